package validate

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
)

func checkHidden() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D104", Name: "hidden-prerequisite", Severity: diag.Warning,
			Title: diag.T("暗前置：材料要求的证照批文没有写进前置", "a hidden prerequisite: materials ask for a document that the prerequisites do not mention"),
			Doc: diag.T("材料要求的证照批文由本目录的另一个事项核发，就是要先办那个事项。没有写进前置（prerequisites），申请人和审查前置的人都看不出来，即“暗前置”。前置必须有法律、行政法规依据（国办发〔2014〕59号：对法律法规没有明确规定为前置条件的，一律不再作为前置审批；企业投资项目核准和备案管理条例第六条）。有依据的写进前置，没有依据的取消这份材料；办理中补齐即可的写 by: \"办结\"。",
				"A material that another matter of the catalog issues means that the other matter comes first. If the prerequisites do not say so, neither applicants nor reviewers can see it. Prerequisites need a basis in law: state it, or drop the material."),
			Bad:  "-- matters/a.cue --\npackage catalog\n\nmatter: \"card\": #Matter & _card\nmatter: \"room\": #Matter & _plain & {name: \"自习室预约\", department: \"library\", fee: charged: false, result: name: \"预约单\", materials: [{document: \"library-card\", copies: 1, basis: [\"open\"]}]} // want D104 `document: \"library-card\"`\n",
			Good: "-- matters/a.cue --\npackage catalog\n\nmatter: \"card\": #Matter & _card\nmatter: \"room\": #Matter & _plain & {name: \"自习室预约\", department: \"library\", fee: charged: false, result: name: \"预约单\", materials: [{document: \"library-card\", copies: 1, basis: [\"open\"]}], prerequisites: [{document: \"library-card\", basis: [\"open\"]}]}\n",
		},
		Exemptible: true,
		Run: func(l *linked, report func(diag.Diagnostic)) {
			for _, m := range l.matters {
				for i, c := range m.Materials {
					if c.Document == nil || len(c.Document.Issuers) == 0 || m.mentions(c.Document) {
						continue
					}
					a := at{kind: "matter", id: m.ID, path: []any{"materials", i, "document"}}
					d := l.finding(a, diag.T("“%s”的材料要“%s”，前置里却没有", "the materials of “%s” ask for “%s”, its prerequisites do not", m.Name, c.Document.Name),
						diag.T("有法律依据的，写进前置：{document: \"%s\", …}；没有的，取消这份材料", "If the law prescribes it, add the prerequisite {document: \"%s\", …}; if not, remove the material", c.Document.ID))
					d.Place = l.fieldPlace(a)
					for _, issuer := range c.Document.Issuers {
						d.Related = append(d.Related, diag.Related{Place: l.cat.Place("matter", issuer.ID, "result", "document"), Message: diag.T("它由“%s”核发", "it is issued by “%s”", issuer.Name)})
					}
					report(d)
				}
			}
		},
	}
}

// mentions reports whether the prerequisites of a matter name a document or a matter that issues it.
func (m *Matter) mentions(d *Document) bool {
	return slices.ContainsFunc(m.Prerequisites, func(p Prerequisite) bool {
		return slices.ContainsFunc(p.AnyOf, func(a Alternative) bool { return a.Document == d || slices.Contains(d.Issuers, a.Matter) })
	})
}
