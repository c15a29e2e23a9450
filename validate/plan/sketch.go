package plan

import (
	"cmp"
	"maps"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
	"github.com/matterc/matterc/validate/timing"
)

// sketch is who waits for whom in a plan.
type sketch struct {
	w      planner
	items  []Item
	waits  [][]wait // by item
	asked  [][]wait // by agencies, for what the item does without
	ready  map[*eligibility.Requirement][]int
	order  []*eligibility.Requirement // of ready
	in     obtain.Region
	atHand func(model.Alternative) bool
	events []itemEvent // in the order in which they follow from one another
	shared
	served [][]Service // that the applicant has done for an item, those of others among them that make a paper which it shares
	// trusted are items for which, as promised and without dates, what is owed after their acceptance is taken to come in time: on the days of
	// a plan it does.
	trusted map[int]bool
	// tooLate are items for which what an agency makes cannot come soon enough after the acceptance, which it comes of.
	tooLate map[int]bool
}

// itemEvent is an event of an item.
type itemEvent struct {
	item int
	of   schema.Event
}

// wait is a requirement of an item that another item meets.
type wait struct {
	requirement *eligibility.Requirement
	on          int          // the other item; of what is asked for, -1 if nothing in the plan gives it
	of          schema.Event // its event
	by          schema.Event // the item's event, reliefs considered
	// within is how soon after the acceptance it has to be supplied, nil if the decision alone waits for it.
	within *schema.Period
}

// happens is the activity, of those of a sketch, that ends with what is waited for.
func (x *wait) happens() int {
	if x.of == schema.Accepted {
		return 3 * x.on
	}
	return 3*x.on + 2
}

// has reports whether a relief is among those wanted.
func has(list []Relief, r Relief) bool { return slices.Contains(list, r) }

// holdsUp says which event of a matter a requirement holds up with some reliefs; none reports that it holds up nothing.
func holdsUp(r *eligibility.Requirement, reliefs []Relief, sameStage bool) (by schema.Event, none bool) {
	by = r.Plain
	kind := schema.RelaxationKind("")
	if r.Relax != nil {
		kind = r.Relax.Kind
	}
	switch {
	case has(reliefs, ByCommitment) && r.Committed():
		return by, true
	case has(reliefs, SupplyLater) && r.By == schema.Decided, has(reliefs, Simulated) && kind == schema.Simulated, has(reliefs, SideBySide) && sameStage:
		by = schema.Decided
	}
	return by, false
}

