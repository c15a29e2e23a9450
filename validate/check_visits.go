package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkVisits() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R027", Name: "no-visit", Severity: diag.Warning,
			Title: diag.T("只能到窗口办，却一次也不用到现场", "a matter that is applied for at a window only, and needs no visit"),
			Doc: diag.T("办理形式只有“窗口办理”的事项，申请人至少要到窗口一次：要到现场的环节写 visit: true。没有一个环节写 visit: true 的，指南一边写只能在窗口办，一边写“到现场 0 次”，办理计划也不安排人去。确实不用到现场的，把实际的办法写进办理形式：网上办理、快递申请。",
				"Where the only channel is a window the applicant has to come at least once: the steps for which write visit: true. If none does, the guide says that one applies at the window and that nobody need come, and plans send nobody. If nobody need come, name the channel that is used: 网上办理 or 快递申请."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Matters() {
				a := fieldpath.Matter(m.ID)
				elsewhere := func(c schema.Channel) bool { return c != schema.AtWindow }
				if visits, _ := m.Visits(); visits > 0 {
					continue
				}
				if len(m.Channels) == 0 || slices.ContainsFunc(m.Channels, elsewhere) || m.Online != nil || len(m.Steps) == 0 || l.flawed(a.Channels()) || l.flawed(a.Steps()) {
					continue
				}
				d := l.Finding(a.Channels().Item(0), diag.T("“%s”只能在窗口办理，却没有一个环节要申请人到现场", "“%s” is applied for at a window only, and no step needs the applicant to come", m.Name),
					diag.T("在要到现场的环节写 visit: true；不用到现场的，办理形式写实际的办法，如“网上办理”“快递申请”", "Write visit: true in the steps for which one has to come; if there is none, name the channel that is used, such as 网上办理 or 快递申请"))
				d.Related = []diag.Related{{Place: l.Place(a.Steps()), Message: diag.T("环节写在这里", "the steps are written here")}}
				report(d)
			}
		},
	}
}
