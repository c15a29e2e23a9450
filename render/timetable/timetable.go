// Package timetable says what a plan comes to, for plans, guides and notices alike.
//
// It has its figures in words, the order, visits, papers, fees and reliefs as blocks of a page, and its days as pictures.
package timetable

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/verify"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
	"github.com/matterc/matterc/validate/timing"
)

// Timetable says what a plan comes to, for plans, guides and notices alike.
type Timetable struct {
	*plan.Plan
	Catalog *model.Catalog
	lang    diag.Lang
	days    *timing.Calendar // nil if the calendars contradict themselves
	Papers  []Paper
	pages   bool                  // matters are linked to their guides
	bound   bool                  // in a book, which has no forms
	numbers map[*model.Matter]int // by which a page calls them, nil for their places in the plan
	always  *Timetable
}

// New begins to print a plan.
func New(p *model.Catalog, plan *plan.Plan, lang diag.Lang) *Timetable {
	days, err := p.Calendar()
	if err != nil {
		days = nil
	}
	t := &Timetable{Plan: plan, Catalog: p, lang: lang, days: days, Papers: papersOf(plan)}
	if t.always = t; plan.Always() != plan {
		t.always = New(p, plan.Always(), lang)
	}
	return t
}

// OnPage has the matters linked to their guides and the forms to the appendix of the page, which in a book has none.
func (p *Timetable) OnPage(bound bool) *Timetable {
	p.pages, p.bound = true, bound
	return p
}

// word returns one of two texts.
func (p *Timetable) word(zh, en string) string { return diag.Text{ZH: zh, EN: en}.In(p.lang) }

// text is a text with arguments in the language.
func (p *Timetable) text(zh, en string, args ...any) page.Text {
	return page.Plain(diag.T(zh, en, args...).In(p.lang))
}

// subject returns the id and name of what is planned, and who answers for it.
func (p *Timetable) subject() (id, name, owner string) {
	if pr := p.Procedure; pr != nil {
		return pr.ID, pr.Name, pr.Lead.Name
	}
	return p.Matter.ID, p.Matter.Name, p.Matter.Department.Name
}

// Document is the plan as a page.
func (p *Timetable) Document() page.Document {
	var w page.Writer
	if len(p.Items) == 0 {
		p.nothing(&w)
	} else {
		p.parts(&w)
	}
	id, name, owner := p.subject()
	return page.Document{
		Path: "plans/" + id, Kind: page.PlanPage, ID: id, Title: name, Sort: p.word("办理计划", ": plan"), Owner: owner,
		Banner: p.Catalog.Edition().Name, Stamp: verify.Imprint{Edition: p.Catalog.AsOf(), Digest: p.Catalog.Digest(), Example: p.Catalog.Edition().Example}.Stamp(p.lang),
		Blocks: w.Blocks(),
	}
}

// nothing says that there is nothing to do, and who has.
func (p *Timetable) nothing(w *page.Writer) {
	w.Say(p.text("这个联办里没有这些申请人要办的事项。", "The procedure has nothing for these applicants to do."))
	var l page.List
	for _, b := range p.Procedure.Members {
		when := b.When
		if len(when) == 0 {
			when = b.Matter.Applies
		}
		who := model.Applicants(when.Said())
		l.Items = append(l.Items, page.Item{Text: p.text("“%[1]s”：适用于%[2]s", "“%[1]s”: for %[3]s", b.Matter.Name, who.ZH, who.EN)})
	}
	w.Add(l)
}

