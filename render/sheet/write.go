package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/matterc/matterc/render/wording"
)

// The fonts of a sheet. They are the ones every Chinese system has; elsewhere the program substitutes its own.
const (
	bodyFont  = "宋体"
	titleFont = "黑体"
)

// hiddenTitle heads the hidden column that says where in the catalog a row comes from.
const hiddenTitle = "目录位置（请勿改动）"

// look is the style of a cell, by what it is for.
type look int

// The looks of cells.
const (
	plainLook   look = iota // a text, set left
	middleLook              // a word or a number, centred
	guardedLook             // a text a spreadsheet would take for a formula if typed again
	codeLook                // digits that stay text
	decimalLook
	percentLook
	dateLook
	bandLook    // a row across
	headLook    // a header
	totalLook   // a cell of the totals
	totalShare  // a share there
	totalMean   // a mean there
	noteLook    // a line under the table
	sumLook     // the first of them, which says how many there are
	nameLook    // the catalog's name above the title
	titleLook   // the title
	ownerLook   // unit, left
	editionLook // edition, right
	lookCount   // how many looks there are
)

// edges says which borders above and below a cell are drawn: a record on several rows has none inside.
type edges int

// The edges of cells.
const (
	closed    edges = iota // both
	begins                 // above
	goesOn                 // neither
	ends                   // below
	spread                 // both, and the text at the top, for a cell merged down
	edgeCount              // how many there are
)

// edgesOf returns the edges of the cells in a row of a record.
func edgesOf(row, rows int) edges {
	switch {
	case rows == 1:
		return closed
	case row == 0:
		return begins
	case row == rows-1:
		return ends
	}
	return goesOn
}

// lookIDs are the numbers of the styles of a workbook.
type lookIDs [lookCount][edgeCount]int

// styles registers every look in a workbook, in one order.
func styles(f *excelize.File) (ids lookIDs, err error) {
	for l := range lookCount {
		for e := range edgeCount {
			if ids[l][e], err = f.NewStyle(l.style(e)); err != nil {
				return ids, fmt.Errorf("style: %w", err)
			}
		}
	}
	return ids, nil
}

// style makes the style of a look.
func (l look) style(e edges) *excelize.Style {
	charset := 134 // GB2312, so that a substitute for a missing font is a Chinese one
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		if side == "top" && (e == goesOn || e == ends) || side == "bottom" && (e == goesOn || e == begins) {
			continue
		}
		border = append(border, excelize.Border{Type: side, Color: "000000", Style: 1})
	}
	grey := func(shade string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{shade}}
	}
	percent, mean, day := "0.0%", "0.0", "yyyy-mm-dd"
	s := &excelize.Style{
		Font:      &excelize.Font{Family: bodyFont, Size: bodySize, Color: "000000", Charset: &charset},
		Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true},
		Border:    border,
	}
	if e == spread {
		s.Alignment.Vertical = "top"
	}
	switch l {
	case plainLook:
		s.Alignment.Horizontal, s.Alignment.Indent = "left", 1
	case guardedLook:
		s.Alignment.Horizontal, s.Alignment.Indent = "left", 1
		s.NumFmt = 49 // text
	case codeLook:
		s.NumFmt = 49
	case decimalLook, totalMean:
		s.CustomNumFmt = &mean
	case percentLook, totalShare:
		s.CustomNumFmt = &percent
	case dateLook:
		s.CustomNumFmt = &day
	case bandLook:
		s.Alignment.Horizontal = "left"
		s.Font.Bold = true
		s.Fill = grey("F2F2F2")
	case headLook:
		s.Font.Bold = true
		s.Fill = grey("D9D9D9")
	case noteLook, sumLook:
		s.Alignment.Horizontal = "left"
		s.Border = nil
		s.Font.Bold = l == sumLook
	case nameLook:
		s.Border = nil
		s.Font.Family, s.Font.Size = titleFont, 12
	case titleLook:
		s.Border = nil
		s.Font.Family, s.Font.Size, s.Font.Bold = titleFont, 20, true
	case ownerLook:
		s.Border = nil
		s.Alignment.Horizontal, s.Alignment.Vertical = "left", "bottom"
	case editionLook:
		s.Border = nil
		s.Alignment.Horizontal, s.Alignment.Vertical = "right", "bottom"
	}
	if l == totalLook || l == totalShare || l == totalMean {
		s.Font.Bold = true
		s.Fill = grey("F2F2F2")
	}
	return s
}

