package validate

import (
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkUnfounded() Check {
	return Check{
		Rule: diag.Rule{
			Code: "L101", Name: "no-basis", Severity: diag.Warning,
			Title: diag.T("要求没有依据", "a demand without a basis"),
			Doc: diag.T("条件、材料、前置和中介服务写了 basis: []，就是说没有一条法律、法规、规章或者文件规定它，例如窗口口头提出的要求。照实登记，才看得出它挡住了谁；但是没有法律、法规、规章依据，不得增设办理条件和环节（优化营商环境条例第三十五条），没有明确规定为前置条件的一律不作前置（国办发〔2014〕59号），中介服务作为办理条件要有法律、法规或者国务院决定依据（优化营商环境条例第四十三条）。找到依据的写上代号，找不到的取消。",
				"A condition, material, prerequisite or agency service with basis: [] says that no law, regulation, rule or paper prescribes it, such as what a window asks for by word of mouth. Written down, one can see whom it keeps out; but without a basis in law, regulation or rule no conditions or steps may be added (article 35 of the Regulation on Optimizing the Business Environment), what is not prescribed as a prerequisite is none (国办发〔2014〕59号), and an agency service can only be required on the basis of a law, regulation or decision of the State Council (article 43). Name the basis, or drop the demand."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Awaited() {
				a := fieldpath.Matter(m.ID)
				check := func(at fieldpath.List[fieldpath.Value], basis []string, kind diag.Text, of ...string) {
					if basis == nil || len(basis) > 0 || l.flawed(at) {
						return
					}
					d := l.Finding(at, diag.T("“%[1]s”的%[2]s“%[4]s”没有依据", "%[3]s “%[5]s” of “%[1]s” has no basis", m.Name, kind.ZH, kind.EN, strings.Join(of, "”或“"), strings.Join(of, "” or “")),
						diag.T("写上规定它的依据代号；确实没有的，取消这项要求", "Name the basis that prescribes it; if there is none, drop the demand"))
					d.Place = l.ElementPlace(at)
					report(d)
				}
				if e := m.Milestone; e != nil {
					for i, c := range e.After {
						check(fieldpath.Milestone(e.ID).After().Item(i).Basis(), e.Milestone.After[i].Basis, diag.T("里程碑以前须先有的", "what has to be there before it,"), titles(c.AnyOf)...)
					}
					continue
				}
				for i, c := range m.Matter.Conditions {
					check(a.Conditions().Item(i).Basis(), c.Basis, diag.T("条件", "condition"), c.Text)
				}
				for i, c := range m.Materials {
					check(a.Materials().Item(i).Basis(), c.Material.Basis, diag.T("材料", "material"), c.Title)
				}
				for i, c := range m.Prerequisites {
					check(a.Prerequisites().Item(i).Basis(), c.Prerequisite.Basis, diag.T("前置", "prerequisite"), titles(c.AnyOf)...)
				}
				for i, s := range m.Agencies {
					at := a.Agencies().Item(i)
					check(at.Basis(), s.AgencyService.Basis, diag.T("中介服务", "agency service"), s.Name)
					for j, c := range s.Prerequisites {
						check(at.Prerequisites().Item(j).Basis(), c.Prerequisite.Basis, diag.T("中介服务的前置", "prerequisite of an agency service,"), titles(c.AnyOf)...)
					}
				}
			}
		},
	}
}

// titles returns what each of several alternatives is called.
func titles(any []model.Alternative) []string {
	var list []string
	for _, a := range any {
		list = append(list, a.Title())
	}
	return list
}
