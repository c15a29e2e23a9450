package schema

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Change is a change that a record says, as it is written.
type Change struct {
	Kind  fieldpath.Kind
	ID    string
	Day   Date
	Place diag.Place // of the day
	Idle  bool       // from that day on the record is what it was before
	Moves []Move     // of a law
}

// Move is an article that a change of a law says has become another.
type Move struct {
	From, To string
	Place    diag.Place // of From
}

// Changes returns the changes of all records, those of a record in the order of their days.
func (c *Catalog) Changes() (list []Change) {
	for _, id := range c.order {
		r, all := c.roots[id], c.all[id]
		for i, v := range all {
			day := r.change(v.from)
			if i == 0 || day == nil {
				continue
			}
			change := Change{Kind: fieldpath.Kind(id.kind), ID: id.key, Day: v.from, Place: day.place(), Idle: true}
			for _, f := range r.typ.Fields {
				change.Idle = change.Idle && sameField(all[i-1].value.field(f.Name), v.value.field(f.Name), f)
			}
			if moved := day.value.field("moved"); moved != nil && fieldpath.Kind(id.kind) == fieldpath.LawKind {
				for _, f := range moved.value.fields {
					if f.value.kind == textNode {
						change.Moves = append(change.Moves, Move{f.name, f.value.text, f.place()})
					}
				}
			}
			list = append(list, change)
		}
	}
	return list
}

// change returns what a record says that it changes from a day on, nil for nothing.
func (r record) change(day Date) *nodeField {
	changes := r.label.value.field("changes")
	if changes == nil {
		return nil
	}
	for i, f := range changes.value.fields {
		if on, err := ParseDate(f.name); err == nil && on == day && f.value.kind == structNode {
			return &changes.value.fields[i]
		}
	}
	return nil
}

// inChange is where a finding about a version belongs that stands at the record as a whole: in the change that begins the version.
func (r record) inChange(day Date, d diag.Diagnostic) diag.Place {
	f := r.change(day)
	if f == nil || d.Place != r.label.place() {
		return d.Place
	}
	for _, field := range f.value.fields {
		if field.name == d.Field {
			return field.place()
		}
	}
	return f.place()
}

// Everywhere returns the words that stand in fields of some names, in a record or, for the zero At, in all of them, whichever day they are
// for: texts, elements of lists, and the names of what a struct says a value of.
func (c *Catalog) Everywhere(at fieldpath.At, names ...string) map[string]bool {
	words := map[string]bool{}
	for _, id := range c.order {
		if at.RecordKind() == "" || recordOf(at) == id {
			c.roots[id].label.value.everywhere(names, words)
		}
	}
	return words
}

// everywhere adds them.
func (n *node) everywhere(names []string, words map[string]bool) {
	for _, e := range n.elems {
		e.everywhere(names, words)
	}
	for _, f := range n.fields {
		if slices.Contains(names, f.name) {
			if f.value.kind == textNode {
				words[f.value.text] = true
			}
			for _, e := range f.value.elems {
				if e.kind == textNode {
					words[e.text] = true
				}
			}
			for _, inner := range f.value.fields {
				if inner.value.kind != structNode {
					words[inner.name] = true
				}
			}
		}
		f.value.everywhere(names, words)
	}
}

// files calls yield for the forms and samples that a value names.
func (n *node) files(yield func(name string, at diag.Place)) {
	for _, e := range n.elems {
		e.files(yield)
	}
	for _, f := range n.fields {
		if (f.name == "template" || f.name == "sample") && f.value.kind == textNode {
			yield(f.value.text, f.value.place())
		}
		f.value.files(yield)
	}
}
