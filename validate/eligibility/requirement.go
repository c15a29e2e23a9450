package eligibility

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// Relaxed reports whether nobody has to wait for what the requirement demands: a written commitment may stand in for it, what an agency
// makes that demands it is not required, or an alternative is meant that the catalog does not know.
func (r *Requirement) Relaxed() bool { return r.relaxed }

// Committed reports whether a written commitment (告知承诺) may stand in for what the requirement demands.
func (r *Requirement) Committed() bool { return r.committed }

// Optional reports whether an agency demands it for what nobody has to hand in (非必要).
func (r *Requirement) Optional() bool { return r.optional }

// Requirement is something that must have happened before a matter is accepted or decided: what one or more of its
// materials and prerequisites demand in the same words.
type Requirement struct {
	Matter                       *model.Matter
	By                           schema.Event // which event of the matter it holds up
	AnyOf                        []model.Alternative
	When                         model.Guard
	Elements                     []Element
	Plain                        schema.Event      // which event it holds up where nothing is relaxed
	Relax                        *model.Relaxation // declared for it, nil for none
	At                           []fieldpath.At    // what each of the elements demands
	relaxed, committed, optional bool
}

// Element is what of a matter's file makes a requirement or a condition.
type Element struct {
	Kind      string // 材料, 前置, 中介服务, 里程碑 or 条件
	Index     int    // among the matter's materials, prerequisites, agency services or conditions, or what the milestone comes after
	Part      int    // of an agency service, among its prerequisites
	Basis     []*model.Basis
	Unfounded bool                 // it says that it has no basis
	Service   *model.AgencyService // whose prerequisite it is, nil for none
}

// The kinds of elements.
const (
	MaterialElement     = "材料"
	PrerequisiteElement = "前置"
	MilestoneElement    = "里程碑"  // what a milestone comes after
	AgencyElement       = "中介服务" // what an agency wants to see before it provides a service that the matter requires
	ConditionElement    = "条件"
)

// Name is what an element of a matter is called in the catalog: land-permit.prerequisites[0].
func (e Element) Name(m *model.Matter) string {
	a := fieldpath.Matter(m.ID)
	switch e.Kind {
	case MaterialElement:
		return a.Materials().Item(e.Index).String()
	case PrerequisiteElement:
		return a.Prerequisites().Item(e.Index).String()
	case MilestoneElement:
		return fieldpath.Milestone(m.ID).After().Item(e.Index).String()
	case AgencyElement:
		return a.Agencies().Item(e.Index).Prerequisites().Item(e.Part).String()
	}
	return a.Conditions().Item(e.Index).String()
}

// weakness says how weak the basis of an element is, see weakness. What an agency demands goes with its service: whoever has power over
// one of the two can open the way.
func (e Element) weakness() int {
	n := weakness(e.Basis)
	if e.Service != nil {
		n = max(n, weakness(e.Service.Basis))
	}
	return n
}

// free reports whether the element says that it, or the service it belongs to, has no basis: then the office itself can do without it.
func (e Element) free() bool {
	return e.Unfounded || e.Service != nil && unfounded(e.Service.AgencyService.Basis)
}

