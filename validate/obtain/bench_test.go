package obtain_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/matterc/matterc/validate/obtain"
)

// catalogProblem is a catalog in numbers, sound but for loops mistakes in a thousand matters. Its matters come in groups
// of twenty, each group a procedure in eight stages: what a matter demands is issued in an earlier stage of its group, or
// now and then of another. A third of the requirements hold only in some case, a quarter have alternatives, a tenth of the
// matters apply only to some and a tenth set a condition, over 12 facts of which two are numbers.
func catalogProblem(matters, requirements, loops int) obtain.Problem {
	const group, stages = 20, 8
	r := rand.New(rand.NewPCG(1, 2))
	var p obtain.Problem
	for i := range 12 {
		if i < 10 {
			p.Facts = append(p.Facts, obtain.Fact{Values: 2 + i%4})
		} else {
			p.Facts = append(p.Facts, obtain.Fact{Min: rat(0)})
		}
	}
	guard := func() obtain.Guard {
		f := r.IntN(12)
		if f >= 10 {
			return obtain.Guard{{Fact: f, Ranges: []obtain.Range{{From: rat(int64(100 * (1 + r.IntN(5))))}}}}
		}
		return obtain.Guard{{Fact: f, Values: []int{r.IntN(p.Facts[f].Values)}}}
	}
	for range matters {
		m := obtain.Matter{}
		if r.IntN(10) == 0 {
			m.Applies = guard()
		}
		p.Matters = append(p.Matters, m)
	}
	stage := func(m int) int { return m % group * stages / group }
	for len(p.Requirements) < requirements {
		m := r.IntN(matters)
		if stage(m) == 0 {
			continue
		}
		q := obtain.Requirement{On: obtain.Event{Matter: m, Decided: r.IntN(8) == 0}}
		earlier := func() obtain.Event {
			in := m / group
			if r.IntN(10) == 0 {
				in = r.IntN(matters / group)
			}
			return obtain.Event{Matter: in*group + r.IntN(stage(m)*group/stages), Decided: true}
		}
		q.AnyOf = []obtain.Event{earlier()}
		for r.IntN(4) == 0 {
			q.AnyOf = append(q.AnyOf, earlier())
		}
		q.When = append(q.When, p.Matters[q.AnyOf[0].Matter].Applies...) // whom it does not exist for is not asked for it
		if r.IntN(3) == 0 {
			q.When = append(q.When, guard()...)
		}
		p.Requirements = append(p.Requirements, q)
	}
	for m := 0; m < matters; m += 10 {
		p.Conditions = append(p.Conditions, obtain.Condition{Matter: m, When: guard(), Require: obtain.Guard{{Fact: 10, Ranges: []obtain.Range{{From: rat(int64(r.IntN(300)))}}}}})
	}
	for range matters * loops / 1000 {
		m := r.IntN(matters/group)*group + group/2 + r.IntN(group/2)
		p.Requirements = append(p.Requirements, obtain.Requirement{On: obtain.Event{Matter: m - 1 - r.IntN(group/2)},
			AnyOf: []obtain.Event{{Matter: m, Decided: true}}, When: append(guard(), p.Matters[m].Applies...)})
	}
	return p
}

// knot is one component: events events of half as many matters, each with three requirements on others, over atoms
// yes-or-no facts. In a sound one the first atom says in which direction they wait, so that every circle of the flat graph
// is broken for everybody; else they wait for whom they like.
func knot(events, atoms int, sound bool) obtain.Problem {
	r := rand.New(rand.NewPCG(3, uint64(events*1000+atoms)))
	var p obtain.Problem
	for range atoms {
		p.Facts = append(p.Facts, obtain.Fact{Values: 2})
	}
	atom := func(i int) obtain.Test { return obtain.Test{Fact: i, Values: []int{r.IntN(2)}} }
	n := events / 2
	for m := range n {
		p.Matters = append(p.Matters, obtain.Matter{})
		for k := range 3 {
			q := obtain.Requirement{On: obtain.Event{Matter: m, Decided: k == 2}}
			other := func() int { return (m + 1 + r.IntN(n-1)) % n }
			if sound {
				forward := k == 0 && m > 0 || m == n-1
				q.When = obtain.Guard{{Fact: 0, Values: []int{map[bool]int{true: 0, false: 1}[forward]}}}
				other = func() int {
					if forward {
						return r.IntN(m)
					}
					return m + 1 + r.IntN(n-1-m)
				}
			}
			for q.AnyOf = append(q.AnyOf, obtain.Event{Matter: other(), Decided: true}); r.IntN(2) == 0; {
				q.AnyOf = append(q.AnyOf, obtain.Event{Matter: other(), Decided: true})
			}
			if k > 0 {
				q.When = append(q.When, atom(1+r.IntN(atoms-1)))
			}
			p.Requirements = append(p.Requirements, q)
		}
	}
	return p
}

// BenchmarkCatalog solves whole catalogs, without and with mistakes.
func BenchmarkCatalog(b *testing.B) {
	for _, matters := range []int{400, 1000, 2000, 4000} {
		for _, loops := range []int{0, 5} {
			p := catalogProblem(matters, 3*matters, loops)
			b.Run(fmt.Sprintf("matters=%d/loops=%d", matters, loops), func(b *testing.B) {
				found := 0
				for b.Loop() {
					found = len(obtain.Solve(p).Obstacles())
				}
				b.ReportMetric(float64(found), "obstacles")
			})
		}
	}
}

// BenchmarkKnot solves one component of events that all depend on one another.
func BenchmarkKnot(b *testing.B) {
	for _, sound := range []bool{true, false} {
		for _, events := range []int{50, 100, 200, 400} {
			for _, atoms := range []int{5, 10, 20} {
				p := knot(events, atoms, sound)
				b.Run(fmt.Sprintf("sound=%v/events=%d/atoms=%d", sound, events, atoms), func(b *testing.B) {
					var found []obtain.Obstacle
					for b.Loop() {
						found = obtain.Solve(p).Obstacles()
					}
					undecided := 0
					for _, f := range found {
						if f.Kind == obtain.Undecided {
							undecided++
						}
					}
					b.ReportMetric(float64(len(found)), "obstacles")
					b.ReportMetric(float64(undecided), "undecided")
				})
			}
		}
	}
}

func rat(n int64) *big.Rat { return big.NewRat(n, 1) }
