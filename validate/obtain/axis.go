package obtain

import (
	"cmp"
	"math/big"
	"slices"
)

// axis is a fact with its values merged into classes that no test of the problem tells apart.
type axis struct {
	fact   int
	number bool
	cells  []cell
	class  []int32 // of every cell
	size   int32   // number of classes, at least 1
}

// cell is a value of a choice, or an interval of numbers between two neighbouring marks, or a mark.
type cell struct {
	choice int
	span   Range
}

// axes returns the axes of a problem's facts.
func axes(p *Problem) []*axis {
	list := make([]*axis, len(p.Facts))
	tests := make([][]Test, len(p.Facts))
	p.guards(func(g Guard) {
		for _, t := range g {
			tests[t.Fact] = append(tests[t.Fact], t)
		}
	})
	for i, f := range p.Facts {
		if f.Values > 0 {
			list[i] = choiceAxis(i, f, tests[i])
		} else {
			list[i] = numberAxis(i, f, tests[i])
		}
	}
	return list
}

// guards calls yield for every guard of the problem.
func (p *Problem) guards(yield func(Guard)) {
	for _, g := range slices.Concat(p.Impossible, p.Asked) {
		yield(g)
	}
	for _, m := range p.Matters {
		yield(m.Applies)
	}
	for _, r := range p.Requirements {
		yield(r.When)
		for _, g := range r.For {
			yield(g)
		}
	}
	for _, c := range p.Conditions {
		yield(c.When)
		yield(c.Require)
	}
}

// choiceAxis splits the values of a choice by every test in turn.
func choiceAxis(fact int, f Fact, tests []Test) *axis {
	a := &axis{fact: fact, class: make([]int32, f.Values)}
	for v := range f.Values {
		a.cells = append(a.cells, cell{choice: v})
	}
	type side struct {
		class int32
		in    bool
	}
	seen := map[string]bool{}
	for _, t := range tests {
		in := make([]bool, f.Values)
		key := make([]byte, f.Values)
		for _, v := range t.Values {
			if v >= 0 && v < f.Values {
				in[v], key[v] = true, 1
			}
		}
		if seen[string(key)] {
			continue
		}
		seen[string(key)] = true
		split := map[side]int32{}
		for v := range a.class {
			s := side{a.class[v], in[v]}
			if _, ok := split[s]; !ok {
				split[s] = int32(len(split))
			}
			a.class[v] = split[s]
		}
	}
	a.size = 1
	for _, c := range a.class {
		a.size = max(a.size, c+1)
	}
	return a
}

// numberAxis cuts the numbers at the bounds of the tests.
func numberAxis(fact int, f Fact, tests []Test) *axis {
	a := &axis{fact: fact, number: true}
	var marks []*big.Rat
	for _, x := range []*big.Rat{f.Min, f.Max} {
		if x != nil {
			marks = append(marks, x)
		}
	}
	for _, t := range tests {
		for _, r := range t.Ranges {
			for _, x := range []*big.Rat{r.From, r.To} {
				if x != nil {
					marks = append(marks, x)
				}
			}
		}
	}
	slices.SortFunc(marks, (*big.Rat).Cmp)
	marks = slices.CompactFunc(marks, func(x, y *big.Rat) bool { return x.Cmp(y) == 0 })

	// Every mark begins a cell of its own and is followed by the open interval to the next.
	add := func(r Range) {
		inside := (f.Min == nil || r.From != nil && r.From.Cmp(f.Min) >= 0) && (f.Max == nil || r.To != nil && r.To.Cmp(f.Max) <= 0)
		if inside && (!f.Whole || hasWhole(r)) {
			a.cells = append(a.cells, cell{span: r})
		}
	}
	var before *big.Rat
	for _, x := range marks {
		add(Range{From: before, To: x, OpenFrom: true, OpenTo: true})
		add(Range{From: x, To: x})
		before = x
	}
	add(Range{From: before, OpenFrom: true, OpenTo: true})

	// Cells are told apart where a range begins or ends.
	cut := make([]bool, len(a.cells)+1)
	for _, t := range tests {
		for _, r := range t.Ranges {
			from, to := a.within(r)
			cut[from], cut[to] = true, true
		}
	}
	a.class = make([]int32, len(a.cells))
	for i := range a.cells {
		if i > 0 {
			a.class[i] = a.class[i-1]
			if cut[i] {
				a.class[i]++
			}
		}
	}
	a.size = 1
	if n := len(a.class); n > 0 {
		a.size = a.class[n-1] + 1
	}
	return a
}