// sketch puts what is needed in the order in which it is accepted.
func (c *circle) sketch(d *derivation) *sketch {
	s := &sketch{w: c.w, in: c.in, atHand: c.has, ready: map[*eligibility.Requirement][]int{}, shared: c.shared, tooLate: map[int]bool{}, trusted: map[int]bool{}}
	needed := c.needed(d)
	var set []*model.Matter
	for _, m := range c.matters {
		if needed[acceptance(m)] {
			set = append(set, m)
		}
	}
	slices.SortStableFunc(set, func(a, b *model.Matter) int {
		x, y := acceptance(a), acceptance(b)
		return cmp.Or(cmp.Compare(d.at[x], d.at[y]), cmp.Compare(d.order[x], d.order[y]))
	})
	for i, m := range set {
		s.tooLate[i] = slices.ContainsFunc(d.late, func(x maker) bool { return x.matter == m })
		s.items = append(s.items, Item{Matter: m, Stage: c.stage[m], Outside: c.procedure && m.Milestone == nil && !slices.Contains(c.wanted, m), Days: c.w.promised(m)})
		s.items[i].Takes, s.items[i].Timed = c.w.time(m)
		if !needed[decision(m)] {
			s.items[i].Accepts, s.items[i].Days = true, 0
		}
		for _, r := range c.hand[m] {
			if s.ready[r] == nil {
				s.order = append(s.order, r)
			}
			s.ready[r] = append(s.ready[r], i)
		}
	}
	for i, m := range set {
		var waits []wait
		for _, by := range []schema.Event{schema.Accepted, schema.Decided} {
			if needed[eventOf(m, by)] {
				s.events = append(s.events, itemEvent{i, by})
			}
			for _, x := range c.waits[eventOf(m, by)] {
				if !needed[eventOf(m, by)] && c.within(m, x.Requirement) == nil {
					continue
				}
				e := d.source(x)
				on := slices.Index(set, e.matter)
				waits = append(waits, wait{x.Requirement, on, e.of(), by, c.within(m, x.Requirement)})
				list := &s.items[i].After
				if by == schema.Decided {
					list = &s.items[i].Supply
				}
				if needed[eventOf(m, by)] && !slices.Contains(*list, on) {
					*list = append(*list, on)
				}
				if slices.Contains(c.lent, x.Requirement) {
					s.items[i].Lent = append(s.items[i].Lent, x.Requirement)
				}
			}
		}
		slices.Sort(s.items[i].After)
		slices.Sort(s.items[i].Supply)
		s.waits = append(s.waits, waits)
		var asked []wait
		for _, x := range c.asked[m] {
			e := d.source(x)
			if e.matter != nil && !needed[e] {
				e.matter = nil
			}
			asked = append(asked, wait{requirement: x.Requirement, on: slices.Index(set, e.matter), of: e.of()})
		}
		s.asked = append(s.asked, asked)
	}
	slices.SortFunc(s.events, func(a, b itemEvent) int {
		return cmp.Compare(d.order[eventOf(set[a.item], a.of)], d.order[eventOf(set[b.item], b.of)])
	})
	return s
}

// sameWay reports whether the same waits for the same in another sketch, in whatever order it is accepted.
func (s *sketch) sameWay(o *sketch) bool {
	type step struct {
		matter, on *model.Matter
		of, by     schema.Event
	}
	steps := func(s *sketch) map[step]bool {
		set := map[step]bool{}
		for i, item := range s.items {
			set[step{matter: item.Matter}] = true
			for _, x := range s.waits[i] {
				set[step{item.Matter, s.items[x.on].Matter, x.of, x.by}] = true
			}
		}
		return set
	}
	return maps.Equal(steps(s), steps(o))
}

// activities turns the sketch into activities, three for an item: acceptance, handling, decision; the last is the start. What an agency makes that
// is owed after an acceptance has that start by so much later than what it asks for as the agency takes longer than the period.
func (s *sketch) activities(r *run, days func(*model.Matter) int) (list []timing.Activity, soon []together) {
	list = make([]timing.Activity, 3*len(s.items)+1)
	for i, item := range s.items {
		list[3*i+1] = timing.Activity{After: []int{3 * i}}
		if !item.Accepts {
			list[3*i+1].Days = days(item.Matter)
		}
		list[3*i+2].After = []int{3*i + 1}
		for _, x := range s.waits[i] {
			to := 3 * i
			if x.by == schema.Decided {
				to = 3*i + 2
			}
			list[to].After = append(list[to].After, x.happens())
		}
	}
	lead := func(x *schema.Period) int { return s.w.daysAtLeast(*x) }
	follow := func(to, on, lead int) {
		a := &list[to]
		switch before, waits := a.Lead[on], slices.Contains(a.After, on); {
		case waits && before <= lead: // it waits without a lead, or with a shorter one
		case comesOf(list, on, to):
			soon = append(soon, together{on, to, lead})
		default:
			if a.Lead == nil {
				a.Lead = map[int]int{}
			}
			if a.Lead[on] = lead; !waits {
				a.After = append(a.After, on)
			}
		}
	}
	for i := range s.items {
		if s.trusted[i] {
			continue
		}
		for _, x := range s.waits[i] {
			if x.within != nil {
				follow(3*i, x.happens(), lead(x.within))
			}
		}
		for _, a := range s.served[i] {
			by := s.due(r.p, a)
			if a.Period == nil || s.tooLate[i] || !a.Counted || by == "" {
				continue
			}
			takes := s.w.days(*a.Period)
			asks := func(on int) {
				for _, within := range a.Owed {
					follow(3*i, on, lead(&within)-takes)
				}
				if by == schema.Accepted {
					follow(3*i, on, -takes)
				} else {
					follow(3*i+2, on, -takes)
				}
			}
			for _, on := range r.begins(i, a) {
				asks(on)
			}
		}
	}
	return list, soon
}

