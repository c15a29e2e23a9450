package schema

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/metamodel"
)

// checker compares the nodes of one file with the model of the language and reports everything that differs.
type checker struct {
	found   diag.List
	invalid map[*node]bool
	unknown []unknownAt // values that CUE must compute
	// beyond is how many findings are about what CUE accepts: a date that no calendar has, a field written twice.
	beyond int
	more   int // findings beyond maxFindings, which are not kept
}

// full reports whether no more findings are kept.
func (c *checker) full() bool { return len(c.found) >= maxFindings }

// unknownAt is an unknown value and where it stands.
type unknownAt struct {
	node *node
	path []string
	typ  *metamodel.Type
}

// owner is what a finding inside a value is about.
type owner struct {
	label diag.Text  // the name of the field or record
	doc   diag.Text  // what the field is, where its type has no name of its own
	place diag.Place // of its label, or of the value itself in a list
	path  []string
}

// in returns the owner of a field called name.
func (o owner) in(label diag.Text, name string, place diag.Place) owner {
	return owner{label: label, place: place, path: append(o.path[:len(o.path):len(o.path)], name)}
}

// says formats a sentence about the owner, whose label is the first argument of both formats.
func (o owner) says(zh, en string, args ...any) diag.Text {
	return diag.Text{ZH: diag.T(zh, "", append([]any{o.label.ZH}, args...)...).ZH, EN: diag.T("", en, append([]any{o.label.EN}, args...)...).EN}
}

// called is the label of a field.
func called(f *metamodel.Field) diag.Text { return diag.Text{ZH: f.Doc.Label, EN: f.Name} }

// record returns the id of the matter or other record, and the path inside it, for the finding.
func (o owner) record() (id, field string) {
	if len(o.path) < 2 {
		return "", ""
	}
	var b strings.Builder
	for _, p := range o.path[2:] {
		if b.Len() > 0 && !strings.HasPrefix(p, "[") {
			b.WriteByte('.')
		}
		b.WriteString(p)
	}
	return o.path[1], b.String()
}

func (c *checker) report(code string, o owner, n *node, at diag.Place, message, hint diag.Text) *diag.Diagnostic {
	if n != nil {
		c.invalid[n] = true
	}
	if c.full() {
		c.more++
		return &diag.Diagnostic{}
	}
	id, field := o.record()
	c.found = append(c.found, diag.Diagnostic{Code: code, Severity: diag.Error, Matter: id, Field: field, Place: at, Message: message, Hint: hint})
	return &c.found[len(c.found)-1]
}

// check compares a value with its type.
func (c *checker) check(n *node, t *metamodel.Type, o owner) {
	switch n.kind {
	case badNode:
		c.invalid[n] = true
		return
	case unknownNode:
		c.unknown = append(c.unknown, unknownAt{n, o.path, t})
		return
	}
	if n.def != "" && n.def != t.Name {
		c.report("S007", o, n, n.place(), o.says("“%s”这里不能写 #%s", "%[1]s cannot be a #%[2]s", n.def),
			diag.T("%s", "%s", definitionHint(t)))
		return
	}
	switch t.Kind {
	case metamodel.Struct:
		if c.want(n, o, t, structNode, anyNode) {
			c.fields(n, t, o)
		}
	case metamodel.Map:
		if c.want(n, o, t, structNode, anyNode) {
			c.entries(n, t, o)
		}
	case metamodel.List:
		if !c.want(n, o, t, listNode) {
			return
		}
		if len(n.elems) < t.Min {
			c.report("S012", o, n, n.place(), o.says("“%s”至少要有 %d 项", "%[1]s needs at least %[2]d element(s)", t.Min),
				diag.T("补上缺少的内容", "Add what is missing"))
		}
		for i, e := range n.elems {
			c.check(e, t.Elem, owner{label: o.label, place: e.place(), path: append(o.path[:len(o.path):len(o.path)], fmt.Sprintf("[%d]", i))})
		}
	case metamodel.Test:
		if _, ok := n.asTest(); !ok {
			c.wrongType(n, o, t)
		}
	default:
		c.scalar(n, t, o)
	}
}

