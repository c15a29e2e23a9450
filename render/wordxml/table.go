package wordxml

import (
	"slices"

	"github.com/matterc/matterc/render/text"
)

// mostColumns is how many columns a table may have in Word. The cells of a row beyond them are put into its last one.
const mostColumns = 63

// columns returns the rows with as many cells as there are columns, and the widths of these in a table of some width.
func (t Table) columns(width int) ([][]TableCell, []int) {
	n := len(t.Widths)
	for _, row := range t.Rows {
		cells := 0
		for _, c := range row {
			cells += max(c.Span, 1)
		}
		n = max(n, cells)
	}
	n = min(n, mostColumns)
	rows := make([][]TableCell, len(t.Rows))
	for i, row := range t.Rows {
		taken := 0
		for _, c := range row {
			c.Span = min(max(c.Span, 1), n-taken)
			if c.Span == 0 {
				last := &rows[i][len(rows[i])-1]
				last.Blocks = slices.Concat(last.Blocks, c.Blocks)
				continue
			}
			taken += c.Span
			rows[i] = append(rows[i], c)
		}
		for ; taken < n; taken++ {
			rows[i] = append(rows[i], TableCell{Span: 1})
		}
	}
	return rows, shares(t.Widths, n, width)
}

// shares divides a width among n columns. Those without a share of their own share what is left, but have at least half
// of what they would have if all were equal.
func shares(hundredths []int, n, width int) []int {
	const all = 100
	parts := make([]int, n)
	copy(parts, hundredths)
	given, open := 0, 0
	for _, p := range parts {
		given += p
		if p == 0 {
			open++
		}
	}
	sum := 0
	for i, p := range parts {
		if p == 0 {
			parts[i] = max((all-given)/open, all/(2*n), 1)
		}
		sum += parts[i]
	}
	widths := make([]int, n)
	done, so := 0, 0
	for i, p := range parts {
		so += p
		widths[i] = so*width/sum - done
		done += widths[i]
	}
	return widths
}

// Sizes of tables, in twentieths of a point.
const (
	cellSide    = 85   // between a line and text
	cellTop     = 45   // above and below the text
	frameSide   = 283  // between a frame and what is in it
	frameTop    = 113  // above and below it
	roomyHeight = 567  // a row to write into, 10 mm
	rowLimit    = 9550 // a row higher than this, three quarters of a page, is broken over pages
)

