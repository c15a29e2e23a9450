package chart

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
)

// Font sizes, and what texts may take.
const (
	textSize  = 14
	smallSize = 11
	titleSize = 12
	headSize  = 16

	boxText   = 11 * textSize  // widest line of a node
	labelText = 10 * smallSize // widest line of a label
	titleText = 24 * titleSize // widest line of the title of a group
	bandText  = 8 * titleSize  // widest line of the title of a stage that stands beside it
	maxLines  = 12             // of one text; what is longer ends with …
)

// latin are the widths of U+0020 to U+007E in thousandths of the font size: for each character the wider of Noto Sans and
// Helvetica, rounded up.
var latin = [...]uint16{
	280, 290, 410, 650, 580, 890, 740, 230, 340, 340, 560, 590, 280, 340, 280, 380, // space to /
	580, 580, 580, 580, 580, 580, 580, 580, 580, 580, 280, 280, 590, 590, 590, 560, // 0 to ?
	1020, 670, 670, 730, 730, 670, 620, 780, 750, 350, 510, 670, 560, 910, 770, 790, // @ to O
	670, 790, 730, 670, 620, 740, 670, 950, 670, 670, 620, 340, 380, 340, 590, 560, // P to _
	340, 570, 620, 510, 620, 570, 350, 620, 620, 260, 260, 540, 260, 940, 620, 610, // ` to o
	620, 620, 420, 510, 370, 620, 530, 790, 540, 520, 510, 390, 560, 390, 590, // p to ~
}

// em returns the width of a character in thousandths of the font size.
func em(r rune) int {
	switch {
	case r >= ' ' && int(r-' ') < len(latin):
		return int(latin[r-' '])
	case isChinese(r):
		return 1000
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r < 0x2000: // letters of alphabets; the widest is about as wide as W
		return 950
	}
	return 1000 // rare Chinese characters, and the punctuation that Chinese fonts draw in full width
}

// isChinese reports whether a character is surely a Chinese one, or a visible one beside them: U+3000 to U+9FFF.
func isChinese(r rune) bool { return r >= 0x3000 && r <= 0x9fff }

// ems returns the width of a text in thousandths of the font size.
func ems(s string) (sum int) {
	for _, r := range s {
		sum += em(r)
	}
	return sum
}

// scale returns the width of so many thousandths of the font size, rounded up, with a margin for fonts that are a little wider.
func scale(ems, size int) int { return (ems*size*102+99999)/100000 + 1 }

// width returns the width of a text.
func width(s string, size int) int { return scale(ems(s), size) }

// Characters that no line begins or ends with (GB/T 15834).
const (
	notFirst = "。，、；：？！）》〉」』】〕”’…—～·%％‰℃°.,;:?!)]}"
	notLast  = "（《〈「『【〔“‘([{￥$№"
)

// piece is a part of a text that stays on one line if it can.
type piece struct {
	text       string
	ems, space int // width, and how much of it is spaces at the end
}

// pieces cuts a text where lines may break: between Chinese characters, and after spaces and hyphens between words.
func pieces(s string) []piece {
	var all []piece
	start := 0
	cut := func(end int) {
		p := piece{text: s[start:end], ems: ems(s[start:end])}
		p.space = p.ems - ems(strings.TrimRight(p.text, " "))
		all = append(all, p)
		start = end
	}
	var last rune
	for i, r := range s {
		if i > start && mayBreak(last, r) {
			cut(i)
		}
		last = r
	}
	cut(len(s))
	return all
}

// mayBreak reports whether a line may break between two characters.
func mayBreak(a, b rune) bool {
	switch {
	case b == ' ' || strings.ContainsRune(notFirst, b) || strings.ContainsRune(notLast, a) || unicode.In(b, unicode.Mn, unicode.Me, unicode.Cf) || a == '\u200d':
		return false
	case a == ' ':
		return true
	}
	return a >= 0x2000 || b >= 0x2000 || a == '-' || a == '/'
}

// fill breaks a text into lines no wider than limit, greedily. A piece that is too wide is cut anywhere.
func fill(parts []piece, size, limit int) []string {
	var lines []string
	var line []string
	wide := 0
	end := func() {
		lines = append(lines, strings.TrimRight(strings.Join(line, ""), " "))
		line, wide = nil, 0
	}
	for _, p := range parts {
		if len(line) > 0 && scale(wide+p.ems-p.space, size) > limit {
			end()
		}
		rest := p.text
		for scale(p.ems-p.space, size) > limit && rest != "" { // the line is empty
			cut := len(rest)
			for i := range rest {
				if i > 0 && width(rest[:i], size) > limit {
					break
				}
				cut = i
			}
			_, first := utf8.DecodeRuneInString(rest)
			cut = max(cut, first)
			line = []string{rest[:cut]}
			rest = rest[cut:]
			p.ems = ems(rest)
			if rest != "" {
				end()
			}
		}
		line, wide = append(line, rest), wide+p.ems
	}
	end()
	return lines
}

