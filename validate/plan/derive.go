package plan

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// event is one of the two events of a matter.
type event struct {
	matter  *model.Matter
	decided bool // or accepted
}

func acceptance(m *model.Matter) event               { return event{m, false} }
func decision(m *model.Matter) event                 { return event{m, true} }
func eventOf(m *model.Matter, of schema.Event) event { return event{m, of == schema.Decided} }

// of is which of the two it is.
func (e event) of() schema.Event {
	if e.decided {
		return schema.Decided
	}
	return schema.Accepted
}

// circle is what some applicants may have to do, and what of it waits for what: the members of a procedure that they need or the matter
// that they want, and whatever may have to come before.
type circle struct {
	w        planner
	in       obtain.Region
	wanted   []*model.Matter
	matters  []*model.Matter // what is wanted, then what may come before
	stage    map[*model.Matter]string
	waits    map[event][]demand
	owed     map[*model.Matter][]owing                    // by a relief, after the acceptance
	holds    []*model.Document                            // what they have already
	happened []*model.Milestone                           // and what has happened
	hand     map[*model.Matter][]*eligibility.Requirement // what has to be at hand
	barred   map[*model.Matter]bool                       // the applicants do not qualify
	reliefs  []Relief
	own      map[*model.Matter][]*model.AgencyService // that the applicants themselves ask
	lending  []share                                  // what may be shared, if a plan has both
	always   map[*model.AgencyService]bool            // that take time as promised in another plan, which this one is compared with
	asked    map[*model.Matter][]demand               // by agencies, for what nobody has to hand in: no event waits for it
	shared
	// procedure says that what is wanted are members, and what else is needed stands outside.
	procedure bool
}

// demand is a requirement of those that hold for the applicants, with the alternatives that exist for them.
type demand struct {
	*eligibility.Requirement
	anyOf []event
	// outside are alternatives that are no part of a procedure, where anyOf are: they are taken where none of these can be had.
	outside []event
	brought map[event]bool // those whose result the applicant comes for and hands in himself
}

// owing is what may be supplied within some time of the acceptance.
type owing struct {
	demand
	within schema.Period
}

// circleOf gathers what applicants may have to do for a procedure or a matter, with some reliefs.
func (w planner) circleOf(pr *model.Procedure, m *model.Matter, in obtain.Region, reliefs []Relief) *circle {
	c := &circle{w: w, in: in, procedure: pr != nil, reliefs: reliefs, own: map[*model.Matter][]*model.AgencyService{}, stage: map[*model.Matter]string{}, waits: map[event][]demand{}, owed: map[*model.Matter][]owing{},
		hand: map[*model.Matter][]*eligibility.Requirement{}, barred: map[*model.Matter]bool{}, asked: map[*model.Matter][]demand{}}
	c.holds = w.have
	if pr == nil {
		c.wanted = []*model.Matter{m}
	} else {
		c.holds, c.happened = append(slices.Clip(c.holds), pr.Holds...), pr.Happened
		for _, b := range w.members(pr, in) {
			c.wanted, c.stage[b.Matter] = append(c.wanted, b.Matter), b.Stage
		}
	}
	for _, m := range c.wanted {
		c.reach(m)
	}
	// What is wanted comes first, in its own order, so that of equals a member is done first; the others in an order that no list has.
	slices.SortFunc(c.matters, func(a, b *model.Matter) int {
		return cmp.Or(c.rank(a)-c.rank(b), strings.Compare(a.Record().String(), b.Record().String()))
	})
	for _, m := range c.matters {
		if w.Engine().Qualifies(w.NumberOf(m)).And(in).Empty() {
			c.barred[m] = true
		}
		for _, r := range c.requirements(m) {
			c.demand(m, r)
		}
		for n := range m.Agencies {
			if x := &m.Agencies[n]; w.Holds(x.When, in) && !m.Commissions(x) {
				c.own[m] = append(c.own[m], x)
			}
		}
	}
	c.lending = c.mayShare()
	slices.SortFunc(c.lending, func(a, b share) int { // in an order that no list has
		return cmp.Or(strings.Compare(a.by.ID, b.by.ID), strings.Compare(a.of.ID, b.of.ID), strings.Compare(a.service.Output, b.service.Output), strings.Compare(a.service.Name, b.service.Name))
	})
	return c
}

