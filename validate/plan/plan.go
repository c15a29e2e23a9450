// Package plan works out what an applicant must do for a procedure or a matter: when, with what, how often to come and what to pay.
//
// Everything is derived from the matters. Days are working days from the first day, dates those of the declared calendars; beyond them
// there is no plan with dates.
package plan

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
	"github.com/matterc/matterc/validate/timing"
)

// Relief is a way of relaxing what has to wait for what.
type Relief string

// The reliefs. 容缺, 告知承诺 and 模拟 count where a requirement declares them; 并联 is for members of one stage of a
// procedure, whose departments prepare their decisions side by side and decide when the one before has (滨州市工程建设项目
// 并联审批管理规定第十六条). 超时默许 is none: no basis can be declared for it, and nothing binds without one.
const (
	SupplyLater         = Relief(schema.SupplyLater)
	ByCommitment        = Relief(schema.ByCommitment)
	Simulated           = Relief(schema.Simulated)
	SideBySide   Relief = "并联"
)

// Reliefs are all reliefs: first those that a requirement can declare, in the order of the schema.
func Reliefs() (all []Relief) {
	for _, k := range schema.Values[schema.RelaxationKind]() {
		all = append(all, Relief(k))
	}
	return append(all, SideBySide)
}

// Name is what a relief is called.
func (r Relief) Name() diag.Text {
	switch r {
	case SupplyLater:
		return diag.T("容缺受理", "supplying papers later (容缺)")
	case ByCommitment:
		return diag.T("告知承诺", "a written commitment instead (告知承诺)")
	case Simulated:
		return diag.T("模拟审批", "simulated approval (模拟)")
	case SideBySide:
		return diag.T("并联审批", "departments of a stage side by side (并联)")
	}
	panic("no name for the relief " + string(r))
}

// Options say what a plan is made for.
type Options struct {
	Given      eligibility.Given
	Milestones map[*model.Milestone]schema.Period // how long those take of which it is said
	Start      *timing.Date                       // nil for a plan without dates
	Relief     []Relief
	Have       []*model.Document // what these applicants have already: nothing that leads to it is planned
	dayOff     bool              // the plan is one without dates for a first day on which nobody works
}

// Plan is what some applicants must do for a procedure, or for a matter with all that has to come first: everything in
// it is derived from the matters. Days are working days from the start. That of a procedure has no items where there is nothing for them to do.
type Plan struct {
	Procedure   *model.Procedure // nil for a plan of a matter
	Matter      *model.Matter    // nil for a plan of a procedure
	Given       eligibility.Given
	Relief      []Relief                           // with which it is made
	Items       []Item                             // in the order in which they are accepted
	Statutory   []schema.Period                    // sum of statutory limits, by unit, in the order 工作日, 日, 月, 年
	Unlimited   []*model.Matter                    // matters without a statutory limit
	Promised    []schema.Period                    // sum of promises, by unit
	Milestones  map[*model.Milestone]schema.Period // as in Options
	Have        []*model.Document                  // likewise
	Unpromised  []*model.Matter                    // matters without a promise: their statutory limit stands in for it, and where nobody knows that, no time at all
	Sum         int                                // promises one after another, in working days
	Length      int                                // longest path of promises, in working days: the promise that can be kept
	Limit       int                                // the same of statutory limits, a promise standing in where there is none
	Elapsed     int                                // working days at most, with excluded time, agency services and delivery, but for what is Open
	Late        *model.Matter                      // what has to be supplied soon after its acceptance may come too late, and how long it all takes is not known; nil for none
	LateThen    *model.Matter                      // of a plan with dates: the same on its days, and the last day is not known
	Open        []Open                             // what takes time of which nobody says how much: how long it all takes at most is not known
	Shorten     timing.Shortening                  // what is worth shortening next: places in Items
	VisitsAlone int                                // each matter by itself
	Unsaid      []*model.Matter                    // those of which nobody says whether one has to come: their visits are in no figure
	Trips       []Trip                             // together
	Materials   []Material
	Committed   []Material // in place of these a written commitment is handed in, with 告知承诺
	Delivered   []int      // places in Items of those whose result the applicant hands in elsewhere: at the latest its delivery counts
	Early       []int      // places in Items of those accepted before all of an earlier stage is decided, for nothing says that they wait
	Ready       []Ready
	Fees        []Fee
	Services    []Service
	Reliefs     []ReliefEffect
	Start, End  timing.Date     // if Dated: the day of all decisions if every promise is used up and nothing else takes time
	Latest      timing.Date     // if Bounded: the last day on which all is decided
	OutOfForce  []*model.Matter // of a plan with dates: what does not exist on all of its days
	Suspended   []*model.Matter // what is suspended on days of the plan, without dates on the edition's day or later: nobody applies for it on those days
	Dated       bool
	DayOff      bool     // it has dates, and nobody works on the first day
	Delayed     bool     // because of that Elapsed is longer
	Bounded     bool     // it has dates, nothing is Open, and the calendars reach to the latest
	NoDates     *NoDates // why a plan that was to have dates has none; nil where it has them, or was not to have any
	undated     *Plan
}

