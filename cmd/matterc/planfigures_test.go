package main

import (
	"maps"
	"slices"
)

// following is that an event comes after another, by so many days: a decision after its acceptance, or what waits after what it waits for.
type following struct {
	from, to happening
	days     int
}

// ways lists what has to follow what in a plan.
func (c *course) ways(planned map[int]bool, waited map[happening][]happening) (list []following) {
	for m := range planned {
		if c.decided[m] {
			list = append(list, following{happening{m, false}, happening{m, true}, c.clock.add(0, c.chores[m].promise)})
		}
	}
	for e, others := range waited {
		for _, other := range others {
			list = append(list, following{other, e, 0})
		}
	}
	for m := range planned { // not accepted so early that what has to follow within a period is late
		for _, n := range c.limited(m) {
			sources, atHand := c.from(n)
			others := waited[happening{m, true}]
			if !c.decided[m] { // the acceptance stands only if it is supplied
				others = slices.DeleteFunc(slices.Clone(sources), func(e happening) bool { return !planned[e.matter] })
			}
			for _, other := range others {
				if !atHand && slices.Contains(sources, other) && c.at[other] == c.first(sources) {
					list = append(list, following{other, happening{m, false}, -c.clock.within(0, n.supply)})
				}
			}
		}
	}
	return list
}

// first is when the first of some events happens.
func (c *course) first(list []happening) int {
	first := none
	for _, e := range list {
		if t, ok := c.at[e]; ok {
			first = min(first, t)
		}
	}
	return first
}

// longest returns the earliest time of each event, and when all have happened.
func longest(list []following) (at map[happening]int, end int) {
	at = map[happening]int{}
	for changed := true; changed; {
		changed = false
		for _, w := range list {
			if t := at[w.from] + w.days; t > at[w.to] {
				at[w.to], changed = t, true
			}
		}
	}
	for _, t := range at {
		end = max(end, t)
	}
	return at, end
}

// judgeFigures compares slack, the longest paths, and the sums of limits.
func (c *course) judgeFigures(fail func(string, ...any), roots []int, planned map[int]bool, waited map[happening][]happening, said *saidPlan, seen map[string]int) {
	promises := c.ways(planned, waited)
	at, end := longest(promises)
	// How late everything can happen without the end being later.
	latest := map[happening]int{}
	late := func(e happening) int {
		if t, ok := latest[e]; ok {
			return t
		}
		return end
	}
	for changed := true; changed; {
		changed = false
		for _, w := range promises {
			if t := late(w.to) - w.days; t < late(w.from) {
				latest[w.from], changed = t, true
			}
		}
	}
	for _, i := range said.Items {
		m := c.number(i.Matter.ID)
		accepted, decided := happening{m, false}, happening{m, true}
		if slack := late(accepted) - at[accepted]; i.Slack != slack {
			fail("%s can be put off by %d, not by %d", i.Matter.ID, slack, i.Slack)
		}
		// Its handling is on the path, and not only its acceptance or what its decision waits for.
		critical := late(accepted) == at[accepted] && !c.decided[m] || slices.Contains(promises, following{accepted, decided, late(decided) - at[accepted]})
		if i.Critical != critical {
			fail("%s is on the longest path: %v, not %v", i.Matter.ID, critical, i.Critical)
		}
		if x := c.chores[m]; i.Stage != c.stage(m) || !i.Promise.is(x.promise) {
			fail("%s: stage %q, promise %v", i.Matter.ID, i.Stage, i.Promise)
		}
	}
	f := &said.Figures
	if limit, sure := c.limit(roots); sure && f.Limit != limit {
		fail("limits come to %d on the longest path, not %d", limit, f.Limit)
	}
	statutory, without := map[string]int{}, []string{}
	for m := range planned {
		if !c.decided[m] { // its limits are no part of the plan
			continue
		}
		if c.chores[m].happens {
			continue
		}
		if s := c.chores[m].statutory; s.unit == "" {
			without = append(without, c.chores[m].id)
		} else if s.unit != "即时" {
			statutory[s.unit] += s.value
		}
	}
	got := map[string]int{}
	for _, s := range f.Statutory {
		if s.Unit != "即时" {
			got[s.Unit] += s.Value
		}
	}
	if !maps.Equal(got, statutory) {
		fail("limits come to %v, not %v", statutory, got)
	}
	unlimited := []string{}
	for _, u := range f.Unlimited {
		unlimited = append(unlimited, u.ID)
	}
	slices.Sort(without)
	slices.Sort(unlimited)
	if !slices.Equal(unlimited, without) {
		fail("without limits %v, not %v", without, unlimited)
	}
	c.judgeShorten(fail, promises, end, said)
	seen["figures"]++
}

