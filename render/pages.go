package render

import (
	"slices"

	"github.com/matterc/matterc/validate"
)

// Page is a page that a program has: its kind, the record it is about, and how it is built.
type Page struct {
	Kind  Kind
	ID    string // "" for the index
	build func(stamp string) Document
}

// Path is the Document.Path of the page.
func (g Page) Path() string { return pathOf(g.Kind, g.ID) }

// Document builds the page, with a line about the edition at its foot.
func (g Page) Document(stamp string) Document { return g.build(stamp) }

// Pages lists every page of a program: of each matter the full and the short guide, of each procedure the guide and the one-time
// notice, of each department with matters its own, and the index. It is the only list of them.
func Pages(p *validate.Program) []Page {
	var list []Page
	for _, m := range p.Matters() {
		list = append(list, Page{GuidePage, m.ID, func(stamp string) Document { return Guide(m, p, stamp) }},
			Page{BriefPage, m.ID, func(stamp string) Document { return Brief(m, p, stamp) }})
	}
	for _, pr := range p.Procedures() {
		list = append(list, Page{ProcedurePage, pr.ID, func(stamp string) Document { return ProcedureGuide(pr, p, stamp) }},
			Page{NoticePage, pr.ID, func(stamp string) Document { return Notice(pr, p, stamp) }})
	}
	for _, d := range p.Departments() {
		if len(d.Matters) > 0 {
			list = append(list, Page{DepartmentPage, d.ID, func(stamp string) Document { return Department(d, p, stamp) }})
		}
	}
	return append(list, Page{IndexPage, "", func(stamp string) Document { return Index(p, stamp) }})
}

// PageAt returns the page with a path; ok is false if the program has none.
func PageAt(p *validate.Program, path string) (page Page, ok bool) {
	pages := Pages(p)
	i := slices.IndexFunc(pages, func(g Page) bool { return g.Path() == path })
	if i < 0 {
		return Page{}, false
	}
	return pages[i], true
}
