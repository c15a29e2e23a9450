package schema

import (
	"cmp"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

// Reference is a place where a record is named by its id.
type Reference struct {
	Kind fieldpath.Kind // of the record that is named
	ID   string
	// Place is where it stands in the office's files: a text, or the name before a colon.
	Place diag.Place
	// From are the records that say it, several for what stands in a shared definition; none for one that no record uses.
	From []fieldpath.At
}

// References returns every place where a record is named, of all editions, in the order of the files. A text in a shared definition
// that names records of two kinds, or names one here and says something else there, is there for each kind, and for no kind.
func (c *Catalog) References() []Reference {
	type use struct {
		place diag.Place
		kind  fieldpath.Kind
	}
	at := map[use]int{}
	var all []Reference
	add := func(kind fieldpath.Kind, id string, place diag.Place, from fieldpath.At, used bool) {
		key := use{place, kind}
		i, ok := at[key]
		if !ok {
			i = len(all)
			at[key] = i
			all = append(all, Reference{Kind: kind, ID: id, Place: place})
		}
		last := len(all[i].From) - 1 // one record is looked at after the other
		if used && (last < 0 || all[i].From[last].RecordKind() != from.RecordKind() || all[i].From[last].RecordID() != from.RecordID()) {
			all[i].From = append(all[i].From, from)
		}
	}
	for _, id := range c.order {
		r := c.roots[id]
		from := fieldpath.Record(fieldpath.Kind(id.kind), id.key)
		r.label.value.references(r.typ, "", func(kind fieldpath.Kind, name string, place diag.Place) { add(kind, name, place, from, true) })
	}
	seen := map[diag.Place]bool{}
	for _, r := range all {
		seen[r.Place] = true
	}
	for _, d := range c.definitions {
		d.value.named(d.name, func(kind fieldpath.Kind, name string, place diag.Place) {
			if !seen[place] && c.roots[recordID{string(kind), name}].label.value != nil {
				add(kind, name, place, fieldpath.At{}, false)
			}
		})
	}
	slices.SortStableFunc(all, func(a, b Reference) int {
		return cmp.Or(strings.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Start, b.Place.Start), strings.Compare(string(a.Kind), string(b.Kind)))
	})
	return all
}

// references calls yield for every record that a value of a type names, and for texts that name none with no kind. name is that of the
// field it stands in.
func (n *node) references(t *metamodel.Type, name string, yield func(kind fieldpath.Kind, id string, place diag.Place)) {
	switch {
	case n.kind == textNode:
		kind, _ := referent(t, []string{name})
		for ; n != nil; n = n.same {
			yield(kind, n.text, n.place())
		}
	case n.kind == listNode && t.Kind == metamodel.List:
		for _, e := range n.elems {
			e.references(t.Elem, name, yield)
		}
	case n.kind == structNode:
		for _, f := range n.fields {
			switch field := t.Field(f.name); {
			case t.Kind == metamodel.Map && t.Name == "Where":
				yield(fieldpath.FactKind, f.name, f.place())
				f.value.references(t.Elem, "", yield)
			case t.Kind == metamodel.Map:
				f.value.references(t.Elem, name, yield)
			case field != nil:
				f.value.references(field.Type, f.name, yield)
			}
		}
	}
}

// named calls yield for what a value of an unknown type probably names, by the names of its fields.
func (n *node) named(name string, yield func(kind fieldpath.Kind, id string, place diag.Place)) {
	switch n.kind {
	case textNode:
		if kind, ok := refers[name]; ok {
			yield(kind, n.text, n.place())
		}
	case listNode:
		for _, e := range n.elems {
			e.named(name, yield)
		}
	case structNode:
		for _, f := range n.fields {
			if slices.Contains(constraints, name) {
				yield(fieldpath.FactKind, f.name, f.place())
				continue
			}
			f.value.named(f.name, yield)
		}
	}
}

// constraints are the fields whose values are constraints on facts.
var constraints = []string{"when", "applies", "require", "where"}
