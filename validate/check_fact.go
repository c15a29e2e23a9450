package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkFact() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R006", Name: "unknown-fact", Severity: diag.Error,
			Title: diag.T("引用的申请人情形没有登记", "reference to a fact that is not declared"),
			Doc: diag.T("when、applies、require 和 where 只能说到已经登记的申请人情形（fact）。没有登记的情形没有提问和取值，谁也无法判断申请人是否符合。",
				"when, applies, require and where may only speak of declared facts. A fact that is not declared has no question and no values, so nobody can judge it."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			known := l.written.Facts.Keys()
			for _, c := range l.Constraints() {
				for _, e := range c.Where {
					if l.Fact(e.Key) == nil {
						l.nothing(report, c.At.Key(e.Key).OfLabel(), referent{fieldpath.FactKind, "申请人情形", "fact"}, e.Key, known)
					}
				}
			}
			for _, m := range l.Matters() {
				for i, f := range m.FeeItems() {
					if f.Base != "" && l.Fact(f.Base) == nil {
						l.nothing(report, fieldpath.Matter(m.ID).Fee().Items().Item(i).Base(), referent{fieldpath.FactKind, "申请人情形", "fact"}, f.Base, known)
					}
				}
			}
		},
	}
}
