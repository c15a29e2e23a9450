package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/obtain"
)

// shownMatters is how many matters a finding about a component names.
const shownMatters = 8

func checkUndecided() Check {
	return Check{
		Rule: diag.Rule{
			Code: eligibility.UndecidedCode, Name: "undecided", Severity: diag.Error,
			Title: diag.T("事项之间的关系太复杂，判断不了", "matters that depend on one another in too many ways to decide"),
			Doc: diag.T("这些事项互相要求，限定又用到太多情形，在规定的工作量内判断不了谁办得成。能不能办成没有得到证明，不等于办不成。减少互相的要求，或者把限定写得更简单；确需如此的，写明理由予以豁免。",
				"The matters require one another under so many guards that the work allowed does not suffice to decide who can obtain them. That is no proof that they cannot. Simplify the requirements or guards, or exempt the matter with a reason."),
			// no example: one that is beyond the budget is too long to show
		},
		Demands:    true,
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, f := range w.Obstacles() {
				if f.Kind != obtain.Undecided {
					continue
				}
				names := w.Names(f.Matters[:min(len(f.Matters), shownMatters)])
				if len(f.Matters) > shownMatters {
					names += "……"
				}
				report(l.Finding(w.Awaited()[f.Matters[0]].Record(),
					diag.T("%d 个事项之间的关系太复杂，判断不了谁办得成：%s", "%d matters depend on one another in too many ways to decide: %s", len(f.Matters), names),
					diag.T("减少互相的要求，或者把限定写得简单些", "Require less of one another, or simplify the guards")))
			}
		},
	}
}
