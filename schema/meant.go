package schema

import (
	"fmt"
	"slices"
	"strings"

	"cuelang.org/go/cue/parser"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

// refers are the kinds of records that fields name by their ids, by the names of the fields. Fields of the same name that are no ids
// name nothing.
var refers = map[string]fieldpath.Kind{
	"department": fieldpath.DepartmentKind, "lead": fieldpath.DepartmentKind, "successor": fieldpath.DepartmentKind,
	"law": fieldpath.LawKind, "renewLaw": fieldpath.LawKind, "family": fieldpath.FamilyKind, "replaces": fieldpath.MatterKind, "document": fieldpath.DocumentKind, "holds": fieldpath.DocumentKind, "matter": fieldpath.MatterKind, "milestone": fieldpath.MilestoneKind, "happened": fieldpath.MilestoneKind, "base": fieldpath.FactKind,
	"agencies": fieldpath.AgencyKind, "region": fieldpath.RegionKind, "parent": fieldpath.RegionKind,
}

// basisKey stands for the kind of what is no record of its own: an entry of the basis of the same record.
const basisKey fieldpath.Kind = ""

// referent returns the kind of record that a text of a type at a place of a record names.
func referent(t *metamodel.Type, path []string) (kind fieldpath.Kind, ok bool) {
	name := ""
	for _, p := range path {
		if !strings.HasPrefix(p, "[") {
			name = p
		}
	}
	switch t.Name {
	case "Key":
		return basisKey, name == "basis"
	case "ID", "LawID", "RegionCode":
		kind, ok = refers[name]
		return kind, ok
	}
	return "", false
}

// calledBy is a place where something stands for the id of a record, perhaps its name.
type calledBy struct {
	place  diag.Place
	kind   fieldpath.Kind
	within recordID // the record it stands in
	what   diag.Text
	id     *string // where the id goes
	label  bool    // it is a name before a colon, and no text
	// where is the value itself where it stands for a constraint on the fact, and not for an id; typ is what it should be.
	where *node
	typ   *metamodel.Type
}

// calls notes a text that is no id, for the records to be asked whether one is called so.
func (c *checker) calls(n *node, t *metamodel.Type, o owner) {
	if n.kind != textNode || n.text == "" || len(o.path) < 2 {
		return
	}
	call := calledBy{place: n.place(), within: recordID{o.path[0], o.path[1]}, what: o.label, id: &n.text}
	kind, ok := referent(t, o.path)
	if t.Name == "Where" {
		kind, ok, call.where, call.typ = fieldpath.FactKind, true, n, t
	}
	if call.kind = kind; ok {
		c.called = append(c.called, call)
	}
}

// maxShown is how many characters of a value a hint shows.
const maxShown = 80

// write says what to write.
func write(literal string) diag.Text {
	shown := []rune(literal)
	if len(shown) > maxShown {
		shown = append(shown[:maxShown], '…')
	}
	return diag.T("写成 %s", "Write %s", string(shown))
}

// allowed reports whether a value is one of a type.
func allowed(n *node, t *metamodel.Type) bool {
	c := &checker{invalid: map[*node]bool{}}
	c.check(n, t, owner{})
	return len(c.found) == 0 && len(c.unknown) == 0
}

// read reads a literal that stands for something at a place, nil if it is no value of a type.
func read(literal string, t *metamodel.Type, at *node) *node {
	x, err := parser.ParseExpr("", literal)
	if err != nil {
		return nil
	}
	e := &evaluator{file: &file{name: at.file.name, data: []byte(literal)}, scope: scope{}}
	n := e.eval(x)
	if len(e.found) > 0 || !allowed(n, t) {
		return nil
	}
	n.move(at)
	return n
}

// move gives a value, and all in it, the place of another.
func (n *node) move(at *node) {
	n.file, n.start, n.end = at.file, at.start, at.end
	for i := range n.fields {
		f := &n.fields[i]
		f.file, f.start, f.end = at.file, at.start, at.end
		f.value.move(at)
	}
	for _, e := range n.elems {
		e.move(at)
	}
}

// source returns how a value is written in its file.
func (n *node) source() string { return string(n.file.data[n.start:n.end]) }

// meant gives a finding about a value what to write instead, if that is sure, and goes on with that value, so that nothing else is
// found that follows from the mistake.
func (c *checker) meant(d *diag.Diagnostic, n *node, t *metamodel.Type, o owner) {
	if d.Code == "" { // not kept
		return
	}
	replace := func(with *node, hint diag.Text, edits ...diag.Edit) {
		d.Hint = hint
		d.Fixes = []diag.Fix{{Safe: true, Message: hint, Edits: edits}}
		*n = *with
		delete(c.invalid, n)
	}
	at := n.place()
	switch {
	case n.kind == listNode && len(n.elems) == 1 && t.Kind != metamodel.List && t.Kind != metamodel.Test && allowed(n.elems[0], t):
		replace(n.elems[0], diag.T("这里只写一个，去掉方括号", "Write one value, without brackets"), diag.Edit{Place: at, New: n.elems[0].source()})
		return
	case n.kind == structNode && t.Kind == metamodel.List && allowed(n, t.Elem):
		whole := *n
		replace(&node{kind: listNode, file: n.file, start: n.start, end: n.end, elems: []*node{&whole}}, diag.T("用方括号括起来：[…]", "Put it in brackets: […]"),
			diag.Edit{Place: diag.Place{File: at.File, Start: at.Start, End: at.Start}, New: "["}, diag.Edit{Place: diag.Place{File: at.File, Start: at.End, End: at.End}, New: "]"})
		return
	}
	if literal, ok := instead(n, t); ok {
		if n.kind == numberNode && o.typ != nil && o.typ.Field("amount") != nil && o.path[len(o.path)-1] == "standard" {
			literal = cueText(n.source() + " 元") // it is printed as it stands
		}
		if with := read(literal, t, n); with != nil {
			replace(with, write(literal), diag.Edit{Place: at, New: literal})
			return
		}
	}
	if number, holder, unit, ok := apart(n, t, o); ok {
		beside := o.of.field(holder)
		switch {
		case holder == "":
			replace(read(number, t, n), write(number), diag.Edit{Place: at, New: number})
		case beside == nil:
			literal := fmt.Sprintf("%s, %s: %s", number, holder, cueText(unit))
			fields := o.of.fields
			o.of.fields = append(fields[:len(fields):len(fields)], nodeField{name: holder, file: n.file, start: n.start, end: n.end, value: read(cueText(unit), o.typ.Field(holder).Type, n)})
			replace(read(number, t, n), write(literal), diag.Edit{Place: at, New: literal})
		case beside.value.kind == textNode && Alike(beside.value.text) == Alike(unit):
			replace(read(number, t, n), write(number), diag.Edit{Place: at, New: number})
		default:
			d.Hint = diag.T("只写数；单位写在 %[1]s 里，那里写的和“%[2]s”不一样，想清楚是哪一个", "Write the number alone; its unit belongs into %[1]s, which says something else than %[2]q: decide which", holder, unit)
			d.Related = []diag.Related{{Place: beside.value.place(), Message: diag.T("单位写在这里", "the unit is here")}}
		}
		return
	}
	if m := spanned.FindStringSubmatch(plainly(n.text)); m != nil && n.kind == textNode && (t.Kind == metamodel.Int || t.Kind == metamodel.Number) {
		d.Hint = oneNumber(m[1]+"-"+m[2], o)
		return
	}
	if fee, ok := charge(n); ok && (t.Field("items") != nil && t.Field("charged") != nil || t.Kind == metamodel.Bool && o.typ != nil && o.typ.Field("items") != nil) {
		if t.Kind != metamodel.Bool {
			fee = "{" + fee + "}"
		} else {
			fee = strings.TrimPrefix(fee, "charged: ")
		}
		d.Hint = diag.T("钱数写在收费项目里：%s", "The sum belongs into an item: %s", fee)
		return
	}
	if hint, ok := c.citations(n, t, o); ok {
		d.Hint = hint
		return
	}
	c.calls(n, t, o)
}

// apart takes apart a number and the unit behind it, which belongs into a field beside it: value and unit, amount and per. holder is "" where
// the number alone says it all. ok is false where there is no such field, or what is meant is not sure.
func apart(n *node, t *metamodel.Type, o owner) (number, holder, unit string, ok bool) {
	if n.kind != textNode || o.of == nil || o.typ == nil || t.Kind != metamodel.Int && t.Kind != metamodel.Number {
		return "", "", "", false
	}
	number, unit, ok = quantity(strings.Trim(plainly(n.text), " \n"))
	if !ok || unit == "" {
		return "", "", "", false
	}
	switch name := o.path[len(o.path)-1]; {
	case name == "amount" || name == "minimum" || name == "maximum":
		number, unit, ok = yuan(number, unit)
		if unit != "" {
			holder = "per"
		}
	case name == "permille" && (unit == "‰" || unit == "%"):
		if unit == "%" {
			number, _, ok = yuan(number, "十")
		}
		unit = ""
	default:
		holder = "unit"
	}
	if holder != "" {
		field := o.typ.Field(holder)
		if field == nil {
			return "", "", "", false
		}
		if field.Type.Kind == metamodel.Enum {
			unit = unitOf(unit)
		}
		ok = ok && unit != "" && read(cueText(unit), field.Type, n) != nil
	}
	return number, holder, unit, ok && read(number, t, n) != nil
}

// charge writes what a fee consists of that somebody has written as a sum.
func charge(n *node) (literal string, ok bool) {
	standard := n.text
	switch n.kind {
	case textNode:
	case numberNode:
		standard += " 元"
	default:
		return "", false
	}
	number, unit, ok := quantity(strings.Trim(plainly(standard), " \n"))
	if !ok || !strings.Contains(unit, "元") {
		return "", false
	}
	amount, per, ok := yuan(number, unit)
	if per != "" {
		per = ", per: " + cueText(per)
	}
	return fmt.Sprintf("charged: true, items: [{name: …, standard: %s, kind: %q, amount: %s%s, basis: […]}]", cueText(standard), "固定单价", amount, per), ok
}

// citations says how the articles are written that stand in one text of a basis: each under a key of its own.
func (c *checker) citations(n *node, t *metamodel.Type, o owner) (hint diag.Text, ok bool) {
	if o.of == nil || o.of.field("law") == nil || o.of.field("article") == nil || o.of.field("article").value != n || len(o.path) < 2 {
		return diag.Text{}, false
	}
	key, law, first := o.path[len(o.path)-2], o.of.field("law").value.text, ""
	var lines []string
	for _, part := range cutCitations(plainly(n.text)) {
		if i := strings.Index(first, "条"); i >= 0 && !strings.Contains(part, "条") { // 第三十五条第一款、第二款
			part = first[:i+len("条")] + part
		}
		article, ok := form(t, part)
		if !ok {
			return diag.Text{}, false
		}
		if first == "" {
			first = article
		}
		k := key
		if len(lines) > 0 {
			k = fmt.Sprintf("%s-%d", key, len(lines)+1)
		}
		if strings.Contains(k, "-") {
			k = cueText(k)
		}
		lines = append(lines, fmt.Sprintf("%s: {law: %s, article: %s}", k, cueText(law), cueText(article)))
	}
	if len(lines) < 2 {
		return diag.Text{}, false
	}
	return diag.T("每条写一个代号，引用时都写上：%s", "Write each article under a key of its own, and name all of them where they are used: %[2]s", strings.Join(lines, "；"), strings.Join(lines, "; ")), true
}

// maxRanged is how many entries a range is written out as.
const maxRanged = 12

// cutCitations takes what is cited in one text apart, and writes out what is cited from one to another.
func cutCitations(s string) (parts []string) {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(between+"和及与", r) }) {
		part = strings.TrimSpace(part)
		m := citedRange.FindStringSubmatch(strings.ReplaceAll(part, " ", ""))
		if m == nil || m[3] != "" && m[3] != m[5] {
			parts = append(parts, part)
			continue
		}
		from, okFrom := ordinal(m[2])
		to, okTo := ordinal(m[4])
		if !okFrom || !okTo || from >= to || to-from >= maxRanged {
			parts = append(parts, part)
			continue
		}
		for i := from; i <= to; i++ {
			parts = append(parts, m[1]+numbered(i, m[5]))
		}
	}
	return parts
}

