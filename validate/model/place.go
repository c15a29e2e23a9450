package model

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// At is a place in a record: what checks report on.
type At struct {
	Kind, ID string
	Path     []any
	Label    bool // the label of the last field, not its value
}

// In returns the place of what a path leads to from here.
func (a At) In(path ...any) At {
	return At{Kind: a.Kind, ID: a.ID, Path: append(a.Path[:len(a.Path):len(a.Path)], path...)}
}

// Field writes the path as findings do: materials[1].document.
func (a At) Field() string {
	var b strings.Builder
	for _, p := range a.Path {
		switch p := p.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", p)
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, p)
		}
	}
	return b.String()
}

// Place returns where in the files a place is.
func (l *Catalog) Place(a At) diag.Place {
	if a.Label {
		return l.Written().Label(a.Kind, a.ID, a.Path...)
	}
	return l.Written().Place(a.Kind, a.ID, a.Path...)
}

// Finding starts a finding at a place.
func (l *Catalog) Finding(a At, message, hint diag.Text) diag.Diagnostic {
	return diag.Diagnostic{Matter: a.ID, Field: a.Field(), Place: l.Place(a), Message: message, Hint: hint}
}

// NameOf returns what a finding calls a record: its name if it has one.
func (l *Catalog) NameOf(a At) string {
	switch a.Kind {
	case "matter":
		if m := l.Matter(a.ID); m != nil && m.Name != "" {
			return m.Name
		}
	case "procedure":
		if p := l.Written().Procedures.Get(a.ID); p != nil && p.Name != "" {
			return p.Name
		}
	}
	return a.ID
}

// Citation is a list of basis keys and where it stands.
type Citation struct {
	At
	Keys []string
}

// Citations returns every list of basis keys of a matter.
func Citations(m *Matter) []Citation {
	a := At{Kind: "matter", ID: m.ID}
	var list []Citation
	add := func(keys []string, path ...any) { list = append(list, Citation{a.In(append(path, "basis")...), keys}) }
	for i, c := range m.Matter.Conditions {
		add(c.Basis, "conditions", i)
	}
	for i, c := range m.Matter.Prohibitions {
		add(c.Basis, "prohibitions", i)
	}
	if m.Matter.Quota != nil {
		add(m.Matter.Quota.Basis, "quota")
	}
	for i, c := range m.Matter.Materials {
		add(c.Basis, "materials", i)
		if c.Relax != nil {
			add(c.Relax.Basis, "materials", i, "relax")
		}
	}
	for i, c := range m.Matter.Prerequisites {
		add(c.Basis, "prerequisites", i)
		if c.Relax != nil {
			add(c.Relax.Basis, "prerequisites", i, "relax")
		}
	}
	if t := m.Deadline.Statutory; t != nil {
		add(t.Basis, "deadline", "statutory")
	}
	for i, c := range m.Deadline.Excluded {
		add(c.Basis, "deadline", "excluded", i)
	}
	for i, c := range m.Fee.Items {
		add(c.Basis, "fee", "items", i)
	}
	for i, c := range m.Matter.Agencies {
		add(c.Basis, "agencies", i)
	}
	if m.Matter.Commitment != nil {
		add(m.Matter.Commitment.Basis, "commitment")
	}
	return list
}

// BasisEntry is an entry of the basis of a matter or procedure and where it stands.
type BasisEntry struct {
	At
	Basis schema.Basis
}

// Bases returns every entry of a basis in the catalog.
func (l *Catalog) Bases() []BasisEntry {
	var list []BasisEntry
	add := func(kind, id string, entries schema.Keyed[schema.Basis]) {
		for _, b := range entries {
			list = append(list, BasisEntry{At{Kind: kind, ID: id, Path: []any{"basis", b.Key}}, b.Value})
		}
	}
	for _, m := range l.Matters() {
		add("matter", m.ID, m.Matter.Basis)
	}
	for _, p := range l.Procedures() {
		add("procedure", p.ID, p.Procedure.Basis)
	}
	return list
}

// Constraint is a constraint on facts and where it stands.
type Constraint struct {
	At
	Where schema.Keyed[schema.Test]
}