// requirements returns those of a matter that hold for the applicants.
func (c *circle) requirements(m *model.Matter) (list []*eligibility.Requirement) {
	for _, n := range c.w.Of(c.w.NumberOf(m)) {
		if r := c.w.Requirements()[n]; !c.w.Engine().Holds(n).And(c.in).Empty() && !slices.ContainsFunc(r.AnyOf, c.past) {
			list = append(list, c.w.parts(r)...)
		}
	}
	return list
}

// reach adds a matter and whatever may have to come before it.
func (c *circle) reach(m *model.Matter) {
	if slices.Contains(c.matters, m) {
		return
	}
	c.matters = append(c.matters, m)
	for _, r := range c.requirements(m) {
		if c.atHand(r) {
			continue
		}
		for _, a := range r.AnyOf {
			for _, k := range a.Issuers() {
				if !c.w.Gives(a, k).And(c.in).Empty() {
					c.reach(k)
				}
			}
		}
	}
}

// passesOn reports whether the windows pass the result of a matter on to another: those of a procedure do among its members.
func (c *circle) passesOn(from, to *model.Matter) bool {
	return c.procedure && slices.Contains(c.wanted, from) && slices.Contains(c.wanted, to)
}

// atHand reports whether a requirement demands what the applicants hold, or what no matter of the catalog issues.
func (c *circle) atHand(r *eligibility.Requirement) bool {
	return slices.ContainsFunc(r.AnyOf, c.has)
}

// past reports whether an alternative is a milestone that has happened already.
func (c *circle) past(a model.Alternative) bool {
	return a.Matter != nil && a.Matter.Milestone != nil && slices.Contains(c.happened, a.Matter.Milestone)
}

// has reports whether an alternative is what the applicants hold, or a paper that no matter of the catalog issues.
func (c *circle) has(a model.Alternative) bool {
	return a.Document != nil && (len(a.Document.Issuers) == 0 || slices.Contains(c.holds, a.Document))
}

// members returns the members of a procedure that applicants need, each matter once.
func (w planner) members(pr *model.Procedure, in obtain.Region) (list []model.Member) {
	for _, b := range pr.Members {
		when, ok := w.Translate(b.When)
		if !ok || w.Engine().Applies(w.NumberOf(b.Matter)).And(in).And(w.Engine().Satisfying(when)).Empty() {
			continue
		}
		if !slices.ContainsFunc(list, func(x model.Member) bool { return x.Matter == b.Matter }) {
			list = append(list, b)
		}
	}
	return list
}

// rank is the place of a matter among those wanted, or behind them.
func (c *circle) rank(m *model.Matter) int {
	if i := slices.Index(c.wanted, m); i >= 0 {
		return i
	}
	return len(c.wanted)
}

