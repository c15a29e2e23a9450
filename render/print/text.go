package print

import (
	"encoding/json"
	"strings"
	"unicode"
)

// Text is a line of text.
type Text []Span

// Span is a piece of text in one style, possibly a link.
type Span struct {
	Text  string
	Style Style
	Label string // the place in the book it leads to
	URL   string // the web address it leads to
	Page  string // a label: instead of the text, the number of its page
}

// Style is how a span is set.
type Style string

// The styles.
const (
	Plain  Style = ""
	Strong Style = "b"
	Small  Style = "s"
)

// MarshalJSON writes the text as the templates read it: a string if it is one plain run, else an array of runs. A run is a
// string, 0 where a line may break, or an object with a style or a destination.
func (t Text) MarshalJSON() ([]byte, error) {
	list := []any{}
	for _, s := range t {
		all := []run{{Page: s.Page}}
		if s.Page == "" {
			all = runs(s.Text)
		}
		for _, r := range all {
			switch {
			case r.may:
				list = append(list, 0)
			case r == run{Text: r.Text} && s.Style == Plain && s.Label == "" && s.URL == "":
				list = append(list, r.Text)
			default:
				r.Style, r.Label, r.URL = s.Style, s.Label, s.URL
				list = append(list, r)
			}
		}
	}
	if len(list) == 0 {
		return []byte(`""`), nil
	}
	if text, plain := list[0].(string); plain && len(list) == 1 {
		return json.Marshal(text)
	}
	return json.Marshal(list)
}

// run is a run of text that is written in one piece.
type run struct {
	Text  string `json:"t,omitempty"`
	Kept  string `json:"n,omitempty"` // instead of Text: what does not break
	Page  string `json:"p,omitempty"`
	Style Style  `json:"s,omitempty"`
	Label string `json:"l,omitempty"`
	URL   string `json:"u,omitempty"`
	may   bool   // nothing but a place where a line may break
}

// Texts are the paragraphs of a cell.
type Texts []Text

// MarshalJSON writes a single plain paragraph as a string, others as an array.
func (t Texts) MarshalJSON() ([]byte, error) {
	if len(t) == 0 {
		return []byte(`""`), nil
	}
	if len(t) == 1 {
		if one, err := t[0].MarshalJSON(); err != nil || one[0] == '"' {
			return one, err
		}
	}
	return json.Marshal([]Text(t))
}

// connectors are what Unicode lets a line begin with and GB/T 15834—2011 (5.1) does not: the signs that connect two numbers or
// names.
const connectors = "—～~·／"

// nearest is how many characters a connector keeps on either side.
const nearest = 14

// longest is how many characters without a break are given to the template in one piece.
const longest = 24

// runs cuts a text where the engine would break it wrongly: what a connector connects does not break, and a word longer than
// a line gets places where it may.
func runs(s string) []run {
	var list []run
	text := []rune(s)
	start := 0 // of what is not yet written
	flush := func(end int) {
		if end > start {
			list = append(list, run{Text: string(text[start:end])})
		}
		start = end
	}
	word := 0 // where the word begins that the character belongs to
	for i := 0; i < len(text); i++ {
		switch {
		case connects(text, i) && i > start && text[i-1] != ' ':
			from, to := i-1, i+1
			for from > start && i-from < nearest && isLatin(text[from]) {
				from-- // one more than the word: a Chinese character keeps its distance to it
			}
			if text[from] == ' ' {
				from++
			}
			for to < len(text) && to-i < nearest && (isLatin(text[to-1]) || to == i+1 || connects(text, to-1)) && text[to] != ' ' {
				to++
			}
			flush(from)
			list = append(list, run{Kept: string(text[from:to])})
			start, word = to, to
			i = to - 1
		case text[i] == ' ' || unicode.Is(unicode.Han, text[i]):
			word = i + 1
		case i-word >= longest, i-word >= 8 && strings.ContainsRune("/?&=", text[i-1]):
			flush(i)
			list = append(list, run{may: true})
			word = i
		}
	}
	flush(len(text))
	return list
}

// connects reports whether a character is a connector. A pair of dashes (——) is a dash, which may begin a line.
func connects(text []rune, i int) bool {
	pair := text[i] == '—' && (i > 0 && text[i-1] == '—' || i+1 < len(text) && text[i+1] == '—')
	return strings.ContainsRune(connectors, text[i]) && !pair
}

// isLatin reports whether a character is a letter or digit of a word that is not Chinese, or a point or hyphen in a number.
func isLatin(r rune) bool {
	return r == '.' || r == '-' || (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.Is(unicode.Han, r)
}
