package render

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/matterc/matterc/render/chart"
	"github.com/matterc/matterc/schema/diag"
)

// gantt draws the matters of the plan over working days. path is where the picture is written, "" for nowhere.
func (p *planner) gantt(path string) Picture {
	_, name, _ := p.subject()
	title := p.word(name+"：时间安排", name+": timetable")
	pic := Picture{Path: path, Title: title, Lines: p.ganttLines()}
	if path != "" {
		pic.SVG = p.ganttSVG(title)
	}
	return pic
}

// The characters of a chart on a terminal.
const (
	barCritical = "█"
	barOther    = "▒"
	barWaiting  = "─"
	barSlack    = "·"
	barAtOnce   = "◆"
)

// Sizes of a chart on a terminal, in cells.
const (
	ganttName = 36
	ganttBars = 56
	ganttTick = 5 // the least from one number to the next
)

// ganttLines draws the chart in characters.
func (p *planner) ganttLines() []string {
	per, days := 1, 1 // cells for so many days
	switch {
	case p.Length > ganttBars:
		days = (p.Length + ganttBars - 1) / ganttBars
	case p.Length > 0:
		per = min(4, ganttBars/p.Length)
	}
	at := func(day int) int { return day * per / days }
	axis := ""
	step := tick(p.Length, at)
	for d := 0; d <= p.Length; d += step {
		axis = pad(axis, at(d)) + fmt.Sprint(d)
	}
	lines := []string{pad(p.word("工作日", "working days"), ganttName) + axis}
	for n, i := range p.Items {
		name := cut(fmt.Sprintf("%d %s", n+1, chart.Visible(i.Matter.Name)), ganttName-2)
		bar, done := barOther, at(i.Start+i.Days)
		if i.Critical {
			bar = barCritical
		}
		s := strings.Repeat(" ", at(i.Start))
		if i.Days == 0 {
			s += barAtOnce
			done++
		} else {
			done = max(done, at(i.Start)+1)
			s += strings.Repeat(bar, done-at(i.Start))
		}
		s += strings.Repeat(barWaiting, max(0, at(i.Finish)-done))
		s += strings.Repeat(barSlack, max(0, at(i.LatestFinish)-max(done, at(i.Finish))))
		lines = append(lines, pad(name, ganttName)+s)
	}
	legend := []string{barCritical + p.word(" 最长路径", " longest path")}
	add := func(has bool, s string) {
		if has {
			legend = append(legend, s)
		}
	}
	slack, other, atOnce, waiting := p.marks()
	add(other, barOther+p.word(" 可以推迟", " can be put off"))
	add(slack, barSlack+p.word(" 余量", " slack"))
	add(waiting, barWaiting+p.word(" 等别的事项才能办结", " waits to be decided"))
	add(atOnce, barAtOnce+p.word(" 当场办结", " at once"))
	return append(lines, strings.Join(legend, "   "))
}

// marks says which marks the chart has.
func (p *planner) marks() (slack, other, atOnce, waiting bool) {
	for _, i := range p.Items {
		slack = slack || i.LatestFinish > i.Finish
		other = other || !i.Critical && i.Days > 0
		atOnce = atOnce || i.Days == 0
		waiting = waiting || i.Finish > i.Start+i.Days
	}
	return slack, other, atOnce, waiting
}

// tick is how many days there are from one number of the axis to the next.
func tick(length int, at func(int) int) int {
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500} {
		if at(step)-at(0) >= ganttTick || step >= length {
			return step
		}
	}
	return 1000
}

// cut shortens a text to some cells.
func cut(s string, cells int) string {
	if diag.Width(s) <= cells {
		return s
	}
	short := ""
	for _, r := range s {
		if diag.Width(short+string(r)) > cells-2 {
			break
		}
		short += string(r)
	}
	return short + "…"
}

