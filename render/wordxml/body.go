package wordxml

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/text"
)

// body is word/document.xml being written, and what the other parts must know of it.
type body struct {
	xml      text.XML
	width    int             // of the column of text being written, in twentieths of a point
	targets  map[string]int  // number of the place with this Paragraph.Bookmark
	placed   map[string]bool // those that have been written
	headings []heading       // in order
	heading  int             // how many of them have been written
	lists    map[*List]int   // number of a list, from 1
	numbered []*List         // in the order of their numbers
	links    []string        // web addresses, in the order of their relationships
	ids      int             // given to bookmarks and drawings so far
	cells    int             // of tables that are being written, one in another
	err      error           // the first
}

// heading is an entry of the contents.
type heading struct {
	level int
	text  string
}

// newBody begins the body of a document. It looks for headings and bookmarks first, so that links may lead forwards.
func newBody(d Document) *body {
	b := &body{width: textWidth, targets: map[string]int{}, placed: map[string]bool{}, lists: map[*List]int{}}
	b.line(`<w:document %s><w:body>`, namespaces)
	b.gather(d.Blocks)
	return b
}

// line writes a piece of XML.
func (b *body) line(template string, args ...any) { b.xml.Add(template, args...) }

// gather notes the bookmarks and headings of blocks.
func (b *body) gather(blocks []Block) {
	for _, block := range blocks {
		switch v := block.(type) {
		case Paragraph:
			b.note(v.Bookmark)
			if n := v.Style.level(); n > 0 {
				said := ""
				for _, r := range v.Runs {
					said += r.Text
				}
				b.headings = append(b.headings, heading{n, said})
			}
		case Table:
			b.note(v.Bookmark)
			for _, row := range v.Rows {
				for _, c := range row {
					b.gather(c.Blocks)
				}
			}
		}
	}
}

// note numbers a bookmark, once.
func (b *body) note(name string) {
	if b.targets[name] == 0 && name != "" {
		b.targets[name] = len(b.targets) + 1
	}
}

// level returns the level of a heading, 0 for other styles.
func (s Style) level() int {
	return 1 + slices.Index([]Style{Heading1, Heading2, Heading3}, s)
}

// indent is how much a level of indentation is.
const indent = 480

// deepest is the deepest level of a list in Word, counted from 0. What is deeper is put there.
const deepest = 8

func (p Paragraph) write(b *body) {
	b.line(`<w:p><w:pPr>`)
	if p.Style != Normal {
		b.line(`%s`, p.Style.mark())
	}
	if p.Keep {
		b.line(`<w:keepNext/>`)
	}
	if p.NewPage {
		b.line(`<w:pageBreakBefore/>`)
	}
	level := max(0, min(p.Level, deepest))
	switch {
	case p.List != nil:
		b.line(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, b.number(p.List, level))
	case level > 0:
		b.line(`<w:ind w:left="%d" w:firstLineChars="0" w:firstLine="0"/>`, level*indent)
	}
	switch p.Align {
	case Center:
		b.line(`<w:jc w:val="center"/>`)
	case Right:
		b.line(`<w:jc w:val="right"/>`)
	}
	b.line(`</w:pPr>`)
	end := b.place(p.Bookmark)
	if p.Style.level() > 0 {
		b.heading++
		end = append(end, b.bookmark(headingBookmark(b.heading)))
	}
	for _, r := range p.Runs {
		b.run(r)
	}
	b.endBookmarks(end)
	b.line(`</w:p>`)
}

// place begins the bookmark with this name of ours, if there is one and it is the first, and returns its id.
func (b *body) place(name string) []int {
	if name == "" || b.placed[name] {
		return nil
	}
	b.placed[name] = true
	return []int{b.bookmark(fmt.Sprintf("_Place%d", b.targets[name]))}
}

// endBookmarks ends bookmarks.
func (b *body) endBookmarks(ids []int) {
	for _, id := range ids {
		b.line(`<w:bookmarkEnd w:id="%d"/>`, id)
	}
}

// bookmark begins a bookmark and returns its id.
func (b *body) bookmark(name string) int {
	b.ids++
	b.line(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, b.ids, name)
	return b.ids
}

// headingBookmark is the bookmark of a heading, for the contents.
func headingBookmark(n int) string { return fmt.Sprintf("_Heading%d", n) }

// firstList is the number of the first list: 1 is that of all that are not ordered.
const firstList = 2

// number returns the number of a list whose items stand at a level.
func (b *body) number(l *List, level int) int {
	if !l.Ordered {
		return 1
	}
	if b.lists[l] == 0 {
		b.numbered = append(b.numbered, l)
		b.lists[l] = len(b.numbered)
	}
	return firstList - 1 + b.lists[l]
}

