// Package guide builds the pages: of matters, procedures, departments, notices, and the index. Pages lists them, once.
//
// A page is one file. It is a plain value that writes with a page.Writer; what it says of a fact comes from package wording, what it
// says of a plan from package timetable.
package guide

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Pages lists every page of a program: those of each matter, procedure and department, and the index. It is the only list of them.
func Pages(p *validate.Program) []page.Entry {
	var list []page.Entry
	for _, m := range p.Catalog().Listed() {
		list = append(list, OfMatter(m, p)...)
	}
	for _, pr := range p.Procedures() {
		list = append(list, OfProcedure(pr, p)...)
	}
	for _, d := range p.Departments() {
		list = append(list, OfDepartment(d, p)...)
	}
	return append(list, OfAll(p)...)
}

// Moved lists what stands at the old addresses of the pages of matters, procedures and departments that had other ids before: each leads to
// the page that has taken its place.
func Moved(p *validate.Program, stamp string) []page.Document {
	var list []page.Document
	for _, e := range Pages(p) {
		if len(e.Formerly) == 0 {
			continue
		}
		now := e.Build(stamp)
		for i, path := range e.OldPaths() {
			list = append(list, page.Document{
				Path: path, Kind: page.MovedPage, ID: e.Formerly[i], Title: now.Title, Sort: now.Sort, Owner: now.Owner, Banner: now.Banner, Stamp: stamp, Moved: now.Path,
				Blocks: []page.Block{page.Paragraph{Text: page.Concat(page.Plain("这里的内容移到了："), page.Linked(now.Name(), page.Link{Page: now.Path}))}},
			})
		}
	}
	return list
}

// Ended lists what stands at the addresses of matters that have ended and to which nothing has been led: who has a printed code of one is told
// so, and what is to come in its place.
func Ended(p *validate.Program, stamp string) []page.Document {
	var list []page.Document
	for _, m := range p.Catalog().Ended() {
		said := page.Plain(ending(m))
		owner := p.Edition().Publisher
		if m.Department != nil {
			owner = m.Department.Name
		}
		for _, kind := range []page.Kind{page.GuidePage, page.BriefPage} {
			list = append(list, page.Document{
				Path: page.PathOf(kind, m.ID), Kind: page.MovedPage, ID: m.ID, Title: m.Matter.Name, Sort: "停止办理", Owner: owner, Banner: p.Edition().Name, Stamp: stamp,
				Blocks: []page.Block{page.Paragraph{Text: said}, page.Paragraph{Text: page.Linked("现在办理的事项", page.Link{Page: page.PathOf(page.IndexPage, "")})}},
			})
		}
	}
	return list
}

// ending says that a matter has ended, and what has come or is to come in its place.
func ending(m model.Ended) string {
	said := "“" + wording.Inner(m.Matter.Name) + "”自" + wording.Date(m.Matter.Effective.To) + "起停止办理"
	for i, now := range m.Now {
		said += []string{"，改办“", "、“"}[min(i, 1)] + wording.Inner(now.Name) + "”"
	}
	if said += "。"; m.Next != nil {
		said += "自" + wording.Date(m.From) + "起改办“" + wording.Inner(m.Next.Name) + "”。"
	}
	return said
}

// Endings lists what is to be said of the papers of matters that have ended.
func Endings(p *validate.Program) (list []page.Ending) {
	for _, m := range p.Catalog().Endings() {
		e := page.Ending{Title: m.Matter.Name, Says: ending(m)}
		for _, kind := range []page.Kind{page.GuidePage, page.BriefPage, page.PaperPage} {
			e.Paths = append(e.Paths, page.PathOf(kind, m.ID))
		}
		list = append(list, e)
	}
	return list
}

// OfMatter lists the pages of a matter: the full and the short guide, and the papers of its window.
func OfMatter(m *model.Matter, p *validate.Program) []page.Entry {
	return []page.Entry{
		{Kind: page.GuidePage, ID: m.ID, Formerly: m.Addresses, Build: func(stamp string) page.Document { return Guide(m, p, stamp) }, InBook: func(stamp string) page.Document { return guideInBook(m, p, stamp) }},
		{Kind: page.BriefPage, ID: m.ID, Formerly: m.Addresses, Build: func(stamp string) page.Document { return Brief(m, p, stamp) }},
		{Kind: page.PaperPage, ID: m.ID, Formerly: m.Addresses, Build: func(stamp string) page.Document { return Papers(m, p, stamp) }},
	}
}

// OfProcedure lists the pages of a procedure: its guide and the one-time notice.
func OfProcedure(pr *model.Procedure, p *validate.Program) []page.Entry {
	return []page.Entry{
		{Kind: page.ProcedurePage, ID: pr.ID, Formerly: pr.Formerly, Build: func(stamp string) page.Document { return ProcedureGuide(pr, p, stamp) }, InBook: func(stamp string) page.Document { return procedureGuideInBook(pr, p, stamp) }},
		{Kind: page.NoticePage, ID: pr.ID, Formerly: pr.Formerly, Build: func(stamp string) page.Document { return Notice(pr, p, stamp) }, InBook: func(stamp string) page.Document { return noticeInBook(pr, p, stamp) }},
	}
}

// OfDepartment lists the pages of a department: its own, if it has matters.
func OfDepartment(d *model.Department, p *validate.Program) []page.Entry {
	if len(d.Matters) == 0 {
		return nil
	}
	return []page.Entry{{Kind: page.DepartmentPage, ID: d.ID, Formerly: d.Addresses, Build: func(stamp string) page.Document { return department(d, p, stamp) }}}
}

// OfAll lists the pages of the program as a whole: the index.
func OfAll(p *validate.Program) []page.Entry {
	return []page.Entry{{Kind: page.IndexPage, ID: "", Build: func(stamp string) page.Document { return index(p, stamp) }}}
}
