package chart

import (
	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
)

// Ink is the colour of texts that name none.
const Ink = "#1c2733"

// The other colours. What they say is also said by width and dashes, so that a print in black and white shows it.
const (
	white   = "#fff"
	paleInk = "#5c6873"
	stroked = "#33475b" // lines
	faded   = "#8592a0"
	framed  = "#9aa7b4"
	looped  = "#c4161c"
	heavy   = "#0b2239"
)

// loopDash and plainDash are the dashes of what is in a loop and of what is dashed.
func loopDash() []int  { return []int{9, 3, 2, 3} }
func plainDash() []int { return []int{5, 4} }

// Drawing draws the layout.
func (l *Layout) Drawing() shapes.Drawing {
	d := shapes.Drawing{Title: text.Visible(l.Title), Description: text.Visible(l.Description), Width: l.Width, Height: l.Height, Ink: Ink}
	add := func(s ...shapes.Drawn) { d.Shapes = append(d.Shapes, s...) }
	for i, f := range l.Stages {
		fill := "#f4f6f8"
		if i%2 == 1 {
			fill = "#eaeef2"
		}
		add(shapes.Rectangle{Rect: f.Rect, Fill: fill})
	}
	for _, f := range l.Groups {
		add(drawFrame(f))
	}
	for _, last := range []bool{false, true} { // what matters most lies on top
		for _, e := range l.Edges {
			if (e.Loop || e.Critical) == last {
				add(drawEdge(e)...)
			}
		}
	}
	for _, n := range l.Nodes {
		add(drawNode(n))
	}
	for _, e := range l.Edges {
		colour := Ink
		switch {
		case e.Loop:
			colour = looped
		case e.Faint:
			colour = paleInk
		}
		add(drawWords(e.Words, colour, true)...)
	}
	for _, f := range l.Groups {
		add(drawWords(f.Words, stroked, true)...)
	}
	for _, f := range l.Stages {
		add(drawWords(f.Words, stroked, false)...)
	}
	for _, w := range l.Text {
		add(drawWords(w, Ink, false)...)
	}
	return d
}

// drawWords draws lines of text, on request with a white halo, for texts that lines may pass.
func drawWords(w Words, colour string, halo bool) []shapes.Drawn {
	var all []shapes.Drawn
	for i, s := range w.Lines {
		if s != "" {
			all = append(all, shapes.Text{At: w.At[i], Middle: w.Middle, Size: w.Size, Bold: w.Bold, Colour: colour, Halo: halo, Text: text.Visible(s)})
		}
	}
	return all
}

// drawFrame draws the frame of a group.
func drawFrame(f Frame) shapes.Rectangle {
	r := shapes.Rectangle{Rect: f.Rect, Frame: true, Stroke: shapes.Stroke{Colour: framed}}
	switch {
	case f.Lane:
	case f.Faint:
		r.Round, r.Stroke.Dash = 6, []int{2, 3}
	default:
		r.Round, r.Fill = 6, "#f7f9fb"
	}
	return r
}

// drawEdge draws a line with its arrow head.
func drawEdge(e Route) []shapes.Drawn {
	s := shapes.Stroke{Colour: stroked, Width: 1.2}
	switch {
	case e.Loop:
		s = shapes.Stroke{Colour: looped, Width: 2.8, Dash: loopDash()}
	case e.Critical:
		s.Colour, s.Width = heavy, 3.6
	case e.Thick:
		s.Width = 2
	}
	if e.Faint && !e.Loop && !e.Critical {
		s.Colour = faded
	}
	if e.Dashed && s.Dash == nil {
		s.Dash = plainDash()
	}
	size := headSmall
	if e.Loop || e.Critical {
		size = headLarge
	}
	all := []shapes.Drawn{shapes.Path{Outlines: []shapes.Outline{way(e.Points, e.Plain, size)}, Stroke: s}}
	if !e.Plain {
		fill := s.Colour
		if e.Faint {
			fill = white
		}
		all = append(all, shapes.Path{Outlines: []shapes.Outline{head(e.Points, size)}, Fill: fill, Stroke: shapes.Stroke{Colour: s.Colour}})
	}
	return all
}

// Arrow heads and the round corners of edges.
const (
	headSmall = 9 // length; the width is as much
	headLarge = 13
	bendRound = 5
)

