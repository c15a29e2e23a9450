package obtain

import (
	"cmp"
	"slices"
)

// listFindings lists what is wrong.
func (s *Solution) listFindings() {
	var alone []int // events that depend on none of those that depend on them
	for c, events := range s.comps {
		for _, r := range s.reasonsOf[c] {
			s.findings = append(s.findings, s.waitingFinding(r))
		}
		switch {
		case !s.open[c] || s.reasonsOf[c] != nil:
		case len(events) == 1:
			alone = append(alone, events[0])
		default:
			s.undecided(events)
		}
	}
	if alone != nil {
		s.undecided(alone)
	}
	for r, q := range s.p.Requirements {
		if missing := s.d.minus(s.holds[r], s.sourced[r]); missing != none {
			where := Region{s, missing}
			f := Finding{Kind: NoSource, Matters: []int{q.On.Matter}, Requirements: []int{r}, Where: where, Witness: where.Shortest()}
			f.Repairs = s.repairs([]item{{r, false}}, missing, func(items []item) bool {
				for _, i := range items {
					if s.d.and(s.d.minus(s.holds[i.index], s.sourced[i.index]), missing) != none {
						return false
					}
				}
				return !s.d.over
			})
			s.findings = append(s.findings, f)
		}
	}
	s.nobody()
	slices.SortStableFunc(s.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), slices.Compare(sorted(a.Requirements), sorted(b.Requirements)),
			slices.Compare(sorted(a.Conditions), sorted(b.Conditions)), slices.Compare(a.Matters, b.Matters))
	})
}

func sorted(list []int) []int {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

// undecided reports a component that its budget did not suffice for.
func (s *Solution) undecided(events []int) {
	f := Finding{Kind: Undecided}
	where := none
	for _, e := range events {
		where = s.d.or(where, s.applies[e/2])
		if !slices.Contains(f.Matters, e/2) {
			f.Matters = append(f.Matters, e/2)
		}
	}
	f.Where = Region{s, where}
	s.findings = append(s.findings, f)
}

// waitingFinding reports a reason of Waiting.
func (s *Solution) waitingFinding(r reason) Finding {
	where := Region{s, r.where}
	f := Finding{Kind: Waiting, Requirements: s.chain(r.requirements), Where: where, Witness: where.Shortest(), More: r.more}
	var items []item
	for _, q := range f.Requirements {
		items = append(items, item{q, false})
		if m := s.p.Requirements[q].On.Matter; !slices.Contains(f.Matters, m) {
			f.Matters = append(f.Matters, m)
		}
	}
	f.Repairs = s.repairs(items, r.where, func(items []item) bool {
		if len(items) < len(r.requirements) {
			return true // a reason is minimal
		}
		if r.part {
			return false // it would have to be tried for all
		}
		value := s.reduced(items, r.where)
		for _, i := range items {
			for e := 2 * s.matterOf(i); e <= 2*s.matterOf(i)+1; e++ {
				if s.d.and(s.d.minus(s.applies[e/2], value(e)), r.where) != none {
					return false
				}
			}
		}
		return !s.d.over
	})
	return f
}

// repairs tries every single change of the items of a reason and returns those with which, nothing else being demanded,
// mended reports that the finding is gone. Where are the profiles of the finding. What the budget does not suffice to try is not offered.
func (s *Solution) repairs(items []item, where ref, mended func([]item) bool) []Repair {
	var list []Repair
	s.d.left, s.d.over = max(min(s.p.Budget, s.searches), s.p.Budget/share, 1), false
	defer func(given int) {
		s.searches -= given - max(s.d.left, 0)
		s.unbounded()
	}(s.d.left)
	weakness := func(r Repair) int {
		if r.Requirement < 0 {
			return s.p.Conditions[r.Condition].Weakness
		}
		return s.p.Requirements[r.Requirement].Weakness
	}
	for n, i := range items {
		others := append(slices.Clone(items[:n]), items[n+1:]...)
		offer := func(r Repair) {
			r.Requirement, r.Condition = i.index, -1
			if i.condition {
				r.Requirement, r.Condition = -1, i.index
			}
			list = append(list, r)
		}
		if mended(others) {
			offer(Repair{Kind: Drop})
		}
		if i.condition {
			continue
		}
		q := s.p.Requirements[i.index]
		// try tries the requirement in a changed form.
		try := func(change func(*Requirement), r Repair) {
			changed := q
			change(&changed)
			index := s.add(changed, s.d.and(s.holds[i.index], s.guard(r.When)))
			ok := mended(append(slices.Clone(others), item{index, false}))
			s.remove()
			if ok {
				offer(r)
			}
		}
		if !q.On.Decided {
			try(func(q *Requirement) { q.On.Decided = true }, Repair{Kind: Defer})
		}
		for _, g := range s.narrower(s.sourced[i.index], where) {
			try(func(*Requirement) {}, Repair{Kind: Narrow, When: g})
		}
		if q.Commit {
			try(func(q *Requirement) { q.AtHand = true }, Repair{Kind: Commit})
		}
		for _, e := range q.Others {
			if s.d.minus(where, s.made[e.number()]) == none && !s.d.over {
				try(func(q *Requirement) { q.AnyOf = append(slices.Clone(q.AnyOf), e) }, Repair{Kind: Add, Event: e})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Repair) int { return cmp.Compare(weakness(b), weakness(a)) })
	return list
}

// narrower returns the guards over one fact that take all profiles of a finding out of those for whom a requirement
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
	sourced := holds
	if !q.AtHand {
		sourced = s.d.and(holds, s.exist(q.AnyOf))
	}
	s.sourced = append(s.sourced, sourced)
	e := q.On.number()
	s.on[e] = append(s.on[e], r)
	return r
}

// remove takes the requirement added last away again.
func (s *Solution) remove() {
	r := len(s.p.Requirements) - 1
	e := s.p.Requirements[r].On.number()
	s.on[e] = s.on[e][:len(s.on[e])-1]
	s.p.Requirements, s.holds, s.sourced = s.p.Requirements[:r], s.holds[:r], s.sourced[:r]
}
