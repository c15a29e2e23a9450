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
		if parts := differs(&before, &v); parts != nil {
			lines = append(lines, page.Plain("自", Date(v.From), "起", strings.Join(parts, "；"), "。"))
		}
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

// ComingOf is Coming of a procedure: which of what its office says of it is different from a day on.
func ComingOf(pr *model.Procedure) []page.Text {
	var lines []page.Text
	for _, v := range pr.Coming {
		var parts, labels []string
		for _, f := range v.Fields {
			switch {
			case slices.Contains(unannounced, f.Name):
			case f.Name == "name":
				parts = append(parts, "名称改为“"+Inner(v.Value.Name)+"”")
			default:
				labels = append(labels, f.Label)
			}
		}
		if labels != nil {
			parts = append(parts, strings.Join(labels, "、")+"有变化")
		}
		if parts != nil {
			lines = append(lines, page.Plain("自", Date(v.From), "起", strings.Join(parts, "；"), "。"))
		}
	}
	return lines
}

// differs says what is different in a version of a matter from the one before it.
func differs(before *schema.Matter, v *schema.Coming[schema.Matter]) (parts []string) {
	var labels []string
	for _, f := range v.Fields {
		switch {
		case slices.Contains(unannounced, f.Name):
		case f.Name == "name":
			parts = append(parts, "名称改为“"+Inner(v.Value.Name)+"”")
		case f.Name == "deadline" && v.Value.Deadline.Promised != nil && (before.Deadline.Promised == nil || *v.Value.Deadline.Promised != *before.Deadline.Promised):
			parts = append(parts, promised(*v.Value.Deadline.Promised))
		case f.Name == "fee" && v.Value.Fee != nil && (before.Fee == nil || before.Fee.Charged != v.Value.Fee.Charged):
			parts = append(parts, map[bool]string{true: "收费", false: "不收费"}[v.Value.Fee.Charged])
		default:
			labels = append(labels, f.Label)
		}
	}
	if labels != nil {
		parts = append(parts, strings.Join(labels, "、")+"有变化")
	}
	return parts
}

// promised says what is promised: 承诺 3 个工作日, 当场办结.
func promised(p schema.Period) string {
	if p.Unit == schema.Immediate {
		return p.Sentence()
	}
	return "承诺 " + p.Sentence()
}
