package validate

import (
	"fmt"
	"maps"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
	"github.com/matterc/matterc/validate/timing"
)

func checkExpiry() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T109", Name: "expires-before-use", Severity: diag.Error,
			Title: diag.T("证照批文还没用上就已过期", "a document that expires before it can be used"),
			Doc: diag.T("一件证照批文有有效期，而要用到它的事项还要先有别的东西，那些东西又要在它核发以后才能开始办，沿途的承诺时限加起来比有效期长：申请人拿到它，等到能用的时候它已经过期，只能再办一次。\n\n"+
				"编译器把有效期（最长能有几日）和沿途各事项的承诺时限（最快要几日，按目录的日历）放进一个时间网络，对每一种申请人情形、每一条可以选的路线判断；只报告每条路线都来不及的，并写出相互矛盾的一组期间。写了延续申请（renew）的有效期可以延续，不算；不由本目录核发的、可以告知承诺的不算。路线太多、判断不完的，不报告。",
				"A document is valid for some time, and the matter that needs it needs something else, too, which can only be started once the document is there and takes longer than it is valid: when it could be used it has expired and has to be obtained again.\n\nValidities (the most days they can be) and the promises on the way (the fewest days they can take, by the catalog's calendars) make a temporal network, which is decided for every situation and every choice of alternatives. Only what fails on every route is reported, with the periods that contradict each other. Validities that can be renewed, documents issued elsewhere and those a written commitment replaces do not count. Where there are too many routes nothing is reported."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			x := l.expiry()
			for _, p := range x.proofs() {
				report(x.finding(p))
			}
		},
	}
}

// expiry looks for documents that expire before they can be used.
type expiry struct {
	w        *eligibility.Solution
	calendar *timing.Calendar
	ways     [][]way // of every requirement
	leads    map[schema.Period]int
	validity map[*model.Document]int // of those that expire
	left     int                     // constraints that may still be looked at for the matter at hand
	leftAll  int                     // and for all
}

// How many constraints are looked at for one matter, and for all, before what is left stays undecided: about a tenth of a
// second for each and a second for all.
const (
	maxConstraints    = 200_000
	maxAllConstraints = 2_000_000
)

func (l *inspected) expiry() *expiry {
	calendar, err := l.Calendar()
	if err != nil {
		calendar = nil // what is wrong with it is reported where it matters
	}
	x := &expiry{w: l.solution(), calendar: calendar, leads: map[schema.Period]int{}, validity: map[*model.Document]int{}, left: maxConstraints, leftAll: maxAllConstraints}
	for _, d := range l.Documents() {
		if days, ok := x.longest(d); ok {
			x.validity[d] = days
		}
	}
	for _, r := range x.w.Requirements() {
		x.ways = append(x.ways, x.waysOf(r))
	}
	return x
}

// lead returns the fewest days from the acceptance of a matter to its decision as promised. A working day takes at least
// a day, a month 28 and a year 365, should the calendars not say more.
func (x *expiry) lead(m *model.Matter) int {
	if m.Deadline.Promised == nil {
		return 0 // nobody says how long it takes at least
	}
	p := *m.Deadline.Promised
	days, ok := x.leads[p]
	if !ok {
		days = p.Value * map[schema.Unit]int{schema.WorkingDay: 1, schema.Day: 1, schema.Month: 28, schema.Year: 365}[p.Unit]
		if shortest, _, ok, err := x.calendar.Bounds(model.TimingPeriod(p), nil); err == nil && ok {
			days = shortest.Days()
		}
		x.leads[p] = days
	}
	return days
}

// offDays is more than any holiday lasts: by so many days a period moves on at most that would end on a day off.
const offDays = 10

// longest returns the most days for which a document can be used; ok is false if it does not expire as far as can be told.
func (x *expiry) longest(d *model.Document) (days int, ok bool) {
	if d.Term == nil || d.Validity.Renew != nil || len(d.Issuers) == 0 {
		return 0, false
	}
	p := *d.Term
	_, longest, ok, err := x.calendar.Bounds(model.TimingPeriod(p), nil)
	switch {
	case err == nil && ok:
		return longest.Days(), true
	case p.Unit == schema.WorkingDay || p.Unit == schema.Immediate:
		return 0, false
	}
	return p.Value*map[schema.Unit]int{schema.Day: 1, schema.Month: 31, schema.Year: 366}[p.Unit] + offDays, true
}

