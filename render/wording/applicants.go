package wording

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// Because says why some applicants cannot obtain matters, after naming these.
func Because(c eligibility.Cause) string {
	switch c {
	case eligibility.Mutual:
		return "互为前提"
	case eligibility.NoSource:
		return "所要求的证照批文无处取得"
	}
	panic("nothing says why applicants are blocked by " + string(c))
}

// Only says in passing for whom something holds: 供地方式为划拨的; "" for everybody.
func Only(g model.Guard) string {
	if len(g) == 0 {
		return ""
	}
	return g.Sentence() + "的"
}

// Known says what is known of an applicant, one fact after another; "" where nothing is.
func Known(known model.Guard) string {
	var facts []string
	for _, t := range known {
		facts = append(facts, model.Guard{t}.Sentence())
	}
	return strings.Join(facts, "，")
}

// Lead begins a sentence with for whom it holds: 供地方式为划拨的：; nothing for everybody.
func Lead(g model.Guard) page.Text {
	if len(g) == 0 {
		return nil
	}
	return page.Strong(Only(g) + "：")
}

// OneOf says that one of so many has to be chosen: 二选一.
func OneOf(n int) string { return text.Numeral(n) + "选一" }

// Situation says on a line of its own for whom something holds, under the name that columns have for it: 适用情形：供地方式为划拨.
// A column of that name holds the sentence of the constraint alone.
func Situation(g model.Guard) page.Cell {
	if len(g) == 0 {
		return nil
	}
	return page.Cell{page.Plain("适用情形：", g.Sentence())}
}

// Both is the constraint that two constraints make together; what both say is said once.
func Both(a, b model.Guard) model.Guard {
	g := slices.Clip(a)
	for _, t := range b {
		if !slices.ContainsFunc(a, func(u model.GuardTest) bool { return model.Guard{u}.Sentence() == model.Guard{t}.Sentence() }) {
			g = append(g, t)
		}
	}
	return g
}
