package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkCounts() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D112", Name: "two-counts", Severity: diag.Error,
			Title: diag.T("同一份材料对同一个申请人有两种份数", "two counts of one material for the same applicant"),
			Doc: diag.T("材料的份数因情形而异的（counts），一个申请人只能符合其中一种情形，否则谁也不知道要交几份。不符合任何一种的，按材料自己的份数。",
				"Where the number of a material differs by situation (counts), an applicant may be in one of them only; else nobody knows how many to hand in. Who is in none hands in what the material says itself."),
		},
		Demands: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, m := range l.Matters() {
				if w.Broken() || w.Engine().Undecided(w.NumberOf(m)) {
					continue
				}
				applies := w.Engine().Applies(w.NumberOf(m))
				for i, x := range m.Materials {
					for j, c := range x.Counts {
						for k, o := range x.Counts[:j] {
							g, ok := w.Translate(c.When)
							h, same := w.Translate(o.When)
							if !ok || !same || applies.And(w.Engine().Satisfying(g)).And(w.Engine().Satisfying(h)).Empty() {
								continue
							}
							at := fieldpath.Matter(m.ID).Materials().Item(i).Counts()
							d := l.Finding(at.Item(j).When(), diag.T("“%[1]s”的“%[2]s”，有的申请人同时符合两种份数的情形", "some applicants of “%[1]s” are in two of the situations by which “%[2]s” is counted", m.Name, x.Title),
								diag.T("改正 when，使两种情形不重叠", "Correct when, so that the situations do not overlap"))
							d.Related = []diag.Related{{Place: l.Place(at.Item(k).When()), Message: diag.T("另一种写在这里", "the other is here")}}
							report(d)
						}
					}
				}
			}
		},
	}
}
