package eligibility

import (
	"math/big"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// translateFact translates a fact whose domain is declared properly.
func translateFact(f *model.Fact) (obtain.Fact, bool) {
	switch f.Type {
	case schema.Choice:
		return obtain.Fact{Values: len(f.Values)}, len(f.Values) > 0
	case schema.YesNo:
		return obtain.Fact{Values: 2}, true
	case schema.Number:
		t := obtain.Fact{Whole: f.Integer}
		for _, bound := range []struct {
			from *schema.Decimal
			to   **big.Rat
		}{{f.Min, &t.Min}, {f.Max, &t.Max}} {
			if bound.from != nil {
				*bound.to = bound.from.Rat()
			}
		}
		return t, f.HasNumber()
	}
	return obtain.Fact{}, false
}

// Translate turns a guard into one of the engine; ok is false if it cannot be translated exactly.
func (w *Solution) Translate(g model.Guard) (translated obtain.Guard, ok bool) {
	for _, t := range g {
		n, known := w.factNumber[t.Fact]
		if !known {
			return nil, false
		}
		test, ok := translate(t.Test, t.Fact)
		if !ok {
			return nil, false
		}
		test.Fact = n
		translated = append(translated, test)
	}
	return translated, true
}

// translate translates a test on one fact; ok is false if it names values that the fact cannot have.
func translate(t schema.Test, f *model.Fact) (translated obtain.Test, ok bool) {
	ok = true
	t.Values(func(op schema.Op, v schema.Value) { ok = ok && f.Problem(op, v).IsZero() })
	if !ok {
		return obtain.Test{}, false
	}
	if f.Type == schema.Number {
		ranges, ok := translateRanges(t)
		return obtain.Test{Ranges: ranges}, ok
	}
	values, kind := f.Values, schema.TextValue
	if f.Type == schema.YesNo {
		values, kind = model.YesNo(), schema.BoolValue
	}
	var test obtain.Test
	for i, v := range values {
		if t.Holds(schema.Value{Kind: kind, Text: v}) {
			test.Values = append(test.Values, i)
		}
	}
	return test, true
}

// translateRanges turns a test on a number into ranges, ascending and apart.
func translateRanges(t schema.Test) ([]obtain.Range, bool) {
	switch t.Op {
	case schema.And, schema.Or:
		var list []obtain.Range
		for i, o := range t.Of {
			ranges, ok := translateRanges(o)
			if !ok {
				return nil, false
			}
			if i == 0 || t.Op == schema.Or {
				list = append(list, ranges...)
				continue
			}
			var both []obtain.Range
			for _, a := range list {
				for _, b := range ranges {
					if c, ok := meet(a, b); ok {
						both = append(both, c)
					}
				}
			}
			list = both
		}
		return list, true
	}
	if t.Value.Kind != schema.NumberValue {
		return nil, true // a value of another kind satisfies nothing
	}
	x, ok := model.Exact(t.Value.Text)
	if !ok {
		return nil, false
	}
	below, above := obtain.Range{To: x, OpenTo: true}, obtain.Range{From: x, OpenFrom: true}
	switch t.Op {
	case schema.Eq:
		return []obtain.Range{{From: x, To: x}}, true
	case schema.Ne:
		return []obtain.Range{below, above}, true
	case schema.Lt:
		return []obtain.Range{below}, true
	case schema.Le:
		return []obtain.Range{{To: x}}, true
	case schema.Gt:
		return []obtain.Range{above}, true
	}
	return []obtain.Range{{From: x}}, true
}

// meet returns what two ranges share, if anything.
func meet(a, b obtain.Range) (obtain.Range, bool) {
	c := a
	if b.From != nil && (a.From == nil || b.From.Cmp(a.From) > 0 || b.From.Cmp(a.From) == 0 && b.OpenFrom) {
		c.From, c.OpenFrom = b.From, b.OpenFrom
	}
	if b.To != nil && (a.To == nil || b.To.Cmp(a.To) < 0 || b.To.Cmp(a.To) == 0 && b.OpenTo) {
		c.To, c.OpenTo = b.To, b.OpenTo
	}
	if c.From == nil || c.To == nil {
		return c, true
	}
	n := c.From.Cmp(c.To)
	return c, n < 0 || n == 0 && !c.OpenFrom && !c.OpenTo
}

// Linked turns a guard of the engine back into one of the catalog.
func (w *Solution) Linked(g obtain.Guard) model.Guard {
	var list model.Guard
	for _, t := range g {
		f := w.deciding[t.Fact]
		list = append(list, model.GuardTest{Fact: f, Test: testOf(t, f)})
	}
	return list
}

// testOf turns a test of the engine back into one of the catalog, in its shortest form.
func testOf(t obtain.Test, f *model.Fact) schema.Test {
	if f.Type == schema.Number {
		var parts []schema.Test
		for _, r := range t.Ranges {
			parts = append(parts, rangeTest(r))
		}
		return join(schema.Or, parts)
	}
	values, kind := f.Values, schema.TextValue
	if f.Type == schema.YesNo {
		values, kind = model.YesNo(), schema.BoolValue
	}
	var in, out []schema.Test
	for i, v := range values {
		if value := (schema.Value{Kind: kind, Text: v}); slices.Contains(t.Values, i) {
			in = append(in, schema.Test{Op: schema.Eq, Value: value})
		} else {
			out = append(out, schema.Test{Op: schema.Ne, Value: value})
		}
	}
	if len(out) > 0 && len(out) < len(in) {
		return join(schema.And, out)
	}
	return join(schema.Or, in)
}

// rangeTest turns a range into a test.
func rangeTest(r obtain.Range) schema.Test {
	value := func(x *big.Rat) schema.Value {
		return schema.Value{Kind: schema.NumberValue, Text: model.Decimal(x)}
	}
	if r.From != nil && r.To != nil && r.From.Cmp(r.To) == 0 {
		return schema.Test{Op: schema.Eq, Value: value(r.From)}
	}
	var parts []schema.Test
	if r.From != nil {
		op := schema.Ge
		if r.OpenFrom {
			op = schema.Gt
		}
		parts = append(parts, schema.Test{Op: op, Value: value(r.From)})
	}
	if r.To != nil {
		op := schema.Le
		if r.OpenTo {
			op = schema.Lt
		}
		parts = append(parts, schema.Test{Op: op, Value: value(r.To)})
	}
	return join(schema.And, parts)
}

func join(op schema.Op, parts []schema.Test) schema.Test {
	if len(parts) == 1 {
		return parts[0]
	}
	return schema.Test{Op: op, Of: parts}
}
