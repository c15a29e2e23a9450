package validate

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkExcluded() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T104", Name: "excluded-time", Severity: diag.Error,
			Title: diag.T("不计入时限的环节没有法律依据", "time that no law excludes from the limit"),
			Doc: diag.T("行政许可只有听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需的时间不计算在期限内（行政许可法第四十五条）。公示、现场踏勘、征求意见、上报等都要算。法律、行政法规或者地方性法规另有规定的（例如取水许可和水资源费征收管理条例第十九条的征求意见），引用它作为依据。行政许可以外的事项，第四十五条没有规定，不核对。",
				"Only hearings, tenders, auctions, inspections, tests, quarantine, appraisals and expert reviews stop the clock of a licence (article 45 of the Administrative Licensing Law). Public notice, site visits, consultation and reports to a higher body do not, unless a law or regulation that is cited says so. Matters that are no licence are not checked: article 45 does not speak of them."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Matters() {
				for i, x := range m.Excluded {
					a := fieldpath.Matter(m.ID).Deadline().Excluded().Item(i)
					written := m.Deadline.Excluded[i]
					if m.Type != schema.Licence || excludable(x.Kind) || l.flawed(a) || len(x.Basis) < len(written.Basis) || slices.ContainsFunc(x.Basis, special) {
						continue
					}
					d := l.Finding(a.Kind(), diag.T("“%s”不把“%s”的时间计算在期限内，而行政许可法第四十五条没有列它，所引的依据也不是另有规定的法律、法规", "“%s” does not count the time of “%s”, which article 45 of the Administrative Licensing Law does not name, and cites no law or regulation that excludes it", m.Name, x.Kind),
						diag.T("引用规定它不计入的法律、法规；没有的，删去这一项，把时间算进时限", "Cite the law or regulation that excludes it; if there is none, remove the entry and count the time"))
					for _, b := range x.Basis {
						d.Related = append(d.Related, diag.Related{Place: l.Place(fieldpath.Matter(m.ID).Basis().Key(b.Key)), Message: diag.T("依据：%s，%s", "its basis: %s, %s", b.Cite(), b.Law.Rank)})
					}
					report(d)
				}
			}
		},
	}
}

// excludable reports whether a stage is one of those that 行政许可法第四十五条 names: it holds one of its words, or is an
// expert review in other words (专家评议), and holds no word of what has to be counted, as in “专家评审和公示”.
func excludable(kind string) bool {
	contains := func(word string) bool { return strings.Contains(kind, word) }
	if slices.ContainsFunc([]string{"公示", "踏勘", "勘验", "征求意见", "上报", "报批", "会签", "会审", "补正"}, contains) {
		return false
	}
	heads := []string{"听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定"}
	return slices.ContainsFunc(heads, contains) || contains("专家") && contains("评")
}
