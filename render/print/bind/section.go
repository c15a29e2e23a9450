package bind

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Section is a PDF of the print engine. It does not change and can stand in several books, and in one more than once.
type Section struct {
	pdf       []byte
	start     []int // of what each object holds, by its number; 0 where there is none
	limit     []int // where the next object begins
	state     []state
	size      int // bytes of the streams that are copied
	catalog   dict
	info      []byte
	root      int // objects of which the book has one for all: the root of the pages,
	structure int // of the structure
	document  int // and the element that holds all others
	pages     [][]byte
	position  map[int]int // of a page, by its object
	bookmarks []*bookmark
	names     map[string][]byte // destinations
	parents   []parent
	nextKey   int // what the keys of the parents are below
	roles     dict
	elements  [][]byte // below the document
	ids       []identifier
	attribute dict // of the document
}

// state says what becomes of an object in the book.
type state uint8

const (
	kept    state = 1 << iota // the book has a copy
	common                    // the book has one for all sections
	page                      // it is a page
	linking                   // it is an annotation
)

type bookmark struct {
	fields      dict // without those that join it to others
	title       []byte
	destination []byte
	page        int
	open        bool
	kids        []*bookmark
}

// parent is an entry of the parent tree: what stands in the structure above the content of a page, or above a link.
type parent struct {
	key   int
	value []byte
}

type identifier struct {
	id      string
	element []byte
}

// Read reads what the print engine has written: a file of PDF 1.7 with a classic cross-reference table (ISO 32000-1,
// 7.5.4), without object streams, updates and encryption, and with a structure. It keeps pdf, which must not change any
// more. Whatever else a file holds is an error, and so is an object that is missing or that no one can read; what streams
// hold is not looked at.
func Read(pdf []byte) (*Section, error) {
	s := &Section{pdf: pdf}
	for _, step := range []func() error{s.readTable, s.readPages, s.readNames, s.readBookmarks, s.readStructure, s.keep} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("this is no PDF of the print engine: %w", err)
		}
	}
	return s, nil
}

// Pages is the number of pages, at least one.
func (s *Section) Pages() int { return len(s.pages) }

// Bookmarks are the pages, from 0, that the bookmarks of the highest level and of so many below it lead to, in their order.
func (s *Section) Bookmarks(levels int) (pages []int) {
	for _, b := range down(s.bookmarks, levels) {
		pages = append(pages, b.page)
	}
	return pages
}

// readTable finds the objects, and reads the trailer and the catalog.
func (s *Section) readTable() error {
	if !bytes.HasPrefix(s.pdf, []byte("%PDF-1.7")) {
		return errors.New("it does not begin with %PDF-1.7")
	}
	tail := s.pdf[max(0, len(s.pdf)-64):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return errors.New("startxref is missing")
	}
	table, ok := integer(tail[i+len("startxref"):])
	if !ok || table >= len(s.pdf) {
		return errors.New("startxref leads nowhere")
	}
	rest, ok := bytes.CutPrefix(s.pdf[table:], []byte("xref\n0 "))
	if !ok {
		return errors.New("it has no classic cross-reference table of one piece")
	}
	_, _, at := next(rest, 0)
	count, ok := integer(rest)
	rest = rest[at:]
	const line = 20
	if !ok || count == 0 || len(rest) < 1+count*line || rest[0] != '\n' {
		return errors.New("the cross-reference table is broken off")
	}
	lines, rest := rest[1:1+count*line], rest[1+count*line:]
	s.start, s.limit, s.state = make([]int, count), make([]int, count), make([]state, count)
	var order []int
	for n := 1; n < count; n++ {
		entry := lines[n*line : (n+1)*line]
		if entry[17] == 'f' {
			continue
		}
		offset, ok := number(entry[:10])
		if !ok || string(entry[10:18]) != " 00000 n" || offset == 0 || offset >= table {
			return fmt.Errorf("the cross-reference table says nothing of use about object %d", n)
		}
		s.start[n] = offset
		order = append(order, n)
	}
	slices.SortFunc(order, func(a, b int) int { return s.start[a] - s.start[b] })
	for i, n := range order {
		s.limit[n] = table
		if i+1 < len(order) {
			s.limit[n] = s.start[order[i+1]]
		}
		head := fmt.Appendf(nil, "%d 0 obj", n)
		if !bytes.HasPrefix(s.pdf[s.start[n]:s.limit[n]], head) {
			return fmt.Errorf("object %d is not where the cross-reference table says", n)
		}
		s.start[n] += len(head)
	}
	if rest, ok = bytes.CutPrefix(rest, []byte("trailer")); !ok {
		return errors.New("the trailer is missing")
	}
	trailer, _, err := fields(rest)
	if err == nil {
		err = trailer.only("Size", "Root", "Info", "ID")
	}
	if err != nil {
		return fmt.Errorf("trailer: %w", err)
	}
	if s.info, err = s.resolve(trailer.get("Info")); err != nil {
		return fmt.Errorf("trailer: %w", err)
	}
	if s.catalog, err = s.dictionary(trailer.get("Root")); err == nil {
		err = s.catalog.only("Type", "Pages", "Metadata", "PageLabels", "Lang", "StructTreeRoot", "MarkInfo", "ViewerPreferences", "Outlines", "Names")
	}
	if err != nil {
		return fmt.Errorf("catalog: %w", err)
	}
	return nil
}