// RequirementsOf returns what a matter demands that others issue or do, in the order of materials, prerequisites, then what agencies
// demand before they provide the services it requires: who needs a report of theirs needs what they ask for. Demands that differ only in the element that makes them are one.
func RequirementsOf(m *model.Matter) []*Requirement {
	var list []*Requirement
	add := func(r *Requirement) {
		for _, old := range list {
			if old.By == r.By && old.Plain == r.Plain && old.relaxed == r.relaxed && old.committed == r.committed && old.optional == r.optional && reflect.DeepEqual(old.Relax, r.Relax) && reflect.DeepEqual(old.AnyOf, r.AnyOf) && reflect.DeepEqual(old.When, r.When) {
				old.Elements, old.At = append(old.Elements, r.Elements...), append(old.At, r.At...)
				return
			}
		}
		list = append(list, r)
	}
	if e := m.Milestone; e != nil {
		for i, c := range e.After {
			at := fieldpath.Milestone(e.ID).After().Item(i)
			if r := prerequisite(m, c, naming{at.Document().At, at.Matter().At, at.Milestone().At, at.AnyOf().At}, Element{Kind: MilestoneElement, Index: i}); r != nil {
				add(r)
			}
		}
		return list
	}
	written := fieldpath.Matter(m.ID)
	for i, c := range m.Materials {
		if e := c.Milestone; e != nil && c.Necessity != schema.Optional && len(c.When) == len(m.Matter.Materials[i].When) {
			r := handedIn(c)
			r.Matter, r.AnyOf, r.When = m, []model.Alternative{{Matter: e.Event, Of: schema.Decided}}, c.When
			r.Elements = []Element{{Kind: MaterialElement, Index: i, Basis: c.Basis, Unfounded: unfounded(c.Material.Basis)}}
			r.At = []fieldpath.At{written.Materials().Item(i).Milestone().At}
			add(r)
		}
		if c.Document == nil || c.Necessity == schema.Optional || len(c.When) != len(m.Matter.Materials[i].When) {
			continue
		}
		r := handedIn(c)
		r.Matter, r.AnyOf, r.When = m, []model.Alternative{{Document: c.Document, Of: schema.Decided}}, c.When
		r.Elements = []Element{{Kind: MaterialElement, Index: i, Basis: c.Basis, Unfounded: unfounded(c.Material.Basis)}}
		r.At = []fieldpath.At{written.Materials().Item(i).Document().At}
		add(r)
	}
	demanded := func(c model.Prerequisite, at fieldpath.InPrerequisite, e Element) *Requirement {
		return prerequisite(m, c, naming{at.Document().At, at.Matter().At, at.Milestone().At, at.AnyOf().At}, e)
	}
	for i, c := range m.Prerequisites {
		if r := demanded(c, written.Prerequisites().Item(i), Element{Kind: PrerequisiteElement, Index: i}); r != nil {
			add(r)
		}
	}
	for i := range m.Agencies {
		s := &m.Agencies[i]
		if len(s.When) != len(s.AgencyService.When) {
			continue
		}
		outputs := Outputs(m, s)
		for j, c := range s.Prerequisites {
			r := demanded(c, written.Agencies().Item(i).Prerequisites().Item(j), Element{Kind: AgencyElement, Index: i, Part: j, Service: s})
			if r == nil {
				continue
			}
			r.When = s.When.And(r.When)
			if outputs == nil {
				add(r)
			}
			for _, o := range outputs {
				due := *r
				due.When = r.When.And(o.When)
				due.due(o)
				add(&due)
			}
		}
	}
	return list
}

// naming are the places at which a prerequisite, or what a milestone comes after, names what it demands.
type naming struct{ document, matter, milestone, anyOf fieldpath.At }

// prerequisite is what a prerequisite of a matter demands, or what a milestone comes after; nil where that is not known.
func prerequisite(m *model.Matter, c model.Prerequisite, at naming, e Element) *Requirement {
	record := c.Prerequisite
	if len(c.AnyOf) == 0 || len(c.When) != len(record.When) {
		return nil
	}
	demand := at.anyOf
	switch {
	case record.Document != "":
		demand = at.document
	case record.Matter != "":
		demand = at.matter
	case record.Milestone != "":
		demand = at.milestone
	}
	e.Basis, e.Unfounded = c.Basis, unfounded(record.Basis)
	r := &Requirement{Matter: m, By: c.By, AnyOf: c.AnyOf, When: c.When, Elements: []Element{e}, Plain: c.By, At: []fieldpath.At{demand}}
	r.relax(c.Relax)
	if len(c.AnyOf) < len(record.AnyOf) { // an alternative that does not exist may be the one that is meant
		r.relaxed = true
	}
	return r
}

// Shared returns what an agency of another matter asks for, as a demand of a matter that asks for what the agency makes.
func (r *Requirement) Shared(m *model.Matter, material int) *Requirement {
	c := m.Materials[material]
	shared := handedIn(c)
	shared.Matter, shared.AnyOf, shared.When, shared.Elements, shared.At = m, r.AnyOf, r.When.And(c.When), r.Elements, r.At
	return shared
}

// HandedIn returns the requirement that a material of a matter is handed in which the applicant has without any matter of the catalog.
func HandedIn(m *model.Matter, material int) *Requirement {
	c := m.Materials[material]
	r := handedIn(c)
	r.Matter, r.When = m, c.When
	r.Elements = []Element{{Kind: MaterialElement, Index: material, Basis: c.Basis, Unfounded: unfounded(c.Material.Basis)}}
	return r
}

