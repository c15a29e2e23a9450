// Package bind makes one PDF of several that the print engine has set: their pages, bookmarks, structure and links become
// those of one document.
package bind

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Leaf is how a section stands in the book.
type Leaf struct {
	Section *Section
	// Labels are the names of the places that the section's bookmarks of the highest level lead to, in their order, ""
	// for none. A link to the address book:LABEL, in whichever section, leads to the place with that label. The book has
	// it as a named destination, so that it can be linked to from without.
	Labels []string
	// Below puts the section's bookmarks of the highest level below the last one of the highest level so far, after
	// those it already has.
	Below bool
	// Numbered has the book's page numbers printed on the pages, see Folio. The pages of other sections bear their own.
	Numbered bool
}

// Folio says how page numbers are printed on the pages of numbered leaves. Lengths are points, 1/72 inch.
type Folio struct {
	// Digits has ten pages, the figures from 0 to 9, each as large as its page. What is on them must be artifacts.
	Digits *Section
	// Bottom is from the lower edge of the page to that of the figures.
	Bottom float64
	// Left is by how much everything on a left-hand page is moved to the left.
	Left float64
	// Middle is from the left edge of a right-hand page to the middle of the number. On a left-hand page the number is
	// moved like everything else.
	Middle float64
}

// Objects that a book has once.
const (
	catalogObject = 1 + iota
	pagesObject
	outlinesObject
	structureObject
	documentObject
	infoObject
	metadataObject
	saveObject // the content before that of a numbered page
	commonObjects
)

// fan is how many kids a node has in the trees of pages, parents and identifiers.
const fan = 64

// Bind makes a book: a PDF 1.7 with the pages of the leaves in their order. The same leaves give the same bytes.
//
// Page 1 is the first page of the first numbered leaf. It is a right-hand page, like all with an even index from 0; if it
// is not by itself, a blank page as large stands before it. The book has the language, the settings and the data of its
// first section, but identifiers (ISO 32000-1, 14.4) of its own, made of what is written. The pages of leaves that are not
// numbered keep their labels.
//
// It is an error when there is no leaf, when labels are not as many as bookmarks, when two places have one label or a link
// leads to a label that no place has, when there is no bookmark to be below of, when two sections give a role of the
// structure different meanings, and when a leaf is numbered and the figures are missing.
func Bind(leaves []Leaf, f Folio) ([]byte, error) {
	if len(leaves) == 0 {
		return nil, errors.New("a book without sections has no page")
	}
	size := 1 << 16
	for i, l := range leaves {
		if l.Section == nil || l.Section.Pages() == 0 {
			return nil, fmt.Errorf("leaf %d has no section", i+1)
		}
		size += l.Section.size + len(l.Section.pdf)/8
	}
	b := &binder{writer: newWriter(size), folio: f, labels: map[string]target{}}
	err := b.write(leaves)
	b.wait()
	if err != nil {
		return nil, err
	}
	return b.finish()
}

type binder struct {
	*writer
	folio  Folio
	parts  []*part
	pages  []int // objects
	nodes  []int // objects above the pages, one for each fan of them
	blank  int   // index of the blank page, 0 for none
	top    []*item
	labels map[string]target
	figure [10]int
	width  [10]float64
}

// part is a leaf in its book.
type part struct {
	Leaf
	change
	numbers []int32 // of the objects in the book, by those in the section; 0 for those the book has not
	page    int     // index of the first page
	number  int     // that is printed there, for a numbered leaf
}

// item is a bookmark in the book.
type item struct {
	*bookmark
	part   *part
	open   bool
	number int // of the object
	kids   []*item
}

// target is where a label leads.
type target struct {
	part *part
	*bookmark
}

// write writes all but what depends on the rest.
func (b *binder) write(leaves []Leaf) error {
	for range commonObjects - 1 {
		b.reserve()
	}
	b.stream(saveObject, []byte("<</Length 1>>"), []byte("q"))
	if err := b.arrange(leaves); err != nil {
		return err
	}
	if err := b.arrangeBookmarks(); err != nil {
		return err
	}
	if err := b.writeFigures(); err != nil {
		return err
	}
	if b.blank > 0 {
		b.writeBlank()
	}
	var scratch []byte
	for i, p := range b.parts {
		for n, to := range p.numbers {
			if to < commonObjects {
				continue
			}
			var err error
			if scratch, err = b.writeObject(scratch[:0], p, n, int(to)); err != nil {
				return fmt.Errorf("section %d: %w", i+1, err)
			}
		}
	}
	if err := b.writeStructure(); err != nil {
		return err
	}
	b.writePages()
	if err := b.writeBookmarks(); err != nil {
		return err
	}
	return b.writeCatalog()
}

