// Package eligibility says who can obtain which matter, and why others cannot.
//
// It puts the linked catalog to the engine obtain, and the engine's answers into the words of the catalog.
// What is wrong with a catalog and reported by a check is left out of the question, in such a way that no answer follows from it.
package eligibility

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// Solution is who can obtain what in a catalog: the catalog as a problem of the engine, and its solution. Lists are numbered as
// the problem's; nothing in it may be changed.
type Solution struct {
	*catalog
	deciding     []*model.Fact         // the facts that could be put to the engine
	factNumber   map[*model.Fact]int   // their numbers
	awaited      []*model.Matter       // the matters and the events of milestones
	number       map[*model.Matter]int // of those
	requirements []*Requirement
	of           [][]int // numbers of requirements, by matter
	conditions   []Condition
	impossible   []fieldpath.InImpossible
	broken       bool
	engine       *obtain.Solution
	obstacles    []obtain.Obstacle
}

// catalog has no name outside, so that nobody else can put another in its place.
type catalog = model.Catalog

// Catalog returns the catalog that was put to the engine.
func (w *Solution) Catalog() *model.Catalog { return w.catalog }

// Deciding returns the facts that could be put to the engine, as it numbers them.
func (w *Solution) Deciding() []*model.Fact { return w.deciding }

// FactNumber returns the number of a fact of Deciding.
func (w *Solution) FactNumber(f *model.Fact) int { return w.factNumber[f] }

// Gives returns to whom a matter applies of whom it gives what an alternative demands, of which it is an issuer.
func (w *Solution) Gives(a model.Alternative, m *model.Matter) obtain.Region {
	applies := w.engine.Applies(w.NumberOf(m))
	to := a.GivenTo(m)
	if g, ok := w.Translate(to); len(to) > 0 && ok {
		return applies.And(w.engine.Satisfying(g))
	}
	return applies
}

// Holding returns who of some profiles satisfies a guard of the catalog; all of them where it could not be put to the engine.
func (w *Solution) Holding(g model.Guard, in obtain.Region) obtain.Region {
	if t, ok := w.Translate(g); ok && len(g) > 0 {
		return in.And(w.engine.Satisfying(t))
	}
	return in
}

// Requirements returns what matters require, as the engine numbers it.
func (w *Solution) Requirements() []*Requirement { return w.requirements }

// Awaited returns what can be waited for, as the engine numbers it: the matters, then the events of milestones.
func (w *Solution) Awaited() []*model.Matter { return w.awaited }

// Of returns the numbers of the requirements of a matter.
func (w *Solution) Of(matter int) []int { return w.of[matter] }

// Conditions returns the conditions that facts decide, as the engine numbers them.
func (w *Solution) Conditions() []Condition { return w.conditions }

// Impossible returns the combinations that could be put to the engine, as it numbers them.
func (w *Solution) Impossible() []fieldpath.InImpossible { return w.impossible }

// Broken reports that what all matters rest on is wrong: nothing can be said about who obtains what.
func (w *Solution) Broken() bool { return w.broken }

// Engine returns the solution of the engine.
func (w *Solution) Engine() *obtain.Solution { return w.engine }

// Obstacles returns what the engine finds wrong.
func (w *Solution) Obstacles() []obtain.Obstacle { return w.obstacles }

// Condition is a condition that facts decide.
type Condition struct {
	Matter  *model.Matter
	element Element
	At      fieldpath.InCondition
	text    string
	require model.Guard
	when    model.Guard
}

