package obtain

import (
	"cmp"
	"slices"
)

// trial is how the changes of an obstacle are tried.
type trial struct {
	s      *Solution
	f      *Obstacle
	items  []item            // its reason
	mended func([]item) bool // reports that the obstacle is gone if nothing but these is demanded
	whole  bool              // Where are all for whom it is a reason
}

// repairs returns the changes of a reason that mend its obstacle. What the budget does not suffice to try is not offered.
func (s *Solution) repairs(t trial) (list []Repair) {
	t.s = s
	s.searching(func() { list = t.repairs() })
	return list
}

// repairs is repairs of a solution, as far as the budget goes.
func (t *trial) repairs() []Repair {
	s := t.s
	var list []Repair
	var tried []Change // in vain: of those that take nothing away
	within := false    // the power of who mends
	offer := func(changes ...Change) {
		r := Repair{Changes: t.along(changes), Beyond: slices.ContainsFunc(changes, s.beyond)}
		for _, c := range r.Changes {
			r.Beyond = r.Beyond || slices.ContainsFunc(c.Also, func(q int) bool { return s.beyond(Change{Kind: c.Kind, Requirement: q}) })
		}
		list, within = append(list, r), within || !r.Beyond
	}
	for _, i := range t.items {
		for _, c := range s.changes(i, t.f.Where.n) {
			switch {
			case t.mends(t.items, c):
				offer(c)
			case c.Kind != Drop && c.Kind != Narrow:
				tried = append(tried, c)
			}
		}
	}
	if t.f.Kind == Waiting && t.whole && !within {
		t.pairs(tried, offer)
	}
	for i := range list {
		list[i].Rest = t.rest(list[i].Changes)
	}
	weakness := func(r Repair) int {
		return s.weakness(slices.MinFunc(r.Changes, func(a, b Change) int { return cmp.Compare(s.weakness(a), s.weakness(b)) }))
	}
	rank := func(r Repair) int {
		if r.Beyond {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b Repair) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(len(a.Changes), len(b.Changes)), cmp.Compare(weakness(b), weakness(a)))
	})
	return list
}

// weakness is how weak the basis of what is changed is.
func (s *Solution) weakness(c Change) int {
	if c.Requirement < 0 {
		return s.p.Conditions[c.Condition].Weakness
	}
	return s.p.Requirements[c.Requirement].Weakness
}

// beyond reports whether a change takes away what is fixed.
func (s *Solution) beyond(c Change) bool {
	if c.Kind == Defer || c.Kind == Earlier || c.Kind == Commit {
		return false
	}
	if c.Requirement < 0 {
		return s.p.Conditions[c.Condition].Fixed
	}
	return s.p.Requirements[c.Requirement].Fixed
}

// changes returns the changes of a requirement or condition that are worth trying.
func (s *Solution) changes(i item, where ref) []Change {
	if i.condition {
		return []Change{{Kind: Drop, Requirement: -1, Condition: i.index}}
	}
	list := []Change{{Kind: Drop}, {Kind: Defer}, {Kind: Earlier}}
	for _, g := range s.narrower(s.sourced[i.index], where) {
		list = append(list, Change{Kind: Narrow, When: g})
	}
	list = append(list, Change{Kind: Commit})
	for _, e := range s.p.Requirements[i.index].Others {
		if s.d.minus(where, s.made[e.number()]) == none && !s.d.over {
			list = append(list, Change{Kind: Add, Event: e})
		}
	}
	list = slices.DeleteFunc(list, func(c Change) bool { return !s.applicable(c, i.index) })
	for n := range list {
		list[n].Requirement, list[n].Condition = i.index, -1
	}
	return list
}

// applicable reports whether a change makes a difference to a requirement, and may be made.
func (s *Solution) applicable(c Change, requirement int) bool {
	q := &s.p.Requirements[requirement]
	switch c.Kind {
	case Defer:
		return !q.On.Decided && !q.Whole
	case Earlier:
		return q.Early && slices.ContainsFunc(q.AnyOf, func(e Event) bool { return e.Decided })
	case Narrow:
		return s.d.and(s.holds[requirement], s.guard(c.When)) != none
	case Commit:
		return q.Commit
	case Add:
		return slices.Contains(q.Others, c.Event)
	}
	return true
}

// changed adds a requirement with a change made to it, and returns its index.
func (s *Solution) changed(c Change, requirement int) int {
	q := s.p.Requirements[requirement]
	switch c.Kind {
	case Defer:
		q.On.Decided = true
	case Earlier:
		q.AnyOf = slices.Clone(q.AnyOf)
		for i := range q.AnyOf {
			q.AnyOf[i].Decided = false
		}
	case Commit:
		q.AtHand = true
	case Add:
		q.AnyOf = append(slices.Clone(q.AnyOf), c.Event)
	}
	return s.add(q, s.d.and(s.holds[requirement], s.guard(c.When)))
}

// of returns the item that a change is about.
func (c *Change) of() item {
	if c.Requirement < 0 {
		return item{c.Condition, true}
	}
	return item{c.Requirement, false}
}

// mends reports whether the obstacle is gone if nothing but some items is demanded, with changes made to them.
func (t *trial) mends(items []item, changes ...Change) bool {
	var kept []item
	added := 0
	for _, i := range items {
		n := slices.IndexFunc(changes, func(c Change) bool { return c.of() == i })
		if n < 0 {
			kept = append(kept, i)
		} else if c := changes[n]; c.Kind != Drop {
			kept = append(kept, item{t.s.changed(c, i.index), false})
			added++
		}
	}
	ok := t.mended(kept)
	for range added {
		t.s.remove()
	}
	return ok
}

