package random

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func TestNew(t *testing.T) {
	t.Setenv(SeedVariable, "")
	if New(t, 3, 4).Uint64() != rand.New(rand.NewPCG(3, 4)).Uint64() {
		t.Error("without a seed the numbers are others from day to day")
	}
	t.Setenv(SeedVariable, "20261129")
	night := New(t, 3, 4).Uint64()
	if night == rand.New(rand.NewPCG(3, 4)).Uint64() || night != New(t, 3, 4).Uint64() {
		t.Error("a seed does not decide the numbers")
	}
}

// failing is a test that keeps what it is told.
type failing struct {
	testing.TB
	failed bool
	said   []string
	after  []func()
}

func (f *failing) Helper()                 {}
func (f *failing) Failed() bool            { return f.failed }
func (f *failing) Cleanup(after func())    { f.after = append(f.after, after) }
func (f *failing) Logf(s string, a ...any) { f.said = append(f.said, fmt.Sprintf(s, a...)) }

// Fatalf does not stop the test.
func (f *failing) Fatalf(s string, a ...any) {
	f.failed = true
	f.Logf(s, a...)
}

// TestSaid wants the seed to be said by a test that fails, and by no other.
func TestSaid(t *testing.T) {
	for _, c := range []struct {
		seed   string
		failed bool
		want   string
	}{
		{"7", true, "MATTERC_SEED=7"},
		{"", true, "MATTERC_SEED=0"},
		{"7", false, ""},
		{"-1", false, "-1"}, // no seed
		{"today", false, "today"},
	} {
		t.Setenv(SeedVariable, c.seed)
		f := &failing{TB: t, failed: c.failed}
		New(f, 1, 2)
		for _, after := range f.after {
			after()
		}
		if said := strings.Join(f.said, "\n"); !strings.Contains(said, c.want) || c.want == "" && said != "" {
			t.Errorf("seed %q, failed %v: it says %q, want %q", c.seed, c.failed, said, c.want)
		}
	}
}

func TestRounds(t *testing.T) {
	for value, want := range map[string]int{"": 300, "1": 300, "20": 6000} {
		t.Setenv(RoundsVariable, value)
		if got := Rounds(t, 300); got != want {
			t.Errorf("%q: %d rounds, want %d", value, got, want)
		}
	}
	t.Setenv(RoundsVariable, "0")
	if f := (&failing{TB: t}); Rounds(f, 1) > 0 && !f.failed {
		t.Error("no rounds at all are no error")
	}
}
