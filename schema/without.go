package schema

import (
	"maps"
	"reflect"
	"slices"
	"sync"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// At returns the record that a place is in; ok is false for what stands in none: the record of the catalog itself, a shared definition,
// a record whose id another has, and whatever CUE could not read.
func (c *Catalog) At(p diag.Place) (r fieldpath.At, ok bool) {
	for _, id := range c.order {
		label := c.roots[id].label
		if id.key != "" && label.file.name == p.File && label.start <= p.Start && p.Start < label.until {
			return fieldpath.Record(fieldpath.Kind(id.kind), id.key), true
		}
	}
	return fieldpath.At{}, false
}

// Without returns the catalog as it would be if some of its records were not there, in no edition. Files and digest are those of the
// whole.
func (c *Catalog) Without(records ...fieldpath.At) *Catalog {
	gone := map[recordID]bool{}
	for _, r := range records {
		gone[recordOf(r)] = true
	}
	rest := *c
	rest.indexes = sync.OnceValue(rest.indexed)
	rest.roots = maps.Clone(c.roots)
	maps.DeleteFunc(rest.roots, func(id recordID, _ record) bool { return gone[id] })
	rest.order = slices.DeleteFunc(slices.Clone(c.order), func(id recordID) bool { return gone[id] })
	rest.Absent = slices.DeleteFunc(slices.Clone(c.Absent), func(a Absent) bool { return gone[recordID{string(a.Kind), a.Key}] })
	for _, kind := range Kinds() {
		name := Language().Root.Field(string(kind)).GoName
		for _, data := range []*Data{&rest.Data, &rest.Everything} {
			all := reflect.ValueOf(data).Elem().FieldByName(name)
			left := reflect.Zero(all.Type())
			for i := range all.Len() {
				if e := all.Index(i); !gone[recordID{string(kind), e.Field(0).String()}] {
					left = reflect.Append(left, e)
				}
			}
			all.Set(left)
		}
	}
	return &rest
}
