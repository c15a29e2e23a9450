package schema

import (
	"encoding/json"
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

// Dated is an element of a list that says on which days it is in force, whichever day the edition is of.
type Dated struct {
	Kind     fieldpath.Kind // of the record
	ID       string
	List     string     // where the list stands in the record; one text for all its elements
	Called   string     // its name, or the id of the matter that it names
	When     string     // for whom it is; equal texts are the same situations
	From, To Date       // the zero day for none
	Place    diag.Place // of what it is called
}

// Dated returns the elements of lists that say on which days they are in force and by what they are called, in the order of the records and
// lists. A list that a change replaces is left out: what comes after what is not said in it.
func (c *Catalog) Dated() (list []Dated) {
	for _, id := range c.order {
		r := c.roots[id]
		if r.label.value.kind != structNode || r.typ.Kind != metamodel.Struct {
			continue
		}
		d := Dated{Kind: fieldpath.Kind(id.kind), ID: id.key}
		replaced := map[string]bool{}
		if f := r.label.value.field("changes"); f != nil {
			for _, change := range f.value.fields {
				for _, field := range change.value.fields {
					replaced[field.name] = true
				}
			}
		}
		for _, f := range r.label.value.once() {
			if field := r.typ.Field(f.name); field != nil && !field.Type.Changes() && !replaced[f.name] {
				d.List = f.name
				f.value.dated(field.Type, d, &list)
			}
		}
	}
	return list
}

// dated adds the dated elements of the lists in a value.
func (n *node) dated(t *metamodel.Type, d Dated, list *[]Dated) {
	at := d.List
	switch {
	case n.kind == listNode && t.Kind == metamodel.List:
		for _, e := range n.elems {
			from, to, ok := e.period(t.Elem)
			called := e.called()
			if ok && called != nil {
				d.From, d.To, d.Called, d.Place, d.When = from, to, called.text, called.place(), e.situation(t.Elem)
				*list = append(*list, d)
			}
			e.dated(t.Elem, d, list)
		}
	case n.kind == structNode:
		for _, f := range n.once() {
			d.List = strings.Join([]string{at, f.name}, ".")
			switch field := t.Field(f.name); {
			case t.Kind == metamodel.Map:
				f.value.dated(t.Elem, d, list)
			case field != nil:
				f.value.dated(field.Type, d, list)
			}
		}
	}
}

// called returns what says what an element is: its key, the matter it names, or its name; nil for none.
func (n *node) called() *node {
	for _, name := range []string{"key", "matter", "name"} {
		if f := n.field(name); f != nil && f.value.kind == textNode {
			return f.value
		}
	}
	return nil
}

// situation says for whom an element is.
func (n *node) situation(t *metamodel.Type) string {
	f, field := n.field("when"), t.Field("when")
	if f == nil || field == nil {
		return ""
	}
	said, err := json.Marshal(f.value.export(field.Type))
	if err != nil {
		return f.place().File
	}
	return string(said)
}
