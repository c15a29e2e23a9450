package shapes

import (
	"slices"

	"github.com/matterc/matterc/render/text"
)

// Cut cuts a drawing into as few parts as may be that are no larger than this, row by row: where it goes through no box and no text, if
// there is such a place, and else through the fewest. Lines go on in the next part.
func (d Drawing) Cut(width, height int) []Drawing {
	b := boxes{}
	for _, s := range d.Shapes {
		s.Draw(&b)
	}
	var across, down []span
	for _, r := range b.list {
		across, down = append(across, span{r.X, r.X + r.W}), append(down, span{r.Y, r.Y + r.H})
	}
	columns, rows := cuts(d.Width, width, across), cuts(d.Height, height, down)
	var parts []Drawing
	for i, y := range rows[1:] {
		for k, x := range columns[1:] {
			part := d
			part.Origin = Point{columns[k], rows[i]}
			part.Width, part.Height = x-columns[k], y-rows[i]
			parts = append(parts, part)
		}
	}
	return parts
}

// span is from one place to another.
type span struct{ from, to int }

// cuts are the places from 0 to a length between which nothing is longer than most, as few as may be.
func cuts(length, most int, spans []span) []int {
	most = max(most, 1)
	n := (length + most - 1) / most
	list := []int{0}
	for i := 1; i < n; i++ {
		before, even := list[i-1], i*length/n
		first, last := max(before+1, length-(n-i)*most), min(before+most, length-(n-i))
		if slack := length / n / 3; max(first, even-slack) <= min(last, even+slack) { // no slivers
			first, last = max(first, even-slack), min(last, even+slack)
		}
		best, crossed := 0, 0
		for at := first; at <= last; at++ {
			through := 0
			for _, s := range spans {
				if s.from < at && at < s.to {
					through++
				}
			}
			if best == 0 || through < crossed || through == crossed && distance(at, even) < distance(best, even) {
				best, crossed = at, through
			}
		}
		list = append(list, best)
	}
	return append(list, length)
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

// within are the texts of a part that stand in it, as they stand there.
func (d Drawing) within(texts []Text) []Text {
	view := Rect{d.Origin.X, d.Origin.Y, d.Width, d.Height}
	texts = slices.DeleteFunc(texts, func(t Text) bool { return !t.Box().meets(view) })
	for i := range texts {
		texts[i].At.X, texts[i].At.Y = texts[i].At.X-d.Origin.X, texts[i].At.Y-d.Origin.Y
	}
	return texts
}
