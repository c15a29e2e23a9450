package validate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/obtain"
)

// Draft is a linked catalog that may still have mistakes in what is demanded: it can be explained and drawn, which is how
// such mistakes are understood, but not printed.
type Draft struct{ linked }

// Draft returns the program as a draft.
func (p *Program) Draft() *Draft { return &Draft{p.linked} }

// Try is Run for those who want to understand a catalog rather than publish it: the draft is nil only if errors other
// than those about dependencies (D) were found.
func Try(cat *schema.Catalog, found diag.List) (*Draft, diag.List) {
	l, found := judged(cat, found, Options{})
	if cat.Edition == nil || slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && !strings.HasPrefix(d.Code, "D") }) {
		return nil, found
	}
	return &Draft{*l}, found
}

// Given are values of some facts, by id: what is known of an applicant.
type Given map[string]schema.Value

// number is how a number is written in a value of a fact: what a person would type, and no more digits than a catalog may
// have.
var number = regexp.MustCompile(`^-?[0-9]{1,20}(\.[0-9]{1,20})?$`)

// ParseGiven reads values of facts written as fact=value, such as land=划拨, relocation=true or investment=30000000. What
// is wrong with one of them is said in problem.
func (p *linked) ParseGiven(texts []string) (given Given, problem diag.Text) {
	given = Given{}
	for _, text := range texts {
		id, value, ok := strings.Cut(text, "=")
		f := p.byFact[id]
		switch {
		case !ok:
			return nil, diag.T("“%s”要写成 情形=值，如 land=划拨", "%q is not of the form fact=value, such as land=划拨", text)
		case f == nil:
			var ids []string
			for _, f := range p.facts {
				ids = append(ids, f.ID)
			}
			if near, ok := schema.Nearest(id, ids); ok {
				return nil, diag.T("没有情形“%s”，是否应为“%s”？", "there is no fact %q; did you mean %q?", id, near)
			}
			return nil, diag.T("没有情形“%s”；登记的有：%s", "there is no fact %q; there are %s", id, strings.Join(ids, "、"))
		}
		v := schema.Value{Kind: schema.TextValue, Text: value}
		switch f.Type {
		case schema.YesNo:
			v.Kind = schema.BoolValue
			if word, ok := map[string]string{"是": "true", "否": "false"}[value]; ok {
				v.Text = word
			}
			if !slices.Contains(yesNo, v.Text) {
				return nil, diag.T("情形“%[1]s”没有“%[2]s”这个值。可以写 true 或 false，是或否", "%[3]s has no value %[2]q. Write true or false", f.Name, value, f.ID)
			}
		case schema.Number:
			x, ok := exact(value)
			switch {
			case !ok || !number.MatchString(value):
				return nil, diag.T("情形“%s”要写一个数：%s=100", "%[2]s wants a number: %[2]s=100", f.Name, f.ID)
			case f.Integer && !x.IsInt():
				return nil, diag.T("情形“%s”要写整数，不能是 %s", "%[3]s wants a whole number, not %[2]s", f.Name, value, f.ID)
			}
			v = schema.Value{Kind: schema.NumberValue, Text: decimal(x)}
		}
		if hint := f.problem(schema.Eq, v); !hint.IsZero() {
			return nil, diag.T("情形“%[1]s”没有“%[2]s”这个值。%[4]s", "%[3]s has no value %[2]q. %[5]s", f.Name, value, f.ID, hint.ZH, hint.EN)
		}
		if old, twice := given[id]; twice && old != v {
			return nil, diag.T("情形“%s”写了两个值", "%[2]s is given twice", f.Name, id)
		}
		given[id] = v
	}
	if len(given) > 0 && p.who().having(given).Empty() {
		for _, e := range p.cat.Impossibles {
			return nil, diag.T("没有这样的申请人：这几项情形合在一起，登记为不可能的组合（如“%s”）", "there is no such applicant: these facts together are declared impossible (such as %[2]q)", e.Value.Reason, e.Key)
		}
	}
	return given, diag.Text{}
}

// Answer says for whom of those in question something is true: for all, for none, or for those who satisfy one of the
// guards of Who. All and None are both true if nobody is in question.
type Answer struct {
	All, None bool
	Who       []Guard
	More      bool // Who is not complete
}

// maxGuards is how many guards an answer lists.
const maxGuards = 12

// Judgement is who can obtain a matter, of those who have the given values. Applies is about all of these, every other
// answer about those to whom the matter applies.
type Judgement struct {
	Matter     *Matter
	Applies    Answer
	Qualifies  Answer    // those to whom it applies who meet its own conditions
	Orderable  Answer    // those to whom it applies whose prerequisites can be put in an order (W of design.md §4)
	Obtainable Answer    // those to whom it applies who really obtain it (O)
	Undecided  bool      // it could not be decided: the answers assume the best
	Added      []Added   // what prerequisites add to the matter's own conditions
	Lost       []Guard   // who else qualifies and does not obtain it because of conditions of prerequisites
	Blocks     []Blocked // why it cannot be put in order for some
}