// Always is the same plan without dates, which holds whatever the first day. It is the plan itself, unless on its days another way is there first.
func (p *Plan) Always() *Plan {
	if p.undated != nil {
		return p.undated
	}
	return p
}

// Item is a matter of a plan.
type Item struct {
	Matter  *model.Matter
	Stage   string
	Outside bool          // it is no member of the procedure, and a member needs what it gives
	Accepts bool          // only its acceptance is waited for: the plan ends there for it, whenever it is decided
	After   []int         // places in Items of those it has to wait for directly
	Days    int           // its promise, or what the applicants say that the milestone takes
	Takes   schema.Period // the same, or its statutory limit where nothing is promised
	Timed   bool          // that is known
	timing.Slot
	Critical      bool
	Accepted, Due timing.Date // of a plan with dates, as Plan.End
	// StartBehind and FinishBehind are how many items of which nobody says how long they take have to be decided before the acceptance, and
	// before the decision, one after another: 0 for none, and else the days of the item are the earliest.
	StartBehind, FinishBehind int
	StartSince, FinishSince   Since // after which milestones it is accepted and decided
	// Of a plan with dates the last days of acceptance and decision, 0 for one that nobody knows or that lies behind the calendars.
	LatestAccepted, LatestDue timing.Date
	Unknown                   bool                       // nobody knows LatestDue
	Supply                    []int                      // places in Items of those its decision waits for directly
	Lent                      []*eligibility.Requirement // what an agency of another asks for that makes a paper which it shares
	Excluded                  []int                      // places among the matter's excluded times of those that these applicants may have to wait for
}

// Since counts from when milestones have happened of which nobody says how long they take: what comes before them is counted from the first day.
type Since struct {
	After    []int // places in Items of those milestones, the last to happen, in their order; none for what waits for no milestone
	Day      int   // working days since then
	Earliest bool  // and it waits for an item, too, of which nobody has published how long it takes: the day is the earliest
}

// Trip is a day on which the applicant has to come.
type Trip struct {
	Day    int         // working days from the start
	Date   timing.Date // of a plan with dates
	Latest timing.Date // of a plan with dates: the last day on which what is done on it is due, 0 as in Item
	// Unknown says that nobody knows Latest.
	Unknown bool
	Beyond  int // twice Item.StartBehind or FinishBehind of what is done on it, or one more while an item of unknown length is handled: the day is the earliest unless it is 0
	For     []Errand
	Since   Since // as of what is done on it
}

// Errand is a step that the applicant has to come for.
type Errand struct {
	Item int
	Step *model.Step
	at   moment // when in the course of the item it is done
}

// Material is a material with everyone who asks for it. The numbers are how many the applicant hands in, all Handings together; where he
// hands it in to nobody, the most that anyone asks for whose window does not fetch it itself.
type Material struct {
	*model.Material
	model.Numbers
	For      []int             // places in Items
	As       []*model.Material // as each of those asks for it
	Told     []model.Guard     // for whom of the applicants each of those asks for it, where the plan is for others, too; nil for all
	From     int               // place in Items of the matter that issues it, -1 for none: it is passed on
	Way      Way               // in which it comes to the windows first
	Handings []Handing         // by the applicant, the first first
	wants    []want
}

// Moment is a day of a plan.
type Moment struct {
	Day   int
	Date  timing.Date // of a plan with dates
	Since Since
}

