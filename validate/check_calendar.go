package validate

import (
	"slices"
	"strconv"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// A holiday is a day of the year that everybody has off, whatever the arrangements of a year are (全国年节及纪念日放假办法第二条).
type holiday struct {
	name  string
	month time.Month
	day   int
}

var holidays = []holiday{{"元旦", time.January, 1}, {"劳动节", time.May, 1}, {"国庆节", time.October, 1}, {"国庆节", time.October, 2}, {"国庆节", time.October, 3}}

// Between these days lies the first day of the lunar year, which is off with the days around it, at least so many.
const (
	earliestSpring, latestSpring = 20, 59 - 8 // days of the year after 1 January: 21 January and 21 February
	springDays                   = 3
)

func checkCalendar() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R040", Name: "calendar-days", Severity: diag.Error,
			Title: diag.T("工作日历里的日子不对", "a day of a calendar cannot be right"),
			Doc: diag.T("一年的工作日历写这一年的放假日和调休上班日。写成别的年份的日子、同一天又放假又上班、写了两次、把平常的工作日写成调休上班，都是笔误。期限按日历数，一处错就到处错。",
				"The calendar of a year has its days off and its make-up working days. A day of another year, one both off and worked, one written twice and an ordinary workday among the make-up days are slips. Every period is counted by it."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, c := range l.Calendars() {
				if !l.flawed(fieldpath.Calendar(c.Year)) {
					l.calendarDays(c, report)
				}
			}
		},
	}
}

// calendarDays reports the days of a calendar that cannot be right, each once.
func (l *inspected) calendarDays(c *model.Calendar, report func(diag.Diagnostic)) {
	at := fieldpath.Calendar(c.Year)
	say := func(where fieldpath.Selector, message, hint diag.Text) { report(l.Finding(where, message, hint)) }
	possible := func(where fieldpath.Selector, d schema.Date, seen map[schema.Date]bool) bool {
		switch y, _, _ := d.Civil(); {
		case d.IsZero(): // reported in loading
			return false
		case strconv.Itoa(y) != c.Year:
			say(where, diag.T("%s 不是 %s 年的日子", "%s is no day of %s", d, c.Year), diag.T("改成这一年的日子，或者移到那一年的日历", "Correct it, or move it to the calendar of its year"))
			return false
		case seen[d]:
			say(where, diag.T("%s 写了两次", "%s is written twice", d), diag.T("只留一处", "Keep one of them"))
			return false
		}
		seen[d] = true
		return true
	}
	off, worked := map[schema.Date]bool{}, map[schema.Date]bool{}
	for i, d := range c.Off {
		possible(at.Off().Item(i), d, off)
	}
	for i, d := range c.Work {
		where := at.Work().Item(i)
		if !possible(where, d, worked) {
			continue
		}
		switch weekday := d.Time().Weekday(); {
		case off[d]:
			say(where, diag.T("%s 又写成放假，又写成上班", "%s is both off and worked", d), diag.T("只留一处", "Keep one of them"))
		case weekday != time.Saturday && weekday != time.Sunday:
			say(where, diag.T("%[1]s 是%[2]s，平常就上班，不是调休", "%[1]s is a %[3]s, which is worked anyway", d, weekdays[weekday], weekday), diag.T("改成调休上班的周六或者周日，或者删去", "Write the Saturday or Sunday that is worked, or delete it"))
		}
	}
}

func checkHolidays() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R041", Name: "holidays-missing", Severity: diag.Warning,
			Title: diag.T("工作日历漏了法定的假", "a calendar without a holiday of the law"),
			Doc: diag.T("元旦、春节、劳动节、国庆节每年都放假（全国年节及纪念日放假办法第二条）。日历里没有的，多半是漏登，期限会算短；还没有公布安排的年份，先不登记日历。",
				"New Year, Spring Festival, Labour Day and National Day are off in every year (全国年节及纪念日放假办法, article 2). A calendar without them is likely not complete, and periods come out too short; a year whose arrangements are not announced yet has no calendar."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, c := range l.Calendars() {
				at := fieldpath.Calendar(c.Year)
				year, err := strconv.Atoi(c.Year)
				if l.flawed(at) || err != nil {
					continue
				}
				for _, name := range missingHolidays(c, year) {
					report(l.Finding(at.Off(), diag.T("%[1]s 年的日历没有%[2]s的假", "the calendar of %[1]s has not the days off of %[2]s", c.Year, name), diag.T("照国务院办公厅的通知补上", "Add them from the notice of the State Council's General Office")))
				}
			}
		},
	}
}

// missingHolidays names the holidays that a calendar has not.
func missingHolidays(c *model.Calendar, year int) (names []string) {
	off := map[schema.Date]bool{}
	for day := schema.DateOf(year, time.January, 1); day.Before(schema.DateOf(year+1, time.January, 1)); day = day.Plus(1) { // weekends are off anyway
		off[day] = day.Time().Weekday() == time.Saturday || day.Time().Weekday() == time.Sunday
	}
	for _, d := range c.Work {
		off[d] = false
	}
	for _, d := range c.Off {
		off[d] = true
	}
	for _, h := range holidays {
		if !off[schema.DateOf(year, h.month, h.day)] && !slices.Contains(names, h.name) {
			names = append(names, h.name)
		}
	}
	for n, run := earliestSpring, 0; n <= latestSpring+springDays; n++ {
		if run++; !off[schema.DateOf(year, time.January, 1+n)] {
			run = 0
		}
		if run >= springDays {
			return names
		}
	}
	return append(names, "春节")
}

var weekdays = [...]string{"周日", "周一", "周二", "周三", "周四", "周五", "周六"}
