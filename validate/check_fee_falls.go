package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkFeeFalls() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R025", Name: "fee-falls", Severity: diag.Warning,
			Title: diag.T("数额大了反而收得少", "more of it costs less"),
			Doc: diag.T("分段固定费率和分段固定单价，一到下一段就全部按那一段算：后一段低得多的，刚过上限的反而比上限收得少。收费文件写“超过某数的部分”的，是分段费率累加。",
				"Fees of kind 分段固定费率 and 分段固定单价 take the rate or price of one band for the whole: where the next is much lower, just above the end of a band less is paid than at it. Where the rule says “the part above …” the kind is 分段费率累加."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			l.eachFee(func(at fieldpath.InFeeItem, f *model.FeeItem) {
				if !reckonings[f.Kind].banded || f.Kind == schema.ProgressiveRate || f.Base == nil || l.feeFaulty(at, f) {
					return
				}
				for i := range max(0, len(f.Bands)-1) {
					end := f.Bands[i].UpTo
					here, next := f.AtEnd(i, i), f.AtEnd(i, i+1)
					if here == nil || next == nil || next.Cmp(here) >= 0 {
						continue
					}
					report(l.Finding(at.Bands().Item(i+1), diag.T("收费项目“%[1]s”在 %[2]s %[3]s时收 %[4]s 元，再大一点反而只收 %[5]s 元", "“%[1]s” costs %[4]s yuan at %[2]s %[3]s, and only %[5]s yuan just above", f.Name, string(*end), f.BandsIn(), model.Decimal(here), model.Decimal(next)),
						diag.T("核对收费文件：只对超过部分按低的费率收的，收费类型写“分段费率累加”", "Look at the rule: where the lower rate is for the part above alone, the kind is 分段费率累加")))
				}
			})
		},
	}
}
