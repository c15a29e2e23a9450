package guide

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// windowRows says in a KeyTable where and when to go and whom to call.
func windowRows(windows []schema.Window, d *model.Department) []page.KeyRow {
	var where, when, lines, complaints page.Cell
	for _, w := range windows {
		where = page.Once(where, page.Plain(wording.Place(w, d)))
		when = page.Once(when, page.Some(wording.Hours(w, d))...)
		lines = page.Once(lines, said(page.Phones(w.Lines, page.Regular))...)
		complaints = page.Once(complaints, said(page.Phones(w.Complaints, page.Regular))...)
	}
	return []page.KeyRow{
		{Key: "办理窗口", Value: where, Wide: true, From: fromDesks}, {Key: "办公时间", Value: when, Wide: true, From: fromDesks}, {Key: "咨询电话", Value: lines, From: fromDesks}, {Key: "投诉电话", Value: complaints, From: fromDesks},
	}
}

// said is a text, none where it says nothing.
func said(t page.Text) []page.Text {
	if len(t) == 0 {
		return nil
	}
	return []page.Text{t}
}

// phones lists windows with their telephones; where none has any, it says that they are not published, which the law demands
// (政府信息公开条例第二十条).
func phones(windows []schema.Window, numbers func(schema.Window) []string) page.Block {
	var l page.List
	for _, w := range windows {
		if len(numbers(w)) > 0 {
			l.Items = append(l.Items, page.Item{Text: page.Concat(page.Plain(w.Window, "："), page.Phones(numbers(w), page.Bold))})
		}
	}
	if l.Items == nil {
		return page.Paragraph{Text: page.Plain(wording.Unpublished, "。")}
	}
	return l
}

// addressTable lists windows with their addresses and hours.
func addressTable(windows []schema.Window, d *model.Department) page.Table {
	t := page.Table{Columns: []page.Column{{Title: "窗口", Width: 24}, {Title: "地址", Width: 38}, {Title: "办公时间"}}}
	for _, w := range windows {
		t.Rows = append(t.Rows, []page.Cell{{page.Plain(w.Window)}, {page.Plain(wording.Address(w, d))}, {page.Plain(wording.Hours(w, d))}})
	}
	return t
}
