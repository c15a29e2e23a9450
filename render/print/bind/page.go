package bind

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// figures is how many figures numbers are made of.
const figures = 10

// writeRunning makes forms (8.10) of the figures and heads. Marked content there would belong to elements that the book has not:
// such pages are an error.
func (b *binder) writeRunning() error {
	if !slices.ContainsFunc(b.parts, func(p *part) bool { return p.Numbered }) {
		return nil
	}
	s := b.folio.Running
	if s == nil || s.Pages() < figures {
		return errors.New("page numbers need ten pages with figures")
	}
	for i, p := range b.parts {
		if n := len(p.marks()); len(p.Heads) > n {
			return fmt.Errorf("section %d has %d bookmarks, and heads for %d", i+1, n, len(p.Heads))
		}
		for _, head := range p.Heads {
			if head < 0 || head >= s.Pages()-figures {
				return fmt.Errorf("section %d: there is no head %d", i+1, head)
			}
		}
	}
	marks := make([]state, len(s.state))
	p := &part{Leaf: Leaf{Section: s}, numbers: make([]int32, len(s.state))}
	p.change = change{object: p.object}
	for i, value := range s.pages {
		d, err := s.dictionary(value)
		if err == nil && d.get("StructParents") != nil {
			err = errors.New("it is no artifact")
		}
		resources := []byte("<<>>")
		if r := d.get("Resources"); r != nil {
			resources = r
		}
		if err == nil {
			_, err = s.reach(marks, [][]byte{resources})
		}
		for n, state := range marks {
			if state&kept != 0 && p.numbers[n] == 0 {
				p.numbers[n] = int32(b.reserve())
			}
		}
		var content, data []byte
		var entries dict
		if err == nil {
			content, err = s.resolve(d.get("Contents"))
		}
		if err == nil {
			var at int
			if entries, at, err = fields(content); err == nil {
				data, _, err = stream(content, at)
			}
		}
		var r [4]float64
		if err == nil {
			r, err = box(d.get("MediaBox"))
		}
		form := []byte("<</Type/XObject/Subtype/Form")
		for _, e := range append(entries, entry{"BBox", d.get("MediaBox")}, entry{"Resources", resources}) {
			if err == nil {
				form, err = p.copyEntry(form, e)
			}
		}
		if err != nil {
			return fmt.Errorf("page %d of figures and heads: %w", i+1, err)
		}
		b.forms, b.widths = append(b.forms, b.reserve()), append(b.widths, r[2]-r[0])
		b.stream(b.forms[i], append(form, ">>"...), data)
	}
	for n, to := range p.numbers {
		if to == 0 {
			continue
		}
		if _, err := b.writeObject(nil, p, n, int(to)); err != nil {
			return fmt.Errorf("figures and heads: %w", err)
		}
	}
	return nil
}

// page appends a page: where it stands in the tree, moved when it is a left-hand page, and with its head and number.
func (b *binder) page(dst []byte, p *part, n int, object []byte) ([]byte, error) {
	d, _, err := fields(object)
	if err != nil {
		return dst, err
	}
	in := p.Section.position[n]
	index := p.page + in
	dst = fmt.Appendf(dst, "<</Parent %d 0 R", b.nodes[index/fan])
	for _, e := range d {
		switch {
		case e.key == "Parent", p.Numbered && (e.key == "Contents" || e.key == "Resources"):
		case p.Numbered && index%2 == 1 && strings.HasSuffix(e.key, "Box"):
			r, err := box(e.value)
			if err != nil {
				return dst, err
			}
			dst = append(append(append(dst, '/'), e.key...), '[')
			for i, v := range r {
				if i%2 == 0 {
					v += b.folio.Left
				}
				dst = appendNumber(dst, v)
			}
			dst = append(dst, ']')
		default:
			if dst, err = p.copyEntry(dst, e); err != nil {
				return dst, err
			}
		}
	}
	if p.Numbered {
		if dst, err = b.overprint(dst, p, d, in); err != nil {
			return dst, err
		}
	}
	return append(dst, ">>"...), nil
}

// head is the form of the head of a page of a leaf, 0 for none.
func (b *binder) head(p *part, page int) (form int) {
	marks := p.marks()
	for i, head := range p.Heads {
		if marks[i].page <= page {
			form = b.forms[figures+head]
		}
	}
	return form
}

