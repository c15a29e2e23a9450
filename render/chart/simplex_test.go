package chart

import (
	"testing"

	"github.com/matterc/matterc/random"
)

// TestSettle compares the network simplex with trying everything.
func TestSettle(t *testing.T) {
	r := random.New(t, 1, 2)
	for round := range random.Rounds(t, 3000) {
		n := 1 + r.IntN(5)
		var ties []tie
		for range r.IntN(9) {
			if a, b := r.IntN(n), r.IntN(n); a < b {
				ties = append(ties, tie{a, b, r.IntN(4) - 1, r.IntN(4)})
			}
		}
		cost := func(x []int) (sum int, ok bool) {
			for _, t := range ties {
				d := x[t.to] - x[t.from]
				if d < t.length {
					return 0, false
				}
				sum += d * t.weight
			}
			return sum, true
		}
		got, ok := cost(settle(n, ties, 1000))
		if !ok {
			t.Fatalf("round %d: %v: %v breaks a tie", round, ties, settle(n, ties, 1000))
		}
		best := got
		x := make([]int, n)
		var try func(i int)
		try = func(i int) {
			if i == n {
				if sum, ok := cost(x); ok {
					best = min(best, sum)
				}
				return
			}
			for x[i] = range 9 {
				try(i + 1)
			}
		}
		try(0)
		if best < got {
			t.Fatalf("round %d: %v costs %d, %d is possible", round, ties, got, best)
		}
	}
}
