// Package shapes is a picture as shapes in their places: rectangles, lines, paths and texts.
//
// It is printed as SVG here, and by whoever else is a Pen.
// What lays a picture out makes one, what prints it draws it; nobody reads a printed picture back. The kinds of shapes are closed: a Pen
// has a method for each.
package shapes

import "github.com/matterc/matterc/render/text"

// Drawing is a picture as it is drawn: shapes in their places on a white ground, each over those before it. Whoever prints it
// is a Pen: SVG here, shapes of Word in package wordxml. Nothing in its texts acts instead of being seen (text.Visible).
type Drawing struct {
	Title, Description string // told to screen readers; "" for no description
	Width, Height      int
	Origin             Point  // of what is seen, where the drawing is a part of a larger one (Cut)
	views              []Rect // of all parts
	marks              []Text // of a part: where lines go on in another
	Ink                string // the colour that most of its texts have, "" where none stands out
	Shapes             []Drawn
}

// Drawn is a Rectangle, a DogEar, a Diamond, a Line, a Path, a Text or a Named.
type Drawn interface{ Draw(Pen) }

// Pen prints shapes. It has a method for every kind, so that a printer which does not know one does not compile.
type Pen interface {
	Rectangle(Rectangle)
	DogEar(DogEar)
	Diamond(Diamond)
	Line(Line)
	Path(Path)
	Text(Text)
	Named(Named) // draws the shapes in it as well
}

// Stroke is how a line is drawn. Colours are such as #1c2733 or #fff.
type Stroke struct {
	Colour string  // "" for no line
	Width  float64 // 0 is 1
	Dash   []int   // lengths of marks and gaps in turn, nil for a line without gaps
}

// Rectangle is a rectangle with sides parallel to the axes.
type Rectangle struct {
	Rect
	Round  int    // radius of its corners
	Frame  bool   // it stands around other shapes
	Fill   string // "" for none, as in the other shapes
	Stroke Stroke
}

// DogEar is a sheet of paper whose right upper corner is folded.
type DogEar struct {
	Rect
	Fold   int // sides of the corner
	Fill   string
	Stroke Stroke
}

// Diamond is a square that stands on a corner.
type Diamond struct {
	Top    Point // its highest
	Half   int   // half its height
	Fill   string
	Stroke Stroke
}

// Line is a straight line.
type Line struct {
	From, To Point
	Stroke   Stroke
}

// Path is one or more lines of several steps, or what they enclose.
type Path struct {
	Outlines []Outline
	Fill     string
	Stroke   Stroke
}

// Outline is a line of several steps. A closed one leads back to where it began.
type Outline struct {
	From   Point
	Steps  []Step
	Closed bool
}

// Step leads to a point: straight, or if it bends, on the curve of the second degree (Bézier) that makes for Over first.
type Step struct {
	To   Point
	Bend bool
	Over Point
}

// Text is a line of text.
type Text struct {
	At     Point // its beginning, or its middle, on the baseline
	Middle bool
	Size   int // of the font
	Bold   bool
	Colour string
	Halo   bool // on white, for lines may pass
	Text   string
}

// Named are shapes that are one thing, told to those who point at it.
type Named struct {
	Title  string
	Href   string // where it leads: http, https or a relative address; any other is left out
	Shapes []Drawn
}

// Draw draws the rectangle.
func (s Rectangle) Draw(p Pen) { p.Rectangle(s) }

// Draw draws the dog-eared sheet.
func (s DogEar) Draw(p Pen) { p.DogEar(s) }

// Draw draws the diamond.
func (s Diamond) Draw(p Pen) { p.Diamond(s) }

// Draw draws the line.
func (s Line) Draw(p Pen) { p.Line(s) }

// Draw draws the path.
func (s Path) Draw(p Pen) { p.Path(s) }

// Draw draws the text.
func (s Text) Draw(p Pen) { p.Text(s) }

// Draw draws the shapes as one thing.
func (s Named) Draw(p Pen) { p.Named(s) }

// Path is the dog-eared sheet for printers that have no such shape: its border, and the line of the fold.
func (s DogEar) Path() Path {
	x, y := s.X+s.W, s.Y+s.H
	fold, under := Point{x - s.Fold, s.Y}, Point{x, s.Y + s.Fold}
	return Path{Fill: s.Fill, Stroke: s.Stroke, Outlines: []Outline{
		{Point{s.X, s.Y}, Straight(fold, under, Point{x, y}, Point{s.X, y}), true},
		{fold, Straight(Point{fold.X, under.Y}, under), false},
	}}
}

// Path is the diamond for printers that have no such shape.
func (s Diamond) Path() Path {
	x, y, h := s.Top.X, s.Top.Y, s.Half
	return Path{Fill: s.Fill, Stroke: s.Stroke,
		Outlines: []Outline{{s.Top, Straight(Point{x + h, y + h}, Point{x, y + 2*h}, Point{x - h, y + h}), true}}}
}

// Path is the line for printers that have no such shape.
func (s Line) Path() Path {
	return Path{Stroke: s.Stroke, Outlines: []Outline{{s.From, Straight(s.To), false}}}
}

// Straight leads from point to point.
func Straight(points ...Point) []Step {
	steps := make([]Step, len(points))
	for i, p := range points {
		steps[i] = Step{To: p}
	}
	return steps
}

// Point is a place in the picture, from its left upper corner.
type Point struct{ X, Y int }

// Rect is a rectangle with sides parallel to the axes.
type Rect struct{ X, Y, W, H int }

// FontFamily is the attribute that gives a picture its fonts, in the order of preference. It stands once in every picture, at its
// root, so that replacing it there changes the fonts of all texts. Texts were measured to fit any of them.
const FontFamily text.Markup = `font-family="&#34;Noto Sans SC&#34;, &#34;Noto Sans CJK SC&#34;, &#34;Source Han Sans SC&#34;, &#34;Microsoft YaHei&#34;, sans-serif"`