// instead returns how a value is written that somebody meant who wrote one of another type.
func instead(n *node, t *metamodel.Type) (literal string, ok bool) {
	switch n.kind {
	case textNode:
		return proposal(t, n.text)
	case numberNode:
		return proposal(t, n.source())
	case boolNode:
		if t.Kind == metamodel.Struct && t.Field("charged") != nil && n.text == "false" {
			return "{charged: false}", true
		}
	case listNode:
		var values []string
		for _, e := range n.elems {
			if _, scalar := e.value(); !scalar {
				return "", false
			}
			values = append(values, e.source())
		}
		return strings.Join(values, " | "), t.Kind == metamodel.Test
	}
	return "", false
}

// word gives the finding about a word without quotes, or about arithmetic on numbers, what to write instead.
func (c *checker) word(d *diag.Diagnostic, n *node, t *metamodel.Type, o owner) {
	if d.Place != n.place() {
		return
	}
	literal, ok := proposal(t, n.text)
	switch {
	case n.expr != nil && t.Kind == metamodel.Test:
		if literal, ok = span(n.text); !ok {
			return
		}
		d.Message = diag.T("“%s”是算式，范围不这样写", "%s is arithmetic; a range is not written like this", short(n.text))
	case n.expr != nil && ok:
		d.Message = diag.T("“%s”没有写在引号里", "%s is not in quotes", short(n.text))
	case n.expr != nil && (t.Kind == metamodel.String || t.Kind == metamodel.Date || t.Kind == metamodel.Enum):
		d.Message, d.Hint, d.Fixes = diag.T("“%s”没有写在引号里", "%s is not in quotes", short(n.text)), patternHint(t, o), nil
		return
	case n.expr != nil:
		if len(d.Fixes) == 0 {
			d.Hint = oneNumber(n.text, o)
		}
		return
	case t.Kind == metamodel.Test:
		if literal, ok = yesNo(n.text); !ok {
			literal, ok = cueText(n.text), true
		}
	}
	if with := read(literal, t, n); ok && with != nil {
		d.Hint = write(literal)
		d.Fixes = []diag.Fix{{Safe: true, Message: d.Hint, Edits: []diag.Edit{{Place: n.place(), New: literal}}}}
		*n = *with
		delete(c.invalid, n)
		return
	}
	if _, ok := referent(t, o.path); ok || t.Name == "Where" {
		n.kind = textNode
		c.calls(n, t, o)
	}
}

