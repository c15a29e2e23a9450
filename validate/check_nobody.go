package validate

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/obtain"
)

func checkNobody() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D102", Name: "nobody-qualifies", Severity: diag.Error,
			Title: diag.T("条件互相矛盾，没有人办得成", "conditions contradict one another, so that nobody obtains the matter"),
			Doc: diag.T("事项适用于一些申请人，前置也排得出顺序，但是它的条件，连同各项前置的条件，没有一个申请人能够全部符合。问题列出互相矛盾的条件和把它们连起来的前置，缺一不可。只有一部分申请人因为前置的条件办不成的，不是错误：办事指南和 matterc explain 会写明“实际还须满足”什么。",
				"The matter applies to somebody and its prerequisites can be put in order, but nobody meets all of its conditions and those of its prerequisites. The finding lists the conditions that contradict one another and the requirements that tie them together. That the conditions of prerequisites keep out some applicants is no mistake: guides and matterc explain say so."),
		},
		Demands:    true,
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, f := range w.Obstacles() {
				if f.Kind != obtain.Nobody || slices.ContainsFunc(w.Obstacles(), func(o obtain.Obstacle) bool {
					return o.Kind == obtain.Waiting && contains(f.Requirements, o.Requirements)
				}) {
					continue // those who meet the conditions wait for each other, which is reported
				}
				m := w.Awaited()[f.Matters[0]]
				var a fieldpath.Selector = m.Record()
				if len(f.Conditions) > 0 && w.Conditions()[f.Conditions[0]].Matter == m {
					a = w.Conditions()[f.Conditions[0]].At.Require()
				} else if len(f.Requirements) > 0 {
					a = w.Requirements()[f.Requirements[0]].At[0]
				}
				message := diag.T("没有人办得成“%s”：条件互相矛盾", "nobody can obtain “%s”: its conditions contradict one another", m.Name)
				if len(f.Matters) > 1 {
					message = diag.T("没有人办得成“%s”：它和它的前置，条件互相矛盾", "nobody can obtain “%s”: its conditions and those of its prerequisites contradict one another", m.Name)
				}
				if len(f.Conditions) == 1 && len(f.Requirements) == 0 {
					message = diag.T("没有人办得成“%s”：没有一个申请人符合这项条件", "nobody can obtain “%s”: no applicant meets this condition", m.Name)
				}
				d := l.Finding(a, message, w.Repairs(f))
				d.Tried, d.Related = true, w.Hops(f)
				for i, r := range d.Related { // the hop that stands where the finding is comes first
					if r.Place == d.Place {
						d.Related = slices.Insert(slices.Delete(d.Related, i, i+1), 0, r)
						break
					}
				}
				if f.Wide {
					d.Related = append(d.Related, diag.Related{Message: diag.T("关系太复杂，没有逐一试过：上面列出的可能有与此无关的", "the relations are too complex to try them one by one: some of what is listed may have nothing to do with it")})
				}
				report(d)
			}
		},
	}
}

// contains reports whether a list holds all of another.
func contains(list, all []int) bool {
	return !slices.ContainsFunc(all, func(n int) bool { return !slices.Contains(list, n) })
}
