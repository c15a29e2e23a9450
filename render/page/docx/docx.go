// Package docx prints a page as a Word document, for offices that must edit a copy, with the writer of package wordxml.
package docx

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/wordxml"
	"github.com/matterc/matterc/schema"
)

// Print prints a document as a Word document. The contents stand before the first section, below what an applicant at the
// counter reads first, and at its end a square code leads to where the page is on the web, which an edited copy no longer is; address is ""
// where that is not known.
func Print(d page.Document, day schema.Date, address string) ([]byte, error) {
	w := wordxml.Document{
		Title: d.Name(), Subject: d.Sort, Author: d.Owner, Date: day,
		Header: [2]string{d.Title, d.Sort}, Footer: d.Stamp, Identifier: d.Path,
	}
	add := func(b ...wordxml.Block) { w.Blocks = append(w.Blocks, b...) }
	if d.Banner != "" {
		add(docxLine(wordxml.Banner, d.Banner))
	}
	add(docxLine(wordxml.Title, d.Name()))
	if d.Owner != "" {
		add(docxLine(wordxml.Subtitle, d.Owner))
	}
	rest := d.Blocks
	for len(rest) > 0 {
		if _, ok := rest[0].(page.Heading); ok {
			break
		}
		add(docxPrinter{}.block(rest[0])...)
		rest = rest[1:]
	}
	add(wordxml.Contents{Title: "目　录"})
	add(docxPrinter{}.blocks(rest)...)
	if address != "" {
		code, err := print.Drawn(address, module)
		if err != nil {
			return nil, err
		}
		caption := wordxml.Paragraph{Style: wordxml.Caption, Runs: []wordxml.Run{{Text: "网上的最新版本："}, {Text: address, URL: address}}}
		add(caption, wordxml.Picture{Drawing: code, Title: "二维码：" + address})
	}
	return w.Bytes()
}

// module is how wide a module of a square code is, in pixels: 0.8 mm, so that a telephone reads it from a print.
const module = 3

// docxLine is a paragraph of one plain run.
func docxLine(style wordxml.Style, s string) wordxml.Paragraph {
	return wordxml.Paragraph{Style: style, Runs: []wordxml.Run{{Text: s}}}
}

// deepestForm is how deep frames stand in frames before what is in one is only indented: frames are tables, and a form
// written by strangers may have quotes in quotes without end.
const deepestForm = 3

// docxPrinter turns blocks into those of a Word document.
type docxPrinter struct {
	level int // of indentation
	forms int // that the blocks are in
}

func (x docxPrinter) blocks(blocks []page.Block) []wordxml.Block {
	var all []wordxml.Block
	for i, b := range blocks {
		if h, ok := b.(page.Heading); ok && x.forms == 0 {
			h.Page = h.Page || page.LeadsToForm(blocks[i:]) && !(i > 0 && page.LeadsToForm(blocks[i-1:]))
			b = h
		}
		made := x.block(b)
		if p, ok := b.(page.Paragraph); ok && x.forms == 0 && i+1 < len(blocks) && !continues(blocks[i+1]) {
			text := x.paragraph(wordxml.BodyText, p.Text)
			text.Keep = true
			made = []wordxml.Block{text}
		}
		all = append(all, made...)
	}
	return all
}

// continues reports whether a block can stand at the top of a page without the paragraph before it: that speaks of a
// table, a list or a picture, but goes on in another paragraph.
func continues(b page.Block) bool {
	switch b.(type) {
	case page.Table, page.KeyTable, page.List, page.Picture, page.Lines:
		return false
	}
	return true
}

func (x docxPrinter) block(b page.Block) []wordxml.Block {
	v := docxBlock{x: x}
	b.Visit(&v)
	return v.made
}

// docxBlock makes the blocks of a Word document of a block.
type docxBlock struct {
	x    docxPrinter
	made []wordxml.Block
}

func (v *docxBlock) add(blocks ...wordxml.Block) { v.made = append(v.made, blocks...) }

func (v *docxBlock) Heading(b page.Heading) {
	v.add(v.x.heading(b))
}

func (v *docxBlock) Paragraph(b page.Paragraph) {
	v.add(v.x.paragraph(wordxml.BodyText, b.Text))
}

func (v *docxBlock) List(b page.List) {
	v.add(v.x.list(b)...)
}

func (v *docxBlock) KeyTable(b page.KeyTable) {
	if b.Box {
		v.add(v.x.box(b))
		return
	}
	t := v.x.grid(wordxml.Table{Widths: []int{22, 0}})
	for _, r := range b.Rows {
		t.Rows = append(t.Rows, []wordxml.TableCell{docxKey(r.Key), {Blocks: v.x.cell(r.Value, page.Left)}})
	}
	v.add(t)
}

func (v *docxBlock) Table(b page.Table) {
	v.add(v.x.table(b))
}

func (v *docxBlock) Note(b page.Note) {
	style := wordxml.Note
	if b.Quote {
		style = wordxml.Quote
	}
	var all []wordxml.Block
	if b.Title != "" {
		all = append(all, v.x.paragraph(wordxml.NoteHeading, page.Plain(b.Title)))
	}
	for _, t := range b.Text {
		all = append(all, v.x.paragraph(style, t))
	}
	v.add(all...)
}

func (v *docxBlock) Picture(b page.Picture) {
	v.add(wordxml.Picture{Drawing: b.Drawing, Title: b.Title})
}

func (v *docxBlock) Form(b page.Form) {
	v.add(v.x.form(b)...)
}

func (v *docxBlock) Lines(b page.Lines) {
	var all []wordxml.Block
	for _, l := range b.Lines {
		all = append(all, wordxml.Paragraph{Style: wordxml.Preformatted, Runs: []wordxml.Run{{Text: l}}, Level: v.x.level})
	}
	v.add(all...)
}

