package guide

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// cites says on a page what its elements rest on: what the page quotes, and where citations lead on it.
type cites struct {
	basis  []*model.Basis // of the matter or procedure, by rank
	result []*model.Basis // what sets the validity of the matter's result, and its renewal
}

// after prints a basis in small form after a text: （《城乡规划法》第三十七条、第三十八条）.
func (c cites) after(basis []*model.Basis) page.Text {
	if basis == nil {
		return nil
	}
	return page.Concat(page.Small("（"), page.SeparateSmall("；", c.citeLaws(basis)), page.Small("）"))
}

// resultBasis says what the entries that a result has of its own are for, by their keys.
var resultBasis = map[string]string{"validity": "有效期", "renewal": "延续"}

// citeLaws prints a basis in small form, one text for each law, with links to the texts of the articles. Who writes an empty one says that
// there is none, who writes nothing says nothing.
func (c cites) citeLaws(basis []*model.Basis) []page.Text {
	switch {
	case basis == nil:
		return nil
	case len(basis) == 0:
		return []page.Text{page.Small("没有依据")}
	}
	var texts []page.Text
	var laws []*model.Law
	for _, p := range wording.Provisions(basis) {
		for n, b := range p.Cites() {
			s := page.Span{Style: page.Remark, Link: page.Link{Anchor: c.lawAnchor(b)}}
			if i := slices.Index(laws, b.Law); i >= 0 && b.Article != "" {
				s.Text = b.Cited()
				if n > 0 {
					s.Text = strings.TrimPrefix(b.Article, p.Article)
				}
				texts[i] = page.Concat(texts[i], page.Small("、"), page.Text{s})
				continue
			}
			s.Text = wording.ShortTitle(b.Law) + b.Cited()
			laws = append(laws, b.Law)
			texts = append(texts, page.Text{s})
		}
	}
	return texts
}

// quotes are the entries whose articles the appendix may quote: the basis, and what the result has of its own.
func (c cites) quotes() []*model.Basis {
	return slices.Concat(c.basis, c.result)
}

// basisList lists laws with the articles cited and what they prescribe, every article once.
func (c cites) basisList() page.Block {
	if len(c.basis) == 0 {
		return page.Paragraph{Text: page.Plain(wording.Unpublished, "。")}
	}
	var laws []*model.Law
	list := page.List{Ordered: true}
	for _, p := range wording.Provisions(c.basis) {
		i := slices.Index(laws, p.Law)
		if i < 0 {
			i = len(laws)
			laws = append(laws, p.Law)
			list.Items = append(list.Items, page.Item{
				Text:   page.Concat(page.Plain("《", p.Title, "》"), page.Small("（"+wording.Standing(p.Law)+"）")),
				Blocks: []page.Block{page.List{}},
			})
		}
		if line := c.provision(p); len(line) > 0 {
			l := list.Items[i].Blocks[0].(page.List)
			l.Items = append(l.Items, page.Item{Text: line})
			list.Items[i].Blocks[0] = l
		}
	}
	for i, it := range list.Items {
		if len(it.Blocks[0].(page.List).Items) == 0 {
			list.Items[i].Blocks = nil
		}
	}
	return list
}

// provision says what parts of an article prescribe, each part once: 第四十二条第一款：期限；第二款：延长.
func (c cites) provision(p *wording.Provision) page.Text {
	cited := p.Cites()
	var parts []page.Text
	said := "" // the part said last
	for _, b := range p.Entries {
		if b.About == "" && !slices.Contains(cited, b) {
			continue
		}
		var part page.Text
		if b.Article != "" && (len(parts) == 0 || b.Article != said) {
			name := b.Cited()
			if len(parts) > 0 && name != p.Article {
				name = strings.TrimPrefix(name, p.Article)
			}
			part = page.Linked(name, page.Link{Anchor: c.lawAnchor(b)})
			if b.Kind != "" {
				part = page.Concat(part, page.Plain("（", string(b.Kind), "）"))
			}
		}
		if b.About != "" {
			if len(part) > 0 {
				part = page.Concat(part, page.Plain("："))
			}
			part = page.Concat(part, page.Plain(b.About))
		}
		if said = b.Article; len(part) > 0 {
			parts = append(parts, part)
		}
	}
	return page.Separate("；", parts...)
}