// object is what an object holds, with what follows up to the next one.
func (s *Section) object(n int) ([]byte, error) {
	if n >= len(s.start) || s.start[n] == 0 {
		return nil, fmt.Errorf("there is no object %d", n)
	}
	return s.pdf[s.start[n]:s.limit[n]], nil
}

// resolve returns a value or what the object holds that it refers to; nil is an error.
func (s *Section) resolve(value []byte) ([]byte, error) {
	if value == nil {
		return nil, errors.New("a value is missing")
	}
	n, _, ok, err := reference(value, 0)
	if err != nil || !ok {
		return value, err
	}
	return s.object(n)
}

// dictionary resolves a dictionary.
func (s *Section) dictionary(value []byte) (dict, error) {
	value, err := s.resolve(value)
	if err != nil {
		return nil, err
	}
	d, _, err := fields(value)
	return d, err
}

// array resolves an array; nil is an empty one.
func (s *Section) array(value []byte) ([][]byte, error) {
	if value == nil {
		return nil, nil
	}
	value, err := s.resolve(value)
	if err != nil {
		return nil, err
	}
	return elements(value)
}

// pairs resolves a dictionary that holds a tree of one node (7.9.6 and 7.9.7) under a key, Names or Nums: keys and values
// by turns. A nil dictionary is an empty tree.
func (s *Section) pairs(value []byte, key string) ([][]byte, error) {
	if value == nil {
		return nil, nil
	}
	d, err := s.dictionary(value)
	if err != nil {
		return nil, err
	}
	if err := d.only(key); err != nil {
		return nil, err
	}
	list, err := s.array(d.get(key))
	if err == nil && len(list)%2 == 1 {
		err = errors.New("a key has no value")
	}
	return list, err
}

// stream is what stands in the file behind the dictionary of a stream; false means that the object is none.
func stream(object []byte, at int) ([]byte, bool, error) {
	_, from, to := next(object, at)
	if string(object[from:to]) == "endobj" {
		return nil, false, nil
	}
	if string(object[from:to]) != "stream" {
		return nil, false, errors.New("it has no end")
	}
	d, _, err := fields(object)
	if err != nil {
		return nil, false, err
	}
	length, ok := integer(d.get("Length"))
	rest := bytes.TrimPrefix(object[to:], []byte("\r"))
	if !ok || len(rest) <= length || rest[0] != '\n' {
		return nil, false, errors.New("its stream has no length")
	}
	_, from, to = next(rest, 1+length)
	if string(rest[from:to]) != "endstream" {
		return nil, false, errors.New("its stream has a wrong length")
	}
	return rest[1 : 1+length], true, nil
}

func (s *Section) readPages() error {
	var ok bool
	if s.root, _, ok, _ = reference(s.catalog.get("Pages"), 0); !ok {
		return errors.New("the pages are missing")
	}
	tree, err := s.dictionary(s.catalog.get("Pages"))
	if err == nil {
		err = tree.only("Type", "Count", "Kids")
	}
	if err != nil {
		return fmt.Errorf("pages: %w", err)
	}
	if s.pages, err = s.array(tree.get("Kids")); err != nil {
		return fmt.Errorf("pages: %w", err)
	}
	if len(s.pages) == 0 {
		return errors.New("it has no page")
	}
	s.state[s.root] |= common
	s.position = map[int]int{}
	for i, value := range s.pages {
		n, _, ok, _ := reference(value, 0)
		if _, twice := s.position[n]; !ok || twice || n == s.root {
			return fmt.Errorf("page %d is no page of its own", i+1)
		}
		s.position[n] = i
		d, err := s.dictionary(value)
		if err == nil && string(d.get("Type")) != "/Page" {
			err = errors.New("it is of another type")
		}
		if err == nil {
			_, err = box(d.get("MediaBox"))
		}
		var links [][]byte
		if err == nil {
			links, err = s.array(d.get("Annots"))
		}
		if err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
		s.state[n] |= page
		for _, link := range links {
			n, _, ok, _ := reference(link, 0)
			if !ok || n >= len(s.state) {
				return fmt.Errorf("page %d: an annotation is no object", i+1)
			}
			s.state[n] |= linking
		}
	}
	return nil
}

