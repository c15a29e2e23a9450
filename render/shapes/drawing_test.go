package shapes

import (
	"strings"
	"testing"
)

// shapes has a shape of every kind, each with its SVG written by hand.
func shapes() map[string]Drawn {
	line := Stroke{Colour: "#33475b", Width: 1.2, Dash: []int{5, 4}}
	return map[string]Drawn{
		`<rect x="1" y="2" width="30" height="40" fill="#f4f6f8"/>`:                                                         Rectangle{Rect: Rect{1, 2, 30, 40}, Fill: "#f4f6f8"},
		`<rect x="1" y="2" width="30" height="40" rx="3" fill="#fff" stroke="#c4161c" stroke-width="2"/>`:                   Rectangle{Rect: Rect{1, 2, 30, 40}, Round: 3, Fill: "#fff", Stroke: Stroke{"#c4161c", 2, nil}},
		`<rect x="1" y="2" width="30" height="40" stroke="#9aa7b4" fill="none" rx="6" stroke-dasharray="2 3"/>`:             Rectangle{Rect: Rect{1, 2, 30, 40}, Round: 6, Frame: true, Stroke: Stroke{Colour: "#9aa7b4", Dash: []int{2, 3}}},
		`<path d="M1 2H22L31 11V42H1ZM22 2V11H31" fill="#fff" stroke="#33475b" stroke-width="1.2" stroke-dasharray="5 4"/>`: DogEar{Rect{1, 2, 30, 40}, 9, "#fff", line},
		`<path d="M10 5l7 7l-7 7l-7-7z" fill="#dbe4ee" stroke="#33475b"/>`:                                                  Diamond{Point{10, 5}, 7, "#dbe4ee", Stroke{Colour: "#33475b"}},
		`<line x1="1" y1="2" x2="3" y2="4" stroke="#33475b"/>`:                                                              Line{Point{1, 2}, Point{3, 4}, Stroke{Colour: "#33475b"}},
		`<path d="M1 2L8 2Q9 2 9 3Z" fill="none" stroke="#33475b" stroke-width="1.2" stroke-dasharray="5 4"/>`: Path{
			Outlines: []Outline{{Point{1, 2}, []Step{{To: Point{8, 2}}, {Point{9, 3}, true, Point{9, 2}}}, true}}, Stroke: line},
		`<text x="1" y="2" font-size="11" text-anchor="middle" font-weight="bold" fill="#5c6873" stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke">&lt;甲&gt;</text>`: Text{
			Point{1, 2}, true, 11, true, "#5c6873", true, "<甲>"},
		`<text x="1" y="2" font-size="11">甲</text>`:                                                    Text{At: Point{1, 2}, Size: 11, Colour: "#1c2733", Text: "甲"},
		"<a href=\"x.html\">\n<title>&amp;</title>\n<line x1=\"0\" y1=\"0\" x2=\"1\" y2=\"1\"/>\n</a>": Named{"&", "x.html", []Drawn{Line{To: Point{1, 1}}}},
		"<g>\n<title>甲</title>\n</g>":                                                                  Named{Title: "甲", Href: "javascript:alert(1)"},
	}
}

func TestShapes(t *testing.T) {
	for want, s := range shapes() {
		svg := string(Drawing{Ink: "#1c2733", Shapes: []Drawn{s}}.SVG())
		if !strings.Contains(svg, "fill=\"#fff\"/>\n"+want+"\n</svg>\n") {
			t.Errorf("%T is\n%s\nwant\n%s", s, svg, want)
		}
	}
	text := Text{At: Point{1, 2}, Middle: true, Size: 11, Colour: "#1c2733", Text: "甲"}
	if svg := string(Drawing{Shapes: []Drawn{text}}.SVG()); !strings.Contains(svg, `font-size="11" fill="#1c2733" text-anchor="middle">`) || strings.Contains(svg, "sans-serif\" fill") {
		t.Errorf("a text of a drawing without a colour of its own:\n%s", svg)
	}
}

// TestPathsOfShapes wants printers that have only paths to draw what those do that have more.
func TestPathsOfShapes(t *testing.T) {
	for want, s := range map[string]interface{ Path() Path }{
		`<path d="M1 2L22 2L31 11L31 42L1 42ZM22 2L22 11L31 11" fill="#fff" stroke="#33475b"/>`: DogEar{Rect{1, 2, 30, 40}, 9, "#fff", Stroke{Colour: "#33475b"}},
		`<path d="M10 5L17 12L10 19L3 12Z" fill="#dbe4ee"/>`:                                    Diamond{Top: Point{10, 5}, Half: 7, Fill: "#dbe4ee"},
		`<path d="M1 2L3 4" fill="none" stroke="#33475b"/>`:                                     Line{Point{1, 2}, Point{3, 4}, Stroke{Colour: "#33475b"}},
	} {
		if svg := string(Drawing{Shapes: []Drawn{s.Path()}}.SVG()); !strings.Contains(svg, want+"\n") {
			t.Errorf("%T is\n%s\nwant\n%s", s, svg, want)
		}
	}
}

// TestAddress wants only web addresses and relative ones.
func TestAddress(t *testing.T) {
	for s, want := range map[string]string{
		"https://example.com/?a=1&b=2": "https://example.com/?a=1&b=2", "http://x": "http://x", "guides/x.html#y": "guides/x.html#y",
		"javascript:alert(1)": "", "JAVASCRIPT:alert(1)": "", "java\nscript:alert(1)": "", " javascript:alert(1)": "", "data:text/html,x": "", "file:///etc/passwd": "", "": "", "%zz": "",
	} {
		if got := address(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}
