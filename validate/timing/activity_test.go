package timing

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/matterc/matterc/random"
)

// joint are five matters side by side and one after them all: 20, 25, 25, 25 and 25 days, then 15.
func joint() []Activity {
	return []Activity{{Days: 20}, {Days: 25}, {Days: 25}, {Days: 25}, {Days: 25}, {Days: 15, After: []int{0, 1, 2, 3, 4}}}
}

func plan(t testing.TB, activities []Activity) *Plan {
	t.Helper()
	p, err := NewPlan(activities)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestJoint(t *testing.T) {
	p := plan(t, joint())
	if p.Length != 40 || p.Sum != 135 {
		t.Errorf("longest path %d, sum %d; want 40 and 135", p.Length, p.Sum)
	}
	if s := (Slot{0, 20, 5, 25}); p.Slots[0] != s || s.Slack() != 5 {
		t.Errorf("the first is %+v", p.Slots[0])
	}
	if s := (Slot{25, 40, 25, 40}); p.Slots[5] != s {
		t.Errorf("the last is %+v", p.Slots[5])
	}
	if s := p.Bottleneck(); !slices.Equal(s.Members, []int{5}) || s.Days != 15 {
		t.Errorf("the bottleneck is %v", s)
	}
	if p.Gain([]int{1}, 5) != 0 || p.Gain([]int{1, 2, 3, 4}, 9) != 5 || p.Gain([]int{5}, 100) != 15 {
		t.Error("what shortening gains is wrong")
	}
	// Without the last one, four have to become shorter together, by five days until the first decides as well.
	if s := plan(t, joint()[:5]).Bottleneck(); !slices.Equal(s.Members, []int{1, 2, 3, 4}) || s.Days != 5 {
		t.Errorf("side by side the bottleneck is %v", s)
	}
}

func TestPlanEdges(t *testing.T) {
	none := plan(t, nil)
	if none.Length != 0 || none.Sum != 0 || none.Bottleneck().Members != nil {
		t.Errorf("nothing: %+v", none)
	}
	// At once: no time, and so nothing to shorten, but in order.
	p := plan(t, []Activity{{Days: 0}, {Days: 0, After: []int{0, 0}}})
	if p.Length != 0 || p.Bottleneck().Members != nil {
		t.Errorf("two at once: %+v", p)
	}
	// Waiting is nothing to shorten, neither alone nor beside what takes as long.
	for _, more := range [][]Activity{nil, {{Days: 5}}} {
		p = plan(t, append([]Activity{{Days: 0}, {Days: 0, After: []int{0}, Lead: map[int]int{0: -5}}}, more...))
		if s := p.Bottleneck(); p.Length != 5 || s.Members != nil {
			t.Errorf("waiting beside %v: %v", more, s)
		}
	}
	// Two chains that share nothing: the smallest set nearest the start.
	p = plan(t, []Activity{{Days: 3}, {Days: 4, After: []int{0}}, {Days: 5}, {Days: 2, After: []int{2}}})
	if s := p.Bottleneck(); !slices.Equal(s.Members, []int{0, 2}) || s.Days != 3 {
		t.Errorf("two chains: %v", s)
	}
	for what, wrong := range map[string][]Activity{"a negative duration": {{Days: -1}}, "no such activity": {{Days: 1, After: []int{1}}}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s does not panic", what)
				}
			}()
			NewPlan(wrong)
		}()
	}
}

func TestCircle(t *testing.T) {
	for _, v := range []struct {
		activities []Activity
		want       []int
	}{
		{[]Activity{{Days: 1, After: []int{0}}}, []int{0}},
		{[]Activity{{Days: 1, After: []int{1}}, {Days: 1, After: []int{2}}, {Days: 1, After: []int{1, 0}}}, []int{1, 2}},
		{[]Activity{{Days: 1}, {Days: 1, After: []int{0, 3}}, {Days: 1, After: []int{1}}, {Days: 1, After: []int{2}}}, []int{1, 3, 2}},
	} {
		_, err := NewPlan(v.activities)
		var circle *CycleError
		if !errors.As(err, &circle) || !slices.Equal(circle.Activities, v.want) || err.Error() == "" {
			t.Errorf("%v: %v, want %v", v.activities, err, v.want)
		}
	}
}

// someActivities are random ones without a circle, in random order.
func someActivities(r *rand.Rand, most int) []Activity {
	n := 1 + r.IntN(most)
	at := r.Perm(n) // at[k] may wait for at[j], j < k
	activities := make([]Activity, n)
	for k, i := range at {
		activities[i].Days = r.IntN(5)
		for _, j := range at[:k] {
			if r.IntN(3) > 0 {
				continue
			}
			activities[i].After = append(activities[i].After, j)
			if r.IntN(4) == 0 {
				if activities[i].Lead == nil {
					activities[i].Lead = map[int]int{}
				}
				activities[i].Lead[j] = r.IntN(12) - 5
			}
		}
	}
	return activities
}

