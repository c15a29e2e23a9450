package graph

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
)

// TestHostile wants drawings to show what is to be seen of every character.
func TestHostile(t *testing.T) {
	for name, printer := range map[string]func([]string) []string{
		"Graphviz": rendertest.OneByOne(func(s string) string { return html.UnescapeString(dotText(s)) }),
		"Mermaid": rendertest.OneByOne(func(s string) string {
			return html.UnescapeString(regexp.MustCompile(`#(\d+);`).ReplaceAllString(mermaidText(s), "&#$1;"))
		}),
	} {
		t.Run(name, func(t *testing.T) { rendertest.WantVisible(t, printer) })
	}
}

// hostileNames are what a stranger may call a matter, and more than a catalog lets through.
var hostileNames = []string{
	`"];}`, `\`, `\"`, `\n\l\N\G`, "一\n二\t三", "\"; evil [label=x", "<b>粗</b>", "&quot;&#34;&lt;", "a|b{c}d", "--> n1", "end", "%%{init: {'theme':'dark'}}%%",
	"%% x", "```", "`**粗** _斜_ ~~x~~`", "1. 列表", "- 列表", "# 标题", "#quot;#35;", "]]]]", "))((", "\x1b[31m", "\u202e反", "\xff", "\x00", "",
	"click n1 href \"javascript:alert(1)\"", "<script>alert(1)</script>",
}

// hostilePicture draws every hostile name in every place.
func hostilePicture(to pen) string {
	for i, name := range hostileNames {
		if i == 0 {
			to.begin(strings.Join(hostileNames, " "))
		}
		to.group(name)
		to.matter("m"+name, name)
		to.end()
		to.document("d"+name, name, true)
		to.any("a" + name)
		to.arrow("m"+name, "d"+name, arrowStyle{label: []string{name, name}, dashed: true})
		to.arrow("d"+name, "a"+name, arrowStyle{label: []string{name}, thick: true, dashed: true, plain: true})
		to.arrow("d"+name, "a"+name, arrowStyle{plain: true})
	}
	return string(to.bytes())
}

// TestGraphHostileDot reads the drawing back: outside quoted texts there is nothing but the pen's own words.
func TestGraphHostileDot(t *testing.T) {
	drawn := hostilePicture(&dotPen{})
	words := ""
	for rest := drawn; rest != ""; {
		before, after, ok := strings.Cut(rest, `"`)
		words += before
		for ok {
			i := strings.IndexAny(after, "\"\\\n")
			if i < 0 || after[i] == '\n' {
				t.Fatalf("a quoted text is not closed: %s", after[:min(len(after), 50)])
			}
			if after[i] == '"' {
				rest = after[i+1:]
				break
			}
			if next := after[i+1]; next != '\\' && next != '"' && next != 'n' {
				t.Errorf(`escape \%c`, next)
			}
			after = after[i+2:]
		}
		if !ok {
			break
		}
	}
	if i := strings.IndexFunc(words, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzLR_0123456789 \n{}[]=,;->", r)
	}); i >= 0 {
		t.Errorf("outside quotes: %q", words[i:])
	}
	if strings.Contains(words, "evil") {
		t.Error("a name became an attribute")
	}
}

// TestGraphHostileMermaid wants every line to be one of the pen's own, with nothing but entities in quotes.
func TestGraphHostileMermaid(t *testing.T) {
	drawn := hostilePicture(&mermaidPen{})
	lines := strings.Split(strings.TrimSuffix(drawn, "\n"), "\n")
	if want := 2 + 10*len(hostileNames); len(lines) != want {
		t.Fatalf("got %d lines, want %d", len(lines), want)
	}
	if strings.ContainsAny(lines[0][2:], "%{}") {
		t.Errorf("title %q", lines[0])
	}
	for _, l := range lines[2:] {
		parts := strings.Split(l, `"`)
		if len(parts)%2 == 0 {
			t.Errorf("odd quotes: %s", l)
		}
		for i, p := range parts {
			p = strings.ReplaceAll(p, "<br/>", "")
			if i%2 == 1 && strings.ContainsAny(p, "<>[]{}()|`*_~%.\\&:/-\n\x1b\x00\u202e") {
				t.Errorf("text %q", p)
			}
		}
	}
}
