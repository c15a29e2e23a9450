package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkFeeKind() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R020", Name: "fee-kind", Severity: diag.Error,
			Title: diag.T("收费项目的内容与收费类型不符", "a fee says what its kind has no use for"),
			Doc: diag.T("收费类型决定一笔费怎样算：固定单价看金额，分段固定单价看各段的单价，分段固定费率和分段费率累加看各段的费率，浮动的由部门在幅度内定，算不出来。写了这一类型用不到的内容，或者某一段缺了单价、费率，指南印的和计划算的就对不上。",
				"The kind of a fee says how it is worked out: a fixed price (固定单价) from its amount, 分段固定单价 from the prices of the bands, 分段固定费率 and 分段费率累加 from their rates; what floats is set by the department within a range. Where a fee has what its kind does not use, or a band lacks its price or rate, guides and plans disagree."),
		},
		Run: ofFees((*inspected).feeKind),
	}
}

// ofFees makes a check of what finds what is wrong with one item of a fee.
func ofFees(find func(l *inspected, at fieldpath.InFeeItem, f *model.FeeItem) []diag.Diagnostic) func(*inspected, func(diag.Diagnostic)) {
	return func(l *inspected, report func(diag.Diagnostic)) {
		l.eachFee(func(at fieldpath.InFeeItem, f *model.FeeItem) {
			for _, d := range find(l, at, f) {
				report(d)
			}
		})
	}
}

// eachFee calls do for every item of a fee that could be read.
func (l *inspected) eachFee(do func(at fieldpath.InFeeItem, f *model.FeeItem)) {
	for _, m := range l.Matters() {
		for i := range m.Fees {
			if at := fieldpath.Matter(m.ID).Fee().Items().Item(i); !l.flawed(at) {
				do(at, &m.Fees[i])
			}
		}
	}
}

// reckoning is what a kind of fee is reckoned from.
type reckoning struct {
	price, rate bool // neither where the department sets it
	banded      bool
}

// reckoned reports whether a fee can be worked out at all.
func (r reckoning) reckoned() bool { return r.price || r.rate }

// reckonings are those of every kind; none of a fee that does not say its kind.
var reckonings = map[schema.FeeKind]reckoning{
	schema.FixedPrice: {price: true}, schema.FloatingPrice: {}, schema.FloatingRate: {},
	schema.BandPrice: {price: true, banded: true}, schema.BandRate: {rate: true, banded: true}, schema.ProgressiveRate: {rate: true, banded: true},
}

// feeKind finds what an item of a fee says though its kind has no use for it, and what its bands lack.
func (l *inspected) feeKind(at fieldpath.InFeeItem, f *model.FeeItem) []diag.Diagnostic {
	var list []diag.Diagnostic
	kind := reckonings[f.Kind]
	counts := kind.price && f.Per != "" && !f.AtOnce()
	for _, x := range []struct {
		said bool
		at   fieldpath.Selector
		name string // of the field
		used bool
	}{
		{f.FeeItem.Amount != nil, at.Amount(), "amount", f.Kind == schema.FixedPrice},
		{len(f.Bands) > 0, at.Bands(), "bands", kind.banded},
		{f.BandUnit != "", at.BandUnit(), "bandUnit", len(f.Bands) > 0},
		{f.Base != nil, at.Base(), "base", kind.reckoned()},
		{f.Per != "", at.Per(), "per", f.Kind == schema.FloatingPrice || kind.price},
		{f.Remainder != "", at.Remainder(), "remainder", counts},
		{f.Rounding != "", at.Rounding(), "rounding", kind.reckoned()},
	} {
		switch {
		case !x.said || x.used:
		case f.Kind == "":
			return []diag.Diagnostic{l.Finding(x.at, diag.T("收费项目“%s”没有写收费类型，这里写的不起作用", "“%s” does not say the kind of the fee, so that this has no effect", f.Name),
				diag.T("在 kind 中写明收费类型，如“固定单价”", "Say the kind of the fee in kind, such as 固定单价 (a fixed price)"))}
		case x.name == "remainder" && kind.price:
			list = append(list, l.Finding(x.at, diag.T("收费项目“%s”写了余数怎么收，却不按数量计算", "“%s” says how less than a whole unit is charged, but is not reckoned by a number of units", f.Name),
				diag.T("写明计价单位 per 和计费情形 base，或者删去 remainder", "Say the unit of the price in per and the fact in base, or remove remainder")))
		case x.name == "bandUnit" && kind.banded:
			list = append(list, l.Finding(x.at, diag.T("收费项目“%s”写了分段的单位，却没有分段", "“%s” says a unit of its bands but has none", f.Name),
				diag.T("在 bands 中写明各段，或者删去 bandUnit", "List the bands, or remove bandUnit")))
		default:
			list = append(list, l.Finding(x.at, diag.T("收费项目“%s”的收费类型是“%s”，用不到这里写的 %s", "“%[1]s” is of kind %[2]s, which has no use for %[3]s", f.Name, f.Kind, x.name),
				diag.T("改正收费类型 kind，或者删去 %s", "Correct kind, or remove %s", x.name)))
		}
	}
	if !kind.banded {
		return list
	}
	for i, b := range f.Bands {
		wanted, other, place := b.Permille, b.Amount, at.Bands().Item(i).Amount().Here()
		zh, en, field, wrong := "费率", "rate", "permille", "amount"
		if f.Kind == schema.BandPrice {
			wanted, other, place = b.Amount, b.Permille, at.Bands().Item(i).Permille().Here()
			zh, en, field, wrong = "单价", "price", "amount", "permille"
		}
		if other != nil {
			list = append(list, l.Finding(place, diag.T("收费项目“%s”的收费类型是“%s”，各段写的是%s，用不到 %s", "“%[1]s” is of kind %[2]s: its bands have a %[5]s and no use for %[4]s", f.Name, f.Kind, zh, wrong, en),
				diag.T("改为 %s，或者改正收费类型 kind", "Write %s instead, or correct kind", field)))
		} else if wanted == nil {
			list = append(list, l.Finding(at.Bands().Item(i), diag.T("收费项目“%[1]s”的第 %[2]d 段没有写%[3]s", "band %[2]d of “%[1]s” has no %[4]s", f.Name, i+1, zh, en),
				diag.T("写明 %s；不收的写 0", "Say %s; 0 if nothing is charged", field)))
		}
	}
	return list
}
