package edit

import (
	"fmt"
	"slices"

	"github.com/matterc/matterc/schema/diag"
)

// Splice applies edits to a source, whatever their order. Two edits may not touch the same byte; insertions at one place stand in the order
// they are given. The file names of the places are not looked at. The error names the first edit that lies outside the source or overlaps
// another; the source itself is never changed.
func Splice(source []byte, edits []diag.Edit) ([]byte, error) {
	sorted := slices.Clone(edits)
	slices.SortStableFunc(sorted, func(a, b diag.Edit) int {
		if a.Place.Start != b.Place.Start {
			return a.Place.Start - b.Place.Start
		}
		return a.Place.End - b.Place.End // an insertion before what is replaced at the same place
	})
	var out []byte
	done := 0
	for _, e := range sorted {
		from, to := e.Place.Start, e.Place.End
		if from < 0 || to < from || to > len(source) {
			return nil, fmt.Errorf("edit [%d,%d) is outside the %d bytes of the source", from, to, len(source))
		}
		if from < done {
			return nil, fmt.Errorf("edit [%d,%d) overlaps another that ends at %d", from, to, done)
		}
		out = append(out, source[done:from]...)
		out = append(out, e.New...)
		done = to
	}
	return append(out, source[done:]...), nil
}
