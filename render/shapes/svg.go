package shapes

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/text"
)

// SVG prints the drawing as a picture of its own: no script, no style sheet, nothing from elsewhere, so that it can stand in a
// page or a print. The same drawing gives the same bytes.
func (d Drawing) SVG() []byte {
	p := svg{ink: d.Ink}
	p.drawing(d)
	return []byte(p.xml.Markup())
}

// Lift prints the drawing as SVG without its texts, and returns these, for a printer that sets them itself. Of a part it returns those
// that are seen in it.
func (d Drawing) Lift() (bare []byte, texts []Text) {
	p := svg{lifted: &texts}
	p.drawing(d)
	return []byte(p.xml.Markup()), append(d.within(texts), d.marks...)
}

// ground is the colour that drawings stand on.
const ground = "#fff"

// svg is SVG being written.
type svg struct {
	xml    text.XML
	ink    string
	lifted *[]Text // where texts go; nil for into the picture
}

// line writes a line.
func (p *svg) line(template string, args ...any) { p.xml.Add(template+"\n", args...) }

// drawing writes a whole picture.
func (p *svg) drawing(d Drawing) {
	var ink text.Markup
	if d.Ink != "" {
		ink = svgFill(d.Ink)
	}
	role := "img"
	if leads(d.Shapes) {
		role = "group" // a reader of the screen takes what is in an img for decoration, links too
	}
	p.line(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="%d %d %d %d" width="%[3]d" height="%[4]d" role="%s" %s%s>`, d.Origin.X, d.Origin.Y, d.Width, d.Height, role, FontFamily, ink)
	p.line(`<title>%s</title>`, d.Title)
	if d.Description != "" {
		p.line(`<desc>%s</desc>`, d.Description)
	}
	p.line(`<rect%s width="%d" height="%d" fill="%s"/>`, d.corner(), d.Width, d.Height, ground)
	p.all(d.Shapes)
	p.line(`</svg>`)
}

// corner is the attribute of where a part begins.
func (d Drawing) corner() text.Markup {
	if d.Origin == (Point{}) {
		return ""
	}
	return text.Markupf(` x="%d" y="%d"`, d.Origin.X, d.Origin.Y)
}

// leads reports whether one of the shapes leads somewhere.
func leads(shapes []Drawn) bool {
	return slices.ContainsFunc(shapes, func(s Drawn) bool {
		n, ok := s.(Named)
		return ok && (address(n.Href) != "" || leads(n.Shapes))
	})
}

func (p *svg) all(shapes []Drawn) {
	for _, s := range shapes {
		s.Draw(p)
	}
}

// svgFill is the attribute of a colour.
func svgFill(colour string) text.Markup {
	if colour == "" {
		colour = "none"
	}
	return text.Markupf(` fill="%s"`, colour)
}

// svgStroke are the attributes of a line, with a blank before each.
func svgStroke(s Stroke) text.Markup { return svgLine(s) + svgDash(s) }

// svgLine are those of its colour and width.
func svgLine(s Stroke) text.Markup {
	if s.Colour == "" {
		return ""
	}
	a := text.Markupf(` stroke="%s"`, s.Colour)
	if s.Width != 0 {
		a += text.Markupf(` stroke-width="%s"`, strconv.FormatFloat(s.Width, 'f', -1, 64))
	}
	return a
}

// svgDash is that of its marks and gaps.
func svgDash(s Stroke) text.Markup {
	if s.Colour == "" || len(s.Dash) == 0 {
		return ""
	}
	return text.Markupf(` stroke-dasharray="%s"`, strings.Trim(fmt.Sprint(s.Dash), "[]"))
}

// Rectangle implements Pen. Of a frame the line comes first, for it is what is seen.
func (p *svg) Rectangle(r Rectangle) {
	var round text.Markup
	if r.Round > 0 {
		round = text.Markupf(` rx="%d"`, r.Round)
	}
	look := round + svgFill(r.Fill) + svgStroke(r.Stroke)
	if r.Frame {
		look = svgLine(r.Stroke) + svgFill(r.Fill) + round + svgDash(r.Stroke)
	}
	p.line(`<rect x="%d" y="%d" width="%d" height="%d"%s/>`, r.X, r.Y, r.W, r.H, look)
}

// DogEar implements Pen.
func (p *svg) DogEar(s DogEar) {
	x, y := s.X+s.W, s.Y+s.H
	p.line(`<path d="M%d %dH%dL%d %dV%dH%[1]dZM%[3]d %[2]dV%[5]dH%[4]d"%[7]s/>`, s.X, s.Y, x-s.Fold, x, s.Y+s.Fold, y, svgFill(s.Fill)+svgStroke(s.Stroke))
}

// Diamond implements Pen.
func (p *svg) Diamond(s Diamond) {
	p.line(`<path d="M%d %dl%[3]d %[3]dl-%[3]d %[3]dl-%[3]d-%[3]dz"%[4]s/>`, s.Top.X, s.Top.Y, s.Half, svgFill(s.Fill)+svgStroke(s.Stroke))
}

// Line implements Pen.
func (p *svg) Line(s Line) {
	p.line(`<line x1="%d" y1="%d" x2="%d" y2="%d"%s/>`, s.From.X, s.From.Y, s.To.X, s.To.Y, svgStroke(s.Stroke))
}

// Path implements Pen.
func (p *svg) Path(s Path) {
	var b strings.Builder
	for _, o := range s.Outlines {
		fmt.Fprintf(&b, "M%d %d", o.From.X, o.From.Y)
		for _, step := range o.Steps {
			if step.Bend {
				fmt.Fprintf(&b, "Q%d %d %d %d", step.Over.X, step.Over.Y, step.To.X, step.To.Y)
			} else {
				fmt.Fprintf(&b, "L%d %d", step.To.X, step.To.Y)
			}
		}
		if o.Closed {
			b.WriteByte('Z')
		}
	}
	p.line(`<path d="%s"%s/>`, b.String(), svgFill(s.Fill)+svgStroke(s.Stroke))
}

// Text implements Pen. Where the drawing has a colour for its texts, those of another name theirs last; else each begins with its own.
func (p *svg) Text(t Text) {
	if p.lifted != nil {
		*p.lifted = append(*p.lifted, t)
		return
	}
	var first, middle, last text.Markup
	switch {
	case p.ink == "":
		first = svgFill(t.Colour)
	case t.Colour != p.ink:
		last = svgFill(t.Colour)
	}
	if t.Middle {
		middle += ` text-anchor="middle"`
	}
	if t.Bold {
		middle += ` font-weight="bold"`
	}
	if t.Halo {
		last += text.Markupf(` stroke="%s" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`, ground)
	}
	p.line(`<text x="%d" y="%d" font-size="%d"%s>%s</text>`, t.At.X, t.At.Y, t.Size, first+middle+last, t.Text)
}

// Named implements Pen.
func (p *svg) Named(n Named) {
	open, end := text.Markup(`<g>`), text.Markup(`</g>`)
	if href := address(n.Href); href != "" {
		open, end = text.Markupf(`<a href="%s">`, href), `</a>`
	}
	p.line(`%s`, open)
	p.line(`<title>%s</title>`, n.Title)
	p.all(n.Shapes)
	p.line(`%s`, end)
}

// address returns an address that may be followed: http, https or relative; else "".
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil || s == "" || !text.IsWebAddress(s) && (u.Scheme != "" || u.Host != "" || s != text.Visible(s)) {
		return ""
	}
	return u.String()
}
