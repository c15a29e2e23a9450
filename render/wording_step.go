package render

import (
	"strings"

	"github.com/matterc/matterc/schema"
)

// visitMark marks in a flow chart what the applicant has to come for, in colour or without.
const visitMark = "★ 申请人到现场"

// stepRemarks says after the name of a step who acts, how long it takes and whether the applicant has to come:
// （窗口，1 个工作日，★ 申请人到现场）.
func stepRemarks(s schema.Step) string {
	parts := []string{s.Role}
	if t := stepTime(s); t != "" {
		parts = append(parts, t)
	}
	if s.Visit {
		parts = append(parts, visitMark)
	}
	return "（" + strings.Join(parts, "，") + "）"
}

// stepLine says in a line what the table of the steps says of one.
func stepLine(s schema.Step) Text {
	line := concat(strong(s.Name), plain(stepRemarks(s), "。"))
	if s.Standard != "" {
		line = concat(append([]Text{line, plain("审查标准：")}, paragraphs(sentence(s.Standard))...)...)
	}
	if s.Output != "" {
		line = concat(line, plain("办理结果：", sentence(s.Output)))
	}
	return line
}

// stepTime says how long a step takes, "" if it takes no time.
func stepTime(s schema.Step) string {
	switch {
	case s.Unit == schema.Immediate:
		return "即时"
	case s.Value == 0:
		return ""
	}
	return schema.Period{Value: s.Value, Unit: s.Unit}.Sentence()
}
