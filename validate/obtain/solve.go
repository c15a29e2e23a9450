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
	whose      [][]ref    // by requirement and alternative: whom it gives what is demanded, none for all
	applies    []ref      // by matter
	conditions [][]int    // by matter
	fails      []ref      // by condition: to whom its matter applies and who does not meet it
	made       []ref      // W by event
	obtained   []ref      // O by event
	comps      [][]int    // components of the graph of events, each after those it depends on
	compOf     []int      // by event
	open       []bool     // by component: undecided
	reasonsOf  [][]reason // by component: reasons of Waiting
	verdicts   int        // budget left to decide components
	searches   int        // budget left to look for reasons, for what mends them and for words
	everyone   []ref      // by event: to whom its matter applies
	reach      [][]uint64 // by component: the events its events may have to wait for, a bit each; made when first asked for
	spare      int        // budget of Implied, which is asked for many requirements
	obstacles  []Obstacle
}

// maxIntervals is how many intervals the bounds of the tests may cut a number into. Every test takes as much as there are, and every
// test may make two more; an office has some dozens.
const maxIntervals = 1000

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
	if p.attempt == 0 {
		p.attempt = attempt
	}
	s := &Solution{p: p, axes: axes(&p), levels: make([]int32, len(p.Facts))}
	byFact, sizes := s.axes, make([]int32, 0, len(p.Facts))
	s.axes = nil
	for _, f := range order(&p) {
		s.levels[f] = int32(len(s.axes))
		s.axes, sizes = append(s.axes, byFact[f]), append(sizes, byFact[f].size)
	}
	s.d = newDiagrams(sizes)
	s.verdicts, s.searches = verdictBudgets*p.Budget, searchBudgets*p.Budget
	s.d.left = s.searches
	s.d.over = slices.ContainsFunc(s.axes, func(a *axis) bool { return a.number && a.size > maxIntervals })
	s.translate()
	if s.d.over { // there are too many guards or values to judge anything
		s.unbounded()
		return s.hopeless()
	}
	s.unbounded()
	s.components()
	s.made, s.obtained, s.everyone = make([]ref, 2*len(p.Matters)), make([]ref, 2*len(p.Matters)), make([]ref, 2*len(p.Matters))
	for e := range s.everyone {
		s.everyone[e] = s.applies[e/2]
	}
	s.open, s.reasonsOf = make([]bool, len(s.comps)), make([][]reason, len(s.comps))
	for c := range s.comps {
		s.component(c)
	}
	s.unbounded()
	s.listObstacles()
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

// component decides one component: for whom its events happen, and then, if it holds somebody up, its reasons of Waiting.
func (s *Solution) component(c int) {
	events := s.comps[c]
	held := none
	decided := s.spending(&s.verdicts, verdictBudget, func() {
		s.fix(events, all, s.made, world{})
		if s.likeMade(events) {
			for _, e := range events {
				s.obtained[e] = s.made[e]
			}
		} else {
			s.fix(events, all, s.obtained, world{qualified: true})
		}
		held = s.heldUp(events)
	})
	switch {
	case !decided:
		s.reasonsOf[c] = s.lookForReasons(events, nil)
		s.abandon(c)
	case held != none:
		if s.reasonsOf[c] = s.lookForReasons(events, &held); s.reasonsOf[c] == nil {
			s.abandon(c) // to say that something is wrong without saying what helps nobody
		}
	}
}

// likeMade reports whether some events are in O for those for whom they are in W, because no condition keeps anybody from them.
func (s *Solution) likeMade(events []int) bool {
	for _, e := range events {
		if e%2 == 0 && slices.ContainsFunc(s.conditions[e/2], func(c int) bool { return s.fails[c] != none }) {
			return false
		}
		same := true
		s.needs(e, func(f int) { same = same && (s.compOf[f] == s.compOf[e] || s.made[f] == s.obtained[f]) })
		if !same {
			return false
		}
	}
	return true
}

// heldUp returns for whom some event of a component, for whose events W is known, is blocked by the component alone.
func (s *Solution) heldUp(events []int) ref {
	blocked := none
	for _, e := range events {
		blocked = s.d.or(blocked, s.d.minus(s.applies[e/2], s.made[e]))
	}
	if blocked == none || len(events) == 1 && !s.waitsForItself(events[0]) {
		return none
	}
	blocked = none
	value := s.only(events, all, world{alone: true})
	for _, e := range events {
		blocked = s.d.or(blocked, s.d.minus(s.applies[e/2], value[e]))
	}
	return blocked
}

