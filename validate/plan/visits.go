package plan

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

// moment is when in the course of a matter somebody comes.
type moment int

const (
	applying   moment = iota // with the application
	meanwhile                // on a day of its own, after the steps before it
	collecting               // once it is decided, on that day or later
)

// visit is a step that the applicant comes for.
type visit struct {
	*model.Step
	at     moment
	before []schema.Period // of the steps before it, those that take time
}

// visitsOf returns the steps of a matter that applicants come for who meet guards. Before any time has passed he comes to apply; what comes after all time
// and all other steps follows the decision. Where no step says how long it takes, only the order is known: the last of several steps
// is the one that follows the decision.
func visitsOf(m *model.Matter, meets func(model.Guard) bool) (list []visit) {
	takes := func(s *model.Step) bool { return s.Unit != schema.Immediate && s.Period().Value > 0 }
	steps := m.Flow(meets)
	timed := slices.ContainsFunc(steps, takes)
	var before []schema.Period
	for n, s := range steps {
		if s.Comes() {
			v := visit{Step: s, at: meanwhile, before: slices.Clone(before)}
			switch {
			case len(before) == 0 && (timed || n == 0 || n < len(steps)-1):
				v.at = applying
			case !timed && n == len(steps)-1, timed && !slices.ContainsFunc(steps[n:], func(s *model.Step) bool { return takes(s) || !s.Comes() }):
				v.at = collecting
			}
			list = append(list, v)
		}
		if takes(s) {
			before = append(before, s.Period())
		}
	}
	return list
}

// occasion is when the applicant comes: on a day, which is the earliest where he comes behind something of which nobody says how long it takes,
// see Trip.Beyond.
type occasion struct {
	behind int
	since  string // the milestones that he comes after, see Item.StartSince
	day    int
}

// compare orders occasions: those of known days first.
func (o occasion) compare(other occasion) int {
	return cmp.Or(cmp.Compare(o.behind, other.behind), cmp.Compare(o.day, other.day), cmp.Compare(len(strings.Fields(o.since)), len(strings.Fields(other.since))), cmp.Compare(o.since, other.since))
}

// visits derives the days on which the applicant has to come, those of one day as one trip. Who comes in between comes when the steps before
// are done, and not after the decision; what several items do together is done on as few days as it can be. A result is collected once the matter is decided, and may wait for the next trip, unless the
// applicant hands it in to another item or to an agency.
func (s *sketch) visits(p *Plan, r *run) error {
	c, awaited := r.clock, s.awaited(p)
	type collect struct {
		Errand
		from occasion
	}
	days := map[occasion][]Errand{}
	var collects, shared []collect
	for i, item := range p.Items {
		for _, v := range visitsOf(item.Matter, s.meets) {
			if item.Accepts && v.at != applying {
				continue
			}
			e, at, behind := Errand{i, v.Step, v.at}, r.accepted[i], 2*item.StartBehind
			if v.at == meanwhile {
				if item.untimed() {
					behind++
				}
				for _, x := range v.before {
					next, err := c.after(at, x)
					if err != nil || next > r.decided[i] { // beyond what is known, and so after the decision
						next = r.decided[i]
					}
					at = next
				}
			}
			if v.at == collecting {
				at, behind = r.decided[i], 2*item.FinishBehind
			}
			at, err := c.comes(at)
			from := occasion{behind, fmt.Sprint(p.sinceOf(e).After), at}
			switch {
			case err != nil:
				return err
			case v.at == collecting && !awaited[i]:
				collects = append(collects, collect{e, from})
			case v.at == meanwhile && v.Together != "":
				shared = append(shared, collect{e, from})
			default:
				days[from] = append(days[from], e)
			}
		}
	}
	slices.SortStableFunc(shared, func(a, b collect) int { return r.decided[a.Item] - r.decided[b.Item] })
	for len(shared) > 0 { // on as few days as there can be: the first that is decided cannot wait any longer
		first := shared[0]
		on := first.from
		join := func(x collect) bool {
			return x.Step.Together == first.Step.Together && (x.from.behind == first.from.behind && x.from.since == first.from.since && x.from.day <= r.decided[first.Item] || x == first)
		}
		for _, x := range shared {
			if join(x) {
				on.day = max(on.day, x.from.day)
			}
		}
		for _, x := range shared {
			if join(x) {
				days[on] = append(days[on], x.Errand)
			}
		}
		shared = slices.DeleteFunc(shared, join)
	}
	fixed := slices.SortedFunc(maps.Keys(days), occasion.compare)
	serves := func(o occasion, x collect) bool {
		return o.behind == x.from.behind && o.since == x.from.since && o.day >= x.from.day
	}
	type line struct {
		behind int
		since  string
	}
	last := map[line]occasion{} // the trips for what no other trip is late enough for, by what they are behind
	for _, x := range collects {
		at := line{x.from.behind, x.from.since}
		if o, ok := last[at]; !slices.ContainsFunc(fixed, func(o occasion) bool { return serves(o, x) }) && (!ok || o.day < x.from.day) {
			last[at] = x.from
		}
	}
	for _, o := range last {
		fixed = append(fixed, o)
	}
	slices.SortFunc(fixed, occasion.compare)
	for _, x := range collects {
		on := fixed[slices.IndexFunc(fixed, func(o occasion) bool { return serves(o, x) })]
		days[on] = append(days[on], x.Errand)
	}
	for _, on := range fixed {
		d := on.day
		trip := Trip{Day: d, Beyond: on.behind, For: days[on]}
		slices.SortStableFunc(trip.For, func(a, b Errand) int { return a.Item - b.Item })
		if trip.Since = p.sinceOf(trip.For[0]); len(trip.Since.After) > 0 {
			trip.Since.Day = p.daysSince(s.w, trip)
		}
		if calendar, ok := c.(dated); ok {
			day, err := calendar.WorkingDays(p.Start, timing.Date(d))
			if err != nil {
				return err
			}
			trip.Day, trip.Date = day, timing.Date(d)
		}
		p.Trips = append(p.Trips, trip)
	}
	return nil
}

