package timing

import "fmt"

// Unit is what a period counts.
type Unit int

// The units. The zero value is at once.
const (
	AtOnce     Unit = iota // 即时: the value is not looked at
	WorkingDay             // 工作日
	Day                    // 日, calendar days
	Month                  // 月
	Year                   // 年
)

// Period is a number of units, such as 20 working days. The zero value is at once.
type Period struct {
	Value int // 0 to MaxValue; 0 is at once, whatever the unit
	Unit  Unit
}

// MaxValue is the largest value of a period that is counted: far more than any law sets, and small enough that no sum
// overflows.
const MaxValue = 100_000

// PeriodError is a period that cannot be counted: its value is negative or above MaxValue, or its unit is none.
type PeriodError struct{ Period Period }

// Error names the period.
func (e *PeriodError) Error() string {
	return fmt.Sprintf("a period of %d (unit %d) cannot be counted", e.Period.Value, e.Period.Unit)
}

// normal returns the period with one way of writing each length: at once is the zero value, years are months.
func (p Period) normal() (Period, error) {
	switch {
	case p.Unit < AtOnce || p.Unit > Year || p.Value < 0 || p.Value > MaxValue:
		return Period{}, &PeriodError{p}
	case p.Unit == AtOnce || p.Value == 0:
		return Period{}, nil
	case p.Unit == Year:
		return Period{12 * p.Value, Month}, nil
	}
	return p, nil
}