// write makes a workbook of tables. The same tables give the same bytes.
func (s *source) write(name string, tables []table, stamp string) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close() // nothing is open but memory
	if err := s.properties(f, name); err != nil {
		return nil, err
	}
	ids, err := styles(f)
	if err != nil {
		return nil, err
	}
	first := true
	add := func(sheet string) error {
		if first {
			first = false
			return f.SetSheetName("Sheet1", sheet)
		}
		_, err := f.NewSheet(sheet)
		return err
	}
	for i := range tables {
		t := &tables[i]
		if err := add(t.Name); err != nil {
			return nil, err
		}
		w := &writer{f: f, t: t, looks: ids, source: s, stamp: stamp}
		if err := w.write(); err != nil {
			return nil, fmt.Errorf("%s: %w", t.Name, err)
		}
		if len(t.charts) > 0 {
			if err := add(chartSheet); err != nil {
				return nil, err
			}
			if err := w.drawCharts(); err != nil {
				return nil, fmt.Errorf("%s: %w", chartSheet, err)
			}
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return repack(buf.Bytes())
}

// properties sets what a workbook says about itself. Its times are the edition's date, never the clock's.
func (s *source) properties(f *excelize.File, name string) error {
	day := s.asOf.String()
	if err := f.SetDefaultFont(bodyFont); err != nil {
		return err
	}
	if err := f.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel", AppVersion: "16.0300"}); err != nil {
		return err
	}
	return f.SetDocProps(&excelize.DocProperties{
		Title: clean(s.edition.Name + " " + name), Subject: name, Creator: clean(s.edition.Publisher),
		LastModifiedBy: clean(s.edition.Publisher), Created: day + "T00:00:00Z", Modified: day + "T00:00:00Z", Language: "zh-CN",
	})
}

// writer lays one table out on a sheet.
type writer struct {
	*source
	f      *excelize.File
	t      *table
	looks  lookIDs
	stamp  string
	widths []float64
	spans  []span  // of the records
	runs   [][]run // of merged cells, by column
	stream *excelize.StreamWriter
	row    int // the last row written, from 1
	body   int // the first row of the body, from 1
	last   int // the last row of the body
}

// at returns the name of a cell; column and row count from 1.
func at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic(err) // the numbers are ours and positive
	}
	return name
}

// letters returns the name of a column, counted from 1.
func letters(column int) string { return strings.TrimRight(at(column, 1), "1") }

// write writes the table: titles, headers, body, totals, notes.
func (w *writer) write() error {
	if len(w.t.rows) == 0 {
		w.t.rows = []row{{cells: make([]cell, len(w.t.Columns)), keys: make([]string, len(w.t.Columns))}}
		for i := range w.t.rows[0].cells {
			w.t.rows[0].cells[i] = cell{text: wording.Nothing} // the catalog has none of them
		}
	}
	w.widths = w.t.widths()
	w.spans, w.runs = w.t.layout(w.widths)
	if w.height() > w.t.Paper.pageHeight() && w.pages() != 1 {
		w.t.unmerge()
		w.spans, w.runs = w.t.layout(w.widths)
	}
	var err error
	if err = w.setPage(w.t.Name, w.t.Paper, w.pages()); err != nil {
		return err
	}
	if w.stream, err = w.f.NewStreamWriter(w.t.Name); err != nil {
		return err
	}
	headers := 1
	for _, c := range w.t.Columns {
		if c.Group != "" {
			headers = 2
		}
	}
	const titles = 3
	w.body = titles + headers + 1
	if err := w.columns(); err != nil {
		return err
	}
	for _, step := range []func() error{w.writeTitles, func() error { return w.writeHeaders(headers) }, w.writeBody, w.writeTotals, w.writeNotes} {
		if err := step(); err != nil {
			return err
		}
	}
	if err := w.stream.Flush(); err != nil {
		return err
	}
	end := letters(len(w.t.Columns))
	for _, n := range []excelize.DefinedName{
		{Name: "_xlnm.Print_Area", RefersTo: fmt.Sprintf("'%s'!$A$1:$%s$%d", w.t.Name, end, w.row)},
		{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", w.t.Name, titles+1, titles+headers)},
	} {
		n.Scope = w.t.Name
		if err := w.f.SetDefinedName(&n); err != nil {
			return err
		}
	}
	return nil
}

// setPage sets paper, margins, footer and view of a sheet: landscape, one page wide and so many pages high, 0 for as
// many as it takes.
func (w *writer) setPage(name string, paper paper, high int) error {
	const inch = 25.4
	var (
		size        = int(paper)
		landscape   = "landscape"
		wide        = 1
		fit, grid   = true, false
		side        = sideMargin / inch
		top, bottom = topMargin / inch, bottomMargin / inch
		edge        = footerMargin / inch
	)
	if err := w.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := w.f.SetPageLayout(name, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &high,
	}); err != nil {
		return err
	}
	if err := w.f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge, Horizontally: &fit,
	}); err != nil {
		return err
	}
	if err := w.f.SetHeaderFooter(name, &excelize.HeaderFooterOptions{
		OddFooter: footer(w.stamp),
	}); err != nil {
		return err
	}
	return w.f.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &grid})
}

