package schema

import (
	"cmp"
	"math/big"
	"slices"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/token"
	"github.com/cockroachdb/apd/v3"
	"github.com/matterc/matterc/schema/diag"
)

// literals reports whether an expression is arithmetic on nothing but numbers that stand in it.
func literals(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return literals(x.X)
	case *ast.BasicLit:
		return x.Kind == token.INT || x.Kind == token.FLOAT
	case *ast.UnaryExpr:
		return (x.Op == token.SUB || x.Op == token.ADD) && literals(x.X)
	case *ast.BinaryExpr:
		switch x.Op {
		case token.ADD, token.SUB, token.MUL, token.QUO:
			return literals(x.Y) && literals(x.X)
		}
	}
	return false
}

// total computes what sums and products of whole numbers come to; false for anything else.
func total(x ast.Expr) (n *big.Int, ok bool) {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return total(x.X)
	case *ast.BasicLit:
		return new(big.Int).SetString(x.Value, 10)
	case *ast.BinaryExpr:
		l, okL := total(x.X)
		r, okR := total(x.Y)
		if !okL || !okR || max(l.BitLen(), r.BitLen()) > 4*maxDigits {
			return nil, false
		}
		switch x.Op {
		case token.ADD:
			return l.Add(l, r), true
		case token.MUL:
			return l.Mul(l, r), true
		}
	}
	return nil, false
}

// sum is arithmetic on numbers alone. Somebody who writes 300-500 or 2026-6-1 hardly means what CUE makes of it, and who does can write
// the number: it is a finding, and the checker says what to write where it knows what the place takes.
func (e *evaluator) sum(x *ast.BinaryExpr) *node {
	n := e.node(badNode, x)
	n.text, n.expr = n.source(), x
	hint := diag.T("直接写出一个数", "Write one number")
	var fixes []diag.Fix
	if sum, ok := total(x); ok && len(sum.String()) <= maxDigits {
		hint = write(sum.String())
		fixes = []diag.Fix{{Safe: true, Message: hint, Edits: []diag.Edit{{Place: n.place(), New: sum.String()}}}}
	}
	if len(e.active) == 0 && e.more == 0 && len(e.found) < maxFindings {
		if e.words == nil {
			e.words = map[*node]int{}
		}
		e.words[n] = len(e.found)
	}
	e.add(diag.Diagnostic{Code: "S003", Severity: diag.Error, Place: n.place(), Message: diag.T("“%s”是算式，这里要写一个数", "%s is arithmetic, where a number is wanted", short(n.text)), Hint: hint, Fixes: fixes})
	e.sums = append(e.sums, n.place())
	return n
}

// arithmetic computes whole numbers exactly, as CUE does, and leaves fractions and quotients to CUE.
func (e *evaluator) arithmetic(x *ast.BinaryExpr, a, b *node) *node {
	if x.Op == token.ADD && a.kind == textNode && b.kind == textNode {
		return e.joined(x, a, b)
	}
	for _, o := range []*node{a, b} {
		if !o.is(badNode, unknownNode, numberNode) {
			return e.outside(x, "数字以外的运算", "arithmetic on anything but numbers")
		}
	}
	if a.kind != numberNode || b.kind != numberNode || !a.integer || !b.integer || x.Op == token.QUO {
		return e.unknown(x, a, b)
	}
	l, r := new(big.Int), new(big.Int)
	l.SetString(a.text, 10)
	r.SetString(b.text, 10)
	switch x.Op {
	case token.ADD:
		l.Add(l, r)
	case token.SUB:
		l.Sub(l, r)
	default:
		l.Mul(l, r)
	}
	n := e.node(numberNode, x)
	n.integer = true
	n.number = apd.NewWithBigInt(new(apd.BigInt).SetMathBigInt(l), 0)
	return e.canonical(n, x)
}

// asTest returns a node as a constraint on a fact.
func (n *node) asTest() (Test, bool) {
	if n.kind == testNode {
		return n.test, true
	}
	v, ok := n.value()
	return Test{Op: Eq, Value: v}, ok
}

// combine joins constraints, keeping (a | b) | c flat.
func (e *evaluator) combine(op Op, x ast.Expr, a, b *node) (*node, bool) {
	l, okL := a.asTest()
	r, okR := b.asTest()
	if !okL || !okR {
		return nil, false
	}
	n := e.node(testNode, x)
	n.test = Test{Op: op}
	for _, t := range []Test{l, r} {
		if t.Op == op {
			n.test.Of = append(n.test.Of, t.Of...)
		} else {
			n.test.Of = append(n.test.Of, t)
		}
	}
	return n, true
}

func (e *evaluator) either(x *ast.BinaryExpr, a, b *node) *node {
	if a.is(badNode, unknownNode) || b.is(badNode, unknownNode) {
		return e.unknown(x, a, b)
	}
	if n, ok := e.combine(Or, x, a, b); ok {
		return n
	}
	return e.outside(x, "这种几选一（只能在固定的值之间）", "these alternatives (only literal values may alternate)")
}

// unify evaluates a & b.
func (e *evaluator) unify(x ast.Expr, a, b *node) *node {
	switch {
	case a.kind == anyNode || b.kind == anyNode:
		if a.kind != anyNode {
			a, b = b, a
		}
		if b.kind == anyNode && a.def != b.def || b.def != "" && b.def != a.def {
			return e.conflict(x, a, b)
		}
		n := *b
		n.def = a.def
		n.start, n.end = e.span(x)
		n.file = e.file
		return &n
	case a.kind == badNode || b.kind == badNode:
		// What can be seen of the other side is still worth checking.
		if b.kind == structNode {
			a = b
		}
		if a.kind == structNode {
			a.partial = true
			return a
		}
		return e.node(badNode, x)
	case a.kind == unknownNode || b.kind == unknownNode:
		return e.unknown(x, a, b)
	case a.kind == structNode && b.kind == structNode:
		if a.def != "" && b.def != "" && a.def != b.def {
			return e.conflict(x, a, b)
		}
		n := e.node(structNode, x)
		n.def, n.partial = cmp.Or(a.def, b.def), a.partial || b.partial
		n.fields = append(n.fields, a.fields...)
		at := make(map[string]int, len(n.fields))
		for i, f := range slices.Backward(n.fields) {
			at[f.name] = i // the first of a name
		}
		for _, f := range b.fields {
			if i, ok := at[f.name]; ok {
				n.fields[i].value = e.unify(x, n.fields[i].value, f.value)
			} else {
				at[f.name] = len(n.fields)
				n.fields = append(n.fields, f)
			}
		}
		return n
	case a.kind == listNode && b.kind == listNode && len(a.elems) == len(b.elems):
		n := e.node(listNode, x)
		for i := range a.elems {
			n.elems = append(n.elems, e.unify(x, a.elems[i], b.elems[i]))
		}
		return n
	case a.kind == testNode && b.kind == testNode:
		n, _ := e.combine(And, x, a, b)
		return n
	case a.kind == testNode || b.kind == testNode: // a value that a constraint allows is that value
		if a.kind == testNode {
			a, b = b, a
		}
		if v, ok := a.value(); ok && b.test.Holds(v) {
			return a
		}
	case a.kind == textNode && b.kind == textNode && a.text == b.text:
		n := *a
		last := &n
		for last.same != nil {
			again := *last.same
			last.same = &again
			last = last.same
		}
		last.same = b
		return &n
	case a.kind == b.kind && a.text == b.text && a.integer == b.integer && a.kind != listNode:
		return a
	}
	return e.conflict(x, a, b)
}
