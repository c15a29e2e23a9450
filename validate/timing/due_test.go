package timing

import (
	"errors"
	"slices"
	"testing"
)

// TestVectors are domain.md §7.3: working days, and the same number of calendar days before and after they move on.
func TestVectors(t *testing.T) {
	c := declared(2025, 2026)
	for _, v := range []struct {
		accepted              string
		n                     int
		working, counted, day string
	}{
		{"2025-04-25", 3, "2025-04-29", "2025-04-28", "2025-04-28"},
		{"2025-09-26", 5, "2025-10-10", "2025-10-01", "2025-10-09"},
		{"2026-02-13", 1, "2026-02-14", "2026-02-14", "2026-02-14"},
		{"2026-05-08", 1, "2026-05-09", "2026-05-09", "2026-05-09"},
		{"2026-09-30", 3, "2026-10-10", "2026-10-03", "2026-10-08"},
		{"2026-03-02", 20, "2026-03-30", "2026-03-22", "2026-03-23"},
	} {
		due, err := c.Due(day(v.accepted), Period{v.n, WorkingDay})
		if err != nil || due.Last != day(v.working) || due.Counted != due.Last || due.First != due.Accepted+1 {
			t.Errorf("%s and %d working days: %+v, want %s (%v)", v.accepted, v.n, due, v.working, err)
		}
		due, err = c.Due(day(v.accepted), Period{v.n, Day})
		if err != nil || due.Counted != day(v.counted) || due.Last != day(v.day) || due.First != due.Accepted+1 {
			t.Errorf("%s and %d days: %+v, want %s, then %s (%v)", v.accepted, v.n, due, v.counted, v.day, err)
		}
	}
}

func TestDue(t *testing.T) {
	c := declared(2013, 2014, 2024, 2025, 2026)
	off := func(first, last string, kind Kind) Stretch { return Stretch{day(first), day(last), kind} }
	for _, v := range []struct {
		accepted string
		period   Period
		counted  string
		last     string
		on       Kind
		monthEnd bool
		off      []Stretch
		makeUp   []Date
	}{
		// Working days: what is left out and what counts on a Saturday.
		{accepted: "2026-02-09", period: Period{11, WorkingDay}, counted: "2026-03-02", last: "2026-03-02",
			off:    []Stretch{off("2026-02-15", "2026-02-23", Holiday), off("2026-03-01", "2026-03-01", Weekend)},
			makeUp: []Date{day("2026-02-14"), day("2026-02-28")}},
		// A stretch of declared days off and a Sunday the notice does not name.
		{accepted: "2014-04-04", period: Period{1, WorkingDay}, counted: "2014-04-08", last: "2014-04-08",
			off: []Stretch{off("2014-04-05", "2014-04-07", Holiday)}},
		// Acceptance on a day off: counting begins on the next working day.
		{accepted: "2026-10-03", period: Period{1, WorkingDay}, counted: "2026-10-08", last: "2026-10-08", on: Holiday,
			off: []Stretch{off("2026-10-04", "2026-10-07", Holiday)}},
		{accepted: "2026-03-07", period: Period{1, WorkingDay}, counted: "2026-03-09", last: "2026-03-09", on: Weekend,
			off: []Stretch{off("2026-03-08", "2026-03-08", Weekend)}},
		{accepted: "2026-03-06", period: Period{1, WorkingDay}, counted: "2026-03-09", last: "2026-03-09",
			off: []Stretch{off("2026-03-07", "2026-03-08", Weekend)}},
		{accepted: "2026-10-10", period: Period{1, Day}, counted: "2026-10-11", last: "2026-10-12", on: MakeUp,
			off: []Stretch{off("2026-10-11", "2026-10-11", Weekend)}},
		// Calendar days moved on to a working Saturday, which is none of the days passed over.
		{accepted: "2024-02-10", period: Period{5, Day}, counted: "2024-02-15", last: "2024-02-18", on: Holiday,
			off: []Stretch{off("2024-02-15", "2024-02-17", Holiday)}},
		// Months and years: the same number, the end of the month, and moving on.
		{accepted: "2025-01-31", period: Period{1, Month}, counted: "2025-02-28", last: "2025-02-28", on: Holiday, monthEnd: true},
		{accepted: "2024-01-31", period: Period{1, Month}, counted: "2024-02-29", last: "2024-02-29", monthEnd: true},
		{accepted: "2024-08-31", period: Period{6, Month}, counted: "2025-02-28", last: "2025-02-28", on: Weekend, monthEnd: true},
		{accepted: "2024-08-30", period: Period{1, Month}, counted: "2024-09-30", last: "2024-09-30"},
		{accepted: "2025-08-31", period: Period{3, Month}, counted: "2025-11-30", last: "2025-12-01", on: Weekend, monthEnd: true,
			off: []Stretch{off("2025-11-30", "2025-11-30", Weekend)}},
		{accepted: "2024-02-29", period: Period{1, Year}, counted: "2025-02-28", last: "2025-02-28", monthEnd: true},
		{accepted: "2025-10-01", period: Period{1, Year}, counted: "2026-10-01", last: "2026-10-08", on: Holiday,
			off: []Stretch{off("2026-10-01", "2026-10-07", Holiday)}},
		// Only the ends of a long period need be declared.
		{accepted: "2014-03-03", period: Period{10, Year}, counted: "2024-03-03", last: "2024-03-04",
			off: []Stretch{off("2024-03-03", "2024-03-03", Weekend)}},
		// The last days that can be told.
		{accepted: "2026-12-30", period: Period{1, WorkingDay}, counted: "2026-12-31", last: "2026-12-31"},
		{accepted: "2026-12-01", period: Period{30, Day}, counted: "2026-12-31", last: "2026-12-31"},
	} {
		due, err := c.Due(day(v.accepted), v.period)
		if err != nil {
			t.Errorf("%s and %v: %v", v.accepted, v.period, err)
			continue
		}
		if due.Accepted != day(v.accepted) || due.Period != v.period || due.First != due.Accepted+1 || due.Counted != day(v.counted) || due.Last != day(v.last) ||
			due.On != v.on || due.MonthEnd != v.monthEnd || !slices.Equal(due.Off, v.off) || !slices.Equal(due.MakeUp, v.makeUp) {
			t.Errorf("%s and %v: %+v", v.accepted, v.period, due)
		}
		if last, err := c.Last(day(v.accepted), v.period); err != nil || last != due.Last {
			t.Errorf("%s and %v: last %s, due %s (%v)", v.accepted, v.period, last, due.Last, err)
		}
	}
	due, err := c.Due(day("2026-03-02"), Period{20, WorkingDay})
	if err != nil || due.Days() != 28 || len(due.Off) != 4 || due.Off[0].Days() != 2 {
		t.Errorf("20 working days from 2026-03-02: %+v (%v)", due, err)
	}
}