// begins are the activities, of those of a sketch, after which the agency begins that makes a report for an item.
func (r *run) begins(i int, a Service) (list []int) {
	if first, ok := r.first[r.reports[a.AgencyService]]; ok { // it is made once
		i = first.item
		for _, x := range r.served[i] {
			if x.AgencyService == first.service {
				a = x
			}
		}
	}
	list = append(list, 3*len(r.items))
	of := schema.Accepted
	if r.due(r.p, a) == schema.Decided && len(a.Owed) == 0 {
		list, of = append(list, 3*i), schema.Decided
	}
	for _, x := range r.waits[i] {
		if service := x.agency(); service == a.AgencyService || service == nil && x.by == of {
			list = append(list, x.happens())
		}
	}
	return list
}

// together is an activity that comes of another and has to end so soon after that starts.
type together struct{ activity, after, days int }

// comesOf reports whether an activity waits for another, directly or not.
func comesOf(list []timing.Activity, i, other int) bool {
	seen := make([]bool, len(list))
	var visit func(i int) bool
	visit = func(i int) bool {
		if seen[i] {
			return false
		}
		seen[i] = true
		return i == other || slices.ContainsFunc(list[i].After, visit)
	}
	return visit(i)
}

// length computes the longest path with some durations, through those for whom reports are made in a course. What the sketch waits for follows
// from what was derived before it, so that there is no cycle; circular reports that something comes of an acceptance and has to be there soon after it.
func (s *sketch) length(r *run, days func(*model.Matter) int) (p *timing.Plan, circular bool, err error) {
	list, soon := s.activities(r, days)
	p, err = timing.NewPlan(list)
	if err == nil && len(soon) > 0 {
		settle(p, list, soon)
	}
	return p, len(soon) > 0, err
}

// settle puts off what would be followed too late, and says anew how late everything can be.
func settle(p *timing.Plan, list []timing.Activity, soon []together) {
	rounds := len(list) + 1 // whatever waits for whatever
	for again := true; again && rounds > 0; rounds-- {
		again = false
		start := func(i, at int) {
			if x := &p.Slots[i]; at > x.Start {
				x.Start, x.Finish, again = at, at+list[i].Days, true
			}
		}
		for _, x := range soon {
			start(x.after, p.Slots[x.activity].Finish-x.days)
		}
		for i, a := range list {
			for _, j := range a.After {
				start(i, p.Slots[j].Finish-a.Lead[j])
			}
		}
	}
	for _, x := range p.Slots {
		p.Length = max(p.Length, x.Finish)
	}
	for i := range p.Slots {
		p.Slots[i].LatestStart, p.Slots[i].LatestFinish = p.Length-list[i].Days, p.Length
	}
	rounds = len(list) + 1
	for again := true; again && rounds > 0; rounds-- {
		again = false
		limit := func(i, finish int) {
			if x := &p.Slots[i]; finish < x.LatestFinish {
				x.LatestFinish, x.LatestStart, again = finish, finish-list[i].Days, true
			}
		}
		for _, x := range soon {
			limit(x.activity, p.Slots[x.after].LatestStart+x.days)
		}
		for j, a := range list {
			for _, i := range a.After {
				limit(i, p.Slots[j].LatestStart+a.Lead[i])
			}
		}
	}
}
