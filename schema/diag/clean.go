package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes a text of the catalog safe to print on a line of a terminal, a log or a page: see glyph.
func clean(s string) string {
	var b strings.Builder
	for i, r := range s {
		b.WriteString(glyph(s, i, r))
	}
	return b.String()
}

// glyph returns what is printed for the character r at s[i:]: itself, or something visible for what acts instead of
// being seen (controls, line ends, bidi overrides, invisible format characters), for what is no character (a byte that
// is no UTF-8, U+FFFE and its like), and for what begins a command in the logs of GitHub (a colon first on a line,
// "##[" anywhere) and Azure ("##vso["). The zero width joiner stays, for emoji are made with it.
func glyph(s string, i int, r rune) string {
	switch {
	case r < ' ':
		return string('\u2400' + r)
	case r == 0x7f:
		return "\u2421"
	case r == '[' && (strings.HasSuffix(s[:i], "##") || strings.HasSuffix(s[:i], "##vso")),
		r == ':' && strings.TrimSpace(s[:i]) == "",
		r != '\u200d' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point):
		return fmt.Sprintf("<U+%04X>", r)
	}
	return string(r) // utf8.RuneError for a byte that is no UTF-8
}

// The widths of printed source, in cells of a terminal.
const (
	tabStop  = 4
	maxWidth = 100 // of a printed source line
	maxMark  = 72  // of the marked part of one that is cut
	window   = 512 // bytes looked at on each side of a place, so that a line of a megabyte costs no more than a short one
)

// excerpt returns a line in three parts, the middle one marked: tabs expanded, made safe, and cut with … around the
// mark if it is wider than maxWidth.
func (p *printer) excerpt(line []byte, from, to int) (left, mark, right string) {
	lo, hi := max(from-window, 0), min(min(to, from+window)+window, len(line))
	for lo < from && lo > 0 && !utf8.RuneStart(line[lo]) {
		lo++
	}
	for hi < len(line) && hi > from && !utf8.RuneStart(line[hi]) {
		hi--
	}
	s := string(line[lo:hi])
	from, to = from-lo, min(to-lo, len(s))

	var b strings.Builder
	var a, z, column, segment int // where the mark begins and ends in b; cells before b[segment:]
	for i, r := range s {
		if i <= from {
			a = b.Len()
		}
		if i <= to {
			z = b.Len()
		}
		if r == '\t' {
			column += p.cells.StringWidth(b.String()[segment:])
			n := tabStop - column%tabStop
			b.WriteString("    "[:n])
			column, segment = column+n, b.Len()
		} else {
			b.WriteString(glyph(s, i, r))
		}
	}
	if from >= len(s) {
		a = b.Len()
	}
	if to >= len(s) {
		z = b.Len()
	}
	left, mark, right = b.String()[:a], b.String()[a:z], b.String()[z:]

	if lo == 0 && hi == len(line) && p.cells.StringWidth(b.String()) <= maxWidth {
		return left, mark, right
	}
	if p.cells.StringWidth(mark) > maxMark {
		mark, right = p.cells.Truncate(mark, maxMark, "…"), ""
	}
	room := maxWidth - p.cells.StringWidth(mark)
	l, r := p.cells.StringWidth(left), p.cells.StringWidth(right)
	keep := max(room/2, room-r)
	if l > keep {
		left = p.cells.TruncateLeft(left, l-keep+1, "…")
	}
	return left, mark, p.cells.Truncate(right, room-min(l, keep), "…")
}
