package obtain

import "slices"

// world says what counts when a fixed point is computed. The zero world is that of W.
type world struct {
	qualified bool           // only those who qualify are accepted
	alone     bool           // what has no source is not demanded
	dropped   func(int) bool // requirements left out, nil for none
	waived    func(int) bool // conditions left out, nil for none
	never     int            // an event that never happens, plus one
}

// holds returns for whom a requirement holds in a world.
func (w *world) holds(s *Solution, requirement int) ref {
	switch {
	case s.p.Requirements[requirement].AtHand || w.dropped != nil && w.dropped(requirement):
		return none
	case w.alone:
		return s.sourced[requirement]
	}
	return s.holds[requirement]
}

// fix computes, for some profiles, the least fixed point for events that are closed under needs but for those whose value is in value
// already. Events that depend on one another must all be among them.
func (s *Solution) fix(events []int, among ref, value []ref, w world) {
	for _, e := range events {
		value[e] = none
	}
	s.settle(events, among, make([]bool, len(s.axes)), value, w)
}

// attempt is how many steps a knot may take before it is taken apart: of those that can be iterated at all, few take more.
const attempt = 200_000

// settle adds to the values of events for which of some profiles they happen. Fixed are the levels at which these are all of one class.
//
// Events that may wait for one another are iterated until nothing changes. On the way there the sets are often much larger than in the
// end, for what comes first differs from profile to profile. If they are, the profiles are divided by a fact that decides who waits for
// whom: among those with one value of it there may be no circle any more, and one step for each event is enough. That ends, for each
// time one fact more has the same value.
func (s *Solution) settle(events []int, among ref, fixed []bool, value []ref, w world) {
	g := s.graphOf(events, among, &w)
	for _, knot := range g.knots() {
		if s.d.over {
			return
		}
		if len(knot) == 1 && !slices.Contains(g.needs[knot[0]], knot[0]) {
			e := events[knot[0]]
			if v := s.d.or(value[e], s.step(e, among, value, w)); !s.d.over {
				value[e] = v
			}
			continue
		}
		iterate := func() { s.iterate(g, knot, among, value, w) }
		if s.within(s.p.attempt, iterate) || s.d.over {
			continue
		}
		level, ok := s.divisor(g, knot, among, fixed, &w)
		if !ok {
			iterate()
			continue
		}
		members := make([]int, len(knot))
		for i, k := range knot {
			members[i] = events[k]
		}
		inside := slices.Clone(fixed)
		inside[level] = true
		one := make([]bool, s.d.sizes[level])
		for class := range one {
			one[class] = true
			if part := s.d.and(among, s.d.classes(int32(level), one)); part != none {
				s.settle(members, part, inside, value, w)
			}
			one[class] = false
		}
	}
}

// within does something that may take so many steps, and reports whether they were enough.
func (s *Solution) within(steps int, do func()) bool {
	whole := s.d.left
	given := min(steps, whole)
	s.d.left = given
	do()
	enough := !s.d.over
	s.d.left = whole - (given - s.d.left)
	s.d.over = s.d.left < 0
	return enough
}

// iterate computes the values of events that wait for one another, beginning with what is known of them.
func (s *Solution) iterate(g *graph, knot []int, among ref, value []ref, w world) {
	queue, queued := slices.Clone(knot), make([]bool, len(g.events))
	inside := make([]bool, len(g.events))
	for _, k := range knot {
		queued[k], inside[k] = true, true
	}
	users := make([][]int, len(g.events))
	for _, k := range knot {
		for _, f := range g.needs[k] {
			if inside[f] {
				users[f] = append(users[f], k)
			}
		}
	}
	for len(queue) > 0 { // values only grow
		k := queue[0]
		queue, queued[k] = queue[1:], false
		e := g.events[k]
		v := s.d.or(value[e], s.step(e, among, value, w))
		if s.d.over {
			return
		}
		if v == value[e] {
			continue
		}
		value[e] = v
		for _, u := range users[k] {
			if !queued[u] {
				queue, queued[u] = append(queue, u), true
			}
		}
	}
}