// demand adds a requirement of a matter to what its events wait for.
func (c *circle) demand(m *model.Matter, r *eligibility.Requirement) {
	d := demand{Requirement: r, brought: map[event]bool{}}
	for _, a := range r.AnyOf {
		for _, k := range a.Issuers() {
			e := eventOf(k, a.Of)
			if c.w.Gives(a, k).And(c.in).Empty() {
				continue
			}
			if slices.Contains(c.matters, k) && !slices.Contains(d.anyOf, e) {
				d.anyOf = append(d.anyOf, e)
			}
			if a.Document != nil && collects(k, func(g model.Guard) bool { return c.w.Holds(g, c.in) }) && !fromSystem(m, r) && (r.Elements[0].Service != nil || !c.passesOn(k, m)) {
				d.brought[e] = true
			}
		}
	}
	sameStage := has(c.reliefs, SideBySide) && c.sameStage(m, r)
	by, none := holdsUp(r, c.reliefs, sameStage)
	switch {
	case none:
		return
	case c.atHand(r):
		c.hand[m] = append(c.hand[m], r)
		return
	}
	member := func(e event) bool { return slices.Contains(c.wanted, e.matter) || e.matter.Milestone != nil }
	if c.procedure && slices.ContainsFunc(d.anyOf, member) {
		for _, e := range d.anyOf {
			if !member(e) {
				d.outside = append(d.outside, e)
			}
		}
		d.anyOf = slices.DeleteFunc(d.anyOf, func(e event) bool { return !member(e) })
	}
	if r.Optional() {
		c.asked[m] = append(c.asked[m], d)
		return
	}
	c.waits[eventOf(m, by)] = append(c.waits[eventOf(m, by)], d)
	if sameStage { // no 容缺 is needed, and none of its limits binds
		return
	}
	if within := owedOf(r.Plain, r.Relax, c.reliefs); within != nil && by == schema.Decided {
		c.owed[m] = append(c.owed[m], owing{d, *within})
	}
}

// derivation is when the events of a circle happen at the earliest, and what each requirement waits for: of several alternatives the one
// that is there first, in the order in which the events follow from one another, so that nothing ever waits for itself.
type derivation struct {
	clock clock
	at    map[event]int
	order map[event]int                      // the place of an event among those derived
	by    map[*eligibility.Requirement]event // what it waits for
	err   error                              // of the clock, the first
	// What is applied for when it is suspended, and nobody says until when, and what is accepted or decided beyond the calendars.
	closed, beyond map[*model.Matter]bool
	held           map[*model.Matter]bool // acceptances that wait for what is owed after them, as it would come too late
	late           []maker                // services that come of the acceptance of a matter too late for it, however late that is
}

// stay says which events of a circle wait for more than is demanded of them.
type stay struct {
	floor map[event]int          // for a time
	owed  map[*model.Matter]bool // acceptances, for what is owed after them to be in time without them
}

// derive lets the events of a circle happen one after another from a time on, each as soon as all it waits for is there. What the
// applicants do not qualify for does not happen, unless all is open to them. A milestone of which nobody says how long it takes happens
// when all else has that does not wait for it: what waits for none is there first.
func (c *circle) derive(start int, clock clock, open bool, hold stay) *derivation {
	d := &derivation{clock: clock, at: map[event]int{}, order: map[event]int{}, by: map[*eligibility.Requirement]event{}, closed: map[*model.Matter]bool{}, beyond: map[*model.Matter]bool{}, held: hold.owed}
	for outside := false; ; {
		next, when := event{}, 0
		var ripe []event // milestones that nothing holds up
		for _, m := range c.matters {
			if c.barred[m] && !open || d.closed[m] || d.beyond[m] {
				continue
			}
			e, t := acceptance(m), start
			accepted, applied := d.at[e]
			var err error
			if applied {
				e = decision(m)
				if _, ok := d.at[e]; ok {
					continue
				}
				t, err = clock.decides(m, accepted)
			}
			t, ok := d.ready(c.waits[e], t, outside)
			if ok && !applied {
				if hold.owed[m] {
					t, ok = d.owing(c.owed[m], clock, t, start, outside)
				}
				if ok {
					t, err = clock.accepts(m, max(t, hold.floor[e]))
				}
			}
			t = max(t, hold.floor[e])
			if err != nil {
				if closed := (*suspendedError)(nil); errors.As(err, &closed) {
					d.closed[m] = true
				} else {
					d.beyond[m] = true
					if d.err == nil {
						d.err = err
					}
				}
				continue
			}
			switch {
			case ok && e.decided && c.w.open(m):
				ripe = append(ripe, e)
			case ok && (next.matter == nil || t < when):
				next, when = e, t
			}
		}
		switch {
		case next.matter != nil:
			for _, x := range c.waits[next] {
				d.by[x.Requirement], _ = d.first(x, outside)
			}
			if !next.decided && hold.owed[next.matter] {
				for _, x := range c.owed[next.matter] {
					d.by[x.Requirement], _ = d.first(x.demand, outside)
				}
			}
			d.at[next], d.order[next] = when, len(d.order)
			outside = false
		case len(ripe) > 0:
			last := start
			for e, t := range d.at {
				if last = max(last, t); !e.decided && !c.w.open(e.matter) { // what is handled meanwhile is over, too
					if over, err := clock.decides(e.matter, t); err == nil {
						last = max(last, over)
					}
				}
			}
			for _, e := range ripe {
				d.at[e], d.order[e] = last, len(d.order)
			}
			outside = false
		case outside:
			return d
		default:
			outside = true // nothing more happens within the procedure
		}
	}
}

