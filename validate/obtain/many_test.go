package obtain_test

import (
	"math/rand/v2"
	"testing"

	"github.com/matterc/matterc/validate/obtain"
)

// together puts problems over the same facts beside one another.
func together(parts ...obtain.Problem) obtain.Problem {
	all := obtain.Problem{Facts: parts[0].Facts}
	for _, p := range parts {
		n := len(all.Matters)
		move := func(e obtain.Event) obtain.Event { return obtain.Event{Matter: e.Matter + n, Decided: e.Decided} }
		all.Matters = append(all.Matters, p.Matters...)
		for _, r := range p.Requirements {
			r.On = move(r.On)
			any := make([]obtain.Event, len(r.AnyOf))
			for i, a := range r.AnyOf {
				any[i] = move(a)
			}
			r.AnyOf = any
			all.Requirements = append(all.Requirements, r)
		}
	}
	return all
}

// tangle is one component as a centre has them at worst: events events, each with several requirements on others, most of them for
// some applicants only, over so many facts. In a sound one the first fact says in which direction they wait.
func tangle(events, atoms, seed int, sound bool) obtain.Problem {
	r := rand.New(rand.NewPCG(uint64(seed), uint64(events*1000+atoms)))
	var p obtain.Problem
	for i := range atoms {
		p.Facts = append(p.Facts, obtain.Fact{Values: 2 + i%4})
	}
	n := events / 2
	for m := range n {
		p.Matters = append(p.Matters, obtain.Matter{})
		for k := range 5 {
			q := obtain.Requirement{On: obtain.Event{Matter: m, Decided: k == 4}}
			other := func() int { return (m + 1 + r.IntN(n-1)) % n }
			if sound {
				forward := k < 2 && m > 0 || m == n-1
				q.When = obtain.Guard{{Fact: 0, Values: []int{map[bool]int{true: 0, false: 1}[forward]}}}
				other = func() int {
					if forward {
						return r.IntN(m)
					}
					return m + 1 + r.IntN(n-1-m)
				}
			}
			for q.AnyOf = append(q.AnyOf, obtain.Event{Matter: other(), Decided: true}); r.IntN(3) > 0; {
				q.AnyOf = append(q.AnyOf, obtain.Event{Matter: other(), Decided: true})
			}
			for range r.IntN(4) {
				f := 1 + r.IntN(atoms-1)
				var values []int
				for v := range p.Facts[f].Values {
					if r.IntN(2) == 0 {
						values = append(values, v)
					}
				}
				q.When = append(q.When, obtain.Test{Fact: f, Values: values})
			}
			p.Requirements = append(p.Requirements, q)
		}
	}
	return p
}

// TestManyComponents decides thirty sound components of 20 to 60 events over 12 facts among 4 000 matters, and one of 480 events.
func TestManyComponents(t *testing.T) {
	var sound []obtain.Problem
	for i := range 30 {
		sound = append(sound, tangle(20+i*40/29/2*2, 12, i, true))
	}
	plain := obtain.Problem{Matters: make([]obtain.Matter, 3400)}
	for name, p := range map[string]obtain.Problem{"thirty": together(append(sound, plain)...), "one of 480": tangle(480, 12, 1, true)} {
		for _, f := range obtain.Solve(p).Obstacles() {
			t.Errorf("%s sound components: obstacle of kind %d about %d matters", name, f.Kind, len(f.Matters))
		}
	}
}

// TestFaultyComponents puts ten faulty components of twenty matters before an isolated matter and two that wait for each other, with so
// small a budget that little is left of what all may use: these are decided as they are alone, and each faulty component has its reasons.
func TestFaultyComponents(t *testing.T) {
	const faulty = 10
	var parts []obtain.Problem
	for i := range faulty {
		parts = append(parts, tangle(40, 12, i, false))
	}
	pair := obtain.Problem{Matters: make([]obtain.Matter, 2), Requirements: []obtain.Requirement{
		{On: obtain.Event{}, AnyOf: []obtain.Event{{Matter: 1, Decided: true}}},
		{On: obtain.Event{Matter: 1}, AnyOf: []obtain.Event{{Decided: true}}},
	}}
	p := together(append(parts, obtain.Problem{Matters: make([]obtain.Matter, 1)}, pair)...)
	isolated := faulty * 20
	for _, budget := range []int{100_000, 500_000} {
		p.Budget = budget
		s := obtain.Solve(p)
		reasons := make([]int, faulty+1)
		for _, f := range s.Obstacles() {
			if f.Kind != obtain.Waiting {
				t.Errorf("budget %d: obstacle of kind %d about matters %v", budget, f.Kind, f.Matters)
				continue
			}
			if f.Matters[0] == isolated {
				t.Errorf("budget %d: the isolated matter waits", budget)
			}
			reasons[f.Matters[0]/20]++
		}
		for i, n := range reasons {
			if n == 0 {
				t.Errorf("budget %d: no reason in component %d", budget, i)
			}
		}
		for m := isolated; m < isolated+3; m++ {
			if s.Undecided(m) {
				t.Errorf("budget %d: matter %d is undecided", budget, m)
			}
		}
		if !s.Orderable(obtain.Event{Matter: isolated, Decided: true}).Equal(s.Admissible()) || !s.Orderable(obtain.Event{Matter: isolated + 1, Decided: true}).Empty() {
			t.Errorf("budget %d: the isolated matter or those that wait for each other are judged wrong", budget)
		}
	}
}
