package obtain_test

import (
	"math/big"
	"testing"

	"github.com/matterc/matterc/validate/obtain"
)

// TestBudget solves knots with too little budget: what cannot be decided is said to be undecided, and what was found is
// true.
func TestBudget(t *testing.T) {
	kinds := func(p obtain.Problem, budget int) map[obtain.Kind]int {
		p.Budget = budget
		count := map[obtain.Kind]int{}
		for _, f := range obtain.Solve(p).Obstacles() {
			count[f.Kind]++
		}
		return count
	}
	sound := knot(60, 10, true)
	if got := kinds(sound, 0); len(got) != 0 {
		t.Errorf("a sound knot has obstacles %v", got)
	}
	if got := kinds(sound, 10); got[obtain.Undecided] != 1 || len(got) != 1 {
		t.Errorf("a sound knot without budget has obstacles %v, want one undecided", got)
	}
	broken := knot(60, 10, false)
	for budget := 1; budget < 1_000_000; budget *= 3 {
		got := kinds(broken, budget)
		if got[obtain.Waiting] == 0 && got[obtain.Undecided] == 0 {
			t.Errorf("with budget %d a broken knot is called sound", budget)
		}
		if got[obtain.NoSource]+got[obtain.Nobody] > 0 {
			t.Errorf("with budget %d obstacles %v", budget, got)
		}
	}
}

// TestUndecidedMatter checks what is said of a matter that the budget does not suffice for.
func TestUndecidedMatter(t *testing.T) {
	p := knot(60, 10, true)
	p.Budget = 10
	s := obtain.Solve(p)
	if !s.Undecided(0) || !s.Orderable(obtain.Event{Matter: 0, Decided: true}).Equal(s.Applies(0)) {
		t.Error("an undecided matter is not judged as if all could obtain it")
	}
	if p.Budget = 0; obtain.Solve(p).Undecided(0) {
		t.Error("a matter is undecided with budget")
	}
}

// TestImpossibleBeyondBudget gives more impossible combinations than the budget suffices for.
func TestImpossibleBeyondBudget(t *testing.T) {
	p := knot(60, 20, true)
	for i := range 19 {
		p.Impossible = append(p.Impossible, obtain.Guard{{Fact: i, Values: []int{0}}, {Fact: i + 1, Values: []int{1}}, {Fact: (i + 7) % 20, Values: []int{i % 2}}})
	}
	p.Budget = 3
	found := obtain.Solve(p).Obstacles()
	if len(found) == 0 || found[0].Kind != obtain.Undecided {
		t.Errorf("obstacles %v, want one that is undecided", found)
	}
}

// TestWide lets the budget of a problem grow from nothing and wants a reason of Nobody that is as small as with a budget that suffices, or
// that says that it may not be.
func TestWide(t *testing.T) {
	p := obtain.Problem{Matters: make([]obtain.Matter, 40)}
	for range 8 {
		p.Facts = append(p.Facts, obtain.Fact{Values: 3})
	}
	for m := range len(p.Matters) - 1 {
		p.Requirements = append(p.Requirements, obtain.Requirement{On: obtain.Event{Matter: m}, AnyOf: []obtain.Event{{Matter: m + 1, Decided: true}}})
		p.Conditions = append(p.Conditions, obtain.Condition{Matter: m, Require: obtain.Guard{{Fact: m % 8, Values: []int{m % 2, 2}}}})
	}
	p.Conditions = append(p.Conditions, obtain.Condition{Matter: 0, Require: obtain.Guard{{Fact: 3, Values: []int{0}}}},
		obtain.Condition{Matter: 5, Require: obtain.Guard{{Fact: 3, Values: []int{1}}}})
	nobody := func(p obtain.Problem) (list []obtain.Obstacle) {
		for _, f := range obtain.Solve(p).Obstacles() {
			if f.Kind == obtain.Nobody {
				list = append(list, f)
			}
		}
		return list
	}
	want := nobody(p)
	if len(want) == 0 || want[0].Wide {
		t.Fatal("with the engine's own budget there is no reason that is known to be minimal")
	}
	size := func(f obtain.Obstacle) int { return len(f.Requirements) + len(f.Conditions) }
	wide, narrow := 0, 0
	for p.Budget = 1; p.Budget < obtain.DefaultBudget; p.Budget += 1 + p.Budget/4 {
		for _, f := range nobody(p) {
			switch {
			case f.Wide:
				wide++
			case size(f) != size(want[0]):
				t.Errorf("budget %d: a reason of %d items, of %d with more", p.Budget, size(f), size(want[0]))
			default:
				narrow++
			}
		}
	}
	if wide == 0 || narrow == 0 {
		t.Errorf("%d were wide, %d not", wide, narrow)
	}
}

// TestManyIntervals wants a number that some hundred bounds cut to be decided, and one that is cut into more intervals than anybody
// needs to be called undecided, and nothing to be spent on it.
func TestManyIntervals(t *testing.T) {
	for _, test := range []struct {
		bounds    int
		undecided bool
	}{{400, false}, {100_000, true}} {
		p := obtain.Problem{Facts: []obtain.Fact{{}}, Matters: make([]obtain.Matter, 1)}
		for i := range test.bounds {
			p.Conditions = append(p.Conditions, obtain.Condition{Require: obtain.Guard{{Ranges: []obtain.Range{{From: big.NewRat(int64(i), 1), OpenFrom: true}}}}})
		}
		if got := obtain.Solve(p).Undecided(0); got != test.undecided {
			t.Errorf("%d bounds: undecided %t", test.bounds, got)
		}
	}
}
