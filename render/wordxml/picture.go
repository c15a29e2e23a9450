package wordxml

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
)

// emu is how many English Metric Units, the lengths of DrawingML, a pixel of a drawing and a twentieth of a point have.
const (
	emuPixel = 9525
	emuTwip  = 635
)

// highest is how high a picture may be, in twentieths of a point, so that its heading and a passage fit above it.
const highest = textHeight - 2400

// scale returns by how much the drawing is scaled for a column of some width, in twentieths of a point a pixel; 0 for one
// without a size.
func (p Picture) scale(column int) float64 {
	w, h := float64(p.Drawing.Width), float64(p.Drawing.Height)
	if w <= 0 || h <= 0 {
		return 0
	}
	return min(float64(emuPixel)/emuTwip, float64(column)/w, highest/h)
}

// tall is how high the picture is in a column of some width, in twentieths of a point.
func (p Picture) tall(column int) int {
	return int(float64(p.Drawing.Height) * p.scale(column))
}

func (p Picture) write(b *body) {
	d := inked{scale: p.scale(max(b.width, indent)) * emuTwip, id: func() int { b.ids++; return b.ids }}
	if d.scale == 0 {
		b.err = cmp.Or(b.err, errors.New("a picture has no width or height"))
		return
	}
	id := d.id()
	d.Rectangle(shapes.Rectangle{Rect: shapes.Rect{W: p.Drawing.Width, H: p.Drawing.Height}, Fill: white}) // the ground
	for _, s := range p.Drawing.Shapes {
		s.Draw(&d)
	}
	b.err = cmp.Or(b.err, d.err)
	extent := text.Markupf(`cx="%d" cy="%d"`, d.emu(p.Drawing.Width), d.emu(p.Drawing.Height))
	b.line(`<w:p><w:pPr>%s</w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>`+
		`<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent %s/>`, pictureStyle.mark(), extent)
	b.line(`<wp:docPr id="%d" name="图 %[1]d" descr="%s"/><wp:cNvGraphicFramePr/>`, id, p.Title)
	b.line(`<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>`+
		`<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext %s/><a:chOff x="0" y="0"/><a:chExt %[1]s/></a:xfrm></wpg:grpSpPr>%s`+
		`</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>`, extent, d.xml.Markup())
	b.line(`<mc:Fallback><w:t xml:space="preserve">%s</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, p.Title)
}

// inked is a drawing being drawn as the shapes of DrawingML. It is a shapes.Pen.
type inked struct {
	xml   text.XML
	scale float64 // EMU for a pixel
	id    func() int
	err   error // the first
}

// white is the ground of drawings.
const white = "#fff"

// emu is a length in EMU.
func (d *inked) emu(pixels int) int { return d.exact(float64(pixels)) }

func (d *inked) exact(pixels float64) int { return int(math.Round(pixels * d.scale)) }

// color returns a colour as six digits.
func (d *inked) color(s string) string {
	hex := strings.TrimPrefix(s, "#")
	if len(hex) == 3 {
		hex = strings.Repeat(hex[:1], 2) + strings.Repeat(hex[1:2], 2) + strings.Repeat(hex[2:], 2)
	}
	if len(hex) != 6 || strings.Trim(hex, "0123456789abcdefABCDEF") != "" {
		d.err = cmp.Or(d.err, fmt.Errorf("%q is no colour", s))
	}
	return strings.ToUpper(hex)
}

// shape writes a shape: where it is in EMU, its geometry, colours, and text.
func (d *inked) shape(x, y, w, h int, geometry text.Markup, fill string, line shapes.Stroke, content text.Markup) {
	id := d.id()
	d.xml.Add(`<wps:wsp><wps:cNvPr id="%d" name="%[1]d"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>%s`,
		id, x, y, max(w, 1), max(h, 1), geometry)
	if fill != "" {
		d.xml.Add(`<a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, d.color(fill))
	} else {
		d.xml.Add(`<a:noFill/>`)
	}
	if line.Colour != "" {
		d.xml.Add(`<a:ln w="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill>%s</a:ln>`, d.exact(cmp.Or(line.Width, 1)), d.color(line.Colour), dash(line.Dash))
	} else {
		d.xml.Add(`<a:ln><a:noFill/></a:ln>`)
	}
	d.xml.Add(`</wps:spPr>%s`, content)
	if content == "" {
		d.xml.Add(`<wps:bodyPr/>`)
	}
	d.xml.Add(`</wps:wsp>`)
}

// dash is the kind of dashes that comes nearest to marks and gaps.
func dash(lengths []int) text.Markup {
	switch {
	case len(lengths) == 0:
		return ""
	case len(lengths) > 2:
		return `<a:prstDash val="dashDot"/>`
	case lengths[0] < 4:
		return `<a:prstDash val="sysDot"/>`
	}
	return `<a:prstDash val="dash"/>`
}

