package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

// version is a record as it is from a day on: what is written in it, with what has changed until then, each change on top of those before,
// and without the elements of lists that are not in force.
type version struct {
	from  Date // the zero value for the first
	value *node
}

// versions returns the versions of a record, the first first.
func (r record) versions() []version {
	base := r.label.value
	if base.kind != structNode || r.typ.Kind != metamodel.Struct {
		return []version{{value: base}}
	}
	var changes *node
	if f := base.field("changes"); f != nil && r.typ.Field("changes") != nil {
		if changes = f.value; changes.kind != structNode {
			changes = nil
		}
	}
	days := map[Date]bool{}
	if changes != nil {
		for _, f := range changes.fields {
			if day, err := ParseDate(f.name); err == nil && f.value.kind == structNode {
				days[day] = true
			}
		}
	}
	base.days(r.typ, days)
	if changes != nil {
		changes.days(r.typ.Field("changes").Type, days)
	}
	all := []version{{value: base}}
	if len(days) == 0 {
		return all
	}
	whole := base.without("changes")
	all[0].value = whole.inForce(r.typ, Date{})
	for _, day := range slices.SortedFunc(maps.Keys(days), Date.Compare) {
		if changes != nil {
			for _, f := range changes.fields {
				if on, err := ParseDate(f.name); err == nil && on == day && f.value.kind == structNode {
					whole = whole.changed(f.value)
				}
			}
		}
		all = append(all, version{day, whole.inForce(r.typ, day)})
	}
	return all
}

// on returns the version of a day; no day is the first.
func on(all []version, day Date) *node {
	value := all[0].value
	for _, v := range all[1:] {
		if !day.IsZero() && !day.Before(v.from) {
			value = v.value
		}
	}
	return value
}

// days adds the days on which elements of lists begin to be in force, and those from which on they are not.
func (n *node) days(t *metamodel.Type, days map[Date]bool) {
	switch {
	case n.kind == listNode && t.Kind == metamodel.List:
		for _, e := range n.elems {
			if from, to, ok := e.period(t.Elem); ok {
				for _, day := range []Date{from, to} {
					if !day.IsZero() {
						days[day] = true
					}
				}
			}
			e.days(t.Elem, days)
		}
	case n.kind == structNode:
		for _, f := range n.fields {
			switch field := t.Field(f.name); {
			case t.Kind == metamodel.Map:
				f.value.days(t.Elem, days)
			case field != nil && !field.Type.Changes():
				f.value.days(field.Type, days)
			}
		}
	}
}

// period returns when an element of a list is in force; ok is false where it says nothing of it.
func (n *node) period(t *metamodel.Type) (from, to Date, ok bool) {
	if n.kind != structNode || t.Kind != metamodel.Struct || t.Field("effective") == nil {
		return from, to, false
	}
	f := n.field("effective")
	if f == nil || f.value.kind != structNode {
		return from, to, false
	}
	for name, day := range map[string]*Date{"from": &from, "to": &to} {
		if x := f.value.field(name); x != nil && x.value.kind == textNode {
			*day, _ = ParseDate(x.value.text)
		}
	}
	return from, to, true
}

// inForce returns the node without the elements of its lists that are not in force on a day; no day is before all.
func (n *node) inForce(t *metamodel.Type, day Date) *node {
	switch {
	case n.kind == listNode && t.Kind == metamodel.List:
		out := *n
		out.elems = nil
		for _, e := range n.elems {
			from, to, ok := e.period(t.Elem)
			if ok && (day.IsZero() && !from.IsZero() || !day.IsZero() && !day.Within(from, to)) {
				continue
			}
			out.elems = append(out.elems, e.inForce(t.Elem, day))
		}
		return &out
	case n.kind == structNode:
		out := *n
		out.fields = n.once()
		for i, f := range out.fields {
			switch field := t.Field(f.name); {
			case t.Kind == metamodel.Map:
				out.fields[i].value = f.value.inForce(t.Elem, day)
			case field != nil:
				out.fields[i].value = f.value.inForce(field.Type, day)
			}
		}
		return &out
	}
	return n
}

// once returns the fields of a struct, each once: of what is written in two parts the checker has put all into the first.
func (n *node) once() []nodeField {
	var list []nodeField
	for _, f := range n.fields {
		if !slices.ContainsFunc(list, func(o nodeField) bool { return o.name == f.name }) {
			list = append(list, f)
		}
	}
	return list
}

// without returns a struct without a field.
func (n *node) without(name string) *node {
	out := *n
	out.fields = slices.DeleteFunc(slices.Clone(n.fields), func(f nodeField) bool { return f.name == name })
	return &out
}

// changed returns a struct with a change on top of it: structs are changed field by field, null takes a field away, and all else, lists
// among it, is replaced.
func (n *node) changed(by *node) *node {
	out := *n
	out.fields = n.once()
	for _, f := range by.once() {
		i := slices.IndexFunc(out.fields, func(o nodeField) bool { return o.name == f.name })
		switch {
		case f.value.kind == nullNode:
			out.fields = slices.DeleteFunc(out.fields, func(o nodeField) bool { return o.name == f.name })
		case i < 0:
			out.fields = append(out.fields, f)
		default:
			if f.value.kind == structNode && out.fields[i].value.kind == structNode {
				f.value = out.fields[i].value.changed(f.value)
			}
			out.fields[i] = f
		}
	}
	return &out
}

