package wording

import (
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// mustCome says of a step that the applicant has to come for it, and VisitMark marks that in a flow chart, in colour or without.
const (
	mustCome  = "申请人到现场"
	VisitMark = "★ " + mustCome
)

// BriefSteps names the steps in one line, for a page that has room for no more.
func BriefSteps(m *model.Matter) string {
	names := make([]string, len(m.Steps))
	for i, s := range m.Steps {
		names[i] = s.Name
	}
	return strings.Join(names, " → ")
}

// StepRemarks says after the name of a step beside a flow chart who acts, how long it takes and whether the applicant has to come:
// （窗口，1 个工作日，★ 申请人到现场）.
func StepRemarks(s schema.Step) string { return stepRemarks(s, VisitMark) }

// stepRemarks is StepRemarks with what is said where the applicant has to come.
func stepRemarks(s schema.Step, come string) string {
	parts := []string{s.Role}
	if t := StepTime(s); t != "" {
		parts = append(parts, t)
	}
	if model.Comes(s) {
		parts = append(parts, come)
	}
	return Bracketed(strings.Join(parts, "，"))
}

// Step says a step in a cell, where there is no chart and so no mark: 受理（窗口，1 个工作日，申请人到现场）.
func Step(s schema.Step) string { return s.Name + stepRemarks(s, mustCome) }

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
	p := model.StepPeriod(s)
	switch {
	case p.Unit == schema.Immediate:
		return string(schema.Immediate)
	case p.Value == 0:
		return ""
	}
	return p.Sentence()
}

// StepLength is StepTime, and says where the catalog does that a step takes nothing of the limit.
func StepLength(s schema.Step) string {
	if s.Value != nil && *s.Value == 0 && s.Unit != schema.Immediate {
		return "不占时限"
	}
	return StepTime(s)
}
