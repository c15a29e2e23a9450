package book

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
)

// converter turns documents into the data of a page template. In a book, what leads to another document of it leads there and not to
// the web. Where what helps to find one's way is set, such as contents, the numbers of pages are known. The documents themselves are
// set before, with room for the numbers that the binder prints.
type converter struct {
	paper    print.Paper
	folded   bool              // a third of the paper is a page
	site     string            // of the catalog, "" for none
	words    lexicon           // by which titles are divided, nil for not at all
	pictures map[string][]byte // the files of the job
	bound    map[string]string // the labels of the places in the book, by the paths of documents; nil in what stands alone
	self     string            // which of them is being turned
	numbers  map[string]int    // the places it may lead to, by label, and the numbers of their pages, 0 for what is not known yet; nil in documents
}

// newConverter begins a job.
func newConverter(paper print.Paper, site string, numbers map[string]int) *converter {
	return &converter{paper: paper, site: strings.TrimSuffix(site, "/"), pictures: map[string][]byte{}, numbers: numbers}
}

// web is the address of a document on the web, "" if the catalog names no site.
func (t *converter) web(page string) string {
	if t.site == "" {
		return ""
	}
	return t.site + "/" + page + ".html"
}

// code adds the square code of an address to the job and returns its file, "" for none.
func (t *converter) code(address string) (string, error) {
	if address == "" {
		return "", nil
	}
	svg, err := print.Code(address)
	if err != nil {
		return "", fmt.Errorf("square code of %q: %w", address, err)
	}
	return t.picture(svg), nil
}

// picture adds a picture to the job and returns its file.
func (t *converter) picture(svg []byte) string {
	name := fmt.Sprintf("pictures/%d.svg", len(t.pictures)+1)
	t.pictures[name] = svg
	return name
}

// document turns a document whose page on the web is at an address, "" for none.
func (t *converter) document(d page.Document) (print.Document, error) {
	address := t.web(d.Path)
	t.self = d.Path
	code, err := t.code(address)
	return print.Document{
		Title: text.Squeeze(d.Title), Words: t.words.divide(text.Squeeze(d.Title)), Sort: d.Sort, Named: d.Kind == page.NoticePage, Owner: text.Squeeze(d.Owner), Address: address, Picture: code,
		Blocks: t.blocks(d.Blocks),
	}, err
}

// opening turns what opens a part: it lists the documents of the part and their pages.
func (t *converter) opening(x bookPart) []print.Block {
	t.self, t.numbers = "", map[string]int{}
	defer func() { t.numbers = nil }()
	for _, d := range x.documents {
		t.numbers[d.Path] = 0
	}
	return t.blocks(x.opening)
}

func (t *converter) blocks(blocks []page.Block) []print.Block {
	var list []print.Block
	for i, b := range blocks {
		if h, ok := b.(page.Heading); ok && i > 0 && page.LeadsToForm(blocks[i:]) {
			if _, second := blocks[i-1].(page.Heading); !second { // a form to be filled in begins a page, with what leads to it
				h.Page = true
				b = h
			}
		}
		v := convertBlock{t: t}
		b.Visit(&v)
		list = append(append(list, v.made), v.more...)
	}
	return list
}

// convertBlock makes the data of a block.
type convertBlock struct {
	t    *converter
	made print.Block
	more []print.Block // of a block that is several in print
}

func (v *convertBlock) Heading(b page.Heading) {
	v.made = print.Block{Kind: print.Heading, Level: b.Level - 1, Page: b.Page, Title: v.t.text(page.Plain(b.Number, b.Text))}
}

func (v *convertBlock) Paragraph(b page.Paragraph) {
	v.made = print.Block{Kind: print.Paragraph, Text: v.t.begins(v.t.text(b.Text))}
}

func (v *convertBlock) List(b page.List) {
	n := print.Block{Kind: print.List}
	if b.Ordered {
		n.Level = max(b.Start, 1)
	}
	for _, it := range b.Items {
		n.Items = append(n.Items, print.Item{Text: v.t.begins(v.t.text(it.Text))[0], Blocks: v.t.blocks(it.Blocks)})
	}
	v.made = n
}

