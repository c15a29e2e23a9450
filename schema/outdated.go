package schema

import (
	"fmt"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Outdated is an element that is written as an earlier version of the language has it.
type Outdated struct {
	At   fieldpath.Selector
	Edit diag.Edit // writes the same as the present version has it, with the comments where they are
}

// Outdated returns what is written as an earlier version of the language has it and can be written anew, each place once: who decides, which is one
// of the bodies now. A matter that has bodies beside its decider is left to people.
func (c *Catalog) Outdated() (list []Outdated) {
	seen := map[diag.Place]bool{}
	for _, e := range c.Everything.Matters {
		at := fieldpath.Matter(e.Key).Decider()
		value, ok := c.Span(at)
		label := c.Place(at.OfLabel())
		if e.Value.Decider == "" || e.Value.Bodies != nil || !ok || label.File != value.File || label.Start >= value.Start || seen[label] {
			continue
		}
		seen[label] = true
		source, _ := c.Source(value.File)
		whole := diag.Place{File: value.File, Start: label.Start, End: value.End}
		list = append(list, Outdated{at, diag.Edit{Place: whole, New: fmt.Sprintf("bodies: [{role: %q, name: %s}]", DecidingBody, source[value.Start:value.End])}})
	}
	return list
}