// Solve puts a catalog to the engine. What cannot be translated, because something is wrong with it that checks report, is left
// out in such a way that no finding follows from it. flaws are the findings of loading, by file; budget is how much the engine
// may do, 0 for its own limit.
func Solve(l *model.Catalog, flaws map[string]diag.List, budget int) *Solution {
	flawed, broken := flawedFiles(l, flaws)
	w := &Solution{catalog: l, broken: broken, factNumber: map[*model.Fact]int{}, awaited: l.Awaited(), number: map[*model.Matter]int{}}
	w.of = make([][]int, len(w.awaited))
	var p obtain.Problem
	for _, f := range l.Facts() {
		if t, ok := translateFact(f); ok {
			w.factNumber[f] = len(w.deciding)
			w.deciding, p.Facts = append(w.deciding, f), append(p.Facts, t)
		}
	}
	for _, c := range l.Constraints() {
		g, ok := w.Translate(l.Guard(c.Where))
		switch {
		case !ok:
		case c.At.RecordKind() == fieldpath.ImpossibleKind:
			w.impossible, p.Impossible = append(w.impossible, fieldpath.Impossible(c.At.RecordID())), append(p.Impossible, g)
		default:
			for _, t := range g { // each alone, too, which makes no more classes
				p.Asked = append(p.Asked, obtain.Guard{t})
			}
		}
	}
	unknown := map[*model.Matter]bool{} // matters of which it is unclear to whom they apply
	for i, m := range w.awaited {
		w.number[m] = i
		g, ok := w.Translate(m.Applies)
		unknown[m] = !ok || broken || len(m.Applies) != len(m.Matter.Applies) || flawed[l.Place(m.Record()).File]
		p.Matters = append(p.Matters, obtain.Matter{Applies: g})
	}
	for _, m := range w.awaited {
		if unknown[m] {
			continue
		}
		for _, r := range RequirementsOf(m) {
			if q, ok := w.requirement(r, unknown); ok {
				w.of[w.NumberOf(m)] = append(w.of[w.NumberOf(m)], len(w.requirements))
				w.requirements, p.Requirements = append(w.requirements, r), append(p.Requirements, q)
			}
		}
		for i, c := range m.Conditions {
			when, ok := w.Translate(c.When)
			require, ok2 := w.Translate(c.Require)
			written := m.Matter.Conditions[i]
			if len(c.Require) == 0 || !ok || !ok2 || len(c.Require) != len(written.Require) || len(c.When) != len(written.When) {
				continue
			}
			w.conditions = append(w.conditions, Condition{m, Element{Kind: ConditionElement, Index: i, Basis: c.Basis, Unfounded: unfounded(written.Basis)},
				fieldpath.Matter(m.ID).Conditions().Item(i), c.Text, c.Require, c.When})
			weak := weakness(c.Basis)
			p.Conditions = append(p.Conditions, obtain.Condition{Matter: w.NumberOf(m), When: when, Require: require, Weakness: 2 * weak, Fixed: fixed(weak)})
		}
	}
	w.offer(p.Requirements)
	p.Budget = budget
	w.engine = obtain.Solve(p)
	w.obstacles = w.engine.Obstacles()
	return w
}

// flawedFiles returns the files in which loading has found errors: what they say is not what the office wants to say, and
// no other finding may follow from it. broken reports that one of them holds something else than matters, on which all
// matters may rest.
func flawedFiles(l *model.Catalog, flaws map[string]diag.List) (flawed map[string]bool, broken bool) {
	flawed, own := map[string]bool{}, map[string]bool{}
	for _, m := range l.Awaited() {
		own[l.Place(m.Record()).File] = true
	}
	for file, found := range flaws {
		if found.AtLeast(diag.Error) {
			flawed[file] = true
			broken = broken || !own[file]
		}
	}
	for _, e := range l.Impossibles() {
		broken = broken || flawed[l.Place(fieldpath.Impossible(e.ID)).File]
	}
	for _, f := range l.Facts() {
		broken = broken || flawed[l.Place(fieldpath.Fact(f.ID)).File]
	}
	for _, d := range l.Documents() { // one that is external may not be so
		broken = broken || flawed[l.Place(fieldpath.Document(d.ID)).File]
	}
	return flawed, broken
}

// Sound reports whether a constraint speaks only of facts and values that exist: what is wrong with others is reported
// by other checks, and nothing follows from them.
func (w *Solution) Sound(c model.Constraint) bool {
	g := w.Guard(c.Where)
	_, ok := w.Translate(g)
	return ok && len(g) == len(c.Where)
}

// offer finds alternatives that could be added to requirements: those that other requirements accept in place of the same
// document, and the documents that its issuer itself demands first, as the law has accepted 企业名称预先核准通知书 in place of
// 营业执照.
func (w *Solution) offer(list []obtain.Requirement) {
	instead := map[*model.Document][]model.Alternative{}
	add := func(d *model.Document, a model.Alternative) {
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
	demanded := map[*model.Matter][]model.Alternative{}
	for _, r := range w.requirements {
		demanded[r.Matter] = append(demanded[r.Matter], r.AnyOf...)
	}
	for i, r := range w.requirements {
		for _, a := range r.AnyOf {
			if a.Document == nil {
				continue
			}
			for _, b := range instead[a.Document] {
				if slices.Contains(demanded[r.Matter], b) {
					continue
				}
				for _, m := range b.Issuers() {
					if m != r.Matter && m.Milestone == nil && r.Matter.Milestone == nil && (b.Document == nil || b.Document == m.Document && len(b.GivenTo(m)) == 0) { // what everybody gets of it
						list[i].Others = append(list[i].Others, obtain.Event{Matter: w.NumberOf(m), Decided: b.Of == schema.Decided})
					}
				}
			}
		}
	}
}
