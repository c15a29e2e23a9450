package schema

import (
	"reflect"
	"strconv"

	"github.com/matterc/matterc/schema/metamodel"
)

// decoder fills the Go types from nodes. Values a finding has been reported on are left out, so that later stages can
// still look at the rest of a matter.
type decoder struct {
	invalid map[*node]bool
}

func (d decoder) decode(n *node, t *metamodel.Type, v reflect.Value) {
	if d.invalid[n] && !n.is(structNode, listNode) || n.is(badNode, unknownNode) {
		return
	}
	if v.Kind() == reflect.Pointer {
		p := reflect.New(v.Type().Elem())
		d.decode(n, t, p.Elem())
		v.Set(p)
		return
	}
	switch t.Kind {
	case metamodel.Struct:
		if n.kind != structNode {
			return
		}
		for _, f := range t.Fields {
			if f.Type.Changes() {
				continue
			}
			if got := n.field(f.Name); got != nil {
				if !d.invalid[got.value] || got.value.is(structNode, listNode) {
					d.decode(got.value, f.Type, v.FieldByName(f.GoName))
				}
			} else if f.Default != "" {
				d.decode(defaultNode(f, n), f.Type, v.FieldByName(f.GoName))
			}
		}
	case metamodel.Map:
		if n.kind != structNode {
			return
		}
		for _, f := range n.fields {
			if d.invalid[f.value] && f.value.kind != structNode {
				continue
			}
			e := reflect.New(v.Type().Elem()).Elem()
			e.Field(0).SetString(f.name)
			d.decode(f.value, t.Elem, e.Field(1))
			v.Set(reflect.Append(v, e))
		}
	case metamodel.List:
		if n.kind != listNode {
			return
		}
		list := reflect.MakeSlice(v.Type(), len(n.elems), len(n.elems)) // one for each, so that indices stay those of the file
		for i, e := range n.elems {
			d.decode(e, t.Elem, list.Index(i))
		}
		v.Set(list)
	case metamodel.Test:
		if test, ok := n.asTest(); ok {
			v.Set(reflect.ValueOf(test))
		}
	case metamodel.Date:
		if day, err := ParseDate(n.text); err == nil {
			v.Set(reflect.ValueOf(day))
		}
	case metamodel.Bool:
		v.SetBool(n.text == "true")
	case metamodel.Int:
		if i, err := strconv.ParseInt(n.text, 10, 64); err == nil {
			v.SetInt(i)
		}
	default:
		v.SetString(n.text)
	}
}