// parts adds the figures, then the order, visits, papers, fees, services and reliefs.
func (p *Timetable) parts(w *page.Writer) {
	part := w.Section
	if p.lang != diag.ZH {
		part = w.Part
	}
	w.Add(page.List{Items: p.summary()})
	if pr := p.Procedure; pr != nil && pr.Note != "" {
		w.Add(page.Note{Title: p.word("说明", "note"), Text: page.Paragraphs(pr.Note)})
	}
	part(p.word("先后和日期", "Order and dates"))
	if p.Dated && !p.always.Untimed() {
		w.Say(p.text("图按工作日画，不论哪天起办；表里是这一次的日期。", "The chart counts working days, whatever the first day; the table has the dates of this time."))
	}
	if !p.always.Untimed() { // else nobody knows what to draw
		w.Add(p.always.Gantt(""))
	}
	w.Add(p.order())
	for _, s := range p.beside() {
		w.Say(s)
	}
	part(p.word("到现场", "Visits"))
	w.Add(p.TripList()...)
	part(p.word("材料", "Materials"))
	w.Add(p.materialBlocks()...)
	for _, t := range p.committed() {
		w.Say(t)
	}
	if len(p.Ready) > 0 {
		part(p.word("计划以外取得的证照批文", "Papers to have from elsewhere"))
		w.Add(p.readyList())
	}
	part(p.word("收费", "Fees"))
	w.Add(p.feeBlocks()...)
	if len(p.Services) > 0 {
		part(p.word("中介服务", "Services of agencies"))
		w.Add(p.serviceTable())
	}
	if len(p.Reliefs) > 0 {
		part(p.word("还能怎样缩短", "What would make it shorter"))
		w.Add(p.reliefList())
	}
}