// unfounded reports whether a basis says that there is none; where it is left out, nobody has said.
func unfounded(basis []string) bool { return basis != nil && len(basis) == 0 }

// handedIn returns which event a material holds up, and whether anybody has to wait for it.
func handedIn(c model.Material) *Requirement {
	committed := model.Pledged(c.Proof)
	r := &Requirement{By: c.By, Plain: c.By, relaxed: committed, committed: committed}
	if c.Necessity == schema.Deferred {
		r.By = schema.Decided
	}
	r.relax(c.Relax)
	return r
}

// Outputs are the materials that an agency service makes for a matter, as what is handed in, each for those whom its guard concerns; none where
// no material is called so: then the service is needed when its prerequisites say.
func Outputs(m *model.Matter, s *model.AgencyService) (list []*Requirement) {
	for _, c := range m.Materials {
		if c.Document != nil || !s.Makes(&c) {
			continue
		}
		r := handedIn(c)
		r.When, r.optional = c.When, c.Necessity == schema.Optional
		r.relaxed = r.relaxed || r.optional
		list = append(list, r)
	}
	return list
}

// due takes into account when the output of an agency is to be handed in: what the agency demands first is not needed earlier.
func (r *Requirement) due(output *Requirement) {
	r.relaxed, r.committed, r.optional = r.relaxed || output.relaxed, r.committed || output.committed, output.optional
	if output.By == schema.Decided {
		r.By = output.By
	}
	if output.Plain == schema.Decided {
		r.Plain = output.Plain
	}
	if r.Relax == nil {
		r.Relax = output.Relax
	}
}

// relax takes a declared relaxation into account: 容缺 lets the case be accepted, 告知承诺 stands in for the document; 模拟
// changes nothing about the formal decision.
func (r *Requirement) relax(x *model.Relaxation) {
	if r.Relax = x; x == nil {
		return
	}
	switch x.Kind {
	case schema.SupplyLater:
		r.By = schema.Decided
	case schema.ByCommitment:
		r.relaxed, r.committed = true, true
	}
}

// requirement translates a requirement; ok is false if nobody can ever have to wait for it.
func (w *Solution) requirement(r *Requirement, unknown map[*model.Matter]bool) (q obtain.Requirement, ok bool) {
	q.When, ok = w.Translate(r.When)
	if !ok {
		return q, false
	}
	q.On = obtain.Event{Matter: w.NumberOf(r.Matter), Decided: r.By == schema.Decided}
	q.AtHand = r.relaxed
	for _, a := range r.AnyOf {
		if a.Document != nil && (a.Document.External || len(a.Document.Issuers) == 0) {
			q.AtHand = true // another check says what is wrong if it is not external, or external and issued
		}
		for _, m := range a.Issuers() {
			q.AtHand = q.AtHand || unknown[m]
			q.AnyOf = append(q.AnyOf, obtain.Event{Matter: w.NumberOf(m), Decided: a.Of == schema.Decided})
			g, ok := w.Translate(a.GivenTo(m))
			q.AtHand = q.AtHand || !ok // another check says what is wrong with it
			q.For = append(q.For, g)
		}
	}
	weakest := 0
	for i, e := range r.Elements {
		n := 2 * e.weakness()
		if e.Kind == MaterialElement {
			n++
		}
		if i == 0 || n < weakest {
			weakest = n // the strongest basis is what counts
		}
		q.Commit = q.Commit || e.Kind == MaterialElement && r.AnyOf[0].Document != nil && r.AnyOf[0].Document.Kind == schema.CertificatePaper
	}
	q.Weakness = weakest
	q.Fixed = fixed(weakest / 2)
	q.Early = len(r.AnyOf) == 1 && r.AnyOf[0].Of == schema.Decided && (r.AnyOf[0].Document != nil || r.AnyOf[0].Matter.Milestone == nil)
	q.Whole = r.Matter.Milestone != nil
	return q, true
}

// weakness says how weak a basis is: the place of its highest rank among those of the schema, highest first, or beyond them
// if there is none (立法法; 国办发〔2014〕59号 lets only laws and regulations set prerequisites).
func weakness(basis []*model.Basis) int {
	n := len(schema.Values[schema.Rank]())
	for _, b := range basis {
		if i := schema.Order(b.Law.Rank); i >= 0 {
			n = min(n, i)
		}
	}
	return n
}

