package timing

import (
	"errors"
	"testing"
)

// TestTwentyWorkingDays are the figures of domain.md §7.1.
func TestTwentyWorkingDays(t *testing.T) {
	c := declared(2025, 2026)
	between := func(d Date) bool { return c.Works(d) && d >= day("2025-01-02") && d <= day("2026-11-19") }
	shortest, longest, ok, err := c.Bounds(Period{20, WorkingDay}, between)
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	if want := (Extent{day("2026-01-19"), day("2026-02-14")}); shortest != want || shortest.Days() != 26 {
		t.Errorf("the shortest is %v, %d days", shortest, shortest.Days())
	}
	if want := (Extent{day("2026-09-24"), day("2026-10-29")}); longest != want || longest.Days() != 35 {
		t.Errorf("the longest is %v, %d days", longest, longest.Days())
	}
	if last, err := c.Last(day("2026-01-04"), Period{20, WorkingDay}); err != nil || last != day("2026-01-30") {
		t.Errorf("from 2026-01-04 it is %s (%v), as short", last, err)
	}
	spans := map[int]int{}
	for d := range c.Days() {
		if between(d) {
			last, err := c.Last(d, Period{20, WorkingDay})
			if err != nil {
				t.Fatal(err)
			}
			spans[int(last-d)]++
		}
	}
	for span, n := range spans {
		if n > spans[28] {
			t.Errorf("%d days are more frequent than 28", span)
		}
	}
}

// TestBoundsAgree looks at every day.
func TestBoundsAgree(t *testing.T) {
	c := declared(2014, 2025, 2026)
	for unit := AtOnce; unit <= Year; unit++ {
		for value := range 30 {
			p := Period{value, unit}
			low, high, ok := 1<<30, -1, false
			for d := range c.Days() {
				if last, err := c.Last(d, p); err == nil {
					low, high, ok = min(low, int(last-d)), max(high, int(last-d)), true
				}
			}
			shortest, longest, got, err := c.Bounds(p, nil)
			if err != nil || got != ok || ok && (shortest.Days() != low || longest.Days() != high) {
				t.Errorf("%v: %v %v %v %v, want %d to %d, %v", p, shortest, longest, got, err, low, high, ok)
			}
		}
	}
}

