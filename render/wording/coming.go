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
func Coming(m *model.Matter) []page.Text {
	var lines []page.Text
	before := *m.Matter
	for _, v := range m.Coming {
		var parts, labels []string
		for _, f := range v.Fields {
			switch {
			case slices.Contains(unannounced, f.Name):
			case f.Name == "name":
				parts = append(parts, "名称改为“"+Inner(v.Value.Name)+"”")
			case f.Name == "deadline" && v.Value.Deadline.Promised != before.Deadline.Promised:
				parts = append(parts, promised(v.Value.Deadline.Promised))
			case f.Name == "fee" && before.Fee.Charged && !v.Value.Fee.Charged:
				parts = append(parts, "不收费")
			case f.Name == "fee" && !before.Fee.Charged && v.Value.Fee.Charged:
				parts = append(parts, "收费")
			default:
				labels = append(labels, f.Doc.Label)
			}
		}
		before = v.Value
		if labels != nil {
			parts = append(parts, strings.Join(labels, "、")+"有变化")
		}
		if parts != nil {
			lines = append(lines, page.Plain("自", Date(v.From), "起", strings.Join(parts, "；"), "。"))
		}
	}
	return lines
}

// promised says what is promised: 承诺 3 个工作日, 当场办结.
func promised(p schema.Period) string {
	if p.Unit == schema.Immediate {
		return p.Sentence()
	}
	return "承诺 " + p.Sentence()
}
