package obtain_test

import (
	"math/big"
	"math/bits"
	"slices"

	"github.com/matterc/matterc/validate/obtain"
)

// oracle decides a small problem by looking at every profile, one by one. It follows the package comment of obtain
// literally and shares no code with the engine. Numbers are represented by values such that every test in use comes out
// the same for a number and one of its representatives.
//
// Sets are bit sets: of matters, of requirements, of conditions, and of events (see bit).
type oracle struct {
	p        obtain.Problem
	values   [][]obtain.Value // of every fact
	profiles []oracleProfile  // the admissible ones
	outside  []obtain.Profile // the others
}

type oracleProfile struct {
	obtain.Profile
	index   []int    // which of oracle.values
	applies uint64   // matters that apply
	holds   uint64   // requirements whose matter applies and whose When holds
	gives   []uint64 // by requirement: its alternatives whose For holds
	fails   uint64   // conditions whose When holds and whose Require does not
	w, o    uint64   // events
}

const all = ^uint64(0)

func bit(e obtain.Event) uint64 {
	if e.Decided {
		return 1 << (2*e.Matter + 1)
	}
	return 1 << (2 * e.Matter)
}

func has(set uint64, i int) bool { return set>>i&1 == 1 }

func members(set uint64) []int {
	var list []int
	for ; set != 0; set &= set - 1 {
		list = append(list, bits.TrailingZeros64(set))
	}
	return list
}

// newOracle enumerates the profiles of p. Bounds in the extra guards are told apart, too.
func newOracle(p obtain.Problem, extra ...obtain.Guard) *oracle {
	o := &oracle{p: p}
	guards := append(guardsOf(p), extra...)
	for f, fact := range p.Facts {
		o.values = append(o.values, representatives(f, fact, guards))
	}
	impossible := o.compileAll(p.Impossible)
	index := make([]int, len(p.Facts))
	var walk func(f int)
	walk = func(f int) {
		if f < len(index) {
			for index[f] = range o.values[f] {
				walk(f + 1)
			}
			return
		}
		profile := make(obtain.Profile, len(index))
		for f, i := range index {
			profile[f] = o.values[f][i]
		}
		if slices.ContainsFunc(impossible, func(g compiled) bool { return g.holds(index) }) {
			o.outside = append(o.outside, profile)
		} else {
			o.profiles = append(o.profiles, oracleProfile{Profile: profile, index: slices.Clone(index)})
		}
	}
	walk(0)
	o.decide()
	return o
}

// with is the oracle of another problem over the same profiles.
func (o *oracle) with(p obtain.Problem) *oracle {
	c := &oracle{p: p, values: o.values, profiles: slices.Clone(o.profiles), outside: o.outside}
	c.decide()
	return c
}

// decide evaluates the guards and the two fixed points for every profile.
func (o *oracle) decide() {
	applies := make([]obtain.Guard, len(o.p.Matters))
	for m := range o.p.Matters {
		applies[m] = o.p.Matters[m].Applies
	}
	matters := o.compileAll(applies)
	when, whom := make([]compiled, len(o.p.Requirements)), make([][]compiled, len(o.p.Requirements))
	for r := range when {
		when[r], whom[r] = o.compile(o.p.Requirements[r].When), o.compileAll(o.p.Requirements[r].For)
	}
	conditions := make([][2]compiled, len(o.p.Conditions))
	for c := range conditions {
		conditions[c] = [2]compiled{o.compile(o.p.Conditions[c].When), o.compile(o.p.Conditions[c].Require)}
	}
	for i := range o.profiles {
		pr := &o.profiles[i]
		pr.applies, pr.holds, pr.fails, pr.gives = 0, 0, 0, make([]uint64, len(when))
		for m, g := range matters {
			if g.holds(pr.index) {
				pr.applies |= 1 << m
			}
		}
		for r, g := range when {
			if has(pr.applies, o.p.Requirements[r].On.Matter) && g.holds(pr.index) {
				pr.holds |= 1 << r
			}
			for a := range o.p.Requirements[r].AnyOf {
				if a >= len(whom[r]) || whom[r][a].holds(pr.index) {
					pr.gives[r] |= 1 << a
				}
			}
		}
		for c, g := range conditions {
			if g[0].holds(pr.index) && !g[1].holds(pr.index) {
				pr.fails |= 1 << c
			}
		}
		pr.w = o.least(pr, all, 0, 0)
		pr.o = o.least(pr, all, all, 0)
	}
}

