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
	more         bool // the search for reasons stopped before all of the component were found
	part         bool // where is only some of them: the budget did not suffice for more
}

// only computes, for some profiles, a fixed point for some events while all others happen for everybody to whom their matters apply.
func (s *Solution) only(events []int, among ref, w world) map[int]ref {
	s.fix(events, among, s.everyone, w)
	value := make(map[int]ref, len(events))
	for _, e := range events {
		value[e], s.everyone[e] = s.everyone[e], s.applies[e/2]
	}
	return value
}

// blocks returns for which of some profiles a set of requirements, with all others dropped, blocks something.
func (s *Solution) blocks(requirements []int, among ref) ref {
	var events []int
	for _, r := range requirements {
		m := s.p.Requirements[r].On.Matter
		events = append(events, 2*m, 2*m+1)
	}
	slices.Sort(events)
	events = slices.Compact(events)
	kept := make(map[int]bool, len(requirements))
	for _, r := range requirements {
		kept[r] = true
	}
	value := s.only(events, among, world{alone: true, dropped: func(r int) bool { return !kept[r] }})
	blocked := none
	for _, e := range events {
		blocked = s.d.or(blocked, s.d.minus(s.d.and(among, s.applies[e/2]), value[e]))
	}
	return blocked
}

// where returns the profiles for which a set of requirements is a reason: it blocks something, and no smaller set does.
func (s *Solution) where(requirements []int) ref {
	n := s.blocks(requirements, all)
	if !slices.ContainsFunc(requirements, func(r int) bool { return len(s.p.Requirements[r].AnyOf) > 1 }) {
		return n // a circle without alternatives, and a smaller set is none
	}
	for i := range requirements {
		if s.d.over {
			break
		}
		n = s.d.minus(n, s.blocks(without(requirements, i), n))
	}
	return n
}

// without returns a list without its i-th element.
func without(list []int, i int) []int {
	return append(slices.Clone(list[:i]), list[i+1:]...)
}

// visitsPerStep is how many visits of a requirement by search cost as much as a step of diagrams.
const visitsPerStep = 16

// maxNodes bounds the search for the reasons of one component.
const maxNodes = 2000

// reasons returns the reasons of Waiting within a component, and whether there may be more. Held are the profiles for which it is known
// to hold something up; if that is not known it is nil, and they are looked for.
//
// It is a tree of hitting sets (R. Reiter, A theory of diagnosis from first principles, 1987), grown for all profiles at
// once: a node leaves some requirements out; while anything is still blocked for somebody, a reason is taken from one
// such profile, and for every requirement of it a child leaves that out, too. So every reason of every profile is met,
// the root alone having one for every profile with any.
func (s *Solution) reasons(events []int, held *ref) (found []reason, more bool) {
	type node struct {
		dropped []int
		where   ref
	}
	visits := s.d.left * visitsPerStep
	look := s.newSearch(events, &visits)
	defer func(all int) { s.d.spend((all - max(visits, 0)) / visitsPerStep) }(visits)
	blocked := func(dropped []int, in ref) []int32 {
		if held == nil || len(dropped) > 0 {
			return look.without(dropped, in)
		}
		if in == none {
			return nil
		}
		return s.d.pick(in)
	}
	root := s.allowed
	if held != nil {
		root = *held
	}
	queue := []node{{where: root}}
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
		left := n.where
		for i := 0; ; i++ {
			if i == len(found) {
				profile := blocked(n.dropped, left)
				if visits < 0 || s.d.over || profile != nil && len(found) == MaxReasons {
					return found, true
				}
				if profile == nil {
					break
				}
				r := s.reasonOf(events, profile, n.dropped)
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

// reasonOf returns a reason for a profile for which something is blocked with some requirements dropped, and all for whom it is one. Its
// requirements are nil if the budget does not suffice to find it, and where is meaningless if it does not suffice for that.
func (s *Solution) reasonOf(events []int, profile []int32, dropped []int) reason {
	r := reason{requirements: s.reasonFor(events, profile, dropped)}
	if r.requirements == nil {
		return r
	}
	r.where = s.where(r.requirements)
	return r
}

// scene is what is left of a component for one profile: the requirements that hold and have a source, and their
// alternatives among its events.
type scene struct {
	events       []int
	in           map[int]bool // the same
	requirements []int
	on           map[int][]int // requirements by event
	alternatives map[int][]int // events by requirement
}

// reasonFor returns a reason for a profile for which something is blocked with some requirements dropped: a shortest
// circle of requirements without an alternative if there is one, else a set made small step by step. It is nil if the budget does not
// suffice to make it small.
func (s *Solution) reasonFor(events []int, profile []int32, dropped []int) []int {
	c := scene{in: map[int]bool{}, on: map[int][]int{}, alternatives: map[int][]int{}}
	for _, e := range events {
		if s.d.holds(s.applies[e/2], profile) {
			c.events, c.in[e] = append(c.events, e), true
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
			for i, a := range q.AnyOf {
				switch {
				case i < len(s.whose[r]) && !s.d.holds(s.whose[r][i], profile): // it gives this applicant nothing
				case c.in[a.number()]:
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
	reason := needed(c.requirements, func(kept []int) bool { return s.d.left >= 0 && c.blocks(kept, &s.d.left) })
	if s.d.spend(0); s.d.over {
		return nil
	}
	return reason
}

// needed returns what is left of a list that is enough for something when as many of its items are left out as can be, the first ones
// first. Of what is left nothing can be left out if more is never less than enough.
func needed[T comparable](list []T, enough func(kept []T) bool) []T {
	kept := slices.Clone(list)
	var drop func(part []T)
	drop = func(part []T) { // all of it at once, or else its halves one after the other
		if len(part) == 0 {
			return
		}
		out := make(map[T]bool, len(part))
		for _, i := range part {
			out[i] = true
		}
		if rest := slices.DeleteFunc(slices.Clone(kept), func(i T) bool { return out[i] }); enough(rest) {
			kept = rest
		} else if len(part) > 1 {
			drop(part[:len(part)/2])
			drop(part[len(part)/2:])
		}
	}
	drop(list)
	return kept
}

// blocks reports whether some event is blocked if only some requirements hold, and takes what it costs from the budget.
func (c *scene) blocks(requirements []int, budget *int) bool {
	kept := make(map[int]bool, len(requirements))
	for _, r := range requirements {
		kept[r] = true
	}
	held := make(map[int]bool, len(c.events))
	for _, e := range c.events {
		held[e] = true
	}
	for again := true; again; { // each time an event fewer is held, or it ends
		again = false
		*budget -= 1 + len(c.requirements)/visitsPerStep
		for _, e := range c.events {
			if !held[e] {
				continue
			}
			held[e] = e%2 == 1 && held[e-1] || slices.ContainsFunc(c.on[e], func(r int) bool {
				return kept[r] && !slices.ContainsFunc(c.alternatives[r], func(a int) bool { return !held[a] })
			})
			again = again || !held[e]
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
					if e%2 == 0 || !c.in[e-1] {
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