// limit is when all that has to be done has happened if everybody takes the time that the law leaves: what is there first is waited for then,
// too, whether it is in the plan or not. It is not sure where two are there first.
func (c *course) limit(roots []int) (end int, sure bool) {
	other, catalog := *c, *c.errands
	other.errands, catalog.chores = &catalog, slices.Clone(c.chores)
	for m, x := range catalog.chores {
		switch {
		case x.happens: // no law limits it
			catalog.chores[m].promise = span{0, "即时"}
		case x.statutory.unit != "":
			catalog.chores[m].promise = x.statutory
		}
	}
	other.run()
	var queue []happening
	for _, m := range roots {
		queue = append(queue, happening{m, true})
	}
	sure = true
	for k := 0; k < len(queue); k++ {
		e := queue[k]
		end = max(end, other.at[e])
		follow := func(e happening) {
			if !slices.Contains(queue, e) {
				queue = append(queue, e)
			}
		}
		if e.decided {
			follow(happening{e.matter, false})
		}
		for _, n := range other.waits(e) {
			list, atHand := other.from(n)
			if atHand {
				continue
			}
			first := slices.DeleteFunc(slices.Clone(list), func(e happening) bool { t, ok := other.at[e]; return !ok || t > other.first(list) })
			sure = sure && len(first) == 1
			for _, e := range first {
				follow(e)
			}
		}
	}
	return end, sure
}

// judgeShorten looks whether shortening the promises that are named by so much shortens the whole by as much, and none of them and no day
// more would do.
func (c *course) judgeShorten(fail func(string, ...any), promises []following, end int, said *saidPlan) {
	shorter := func(items []int, days int) (by int, possible bool) {
		list := slices.Clone(promises)
		possible = true
		for k, w := range list {
			if w.from.matter == w.to.matter && w.to.decided && !w.from.decided && slices.Contains(items, said.item(c.chores[w.to.matter].id)) {
				list[k].days -= days
				possible = possible && list[k].days >= 0
			}
		}
		_, then := longest(list)
		return end - then, possible
	}
	s := said.Figures.Shorten
	if m := c.milestone(); m >= 0 && said.item(c.chores[m].id) > 0 && len(s.Items) == 0 {
		return // what a milestone decides no office can shorten
	}
	if by, possible := shorter(s.Items, s.Days); !possible || by != s.Days || (s.Days == 0) != (end == 0) || (len(s.Items) == 0) != (s.Days == 0) {
		fail("%v shortened by %d shorten the whole by %d (possible: %v)", s.Items, s.Days, by, possible)
	}
	if by, possible := shorter(s.Items, s.Days+1); possible && by == s.Days+1 {
		fail("%v can be shortened by more than %d", s.Items, s.Days)
	}
	for k := range s.Items {
		fewer := slices.Delete(slices.Clone(s.Items), k, k+1)
		if by, _ := shorter(fewer, s.Days); by == s.Days {
			fail("%v shorten the whole by %d, no need of %v", fewer, s.Days, s.Items)
		}
	}
}

// stage is that of a member.
func (c *course) stage(m int) string {
	if !c.isMember(m, c.value) {
		return ""
	}
	return c.chores[m].stage
}

// item is the number of a matter in a plan.
func (p *saidPlan) item(id string) int {
	return 1 + slices.IndexFunc(p.Items, func(i saidItem) bool { return i.Matter.ID == id })
}

// number is that of a matter in the catalog.
func (w *errands) number(id string) int {
	return slices.IndexFunc(w.chores, func(c chore) bool { return c.id == id })
}
