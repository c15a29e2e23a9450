package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
)

// Ink is the colour of texts that name none.
const Ink = "#1c2733"

// The other colours. What they say is also said by width and dashes, so that a print in black and white shows it.
const (
	paleInk   = "#5c6873"
	stroked   = "#33475b" // lines
	faded     = "#8592a0"
	framed    = "#9aa7b4"
	looped    = "#c4161c"
	heavy     = "#0b2239"
	loopDash  = "9 3 2 3"
	plainDash = "5 4"
)

// SVG draws the layout as a picture of its own: no script, no style sheet, nothing from elsewhere, so that it can stand in a page
// or a print. The same layout gives the same bytes.
func (l *Layout) SVG() []byte {
	d := &drawing{}
	d.Grow(2000 + 600*(len(l.Nodes)+len(l.Edges)))
	d.line(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d" role="img" %s fill="%s">`,
		l.Width, l.Height, FontFamily, Ink)
	d.line(`<title>%s</title>`, escape(l.Title))
	if l.Description != "" {
		d.line(`<desc>%s</desc>`, escape(l.Description))
	}
	d.line(`<rect width="%d" height="%d" fill="#fff"/>`, l.Width, l.Height)
	for i, f := range l.Stages {
		d.stage(f, i)
	}
	for _, f := range l.Groups {
		d.frame(f)
	}
	for _, last := range []bool{false, true} { // what matters most lies on top
		for _, e := range l.Edges {
			if (e.Loop || e.Critical) == last {
				d.edge(e)
			}
		}
	}
	for _, n := range l.Nodes {
		d.node(n)
	}
	for _, e := range l.Edges {
		colour := Ink
		switch {
		case e.Loop:
			colour = looped
		case e.Faint:
			colour = paleInk
		}
		d.words(e.Words, colour, true)
	}
	for _, f := range l.Groups {
		d.words(f.Words, stroked, true)
	}
	for _, f := range l.Stages {
		d.words(f.Words, stroked, false)
	}
	for _, w := range l.Text {
		d.words(w, Ink, false)
	}
	d.line(`</svg>`)
	return d.Bytes()
}

// drawing is SVG being written.
type drawing struct{ bytes.Buffer }

// line writes a line.
func (d *drawing) line(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

// escape makes a text visible and fit for XML.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(Visible(s))) // a strings.Builder takes everything
	return b.String()
}

// words writes lines of text, on request with a white halo, for texts that lines may pass.
func (d *drawing) words(w Words, colour string, halo bool) {
	for i, s := range w.Lines {
		if s == "" {
			continue
		}
		more := ""
		if w.Middle {
			more += ` text-anchor="middle"`
		}
		if w.Bold {
			more += ` font-weight="bold"`
		}
		if colour != Ink {
			more += ` fill="` + colour + `"`
		}
		if halo {
			more += ` stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
		}
		d.line(`<text x="%d" y="%d" font-size="%d"%s>%s</text>`, w.At[i].X, w.At[i].Y, w.Size, more, escape(s))
	}
}

// stage draws the band of a stage.
func (d *drawing) stage(f Frame, i int) {
	fill := "#f4f6f8"
	if i%2 == 1 {
		fill = "#eaeef2"
	}
	d.line(`<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, f.X, f.Y, f.W, f.H, fill)
}

// frame draws the frame of a group.
func (d *drawing) frame(f Frame) {
	more := ` fill="#f7f9fb" rx="6"`
	switch {
	case f.Lane:
		more = ` fill="none"`
	case f.Faint:
		more = ` fill="none" rx="6" stroke-dasharray="2 3"`
	}
	d.line(`<rect x="%d" y="%d" width="%d" height="%d" stroke="%s"%s/>`, f.X, f.Y, f.W, f.H, framed, more)
}

// edge draws a line with its arrow head.
func (d *drawing) edge(e Route) {
	colour, width, dash := stroked, "1.2", ""
	switch {
	case e.Loop:
		colour, width, dash = looped, "2.8", loopDash
	case e.Critical:
		colour, width = heavy, "3.6"
	case e.Thick:
		width = "2"
	}
	if e.Faint && !e.Loop && !e.Critical {
		colour = faded
	}
	if e.Dashed && dash == "" {
		dash = plainDash
	}
	if dash != "" {
		dash = ` stroke-dasharray="` + dash + `"`
	}
	size := headSmall
	if e.Loop || e.Critical {
		size = headLarge
	}
	d.line(`<path d="%s" fill="none" stroke="%s" stroke-width="%s"%s/>`, path(e.Points, e.Plain, size), colour, width, dash)
	if !e.Plain {
		fill := colour
		if e.Faint {
			fill = "#fff"
		}
		d.line(`<path d="%s" fill="%s" stroke="%s"/>`, head(e.Points, size), fill, colour)
	}
}

// Arrow heads and the round corners of edges.
const (
	headSmall = 9 // length; the width is as much
	headLarge = 13
	bendRound = 5
)

// path writes the way of an edge with round corners. It stops in the arrow head.
func path(points []Point, plain bool, size int) string {
	points = append([]Point(nil), points...)
	if n := len(points) - 1; !plain {
		dx, dy := direction(points[n-1], points[n])
		points[n] = Point{points[n].X - dx*(size-2), points[n].Y - dy*(size-2)}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "M%d %d", points[0].X, points[0].Y)
	for i := 1; i < len(points); i++ {
		p := points[i]
		if i+1 == len(points) {
			fmt.Fprintf(&b, "L%d %d", p.X, p.Y)
			break
		}
		ax, ay := direction(points[i-1], p)
		bx, by := direction(p, points[i+1])
		r := min(bendRound, distance(points[i-1], p)/2, distance(p, points[i+1])/2)
		fmt.Fprintf(&b, "L%d %dQ%d %d %d %d", p.X-ax*r, p.Y-ay*r, p.X, p.Y, p.X+bx*r, p.Y+by*r)
	}
	return b.String()
}

// head writes the arrow head at the end of an edge.
func head(points []Point, size int) string {
	p := points[len(points)-1]
	dx, dy := direction(points[len(points)-2], p)
	x, y := p.X-dx*size, p.Y-dy*size
	return fmt.Sprintf("M%d %dL%d %dL%d %dZ", p.X, p.Y, x+dy*(size/2), y+dx*(size/2), x-dy*(size/2), y-dx*(size/2))
}

// direction returns the way from a to b, both on one line across or down.
func direction(a, b Point) (dx, dy int) {
	sign := func(n int) int { return max(-1, min(1, n)) }
	return sign(b.X - a.X), sign(b.Y - a.Y)
}

// distance returns how far b is from a, both on one line across or down.
func distance(a, b Point) int { return abs(a.X-b.X) + abs(a.Y-b.Y) }

// address returns an address that may be followed: http, https or relative; else "".
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil || s == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" || s != Visible(s) {
		return ""
	}
	return u.String()
}

