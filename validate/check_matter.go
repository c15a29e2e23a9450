package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkMatter() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R005", Name: "unknown-matter", Severity: diag.Error,
			Title: diag.T("引用的事项没有登记", "reference to a matter that is not in the catalog"),
			Doc: diag.T("前置和联办成员引用的事项，要在目录中存在，并且在目录的版本日期有效。引用落空，申请人就被要求先办一件不存在的事。",
				"A matter that a prerequisite or a procedure names must exist in the catalog and be in force on the edition date. Otherwise applicants are told to do something that does not exist."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			known := l.written.Matters.Keys()
			for _, m := range l.Awaited() {
				for _, d := range model.Demands(m) {
					if d.Matter != "" && l.Matter(d.Matter) == nil {
						l.nothing(report, d.At, referent{fieldpath.MatterKind, "事项", "matter"}, d.Matter, known)
					}
				}
			}
			for _, p := range l.Procedures() {
				for i, member := range p.Procedure.Members {
					if l.Matter(member.Matter) == nil {
						l.nothing(report, fieldpath.Procedure(p.ID).Members().Item(i).Matter(), referent{fieldpath.MatterKind, "事项", "matter"}, member.Matter, known)
					}
				}
			}
		},
	}
}
