package chart

import (
	"math"

	"github.com/matterc/matterc/render/shapes"
)

// Room along the chart.
const (
	trackGap = 10 // between tracks
	bareGap  = 10 // between a layer and the first track or what comes next
	arrowGap = 16 // before a node: the arrow head and a bit of its shaft
	bandPad  = 14 // between a stage and what is in it
)

// part is a part of a chart with everything in its place, from its own left upper corner.
type part struct {
	w, h   int
	nodes  []numbered[Placed]
	edges  []numbered[Route]
	groups []numbered[Frame]
	stages []numbered[Frame]
}

// numbered is something with its number in the chart.
type numbered[T any] struct {
	of    int
	value T
}

// extent is where something begins and ends along the chart.
type extent struct{ from, to int }

// route finds the places along the chart and puts everything together. Until the end, X is along and Y across.
func (s *sketch) route() part {
	strokes, counts := s.tracks()
	layers, first := s.along(counts)
	var p part
	for i, v := range s.nodes {
		it, l := &s.items[i], layers[s.items[i].rank]
		from := (l.from + l.to - it.along) / 2 &^ 1
		p.nodes = append(p.nodes, numbered[Placed]{v.of, Placed{Rect: shapes.Rect{X: from, Y: it.at - it.across/2, W: it.along, H: it.across}}})
	}
	byLink := make([][]stroke, len(s.links))
	for c, list := range strokes {
		for _, st := range list { // by track, so those of one link are in their order
			st.track = first[c] + st.track*trackGap
			byLink[st.link] = append(byLink[st.link], st)
		}
	}
	for k, e := range s.edges {
		p.edges = append(p.edges, numbered[Route]{e.of, Route{Points: s.corners(k, byLink, p.nodes)}})
	}
	for _, it := range s.items {
		if l := layers[it.rank]; it.kind == labelItem {
			p.edges[it.of].value.Room = shapes.Rect{X: (l.from + l.to - it.along) / 2, Y: it.at - it.across/2, W: it.along, H: it.across}
		}
	}
	p.frame(s, layers)
	p.finish(s)
	return p
}

// along returns where layers are, and where the first track of each channel is.
func (s *sketch) along(counts []int) (layers []extent, first []int) {
	wide := make([]int, len(s.layers))
	boxes := make([]int, len(s.layers))
	for _, it := range s.items {
		wide[it.rank] = max(wide[it.rank], it.along)
		if it.kind == nodeItem && s.stretches(it.of) {
			boxes[it.rank] = max(boxes[it.rank], it.along)
		}
	}
	for i := range s.nodes { // boxes of a layer are alike
		if it := &s.items[i]; s.stretches(i) {
			it.along = boxes[it.rank]
		}
	}
	before, after := s.margins()
	at := 0
	layers, first = make([]extent, len(s.layers)), make([]int, len(counts))
	for c := range counts {
		first[c] = at + before[c]
		at += before[c] + after[c] + max(0, counts[c]-1)*trackGap
		if c < len(layers) {
			layers[c] = extent{at, at + wide[c]}
			at += wide[c]
			if more := s.tooNarrow(c, layers); more > 0 {
				layers[c].to += more
				at += more
			}
		}
	}
	return layers, first
}

// stretches reports whether a node becomes as long as the longest of its layer.
func (s *sketch) stretches(n int) bool {
	shape := s.nodes[n].shape
	return shape == Box || shape == Stack || shape == Note
}

// margins returns the room in channels before the first and after the last track.
func (s *sketch) margins() (before, after []int) {
	before, after = make([]int, len(s.layers)+1), make([]int, len(s.layers)+1)
	for c := 1; c < len(s.layers); c++ {
		before[c], after[c] = bareGap, bareGap
	}
	for _, l := range s.links {
		for _, e := range l.ends {
			switch {
			case l.edge < 0:
			case !e.after:
				before[l.channel] = max(before[l.channel], bareGap)
			case s.items[e.item].kind == nodeItem:
				after[l.channel] = max(after[l.channel], arrowGap)
			default:
				after[l.channel] = max(after[l.channel], bareGap)
			}
		}
	}
	for _, c := range s.groups {
		title := 0
		if s.down {
			title = c.title.h
		}
		before[c.last+1] = max(before[c.last+1], bareGap+framePad)
		after[c.first] = max(after[c.first], arrowGap+framePad+title)
	}
	for k := range s.stages {
		from, to := s.stage(k)
		if from > to {
			continue
		}
		before[to+1] += bandPad
		after[from] += bandPad
	}
	return before, after
}

