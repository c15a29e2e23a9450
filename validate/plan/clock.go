package plan

import (
	"errors"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

// clock counts time for a plan: in working days from its first day, or in days of a calendar. What it returns are times of its own unit; the error
// of a calendar is that it ends.
type clock interface {
	// accepts returns when a matter can be accepted that is applied for at a time: at a window nobody applies on a day off, and nowhere while it is
	// suspended. The error may be a *suspendedError.
	accepts(m *model.Matter, t int) (int, error)
	// acceptsLast is the same at the latest: what is handed in on a day off is accepted on the next working day.
	acceptsLast(m *model.Matter, t int) (int, error)
	// decides returns when a matter is decided that is accepted at a time.
	decides(m *model.Matter, accepted int) (int, error)
	// decidesLast returns when a matter is decided at the latest that is accepted at a time, if its promise does not count some pauses.
	decidesLast(m *model.Matter, accepted int, pauses []pause) (int, error)
	// after returns when a period ends that begins at a time.
	after(t int, p schema.Period) (int, error)
	// since returns the first time, not before a start, from which a period ends at a time or later.
	since(t int, p schema.Period, start int) int
	// comes returns the first time, not before one, at which somebody is at a window.
	comes(t int) (int, error)
}

// pause is time that a promise does not count.
type pause struct {
	schema.Period
	from int // what it waits for is there at the latest
}

// numbered counts working days, periods as long as they can be.
type numbered struct {
	w    planner
	days func(*model.Matter) int // from the acceptance to the decision
	off  bool                    // nobody works on the first day
}

func (c numbered) accepts(_ *model.Matter, t int) (int, error) { return t, nil }
func (c numbered) acceptsLast(m *model.Matter, t int) (int, error) {
	if m.Milestone != nil {
		return t, nil
	}
	return c.comes(t)
}
func (c numbered) decides(m *model.Matter, accepted int) (int, error) {
	return accepted + c.days(m), nil
}
func (c numbered) decidesLast(m *model.Matter, accepted int, pauses []pause) (int, error) {
	t, paused := accepted+c.days(m), 0
	for _, x := range pauses {
		t = max(t, x.from)
		paused += c.w.days(x.Period)
	}
	return t + paused, nil
}
func (c numbered) after(t int, p schema.Period) (int, error) { return t + c.w.days(p), nil }
func (c numbered) comes(t int) (int, error) {
	if c.off {
		t = max(t, 1)
	}
	return t, nil
}

// since takes off as many working days as a period has at least.
func (c numbered) since(t int, p schema.Period, start int) int {
	return max(t-c.w.daysAtLeast(p), start)
}

// passing counts working days as if milestones took no time: what is promised, or limited, without them.
type passing struct{ numbered }

func (c passing) decides(m *model.Matter, accepted int) (int, error) {
	if m.Milestone != nil {
		return accepted, nil
	}
	return c.numbered.decides(m, accepted)
}

// hopeful counts working days as they are at best: periods for offices and agencies as short as they can be, those of applicants as long. What is not in
// time by it is in time from no day.
type hopeful struct{ numbered }

func (c hopeful) decides(m *model.Matter, accepted int) (int, error) {
	switch p, known := c.w.time(m); {
	case m.Milestone != nil && known:
		return accepted + c.w.daysAtLeast(p), nil
	case m.Milestone != nil, m.Deadline.Promised == nil:
		return accepted, nil // nobody has said that it takes any time
	}
	return accepted + c.w.daysAtLeast(*m.Deadline.Promised), nil
}
func (c hopeful) after(t int, p schema.Period) (int, error)   { return t + c.w.daysAtLeast(p), nil }
func (c hopeful) since(t int, p schema.Period, start int) int { return max(t-c.w.daysAtMost(p), start) }

// trusting is numbered where what is owed after an acceptance comes in time, whatever it takes.
type trusting struct{ numbered }

func (c trusting) since(_ int, _ schema.Period, start int) int { return start }

// dated counts the days of a calendar, by promises.
type dated struct {
	*timing.Calendar
	w     planner
	meets func(model.Guard) bool // whether the applicants meet a guard
	open  bool                   // as if nothing were ever suspended
}

func (c dated) accepts(m *model.Matter, t int) (int, error) {
	return c.admits(m, t, slices.ContainsFunc(visitsOf(m, c.meets), func(v visit) bool { return v.at == applying }))
}

func (c dated) acceptsLast(m *model.Matter, t int) (int, error) {
	return c.admits(m, t, m.Milestone == nil) // a milestone begins on any day
}

// admits returns the first time, not before one, at which a matter can be applied for, on a working day if working is set.
func (c dated) admits(m *model.Matter, t int, working bool) (int, error) {
	for {
		at := t
		if working {
			var err error
			if at, err = c.comes(t); err != nil {
				return 0, err
			}
		}
		if s := m.Suspended; s != nil && !c.open && within(timing.Date(at), s.From, s.To) {
			if s.To.IsZero() {
				return 0, &suspendedError{m}
			}
			at = int(model.TimingDate(s.To))
		}
		if at == t {
			return t, nil
		}
		t = at
	}
}

// suspendedError says that a matter is suspended, and nobody says until when.
type suspendedError struct{ Matter *model.Matter }

// Error names the matter.
func (e *suspendedError) Error() string { return e.Matter.ID + " is suspended" }

func (c dated) decides(m *model.Matter, accepted int) (int, error) {
	p, _ := c.w.time(m)
	return c.after(accepted, p)
}

// decidesLast lets the time that does not count begin at any moment of the promise (行政许可法第四十五条): a review of one working day on the
// second of ten days may put the other eight off beyond a holiday. Months and years of a promise are taken as a whole.
func (c dated) decidesLast(m *model.Matter, accepted int, pauses []pause) (int, error) {
	promise, _ := c.w.time(m)
	var rest []pause // behind it all
	if len(pauses) > mostMoments {
		pauses, rest = pauses[:mostMoments], pauses[mostMoments:]
	}
	steps := promise.Value
	var step func(t int) (int, error)
	switch promise.Unit {
	case schema.Immediate:
		steps = 0
	case schema.WorkingDay:
		step = func(t int) (int, error) { return c.after(t, schema.Period{Value: 1, Unit: schema.WorkingDay}) }
	case schema.Day:
		step = func(t int) (int, error) { return t + 1, nil } // only the last of them is put off to a working day
	case schema.Month, schema.Year:
		steps, step = 1, func(t int) (int, error) { return c.after(t, promise) }
	}
	// at[set] is the latest time at which some steps of the promise and a set of pauses are over.
	at := make([]int, 1<<len(pauses))
	for n := range steps + 1 {
		for set := range at {
			t, err := accepted, error(nil)
			if n > 0 {
				t, err = step(at[set])
			}
			if n == steps && promise.Unit == schema.Day && steps > 0 && err == nil {
				t, err = c.comes(t)
			}
			if err != nil {
				return 0, err
			}
			for i, x := range pauses {
				if set&(1<<i) == 0 {
					continue
				}
				begin, err := c.begins(at[set&^(1<<i)], x.from, n < steps, promise.Unit)
				if err != nil {
					return 0, err
				}
				over, err := c.after(begin, x.Period)
				if err != nil {
					return 0, err
				}
				t = max(t, over)
			}
			at[set] = t
		}
	}
	last := at[len(at)-1]
	for _, x := range rest {
		var err error
		if last, err = c.after(max(last, x.from), x.Period); err != nil {
			return 0, err
		}
	}
	return last, nil
}

// begins returns when a pause begins at the latest before more of a promise is used up, which waits for something until a time: that may come
// before, too, and on days off nothing is used up. running says that there is more of the promise.
func (c dated) begins(t, from int, running bool, unit schema.Unit) (int, error) {
	switch {
	case t >= from:
		return t, nil
	case !running:
		return from, nil
	case unit == schema.WorkingDay:
		next, err := c.after(t, schema.Period{Value: 1, Unit: unit})
		return min(from, next-1), err
	}
	return t, nil
}

// mostMoments is of how many kinds of time that does not count every moment and order is tried: there are eight in the law.
const mostMoments = 8

func (c dated) after(t int, p schema.Period) (int, error) {
	last, err := c.Last(timing.Date(t), model.TimingPeriod(p))
	return int(last), err
}

func (c dated) comes(t int) (int, error) {
	if c.Works(timing.Date(t)) {
		return t, nil
	}
	day, err := c.NextWorkingDay(timing.Date(t))
	return int(day), err
}

func (c dated) since(t int, p schema.Period, start int) int {
	since := t
	for since > start {
		if end, err := c.after(since-1, p); err == nil && end < t { // one beyond the calendars ends later than a day in them
			break
		}
		since--
	}
	return since
}

// endless is a clock for which what lies behind the calendars happens never, and what follows on something unknown later still.
type endless struct{ clock }

// never is a time after all others, but for unknown.
const (
	never   = 1 << 40
	unknown = 1 << 41
)

func (c endless) accepts(m *model.Matter, t int) (int, error) {
	return c.unless(t, func() (int, error) { return c.clock.accepts(m, t) })
}
func (c endless) acceptsLast(m *model.Matter, t int) (int, error) {
	return c.unless(t, func() (int, error) { return c.clock.acceptsLast(m, t) })
}
func (c endless) decides(m *model.Matter, accepted int) (int, error) {
	return c.unless(accepted, func() (int, error) { return c.clock.decides(m, accepted) })
}
func (c endless) decidesLast(m *model.Matter, accepted int, pauses []pause) (int, error) {
	t := accepted
	for _, x := range pauses {
		t = max(t, x.from)
	}
	return c.unless(t, func() (int, error) { return c.clock.decidesLast(m, accepted, pauses) })
}
func (c endless) after(t int, p schema.Period) (int, error) {
	return c.unless(t, func() (int, error) { return c.clock.after(t, p) })
}
func (c endless) comes(t int) (int, error) {
	return c.unless(t, func() (int, error) { return c.clock.comes(t) })
}
func (c endless) since(t int, p schema.Period, start int) int {
	t, _ = c.unless(t, func() (int, error) { return c.clock.since(t, p, start), nil })
	return t
}

// unless counts on from a time that comes.
func (c endless) unless(t int, count func() (int, error)) (int, error) {
	if t >= never {
		return t, nil
	}
	at, err := count()
	var (
		missing   *timing.MissingYearError
		suspended *suspendedError
	)
	switch {
	case errors.As(err, &missing):
		return never, nil
	case errors.As(err, &suspended):
		return unknown, nil
	}
	return at, err
}
