package plan

import (
	"cmp"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

// Way is how a paper comes to a window.
type Way int

const (
	Fetched  Way = iota // the windows fetch it
	Passed              // a matter of the plan issues it and the windows pass it on
	Brought             // on a trip
	Sent                // without coming: on the internet, by post
	AtWindow            // to a window, though no step says that the applicant comes
)

// Handing is how the applicant hands a material in to one item, whose window passes it on to the others of it.
type Handing struct {
	To            int   // place in Items of the one that gets it
	Items         []int // with those that it is passed on to, in order
	Way           Way   // Brought, Sent or AtWindow
	Trip          int   // place in Trips, -1 if it is not brought
	On            Moment
	model.Numbers      // the most that any of them asks for
	Optional      bool // none of them requires it
	By            schema.Event
	Urgent        int            // place in Items of the one that has to have it first: by By, Within and Until are of it
	Within        *schema.Period // how soon after its acceptance it has to be supplied, with 容缺
	Until         *Moment        // the last day for what By puts off to the decision, nil where nobody knows
	last          int            // the last day
}

// First is how a material is handed in first, nil if the applicant hands it in to nobody.
func (m *Material) First() *Handing {
	if len(m.Handings) == 0 {
		return nil
	}
	return &m.Handings[0]
}

// Urgent is the handing that has to come first, nil if the applicant hands the material in to nobody.
func (m *Material) Urgent() *Handing {
	urgent := m.First()
	for n := range m.Handings {
		if h := &m.Handings[n]; h.last < urgent.last || h.last == urgent.last && h.By == schema.Accepted {
			urgent = h
		}
	}
	return urgent
}

// To are the items to which the applicant hands a material in, or for which it is passed on then. For others their windows fetch it or get it
// from another of the plan, or it is for a decision that is no part of the plan, or not there yet when they are accepted, who do not require it.
func (m *Material) To() (items []int) {
	for _, h := range m.Handings {
		items = append(items, h.Items...)
	}
	slices.Sort(items)
	return items
}

// Later are the items whose decision has to have a material and is no part of the plan: it is handed in after the plan.
func (p *Plan) Later(m *Material) (items []int) {
	for _, w := range m.wants {
		if p.Items[w.item].Accepts && w.gets == without && w.by == schema.Decided && w.required() {
			items = append(items, w.item)
		}
	}
	return items
}

// Makers are the services, places in Services, that make a material for those who get it at once, each service once that several of them name;
// where none of these names one, those of others who ask for it, though a commitment may stand in for theirs.
func (p *Plan) Makers(m *Material, h Handing) (list []int) {
	items := [][]int{h.Items, m.For}
	for _, x := range p.Committed {
		if x.Material.Same(m.Material) {
			items = append(items, x.For)
		}
	}
	for _, some := range items {
		for n, x := range p.Services {
			if x.Makes(m.Material) && slices.Contains(some, x.Item) && !slices.ContainsFunc(list, func(n int) bool { return sameService(p.Services[n].AgencyService, x.AgencyService) }) {
				list = append(list, n)
			}
		}
		if list != nil {
			break
		}
	}
	return list
}

// sameService reports whether two matters name the same service.
func sameService(a, b *model.AgencyService) bool {
	same := a.Period == nil && b.Period == nil || a.Period != nil && b.Period != nil && *a.Period == *b.Period
	return a.Name == b.Name && a.Payer == b.Payer && a.Output == b.Output && same
}

// want is what one item asks for: from when on there is the paper, and until when the item has to have it.
type want struct {
	item         int
	as           *model.Material
	many         model.Numbers
	gets         getting
	from         int // place in Items of what issues it, -1 for none
	after        int // place in Items of the milestone without which it cannot exist, -1 for none or one that is not waited for
	by           schema.Event
	within       *schema.Period
	there, until int
	ends         int // what until is, at the most
}

// getting is how an item gets what it wants.
type getting int

const (
	handed  getting = iota // by the applicant
	fetched                // by its window
	passed                 // from the window of what issues it
	without                // not in this plan
)

// required reports whether the item does not do without it.
func (w want) required() bool { return w.as.Necessity != schema.Optional }

// original reports whether the item asks for an original, and copies whether it asks for copies alone.
func (w want) original() bool { return w.many.Original > 0 }
func (w want) copies() bool   { return !w.original() && w.many.Copies+w.many.Either > 0 }

// sooner is which of two items gets what it wants first: it is accepted, and the paper is there.
func (r *run) sooner(a, b want) int {
	return cmp.Or(cmp.Compare(max(a.there, r.accepted[a.item]), max(b.there, r.accepted[b.item])), a.item-b.item)
}

// wants says for every item that asks for a material how and when it gets it, by the times of a course.
func (s *sketch) wants(p *Plan, r *run) {
	for n := range p.Materials {
		m := &p.Materials[n]
		for k := range m.For {
			m.wants = append(m.wants, s.want(p, r, m.For[k], m.As[k]))
		}
		if m.Document == nil {
			oneDate(m.wants)
		}
		m.From = -1
		for _, strict := range []bool{true, false} { // what is required is waited for
			for _, w := range m.wants {
				if m.From < 0 && w.gets != without && w.required() == strict {
					m.From = w.from
				}
			}
		}
	}
}

// oneDate lets nobody who does without it have what an agency makes before it is there for those who require it.
func oneDate(wants []want) {
	there := 0
	for _, w := range wants {
		if w.required() {
			there = max(there, w.there)
		}
	}
	for n := range wants {
		if w := &wants[n]; !w.required() && w.there < there {
			if w.there = there; w.gets == handed && there > w.until {
				w.gets = without
			}
		}
	}
}

// want says how and when an item gets a material.
func (s *sketch) want(p *Plan, r *run, i int, as *model.Material) want {
	m := s.items[i].Matter
	n := 0
	for as != &m.Materials[n] {
		n++
	}
	w := want{item: i, as: as, many: s.numbers(as), from: -1, after: -1, by: as.By, within: p.owed(as), there: r.start, until: never}
	if w.required() {
		w.by, _ = holdsUp(eligibility.HandedIn(m, n), p.Relief, false)
	}
	waited, unmade := false, false
	for _, x := range s.asked[i] {
		switch {
		case as.Document != nil || !x.agency().Makes(as):
		case x.on < 0:
			unmade = true
		default:
			w.there = max(w.there, r.there(i, x))
		}
	}
	for _, x := range s.waits[i] {
		switch agency := x.agency(); {
		case agency != nil && as.Document == nil && agency.Makes(as):
			w.there = max(w.there, r.there(i, x))
		case as.Milestone != nil && s.items[x.on].Matter == as.Milestone.Event:
			w.after, w.there = x.on, max(w.there, r.happens(x))
		case slices.ContainsFunc(x.requirement.Elements, func(e eligibility.Element) bool { return e.Kind == eligibility.MaterialElement && e.Index == n }):
			w.from, w.by, w.within, w.there, waited = x.on, x.by, x.within, max(w.there, r.there(i, x)), true
		}
	}
	for _, by := range []schema.Event{schema.Accepted, schema.Decided} {
		for _, a := range r.agencies(i, by) {
			if as.Document == nil && a.Makes(as) {
				w.there = max(w.there, r.delivered(i, a, by))
			}
		}
	}
	if !waited && as.Document != nil && !s.atHand(model.Alternative{Document: as.Document, Of: schema.Decided}) { // it is not required
		for k, item := range s.items {
			if slices.Contains(as.Document.Issuers, item.Matter) && !s.w.Gives(model.Alternative{Document: as.Document, Of: schema.Decided}, item.Matter).And(s.in).Empty() && !item.Accepts && k != i && (w.from < 0 || r.decided[k] < r.decided[w.from]) {
				w.from = k
			}
		}
		switch {
		case w.from >= 0 && p.PassesOn(w.from, i):
			w.there = max(r.start, r.decided[w.from])
		case w.from >= 0:
			w.there = max(r.start, r.given(w.from))
		}
	}
	switch {
	case w.by == schema.Accepted:
		w.until = r.accepted[i]
	case !s.items[i].Accepts:
		w.until = r.decided[i]
	}
	w.ends = w.until
	if w.within != nil {
		t, err := r.clock.after(r.accepted[i], *w.within)
		if err != nil { // beyond the calendars, and so after the plan
			t = never
		}
		w.ends = min(w.until, t)
		if !p.Dated { // on some days it has fewer working days than on others
			t = r.accepted[i] + s.w.daysAtLeast(*w.within)
		}
		w.until = min(w.until, t)
	}
	switch {
	case as.Fetched():
		w.gets = fetched
	case w.by == schema.Decided && s.items[i].Accepts && w.within == nil, !w.required() && (unmade || w.there > w.until):
		w.gets = without
	case w.from >= 0 && p.PassesOn(w.from, i):
		w.gets = passed
	}
	return w
}

// hand decides how the applicant hands each material in. The members of a procedure pass on what the first of them gets, in the largest number
// that any of them asks for; every other item gets it by itself, unless it is brought to one window at once.
func (p *Plan) hand(r *run) {
	for n := range p.Materials {
		m := &p.Materials[n]
		var members []want
		var batches [][]want // one for each of the handings
		add := func(batch []want) {
			h := p.handing(m, batch, r)
			n := slices.IndexFunc(m.Handings, func(o Handing) bool {
				return h.Trip >= 0 && o.Trip == h.Trip && sameWindow(p.Items[o.To].Matter, p.Items[h.To].Matter)
			})
			if n < 0 {
				m.Handings, batches = append(m.Handings, h), append(batches, batch)
				return
			}
			batches[n] = append(batches[n], batch...)
			slices.SortStableFunc(batches[n], r.sooner)
			m.Handings[n] = p.handing(m, batches[n], r)
		}
		for _, w := range m.wants {
			switch {
			case w.gets != handed:
			case p.Procedure != nil && !p.Items[w.item].Outside:
				members = append(members, w)
			default:
				add([]want{w})
			}
		}
		if len(members) > 0 {
			slices.SortStableFunc(members, r.sooner)
			// What is sent as a copy is no original for whoever wants one.
			originals := slices.DeleteFunc(slices.Clone(members), func(w want) bool { return !w.original() })
			if members[0].copies() && len(originals) > 0 && p.handing(m, members, r).Way == Sent {
				members = slices.DeleteFunc(members, want.original)
				add(originals)
			}
			add(members)
		}
		slices.SortStableFunc(m.Handings, func(a, b Handing) int {
			return cmp.Or(cmp.Compare(a.On.Date, b.On.Date), cmp.Compare(a.On.Day, b.On.Day), a.To-b.To)
		})
		m.Way = m.way(p)
		if len(m.Handings) > 0 {
			m.Numbers = model.Numbers{}
		}
		for _, h := range m.Handings {
			m.Numbers = m.Plus(h.Numbers)
		}
	}
}

// way is how a material comes to the windows first.
func (m *Material) way(p *Plan) Way {
	if h := m.First(); h != nil {
		return h.Way
	}
	of := func(g getting) int { return slices.IndexFunc(m.wants, func(w want) bool { return w.gets == g }) }
	switch n := of(without); {
	case of(passed) >= 0:
		return Passed
	case n < 0:
		return Fetched
	case atWindow(p.Items[m.wants[n].item].Matter):
		return AtWindow
	}
	return Sent
}

// handing decides how the applicant hands a material in for some items, of which the first gets it and passes it on.
func (p *Plan) handing(m *Material, list []want, r *run) Handing {
	first, urgent, until := list[0], list[0], list[0].until
	h := Handing{To: first.item, Trip: -1, Optional: true}
	for _, w := range list {
		h.Items, h.Optional = append(h.Items, w.item), h.Optional && !w.required()
		if w.ends < urgent.ends || w.ends == urgent.ends && w.by == schema.Accepted {
			urgent = w
		}
		until = min(until, w.until)
		h.Numbers = h.Max(w.many)
	}
	slices.Sort(h.Items)
	h.By, h.Urgent, h.Within, h.last = urgent.by, urgent.item, urgent.within, urgent.ends
	if urgent.by == schema.Decided && urgent.until < never {
		until := p.on(urgent.until)
		until.Since = p.Items[urgent.item].FinishSince
		h.Until = &until
	}
	first.until = until
	h.Trip = p.tripOf(m, first, r)
	on := max(first.there, r.accepted[first.item])
	switch {
	case h.Trip >= 0:
		h.Way, on = Brought, p.at(p.Trips[h.Trip])
	case atWindow(p.Items[first.item].Matter):
		h.Way = AtWindow
	default:
		h.Way = Sent
	}
	h.On = p.on(on)
	if h.Trip >= 0 {
		h.On.Since = p.Trips[h.Trip].Since
	} else {
		h.On.Since = p.Items[first.item].StartSince
	}
	return h
}

// tripOf returns the last trip for an item on which it can get what it wants. Without one it is, of what an item of the plan issues, the first
// trip on which it is there and a window takes it, and of what is for a window of a procedure the last one before it is accepted; -1 if there
// is none.
func (p *Plan) tripOf(m *Material, w want, r *run) int {
	own, other := -1, -1
	for n, t := range p.Trips {
		at := p.at(t)
		takes := slices.ContainsFunc(t.For, func(e Errand) bool {
			return sameWindow(p.Items[e.Item].Matter, p.Items[w.item].Matter) || p.PassesOn(e.Item, w.item)
		})
		switch {
		case at < w.there || at > w.until, m.From >= 0 && t.Beyond < 2*p.Items[m.From].FinishBehind,
			w.after >= 0 && t.Beyond < 2*p.Items[w.after].FinishBehind:
		case slices.ContainsFunc(t.For, func(e Errand) bool { return e.Item == w.item && !(w.by == schema.Decided && e.Collects()) }):
			own = n
		case !takes:
		case m.From >= 0 && other < 0, m.From < 0 && p.Procedure != nil && atWindow(p.Items[w.item].Matter) && at <= r.accepted[w.item]:
			other = n
		}
	}
	if own >= 0 {
		return own
	}
	return other
}

// atWindow reports whether one can apply for a matter at a window only.
func atWindow(m *model.Matter) bool {
	return !slices.ContainsFunc(m.Channels, func(c schema.Channel) bool { return c != schema.AtWindow })
}

// sameWindow reports whether one goes to the same place for two matters.
func sameWindow(a, b *model.Matter) bool {
	return a.Department == b.Department && slices.Equal(a.Windows(), b.Windows())
}

// at is the time of a trip, by the clock of a plan, and on a time of it.
func (p *Plan) at(t Trip) int {
	if p.Dated {
		return int(t.Date)
	}
	return t.Day
}

func (p *Plan) on(t int) Moment {
	if p.Dated {
		return Moment{Date: timing.Date(t)}
	}
	return Moment{Day: t}
}
