package obtain

import "slices"

// Solution is a solved problem. Its methods make new sets of profiles, so that they must not be called concurrently.
type Solution struct {
	p          Problem
	d          *diagrams
	axes       []*axis    // by level
	levels     []int32    // by fact
	allowed    ref        // the admissible profiles
	on         [][]int    // requirements by event
	holds      []ref      // by requirement: to whom its matter applies and for whom it holds
	sourced    []ref      // by requirement: those of them for whom an alternative exists
	applies    []ref      // by matter
	conditions [][]int    // by matter
	fails      []ref      // by condition: to whom its matter applies and who does not meet it
	made       []ref      // W by event
	obtained   []ref      // O by event
	comps      [][]int    // components of the graph of events, each after those it depends on
	compOf     []int      // by event
	open       []bool     // by component: undecided
	reasonsOf  [][]reason // by component: reasons of Waiting
	total      int        // budget of all components
	reach      [][]uint64 // by component: the events its events may have to wait for, a bit each; made when first asked for
	spare      int        // budget of Implied, which is asked for many requirements
	findings   []Finding
}

// event numbers the events of matters.
func (e Event) number() int {
	if e.Decided {
		return 2*e.Matter + 1
	}
	return 2 * e.Matter
}

// Solve solves a problem. Indexes out of range panic.
func Solve(p Problem) *Solution {
	if p.Budget == 0 {
		p.Budget = DefaultBudget
	}
	s := &Solution{p: p, axes: axes(&p), levels: make([]int32, len(p.Facts))}
	byFact, sizes := s.axes, make([]int32, 0, len(p.Facts))
	s.axes = nil
	for _, f := range order(&p) {
		s.levels[f] = int32(len(s.axes))
		s.axes, sizes = append(s.axes, byFact[f]), append(sizes, byFact[f].size)
	}
	s.d = newDiagrams(sizes)
	s.total = totalBudget * p.Budget
	s.d.left = s.total
	s.translate()
	if s.d.over { // there are too many guards or values to judge anything
		s.unbounded()
		return s.hopeless()
	}
	s.unbounded()
	s.components()
	s.made, s.obtained = make([]ref, 2*len(p.Matters)), make([]ref, 2*len(p.Matters))
	s.open, s.reasonsOf = make([]bool, len(s.comps)), make([][]reason, len(s.comps))
	for c := range s.comps {
		s.component(c)
	}
	s.unbounded()
	s.listFindings()
	return s
}

// hopeless is the solution of a problem whose guards alone are beyond the budget: nothing is known of any matter.
func (s *Solution) hopeless() *Solution {
	p := Problem{Facts: s.p.Facts, Matters: make([]Matter, len(s.p.Matters)), Requirements: s.p.Requirements, Conditions: s.p.Conditions, Budget: s.p.Budget}
	h := &Solution{p: p, axes: s.axes, levels: s.levels, d: newDiagrams(s.d.sizes), allowed: all, on: make([][]int, 2*len(p.Matters)),
		holds: make([]ref, len(p.Requirements)), sourced: make([]ref, len(p.Requirements)), conditions: make([][]int, len(p.Matters)), fails: make([]ref, len(p.Conditions))}
	h.unbounded()
	for range p.Matters {
		h.applies = append(h.applies, all)
	}
	h.components()
	h.made, h.obtained = make([]ref, 2*len(p.Matters)), make([]ref, 2*len(p.Matters))
	h.open = make([]bool, len(h.comps))
	var events []int
	for c := range h.comps {
		h.abandon(c)
		events = append(events, h.comps[c]...)
	}
	slices.Sort(events)
	if len(events) > 0 {
		h.undecided(events)
	}
	return h
}

// component decides one component: first its reasons of Waiting, then for whom its events happen.
func (s *Solution) component(c int) {
	events := s.comps[c]
	budget := min(s.p.Budget, s.total)
	if budget <= 0 {
		s.abandon(c)
		return
	}
	s.d.left = budget
	if len(events) > 1 || s.waitsForItself(events[0]) {
		look := budget * visitsPerStep
		reasons, more := s.reasons(events, &look)
		s.d.over = false
		s.total -= (budget*visitsPerStep - max(look, 0)) / visitsPerStep
		if more && len(reasons) == 0 {
			s.abandon(c)
			return
		}
		s.reasonsOf[c] = reasons
		if more {
			s.reasonsOf[c][len(reasons)-1].more = true
		}
	}
	s.d.left = budget
	s.fix(events, s.made, world{})
	s.fix(events, s.obtained, world{qualified: true})
	s.total -= budget - max(s.d.left, 0)
	if s.d.over {
		s.d.over = false
		s.abandon(c)
	}
}

