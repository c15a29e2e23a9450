package eligibility

import (
	"math/big"
	"slices"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// TestTranslate compares what a translated test accepts with what the catalog's test accepts, for every operator, nested
// ones included, and every kind of fact. A test that cannot be translated has to be one that R007 reports.
func TestTranslate(t *testing.T) {
	number := func(s string) schema.Value { return schema.Value{Kind: schema.NumberValue, Text: s} }
	text := func(s string) schema.Value { return schema.Value{Kind: schema.TextValue, Text: s} }
	boolean := func(s string) schema.Value { return schema.Value{Kind: schema.BoolValue, Text: s} }
	facts := []struct {
		fact   *model.Fact
		values []schema.Value // those tests are made of
		tried  []schema.Value // those that are tried
	}{
		{&model.Fact{ID: "a", Fact: &schema.Fact{Type: schema.Number, Min: new(schema.Decimal("0"))}}, []schema.Value{number("0.1"), number("3"), number("30000000")},
			[]schema.Value{number("0"), number("0.05"), number("0.1"), number("2"), number("3"), number("4"), number("30000000"), number("1E+9")}},
		{&model.Fact{ID: "b", Fact: &schema.Fact{Type: schema.Choice, Values: []string{"甲", "乙", "丙"}}}, []schema.Value{text("甲"), text("丙"), text("丁")}, []schema.Value{text("甲"), text("乙"), text("丙")}},
		{&model.Fact{ID: "c", Fact: &schema.Fact{Type: schema.YesNo}}, []schema.Value{boolean("true"), boolean("false")}, []schema.Value{boolean("true"), boolean("false")}},
	}
	for _, f := range facts {
		var tests []schema.Test
		for _, op := range []schema.Op{schema.Eq, schema.Ne, schema.Lt, schema.Le, schema.Gt, schema.Ge} {
			for _, v := range f.values {
				tests = append(tests, schema.Test{Op: op, Value: v})
			}
		}
		single := slices.Clone(tests)
		for _, a := range single {
			for _, b := range single {
				for _, op := range []schema.Op{schema.And, schema.Or} {
					tests = append(tests, schema.Test{Op: op, Of: []schema.Test{a, b}})
				}
			}
		}
		for i, a := range slices.Clone(tests[len(tests)-40:]) {
			tests = append(tests, schema.Test{Op: []schema.Op{schema.And, schema.Or}[i%2], Of: []schema.Test{tests[i], a}})
		}
		translated := 0
		for _, test := range tests {
			got, ok := translate(test, f.fact)
			wrong := false
			test.Values(func(op schema.Op, v schema.Value) { wrong = wrong || !f.fact.Problem(op, v).IsZero() })
			if ok == wrong {
				t.Errorf("%s: translated %v, but R007 reports it %v", model.Source(test), ok, wrong)
			}
			if !ok {
				continue
			}
			translated++
			for i, v := range f.tried {
				accepts := slices.Contains(got.Values, i)
				if f.fact.Type == schema.Number {
					x, _ := model.Exact(v.Text)
					accepts = slices.ContainsFunc(got.Ranges, func(r obtain.Range) bool { return inside(r, x) })
				}
				if accepts != test.Holds(v) {
					t.Errorf("%s accepts %s: translated %v, in the catalog %v", model.Source(test), v.Text, accepts, test.Holds(v))
				}
			}
			if back := testOf(obtain.Test{Values: got.Values, Ranges: got.Ranges}, f.fact); len(got.Values)+len(got.Ranges) > 0 && !slices.ContainsFunc(got.Ranges, func(r obtain.Range) bool { return r.From == nil && r.To == nil }) {
				for _, v := range f.tried {
					if back.Holds(v) != test.Holds(v) {
						t.Errorf("%s comes back as %s", model.Source(test), model.Source(back))
					}
				}
			}
		}
		if translated < 8 {
			t.Errorf("%s: only %d tests translated", f.fact.Type, translated)
		}
	}
}

func inside(r obtain.Range, x *big.Rat) bool {
	return (r.From == nil || x.Cmp(r.From) > 0 || x.Cmp(r.From) == 0 && !r.OpenFrom) && (r.To == nil || x.Cmp(r.To) < 0 || x.Cmp(r.To) == 0 && !r.OpenTo)
}