func (v *convertBlock) KeyTable(b page.KeyTable) {
	n := print.Block{Kind: print.Facts, Box: b.Box}
	keyRoom := plainKey
	if b.Box {
		keyRoom = boxedKey
	}
	for _, r := range b.Rows {
		part, most := 78, v.t.factRoom(b.Box && !v.t.folded, 1) // hundredths of the width, and the halves that it is at most
		if b.Box && !r.Wide && !v.t.folded {                    // a folded sheet has no border and no halves
			part, most = 30, v.t.factRoom(b.Box, 2)
		}
		f := print.Fact{
			Key: v.t.within(v.t.text(page.Plain(r.Key)), keyRoom), Value: v.t.allWithin(v.t.texts(r.Value), min(v.t.room(part, 100), most)), Wide: r.Wide, Long: v.t.long([]page.Cell{r.Value}, []int{part}),
		}
		if !f.Long || v.t.folded {
			n.Facts = append(n.Facts, f)
			continue
		}
		for i, d := range v.t.divided([]print.Texts{f.Value}, []int{min(v.t.room(part, 100), most)}) {
			f := print.Fact{Key: f.Key, Value: d.Cells[0], Wide: r.Wide || b.Box, Long: d.Long}
			if i > 0 {
				f.Key = goesOn(f.Key)
			}
			n.Facts = append(n.Facts, f)
		}
	}
	rooms, high := v.t.factRoom(b.Box, 2), 0
	for _, f := range n.Facts { // as if no two stood abreast
		high += max(linesOf(f.Value, rooms), linesOf(print.Texts{f.Key}, keyRoom))
	}
	n.Whole = b.Box && !v.t.folded && 2*high <= v.t.linesOfPage() // who copies it wants it on one page
	v.made = n
}

func (v *convertBlock) Table(b page.Table) {
	v.made = v.t.table(b)
}

func (v *convertBlock) Note(b page.Note) {
	n := print.Block{Kind: print.Note, Box: b.Quote, Text: v.t.begins(v.t.texts(b.Text)...)}
	if b.Title != "" {
		n.Title = v.t.text(page.Plain(b.Title))
	}
	v.made = n
}

func (v *convertBlock) Picture(b page.Picture) {
	parts := v.t.legible(b.Drawing)
	if columns(parts) > 1 && b.Said != nil && !b.Loose { // nobody puts four pages together: what it says is a list
		v.made = print.Block{Kind: print.Paragraph, Text: []print.Text{{{Text: text.Visible(b.Title), Style: print.Strong}}}}
		said := print.Block{Kind: print.List}
		for _, s := range b.Said {
			said.Items = append(said.Items, print.Item{Text: print.Text{{Text: text.Squeeze(s)}}})
		}
		v.more = []print.Block{said}
		return
	}
	for i, d := range parts {
		svg, texts := d.Lift()
		n := print.Block{Kind: print.Picture, File: v.t.picture(svg), Size: [2]int{d.Width, d.Height}, Alt: b.Alternative(), Loose: b.Loose}
		if len(parts) > 1 {
			name := text.Visible(b.Title) + fmt.Sprintf("（共 %d 幅，第 %d 幅）", len(parts), i+1)
			n.Title = print.Text{{Text: name}}
			if d.Marked() {
				n.Title = print.Text{{Text: name + "：线到边上断开的，在相邻的一幅里同一个字母处接着画"}}
			}
			if i > 0 { // the first says it all
				n.Alt = name
			}
		}
		for _, x := range texts {
			n.Labels = append(n.Labels, label(x))
		}
		if i == 0 {
			n.Place = b.Place
			v.made = n
		} else {
			v.more = append(v.more, n)
		}
	}
}

