package bind

import (
	"fmt"
	"slices"
)

// item is a bookmark in the book.
type item struct {
	*bookmark
	part   *part
	open   bool
	number int // of the object
	kids   []*item
}

// marks are the bookmarks that the labels and heads of a leaf are of.
func (l Leaf) marks() []*bookmark { return down(l.Section.bookmarks, l.Levels) }

// down are bookmarks and so many levels of those below them, in the order in which they stand.
func down(list []*bookmark, levels int) (all []*bookmark) {
	for _, m := range list {
		all = append(all, m)
		if levels > 0 {
			all = append(all, down(m.kids, levels-1)...)
		}
	}
	return all
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
		marks := p.marks()
		if len(p.Labels) > 0 && len(p.Labels) != len(marks) {
			return fmt.Errorf("section %d has %d bookmarks, and labels for %d", i+1, len(marks), len(p.Labels))
		}
		for j, label := range p.Labels {
			if _, twice := b.labels[label]; twice {
				return fmt.Errorf("two places have the label %q", label)
			}
			if label != "" {
				b.labels[label] = target{p, marks[j]}
			}
		}
		items := add(p, p.Section.bookmarks)
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
