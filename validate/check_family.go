package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkFamily() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R034", Name: "no-such-family", Severity: diag.Error,
			Title: diag.T("主项没有登记", "a family that is not in the catalog"),
			Doc: diag.T("事项的 family 写的是主项标识，主项要在 family 中登记：名称、编码和次序只写一处，它的业务办理项才排在一起，指南上才互相指引。",
				"The family of a matter is the id of a family, which is registered under family: its name, code and order are written once, so that its matters stand together and lead to each other in guides."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			known := l.written.Families.Keys()
			for _, m := range l.Matters() {
				if id := m.Matter.Family; id != "" && m.Family == nil {
					l.nothing(report, fieldpath.Matter(m.ID).Family(), referent{fieldpath.FamilyKind, "主项", "family"}, id, known)
				}
			}
		},
	}
}
