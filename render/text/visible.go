// Package text knows the characters of a text: what is seen of them, how wide they look, whether they are a number or a web address.
//
// Each of these is decided here once, for a finding on a terminal, a page and a cell of a workbook alike. What one format
// takes for markup (Markdown, the logs of GitHub) is escaped by its printer, after Visible; XML has two printers, and Markupf for both.
//
// # Why what is not seen becomes <U+202E>
//
// A character that acts instead of being seen could be left out, become U+FFFD, or be named. Left out, two names that
// differ look the same, and nobody finds what to mend. U+FFFD and the pictures of controls (␛) say nothing or little of
// what stood there, and few fonts of Chinese text have them. A name in ASCII can be printed in every font, typed into a
// search and read over the telephone. It is no more than a name: a text that has <U+202E> in so many characters looks the
// same, and is harmless too.
//
// # Why private and unassigned characters stay
//
// They are to be seen. An office that writes a rare character of a person's name at a private code point has the font for
// it, and tables of Unicode are always older than the newest Chinese characters. Whether a font can print them is asked
// by package coverage.
//
// # Why go-runewidth
//
// How many cells of a terminal a character takes is a table of Unicode with exceptions for emoji and combining marks, and terminals
// differ from it. mattn/go-runewidth (MIT, v0.0.31 of October 2026; the command line of GitHub uses it) keeps that table.
//
// # Who may import it
//
// Everybody: it imports nothing of ours. It stands under render, for what it knows is how things are printed; package
// diag prints findings, and so imports it although schema comes before render.
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns a text as it may stand on a line of any page, terminal or log. Line ends and tabs become a blank each;
// bytes that are no UTF-8 become U+FFFD, one for all that stand together; what acts instead of being seen becomes its
// name in angle brackets, such as <U+202E>: controls, bidirectional overrides and isolates, zero widths, soft hyphens,
// tags, noncharacters. Joiners and variation selectors stay where they make one sign of several, as in emoji, Arabic and
// the variants of Chinese characters, and are named elsewhere. Everything else stays, combining marks and every kind of
// blank included. Doing it twice changes nothing more.
func Visible(s string) string {
	if strings.IndexFunc(s, acts) < 0 {
		return s
	}
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	var b strings.Builder
	var before rune // the last character, 0 where the last was named
	for i, r := range s {
		switch {
		case isPlain(r):
			before = r
			b.WriteRune(r)
		case r == '\n' && strings.HasSuffix(s[:i], "\r"): // has its blank
		case r == '\t', isEnd(r):
			before = ' '
			b.WriteByte(' ')
		case isHidden(r) && !belongs(before, r, s[i+utf8.RuneLen(r):]):
			before = 0
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			before = r
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Lines returns the lines of a text, each as Visible returns it. The ends of lines are LF, CR, both together, VT, FF and
// what Unicode has for them.
func Lines(s string) []string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var lines []string
	for {
		i := strings.IndexFunc(s, isEnd)
		if i < 0 {
			return append(lines, Visible(s))
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		lines = append(lines, Visible(s[:i]))
		s = s[i+n:]
	}
}

// isPlain reports whether a character is surely seen: ASCII, Chinese characters and their punctuation. Most texts are
// nothing else.
func isPlain(r rune) bool {
	return r >= ' ' && r <= '~' || r >= 0x3000 && r <= 0x30ff || r >= 0x4e00 && r <= 0x9fff || r >= 0xff01 && r <= 0xff5e
}

// acts reports whether a character may not stand as it is, or may only beside some others.
func acts(r rune) bool {
	return !isPlain(r) && (r == '\t' || isEnd(r) || isHidden(r) || r == utf8.RuneError)
}

// isEnd reports whether a character ends a line.
func isEnd(r rune) bool {
	return r >= '\n' && r <= '\r' || r == '\u0085' || r == '\u2028' || r == '\u2029'
}

// isHidden reports whether a character acts instead of being seen. The marks of Arabic and Syriac numbers are formats to
// Unicode, but are seen.
func isHidden(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point, unicode.Variation_Selector) &&
		!unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// belongs reports whether a hidden character makes one sign of the characters around it.
func belongs(before, r rune, after string) bool {
	if unicode.Is(unicode.Variation_Selector, r) {
		return unicode.In(before, unicode.Han, unicode.Mongolian, unicode.S, unicode.P, unicode.Nd)
	}
	next, _ := utf8.DecodeRuneInString(after)
	switch r {
	case '\u180e': // splits the last vowel from a Mongolian word
		return unicode.Is(unicode.Mongolian, before) && unicode.Is(unicode.Mongolian, next) && !isHidden(next)
	case '\u200c', '\u200d':
		return joins(before) && joins(next) && !isHidden(next)
	}
	return false
}

// joins reports whether a character is written otherwise beside a joiner: emoji, and letters of Arabic and Mongolian.
func joins(r rune) bool {
	return unicode.In(r, unicode.So, unicode.Sk, unicode.Variation_Selector, unicode.Arabic, unicode.Mongolian)
}
