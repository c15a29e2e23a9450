package render

import (
	"fmt"
	"slices"
	"strings"

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