// totalBudget is how many budgets all components may use together.
const totalBudget = 4

// visitsPerStep is how many visits of a requirement by search cost as much as a step of diagrams.
const visitsPerStep = 16

// abandon gives a component up: it is judged as if all to whom its matters apply could obtain them.
func (s *Solution) abandon(c int) {
	s.open[c] = true
	for _, e := range s.comps[c] {
		s.made[e], s.obtained[e] = s.applies[e/2], s.applies[e/2]
	}
}

// waitsForItself reports whether an event may have to wait for itself.
func (s *Solution) waitsForItself(e int) bool {
	itself := false
	s.needs(e, func(f int) { itself = itself || f == e })
	return itself
}

// unbounded lifts the budget: what follows is small.
func (s *Solution) unbounded() { s.d.left, s.d.over = int(^uint(0)>>1), false }

// guard returns the profiles that satisfy a guard, admissible or not.
func (s *Solution) guard(g Guard) ref {
	r := all
	for _, t := range g {
		level := s.levels[t.Fact]
		r = s.d.and(r, s.d.classes(level, s.axes[level].in(t)))
	}
	return r
}

// translate turns guards into sets of profiles.
func (s *Solution) translate() {
	p := &s.p
	s.allowed = all
	for _, a := range s.axes {
		if len(a.cells) == 0 { // no value at all: no profile
			s.allowed = none
		}
	}
	for _, g := range p.Impossible {
		s.allowed = s.d.minus(s.allowed, s.guard(g))
	}
	s.on = make([][]int, 2*len(p.Matters))
	s.applies = make([]ref, len(p.Matters))
	for i, m := range p.Matters {
		s.applies[i] = s.d.and(s.allowed, s.guard(m.Applies))
	}
	s.fails, s.conditions = make([]ref, len(p.Conditions)), make([][]int, len(p.Matters))
	for i, c := range p.Conditions {
		s.conditions[c.Matter] = append(s.conditions[c.Matter], i)
		s.fails[i] = s.d.and(s.applies[c.Matter], s.d.minus(s.guard(c.When), s.guard(c.Require)))
	}
	s.holds, s.sourced = make([]ref, len(p.Requirements)), make([]ref, len(p.Requirements))
	for i, r := range p.Requirements {
		e := r.On.number()
		s.on[e] = append(s.on[e], i)
		s.holds[i] = s.d.and(s.applies[r.On.Matter], s.guard(r.When))
		s.sourced[i] = s.holds[i]
		if !r.AtHand {
			s.sourced[i] = s.d.and(s.holds[i], s.exist(r.AnyOf))
		}
	}
}

// exist returns the profiles to which the matter of one of the events applies.
func (s *Solution) exist(events []Event) ref {
	r := none
	for _, e := range events {
		r = s.d.or(r, s.applies[e.Matter])
	}
	return r
}

// components finds the strongly connected components of the graph of events, each after those it depends on (Tarjan).
func (s *Solution) components() {
	n := 2 * len(s.p.Matters)
	s.compOf = make([]int, n)
	number, low := make([]int, n), make([]int, n)
	var stack []int
	onStack := make([]bool, n)
	next := 0
	var visit func(int)
	visit = func(e int) {
		next++
		number[e], low[e] = next, next
		stack, onStack[e] = append(stack, e), true
		s.needs(e, func(f int) {
			if number[f] == 0 {
				visit(f)
				low[e] = min(low[e], low[f])
			} else if onStack[f] {
				low[e] = min(low[e], number[f])
			}
		})
		if low[e] != number[e] {
			return
		}
		var comp []int
		for {
			f := stack[len(stack)-1]
			stack, onStack[f] = stack[:len(stack)-1], false
			s.compOf[f] = len(s.comps)
			comp = append(comp, f)
			if f == e {
				break
			}
		}
		slices.Sort(comp)
		s.comps = append(s.comps, comp)
	}
	for e := range n {
		if number[e] == 0 {
			visit(e)
		}
	}
}

// needs calls yield for every event that an event may have to wait for.
func (s *Solution) needs(e int, yield func(int)) {
	if e%2 == 1 {
		yield(e - 1)
	}
	for _, r := range s.on[e] {
		q := &s.p.Requirements[r]
		if q.AtHand || s.holds[r] == none {
			continue
		}
		for _, a := range q.AnyOf {
			if s.d.and(s.holds[r], s.applies[a.Matter]) != none {
				yield(a.number())
			}
		}
	}
}

