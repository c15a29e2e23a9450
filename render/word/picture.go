package word

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// emu is how many English Metric Units, the lengths of DrawingML, a pixel of an SVG and a twentieth of a point have.
const (
	emuPixel = 9525
	emuTwip  = 635
)

// highest is how high a picture may be, in twentieths of a point, so that its heading and a passage fit above it.
const highest = textHeight - 2400

// drawing is an SVG being drawn as shapes.
type drawing struct {
	strings.Builder
	scale float64 // EMU for a pixel
	id    func() int
}

// attributes are those of an element of an SVG, with those it inherits.
type attributes map[string]string

// number returns a length, 0 where there is none.
func (a attributes) number(name string) float64 {
	n, err := strconv.ParseFloat(a[name], 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > 1e6 {
		return 0
	}
	return n
}

// inherited are the attributes that an element has from the one it is in.
var inherited = []string{"fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor"}

// size returns the width and height of an SVG in pixels, 0 where it does not say.
func (p Picture) size() (width, height float64) {
	d := xml.NewDecoder(bytes.NewReader(p.SVG))
	for {
		token, err := d.Token()
		if err != nil {
			return 0, 0
		}
		if e, ok := token.(xml.StartElement); ok {
			a := attributesOf(e)
			return a.number("width"), a.number("height")
		}
	}
}

// attributesOf are the attributes of an element.
func attributesOf(e xml.StartElement) attributes {
	a := attributes{}
	for _, v := range e.Attr {
		a[v.Name.Local] = v.Value
	}
	return a
}

// fit returns by how much an SVG of some size is scaled for a column of some width, in twentieths of a point a pixel.
func fit(width, height float64, column int) float64 {
	return min(float64(emuPixel)/emuTwip, float64(column)/width, highest/height)
}

// tall is how high the picture is in a column of some width, in twentieths of a point.
func (p Picture) tall(column int) int {
	w, h := p.size()
	if w <= 0 || h <= 0 {
		return 0
	}
	return int(h * fit(w, h, column))
}

func (p Picture) write(b *body) {
	w, h := p.size()
	if w <= 0 || h <= 0 {
		b.err = cmp.Or(b.err, errors.New("a picture has no width or height"))
		return
	}
	d := drawing{scale: fit(w, h, max(b.width, indent)) * emuTwip, id: func() int { b.ids++; return b.ids }}
	id := d.id()
	if err := d.draw(p.SVG); err != nil {
		b.err = cmp.Or(b.err, fmt.Errorf("picture: %w", err))
		return
	}
	cx, cy := d.emu(w), d.emu(h)
	extent := fmt.Sprintf(`cx="%d" cy="%d"`, cx, cy)
	b.line(`<w:p><w:pPr><w:pStyle w:val="Picture"/></w:pPr><w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>`+
		`<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent %s/>`, extent)
	b.line(`<wp:docPr id="%d" name="图 %[1]d" descr="%s"/><wp:cNvGraphicFramePr/>`, id, escape(p.Title))
	b.WriteString(`<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/>` +
		`<wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext ` + extent + `/><a:chOff x="0" y="0"/><a:chExt ` + extent + `/></a:xfrm></wpg:grpSpPr>` +
		d.String() + `</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>` +
		`<mc:Fallback><w:t xml:space="preserve">` + escape(p.Title) + `</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`)
}

// emu is a length in EMU.
func (d *drawing) emu(pixels float64) int { return int(math.Round(pixels * d.scale)) }

// draw draws what is in an SVG.
func (d *drawing) draw(svg []byte) error {
	stack := []attributes{{}}
	in := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := in.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.StartElement:
			a, outer := attributesOf(e), stack[len(stack)-1]
			for _, name := range inherited {
				if _, ok := a[name]; !ok && outer[name] != "" {
					a[name] = outer[name]
				}
			}
			switch e.Name.Local {
			case "svg", "g", "a":
				stack = append(stack, a)
				continue
			case "title", "desc":
				err = in.Skip()
			case "text":
				var s string
				if err = in.DecodeElement(&s, &e); err == nil {
					d.text(a, s)
				}
			case "rect":
				d.rect(a)
				err = in.Skip()
			case "line":
				err = d.outline(a, fmt.Sprintf("M%s %sL%s %s", a["x1"], a["y1"], a["x2"], a["y2"]))
				if err == nil {
					err = in.Skip()
				}
			case "path":
				if err = d.outline(a, a["d"]); err == nil {
					err = in.Skip()
				}
			default:
				err = fmt.Errorf("no shape for <%s>", e.Name.Local)
			}
			if err != nil {
				return err
			}
		}
	}
}

