package main

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// civil says on which days offices work, in the years that are registered.
type civil struct {
	off, work map[int]bool // days since 1970
	years     map[int]bool
	month     int          // how many working days a month has at most
	least     map[span]int // how many a period has at least
}

func dayOf(date string) int {
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return none
	}
	return int(d.Unix() / 86400)
}

func civilDate(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

func written(day int) string { return civilDate(day).Format(time.DateOnly) }

// readDays reads the text of the calendars: a list of days off and a list of working days for every year.
func readDays(text string) *civil {
	c := &civil{map[int]bool{}, map[int]bool{}, map[int]bool{}, 0, map[span]int{}}
	list := c.off
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.Contains(line, "off: ["):
			list = c.off
		case strings.Contains(line, "work: ["):
			list = c.work
		}
		if strings.Contains(line, "source:") || strings.Contains(line, "//") {
			continue
		}
		for _, m := range regexp.MustCompile(`"(\d{4})-\d\d-\d\d"`).FindAllString(line, -1) {
			list[dayOf(strings.Trim(m, `"`))] = true
		}
		if m := regexp.MustCompile(`^\s*"(\d{4})": #Calendar`).FindStringSubmatch(line); m != nil {
			year := 0
			fmt.Sscan(m[1], &year)
			c.years[year] = true
		}
	}
	for year := range c.years {
		for day := dayOf(fmt.Sprintf("%d-01-01", year)); civilDate(day).Year() == year; day++ {
			end := c.add(day, span{1, "月"})
			working := 0
			for d := day + 1; d <= end && end < beyond; d++ {
				if c.works(d) {
					working++
				}
			}
			c.month = max(c.month, working)
		}
	}
	return c
}

func (c *civil) works(day int) bool {
	weekday := civilDate(day).Weekday()
	return c.work[day] || !c.off[day] && weekday != time.Saturday && weekday != time.Sunday
}

// next is the first working day from a day on.
func (c *civil) next(day int) int {
	for ; day < beyond; day++ {
		if !c.years[civilDate(day).Year()] {
			return beyond
		}
		if c.works(day) {
			return day
		}
	}
	return day
}

// Times that are no days: what is behind the calendars, and what never happens.
const (
	beyond = 1 << 29
	none   = 1 << 30
)

// add is the last day of a period that begins after a day.
func (c *civil) add(day int, p span) int {
	if day >= beyond {
		return day
	}
	if p.value == 0 {
		return day
	}
	switch p.unit {
	case "工作日":
		for n := p.value; n > 0; n-- {
			if day = c.next(day + 1); day == beyond {
				return beyond
			}
		}
		return day
	case "日":
		return c.next(day + p.value)
	case "月":
		d := civilDate(day)
		first := time.Date(d.Year(), d.Month()+time.Month(p.value), 1, 0, 0, 0, 0, time.UTC)
		last := first.AddDate(0, 1, -1).Day()
		return c.next(int(first.Unix()/86400) + min(d.Day(), last) - 1)
	}
	panic(p.unit)
}

// span is a period.
type span struct {
	value int
	unit  string
}

func (p span) written() string {
	if p.unit == "即时" {
		return `{unit: "即时"}`
	}
	return fmt.Sprintf("{value: %d, unit: %q}", p.value, p.unit)
}

// fewest is how few working days a period has that begins after some day of the calendars.
func (c *civil) fewest(p span) int {
	if n, ok := c.least[p]; ok {
		return n
	}
	least := none
	for year := range c.years {
		for day := dayOf(fmt.Sprintf("%d-01-01", year)); civilDate(day).Year() == year; day++ {
			end, working := c.add(day, p), 0
			if end == beyond {
				continue
			}
			for d := day + 1; d <= end; d++ {
				if c.works(d) {
					working++
				}
			}
			least = min(least, working)
		}
	}
	if least == none { // longer than the calendars: as many months
		months := map[string]int{"日": p.value / 31, "月": p.value, "年": 12 * p.value}[p.unit]
		if least = 0; months > 0 && p != (span{1, "月"}) {
			least = months * c.fewest(span{1, "月"})
		}
	}
	c.least[p] = least
	return least
}

// starts are days before and in long holidays, and at the ends of the calendars: a plan begins on one of these or in the days after it.
var starts = []string{
	"2026-03-02", "2026-05-09", "2026-04-03", "2026-04-30", "2026-06-18",
	"2013-02-07", "2014-01-29", "2024-02-08", "2025-01-25", "2026-02-13", "2026-02-17", "2026-02-23", // 春节
	"2013-09-27", "2014-09-29", "2024-09-28", "2025-09-26", "2026-09-23", "2026-09-29", "2026-10-05", // 国庆
	"2012-12-30", "2013-01-01", "2024-01-01", // the first days
	"2013-12-28", "2025-12-30", // from one year to the next
	"2014-12-24", "2014-12-29", "2015-06-01", "2026-11-27", "2026-12-14", "2026-12-24", "2026-12-29", // the last ones
}

// moments counts time: in working days without a start, or in days of a calendar.
type moments struct {
	days  *civil
	start int // none without a date
}

func (c moments) first() int {
	switch {
	case c.start == none:
		return 0
	case !c.days.years[civilDate(c.start).Year()]:
		return beyond
	}
	return c.start
}

func (c moments) add(t int, p span) int {
	switch {
	case t >= beyond:
		return t
	case c.start != none:
		return c.days.add(t, p)
	case p.unit == "月":
		return t + p.value*c.days.month
	}
	return t + p.value
}

// within is the last time in a period after t, of which a plan without a date is sure.
func (c moments) within(t int, p span) int {
	if c.start == none && p.unit != "工作日" {
		return t + c.days.fewest(p)
	}
	return c.add(t, p)
}

// open is the first day from t on on which a window is open.
func (c moments) open(t int) int {
	if c.start == none || t >= beyond {
		return t
	}
	return c.days.next(t)
}