// Ready is a paper that the applicants have, or get elsewhere: nobody in the plan issues it.
type Ready struct {
	Titles []string // any one of them
	Else   []string // what else serves and is no paper at hand: matters of the catalog give it
	For    []int
}

// Open is what takes time of which nobody says how much: a service of an agency, what does not count in the limit of an item, its suspension,
// or the item itself.
type Open struct {
	Item      int
	Name      string // of the service, or of what does not count
	Service   bool   // it is a service
	Suspended bool   // it is the suspension
	Decision  bool   // it is the item itself, which an office handles
	Milestone bool   // it is the item itself, which is a milestone
}

// Service is an intermediary service.
type Service struct {
	*model.AgencyService
	Item         int
	Commissioned bool            // by the department, while it handles the item
	Review       int             // place among the item's excluded times of what is for the same review, -1 for none: its time is counted there
	First        int             // place in Services of the first that makes the same report, which is made once: its own place where no other does
	For          []int           // places in Items of those who wait for what it makes, or for what its like for the same report makes
	Waited       bool            // something in the plan waits for it: it makes more than what its item does without
	Counted      bool            // as promised its time counts: somebody may supply soon after his acceptance what it makes
	Owed         []schema.Period // within each of which of the acceptance what it makes has to be supplied, with 容缺: the acceptance is put off until it will be
}

// ReliefEffect is what a relief saves on a plan, as the difference of two plans, and what hangs on it.
type ReliefEffect struct {
	Relief Relief
	Used   bool // the plan is made with it
	Saves  int  // working days
	Only   bool // without it there is no plan
	Uses   []ReliefUse
}

// ReliefUse is a requirement that a relief changes.
type ReliefUse struct {
	Item        int
	Requirement *eligibility.Requirement
	Supply      *schema.Period    // by when it has to be supplied after acceptance
	Effect      schema.LateEffect // of lateness
	Void        []int             // places in Items of what becomes void if it fails
}

// AskError says that the answer depends on facts that are not given.
type AskError struct{ Facts []*model.Fact }

// Error names the facts.
func (e *AskError) Error() string {
	var ids []string
	for _, f := range e.Facts {
		ids = append(ids, f.ID)
	}
	return "the plan depends on " + strings.Join(ids, ", ")
}

// BlockedError says that these applicants cannot finish a matter, and why as far as conditions and reliefs are the reason: what it needs
// waits for it, or nobody gives it, if neither is said.
type BlockedError struct {
	Matter   *model.Matter
	Needless bool          // it does not apply to them
	Days     *model.Matter // what is owed after its acceptance comes too late; from another day it may be in time
	// Suspended is what it needs, or it is itself, and what is suspended when it can be applied for: nobody says until when.
	Suspended *model.Matter
	Late      *model.Matter           // what may be supplied after its acceptance comes in time from no day
	Unmet     []eligibility.Condition // what they do not meet of its conditions, or of those of what has to come first
	Only      []Relief                // with which, beside those of the plan, it can be finished all the same: as few as may be, the first
}

// Error names the matter.
func (e *BlockedError) Error() string { return fmt.Sprintf("%s cannot be finished", e.Matter.ID) }

// NoDates says that the days of a plan lie beyond the calendars that are declared.
type NoDates struct {
	Start timing.Date // the first day of the plan
	Year  int         // that is not declared
	Known timing.Date // until when there are dates
	Any   bool        // whether there are any
}

// Make makes the plan of a procedure, or of a matter. The error is an *AskError, a *BlockedError, or one of timing where
// calendars contradict themselves. Where they end before the plan does, it is made without dates, and NoDates says so: its order holds, and
// what is counted in working days.
func Make(s *eligibility.Solution, pr *model.Procedure, m *model.Matter, o Options) (*Plan, error) {
	w := newPlanner(s)
	w.told, w.have = o.Milestones, o.Have
	in := w.Having(o.Given)
	if ask := w.asks(pr, m, in, o.Given); len(ask) > 0 {
		return nil, &AskError{ask}
	}
	if in.Empty() {
		return nil, &AskError{}
	}
	p, err := w.plan(pr, m, in, o)
	missing := (*timing.MissingYearError)(nil)
	if o.Start == nil || !errors.As(err, &missing) {
		return p, err
	}
	b := &NoDates{Start: *o.Start, Year: missing.Year, Known: timing.DateOf(missing.Year, time.January, 1) - 1}
	b.Any = slices.Contains(missing.Declared, missing.Year-1) && b.Start <= b.Known
	o.Start = nil
	undated, blocked := w.plan(pr, m, in, o)
	if blocked != nil { // from some first days it can be finished
		return nil, err
	}
	undated.NoDates = b
	return undated, nil
}

