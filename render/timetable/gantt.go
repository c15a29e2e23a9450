package timetable

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/plan"
)

// Gantt draws the matters of the plan over working days. path is where the picture is written, "" for nowhere.
func (p *Timetable) Gantt(path string) page.Picture {
	_, name, _ := p.subject()
	title := p.word(name+"：时间安排", name+": timetable")
	return page.Picture{Path: path, Title: title, Drawing: p.ganttDrawing(title), Lines: p.ganttLines(), Said: p.told()}
}

// told says of each matter on which working days it is handled.
func (p *Timetable) told() (lines []string) {
	for n, i := range p.Items {
		when := p.Span(i)
		if i.Happens() && !i.Timed {
			when = p.word("由申请人安排", "for the applicants to say")
		}
		lines = append(lines, fmt.Sprintf("%d %s%s%s", p.number(n), i.Matter.Name, p.word("，", ", "), when))
	}
	return lines
}

// The characters of a chart on a terminal.
const (
	barCritical = "█"
	barOther    = "▒"
	barWaiting  = "─"
	barSlack    = "·"
	barAtOnce   = "◆"
	barHappens  = "◇"
)

// Sizes of a chart on a terminal, in cells.
const (
	ganttName = 36
	ganttBars = 56
	ganttTick = 5 // the least from one number to the next
	ganttGap  = 4 // where nobody knows how long it takes
)

// ganttLines draws the chart in characters.
func (p *Timetable) ganttLines() []string {
	days := p.axis()
	per, so := 1, 1 // cells for so many days
	switch {
	case days.length() > ganttBars:
		so = (days.length() + ganttBars - 1) / ganttBars
	case days.length() > 0:
		per = min(4, ganttBars/days.length())
	}
	at := func(d axisDay) int { return d.day*per/so + d.part*ganttGap }
	axis := ""
	for _, d := range days.ticks(func(n int) int { return n * per / so }, ganttTick) {
		if text.Width(axis) <= at(d) {
			axis = text.Pad(axis, at(d)) + fmt.Sprint(days.number(d))
		}
	}
	lines := []string{text.Pad(p.word("工作日", "working days"), ganttName) + axis}
	for n, i := range p.Items {
		name := cut(fmt.Sprintf("%d %s", p.number(n), text.Visible(i.Matter.Name)), ganttName-2)
		start, over, finish, latest := days.item(i)
		bar, done := barOther, at(over)
		if p.critical(i) {
			bar = barCritical
		}
		s := strings.Repeat(" ", at(start))
		switch {
		case i.Happens() && !i.Timed:
			s += strings.Repeat(barWaiting, at(finish)-ganttGap/2-at(start)) + barHappens
			done = at(finish)
		case i.Days == 0:
			s += barAtOnce
			done++
		default:
			done = max(done, at(start)+1)
			s += strings.Repeat(bar, done-at(start))
		}
		s += strings.Repeat(barWaiting, max(0, at(finish)-done))
		s += strings.Repeat(barSlack, max(0, at(latest)-max(done, at(finish))))
		lines = append(lines, text.Pad(name, ganttName)+s)
	}
	var legend []string
	add := func(has bool, s string) {
		if has {
			legend = append(legend, s)
		}
	}
	slack, other, atOnce, waiting, happens := p.marks()
	add(!happens, barCritical+p.word(" 决定全程时间", " longest path"))
	add(other && !happens, barOther+p.word(" 晚些办也不影响全程", " can be put off"))
	add(happens, barHappens+p.word(" 要多久由申请人安排，以后重新数", " for the applicants to say, counted anew from then on"))
	add(slack, barSlack+p.word(" 可以晚到", " slack"))
	add(waiting, barWaiting+p.word(" 等别的事项才能办结", " waits to be decided"))
	add(atOnce, barAtOnce+p.atOnce())
	return append(lines, strings.Join(legend, "   "))
}

