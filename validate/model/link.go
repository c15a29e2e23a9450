package model

import (
	"slices"

	"github.com/matterc/matterc/schema"
)

// Link turns ids into what they name. What an id does not name is left out; the checks report it.
func Link(cat *schema.Catalog) *Catalog {
	l := &Catalog{cat: cat, byMatter: map[string]*Matter{}, byDept: map[string]*Department{}, byDocument: map[string]*Document{},
		byLaw: map[string]*Law{}, byFact: map[string]*Fact{}, byAgency: map[string]*Agency{}, byMilestone: map[string]*Milestone{}}
	for i := range cat.Facts {
		e := &cat.Facts[i]
		f := &Fact{e.Key, &e.Value}
		l.facts, l.byFact[e.Key] = append(l.facts, f), f
	}
	for i := range cat.Agencies {
		e := &cat.Agencies[i]
		a := &Agency{e.Key, &e.Value}
		l.agencies, l.byAgency[e.Key] = append(l.agencies, a), a
	}
	for i := range cat.Documents {
		e := &cat.Documents[i]
		d := &Document{ID: e.Key, Document: &e.Value}
		l.documents, l.byDocument[e.Key] = append(l.documents, d), d
	}
	for i := range cat.Laws {
		e := &cat.Laws[i]
		law, amended := e.Value, false
		for _, t := range l.cat.LawTexts(e.Key) {
			if !t.From.IsZero() && !cat.AsOf.Before(t.From) { // the text in force is later than the law
				if law.Enacted.IsZero() && !amended {
					law.Enacted = law.Effective.From
				}
				law.Effective.From, amended = t.From, true
			}
		}
		l.byLaw[e.Key] = &Law{ID: e.Key, Law: &law, Amended: amended}
	}
	for _, d := range l.documents {
		if v := d.Validity; v != nil {
			if v.Value != nil {
				d.Term = &schema.Period{Value: *v.Value, Unit: v.Unit}
			}
			d.RenewalBasis = l.entry("renewal", &schema.Basis{Law: v.RenewLaw, Article: v.RenewArticle})
			d.ValidityBasis = l.entry("validity", &schema.Basis{Law: v.Law, Article: v.Article})
		}
	}
	families := map[string]*Family{}
	for i := range cat.Families {
		e := &cat.Families[i]
		families[e.Key] = &Family{ID: e.Key, Family: &e.Value}
	}
	for i := range cat.Departments {
		e := &cat.Departments[i]
		l.byDept[e.Key] = &Department{ID: e.Key, Department: &e.Value}
	}
	for _, d := range l.byDept {
		d.Successor = l.byDept[d.Department.Successor]
		d.Addresses = slices.Clone(d.Formerly)
	}
	l.tookOver = map[string]*Department{}
	for _, e := range cat.Everything.Departments {
		if next := l.takesOver(e.Key); next != nil {
			l.tookOver[e.Key] = next
			next.Addresses = append(append(next.Addresses, e.Key), e.Value.Formerly...)
		}
	}
	for i := range cat.Impossibles {
		e := &cat.Impossibles[i]
		l.impossibles = append(l.impossibles, &Impossible{e.Key, &e.Value, l.Guard(e.Value.Where)})
	}
	for i := range cat.Calendars {
		e := &cat.Calendars[i]
		l.calendars = append(l.calendars, &Calendar{e.Key, &e.Value})
	}
	for i := range cat.Matters {
		e := &cat.Matters[i]
		m := &Matter{ID: e.Key, Matter: &e.Value, Department: l.Department(e.Value.Department), Family: families[e.Value.Family], early: !cat.AsOf.IsZero() && cat.AsOf.Before(LicensingLaw)}
		l.matters, l.byMatter[e.Key] = append(l.matters, m), m
		if m.Department != nil {
			m.Department.Matters = append(m.Department.Matters, m)
		}
		results, at := WrittenResults(m.ID, m.Matter)
		for i, r := range results {
			d := l.byDocument[r.Document]
			m.Results = append(m.Results, Result{r, d, l.Guard(r.When), nil, at[i]})
			if d != nil && !slices.Contains(d.Issuers, m) {
				d.Issuers = append(d.Issuers, m)
			}
		}
		if len(m.Results) > 0 {
			m.Document = m.Results[0].Document
		}
	}
	for i := range cat.Milestones {
		e := &cat.Milestones[i]
		x := &Milestone{ID: e.Key, Milestone: &e.Value}
		x.Event = &Matter{ID: e.Key, Matter: happening(x.Milestone), Milestone: x}
		l.milestones, l.byMilestone[e.Key] = append(l.milestones, x), x
	}
	for _, m := range l.matters { // all matters and milestones exist by now
		l.linkMatter(m)
	}
	for _, e := range l.milestones {
		l.linkMilestone(e)
	}
	l.inUse = map[string]bool{}
	for _, m := range l.matters {
		for _, r := range m.Results {
			l.inUse[r.Result.Document] = true
		}
		for _, d := range Demands(m) {
			l.inUse[d.Document] = true
		}
	}
	for _, e := range l.milestones {
		for _, d := range Demands(e.Event) {
			l.inUse[d.Document] = true
		}
	}
	for i := range cat.Procedures {
		l.linkProcedure(&cat.Procedures[i])
	}
	for _, d := range l.byDept {
		leads := slices.ContainsFunc(l.procedures, func(p *Procedure) bool { return p.Lead == d })
		if len(d.Matters) > 0 || leads {
			l.departments = append(l.departments, d)
		}
	}
	for _, w := range l.byLaw {
		if w.Cited {
			l.laws = append(l.laws, w)
		}
	}
	l.list()
	return l
}