// plan makes a plan for profiles that nothing it depends on tells apart.
func (w planner) plan(pr *model.Procedure, m *model.Matter, in obtain.Region, o Options) (*Plan, error) {
	if m != nil && w.Engine().Applies(w.NumberOf(m)).And(in).Empty() {
		return nil, &BlockedError{Matter: m, Needless: true}
	}
	start, by := 0, clock(numbered{w: w, days: w.promised})
	if o.Start != nil {
		calendar, err := w.Calendar()
		if err != nil {
			return nil, err
		}
		start, by = int(*o.Start), dated{Calendar: calendar, w: w, meets: func(g model.Guard) bool { return w.Holds(g, in) }}
	}
	c := w.circleOf(pr, m, in, o.Relief)
	d, undated := c.undated()
	_, never := c.decided(d)
	if o.Start != nil {
		d = c.settle(start, by)
	} else {
		by = undated
	}
	if _, blocked := c.decided(d); blocked != nil {
		if never != nil {
			return nil, w.blocked(pr, m, never, in, o.Relief)
		}
		return nil, w.blockedThen(pr, m, c, d, start, by, blocked)
	}
	s := c.sketch(d)
	plan := &Plan{Procedure: pr, Matter: m, Given: o.Given, Relief: o.Relief, Milestones: o.Milestones, Have: o.Have, Items: s.items, DayOff: o.dayOff}
	s.services(plan)
	strict := numbered{w: w, days: w.promised}
	r, err := s.course(plan, strict, 0, false)
	for late := (*lateError)(nil); errors.As(err, &late) && !s.trusted[late.item]; { // but not on the days of the plan
		s.trusted[late.item] = true
		r, err = s.course(plan, strict, 0, false)
	}
	if err != nil {
		return nil, err
	}
	length, circular, err := s.length(r, w.promised)
	if err != nil {
		return nil, err
	}
	s.behind(plan)
	if err := s.since(plan, r); err != nil {
		return nil, err
	}
	accepted, decided := r.accepted, r.decided
	for i := range plan.Items {
		first, handling, last := length.Slots[3*i], length.Slots[3*i+1], length.Slots[3*i+2]
		if plan.Items[i].Accepts {
			handling, last = first, first
		}
		plan.Items[i].Slot = timing.Slot{Start: accepted[i], Finish: decided[i],
			LatestStart: max(first.LatestStart, accepted[i]), LatestFinish: max(last.LatestFinish, decided[i])}
		plan.Items[i].Critical = handling.Slack() == 0
		plan.Length = max(plan.Length, decided[i])
		if plan.Items[i].Matter.Milestone == nil {
			plan.Sum += plan.Items[i].Days
		}
	}
	if plan.hasMilestone() { // what is promised is promised besides
		offices, err := s.course(plan, passing{strict}, 0, false)
		if err != nil {
			return nil, err
		}
		plan.Length = slices.Max(append(offices.decided, 0))
	}
	if !circular { // else nobody has worked out what shorter promises come to
		plan.Shorten = length.Bottleneck()
	}
	for i, n := range plan.Shorten.Members {
		plan.Shorten.Members[i] = n / 3
	}
	if slices.ContainsFunc(plan.Shorten.Members, func(n int) bool { return plan.Items[n].Happens() }) {
		plan.Shorten = timing.Shortening{} // no office can shorten it
	}
	if len(plan.Awaits()) > 0 { // nobody knows what decides how long it all takes
		plan.Shorten = timing.Shortening{}
		for i := range plan.Items {
			x := &plan.Items[i]
			x.LatestStart, x.LatestFinish, x.Critical = x.Start, x.Finish, false
		}
	}
	plan.Limit, _ = c.whole(pr, m, passing{numbered{w: w, days: w.statutory}})
	plan.sums(s.meets)
	w.collect(plan, s, in, o.Given)
	if o.Start != nil {
		if r, err = s.course(plan, by, start, false); err != nil {
			return nil, err
		}
		plan.date(*o.Start, r.accepted, r.decided)
		plan.DayOff = !by.(dated).Works(*o.Start)
	}
	plan.Early = plan.early()
	s.wants(plan, r)
	if err := s.visits(plan, r); err != nil {
		return nil, err
	}
	plan.hand(r)
	if err := s.latest(plan, by, start); err != nil {
		return nil, err
	}
	plan.undate()
	plan.Suspended = plan.suspended(w.AsOf())
	w.reliefs(plan, pr, m, c, o.Relief)
	if o.Start != nil && never == nil && !s.sameWay(c.sketchUndated()) {
		o.Start, o.dayOff = nil, plan.DayOff
		if plan.undated, err = w.plan(pr, m, in, o); err != nil {
			return nil, err
		}
	}
	return plan, nil
}