// fixed reports whether a basis of some weakness binds the office: all that is no 规范性文件 was made by others, and whoever applies it has
// no power over what it demands (立法法第七、七十二、八十、九十一、九十三条).
func fixed(weakness int) bool { return weakness < schema.Order(schema.NormativeDocument) }

// Grounds says an element with its basis and rank: 材料；城乡规划法第三十七条，法律.
func (e Element) Grounds() diag.Text {
	t := e.kind()
	cite := func(list []*model.Basis, unfounded bool, of diag.Text) {
		if len(list) == 0 && !unfounded {
			return // it names what does not exist, which a check reports
		}
		basis := Citations(list)
		t = diag.T("%s；%s%s", "%[4]s; %[5]s%[6]s", t.ZH, of.ZH, basis.ZH, t.EN, of.EN, basis.EN)
	}
	if s := e.Service; s != nil {
		cite(s.Basis, unfounded(s.AgencyService.Basis), diag.T("服务：", "the service: "))
		cite(e.Basis, e.Unfounded, diag.T("机构要求：", "what the agency asks: "))
		return t
	}
	cite(e.Basis, e.Unfounded, diag.Text{})
	return t
}

// Citations says a basis with the rank of each law: 城乡规划法第三十七条，法律. Of nothing it says that there is none.
func Citations(basis []*model.Basis) diag.Text {
	if len(basis) == 0 {
		return diag.T("没有依据", "no basis")
	}
	var zh, en []string
	for _, b := range basis {
		zh = append(zh, fmt.Sprintf("%s%s，%s", b.Law.ID, b.Cited(), b.Law.Rank))
		en = append(en, fmt.Sprintf("%s%s, %s", b.Law.ID, b.Cited(), b.Law.Rank))
	}
	return diag.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}

// kind says what kind of element it is.
func (e Element) kind() diag.Text {
	return diag.Text{ZH: e.Kind, EN: map[string]string{MaterialElement: "material", PrerequisiteElement: "prerequisite", AgencyElement: "agency service", MilestoneElement: "milestone", ConditionElement: "condition"}[e.Kind]}
}

// Grounds says the elements that make the requirement, those with the same basis together: 材料、前置；城乡规划法第三十七条，法律.
func (r *Requirement) Grounds() diag.Text {
	var t diag.Text
	for i, e := range r.Elements {
		same := func(o Element) bool {
			return slices.Equal(o.Basis, e.Basis) && o.Unfounded == e.Unfounded && o.Service == nil && e.Service == nil
		}
		if slices.ContainsFunc(r.Elements[:i], same) {
			continue
		}
		g := e.Grounds()
		for _, o := range r.Elements[i+1:] {
			if word := o.kind(); same(o) && o.Kind != e.Kind {
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

// Demanded says what a requirement demands: 先有“划拨决定书”, or of a material that nothing issues 交“声明”.
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
		case a.Document == nil && a.Matter.Milestone != nil:
			zh, en = append(zh, "等到“"+a.Title()+"”"), append(en, "“"+a.Title()+"” to have happened")
		case a.Of == schema.Accepted && a.Document != nil:
			zh, en = append(zh, "“"+a.Title()+"”的申请先已受理"), append(en, "the application for “"+a.Title()+"” to have been accepted")
		case a.Of == schema.Accepted:
			zh, en = append(zh, "“"+a.Title()+"”先已受理"), append(en, "“"+a.Title()+"” to have been accepted")
		case a.Document == nil:
			zh, en = append(zh, "先办结“"+a.Title()+"”"), append(en, "“"+a.Title()+"” to have been decided")
		}
	}
	if len(r.AnyOf) == 0 {
		for _, e := range r.Elements {
			title := r.Matter.Materials[e.Index].Title
			zh, en = append(zh, "交“"+title+"”"), append(en, "“"+title+"” to be handed in")
		}
	}
	return diag.Text{ZH: strings.Join(zh, "，或者"), EN: strings.Join(en, ", or ")}
}

// Leads reports whether an alternative of the requirement is an event of a matter.
func (r *Requirement) Leads(m *model.Matter) bool {
	return slices.ContainsFunc(r.AnyOf, func(a model.Alternative) bool { return slices.Contains(a.Issuers(), m) })
}
