package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkEffective() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R018", Name: "effective-order", Severity: diag.Error,
			Title: diag.T("失效日期不在施行日期之后", "a period that ends before it begins"),
			Doc: diag.T("有效期间的失效日期要晚于施行日期。写反了，这一项在哪一天都不存在，会悄悄从指南和公开表里消失。",
				"A period ends after it begins. The other way round the record exists on no day and silently disappears from guides and sheets."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			check := func(at, to fieldpath.Selector, e schema.Effective) {
				if e.From.IsZero() || e.To.IsZero() || e.From.Before(e.To) {
					return
				}
				report(l.Finding(to,
					diag.T("“%s”的失效日期 %s 不在施行日期 %s 之后", "%[1]s ends on %[2]s, not after it begins on %[3]s", l.NameOf(at), e.To, e.From),
					diag.T("改正两个日期", "Correct the two dates")))
			}
			of := func(at fieldpath.InEffective, e *schema.Effective) {
				if e != nil {
					check(at, at.To(), *e)
				}
			}
			suspended := func(at fieldpath.InSuspension, s *schema.Suspension) {
				if s != nil && !s.From.IsZero() && !s.To.IsZero() && !s.From.Before(s.To) {
					report(l.Finding(at.To(), diag.T("“%s”恢复办理的日期 %s 不在暂停的日期 %s 之后", "%[1]s resumes on %[2]s, not after it is suspended on %[3]s", l.NameOf(at), s.To, s.From), diag.T("改正两个日期", "Correct the two dates")))
				}
			}
			all := l.written.Everything // what never is in force is in no edition
			for _, m := range all.Matters {
				of(fieldpath.Matter(m.Key).Effective(), m.Value.Effective)
				suspended(fieldpath.Matter(m.Key).Suspended(), m.Value.Suspended)
			}
			for _, p := range all.Procedures {
				of(fieldpath.Procedure(p.Key).Effective(), p.Value.Effective)
			}
			for _, w := range all.Laws {
				at := fieldpath.Law(w.Key).Effective()
				check(at, at.To(), schema.Effective(w.Value.Effective))
			}
			for _, d := range all.Departments {
				of(fieldpath.Department(d.Key).Effective(), d.Value.Effective)
			}
		},
	}
}