// summary says the figures.
func (p *Timetable) summary() []page.Item {
	var items []page.Item
	say := func(zh, en string, t page.Text) {
		items = append(items, page.Item{Text: page.Concat(page.Strong(p.word(zh+"：", en+": ")), t)})
	}
	if known := wording.Known(p.Given.Guard(p.Catalog)); known != "" {
		say("已知情形", "given", page.Plain(known))
	}
	if len(p.Have) > 0 {
		var names []string
		for _, d := range p.Have {
			names = append(names, d.Name)
		}
		say("已经有的", "they have", page.Plain(strings.Join(names, p.word("、", ", "))))
	}
	if p.Dated {
		say("日期", "dates", p.dates())
	}
	if b := p.NoDates; b != nil {
		known, knownEN := "", ""
		if b.Any {
			known, knownEN = fmt.Sprintf("日期只知道到 %s，", b.Known), fmt.Sprintf("are known until %s alone, ", b.Known)
		}
		say("日期", "dates", p.text("%[1]s 起办的，%[2]s目录还没有登记 %[3]d 年的放假和调休安排：这里照先后排，只写工作日数，不写日期；国务院办公厅公布、登记以后再推算",
			"of what begins on %[1]s %[4]sfor the catalog does not declare the days off of %[3]d: this has the order and working days, and no dates; make it again once they are declared", b.Start, known, b.Year, knownEN))
	}
	if p.DayOff {
		say("注意", "note", p.text("起办日期是休息日：不到现场的按当天受理计算，如网上受理；到下一个工作日才受理的，日期相应推后",
			"the first day is a day off: what one need not come for is taken as accepted on it, over the internet for example; what is accepted on the next working day is later by as much"))
	}
	if t := p.earlyNote(); t != nil {
		say("注意", "note", t)
	}
	for _, t := range slices.Concat(p.Milestones(), p.asks()) {
		say("注意", "note", t)
	}
	for _, m := range p.Suspended {
		zh, en := "，恢复的日期还没有公布", ", and nobody says until when"
		if x := m.Suspended; !x.To.IsZero() {
			zh, en = "，"+x.To.String()+" 起恢复", ", and resumed on "+x.To.String()
		}
		counted, countedEN := "，暂停的时间没有算在下面的天数里", ", which the days below do not count"
		if p.Dated {
			counted, countedEN = "；暂停期间不受理，下面的日期已经算上", "; applications are not taken in between, which the dates below count"
		}
		say("注意", "note", p.text("“%[1]s”自 %[2]s 起暂停办理%[3]s%[5]s", "“%[1]s” is suspended from %[2]s on%[4]s%[6]s", m.Name, m.Suspended.From, zh, en, counted, countedEN))
	}
	outOfForce := func(name string, e *schema.Effective) {
		zh, en := "", ""
		if !e.To.IsZero() {
			zh, en = "，"+e.To.String()+" 起停止办理", " until "+e.To.String()
		}
		say("注意", "note", p.text("“%[1]s”自 %[2]s 起办理%[3]s，计划里有不办理的日子", "“%[1]s” is handled from %[2]s on%[4]s; the plan has other days", name, e.From, zh, en))
	}
	if pr := p.Procedure; pr != nil && p.Dated && pr.Effective != nil && !plan.InForce(pr.Effective, p.Start, p.End) {
		outOfForce(pr.Name, pr.Effective)
	}
	for _, m := range p.OutOfForce {
		outOfForce(m.Name, m.Effective)
	}
	any, anyEN := "", "" // what is counted in working days holds for every first day: a month has as many of them as a month can have
	if p.Dated {
		any, anyEN = "不论哪天起办，", "whatever the first day, "
	}
	if p.always != p {
		say("注意", "note", p.text("按这一次的日历，先办好的是另一条路；不论哪天起办的数和图，按没有日期的推算，要办的是%[1]s",
			"on these days another way is there first; what is said for whatever first day, and the chart, is of a plan without dates, which has %[2]s", p.always.names("、"), p.always.names(", ")))
	}
	say(any+PromiseWord, anyEN+"a promise that can be kept", p.always.Promise())
	if t := p.always.claimed(); t != nil {
		say("公布的承诺", "promised in public", t)
	}
	say("法定时限", "statutory limits", p.StatutoryText())
	if c := p.Claims(); c != nil {
		if t := wording.PastTotals(c, Past(c, p.always.Plan)); !t.IsZero() {
			say("公布的总数", "totals announced", page.Plain(t.In(p.lang)))
		}
	}
	most, mostEN := any, anyEN
	switch {
	case p.always != p: // the other way may have more that the departments' clocks do not count
		most, mostEN = "按没有日期的推算，", "without dates, "
	case p.Dated && !p.DayOff: // on a day off it may be one more
		most, mostEN = "不论哪个工作日起办，", "whatever working day it is begun on, "
	}
	say(most+"申请人最多要等", mostEN+"the applicant waits at most", p.always.ElapsedText())
	list := p.always.Uncounted()
	list.Items = append(list.Items, page.Item{Text: p.always.Beyond(p.always == p)})
	items[len(items)-1].Blocks = []page.Block{list}
	say("到现场", "visits", p.Visits())
	say("收费", "fees", p.total())
	if t := p.always.bottleneck(); t != nil {
		say(any+"最值得缩短", anyEN+"worth shortening next", t)
	}
	return items
}

// names lists the items.
func (p *Timetable) names(separator string) string {
	var names []string
	for _, i := range p.Items {
		names = append(names, "“"+i.Matter.Name+"”")
	}
	return strings.Join(names, separator)
}

// earlyNote says what does not wait for the stages before its own, nil for nothing.
func (p *Timetable) earlyNote() page.Text {
	if len(p.Early) == 0 {
		return nil
	}
	return p.text("%[1]s排在后面的阶段，前置里没有要等前面的阶段全部办结的，这里不等；窗口要求等的，日期相应推后",
		"%[1]s are of a later stage, and none of their prerequisites is that all of the stages before are decided: here they do not wait; where a window has them wait, they are later by as much", p.Numbers(p.Early))
}

