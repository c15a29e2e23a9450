package schema

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
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
	// words are the words without quotes that the evaluator has reported, and said what it has said of them.
	words map[*node]int
	said  diag.List
	// changing says that a change is looked at, which has only some of the fields of what it changes.
	changing bool
	// called are the places where a name stands for the id of a record.
	called []calledBy
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
	of    *node           // the struct that the value is a field of, if it is one
	typ   *metamodel.Type // of that struct
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
		if i, ok := c.words[n]; ok {
			c.word(&c.said[i], n, t, o)
		}
		return
	case unknownNode:
		c.unknown = append(c.unknown, unknownAt{n, o.path, t})
		return
	}
	if n.unfilled() {
		c.undecided(n, t, o)
		return
	}
	if n.def != "" && n.def != t.Name && !(t.Alone && n.def == t.Elem.Name) {
		c.report("S007", o, n, n.place(), o.says("“%s”这里不能写 #%s", "%[1]s cannot be a #%[2]s", n.def),
			diag.T("%s", "%s", definitionHint(t)))
		return
	}
	switch t.Kind {
	case metamodel.Struct:
		if c.want(n, o, t, structNode, anyNode) {
			c.fields(n, t, o)
			if t.Name == "Days" {
				c.never(n, o)
			}
		}
	case metamodel.Map:
		if c.want(n, o, t, structNode, anyNode) {
			c.entries(n, t, o)
		}
	case metamodel.Change:
		if c.want(n, o, t, structNode, anyNode) {
			c.change(n, t.Elem, o)
		}
	case metamodel.List:
		defer func(was bool) { c.changing = was }(c.changing)
		c.changing = false // what stands in a list is whole
		if t.Alone && n.kind != listNode {
			n.list()
		}
		if !c.want(n, o, t, listNode) {
			return
		}
		c.bounded(len(n.elems), o)
		if len(n.elems) < t.Min {
			c.report("S012", o, n, n.place(), o.says("“%s”至少要有 %d 项", "%[1]s needs at least %[2]d element(s)", t.Min),
				diag.T("补上缺少的内容", "Add what is missing"))
		}
		var elems []*node
		for _, e := range n.elems {
			eo := owner{label: o.label, doc: o.doc, place: e.place(), path: append(o.path[:len(o.path):len(o.path)], fmt.Sprintf("[%d]", len(elems)))}
			if parts := c.several(e, t.Elem, eo); parts != nil {
				elems = append(elems, parts...)
				continue
			}
			c.check(e, t.Elem, eo)
			elems = append(elems, e)
		}
		n.elems = elems
	case metamodel.Test:
		if n.kind == textNode {
			c.plainText(n, t, o)
		}
		if _, ok := n.asTest(); !ok {
			c.wrongType(n, o, t)
		}
	default:
		c.scalar(n, t, o)
	}
}

// wrongTypeHint says what a value of a type looks like, with the text that was written where it may belong.
func wrongTypeHint(n *node, t *metamodel.Type) diag.Text {
	if n.kind == nullNode {
		return diag.T("写上内容；没有的，删去这一项", "Write what it is, or delete the field")
	}
	switch t.Kind {
	case metamodel.Bool:
		return diag.T("写 true 或 false，不写引号", "Write true or false, without quotes")
	case metamodel.Int, metamodel.Number:
		return diag.T("只写数，不写引号和单位", "Write the number alone, without quotes or a unit")
	case metamodel.Date:
		return diag.T(`写成 "年-月-日"，如 "2026-03-02"`, `Write "year-month-day", such as "2026-03-02"`)
	case metamodel.Enum:
		return diag.T("可以填：%s", "Write one of: %s", strings.Join(t.Values, "、"))
	case metamodel.String:
		if n.is(numberNode, boolNode) {
			return diag.T("把值写在半角双引号里", "Put the value in double quotes")
		}
	case metamodel.List, metamodel.Struct, metamodel.Map:
		text := ""
		if n.is(textNode, numberNode) {
			text = n.text
		}
		return write(outline(t, text))
	}
	return diag.T("改成要求的写法", "Write it as described")
}

