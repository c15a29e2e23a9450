package validate

import (
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/obtain"
)

// Requirement is something that must have happened before a matter is accepted or decided: what one or more of its
// materials and prerequisites demand in the same words.
type Requirement struct {
	Matter   *Matter
	By       schema.Event // which event of the matter it holds up
	AnyOf    []Alternative
	When     Guard
	Elements []Element
	Plain    schema.Event // which event it holds up where nothing is relaxed
	Relax    *Relaxation  // declared for it, nil for none
	relaxed  bool         // a written commitment stands in for it, so that nobody has to wait
	at       []at         // of the elements
}

// Element is what of a matter's file makes a requirement or a condition.
type Element struct {
	Kind  string // 材料, 前置 or 条件
	Index int    // among the matter's materials, prerequisites or conditions
	Basis []*Basis
}

// The kinds of elements.
const (
	MaterialElement     = "材料"
	PrerequisiteElement = "前置"
	ConditionElement    = "条件"
)

// who is a catalog as a problem of who can obtain what, and its solution. Its lists are numbered as the problem's.
type who struct {
	l            *linked
	facts        []*Fact
	fact         map[*Fact]int
	matter       map[*Matter]int
	requirements []*Requirement
	conditions   []condition
	broken       bool    // what all matters rest on is wrong: nothing can be said about who obtains what
	of           [][]int // requirements by matter
	solution     *obtain.Solution
	findings     []obtain.Finding
}

// condition is a condition that facts decide.
type condition struct {
	matter  *Matter
	element Element
	at      at
	text    string
	require Guard
	when    Guard
}

// who translates the catalog and solves it. What cannot be translated, because something is wrong with it that other
// checks report, is left out in such a way that no finding follows from it.
func (l *linked) who() *who {
	if l.solved == nil {
		l.solved = l.solve()
	}
	return l.solved
}

func (l *linked) solve() *who {
	flawed, broken := l.flawedFiles()
	w := &who{l: l, broken: broken, fact: map[*Fact]int{}, matter: map[*Matter]int{}, of: make([][]int, len(l.matters))}
	var p obtain.Problem
	for _, f := range l.facts {
		if t, ok := translateFact(f); ok {
			w.fact[f] = len(w.facts)
			w.facts, p.Facts = append(w.facts, f), append(p.Facts, t)
		}
	}
	for _, c := range l.constraints() {
		g, ok := w.guard(l.guard(c.where))
		switch {
		case !ok:
		case c.kind == "impossible":
			p.Impossible = append(p.Impossible, g)
		default:
			for _, t := range g { // each alone, too, which makes no more classes
				p.Asked = append(p.Asked, obtain.Guard{t})
			}
		}
	}
	unknown := map[*Matter]bool{} // matters of which it is unclear to whom they apply
	for i, m := range l.matters {
		w.matter[m] = i
		g, ok := w.guard(m.Applies)
		unknown[m] = !ok || broken || len(m.Applies) != len(m.Matter.Applies) || flawed[l.cat.Place("matter", m.ID).File]
		p.Matters = append(p.Matters, obtain.Matter{Applies: g})
	}
	for _, m := range l.matters {
		if unknown[m] {
			continue
		}
		for _, r := range requirements(m) {
			if q, ok := w.requirement(r, unknown); ok {
				w.of[w.matter[m]] = append(w.of[w.matter[m]], len(w.requirements))
				w.requirements, p.Requirements = append(w.requirements, r), append(p.Requirements, q)
			}
		}
		for i, c := range m.Conditions {
			when, ok := w.guard(c.When)
			require, ok2 := w.guard(c.Require)
			written := m.Matter.Conditions[i]
			if len(c.Require) == 0 || !ok || !ok2 || len(c.Require) != len(written.Require) || len(c.When) != len(written.When) {
				continue
			}
			w.conditions = append(w.conditions, condition{m, Element{ConditionElement, i, c.Basis},
				at{kind: "matter", id: m.ID, path: []any{"conditions", i}}, c.Text, c.Require, c.When})
			p.Conditions = append(p.Conditions, obtain.Condition{Matter: w.matter[m], When: when, Require: require, Weakness: 2 * weakness(c.Basis)})
		}
	}
	w.offer(p.Requirements)
	p.Budget = l.budget
	w.solution = obtain.Solve(p)
	w.findings = w.solution.Findings()
	return w
}

