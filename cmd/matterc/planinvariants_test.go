package main

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"testing"
	"time"
)

// sound looks at a plan by itself, whatever happens first or last: what is true of every plan.
func (p *saidPlan) sound(fail func(string, ...any), w *errands, roots []int, start int) (early int) {
	dated := start != none
	day := func(number int, date string) int { // of something the plan says
		if !dated {
			if date != "" {
				fail("%s without a start", date)
			}
			return number
		}
		d := dayOf(date)
		if d == none || d < start || !w.days.years[civilDate(d).Year()] {
			fail("%q is no day of this plan", date)
		}
		return d
	}
	if p.Figures.Start != "" != dated || dated && p.Figures.Start != written(start) {
		fail("start %q", p.Figures.Start)
	}

	// Matters: numbered in the order in which they are accepted, each once, and every member that takes part.
	matters := map[string]bool{}
	accepted, due := map[int]int{}, map[int]int{}
	var outOfForce []string
	last, end := 0, max(0, day(0, p.Figures.Start))
	for n, i := range p.Items {
		if i.Number != n+1 || matters[i.Matter.ID] {
			fail("item %d, %s: not the next one, or twice", i.Number, i.Matter.ID)
		}
		happens := i.Milestone.ID != ""
		if x := i.Matter; happens && x.Name != "里程碑"+x.ID || !happens && (x.Name != "事项"+x.ID || x.Department.ID != w.chores[w.number(x.ID)].department) {
			fail("%v", x)
		}
		matters[i.Matter.ID] = true
		m := w.number(i.Matter.ID)
		a, d := day(i.Start, i.Accepted), day(i.Finish, i.Due)
		if a < last || d < a || i.AcceptanceOnly && d != a {
			fail("%s from %d to %d, after one that is accepted on %d", i.Matter.ID, a, d, last)
		}
		last, end = a, max(end, d)
		accepted[i.Number], due[i.Number] = a, d
		if x := w.chores[m]; dated && x.until != none && (a < dayOf("2014-02-07") || d >= x.until) {
			outOfForce = append(outOfForce, x.id)
		}
		if i.Slack < 0 {
			fail("%s can be put off by %d", i.Matter.ID, i.Slack)
		}
		if dated && d > a && !w.days.works(d) {
			fail("%s is decided on a day off, %s", i.Matter.ID, i.Due)
		}
		if dated && w.chores[m].comes() && !w.days.works(a) {
			fail("%s is accepted at a window on a day off, %s", i.Matter.ID, i.Accepted)
		}
		if member := slices.Contains(roots, m); i.Outside == (member || w.subject != "p" || happens) || i.AcceptanceOnly && member {
			fail("%s outside: %v, only accepted: %v", i.Matter.ID, i.Outside, i.AcceptanceOnly)
		}
	}
	for _, m := range roots {
		if !matters[w.chores[m].id] {
			fail("member %s is missing", w.chores[m].id)
		}
	}
	m := w.milestone() // whose time is not promised
	if promise := day(p.Figures.Promise, p.Figures.End); promise != end && (m < 0 || !matters[w.chores[m].id] || dated || promise > end) {
		fail("end %d %s, not that of the last matter", p.Figures.Promise, p.Figures.End)
	}
	said := []string{}
	for _, m := range p.Figures.OutOfForce {
		said = append(said, m.ID)
	}
	slices.Sort(said)
	slices.Sort(outOfForce)
	if !slices.Equal(said, outOfForce) {
		fail("not handled on all days: %v, not %v", outOfForce, said)
	}
	p.last(fail, w, start)
	var stages []string
	for _, x := range w.chores {
		if x.member {
			stages = append(stages, x.stage)
		}
	}
	early = p.early(fail, stages)
	if p.Figures.Claimed != w.claim || p.Figures.Kept != (w.claim > 0 && p.Figures.Promise <= w.claim) {
		fail("claimed %d, kept: %v", p.Figures.Claimed, p.Figures.Kept)
	}
	numbers := func(what string, list []int, most int) {
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) || len(list) > 0 && (list[0] < 1 || list[len(list)-1] > most) {
			fail("%s: %v", what, list)
		}
	}
	if (p.Procedure.ID == w.subject) == (p.Matter.ID == w.subject) || p.FormatVersion != 2 {
		fail("a plan of %q, %q", p.Procedure.ID, p.Matter.ID)
	}
	// What becomes void with a demand: who makes it, and whoever waits for that.
	for _, r := range p.Reliefs {
		for _, u := range r.Uses {
			void := []int{u.Item}
			for k := 0; k < len(void); k++ {
				for _, i := range p.Items {
					if waits := slices.Contains(i.After, void[k]) || slices.Contains(i.Supply, void[k]); waits && !slices.Contains(void, i.Number) {
						void = append(void, i.Number)
					}
				}
			}
			if slices.Sort(void); !slices.Equal(void, u.Void) {
				fail("%s of %d: %v become void, not %v", r.Relief, u.Item, void, u.Void)
			}
		}
	}
	for _, r := range p.Ready {
		numbers(fmt.Sprint(r.AnyOf), r.Items, len(p.Items))
		if len(r.AnyOf) == 0 || len(r.Items) == 0 {
			fail("nothing to have ready: %v", r)
		}
	}
	for _, i := range p.Items {
		numbers(i.Matter.ID+" after", i.After, len(p.Items))
		numbers(i.Matter.ID+" supply", i.Supply, len(p.Items))
		for _, k := range i.After {
			if k == i.Number || accepted[k] > accepted[i.Number] {
				fail("%d waits for the acceptance of %d, which is later", i.Number, k)
			}
		}
		for _, k := range i.Supply {
			if k == i.Number || accepted[k] > due[i.Number] {
				fail("%d waits for the decision of %d, which is later", i.Number, k)
			}
		}
	}

	// Visits: in order, on working days, about what has been accepted, and each paper on one of them, when it is there.
	trips := map[int]int{}
	collected := map[int]int{}
	last = -1
	for n, trip := range p.Trips {
		t := day(trip.Day, trip.Date)
		if trip.Number != n+1 || t < last || t == last && trip.Since == nil || len(trip.Errands)+len(trip.Bring) == 0 {
			fail("visit %d on %s: not the next one, or about nothing", trip.Number, trip.Date)
		}
		if dated && !w.days.works(t) {
			fail("visit %d is on a day off, %s", trip.Number, trip.Date)
		}
		if working := w.days.working(start, t); dated && trip.Day != working {
			fail("visit %d is on working day %d, %s, not %d", trip.Number, working, trip.Date, trip.Day)
		}
		last, trips[trip.Number] = t, t
		for _, e := range trip.Errands {
			if !slices.Equal(e.Windows, []string{"一楼"}) {
				fail("visit %d: %v", trip.Number, e)
			}
			if e.Item < 1 || e.Item > len(p.Items) || accepted[e.Item] > t {
				fail("visit %d: %v", trip.Number, e)
				continue
			}
			if m := w.number(p.Items[e.Item-1].Matter.ID); w.chores[m].places(e.Step) == collecting {
				collected[e.Item] = t
				if t < due[e.Item] {
					fail("%d is collected before it is decided", e.Item)
				}
			}
		}
		numbers(fmt.Sprintf("visit %d brings", trip.Number), trip.Bring, len(p.Materials))
		for _, k := range trip.Bring {
			if x := p.Materials[k-1]; !x.brings(trip) {
				fail("visit %d brings %d, which is for visit %d", trip.Number, k, x.Trip)
			}
		}
	}
	for n, x := range p.Materials {
		numbers(x.Name+" is asked for by", x.Items, len(p.Items))
		if x.Number != n+1 || len(x.Items) == 0 || (x.How == "brought") != (x.Trip != 0) {
			fail("%s: %d, %s on visit %d", x.Name, x.Number, x.How, x.Trip)
			continue
		}
		if x.How == "passed" && x.From == 0 {
			fail("%s is passed on by nobody", x.Name)
		}
		if x.Trip == 0 {
			continue
		}
		t, ok := trips[x.Trip]
		if !ok || !slices.Contains(p.Trips[x.Trip-1].Bring, x.Number) {
			fail("%s is not among what visit %d brings", x.Name, x.Trip)
		}
		if x.From != 0 && (t < due[x.From] || t < collected[x.From]) {
			fail("%s is handed in on visit %d, before %d is decided or collected", x.Name, x.Trip, x.From)
		}
	}
	p.adds(fail)
	return early
}