// stage returns the ranks of a stage; from is greater than to if it has no nodes.
func (s *sketch) stage(k int) (from, to int) {
	from, to = len(s.layers), -1
	for i, v := range s.nodes {
		if v.stage == k {
			from, to = min(from, s.ranks[i]), max(to, s.ranks[i])
		}
	}
	return from, to
}

// tooNarrow returns how much longer layer r has to be for the titles of the groups and stages that end with it.
func (s *sketch) tooNarrow(r int, layers []extent) (more int) {
	for _, c := range s.groups {
		if c.last == r && !s.down { // else the title is across, see place
			more = max(more, c.title.w-(layers[r].to-layers[c.first].from+framePad))
		}
	}
	for k, title := range s.stages {
		if from, to := s.stage(k); to == r {
			size := title.w
			if s.down {
				size = title.h
			}
			more = max(more, size-(layers[r].to-layers[from].from+bandPad))
		}
	}
	return even(more)
}

// corners returns the points of an edge.
func (s *sketch) corners(k int, byLink [][]stroke, nodes []numbered[Placed]) []shapes.Point {
	chain := s.chains[k]
	ends := [2]end{s.links[chain[0]].ends[0], s.links[chain[len(chain)-1]].ends[1]}
	points := []shapes.Point{s.border(ends[0], nodes)}
	for _, l := range chain {
		list := byLink[l]
		back := s.links[l].ends[0].after && !s.links[l].turns()
		for x := range list {
			st := list[x]
			if back {
				st = list[len(list)-1-x]
				st.from, st.to = st.to, st.from
			}
			points = append(points, shapes.Point{X: st.track, Y: st.from}, shapes.Point{X: st.track, Y: st.to})
		}
	}
	return straighten(append(points, s.border(ends[1], nodes)))
}

// border returns the point where an edge touches its node.
func (s *sketch) border(e end, nodes []numbered[Placed]) shapes.Point {
	r := nodes[e.item].value.Rect
	at := shapes.Point{X: r.X + r.W, Y: s.across(e)}
	inset := s.nodes[e.item].shape.inset(r, e.port)
	if e.after {
		return shapes.Point{X: r.X + inset, Y: at.Y}
	}
	return shapes.Point{X: at.X - inset, Y: at.Y}
}

// round returns the radius of the corners of a shape.
func (shape Shape) round(r shapes.Rect) int {
	switch shape {
	case Pill:
		return min(r.W, r.H) / 2
	case Meeting:
		return portPad
	}
	return 0
}

// inset returns how far the border of a shape is inside its rectangle at a distance from the middle, across.
func (shape Shape) inset(r shapes.Rect, off int) int {
	round := shape.round(r)
	beyond := abs(off) - (r.H/2 - round) // into the round corner
	if beyond <= 0 {
		return 0
	}
	return round - int(math.Sqrt(float64(round*round-beyond*beyond)))
}

// straighten leaves out points that are no corners.
func straighten(points []shapes.Point) []shapes.Point {
	var kept []shapes.Point
	for i, p := range points {
		if i > 0 && i+1 < len(points) {
			a, b := kept[len(kept)-1], points[i+1]
			if p == a || a.X == p.X && p.X == b.X || a.Y == p.Y && p.Y == b.Y {
				continue
			}
		}
		kept = append(kept, p)
	}
	return kept
}

// frame adds the frames of groups and stages.
func (p *part) frame(s *sketch, layers []extent) {
	across := make([]extent, len(s.groups))
	for _, it := range s.items {
		switch it.kind {
		case topItem:
			across[it.of].from = it.at
		case bottomItem:
			across[it.of].to = it.at
		}
	}
	for k, c := range s.groups {
		r := shapes.Rect{X: layers[c.first].from - framePad, Y: across[k].from, W: 0, H: across[k].to - across[k].from}
		if s.down {
			r.X -= c.title.h
		}
		r.W = layers[c.last].to + framePad - r.X
		p.groups = append(p.groups, numbered[Frame]{c.of, Frame{Lane: c.lane, Rect: r}})
	}
	all := p.bounds()
	room := 0 // for titles: beside all nodes or above them
	for _, title := range s.stages {
		if s.down {
			room = max(room, title.w+bandPad)
		} else {
			room = max(room, title.h)
		}
	}
	for k := range s.stages {
		first, last := s.stage(k)
		if first > last {
			continue
		}
		r := shapes.Rect{X: layers[first].from - bandPad, Y: all.Y - bandPad - room, W: 0, H: all.H + 2*bandPad + room}
		r.W = layers[last].to + bandPad - r.X
		p.stages = append(p.stages, numbered[Frame]{k, Frame{Stage: true, Rect: r}})
	}
}

