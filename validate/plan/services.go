package plan

import (
	"cmp"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// services gathers what agencies do in a plan, and what the departments' clocks do not count.
func (s *sketch) services(p *Plan) {
	of := map[*model.Matter][]*model.AgencyService{}
	for _, x := range s.shares {
		if x.required() && !x.own {
			of[x.by] = append(of[x.by], x.service)
		}
	}
	for i, item := range s.items {
		m := item.Matter
		for n, x := range m.Excluded {
			if !item.Accepts && s.w.Holds(x.When, s.in) {
				p.Items[i].Excluded = append(p.Items[i].Excluded, n)
			}
		}
		first := len(p.Services)
		for n := range m.Agencies {
			x := Service{AgencyService: &m.Agencies[n], Item: i, Commissioned: m.Commissions(&m.Agencies[n]), Review: -1}
			if !s.w.Holds(x.When, s.in) {
				continue
			}
			by := s.due(p, x)
			lent := s.lends(m, x.AgencyService)
			x.Owed, x.Counted, x.Waited = s.w.owedOutput(m, x.AgencyService, s.in, p.Relief), s.counted[x.AgencyService], by != "" || lent
			if !x.Waited && !s.offered(p, i, x.AgencyService) || item.Accepts && by == schema.Decided && len(x.Owed) == 0 && !lent {
				continue
			}
			p.Services = append(p.Services, x)
		}
		p.reviewed(i, p.Services[first:])
	}
	for i, item := range s.items {
		var list []Service
		for _, x := range p.Services {
			switch {
			case x.Commissioned:
			case x.Item == i:
				list = append(list, x)
			case slices.Contains(of[item.Matter], x.AgencyService):
				x.Item, x.Owed = i, s.w.owedOutput(item.Matter, x.AgencyService, s.in, p.Relief)
				list = append(list, x)
			}
		}
		s.served = append(s.served, list)
	}
	for n := range p.Services {
		x := &p.Services[n]
		made := s.reports[x.AgencyService]
		same := func(o Service) bool {
			return o.AgencyService == x.AgencyService || made != nil && s.reports[o.AgencyService] == made
		}
		for i := range s.items {
			if slices.ContainsFunc(s.served[i], func(o Service) bool { return same(o) && s.due(p, o) != "" }) {
				x.For = append(x.For, i)
			}
		}
		for _, is := range []func(Service) bool{
			func(o Service) bool { return slices.Contains(x.For, o.Item) }, func(o Service) bool { return o.Waited }, same,
		} {
			if x.First = slices.IndexFunc(p.Services, func(o Service) bool { return same(o) && is(o) }); x.First >= 0 {
				break
			}
		}
	}
}

// lends reports whether another of the plan requires what a service makes for a matter, which itself does not wait for it.
func (s *sketch) lends(m *model.Matter, service *model.AgencyService) bool {
	return slices.ContainsFunc(s.shares, func(x share) bool {
		return x.of == m && x.service == service && x.required() && !x.own
	})
}

// offered reports whether a service makes for an item what it does without, and takes all the same.
func (s *sketch) offered(p *Plan, item int, service *model.AgencyService) bool {
	return slices.ContainsFunc(s.items[item].Matter.Materials, func(x model.Material) bool {
		return service.Makes(&x) && x.Necessity == schema.Optional && s.w.Holds(x.When, s.in) && !stoodIn(&x, p.Relief)
	})
}

// reviewed finds out which services of an item are told twice, as services and as time that does not count: one such time for one service,
// first for those called most alike, and of these those of the closest length, in whatever order they are listed.
func (p *Plan) reviewed(item int, services []Service) {
	m := p.Items[item].Matter
	type pair struct{ service, place, unlike, longer int }
	var pairs []pair
	for n, x := range services {
		for _, place := range m.Reviews(x.AgencyService) {
			excluded := &m.Excluded[place]
			if !slices.Contains(p.Items[item].Excluded, place) || !covers(excluded, x.Period) {
				continue
			}
			longer := excluded.Value + 1 // than what nobody says
			if x.Period != nil {
				longer = excluded.Value - x.Period.Value
			}
			pairs = append(pairs, pair{n, place, excluded.Unlike(x.AgencyService), longer})
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(a.unlike-b.unlike, a.longer-b.longer, cmp.Compare(services[a.service].Name, services[b.service].Name), cmp.Compare(m.Excluded[a.place].Kind, m.Excluded[b.place].Kind),
			a.service-b.service, a.place-b.place)
	})
	taken := map[int]bool{}
	for _, x := range pairs {
		if services[x.service].Review < 0 && !taken[x.place] {
			services[x.service].Review, taken[x.place] = x.place, true
		}
	}
}

// covers reports whether time that does not count can be that of a service: it is as long.
func covers(x *model.Excluded, service *schema.Period) bool {
	return service == nil || service.Unit == x.Unit && service.Value <= x.Value
}

// output returns which event of a matter what a service makes holds up for the applicants with some reliefs, the earliest of several; none if
// nobody has to hand it in, or a written commitment stands in for it. It is nil where no material of theirs is called so; named says whether one
// of somebody's is.
func (w planner) output(m *model.Matter, x *model.AgencyService, in obtain.Region, reliefs []Relief) (output *eligibility.Requirement, by schema.Event, none, named bool) {
	for _, r := range eligibility.Outputs(m, x) {
		named = true
		if !w.Holds(r.When, in) {
			continue
		}
		at, free := holdsUp(r, reliefs, false)
		free = free || r.Optional()
		if output == nil || none && !free || none == free && by == schema.Decided && at == schema.Accepted {
			output, by, none = r, at, free
		}
	}
	return output, by, none, named
}

// owedOutput returns how soon after the acceptance of a matter what a service makes for the applicant has to be supplied, as each material that
// it makes says: which time is the shortest depends on the day. What its window fetches the applicant does not owe.
func (w planner) owedOutput(m *model.Matter, x *model.AgencyService, in obtain.Region, reliefs []Relief) (within []schema.Period) {
	if m.Commissions(x) {
		return nil
	}
	for n := range m.Materials {
		if o := &m.Materials[n]; o.Document == nil && !o.Fetched() && o.Necessity != schema.Optional && x.Makes(o) && w.Holds(o.When, in) {
			r := eligibility.HandedIn(m, n)
			if limit := owedOf(r.Plain, r.Relax, reliefs); limit != nil && !slices.Contains(within, *limit) {
				within = append(within, *limit)
			}
		}
	}
	return within
}
