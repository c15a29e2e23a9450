package edit

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/parser"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Change is one change of an element of a record: made by Set, Insert, Remove or Rename, and put into a file by Apply.
type Change struct {
	kind  verb
	at    fieldpath.At
	value any
	name  string
}

// verb is what a Change does.
type verb int

const (
	setting verb = iota
	inserting
	removing
	renaming
)

// Fields is a value with named fields in an order.
type Fields = schema.Keyed[any]

// Source is a value as CUE writes it, such as >=30: what no other value is.
type Source string

// Set gives an element a value, be it there or not; what is missing on the way to it is added too. A value is a string, bool, int,
// json.Number, Source, Fields or []any. Where the element is one of a list, it must be there.
func Set(at fieldpath.Selector, value any) Change {
	return Change{kind: setting, at: at.Here(), value: value}
}

// Insert puts a new element into a list, before the one that has its index, or at the end if the index is the length.
func Insert(at fieldpath.Selector, value any) Change {
	return Change{kind: inserting, at: at.Here(), value: value}
}

// Remove takes an element, or a whole record, out, with the comment on its line and those right above it.
func Remove(at fieldpath.Selector) Change { return Change{kind: removing, at: at.Here()} }

// Rename gives an entry of a map, or a record, another key.
func Rename(at fieldpath.Selector, name string) Change {
	return Change{kind: renaming, at: at.Here(), name: name}
}

// path is the whole way to the element from the top of a file.
func (c Change) path() []any {
	path := []any{string(c.at.RecordKind())}
	if id := c.at.RecordID(); id != "" {
		path = append(path, id)
	}
	return append(path, c.at.Path()...)
}

// Apply makes changes of the records of a file, one after the other: the bytes around what is changed stay as they are. The file must be
// one that CUE can read. definitions are the other files whose shared definitions the file sees, the nearest folder first. What
// stands in a shared definition is refused, for the change would be one of every record that uses it, and so is what cannot be done without
// saying anything else: the error is a *Refusal. The result has been read again, and means what the source meant with the changes in it and
// nothing else.
func Apply(source []byte, changes []Change, definitions ...[]byte) ([]byte, error) {
	for _, c := range changes {
		t, err := parse(source, definitions)
		if err != nil {
			return nil, err
		}
		next, err := t.apply(c)
		if err != nil {
			return nil, err
		}
		source = next
	}
	return source, nil
}

// tree is a file that is being changed, with the definitions it sees.
type tree struct {
	source []byte
	decls  []ast.Decl
	shared map[string]ast.Expr // definitions by their names
	steps  int                 // taken through definitions
}

// maxSteps is how many elements, with definitions expanded, are looked at.
const maxSteps = 200_000

func parse(source []byte, definitions [][]byte) (*tree, error) {
	if wrong := schema.Syntax("", source); len(wrong) > 0 {
		return nil, &Refusal{wrong[0].Place.Start, wrong[0].Message, wrong[0].Hint}
	}
	t := &tree{source: source, shared: map[string]ast.Expr{}}
	for i, s := range slices.Concat([][]byte{source}, definitions) {
		file, err := parser.ParseFile("", s, parser.ParseComments)
		if i == 0 {
			if err != nil {
				return nil, err
			}
			t.decls = file.Decls
		}
		if err != nil {
			continue // what it defines is missed where it is used
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.Field); ok {
				name, ident, err := ast.LabelName(f.Label)
				if err == nil && ident && strings.HasPrefix(name, "_") && t.shared[name] == nil {
					t.shared[name] = f.Value
				}
			}
		}
	}
	return t, nil
}

// refuse says why a change is not made.
func refuse(at int, reason, hint diag.Text) *Refusal { return &Refusal{at, reason, hint} }

func (t *tree) apply(c Change) ([]byte, error) {
	var edits []diag.Edit
	var err error
	path := c.path()
	switch c.kind {
	case setting:
		edits, err = t.set(path, c.value)
	case inserting:
		edits, err = t.insert(path, c.value)
	case removing:
		edits, err = t.remove(path)
	case renaming:
		edits, err = t.rename(path, c.name)
	}
	if err != nil {
		return nil, err
	}
	next, err := Splice(t.source, edits)
	if err != nil {
		return nil, err
	}
	unsure := func() error {
		at := 0
		if len(edits) > 0 {
			at = edits[0].Place.Start
		}
		return refuse(at, diag.T("这里的写法改不了：改后的意思会不一样", "this cannot be changed as it is written: it would say something else"),
			diag.T("写得简单一些：一行一项，一层一对括号", "Write it more simply: one field a line, one pair of brackets a level"))
	}
	was, err := t.means()
	if err != nil {
		return nil, err
	}
	after := &tree{source: next, shared: t.shared}
	file, err := parser.ParseFile("", next)
	if err != nil || len(schema.Syntax("", next)) > 0 {
		return nil, unsure()
	}
	after.decls = file.Decls
	is, err := after.means()
	if err != nil {
		return nil, err
	}
	if want, ok := was.changed(path, c); !ok || !want.equal(is) {
		return nil, unsure()
	}
	return next, nil
}