// node draws a box with its text.
func (d *drawing) node(n Placed) {
	fill, stroke, width, dash := "#eaf2fa", stroked, "1.2", ""
	switch n.Shape {
	case Note:
		fill = "#fff8e1"
	case Meeting:
		fill = "#fff"
	case Pill:
		fill = "#e8f5ea"
	}
	if n.Strong {
		fill, width = "#c9e0f7", "2.4"
	}
	if n.Faint {
		fill, stroke = "#fff", faded
	}
	if n.Dashed {
		dash = plainDash
	}
	switch {
	case n.Loop:
		stroke, width, dash = looped, "2.8", loopDash
	case n.Critical:
		stroke, width = heavy, "3.6"
	}
	look := fmt.Sprintf(`fill="%s" stroke="%s" stroke-width="%s"`, fill, stroke, width)
	if dash != "" {
		look += ` stroke-dasharray="` + dash + `"`
	}
	href := address(n.Href)
	if href != "" {
		d.line(`<a href="%s">`, escape(href))
	} else {
		d.line(`<g>`)
	}
	d.line(`<title>%s</title>`, escape(n.Text))
	d.shape(n, look)
	colour := Ink
	if n.Faint {
		colour = paleInk
	}
	for _, w := range n.Words {
		d.words(w, colour, false)
	}
	if href != "" {
		d.line(`</a>`)
	} else {
		d.line(`</g>`)
	}
}

// foldSize is the folded corner of a note.
const foldSize = 9

// shape draws the outline of a node.
func (d *drawing) shape(n Placed, look string) {
	r := n.Rect
	switch n.Shape {
	case Note:
		x, y := r.X+r.W, r.Y+r.H
		d.line(`<path d="M%d %dH%dL%d %dV%dH%[1]dZM%[3]d %[2]dV%[5]dH%[4]d" %[7]s/>`, r.X, r.Y, x-foldSize, x, r.Y+foldSize, y, look)
	case Stack:
		for _, back := range []int{stackShift, 0} {
			d.line(`<rect x="%d" y="%d" width="%d" height="%d" %s/>`, r.X+back, r.Y+stackShift-back, r.W-stackShift, r.H-stackShift, look)
		}
	default:
		round := n.Shape.round(r)
		if n.Shape == Box {
			round = 3
		}
		d.line(`<rect x="%d" y="%d" width="%d" height="%d" rx="%d" %s/>`, r.X, r.Y, r.W, r.H, round, look)
	}
}