// least is the least set of events closed under the given requirements and conditions, those in never left out.
// With no conditions it is W, with all of them O.
func (o *oracle) least(pr *oracleProfile, requirements, conditions, never uint64) uint64 {
	happened := uint64(0)
	for changed := true; changed; {
		changed = false
		for m := range o.p.Matters {
			for _, e := range []obtain.Event{{Matter: m}, {Matter: m, Decided: true}} {
				if happened&bit(e) == 0 && never&bit(e) == 0 && o.ready(pr, e, requirements, conditions, happened) {
					happened |= bit(e)
					changed = true
				}
			}
		}
	}
	return happened
}

func (o *oracle) ready(pr *oracleProfile, e obtain.Event, requirements, conditions, happened uint64) bool {
	if !has(pr.applies, e.Matter) {
		return false
	}
	if e.Decided && happened&bit(obtain.Event{Matter: e.Matter}) == 0 {
		return false
	}
	if !e.Decided && !o.qualifies(pr, e.Matter, conditions) {
		return false
	}
	for r := range o.p.Requirements {
		if o.p.Requirements[r].On == e && has(pr.holds&requirements, r) && !o.met(pr, r, happened) {
			return false
		}
	}
	return true
}

func (o *oracle) qualifies(pr *oracleProfile, m int, conditions uint64) bool {
	for c := range o.p.Conditions {
		if o.p.Conditions[c].Matter == m && has(pr.fails&conditions, c) {
			return false
		}
	}
	return has(pr.applies, m)
}

func (o *oracle) met(pr *oracleProfile, r int, happened uint64) bool {
	for a, e := range o.p.Requirements[r].AnyOf {
		if has(pr.gives[r], a) && happened&bit(e) != 0 {
			return true
		}
	}
	return o.p.Requirements[r].AtHand
}

// giving are the alternatives of a requirement that give a profile what it demands.
func (o *oracle) giving(pr *oracleProfile, r int) (list []obtain.Event) {
	for a, e := range o.p.Requirements[r].AnyOf {
		if has(pr.gives[r], a) {
			list = append(list, e)
		}
	}
	return list
}

// events are all events of the matters that apply.
func (o *oracle) events(pr *oracleProfile) uint64 {
	set := uint64(0)
	for _, m := range members(pr.applies) {
		set |= 3 << (2 * m)
	}
	return set
}

// noSource are the requirements that hold without a source.
func (o *oracle) noSource(pr *oracleProfile) uint64 {
	set, events := uint64(0), o.events(pr)
	for _, r := range members(pr.holds) {
		if !o.met(pr, r, events) {
			set |= 1 << r
		}
	}
	return set
}

// reasons are all minimal reasons of Waiting: every set of requirements is tried.
//
// Unless full is set, only requirements that are not met once those without a source are dropped are tried. A minimal
// reason R has no others: if r in R were met by W of R alone, that W would be closed under R without r, so that R without
// r would block as much; and W of more requirements is no larger, so what is met there is met by W of R.
func (o *oracle) reasons(pr *oracleProfile, full bool) []uint64 {
	candidates, events := pr.holds&^o.noSource(pr), o.events(pr)
	if w := o.least(pr, candidates, 0, 0); !full {
		for _, r := range members(candidates) {
			if o.met(pr, r, w) {
				candidates &^= 1 << r
			}
		}
	}
	list := members(candidates)
	var found []uint64
	for n := range 1 << len(list) { // proper subsets of a set come before it
		set := uint64(0)
		for _, i := range members(uint64(n)) {
			set |= 1 << list[i]
		}
		if slices.ContainsFunc(found, func(smaller uint64) bool { return smaller&^set == 0 }) {
			continue
		}
		if o.least(pr, set, 0, 0) != events {
			found = append(found, set)
		}
	}
	return found
}

// nobody are the matters that apply to somebody, are decided in W for somebody and in O for nobody.
func (o *oracle) nobody() uint64 {
	w, got := uint64(0), uint64(0)
	for i := range o.profiles {
		w |= o.profiles[i].w
		got |= o.profiles[i].o
	}
	set := uint64(0)
	for m := range o.p.Matters {
		if e := bit(obtain.Event{Matter: m, Decided: true}); w&e != 0 && got&e == 0 {
			set |= 1 << m
		}
	}
	return set
}

// implied is Solution.Implied.
func (o *oracle) implied(r int) bool {
	requirement := o.p.Requirements[r]
	if len(requirement.AnyOf) != 1 || requirement.AtHand {
		return false
	}
	somebody := false
	for i := range o.profiles {
		pr := &o.profiles[i]
		if !has(pr.holds, r) || o.least(pr, all&^(1<<r), 0, 0)&bit(requirement.On) == 0 {
			continue
		}
		somebody = true
		if o.least(pr, all&^(1<<r), 0, bit(requirement.AnyOf[0]))&bit(requirement.On) != 0 {
			return false
		}
	}
	return somebody
}

