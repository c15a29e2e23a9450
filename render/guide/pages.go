// Package guide builds the pages: of matters, procedures, departments, notices, and the index. Pages lists them, once.
//
// A page is one file. It is a plain value that writes with a page.Writer; what it says of a fact comes from package wording, what it
// says of a plan from package timetable.
package guide

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/validate"
)

// Pages lists every page of a program: of each matter the full and the short guide, of each procedure the guide and the one-time
// notice, of each department with matters its own, and the index. It is the only list of them.
func Pages(p *validate.Program) []page.Entry {
	var list []page.Entry
	for _, m := range p.Matters() {
		list = append(list, page.Entry{Kind: page.GuidePage, ID: m.ID, Build: func(stamp string) page.Document { return Guide(m, p, stamp) }},
			page.Entry{Kind: page.BriefPage, ID: m.ID, Build: func(stamp string) page.Document { return Brief(m, p, stamp) }})
	}
	for _, pr := range p.Procedures() {
		list = append(list, page.Entry{Kind: page.ProcedurePage, ID: pr.ID, Build: func(stamp string) page.Document { return ProcedureGuide(pr, p, stamp) }},
			page.Entry{Kind: page.NoticePage, ID: pr.ID, Build: func(stamp string) page.Document { return Notice(pr, p, stamp) }})
	}
	for _, d := range p.Departments() {
		if len(d.Matters) > 0 {
			list = append(list, page.Entry{Kind: page.DepartmentPage, ID: d.ID, Build: func(stamp string) page.Document { return department(d, p, stamp) }})
		}
	}
	return append(list, page.Entry{Kind: page.IndexPage, ID: "", Build: func(stamp string) page.Document { return index(p, stamp) }})
}
