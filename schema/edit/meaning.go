package edit

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/parser"
	"cuelang.org/go/cue/token"
)

// meaning is what a value says, however it is written: the fields of a struct whatever their order, the elements of a list, or what
// anything else consists of.
type meaning struct {
	text   string // of what is neither
	fields map[string]*meaning
	elems  []*meaning
	list   bool
	typ    string // that it is written with, such as #Matter
}

// means returns what a file says, its shared definitions put in where they are used.
func (t *tree) means() (*meaning, error) {
	m := &meaner{tree: t}
	all := m.struc(t.decls)
	return all, m.err
}

// meaner reads what values say. The first refusal ends it.
type meaner struct {
	tree  *tree
	steps int
	depth int
	err   error
}

// maxDepth is how deep values may be in each other, definitions expanded.
const maxDepth = 200

func (m *meaner) struc(decls []ast.Decl) *meaning {
	all := &meaning{fields: map[string]*meaning{}}
	for i, d := range decls {
		f, ok := d.(*ast.Field)
		if !ok {
			if p, ok := d.(*ast.Package); ok {
				all.fields["package"] = &meaning{text: p.Name.Name}
			} else if _, ok := d.(*ast.CommentGroup); !ok {
				all.fields[fmt.Sprintf("!%d", i)] = &meaning{text: m.code(d)}
			}
			continue
		}
		name, ident, err := ast.LabelName(f.Label)
		if err != nil {
			name = "!" + m.code(f.Label)
		}
		if ident && (strings.HasPrefix(name, "_") || strings.HasPrefix(name, "#")) {
			name = "!" + name
		}
		value := m.expr(f.Value)
		if was := all.fields[name]; was != nil {
			value = both(was, value)
		}
		all.fields[name] = value
	}
	return all
}

func (m *meaner) expr(x ast.Expr) *meaning {
	m.steps++
	m.depth++
	defer func() { m.depth-- }()
	if m.err == nil && (m.steps > maxSteps || m.depth > maxDepth) {
		m.err = tooMuch(x)
	}
	if m.err != nil {
		return &meaning{}
	}
	switch x := x.(type) {
	case *ast.ParenExpr:
		return m.expr(x.X)
	case *ast.StructLit:
		return m.struc(x.Elts)
	case *ast.ListLit:
		l := &meaning{list: true}
		for _, e := range x.Elts {
			l.elems = append(l.elems, m.expr(e))
		}
		return l
	case *ast.BasicLit:
		return &meaning{text: value(x.Value)}
	case *ast.BinaryExpr:
		if x.Op == token.AND {
			return both(m.expr(x.X), m.expr(x.Y))
		}
	case *ast.Ident:
		if strings.HasPrefix(x.Name, "#") {
			return &meaning{typ: x.Name}
		}
		d, err := m.tree.definition(x)
		if err != nil {
			m.err = err
			return &meaning{}
		}
		return m.expr(d)
	case *ast.SelectorExpr:
		if name, _, err := ast.LabelName(x.Sel); err == nil {
			if f := m.expr(x.X).fields[name]; f != nil {
				return f
			}
		}
	}
	return &meaning{text: m.code(x)}
}

// code returns an expression as it is written, sign by sign.
func (m *meaner) code(n ast.Node) string { return strings.Join(outline(n), "\n") }

// both returns what two values say together.
func both(a, b *meaning) *meaning {
	switch {
	case a.bare():
		c := *b
		c.typ = join(a.typ, b.typ)
		return &c
	case b.bare():
		return both(b, a)
	case a.fields != nil && b.fields != nil:
		c := &meaning{fields: map[string]*meaning{}, typ: join(a.typ, b.typ)}
		for name, f := range a.fields {
			c.fields[name] = f
		}
		for name, f := range b.fields {
			if was := c.fields[name]; was != nil {
				f = both(was, f)
			}
			c.fields[name] = f
		}
		return c
	case a.list && b.list && len(a.elems) == len(b.elems):
		c := &meaning{list: true, typ: join(a.typ, b.typ)}
		for i := range a.elems {
			c.elems = append(c.elems, both(a.elems[i], b.elems[i]))
		}
		return c
	case a.equal(b):
		return a
	}
	return &meaning{text: "conflict " + a.text + " & " + b.text}
}