// flawedFiles returns the files in which loading has found errors: what they say is not what the office wants to say, and
// no other finding may follow from it. broken reports that one of them holds something else than matters, on which all
// matters may rest.
func (l *linked) flawedFiles() (flawed map[string]bool, broken bool) {
	flawed, own := map[string]bool{}, map[string]bool{}
	for _, m := range l.matters {
		own[l.cat.Place("matter", m.ID).File] = true
	}
	for file, found := range l.flaws {
		if found.AtLeast(diag.Error) {
			flawed[file] = true
			broken = broken || !own[file]
		}
	}
	for _, e := range l.cat.Impossibles {
		broken = broken || flawed[l.cat.Place("impossible", e.Key).File]
	}
	for _, f := range l.facts {
		broken = broken || flawed[l.cat.Place("fact", f.ID).File]
	}
	for _, d := range l.documents { // one that is external may not be so
		broken = broken || flawed[l.cat.Place("document", d.ID).File]
	}
	return flawed, broken
}

// sound reports whether a constraint speaks only of facts and values that exist: what is wrong with others is reported
// by other checks, and nothing follows from them.
func (w *who) sound(c constraint) bool {
	g := w.l.guard(c.where)
	_, ok := w.guard(g)
	return ok && len(g) == len(c.where)
}

// requirements returns what a matter demands that others issue or do, in the order of materials, then prerequisites.
// Demands that differ only in the element that makes them are one.
func requirements(m *Matter) []*Requirement {
	var list []*Requirement
	add := func(r *Requirement) {
		for _, old := range list {
			if old.By == r.By && old.Plain == r.Plain && old.relaxed == r.relaxed && reflect.DeepEqual(old.Relax, r.Relax) && reflect.DeepEqual(old.AnyOf, r.AnyOf) && reflect.DeepEqual(old.When, r.When) {
				old.Elements, old.at = append(old.Elements, r.Elements...), append(old.at, r.at...)
				return
			}
		}
		list = append(list, r)
	}
	place := func(path ...any) []at { return []at{{kind: "matter", id: m.ID, path: path}} }
	for i, c := range m.Materials {
		if c.Document == nil || c.Necessity == schema.Optional || len(c.When) != len(m.Matter.Materials[i].When) {
			continue
		}
		r := &Requirement{Matter: m, By: c.By, AnyOf: []Alternative{{Document: c.Document, Of: schema.Decided}}, When: c.When,
			Elements: []Element{{MaterialElement, i, c.Basis}}, Plain: c.By, at: place("materials", i, "document")}
		if c.Necessity == schema.Deferred {
			r.By = schema.Decided
		}
		r.relaxed = c.Proof != nil && c.Proof.Commitment
		r.relax(c.Relax)
		add(r)
	}
	for i, c := range m.Prerequisites {
		written := m.Matter.Prerequisites[i]
		if len(c.AnyOf) == 0 || len(c.When) != len(written.When) {
			continue
		}
		field := "anyOf"
		switch {
		case written.Document != "":
			field = "document"
		case written.Matter != "":
			field = "matter"
		}
		r := &Requirement{Matter: m, By: c.By, AnyOf: c.AnyOf, When: c.When,
			Elements: []Element{{PrerequisiteElement, i, c.Basis}}, Plain: c.By, at: place("prerequisites", i, field)}
		r.relax(c.Relax)
		if len(c.AnyOf) < len(written.AnyOf) { // an alternative that does not exist may be the one that is meant
			r.relaxed = true
		}
		add(r)
	}
	return list
}

// relax takes a declared relaxation into account: 容缺 lets the case be accepted, 告知承诺 stands in for the document; 模拟
// changes nothing about the formal decision.
func (r *Requirement) relax(x *Relaxation) {
	if r.Relax = x; x == nil {
		return
	}
	switch x.Kind {
	case schema.SupplyLater:
		r.By = schema.Decided
	case schema.ByCommitment:
		r.relaxed = true
	}
}

