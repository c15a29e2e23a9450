package validate

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/obtain"
	"github.com/matterc/matterc/validate/timing"
)

// PlanFee is an item of a fee that the applicant pays.
type PlanFee struct {
	*FeeItem
	Item   int
	Amount *big.Rat // in yuan, nil if the catalog does not say how to work it out, or what it is worked out from is not given
}

// Worth works out a fee in yuan. A fixed price is its amount. A progressive rate (分段费率累加) takes of every band its own
// rate, so that the part above a band pays the next one's; the minimum is paid at least (价费字〔1992〕414号, for one). A band
// rate (分段固定费率) takes the rate of the band that the whole falls into. nil: it cannot be worked out.
func (f *FeeItem) Worth(base *big.Rat) *big.Rat {
	var sum *big.Rat
	switch f.Kind {
	case schema.FixedPrice:
		if f.FeeItem.Amount == nil {
			return nil
		}
		sum = decimalOf(*f.FeeItem.Amount)
	case schema.ProgressiveRate, schema.BandRate:
		if base == nil || len(f.Bands) == 0 {
			return nil
		}
		sum = new(big.Rat)
		from := new(big.Rat)
		for _, b := range f.Bands {
			to, rate := base, new(big.Rat).Quo(decimalOf(b.Permille), big.NewRat(1000, 1))
			within := true
			if b.UpTo != nil && decimalOf(*b.UpTo).Cmp(base) < 0 {
				to, within = decimalOf(*b.UpTo), false
			}
			if f.Kind == schema.BandRate {
				if within {
					sum.Mul(base, rate)
					break
				}
			} else if to.Cmp(from) > 0 {
				sum.Add(sum, new(big.Rat).Mul(new(big.Rat).Sub(to, from), rate))
			}
			from = to
			if within {
				break
			}
		}
	default:
		return nil
	}
	if f.Minimum != nil && sum.Cmp(decimalOf(*f.Minimum)) < 0 {
		sum = decimalOf(*f.Minimum)
	}
	return sum
}

// decimalOf is the number that a catalog wrote, not the binary fraction nearest to it.
func decimalOf(x float64) *big.Rat {
	r, _ := exact(strconv.FormatFloat(x, 'g', -1, 64))
	return r
}

// collect gathers what the applicant brings and pays.
func (w *who) collect(p *Plan, s *sketch, in obtain.Region, given Given) {
	type key struct{ document, name string }
	place := map[key]int{}
	issued := map[*Document]int{}
	for i, item := range p.Items {
		if item.Matter.Document != nil {
			issued[item.Matter.Document] = i
		}
	}
	for i, item := range p.Items {
		m := item.Matter
		for n := range m.Materials {
			c := &m.Materials[n]
			if !w.holds(c.When, in) {
				continue
			}
			k := key{name: c.Title}
			if c.Document != nil {
				k = key{document: c.Document.ID}
			}
			at, known := place[k]
			if !known {
				at = len(p.Materials)
				place[k] = at
				x := PlanMaterial{Material: c, From: -1}
				if from, ok := issued[c.Document]; ok && c.Document != nil {
					x.From = from
				}
				p.Materials = append(p.Materials, x)
			}
			x := &p.Materials[at]
			if c.Material.Original != nil && c.Source != schema.SystemSource {
				x.Original = max(x.Original, *c.Material.Original)
			}
			if c.Material.Copies != nil && c.Source != schema.SystemSource {
				x.Copies = max(x.Copies, *c.Material.Copies)
			}
			if !slices.Contains(x.For, i) {
				x.For, x.As = append(x.For, i), append(x.As, c)
			}
		}
		for n := range m.Fees {
			f := &m.Fees[n]
			if !w.holds(f.When, in) {
				continue
			}
			var base *big.Rat
			if f.Base != nil {
				base, _ = exact(given[f.Base.ID].Text)
			}
			p.Fees = append(p.Fees, PlanFee{f, i, f.Worth(base)})
		}
		for n := range m.Agencies {
			if a := &m.Agencies[n]; w.holds(a.When, in) {
				p.Services = append(p.Services, PlanService{a, i})
			}
		}
	}
	for _, r := range s.order {
		var titles []string
		for _, a := range r.AnyOf {
			if !slices.ContainsFunc(a.Issuers(), func(m *Matter) bool {
				return slices.ContainsFunc(p.Items, func(i Item) bool { return i.Matter == m })
			}) {
				titles = append(titles, a.Title()) // what the plan itself issues comes later
			}
		}
		if n := slices.IndexFunc(p.Ready, func(x Ready) bool { return slices.Equal(x.Titles, titles) }); n >= 0 {
			for _, i := range s.ready[r] {
				if !slices.Contains(p.Ready[n].For, i) {
					p.Ready[n].For = append(p.Ready[n].For, i)
				}
			}
			continue
		}
		p.Ready = append(p.Ready, Ready{titles, slices.Clone(s.ready[r])})
	}
}

