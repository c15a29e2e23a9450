package wording

import (
	"cmp"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// ShortTitle names a law in a citation: 《城乡规划法》, or by its number a document that has a long title, 国办发〔2020〕42号.
func ShortTitle(l *model.Law) string {
	if l.Rank == schema.NormativeDocument && l.Number != "" {
		return l.Number
	}
	return "《" + strings.TrimPrefix(l.Title, "中华人民共和国") + "》"
}

// RankedCite is a citation after the rank of its law, as lists of certificates have it: 【法律】《…》第…条.
func RankedCite(b *model.Basis) string { return "【" + string(b.Law.Rank) + "】" + b.Cite() }

// NumberedCite is a citation with the number of the document, as lists of fees have it: 《…》（财税〔2014〕101号）第一条.
func NumberedCite(b *model.Basis) string {
	return "《" + b.Law.Title + "》" + Bracketed(b.Law.Number) + b.Article
}

// Prescribes says what an article prescribes: its text, or else the catalog's words for it; "" where the catalog has neither.
func Prescribes(b *model.Basis) string {
	if says := cmp.Or(b.Text, b.About); says != "" {
		return b.Cite() + "：" + says
	}
	return ""
}

// inForceSince says since when a law is in force: its first day, and that of the text in force if the catalog says that
// the law was amended.
func inForceSince(l *model.Law) string {
	text := Date(l.Effective.From)
	if l.Enacted.IsZero() || l.Enacted == l.Effective.From {
		return "自" + text + "起施行"
	}
	return Date(l.Enacted) + "起施行，现行文本自" + text + "起施行"
}

// Ranked sorts a basis by the rank of its laws, highest first, and keeps its order within a rank.
func Ranked(basis []*model.Basis) []*model.Basis {
	return slices.SortedStableFunc(slices.Values(basis), func(a, b *model.Basis) int {
		return schema.Order(a.Law.Rank) - schema.Order(b.Law.Rank)
	})
}

// Standing says what a law is: its rank, its number, who made it, and since when it is in force.
func Standing(l *model.Law) string {
	parts := []string{string(l.Rank), l.Number, l.Issuer, inForceSince(l)}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "，")
}

// ArticleNumber returns the number of an article, 42 for 第四十二条第一款, 0 where a citation names none.
func ArticleNumber(citation string) int {
	n, _ := text.Number(strings.TrimPrefix(citation, "第"))
	return n
}
