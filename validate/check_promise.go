package validate

import (
	"errors"
	"fmt"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

func checkPromise() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T101", Name: "promise-beyond-law", Severity: diag.Error,
			Title: diag.T("承诺时限比法定时限长", "a promise longer than the statutory limit"),
			Doc: diag.T("承诺时限不得长于法定时限（行政许可法第四十二条）。单位相同的，比较数量；单位不同的，按目录登记的版本当年和次年的日历，逐日比较那一天受理时两个期限各到哪一天，有一天承诺到得晚就是超过：遇上长假，15 个工作日比 20 日长。问题写明最坏的是哪一天受理，晚几日。日历不够、比较不了的，见 T102。",
				"A promise may not be longer than the limit that the law sets. Periods of the same unit compare as numbers; others are compared for every day of acceptance of the edition's year and the next, by the catalog's calendars, and one day on which the promise ends later is enough: over a long holiday 15 working days are longer than 20 days. The finding names the worst day of acceptance. Where the calendars are too short to tell, see T102."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			c := l.comparer()
			for _, b := range l.promises() {
				found := c.compare(b.period, b.most)
				if found.Verdict != timing.Exceeded {
					continue
				}
				longest := c.longest(b.period.Unit, b.most)
				message := diag.T("“%[1]s”的承诺时限（%[2]s）比法定时限（%[3]s）长", "“%[1]s” promises %[4]s, longer than the statutory limit of %[5]s",
					b.matter.Name, b.period.Sentence(), b.most.Sentence(), b.period.SentenceEN(), b.most.SentenceEN())
				d := l.Finding(b.at, c.worst(message, found), diag.T("承诺时限改为%s", "Promise %[2]s", atMostZH(longest), atMostEN(longest)))
				statutory := fieldpath.Matter(b.matter.ID).Deadline().Statutory()
				d.Related = append(d.Related, diag.Related{Place: l.Place(statutory), Message: diag.T("法定时限写在这里", "the statutory limit is written here")})
				d.Related = append(d.Related, l.articles(b.matter.Statutory.Basis)...)
				d.Related = append(d.Related, l.calendars(b, found)...)
				report(d)
			}
		},
	}
}

func checkUncomparable() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T102", Name: "uncomparable-limits", Severity: diag.Warning,
			Title: diag.T("两个时限无法比较", "two limits that cannot be compared"),
			Doc: diag.T("工作日与日、月、年要按日历才能比较。目录没有登记所需年份的日历（放假和调休），就不知道承诺时限有没有超过法定时限，或者法定时限有没有超过行政许可法第四十二条的二十日。把国务院办公厅当年的节假日安排登记进目录。",
				"Working days compare with days, months and years only by a calendar. Without the calendar of the years that matter nobody can tell whether a promise is within the statutory limit, or a limit within the 20 days of article 42 of the Administrative Licensing Law. Register the State Council's notice of the year."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			c := l.comparer()
			for _, b := range append(l.promises(), l.licenceLimits()...) {
				if c.compare(b.period, b.most).Verdict != timing.Unknown {
					continue
				}
				why, hint := c.missing(b)
				d := l.Finding(b.at, diag.T("“%[1]s”的%[2]s（%[3]s）和%[4]s（%[5]s）无法比较：%[6]s", "“%[1]s”: its %[7]s of %[8]s and the %[9]s of %[10]s cannot be compared: %[11]s",
					b.matter.Name, b.name.ZH, b.period.Sentence(), b.mostName.ZH, b.most.Sentence(), why.ZH,
					b.name.EN, b.period.SentenceEN(), b.mostName.EN, b.most.SentenceEN(), why.EN), hint)
				if places := l.written.Calendars; len(places) > 0 {
					d.Related = append(d.Related, diag.Related{Place: l.Place(fieldpath.Calendar(places[len(places)-1].Key)), Message: diag.T("日历登记在这里", "calendars are registered here")})
				}
				report(d)
			}
		},
	}
}

// bound is a period of a matter that may not be longer than another.
type bound struct {
	matter         *model.Matter
	at             fieldpath.Selector // the period
	period, most   schema.Period
	name, mostName diag.Text
}

// promises returns every promise with the statutory limit it has to keep.
func (l *inspected) promises() []bound {
	var list []bound
	for _, m := range l.Matters() {
		deadline := fieldpath.Matter(m.ID).Deadline()
		a := deadline.Promised()
		if m.Statutory == nil || m.Deadline.Promised == nil || l.flawed(a) || l.flawed(deadline.Statutory()) {
			continue
		}
		list = append(list, bound{m, a, *m.Deadline.Promised, m.Statutory.Period, promiseName, diag.T("法定时限", "statutory limit")})
	}
	return list
}

var promiseName = diag.T("承诺时限", "promise")

// comparer compares periods by the catalog's calendars. It answers each question once, for thousands of matters have few
// different periods.
type comparer struct {
	calendar *timing.Calendar // nil if it is broken
	broken   error            // a *timing.NoticeError
	asOf     timing.Date      // of the edition
	known    map[[2]schema.Period]timing.Comparison
}

func (l *inspected) comparer() *comparer {
	c := &comparer{known: map[[2]schema.Period]timing.Comparison{}}
	if c.calendar, c.broken = l.Calendar(); c.broken != nil {
		c.calendar = nil
	}
	c.asOf = model.TimingDate(l.AsOf())
	return c
}

