package main

import (
	"fmt"
	"strings"

	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/timing"
)

// text prints the answer as a clerk reads it: the last day first, then how it comes about.
func (d dueAnswer) text() {
	due := d.due
	d.print("最后一天：%s", "last day: %s", d.day(due.Last))
	fmt.Fprintln(d.out)
	if due.First == due.Accepted {
		d.print("受理：%s，当场办结", "accepted: %s, settled at once", d.day(due.Accepted))
		if !due.On.Works() {
			d.print("注意：受理当天休息；当场办结的不顺延", "note: this is a day off; what is settled at once does not move on")
		}
		d.rests()
		return
	}
	d.print("受理：%s，期限 %s", "accepted: %s, for %s", d.day(due.Accepted), d.length())
	if !due.On.Works() {
		d.dayOff()
	}
	d.print("起算：受理当天不计，自 %s（次日）起算（民法典第二百零一条）", "counted: from the next day, %s (Civil Code art. 201)", due.First)
	if d.period.Unit == schema.WorkingDay {
		d.workingDays()
	} else {
		d.calendarDays()
	}
	d.print("合计：不计受理当天，共 %d 个自然日", "in all: %d calendar days, the day of acceptance not counted", due.Days())
	d.rests()
}

// dayOff says what an acceptance on a day off means.
func (d dueAnswer) dayOff() {
	d.print("注意：受理当天休息，这里按当天受理计算，如网上受理", "note: this is a day off, taken as the day of acceptance, over the internet for example")
	if next, err := d.calendar.NextWorkingDay(d.due.Accepted); err == nil {
		d.print("注意：到下一个工作日才受理的，用 %s再算一次", "note: if it is accepted on the next working day only, ask for %s", d.day(next))
	}
}

// workingDays says which days a count of working days leaves out and which Saturdays and Sundays it has.
func (d dueAnswer) workingDays() {
	for _, kind := range []timing.Kind{timing.Weekend, timing.Holiday} {
		days := 0
		var stretches []string
		for _, s := range d.due.Off {
			if s.Kind == kind {
				days += s.Days()
				stretches = append(stretches, d.stretch(s))
			}
		}
		if days > 0 {
			d.print("不计%[1]s：%[3]s，共 %[4]d 天", "not counted, %[2]s: %[3]s (days: %[4]d)", wording.DayKind(kind).ZH, wording.DayKind(kind).EN, d.list(stretches), days)
		}
	}
	var makeUp []string
	for _, day := range d.due.MakeUp {
		makeUp = append(makeUp, d.short(day)+d.say("（"+wording.Weekday(day).ZH+"）", " ("+wording.Weekday(day).EN+")"))
	}
	if makeUp != nil {
		d.print("计入调休上班：%s", "counted, make-up working days: %s", d.list(makeUp))
	}
}

// calendarDays says where a count of days, months or years ends, and why it moves on from there.
func (d dueAnswer) calendarDays() {
	due := d.due
	switch {
	case d.period.Unit == schema.Day:
		d.print("到期：第 %d 日是 %s，中间的周末和放假照计", "ends: day %d is %s; days off between count", d.period.Value, d.day(due.Counted))
	case due.MonthEnd:
		_, _, day := due.Accepted.Civil()
		_, month, _ := due.Counted.Civil()
		d.print("到期：%d 月没有 %d 日，到月末 %s（民法典第二百零二条）", "ends: month %d has no day %d, so at its end, %s (Civil Code art. 202)", int(month), day, d.day(due.Counted))
	default:
		d.print("到期：对应日是 %s（民法典第二百零二条）", "ends: the same day of the month is %s (Civil Code art. 202)", d.day(due.Counted))
	}
	if due.Last == due.Counted {
		return
	}
	d.print("顺延：到期日休息（%s），顺延到下一个工作日 %s（民法典第二百零三条）", "moved on: that is a day off (%s), so to the next working day, %s (Civil Code art. 203)",
		d.stretch(due.Off[0])+d.say(wording.DayKind(due.Off[0].Kind).ZH, ", "+wording.DayKind(due.Off[0].Kind).EN), d.day(due.Last))
}

// rests names the notices.
func (d dueAnswer) rests() {
	for _, source := range d.sources {
		d.print("日历：%s", "calendar: %s", source)
	}
}

// length says a period that is not at once.
func (d dueAnswer) length() string {
	return d.say(d.period.Sentence(), d.period.SentenceEN())
}

// day writes a day with its weekday, and with what is unusual about it: 2026-10-10（周六，调休上班）.
func (d dueAnswer) day(day timing.Date) string {
	zh, en := wording.Weekday(day).ZH, wording.Weekday(day).EN
	if k := d.kind(day); k == timing.Holiday || k == timing.MakeUp {
		zh, en = zh+"，"+wording.DayKind(k).ZH, en+", "+wording.DayKind(k).EN
	}
	return d.say(day.String()+"（"+zh+"）", day.String()+" ("+en+")")
}

// kind returns the kind of a declared day.
func (d dueAnswer) kind(day timing.Date) timing.Kind {
	k, err := d.calendar.Kind(day)
	if err != nil {
		panic(err) // the answer would not be there
	}
	return k
}

// short writes a day without its year where that is the year of acceptance: 3月7日.
func (d dueAnswer) short(day timing.Date) string {
	year, month, n := day.Civil()
	if accepted, _, _ := d.due.Accepted.Civil(); year != accepted {
		return d.say(fmt.Sprintf("%d年%d月%d日", year, month, n), day.String())
	}
	return d.say(fmt.Sprintf("%d月%d日", month, n), day.String()[len("2026-"):])
}

// stretch writes days in a row: 3月7日至8日.
func (d dueAnswer) stretch(s timing.Stretch) string {
	if s.First == s.Last {
		return d.short(s.First)
	}
	year, month, _ := s.First.Civil()
	lastYear, lastMonth, n := s.Last.Civil()
	last := d.short(s.Last)
	if year == lastYear && month == lastMonth {
		last = fmt.Sprintf("%d日", n)
	}
	return d.say(d.short(s.First)+"至"+last, d.short(s.First)+" to "+d.short(s.Last))
}

// list joins the items of a list.
func (d dueAnswer) list(items []string) string { return strings.Join(items, d.say("、", ", ")) }