// brings says whether a paper is brought on a visit.
func (x *saidPaper) brings(trip saidTrip) bool {
	return x.Trip == trip.Number || slices.ContainsFunc(x.Handings, func(h saidHanding) bool { return h.Trip == trip.Number })
}

// commits looks at what commitments stand in for: for whom, by its name.
func (p *saidPlan) commits(fail func(string, ...any), want map[string][]int) {
	got := map[string][]int{}
	for _, m := range p.Committed {
		if got[m.Name] = append(got[m.Name], m.Items...); len(m.Items) == 0 {
			fail("%s is asked for by nobody", m.Name)
		}
		for _, x := range p.Materials {
			if x.Name == m.Name && slices.ContainsFunc(x.Items, func(k int) bool { return slices.Contains(m.Items, k) }) {
				fail("%s is handed in, though a commitment is: %v, %v", m.Name, x.Items, m.Items)
			}
		}
	}
	for _, list := range want {
		slices.Sort(list)
	}
	if !maps.EqualFunc(got, want, slices.Equal) {
		fail("commitments instead of %v, not of %v", want, got)
	}
}

// early looks at which members are said to be accepted before all of the stages before theirs is decided. A stage is before another if a
// member of it comes first among all members, of which these are the stages.
func (p *saidPlan) early(fail func(string, ...any), stages []string) (early int) {
	rank := func(i saidItem) int { return slices.Index(stages, i.Stage) }
	for _, i := range p.Items {
		disputed := false
		want := i.Stage != "" && slices.ContainsFunc(p.Items, func(j saidItem) bool {
			before := j.Stage != "" && rank(j) < rank(i)
			counted, dated := i.Start < j.Finish, i.Accepted < j.Due
			// A plan with dates goes by the numbers of working days, too, which its dates may contradict. It is not compared then.
			disputed = disputed || before && p.Figures.Start != "" && counted != dated
			return before && counted
		})
		if i.Early != want && !disputed {
			fail("%s is accepted before the stages before it are decided: %v, not %v", i.Matter.ID, want, i.Early)
		}
		if want {
			early++
		}
	}
	return early
}