// oneNumber says how one number is written where somebody wrote a difference or a quotient of two.
func oneNumber(text string, o owner) diag.Text {
	field := o.path[len(o.path)-1]
	low, high, ranges := rangeOf(text)
	switch {
	case field == "value" && ranges:
		return diag.T("只写一个数；说的是 %[1]s 到 %[2]s 之间的，写最长的 %[2]s", "Write one number; if it is a range from %[1]s to %[2]s, write the longest, %[2]s", low, high)
	case field == "amount" && ranges:
		return diag.T("只写一个数；有几种价钱的，每种写一项，各写 when（适用情形）", "Write one number; where there are several prices, write an item for each, with its when")
	case field == "amount":
		return diag.T("只写一个数；每几个收多少的，几个写在 per（计价单位）里", "Write one number; what the price is for belongs into per")
	}
	return diag.T("直接写出一个数", "Write one number")
}

// between separates what somebody wrote in one text that belongs into several.
const between = "、，,；;/\n"

// several finds elements of a list that were written as one text, and reads them; nil if it is none of these.
func (c *checker) several(n *node, t *metamodel.Type, o owner) []*node {
	if n.kind != textNode || !strings.ContainsAny(n.text, between) || t.Kind != metamodel.String && t.Kind != metamodel.Enum || allowed(n, t) {
		return nil
	}
	var parts []*node
	var literals []string
	for _, part := range strings.FieldsFunc(n.text, func(r rune) bool { return strings.ContainsRune(between, r) }) {
		literal, ok := proposal(t, part)
		with := read(literal, t, n)
		if !ok || with == nil {
			return nil
		}
		parts, literals = append(parts, with), append(literals, literal)
	}
	code := "S009"
	if t.Kind == metamodel.Enum {
		code = "S005"
	}
	literal := strings.Join(literals, ", ")
	d := c.report(code, o, n, n.place(), o.says("“%s”的几项写在了一个引号里", "several values of %[1]s stand in one pair of quotes"), write(literal))
	if d.Code != "" {
		d.Fixes = []diag.Fix{{Safe: true, Message: d.Hint, Edits: []diag.Edit{{Place: n.place(), New: literal}}}}
	}
	return parts
}

