package validate

import (
	"fmt"
	"math/big"
	"path"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/obtain"
)

// linkedGuard turns a guard of the engine back into one of the catalog.
func (w *who) linkedGuard(g obtain.Guard) Guard {
	var list Guard
	for _, t := range g {
		f := w.facts[t.Fact]
		list = append(list, GuardTest{f, testOf(t, f)})
	}
	return list
}

// testOf turns a test of the engine back into one of the catalog, in its shortest form.
func testOf(t obtain.Test, f *Fact) schema.Test {
	if f.Type == schema.Number {
		var parts []schema.Test
		for _, r := range t.Ranges {
			parts = append(parts, rangeTest(r))
		}
		return join(schema.Or, parts)
	}
	values, kind := f.Values, schema.TextValue
	if f.Type == schema.YesNo {
		values, kind = yesNo, schema.BoolValue
	}
	var in, out []schema.Test
	for i, v := range values {
		if value := (schema.Value{Kind: kind, Text: v}); slices.Contains(t.Values, i) {
			in = append(in, schema.Test{Op: schema.Eq, Value: value})
		} else {
			out = append(out, schema.Test{Op: schema.Ne, Value: value})
		}
	}
	if len(out) > 0 && len(out) < len(in) {
		return join(schema.And, out)
	}
	return join(schema.Or, in)
}

// rangeTest turns a range into a test.
func rangeTest(r obtain.Range) schema.Test {
	value := func(x *big.Rat) schema.Value {
		return schema.Value{Kind: schema.NumberValue, Text: decimal(x)}
	}
	if r.From != nil && r.To != nil && r.From.Cmp(r.To) == 0 {
		return schema.Test{Op: schema.Eq, Value: value(r.From)}
	}
	var parts []schema.Test
	if r.From != nil {
		op := schema.Ge
		if r.OpenFrom {
			op = schema.Gt
		}
		parts = append(parts, schema.Test{Op: op, Value: value(r.From)})
	}
	if r.To != nil {
		op := schema.Le
		if r.OpenTo {
			op = schema.Lt
		}
		parts = append(parts, schema.Test{Op: op, Value: value(r.To)})
	}
	return join(schema.And, parts)
}

// decimal writes a number that was read from decimal notation in decimal notation.
func decimal(x *big.Rat) string {
	for digits := 0; ; digits++ {
		if s := x.FloatString(digits); digits > 2*maxExponent || same(s, x) {
			return s
		}
	}
}

func same(s string, x *big.Rat) bool {
	y, ok := new(big.Rat).SetString(s)
	return ok && y.Cmp(x) == 0
}

func join(op schema.Op, parts []schema.Test) schema.Test {
	if len(parts) == 1 {
		return parts[0]
	}
	return schema.Test{Op: op, Of: parts}
}

// applicants says who satisfies a guard: 供地方式为“划拨”的申请人.
func (w *who) applicants(g obtain.Guard) diag.Text {
	if len(g) == 0 {
		return diag.T("所有申请人", "everybody")
	}
	t := w.situation(g)
	return diag.T("%s的申请人", "those with %[2]s", t.ZH, t.EN)
}

// situation says a guard: 供地方式为“划拨”，且项目总投资小于3000万元.
func (w *who) situation(g obtain.Guard) diag.Text {
	var zh []string
	for _, t := range w.linkedGuard(g) {
		s := t.Test.Sentence(t.Fact.Name, t.Fact.Unit)
		if t.Fact.Type == schema.Choice {
			s = quoted(t.Test, t.Fact.Name)
		}
		zh = append(zh, s)
	}
	return diag.Text{ZH: strings.Join(zh, "，且"), EN: w.linkedGuard(g).Source()}
}

// quoted says a test on a choice with its values in quotes.
func quoted(t schema.Test, name string) string {
	values := []string{}
	op := t.Op
	t.Values(func(o schema.Op, v schema.Value) { values, op = append(values, "“"+v.Text+"”"), o })
	if op == schema.Ne {
		return name + "不为" + strings.Join(values, "、")
	}
	return name + "为" + strings.Join(values, "或")
}

// source writes a test as the catalog does.
func source(t schema.Test) string {
	switch t.Op {
	case schema.And, schema.Or:
		parts := make([]string, len(t.Of))
		for i, o := range t.Of {
			parts[i] = source(o)
			if len(o.Of) > 1 && o.Op != t.Op {
				parts[i] = "(" + parts[i] + ")"
			}
		}
		return strings.Join(parts, " "+string(t.Op)+" ")
	}
	v := t.Value.Text
	if t.Value.Kind == schema.TextValue {
		v = fmt.Sprintf("%q", v)
	}
	if t.Op == schema.Eq {
		return v
	}
	return string(t.Op) + v
}

// place returns where an element demands what it demands: the field from its label to the end of its value.
func (l *linked) fieldPlace(a at) diag.Place {
	value, ok := l.cat.Span(a.kind, a.id, a.path...)
	if !ok {
		return l.place(a)
	}
	if label := l.cat.Label(a.kind, a.id, a.path...); label.File == value.File && label.Start < value.End {
		value.Start = min(value.Start, label.Start)
	}
	return value
}

