package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkIssuer() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R012", Name: "no-issuer", Severity: diag.Error,
			Title: diag.T("索要的证照批文没有事项核发", "a document is asked for that no matter issues"),
			Doc: diag.T("材料或前置索要的证照批文，要么由目录中某个事项核发（审批结果写它），要么声明为目录外文书（external: true，并写明核发机关 issuer）。否则申请人不知道到哪里去办。",
				"A document that materials or prerequisites ask for is either the result of a matter of the catalog or declared external, with its issuer. Otherwise applicants do not know where to get it."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Matters() {
				for _, d := range model.Demands(m) {
					doc := l.Document(d.Document)
					if doc == nil || doc.External || len(doc.Issuers) > 0 || l.Written().Mentions(d.Document) {
						continue
					}
					f := l.Finding(d.At, diag.T("“%s”要求有“%s”，但在 %s 没有事项核发它", "%[1]s asks for %[4]s, which no matter issues on %[3]s", l.NameOf(d.At), doc.Name, l.Written().AsOf, doc.ID),
						diag.T("写明哪个事项核发它；不归本目录核发的，声明 external: true 并写明 issuer", "Let a matter issue it; if none of this catalog does, declare external: true and its issuer"))
					f.Related = []diag.Related{{Place: l.Place(fieldpath.Document(doc.ID)), Message: diag.T("证照批文登记在这里", "the document is registered here")}}
					report(f)
				}
			}
			for _, doc := range l.Documents() {
				if doc.External && len(doc.Issuers) > 0 {
					f := l.Finding(fieldpath.Document(doc.ID).External(),
						diag.T("“%s”声明为目录外文书，但“%s”核发它", "%[3]s is declared external, but %[2]s issues it", doc.Name, doc.Issuers[0].Name, doc.ID),
						diag.T("删去 external，或者改正事项的审批结果", "Remove external, or correct the result of the matter"))
					f.Related = []diag.Related{{Place: l.Place(fieldpath.Matter(doc.Issuers[0].ID).Result().Document()), Message: diag.T("审批结果写在这里", "the result is written here")}}
					report(f)
				}
			}
		},
	}
}