// The height of the titles of a sheet and of its headers, points, about.
const titlesHigh, headersHigh = 82.0, 40.0

// height is how high the sheet is, points, with its headers once.
func (w *writer) height() float64 {
	height := titlesHigh + headersHigh + float64(1+len(w.t.notes))*rowHeight(1)
	for _, s := range w.spans {
		for _, lines := range s.lines {
			height += rowHeight(lines)
		}
	}
	return height
}

// pages returns how many pages a short table should be made to fit on, 0 for as many as it takes: what runs over the
// last page by a few lines is set a little smaller, so that no page holds nothing but the totals.
func (w *writer) pages() int {
	const most, squeeze = 6, 0.15 // pages; by how much a page may be made smaller
	height := w.height() - headersHigh
	for pages := 1; pages <= most; pages++ {
		over := (height+float64(pages)*headersHigh)/(float64(pages)*w.t.Paper.pageHeight()) - 1
		if over > -0.02 && over <= squeeze { // a page as good as full may run over elsewhere
			return pages
		}
	}
	return 0
}

// footer is the footer of every page: the stamp on the left, the page in the middle.
func footer(stamp string) string {
	stamp = strings.ReplaceAll(clean(stamp), "&", "&&")
	if r := []rune(stamp); len(r) > 150 { // a footer holds 255 characters
		stamp = string(r[:150])
	}
	return `&L&9 ` + stamp + `&C&9第 &P 页 共 &N 页`
}

// columns sets widths, hides the column of places and freezes the headers.
func (w *writer) columns() error {
	for i, width := range w.widths {
		if err := w.stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if place := len(w.widths) + 1; w.hasPlaces() {
		if err := w.stream.SetColWidth(place, place, 40); err != nil {
			return err
		}
		if err := w.stream.SetColVisible(place, place, false); err != nil {
			return err
		}
	}
	return w.stream.SetPanes(&excelize.Panes{
		Freeze: true, YSplit: w.body - 1, TopLeftCell: at(1, w.body), ActivePane: "bottomLeft",
	})
}

// hasPlaces reports whether rows say where they come from.
func (w *writer) hasPlaces() bool {
	for _, r := range w.t.rows {
		if r.place != "" {
			return true
		}
	}
	return false
}

// put writes the next row.
func (w *writer) put(cells []any, height float64) error {
	w.row++
	return w.stream.SetRow(at(1, w.row), cells, excelize.RowOpts{Height: height})
}

// across writes a row of one text over the whole table, as high as the text needs.
func (w *writer) across(text string, l look, height float64) error {
	total := 0.0
	for _, width := range w.widths {
		total += width
	}
	if n := lineCount(text, room(total)); n > 1 {
		height = max(height, min(float64(n)*lineHeight+padding, excelize.MaxRowHeight))
	}
	cells := make([]any, len(w.t.Columns))
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: w.looks[l][closed]}
	}
	cells[0] = excelize.Cell{StyleID: w.looks[l][closed], Value: text}
	if err := w.put(cells, height); err != nil {
		return err
	}
	return w.merge(1, w.row, len(cells), w.row)
}

// merge merges cells if there are several.
func (w *writer) merge(left, top, right, bottom int) error {
	if left == right && top == bottom {
		return nil
	}
	return w.stream.MergeCell(at(left, top), at(right, bottom))
}