func definitionHint(t *metamodel.Type) string {
	if t.Name == "" {
		return "去掉它"
	}
	return "写 #" + t.Name + "，或者去掉它"
}

func (c *checker) want(n *node, o owner, t *metamodel.Type, kinds ...nodeKind) bool {
	if n.is(kinds...) {
		return true
	}
	c.wrongType(n, o, t)
	return false
}

func (c *checker) wrongType(n *node, o owner, t *metamodel.Type) {
	if n.kind == testNode {
		c.beyond++ // CUE only minds when it exports
		c.report("S003", o, n, n.place(), o.says("“%s”要写确定的值，不能写范围或几选一", "%s must be one value, not a range or alternatives"),
			diag.T("范围和几选一只能写在 when、applies、require 里", "Ranges and alternatives belong in when, applies and require"))
		return
	}
	c.report("S007", o, n, n.place(),
		diag.Text{ZH: fmt.Sprintf("“%s”应填%s，现在是%s", o.label.ZH, metamodel.Describe(t), saw(n, diag.ZH)),
			EN: fmt.Sprintf("%s must be %s, not %s", o.label.EN, describeEN(t), saw(n, diag.EN))},
		wrongTypeHint(n, t))
}

func wrongTypeHint(n *node, t *metamodel.Type) diag.Text {
	switch {
	case n.kind == textNode && (t.Kind == metamodel.Int || t.Kind == metamodel.Number || t.Kind == metamodel.Bool):
		return diag.T("去掉引号，直接写值", "Write the value without quotes")
	case n.is(numberNode, boolNode) && (t.Kind == metamodel.String || t.Kind == metamodel.Date || t.Kind == metamodel.Enum):
		return diag.T("把值写在半角双引号里", "Put the value in double quotes")
	case t.Kind == metamodel.List:
		return diag.T("用方括号括起来：[…]", "Put it in brackets: […]")
	case t.Kind == metamodel.Struct && len(t.Fields) > 0:
		return diag.T("写成 {%s: …}", "Write {%s: …}", t.Fields[0].Name)
	}
	return diag.T("改成要求的写法", "Write it as described")
}

// saw says what was written.
func saw(n *node, l diag.Lang) string {
	word := map[nodeKind][2]string{textNode: {"文字", "the text"}, numberNode: {"数", "the number"}, boolNode: {"", ""},
		structNode: {"{…}", "{…}"}, listNode: {"列表 […]", "a list"}, nullNode: {"null", "null"}, anyNode: {"一个定义", "a definition"}}[n.kind][l]
	switch n.kind {
	case textNode:
		if l == diag.EN {
			return fmt.Sprintf("%s %q", word, short(n.text))
		}
		return fmt.Sprintf("%s“%s”", word, short(n.text))
	case numberNode, boolNode:
		return strings.TrimSpace(word + " " + n.text)
	}
	return word
}

