package eligibility

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// Answer says for whom of those in question something is true: for all, for none, or for those who satisfy one of the
// guards of Who. All and None are both true if nobody is in question.
type Answer struct {
	All, None bool
	Who       []model.Guard
	More      bool // Who is not complete
}

// MostGuards is how many guards an answer lists.
const MostGuards = 12

// MostAdded is how many conditions of prerequisites an assessment lists.
const MostAdded = 50

// Assessment is who can obtain a matter, of those who have the given values. Applies is about all of these, every other
// answer about those to whom the matter applies.
type Assessment struct {
	Matter     *model.Matter
	Applies    Answer
	Qualifies  Answer        // those to whom it applies who meet its own conditions
	Orderable  Answer        // those to whom it applies whose prerequisites can be put in an order (W of package obtain)
	Obtainable Answer        // those to whom it applies who really obtain it (O)
	Undecided  bool          // it could not be decided: the answers assume the best
	Added      []Added       // what prerequisites add to the matter's own conditions
	Lost       []model.Guard // who else qualifies and does not obtain it because of conditions of prerequisites
	More       bool          // Added and Lost are not complete
	Blocks     []Blocked     // why it cannot be put in order for some
}

// Added is a condition of a prerequisite that whoever satisfies When has to meet, too.
type Added struct {
	When    model.Guard
	Text    string
	Require model.Guard
	Matter  *model.Matter // whose condition it is
	Basis   []*model.Basis
}

// Cause is a kind of reason for which some cannot put a matter in order: the code of the check that reports it.
type Cause string

// The causes.
const (
	Mutual   Cause = "D101" // matters require each other first
	NoSource Cause = "D103" // what is required cannot be had
)

// UndecidedCode is the code of the check that reports what could not be decided.
const UndecidedCode = "D109"

// causeOf has the cause of each kind of what the engine finds that keeps somebody from putting a matter in order.
var causeOf = map[obtain.Kind]Cause{obtain.Waiting: Mutual, obtain.NoSource: NoSource}

// Blocked is a reason for which some cannot put a matter in order.
type Blocked struct {
	Cause   Cause
	Who     model.Guard
	Matters []*model.Matter
	Reason  []diag.Text // hop by hop
}

// NumberOf returns the number of a matter in the engine's problem. A matter of another loading of the same files has none, and every
// answer would be about the first one: that is a mistake of the program, not of a catalog, and it panics.
func (w *Solution) NumberOf(m *model.Matter) int {
	n, ok := w.number[m]
	if !ok {
		panic("the matter " + m.ID + " is of another catalog than the solution")
	}
	return n
}

// Assess says who can obtain a matter, of those who have the given values.
func (w *Solution) Assess(m *model.Matter, given Given) Assessment {
	s, n := w.engine, w.NumberOf(m)
	in := w.Having(given)
	decided := obtain.Event{Matter: n, Decided: true}
	applies := s.Applies(n).And(in)
	order, obtained := s.Orderable(decided).And(in), s.Obtainable(decided).And(in)
	own := s.Qualifies(n).And(in)
	j := Assessment{
		Matter:     m,
		Applies:    w.answer(applies, in, given),
		Qualifies:  w.answer(own, applies, given),
		Orderable:  w.answer(order, applies, given),
		Obtainable: w.answer(obtained, applies, given),
		Undecided:  s.Undecided(n),
	}
	if !j.Applies.All && !j.Applies.None { // in the matter's own words
		applies := slices.DeleteFunc(slices.Clone(m.Applies), func(t model.GuardTest) bool { _, known := given[t.Fact.ID]; return known })
		j.Applies.Who, j.Applies.More = []model.Guard{applies}, false
	}
	j.Added, j.Lost, j.More = w.added(n, own.And(order), obtained, given)
	blocked := applies.Minus(order)
	if blocked.Empty() {
		return j
	}
	behind := w.behind(n, blocked)
	for _, f := range w.obstacles {
		cause, blocks := causeOf[f.Kind]
		if !blocks {
			continue
		}
		who := behind[f.Matters[0]].And(f.Where)
		for _, k := range f.Matters[1:] {
			who = who.Or(behind[k].And(f.Where))
		}
		if who.Empty() {
			continue
		}
		b := Blocked{Cause: cause, Who: w.without(who.Shortest(), given)}
		for _, k := range f.Matters {
			b.Matters = append(b.Matters, w.awaited[k])
		}
		for _, r := range w.Hops(f) {
			b.Reason = append(b.Reason, r.Message)
		}
		j.Blocks = append(j.Blocks, b)
	}
	return j
}