func (l *Catalog) linkMatter(m *Matter) {
	s := m.Matter
	m.Applies = l.Guard(s.Applies)
	m.Basis = l.basis(s.Basis)
	for _, b := range m.Basis {
		if !slices.Contains(b.Law.CitedBy, m) {
			b.Law.CitedBy = append(b.Law.CitedBy, m)
		}
	}
	for _, c := range s.Conditions {
		m.Conditions = append(m.Conditions, Condition{c.Key, Cited{c.Text, m.cite(c.Basis)}, c.Kind, l.Guard(c.Require), l.Guard(c.When)})
	}
	for _, p := range s.Prohibitions {
		m.Prohibitions = append(m.Prohibitions, Cited{p.Text, m.cite(p.Basis)})
	}
	if q := s.Quota; q != nil {
		m.Quota = &Cited{q.Text, m.cite(q.Basis)}
	}
	for i := range s.Materials {
		c := &s.Materials[i]
		material := Material{Material: c, Title: c.Name, Document: l.byDocument[c.Document], Milestone: l.byMilestone[c.Milestone], When: l.Guard(c.When), Basis: m.cite(c.Basis), Relax: m.relax(c.Relax)}
		if material.Document != nil && c.Name == "" {
			material.Title = material.Document.Name
		}
		for i := range c.Counts {
			material.Counts = append(material.Counts, Count{&c.Counts[i], l.Guard(c.Counts[i].When)})
		}
		material.paper = l.paper(m.ID, i, material)
		m.Materials = append(m.Materials, material)
	}
	m.Prerequisites = l.prerequisites(m, s.Prerequisites)
	if t := s.Deadline.Statutory; t != nil {
		if basis := m.cite(t.Basis); !Limited(t.Limited) {
			m.Unlimited = append([]*Basis{}, basis...)
		} else {
			m.Statutory = &Limit{schema.Period{Value: t.Value, Unit: t.Unit}, basis}
		}
	}
	for _, x := range s.Deadline.Excluded {
		m.Excluded = append(m.Excluded, Excluded{x.Key, x.Kind, schema.Period{Value: x.Value, Unit: x.Unit}, l.Guard(x.When), m.cite(x.Basis)})
	}
	if s.Fee != nil {
		for i := range s.Fee.Items {
			f := &s.Fee.Items[i]
			m.Fees = append(m.Fees, FeeItem{f, l.byFact[f.Base], l.Guard(f.When), m.cite(f.Basis)})
		}
		m.Free = m.cite(s.Fee.Basis)
	}
	for i := range s.Agencies {
		a := &s.Agencies[i]
		service := AgencyService{AgencyService: a, Prerequisites: l.prerequisites(m, a.Prerequisites), When: l.Guard(a.When), Basis: m.cite(a.Basis)}
		if m.Commissions(&service) { // it begins after the acceptance
			for n, p := range service.Prerequisites {
				later := *p.Prerequisite
				later.By = schema.Decided
				service.Prerequisites[n].Prerequisite = &later
			}
		}
		for _, id := range a.Agencies {
			if found := l.byAgency[id]; found != nil {
				service.Agencies = append(service.Agencies, found)
			}
		}
		m.Agencies = append(m.Agencies, service)
	}
	for i := range s.Steps {
		m.Steps = append(m.Steps, &Step{&s.Steps[i], l.Guard(s.Steps[i].When)})
	}
	if s.Decider != "" { // as the first version of the language has it
		m.Bodies = append(m.Bodies, Body{Role: schema.DecidingBody, Name: s.Decider})
	}
	for _, b := range s.Bodies {
		m.Bodies = append(m.Bodies, Body{b.Key, b.Role, b.Name, m.cite(b.Basis)})
	}
	m.Addresses = slices.Clone(s.Formerly)
	for _, id := range s.Replaces {
		if old := l.cat.Everything.Matters.Get(id); old != nil {
			m.Replaced = append(m.Replaced, old.Name)
			l.inherit(m, id)
		}
	}
	for _, e := range l.cat.Everything.Matters {
		if slices.Contains(e.Value.Replaces, m.ID) && e.Key != m.ID {
			m.Successors = append(m.Successors, e.Value.Name)
		}
	}
	m.Coming = l.cat.ComingMatter(m.ID)
	m.Payment = l.payment(m, s.Result.Payment)
	for i, r := range m.Results {
		m.Results[i].Payment = l.payment(m, r.Result.Payment)
	}
	if x := s.Suspended; x != nil {
		m.Suspended = &Suspension{x, m.cite(x.Basis)}
	}
	if c := s.Commitment; c != nil {
		m.Commitment = &Cited{c.Text, m.cite(c.Basis)}
	}
}

