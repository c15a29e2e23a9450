package eligibility

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// How many repairs a finding names, and how many before it names no more of another requirement or condition.
const (
	shownRepairs  = 4
	enoughRepairs = 2
)

// Repairs says what would mend a finding. All repairs of the requirement that comes first are named, and those of the next as long as
// there is only one way. Two changes at a time are no reason to be silent about single ones.
func (w *Solution) Repairs(f obtain.Obstacle) diag.Text {
	var zh, en []string
	var last obtain.Repair
	single := 0
	for _, r := range f.Repairs {
		again := len(r.Changes) == 1 && len(last.Changes) == 1 && slices.Equal(touched(r.Changes[0]), touched(last.Changes[0])) && r.Changes[0].Condition == last.Changes[0].Condition
		if len(zh) == shownRepairs || single >= enoughRepairs && !again {
			break
		}
		if len(r.Changes) == 1 {
			single++
		} else if len(zh) >= enoughRepairs {
			continue
		}
		t := w.repair(f, r, again)
		last = r
		n := len(zh) + 1
		zh, en = append(zh, fmt.Sprintf("%d. %s", n, t.ZH)), append(en, fmt.Sprintf("%d. %s", n, t.EN))
	}
	return diag.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}

// touched returns the requirements that a change changes.
func touched(c obtain.Change) []int {
	if c.Requirement < 0 {
		return nil
	}
	return append([]int{c.Requirement}, c.Also...)
}

// repair says one repair, what stands against it, and what it leaves; again means that the one before was about the same elements.
func (w *Solution) repair(f obtain.Obstacle, r obtain.Repair, again bool) diag.Text {
	var t diag.Text
	for i, c := range r.Changes {
		said := w.change(c, again)
		if i > 0 {
			t.ZH, t.EN = t.ZH+"，同时", t.EN+", and "
		}
		t.ZH, t.EN = t.ZH+said.ZH, t.EN+said.EN
	}
	var zh, en []string
	if power := w.power(r); !power.IsZero() {
		zh, en = append(zh, power.ZH), append(en, power.EN)
	}
	if r.Rest {
		left := diag.T("改后仍有申请人因别的要求办不成", "other requirements still keep some applicants from it")
		if f.Kind == obtain.Nobody {
			left = diag.T("改后仍因别的要求没有人办得成", "other requirements still keep everybody from it")
		}
		zh, en = append(zh, left.ZH), append(en, left.EN)
	}
	if zh != nil {
		t.ZH, t.EN = t.ZH+"（"+strings.Join(zh, "；")+"）", t.EN+" ("+strings.Join(en, "; ")+")"
	}
	return t
}

// power says whether it is in the power of the office to make a repair, nothing if that is open. It is not where it takes away what a
// law, regulation or rule prescribes; to put that off, or to let something else stand in for it, needs a rule that allows it; what has no
// basis the office itself can do without.
func (w *Solution) power(r obtain.Repair) diag.Text {
	ranks := schema.Values[schema.Rank]()
	least, free := len(ranks), true
	var zh, en []string // what needs a rule
	for _, c := range r.Changes {
		elements := w.elements(c)
		weakest := len(ranks)
		for _, e := range elements {
			weakest, free = min(weakest, e.weakness()), free && e.free() && c.Kind == obtain.Drop
		}
		least = min(least, weakest)
		if word, soft := softer[c.Kind]; soft {
			if fixed(weakest) && !slices.Contains(zh, word.ZH) {
				zh, en = append(zh, word.ZH), append(en, word.EN)
			}
		}
	}
	switch {
	case r.Beyond:
		return diag.T("所引依据是%[1]s，确由它规定的，本机关无权自行改动", "its basis is a %[1]s: if that prescribes it, the office has no power over it", ranks[least])
	case zh != nil:
		return diag.T("所引依据是%[1]s：%[2]s要有规定准许，没有的，本机关无权自行决定", "its basis is a %[1]s: %[3]s needs a rule that allows it, else the office has no power over it", ranks[least], strings.Join(zh, "、"), strings.Join(en, " or "))
	case free:
		return diag.T("没有依据，本机关可以自行取消", "it has no basis: the office itself can do without it")
	}
	return diag.Text{}
}