// tooMuch refuses what definitions that use each other make too large.
func tooMuch(x ast.Node) *Refusal {
	return refuse(x.Pos().Offset(), diag.T("展开共用定义后的值太多", "with its shared definitions expanded there are too many values"), diag.T("减少共用定义的层层引用", "Let shared definitions refer to each other less"))
}

// site is an expression that says a part of a value; via is the name by which a shared definition has come in, nil where it stands in the
// record itself.
type site struct {
	expr ast.Expr
	via  *ast.Ident
}

// sites returns the structs, lists and other values that an expression consists of.
func (t *tree) sites(x ast.Expr, via *ast.Ident) ([]site, error) {
	if t.steps++; t.steps > maxSteps {
		return nil, tooMuch(x)
	}
	switch x := x.(type) {
	case *ast.ParenExpr:
		return t.sites(x.X, via)
	case *ast.BinaryExpr:
		if x.Op.String() != "&" {
			break
		}
		a, err := t.sites(x.X, via)
		if err != nil {
			return nil, err
		}
		b, err := t.sites(x.Y, via)
		return append(a, b...), err
	case *ast.Ident:
		if strings.HasPrefix(x.Name, "#") {
			return nil, nil // a type of the language
		}
		d, err := t.definition(x)
		if err != nil {
			return nil, err
		}
		if via == nil {
			via = x
		}
		return t.sites(d, via)
	case *ast.SelectorExpr:
		name, _, err := ast.LabelName(x.Sel)
		if err != nil {
			break
		}
		of, err := t.sites(x.X, via)
		if err != nil {
			return nil, err
		}
		var all []site
		for _, s := range of {
			for _, f := range fieldsOf(s.expr, name) {
				in, err := t.sites(f.Value, s.via)
				if err != nil {
					return nil, err
				}
				all = append(all, in...)
			}
		}
		return all, nil
	}
	return []site{{x, via}}, nil
}

// definition returns what a shared definition is.
func (t *tree) definition(x *ast.Ident) (ast.Expr, error) {
	if d := t.shared[x.Name]; d != nil {
		return d, nil
	}
	return nil, refuse(x.Pos().Offset(), diag.T("不知道“%s”是什么", "what %s is is not known", x.Name), diag.T("检查名称，或者先写出这个定义", "Check the name, or write the definition first"))
}

// fieldsOf returns the fields of a name that a struct has; a struct may be written in parts.
func fieldsOf(x ast.Expr, name string) (fields []*ast.Field) {
	lit, ok := x.(*ast.StructLit)
	if !ok {
		return nil
	}
	return declared(lit.Elts, name)
}

func declared(decls []ast.Decl, name string) (fields []*ast.Field) {
	for _, d := range decls {
		if f, ok := d.(*ast.Field); ok {
			if n, ident, err := ast.LabelName(f.Label); err == nil && n == name && !(ident && strings.HasPrefix(n, "_")) {
				fields = append(fields, f)
			}
		}
	}
	return fields
}

// slot is where a value stands: behind the name of a field, or in a list.
type slot struct {
	field  *ast.Field
	within *ast.StructLit // that the field is in; nil at the top of the file
	list   *ast.ListLit
	index  int
	via    *ast.Ident
}

func (s slot) value() ast.Expr {
	if s.field != nil {
		return s.field.Value
	}
	return s.list.Elts[s.index]
}

// slots returns every place at which something is said of the element that a path leads to.
func (t *tree) slots(path []any) (at []slot, err error) {
	for i, step := range path {
		if i == 0 {
			name, _ := step.(string)
			for _, f := range declared(t.decls, name) {
				at = append(at, slot{field: f})
			}
			continue
		}
		of, err := t.of(at)
		if err != nil {
			return nil, err
		}
		at = nil
		for _, s := range of {
			switch step := step.(type) {
			case string:
				for _, f := range fieldsOf(s.expr, step) {
					at = append(at, slot{field: f, within: s.expr.(*ast.StructLit), via: s.via})
				}
			case int:
				if l, ok := s.expr.(*ast.ListLit); ok && step >= 0 && step < len(l.Elts) {
					at = append(at, slot{list: l, index: step, via: s.via})
				}
			}
		}
	}
	return at, nil
}

