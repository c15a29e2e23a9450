package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkAtOnce() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T106", Name: "at-once", Severity: diag.Error,
			Title: diag.T("办件类型与承诺时限不一致", "the kind of case and the promise disagree"),
			Doc: diag.T("即办件当场办结，承诺时限写 unit: \"即时\"；承诺件在承诺的时间内办结，承诺时限至少一日。两者不一致，指南的审查类型（即审即办、前审后批）和统计就是错的。联办件、报批件不核对。",
				"A case of kind 即办件 is settled at once, one of kind 承诺件 within a time of at least a day. Where kind and promise disagree, guides and statistics are wrong. Joint and reported cases are not checked."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Matters() {
				a := fieldpath.Matter(m.ID)
				if m.Deadline.Promised == nil || m.Handling == "" {
					continue
				}
				promise := *m.Deadline.Promised
				atOnce := promise.Value == 0 || promise.Unit == schema.Immediate
				if l.flawed(a.Handling()) || l.flawed(a.Deadline().Promised()) || l.vague(a.Deadline().Promised(), promise) {
					continue
				}
				var message, hint diag.Text
				switch {
				case m.Handling == schema.AtOnce && !atOnce:
					message = diag.T("“%[1]s”是即办件，承诺时限却是 %[2]s", "“%[1]s” is of kind 即办件, settled at once, but promises %[3]s", m.Name, promise.Sentence(), promise.SentenceEN())
					hint = diag.T("办件类型改为“承诺件”，或者承诺时限改为即时", "Make it a 承诺件, or promise 即时")
				case m.Handling == schema.Promised && atOnce:
					message = diag.T("“%s”是承诺件，却承诺当场办结", "“%s” is of kind 承诺件, but is settled at once", m.Name)
					hint = diag.T("办件类型改为“即办件”，或者写明承诺时限", "Make it an 即办件, or say how long it takes")
				default:
					continue
				}
				d := l.Finding(a.Handling(), message, hint)
				d.Related = []diag.Related{{Place: l.Place(fieldpath.Matter(m.ID).Deadline().Promised()), Message: diag.T("承诺时限写在这里", "the promise is written here")}}
				report(d)
			}
		},
	}
}