// key gives the finding about the key of a map what to write instead. It reports whether the value can be looked at.
func (c *checker) key(d *diag.Diagnostic, f *nodeField, t *metamodel.Type, o owner) bool {
	if d.Code == "" {
		return false
	}
	if name, ok := form(t.Key, plainly(f.name)); ok {
		literal := labelled(f, name)
		d.Hint = write(literal)
		d.Fixes = []diag.Fix{{Safe: true, Message: d.Hint, Edits: []diag.Edit{{Place: f.place(), New: literal}}}}
		f.name = name
		return true
	}
	if t.Name == "Where" && len(o.path) > 1 {
		c.called = append(c.called, calledBy{place: f.place(), kind: fieldpath.FactKind, within: recordID{o.path[0], o.path[1]}, what: diag.T("情形限定", "the constraint"), id: &f.name, label: true})
		return true
	}
	return false
}

// labelled writes a name before a colon, in quotes if it was, or must be.
func labelled(f *nodeField, name string) string {
	if f.file.data[f.start] == '"' || strings.ContainsFunc(name, func(r rune) bool { return r >= 0x80 || !idByte(byte(r)) || r == '-' }) {
		return cueText(name)
	}
	return name
}

// named asks the records which of them is meant where something else than an id was written, and goes on with its id.
func (c *Catalog) named(u *unit, indexes map[fieldpath.Kind]*recordIndex) {
	if len(u.checker.called) == 0 {
		return
	}
	at := map[diag.Place]int{}
	for i, d := range u.found {
		if d.Code == "S009" || d.Code == "S003" || d.Code == "S007" {
			at[d.Place] = i
		}
	}
	for _, call := range u.checker.called {
		i, found := at[call.place]
		if !found {
			continue
		}
		d := &u.found[i]
		id, ok := "", false
		if call.kind == basisKey {
			id, ok = c.keyOf(*call.id, call.within)
		} else {
			if indexes[call.kind] == nil {
				indexes[call.kind] = newRecordIndex(c.Records(call.kind))
			}
			var r Record
			r, ok = indexes[call.kind].Called(*call.id)
			id = r.ID
		}
		if call.where != nil {
			if ok {
				c.constrain(u, d, call, id)
			}
			continue
		}
		if !ok {
			if call.kind != basisKey {
				kind := Label(call.kind)
				d.Hint = diag.T("写%[1]s的标识；“%[3]s”还没有登记的，先在 %[2]s 中登记", "Write the id of the %[2]s; register %[3]q under %[2]s first if it is not there", kind.ZH, kind.EN, short(*call.id))
				if zh, en, few := listedFew(indexes[call.kind].all); few {
					d.Hint = diag.T("%[1]s；有的是：%[3]s", "%[2]s; there are: %[4]s", d.Hint.ZH, d.Hint.EN, zh, en)
				}
			}
			continue
		}
		literal := cueText(id)
		if call.label && !strings.Contains(id, "-") {
			literal = id
		}
		d.Message = diag.Text{ZH: diag.T("“%s”要写标识，“%s”是名称", "", call.what.ZH, short(*call.id)).ZH, EN: diag.T("", "%s takes an id, and %q is a name", call.what.EN, short(*call.id)).EN}
		d.Hint = write(literal)
		d.Fixes = []diag.Fix{{Safe: true, Message: d.Hint, Edits: []diag.Edit{{Place: call.place, New: literal}}}}
		if call.kind == basisKey {
			d.Message = diag.Text{ZH: diag.T("“%s”要写依据的代号，“%s”是条文", "", call.what.ZH, short(*call.id)).ZH, EN: diag.T("", "%s takes the key of a basis, and %q is an article", call.what.EN, short(*call.id)).EN}
		}
		*call.id = id
		for n := range u.checker.invalid {
			if n.kind == textNode && &n.text == call.id {
				delete(u.checker.invalid, n)
				break
			}
		}
	}
}

