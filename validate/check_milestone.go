package validate

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkMilestone() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R052", Name: "no-such-milestone", Severity: diag.Error,
			Title: diag.T("里程碑没有登记", "a milestone that is not in the catalog"),
			Doc: diag.T("前置、材料要等的里程碑，须在 milestone 中登记，写明名称和它以前先要有什么。没有登记，就不知道它要等什么，计划也排不出它的位置。",
				"A milestone that prerequisites or materials wait for must be registered under milestone, with its name and what comes before it; else nobody knows what it waits for, and no plan has a place for it."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			known := l.written.Milestones.Keys()
			for _, p := range l.Procedures() {
				for i, id := range p.Procedure.Happened {
					if l.Milestone(id) == nil {
						l.nothing(report, fieldpath.Procedure(p.ID).Happened().Item(i), referent{fieldpath.MilestoneKind, "里程碑", "milestone"}, id, known)
					}
				}
			}
			for _, m := range l.Awaited() {
				for _, d := range model.Demands(m) {
					if d.Milestone != "" && l.Milestone(d.Milestone) == nil {
						l.nothing(report, d.At, referent{fieldpath.MilestoneKind, "里程碑", "milestone"}, d.Milestone, known)
					}
				}
			}
		},
	}
}

func checkUnusedMilestone() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D114", Name: "unused-milestone", Severity: diag.Warning,
			Title: diag.T("登记的里程碑没有事项等它", "a milestone that nothing waits for"),
			Doc: diag.T("里程碑的用处是让事项等它：前置写 milestone，或者材料写明它发生以后才有。没有一项等它，多半是漏写了，应当在它以后才办的事项就会排到它以前。",
				"Matters wait for a milestone, as a prerequisite or as what a material cannot exist without. Where nothing does, that has most likely been forgotten, and plans have what comes after it before it."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			var used []string
			for _, e := range l.written.Everything.Matters { // another edition may wait for it
				for _, d := range model.Demands(&model.Matter{ID: e.Key, Matter: &e.Value}) {
					used = append(used, d.Milestone)
				}
			}
			for _, e := range l.Milestones() {
				for _, d := range model.Demands(e.Event) {
					if d.Milestone != e.ID {
						used = append(used, d.Milestone)
					}
				}
			}
			if slices.ContainsFunc(used, func(id string) bool { return id != "" && l.written.Milestones.Get(id) == nil }) {
				return // what is misspelt, as R052 says, may be meant for the one that seems unused
			}
			for _, e := range l.Milestones() {
				if slices.Contains(used, e.ID) || l.written.Mentions(e.ID) || l.flawed(fieldpath.Milestone(e.ID)) {
					continue
				}
				report(l.Finding(fieldpath.Milestone(e.ID), diag.T("没有什么等里程碑“%s”", "nothing waits for the milestone “%s”", e.Name),
					diag.T("在它以后才能办的事项的前置中写 {milestone: %q}，或者删去它", "Write {milestone: %q} in the prerequisites of what comes after it, or remove it", e.ID)))
			}
		},
	}
}
