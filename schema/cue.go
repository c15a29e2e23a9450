package schema

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/build"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/parser"
	"github.com/cockroachdb/apd/v3"
)

// batchSize is how many files CUE evaluates in one context: a context only grows, and a new one costs the schema again.
const batchSize = 20

// cueEvaluator evaluates files with CUE, which has the last word on what is valid. Each file is judged with the schema and the
// shared definitions it refers to, never with other files, so that a broken file says nothing about another. Only files
// inside the dialect are judged, and only with definitions inside it: that is what bounds the evaluation.
type cueEvaluator struct {
	scope scope
	ctx   *cue.Context
	count int
}

// evaluate returns the catalog that a part of a file makes on its own, or why it is not valid. ok is false if CUE cannot be asked,
// because a definition the file needs stands in a file that is broken itself.
func (e *cueEvaluator) evaluate(u *unit, p part) (v cue.Value, ok bool, err error) {
	needed, ok := e.needed(u)
	if !ok {
		return cue.Value{}, false, nil
	}
	definitions := []byte("package catalog\n")
	for _, d := range needed {
		definitions = append(append(definitions, d.file.data[d.start:d.field.End().Offset()]...), '\n')
	}
	if e.count%batchSize == 0 {
		e.ctx = cuecontext.New()
	}
	e.count++
	inst := &build.Instance{PkgName: "catalog"}
	for _, src := range []file{{name: SchemaFile, data: SchemaCUE()}, {name: "shared.cue", data: definitions}, *u.file} {
		tree, err := parser.ParseFile(src.name, src.data)
		if err != nil {
			return cue.Value{}, true, err
		}
		if src.name == u.file.name {
			tree.Decls = p.of(tree.Decls, false)
		}
		if err := inst.AddSyntax(tree); err != nil {
			return cue.Value{}, true, err
		}
	}
	v = e.ctx.BuildInstance(inst)
	if err := v.Err(); err != nil {
		return v, true, err
	}
	v = v.LookupPath(cue.ParsePath("#Catalog")).Unify(v)
	return v, true, v.Validate(cue.Final())
}

// part chooses which fields of a file are evaluated: those for which it is true. Shared definitions always are.
type part func(f *ast.Field) bool

func whole(*ast.Field) bool { return true }

// recordAt is the part of a file that has only the record at an offset.
func recordAt(offset int) part {
	return func(f *ast.Field) bool { return f.Pos().Offset() <= offset && offset < f.End().Offset() }
}

// of returns those of the declarations of a file, or of the records of a kind in braces, that are evaluated.
func (p part) of(decls []ast.Decl, records bool) (list []ast.Decl) {
	for _, d := range decls {
		if f, ok := d.(*ast.Field); ok {
			name, ident, err := ast.LabelName(f.Label)
			switch s, braces := f.Value.(*ast.StructLit); {
			case err == nil && ident && strings.HasPrefix(name, "_"):
			case !p(f):
				continue
			case braces && !records:
				s.Elts = p.of(s.Elts, true)
			}
		}
		list = append(list, d)
	}
	return list
}

// needed returns the shared definitions of other files that a file refers to, also through one another, in the order
// they are met; ok is false if one of them stands in a file with findings of its own.
func (e *cueEvaluator) needed(u *unit) (list []*shared, ok bool) {
	seen := map[*shared]bool{}
	ok = true
	var follow func(in *file, n ast.Node)
	follow = func(in *file, n ast.Node) {
		ast.Walk(n, func(n ast.Node) bool {
			id, isIdent := n.(*ast.Ident)
			if !isIdent || !strings.HasPrefix(id.Name, "_") {
				return true
			}
			if d := e.scope.find(path.Dir(in.name), id.Name); d != nil && !seen[d] {
				seen[d] = true
				if d.file != u.file {
					ok = ok && !d.file.broken
					list = append(list, d)
				}
				follow(d.file, d.field.Value)
			}
			return true
		}, nil)
	}
	follow(u.file, u.tree)
	return list, ok
}

// fill replaces an unknown node by what CUE computed for it.
func (u unknownAt) fill(v cue.Value) error {
	var selectors []cue.Selector
	for _, p := range u.path {
		if i, err := strconv.Atoi(strings.Trim(p, "[]")); err == nil && strings.HasPrefix(p, "[") {
			selectors = append(selectors, cue.Index(i))
		} else {
			selectors = append(selectors, cue.Str(p))
		}
	}
	v = v.LookupPath(cue.MakePath(selectors...))
	test, err := testOf(v)
	if err != nil {
		return err
	}
	u.node.kind, u.node.test = testNode, test
	if test.Op == Eq {
		u.node.kind, u.node.text = map[ValueKind]nodeKind{TextValue: textNode, NumberValue: numberNode, BoolValue: boolNode}[test.Value.Kind], test.Value.Text
		u.node.integer = v.IncompleteKind() == cue.IntKind
		if test.Value.Kind == NumberValue {
			u.node.number, _, err = apd.NewFromString(test.Value.Text)
		}
	}
	return err
}

var cueOps = map[cue.Op]Op{cue.AndOp: And, cue.OrOp: Or, cue.NotEqualOp: Ne, cue.LessThanOp: Lt, cue.LessThanEqualOp: Le,
	cue.GreaterThanOp: Gt, cue.GreaterThanEqualOp: Ge}

// testOf reads a CUE value as a constraint on a fact.
func testOf(v cue.Value) (Test, error) {
	if v.IsConcrete() {
		value, err := valueOf(v)
		return Test{Op: Eq, Value: value}, err
	}
	cueOp, args := v.Expr()
	op, ok := cueOps[cueOp]
	switch {
	case !ok:
		return Test{}, fmt.Errorf("%v is no constraint on a fact", v)
	case op == And || op == Or:
		t := Test{Op: op}
		for _, a := range args {
			if bare(a) {
				continue // left over from the schema: != "x" says nothing about numbers
			}
			part, err := testOf(a)
			if err != nil {
				return t, err
			}
			t.Of = append(t.Of, part)
		}
		if len(t.Of) == 1 {
			return t.Of[0], nil
		}
		return t, nil
	}
	value, err := valueOf(args[0])
	return Test{Op: op, Value: value}, err
}

// bare reports whether a value says nothing but its kind, such as bool or number | string.
func bare(v cue.Value) bool {
	op, args := v.Expr()
	switch op {
	case cue.NoOp:
		return !v.IsConcrete()
	case cue.AndOp, cue.OrOp:
		return !slices.ContainsFunc(args, func(a cue.Value) bool { return !bare(a) })
	}
	return false
}

func valueOf(v cue.Value) (Value, error) {
	switch v.Kind() {
	case cue.StringKind:
		s, err := v.String()
		return Value{TextValue, s}, err
	case cue.BoolKind:
		b, err := v.Bool()
		return Value{BoolValue, strconv.FormatBool(b)}, err
	case cue.IntKind, cue.FloatKind, cue.NumberKind:
		raw, err := v.MarshalJSON()
		if err != nil {
			return Value{}, err
		}
		d, _, err := apd.NewFromString(string(raw))
		if err != nil {
			return Value{}, err
		}
		if v.Kind() != cue.IntKind {
			d.Reduce(d)
		}
		return Value{NumberValue, d.Text('f')}, nil
	}
	return Value{}, fmt.Errorf("%v is no value of a fact", v)
}
