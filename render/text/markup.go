package text

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// Markup is a piece of XML. What of it is a text has been made visible and escaped: only a literal of this module and Markupf make one.
type Markup string

// Markupf fills a template of XML as fmt.Sprintf does. Every argument that is not a number or Markup is a text: it is made visible and
// escaped, in the content of an element and in an attribute alike.
func Markupf(template string, args ...any) Markup {
	for i, a := range args {
		switch a := a.(type) {
		case Markup, int, float64:
		default:
			var b strings.Builder
			_ = xml.EscapeText(&b, []byte(Visible(fmt.Sprint(a)))) // a strings.Builder takes everything
			args[i] = Markup(b.String())
		}
	}
	return Markup(fmt.Sprintf(template, args...))
}

// XML gathers markup. The zero value has none.
type XML struct{ b strings.Builder }

// Add adds what Markupf makes.
func (x *XML) Add(template string, args ...any) { x.b.WriteString(string(Markupf(template, args...))) }

// Markup returns what has been gathered.
func (x *XML) Markup() Markup { return Markup(x.b.String()) }
