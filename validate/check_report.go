package validate

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkReport() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R030", Name: "report-not-asked-for", Severity: diag.Warning,
			Title: diag.T("中介服务的成果不在材料里", "the report of an agency is not among the materials"),
			Doc: diag.T("付费方是申请人的中介服务，成果是申请人要交的材料：指南和办理计划按名称把两者连起来，告诉申请人这份材料先委托谁、要多久。材料里没有这个名称的，多半是其中一处写错了字，或者漏写了材料；不要申请人提交的，成果就不写。审批部门付费的，由它委托（优化营商环境条例第四十三条），成果不用交，只在材料里有名称相近的时候核对：是那一份的，计划会叫人带来，又说不用委托。",
				"What an agency produces that the applicant pays for is a material that he hands in: guides and plans know by its name whom to commission first and how long that takes. Where no material has that name, one of the two is probably misspelt, or the material is missing; if it is not handed in, leave the output out. What the department pays for it commissions itself (Regulations on the Business Environment, art. 43), and it is not handed in: it is checked only where a material has almost its name, for then a plan says both."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Matters() {
				a := fieldpath.Matter(m.ID)
				var names []string
				for _, c := range m.Materials {
					names = append(names, c.Title)
				}
				for i := range m.Agencies {
					s := &m.Agencies[i]
					near, likely := schema.Nearest(s.Output, names)
					if !likely { // a word more or less
						n := slices.IndexFunc(names, func(name string) bool {
							return s.Output != "" && (strings.Contains(name, s.Output) || strings.Contains(s.Output, name))
						})
						if likely = n >= 0; likely {
							near = names[n]
						}
					}
					// What the department pays for need not be handed in, unless a material is called almost so.
					if s.Payer != schema.ApplicantPays && !(s.Payer == schema.DepartmentPays && likely) || s.Output == "" || slices.ContainsFunc(m.Materials, func(c model.Material) bool { return s.Makes(&c) }) || len(names) > 0 && l.flawed(a.Materials()) {
						continue
					}
					at := a.Agencies().Item(i).Output()
					d := l.Finding(at, diag.T("“%s”的中介服务“%s”，成果“%s”不是材料", "“%s” has the agency service “%s”, whose output “%s” is no material", m.Name, s.Name, s.Output),
						diag.T("把“%[1]s”写进材料；不要申请人提交的，不写成果", "List “%[1]s” among the materials; if it is not handed in, leave the output out", s.Output))
					if likely {
						d.Hint = diag.T("材料里相近的有“%[1]s”：是它的，名称写成一样", "There is a material “%[1]s”: if it is meant, write the same name", near)
						n := slices.Index(names, near)
						d.Related = []diag.Related{{Place: l.Place(a.Materials().Item(n)), Message: diag.T("相近的材料写在这里", "the material like it is written here")}}
					}
					report(d)
				}
			}
		},
	}
}
