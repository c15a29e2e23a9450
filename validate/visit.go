package validate

import (
	"fmt"
	"slices"
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

func (l *linked) place(a at) diag.Place {
	if a.label {
		return l.cat.Label(a.kind, a.id, a.path...)
	}
	return l.cat.Place(a.kind, a.id, a.path...)
}

// flawed reports whether loading has found something wrong with an element, or it is missing: what is missing in such
// an element has been reported already.
func (l *linked) flawed(a at) bool {
	span, ok := l.cat.Span(a.kind, a.id, a.path...)
	return !ok || slices.ContainsFunc(l.flaws[span.File], func(d diag.Diagnostic) bool {
		return span.Start <= d.Place.Start && d.Place.Start < span.End
	})
}

// finding starts a finding at a place.
func (l *linked) finding(a at, message, hint diag.Text) diag.Diagnostic {
	return diag.Diagnostic{Matter: a.id, Field: a.field(), Place: l.place(a), Message: message, Hint: hint}
}

// name returns what a finding calls a record: its name if it has one.
func (l *linked) name(a at) string {
	switch a.kind {
	case "matter":
		if m := l.byMatter[a.id]; m != nil && m.Name != "" {
			return m.Name
		}
	case "procedure":
		if p := l.cat.Procedures.Get(a.id); p != nil && p.Name != "" {
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
func (l *linked) bases() []cited {
	var list []cited
	add := func(kind, id string, entries schema.Keyed[schema.Basis]) {
		for _, b := range entries {
			list = append(list, cited{at{kind: kind, id: id, path: []any{"basis", b.Key}}, b.Value})
		}
	}
	for _, m := range l.matters {
		add("matter", m.ID, m.Matter.Basis)
	}
	for _, p := range l.procedures {
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
func (l *linked) constraints() []constraint {
	var list []constraint
	for _, m := range l.matters {
		a := at{kind: "matter", id: m.ID}
		add := func(w schema.Keyed[schema.Test], path ...any) { list = append(list, constraint{a.in(path...), w}) }
		add(m.Matter.Applies, "applies")
		for i, c := range m.Matter.Conditions {
			add(c.Require, "conditions", i, "require")
			add(c.When, "conditions", i, "when")
		}
		for i, c := range m.Matter.Materials {
			add(c.When, "materials", i, "when")
		}
		for i, c := range m.Matter.Prerequisites {
			add(c.When, "prerequisites", i, "when")
		}
		for i, c := range m.Deadline.Excluded {
			add(c.When, "deadline", "excluded", i, "when")
		}
		for i, c := range m.Fee.Items {
			add(c.When, "fee", "items", i, "when")
		}
		for i, c := range m.Matter.Agencies {
			add(c.When, "agencies", i, "when")
		}
	}
	for _, p := range l.procedures {
		for i, c := range p.Procedure.Members {
			list = append(list, constraint{at{kind: "procedure", id: p.ID, path: []any{"members", i, "when"}}, c.When})
		}
	}
	for _, e := range l.cat.Impossibles {
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

// maxSuggestions bounds the search for what was meant, which costs the number of ids: who has more references to nothing
// than this has lost a file, not misspelt a word.
const maxSuggestions = 500

// nothing reports a reference to a record that does not exist, unless it may stand in a file that could not be read.
func (l *linked) nothing(report func(diag.Diagnostic), a at, kind, word, id string, known []string) {
	if id == "" || l.cat.Mentions(id) {
		return
	}
	d := l.finding(a, diag.T("“%s”引用的%s“%s”没有登记", "%[1]s refers to %[4]s %[3]q, which is not in the catalog", l.name(a), word, id, kind),
		diag.T("先登记这个%s，或者改正标识", "Register the %[2]s first, or correct the id", word, kind))
	for _, absent := range l.cat.Absent {
		if absent.Kind != kind || absent.Key != id {
			continue
		}
		d.Message = diag.T("“%s”引用的%s“%s”在 %s 还没有施行", "%[1]s refers to %[5]s %[3]q, which is not yet in force on %[4]s", l.name(a), word, id, l.cat.AsOf, kind)
		if absent.Effective.From <= l.cat.AsOf {
			d.Message = diag.T("“%s”引用的%s“%s”自 %s 起不再有效", "%[1]s refers to %[5]s %[3]q, which is no longer in force since %[4]s", l.name(a), word, id, absent.Effective.To, kind)
		}
		d.Hint = diag.T("改用现在有效的%s，或者写明本事项的有效期间", "Refer to a %[2]s in force, or say when the matter ends", word, kind)
		d.Related = []diag.Related{{Place: absent.Place, Message: diag.T("它的有效期间写在这里", "its period is declared here")}}
		report(d)
		return
	}
	if l.suggested++; l.suggested > maxSuggestions {
		report(d)
		return
	}
	if near, ok := schema.Nearest(id, known); ok {
		d.Hint = diag.T("是否应为“%s”？", "Did you mean %q?", near)
		p := l.place(a)
		if src, ok := l.cat.Source(p.File); ok && p.End <= len(src) && string(src[p.Start:p.End]) == fmt.Sprintf("%q", id) {
			d.Fixes = []diag.Fix{{Message: d.Hint, Edits: []diag.Edit{{Place: p, New: fmt.Sprintf("%q", near)}}}}
		}
	}
	report(d)
}
