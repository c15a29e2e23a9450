package schema

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/literal"
	"cuelang.org/go/cue/token"
	"github.com/cockroachdb/apd/v3"
	"github.com/matterc/matterc/schema/diag"
)

// evaluator turns the syntax of one file into nodes. It understands the dialect and nothing else: what is outside it is
// a finding, what it cannot compute exactly is left to CUE.
type evaluator struct {
	file   *file // whose expression is being evaluated; changes inside shared definitions
	scope  scope
	found  diag.List
	more   int       // findings beyond maxFindings
	active []*shared // being evaluated, to find definitions that contain themselves
	left   []*node   // unknown nodes made so far
	nodes  int
	depth  int
	// hyphens says that a list written with hyphens has been reported.
	hyphens bool
	// words are the words without quotes, and the arithmetic on numbers alone, in records, each with its finding.
	words map[*node]int
	// sums are the places of arithmetic on numbers alone.
	sums []diag.Place
}

func (e *evaluator) span(n ast.Node) (start, end int) {
	start, end = n.Pos().Offset(), n.End().Offset()
	return start, max(start, end)
}

func (e *evaluator) node(kind nodeKind, x ast.Node) *node {
	start, end := e.span(x)
	return &node{kind: kind, file: e.file, start: start, end: end}
}

func (e *evaluator) report(code string, x ast.Node, message, hint diag.Text) *node {
	n := e.node(badNode, x)
	e.add(diag.Diagnostic{Code: code, Severity: diag.Error, Place: n.place(), Message: message, Hint: hint})
	return n
}

// add notes a finding, or that there is one more than are kept.
func (e *evaluator) add(d diag.Diagnostic) {
	if len(e.found) >= maxFindings {
		e.more++
		return
	}
	e.found = append(e.found, d)
}

// outside reports syntax that is valid elsewhere but not part of the dialect.
func (e *evaluator) outside(x ast.Node, zh, en string) *node {
	return e.report("S003", x, diag.T("目录文件里不能写%s", "a catalog file cannot contain %[2]s", zh, en),
		diag.T("直接写出值；几处相同的内容，写成以下划线开头的共用定义", "Write the value itself; put what several places share into a definition that begins with an underscore"))
}

// fields evaluates the declarations of a file or struct; partial says that some could not be.
func (e *evaluator) fields(decls []ast.Decl, top bool) (fields []nodeField, partial bool) {
	for _, d := range decls {
		switch d := d.(type) {
		case *ast.Package, *ast.CommentGroup:
			continue
		case *ast.Field:
			if f, ok := e.fieldOf(d, top); ok {
				fields = append(fields, f)
			} else {
				partial = true
			}
			continue
		case *ast.ImportDecl:
			e.outside(d, "导入（import）", "an import")
		case *ast.Comprehension:
			e.outside(d, "循环或条件（for、if）", "a comprehension")
		case *ast.LetClause:
			e.outside(d, "局部定义（let）", "a let clause")
		case *ast.Ellipsis:
			e.outside(d, "省略号（...）", "an ellipsis")
		case *ast.Attribute:
			e.outside(d, "以 @ 开头的标注", "an attribute")
		case *ast.EmbedDecl:
			e.embedded(d)
		default:
			e.outside(d, "这种写法", "this declaration")
		}
		partial = true
	}
	return fields, partial
}

func (e *evaluator) embedded(d *ast.EmbedDecl) {
	if id, ok := d.Expr.(*ast.Ident); ok && strings.HasPrefix(id.Name, "_") {
		e.report("S003", d, diag.T("共用定义“%s”不能单独写一行", "the shared definition %s cannot stand alone", short(id.Name)),
			diag.T("写成 %s & {…}", "Write %s & {…}", short(id.Name)))
		return
	}
	switch x := d.Expr.(type) {
	case *ast.Comprehension:
		e.outside(d, "循环或条件（for、if）", "a comprehension")
	case *ast.UnaryExpr:
		if x.Op != token.SUB || !e.hyphens {
			e.outside(d, "没有名称的内容", "a value without a name")
		}
	default:
		e.outside(d, "没有名称的内容", "a value without a name")
	}
}

