package render

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/chart"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Department builds the page of a department (部门): where it is and when it is open, its matters, the procedures it takes part
// in, and a picture of what comes before what.
func Department(d *model.Department, p *validate.Program, stamp string) Document {
	var w Writer
	rows := []KeyRow{{"部门名称", []Text{strong(d.Name)}, true}}
	if d.Code != "" {
		rows = append(rows, KeyRow{"信用代码", []Text{plain(d.Code)}, true})
	}
	rows = append(rows, KeyRow{"地址", []Text{plain(d.Address)}, true}, KeyRow{"办公时间", []Text{plain(d.Hours)}, true},
		KeyRow{"电话", []Text{strong(strings.Join(d.Phones, "、"))}, true}, KeyRow{"窗口类别", []Text{plain(string(d.Window))}, false})
	rows = append(rows, KeyRow{"事项", []Text{plain(fmt.Sprintf("%d 项", len(d.Matters)))}, false})
	if d.Lead != "" {
		rows = append(rows, KeyRow{"牵头窗口", []Text{plain(d.Lead)}, true})
	}
	if next := p.Written().Departments.Get(d.Successor); next != nil {
		rows = append(rows, KeyRow{"职能承接", []Text{plain("已撤并，现由", next.Name, "承担")}, true})
	}
	w.Add(KeyTable{Box: true, Rows: rows})
	w.Section("事项")
	w.Add(matterTable(d.Matters))
	procedures := Table{Empty: "无", Columns: []Column{{Title: "联办"}, {Title: "牵头部门", Width: 34}, {Title: "本部门的事项", Width: 38}}}
	for _, pr := range p.Procedures() {
		var own []Text
		for _, b := range pr.Members {
			if b.Matter.Department.ID == d.ID {
				own = append(own, memberLink(b))
			}
		}
		if own != nil || pr.Lead.ID == d.ID {
			procedures.Rows = append(procedures.Rows, []Cell{{linked(pr.Name, Link{Page: pathOf(ProcedurePage, pr.ID)})}, {plain(pr.Lead.Name)}, own})
		}
	}
	if procedures.Rows != nil {
		w.Section("联办（一件事）")
		w.Add(procedures)
	}
	w.Section("先后关系")
	w.Add(departmentGraph(d, p)...)
	return Document{
		Path: pathOf(DepartmentPage, d.ID), Kind: DepartmentPage, ID: d.ID, Title: d.Name, Sort: "办事目录", Owner: p.Edition().Publisher,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: w.Blocks(),
	}
}

// mostBoxes is how many boxes the picture on a page may have.
const mostBoxes = 40

// departmentGraph draws what comes before what for the matters of a department, and says what the picture leaves out: matters that
// nothing connects with others, and what a page cannot hold. Where nothing depends on anything, it says so instead.
func departmentGraph(d *model.Department, p *validate.Program) []Block {
	subject := departmentRoots(d)
	g := graphOf(p.Catalog, p.Waiting(), graphNear(d)).around(subject)
	whole := graphChart(p.Catalog, g, subject)
	c, single, more := partOf(whole, subject.nodes)
	alone := more > 0
	if alone {
		c, single, more = partOf(ownPart(whole, subject.nodes), subject.nodes)
	}
	var blocks []Block
	say := func(format string, args ...any) {
		blocks = append(blocks, Paragraph{plain(fmt.Sprintf(format, args...))})
	}
	if len(c.Nodes) > 0 {
		c.Title = subject.name + "：先后关系"
		record := map[string]string{}
		for _, n := range g.Nodes {
			if n.Kind == matterNode {
				record[n.ID] = n.Record
			}
		}
		for i, n := range c.Nodes {
			if r := record[n.ID]; r != "" {
				c.Nodes[i].Href = relative(pathOf(DepartmentPage, d.ID), "guides/"+r) + ".html"
			}
		}
		blocks = append(blocks, Picture{
			Path: picturePath(pathOf(DepartmentPage, d.ID), "graph"), Title: c.Title, Drawing: onPage(c).Drawing(), Lines: chartLines(c),
		})
	}
	if alone && len(c.Nodes) > 0 {
		say("关系太多，只画了本部门事项之间的先后；“任一”中其他部门的事项、其他部门核发的和目录外的证照批文没有画出，见各事项办事指南。")
	}
	switch {
	case more > 0:
		if len(c.Nodes) > 0 {
			say("另有 %d 个事项的先后关系太多，一页画不下。各事项要求先有的列表如下，适用的情形见办事指南。", more)
		} else {
			say("先后关系太多，一页画不下。各事项要求先有的列表如下，适用的情形见办事指南。")
		}
		blocks = append(blocks, needTable(d, g))
	case len(c.Nodes) == 0:
		say("本部门的事项都不要求先办其他事项，也不要求其他机关的证照批文。")
		return blocks
	}
	if single > 0 && alone {
		say("另有 %d 个事项与本部门其他事项没有先后关系，图中没有画出。", single)
	} else if single > 0 {
		say("另有 %d 个事项不要求先办其他事项，也不是本部门其他事项的前置，图中没有画出。", single)
	}
	return blocks
}