// constrain says how a constraint on a fact is written in whose place stands what the fact is called: that a yes/no fact holds is surely
// what was meant; of another the values are named.
func (c *Catalog) constrain(u *unit, d *diag.Diagnostic, call calledBy, id string) {
	text := func(name string) string {
		if f := c.roots[recordID{string(fieldpath.FactKind), id}].label.value.field(name); f != nil && f.value.kind == textNode {
			return f.value.text
		}
		return ""
	}
	key := id
	if strings.Contains(id, "-") {
		key = cueText(id)
	}
	name := text("name")
	switch FactType(text("type")) {
	case YesNo:
		literal := "{" + key + ": true}"
		with := read(literal, call.typ, call.where)
		if with == nil {
			return
		}
		d.Hint = diag.T("“%[2]s”是情形“%[3]s”；写成 %[1]s", "%[2]q is the fact %[3]q; write %[1]s", literal, short(*call.id), short(name))
		d.Fixes = []diag.Fix{{Safe: true, Message: write(literal), Edits: []diag.Edit{{Place: call.place, New: literal}}}}
		*call.where = *with
		delete(u.checker.invalid, call.where)
	case Choice:
		var values []string
		if f := c.roots[recordID{string(fieldpath.FactKind), id}].label.value.field("values"); f != nil {
			for _, e := range f.value.elems {
				values = append(values, cueText(e.text))
			}
		}
		d.Hint = diag.T("“%[2]s”是情形“%[3]s”；写成 {%[1]s: …}，值是其中之一：%[4]s", "%[2]q is the fact %[3]q; write {%[1]s: …} with one of its values: %[4]s", key, short(*call.id), short(name), strings.Join(values, "、"))
	case Number:
		d.Hint = diag.T("“%[2]s”是情形“%[3]s”；写成 {%[1]s: …}，值是数或者范围，如 >=1", "%[2]q is the fact %[3]q; write {%[1]s: …} with a number or a range, such as >=1", key, short(*call.id), short(name))
	}
}