func (e *evaluator) fieldOf(d *ast.Field, top bool) (nodeField, bool) {
	name, isIdent, err := ast.LabelName(d.Label)
	switch {
	case err != nil:
		e.outside(d.Label, "这种名称", "this kind of label")
		return nodeField{}, false
	case d.Alias != nil:
		e.outside(d, "别名", "an alias")
		return nodeField{}, false
	case d.Constraint != token.ILLEGAL:
		e.outside(d, fmt.Sprintf("名称后的“%s”", d.Constraint), fmt.Sprintf("%q after a name", d.Constraint.String()))
		return nodeField{}, false
	case len(d.Attrs) > 0:
		e.outside(d.Attrs[0], "以 @ 开头的标注", "an attribute")
		return nodeField{}, false
	case isIdent && strings.HasPrefix(name, "#"), isIdent && strings.HasPrefix(name, "_#"):
		e.outside(d.Label, "以 # 开头的定义", "a definition")
		return nodeField{}, false
	case isIdent && strings.HasPrefix(name, "_"):
		if !top {
			e.report("S003", d.Label, diag.T("共用定义“%s”要写在文件最外层", "the shared definition %s must stand at the top of a file", short(name)),
				diag.T("把它移到文件开头", "Move it to the top of the file"))
		}
		return nodeField{}, false // evaluated where it is used
	}
	f := nodeField{name: name, file: e.file, value: e.eval(d.Value)}
	f.start, f.end = e.span(d.Label)
	_, f.until = e.span(d.Value)
	return f, true
}

// eval evaluates an expression.
func (e *evaluator) eval(x ast.Expr) *node {
	e.nodes++
	e.depth++
	defer func() { e.depth-- }()
	if e.nodes > maxNodes {
		if e.nodes == maxNodes+1 {
			e.report("S016", x, diag.T("这个文件展开共用定义后超过 %d 个值", "with its shared definitions expanded this file has more than %d values", maxNodes),
				diag.T("减少共用定义的层层引用", "Let shared definitions refer to each other less"))
		}
		return e.node(badNode, x)
	}
	if e.depth > maxNesting {
		return e.report("S016", x, nestedMessage(), diag.T("减少括号的层数", "Use fewer levels"))
	}
	switch x := x.(type) {
	case *ast.ParenExpr:
		return e.eval(x.X)
	case *ast.BasicLit:
		return e.literal(x)
	case *ast.StructLit:
		if n := e.braced(x); n != nil {
			return n
		}
		n := e.node(structNode, x)
		n.fields, n.partial = e.fields(x.Elts, false)
		return n
	case *ast.ListLit:
		return e.list(x)
	case *ast.Ident:
		return e.ident(x)
	case *ast.SelectorExpr:
		return e.selector(x)
	case *ast.UnaryExpr:
		return e.unary(x)
	case *ast.BinaryExpr:
		return e.binary(x)
	case *ast.CallExpr:
		return e.outside(x, "函数", "a call")
	case *ast.Interpolation:
		return e.outside(x, `文字中的“\(…)”`, `an interpolation \(…)`)
	case *ast.Comprehension:
		return e.outside(x, "循环或条件（for、if）", "a comprehension")
	case *ast.IndexExpr, *ast.SliceExpr:
		return e.outside(x, "方括号取值", "an index")
	}
	return e.outside(x, "这种写法", "this expression")
}

func (e *evaluator) literal(x *ast.BasicLit) *node {
	switch x.Kind {
	case token.STRING:
		if strings.HasPrefix(strings.TrimLeft(x.Value, "#"), "'") {
			return e.outside(x, "单引号", "single quotes")
		}
		s, err := literal.Unquote(x.Value)
		if err != nil {
			return e.report("S001", x, diag.T("这段文字的引号或缩进不对", "the quotes or indentation of this text are wrong"),
				diag.T("多行文字的每一行要与结尾的三个引号对齐", "Indent every line of a multi-line text as far as its closing quotes"))
		}
		n := e.node(textNode, x)
		n.text = s
		return n
	case token.INT, token.FLOAT:
		return e.number(x)
	case token.TRUE, token.FALSE:
		n := e.node(boolNode, x)
		n.text = x.Value
		return n
	case token.NULL:
		return e.node(nullNode, x)
	}
	return e.outside(x, "这种值", "this literal")
}

