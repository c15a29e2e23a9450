package model

import (
	"cmp"
	"math/big"

	"github.com/matterc/matterc/schema"
)

// Worth works out what is paid for a fee, in yuan, for a number of the fact that it is reckoned by, in the unit of that fact; nil
// if it cannot be worked out.
//
// A fixed price (固定单价) is paid for each unit of the price that the fact comes to, and once where no fact says how many. Of
// bands, 分段固定单价 takes the price of the band that the number falls into, 分段固定费率 the rate of that band on the whole, and
// 分段费率累加 of every band its own rate on the part that falls into it (价费字〔1992〕414号, for one). The upper end of a band
// belongs to it (民法典第一千二百五十九条). Then the minimum is paid at least and the maximum at most, and what comes out is
// rounded, once, to what can be paid.
func (f *FeeItem) Worth(base *big.Rat) *big.Rat {
	if sum := f.sum(base); sum != nil {
		return rounded(f.Limited(sum), f.Rounding)
	}
	return nil
}

// Limited returns a sum, or the minimum or the maximum that is paid for it.
func (f *FeeItem) Limited(sum *big.Rat) *big.Rat {
	if f.Minimum != nil && sum.Cmp(f.Minimum.Rat()) < 0 {
		sum = f.Minimum.Rat()
	}
	if f.Maximum != nil && sum.Cmp(f.Maximum.Rat()) > 0 {
		sum = f.Maximum.Rat()
	}
	return sum
}

// Payable returns what a sum is rounded to.
func (f *FeeItem) Payable(sum *big.Rat) *big.Rat { return rounded(sum, f.Rounding) }

// sum is the fee before minimum, maximum and rounding.
func (f *FeeItem) sum(base *big.Rat) *big.Rat {
	if base != nil && base.Sign() < 0 {
		return nil // nothing is less than nothing
	}
	switch f.Kind {
	case schema.FixedPrice:
		return f.priced(f.FeeItem.Amount, base)
	case schema.BandPrice:
		if b := f.band(base); b != nil {
			return f.priced(b.Amount, base)
		}
	case schema.BandRate:
		if b, money := f.band(base), f.money(base); b != nil && b.Permille != nil && money != nil {
			return money.Mul(money, perThousand(*b.Permille))
		}
	case schema.ProgressiveRate:
		return f.progressive(base)
	case schema.FloatingPrice, schema.FloatingRate: // within a range that the department moves in
	}
	return nil
}

// priced is a price of so many.
func (f *FeeItem) priced(amount *schema.Decimal, base *big.Rat) *big.Rat {
	if amount == nil {
		return nil
	}
	if f.AtOnce() {
		return amount.Rat()
	}
	n := f.converted(base, f.Per)
	if n == nil {
		return nil
	}
	switch f.Remainder {
	case schema.ChargedWhole:
		n = ceiling(n)
	case schema.NotCharged:
		n = floor(n)
	}
	return n.Mul(n, amount.Rat())
}

// AtOnce reports whether a price is paid once, because nothing in the catalog says how many: it is a price of the case, or of one
// of what is only counted. Of a quantity, such as 平方米, nobody has one by nature.
func (f *FeeItem) AtOnce() bool {
	per := MeasureOf(f.Per)
	switch {
	case f.Per == "":
		return f.FeeItem.Base == "" || f.Kind == schema.BandPrice
	case !per.Counted || per.Size.Cmp(big.NewRat(1, 1)) != 0:
		return false
	case f.Kind == schema.BandPrice:
		return f.Base != nil && MeasureOf(f.Base.Unit).In(per, per.Size) == nil // it says which band, not how many
	}
	return f.FeeItem.Base == ""
}

// Once returns what the sum of a fee is paid for one of, though somebody may need more: “件”; "" if the catalog says how many.
func (f *FeeItem) Once() string {
	if priced := f.Kind == schema.FixedPrice || f.Kind == schema.BandPrice; !priced || !f.AtOnce() {
		return ""
	}
	return f.Per
}

// Asks reports whether the fact that a fee is reckoned by decides what is paid, so that asking for it is of use.
func (f *FeeItem) Asks() bool {
	switch {
	case f.Base == nil:
		return false
	case f.Kind == schema.FixedPrice:
		return f.FeeItem.Amount != nil
	}
	return len(f.Bands) > 0
}

