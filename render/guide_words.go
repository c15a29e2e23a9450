package render

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// power says where the power of the deciding authority comes from.
func power(m *model.Matter) string {
	s := ""
	for _, e := range []struct{ name, value string }{
		{"权力来源", string(m.Power)}, {"实施主体性质", string(m.Body)}, {"委托部门", m.Entrusted},
	} {
		if e.value != "" {
			s += "；" + e.name + "：" + e.value
		}
	}
	return s
}

// statutory says the statutory limit, or that there is none.
func statutory(m *model.Matter) string {
	if m.Statutory == nil {
		return "法律没有规定"
	}
	return m.Statutory.Sentence()
}

// statutoryNoted says the statutory limit with the note on the limits, so that nobody reads the number without it.
func statutoryNoted(m *model.Matter) []Text {
	texts := []Text{plain(statutory(m))}
	if m.Deadline.Note != "" {
		texts = append(texts, small(m.Deadline.Note))
	}
	return texts
}

// feeSummary says what is charged, one text for each item.
func feeSummary(m *model.Matter) []Text {
	if !m.Fee.Charged {
		return []Text{plain("不收费")}
	}
	var texts []Text
	for _, f := range m.Fees {
		s := f.Name + "：" + strings.Join(strings.Fields(f.Standard), " ")
		if len(f.When) > 0 {
			s += "（" + f.When.Sentence() + "的）"
		}
		texts = append(texts, plain(s))
	}
	return texts
}

// visits says how often the applicant must come and why.
func visits(m *model.Matter) []Text {
	n := m.Visits()
	if n == 0 {
		return []Text{plain("0 次（不用到现场）")}
	}
	t := plain(strconv.Itoa(n), " 次")
	if m.VisitReason != "" {
		t = concat(t, small("（"+m.VisitReason+"）"))
	}
	return []Text{t}
}

// channels says through which channels one may apply.
func channels(m *model.Matter) string {
	if len(m.Channels) == 0 {
		return string(schema.AtWindow)
	}
	return join("、", m.Channels)
}

// audience says who may apply.
func audience(a []schema.Audience) string { return join("、", a) }

// join puts the words of an enumeration together.
func join[S ~string](sep string, words []S) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = string(w)
	}
	return strings.Join(parts, sep)
}

// place says where a window is. What the address ends and the window begins with, such as the floor, is said once.
func place(w schema.Window, d *model.Department) string {
	address := cmp.Or(w.Address, d.Address)
	for i := range w.Window {
		if utf8.RuneCountInString(w.Window[:i]) > 1 && strings.HasSuffix(address, w.Window[:i]) {
			return address + w.Window[i:]
		}
	}
	return address + " " + w.Window
}

// hours says when a window is open.
func hours(w schema.Window, d *model.Department) string {
	return cmp.Or(w.Hours, d.Hours)
}

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

// date writes 2008-01-02 as 2008年1月2日.
func date(d schema.Date) string {
	year, month, day := d.Civil()
	return fmt.Sprintf("%d年%d月%d日", year, month, day)
}