// way is the way of an edge with round corners. It stops in the arrow head.
func way(points []shapes.Point, plain bool, size int) shapes.Outline {
	points = append([]shapes.Point(nil), points...)
	if n := len(points) - 1; !plain {
		dx, dy := direction(points[n-1], points[n])
		points[n] = shapes.Point{X: points[n].X - dx*(size-2), Y: points[n].Y - dy*(size-2)}
	}
	o := shapes.Outline{From: points[0]}
	for i := 1; i < len(points); i++ {
		p := points[i]
		if i+1 == len(points) {
			o.Steps = append(o.Steps, shapes.Step{To: p})
			break
		}
		ax, ay := direction(points[i-1], p)
		bx, by := direction(p, points[i+1])
		r := min(bendRound, distance(points[i-1], p)/2, distance(p, points[i+1])/2)
		o.Steps = append(o.Steps, shapes.Step{To: shapes.Point{X: p.X - ax*r, Y: p.Y - ay*r}}, shapes.Step{To: shapes.Point{X: p.X + bx*r, Y: p.Y + by*r}, Bend: true, Over: p})
	}
	return o
}

// head is the arrow head at the end of an edge.
func head(points []shapes.Point, size int) shapes.Outline {
	p := points[len(points)-1]
	dx, dy := direction(points[len(points)-2], p)
	x, y := p.X-dx*size, p.Y-dy*size
	return shapes.Outline{From: p, Steps: shapes.Straight(shapes.Point{X: x + dy*(size/2), Y: y + dx*(size/2)}, shapes.Point{X: x - dy*(size/2), Y: y - dx*(size/2)}), Closed: true}
}

// direction returns the way from a to b, both on one line across or down.
func direction(a, b shapes.Point) (dx, dy int) {
	sign := func(n int) int { return max(-1, min(1, n)) }
	return sign(b.X - a.X), sign(b.Y - a.Y)
}

// distance returns how far b is from a, both on one line across or down.
func distance(a, b shapes.Point) int { return abs(a.X-b.X) + abs(a.Y-b.Y) }

// drawNode draws a box with its text.
func drawNode(n Placed) shapes.Named {
	fill, s := "#eaf2fa", shapes.Stroke{Colour: stroked, Width: 1.2}
	switch n.Shape {
	case Note:
		fill = "#fff8e1"
	case Meeting:
		fill = white
	case Pill:
		fill = "#e8f5ea"
	}
	if n.Strong {
		fill, s.Width = "#c9e0f7", 2.4
	}
	if n.Faint {
		fill, s.Colour = white, faded
	}
	if n.Dashed {
		s.Dash = plainDash()
	}
	switch {
	case n.Loop:
		s = shapes.Stroke{Colour: looped, Width: 2.8, Dash: loopDash()}
	case n.Critical:
		s.Colour, s.Width = heavy, 3.6
	}
	d := shapes.Named{Title: text.Visible(n.Text), Href: n.Href, Shapes: drawOutline(n, fill, s)}
	colour := Ink
	if n.Faint {
		colour = paleInk
	}
	for _, w := range n.Words {
		d.Shapes = append(d.Shapes, drawWords(w, colour, false)...)
	}
	return d
}

// foldSize is the folded corner of a note.
const foldSize = 9

// drawOutline draws the outline of a node.
func drawOutline(n Placed, fill string, s shapes.Stroke) []shapes.Drawn {
	r := n.Rect
	switch n.Shape {
	case Note:
		return []shapes.Drawn{shapes.DogEar{Rect: r, Fold: foldSize, Fill: fill, Stroke: s}}
	case Stack:
		back := shapes.Rectangle{Rect: shapes.Rect{X: r.X + stackShift, Y: r.Y, W: r.W - stackShift, H: r.H - stackShift}, Fill: fill, Stroke: s}
		front := back
		front.X, front.Y = r.X, r.Y+stackShift
		return []shapes.Drawn{back, front}
	case Box:
		return []shapes.Drawn{shapes.Rectangle{Rect: r, Round: 3, Fill: fill, Stroke: s}}
	default:
		return []shapes.Drawn{shapes.Rectangle{Rect: r, Round: n.Shape.round(r), Fill: fill, Stroke: s}}
	}
}
