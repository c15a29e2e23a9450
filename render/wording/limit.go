package wording

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// NoStatutory is what is said where the catalog says, on the basis of a law, that none sets a limit.
const NoStatutory = "法律没有规定"

// PromiseNoted says the promise with the note on the limits, where there is no statutory limit that has it, see StatutoryNoted.
func PromiseNoted(m *model.Matter) []page.Text {
	texts := []page.Text{page.Strong(Promise(m))}
	if m.Deadline.Note != "" && Statutory(m, nil) == nil {
		texts = append(texts, page.Small(m.Deadline.Note))
	}
	return texts
}

// Promise says within what time a matter is promised to be decided.
func Promise(m *model.Matter) string {
	if p, ok := m.Promise(); ok {
		return p.Sentence()
	}
	return Unpublished
}

// Statutory says the statutory limit, that the law sets none, or the general one of licences; cite puts the basis behind it where it is
// not nil. It is nil where nobody has said anything.
func Statutory(m *model.Matter, cite func([]*model.Basis) page.Text) page.Text {
	var said page.Text
	var basis []*model.Basis
	switch limit, general, ok := m.Lawful(); {
	case general:
		return page.Plain(limit.Sentence(), "（行政许可法第四十二条；未登记另有规定）")
	case ok:
		said, basis = page.Plain(limit.Sentence()), m.Statutory.Basis
	case m.Unlimited != nil:
		said, basis = page.Plain(NoStatutory), m.Unlimited
	}
	if said == nil || cite == nil {
		return said
	}
	return page.Concat(said, cite(basis))
}

// StatutoryNoted says the statutory limit with the note on the limits, so that nobody reads the number without it; nil where there is no
// limit.
func StatutoryNoted(m *model.Matter, cite func([]*model.Basis) page.Text) []page.Text {
	t := Statutory(m, cite)
	if t == nil {
		return nil
	}
	texts := []page.Text{t}
	if m.Deadline.Note != "" {
		texts = append(texts, page.Small(m.Deadline.Note))
	}
	return texts
}

// Limits says all about the limits of a matter, a line each: what is promised, what the law sets, the note, and what is not counted.
// cite puts the basis behind what the law sets; where it is nil, there is no room for it.
func Limits(m *model.Matter, cite func([]*model.Basis) page.Text) []page.Text {
	texts := []page.Text{page.Concat(page.Plain("承诺时限："), page.Strong(Promise(m)))}
	if t := Statutory(m, cite); t != nil {
		texts = append(texts, page.Concat(page.Plain("法定时限："), t))
	}
	if cite == nil {
		cite = func([]*model.Basis) page.Text { return nil }
	}
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
