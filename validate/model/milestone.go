package model

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Milestone is what no office handles and matters wait for (工程竣工): one event, open to whoever has what it comes after.
type Milestone struct {
	ID string
	*schema.Milestone
	Basis []*Basis
	After []Prerequisite // each has an alternative at least
	// Event is the milestone as what others wait for: a matter without a department, whose decision is that it has happened. It is none of
	// the catalog's Matters.
	Event *Matter
}

// happening is what is known of the event of a milestone: nothing is handed in for it, and nobody charges anything.
func happening(e *schema.Milestone) *schema.Matter {
	m := &schema.Matter{Name: e.Name, Fee: &schema.Fee{}, Materials: []schema.Material{}}
	if e.After != nil {
		m.Prerequisites = []schema.Prerequisite{}
	}
	return m
}

// linkMilestone links what a milestone comes after; its event exists by now, and so do all others.
func (l *Catalog) linkMilestone(e *Milestone) {
	e.Basis = l.basis(e.Milestone.Basis)
	e.Event.Basis, e.Event.Matter.Basis = e.Basis, e.Milestone.Basis
	for i := range e.Milestone.After {
		a := &e.Milestone.After[i]
		e.After = append(e.After, l.after(e.Event, a))
	}
	e.Event.Prerequisites = e.After
}

// after links what a milestone comes after, as a prerequisite of its event.
func (l *Catalog) after(event *Matter, a *schema.After) Prerequisite {
	written := &schema.Prerequisite{Key: a.Key, Matter: a.Matter, Document: a.Document, Milestone: a.Milestone, AnyOf: a.AnyOf, Of: a.Of, By: schema.Accepted, When: a.When, Basis: a.Basis}
	return Prerequisite{Prerequisite: written, AnyOf: l.alternatives(written), When: l.Guard(a.When), Basis: event.cite(a.Basis)}
}

// Record selects the record that a matter is: a matter, or the milestone whose event it is.
func (m *Matter) Record() fieldpath.At {
	if m.Milestone != nil {
		return fieldpath.Milestone(m.ID).At
	}
	return fieldpath.Matter(m.ID).At
}

// Happened says that a milestone has happened: “工程竣工”以后.
func (e *Milestone) Happened() diag.Text {
	return diag.T("“%s”以后", "after “%s”", e.Name)
}