// last looks at what is said of the latest, where nothing takes time but what is promised: it is as promised, unless somebody applies on a
// day off, which is accepted on the next working day.
func (p *saidPlan) last(fail func(string, ...any), w *errands, start int) {
	f := &p.Figures
	if m := w.milestone(); m >= 0 && !w.told && p.item(w.chores[m].id) > 0 {
		if !slices.Equal(f.Open, []string{"里程碑" + w.chores[m].id}) || f.Elapsed != nil {
			fail("open: %v, at the latest %v", f.Open, f.Elapsed)
		}
		return
	}
	if len(f.Open) > 0 || len(p.IntermediaryServices) > 0 {
		fail("agencies: %v, %v", p.IntermediaryServices, f.Open)
	}
	most := f.Promise
	if m := w.milestone(); m >= 0 && p.item(w.chores[m].id) > 0 { // with its time, which nobody promises
		for _, i := range p.Items {
			most = max(most, i.Finish)
		}
	}
	if start != none && !w.days.works(start) && len(p.Items) > 0 {
		most++ // until the next working day
	}
	m := w.milestone()
	first := m >= 0 && p.item(w.chores[m].id) > 0 && start != none && !w.days.works(start) // a milestone begins on a day off, too
	if f.Elapsed == nil || *f.Elapsed != most && !(first && *f.Elapsed == most-1) {
		fail("at the latest %v, not %d", f.Elapsed, most)
	}
	shut := start != none && !w.days.works(start)
	for _, i := range p.Items {
		if i.Delivery != (saidPeriod{}) {
			fail("%s is delivered within %v", i.Matter.ID, i.Delivery)
		}
		shut = shut || start != none && !w.days.works(dayOf(i.Accepted))
	}
	same := func(what any, latest, promised string, opens bool) {
		switch {
		case start == none || !shut:
			if latest != promised {
				fail("%v at the latest %q, not %q", what, latest, promised)
			}
		case latest == "" && f.Latest != "": // behind the calendars is something, and so the whole
			fail("%v at the latest %q, the whole %q", what, latest, f.Latest)
		case latest == "":
		case latest < promised || opens && dayOf(latest) < w.days.next(dayOf(promised)) || opens && !w.days.works(dayOf(latest)):
			fail("%v at the latest %q, though %q is promised", what, latest, promised)
		}
	}
	same("the whole", f.Latest, f.End, false)
	for _, i := range p.Items {
		same(i.Matter.ID+" is accepted", i.LatestAccepted, i.Accepted, i.Milestone.ID == "")
		same(i.Matter.ID+" is decided", i.LatestDue, i.Due, i.AcceptanceOnly)
	}
	p.lastTrips(fail, w.days, func(i saidItem) *chore { return &w.chores[w.number(i.Matter.ID)] })
}