// readNames reads the destinations that have names. Two sections may give one name to different places, and nothing but
// their own links knows them: the book has the places, and the links lead there without names.
func (s *Section) readNames() error {
	value := s.catalog.get("Names")
	if value == nil {
		return nil
	}
	d, err := s.dictionary(value)
	if err == nil {
		err = d.only("Dests")
	}
	var list [][]byte
	if err == nil {
		list, err = s.pairs(d.get("Dests"), "Names")
	}
	if err != nil {
		return fmt.Errorf("names: %w", err)
	}
	s.names = map[string][]byte{}
	for i := 0; i < len(list); i += 2 {
		name, ok := decode(list[i])
		if !ok {
			return errors.New("a name is no text")
		}
		s.names[name] = list[i+1]
	}
	return nil
}

// destination returns an explicit destination (12.3.2), or an object that holds one, for any destination, and its page.
func (s *Section) destination(value []byte) ([]byte, int, error) {
	if name, ok := decode(value); ok {
		if value = s.names[name]; value == nil {
			return nil, 0, fmt.Errorf("there is no place named %q", name)
		}
	}
	list, err := s.resolve(value)
	if err != nil {
		return nil, 0, err
	}
	kind, _, at := next(list, 0)
	n, _, ok, _ := reference(list, at)
	if i, known := s.position[n]; ok && known && kind == '[' {
		return value, i, nil
	}
	return nil, 0, errors.New("it leads to no page")
}

func (s *Section) readBookmarks() error {
	if s.catalog.get("Outlines") == nil {
		return nil
	}
	seen := map[int]bool{}
	var read func(above dict, depth int) ([]*bookmark, error)
	read = func(above dict, depth int) (list []*bookmark, err error) {
		for value := above.get("First"); value != nil; {
			n, _, ok, _ := reference(value, 0)
			if !ok || seen[n] || depth == maxDepth {
				return nil, errors.New("they are no tree")
			}
			seen[n] = true
			d, err := s.dictionary(value)
			if err != nil {
				return nil, err
			}
			b := &bookmark{title: d.get("Title"), open: len(d.get("Count")) > 0 && d.get("Count")[0] != '-'}
			if b.title == nil {
				return nil, errors.New("one has no title")
			}
			if b.destination, b.page, err = s.destination(d.get("Dest")); err != nil {
				return nil, err
			}
			for _, e := range d {
				switch e.key {
				case "Parent", "Prev", "Next", "First", "Last", "Count", "Dest":
				default:
					b.fields = append(b.fields, e)
				}
			}
			if b.kids, err = read(d, depth+1); err != nil {
				return nil, err
			}
			list = append(list, b)
			value = d.get("Next")
		}
		return list, nil
	}
	root, err := s.dictionary(s.catalog.get("Outlines"))
	if err == nil {
		s.bookmarks, err = read(root, 0)
	}
	if err != nil {
		return fmt.Errorf("bookmarks: %w", err)
	}
	return nil
}

func (s *Section) readStructure() error {
	wrong := func(err error) error { return fmt.Errorf("structure: %w", err) }
	var ok bool
	if s.structure, _, ok, _ = reference(s.catalog.get("StructTreeRoot"), 0); !ok {
		return wrong(errors.New("it is missing"))
	}
	root, err := s.dictionary(s.catalog.get("StructTreeRoot"))
	if err == nil {
		err = root.only("Type", "RoleMap", "K", "ParentTree", "IDTree", "ParentTreeNextKey")
	}
	if err != nil {
		return wrong(err)
	}
	if roles := root.get("RoleMap"); roles != nil {
		if s.roles, err = s.dictionary(roles); err != nil {
			return wrong(err)
		}
	}
	top, err := s.array(root.get("K"))
	if err == nil && len(top) != 1 {
		err = errors.New("its root has not one element")
	}
	if err != nil {
		return wrong(err)
	}
	if s.document, _, ok, _ = reference(top[0], 0); !ok {
		return wrong(errors.New("its element is no object"))
	}
	if s.attribute, err = s.dictionary(top[0]); err == nil && string(s.attribute.get("S")) != "/Document" {
		err = errors.New("its element is no document")
	}
	if err == nil {
		s.elements, err = s.array(s.attribute.get("K"))
	}
	if err != nil {
		return wrong(err)
	}
	for _, e := range s.elements {
		if _, _, ok, _ := reference(e, 0); !ok {
			return wrong(errors.New("the document holds what is no element"))
		}
	}
	if s.state[s.structure] != 0 || s.state[s.document] != 0 {
		return wrong(errors.New("it is part of something else"))
	}
	s.state[s.structure] |= common
	s.state[s.document] |= common
	list, err := s.pairs(root.get("ParentTree"), "Nums")
	if err != nil {
		return wrong(err)
	}
	for i := 0; i < len(list); i += 2 {
		key, ok := integer(list[i])
		if !ok || key < s.nextKey || key > len(s.pdf) {
			return wrong(errors.New("the keys of the parent tree are in disorder"))
		}
		s.parents = append(s.parents, parent{key, list[i+1]})
		s.nextKey = key + 1
	}
	if list, err = s.pairs(root.get("IDTree"), "Names"); err != nil {
		return wrong(err)
	}
	for i := 0; i < len(list); i += 2 {
		id, ok := decode(list[i])
		if !ok {
			return wrong(errors.New("an identifier is no text"))
		}
		s.ids = append(s.ids, identifier{id, list[i+1]})
	}
	return nil
}

