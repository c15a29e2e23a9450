package validate

import (
	"math/big"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkFeeUnits() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R022", Name: "fee-units", Severity: diag.Error,
			Title: diag.T("收费的单位换算不了", "the units of a fee do not convert"),
			Doc: diag.T("一笔费按一项情形计算的，那项情形要是数值，并且写明单位。它的单位要能换算成分段的单位（不写的为元）和计价单位：万元能换算成元，亩能换算成平方米，平方米换算不了元。费率只能乘以钱数。按件、按本收的分段单价，段按情形分，价按件、按本。",
				"A fee that is reckoned by a fact needs one that is a number and has a unit. Its unit converts into that of the bands, yuan if none is said, and into that of the price: 万元 into 元, 亩 into 平方米, but 平方米 not into 元. A rate applies to sums of money alone. A price of a case or a copy may depend on a band of anything."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			l.eachFee(func(at fieldpath.InFeeItem, f *model.FeeItem) {
				if len(l.feeKind(at, f)) > 0 {
					return // it may well be of another kind
				}
				for _, d := range l.feeUnits(at, f) {
					report(d)
				}
			})
		},
	}
}

// feeUnits finds units of an item of a fee that do not convert into one another.
func (l *inspected) feeUnits(at fieldpath.InFeeItem, f *model.FeeItem) []diag.Diagnostic {
	for _, u := range []struct {
		unit string
		at   fieldpath.Selector
	}{{f.Per, at.Per()}, {f.BandUnit, at.BandUnit()}} {
		if u.unit != "" && model.MeasureOf(u.unit).Kind == "" {
			return []diag.Diagnostic{l.Finding(u.at, diag.T("收费项目“%s”的单位“%s”不是单位", "“%s” has %q for a unit", f.Name, u.unit), diag.T("写明单位，如“平方米”“件”“100 平方米”", "Write a unit, such as 平方米, 件 or 100 平方米"))}
		}
	}
	rate, banded := reckonings[f.Kind].rate, len(f.Bands) > 0
	if rate && banded && !model.MeasureOf(f.BandsIn()).Money() {
		return []diag.Diagnostic{l.Finding(at.BandUnit(), diag.T("收费项目“%s”按费率收，分段的单位却是“%s”", "“%s” is charged by rates, but the unit of its bands is %s", f.Name, f.BandsIn()),
			diag.T("费率只能乘以钱数：单位写“元”或“万元”；按数量收的，收费类型用“分段固定单价”", "A rate applies to sums of money: write 元 or 万元; a price by quantity is of kind 分段固定单价"))}
	}
	if f.Base == nil { // none is said, or it is not registered (R006)
		return nil
	}
	fact := func(message, hint diag.Text) []diag.Diagnostic {
		d := l.Finding(at.Base(), message, hint)
		d.Related = []diag.Related{{Place: l.Place(fieldpath.Fact(f.Base.ID)), Message: diag.T("情形“%s”登记在这里", "the fact “%s” is registered here", f.Base.Name)}}
		return []diag.Diagnostic{d}
	}
	unit := model.MeasureOf(f.Base.Unit)
	converts := func(to string) bool { return unit.In(model.MeasureOf(to), new(big.Rat)) != nil }
	switch {
	case f.Base.Type != schema.Number:
		return fact(diag.T("收费项目“%s”按情形“%s”计算，它却不是数值", "“%s” is reckoned by “%s”, which is no number", f.Name, f.Base.Name),
			diag.T("改为一项数值情形；情形不同价钱不同的，分成几项，各写适用情形 when", "Name a fact that is a number; where the price differs by a choice, list several items, each with its when"))
	case unit.Kind == "":
		return fact(diag.T("收费项目“%s”按情形“%s”计算，它却没有单位", "“%s” is reckoned by “%s”, which has no unit", f.Name, f.Base.Name),
			diag.T("在情形中写明单位 unit，如“元”“平方米”", "Say the unit of the fact, such as 元 or 平方米"))
	case rate && !unit.Money():
		return fact(diag.T("收费项目“%s”按费率收，情形“%s”的单位却是“%s”", "“%s” is charged by rates, but the unit of “%s” is %s", f.Name, f.Base.Name, f.Base.Unit),
			diag.T("费率只能乘以钱数：改为以元或者万元为单位的情形", "A rate applies to sums of money: name a fact in 元 or 万元"))
	case banded && !converts(f.BandsIn()):
		said := diag.T("不写 bandUnit 的为元", "yuan where bandUnit is left out")
		if f.BandUnit != "" {
			said = diag.T("见 bandUnit", "see bandUnit")
		}
		return fact(diag.T("收费项目“%[1]s”的分段以“%[2]s”为单位（%[5]s），情形“%[3]s”的单位是“%[4]s”，换算不了", "the bands of “%[1]s” are in %[2]s (%[6]s), which “%[3]s”, in %[4]s, does not convert into", f.Name, f.BandsIn(), f.Base.Name, f.Base.Unit, said.ZH, said.EN),
			diag.T("在 bandUnit 中写明分段的单位，或者改正计费情形 base", "Say the unit of the bands in bandUnit, or correct base"))
	case f.Kind == schema.FixedPrice && f.Per == "":
		return fact(diag.T("收费项目“%s”按情形“%s”计算，却没有写计价单位", "“%s” is reckoned by “%s”, but does not say the unit of the price", f.Name, f.Base.Name),
			diag.T("在 per 中写明一份价钱买多少，如“%s”；只收一次的，删去 base", "Say in per what the price is for, such as %s; remove base if it is paid once", f.Base.Unit))
	case f.Per != "" && !f.AtOnce() && !converts(f.Per):
		return fact(diag.T("收费项目“%s”每“%s”一个价，情形“%s”的单位是“%s”，换算不了", "“%s” is a price for %s, which “%s”, in %s, does not convert into", f.Name, f.Per, f.Base.Name, f.Base.Unit),
			diag.T("改正计价单位 per 或者计费情形 base，使两者的单位能换算", "Correct per or base, so that their units convert"))
	}
	return nil
}
