package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkCommencement() Check {
	return Check{
		Rule: diag.Rule{
			Code: "P006", Name: "commencement-unknown", Severity: diag.Note,
			Title: diag.T("法律文件没有写施行日期", "a law without its first day"),
			Doc: diag.T("引用的法律文件要写施行日期（实施清单“实施日期”）。还没有查到的，不写 effective 的 from，不要编：指南和公开表里就没有这个日期，而且在哪一天的版本里都当作已经施行，直到写了失效日期的那一天，所以不会发现引用了当时还没有施行的法律。查到后写上。",
				"A law that is cited has the day of its commencement (实施日期 of the implementation list). Where nobody has looked it up, from of effective is left out, and no day is made up: guides and sheets do not say one, and in every edition the law counts as in force until the day on which it ends, so that nobody is told of a law cited before it began."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, w := range l.Laws() {
				if at := fieldpath.Law(w.ID); w.Effective.From.IsZero() && !l.flawed(at) {
					report(l.Finding(at, diag.T("“%s”没有写施行日期，当作一直施行", "%q has no first day and counts as always in force", w.Title), diag.T("查到后写 effective: from；没有查到的不要编", "Write effective: from when it is known; do not make it up")))
				}
			}
		},
	}
}
