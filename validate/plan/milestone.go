package plan

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/timing"
)

// Happens reports whether an item is a milestone, which no office handles.
func (i *Item) Happens() bool { return i.Matter.Milestone != nil }

// open reports whether an item is a milestone of which nobody says how long it takes.
func (i *Item) open() bool { return i.Happens() && i.untimed() }

// hasMilestone reports whether a plan has a milestone.
func (p *Plan) hasMilestone() bool {
	return slices.ContainsFunc(p.Items, func(i Item) bool { return i.Happens() })
}

// Awaits returns the places in Items of the milestones of which nobody says how long they take, in the order in which they happen.
func (p *Plan) Awaits() (list []int) {
	for n := range p.Items {
		if p.Items[n].open() {
			list = append(list, n)
		}
	}
	return list
}

// since says of every item after which milestones of which nobody says how long they take it comes, and how many working days of a course
// after the last of them.
func (s *sketch) since(p *Plan, r *run) error {
	if len(p.Awaits()) == 0 {
		return nil
	}
	// What of unknown length an event is behind, transitively, by place in Items; the decision of one is behind itself.
	accepted, decided := make([][]bool, len(p.Items)), make([][]bool, len(p.Items))
	for i := range p.Items {
		accepted[i], decided[i] = make([]bool, len(p.Items)), make([]bool, len(p.Items))
		decided[i][i] = p.Items[i].untimed()
	}
	for changed := true; changed; {
		changed = false
		take := func(to, from []bool) {
			for n, behind := range from {
				if behind && !to[n] {
					to[n], changed = true, true
				}
			}
		}
		for i := range p.Items {
			for _, x := range s.waits[i] {
				if x.on < 0 {
					continue
				}
				from := decided[x.on]
				if x.of == schema.Accepted {
					from = accepted[x.on]
				}
				if x.by == schema.Accepted || x.within != nil { // that is put off until what is owed will come in time
					take(accepted[i], from)
				} else {
					take(decided[i], from)
				}
			}
			take(decided[i], accepted[i])
		}
	}
	at := func(behind []bool, t int) (Since, error) {
		var x Since
		for n, waits := range behind {
			switch {
			case !waits:
			case !p.Items[n].Happens():
				x.Earliest = true
			case !slices.ContainsFunc(p.Awaits(), func(k int) bool { return k != n && behind[k] && accepted[k][n] }):
				x.After = append(x.After, n)
			}
		}
		return r.since(x, t)
	}
	for i := range p.Items {
		var err error
		if p.Items[i].StartSince, err = at(accepted[i], r.accepted[i]); err != nil {
			return err
		}
		if p.Items[i].FinishSince, err = at(decided[i], r.decided[i]); err != nil {
			return err
		}
	}
	return nil
}

// since counts the working days from the last of some milestones to a time of a course.
func (r *run) since(x Since, t int) (_ Since, err error) {
	if len(x.After) == 0 {
		return Since{}, nil
	}
	from := r.start
	for _, n := range x.After {
		from = max(from, r.decided[n])
	}
	x.Day = max(t-from, 0)
	if calendar, days := r.clock.(dated); days {
		x.Day, err = calendar.WorkingDays(timing.Date(from), timing.Date(max(t, from)))
	}
	return x, err
}

// undate takes the dates off a plan that nobody knows, as they lie behind a milestone of which nobody says how long it takes.
func (p *Plan) undate() {
	if len(p.Awaits()) == 0 || !p.Dated {
		return
	}
	p.End = p.Start
	for i := range p.Items {
		x := &p.Items[i]
		if len(x.StartSince.After) > 0 {
			x.Accepted, x.LatestAccepted = 0, 0
		}
		if len(x.FinishSince.After) > 0 {
			x.Due, x.LatestDue, x.Unknown = 0, 0, true
		}
		p.End = max(p.End, x.Accepted, x.Due)
	}
	for n := range p.Trips {
		if t := &p.Trips[n]; len(t.Since.After) > 0 {
			t.Date, t.Latest, t.Unknown = 0, 0, true
		}
	}
	for i := range p.Materials {
		for n := range p.Materials[i].Handings {
			h := &p.Materials[i].Handings[n]
			if len(h.On.Since.After) > 0 {
				h.On.Date = 0
			}
			if h.Until != nil && len(h.Until.Since.After) > 0 {
				h.Until = nil
			}
		}
	}
}