// writeTitles writes the catalog's name, the title, and the line of unit and edition.
func (w *writer) writeTitles() error {
	if err := w.across(clean(w.edition.Name), nameLook, 24); err != nil {
		return err
	}
	if err := w.across(w.t.Title, titleLook, 36); err != nil {
		return err
	}
	n := len(w.t.Columns)
	total, half := 0.0, 0
	for _, width := range w.widths {
		total += width
	}
	for left := 0.0; half < n-1 && left < total/2; half++ {
		left += w.widths[half]
	}
	cells := make([]any, n)
	for i := range cells {
		l := ownerLook
		if i >= half {
			l = editionLook
		}
		cells[i] = excelize.Cell{StyleID: w.looks[l][closed]}
	}
	cells[0] = excelize.Cell{StyleID: w.looks[ownerLook][closed], Value: clean("单位（盖章）：" + w.edition.Publisher)}
	cells[half] = excelize.Cell{StyleID: w.looks[editionLook][closed], Value: clean(w.stamp)}
	if err := w.put(cells, 22); err != nil {
		return err
	}
	if err := w.merge(1, w.row, half, w.row); err != nil {
		return err
	}
	return w.merge(half+1, w.row, n, w.row)
}

// writeHeaders writes one or two rows of headers: groups over titles, columns without a group merged over both.
func (w *writer) writeHeaders(rows int) error {
	n := len(w.t.Columns)
	top, bottom := make([]any, n), make([]any, n)
	head := func(text string) any { return excelize.Cell{StyleID: w.looks[headLook][closed], Value: text} }
	single, grouped := 1, 1 // lines of titles over all header rows, and of those under a group
	for i, c := range w.t.Columns {
		count := lineCount(c.Title, room(w.widths[i])-1) // bold text is wider
		if rows == 1 || c.Group == "" {
			single = max(single, count)
			top[i], bottom[i] = head(c.Title), head("")
		} else {
			grouped = max(grouped, count)
			top[i], bottom[i] = head(c.Group), head(c.Title)
		}
	}
	if rows == 1 {
		if w.hasPlaces() {
			top = append(top, head(hiddenTitle))
		}
		return w.put(top, float64(single)*lineHeight+2*padding)
	}
	grouped = max(grouped, single-1)
	if w.hasPlaces() {
		bottom = append(bottom, head(hiddenTitle))
	}
	for i := 0; i < n; i++ {
		row, last := w.row+1, i
		if w.t.Columns[i].Group == "" {
			if err := w.merge(i+1, row, i+1, row+1); err != nil {
				return err
			}
			continue
		}
		for last+1 < n && w.t.Columns[last+1].Group == w.t.Columns[i].Group {
			last++
			top[last] = head("")
		}
		if err := w.merge(i+1, row, last+1, row); err != nil {
			return err
		}
		i = last
	}
	if err := w.put(top, lineHeight+2*padding); err != nil {
		return err
	}
	return w.put(bottom, float64(grouped)*lineHeight+2*padding)
}

// lookOf returns how a cell of a column is set.
func lookOf(k kind, c cell) look {
	if !c.isNumber {
		switch {
		case c.text != "" && strings.ContainsRune("=+-@", rune(c.text[0])):
			return guardedLook
		case k == kindCode:
			return codeLook
		case k == kindProse && c.text != wording.Nothing && c.text != "/":
			return plainLook
		}
		return middleLook
	}
	switch k {
	case kindDecimal:
		return decimalLook
	case kindPercent:
		return percentLook
	case kindDate:
		return dateLook
	}
	return middleLook
}

// excel returns a cell for the stream.
func (w *writer) excel(c cell, l look, e edges) excelize.Cell {
	x := excelize.Cell{StyleID: w.looks[l][e]}
	if c.format != "" {
		style := middleLook.style(e)
		style.CustomNumFmt = &c.format
		id, err := w.f.NewStyle(style)
		if err != nil {
			panic(err) // the format is ours
		}
		x.StyleID = id
	}
	switch {
	case c.isNumber:
		x.Value = c.number
		x.Formula = w.resolve(c.formula)
	case c.text != "":
		x.Value = c.text
	}
	return x
}

