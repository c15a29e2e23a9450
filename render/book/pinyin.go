package book

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// reading sorts Chinese names by their pinyin, as CLDR orders characters (zh-u-co-pinyin): each character by its commonest
// reading, whatever word it stands in.
type reading struct {
	order   *collate.Collator
	letters [][]byte          // keys of firsts
	places  map[string]string // of the names that have been compared
}

// firsts are the first characters that CLDR has for each letter of initials, in its pinyin order.
const (
	firsts   = "阿八嚓咑妸发旮铪丌咔垃妈拏噢妑七呥仨他屲夕丫帀"
	initials = "ABCDEFGHJKLMNOPQRSTWXYZ"
)

func newReading() *reading {
	r := &reading{order: collate.New(language.MustParse("zh-u-co-pinyin")), places: map[string]string{}}
	for _, c := range firsts {
		r.letters = append(r.letters, r.key(string(c)))
	}
	return r
}

func (r *reading) key(s string) []byte {
	var b collate.Buffer
	return r.order.KeyFromString(&b, s)
}

// initial returns the letter that the pinyin of a name begins with, # for a name that does not begin with a letter. Brackets
// and quotation marks before it do not count.
func (r *reading) initial(name string) string {
	first, _ := utf8.DecodeRuneInString(spoken(name))
	switch {
	case unicode.Is(unicode.Han, first):
		n, exact := slices.BinarySearchFunc(r.letters, r.key(string(first)), bytes.Compare)
		if !exact {
			n--
		}
		if n >= 0 && first <= 0xffff { // CLDR knows the readings of those alone
			return initials[n : n+1]
		}
	case first < unicode.MaxASCII && unicode.IsLetter(first):
		return strings.ToUpper(string(first))
	}
	return "#"
}

// spoken is a name without brackets and quotation marks at its beginning.
func spoken(name string) string {
	return strings.TrimLeftFunc(name, func(c rune) bool { return unicode.IsPunct(c) || unicode.IsSpace(c) })
}

// compare orders two names as an index has them: by letter, what has none last, then by pinyin.
func (r *reading) compare(a, b string) int {
	return cmp.Or(strings.Compare(r.place(a), r.place(b)), strings.Compare(a, b))
}

// place is where a name stands, as text to compare. A name is compared many times, and its key costs more than that.
func (r *reading) place(name string) string {
	place, ok := r.places[name]
	if !ok {
		letter := r.initial(name)
		if letter == "#" {
			letter = "~" // behind all letters
		}
		place = letter + string(r.key(spoken(name)))
		r.places[name] = place
	}
	return place
}
