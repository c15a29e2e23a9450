package render

import (
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// briefSteps says the steps in one line.
func briefSteps(m *model.Matter) string {
	names := make([]string, len(m.Steps))
	for i, s := range m.Steps {
		names[i] = s.Name
	}
	return strings.Join(names, " → ")
}

// deliveries says in brackets how the result is delivered.
func deliveries(m *model.Matter) string { return bracketed(join("、", m.Result.Delivery)) }

// deliveryWays says how and within what time the result is delivered.
func deliveryWays(m *model.Matter) string {
	s := "按受理时告知的方式送达。"
	if len(m.Result.Delivery) > 0 {
		s = join("、", m.Result.Delivery) + "。"
	}
	if m.Result.Within != nil {
		s += "自作出决定之日起 " + m.Result.Within.Sentence() + "内送达。"
	}
	return s
}

// exists says when a matter or procedure begins and ends, "" for one that an applicant of the edition's day need not ask
// about: it is there, and no end is set.
func exists(what string, e *schema.Effective, day schema.Date) string {
	switch {
	case e == nil:
		return ""
	case !e.To.IsZero():
		return what + "自" + date(e.From) + "起办理，" + date(e.To) + "起停止办理。"
	case day.Before(e.From):
		return what + "自" + date(e.From) + "起办理。"
	}
	return ""
}

// power says where the power of the deciding authority comes from.
func power(m *model.Matter) string {
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

// statutory says the statutory limit, or that there is none.
func statutory(m *model.Matter) string {
	if m.Statutory == nil {
		return "法律没有规定"
	}
	return m.Statutory.Sentence()
}

// statutoryNoted says the statutory limit with the note on the limits, so that nobody reads the number without it.
func statutoryNoted(m *model.Matter) []Text {
	texts := []Text{plain(statutory(m))}
	if m.Deadline.Note != "" {
		texts = append(texts, small(m.Deadline.Note))
	}
	return texts
}

// feeSummary says what is charged, one text for each item.
func feeSummary(m *model.Matter) []Text {
	if !m.Fee.Charged {
		return []Text{plain("不收费")}
	}
	var texts []Text
	for _, f := range m.Fees {
		s := f.Name + "：" + strings.Join(strings.Fields(f.Standard), " ")
		if len(f.When) > 0 {
			s += "（" + f.When.Sentence() + "的）"
		}
		texts = append(texts, plain(s))
	}
	return texts
}

// visits says how often the applicant must come and why.
func visits(m *model.Matter) []Text {
	n := m.Visits()
	if n == 0 {
		return []Text{plain("0 次（不用到现场）")}
	}
	t := plain(strconv.Itoa(n), " 次")
	if m.VisitReason != "" {
		t = concat(t, small("（"+m.VisitReason+"）"))
	}
	return []Text{t}
}

// channels says through which channels one may apply.
func channels(m *model.Matter) string {
	if len(m.Channels) == 0 {
		return string(schema.AtWindow)
	}
	return join("、", m.Channels)
}

// audience says who may apply.
func audience(a []schema.Audience) string { return join("、", a) }

// join puts the words of an enumeration together.
func join[S ~string](sep string, words []S) string {
	parts := make([]string, len(words))
	for i, w := range words {
		parts[i] = string(w)
	}
	return strings.Join(parts, sep)
}