// date gives a plan its dates, by the catalog's calendars. Nothing is accepted on a day off but what starts on one.
func (w *who) date(p *Plan, s *sketch, start timing.Date) error {
	c, err := w.l.Calendar()
	if err != nil {
		return err
	}
	tasks := make([]timing.Task, 3*len(p.Items))
	for n, a := range s.activities(func(*Matter) int { return 0 }) {
		tasks[n].After = a.After
		if n%3 == 1 {
			tasks[n].Period = TimingPeriod(p.Items[n/3].Matter.Deadline.Promised)
		}
	}
	t, err := c.Schedule(start, tasks)
	if err != nil {
		return err
	}
	p.Dated, p.Start, p.End = true, start, t.End
	for i := range p.Items {
		p.Items[i].Accepted, p.Items[i].Due = t.Bookings[3*i].Accepted, t.Bookings[3*i+2].Last
	}
	for n := range p.Trips {
		trip := &p.Trips[n]
		for _, e := range trip.For { // the latest day on which one of the errands can be done
			item := p.Items[e.Item]
			day := item.Accepted
			if trip.Day >= item.Finish && item.Days > 0 {
				day = item.Due
			} else if trip.Day > item.Start {
				if day, err = c.Last(item.Accepted, timing.Period{Value: trip.Day - item.Start, Unit: timing.WorkingDay}); err != nil {
					return err
				}
			}
			trip.Date = max(trip.Date, day)
		}
	}
	return nil
}

// reliefs works out what every relief saves on a plan, each by itself against the plan without any.
func (w *who) reliefs(p *Plan, pr *Procedure, m *Matter, in obtain.Region, used []Relief) error {
	lengths := func(reliefs []Relief) (sketched *sketch, length, limit int) {
		s, err := w.sketch(pr, m, in, reliefs)
		if err != nil {
			return nil, 0, 0
		}
		a, err := s.length(func(m *Matter) int { return workingDays(m.Deadline.Promised) })
		b, err2 := s.length(statutoryDays)
		if err != nil || err2 != nil {
			return nil, 0, 0
		}
		return s, a.Length, b.Length
	}
	plain, length, limit := lengths(nil)
	for _, r := range Reliefs() {
		e := ReliefEffect{Relief: r, Used: has(used, r)}
		if r == Tacit {
			if plain == nil || limit == length {
				continue
			}
			e.Saves = limit - length
			p.Reliefs = append(p.Reliefs, e)
			continue
		}
		s, relaxed, _ := lengths([]Relief{r})
		if s == nil {
			continue
		}
		e.Uses = w.uses(p, s, in, r)
		if len(e.Uses) == 0 {
			continue
		}
		if plain != nil {
			e.Saves = length - relaxed
		}
		p.Reliefs = append(p.Reliefs, e)
	}
	return nil
}

// uses lists the requirements that a relief changes, and what becomes void if it fails.
func (w *who) uses(p *Plan, s *sketch, in obtain.Region, relief Relief) []ReliefUse {
	var list []ReliefUse
	for i, item := range p.Items {
		for _, n := range w.of[w.matter[item.Matter]] {
			r := w.requirements[n]
			if w.solution.Holds(n).And(in).Empty() {
				continue
			}
			same := slices.ContainsFunc(p.Items, func(o Item) bool {
				return o.Stage != "" && o.Stage == item.Stage && leads(r, o.Matter) && o.Matter != item.Matter
			})
			by, none := r.holdsUp([]Relief{relief}, same)
			if !none && by == r.Plain {
				continue
			}
			u := ReliefUse{Item: i, Requirement: r, Void: p.dependents(i)}
			if r.Relax != nil && r.Relax.Kind == schema.SupplyLater {
				u.Supply, u.Effect = r.Relax.Supply, r.Relax.Effect
			}
			list = append(list, u)
		}
	}
	return list
}

