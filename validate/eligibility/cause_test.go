package eligibility

import (
	"maps"
	"slices"
	"testing"
)

// TestCauses holds what the words of causes are held against: these two, and no others.
func TestCauses(t *testing.T) {
	if got := slices.Sorted(maps.Values(causeOf)); !slices.Equal(got, []Cause{Mutual, NoSource}) {
		t.Errorf("the causes are %q", got)
	}
}
