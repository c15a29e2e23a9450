package timetable

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/chart"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// widestChart is how wide a chart may be that runs from left to right: what a page of A4 shows well enough.
const widestChart = 900

// StageChart draws which matter waits for which, in their stages, the longest path marked. path is where the picture is
// written.
func (p *Timetable) StageChart(path string) page.Picture {
	_, name, _ := p.subject()
	c := chart.Chart{Title: name + "：流程图"}
	staged := true
	for n := range p.Items {
		staged = staged && p.stageOf(n) != ""
	}
	critical := !p.Untimed() && len(p.Awaits()) == 0 // else nobody knows what decides how long it takes
	if staged {
		for _, s := range p.stages() {
			c.Stages = append(c.Stages, chart.Stage{ID: s, Title: s})
		}
	}
	for n, i := range p.Items {
		x := chart.Node{ID: fmt.Sprint(n), Text: fmt.Sprintf("%d %s", p.number(n), cmp.Or(i.Matter.Short, i.Matter.Name)), Critical: i.Critical && i.Days > 0 && critical,
			Small: []string{p.handled(i)}, Dashed: i.Happens()}
		var come []string
		for _, s := range i.Matter.Steps {
			if s.Comes() {
				come = append(come, s.Name)
			}
		}
		if come != nil {
			x.Small = append(x.Small, "到现场："+strings.Join(come, "、"))
		}
		if staged {
			x.Stage = p.stageOf(n)
		}
		c.Nodes = append(c.Nodes, x)
	}
	for n := range p.Items {
		for _, on := range p.direct(n) {
			from, to := p.Items[on], p.Items[n]
			c.Edges = append(c.Edges, chart.Edge{From: fmt.Sprint(on), To: fmt.Sprint(n),
				Critical: critical && from.Critical && to.Critical && from.Finish == to.Start && from.Finish > 0})
		}
		for _, on := range p.Items[n].Supply {
			if !slices.Contains(p.Items[n].After, on) {
				c.Edges = append(c.Edges, chart.Edge{From: fmt.Sprint(on), To: fmt.Sprint(n), Dashed: true})
			}
		}
	}
	legend := wording.Arrows
	if critical {
		legend += "，粗线决定全程时间"
	}
	if slices.ContainsFunc(p.Items, func(i plan.Item) bool { return i.Happens() }) {
		legend += "，虚线框不是审批，由申请人自己安排"
	}
	if slices.ContainsFunc(c.Edges, func(e chart.Edge) bool { return e.Dashed }) {
		legend += "，虚线表示" + wording.OnlyDecided
	}
	legend += "。没有箭头相连的可以同时办。"
	switch {
	case len(c.Edges) > 0:
	case slices.ContainsFunc(p.Items, func(i plan.Item) bool { return i.Matter.Matter.Prerequisites == nil }):
		legend = "没有写明哪一项要等哪一项。"
	case !critical:
		legend = "都可以同时办。"
	default:
		legend = "粗线决定全程时间。都可以同时办。"
	}
	c.Description, c.Notes = name+"："+legend, []string{legend}
	c.Direction = chart.LeftToRight
	l, err := c.Layout()
	if err == nil && l.Width > widestChart {
		c.Direction = chart.TopToBottom
		l, err = c.Layout()
	}
	if err != nil {
		panic(err) // every number is there once
	}
	return page.Picture{Path: path, Title: c.Title, Drawing: l.Drawing(), Lines: p.ganttLines(), Said: p.told()}
}

// stages are the stages of the items, in the order of the procedure.
func (p *Timetable) stages() []string {
	var list []string
	add := func(s string) {
		used := slices.ContainsFunc(p.Items, func(i plan.Item) bool { return i.Stage == s })
		if used && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	if p.Procedure != nil {
		for _, b := range p.Procedure.Members {
			add(b.Stage)
		}
	}
	for _, i := range p.Items {
		add(i.Stage)
	}
	return list
}

// direct returns the items that an item waits for and that no other of them waits for itself.
func (p *Timetable) direct(n int) []int {
	var reach func(from, to int, seen map[int]bool) bool
	reach = func(from, to int, seen map[int]bool) bool {
		if seen[to] {
			return false
		}
		seen[to] = true
		return slices.ContainsFunc(p.Items[to].After, func(k int) bool { return k == from || reach(from, k, seen) })
	}
	return slices.DeleteFunc(slices.Clone(p.Items[n].After), func(on int) bool {
		return slices.ContainsFunc(p.Items[n].After, func(k int) bool { return k != on && reach(on, k, map[int]bool{}) })
	})
}

// handled says in a box of a chart who handles an item and what is promised.
func (p *Timetable) handled(i plan.Item) string {
	switch {
	case !i.Happens():
		return i.Matter.Department.ShortName() + "，" + promised(i.Matter)
	case i.Timed:
		return "由申请人安排，" + i.Takes.Sentence()
	}
	return "由申请人安排"
}

// promised says in a box of a chart what a matter promises, or that it promises nothing.
func promised(m *model.Matter) string {
	s := wording.Promise(m)
	if s == wording.Unpublished {
		return "承诺时限" + s
	}
	return s
}