// way is one way of meeting a requirement: an event, and the document that it brings, if any.
type way struct {
	event    obtain.Event
	document *model.Document
}

// waysOf returns the ways of meeting a requirement; nil if nobody has to wait for it.
func (x *expiry) waysOf(r *eligibility.Requirement) []way {
	var list []way
	for _, a := range r.AnyOf {
		if r.Relaxed() || a.Document != nil && len(a.Document.Issuers) == 0 {
			return nil
		}
		for _, m := range a.Issuers() {
			if _, ok := x.w.Translate(m.Applies); !ok || len(m.Applies) != len(m.Matter.Applies) {
				return nil // unclear to whom it applies
			}
			y := way{event: obtain.Event{Matter: x.w.NumberOf(m), Decided: a.Of == schema.Decided}}
			if y.event.Decided {
				y.document = a.Document
			}
			list = append(list, y)
		}
	}
	return list
}

// open returns for whom a way can be gone.
func (x *expiry) open(y way) obtain.Region { return x.w.Engine().Obtainable(y.event) }

// term is a constraint of a network in words.
type term struct {
	kind        termKind
	matter      int // of a lead
	requirement int // of others
	way         way
	days        int
}

type termKind int

const (
	leadTerm   termKind = iota // decided(matter) - accepted(matter) ≥ days
	beforeTerm                 // what a requirement demands comes first
	validTerm                  // and at most days before
)

// proof is a reason why a document expires before it can be used, for some profiles.
type proof struct {
	in   obtain.Region
	ring []term // the periods that contradict each other
}

// expires reports whether a document that expires is part of the reason.
func (p proof) expires() bool {
	return slices.ContainsFunc(p.ring, func(t term) bool { return t.kind == validTerm })
}

// proofs returns a proof for every set of periods that contradict each other for somebody.
func (x *expiry) proofs() []proof {
	var list []proof
	at := map[string]int{}
	for _, m := range x.targets() {
		in := x.w.Engine().Obtainable(obtain.Event{Matter: m, Decided: true})
		x.left = maxConstraints
		for _, p := range x.never(m, in, nil) {
			if !p.expires() {
				continue // matters that wait for each other: D101
			}
			key := p.key()
			if i, ok := at[key]; ok {
				list[i].in = list[i].in.Or(p.in)
				continue
			}
			at[key] = len(list)
			list = append(list, p)
		}
	}
	return list
}

// key is the same for proofs with the same ring.
func (p proof) key() string {
	var parts []string
	for _, t := range p.ring {
		parts = append(parts, fmt.Sprint(t.kind, t.matter, t.requirement, t.way.event))
	}
	slices.Sort(parts)
	return fmt.Sprint(parts)
}

// targets returns the matters that may have to wait for one that needs a document which expires.
func (x *expiry) targets() []int {
	waits := map[int][]int{} // by matter, those that may wait for it
	var queue []int
	for n := range x.w.Requirements() {
		m := x.w.NumberOf(x.w.Requirements()[n].Matter)
		for _, y := range x.ways[n] {
			waits[y.event.Matter] = append(waits[y.event.Matter], m)
			if _, expires := x.validity[y.document]; expires {
				queue = append(queue, m)
			}
		}
	}
	seen := map[int]bool{}
	for ; len(queue) > 0; queue = queue[1:] {
		if m := queue[0]; !seen[m] {
			seen[m] = true
			queue = append(queue, waits[m]...)
		}
	}
	return slices.DeleteFunc(slices.Sorted(maps.Keys(seen)), x.w.Engine().Undecided)
}