// Place returns the place in Items of a matter, -1 if the plan has it not.
func (p *Plan) Place(m *model.Matter) int {
	return slices.IndexFunc(p.Items, func(i Item) bool { return i.Matter == m })
}

// early returns the items of a stage that are accepted before everything of the stages before it is decided.
func (p *Plan) early() (list []int) {
	if p.Procedure == nil {
		return nil
	}
	var stages []string
	for _, b := range p.Procedure.Members {
		if !slices.Contains(stages, b.Stage) {
			stages = append(stages, b.Stage)
		}
	}
	for n, i := range p.Items {
		if i.Stage != "" && slices.ContainsFunc(p.Items, func(x Item) bool {
			return x.Stage != "" && slices.Index(stages, x.Stage) < slices.Index(stages, i.Stage) && (i.Start < x.Finish && !p.Dated || i.Accepted < x.Due)
		}) {
			list = append(list, n)
		}
	}
	return list
}

// date gives a plan its dates, the days of its acceptances and decisions.
func (p *Plan) date(start timing.Date, accepted, decided []int) {
	p.Dated, p.Start, p.End = true, start, start
	for i := range p.Items {
		x := &p.Items[i]
		x.Accepted, x.Due = timing.Date(accepted[i]), timing.Date(decided[i])
		p.End = max(p.End, x.Due)
		if e := x.Matter.Effective; e != nil && !InForce(e, x.Accepted, x.Due) {
			p.OutOfForce = append(p.OutOfForce, x.Matter)
		}
	}
}

// InForce reports whether what has a period of effect exists on all days from one to another.
func InForce(e *schema.Effective, from, to timing.Date) bool {
	return within(from, e.From, e.To) && within(to, e.From, e.To)
}

// within reports whether a day is in a period that ends before end, or never if that is no day.
func within(day timing.Date, from, end schema.Date) bool {
	return day >= model.TimingDate(from) && (end.IsZero() || day < model.TimingDate(end))
}

// planner makes plans of who can obtain what.
type planner struct {
	*eligibility.Solution
	month, year  int                   // working days at most
	fewest, most map[schema.Period]int // working days of a period at least and at most
	split        map[*eligibility.Requirement][]*eligibility.Requirement
	told         map[*model.Milestone]schema.Period // how long milestones take
	have         []*model.Document                  // what the applicants have
}

func newPlanner(s *eligibility.Solution) planner {
	calendar, err := s.Calendar()
	if err != nil {
		calendar = nil // a check reports it
	}
	most := func(u timing.Unit) int {
		n, err := calendar.MostWorkingDays(timing.Period{Value: 1, Unit: u})
		if err != nil {
			panic(err) // a month and a year are periods
		}
		return n
	}
	return planner{s, most(timing.Month), most(timing.Year), map[schema.Period]int{}, map[schema.Period]int{}, map[*eligibility.Requirement][]*eligibility.Requirement{}, nil, nil}
}

