package plan

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// Fee is an item of a fee that the applicant pays.
type Fee struct {
	*model.FeeItem
	Item   int
	Amount *big.Rat // in yuan, nil if the catalog does not say how to work it out, or what it is worked out from is not given
}

// Once is what the amount is paid for one of, "" where there is none, or the catalog says how many.
func (f Fee) Once() string {
	if f.Amount == nil {
		return ""
	}
	return f.FeeItem.Once()
}

// collect gathers what the applicant brings and pays.
func (w planner) collect(p *Plan, s *sketch, in obtain.Region, given eligibility.Given) {
	for i, item := range p.Items {
		m := item.Matter
		for n := range m.Materials {
			c := &m.Materials[n]
			if !w.Holds(c.When, in) {
				continue
			}
			if stoodIn(c, p.Relief) {
				n := slices.IndexFunc(p.Committed, func(x Material) bool { return x.Material.Same(c) })
				if n < 0 {
					n, p.Committed = len(p.Committed), append(p.Committed, Material{Material: c, From: -1})
				}
				if x := &p.Committed[n]; !slices.Contains(x.For, i) {
					x.For, x.As = append(x.For, i), append(x.As, c)
				}
				continue
			}
			// What one matter lists twice, such as a copy for all and the original of some, is two.
			joins := func(x Material) bool {
				return x.Material.Same(c) && !slices.Contains(x.For, i) && !s.haveApart(i, n, x)
			}
			at := slices.IndexFunc(p.Materials, func(x Material) bool {
				return joins(x) && (s.numbers(x.As[0]).Original > 0) == (s.numbers(c).Original > 0)
			})
			if at < 0 {
				at = slices.IndexFunc(p.Materials, joins)
			}
			if at < 0 {
				at = len(p.Materials)
				p.Materials = append(p.Materials, Material{Material: c, From: -1})
			}
			x := &p.Materials[at]
			if !c.Fetched() {
				x.Numbers = x.Max(s.numbers(c))
			}
			x.For, x.As, x.Told = append(x.For, i), append(x.As, c), append(x.Told, w.Told(c.When, in))
		}
		for n := range m.Fees {
			f := &m.Fees[n]
			if !w.Holds(f.When, in) {
				continue
			}
			var base *big.Rat
			if f.Base != nil {
				base, _ = model.Exact(given[f.Base.ID].Text)
			}
			p.Fees = append(p.Fees, Fee{f, i, f.Worth(base)})
		}
	}
	for _, r := range s.order {
		var titles, others []string
		for _, a := range r.AnyOf {
			switch {
			case s.atHand(a):
				titles = append(titles, a.Title())
			case slices.ContainsFunc(a.Issuers(), func(m *model.Matter) bool { return !w.Gives(a, m).And(in).Empty() }):
				if !slices.Contains(others, a.Title()) {
					others = append(others, a.Title())
				}
			}
		}
		if n := slices.IndexFunc(p.Ready, func(x Ready) bool { return slices.Equal(x.Titles, titles) && sameOf(x.Else, others) }); n >= 0 {
			for _, i := range s.ready[r] {
				if !slices.Contains(p.Ready[n].For, i) {
					p.Ready[n].For = append(p.Ready[n].For, i)
				}
			}
			continue
		}
		p.Ready = append(p.Ready, Ready{titles, others, slices.Clone(s.ready[r])})
	}
}

// numbers are how many of a material the applicants of the plan hand in.
func (s *sketch) numbers(m *model.Material) model.Numbers { return m.Numbers(s.meets) }

// meets reports whether the applicants of the plan meet a guard.
func (s *sketch) meets(g model.Guard) bool { return s.w.Holds(g, s.in) }

// haveApart reports whether an item has a material of its own that some others have of an agency which waits for it, or the other way round.
func (s *sketch) haveApart(item, material int, others Material) bool {
	m := s.items[item].Matter
	return slices.ContainsFunc(s.apart, func(x share) bool {
		for k, i := range others.For {
			other := s.items[i].Matter
			if x.by == m && x.material == material && x.of == other || x.of == m && x.by == other && &other.Materials[x.material] == others.As[k] {
				return true
			}
		}
		return false
	})
}

// sameOf reports whether two lists have the same elements, each once, in whatever order.
func sameOf(a, b []string) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

// owed returns how soon after the acceptance a material has to be supplied, nil for no limit. Without it the acceptance does not stand, even
// of what is accepted only.
func (p *Plan) owed(c *model.Material) *schema.Period {
	if c.Necessity == schema.Optional || c.Fetched() {
		return nil
	}
	return owedOf(c.By, c.Relax, p.Relief)
}

// owedOf returns how soon after an acceptance what is due with it has to be supplied with some reliefs, nil for no limit.
func owedOf(plain schema.Event, relax *model.Relaxation, reliefs []Relief) *schema.Period {
	if has(reliefs, SupplyLater) && plain != schema.Decided && relax != nil && relax.Kind == schema.SupplyLater {
		return relax.Supply
	}
	return nil
}

