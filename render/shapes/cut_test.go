package shapes_test

import (
	"testing"

	"github.com/matterc/matterc/render/shapes"
)

// TestCut cuts a column of boxes with a note below them, and a row of boxes: between them, into parts that are no larger than is asked for
// and leave nothing out.
func TestCut(t *testing.T) {
	d := shapes.Drawing{Width: 300, Height: 1000}
	for i := range 10 {
		d.Shapes = append(d.Shapes, shapes.Named{Shapes: []shapes.Drawn{
			shapes.Rectangle{Rect: shapes.Rect{X: 10, Y: 100 * i, W: 280, H: 80}},
			shapes.Text{At: shapes.Point{X: 150, Y: 100*i + 50}, Middle: true, Size: 12, Text: "事项"},
		}})
	}
	for _, c := range []struct {
		width, height int
		rows, columns int
		texts         int // one that is cut is in both parts
	}{{300, 1000, 1, 1, 10}, {300, 999, 2, 1, 10}, {400, 500, 2, 1, 10}, {300, 400, 3, 1, 10}, {299, 1000, 1, 2, 10}, {150, 300, 4, 2, 20}} {
		parts := d.Cut(c.width, c.height)
		if len(parts) != c.rows*c.columns {
			t.Errorf("%d parts of at most %d by %d", len(parts), c.width, c.height)
			continue
		}
		area, texts := 0, 0
		for i, p := range parts {
			if p.Width > c.width || p.Height > c.height || p.Width < 1 || p.Height < 1 {
				t.Errorf("a part is %d by %d, and no more than %d by %d is asked for", p.Width, p.Height, c.width, c.height)
			}
			if y := p.Origin.Y % 100; y != 0 && y < 80 && i >= c.columns {
				t.Errorf("a part begins at %d, in a box", p.Origin.Y)
			}
			area += p.Width * p.Height
			_, in := p.Lift()
			texts += len(in)
			for _, x := range in {
				if x.At.Y < 0 || x.At.Y > p.Height {
					t.Errorf("a text is at %d in a part %d high", x.At.Y, p.Height)
				}
			}
		}
		if area != d.Width*d.Height {
			t.Errorf("the parts are %d large, the drawing %d", area, d.Width*d.Height)
		}
		if texts != c.texts {
			t.Errorf("%d texts in parts of at most %d by %d, not %d", texts, c.width, c.height, c.texts)
		}
	}
}

// TestCutOverlaps cuts boxes of which each begins before the one above it ends, so that no place is free: each is whole in a part.
func TestCutOverlaps(t *testing.T) {
	d := shapes.Drawing{Width: 1000, Height: 100}
	var boxes []shapes.Rect
	for i := range 19 {
		boxes = append(boxes, shapes.Rect{X: 50 * i, Y: 40 * (i % 2), W: 80, H: 30})
		d.Shapes = append(d.Shapes, shapes.Rectangle{Rect: boxes[i]})
	}
	parts := d.Cut(400, 100)
	if len(parts) != 3 {
		t.Fatalf("%d parts", len(parts))
	}
	for _, b := range boxes {
		whole := false
		for _, p := range parts {
			whole = whole || p.Origin.X <= b.X && b.X+b.W <= p.Origin.X+p.Width
		}
		if !whole {
			t.Errorf("the box at %d is whole in no part", b.X)
		}
	}
	for _, p := range parts {
		if p.Width > 400 {
			t.Errorf("a part is %d wide", p.Width)
		}
	}
}

// TestCutMarks cuts lines between two boxes: each has one letter where it leaves a part and where it goes on, and no other line has it.
func TestCutMarks(t *testing.T) {
	at := func(x, y int) shapes.Point { return shapes.Point{X: x, Y: y} }
	d := shapes.Drawing{Width: 300, Height: 1000, Shapes: []shapes.Drawn{
		shapes.Rectangle{Rect: shapes.Rect{X: 10, Y: 100, W: 280, H: 80}}, shapes.Rectangle{Rect: shapes.Rect{X: 10, Y: 820, W: 280, H: 80}}, shapes.Text{At: at(20, 120), Size: 12, Text: "甲"},
		shapes.Line{From: at(200, 180), To: at(200, 820)},
		shapes.Path{Outlines: []shapes.Outline{{From: at(50, 180), Steps: []shapes.Step{{To: at(50, 600)}, {To: at(100, 600)}, {To: at(100, 820)}}}}},
		shapes.Line{From: at(20, 30), To: at(20, 60)}, // leads nowhere else
	}}
	parts := d.Cut(300, 500)
	if len(parts) != 2 {
		t.Fatalf("%d parts", len(parts))
	}
	for i, want := range [][]shapes.Text{
		{{At: at(54, 496), Text: "A"}, {At: at(204, 496), Text: "B"}}, {{At: at(54, 12), Text: "A"}, {At: at(204, 12), Text: "B"}},
	} {
		_, texts := parts[i].Lift()
		texts = texts[len(texts)-2:]
		for n, x := range texts {
			if x.Text != want[n].Text || x.At != want[n].At || x.Size != 12 {
				t.Errorf("part %d: %+v, not %+v", i+1, x, want[n])
			}
		}
	}
	if parts := d.Cut(300, 1000); parts[0].Marked() {
		t.Error("a whole drawing has marks")
	}
}
