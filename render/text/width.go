package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// cells measures text in cells of a terminal, whatever the environment says: characters of ambiguous width, such as
// “ and …, take one, as in the terminals and web logs of today.
func cells() *runewidth.Condition { return &runewidth.Condition{StrictEmojiNeutral: true} }

// Width returns how many cells of a terminal a visible text takes: a Chinese character two, a combining mark none.
func Width(s string) int { return cells().StringWidth(s) }

// Cut returns the beginning of a visible text in so many cells of a terminal; what is longer ends with ….
func Cut(s string, width int) string { return cells().Truncate(s, width, "…") }

// CutLeft returns the end of a visible text in so many cells of a terminal; what is longer begins with ….
func CutLeft(s string, width int) string {
	all := Width(s)
	if all <= width {
		return s
	}
	return cells().TruncateLeft(s, all-width+1, "…")
}

// Halves returns how wide a text is in print, in halves of a Chinese character: two for everything but ASCII, for so
// Chinese fonts set “ … and ·, which take one cell of a terminal. It is for layouts that must not be too narrow in any
// font; package chart has the widths of single letters.
func Halves(s string) (n int) {
	for _, r := range s {
		if n++; r >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

// RunsOn reports whether a character stands in text that has no blanks between words, so that the end of a line between two of them
// is nothing: what Chinese fonts set as wide as a Chinese character (UAX #11; “ and … among them), but the letters of alphabets.
func RunsOn(r rune) bool {
	if cells().RuneWidth(r) == 2 {
		return !unicode.Is(unicode.Hangul, r)
	}
	return runewidth.IsAmbiguousWidth(r) && !unicode.IsLetter(r)
}
