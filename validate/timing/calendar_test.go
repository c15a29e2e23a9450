package timing

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
)

// notices are the State Council's notices of some years, written by hand: days off, then working Saturdays and Sundays. A
// stretch is written first..last.
var notices = map[int][2]string{
	2013: {"01-01..01-03 02-09..02-15 04-04..04-06 04-29..05-01 06-10..06-12 09-19..09-21 10-01..10-07",
		"01-05 01-06 02-16 02-17 04-07 04-27 04-28 06-08 06-09 09-22 09-29 10-12"},
	2014: {"01-01 01-31..02-06 04-05 04-07 05-01..05-03 06-02 09-08 10-01..10-07", "01-26 02-08 05-04 09-28 10-11"},
	2024: {"01-01 02-10..02-17 04-04..04-06 05-01..05-05 06-10 09-15..09-17 10-01..10-07",
		"02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12"},
	2025: {"01-01 01-28..02-04 04-04..04-06 05-01..05-05 05-31..06-02 10-01..10-08", "01-26 02-08 04-27 09-28 10-11"},
	2026: {"01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07",
		"01-04 02-14 02-28 05-09 09-20 10-10"},
}

// day reads a date of a test.
func day(s string) Date {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return fromTime(t)
}

// notice returns the notice of a year.
func notice(year int) Notice {
	n := Notice{Year: year}
	prefix := newYear(year).String()[:5]
	for i, list := range []*[]Date{&n.Off, &n.Work} {
		for _, stretch := range strings.Fields(notices[year][i]) {
			first, last, ok := strings.Cut(stretch, "..")
			if !ok {
				last = first
			}
			for d := day(prefix + first); d <= day(prefix+last); d++ {
				*list = append(*list, d)
			}
		}
	}
	return n
}

// declared returns the calendar of some years.
func declared(years ...int) *Calendar {
	var list []Notice
	for _, y := range years {
		list = append(list, notice(y))
	}
	c, err := NewCalendar(list...)
	if err != nil {
		panic(err)
	}
	return c
}

// byHand is the oracle: it knows a working day by looking at the notice of its year, with package time, and counts one day
// after another.
type byHand map[string]bool

func handbook(years ...int) byHand {
	works := byHand{}
	for _, y := range years {
		for t := time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC); t.Year() == y; t = t.AddDate(0, 0, 1) {
			works[t.Format(time.DateOnly)] = t.Weekday() != time.Saturday && t.Weekday() != time.Sunday
		}
		n := notice(y)
		for _, d := range n.Off {
			works[d.String()] = false
		}
		for _, d := range n.Work {
			works[d.String()] = true
		}
	}
	return works
}

func TestDate(t *testing.T) {
	at := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := Date(0); at.Year() < 2101; d, at = d+1, at.AddDate(0, 0, 1) {
		if y, m, n := d.Civil(); y != at.Year() || m != at.Month() || n != at.Day() || d.Weekday() != at.Weekday() {
			t.Fatalf("day %d is %s, a %s; want %s, a %s", d, d, d.Weekday(), at.Format(time.DateOnly), at.Weekday())
		}
	}
	for _, s := range []string{"0001-01-01", "1999-12-31", "2000-02-29", "2026-11-21", "9999-12-31"} {
		if got := day(s).String(); got != s {
			t.Errorf("%s became %s", s, got)
		}
	}
	if d := Date(-1); d.Weekday() != time.Sunday || d.String() != "0000-12-31" {
		t.Errorf("the day before the first is %s, a %s", d, d.Weekday())
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from    string
		months  int
		want    string
		clamped bool
	}{
		{"2025-01-31", 1, "2025-02-28", true},
		{"2024-01-31", 1, "2024-02-29", true},
		{"2024-02-29", 12, "2025-02-28", true},
		{"2024-02-29", 48, "2028-02-29", false},
		{"2025-02-28", 1, "2025-03-28", false},
		{"2025-10-31", 1, "2025-11-30", true},
		{"2025-10-31", 2, "2025-12-31", false},
		{"2025-12-15", 1, "2026-01-15", false},
		{"2025-12-31", 2, "2026-02-28", true},
	} {
		if got, clamped := day(c.from).addMonths(c.months); got != day(c.want) || clamped != c.clamped {
			t.Errorf("%s and %d months: %s %v, want %s %v", c.from, c.months, got, clamped, c.want, c.clamped)
		}
	}
}

// TestWorkingDaysOfYears compares with the totals of domain.md §7.2.
func TestWorkingDaysOfYears(t *testing.T) {
	for year, want := range map[int][]int{
		2025: {19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23},
		2026: {21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23},
	} {
		c, total := declared(2024, 2025, 2026), 0
		for m := range 12 {
			last := fromTime(time.Date(year, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC))
			next := fromTime(time.Date(year, time.Month(m)+2, 0, 0, 0, 0, 0, time.UTC))
			n, err := c.WorkingDays(last, next)
			if err != nil || n != want[m] {
				t.Errorf("%d-%02d has %d working days, want %d (%v)", year, m+1, n, want[m], err)
			}
			total += n
		}
		if total != 248 {
			t.Errorf("%d has %d working days", year, total)
		}
	}
}