// Sizes of the drawn chart, in pixels.
const (
	ganttLeft  = 250 // names
	ganttWide  = 470 // bars
	ganttRight = 100 // what is written after a bar
	ganttRow   = 40
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

// ganttSVG draws the chart.
func (p *planner) ganttSVG(title string) []byte {
	var b bytes.Buffer
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	text := func(x, y, size int, colour, more, s string) {
		line(`<text x="%d" y="%d" font-size="%d" fill="%s"%s>%s</text>`, x, y, size, colour, more, xmlText(s))
	}
	rows := ganttHead + len(p.Items)*ganttRow
	width, height := ganttLeft+ganttWide+ganttRight, rows+36
	at := func(day int) int {
		if p.Length == 0 {
			return ganttLeft
		}
		return ganttLeft + day*ganttWide/p.Length
	}
	line(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d" role="img" %s>`,
		width, height, chart.FontFamily)
	line(`<title>%s</title>`, xmlText(title))
	line(`<rect width="%d" height="%d" fill="#fff"/>`, width, height)
	for n := range p.Items {
		if n%2 == 0 {
			line(`<rect x="0" y="%d" width="%d" height="%d" fill="#f4f6f8"/>`, ganttHead+n*ganttRow, width, ganttRow)
		}
	}
	text(0, 21, 13, ganttPale, "", p.word("工作日（从起办次日数起）", "working days from the day after the first"))
	step := tick(p.Length, func(d int) int { return (at(d) - ganttLeft) / 6 })
	for d := 0; d <= p.Length; d += step {
		line(`<line x1="%[1]d" y1="%[2]d" x2="%[1]d" y2="%[3]d" stroke="%[4]s"/>`, at(d), ganttHead-6, rows, ganttLine)
		text(at(d), 21, 12, ganttPale, ` text-anchor="middle"`, fmt.Sprint(d))
	}
	for n, i := range p.Items {
		y := ganttHead + n*ganttRow
		names := fold(fmt.Sprintf("%d %s", n+1, i.Matter.Name), 34)
		if len(names) > 2 {
			names = []string{names[0], cut(strings.Join(names[1:], ""), 34)}
		}
		for k, s := range names {
			text(0, y+ganttRow/2+5-8*(len(names)-1)+16*k, 13, ganttInk, "", s)
		}
		p.ganttBar(line, text, at, i.Start, n, y)
	}
	legend := p.word("深色：最长路径，它多长全程就多长。", "Dark: the longest path, which decides how long the whole takes. ")
	slack, other, atOnce, waiting := p.marks()
	for _, l := range []struct {
		has    bool
		zh, en string
	}{
		{other, "浅色：可以推迟。", "Light: can be put off. "}, {slack, "虚线：可以推迟到的日子。", "Dashed: how far. "},
		{waiting, "细线：等别的事项，才能办结。", "Thin: waits for others to be decided. "}, {atOnce, "菱形：当场办结。", "Diamond: at once."},
	} {
		if l.has {
			legend += p.word(l.zh, l.en)
		}
	}
	text(0, height-10, 12, ganttPale, "", legend)
	line(`</svg>`)
	return b.Bytes()
}

// ganttBar draws one bar.
func (p *planner) ganttBar(line func(string, ...any), text func(x, y, size int, colour, more, s string), at func(int) int, start, n, y int) {
	i := p.Items[n]
	middle := y + ganttRow/2
	end := at(i.Finish)
	if i.LatestFinish > i.Finish {
		line(`<line x1="%[1]d" y1="%[2]d" x2="%[3]d" y2="%[2]d" stroke="%[4]s" stroke-width="1.5" stroke-dasharray="4 3"/>`, end, middle, at(i.LatestFinish), ganttEdge)
		line(`<line x1="%[1]d" y1="%[2]d" x2="%[1]d" y2="%[3]d" stroke="%[4]s" stroke-width="1.5"/>`, at(i.LatestFinish), middle-5, middle+5, ganttEdge)
		end = at(i.LatestFinish)
	}
	if i.Finish > i.Start+i.Days {
		line(`<line x1="%[1]d" y1="%[2]d" x2="%[3]d" y2="%[2]d" stroke="%[4]s" stroke-width="2"/>`, at(start+i.Days), middle, at(i.Finish), ganttEdge)
	}
	fill := ganttLight
	if i.Critical {
		fill = ganttHeavy
	}
	said := p.days(i.Days)
	if i.Days == 0 {
		line(`<path d="M%d %dl7 7l-7 7l-7-7z" fill="%s" stroke="%s"/>`, at(start), middle-7, fill, ganttEdge)
		end += 7
	} else {
		line(`<rect x="%d" y="%d" width="%d" height="18" rx="2" fill="%s" stroke="%s"/>`, at(start), middle-9, max(2, at(start+i.Days)-at(start)), fill, ganttEdge)
	}
	text(end+6, middle+5, 12, ganttInk, "", said)
}