// softer names the changes that take nothing away.
var softer = map[obtain.ChangeKind]diag.Text{
	obtain.Defer:   diag.T("容缺受理", "to let it be supplied later"),
	obtain.Earlier: diag.T("只等受理", "to wait for the acceptance only"),
	obtain.Commit:  diag.T("告知承诺", "to let a commitment stand in for it"),
}

// elements returns the elements that a change is about.
func (w *Solution) elements(c obtain.Change) []Element {
	if c.Condition >= 0 {
		return []Element{w.conditions[c.Condition].element}
	}
	var list []Element
	for _, n := range touched(c) {
		list = append(list, w.requirements[n].Elements...)
	}
	return list
}

// named says elements by place, kind and what they demand: catalog/matters/a.cue:31 的材料“划拨决定书”. Of what an agency demands it
// names the service if that is to go, and rests on less than the demand.
func (w *Solution) named(requirements []int, goes bool, kind func(Element) bool) diag.Text {
	var zh, en []string
	add := func(at diag.Place, what diag.Text) {
		if t := diag.T("%s 的%s", "the %[3]s at %[1]s", w.Line(at), what.ZH, what.EN); !slices.Contains(zh, t.ZH) {
			zh, en = append(zh, t.ZH), append(en, t.EN)
		}
	}
	for _, n := range requirements {
		r := w.requirements[n]
		title := r.titles()
		for i, e := range r.Elements {
			if kind(e) {
				at, s, what := w.ElementPlace(r.At[i]), e.Service, e.kind()
				switch {
				case s == nil:
					add(at, diag.Text{ZH: what.ZH + title.ZH, EN: what.EN + " " + title.EN})
				case goes && weakness(s.Basis) > weakness(e.Basis):
					add(w.Place(fieldpath.Matter(r.Matter.ID).Agencies().Item(e.Index)), diag.T("%[1]s“%[3]s”", "%[2]s “%[3]s”", what.ZH, what.EN, s.Name))
				default:
					add(at, diag.T("%[1]s“%[3]s”的前置%[4]s", "prerequisite %[5]s of the %[2]s “%[3]s”", what.ZH, what.EN, s.Name, title.ZH, title.EN))
				}
			}
		}
	}
	return diag.Text{ZH: strings.Join(zh, "和 "), EN: strings.Join(en, " and ")}
}

// shownTitles is how many alternatives of a requirement are named in a repair.
const shownTitles = 2

// titles names the alternatives of a requirement: “划拨决定书”或“出让合同”.
func (r *Requirement) titles() diag.Text {
	var list []string
	for _, a := range r.AnyOf[:min(len(r.AnyOf), shownTitles)] {
		list = append(list, "“"+a.Title()+"”")
	}
	t := diag.Text{ZH: strings.Join(list, "或"), EN: strings.Join(list, " or ")}
	if n := len(r.AnyOf); n > shownTitles {
		t = diag.T("%s等 %d 项之一", "%[3]s or another of %[2]d", t.ZH, n, t.EN)
	}
	return t
}