// pairs offers two changes at a time, of different items, that mend the obstacle together.
func (t *trial) pairs(list []Change, offer func(...Change)) {
	found := 0
	for n, a := range list {
		for _, b := range list[n+1:] {
			if found == maxPairs || t.s.d.over {
				return
			}
			if a.of() != b.of() && t.mends(t.items, a, b) {
				offer(a, b)
				found++
			}
		}
	}
}

// along returns changes that mend the obstacle with the twins of what they change: other requirements of the same matter, on the same
// events, each of which would do in its place in the reason, and which the change keeps from that.
func (t *trial) along(changes []Change) []Change {
	s := t.s
	changes = slices.Clone(changes)
	for n := range changes {
		c := &changes[n]
		if c.Requirement < 0 || !t.whole {
			continue
		}
		q := &s.p.Requirements[c.Requirement]
		for _, twin := range slices.Concat(s.on[2*q.On.Matter], s.on[2*q.On.Matter+1]) {
			p := &s.p.Requirements[twin]
			if p.AtHand || !sameEvents(p.AnyOf, q.AnyOf) || slices.Contains(t.items, item{twin, false}) || s.d.and(s.holds[twin], t.f.Where.n) == none || !s.applicable(*c, twin) {
				continue
			}
			instead := slices.Clone(t.items)
			instead[slices.Index(instead, c.of())] = item{twin, false}
			made := slices.Clone(changes)
			made[n].Requirement = twin
			if !t.mends(instead) && t.mends(instead, made...) {
				c.Also = append(c.Also, twin)
			}
		}
		slices.Sort(c.Also)
	}
	return changes
}

// sameEvents reports whether two lists hold the same events.
func sameEvents(a, b []Event) bool {
	in := func(list []Event) func(Event) bool {
		return func(e Event) bool { return !slices.Contains(list, e) }
	}
	return !slices.ContainsFunc(a, in(b)) && !slices.ContainsFunc(b, in(a))
}

// rest reports whether, with changes made, somebody the obstacle is about still waits in vain. It is false if the budget does not suffice
// to tell.
func (t *trial) rest(changes []Change) bool {
	s := t.s
	gone := map[item]bool{}
	added, first := 0, len(s.comps)
	own := map[int]bool{} // components that are changed
	for _, c := range changes {
		matter := s.matterOf(c.of())
		first = min(first, s.compOf[2*matter])
		own[s.compOf[2*matter]], own[s.compOf[2*matter+1]] = true, true
		gone[c.of()] = true
		if c.Requirement < 0 {
			continue
		}
		for _, q := range append([]int{c.Requirement}, c.Also...) {
			gone[item{q, false}] = true
			if c.Kind != Drop {
				s.changed(c, q)
				added++
			}
		}
	}
	w := world{
		qualified: t.f.Kind == Nobody,
		dropped:   func(r int) bool { return gone[item{r, false}] },
		waived:    func(c int) bool { return gone[item{c, true}] },
	}
	value, among := slices.Clone(s.made), t.f.Where.n
	if t.f.Kind == Nobody {
		value = slices.Clone(s.obtained)
	}
	seen := map[int]bool{}
	var visit func(int)
	visit = func(c int) { // what comes before the first that is changed stays as it is, and what comes after is not asked for
		if c < first || seen[c] || s.open[c] && !own[c] || s.d.over {
			return
		}
		seen[c] = true
		for _, e := range s.comps[c] {
			s.needs(e, func(f int) {
				if s.compOf[f] <= c {
					visit(s.compOf[f])
				}
			})
		}
		s.fix(s.comps[c], among, value, w)
	}
	left := false
	switch t.f.Kind {
	case Nobody:
		e := 2*t.f.Matters[0] + 1
		visit(s.compOf[e])
		left = value[e] == none
	default:
		for _, m := range t.f.Matters {
			for e := 2 * m; e <= 2*m+1; e++ {
				visit(s.compOf[e])
				left = left || s.d.minus(s.d.and(among, s.applies[m]), value[e]) != none
			}
		}
	}
	for range added {
		s.remove()
	}
	return left && !s.d.over
}

// narrower returns the guards over one fact that take all profiles of an obstacle out of those for whom a requirement
// holds and has a source, and leave some.
func (s *Solution) narrower(holds, where ref) []Guard {
	var list []Guard
	for fact := range s.p.Facts {
		level := s.levels[fact]
		keep := make([]bool, len(s.axes))
		keep[level] = true
		in := make([]bool, s.axes[level].size)
		left := s.d.minus(s.d.project(holds, keep), s.d.project(where, keep))
		for c := range in {
			one := make([]bool, len(in))
			one[c] = true
			in[c] = s.d.and(left, s.d.classes(level, one)) != none
		}
		if slices.Contains(in, true) && slices.Contains(in, false) {
			list = append(list, Guard{s.axes[level].test(in)})
		}
	}
	return list
}

// add adds a requirement that holds for some profiles, and returns its index.
func (s *Solution) add(q Requirement, holds ref) int {
	r := len(s.p.Requirements)
	s.p.Requirements = append(s.p.Requirements, q)
	s.holds = append(s.holds, holds)
	s.whose, s.sourced = append(s.whose, s.whom(&q)), append(s.sourced, holds)
	if !q.AtHand {
		s.sourced[r] = s.d.and(holds, s.exist(r))
	}
	e := q.On.number()
	s.on[e] = append(s.on[e], r)
	return r
}

// remove takes the requirement added last away again.
func (s *Solution) remove() {
	r := len(s.p.Requirements) - 1
	e := s.p.Requirements[r].On.number()
	s.on[e] = s.on[e][:len(s.on[e])-1]
	s.p.Requirements, s.holds, s.sourced, s.whose = s.p.Requirements[:r], s.holds[:r], s.sourced[:r], s.whose[:r]
}
