package validate

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

func checkImplied() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D108", Name: "implied-prerequisite", Severity: diag.Note,
			Title: diag.T("前置已经包含在别的前置里", "a prerequisite that another one implies"),
			Doc: diag.T("不写这项前置，申请人也一定已经办过它：别的前置本来就要求它。法律明文并列的可以保留；不是的，删去可以让指南更短。要申请人提交原件或复印件的，应当写在材料里。",
				"Without this prerequisite applicants would have met it anyway, for another one requires it. Keep it if the law lists both; else the guide is shorter without it."),
		},
		Demands:    true,
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for i, r := range w.Requirements() {
				if slices.ContainsFunc(r.Elements, func(e eligibility.Element) bool { return e.Kind != eligibility.PrerequisiteElement }) || r.Leads(r.Matter) || !w.Engine().Implied(i) {
					continue
				}
				a := r.AnyOf[0]
				if a.Document != nil && slices.ContainsFunc(r.Matter.Materials, func(c model.Material) bool { return c.Document == a.Document }) {
					continue // it has to be handed in
				}
				d := l.Finding(r.At[0], diag.T("“%[2]s”的前置“%[1]s”本来就在别的前置里", "the prerequisite “%[1]s” of “%[2]s” is implied by others", a.Title(), r.Matter.Name),
					diag.T("法律没有并列要求的，删去这一条", "Remove it unless the law lists it"))
				d.Place = l.ElementPlace(r.At[0])
				report(d)
			}
		},
	}
}
