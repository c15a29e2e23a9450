package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// windowRows says in a KeyTable where and when to go and whom to call.
func windowRows(windows []schema.Window, d *model.Department) []KeyRow {
	var where, when, lines, complaints []Text
	once := func(texts []Text, s string) []Text {
		if slices.ContainsFunc(texts, func(t Text) bool { return t.String() == s }) {
			return texts
		}
		return append(texts, plain(s))
	}
	for _, w := range windows {
		where = once(where, place(w, d))
		when = once(when, hours(w, d))
		lines = once(lines, strings.Join(w.Lines, "、"))
		complaints = once(complaints, strings.Join(w.Complaints, "、"))
	}
	return []KeyRow{
		{"办理窗口", where, true}, {"办公时间", when, true}, {"咨询电话", lines, false}, {"投诉电话", complaints, false},
	}
}

// phones lists windows with their telephones.
func phones(windows []schema.Window, numbers func(schema.Window) []string) List {
	var l List
	for _, w := range windows {
		l.Items = append(l.Items, Item{Text: concat(plain(w.Window, "："), strong(strings.Join(numbers(w), "、")))})
	}
	return l
}

// addressTable lists windows with their addresses and hours.
func addressTable(windows []schema.Window, d *model.Department) Table {
	t := Table{Empty: "无", Columns: []Column{{Title: "窗口", Width: 24}, {Title: "地址", Width: 38}, {Title: "办公时间"}}}
	for _, w := range windows {
		t.Rows = append(t.Rows, []Cell{{plain(w.Window)}, {plain(cmp.Or(w.Address, d.Address))}, {plain(hours(w, d))}})
	}
	return t
}
