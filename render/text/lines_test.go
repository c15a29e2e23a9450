package text

import (
	"slices"
	"testing"
)

// TestFold breaks lines where they may break.
func TestFold(t *testing.T) {
	for _, x := range []struct {
		text  string
		cells int
		want  []string
	}{
		{"第 3、4、12 项", 10, []string{"第 3、4、", "12 项"}},
		{"一二三。四", 6, []string{"一二", "三。四"}},
		{"甲（乙丙）", 4, []string{"甲", "（乙", "丙）"}},
		{"ab cd", 3, []string{"ab", "cd"}},
		{"", 4, []string{""}},
	} {
		if got := Fold(x.text, x.cells); !slices.Equal(got, x.want) {
			t.Errorf("%q: %q, want %q", x.text, got, x.want)
		}
	}
}
