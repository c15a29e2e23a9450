package book

import (
	"slices"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/text"
)

// shares returns the widths of columns in hundredths of the table; those that name none share what is left. A short title has room in one
// line, however large the type is.
func (t *converter) shares(columns []page.Column) []int {
	left, open := 100, 0
	for _, c := range columns {
		left -= c.Width
		if c.Width == 0 {
			open++
		}
	}
	widths := make([]int, len(columns))
	for i, c := range columns {
		if widths[i] = c.Width; c.Width == 0 {
			widths[i] = max(left/open, 4)
		}
		if halves := text.Halves(c.Title); halves <= shortTitle {
			widths[i] = max(widths[i], t.share(halves))
		}
	}
	return widths
}

// shortTitle is how wide a title of a column is that is not divided, in halves of a Chinese character.
const shortTitle = 6

// shortCell is how wide a paragraph of a cell is that is not divided to give others room, in halves: 20 个工作日 is. So wide stay the lines
// of a longer one, which numbers with their units have to fit.
const shortCell = 12

// leastShare is what no column gives up, in hundredths of the table.
const leastShare = 6

// fitted moves widths from columns that do not need them to those that do, as long as the table becomes shorter for it.
func (t *converter) fitted(b page.Table, widths []int) []int {
	widths = slices.Clone(widths)
	halves := make([][][]int, len(b.Rows)) // of each paragraph
	least := make([]int, len(widths))
	all := 0
	for i, w := range widths {
		all += w
		least[i] = min(w, max(leastShare, t.share(text.Halves(b.Columns[i].Title))))
		if b.Columns[i].Index {
			least[i] = w
		}
	}
	for r, row := range b.Rows {
		halves[r] = make([][]int, len(row))
		for i, c := range row {
			for _, p := range c {
				h := t.halves(p)
				halves[r][i] = append(halves[r][i], h)
				if i < len(least) {
					least[i] = max(least[i], min(widths[i], t.share(min(h, shortCell))))
				}
			}
		}
	}
	// What is short has room in a line, however narrow the column is for its kind.
	for i := range widths {
		if b.Columns[i].Index {
			continue
		}
		need := 0
		for _, row := range halves {
			if i < len(row) {
				for _, h := range row[i] {
					if h <= shortCell {
						need = max(need, t.share(h))
					}
				}
			}
		}
		for ; widths[i] < need; widths[i]++ {
			from := -1
			for j := range widths {
				if j != i && widths[j] > max(least[j], 2*leastShare) && (from < 0 || widths[j] > widths[from]) {
					from = j
				}
			}
			if from < 0 {
				break
			}
			widths[from]--
		}
		least[i] = max(least[i], min(need, widths[i]))
	}
	// Parts of lines count: where no line is saved yet the next step may save one.
	lines := func() (n float64) {
		for _, row := range halves {
			most := 1.0
			for i, c := range row {
				room, high := float64(t.room(widths[min(i, len(widths)-1)], all)), 0.0
				for _, h := range c {
					high += max(1, float64(h)/room+0.5)
				}
				most = max(most, high)
			}
			n += most
		}
		return n
	}
	now := lines()
	const step = 2
	for range 100 / step {
		best, from, to := now, -1, -1
		for i := range widths {
			for j := range widths {
				if i == j || widths[i]-step < least[i] {
					continue
				}
				widths[i], widths[j] = widths[i]-step, widths[j]+step
				if n := lines(); n < best-0.001 {
					best, from, to = n, i, j
				}
				widths[i], widths[j] = widths[i]+step, widths[j]-step
			}
		}
		if from < 0 {
			break
		}
		now = best
		widths[from], widths[to] = widths[from]-step, widths[to]+step
	}
	return widths
}

// halves is how wide a text is with the numbers of the pages to which it refers, in halves of a Chinese character.
func (t *converter) halves(p page.Text) (n int) {
	for _, s := range t.text(p) {
		if n += text.Halves(s.Text); s.Number != "" {
			n += 3
		}
	}
	return n
}

// share is how many hundredths of a table a column needs for a line of so many halves of a Chinese character.
func (t *converter) share(halves int) int {
	for w := 1; w < 100; w++ {
		if t.room(w, 100) >= halves {
			return w
		}
	}
	return 100
}
