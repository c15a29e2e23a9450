package chart

import "fmt"

// graph is a chart, or a part of one, with numbers for ids and its texts measured.
type graph struct {
	down   bool // it runs from top to bottom
	nodes  []vertex
	edges  []arrow
	groups []cluster
	stages []block // titles
}

// vertex is a node.
type vertex struct {
	box
	of           int // its number in the chart
	shape        Shape
	group, stage int // group is -1 for none, stage 0 in a chart without
}

// arrow is an edge.
type arrow struct {
	of       int // its number in the chart
	from, to int
	label    block
	weight   int  // how much it matters that it is straight and short
	back     bool // it runs against the others
}

// cluster is a group.
type cluster struct {
	of          int // its number in the chart
	title       block
	lane        bool
	first, last int // the ranks its frame covers
}

// check numbers and measures a chart.
func check(c Chart) (*graph, error) {
	g := &graph{down: c.Direction == TopToBottom}
	nodes, err := index("node", len(c.Nodes), func(i int) string { return c.Nodes[i].ID })
	if err != nil {
		return nil, err
	}
	groups, err := index("group", len(c.Groups), func(i int) string { return c.Groups[i].ID })
	if err != nil {
		return nil, err
	}
	stages, err := index("stage", len(c.Stages), func(i int) string { return c.Stages[i].ID })
	if err != nil {
		return nil, err
	}
	for i, n := range c.Nodes {
		v := vertex{box: measureNode(n), of: i, shape: n.Shape, group: -1}
		var ok bool
		if n.Group != "" {
			if v.group, ok = groups[n.Group]; !ok {
				return nil, fmt.Errorf("node %q is in a group %q that the chart does not have", n.ID, n.Group)
			}
		}
		if n.Stage != "" || len(c.Stages) > 0 {
			if v.stage, ok = stages[n.Stage]; !ok {
				return nil, fmt.Errorf("node %q is in a stage %q that the chart does not have", n.ID, n.Stage)
			}
		}
		g.nodes = append(g.nodes, v)
	}
	for i, e := range c.Edges {
		from, ok := nodes[e.From]
		if !ok {
			return nil, fmt.Errorf("an edge begins at %q, which is no node of the chart", e.From)
		}
		to, ok := nodes[e.To]
		if !ok {
			return nil, fmt.Errorf("an edge ends at %q, which is no node of the chart", e.To)
		}
		a := arrow{of: i, from: from, to: to, label: newBlock(e.Label, smallSize, labelText), weight: 2}
		if e.Thick {
			a.weight = 3
		}
		if e.Critical {
			a.weight = 8
		}
		g.edges = append(g.edges, a)
	}
	for i, x := range c.Groups {
		g.groups = append(g.groups, cluster{of: i, title: measureTitle(x.Title, titleText), lane: x.Lane})
	}
	limit := titleText
	if g.down {
		limit = bandText
	}
	for _, x := range c.Stages {
		g.stages = append(g.stages, measureTitle(x.Title, limit))
	}
	return g, nil
}

// index numbers ids.
func index(what string, n int, id func(int) string) (map[string]int, error) {
	numbers := make(map[string]int, n)
	for i := range n {
		if _, twice := numbers[id(i)]; twice {
			return nil, fmt.Errorf("two %ss have the id %q", what, id(i))
		}
		numbers[id(i)] = i
	}
	return numbers, nil
}

// split returns the parts that hang together by edges and groups, in the order of the first node of each. Stages and lanes
// hold everything together. A group without nodes is in no part.
func (g *graph) split() []*graph {
	root := make([]int, len(g.nodes)) // the first node of the part, or one nearer to it
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	join := func(a, b int) {
		a, b = find(a), find(b)
		root[max(a, b)] = min(a, b)
	}
	for _, e := range g.edges {
		join(e.from, e.to)
	}
	member := make([]int, len(g.groups)) // a node of each, -1 if there is none
	whole := len(g.stages) > 0
	for k := range member {
		member[k] = -1
	}
	for i, n := range g.nodes {
		if n.group < 0 {
			continue
		}
		whole = whole || g.groups[n.group].lane
		if member[n.group] >= 0 {
			join(i, member[n.group])
		}
		member[n.group] = i
	}
	var parts []*graph
	part, local := make([]int, len(g.nodes)), make([]int, len(g.nodes))
	for i, n := range g.nodes {
		first := find(i)
		if whole {
			first = 0
		}
		if first == i {
			part[i] = len(parts)
			parts = append(parts, &graph{down: g.down, stages: g.stages})
		}
		part[i] = part[first]
		p := parts[part[i]]
		local[i] = len(p.nodes)
		p.nodes = append(p.nodes, n)
	}
	for _, e := range g.edges {
		p := parts[part[e.from]]
		e.from, e.to = local[e.from], local[e.to]
		p.edges = append(p.edges, e)
	}
	for k, c := range g.groups {
		if member[k] < 0 {
			continue
		}
		p := parts[part[member[k]]]
		for i, n := range g.nodes {
			if n.group == k {
				p.nodes[local[i]].group = len(p.groups)
			}
		}
		p.groups = append(p.groups, c)
	}
	return parts
}
