package validate

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkSuspended() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R037", Name: "needs-what-is-suspended", Severity: diag.Warning,
			Title: diag.T("要求先办的事项、联办的成员正在暂停办理", "what is needed first, or a member, is suspended"),
			Doc: diag.T("一个事项在版本日期暂停办理，别的事项又要求先办它，或者联办有它：申请人照着指南走，到那一步办不成。写明这段时间怎么办，或者也暂停。",
				"A matter is suspended on the edition date, and another asks for it first, or a procedure has it as a member: who follows the guide gets stuck there. Say what to do meanwhile, or suspend the other, too."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			now := func(m *model.Matter) bool {
				return m.Suspended != nil && l.AsOf().Within(m.Suspended.From, m.Suspended.To)
			}
			say := func(at fieldpath.Selector, whole string, m *model.Matter) {
				d := l.Finding(at, diag.T("“%[1]s”要办“%[2]s”，它在 %[3]s 暂停办理", "“%[1]s” needs “%[2]s”, which is suspended on %[3]s", whole, m.Name, l.AsOf()),
					diag.T("写明这段时间怎么办，或者把“%s”也暂停", "Say what to do meanwhile, or suspend “%s”, too", whole))
				d.Related = []diag.Related{{Place: l.Place(fieldpath.Matter(m.ID).Suspended()), Message: diag.T("暂停写在这里", "the suspension is written here")}}
				report(d)
			}
			for _, p := range l.Procedures() {
				for i, b := range p.Procedure.Members {
					if m := l.Matter(b.Matter); m != nil && now(m) {
						say(fieldpath.Procedure(p.ID).Members().Item(i), p.Name, m)
					}
				}
			}
			for _, m := range l.Matters() {
				for _, d := range model.Demands(m) {
					var issuers []*model.Matter
					if doc := l.Document(d.Document); doc != nil {
						issuers = doc.Issuers
					}
					if only := l.Matter(d.Matter); only != nil {
						issuers = []*model.Matter{only}
					}
					alone := len(issuers) == 1 && !slices.Contains(d.At.Path(), any("anyOf"))
					if alone && now(issuers[0]) && !now(m) {
						say(d.At, m.Name, issuers[0])
					}
				}
			}
		},
	}
}