// never returns for which profiles of a region no schedule lets them obtain a matter, with proofs. All requirements that
// hold for some of the profiles and all ways that are open to some are demanded at once; if that is too much, the
// conflict tells by which requirement to divide the profiles, or among whose ways to choose. A way that has been chosen
// is the only one.
func (x *expiry) never(target int, in obtain.Region, chosen map[int]way) []proof {
	if in.Empty() || x.left < 0 || x.leftAll < 0 {
		return nil
	}
	terms, ring := x.conflict(target, in, chosen)
	if ring == nil {
		return nil
	}
	for _, t := range terms {
		for _, part := range []obtain.Region{x.w.Engine().Holds(t.requirement), x.open(t.way)} {
			if rest := in.Minus(part); !rest.Empty() {
				return append(x.never(target, in.And(part), chosen), x.never(target, rest, chosen)...)
			}
		}
	}
	for _, t := range terms {
		if _, ok := chosen[t.requirement]; ok {
			continue
		}
		if ways := x.ways[t.requirement]; len(ways) > 1 {
			return x.none(target, in, chosen, t.requirement, ways)
		}
	}
	return []proof{{in, ring}}
}

// none returns for which profiles none of the ways of a requirement will do; the proof is that of
// the first that has to do with a document that expires.
func (x *expiry) none(target int, in obtain.Region, chosen map[int]way, requirement int, ways []way) []proof {
	proofs := []proof{{in: in}}
	for _, y := range ways {
		var next []proof
		for _, p := range proofs {
			if closed := p.in.Minus(x.open(y)); !closed.Empty() {
				next = append(next, proof{closed, p.ring})
			}
			choice := maps.Clone(chosen)
			if choice == nil {
				choice = map[int]way{}
			}
			choice[requirement] = y
			for _, q := range x.never(target, p.in.And(x.open(y)), choice) {
				if p.expires() {
					q.ring = p.ring
				}
				next = append(next, q)
			}
		}
		proofs = next
	}
	return proofs
}

// conflict makes the network of a matter and all that it may have to wait for and returns the ring of a conflict, nil if
// there is none. Terms are the demands by which the ring is what it is, and those that lead from the matter to it.
func (x *expiry) conflict(target int, in obtain.Region, chosen map[int]way) (terms, ring []term) {
	var all []term
	var constraints []timing.Constraint
	number := map[obtain.Event]int{}
	event := func(e obtain.Event) int {
		n, ok := number[e]
		if !ok {
			n = len(number)
			number[e] = n
		}
		return n
	}
	demand := func(t term, c timing.Constraint) {
		c.Label = len(all)
		all, constraints = append(all, t), append(constraints, c)
	}
	s := x.w.Engine()
	from := map[int]term{} // by matter, the demand that leads to it
	for queue := []int{target}; len(queue) > 0; queue = queue[1:] {
		m := queue[0]
		lead := x.lead(x.w.Awaited()[m])
		demand(term{kind: leadTerm, matter: m, days: lead}, timing.AtLeast(event(obtain.Event{Matter: m}), event(obtain.Event{Matter: m, Decided: true}), lead, 0))
		for _, n := range x.w.Of(m) {
			holds := s.Holds(n).And(in)
			if holds.Empty() {
				continue
			}
			by := event(obtain.Event{Matter: m, Decided: x.w.Requirements()[n].By == schema.Decided})
			for _, y := range x.ways[n] {
				if only, ok := chosen[n]; ok && only != y || x.open(y).And(holds).Empty() {
					continue
				}
				t := term{kind: beforeTerm, requirement: n, way: y}
				demand(t, timing.AtLeast(event(y.event), by, 0, 0))
				if days, ok := x.validity[y.document]; ok {
					t := term{kind: validTerm, requirement: n, way: y, days: days}
					demand(t, timing.AtMost(event(y.event), by, days, 0))
				}
				if _, seen := from[y.event.Matter]; !seen && y.event.Matter != target {
					from[y.event.Matter] = t
					queue = append(queue, y.event.Matter)
				}
			}
		}
	}
	x.left, x.leftAll = x.left-len(all), x.leftAll-len(all)
	_, found := timing.Solve(len(number), constraints)
	for _, c := range found {
		t := all[c.Label]
		ring = append(ring, t)
		if t.kind != leadTerm {
			terms = append(terms, t)
		}
		for m := x.from(t); m != target; {
			back := from[m]
			terms = append(terms, back)
			m = x.w.NumberOf(x.w.Requirements()[back.requirement].Matter)
		}
	}
	return terms, ring
}

