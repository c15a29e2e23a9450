package obtain

import (
	"cmp"
	"slices"
)

// item is a requirement, or a condition if condition is set.
type item struct {
	index     int
	condition bool
}

// matterOf returns the matter of an item.
func (s *Solution) matterOf(i item) int {
	if i.condition {
		return s.p.Conditions[i.index].Matter
	}
	return s.p.Requirements[i.index].On.Matter
}

// owners returns the matters of items, each once, in the order in which they are solved.
func (s *Solution) owners(items []item) []int {
	var list []int
	for _, i := range items {
		list = append(list, s.matterOf(i))
	}
	slices.SortFunc(list, func(a, b int) int { return cmp.Or(cmp.Compare(s.compOf[2*a+1], s.compOf[2*b+1]), cmp.Compare(a, b)) })
	return slices.Compact(list)
}

// reduced returns for which of some profiles an event happens if nothing but some items is demanded: the fixed point O, or W
// without conditions among the items; alone leaves requirements out of whom no alternative exists for.
func (s *Solution) reduced(items []item, among ref, alone bool) func(event int) ref {
	var events []int
	for _, m := range s.owners(items) {
		events = append(events, 2*m, 2*m+1)
	}
	kept := make(map[item]bool, len(items))
	for _, i := range items {
		kept[i] = true
	}
	value := s.only(events, among, world{
		qualified: true,
		alone:     alone,
		dropped:   func(r int) bool { return !kept[item{r, false}] },
		waived:    func(c int) bool { return !kept[item{c, true}] },
	})
	return func(e int) ref {
		if v, ok := value[e]; ok {
			return v
		}
		return s.d.and(among, s.applies[e/2])
	}
}

// barred reports whether nobody obtains a matter if nothing but some items is demanded.
func (s *Solution) barred(matter int, items []item) bool {
	return s.reduced(items, all, false)(2*matter+1) == none && !s.d.over
}

// lost reports whether a matter applies to somebody, can be put in order for somebody, and is obtained by nobody.
func (s *Solution) lost(matter int) bool {
	decided := 2*matter + 1
	return s.made[decided] != none && s.obtained[decided] == none && !s.open[s.compOf[decided]]
}

// reasonOfNobody makes a set of items that bars everybody from a matter smaller until none can be left out. Items of
// first are tried first.
func (s *Solution) reasonOfNobody(matter int, items []item, first map[item]bool) []item {
	var early, late []item
	for _, i := range items {
		if first[i] {
			early = append(early, i)
		} else {
			late = append(late, i)
		}
	}
	slices.Reverse(late)
	reason := needed(append(early, late...), func(kept []item) bool { return s.barred(matter, kept) })
	return slices.DeleteFunc(slices.Clone(items), func(i item) bool { return !slices.Contains(reason, i) })
}

// demandsOn returns all that is demanded of those who want an event to happen, directly or not.
func (s *Solution) demandsOn(e int) []item {
	var items []item
	seen := map[int]bool{}
	var visit func(int)
	visit = func(e int) {
		if seen[e] {
			return
		}
		seen[e] = true
		if e%2 == 0 {
			for _, c := range s.conditions[e/2] {
				if s.fails[c] != none {
					items = append(items, item{c, true})
				}
			}
		}
		for _, r := range s.on[e] {
			if s.holds[r] != none && !s.p.Requirements[r].AtHand {
				items = append(items, item{r, false})
			}
		}
		s.needs(e, visit)
	}
	visit(e)
	return items
}

// Excluding returns entries of Impossible that together leave no profile at all, and of which none can be left out; none if some profile is
// left, or if there is none even without them.
func (s *Solution) Excluding() []int {
	if s.allowed != none || slices.ContainsFunc(s.axes, func(a *axis) bool { return len(a.cells) == 0 }) {
		return nil
	}
	s.d.left = s.p.Budget
	defer s.unbounded()
	entries := make([]int, len(s.p.Impossible))
	for i := range entries {
		entries[i] = len(entries) - 1 - i // needed tries to do without the last ones first
	}
	found := needed(entries, func(kept []int) bool {
		left := all
		for _, i := range kept {
			left = s.d.minus(left, s.guard(s.p.Impossible[i]))
		}
		return left == none && !s.d.over
	})
	slices.Sort(found)
	return found
}

// nobody finds the matters that nobody obtains, and why.
func (s *Solution) nobody() {
	var reported [][]item
	known := map[item]bool{}
	for _, e := range slices.Concat(s.comps...) {
		if e%2 == 0 || !s.lost(e/2) {
			continue
		}
		m := e / 2
		var reason []item
		minimal := s.searching(func() {
			reason = s.reasonOfNobody(m, s.demandsOn(e), known)
			for again := true; again && !s.d.over; { // the cause, if it is that of another matter
				again = false
				for _, k := range s.owners(reason) {
					if k == m || !s.lost(k) || !s.barred(k, reason) {
						continue
					}
					if fewer := s.reasonOfNobody(k, reason, nil); len(fewer) < len(reason) {
						m, reason, again = k, fewer, true
						break
					}
				}
			}
		})
		if slices.ContainsFunc(reported, func(old []item) bool {
			return !slices.ContainsFunc(old, func(i item) bool { return !slices.Contains(reason, i) })
		}) {
			continue
		}
		reported = append(reported, reason)
		for _, i := range reason {
			known[i] = true
		}
		f := s.nobodyObstacle(m, reason)
		f.Wide = !minimal
		s.obstacles = append(s.obstacles, f)
	}
}

// nobodyObstacle reports that nobody obtains a matter.
func (s *Solution) nobodyObstacle(m int, reason []item) Obstacle {
	f := Obstacle{Kind: Nobody, Matters: []int{m}, Where: Region{s, s.applies[m]}}
	has := func(i item) bool { return slices.Contains(reason, i) }
	var visit func(m int)
	visited := map[int]bool{}
	visit = func(m int) { // from the matter to what it waits for
		if visited[m] {
			return
		}
		visited[m] = true
		for _, c := range s.conditions[m] {
			if has(item{c, true}) {
				f.Conditions = append(f.Conditions, c)
			}
		}
		for _, e := range []int{2 * m, 2*m + 1} {
			for _, r := range s.on[e] {
				if !has(item{r, false}) {
					continue
				}
				f.Requirements = append(f.Requirements, r)
				for _, a := range s.p.Requirements[r].AnyOf {
					visit(a.Matter)
				}
			}
		}
	}
	visit(m)
	for _, k := range s.owners(reason) {
		if k != m {
			f.Matters = append(f.Matters, k)
		}
	}
	f.Witness = f.Where.Shortest()
	f.Repairs = s.repairs(trial{f: &f, items: reason, whole: true, mended: func(items []item) bool {
		return s.reduced(items, all, false)(2*m+1) != none && !s.d.over
	}})
	return f
}
