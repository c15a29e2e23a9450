package timing

// Verdict is the answer to whether a promise always ends no later than a statutory limit.
type Verdict int

// The verdicts.
const (
	Unknown  Verdict = iota // the declared years are too few to tell
	Always                  // the promise never ends later
	Exceeded                // for some acceptance the promise ends later
)

// Comparison compares a promise with a statutory limit.
type Comparison struct {
	Verdict Verdict
	// Days is the number of days of acceptance that the declared years can judge. It is 0 for a verdict that the rules of
	// counting alone give.
	Days int
	// Worst is the acceptance for which the promise is exceeded the most, of equals the latest, whose year readers know. It
	// is nil unless the verdict is Exceeded and the calendar has such a day.
	Worst *Excess
}

// Excess is an acceptance for which a promise ends later than a statutory limit.
type Excess struct{ Accepted, Promise, Statute Date }

// Days returns by how many calendar days the promise ends later.
func (e Excess) Days() int { return int(e.Promise - e.Statute) }

// Compare tells whether a promise ends no later than a statutory limit whatever the day of acceptance. Periods of
// different units are compared on every day of the declared years that accept admits, days off included, never by their numbers alone;
// a nil accept admits every day.
//
// The verdict is Always only if the rules of counting prove it, or if it holds on every day that can be judged and there
// is none for which the limit ends in the declared years and the promise does not. A limit of calendar days, months or
// years ends no earlier than its count does, so it may run beyond the declared years. The error is a *PeriodError.
func (c *Calendar) Compare(promise, statute Period, accept func(Date) bool) (Comparison, error) {
	p, err := promise.normal()
	if err != nil {
		return Comparison{}, err
	}
	s, err := statute.normal()
	if err != nil {
		return Comparison{}, err
	}
	verdict := byRule(p, s)
	if verdict == Always {
		return Comparison{Verdict: Always}, nil
	}
	var cmp Comparison
	beyond := false // the promise runs out of the declared years where the limit does not
	for d := range c.Days() {
		if accept != nil && !accept(d) {
			continue
		}
		limit, limitErr := c.ends(d, s)
		end, err := c.ends(d, p)
		switch {
		case err != nil:
			beyond = beyond || limitErr == nil
		case limitErr == nil:
			cmp.Days++
			excess := Excess{d, end.last, limit.last}
			if excess.Days() > 0 && (cmp.Worst == nil || excess.Days() >= cmp.Worst.Days()) {
				cmp.Worst = &excess
			}
		case s.Unit != WorkingDay && end.last <= limit.counted:
			cmp.Days++
		}
	}
	switch {
	case cmp.Worst != nil || verdict == Exceeded:
		cmp.Verdict = Exceeded
	case cmp.Days > 0 && !beyond:
		cmp.Verdict = Always
	}
	return cmp, nil
}

// byRule compares two normal periods by what holds in every calendar; Unknown where it depends. Periods of one unit
// compare as their numbers. n working days end on a working day that is at least n days away, so they never end before n
// calendar days, even where these move on to the next working day.
func byRule(p, s Period) Verdict {
	switch {
	case p.Unit == AtOnce, p.Unit == s.Unit && p.Value <= s.Value, p.Unit == Day && s.Unit == WorkingDay && p.Value <= s.Value:
		return Always
	case s.Unit == AtOnce, p.Unit == s.Unit, p.Unit == WorkingDay && s.Unit == Day && p.Value > s.Value:
		return Exceeded
	}
	return Unknown
}

// Extent is what a period comes to for one acceptance.
type Extent struct{ Accepted, Last Date }

// Days returns the calendar days from the acceptance to the last day.
func (e Extent) Days() int { return int(e.Last - e.Accepted) }

// Bounds returns the acceptances for which a period takes the fewest and the most calendar days, of all declared days that
// accept admits and for which the calendar has the end; of equals the latest. A nil accept admits every day. ok is false if
// there is none. The error is a *PeriodError.
func (c *Calendar) Bounds(p Period, accept func(Date) bool) (shortest, longest Extent, ok bool, err error) {
	if p, err = p.normal(); err != nil {
		return Extent{}, Extent{}, false, err
	}
	for d := range c.Days() {
		if accept != nil && !accept(d) {
			continue
		}
		last, err := c.Last(d, p)
		if err != nil {
			continue
		}
		e := Extent{d, last}
		if !ok || e.Days() <= shortest.Days() {
			shortest = e
		}
		if !ok || e.Days() >= longest.Days() {
			longest = e
		}
		ok = true
	}
	return shortest, longest, ok, nil
}

// FewestWorkingDays returns how many working days a period has at least, from the day after acceptance to its last day: over all
// acceptances whose end is declared. A period that is longer than the calendars are is taken as so many months of them; it has 0 where not
// even a month is declared. The error is a *PeriodError.
func (c *Calendar) FewestWorkingDays(p Period) (int, error) {
	if _, err := p.normal(); err != nil {
		return 0, err
	}
	if p.Unit == AtOnce || p.Unit == WorkingDay {
		return p.Value, nil
	}
	fewest, found := 0, false
	for d := range c.Days() {
		last, err := c.Last(d, p)
		if err != nil {
			continue
		}
		r := c.run(d)
		if n := r.count(last) - r.count(d); !found || n < fewest {
			fewest, found = n, true
		}
	}
	months := map[Unit]int{Day: p.Value / 31, Month: p.Value, Year: 12 * p.Value}[p.Unit]
	if found || months < 1 || p == (Period{Value: 1, Unit: Month}) {
		return fewest, nil
	}
	month, err := c.FewestWorkingDays(Period{Value: 1, Unit: Month})
	return months * month, err
}

// MostWorkingDays returns how many working days a period has at most, from the day after acceptance to its last day: over all
// acceptances whose end is declared, or by weekdays alone where there is none. A longer period of months or years is taken as so many
// of one. The error is a *PeriodError.
func (c *Calendar) MostWorkingDays(p Period) (int, error) {
	if _, err := p.normal(); err != nil {
		return 0, err
	}
	longest := map[Unit]int{Month: 31, Year: 366}[p.Unit]
	switch {
	case p.Unit == AtOnce:
		return 0, nil
	case longest == 0:
		return p.Value, nil // a day is at most a working day
	}
	most := 0
	for d := range c.Days() {
		last, err := c.Last(d, Period{Value: 1, Unit: p.Unit})
		if err != nil {
			continue
		}
		r := c.run(d)
		most = max(most, r.count(last)-r.count(d))
	}
	if most == 0 {
		most = longest/7*5 + min(longest%7, 5)
	}
	return most * p.Value, nil
}
