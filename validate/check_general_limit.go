package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkGeneralLimit() Check {
	return Check{
		Rule: diag.Rule{
			Code: "P005", Name: "general-limit", Severity: diag.Warning,
			Title: diag.T("行政许可没有登记法定时限", "a licence without a registered statutory limit"),
			Doc: diag.T("行政许可的期限要公示（行政许可法第三十条）。目录没有登记法定时限的，不是法律没有规定：自受理之日起二十日内决定，统一办理、联合办理、集中办理的四十五日内办结，都按工作日计算，可以当场决定的除外（行政许可法第四十二条、第八十二条）；指南印的就是这个期限，并注明“未登记另有规定”。法律、法规另有规定的，印出来的就是错的，所以要查清登记：另有规定的，引用那一条；没有的，引用行政许可法第四十二条；法律、法规使它没有期限的，写 limited: false 和依据。用第 1 版语言写的目录不核对。",
				"The period of a licence is published (article 30 of the Administrative Licensing Law). Where a catalog registers no statutory limit there is one all the same: 20 working days from acceptance, 45 in joint handling, unless it can be decided on the spot (articles 42 and 82). Guides print this one and say that nothing else is registered. Where a law or regulation provides otherwise, that is wrong: look it up and register it, or cite article 42; where one makes it that there is no limit, write limited: false and the basis. Catalogs in version 1 of the language are not checked."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			if !l.current() {
				return
			}
			for _, m := range l.Matters() {
				at := fieldpath.Matter(m.ID).Deadline()
				limit, general, _ := m.Lawful()
				if !general || l.flawed(fieldpath.Matter(m.ID)) || m.Deadline.Statutory != nil { // one that is registered, but not as it should be, is reported for that
					continue
				}
				report(l.Finding(at, diag.T("行政许可“%[1]s”没有登记法定时限，印的是行政许可法第四十二条的 %[2]s", "the licence “%[1]s” has no registered statutory limit; the %[3]s of article 42 of the Administrative Licensing Law are printed", m.Name, limit.Sentence(), limit.SentenceEN()),
					diag.T("法律、法规另有规定的，写那个期限和依据；没有的，写 statutory: {value: %[1]d, unit: %[2]q, basis: […]}，依据引用行政许可法第四十二条", "If a law or regulation provides otherwise, write that limit and its basis; if not, statutory: {value: %[1]d, unit: %[2]q, basis: […]}, with article 42 of the Administrative Licensing Law as the basis", limit.Value, limit.Unit)))
			}
		},
	}
}