// arrange gives every object of the sections its number, and every page its place.
func (b *binder) arrange(leaves []Leaf) error {
	keys, number := 0, 1
	for i, l := range leaves {
		s := l.Section
		p := &part{Leaf: l, numbers: make([]int32, len(s.state))}
		p.change = change{object: p.object, keys: keys, limit: s.nextKey, ids: strconv.Itoa(i+1) + "."}
		p.numbers[s.root], p.numbers[s.structure], p.numbers[s.document] = pagesObject, structureObject, documentObject
		for n, state := range s.state {
			if state&kept != 0 {
				p.numbers[n] = int32(b.reserve())
			}
		}
		if l.Numbered {
			if number == 1 && len(b.pages)%2 == 1 {
				b.blank = len(b.pages)
				b.pages = append(b.pages, b.reserve())
			}
			p.number = number
			number += s.Pages()
		}
		p.page = len(b.pages)
		for _, value := range s.pages {
			n, _, _, _ := reference(value, 0)
			b.pages = append(b.pages, int(p.numbers[n]))
		}
		keys += s.nextKey
		b.parts = append(b.parts, p)
	}
	for range slices.Chunk(b.pages, fan) {
		b.nodes = append(b.nodes, b.reserve())
	}
	return nil
}

// object is the number in the book of an object of the section.
func (p *part) object(n int) (int, error) {
	if n >= len(p.numbers) || p.numbers[n] == 0 {
		return 0, fmt.Errorf("the book has no object %d", n)
	}
	return int(p.numbers[n]), nil
}

// copy appends a value of the section as it is in the book.
func (p *part) copy(dst, value []byte) ([]byte, error) {
	dst, _, err := copyValue(dst, value, &p.change, 0)
	return dst, err
}

// copyEntry appends an entry of a dictionary.
func (p *part) copyEntry(dst []byte, e entry) ([]byte, error) {
	dst, _, err := copyValue(append(append(dst, '/'), e.key...), e.value, &p.change, interest(e.key))
	return dst, err
}

func (b *binder) arrangeBookmarks() error {
	var add func(p *part, list []*bookmark) []*item
	add = func(p *part, list []*bookmark) (items []*item) {
		for _, m := range list {
			items = append(items, &item{bookmark: m, part: p, open: m.open, number: b.reserve(), kids: add(p, m.kids)})
		}
		return items
	}
	for i, p := range b.parts {
		marks := p.Section.bookmarks
		if len(p.Labels) > 0 && len(p.Labels) != len(marks) {
			return fmt.Errorf("section %d has %d bookmarks of the highest level, and labels for %d", i+1, len(marks), len(p.Labels))
		}
		for j, label := range p.Labels {
			if _, twice := b.labels[label]; twice {
				return fmt.Errorf("two places have the label %q", label)
			}
			if label != "" {
				b.labels[label] = target{p, marks[j]}
			}
		}
		items := add(p, marks)
		if !p.Below {
			b.top = append(b.top, items...)
		} else if len(items) > 0 {
			if len(b.top) == 0 {
				return fmt.Errorf("section %d: there is no bookmark for it to be below of", i+1)
			}
			above := b.top[len(b.top)-1]
			above.kids = append(above.kids, items...)
			above.open = false
		}
	}
	return nil
}

// writeFigures makes forms (8.10) of the pages with the figures. Marked content there would belong to elements that the
// book has not: such pages are an error.
func (b *binder) writeFigures() error {
	if !slices.ContainsFunc(b.parts, func(p *part) bool { return p.Numbered }) {
		return nil
	}
	s := b.folio.Digits
	if s == nil || s.Pages() != len(b.figure) {
		return errors.New("page numbers need ten pages with figures")
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
			return fmt.Errorf("the page with the figure %d: %w", i, err)
		}
		b.figure[i], b.width[i] = b.reserve(), r[2]-r[0]
		b.stream(b.figure[i], append(form, ">>"...), data)
	}
	for n, to := range p.numbers {
		if to == 0 {
			continue
		}
		if _, err := b.writeObject(nil, p, n, int(to)); err != nil {
			return fmt.Errorf("figures: %w", err)
		}
	}
	return nil
}

