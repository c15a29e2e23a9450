package timing

import (
	"reflect"
	"testing"

	"github.com/matterc/matterc/random"
)

func TestSolve(t *testing.T) {
	// A report is valid for 90 days from event 0; asking for it (1) takes the review 60, and the review (2) comes before a
	// decision (3) that takes 20 to 45 days.
	valid := []Constraint{AtMost(0, 3, 90, 7), AtLeast(0, 1, 5, 8), AtLeast(1, 2, 60, 9), AtLeast(2, 3, 20, 10), AtMost(2, 3, 45, 11)}
	times, conflict := Solve(4, valid)
	if want := []int{0, 5, 65, 85}; conflict != nil || !reflect.DeepEqual(times, want) {
		t.Errorf("%v %v, want %v", times, conflict, want)
	}
	// With ten days more for the review it has expired.
	expired := append(valid[:2:2], AtLeast(1, 2, 70, 9), valid[3], valid[4])
	times, conflict = Solve(4, expired)
	if want := []Constraint{expired[0], expired[3], expired[2], expired[1]}; times != nil || !reflect.DeepEqual(conflict, want) {
		t.Errorf("%v %v, want the conflict %v", times, conflict, want)
	}
	for _, v := range []struct {
		what        string
		events      int
		constraints []Constraint
		times       []int
		conflict    []Constraint
	}{
		{"nothing", 0, nil, []int{}, nil},
		{"no constraints", 2, nil, []int{0, 0}, nil},
		{"before itself", 2, []Constraint{{1, 1, -1, 5}}, nil, []Constraint{{1, 1, -1, 5}}},
		{"an idle ring", 1, []Constraint{{0, 0, 0, 5}}, []int{0}, nil},
		{"on the same day", 2, []Constraint{AtMost(0, 1, 0, 0), AtLeast(0, 1, 0, 1)}, []int{0, 0}, nil},
		{"the first event waits", 2, []Constraint{AtLeast(1, 0, 3, 0)}, []int{3, 0}, nil},
	} {
		times, conflict := Solve(v.events, v.constraints)
		if !reflect.DeepEqual(times, v.times) || !reflect.DeepEqual(conflict, v.conflict) {
			t.Errorf("%s: %v %v, want %v %v", v.what, times, conflict, v.times, v.conflict)
		}
	}
}

// floyd is the oracle: the largest distance each pair of events must keep, by Floyd and Warshall, or ok false if some event
// must happen after itself. The earliest time of an event is what the farthest other one makes it wait.
func floyd(events int, constraints []Constraint) (earliest []int, ok bool) {
	const none = -1 << 40
	behind := make([][]int, events) // behind[i][j]: j happens at least so long after i
	for i := range behind {
		behind[i] = make([]int, events)
		for j := range behind[i] {
			if behind[i][j] = none; i == j {
				behind[i][j] = 0
			}
		}
	}
	for _, c := range constraints {
		behind[c.To][c.From] = max(behind[c.To][c.From], -c.Most)
	}
	for k := range events {
		for i := range events {
			for j := range events {
				if behind[i][k] > none && behind[k][j] > none {
					behind[i][j] = max(behind[i][j], behind[i][k]+behind[k][j])
				}
			}
		}
	}
	earliest = make([]int, events)
	for i := range events {
		if behind[i][i] > 0 {
			return nil, false
		}
		for j := range events {
			earliest[j] = max(earliest[j], behind[i][j])
		}
	}
	return earliest, true
}

// TestSolveAgrees compares 10 000 random networks with Floyd and Warshall, and looks at every conflict.
func TestSolveAgrees(t *testing.T) {
	r := random.New(t, 5, 6)
	solved, conflicts := 0, 0
	for range random.Rounds(t, 10_000) {
		events := 1 + r.IntN(12)
		constraints := make([]Constraint, r.IntN(4*events))
		for i := range constraints {
			constraints[i] = Constraint{r.IntN(events), r.IntN(events), r.IntN(40) - 10, i}
		}
		want, ok := floyd(events, constraints)
		times, conflict := Solve(events, constraints)
		if again, same := Solve(events, constraints); !reflect.DeepEqual(times, again) || !reflect.DeepEqual(conflict, same) {
			t.Fatalf("%v: two answers", constraints)
		}
		if (conflict == nil) != ok || !reflect.DeepEqual(times, want) {
			t.Fatalf("%d events, %v: %v %v, want %v", events, constraints, times, conflict, want)
		}
		if ok {
			solved++
			continue
		}
		conflicts++
		checkConflict(t, constraints, conflict)
	}
	if solved < 2000 || conflicts < 2000 {
		t.Errorf("%d networks have a solution and %d have none; that is no fair trial", solved, conflicts)
	}
}

// checkConflict wants given constraints in a ring without an event twice, the lowest first, and a negative sum.
func checkConflict(t *testing.T, constraints, conflict []Constraint) {
	t.Helper()
	sum, seen := 0, map[int]bool{}
	for i, c := range conflict {
		if constraints[c.Label] != c || seen[c.From] || c.From < conflict[0].From || c.To != conflict[(i+1)%len(conflict)].From {
			t.Fatalf("%v: %v is no ring", constraints, conflict)
		}
		seen[c.From] = true
		sum += c.Most
	}
	if sum >= 0 {
		t.Fatalf("%v: %v adds up to %d", constraints, conflict, sum)
	}
}
