package obtain

import (
	"cmp"
	"fmt"
	"slices"
)

// reason is a set of requirements, ascending, and the profiles for which it is a reason of Waiting.
type reason struct {
	requirements []int
	where        ref
	more         bool // the search for reasons stopped after this one
}

// stuck returns for every one of some events for whom it is blocked if only the requirements that kept reports hold, all
// other events happen for everybody to whom their matters apply, and what has no source is not demanded.
func (s *Solution) stuck(events []int, kept func(int) bool) map[int]ref {
	blocked := make(map[int]ref, len(events))
	users := map[int][]int{}
	for _, e := range events {
		blocked[e] = s.applies[e/2]
	}
	for _, e := range events {
		s.needs(e, func(f int) {
			if _, in := blocked[f]; in {
				users[f] = append(users[f], e)
			}
		})
	}
	step := func(e int) ref {
		v := none
		if e%2 == 1 {
			if before, in := blocked[e-1]; in {
				v = before
			}
		}
		for _, r := range s.on[e] {
			q := &s.p.Requirements[r]
			if q.AtHand || !kept(r) {
				continue
			}
			gap := s.sourced[r]
			for _, a := range q.AnyOf {
				if gap == none {
					break
				}
				free := s.applies[a.Matter]
				if held, in := blocked[a.number()]; in {
					free = s.d.minus(free, held)
				}
				gap = s.d.minus(gap, free)
			}
			v = s.d.or(v, gap)
		}
		return v
	}
	queue, queued := slices.Clone(events), make(map[int]bool, len(events))
	for _, e := range events {
		queued[e] = true
	}
	for len(queue) > 0 && !s.d.over {
		e := queue[0]
		queue, queued[e] = queue[1:], false
		if v := step(e); v != blocked[e] {
			blocked[e] = v
			for _, u := range users[e] {
				if !queued[u] {
					queue, queued[u] = append(queue, u), true
				}
			}
		}
	}
	return blocked
}

// blocks returns for whom a set of requirements, with all others dropped, blocks something.
func (s *Solution) blocks(requirements []int) ref {
	var events []int
	for _, r := range requirements {
		m := s.p.Requirements[r].On.Matter
		events = append(events, 2*m, 2*m+1)
	}
	slices.Sort(events)
	kept := make(map[int]bool, len(requirements))
	for _, r := range requirements {
		kept[r] = true
	}
	s.d.spend(len(events))
	blocked := s.stuck(slices.Compact(events), func(r int) bool { return kept[r] })
	all := none
	for _, e := range events {
		all = s.d.or(all, blocked[e])
	}
	return all
}

// where returns the profiles for which a set of requirements is a reason: it blocks something, and no smaller set does.
func (s *Solution) where(requirements []int) ref {
	n := s.blocks(requirements)
	if !slices.ContainsFunc(requirements, func(r int) bool { return len(s.p.Requirements[r].AnyOf) > 1 }) {
		return n // a circle without alternatives, and a smaller set is none
	}
	for i := range requirements {
		if s.d.over {
			break
		}
		n = s.d.minus(n, s.blocks(without(requirements, i)))
	}
	return n
}

// without returns a list without its i-th element.
func without(list []int, i int) []int {
	return append(slices.Clone(list[:i]), list[i+1:]...)
}

// maxNodes bounds the search for the reasons of one component.
const maxNodes = 2000

// reasons returns the reasons of Waiting within a component, and whether there may be more.
//
// It is a tree of hitting sets (R. Reiter, A theory of diagnosis from first principles, 1987), grown for all profiles at
// once: a node leaves some requirements out; while anything is still blocked for somebody, a reason is taken from one
// such profile, and for every requirement of it a child leaves that out, too. So every reason of every profile is met,
// the root alone having one for every profile with any.
func (s *Solution) reasons(events []int, budget *int) (found []reason, more bool) {
	type node struct {
		dropped []int
		where   ref
	}
	look := s.newSearch(events, budget)
	queue := []node{{where: all}}
	done := map[string]ref{} // for whom a set of dropped requirements has been looked at
	for visited := 0; len(queue) > 0; visited++ {
		n := queue[0]
		queue = queue[1:]
		key := fmt.Sprint(n.dropped)
		n.where = s.d.minus(n.where, done[key])
		if n.where == none {
			continue
		}
		done[key] = s.d.or(done[key], n.where)
		if visited == maxNodes {
			return found, true
		}
		left := s.d.and(s.allowed, n.where)
		for i := 0; ; i++ {
			if i == len(found) {
				profile := look.without(n.dropped, left)
				if *budget < 0 || s.d.over || profile != nil && len(found) == MaxReasons {
					return found, true
				}
				if profile == nil {
					break
				}
				r := reason{requirements: s.reasonFor(events, profile, n.dropped)}
				r.where = s.where(r.requirements)
				if s.d.over {
					return found, true
				}
				found = append(found, r)
			}
			r := found[i]
			if slices.ContainsFunc(r.requirements, func(q int) bool { return slices.Contains(n.dropped, q) }) {
				continue
			}
			if here := s.d.and(r.where, n.where); here != none {
				left = s.d.minus(left, here)
				for _, q := range r.requirements {
					dropped := append(slices.Clone(n.dropped), q)
					slices.Sort(dropped)
					queue = append(queue, node{dropped, here})
				}
			}
		}
	}
	return found, false
}

