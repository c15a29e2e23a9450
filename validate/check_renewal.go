package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

func checkRenewal() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T107", Name: "renewal-window", Severity: diag.Warning,
			Title: diag.T("申请延续的时间不合适", "a renewal that has to be asked for at the wrong time"),
			Doc: diag.T("行政许可要延续的，有效期届满三十日前申请；法律、法规、规章另有规定的，依照其规定（行政许可法第五十条）。所以行政许可证件的延续申请写的不是 30 日的，有效期的依据里要有另有规定的法律、法规或者规章，规范性文件不够。\n\n"+
				"行政机关应当在有效期届满前决定是否准予延续。目录里有办理延续的事项的（它要求交这件证照，又核发同一件证照），在最后一天受理、按承诺时限办理，应当在届满前办结；没有写延续申请的行政许可按 30 日核对。延续申请也不能比有效期本身长。",
				"A licence is renewed on application made 30 days before it ends, unless a law, regulation or rule provides otherwise (article 50 of the Administrative Licensing Law). Another time needs such a basis in the validity; a normative document is not enough.\n\nThe authority decides before the licence ends. Where a matter of the catalog renews it (it asks for the document and issues the same one), an application accepted on the last day and decided as promised must be decided by then; a licence without a renewal time is held against 30 days. Nor can the time be longer than the validity."),
		},
		Demands:    true,
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			c := l.comparer()
			for _, d := range l.Documents() {
				v := d.Validity
				validity := fieldpath.Document(d.ID).Validity()
				a := validity.At // what findings are about
				if d.Term == nil || len(d.Issuers) == 0 || l.flawed(a) {
					continue
				}
				licence := slices.ContainsFunc(d.Issuers, func(m *model.Matter) bool { return m.Type == schema.Licence })
				window := renewalDefault
				if v.Renew != nil {
					a, window = validity.Renew().At, *v.Renew
				} else if !licence {
					continue
				}
				whole := *d.Term
				switch {
				case v.Renew == nil: // nothing is written that could be wrong
				case licence && window != renewalDefault && !l.mayDiffer(v.Law):
					report(l.renewalBasis(a, d, window))
				case c.compare(window, whole).Verdict == timing.Exceeded:
					report(l.Finding(a, diag.T("“%s”要在届满 %s前申请延续，比它的有效期 %s还长", "“%[1]s” has to be renewed %[4]s before it ends, longer than it is valid (%[5]s)", d.Name, window.Sentence(), whole.Sentence(), window.SentenceEN(), whole.SentenceEN()),
						diag.T("改正有效期或者延续申请的时间", "Correct the validity or the time of renewal")))
				}
				for _, m := range d.Issuers {
					if m.Deadline.Promised == nil {
						continue
					}
					promise := *m.Deadline.Promised
					found := c.compare(promise, window)
					if !l.renews(m, d) || found.Verdict != timing.Exceeded || l.flawed(fieldpath.Matter(m.ID).Deadline().Promised()) {
						continue
					}
					message := diag.T("“%[1]s”届满 %[2]s前申请延续就来得及，而“%[3]s”承诺 %[4]s，届满前可能办不结", "“%[1]s” may be renewed up to %[5]s before it ends, but “%[3]s” promises %[6]s and may not be decided by then",
						d.Name, window.Sentence(), m.Name, promise.Sentence(), window.SentenceEN(), promise.SentenceEN())
					f := l.Finding(a, c.worst(message, found), diag.T("缩短“%[1]s”的承诺时限到%[2]s；法律、法规、规章允许的，也可以让申请人早些申请延续", "Let “%[1]s” promise %[3]s, or let applicants apply earlier if a law, regulation or rule allows it",
						m.Name, atMostZH(c.longest(promise.Unit, window)), atMostEN(c.longest(promise.Unit, window))))
					f.Related = []diag.Related{{Place: l.Place(fieldpath.Matter(m.ID).Deadline().Promised()), Message: diag.T("“%s”的承诺时限写在这里", "the promise of “%s”", m.Name)}}
					report(f)
				}
			}
		},
	}
}

// renewalDefault is when a licence's renewal is asked for at the latest, before it ends (行政许可法第五十条).
var renewalDefault = schema.Period{Value: 30, Unit: schema.Day}

// mayDiffer reports whether a law may set another time for renewal than 行政许可法第五十条, which yields to laws,
// regulations and rules (法律、法规、规章). It is true for a law that does not exist, which other checks report.
func (l *inspected) mayDiffer(id string) bool {
	law := l.Law(id)
	return id != "" && law == nil || law != nil && law.Rank != schema.NormativeDocument && !licensing(law)
}

func (l *inspected) renewalBasis(a fieldpath.Selector, d *model.Document, window schema.Period) diag.Diagnostic {
	f := l.Finding(a, diag.T("“%[1]s”要在届满 %[2]s前申请延续，与行政许可法第五十条的三十日不同，又没有写明另有规定的法律、法规、规章", "“%[1]s” has to be renewed %[3]s before it ends, not the 30 days of article 50 of the Administrative Licensing Law, and no law, regulation or rule is named that says so",
		d.Name, window.Sentence(), window.SentenceEN()),
		diag.T("在有效期的依据（law、article）里写明另有规定的法律、法规、规章；没有的，改为 30 日", "Name the law, regulation or rule in the validity (law, article); if there is none, make it 30 days"))
	if law := l.Law(d.Validity.Law); law != nil {
		f.Related = []diag.Related{{Place: l.Place(fieldpath.Document(d.ID).Validity().Law()), Message: diag.T("“%s”是%s", "“%s” is %s", law.Title, law.Rank)}}
	}
	return f
}

// renews reports whether a matter renews a document that it issues: it asks somebody to whom it issues it for the same document.
func (l *inspected) renews(m *model.Matter, d *model.Document) bool {
	w := l.solution()
	given := w.Gives(model.Alternative{Document: d, Of: schema.Decided}, m)
	return slices.ContainsFunc(eligibility.RequirementsOf(m), func(r *eligibility.Requirement) bool {
		return slices.ContainsFunc(r.AnyOf, func(a model.Alternative) bool { return a.Document == d }) && !w.Holding(r.When, given).Empty()
	})
}
