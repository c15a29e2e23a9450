package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkIssuer() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R012", Name: "no-issuer", Severity: diag.Error,
			Title: diag.T("索要的证照批文没有事项核发", "a document is asked for that no matter issues"),
			Doc: diag.T("材料或前置索要的证照批文，要么由目录中某个事项核发（审批结果写它），要么声明为目录外文书（external: true，并写明核发机关 issuer）。否则申请人不知道到哪里去办。核发它的事项已经废止的，证照批文不再核发，要它的要求也应当取消；还没有施行的，要求不能先提。",
				"A document that materials or prerequisites ask for is either the result of a matter of the catalog or declared external, with its issuer. Otherwise applicants do not know where to get it. Where the matter that issued it has been abolished the document is issued no more, and the demand has to go, too; where it is not yet in force the demand is too early."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Awaited() {
				for _, d := range model.Demands(m) {
					doc := l.Document(d.Document)
					if doc == nil || doc.External || len(doc.Issuers) > 0 || l.written.Mentions(d.Document) {
						continue
					}
					f := l.Finding(d.At, diag.T("“%s”要求有“%s”，但在 %s 没有事项核发它", "%[1]s asks for %[4]s, which no matter issues on %[3]s", l.NameOf(d.At), doc.Name, l.written.AsOf, doc.ID),
						diag.T("写明哪个事项核发它；不归本目录核发的，声明 external: true 并写明 issuer", "Let a matter issue it; if none of this catalog does, declare external: true and its issuer"))
					f.Related = []diag.Related{{Place: l.Place(fieldpath.Document(doc.ID)), Message: diag.T("证照批文登记在这里", "the document is registered here")}}
					l.issuedOnce(&f, l.NameOf(d.At), doc)
					report(f)
				}
			}
			for _, doc := range l.Documents() {
				if doc.External && len(doc.Issuers) > 0 {
					f := l.Finding(fieldpath.Document(doc.ID).External(),
						diag.T("“%s”声明为目录外文书，但“%s”核发它", "%[3]s is declared external, but %[2]s issues it", doc.Name, doc.Issuers[0].Name, doc.ID),
						diag.T("删去 external，或者改正事项的审批结果", "Remove external, or correct the result of the matter"))
					f.Related = []diag.Related{{Place: l.Place(doc.Issuers[0].ResultOf(doc).At.Document()), Message: diag.T("审批结果写在这里", "the result is written here")}}
					report(f)
				}
			}
		},
	}
}

// issuedOnce says of a document that somebody asks for and that no matter issues which one did, or will: then it is neither forgotten nor issued elsewhere, and to
// declare it external would keep an abolished licence alive.
func (l *inspected) issuedOnce(d *diag.Diagnostic, who string, doc *model.Document) {
	var ended, coming []schema.Absent
	for _, absent := range l.written.Absent {
		if absent.Kind != fieldpath.MatterKind {
			continue
		}
		m := l.written.Everything.Matters.Get(absent.Key)
		if m == nil {
			continue
		}
		if results, _ := model.WrittenResults(absent.Key, m); !slices.ContainsFunc(results, func(r schema.Result) bool { return r.Document == doc.ID }) {
			continue
		}
		if l.AsOf().Before(absent.Effective.From) {
			coming = append(coming, absent)
		} else {
			ended = append(ended, absent)
		}
	}
	name := func(a schema.Absent) string { return l.written.Everything.Matters.Get(a.Key).Name }
	for _, a := range ended {
		d.Related = append(d.Related, diag.Related{Place: a.Place, Message: diag.T("“%s”核发它，自 %s 起不再有效", "“%s” issued it, and is no longer in force since %s", name(a), a.Effective.To)})
	}
	for _, a := range coming {
		d.Related = append(d.Related, diag.Related{Place: a.Place, Message: diag.T("“%s”核发它，%s 起才施行", "“%s” issues it, and comes into force on %s only", name(a), a.Effective.From)})
	}
	switch {
	case ended != nil:
		last := slices.MaxFunc(ended, func(a, b schema.Absent) int { return a.Effective.To.Compare(b.Effective.To) })
		d.Message = diag.T("“%[1]s”要求有“%[2]s”，而核发它的“%[3]s”自 %[4]s 起不再有效，“%[2]s”不再核发", "%[1]s asks for %[5]s, which is issued no more: %[3]q is no longer in force since %[4]s", who, doc.Name, name(last), last.Effective.To, doc.ID)
		d.Hint = diag.T("删去这项要求；已由别的证照批文代替的，改为要求那一件", "Remove the demand; if another document has taken its place, ask for that one")
		if coming != nil {
			next := slices.MinFunc(coming, func(a, b schema.Absent) int { return a.Effective.From.Compare(b.Effective.From) })
			d.Hint = diag.T("“%s”%s 起才接着核发：核对两者的有效期间，中间确有空档的，这项要求在空档里要取消", "%q issues it from %s on only: check the two periods; if there is a gap between them the demand has to go for that time", name(next), next.Effective.From)
		}
	case coming != nil:
		next := slices.MinFunc(coming, func(a, b schema.Absent) int { return a.Effective.From.Compare(b.Effective.From) })
		d.Message = diag.T("“%s”要求有“%s”，而核发它的“%s”%s 起才施行", "%[1]s asks for %[5]s, which is not issued yet: %[3]q comes into force on %[4]s", who, doc.Name, name(next), next.Effective.From, doc.ID)
		d.Hint = diag.T("删去这项要求，到那一天再提；“%s”已经施行的，改正它的有效期间", "Remove the demand until that day; if %q is in force already, correct its period", name(next))
	}
}