// Visits says how often the applicant comes, and how often one by one, and of how many items nobody says it.
func (p *Timetable) Visits() page.Text {
	least, leastEN := "", ""
	if p.Untimed() {
		least, leastEN = "至少 ", "at least "
	}
	t := p.text("%[1]s%[2]d 次", "%[3]s%[2]d", least, len(p.Trips), leastEN)
	switch {
	case p.VisitsAlone == 0 && len(p.Unsaid) == 0:
		return p.text(wording.NoVisit, "none")
	case p.VisitsAlone == 0:
		return p.unsaid()
	case p.Offices() > 1:
		t = page.Concat(p.text("分别办 %[1]d 次，一起办%[2]s", "%[1]d one by one, ", p.VisitsAlone, map[bool]string{false: " "}[p.Untimed()]), page.Strong(t.String()), page.Plain(p.word("", " together")))
	}
	if len(p.Unsaid) > 0 {
		t = page.Concat(t, page.Plain(p.word("，", ", ")), p.unsaid())
	}
	return t
}

// unsaid says of how many items nobody says whether one has to come.
func (p *Timetable) unsaid() page.Text {
	if len(p.Unsaid) == p.Offices() {
		return p.text("目录没有写明要不要到现场", "the catalog does not say whether one has to come")
	}
	return p.text("另有 %d 项没有写明要不要到现场", "and of %d the catalog does not say whether one has to come", len(p.Unsaid))
}

// Days says a number of working days.
func (p *Timetable) Days(n int) string {
	if n == 0 {
		return schema.NoTime().In(p.lang)
	}
	s := ""
	if n > 1 {
		s = "s"
	}
	return p.word(fmt.Sprintf("%d 个工作日", n), fmt.Sprintf("%d working day%s", n, s))
}

// Day says on which day of the plan something happens.
func (p *Timetable) Day(n int) string {
	if n == 0 {
		return p.word("起办当天", "first day")
	}
	return p.word(fmt.Sprintf("第 %d 个工作日", n), fmt.Sprintf("working day %d", n))
}

// on says when something happens: the date of a plan with dates.
func (p *Timetable) on(n int, d timing.Date) string {
	if p.Dated {
		return p.date(d)
	}
	return p.Day(n)
}

// short is on without the day of the week.
func (p *Timetable) short(n int, d timing.Date) string {
	if p.Dated {
		return d.String()
	}
	if n == 0 {
		return p.word("当天", "first day")
	}
	return p.nth(n)
}

// nth names a working day in a table.
func (p *Timetable) nth(n int) string { return p.word(fmt.Sprintf("第 %d 个", n), fmt.Sprint(n)) }

// date writes a day with its weekday.
func (p *Timetable) date(d timing.Date) string { return wording.Day(d, p.days).In(p.lang) }

// periods says a sum of periods of several units.
func (p *Timetable) periods(list []schema.Period) string {
	if len(list) == 0 {
		return schema.NoTime().In(p.lang)
	}
	var parts []string
	for _, x := range list {
		parts = append(parts, p.word(x.Sentence(), x.SentenceEN()))
	}
	return strings.Join(parts, p.word("加 ", " and "))
}

// PromiseWord is what the promise is called that follows from those of the members, and not from what an office has announced.
const PromiseWord = "推算的承诺时限"

// PromiseDays says within how many working days all can be promised, if that is known.
func (p *Timetable) PromiseDays() string {
	if p.Untimed() {
		return p.word("不确定", "not known")
	}
	return p.Days(p.Length)
}

// Promise says what can be promised.
func (p *Timetable) Promise() page.Text {
	t := page.Strong(p.PromiseDays())
	switch {
	case p.Untimed():
		t = page.Concat(t, p.text("，公布了时限的合起来 %[1]s", "; what has a limit comes to %[1]s", p.Days(p.Length)))
	case len(p.Promised) > 0 || len(p.Unpromised) == 0:
		t = page.Concat(t, p.text("（能同时办的同时办；各事项承诺合计 %[1]s）", " (longest path; all promises add up to %[1]s)", p.periods(p.Promised)))
	}
	if s := p.Without(); s != "" {
		t = page.Concat(t, page.Plain(p.word("，", ", "), s))
	}
	if n := len(p.Unpromised); n > 0 {
		t = page.Concat(t, p.text("，其中 %[1]d 项没有公布承诺时限，有法定时限的按法定时限算，没有的没有算", ", where %[1]d have no promise: their statutory limit stands in for it, and those without one are not counted", n))
	}
	return t
}

