package plan

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// Situation is a sort of applicants for whom a procedure has one plan.
type Situation struct {
	For  eligibility.Applicants
	Who  []model.Guard // they satisfy one of these; one that says nothing is everybody
	More bool          // Who is not complete
	Plan *Plan         // without dates; its materials, fees and services are those that some of them need
}

// Situations returns what a procedure comes to for all sorts of applicants, the longest plan first, those with the same
// dates in one. If there are too many sorts, all is false and the only situation is one whose plan is long: none is
// longer that differs from it in one thing.
func Situations(s *eligibility.Solution, pr *model.Procedure) (list []Situation, all bool) {
	w := newPlanner(s)
	parts, all := w.situations(pr)
	if !all {
		if in, ok := w.longest(pr); ok {
			parts = []obtain.Region{in}
		}
	}
	place := map[string]int{}
	var regions []obtain.Region
	for _, in := range parts {
		plan, err := w.plan(pr, nil, in, Options{})
		if err != nil || len(plan.Items) == 0 {
			continue // other checks report it, or there is nothing to be done
		}
		k := plan.key()
		at, known := place[k]
		if !known {
			place[k] = len(list)
			list, regions = append(list, Situation{Plan: plan}), append(regions, in)
			continue
		}
		regions[at] = regions[at].Or(in)
	}
	for i, in := range regions {
		list[i].For = s.In(in)
		if !all {
			list[i].Who = []model.Guard{w.Linked(in.Shortest())}
			continue
		}
		guards, rest := in.Some(eligibility.MostGuards)
		for _, g := range guards {
			list[i].Who = append(list[i].Who, w.Linked(g))
		}
		list[i].More = !rest.Empty()
		// Where several sorts are one, what any of them needs.
		if plan, err := w.plan(pr, nil, in, Options{}); err == nil && plan.key() == list[i].Plan.key() {
			list[i].Plan = plan
		}
	}
	slices.SortStableFunc(list, func(a, b Situation) int {
		return cmp.Or(cmp.Compare(b.Plan.Length, a.Plan.Length), cmp.Compare(b.Plan.Elapsed, a.Plan.Elapsed), cmp.Compare(len(b.Plan.Items), len(a.Plan.Items)))
	})
	return list, all
}

// Before returns the matters that are no members of a procedure and that some of those it is for may have to do before a member: also such
// as none of them does in the end, because another way is open earlier.
func Before(s *eligibility.Solution, pr *model.Procedure) []*model.Matter {
	w := newPlanner(s)
	in := w.Engine().Admissible().Minus(w.Engine().Admissible())
	for _, b := range pr.Members {
		if when, ok := w.Translate(b.When); ok {
			in = in.Or(w.Engine().Applies(w.NumberOf(b.Matter)).And(w.Engine().Satisfying(when)))
		}
	}
	c := w.circleOf(pr, nil, in, nil)
	return c.matters[len(c.wanted):]
}

// key tells plans apart that differ in who waits for whom, how long, and how often the applicant comes.
func (p *Plan) key() string {
	var b strings.Builder
	for _, i := range p.Items {
		fmt.Fprintf(&b, "%s %d %d %v %v;", i.Matter.ID, i.Start, i.Finish, i.After, i.Critical)
	}
	fmt.Fprintf(&b, "%d %d %d %d", p.Length, p.Limit, p.Elapsed, len(p.Trips))
	return b.String()
}

// longest returns profiles that nothing a procedure depends on tells apart and whose plan is long, by changing one answer
// after another as long as that makes it longer. ok is false if no plan was found.
func (w planner) longest(pr *model.Procedure) (best obtain.Region, ok bool) {
	admissible := w.Engine().Admissible()
	var regions []obtain.Region
	for _, r := range w.regions(pr, nil, admissible, false) {
		r = r.And(admissible)
		if !r.Empty() && !r.Equal(admissible) && !slices.ContainsFunc(regions, r.Equal) {
			regions = append(regions, r)
		}
	}
	out := make([]bool, len(regions))
	length := -1
	try := func() bool {
		in := admissible
		for i, r := range regions {
			first, second := in.And(r), in.Minus(r)
			if out[i] {
				first, second = second, first
			}
			if in = first; in.Empty() {
				in = second
			}
		}
		plan, err := w.plan(pr, nil, in, Options{})
		if err != nil || plan.Length <= length {
			return false
		}
		best, length, ok = in, plan.Length, true
		return true
	}
	try()
	for again := true; again; {
		again = false
		for i := range out {
			out[i] = !out[i]
			if try() {
				again = true
			} else {
				out[i] = !out[i]
			}
		}
	}
	return best, ok
}

// Worst returns the plan of a procedure that takes longest, over all situations, and a plan of every situation; nil
// if the members cannot be put in order, which other checks report, or if there are too many situations.
func Worst(s *eligibility.Solution, pr *model.Procedure) (worst *Plan, all []*Plan) {
	w := newPlanner(s)
	parts, ok := w.situations(pr)
	if !ok {
		return nil, nil
	}
	for _, in := range parts {
		p, err := w.plan(pr, nil, in, Options{})
		if err != nil {
			continue
		}
		all = append(all, p)
		if worst == nil || p.Length > worst.Length {
			worst = p
		}
	}
	return worst, all
}
