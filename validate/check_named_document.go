package validate

import (
	"slices"
	"strconv"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkNamedDocument() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R028", Name: "named-document", Severity: diag.Warning,
			Title: diag.T("登记了的证照批文只写了名称", "a registered document is only named"),
			Doc: diag.T("材料只写 name 的，只是一个名称：不知道由哪个事项核发，也不算依赖。名称与登记的证照批文相同的，写 document，指南才说得出到哪里去办，检查才看得出办不办得成。本事项自己核发的除外。",
				"A material that only has a name is no dependency: nobody knows which matter issues it. Where a document of that name is registered, write document instead, so that guides say where it comes from and checks see whether it can be had. What the matter itself issues is left out."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Matters() {
				for i, c := range m.Matter.Materials {
					if c.Name == "" || c.Document != "" {
						continue
					}
					r, ok := l.written.Called(fieldpath.DocumentKind, c.Name)
					if !ok || schema.Alike(r.Name) != schema.Alike(c.Name) || slices.ContainsFunc(m.Results, func(x model.Result) bool { return x.Result.Document == r.ID }) {
						continue
					}
					at := fieldpath.Matter(m.ID).Materials().Item(i).Name()
					literal := "document: " + strconv.Quote(r.ID)
					d := l.Finding(at, diag.T("“%s”的材料“%s”登记为证照批文“%s”，这里只写了名称", "the material %[2]q of %[1]s is registered as the document %[3]s, and only named here", l.NameOf(at), c.Name, r.ID),
						diag.T("写成 %s", "Write %s", literal))
					d.Related = []diag.Related{{Place: r.Place, Message: diag.T("它登记在这里", "it is registered here")}}
					d.Fixes = []diag.Fix{{Message: d.Hint, Edits: []diag.Edit{{Place: l.ElementPlace(at), New: literal}}}}
					report(d)
				}
			}
		},
	}
}