// Claims returns what the office has announced, nil for nothing.
func (p *Timetable) Claims() *schema.Claims {
	if p.Procedure == nil {
		return nil
	}
	return p.Procedure.Claims
}

// Past returns the figures that an office has announced as totals that cannot be divided (claims.whole), and that do not follow from what the
// members say by any of some plans. What follows is no claim about the past: it is derived. The promise is none, for it holds today.
func Past(c *schema.Claims, plans ...*plan.Plan) (list []wording.Claim) {
	if c.Whole == "" {
		return nil
	}
	add := func(x wording.Claim, derived func(*plan.Plan) (int, bool)) {
		if x.Value == nil {
			return
		}
		most, known := 0, len(plans) > 0
		for _, p := range plans {
			n, ok := derived(p)
			most, known = max(most, n), known && ok
		}
		if !known || most != *x.Value {
			list = append(list, x)
		}
	}
	statutory, _, apart, together := wording.Claims(c)
	add(statutory, func(p *plan.Plan) (int, bool) {
		if len(p.Unlimited) > 0 || len(p.Statutory) != 1 || p.Statutory[0].Unit != schema.WorkingDay {
			return 0, false
		}
		return p.Statutory[0].Value, true
	})
	said := func(p *plan.Plan) bool { return len(p.Unsaid) == 0 && !p.Untimed() }
	add(apart, func(p *plan.Plan) (int, bool) { return p.VisitsAlone, said(p) })
	add(together, func(p *plan.Plan) (int, bool) { return len(p.Trips), said(p) })
	return list
}

// PastOf is Past of all situations of a procedure.
func PastOf(c *schema.Claims, situations []plan.Situation) []wording.Claim {
	var plans []*plan.Plan
	for _, s := range situations {
		plans = append(plans, s.Plan)
	}
	return Past(c, plans...)
}

// claimed compares the promise of the office with the members', nil for none.
func (p *Timetable) claimed() page.Text {
	c := p.Claims()
	if c == nil || c.Promised == nil {
		return nil
	}
	t := page.Plain(p.Days(*c.Promised))
	if more := p.Length - *c.Promised; more > 0 {
		t = page.Concat(t, page.Strong(p.word(fmt.Sprintf("，做不到，少 %d 个", more), fmt.Sprintf(", which cannot be kept: %d too few", more))))
		if n := p.Breaks(*c.Promised); n >= 0 {
			t = page.Concat(t, p.text("，办到“%[1]s”时超出", "; “%[1]s” exceeds it", p.Items[n].Matter.Name))
		}
		return t
	}
	if p.Untimed() {
		return page.Concat(t, p.text("，不知道做不做得到", ", and nobody knows whether that can be kept"))
	}
	return page.Concat(t, p.text("，做得到", ", which can be kept"))
}

// StatutoryText says the limits of the law.
func (p *Timetable) StatutoryText() page.Text {
	t := p.text("没有登记", "none in the catalog")
	if p.nothingSet() {
		t = p.text(wording.NoStatutory, "none")
	}
	if len(p.Statutory) > 0 {
		t = p.text("登记了的合计 %[1]s；能同时办的同时办，%[3]s", "%[2]s in all; the longest path is %[3]s", p.periods(p.Statutory), p.periods(p.Statutory), p.Days(p.Limit))
	}
	promised := 0
	for _, m := range p.Unlimited {
		if m.Deadline.Promised != nil {
			promised++
		}
	}
	if s := p.Without(); s != "" && len(p.Statutory) > 0 {
		t = page.Concat(t, page.Plain(p.word("，", ", "), s))
	}
	if promised > 0 && len(p.Statutory) > 0 {
		t = page.Concat(t, p.text("（其中没有登记的 %d 项按承诺时限算）", " (with the promise of the %d that have no limit)", promised))
	}
	return t
}