// atOnce says what the mark of no time stands for in the chart.
func (p *Timetable) atOnce() string {
	accepts := func(i plan.Item) bool { return i.Accepts }
	switch {
	case !slices.ContainsFunc(p.Items, accepts):
		return p.word(" 当场办结", " at once")
	case slices.ContainsFunc(p.Items, func(i plan.Item) bool { return !i.Accepts && i.Days == 0 && !i.Happens() }):
		return p.word(" 当场办结，或者只等受理", " at once, or only its acceptance is waited for")
	}
	return p.word(" 只等受理", " only its acceptance is waited for")
}

// marks says which marks the chart has.
func (p *Timetable) marks() (slack, other, atOnce, waiting, happens bool) {
	happens = len(p.Awaits()) > 0
	for _, i := range p.Items {
		if i.Happens() && !i.Timed {
			continue
		}
		slack = slack || i.LatestFinish > i.Finish && !happens
		other = other || !p.critical(i) && i.Days > 0
		atOnce = atOnce || i.Days == 0
		waiting = waiting || i.Finish > i.Start+i.Days
	}
	return slack, other, atOnce, waiting, happens
}

// critical reports whether an item is on the longest path, as far as that is known.
func (p *Timetable) critical(i plan.Item) bool { return i.Critical && len(p.Awaits()) == 0 }

// cut shortens a text to some cells.
func cut(s string, cells int) string {
	if text.Width(s) <= cells {
		return s
	}
	return text.Cut(s, cells-1) // some terminals give … two
}

// Sizes of the drawn chart, in pixels.
const (
	ganttLeft  = 250 // names
	ganttWide  = 470 // bars
	ganttRight = 100 // what is written after a bar
	ganttRow   = 40
	ganttBreak = 46 // where nobody knows how long it takes
	ganttHead  = 34
)

// The colours are those of package chart. What they say is also said by shape, for prints in black and white.
const (
	ganttInk   = "#1c2733"
	ganttPale  = "#5c6873"
	ganttLine  = "#d5dbe1"
	ganttHeavy = "#17365d"
	ganttLight = "#dbe4ee"
	ganttEdge  = "#33475b"
)

// ganttText is a text of the drawn chart.
func ganttText(x, y, size int, colour, s string) shapes.Text {
	return shapes.Text{At: shapes.Point{X: x, Y: y}, Size: size, Colour: colour, Text: text.Visible(s)}
}

// ganttDrawing draws the chart.
func (p *Timetable) ganttDrawing(title string) shapes.Drawing {
	rows := ganttHead + len(p.Items)*ganttRow
	d := shapes.Drawing{Title: text.Visible(title), Width: ganttLeft + ganttWide + ganttRight, Height: rows + 36}
	add := func(s shapes.Drawn) { d.Shapes = append(d.Shapes, s) }
	days := p.axis()
	wide := ganttWide - (len(days.breaks) * ganttBreak)
	along := func(n int) int {
		if days.length() == 0 {
			return 0
		}
		return n * wide / days.length()
	}
	at := func(d axisDay) int { return ganttLeft + along(d.day) + d.part*ganttBreak }
	for n := range p.Items {
		if n%2 == 0 {
			add(shapes.Rectangle{Rect: shapes.Rect{Y: ganttHead + n*ganttRow, W: d.Width, H: ganttRow}, Fill: "#f4f6f8"})
		}
	}
	add(ganttText(0, 21, 13, ganttPale, p.word("工作日（从起办次日数起）", "working days from the day after the first")))
	for n, b := range days.breaks { // nobody knows how long that is
		x := at(axisDay{b, n})
		add(shapes.Rectangle{Rect: shapes.Rect{X: x, Y: ganttHead, W: ganttBreak, H: rows - ganttHead}, Fill: "#ffffff"})
		for _, edge := range []int{x, x + ganttBreak} {
			add(shapes.Line{From: shapes.Point{X: edge, Y: ganttHead - 6}, To: shapes.Point{X: edge, Y: rows}, Stroke: shapes.Stroke{Colour: ganttLine, Dash: []int{4, 3}}})
		}
	}
	for _, d := range days.ticks(func(n int) int { return along(n) / 6 }, ganttTick) {
		x := at(d)
		add(shapes.Line{From: shapes.Point{X: x, Y: ganttHead - 6}, To: shapes.Point{X: x, Y: rows}, Stroke: shapes.Stroke{Colour: ganttLine}})
		number := ganttText(x, 21, 12, ganttPale, fmt.Sprint(days.number(d)))
		number.Middle = true
		add(number)
	}
	for n, i := range p.Items {
		y := ganttHead + n*ganttRow
		names := text.Fold(fmt.Sprintf("%d %s", p.number(n), i.Matter.Name), 34)
		if len(names) > 2 {
			names = []string{names[0], cut(strings.Join(names[1:], ""), 34)}
		}
		for k, s := range names {
			add(ganttText(0, y+ganttRow/2+5-8*(len(names)-1)+16*k, 13, ganttInk, s))
		}
		d.Shapes = append(d.Shapes, p.ganttBar(i, days, at, y+ganttRow/2)...)
	}
	slack, other, atOnce, waiting, happens := p.marks()
	legend := p.word("深色：决定全程要多久。", "Dark: the longest path, which decides how long the whole takes. ")
	if happens {
		legend = p.word("空心菱形：要多久由申请人安排，以后重新数。", "Hollow: for the applicants to say, and counted anew from then on. ")
	}
	for _, l := range []struct {
		has    bool
		zh, en string
	}{
		{other && !happens, "浅色：晚些办也不影响全程。", "Light: can be put off. "}, {slack, "虚线：可以晚到哪一天。", "Dashed: how far. "},
		{waiting, "细线：等别的事项，才能办结。", "Thin: waits for others to be decided. "}, {atOnce, "菱形：当场办结。", "Diamond: at once."},
	} {
		if l.has {
			legend += p.word(l.zh, l.en)
		}
	}
	add(ganttText(0, d.Height-10, 12, ganttPale, legend))
	return d
}