// sameStage reports whether what a requirement of a matter itself demands comes from another of its stage, and is not at hand.
func (c *circle) sameStage(m *model.Matter, r *eligibility.Requirement) bool {
	stage := c.stage[m]
	return stage != "" && r.Elements[0].Service == nil && !c.atHand(r) && slices.ContainsFunc(r.AnyOf, func(a model.Alternative) bool {
		return slices.ContainsFunc(a.Issuers(), func(k *model.Matter) bool { return k != m && c.stage[k] == stage && !c.w.Gives(a, k).And(c.in).Empty() })
	})
}

// within returns how soon after the acceptance of a matter what a requirement demands has to be supplied, nil for no limit.
func (c *circle) within(m *model.Matter, r *eligibility.Requirement) *schema.Period {
	for _, x := range c.owed[m] {
		if x.Requirement == r {
			return &x.within
		}
	}
	return nil
}

// mostDaysOff is how many times a day off can put off what is owed after an acceptance: a spring festival has fewer days.
const mostDaysOff = 16

// inTime is derive where what is owed after an acceptance comes in time: the acceptance is put off until it does. Where that puts it off for
// ever, because what is owed comes of the acceptance too late, the acceptance waits until it is there without it, and not at all for an agency.
func (c *circle) inTime(start int, clock clock) *derivation {
	hold := stay{map[event]int{}, map[*model.Matter]bool{}}
	var late []maker
	most := 0 // times that putting off one acceptance can put off another: more than these go round in a circle
	if _, days := clock.(dated); days {
		most = mostDaysOff // by some days, until no days off are in between
	}
	for _, m := range c.matters {
		most += len(c.owed[m]) + 2*len(c.makings(m))
	}
	for round := 0; ; round++ {
		d := c.derive(start, clock, false, hold)
		again, lost := false, false
		needed := map[event]bool{} // what is made for others than those of the plan is not there
		if len(c.shares) > 0 {
			needed = c.needed(d)
		}
		for _, m := range c.matters {
			if _, ok := d.at[acceptance(m)]; !ok {
				continue
			}
			put := func(e event, t int, of func(demand) bool) (never bool) {
				at, ok := d.at[e]
				never = ok && t > at && round > most && (round > 2*most || c.comesOf(d, m, of))
				if ok && t > at && !never {
					hold.floor[e], again = max(hold.floor[e], t), true
				}
				lost = lost || never
				return never
			}
			for _, x := range c.owed[m] {
				e := d.source(x.demand)
				switch {
				case hold.owed[m]:
				case e.matter == nil:
					hold.owed[m], lost = true, true
				default:
					hold.owed[m] = put(acceptance(m), clock.since(d.there(x.demand, e), x.within, start), func(o demand) bool { return o.Requirement == x.Requirement })
				}
			}
			for _, x := range c.makings(m) {
				t, ok := c.makes(d, needed, m, x, clock, start)
				this := maker{m, x.AgencyService}
				if !ok || slices.Contains(late, this) {
					continue
				}
				asks := func(o demand) bool { return o.Elements[0].Service == x.AgencyService }
				never := put(eventOf(m, x.by), t, asks)
				for _, within := range x.within {
					never = never || put(acceptance(m), clock.since(t, within, start), asks)
				}
				if never {
					late = append(late, this)
				}
			}
		}
		switch {
		case lost:
			round, hold.floor = 0, map[event]int{}
		case !again:
			d.late = late
			return d
		}
	}
}