// band returns the band that a number falls into; nil if there is none.
func (f *FeeItem) band(base *big.Rat) *schema.Band {
	n := f.converted(base, f.BandsIn())
	if n == nil {
		return nil
	}
	for i := range f.Bands {
		if b := &f.Bands[i]; b.UpTo == nil || n.Cmp(b.UpTo.Rat()) <= 0 {
			return b
		}
	}
	return nil
}

// progressive takes of every band its own rate; nil beyond the last.
func (f *FeeItem) progressive(base *big.Rat) *big.Rat {
	n, unit := f.converted(base, f.BandsIn()), MeasureOf(f.BandsIn())
	if n == nil || !unit.Money() {
		return nil
	}
	sum, from := new(big.Rat), new(big.Rat)
	for _, b := range f.Bands {
		if b.Permille == nil {
			return nil
		}
		to, last := n, true
		if b.UpTo != nil && n.Cmp(b.UpTo.Rat()) > 0 {
			to, last = b.UpTo.Rat(), false
		}
		part := new(big.Rat).Sub(to, from)
		sum.Add(sum, part.Mul(part, perThousand(*b.Permille)))
		if last {
			return sum.Mul(sum, unit.Size)
		}
		from = to
	}
	return nil
}

// BandsIn returns the unit of the upper ends of the bands.
func (f *FeeItem) BandsIn() string {
	if f.BandUnit == "" {
		return "元"
	}
	return f.BandUnit
}

// AtEnd returns what is paid at the upper end of a band at the rate or the price of another, in yuan; nil if that cannot be worked
// out. The other one of the band itself is what is paid there, that of the next what is paid just above.
func (f *FeeItem) AtEnd(band, other int) *big.Rat {
	end := f.Bands[band].UpTo
	if end == nil || f.Base == nil {
		return nil
	}
	whole := *f.FeeItem
	whole.Bands = []schema.Band{f.Bands[other]}
	whole.Bands[0].UpTo = nil
	one := FeeItem{FeeItem: &whole, Base: f.Base}
	return one.Worth(MeasureOf(f.BandsIn()).In(MeasureOf(f.Base.Unit), end.Rat()))
}

// money returns a number of the fact in yuan; nil if the fact is no sum of money.
func (f *FeeItem) money(base *big.Rat) *big.Rat { return f.converted(base, "元") }

// converted returns a number of the fact in another unit; nil if there is no number, or the units do not convert.
func (f *FeeItem) converted(base *big.Rat, unit string) *big.Rat {
	if base == nil || f.Base == nil {
		return nil
	}
	return MeasureOf(f.Base.Unit).In(MeasureOf(unit), base)
}

// perThousand is a rate as a fraction.
func perThousand(rate schema.Decimal) *big.Rat {
	r := rate.Rat()
	return r.Quo(r, big.NewRat(1000, 1))
}

// roundings say to what step of yuan a sum is rounded, and how.
var roundings = map[schema.Rounding]struct {
	step  *big.Rat
	whole func(*big.Rat) *big.Rat
}{
	schema.NearestFen:  {big.NewRat(1, 100), nearest},
	schema.NearestJiao: {big.NewRat(1, 10), nearest},
	schema.NearestYuan: {big.NewRat(1, 1), nearest},
	schema.UpToYuan:    {big.NewRat(1, 1), ceiling},
	schema.DownToYuan:  {big.NewRat(1, 1), floor},
}

// rounded makes a sum one that can be paid: of whole fen, for there is no smaller money (中国人民银行法第十七条), to the nearest and
// half a fen up, unless the rule of the fee says otherwise.
func rounded(sum *big.Rat, how schema.Rounding) *big.Rat {
	r := roundings[cmp.Or(how, schema.NearestFen)]
	n := r.whole(new(big.Rat).Quo(sum, r.step))
	return n.Mul(n, r.step)
}

// nearest is the whole number nearest to x, which is not negative; the larger one of two.
func nearest(x *big.Rat) *big.Rat { return floor(new(big.Rat).Add(x, big.NewRat(1, 2))) }

// floor is the largest whole number that is not above x, which is not negative.
func floor(x *big.Rat) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Quo(x.Num(), x.Denom()))
}

// ceiling is the smallest whole number that is not below x, which is not negative.
func ceiling(x *big.Rat) *big.Rat {
	n := floor(x)
	if n.Cmp(x) < 0 {
		n.Add(n, big.NewRat(1, 1))
	}
	return n
}