// scene is what is left of a component for one profile: the requirements that hold and have a source, and their
// alternatives among its events.
type scene struct {
	events       []int
	requirements []int
	on           map[int][]int // requirements by event
	alternatives map[int][]int // events by requirement
}

// reasonFor returns a reason for a profile for which something is blocked with some requirements dropped: a shortest
// circle of requirements without an alternative if there is one, else a set made small step by step.
func (s *Solution) reasonFor(events []int, profile []int32, dropped []int) []int {
	c := scene{on: map[int][]int{}, alternatives: map[int][]int{}}
	in := map[int]bool{}
	for _, e := range events {
		if s.d.holds(s.applies[e/2], profile) {
			c.events, in[e] = append(c.events, e), true
		}
	}
	for _, e := range c.events {
	requirements:
		for _, r := range s.on[e] {
			q := &s.p.Requirements[r]
			if q.AtHand || slices.Contains(dropped, r) || !s.d.holds(s.sourced[r], profile) {
				continue
			}
			var alternatives []int
			for _, a := range q.AnyOf {
				switch {
				case in[a.number()]:
					if !slices.Contains(alternatives, a.number()) {
						alternatives = append(alternatives, a.number())
					}
				case s.d.holds(s.applies[a.Matter], profile):
					continue requirements // it can be had from outside
				}
			}
			c.requirements = append(c.requirements, r)
			c.on[e], c.alternatives[r] = append(c.on[e], r), alternatives
		}
	}
	slices.Sort(c.requirements)
	if circle := c.circle(&s.d.left); circle != nil {
		slices.Sort(circle)
		return circle
	}
	kept := map[int]bool{}
	for _, r := range c.requirements {
		kept[r] = true
	}
	return slices.DeleteFunc(c.requirements, func(r int) bool {
		kept[r] = false
		kept[r] = !c.blocks(kept)
		return !kept[r]
	})
}

// blocks reports whether some event is blocked if only the requirements kept hold.
func (c *scene) blocks(kept map[int]bool) bool {
	held := map[int]bool{}
	for _, e := range c.events {
		held[e] = true
	}
	for again := true; again; {
		again = false
		for _, e := range c.events {
			waits := held[e] && (e%2 == 1 && held[e-1] || slices.ContainsFunc(c.on[e], func(r int) bool {
				return kept[r] && !slices.ContainsFunc(c.alternatives[r], func(a int) bool { return !held[a] })
			}))
			again = again || held[e] != waits
			held[e] = waits
		}
	}
	return slices.ContainsFunc(c.events, func(e int) bool { return held[e] })
}

// circle returns the requirements of a shortest circle of requirements with one alternative each, nil if there is none.
// When the budget runs low it is the shortest found so far.
func (c *scene) circle(budget *int) []int {
	type hop struct{ from, requirement int } // requirement -1: decided needs accepted
	var best []int
	for _, start := range c.events {
		if best != nil && *budget < len(c.requirements) {
			break
		}
		*budget -= len(c.requirements)
		came := map[int]hop{}
		level := []int{start} // the events as many requirements away as the search has come
		for length := 1; len(level) > 0 && (best == nil || length < len(best)); length++ {
			var next []int
			reach := func(e int, h hop) {
				for {
					if _, seen := came[e]; seen {
						return
					}
					came[e] = h
					next = append(next, e)
					if e%2 == 0 || !slices.Contains(c.events, e-1) {
						return
					}
					e, h = e-1, hop{e, -1}
				}
			}
			for _, e := range level {
				for _, r := range c.on[e] {
					if len(c.alternatives[r]) == 1 {
						reach(c.alternatives[r][0], hop{e, r})
					}
				}
			}
			if _, back := came[start]; back {
				var circle []int
				for e := start; ; {
					h := came[e]
					if h.requirement >= 0 {
						circle = append(circle, h.requirement)
					}
					if e = h.from; e == start {
						break
					}
				}
				best = circle
				break
			}
			level = next
		}
	}
	return best
}

// chain puts the requirements of a reason in the order in which one leads to another, beginning with that of the weakest
// basis.
func (s *Solution) chain(requirements []int) []int {
	first := slices.MinFunc(requirements, func(a, b int) int {
		return cmp.Or(cmp.Compare(s.p.Requirements[b].Weakness, s.p.Requirements[a].Weakness), cmp.Compare(a, b))
	})
	var order []int
	var follow func(r int)
	follow = func(r int) {
		if slices.Contains(order, r) {
			return
		}
		order = append(order, r)
		for _, a := range s.p.Requirements[r].AnyOf {
			for _, q := range requirements {
				if on := s.p.Requirements[q].On; on.Matter == a.Matter && (on == a || a.Decided) {
					follow(q)
				}
			}
		}
	}
	follow(first)
	for _, r := range requirements { // unreachable: a reason hangs together
		follow(r)
	}
	return order
}