// each calls a function for all rectangles and points of a part.
func (p *part) each(rect func(*shapes.Rect), point func(*shapes.Point)) {
	for i := range p.nodes {
		rect(&p.nodes[i].value.Rect)
	}
	for i := range p.edges {
		r := &p.edges[i].value
		if r.Room != (shapes.Rect{}) {
			rect(&r.Room)
		}
		for k := range r.Points {
			point(&r.Points[k])
		}
	}
	for _, frames := range [2][]numbered[Frame]{p.groups, p.stages} {
		for i := range frames {
			rect(&frames[i].value.Rect)
		}
	}
}

// bounds returns the rectangle around everything.
func (p *part) bounds() shapes.Rect {
	low, top := shapes.Point{X: math.MaxInt, Y: math.MaxInt}, shapes.Point{X: math.MinInt, Y: math.MinInt}
	point := func(q *shapes.Point) {
		low = shapes.Point{X: min(low.X, q.X), Y: min(low.Y, q.Y)}
		top = shapes.Point{X: max(top.X, q.X), Y: max(top.Y, q.Y)}
	}
	p.each(func(r *shapes.Rect) {
		point(&shapes.Point{X: r.X, Y: r.Y})
		point(&shapes.Point{X: r.X + r.W, Y: r.Y + r.H})
	}, point)
	return shapes.Rect{X: low.X, Y: low.Y, W: top.X - low.X, H: top.Y - low.Y}
}

// finish turns X and Y into what they are in the picture, moves everything to the left upper corner and places the texts.
func (p *part) finish(s *sketch) {
	if s.down {
		p.each(func(r *shapes.Rect) { *r = shapes.Rect{X: r.Y, Y: r.X, W: r.H, H: r.W} }, func(q *shapes.Point) { *q = shapes.Point{X: q.Y, Y: q.X} })
	}
	all := p.bounds()
	p.move(-all.X, -all.Y)
	p.w, p.h = all.W, all.H
	for i := range p.nodes {
		n := &p.nodes[i].value
		n.Words = s.nodes[i].words(n.Rect)
	}
	for i := range p.edges {
		e := &p.edges[i].value
		label := s.edges[i].label
		switch {
		case e.Room == shapes.Rect{}:
		case s.down:
			e.Words = label.words(e.Room.X+labelGap+1, e.Room.Y, false, false)
		default:
			e.Words = label.words(e.Room.X+e.Room.W/2, e.Room.Y, true, false)
		}
	}
	for i := range p.groups {
		f := &p.groups[i].value
		if f.Lane && s.down {
			f.Words = s.groups[i].title.words(f.X+f.W/2, f.Y+framePad/3, true, true)
		} else {
			f.Words = s.groups[i].title.words(f.X+framePad/2, f.Y+framePad/3, false, true)
		}
	}
	for i := range p.stages {
		f := &p.stages[i].value
		f.Words = s.stages[p.stages[i].of].words(f.X+bandPad/2, f.Y+bandPad/3, false, true)
	}
}

// move moves everything.
func (p *part) move(x, y int) {
	p.each(func(r *shapes.Rect) { r.X, r.Y = r.X+x, r.Y+y }, func(q *shapes.Point) { q.X, q.Y = q.X+x, q.Y+y })
	for i := range p.nodes {
		for k := range p.nodes[i].value.Words {
			p.nodes[i].value.Words[k].move(x, y)
		}
	}
	for i := range p.edges {
		p.edges[i].value.Words.move(x, y)
	}
	for _, frames := range [2][]numbered[Frame]{p.groups, p.stages} {
		for i := range frames {
			frames[i].value.Words.move(x, y)
		}
	}
}
