package timing

import (
	"slices"
	"sort"
)

// Task is one piece of work with its period. Others are named by their indexes in the same list.
type Task struct {
	Period Period
	After  []int // the tasks that must have ended before it is accepted
}

// Schedule is a plan with dates.
type Schedule struct {
	Bookings []Booking // by task
	End      Date      // the last day of all; the day of the start if there are no tasks
}

// Booking is when a task happens.
type Booking struct {
	Accepted, Last Date // earliest
	// LatestAccepted and LatestLast are the days by which it must be accepted and end for the whole not to end later;
	// LatestAccepted is a working day, or Accepted.
	LatestAccepted, LatestLast Date
	// Slack is the number of working days by which acceptance can be put off. A task without slack is critical. Where a
	// period of calendar days ends on a day off and moves on, no task before it may be.
	Slack int
	// Follows is the task that ends on the day this one is accepted and so decides it, the first of equals; -1 for the
	// start.
	Follows int
}

// Schedule dates tasks that may start on a day. A task is accepted on the very day on which the last of those before it
// ends, for then the applicant holds what it asks for, and ends on its last day by the rules of Due. No day is counted
// twice, since the day of acceptance never counts: working days in a row add up. A task at once ends on the day on which it
// is accepted. A last day is a working day, so acceptance falls on a day off only where the start does.
//
// Every day from the start to the end must be declared. The error is a *CycleError, a *PeriodError or a *MissingYearError.
func (c *Calendar) Schedule(start Date, tasks []Task) (*Schedule, error) {
	after := make([][]int, len(tasks))
	for i, task := range tasks {
		after[i] = task.After
	}
	order, err := sorted(after)
	if err != nil {
		return nil, err
	}
	t := &Schedule{Bookings: make([]Booking, len(tasks)), End: start}
	for _, i := range order {
		b := &t.Bookings[i]
		b.Accepted, b.Follows = start, -1
		for _, j := range tasks[i].After {
			last := t.Bookings[j].Last
			if last > b.Accepted || last == b.Accepted && (b.Follows < 0 || j < b.Follows) {
				b.Accepted, b.Follows = last, j
			}
		}
		if b.Last, err = c.Last(b.Accepted, tasks[i].Period); err != nil {
			return nil, err
		}
		t.End = max(t.End, b.Last)
	}
	if _, err := c.WorkingDays(start, t.End); err != nil {
		return nil, err
	}
	r, next := c.run(start), followers(after)
	for _, i := range slices.Backward(order) {
		b := &t.Bookings[i]
		b.LatestLast = t.End
		for _, j := range next[i] {
			b.LatestLast = min(b.LatestLast, t.Bookings[j].LatestAccepted)
		}
		b.LatestAccepted = c.latest(b.Accepted, b.LatestLast, tasks[i].Period)
		b.Slack = r.count(b.LatestAccepted) - r.count(b.Accepted)
	}
	return t, nil
}

// latest returns the last working day after from on which a period may be accepted that has to end by a day, or from, on
// which it may. Who is accepted later never ends earlier.
func (c *Calendar) latest(from, by Date, p Period) Date {
	latest := from + Date(sort.Search(int(by-from), func(n int) bool {
		last, err := c.Last(from+Date(n)+1, p)
		return err != nil || last > by
	}))
	for latest > from && !c.Works(latest) {
		latest--
	}
	return latest
}
