package validate

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// at is a place in a record: what checks report on.
type at struct {
	kind, id string
	path     []any
	label    bool // the label of the last field, not its value
}

func (a at) in(path ...any) at {
	return at{kind: a.kind, id: a.id, path: append(a.path[:len(a.path):len(a.path)], path...)}
}

// field writes the path as findings do: materials[1].document.
func (a at) field() string {
	var b strings.Builder
	for _, p := range a.path {
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

func (l *Catalog) place(a at) diag.Place {
	if a.label {
		return l.Written().Label(a.kind, a.id, a.path...)
	}
	return l.Written().Place(a.kind, a.id, a.path...)
}

// finding starts a finding at a place.
func (l *Catalog) finding(a at, message, hint diag.Text) diag.Diagnostic {
	return diag.Diagnostic{Matter: a.id, Field: a.field(), Place: l.place(a), Message: message, Hint: hint}
}

// name returns what a finding calls a record: its name if it has one.
func (l *Catalog) name(a at) string {
	switch a.kind {
	case "matter":
		if m := l.Matter(a.id); m != nil && m.Name != "" {
			return m.Name
		}
	case "procedure":
		if p := l.Written().Procedures.Get(a.id); p != nil && p.Name != "" {
			return p.Name
		}
	}
	return a.id
}

// citation is a list of basis keys and where it stands.
type citation struct {
	at
	keys []string
}

// citations returns every list of basis keys of a matter.
func citations(m *Matter) []citation {
	a := at{kind: "matter", id: m.ID}
	var list []citation
	add := func(keys []string, path ...any) { list = append(list, citation{a.in(append(path, "basis")...), keys}) }
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

// cited is an entry of the basis of a matter or procedure and where it stands.
type cited struct {
	at
	basis schema.Basis
}

// bases returns every entry of a basis in the catalog.
func (l *Catalog) bases() []cited {
	var list []cited
	add := func(kind, id string, entries schema.Keyed[schema.Basis]) {
		for _, b := range entries {
			list = append(list, cited{at{kind: kind, id: id, path: []any{"basis", b.Key}}, b.Value})
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

// constraint is a constraint on facts and where it stands.
type constraint struct {
	at
	where schema.Keyed[schema.Test]
}

// constraints returns every constraint on facts in the catalog.
func (l *Catalog) constraints() []constraint {
	return constraintsOf(l.cat.Matters, l.cat.Procedures, l.cat.Impossibles)
}

// constraintsOf returns every constraint on facts in some records.
func constraintsOf(matters schema.Keyed[schema.Matter], procedures schema.Keyed[schema.Procedure], impossibles schema.Keyed[schema.Impossible]) []constraint {
	var list []constraint
	for _, e := range matters {
		m := e.Value
		a := at{kind: "matter", id: e.Key}
		add := func(w schema.Keyed[schema.Test], path ...any) { list = append(list, constraint{a.in(path...), w}) }
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
			list = append(list, constraint{at{kind: "procedure", id: e.Key, path: []any{"members", i, "when"}}, c.When})
		}
	}
	for _, e := range impossibles {
		list = append(list, constraint{at{kind: "impossible", id: e.Key, path: []any{"where"}}, e.Value.Where})
	}
	return list
}

// demand is a document or matter that a matter asks for, and where.
type demand struct {
	at
	document, matter string // one of them is set
}

// demands returns everything a matter asks for.
func demands(m *Matter) []demand {
	a := at{kind: "matter", id: m.ID}
	var list []demand
	for i, c := range m.Matter.Materials {
		list = append(list, demand{at: a.in("materials", i, "document"), document: c.Document})
	}
	for i, c := range m.Matter.Prerequisites {
		list = append(list, demand{at: a.in("prerequisites", i, "document"), document: c.Document},
			demand{at: a.in("prerequisites", i, "matter"), matter: c.Matter})
		for j, alt := range c.AnyOf {
			list = append(list, demand{at: a.in("prerequisites", i, "anyOf", j, "document"), document: alt.Document},
				demand{at: a.in("prerequisites", i, "anyOf", j, "matter"), matter: alt.Matter})
		}
	}
	n := 0
	for _, d := range list {
		if d.document != "" || d.matter != "" {
			list[n] = d
			n++
		}
	}
	return list[:n]
}

// place returns where an element demands what it demands: the field from its label to the end of its value.
func (l *Catalog) fieldPlace(a at) diag.Place {
	value, ok := l.Written().Span(a.kind, a.id, a.path...)
	if !ok {
		return l.place(a)
	}
	if label := l.Written().Label(a.kind, a.id, a.path...); label.File == value.File && label.Start < value.End {
		value.Start = min(value.Start, label.Start)
	}
	return value
}

// line names a place for people: land-permit.cue:31.
func (l *Catalog) line(p diag.Place) string {
	src, _ := l.Written().Source(p.File)
	return fmt.Sprintf("%s:%d", path.Base(p.File), 1+strings.Count(string(src[:min(p.Start, len(src))]), "\n"))
}

// articleOf returns the article of a citation without its clause and item: 第四十条第一款 → 第四十条.
func articleOf(citation string) string {
	if a := articleNumber.FindString(citation); a != "" {
		return a
	}
	return citation
}

var articleNumber = regexp.MustCompile(`^第[一二三四五六七八九十百千零]+条(之[一二三四五六七八九十]+)?`)
