package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkFeeBands() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R021", Name: "fee-bands", Severity: diag.Error,
			Title: diag.T("收费分段或者最低、最高收费前后矛盾", "the bands of a fee, or its minimum and maximum, contradict one another"),
			Doc: diag.T("各段从低到高写，每段的上限大于前一段的上限，只有最后一段可以不写上限：这样每个数额正好落在一段里。最低收费不能高于最高收费，两者都要是付得出的数额（取整以后不变）；只收一个固定数额的，它要在两者之间。",
				"Bands go from low to high, each with an upper end above the one before, and only the last may have none: so every number falls into one band. The minimum is not above the maximum, both are sums that can be paid, that is, rounding leaves them as they are; a price that is paid once lies between them."),
		},
		Run: ofFees((*inspected).feeBands),
	}
}

// feeBands finds contradictions between the bands of an item of a fee, and between its minimum and maximum.
func (l *inspected) feeBands(at fieldpath.InFeeItem, f *model.FeeItem) []diag.Diagnostic {
	var list []diag.Diagnostic
	var before *schema.Decimal // the upper end of the band before
	earlier := 0
	for i, b := range f.Bands {
		band := at.Bands().Item(i)
		switch {
		case b.UpTo == nil && i < len(f.Bands)-1:
			list = append(list, l.Finding(band, diag.T("收费项目“%[1]s”的第 %[2]d 段没有写上限，后面的各段轮不到", "band %[2]d of “%[1]s” has no upper end, so that those after it are never reached", f.Name, i+1),
				diag.T("写明上限 upTo；只有最后一段可以不写", "Say upTo; only the last band may have none")))
		case b.UpTo == nil:
		case before != nil && b.UpTo.Cmp(*before) <= 0:
			message := diag.T("收费项目“%[1]s”的第 %[2]d 段上限 %[3]s 低于前面第 %[5]d 段的 %[4]s，这一段轮不到", "band %[2]d of “%[1]s” ends at %[3]s, below the %[4]s of band %[5]d before it, and is never reached", f.Name, i+1, string(*b.UpTo), string(*before), earlier+1)
			if b.UpTo.Cmp(*before) == 0 {
				message = diag.T("收费项目“%[1]s”的第 %[2]d 段和第 %[4]d 段上限都是 %[3]s", "bands %[4]d and %[2]d of “%[1]s” both end at %[3]s", f.Name, i+1, string(*b.UpTo), earlier+1)
			}
			d := l.Finding(band.UpTo(), message, diag.T("各段从低到高排列，上限不能相同", "Put the bands in order from low to high, with different ends"))
			d.Related = []diag.Related{{Place: l.Place(at.Bands().Item(earlier).UpTo()), Message: diag.T("前面一段的上限写在这里", "the end of the band before is written here")}}
			list = append(list, d)
		default:
			before, earlier = b.UpTo, i
		}
	}
	if f.Minimum != nil && f.Maximum != nil && f.Minimum.Cmp(*f.Maximum) > 0 {
		return append(list, l.Finding(at.Minimum(), diag.T("收费项目“%s”的最低收费 %s 元高于最高收费 %s 元", "the minimum of “%s”, %s yuan, is above its maximum of %s yuan", f.Name, string(*f.Minimum), string(*f.Maximum)),
			diag.T("改正 minimum 或 maximum", "Correct minimum or maximum")))
	}
	for _, x := range []struct {
		sum *schema.Decimal
		at  fieldpath.Selector
		out int // how an amount compares with it that it makes void
		zh  string
		en  string
	}{{f.Minimum, at.Minimum(), -1, "最低收费", "minimum"}, {f.Maximum, at.Maximum(), 1, "最高收费", "maximum"}} {
		switch {
		case x.sum == nil:
		case f.Payable(x.sum.Rat()).Cmp(x.sum.Rat()) != 0:
			list = append(list, l.Finding(x.at, diag.T("收费项目“%[1]s”的%[2]s %[4]s 元，取整以后成了 %[5]s 元", "the %[3]s of “%[1]s”, %[4]s yuan, is rounded to %[5]s yuan", f.Name, x.zh, x.en, string(*x.sum), model.Decimal(f.Payable(x.sum.Rat()))),
				diag.T("写一个付得出的数额，或者改正取整方式 rounding", "Write a sum that can be paid, or correct rounding")))
		case f.Kind == schema.FixedPrice && f.FeeItem.Amount != nil && f.AtOnce() && f.FeeItem.Amount.Cmp(*x.sum) == x.out:
			list = append(list, l.Finding(x.at, diag.T("收费项目“%[1]s”的金额是 %[4]s 元，%[2]s却是 %[5]s 元", "the amount of “%[1]s” is %[4]s yuan, but its %[3]s is %[5]s yuan", f.Name, x.zh, x.en, string(*f.FeeItem.Amount), string(*x.sum)),
				diag.T("改正金额，或者删去这个限额", "Correct the amount, or remove this limit")))
		}
	}
	return list
}
