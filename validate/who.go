package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/obtain"
)

// Solution is who can obtain what in a catalog: the catalog as a problem of the engine, and its solution. Its lists are numbered as the problem's.
type Solution struct {
	*Catalog
	deciding     []*Fact // those that could be translated
	fact         map[*Fact]int
	number       map[*Matter]int
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

// solve puts a catalog to the engine. What cannot be translated, because something is wrong with it that checks report, is left
// out in such a way that no finding follows from it. flaws are the findings of loading, by file; budget is how much the engine
// may do, 0 for its own limit.
func solve(l *Catalog, flaws map[string]diag.List, budget int) *Solution {
	flawed, broken := flawedFiles(l, flaws)
	w := &Solution{Catalog: l, broken: broken, fact: map[*Fact]int{}, number: map[*Matter]int{}, of: make([][]int, len(l.Matters()))}
	var p obtain.Problem
	for _, f := range l.Facts() {
		if t, ok := translateFact(f); ok {
			w.fact[f] = len(w.deciding)
			w.deciding, p.Facts = append(w.deciding, f), append(p.Facts, t)
		}
	}
	for _, c := range l.constraints() {
		g, ok := w.translate(l.guard(c.where))
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
	for i, m := range l.Matters() {
		w.number[m] = i
		g, ok := w.translate(m.Applies)
		unknown[m] = !ok || broken || len(m.Applies) != len(m.Matter.Applies) || flawed[l.Written().Place("matter", m.ID).File]
		p.Matters = append(p.Matters, obtain.Matter{Applies: g})
	}
	for _, m := range l.Matters() {
		if unknown[m] {
			continue
		}
		for _, r := range requirements(m) {
			if q, ok := w.requirement(r, unknown); ok {
				w.of[w.number[m]] = append(w.of[w.number[m]], len(w.requirements))
				w.requirements, p.Requirements = append(w.requirements, r), append(p.Requirements, q)
			}
		}
		for i, c := range m.Conditions {
			when, ok := w.translate(c.When)
			require, ok2 := w.translate(c.Require)
			written := m.Matter.Conditions[i]
			if len(c.Require) == 0 || !ok || !ok2 || len(c.Require) != len(written.Require) || len(c.When) != len(written.When) {
				continue
			}
			w.conditions = append(w.conditions, condition{m, Element{ConditionElement, i, c.Basis},
				at{kind: "matter", id: m.ID, path: []any{"conditions", i}}, c.Text, c.Require, c.When})
			p.Conditions = append(p.Conditions, obtain.Condition{Matter: w.number[m], When: when, Require: require, Weakness: 2 * weakness(c.Basis)})
		}
	}
	w.offer(p.Requirements)
	p.Budget = budget
	w.solution = obtain.Solve(p)
	w.findings = w.solution.Findings()
	return w
}

// flawedFiles returns the files in which loading has found errors: what they say is not what the office wants to say, and
// no other finding may follow from it. broken reports that one of them holds something else than matters, on which all
// matters may rest.
func flawedFiles(l *Catalog, flaws map[string]diag.List) (flawed map[string]bool, broken bool) {
	flawed, own := map[string]bool{}, map[string]bool{}
	for _, m := range l.Matters() {
		own[l.Written().Place("matter", m.ID).File] = true
	}
	for file, found := range flaws {
		if found.AtLeast(diag.Error) {
			flawed[file] = true
			broken = broken || !own[file]
		}
	}
	for _, e := range l.Written().Impossibles {
		broken = broken || flawed[l.Written().Place("impossible", e.Key).File]
	}
	for _, f := range l.Facts() {
		broken = broken || flawed[l.Written().Place("fact", f.ID).File]
	}
	for _, d := range l.Documents() { // one that is external may not be so
		broken = broken || flawed[l.Written().Place("document", d.ID).File]
	}
	return flawed, broken
}

// sound reports whether a constraint speaks only of facts and values that exist: what is wrong with others is reported
// by other checks, and nothing follows from them.
func (w *Solution) sound(c constraint) bool {
	g := w.guard(c.where)
	_, ok := w.translate(g)
	return ok && len(g) == len(c.where)
}

// offer finds alternatives that could be added to requirements: those that other requirements accept in place of the same
// document, and the documents that its issuer itself demands first, as the law has accepted 企业名称预先核准通知书 in place of
// 营业执照.
func (w *Solution) offer(list []obtain.Requirement) {
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
						list[i].Others = append(list[i].Others, obtain.Event{Matter: w.number[m], Decided: b.Of == schema.Decided})
					}
				}
			}
		}
	}
}
