package timetable

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// dates says on which days a plan begins and ends: as promised, and at the latest.
func (p *Timetable) dates() page.Text {
	begun := p.text("%[1]s起办，", "begun on %[1]s, ", p.date(p.Start))
	if p.Bounded && p.Latest == p.End {
		return page.Concat(begun, p.text("最晚办结：", "decided by "), page.Strong(p.date(p.End)))
	}
	if p.Untimed() {
		return page.Concat(begun, p.text("办结的日子不确定：%[1]s；公布了时限的办结不早于 ", "it is not known when all is decided: %[1]s; what has a limit is decided on ", p.open()), page.Strong(p.date(p.End)))
	}
	if names := p.awaited(); names != "" {
		return page.Concat(begun, p.text("%[1]s以前的按承诺办结：", "what does not wait for %[1]s is decided as promised on ", names), page.Strong(p.date(p.End)), p.text("，以后的从它发生之日的次日数起", ", what does is counted from then on"))
	}
	t := page.Concat(begun, p.text("按承诺办结：", "decided as promised on "), page.Strong(p.date(p.End)))
	switch {
	case p.Bounded:
		return page.Concat(t, p.text("，最晚：", ", at the latest on "), page.Strong(p.date(p.Latest)))
	case p.LateThen != nil:
		return page.Concat(t, p.text("，最晚不确定：%[1]s", "; it is not known when at the latest: %[1]s", p.late(p.LateThen)))
	case len(p.Open) > 0:
		return page.Concat(t, p.text("，最晚不确定：%[1]s", "; it is not known when at the latest: %[1]s", p.open()))
	}
	return page.Concat(t, p.text("，最晚的日子超出已登记的日历", ", at the latest beyond the calendars that are declared"))
}

// notKnown says why there is no last day: nobody knows it, or the calendars do not reach it.
func (p *Timetable) notKnown(unknown bool) string {
	if unknown {
		return p.word("不确定", "not known")
	}
	return p.word("超出日历", "beyond the calendars")
}

// late says of what is owed to a matter that it may come too late.
func (p *Timetable) late(m *model.Matter) string {
	return p.word("“"+m.Name+"”受理后要补交的，不一定来得及，逾期受理就作废", "what “"+m.Name+"” is owed after its acceptance may come too late, which voids that")
}

// open says of what nobody says how long it takes.
func (p *Timetable) open() string {
	var services, names, suspended, happens []string
	for _, x := range p.Open {
		name := "“" + x.Name + "”"
		switch m := p.Items[x.Item].Matter; {
		case x.Suspended:
			suspended = append(suspended, p.word("“"+m.Name+"”暂停办理，恢复的日期还没有公布", "“"+m.Name+"” is suspended, and nobody says until when"))
		case x.Milestone:
			happens = append(happens, "“"+m.Name+"”")
		case x.Decision:
			names = append(names, p.word("“"+m.Name+"”的办理", "the decision on “"+m.Name+"”"))
		case x.Service && !slices.Contains(services, name):
			services = append(services, name)
		case !x.Service:
			names = append(names, p.word("“"+p.Items[x.Item].Matter.Name+"”的"+x.Name, name+" of “"+p.Items[x.Item].Matter.Name+"”"))
		}
	}
	if len(services) > 0 {
		names = slices.Insert(names, 0, p.word("中介服务", "the agency service ")+strings.Join(services, p.word("、", ", ")))
	}
	if len(names) > 0 {
		suspended = slices.Insert(suspended, 0, p.word(strings.Join(names, "、")+"没有写明要多久", "nobody says how long "+strings.Join(names, " and ")+" takes"))
	}
	if happens != nil {
		suspended = append(suspended, p.word(strings.Join(happens, "、")+"要多久由申请人自己安排", "how long "+strings.Join(happens, " and ")+" takes is for the applicants to say"))
	}
	return strings.Join(suspended, p.word("；", "; "))
}

// ElapsedDays says how many working days the applicant waits at most, if that is known.
func (p *Timetable) ElapsedDays() string {
	if p.Unsure() {
		return p.word("不确定", "not known")
	}
	return p.Days(p.Elapsed)
}

// Why says why nobody knows how long it all takes at most, "" where that is known.
func (p *Timetable) Why() string {
	switch {
	case p.Late != nil:
		return p.late(p.Late)
	case len(p.Open) > 0:
		return p.open()
	}
	return ""
}

// ElapsedText says what the applicant has to reckon with, and what of it the department's clock does not count.
func (p *Timetable) ElapsedText() page.Text {
	t := page.Strong(p.ElapsedDays())
	switch {
	case p.Late != nil:
		return page.Concat(t, p.text("，%[1]s", ": %[1]s", p.Why()))
	case len(p.Open) > 0:
		t = page.Concat(t, p.text("，%[1]s；不算这些时间，最多 %[2]s", ", for %[1]s; without that, %[2]s at most", p.Why(), p.Days(p.Elapsed)))
	}
	if len(p.Plan.Milestones) > 0 && p.Without() != "" && len(p.Awaits()) == 0 {
		return page.Concat(t, p.text("，含里程碑的时间", ", with the time of the milestones"))
	}
	if p.Elapsed > p.Length {
		t = page.Concat(t, p.text("，比承诺多 %d 个", ", %d more than promised", p.Elapsed-p.Length))
	}
	return t
}