func (v *docxBlock) Rule(page.Rule) {
	v.add(wordxml.Paragraph{Style: wordxml.Rule, Level: v.x.level})
}

// heading prints a heading. Those of forms are not in the contents.
func (x docxPrinter) heading(h page.Heading) wordxml.Paragraph {
	p := docxLine(wordxml.FormHeading, h.Number+h.Text)
	if x.forms == 0 {
		p.Style = []wordxml.Style{wordxml.Heading1, wordxml.Heading2, wordxml.Heading3}[max(0, min(h.Level, 4)-2)]
	}
	p.Bookmark, p.NewPage = h.ID, h.Page
	return p
}

// paragraph prints a text.
func (x docxPrinter) paragraph(style wordxml.Style, t page.Text) wordxml.Paragraph {
	if style == wordxml.BodyText && (x.level > 0 || x.forms > 0) { // lines to fill in have no room to spare
		style = wordxml.Normal
	}
	return wordxml.Paragraph{Style: style, Runs: docxRuns(t), Level: x.level}
}

// docxRuns are the runs of a text. A Word document is sent about by itself, so links to other documents are text.
func docxRuns(t page.Text) []wordxml.Run {
	var runs []wordxml.Run
	for i, s := range t {
		if i > 0 && t[i-1].Style == s.Style && t[i-1].Link == s.Link {
			runs[len(runs)-1].Text += s.Text
			continue
		}
		run := page.Styled(s.Style, wordxml.Run{}, wordxml.Run{Strong: true}, wordxml.Run{Small: true})
		run.Text, run.URL, run.Bookmark = s.Text, s.Link.URL, s.Link.Anchor
		runs = append(runs, run)
	}
	return runs
}

// list prints a list.
func (x docxPrinter) list(l page.List) []wordxml.Block {
	items := &wordxml.List{Ordered: l.Ordered, Start: l.Start}
	var all []wordxml.Block
	for _, it := range l.Items {
		p := x.paragraph(wordxml.Normal, it.Text)
		p.List = items
		all = append(all, p)
		under := x
		under.level++
		all = append(all, under.blocks(it.Blocks)...)
	}
	return all
}

// grid completes a table.
func (x docxPrinter) grid(t wordxml.Table) wordxml.Table {
	t.Level, t.Roomy = x.level, x.forms > 0
	return t
}

// docxKey is the name before a value in a table.
func docxKey(s string) wordxml.TableCell {
	return wordxml.TableCell{Shaded: true, Blocks: []wordxml.Block{docxLine(wordxml.CellHead, s)}}
}

// cell prints the paragraphs of a cell.
func (x docxPrinter) cell(texts []page.Text, a page.Align) []wordxml.Block {
	var all []wordxml.Block
	for _, t := range texts {
		p := wordxml.Paragraph{Style: wordxml.Cell, Runs: docxRuns(t)}
		switch a {
		case page.Center:
			p.Align = wordxml.Center
		case page.Right:
			p.Align = wordxml.Right
		}
		all = append(all, p)
	}
	return all
}

// box prints the table at the head of a guide, rows that are not wide two abreast.
func (x docxPrinter) box(k page.KeyTable) wordxml.Table {
	t := x.grid(wordxml.Table{Widths: []int{16, 34, 16, 34}, Heavy: true})
	for i := 0; i < len(k.Rows); i++ {
		r := k.Rows[i]
		row := []wordxml.TableCell{docxKey(r.Key), {Blocks: x.cell(r.Value, page.Left), Span: 3}}
		if !r.Wide && i+1 < len(k.Rows) && !k.Rows[i+1].Wide {
			i++
			row[1].Span = 1
			row = append(row, docxKey(k.Rows[i].Key), wordxml.TableCell{Blocks: x.cell(k.Rows[i].Value, page.Left)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// table prints a table.
func (x docxPrinter) table(b page.Table) wordxml.Table {
	t := x.grid(wordxml.Table{Header: 1})
	head := []wordxml.TableCell{}
	for _, c := range b.Columns {
		t.Widths = append(t.Widths, c.Width)
		head = append(head, wordxml.TableCell{Blocks: []wordxml.Block{docxLine(wordxml.CellHead, c.Title)}})
	}
	t.Rows = append(t.Rows, head)
	for _, r := range b.Rows {
		var row []wordxml.TableCell
		for i, c := range r {
			align := page.Left
			if i < len(b.Columns) {
				align = b.Columns[i].Align
			}
			if len(c) == 0 {
				c = page.Cell{page.Plain(b.Empty)}
			}
			row = append(row, wordxml.TableCell{Blocks: x.cell(c, align)})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// form prints a form in a frame.
func (x docxPrinter) form(f page.Form) []wordxml.Block {
	inner := docxPrinter{forms: x.forms + 1}
	if inner.forms > deepestForm {
		inner.level = x.level + 1
		return inner.blocks(f.Blocks)
	}
	frame := wordxml.Table{Framed: true, Bookmark: f.ID, Level: x.level}
	for _, part := range parts(f.Blocks) {
		frame.Rows = append(frame.Rows, []wordxml.TableCell{{Blocks: inner.blocks(part)}})
	}
	return []wordxml.Block{frame}
}

// parts divides the blocks of a form where a heading begins: each part is one, or several in a row, with what they are about.
func parts(blocks []page.Block) (list [][]page.Block) {
	after := false // the block before is a heading
	for i, b := range blocks {
		_, heading := b.(page.Heading)
		if i == 0 || heading && !after {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], b)
		after = heading
	}
	if list == nil {
		return [][]page.Block{nil}
	}
	return list
}
