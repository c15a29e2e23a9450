package shapes

import (
	"slices"

	"github.com/matterc/matterc/render/text"
)

// Cut cuts a drawing into as few parts as may be that are no larger than this, row by row: where it goes through no box and no text, if
// there is such a place, and else through the fewest, which are whole in one of two parts then if there is room. Lines go on in the
// next part, where they have the same letter.
func (d Drawing) Cut(width, height int) []Drawing {
	b := boxes{}
	for _, s := range d.Shapes {
		s.Draw(&b)
	}
	var across, down []span
	for _, r := range b.list {
		across, down = append(across, span{r.X, r.X + r.W}), append(down, span{r.Y, r.Y + r.H})
	}
	var parts []Drawing
	for _, row := range cuts(d.Height, height, down) {
		for _, column := range cuts(d.Width, width, across) {
			part := d
			part.Origin = Point{column.from, row.from}
			part.Width, part.Height = column.to-column.from, row.to-row.from
			parts = append(parts, part)
		}
	}
	var views []Rect
	for _, p := range parts {
		views = append(views, p.view())
	}
	for i := range parts {
		parts[i].views = views
	}
	d.mark(parts)
	return parts
}

// Marked reports whether lines go on from a part in another.
func (d Drawing) Marked() bool { return len(d.marks) > 0 }

// mark gives each line that goes from one part to the next a letter, in both: from above to below, from left to right.
func (d Drawing) mark(parts []Drawing) {
	l := lines{}
	for _, s := range d.Shapes {
		s.Draw(&l)
	}
	if l.text.Size == 0 {
		return // nobody reads in it
	}
	count := 0
	for i := range parts {
		for j := range parts {
			a, b := &parts[i], &parts[j]
			below := a.Origin.X == b.Origin.X && a.Origin.Y < b.Origin.Y && b.Origin.Y <= a.Origin.Y+a.Height
			beside := a.Origin.Y == b.Origin.Y && a.Origin.X < b.Origin.X && b.Origin.X <= a.Origin.X+a.Width
			var at []int
			switch {
			case below:
				at = l.crossing(b.Origin.Y, span{a.Origin.X, a.Origin.X + a.Width}, func(p Point) (int, int) { return p.Y, p.X })
			case beside:
				at = l.crossing(b.Origin.X, span{a.Origin.Y, a.Origin.Y + a.Height}, func(p Point) (int, int) { return p.X, p.Y })
			}
			for _, n := range at {
				t, size := l.text, l.text.Size
				t.Text = letters(count)
				count++
				one, other := t, t // beside the line, as far in as the letter is high
				if below {
					one.At = Point{n - a.Origin.X + size/3, a.Height - size/3}
					other.At = Point{n - b.Origin.X + size/3, size}
				} else {
					one.At = Point{a.Width - size*len(t.Text), n - a.Origin.Y - size/3}
					other.At = Point{size / 3, n - b.Origin.Y - size/3}
				}
				a.marks, b.marks = append(a.marks, one), append(b.marks, other)
			}
		}
	}
}

// letters are the letters of a number from 0 on: A to Z, AA to ZZ.
func letters(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return letters(n/26-1) + letters(n%26)
}

// lines is a Pen that notes the lines that lead from somewhere to somewhere, and a text as small as any.
type lines struct {
	boxes
	ways [][]Point
	text Text
}

// Line implements Pen.
func (l *lines) Line(s Line) { l.ways = append(l.ways, []Point{s.From, s.To}) }

// Path implements Pen.
func (l *lines) Path(s Path) {
	for _, o := range s.Outlines {
		if o.Closed || s.Fill != "" {
			continue
		}
		way := []Point{o.From}
		for _, step := range o.Steps {
			way = append(way, step.To)
		}
		l.ways = append(l.ways, way)
	}
}

// Text implements Pen.
func (l *lines) Text(t Text) {
	if l.text.Size == 0 || t.Size < l.text.Size {
		l.text = Text{Size: t.Size, Colour: t.Colour, Bold: true, Halo: true}
	}
}

// Named implements Pen.
func (l *lines) Named(n Named) {
	for _, s := range n.Shapes {
		s.Draw(l)
	}
}

