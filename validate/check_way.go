package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkWay() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R036", Name: "nowhere-to-apply", Severity: diag.Error,
			Title: diag.T("不知道到哪里申请", "nobody knows where to apply"),
			Doc: diag.T("事项有办理窗口（service），申请人才知道到哪里办、向谁咨询和投诉。没有窗口（service: []）的只能是在网上办的：写明网址（online），并且办理形式（channels）里没有窗口办理；咨询就用部门的电话。还不知道窗口的不写 service，见 P003；用第 1 版语言写的目录，不写和没有一样。",
				"A matter has its windows (service), so that applicants know where to go and whom to ask and complain to. There is none (service: []) only where one applies over the internet: write its address (online), and channels without 窗口办理; questions go to the telephones of the department. Where nobody knows the windows yet, service is left out, see P003; in version 1 of the language that is the same as none."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Matters() {
				a := fieldpath.Matter(m.ID)
				if len(m.Service) > 0 || m.Service == nil && l.current() || overInternet(m) || l.flawed(a) {
					continue
				}
				report(l.Finding(a, diag.T("“%s”没有办理窗口，又不是只在网上办", "“%s” has no window, and is not applied for over the internet only", m.Name),
					diag.T("写明窗口 service；只在网上办的，写明网址 online，办理形式 channels 里不写窗口办理", "Write its windows (service); where one applies over the internet only, write its address (online), and channels without 窗口办理")))
			}
		},
	}
}

// overInternet reports whether one applies for a matter over the internet only.
func overInternet(m *model.Matter) bool {
	return m.Online != nil && len(m.Channels) > 0 && !slices.Contains(m.Channels, schema.AtWindow)
}
