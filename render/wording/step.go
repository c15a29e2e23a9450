package wording

import (
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
)

// VisitMark marks in a flow chart what the applicant has to come for, in colour or without.
const VisitMark = "★ 申请人到现场"

// StepRemarks says after the name of a step who acts, how long it takes and whether the applicant has to come:
// （窗口，1 个工作日，★ 申请人到现场）.
func StepRemarks(s schema.Step) string {
	parts := []string{s.Role}
	if t := StepTime(s); t != "" {
		parts = append(parts, t)
	}
	if s.Visit {
		parts = append(parts, VisitMark)
	}
	return "（" + strings.Join(parts, "，") + "）"
}

// StepLine says in a line what the table of the steps says of one.
func StepLine(s schema.Step) page.Text {
	line := page.Concat(page.Strong(s.Name), page.Plain(StepRemarks(s), "。"))
	if s.Standard != "" {
		line = page.Concat(append([]page.Text{line, page.Plain("审查标准：")}, page.Paragraphs(page.Sentence(s.Standard))...)...)
	}
	if s.Output != "" {
		line = page.Concat(line, page.Plain("办理结果：", page.Sentence(s.Output)))
	}
	return line
}

// StepTime says how long a step takes, "" if it takes no time.
func StepTime(s schema.Step) string {
	switch {
	case s.Unit == schema.Immediate:
		return "即时"
	case s.Value == 0:
		return ""
	}
	return schema.Period{Value: s.Value, Unit: s.Unit}.Sentence()
}