// dependents returns an item and all that wait for it, in order.
func (p *Plan) dependents(item int) []int {
	in := make([]bool, len(p.Items))
	in[item] = true
	for again := true; again; {
		again = false
		for i, x := range p.Items {
			if !in[i] && slices.ContainsFunc(slices.Concat(x.After, x.Supply), func(j int) bool { return in[j] }) {
				in[i], again = true, true
			}
		}
	}
	var list []int
	for i, yes := range in {
		if yes {
			list = append(list, i)
		}
	}
	return list
}

// regions returns the sets of profiles that a plan depends on.
func (w *who) regions(pr *Procedure, m *Matter, in obtain.Region, parts bool) []obtain.Region {
	var list []obtain.Region
	add := func(g Guard) {
		if len(g) == 0 {
			return
		}
		if t, ok := w.guard(g); ok {
			list = append(list, w.solution.Satisfying(t))
		}
	}
	var matters []*Matter
	if pr != nil {
		for _, b := range pr.Members {
			matters = append(matters, b.Matter)
			add(b.When)
		}
	} else {
		matters = w.closure(m, in)
	}
	for _, k := range matters {
		n := w.matter[k]
		list = append(list, w.solution.Applies(n))
		for _, r := range w.of[n] {
			list = append(list, w.solution.Holds(r))
		}
		for _, x := range k.Excluded {
			add(x.When)
		}
		if !parts {
			continue
		}
		for _, x := range k.Materials {
			add(x.When)
		}
		for _, x := range k.Fees {
			add(x.When)
		}
		for _, x := range k.Agencies {
			add(x.When)
		}
	}
	return list
}

// asks returns the facts that a plan depends on, of those that are not given, in the order of the catalog: first those
// that decide, then amounts.
func (w *who) asks(pr *Procedure, m *Matter, in obtain.Region, given Given) []*Fact {
	var list []*Fact
	regions := w.regions(pr, m, in, true)
	if pr != nil { // what members that do not take part demand is of no interest
		regions = slices.DeleteFunc(regions, func(r obtain.Region) bool { return r.And(in).Empty() || in.Minus(r).Empty() })
	}
	for n, f := range w.facts {
		if _, known := given[f.ID]; known {
			continue
		}
		if slices.ContainsFunc(regions, func(r obtain.Region) bool { return r.DependsOn(n, in) }) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *Fact) int { return cmp.Compare(w.influence(a, regions, in), w.influence(b, regions, in)) })
	for _, f := range w.bases(pr, m, in) {
		if _, known := given[f.ID]; !known && !slices.Contains(list, f) {
			list = append(list, f)
		}
	}
	return list
}

// bases returns the facts that amounts are worked out from, of fees that some of a region pay.
func (w *who) bases(pr *Procedure, m *Matter, in obtain.Region) []*Fact {
	var list []*Fact
	add := func(k *Matter, in obtain.Region) {
		in = in.And(w.solution.Applies(w.matter[k]))
		for _, x := range k.Fees {
			if x.Base != nil && w.holds(x.When, in) {
				list = append(list, x.Base)
			}
		}
	}
	if pr == nil {
		for _, k := range w.closure(m, in) {
			add(k, in)
		}
		return list
	}
	for _, b := range pr.Members {
		if when, ok := w.guard(b.When); ok {
			add(b.Matter, in.And(w.solution.Satisfying(when)))
		}
	}
	return list
}

// influence is how many regions depend on a fact, negative: those that decide most come first.
func (w *who) influence(f *Fact, regions []obtain.Region, in obtain.Region) int {
	n := 0
	for _, r := range regions {
		if r.DependsOn(w.fact[f], in) {
			n--
		}
	}
	return n
}

// maxSituations is how many different situations of a procedure are looked at.
const maxSituations = 2000

// situations divides all profiles into those that get the same plan of a procedure; ok is false if there are too many.
func (w *who) situations(pr *Procedure) (list []obtain.Region, ok bool) {
	in := w.solution.Admissible()
	return in.Split(w.regions(pr, nil, in, false), maxSituations)
}
