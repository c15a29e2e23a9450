package render

import (
	"github.com/matterc/matterc/validate"
)

// Pages lists every page of a program: of each matter the full and the short guide, of each procedure the guide and the one-time
// notice, of each department with matters its own, and the index. It is the only list of them.
func Pages(p *validate.Program) []Entry {
	var list []Entry
	for _, m := range p.Matters() {
		list = append(list, Entry{GuidePage, m.ID, func(stamp string) Document { return Guide(m, p, stamp) }},
			Entry{BriefPage, m.ID, func(stamp string) Document { return Brief(m, p, stamp) }})
	}
	for _, pr := range p.Procedures() {
		list = append(list, Entry{ProcedurePage, pr.ID, func(stamp string) Document { return ProcedureGuide(pr, p, stamp) }},
			Entry{NoticePage, pr.ID, func(stamp string) Document { return Notice(pr, p, stamp) }})
	}
	for _, d := range p.Departments() {
		if len(d.Matters) > 0 {
			list = append(list, Entry{DepartmentPage, d.ID, func(stamp string) Document { return Department(d, p, stamp) }})
		}
	}
	return append(list, Entry{IndexPage, "", func(stamp string) Document { return Index(p, stamp) }})
}