// lastTrips looks at the last day of each visit: not before the day that is planned, nor before that of what it is about, and not after that
// of all it is about.
func (p *saidPlan) lastTrips(fail func(string, ...any), days *civil, chore func(saidItem) *chore) {
	for _, trip := range p.Trips {
		unknown, delivered := p.Figures.Start == "", false // delivered: what is collected or brought comes to the applicant later
		for _, e := range trip.Errands {
			i := p.Items[e.Item-1]
			unknown = unknown || i.LatestAccepted == "" || i.LatestDue == "" && chore(i).places(e.Step) != applying
		}
		for _, e := range trip.Errands {
			i := p.Items[e.Item-1]
			delivered = delivered || i.Delivery.Value > 0 && chore(i).places(e.Step) == collecting
		}
		for _, k := range trip.Bring {
			delivered = delivered || p.Materials[k-1].From != 0 || len(p.Materials[k-1].Services) > 0
		}
		if trip.Latest == "" && !unknown && !delivered || trip.Latest != "" && unknown {
			fail("visit %d at the latest %q, and of what it is about it is known: %v", trip.Number, trip.Latest, !unknown)
		}
		if trip.Latest == "" {
			continue
		}
		least, most := trip.Date, 0
		for _, e := range trip.Errands {
			i := p.Items[e.Item-1]
			switch chore(i).places(e.Step) {
			case applying:
				least, most = max(least, i.LatestAccepted), max(most, dayOf(i.LatestAccepted))
			case between: // on any day until the decision
				least, most = max(least, i.LatestAccepted), max(most, dayOf(i.LatestDue))
			case collecting:
				least, most = max(least, i.LatestDue), max(most, dayOf(i.LatestDue))
			}
		}
		for _, k := range trip.Bring { // what is brought is there
			x := p.Materials[k-1]
			if x.From != 0 && x.Mandatory {
				least = max(least, p.Items[x.From-1].LatestDue)
			}
			for _, h := range x.Handings {
				if h.Trip != trip.Number || !h.Mandatory {
					continue
				}
				for _, s := range h.Services {
					if s := p.IntermediaryServices[s-1]; s.Period.Unit == "工作日" && !s.Optional {
						least = max(least, written(days.add(dayOf(p.Figures.Start), span{s.Period.Value, s.Period.Unit})))
					}
				}
			}
		}
		if latest := dayOf(trip.Latest); trip.Latest < least || !days.works(latest) {
			fail("visit %d at the latest %s, not before %s", trip.Number, trip.Latest, least)
		}
		if latest := dayOf(trip.Latest); !delivered && len(trip.Errands) > 0 && latest > days.next(most) {
			fail("visit %d at the latest %s, though all that it is about is there on %s", trip.Number, trip.Latest, written(days.next(most)))
		}
	}
}

// adds looks at figures that are the sum of their parts.
func (p *saidPlan) adds(fail func(string, ...any)) {
	alone, promised := 0, map[string]int{}
	for _, i := range p.Items {
		if alone += i.Visits; i.AcceptanceOnly {
			alone = -1 << 20 // what comes after acceptance is no part of the plan
		}
		if !i.AcceptanceOnly && i.Milestone.ID == "" {
			promised[i.Promise.Unit] += i.Promise.Value
		}
	}
	if alone >= 0 && alone != p.Figures.VisitsAlone || p.Figures.Visits != len(p.Trips) {
		fail("visits: %d, %d", p.Figures.VisitsAlone, p.Figures.Visits)
	}
	for _, s := range p.Figures.Promised {
		if s.Unit != "即时" && s.Value != promised[s.Unit] {
			fail("promises come to %v, not %v", promised, p.Figures.Promised)
		}
	}
	sums, unknown := map[string]*big.Rat{}, map[string]int{}
	for _, f := range p.Fees {
		for _, whose := range []string{"", f.Department.ID} {
			if sums[whose] == nil {
				sums[whose] = new(big.Rat)
			}
			if f.Amount == "" {
				unknown[whose]++
			} else {
				sums[whose].Add(sums[whose], decimal(f.Amount))
			}
		}
	}
	if sums[""] == nil {
		sums[""] = new(big.Rat)
	}
	totals := append([]saidTotal{p.FeeTotal.saidTotal}, p.FeeTotal.ByDepartment...)
	slices.SortFunc(totals, func(a, b saidTotal) int { return cmp.Compare(a.Department.ID, b.Department.ID) })
	for _, total := range totals {
		whose := total.Department.ID
		if sums[whose] == nil || sums[whose].Cmp(decimal(total.Amount)) != 0 || unknown[whose] != total.Unknown {
			fail("fees of %q come to %v and %d unknown, not %v", whose, sums[whose], unknown[whose], total)
		}
		delete(sums, whose)
	}
	if len(sums) > 0 {
		fail("fees of %v have no sum", sums)
	}
}

// working counts the working days after a day, up to another.
func (c *civil) working(from, to int) (n int) {
	for d := from + 1; d <= to; d++ {
		if c.works(d) {
			n++
		}
	}
	return n
}

// places says how a step is placed, by its name.
func (c *chore) places(step string) int {
	for i, place := range c.placed() {
		if c.steps[i].name == step {
			return place
		}
	}
	return none
}

// TestWorkingDays counts a few working days by hand.
func TestWorkingDays(t *testing.T) {
	off := dayOf("2026-05-01")
	c := &civil{map[int]bool{off: true}, map[int]bool{off + 1: true}, map[int]bool{2026: true}, 0, nil}
	if n := c.working(off-1, off+4); civilDate(off).Weekday() != time.Friday || n != 3 { // the Saturday, Monday, Tuesday
		t.Error(n)
	}
}
