package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/chart"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// wholeGraph is the number of matters up to which the picture of a whole catalog shows each of them.
const wholeGraph = 30

// SVG draws a graph. The whole of a large catalog is drawn by department.
func SVG(p *model.Catalog, g Graph, subject *Subject) ([]byte, error) {
	var c chart.Chart
	if len(subject.Nodes) == 0 && len(p.Matters()) > wholeGraph {
		c = overviewChart(p, g)
	} else {
		c = Chart(p, g, subject)
	}
	c.Title = subject.Name + "：先后关系（版本 " + p.AsOf().String() + "）"
	l, err := c.Layout()
	if err != nil {
		return nil, fmt.Errorf("picture of the graph: %w", err)
	}
	return l.Drawing().SVG(), nil
}

// graphLegend explains the pictures of matters.
const graphLegend = wording.Arrows + "。粗线：前置；细线：材料；虚线：" + wording.OnlyDecided + "；灰线：核发。“任一”：有其中一项即可。" +
	"折角的框：几个事项都核发的证照批文；虚线框：目录外的文书。"

// Legends of pictures that have a subject.
const (
	subjectLegend    = "深色的框：本图的事项或者证照批文。"
	departmentLegend = "白色的框：其他部门的事项，它们各自的前置见该部门的图。"
	loopLegend       = "红色点划线：互为前提，有申请人办不成。"
)

// Chart makes the picture of a graph. A document that a single matter issues is written in the box of that matter, for
// who has the one has the other. Frames are departments; in the picture of one department there is none, so that what does not hang
// together packs well, and the matters of others are faint. Requirements in loops are drawn as such, with what they
// connect.
func Chart(p *model.Catalog, g Graph, subject *Subject) chart.Chart {
	var c chart.Chart
	nodes := map[string]Node{}
	for _, n := range g.Nodes {
		nodes[n.ID] = n
	}
	at := map[string]string{} // where a document is drawn, if not as itself
	for _, d := range p.Documents() {
		if len(d.Issuers) == 1 {
			if m := MatterNode + "/" + d.Issuers[0].ID; nodes[m].ID != "" {
				at[documentNode+"/"+d.ID] = m
			}
		}
	}
	place := func(node string) string { return cmp.Or(at[node], node) }
	small, looped, about := map[string][]string{}, map[string]bool{}, map[string]bool{}
	for _, e := range g.Edges {
		switch {
		case e.Type == issuesEdge && place(e.To) == e.From:
			issued := "发：" + nodes[e.To].Name
			if len(e.When) > 0 {
				issued += "（仅当" + e.When.Sentence() + "）"
			}
			small[e.From] = append(small[e.From], issued)
		case e.Loop:
			looped[e.From], looped[place(e.To)] = true, true
		}
	}
	for _, n := range subject.Nodes {
		about[place(n)] = true
	}
	legend := graphLegend
	switch {
	case subject.direct:
		legend += departmentLegend
	case len(about) == 1:
		legend += subjectLegend
	}
	if len(looped) > 0 {
		legend += loopLegend
	}
	c.Description, c.Notes = legend, []string{legend}
	grouped := map[string]bool{}
	for _, n := range g.Nodes {
		if place(n.ID) != n.ID {
			continue
		}
		x := chart.Node{ID: n.ID, Text: n.Name, Small: small[n.ID], Loop: looped[n.ID]}
		switch {
		case n.Kind == milestoneNode:
			x.Shape, x.Dashed, x.Small = chart.Note, true, append([]string{"里程碑"}, x.Small...)
		case n.Kind == documentNode:
			x.Shape, x.Dashed, x.Strong = chart.Note, n.External, about[n.ID] && len(about) == 1
		case subject.direct && !about[n.ID]:
			x.Faint, x.Small = true, append([]string{n.Department.Name}, x.Small...)
		case !subject.direct:
			x.Group, x.Strong = n.Department.ID, about[n.ID] && len(about) == 1
			grouped[x.Group] = true
		}
		c.Nodes = append(c.Nodes, x)
	}
	for _, d := range p.Departments() {
		if grouped[d.ID] {
			c.Groups = append(c.Groups, chart.Group{ID: d.ID, Title: d.Name})
		}
	}
	return withEdges(c, g, place)
}

