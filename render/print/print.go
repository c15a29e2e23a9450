// Package print has the templates of what is printed, and makes of one of them and its data a job for the engine.
//
// The templates hold all of the design and no text but that of running feet; the data hold all texts and no design. A text
// is data from end to end, so nothing in it is ever markup, a path or a command.
//
// Square codes are drawn by skip2/go-qrcode (MIT, last changed in June 2020, which a finished standard allows; Tailscale uses it):
// it chooses the mask as ISO/IEC 18004 asks and hands out the modules, which become one path here. rsc.io/qr is faster and always
// takes the first mask; yeqown/go-qrcode was not better at anything that is needed.
package print

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"time"

	"github.com/matterc/matterc/render/print/typst"
)

//go:embed templates/*.typ
var templates embed.FS

// Paper is the size of a page, and of what is printed on it.
type Paper string

// The papers.
const (
	A4      Paper = "a4"
	A5      Paper = "a5"
	A4Large Paper = "a4-large" // in large print, for those who see badly
)

// Papers are all of them.
var Papers = []Paper{A4, A5, A4Large}

// Frame is what every template knows of its paper and its edition.
type Frame struct {
	Paper    Paper    `json:"paper"`
	Fonts    []string `json:"fonts"`    // families for what the embedded faces do not have, in order
	Title    string   `json:"title"`    // of the PDF
	Banner   string   `json:"banner"`   // the catalog's name
	Author   string   `json:"author"`   // who publishes it
	Stamp    string   `json:"stamp"`    // edition, commit and digest
	Keywords []string `json:"keywords"` // what the PDF says about itself to programs
}

// TypeArea says where text stands on a page of the bound book, in mm. Inside is the edge at which it is bound.
type TypeArea struct {
	Width   float64 `json:"width"`
	Inside  float64 `json:"inside"`
	Outside float64 `json:"outside"`
	Top     float64 `json:"top"`
	Bottom  float64 `json:"bottom"`
	Number  float64 `json:"-"` // how high above the lower edge the numbers of pages stand
}

// TypeArea is that of the bound book on this paper.
func (p Paper) TypeArea() TypeArea {
	switch p {
	case A5:
		return TypeArea{Width: 148, Inside: 18, Outside: 13, Top: 18, Bottom: 17, Number: 11}
	case A4Large:
		return TypeArea{Width: 210, Inside: 22, Outside: 15, Top: 25, Bottom: 23, Number: 15}
	}
	return TypeArea{Width: 210, Inside: 27, Outside: 20, Top: 25, Bottom: 23, Number: 15}
}

// TypeSize is the size of the type of the bound book on this paper, in points. Large print is of 16 points or more
// (Royal National Institute of Blind People, Clear Print guidance), which is 三号.
func (p Paper) TypeSize() float64 { return p.types().text }

// TableSize is the same in tables.
func (p Paper) TableSize() float64 { return p.types().table }

// PictureSize is the least size of the type in pictures.
func (p Paper) PictureSize() float64 { return p.types().picture }

type types struct{ text, table, picture float64 }

// types are as blocks.typ has them.
func (p Paper) types() types {
	switch p {
	case A5:
		return types{9, 7.5, 6}
	case A4Large:
		return types{16, 14, 9}
	}
	return types{10.5, 9, 6}
}

// Room is how wide and high the type area of the bound book is on this paper, in points.
func (p Paper) Room() (width, height float64) {
	a, sheet := p.TypeArea(), 297.0
	if p == A5 {
		sheet = 210
	}
	return (a.Width - a.Inside - a.Outside) / mmOfPoint, (sheet - a.Top - a.Bottom) / mmOfPoint
}

// PictureRoom is how wide and high a picture is at most on this paper, in points. A line of text below it has room as well.
func (p Paper) PictureRoom() (width, height float64) {
	width, height = p.Room()
	rest := 22.0
	if p == A5 {
		rest = 15
	}
	return width, height - rest/mmOfPoint
}

// mmOfPoint is a point in mm.
const mmOfPoint = 25.4 / 72

// Front is the data of what comes before the guides of the bound book.
type Front struct {
	Frame
	Area     TypeArea `json:"area"`
	Cover    Cover    `json:"cover"`
	Preface  []Block  `json:"preface"` // how to use it
	Contents []Entry  `json:"contents"`
	Indexes  []Index  `json:"indexes"`
}

// Section is the data of a section of the bound book: what opens a part, or some of its documents. Its bookmarks of the highest level are
// the part, or the documents.
type Section struct {
	Frame
	Area      TypeArea   `json:"area"`
	Part      string     `json:"part"`  // title of the part
	Opens     bool       `json:"opens"` // the section begins with it and the blocks
	Blocks    []Block    `json:"blocks"`
	Documents []Document `json:"documents"`
	Figures   int        `json:"figures"` // of the numbers of pages to which the documents refer
}

// Running is the data of what is printed on the pages of a bound book when they are joined: ten pages that hold the figures 0 to 9,
// for their numbers, and then a page for each head.
type Running struct {
	Frame
	Area  TypeArea `json:"area"`
	Heads []Head   `json:"heads"`
}

// Head is what stands above the pages of a document, or of what opens a part.
type Head struct {
	Name string `json:"name"`
	Part string `json:"part"` // to which it belongs
}

// Cover is the first page of a book.
type Cover struct {
	Region  string   `json:"region"`
	Title   string   `json:"title"`
	Part    string   `json:"part"` // what of the catalog the book holds, "" for all
	Lines   []string `json:"lines"`
	Picture string   `json:"picture"` // file of a square code, "" for none
	Caption string   `json:"caption"`
}

