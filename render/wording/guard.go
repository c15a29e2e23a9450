package wording

import (
	"slices"

	"github.com/matterc/matterc/validate/model"
)

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