// withEdges adds the edges of a graph, and the nodes where alternatives meet. What is asked for both as a material and as a
// prerequisite, on the same terms, has one edge.
func withEdges(c chart.Chart, g Graph, place func(string) string) chart.Chart {
	alternatives := map[string]int{}
	for _, e := range g.Edges {
		if e.Type == RequiresEdge {
			alternatives[e.Requirement]++
		}
	}
	group := map[string]string{}
	for _, n := range c.Nodes {
		group[n.ID] = n.Group
	}
	met := map[string]bool{}
	asked := map[string]int{} // edges, one more than their numbers, by what they connect and on which terms
	for _, e := range g.Edges {
		from, to := place(e.To), place(e.From)
		if e.Type == issuesEdge {
			if from != to {
				c.Edges = append(c.Edges, chart.Edge{From: to, To: from, Label: issueLabel(e), Faint: true})
			}
			continue
		}
		label := requirementLabel(e)
		x := chart.Edge{
			From: from, To: to, Label: label,
			Thick: e.Element == eligibility.PrerequisiteElement, Dashed: e.By == schema.Decided, Loop: e.Loop,
		}
		var of []string
		if e.Of == schema.Accepted {
			of = []string{"受理即可"}
		}
		if alternatives[e.Requirement] == 1 {
			x.Label = append(x.Label, of...)
			terms := fmt.Sprintf("%q", append([]string{from, to}, x.Label[1:]...))
			if k := asked[terms]; k > 0 {
				had := &c.Edges[k-1]
				both := had.Label[0] == eligibility.MaterialElement && x.Label[0] == eligibility.PrerequisiteElement
				if both {
					had.Label[0], had.Thick = eligibility.MaterialElement+"、"+eligibility.PrerequisiteElement, true
				}
				if both || had.Label[0] == x.Label[0] {
					had.Loop = had.Loop || x.Loop
					continue
				}
			}
			c.Edges = append(c.Edges, x)
			asked[terms] = len(c.Edges)
			continue
		}
		if !met[e.Requirement] {
			met[e.Requirement] = true
			c.Nodes = append(c.Nodes, chart.Node{
				ID: e.Requirement, Text: "任一", Small: label, Shape: chart.Meeting, Loop: x.Loop, Group: group[to],
			})
			c.Edges = append(c.Edges, chart.Edge{From: e.Requirement, To: to, Thick: x.Thick, Dashed: x.Dashed, Loop: x.Loop})
		}
		x.To, x.Label, x.Plain = e.Requirement, of, true
		c.Edges = append(c.Edges, x)
	}
	return c
}

// overviewEdges is how many arrows for each department the picture of a whole catalog shows at most.
const overviewEdges = 2

// overviewChart makes the picture of a large catalog: departments, and what they need of one another.
func overviewChart(p *model.Catalog, g Graph) chart.Chart {
	department, names := map[string]string{}, map[string]string{}
	for _, n := range g.Nodes {
		names[n.ID] = n.Name
		if n.Kind == MatterNode {
			department[n.ID] = n.Department.ID
		}
	}
	issuers := map[string][]string{} // departments
	for _, e := range g.Edges {
		if e.Type == issuesEdge {
			issuers[e.To] = append(issuers[e.To], department[e.From])
		}
	}
	type pair struct{ from, to string }
	what := map[pair][]string{} // documents and matters
	inner, counted := map[string]int{}, map[pair]bool{}
	loops := map[pair]bool{} // with mutual prerequisites
	var waiting []string     // matters in them
	for _, e := range g.Edges {
		if e.Type != RequiresEdge {
			continue
		}
		from := issuers[e.To]
		if d, ok := department[e.To]; ok {
			from = []string{d}
		}
		if demand := (pair{e.To, e.From}); counted[demand] {
			continue // the same in materials and prerequisites
		} else {
			counted[demand] = true
		}
		for _, f := range from {
			k := pair{f, department[e.From]}
			if e.Loop {
				loops[k] = true
				if !slices.Contains(waiting, names[e.From]) {
					waiting = append(waiting, names[e.From])
				}
			}
			if k.from != k.to {
				what[k] = append(what[k], names[e.To])
			} else {
				inner[f]++
			}
		}
	}
	var c chart.Chart
	var pairs []pair
	for _, d := range p.Departments() {
		if len(d.Matters) == 0 {
			continue
		}
		n := chart.Node{ID: d.ID, Text: d.ShortName(), Shape: chart.Stack, Small: []string{fmt.Sprintf("%d 个事项", len(d.Matters))}}
		n.Loop = slices.ContainsFunc(p.Departments(), func(e *model.Department) bool { return loops[pair{d.ID, e.ID}] || loops[pair{e.ID, d.ID}] })
		if inner[d.ID] > 0 {
			n.Small = append(n.Small, fmt.Sprintf("内部先后 %d 处", inner[d.ID]))
		}
		c.Nodes = append(c.Nodes, n)
		for _, e := range p.Departments() {
			if k := (pair{d.ID, e.ID}); len(what[k]) > 0 {
				pairs = append(pairs, k)
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		if loops[a] != loops[b] {
			return map[bool]int{true: -1, false: 1}[loops[a]] // these are always drawn
		}
		return cmp.Compare(len(what[b]), len(what[a]))
	})
	c.Notes = []string{"箭头从先办的部门指向后办的部门，所写的是后者要求的证照批文，或者要求的数量。" +
		"看一个部门的全部事项：matterc graph 部门标识；看一个事项：matterc graph 事项标识。"}
	if most := overviewEdges * len(c.Nodes); len(pairs) > most {
		c.Notes = append(c.Notes, fmt.Sprintf("部门之间的先后关系共 %d 对，图中是要求最多的 %d 对，其余见各部门的图。", len(pairs), most))
		pairs = pairs[:most]
	}
	if len(waiting) > 0 {
		c.Notes = append(c.Notes, loopLegend+"有关的事项：“"+strings.Join(waiting, "”、“")+"”。")
	}
	for _, k := range pairs {
		all := slices.Clone(what[k])
		slices.Sort(all)
		all = slices.Compact(all)
		label := all
		if len(all) > 1 {
			label = []string{fmt.Sprintf("%d 处要求", len(what[k]))}
		}
		c.Edges = append(c.Edges, chart.Edge{From: k.from, To: k.to, Label: label, Thick: len(what[k]) > 4, Loop: loops[k]})
	}
	c.Description = fmt.Sprintf("%d 个部门之间的先后关系。", len(c.Nodes)) + strings.Join(c.Notes, "")
	return c
}