// resolve replaces the column titles in a formula by references, for the row about to be written.
func (w *writer) resolve(expression string) string {
	if expression == "" {
		return ""
	}
	var pairs []string
	for i, c := range w.t.Columns {
		column := letters(i + 1)
		pairs = append(pairs,
			"["+c.Title+"]", fmt.Sprintf("%s%d", column, w.row+1),
			"[:"+c.Title+"]", fmt.Sprintf("%s%d:%s%d", column, w.body, column, w.last))
	}
	return strings.NewReplacer(pairs...).Replace(expression)
}

// writeBody writes the records.
func (w *writer) writeBody() error {
	spans := w.spans
	shown, tall := w.merged()
	for i, r := range w.t.rows {
		if r.band != "" {
			if err := w.across(r.band, bandLook, rowHeight(1)); err != nil {
				return err
			}
			continue
		}
		for k, lines := range spans[i].lines {
			cells := make([]any, 0, len(r.cells)+1)
			for j, c := range r.cells {
				e := edgesOf(k, spans[i].rows())
				switch {
				case r.keys[j] != "": // merged down
					if e = closed; tall[i][j] {
						e = spread
					}
					if k > 0 || !shown[i][j] {
						c = cell{}
					}
				case k > 0 && w.t.Columns[j].repeats():
				case k > 0 || c.text != "":
					c = cell{text: spans[i].parts[k][j]}
				}
				cells = append(cells, w.excel(c, lookOf(w.t.Columns[j].Kind, c), e))
			}
			if r.place != "" {
				cells = append(cells, excelize.Cell{StyleID: w.looks[plainLook][closed], Value: r.place})
			}
			if err := w.put(cells, rowHeight(lines)); err != nil {
				return err
			}
		}
	}
	w.last = w.row
	for j, runs := range w.runs {
		for _, r := range runs {
			top, bottom := w.body+spans[r.from].first, w.body+spans[r.to].first+spans[r.to].rows()-1
			if err := w.merge(j+1, top, j+1, bottom); err != nil {
				return err
			}
		}
	}
	return nil
}

// merged says by record and column which cells of the runs hold the value of theirs, being the first, and which belong
// to a cell of several rows.
func (w *writer) merged() (shown, tall [][]bool) {
	for range w.t.rows {
		shown = append(shown, make([]bool, len(w.t.Columns)))
		tall = append(tall, make([]bool, len(w.t.Columns)))
	}
	for j, runs := range w.runs {
		for _, r := range runs {
			shown[r.from][j] = true
			for i := r.from; i <= r.to; i++ {
				tall[i][j] = r.from < r.to || w.spans[i].rows() > 1
			}
		}
	}
	return shown, tall
}

// writeTotals writes the row of totals.
func (w *writer) writeTotals() error {
	if w.t.totals == nil {
		return nil
	}
	var cells []any
	same := 0 // cells at the start with the same text, which become one
	for i, c := range w.t.totals {
		l := totalLook
		switch w.t.Columns[i].Kind {
		case kindPercent:
			l = totalShare
		case kindDecimal:
			l = totalMean
		}
		if i == same && c.text != "" && c.text == w.t.totals[0].text {
			same++
		}
		cells = append(cells, w.excel(c, l, closed))
	}
	for i := 1; i < same; i++ {
		cells[i] = excelize.Cell{StyleID: w.looks[totalLook][closed]}
	}
	if err := w.put(cells, lineHeight+2*padding); err != nil {
		return err
	}
	return w.merge(1, w.row, max(same, 1), w.row)
}

// writeNotes writes the lines under the table, the first of which says how many records there are.
func (w *writer) writeNotes() error {
	notes := w.t.notes
	for _, r := range w.t.rows {
		for _, c := range r.cells {
			if strings.HasSuffix(c.text, cutMark) {
				notes = append(notes[:len(notes):len(notes)], "注：标有“…（全文见办事指南）”的内容超出表格所能容纳的字数，未全部列出。")
				return w.writeLines(notes)
			}
		}
	}
	return w.writeLines(notes)
}

// writeLines writes lines under the table.
func (w *writer) writeLines(notes []string) error {
	for i, n := range notes {
		l := noteLook
		if i == 0 {
			l = sumLook
		}
		if err := w.across(n, l, lineHeight+padding); err != nil {
			return err
		}
	}
	return nil
}
