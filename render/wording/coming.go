package wording

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// ComingTitle is above what Coming says.
const ComingTitle = "以后的变化"

// unannounced are fields of which applicants notice nothing.
var unannounced = []string{"order", "keywords", "topics", "codes", "exempt", "formerly", "changes", "effective", "basis"}

// Coming says of each day after that of the edition what is different in a matter from then on, a line each: 自2026年12月1日起承诺 3 个工作日；
// 申请材料有变化。
func Coming(m *model.Matter, day schema.Date) []page.Text {
	var lines []page.Text
	before := *m.Matter
	for _, v := range m.Coming {
		lines = append(lines, announced(v.From, v.Fields, func(field string) string { return differs(field, &before, &v.Value) })...)
		before = v.Value
	}
	if e := m.Effective; e != nil && day.Before(e.To) {
		end := "起停止办理"
		if len(m.Successors) > 0 {
			end += "，改办“" + strings.Join(m.Successors, "”、“") + "”"
		}
		lines = append(lines, page.Plain("自", Date(e.To), end, "。"))
	}
	return lines
}

// ComingOf is Coming of a procedure.
func ComingOf(pr *model.Procedure) []page.Text {
	var lines []page.Text
	for _, v := range pr.Coming {
		lines = append(lines, announced(v.From, v.Fields, func(field string) string {
			if field == "name" {
				return renamed(v.Value.Name)
			}
			return ""
		})...)
	}
	return lines
}

// announced says what is different from a day on, in a line, none where applicants notice nothing of it. special says what becomes of a
// field, "" where only its name is said.
func announced(from schema.Date, fields []schema.ChangedField, special func(field string) string) []page.Text {
	var parts, labels []string
	for _, f := range fields {
		switch said := special(f.Name); {
		case slices.Contains(unannounced, f.Name):
		case said != "":
			parts = append(parts, said)
		default:
			labels = append(labels, f.Label)
		}
	}
	if labels != nil {
		parts = append(parts, strings.Join(labels, "、")+"有变化")
	}
	if parts == nil {
		return nil
	}
	return []page.Text{page.Plain("自", Date(from), "起", strings.Join(parts, "；"), "。")}
}

// differs says what becomes of a field of a matter, "" where that takes more words than there is room for.
func differs(field string, before, now *schema.Matter) string {
	switch {
	case field == "name":
		return renamed(now.Name)
	case field == "deadline" && now.Deadline.Promised != nil && (before.Deadline.Promised == nil || *now.Deadline.Promised != *before.Deadline.Promised):
		return promised(*now.Deadline.Promised)
	case field == "fee" && now.Fee != nil && (before.Fee == nil || before.Fee.Charged != now.Fee.Charged):
		return map[bool]string{true: "收费", false: "不收费"}[now.Fee.Charged]
	}
	return ""
}

// renamed says a new name.
func renamed(name string) string { return "名称改为“" + Inner(name) + "”" }

// promised says what is promised: 承诺 3 个工作日, 当场办结.
func promised(p schema.Period) string {
	if p.Unit == schema.Immediate {
		return p.Sentence()
	}
	return "承诺 " + p.Sentence()
}