// behind returns for every matter the profiles for which a matter waits for it in vain: for which it is blocked itself, and
// a requirement it is an alternative of is not met by any.
func (w *Solution) behind(matter int, blocked obtain.Region) []obtain.Region {
	s := w.engine
	list := make([]obtain.Region, len(w.awaited))
	for n := range list {
		list[n] = blocked.Minus(blocked)
	}
	list[matter] = blocked
	for queue := []int{matter}; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		for _, r := range w.of[n] {
			unmet := s.Holds(r).And(list[n])
			for _, a := range w.requirements[r].AnyOf {
				if a.Document != nil && len(a.Document.Issuers) == 0 || w.requirements[r].relaxed {
					unmet = unmet.Minus(unmet)
				}
				for _, m := range a.Issuers() {
					unmet = unmet.Minus(s.Orderable(obtain.Event{Matter: w.NumberOf(m), Decided: a.Of == schema.Decided}).And(w.Gives(a, m)))
				}
			}
			for _, a := range w.requirements[r].AnyOf {
				for _, m := range a.Issuers() {
					k := w.NumberOf(m)
					if more := unmet.And(w.Gives(a, m)).Minus(list[k]); !more.Empty() {
						list[k] = list[k].Or(more)
						queue = append(queue, k)
					}
				}
			}
		}
	}
	return list
}

// Having returns the profiles with the given values.
func (w *Solution) Having(given Given) obtain.Region {
	in := w.engine.Admissible()
	for n, f := range w.deciding {
		v, ok := given[f.ID]
		if !ok {
			continue
		}
		value := obtain.Value{Choice: slices.Index(f.Values, v.Text)}
		switch f.Type {
		case schema.YesNo:
			value.Choice = slices.Index(model.YesNo(), v.Text)
		case schema.Number:
			value.Number, _ = model.Exact(v.Text)
		}
		region, _ := w.engine.Having(n, value)
		in = in.And(region)
	}
	return in
}

// answer says which profiles of a set are in a region of it.
func (w *Solution) answer(region, of obtain.Region, given Given) Answer {
	a := Answer{All: region.Equal(of), None: region.Empty()}
	if a.All || a.None {
		return a
	}
	// Outside of the set anything may be said, which makes for fewer words.
	guards, rest := region.Or(w.engine.Admissible().Minus(of)).Some(MostGuards)
	for _, g := range guards {
		if !w.engine.Satisfying(g).And(region).Empty() {
			a.Who = append(a.Who, w.without(g, given))
		}
	}
	a.More = !rest.And(region).Empty()
	return a
}

// without turns a guard of the engine into one of the catalog and leaves out the facts that are given.
func (w *Solution) without(g obtain.Guard, given Given) model.Guard {
	return slices.DeleteFunc(w.Linked(g), func(t model.GuardTest) bool { _, known := given[t.Fact.ID]; return known })
}

