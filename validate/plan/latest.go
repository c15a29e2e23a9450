package plan

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

// latest works out when everything has happened at the latest, for an applicant who follows the plan: every promise is used up, and all that
// the department's clock does not count comes on top, excluded time, the services of agencies once there is what they ask for and what the
// matter waits for, and the delivery of what the applicant has to hand in elsewhere.
func (s *sketch) latest(p *Plan, by clock, start int) error {
	most := func(off bool) (int, error) { // without what nobody knows
		counted, err := s.course(p, numbered{w: s.w, days: s.w.promised, off: off}, 0, true)
		return slices.Max(append(counted.decided, 0)), err
	}
	elapsed, err := most(p.DayOff)
	p.Elapsed = elapsed
	late := (*lateError)(nil)
	switch {
	case errors.As(err, &late): // if every period is as long as it can be, or as short: no day may have both
		known := false
		if p.Elapsed, known, err = s.fromEveryDay(p); err != nil {
			return err
		} else if !known {
			p.Late = late.matter
		}
	case err != nil:
		return err
	case p.DayOff:
		if elapsed, err = most(false); err != nil {
			return err
		}
		p.Delayed = p.Elapsed > elapsed
	}
	for i, waits := range s.waits {
		for _, x := range waits {
			if s.delivers(p, i, x) && s.items[x.on].Matter.Delivery().Value > 0 && !slices.Contains(p.Delivered, x.on) {
				p.Delivered = append(p.Delivered, x.on)
			}
		}
	}
	slices.Sort(p.Delivered)
	for _, x := range p.Services {
		if x.Period == nil && x.Review < 0 && x.Waited {
			p.Open = append(p.Open, Open{Item: x.Item, Name: x.Name, Service: true})
		}
	}
	for i, item := range p.Items {
		if item.untimed() {
			p.Open = append(p.Open, Open{Item: i, Decision: item.Matter.Milestone == nil, Milestone: item.Matter.Milestone != nil})
		}
		for _, n := range item.Excluded {
			if x := item.Matter.Excluded[n]; x.Unknown() {
				p.Open = append(p.Open, Open{Item: i, Name: x.Kind})
			}
		}
		if x := item.Matter.Suspended; x != nil && x.To.IsZero() && !p.Dated && s.w.AsOf().Within(x.From, x.To) {
			p.Open = append(p.Open, Open{Item: i, Suspended: true})
		}
	}
	var last *run
	if p.Dated {
		if last, err = s.course(p, endless{by}, start, true); errors.As(err, &late) {
			p.LateThen = late.matter
		} else if err != nil {
			return err
		}
	}
	if p.Late != nil && !p.Dated || p.LateThen != nil { // nobody knows when
		for i := range p.Items {
			p.Items[i].Unknown = true
		}
		for n := range p.Trips {
			p.Trips[n].Unknown = true
		}
	}
	if !p.Dated || p.LateThen != nil {
		return nil
	}
	for i, item := range p.Items {
		if last.accepted[i] >= unknown && item.Matter.Suspended != nil && item.Matter.Suspended.To.IsZero() {
			p.Open = append(p.Open, Open{Item: i, Suspended: true})
		}
	}
	known := func(t int) timing.Date {
		if t >= never {
			return 0
		}
		return timing.Date(t)
	}
	p.Latest, p.Bounded = p.End, len(p.Open) == 0
	for i := range p.Items {
		p.Items[i].LatestAccepted, p.Items[i].LatestDue, p.Items[i].Unknown = known(last.accepted[i]), known(last.decided[i]), last.decided[i] >= unknown
		p.Latest, p.Bounded = max(p.Latest, p.Items[i].LatestDue), p.Bounded && p.Items[i].LatestDue != 0
	}
	if !p.Bounded {
		p.Latest = 0
	}
	for n := range p.Trips {
		t, day := &p.Trips[n], int(p.Trips[n].Date)
		for _, e := range t.For {
			at := last.decided[e.Item]
			switch e.at {
			case applying:
				at = last.accepted[e.Item]
			case collecting:
				if slices.Contains(p.Delivered, e.Item) {
					at = last.given(e.Item)
				}
			}
			if at < never {
				if comes, err := by.comes(at); err == nil {
					at = comes
				}
			}
			day = max(day, at)
		}
		for _, m := range p.Materials { // what is brought
			for _, h := range m.Handings {
				if h.Trip != n {
					continue
				}
				for k, w := range m.wants {
					if w.item == h.To && w.required() {
						day = max(day, s.want(p, last, w.item, m.As[k]).there)
					}
				}
			}
		}
		t.Latest, t.Unknown = known(day), day >= unknown
	}
	return nil
}

