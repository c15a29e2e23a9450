package schema

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

// Saying is a place in the files of a catalog that says a word: once, however many records share it.
type Saying struct {
	Place diag.Place
	Text  string // the text, or the line of a form
	// Elements are what says it, in the order of the records; none in a form, and in a shared definition that no record uses.
	Elements   []fieldpath.At
	Definition string   // the name of the shared definition that it stands in, "" for none
	Form       bool     // it stands in a blank form, or a sample
	Matters    []string // the ids, sorted, of the matters that it reaches: those that say it, name the record that does, or hand the form out
}

// Sayings returns every place that says a word, of all editions, in the order of the files: texts and keys of records and of shared
// definitions, and lines of forms. What looks alike is the same, as in Alike. In a form, it must stand on one line.
func (c *Catalog) Sayings(word string) []Saying {
	alike := Alike(word)
	at := map[diag.Place]int{}
	var all []Saying
	definedAt := c.definedAt()
	say := func(place diag.Place, text string) *Saying {
		i, ok := at[place]
		if !ok {
			i = len(all)
			at[place] = i
			all = append(all, Saying{Place: place, Text: text, Definition: definedAt(place)})
		}
		return &all[i]
	}
	says := func(s string) bool { return strings.Contains(Alike(s), alike) }
	reach := c.reach()
	for _, id := range c.order {
		r := c.roots[id]
		kind := fieldpath.Kind(id.kind)
		yield := func(p []any, place diag.Place, text string) {
			if !says(text) {
				return
			}
			s := say(place, text)
			s.Elements = append(s.Elements, fieldpath.Walked(kind, id.key, slices.Clone(p)...))
			if kind == fieldpath.MatterKind {
				s.Matters = append(s.Matters, id.key)
			} else {
				s.Matters = append(s.Matters, reach[id]...)
			}
		}
		if id.key != "" {
			yield(nil, r.label.place(), id.key)
		}
		r.label.value.sayings(r.typ, nil, yield)
	}
	for _, d := range c.definitions {
		d.value.sayings(nil, nil, func(_ []any, place diag.Place, text string) {
			if says(text) {
				say(place, text)
			}
		})
	}
	handed := map[string][]string{}
	for _, m := range c.Everything.Matters {
		for _, x := range m.Value.Materials {
			for _, name := range []string{x.Template, x.Sample} {
				if name != "" {
					handed[name] = append(handed[name], m.Key)
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.sources)) {
		if path.Ext(name) == ".cue" {
			continue
		}
		from := 0
		for line := range bytes.Lines(c.sources[name]) {
			text := strings.TrimRight(string(line), "\r\n")
			if says(text) {
				start := from + max(strings.Index(text, word), 0)
				all = append(all, Saying{Place: diag.Place{File: name, Start: start, End: from + len(text)}, Text: strings.TrimSpace(text), Form: true, Matters: slices.Clone(handed[name])})
			}
			from += len(line)
		}
	}
	for i := range all {
		slices.Sort(all[i].Matters)
		all[i].Matters = slices.Compact(all[i].Matters)
	}
	slices.SortStableFunc(all, func(a, b Saying) int {
		return cmp.Or(strings.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Start, b.Place.Start), cmp.Compare(a.Place.End, b.Place.End))
	})
	return all
}

// reach returns the ids of the matters that name each record.
func (c *Catalog) reach() map[recordID][]string {
	reach := map[recordID][]string{}
	for _, r := range c.References() {
		for _, from := range r.From {
			if id := (recordID{string(r.Kind), r.ID}); r.Kind != "" && from.RecordKind() == fieldpath.MatterKind {
				reach[id] = append(reach[id], from.RecordID())
			}
		}
	}
	return reach
}

// definedAt returns what finds the name of the shared definition that a place is in, "" if it is in none.
func (c *Catalog) definedAt() func(at diag.Place) string {
	files := map[string][]nodeField{} // each in the order of the file
	for _, d := range c.definitions {
		files[d.file.name] = append(files[d.file.name], d)
	}
	return func(at diag.Place) string {
		in := files[at.File]
		i, found := slices.BinarySearchFunc(in, at.Start, func(d nodeField, start int) int { return cmp.Compare(d.start, start) })
		if !found {
			i--
		}
		if i < 0 || at.End > in[i].until {
			return ""
		}
		return in[i].name
	}
}

// sayings calls yield for every text of a value, and every key that an office has chosen, with the way to it. The type is nil where it is
// not known.
func (n *node) sayings(t *metamodel.Type, way []any, yield func(way []any, place diag.Place, text string)) {
	switch n.kind {
	case textNode:
		for ; n != nil; n = n.same {
			yield(way, n.place(), n.text)
		}
	case testNode:
		said := map[string]bool{}
		n.test.Values(func(_ Op, v Value) {
			if v.Kind == TextValue && !said[v.Text] {
				said[v.Text] = true
				yield(way, n.place(), v.Text)
			}
		})
	case structNode:
		for _, f := range n.fields {
			var ft *metamodel.Type
			to := append(way[:len(way):len(way)], f.name)
			switch {
			case t == nil:
			case t.Kind == metamodel.Map:
				ft = t.Elem
				yield(to, f.place(), f.name)
			case t.Field(f.name) != nil:
				ft = t.Field(f.name).Type
			}
			f.value.sayings(ft, to, yield)
		}
	case listNode:
		var et *metamodel.Type
		if t != nil {
			et = t.Elem
		}
		for i, e := range n.elems {
			e.sayings(et, append(way[:len(way):len(way)], i), yield)
		}
	}
}
