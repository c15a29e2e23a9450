package sheet

import (
	"math"
	"slices"
	"strings"

	characters "github.com/matterc/matterc/render/text"
)

// The sizes of type and paper, chosen so that the same file fits in Excel, WPS and LibreOffice, whose fonts differ.
const (
	bodySize   = 10.0             // points
	lineHeight = 1.45 * bodySize  // of wrapped text, points; Song needs 1.3, the substitutes of other systems 1.45
	padding    = 5.0              // above and below the text of a row, together, points
	unitWidth  = 8.0              // of one character of column width, pixels: a digit of the standard font, Song 11
	halfWidth  = bodySize * 2 / 3 // of half a Chinese character of body text, pixels at 96 dpi
	sides      = 20.0             // left and right of the text of a cell, together, pixels: it touches no line
	rowLines   = 27               // lines in one row; Excel allows 409 points
	maxWidth   = 90.0             // of one column, characters
	shortWord  = 16               // what a column of words does not break, half widths
	mergeLimit = 600.0            // of a cell merged over records, points: so that every full page of A3 shows its text
)

// pageWidth is how many characters of column width a landscape page holds between its margins.
func (p paper) pageWidth() float64 {
	millimetres := 297.0
	if p == a3 {
		millimetres = 420
	}
	return (millimetres - 2*sideMargin) / 25.4 * 96 / unitWidth
}

// pageHeight is how many points of rows a landscape page holds between its margins.
func (p paper) pageHeight() float64 {
	millimetres := 210.0
	if p == a3 {
		millimetres = 297
	}
	return (millimetres - topMargin - bottomMargin) / 25.4 * 72
}

// The margins of a page, millimetres.
const (
	sideMargin   = 12.0 // left and right
	topMargin    = 14.0
	bottomMargin = 16.0
	footerMargin = 8.0
)

// closing are characters that may not begin a line, opening those that may not end one.
const (
	closing = "，。、；：？！）》】〕”’…%）)]}.,;:!?"
	opening = "（《【〔“‘([{"
)

// pieces calls yield with the width of every piece of a line that cannot be broken: a Chinese character with its
// punctuation, a word of Latin letters.
func pieces(line string, yield func(width int)) {
	width, open := 0, true // the piece so far; open if the next character may still belong to it
	word := false
	for _, r := range line {
		latin := r < 0x80 && r != ' '
		belongs := open || word && latin || strings.ContainsRune(closing, r)
		if !belongs {
			yield(width)
			width = 0
		}
		width += characters.Halves(string(r))
		open, word = strings.ContainsRune(opening, r), latin
	}
	yield(width)
}

// lineCount returns how many lines a text takes in a column with room for so many half widths.
func lineCount(text string, room int) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		used := 0
		pieces(line, func(width int) {
			if used > 0 && used+width > room {
				n++
				used = 0
			}
			for width > room { // a word longer than a line
				n++
				width -= room
			}
			used += width
		})
	}
	return n
}

// textWidth returns the width of the longest line of a text and of all its lines together, in half widths.
func textWidth(text string) (longest, all int) {
	for line := range strings.SplitSeq(text, "\n") {
		w := characters.Halves(line)
		longest, all = max(longest, w), all+w
	}
	return longest, all
}

// room returns how many half widths of body text fit in a column.
func room(width float64) int { return max(1, int((width*unitWidth-sides)/halfWidth)) }

// widthFor returns the column width that so many half widths of body text need.
func widthFor(halves int) float64 { return (float64(halves)*halfWidth + sides + 1) / unitWidth }

// widths chooses the widths of the columns: at least what the plan says, and what is left of the page for the growing
// columns by the length of their texts, so that long texts do not make tall rows.
func (t *table) widths() []float64 {
	widths := make([]float64, len(t.Columns))
	needs := make([]float64, len(t.Columns)) // root mean square of the widths of the texts: tall rows count most
	caps := make([]float64, len(t.Columns))
	left := t.Paper.pageWidth()
	for i, c := range t.Columns {
		widths[i], caps[i] = c.Width, c.Width
		left -= c.Width
		_, title := textWidth(c.Title)
		switch {
		case t.blank(i): // so wide as its title wants, in two lines
			widths[i] = min(c.Width, math.Ceil(widthFor((title+1)/2+1)))
			caps[i] = widths[i]
		case c.Kind == kindCode:
			widths[i] = min(c.Width, math.Ceil(widthFor(max(t.longest(i), title+2))))
			caps[i] = widths[i]
		case c.Kind == kindWord && !c.Grow:
			widths[i] = t.wordWidth(i)
		}
		left += c.Width - widths[i]
		if !c.Grow || t.blank(i) {
			continue
		}
		longest, _ := textWidth(c.Title)
		sum := 1.0
		for _, r := range t.rows {
			if r.band != "" {
				continue
			}
			l, all := textWidth(r.cells[i].text)
			longest = max(longest, l)
			sum += float64(all) * float64(all)
		}
		needs[i] = math.Sqrt(sum)
		caps[i] = min(maxWidth, max(c.Width, math.Ceil(widthFor(longest))))
	}
	// Raise the level of width per need until the page is full or every column has all it can use.
	low, high := 0.0, maxWidth
	filled := func(level float64) float64 {
		extra := 0.0
		for i := range t.Columns {
			extra += min(max(level*needs[i], widths[i]), caps[i]) - widths[i]
		}
		return extra
	}
	for range 60 {
		if mid := (low + high) / 2; filled(mid) < left {
			low = mid
		} else {
			high = mid
		}
	}
	grown := 0.0
	for i := range t.Columns {
		w := math.Floor(min(max(low*needs[i], widths[i]), caps[i])*4) / 4
		w = max(w, widths[i])
		grown += w - widths[i]
		widths[i] = w
	}
	// What no column needs goes to all in proportion: the table fills the page.
	if rest := left - grown; rest > 0 {
		used := t.Paper.pageWidth() - rest
		for i := range widths {
			widths[i] += math.Floor(widths[i]*rest/used*4) / 4
		}
	}
	t.level(widths)
	return widths
}