// of returns the parts that what stands at some places consists of.
func (t *tree) of(slots []slot) (all []site, err error) {
	for _, s := range slots {
		in, err := t.sites(s.value(), s.via)
		if err != nil {
			return nil, err
		}
		all = append(all, in...)
	}
	return all, nil
}

// own returns the one place at which an element stands in its record.
func (t *tree) own(slots []slot) (slot, error) {
	for _, s := range slots {
		if s.via != nil {
			return s, sharedThere(s.via)
		}
	}
	if len(slots) > 1 {
		return slots[1], refuse(slots[1].value().Pos().Offset(), diag.T("这一项写在了几个地方", "this is written in several places"), diag.T("合成一处", "Join them"))
	}
	return slots[0], nil
}

// sharedThere refuses a change of what several records share.
func sharedThere(via *ast.Ident) *Refusal {
	return refuse(via.Pos().Offset(), diag.T("这一项写在共用定义“%s”里，改它会改动所有用到它的地方", "this stands in the shared definition %s, and a change of it would be one of all that use it", via.Name),
		diag.T("要都改，就改共用定义；只改这一处，就在这里写出全部内容，不用共用定义", "If all of them change, change the definition; if only this one does, write it out here without the definition"))
}

// absent refuses a change of what is not there.
func (t *tree) absent(path []any) *Refusal {
	at := 0
	for n := range path {
		if slots, err := t.slots(path[:n+1]); err == nil && len(slots) > 0 && slots[0].via == nil {
			at = slots[0].value().Pos().Offset()
		}
	}
	var names []string
	for _, p := range path {
		names = append(names, fmt.Sprint(p))
	}
	name := strings.Join(names, ".")
	return refuse(at, diag.T("文件里没有“%s”", "there is no %s in the file", name), diag.T("核对标识和这一项的名称", "Check the id and the name of the field"))
}

func (t *tree) set(path []any, v any) ([]diag.Edit, error) {
	slots, err := t.slots(path)
	if err != nil {
		return nil, err
	}
	if len(slots) > 0 {
		s, err := t.own(slots)
		if err != nil {
			return nil, err
		}
		x := s.value()
		start, end := span(x)
		return []diag.Edit{replace(start, end, typeOf(x)+t.layout(start).value(v, t.indent(start), t.oneLine(start, end)))}, nil
	}
	n := len(path)
	for n > 1 {
		n--
		at, err := t.slots(path[:n])
		if err != nil {
			return nil, err
		}
		if len(at) == 0 {
			continue
		}
		for i := len(path) - 1; i > n; i-- {
			name, ok := path[i].(string)
			if !ok {
				return nil, t.absent(path)
			}
			v = Fields{{Key: name, Value: v}}
		}
		record := 2 // kind and id
		if path[0] == string(fieldpath.CatalogKind) {
			record = 1 // there is one
		}
		if name, ok := path[n].(string); ok && n >= record {
			return t.add(at, name, v)
		}
		break
	}
	return nil, t.absent(path)
}

// add writes a new field into the value that stands at some places.
func (t *tree) add(at []slot, name string, v any) ([]diag.Edit, error) {
	of, err := t.of(at)
	if err != nil {
		return nil, err
	}
	var lit *ast.StructLit
	for _, s := range of {
		l, ok := s.expr.(*ast.StructLit)
		if !ok {
			return nil, refuse(at[0].value().Pos().Offset(), diag.T("这里写的不是由几项组成的内容", "what stands here does not consist of fields"), diag.T("先写成 {…}", "Write it as {…} first"))
		}
		if s.via == nil && (lit == nil || l.Lbrace.IsValid()) {
			lit = l
		}
	}
	if lit == nil {
		for _, s := range at {
			if s.via != nil {
				continue
			}
			start, end := span(s.value())
			return []diag.Edit{replace(end, end, " & "+t.layout(start).value(Fields{{Key: name, Value: v}}, t.indent(start), true))}, nil
		}
		return nil, sharedThere(at[0].via)
	}
	if !lit.Lbrace.IsValid() { // a: b: 1 has no braces to write into
		start, end := span(lit)
		return []diag.Edit{replace(start, start, "{"), replace(end, end, ", "+label(name)+": "+t.layout(start).value(v, t.indent(start), true)+"}")}, nil
	}
	open, closing := lit.Lbrace.Offset(), lit.Rbrace.Offset()
	field := func(indent string, inline bool) string {
		return label(name) + ": " + t.layout(open).value(v, indent, inline)
	}
	var last []int
	if n := len(lit.Elts); n > 0 {
		start, end := span(lit.Elts[n-1])
		last = []int{start, end}
	}
	return t.append(open, closing, last, field, false)
}