// Grounds says an element with its basis and rank: 材料；城乡规划法第三十七条，法律.
func (e Element) Grounds() diag.Text {
	en := map[string]string{MaterialElement: "material", PrerequisiteElement: "prerequisite", ConditionElement: "condition"}[e.Kind]
	t := diag.Text{ZH: e.Kind, EN: en}
	for _, b := range e.Basis {
		t.ZH += fmt.Sprintf("；%s%s，%s", b.Law.ID, b.Article, b.Law.Rank)
		t.EN += fmt.Sprintf("; %s%s, %s", b.Law.ID, b.Article, b.Law.Rank)
	}
	return t
}

// Grounds says the elements that make the requirement, those with the same basis together: 材料、前置；城乡规划法第三十七条，法律.
func (r *Requirement) Grounds() diag.Text {
	var t diag.Text
	for i, e := range r.Elements {
		same := func(o Element) bool { return slices.Equal(o.Basis, e.Basis) }
		if slices.ContainsFunc(r.Elements[:i], same) {
			continue
		}
		g := e.Grounds()
		for _, o := range r.Elements[i+1:] {
			if word := (Element{Kind: o.Kind}).Grounds(); same(o) && o.Kind != e.Kind {
				g.ZH = strings.Replace(g.ZH, e.Kind, e.Kind+"、"+o.Kind, 1)
				g.EN = word.EN + ", " + g.EN
			}
		}
		if i > 0 {
			t.ZH, t.EN = t.ZH+"；", t.EN+"; "
		}
		t.ZH, t.EN = t.ZH+g.ZH, t.EN+g.EN
	}
	return t
}

// Demanded says what a requirement demands: 先有“划拨决定书”.
func (r *Requirement) Demanded() diag.Text {
	var documents, zh, en []string
	for _, a := range r.AnyOf {
		if a.Document != nil && a.Of == schema.Decided {
			documents = append(documents, a.Title())
		}
	}
	if documents != nil {
		zh, en = append(zh, "先有“"+strings.Join(documents, "”或“")+"”"), append(en, "“"+strings.Join(documents, "” or “")+"” first")
	}
	for _, a := range r.AnyOf {
		switch {
		case a.Of == schema.Accepted && a.Document != nil:
			zh, en = append(zh, "“"+a.Title()+"”的申请先已受理"), append(en, "the application for “"+a.Title()+"” to have been accepted")
		case a.Of == schema.Accepted:
			zh, en = append(zh, "“"+a.Title()+"”先已受理"), append(en, "“"+a.Title()+"” to have been accepted")
		case a.Document == nil:
			zh, en = append(zh, "先办结“"+a.Title()+"”"), append(en, "“"+a.Title()+"” to have been decided")
		}
	}
	return diag.Text{ZH: strings.Join(zh, "，或者"), EN: strings.Join(en, ", or ")}
}

// hop says a requirement as a step of a reason. From is the requirement that leads to it, nil for the first.
func (w *who) hop(r, from *Requirement) diag.Text {
	need, why := r.Demanded(), r.Elements[0].Grounds()
	zh, en := "要求", "requires"
	if r.By == schema.Decided {
		zh, en = "办结前要求", "requires before its decision"
	}
	if from != nil {
		for _, a := range from.AnyOf {
			if a.Document == nil || !slices.Contains(a.Document.Issuers, r.Matter) {
				continue
			}
			return diag.T("而“%s”由“%s”核发，它"+zh+"%s（%s）", "and “%[1]s” is issued by “%[2]s”, which "+en+" %[5]s (%[6]s)",
				a.Title(), r.Matter.Name, need.ZH, why.ZH, need.EN, why.EN)
		}
		return diag.T("而“%s”"+zh+"%s（%s）", "and “%[1]s” "+en+" %[4]s (%[5]s)", r.Matter.Name, need.ZH, why.ZH, need.EN, why.EN)
	}
	return diag.T("“%s”"+zh+"%s（%s）", "“%[1]s” "+en+" %[4]s (%[5]s)", r.Matter.Name, need.ZH, why.ZH, need.EN, why.EN)
}

// hops returns the places of a reason: every requirement with all elements that make it, then every condition.
func (w *who) hops(f obtain.Finding) []diag.Related {
	var list []diag.Related
	for i, n := range f.Requirements {
		r := w.requirements[n]
		var from *Requirement
		for _, before := range f.Requirements[:i] {
			if leads(w.requirements[before], r.Matter) {
				from = w.requirements[before]
			}
		}
		for j, a := range r.at {
			message := w.hop(r, from)
			if j > 0 {
				why := r.Elements[j].Grounds()
				message = diag.T("这里也要求同一项（%s）", "and so it does here (%[2]s)", why.ZH, why.EN)
			}
			list = append(list, diag.Related{Place: w.l.fieldPlace(a), Message: message})
		}
	}
	for _, n := range f.Conditions {
		c := w.conditions[n]
		why := c.element.Grounds()
		list = append(list, diag.Related{Place: w.l.place(c.at.in("require")),
			Message: diag.T("“%s”的条件：%s（%s）", "a condition of “%[1]s”: %[2]s (%[4]s)", c.matter.Name, c.text, why.ZH, why.EN)})
	}
	return list
}

