package render

import (
	"archive/zip"
	"bytes"
	stdhtml "html"
	"io"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/chart"
	"github.com/matterc/matterc/render/page/docx"
	"github.com/matterc/matterc/render/page/html"
	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/render/page/terminal"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/sheet"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// TestHostile wants every printer to show the same of every character; those of books and graphs have tests of their own.
func TestHostile(t *testing.T) {
	for name, printer := range hostilePrinters(t) {
		t.Run(name, func(t *testing.T) { rendertest.WantVisible(t, printer) })
	}
}

// hostilePrinters are all printers of texts, with what is markup undone. Each returns what it makes of each of some texts.
func hostilePrinters(t *testing.T) map[string]func([]string) []string {
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
			return stdhtml.UnescapeString(b.String())
		}
	}
	return map[string]func([]string) []string{
		"finding":           rendertest.OneByOne(finding(diag.FormatText)),
		"finding on GitHub": rendertest.OneByOne(finding(diag.FormatGitHub)),
		"finding in JUnit":  rendertest.OneByOne(finding(diag.FormatJUnit)),
		"source line": rendertest.OneByOne(func(s string) string {
			var b bytes.Buffer
			line := strings.NewReplacer("\n", " ", "\r\n", " ", "\t", " ").Replace(s) // which are no part of a line, or a tab stop
			source := func(string) ([]byte, bool) { return []byte(line), true }
			fail(diag.Print(&b, diag.List{{Place: diag.Place{File: "f", Start: 0, End: len(line)}}}, source, diag.Options{}))
			return b.String()
		}),
		"terminal": rendertest.OneByOne(func(s string) string { return string(terminal.Print(rendertest.HostilePage(s))) }),
		"Markdown": rendertest.OneByOne(func(s string) string {
			return regexp.MustCompile(`\\(.)`).ReplaceAllString(string(markdown.Print(rendertest.HostilePage(s))), "$1")
		}),
		"HTML": rendertest.OneByOne(func(s string) string {
			out, err := html.New("").HTML(rendertest.HostilePage(s))
			fail(err)
			return stdhtml.UnescapeString(string(out))
		}),
		"Word": rendertest.OneByOne(func(s string) string {
			out, err := docx.Print(rendertest.HostilePage(s), schema.DateOf(2026, 11, 1), "")
			fail(err)
			return stdhtml.UnescapeString(zipped(t, out, "word/*.xml") + zipped(t, out, "docProps/*.xml"))
		}),
		"chart": rendertest.OneByOne(func(s string) string {
			l, err := chart.Chart{Title: s, Description: s, Notes: []string{s}, Nodes: []chart.Node{{ID: "a", Text: s, Small: []string{s}}}}.Layout()
			fail(err)
			return stdhtml.UnescapeString(string(l.Drawing().SVG()))
		}),
		"picture": rendertest.OneByOne(func(s string) string {
			d := shapes.Drawing{Title: s, Description: s, Width: 9, Height: 9, Shapes: []shapes.Drawn{shapes.Text{Text: s, Size: 9}}}
			return stdhtml.UnescapeString(string(d.SVG()))
		}),
		"workbook": func(texts []string) []string { // a book for all: the stamp of every sheet
			books, err := sheet.Workbooks(rendertest.Program(t, rendertest.Small), strings.Join(texts, "丙"))
			fail(err)
			cells := stdhtml.UnescapeString(zipped(t, books[0].Data, "xl/worksheets/*.xml"))
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