// color returns a colour as six digits, "" for none. SVG begins with black.
func color(s, none string) string {
	s = strings.TrimPrefix(cmp.Or(s, none), "#")
	if len(s) == 3 {
		s = strings.Repeat(s[:1], 2) + strings.Repeat(s[1:2], 2) + strings.Repeat(s[2:], 2)
	}
	if len(s) != 6 || strings.Trim(s, "0123456789abcdefABCDEF") != "" {
		return ""
	}
	return strings.ToUpper(s)
}

// shape writes a shape: where it is in EMU, its geometry, colours, and text.
func (d *drawing) shape(a attributes, x, y, w, h int, geometry, text string) {
	id := d.id()
	fmt.Fprintf(d, `<wps:wsp><wps:cNvPr id="%d" name="%[1]d"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>%s`,
		id, x, y, max(w, 1), max(h, 1), geometry)
	if c := color(a["fill"], "#000"); c != "" {
		fmt.Fprintf(d, `<a:solidFill><a:srgbClr val="%s"/></a:solidFill>`, c)
	} else {
		d.WriteString(`<a:noFill/>`)
	}
	if c := color(a["stroke"], "none"); c != "" {
		width := 1.0
		if a["stroke-width"] != "" {
			width = a.number("stroke-width")
		}
		fmt.Fprintf(d, `<a:ln w="%d"><a:solidFill><a:srgbClr val="%s"/></a:solidFill>%s</a:ln>`, d.emu(width), c, dash(a["stroke-dasharray"]))
	} else {
		d.WriteString(`<a:ln><a:noFill/></a:ln>`)
	}
	d.WriteString(`</wps:spPr>` + text)
	if text == "" {
		d.WriteString(`<wps:bodyPr/>`)
	}
	d.WriteString(`</wps:wsp>`)
}

// dash is the kind of dashes that comes nearest.
func dash(s string) string {
	marks := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' })
	switch {
	case len(marks) == 0 || s == "none":
		return ""
	case len(marks) > 2:
		return `<a:prstDash val="dashDot"/>`
	case len(marks[0]) == 1 && marks[0] < "4":
		return `<a:prstDash val="sysDot"/>`
	}
	return `<a:prstDash val="dash"/>`
}

// rect draws a rectangle.
func (d *drawing) rect(a attributes) {
	w, h := a.number("width"), a.number("height")
	geometry := `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`
	if r := min(a.number("rx"), w/2, h/2); r > 0 {
		geometry = fmt.Sprintf(`<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val %d"/></a:avLst></a:prstGeom>`, int(100000*r/min(w, h)))
	}
	d.shape(a, d.emu(a.number("x")), d.emu(a.number("y")), d.emu(w), d.emu(h), geometry, "")
}

// point is a point of an SVG.
type point struct{ x, y float64 }

// step is a step of an outline: to its last point, over the others.
type step struct {
	name   string
	points []point
}