// fewest is the least number of facts whose values can show that a profile is in the set (given by number).
func (o *oracle) fewest(in []bool) int {
	for n := range len(o.p.Facts) + 1 {
		for facts := range uint64(1) << len(o.p.Facts) {
			if bits.OnesCount64(facts) != n {
				continue
			}
			shown := map[int]bool{} // by values of those facts
			for i, pr := range o.profiles {
				key := 0
				for _, f := range members(facts) {
					key = key*len(o.values[f]) + pr.index[f]
				}
				before, ok := shown[key]
				shown[key] = in[i] && (before || !ok)
			}
			for _, ok := range shown {
				if ok {
					return n
				}
			}
		}
	}
	return -1
}

// compiled says for every test of a guard which values of its fact pass.
type compiled []struct {
	fact   int
	passes []bool
}

func (g compiled) holds(index []int) bool {
	for _, t := range g {
		if !t.passes[index[t.fact]] {
			return false
		}
	}
	return true
}

func (o *oracle) compile(g obtain.Guard) compiled {
	c := make(compiled, len(g))
	for i, t := range g {
		c[i].fact = t.Fact
		for _, v := range o.values[t.Fact] {
			c[i].passes = append(c[i].passes, passes(t, v))
		}
	}
	return c
}

func (o *oracle) compileAll(guards []obtain.Guard) []compiled {
	list := make([]compiled, len(guards))
	for i, g := range guards {
		list[i] = o.compile(g)
	}
	return list
}

func passes(t obtain.Test, v obtain.Value) bool {
	if v.Number == nil {
		return slices.Contains(t.Values, v.Choice)
	}
	return slices.ContainsFunc(t.Ranges, func(r obtain.Range) bool {
		if r.From != nil && (v.Number.Cmp(r.From) < 0 || r.OpenFrom && v.Number.Cmp(r.From) == 0) {
			return false
		}
		return r.To == nil || v.Number.Cmp(r.To) < 0 || !r.OpenTo && v.Number.Cmp(r.To) == 0
	})
}

// representatives are values of a fact, at least one of every class that no guard splits: all of a choice; of a number
// every bound in use, what lies between and beyond; of a whole number the whole numbers next to every bound.
func representatives(f int, fact obtain.Fact, guards []obtain.Guard) []obtain.Value {
	var values []obtain.Value
	for i := range fact.Values {
		values = append(values, obtain.Value{Choice: i})
	}
	if fact.Values > 0 {
		return values
	}
	bounds := []*big.Rat{fact.Min, fact.Max}
	for _, g := range guards {
		for _, t := range g {
			for _, r := range t.Ranges {
				if t.Fact == f {
					bounds = append(bounds, r.From, r.To)
				}
			}
		}
	}
	bounds = ascending(slices.DeleteFunc(bounds, func(b *big.Rat) bool { return b == nil }))
	if len(bounds) == 0 {
		bounds = []*big.Rat{new(big.Rat)}
	}
	one, candidates := big.NewRat(1, 1), slices.Clone(bounds)
	for i, b := range bounds {
		below, above := new(big.Rat).Sub(b, one), new(big.Rat).Add(b, one)
		if fact.Whole {
			floor := new(big.Rat).SetInt(new(big.Int).Div(b.Num(), b.Denom())) // Div rounds down
			candidates = append(candidates, floor, new(big.Rat).Add(floor, one))
			if b.IsInt() {
				candidates = append(candidates, below)
			}
			continue
		}
		if i == 0 {
			candidates = append(candidates, below)
		}
		if i < len(bounds)-1 {
			above.Add(b, bounds[i+1]).Quo(above, big.NewRat(2, 1))
		}
		candidates = append(candidates, above)
	}
	for _, c := range ascending(candidates) {
		if (fact.Min == nil || c.Cmp(fact.Min) >= 0) && (fact.Max == nil || c.Cmp(fact.Max) <= 0) && (!fact.Whole || c.IsInt()) {
			values = append(values, obtain.Value{Number: c})
		}
	}
	return values
}

func ascending(list []*big.Rat) []*big.Rat {
	list = slices.SortedFunc(slices.Values(list), (*big.Rat).Cmp)
	return slices.CompactFunc(list, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
}

// guardsOf are all guards of a problem.
func guardsOf(p obtain.Problem) []obtain.Guard {
	guards := slices.Concat(p.Impossible, p.Asked)
	for _, m := range p.Matters {
		guards = append(guards, m.Applies)
	}
	for _, r := range p.Requirements {
		guards = append(append(guards, r.When), r.For...)
	}
	for _, c := range p.Conditions {
		guards = append(guards, c.When, c.Require)
	}
	return guards
}
