// Package page is the tree of a readable page, and its writer: what every readable format prints.
//
// So the paper on the wall, the page on a phone and the Word file say the same.
//
// Every text in it is plain text, never markup; a printer escapes it for its own format. Its printers are the packages below it: markdown,
// html, docx and terminal; package form reads an office's blank form into it. The kinds of blocks are closed: a Visitor has a
// method for each, so that a printer that does not know one does not compile.
package page

import (
	"strings"
)

// Document is one readable page: a guide, a brief, a procedure, an index. It is the one tree that every readable
// format prints, so that the paper on the wall, the page on a phone and the Word file say the same. Every text in it is
// plain text, never markup; a printer escapes it for its own format.
type Document struct {
	Path   string // where it belongs under out/, without extension: guides/land-permit
	Kind   Kind
	ID     string // of the matter or procedure, "" for an index; for terminals, and on no paper
	Title  string // the name of the matter or procedure
	Sort   string // what sort of paper it is, such as 办事指南; printed after the title, "" for an index
	Owner  string // the department that answers for it
	Banner string // the catalog's name, printed above the title
	Stamp  string // which edition it is of, at its foot
	Also   Text   // links to sister pages, one span each
	Moved  string // the Path of the page that is in the place of this one, to which whoever opens it is led; "" for all but a MovedPage, and for that of a matter that has ended
	Blocks []Block
	From   [][]Source // where each of the blocks comes from; nil for a page that does not say it
}

// Source is where something comes from that a page says: a field of the language with all that is in it (matter.conditions), or the law that says
// it of everybody (行政许可法第三十条).
type Source string

// Name returns the title as it is printed: the name and what sort of paper it is.
func (d Document) Name() string { return d.Title + d.Sort }

// Text is a run of spans on one line. Line breaks in it are spaces; longer texts are several Texts.
type Text []Span

// Span is a piece of plain text in one style, possibly a link.
type Span struct {
	Text  string
	Style Style
	Link  Link
}

// Style is how a span is set. What a printer makes of it, it says with Styled.
type Style string

// The styles of a span.
const (
	Regular Style = ""
	Bold    Style = "bold"   // 黑体
	Remark  Style = "remark" // citations and remarks, smaller and lighter
)

// Styled chooses what a printer makes of a style. It asks for every style, so that a new one does not compile before every printer
// says what becomes of it.
func Styled[T any](s Style, regular, bold, remark T) T {
	switch s {
	case Regular:
		return regular
	case Bold:
		return bold
	case Remark:
		return remark
	}
	panic("page: nobody is asked what becomes of the style " + string(s))
}

// Link is where a span leads: a document or file of this output, a place in this document, a web address, or a telephone. The zero value
// leads nowhere.
type Link struct {
	Page    string // Document.Path of another document
	File    string // a file of this output that is no document: FilePath
	Anchor  string // a Heading.ID or Form.ID of this document
	Section string // the title of a section of this document, while it is written (Writer)
	URL     string // http or https
	Phone   string // a telephone number, as the catalog writes it
	Name    string // what a listener hears in place of the text, which it begins or ends with: 简版 says nothing alone; "" for the text
	PageOf  string // a place in a bound book: the number of its page is printed in place of the text
}