// untimed reports whether nobody says how long an item takes that is waited for.
func (i *Item) untimed() bool {
	return !i.Timed && !i.Accepts
}

// behind is how many of unknown length an event of an item is behind.
func (i *Item) behind(of schema.Event) int {
	if of == schema.Accepted {
		return i.StartBehind
	}
	return i.FinishBehind
}

// behind counts for every item what of unknown length it waits for, milestones and what offices handle, and says after which milestones it comes.
func (s *sketch) behind(p *Plan) {
	for changed := true; changed; { // what waits for what is no circle, but for what is owed after an acceptance: no path is longer than the items
		changed = false
		for i := range p.Items {
			item := &p.Items[i]
			start, finish := item.StartBehind, item.FinishBehind
			for _, x := range s.waits[i] {
				if x.on < 0 {
					continue
				}
				after := p.Items[x.on].behind(x.of)
				if x.by == schema.Accepted {
					start = max(start, after)
				} else {
					finish = max(finish, after)
				}
				if x.within != nil && after > 0 { // the acceptance is put off until it will come in time
					start = max(start, 1)
				}
			}
			own := 0
			if item.untimed() {
				own = 1
			}
			start = min(start, len(p.Items))
			finish = min(max(finish, start+own), len(p.Items))
			if start != item.StartBehind || finish != item.FinishBehind {
				item.StartBehind, item.FinishBehind, changed = start, finish, true
			}
		}
	}
}

// Untimed reports whether nobody says how long some item takes, so that what is counted of the promises is too little.
func (p *Plan) Untimed() bool {
	return slices.ContainsFunc(p.Open, func(x Open) bool { return x.Decision })
}

// Unsure reports whether nobody knows how long it all takes at most.
func (p *Plan) Unsure() bool { return len(p.Open) > 0 || p.Late != nil }

// suspended returns what of a plan is suspended on some day from the first one to that of its acceptance at the latest, or without dates may be.
func (p *Plan) suspended(asOf schema.Date) (list []*model.Matter) {
	for _, i := range p.Items {
		x := i.Matter.Suspended
		switch {
		case x == nil:
		case !p.Dated && (x.To.IsZero() || asOf.Before(x.To)):
			list = append(list, i.Matter)
		case p.Dated && (x.To.IsZero() || p.Start < model.TimingDate(x.To)) && (i.LatestAccepted == 0 || i.LatestAccepted >= model.TimingDate(x.From)):
			list = append(list, i.Matter)
		}
	}
	return list
}

// fromEveryDay returns how many working days it takes at most, suspensions apart, from any working day of the calendars, or from any day off if the plan
// begins on one. Days from which it lasts beyond the calendars do not count. known is false if there is no other, or if from one of them something is
// accepted as early as in the plan without dates and what it is owed then does not come in time.
func (s *sketch) fromEveryDay(p *Plan) (most int, known bool, err error) {
	calendar, err := s.w.Calendar()
	if err != nil {
		return 0, false, err
	}
	undated, err := s.course(p, numbered{w: s.w, days: s.w.promised}, 0, false)
	if err != nil {
		return 0, false, err
	}
	for day := range calendar.Days() {
		if calendar.Works(day) == p.DayOff {
			continue
		}
		r, err := s.course(p, endless{dated{calendar, s.w, s.meets, true}}, int(day), true)
		if late := (*lateError)(nil); errors.As(err, &late) {
			return 0, false, nil
		} else if err != nil {
			return 0, false, err
		}
		end := slices.Max(append(r.decided, int(day)))
		if end >= never {
			continue
		}
		for i, t := range r.putOff {
			if t > 0 && undated.putOff[i] == 0 {
				return 0, false, nil
			}
		}
		n, err := calendar.WorkingDays(day, timing.Date(end))
		if err != nil {
			return 0, false, err
		}
		most, known = max(most, n), true
	}
	return max(most, slices.Max(append(undated.decided, 0))), known, nil
}