// stoodIn reports whether a written commitment stands in for a material with some reliefs.
func stoodIn(c *model.Material, reliefs []Relief) bool {
	return has(reliefs, ByCommitment) && (model.Pledged(c.Proof) || c.Relax != nil && c.Relax.Kind == schema.ByCommitment)
}

// reliefs works out what every relief saves on a plan, each by itself against the plan without any, or, of those with which the plan is made, one
// that by itself is not enough against the plan with the others.
func (w planner) reliefs(p *Plan, pr *model.Procedure, m *model.Matter, c *circle, used []Relief) {
	var by clock = numbered{w: w, days: w.promised} // with what the applicants say that milestones take
	if len(p.Awaits()) > 0 {
		by = passing{numbered{w: w, days: w.promised}}
	}
	length := func(c *circle) (when int, ok bool) { return c.whole(pr, m, by) }
	first, feasible := length(w.circleOf(pr, m, c.in, nil))
	for _, r := range Reliefs() {
		e := ReliefEffect{Relief: r, Used: has(used, r)}
		beside, plain, possible := []Relief(nil), first, feasible
		with := w.circleOf(pr, m, c.in, []Relief{r})
		relaxed, ok := length(with)
		if !ok && e.Used { // by itself it is not enough
			beside = slices.DeleteFunc(slices.Clone(used), func(x Relief) bool { return x == r })
			plain, possible = length(w.circleOf(pr, m, c.in, beside))
			with = w.circleOf(pr, m, c.in, used)
			relaxed, ok = length(with)
		}
		if !ok {
			continue
		}
		e.Uses = c.uses(p, r)
		if e.Only = !possible; possible {
			// The time of an agency, which the acceptance waits for with it, counts without it, too.
			always := map[*model.AgencyService]bool{}
			for _, k := range with.matters {
				for _, x := range with.makings(k) {
					always[x.AgencyService] = true
				}
			}
			if len(always) > 0 {
				without := w.circleOf(pr, m, c.in, beside)
				without.always = always
				plain, _ = length(without)
			}
			e.Saves = max(0, plain-relaxed) // nobody has to make use of it
		}
		if !e.Used && e.Saves == 0 && (possible || len(e.Uses) == 0) {
			continue // there is nothing to be said of it
		}
		p.Reliefs = append(p.Reliefs, e)
	}
}

// whole is after how many working days all that is wanted is decided, by a clock that counts them; ok is false if that cannot be.
func (c *circle) whole(pr *model.Procedure, m *model.Matter, by clock) (length int, ok bool) {
	d := c.settle(0, by)
	if _, blocked := c.decided(d); blocked != nil {
		return 0, false
	}
	s := c.sketch(d)
	p := &Plan{Procedure: pr, Matter: m, Relief: c.reliefs, Items: s.items}
	s.services(p)
	r, err := s.course(p, by, 0, false)
	for i, item := range p.Items {
		if slices.Contains(c.wanted, item.Matter) {
			length = max(length, r.decided[i])
		}
	}
	return length, err == nil
}

// uses lists the requirements that a relief changes, and what becomes void if it fails.
func (c *circle) uses(p *Plan, relief Relief) []ReliefUse {
	var list []ReliefUse
	for i, item := range p.Items {
		for _, r := range c.requirements(item.Matter) {
			by, none := holdsUp(r, []Relief{relief}, relief == SideBySide && c.sameStage(item.Matter, r))
			if !none && by == r.Plain {
				continue
			}
			list = append(list, c.use(p, i, r, relief))
		}
		for n := range item.Matter.Materials { // what nothing issues holds nobody up
			m := &item.Matter.Materials[n]
			if relief != SupplyLater || m.Document != nil || m.Necessity == schema.Optional || m.Fetched() || !c.w.Holds(m.When, c.in) {
				continue
			}
			r := eligibility.HandedIn(item.Matter, n)
			if by, _ := holdsUp(r, []Relief{relief}, false); by == r.Plain {
				continue
			}
			list = append(list, c.use(p, i, r, relief))
		}
	}
	return list
}