// wholeHint says what to write for a number with a fraction where a whole one is wanted: of a period in smaller units, or the next one.
func wholeHint(n *node, o owner) diag.Text {
	whole := diag.T("写整数，不写小数", "Write a whole number, without a fraction")
	if o.typ == nil || o.of == nil || o.typ.Field("unit") == nil || o.path[len(o.path)-1] != "value" {
		return whole
	}
	value, ok := new(big.Rat).SetString(n.text)
	if !ok || value.Sign() < 0 {
		return whole
	}
	unit := ""
	if in := o.of.field("unit"); in != nil {
		unit = in.value.text
	}
	months := new(big.Rat).Mul(value, big.NewRat(12, 1))
	switch {
	case unit == "年" && months.IsInt():
		return diag.T(`期限写整数，改用月：value: %[1]s, unit: "月"`, `A period is a whole number; in months: value: %[1]s, unit: "月"`, months.Num())
	case unit == "年" || unit == "月":
		return diag.T(`期限写整数，改用日：unit: "日"`, `A period is a whole number; write it in days: unit: "日"`)
	}
	next := new(big.Int).Add(new(big.Int).Quo(value.Num(), value.Denom()), big.NewInt(1))
	if o.typ.Field("value").Required { // it cannot be at once
		return diag.T("期限写整数，不足一天的按一天写：%[1]s", "A period is a whole number; a part of a day is a day: %[1]s", next)
	}
	return diag.T(`期限写整数，不足一天的按一天写：%[1]s；当场办结的写 unit: "即时"，不写 value`, `A period is a whole number; a part of a day is a day: %[1]s; what is done at once has unit: "即时" and no value`, next)
}