// course returns by a clock when every item is accepted and decided as promised or, at the latest, with all that the department's clock does
// not count. An acceptance is put off until what has to be supplied soon after it comes soon enough.
func (s *sketch) course(p *Plan, c clock, start int, latest bool) (*run, error) {
	r := &run{sketch: s, p: p, clock: c, start: start, latest: latest, begun: make([]int, len(s.items)), opens: make([]int, len(s.items)), prompter: -1, free: make([]int, len(s.items)), putOff: make([]int, len(s.items))}
	_, days := c.(dated)
	rounds := len(s.items) + 2
	for again, round := true, 0; again && r.err == nil; round++ {
		again = false
		r.accepted, r.decided, r.supplied = make([]int, len(s.items)), make([]int, len(s.items)), make([]int, len(s.items))
		r.before, r.first = r.first, map[*report]firstMade{}
		r.pass()
		if !maps.Equal(r.before, r.first) && rounds > 0 { // some services finish for others before they would for one
			rounds, round, again = rounds-1, round-1, true
			continue
		}
		rounds = len(s.items) + 2
		anew, stuck := false, -1
		for i, since := range r.supplied {
			switch {
			case anew, since <= r.opens[i] || since <= r.accepted[i] && (!latest || r.prompt(i)) || r.err != nil, s.trusted[i] && !days && !latest:
			case round > 2*len(s.items) && !latest && !s.tooLate[i]: // an agency alone can be: as promised it takes no time then
				s.tooLate[i], anew = true, true
			case round > 2*len(s.items):
				if stuck < 0 || s.tooLate[i] && !s.tooLate[stuck] { // of which others are put off
					stuck = i
				}
			default:
				r.putOff[i], again = since, true
			}
		}
		if stuck >= 0 && !anew {
			r.err = &lateError{s.items[stuck].Matter, stuck}
		}
		if anew {
			round, r.putOff, again = 0, make([]int, len(s.items)), true
		}
	}
	return r, r.err
}

// lateError says that what has to be supplied soon after the acceptance of a matter may come too late, however late that is accepted.
type lateError struct {
	matter *model.Matter
	item   int
}

func (e *lateError) Error() string {
	return "what is owed after the acceptance of " + e.matter.ID + " may come too late"
}

// run is a course while it is worked out.
type run struct {
	*sketch
	p        *Plan
	clock    clock
	start    int
	latest   bool
	accepted []int // by item
	decided  []int
	supplied []int // the first acceptance, by item, after which all that has to be supplied soon is
	begun    []int // when all but agencies is there for the acceptance, which may be put off
	opens    []int // when it could be accepted then, if no agency worked for it
	prompter int   // an item whose agencies are done at once, -1 for none
	free     []int // when it is there
	putOff   []int // to which time an acceptance is put off at least, so that what is owed after it comes in time; 0 for one that is not
	last     int   // when the last of what has happened so far did
	err      error // of the clock
	// When reports are there for the first of those who share them, in the pass before and in this one.
	before, first map[*report]firstMade
}

// firstMade is a report that several items share: when it is there, and the first of them, for which the service makes it.
type firstMade struct {
	there, item int
	service     *model.AgencyService
}

// earlier reports whether a report is made for one rather than for another, of equals in an order that no list has.
func (s *sketch) earlier(a, b firstMade) bool {
	return cmp.Or(cmp.Compare(a.there, b.there), strings.Compare(s.items[a.item].Matter.ID, s.items[b.item].Matter.ID)) < 0
}

// pass lets the events happen one after another.
func (r *run) pass() {
	r.last = r.start
	for _, e := range r.events {
		if e.of == schema.Accepted {
			r.accept(e.item)
			r.last = max(r.last, r.accepted[e.item])
			if m := r.items[e.item].Matter; r.err == nil && !r.w.open(m) { // what is handled meanwhile is over, too
				if over, err := r.clock.decides(m, r.accepted[e.item]); err == nil {
					r.last = max(r.last, over)
				}
			}
		} else {
			r.decide(e.item)
			r.last = max(r.last, r.decided[e.item])
		}
	}
	for i, waits := range r.waits {
		for _, x := range waits {
			if x.within != nil && r.err == nil {
				r.supplied[i] = max(r.supplied[i], r.clock.since(r.there(i, x), *x.within, r.start))
			}
		}
		for _, a := range r.agencies(i, schema.Decided) {
			for _, within := range a.Owed {
				if r.err == nil {
					r.supplied[i] = max(r.supplied[i], r.clock.since(r.delivered(i, a, schema.Decided), within, r.start))
				}
			}
		}
	}
}

// prompt reports whether what an item is owed comes in time, too, if its agencies are done at once: that it does at the latest says nothing of what
// does not come of its acceptance.
func (r *run) prompt(item int) bool {
	n := len(r.items)
	q := *r
	q.prompter, q.first = item, map[*report]firstMade{}
	q.accepted, q.decided, q.supplied, q.begun, q.opens, q.free = make([]int, n), make([]int, n), make([]int, n), make([]int, n), make([]int, n), make([]int, n)
	q.pass()
	return q.err == nil && q.supplied[item] <= q.opens[item]
}