// use is a requirement of an item that a relief changes.
func (c *circle) use(p *Plan, item int, r *eligibility.Requirement, relief Relief) ReliefUse {
	u := ReliefUse{Item: item, Requirement: r, Void: p.dependents(item)}
	if relief == SupplyLater && r.Relax != nil && r.Relax.Kind == schema.SupplyLater {
		u.Supply, u.Effect = r.Relax.Supply, r.Relax.Effect
	}
	return u
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
func (w planner) regions(pr *model.Procedure, m *model.Matter, in obtain.Region, parts bool) []obtain.Region {
	var list []obtain.Region
	add := func(g model.Guard) {
		if len(g) == 0 {
			return
		}
		if t, ok := w.Translate(g); ok {
			list = append(list, w.Engine().Satisfying(t))
		}
	}
	if pr != nil {
		for _, b := range pr.Members {
			add(b.When)
		}
	}
	for _, k := range w.circleOf(pr, m, in, nil).matters {
		n := w.NumberOf(k)
		list = append(list, w.Engine().Applies(n))
		for _, r := range w.Of(n) {
			list = append(list, w.Engine().Holds(r))
		}
		for _, x := range k.Excluded {
			add(x.When)
		}
		if !parts {
			continue
		}
		list = append(list, w.Engine().Qualifies(n))
		for _, x := range k.Materials {
			add(x.When)
			for _, c := range x.Counts {
				add(c.When)
			}
		}
		for _, x := range k.Steps {
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
func (w planner) asks(pr *model.Procedure, m *model.Matter, in obtain.Region, given eligibility.Given) []*model.Fact {
	var list []*model.Fact
	regions := w.regions(pr, m, in, true)
	type division struct{ region, of obtain.Region }
	var divisions []division
	parts, few := w.divide(pr, m, in, maxAsked, func(r, of obtain.Region) { divisions = append(divisions, division{r, of}) })
	if !few {
		divisions, parts = nil, []obtain.Region{in}
	}
	for _, of := range parts {
		for _, r := range w.regions(pr, m, of, true) {
			if divides(r, of) { // what members that do not take part demand is of no interest
				divisions = append(divisions, division{r, of})
			}
		}
	}
	for n, f := range w.Deciding() {
		if _, known := given[f.ID]; known {
			continue
		}
		if slices.ContainsFunc(divisions, func(d division) bool { return d.region.DependsOn(n, d.of) }) {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b *model.Fact) int {
		return cmp.Compare(w.influence(a, regions, in), w.influence(b, regions, in))
	})
	for _, f := range w.bases(pr, m, in) {
		if _, known := given[f.ID]; !known && !slices.Contains(list, f) {
			list = append(list, f)
		}
	}
	return list
}

// bases returns the facts that amounts are worked out from, of fees that some of a region pay.
func (w planner) bases(pr *model.Procedure, m *model.Matter, in obtain.Region) []*model.Fact {
	var list []*model.Fact
	add := func(k *model.Matter, in obtain.Region) {
		in = in.And(w.Engine().Applies(w.NumberOf(k)))
		for _, x := range k.Fees {
			if x.Asks() && w.Holds(x.When, in) {
				list = append(list, x.Base)
			}
		}
	}
	c := w.circleOf(pr, m, in, nil)
	for _, k := range c.matters {
		if pr == nil || !slices.Contains(c.wanted, k) {
			add(k, in)
		}
	}
	if pr == nil {
		return list
	}
	for _, b := range pr.Members {
		if when, ok := w.Translate(b.When); ok {
			add(b.Matter, in.And(w.Engine().Satisfying(when)))
		}
	}
	return list
}

// influence is how many regions depend on a fact, negative: those that decide most come first.
func (w planner) influence(f *model.Fact, regions []obtain.Region, in obtain.Region) int {
	n := 0
	for _, r := range regions {
		if r.DependsOn(w.FactNumber(f), in) {
			n--
		}
	}
	return n
}

// maxSituations is how many different situations of a procedure are looked at, and maxAsked how many to find out what to ask.
const (
	maxSituations = 2000
	maxAsked      = 200
)

// situations divides all profiles into those that get the same plan of a procedure; ok is false if there are too many.
func (w planner) situations(pr *model.Procedure) (list []obtain.Region, ok bool) {
	return w.divide(pr, nil, w.Engine().Admissible(), maxSituations, func(_, _ obtain.Region) {})
}

// divides reports whether some of a region belong to another and some do not.
func divides(r, of obtain.Region) bool { return !r.And(of).Empty() && !of.Minus(r).Empty() }

// divide divides a region into parts that get the same plan, and says of each division which region made it; ok is false if there are more
// than most parts. What does not concern a part does not divide it further.
func (w planner) divide(pr *model.Procedure, m *model.Matter, in obtain.Region, most int, divided func(region, of obtain.Region)) (list []obtain.Region, ok bool) {
	left := []obtain.Region{in}
	for len(left) > 0 {
		of := left[len(left)-1]
		left = left[:len(left)-1]
		regions := w.regions(pr, m, of, false)
		n := slices.IndexFunc(regions, func(r obtain.Region) bool { return divides(r, of) })
		if n < 0 {
			list = append(list, of)
			continue
		}
		divided(regions[n], of)
		left = append(left, of.Minus(regions[n]), of.And(regions[n]))
		if len(list)+len(left) > most {
			return nil, false
		}
	}
	return list, true
}
