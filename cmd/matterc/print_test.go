package main

import (
	"math"
	"testing"
)

// TestPrintLimit says by hand how much memory is used before garbage is looked for.
func TestPrintLimit(t *testing.T) {
	const mb = 1 << 20
	for _, x := range []struct {
		used, given, machine, want int64
		ok                         bool
	}{
		{100 * mb, math.MaxInt64, 24576 * mb, 740 * mb, true},
		{100 * mb, math.MaxInt64, 0, 740 * mb, true},          // a machine that does not say what it has
		{100 * mb, 500 * mb, 24576 * mb, 500 * mb, true},      // GOMEMLIMIT
		{100 * mb, math.MaxInt64, 1024 * mb, 512 * mb, true},  // a small container
		{200 * mb, math.MaxInt64, 512 * mb, 256 * mb, false},  // one in which there is no room
		{900 * mb, math.MaxInt64, 1024 * mb, 512 * mb, false}, // and one that is full
	} {
		if got, ok := printLimit(x.used, x.given, x.machine); got != x.want || ok != x.ok {
			t.Errorf("%d MB used, %d given, a machine of %d: %d, %v", x.used/mb, x.given/mb, x.machine/mb, got/mb, ok)
		}
	}
}
