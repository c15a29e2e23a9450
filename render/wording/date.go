package wording

import (
	"fmt"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/timing"
)

// Date writes 2008-01-02 as 2008年1月2日.
func Date(d schema.Date) string {
	year, month, day := d.Civil()
	return fmt.Sprintf("%d年%d月%d日", year, month, day)
}

// DayKinds are the sorts of days, in the order of a calendar's.
func DayKinds() []timing.Kind {
	return []timing.Kind{timing.Weekday, timing.Weekend, timing.Holiday, timing.MakeUp}
}

// DayKind is what a sort of day is called.
func DayKind(k timing.Kind) diag.Text {
	return map[timing.Kind]diag.Text{
		timing.Weekday: {ZH: "工作日", EN: "working day"}, timing.Weekend: {ZH: "周末", EN: "weekend"},
		timing.Holiday: {ZH: "放假", EN: "day off"}, timing.MakeUp: {ZH: "调休上班", EN: "make-up working day"},
	}[k]
}

// Day writes a day with its weekday, and, as far as the calendars reach, whether it is a holiday or a Saturday or Sunday on which offices
// work. No calendars are nil.
func Day(d timing.Date, c *timing.Calendar) diag.Text {
	of := Weekday(d)
	if c != nil && c.Covers(d) {
		if k, err := c.Kind(d); err == nil && (k == timing.Holiday || k == timing.MakeUp) {
			of.ZH += "，" + DayKind(k).ZH
			of.EN += ", " + DayKind(k).EN
		}
	}
	return diag.T("%[1]s（%[2]s）", "%[1]s (%[3]s)", d, of.ZH, of.EN)
}

// Weekday is the day of the week, as notices of days off write it: 周六.
func Weekday(d timing.Date) diag.Text {
	return [...]diag.Text{
		time.Sunday: {ZH: "周日", EN: "Sun"}, time.Monday: {ZH: "周一", EN: "Mon"}, time.Tuesday: {ZH: "周二", EN: "Tue"}, time.Wednesday: {ZH: "周三", EN: "Wed"},
		time.Thursday: {ZH: "周四", EN: "Thu"}, time.Friday: {ZH: "周五", EN: "Fri"}, time.Saturday: {ZH: "周六", EN: "Sat"},
	}[d.Weekday()]
}