// What a column of long texts gives up at once, down to the width of its plan, and how wide the lines are that it goes on to hold, such as
// 咨询：0546-0000000, in half widths.
const (
	levelStep = 1.0
	shortLine = 20
)

// level moves width between columns of long texts as long as the table becomes shorter for it: what counts is the tallest cell of each row.
func (t *table) level(widths []float64) {
	type size struct {
		column int
		width  float64
	}
	known := map[size][]float64{}
	heights := func(i int, width float64) []float64 {
		if h, ok := known[size{i, width}]; ok {
			return h
		}
		h, halves := make([]float64, len(t.rows)), float64(room(width))
		for r, row := range t.rows {
			if row.band != "" || row.cells[i].isBlank {
				continue
			}
			for line := range strings.SplitSeq(row.cells[i].text, "\n") {
				// Parts of lines count: where no line is saved yet the next step may save one.
				h[r] += max(1, float64(characters.Halves(line))/halves+0.5)
			}
		}
		known[size{i, width}] = h
		return h
	}
	total := func() (sum float64) {
		columns := make([][]float64, len(widths))
		for i, w := range widths {
			columns[i] = heights(i, w)
		}
		for r := range t.rows {
			tallest := 0.0
			for _, h := range columns {
				tallest = max(tallest, h[r])
			}
			if sum += tallest; tallest > rowLines { // it goes on in another row, and a page may end between them
				sum += rowLines
			}
		}
		return sum
	}
	kept := make([]float64, len(widths))
	for i := range widths {
		kept[i] = t.Columns[i].Width
		for _, r := range t.rows {
			if r.band != "" {
				continue
			}
			for line := range strings.SplitSeq(r.cells[i].text, "\n") {
				if h := characters.Halves(line); h <= shortLine {
					kept[i] = max(kept[i], widthFor(h))
				}
			}
		}
	}
	may := func(i int) bool { return t.Columns[i].Grow && !t.blank(i) }
	for now := total(); ; {
		best, from, to := now, -1, -1
		for i := range widths {
			if !may(i) || widths[i]-levelStep < kept[i] {
				continue
			}
			for j := range widths {
				if i == j || !may(j) || widths[j]+levelStep > maxWidth {
					continue
				}
				widths[i], widths[j] = widths[i]-levelStep, widths[j]+levelStep
				if n := total(); n < best-0.01 {
					best, from, to = n, i, j
				}
				widths[i], widths[j] = widths[i]+levelStep, widths[j]-levelStep
			}
		}
		if from < 0 {
			return
		}
		now, widths[from], widths[to] = best, widths[from]-levelStep, widths[to]+levelStep
	}
}

// blank reports whether nobody has said anything in a column: a form demands it all the same.
func (t *table) blank(column int) bool {
	return len(t.rows) > 0 && !slices.ContainsFunc(t.rows, func(r row) bool { return r.band == "" && !r.cells[column].isBlank })
}

// longest returns the width of the longest line in a column, in half widths.
func (t *table) longest(column int) (width int) {
	for _, r := range t.rows {
		if r.band == "" {
			longest, _ := textWidth(r.cells[column].text)
			width = max(width, longest)
		}
	}
	return width
}

// wordWidth returns the width of a column of words: so wide that a short one, such as 政府部门核发, takes one line.
func (t *table) wordWidth(column int) float64 {
	width := t.Columns[column].Width
	for _, r := range t.rows {
		if r.band == "" {
			if longest, _ := textWidth(r.cells[column].text); longest <= shortWord {
				width = max(width, math.Ceil(widthFor(longest)))
			}
		}
	}
	return width
}

// span is a record's place on the sheet: its first row, counted from 0 in the body, and for every row its lines and
// what stands in its cells, by column.
type span struct {
	first int
	lines []int
	parts [][]string
}