// Added is a condition of a prerequisite that whoever satisfies When has to meet, too.
type Added struct {
	When    Guard
	Text    string
	Require Guard
	Matter  *Matter // whose condition it is
	Basis   []*Basis
}

// Blocked is a reason for which some cannot put a matter in order.
type Blocked struct {
	Code    string // D101 or D103
	Who     Guard
	Matters []*Matter
	Reason  []diag.Text // hop by hop
}

// Judge says who can obtain a matter, of those who have the given values.
func (p *linked) Judge(m *Matter, given Given) Judgement {
	w := p.who()
	s, n := w.solution, w.matter[m]
	in := w.having(given)
	decided := obtain.Event{Matter: n, Decided: true}
	applies := s.Applies(n).And(in)
	order, obtained := s.Orderable(decided).And(in), s.Obtainable(decided).And(in)
	own := s.Qualifies(n).And(in)
	j := Judgement{
		Matter:     m,
		Applies:    w.answer(applies, in, given),
		Qualifies:  w.answer(own, applies, given),
		Orderable:  w.answer(order, applies, given),
		Obtainable: w.answer(obtained, applies, given),
		Undecided:  s.Undecided(n),
	}
	if !j.Applies.All && !j.Applies.None { // in the matter's own words
		applies := slices.DeleteFunc(slices.Clone(m.Applies), func(t GuardTest) bool { _, known := given[t.Fact.ID]; return known })
		j.Applies.Who, j.Applies.More = []Guard{applies}, false
	}
	j.Added, j.Lost = w.added(n, own.And(order), obtained, given)
	blocked := applies.Minus(order)
	if blocked.Empty() {
		return j
	}
	behind := w.behind(n, blocked)
	for _, f := range w.findings {
		if f.Kind != obtain.Waiting && f.Kind != obtain.NoSource {
			continue
		}
		who := behind[f.Matters[0]].And(f.Where)
		for _, k := range f.Matters[1:] {
			who = who.Or(behind[k].And(f.Where))
		}
		if who.Empty() {
			continue
		}
		b := Blocked{Code: map[obtain.Kind]string{obtain.Waiting: "D101", obtain.NoSource: "D103"}[f.Kind], Who: w.without(who.Shortest(), given)}
		for _, k := range f.Matters {
			b.Matters = append(b.Matters, p.matters[k])
		}
		for _, r := range w.hops(f) {
			b.Reason = append(b.Reason, r.Message)
		}
		j.Blocks = append(j.Blocks, b)
	}
	return j
}

// behind returns for every matter the profiles for which a matter waits for it in vain: for which it is blocked itself, and
// a requirement it is an alternative of is not met by any.
func (w *who) behind(matter int, blocked obtain.Region) []obtain.Region {
	s := w.solution
	list := make([]obtain.Region, len(w.l.matters))
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
					unmet = unmet.Minus(s.Orderable(obtain.Event{Matter: w.matter[m], Decided: a.Of == schema.Decided}))
				}
			}
			for _, m := range w.requirements[r].issuers() {
				k := w.matter[m]
				if more := unmet.And(s.Applies(k)).Minus(list[k]); !more.Empty() {
					list[k] = list[k].Or(more)
					queue = append(queue, k)
				}
			}
		}
	}
	return list
}

// having returns the profiles with the given values.
func (w *who) having(given Given) obtain.Region {
	in := w.solution.Admissible()
	for n, f := range w.facts {
		v, ok := given[f.ID]
		if !ok {
			continue
		}
		value := obtain.Value{Choice: slices.Index(f.Values, v.Text)}
		switch f.Type {
		case schema.YesNo:
			value.Choice = slices.Index(yesNo, v.Text)
		case schema.Number:
			value.Number, _ = exact(v.Text)
		}
		region, _ := w.solution.Having(n, value)
		in = in.And(region)
	}
	return in
}

// answer says which profiles of a set are in a region of it.
func (w *who) answer(region, of obtain.Region, given Given) Answer {
	a := Answer{All: region.Equal(of), None: region.Empty()}
	if a.All || a.None {
		return a
	}
	// Outside of the set anything may be said, which makes for fewer words.
	guards, rest := region.Or(w.solution.Admissible().Minus(of)).Some(maxGuards)
	for _, g := range guards {
		if !w.solution.Satisfying(g).And(region).Empty() {
			a.Who = append(a.Who, w.without(g, given))
		}
	}
	a.More = !rest.And(region).Empty()
	return a
}

// without turns a guard of the engine into one of the catalog and leaves out the facts that are given.
func (w *who) without(g obtain.Guard, given Given) Guard {
	return slices.DeleteFunc(w.linkedGuard(g), func(t GuardTest) bool { _, known := given[t.Fact.ID]; return known })
}

