package guide

import (
	"fmt"
	"slices"

	"github.com/matterc/matterc/render/graph"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// department builds the page of a department (部门): where it is and when it is open, its matters, the procedures it takes part
// in, and a picture of what comes before what.
func department(d *model.Department, p *validate.Program, stamp string) page.Document {
	var w page.Writer
	rows := []page.KeyRow{{Key: "部门名称", Value: []page.Text{page.Strong(d.Name)}, Wide: true}}
	if d.Code != "" {
		rows = append(rows, page.KeyRow{Key: "信用代码", Value: []page.Text{page.Plain(d.Code)}, Wide: true})
	}
	rows = append(rows, page.KeyRow{Key: "地址", Value: []page.Text{page.Plain(d.Address)}, Wide: true}, page.KeyRow{Key: "办公时间", Value: []page.Text{page.Plain(d.Hours)}, Wide: true},
		page.KeyRow{Key: "电话", Value: []page.Text{page.Phones(d.Phones, page.Bold)}, Wide: true}, page.KeyRow{Key: "窗口类别", Value: []page.Text{page.Plain(string(d.Window))}, Wide: false})
	rows = append(rows, page.KeyRow{Key: "事项", Value: []page.Text{page.Plain(fmt.Sprintf("%d 项", len(d.Matters)))}, Wide: false})
	if d.Lead != "" {
		rows = append(rows, page.KeyRow{Key: "牵头窗口", Value: []page.Text{page.Plain(d.Lead)}, Wide: true})
	}
	if d.Successor != nil {
		rows = append(rows, page.KeyRow{Key: "职能承接", Value: []page.Text{page.Plain("已撤并，现由", d.Successor.Name, "承担")}, Wide: true})
	}
	w.Add(page.KeyTable{Box: true, Rows: rows})
	w.Section("事项")
	w.Add(matterTable(d.Matters))
	var papers []page.Text
	for _, m := range d.Matters {
		papers = append(papers, page.Linked(m.Name, page.Link{Page: page.PathOf(page.PaperPage, m.ID), Name: m.Name + "窗口文书"}))
	}
	procedures := page.Table{Empty: "无", Columns: []page.Column{{Title: "联办"}, {Title: "牵头部门", Width: 34}, {Title: "本部门的事项", Width: 38}}}
	for _, pr := range p.Procedures() {
		var own []page.Text
		for _, b := range pr.Members {
			if b.Matter.Department.ID == d.ID {
				own = append(own, memberLink(b))
			}
		}
		if own != nil || pr.Lead.ID == d.ID {
			procedures.Rows = append(procedures.Rows, []page.Cell{{page.Linked(pr.Name, page.Link{Page: page.PathOf(page.ProcedurePage, pr.ID)})}, {page.Plain(pr.Lead.Name)}, own})
		}
	}
	if procedures.Rows != nil {
		w.Section("联办（一件事）")
		w.Add(procedures)
	}
	if blocks := DepartmentGraph(d, p); blocks != nil {
		w.Section("先后关系")
		w.Add(blocks...)
	}
	w.Section("窗口文书")
	w.Say(page.Concat(page.Plain("各事项的文书，由窗口填写："), page.Separate("、", papers...), page.Plain("。")))
	return page.Document{
		Path: page.PathOf(page.DepartmentPage, d.ID), Kind: page.DepartmentPage, ID: d.ID, Title: d.Name, Sort: "办事目录", Owner: p.Edition().Publisher,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: w.Blocks(),
	}
}

// DepartmentGraph draws what comes before what for the matters of a department, and says what the picture leaves out: matters that
// nothing connects with others, and what a page cannot hold. Where the catalog says that nothing depends on anything, it says so instead, and
// nothing at all where the catalog does not.
func DepartmentGraph(d *model.Department, p *validate.Program) []page.Block {
	subject := graph.DepartmentSubject(d)
	g := graph.Of(p.Catalog(), p.Waiting(), graph.Near(d)).Around(subject)
	whole := graph.Chart(p.Catalog(), g, subject)
	c, single, more := graph.Part(whole, subject.Nodes)
	alone := more > 0
	if alone {
		c, single, more = graph.Part(graph.OwnPart(whole, subject.Nodes), subject.Nodes)
	}
	var blocks []page.Block
	say := func(format string, args ...any) {
		blocks = append(blocks, page.Paragraph{Text: page.Plain(fmt.Sprintf(format, args...))})
	}
	if len(c.Nodes) > 0 {
		c.Title = subject.Name + "：先后关系"
		record := map[string]string{}
		for _, n := range g.Nodes {
			if n.Kind == graph.MatterNode {
				record[n.ID] = n.Record
			}
		}
		for i, n := range c.Nodes {
			if r := record[n.ID]; r != "" {
				c.Nodes[i].Href = page.Relative(page.PathOf(page.DepartmentPage, d.ID), page.PathOf(page.GuidePage, r)) + ".html"
			}
		}
		blocks = append(blocks, page.Picture{
			Path: page.PicturePath(page.PathOf(page.DepartmentPage, d.ID), "graph"), Title: c.Title, Drawing: graph.OnPage(c).Drawing(), Lines: graph.Lines(c), Said: graph.Lines(c),
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
	case len(c.Nodes) == 0 && slices.ContainsFunc(d.Matters, silent):
		return nil
	case len(c.Nodes) == 0:
		say("本部门的事项都不要求先办其他事项，也不要求其他机关的证照批文。")
		return blocks
	}
	if single > 0 && alone {
		say("另有 %d 个事项与本部门其他事项没有先后关系，图中没有画出。", single)
	} else if single > 0 && slices.ContainsFunc(d.Matters, silent) {
		say("另有 %d 个事项没有登记先后关系，图中没有画出。", single)
	} else if single > 0 {
		say("另有 %d 个事项不要求先办其他事项，也不是本部门其他事项的前置，图中没有画出。", single)
	}
	return blocks
}

// silent reports of a matter whether the catalog does not say all that it requires.
func silent(m *model.Matter) bool {
	return m.Matter.Prerequisites == nil || m.Matter.Materials == nil
}

// needTable lists what the matters of a department require, for those that require something: any one of several in one line.
func needTable(d *model.Department, g graph.Graph) page.Table {
	name := map[string]string{}
	for _, n := range g.Nodes {
		name[n.ID] = n.Name
	}
	needs := map[string][]graph.Edge{} // by matter
	for _, e := range g.Edges {
		if e.Type == graph.RequiresEdge {
			needs[e.From] = append(needs[e.From], e)
		}
	}
	t := page.Table{Empty: "无", Columns: []page.Column{{Title: "事项"}, {Title: "要求先有"}}}
	for _, m := range d.Matters {
		var lines []string
		requirement := ""
		for _, e := range needs[graph.MatterNode+"/"+m.ID] {
			if e.Requirement == requirement {
				lines[len(lines)-1] += "，或者“" + name[e.To] + "”"
				continue
			}
			requirement = e.Requirement
			lines = append(lines, "“"+name[e.To]+"”")
		}
		var cell page.Cell
		for i, s := range lines {
			if !slices.Contains(lines[:i], s) { // the same may be asked for as a material and as a prerequisite
				cell = append(cell, page.Plain(s))
			}
		}
		if cell != nil {
			t.Rows = append(t.Rows, []page.Cell{{page.Linked(m.Name, page.Link{Page: page.PathOf(page.GuidePage, m.ID)})}, cell})
		}
	}
	return t
}
