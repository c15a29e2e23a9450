package plan

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

// delivered is within what time a decision on a licence is delivered at the latest (行政许可法第四十四条, in working days by 第八十二条).
var delivered = schema.Period{Value: 10, Unit: schema.WorkingDay}

// Delivery is within what time the result of a matter is delivered: what the catalog says, or for a licence the law; no period where nobody
// says it.
func Delivery(m *model.Matter) schema.Period {
	switch {
	case m.Result.Within != nil:
		return *m.Result.Within
	case m.Type == schema.Licence:
		return delivered
	}
	return schema.Period{Unit: schema.Immediate}
}

// latest works out when everything has happened at the latest, for an applicant who follows the plan: every promise is used up, and all that
// the department's clock does not count comes on top, excluded time, the services of agencies once there is what they ask for and what the
// matter waits for, and the delivery of what the applicant has to hand in elsewhere.
func (s *sketch) latest(p *Plan, by clock, start int) error {
	_, days, err := s.course(p, numbered{s.w, s.w.promised}, 0, true)
	if err != nil {
		return err
	}
	p.Elapsed = slices.Max(append(days, 0))
	for i, waits := range s.waits {
		for _, x := range waits {
			if s.delivers(p, i, x) && Delivery(s.items[x.on].Matter).Value > 0 && !slices.Contains(p.Delivered, x.on) {
				p.Delivered = append(p.Delivered, x.on)
			}
		}
	}
	slices.Sort(p.Delivered)
	for _, x := range p.Services {
		if x.Period == nil {
			p.Open = append(p.Open, x)
		}
	}
	if !p.Dated || len(p.Open) > 0 {
		return nil
	}
	accepted, decided, err := s.course(p, by, start, true)
	if err != nil { // the calendars do not reach so far: nothing is said of the latest
		return nil
	}
	p.Latest, p.Bounded = p.End, true
	for i := range p.Items {
		p.Items[i].LatestAccepted, p.Items[i].LatestDue = timing.Date(accepted[i]), timing.Date(decided[i])
		p.Latest = max(p.Latest, p.Items[i].LatestDue)
	}
	for n := range p.Trips {
		t := &p.Trips[n]
		t.Latest = t.Date
		for _, e := range t.For {
			last := p.Items[e.Item].LatestDue
			if p.moment(e) == applying {
				last = p.Items[e.Item].LatestAccepted
			}
			day, err := by.comes(int(last))
			if err != nil {
				day = int(last)
			}
			t.Latest = max(t.Latest, timing.Date(day))
		}
	}
	return nil
}

// course returns by a clock when every item is accepted and decided as promised or, at the latest, with all that the department's clock does
// not count.
func (s *sketch) course(p *Plan, c clock, start int, latest bool) (accepted, decided []int, err error) {
	accepted, decided = make([]int, len(s.items)), make([]int, len(s.items))
	then := func(t int, x schema.Period) int {
		if err != nil {
			return t
		}
		t, err = c.after(t, x)
		return t
	}
	// there is when what a requirement of an item waits for is in the hands of whoever needs it.
	there := func(i int, x wait) int {
		if x.of == schema.Accepted {
			return accepted[x.on]
		}
		t := decided[x.on]
		if latest && s.delivers(p, i, x) {
			t = then(t, Delivery(s.items[x.on].Matter))
		}
		return t
	}
	ready := func(i int, of schema.Event, t int, agency *model.AgencyService) int {
		for _, x := range s.waits[i] {
			if x.by == of && (!latest || x.agency() == agency) {
				t = max(t, there(i, x))
			}
		}
		return t
	}
	happened := map[itemEvent]bool{}
	// inTime puts an acceptance off until what has to be supplied soon after it is there soon enough, unless it comes of the acceptance.
	inTime := func(i, t int) int {
		for _, x := range s.waits[i] {
			if x.within == nil || !happened[itemEvent{x.on, x.of}] || err != nil {
				continue
			}
			var since int
			if since, err = c.since(there(i, x), *x.within, start); err == nil {
				t = max(t, since)
			}
		}
		return t
	}
	for _, e := range s.events {
		i := e.item
		m := s.items[i].Matter
		happened[e] = true
		if e.of == schema.Accepted {
			t := inTime(i, ready(i, schema.Accepted, start, nil))
			for _, a := range s.agencies(p, i, schema.Accepted, latest) {
				accepted[i] = max(accepted[i], then(ready(i, schema.Accepted, t, a), *a.Period))
			}
			if accepted[i] = max(accepted[i], t); err == nil {
				accepted[i], err = c.accepts(m, accepted[i])
			}
			if latest && err == nil { // what is handed in on a day off
				accepted[i], err = c.comes(accepted[i])
			}
			decided[i] = accepted[i]
		} else {
			if err == nil {
				decided[i], err = c.decides(m, accepted[i])
			}
			for _, x := range m.Excluded {
				if latest && s.w.Holds(x.When, s.in) {
					decided[i] = then(decided[i], x.Period)
				}
			}
			t := ready(i, schema.Decided, start, nil)
			for _, a := range s.agencies(p, i, schema.Decided, latest) {
				decided[i] = max(decided[i], then(ready(i, schema.Decided, max(t, accepted[i]), a), *a.Period))
			}
			decided[i] = max(decided[i], t)
		}
	}
	return accepted, decided, err
}

// delivers reports whether what an item waits for has to come to the applicant first, who hands it in.
func (s *sketch) delivers(p *Plan, item int, x wait) bool {
	return x.of == schema.Decided && x.handedOn() && !p.PassesOn(x.on, item)
}

// agencies returns, for a course at the latest, the services that an event of an item waits for and that say how long they take: the decision where what the agency
// demands first holds up no more than that, else the acceptance.
func (s *sketch) agencies(p *Plan, item int, by schema.Event, latest bool) (list []*model.AgencyService) {
	for _, x := range p.Services {
		if x.Item != item || x.Period == nil || !latest {
			continue
		}
		event := schema.Accepted
		for _, w := range s.waits[item] {
			if w.agency() == x.AgencyService && w.by == schema.Decided {
				event = schema.Decided
			}
		}
		if event == by {
			list = append(list, x.AgencyService)
		}
	}
	return list
}

// agency returns the service that demands what is waited for, nil for what the matter itself demands.
func (x *wait) agency() *model.AgencyService {
	for _, e := range x.requirement.Elements {
		if e.Service == nil {
			return nil
		}
	}
	return x.requirement.Elements[0].Service
}

// handedOn reports whether what is waited for is a paper, and not that something is decided.
func (x *wait) handedOn() bool {
	return slices.ContainsFunc(x.requirement.AnyOf, func(a model.Alternative) bool { return a.Document != nil }) ||
		slices.ContainsFunc(x.requirement.Elements, func(e eligibility.Element) bool { return e.Kind == eligibility.MaterialElement })
}
