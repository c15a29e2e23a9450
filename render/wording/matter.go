// Package wording says a fact of a matter in words: each fact in one place, for pages, sheets and records alike.
//
// What it returns is what is printed; where it is printed, and under which heading, is for others to say.
package wording

import (
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// BriefSteps says the steps in one line.
func BriefSteps(m *model.Matter) string {
	names := make([]string, len(m.Steps))
	for i, s := range m.Steps {
		names[i] = s.Name
	}
	return strings.Join(names, " → ")
}

// Deliveries says in brackets how the result is delivered.
func Deliveries(m *model.Matter) string { return Bracketed(Join("、", m.Result.Delivery)) }

// DeliveryWays says how and within what time the result is delivered.
func DeliveryWays(m *model.Matter) string {
	s := "按受理时告知的方式送达。"
	if len(m.Result.Delivery) > 0 {
		s = Join("、", m.Result.Delivery) + "。"
	}
	if m.Result.Within != nil {
		s += "自作出决定之日起 " + m.Result.Within.Sentence() + "内送达。"
	}
	return s
}

// Exists says when a matter or procedure begins and ends, "" for one that an applicant of the edition's day need not ask
// about: it is there, and no end is set.
func Exists(what string, e *schema.Effective, day schema.Date) string {
	switch {
	case e == nil:
		return ""
	case !e.To.IsZero():
		return what + "自" + Date(e.From) + "起办理，" + Date(e.To) + "起停止办理。"
	case day.Before(e.From):
		return what + "自" + Date(e.From) + "起办理。"
	}
	return ""
}

// Power says where the power of the deciding authority comes from.
func Power(m *model.Matter) string {
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

// Statutory says the statutory limit, or that there is none.
func Statutory(m *model.Matter) string {
	if m.Statutory == nil {
		return "法律没有规定"
	}
	return m.Statutory.Sentence()
}

// StatutoryNoted says the statutory limit with the note on the limits, so that nobody reads the number without it.
func StatutoryNoted(m *model.Matter) []page.Text {
	texts := []page.Text{page.Plain(Statutory(m))}
	if m.Deadline.Note != "" {
		texts = append(texts, page.Small(m.Deadline.Note))
	}
	return texts
}

// FeeSummary says what is charged, one text for each item.
func FeeSummary(m *model.Matter) []page.Text {
	if !m.Fee.Charged {
		return []page.Text{page.Plain("不收费")}
	}
	var texts []page.Text
	for _, f := range m.Fees {
		s := f.Name + "：" + strings.Join(strings.Fields(f.Standard), " ")
		if len(f.When) > 0 {
			s += "（" + f.When.Sentence() + "的）"
		}
		texts = append(texts, page.Plain(s))
	}
	return texts
}

// Visits says how often the applicant must come and why.
func Visits(m *model.Matter) []page.Text {
	n := m.Visits()
	if n == 0 {
		return []page.Text{page.Plain("0 次（不用到现场）")}
	}
	t := page.Plain(strconv.Itoa(n), " 次")
	if m.VisitReason != "" {
		t = page.Concat(t, page.Small("（"+m.VisitReason+"）"))
	}
	return []page.Text{t}
}

// Channels says through which channels one may apply.
func Channels(m *model.Matter) string {
	if len(m.Channels) == 0 {
		return string(schema.AtWindow)
	}
	return Join("、", m.Channels)
}

// Audience says who may apply.
func Audience(a []schema.Audience) string { return Join("、", a) }

// Join puts the words of an enumeration together.
func Join[S ~string](sep string, words []S) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = string(w)
	}
	return strings.Join(parts, sep)
}

// None is what offices print where an element does not apply.
const None = "无。"