// short cuts long text for a message.
func short(s string) string {
	n := 0
	for i := range s {
		if n == 30 {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

func describeEN(t *metamodel.Type) string {
	switch t.Kind {
	case metamodel.Enum:
		return "one of " + strings.Join(t.Values, ", ")
	case metamodel.Int:
		return "a whole number"
	case metamodel.Number:
		return "a number"
	case metamodel.Bool:
		return "true or false"
	case metamodel.List:
		return "a list"
	case metamodel.Test:
		return "a value, bounds, != or alternatives"
	case metamodel.String, metamodel.Date:
		return "text"
	}
	return "{…}"
}

func (c *checker) fields(n *node, t *metamodel.Type, o owner) {
	if n.kind == anyNode {
		n.kind, n.def = structNode, "" // a bare #Definition has no fields
	}
	suggested := map[string]bool{}
	written := map[string]nodeField{}
	open := unwritten(n, t)
	for _, f := range n.fields {
		field := t.Field(f.name)
		if field == nil {
			suggested[c.unknownField(f, open, t, o)] = true
			continue
		}
		first, again := written[f.name]
		switch {
		case !again:
			written[f.name] = f
		case first.value.kind == structNode && f.value.kind == structNode:
			// effective: from: …, then effective: to: …: CUE joins the two.
			first.value.fields = append(first.value.fields[:len(first.value.fields):len(first.value.fields)], f.value.fields...)
		default:
			c.duplicate(o.in(called(field), f.name, f.place()), f, first)
		}
	}
	for _, field := range t.Fields {
		if f, ok := written[field.Name]; ok {
			inner := o.in(called(field), f.name, f.place())
			inner.doc = diag.Text{ZH: field.Doc.ZH, EN: field.Doc.EN}
			if f.name == "value" || f.name == "unit" { // 数量 alone says little: 法定时限的数量
				inner.label = diag.Text{ZH: o.label.ZH + "的" + field.Doc.Label, EN: o.label.EN + "." + f.name}
			}
			c.check(f.value, field.Type, inner)
		}
	}
	for _, field := range t.Fields {
		if _, ok := written[field.Name]; !ok && field.Required && !suggested[field.Name] && !n.partial {
			c.report("S006", o.in(called(field), field.Name, o.place), nil, o.place,
				o.says("“%s”缺少“%s”（%s）", "%[1]s has no %[3]s", field.Doc.Label, field.Name),
				diag.Text{ZH: fmt.Sprintf("补上 %s: …（%s）", field.Name, strings.TrimSuffix(field.Doc.ZH, "。")), EN: fmt.Sprintf("Add %s: …", field.Name)})
		}
	}
}

func (c *checker) duplicate(o owner, f, first nodeField) {
	c.beyond++
	d := c.report("S011", o, f.value, f.place(), o.says("“%s”（%s）写了两次", "%[2]s is written twice", f.name),
		diag.T("只留一处", "Keep one of them"))
	d.Related = []diag.Related{{Place: first.place(), Message: diag.T("第一次写在这里", "the first one is here")}}
}

// unwritten returns the names of the fields of a type that a value has not.
func unwritten(n *node, t *metamodel.Type) []string {
	var names []string
	for _, field := range t.Fields {
		if n.field(field.Name) == nil {
			names = append(names, field.Name)
		}
	}
	return names
}

// unknownField reports a field the type does not have and returns the field that was probably meant, or ""; names are
// those that are not written yet.
func (c *checker) unknownField(f nodeField, names []string, t *metamodel.Type, o owner) string {
	at := f.place()
	if c.full() {
		c.report("S004", o, f.value, at, diag.Text{}, diag.Text{})
		return ""
	}
	near, ok := Nearest(f.name, names)
	if !ok {
		c.report("S004", o.in(diag.T(short(f.name), short(f.name)), f.name, at), f.value, at, o.says("“%s”没有“%s”这一项", "%[1]s has no field %[2]q", short(f.name)),
			diag.T("可以填的有：%s", "Its other fields are: %s", strings.Join(names, "、")))
		return ""
	}
	d := c.report("S004", o.in(diag.T(short(f.name), short(f.name)), f.name, at), f.value, at,
		o.says("“%s”没有“%s”这一项，是否应为“%s”（%s）？", "%[1]s has no field %[2]q; did you mean %[3]q?", short(f.name), near, t.Field(near).Doc.Label),
		diag.T("把“%s”改为“%s”", "Change %q to %q", short(f.name), near))
	d.Fixes = []diag.Fix{{Message: d.Hint, Edits: []diag.Edit{{Place: at, New: near}}}}
	return near
}

func (c *checker) entries(n *node, t *metamodel.Type, o owner) {
	seen := map[string]nodeField{}
	for _, f := range n.fields {
		label := diag.T(short(f.name), short(f.name))
		if t.Elem.Name != "" && t.Elem.Kind == metamodel.Struct {
			label = diag.Text{ZH: t.Elem.Doc.Label + " " + label.ZH, EN: strings.ToLower(t.Elem.Name) + " " + label.EN}
		}
		inner := o.in(label, f.name, f.place())
		if first, ok := seen[f.name]; ok {
			c.duplicate(inner, f, first)
			continue
		}
		seen[f.name] = f
		if t.Key.Pattern != nil && !t.Key.Pattern.MatchString(f.name) {
			c.report("S009", inner, f.value, f.place(), diag.T("“%s”不能作%s", "%[1]q cannot be a key here", short(f.name), keyWord(t.Key)),
				diag.Text{ZH: t.Key.Doc.ZH, EN: t.Key.Doc.EN})
			continue
		}
		c.check(f.value, t.Elem, inner)
	}
}

func keyWord(t *metamodel.Type) string {
	if t.Name == "" {
		return "这里的名称"
	}
	return t.Doc.Label
}

func (c *checker) scalar(n *node, t *metamodel.Type, o owner) {
	switch t.Kind {
	case metamodel.String, metamodel.Date:
		if !c.want(n, o, t, textNode) {
			return
		}
		switch {
		case t.Pattern != nil && !t.Pattern.MatchString(n.text):
			code := "S009"
			if t.Kind == metamodel.Date {
				code = "S010"
			}
			c.report(code, o, n, n.place(), o.says("“%s”不能写成“%s”", "%[1]s cannot be %[2]q", short(n.text)), patternHint(t, o))
		case t.Kind == metamodel.Date:
			if _, err := ParseDate(n.text); err != nil {
				c.beyond++
				c.report("S010", o, n, n.place(), o.says("“%s”：没有 %s 这一天", "%[1]s: there is no day %[2]s", n.text),
					diag.T("改成实际的日期", "Write a real date"))
			}
		}
	case metamodel.Enum:
		if !c.want(n, o, t, textNode) {
			return
		}
		for _, v := range t.Values {
			if v == n.text {
				return
			}
		}
		values := strings.Join(t.Values, "、")
		c.report("S005", o, n, n.place(), o.says("“%s”不能填“%s”", "%[1]s cannot be %[2]q", short(n.text)),
			diag.T("可以填：%s", "Write one of: %s", values))
	case metamodel.Int, metamodel.Number:
		if !c.want(n, o, t, numberNode) {
			return
		}
		if t.Kind == metamodel.Int && !n.integer {
			c.wrongType(n, o, t)
			return
		}
		for _, b := range t.Bounds {
			if !b.Holds(n.number) {
				c.report("S008", o, n, n.place(), o.says("“%s”不能是 %s", "%[1]s cannot be %[2]s", n.text),
					diag.Text{ZH: "应填" + metamodel.Describe(t), EN: "Write " + describeEN(t) + " " + bounds(t)})
				return
			}
		}
	case metamodel.Bool:
		c.want(n, o, t, boolNode)
	}
}

func bounds(t *metamodel.Type) string {
	var parts []string
	for _, b := range t.Bounds {
		parts = append(parts, b.Op.String()+" "+b.Value.Text('f'))
	}
	return strings.Join(parts, " and ")
}

func patternHint(t *metamodel.Type, o owner) diag.Text {
	if t.Name == "" {
		return diag.Text{ZH: "应写成：" + o.doc.ZH, EN: "Expected: " + o.doc.EN}
	}
	return diag.Text{ZH: "应为" + t.Doc.Label + "：" + t.Doc.ZH, EN: t.Doc.EN}
}

// defaultNode makes the node of a default.
func defaultNode(f *metamodel.Field, parent *node) *node {
	n := &node{file: parent.file, start: parent.start, end: parent.start}
	switch f.Type.Kind {
	case metamodel.Bool:
		n.kind, n.text = boolNode, f.Default
	case metamodel.Int, metamodel.Number:
		n.kind, n.text, n.integer = numberNode, f.Default, true
	default:
		n.kind = textNode
		if err := json.Unmarshal([]byte(f.Default), &n.text); err != nil {
			panic(err) // the model wrote it
		}
	}
	return n
}