// needTable lists what the matters of a department require, for those that require something: any one of several in one line.
func needTable(d *model.Department, g graph) Table {
	name := map[string]string{}
	for _, n := range g.Nodes {
		name[n.ID] = n.Name
	}
	needs := map[string][]graphEdge{} // by matter
	for _, e := range g.Edges {
		if e.Type == requiresEdge {
			needs[e.From] = append(needs[e.From], e)
		}
	}
	t := Table{Empty: "无", Columns: []Column{{Title: "事项"}, {Title: "要求先有"}}}
	for _, m := range d.Matters {
		var lines []string
		requirement := ""
		for _, e := range needs[matterNode+"/"+m.ID] {
			if e.Requirement == requirement {
				lines[len(lines)-1] += "，或者“" + name[e.To] + "”"
				continue
			}
			requirement = e.Requirement
			lines = append(lines, "“"+name[e.To]+"”")
		}
		var cell Cell
		for i, s := range lines {
			if !slices.Contains(lines[:i], s) { // the same may be asked for as a material and as a prerequisite
				cell = append(cell, plain(s))
			}
		}
		if cell != nil {
			t.Rows = append(t.Rows, []Cell{{linked(m.Name, Link{Page: pathOf(GuidePage, m.ID)})}, cell})
		}
	}
	return t
}

// ownPart returns the part of a chart of a department between its own matters, and the nodes through which they lead.
func ownPart(c chart.Chart, about []string) chart.Chart {
	kept := map[string]bool{}
	for _, id := range about {
		kept[id] = true
	}
	for more := true; more; { // what something kept leads to, and that leads on, is between
		more = false
		for _, n := range c.Nodes {
			if kept[n.ID] || n.Shape != chart.Note && n.Shape != chart.Meeting {
				continue
			}
			if slices.ContainsFunc(c.Edges, func(e chart.Edge) bool { return e.To == n.ID && kept[e.From] }) {
				kept[n.ID], more = true, true
			}
		}
	}
	own := c
	own.Nodes = slices.DeleteFunc(slices.Clone(c.Nodes), func(n chart.Node) bool { return !kept[n.ID] })
	own.Edges = slices.DeleteFunc(slices.Clone(c.Edges), func(e chart.Edge) bool { return !kept[e.From] || !kept[e.To] })
	own.Notes = each(c.Notes, func(s string) string { return strings.ReplaceAll(s, departmentLegend, "") })
	own.Description = strings.ReplaceAll(c.Description, departmentLegend, "")
	return own
}

// partOf returns the part of a chart that a page can hold: what hangs together, in the order of the chart, as long as there are
// not too many boxes. It says how many of the nodes that the chart is about nothing is connected with, and how many more there
// are.
func partOf(c chart.Chart, about []string) (part chart.Chart, single, more int) {
	number := map[string]int{}
	for i, n := range c.Nodes {
		number[n.ID] = i
	}
	next := make([][]int, len(c.Nodes))
	for _, e := range c.Edges {
		a, b := number[e.From], number[e.To]
		next[a], next[b] = append(next[a], b), append(next[b], a)
	}
	asked := map[string]bool{}
	for _, id := range about {
		asked[id] = true
	}
	drawn, seen := make([]bool, len(c.Nodes)), make([]bool, len(c.Nodes))
	boxes := 0
	for i := range c.Nodes {
		if seen[i] {
			continue
		}
		seen[i] = true
		together := []int{i}
		subjects := 0
		for k := 0; k < len(together); k++ {
			if asked[c.Nodes[together[k]].ID] {
				subjects++
			}
			for _, j := range next[together[k]] {
				if !seen[j] {
					seen[j] = true
					together = append(together, j)
				}
			}
		}
		switch {
		case len(together) == 1:
			single += subjects
		case boxes+len(together) > mostBoxes:
			more += subjects
		default:
			boxes += len(together)
			for _, j := range together {
				drawn[j] = true
			}
		}
	}
	part = c
	part.Nodes, part.Edges = nil, nil
	for i, n := range c.Nodes {
		if drawn[i] {
			part.Nodes = append(part.Nodes, n)
		}
	}
	for _, e := range c.Edges {
		if drawn[number[e.From]] {
			part.Edges = append(part.Edges, e)
		}
	}
	return part, single, more
}

// What a page of A4 holds of a picture in its own size, and how small, in percent, a picture may become on it and still be read.
const (
	pageWide, pageHigh = 672, 888
	leastScale         = 60
)

// onPage lays a chart out so that it reads best on a page: in the direction that has to be made smaller less, and without what is
// written on the arrows if it would become too small with that.
func onPage(c chart.Chart) *chart.Layout {
	lay := func(c chart.Chart) (best *chart.Layout, scale int) {
		for _, c.Direction = range []chart.Direction{chart.LeftToRight, chart.TopToBottom} {
			l, err := c.Layout()
			if err != nil {
				panic(err) // every id is there once
			}
			if s := min(100, 100*pageWide/l.Width, 100*pageHigh/l.Height); s > scale || best == nil {
				best, scale = l, s
			}
		}
		return best, scale
	}
	l, scale := lay(c)
	if scale >= leastScale {
		return l
	}
	bare := c
	bare.Edges = nil
	for _, e := range c.Edges {
		e.Label = nil
		bare.Edges = append(bare.Edges, e)
	}
	bare.Notes = append(bare.Notes[:len(bare.Notes):len(bare.Notes)], "各条先后关系适用的情形，见有关事项的办事指南。")
	l, _ = lay(bare)
	return l
}

// chartLines writes the arrows of a chart in characters.
func chartLines(c chart.Chart) []string {
	text := map[string]string{}
	for _, n := range c.Nodes {
		text[n.ID] = n.Text
	}
	var lines []string
	for _, e := range c.Edges {
		lines = append(lines, text[e.From]+" → "+text[e.To]+bracketed(strings.Join(e.Label, "；")))
	}
	return lines
}