// writeObject writes an object of a section. It returns the buffer it has used.
func (b *binder) writeObject(dst []byte, p *part, n, to int) ([]byte, error) {
	state := p.Section.state[n]
	object, err := p.Section.object(n)
	if err != nil {
		return dst, err
	}
	switch {
	case state&page != 0:
		dst, err = b.page(dst, p, n, object)
	case state&linking != 0:
		dst, err = b.link(dst, p, n)
	default:
		var at int
		if dst, at, err = copyValue(dst, object, &p.change, 0); err != nil {
			return dst, err
		}
		data, ok, err := stream(object, at)
		if err != nil {
			return dst, err
		}
		if ok {
			b.stream(to, dst, data)
			return dst, nil
		}
	}
	if err == nil {
		b.object(to, dst)
	}
	return dst, err
}

// page appends a page: where it stands in the tree, moved when it is a left-hand page, and with its number.
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
		if dst, err = b.number(dst, p, d, strconv.Itoa(p.number+in)); err != nil {
			return dst, err
		}
	}
	return append(dst, ">>"...), nil
}

// number appends the content of a page and its resources, with the number in front of everything as an artifact (14.8.2.2).
func (b *binder) number(dst []byte, p *part, d dict, number string) ([]byte, error) {
	s := p.Section
	var resources, objects dict
	var err error
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
	width := 0.0
	for i := range number {
		figure := number[i] - '0'
		width += b.width[figure]
		if strings.IndexByte(number, number[i]) == i {
			dst = fmt.Appendf(dst, "/%s%d %d 0 R", name, figure, b.figure[figure])
		}
	}

	r, err := box(d.get("MediaBox"))
	if err != nil {
		return dst, err
	}
	content := []byte("Q\n/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\nq\n")
	x, y := r[0]+b.folio.Middle-width/2, r[1]+b.folio.Bottom
	for i := range number {
		figure := number[i] - '0'
		content = appendNumber(append(content, "1 0 0 1"...), x)
		content = fmt.Appendf(appendNumber(content, y), " cm/%s%d Do\n", name, figure)
		x, y = b.width[figure], 0
	}
	content = append(content, "Q\nEMC"...)
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

// link appends an annotation. One to a label leads to the bookmark with that label and is described by its title, where it
// was described by the address.
func (b *binder) link(dst []byte, p *part, n int) ([]byte, error) {
	d, label, err := p.Section.link(n)
	if err != nil {
		return dst, err
	}
	to, ok := b.labels[label]
	if label != "" && !ok {
		return dst, fmt.Errorf("a link leads to the label %q, which no place has", label)
	}
	description, _ := decode(d.get("Contents"))
	dst = append(dst, "<<"...)
	for _, e := range d {
		switch {
		case ok && e.key == "A":
			dst = fmt.Appendf(dst, "/Dest<%X>", label)
		case ok && e.key == "Contents" && isAddress(description):
			dst, err = to.part.copyEntry(dst, entry{"Contents", to.title})
		default:
			dst, err = p.copyEntry(dst, e)
		}
		if err != nil {
			return dst, err
		}
	}
	return append(dst, ">>"...), nil
}

// isAddress tells the address of a label, in one of the two encodings of text (7.9.2.2).
func isAddress(text string) bool {
	return strings.HasPrefix(text, "book:") || strings.HasPrefix(text, "\xFE\xFF\x00b\x00o\x00o\x00k\x00:")
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

// references is an array of objects.
func references(numbers []int) []byte {
	list := []byte("[")
	for _, n := range numbers {
		list = fmt.Appendf(separate(list), "%d 0 R", n)
	}
	return append(list, ']')
}

// writeStructure writes the root of the structure (14.7.2), the document, and the trees that lead to elements.
func (b *binder) writeStructure() error {
	first := b.parts[0]
	document := fmt.Appendf(nil, "<</P %d 0 R", structureObject)
	for _, e := range first.Section.attribute {
		if e.key != "P" && e.key != "K" {
			var err error
			if document, err = first.copyEntry(document, e); err != nil {
				return fmt.Errorf("section 1: %w", err)
			}
		}
	}
	document = append(document, "/K["...)
	roles, meaning := []byte("<<"), map[string]string{}
	var parents, ids []node
	keys := 0
	for i, p := range b.parts {
		s := p.Section
		var err error
		for _, e := range s.elements {
			if document, err = p.copy(document, e); err != nil {
				return fmt.Errorf("section %d: %w", i+1, err)
			}
		}
		for _, e := range s.roles {
			if old, ok := meaning[e.key]; ok && old != string(e.value) {
				return fmt.Errorf("section %d: the role %s means %s, and %s before", i+1, e.key, e.value, old)
			} else if !ok {
				meaning[e.key] = string(e.value)
				if roles, err = p.copyEntry(roles, e); err != nil {
					return fmt.Errorf("section %d: %w", i+1, err)
				}
			}
		}
		for _, e := range s.parents {
			value, err := p.copy(nil, e.value)
			if err != nil {
				return fmt.Errorf("section %d: %w", i+1, err)
			}
			parents = append(parents, node{key: strconv.Itoa(p.keys + e.key), value: value})
		}
		for _, e := range s.ids {
			value, err := p.copy(nil, e.element)
			if err != nil {
				return fmt.Errorf("section %d: %w", i+1, err)
			}
			ids = append(ids, node{key: p.ids + e.id, value: value})
		}
		keys += s.nextKey
	}
	slices.SortFunc(ids, func(a, b node) int { return strings.Compare(a.key, b.key) })
	for i := range ids {
		ids[i].key = fmt.Sprintf("<%X>", ids[i].key)
	}
	b.object(documentObject, append(document, "]>>"...))
	b.object(structureObject, fmt.Appendf(nil, "<</Type/StructTreeRoot/K[%d 0 R]/RoleMap%s>>/ParentTree %d 0 R/ParentTreeNextKey %d/IDTree %d 0 R>>",
		documentObject, roles, b.tree("Nums", parents), keys, b.tree("Names", ids)))
	return nil
}

// node is an entry of a tree.
type node struct {
	key   string
	value []byte
}

// tree writes a tree of names or numbers (7.9.6 and 7.9.7) of two levels.
func (b *binder) tree(kind string, list []node) int {
	var kids []int
	for leaf := range slices.Chunk(list, fan) {
		dst := fmt.Appendf(nil, "<</Limits[%s %s]/%s[", leaf[0].key, leaf[len(leaf)-1].key, kind)
		for _, n := range leaf {
			dst = append(append(separate(dst), n.key...), ' ')
			dst = append(dst, n.value...)
		}
		kids = append(kids, b.reserve())
		b.object(kids[len(kids)-1], append(dst, "]>>"...))
	}
	root := b.reserve()
	if len(kids) == 0 {
		b.object(root, fmt.Appendf(nil, "<</%s[]>>", kind))
	} else {
		b.object(root, fmt.Appendf(nil, "<</Kids%s>>", references(kids)))
	}
	return root
}

// writeBookmarks writes the outline (12.3.3).
func (b *binder) writeBookmarks() error {
	var write func(above int, list []*item) (int, error)
	write = func(above int, list []*item) (visible int, err error) {
		for i, m := range list {
			dst := fmt.Appendf(nil, "<</Parent %d 0 R", above)
			if i > 0 {
				dst = fmt.Appendf(dst, "/Prev %d 0 R", list[i-1].number)
			}
			if i+1 < len(list) {
				dst = fmt.Appendf(dst, "/Next %d 0 R", list[i+1].number)
			}
			visible++
			if len(m.kids) > 0 {
				below, err := write(m.number, m.kids)
				if err != nil {
					return 0, err
				}
				if m.open {
					visible += below
				} else {
					below = -below
				}
				dst = fmt.Appendf(dst, "/First %d 0 R/Last %d 0 R/Count %d", m.kids[0].number, m.kids[len(m.kids)-1].number, below)
			}
			for _, e := range append(slices.Clip(m.fields), entry{"Dest", m.destination}) {
				if dst, err = m.part.copyEntry(dst, e); err != nil {
					return 0, err
				}
			}
			b.object(m.number, append(dst, ">>"...))
		}
		return visible, nil
	}
	visible, err := write(outlinesObject, b.top)
	if err != nil {
		return fmt.Errorf("bookmarks: %w", err)
	}
	root := []byte("<</Type/Outlines")
	if len(b.top) > 0 {
		root = fmt.Appendf(root, "/First %d 0 R/Last %d 0 R/Count %d", b.top[0].number, b.top[len(b.top)-1].number, visible)
	}
	b.object(outlinesObject, append(root, ">>"...))
	return nil
}

// writeCatalog writes the catalog (7.7.2), with the labels of the pages (12.4.2) and the names of the places (12.3.2.3), and the
// information.
func (b *binder) writeCatalog() error {
	first := b.parts[0]
	dst := fmt.Appendf(nil, "<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R/StructTreeRoot %d 0 R", pagesObject, outlinesObject, structureObject)
	var err error
	for _, e := range first.Section.catalog {
		switch e.key {
		case "Lang", "MarkInfo", "ViewerPreferences":
			if dst, err = first.copyEntry(dst, e); err != nil {
				return fmt.Errorf("section 1: %w", err)
			}
		case "Metadata":
			dst = fmt.Appendf(dst, "/Metadata %d 0 R", metadataObject)
		}
	}
	dst = append(dst, "/PageLabels<</Nums["...)
	for i, p := range b.parts {
		if p.Numbered {
			if i == 0 || !b.parts[i-1].Numbered {
				dst = fmt.Appendf(separate(dst), "%d<</S/D/St %d>>", p.page, p.number)
			}
			continue
		}
		labels, err := p.Section.pairs(p.Section.catalog.get("PageLabels"), "Nums")
		if err != nil {
			return fmt.Errorf("section %d: labels of pages: %w", i+1, err)
		}
		if len(labels) == 0 {
			labels = [][]byte{[]byte("0"), []byte("<<>>")}
		}
		for i := 0; i < len(labels); i += 2 {
			page, ok := integer(labels[i])
			if !ok || page >= p.Section.Pages() {
				return fmt.Errorf("section %d: a label belongs to no page", i+1)
			}
			label, err := p.Section.resolve(labels[i+1])
			if err != nil {
				return fmt.Errorf("section %d: %w", i+1, err)
			}
			if dst, err = p.copy(fmt.Appendf(separate(dst), "%d", p.page+page), label); err != nil {
				return fmt.Errorf("section %d: %w", i+1, err)
			}
		}
	}
	dst = append(dst, "]>>"...)
	var names []node
	for _, label := range slices.Sorted(maps.Keys(b.labels)) {
		to := b.labels[label]
		value, err := to.part.copy(nil, to.destination)
		if err != nil {
			return fmt.Errorf("the place %q: %w", label, err)
		}
		names = append(names, node{fmt.Sprintf("<%X>", label), value})
	}
	if len(names) > 0 {
		dst = fmt.Appendf(dst, "/Names<</Dests %d 0 R>>", b.tree("Names", names))
	}
	b.object(catalogObject, append(dst, ">>"...))
	info, err := first.copy(nil, first.Section.info)
	if err != nil {
		return fmt.Errorf("section 1: %w", err)
	}
	b.object(infoObject, info)
	return nil
}

// finish writes what identifies the book, and the end of the file.
func (b *binder) finish() ([]byte, error) {
	b.batchStreams()
	var metadata []byte
	if v := b.parts[0].Section.catalog.get("Metadata"); v != nil {
		object, err := b.parts[0].Section.resolve(v)
		if err == nil {
			var d dict
			var at int
			if d, at, err = fields(object); err == nil && d.get("Filter") != nil {
				err = errors.New("it is compressed")
			}
			if err == nil {
				metadata, _, err = stream(object, at)
			}
		}
		if err != nil {
			return nil, fmt.Errorf("section 1: metadata: %w", err)
		}
		metadata = replace(metadata, "xmpTPg:NPages", strconv.Itoa(len(b.pages)))
	}
	sum := sha256.New()
	sum.Write(b.out)
	sum.Write(metadata)
	id := sum.Sum(nil)[:16]
	if metadata != nil {
		for _, element := range []string{"xmpMM:InstanceID", "xmpMM:DocumentID"} {
			metadata = replace(metadata, element, base64.StdEncoding.EncodeToString(id))
		}
		b.stream(metadataObject, fmt.Appendf(nil, "<</Type/Metadata/Subtype/XML/Length %d>>", len(metadata)), metadata)
	}
	return b.end(fmt.Sprintf("/Root %d 0 R/Info %d 0 R/ID[<%X><%[3]X>]", catalogObject, infoObject, id)), nil
}

// replace gives an element of XML another text, if it is there.
func replace(xml []byte, element, text string) []byte {
	before, rest, ok := bytes.Cut(xml, []byte("<"+element+">"))
	if !ok {
		return xml
	}
	_, after, ok := bytes.Cut(rest, []byte("</"+element+">"))
	if !ok {
		return xml
	}
	return fmt.Appendf(nil, "%s<%s>%s</%[2]s>%s", before, element, text, after)
}
