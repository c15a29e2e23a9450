package book

import (
	"strings"
	"unicode"

	"github.com/matterc/matterc/validate"
)

// lexicon knows which pairs of Han characters stand together how often in the texts of a catalog. No dictionary has the words of approvals,
// and the catalog has them by the hundred.
type lexicon map[[2]rune]int

// newLexicon reads all texts of a catalog.
func newLexicon(p *validate.Program) lexicon {
	l := lexicon{}
	p.Catalog().Texts(l.read)
	return l
}

// read counts the pairs of a text.
func (l lexicon) read(s string) {
	var last rune
	for _, r := range s {
		if unicode.Is(unicode.Han, r) && unicode.Is(unicode.Han, last) {
			l[[2]rune{last, r}]++
		}
		last = r
	}
}

// longestWord is how many characters stay together at most, so that a line of any width can be filled.
const longestWord = 6

// divide divides a title where a line may break: between two characters that stand together less often than one of them does with its
// other neighbour, and no more often than the other, 消防|验收. Marks stay with what they belong to. A title that is no Chinese is not divided.
func (l lexicon) divide(title string) []string {
	if l == nil {
		return nil
	}
	runes := []rune(title)
	together := func(i int) int { // of the pair that begins at i, none for what is no Chinese
		if i < 0 || i+1 >= len(runes) {
			return 0
		}
		return l[[2]rune{runes[i], runes[i+1]}]
	}
	var words []string
	from := 0
	for i := 1; i < len(runes); i++ {
		before, after := runes[i-1], runes[i]
		switch {
		case unicode.Is(unicode.Ps, before) || unicode.Is(unicode.Pi, before), unicode.IsPunct(after) && !unicode.Is(unicode.Ps, after) && !unicode.Is(unicode.Pi, after):
			continue
		case !unicode.Is(unicode.Han, before) && !unicode.Is(unicode.Han, after):
			continue
		}
		both := unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, after)
		pair, left, right := together(i-1), together(i-2), together(i)
		if both && i-from < longestWord && (pair > left || pair > right || pair == left && pair == right) {
			continue
		}
		words, from = append(words, string(runes[from:i])), i
	}
	words = append(words, string(runes[from:]))
	for _, w := range words {
		if len([]rune(w)) > 2*longestWord || strings.ContainsFunc(w, unicode.IsSpace) {
			return nil
		}
	}
	return words
}
