package print

import (
	"encoding/json"
)

// Text is a line of text.
type Text []Span

// Span is a piece of text in one style, possibly a link.
type Span struct {
	Text   string
	Style  Style
	Label  string // the place in the book it leads to
	URL    string // the web address it leads to
	Page   string // a label: instead of the text, the number of its page
	Number string // a label: instead of the text 第 and 页, and between them room for the number of its page, which is printed when the book is bound
	Alone  bool   // the number stands without 第 and 页
	Room   int    // how wide the narrowest line is that it may stand in, in halves of a Chinese character; 0 where that is not known
	First  int    // the same of the first line, with what indents it
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
// string, 0 where a line may break, 1 for the distance between Chinese and other characters and 2 for the blank half of a mark, which may
// break too, or an object with a style, a destination or what does not break.
func (t Text) MarshalJSON() ([]byte, error) {
	list := runs(t)
	if len(list) == 0 {
		return []byte(`""`), nil
	}
	if len(list) == 1 && list[0] == (run{Text: list[0].Text}) {
		return json.Marshal(list[0].Text)
	}
	return json.Marshal(list)
}

// run is a run of text that is written in one piece.
type run struct {
	Text   string
	Page   string
	Number string
	Alone  bool
	Style  Style
	Label  string
	URL    string
	Kept   *[]run // instead of all others: what does not break
	gap    gap
}

// gap is nothing but a place between two runs.
type gap int

// The gaps.
const (
	none     gap = iota
	may          // a line may break
	distance     // the same, and there is the distance between Chinese and other characters
	rest         // the same, and there is the half of a mark that it loses at the end of a box
)

// MarshalJSON writes a run as the templates read it.
func (r run) MarshalJSON() ([]byte, error) {
	if r.gap != none {
		return json.Marshal(int(r.gap - may))
	}
	if r.Kept != nil {
		var kept any = *r.Kept
		if k := *r.Kept; len(k) == 1 {
			one := k[0]
			return json.Marshal(written{Kept: one.Text, Style: one.Style, Label: one.Label, URL: one.URL})
		}
		return json.Marshal(written{Kept: kept})
	}
	if r == (run{Text: r.Text}) {
		return json.Marshal(r.Text)
	}
	return json.Marshal(written{Text: r.Text, Page: r.Page, Number: r.Number, Alone: r.Alone, Style: r.Style, Label: r.Label, URL: r.URL})
}

// written is how a run is written that is not a string.
type written struct {
	Text   string `json:"t,omitempty"`
	Kept   any    `json:"n,omitempty"`
	Page   string `json:"p,omitempty"`
	Number string `json:"r,omitempty"`
	Alone  bool   `json:"a,omitempty"`
	Style  Style  `json:"s,omitempty"`
	Label  string `json:"l,omitempty"`
	URL    string `json:"u,omitempty"`
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
