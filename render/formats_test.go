package render

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/validate"
)

// TestFormats wants of every format: the same bytes twice, no path outside the output, and every matter's id and name
// in what a reader can read.
func TestFormats(t *testing.T) {
	for _, dir := range []string{rendertest.Small, rendertest.Worked} {
		p := rendertest.Program(t, dir)
		for _, f := range Formats() {
			t.Run(path.Base(dir)+"/"+f.Name, func(t *testing.T) {
				files := checkFormat(t, f, p)
				if dir != rendertest.Small {
					return // make check builds the worked catalog twice
				}
				second := checkFormat(t, f, rendertest.Program(t, dir))
				if !slices.EqualFunc(files, second, func(a, b output.File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }) {
					t.Error("two runs differ")
				}
			})
		}
	}
}

// checkFormat checks one format on one program and returns its files.
func checkFormat(t *testing.T, f Format, p *validate.Program) []output.File {
	o := guideOptions()
	o.Printer = &book.Printer{Paper: print.A4, AtOnce: 2, Set: rendertest.SetNothing}
	files, err := f.Files(p, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatal("no files")
	}
	wantStandards(t, p, f.Name, files)
	var text strings.Builder
	seen := map[string]bool{}
	unreadable := 0
	for _, file := range files {
		if file.Path != path.Clean(file.Path) || path.IsAbs(file.Path) || strings.HasPrefix(file.Path, "../") || strings.Contains(file.Path, "\\") {
			t.Errorf("%s is not a path inside the output", file.Path)
		}
		if seen[file.Path] {
			t.Errorf("%s is written twice", file.Path)
		}
		seen[file.Path] = true
		s, ok := readable(t, file)
		if !ok {
			unreadable++
		}
		text.WriteString(rendertest.Words(file.Path + s))
	}
	if unreadable == len(files) {
		return files // its own tests read it
	}
	for _, m := range p.Matters() {
		for _, s := range []string{m.ID, m.Name} {
			if !strings.Contains(text.String(), rendertest.Words(s)) {
				t.Errorf("%q of %s is nowhere in the output", s, m.ID)
			}
		}
	}
	return files
}

// readable returns the text of a file as its reader sees it, false for a file that is no text.
func readable(t *testing.T, f output.File) (string, bool) {
	switch path.Ext(f.Path) {
	case ".html", ".svg", ".xml", ".rels":
		return rendertest.HtmlWords(string(f.Data)), true
	case ".md":
		return rendertest.MarkdownWords(t, f.Data), true
	case ".json", ".jsonld":
		var b strings.Builder
		d := json.NewDecoder(bytes.NewReader(f.Data))
		for {
			token, err := d.Token()
			if err == io.EOF {
				return b.String(), true
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Path, err)
			}
			if s, ok := token.(string); ok {
				b.WriteString(s)
			}
		}
	case ".xlsx", ".docx", ".zip":
		var b strings.Builder
		archive, err := zip.NewReader(bytes.NewReader(f.Data), int64(len(f.Data)))
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		for _, entry := range archive.File {
			r, err := entry.Open()
			if err != nil {
				t.Fatalf("%s: %v", f.Path, err)
			}
			data, err := io.ReadAll(r)
			if err != nil {
				t.Fatalf("%s: %v", f.Path, err)
			}
			s, _ := readable(t, output.File{Path: entry.Name, Data: data})
			b.WriteString(s)
		}
		return b.String(), true
	case ".pdf", ".png", ".ttf", ".otf", ".woff2", ".ico", ".gz":
		return "", false
	}
	return string(f.Data), true
}

// TestReadable wants the text of every kind of file to be found.
func TestReadable(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("xl/sharedStrings.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("<sst><t>甲 &amp; 乙</t></sst>")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, f := range []output.File{
		{Path: "a.html", Data: []byte("<b>甲</b> &amp; 乙")}, {Path: "a.md", Data: []byte("**甲** \\& 乙")}, {Path: "a.json", Data: []byte(`["甲 \u0026 乙"]`)},
		{Path: "a.xlsx", Data: b.Bytes()}, {Path: "a.txt", Data: []byte("甲 & 乙")},
	} {
		if s, ok := readable(t, f); !ok || rendertest.Words(s) != "甲&乙" {
			t.Errorf("%s: %q", f.Path, s)
		}
	}
	if _, ok := readable(t, output.File{Path: "a.pdf"}); ok {
		t.Error("a PDF is read")
	}
}

func TestFilesOnly(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	if _, err := Files(p, Options{Only: []string{"guide", "没有"}}); err == nil {
		t.Error("a format that does not exist is printed")
	}
	files, err := Files(p, Options{Only: []string{"guide"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasPrefix(f.Path, "json/") {
			t.Errorf("%s was not asked for", f.Path)
		}
	}
}

// TestFonts wants the fonts of a picture to be written once, at its root, so that they can be replaced.
func TestFonts(t *testing.T) {
	files, err := guideFormat().Files(rendertest.Program(t, rendertest.Worked), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, f := range files {
		if !strings.HasSuffix(f.Path, ".svg") {
			continue
		}
		root, rest, _ := strings.Cut(string(f.Data), ">")
		if strings.Count(root, string(shapes.FontFamily)) != 1 || strings.Contains(rest, "font-family") || strings.Contains(rest, "style=") || strings.Contains(rest, "class=") {
			t.Errorf("%s: the fonts are not at the root alone", f.Path)
		}
		folder, _, _ := strings.Cut(f.Path, "/")
		folders = append(folders, folder)
	}
	slices.Sort(folders)
	if got := slices.Compact(folders); !slices.Equal(got, []string{"departments", "guides", "notices", "procedures"}) {
		t.Errorf("pictures of %v", got)
	}
}

// TestDocxOnRequest wants Word documents when they are asked for, and not otherwise.
func TestDocxOnRequest(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	for _, c := range []struct {
		only []string
		want bool
	}{{nil, false}, {[]string{"guide"}, false}, {[]string{"docx"}, true}, {[]string{"guide", "docx"}, true}} {
		files, err := Files(p, Options{Only: c.only})
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{"docx/guides/licence.docx", "docx/procedures/one-thing.docx", "docx/notices/one-thing.docx"} {
			if got := slices.ContainsFunc(files, func(f output.File) bool { return f.Path == path }); got != c.want {
				t.Errorf("--only %v: %s is there: %v", c.only, path, got)
			}
		}
	}
}

// TestPicturesAreDrawn wants every picture of the output to be well-formed, without what a page must not have.
func TestPicturesAreDrawn(t *testing.T) {
	files, err := guideFormat().Files(rendertest.Program(t, rendertest.Worked), guideOptions())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Path, ".svg") {
			continue
		}
		n++
		if err := rendertest.WellFormed(f.Data); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		if bad := regexp.MustCompile(`%!|<script| style=|url\(|src=`).Find(f.Data); bad != nil {
			t.Errorf("%s has %s", f.Path, bad)
		}
	}
	if n < 6 {
		t.Error(fmt.Sprint(n, " pictures"))
	}
}
