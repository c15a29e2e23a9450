package wording

import (
	"fmt"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/timing"
)

// Deadline is a last day as a clerk asks for it.
type Deadline struct {
	timing.Due
	Period   schema.Period
	Calendar *timing.Calendar // that gave the day
	Sources  []string         // the notices of days off that it rests on
}

// LastDay says the last day.
func (d Deadline) LastDay() diag.Text {
	last := d.day(d.Last)
	return diag.T("最后一天：%[1]s", "last day: %[2]s", last.ZH, last.EN)
}

// Reasons says how the last day comes about, a line each.
func (d Deadline) Reasons() []diag.Text {
	var lines []diag.Text
	accepted := d.day(d.Accepted)
	if d.First == d.Accepted {
		lines = append(lines, diag.T("受理：%[1]s，当场办结", "accepted: %[2]s, settled at once", accepted.ZH, accepted.EN))
		if !d.On.Works() {
			lines = append(lines, diag.T("注意：受理当天休息；当场办结的不顺延", "note: this is a day off; what is settled at once does not move on"))
		}
		return append(lines, d.rests()...)
	}
	lines = append(lines, diag.T("受理：%[1]s，期限 %[3]s", "accepted: %[2]s, for %[4]s", accepted.ZH, accepted.EN, d.Period.Sentence(), d.Period.SentenceEN()))
	if !d.On.Works() {
		lines = append(lines, d.dayOff()...)
	}
	lines = append(lines, diag.T("起算：受理当天不计，自 %[1]s（次日）起算（民法典第二百零一条）", "counted: from the next day, %[1]s (Civil Code art. 201)", d.First))
	if d.Period.Unit == schema.WorkingDay {
		lines = append(lines, d.workingDays()...)
	} else {
		lines = append(lines, d.calendarDays()...)
	}
	lines = append(lines, diag.T("合计：不计受理当天，共 %[1]d 个自然日", "in all: %[1]d calendar days, the day of acceptance not counted", d.Days()))
	return append(lines, d.rests()...)
}

// dayOff says what an acceptance on a day off means.
func (d Deadline) dayOff() []diag.Text {
	lines := []diag.Text{diag.T("注意：受理当天休息，这里按当天受理计算，如网上受理", "note: this is a day off, taken as the day of acceptance, over the internet for example")}
	if next, err := d.Calendar.NextWorkingDay(d.Accepted); err == nil {
		day := d.day(next)
		lines = append(lines, diag.T("注意：到下一个工作日才受理的，用 %[1]s再算一次", "note: if it is accepted on the next working day only, ask for %[2]s", day.ZH, day.EN))
	}
	return lines
}

// workingDays says which days a count of working days leaves out and which Saturdays and Sundays it has.
func (d Deadline) workingDays() (lines []diag.Text) {
	for _, kind := range []timing.Kind{timing.Weekend, timing.Holiday} {
		days := 0
		var stretches []diag.Text
		for _, s := range d.Off {
			if s.Kind == kind {
				days += s.Days()
				stretches = append(stretches, d.stretch(s))
			}
		}
		if days > 0 {
			list := listed(stretches)
			lines = append(lines, diag.T("不计%[1]s：%[3]s，共 %[5]d 天", "not counted, %[2]s: %[4]s (days: %[5]d)", DayKind(kind).ZH, DayKind(kind).EN, list.ZH, list.EN, days))
		}
	}
	var makeUp []diag.Text
	for _, day := range d.MakeUp {
		short, of := d.short(day), Weekday(day)
		makeUp = append(makeUp, diag.T("%[1]s（%[3]s）", "%[2]s (%[4]s)", short.ZH, short.EN, of.ZH, of.EN))
	}
	if makeUp != nil {
		list := listed(makeUp)
		lines = append(lines, diag.T("计入调休上班：%[1]s", "counted, make-up working days: %[2]s", list.ZH, list.EN))
	}
	return lines
}

// calendarDays says where a count of days, months or years ends, and why it moves on from there.
func (d Deadline) calendarDays() (lines []diag.Text) {
	counted := d.day(d.Counted)
	switch {
	case d.Period.Unit == schema.Day:
		lines = append(lines, diag.T("到期：第 %[3]d 日是 %[1]s，中间的周末和放假照计", "ends: day %[3]d is %[2]s; days off between count", counted.ZH, counted.EN, d.Period.Value))
	case d.MonthEnd:
		_, _, day := d.Accepted.Civil()
		_, month, _ := d.Counted.Civil()
		lines = append(lines, diag.T("到期：%[3]d 月没有 %[4]d 日，到月末 %[1]s（民法典第二百零二条）", "ends: month %[3]d has no day %[4]d, so at its end, %[2]s (Civil Code art. 202)",
			counted.ZH, counted.EN, int(month), day))
	default:
		lines = append(lines, diag.T("到期：对应日是 %[1]s（民法典第二百零二条）", "ends: the same day of the month is %[2]s (Civil Code art. 202)", counted.ZH, counted.EN))
	}
	if d.Last == d.Counted {
		return lines
	}
	off, kind, last := d.stretch(d.Off[0]), DayKind(d.Off[0].Kind), d.day(d.Last)
	return append(lines, diag.T("顺延：到期日休息（%[1]s%[3]s），顺延到下一个工作日 %[5]s（民法典第二百零三条）", "moved on: that is a day off (%[2]s, %[4]s), so to the next working day, %[6]s (Civil Code art. 203)",
		off.ZH, off.EN, kind.ZH, kind.EN, last.ZH, last.EN))
}

// rests names the notices.
func (d Deadline) rests() (lines []diag.Text) {
	for _, source := range d.Sources {
		lines = append(lines, diag.T("日历：%[1]s", "calendar: %[1]s", source))
	}
	return lines
}

// day writes a day with its weekday, and with what is unusual about it: 2026-10-10（周六，调休上班）.
func (d Deadline) day(day timing.Date) diag.Text { return Day(day, d.Calendar) }

// short writes a day without its year where that is the year of acceptance: 3月7日.
func (d Deadline) short(day timing.Date) diag.Text {
	year, month, n := day.Civil()
	if accepted, _, _ := d.Accepted.Civil(); year != accepted {
		return diag.T("%[2]d年%[3]d月%[4]d日", "%[1]s", day, year, int(month), n)
	}
	return diag.T("%[2]d月%[3]d日", "%[1]s", day.String()[len("2026-"):], int(month), n)
}

// stretch writes days in a row: 3月7日至8日.
func (d Deadline) stretch(s timing.Stretch) diag.Text {
	first, last := d.short(s.First), d.short(s.Last)
	if s.First == s.Last {
		return first
	}
	year, month, _ := s.First.Civil()
	lastYear, lastMonth, n := s.Last.Civil()
	if year == lastYear && month == lastMonth {
		last.ZH = fmt.Sprintf("%d日", n)
	}
	return diag.T("%[1]s至%[3]s", "%[2]s to %[4]s", first.ZH, first.EN, last.ZH, last.EN)
}

// listed joins the items of a list.
func listed(items []diag.Text) diag.Text {
	var zh, en []string
	for _, i := range items {
		zh, en = append(zh, i.ZH), append(en, i.EN)
	}
	return diag.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}
