package obtain_test

import (
	"math/rand/v2"
	"testing"

	"github.com/matterc/matterc/validate/obtain"
)

// TestWitness declares facts that are implied by the one that matters and come after it, before it and on both sides, more of them than
// every selection is looked at of, and wants a witness that names the one that matters alone.
func TestWitness(t *testing.T) {
	const facts = 20
	for seed := range uint64(40) {
		random := rand.New(rand.NewPCG(seed, 3))
		p := obtain.Problem{Matters: make([]obtain.Matter, 2)}
		for range facts {
			p.Facts = append(p.Facts, obtain.Fact{Values: 2})
		}
		matters := random.IntN(facts)
		is := func(fact, value int) obtain.Test { return obtain.Test{Fact: fact, Values: []int{value}} }
		for f := range facts {
			if f == matters {
				continue
			}
			// Who has 0 of another fact has 1 of the one that matters, and some of the others imply one another.
			p.Impossible = append(p.Impossible, obtain.Guard{is(matters, 0), is(f, 0)})
			if g := random.IntN(facts); g > f && g != matters {
				p.Impossible = append(p.Impossible, obtain.Guard{is(f, 0), is(g, 1)})
			}
		}
		p.Requirements = []obtain.Requirement{
			{On: obtain.Event{Matter: 0}, AnyOf: []obtain.Event{{Matter: 1, Decided: true}}, When: obtain.Guard{is(matters, 1)}},
			{On: obtain.Event{Matter: 1}, AnyOf: []obtain.Event{{Matter: 0, Decided: true}}},
		}
		s := obtain.Solve(p)
		obstacles := s.Obstacles()
		if len(obstacles) != 1 {
			t.Fatalf("seed %d: %d obstacles", seed, len(obstacles))
		}
		if g := obstacles[0].Witness; len(g) != 1 || g[0].Fact != matters {
			t.Errorf("seed %d: the witness tests %v, not fact %d alone", seed, g, matters)
		}
		if guards := obstacles[0].Where.Describe(); len(guards) != 1 || len(guards[0]) != 1 || guards[0][0].Fact != matters {
			t.Errorf("seed %d: the description is %v, not fact %d alone", seed, guards, matters)
		}
	}
}

// TestShortestEnds asks for the shortest description of regions that none short describes, of as many facts as every selection is looked at
// of: each takes a budget at most, and once nothing is left a share of one, and is true however little was left.
func TestShortestEnds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	p := obtain.Problem{Matters: make([]obtain.Matter, 1), Budget: 20_000}
	for range 12 {
		p.Facts = append(p.Facts, obtain.Fact{Values: 3})
	}
	for range 400 {
		var g obtain.Guard
		for f := range p.Facts {
			g = append(g, obtain.Test{Fact: f, Values: []int{random.IntN(3), 2}})
		}
		p.Asked = append(p.Asked, g)
	}
	s := obtain.Solve(p)
	region := s.Admissible().Minus(s.Admissible())
	for i, g := range p.Asked {
		region = region.Or(s.Satisfying(g))
		if i%20 != 19 {
			continue
		}
		before := s.Steps()
		g := region.Shortest()
		if spent := before - s.Steps(); spent > 2*p.Budget {
			t.Fatalf("%d steps", spent)
		}
		if said := s.Satisfying(g); said.Empty() || !said.Minus(region).Empty() {
			t.Fatalf("%v is not of the region", g)
		}
	}
	if s.Steps() > 0 {
		t.Errorf("%d steps are left: the regions are too tame", s.Steps())
	}
}
