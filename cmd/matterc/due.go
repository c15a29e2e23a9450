package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/jsonfile"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
	"github.com/spf13/cobra"
)

func dueCommand(a *app) *cobra.Command {
	var format, dir string
	c := &cobra.Command{
		Use:   "due DATE PERIOD",
		Short: a.say("算出从受理起的期限在哪一天届满，并说明理由", "Tell the last day of a period that starts with acceptance, and why"),
		Long: a.say(`按目录里登记的放假和调休安排，算出某天受理的期限最后一天是哪天，并说明理由。期限写成 20工作日、30日、3个月、1年 或 即时。

受理当天不计，自次日起算（民法典第二百零一条）。工作日不计周末和放假，计入调休上班日。按日、月、年计算的，最后一天是休息日的，顺延到下一个工作日（第二百零三条）；按月、年计算的，到期月没有对应日的，到月末（第二百零二条）。受理当天是休息日的，仍从次日起算。需要用到没有登记的年份时，不给出日期，以状态 3 结束。

--format json 的各项见 build 写出的 json/schema/due.schema.json。`,
			`Tell the last day of a period that starts with acceptance on a day, by the days off and make-up working days the catalog declares, and why. A period is written 20工作日 (working days), 30日 (calendar days), 3个月 (months), 1年 (years) or 即时 (at once).

The day of acceptance is not counted (Civil Code art. 201). Working days leave out days off; working Saturdays and Sundays count. A period of calendar days, months or years that would end on a day off ends on the next working day (art. 203); one of months or years ends on the day of the same number or at the end of the month (art. 202). Acceptance on a day off makes no difference. If a year that is not declared is needed there is no answer, and the status is 3.

What --format json writes is described by json/schema/due.schema.json, which build writes.`),
		Example:           "matterc due 2026-03-02 20工作日\nmatterc due 2026-09-30 30日 --format json",
		Args:              a.arguments(2, 3, a.say("受理日期和期限，如 2026-03-02 20工作日", "the day of acceptance and the period, such as 2026-03-02 20工作日")),
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveNoFileComp),
		RunE: func(_ *cobra.Command, args []string) error {
			accepted, err := schema.ParseDate(args[0])
			if err != nil {
				return usage("日期“%s”写得不对：写成 年-月-日，如 2026-03-02，并且日历上要有这一天", "%q is no day; write one such as 2026-03-02", args[0])
			}
			period, problem := schema.ParsePeriod(strings.Join(args[1:], " "))
			if !problem.IsZero() {
				return &failure{status: statusUsage, text: problem}
			}
			draft, err := a.draft(dir, schema.Date{}, fieldpath.CalendarKind)
			if err != nil {
				return err
			}
			calendar, err := draft.Calendar()
			if err != nil {
				return draft.noDate(err)
			}
			due, err := calendar.Due(model.TimingDate(accepted), model.TimingPeriod(period))
			if err != nil {
				return draft.noDate(err)
			}
			sources := dueSources(draft.Solution, due)
			if format == "json" {
				made, err := jsonfile.Due(due, period, calendar, sources)
				if err != nil {
					return err
				}
				return a.result(format, made)
			}
			answer := wording.Deadline{Due: due, Period: period, Calendar: calendar, Sources: sources}
			fmt.Fprintf(a.out, "%s\n\n", answer.LastDay().In(a.lang))
			for _, line := range answer.Reasons() {
				fmt.Fprintln(a.out, text.Visible(line.In(a.lang)))
			}
			return nil
		},
	}
	chooseFlag(c, &format, "format", "FORMAT", "text", a.say("格式：text、json", "text or json"), []string{"text", "json"})
	a.catalogFlag(c, &dir)
	return c
}

// calendarError says in the user's language why the calendars of a catalog give no date.
func calendarError(err error) error {
	var (
		missing *timing.MissingYearError
		notice  *timing.NoticeError
	)
	switch {
	case errors.As(err, &missing) && len(missing.Declared) == 0:
		return cannot("目录没有登记工作日历，算不出最后一天；按国务院办公厅的放假通知登记 calendar: \"%d\"",
			"the catalog declares no calendar, so the last day cannot be told; declare calendar: \"%d\" from the State Council's notice", missing.Year)
	case errors.As(err, &missing):
		var years []string
		for _, y := range missing.Declared {
			years = append(years, strconv.Itoa(y))
		}
		return cannot("目录没有登记 %[1]d 年的放假和调休安排，算不出最后一天；已登记的年份：%[2]s。国务院办公厅公布后，登记 calendar: \"%[1]d\"",
			"the catalog does not declare the calendar of %[1]d, so the last day cannot be told; it declares %[3]s. Declare calendar: \"%[1]d\" when the State Council has published it",
			missing.Year, strings.Join(years, "、"), strings.Join(years, ", "))
	case errors.As(err, &notice) && notice.Flaw == timing.OtherYear:
		return cannot("目录里 %d 年的工作日历写了 %s，不是这一年的日子；改正后再算", "the calendar of %d names %s, a day of another year; mend it first", notice.Year, notice.Day)
	case errors.As(err, &notice) && notice.Flaw == timing.OffAndWork:
		return cannot("目录里 %d 年的工作日历把 %s 既写成放假又写成上班；改正后再算", "the calendar of %d declares %s both off and working; mend it first", notice.Year, notice.Day)
	}
	return err
}

// dueSources returns the notices that an answer rests on: those of the declared years from the acceptance to the last day.
func dueSources(p *eligibility.Solution, due timing.Due) []string {
	first, _, _ := due.Accepted.Civil()
	last, _, _ := due.Last.Civil()
	sources := []string{}
	for _, c := range p.Calendars() {
		if year, err := strconv.Atoi(c.Year); err == nil && first <= year && year <= last {
			sources = append(sources, c.Source)
		}
	}
	return slices.Compact(sources)
}
