package render

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
)

// cites prints a basis in small form after a text: （《城乡规划法》第三十七条、第三十八条）.
func (g *guide) cites(basis []*validate.Basis) Text {
	if len(basis) == 0 {
		return nil
	}
	return concat(small("（"), separateSmall("；", g.citeLaws(basis)), small("）"))
}

// separateSmall puts texts one after another with a small separator.
func separateSmall(sep string, texts []Text) Text {
	var t Text
	for i, u := range texts {
		if i > 0 {
			t = append(t, small(sep)...)
		}
		t = append(t, u...)
	}
	return t
}

// citeLaws prints a basis in small form, one text for each law, with links to the texts of the articles.
func (g *guide) citeLaws(basis []*validate.Basis) []Text {
	var texts []Text
	var laws []*validate.Law
	for _, b := range basis {
		s := Span{Style: Small}
		if b.Text != "" {
			s.Link.Anchor = g.lawAnchor(b)
		}
		if i := slices.Index(laws, b.Law); i >= 0 && b.Article != "" {
			s.Text = b.Article
			texts[i] = concat(texts[i], small("、"), Text{s})
			continue
		}
		s.Text = shortTitle(b.Law) + b.Article
		laws = append(laws, b.Law)
		texts = append(texts, Text{s})
	}
	return texts
}

// shortTitle names a law in a citation: 《城乡规划法》, or by its number a document that has a long title, 国办发〔2020〕42号.
func shortTitle(l *validate.Law) string {
	if l.Rank == schema.NormativeDocument && l.Number != "" {
		return l.Number
	}
	return "《" + strings.TrimPrefix(l.Title, "中华人民共和国") + "》"
}

// basisList lists laws with the articles cited and what they prescribe.
func (g *guide) basisList() Block {
	var laws []*validate.Law
	list := List{Ordered: true}
	for _, b := range g.basis {
		i := slices.Index(laws, b.Law)
		if i < 0 {
			i = len(laws)
			laws = append(laws, b.Law)
			about := []string{string(b.Law.Rank)}
			for _, s := range []string{b.Law.Number, b.Law.Issuer} {
				if s != "" {
					about = append(about, s)
				}
			}
			about = append(about, date(b.Law.Effective.From)+"起施行")
			list.Items = append(list.Items, Item{
				Text:   concat(plain("《", b.Law.Title, "》"), small("（"+strings.Join(about, "，")+"）")),
				Blocks: []Block{List{}},
			})
		}
		var line Text
		if b.Article != "" {
			line = plain(b.Article)
			if b.Text != "" {
				line = linked(b.Article, Link{Anchor: g.lawAnchor(b)})
			}
		}
		if b.About != "" {
			if len(line) > 0 {
				line = concat(line, plain("："))
			}
			line = concat(line, plain(b.About))
		}
		if len(line) > 0 {
			l := list.Items[i].Blocks[0].(List)
			l.Items = append(l.Items, Item{Text: line})
			list.Items[i].Blocks[0] = l
		}
	}
	for i, it := range list.Items {
		if len(it.Blocks[0].(List).Items) == 0 {
			list.Items[i].Blocks = nil
		}
	}
	return list
}

// lawTexts adds the words of the cited articles that the catalog holds.
func (g *guide) lawTexts() {
	seen := map[string]bool{}
	for _, b := range g.basis {
		id := g.lawAnchor(b)
		if b.Text == "" || seen[id] {
			continue
		}
		if len(seen) == 0 {
			g.appendix("依据条文")
		}
		seen[id] = true
		g.add(Heading{Level: 3, Text: b.Cite(), ID: id}, Note{Quote: true, Text: paragraphs(b.Text)})
	}
}

// lawAnchor is the anchor of an article's text in a guide: that of the first entry that cites the article.
func (g *guide) lawAnchor(b *validate.Basis) string {
	for _, first := range g.basis {
		if first.Law == b.Law && first.Article == b.Article {
			return "law-" + first.Key
		}
	}
	return "law-" + b.Key
}
