package timing

// Due is the last day of a period with the reasons for it.
type Due struct {
	Accepted Date
	Period   Period
	On       Kind // what sort of day the acceptance falls on

	// First is the first day that may count: the day after acceptance (民法典第二百零一条); the day of acceptance for a
	// period that ends at once.
	First Date
	// Counted is the day on which the count ends, and Last the last day of the period: the same day, unless Counted is a
	// day off from which a period of calendar days, months or years moves on (第二百零三条).
	Counted, Last Date
	// MonthEnd says that Counted is the end of a month because the month has no day of the number of Accepted
	// (第二百零二条).
	MonthEnd bool
	// Off are the days off that do not count, in stretches: for working days all from First to Last, otherwise those from
	// Counted to Last.
	Off []Stretch
	// MakeUp are the Saturdays and Sundays on which offices work and which therefore count as working days. A period of
	// other units has none.
	MakeUp []Date
}

// Stretch are days off in a row.
type Stretch struct {
	First, Last Date
	// Kind is Holiday if the notice declares any of the days off, else Weekend.
	Kind Kind
}

// Days returns the number of days of the stretch.
func (s Stretch) Days() int { return int(s.Last-s.First) + 1 }

// Days returns the calendar days from the acceptance to the last day.
func (d Due) Days() int { return int(d.Last - d.Accepted) }

// Due returns the last day of a period that begins with acceptance on a day, and why. The day of acceptance and the last
// day must be declared, for working days also every day between; the error is a *MissingYearError, or a *PeriodError.
func (c *Calendar) Due(accepted Date, p Period) (Due, error) {
	e, err := c.ends(accepted, p)
	if err != nil {
		return Due{}, err
	}
	due := Due{Accepted: accepted, Period: p, On: c.run(accepted).kind(accepted), First: accepted + 1,
		Counted: e.counted, Last: e.last, MonthEnd: e.clamped}
	switch e.unit {
	case AtOnce:
		due.First = accepted
	case WorkingDay:
		due.Off, due.MakeUp = c.passed(due.First, due.Last)
	default:
		due.Off, _ = c.passed(due.Counted, due.Last)
	}
	return due, nil
}

// Last is Due without the reasons, for those who ask often.
func (c *Calendar) Last(accepted Date, p Period) (Date, error) {
	e, err := c.ends(accepted, p)
	return e.last, err
}

// end is where a period ends.
type end struct {
	unit          Unit // after normal
	counted, last Date
	clamped       bool
}

// ends counts a period.
func (c *Calendar) ends(accepted Date, p Period) (e end, err error) {
	p, err = p.normal()
	if err != nil {
		return end{}, err
	}
	if !c.Covers(accepted) {
		return end{}, c.missing(accepted)
	}
	e.unit = p.Unit
	switch p.Unit {
	case AtOnce:
		e.counted, e.last = accepted, accepted
		return e, nil
	case WorkingDay:
		e.last, err = c.addWorkingDays(accepted, p.Value, accepted)
		e.counted = e.last
		return e, err
	case Day:
		e.counted = accepted + Date(p.Value)
	default:
		e.counted, e.clamped = accepted.addMonths(p.Value)
	}
	e.last, err = c.NextWorkingDay(e.counted)
	return e, err
}

// passed lists the days off, in stretches, and the working Saturdays and Sundays of declared days.
func (c *Calendar) passed(from, to Date) (off []Stretch, makeUp []Date) {
	r := c.run(from)
	for d := from; d <= to; d++ {
		switch kind := r.kind(d); {
		case kind == MakeUp:
			makeUp = append(makeUp, d)
		case kind.Works():
		case len(off) > 0 && off[len(off)-1].Last == d-1:
			off[len(off)-1].Last = d
			off[len(off)-1].Kind = max(off[len(off)-1].Kind, kind)
		default:
			off = append(off, Stretch{d, d, kind})
		}
	}
	return off, makeUp
}
