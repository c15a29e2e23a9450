package model

import (
	"fmt"
	"path"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Place returns where in the files an element of a record stands.
func (l *Catalog) Place(s fieldpath.Selector) diag.Place { return l.cat.Place(s) }

// Finding starts a finding about an element.
func (l *Catalog) Finding(s fieldpath.Selector, message, hint diag.Text) diag.Diagnostic {
	a := s.Here()
	return diag.Diagnostic{Matter: a.RecordID(), Field: a.Field(), Place: l.Place(a), Message: message, Hint: hint}
}

// NameOf returns what a finding calls the record of an element: its name if it has one.
func (l *Catalog) NameOf(s fieldpath.Selector) string {
	a := s.Here()
	switch a.RecordKind() {
	case fieldpath.MatterKind:
		if m := l.Matter(a.RecordID()); m != nil && m.Name != "" {
			return m.Name
		}
	case fieldpath.ProcedureKind:
		if p := l.cat.Procedures.Get(a.RecordID()); p != nil && p.Name != "" {
			return p.Name
		}
	case fieldpath.MilestoneKind:
		if e := l.Milestone(a.RecordID()); e != nil && e.Name != "" {
			return e.Name
		}
	case fieldpath.CatalogKind:
		if e := l.cat.Edition; e != nil && e.Name != "" {
			return e.Name
		}
		return string(fieldpath.CatalogKind) // the only record without an id
	}
	return a.RecordID()
}

// Citation is a list of basis keys and where it stands.
type Citation struct {
	At   fieldpath.List[fieldpath.Value]
	Keys []string
}

// Citations returns every list of basis keys of a matter, or of a milestone whose event it is.
func Citations(m *Matter) []Citation {
	var list []Citation
	add := func(keys []string, at fieldpath.List[fieldpath.Value]) { list = append(list, Citation{at, keys}) }
	if e := m.Milestone; e != nil {
		for i, c := range e.Milestone.After {
			add(c.Basis, fieldpath.Milestone(e.ID).After().Item(i).Basis())
		}
		return list
	}
	a := fieldpath.Matter(m.ID)
	for i, c := range m.Matter.Conditions {
		add(c.Basis, a.Conditions().Item(i).Basis())
	}
	for i, c := range m.Matter.Prohibitions {
		add(c.Basis, a.Prohibitions().Item(i).Basis())
	}
	if m.Matter.Quota != nil {
		add(m.Matter.Quota.Basis, a.Quota().Basis())
	}
	for i, c := range m.Matter.Materials {
		at := a.Materials().Item(i)
		add(c.Basis, at.Basis())
		if c.Relax != nil {
			add(c.Relax.Basis, at.Relax().Basis())
		}
	}
	for _, c := range Prerequisites(m.ID, m.Matter) {
		add(c.Basis, c.At.Basis())
		if c.Relax != nil {
			add(c.Relax.Basis, c.At.Relax().Basis())
		}
	}
	if t := m.Deadline.Statutory; t != nil {
		add(t.Basis, a.Deadline().Statutory().Basis())
	}
	for i, c := range m.Deadline.Excluded {
		add(c.Basis, a.Deadline().Excluded().Item(i).Basis())
	}
	for i, c := range m.FeeItems() {
		add(c.Basis, a.Fee().Items().Item(i).Basis())
	}
	if m.Fee != nil {
		add(m.Fee.Basis, a.Fee().Basis())
	}
	for i, c := range m.Matter.Agencies {
		add(c.Basis, a.Agencies().Item(i).Basis())
	}
	for i, c := range m.Matter.Bodies {
		add(c.Basis, a.Bodies().Item(i).Basis())
	}
	if m.Matter.Suspended != nil {
		add(m.Matter.Suspended.Basis, a.Suspended().Basis())
	}
	if p := m.Matter.Result.Payment; p != nil {
		add(p.Basis, a.Result().Payment().Basis())
	}
	for i, r := range m.Matter.Results {
		if r.Payment != nil {
			add(r.Payment.Basis, a.Results().Item(i).Payment().Basis())
		}
	}
	if m.Matter.Commitment != nil {
		add(m.Matter.Commitment.Basis, a.Commitment().Basis())
	}
	return list
}

// WrittenPrerequisite is a prerequisite as it is written, and where it stands.
type WrittenPrerequisite struct {
	At fieldpath.InPrerequisite
	*schema.Prerequisite
}

// Prerequisites returns every prerequisite that a matter is written with: its own, then those of its agency services.
func Prerequisites(id string, m *schema.Matter) []WrittenPrerequisite {
	var list []WrittenPrerequisite
	add := func(written []schema.Prerequisite, at fieldpath.List[fieldpath.InPrerequisite]) {
		for i := range written {
			list = append(list, WrittenPrerequisite{at.Item(i), &written[i]})
		}
	}
	a := fieldpath.Matter(id)
	add(m.Prerequisites, a.Prerequisites())
	for i := range m.Agencies {
		add(m.Agencies[i].Prerequisites, a.Agencies().Item(i).Prerequisites())
	}
	return list
}

// BasisEntry is an entry of the basis of a matter or procedure and where it stands.
type BasisEntry struct {
	At    fieldpath.InBasis
	Basis schema.Basis
}

// Bases returns every entry of a basis in the catalog.
func (l *Catalog) Bases() []BasisEntry {
	var list []BasisEntry
	add := func(at fieldpath.Map[fieldpath.InBasis], entries schema.Keyed[schema.Basis]) {
		for _, b := range entries {
			list = append(list, BasisEntry{at.Key(b.Key), b.Value})
		}
	}
	for _, m := range l.Matters() {
		add(fieldpath.Matter(m.ID).Basis(), m.Matter.Basis)
	}
	for _, p := range l.Procedures() {
		add(fieldpath.Procedure(p.ID).Basis(), p.Procedure.Basis)
	}
	for _, e := range l.milestones {
		add(fieldpath.Milestone(e.ID).Basis(), e.Milestone.Basis)
	}
	return list
}

// Constraint is a constraint on facts and where it stands.
type Constraint struct {
	At    fieldpath.Map[fieldpath.Value]
	Where schema.Keyed[schema.Test]
	When  bool // it says when an element of a matter or procedure counts
}

// Constraints returns every constraint on facts in the catalog.
func (l *Catalog) Constraints() []Constraint {
	return ConstraintsOf(&l.cat.Data)
}

// ConstraintsOf returns every constraint on facts in some records.
func ConstraintsOf(records *schema.Data) []Constraint {
	var list []Constraint
	add := func(w schema.Keyed[schema.Test], at fieldpath.Map[fieldpath.Value]) {
		list = append(list, Constraint{at, w, false})
	}
	when := func(w schema.Keyed[schema.Test], at fieldpath.Map[fieldpath.Value]) {
		list = append(list, Constraint{at, w, true})
	}
	for _, e := range records.Matters {
		m, a := e.Value, fieldpath.Matter(e.Key)
		add(m.Applies, a.Applies())
		for i, c := range m.Conditions {
			add(c.Require, a.Conditions().Item(i).Require())
			when(c.When, a.Conditions().Item(i).When())
		}
		for i, c := range m.Materials {
			when(c.When, a.Materials().Item(i).When())
			for j, n := range c.Counts {
				when(n.When, a.Materials().Item(i).Counts().Item(j).When())
			}
		}
		for _, c := range Prerequisites(e.Key, &m) {
			when(c.When, c.At.When())
		}
		for i, c := range m.Deadline.Excluded {
			when(c.When, a.Deadline().Excluded().Item(i).When())
		}
		for i, c := range m.Steps {
			when(c.When, a.Steps().Item(i).When())
		}
		for i, c := range m.FeeItems() {
			when(c.When, a.Fee().Items().Item(i).When())
		}
		results, at := WrittenResults(e.Key, &m)
		for i, c := range results {
			when(c.When, at[i].When())
			if c.Payment != nil {
				when(c.Payment.When, at[i].Payment().When())
			}
		}
		if p := m.Result.Payment; p != nil && (len(at) == 0 || at[0].String() != a.Result().String()) { // of a result without a name
			when(p.When, a.Result().Payment().When())
		}
		for i, c := range m.Agencies {
			when(c.When, a.Agencies().Item(i).When())
		}
	}
	for _, e := range records.Procedures {
		for i, c := range e.Value.Members {
			when(c.When, fieldpath.Procedure(e.Key).Members().Item(i).When())
		}
	}
	for _, e := range records.Milestones {
		for i, c := range e.Value.After {
			when(c.When, fieldpath.Milestone(e.Key).After().Item(i).When())
		}
	}
	for _, e := range records.Impossibles {
		add(e.Value.Where, fieldpath.Impossible(e.Key).Where())
	}
	return list
}

// Demand is a document, matter or milestone that a matter asks for, or a milestone comes after, and where.
type Demand struct {
	At                          fieldpath.Value
	Document, Matter, Milestone string // one of them is set
}

// naming is an element that names what must have happened first.
type naming interface {
	Document() fieldpath.Value
	Matter() fieldpath.Value
	Milestone() fieldpath.Value
	AnyOf() fieldpath.List[fieldpath.InAlternative]
}

// Demands returns everything a matter asks for, or a milestone comes after.
func Demands(m *Matter) []Demand {
	var list []Demand
	add := func(d Demand) {
		if d.Document != "" || d.Matter != "" || d.Milestone != "" {
			list = append(list, d)
		}
	}
	named := func(at naming, matter, document, milestone string, anyOf []schema.Alternative) {
		add(Demand{At: at.Document(), Document: document})
		add(Demand{At: at.Matter(), Matter: matter})
		add(Demand{At: at.Milestone(), Milestone: milestone})
		for j, alt := range anyOf {
			x := at.AnyOf().Item(j)
			add(Demand{At: x.Document(), Document: alt.Document})
			add(Demand{At: x.Matter(), Matter: alt.Matter})
			add(Demand{At: x.Milestone(), Milestone: alt.Milestone})
		}
	}
	if e := m.Milestone; e != nil {
		for i, c := range e.Milestone.After {
			named(fieldpath.Milestone(e.ID).After().Item(i), c.Matter, c.Document, c.Milestone, c.AnyOf)
		}
		return list
	}
	for i, c := range m.Matter.Materials {
		at := fieldpath.Matter(m.ID).Materials().Item(i)
		add(Demand{At: at.Document(), Document: c.Document})
		add(Demand{At: at.Milestone(), Milestone: c.Milestone})
	}
	for _, c := range Prerequisites(m.ID, m.Matter) {
		named(c.At, c.Matter, c.Document, c.Milestone, c.AnyOf)
	}
	return list
}

// ElementPlace returns where an element demands what it demands: the field from its label to the end of its value.
func (l *Catalog) ElementPlace(s fieldpath.Selector) diag.Place {
	value, ok := l.cat.Span(s)
	if !ok {
		return l.Place(s)
	}
	if label := l.Place(s.Here().OfLabel()); label.File == value.File && label.Start < value.End {
		value.Start = min(value.Start, label.Start)
	}
	return value
}

// Line names a place for people: land-permit.cue:31.
func (l *Catalog) Line(p diag.Place) string {
	src, _ := l.cat.Source(p.File)
	return fmt.Sprintf("%s:%d", path.Base(p.File), 1+strings.Count(string(src[:min(p.Start, len(src))]), "\n"))
}
