package wordxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/viewtest"
	"github.com/matterc/matterc/schema"
)

// hostile are texts that mean something to XML or to Word, or break what is careless.
func hostile() []string {
	return []string{
		"<w:t>甲</w:t>", "]]>", "<![CDATA[甲]]>", "&amp; &lt; &#60;", "\"'><", "<?xml version=\"1.0\"?>", "<!-- 注 -->", "--",
		"\x00\x01\x08\x0b\x0c\x1b\x1f", "甲\r\n乙\r丙\t丁\u2028戊", "\xff\xfe乙", "\ufffe\uffff", "\u202e倒写\u202c\u2066隔离\u2069", "\u200b\ufeff",
		"𠮷𬭎", "e\u0301", "{ TOC \\o }", "PAGEREF x \\h", "%1.%2", "%s%d%!", "  两边有空格  ", "",
		strings.Repeat("a", 10_000), strings.Repeat("长", 10_000),
	}
}

// everywhere has a text in every place of a document that takes one.
func everywhere(s string) Document {
	p := func(style Style) Paragraph { return Paragraph{Style: style, Runs: []Run{{Text: s}}, Bookmark: s} }
	runs := Paragraph{Style: BodyText, Keep: true, Runs: []Run{{Text: s, Strong: true}, {Text: s, Small: true}, {Text: s, Strong: true, Small: true},
		{Text: s, URL: s}, {Text: s, URL: "https://example.com/" + s, Small: true}, {Text: s, Bookmark: s, Strong: true}, {Text: s, Bookmark: "nowhere"}}}
	ordered, inner, bullets := &List{Ordered: true, Start: 7}, &List{Ordered: true}, &List{}
	item := func(l *List, level int) Paragraph { return Paragraph{List: l, Level: level, Runs: []Run{{Text: s}}} }
	grid := Table{Widths: []int{10, 0}, Header: 1, Bookmark: s, Rows: [][]TableCell{
		{{Blocks: []Block{p(CellHead)}}, {}}, {{Blocks: []Block{p(Cell), runs}, Span: 2}}, {{Blocks: []Block{p(Cell)}, Shaded: true}},
	}}
	blocks := []Block{p(Banner), p(Title), p(Subtitle), Contents{Title: s, Deep: true}, p(Heading1), p(Heading2), p(Heading3), p(Normal), runs,
		item(ordered, 0), item(inner, 1), item(bullets, 2), item(ordered, 0), item(bullets, 99), grid, grid, Table{}, Table{Rows: [][]TableCell{{}}},
		Table{Framed: true, Heavy: true, Level: 1, Rows: [][]TableCell{{{Blocks: []Block{p(FormHeading), grid, Table{Framed: true, Roomy: true, Rows: [][]TableCell{{{Blocks: []Block{grid}}}}}}}}}},
		p(Note), p(NoteHeading), p(Quote), p(Preformatted), p(Rule), Picture{Drawing: drawn(s), Title: s}}
	return Document{Title: s, Subject: s, Author: s, Date: schema.DateOf(2026, 11, 1), Header: [2]string{s, s}, Footer: s, Blocks: blocks}
}

// drawn is a drawing with a text in it and a shape of every kind.
func drawn(s string) shapes.Drawing {
	at := func(x, y int) shapes.Point { return shapes.Point{X: x, Y: y} }
	line := shapes.Stroke{Colour: "#333", Width: 1.2, Dash: []int{9, 3, 2, 3}}
	text := shapes.Text{At: at(45, 40), Middle: true, Size: 14, Bold: true, Colour: "#1c2733", Halo: true, Text: s}
	bend := []shapes.Step{{To: at(50, 10)}, {To: at(60, 20), Bend: true, Over: at(60, 10)}, {To: at(60, 30)}}
	return shapes.Drawing{Title: "甲", Width: 900, Height: 80, Shapes: []shapes.Drawn{
		shapes.Rectangle{Rect: shapes.Rect{W: 90, H: 60}, Round: 5, Fill: "#fff"},
		shapes.Named{Title: "甲", Href: "x", Shapes: []shapes.Drawn{shapes.Path{Outlines: []shapes.Outline{{From: at(10, 10), Steps: bend}}, Stroke: line}, text}},
		shapes.DogEar{Rect: shapes.Rect{X: 5, Y: 6, W: 50, H: 40}, Fold: 9, Fill: "#fff8e1", Stroke: line},
		shapes.Diamond{Top: at(70, 5), Half: 7, Fill: "#0b2239"},
		shapes.Line{From: at(0, 5), To: at(80, 5), Stroke: shapes.Stroke{Colour: "#c4161c", Dash: []int{2, 3}}},
	}}
}

