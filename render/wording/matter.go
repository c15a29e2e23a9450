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

// NoVisit is said where the applicant need not come.
const NoVisit = "不用到现场"

// Visits says how often the applicant must come and why.
func Visits(m *model.Matter) []page.Text {
	n := m.Visits()
	if n == 0 {
		return []page.Text{page.Plain("0 次（" + NoVisit + "）")}
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

// Nothing is what offices print where an element does not apply, and None that as a sentence.
const (
	Nothing = "无"
	None    = Nothing + "。"
)

// Bracketed puts a text in brackets, nothing for "".
func Bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "（" + s + "）"
}