// Beyond says what nobody counts: delivery of what nobody in the plan waits for, once it is decided, and what the applicants do themselves.
// On a page with other numbers it names no items.
func (p *Timetable) Beyond(numbers bool) page.Text {
	var periods []schema.Period
	places := map[schema.Period][]int{}
	for n, i := range p.Items {
		if within := i.Matter.Delivery(); !i.Accepts && within.Value > 0 && !slices.Contains(p.Delivered, n) {
			if places[within] == nil {
				periods = append(periods, within)
			}
			places[within] = append(places[within], n)
		}
	}
	var parts []string
	if !numbers && len(periods) > 0 {
		parts, periods = append(parts, p.word("办结后的送达", "delivery of what is decided")), nil
	}
	for _, x := range periods {
		parts = append(parts, p.word(p.Numbers(places[x])+"办结后送达，最长 ", "delivery of "+p.Numbers(places[x])+" once decided, at most ")+p.periods([]schema.Period{x}))
	}
	for _, i := range p.Items {
		m := i.Matter
		if x := m.Suspended; x == nil || !slices.Contains(p.Suspended, m) && !x.To.IsZero() && !p.Catalog.AsOf().Before(x.To) {
			continue
		}
		if !slices.ContainsFunc(p.Open, func(x plan.Open) bool { return x.Suspended && p.Items[x.Item].Matter == m }) {
			parts = append(parts, p.word("“"+m.Name+"”暂停办理的时间", "the time in which “"+m.Name+"” is suspended"))
		}
	}
	if slices.ContainsFunc(p.Items, func(i plan.Item) bool { return i.Matter.Type == schema.Licence && i.Days > 0 }) { // what is decided at once is not extended
		parts = append(parts, p.word("依行政许可法第四十二条等延长的期限", "extensions of limits by article 42 of the Administrative Licensing Law and others"))
	}
	parts = append(parts, p.word("申请人自己准备材料、办理别的手续的时间", "what the applicants themselves take to prepare papers and do elsewhere"))
	return p.text("没有算在内的：%[1]s", "not counted: %[2]s", strings.Join(parts, "；"), strings.Join(parts, "; "))
}

// Uncounted lists what takes time that the department's clock does not count.
func (p *Timetable) Uncounted() page.List {
	var l page.List
	say := func(i int, zh, en string) {
		l.Items = append(l.Items, page.Item{Text: page.Concat(p.name(i), page.Plain(p.word("："+zh, ": "+en)))})
	}
	for n, i := range p.Items {
		for _, x := range i.Matter.Excluded {
			if !i.Accepts && p.mayHold(x.When) {
				en := x.Kind + ", nobody says how long"
				if !x.Unknown() {
					en = x.Kind + ", at most " + p.periods([]schema.Period{x.Period})
				}
				say(n, wording.ExcludedTime(x), en)
			}
		}
	}
	if p.Delayed {
		l.Items = append(l.Items, page.Item{Text: p.text("起办日期是休息日，到下一个工作日才受理，1 个工作日", "the first day is a day off, and nothing is accepted before the next working day: 1 working day")})
	}
	for n, i := range p.Items {
		if slices.Contains(p.Delivered, n) {
			within := i.Matter.Delivery()
			zh, en := "", ""
			if i.Matter.Result.Within == nil {
				zh, en = "（行政许可法第四十四条、第八十二条）", " (Administrative Licensing Law, art. 44, 82)"
			}
			say(n, "送达，最长 "+p.periods([]schema.Period{within})+zh, "delivery, at most "+p.periods([]schema.Period{within})+en)
		}
	}
	told := map[int]bool{} // reports that are made once
	for _, s := range p.Services {
		if s.Period == nil || s.Review >= 0 || !s.Waited || told[s.First] {
			continue
		}
		told[s.First] = true
		period := p.periods([]schema.Period{*s.Period})
		zh, en := "", ""
		if len(s.For) > 1 {
			zh, en = "（"+p.Numbers(s.For)+"共用）", " (once for "+p.Numbers(s.For)+")"
		}
		switch {
		case s.Commissioned:
			say(s.Item, "审批部门委托的“"+s.Name+"”，"+period, "“"+s.Name+"”, which the department commissions, "+period)
		case len(s.For) > 0:
			say(s.For[0], "中介服务“"+s.Name+"”，"+period+zh, "the agency's “"+s.Name+"”, "+period+en)
		default:
			say(s.Item, "中介服务“"+s.Name+"”，"+period, "the agency's “"+s.Name+"”, "+period)
		}
	}
	return l
}

// mayHold reports whether a guard holds for some who have the given values.
func (p *Timetable) mayHold(g model.Guard) bool {
	for _, t := range g {
		if v, ok := p.Given[t.Fact.ID]; ok && !t.Test.Holds(v) {
			return false
		}
	}
	return true
}