// world says what counts when a fixed point is computed. The zero world is that of W.
type world struct {
	qualified bool           // only those who qualify are accepted
	dropped   func(int) bool // requirements left out, nil for none
	waived    func(int) bool // conditions left out, nil for none
	never     int            // an event that never happens, plus one
}

// fix computes the least fixed point for events that are closed under needs but for those whose value is in value
// already. Events that depend on one another must all be among them.
func (s *Solution) fix(events []int, value []ref, w world) {
	if len(events) == 1 {
		e := events[0]
		value[e] = none
		for v := s.step(e, value, w); v != value[e]; v = s.step(e, value, w) {
			value[e] = v
		}
		return
	}
	in := map[int]bool{}
	for _, e := range events {
		value[e], in[e] = none, true
	}
	users := map[int][]int{}
	for _, e := range events {
		s.needs(e, func(f int) {
			if in[f] {
				users[f] = append(users[f], e)
			}
		})
	}
	queue, queued := slices.Clone(events), make(map[int]bool, len(events))
	for _, e := range events {
		queued[e] = true
	}
	for len(queue) > 0 && !s.d.over {
		e := queue[0]
		queue = queue[1:]
		queued[e] = false
		if v := s.step(e, value, w); v != value[e] {
			value[e] = v
			for _, u := range users[e] {
				if !queued[u] {
					queue, queued[u] = append(queue, u), true
				}
			}
		}
	}
}

// step computes for whom an event happens, given for whom others do.
func (s *Solution) step(e int, value []ref, w world) ref {
	if w.never == e+1 {
		return none
	}
	v := s.applies[e/2]
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
		q := &s.p.Requirements[r]
		if v == none {
			break
		}
		if q.AtHand || s.holds[r] == none || w.dropped != nil && w.dropped(r) {
			continue
		}
		gap := s.d.and(v, s.holds[r])
		for _, a := range q.AnyOf {
			if gap == none {
				break
			}
			gap = s.d.minus(gap, value[a.number()])
		}
		v = s.d.minus(v, gap)
	}
	return v
}

// Findings returns what is wrong, sorted by kind, then by reason.
func (s *Solution) Findings() []Finding { return s.findings }

// Admissible returns all admissible profiles.
func (s *Solution) Admissible() Region { return Region{s, s.allowed} }

// Undecided reports whether the budget did not suffice for a matter: Orderable and Obtainable then assume the best.
func (s *Solution) Undecided(matter int) bool {
	return s.open[s.compOf[2*matter]] || s.open[s.compOf[2*matter+1]]
}

// Applies returns to whom a matter applies.
func (s *Solution) Applies(matter int) Region { return Region{s, s.applies[matter]} }

// Qualifies returns to whom a matter applies and who meets its conditions.
func (s *Solution) Qualifies(matter int) Region {
	r := s.applies[matter]
	for _, c := range s.conditions[matter] {
		r = s.d.minus(r, s.fails[c])
	}
	return Region{s, r}
}

// Orderable returns for whom an event is in W.
func (s *Solution) Orderable(e Event) Region { return Region{s, s.made[e.number()]} }

// Obtainable returns for whom an event is in O.
func (s *Solution) Obtainable(e Event) Region { return Region{s, s.obtained[e.number()]} }

// Holds returns to whom the requirement's matter applies and for whom its When holds.
func (s *Solution) Holds(requirement int) Region { return Region{s, s.holds[requirement]} }

// Meets returns to whom the condition's matter applies and who meets the condition.
func (s *Solution) Meets(condition int) Region {
	return Region{s, s.d.minus(s.applies[s.p.Conditions[condition].Matter], s.fails[condition])}
}

// Satisfying returns the admissible profiles that satisfy a guard, which must be one of the problem's, or among its Asked:
// values that no guard of the problem tells apart are not told apart here either.
func (s *Solution) Satisfying(g Guard) Region { return Region{s, s.d.and(s.allowed, s.guard(g))} }

// Having returns the admissible profiles that the problem cannot tell from those in which a fact has a value, and false
// if the fact cannot have it.
func (s *Solution) Having(fact int, v Value) (Region, bool) {
	level := s.levels[fact]
	c := s.axes[level].classOf(s.p.Facts[fact], v)
	if c < 0 {
		return Region{s, none}, false
	}
	in := make([]bool, s.axes[level].size)
	in[c] = true
	return Region{s, s.d.and(s.allowed, s.d.classes(level, in))}, true
}