// sinceOf are the milestones that an errand is done after.
func (p *Plan) sinceOf(e Errand) Since {
	if e.at == collecting {
		return p.Items[e.Item].FinishSince
	}
	return p.Items[e.Item].StartSince
}

// daysSince is how many working days after milestones the applicant comes at the latest as promised, whatever the day on which they happen.
func (p *Plan) daysSince(w planner, t Trip) (day int) {
	for _, e := range t.For {
		at := p.sinceOf(e).Day
		if e.at == meanwhile {
			for _, v := range visitsOf(p.Items[e.Item].Matter, nil) {
				if v.Step == e.Step {
					for _, x := range v.before {
						at += w.days(x)
					}
				}
			}
			at = min(at, max(p.Items[e.Item].FinishSince.Day, p.sinceOf(e).Day))
		}
		day = max(day, at)
	}
	return day
}

// Collects reports whether an errand is done once its item is decided.
func (e Errand) Collects() bool { return e.at == collecting }

// awaited are the items whose result the applicant himself hands in to another of the plan, or to an agency of it.
func (s *sketch) awaited(p *Plan) []bool {
	list := make([]bool, len(s.items))
	for i, waits := range s.waits {
		for _, x := range waits {
			if s.delivers(p, i, x) {
				list[x.on] = true
			}
		}
	}
	for _, m := range p.Materials { // of what nobody has to have, too
		for _, w := range m.wants {
			if w.gets != handed {
				continue
			}
			if w.from >= 0 {
				list[w.from] = true
			}
			for _, x := range s.asked[w.item] {
				if x.on >= 0 && x.agency().Makes(w.as) && s.delivers(p, w.item, x) {
					list[x.on] = true
				}
			}
		}
	}
	return list
}

// collects reports whether applicants who meet guards come for the result of a matter.
func collects(m *model.Matter, meets func(model.Guard) bool) bool {
	return slices.ContainsFunc(visitsOf(m, meets), func(v visit) bool { return v.at == collecting })
}

// PassesOn reports whether the windows pass the result of an item on to another: those of a procedure do among its members. What a milestone comes
// after the applicants have in their hands.
func (p *Plan) PassesOn(from, to int) bool {
	return p.Procedure != nil && !p.Items[from].Outside && !p.Items[to].Outside && !p.Items[to].Happens()
}