// keep finds what the book needs of the section: what its pages, elements and bookmarks lead to.
func (s *Section) keep() error {
	roots := slices.Concat(s.pages, s.elements)
	for _, p := range s.parents {
		roots = append(roots, p.value)
	}
	for _, id := range s.ids {
		roots = append(roots, id.element)
	}
	for _, b := range s.bookmarks {
		roots = b.roots(roots)
	}
	for n, state := range s.state {
		if state&linking == 0 {
			continue
		}
		d, _, err := s.link(n)
		if err != nil {
			return err
		}
		if place := d.get("Dest"); place != nil {
			roots = append(roots, place)
		}
	}
	var err error
	s.size, err = s.reach(s.state, roots)
	return err
}

func (b *bookmark) roots(list [][]byte) [][]byte {
	list = append(list, b.destination)
	for _, e := range b.fields {
		list = append(list, e.value)
	}
	for _, kid := range b.kids {
		list = kid.roots(list)
	}
	return list
}

// link is an annotation with an explicit destination if it leads to a place of the section, and the label of the place
// if it leads to one of the book.
func (s *Section) link(n int) (d dict, label string, err error) {
	object, err := s.object(n)
	if err == nil {
		d, _, err = fields(object)
	}
	if err != nil {
		return nil, "", fmt.Errorf("annotation %d: %w", n, err)
	}
	for i, e := range d {
		switch e.key {
		case "Dest":
			if d[i].value, _, err = s.destination(e.value); err != nil {
				return nil, "", fmt.Errorf("annotation %d: %w", n, err)
			}
		case "A":
			action, err := s.dictionary(e.value)
			if err != nil {
				return nil, "", fmt.Errorf("annotation %d: %w", n, err)
			}
			if string(action.get("S")) != "/URI" {
				return nil, "", fmt.Errorf("annotation %d does something else than to open an address", n)
			}
			address, ok := decode(action.get("URI"))
			if !ok {
				return nil, "", fmt.Errorf("annotation %d has no address", n)
			}
			if label, ok = strings.CutPrefix(address, "book:"); !ok {
				label = ""
			} else if label == "" {
				return nil, "", fmt.Errorf("annotation %d leads to no label", n)
			}
		}
	}
	return d, label, nil
}

// links reads the links of a page.
func (s *Section) links(page dict, read func(link dict, label string) error) error {
	links, err := s.array(page.get("Annots"))
	for _, value := range links {
		var d dict
		var label string
		n, _, _, _ := reference(value, 0) // as readPages has seen
		if d, label, err = s.link(n); err == nil {
			err = read(d, label)
		}
		if err != nil {
			return err
		}
	}
	return err
}

// reach marks the objects that values lead to as kept, except those that all sections have in common, and says how many
// bytes their streams have.
func (s *Section) reach(marks []state, values [][]byte) (size int, err error) {
	var stack []int
	c := &change{limit: s.nextKey, object: func(n int) (int, error) {
		if n >= len(s.start) || s.start[n] == 0 {
			return 0, fmt.Errorf("there is no object %d", n)
		}
		if marks[n]&(kept|common) == 0 {
			marks[n] |= kept
			stack = append(stack, n)
		}
		return n, nil
	}}
	var scratch []byte
	for _, value := range values {
		if scratch, _, err = copyValue(scratch[:0], value, c, 0); err != nil {
			return 0, err
		}
	}
	for len(stack) > 0 {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		object, err := s.object(n)
		if err != nil {
			return 0, err
		}
		var at int
		var data []byte
		if scratch, at, err = copyValue(scratch[:0], object, c, 0); err == nil {
			data, _, err = stream(object, at)
		}
		if err != nil {
			return 0, fmt.Errorf("object %d: %w", n, err)
		}
		size += len(data)
	}
	return size, nil
}