// compare tells whether a period is never longer than another. A period that cannot be counted is never too long: what is
// wrong with it is reported by loading.
func (c *comparer) compare(period, most schema.Period) timing.Comparison {
	key := [2]schema.Period{period, most}
	found, ok := c.known[key]
	if !ok {
		var err error
		if found, err = c.calendar.Compare(model.TimingPeriod(period), model.TimingPeriod(most), c.ofEdition); err != nil {
			found = timing.Comparison{Verdict: timing.Always}
		}
		c.known[key] = found
	}
	return found
}

// ofEdition reports whether the edition is there for who is accepted on a day: in its year, or in the next, whose days off are known before
// it begins. What held in other years is no argument about this edition.
func (c *comparer) ofEdition(d timing.Date) bool {
	year, _, _ := d.Civil()
	edition, _, _ := c.asOf.Civil()
	return year == edition || year == edition+1
}

// longest returns the longest period of a unit that is known never to be longer than another; if the calendars do not
// tell of any, the other period.
func (c *comparer) longest(unit schema.Unit, most schema.Period) schema.Period {
	low, high := 0, 1200 // the largest value of a period in the schema
	for low < high {
		middle := (low + high + 1) / 2
		if c.compare(schema.Period{Value: middle, Unit: unit}, most).Verdict == timing.Always {
			low = middle
		} else {
			high = middle - 1
		}
	}
	if low == 0 {
		return most
	}
	return schema.Period{Value: low, Unit: unit}
}

// worst adds to the message of a finding by how many days a period is exceeded, and for which acceptance.
func (c *comparer) worst(message diag.Text, found timing.Comparison) diag.Text {
	if found.Worst == nil {
		return message
	}
	days := excess(found.Worst)
	return diag.T("%s，%s", "%[3]s, %[4]s", message.ZH, days.ZH, message.EN, days.EN)
}

// excess says by how many days a period is exceeded, and for which acceptance.
func excess(w *timing.Excess) diag.Text {
	return diag.T("最多晚 %[1]d 日：%[3]s 受理的，应当到 %[4]s 为止，实际可以到 %[5]s", "by up to %[2]s: accepted on %[3]s, it has to end by %[4]s and may end on %[5]s",
		w.Days(), schema.Period{Value: w.Days(), Unit: schema.Day}.SentenceEN(), w.Accepted, w.Statute, w.Promise)
}

// missing says why two periods cannot be compared, and what to do.
func (c *comparer) missing(b bound) (why, hint diag.Text) {
	var notice *timing.NoticeError
	if errors.As(c.broken, &notice) {
		return diag.T("%d 年的日历自相矛盾", "the calendar of %d contradicts itself", notice.Year),
			diag.T("对照国务院办公厅的通知，改正 %d 年日历的放假日和上班日", "Correct the days off and the working days of %d", notice.Year)
	}
	year := c.missingYear(model.TimingPeriod(b.period), model.TimingPeriod(b.most))
	return diag.T("目录没有登记 %d 年的日历", "the catalog has no calendar of %d", year),
		diag.T("登记 %d 年的日历（放假和调休），或者改用同一种单位", "Register the calendar of %d, or use the same unit", year)
}

// missingYear returns the year whose calendar would have been needed: for an acceptance on the day of the edition, else
// for the first declared day of its two years that cannot be counted from.
func (c *comparer) missingYear(period, most timing.Period) int {
	ask := func(d timing.Date) int {
		for _, p := range []timing.Period{period, most} {
			var missing *timing.MissingYearError
			if _, err := c.calendar.Last(d, p); errors.As(err, &missing) {
				return missing.Year
			}
		}
		return 0
	}
	if year := ask(c.asOf); year != 0 {
		return year
	}
	for d := range c.days {
		if year := ask(d); year != 0 && c.ofEdition(d) {
			return year
		}
	}
	year, _, _ := c.asOf.Civil()
	return year
}

// days yields every declared day in order.
func (c *comparer) days(yield func(timing.Date) bool) {
	for _, y := range c.calendar.Years() {
		for d := timing.DateOf(y, time.January, 1); d < timing.DateOf(y+1, time.January, 1); d++ {
			if !yield(d) {
				return
			}
		}
	}
}

// calendars returns the calendars that a comparison across units was made by: those of the acceptance it names and of the
// days to which it leads.
func (l *inspected) calendars(b bound, found timing.Comparison) []diag.Related {
	if found.Worst == nil || b.period.Unit == b.most.Unit {
		return nil
	}
	days := excess(found.Worst)
	first, _, _ := found.Worst.Accepted.Civil()
	last, _, _ := found.Worst.Promise.Civil()
	var list []diag.Related
	for year := first; year <= last; year++ {
		list = append(list, diag.Related{Place: l.Place(fieldpath.Calendar(fmt.Sprint(year))), Message: diag.T("按 %[1]d 年的日历，%[2]s", "by the calendar of %[1]d, %[3]s", year, days.ZH, days.EN)})
	}
	return list
}

// articles returns the places of the articles that a basis cites, as far as the catalog holds their text.
func (l *inspected) articles(basis []*model.Basis) []diag.Related {
	var list []diag.Related
	for _, b := range basis {
		if b.Text == "" {
			continue
		}
		list = append(list, diag.Related{Place: l.Place(fieldpath.Law(b.Law.ID).Articles().Key(schema.ReadArticle(b.Article).Name)), Message: diag.T("依据：%s", "its basis: %s", b.Cite())})
	}
	return list
}

// atMostZH says a longest period: 不超过 13 个工作日, or 当场办结.
func atMostZH(p schema.Period) string {
	if p.Value == 0 {
		return p.Sentence()
	}
	return "不超过 " + p.Sentence()
}

func atMostEN(p schema.Period) string {
	if p.Value == 0 {
		return p.SentenceEN()
	}
	return "at most " + p.SentenceEN()
}