func (t Table) write(b *body) {
	outer := b.width
	defer func() { b.width = outer }()
	left := min(max(t.Level, 0), deepest) * indent
	left = min(left, outer/2)
	end := b.place(t.Bookmark)
	rows, widths := t.columns(outer - left)
	if len(rows) == 0 || len(widths) == 0 {
		gap.write(b)
		return
	}
	side, top := cellSide, cellTop
	if t.Framed {
		side, top = frameSide, frameTop
		if b.cells > 0 {
			side = frameTop
		}
	}
	if t.Framed {
		rows = t.together(rows, widths, side)
	}
	edge := 4
	if t.Heavy {
		edge = 12
	}
	b.endBookmarks(end)
	b.line(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblInd w:w="%d" w:type="dxa"/><w:tblBorders>`, outer-left, left)
	for _, s := range []string{"top", "left", "bottom", "right"} {
		b.line(`<w:%s w:val="single" w:sz="%d" w:space="0" w:color="auto"/>`, s, edge)
	}
	inside := "single"
	if t.Framed {
		inside = "nil"
	}
	for _, s := range []string{"insideH", "insideV"} {
		b.line(`<w:%s w:val="%s" w:sz="4" w:space="0" w:color="auto"/>`, s, inside)
	}
	b.line(`</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="%d" w:type="dxa"/><w:left w:w="%d" w:type="dxa"/>`+
		`<w:bottom w:w="%[1]d" w:type="dxa"/><w:right w:w="%[2]d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`, top, side)
	for _, w := range widths {
		b.line(`<w:gridCol w:w="%d"/>`, w)
	}
	b.line(`</w:tblGrid>`)
	for i, row := range rows {
		b.line(`<w:tr><w:trPr>`)
		if height(row, widths, side) <= rowLimit {
			b.line(`<w:cantSplit/>`)
		}
		if t.Roomy && i >= t.Header {
			b.line(`<w:trHeight w:val="%d" w:hRule="atLeast"/>`, roomyHeight)
		}
		if i < t.Header {
			b.line(`<w:tblHeader/>`)
		}
		b.line(`</w:trPr>`)
		at := 0
		for _, c := range row {
			width := sum(widths[at : at+c.Span])
			at += c.Span
			b.width = max(width-2*side, 0)
			c.write(b, width, i < t.Header, t.Roomy, t.Framed && i > 0, t.Framed && i < len(rows)-1)
		}
		b.line(`</w:tr>`)
	}
	b.line(`</w:tbl>`)
	gap.write(b) // two tables in a row would become one, and a cell must end with a paragraph
}

// gap is the paragraph after a table.
var gap = Paragraph{Style: gapStyle}

// together makes one row of the rows of a frame if they fit on a page.
func (t Table) together(rows [][]TableCell, widths []int, side int) [][]TableCell {
	high := 0
	var all TableCell
	for _, row := range rows {
		high += height(row, widths, side)
		for _, c := range row {
			all.Blocks = append(all.Blocks, c.Blocks...)
		}
	}
	if high > rowLimit {
		return rows
	}
	return [][]TableCell{{{Blocks: all.Blocks, Span: len(widths)}}}
}

// write writes a cell of some width. Above and below says whether it goes on from the one above and into the one below, without room
// between them.
func (c TableCell) write(b *body, width int, header, roomy, above, below bool) {
	b.line(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, width)
	if c.Span > 1 {
		b.line(`<w:gridSpan w:val="%d"/>`, c.Span)
	}
	if header || c.Shaded {
		b.line(`<w:shd w:val="clear" w:color="auto" w:fill="EDEFF2"/>`)
	}
	if above || below {
		b.line(`<w:tcMar>`)
		if above {
			b.line(`<w:top w:w="0" w:type="dxa"/>`)
		}
		if below {
			b.line(`<w:bottom w:w="0" w:type="dxa"/>`)
		}
		b.line(`</w:tcMar>`)
	}
	if header || roomy {
		b.line(`<w:vAlign w:val="center"/>`)
	}
	b.line(`</w:tcPr>`)
	b.cells++
	for _, block := range c.Blocks {
		block.write(b)
	}
	b.cells--
	if len(c.Blocks) == 0 {
		Paragraph{Style: Cell}.write(b)
	}
	b.line(`</w:tc>`)
}

// sum adds up.
func sum(list []int) (s int) {
	for _, n := range list {
		s += n
	}
	return s
}

// height estimates the height of a row.
func height(row []TableCell, widths []int, side int) int {
	most, at := 0, 0
	for _, c := range row {
		most = max(most, tall(c.Blocks, sum(widths[at:at+c.Span])-2*side))
		at += c.Span
	}
	return most
}

// tall estimates the height of blocks in a column of some width.
func tall(blocks []Block, width int) (twips int) {
	for _, block := range blocks {
		switch v := block.(type) {
		case Paragraph:
			look := v.Style.look()
			wide := 0
			for _, r := range v.Runs {
				wide += look.size * 5 * text.Halves(text.Visible(r.Text))
			}
			room := max(width-min(max(v.Level, 0), deepest)*indent, indent)
			twips += look.before + look.after + look.line*max(1, (wide+room-1)/room)
		case Table:
			rows, widths := v.columns(width)
			for _, row := range rows {
				high := height(row, widths, cellSide) + 2*cellTop
				if v.Roomy {
					high = max(high, roomyHeight)
				}
				twips += high
			}
		case Picture:
			twips += v.tall(width)
		}
	}
	return twips
}
