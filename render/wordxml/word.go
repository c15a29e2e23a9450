// Package wordxml writes Word documents: WordprocessingML (ECMA-376) in a zip, the same bytes every time.
//
// It has what an office needs to go on editing a copy: real headings, numbered lists, tables whose header rows repeat, a table of
// contents and page numbers as fields, drawings as shapes. The look is that of official documents (GB/T 9704—2012)
// with smaller text, because the documents are mostly tables.
//
// Every text is plain text, made visible by package text: line breaks and tabs become blanks.
//
// # Why it is our own
//
// Of the libraries looked at in 2026, gomutex/godocx (last changed in August 2025) writes headings, tables and pictures, but no
// headers and footers, no contents, and no header rows that repeat, which are what a guide needs; unioffice is commercial. A
// program that converts HTML, pandoc or LibreOffice, loses widths, borders and drawings, and would have to be there. What is
// needed is a zip of a few XML files.
package wordxml

import (
	"archive/zip"
	"bytes"

	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
)

// Document is a Word document on A4.
type Document struct {
	Title   string      // in its properties, as Subject and Author
	Subject string      // what sort of paper it is
	Author  string      // the office
	Date    schema.Date // the day the properties name as that of its making; the zero Date for none
	Header  [2]string   // on every page, left and right, cut to one line
	Footer  string      // on every page, left, cut as well; on the right there is 第 1 页 共 9 页
	Blocks  []Block

	Identifier string // in its properties, by which whoever made it knows it again; "" for none
}

// Block is a Paragraph, a Table, a Picture or Contents.
type Block interface{ write(*body) }

// Paragraph is a paragraph, a heading or an item of a list.
type Paragraph struct {
	Style    Style
	Runs     []Run
	Bookmark string // by which links find it, any text; the first of two with the same is found
	NewPage  bool   // begins a page
	Keep     bool   // is on the page on which what follows begins; not to be used in tables, which some programs then do not break
	List     *List  // it is an item of this list, which begins with the first of its items; nil for none
	Level    int    // how deep it is indented; 0 is not at all, and is the outermost level of a list
	Align    Align
}

// Run is a piece of text, possibly a link.
type Run struct {
	Text     string
	Strong   bool   // 黑体
	Small    bool   // smaller and grey, for citations and remarks
	URL      string // a web address (http or https); any other is not linked
	Bookmark string // a Paragraph.Bookmark of this document; one that is not there is not linked
}

// List is a list. Its items are the paragraphs that point to it.
type List struct {
	Ordered bool
	Start   int // the number of the first item; 0 is 1
}

// Style is a style of paragraphs. It is a number, so that there is none but those that are set somehow: see looks.
type Style int

// The styles of paragraphs.
const (
	Normal Style = iota // without an indent
	BodyText
	Banner // above the title
	Title
	Subtitle
	Heading1
	Heading2
	Heading3
	FormHeading // of a form, not in the contents
	Cell        // in a table
	CellHead    // in a header row or column
	Note        // a remark, set apart
	NoteHeading
	Quote        // the words of a law
	Preformatted // blanks are kept, and each character is as wide as the next or half as wide
	Rule         // a line across the page
	Caption      // of a picture, above it

	gapStyle         // of the paragraph after a table
	pictureStyle     // of a paragraph with a picture
	contentsHeading  // above the contents
	contentsEntry    // of a heading of the first level in the contents
	contentsSubentry // of one of the second
	headerStyle
	footerStyle
)

// Align is how the lines of a paragraph are aligned.
type Align int

// The alignments. Default is that of the style.
const (
	Default Align = iota
	Center
	Right
)

// Table is a table as wide as the page, or as the cell it is in. No row is broken over pages but one that would take
// most of a page.
type Table struct {
	Widths   []int // of the columns in hundredths; those with 0 share what is left
	Header   int   // so many rows at the top are header rows, repeated on every page
	Rows     [][]TableCell
	Framed   bool   // a frame around what is in it, such as a form, and not a grid; nobody sees where its rows, of one cell each, begin
	Roomy    bool   // its rows are high enough to write into
	Heavy    bool   // a thick border around it
	Level    int    // as Paragraph.Level
	Bookmark string // as Paragraph.Bookmark
}

// TableCell is a cell of a table.
type TableCell struct {
	Blocks []Block
	Span   int  // how many columns it takes; 0 is 1
	Shaded bool // as those of header rows are anyway
}

// Picture is a drawing made of Word's own shapes, which every program that opens the file can show and edit. It is made as
// wide as the page at most.
type Picture struct {
	Drawing shapes.Drawing
	Title   string // for those who do not see it
}