// bottleneck says what is worth shortening next, nil for nothing.
func (p *Timetable) bottleneck() page.Text {
	var names []string
	for _, i := range p.Shorten.Members {
		names = append(names, "“"+p.Items[i].Matter.Name+"”")
	}
	if len(names) == 0 || p.Untimed() || len(p.Awaits()) > 0 {
		return nil
	}
	t := page.Concat(page.Strong(strings.Join(names, p.word("、", ", "))))
	if len(names) > 1 {
		t = page.Concat(t, p.text("（要一起缩短）", " (together)"))
	}
	return page.Concat(t, p.text("，每缩短 1 个工作日，全程就短 1 个，最多 %[1]d 个", ": for every working day less the whole takes one less, up to %[1]d", p.Shorten.Days))
}

// Numbered has the plan call matters by the numbers that they have on a page, from 1 in the order given.
func (p *Timetable) Numbered(list []*model.Matter) {
	p.numbers = map[*model.Matter]int{}
	for n, m := range list {
		p.numbers[m] = n + 1
	}
	if p.always != p {
		p.always.numbers = p.numbers
	}
}

// number is that of an item.
func (p *Timetable) number(i int) int {
	if n, ok := p.numbers[p.Items[i].Matter]; ok {
		return n
	}
	return i + 1
}

// Numbers lists items by their numbers: 第 1、3 项.
func (p *Timetable) Numbers(places []int) string {
	var numbers []int
	for _, i := range places {
		numbers = append(numbers, p.number(i))
	}
	slices.Sort(numbers)
	var n []string
	for _, i := range numbers {
		n = append(n, fmt.Sprint(i))
	}
	return p.word("第 "+strings.Join(n, "、")+" 项", strings.Join(n, ", "))
}

// name is the name of an item.
func (p *Timetable) name(i int) page.Text {
	m := p.Items[i].Matter
	if p.pages && m.Milestone == nil {
		return page.Linked(m.Name, page.Link{Page: page.PathOf(page.GuidePage, m.ID)})
	}
	return page.Plain(m.Name)
}