func (e *evaluator) number(x *ast.BasicLit) *node {
	n := e.node(numberNode, x)
	var info literal.NumInfo
	n.number = new(apd.Decimal)
	if len(x.Value) > maxDigits || longExponent.MatchString(x.Value) || literal.ParseNum(x.Value, &info) != nil || info.Decimal(n.number) != nil {
		return e.tooLarge(x)
	}
	n.integer = info.IsInt()
	return e.canonical(n, x)
}

// longExponent finds exponents that are refused as they stand: the library reads 1e999999 as 1.
var longExponent = regexp.MustCompile(`[eE][+-]?[0-9_]{3,}`)

func (e *evaluator) tooLarge(x ast.Node) *node {
	return e.report("S016", x, diag.T("这个数超过 %d 位", "this number has more than %d digits", maxDigits), diag.T("写一个实际的数", "Write a realistic number"))
}

// huge reports whether a number would be long to write out, in itself or in a constraint.
func (n *node) huge() bool {
	if n.kind == testNode {
		long := false
		n.test.Values(func(_ Op, v Value) { long = long || v.Kind == NumberValue && len(v.Text) > maxDigits+2 })
		return long
	}
	d := n.number
	return n.kind == numberNode && (d.Form != apd.Finite || d.Exponent > maxDigits || d.Exponent < -maxDigits || d.NumDigits() > maxDigits)
}

// canonical sets the text of a number, refusing one that would be long to write out.
func (e *evaluator) canonical(n *node, x ast.Node) *node {
	if n.huge() {
		return e.tooLarge(x)
	}
	if n.integer {
		n.text = n.number.Text('f')
		return n
	}
	reduced, _ := new(apd.Decimal).Reduce(n.number)
	n.text = reduced.Text('f')
	return n
}

func (e *evaluator) list(x *ast.ListLit) *node {
	n := e.node(listNode, x)
	for _, el := range x.Elts {
		if _, ok := el.(*ast.Ellipsis); ok {
			e.outside(el, "省略号（...）", "an ellipsis")
			continue
		}
		n.elems = append(n.elems, e.eval(el))
	}
	return n
}

func (e *evaluator) ident(x *ast.Ident) *node {
	switch {
	case strings.HasPrefix(x.Name, "#"):
		t := Language().Type(x.Name[1:])
		if t == nil {
			return e.undefined(x, x.Name, func() (string, bool) { return Nearest(x.Name, typeNames()) }, typeNames)
		}
		n := e.node(anyNode, x)
		n.def = t.Name
		return n
	case strings.HasPrefix(x.Name, "_") && x.Name != "_":
		return e.reference(x)
	}
	n := e.report("S003", x, diag.T("“%s”没有写在引号里", "%s is not in quotes", short(x.Name)),
		diag.T(`文字写成 "%s"；是和否写 true 和 false`, `Write text as "%s", yes and no as true and false`, short(x.Name)))
	if len(e.active) == 0 && e.more == 0 {
		if e.words == nil {
			e.words = map[*node]int{}
		}
		n.text, e.words[n] = x.Name, len(e.found)-1
	}
	return n
}

func typeNames() []string {
	var names []string
	for _, t := range Language().Types {
		names = append(names, "#"+t.Name)
	}
	return names
}

// undefined reports a name that is not defined; meant looks for the one that probably was, among those that are.
func (e *evaluator) undefined(x ast.Node, name string, meant func() (string, bool), among func() []string) *node {
	hint := diag.T("检查名称，或者先写出这个定义", "Check the name, or write the definition first")
	var fixes []diag.Fix
	if len(e.found) >= maxFindings {
		e.more++
		return e.node(badNode, x)
	}
	if near, ok := meant(); ok {
		hint = diag.T("是否应为“%s”？", "Did you mean %s?", near)
		if start, end := e.span(x); Misspelt(name, near) {
			fixes = []diag.Fix{{Safe: alone(name, near, among()), Message: write(near), Edits: []diag.Edit{{Place: diag.Place{File: e.file.name, Start: start, End: end}, New: near}}}}
		}
	}
	n := e.report("S014", x, diag.T("没有共用定义“%s”", "there is no shared definition %s", short(name)), hint)
	e.found[len(e.found)-1].Fixes = fixes
	return n
}