// rectangular is the geometry of a rectangle.
const rectangular text.Markup = `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`

// Rectangle implements shapes.Pen.
func (d *inked) Rectangle(r shapes.Rectangle) {
	geometry := rectangular
	w, h := float64(r.W), float64(r.H)
	if round := min(float64(r.Round), w/2, h/2); round > 0 {
		geometry = text.Markupf(`<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val %d"/></a:avLst></a:prstGeom>`, int(100000*round/min(w, h)))
	}
	d.shape(d.emu(r.X), d.emu(r.Y), d.emu(r.W), d.emu(r.H), geometry, r.Fill, r.Stroke, "")
}

// Sheet implements shapes.Pen.
func (d *inked) DogEar(s shapes.DogEar) { d.Path(s.Path()) }

// Diamond implements shapes.Pen.
func (d *inked) Diamond(s shapes.Diamond) { d.Path(s.Path()) }

// Line implements shapes.Pen.
func (d *inked) Line(s shapes.Line) { d.Path(s.Path()) }

// Path implements shapes.Pen.
func (d *inked) Path(s shapes.Path) {
	left, top, right, bottom := math.MaxInt, math.MaxInt, math.MinInt, math.MinInt
	around := func(p shapes.Point) {
		left, right, top, bottom = min(left, p.X), max(right, p.X), min(top, p.Y), max(bottom, p.Y)
	}
	for _, o := range s.Outlines {
		around(o.From)
		for _, step := range o.Steps {
			around(step.To)
			if step.Bend {
				around(step.Over)
			}
		}
	}
	if right < left {
		return // nothing
	}
	w, h := max(d.emu(right-left), 1), max(d.emu(bottom-top), 1)
	var filled text.Markup
	if s.Fill == "" {
		filled = ` fill="none"`
	}
	var g text.XML
	step := func(name string, points ...shapes.Point) {
		g.Add(`<a:%s>`, name)
		for _, p := range points {
			g.Add(`<a:pt x="%d" y="%d"/>`, d.emu(p.X-left), d.emu(p.Y-top))
		}
		g.Add(`</a:%s>`, name)
	}
	g.Add(`<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="%d" h="%d"%s>`, w, h, filled)
	for _, o := range s.Outlines {
		step("moveTo", o.From)
		for _, to := range o.Steps {
			if to.Bend {
				step("quadBezTo", to.Over, to.To)
			} else {
				step("lnTo", to.To)
			}
		}
		if o.Closed {
			step("close")
		}
	}
	g.Add(`</a:path></a:pathLst></a:custGeom>`)
	d.shape(d.emu(left), d.emu(top), w, h, g.Markup(), s.Fill, s.Stroke, "")
}

// Text in a picture: a line is so many times as high as its letters, and the letters stand so far above its bottom.
const (
	textLine = 1.3
	textDrop = 0.35
)

// Text implements shapes.Pen: a box without a border around a line of text, white where it has a halo.
func (d *inked) Text(t shapes.Text) {
	if strings.TrimSpace(t.Text) == "" {
		return
	}
	size := float64(t.Size)
	wide := 0.0
	for _, r := range t.Text {
		if r < utf8.RuneSelf {
			wide += 0.62
		} else {
			wide++
		}
	}
	w, h := wide*size, size*textLine
	x, y := float64(t.At.X), float64(t.At.Y)-h+textDrop*size
	align := "left"
	room := size
	if t.Middle {
		x, align = x-w/2-room/2, "center"
	}
	w += room
	ground := ""
	if t.Halo {
		ground = white
		x, w = x+room/2, w-room/2
		if t.Middle {
			w -= room / 2
		}
	}
	properties := fonts(latinSans, hei)
	if t.Bold {
		properties += `<w:b/>`
	}
	properties += text.Markupf(`<w:color w:val="%s"/>`, d.color(t.Colour))
	half := max(2, int(math.Round(size*d.scale*2/12700)))
	properties += text.Markupf(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, half)
	line := int(h * d.scale / emuTwip)
	d.shape(d.exact(x), d.exact(y), d.exact(w), d.exact(h), rectangular, ground, shapes.Stroke{},
		text.Markupf(`<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/><w:jc w:val="%s"/></w:pPr>%s</w:p></w:txbxContent></wps:txbx>`+
			`<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>`, line, align, run(properties, t.Text)))
}

// Named implements shapes.Pen. A Word document is mailed about by itself, so the shapes lead nowhere.
func (d *inked) Named(n shapes.Named) {
	for _, s := range n.Shapes {
		s.Draw(d)
	}
}
