package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/render/shapes"
)

// randomChart returns a chart of any kind: sparse or dense, with cycles, groups, lanes or stages, in either direction.
func randomChart(r *rand.Rand, nodes, edges int) Chart {
	c := Chart{Title: "随机图", Direction: Direction(r.IntN(2))}
	words := func(n int) string {
		return string([]rune(strings.Repeat("建设用地规划许可证核发（东营市）Permit no. ", 3))[:n])
	}
	kind := r.IntN(5)
	if kind == 1 || kind == 2 {
		for k := range 1 + r.IntN(4) {
			c.Groups = append(c.Groups, Group{ID: fmt.Sprint("g", k), Title: words(r.IntN(30)), Lane: kind == 2})
		}
	}
	if kind == 3 || kind == 2 && r.IntN(2) == 0 {
		for k := range 1 + r.IntN(4) {
			c.Stages = append(c.Stages, Stage{ID: fmt.Sprint("s", k), Title: words(r.IntN(20))})
		}
	}
	for i := range nodes {
		n := Node{ID: fmt.Sprint(i), Text: words(r.IntN(40)), Shape: Shape(r.IntN(5)), Critical: r.IntN(9) == 0, Loop: r.IntN(9) == 0, Dashed: r.IntN(9) == 0}
		if r.IntN(3) == 0 {
			n.Small = []string{words(r.IntN(20))}
		}
		if len(c.Groups) > 0 && (kind == 2 || r.IntN(4) > 0) {
			n.Group = c.Groups[r.IntN(len(c.Groups))].ID
		}
		if len(c.Stages) > 0 {
			n.Stage = c.Stages[r.IntN(len(c.Stages))].ID
		}
		c.Nodes = append(c.Nodes, n)
	}
	forward := r.IntN(3) > 0
	for range edges {
		a, b := r.IntN(nodes), r.IntN(nodes)
		if forward && a > b && r.IntN(8) > 0 {
			a, b = b, a
		}
		e := Edge{From: fmt.Sprint(a), To: fmt.Sprint(b), Thick: r.IntN(2) == 0, Plain: r.IntN(5) == 0, Critical: r.IntN(9) == 0}
		for range r.IntN(3) {
			e.Label = append(e.Label, words(r.IntN(14)))
		}
		c.Edges = append(c.Edges, e)
	}
	return c
}

// TestProperties lays out a thousand random charts and wants of each what the package promises.
func TestProperties(t *testing.T) {
	night := random.Seed(t)
	for seed := range uint64(random.Rounds(t, 1000)) {
		r := rand.New(rand.NewPCG(seed^night, 1))
		nodes := 1 + r.IntN(14)
		edges := r.IntN(2*nodes + 1)
		if seed%300 == 0 {
			nodes, edges = 40, 80
		}
		c := randomChart(r, nodes, edges)
		l, err := c.Layout()
		if err != nil {
			t.Fatal(err)
		}
		problems := flaws(c, l)
		svg := l.Drawing().SVG()
		if err := wellFormed(svg); err != nil {
			problems = append(problems, err.Error())
		}
		if again, _ := c.Layout(); !bytes.Equal(again.Drawing().SVG(), svg) {
			problems = append(problems, "two runs differ")
		}
		if len(problems) > 0 {
			t.Fatalf("seed %d: %d nodes, %d edges, %d groups, %d stages:\n%s", seed, len(c.Nodes), len(c.Edges), len(c.Groups), len(c.Stages), strings.Join(problems, "\n"))
		}
	}
}