// append writes a new part before a closing bracket; last is where the last part begins and ends, nil if there is none. In a list, parts
// are separated by commas; between braces a new line does.
func (t *tree) append(open, closing int, last []int, part func(indent string, inline bool) string, list bool) ([]diag.Edit, error) {
	l := t.layout(open)
	if last == nil {
		if inside := t.source[open+1 : closing]; len(bytes.TrimSpace(inside)) > 0 { // comments
			if !t.fresh(closing) {
				return nil, refuse(open, diag.T("括号里只有注释，不知道写在哪里", "there are only comments in these brackets"), diag.T("把注释移到外面", "Move the comments out"))
			}
			line := t.lineStart(closing)
			in := t.indent(closing) + l.unit
			return []diag.Edit{replace(line, line, in+part(in, false)+comma(list)+l.newline)}, nil
		}
		return []diag.Edit{replace(open+1, open+1, part(t.indent(open), t.oneLine(open, closing)))}, nil
	}
	start, end := last[0], last[1]
	if t.oneLine(end, closing) {
		if t.fresh(start) && t.fresh(open) && list { // [a,\n b]: the last on a line of its own, with the bracket
			in := t.indent(start)
			return []diag.Edit{replace(end, end, ","+l.newline+in+part(in, false))}, nil
		}
		return []diag.Edit{replace(end, end, ", "+part(t.indent(start), t.oneLine(open, closing)))}, nil
	}
	in := t.indent(start)
	if !t.fresh(start) && t.lineStart(open) == t.lineStart(start) && !bytes.HasSuffix(bytes.TrimSpace(t.source[open:start]), []byte("[")) {
		in += l.unit
	}
	rest := t.source[end:t.lineEnd(end)]
	after := bytes.TrimLeft(rest, " \t")
	separated := bytes.HasPrefix(after, []byte(","))
	if after = bytes.TrimSpace(bytes.TrimPrefix(after, []byte(","))); len(after) > 0 && !bytes.HasPrefix(after, []byte("//")) {
		return nil, refuse(end, diag.T("这里的写法改不了", "this cannot be changed as it is written"), diag.T("一行写一项", "Write one field a line"))
	}
	var edits []diag.Edit
	if list && !separated {
		edits = append(edits, replace(end, end, ","))
	}
	at := t.lineEnd(end)
	return append(edits, replace(at, at, l.newline+in+part(in, false)+comma(list || separated))), nil
}

func comma(is bool) string {
	if is {
		return ","
	}
	return ""
}

func (t *tree) insert(path []any, v any) ([]diag.Edit, error) {
	i, ok := path[len(path)-1].(int)
	if !ok {
		slots, err := t.slots(path)
		if err != nil {
			return nil, err
		}
		if len(slots) > 0 {
			return nil, refuse(slots[0].value().Pos().Offset(), diag.T("这一项已经有了", "this is there already"), diag.T("改它的值，或者换一个名称", "Change its value, or take another name"))
		}
		return t.set(path, v)
	}
	at, err := t.slots(path[:len(path)-1])
	if err != nil {
		return nil, err
	}
	if len(at) == 0 {
		return nil, t.absent(path)
	}
	if _, err := t.own(at); err != nil {
		return nil, err
	}
	of, err := t.of(at)
	if err != nil {
		return nil, err
	}
	if len(of) != 1 || of[0].via != nil {
		for _, s := range of {
			if s.via != nil {
				return nil, sharedThere(s.via)
			}
		}
		return nil, t.absent(path)
	}
	list, ok := of[0].expr.(*ast.ListLit)
	if !ok || i < 0 || i > len(list.Elts) {
		return nil, t.absent(path)
	}
	open, closing := list.Lbrack.Offset(), list.Rbrack.Offset()
	element := func(indent string, inline bool) string { return t.layout(open).value(v, indent, inline) }
	if i == len(list.Elts) {
		var last []int
		if i > 0 {
			start, end := span(list.Elts[i-1])
			last = []int{start, end}
		}
		return t.append(open, closing, last, element, true)
	}
	start, _ := span(list.Elts[i])
	if t.fresh(start) {
		in := t.indent(start)
		line := t.above(t.lineStart(start), open)
		return []diag.Edit{replace(line, line, in+element(in, false)+","+t.layout(open).newline)}, nil
	}
	return []diag.Edit{replace(start, start, element(t.indent(start), true)+", ")}, nil
}