// added says what keeps those out who qualify and could put a matter in order, but do not obtain it: conditions of
// prerequisites, and of whom each is demanded. Lost are those whom no single condition explains. More says that there is more of either.
func (w *Solution) added(matter int, could, obtained obtain.Region, given Given) (list []Added, lost []model.Guard, more bool) {
	s := w.engine
	left := could.Minus(obtained)
	if left.Empty() {
		return nil, nil, false
	}
	missing := left
	reach := w.Reach(matter, could)
	for n, c := range w.conditions {
		k := w.NumberOf(c.Matter)
		if k == matter || !reach[k] {
			continue
		}
		require, _ := w.Translate(c.require)
		met := could.And(s.Satisfying(require))
		hit := missing.And(s.Applies(k).Minus(s.Meets(n)))
		for !hit.Empty() { // which has fewer profiles each time: one of them satisfies when, and fails the condition
			// The shortest description of some of them and of those who meet it, without the facts it is about itself.
			around := hit.Or(s.Admissible().Minus(could)).Or(met).Around(hit)
			when := slices.DeleteFunc(around, func(t obtain.Test) bool { return about(c.require, w.deciding[t.Fact]) })
			when = append(when, w.missing(c.when, when, could)...)
			demanded := s.Satisfying(when).And(could).Minus(met)
			if demanded.Empty() || !demanded.Minus(missing).Empty() {
				break // not everybody who satisfies when loses by failing this condition alone
			}
			if len(list) == MostAdded {
				return list, nil, true // of those who are left it is not known whether a single condition explains it
			}
			list = append(list, Added{w.without(when, given), c.text, c.require, c.Matter, c.element.Basis})
			hit, left = hit.Minus(demanded), left.Minus(demanded)
		}
	}
	guards, rest := left.Some(MostGuards)
	for _, g := range guards {
		lost = append(lost, w.without(g, given))
	}
	return list, lost, !rest.Empty()
}

// missing returns the tests of a guard on facts that another does not test, unless all of a region satisfy them.
func (w *Solution) missing(g model.Guard, other obtain.Guard, in obtain.Region) obtain.Guard {
	var list obtain.Guard
	for i, t := range g {
		test, ok := w.Translate(g[i : i+1])
		if ok && !slices.ContainsFunc(other, func(o obtain.Test) bool { return w.deciding[o.Fact] == t.Fact }) && !in.Minus(w.engine.Satisfying(test)).Empty() {
			list = append(list, test...)
		}
	}
	return list
}

// about reports whether a guard tests a fact.
func about(g model.Guard, f *model.Fact) bool {
	return slices.ContainsFunc(g, func(t model.GuardTest) bool { return t.Fact == f })
}

// Waiting returns the elements that are part of a mutual prerequisite by their names (land-permit.prerequisites[0]), each with
// the matters it is mutual with.
func (w *Solution) Waiting() map[string][]*model.Matter {
	loops := map[string][]*model.Matter{}
	for _, f := range w.obstacles {
		if f.Kind != obtain.Waiting {
			continue
		}
		for _, n := range f.Requirements {
			r := w.requirements[n]
			for _, e := range r.Elements {
				key := e.Name(r.Matter)
				for _, k := range f.Matters {
					loops[key] = append(loops[key], w.awaited[k])
				}
			}
		}
	}
	return loops
}

// Holds reports whether a guard holds for some profile of a region.
func (w *Solution) Holds(g model.Guard, in obtain.Region) bool {
	t, ok := w.Translate(g)
	return ok && !w.engine.Satisfying(t).And(in).Empty()
}

// Told returns the tests of a guard that not all profiles of a region satisfy.
func (w *Solution) Told(g model.Guard, in obtain.Region) (told model.Guard) {
	for i, t := range g {
		if one, ok := w.Translate(g[i : i+1]); !ok || !in.Minus(w.engine.Satisfying(one)).Empty() {
			told = append(told, t)
		}
	}
	return told
}

// Reach returns which matters a matter may have to wait for, itself included, for profiles of a region: not what comes
// before a paper in place of which another is at hand.
func (w *Solution) Reach(matter int, in obtain.Region) []bool {
	seen := make([]bool, len(w.awaited))
	var visit func(int)
	visit = func(n int) {
		if seen[n] {
			return
		}
		seen[n] = true
		for _, r := range w.of[n] {
			q := w.requirements[r]
			atHand := slices.ContainsFunc(q.AnyOf, func(a model.Alternative) bool { return a.Document != nil && len(a.Document.Issuers) == 0 })
			if atHand || w.engine.Holds(r).And(in).Empty() {
				continue
			}
			for _, a := range q.AnyOf {
				for _, k := range a.Issuers() {
					if !w.Gives(a, k).And(in).Empty() {
						visit(w.NumberOf(k))
					}
				}
			}
		}
	}
	visit(matter)
	return seen
}
