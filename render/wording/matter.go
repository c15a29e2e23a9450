// Package wording says a fact of a matter in words: each fact in one place, for pages, sheets and records alike.
//
// What it returns is what is printed; where it is printed, and under which heading, is for others to say.
package wording

import (
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// NoVisit is said where the applicant need not come.
const NoVisit = "不用到现场"

// Visits says how often the applicant must come and why, nil where the catalog does not say.
func Visits(m *model.Matter) []page.Text {
	n, known := m.Visits()
	switch {
	case !known:
		return nil
	case n == 0:
		return []page.Text{page.Plain("0 次（" + NoVisit + "）")}
	}
	said := strconv.Itoa(n) + " 次"
	if slices.ContainsFunc(m.Steps, func(s *model.Step) bool { return s.Comes() && len(s.When) > 0 }) {
		said = "至多 " + said
	}
	if by := visitsByChannel(m); by != "" {
		said = by
	}
	t := page.Plain(said)
	if m.VisitReason != "" {
		t = page.Concat(t, page.Small("（"+m.VisitReason+"）"))
	}
	return []page.Text{t}
}

// visitsByChannel says how often one comes in each channel, "" where that is the same in all. Where the catalog does not say through which
// channels one may apply, it says so of those alone that steps name.
func visitsByChannel(m *model.Matter) string {
	channels := m.Channels
	if len(channels) == 0 {
		channels = slices.DeleteFunc(schema.Values[schema.Channel](), func(c schema.Channel) bool {
			return !slices.ContainsFunc(m.Steps, func(s *model.Step) bool { return slices.Contains(s.Via, c) })
		})
	}
	var parts []string
	same, first := true, -1
	for _, c := range channels {
		n, known := m.VisitsVia(c)
		if !known {
			same = false // of this one nobody says it
			continue
		}
		if first < 0 {
			first = n
		}
		same = same && n == first
		parts = append(parts, string(c)+" "+strconv.Itoa(n)+" 次")
	}
	if same {
		return ""
	}
	return strings.Join(parts, "，")
}

// Channels says through which channels one may apply, "" where the catalog does not say.
func Channels(m *model.Matter) string { return Join("、", m.Channels) }

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

// What is said of an element that has no entries: Nothing, where the catalog says that there are none, also as a sentence; and Unpublished
// where the catalog says nothing of an element that 八公开 or 五公开 ask for. Of any other nothing is said then.
const (
	Nothing     = "无"
	None        = Nothing + "。"
	Unpublished = "未公布"
)

// Declared says of an element without entries whether there are none or whether it is not published. A list that is left out of a file is
// nil, one that is written empty is not.
func Declared[T any](list []T) string {
	if list == nil {
		return Unpublished
	}
	return Nothing
}

// Listed joins what is not empty with commas.
func Listed(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "，")
}

// Spaced joins what is not empty with blanks.
func Spaced(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

// Bracketed puts a text in brackets, nothing for "".
func Bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "（" + s + "）"
}