// comesOf reports whether some of what a matter waits for comes of its own acceptance: what is put off for ever because of that puts off others,
// too, and they are in time once it is not waited for.
func (c *circle) comesOf(d *derivation, m *model.Matter, some func(demand) bool) bool {
	seen := map[event]bool{}
	var reaches func(e event) bool
	reaches = func(e event) bool {
		if e == acceptance(m) {
			return true
		}
		if e.matter == nil || seen[e] {
			return false
		}
		seen[e] = true
		if e.decided && reaches(acceptance(e.matter)) {
			return true
		}
		return slices.ContainsFunc(c.waits[e], func(x demand) bool { return reaches(d.source(x)) })
	}
	return slices.ContainsFunc(slices.Concat(c.waits[acceptance(m)], c.waits[decision(m)]), func(x demand) bool { return some(x) && reaches(d.source(x)) })
}

// makes returns when what an agency makes for a matter is there; ok is false beyond the calendar, or if what the agency asks for is never there.
// It is made once for all of a plan who share it, for the one who can have it begin first.
func (c *circle) makes(d *derivation, needed map[event]bool, m *model.Matter, x making, clock clock, start int) (t int, ok bool) {
	t, ok = c.finishes(d, m, x, clock, start)
	if made := c.reports[x.AgencyService]; made != nil {
		for _, k := range made.makers {
			y, counts := c.making(k.matter, k.service)
			if !counts || !needed[eventOf(k.matter, y.by)] && (len(y.within) == 0 || !needed[acceptance(k.matter)]) {
				continue
			}
			if first, has := c.finishes(d, k.matter, y, clock, start); has && (!ok || first < t) {
				t, ok = first, true
			}
		}
	}
	return t, ok
}

// finishes returns when an agency is done that works for a matter: it begins once there is what it asks for and what else the event waits for that
// waits for it; what is owed soon after the acceptance is made as soon as what is for the acceptance.
func (c *circle) finishes(d *derivation, m *model.Matter, x making, clock clock, start int) (t int, ok bool) {
	t = start
	after := x.by == schema.Decided && len(x.within) == 0 // the acceptance
	if after {
		if t, ok = d.at[acceptance(m)]; !ok {
			return 0, false
		}
	}
	for _, of := range []event{acceptance(m), decision(m)} {
		for _, r := range c.waits[of] {
			if service := r.Elements[0].Service; service != x.AgencyService && (of.decided != after || service != nil) {
				continue
			}
			e := d.source(r)
			if e.matter == nil {
				return 0, false
			}
			t = max(t, d.there(r, e))
		}
	}
	if x.Period != nil {
		var err error
		if t, err = clock.after(t, *x.Period); err != nil {
			return 0, false
		}
	}
	return t, true
}

// has reports whether a matter is decided.
func (d *derivation) has(m *model.Matter) bool {
	_, ok := d.at[decision(m)]
	return ok
}

// ready returns when all demands are met, not before a time.
func (d *derivation) ready(demands []demand, t int, outside bool) (when int, ok bool) {
	for _, x := range demands {
		e, ok := d.first(x, outside)
		if !ok {
			return 0, false
		}
		t = max(t, d.there(x, e))
	}
	return t, true
}

// there is when what meets a demand is in the hands of whoever needs it: a result is collected on a working day.
func (d *derivation) there(x demand, e event) int {
	t := d.at[e]
	if x.brought[e] {
		if comes, err := d.clock.comes(t); err == nil {
			return comes
		}
	}
	return t
}

// owing returns from when on, not before a time, a matter can be accepted so that all that is owed is there in time.
func (d *derivation) owing(owed []owing, clock clock, t, start int, outside bool) (when int, ok bool) {
	for _, x := range owed {
		e, ok := d.first(x.demand, outside)
		if !ok {
			return 0, false
		}
		t = max(t, clock.since(d.there(x.demand, e), x.within, start))
	}
	return t, true
}