// made is when a service ends for which the applicant asks, of what is owed within a period, as soon as there is what it asks for and what else
// the application waits for.
func (r *run) made(i int, x Service) int {
	t := r.free[i]
	for _, w := range r.waits[i] {
		if w.agency() == x.AgencyService {
			t = max(t, r.there(i, w))
		}
	}
	return r.over(x, t)
}

// delivered is when a service ends for which the applicant asks and an event of an item waits.
func (r *run) delivered(i int, x Service, by schema.Event) int {
	t, made := r.finishes(i, x, by), r.reports[x.AgencyService]
	if made == nil || !r.latest && !x.Counted {
		return t
	}
	this := firstMade{t, i, x.AgencyService}
	if first, ok := r.first[made]; !ok || r.earlier(this, first) {
		r.first[made] = this
	}
	if first, ok := r.before[made]; ok {
		t = min(t, first.there)
	}
	return t
}

// finishes is the same where it works for the item alone.
func (r *run) finishes(i int, x Service, by schema.Event) int {
	switch {
	case len(x.Owed) > 0:
		return r.made(i, x)
	case by == schema.Accepted:
		return r.over(x, r.ready(i, by, r.begun[i], x.AgencyService))
	}
	return r.over(x, r.ready(i, by, max(r.ready(i, by, r.start, nil), r.accepted[i]), x.AgencyService))
}

// accept lets an item be accepted.
func (r *run) accept(i int) {
	m := r.items[i].Matter
	r.free[i] = r.ready(i, schema.Accepted, r.start, nil)
	t := max(r.putOff[i], r.free[i])
	r.begun[i], r.opens[i] = t, t
	if r.latest && r.err == nil {
		r.opens[i], r.err = r.clock.acceptsLast(m, t)
	}
	for _, a := range r.agencies(i, schema.Accepted) {
		r.accepted[i] = max(r.accepted[i], r.delivered(i, a, schema.Accepted))
	}
	t = r.asked(i, schema.Accepted, t)
	r.accepted[i] = max(r.accepted[i], t)
	switch {
	case r.err != nil:
	case r.latest:
		r.accepted[i], r.err = r.clock.acceptsLast(m, r.accepted[i])
	default:
		r.accepted[i], r.err = r.clock.accepts(m, r.accepted[i])
	}
	r.decided[i] = r.accepted[i]
}

// decide lets an item be decided.
func (r *run) decide(i int) {
	m := r.items[i].Matter
	switch {
	case r.err != nil:
	case r.latest:
		r.decided[i], r.err = r.clock.decidesLast(m, r.accepted[i], r.pauses(i))
	default:
		r.decided[i], r.err = r.clock.decides(m, r.accepted[i])
	}
	t := r.asked(i, schema.Decided, r.ready(i, schema.Decided, r.start, nil))
	for _, a := range r.agencies(i, schema.Decided) {
		r.decided[i] = max(r.decided[i], r.delivered(i, a, schema.Decided))
	}
	r.decided[i] = max(r.decided[i], t)
	if _, passing := r.clock.(passing); r.w.open(m) && !r.latest && !passing {
		r.decided[i] = max(r.decided[i], r.last) // whatever does not wait for it is done by then
	}
}

// pauses returns what of an item the department's clock does not count: what is excluded, and the services that it commissions.
func (r *run) pauses(i int) (list []pause) {
	m := r.items[i].Matter
	begins := map[int]int{} // by place among the item's excluded times
	for _, x := range r.p.Services {
		if x.Item != i || !x.Commissioned {
			continue
		}
		from := r.ready(i, schema.Decided, r.accepted[i], x.AgencyService)
		switch {
		case x.Review >= 0:
			begins[x.Review] = max(begins[x.Review], from)
		case x.Period == nil:
			open := r.open()
			open.from = max(open.from, from)
			list = append(list, open)
		default:
			list = append(list, pause{*x.Period, from})
		}
	}
	if _, known := r.w.time(m); !known {
		list = append(list, r.open())
	}
	for n, x := range m.Excluded {
		switch {
		case !r.w.Holds(x.When, r.in):
		case x.Unknown():
			list = append(list, r.open())
		default:
			list = append(list, pause{x.Period, begins[n]})
		}
	}
	return list
}

// open is a pause of which nobody says how long it takes: it is over never, or takes no time where what is known is counted.
func (r *run) open() pause {
	x := pause{Period: schema.Period{Unit: schema.Immediate}}
	if _, ok := r.clock.(endless); ok {
		x.from = unknown
	}
	return x
}