// wellFormed reads XML to its end.
func wellFormed(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// meets reports whether two rectangles share more than their borders.
func meets(r, q shapes.Rect) bool {
	return r.X < q.X+q.W && q.X < r.X+r.W && r.Y < q.Y+q.H && q.Y < r.Y+r.H
}

// within reports whether a rectangle is inside another.
func within(r, q shapes.Rect) bool {
	return r.X >= q.X && r.Y >= q.Y && r.X+r.W <= q.X+q.W && r.Y+r.H <= q.Y+q.H
}

// hull returns the rectangle of a segment.
func hull(a, b shapes.Point) shapes.Rect {
	return shapes.Rect{X: min(a.X, b.X), Y: min(a.Y, b.Y), W: abs(a.X - b.X), H: abs(a.Y - b.Y)}
}

// thick makes a rectangle larger on all sides.
func thick(r shapes.Rect, n int) shapes.Rect {
	return shapes.Rect{X: r.X - n, Y: r.Y - n, W: r.W + 2*n, H: r.H + 2*n}
}

// flaws returns what is wrong with a layout.
func flaws(c Chart, l *Layout) (all []string) {
	bad := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	page := shapes.Rect{X: 0, Y: 0, W: l.Width, H: l.Height}
	for i, n := range l.Nodes {
		if !within(n.Rect, page) {
			bad("node %s leaves the page", n.ID)
		}
		for _, m := range l.Nodes[:i] {
			if meets(thick(n.Rect, 3), m.Rect) {
				bad("nodes %s and %s overlap: %v %v", n.ID, m.ID, n.Rect, m.Rect)
			}
		}
		for _, w := range n.Words {
			for k, s := range w.Lines {
				if half := width(s, w.Size) / 2; w.At[k].X-half < n.X || w.At[k].X+half > n.X+n.W || w.At[k].Y > n.Y+n.H || w.At[k].Y-w.Size*8/10 < n.Y {
					bad("the text of node %s leaves it: %q", n.ID, s)
				}
			}
		}
		for _, f := range l.Groups {
			in := false
			for _, g := range c.Groups {
				in = in || g.ID == n.Group && g.Title == f.Title
			}
			if meets(n.Rect, f.Rect) && !in || in && sole(c, f.Title) && !within(n.Rect, f.Rect) {
				bad("node %s and the frame %q", n.ID, f.Title)
			}
		}
		for k, f := range l.Stages {
			if in := c.Stages != nil && n.Stage != "" && stageAt(c, l, k) == n.Stage; in != within(n.Rect, f.Rect) || !in && meets(n.Rect, f.Rect) {
				bad("node %s and stage %d", n.ID, k)
			}
		}
	}
	for i, f := range l.Groups {
		for _, o := range l.Groups[:i] {
			if meets(f.Rect, o.Rect) {
				bad("frames %q and %q overlap", f.Title, o.Title)
			}
		}
	}
	for _, f := range append(append([]Frame(nil), l.Groups...), l.Stages...) {
		for k, s := range f.Words.Lines {
			p := f.Words.At[k]
			if f.Words.Middle {
				p.X -= width(s, f.Words.Size) / 2
			}
			if p.X < f.X || p.X+width(s, f.Words.Size) > f.X+f.W || p.Y-f.Words.Size < f.Y || p.Y > f.Y+f.H {
				bad("the title of frame %q leaves it: %q", f.Title, s)
			}
			for _, n := range l.Nodes {
				if p := f.Words.At[k]; meets(n.Rect, shapes.Rect{X: p.X, Y: p.Y - f.Words.Size*8/10, W: width(s, f.Words.Size), H: f.Words.Size}) {
					bad("the title of frame %q and node %s overlap", f.Title, n.ID)
				}
			}
		}
	}
	at := map[string]Placed{}
	for _, n := range l.Nodes {
		at[n.ID] = n
	}
	for i, e := range l.Edges {
		from, to := at[e.From], at[e.To]
		if len(e.Points) < 2 || !onBorder(from, e.Points[0]) || !onBorder(to, e.Points[len(e.Points)-1]) {
			bad("edge %d does not lead from border to border: %v of %v and %v", i, e.Points, from.Rect, to.Rect)
			continue
		}
		for k := 1; k < len(e.Points); k++ {
			a, b := e.Points[k-1], e.Points[k]
			if a.X != b.X && a.Y != b.Y || a == b {
				bad("edge %d has a slanting or empty segment: %v", i, e.Points)
			}
			seg := hull(a, b)
			if !within(seg, page) {
				bad("edge %d leaves the page", i)
			}
			for _, n := range l.Nodes {
				own := k == 1 && n.ID == e.From || k+1 == len(e.Points) && n.ID == e.To
				if meets(n.Rect, thick(seg, 2)) && !own {
					bad("edge %d passes through node %s: %v %v", i, n.ID, seg, n.Rect)
				}
				inner := thick(n.Rect, -1)
				if own && n.Shape != Pill && meets(inner, shapes.Rect{X: seg.X, Y: seg.Y, W: max(seg.W, 1), H: max(seg.H, 1)}) {
					bad("edge %d goes into its own node %s", i, n.ID)
				}
			}
			for j, o := range l.Edges {
				if o.Room != (shapes.Rect{}) && j != i && meets(o.Room, thick(seg, 1)) {
					bad("edge %d passes the label of edge %d", i, j)
				}
				for m := 1; j < i && m < len(o.Points); m++ {
					other := hull(o.Points[m-1], o.Points[m])
					if (seg.W == 0) == (other.W == 0) && meets(thick(seg, 2), thick(other, 2)) {
						bad("edges %d and %d lie on one another: %v %v", i, j, seg, other)
					}
				}
			}
		}
		if e.Room == (shapes.Rect{}) {
			if len(e.Label) > 0 {
				bad("edge %d has lost its label", i)
			}
			continue
		}
		if !within(e.Room, page) {
			bad("the label of edge %d leaves the page", i)
		}
		for _, n := range l.Nodes {
			if meets(n.Rect, e.Room) {
				bad("the label of edge %d and node %s overlap", i, n.ID)
			}
		}
		for j, o := range l.Edges[:i] {
			if meets(o.Room, e.Room) {
				bad("the labels of edges %d and %d overlap", i, j)
			}
		}
	}
	return all
}

// sole reports whether one group alone has a title.
func sole(c Chart, title string) bool {
	n := 0
	for _, g := range c.Groups {
		if g.Title == title {
			n++
		}
	}
	return n == 1
}

// stageAt returns the id of band k: stages without nodes have none.
func stageAt(c Chart, l *Layout, k int) string {
	for _, s := range c.Stages {
		used := false
		for _, n := range c.Nodes {
			used = used || n.Stage == s.ID
		}
		if used {
			if k == 0 {
				return s.ID
			}
			k--
		}
	}
	return ""
}

// onBorder reports whether a point is on the border of a node: of its rectangle, but where corners are round.
func onBorder(n Placed, p shapes.Point) bool {
	r := n.Rect
	if p.X < r.X || p.X > r.X+r.W || p.Y < r.Y || p.Y > r.Y+r.H {
		return false
	}
	slack := 0
	if n.Shape == Pill {
		slack = min(r.W, r.H) / 2
	}
	return min(p.X-r.X, r.X+r.W-p.X, p.Y-r.Y, r.Y+r.H-p.Y) <= slack
}

// TestErrors wants errors that name what is wrong.
func TestErrors(t *testing.T) {
	for want, c := range map[string]Chart{
		`"a"`: {Nodes: []Node{{ID: "a"}, {ID: "a"}}},
		`"b"`: {Nodes: []Node{{ID: "a"}}, Edges: []Edge{{From: "a", To: "b"}}},
		`"c"`: {Nodes: []Node{{ID: "a"}}, Edges: []Edge{{From: "c", To: "a"}}},
		`"g"`: {Nodes: []Node{{ID: "a", Group: "g"}}},
		`"s"`: {Nodes: []Node{{ID: "a", Stage: "s"}}},
		`""`:  {Nodes: []Node{{ID: "a"}}, Stages: []Stage{{ID: "s"}}},
		`"h"`: {Groups: []Group{{ID: "h"}, {ID: "h"}}},
		`"r"`: {Stages: []Stage{{ID: "r"}, {ID: "r"}}},
	} {
		if _, err := c.Layout(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want an error that names %s", err, want)
		}
	}
}

// flowCharts returns n flow charts of about nine steps.
func flowCharts(n int) []Chart {
	var all []Chart
	for i := range n {
		c := Chart{Title: "办理流程", Direction: TopToBottom}
		for k, s := range []string{"申请", "受理", "审查", "专家评审", "现场踏勘", "公示", "决定", "制证", "送达"} {
			shape := Box
			if k == 0 || k == 8 {
				shape = Pill
			}
			c.Nodes = append(c.Nodes, Node{ID: s, Text: s, Small: []string{fmt.Sprintf("%d 个工作日 · 窗口", 1+(k+i)%5)}, Shape: shape})
			if k > 0 && k != 4 {
				c.Edges = append(c.Edges, Edge{From: c.Nodes[k-1].ID, To: s})
			}
		}
		c.Edges = append(c.Edges, Edge{From: "审查", To: "现场踏勘", Label: []string{"涉及现场的"}}, Edge{From: "专家评审", To: "公示"}, Edge{From: "审查", To: "受理", Label: []string{"材料不全，补正"}, Dashed: true})
		all = append(all, c)
	}
	return all
}

// BenchmarkFlowCharts385 draws the flow charts of a large catalog.
func BenchmarkFlowCharts385(b *testing.B) {
	charts := flowCharts(385)
	for b.Loop() {
		for _, c := range charts {
			l, err := c.Layout()
			if err != nil {
				b.Fatal(err)
			}
			l.Drawing().SVG()
		}
	}
}

// BenchmarkGraph400 draws one graph of 400 nodes and 800 edges.
func BenchmarkGraph400(b *testing.B) {
	r := rand.New(rand.NewPCG(4, 4))
	c := Chart{Title: "全部事项"}
	for i := range 400 {
		c.Nodes = append(c.Nodes, Node{ID: fmt.Sprint(i), Text: fmt.Sprintf("第%d号事项设立许可", i)})
		for range 2 {
			if i > 0 {
				c.Edges = append(c.Edges, Edge{From: fmt.Sprint(max(0, i-1-r.IntN(60))), To: fmt.Sprint(i), Label: []string{"前置"}})
			}
		}
	}
	for b.Loop() {
		l, err := c.Layout()
		if err != nil {
			b.Fatal(err)
		}
		l.Drawing().SVG()
	}
}

// TestHostile lays out texts and shapes of charts that nobody should write.
func TestHostile(t *testing.T) {
	texts := []string{
		"", " ", "\n", strings.Repeat("字", 10000), strings.Repeat("W", 10000), strings.Repeat("a b ", 2000), strings.Repeat("（", 500), strings.Repeat("。", 500),
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "<script>alert(1)</script>", `"'&amp;]]>`, "\u202e反", "\x00\x1b[31m", "\xff\xfe",
		"\ufffe\uffff", "e\u0301\u0301", "𬭎㙍堃", "a\tb", "--> n1",
	}
	c := Chart{Title: strings.Join(texts, " "), Description: strings.Join(texts, " "), Notes: texts, Groups: []Group{{ID: "empty"}}}
	for i, s := range texts {
		group, id := fmt.Sprint("g", i), fmt.Sprint("n", i, s)
		c.Groups = append(c.Groups, Group{ID: group, Title: s})
		c.Nodes = append(c.Nodes, Node{ID: id, Text: s, Small: []string{s, s}, Shape: Shape(i % 5), Group: group, Href: s})
		c.Edges = append(c.Edges, Edge{From: id, To: id, Label: []string{s}}, Edge{From: id, To: id})
		for range 2 {
			c.Edges = append(c.Edges, Edge{From: c.Nodes[0].ID, To: id, Label: []string{s, s}}, Edge{From: id, To: c.Nodes[i/2].ID})
		}
	}
	for _, c.Direction = range []Direction{LeftToRight, TopToBottom} {
		l, err := c.Layout()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range flaws(c, l) {
			t.Error(f)
		}
		svg := string(l.Drawing().SVG())
		if err := wellFormed([]byte(svg)); err != nil {
			t.Error(err)
		}
		for _, s := range []string{"<script", "\u202e", "\x1b", "\x00", "\uffff"} {
			if strings.Contains(svg, s) {
				t.Errorf("%q stands in the picture", s)
			}
		}
	}
	if l, err := (Chart{}).Layout(); err != nil || wellFormed(l.Drawing().SVG()) != nil {
		t.Errorf("no nodes: %v", err)
	}
}

// TestWrap says by hand where lines break.
func TestWrap(t *testing.T) {
	for text, want := range map[string]string{
		"建设用地规划许可证核发":         "建设用地规|划许可证核|发",
		"依照《城乡规划法》，办理。许可":     "依照《城乡|规划法》，|办理。许可",
		"一二三四（五六七八）九":         "一二三四|（五六七|八）九",
		"Permit to build 许可证": "Permit to|build 许可|证",
		"incomprehensible":    "incompre|hensible",
		"":                    "",
	} {
		lines := fill(pieces(text), 10, 53)
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{"。。。。。。。。。。。。", "（（（（（（（（（（（（", "字、字、字、字、字、字，", strings.Repeat("法", 10000)} {
		lines := wrap(text, 10, 53)
		if len(lines) > maxLines {
			t.Errorf("%q has %d lines", text, len(lines))
		}
		for _, l := range lines {
			if width(l, 10) > 53 {
				t.Errorf("the line %q is too wide", l)
			}
		}
	}
	r := random.New(t, 7, 7)
	for range 2000 {
		var b strings.Builder
		for range 5 + r.IntN(60) {
			b.WriteString([]string{"字", "法律", "字。", "（字", "《字》，", "GB/T ", "7", "“字”）"}[r.IntN(8)])
		}
		lines := wrap(b.String(), 10, 153)
		for i, l := range lines {
			if i > 0 && strings.ContainsRune(notFirst, []rune(l)[0]) {
				t.Errorf("a line of %q begins so: %q", b.String(), l)
			}
			if last := []rune(l); i+1 < len(lines) && strings.ContainsRune(notLast, last[len(last)-1]) {
				t.Errorf("a line of %q ends so: %q", b.String(), l)
			}
		}
	}
}
