package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkUnproven() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D110", Name: "unproven-prerequisite", Severity: diag.Note,
			Title: diag.T("前置要求的证照批文不在材料里", "a prerequisite is not among the materials"),
			Doc: diag.T("前置要求先有某件证照批文，材料里却没有它：是由窗口从系统里核验，还是申请人到了窗口才知道要带，指南上看不出来。写进材料；由系统取得、不要申请人提交的，材料的来源渠道写“系统获取”。",
				"A prerequisite asks for a document that is not among the materials: whether the window looks it up or the applicant has to bring it cannot be seen. List it; if the system provides it, give it the source 系统获取."),
		},
		Demands:    true,
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, m := range l.Matters() {
				if len(m.Materials) == 0 {
					continue // nothing has to be handed in
				}
				for i, p := range m.Prerequisites {
					if len(p.AnyOf) != 1 || p.AnyOf[0].Document == nil || p.AnyOf[0].Of == schema.Accepted {
						continue
					}
					document := p.AnyOf[0].Document
					var materials []model.Guard
					for _, c := range m.Materials {
						if c.Document == document {
							materials = append(materials, c.When)
						}
					}
					if rest, ok := uncovered(w, m, p.When, materials); !ok || rest.Empty() {
						continue
					}
					a := fieldpath.Matter(m.ID).Prerequisites().Item(i).Document()
					d := l.Finding(a, diag.T("“%s”的前置要有“%s”，材料里却没有", "the prerequisites of “%s” ask for “%s”, its materials do not", m.Name, document.Name),
						diag.T("写进材料；由系统取得的，来源渠道写“系统获取”", "Add it to the materials; if the system provides it, with the source 系统获取"))
					d.Place = l.ElementPlace(a)
					report(d)
				}
			}
		},
	}
}