// requirement translates a requirement; ok is false if nobody can ever have to wait for it.
func (w *who) requirement(r *Requirement, unknown map[*Matter]bool) (q obtain.Requirement, ok bool) {
	q.When, ok = w.guard(r.When)
	if !ok {
		return q, false
	}
	q.On = obtain.Event{Matter: w.matter[r.Matter], Decided: r.By == schema.Decided}
	q.AtHand = r.relaxed
	for _, a := range r.AnyOf {
		if a.Document != nil && (a.Document.External || len(a.Document.Issuers) == 0) {
			q.AtHand = true // another check says what is wrong if it is not external, or external and issued
		}
		for _, m := range a.Issuers() {
			q.AtHand = q.AtHand || unknown[m]
			q.AnyOf = append(q.AnyOf, obtain.Event{Matter: w.matter[m], Decided: a.Of == schema.Decided})
		}
	}
	weakest := 0
	for i, e := range r.Elements {
		n := 2 * weakness(e.Basis)
		if e.Kind == MaterialElement {
			n++
		}
		if i == 0 || n < weakest {
			weakest = n // the strongest basis is what counts
		}
		q.Commit = q.Commit || e.Kind == MaterialElement && r.AnyOf[0].Document.Kind == schema.CertificatePaper
	}
	q.Weakness = weakest
	return q, true
}

// ranks are the ranks of laws, highest first (立法法; 国办发〔2014〕59号 lets only laws and regulations set prerequisites).
var ranks = []schema.Rank{schema.Statute, schema.AdministrativeRegulation, schema.StateCouncilDecision, schema.LocalRegulation,
	schema.MinisterialRule, schema.LocalGovernmentRule, schema.NormativeDocument}

// weakness says how weak a basis is: the place of its highest rank among ranks, or beyond them if there is none.
func weakness(basis []*Basis) int {
	n := len(ranks)
	for _, b := range basis {
		if i := slices.Index(ranks, b.Law.Rank); i >= 0 {
			n = min(n, i)
		}
	}
	return n
}

// offer finds alternatives that could be added to requirements: those that other requirements accept in place of the same
// document, and the documents that its issuer itself demands first, as the law has accepted 企业名称预先核准通知书 in place of
// 营业执照.
func (w *who) offer(list []obtain.Requirement) {
	instead := map[*Document][]Alternative{}
	add := func(d *Document, a Alternative) {
		if a.Document != d && !slices.Contains(instead[d], a) {
			instead[d] = append(instead[d], a)
		}
	}
	for _, r := range w.requirements {
		for _, a := range r.AnyOf {
			for _, b := range r.AnyOf {
				if a.Document != nil && b.Document != nil {
					add(a.Document, b)
				}
			}
		}
	}
	for _, r := range w.requirements {
		if d := r.Matter.Document; d != nil && len(r.AnyOf) == 1 && r.AnyOf[0].Document != nil {
			add(d, r.AnyOf[0])
		}
	}
	demanded := map[*Matter][]Alternative{}
	for _, r := range w.requirements {
		demanded[r.Matter] = append(demanded[r.Matter], r.AnyOf...)
	}
	for i, r := range w.requirements {
		if slices.ContainsFunc(r.Elements, func(e Element) bool { return e.Kind != PrerequisiteElement }) {
			continue // a material has no alternatives
		}
		for _, a := range r.AnyOf {
			if a.Document == nil {
				continue
			}
			for _, b := range instead[a.Document] {
				if slices.Contains(demanded[r.Matter], b) {
					continue
				}
				for _, m := range b.Issuers() {
					if m != r.Matter {
						list[i].Others = append(list[i].Others, obtain.Event{Matter: w.matter[m], Decided: b.Of == schema.Decided})
					}
				}
			}
		}
	}
}

// translateFact translates a fact whose domain is declared properly.
func translateFact(f *Fact) (obtain.Fact, bool) {
	switch f.Type {
	case schema.Choice:
		return obtain.Fact{Values: len(f.Values)}, len(f.Values) > 0
	case schema.YesNo:
		return obtain.Fact{Values: 2}, true
	case schema.Number:
		t := obtain.Fact{Whole: f.Integer}
		for _, bound := range []struct {
			from *float64
			to   **big.Rat
		}{{f.Min, &t.Min}, {f.Max, &t.Max}} {
			if bound.from != nil {
				*bound.to = decimalOf(*bound.from)
			}
		}
		return t, t.Min == nil || t.Max == nil || t.Min.Cmp(t.Max) <= 0
	}
	return obtain.Fact{}, false
}