// payment links what a result of a matter pays; nil stays nil.
func (l *Catalog) payment(m *Matter, p *schema.Payment) *Payment {
	if p == nil {
		return nil
	}
	return &Payment{Cited{p.Text, m.cite(p.Basis)}, l.Guard(p.When)}
}

// takesOver returns the department that has taken over from one that has been dissolved by the day of the edition, nil for none.
func (l *Catalog) takesOver(id string) *Department {
	all := l.cat.Everything.Departments
	for range all { // in a ring there is none
		d := all.Get(id)
		if d == nil || l.byDept[id] != nil || d.Effective == nil || d.Effective.To.IsZero() || l.AsOf().Before(d.Effective.To) || d.Successor == "" {
			return nil
		}
		if id = d.Successor; l.byDept[id] != nil {
			return l.byDept[id]
		}
	}
	return nil
}

// inherit gives a matter the addresses of one that it has replaced and that has ended, and of those that one had replaced; what has been
// divided leads to the first.
func (l *Catalog) inherit(m *Matter, id string) {
	old := l.cat.Everything.Matters.Get(id)
	if old == nil || l.byMatter[id] != nil || l.inherited[id] {
		return
	}
	if l.inherited == nil {
		l.inherited = map[string]bool{}
	}
	l.inherited[id] = true
	m.Addresses = append(append(m.Addresses, id), old.Formerly...)
	for _, before := range old.Replaces {
		l.inherit(m, before)
	}
}