// legible are the parts in which a drawing is printed, so that its smallest type can be read: as few as may be, upright or turned as the
// templates do it.
func (t *converter) legible(d shapes.Drawing) []shapes.Drawing {
	_, texts := d.Lift()
	if t.folded || len(texts) == 0 {
		return []shapes.Drawing{d}
	}
	least := math.MaxInt
	for _, x := range texts {
		least = min(least, x.Size)
	}
	scale := t.paper.PictureSize() / float64(least) // points for a pixel
	width, height := t.paper.PictureRoom()
	w, h := int(width/scale), int(height/scale)
	upright, turned := d.Cut(w, h), d.Cut(h, w)
	if cmp.Or(len(turned)-len(upright), columns(turned)-columns(upright)) < 0 { // steps that follow one another are better cut than those abreast
		return turned
	}
	return upright
}

// columns is how many parts of a drawing stand beside one another.
func columns(parts []shapes.Drawing) (n int) {
	for _, d := range parts {
		if d.Origin.Y == 0 {
			n++
		}
	}
	return n
}

func (v *convertBlock) Form(b page.Form) {
	v.made = print.Block{Kind: print.Form, Blocks: v.t.blocks(b.Blocks)}
}

func (v *convertBlock) Lines(b page.Lines) {
	n := print.Block{Kind: print.Lines}
	for _, l := range b.Lines {
		n.Text = append(n.Text, print.Text{{Text: text.Visible(l)}})
	}
	v.made = n
}

func (v *convertBlock) Rule(page.Rule) {
	v.made = print.Block{Kind: print.Rule}
}

func (t *converter) table(b page.Table) print.Block {
	n := print.Block{Kind: print.Table}
	widths := t.shares(b.Columns)
	if !b.Blank {
		widths = t.fitted(b, widths)
	}
	rooms := t.rooms(widths)
	for i, c := range b.Columns {
		n.Columns = append(n.Columns, print.Column{
			Title: t.within(t.text(page.Plain(c.Title)), rooms[i]), Width: widths[i], Align: map[page.Align]string{page.Left: "left", page.Center: "center", page.Right: "right"}[c.Align],
		})
	}
	for _, r := range b.Rows {
		row := print.Row{Long: t.long(r, widths)}
		if blank := blanks(r); b.Empty == "" && blank == len(r) {
			row.Height = signature
		} else if b.Empty == "" && blank > 0 {
			row.Height = handwriting
		}
		for i, c := range r {
			if len(c) == 0 {
				c = page.Cell{page.Plain(b.Empty)}
			}
			row.Cells = append(row.Cells, t.allWithin(t.texts(c), rooms[min(i, len(rooms)-1)]))
		}
		if !row.Long || b.Empty == "" { // a form is filled in once
			n.Rows = append(n.Rows, row)
			continue
		}
		for i, d := range t.divided(row.Cells, rooms) {
			if i > 0 {
				t.repeat(b.Columns, row, d, rooms)
			}
			n.Rows = append(n.Rows, d)
		}
	}
	return n
}

// divisions is into how many rows at least one is divided that is longer than a page, for each page of it: the fewer, the more room is
// left at the foot of a page, and the more, the more often it says that it goes on.
const divisions = 3

// divided are the rows into which one is divided that is longer than a page. Each fits a page, or may be divided by the engine where
// there is no place to do it.
func (t *converter) divided(cells []print.Texts, rooms []int) (rows []print.Row) {
	rest := slices.Clone(cells)
	for more := true; more; {
		row := print.Row{}
		more = false
		for i := range rest {
			var first print.Texts
			first, rest[i] = upTo(rest[i], rooms[min(i, len(rooms)-1)], max(t.linesOfPage()/divisions, 1))
			row.Cells = append(row.Cells, first)
			row.Long = row.Long || linesOf(first, rooms[min(i, len(rooms)-1)]) > t.linesOfPage()
			more = more || len(rest[i]) > 0
		}
		rows = append(rows, row)
	}
	return rows
}

