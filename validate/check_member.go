package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkMember() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R043", Name: "member-twice", Severity: diag.Error,
			Title: diag.T("同一个申请人要把联办的一个事项办两次", "a procedure has one matter twice for the same applicant"),
			Doc: diag.T("联办的成员里，同一个事项可以因情形而写几次，一个申请人只能符合其中一种；成员有起止日期（effective）的，同一天也只能有一次。否则同一件事在清单、指南和告知书里排两次。",
				"A procedure may have a matter several times for different situations, of which an applicant is in one only, and, where members have days of their own, once on any day. Else it stands twice in lists, guides and notices."),
		},
		Demands: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, p := range l.Procedures() {
				at := fieldpath.Procedure(p.ID).Members()
				for i, b := range p.Members {
					for j, o := range p.Members[:i] {
						if w.Broken() || b.Matter != o.Matter || l.flawed(at.Item(i)) || w.Holding(b.When, w.Holding(o.When, w.Engine().Applies(w.NumberOf(b.Matter)))).Empty() {
							continue
						}
						d := l.Finding(at.Item(i).Matter(), diag.T("“%[1]s”的成员里，“%[2]s”有的申请人要办两次", "some applicants have to do “%[2]s” twice in “%[1]s”", p.Name, b.Matter.Name),
							diag.T("只留一处，或者让两处的情形、起止日期不重叠", "Keep one of them, or let their guards or days not overlap"))
						d.Related = []diag.Related{{Place: l.Place(at.Item(j).Matter()), Message: diag.T("另一处在这里", "the other is here")}}
						report(d)
						break
					}
				}
			}
		},
	}
}
