// Package coverage knows which characters fonts can print.
//
// A typesetter leaves a character no font has out, or prints a box, and says nothing; so a text is asked about before it is set.
//
// The table of characters of a font is read by golang.org/x/image/font/sfnt (BSD, the Go project's own; v0.44.0 of 2026), the
// smallest thing that reads it: neither shaping nor layout is needed.
package coverage

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sort"
	"unicode"

	"golang.org/x/image/font/sfnt"
)

// Coverage is a set of characters. The zero value is empty.
type Coverage struct {
	ranges []span
	bits   []uint64 // the same, one bit a character up to the last; nil where only ranges are known
}

// span is the characters from first to last.
type span struct{ first, last rune }

// Of returns the characters of a font, TrueType or OpenType, or of the first one of a collection.
func Of(font []byte) (Coverage, error) {
	faces, err := sfnt.ParseCollection(font)
	if err != nil {
		return Coverage{}, err
	}
	face, err := faces.Font(0)
	if err != nil {
		return Coverage{}, err
	}
	var c Coverage
	var buffer sfnt.Buffer
	for r := rune(0); r <= unicode.MaxRune; r++ {
		glyph, err := face.GlyphIndex(&buffer, r)
		if err != nil {
			return Coverage{}, fmt.Errorf("U+%04X: %w", r, err)
		}
		if glyph != 0 {
			c.add(span{r, r})
		}
	}
	return c, nil
}

// Family returns the name by which a font, or the first one of a collection, is asked for.
func Family(font []byte) (string, error) {
	faces, err := sfnt.ParseCollection(font)
	if err != nil {
		return "", err
	}
	face, err := faces.Font(0)
	if err != nil {
		return "", err
	}
	name, err := face.Name(nil, sfnt.NameIDTypographicFamily)
	if errors.Is(err, sfnt.ErrNotFound) {
		name, err = face.Name(nil, sfnt.NameIDFamily)
	}
	return name, err
}

// Union returns the characters of any of several fonts.
func Union(all ...Coverage) Coverage {
	var ranges []span
	for _, c := range all {
		ranges = append(ranges, c.ranges...)
	}
	slices.SortFunc(ranges, func(a, b span) int { return int(a.first - b.first) })
	var union Coverage
	for _, s := range ranges {
		union.add(s)
	}
	union.index()
	return union
}

// index makes Has many times faster: all texts of a catalog are asked about.
func (c *Coverage) index() {
	if len(c.ranges) == 0 {
		return
	}
	c.bits = make([]uint64, c.ranges[len(c.ranges)-1].last/64+1)
	for _, s := range c.ranges {
		for r := s.first; r <= s.last; r++ {
			c.bits[r/64] |= 1 << (r % 64)
		}
	}
}

// add adds characters that begin no earlier than those before.
func (c *Coverage) add(s span) {
	if n := len(c.ranges); n > 0 && s.first <= c.ranges[n-1].last+1 {
		c.ranges[n-1].last = max(c.ranges[n-1].last, s.last)
		return
	}
	c.ranges = append(c.ranges, s)
}

// Has reports whether a character can be printed.
func (c Coverage) Has(r rune) bool {
	if c.bits != nil {
		return r >= 0 && int(r/64) < len(c.bits) && c.bits[r/64]&(1<<(r%64)) != 0
	}
	i := sort.Search(len(c.ranges), func(i int) bool { return c.ranges[i].last >= r })
	return i < len(c.ranges) && c.ranges[i].first <= r
}

// Missing returns the characters of a text that cannot be printed, each once, in order of their code points. What has
// nothing to print, such as a line feed or a word joiner, is never missing.
func (c Coverage) Missing(text string) []rune {
	var missing []rune
	bits := c.bits
	for _, r := range text {
		if i := int(r / 64); i < len(bits) && bits[i]&(1<<(r%64)) != 0 { // what almost every character is
			continue
		}
		if !c.Has(r) && !invisible(r) {
			missing = append(missing, r)
		}
	}
	slices.Sort(missing)
	return slices.Compact(missing)
}

// invisible are the line breaks and the characters that Unicode says to ignore where they are not understood.
func invisible(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, unicode.Zl, unicode.Zp)
}

// Append appends the set to data: for each range how far it is from the last one, and how long it is.
func (c Coverage) Append(data []byte) []byte {
	end := rune(0)
	for _, s := range c.ranges {
		data = binary.AppendUvarint(data, uint64(s.first-end))
		data = binary.AppendUvarint(data, uint64(s.last-s.first))
		end = s.last + 1
	}
	return data
}

// Parse reads what Append has written.
func Parse(data []byte) (Coverage, error) {
	var c Coverage
	end := uint64(0)
	for len(data) > 0 {
		gap, n := binary.Uvarint(data)
		if n <= 0 {
			return Coverage{}, errBroken
		}
		length, m := binary.Uvarint(data[n:])
		if m <= 0 || gap > unicode.MaxRune || length > unicode.MaxRune || end+gap+length > unicode.MaxRune {
			return Coverage{}, errBroken
		}
		data = data[n+m:]
		c.ranges = append(c.ranges, span{rune(end + gap), rune(end + gap + length)})
		end += gap + length + 1
	}
	return c, nil
}

var errBroken = errors.New("a table of characters is broken")
