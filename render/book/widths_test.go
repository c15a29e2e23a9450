package book

import (
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/rendertest"
)

// TestFitted gives a table's width to the column that is long, and wants the column of numbers and the names of columns to keep theirs.
func TestFitted(t *testing.T) {
	c := newConverter(print.A4, "", nil)
	table := page.Table{Empty: "无", Columns: []page.Column{page.IndexColumn(), {Title: "材料名称", Width: 22}, {Title: "必要性", Width: 9}, {Title: "份数", Width: 12}, {Title: "备注"}}}
	long := page.Cell{page.Plain(strings.Repeat("由窗口从平台调取", 12))}
	for range 3 {
		table.Rows = append(table.Rows, []page.Cell{{page.Plain("1")}, {page.Plain("申请书")}, {page.Plain("必要")}, long, {page.Plain("无")}})
	}
	before := newConverter(print.A4, "", nil).shares(table.Columns)
	after := c.fitted(table, before)
	sum := 0
	for _, w := range after {
		sum += w
	}
	if sum != 100 || after[0] != before[0] || after[3] < 40 || c.room(after[2], 100) < 6 || c.room(after[1], 100) < 8 {
		t.Errorf("%d became %d", before, after)
	}
	if again := c.fitted(table, before); !slices.Equal(after, again) {
		t.Errorf("%d, and then %d", after, again)
	}
}

// TestLawsInOrder wants the laws of a rank by pinyin, as a reader looks for them.
func TestLawsInOrder(t *testing.T) {
	b := newBook(rendertest.Program(t, rendertest.Worked), dataPrinter(), testCommit, testStamp)
	blocks, r := b.laws(), newReading()
	rank, name, count := "", "", 0
	for i, x := range blocks {
		h, ok := x.(page.Heading)
		if !ok {
			continue
		}
		of, _, _ := strings.Cut(blocks[i+1].(page.Paragraph).Text.String(), "，")
		if count++; of == rank && r.compare(name, h.Text) > 0 {
			t.Errorf("%s stands before %s", name, h.Text)
		}
		rank, name = of, h.Text
	}
	if count < 20 {
		t.Errorf("%d laws are too few to judge", count)
	}
}
