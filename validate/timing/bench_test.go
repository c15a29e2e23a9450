package timing

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkPlan is a large procedure: 60 activities that wait for one another 200 times.
func BenchmarkPlan(b *testing.B) {
	r := rand.New(rand.NewPCG(7, 8))
	activities := make([]Activity, 60)
	for i := range activities {
		activities[i].Days = 1 + r.IntN(45)
	}
	for edges := 0; edges < 200; {
		if i, j := r.IntN(60), r.IntN(60); j < i {
			activities[i].After = append(activities[i].After, j)
			edges++
		}
	}
	b.Run("longest path", func(b *testing.B) {
		for b.Loop() {
			if _, err := NewPlan(activities); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("bottleneck", func(b *testing.B) {
		p := plan(b, activities)
		for b.Loop() {
			p.Bottleneck()
		}
	})
}

// BenchmarkSolve is a network of 200 events, each at least some days after three others and soon enough after one.
func BenchmarkSolve(b *testing.B) {
	r := rand.New(rand.NewPCG(9, 10))
	var constraints []Constraint
	for i := 1; i < 200; i++ {
		for range 3 {
			constraints = append(constraints, AtLeast(r.IntN(i), i, r.IntN(30), len(constraints)))
		}
		constraints = append(constraints, AtMost(0, i, 3650, len(constraints)))
	}
	run := func(constraints []Constraint, feasible bool) func(b *testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				if _, conflict := Solve(200, constraints); (conflict == nil) != feasible {
					b.Fatal(conflict)
				}
			}
		}
	}
	b.Run("solution", run(constraints, true))
	b.Run("conflict", run(append(constraints, AtMost(0, 199, 1, len(constraints)), AtLeast(0, 198, 2, 0), AtLeast(198, 199, 2, 0)), false))
}

// BenchmarkDue is the arithmetic of dates.
func BenchmarkDue(b *testing.B) {
	c, accepted := declared(2024, 2025, 2026), day("2026-01-05")
	for _, v := range []struct {
		name   string
		period Period
	}{{"20 working days", Period{20, WorkingDay}}, {"200 working days", Period{200, WorkingDay}}, {"30 days", Period{30, Day}}, {"3 months", Period{3, Month}}} {
		b.Run(v.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := c.Last(accepted, v.period); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("why", func(b *testing.B) {
		for b.Loop() {
			if _, err := c.Due(accepted, Period{20, WorkingDay}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("compare", func(b *testing.B) {
		for b.Loop() {
			if _, err := c.Compare(Period{20, WorkingDay}, Period{30, Day}, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}
