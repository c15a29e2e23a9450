package model

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
)

// Makes reports whether a material of a matter is what the service produces.
func (s *AgencyService) Makes(c *Material) bool { return s.Output != "" && c.Title == s.Output }

// Commissions reports whether the department has a service of an agency done while it handles the matter: it pays for it, and what it
// produces is no material that an applicant hands in (行政许可法第四十五条).
func (m *Matter) Commissions(s *AgencyService) bool {
	return s.Payer == schema.DepartmentPays && !slices.ContainsFunc(m.Materials, func(c Material) bool { return s.Makes(&c) })
}

// reviews are the words for what 行政许可法第四十五条 lets take time of its own and an agency does, those for one thing together.
var reviews = [][]string{{"评审", "评估", "评议", "论证"}, {"检验"}, {"检测", "监测"}, {"检疫"}, {"鉴定"}}

// Reviews returns the places, among the times that do not count in the limit of a matter, of those that are for the same review as a service
// which the department commissions.
func (m *Matter) Reviews(s *AgencyService) (places []int) {
	if !m.Commissions(s) {
		return nil
	}
	for n, x := range m.Excluded {
		if !x.Unknown() && slices.ContainsFunc(reviews, func(words []string) bool { return speaks(words, x.Kind) && speaks(words, s.Name, s.Output) }) {
			places = append(places, n)
		}
	}
	return places
}

// speaks reports whether one of some words is in one of some texts.
func speaks(words []string, of ...string) bool {
	return slices.ContainsFunc(words, func(word string) bool {
		return slices.ContainsFunc(of, func(text string) bool { return strings.Contains(text, word) })
	})
}

// Unlike is how little time that does not count and a service that may be the same review have in common: 0 for one name, 1 for one word of
// what is done, 2 for words for one thing.
func (x *Excluded) Unlike(s *AgencyService) int {
	switch {
	case x.Kind == s.Name || x.Kind == s.Output:
		return 0
	case slices.ContainsFunc(slices.Concat(reviews...), func(word string) bool {
		return strings.Contains(x.Kind, word) && speaks([]string{word}, s.Name, s.Output)
	}):
		return 1
	}
	return 2
}

// Unknown reports whether nobody says how long time lasts that does not count in a limit.
func (x *Excluded) Unknown() bool { return x.Unit == "" }
