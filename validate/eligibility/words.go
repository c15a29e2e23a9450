package eligibility

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// ApplicantsWith says who satisfies a guard: 供地方式为“划拨”的申请人.
func (w *Solution) ApplicantsWith(g obtain.Guard) diag.Text {
	if len(g) == 0 {
		return diag.T("所有申请人", "everybody")
	}
	t := w.situation(g)
	return diag.T("%s的申请人", "those with %[2]s", t.ZH, t.EN)
}

// situation says a guard: 供地方式为“划拨”，且项目总投资小于3000万元.
func (w *Solution) situation(g obtain.Guard) diag.Text {
	var zh []string
	for _, t := range w.Linked(g) {
		s := t.Test.Sentence(t.Fact.Name, t.Fact.Unit)
		if t.Fact.Type == schema.Choice {
			s = model.Quoted(t.Test, t.Fact.Name)
		}
		zh = append(zh, s)
	}
	return diag.Text{ZH: strings.Join(zh, "，且"), EN: w.Linked(g).Source()}
}

// Hop says a requirement as a step of a reason. From is the requirement that leads to it, nil for the first.
func (w *Solution) Hop(r, from *Requirement) diag.Text {
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

// Hops returns the places of a reason: every requirement with all elements that make it, then every condition.
func (w *Solution) Hops(f obtain.Finding) []diag.Related {
	var list []diag.Related
	for i, n := range f.Requirements {
		r := w.Requirements[n]
		var from *Requirement
		for _, before := range f.Requirements[:i] {
			if w.Requirements[before].Leads(r.Matter) {
				from = w.Requirements[before]
			}
		}
		for j, a := range r.At {
			message := w.Hop(r, from)
			if j > 0 {
				why := r.Elements[j].Grounds()
				message = diag.T("这里也要求同一项（%s）", "and so it does here (%[2]s)", why.ZH, why.EN)
			}
			list = append(list, diag.Related{Place: w.ElementPlace(a), Message: message})
		}
	}
	for _, n := range f.Conditions {
		c := w.Conditions[n]
		why := c.element.Grounds()
		list = append(list, diag.Related{Place: w.Place(c.At.Require()),
			Message: diag.T("“%s”的条件：%s（%s）", "a condition of “%[1]s”: %[2]s (%[4]s)", c.Matter.Name, c.text, why.ZH, why.EN)})
	}
	return list
}

// narrowed writes a guard with the test on one fact replaced, or added.
func (w *Solution) narrowed(old model.Guard, by obtain.Guard) string {
	g := slices.Clone(old)
	for _, t := range w.Linked(by) {
		if i := slices.IndexFunc(g, func(o model.GuardTest) bool { return o.Fact == t.Fact }); i >= 0 {
			g[i] = t
		} else {
			g = append(g, t)
		}
	}
	return "{" + g.Source() + "}"
}

// Names lists the names of matters in quotes.
func (w *Solution) Names(matters []int) string {
	var list []string
	for _, m := range matters {
		list = append(list, "“"+w.Matters()[m].Name+"”")
	}
	return strings.Join(list, "、")
}

// shownRepairs is how many repairs a finding names.
const shownRepairs = 4

// Repairs says what would mend a finding. All repairs of the requirement with the weakest basis are named, and those of
// the next as long as there is only one way.
func (w *Solution) Repairs(f obtain.Finding) diag.Text {
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
func (w *Solution) repair(r obtain.Repair, again bool) diag.Text {
	zh, en := "", ""
	if r.Requirement >= 0 {
		q := w.Requirements[r.Requirement]
		for i, e := range q.Elements {
			if i > 0 {
				zh, en = zh+"和 ", en+" and "
			}
			where := w.Line(w.ElementPlace(q.At[i]))
			zh, en = zh+where+" 的"+e.Kind+"要求", en+"the "+Element{Kind: e.Kind}.Grounds().EN+" at "+where
		}
	} else {
		c := w.Conditions[r.Condition]
		where := w.Line(w.Place(c.At.Require()))
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
		return diag.T("%s限定为只对%s的申请人提出（when: %s）", "restrict %[4]s to those with %[5]s (when: %[3]s)", object, who.ZH, w.narrowed(w.Requirements[r.Requirement].When, r.When), en, who.EN)
	case obtain.Commit:
		return diag.T("%s改为告知承诺（relax: kind: \"告知承诺\"）", "let a written commitment stand in for %[2]s", object, en)
	case obtain.Add:
		m := w.Matters()[r.Event.Matter]
		written := fmt.Sprintf("{document: %q}", m.Document.ID)
		if !r.Event.Decided {
			written = fmt.Sprintf("{document: %q, of: %q}", m.Document.ID, schema.Accepted)
		}
		return diag.T("%s增加一个可以代替的选项“%s”（anyOf 中加 %s）", "accept “%[2]s” in place of %[4]s (add %[3]s to anyOf)", object, m.ResultName(), written, en)
	}
	return diag.T("删去 %s", "remove %[2]s", zh, en)
}