// unitOfFact is a unit behind the number that a fact is compared with.
type unitOfFact struct {
	place      diag.Place
	unit, fact string
}

// measures keeps the fix that leaves out the unit behind a number only where it is that of the fact: otherwise the number is another one.
func (c *Catalog) measures(u *unit) {
	units := map[diag.Place]unitOfFact{}
	for _, m := range u.file.units {
		units[m.place] = m
	}
	for i := range u.found {
		d := &u.found[i]
		m, ok := units[d.Place]
		if !ok || d.Code != "S002" {
			continue
		}
		var unit *nodeField
		if r, known := c.roots[recordID{string(fieldpath.FactKind), m.fact}]; known {
			unit = r.label.value.field("unit")
		}
		switch {
		case unit == nil || unit.value.kind != textNode:
			d.Fixes = nil
		case Alike(unit.value.text) != Alike(m.unit):
			d.Fixes = nil
			d.Related = []diag.Related{{Place: unit.value.place(), Message: diag.T("情形“%s”的单位是“%s”：换算以后再写", "the unit of the fact %s is %q: convert the number first", m.fact, short(unit.value.text))}}
		}
	}
}

// keyOf returns the key of the only entry of a record's basis that cites what a text says: an article, with its law or without.
func (c *Catalog) keyOf(word string, within recordID) (key string, ok bool) {
	r, known := c.roots[within]
	if !known {
		return "", false
	}
	basis := r.label.value.field("basis")
	if basis == nil {
		return "", false
	}
	text := func(n *node, names ...string) string {
		for _, name := range names {
			if f := n.field(name); f != nil && f.value.kind == textNode {
				return f.value.text
			}
		}
		return ""
	}
	var keys []string
	for _, b := range basis.value.fields {
		law, article := text(b.value, "law"), text(b.value, "article")
		says := []string{article, law, law + article}
		if l, known := c.roots[recordID{string(fieldpath.LawKind), law}]; known {
			title := text(l.label.value, "title")
			says = append(says, title, title+article)
		}
		if slices.ContainsFunc(says, func(s string) bool { return s != "" && Alike(s) == Alike(word) }) {
			keys = append(keys, b.name)
		}
	}
	if len(keys) != 1 {
		return "", false
	}
	return keys[0], true
}
