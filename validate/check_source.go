package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/obtain"
)

func checkSource() Check {
	return Check{
		Rule: diag.Rule{
			Code: string(eligibility.NoSource), Name: "no-source", Severity: diag.Error,
			Title: diag.T("有的申请人无处取得所要求的证照批文", "some applicants have no source for what is required"),
			Doc: diag.T("材料或前置要求一些申请人先有某件证照批文，但核发它的事项不适用于这些申请人（applies），他们无处可办。要么限定提出要求的情形（when），要么补上他们可以办的事项作为另一选项（anyOf）。",
				"A material or prerequisite requires a document of applicants to whom no matter that issues it applies. Restrict the requirement (when), or add what they can obtain as an alternative (anyOf)."),
		},
		Demands:    true,
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, f := range w.Obstacles() {
				if f.Kind != obtain.NoSource {
					continue
				}
				r := w.Requirements()[f.Requirements[0]]
				who, title := w.ApplicantsWith(f.Witness), r.AnyOf[0].Title()
				message := diag.T("“%[1]s”要求先有“%[2]s”，而%[3]s无处取得“%[2]s”", "“%[1]s” requires “%[2]s”, for which %[4]s have no source", r.Matter.Name, title, who.ZH, who.EN)
				switch {
				case len(r.AnyOf) > 1:
					need := r.Demanded()
					message = diag.T("“%[1]s”要求%[2]s，而%[4]s一项也办不了", "“%[1]s” requires %[3]s, none of which exists for %[5]s", r.Matter.Name, need.ZH, need.EN, who.ZH, who.EN)
				case r.AnyOf[0].Document == nil:
					message = diag.T("“%[1]s”要求先办“%[2]s”，而“%[2]s”不适用于%[3]s", "“%[1]s” requires “%[2]s”, which does not apply to %[4]s", r.Matter.Name, title, who.ZH, who.EN)
				}
				d := l.Finding(r.At[0], message, w.Repairs(f))
				d.Place, d.Tried, d.Related = l.ElementPlace(r.At[0]), true, w.Hops(f)
				for _, a := range r.AnyOf {
					for _, m := range a.Issuers() {
						if len(m.Applies) > 0 {
							d.Related = append(d.Related, diag.Related{Place: l.Place(fieldpath.Matter(m.ID).Applies()),
								Message: diag.T("“%s”只适用于%s的申请人", "“%[1]s” applies only to some applicants", m.Name, m.Applies.Sentence())})
						}
					}
				}
				report(d)
			}
		},
	}
}