// upTo divides a cell behind so many lines of a width in halves, and takes something in any case.
func upTo(cell print.Texts, room, lines int) (first, rest print.Texts) {
	for i, x := range cell {
		n := linesOf(print.Texts{x}, room)
		if n > lines && (i == 0 || lines > 1) {
			head, tail := x.Cut(lines * room)
			if first = append(first, head); tail != nil {
				return first, append(print.Texts{tail}, cell[i+1:]...)
			}
		} else if n > lines {
			return first, cell[i:]
		} else {
			first = append(first, x)
		}
		lines = max(0, lines-n)
	}
	return first, nil
}

// linesOf is about how many lines a cell takes.
func linesOf(cell print.Texts, room int) (n int) {
	for _, x := range cell {
		halves := 0
		for _, s := range x {
			halves += text.Halves(s.Text)
		}
		n += 1 + halves/room
	}
	return n
}

// repeat puts the number and the name of a row before what a later part of it says: who begins to read there sees of what.
func (t *converter) repeat(columns []page.Column, whole, part print.Row, rooms []int) {
	for i, c := range columns {
		if i >= len(whole.Cells) || len(whole.Cells[i]) == 0 || len(whole.Cells[i][0]) == 0 {
			return
		}
		if c.Index {
			part.Cells[i] = whole.Cells[i]
		} else if c.Align != page.Center {
			name, more := whole.Cells[i][0].Cut(nameLines * rooms[i])
			if more != nil {
				name = append(name, print.Span{Text: "……"})
			}
			part.Cells[i] = append(print.Texts{goesOn(name)}, part.Cells[i]...)
			return
		}
	}
}

// nameLines is how many lines of a name say which row goes on.
const nameLines = 6

// goesOn says of a name that what it names goes on.
func goesOn(name print.Text) print.Text {
	if len(name) == 0 {
		return print.Text{{Text: "（续）"}}
	}
	last := name[len(name)-1]
	return append(slices.Clone(name), print.Span{Text: "（续）", Style: last.Style, Room: last.Room, First: last.First})
}

// How high rows are in which something is to be written by hand, in mm: a line, and a signature or a seal.
const (
	handwriting = 9
	signature   = 25
)

// blanks counts the empty cells of a row.
func blanks(row []page.Cell) (n int) {
	for _, c := range row {
		if len(c) == 0 {
			n++
		}
	}
	return n
}

// linesOfPage is how many lines of a table a page holds for certain, and charsOfLine how many Chinese characters a line
// that is as wide as the page.
func (t *converter) linesOfPage() int {
	_, height := t.paper.Room()
	return int(height / t.paper.TableSize() / 2.06)
}
func (t *converter) charsOfLine() int {
	width, _ := t.paper.Room()
	return int(math.Round(0.9 * width / t.paper.TableSize()))
}

// How wide a line is in the first column of a KeyTable with a border and without, in halves of a Chinese character.
const (
	boxedKey = 10
	plainKey = 14
)

// room is how wide a line is in a cell that has such a part of all the width of a page, in halves of a Chinese character.
func (t *converter) room(width, all int) int {
	points, _ := t.paper.Room()
	line := int(points / t.paper.TableSize())
	if t.folded {
		line = 25
	}
	return max(1, 2*line*width/all-2)
}

// factRoom is how wide a line is in the value of a fact, in halves of a Chinese character, if so many stand abreast, as blocks.typ has them.
func (t *converter) factRoom(boxed bool, abreast int) int {
	size, key := 1.04*t.paper.TableSize(), 8.2
	if boxed {
		size, key = 0.94*t.paper.TypeSize(), 6.4
	}
	width, _ := t.paper.Room()
	return max(1, int(2*(width/size/float64(abreast)-key))-2)
}

// rooms are how wide the lines are in columns of these widths.
func (t *converter) rooms(widths []int) []int {
	all := 0
	for _, w := range widths {
		all += w
	}
	rooms := make([]int, len(widths))
	for i, w := range widths {
		rooms[i] = t.room(w, all)
	}
	return rooms
}

// within says how wide the lines of a text are.
func (t *converter) within(x print.Text, room int) print.Text {
	for i := range x {
		x[i].Room = room
		if x[i].First = room; t.folded {
			x[i].First = min(room, narrowest)
		}
	}
	return x
}