// overprint appends the content of a page of a leaf and its resources, with its head and its number in front of everything as artifacts
// (14.8.2.2).
func (b *binder) overprint(dst []byte, p *part, d dict, page int) ([]byte, error) {
	s, head, number := p.Section, b.head(p, page), strconv.Itoa(p.number+page)
	refers, err := b.refers(p, d)
	if err != nil {
		return dst, err
	}
	var resources, objects dict
	if v := d.get("Resources"); v != nil {
		if resources, err = s.dictionary(v); err != nil {
			return dst, err
		}
	}
	if v := resources.get("XObject"); v != nil {
		if objects, err = s.dictionary(v); err != nil {
			return dst, err
		}
	}
	name := "n" // no other name begins with it
	for _, e := range objects {
		for strings.HasPrefix(e.key, name) {
			name += "n"
		}
	}
	dst = append(dst, "/Resources<<"...)
	for _, e := range resources {
		if e.key != "XObject" {
			if dst, err = p.copyEntry(dst, e); err != nil {
				return dst, err
			}
		}
	}
	dst = append(dst, "/XObject<<"...)
	for _, e := range objects {
		if dst, err = p.copyEntry(dst, e); err != nil {
			return dst, err
		}
	}
	used := number
	for _, r := range refers {
		used += r.number
	}
	for i := range used {
		if figure := used[i] - '0'; strings.IndexByte(used, used[i]) == i {
			dst = fmt.Appendf(dst, "/%s%d %d 0 R", name, figure, b.forms[figure])
		}
	}
	if head != 0 {
		dst = fmt.Appendf(dst, "/%sh %d 0 R", name, head)
	}

	r, err := box(d.get("MediaBox"))
	if err != nil {
		return dst, err
	}
	content := []byte("Q\n")
	if head != 0 {
		content = appendNumber(append(content, "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\nq\n1 0 0 1"...), r[0])
		content = fmt.Appendf(appendNumber(content, r[1]), " cm/%sh Do\nQ\nEMC\n", name)
	}
	content = append(content, "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\nq\n"...)
	content = append(b.figures(content, name, number, r[0]+b.folio.Middle, r[1]+b.folio.Bottom, 1), "Q\nEMC"...)
	for _, r := range refers {
		content = append(content, "\n/Artifact BMC\nq\n"...)
		scale := (r.room[3] - r.room[1]) / b.folio.Room
		content = append(b.figures(content, name, r.number, (r.room[0]+r.room[2])/2, r.room[1]-scale, scale), "Q\nEMC"...)
	}
	over := b.reserve()
	b.stream(over, fmt.Appendf(nil, "<</Length %d>>", len(content)), content)

	dst = fmt.Appendf(dst, ">>>>/Contents[%d 0 R", saveObject)
	if v := d.get("Contents"); v != nil {
		list := [][]byte{v}
		object, err := s.resolve(v)
		if err != nil {
			return dst, err
		}
		if kind, _, _ := next(object, 0); kind == '[' {
			if list, err = elements(object); err != nil {
				return dst, err
			}
		}
		for _, v := range list {
			if dst, err = p.copy(dst, v); err != nil {
				return dst, err
			}
		}
	}
	return fmt.Appendf(dst, " %d 0 R]", over), nil
}

// figures appends what prints a number, its middle and its lower edge at a place.
func (b *binder) figures(content []byte, name, number string, x, y, scale float64) []byte {
	width := 0.0
	for i := range number {
		width += b.widths[number[i]-'0']
	}
	content = appendNumber(append(appendNumber(content, scale), " 0 0"...), scale)
	content = append(appendNumber(appendNumber(content, x-scale*width/2), y), " cm"...)
	for i := range number {
		figure := number[i] - '0'
		if i > 0 {
			content = append(appendNumber(append(content, "\n1 0 0 1"...), b.widths[number[i-1]-'0']), " 0 cm"...)
		}
		content = fmt.Appendf(content, "/%s%d Do", name, figure)
	}
	return append(content, '\n')
}

// referring is room for the number of a page, on another one.
type referring struct {
	room   [4]float64
	number string
}

// refers finds on a page the room for the numbers of others.
func (b *binder) refers(p *part, d dict) (list []referring, err error) {
	err = p.Section.links(d, func(link dict, label string) error {
		label, is := strings.CutPrefix(label, numberOf)
		to, ok := b.labels[label]
		if !is || !ok { // what leads nowhere is an error where the link is written
			return nil
		}
		room, err := box(link.get("Rect"))
		if err == nil && b.folio.Room <= 0 {
			err = errors.New("a link has room for a number, and nobody says how high that is")
		}
		list = append(list, referring{room, to.number()})
		return err
	})
	return list, err
}

// arrangePlaces gives labels to what is covered by links that are places.
func (b *binder) arrangePlaces() error {
	for i, p := range b.parts {
		for in, value := range p.Section.pages {
			d, err := p.Section.dictionary(value)
			if err == nil {
				err = p.Section.links(d, func(link dict, label string) error {
					place, is := strings.CutPrefix(label, placeOf)
					if !is {
						return nil
					}
					if _, twice := b.labels[place]; twice {
						return fmt.Errorf("two places have the label %q", place)
					}
					of := b.labels[documentOf(place)]
					if of.part != p { // what leads nowhere is an error where the link is written
						return nil
					}
					r, err := box(link.get("Rect"))
					to := appendNumber(appendNumber(fmt.Appendf(nil, "[%s/XYZ", value), r[0]), r[3])
					b.labels[place] = target{p, &bookmark{title: of.title, destination: append(to, " 0]"...), page: in}}
					return err
				})
			}
			if err != nil {
				return fmt.Errorf("section %d, page %d: %w", i+1, in+1, err)
			}
		}
	}
	return nil
}

// writeBlank writes the page before page 1, which is as large.
func (b *binder) writeBlank() {
	next := slices.IndexFunc(b.parts, func(p *part) bool { return p.Numbered })
	s := b.parts[next].Section
	d, _ := s.dictionary(s.pages[0])
	dst := fmt.Appendf(nil, "<</Type/Page/Parent %d 0 R/Resources<<>>/MediaBox[", b.nodes[b.blank/fan])
	r, _ := box(d.get("MediaBox")) // Read has read it
	for _, v := range r {
		dst = appendNumber(dst, v)
	}
	b.object(b.pages[b.blank], append(dst, "]>>"...))
}

func (b *binder) writePages() {
	for i, pages := range slices.Collect(slices.Chunk(b.pages, fan)) {
		b.object(b.nodes[i], fmt.Appendf(nil, "<</Type/Pages/Parent %d 0 R/Count %d/Kids%s>>", pagesObject, len(pages), references(pages)))
	}
	b.object(pagesObject, fmt.Appendf(nil, "<</Type/Pages/Count %d/Kids%s>>", len(b.pages), references(b.nodes)))
}