// TestAtOnce: what ends at once ends on the day of acceptance, on a day off too.
func TestAtOnce(t *testing.T) {
	c := declared(2026)
	for _, p := range []Period{{}, {Value: 3}, {0, WorkingDay}, {0, Day}, {0, Year}} {
		for _, s := range []string{"2026-03-02", "2026-10-03"} {
			due, err := c.Due(day(s), p)
			if err != nil || due.Last != day(s) || due.First != day(s) || due.Counted != day(s) || due.Days() != 0 || due.Off != nil {
				t.Errorf("%s and %v: %+v (%v)", s, p, due, err)
			}
		}
	}
}

// TestBeyond: no day is guessed; the error names the first year that is missing.
func TestBeyond(t *testing.T) {
	c := declared(2013, 2014, 2024, 2025, 2026)
	for _, v := range []struct {
		accepted string
		period   Period
		year     int
	}{
		{"2026-12-31", Period{1, WorkingDay}, 2027},
		{"2026-12-02", Period{30, Day}, 2027},
		{"2026-11-30", Period{2, Month}, 2027},
		{"2023-12-31", Period{1, WorkingDay}, 2023}, // the day of acceptance itself
		{"2023-12-31", Period{}, 2023},
		{"2012-12-31", Period{30, Day}, 2012},
		{"2014-12-20", Period{20, WorkingDay}, 2015}, // a gap is beyond
		{"2014-12-20", Period{600, WorkingDay}, 2015},
		{"2014-06-01", Period{5, Year}, 2019},
		{"2014-06-01", Period{MaxValue, Year}, 2014 + MaxValue},
	} {
		_, err := c.Due(day(v.accepted), v.period)
		var missing *MissingYearError
		if !errors.As(err, &missing) || missing.Year != v.year || !slices.Equal(missing.Declared, c.Years()) {
			t.Errorf("%s and %v: %v", v.accepted, v.period, err)
		}
	}
	// A last day that would have to move on into a year that is missing: 2023-12-31 is a Sunday.
	only, err := NewCalendar(Notice{Year: 2023})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := only.Due(day("2023-12-01"), Period{30, Day}); !isMissing(err, 2024) {
		t.Errorf("a period that moves on into 2024: %v", err)
	}
}

func TestPeriodError(t *testing.T) {
	c := declared(2026)
	for _, p := range []Period{{-1, Day}, {MaxValue + 1, Day}, {1, Year + 1}, {1, -1}} {
		var wrong *PeriodError
		if _, err := c.Due(day("2026-03-02"), p); !errors.As(err, &wrong) || wrong.Period != p || err.Error() == "" {
			t.Errorf("%v: %v", p, err)
		}
	}
}

// TestLaterNeverEarlier: of two acceptances the later one never ends earlier, and a longer period never ends earlier than a
// shorter one. Plans and Compare rest on it.
func TestLaterNeverEarlier(t *testing.T) {
	c := declared(2024, 2025, 2026)
	for unit := AtOnce; unit <= Year; unit++ {
		for value := range 40 {
			before := Date(0)
			for d := range c.Days() {
				last, err := c.Last(d, Period{value, unit})
				if err != nil {
					break
				}
				if last < before || last < d {
					t.Fatalf("accepted on %s, a period of %d (unit %d) ends on %s; accepted the day before, on %s", d, value, unit, last, before)
				}
				if longer, err := c.Last(d, Period{value + 1, unit}); err == nil && longer < last {
					t.Fatalf("accepted on %s, a period of %d (unit %d) ends later than one of %d", d, value, unit, value+1)
				}
				before = last
			}
		}
	}
}