// order is the table of items.
func (p *Timetable) order() page.Table {
	unit := ""
	if !p.Dated {
		unit = p.word("（工作日）", " (working day)")
	}
	t := page.Table{Empty: p.word("无", "none"), Columns: []page.Column{
		{Title: p.word("序号", "no."), Width: 6, Align: page.Center, Index: true}, {Title: p.word("事项", "matter")}, {Title: p.word("部门", "department"), Width: 16},
		{Title: p.word("承诺", "promise"), Width: 12}, {Title: p.word("受理", "accepted") + unit, Width: 14}, {Title: p.word("办结", "decided by") + unit, Width: 14},
		{Title: p.word("要等", "waits for"), Width: 14},
	}}
	slacks := !p.Dated && !p.Untimed() && len(p.Awaits()) == 0 // with dates what can be put off, and by how much, depends on the days
	if slacks {
		t.Columns = slices.Insert(t.Columns, 6, page.Column{Title: p.word("可以推迟", "slack"), Width: 10})
	}
	later := p.Dated && p.LateThen == nil && slices.ContainsFunc(p.Items, func(i plan.Item) bool { return i.LatestDue != i.Due })
	if later {
		t.Columns = slices.Insert(t.Columns, 6, page.Column{Title: p.word("最晚办结", "at the latest"), Width: 14})
	}
	for n, i := range p.Items {
		promise, known := i.Takes, i.Timed
		limit := p.Days(i.Days)
		switch {
		case i.Happens() && !known:
			limit = p.word("由申请人安排", "for the applicants to say")
		case !known:
			limit = p.word(wording.Unpublished, "not published")
		case i.Accepts || i.Days > 0 && promise.Unit != schema.WorkingDay:
			limit = p.periods([]schema.Period{promise})
		}
		if _, promised := i.Matter.Promise(); known && !promised && !i.Happens() {
			limit = p.word("法定 ", "by law ") + limit
		}
		slack := p.Days(i.Slack())
		if i.Slack() == 0 {
			slack = p.word("不能", "none")
			if i.Critical {
				slack = p.word("不能，决定全程", "longest path")
			}
		}
		var waits page.Cell
		if len(i.After) > 0 {
			waits = append(waits, page.Plain(p.Numbers(i.After)))
		}
		if len(i.Supply) > 0 {
			waits = append(waits, page.Plain(p.word("办结前：", "before the decision: ")+p.Numbers(i.Supply)))
		}
		name := page.Cell{p.name(n)}
		if i.Stage != "" {
			name = append(name, page.Small(i.Stage))
		}
		if i.Outside {
			name = append(name, page.Small(wording.Outside(false).In(p.lang)))
		}
		row := []page.Cell{{page.Plain(fmt.Sprint(p.number(n)))}, name, {page.Plain(p.department(i.Matter))}, {page.Plain(limit)},
			{page.Plain(p.cell(i.StartBehind, i.Start, i.Accepted, i.StartSince))}, {page.Plain(p.cell(i.FinishBehind, i.Finish, i.Due, i.FinishSince))}, waits}
		if i.Happens() && !known {
			row[5] = page.Cell{page.Plain(p.word("发生之日", "when it happens"))}
		}
		if slacks {
			row = slices.Insert(row, 6, page.Cell{page.Plain(slack)})
		}
		if i.Accepts {
			row[5] = page.Cell{page.Plain(p.word("只等受理", "not waited for"))}
		}
		if later {
			last := p.notKnown(i.Unknown)
			if i.LatestDue != 0 {
				last = p.short(0, i.LatestDue)
			}
			row = slices.Insert(row, 6, page.Cell{page.Plain(last)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// beside says what is handled side by side.
func (p *Timetable) beside() []page.Text {
	var texts []page.Text
	seen := map[int]bool{}
	for n, i := range p.Items {
		if seen[p.begins(i)] || i.Days == 0 || i.StartBehind > 0 {
			continue
		}
		seen[p.begins(i)] = true
		same := []int{n}
		for m, j := range p.Items[n+1:] {
			if p.begins(j) == p.begins(i) && j.Days > 0 && j.StartBehind+i.StartBehind == 0 {
				same = append(same, n+1+m)
			}
		}
		if len(same) > 1 {
			texts = append(texts, p.text("%s同时办理。", "Side by side: %s.", p.Numbers(same)))
		}
	}
	return texts
}

// earliest begins to say a day that is the earliest, for what is behind something of which nobody says how long it takes.
func (p *Timetable) earliest(behind int) string {
	if behind == 0 {
		return ""
	}
	return p.word("最早", "not before ")
}

// begins is the day of an item's acceptance.
func (p *Timetable) begins(i plan.Item) int {
	if p.Dated {
		return int(i.Accepted)
	}
	return i.Start
}

// Limits is the sum of statutory limits, in Chinese.
func (p *Timetable) Limits() string {
	switch {
	case len(p.Plan.Statutory) > 0:
		return p.periods(p.Plan.Statutory)
	case p.nothingSet():
		return wording.NoStatutory
	}
	return "没有登记"
}

// nothingSet reports whether the catalog says of all items that the law sets no limit.
func (p *Timetable) nothingSet() bool {
	return !slices.ContainsFunc(p.Items, func(i plan.Item) bool { return i.Matter.Unlimited == nil && !i.Happens() })
}

// TimePicture adds the timetable, nil where everything is done at once.
func (p *Timetable) TimePicture(of string) []page.Block {
	if p.Length == 0 || p.Untimed() {
		return nil
	}
	return []page.Block{p.Gantt(page.PicturePath(of, "time"))}
}