// rows returns how many rows the record takes.
func (s span) rows() int { return len(s.lines) }

// total returns how many lines the record takes.
func (s span) total() int {
	n := 0
	for _, l := range s.lines {
		n += l
	}
	return n
}

// rowHeight returns the height of a row of so many lines, in points.
func rowHeight(lines int) float64 { return math.Ceil((float64(lines)*lineHeight+padding)*4) / 4 }

// run is a run of records that share one merged cell, first and last.
type run struct{ from, to int }

// layout gives every record its rows: one as high as its tallest cell, or several for what is taller than a row can be;
// its long texts then continue from row to row, broken between lines, so that a page never ends inside a line. For the
// same reason a cell merged down over records begins at the top and its text fits in the first row. The runs are by
// column.
func (t *table) layout(widths []float64) (spans []span, merged [][]run) {
	for _, r := range t.rows {
		spans = append(spans, r.span(widths))
	}
	for j := range t.Columns {
		merged = append(merged, t.runs(j, spans))
	}
	for j := range t.Columns {
		for _, r := range merged[j] {
			first := &spans[r.from].lines[0]
			*first = max(*first, min(rowLines, lineCount(t.rows[r.from].cells[j].text, room(widths[j]))))
		}
	}
	for i, r := range t.rows { // what a record on several rows is about stands in each of them
		for k := 1; k < spans[i].rows(); k++ {
			for j, c := range r.cells {
				if t.Columns[j].repeats() {
					spans[i].lines[k] = max(spans[i].lines[k], min(rowLines, lineCount(c.text, room(widths[j]))))
				}
			}
		}
	}
	next := 0
	for i := range spans {
		spans[i].first = next
		next += spans[i].rows()
	}
	return spans, merged
}

// repeats reports whether the column names what a record is about, and so stands in every row of it.
func (c columnPlan) repeats() bool { return c.Kind == kindSerial || c.Kind == kindWord && !c.Grow }

// unmerge lets every record have cells of its own that name it, where they are merged down: a merged cell has its text at its top, and where
// it goes over the end of a page, the next page has none. Excel ends pages where it likes when a sheet is one page wide. Longer texts and
// figures stay merged.
func (t *table) unmerge() {
	for i, r := range t.rows {
		keys := slices.Clone(r.keys)
		for j := range keys {
			if t.Columns[j].repeats() || t.Columns[j].Kind == kindCode {
				keys[j] = ""
			}
		}
		t.rows[i].keys = keys
	}
}

// span gives a record its rows.
func (r row) span(widths []float64) span {
	if r.band != "" {
		return span{lines: []int{1}, parts: [][]string{nil}}
	}
	var s span
	rest := make([]string, len(r.cells))
	for j, c := range r.cells {
		if r.keys[j] == "" {
			rest[j] = c.text
		}
	}
	for done := false; !done; {
		done = true
		parts, lines := make([]string, len(rest)), 1
		for j := range rest {
			var n int
			parts[j], rest[j], n = fill(rest[j], room(widths[j]))
			lines = max(lines, n)
			done = done && rest[j] == ""
		}
		s.lines, s.parts = append(s.lines, lines), append(s.parts, parts)
	}
	return s
}

// fill takes from a text what fits in a row: whole paragraphs, or the beginning of one that is taller than a row.
func fill(text string, room int) (part, rest string, lines int) {
	end := 0
	for end < len(text) {
		length := strings.IndexByte(text[end:], '\n')
		if length < 0 {
			length = len(text) - end
		}
		n := lineCount(text[end:end+length], room)
		if n > rowLines && end == 0 {
			return cutAt(text, rowLines*room-rowLines)
		}
		if lines+n > rowLines {
			return text[:end-1], text[end:], lines
		}
		lines += n
		end += length + 1
	}
	return text, "", lines
}

// cutAt cuts a text that is one tall paragraph after so many half widths.
func cutAt(text string, halves int) (part, rest string, lines int) {
	width := 0
	for i, r := range text {
		if width += characters.Halves(string(r)); width > halves {
			return text[:i], text[i:], rowLines
		}
	}
	return text, "", rowLines
}

// runs returns the runs of records that share one merged cell in a column. One that would be taller than a page is
// several, so that a reader of any full page finds the department on it.
func (t *table) runs(column int, spans []span) []run {
	key := func(i int) string {
		if t.rows[i].band != "" {
			return ""
		}
		return t.rows[i].keys[column]
	}
	var found []run
	for i := 0; i < len(t.rows); i++ {
		if key(i) == "" {
			continue
		}
		last := i
		height := rowHeight(spans[i].total())
		for last+1 < len(t.rows) && key(last+1) == key(i) {
			if height += rowHeight(spans[last+1].total()); height > mergeLimit {
				break
			}
			last++
		}
		found = append(found, run{i, last})
		i = last
	}
	return found
}
