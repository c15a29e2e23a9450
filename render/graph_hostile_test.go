package render

import (
	"html"
	"regexp"
	"testing"
)

// TestHostile wants drawings to show what is to be seen of every character.
func TestHostile3(t *testing.T) {
	for name, printer := range map[string]func([]string) []string{
		"Graphviz": oneByOne(func(s string) string { return html.UnescapeString(dotText(s)) }),
		"Mermaid": oneByOne(func(s string) string {
			return html.UnescapeString(regexp.MustCompile(`#(\d+);`).ReplaceAllString(mermaidText(s), "&#$1;"))
		}),
	} {
		t.Run(name, func(t *testing.T) { wantVisible(t, printer) })
	}
}