// wrap breaks a text into lines no wider than limit, as few as possible and then as even as possible, and cuts what is longer
// than maxLines.
func wrap(s string, size, limit int) []string {
	s = strings.TrimSpace(text.Visible(s))
	if width(s, size) <= limit {
		return []string{s}
	}
	if longest := maxLines * limit * 4 / size; len(s) > 4*longest { // surely cut below; no need to measure all of it
		s = strings.ToValidUTF8(s[:4*longest], "")
	}
	parts := pieces(s)
	lines := fill(parts, size, limit)
	if len(lines) > maxLines {
		last := []rune(lines[maxLines-1])
		lines = lines[:maxLines]
		lines[maxLines-1] = string(last[:max(1, len(last)-2)]) + "…"
		return lines
	}
	low, high := limit/len(lines), limit // the narrowest limit that needs no more lines
	for low < high {
		middle := (low + high) / 2
		if len(fill(parts, size, middle)) <= len(lines) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return fill(parts, size, high)
}

// block is a text in lines with the room it takes.
type block struct {
	lines []string
	size  int
	w, h  int // even numbers
}

// lineHeight is the distance of baselines.
func lineHeight(size int) int { return size*13/10 + 1 }

// newBlock breaks texts into lines.
func newBlock(texts []string, size, limit int) block {
	var lines []string
	for _, s := range texts {
		lines = append(lines, wrap(s, size, limit)...)
	}
	return blockOf(lines, size)
}

// blockOf measures lines.
func blockOf(lines []string, size int) block {
	b := block{lines: lines, size: size, h: even(len(lines) * lineHeight(size))}
	for _, l := range lines {
		b.w = max(b.w, even(width(l, size)))
	}
	return b
}

// even rounds up to an even number, so that the middle is a whole one.
func even(n int) int { return n + n&1 }

// words places the lines of a block with its left upper corner, or the middle of its upper border, at a point.
func (b block) words(x, y int, middle, bold bool) Words {
	w := Words{Lines: b.lines, Size: b.size, Middle: middle, Bold: bold}
	h := lineHeight(b.size)
	for i := range b.lines {
		w.At = append(w.At, shapes.Point{X: x, Y: y + i*h + h - (h-b.size)/2 - b.size*15/100})
	}
	return w
}

// move moves words.
func (w *Words) move(x, y int) {
	for i := range w.At {
		w.At[i].X, w.At[i].Y = w.At[i].X+x, w.At[i].Y+y
	}
}

// box is the text of a node with the room the node takes.
type box struct {
	text, small block
	w, h        int
}

// Room around the text of a node.
const (
	padX, padY = 10, 8
	roundPad   = 4 // more beside the text of a node with round or folded corners
	smallGap   = 4 // between the text and the small lines
	stackShift = 4 // the boxes behind a stack
)

// measureNode measures a node.
func measureNode(n Node) box {
	size, x := textSize, padX
	switch n.Shape {
	case Meeting:
		size = smallSize
	case Pill, Note, Stack:
		x += roundPad
	}
	b := box{text: newBlock([]string{n.Text}, size, boxText)}
	b.w, b.h = b.text.w, b.text.h+2*padY
	if len(n.Small) > 0 {
		b.small = newBlock(n.Small, smallSize, boxText)
		b.w, b.h = max(b.w, b.small.w), even(b.h+b.small.h+smallGap)
	}
	b.w += 2 * x
	return b
}

// words places the texts of a box in the middle of a rectangle.
func (b box) words(r shapes.Rect) []Words {
	h := b.text.h
	if len(b.small.lines) > 0 {
		h += smallGap + b.small.h
	}
	y := r.Y + (r.H-h)/2
	all := []Words{b.text.words(r.X+r.W/2, y, true, false)}
	if len(b.small.lines) > 0 {
		all = append(all, b.small.words(r.X+r.W/2, y+b.text.h+smallGap, true, false))
	}
	return all
}

// measureTitle measures the title of a group or stage.
func measureTitle(s string, limit int) block {
	if text.Visible(s) == "" {
		return block{}
	}
	b := newBlock([]string{s}, titleSize, limit)
	b.h += 4
	return b
}
