package obtain

// Implied reports whether a requirement with one alternative is implied by what else is demanded: for everybody for whom
// it holds, and for whom the event it stands on can happen without it, that event cannot happen before the alternative.
// That is of interest if there is such a profile; else it is false. All calls share a budget; beyond it the answer is false.
func (s *Solution) Implied(requirement int) bool {
	q := &s.p.Requirements[requirement]
	if q.AtHand || len(q.AnyOf) != 1 || s.holds[requirement] == none {
		return false
	}
	e, a := q.On.number(), q.AnyOf[0].number()
	if e != a && !s.leadsElsewhere(e, requirement, a) {
		return false
	}
	if s.d.and(s.made[e], s.holds[requirement]) != none && e != a && s.must(e, a, requirement, map[int]bool{}) {
		return true
	}
	if s.spare == 0 {
		s.spare = searchBudgets * s.p.Budget
	}
	if s.spare < 0 {
		return false
	}
	s.d.left = s.spare
	defer func() {
		if s.spare = s.d.left; s.d.over {
			s.spare = -1
		}
		s.unbounded()
	}()
	out := func(r int) bool { return r == requirement }
	with := s.d.and(s.happens(e, world{dropped: out}), s.holds[requirement])
	without := s.d.and(s.happens(e, world{dropped: out, never: a + 1}), s.holds[requirement])
	return with != none && without == none && !s.d.over
}

// must reports whether it is plain that an event cannot happen before another for those for whom a requirement holds:
// along requirements without alternatives that hold for all of them, that requirement left out.
func (s *Solution) must(e, other, requirement int, seen map[int]bool) bool {
	if seen[e] {
		return false
	}
	seen[e] = true
	if e%2 == 1 && (e-1 == other || s.must(e-1, other, requirement, seen)) {
		return true
	}
	for _, r := range s.on[e] {
		q := &s.p.Requirements[r]
		if r == requirement || q.AtHand || len(q.AnyOf) != 1 || s.d.minus(s.holds[requirement], s.holds[r]) != none {
			continue
		}
		if a := q.AnyOf[0].number(); a == other || s.reaches(a, other) && s.must(a, other, requirement, seen) {
			return true
		}
	}
	return false
}

// leadsElsewhere reports whether an event may have to wait for another even without a requirement of its own.
func (s *Solution) leadsElsewhere(e, requirement, other int) bool {
	found := e%2 == 1 && (e-1 == other || s.reaches(e-1, other))
	for _, r := range s.on[e] {
		if r == requirement || s.holds[r] == none {
			continue
		}
		for _, a := range s.p.Requirements[r].AnyOf {
			found = found || a.number() == other || s.reaches(a.number(), other)
		}
	}
	return found
}

// reaches reports whether an event may have to wait for another one, directly or not.
func (s *Solution) reaches(e, other int) bool {
	if s.reach == nil {
		words := (len(s.on) + 63) / 64
		for _, events := range s.comps {
			set := make([]uint64, words)
			for _, e := range events {
				s.needs(e, func(f int) {
					set[f/64] |= 1 << (f % 64)
					if c := s.compOf[f]; c < len(s.reach) {
						for i, w := range s.reach[c] {
							set[i] |= w
						}
					}
				})
			}
			s.reach = append(s.reach, set)
		}
	}
	return s.reach[s.compOf[e]][other/64]>>(other%64)&1 == 1
}

// happens returns for whom an event happens in a world.
func (s *Solution) happens(e int, w world) ref {
	value := make([]ref, len(s.made))
	seen := map[int]bool{}
	var visit func(int)
	visit = func(c int) {
		if seen[c] {
			return
		}
		seen[c] = true
		if s.d.over {
			return
		}
		for _, e := range s.comps[c] {
			s.needs(e, func(f int) { visit(s.compOf[f]) })
		}
		s.d.spend(50 * len(s.comps[c]))  // about what it takes
		s.fix(s.comps[c], all, value, w) // what it depends on has been visited
	}
	visit(s.compOf[e])
	return value[e]
}