// parts divides a requirement by who makes it: the matter itself, or each of the agencies whose services it needs.
func (w planner) parts(r *eligibility.Requirement) []*eligibility.Requirement {
	if w.split[r] != nil {
		return w.split[r]
	}
	var list []*eligibility.Requirement
	for _, e := range r.Elements {
		n := slices.IndexFunc(list, func(x *eligibility.Requirement) bool { return x.Elements[0].Service == e.Service })
		if n < 0 {
			part := *r
			part.Elements = nil
			n, list = len(list), append(list, &part)
		}
		list[n].Elements = append(list[n].Elements, e)
	}
	w.split[r] = list
	return list
}

// blocked says why applicants cannot finish what they want.
func (w planner) blocked(pr *model.Procedure, m, at *model.Matter, in obtain.Region, reliefs []Relief) error {
	e := &BlockedError{Matter: at}
	if at == nil {
		return e
	}
	c := w.circleOf(pr, m, in, reliefs)
	if open := c.derive(0, numbered{w: w, days: w.promised}, true, stay{}); open.has(at) {
		alone := *c
		alone.wanted = []*model.Matter{at}
		needed := alone.needed(open)
		for _, k := range c.matters {
			if !needed[acceptance(k)] {
				continue
			}
			for n, condition := range w.Conditions() {
				if condition.Matter == k && w.Engine().Meets(n).And(in).Empty() {
					e.Unmet = append(e.Unmet, condition)
				}
			}
		}
	}
	e.Only = w.only(pr, m, in, reliefs, func(c *circle) bool { return c.canFinish(at) })
	if len(e.Unmet) > 0 || len(e.Only) > 0 {
		return e
	}
	if !has(reliefs, SupplyLater) {
		c = w.circleOf(pr, m, in, slices.Concat(reliefs, []Relief{SupplyLater}))
	}
	if untimely := c.settle(0, trusting{numbered{w: w, days: w.promised}}); untimely.has(at) {
		d, _ := c.undated()
		e.Late = c.owes(d, untimely, at)
	}
	return e
}

// blockedThen says why applicants cannot finish what they want from a day on, though from another they may. The error is a *BlockedError, or that of
// the calendars.
func (w planner) blockedThen(pr *model.Procedure, m *model.Matter, c *circle, d *derivation, start int, by clock, at *model.Matter) error {
	e := &BlockedError{Matter: at}
	untimely := c.derive(start, by, false, stay{})
	cause, closed := c.hinders(untimely, decision(at))
	err := untimely.err
	if cause == otherwise {
		cause, closed = c.hinders(d, decision(at))
		err = d.err
	}
	switch cause {
	case calendars:
		return err
	case suspension:
		e.Suspended = closed
	default:
		e.Days = c.owes(d, untimely, at)
	}
	e.Only = w.only(pr, m, c.in, c.reliefs, func(c *circle) bool { return c.settle(start, by).has(at) })
	return e
}

// only returns the reliefs with which, beside others, something can be finished: as few as may be, the first.
func (w planner) only(pr *model.Procedure, m *model.Matter, in obtain.Region, beside []Relief, finishes func(*circle) bool) (only []Relief) {
	more := slices.DeleteFunc(Reliefs(), func(r Relief) bool { return has(beside, r) })
	for set := range 1 << len(more) {
		var some []Relief
		for n, r := range more {
			if set>>n&1 == 1 {
				some = append(some, r)
			}
		}
		if len(some) > 0 && (only == nil || len(some) < len(only)) && finishes(w.circleOf(pr, m, in, slices.Concat(beside, some))) {
			only = some
		}
	}
	return only
}

// days is a period in working days, at most: n days are never more than n working days, a month never more than one has that the
// catalog's calendars know, nor a year.
func (w planner) days(p schema.Period) int {
	switch p.Unit {
	case schema.Immediate:
		return 0
	case schema.Month:
		return w.month * p.Value
	case schema.Year:
		return w.year * p.Value
	}
	return p.Value
}

// daysAtLeast is a period in working days, at least: as few as it has from any day that the catalog's calendars know.
func (w planner) daysAtLeast(p schema.Period) int {
	n, ok := w.fewest[p]
	if !ok {
		if calendar, err := w.Calendar(); err == nil {
			n, _ = calendar.FewestWorkingDays(model.TimingPeriod(p)) // a check reports what is no period
		}
		w.fewest[p] = n
	}
	return n
}