// over is when a service ends that begins at a time.
func (r *run) over(x Service, t int) int {
	if x.Period == nil {
		return max(t, r.open().from)
	}
	return r.then(t, *x.Period)
}

// then is when a period ends that begins at a time.
func (r *run) then(t int, x schema.Period) int {
	if r.err == nil {
		t, r.err = r.clock.after(t, x)
	}
	return t
}

// there is when what a requirement of an item waits for is in the hands of whoever needs it.
func (r *run) there(i int, x wait) int {
	t := r.happens(x)
	if r.delivers(r.p, i, x) {
		t = r.given(x.on)
	}
	return t
}

// given is when the applicant has the result of an item in his hands.
func (r *run) given(item int) int {
	m, t := r.items[item].Matter, r.decided[item]
	if r.latest {
		last := t
		for _, within := range m.Deliveries(r.meets) {
			last = max(last, r.then(t, within))
		}
		t = last
	}
	if collects(m, r.meets) && r.err == nil {
		t, r.err = r.clock.comes(t)
	}
	return t
}

// happens is when what is waited for happens.
func (r *run) happens(x wait) int {
	if x.of == schema.Accepted {
		return r.accepted[x.on]
	}
	return r.decided[x.on]
}

// ready is when all is there that an event of an item waits for, or an agency of it, not before a time.
func (r *run) ready(i int, of schema.Event, t int, agency *model.AgencyService) int {
	for _, x := range r.waits[i] {
		if x.by == of && x.agency() == agency {
			t = max(t, r.there(i, x))
		}
	}
	return t
}

// asked is when all is there that agencies ask for which an event of an item waits for, not before a time: that is waited for even where a report
// is made for somebody else, and as promised agencies take no time.
func (r *run) asked(i int, of schema.Event, t int) int {
	for _, x := range r.waits[i] {
		if x.by == of && x.agency() != nil {
			t = max(t, r.there(i, x))
		}
	}
	return t
}

// agencies returns the services that the applicant has done and that an event of an item waits for: as promised those alone that make what
// somebody owes soon after the acceptance.
func (r *run) agencies(item int, by schema.Event) (list []Service) {
	for _, x := range r.served[item] {
		if (r.latest || !r.tooLate[item] && x.Counted) && r.due(r.p, x) == by && (item != r.prompter || by != schema.Accepted) {
			list = append(list, x)
		}
	}
	return list
}

// delivers reports whether what an item waits for has to come to the applicant first, who hands it in: to the window of an item that no
// other passes it on to, or to an agency.
func (s *sketch) delivers(p *Plan, item int, x wait) bool {
	return x.of == schema.Decided && s.handedOn(x) && !fromSystem(s.items[item].Matter, x.requirement) && (x.agency() != nil || !p.PassesOn(x.on, item))
}

// due returns which event of an item a service holds up: the decision if the department commissions it, else that for which its output is
// handed in, or what the agency demands first; "" if that is not required, or a written commitment stands in for it.
func (s *sketch) due(p *Plan, x Service) schema.Event {
	if x.Commissioned {
		return schema.Decided
	}
	if output, by, none, named := s.w.output(s.items[x.Item].Matter, x.AgencyService, s.in, p.Relief); named {
		if output == nil || none {
			return ""
		}
		return by
	}
	by := schema.Event("")
	for _, w := range s.waits[x.Item] {
		if w.agency() == x.AgencyService && (by == "" || w.by == schema.Accepted) {
			by = w.by
		}
	}
	if by == "" {
		return schema.Accepted
	}
	return by
}

// agency returns the service that demands what is waited for, nil for what the matter itself demands.
func (x *wait) agency() *model.AgencyService { return x.requirement.Elements[0].Service }

// fromSystem reports whether what a matter waits for is a material that its window fetches itself.
func fromSystem(m *model.Matter, r *eligibility.Requirement) bool {
	materials := 0
	for _, e := range r.Elements {
		if e.Kind != eligibility.MaterialElement {
			continue
		}
		if !m.Materials[e.Index].Fetched() {
			return false
		}
		materials++
	}
	return materials > 0
}

// handedOn reports whether what is waited for may be a paper, and not only that something is decided.
func (s *sketch) handedOn(x wait) bool {
	return slices.ContainsFunc(x.requirement.AnyOf, func(a model.Alternative) bool {
		m := s.items[x.on].Matter
		return a.Document != nil && slices.Contains(a.Issuers(), m) && !s.w.Gives(a, m).And(s.in).Empty()
	})
}
