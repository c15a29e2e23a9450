package render

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"html"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/chart"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/sheet"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// hostileText is a text and what every printer makes of it.
type hostileText struct{ name, in, want string }

// hostile are characters that act instead of being seen, or might be thought to, with what becomes of them.
func hostile() []hostileText {
	return []hostileText{
		{"nothing", "", ""},
		{"line feed", "\n", " "},
		{"carriage return", "\r", " "},
		{"both", "\r\n", " "},
		{"tab", "\t", " "},
		{"vertical tab", "\v", " "},
		{"form feed", "\f", " "},
		{"next line", "\u0085", " "},
		{"line separator", "\u2028", " "},
		{"paragraph separator", "\u2029", " "},
		{"null", "\x00", "<U+0000>"},
		{"bell", "\a", "<U+0007>"},
		{"backspace", "\b", "<U+0008>"},
		{"escape sequence", "\x1b[31m", "<U+001B>[31m"},
		{"delete", "\x7f", "<U+007F>"},
		{"control sequence introducer", "\u009b31m", "<U+009B>31m"},
		{"right-to-left override", "\u202e", "<U+202E>"},
		{"left-to-right embedding", "\u202a", "<U+202A>"},
		{"end of override", "\u202c", "<U+202C>"},
		{"isolate", "\u2066", "<U+2066>"},
		{"end of isolate", "\u2069", "<U+2069>"},
		{"right-to-left mark", "\u200f", "<U+200F>"},
		{"zero width space", "\u200b", "<U+200B>"},
		{"joiner with nothing to join", "\u200d", "<U+200D>"},
		{"word joiner", "\u2060", "<U+2060>"},
		{"byte order mark", "\ufeff", "<U+FEFF>"},
		{"soft hyphen", "\u00ad", "<U+00AD>"},
		{"language tag", "\U000e0001", "<U+E0001>"},
		{"tag letter", "\U000e0041", "<U+E0041>"},
		{"filler", "\u3164", "<U+3164>"},
		{"two variation selectors", "\ufe00\ufe01", "\ufe00<U+FE01>"},
		{"interlinear annotation", "\ufff9", "<U+FFF9>"},
		{"noncharacter", "\ufffe", "<U+FFFE>"},
		{"another noncharacter", "\U0001ffff", "<U+1FFFF>"},
		{"bytes that are no UTF-8", "\xff\xfe", "\ufffd"},
		{"lone surrogate", "\xed\xa0\x80", "\ufffd"},
		{"replacement character", "\ufffd", "\ufffd"},
		{"combining mark", "\u0301", "\u0301"},
		{"ideographic space", "\u3000", "\u3000"},
		{"no-break space", "\u00a0", "\u00a0"},
		{"Hebrew", "\u05d0\u05d1", "\u05d0\u05d1"},
		{"private", "\ue000", "\ue000"},
		{"rare Chinese character", "𠮷", "𠮷"},
		{"emoji", "👨‍👩‍👧", "👨‍👩‍👧"},
		{"variant of a Chinese character", "葛\U000e0100", "葛\U000e0100"},
	}
}

// TestHostile wants every printer to show the same of every character.
func TestHostile(t *testing.T) {
	for name, printer := range hostilePrinters(t) {
		t.Run(name, func(t *testing.T) {
			var texts []string
			for _, h := range hostile() {
				texts = append(texts, "甲"+h.in+"乙")
			}
			for i, out := range printer(texts) {
				seen := regexp.MustCompile(`(?s)甲[^甲乙]*乙`).FindAllString(out, -1)
				if len(seen) == 0 {
					t.Errorf("%s is not printed in %.300q", hostile()[i].name, out)
				}
				for _, s := range seen {
					if want := "甲" + hostile()[i].want + "乙"; s != want {
						t.Errorf("%s is %+q, want %+q", hostile()[i].name, s, want)
						break
					}
				}
			}
		})
	}
}

