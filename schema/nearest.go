package schema

import (
	"slices"
	"strings"
)

// Nearest returns the candidate most like a word, if one is like it enough to be what was meant: at most a third of
// its letters differ, counting a swap of neighbours as one difference.
func Nearest(word string, candidates []string) (string, bool) {
	w := []rune(strings.ToLower(word))
	best, found := len(w)/3+1, ""
	if len(w) < 3 {
		best = 1
	}
	sorted := slices.Sorted(slices.Values(candidates))
	for _, c := range sorted {
		if d := distance(w, []rune(strings.ToLower(c))); d <= best && (found == "" || d < best) && d < len(w) {
			best, found = d, c
		}
	}
	return found, found != ""
}

// distance is the Damerau–Levenshtein distance (optimal string alignment).
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
