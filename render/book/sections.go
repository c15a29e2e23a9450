package book

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/bind"
)

// The book is set in sections and then bound, for the engine takes half as long for ten guides at a time as for all of them at
// once, and a third of the memory, and two processors can share the work. What stands in a guide depends on nothing else in
// the book, and where it refers to another, the binder prints the number of its page. What is made of such numbers, that is what
// comes before the parts and the appendix, is set when they are known.

// perSection is how many documents a section has at most.
const perSection = 10

// bookPath is the file of the book.
const bookPath = "print/" + bookTitle + ".pdf"

// sections are the sections of a book.
type sections struct {
	b       *book
	parts   []bookPart
	guides  [][]*printJob // of each part: what opens it and its documents; none of the last one, the appendix
	running *printJob     // of which heads and page numbers are made
}

// sections makes the jobs of a book: all of them that need no page numbers.
func (b *book) sections() (*sections, error) {
	s := &sections{b: b, parts: b.parts()}
	bound := map[string]string{}
	for _, d := range b.p.Departments() {
		if b.of[labelOf(d)] != nil {
			bound[page.PathOf(page.DepartmentPage, d.ID)] = labelOf(d)
		}
	}
	for _, d := range b.documents {
		bound[d.Path] = d.Path
	}
	var heads []print.Head // of each part, and then those of its documents
	for _, x := range s.parts {
		heads = append(heads, print.Head{Name: x.title, Part: b.p.Edition().Name})
		var jobs []*printJob
		for documents := range chunks(x.documents) {
			t := newConverter(b.printer.Paper, b.p.Edition().Site, nil)
			t.bound = bound
			section := b.section(x)
			section.Figures = figures(len(bound))
			if len(jobs) == 0 {
				section.Opens, section.Blocks = true, t.opening(x)
			}
			for _, d := range documents {
				set, err := t.document(d)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", d.Path, err)
				}
				section.Documents = append(section.Documents, set)
				heads = append(heads, print.Head{Name: set.Title, Part: x.title})
			}
			jobs = append(jobs, &printJob{path: bookPath, what: span(documents), data: section, pictures: t.pictures})
		}
		s.guides = append(s.guides, jobs)
	}
	s.running = &printJob{path: bookPath, data: print.Running{Frame: b.whole(), Area: b.printer.Paper.TypeArea(), Heads: heads}}
	return s, nil
}

// chunks are the documents of a part as they are set together, as many each time as may be.
func chunks(documents []page.Document) iter.Seq[[]page.Document] {
	n := max(1, (len(documents)+perSection-1)/perSection)
	return slices.Chunk(documents, max(1, (len(documents)+n-1)/n))
}

// figures is how many figures most numbers of pages have in a book of so many places.
func figures(places int) int { return len(strconv.Itoa(4 * places)) }

// span names the documents of a section.
func span(documents []page.Document) string {
	first, last := documents[0].Title, documents[len(documents)-1].Title
	if len(documents) == 1 {
		return first
	}
	return first + "至" + last
}

// whole is the frame of the sections of the book, which say nothing about it as a whole.
func (b *book) whole() print.Frame { return b.frame(b.title()) }

// section is one of a part, without anything in it.
func (b *book) section(x bookPart) print.Section {
	return print.Section{Frame: b.whole(), Area: b.printer.Paper.TypeArea(), Part: x.title}
}

// jobs are those that need no page numbers.
func (s *sections) jobs() []*printJob { return append(slices.Concat(s.guides...), s.running) }

// ErrOtherEngine is the error of a book whose sections cannot be bound, as another engine than the built-in one writes them.
var ErrOtherEngine = errors.New("the book cannot be bound of these PDFs")

// section reads what has been set.
func (j *printJob) section() (*bind.Section, error) {
	section, err := bind.Read(j.pdf)
	if err != nil {
		return nil, j.failed(fmt.Errorf("%w: %w", ErrOtherEngine, err))
	}
	return section, nil
}

// bound sets what needs page numbers, when the other jobs are set, and binds the book.
func (s *sections) bound(q *queue) ([]byte, error) {
	running, err := s.running.section()
	if err != nil {
		return nil, err
	}
	leaves := []bind.Leaf{{}} // of what comes before the parts
	numbers := map[string]int{}
	next, head := 1, 0
	for i, x := range s.parts {
		numbers[x.label] = next
		documents := x.documents
		for _, j := range s.guides[i] {
			section, err := j.section()
			if err != nil {
				return nil, err
			}
			leaf := bind.Leaf{Section: section, Numbered: true}
			data := j.data.(print.Section)
			if data.Opens {
				leaf.Levels = 1
				leaf.Labels, leaf.Heads = append(leaf.Labels, x.label), append(leaf.Heads, head)
				head++
			} else {
				leaf.Below = true
			}
			for _, d := range documents[:len(data.Documents)] {
				leaf.Labels, leaf.Heads = append(leaf.Labels, d.Path), append(leaf.Heads, head)
				head++
			}
			documents = documents[len(data.Documents):]
			for k, page := range section.Bookmarks(leaf.Levels) {
				if k < len(leaf.Labels) { // the binder wants as many
					numbers[leaf.Labels[k]] = next + page
				}
			}
			next += section.Pages()
			leaves = append(leaves, leaf)
		}
	}
	front, pictures, err := s.b.front(s.parts, numbers)
	if err != nil {
		return nil, err
	}
	first := &printJob{path: bookPath, what: "目录", data: front, pictures: pictures}
	last := s.appendix(numbers)
	if err := q.set([]*printJob{first, last}, 0); err != nil {
		return nil, err
	}
	leaves[0].Labels = []string{"", ""} // how to use the book, and the contents
	for _, x := range front.Indexes {
		leaves[0].Labels = append(leaves[0].Labels, x.Label)
	}
	if leaves[0].Section, err = first.section(); err != nil {
		return nil, err
	}
	appendix, err := last.section()
	if err != nil {
		return nil, err
	}
	leaves = append(leaves, bind.Leaf{Section: appendix, Labels: []string{s.parts[len(s.parts)-1].label}, Numbered: true, Heads: []int{head}})
	paper := s.b.printer.Paper
	area := paper.TypeArea()
	return bind.Bind(leaves, bind.Folio{
		Running: running, Bottom: points(area.Number), Left: points(area.Inside - area.Outside), Middle: points(area.Inside+area.Width-area.Outside) / 2, Room: 0.7 * paper.TypeSize(), // as the templates have it
	})
}

// appendix makes the job of the last part.
func (s *sections) appendix(numbers map[string]int) *printJob {
	x := s.parts[len(s.parts)-1]
	t := newConverter(s.b.printer.Paper, s.b.p.Edition().Site, numbers)
	section := s.b.section(x)
	section.Opens, section.Blocks = true, t.blocks(x.opening)
	return &printJob{path: bookPath, what: x.title, data: section, pictures: t.pictures}
}

// points turns millimetres into points of 1/72 inch.
func points(mm float64) float64 { return mm * 72 / 25.4 }
