package sheet

import (
	"archive/zip"
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/matterc/matterc/render/wording"
)

// Record is a row of a sheet read back: the place in the catalog it was printed from, and its cells.
type Record struct {
	Sheet  sheetPlan
	Place  string // a CUE path such as matter."food-licence".materials[2]; several on separate lines; "" for a new row
	Row    int    // the row it begins on, as Excel counts
	Values []string
}

// Value returns what the cell of a column with this field holds, and whether the sheet has one.
func (r Record) Value(field string) (string, bool) {
	for i, c := range r.Sheet.Columns {
		if c.Field == field {
			return r.Values[i], true
		}
	}
	return "", false
}

// Read reads the sheets of a workbook that have a plan; other sheets are passed over. Values are in the order of the
// plan's columns and as printed: 无 is "", a merged cell counts for every row, a record on several rows is one, bands
// and totals are left out. A column of the plan that the sheet lacks gives "". The error is about a file that is no
// workbook, or a sheet without the headers of its plan.
func Read(data []byte) ([]Record, error) {
	if err := checkMerged(data); err != nil {
		return nil, fmt.Errorf("read workbook: %w", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: unpackedSize, RawCellValue: true})
	if err != nil {
		return nil, fmt.Errorf("read workbook: %w", err)
	}
	defer f.Close() // nothing is open but memory
	var records []Record
	for _, name := range f.GetSheetList() {
		plans := Sheets()
		i := slices.IndexFunc(plans, func(s sheetPlan) bool { return s.Name == name })
		if i < 0 {
			continue
		}
		found, err := readSheet(f, plans[i])
		if err != nil {
			return nil, fmt.Errorf("sheet %s: %w", name, err)
		}
		records = append(records, found...)
	}
	return records, nil
}

// readSheet reads one sheet by its plan.
func readSheet(f *excelize.File, plan sheetPlan) ([]Record, error) {
	rows, err := f.GetRows(plan.Name)
	if err != nil {
		return nil, err
	}
	if rows, err = spreadMerged(f, plan.Name, rows); err != nil {
		return nil, err
	}
	head, columns, place := findHeaders(rows, plan)
	if head < 0 {
		return nil, fmt.Errorf("no row of headers with %q", plan.Columns[0].Title)
	}
	cell := func(row, column int) string {
		if column < 0 || column >= len(rows[row]) {
			return ""
		}
		return rows[row][column]
	}
	for j, c := range columns {
		if plan.Columns[j].Kind != kindTerm || c < 0 {
			continue
		}
		for i := head + 1; i < len(rows); i++ { // as shown
			if c < len(rows[i]) && rows[i][c] != "" {
				if rows[i][c], err = shown(f, plan.Name, at(c+1, i+1), rows[i][c]); err != nil {
					return nil, err
				}
			}
		}
	}
	var records []Record
	for i := head + 1; i < len(rows); i++ {
		values := make([]string, len(columns))
		filled, same := 0, true
		for j, c := range columns {
			values[j] = readCell(plan.Columns[j].Kind, cell(i, c))
			if values[j] != "" {
				filled++
			}
			same = same && cell(i, c) == cell(i, columns[0])
		}
		from := cell(i, place)
		last := len(records) - 1
		switch {
		case filled == 0 || same: // an empty row, a band, a line under the table, or 无 for an empty list
		case from != "" && last >= 0 && records[last].Place == from && continues(plan, records[last].Values, values):
			for j, v := range values {
				if v != "" && v != records[last].Values[j] {
					records[last].Values[j] = lines(records[last].Values[j], v)
				}
			}
		default:
			records = append(records, Record{Sheet: plan, Place: from, Row: i + 1, Values: values})
		}
	}
	return records, nil
}

// shown is what a cell with a number in a format of words shows: the words, behind the number if the format begins with 0. The library takes
// 日 in such a format for a date.
func shown(f *excelize.File, sheet, cell, raw string) (string, error) {
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		return "", err
	}
	style, err := f.GetStyle(id)
	if err != nil || style.CustomNumFmt == nil {
		return raw, err
	}
	if words, ok := strings.CutPrefix(*style.CustomNumFmt, "0"); ok {
		return raw + strings.Trim(words, `"`), nil
	}
	return strings.Trim(*style.CustomNumFmt, `"`), nil
}