// bare reports whether nothing is said but a type.
func (m *meaning) bare() bool { return m.fields == nil && !m.list && m.text == "" && m.typ != "" }

func join(a, b string) string {
	if a == b || b == "" {
		return a
	}
	if a == "" {
		return b
	}
	return a + b
}

func (m *meaning) equal(o *meaning) bool {
	if m.text != o.text || m.list != o.list || m.typ != o.typ || (m.fields == nil) != (o.fields == nil) || len(m.fields) != len(o.fields) {
		return false
	}
	for name, f := range m.fields {
		if g := o.fields[name]; g == nil || !f.equal(g) {
			return false
		}
	}
	return slices.EqualFunc(m.elems, o.elems, (*meaning).equal)
}

// changed returns what a value says after a change at a path, and false if there is no such path.
func (m *meaning) changed(path []any, c Change) (*meaning, bool) {
	if len(path) == 0 {
		is, ok := read(c.value)
		if ok && is.typ == "" {
			is.typ = m.typ
		}
		return is, ok
	}
	after := *m
	switch step := path[0].(type) {
	case string:
		if m.fields == nil {
			return nil, false
		}
		after.fields = make(map[string]*meaning, len(m.fields))
		for name, f := range m.fields {
			after.fields[name] = f
		}
		part := m.fields[step]
		last := len(path) == 1
		switch {
		case last && c.kind == removing:
			delete(after.fields, step)
			return &after, part != nil
		case last && c.kind == renaming:
			if part == nil || m.fields[c.name] != nil {
				return nil, false
			}
			delete(after.fields, step)
			after.fields[c.name] = part
			return &after, true
		case part == nil:
			part = &meaning{}
			if !last {
				part.fields = map[string]*meaning{}
			}
		}
		f, ok := part.changed(path[1:], c)
		after.fields[step] = f
		return &after, ok
	case int:
		if !m.list || step < 0 || step > len(m.elems) || step == len(m.elems) && (len(path) > 1 || c.kind != inserting) {
			return nil, false
		}
		after.elems = slices.Clone(m.elems)
		switch {
		case len(path) == 1 && c.kind == removing:
			after.elems = slices.Delete(after.elems, step, step+1)
			return &after, true
		case len(path) == 1 && c.kind == inserting:
			e, ok := read(c.value)
			after.elems = slices.Insert(after.elems, step, e)
			return &after, ok
		}
		e, ok := m.elems[step].changed(path[1:], c)
		after.elems[step] = e
		return &after, ok
	}
	return nil, false
}

// read returns what a value says that is to be written.
func read(v any) (*meaning, bool) {
	switch v := v.(type) {
	case string:
		return &meaning{text: "text " + v}, true
	case bool:
		return &meaning{text: strconv.FormatBool(v)}, true
	case int:
		if v < 0 {
			return source(Source(strconv.Itoa(v)))
		}
		return &meaning{text: strconv.Itoa(v)}, true
	case json.Number:
		return source(Source(v))
	case Source:
		return source(v)
	case Fields:
		m := &meaning{fields: map[string]*meaning{}}
		for _, e := range v {
			f, ok := read(e.Value)
			if !ok || m.fields[e.Key] != nil {
				return nil, false
			}
			m.fields[e.Key] = f
		}
		return m, true
	case []any:
		m := &meaning{list: true}
		for _, e := range v {
			f, ok := read(e)
			if !ok {
				return nil, false
			}
			m.elems = append(m.elems, f)
		}
		return m, true
	}
	return nil, false
}

// source returns what a value says that is given as CUE writes it.
func source(s Source) (*meaning, bool) {
	x, err := parser.ParseExpr("", string(s))
	if err != nil {
		return nil, false
	}
	m := &meaner{tree: &tree{}}
	is := m.expr(x)
	return is, m.err == nil
}
