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
	return "《" + b.Law.Title + "》" + Bracketed(b.Law.Number) + b.Cited()
}

// Prescribes says what an article prescribes: its text, or else the catalog's words for it; "" where the catalog has neither.
func Prescribes(b *model.Basis) string {
	if says := cmp.Or(b.Text, b.About); says != "" {
		return b.Cite() + "：" + says
	}
	return ""
}

// inForceSince says since when a law is in force: its first day, and that of the text in force if the catalog says that
// the law was amended. It is "" where nobody has looked it up.
func inForceSince(l *model.Law) string {
	text := Date(l.Effective.From)
	switch {
	case l.Effective.From.IsZero() && l.Enacted.IsZero():
		return ""
	case l.Effective.From.IsZero():
		return Date(l.Enacted) + "起施行"
	case l.Enacted.IsZero() && l.Amended:
		return "现行文本自" + text + "起施行"
	case l.Enacted.IsZero() || l.Enacted == l.Effective.From:
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

// Provision is an article of a law with the entries of a basis that cite it or a part of it.
type Provision struct {
	*model.Law
	Article string // without its paragraphs and items, "" for a law that is cited as a whole
	Text    string // "" where the catalog does not hold it
	Entries []*model.Basis
}

// Provisions gathers a basis by articles, in the order in which they are first cited.
func Provisions(basis []*model.Basis) []*Provision {
	var list []*Provision
	for _, b := range basis {
		i := slices.IndexFunc(list, func(p *Provision) bool { return p.Holds(b) })
		if i < 0 {
			i = len(list)
			list = append(list, &Provision{Law: b.Law, Article: schema.ReadArticle(b.Article).Name, Text: b.Text})
		}
		list[i].Entries = append(list[i].Entries, b)
	}
	return list
}

// Holds reports whether an entry cites the article, or a part of it.
func (p *Provision) Holds(b *model.Basis) bool {
	return p.Law.ID == b.Law.ID && p.Article == schema.ReadArticle(b.Article).Name
}

// Cites returns the entries that a list of citations names: none twice, and a part of the article only where nothing that holds it is
// cited, so that the list says as much as the office has registered, and says it once.
func (p *Provision) Cites() []*model.Basis {
	var list []*model.Basis
	for i, b := range p.Entries {
		broader := func(o *model.Basis) bool { return o.Article != b.Article && strings.HasPrefix(b.Article, o.Article) }
		same := func(o *model.Basis) bool { return o.Article == b.Article }
		if !slices.ContainsFunc(p.Entries, broader) && !slices.ContainsFunc(p.Entries[:i], same) {
			list = append(list, b)
		}
	}
	return list
}

// Cited names the article as far as its entries do: 第四十二条第一款、第二款 where none cites all of it.
func (p *Provision) Cited() string {
	var b strings.Builder
	for i, e := range p.Cites() {
		if i == 0 {
			b.WriteString(e.Cited())
			continue
		}
		b.WriteString("、" + strings.TrimPrefix(e.Article, p.Article))
	}
	return b.String()
}
