package model

import (
	"strconv"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/timing"
)

// Calendar returns the catalog's calendars as one that can be counted by. The error is a *timing.NoticeError: a calendar
// names a day of another year, or one day as off and as working.
func (l *Catalog) Calendar() (*timing.Calendar, error) {
	var notices []timing.Notice
	for _, c := range l.calendars {
		year, err := strconv.Atoi(c.Year)
		if err != nil {
			return nil, err
		}
		n := timing.Notice{Year: year}
		for _, list := range []struct {
			from []schema.Date
			to   *[]timing.Date
		}{{c.Off, &n.Off}, {c.Work, &n.Work}} {
			for _, d := range list.from {
				*list.to = append(*list.to, TimingDate(d))
			}
		}
		notices = append(notices, n)
	}
	return timing.NewCalendar(notices...)
}

// TimingDate returns a day of the catalog as one that can be counted from.
func TimingDate(d schema.Date) timing.Date { return timing.DateOf(d.Civil()) }

// TimingPeriod returns a period of the catalog as one that can be counted.
func TimingPeriod(p schema.Period) timing.Period {
	unit := map[schema.Unit]timing.Unit{schema.Immediate: timing.AtOnce, schema.WorkingDay: timing.WorkingDay, schema.Day: timing.Day,
		schema.Month: timing.Month, schema.Year: timing.Year}[p.Unit]
	return timing.Period{Value: p.Value, Unit: unit}
}