func TestCompare(t *testing.T) {
	both := declared(2025, 2026)
	worst := func(accepted, promise, statute string) *Excess {
		return &Excess{day(accepted), day(promise), day(statute)}
	}
	for _, v := range []struct {
		what             string
		c                *Calendar
		promise, statute Period
		verdict          Verdict
		judged           bool // on days of the calendar
		worst            *Excess
	}{
		{"one unit", nil, Period{5, WorkingDay}, Period{20, WorkingDay}, Always, false, nil},
		{"equal", nil, Period{1, Year}, Period{12, Month}, Always, false, nil},
		{"at once", nil, Period{}, Period{20, Month}, Always, false, nil},
		{"at once on both sides", nil, Period{}, Period{0, Day}, Always, false, nil},
		{"days within working days", nil, Period{20, Day}, Period{20, WorkingDay}, Always, false, nil},
		{"longer, without a calendar", nil, Period{21, WorkingDay}, Period{20, WorkingDay}, Exceeded, false, nil},
		{"nothing is within at once", nil, Period{1, Day}, Period{}, Exceeded, false, nil},
		{"more working days than days", nil, Period{21, WorkingDay}, Period{20, Day}, Exceeded, false, nil},
		{"depends, without a calendar", nil, Period{20, WorkingDay}, Period{30, Day}, Unknown, false, nil},
		{"the same number", both, Period{20, WorkingDay}, Period{20, Day}, Exceeded, true, worst("2026-09-24", "2026-10-29", "2026-10-14")},
		{"twenty in thirty", both, Period{20, WorkingDay}, Period{30, Day}, Exceeded, true, worst("2026-09-23", "2026-10-28", "2026-10-23")},
		{"twenty in thirty-five", both, Period{20, WorkingDay}, Period{35, Day}, Always, true, nil},
		{"twenty in thirty-four", both, Period{20, WorkingDay}, Period{34, Day}, Exceeded, true, worst("2026-09-24", "2026-10-29", "2026-10-28")},
		{"a month in twenty", both, Period{1, Month}, Period{20, WorkingDay}, Exceeded, true, nil},
		{"thirty days in a month", both, Period{30, Day}, Period{1, Month}, Exceeded, true, nil},
		{"twenty-eight days in a month", both, Period{28, Day}, Period{1, Month}, Always, true, nil},
		{"longer by one day", both, Period{7, Day}, Period{6, Day}, Exceeded, true, nil},
		{"in years, of which the calendar has not the end", declared(2026), Period{20, WorkingDay}, Period{5, Year}, Always, true, nil},
		{"years in working days, of which the calendar has not the end", declared(2026), Period{5, Year}, Period{20, WorkingDay}, Unknown, false, nil},
		{"both longer than the calendar", declared(2026), Period{400, WorkingDay}, Period{2, Year}, Unknown, false, nil},
	} {
		got, err := v.c.Compare(v.promise, v.statute, nil)
		if err != nil || got.Verdict != v.verdict || (got.Days > 0) != v.judged {
			t.Errorf("%s: %+v (%v)", v.what, got, err)
			continue
		}
		if v.worst != nil && (got.Worst == nil || *got.Worst != *v.worst) {
			t.Errorf("%s: the worst is %v, want %v", v.what, got.Worst, *v.worst)
		}
		if got.Verdict != Exceeded && got.Worst != nil || got.Worst != nil && got.Worst.Days() <= 0 {
			t.Errorf("%s: %v is no excess", v.what, got.Worst)
		}
	}
}

// TestCompareAgrees looks for the worst day by trying all, and holds the rules of counting against the calendar.
func TestCompareAgrees(t *testing.T) {
	c := declared(2024, 2025, 2026)
	periods := []Period{{}}
	for _, unit := range []Unit{WorkingDay, Day, Month, Year} {
		for _, value := range []int{1, 5, 20, 28, 31, 60, 366} {
			periods = append(periods, Period{value, unit})
		}
	}
	for _, p := range periods {
		for _, s := range periods {
			excess, at := 0, Date(0)
			beyond, judged := false, false
			for d := range c.Days() {
				last, err := c.Last(d, p)
				limit, limitErr := c.Last(d, s)
				if err != nil && limitErr == nil {
					beyond = true
				}
				if err == nil && limitErr == nil {
					judged = true
					if n := int(last - limit); n > 0 && n >= excess {
						excess, at = n, d
					}
				}
			}
			got, err := c.Compare(p, s, nil)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case excess > 0 && (got.Verdict != Exceeded || got.Worst == nil || got.Worst.Days() != excess || got.Worst.Accepted != at):
				t.Errorf("%v in %v: %+v; accepted on %s it is exceeded by %d days", p, s, got, at, excess)
			case excess == 0 && judged && !beyond && got.Verdict != Always:
				t.Errorf("%v in %v: %+v; it holds on every day", p, s, got)
			case got.Verdict == Always && beyond:
				t.Errorf("%v in %v: %+v; the promise is longer than the calendar where the limit is not", p, s, got)
			case got.Verdict == Exceeded && got.Worst == nil && judged:
				t.Errorf("%v in %v: %+v; no day shows it", p, s, got)
			}
		}
	}
}

// TestNothingToCompare: periods that cannot be counted, and a calendar without years.
func TestNothingToCompare(t *testing.T) {
	wrong, fine := Period{-1, Day}, Period{20, WorkingDay}
	var refused *PeriodError
	if _, err := declared(2026).Compare(wrong, fine, nil); !errors.As(err, &refused) {
		t.Errorf("a promise: %v", err)
	}
	if _, err := declared(2026).Compare(fine, wrong, nil); !errors.As(err, &refused) {
		t.Errorf("a limit: %v", err)
	}
	if _, _, _, err := declared(2026).Bounds(wrong, nil); !errors.As(err, &refused) {
		t.Errorf("bounds: %v", err)
	}
	var none *Calendar
	if _, _, ok, err := none.Bounds(fine, nil); ok || err != nil {
		t.Errorf("bounds without a year: %v %v", ok, err)
	}
}

