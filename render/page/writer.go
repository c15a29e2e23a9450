package page

import (
	"strconv"

	"github.com/matterc/matterc/render/text"
)

// Writer writes the blocks of a page one after another. It numbers sections and appendices and gives each an anchor, to which
// Link.Section leads by the section's title. A link to a section without a text of its own reads as its heading does, number and
// title, so that a page never names a section that it does not have. The zero value is an empty page.
type Writer struct {
	blocks               []Block
	sections, appendices int                // headings so far
	headings             map[string]Heading // of sections, by title
}

// Add adds blocks.
func (w *Writer) Add(blocks ...Block) { w.blocks = append(w.blocks, blocks...) }

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
