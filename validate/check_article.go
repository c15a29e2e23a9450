package validate

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkArticle() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R003", Name: "unknown-article", Severity: diag.Error,
			Title: diag.T("法律文件里没有引用的这一条、款、项", "the law has no such article, paragraph or item"),
			Doc: diag.T("法律文件登记了条文（articles）的，每一处引用都逐条核对，写明款、项的，核对到款、项：原文每行是一款，（一）（二）是项。引错条号的指南会让申请人查不到依据。没有登记条文的法律文件不核对。",
				"Where the articles of a law are registered, every citation is checked against them, down to the paragraph and the item it names: every line of the text is a paragraph, （一）（二） are items. Laws without articles are not checked."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			check := func(a fieldpath.Selector, id, article string) {
				law := l.Law(id)
				if law == nil || article == "" || len(law.Articles) == 0 {
					return
				}
				cited := schema.ReadArticle(article)
				if words := law.Articles.Get(cited.Name); words != nil {
					if message, ok := missingPart(*words, cited); ok {
						d := l.Finding(a, diag.T("《%s》%s", "%[1]s: %[3]s", law.Title, message.ZH, message.EN),
							diag.T("核对款、项；没错的，把原文补全，每款写一行", "Check the paragraph and the item; if they are right, complete the text, a line for each paragraph"))
						d.Related = []diag.Related{{Place: l.Place(fieldpath.Law(id).Articles().Key(cited.Name)), Message: diag.T("登记的原文在这里", "the text is registered here")}}
						report(d)
					}
					return
				}
				d := l.Finding(a, diag.T("《%s》没有登记%s", "%[1]s has no article %[2]s", law.Title, cited.Name),
					diag.T("核对条号；条号没错的，把这一条的原文补进法律文件", "Check the number; if it is right, add the text of the article to the law"))
				d.Related = []diag.Related{{Place: l.Place(fieldpath.Law(id).Articles()), Message: diag.T("已登记的条文在这里", "the articles are registered here")}}
				report(d)
			}
			for _, b := range l.Bases() {
				check(b.At.Article(), b.Basis.Law, b.Basis.Article)
			}
			for _, e := range l.written.Documents {
				if v := e.Value.Validity; v != nil && l.InUse(e.Key) {
					at := fieldpath.Document(e.Key).Validity()
					check(at.Article(), v.Law, v.Article)
					check(at.RenewArticle(), cmp.Or(v.RenewLaw, v.Law), v.RenewArticle)
				}
			}
		},
	}
}

// missingPart says which paragraph or item of an article a citation names that its text does not have, if there is one.
func missingPart(words string, cited schema.Article) (message diag.Text, ok bool) {
	article, paragraph, item := cited.Name, cited.Paragraph, cited.Item
	if strings.HasPrefix(article, "附件") { // its items are numbered in many ways
		return diag.Text{}, false
	}
	paragraphs := paragraphsOf(words)
	if paragraph > len(paragraphs) {
		return diag.T("%[1]s登记的原文只有%[2]d款，没有第%[3]s款", "the text of %[1]s has %[2]d paragraphs, and no paragraph %[4]d", article, len(paragraphs), text.Numeral(paragraph), paragraph), true
	}
	most := slices.Max(append(paragraphs, 0))
	if paragraph > 0 {
		most = paragraphs[paragraph-1]
		article += "第" + text.Numeral(paragraph) + "款"
	}
	if item <= most {
		return diag.Text{}, false
	}
	if most == 0 {
		return diag.T("%[1]s登记的原文没有分项，没有第（%[2]s）项", "the text of %[1]s has no items, and no item %[3]d", article, text.Numeral(item), item), true
	}
	return diag.T("%[1]s登记的原文只有%[2]d项，没有第（%[3]s）项", "the text of %[1]s has %[2]d items, and no item %[4]d", article, most, text.Numeral(item), item), true
}

// itemMark finds the number before an item at the beginning of a line.
var itemMark = regexp.MustCompile(`^[（(][一二三四五六七八九十]+[）)]`)

// paragraphsOf returns the paragraphs (款) of the text of an article, each as the number of its items (项). Every line is a paragraph, but for those
// of items; items also stand within a paragraph, counted from （一） on.
func paragraphsOf(article string) (paragraphs []int) {
	for line := range strings.Lines(article) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if !itemMark.MatchString(line) || len(paragraphs) == 0 {
			paragraphs = append(paragraphs, 0)
		}
		n := &paragraphs[len(paragraphs)-1]
		for _, marks := range []string{"（%s）", "(%s)"} {
			for strings.Contains(line, fmt.Sprintf(marks, text.Numeral(*n+1))) {
				*n++
			}
		}
	}
	return paragraphs
}
