package validate

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkFeeUnreckoned() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R023", Name: "fee-unreckoned", Severity: diag.Warning,
			Title: diag.T("收费算不出数额", "a fee that cannot be worked out"),
			Doc: diag.T("固定的和分段的收费，申请人应当一次问清要付多少（行政许可法第五十九条：按照公布的法定项目和标准收费）。没有写金额或者分段、没有写按哪项情形计算的，或者情形的数值可能超过最后一段上限的，计划里只能写“按标准计算”。",
				"A fee at a fixed price or in bands can be worked out in advance (Administrative Licensing Law, article 59: by the published items and standards). Where the amount, the bands or the fact it is reckoned by is missing, or the fact may exceed the end of the last band, a plan can only say “by its standard”."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			l.eachFee(func(at fieldpath.InFeeItem, f *model.FeeItem) {
				if !reckonings[f.Kind].reckoned() || l.feeFaulty(at, f) || f.FeeItem.Base != "" && f.Base == nil {
					return
				}
				missing := func(message, hint diag.Text) { report(l.Finding(at, message, hint)) }
				banded := reckonings[f.Kind].banded
				switch {
				case !banded && f.FeeItem.Amount == nil:
					missing(diag.T("收费项目“%s”是固定单价，却没有写金额", "“%s” is a fixed price without an amount", f.Name),
						diag.T("在 amount 中写明金额；情形不同金额不同的，分成几项，各写适用情形 when", "Say the amount; where it differs by a fact, list several items, each with its when"))
				case banded && len(f.Bands) == 0:
					missing(diag.T("收费项目“%s”是分段的，却没有写各段", "“%s” goes by bands but lists none", f.Name),
						diag.T("在 bands 中从低到高写明各段", "List the bands from low to high"))
				case f.Base == nil && (banded || !f.AtOnce()):
					missing(diag.T("收费项目“%s”没有写按哪项情形计算", "“%s” does not say by which fact it is reckoned", f.Name),
						diag.T("登记一项数值情形，在 base 中写它的标识", "Register a fact that is a number, and name it in base"))
				case banded && l.beyond(at, f):
					last := len(f.Bands) - 1
					report(l.Finding(at.Bands().Item(last).UpTo(), diag.T("收费项目“%[1]s”最后一段到 %[2]s %[3]s为止，情形“%[4]s”可以更大", "the last band of “%[1]s” ends at %[2]s %[3]s, but “%[4]s” may be more", f.Name, string(*f.Bands[last].UpTo), f.BandsIn(), f.Base.Name),
						diag.T("再写一段没有上限的；更大的不收的，费率或者单价写 0；不会更大的，写明情形的最大值 max", "Add a band without an end, of 0 where nothing is charged; or say the max of the fact")))
				}
			})
		},
	}
}

// feeFaulty reports whether one of the checks of what cannot be right has something to say of an item of a fee.
func (l *inspected) feeFaulty(at fieldpath.InFeeItem, f *model.FeeItem) bool {
	return len(l.feeKind(at, f)) > 0 || len(l.feeBands(at, f)) > 0 || len(l.feeUnits(at, f)) > 0
}

// beyond reports whether the fact that a fee is reckoned by may exceed the end of the last band. Where the fee is charged for some
// numbers alone, it is taken not to.
func (l *inspected) beyond(at fieldpath.InFeeItem, f *model.FeeItem) bool {
	end := f.Bands[len(f.Bands)-1].UpTo
	limits := slices.Concat(f.FeeItem.When, l.Matter(at.RecordID()).Matter.Applies)
	if end == nil || slices.Contains(limits.Keys(), f.Base.ID) {
		return false
	}
	return f.Base.Max == nil || model.MeasureOf(f.Base.Unit).In(model.MeasureOf(f.BandsIn()), f.Base.Max.Rat()).Cmp(end.Rat()) > 0
}