// leads reports whether an alternative of a requirement is an event of a matter.
func leads(r *Requirement, m *Matter) bool {
	return slices.ContainsFunc(r.AnyOf, func(a Alternative) bool { return slices.Contains(a.Issuers(), m) })
}

// narrowed writes a guard with the test on one fact replaced, or added.
func (w *who) narrowed(old Guard, by obtain.Guard) string {
	g := slices.Clone(old)
	for _, t := range w.linkedGuard(by) {
		if i := slices.IndexFunc(g, func(o GuardTest) bool { return o.Fact == t.Fact }); i >= 0 {
			g[i] = t
		} else {
			g = append(g, t)
		}
	}
	return "{" + g.Source() + "}"
}

// Source writes a guard as the catalog does: land: "划拨", investment: >=30000000.
func (g Guard) Source() string {
	var parts []string
	for _, t := range g {
		label := t.Fact.ID
		if strings.ContainsRune(label, '-') {
			label = fmt.Sprintf("%q", label)
		}
		parts = append(parts, label+": "+source(t.Test))
	}
	return strings.Join(parts, ", ")
}

// names lists the names of matters in quotes.
func (w *who) names(matters []int) string {
	var list []string
	for _, m := range matters {
		list = append(list, "“"+w.l.matters[m].Name+"”")
	}
	return strings.Join(list, "、")
}

// line names a place for people: land-permit.cue:31.
func (l *linked) line(p diag.Place) string {
	src, _ := l.cat.Source(p.File)
	return fmt.Sprintf("%s:%d", path.Base(p.File), 1+strings.Count(string(src[:min(p.Start, len(src))]), "\n"))
}

// shownRepairs is how many repairs a finding names.
const shownRepairs = 4

// repairs says what would mend a finding. All repairs of the requirement with the weakest basis are named, and those of
// the next as long as there is only one way.
func (w *who) repairs(f obtain.Finding) diag.Text {
	var zh, en []string
	last := obtain.Repair{Requirement: -1, Condition: -1}
	for _, r := range f.Repairs {
		again := r.Requirement == last.Requirement && r.Condition == last.Condition
		if len(zh) == shownRepairs || len(zh) >= 2 && !again {
			break
		}
		t := w.repair(r, again)
		last = r
		n := len(zh) + 1
		zh, en = append(zh, fmt.Sprintf("%d. %s", n, t.ZH)), append(en, fmt.Sprintf("%d. %s", n, t.EN))
	}
	return diag.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}

// repair says one repair; again means that the one before was about the same element.
func (w *who) repair(r obtain.Repair, again bool) diag.Text {
	zh, en := "", ""
	if r.Requirement >= 0 {
		q := w.requirements[r.Requirement]
		for i, e := range q.Elements {
			if i > 0 {
				zh, en = zh+"和 ", en+" and "
			}
			where := w.l.line(w.l.fieldPlace(q.at[i]))
			zh, en = zh+where+" 的"+e.Kind+"要求", en+"the "+Element{Kind: e.Kind}.Grounds().EN+" at "+where
		}
	} else {
		c := w.conditions[r.Condition]
		where := w.l.line(w.l.place(c.at.in("require")))
		zh, en = where+" 的条件", "the condition at "+where
	}
	object := "将 " + zh
	if again {
		object, en = "将其", "it"
	}
	switch r.Kind {
	case obtain.Defer:
		return diag.T("%s改为 by: \"办结\"（容缺后补）", "let %[2]s hold up the decision only (by: \"办结\")", object, en)
	case obtain.Narrow:
		who := w.situation(r.When)
		return diag.T("%s限定为只对%s的申请人提出（when: %s）", "restrict %[4]s to those with %[5]s (when: %[3]s)", object, who.ZH, w.narrowed(w.requirements[r.Requirement].When, r.When), en, who.EN)
	case obtain.Commit:
		return diag.T("%s改为告知承诺（relax: kind: \"告知承诺\"）", "let a written commitment stand in for %[2]s", object, en)
	case obtain.Add:
		m := w.l.matters[r.Event.Matter]
		written := fmt.Sprintf("{document: %q}", m.Document.ID)
		if !r.Event.Decided {
			written = fmt.Sprintf("{document: %q, of: %q}", m.Document.ID, schema.Accepted)
		}
		return diag.T("%s增加一个可以代替的选项“%s”（anyOf 中加 %s）", "accept “%[2]s” in place of %[4]s (add %[3]s to anyOf)", object, m.ResultName(), written, en)
	}
	return diag.T("删去 %s", "remove %[2]s", zh, en)
}
