package obtain

// search looks for profiles for which a component blocks itself. It goes through the values of the facts one after the
// other and gives a branch up as soon as nothing can be blocked in it however the open guards turn out, so that no set of
// profiles is ever computed: a component whose sets would be too large can still be proved sound, or its reasons found.
type search struct {
	s            *Solution
	events       []int
	at           map[int]int // place of an event in events
	requirements []binding
	on           [][]int // bindings by place of the event
	start        state
	out          map[int]bool // requirements dropped for the present
	left         *int         // budget, in visits of a binding
}

// binding is a requirement of a component: for whom it can only be met by the component's own events, and those.
type binding struct {
	requirement  int
	alternatives []int // places
	slot         int   // of its set in a state; those of its alternatives follow
}

// state is what is left of the sets of bindings after some facts have got values: every set restricted to these values.
type state []ref

// newSearch prepares a component.
func (s *Solution) newSearch(events []int, left *int) *search {
	c := &search{s: s, events: events, at: map[int]int{}, on: make([][]int, len(events)), left: left}
	for i, e := range events {
		c.at[e] = i
	}
	var start state
	for i, e := range events {
		for _, r := range s.on[e] {
			q := &s.p.Requirements[r]
			if q.AtHand {
				continue
			}
			b := binding{requirement: r, slot: len(start)}
			binds := s.sourced[r]
			var would []ref // by alternatives, for whom each would do
			for k, a := range q.AnyOf {
				does := s.given(r, k, s.applies[a.Matter])
				if place, in := c.at[a.number()]; in {
					b.alternatives, would = append(b.alternatives, place), append(would, does)
				} else {
					binds = s.d.minus(binds, does)
				}
			}
			if binds == none {
				continue
			}
			start = append(start, binds)
			for _, does := range would { // or for whom the requirement does not bind
				start = append(start, s.d.or(does, s.d.minus(all, binds)))
			}
			c.on[i] = append(c.on[i], len(c.requirements))
			c.requirements = append(c.requirements, b)
		}
	}
	c.start = start
	return c
}

// without looks for a profile of a set for which something is blocked with some requirements dropped.
func (c *search) without(dropped []int, in ref) []int32 {
	c.out = make(map[int]bool, len(dropped))
	for _, r := range dropped {
		c.out[r] = true
	}
	return c.find(c.start, in)
}

// find returns a profile of a set for which something is blocked, nil if there is none. If the budget does not suffice
// it is nil, too, and left is negative.
func (c *search) find(now state, in ref) []int32 {
	if in == none {
		return nil
	}
	if !c.blocked(now, false) || *c.left < 0 {
		return nil
	}
	bottom := int32(len(c.s.d.sizes))
	next := c.s.d.level[in]
	for _, n := range now {
		next = min(next, c.s.d.level[n])
	}
	if next == bottom || c.blocked(now, true) {
		return c.s.d.pick(in)
	}
	child := func(n ref, class int32) ref {
		if c.s.d.level[n] == next {
			return c.s.d.children(n)[class]
		}
		return n
	}
	after := make(state, len(now))
	for class := range c.s.d.sizes[next] {
		for i, n := range now {
			after[i] = child(n, class)
		}
		if p := c.find(after, child(in, class)); p != nil {
			p[next] = class
			return p
		}
	}
	return nil
}

// blocked reports whether something is blocked for the profiles that are left: for certain, or else possibly.
func (c *search) blocked(now state, certain bool) bool {
	held := make([]bool, len(c.events))
	for i := range held {
		held[i] = true
	}
	for again := true; again && *c.left >= 0; {
		again = false
		*c.left -= len(c.requirements)
		for i, e := range c.events {
			if !held[i] {
				continue
			}
			waits := false
			if before, in := c.at[e-1]; e%2 == 1 && in {
				waits = held[before]
			}
			for _, b := range c.on[i] {
				if waits {
					break
				}
				waits = c.binds(&c.requirements[b], now, held, certain)
			}
			if !waits {
				held[i], again = false, true
			}
		}
	}
	for _, h := range held {
		if h {
			return true
		}
	}
	return false
}

// binds reports whether a requirement holds its event up while some events are held up.
func (c *search) binds(b *binding, now state, held []bool, certain bool) bool {
	if c.out[b.requirement] || now[b.slot] == none || certain && now[b.slot] != all {
		return false
	}
	for i, place := range b.alternatives {
		if held[place] {
			continue
		}
		if would := now[b.slot+1+i]; would == all || certain && would != none {
			return false
		}
	}
	return true
}