// String returns the text without styles.
func (t Text) String() string {
	var b strings.Builder
	for _, s := range t {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Block is a block of a document. There are no others than those that a Visitor knows.
type Block interface{ Visit(Visitor) }

// Visitor does something with a block of each kind. Whoever prints documents is one, so that a new kind of block does not compile
// before every printer says what becomes of it.
type Visitor interface {
	Heading(Heading)
	Paragraph(Paragraph)
	List(List)
	KeyTable(KeyTable)
	Table(Table)
	Note(Note)
	Picture(Picture)
	Form(Form)
	Lines(Lines)
	Rule(Rule)
}

// Heading is a heading. Number (一、, 附录一) is printed before the text.
type Heading struct {
	Level  int // 2 for a section, 3 below it
	Number string
	Text   string
	ID     string // anchor, unique in the document; "" for none
	Page   bool   // begins a new page in print
}

// Paragraph is a paragraph.
type Paragraph struct{ Text Text }

// List is a list, numbered from Start if Ordered.
type List struct {
	Ordered bool
	Start   int // 0 is 1
	Items   []Item
}

// Item is an item of a list: a line and what belongs under it.
type Item struct {
	Text   Text
	Blocks []Block
}

// KeyTable is a table of names and values without a header row. Box marks the one at the head of a guide, which an
// applicant at the counter reads first.
type KeyTable struct {
	Box  bool
	Rows []KeyRow
}

// KeyRow is a row of a KeyTable. Wide rows take the whole width where others may stand two abreast.
type KeyRow struct {
	Key   string
	Value []Text
	Wide  bool
	From  []Source // where the value comes from, on a page that says it
}

// Table is a table with one header row, which is repeated on every page. Empty is printed in cells without a text: 无 in
// the tables of a guide, nothing in those of a form, which are to be filled in.
type Table struct {
	Columns []Column
	Rows    [][]Cell
	Empty   string
	Blank   bool // its cells are to be filled in by hand, so that its columns keep their widths
}

// Column is a column of a table. Width is in hundredths of the table's width, 0 for what is left. Index marks the column
// that numbers the rows (序号).
type Column struct {
	Title string
	Width int
	Align Align
	Index bool
}

// IndexColumn numbers the rows of a table.
func IndexColumn() Column { return Column{Title: "序号", Width: 6, Align: Center, Index: true} }

// Align is the alignment of a column.
type Align int

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// Cell is a cell of a table: its paragraphs, none for an empty cell.
type Cell []Text

// Note is a passage set apart: a remark to the applicant, or, as a Quote, the words of a law.
type Note struct {
	Title string // "" for none
	Text  []Text
	Quote bool
}

// Form is a form to be filled in or a completed one (格式文本、示范文本), framed.
type Form struct {
	ID     string // anchor
	Blocks []Block
}

// Lines is preformatted text: every line as it is, blanks included.
type Lines struct{ Lines []string }

// Rule is a line across the page.
type Rule struct{}

func (b Heading) Visit(v Visitor)   { v.Heading(b) }
func (b Paragraph) Visit(v Visitor) { v.Paragraph(b) }
func (b List) Visit(v Visitor)      { v.List(b) }
func (b KeyTable) Visit(v Visitor)  { v.KeyTable(b) }
func (b Table) Visit(v Visitor)     { v.Table(b) }
func (b Note) Visit(v Visitor)      { v.Note(b) }
func (b Picture) Visit(v Visitor)   { v.Picture(b) }
func (b Form) Visit(v Visitor)      { v.Form(b) }
func (b Lines) Visit(v Visitor)     { v.Lines(b) }
func (b Rule) Visit(v Visitor)      { v.Rule(b) }

// eachText calls a function with every text of blocks, those of lists, tables and forms included.
func eachText(blocks []Block, do func(Text)) {
	for _, b := range blocks {
		b.Visit(texts{do})
	}
}

// texts visits texts.
type texts struct{ do func(Text) }

func (v texts) Heading(Heading)       {}
func (v texts) Paragraph(b Paragraph) { v.do(b.Text) }
func (v texts) List(b List) {
	for _, it := range b.Items {
		v.do(it.Text)
		eachText(it.Blocks, v.do)
	}
}
func (v texts) KeyTable(b KeyTable) {
	for _, r := range b.Rows {
		v.all(r.Value)
	}
}
func (v texts) Table(b Table) {
	for _, r := range b.Rows {
		for _, c := range r {
			v.all(c)
		}
	}
}
func (v texts) Note(b Note)     { v.all(b.Text) }
func (v texts) Picture(Picture) {}
func (v texts) Form(b Form)     { eachText(b.Blocks, v.do) }
func (v texts) Lines(Lines)     {}
func (v texts) Rule(Rule)       {}

func (v texts) all(list []Text) {
	for _, t := range list {
		v.do(t)
	}
}