// lookForReasons returns reasons of a component, nil if it finds none. Held are those for whom it holds something up, nil if that is not
// known.
func (s *Solution) lookForReasons(events []int, held *ref) (found []reason) {
	more := false
	s.spending(&s.searches, 1, func() { found, more = s.reasons(events, held) })
	if len(found) == 0 && held != nil {
		s.spending(&s.searches, 1, func() {
			r := s.reasonOf(events, s.d.pick(*held), nil)
			if r.requirements == nil {
				return
			}
			if s.d.over {
				s.unbounded()
				r.where, r.part = s.d.and(*held, s.set(s.corner(*held))), true
			}
			found, more = []reason{r}, true
		})
	}
	for i := range found {
		found[i].more = more
	}
	return found
}

// How many budgets may be used, so that no catalog takes for ever: to decide one component, to decide all, and to look for the reasons of
// all, one at most for each. What a component costs, the others do not pay for: each may use its share of a budget even if nothing is left.
const (
	verdictBudget  = 2
	verdictBudgets = 32
	searchBudgets  = 4
	share          = 16
)

// spending does something for a component within so many budgets, and takes what it costs from what all may cost. It reports whether
// that was enough.
func (s *Solution) spending(all *int, budgets int, do func()) bool {
	s.d.left, s.d.over = max(min(budgets*s.p.Budget, *all), s.p.Budget/share, 1), false
	given := s.d.left
	do()
	*all -= given - max(s.d.left, 0)
	enough := !s.d.over
	s.d.over = false
	return enough
}

// searching does something within what may still be spent on reasons, one budget at most and a share of one at least. Else as spending.
func (s *Solution) searching(do func()) bool {
	left, over := s.d.left, s.d.over
	enough := s.spending(&s.searches, 1, do)
	s.d.left, s.d.over = left, over
	return enough
}

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

// guard returns the profiles that satisfy a guard, admissible or not. When the budget is used up it does nothing: each test takes as
// much as its fact has classes, and these may be as many as there are tests.
func (s *Solution) guard(g Guard) ref {
	r := all
	for _, t := range g {
		if s.d.over {
			return none
		}
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
	s.holds, s.sourced, s.whose = make([]ref, len(p.Requirements)), make([]ref, len(p.Requirements)), make([][]ref, len(p.Requirements))
	for i, r := range p.Requirements {
		e := r.On.number()
		s.on[e] = append(s.on[e], i)
		s.holds[i] = s.d.and(s.applies[r.On.Matter], s.guard(r.When))
		s.sourced[i], s.whose[i] = s.holds[i], s.whom(&p.Requirements[i])
		if !r.AtHand {
			s.sourced[i] = s.d.and(s.holds[i], s.exist(i))
		}
	}
}

// whom translates whom the alternatives of a requirement give what it demands.
func (s *Solution) whom(q *Requirement) (list []ref) {
	for _, g := range q.For {
		list = append(list, s.guard(g))
	}
	return list
}

// given returns to whom of some profiles an alternative of a requirement gives what it demands.
func (s *Solution) given(requirement, alternative int, among ref) ref {
	if list := s.whose[requirement]; alternative < len(list) {
		return s.d.and(among, list[alternative])
	}
	return among
}

// exist returns the profiles to which the matter of one of the alternatives of a requirement applies, and which it gives what is demanded.
func (s *Solution) exist(requirement int) ref {
	r := none
	for i, e := range s.p.Requirements[requirement].AnyOf {
		r = s.d.or(r, s.given(requirement, i, s.applies[e.Matter]))
	}
	return r
}

// components finds the strongly connected components of the graph of events, each after those it depends on.
func (s *Solution) components() {
	events := make([]int, 2*len(s.p.Matters))
	for e := range events {
		events[e] = e
	}
	s.compOf = make([]int, len(events))
	for _, comp := range s.graphOf(events, all, &world{}).knots() {
		for _, e := range comp {
			s.compOf[e] = len(s.comps)
		}
		slices.Sort(comp)
		s.comps = append(s.comps, comp)
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
		for i, a := range q.AnyOf {
			if s.d.and(s.holds[r], s.given(r, i, s.applies[a.Matter])) != none {
				yield(a.number())
			}
		}
	}
}

// Obstacles returns what is wrong, sorted by kind, then by reason.
func (s *Solution) Obstacles() []Obstacle { return s.obstacles }

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
