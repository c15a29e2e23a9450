package wording

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// NoStatutory is what is said of a matter, or of all matters of a plan, for which no statutory limit is declared.
const NoStatutory = "法律没有规定"

// Promise says within what time a matter is promised to be decided.
func Promise(m *model.Matter) string { return m.Deadline.Promised.Sentence() }

// statutoryLimit says the statutory limit, or that there is none.
func statutoryLimit(m *model.Matter) string {
	if m.Statutory == nil {
		return NoStatutory
	}
	return m.Statutory.Sentence()
}

// StatutoryNoted says the statutory limit with the note on the limits, so that nobody reads the number without it.
func StatutoryNoted(m *model.Matter) []page.Text {
	texts := []page.Text{page.Plain(statutoryLimit(m))}
	if m.Deadline.Note != "" {
		texts = append(texts, page.Small(m.Deadline.Note))
	}
	return texts
}

// Limits says all about the limits of a matter, a line each: what is promised, what the law sets, the note, and what is not counted.
// cite puts the basis behind what the law sets; where it is nil, there is no room for it.
func Limits(m *model.Matter, cite func([]*model.Basis) page.Text) []page.Text {
	if cite == nil {
		cite = func([]*model.Basis) page.Text { return nil }
	}
	statutory := page.Plain("法定时限：", statutoryLimit(m))
	if m.Statutory != nil {
		statutory = page.Concat(statutory, cite(m.Statutory.Basis))
	}
	texts := []page.Text{page.Concat(page.Plain("承诺时限："), page.Strong(Promise(m))), statutory}
	if m.Deadline.Note != "" {
		texts = append(texts, page.Concat(page.Strong("说明："), page.Plain(page.Sentence(m.Deadline.Note))))
	}
	for _, e := range m.Excluded {
		texts = append(texts, page.Concat(page.Plain("不计入时限：", Excluded(e)), cite(e.Basis)))
	}
	return texts
}

// Excluded says what a limit does not count, and for whom: 供地方式为划拨的，专家评审，最长 15 个工作日.
func Excluded(e model.Excluded) string {
	s := ExcludedTime(e)
	if len(e.When) > 0 {
		s = Only(e.When) + "，" + s
	}
	return s
}

// ExcludedTime is Excluded for an applicant whom it concerns.
func ExcludedTime(e model.Excluded) string {
	if e.Unknown() {
		return e.Kind + "，" + ExcludedPeriod(e)
	}
	return e.Kind + "，最长 " + ExcludedPeriod(e)
}

// ExcludedPeriod says how long time lasts at most that does not count.
func ExcludedPeriod(e model.Excluded) string {
	if e.Unknown() {
		return "要多久没有公布"
	}
	return e.Sentence()
}

// periodRef says a period, "" for none.
func periodRef(p *schema.Period, before, after string) string {
	if p == nil {
		return ""
	}
	return before + p.Sentence() + after
}