// daysAtMost is a period in working days, as many as it has from some day of the catalog's calendars: ten days never have ten. days is sure where the
// calendars are not.
func (w planner) daysAtMost(p schema.Period) int {
	n, ok := w.most[p]
	if !ok {
		n = w.days(p)
		if calendar, err := w.Calendar(); err == nil && p.Unit == schema.Day {
			most := 0
			for day := range calendar.Days() {
				last, err := calendar.Last(day, model.TimingPeriod(p))
				if err != nil {
					continue // behind the calendars
				}
				if days, err := calendar.WorkingDays(day, last); err == nil {
					most = max(most, days)
				}
			}
			if most > 0 { // else nobody knows
				n = most
			}
		}
		w.most[p] = n
	}
	return n
}

// promised is the promise of a matter, or what stands in for it, in working days.
func (w planner) promised(m *model.Matter) int {
	p, _ := w.time(m)
	return w.days(p)
}

// time is within what time a matter is decided, see model.Matter.Time, or a milestone has happened as the applicants say.
func (w planner) time(m *model.Matter) (p schema.Period, known bool) {
	if m.Milestone == nil {
		return m.Time()
	}
	if p, known = w.told[m.Milestone]; !known {
		p.Unit = schema.Immediate
	}
	return p, known
}

// open reports whether a matter is a milestone of which nobody says how long it takes.
func (w planner) open(m *model.Matter) bool {
	if m.Milestone == nil {
		return false
	}
	_, known := w.told[m.Milestone]
	return !known
}

// statutory is the statutory limit of a matter, or its promise if there is none, in working days.
func (w planner) statutory(m *model.Matter) int {
	limit, _, ok := m.Lawful()
	if !ok && m.Milestone == nil {
		return w.promised(m)
	}
	return w.days(limit)
}

// sums adds up limits and promises, by unit, and the visits of who meets guards.
func (p *Plan) sums(meets func(model.Guard) bool) {
	statutory, promised := map[schema.Unit]int{}, map[schema.Unit]int{}
	for _, item := range p.Items {
		t, _, ok := item.Matter.Lawful()
		switch {
		case item.Accepts, item.Matter.Milestone != nil: // no decision that is part of the plan
		case ok:
			statutory[t.Unit] += t.Value
		default:
			p.Unlimited = append(p.Unlimited, item.Matter)
		}
		if !item.Accepts && item.Matter.Milestone == nil {
			if t, ok := item.Matter.Promise(); ok {
				promised[t.Unit] += t.Value
			} else {
				p.Unpromised = append(p.Unpromised, item.Matter)
			}
		}
		if _, known := item.Matter.Visits(); !known && item.Matter.Milestone == nil {
			p.Unsaid = append(p.Unsaid, item.Matter)
		}
		for _, v := range visitsOf(item.Matter, meets) {
			if !item.Accepts || v.at == applying {
				p.VisitsAlone++
			}
		}
	}
	for _, u := range schema.Values[schema.Unit]() {
		if u == schema.Immediate {
			continue // it adds nothing, whatever number is written
		}
		if statutory[u] > 0 {
			p.Statutory = append(p.Statutory, schema.Period{Value: statutory[u], Unit: u})
		}
		if promised[u] > 0 {
			p.Promised = append(p.Promised, schema.Period{Value: promised[u], Unit: u})
		}
	}
}

// CriticalPath returns places in Items that follow one another without a pause up to the end of the plan: the path that
// makes it as long as it is.
func (p *Plan) CriticalPath() []int {
	var path []int
	at := p.Length
	for at > 0 {
		next := -1
		for i, item := range p.Items {
			if item.Critical && item.Finish == at && item.Days > 0 && item.Finish-item.Days < at {
				next = i
				break
			}
		}
		if next < 0 {
			break
		}
		path = append([]int{next}, path...)
		at = p.Items[next].Finish - p.Items[next].Days
	}
	return path
}

// Breaks returns the place in Items of the member with which a promise of some working days is exceeded: the first on the
// critical path that ends after it; -1 if the promise can be kept.
func (p *Plan) Breaks(promise int) int {
	for _, i := range p.CriticalPath() {
		if p.Items[i].Finish > promise {
			return i
		}
	}
	return -1
}
