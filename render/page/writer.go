package page

import (
	"slices"
	"strconv"

	"github.com/matterc/matterc/render/text"
)

// Writer writes the blocks of a page one after another. It numbers sections and appendices and gives each an anchor, to which
// Link.Section leads by the section's title. A link to a section without a text of its own reads as its heading does, number and
// title, so that a page never names a section that it does not have. The zero value is an empty page.
type Writer struct {
	blocks               []Block
	sources              [][]Source         // of each block
	from                 []Source           // of the blocks to come
	sections, appendices int                // headings so far
	headings             map[string]Heading // of sections, by title
}

// Add adds blocks, without rows of a KeyTable that have no value and columns of a Table that have no text in any row: of what nobody has
// said nothing is printed. A Table that says what stands in an empty cell keeps its columns.
func (w *Writer) Add(blocks ...Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case KeyTable:
			b.Rows = slices.DeleteFunc(slices.Clone(b.Rows), func(r KeyRow) bool { return blank(r.Value) })
			w.blocks = append(w.blocks, b)
		case Table:
			w.blocks = append(w.blocks, b.filled())
		default:
			w.blocks = append(w.blocks, b)
		}
		w.sources = append(w.sources, w.from)
	}
}

// From says where the blocks come from that are added next, until the next section or appendix.
func (w *Writer) From(of ...Source) { w.from = of }

// Sources returns where each of the blocks comes from.
func (w *Writer) Sources() [][]Source { return w.sources }

// blank reports whether some texts have no text.
func blank(texts []Text) bool {
	return !slices.ContainsFunc(texts, func(t Text) bool {
		return t.String() != "" || slices.ContainsFunc(t, func(s Span) bool { return s.Link != Link{} })
	})
}

// filled is the table without columns that have no text.
func (t Table) filled() Table {
	if t.Empty != "" || len(t.Rows) == 0 {
		return t
	}
	kept := Table{Rows: make([][]Cell, len(t.Rows))}
	for n, c := range t.Columns {
		if !slices.ContainsFunc(t.Rows, func(row []Cell) bool { return !blank(row[n]) }) {
			continue
		}
		kept.Columns = append(kept.Columns, c)
		for i, row := range t.Rows {
			kept.Rows[i] = append(kept.Rows[i], row[n])
		}
	}
	if !slices.ContainsFunc(kept.Columns, func(c Column) bool { return c.Width == 0 }) { // the one for what is left has gone: the widest takes its place
		wide := 0
		for n, c := range kept.Columns {
			if c.Width > kept.Columns[wide].Width {
				wide = n
			}
		}
		kept.Columns[wide].Width = 0
	}
	return kept
}

// Say adds paragraphs.
func (w *Writer) Say(texts ...Text) {
	for _, t := range texts {
		w.Add(Paragraph{t})
	}
}

// Section begins the next section, numbered as Chinese documents are: 一、, 二、.
func (w *Writer) Section(title string) { w.section(title, text.Numeral(w.sections+1)+"、") }

// Part begins the next section, numbered with digits, as in English: 1., 2..
func (w *Writer) Part(title string) { w.section(title, strconv.Itoa(w.sections+1)+". ") }

func (w *Writer) section(title, number string) {
	w.from = nil
	w.sections++
	id := "s" + strconv.Itoa(w.sections)
	if w.headings == nil {
		w.headings = map[string]Heading{}
	}
	if _, ok := w.headings[title]; ok {
		panic("two sections of a page are called " + title) // a link would lead to either
	}
	h := Heading{Level: 2, Number: number, Text: title, ID: id}
	w.headings[title] = h
	w.Add(h)
}

// Appendix begins the next appendix: 附录一, 附录二. The first begins a page.
func (w *Writer) Appendix(title string) {
	w.from = nil
	w.appendices++
	w.Add(Heading{Level: 2, Number: "附录" + text.Numeral(w.appendices) + " ", Text: title, ID: "a" + strconv.Itoa(w.appendices), Page: w.appendices == 1})
}

// Blocks returns what has been written. Links to sections lead to their anchors now, and those without a text have one. A link to a
// section that the page does not have is a mistake of the program, and panics.
func (w *Writer) Blocks() []Block {
	eachText(w.blocks, func(t Text) {
		for i := range t {
			if title := t[i].Link.Section; title != "" {
				h, ok := w.headings[title]
				if !ok {
					panic("the page has no section " + title)
				}
				t[i].Link = Link{Anchor: h.ID}
				if t[i].Text == "" {
					t[i].Text = h.Number + h.Text
				}
			}
		}
	})
	return w.blocks
}