// step computes for whom of some profiles an event happens, given for whom others do.
func (s *Solution) step(e int, among ref, value []ref, w world) ref {
	if w.never == e+1 {
		return none
	}
	s.d.spend(1)
	v := s.d.and(among, s.applies[e/2])
	if e%2 == 1 {
		v = s.d.and(v, value[e-1])
	} else if w.qualified {
		for _, c := range s.conditions[e/2] {
			if w.waived == nil || !w.waived(c) {
				v = s.d.minus(v, s.fails[c])
			}
		}
	}
	for _, r := range s.on[e] {
		if v == none {
			break
		}
		gap := s.d.and(v, w.holds(s, r))
		for i, a := range s.p.Requirements[r].AnyOf {
			if gap == none {
				break
			}
			gap = s.d.minus(gap, s.given(r, i, value[a.number()]))
		}
		v = s.d.minus(v, gap)
	}
	return v
}

// graph says which events may wait for which others of them, for some profiles. Events are known by their places in it.
type graph struct {
	events []int
	needs  [][]int
}

// graphOf returns the graph of events among some profiles in a world.
func (s *Solution) graphOf(events []int, among ref, w *world) *graph {
	g := &graph{events: events, needs: make([][]int, len(events))}
	places := make(map[int]int, len(events))
	for i, e := range events {
		places[e] = i
	}
	s.d.spend(len(events))
	for i, e := range events {
		if e%2 == 1 {
			if before, in := places[e-1]; in && s.d.and(among, s.applies[e/2]) != none {
				g.needs[i] = append(g.needs[i], before)
			}
		}
		for _, r := range s.on[e] {
			holds := none
			for k, a := range s.p.Requirements[r].AnyOf {
				f, in := places[a.number()]
				if !in {
					continue
				}
				if holds == none {
					if holds = s.d.and(among, w.holds(s, r)); holds == none {
						break
					}
				}
				if s.d.and(holds, s.given(r, k, s.applies[a.Matter])) != none {
					g.needs[i] = append(g.needs[i], f)
				}
			}
		}
	}
	return g
}

// knots returns the strongly connected components of a graph, each after those it needs (Tarjan).
func (g *graph) knots() [][]int {
	var knots [][]int
	number, low := make([]int, len(g.events)), make([]int, len(g.events))
	var stack []int
	onStack := make([]bool, len(g.events))
	next := 0
	var visit func(int)
	visit = func(e int) {
		next++
		number[e], low[e] = next, next
		stack, onStack[e] = append(stack, e), true
		for _, f := range g.needs[e] {
			if number[f] == 0 {
				visit(f)
				low[e] = min(low[e], low[f])
			} else if onStack[f] {
				low[e] = min(low[e], number[f])
			}
		}
		if low[e] != number[e] {
			return
		}
		from := slices.Index(stack, e)
		knot := slices.Clone(stack[from:])
		stack = stack[:from]
		for _, f := range knot {
			onStack[f] = false
		}
		slices.Reverse(knot) // what was reached last waits for less
		knots = append(knots, knot)
	}
	for e := range g.events {
		if number[e] == 0 {
			visit(e)
		}
	}
	return knots
}

// divisor returns the level of the fact on which most requirements within a knot depend, of those that are not fixed; ok is false if
// there is none.
func (s *Solution) divisor(g *graph, knot []int, among ref, fixed []bool, w *world) (level int, ok bool) {
	inside := make(map[int]bool, len(knot))
	for _, k := range knot {
		inside[g.events[k]] = true
	}
	uses := make([]int, len(s.axes))
	for _, k := range knot {
		for _, r := range s.on[g.events[k]] {
			if !slices.ContainsFunc(s.p.Requirements[r].AnyOf, func(a Event) bool { return inside[a.number()] }) {
				continue
			}
			for _, l := range s.d.support(s.d.and(among, w.holds(s, r))) {
				uses[l]++
			}
		}
	}
	best := 0
	for l, n := range uses {
		if !fixed[l] && n > best {
			level, best = l, n
		}
	}
	return level, best > 0
}
