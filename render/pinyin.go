package render

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// reading sorts Chinese names by their pinyin, as CLDR orders characters (zh-u-co-pinyin): each character by its commonest
// reading, whatever word it stands in.
type reading struct {
	order   *collate.Collator
	letters [][]byte // keys of firsts
}

// firsts are the first characters that CLDR has for each letter of initials, in its pinyin order.
const (
	firsts   = "阿八嚓咑妸发旮铪丌咔垃妈拏噢妑七呥仨他屲夕丫帀"
	initials = "ABCDEFGHJKLMNOPQRSTWXYZ"
)

func newReading() *reading {
	r := &reading{order: collate.New(language.MustParse("zh-u-co-pinyin"))}
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
	for _, c := range name {
		switch {
		case unicode.IsPunct(c) || unicode.IsSpace(c):
			continue
		case unicode.Is(unicode.Han, c):
			key := r.key(string(c))
			n, exact := slices.BinarySearchFunc(r.letters, key, bytes.Compare)
			if !exact {
				n--
			}
			if n >= 0 {
				return initials[n : n+1]
			}
		case c < unicode.MaxASCII && unicode.IsLetter(c):
			return strings.ToUpper(string(c))
		}
		break
	}
	return "#"
}

// compare orders two names by pinyin.
func (r *reading) compare(a, b string) int {
	if n := bytes.Compare(r.key(a), r.key(b)); n != 0 {
		return n
	}
	return strings.Compare(a, b)
}
