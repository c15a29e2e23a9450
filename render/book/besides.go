package book

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/validate"
)

// Pages returns the pages of a program that a paper can have which says that it has these documents: those of the catalog and, if it
// is a book, what the book says besides the documents in it.
func Pages(p *validate.Program, documents []string) []page.Entry {
	pages := guide.Pages(p)
	if slices.Contains(documents, page.PathOf(page.BookPage, "")) {
		pages = append(pages, page.Entry{Kind: page.BookPage, Build: func(stamp string) page.Document { return besides(p, documents, stamp) }})
	}
	return pages
}

// Endings is what is to be said of papers of matters that have ended.
func Endings(p *validate.Program) []page.Ending { return guide.Endings(p) }

// besides is what a book of these documents says besides them: the note of the catalog, how to reach the departments and what they have,
// which procedures there are, and where each law is applied. What it says of itself, such as its day, is left out.
func besides(p *validate.Program, documents []string, stamp string) page.Document {
	whole := slices.Contains(documents, page.PathOf(page.IndexPage, "")) // which a book says that has all there is
	var s Selection
	if !whole {
		s.Matters = []string{""} // none but those that follow, for no matter has this id
		for _, path := range documents {
			if id, ok := strings.CutPrefix(path, page.PathOf(page.GuidePage, "")); ok {
				s.Matters = append(s.Matters, id)
			}
		}
	}
	b := newBook(p, &Printer{Selection: s}, "", stamp)
	for _, pr := range p.Procedures() {
		if !whole && slices.Contains(documents, page.PathOf(page.ProcedurePage, pr.ID)) {
			b.addProcedure(pr)
		}
	}
	d := page.Document{Path: page.PathOf(page.BookPage, ""), Kind: page.BookPage, Title: bookTitle, Owner: p.Edition().Publisher, Banner: p.Edition().Name, Stamp: stamp}
	if n := p.Edition().Note; n != "" {
		d.Blocks = append(d.Blocks, page.Note{Title: "说明", Text: page.Paragraphs(n)})
	}
	for _, part := range b.parts() {
		d.Blocks = append(append(d.Blocks, page.Heading{Level: 2, Text: part.title}), part.opening...)
	}
	return d
}
