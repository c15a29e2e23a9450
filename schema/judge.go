package schema

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"cuelang.org/go/cue"
	"cuelang.org/go/cue/build"
	"cuelang.org/go/cue/cuecontext"
	"cuelang.org/go/cue/parser"
	"github.com/cockroachdb/apd/v3"
)

// batchSize is how many files CUE evaluates in one context: a context only grows, and a new one costs the schema again.
const batchSize = 20

// judge evaluates files with CUE, which has the last word on what is valid. Each file is judged with the schema and the
// shared definitions it sees, never with other files, so that a broken file says nothing about another. Only files
// inside the dialect may be judged: that is what bounds the evaluation.
type judge struct {
	scope scope
	ctx   *cue.Context
	count int
}

// evaluate returns the catalog a file makes on its own, or why it is not valid.
func (j *judge) evaluate(f *file) (cue.Value, error) {
	if j.count%batchSize == 0 {
		j.ctx = cuecontext.New()
	}
	j.count++
	inst := &build.Instance{PkgName: "catalog"}
	for _, src := range []file{{SchemaFile, SchemaCUE()}, {"shared.cue", j.sharedSource(f)}, *f} {
		tree, err := parser.ParseFile(src.name, src.data)
		if err != nil {
			return cue.Value{}, err
		}
		if err := inst.AddSyntax(tree); err != nil {
			return cue.Value{}, err
		}
	}
	v := j.ctx.BuildInstance(inst)
	if err := v.Err(); err != nil {
		return v, err
	}
	v = v.LookupPath(cue.ParsePath("#Catalog")).Unify(v)
	return v, v.Validate(cue.Final())
}

// sharedSource returns the shared definitions of other files that a file sees, as a file of its own.
func (j *judge) sharedSource(f *file) []byte {
	b := []byte("package catalog\n")
	taken := map[string]bool{}
	for dir := path.Dir(f.name); ; dir = path.Dir(dir) {
		var names []string
		for name := range j.scope[dir] {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			if d := j.scope[dir][name]; d.file != f && !taken[name] {
				taken[name] = true
				b = append(b, d.file.data[d.start:d.field.End().Offset()]...)
				b = append(b, '\n')
			}
		}
		if dir == "." {
			return b
		}
	}
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
