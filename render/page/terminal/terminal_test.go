package terminal

import (
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page"
)

// TestDates wants a table that is narrowed to fit a terminal to leave dates whole: 2026-10-2 is another day than 2026-10-20.
func TestDates(t *testing.T) {
	long := strings.Repeat("建筑工程施工许可证核发", 5)
	row := []page.Cell{}
	var columns []page.Column
	for _, s := range []string{long, "2026-10-20", "2026-10-21", long, "2026-10-22", long, "2026-10-23", "10 个工作日", long, long} {
		row = append(row, page.Cell{page.Plain(s)})
		columns = append(columns, page.Column{Title: "受理"})
	}
	text := string(Print(page.Document{Blocks: []page.Block{page.Table{Columns: columns, Rows: [][]page.Cell{row}}}}))
	for _, date := range []string{"2026-10-20", "2026-10-21", "2026-10-22", "2026-10-23"} {
		if !strings.Contains(text, date) {
			t.Errorf("%s is divided:\n%s", date, text)
		}
	}
}