func (t *tree) remove(path []any) ([]diag.Edit, error) {
	slots, err := t.slots(path)
	if err != nil {
		return nil, err
	}
	if len(slots) == 0 {
		return nil, t.absent(path)
	}
	s, err := t.own(slots)
	if err != nil {
		return nil, err
	}
	if s.field == nil {
		var parts []ast.Node
		for _, e := range s.list.Elts {
			parts = append(parts, e)
		}
		return []diag.Edit{t.cut(parts, s.index, s.list.Lbrack.Offset()+1, s.list.Rbrack.Offset())}, nil
	}
	if s.within == nil {
		return nil, t.absent(path)
	}
	if s.within.Lbrace.IsValid() {
		var parts []ast.Node
		for _, e := range s.within.Elts {
			parts = append(parts, e)
		}
		return []diag.Edit{t.cut(parts, slices.Index(s.within.Elts, ast.Decl(s.field)), s.within.Lbrace.Offset()+1, s.within.Rbrace.Offset())}, nil
	}
	if len(path) == 2 { // a record: matter: "x": #Matter & {…}
		var parts []ast.Node
		at := -1
		for i, d := range t.decls {
			if f, ok := d.(*ast.Field); ok && f.Value == ast.Expr(s.within) {
				at = i
			}
			parts = append(parts, d)
		}
		if at < 0 {
			return nil, t.absent(path)
		}
		return []diag.Edit{t.cut(parts, at, 0, len(t.source))}, nil
	}
	start, end := span(s.within)
	return []diag.Edit{replace(start, end, "{}")}, nil
}

// cut takes one of the parts between two offsets out: its lines if it has them for itself, with the comments right above and behind it, or
// else itself with a comma.
func (t *tree) cut(parts []ast.Node, i, from, to int) diag.Edit {
	start, end := span(parts[i])
	after := end
	for after < to && (t.source[after] == ' ' || t.source[after] == '\t') {
		after++
	}
	separated := after < to && t.source[after] == ','
	if separated {
		after++
	} else {
		after = end
	}
	eol := t.lineEnd(after)
	rest := bytes.TrimSpace(t.source[after:min(eol, to)])
	if t.fresh(start) && eol <= to && (len(rest) == 0 || bytes.HasPrefix(rest, []byte("//"))) {
		if eol < len(t.source) && t.source[eol] == '\r' {
			eol++
		}
		if eol < len(t.source) && t.source[eol] == '\n' {
			eol++
		}
		return replace(t.above(t.lineStart(start), from), eol, "")
	}
	blank := func(from, to int) bool { return len(bytes.Trim(t.source[from:to], " \t,")) == 0 }
	switch {
	case i+1 < len(parts):
		if next, _ := span(parts[i+1]); blank(end, next) {
			return replace(start, next, "")
		}
	case i > 0:
		_, last := span(parts[i-1])
		if blank(last, start) {
			return replace(last, end, "")
		}
	}
	return replace(start, after, "")
}

// above returns where the comments begin that stand right above a line, but none before an offset.
func (t *tree) above(line, from int) int {
	for line > from {
		previous := t.lineStart(line - 1)
		if previous < from || !bytes.HasPrefix(bytes.TrimLeft(t.source[previous:line], " \t"), []byte("//")) {
			break
		}
		line = previous
	}
	return line
}

func (t *tree) rename(path []any, name string) ([]diag.Edit, error) {
	slots, err := t.slots(path)
	if err != nil {
		return nil, err
	}
	if len(slots) == 0 {
		return nil, t.absent(path)
	}
	if there, err := t.slots(append(path[:len(path)-1:len(path)-1], name)); err != nil || len(there) > 0 {
		if err != nil {
			return nil, err
		}
		return nil, refuse(there[0].value().Pos().Offset(), diag.T("“%s”已经有了", "%s is there already", name), diag.T("换一个名称", "Take another name"))
	}
	var edits []diag.Edit
	for _, s := range slots {
		switch {
		case s.via != nil:
			return nil, sharedThere(s.via)
		case s.field == nil:
			return nil, t.absent(path)
		}
		start, end := span(s.field.Label)
		written := label(name)
		if t.source[start] == '"' {
			written = quoted(name)
		}
		edits = append(edits, replace(start, end, written))
	}
	return edits, nil
}

// span returns where a part of a file begins and ends.
func span(n ast.Node) (start, end int) { return n.Pos().Offset(), n.End().Offset() }

func replace(start, end int, with string) diag.Edit {
	return diag.Edit{Place: diag.Place{Start: start, End: end}, New: with}
}
