package timing

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Notice is what the State Council's notice (国务院办公厅节假日安排通知) declares for one year. Every other Saturday and Sunday
// is a day off, every other weekday a working day.
type Notice struct {
	Year int
	Off  []Date // days off; Saturdays and Sundays may be named
	Work []Date // working Saturdays and Sundays (调休上班)
}

// Calendar knows which days of the declared years are working days. Counting takes the logarithm of the number of years,
// whatever the length of the period. Nil is a calendar without years. It does not change and may be shared.
type Calendar struct {
	runs []run // by date; between two of them at least one year is missing
}

// run is a stretch of declared years without a gap.
type run struct {
	first, last Date
	kinds       []Kind  // of each day
	before      []int32 // before[i]: working days among the first i days; one longer than kinds
	working     []Date  // the working days
}

// Kind is what sort of day a day is.
type Kind int

// The kinds of day.
const (
	Weekday Kind = iota // an ordinary working day, Monday to Friday
	Weekend             // a Saturday or Sunday off
	Holiday             // a day off that the notice declares
	MakeUp              // a Saturday or Sunday on which offices work (调休上班)
)

// Works reports whether offices work on such a day.
func (k Kind) Works() bool { return k == Weekday || k == MakeUp }

// NoticeError is a notice that cannot be meant.
type NoticeError struct {
	Year int
	Day  Date // zero for TwiceDeclared
	Flaw Flaw
}

// Flaw is what is wrong with a notice.
type Flaw int

// The flaws of a notice.
const (
	TwiceDeclared Flaw = iota // the year has two notices
	OtherYear                 // the day belongs to another year
	OffAndWork                // the day is declared off and working
)

// Error says what is wrong.
func (e *NoticeError) Error() string {
	switch e.Flaw {
	case TwiceDeclared:
		return fmt.Sprintf("the calendar of %d is declared twice", e.Year)
	case OtherYear:
		return fmt.Sprintf("the calendar of %d names %s, a day of another year", e.Year, e.Day)
	}
	return fmt.Sprintf("the calendar of %d declares %s both off and working", e.Year, e.Day)
}

// MissingYearError is a count that needs a day of a year that the calendar does not declare.
type MissingYearError struct {
	Year     int
	Declared []int // the years that are declared, in order
}

// Error names the year.
func (e *MissingYearError) Error() string {
	return fmt.Sprintf("the calendar does not declare the year %d", e.Year)
}

// NewCalendar makes the calendar of the years of some notices, which may come in any order and leave years out. The error
// is a *NoticeError, the same one whatever the order.
func NewCalendar(notices ...Notice) (*Calendar, error) {
	notices = slices.SortedFunc(slices.Values(notices), func(a, b Notice) int { return cmp.Compare(a.Year, b.Year) })
	c := &Calendar{}
	for i, n := range notices {
		if i > 0 && notices[i-1].Year == n.Year {
			return nil, &NoticeError{Year: n.Year, Flaw: TwiceDeclared}
		}
		if i == 0 || notices[i-1].Year+1 < n.Year {
			first := newYear(n.Year)
			c.runs = append(c.runs, run{first: first, last: first - 1, before: []int32{0}})
		}
		if err := c.runs[len(c.runs)-1].add(n); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// newYear returns the first day of a year.
func newYear(year int) Date { return fromTime(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)) }

// add appends a year to the run that ends with the year before.
func (r *run) add(n Notice) error {
	first := r.last + 1
	kinds := make([]Kind, newYear(n.Year+1)-first)
	for i := range kinds {
		if (first + Date(i)).weekend() {
			kinds[i] = Weekend
		}
	}
	for _, d := range slices.Sorted(slices.Values(n.Off)) {
		if d < first || d-first >= Date(len(kinds)) {
			return &NoticeError{n.Year, d, OtherYear}
		}
		kinds[d-first] = Holiday
	}
	for _, d := range slices.Sorted(slices.Values(n.Work)) {
		if d < first || d-first >= Date(len(kinds)) {
			return &NoticeError{n.Year, d, OtherYear}
		}
		switch kinds[d-first] {
		case Holiday:
			return &NoticeError{n.Year, d, OffAndWork}
		case Weekend:
			kinds[d-first] = MakeUp
		}
	}
	for i, k := range kinds {
		if k.Works() {
			r.working = append(r.working, first+Date(i))
		}
		r.before = append(r.before, int32(len(r.working)))
	}
	r.kinds = append(r.kinds, kinds...)
	r.last = first + Date(len(kinds)) - 1
	return nil
}

// Years returns the declared years in order.
func (c *Calendar) Years() []int {
	var years []int
	if c != nil {
		for _, r := range c.runs {
			for y := r.first.year(); y <= r.last.year(); y++ {
				years = append(years, y)
			}
		}
	}
	return years
}

// Covers reports whether a day is in a declared year.
func (c *Calendar) Covers(d Date) bool { return c.run(d) != nil }

// Kind returns what sort of day a day is. The error is a *MissingYearError.
func (c *Calendar) Kind(d Date) (Kind, error) {
	r := c.run(d)
	if r == nil {
		return Weekday, c.missing(d)
	}
	return r.kind(d), nil
}

// Works reports whether a day is known to be a working day.
func (c *Calendar) Works(d Date) bool {
	r := c.run(d)
	return r != nil && r.kind(d).Works()
}

// WorkingDays returns how many working days there are after one day up to and with another that is not before it, as a
// period counts them. All days must be declared; the error is a *MissingYearError that names the first one that is not.
func (c *Calendar) WorkingDays(after, to Date) (int, error) {
	r := c.run(after)
	if r == nil {
		return 0, c.missing(after)
	}
	if to > r.last {
		return 0, c.missing(r.last + 1)
	}
	return r.count(to) - r.count(after), nil
}

// NextWorkingDay returns the first working day on or after a day. The error is a *MissingYearError.
func (c *Calendar) NextWorkingDay(d Date) (Date, error) { return c.addWorkingDays(d-1, 1, d) }

// addWorkingDays returns the nth working day after a day; n is positive. The days from `from` on must be declared.
func (c *Calendar) addWorkingDays(d Date, n int, from Date) (Date, error) {
	r := c.run(from)
	if r == nil {
		return 0, c.missing(from)
	}
	i := r.count(d) + n - 1
	if i >= len(r.working) {
		return 0, c.missing(r.last + 1)
	}
	return r.working[i], nil
}

// Days yields every declared day in order.
func (c *Calendar) Days() func(yield func(Date) bool) {
	return func(yield func(Date) bool) {
		if c == nil {
			return
		}
		for _, r := range c.runs {
			for d := r.first; d <= r.last; d++ {
				if !yield(d) {
					return
				}
			}
		}
	}
}

// run returns the run of declared years that a day is in, or nil.
func (c *Calendar) run(d Date) *run {
	if c == nil {
		return nil
	}
	i, found := slices.BinarySearchFunc(c.runs, d, func(r run, d Date) int {
		switch {
		case r.last < d:
			return -1
		case r.first > d:
			return 1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &c.runs[i]
}

// kind returns the kind of a day of the run.
func (r *run) kind(d Date) Kind { return r.kinds[d-r.first] }

// count returns the number of working days of the run up to and with a day, which may be the day before the first.
func (r *run) count(d Date) int { return int(r.before[d-r.first+1]) }

// missing returns the error about a day that is not covered.
func (c *Calendar) missing(d Date) error { return &MissingYearError{d.year(), c.Years()} }