func (t *converter) allWithin(texts []print.Text, room int) []print.Text {
	for _, x := range texts {
		t.within(x, room)
	}
	return texts
}

// narrowest is how wide a line is in the largest type of a folded sheet, in halves of a Chinese character, and less.
const narrowest = 24

// begins says how wide the first line of texts is that stand in no table, with room for what surrounds them.
func (t *converter) begins(texts ...print.Text) []print.Text {
	if t.folded {
		return texts
	}
	for _, x := range texts {
		for i := range x {
			x[i].First = t.room(70, 100)
		}
	}
	return texts
}

// long reports whether a row may be longer than a page, so that it must be divided.
func (t *converter) long(row []page.Cell, widths []int) bool {
	for i, c := range row {
		lines := 0
		for _, p := range c {
			halves := text.Halves(text.Visible(p.String()))
			room := max(1, 2*(t.charsOfLine()*widths[min(i, len(widths)-1)]/100-1))
			lines += 1 + halves/room
		}
		if lines > t.linesOfPage() {
			return true
		}
	}
	return false
}

func (t *converter) texts(texts []page.Text) []print.Text {
	list := []print.Text{}
	for _, x := range texts {
		list = append(list, t.text(x))
	}
	return list
}

// text turns a line of text. Line breaks in it are spaces, and what would act instead of being seen is made visible.
func (t *converter) text(line page.Text) print.Text {
	list := print.Text{}
	for i, s := range line {
		span := print.Span{Text: text.Squeeze(s.Text), Style: page.Styled(s.Style, print.Plain, print.Strong, print.Small)}
		switch l := s.Link; {
		case l.PageOf != "":
			if n, ok := t.numbers[l.PageOf]; t.bound != nil {
				span.Number, span.Alone = l.PageOf, true
			} else if span.Label = l.PageOf; ok {
				span.Text = strconv.Itoa(n)
			} else {
				span.Page = l.PageOf // in the same section
			}
		case l.Page != "" && l.Page == t.self: // says nothing new
		case l.Page != "" && has(t.numbers, l.Page):
			span.Label = l.Page
		case l.Page != "" && t.bound[l.Page] != "":
			span.Label = t.bound[l.Page]
		case l.Page != "":
			span.URL = t.web(l.Page)
		case l.File != "" && t.site != "":
			span.URL = t.site + "/" + l.File
		case text.IsWebAddress(l.URL):
			span.URL = l.URL
		}
		if k := len(list) - 1; k >= 0 && sameLink(list[k], span) {
			list[k].Text += span.Text
		} else {
			list = append(list, span)
		}
		if refers := s.Link.Page != "" && !has(t.numbers, s.Link.Page) && t.bound[s.Link.Page] == s.Link.Page && s.Link.Page != t.self; refers && !isFigures(s.Text) && (i+1 == len(line) || line[i+1].Link.Page != s.Link.Page) {
			list = append(list, print.Span{Text: "（"}, print.Span{Text: "第  页", Number: s.Link.Page}, print.Span{Text: "）"})
		}
	}
	return list
}

// isFigures reports whether what refers to a document is only its number in a list, such as 3 in 第 3 项, where the page stands in the list.
func isFigures(s string) bool { return strings.Trim(s, "0123456789") == "" }

// sameLink reports whether two pieces of text are one link to a place in the book.
func sameLink(a, b print.Span) bool {
	a.Text, b.Text = "", ""
	return a == b && a == print.Span{Style: a.Style, Label: a.Label} && a.Label != ""
}

// label turns a text of a drawing.
func label(t shapes.Text) print.Label {
	l := print.Label{X: t.At.X, Y: t.At.Y, Size: t.Size, Anchor: "start", Bold: t.Bold, Colour: t.Colour, Halo: t.Halo, Text: t.Text}
	if t.Middle {
		l.Anchor = "middle"
	}
	return l
}

func has(numbers map[string]int, label string) bool { _, ok := numbers[label]; return ok }
