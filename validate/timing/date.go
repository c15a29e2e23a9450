package timing

import "time"

// Date is a civil day of the proleptic Gregorian calendar, without a clock or a time zone. It is the number of days since
// 0001-01-01, so days are added and subtracted as integers.
type Date int

// epoch is day 0 in the count of package time.
var epoch = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay

const secondsPerDay = 24 * 60 * 60

// DateOf returns a day. Months and days beyond their range move on to others, as of time.Date.
func DateOf(year int, month time.Month, day int) Date {
	return fromTime(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// fromTime returns the day of midnight UTC.
func fromTime(t time.Time) Date { return Date(t.Unix()/secondsPerDay - epoch) }

// time returns the day's midnight UTC.
func (d Date) time() time.Time { return time.Unix((int64(d)+epoch)*secondsPerDay, 0).UTC() }

// String writes the day as 2006-01-02.
func (d Date) String() string { return d.time().Format(time.DateOnly) }

// Civil returns the year, the month and the day of the month.
func (d Date) Civil() (year int, month time.Month, day int) { return d.time().Date() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday((int(d)%7 + 8) % 7) } // day 0 is a Monday

// weekend reports whether a day is a Saturday or Sunday.
func (d Date) weekend() bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// year returns the year of a day.
func (d Date) year() int { return d.time().Year() }

// addMonths returns the day of the same number some months later, or the last day of that month if it has none; clamped
// tells which (民法典第二百零二条).
func (d Date) addMonths(n int) (end Date, clamped bool) {
	year, month, day := d.Civil()
	last := fromTime(time.Date(year, month+time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC))
	if _, _, days := last.Civil(); day > days {
		return last, true
	}
	return fromTime(time.Date(year, month+time.Month(n), day, 0, 0, 0, 0, time.UTC)), false
}