// added says what keeps those out who qualify and could put a matter in order, but do not obtain it: conditions of
// prerequisites, and of whom each is demanded. Lost are those whom no single condition explains.
func (w *who) added(matter int, could, obtained obtain.Region, given Given) (list []Added, lost []Guard) {
	s := w.solution
	left := could.Minus(obtained)
	if left.Empty() {
		return nil, nil
	}
	missing := left
	reach := w.reach(matter, could)
	for n, c := range w.conditions {
		k := w.matter[c.matter]
		if k == matter || !reach[k] {
			continue
		}
		require, _ := w.guard(c.require)
		met := could.And(s.Satisfying(require))
		hit := missing.And(s.Applies(k).Minus(s.Meets(n)))
		for !hit.Empty() {
			// The shortest description of some of them and of those who meet it, without the facts it is about itself.
			guards, _ := hit.Or(s.Admissible().Minus(could)).Or(met).Some(1)
			when := slices.DeleteFunc(guards[0], func(t obtain.Test) bool { return about(c.require, w.facts[t.Fact]) })
			when = append(when, w.missing(c.when, when, could)...)
			demanded := s.Satisfying(when).And(could).Minus(met)
			if demanded.Empty() || !demanded.Minus(missing).Empty() {
				break // not everybody who satisfies when loses by failing this condition alone
			}
			list = append(list, Added{w.without(when, given), c.text, c.require, c.matter, c.element.Basis})
			hit, left = hit.Minus(demanded), left.Minus(demanded)
		}
	}
	guards, _ := left.Some(maxGuards)
	for _, g := range guards {
		lost = append(lost, w.without(g, given))
	}
	return list, lost
}

// missing returns the tests of a guard on facts that another does not test, unless all of a region satisfy them.
func (w *who) missing(g Guard, other obtain.Guard, in obtain.Region) obtain.Guard {
	var list obtain.Guard
	for i, t := range g {
		test, ok := w.guard(g[i : i+1])
		if ok && !slices.ContainsFunc(other, func(o obtain.Test) bool { return w.facts[o.Fact] == t.Fact }) && !in.Minus(w.solution.Satisfying(test)).Empty() {
			list = append(list, test...)
		}
	}
	return list
}

// about reports whether a guard tests a fact.
func about(g Guard, f *Fact) bool {
	return slices.ContainsFunc(g, func(t GuardTest) bool { return t.Fact == f })
}

// issuers returns the matters of a requirement's alternatives.
func (r *Requirement) issuers() []*Matter {
	var list []*Matter
	for _, a := range r.AnyOf {
		list = append(list, a.Issuers()...)
	}
	return list
}

// Applicants are some profiles, for asking what those wait for.
type Applicants struct {
	w     *who
	given Given
	in    obtain.Region
}

// Applicants returns those who have the given values.
func (p *linked) Applicants(given Given) Applicants {
	return Applicants{p.who(), given, p.who().having(given)}
}

// Include reports whether all of others are among them.
func (a Applicants) Include(others Applicants) bool { return others.in.Minus(a.in).Empty() }

// Wait is a requirement as some applicants meet it.
type Wait struct {
	*Requirement
	When Guard // for whom of them it holds
	Ways []Way
	For  Applicants // those of them for whom it holds
}

// Way is an alternative of a requirement.
type Way struct {
	Alternative
	AtHand  bool      // no matter of the catalog issues it
	Matters []*Matter // those of which it can be had by some
}

// Waits returns what a matter waits for when the applicants apply: requirements that hold for none of them are left out.
func (a Applicants) Waits(m *Matter) []Wait {
	w := a.w
	var list []Wait
	of := w.solution.Applies(w.matter[m]).And(a.in)
	for _, n := range w.of[w.matter[m]] {
		holds := w.solution.Holds(n).And(a.in)
		if holds.Empty() {
			continue
		}
		r := w.requirements[n]
		wait := Wait{Requirement: r, For: Applicants{w, a.given, holds}}
		for i, t := range r.When { // only what not all of them satisfy
			if g, ok := w.guard(r.When[i : i+1]); !ok || !of.Minus(w.solution.Satisfying(g)).Empty() {
				wait.When = append(wait.When, t)
			}
		}
		for _, x := range r.AnyOf {
			way := Way{Alternative: x, AtHand: x.Document != nil && len(x.Document.Issuers) == 0}
			for _, k := range x.Issuers() {
				if !w.solution.Applies(w.matter[k]).And(holds).Empty() {
					way.Matters = append(way.Matters, k)
				}
			}
			if way.AtHand || len(way.Matters) > 0 {
				wait.Ways = append(wait.Ways, way)
			}
		}
		list = append(list, wait)
	}
	return list
}

// Relaxed reports whether a written commitment (告知承诺) stands in for what the requirement demands.
func (r *Requirement) Relaxed() bool { return r.relaxed }

// Waiting returns the elements that are part of a mutual prerequisite, as the graph names them
// (land-permit.prerequisites[0]), each with the matters it is mutual with.
func (p *linked) Waiting() map[string][]*Matter {
	w := p.who()
	loops := map[string][]*Matter{}
	for _, f := range w.findings {
		if f.Kind != obtain.Waiting {
			continue
		}
		for _, n := range f.Requirements {
			for _, a := range w.requirements[n].at {
				key := a.id + "." + at{path: a.path[:2]}.field()
				for _, k := range f.Matters {
					loops[key] = append(loops[key], p.matters[k])
				}
			}
		}
	}
	return loops
}
