package validate

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
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
			Title: diag.T("法律文件里没有引用的这一条、款、项、目", "the law has no such article, paragraph, item or point"),
			Doc: diag.T("法律文件登记了条文（articles）的，每一处引用都逐条核对，写明款、项、目的，核对到款、项、目：原文每行是一款，（一）（二）是项，项里的 1. 2. 是目。附件的各项在原文里每项一行，行首写序号，只登记引用的几项也可以；没有写序号的不核对。引错条号的指南会让申请人查不到依据。没有登记条文的法律文件不核对。",
				"Where the articles of a law are registered, every citation is checked against them, down to the paragraph, the item and the point it names: every line of the text is a paragraph, （一）（二） are items, 1. and 2. in an item are points. Items of an annex are lines of its text that begin with their number, and only those that are cited need be there; an annex without numbers is not checked. Laws without articles are not checked."),
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
							diag.T("核对款、项、目；没错的，把原文补全，每款写一行，附件每项一行", "Check the paragraph, the item and the point; if they are right, complete the text, a line for each paragraph, and for each item of an annex"))
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

// missingPart says which paragraph, item or point of an article a citation names that its text does not have, if there is one.
func missingPart(words string, cited schema.Article) (message diag.Text, ok bool) {
	article, item := cited.Name, cited.Item
	if strings.HasPrefix(article, "附件") {
		if numbers := annexItems(words); item > 0 && len(numbers) > 0 && !slices.Contains(numbers, item) {
			return diag.T("%[1]s登记的原文没有第%[2]d项", "the text of %[1]s has no item %[2]d", article, item), true
		}
		return diag.Text{}, false
	}
	paragraphs := paragraphsOf(words)
	if cited.Paragraph > len(paragraphs) {
		return diag.T("%[1]s登记的原文只有%[2]d款，没有第%[3]s款", "the text of %[1]s has %[2]d paragraphs, and no paragraph %[4]d", article, len(paragraphs), text.Numeral(cited.Paragraph), cited.Paragraph), true
	}
	if cited.Paragraph > 0 {
		paragraphs = paragraphs[cited.Paragraph-1 : cited.Paragraph]
		article += "第" + text.Numeral(cited.Paragraph) + "款"
	}
	most, points := 0, 0
	for _, p := range paragraphs {
		most = max(most, len(p.items))
		switch {
		case item == 0:
			points = max(points, pointsIn(p.lead))
			for _, words := range p.items {
				points = max(points, pointsIn(words))
			}
		case item <= len(p.items):
			points = max(points, pointsIn(p.items[item-1]))
		}
	}
	switch {
	case item > most && most == 0:
		return diag.T("%[1]s登记的原文没有分项，没有第（%[2]s）项", "the text of %[1]s has no items, and no item %[3]d", article, text.Numeral(item), item), true
	case item > most:
		return diag.T("%[1]s登记的原文只有%[2]d项，没有第（%[3]s）项", "the text of %[1]s has %[2]d items, and no item %[4]d", article, most, text.Numeral(item), item), true
	case cited.Point <= points:
		return diag.Text{}, false
	}
	if item > 0 {
		article += "第（" + text.Numeral(item) + "）项"
	}
	if points == 0 {
		return diag.T("%[1]s登记的原文没有分目，没有第%[2]s目", "the text of %[1]s has no points, and no point %[3]d", article, text.Numeral(cited.Point), cited.Point), true
	}
	return diag.T("%[1]s登记的原文只有%[2]d目，没有第%[3]s目", "the text of %[1]s has %[2]d points, and no point %[4]d", article, points, text.Numeral(cited.Point), cited.Point), true
}

// paragraph is a paragraph (款) of an article.
type paragraph struct {
	lead  string   // before its items
	items []string // (项), with their points (目)
}

// add adds words to what the paragraph ends with.
func (p *paragraph) add(words string) {
	if n := len(p.items); n > 0 {
		p.items[n-1] += words
	} else {
		p.lead += words
	}
}

var (
	// itemMark finds the number before an item at the beginning of a line.
	itemMark = regexp.MustCompile(`^[（(][一二三四五六七八九十]+[）)]`)
	// pointMark finds the number before a point at the beginning of a line.
	pointMark = regexp.MustCompile(`^(?:[0-9]{1,2}[.．、）)]|[（(][0-9]{1,2}[）)]|[①-⑳])`)
	// annexMark finds the number before an item of an annex at the beginning of a line, as lists in annexes and their tables have it.
	annexMark = regexp.MustCompile(`^[（(]?([0-9]{1,4}|[一二三四五六七八九十百]+)(?:[.．、）)]|\s)\s*(.*)`)
)

// paragraphsOf returns the paragraphs (款) of the text of an article. Every line is a paragraph, but for those of items (项), and of points (目)
// below an item; items also stand within a paragraph, counted from （一） on.
func paragraphsOf(article string) (paragraphs []*paragraph) {
	for line := range strings.Lines(article) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		below := len(paragraphs) > 0 && (itemMark.MatchString(line) || pointMark.MatchString(line) && len(paragraphs[len(paragraphs)-1].items) > 0)
		if !below {
			paragraphs = append(paragraphs, &paragraph{})
		}
		p := paragraphs[len(paragraphs)-1]
		for {
			next := text.Numeral(len(p.items) + 1)
			before, after, found := strings.Cut(strings.NewReplacer("("+next+")", "（"+next+"）").Replace(line), "（"+next+"）")
			if !found {
				break
			}
			p.add(before)
			p.items, line = append(p.items, ""), after
		}
		p.add(line + "\n")
	}
	return paragraphs
}

// pointsIn counts the points (目) of the words of an item, from the first on: 1.…；2.….
func pointsIn(words string) (n int) {
	for slices.ContainsFunc([]string{".", "．", "、", "）", ")"}, func(mark string) bool { return strings.Contains(words, strconv.Itoa(n+1)+mark) }) ||
		n < 20 && strings.ContainsRune(words, '①'+rune(n)) {
		n++
	}
	return n
}

// annexItems returns the numbers that the items of the text of an annex have, each at the beginning of a line: not all have to be registered.
func annexItems(annex string) (numbers []int) {
	for line := range strings.Lines(annex) {
		m := annexMark.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil || strings.IndexAny(m[2], "年月日") == 0 { // a date is no number of an item
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			n, _ = text.Number(m[1])
		}
		numbers = append(numbers, n)
	}
	return numbers
}
