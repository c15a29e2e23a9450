package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkSuccession() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R044", Name: "gap-before-successor", Severity: diag.Warning,
			Title: diag.T("原来的停了，接替的还没有开始", "what replaces something begins after that has ended"),
			Doc: diag.T("事项停止办理、由别的事项代替（replaces）的，从停止的那天到接替的开始，中间没有人办，原来的网址也没有地方去。真要停一段的，写豁免；还是同一个事项的，写暂停（suspended），不要写两个。",
				"Where a matter ends and others take its place (replaces), nobody handles it from the one day to the other, and its address leads nowhere. Where that is meant, exempt it; where it is the same matter, say that it is suspended (suspended), and do not write two."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			all := l.written.Everything
			for _, e := range all.Matters {
				if !ends(e.Value.Effective) {
					continue
				}
				var first *schema.Entry[schema.Matter] // of those that replace it
				for i, s := range all.Matters {
					if slices.Contains(s.Value.Replaces, e.Key) && s.Key != e.Key && (first == nil || begins(s.Value.Effective).Before(begins(first.Value.Effective))) {
						first = &all.Matters[i]
					}
				}
				if first == nil || !e.Value.Effective.To.Before(begins(first.Value.Effective)) {
					continue
				}
				d := l.Finding(fieldpath.Matter(first.Key).Effective().From(), diag.T("“%[1]s” %[2]s 停止办理，代替它的“%[3]s” %[4]s 才开始，中间没有事项可办", "“%[1]s” ends on %[2]s, and “%[3]s”, which replaces it, begins on %[4]s: between them there is none",
					e.Value.Name, e.Value.Effective.To, first.Value.Name, begins(first.Value.Effective)), diag.T("让两个日期接上", "Let one begin when the other ends"))
				d.Related = []diag.Related{{Place: l.written.Place(fieldpath.Matter(e.Key).Effective()), Message: diag.T("停止办理的日期在这里", "the end is here")}}
				report(d)
			}
		},
	}
}

// begins is the first day of a period of effect, the zero day where it has none.
func begins(e *schema.Effective) schema.Date {
	if e == nil {
		return schema.Date{}
	}
	return e.From
}
