package chart

import (
	"cmp"
	"math"
	"slices"

	"github.com/matterc/matterc/render/text"
)

// Room around parts.
const (
	partGap = 28
	margin  = 16
)

// pack puts parts beside and below one another, the highest first, in rows about as wide as a page, and adds title and notes.
func pack(c Chart, parts []part) *Layout {
	l := &Layout{
		Title: c.Title, Description: c.Description,
		Nodes: make([]Placed, len(c.Nodes)), Edges: make([]Route, len(c.Edges)),
	}
	area, wide := 0, 0
	for _, p := range parts {
		area += (p.w + partGap) * (p.h + partGap)
		wide = max(wide, p.w)
	}
	wide = max(wide, int(math.Sqrt(float64(area)*1.6)))
	slices.SortStableFunc(parts, func(a, b part) int { return cmp.Compare(b.h, a.h) })

	y := margin
	if text.Visible(c.Title) != "" {
		title := newBlock([]string{c.Title}, headSize, max(wide, 30*headSize))
		l.Text = append(l.Text, title.words(margin, y, false, true))
		l.Width, wide = title.w, max(wide, title.w)
		y += title.h + margin
	}
	x, high := margin, 0
	groups := make([]*Frame, len(c.Groups))
	for i := range parts {
		p := &parts[i]
		if x > margin && x+p.w > margin+wide {
			x, y, high = margin, y+high+partGap, 0
		}
		p.move(x, y)
		x, high = x+p.w+partGap, max(high, p.h)
		l.Width = max(l.Width, x-partGap-margin)
		for _, n := range p.nodes {
			n.value.Node = c.Nodes[n.of]
			l.Nodes[n.of] = n.value
		}
		for _, e := range p.edges {
			e.value.Edge = c.Edges[e.of]
			l.Edges[e.of] = e.value
		}
		for _, f := range p.groups {
			groups[f.of] = &f.value
			f.value.Title, f.value.Faint = c.Groups[f.of].Title, c.Groups[f.of].Faint
		}
		for _, f := range p.stages {
			f.value.Title = c.Stages[f.of].Title
			l.Stages = append(l.Stages, f.value)
		}
	}
	for _, f := range groups {
		if f != nil {
			l.Groups = append(l.Groups, *f)
		}
	}
	y += high
	for _, n := range c.Notes {
		b := blockOf(fill(pieces(text.Visible(n)), smallSize, max(l.Width, 40*smallSize)), smallSize)
		l.Width = max(l.Width, b.w)
		y += margin / 2
		l.Text = append(l.Text, b.words(margin, y, false, false))
		y += b.h
	}
	l.Width, l.Height = l.Width+2*margin, y+margin
	return l
}
