package timing_test

import (
	"fmt"
	"time"

	"github.com/matterc/matterc/validate/timing"
)

// date reads a day of an example.
func date(s string) timing.Date {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return timing.DateOf(t.Date())
}

// dates reads days of an example.
func dates(list ...string) (days []timing.Date) {
	for _, s := range list {
		days = append(days, date(s))
	}
	return days
}

// may2026 is the year 2026 as far as the examples need it.
func may2026() *timing.Calendar {
	c, err := timing.NewCalendar(timing.Notice{Year: 2026,
		Off:  dates("2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05"),
		Work: dates("2026-05-09")})
	if err != nil {
		panic(err)
	}
	return c
}

func ExampleCalendar_Due() {
	due, err := may2026().Due(date("2026-04-29"), timing.Period{Value: 5, Unit: timing.WorkingDay})
	fmt.Println(due.Last, due.Last.Weekday(), err)
	for _, off := range due.Off {
		fmt.Println("off:", off.First, "to", off.Last)
	}
	fmt.Println("working Saturdays and Sundays:", due.MakeUp)
	_, err = may2026().Due(date("2026-12-30"), timing.Period{Value: 5, Unit: timing.WorkingDay})
	fmt.Println(err)
	// Output:
	// 2026-05-09 Saturday <nil>
	// off: 2026-05-01 to 2026-05-05
	// working Saturdays and Sundays: [2026-05-09]
	// the calendar does not declare the year 2027
}

func ExampleCalendar_Compare() {
	promise := timing.Period{Value: 10, Unit: timing.WorkingDay}
	limit := timing.Period{Value: 15, Unit: timing.Day}
	answer, err := may2026().Compare(promise, limit, nil)
	fmt.Println(answer.Verdict == timing.Exceeded, answer.Worst.Accepted, answer.Worst.Promise, answer.Worst.Statute, err)
	// Output: true 2026-04-30 2026-05-18 2026-05-15 <nil>
}

func ExamplePlan() {
	// Four matters side by side and one after them all.
	plan, err := timing.NewPlan([]timing.Activity{{Days: 20}, {Days: 25}, {Days: 25}, {Days: 25}, {Days: 15, After: []int{0, 1, 2, 3}}})
	fmt.Println(plan.Length, plan.Sum, plan.Slots[0].Slack(), plan.Bottleneck(), err)
	// Output: 40 110 5 {[4] 15} <nil>
}

func ExampleSolve() {
	const report, applied, decided = 0, 1, 2
	_, conflict := timing.Solve(3, []timing.Constraint{
		timing.AtLeast(report, applied, 30, 1), // agencies take 30 days to make the next paper
		timing.AtLeast(applied, decided, 65, 2),
		timing.AtMost(report, decided, 90, 3), // but the report is valid for 90
	})
	sum := 0
	for _, c := range conflict {
		fmt.Println("constraint", c.Label)
		sum += c.Most
	}
	fmt.Println(sum)
	// Output:
	// constraint 3
	// constraint 2
	// constraint 1
	// -5
}