// yesNo are the values of a yes-or-no fact in the order of their numbers.
var yesNo = []string{"true", "false"}

// maxExponent bounds the numbers that are compared exactly; loading reports longer ones (S016).
const maxExponent = 400

// exact reads a number, unless it is too long to compare exactly.
func exact(text string) (*big.Rat, bool) {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	if n, err := strconv.Atoi(exponent); len(mantissa) > maxExponent || exponent != "" && (err != nil || n > maxExponent || n < -maxExponent) {
		return nil, false
	}
	return new(big.Rat).SetString(text)
}

// guard translates a guard; ok is false if it cannot be translated exactly.
func (w *who) guard(g Guard) (translated obtain.Guard, ok bool) {
	for _, t := range g {
		n, known := w.fact[t.Fact]
		if !known {
			return nil, false
		}
		test, ok := translate(t.Test, t.Fact)
		if !ok {
			return nil, false
		}
		test.Fact = n
		translated = append(translated, test)
	}
	return translated, true
}

// translate translates a test on one fact; ok is false if it names values that the fact cannot have.
func translate(t schema.Test, f *Fact) (translated obtain.Test, ok bool) {
	ok = true
	t.Values(func(op schema.Op, v schema.Value) { ok = ok && f.problem(op, v).IsZero() })
	if !ok {
		return obtain.Test{}, false
	}
	if f.Type == schema.Number {
		ranges, ok := translateRanges(t)
		return obtain.Test{Ranges: ranges}, ok
	}
	values, kind := f.Values, schema.TextValue
	if f.Type == schema.YesNo {
		values, kind = yesNo, schema.BoolValue
	}
	var test obtain.Test
	for i, v := range values {
		if t.Holds(schema.Value{Kind: kind, Text: v}) {
			test.Values = append(test.Values, i)
		}
	}
	return test, true
}

// translateRanges turns a test on a number into ranges, ascending and apart.
func translateRanges(t schema.Test) ([]obtain.Range, bool) {
	switch t.Op {
	case schema.And, schema.Or:
		var list []obtain.Range
		for i, o := range t.Of {
			ranges, ok := translateRanges(o)
			if !ok {
				return nil, false
			}
			if i == 0 || t.Op == schema.Or {
				list = append(list, ranges...)
				continue
			}
			var both []obtain.Range
			for _, a := range list {
				for _, b := range ranges {
					if c, ok := meet(a, b); ok {
						both = append(both, c)
					}
				}
			}
			list = both
		}
		return list, true
	}
	if t.Value.Kind != schema.NumberValue {
		return nil, true // a value of another kind satisfies nothing
	}
	x, ok := exact(t.Value.Text)
	if !ok {
		return nil, false
	}
	below, above := obtain.Range{To: x, OpenTo: true}, obtain.Range{From: x, OpenFrom: true}
	switch t.Op {
	case schema.Eq:
		return []obtain.Range{{From: x, To: x}}, true
	case schema.Ne:
		return []obtain.Range{below, above}, true
	case schema.Lt:
		return []obtain.Range{below}, true
	case schema.Le:
		return []obtain.Range{{To: x}}, true
	case schema.Gt:
		return []obtain.Range{above}, true
	}
	return []obtain.Range{{From: x}}, true
}

// meet returns what two ranges share, if anything.
func meet(a, b obtain.Range) (obtain.Range, bool) {
	c := a
	if b.From != nil && (a.From == nil || b.From.Cmp(a.From) > 0 || b.From.Cmp(a.From) == 0 && b.OpenFrom) {
		c.From, c.OpenFrom = b.From, b.OpenFrom
	}
	if b.To != nil && (a.To == nil || b.To.Cmp(a.To) < 0 || b.To.Cmp(a.To) == 0 && b.OpenTo) {
		c.To, c.OpenTo = b.To, b.OpenTo
	}
	if c.From == nil || c.To == nil {
		return c, true
	}
	n := c.From.Cmp(c.To)
	return c, n < 0 || n == 0 && !c.OpenFrom && !c.OpenTo
}
