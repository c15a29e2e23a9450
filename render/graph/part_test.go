package graph

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/chart"
)

// TestPartOf wants what hangs together to stay together, and what is left out to be counted.
func TestPartOf(t *testing.T) {
	var c chart.Chart
	var about []string
	chain := func(name string, n int) {
		for i := range n {
			id := fmt.Sprint(name, i)
			c.Nodes = append(c.Nodes, chart.Node{ID: id, Text: id})
			if i > 0 {
				c.Edges = append(c.Edges, chart.Edge{From: fmt.Sprint(name, i-1), To: id})
			}
			if i%2 == 0 { // the others belong to other departments
				about = append(about, id)
			}
		}
	}
	chain("a", 30)
	chain("b", 1)
	chain("c", 1000)
	chain("d", 10)
	chain("e", 3)
	part, single, more := Part(c, about)
	if single != 1 || more != 502 {
		t.Errorf("%d single, %d more", single, more)
	}
	if n := len(part.Nodes); n != mostBoxes || part.Nodes[0].ID != "a0" || part.Nodes[n-1].ID != "d9" || len(part.Edges) != 38 {
		t.Errorf("%d boxes, %d arrows", n, len(part.Edges))
	}
}

// TestOwnPart wants the matters of a department and what leads from one to another, and nothing of others.
func TestOwnPart(t *testing.T) {
	c := chart.Chart{Notes: []string{graphLegend + departmentLegend}, Description: departmentLegend}
	for id, shape := range map[string]chart.Shape{"a": chart.Box, "b": chart.Box, "other": chart.Box, "issued": chart.Note, "outside": chart.Note, "any": chart.Meeting, "any2": chart.Meeting} {
		c.Nodes = append(c.Nodes, chart.Node{ID: id, Shape: shape})
	}
	for _, e := range []string{"a issued", "issued any", "other any", "any b", "outside b", "other any2", "any2 b", "other a"} {
		from, to, _ := strings.Cut(e, " ")
		c.Edges = append(c.Edges, chart.Edge{From: from, To: to})
	}
	own := OwnPart(c, []string{"a", "b"})
	var nodes, edges []string
	for _, n := range own.Nodes {
		nodes = append(nodes, n.ID)
	}
	slices.Sort(nodes)
	for _, e := range own.Edges {
		edges = append(edges, e.From+" "+e.To)
	}
	if !slices.Equal(nodes, []string{"a", "any", "b", "issued"}) || !slices.Equal(edges, []string{"a issued", "issued any", "any b"}) {
		t.Errorf("nodes %v, edges %v", nodes, edges)
	}
	if own.Notes[0] != graphLegend || c.Notes[0] == graphLegend {
		t.Errorf("notes %v of %v", own.Notes, c.Notes)
	}
}
