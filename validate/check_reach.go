package validate

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkReach() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D105", Name: "applies-to-nobody", Severity: diag.Error,
			Title: diag.T("事项不适用于任何申请人", "a matter applies to no applicant at all"),
			Doc: diag.T("适用情形（applies）的限定互相矛盾，或者与登记的不可能组合（impossible）冲突，没有一种申请人情形落在里面：这个事项永远没有人可以申请。",
				"The constraints under applies contradict one another or the combinations declared impossible: no profile is left, and nobody can ever apply."),
		},
		Demands: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			if w.Engine().Excluding() != nil {
				return // that nobody is left is reported
			}
			for i, m := range l.Matters() {
				if w.Broken() || w.Engine().Undecided(i) {
					continue
				}
				a := fieldpath.Matter(m.ID).Applies()
				if len(m.Applies) == 0 || !w.Engine().Applies(i).Empty() || !w.Sound(model.Constraint{At: a, Where: m.Matter.Applies}) {
					continue
				}
				d := l.Finding(a, diag.T("“%s”不适用于任何申请人", "“%s” applies to no applicant", m.Name),
					diag.T("改正适用情形，或者删去这个事项", "Correct applies, or remove the matter"))
				for _, e := range l.Impossibles() {
					if !slices.ContainsFunc(e.Impossible.Where.Keys(), func(id string) bool { return m.Matter.Applies.Get(id) != nil }) {
						continue // it has nothing to do with this
					}
					d.Related = append(d.Related, diag.Related{Place: l.Place(fieldpath.Impossible(e.ID).Where()), Message: diag.T("登记为不可能的组合：%s", "declared impossible: %s", e.Reason)})
				}
				report(d)
			}
		},
	}
}
