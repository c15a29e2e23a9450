package schema

import (
	"encoding/json"
	"slices"

	"cuelang.org/go/cue/ast"
	"github.com/cockroachdb/apd/v3"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

// nodeKind is the kind of a node.
type nodeKind uint8

const (
	badNode     nodeKind = iota // could not be evaluated; a finding says why
	unknownNode                 // evaluated by CUE later
	anyNode                     // a bare definition, such as #Matter
	textNode
	numberNode
	boolNode
	nullNode
	structNode
	listNode
	testNode // bounds, != and alternatives
)

// node is a value of a file with its place. Nodes are not changed once a file has been evaluated, except that CUE's
// result replaces an unknown one.
type node struct {
	kind       nodeKind
	integer    bool // numberNode: written as a whole number
	alone      bool // listNode: its one element is written without brackets
	partial    bool // structNode: a part of it could not be evaluated, so what seems missing may be there
	file       *file
	start, end int
	text       string // textNode, boolNode; numberNode in canonical form
	number     *apd.Decimal
	test       Test
	def        string // name of the definition it is written with, as in #Matter & {…}
	fields     []nodeField
	elems      []*node
	expr       ast.Expr // unknownNode; badNode: arithmetic on numbers alone
	same       *node    // textNode: the same text written again, on the other side of an &
}

// nodeField is a field of a struct with the place of its label.
type nodeField struct {
	name       string
	file       *file
	start, end int
	until      int // where the expression of its value ends
	value      *node
}

func (f nodeField) place() diag.Place {
	return diag.Place{File: f.file.name, Start: f.start, End: f.end}
}

func (n *node) place() diag.Place { return diag.Place{File: n.file.name, Start: n.start, End: n.end} }

func (n *node) field(name string) *nodeField {
	for i := range n.fields {
		if n.fields[i].name == name {
			return &n.fields[i]
		}
	}
	return nil
}

// value returns the node as the value of a fact; ok is false if it is none.
func (n *node) value() (v Value, ok bool) {
	switch n.kind {
	case textNode:
		return Value{TextValue, n.text}, true
	case numberNode:
		return Value{NumberValue, n.text}, true
	case boolNode:
		return Value{BoolValue, n.text}, true
	}
	return Value{}, false
}

// at follows a path of field names and list indices as far as it goes, and returns the place a finding about it points
// to: a scalar's own, a struct's or list's label.
func (n *node) at(from diag.Place, path []any) diag.Place {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			f := n.field(p)
			if f == nil {
				return from
			}
			n, from = f.value, f.place()
		case int:
			if n.kind != listNode || p >= len(n.elems) {
				return from
			}
			n, from = n.elems[p], n.elems[p].place()
		}
		if n.kind != structNode && n.kind != listNode {
			from = n.place()
		}
	}
	return from
}

// find follows a path of field names and list indices; nil if there is no such element.
func (n *node) find(path []any) *node {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			f := n.field(p)
			if f == nil {
				return nil
			}
			n = f.value
		case int:
			if p >= len(n.elems) {
				return nil
			}
			n = n.elems[p]
		}
	}
	return n
}

// Path leads to an element of a record. It is valid only during the call that has it: At keeps.
type Path struct {
	record recordID
	steps  []step
}

// step is the name of a field or, where that is "", an index of a list.
type step struct {
	name  string
	index int
}

// At returns the element that the path leads to.
func (p Path) At() fieldpath.At {
	fields := make([]any, len(p.steps))
	for i, s := range p.steps {
		if fields[i] = s.name; s.name == "" {
			fields[i] = s.index
		}
	}
	return fieldpath.Walked(fieldpath.Kind(p.record.kind), p.record.key, fields...)
}

// to returns the path with one more step. All paths of a record share their memory: there are hundreds of texts in a matter,
// and hardly one that somebody asks the place of.
func (p Path) to(s step) Path { return Path{p.record, append(p.steps, s)} }

// texts calls yield for every text in the node, which the path leads to.
func (n *node) texts(path Path, yield func(Path, string)) {
	if n.kind == textNode {
		yield(path, n.text)
	}
	for i := range n.fields {
		f := &n.fields[i]
		f.value.texts(path.to(step{name: f.name}), yield)
	}
	for i, e := range n.elems {
		e.texts(path.to(step{index: i}), yield)
	}
}

// export returns the node as plain data with the defaults of its type filled in, as CUE exports it. What is not of the
// type, which is a finding, exports as null.
func (n *node) export(t *metamodel.Type) any {
	switch {
	case t.Kind == metamodel.Change:
		return n.plain()
	case n.kind == structNode && t.Kind != metamodel.Struct && t.Kind != metamodel.Map, n.kind == listNode && t.Kind != metamodel.List:
		return nil
	}
	switch n.kind {
	case structNode:
		o := Keyed[any]{}
		for _, f := range n.fields {
			ft := t
			switch t.Kind {
			case metamodel.Struct:
				field := t.Field(f.name)
				if field == nil {
					continue
				}
				ft = field.Type
			case metamodel.Map:
				ft = t.Elem
			}
			if o.Get(f.name) != nil {
				continue // the second part of a struct, joined to the first by the checker
			}
			o = append(o, Entry[any]{f.name, f.value.export(ft)})
		}
		for _, f := range t.Fields {
			if f.Default != "" && o.Get(f.Name) == nil {
				o = append(o, Entry[any]{f.Name, json.RawMessage(f.Default)})
			}
		}
		return o
	case listNode:
		if n.alone {
			return n.elems[0].export(t.Elem)
		}
		elems := make([]any, len(n.elems))
		for i, e := range n.elems {
			elems[i] = e.export(t.Elem)
		}
		return elems
	case testNode:
		return n.test
	}
	if v, ok := n.value(); ok {
		return v
	}
	return nil
}

// plain returns the node as plain data as it is written, without defaults, as CUE exports what may be anything.
func (n *node) plain() any {
	switch n.kind {
	case structNode:
		o := Keyed[any]{}
		for _, f := range n.once() {
			o = append(o, Entry[any]{f.name, f.value.plain()})
		}
		return o
	case listNode:
		elems := make([]any, len(n.elems))
		for i, e := range n.elems {
			elems[i] = e.plain()
		}
		return elems
	case testNode:
		return n.test
	}
	if v, ok := n.value(); ok {
		return v
	}
	return nil
}

// list makes a node that stands alone where a list may be the list of itself.
func (n *node) list() {
	elem := *n
	*n = node{kind: listNode, alone: true, file: n.file, start: n.start, end: n.end, elems: []*node{&elem}}
}

// is reports whether the node is of one of the kinds.
func (n *node) is(kinds ...nodeKind) bool { return slices.Contains(kinds, n.kind) }