// outline writes what a value of a type consists of, … for what is to be filled in, and a text where it fits first.
func outline(t *metamodel.Type, text string) string {
	switch t.Kind {
	case metamodel.List:
		return "[" + outline(t.Elem, text) + "]"
	case metamodel.Map:
		return "{…: " + outline(t.Elem, text) + "}"
	case metamodel.Struct:
		var parts []string
		number, unit, counted := quantity(text)
		counted = counted && t.Field("value") != nil
		for _, f := range t.Fields {
			prose := text != "" && f.Type.Kind == metamodel.String && f.Type.Name != "ID" && f.Type.Name != "Key" && fits(f.Type, text)
			if !f.Required && f.Name != "value" && f.Name != "unit" && !(prose && f == t.Fields[0]) {
				continue
			}
			part := "…"
			switch {
			case f.Type.Kind == metamodel.List:
				part = "[…]"
			case f.Type.Kind == metamodel.Struct, f.Type.Kind == metamodel.Map:
				part = "{…}"
			case counted && f.Name == "value":
				part = number
			case counted && f.Name == "unit" && unitOf(unit) != "" && strings.TrimSpace(unit) != anyDay:
				part = cueText(unitOf(unit))
			case prose:
				part, text = cueText(text), ""
			}
			parts = append(parts, f.Name+": "+part)
		}
		if len(parts) == 0 {
			parts = append(parts, t.Fields[0].Name+": …")
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	if text != "" {
		return cueText(text)
	}
	return "…"
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
	wanted := "应填" + metamodel.Describe(t)
	if t.Kind == metamodel.Struct || t.Kind == metamodel.Map {
		wanted = "要写成一组 {…}"
	}
	hint := wrongTypeHint(n, t)
	if t.Kind == metamodel.Int && n.kind == numberNode {
		hint = wholeHint(n, o)
	}
	if o.doc.ZH != "" && n.kind != nullNode && t.Kind != metamodel.Bool {
		hint = diag.Text{ZH: hint.ZH + "（" + strings.TrimSuffix(o.doc.ZH, "。") + "）", EN: hint.EN}
	}
	d := c.report("S007", o, n, n.place(),
		diag.Text{ZH: fmt.Sprintf("“%s”%s，现在是%s", o.label.ZH, wanted, saw(n, diag.ZH)),
			EN: fmt.Sprintf("%s must be %s, not %s", o.label.EN, describeEN(t), saw(n, diag.EN))},
		hint)
	c.meant(d, n, t, o)
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
	written := map[string]nodeField{}
	var unknown []*nodeField
	for i := range n.fields {
		f := n.fields[i]
		field := t.Field(f.name)
		if field == nil {
			unknown = append(unknown, &n.fields[i])
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
	missing := c.strangers(unknown, written, n, t, o)
	if c.changing {
		missing = nil
	}
	for _, field := range t.Fields {
		if f, ok := written[field.Name]; ok && !(c.changing && f.value.kind == nullNode) {
			inner := o.in(called(field), f.name, f.place())
			inner.doc, inner.of, inner.typ = diag.Text{ZH: field.Doc.ZH, EN: field.Doc.EN}, n, t
			if f.name == "value" || f.name == "unit" { // 数量 alone says little: 法定时限的数量
				inner.label = diag.Text{ZH: o.label.ZH + "的" + field.Doc.Label, EN: o.label.EN + "." + f.name}
			}
			c.check(f.value, field.Type, inner)
		}
	}
	for _, field := range missing {
		if n.field(field.Name) != nil { // a fix has written it
			continue
		}
		c.report("S006", o.in(called(field), field.Name, o.place), nil, o.place,
			o.says("“%s”缺少“%s”（%s）", "%[1]s has no %[3]s", field.Doc.Label, field.Name),
			diag.Text{ZH: fmt.Sprintf("补上 %s: …（%s）", field.Name, strings.TrimSuffix(field.Doc.ZH, "。")), EN: fmt.Sprintf("Add %s: …", field.Name)})
	}
}

func (c *checker) duplicate(o owner, f, first nodeField) {
	c.beyond++
	d := c.report("S011", o, f.value, f.place(), o.says("“%s”（%s）写了两次", "%[2]s is written twice", f.name),
		diag.T("只留一处", "Keep one of them"))
	d.Related = []diag.Related{{Place: first.place(), Message: diag.T("第一次写在这里", "the first one is here")}}
}

// strangers reports the fields that a type does not have, and returns the required ones that are missing besides. Where it is sure which
// field was meant, that one counts as written; what is probably meant for a missing one is one finding with it.
func (c *checker) strangers(unknown []*nodeField, written map[string]nodeField, n *node, t *metamodel.Type, o owner) (missing []*metamodel.Field) {
	elsewhere := map[string]bool{} // fields whose own fields were written one level too far out
	var plain []*nodeField
	for _, f := range unknown {
		switch field, within := c.stranger(f, written, t, o); {
		case field != nil && within == nil:
			f.name = field.Name
			written[field.Name] = *f
		case within != nil:
			elsewhere[within.Name] = true
			if w, ok := written[within.Name]; ok {
				w.value.partial = true // what seems missing stands here
			}
		default:
			plain = append(plain, f)
		}
	}
	var open []string
	for _, field := range t.Fields {
		if _, ok := written[field.Name]; ok {
			continue
		}
		open = append(open, field.Name)
		if field.Required && !n.partial && !elsewhere[field.Name] {
			missing = append(missing, field)
		}
	}
	for i, f := range plain {
		hint := diag.T("能填的都已经填了，删去这一项", "All fields there are have been written; delete this one")
		switch {
		case i < len(missing):
			m := missing[i]
			hint = diag.T("还缺 %[1]s（%[2]s），是它就改成 %[1]s；不是就删去，补上 %[1]s", "%[1]s is missing: write %[1]s if that is meant, or else delete this and add it", m.Name, m.Doc.Label)
		case len(open) > 0:
			hint = diag.T("删去它，或者改成可以填的：%s", "Delete it, or write one of: %s", strings.Join(open, "、"))
		}
		c.report("S004", o.in(diag.T(short(f.name), short(f.name)), f.name, f.place()), f.value, f.place(),
			o.says("“%s”没有“%s”这一项", "%[1]s has no field %[2]q", short(f.name)), hint)
	}
	return missing[min(len(plain), len(missing)):]
}

// joints are what people write between the words of a name.
var joints = strings.NewReplacer("-", "", "_", "", " ", "")

// plainName is a name without what people write differently: capitals, hyphens, underscores, blanks.
func plainName(name string) string {
	return joints.Replace(strings.ToLower(plainly(name)))
}

// stranger reports a field that a type does not have if it knows what was meant: a field under another name, or one inside
// another field of the type.
func (c *checker) stranger(f *nodeField, written map[string]nodeField, t *metamodel.Type, o owner) (meant, within *metamodel.Field) {
	if c.full() {
		return nil, nil
	}
	at := f.place()
	name := plainName(f.name)
	report := func(message, hint diag.Text) *diag.Diagnostic {
		d := c.report("S004", o.in(diag.T(short(f.name), short(f.name)), f.name, at), nil, at, message, hint)
		return d
	}
	var open []string
	for _, field := range t.Fields {
		if plainName(field.Name) == name || field.Doc.Label == name {
			meant = field
		}
		if _, ok := written[field.Name]; !ok {
			open = append(open, field.Name)
		}
	}
	message := o.says("“%s”没有“%s”这一项", "%[1]s has no field %[2]q", short(f.name))
	sure := true
	if meant == nil {
		if near, ok := Nearest(f.name, open); ok && Misspelt(f.name, near) {
			meant, sure = t.Field(near), alone(f.name, near, open)
			message = o.says("“%s”没有“%s”这一项，是否应为“%s”（%s）？", "%[1]s has no field %[2]q; did you mean %[3]q?", short(f.name), near, meant.Doc.Label)
		}
	}
	if meant != nil {
		if _, again := written[meant.Name]; again {
			report(message, diag.T("它写作 %s，上面已经写了；删去这一项", "It is written %s, which is there already; delete this one", meant.Name))
			return meant, nil
		}
		d := report(message, diag.T("写作 %s（%s）", "Write %s", meant.Name, meant.Doc.Label))
		d.Fixes = []diag.Fix{{Safe: sure, Message: d.Hint, Edits: []diag.Edit{{Place: at, New: meant.Name}}}}
		return meant, nil
	}
	for _, field := range t.Fields {
		if field.Type.Kind != metamodel.Struct {
			continue
		}
		for _, inner := range field.Type.Fields {
			if plainName(inner.Name) != name && inner.Doc.Label != name {
				continue
			}
			if within != nil {
				return nil, nil // in more than one
			}
			meant, within = inner, field
		}
	}
	if within != nil {
		report(message, diag.T("它写在 %[1]s（%[3]s）里面：%[1]s: {%[2]s: …}", "It belongs into %[1]s: %[1]s: {%[2]s: …}", within.Name, meant.Name, within.Doc.Label))
	}
	return meant, within
}

// bounded reports a list of a record with more elements than may be printed with it.
func (c *checker) bounded(elements int, o owner) {
	if len(o.path) < 2 {
		return // the records of a kind
	}
	most, hint := maxRegister, diag.T("核对是不是把别的内容抄了进来；都要的，分成几个登记", "See whether something else was copied into it; if all is wanted, divide it into several records")
	switch o.path[0] {
	case string(fieldpath.MatterKind), string(fieldpath.ProcedureKind):
		most, hint = maxList, diag.T("同类的合并成一项；合并不了的，按情形分成几个事项，各有各的指南", "Join those of a kind; what cannot be joined, divide into several matters, each with its own guide")
	}
	if elements > most {
		c.beyond++
		c.report("S016", o, nil, o.place, o.says("“%s”有 %d 项，最多 %d 项", "%[1]s has %[2]d elements, and at most %[3]d may be", elements, most), hint)
	}
}

func (c *checker) entries(n *node, t *metamodel.Type, o owner) {
	if f := keyless(n, t); f != nil {
		c.report("S007", o, n, f.place(), o.says("“%s”的每一项前面要有代号", "every entry of %s stands behind a key"),
			diag.T("在外面加一层：%s", "Put a key before it: %s", outline(t, "")))
		return
	}
	c.bounded(len(n.fields), o)
	seen := map[string]nodeField{}
	for i := range n.fields {
		f := &n.fields[i]
		label := diag.T(short(f.name), short(f.name))
		if t.Elem.Name != "" && t.Elem.Kind == metamodel.Struct {
			label = diag.Text{ZH: t.Elem.Doc.Label + " " + label.ZH, EN: strings.ToLower(t.Elem.Name) + " " + label.EN}
		}
		inner := o.in(label, f.name, f.place())
		c.plainKey(f, t.Key, inner)
		if first, ok := seen[f.name]; ok {
			c.duplicate(inner, *f, first)
			continue
		}
		seen[f.name] = *f
		if t.Key.Pattern != nil && !t.Key.Pattern.MatchString(f.name) {
			d := c.report("S009", inner, f.value, f.place(), diag.T("“%s”不能作%s", "%[1]q cannot be a key here", short(f.name), keyWord(t.Key)),
				diag.Text{ZH: t.Key.Doc.ZH, EN: t.Key.Doc.EN})
			if !c.key(d, f, t, inner) {
				continue
			}
			delete(c.invalid, f.value)
		}
		if c.changing && f.value.kind == nullNode {
			continue
		}
		if t.Key.Kind == metamodel.Date {
			if _, err := ParseDate(f.name); err != nil {
				c.beyond++
				c.report("S010", inner, f.value, f.place(), diag.T("没有“%s”这一天", "there is no day %q", short(f.name)), diag.T("改成实际的日期", "Write an actual day"))
				continue
			}
		}
		c.check(f.value, t.Elem, inner)
	}
}

// keyless returns the first field of a map that is a field of its entries, written without a key before them.
func keyless(n *node, t *metamodel.Type) *nodeField {
	if t.Elem.Kind != metamodel.Struct {
		return nil
	}
	for i := range n.fields {
		f := &n.fields[i]
		if inner := t.Elem.Field(f.name); inner == nil || f.value.is(structNode, anyNode, unknownNode, badNode) {
			return nil
		}
	}
	if len(n.fields) == 0 {
		return nil
	}
	return &n.fields[0]
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
		c.plainText(n, t, o)
		switch {
		case n.text == "" && t.Pattern != nil && !t.Pattern.MatchString(""):
			c.report("S009", o, n, n.place(), o.says("“%s”空着", "%s is empty"), diag.T("写上内容；没有的，删去这一项", "Write what it is, or delete the field"))
		case t.Kind == metamodel.Date && c.noDay(n, t, o):
		case t.Pattern != nil && !t.Pattern.MatchString(n.text):
			code := "S009"
			if t.Kind == metamodel.Date {
				code = "S010"
			}
			message, hint := o.says("“%s”不能写成“%s”", "%[1]s cannot be %[2]q", short(n.text)), patternHint(t, o)
			if character, ok := misplaced(n.text); ok && t.Name == "URL" {
				message = o.says("“%s”里不能有“%s”", "%[1]s cannot have %[2]q", character)
				hint = diag.T("主机名里只写半角的字母、数字、点和短横，后面的路径以 / 开头", "A host has letters, digits, dots and hyphens; the path behind it begins with /")
			}
			c.meant(c.report(code, o, n, n.place(), message, hint), n, t, o)
		}
	case metamodel.Enum:
		if !c.want(n, o, t, textNode) {
			return
		}
		c.plainText(n, t, o)
		for _, v := range t.Values {
			if v == n.text {
				return
			}
		}
		hint := diag.T("可以填：%s", "Write one of: %s", strings.Join(t.Values, "、"))
		if t.Name == "Unit" && strings.TrimSpace(n.text) == anyDay {
			hint = diag.T("按工作日算的写“%[1]s”，节假日也算的写“%[2]s”", "Write %[1]s if only working days count, %[2]s if days off count too", WorkingDay, Day)
		}
		c.meant(c.report("S005", o, n, n.place(), o.says("“%s”不能填“%s”", "%[1]s cannot be %[2]q", short(n.text)), hint), n, t, o)
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