// crossing are the places between two at which lines cross another line, in order. split takes a point apart: how far it is across, and along.
func (l *lines) crossing(line int, between span, split func(Point) (across, along int)) (at []int) {
	for _, way := range l.ways {
		for i, p := range way[1:] {
			from, x := split(way[i])
			to, y := split(p)
			if from < line != (to < line) {
				if n := x + (y-x)*(line-from)/(to-from); between.from <= n && n < between.to {
					at = append(at, n)
				}
			}
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// view is what is seen of the drawing of which this is a part.
func (d Drawing) view() Rect { return Rect{d.Origin.X, d.Origin.Y, d.Width, d.Height} }

// span is from one place to another.
type span struct{ from, to int }

// cuts cuts a length into parts that are no longer than most, as few as may be.
func cuts(length, most int, boxes []span) []span {
	most = max(most, 1)
	n := (length + most - 1) / most
	list := []span{{0, length}}
	for i := 1; i < n; i++ {
		before, even := list[i-1].from, i*length/n
		first, last := max(before+1, length-(n-i)*most), min(before+most, length-(n-i))
		if slack := length / n / 3; max(first, even-slack) <= min(last, even+slack) { // no slivers
			first, last = max(first, even-slack), min(last, even+slack)
		}
		best, crossed := 0, 0
		for at := first; at <= last; at++ {
			through := 0
			for _, s := range boxes {
				if s.from < at && at < s.to {
					through++
				}
			}
			if best == 0 || through < crossed || through == crossed && distance(at, even) < distance(best, even) {
				best, crossed = at, through
			}
		}
		next := span{best, length}
		whole := around(best, most/3, boxes)
		if list[i-1].to = best; whole.to <= before+most {
			list[i-1].to = whole.to
		} else if whole.from+(n-i)*most >= length {
			next.from = whole.from
		}
		list = append(list, next)
	}
	return list
}

// around is from where to where the boxes are through which a cut goes and that are not too long to be whole.
func around(at, long int, boxes []span) span {
	whole := span{at, at}
	for _, s := range boxes {
		if s.from < at && at < s.to && s.to-s.from <= long {
			whole = span{min(whole.from, s.from), max(whole.to, s.to)}
		}
	}
	return whole
}

func distance(a, b int) int { return max(a-b, b-a) }

// boxes is a Pen that notes where the boxes and texts are.
type boxes struct{ list []Rect }

// Rectangle implements Pen. What stands around others is no box.
func (b *boxes) Rectangle(r Rectangle) {
	if !r.Frame {
		b.list = append(b.list, r.Rect)
	}
}

// DogEar implements Pen.
func (b *boxes) DogEar(s DogEar) { b.list = append(b.list, s.Rect) }

// Diamond implements Pen.
func (b *boxes) Diamond(s Diamond) {
	b.list = append(b.list, Rect{s.Top.X - s.Half, s.Top.Y, 2 * s.Half, 2 * s.Half})
}

// Line implements Pen.
func (b *boxes) Line(Line) {}

// Path implements Pen.
func (b *boxes) Path(Path) {}

// Text implements Pen.
func (b *boxes) Text(t Text) { b.list = append(b.list, t.Box()) }

// Named implements Pen.
func (b *boxes) Named(n Named) {
	for _, s := range n.Shapes {
		s.Draw(b)
	}
}

// Box is about where a text is.
func (t Text) Box() Rect {
	w := text.Halves(t.Text) * t.Size / 2
	r := Rect{t.At.X, t.At.Y - t.Size, w, t.Size + t.Size/4}
	if t.Middle {
		r.X -= w / 2
	}
	return r
}

// meets reports whether two rectangles have a place in common.
func (r Rect) meets(s Rect) bool {
	return r.X < s.X+s.W && s.X < r.X+r.W && r.Y < s.Y+s.H && s.Y < r.Y+r.H
}

// holds reports whether another rectangle is in this one.
func (r Rect) holds(s Rect) bool {
	return r.X <= s.X && s.X+s.W <= r.X+r.W && r.Y <= s.Y && s.Y+s.H <= r.Y+r.H
}

// within are the texts of a part that stand in it, as they stand there: what is cut only if it is whole in no part.
func (d Drawing) within(texts []Text) []Text {
	view := d.view()
	texts = slices.DeleteFunc(texts, func(t Text) bool {
		at := t.Box()
		return !at.meets(view) || !view.holds(at) && slices.ContainsFunc(d.views, func(v Rect) bool { return v.holds(at) })
	})
	for i := range texts {
		texts[i].At.X, texts[i].At.Y = texts[i].At.X-d.Origin.X, texts[i].At.Y-d.Origin.Y
	}
	return texts
}
