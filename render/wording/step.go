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

// BriefSteps names the steps in one line, for a page that has room for no more; without any it says that they are not published.
func BriefSteps(m *model.Matter) string {
	if len(m.Steps) == 0 {
		return Unpublished
	}
	names := make([]string, len(m.Steps))
	for i, s := range m.Steps {
		names[i] = s.Name + Bracketed(StepFor(s))
	}
	return strings.Join(names, " → ")
}

// StepRemarks says after the name of a step beside a flow chart who acts, how long it takes and whether the applicant has to come:
// （窗口，1 个工作日，★ 申请人到现场）.
func StepRemarks(s *model.Step) string { return stepRemarks(s, StepTime(s), VisitMark) }

// stepRemarks is StepRemarks with what is said of the time, and where the applicant has to come.
func stepRemarks(s *model.Step, time, come string) string {
	var parts []string
	if who := StepFor(s); who != "" {
		parts = append(parts, who)
	}
	if s.Role != "" {
		parts = append(parts, s.Role)
	}
	if time != "" {
		parts = append(parts, time)
	}
	if s.Comes() {
		parts = append(parts, come)
	}
	if s.Together != "" {
		parts = append(parts, StepTogether(s))
	}
	return Bracketed(strings.Join(parts, "，"))
}

// StepFor says for whom, and in which channels, there is a step: 供地方式为划拨的，窗口办理; "" for everybody in every channel.
func StepFor(s *model.Step) string { return Listed(Only(s.When), Join("、", s.Via)) }

// StepTogether says that a step is done together with those of other matters.
func StepTogether(s *model.Step) string { return "可以与其他事项一同办理：" + s.Together }

// Step says a step in a cell, where there is no chart and so no mark: 受理（窗口，1 个工作日，申请人到现场）.
func Step(s *model.Step) string { return s.Name + stepRemarks(s, StepTime(s), mustCome) }

// StepLine says in a line what the table of the steps says of one.
func StepLine(s *model.Step) page.Text {
	line := page.Concat(page.Strong(s.Name), page.Plain(stepRemarks(s, StepLength(s), VisitMark), "。"))
	if s.Standard != "" {
		line = page.Concat(append([]page.Text{line, page.Plain("审查标准：")}, page.Paragraphs(page.Sentence(s.Standard))...)...)
	}
	if s.Output != "" {
		line = page.Concat(line, page.Plain("办理结果：", page.Sentence(s.Output)))
	}
	return line
}

// StepTime says how long a step takes, "" if it takes no time.
func StepTime(s *model.Step) string {
	p := s.Period()
	switch {
	case p.Unit == schema.Immediate:
		return string(schema.Immediate)
	case p.Value == 0:
		return ""
	}
	return p.Sentence()
}

// StepLength is StepTime, and says where the catalog does that a step takes nothing of the limit.
func StepLength(s *model.Step) string {
	if s.Value != nil && *s.Value == 0 && s.Unit != schema.Immediate {
		return "不占时限"
	}
	return StepTime(s)
}