// from returns the matter that a term is a constraint of.
func (x *expiry) from(t term) int {
	if t.kind == leadTerm {
		return t.matter
	}
	return x.w.NumberOf(x.w.Requirements()[t.requirement].Matter)
}

// finding says a proof: at the demand for the document that expires, with the periods in the order in which they pass.
func (x *expiry) finding(p proof) diag.Diagnostic {
	l := x.w.Catalog()
	first := slices.IndexFunc(p.ring, func(t term) bool { return t.kind == validTerm })
	ring := slices.Concat(p.ring[first:], p.ring[:first])
	slices.Reverse(ring[1:]) // a ring goes back in time from the use of the document to its issue
	have, need := 0, 0
	for _, t := range ring {
		switch t.kind {
		case validTerm:
			have += t.days
		case leadTerm:
			need += t.days
		}
	}
	expires := ring[0]
	r := x.w.Requirements()[expires.requirement]
	who := x.w.ApplicantsWith(p.in.Shortest())
	document := expires.way.document
	d := l.Finding(r.At[0], diag.T("“%[1]s”要用的“%[2]s”还没用上就已过期：有效期至多 %[3]d 日，核发以后最快也要 %[4]d 日才用得上，%[5]s怎么走都来不及，除非再办一次", "“%[2]s”, which “%[1]s” needs, expires before it can be used: it is valid for at most %[3]d days and needed no sooner than %[4]d days after its issue, by any route of %[6]s, short of obtaining it again",
		r.Matter.Name, document.Name, have, need, who.ZH, who.EN),
		diag.T("有法律依据的，延长有效期或者写明可以延续（renew）；不然缩短沿途的承诺时限，或者取消其中一项先后要求", "Lengthen the validity or say how it is renewed (renew) if the law allows it; else shorten the promises on the way, or drop one of the demands"))
	if slices.ContainsFunc(ring[1:], func(t term) bool { return t.kind == validTerm }) {
		d.Message = diag.T("“%[1]s”要用的“%[2]s”等几件证照批文不能同时有效：有效期合计至多 %[3]d 日，沿途最快也要 %[4]d 日，%[5]s怎么走都来不及，除非再办一次", "“%[2]s”, which “%[1]s” needs, and others are never valid together: they are valid for at most %[3]d days, and the way takes %[4]d at least, by any route of %[6]s, short of obtaining it again",
			r.Matter.Name, document.Name, have, need, who.ZH, who.EN)
	}
	d.Place = l.ElementPlace(r.At[0])
	for _, t := range ring {
		switch t.kind {
		case validTerm:
			p := t.way.document.Term
			d.Related = append(d.Related, diag.Related{Place: l.Place(fieldpath.Document(t.way.document.ID).Validity()),
				Message: diag.T("“%[1]s”的有效期：%[2]s，至多 %[3]d 日", "“%[1]s” is valid for %[4]s, at most %[3]d days", t.way.document.Name, p.Sentence(), t.days, p.SentenceEN())})
		case leadTerm:
			m := x.w.Awaited()[t.matter]
			if m.Deadline.Promised == nil {
				continue // it promises nothing, and is no part of the sum
			}
			d.Related = append(d.Related, diag.Related{Place: l.Place(fieldpath.Matter(m.ID).Deadline().Promised()),
				Message: diag.T("“%[1]s”承诺 %[2]s，最快 %[3]d 日", "“%[1]s” promises %[4]s, %[3]d days at least", m.Name, m.Deadline.Promised.Sentence(), t.days, m.Deadline.Promised.SentenceEN())})
		case beforeTerm:
			r := x.w.Requirements()[t.requirement]
			d.Related = append(d.Related, diag.Related{Place: l.ElementPlace(r.At[0]), Message: x.w.Hop(r, nil)})
		}
	}
	return d
}
