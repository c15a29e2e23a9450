package validate

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

func checkStatutory() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T103", Name: "limit-beyond-licensing-law", Severity: diag.Error,
			Title: diag.T("行政许可的时限超过行政许可法第四十二条", "a limit of a licence beyond article 42 of the Administrative Licensing Law"),
			Doc: diag.T("行政许可自受理之日起二十日内决定，联合办理的四十五日内办结，都按工作日计算（行政许可法第四十二条、第八十二条）；法律、法规另有规定的，依照其规定。法规包括行政法规和地方性法规；国务院决定、规章和规范性文件不能规定更长的时限。所以法定时限更长的，依据里要有一部法律、行政法规或者地方性法规（行政许可法本身除外）。批准延长的十日、十五日是例外，不能写进法定时限。没有写法定时限的，承诺时限按同一个上限核对。单位不同的按日历比较。",
				"A licence is decided within 20 working days of acceptance, joint handling ends within 45 (articles 42 and 82), unless a law or regulation, local regulations included, provides otherwise; decisions of the State Council, rules and normative documents cannot. A longer limit must cite such a law or regulation other than this law itself. The 10 and 15 days that a head may grant are an exception and no limit. Without a statutory limit, the promise is held against the same bound."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			c := l.comparer()
			for _, b := range l.licenceLimits() {
				found := c.compare(b.period, b.most)
				if found.Verdict != timing.Exceeded {
					continue
				}
				message := diag.T("行政许可“%[1]s”的%[2]s（%[3]s）超过行政许可法第四十二条的 %[4]s，又没有引用另有规定的法律、法规", "the licence “%[1]s” has a %[5]s of %[6]s, beyond the %[7]s of article 42 of the Administrative Licensing Law, and cites no law or regulation that says so",
					b.matter.Name, b.name.ZH, b.period.Sentence(), b.most.Sentence(), b.name.EN, b.period.SentenceEN(), b.most.SentenceEN())
				longest := c.longest(b.period.Unit, b.most)
				d := l.Finding(b.at, message, diag.T("引用规定更长时限的法律、行政法规或者地方性法规；没有的，改为%s", "Cite the law or regulation that sets a longer limit; if there is none, make it %[2]s", atMostZH(longest), atMostEN(longest)))
				d.Related = l.weakBasis(b.matter)
				d.Related = append(d.Related, l.calendars(b, found)...)
				report(d)
			}
		},
	}
}

// licenceLimits returns the time that every licence may take by law, or promises where no law is named, with the bound of
// 行政许可法第四十二条; those for which a law or regulation provides otherwise are left out.
func (l *inspected) licenceLimits() []bound {
	var list []bound
	for _, m := range l.Matters() {
		if m.Type != schema.Licence {
			continue
		}
		deadline := fieldpath.Matter(m.ID).Deadline()
		b := bound{matter: m, at: deadline.Promised(), most: model.LicenceLimit, name: promiseName,
			mostName: diag.T("行政许可法第四十二条的时限", "limit of article 42 of the Administrative Licensing Law")}
		if m.Handling == schema.Joint || m.Handling == "" { // which may be joint
			b.most = model.JointLimit
		}
		if m.Deadline.Promised != nil {
			b.period = *m.Deadline.Promised
		}
		if m.Statutory != nil {
			b.at, b.period, b.name = deadline.Statutory(), m.Statutory.Period, diag.T("法定时限", "statutory limit")
			if len(m.Statutory.Basis) < len(m.Deadline.Statutory.Basis) || slices.ContainsFunc(m.Statutory.Basis, special) {
				continue
			}
		}
		if !l.flawed(b.at) && (m.Statutory != nil || m.Deadline.Promised != nil) {
			list = append(list, b)
		}
	}
	return list
}

// special reports whether a basis can provide otherwise than the Administrative Licensing Law where that law yields to
// other laws and regulations (法律、法规另有规定的).
func special(b *model.Basis) bool {
	return slices.Contains([]schema.Rank{schema.Statute, schema.AdministrativeRegulation, schema.LocalRegulation}, b.Law.Rank) && !licensing(b.Law)
}

// licensing reports whether a law is the Administrative Licensing Law (行政许可法).
func licensing(w *model.Law) bool {
	title, _, _ := strings.Cut(strings.TrimPrefix(w.Title, "中华人民共和国"), "（")
	return title == "行政许可法"
}

// weakBasis returns the citations that do not suffice for a longer limit, each with the reason.
func (l *inspected) weakBasis(m *model.Matter) []diag.Related {
	var list []diag.Related
	if m.Statutory == nil {
		return nil
	}
	for _, b := range m.Statutory.Basis {
		why := diag.T("“%s”是%s，不是法律、法规", "“%s” is %s, neither law nor regulation", b.Law.Title, b.Law.Rank)
		if licensing(b.Law) {
			why = diag.T("行政许可法本身没有规定更长的时限", "the Administrative Licensing Law itself sets no longer limit")
		}
		list = append(list, diag.Related{Place: l.Place(fieldpath.Matter(m.ID).Basis().Key(b.Key)), Message: why})
	}
	return append(list, l.articles(m.Statutory.Basis)...)
}
