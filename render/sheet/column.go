package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
)

// sheetPlan is the plan of one sheet: where it is and what its columns hold.
type sheetPlan struct {
	Workbook string // name of the workbook without extension
	Name     string // of the sheet in it
	Title    string // printed above the table
	Paper    paper  // always landscape, one page wide
	Columns  []columnPlan
}

// paper is a paper size, in Excel's numbering.
type paper int

// The papers offices print sheets on.
const (
	a3 paper = 8
	a4 paper = 9
)

// kind says what the cells of a column hold, and so how they are set and read back.
type kind int

// The kinds of columns.
const (
	kindProse   kind = iota // running text, set left
	kindWord                // a name or a value of an enumeration, centred
	kindCode                // digits or letters that must stay text, such as a telephone number
	kindSerial              // 序号: the running number of the row, or of its group if the column is merged down
	kindNumber              // a count
	kindDecimal             // a number with one decimal
	kindPercent             // a share, 0 to 1
	kindDate                // a day, a schema.Date
	kindYesNo               // 是 or 否
	kindTerm                // a period, a schema.Period: a number that is sorted, shown in words
	kindTick                // √ or blank
)

// columnPlan is the plan of one column.
type columnPlan struct {
	Title string
	Group string // header above the titles of neighbouring columns of the same group; "" for none
	Kind  kind
	Width float64 // smallest width, in characters of the standard font
	Grow  bool    // takes a share of what is left of the page, by the length of its texts
	// Field is the place in the catalog the cells come from, with * for every key and index:
	// matter.*.materials.*.name. It is "" where cells come from no single field.
	Field string
	// Exact says that a cell is the value of its field, so that an edit of the one is an edit of the other; elsewhere
	// the cell is worded from the field.
	Exact bool
}

// column is a column with the way its cells are made from rows of type R.
type column[R any] struct {
	columnPlan
	value func(R) any    // a string, int, float64, bool, formula, or nil for an empty cell
	key   func(R) string // cells of consecutive rows with the same key are merged down; nil for none
}

// col makes a column.
func col[R any](c columnPlan, value func(R) any) column[R] {
	return column[R]{columnPlan: c, value: value}
}

// down returns the column with cells merged down over rows with the same key.
func (c column[R]) down(key func(R) string) column[R] {
	c.key = key
	return c
}

// serial is the column 序号.
func serial[R any]() column[R] {
	return col(columnPlan{Title: "序号", Kind: kindSerial, Width: 5}, func(R) any { return nil })
}

// plan is the plan of a sheet whose rows are made from values of type R.
type plan[R any] struct {
	workbook, name, title string
	paper                 paper
	columns               []column[R]
	places                func(R) []fieldpath.Selector // of the record in the catalog; nil for none
	band                  func(R) string               // text of a row across the table above the first row of a group; nil for none
}

// sheet returns what the plan says without the functions.
func (p plan[R]) sheet() sheetPlan {
	s := sheetPlan{Workbook: p.workbook, Name: p.name, Title: p.title, Paper: p.paper}
	for _, c := range p.columns {
		s.Columns = append(s.Columns, c.columnPlan)
	}
	return s
}

// table fills the plan with records.
func (p plan[R]) table(records []R) table {
	t := table{sheetPlan: p.sheet()}
	numbers := make([]int, len(p.columns))
	var last []string
	band := ""
	for _, r := range records {
		line := row{keys: make([]string, len(p.columns))}
		if p.band != nil {
			if b := p.band(r); b != band {
				band = b
				t.rows = append(t.rows, row{band: b})
				last = nil
			}
		}
		if p.places != nil {
			var paths []string
			for _, at := range p.places(r) {
				paths = append(paths, at.Here().CUE())
			}
			line.place = strings.Join(paths, "\n")
		}
		for i, c := range p.columns {
			if c.key != nil {
				line.keys[i] = c.key(r)
			}
			if c.Kind != kindSerial {
				line.cells = append(line.cells, cellOf(c.Kind, c.value(r)))
				continue
			}
			if last == nil || line.keys[i] == "" || line.keys[i] != last[i] {
				numbers[i]++
			}
			line.cells = append(line.cells, cell{number: float64(numbers[i]), isNumber: true})
		}
		last = line.keys
		t.rows = append(t.rows, line)
	}
	return t
}

// table is a sheet ready to be laid out.
type table struct {
	sheetPlan
	rows   []row
	totals []cell   // last row of the grid; nil for none
	notes  []string // lines under the grid, across
	charts []chart  // on a sheet of their own
}

// row is a row of a table: cells, or a band across.
type row struct {
	cells []cell
	keys  []string // by column; rows next to each other with the same key that is not "" share one merged cell
	place string   // as CUE paths, a line each
	band  string
}

// cell is what a cell holds: text, or a number, with the formula that gives it.
type cell struct {
	text     string
	number   float64
	isNumber bool
	formula  string // with references as in formula
	isBlank  bool   // of which nobody has said anything
	format   string // in which the number is shown, "" for that of its column
	shown    string // what the format makes of it
}

// formula is a number and the formula that gives it. [合计] stands for the cell of that column in the same row and
// [:合计] for all cells of the column above the totals; columns are named by title.
type formula struct {
	text  string
	value float64
}

// cellOf makes the cell of a kind for a value.
func cellOf(k kind, v any) cell {
	switch v := v.(type) {
	case nil:
	case int:
		return cell{number: float64(v), isNumber: true}
	case float64:
		return cell{number: v, isNumber: true}
	case formula:
		return cell{number: v.value, isNumber: true, formula: v.text}
	case bool:
		switch {
		case k == kindTick && v:
			return cell{text: "√"}
		case k == kindTick:
			return cell{isBlank: true}
		case v:
			return cell{text: "是"}
		}
		return cell{text: "否"}
	case schema.Period:
		return termCell(v)
	case schema.Date:
		if !v.IsZero() {
			return cell{number: excelDay(v), isNumber: true}
		}
	case string:
		if s := clean(v); s != "" {
			return cell{text: s}
		}
	default:
		panic(fmt.Sprintf("sheet: a cell cannot hold a %T", v)) // a plan is wrong; every plan is tested
	}
	return cell{isBlank: true}
}

// excelDay returns the number by which Excel knows a day, counted from 1899-12-30.
func excelDay(d schema.Date) float64 {
	return d.Time().Sub(schema.DateOf(1899, time.December, 30).Time()).Hours() / 24
}

// termCell is the cell of a period: how many working days it is, or is about as long as, so that a column of periods is sorted by their
// length, and shown in the words in which the guide has it. Working days can be typed over.
func termCell(p schema.Period) cell {
	c := cell{isNumber: true, shown: p.Sentence(), number: float64(p.Value)}
	c.format = `"` + c.shown + `"`
	const workingDaysOfYear = 250.0
	switch p.Unit {
	case schema.WorkingDay:
		if p.Value != 0 {
			c.format = strings.Replace(c.shown, strconv.Itoa(p.Value), `0"`, 1) + `"`
		}
	case schema.Day:
		c.number *= workingDaysOfYear / 365
	case schema.Month:
		c.number *= workingDaysOfYear / 12
	case schema.Year:
		c.number *= workingDaysOfYear
	case schema.Immediate:
		c.number = 0
	}
	return c
}
