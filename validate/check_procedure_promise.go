package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/plan"
)

func checkProcedurePromise() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T110", Name: "procedure-promise", Severity: diag.Error,
			Title: diag.T("联办的承诺比成员能做到的短", "a procedure promises less time than its members take"),
			Doc: diag.T("联办的承诺时限要由成员推得出来：成员按各自的承诺时限办理，能同时办的同时办，要等前一项的等前一项，最长的一条路径就是联办最短能承诺的时间。宣布的承诺比它短，就做不到。问题写明在哪一个成员上超出。要么缩短那条路径上的成员的承诺，要么让它们同步办理，要么改正宣布的数。",
				"What a procedure promises has to follow from its members: those that can run side by side do, those that wait for another wait, and the longest path is the least that can be promised. The finding names the member with which the promise is exceeded."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, pr := range l.Procedures() {
				if pr.Claims == nil || pr.Claims.Promised == nil {
					continue
				}
				worst, _ := plan.Worst(l.solution(), pr)
				if worst == nil || worst.Length <= *pr.Claims.Promised {
					continue
				}
				claimed := *pr.Claims.Promised
				a := fieldpath.Procedure(pr.ID).Claims().Promised()
				d := l.Finding(a, diag.T("“%[1]s”承诺 %[2]d 个工作日，按成员的时限最长要 %[3]d 个工作日", "“%[1]s” promises %[2]d working days, but its members take up to %[3]d", pr.Name, claimed, worst.Length),
					diag.T("承诺不少于 %d 个工作日，或者缩短（没有承诺的，写上承诺时限）、并行下面这些成员", "Promise %d working days or more, or let these members promise less, or anything at all, or let them run side by side", worst.Length))
				breaks := worst.Breaks(claimed)
				for _, i := range worst.CriticalPath() {
					item := worst.Items[i]
					if item.Days == 0 {
						continue
					}
					message := diag.T("“%s”：第 %d 至第 %d 个工作日", "“%s”: working days %d to %d", item.Matter.Name, item.Start, item.Finish)
					if i == breaks {
						message = diag.T("“%s”：第 %d 至第 %d 个工作日，在这里超出承诺", "“%s”: working days %d to %d, which exceeds the promise", item.Matter.Name, item.Start, item.Finish)
					}
					place := l.Place(fieldpath.Matter(item.Matter.ID).Deadline().Promised())
					if _, promised := item.Matter.Promise(); !promised { // the law stands in
						place = l.Place(fieldpath.Matter(item.Matter.ID).Deadline().Statutory())
						message = diag.T("%[1]s（没有承诺，按法定时限）", "%[2]s (no promise: the statutory limit)", message.ZH, message.EN)
					}
					d.Related = append(d.Related, diag.Related{Place: place, Message: message})
				}
				report(d)
			}
		},
	}
}
