package diag

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/render/text"
)

// clean makes a text of the catalog safe to print on a line of a terminal, a log or a page: visible, and without what
// begins a command in a log.
func clean(s string) string { return uncommand("", text.Visible(s)) }

// uncommand names what begins a command in the logs of GitHub (a colon first on a line, "##[" anywhere) and Azure
// ("##vso[") in a visible text that stands behind another.
func uncommand(before, s string) string {
	if !strings.ContainsAny(s, "[:") {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if r == '[' || r == ':' {
			line := s[:i]
			if i < len("##vso") {
				line = before + line
			}
			if r == '[' && (strings.HasSuffix(line, "##") || strings.HasSuffix(line, "##vso")) || r == ':' && strings.TrimSpace(line) == "" && strings.TrimSpace(before) == "" {
				fmt.Fprintf(&b, "<U+%04X>", r)
				continue
			}
		}
		b.WriteRune(r)
	}
	return b.String()
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

	left = expand("", s[:from])
	mark = expand(left, s[from:to])
	right = expand(left+mark, s[to:])

	if lo == 0 && hi == len(line) && text.Width(left+mark+right) <= maxWidth {
		return left, mark, right
	}
	if text.Width(mark) > maxMark {
		mark, right = text.Cut(mark, maxMark), ""
	}
	room := maxWidth - text.Width(mark)
	l, r := text.Width(left), text.Width(right)
	keep := max(room/2, room-r)
	if l > keep {
		left = text.CutLeft(left, keep)
	}
	return left, mark, text.Cut(right, room-min(l, keep))
}

// expand makes a part of a source line safe that stands behind what is already printed, its tabs blanks up to the next stop.
func expand(before, s string) string {
	var b strings.Builder
	column := text.Width(before)
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			n := tabStop - column%tabStop
			b.WriteString("    "[:n])
			column += n
		}
		part = uncommand(before+b.String(), text.Visible(part))
		b.WriteString(part)
		column += text.Width(part)
	}
	return b.String()
}
