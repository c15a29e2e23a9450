package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// kept is a record that keeps its old addresses.
type kept struct {
	kind     fieldpath.Kind
	id       string
	formerly []string
	at       func(i int) fieldpath.Selector
}

func checkFormerly() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R032", Name: "former-id-taken", Severity: diag.Error,
			Title: diag.T("原标识又用在别处", "a former id that is taken"),
			Doc: diag.T("原标识是一个记录以前的标识，它原来的网址会引到现在的网址，印在纸上的二维码也靠它。同一种记录里，别的记录不能再用这个标识，也不能写成自己的原标识：一个网址只能引到一处；自己现在的标识不是原标识。",
				"A former id is what a record was called before: its old address leads to the new one, and codes printed on paper rely on that. No other record of the kind may have it, or have had it: an address leads to one place. What a record is called now is no former id."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			all := l.written.Everything // an address is for good, whatever is in force
			var records []kept
			for _, m := range all.Matters {
				records = append(records, kept{fieldpath.MatterKind, m.Key, m.Value.Formerly, func(i int) fieldpath.Selector { return fieldpath.Matter(m.Key).Formerly().Item(i) }})
			}
			for _, p := range all.Procedures {
				records = append(records, kept{fieldpath.ProcedureKind, p.Key, p.Value.Formerly, func(i int) fieldpath.Selector { return fieldpath.Procedure(p.Key).Formerly().Item(i) }})
			}
			for _, d := range all.Departments {
				records = append(records, kept{fieldpath.DepartmentKind, d.Key, d.Value.Formerly, func(i int) fieldpath.Selector { return fieldpath.Department(d.Key).Formerly().Item(i) }})
			}
			type address struct {
				kind fieldpath.Kind
				id   string
			}
			taken := map[address]diag.Place{}
			for _, r := range records {
				taken[address{r.kind, r.id}] = l.written.Place(fieldpath.Record(r.kind, r.id))
			}
			for _, r := range records {
				for i, old := range r.formerly {
					there, again := taken[address{r.kind, old}]
					if !again {
						taken[address{r.kind, old}] = l.written.Place(r.at(i))
						continue
					}
					label := schema.Label(r.kind)
					d := l.Finding(r.at(i), diag.T("%[1]s“%[3]s”的原标识“%[4]s”又用在别处", "the former id %[4]s of %[2]s %[3]s is taken", label.ZH, label.EN, r.id, old),
						diag.T("删去这个原标识，或者给另一处换一个标识", "Delete this former id, or give the other another id"))
					if old == r.id {
						d.Hint = diag.T("删去它：这是现在的标识", "Delete it: this is the id it has now")
					}
					d.Related = []diag.Related{{Place: there, Message: diag.T("也写在这里", "it is also here")}}
					report(d)
				}
			}
		},
	}
}
