package plan

import (
	"maps"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// shared is what the matters of a circle share of what agencies make.
type shared struct {
	shares  []share
	apart   []share                          // those that would have somebody wait for himself: he has a paper of his own
	lent    []*eligibility.Requirement       // demands that come of shares
	counted map[*model.AgencyService]bool    // that take time as promised: somebody may supply soon after his acceptance what they make
	reports map[*model.AgencyService]*report // that are made once
}

// making is what an agency makes for the applicant and an event of a matter waits for; within some time of its acceptance it has to be there,
// if that is said.
type making struct {
	*model.AgencyService
	by     schema.Event
	within []schema.Period
}

// settle is inTime where a paper of several matters that an agency makes has one date: whoever shares it waits for what the agency of another
// asks for. Where that would have somebody wait for himself, he has one of his own. An alternative that is there first no longer once it shares a
// paper is not taken, and shares nothing with those of the plan.
func (c *circle) settle(start int, clock clock) *derivation {
	d := c.settleOnce(start, clock)
	if _, blocked := c.decided(d); blocked != nil {
		return d
	}
	needed := c.needed(d)
	if !slices.ContainsFunc(c.shares, func(x share) bool { return !needed[acceptance(x.by)] || !needed[acceptance(x.of)] }) {
		return d
	}
	whole := map[*eligibility.Requirement]demand{}
	taken := func(x *demand, restore bool) {
		if restore {
			if was, ok := whole[x.Requirement]; ok {
				*x = was
			}
			return
		}
		if e, ok := d.by[x.Requirement]; ok {
			whole[x.Requirement] = *x
			x.anyOf, x.outside = []event{e}, nil
		}
	}
	for _, restore := range []bool{false, true} {
		for _, waits := range c.waits {
			for n := range waits {
				taken(&waits[n], restore)
			}
		}
		for _, owed := range c.owed {
			for n := range owed {
				taken(&owed[n].demand, restore)
			}
		}
		if !restore {
			d = c.settleOnce(start, clock)
		}
	}
	return d
}

// settleOnce is settle, with shares of what was taken and no longer is.
func (c *circle) settleOnce(start int, clock clock) *derivation {
	c.forget(c.lent)
	c.shared = shared{counted: map[*model.AgencyService]bool{}}
	maps.Copy(c.counted, c.always)
	for m, list := range c.own {
		for _, x := range list {
			c.counted[x] = c.counted[x] || len(c.w.owedOutput(m, x, c.in, c.reliefs)) > 0
		}
	}
	d, left := c.inTime(start, clock), slices.Clone(c.lending)
	for {
		if _, blocked := c.decided(d); blocked != nil {
			return d
		}
		needed := c.needed(d)
		var some []share
		left = slices.DeleteFunc(left, func(x share) bool {
			both := needed[acceptance(x.by)] && needed[acceptance(x.of)]
			if both {
				some = append(some, x)
			}
			return both
		})
		if len(some) == 0 {
			return d
		}
		d = c.sharing(d, some, start, clock)
	}
}

// undated is settle without dates, with the clock that counts so. Where the days alone tell whether what is owed comes in time, it is taken to.
func (c *circle) undated() (*derivation, clock) {
	strict := numbered{w: c.w, days: c.w.promised}
	d := c.settle(0, strict)
	if _, blocked := c.decided(d); blocked == nil {
		return d, strict
	}
	by := clock(strict)
	if _, blocked := c.decided(c.settle(0, hopeful{strict})); blocked == nil {
		by = trusting{strict}
	}
	return c.settle(0, by), by
}

// canFinish reports whether a matter can be finished at all.
func (c *circle) canFinish(m *model.Matter) bool {
	d, _ := c.undated()
	return d.has(m)
}

// sketchUndated is the sketch of a plan without dates.
func (c *circle) sketchUndated() *sketch {
	d, _ := c.undated()
	return c.sketch(d)
}

// sharing has matters share papers, but for those that would have somebody wait for himself, or for a report that comes of his acceptance too late:
// of such as exclude each other the first is shared. All are tried at once, and where that goes wrong one half after the other.
func (c *circle) sharing(d *derivation, list []share, start int, clock clock) *derivation {
	before := c.shared
	c.counted, c.shares = maps.Clone(c.counted), append(slices.Clip(c.shares), list...)
	c.reports = reported(c.shares)
	var lent []*eligibility.Requirement
	waits := false // for anything else than before
	for _, x := range list {
		c.counted[x.service] = c.counted[x.service] || len(c.w.owedOutput(x.by, x.service, c.in, c.reliefs)) > 0
		lent = append(lent, c.lend(x)...)
		waits = waits || c.counted[x.service]
	}
	if !waits && len(lent) == 0 {
		return d
	}
	next := c.inTime(start, clock)
	_, blocked := c.decided(next)
	if blocked != nil && (next.err != nil || len(next.closed) > 0) { // the calendars end too soon, or it is never there
		_, blocked = c.decided(c.inTime(0, numbered{w: c.w, days: c.w.promised}))
	}
	if blocked == nil && !slices.ContainsFunc(next.late, func(x maker) bool { return !slices.Contains(d.late, x) }) {
		c.lent = append(c.lent, lent...)
		return next
	}
	c.forget(lent)
	c.shared = before
	if len(list) == 1 {
		c.apart = append(c.apart, list...)
		return d
	}
	half := len(list) / 2
	return c.sharing(c.sharing(d, list[:half], start, clock), list[half:], start, clock)
}

// share is a paper of a matter that a service of another makes for the applicant.
type share struct {
	by       *model.Matter
	material int
	of       *model.Matter
	service  *model.AgencyService
	own      bool // it names an agency of its own, and waits for no other's; but where one of the two counts, so does the other
	// same is its own service where that is the same, told twice: what both make is made once.
	same    *model.AgencyService
	several bool // who names the service asks for several papers of the name, and its time is for all of them
}

// report is a paper that matters share and that is made once, for the one of them who can have it begin first.
type report struct{ makers []maker }

// maker is a service, and a matter for which it can make a report.
type maker struct {
	matter  *model.Matter
	service *model.AgencyService
}

// reported finds out which reports are made once.
func reported(shares []share) map[*model.AgencyService]*report {
	of := map[*model.AgencyService]*report{}
	add := func(to *report, x maker) {
		if of[x.service] = to; !slices.Contains(to.makers, x) {
			to.makers = append(to.makers, x)
		}
	}
	at := func(m *model.Matter, x *model.AgencyService) *report {
		if of[x] == nil {
			add(&report{}, maker{m, x})
		}
		return of[x]
	}
	for _, s := range shares {
		if s.several {
			continue
		}
		switch to := at(s.of, s.service); {
		case s.same != nil:
			if other := at(s.by, s.same); other != to {
				for _, x := range other.makers {
					add(to, x)
				}
			}
		case !s.own:
			add(to, maker{s.by, s.service})
		}
	}
	return of
}

// required reports whether who shares a paper has to have it.
func (x share) required() bool { return x.by.Materials[x.material].Necessity != schema.Optional }

// mayShare lists what matters share with others, if a plan has both: who asks for what the service of another makes for the applicant. What is one
// paper has one name.
func (c *circle) mayShare() (list []share) {
	of := map[string][]share{} // by what is made
	for _, m := range c.matters {
		for n := range m.Agencies {
			if s := &m.Agencies[n]; s.Output != "" && c.w.Holds(s.When, c.in) && !m.Commissions(s) {
				of[s.Output] = append(of[s.Output], share{of: m, service: s, several: c.papers(m, s.Output) > 1})
			}
		}
	}
	if len(of) == 0 {
		return nil
	}
	asks := func(m *model.Matter, o *model.Material) bool { // though a commitment may stand in for it
		return slices.ContainsFunc(m.Materials, func(x model.Material) bool { return x.Same(o) && c.w.Holds(x.When, c.in) })
	}
	for _, m := range c.matters {
		for n := range m.Materials {
			x := &m.Materials[n]
			if len(of[x.Title]) == 0 || x.Document != nil || x.Fetched() || !c.w.Holds(x.When, c.in) || stoodIn(x, c.reliefs) {
				continue
			}
			own := slices.DeleteFunc(slices.Clone(of[x.Title]), func(s share) bool { return s.of != m })
			for _, s := range of[x.Title] {
				s.by, s.material, s.own = m, n, len(own) > 0
				if k := slices.IndexFunc(own, func(o share) bool { return sameService(o.service, s.service) }); k >= 0 {
					s.same, s.several = own[k].service, s.several || own[k].several
				}
				if s.of != m && asks(s.of, x) {
					list = append(list, s)
				}
			}
		}
	}
	return list
}

// papers is how many papers of a name, and no documents, a matter asks for.
func (c *circle) papers(m *model.Matter, name string) int {
	var list []*model.Material
	for n := range m.Materials {
		x := &m.Materials[n]
		if x.Title == name && x.Document == nil && c.w.Holds(x.When, c.in) && !slices.ContainsFunc(list, x.Same) {
			list = append(list, x)
		}
	}
	return len(list)
}

// lend has a matter wait for a paper that it shares, and returns what it waits for.
func (c *circle) lend(x share) (list []*eligibility.Requirement) {
	if !x.required() || x.own {
		return nil
	}
	for _, r := range c.requirements(x.of) {
		if r.Elements[0].Service == x.service && !c.atHand(r) {
			r = r.Shared(x.by, x.material)
			list = append(list, r)
			c.demand(x.by, r)
		}
	}
	return list
}

// makings are what agencies make for a matter as promised, its own and those of others whose paper it shares: all that may be supplied soon after
// the acceptance, and what others may supply so.
func (c *circle) makings(m *model.Matter) (list []making) {
	add := func(x *model.AgencyService) {
		if made, ok := c.making(m, x); ok {
			list = append(list, made)
		}
	}
	for _, x := range c.own[m] {
		add(x)
	}
	for _, x := range c.shares {
		if x.by == m && !x.own && !slices.ContainsFunc(list, func(y making) bool { return y.AgencyService == x.service }) {
			add(x.service)
		}
	}
	return list
}

// making is what a service makes for a matter as promised; ok is false if its time does not count, or nothing waits for it.
func (c *circle) making(m *model.Matter, x *model.AgencyService) (made making, ok bool) {
	output, by, none, _ := c.w.output(m, x, c.in, c.reliefs)
	if output == nil {
		return made, false
	}
	return making{x, by, c.w.owedOutput(m, x, c.in, c.reliefs)}, !none && c.counted[x]
}

// forget takes demands back.
func (c *circle) forget(list []*eligibility.Requirement) {
	for _, r := range list {
		for _, e := range []event{acceptance(r.Matter), decision(r.Matter)} {
			c.waits[e] = slices.DeleteFunc(c.waits[e], func(d demand) bool { return d.Requirement == r })
		}
		c.owed[r.Matter] = slices.DeleteFunc(c.owed[r.Matter], func(o owing) bool { return o.Requirement == r })
	}
}