// change says one change; again means that what is changed has just been named.
func (w *Solution) change(c obtain.Change, again bool) diag.Text {
	what := w.named(touched(c), c.Kind == obtain.Drop, func(Element) bool { return true })
	if c.Condition >= 0 {
		k := w.conditions[c.Condition]
		where := w.Line(w.Place(k.At.Require()))
		what = diag.T("%s 的条件“%s”", "the condition “%[2]s” at %[1]s", where, k.text)
	}
	object := diag.T("将 %s", "%[2]s", what.ZH, what.EN)
	if again {
		object = diag.T("将其", "it")
	}
	switch c.Kind {
	case obtain.Defer:
		return diag.T("%s改为 by: \"办结\"（容缺后补）", "let %[2]s hold up the decision only (by: \"办结\")", object.ZH, object.EN)
	case obtain.Narrow:
		who := w.ApplicantsWith(c.When)
		var guards []string
		for _, n := range touched(c) {
			if g := w.narrowed(w.requirements[n].When, c.When); !slices.Contains(guards, g) {
				guards = append(guards, g)
			}
		}
		return diag.T("%s限定为只对%s提出（when: %s）", "restrict %[4]s to %[5]s (when: %[6]s)", object.ZH, who.ZH, strings.Join(guards, "；依次 when: "), object.EN, who.EN, strings.Join(guards, ", then when: "))
	case obtain.Commit:
		return diag.T("%s改为告知承诺（relax: kind: %[3]q）", "let a written commitment stand in for %[2]s", object.ZH, object.EN, schema.ByCommitment)
	case obtain.Earlier:
		a := w.requirements[c.Requirement].AnyOf[0]
		return w.rewritten(c, again, diag.T("改为只等对方受理（of: \"受理\"）", "wait for the acceptance only (of: \"受理\")"),
			a.Title()+"的受理凭证", fmt.Sprintf("%s, of: %q", source(a), schema.Accepted))
	case obtain.Add:
		r, m := w.requirements[c.Requirement], w.awaited[c.Event.Matter]
		of := schema.Decided
		if !c.Event.Decided {
			of = schema.Accepted
		}
		instead := model.Alternative{Document: m.Document, Of: of}
		if m.Document == nil {
			instead = model.Alternative{Matter: m, Of: of}
		}
		added, offered := written(instead), m.Name
		if len(m.Results) > 0 {
			offered = m.Results[0].Title()
		}
		var all, names []string
		for _, a := range r.AnyOf {
			all, names = append(all, written(a)), append(names, a.Title())
		}
		return w.rewritten(c, again, diag.T("增加一个可以代替的选项“%s”（anyOf 中加 %s）", "accept “%s” in its place (add %s to anyOf)", offered, added),
			strings.Join(append(names, offered), "或者"), "anyOf: ["+strings.Join(append(all, added), ", ")+"]")
	}
	return diag.T("删去 %s", "remove %[2]s", what.ZH, what.EN)
}

// source writes what an alternative names: document: "land-contract".
func source(a model.Alternative) string {
	switch {
	case a.Document != nil:
		return fmt.Sprintf("document: %q", a.Document.ID)
	case a.Matter.Milestone != nil:
		return fmt.Sprintf("milestone: %q", a.Matter.ID)
	}
	return fmt.Sprintf("matter: %q", a.Matter.ID)
}

// written writes an alternative: {document: "land-contract", of: "受理"}.
func written(a model.Alternative) string {
	if a.Of == schema.Accepted {
		return fmt.Sprintf("{%s, of: %q}", source(a), a.Of)
	}
	return "{" + source(a) + "}"
}

// rewritten says a change of what is demanded. Only prerequisites say such a thing: a material becomes what the applicant hands in, under
// the name that it has then, and the demand a prerequisite, unless there is one already.
func (w *Solution) rewritten(c obtain.Change, again bool, done diag.Text, name, prerequisite string) diag.Text {
	materials := w.named(touched(c), false, func(e Element) bool { return e.Kind == MaterialElement })
	prerequisites := w.named(touched(c), false, func(e Element) bool { return e.Kind != MaterialElement })
	if materials.ZH == "" {
		object := diag.T("将 %s", "let %[2]s ", prerequisites.ZH, prerequisites.EN)
		if again {
			object = diag.T("将其", "let it ")
		}
		return diag.T("%s%s", "%[3]s%[4]s", object.ZH, done.ZH, object.EN, done.EN)
	}
	material := diag.T("将 %s的 document 改写为 name: %[3]q", "let %[2]s say name: %[3]q instead of document", materials.ZH, materials.EN, name)
	if prerequisites.ZH == "" {
		var list []string
		for _, n := range touched(c) {
			text, r := prerequisite, w.requirements[n]
			if len(r.When) > 0 {
				text += ", when: {" + r.When.Source() + "}"
			}
			if r.By == schema.Decided {
				text += fmt.Sprintf(", by: %q", r.By)
			}
			list = append(list, "{"+text+"}")
		}
		return diag.T("%s，并加前置 %s", "%[3]s, and add the prerequisite %[2]s", material.ZH, strings.Join(list, ", "), material.EN)
	}
	return diag.T("%s，并将 %s%s", "%[4]s, and let %[5]s %[6]s", material.ZH, prerequisites.ZH, done.ZH, material.EN, prerequisites.EN, done.EN)
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
