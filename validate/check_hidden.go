package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

func checkHidden() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D104", Name: "hidden-prerequisite", Severity: diag.Warning,
			Title: diag.T("暗前置：材料要求的证照批文没有写进前置", "a hidden prerequisite: materials ask for a document that the prerequisites do not mention"),
			Doc: diag.T("材料要求的证照批文由本目录的另一个事项核发，就是要先办那个事项。没有写进前置（prerequisites），申请人和审查前置的人都看不出来，即“暗前置”。前置必须有法律、行政法规依据（国办发〔2014〕59号：对法律法规没有明确规定为前置条件的，一律不再作为前置审批；企业投资项目核准和备案管理条例第六条）。有依据的写进前置，没有依据的取消这份材料；办理中补齐即可的写 by: \"办结\"。",
				"A material that another matter of the catalog issues means that the other matter comes first. If the prerequisites do not say so, neither applicants nor reviewers can see it. Prerequisites need a basis in law: state it, or drop the material."),
		},
		Demands:    true,
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, m := range l.Matters() {
				for i, c := range m.Materials {
					// What may be missing when the case is accepted holds nobody up, and is no hidden prerequisite.
					if c.Document == nil || len(c.Document.Issuers) == 0 || !c.Required() || c.By != schema.Accepted || c.Relax != nil {
						continue
					}
					var prerequisites []model.Guard
					for _, p := range m.Prerequisites {
						if slices.ContainsFunc(p.AnyOf, func(a model.Alternative) bool {
							return a.Document == c.Document || slices.Contains(c.Document.Issuers, a.Matter)
						}) {
							prerequisites = append(prerequisites, p.When)
						}
					}
					rest, ok := uncovered(w, m, c.When, prerequisites)
					if !ok || rest.Empty() {
						continue
					}
					a := fieldpath.Matter(m.ID).Materials().Item(i).Document()
					d := l.Finding(a, diag.T("“%s”的材料要“%s”，前置里却没有", "the materials of “%s” ask for “%s”, its prerequisites do not", m.Name, c.Document.Name),
						diag.T("有法律依据的，写进前置：{document: \"%s\", …}；没有的，取消这份材料", "If the law prescribes it, add the prerequisite {document: \"%s\", …}; if not, remove the material", c.Document.ID))
					if prerequisites != nil {
						who := w.ApplicantsWith(rest.Shortest())
						d.Message = diag.T("“%[1]s”的材料要“%[2]s”，前置里对%[3]s却没有", "the materials of “%[1]s” ask for “%[2]s”, its prerequisites do not ask it of %[4]s", m.Name, c.Document.Name, who.ZH, who.EN)
					}
					d.Place = l.ElementPlace(a)
					for _, issuer := range c.Document.Issuers {
						d.Related = append(d.Related, diag.Related{Place: l.Place(issuer.ResultOf(c.Document).At.Document()), Message: diag.T("它由“%s”核发", "it is issued by “%s”", issuer.Name)})
					}
					report(d)
				}
			}
		},
	}
}

// uncovered returns to whom a matter applies and who satisfies a guard, but none of others; ok is false if nothing
// follows, for something is wrong that other checks report.
func uncovered(w *eligibility.Solution, m *model.Matter, g model.Guard, others []model.Guard) (rest obtain.Region, ok bool) {
	t, ok := w.Translate(g)
	if !ok || w.Broken() {
		return rest, false
	}
	rest = w.Engine().Applies(w.NumberOf(m)).And(w.Engine().Satisfying(t))
	for _, o := range others {
		t, ok := w.Translate(o)
		if !ok {
			return rest, false
		}
		rest = rest.Minus(w.Engine().Satisfying(t))
	}
	return rest, true
}
