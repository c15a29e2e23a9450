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
			Doc: diag.T("付费方是申请人的中介服务，成果是申请人要交的材料：指南和办理计划按名称把两者连起来，告诉申请人这份材料先委托谁、要多久。材料里没有这个名称的，多半是其中一处写错了字，或者漏写了材料；不要申请人提交的，成果就不写。审批部门付费、成果又不在材料里的，指南和办理计划按目录的写法，当作它在受理后自己委托的，成果不用交；优化营商环境条例第四十三条只说行政机关在审批中需要委托的由它付费，没有说它付费的都由它委托。所以材料里有名称相近的要核对：就是这份成果、由申请人交的，名称写成一样；是另外一份的，成果换一个分得开的名称，或者豁免。",
				"What an agency produces that the applicant pays for is a material that he hands in: guides and plans know by its name whom to commission first and how long that takes. Where no material has that name, one of the two is probably misspelt, or the material is missing; if it is not handed in, leave the output out. What the department pays for and no material is, guides and plans take as commissioned by itself after the acceptance, as the catalog has it, and not handed in. Article 43 of the Regulations on the Business Environment says only that an authority pays for what it needs to commission while it handles a case, not that it commissions all it pays for. So it is checked where a material has almost its name: if that is the output and the applicant hands it in, write the same name; if it is another paper, give the output a name that tells them apart, or exempt it."),
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
							return s.Output != "" && (within(name, s.Output) || within(s.Output, name))
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
						d.Hint = diag.T("材料里相近的有“%[1]s”：是它的，名称写成一样；是另一份的，把“%[2]s”也写进材料，不要申请人提交的，不写成果", "There is a material “%[1]s”: if it is meant, write the same name; if not, list “%[2]s”, too, or, if it is not handed in, leave the output out", near, s.Output)
						if s.Payer == schema.DepartmentPays {
							d.Hint = diag.T("材料里相近的有“%[1]s”：就是这份成果、由申请人交的，名称写成一样；是另一份的，成果换一个分得开的名称，或者豁免", "There is a material “%[1]s”: if it is the output and the applicant hands it in, write the same name; if it is another paper, give the output a name that tells them apart, or exempt it", near)
						}
						n := slices.Index(names, near)
						d.Related = []diag.Related{{Place: l.Place(a.Materials().Item(n)), Message: diag.T("相近的材料写在这里", "the material like it is written here")}}
					}
					report(d)
				}
			}
		},
	}
}

// within reports whether a name is another with a word before or behind it; a word in its middle is what the name is about.
func within(name, word string) bool {
	return strings.HasPrefix(name, word) || strings.HasSuffix(name, word)
}
