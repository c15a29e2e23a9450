package sheet

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"
)

// chartSheet is the name of the sheet that holds the charts of a table.
const chartSheet = "统计图"

// chartKind is a kind of chart.
type chartKind int

// The kinds of charts.
const (
	bars chartKind = iota // a bar a record: the column names against the column values
	pie                   // a slice a column, from the column names to the column values: titles against totals
)

// chart is a native chart of a table. Names and values are titles of columns.
type chart struct {
	kind          chartKind
	title         string
	names, values string
}

// index returns the number of the column with a title, from 1.
func (t *table) index(title string) int {
	return 1 + slices.IndexFunc(t.Columns, func(c columnPlan) bool { return c.Title == title })
}

// drawCharts draws the charts of the table on a sheet of their own, A4 landscape, side by side on one page.
func (w *writer) drawCharts() error {
	if err := w.setPage(chartSheet, a4, 1); err != nil {
		return err
	}
	if err := w.f.SetColWidth(chartSheet, "A", "P", 8); err != nil {
		return err
	}
	for i, line := range []struct {
		text   string
		look   look
		height float64
	}{{clean(w.edition.Name), nameLook, 24}, {w.t.Title, titleLook, 36}, {clean(w.stamp), editionLook, 20}} {
		if err := w.f.SetCellStr(chartSheet, at(1, i+1), line.text); err != nil {
			return err
		}
		if err := w.f.MergeCell(chartSheet, at(1, i+1), at(16, i+1)); err != nil {
			return err
		}
		if err := w.f.SetCellStyle(chartSheet, at(1, i+1), at(16, i+1), w.looks[line.look][closed]); err != nil {
			return err
		}
		if err := w.f.SetRowHeight(chartSheet, i+1, line.height); err != nil {
			return err
		}
	}
	tallest := uint(0)
	var drawn []*excelize.Chart
	for _, c := range w.t.charts {
		drawn = append(drawn, w.excelChart(c))
		tallest = max(tallest, drawn[len(drawn)-1].Dimension.Height)
	}
	const top = 5 // the row the charts begin on
	last := top + int(tallest)/18
	for row := top - 1; row <= last; row++ { // 15 points are 18 pixels to the library, which measures charts by rows
		if err := w.f.SetRowHeight(chartSheet, row, 15); err != nil {
			return err
		}
	}
	for i, c := range drawn {
		if err := w.f.AddChart(chartSheet, at(1+9*i, top), c); err != nil {
			return err
		}
	}
	return w.f.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", Scope: chartSheet, RefersTo: fmt.Sprintf("'%s'!$A$1:$P$%d", chartSheet, last),
	})
}

// excelChart makes a chart. Bars begin at 0 and are as many as the records, the first at the top.
func (w *writer) excelChart(c chart) *excelize.Chart {
	zero := 0.0
	from, to := letters(w.t.index(c.names)), letters(w.t.index(c.values))
	font := func(size float64) excelize.Font { return excelize.Font{Family: bodyFont, Size: size, Color: "000000"} }
	large := font(14)
	large.Bold = true
	small := font(9)
	x := &excelize.Chart{
		Title:    excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: c.title, Font: &large}}},
		Legend:   excelize.ChartLegend{Position: "none"},
		PlotArea: excelize.ChartPlotArea{ShowVal: true},
		Border:   excelize.LineOptions{Type: excelize.LineNone},
	}
	switch c.kind {
	case bars:
		gap := uint(60)
		x.Type = excelize.Bar
		x.Series = []excelize.ChartSeries{{
			Categories: fmt.Sprintf("'%s'!$%s$%d:$%s$%d", w.t.Name, from, w.body, from, w.last),
			Values:     fmt.Sprintf("'%s'!$%s$%d:$%s$%d", w.t.Name, to, w.body, to, w.last),
			Fill:       excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"4F81BD"}},
			DataLabel:  excelize.ChartDataLabel{Font: small},
		}}
		x.GapWidth = &gap
		x.XAxis = excelize.ChartAxis{ReverseOrder: true, Font: small}
		x.YAxis = excelize.ChartAxis{Minimum: &zero, None: true} // every bar has its number
		x.Dimension = excelize.ChartDimension{Width: 560, Height: uint(120 + 24*max(len(w.t.rows), 10))}
	case pie:
		x.Type = excelize.Pie
		x.Series = []excelize.ChartSeries{{
			Categories: fmt.Sprintf("'%s'!$%s$%d:$%s$%d", w.t.Name, from, w.body-1, to, w.body-1),
			Values:     fmt.Sprintf("'%s'!$%s$%d:$%s$%d", w.t.Name, from, w.last+1, to, w.last+1),
			DataLabel:  excelize.ChartDataLabel{Font: small}, DataLabelPosition: excelize.ChartDataLabelsPositionOutsideEnd,
		}}
		x.Legend = excelize.ChartLegend{Position: "bottom", Font: &small}
		x.PlotArea.ShowPercent = true
		x.Dimension = excelize.ChartDimension{Width: 440, Height: 360}
	}
	return x
}
