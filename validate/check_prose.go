package validate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkProse() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R045", Name: "prose-cites-changed-article", Severity: diag.Warning,
			Title: diag.T("说明文字里写到的条文改过或者没有了", "prose names an article that has changed or is gone"),
			Doc: diag.T("问答、说明、办理标准里写着“城乡规划法第三十八条”的，法律换了文本，依据（basis）改了，文字里的条号却留在原处，指南就自相矛盾。法律文件的变更里登记了新文本的，文字里写到的条，只要内容改了或者没有了，都要核对：改掉条号；条号没错的，在同一个事项的依据里引用这一条，写核对日期（confirmed），或者写豁免。",
				"Where a question, a note or a standard says “article 38 of the planning law” and a new text of the law is registered, the basis is mended and the prose keeps the old number: the guide contradicts itself. Every article that prose names with the title of its law is looked at once its words differ or it is gone: write the other number; if it is right, the basis of the same matter cites that article with the day on which it was confirmed (confirmed), or the finding is exempted."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			titles := l.amendedTitles()
			if len(titles) == 0 {
				return
			}
			seen := map[diag.Place]bool{}
			l.written.Texts(func(path schema.Path, text string) {
				if !strings.Contains(text, "条") {
					return
				}
				a := path.At()
				if a.RecordKind() == fieldpath.LawKind {
					return
				}
				for _, at := range proseArticle.FindAllStringIndex(text, -1) {
					law, ok := titles.before(text[:at[0]])
					if !ok {
						continue
					}
					name := schema.ReadArticle(text[at[0]:at[1]]).Name
					change, gone := l.changedArticle(law, name)
					place := l.Place(a)
					if change == nil || seen[place] || l.flawed(a) || l.confirmedIn(a, law, name, change.From) {
						continue
					}
					seen[place] = true
					what := diag.T("的文字自 %s 起改了", "has other words from %s on", change.From)
					if gone {
						what = diag.T("自 %s 起没有了", "is gone from %s on", change.From)
					}
					d := l.Finding(a, diag.T("文字里写到《%[1]s》%[2]s，这一条%[3]s", "the text names %[2]s of %[1]s, which %[4]s", change.Law.Title, name, what.ZH, what.EN),
						diag.T("核对条号；没错的，在依据里引用这一条并写 confirmed: %[1]q", "Look at the number; if it is right, cite the article in the basis with confirmed: %[1]q", change.From.String()))
					d.Related = []diag.Related{{Place: l.Place(fieldpath.Law(law).Articles()), Message: diag.T("登记的条文在这里", "the articles are registered here")}}
					report(d)
				}
			})
		},
	}
}

// proseArticle finds an article in prose.
var proseArticle = regexp.MustCompile(`第[零〇一二三四五六七八九十百千0-9]+条(?:之[零〇一二三四五六七八九十百千0-9]+)?`)

// lawTitles are the titles of laws, with and without the name of the country, and their ids.
type lawTitles map[string]string

// amendedTitles are the titles of the laws of which several texts are registered.
func (l *inspected) amendedTitles() lawTitles {
	titles := lawTitles{}
	for _, e := range l.written.Laws {
		if len(l.written.LawTexts(e.Key)) > 1 {
			titles[e.Value.Title] = e.Key
			titles[strings.TrimPrefix(e.Value.Title, "中华人民共和国")] = e.Key
		}
	}
	return titles
}

// before returns the law whose title, the longest of them, stands at the end of a text, in its marks or without.
func (t lawTitles) before(text string) (id string, ok bool) {
	text = strings.TrimSuffix(text, "》")
	best := ""
	for title := range t {
		if len(title) > len(best) && strings.HasSuffix(text, title) {
			best = title
		}
	}
	return t[best], best != ""
}

// changedArticle returns the last text in force by which an article has other words, or is gone; nil if there is none.
func (l *inspected) changedArticle(law, name string) (last *schema.LawText, gone bool) {
	texts := l.written.LawTexts(law)
	for i, t := range texts {
		if i == 0 || l.AsOf().Before(t.From) {
			continue
		}
		before, now := texts[i-1].Law.Articles.Get(name), t.Law.Articles.Get(name)
		if before != nil && (now == nil || *before != *now) {
			last, gone = &texts[i], now == nil
		}
	}
	return last, gone
}

// confirmedIn reports whether the basis of the matter or procedure of an element cites an article as it has been confirmed since a day.
func (l *inspected) confirmedIn(a fieldpath.At, law, name string, since schema.Date) bool {
	var basis schema.Keyed[schema.Basis]
	if m := l.Matter(a.RecordID()); m != nil && a.RecordKind() == fieldpath.MatterKind {
		basis = m.Matter.Basis
	}
	if p := l.written.Procedures.Get(a.RecordID()); p != nil && a.RecordKind() == fieldpath.ProcedureKind {
		basis = p.Basis
	}
	return slices.ContainsFunc(basis, func(b schema.Entry[schema.Basis]) bool {
		return b.Value.Law == law && schema.ReadArticle(b.Value.Article).Name == name && !b.Value.Confirmed.Before(since)
	})
}
