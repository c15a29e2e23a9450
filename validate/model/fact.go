package model

import (
	"math/big"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// Problem says what a constraint on the fact should have been, or nothing if the value is one the fact can have.
func (f *Fact) Problem(op schema.Op, v schema.Value) diag.Text {
	switch f.Type {
	case schema.Choice:
		if op != schema.Eq && op != schema.Ne || !slices.Contains(f.Values, v.Text) || v.Kind != schema.TextValue {
			return diag.T("可以写：%s", "Write one of: %s", strings.Join(f.Values, "、"))
		}
	case schema.YesNo:
		if op != schema.Eq || v.Kind != schema.BoolValue {
			return diag.T("写 true 或 false", "Write true or false")
		}
	case schema.Number:
		number := func(x schema.Decimal) schema.Value { return schema.Value{Kind: schema.NumberValue, Text: string(x)} }
		switch {
		case v.Kind != schema.NumberValue:
			return diag.T("写一个数，如 >=%d", "Write a number, such as >=%d", 1)
		case op == schema.Eq && f.Min != nil && v.Compare(number(*f.Min)) < 0, op == schema.Eq && f.Max != nil && v.Compare(number(*f.Max)) > 0:
			return diag.T("写这项情形范围之内的数", "Write a number in the range of the fact")
		}
	}
	return diag.Text{}
}

// Meant returns the value that somebody who wrote a text means: that of a choice which looks like it, and digits in half width.
func (f *Fact) Meant(text string) string {
	alike := schema.Alike(text)
	if f.Type != schema.Choice {
		return alike
	}
	for _, v := range f.Values {
		if v != text && schema.Alike(v) == alike && !slices.Contains(f.Values, text) {
			return v
		}
	}
	return text
}

// HasNumber reports whether a number lies between the smallest and the largest value that are declared, both included: a whole one if the
// fact wants whole ones.
func (f *Fact) HasNumber() bool {
	if f.Min == nil || f.Max == nil {
		return true
	}
	least := f.Min.Rat()
	if f.Integer {
		down := new(big.Int).Div(new(big.Int).Neg(least.Num()), least.Denom()) // Div rounds down, so that this is the ceiling
		least = new(big.Rat).SetInt(down.Neg(down))
	}
	return least.Cmp(f.Max.Rat()) <= 0
}