func (e *evaluator) reference(x *ast.Ident) *node {
	dir := path.Dir(e.file.name)
	d := e.scope.find(dir, x.Name)
	if d == nil && e.scope.mentioned(dir, x.Name) {
		return e.node(badNode, x)
	}
	if d == nil {
		return e.undefined(x, x.Name, func() (string, bool) { return e.scope.nearest(dir, x.Name) }, func() []string { return e.scope.visible(dir) })
	}
	for _, a := range e.active {
		if a == d {
			return e.report("S014", x, diag.T("共用定义“%s”引用了它自己", "the shared definition %s refers to itself", short(x.Name)),
				diag.T("去掉循环的引用", "Remove the circular reference"))
		}
	}
	caller := e.file
	e.active, e.file = append(e.active, d), d.file
	n := e.eval(d.field.Value)
	e.active, e.file = e.active[:len(e.active)-1], caller
	return n
}

func (e *evaluator) selector(x *ast.SelectorExpr) *node {
	n := e.eval(x.X)
	name, _, err := ast.LabelName(x.Sel)
	if n.kind == badNode {
		return n
	}
	if n.kind != structNode || err != nil {
		return e.outside(x, "这种取值", "this selection")
	}
	f := n.field(name)
	if f == nil {
		var names []string
		for _, f := range n.fields {
			names = append(names, f.name)
		}
		return e.undefined(x.Sel, name, func() (string, bool) { return Nearest(name, names) }, func() []string { return names })
	}
	return f.value
}

var boundOps = map[token.Token]Op{token.LSS: Lt, token.LEQ: Le, token.GTR: Gt, token.GEQ: Ge, token.NEQ: Ne}

func (e *evaluator) unary(x *ast.UnaryExpr) *node {
	switch x.Op {
	case token.SUB, token.ADD:
		n := e.eval(x.X)
		switch n.kind {
		case badNode, unknownNode:
			return e.unknown(x, n)
		case numberNode:
			m := *n
			m.start, m.end = e.span(x)
			if x.Op == token.SUB {
				m.number = new(apd.Decimal).Neg(n.number)
			}
			return e.canonical(&m, x)
		}
		if x.Op == token.SUB && !e.hyphens {
			e.hyphens = true
			at := e.node(badNode, x)
			e.found = append(e.found, diag.Diagnostic{Code: "S003", Severity: diag.Error, Place: diag.Place{File: e.file.name, Start: at.start, End: at.start + 1},
				Message: diag.T("列表不用短横", "lists are not written with hyphens"), Hint: diag.T("写成 […, …]，各项用逗号隔开", "Write […, …] with commas between the elements")})
			return at
		}
		return e.outside(x, "数字以外的正负号", "a sign before something that is no number")
	case token.LSS, token.LEQ, token.GTR, token.GEQ, token.NEQ:
		operand := e.eval(x.X)
		if operand.is(badNode, unknownNode) {
			return e.unknown(x, operand)
		}
		v, ok := operand.value()
		if !ok || v.Kind == BoolValue || (x.Op != token.NEQ && v.Kind != NumberValue) {
			return e.outside(x, fmt.Sprintf("“%s”后面的这个值（是否类情形直接写 true 或 false）", x.Op),
				fmt.Sprintf("this value after %s (write true or false for a yes-or-no fact)", x.Op))
		}
		n := e.node(testNode, x)
		n.test = Test{Op: boundOps[x.Op], Value: v}
		return n
	case token.MUL:
		return e.outside(x, "默认值（*）", "a default")
	case token.MAT, token.NMAT:
		return e.outside(x, "文字模式（=~）", "a pattern")
	}
	return e.outside(x, "“"+x.Op.String()+"”", x.Op.String())
}

func (e *evaluator) binary(x *ast.BinaryExpr) *node {
	switch x.Op {
	case token.AND:
		return e.unify(x, e.eval(x.X), e.eval(x.Y))
	case token.OR:
		before := len(e.found)
		n := e.either(x, e.eval(x.X), e.eval(x.Y))
		if len(e.found) > before && e.found[before].Code == "S013" { // CUE drops an arm that contradicts itself
			e.found = e.found[:before]
			return e.outside(x, "自相矛盾的几选一", "an alternative that contradicts itself")
		}
		return n
	case token.ADD, token.SUB, token.MUL, token.QUO:
		if literals(x) {
			return e.sum(x)
		}
		return e.arithmetic(x, e.eval(x.X), e.eval(x.Y))
	}
	return e.outside(x, "“"+x.Op.String()+"”", x.Op.String())
}