// Contents is the table of contents: the headings of the first level, or those of the first two if Deep, each with its
// page. It stands in Document.Blocks; in a table it is an error.
type Contents struct {
	Title string
	Deep  bool
}

// part is a file of the package.
type part struct {
	name    string
	content text.Markup
}

// Bytes returns the file. The same document gives the same bytes. A picture without a size is an error.
func (d Document) Bytes() ([]byte, error) {
	b := newBody(d)
	for _, block := range d.Blocks {
		block.write(b)
	}
	if b.err != nil {
		return nil, b.err
	}
	b.line(`%s</w:body></w:document>`, section())
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range []part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", d.core()},
		{"word/document.xml", b.xml.Markup()},
		{"word/_rels/document.xml.rels", b.relations()},
		{"word/styles.xml", styles()},
		{"word/numbering.xml", b.numbering()},
		{"word/settings.xml", settings},
		{"word/fontTable.xml", fontTable()},
		{"word/header1.xml", d.header()},
		{"word/footer1.xml", d.footer()},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate}) // without a time
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(declaration + p.content)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// declaration begins every part.
const declaration text.Markup = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The namespaces of a part with text. mc:Ignorable lets programs that know nothing of the newer ones pass over them.
const namespaces text.Markup = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
	` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"` +
	` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`

// contentTypes is [Content_Types].xml.
const contentTypes text.Markup = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`</Types>`

// relationType begins the types of relationships between parts.
const relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// packageRelations is _rels/.rels.
const packageRelations text.Markup = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="rId1" Type="` + relationType + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`</Relationships>`

// core is docProps/core.xml, the properties a file manager shows.
func (d Document) core() text.Markup {
	var date text.Markup
	if !d.Date.IsZero() {
		for _, name := range []string{"created", "modified"} {
			date += text.Markupf(`<dcterms:%[1]s xsi:type="dcterms:W3CDTF">%[2]sT00:00:00Z</dcterms:%[1]s>`, name, d.Date.String())
		}
	}
	var identifier text.Markup
	if d.Identifier != "" {
		identifier = text.Markupf(`<dc:identifier>%s</dc:identifier>`, d.Identifier)
	}
	return text.Markupf(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`+
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`+
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`+
		`<dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>%s</dc:creator><dc:language>zh-CN</dc:language>%s</cp:coreProperties>`,
		d.Title, d.Subject, d.Author, identifier+date)
}

// header is word/header1.xml.
func (d Document) header() text.Markup {
	return `<w:hdr ` + namespaces + `><w:p><w:pPr>` + headerStyle.mark() + `</w:pPr>` +
		run("", cut(d.Header[0], 36)) + `<w:r><w:tab/></w:r>` + run("", cut(d.Header[1], 12)) + `</w:p></w:hdr>`
}

// footer is word/footer1.xml.
func (d Document) footer() text.Markup {
	return `<w:ftr ` + namespaces + `><w:p><w:pPr>` + footerStyle.mark() + `</w:pPr>` +
		run("", cut(d.Footer, 42)) + `<w:r><w:tab/></w:r>` + run("", "第 ") + field("PAGE", "1") + run("", " 页 共 ") + field("NUMPAGES", "1") + run("", " 页") +
		`</w:p></w:ftr>`
}

// cut shortens a text to as many Chinese characters, so that a header or footer stays on its line: one that is higher than
// a page leaves no room for anything else, and LibreOffice never ends laying it out.
func cut(s string, characters int) string {
	room := 2 * characters
	s = text.Visible(s)
	for i, r := range s {
		if room -= text.Halves(string(r)); room < 0 {
			return s[:i] + "…"
		}
	}
	return s
}

// section is the properties of the only section: its header and footer, and the page.
func section() text.Markup {
	return text.Markupf(`<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>`+
		`<w:pgSz w:w="%d" w:h="%d"/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/></w:sectPr>`,
		pageWidth, pageHeight, marginTop, marginRight, marginBottom, marginLeft, marginHeader, marginFooter)
}

// Sizes of the page in twentieths of a point: A4 with the margins of GB/T 9704—2012, 5.1.1.
const (
	pageWidth    = 11906 // 210 mm
	pageHeight   = 16838 // 297 mm
	marginTop    = 2098  // 37 mm
	marginBottom = 1984  // 35 mm
	marginLeft   = 1587  // 28 mm
	marginRight  = 1474  // 26 mm
	marginHeader = 1304
	marginFooter = 1191
	textWidth    = pageWidth - marginLeft - marginRight
	textHeight   = pageHeight - marginTop - marginBottom
)
