package graph

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/chart"
)

// OwnPart returns the part of a chart of a department between its own matters, and the nodes through which they lead.
func OwnPart(c chart.Chart, about []string) chart.Chart {
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
	own.Notes = nil
	for _, s := range c.Notes {
		own.Notes = append(own.Notes, strings.ReplaceAll(s, departmentLegend, ""))
	}
	own.Description = strings.ReplaceAll(c.Description, departmentLegend, "")
	return own
}

// Part returns the part of a chart that a page can hold: what hangs together, in the order of the chart, as long as there are
// not too many boxes. It says how many of the nodes that the chart is about nothing is connected with, and how many more there
// are.
func Part(c chart.Chart, about []string) (part chart.Chart, single, more int) {
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

// OnPage lays a chart out so that it reads best on a page: in the direction that has to be made smaller less, and without what is
// written on the arrows if it would become too small with that.
func OnPage(c chart.Chart) *chart.Layout {
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

// Lines writes the arrows of a chart in characters.
func Lines(c chart.Chart) []string {
	text := map[string]string{}
	for _, n := range c.Nodes {
		text[n.ID] = n.Text
	}
	var lines []string
	for _, e := range c.Edges {
		line := text[e.From] + " → " + text[e.To]
		if len(e.Label) > 0 {
			line += "（" + strings.Join(e.Label, "；") + "）"
		}
		lines = append(lines, line)
	}
	return lines
}

// mostBoxes is how many boxes the picture on a page may have.
const mostBoxes = 40

// What a page of A4 holds of a picture in its own size, and how small, in percent, a picture may become on it and still be read.
const (
	pageWide, pageHigh = 672, 888
	leastScale         = 60
)
