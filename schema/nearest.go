package schema

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits of what is compared to find what was meant, so that a name costs the same however many there are.
const (
	maxWord   = 96  // letters of a name that is compared at all; ids and shared definitions are shorter
	closeBy   = 64  // names looked at on each side of a word, among all in order and among all read backwards
	fewEnough = 256 // names that are all looked at
)

// Nearest returns the candidate most like a word, if one is like it enough to be what was meant: at most a third of
// its letters and one more differ, or two in five of a Chinese word, counting a swap of neighbours as one difference. Of two that are alike the first in order is meant.
func Nearest(word string, candidates []string) (string, bool) {
	return newKnownNames(candidates).Nearest(word)
}

// Misspelt reports whether a word is surely a name that was mistyped: an English one with one letter wrong, too many, too few or in
// its neighbour's place, two in a long one. A digit is never mistyped, and one character makes another word of a Chinese one.
func Misspelt(word, name string) bool {
	if strings.ContainsFunc(word+name, func(r rune) bool { return r >= utf8.RuneSelf }) || len(name) < 4 || strings.Trim(word, "0123456789") != word || strings.Trim(name, "0123456789") != name {
		return false
	}
	most := 1
	if len(name) >= 8 {
		most = 2
	}
	return distance([]rune(strings.ToLower(word)), []rune(strings.ToLower(name)), most) <= most
}

// maxAlone is among how many names it is asked whether a mistyped one can be no other.
const maxAlone = 5_000

// alone reports whether a mistyped word is no other of some names: each may be there more than once.
func alone(word, name string, among []string) bool {
	return len(among) <= maxAlone && !slices.ContainsFunc(among, func(other string) bool { return other != name && Misspelt(word, other) })
}

// knownNames are names that a word may have been meant for. What one look costs does not grow with their number: of more than
// some hundred only those are compared that begin, or end, as the word does.
type knownNames struct {
	sorted    []string
	backwards []reversed // in the order of the names read from their ends; nil where all are compared
}

// reversed is a name and itself read from its end.
type reversed struct{ name, backwards string }

// newKnownNames prepares names to be looked through.
func newKnownNames(names []string) *knownNames {
	n := &knownNames{sorted: slices.Compact(slices.Sorted(slices.Values(names)))}
	if len(n.sorted) <= fewEnough {
		return n
	}
	for _, s := range n.sorted {
		n.backwards = append(n.backwards, reversed{s, reverse(s)})
	}
	slices.SortFunc(n.backwards, func(a, b reversed) int { return cmp.Compare(a.backwards, b.backwards) })
	return n
}

// Nearest returns the name most like a word, as the function Nearest does.
func (n *knownNames) Nearest(word string) (string, bool) {
	w := []rune(strings.ToLower(word[:min(len(word), utf8.UTFMax*(maxWord+1))]))
	if len(w) > maxWord {
		return "", false
	}
	best, found := len(w)/3+1, ""
	if strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf }) {
		best = max(2*len(w)/5, 1) // of 公安局 and 卫健局 only the last character is the same
	}
	if len(w) < 3 {
		best = 1
	}
	for _, c := range n.near(word) {
		if utf8.RuneCountInString(c) > len(w)+best {
			continue
		}
		if d := distance(w, []rune(strings.ToLower(c)), best); d <= best && (found == "" || d < best) && d < len(w) {
			best, found = d, c
		}
	}
	return found, found != ""
}

// near returns the names to compare with a word, in order.
func (n *knownNames) near(word string) []string {
	if n.backwards == nil {
		return n.sorted
	}
	i, _ := slices.BinarySearch(n.sorted, word)
	list := slices.Clone(n.sorted[max(i-closeBy, 0):min(i+closeBy, len(n.sorted))])
	turned := reverse(word)
	i, _ = slices.BinarySearchFunc(n.backwards, turned, func(r reversed, s string) int { return cmp.Compare(r.backwards, s) })
	for _, r := range n.backwards[max(i-closeBy, 0):min(i+closeBy, len(n.backwards))] {
		list = append(list, r.name)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// reverse returns the characters of a text from the last to the first.
func reverse(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// distance is the Damerau–Levenshtein distance (optimal string alignment) of two words, or something greater than most if
// it is greater than that.
func distance(a, b []rune, most int) int {
	if max(len(a)-len(b), len(b)-len(a)) > most {
		return most + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most+1 { // a swap may still take one off
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
