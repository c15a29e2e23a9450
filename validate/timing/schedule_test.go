package timing

import (
	"errors"
	"slices"
	"testing"

	"github.com/matterc/matterc/random"
)

func TestSchedule(t *testing.T) {
	c := declared(2025, 2026)
	// A filing at once, then two side by side, then 30 days, over the holidays of October 2026.
	tt, err := c.Schedule(day("2026-09-24"), []Task{
		{Period{}, nil},
		{Period{5, WorkingDay}, []int{0}},
		{Period{3, Day}, []int{0}},
		{Period{30, Day}, []int{1, 2}},
	})
	if err != nil {
		t.Fatal(err)
	}
	// 30 days from 2026-10-09 would end on Sunday 2026-11-08 and move on to Monday, on which those from 2026-10-10 end as
	// well: the last one can be put off by a working day, and with it the others.
	want := []Booking{
		{day("2026-09-24"), day("2026-09-24"), day("2026-09-28"), day("2026-09-28"), 1, -1},
		{day("2026-09-24"), day("2026-10-09"), day("2026-09-28"), day("2026-10-10"), 1, 0},
		{day("2026-09-24"), day("2026-09-28"), day("2026-09-30"), day("2026-10-10"), 3, 0},
		{day("2026-10-09"), day("2026-11-09"), day("2026-10-10"), day("2026-11-09"), 1, 1},
	}
	for i, b := range tt.Bookings {
		if b != want[i] {
			t.Errorf("task %d: %+v, want %+v", i, b, want[i])
		}
	}
	if tt.End != day("2026-11-09") || !slices.Equal(chain(tt, 3), []int{0, 1, 3}) {
		t.Errorf("it ends on %s, decided by %v", tt.End, chain(tt, 3))
	}
	if none, err := c.Schedule(day("2026-03-02"), nil); err != nil || none.End != day("2026-03-02") {
		t.Errorf("nothing: %+v (%v)", none, err)
	}
}

func TestScheduleErrors(t *testing.T) {
	c := declared(2026)
	var circle *CycleError
	if _, err := c.Schedule(day("2026-03-02"), []Task{{After: []int{0}}}); !errors.As(err, &circle) {
		t.Errorf("a circle: %v", err)
	}
	if _, err := c.Schedule(day("2026-12-02"), []Task{{Period{20, WorkingDay}, nil}, {Period{20, WorkingDay}, []int{0}}}); !isMissing(err, 2027) {
		t.Errorf("beyond the calendar: %v", err)
	}
	var refused *PeriodError
	if _, err := c.Schedule(day("2026-03-02"), []Task{{Period: Period{-1, Day}}}); !errors.As(err, &refused) {
		t.Errorf("a period that cannot be counted: %v", err)
	}
	// Over years that are not declared there is no schedule, though the last day could be told.
	gap := declared(2014, 2024)
	if _, err := gap.Schedule(day("2014-03-03"), []Task{{Period{10, Year}, nil}}); !isMissing(err, 2015) {
		t.Errorf("over a gap: %v", err)
	}
}

// TestScheduleAgrees compares with a schedule that counts day by day, and with the plan without dates where all periods are
// working days.
func TestScheduleAgrees(t *testing.T) {
	c := declared(2024, 2025, 2026)
	r := random.New(t, 3, 4)
	for range random.Rounds(t, 500) {
		start := day("2024-01-02") + Date(r.IntN(700))
		activities := someActivities(r, 7)
		tasks := make([]Task, len(activities))
		mixed := r.IntN(2) == 0
		for i, a := range activities {
			tasks[i] = Task{Period{a.Days, WorkingDay}, a.After}
			if mixed {
				tasks[i].Period.Unit = []Unit{AtOnce, WorkingDay, Day, Month}[r.IntN(4)]
			}
		}
		tt, err := c.Schedule(start, tasks)
		if err != nil {
			t.Fatal(err)
		}
		checkSchedule(t, c, start, tasks, tt)
		if mixed {
			continue
		}
		p := plan(t, activities)
		for i, b := range tt.Bookings {
			s := p.Slots[i]
			accepted, _ := c.WorkingDays(start, b.Accepted)
			last, _ := c.WorkingDays(start, b.Last)
			if accepted != s.Start || last != s.Finish || b.Slack != s.Slack() && p.Length > 0 {
				t.Fatalf("%v from %s: task %d is %+v, in the plan %+v", tasks, start, i, b, s)
			}
		}
	}
}

// checkSchedule wants every task to be accepted when the last before it ends, and its slack to be what the whole bears.
func checkSchedule(t *testing.T, c *Calendar, start Date, tasks []Task, tt *Schedule) {
	t.Helper()
	end := start
	for i, b := range tt.Bookings {
		accepted := start
		for _, j := range tasks[i].After {
			accepted = max(accepted, tt.Bookings[j].Last)
		}
		due, err := c.Due(accepted, tasks[i].Period)
		if err != nil || b.Accepted != accepted || b.Last != due.Last {
			t.Fatalf("%v from %s: task %d is %+v, want %s to %s (%v)", tasks, start, i, b, accepted, due.Last, err)
		}
		end = max(end, b.Last)
		if b.Follows >= 0 && tt.Bookings[b.Follows].Last != b.Accepted || b.Follows < 0 && b.Accepted != start {
			t.Fatalf("%v from %s: task %d is accepted on %s and follows %d", tasks, start, i, b.Accepted, b.Follows)
		}
	}
	if tt.End != end {
		t.Fatalf("%v from %s ends on %s, want %s", tasks, start, tt.End, end)
	}
	for i, b := range tt.Bookings {
		if got := endIf(c, start, tasks, i, b.LatestAccepted); got != end {
			t.Fatalf("%v from %s: accepted on %s, task %d makes the whole end on %s, not %s", tasks, start, b.LatestAccepted, i, got, end)
		}
		later, err := c.NextWorkingDay(b.LatestAccepted + 1)
		if err != nil {
			t.Fatal(err)
		}
		if got := endIf(c, start, tasks, i, later); got == end {
			t.Fatalf("%v from %s: task %d could be accepted later than %s", tasks, start, i, b.LatestAccepted)
		}
		if n, _ := c.WorkingDays(b.Accepted, b.LatestAccepted); n != b.Slack {
			t.Fatalf("%v from %s: task %d has slack %d, want %d", tasks, start, i, b.Slack, n)
		}
	}
}

// endIf returns when the whole ends if a task is not accepted before a day.
func endIf(c *Calendar, start Date, tasks []Task, late int, day Date) Date {
	ends := map[int]Date{}
	var last func(i int) Date
	last = func(i int) Date {
		if d, ok := ends[i]; ok {
			return d
		}
		accepted := start
		if i == late {
			accepted = day
		}
		for _, j := range tasks[i].After {
			accepted = max(accepted, last(j))
		}
		d, err := c.Last(accepted, tasks[i].Period)
		if err != nil {
			panic(err)
		}
		ends[i] = d
		return d
	}
	end := start
	for i := range tasks {
		end = max(end, last(i))
	}
	return end
}

// chain lists the tasks that decide when a task ends: each is accepted on the day the one before it ends, and the first on the day of
// the start.
func chain(t *Schedule, task int) []int {
	var all []int
	for ; task >= 0; task = t.Bookings[task].Follows {
		all = append(all, task)
	}
	slices.Reverse(all)
	return all
}
