package schema

import (
	"cmp"
	"time"
)

// Date is a day of the Gregorian calendar, without a clock or a time zone (GB/T 7408). Loading parses it once; after that
// there is no text that might be none. The zero Date is no day: of a field that is left out or has a finding. Dates are
// compared with == and Before.
type Date struct {
	year  int
	month time.Month
	day   int
}

// DateOf returns a day. Months and days beyond their range move on to others, as of time.Date: 2026-02-30 is 2026-03-02.
func DateOf(year int, month time.Month, day int) Date {
	year, month, day = time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Date()
	return Date{year, month, day}
}

// ParseDate reads a day written 2006-01-02. Anything else, a day that no calendar has included, is an error of package
// time.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, err
	}
	return DateOf(t.Date()), nil
}

// IsZero reports whether the date is no day.
func (d Date) IsZero() bool { return d == Date{} }

// Civil returns the year, the month and the day of the month.
func (d Date) Civil() (year int, month time.Month, day int) { return d.year, d.month, d.day }

// Time returns the day's midnight in UTC; of no day, the zero time.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC)
}

// Plus returns the day so many days later; no day stays none.
func (d Date) Plus(days int) Date {
	if d.IsZero() {
		return d
	}
	return DateOf(d.year, d.month, d.day+days)
}

// Before reports whether the day is earlier than another. No day is before every day.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// Within reports whether d is from a day on and before another, which is zero if there is no end.
func (d Date) Within(from, end Date) bool {
	return !d.Before(from) && (end.IsZero() || d.Before(end))
}

// Compare returns -1, 0 or +1 for a day that is earlier than another, the same, or later. No day is earlier than every
// day.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.year, e.year), cmp.Compare(d.month, e.month), cmp.Compare(d.day, e.day))
}

// String writes the day as 2006-01-02, no day as "".
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalText is String, for JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