// hasWhole reports whether a whole number lies in a cell.
func hasWhole(r Range) bool {
	switch {
	case r.From == nil || r.To == nil:
		return true
	case r.From == r.To:
		return r.From.IsInt()
	}
	next := new(big.Int).Div(r.From.Num(), r.From.Denom()) // the floor: denominators are positive
	next.Add(next, big.NewInt(1))
	return new(big.Rat).SetInt(next).Cmp(r.To) < 0
}

// within returns the cells that lie in a range: those from the first index up to, but without, the second.
func (a *axis) within(r Range) (from, to int) {
	to = len(a.cells)
	if r.From != nil {
		from, _ = slices.BinarySearchFunc(a.cells, r.From, func(c cell, x *big.Rat) int {
			if c.span.From == nil || c.span.From.Cmp(x) < 0 || c.span.From.Cmp(x) == 0 && r.OpenFrom && !c.span.OpenFrom {
				return -1
			}
			return 1
		})
	}
	if r.To != nil {
		to, _ = slices.BinarySearchFunc(a.cells, r.To, func(c cell, x *big.Rat) int {
			if c.span.To == nil || c.span.To.Cmp(x) > 0 || c.span.To.Cmp(x) == 0 && r.OpenTo && !c.span.OpenTo {
				return 1
			}
			return -1
		})
	}
	return from, max(from, to)
}

// in returns the classes for which a test holds.
func (a *axis) in(t Test) []bool {
	in := make([]bool, a.size)
	for _, v := range t.Values {
		if v >= 0 && v < len(a.cells) {
			in[a.class[v]] = true
		}
	}
	for _, r := range t.Ranges {
		from, to := a.within(r)
		for _, c := range a.class[from:to] {
			in[c] = true
		}
	}
	return in
}

// test returns the test that holds for some classes.
func (a *axis) test(in []bool) Test {
	t := Test{Fact: a.fact}
	for i := 0; i < len(a.cells); i++ {
		if !in[a.class[i]] {
			continue
		}
		if !a.number {
			t.Values = append(t.Values, a.cells[i].choice)
			continue
		}
		r := a.cells[i].span
		if i == 0 {
			r.From, r.OpenFrom = nil, false
		}
		for i+1 < len(a.cells) && in[a.class[i+1]] {
			i++
		}
		r.To, r.OpenTo = a.cells[i].span.To, a.cells[i].span.OpenTo
		if i == len(a.cells)-1 {
			r.To, r.OpenTo = nil, false
		}
		t.Ranges = append(t.Ranges, r)
	}
	return t
}

// classOf returns the class of a value, or -1 if the fact cannot have it.
func (a *axis) classOf(f Fact, v Value) int32 {
	if f.Values > 0 {
		if v.Choice < 0 || v.Choice >= f.Values {
			return -1
		}
		return a.class[v.Choice]
	}
	if v.Number == nil || f.Whole && !v.Number.IsInt() {
		return -1
	}
	i, _ := slices.BinarySearchFunc(a.cells, v.Number, func(c cell, x *big.Rat) int {
		if c.span.To != nil && (c.span.To.Cmp(x) < 0 || c.span.OpenTo && c.span.To.Cmp(x) == 0) {
			return -1
		}
		return 1
	})
	if i == len(a.cells) {
		return -1
	}
	if from := a.cells[i].span.From; from != nil && (from.Cmp(v.Number) > 0 || a.cells[i].span.OpenFrom && from.Cmp(v.Number) == 0) {
		return -1
	}
	return a.class[i]
}

// order returns the facts in the order of their levels: those that most guards ask for first, and after each those with
// which it makes impossible combinations, which keeps the set of admissible profiles small.
func order(p *Problem) []int {
	uses := make([]int, len(p.Facts))
	facts := make([]int, len(p.Facts))
	with := make([][]Guard, len(p.Facts)) // the impossible combinations of each
	for _, g := range p.Impossible {
		for _, t := range g {
			with[t.Fact] = append(with[t.Fact], g)
		}
	}
	p.guards(func(g Guard) {
		for _, t := range g {
			uses[t.Fact]++
		}
	})
	for i := range facts {
		facts[i] = i
	}
	slices.SortStableFunc(facts, func(a, b int) int { return cmp.Compare(uses[b], uses[a]) })
	var list []int
	placed := make([]bool, len(facts))
	var place func(int)
	place = func(f int) {
		if placed[f] {
			return
		}
		placed[f] = true
		list = append(list, f)
		for _, g := range with[f] {
			for _, t := range g {
				place(t.Fact)
			}
		}
	}
	for _, f := range facts {
		place(f)
	}
	return list
}
