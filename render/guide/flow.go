package guide

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/matterc/matterc/render/chart"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/validate/model"
)

// What a page of A4 shows well enough: how wide a flow chart with lanes may be, and how many steps it may have.
const (
	widestFlow  = 800
	longestFlow = 8
)

// applicantLane is the lane of the applicant, and the role of steps that are the applicant's own.
const applicantLane = "申请人"

// flow draws the steps of a matter (办理流程图), in the lanes of those who act: from the papers the applicant gets ready to the
// result, with what each step takes and produces. It shows what the catalog declares and invents no other way, such as a
// refusal. A matter of many steps has several pictures.
func flow(m *model.Matter) []page.Picture {
	if len(m.Steps) == 0 {
		return nil
	}
	parts := max(1, (len(m.Steps)+longestFlow-1)/longestFlow)
	var all []page.Picture
	for k := range parts {
		from, to := k*len(m.Steps)/parts, (k+1)*len(m.Steps)/parts
		c := flowChart(m, from, to, !slices.ContainsFunc(m.Steps, func(s *model.Step) bool { return s.Role == "" }))
		l, err := c.Layout()
		if err == nil && l.Width > widestFlow {
			c = flowChart(m, from, to, false)
			l, err = c.Layout()
		}
		if err != nil {
			panic(err) // every id is there once
		}
		what := "flow"
		if k > 0 {
			what += strconv.Itoa(k + 1)
		}
		p := page.Picture{Path: page.PicturePath(page.PathOf(page.GuidePage, m.ID), what), Title: c.Title, Drawing: l.Drawing()}
		for i := from; i < to; i++ {
			line := strconv.Itoa(i+1) + ". " + m.Steps[i].Name + wording.StepRemarks(m.Steps[i])
			if m.Steps[i].Output != "" {
				line += "：" + m.Steps[i].Output
			}
			p.Lines, p.Said = append(p.Lines, line), append(p.Said, line)
		}
		all = append(all, p)
	}
	return all
}

// flowChart makes the chart of some steps of a matter, in lanes or, who acts written in the boxes, in one column.
func flowChart(m *model.Matter, from, to int, lanes bool) chart.Chart {
	c := chart.Chart{Title: m.Name + "：办理流程", Direction: chart.TopToBottom}
	if n := len(m.Steps); to-from < n {
		c.Title += fmt.Sprintf("（第 %d 至 %d 环节，共 %d 个）", from+1, to, n)
	}
	add := func(n chart.Node, who string) {
		if lanes {
			n.Group = who
			if !slices.ContainsFunc(c.Groups, func(g chart.Group) bool { return g.ID == who }) {
				c.Groups = append(c.Groups, chart.Group{ID: who, Title: who, Lane: true})
			}
		}
		if len(c.Nodes) > 0 {
			c.Edges = append(c.Edges, chart.Edge{From: c.Nodes[len(c.Nodes)-1].ID, To: n.ID})
		}
		c.Nodes = append(c.Nodes, n)
	}
	begin := chart.Node{ID: "begin", Text: "接上图", Shape: chart.Pill}
	if from == 0 {
		begin.Text, begin.Small = "提出申请", nil
		if s := wording.Channels(m); s != "" {
			begin.Small = []string{s}
		}
		if s := wording.MaterialsToBring(m); s != "" {
			begin.Text, begin.Small = "备齐材料", append([]string{s}, begin.Small...)
		}
		add(begin, applicantLane)
	} else {
		add(begin, m.Steps[from-1].Role)
	}
	for i, s := range m.Steps[from:to] {
		n := chart.Node{ID: strconv.Itoa(from + i), Text: fmt.Sprintf("%d. %s", from+i+1, s.Name), Strong: s.Comes()}
		if !lanes && s.Role != "" {
			n.Small = append(n.Small, s.Role)
		}
		if t := wording.StepTime(s); t != "" {
			n.Small = append(n.Small, t)
		}
		if s.Output != "" {
			n.Small = append(n.Small, "结果："+s.Output)
		}
		if s.Comes() {
			n.Small = append(n.Small, wording.VisitMark)
		}
		add(n, s.Role)
	}
	if to < len(m.Steps) {
		add(chart.Node{ID: "end", Text: "接下图", Shape: chart.Pill}, m.Steps[to].Role)
	} else {
		end := chart.Node{ID: "end", Text: "结果", Shape: chart.Pill, Small: []string{cmp.Or(m.ResultName(), wording.Unpublished)}}
		if ways := wording.Join("、", m.Result.Delivery); ways != "" {
			end.Small = append(end.Small, ways)
		}
		add(end, applicantLane)
	}
	legend := "承诺时限：" + wording.Promise(m) + "。"
	switch n, known := m.Visits(); {
	case n > 0:
		legend += fmt.Sprintf("到现场 %d 次：粗框、带★的环节。", n)
	case known:
		legend += wording.NoVisit + "。"
	}
	c.Description = fmt.Sprintf("共 %d 个环节，自上而下依次办理，标明谁办、多长时间、产生什么。", len(m.Steps)) + legend
	c.Notes = []string{legend}
	return c
}
