package obtain

import (
	"cmp"
	"slices"
)

// listObstacles lists what is wrong.
func (s *Solution) listObstacles() {
	var alone []int // events that depend on none of those that depend on them
	for c, events := range s.comps {
		for _, r := range s.reasonsOf[c] {
			s.obstacles = append(s.obstacles, s.waitingObstacle(r))
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
			f := Obstacle{Kind: NoSource, Matters: []int{q.On.Matter}, Requirements: []int{r}, Where: where, Witness: where.Shortest()}
			f.Repairs = s.repairs(trial{f: &f, items: []item{{r, false}}, whole: true, mended: func(items []item) bool {
				for _, i := range items {
					if s.d.and(s.d.minus(s.holds[i.index], s.sourced[i.index]), missing) != none {
						return false
					}
				}
				return !s.d.over
			}})
			s.obstacles = append(s.obstacles, f)
		}
	}
	s.nobody()
	slices.SortStableFunc(s.obstacles, func(a, b Obstacle) int {
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
	f := Obstacle{Kind: Undecided}
	where := none
	for _, e := range events {
		where = s.d.or(where, s.applies[e/2])
		if !slices.Contains(f.Matters, e/2) {
			f.Matters = append(f.Matters, e/2)
		}
	}
	f.Where = Region{s, where}
	s.obstacles = append(s.obstacles, f)
}

// waitingObstacle reports a reason of Waiting.
func (s *Solution) waitingObstacle(r reason) Obstacle {
	where := Region{s, r.where}
	f := Obstacle{Kind: Waiting, Requirements: s.chain(r.requirements), Where: where, Witness: where.Shortest(), More: r.more}
	var items []item
	for _, q := range f.Requirements {
		items = append(items, item{q, false})
		if m := s.p.Requirements[q].On.Matter; !slices.Contains(f.Matters, m) {
			f.Matters = append(f.Matters, m)
		}
	}
	f.Repairs = s.repairs(trial{f: &f, items: items, whole: !r.part, mended: func(items []item) bool {
		if len(items) < len(r.requirements) {
			return true // a reason is minimal
		}
		if r.part {
			return false // it would have to be tried for all
		}
		value := s.reduced(items, r.where, true)
		for _, i := range items {
			for e := 2 * s.matterOf(i); e <= 2*s.matterOf(i)+1; e++ {
				if s.d.and(s.d.minus(s.applies[e/2], value(e)), r.where) != none {
					return false
				}
			}
		}
		return !s.d.over
	}})
	return f
}
