package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// happening is an event of a matter.
type happening = worldEvent

// course is what happens for a profile.
type course struct {
	*errands
	value     []any
	relief    string // several with a comma between them
	clock     moments
	qualify   bool
	preferred bool // members before what stands outside, where a member can be had
	possible  map[happening]bool
	at        map[happening]int
	ambiguous bool
	decided   map[int]bool // the matters of a plan whose decision somebody waits for
	chancy    bool         // what is in time on the days of the clock alone counts
}

func (w *errands) isMember(m int, value []any) bool {
	c := w.chores[m]
	return c.member && c.when.holds(value) && c.applies.holds(value)
}

func (w *errands) qualifies(m int, value []any) bool {
	return !slices.ContainsFunc(w.chores[m].conditions, func(k choreCondition) bool { return k.when.holds(value) && !k.require.holds(value) })
}

// issues reports whether a matter issues a document to these applicants.
func (c *course) issues(m int, document string) bool {
	return document != "" && c.chores[m].document == document && c.chores[m].gives.holds(c.value)
}

// from lists the events that meet a need, and whether it is met by what is at hand.
func (c *course) from(n need) (list []happening, atHand bool) {
	add := func(e happening) {
		if c.chores[e.matter].applies.holds(c.value) && !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	for _, s := range n.anyOf {
		if s.document == "" {
			add(happening{s.matter, s.decided})
			continue
		}
		if slices.Contains(c.holds, s.document) || strings.HasPrefix(s.document, "e") {
			atHand = true
		}
		for k := range c.chores {
			if c.issues(k, s.document) {
				add(happening{k, true})
			}
		}
	}
	if c.preferred {
		var members []happening
		for _, e := range list {
			if (c.isMember(e.matter, c.value) || c.chores[e.matter].happens) && c.possible[e] { // a milestone stands nowhere
				members = append(members, e)
			}
		}
		if len(members) > 0 {
			list = members
		}
	}
	return list, atHand
}

// waits lists the needs that hold up an event for these applicants.
func (c *course) waits(e happening) (list []need) {
	for _, n := range c.chores[e.matter].needs {
		if !n.when.holds(c.value) || n.paper != nil && n.paper.optional {
			continue
		}
		before := n.before
		if c.has("并联") && !before {
			in, out := c.staged(n, e.matter)
			c.ambiguous = c.ambiguous || in && out && !otherwiseStages
			before = in
		}
		if c.relaxed(n) {
			if n.relax == "告知承诺" && c.has(n.relax) {
				continue
			}
			before = true
		}
		if before == e.decided {
			list = append(list, n)
		}
	}
	return list
}

// has says whether a plan has a relief.
func (c *course) has(relief string) bool {
	return slices.Contains(strings.Split(c.relief, ","), relief)
}

// relaxed says whether a relief of the plan changes a need.
func (c *course) relaxed(n need) bool {
	return n.relax != "" && c.has(n.relax) || n.deferred() && c.has("容缺")
}

func (n need) deferred() bool { return n.paper != nil && n.paper.deferred }

// limited lists the needs that have to be met within a period after acceptance: 容缺.
func (c *course) limited(m int) (list []need) {
	for _, n := range c.waits(happening{m, true}) {
		in, _ := c.staged(n, m)
		parallel := c.has("并联") && in // together with others of the stage, without a limit
		if n.supply.unit != "" && c.has("容缺") && !parallel {
			list = append(list, n)
		}
	}
	return list
}

// staged says whether alternatives of a need are members of the same stage as a matter, and whether some are not.
func (c *course) staged(n need, m int) (in, out bool) {
	list, atHand := c.from(n)
	out = atHand
	for _, e := range list {
		same := c.isMember(m, c.value) && c.isMember(e.matter, c.value) && c.chores[m].stage != "" && c.chores[m].stage == c.chores[e.matter].stage
		in, out = in || same, out || !same
	}
	return in, out
}

// run lets events happen, each as soon as what it waits for is there; then it puts off what is accepted too early for what has to follow
// within a period, which may itself wait for the acceptance.
func (c *course) run() {
	floor := map[int]int{} // of acceptances: from the start again, so that nothing ever supports itself with what it was before
	for round, again := 0, true; again; round++ {
		c.at, again = map[happening]int{}, false
		c.happen(floor)
		for m := range c.chores {
			t, ok := c.at[happening{m, false}]
			if !ok {
				continue
			}
			later := c.inTime(m, t, c.time)
			switch {
			case later == t:
				continue
			case round > 3*len(c.chores): // put off for ever
				later = none
			}
			floor[m], again = later, true
		}
	}
	if c.clock.start == none || c.chancy {
		return
	}
	// What is put off for ever without a date is: not until a long holiday makes its limit long enough.
	undated := *c
	undated.clock.start = none
	undated.run()
	maps.DeleteFunc(c.at, func(e happening, _ int) bool { _, ok := undated.at[e]; return !ok })
}

// time is when something happens, none if it does not.
func (c *course) time(e happening) int {
	if t, ok := c.at[e]; ok {
		return t
	}
	return none
}

// happen lets events happen one after another, each as soon as what it waits for is there, no acceptance before its floor.
func (c *course) happen(floor map[int]int) {
	time := c.time
	for changed := true; changed; {
		changed = false
		for m := range c.chores {
			for _, decided := range []bool{false, true} {
				e := happening{m, decided}
				t := c.clock.first()
				if decided {
					t = time(happening{m, false})
					if t < beyond {
						t = c.clock.add(t, c.chores[m].promise)
					}
				} else if c.qualify && !c.qualifies(m, c.value) || !c.chores[m].applies.holds(c.value) {
					t = none
				}
				for _, n := range c.waits(e) {
					list, atHand := c.from(n)
					if atHand {
						continue
					}
					t = max(t, c.inHand(m, n, list))
				}
				if !decided {
					if t = max(t, floor[m]); c.chores[m].comes() && t < beyond {
						t = c.clock.open(t)
					}
				}
				switch {
				case t == time(e):
				case t >= none || t < beyond && t > c.clock.first()+5000:
					delete(c.at, e)
					changed = true
				default:
					c.at[e], changed = t, true
				}
			}
		}
	}
}

// inHand is when the first of some events has happened and what a matter needs of it is there: who comes for a result, and hands it in himself,
// has it on a day on which the window is open.
func (c *course) inHand(m int, n need, list []happening) int {
	there := none
	for _, e := range list {
		t := c.time(e)
		paper := slices.ContainsFunc(n.anyOf, func(s source) bool { return c.issues(e.matter, s.document) })
		passed := c.subject == "p" && c.isMember(m, c.value) && c.isMember(e.matter, c.value)
		if t < beyond && e.decided && paper && !passed && slices.Contains(slices.Collect(maps.Values(c.chores[e.matter].placed())), collecting) {
			t = c.clock.open(t)
		}
		there = min(there, t)
	}
	return there
}

// inTime is the first time from t on on which a matter can be accepted, so that what has to follow within a period does.
func (c *course) inTime(m, t int, time func(happening) int) int {
	if c.chores[m].comes() {
		t = c.clock.open(t)
	}
	for _, n := range c.limited(m) {
		list, atHand := c.from(n)
		if atHand {
			continue
		}
		there := none
		for _, other := range list {
			there = min(there, c.inHand(m, n, []happening{other}))
			c.ambiguous = c.ambiguous || otherwiseCircular && c.waitsFor(other, happening{m, false}, map[happening]bool{})
		}
		if there >= beyond {
			t = max(t, there)
		}
		for t < beyond && c.clock.within(t, n.supply) < there {
			if t++; c.chores[m].comes() {
				t = c.clock.open(t)
			}
		}
	}
	return t
}

// waitsFor says whether an event may wait for another, if need be through others.
func (c *course) waitsFor(e, other happening, seen map[happening]bool) bool {
	if e == other || seen[e] {
		return e == other
	}
	seen[e] = true
	if e.decided && c.waitsFor(happening{e.matter, false}, other, seen) {
		return true
	}
	for _, n := range c.waits(e) {
		list, _ := c.from(n)
		if slices.ContainsFunc(list, func(s happening) bool { return c.waitsFor(s, other, seen) }) {
			return true
		}
	}
	return false
}

// How a step that needs the applicant is placed.
const (
	applying   = iota // part of the application
	between           // on the day on which the periods before it end
	collecting        // after the decision
)

// placed lists the steps that need the applicant, and how each is placed.
func (c *chore) placed() map[int]int {
	places := map[int]int{}
	times := slices.ContainsFunc(c.steps, func(s choreStep) bool { return s.value > 0 })
	before := false
	for i, s := range c.steps {
		if s.visit {
			switch {
			case i == len(c.steps)-1 && i > 0:
				places[i] = collecting
			case !times || !before:
				places[i] = applying
			case !slices.ContainsFunc(c.steps[i:], func(s choreStep) bool { return s.value > 0 || !s.visit }):
				places[i] = collecting
			default:
				places[i] = between
			}
		}
		before = before || s.value > 0
	}
	return places
}

// comes says whether the applicants come to a window to apply.
func (c *chore) comes() bool {
	for _, place := range c.placed() {
		if place == applying {
			return true
		}
	}
	return false
}

// inFlow is the day of a step between others.
func (c *course) inFlow(m, step int) int {
	t := c.at[happening{m, false}]
	for _, s := range c.chores[m].steps[:step] {
		t = c.clock.add(t, s.span)
	}
	return c.clock.open(min(t, c.at[happening{m, true}]))
}

// solve finds when everything happens; ok is false if a member does not.
func (w *errands) solve(value []any, relief string, clock moments, roots []int) (c *course, ok bool) {
	c = &course{errands: w, value: value, relief: relief, clock: clock, qualify: true}
	c.run()
	done := func() bool {
		return !slices.ContainsFunc(roots, func(m int) bool { _, ok := c.at[happening{m, true}]; return !ok })
	}
	if !done() {
		return c, false
	}
	c.possible = map[happening]bool{}
	for e := range c.at {
		c.possible[e] = true
	}
	c.preferred = w.subject == "p"
	c.run()
	if !done() {
		c.ambiguous = true
	}
	return c, true
}

// someDay says whether a matter is decided with some reliefs from any day of the calendars, though without a date nobody is sure of it.
func (w *errands) someDay(value []any, relief string, m int) bool {
	for year := range w.days.years {
		for day := dayOf(fmt.Sprintf("%d-01-01", year)); civilDate(day).Year() == year; day++ {
			c := &course{errands: w, value: value, relief: relief, clock: moments{w.days, day}, qualify: true, chancy: true}
			if c.run(); c.time(happening{m, true}) < beyond {
				return true
			}
		}
	}
	return false
}

// alone is the same catalog where one matter is planned and nothing else.
func (w *errands) alone(m int) *errands {
	other := *w
	other.chores, other.holds, other.claim, other.subject = slices.Clone(w.chores), nil, 0, w.chores[m].id
	for k := range other.chores {
		other.chores[k].member, other.chores[k].stage, other.chores[k].when = k == m, "", nil
	}
	return &other
}