// TestMostWorkingDays has the months of 2026 that have 24 working days, counted by hand: the make-up days of the holidays fall into them.
func TestMostWorkingDays(t *testing.T) {
	var none *Calendar
	month, year := Period{1, Month}, Period{1, Year}
	for _, x := range []struct {
		c    *Calendar
		p    Period
		want int
	}{
		{declared(2026), month, 24}, {none, month, 23}, {none, year, 262}, {declared(2026), Period{3, Month}, 72}, {none, Period{10, Day}, 10},
		{none, Period{10, WorkingDay}, 10}, {none, Period{3, AtOnce}, 0}, {none, Period{0, Month}, 0},
	} {
		if got, err := x.c.MostWorkingDays(x.p); err != nil || got != x.want {
			t.Errorf("%v has at most %d working days (%v), want %d", x.p, got, err, x.want)
		}
	}
	c, longest := declared(2025, 2026), 0
	for d := range c.Days() {
		for _, p := range []Period{month, {2, Month}, year, {25, Day}} {
			last, err := c.Last(d, p)
			if err != nil {
				continue
			}
			n, err := c.WorkingDays(d, last)
			if most, err2 := c.MostWorkingDays(p); err != nil || err2 != nil || n > most {
				t.Errorf("%v from %s has %d working days (%v), more than %d (%v)", p, d, n, err, most, err2)
			}
			if p == month {
				longest = max(longest, n)
			}
		}
	}
	for _, s := range []string{"2026-05-06", "2026-08-24", "2026-08-25"} {
		last, _ := c.Last(day(s), month)
		if n, err := c.WorkingDays(day(s), last); n != 24 || err != nil || longest != 24 {
			t.Errorf("a month from %s has %d working days (%v)", s, n, err)
		}
	}
	if _, err := c.MostWorkingDays(Period{-1, Month}); err == nil {
		t.Error("no error for a period that is none")
	}
}

// TestFewestWorkingDays has the ten days of 2026 of which one alone is a working day, counted by hand: those from the make-up Saturday before the
// Spring Festival, 15 to 24 February.
func TestFewestWorkingDays(t *testing.T) {
	var none *Calendar
	for _, x := range []struct {
		c    *Calendar
		p    Period
		want int
	}{
		{declared(2026), Period{10, Day}, 1}, {declared(2026), Period{3, Day}, 1}, {none, Period{10, Day}, 0}, {none, Period{10, WorkingDay}, 10}, {none, Period{0, AtOnce}, 0},
	} {
		if got, err := x.c.FewestWorkingDays(x.p); err != nil || got != x.want {
			t.Errorf("%v has at least %d working days (%v), want %d", x.p, got, err, x.want)
		}
	}
	c := declared(2025, 2026)
	for _, p := range []Period{{1, Month}, {2, Month}, {1, Year}, {25, Day}} {
		least, err := c.FewestWorkingDays(p)
		reached := false
		for d := range c.Days() {
			last, missing := c.Last(d, p)
			if missing != nil {
				continue
			}
			n, wrong := c.WorkingDays(d, last)
			if wrong != nil || n < least {
				t.Errorf("%v from %s has %d working days (%v), fewer than %d (%v)", p, d, n, wrong, least, err)
			}
			reached = reached || n == least
		}
		if !reached || err != nil {
			t.Errorf("no %v has %d working days (%v)", p, least, err)
		}
	}
	if _, err := c.FewestWorkingDays(Period{-1, Month}); err == nil {
		t.Error("no error for a period that is none")
	}
}