// outline draws a path.
func (d *drawing) outline(a attributes, path string) error {
	steps, err := parse(path)
	if err != nil || len(steps) == 0 {
		return err
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range steps {
		for _, p := range s.points {
			left, right, top, bottom = min(left, p.x), max(right, p.x), min(top, p.y), max(bottom, p.y)
		}
	}
	w, h := max(d.emu(right-left), 1), max(d.emu(bottom-top), 1)
	filled := ""
	if color(a["fill"], "#000") == "" {
		filled = ` fill="none"`
	}
	var g strings.Builder
	fmt.Fprintf(&g, `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="%d" h="%d"%s>`, w, h, filled)
	for _, s := range steps {
		fmt.Fprintf(&g, `<a:%s>`, s.name)
		for _, p := range s.points {
			fmt.Fprintf(&g, `<a:pt x="%d" y="%d"/>`, d.emu(p.x-left), d.emu(p.y-top))
		}
		fmt.Fprintf(&g, `</a:%s>`, s.name)
	}
	g.WriteString(`</a:path></a:pathLst></a:custGeom>`)
	d.shape(a, d.emu(left), d.emu(top), w, h, g.String(), "")
	return nil
}

// parse reads the path of an SVG: lines and curves of the second and third degree.
func parse(path string) ([]step, error) {
	var steps []step
	var at, first point
	in := path
	for in = strings.TrimLeft(in, " ,\n"); in != ""; in = strings.TrimLeft(in, " ,\n") {
		command := in[0]
		in = in[1:]
		relative := command >= 'a'
		upper := command &^ 0x20
		kinds := map[byte]struct {
			name    string
			numbers int
		}{'M': {"moveTo", 2}, 'L': {"lnTo", 2}, 'H': {"lnTo", 1}, 'V': {"lnTo", 1}, 'Q': {"quadBezTo", 4}, 'C': {"cubicBezTo", 6}, 'Z': {"close", 0}}
		kind, ok := kinds[upper]
		if !ok {
			return nil, fmt.Errorf("no step for %q in the path %q", command, path)
		}
		if upper == 'Z' {
			steps = append(steps, step{name: kind.name})
			at = first
			continue
		}
		for again := true; again; again = startsNumber(in) {
			var points []point
			base := point{}
			if relative {
				base = at
			}
			var n [6]float64
			for i := range kind.numbers {
				var err error
				if n[i], in, err = number(in); err != nil {
					return nil, fmt.Errorf("%w in the path %q", err, path)
				}
			}
			switch upper {
			case 'H':
				points = []point{{base.x + n[0], at.y}}
			case 'V':
				points = []point{{at.x, base.y + n[0]}}
			default:
				for i := 0; i < kind.numbers; i += 2 {
					points = append(points, point{base.x + n[i], base.y + n[i+1]})
				}
			}
			steps = append(steps, step{kind.name, points})
			at = points[len(points)-1]
			if upper == 'M' {
				first = at
				kind.name = "lnTo"
			}
			in = strings.TrimLeft(in, " ,\n")
		}
	}
	return steps, nil
}

// startsNumber reports whether a path goes on with a number.
func startsNumber(s string) bool { return s != "" && strings.ContainsRune("+-.0123456789", rune(s[0])) }

// number reads a number of a path and returns what follows it.
func number(s string) (float64, string, error) {
	s = strings.TrimLeft(s, " ,\n")
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || end == 0 && (s[0] == '-' || s[0] == '+')) {
		end++
	}
	n, err := strconv.ParseFloat(s[:end], 64)
	return n, s[end:], err
}

// Text in a picture: a line is so many times as high as its letters, and the letters stand so far above its bottom.
const (
	textLine = 1.3
	textDrop = 0.35
)

// text draws a line of text: a box without a border around it. One that has a white halo in the SVG has a white ground.
func (d *drawing) text(a attributes, s string) {
	if strings.TrimSpace(s) == "" {
		return
	}
	size := cmp.Or(a.number("font-size"), 16)
	wide := 0.0
	for _, r := range s {
		if r < utf8.RuneSelf {
			wide += 0.62
		} else {
			wide++
		}
	}
	w, h := wide*size, size*textLine
	x, y := a.number("x"), a.number("y")-h+textDrop*size
	align := "left"
	room := size
	switch a["text-anchor"] {
	case "middle":
		x, align = x-w/2-room/2, "center"
	case "end":
		x, align = x-w-room, "right"
	}
	w += room
	box := attributes{"fill": "none", "stroke": "none"}
	if color(a["stroke"], "none") != "" {
		box["fill"] = "#fff"
		x, w = x+room/2, w-room/2
		if align == "center" {
			w -= room / 2
		}
	}
	properties := fonts(latinSans, hei)
	if a["font-weight"] == "bold" {
		properties += `<w:b/>`
	}
	if c := color(a["fill"], "#000"); c != "" {
		properties += `<w:color w:val="` + c + `"/>`
	}
	half := max(2, int(math.Round(size*d.scale*2/12700)))
	properties += fmt.Sprintf(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, half)
	line := int(h * d.scale / emuTwip)
	d.shape(box, d.emu(x), d.emu(y), d.emu(w), d.emu(h), `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`,
		fmt.Sprintf(`<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/><w:jc w:val="%s"/></w:pPr>%s</w:p></w:txbxContent></wps:txbx>`+
			`<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>`, line, align, run(properties, s)))
}