// basisInBook adds what basisList and lawTexts say, for a book: by law, the highest rank first, every article once, with its words where
// the catalog holds them, and then what it holds no words of.
func (c cites) basisInBook(w *page.Writer) {
	if len(c.basis) == 0 {
		w.Say(page.Plain(wording.Unpublished, "。"))
	}
	var laws []string
	articles := wording.Provisions(wording.Ranked(c.quotes()))
	for _, a := range articles {
		if !slices.Contains(laws, a.Law.ID) {
			laws = append(laws, a.Law.ID)
		}
	}
	slices.SortStableFunc(articles, func(a, b *wording.Provision) int {
		return cmp.Or(slices.Index(laws, a.Law.ID)-slices.Index(laws, b.Law.ID), wording.ArticleNumber(a.Article)-wording.ArticleNumber(b.Article))
	})
	var bare page.List
	said := "" // the law of the last note
	for _, a := range articles {
		title := "《" + a.Title + "》" + a.Cited()
		var about []string
		for i, b := range a.Entries {
			if b.Kind != "" && !slices.ContainsFunc(a.Entries[:i], func(o *model.Basis) bool { return o.Kind == b.Kind }) {
				title += wording.Bracketed(string(b.Kind))
			}
			what := b.About
			if slices.Contains(c.result, b) {
				what = resultBasis[b.Key]
			}
			if what != "" {
				about = append(about, what)
			}
		}
		if about != nil {
			title += "：" + strings.Join(about, "；")
		}
		if a.Text == "" {
			bare.Items = append(bare.Items, page.Item{Text: page.Concat(page.Plain(title), page.Small("（"+wording.Standing(a.Law)+"）"))})
			continue
		}
		words := page.Paragraphs(a.Text)
		if said != a.Law.ID {
			said, words = a.Law.ID, append([]page.Text{page.Small(wording.Standing(a.Law))}, words...)
		}
		w.Add(page.Note{Quote: true, Title: title, Text: words})
	}
	if bare.Items != nil {
		w.Say(page.Plain("目录没有收录原文的："))
		w.Add(bare)
	}
}

// lawTexts adds the words of the cited articles that the catalog holds, each once.
func (c cites) lawTexts(w *page.Writer) {
	started := false
	for _, p := range wording.Provisions(c.quotes()) {
		if p.Text == "" {
			continue
		}
		if !started {
			started = true
			w.Appendix(LawsSection)
			w.From("matter.basis", "matter.result", "matter.results", "document.validity", "law")
		}
		w.Add(page.Heading{Level: 3, Text: "《" + p.Title + "》" + p.Cited(), ID: c.lawAnchor(p.Entries[0])}, page.Note{Quote: true, Text: page.Paragraphs(p.Text)})
	}
}

// lawAnchor is the anchor of an article's text in this guide: that of the first entry that cites the article, "" where
// the guide does not quote it, be it that the catalog does not hold the text or that another matter cites it.
func (c cites) lawAnchor(b *model.Basis) string {
	if b.Text == "" {
		return ""
	}
	for _, q := range c.quotes() {
		switch {
		case q.Law.ID != b.Law.ID || schema.ReadArticle(q.Article).Name != schema.ReadArticle(b.Article).Name:
		case slices.Contains(c.result, q):
			anchor := q.Key + "-law" // no key of the basis becomes this
			if n := slices.Index(c.result, q); slices.ContainsFunc(c.result[:n], func(o *model.Basis) bool { return o.Key == q.Key }) {
				anchor += fmt.Sprint("-", n)
			}
			return anchor
		default:
			return "law-" + q.Key
		}
	}
	return ""
}

// cited is a text with its basis after the last line.
func (c cites) cited(x model.Cited) []page.Text {
	texts := page.Paragraphs(x.Text)
	if len(texts) > 0 {
		texts[len(texts)-1] = page.Concat(texts[len(texts)-1], c.after(x.Basis))
	}
	return texts
}
