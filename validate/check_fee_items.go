package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkFeeItems() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R013", Name: "fee-items", Severity: diag.Error,
			Title: diag.T("是否收费与收费项目不一致", "a fee and its items do not agree"),
			Doc: diag.T("收费的事项要逐项写明项目、标准和依据；不收费的事项不能有收费项目（行政许可法第五十八条、第五十九条；优化营商环境条例第二十五条）。",
				"A matter with a fee lists its items, standards and basis; a matter without one has no items (Administrative Licensing Law, articles 58 and 59)."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Matters() {
				a := fieldpath.Matter(m.ID).Fee()
				switch {
				case m.Fee == nil, l.flawed(a):
				case m.Fee.Charged && len(m.Fee.Items) == 0:
					report(l.Finding(a, diag.T("“%s”收费，但没有收费项目", "%s charges a fee but lists no items", l.NameOf(a)),
						diag.T("在 items 中写明项目、标准和依据", "List name, standard and basis under items")))
				case !m.Fee.Charged && len(m.Fee.Items) > 0:
					report(l.Finding(a.Items(), diag.T("“%s”不收费，却写了收费项目", "%s charges no fee but lists items", l.NameOf(a)),
						diag.T("删去收费项目，或者把 charged 改为 true", "Remove the items, or set charged to true")))
				}
			}
		},
	}
}