// read returns the parts of a file, each well-formed.
func read(t testing.TB, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
		d := xml.NewDecoder(bytes.NewReader(content))
		for {
			_, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// made is the file of a document.
func made(t testing.TB, d Document) []byte {
	t.Helper()
	file, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// texts are the texts of the runs of a part.
func texts(t testing.TB, part string) []string {
	t.Helper()
	var all []string
	d := xml.NewDecoder(strings.NewReader(part))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "t" {
			var s string
			if err := d.DecodeElement(&s, &e); err != nil {
				t.Fatal(err)
			}
			all = append(all, s)
		}
	}
}

// elements are the names of the elements of a part in order.
func elements(part string) string {
	return strings.Join(regexp.MustCompile(`<[/a-zA-Z:0-9]+`).FindAllString(part, -1), " ")
}

func TestHostileTexts(t *testing.T) {
	plain := read(t, made(t, everywhere("甲")))
	counts := map[string]int{}
	for name, part := range plain {
		counts[name] = strings.Count(strings.Join(texts(t, part), ""), "甲")
	}
	if counts["word/document.xml"] < 40 || counts["word/header1.xml"] != 2 || counts["word/footer1.xml"] != 1 {
		t.Errorf("texts are missing: %v", counts)
	}
	for _, s := range hostile() {
		if len(s) > 100 {
			counts["word/header1.xml"], counts["word/footer1.xml"] = 0, 0 // they are cut
		}
		file := made(t, everywhere(s))
		if !bytes.Equal(file, made(t, everywhere(s))) {
			t.Errorf("%.40q: two runs differ", s)
		}
		parts := read(t, file)
		if n := len(strings.Join(texts(t, parts["word/header1.xml"]), "")); n > 200 {
			t.Errorf("the header of %.40q has %d bytes", s, n)
		}
		if strings.TrimSpace(s) == "" {
			continue
		}
		for _, name := range []string{"word/document.xml", "word/header1.xml", "word/footer1.xml"} {
			n := 0
			for _, got := range texts(t, parts[name]) {
				if got == text.Visible(s) {
					n++
				}
			}
			want := counts[name]
			if name == "word/header1.xml" && text.Halves(text.Visible(s)) > 24 {
				want = min(want, 1) // it is cut on the right
			}
			if n != want {
				t.Errorf("%.40q comes back %d times in %s, want %d", s, n, name, want)
			}
		}
		// Links are made or not, and Chinese punctuation is marked; all else must be as with any other text.
		loose := regexp.MustCompile(` ?</?w:(hyperlink|rFonts|rStyle|rPr|sz|szCs|cantSplit)\b/?`)
		if got, want := loose.ReplaceAllString(elements(parts["word/document.xml"]), ""), loose.ReplaceAllString(elements(plain["word/document.xml"]), ""); got != want {
			t.Errorf("%.40q changes the structure", s)
		}
	}
}

func TestLinks(t *testing.T) {
	for url, want := range map[string]bool{
		"https://example.com": true, "http://example.com:8080/a?b=c&d=e#f": true, "https://example.com/办事": true,
		"": false, "javascript:alert(1)": false, "file:///etc/passwd": false, "ftp://example.com": false, "mailto:a@example.com": false, "https://": false,
		"http://[::1": false, "https://例子.中国": false, "https://example.com/a b": false, "https://example.com/\"": false, "https://example.com/\x00": false,
		"https://example.com/%zz": false, "https://example.com/" + strings.Repeat("a", 3000): false, "HTTP://example.com": false, "//example.com": false,
		"\\\\host\\share": false,
	} {
		parts := read(t, made(t, Document{Blocks: []Block{Paragraph{Runs: []Run{{Text: "甲", URL: url}}}}}))
		if got := strings.Contains(parts["word/_rels/document.xml.rels"], `TargetMode="External"`); got != want {
			t.Errorf("%.60q is linked: %v", url, got)
		}
		if got := strings.Contains(parts["word/document.xml"], "<w:hyperlink"); got != want {
			t.Errorf("%.60q has a link: %v", url, got)
		}
	}
}

// TestParts wants every part that another names, and a type for each.
func TestParts(t *testing.T) {
	parts := read(t, made(t, everywhere("甲")))
	for name, part := range parts {
		if name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") && !strings.Contains(parts["[Content_Types].xml"], `"/`+name+`"`) {
			t.Errorf("%s has no type", name)
		}
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		dir := strings.TrimSuffix(filepath.Dir(name), "_rels")
		for _, m := range regexp.MustCompile(`Target="([^"]*)"( TargetMode)?`).FindAllStringSubmatch(part, -1) {
			if _, ok := parts[dir+m[1]]; !ok && m[2] == "" {
				t.Errorf("%s names %s, which is not there", name, m[1])
			}
		}
	}
	document := parts["word/document.xml"]
	for _, m := range regexp.MustCompile(`w:anchor="([^"]*)"|PAGEREF (\S*)`).FindAllStringSubmatch(document, -1) {
		if !strings.Contains(document, `w:name="`+m[1]+m[2]+`"`) {
			t.Errorf("there is no bookmark %s", m[1]+m[2])
		}
	}
	for _, attribute := range []string{"w:name", "w:bookmarkStart w:id", "wp:docPr id"} {
		taken := map[string]bool{}
		for _, m := range regexp.MustCompile(attribute+`="([^"]*)"`).FindAllStringSubmatch(document, -1) {
			if taken[m[1]] {
				t.Errorf("%s %s is there twice", attribute, m[1])
			}
			taken[m[1]] = true
		}
	}
	for _, m := range regexp.MustCompile(`<w:pStyle w:val="([^"]*)"|<w:rStyle w:val="([^"]*)"`).FindAllStringSubmatch(document, -1) {
		if name := m[1] + m[2]; !strings.Contains(parts["word/styles.xml"], `w:styleId="`+name+`"`) {
			t.Errorf("there is no style %s", name)
		}
	}
	for _, m := range regexp.MustCompile(`<w:numId w:val="([^"]*)"`).FindAllStringSubmatch(document, -1) {
		if !strings.Contains(parts["word/numbering.xml"], `<w:num w:numId="`+m[1]+`"`) {
			t.Errorf("there is no list %s", m[1])
		}
	}
	if !strings.Contains(parts["docProps/core.xml"], "2026-11-01T00:00:00Z") {
		t.Error("the properties have no date")
	}
	if core := read(t, made(t, Document{Title: "甲"}))["docProps/core.xml"]; strings.Contains(core, "dcterms:created") {
		t.Error("a document without a date has one")
	}
}

// alternative matches a picture as shapes, and what stands in its place for who cannot draw them: the schemas know no mc:AlternateContent, which
// part 3 of the standard allows anywhere, and nothing of the shapes themselves, which are younger than they.
var alternative = regexp.MustCompile(`(?s)<mc:AlternateContent><mc:Choice Requires="wpg">(.*?)<wpg:wgp>.*?</wpg:wgp>(.*?)</mc:Choice><mc:Fallback>.*?</mc:Fallback></mc:AlternateContent>`)

// TestSchemas holds every part of documents with everything in them against the schemas of ECMA-376.
func TestSchemas(t *testing.T) {
	viewtest.Need(t, "xmllint")
	for _, s := range []string{"甲", "<&\x00\"' ", "http://example.com/a?b=c&d"} {
		parts := read(t, made(t, everywhere(s)))
		var names []string
		for name := range parts {
			names = append(names, name)
		}
		slices.Sort(names)
		dir := t.TempDir()
		files := map[string][]string{} // by schema
		for i, name := range names {
			schema := ""
			switch {
			case name == "[Content_Types].xml":
				schema = "opc-contentTypes.xsd"
			case strings.HasSuffix(name, ".rels"):
				schema = "opc-relationships.xsd"
			case strings.HasPrefix(name, "word/"):
				schema = "wml.xsd"
			default:
				continue // docProps/core.xml, whose schema stands on that of Dublin Core
			}
			file := filepath.Join(dir, fmt.Sprint(i, "-", filepath.Base(name)))
			if err := os.WriteFile(file, []byte(alternative.ReplaceAllString(parts[name], "$1$2")), 0o666); err != nil {
				t.Fatal(err)
			}
			files[schema] = append(files[schema], file)
		}
		for _, schema := range []string{"opc-contentTypes.xsd", "opc-relationships.xsd", "wml.xsd"} {
			if len(files[schema]) == 0 {
				t.Errorf("no part is held against %s", schema)
			}
			viewtest.Run(t, "xmllint", append([]string{"--nonet", "--noout", "--schema", filepath.Join("testdata", "ecma-376", schema)}, files[schema]...)...)
		}
	}
}

func TestTables(t *testing.T) {
	cell := func(s string) TableCell {
		return TableCell{Blocks: []Block{Paragraph{Style: Cell, Runs: []Run{{Text: s}}}}}
	}
	page := strings.Repeat("很长的一行字，", 3000)
	wide := make([]TableCell, 100)
	for i := range wide {
		wide[i] = cell(fmt.Sprint("第", i, "格"))
	}
	document := read(t, made(t, Document{Blocks: []Block{
		Table{Widths: []int{10, 0, 30}, Header: 1, Rows: [][]TableCell{{cell("一"), cell("二"), cell("三")}, {cell("甲")}, {cell(page)}}},
		Table{Rows: [][]TableCell{wide}},
	}}))["word/document.xml"]
	for what, want := range map[string]int{"<w:tblHeader/>": 1, "<w:cantSplit/>": 2, `<w:gridCol w:w="884"/>`: 1, `<w:gridCol w:w="5307"/>`: 1, "<w:gridCol ": 3 + mostColumns} {
		if got := strings.Count(document, what); got != want {
			t.Errorf("%s is there %d times, want %d", what, got, want)
		}
	}
	for i := range wide {
		if s := fmt.Sprint(">第", i, "格<"); !strings.Contains(document, s) {
			t.Errorf("%s is lost", s)
		}
	}
	for _, c := range []struct {
		in   []int
		n    int
		want string
	}{
		{nil, 4, "[250 250 250 250]"}, {[]int{10, 0, 0}, 3, "[100 450 450]"}, {[]int{60, 60, 0}, 3, "[441 441 118]"}, {[]int{50, 50}, 2, "[500 500]"}, {[]int{30, 30}, 2, "[500 500]"},
	} {
		if got := fmt.Sprint(shares(c.in, c.n, 1000)); got != c.want {
			t.Errorf("shares(%v, %d) = %s, want %s", c.in, c.n, got, c.want)
		}
	}
}

// TestFrames wants a frame that takes more than a page to be broken between its rows only, with no line and no room there, and one that
// fits on a page not to be broken at all.
func TestFrames(t *testing.T) {
	for lines, want := range map[int]int{5: 1, 15: 3} {
		var rows [][]TableCell
		for range 3 {
			rows = append(rows, []TableCell{{Blocks: slices.Repeat([]Block{Paragraph{Style: FormHeading, Runs: []Run{{Text: "一、经营者"}}}}, lines)}})
		}
		document := read(t, made(t, Document{Blocks: []Block{Table{Framed: true, Rows: rows}}}))["word/document.xml"]
		for what, n := range map[string]int{"<w:tr>": want, "<w:cantSplit/>": want, `<w:insideH w:val="nil"`: 1, `<w:tcMar>`: want / 2 * want, ">一、经营者<": 3 * lines} {
			if got := strings.Count(document, what); got != n {
				t.Errorf("three times %d lines: %s is there %d times, want %d", lines, what, got, n)
			}
		}
	}
}

// TestPictures says by hand what shapes become in a picture drawn at its size: nothing is left out, and the ground is white.
func TestPictures(t *testing.T) {
	d := drawn("乙")
	d.Width = 400
	document := read(t, made(t, Document{Blocks: []Block{Picture{Drawing: d, Title: "图"}}}))["word/document.xml"]
	emu := func(numbers ...any) (scaled []any) {
		for _, n := range numbers {
			scaled = append(scaled, n.(int)*emuPixel)
		}
		return scaled
	}
	point := func(x, y int) string { return fmt.Sprintf(`<a:pt x="%d" y="%d"/>`, emu(x, y)...) }
	place := func(x, y, w, h int) string {
		return fmt.Sprintf(`<a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, emu(x, y, w, h)...)
	}
	fill := func(c string) string { return `<a:solidFill><a:srgbClr val="` + c + `"/></a:solidFill>` }
	to := func(points ...string) (path string) {
		for i, p := range points {
			name := "lnTo"
			if i == 0 {
				name = "moveTo"
			}
			path += "<a:" + name + ">" + p + "</a:" + name + ">"
		}
		return path
	}
	dashes := `<a:ln w="11430">` + fill("333333") + `<a:prstDash val="dashDot"/></a:ln>`
	for what, want := range map[string]string{
		"ground":    place(0, 0, 400, 80) + string(rectangular) + fill("FFFFFF") + `<a:ln><a:noFill/></a:ln>`,
		"rectangle": place(0, 0, 90, 60) + `<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val 8333"/></a:avLst></a:prstGeom>` + fill("FFFFFF"),
		"path": ` fill="none">` + to(point(0, 0), point(40, 0)) + `<a:quadBezTo>` + point(50, 0) + point(50, 10) + `</a:quadBezTo><a:lnTo>` + point(50, 20) +
			`</a:lnTo></a:path></a:pathLst></a:custGeom><a:noFill/>` + dashes,
		"sheet": to(point(0, 0), point(41, 0), point(50, 9), point(50, 40), point(0, 40)) + `<a:close></a:close>` + to(point(41, 0), point(41, 9), point(50, 9)) +
			`</a:path></a:pathLst></a:custGeom>` + fill("FFF8E1") + dashes,
		"diamond": to(point(7, 0), point(14, 7), point(7, 14), point(0, 7)) + `<a:close></a:close></a:path></a:pathLst></a:custGeom>` + fill("0B2239") + `<a:ln><a:noFill/></a:ln>`,
		"line":    to(point(0, 0), point(80, 0)) + `</a:path></a:pathLst></a:custGeom><a:noFill/><a:ln w="9525">` + fill("C4161C") + `<a:prstDash val="sysDot"/></a:ln>`,
		"text":    `<w:b/><w:color w:val="1C2733"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr><w:t xml:space="preserve">乙</w:t>`,
	} {
		if !strings.Contains(document, want) {
			t.Errorf("no %s:\n%s\nin\n%s", what, want, document)
		}
	}
	if got, want := strings.Count(document, "<wps:wsp>"), 2+len(d.Shapes); got != want {
		t.Errorf("%d shapes, want %d", got, want)
	}
}

func TestErrors(t *testing.T) {
	for want, d := range map[string]Document{
		"no width or height":           {Blocks: []Block{Picture{}}},
		`"red" is no colour`:           {Blocks: []Block{Picture{Drawing: shapes.Drawing{Width: 9, Height: 9, Shapes: []shapes.Drawn{shapes.Rectangle{Fill: "red"}}}}}},
		"a table of contents in a tab": {Blocks: []Block{Table{Rows: [][]TableCell{{{Blocks: []Block{Contents{}}}}}}}},
	} {
		d.Blocks = append(d.Blocks, Paragraph{Style: Heading1})
		if _, err := d.Bytes(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

// TestLibreOffice opens documents full of hostile texts with LibreOffice and wants all of them to be read.
func TestLibreOffice(t *testing.T) {
	viewtest.Need(t, "lowriter")
	var documents [][]byte
	for _, s := range hostile() {
		if len(s) > 1000 {
			s = s[:999]
		}
		documents = append(documents, made(t, everywhere(s+"甲")))
	}
	texts := viewtest.Convert(t, "txt:Text (encoded):UTF8", documents...)
	for i, s := range hostile() {
		if n := strings.Count(string(texts[i]), "甲"); n < 30 {
			t.Errorf("%.40q: LibreOffice shows %d texts", s, n)
		}
	}
}

// TestEveryStyleIsSet wants each style to have a name of its own in the file: one between two others could be forgotten in looks.
func TestEveryStyleIsSet(t *testing.T) {
	taken := map[string]bool{}
	for style := range footerStyle + 1 {
		if l := style.look(); l.id == "" || l.name == "" || l.size == 0 || taken[l.id] {
			t.Errorf("style %d has no look of its own: %+v", style, l)
		} else {
			taken[l.id] = true
		}
	}
	if len(looks) != len(taken) {
		t.Errorf("%d looks of %d styles", len(looks), len(taken))
	}
}