// run writes a run.
func (b *body) run(r Run) {
	if r.Text == "" {
		return
	}
	look := ""
	switch n := b.targets[r.Bookmark]; {
	case r.Bookmark != "" && n > 0:
		b.line(`<w:hyperlink w:anchor="_Place%d" w:history="1">`, n)
		look = "Hyperlink"
	case text.IsWebAddress(r.URL):
		at := slices.Index(b.links, r.URL)
		if at < 0 {
			at = len(b.links)
			b.links = append(b.links, r.URL)
		}
		b.line(`<w:hyperlink r:id="rIdL%d" w:history="1">`, at+1)
		look = "Hyperlink"
	}
	var properties text.Markup
	switch {
	case look != "":
		properties = text.Markupf(`<w:rStyle w:val="%s"/>`, look)
		if r.Strong {
			properties += text.Markupf(`<w:rFonts w:ascii="%s" w:hAnsi="%[1]s" w:eastAsia="%s"/><w:b/>`, latinSans, hei)
		}
	case r.Strong:
		properties = `<w:rStyle w:val="Strong"/>`
	case r.Small:
		properties = `<w:rStyle w:val="Remark"/>`
	}
	if r.Small && (r.Strong || look != "") {
		properties += smallSize
	}
	b.line(`%s`, run(properties, r.Text))
	if look != "" {
		b.line(`</w:hyperlink>`)
	}
}

// run is a run of text.
func run(properties text.Markup, s string) text.Markup {
	// These belong to Latin fonts as well as to Chinese ones, and are told here that they are Chinese.
	if strings.ContainsAny(s, "“”‘’…—·×±°§") {
		switch style, rest, ok := strings.Cut(string(properties), "/>"); {
		case strings.Contains(string(properties), "<w:rFonts "):
			properties = text.Markup(strings.Replace(string(properties), "<w:rFonts ", `<w:rFonts w:hint="eastAsia" `, 1))
		case ok:
			properties = text.Markup(style + `/><w:rFonts w:hint="eastAsia"/>` + rest)
		default:
			properties = `<w:rFonts w:hint="eastAsia"/>`
		}
	}
	if properties != "" {
		properties = `<w:rPr>` + properties + `</w:rPr>`
	}
	return text.Markupf(`<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, properties, s)
}

// field is a field with the text that is shown until it is worked out.
func field(instruction, shown string) text.Markup {
	return text.Markupf(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> %s </w:instrText></w:r>`+
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>`, instruction, run("", shown))
}

// address escapes what an address may have and Word does not read in one: it does not open a document with that.
var address = strings.NewReplacer(`\`, "%5C", "^", "%5E", "`", "%60", "{", "%7B", "|", "%7C", "}", "%7D")

// relations is word/_rels/document.xml.rels.
func (b *body) relations() text.Markup {
	var s text.XML
	s.Add(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for i, name := range []string{"styles", "numbering", "settings", "fontTable", "header", "footer"} {
		file := name + ".xml"
		if name == "header" || name == "footer" {
			file = name + "1.xml"
		}
		s.Add(`<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, relationType, name, file)
	}
	for i, l := range b.links {
		s.Add(`<Relationship Id="rIdL%d" Type="%shyperlink" Target="%s" TargetMode="External"/>`, i+1, relationType, address.Replace(l))
	}
	s.Add(`</Relationships>`)
	return s.Markup()
}

// numbering is word/numbering.xml: the marks of lists, and the number each ordered one begins with. Levels of one list
// are counted apart, so the number is set for all.
func (b *body) numbering() text.Markup {
	var s text.XML
	s.Add(`<w:numbering %s>`, namespaces)
	for i, format := range []string{"bullet", "decimal"} {
		s.Add(`<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, i)
		for level := range deepest + 1 {
			mark := "•"
			if format == "decimal" {
				mark = fmt.Sprintf("%%%d.", level+1)
			}
			s.Add(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`+
				`<w:pPr><w:ind w:left="%d" w:hanging="%d" w:firstLineChars="0"/></w:pPr><w:rPr><w:rFonts w:hint="default" w:ascii="%[7]s" w:hAnsi="%[7]s" w:eastAsia="%[7]s" w:cs="%[7]s"/></w:rPr></w:lvl>`,
				level, format, mark, (level+1)*indent, indent-60, 0, latin)
		}
		s.Add(`</w:abstractNum>`)
	}
	s.Add(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`)
	for i, l := range b.numbered {
		s.Add(`<w:num w:numId="%d"><w:abstractNumId w:val="1"/>`, firstList+i)
		for level := range deepest + 1 {
			s.Add(`<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, level, max(l.Start, 1))
		}
		s.Add(`</w:num>`)
	}
	s.Add(`</w:numbering>`)
	return s.Markup()
}

func (c Contents) write(b *body) {
	deepest := 1
	if c.Deep {
		deepest = 2
	}
	if !slices.ContainsFunc(b.headings, func(h heading) bool { return h.level <= deepest }) {
		return
	}
	if b.cells > 0 {
		b.err = errors.New("a table of contents in a table")
		return
	}
	Paragraph{Style: contentsHeading, Runs: []Run{{Text: c.Title}}}.write(b)
	for i, h := range b.headings {
		if h.level > deepest {
			continue
		}
		style := contentsEntry
		if h.level > 1 {
			style = contentsSubentry
		}
		b.line(`<w:p><w:pPr>%s</w:pPr><w:hyperlink w:anchor="%s" w:history="1">%s<w:r><w:tab/></w:r>%s</w:hyperlink></w:p>`,
			style.mark(), headingBookmark(i+1), run("", h.text), field(`PAGEREF `+headingBookmark(i+1)+` \h`, "…"))
	}
}