// Entry is a line of the contents or an index: what stands at a label, and on which page.
type Entry struct {
	Level int    `json:"level"` // 1 for a part, 2 below it
	Text  Text   `json:"text"`
	Label string `json:"label"`
	Page  string `json:"page"` // its number, "" for that of a label in the same job
}

// Index is an index: groups of entries, each below its title.
type Index struct {
	Label  string  `json:"label"`
	Title  string  `json:"title"`
	Note   string  `json:"note"`
	Groups []Group `json:"groups"`
}

// Group is a group of an index.
type Group struct {
	Title   string  `json:"title"`
	Entries []Entry `json:"entries"`
}

// Document is one guide or notice.
type Document struct {
	Title   string   `json:"title"`
	Words   []string `json:"words,omitempty"` // the same, divided where a line may break; empty for anywhere
	Sort    string   `json:"sort"`
	Named   bool     `json:"named"` // its bookmark says so, too
	Owner   string   `json:"owner"`
	Address string   `json:"address"` // of its page on the web, "" for none
	Picture string   `json:"picture"` // file of the same as a square code
	Blocks  []Block  `json:"blocks"`
}

// Leaflet is the data of the folded sheet of one matter: a landscape page in three columns.
type Leaflet struct {
	Frame
	Document Document `json:"document"`
}

// Notice is the data of a document that stands alone.
type Notice struct {
	Frame
	Document Document `json:"document"`
}

// Kind is a kind of block. The templates know it by its word, and refuse one that they do not draw.
type Kind string

// The kinds of blocks.
const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	List      Kind = "list"
	Facts     Kind = "facts"
	Table     Kind = "table"
	Note      Kind = "note"
	Picture   Kind = "picture"
	Form      Kind = "form"
	Lines     Kind = "lines"
	Rule      Kind = "rule"
)

// Block is a block of a document; Kind says which of the other fields count.
type Block struct {
	Kind    Kind     `json:"k"`
	Level   int      `json:"n,omitempty"` // heading: 1 for a section, 2 below it; list: the first number, 0 for dots
	Page    bool     `json:"p,omitempty"` // heading: begins a page
	Title   Text     `json:"h,omitempty"` // heading, note; picture: what stands below it
	Text    []Text   `json:"t,omitempty"` // paragraph, note, lines
	Items   []Item   `json:"i,omitempty"` // list
	Facts   []Fact   `json:"f,omitempty"` // facts
	Box     bool     `json:"b,omitempty"` // facts: two abreast; note: the words of a law
	Whole   bool     `json:"o,omitempty"` // facts: on one page
	Columns []Column `json:"c,omitempty"` // table
	Rows    []Row    `json:"r,omitempty"` // table
	File    string   `json:"s,omitempty"` // picture
	Size    [2]int   `json:"z,omitzero"`  // picture: width and height in 1/96 inch
	Alt     string   `json:"a,omitempty"` // picture: what it shows
	Labels  []Label  `json:"x,omitempty"` // picture: the texts in it
	Loose   bool     `json:"l,omitempty"` // picture: it stands at the foot of its page or of the next one, and what follows goes on above it
	Place   string   `json:"y,omitempty"` // picture: what it is called where the bound book refers to it
	Blocks  []Block  `json:"d,omitempty"` // form
}

// Label is a text in a picture. Lengths are 1/96 inch. The engine sets texts of its own six times as fast as those of an SVG.
type Label struct {
	X      int    `json:"x"` // of the anchor
	Y      int    `json:"y"` // of the baseline
	Size   int    `json:"z"`
	Anchor string `json:"a"` // start, middle, end
	Bold   bool   `json:"b,omitempty"`
	Colour string `json:"c"`           // such as #1c2733
	Halo   bool   `json:"h,omitempty"` // lines pass behind it
	Text   string `json:"t"`
}

// Item is an item of a list.
type Item struct {
	Text   Text    `json:"t"`
	Blocks []Block `json:"d,omitempty"`
}

// Fact is a row of facts. Wide ones take the whole width.
type Fact struct {
	Key   Text  `json:"k"`
	Value Texts `json:"v"`
	Wide  bool  `json:"w,omitempty"`
	Long  bool  `json:"x,omitempty"` // longer than a page may hold: it may be divided
}

// Column is a column of a table. Width is its share.
type Column struct {
	Title Text   `json:"t"`
	Width int    `json:"w"`
	Align string `json:"a"` // left, center, right
}

// Row is a row of a table.
type Row struct {
	Cells  []Texts `json:"c"`
	Long   bool    `json:"x,omitempty"` // longer than a page may hold: it may be divided
	Height int     `json:"h,omitempty"` // least height in mm, of a row to be filled in
}

// DataFile is the file of a job that has its data.
const DataFile = "data.json"

// Job makes a job of data: a Front, a Section, Running, a Leaflet or a Notice. Pictures are files that the data name; day is the
// edition's.
func Job(data any, pictures map[string][]byte, day time.Time) (typst.Job, error) {
	job := typst.Job{Files: maps.Clone(pictures), Date: day}
	if job.Files == nil {
		job.Files = map[string][]byte{}
	}
	parts := []string{"blocks.typ"}
	switch data.(type) {
	case Front:
		job.Main, parts = "front.typ", append(parts, "book.typ")
	case Section:
		job.Main, parts = "section.typ", append(parts, "book.typ")
	case Running:
		job.Main, parts = "running.typ", append(parts, "book.typ")
	case Leaflet:
		job.Main = "leaflet.typ"
	case Notice:
		job.Main = "notice.typ"
	default:
		return job, fmt.Errorf("there is no template for %T", data)
	}
	for _, name := range append(parts, job.Main) {
		source, err := fs.ReadFile(templates, "templates/"+name)
		if err != nil {
			return job, err
		}
		job.Files[name] = source
	}
	text, err := json.Marshal(data)
	job.Files[DataFile] = text
	return job, err
}