func TestKind(t *testing.T) {
	c := declared(2013, 2014, 2026)
	for s, want := range map[string]Kind{
		"2026-03-02": Weekday, "2026-03-07": Weekend, "2026-02-16": Holiday, "2026-02-15": Holiday, "2026-02-14": MakeUp,
		"2014-04-06": Weekend, "2014-04-07": Holiday,
	} {
		got, err := c.Kind(day(s))
		if err != nil || got != want || c.Works(day(s)) != want.Works() {
			t.Errorf("%s is %d, want %d (%v)", s, got, want, err)
		}
	}
	if _, err := c.Kind(day("2015-01-01")); !isMissing(err, 2015) {
		t.Errorf("2015-01-01: %v", err)
	}
	if c.Works(day("2025-12-31")) || c.Covers(day("2025-12-31")) || !c.Covers(day("2026-12-31")) {
		t.Error("a day of no declared year is covered")
	}
	if got := c.Years(); !slices.Equal(got, []int{2013, 2014, 2026}) {
		t.Errorf("the years are %v", got)
	}
}

// isMissing reports whether an error names a year that is not declared.
func isMissing(err error, year int) bool {
	var missing *MissingYearError
	return errors.As(err, &missing) && missing.Year == year && strings.Contains(err.Error(), newYear(year).String()[:4])
}

func TestNoCalendar(t *testing.T) {
	var none *Calendar
	empty, err := NewCalendar()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*Calendar{none, empty} {
		if c.Years() != nil || c.Covers(0) || c.Works(0) {
			t.Error("a calendar without years has days")
		}
		if _, err := c.Due(day("2026-03-02"), Period{20, WorkingDay}); !isMissing(err, 2026) {
			t.Errorf("due: %v", err)
		}
		if _, err := c.NextWorkingDay(day("2026-03-02")); !isMissing(err, 2026) {
			t.Errorf("next working day: %v", err)
		}
		if _, err := c.WorkingDays(day("2026-03-02"), day("2026-03-03")); !isMissing(err, 2026) {
			t.Errorf("working days: %v", err)
		}
	}
}

func TestNotices(t *testing.T) {
	off, work := []Date{day("2026-10-01")}, []Date{day("2026-10-10")}
	for _, c := range []struct {
		what    string
		notices []Notice
		want    NoticeError
		text    string
	}{
		{"twice", []Notice{{Year: 2026}, {Year: 2025}, {Year: 2026}}, NoticeError{2026, 0, TwiceDeclared}, "declared twice"},
		{"off in another year", []Notice{{2025, off, nil}}, NoticeError{2025, off[0], OtherYear}, "2026-10-01, a day of another year"},
		{"working in another year", []Notice{{2027, nil, work}}, NoticeError{2027, work[0], OtherYear}, "2026-10-10"},
		{"both", []Notice{{2026, off, off}}, NoticeError{2026, off[0], OffAndWork}, "both off and working"},
		{"the first flaw by year and day", []Notice{{2026, nil, []Date{day("2024-01-01")}}, {2025, []Date{day("2026-01-01"), day("2023-01-01")}, nil}},
			NoticeError{2025, day("2023-01-01"), OtherYear}, "2023-01-01"},
	} {
		_, err := NewCalendar(c.notices...)
		var flaw *NoticeError
		if !errors.As(err, &flaw) || *flaw != c.want || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
	// A working Monday says nothing new, a day off may be said twice.
	c, err := NewCalendar(Notice{2026, []Date{off[0], off[0]}, []Date{day("2026-03-02")}})
	if err != nil {
		t.Fatal(err)
	}
	if k, _ := c.Kind(day("2026-03-02")); k != Weekday {
		t.Errorf("a Monday named as a working day is %d", k)
	}
}

// TestWorkingDaysAgree compares counting and adding with going day by day, for every start and every length to 120.
func TestWorkingDaysAgree(t *testing.T) {
	years := []int{2013, 2014, 2024, 2025, 2026}
	c, works := declared(years...), handbook(years...)
	for start := range c.Days() {
		at, n, end := start, 0, start
		for n < 120 {
			end++
			working, ok := works[end.String()]
			if !ok {
				if _, err := c.Last(start, Period{n + 1, WorkingDay}); !isMissing(err, end.year()) {
					t.Fatalf("%s and %d working days: %v", start, n+1, err)
				}
				if _, err := c.WorkingDays(start, end); !isMissing(err, end.year()) {
					t.Fatalf("working days from %s to %s: %v", start, end, err)
				}
				break
			}
			if working {
				n++
				if got, err := c.Last(start, Period{n, WorkingDay}); err != nil || got != end {
					t.Fatalf("%s and %d working days: %s, want %s (%v)", start, n, got, end, err)
				}
				if next, err := c.NextWorkingDay(at + 1); err != nil || next != end {
					t.Fatalf("the next working day after %s: %s, want %s (%v)", at, next, end, err)
				}
				at = end
			}
			if got, err := c.WorkingDays(start, end); err != nil || got != n {
				t.Fatalf("working days from %s to %s: %d, want %d (%v)", start, end, got, n, err)
			}
		}
	}
}
