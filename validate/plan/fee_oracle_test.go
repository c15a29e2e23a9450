package plan_test

import (
	"cmp"
	"fmt"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/plan"
)

// TestFeesAreThoseOfTheOracle puts random fees into catalogs and compares what a plan takes for them with what an oracle counts
// out, grain by grain, which knows no unit but its own table and no fraction but two whole numbers.
func TestFeesAreThoseOfTheOracle(t *testing.T) {
	const fees, inCatalog = 500, 100
	r := random.New(t, 7, 11)
	base, err := os.ReadFile("../testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{} // how often every kind was paid, and could not be worked out
	for range random.Rounds(t, fees) / inCatalog {
		tables := make([]*feeTable, inCatalog)
		var b strings.Builder
		b.WriteString("package catalog\n\n")
		for n := range tables {
			tables[n] = randomFee(r)
			tables[n].write(&b, n)
		}
		fsys := diagtest.FS(string(base))
		fsys["matters/fees.cue"] = &fstest.MapFile{Data: []byte(b.String())}
		cat, found, err := schema.Load(fsys, schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, found := validate.Try(cat, found)
		if p == nil || found.AtLeast(diag.Error) {
			t.Fatal(slices.DeleteFunc(found, func(d diag.Diagnostic) bool { return d.Severity != diag.Error }))
		}
		for n, f := range tables {
			for range 3 {
				var texts []string
				grains := int64(0)
				if f.fact != nil {
					grains = f.answer(r)
					s, _ := f.fact.write(grains)
					texts = []string{fmt.Sprintf("f%d=%s", n, s)}
				}
				given, problem := p.ParseGiven(texts)
				if !problem.IsZero() {
					t.Fatal(problem)
				}
				made, err := plan.Make(p, nil, p.Matter(fmt.Sprintf("m%d", n)), plan.Options{Given: given})
				if err != nil || len(made.Fees) != 1 {
					t.Fatal(err, made)
				}
				want := f.worth(grains)
				seen[fmt.Sprint(f.kind, want != nil)]++
				if got := made.Fees[0].Amount; (got == nil) != (want == nil) || got != nil && got.Cmp(want) != 0 {
					b.Reset()
					f.write(&b, n)
					t.Fatalf("%v: %v, the oracle says %v\n%s", texts, got, want, &b)
				}
			}
		}
	}
	for _, kind := range schema.Values[schema.FeeKind]() {
		floating := kind == schema.FloatingPrice || kind == schema.FloatingRate
		if (seen[fmt.Sprint(kind, true)] > 0) == floating || (seen[fmt.Sprint(kind, false)] > 0) == (kind == schema.FixedPrice) {
			t.Errorf("%s: %d paid, %d not worked out", kind, seen[fmt.Sprint(kind, true)], seen[fmt.Sprint(kind, false)])
		}
	}
}

// feeUnit is a unit, and how many grains of its family one of it is.
type feeUnit struct {
	name   string
	grains int64
}

// feeUnits are units by family. The grain of money is a fen, that of areas a three-hundredth of a square metre, so that a mu of 2000/3
// square metres is a whole number of them, that of masses a gram, that of copies one.
var feeUnits = [][]feeUnit{
	{{"元", 100}, {"分", 1}, {"角", 10}, {"百元", 10_000}, {"千元", 100_000}, {"万元", 1_000_000}, {"人民币万元", 1_000_000}, {"百万元", 100_000_000}, {"亿元", 10_000_000_000}},
	{{"平方米", 300}, {"亩", 200_000}, {"公顷", 3_000_000}, {"平方公里", 300_000_000}, {"万平方米", 3_000_000}, {"100 平方米", 30_000}, {"㎡", 300}},
	{{"克", 1}, {"千克", 1000}, {"公斤", 1000}, {"斤", 500}, {"吨", 1_000_000}, {"万吨", 10_000_000_000}, {"50 千克", 50_000}},
	{{"本", 1}, {"万本", 10_000}, {"10 本", 10}},
}

// write writes so many grains in the unit, in decimal notation, digit by digit; ok is false if there is no end to it.
func (u feeUnit) write(grains int64) (s string, ok bool) {
	s = fmt.Sprint(grains / u.grains)
	rest := grains % u.grains
	for n := 0; rest > 0; n++ {
		if n == 12 {
			return "", false
		}
		if n == 0 {
			s += "."
		}
		rest *= 10
		s += fmt.Sprint(rest / u.grains)
		rest %= u.grains
	}
	return s, true
}

// feeBand is a band: its upper end in grains, 0 for none; its rate in millionths, or its price in ten-thousandths of a yuan.
type feeBand struct{ to, value int64 }

// feeTable is a fee. Sums of money are in ten-thousandths of a yuan.
type feeTable struct {
	kind                     schema.FeeKind
	fact, per, bandUnit      *feeUnit
	step                     int64 // in grains: every number is so many times as much
	bands                    []feeBand
	amount, minimum, maximum int64 // -1 where none is said
	remainder                schema.Remainder
	rounding                 schema.Rounding
	foreign                  bool // per is of another family than the fact: a price of the case
}

// pick returns one of a list.
func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// randomFee makes a fee that can be reckoned.
func randomFee(r *rand.Rand) *feeTable {
	for {
		f := &feeTable{kind: pick(r, schema.Values[schema.FeeKind]()), amount: -1, minimum: -1, maximum: -1}
		family := pick(r, feeUnits)
		if f.kind == schema.BandRate || f.kind == schema.ProgressiveRate {
			family = feeUnits[0]
		}
		any := func() *feeUnit { return new(pick(r, family)) }
		f.step = max(1, pick(r, family).grains/pick(r, []int64{1, 1, 10, 100}))
		sum := func() int64 {
			return pick(r, []int64{0, 1, 25, 50, 12_345, 100_000, 5_500_000, 12_000_000}) * int64(r.IntN(3))
		}
		switch f.kind {
		case schema.FloatingPrice, schema.FloatingRate:
			return f
		case schema.FixedPrice:
			f.amount = sum()
			if r.IntN(4) > 0 {
				f.fact, f.per = any(), any()
			} else if r.IntN(2) == 0 {
				f.per = &feeUnit{"件", 1}
			}
		default:
			f.fact, f.bandUnit = any(), any()
			if &family[0] == &feeUnits[0][0] && r.IntN(3) == 0 {
				f.bandUnit = &feeUnit{"", 100} // yuan, unsaid
			}
			to := int64(0)
			for range 1 + r.IntN(5) {
				to += int64(1+r.IntN(300)) * f.step
				f.bands = append(f.bands, feeBand{to, sum()})
			}
			if r.IntN(3) > 0 {
				f.bands[len(f.bands)-1].to = 0
			}
			for i := range f.bands {
				if f.kind != schema.BandPrice {
					f.bands[i].value = int64(r.IntN(10_000)) * pick(r, []int64{0, 1, 10, 100})
				}
			}
			if f.kind == schema.BandPrice {
				switch r.IntN(3) {
				case 0:
					f.per = any()
				case 1:
					f.per, f.foreign = &feeUnit{"件", 1}, true
				}
			}
		}
		if f.per != nil && !f.foreign && f.fact != nil {
			f.remainder = pick(r, append(schema.Values[schema.Remainder](), ""))
			if 2000*f.step/f.per.grains > 100_000 {
				continue // too long to count
			}
		}
		yuan := func() int64 { return sum() / 10_000 * 10_000 } // whole ones, which no rounding changes
		if f.fact != nil && r.IntN(2) == 0 {
			f.minimum = yuan()
		}
		if f.fact != nil && r.IntN(2) == 0 {
			f.maximum = max(f.minimum, yuan())
		}
		f.rounding = pick(r, append(schema.Values[schema.Rounding](), ""))
		written := func(u *feeUnit, grains int64) bool {
			if u == nil {
				return true
			}
			_, ok := u.write(grains)
			return ok
		}
		// A whole step is written in any unit that the fee has, or there is another fee.
		if written(f.fact, f.step) && written(f.bandUnit, f.step) {
			return f
		}
	}
}

// answer returns a number of the fact, in grains: often the end of a band, or next to it.
func (f *feeTable) answer(r *rand.Rand) int64 {
	n := int64(r.IntN(2000)) * f.step
	if len(f.bands) > 0 && r.IntN(2) == 0 {
		n = pick(r, f.bands).to + int64(r.IntN(3)-1)*f.step
	}
	return max(0, n)
}

// write adds the matter of a number, with this fee, to a catalog, and the fact.
func (f *feeTable) write(b *strings.Builder, n int) {
	money := func(sum int64) string { s, _ := feeUnit{"", 10_000}.write(sum); return s }
	fields := []string{`name: "费"`, `standard: "按规定的标准收取。"`, `basis: ["open"]`, fmt.Sprintf("kind: %q", f.kind)}
	add := func(name string, value any, said bool) {
		if said {
			fields = append(fields, fmt.Sprintf("%s: %v", name, value))
		}
	}
	quoted := func(u *feeUnit) string { return fmt.Sprintf("%q", cmp.Or(u, &feeUnit{}).name) }
	add("amount", money(f.amount), f.amount >= 0)
	add("minimum", money(f.minimum), f.minimum >= 0)
	add("maximum", money(f.maximum), f.maximum >= 0)
	add("per", quoted(f.per), f.per != nil)
	add("bandUnit", quoted(f.bandUnit), f.bandUnit != nil && f.bandUnit.name != "")
	add("remainder", fmt.Sprintf("%q", f.remainder), f.remainder != "")
	add("rounding", fmt.Sprintf("%q", f.rounding), f.rounding != "")
	add("base", fmt.Sprintf(`"f%d"`, n), f.fact != nil)
	var bands []string
	for _, x := range f.bands {
		var band []string
		if x.to > 0 {
			s, _ := f.bandUnit.write(x.to)
			band = append(band, "upTo: "+s)
		}
		if f.kind == schema.BandPrice {
			band = append(band, "amount: "+money(x.value))
		} else {
			s, _ := feeUnit{"", 1000}.write(x.value)
			band = append(band, "permille: "+s)
		}
		bands = append(bands, "{"+strings.Join(band, ", ")+"}")
	}
	add("bands", "["+strings.Join(bands, ", ")+"]", len(bands) > 0)
	fmt.Fprintf(b, "matter: \"m%[1]d\": #Matter & _base & {name: \"事项%[1]d\", department: \"library\", fee: {charged: true, items: [{%[2]s}]}}\n", n, strings.Join(fields, ", "))
	if f.fact != nil {
		fmt.Fprintf(b, "fact: \"f%d\": {name: \"数量%[1]d\", question: \"多少？\", type: \"数值\", unit: %[2]q, min: 0}\n", n, f.fact.name)
	}
}

// worth counts out what is paid for so many grains of the fact, in yuan; nil if that is not known.
func (f *feeTable) worth(grains int64) *big.Rat {
	price, top := f.amount, int64(1)
	var rate int64
	if len(f.bands) > 0 {
		at := slices.IndexFunc(f.bands, func(b feeBand) bool { return b.to == 0 || grains <= b.to })
		if at < 0 {
			return nil
		}
		price, rate = f.bands[at].value, f.bands[at].value
	}
	// sum/top is the fee, in ten-thousandths of a yuan
	var sum *big.Int
	times := func(a, b int64) *big.Int { return new(big.Int).Mul(big.NewInt(a), big.NewInt(b)) }
	switch f.kind {
	case schema.FloatingPrice, schema.FloatingRate:
		return nil
	case schema.BandRate:
		sum, top = times(grains*100, rate), 1_000_000
	case schema.ProgressiveRate:
		sum, top = new(big.Int), 1_000_000
		band := 0
		for paid := int64(0); paid < grains; paid += f.step {
			if f.bands[band].to > 0 && paid >= f.bands[band].to {
				band++
			}
			sum.Add(sum, times(f.step*100, f.bands[band].value))
		}
	default:
		if f.fact == nil || f.per == nil || f.foreign {
			sum = big.NewInt(price)
			break
		}
		rest, whole := grains, int64(0)
		for rest >= f.per.grains {
			rest -= f.per.grains
			whole++
		}
		switch f.remainder {
		case schema.ChargedWhole:
			if rest > 0 {
				whole++
			}
			sum = times(price, whole)
		case schema.NotCharged:
			sum = times(price, whole)
		default:
			top = f.per.grains
			sum = times(price, top)
			sum.Mul(sum, big.NewInt(whole))
			sum.Add(sum, times(price, rest))
		}
	}
	if least := times(f.minimum, top); f.minimum >= 0 && sum.Cmp(least) < 0 {
		sum = least
	}
	if most := times(f.maximum, top); f.maximum >= 0 && sum.Cmp(most) > 0 {
		sum = most
	}
	steps := map[schema.Rounding]int64{"": 100, "四舍五入到分": 100, "四舍五入到角": 1000}
	step := cmp.Or(steps[f.rounding], 10_000)
	// down to a whole number of steps, and one up again where the rule says so
	whole, over := new(big.Int).QuoRem(sum, times(step, top), new(big.Int))
	up := over.Add(over, over).Cmp(times(step, top)) >= 0
	switch f.rounding {
	case "不足一元的按一元":
		up = over.Sign() > 0
	case "不足一元的舍去":
		up = false
	}
	if up {
		whole.Add(whole, big.NewInt(1))
	}
	return new(big.Rat).SetFrac(whole.Mul(whole, big.NewInt(step)), big.NewInt(10_000))
}