// longest is the oracle: the longest chain that ends with an activity, tried one by one.
func longest(activities []Activity, i int) int {
	best := 0
	for _, j := range activities[i].After {
		best = max(best, longest(activities, j)-activities[i].Lead[j])
	}
	return best + activities[i].Days
}

// whole is the longest chain of all when some activities, a set of bits, take so many days less.
func whole(activities []Activity, set, less int) int {
	changed := slices.Clone(activities)
	length := 0
	for i := range changed {
		if set&(1<<i) != 0 {
			changed[i].Days = max(0, changed[i].Days-less)
		}
	}
	for i := range changed {
		length = max(length, longest(changed, i))
	}
	return length
}

// TestLead: what may start before another has ended. 9 days, and 24 that may start 5 days before those have ended.
func TestLead(t *testing.T) {
	p := plan(t, []Activity{{Days: 9}, {Days: 24, After: []int{0}, Lead: map[int]int{0: 5}}})
	if p.Length != 28 || p.Slots[0] != (Slot{0, 9, 0, 9}) || p.Slots[1] != (Slot{4, 28, 4, 28}) {
		t.Errorf("%+v", p)
	}
	if p := plan(t, []Activity{{Days: 3}, {Days: 2, After: []int{0}, Lead: map[int]int{0: 5}}}); p.Length != 3 || p.Slots[1] != (Slot{0, 2, 1, 3}) {
		t.Errorf("nothing starts before the first day: %+v", p)
	}
}

// TestPlanAgrees compares with trying every chain, every delay and every set of activities.
func TestPlanAgrees(t *testing.T) {
	r := random.New(t, 1, 2)
	for range random.Rounds(t, 3000) {
		activities := someActivities(r, 8)
		p := plan(t, activities)
		length, sum := whole(activities, 0, 0), 0
		for i, a := range activities {
			sum += a.Days
			s := p.Slots[i]
			if s.Finish != longest(activities, i) || s.Start != s.Finish-a.Days || s.LatestFinish-s.LatestStart != a.Days {
				t.Fatalf("%v: %d has %+v", activities, i, s)
			}
			// As much longer as its slack it may take, and no more.
			for extra, want := range map[int]int{s.Slack(): length, s.Slack() + 1: length + 1} {
				if got := whole(activities, 1<<i, -extra); got != want {
					t.Fatalf("%v: if %d takes %d days more the whole takes %d, want %d", activities, i, extra, got, want)
				}
			}
		}
		if p.Length != length || p.Sum != sum {
			t.Fatalf("%v: longest path %d, sum %d, want %d and %d", activities, p.Length, p.Sum, length, sum)
		}
		checkBottleneck(t, activities, p)
	}
}

// checkBottleneck tries every set.
func checkBottleneck(t *testing.T, activities []Activity, p *Plan) {
	t.Helper()
	got := p.Bottleneck()
	if whole(activities, 1<<len(activities)-1, 1) == p.Length {
		if got.Members != nil {
			t.Fatalf("%v: there is nothing to shorten, but %v", activities, got)
		}
		return
	}
	size := func(set int) (n int) {
		for ; set > 0; set &= set - 1 {
			n++
		}
		return n
	}
	reach := func(set int) (days int) {
		least := 1 << 30
		for i, a := range activities {
			if set&(1<<i) != 0 {
				least = min(least, a.Days)
			}
		}
		for days < least && whole(activities, set, days+1) == p.Length-days-1 {
			days++
		}
		return days
	}
	smallest, farthest := len(activities)+1, 0
	for set := range 1 << len(activities) {
		if whole(activities, set, 1) == p.Length {
			continue
		}
		if n := size(set); n < smallest {
			smallest, farthest = n, reach(set)
		} else if n == smallest {
			farthest = max(farthest, reach(set))
		}
	}
	set := 0
	for _, i := range got.Members {
		set |= 1 << i
	}
	if len(got.Members) != smallest || size(set) != smallest || got.Days != reach(set) || got.Days < 1 || p.Gain(got.Members, 1) != 1 {
		t.Fatalf("%v: the bottleneck is %v; the smallest set has %d members", activities, got, smallest)
	}
	if smallest == 1 && got.Days != farthest {
		t.Fatalf("%v: the bottleneck is %v; another can be shortened by %d days", activities, got, farthest)
	}
}
