// Package random gives tests their random numbers: the same ones on every day, and others where MATTERC_SEED says so.
package random

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// The environment variables. Without them the seed is 0, so that what passes once passes again, and everything is tried once;
// `make nightly` sets another seed every night, and more rounds.
const (
	SeedVariable   = "MATTERC_SEED"   // a number from 0 on
	RoundsVariable = "MATTERC_ROUNDS" // how many times as much is tried as on a day, from 1 on
)

// Seed returns the seed. A test that fails says which it was, so that its night can be repeated.
func Seed(t testing.TB) uint64 {
	t.Helper()
	seed := variable(t, SeedVariable, 0)
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("to repeat this, set %s=%d and %s=%d", SeedVariable, seed, RoundsVariable, variable(t, RoundsVariable, 1))
		}
	})
	return seed
}

// Rounds returns how many random cases to try where n are enough on a day.
func Rounds(t testing.TB, n int) int {
	t.Helper()
	return n * int(variable(t, RoundsVariable, 1))
}

// variable reads a number from the environment, or the least one if there is none.
func variable(t testing.TB, name string, least uint64) uint64 {
	t.Helper()
	s := os.Getenv(name)
	if s == "" {
		return least
	}
	n, err := strconv.ParseUint(s, 10, 32)
	if err == nil && n < least {
		err = strconv.ErrRange
	}
	if err != nil {
		t.Fatalf("%s=%s: %v", name, s, err)
	}
	return n
}

// New returns the random numbers of a and b for this seed: for the seed 0 those of rand.NewPCG(a, b).
func New(t testing.TB, a, b uint64) *rand.Rand {
	t.Helper()
	return rand.New(rand.NewPCG(a^Seed(t), b))
}