// settled checks every version of the records that change and returns what is wrong with one and with none before it, which CUE cannot see.
// known is what has been found in the files.
func (c *Catalog) settled(known diag.List, invalid map[*node]bool) diag.List {
	type place struct {
		code string
		diag.Place
	}
	said := map[place]bool{}
	for _, d := range known {
		said[place{d.Code, d.Place}] = true
	}
	var found diag.List
	for _, id := range c.order {
		r, all := c.roots[id], c.all[id]
		if len(all) == 1 {
			continue
		}
		seen := map[string]bool{}
		for i, v := range all {
			k := checker{invalid: map[*node]bool{}}
			k.check(v.value, r.typ, c.ownerOf(r))
			for n := range k.invalid {
				invalid[n] = true
			}
			for _, d := range k.found {
				key := fmt.Sprint(d.Code, d.Place, d.Message.ZH)
				if i > 0 && !seen[key] && !said[place{d.Code, d.Place}] {
					d.Place = r.inChange(v.from, d)
					if c.AsOf.Before(v.from) { // it breaks nothing of today
						d.Severity = min(d.Severity, diag.Warning)
					}
					d.Message = diag.Text{ZH: "自" + v.from.String() + "起，" + d.Message.ZH, EN: "from " + v.from.String() + " on: " + d.Message.EN}
					found = append(found, d)
				}
				seen[key] = true
			}
		}
	}
	return found
}

// ownerOf is what findings about a record are about.
func (c *Catalog) ownerOf(r record) owner {
	field := Language().Root.Field(r.id.kind)
	o := owner{label: diag.T(Language().Root.Doc.Label, "the catalog")}.in(called(field), r.id.kind, r.label.place())
	if r.id.key == "" {
		return o
	}
	label := diag.T(short(r.id.key), short(r.id.key))
	if t := field.Type.Elem; t.Name != "" {
		label = diag.Text{ZH: t.Doc.Label + " " + label.ZH, EN: t.Name + " " + label.EN}
	}
	return o.in(label, r.id.key, r.label.place())
}

// Coming is a version of a record that begins after the day of the edition.
type Coming[T any] struct {
	From   Date
	Fields []ChangedField // that are not as before, in the order of the language
	Value  T              // the record as it is then
}

// ChangedField is a field of a record that changes: its name in the catalog, and in Chinese.
type ChangedField struct{ Name, Label string }

// ComingMatter returns the coming versions of a matter, in the order of their days, those alone in which something differs.
func (c *Catalog) ComingMatter(id string) []Coming[Matter] {
	return coming[Matter](c, fieldpath.MatterKind, id)
}

// ComingProcedure is ComingMatter of a procedure.
func (c *Catalog) ComingProcedure(id string) []Coming[Procedure] {
	return coming[Procedure](c, fieldpath.ProcedureKind, id)
}

// LawText is a law as its text is from a day on; of the first text the day is the zero value.
type LawText struct {
	From Date
	Law  Law
}

// LawTexts returns the texts of a law, the first first.
func (c *Catalog) LawTexts(id string) (list []LawText) {
	r, ok := c.roots[recordID{string(fieldpath.LawKind), id}]
	if !ok {
		return nil
	}
	for _, v := range c.all[r.id] {
		x := LawText{From: v.from}
		c.decoder.decode(v.value, r.typ, reflect.ValueOf(&x.Law).Elem())
		list = append(list, x)
	}
	return list
}

func coming[T any](c *Catalog, kind fieldpath.Kind, id string) (list []Coming[T]) {
	r, ok := c.roots[recordID{string(kind), id}]
	if !ok {
		return nil
	}
	before := c.value(r.id)
	for _, v := range c.all[r.id][1:] {
		if !c.AsOf.Before(v.from) {
			continue
		}
		next := Coming[T]{From: v.from}
		for _, f := range r.typ.Fields {
			if !sameField(before.field(f.Name), v.value.field(f.Name), f) {
				next.Fields = append(next.Fields, ChangedField{f.Name, f.Doc.Label})
			}
		}
		if before = v.value; len(next.Fields) == 0 {
			continue
		}
		c.decoder.decode(v.value, r.typ, reflect.ValueOf(&next.Value).Elem())
		list = append(list, next)
	}
	return list
}

// sameField reports whether a field says the same in two versions.
func sameField(a, b *nodeField, f *metamodel.Field) bool {
	if a == nil || b == nil {
		return a == b
	}
	x, errX := json.Marshal(a.value.export(f.Type))
	y, errY := json.Marshal(b.value.export(f.Type))
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

// lasting are the fields of a record that no change has: which days it is there at all, and what it was called.
var lasting = []string{"changes", "effective", "formerly"}

// change compares what a record changes with its type. CUE accepts any fields there.
func (c *checker) change(n *node, t *metamodel.Type, o owner) {
	before, beyond := len(c.found)+c.more, c.beyond
	for _, f := range n.fields {
		if slices.Contains(lasting, f.name) {
			c.report("S004", o, f.value, f.place(), o.says("“%s”的变更里不能有“%s”", "%[1]s cannot change %[2]q", f.name),
				diag.T("写在记录里，不写在变更里", "Write it in the record, not in a change"))
		}
	}
	n.fields = slices.DeleteFunc(n.fields, func(f nodeField) bool { return slices.Contains(lasting, f.name) })
	c.changing = true
	c.fields(n, t, o)
	c.changing = false
	c.beyond = beyond + len(c.found) + c.more - before
}
