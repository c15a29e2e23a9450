package book

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/bind"
)

// The book is set in sections and then bound, for the engine takes half as long for ten guides at a time as for all of them at
// once, and a third of the memory, and two processors can share the work. What stands in a guide depends on nothing else in
// the book. What leads to the guides, that is the openings of the parts and what comes before and after them, is set when it
// is known on which pages they begin.

// perSection is how many documents a section has at most.
const perSection = 10

// bookPath is the file of the book.
const bookPath = "print/" + bookTitle + ".pdf"

// sections are the sections of a book.
type sections struct {
	b       *book
	parts   []bookPart
	guides  [][]*printJob // of each part: its documents
	opening []*printJob   // of each part: what opens it
	running *printJob     // of which heads and page numbers are made
}

// sections makes the jobs of a book: all of them that need no page numbers.
func (b *book) sections() (*sections, error) {
	s := &sections{b: b, parts: b.parts()}
	unknown, bound := map[string]int{}, map[string]string{}
	for _, d := range b.p.Departments() {
		if b.of[labelOf(d)] != nil {
			bound[page.PathOf(page.DepartmentPage, d.ID)] = labelOf(d)
		}
	}
	for _, d := range b.documents {
		bound[d.Path] = d.Path
	}
	var heads []print.Head // of each part that of what opens it, and then those of its documents
	for _, x := range s.parts {
		unknown[x.label] = 0
		heads = append(heads, print.Head{Name: x.title, Part: b.p.Edition().Name})
		var jobs []*printJob
		if n := len(x.documents); n > 0 {
			sections := (n + perSection - 1) / perSection
			for documents := range slices.Chunk(x.documents, (n+sections-1)/sections) {
				t := newConverter(b.printer.Paper, b.p.Edition().Site, nil)
				t.bound = bound
				section := b.section(x)
				section.Figures = figures(len(bound))
				for _, d := range documents {
					unknown[d.Path] = 0
					set, err := t.document(d)
					if err != nil {
						return nil, fmt.Errorf("%s: %w", d.Path, err)
					}
					section.Documents = append(section.Documents, set)
					heads = append(heads, print.Head{Name: set.Title, Part: x.title})
				}
				jobs = append(jobs, &printJob{path: bookPath, what: span(documents), data: section, pictures: t.pictures})
			}
		}
		s.guides = append(s.guides, jobs)
	}
	s.running = &printJob{path: bookPath, data: print.Running{Frame: b.whole(), Area: b.printer.Paper.TypeArea(), Heads: heads}}
	s.open(unknown)
	return s, nil
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

// open makes the jobs of what opens the parts, with these numbers of pages.
func (s *sections) open(numbers map[string]int) {
	s.opening = nil
	for _, x := range s.parts {
		t := newConverter(s.b.printer.Paper, s.b.p.Edition().Site, numbers)
		section := s.b.section(x)
		section.Opens, section.Blocks = true, t.blocks(x.opening)
		s.opening = append(s.opening, &printJob{path: bookPath, what: x.title, data: section, pictures: t.pictures})
	}
}

// jobs are those that need no page numbers, and what opens the parts with numbers that are not known yet: it shows how many pages that is.
func (s *sections) jobs() []*printJob {
	return append(append(slices.Concat(s.guides...), s.running), s.opening[:len(s.opening)-1]...) // the last part is its opening
}

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

// errRestless is the error of a part whose page numbers change how many pages it has, again and again.
var errRestless = errors.New("its page numbers do not come to rest")

// mostRounds is how often what leads to the guides is set. Once is enough when the openings have as many pages with their numbers as
// without, and twice when they have not.
const mostRounds = 4

// bound binds the book, when its jobs are set.
func (s *sections) bound(q *queue) ([]byte, error) {
	running, err := s.running.section()
	if err != nil {
		return nil, err
	}
	guides := make([][]bind.Leaf, len(s.parts))
	heads := 0
	for i, jobs := range s.guides {
		documents := s.parts[i].documents
		heads++ // that of what opens the part
		for _, j := range jobs {
			leaf := bind.Leaf{Below: true, Numbered: true}
			if leaf.Section, err = j.section(); err != nil {
				return nil, err
			}
			n := len(j.data.(print.Section).Documents)
			for _, d := range documents[:n] {
				leaf.Labels = append(leaf.Labels, d.Path)
				leaf.Heads = append(leaf.Heads, heads)
				heads++
			}
			documents = documents[n:]
			guides[i] = append(guides[i], leaf)
		}
	}
	openings := make([]*bind.Section, len(s.parts)) // of the last part none yet: nothing comes after it
	for i, j := range s.opening[:len(s.opening)-1] {
		if openings[i], err = j.section(); err != nil {
			return nil, err
		}
	}
	var restless *printJob
	for range mostRounds {
		numbers := s.number(openings, guides)
		s.open(numbers)
		front, pictures, err := s.b.front(s.parts, numbers)
		if err != nil {
			return nil, err
		}
		first := &printJob{path: bookPath, what: "目录", data: front, pictures: pictures}
		if err := q.set(append([]*printJob{first, s.opening[len(s.opening)-1]}, s.opening[:len(s.opening)-1]...), 0); err != nil {
			return nil, err
		}
		restless = nil
		for i, j := range s.opening {
			before := openings[i]
			if openings[i], err = j.section(); err != nil {
				return nil, err
			}
			if before != nil && before.Pages() != openings[i].Pages() {
				restless = j
			}
		}
		if restless == nil {
			return s.bind(first, openings, guides, running)
		}
	}
	return nil, restless.failed(errRestless)
}

// number says on which page every part and every document begins.
func (s *sections) number(openings []*bind.Section, guides [][]bind.Leaf) map[string]int {
	numbers := map[string]int{}
	next := 1
	for i, x := range s.parts {
		numbers[x.label] = next
		if openings[i] != nil {
			next += openings[i].Pages()
		}
		for _, leaf := range guides[i] {
			for k, page := range leaf.Section.Bookmarks() {
				if k < len(leaf.Labels) {
					numbers[leaf.Labels[k]] = next + page
				}
			}
			next += leaf.Section.Pages()
		}
	}
	return numbers
}

// bind joins the sections.
func (s *sections) bind(first *printJob, openings []*bind.Section, guides [][]bind.Leaf, running *bind.Section) ([]byte, error) {
	front, err := first.section()
	if err != nil {
		return nil, err
	}
	leaf := bind.Leaf{Section: front, Labels: []string{"", ""}} // how to use the book, and the contents
	for _, x := range first.data.(print.Front).Indexes {
		leaf.Labels = append(leaf.Labels, x.Label)
	}
	leaves := []bind.Leaf{leaf}
	heads := 0
	for i, x := range s.parts {
		leaves = append(leaves, bind.Leaf{Section: openings[i], Labels: []string{x.label}, Numbered: true, Heads: []int{heads}})
		heads += 1 + len(x.documents)
		leaves = append(leaves, guides[i]...)
	}
	for _, l := range leaves {
		if n := len(l.Section.Bookmarks()); n != len(l.Labels) {
			return nil, fmt.Errorf("a section has %d bookmarks for %d places", n, len(l.Labels))
		}
	}
	area := s.b.printer.Paper.TypeArea()
	return bind.Bind(leaves, bind.Folio{
		Running: running, Bottom: points(area.Number), Left: points(area.Inside - area.Outside), Middle: points(area.Inside+area.Width-area.Outside) / 2, Room: 0.7 * s.b.printer.Paper.TypeSize(), // as the templates have it
	})
}

// points turns millimetres into points of 1/72 inch.
func points(mm float64) float64 { return mm * 72 / 25.4 }