// first returns the alternative that is there first, if one is; what an acceptance waited for is what its decision has.
func (d *derivation) first(x demand, outside bool) (found event, ok bool) {
	if e, known := d.by[x.Requirement]; known {
		return e, true
	}
	look := func(list []event) {
		for _, e := range list {
			if n, derived := d.order[e]; derived && (!ok || n < d.order[found]) {
				found, ok = e, true
			}
		}
	}
	if look(x.anyOf); !ok && outside {
		look(x.outside)
	}
	return found, ok
}

// source returns what meets a demand: of a decision that does not happen, as it lies behind the calendar, what is there first; no matter if
// nothing is.
func (d *derivation) source(x demand) event {
	e, ok := d.by[x.Requirement]
	if !ok {
		e, _ = d.first(x, true)
	}
	return e
}

// decided returns when all that is wanted is decided; blocked is the first that never is, nil if there is none.
func (c *circle) decided(d *derivation) (when int, blocked *model.Matter) {
	for _, m := range c.wanted {
		t, ok := d.at[decision(m)]
		if !ok {
			return 0, m
		}
		when = max(when, t)
	}
	return when, nil
}

// hindrance is why an event does not happen on some days.
type hindrance int

const (
	otherwise  hindrance = iota // it waits for itself, or too long for what is owed
	calendars                   // they end too soon
	suspension                  // nobody says until when
)

// hinders says why an event does not happen, and what is suspended if that is why: of several alternatives one that is merely beyond the calendars,
// of several things that it waits for what is suspended.
func (c *circle) hinders(d *derivation, e event) (hindrance, *model.Matter) {
	seen := map[event]bool{}
	var why func(e event) (hindrance, *model.Matter)
	why = func(e event) (cause hindrance, at *model.Matter) {
		_, happens := d.at[e]
		switch {
		case happens || seen[e]:
			return otherwise, nil
		case d.closed[e.matter]:
			return suspension, e.matter
		case d.beyond[e.matter]:
			return calendars, nil
		}
		seen[e] = true
		if e.decided {
			cause, at = why(acceptance(e.matter))
		}
		demands := c.waits[e]
		if !e.decided && d.held[e.matter] {
			for _, x := range c.owed[e.matter] {
				demands = append(slices.Clip(demands), x.demand)
			}
		}
		for _, x := range demands {
			if _, met := d.first(x, true); met {
				continue
			}
			best, of := otherwise, (*model.Matter)(nil)
			for _, a := range slices.Concat(x.anyOf, x.outside) {
				if h, m := why(a); h == calendars || best == otherwise {
					if best, of = h, m; h == calendars {
						break
					}
				}
			}
			if best > cause {
				cause, at = best, of
			}
		}
		return cause, at
	}
	return why(e)
}

// owes returns the matter for which what it is owed after its acceptance comes too late, of those that another needs which never happens by some
// derivation, though it does where nothing has to be in time.
func (c *circle) owes(d, untimely *derivation, m *model.Matter) *model.Matter {
	alone := *c
	alone.wanted = []*model.Matter{m}
	needed := alone.needed(untimely)
	for _, k := range c.matters {
		if _, happens := d.at[acceptance(k)]; d.held[k] && !happens && needed[acceptance(k)] {
			return k
		}
	}
	return m
}

// needed returns the events that what is wanted consists of and waits for, directly or not. Of a matter of which only the acceptance is waited
// for, the decision is none of them.
func (c *circle) needed(d *derivation) map[event]bool {
	in := map[event]bool{}
	var visit func(e event)
	visit = func(e event) {
		if in[e] {
			return
		}
		in[e] = true
		if e.decided {
			visit(acceptance(e.matter))
		}
		for _, x := range c.waits[e] {
			visit(d.by[x.Requirement])
		}
		if !e.decided { // an acceptance stands only if what is owed is supplied
			for _, x := range c.owed[e.matter] {
				visit(d.source(x.demand))
			}
		}
	}
	for _, m := range c.wanted {
		visit(decision(m))
	}
	return in
}
