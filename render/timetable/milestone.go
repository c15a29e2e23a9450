package timetable

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
	"github.com/matterc/matterc/validate/timing"
)

// when says when something happens that may be behind what nobody knows: after milestones it is counted since they have happened.
func (p *Timetable) when(behind, n int, d timing.Date, since plan.Since) string {
	if len(since.After) == 0 {
		return p.earliest(behind) + p.on(n, d)
	}
	return p.since(since, "当天", p.Day)
}

// cell is when for the cells of a table.
func (p *Timetable) cell(behind, n int, d timing.Date, since plan.Since) string {
	if len(since.After) == 0 {
		return p.earliest(behind) + p.short(n, d)
	}
	return p.since(since, "当天", p.nth)
}

// since says a working day that is counted since milestones have happened.
func (p *Timetable) since(x plan.Since, same string, day func(int) string) string {
	names := make([]string, len(x.After))
	for i, k := range x.After {
		names[i] = "“" + p.Items[k].Matter.Name + "”"
	}
	earliest := ""
	if x.Earliest {
		earliest = p.word("最早", "not before ")
	}
	if x.Day == 0 {
		return p.word(strings.Join(names, "、")+"以后"+earliest+same, earliest+"as soon as "+strings.Join(names, " and ")+" has happened")
	}
	return p.word(strings.Join(names, "、")+"以后"+earliest+day(x.Day), earliest+day(x.Day)+" after "+strings.Join(names, " and "))
}

// Span says on which working days an item is handled.
func (p *Timetable) Span(i plan.Item) string {
	from, to, after := i.Start, i.Finish, i.FinishSince
	if len(after.After) > 0 {
		if from = after.Day - (i.Finish - i.Start); slices.Equal(i.StartSince.After, after.After) {
			from = i.StartSince.Day
		}
		from, to = max(from, 0), after.Day
	}
	day := func(int) string { return p.Day(to) }
	if to > from+1 {
		day = func(int) string {
			return p.word(fmt.Sprintf("第 %d–%d 个工作日", from+1, to), fmt.Sprintf("working days %d–%d", from+1, to))
		}
	}
	if len(after.After) == 0 {
		return day(to)
	}
	return p.since(after, "当天", day)
}

// Milestones says of every milestone of a plan that it is nothing an office handles, what it waits for, and how long it takes, if somebody has
// said so; asking, and how to say it, where the plan answers a command.
func (p *Timetable) Milestones() (texts []page.Text) {
	for n := range p.Items {
		i := &p.Items[n]
		if !i.Happens() {
			continue
		}
		e := i.Matter.Milestone
		t := p.text("“%[1]s”不是审批事项，由申请人自己安排%[2]s", "“%[1]s” is nothing that an office handles: the applicants see to it", e.Name, wording.Bracketed(strings.TrimSuffix(e.Note, "。")))
		switch {
		case i.Timed && i.Days == 0:
			t = page.Concat(t, p.text("，按已经发生算", ", taken to have happened"))
		case i.Timed:
			t = page.Concat(t, p.text("，按 %[1]s算", ", taken to last %[2]s", i.Takes.Sentence(), i.Takes.SentenceEN()))
		default:
			t = page.Concat(t, p.text("，要多久没有算在内；它以后的从它发生之日的次日数起，不用等它的到那时按都已经办完算", "; how long it takes is not counted: what comes after it is counted from then on, when all that does not wait for it is taken to be done"))
		}
		texts = append(texts, t)
	}
	return texts
}

// asks are the questions how long milestones take, and how they are answered.
func (p *Timetable) asks() (texts []page.Text) {
	for _, n := range p.Awaits() {
		e := p.Items[n].Matter.Milestone
		question := e.Asks
		if question == "" {
			question = p.word("“"+e.Name+"”要多久？", "how long does “"+e.Name+"” take?")
		}
		texts = append(texts, p.text("%[1]s写 --milestone %[2]s=180日，就算上它的时间", "%[1]s With --milestone %[2]s=180日 its time is counted", question, e.ID))
	}
	return texts
}

// stageOf is the stage of an item; a milestone stands at the head of that of the first that waits for it.
func (p *Timetable) stageOf(n int) string {
	i := p.Items[n]
	if !i.Happens() {
		return i.Stage
	}
	for _, x := range p.Items {
		if slices.Contains(x.After, n) && x.Stage != "" {
			return x.Stage
		}
	}
	for _, on := range i.After {
		if s := p.Items[on].Stage; s != "" {
			return s
		}
	}
	return ""
}

// department names who handles an item, nobody for a milestone.
func (p *Timetable) department(m *model.Matter) string {
	if m.Milestone != nil {
		return p.word("不是审批", "no office")
	}
	return m.Department.ShortName()
}

// Without says of the milestones of a plan that what it promises is without their time, "" for none.
func (p *Timetable) Without() string {
	var names []string
	for n := range p.Items {
		if p.Items[n].Happens() {
			names = append(names, "“"+p.Items[n].Matter.Name+"”")
		}
	}
	if names == nil {
		return ""
	}
	return p.word("不含"+strings.Join(names, "、")+"的时间", "without the time of "+strings.Join(names, " and "))
}

// awaited names the milestones of which nobody says how long they take, "" for none.
func (p *Timetable) awaited() string {
	var names []string
	for _, n := range p.Awaits() {
		names = append(names, "“"+p.Items[n].Matter.Name+"”")
	}
	return strings.Join(names, p.word("、", " and "))
}

// Offices is how many items offices handle.
func (p *Timetable) Offices() (n int) {
	for i := range p.Items {
		if !p.Items[i].Happens() {
			n++
		}
	}
	return n
}

// Begins says on which working day an item is accepted.
func (p *Timetable) Begins(i plan.Item) string {
	return p.when(i.StartBehind, i.Start, i.Accepted, i.StartSince)
}
