package plan

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

// clock counts time for a plan: in working days from its first day, or in days of a calendar. What it returns are times of its own unit; the error
// of a calendar is that it ends.
type clock interface {
	// accepts returns when a matter can be accepted that is applied for at a time: at a window nobody applies on a day off.
	accepts(m *model.Matter, t int) (int, error)
	// decides returns when a matter is decided that is accepted at a time.
	decides(m *model.Matter, accepted int) (int, error)
	// after returns when a period ends that begins at a time.
	after(t int, p schema.Period) (int, error)
	// since returns the first time, not before a start, from which a period ends at a time or later.
	since(t int, p schema.Period, start int) (int, error)
	// comes returns the first time, not before one, at which somebody is at a window.
	comes(t int) (int, error)
}

// numbered counts working days, periods as long as they can be.
type numbered struct {
	w    planner
	days func(*model.Matter) int // from the acceptance to the decision
}

func (c numbered) accepts(_ *model.Matter, t int) (int, error) { return t, nil }
func (c numbered) decides(m *model.Matter, accepted int) (int, error) {
	return accepted + c.days(m), nil
}
func (c numbered) after(t int, p schema.Period) (int, error) { return t + c.w.days(p), nil }
func (c numbered) comes(t int) (int, error)                  { return t, nil }

// since takes working days alone off: how many a period of other units has at least depends on the days.
func (c numbered) since(t int, p schema.Period, start int) (int, error) {
	if p.Unit != schema.WorkingDay {
		return t, nil
	}
	return max(t-p.Value, start), nil
}

// dated counts the days of a calendar, by promises.
type dated struct{ *timing.Calendar }

func (c dated) accepts(m *model.Matter, t int) (int, error) {
	if slices.ContainsFunc(visitsOf(m), func(v visit) bool { return v.at == applying }) {
		return c.comes(t)
	}
	return t, nil
}

func (c dated) decides(m *model.Matter, accepted int) (int, error) {
	return c.after(accepted, m.Deadline.Promised)
}

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

func (c dated) since(t int, p schema.Period, start int) (int, error) {
	since := t
	for since > start {
		end, err := c.after(since-1, p)
		if err != nil {
			return 0, err
		}
		if end < t {
			break
		}
		since--
	}
	return since, nil
}
