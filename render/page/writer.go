package page

import (
	"strconv"

	"github.com/matterc/matterc/render/text"
)

// Writer writes the blocks of a page one after another. It numbers sections and appendices and gives each an anchor, to which
// Link.Section leads by the section's title. The zero value is an empty page.
type Writer struct {
	blocks               []Block
	sections, appendices int               // headings so far
	anchors              map[string]string // of sections, by title
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
	if w.anchors == nil {
		w.anchors = map[string]string{}
	}
	if w.anchors[title] != "" {
		panic("two sections of a page are called " + title) // a link would lead to either
	}
	w.anchors[title] = id
	w.Add(Heading{Level: 2, Number: number, Text: title, ID: id})
}

// Appendix begins the next appendix: 附录一, 附录二. The first begins a page.
func (w *Writer) Appendix(title string) {
	w.appendices++
	w.Add(Heading{Level: 2, Number: "附录" + text.Numeral(w.appendices) + " ", Text: title, ID: "a" + strconv.Itoa(w.appendices), Page: w.appendices == 1})
}

// Blocks returns what has been written. Links to sections lead to their anchors now. A link to a section that the page does not have is
// a mistake of the program, and panics.
func (w *Writer) Blocks() []Block {
	eachText(w.blocks, func(t Text) {
		for i := range t {
			if title := t[i].Link.Section; title != "" {
				if w.anchors[title] == "" {
					panic("the page has no section " + title)
				}
				t[i].Link = Link{Anchor: w.anchors[title]}
			}
		}
	})
	return w.blocks
}