// ganttBar draws one bar, whose middle is at y, and what is said after it.
func (p *Timetable) ganttBar(i plan.Item, days axis, at func(axisDay) int, y int) []shapes.Drawn {
	from, over, finish, latest := days.item(i)
	var all []shapes.Drawn
	line := func(x1, y1, x2, y2 int, s shapes.Stroke) {
		s.Colour = ganttEdge
		all = append(all, shapes.Line{From: shapes.Point{X: x1, Y: y1}, To: shapes.Point{X: x2, Y: y2}, Stroke: s})
	}
	end := at(finish)
	if i.Happens() && !i.Timed {
		dot := at(finish) - ganttBreak/2
		line(at(from), y, dot, y, shapes.Stroke{Width: 1.5, Dash: []int{2, 3}})
		all = append(all, shapes.Diamond{Top: shapes.Point{X: dot, Y: y - 7}, Half: 7, Fill: "#ffffff", Stroke: shapes.Stroke{Colour: ganttEdge, Width: 2}})
		return append(all, ganttText(end+6, y+5, 12, ganttInk, p.word("由申请人安排", "applicants say")))
	}
	if latest != finish {
		last := at(latest)
		line(end, y, last, y, shapes.Stroke{Width: 1.5, Dash: []int{4, 3}})
		line(last, y-5, last, y+5, shapes.Stroke{Width: 1.5})
		end = last
	}
	if i.Finish > i.Start+i.Days {
		line(at(over), y, at(finish), y, shapes.Stroke{Width: 2})
	}
	fill, edge := ganttLight, shapes.Stroke{Colour: ganttEdge}
	if p.critical(i) {
		fill = ganttHeavy
	}
	start := at(from)
	if i.Days == 0 {
		all = append(all, shapes.Diamond{Top: shapes.Point{X: start, Y: y - 7}, Half: 7, Fill: fill, Stroke: edge})
		end += 7
	} else {
		bar := shapes.Rect{X: start, Y: y - 9, W: max(2, at(over)-start), H: 18}
		all = append(all, shapes.Rectangle{Rect: bar, Round: 2, Fill: fill, Stroke: edge})
	}
	took := p.Days(i.Days)
	if t := i.Takes; i.Days > 0 && t.Unit != schema.WorkingDay && !i.Accepts {
		took = p.word(t.Sentence(), t.SentenceEN()) // as it is promised: of calendar days the bar has as many working days as they may be
	}
	return append(all, ganttText(end+6, y+5, 12, ganttInk, took))
}