// continues reports whether a row goes on with the record above: it has no number of its own.
func continues(plan sheetPlan, above, row []string) bool {
	for j, c := range plan.Columns {
		if c.Kind == kindSerial {
			return row[j] == "" || row[j] == above[j]
		}
	}
	return false
}

// The limits of a workbook to be read: merged cells, which the library compares with one another, the columns from the
// left they are spread over and the cells in all, and the size unpacked. Our own workbooks stay far below.
const (
	mergeLimitRead = 50_000
	mergedColumns  = 256
	mergedCells    = 20_000_000
	unpackedSize   = 1 << 29
)

// checkMerged returns an error if some sheet of a workbook has too many merged cells.
func checkMerged(data []byte) error {
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range zr.File {
		if !strings.HasPrefix(strings.ToLower(f.Name), "xl/worksheets/") {
			continue
		}
		part, err := f.Open()
		if err != nil {
			return err
		}
		n := 0
		for lines := bufio.NewReader(io.LimitReader(part, unpackedSize)); err == nil; { // by elements
			var element []byte
			if element, err = lines.ReadSlice('<'); bytes.Contains(element, []byte("mergeCell ")) {
				n++
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				err = nil
			}
		}
		if err := cmp.Or(part.Close(), except(err, io.EOF)); err != nil {
			return err
		}
		if n > mergeLimitRead {
			return fmt.Errorf("more than %d merged cells", mergeLimitRead)
		}
	}
	return nil
}

// except returns an error unless it is the one expected.
func except(err, expected error) error {
	if errors.Is(err, expected) {
		return nil
	}
	return err
}

// spreadMerged puts the value of every merged cell into all cells it covers.
func spreadMerged(f *excelize.File, name string, rows [][]string) ([][]string, error) {
	merged, err := f.GetMergeCells(name)
	if err != nil {
		return nil, err
	}
	covered := 0
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return nil, err
		}
		right, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return nil, err
		}
		if top > len(rows) || left > len(rows[top-1]) {
			continue // an empty cell
		}
		right, bottom = min(right, mergedColumns), min(bottom, len(rows))
		if covered += max(0, right-left+1) * max(0, bottom-top+1); covered > mergedCells {
			return nil, fmt.Errorf("merged cells cover more than %d cells", mergedCells)
		}
		value := rows[top-1][left-1]
		for r := top - 1; r < bottom; r++ {
			if missing := right - len(rows[r]); missing > 0 {
				rows[r] = append(rows[r], make([]string, missing)...)
			}
			for c := left - 1; c < right; c++ {
				rows[r][c] = value
			}
		}
	}
	return rows, nil
}

// findHeaders looks for the last row of headers: the first that has the titles of most columns. It returns the row,
// where each column of the plan stands (-1 for nowhere) and where the places do.
func findHeaders(rows [][]string, plan sheetPlan) (head int, columns []int, place int) {
	for i := range min(len(rows), 50) {
		columns, found := make([]int, len(plan.Columns)), 0
		for j, c := range plan.Columns {
			if columns[j] = slices.Index(rows[i], c.Title); columns[j] >= 0 {
				found++
			}
		}
		if found*2 > len(columns) {
			if i+1 < len(rows) && slices.Contains(rows[i], plan.Columns[0].Title) && slices.Contains(rows[i+1], plan.Columns[0].Title) {
				continue // the first of two rows of headers
			}
			return i, columns, slices.Index(rows[i], hiddenTitle)
		}
	}
	return -1, nil, -1
}

// readCell turns a cell back into what was printed in it.
func readCell(k kind, text string) string {
	text = strings.TrimSpace(text)
	if text == wording.Nothing || text == "/" {
		return ""
	}
	if k == kindDate {
		if n, err := strconv.ParseFloat(text, 64); err == nil {
			if day, err := excelize.ExcelDateToTime(n, false); err == nil {
				return day.Format("2006-01-02")
			}
		}
	}
	return text
}

// Sheets returns the plans of the sheets that can be read back, in the order of the workbooks. Statistics are derived
// and not among them.
func Sheets() []sheetPlan {
	return []sheetPlan{
		fiveOpenPlan().sheet(), eightOpenPlan().sheet(), standardPlan().sheet(), elementsPlan().sheet(), materialsPlan().sheet(), feesPlan().sheet(),
		servicesPlan().sheet(), agencyPlan().sheet(), proofsPlan().sheet(), proceduresPlan().sheet(),
	}
}