func (l *Catalog) linkProcedure(e *schema.Entry[schema.Procedure]) {
	p := &Procedure{ID: e.Key, Procedure: &e.Value, Lead: l.Department(e.Value.Lead), Basis: l.basis(e.Value.Basis)}
	for _, id := range e.Value.Holds {
		if d := l.byDocument[id]; d != nil {
			p.Holds = append(p.Holds, d)
		}
	}
	for _, id := range e.Value.Happened {
		if x := l.byMilestone[id]; x != nil {
			p.Happened = append(p.Happened, x)
		}
	}
	for i := range e.Value.Members {
		member := &e.Value.Members[i]
		m := l.byMatter[member.Matter]
		if m == nil {
			continue
		}
		p.Members = append(p.Members, Member{member, m, l.Guard(member.When)})
		if !slices.Contains(m.Procedures, p) {
			m.Procedures = append(m.Procedures, p)
		}
	}
	p.Coming = l.cat.ComingProcedure(p.ID)
	l.procedures = append(l.procedures, p)
}

// Guard links a constraint on facts; facts that do not exist are left out.
func (l *Catalog) Guard(w schema.Keyed[schema.Test]) Guard {
	var g Guard
	for _, e := range w {
		if f := l.byFact[e.Key]; f != nil {
			g = append(g, GuardTest{f, e.Value})
		}
	}
	return g
}

// basis links the basis of a matter or procedure; entries whose law does not exist are left out.
func (l *Catalog) basis(entries schema.Keyed[schema.Basis]) []*Basis {
	var list []*Basis
	for i := range entries {
		if b := l.entry(entries[i].Key, &entries[i].Value); b != nil {
			b.Law.Cited = true
			list = append(list, b)
		}
	}
	return list
}

// entry links an entry of a basis, nil if its law does not exist.
func (l *Catalog) entry(key string, b *schema.Basis) *Basis {
	law := l.byLaw[b.Law]
	if law == nil {
		return nil
	}
	text := ""
	if t := law.Articles.Get(schema.ReadArticle(b.Article).Name); t != nil {
		text = *t
	}
	return &Basis{key, b, law, text}
}

// cite returns the entries of the matter's basis that keys name, in their order; nil where nobody has said whether there is one.
func (m *Matter) cite(keys []string) []*Basis {
	if keys == nil {
		return nil
	}
	list := []*Basis{}
	for _, k := range keys {
		for _, b := range m.Basis {
			if b.Key == k {
				list = append(list, b)
			}
		}
	}
	return list
}

// prerequisites links prerequisites of a matter or of one of its agency services.
func (l *Catalog) prerequisites(m *Matter, written []schema.Prerequisite) []Prerequisite {
	var list []Prerequisite
	for i := range written {
		p := &written[i]
		list = append(list, Prerequisite{p, l.alternatives(p), l.Guard(p.When), m.cite(p.Basis), m.relax(p.Relax)})
	}
	return list
}

func (m *Matter) relax(r *schema.Relaxation) *Relaxation {
	if r == nil {
		return nil
	}
	return &Relaxation{r, m.cite(r.Basis)}
}

// alternatives returns the ways of meeting a prerequisite that exist.
func (l *Catalog) alternatives(p *schema.Prerequisite) []Alternative {
	var list []Alternative
	add := func(matter, document, milestone string, of schema.Event) {
		a := Alternative{l.byMatter[matter], l.byDocument[document], of}
		if e := l.byMilestone[milestone]; e != nil && a.Matter == nil && a.Document == nil {
			a = Alternative{Matter: e.Event, Of: schema.Decided} // it has happened: there is no other event of it
		}
		if a.Matter != nil || a.Document != nil {
			list = append(list, a)
		}
	}
	add(p.Matter, p.Document, p.Milestone, p.Of)
	for _, a := range p.AnyOf {
		add(a.Matter, a.Document, a.Milestone, a.Of)
	}
	return list
}
