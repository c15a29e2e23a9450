package timing

import (
	"errors"
	"slices"
	"testing"
)

// The tests of this file notice changes of one operator that no other test did; `make night-mutate` looks for more. What nothing
// can notice:
//
//   - network.go, c.From == e || moved%events == 0: how often a ring is looked for, not whether; a ring stays once it is there.
//   - network.go, at < ring[lowest].From or at <=: no event is in a ring twice.
//   - schedule.go, j < b.Follows or j <= b.Follows: they differ for a task that is named twice, and is the same one.
//   - schedule.go, by-from or by+from: the search may look further, and finds the same day, for no period ends before it begins.
//   - compare.go, end.last <= limit.counted or <: a promise ends on a working day, and a limit counted to a working day ends
//     there and does not come to this case.

// TestEdgesOfAYear: a notice may name the first day of its year and not that of the next.
func TestEdgesOfAYear(t *testing.T) {
	next := day("2026-01-01")
	for what, n := range map[string]Notice{"off": {2025, []Date{next}, nil}, "working": {2025, nil, []Date{next}}} {
		_, err := NewCalendar(n)
		var flaw *NoticeError
		if !errors.As(err, &flaw) || *flaw != (NoticeError{2025, next, OtherYear}) {
			t.Errorf("the first day of the next year, %s: %v", what, err)
		}
	}
	// 2028 begins with a Saturday and ends with a Sunday.
	c, err := NewCalendar(Notice{2028, nil, []Date{day("2028-01-01"), day("2028-12-31")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"2028-01-01", "2028-12-31"} {
		if k, err := c.Kind(day(s)); err != nil || k != MakeUp {
			t.Errorf("%s is %d, want a working day (%v)", s, k, err)
		}
	}
}

// TestAllDays: the days of a calendar are those of its years, to the last.
func TestAllDays(t *testing.T) {
	var all []Date
	for d := range declared(2014, 2024).Days() {
		all = append(all, d)
	}
	if len(all) != 365+366 || all[0] != day("2014-01-01") || all[364] != day("2014-12-31") || all[365] != day("2024-01-01") || all[len(all)-1] != day("2024-12-31") {
		t.Errorf("%d days from %s to %s", len(all), all[0], all[len(all)-1])
	}
}

// TestFirstOfEquals: of activities that can be shortened as far the one that starts first is the bottleneck.
func TestFirstOfEquals(t *testing.T) {
	if s := plan(t, []Activity{{Days: 3}, {Days: 3, After: []int{0}}}).Bottleneck(); !slices.Equal(s.Members, []int{0}) || s.Days != 3 {
		t.Errorf("two in a row: %v", s)
	}
	if s := plan(t, []Activity{{Days: 3, After: []int{1}}, {Days: 3}}).Bottleneck(); !slices.Equal(s.Members, []int{1}) || s.Days != 3 {
		t.Errorf("two in a row, listed the other way round: %v", s)
	}
}