// unknown leaves an expression to CUE, unless an operand is already known to be wrong.
func (e *evaluator) unknown(x ast.Expr, operands ...*node) *node {
	for _, o := range operands {
		if o.kind == badNode {
			return e.node(badNode, x)
		}
	}
	n := e.node(unknownNode, x)
	n.expr = x
	e.left = append(e.left, n)
	return n
}

// joined is two texts with a plus sign between them, which is not part of the dialect. What is meant is sure.
func (e *evaluator) joined(x *ast.BinaryExpr, a, b *node) *node {
	bad := e.report("S003", x, diag.T("两段文字不能用加号接起来", "two texts cannot be joined with a plus sign"), diag.T("写成一段", "Write one text"))
	if e.more > 0 || strings.Contains(a.text+b.text, "\n") {
		return bad
	}
	n := e.node(textNode, x)
	n.text = a.text + b.text
	literal := cueText(n.text)
	d := &e.found[len(e.found)-1]
	d.Hint = diag.T("写成一段：%s", "Write one text: %s", write(literal).ZH[len("写成 "):])
	d.Fixes = []diag.Fix{{Safe: true, Message: d.Hint, Edits: []diag.Edit{{Place: n.place(), New: literal}}}}
	return n
}

// braced is several values between braces, which belong between brackets; nil if a struct is none of these.
func (e *evaluator) braced(x *ast.StructLit) *node {
	if len(x.Elts) == 0 || !x.Lbrace.IsValid() || !x.Rbrace.IsValid() {
		return nil
	}
	var values []ast.Expr
	for _, d := range x.Elts {
		embedded, ok := d.(*ast.EmbedDecl)
		if !ok {
			return nil
		}
		switch embedded.Expr.(type) {
		case *ast.BasicLit, *ast.StructLit:
		default:
			return nil
		}
		values = append(values, embedded.Expr)
	}
	e.report("S003", x, diag.T("几项写在了花括号里", "several values stand in braces"), diag.T("换成方括号：[…]", "Put them in brackets: […]"))
	n := e.node(listNode, x)
	if e.more == 0 {
		d := &e.found[len(e.found)-1]
		at := func(offset int) diag.Place { return diag.Place{File: e.file.name, Start: offset, End: offset + 1} }
		d.Fixes = []diag.Fix{{Safe: true, Message: d.Hint, Edits: []diag.Edit{{Place: at(x.Lbrace.Offset()), New: "["}, {Place: at(x.Rbrace.Offset()), New: "]"}}}}
	}
	for _, v := range values {
		n.elems = append(n.elems, e.eval(v))
	}
	return n
}

func (e *evaluator) conflict(x ast.Expr, a, b *node) *node {
	n := e.node(badNode, x)
	e.add(diag.Diagnostic{Code: "S013", Severity: diag.Error, Place: b.place(),
		Message: diag.T("“&”两边的内容互相矛盾", "the two sides of & contradict each other"),
		Hint:    diag.T("两边写成一样，或者只留一边", "Make both sides agree, or keep one of them"),
		Related: []diag.Related{{Place: a.place(), Message: diag.T("另一处写在这里", "the other one is here")}}})
	return n
}

// repeated reports fields written twice in a shared definition; in a record the checker does.
func (e *evaluator) repeated(n *node) {
	seen := map[string]nodeField{}
	for _, f := range n.fields {
		first, again := seen[f.name]
		if again && !(first.value.kind == structNode && f.value.kind == structNode) {
			e.add(diag.Diagnostic{Code: "S011", Severity: diag.Error, Place: f.place(),
				Message: diag.T("“%s”写了两次", "%s is written twice", short(f.name)), Hint: diag.T("只留一处", "Keep one of them"),
				Related: []diag.Related{{Place: first.place(), Message: diag.T("第一次写在这里", "the first one is here")}}})
		}
		seen[f.name] = f
		e.repeated(f.value)
	}
	for _, el := range n.elems {
		e.repeated(el)
	}
}