// hostilePrinters are all printers of texts, with what is markup undone. Each returns what it makes of each of some texts.
func hostilePrinters(t *testing.T) map[string]func([]string) []string {
	each := func(one func(s string) string) func([]string) []string {
		return func(texts []string) (outs []string) {
			for _, s := range texts {
				outs = append(outs, one(s))
			}
			return outs
		}
	}
	fail := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	finding := func(f diag.Format) func(string) string {
		return func(s string) string {
			var b bytes.Buffer
			fail(diag.Print(&b, diag.List{{Code: "X001", Message: diag.Text{ZH: s, EN: s}, Hint: diag.Text{ZH: s, EN: s}, Place: diag.Place{File: s}}}, nil, diag.Options{Format: f}))
			return html.UnescapeString(b.String())
		}
	}
	page := func(s string) Document {
		return Document{Path: "guides/y", Kind: GuidePage, ID: "y", Title: s, Sort: "办事指南", Owner: s, Banner: s, Stamp: s, Also: linked(s, Link{Page: "index"}), Blocks: []Block{
			KeyTable{Box: true, Rows: []KeyRow{{Key: s, Value: []Text{plain(s)}}}}, Heading{Level: 2, Number: "一、", Text: s, ID: "s1"}, Paragraph{concat(plain(s), strong(s), small(s))},
			List{Items: []Item{{Text: plain(s)}}}, Table{Empty: s, Columns: []Column{{Title: s}}, Rows: [][]Cell{{{plain(s)}}, {nil}}}, Note{Title: s, Text: []Text{plain(s)}},
			Form{Blocks: []Block{Paragraph{plain(s)}}}, Lines{[]string{s, s}},
		}}
	}
	return map[string]func([]string) []string{
		"finding":           each(finding(diag.FormatText)),
		"finding on GitHub": each(finding(diag.FormatGitHub)),
		"finding in JUnit":  each(finding(diag.FormatJUnit)),
		"source line": each(func(s string) string {
			var b bytes.Buffer
			line := strings.NewReplacer("\n", " ", "\r\n", " ", "\t", " ").Replace(s) // which are no part of a line, or a tab stop
			source := func(string) ([]byte, bool) { return []byte(line), true }
			fail(diag.Print(&b, diag.List{{Place: diag.Place{File: "f", Start: 0, End: len(line)}}}, source, diag.Options{}))
			return b.String()
		}),
		"terminal": each(func(s string) string { return string(textPage(page(s))) }),
		"Markdown": each(func(s string) string {
			return regexp.MustCompile(`\\(.)`).ReplaceAllString(string(Markdown(page(s))), "$1")
		}),
		"HTML": each(func(s string) string {
			p, err := newPages("")
			fail(err)
			out, err := p.HTML(page(s))
			fail(err)
			return html.UnescapeString(string(out))
		}),
		"Word": each(func(s string) string {
			out, err := docx(page(s), schema.DateOf(2026, 11, 1))
			fail(err)
			return html.UnescapeString(zipped(t, out, "word/*.xml") + zipped(t, out, "docProps/*.xml"))
		}),
		"typesetting": each(func(s string) string {
			d, err := newTypesetter(print.A4, "", nil).document(page(s))
			fail(err)
			out, err := json.Marshal([]any{d, line(1, s, "", nil)})
			fail(err)
			var all any
			fail(json.Unmarshal(out, &all))
			return said(all)
		}),
		"chart": each(func(s string) string {
			l, err := chart.Chart{Title: s, Description: s, Notes: []string{s}, Nodes: []chart.Node{{ID: "a", Text: s, Small: []string{s}}}}.Layout()
			fail(err)
			return html.UnescapeString(string(l.Drawing().SVG()))
		}),
		"picture": each(func(s string) string {
			d := chart.Drawing{Title: s, Description: s, Width: 9, Height: 9, Shapes: []chart.Drawn{chart.Text{Text: s, Size: 9}}}
			return html.UnescapeString(string(d.SVG()))
		}),
		"Graphviz": each(func(s string) string { return html.UnescapeString(dotText(s)) }),
		"Mermaid": each(func(s string) string {
			return html.UnescapeString(regexp.MustCompile(`#(\d+);`).ReplaceAllString(mermaidText(s), "&#$1;"))
		}),
		"workbook": func(texts []string) []string { // a book for all: the stamp of every sheet
			books, err := sheet.Books(loadProgram(t, jsonCatalogDir), strings.Join(texts, "丙"))
			fail(err)
			cells := html.UnescapeString(zipped(t, books[0].Data, "xl/worksheets/*.xml"))
			stamp := cells[strings.Index(cells, "甲"):]
			stamp = strings.ReplaceAll(stamp, "\n", " ") // a cell has lines
			outs := strings.SplitN(stamp, "丙", len(texts))
			if len(outs) != len(texts) {
				t.Fatalf("%d texts of %d are in the workbook: %q", len(outs), len(texts), outs)
			}
			last := &outs[len(outs)-1]
			*last = (*last)[:strings.Index(*last, "乙")+len("乙")]
			return outs
		},
	}
}

// zipped returns the files of an archive whose names match.
func zipped(t *testing.T, data []byte, pattern string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		if ok, _ := path.Match(pattern, f.Name); !ok {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return all.String()
}

// said returns all texts of data from JSON, those of a list one after another.
func said(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var b strings.Builder
		for _, x := range v {
			b.WriteString(said(x))
		}
		return b.String()
	case map[string]any:
		var b strings.Builder
		for _, x := range v {
			b.WriteString(said(x) + "\n")
		}
		return b.String()
	}
	return ""
}