// Constraints returns every constraint on facts in the catalog.
func (l *Catalog) Constraints() []Constraint {
	return ConstraintsOf(l.cat.Matters, l.cat.Procedures, l.cat.Impossibles)
}

// ConstraintsOf returns every constraint on facts in some records.
func ConstraintsOf(matters schema.Keyed[schema.Matter], procedures schema.Keyed[schema.Procedure], impossibles schema.Keyed[schema.Impossible]) []Constraint {
	var list []Constraint
	for _, e := range matters {
		m := e.Value
		a := At{Kind: "matter", ID: e.Key}
		add := func(w schema.Keyed[schema.Test], path ...any) { list = append(list, Constraint{a.In(path...), w}) }
		add(m.Applies, "applies")
		for i, c := range m.Conditions {
			add(c.Require, "conditions", i, "require")
			add(c.When, "conditions", i, "when")
		}
		for i, c := range m.Materials {
			add(c.When, "materials", i, "when")
		}
		for i, c := range m.Prerequisites {
			add(c.When, "prerequisites", i, "when")
		}
		for i, c := range m.Deadline.Excluded {
			add(c.When, "deadline", "excluded", i, "when")
		}
		for i, c := range m.Fee.Items {
			add(c.When, "fee", "items", i, "when")
		}
		for i, c := range m.Agencies {
			add(c.When, "agencies", i, "when")
		}
	}
	for _, e := range procedures {
		for i, c := range e.Value.Members {
			list = append(list, Constraint{At{Kind: "procedure", ID: e.Key, Path: []any{"members", i, "when"}}, c.When})
		}
	}
	for _, e := range impossibles {
		list = append(list, Constraint{At{Kind: "impossible", ID: e.Key, Path: []any{"where"}}, e.Value.Where})
	}
	return list
}

// Demand is a document or matter that a matter asks for, and where.
type Demand struct {
	At
	Document, Matter string // one of them is set
}

// Demands returns everything a matter asks for.
func Demands(m *Matter) []Demand {
	a := At{Kind: "matter", ID: m.ID}
	var list []Demand
	for i, c := range m.Matter.Materials {
		list = append(list, Demand{At: a.In("materials", i, "document"), Document: c.Document})
	}
	for i, c := range m.Matter.Prerequisites {
		list = append(list, Demand{At: a.In("prerequisites", i, "document"), Document: c.Document},
			Demand{At: a.In("prerequisites", i, "matter"), Matter: c.Matter})
		for j, alt := range c.AnyOf {
			list = append(list, Demand{At: a.In("prerequisites", i, "anyOf", j, "document"), Document: alt.Document},
				Demand{At: a.In("prerequisites", i, "anyOf", j, "matter"), Matter: alt.Matter})
		}
	}
	n := 0
	for _, d := range list {
		if d.Document != "" || d.Matter != "" {
			list[n] = d
			n++
		}
	}
	return list[:n]
}

// place returns where an element demands what it demands: the field from its label to the end of its value.
func (l *Catalog) ElementPlace(a At) diag.Place {
	value, ok := l.Written().Span(a.Kind, a.ID, a.Path...)
	if !ok {
		return l.Place(a)
	}
	if label := l.Written().Label(a.Kind, a.ID, a.Path...); label.File == value.File && label.Start < value.End {
		value.Start = min(value.Start, label.Start)
	}
	return value
}

// Line names a place for people: land-permit.cue:31.
func (l *Catalog) Line(p diag.Place) string {
	src, _ := l.Written().Source(p.File)
	return fmt.Sprintf("%s:%d", path.Base(p.File), 1+strings.Count(string(src[:min(p.Start, len(src))]), "\n"))
}

// ArticleOf returns the article of a citation without its clause and item: 第四十条第一款 → 第四十条.
func ArticleOf(citation string) string {
	if a := articleNumber.FindString(citation); a != "" {
		return a
	}
	return citation
}

var articleNumber = regexp.MustCompile(`^第[一二三四五六七八九十百千零]+条(之[一二三四五六七八九十]+)?`)
