// Package bind makes one PDF of several that the print engine has set: pages, bookmarks, structure and links become those of one.
//
// # Why it is our own
//
// A book must stay readable by a screen reader, and the same catalog must give the same bytes. pdfcpu v0.15.0, the library that
// joins PDFs, does neither. It joins pages, forms, names and bookmarks (pkg/pdfcpu/merge.go) and knows of no structure: the
// StructTreeRoot of the first file stays, those of the others are referred to by nobody, and the StructParents of all files begin
// at 0, so that the tags of later pages lead to elements of the first. And it writes the time of day into every file
// (CreationDate and ModDate in info.go, the identifier in crypto.go).
//
// This package reads what one engine writes and nothing else, so it can be small: objects stay bytes, in which references are
// renumbered in one pass, and only what has to change is taken apart. 10 710 pages in 21 sections take about a second.
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
	// Levels is how many levels of the section's bookmarks, besides the highest, Labels and Heads are of.
	Levels int
	// Labels are the names of the places that these bookmarks lead to, in their order, "" for none. A link to the address book:LABEL, in whichever section, leads to the place with that label. The book has
	// it as a named destination, so that it can be linked to from without. What a link to book:place:LABEL#NAME covers is a place
	// with the label LABEL#NAME; the link leads to LABEL.
	Labels []string
	// Below puts the section's bookmarks of the highest level below the last one of the highest level so far, after
	// those it already has.
	Below bool
	// Numbered has the book's page numbers printed on the pages, see Folio. The pages of other sections bear their own.
	Numbered bool
	// Heads are, for each of these bookmarks, which of the heads of the Folio is printed on the pages
	// from there to the next one. Only numbered leaves have any.
	Heads []int
}

// Folio says what is printed on the pages of numbered leaves. Lengths are points, 1/72 inch.
type Folio struct {
	// Running has ten pages with the figures from 0 to 9, each as large as its page, and then the heads, each on a page as large as
	// those it is printed on. What is on them must be artifacts.
	Running *Section
	// Bottom is from the lower edge of the page to that of the figures.
	Bottom float64
	// Left is by how much everything on a left-hand page is moved to the left.
	Left float64
	// Room is how high a link is that is room for the number of a page, if the figures are to be as large in it as in Running. The address
	// book:number:LABEL asks for that of the page where the label is, and leads there.
	Room float64
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
// structure different meanings, and when a leaf is numbered and the figures or a head are missing.
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
	forms  []int     // of the pages of Folio.Running: the figures, and then the heads
	widths []float64 // of the same
}

// part is a leaf in its book.
type part struct {
	Leaf
	change
	numbers []int32 // of the objects in the book, by those in the section; 0 for those the book has not
	page    int     // index of the first page
	number  int     // that is printed there, for a numbered leaf
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
	if err := b.arrangePlaces(); err != nil {
		return err
	}
	if err := b.writeRunning(); err != nil {
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

// link appends an annotation. One to a label leads to the bookmark with that label and is described by its title, where it
// was described by the address.
func (b *binder) link(dst []byte, p *part, n int) ([]byte, error) {
	d, label, err := p.Section.link(n)
	if err != nil {
		return dst, err
	}
	label, refers := strings.CutPrefix(label, numberOf)
	if place, is := strings.CutPrefix(label, placeOf); is {
		label = documentOf(place)
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
		case ok && e.key == "Contents" && refers:
			dst = fmt.Appendf(dst, "/Contents<FEFF7B2C%s9875>", utf16Figures(to.number()))
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

// What the labels of links begin with that are room for the number of a page, and places themselves.
const (
	numberOf = "number:"
	placeOf  = "place:"
)

// documentOf is the label of the document in which a place is.
func documentOf(place string) string {
	label, _, _ := strings.Cut(place, "#")
	return label
}

// number is what is printed on the page where a label leads.
func (t target) number() string { return strconv.Itoa(t.part.number + t.page) }

// utf16Figures are figures as text strings have them (7.9.2.2), in hexadecimals.
func utf16Figures(number string) string {
	var s strings.Builder
	for _, c := range []byte(number) {
		fmt.Fprintf(&s, "%04X", c)
	}
	return s.String()
}

// isAddress tells the address of a label, in one of the two encodings of text (7.9.2.2).
func isAddress(text string) bool {
	return strings.HasPrefix(text, "book:") || strings.HasPrefix(text, "\xFE\xFF\x00b\x00o\x00o\x00k\x00:")
}

// references is an array of objects.
func references(numbers []int) []byte {
	list := []byte("[")
	for _, n := range numbers {
		list = fmt.Appendf(separate(list), "%d 0 R", n)
	}
	return append(list, ']')
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
	return fmt.Appendf(nil, "%s<%s>%s</%[2]s>%[4]s", before, element, text, after)
}
