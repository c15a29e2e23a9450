package main

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// choreFee is an item of a fee.
type choreFee struct {
	name, kind string
	amount     string // of a fixed price
	per        string // what the price buys
	unit       *big.Rat
	base       int // the fact that says how much it is: none, or the area, or the investment
	remainder  string
	bands      []choreBand
	bandUnit   string
	minimum    string
	maximum    string
	rounding   string
	when       worldGuard
}

// choreBand is a band, with its upper end in the unit of the fact and as it is written; each includes it.
type choreBand struct {
	upTo    *big.Rat
	written string
	price   string // of one, or how many thousandths
}

// What fees are reckoned by: the facts that no guard speaks of.
const (
	nothing    = -1
	area       = 3 // in 平方米
	investment = 4 // in 万元
)

func decimal(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// measure is a unit and how many units of the fact it is.
type measure struct {
	name string
	in   *big.Rat
}

var (
	prices   = []string{"0", "0.5", "1.25", "10", "12.345", "80", "1500", "99.99"}
	permille = []string{"0", "0.8", "1.5", "2.25", "10"}
	measures = map[int][]measure{
		area:       {{"平方米", decimal("1")}, {"100 平方米", decimal("100")}, {"亩", decimal("2000/3")}},
		investment: {{"万元", decimal("1")}, {"1000 元", decimal("1/10")}},
	}
	bandUnits = map[int][]measure{
		area:       {{"平方米", decimal("1")}, {"公顷", decimal("10000")}},
		investment: {{"", decimal("1/10000")}, {"元", decimal("1/10000")}, {"万元", decimal("1")}},
	}
	bandEnds = map[int][]string{area: {"0.5", "50", "100", "150", "1000"}, investment: {"3", "10", "12.5", "500"}}
)

func pick[T any](g drawing, list []T) T { return list[g.IntN(len(list))] }

// fee draws an item of a fee.
func (w *errands) fee(g drawing, name string) choreFee {
	f := choreFee{name: name, base: nothing, when: w.draw(g, 25)}
	f.kind = pick(g, []string{"固定单价", "固定单价", "浮动单价", "浮动费率", "分段固定单价", "分段固定费率", "分段费率累加"})
	buy := func(counted []string) {
		if g.chance(60) {
			m := pick(g, measures[f.base])
			if f.per, f.unit = m.name, m.in; g.chance(60) {
				f.remainder = pick(g, []string{"按一个计价单位收", "不收"})
			}
		} else {
			f.per = pick(g, counted)
		}
	}
	switch f.kind {
	case "固定单价":
		f.amount = pick(g, prices)
		if f.base = pick(g, []int{nothing, area, investment}); f.base == nothing {
			f.per = pick(g, []string{"", "件", "本"})
		} else {
			for f.unit == nil {
				buy([]string{""})
			}
		}
	case "分段固定单价":
		f.base = pick(g, []int{area, investment})
		buy([]string{"", "件"})
		f.draw(g, prices)
	case "分段固定费率", "分段费率累加":
		f.base = investment
		f.draw(g, permille)
	}
	if f.base != nothing {
		if g.chance(25) {
			f.minimum = pick(g, []string{"5", "50"})
		}
		if g.chance(25) {
			f.maximum = pick(g, []string{"60", "2000"})
		}
	}
	if f.kind[:6] != "浮动" && g.chance(40) {
		f.rounding = pick(g, []string{"四舍五入到分", "四舍五入到角", "四舍五入到元", "不足一元的按一元", "不足一元的舍去"})
	}
	return f
}

// draw draws the bands.
func (f *choreFee) draw(g drawing, prices []string) {
	unit := pick(g, bandUnits[f.base])
	f.bandUnit = unit.name
	for _, end := range bandEnds[f.base] {
		if g.chance(50) {
			upTo := decimal(end)
			written := strings.TrimRight(strings.TrimRight(new(big.Rat).Quo(upTo, unit.in).FloatString(6), "0"), ".")
			f.bands = append(f.bands, choreBand{upTo, written, pick(g, prices)})
		}
	}
	if len(f.bands) == 0 || g.chance(70) {
		f.bands = append(f.bands, choreBand{price: pick(g, prices)})
	}
}

// written writes an item of a fee.
func (f choreFee) written(w *errands) string {
	var b strings.Builder
	fmt.Fprintf(&b, "{name: %q, standard: \"按文件收取\", kind: %q", f.name, f.kind)
	for _, e := range []struct{ field, text string }{{"per", f.per}, {"remainder", f.remainder}, {"bandUnit", f.bandUnit}, {"rounding", f.rounding}} {
		if e.text != "" {
			fmt.Fprintf(&b, ", %s: %q", e.field, e.text)
		}
	}
	for _, e := range []struct{ field, text string }{{"amount", f.amount}, {"minimum", f.minimum}, {"maximum", f.maximum}} {
		if e.text != "" {
			fmt.Fprintf(&b, ", %s: %s", e.field, e.text)
		}
	}
	if f.base != nothing {
		fmt.Fprintf(&b, ", base: %q", w.facts[f.base].id)
	}
	if len(f.bands) > 0 {
		field := "permille"
		if f.kind == "分段固定单价" {
			field = "amount"
		}
		var bands []string
		for _, e := range f.bands {
			text := fmt.Sprintf("%s: %s", field, e.price)
			if e.upTo != nil {
				text = fmt.Sprintf("upTo: %s, %s", e.written, text)
			}
			bands = append(bands, "{"+text+"}")
		}
		fmt.Fprintf(&b, ", bands: [%s]", strings.Join(bands, ", "))
	}
	return b.String() + w.where(f.when) + `, basis: ["b0"]}`
}

// reckon is what a fee comes to, in yuan; none if that cannot be worked out.
func (f choreFee) reckon(value []any) *big.Rat {
	quantity := new(big.Rat)
	if f.base != nothing {
		quantity = decimal(fmt.Sprint(value[f.base]))
	}
	many := decimal("1") // how many times the price
	if f.unit != nil {
		many = new(big.Rat).Quo(quantity, f.unit)
		whole, rest := new(big.Int).QuoRem(many.Num(), many.Denom(), new(big.Int))
		switch {
		case f.remainder == "按一个计价单位收" && rest.Sign() > 0:
			many.SetInt(whole.Add(whole, big.NewInt(1)))
		case f.remainder != "":
			many.SetInt(whole)
		}
	}
	var sum *big.Rat
	yuan := new(big.Rat).Mul(quantity, decimal("10000"))
	band := slices.IndexFunc(f.bands, func(b choreBand) bool { return b.upTo == nil || quantity.Cmp(b.upTo) <= 0 })
	switch {
	case f.kind == "固定单价":
		sum = many.Mul(many, decimal(f.amount))
	case band < 0: // none given, or above the last
		return nil
	case f.kind == "分段固定单价":
		sum = many.Mul(many, decimal(f.bands[band].price))
	case f.kind == "分段固定费率":
		sum = yuan.Mul(yuan, decimal(f.bands[band].price+"e-3"))
	case f.kind == "分段费率累加":
		sum = new(big.Rat)
		below := new(big.Rat)
		for _, b := range f.bands[:band+1] {
			end := quantity
			if b.upTo != nil && b.upTo.Cmp(quantity) < 0 {
				end = b.upTo
			}
			part := new(big.Rat).Sub(end, below)
			sum.Add(sum, part.Mul(part, decimal("10000")).Mul(part, decimal(b.price+"e-3")))
			below = end
		}
	}
	if f.minimum != "" && sum.Cmp(decimal(f.minimum)) < 0 {
		sum = decimal(f.minimum)
	}
	if f.maximum != "" && sum.Cmp(decimal(f.maximum)) > 0 {
		sum = decimal(f.maximum)
	}
	return f.round(sum)
}

// round makes of a sum one that can be paid.
func (f choreFee) round(sum *big.Rat) *big.Rat {
	step, more := decimal("1/100"), decimal("1/2")
	switch f.rounding {
	case "四舍五入到角":
		step = decimal("1/10")
	case "四舍五入到元":
		step = decimal("1")
	case "不足一元的按一元":
		step, more = decimal("1"), nil
	case "不足一元的舍去":
		step, more = decimal("1"), new(big.Rat)
	}
	steps := new(big.Rat).Quo(sum, step)
	if more != nil {
		steps.Add(steps, more)
	}
	whole, rest := new(big.Int).QuoRem(steps.Num(), steps.Denom(), new(big.Int))
	if more == nil && rest.Sign() > 0 {
		whole.Add(whole, big.NewInt(1))
	}
	return step.Mul(step, new(big.Rat).SetInt(whole))
}

// judgeFees compares the fees: what each matter of the plan charges these applicants, and nothing else.
func (c *course) judgeFees(fail func(string, ...any), planned map[int]bool, number map[string]int, said *saidPlan, seen map[string]int) {
	var want, got []string
	line := func(name string, item int, department, amount, once string) string {
		return fmt.Sprintf("%s of %d to %s: %s (%s)", name, item, department, amount, once)
	}
	for m := range planned {
		x := &c.chores[m]
		for _, f := range x.fees {
			if !f.when.holds(c.value) {
				continue
			}
			amount, once := "unknown", ""
			if sum := f.reckon(c.value); sum != nil {
				amount = sum.RatString()
				if f.unit == nil {
					once = f.per
				}
			}
			seen["fees"]++
			if amount != "unknown" && f.base != nothing {
				seen[f.kind]++
			}
			want = append(want, line(f.name, number[x.id], x.department, amount, once))
		}
	}
	for _, f := range said.Fees {
		amount := "unknown"
		if f.Amount != "" {
			amount = decimal(f.Amount).RatString()
		}
		got = append(got, line(f.Name, f.Item, f.Department.ID, amount, f.Once))
		if f.Standard != "按文件收取" {
			fail("%s of %d by %q", f.Name, f.Item, f.Standard)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		fail("fees\n%s, not\n%s", strings.Join(want, "\n"), strings.Join(got, "\n"))
	}
}
