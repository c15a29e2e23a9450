package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkAgency() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R009", Name: "unknown-agency", Severity: diag.Error,
			Title: diag.T("引用的中介机构没有登记", "reference to an agency that is not in the catalog"),
			Doc: diag.T("中介服务写明的可选机构，要在 agency 中登记，申请人才能找到它们；不登记机构的，用 qualification 写明资质要求。",
				"An agency that an intermediary service names must be registered under agency, so that applicants can find it."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			known := l.written.Agencies.Keys()
			for _, m := range l.Matters() {
				for i, s := range m.Matter.Agencies {
					for j, id := range s.Agencies {
						if l.Agency(id) == nil {
							l.nothing(report, fieldpath.Matter(m.ID).Agencies().Item(i).Agencies().Item(j), referent{fieldpath.AgencyKind, "中介机构", "agency"}, id, known)
						}
					}
				}
			}
		},
	}
}
