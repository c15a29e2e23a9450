package render

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
)

// TestManifest reads manifest.json as a publisher would.
func TestManifest(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	files, err := Files(p, Options{Commit: "c0ffee", Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f output.File) bool { return f.Path == "manifest.json" })
	if i < 0 {
		t.Fatal("no manifest.json")
	}
	var got struct {
		FormatVersion int
		ToolVersion   string
		Edition       struct {
			Name, AsOf, Digest, Commit string
			Region                     struct{ Code, Name string }
		}
		Files []struct {
			Path, SHA256 string
			Size         int
		}
	}
	if err := json.Unmarshal(files[i].Data, &got); err != nil {
		t.Fatal(err)
	}
	e := got.Edition
	if got.FormatVersion != 2 || got.ToolVersion != "1.2.3" || e.AsOf != "2026-11-01" || e.Commit != "c0ffee" ||
		e.Region.Code != "370503" || e.Region.Name != "山东省东营市河口区" || e.Name != p.Edition().Name || e.Digest != p.Digest() {
		t.Errorf("got %+v", got)
	}
	if len(e.Digest) != 64 {
		t.Errorf("digest %q", e.Digest)
	}
	rest := slices.Delete(slices.Clone(files), i, i+1)
	if len(got.Files) != len(rest) {
		t.Fatalf("%d files listed, want %d", len(got.Files), len(rest))
	}
	for i, f := range got.Files {
		want := rest[i]
		if f.Path != want.Path || f.Size != len(want.Data) || f.SHA256 != fmt.Sprintf("%x", sha256.Sum256(want.Data)) {
			t.Errorf("got %+v for %s", f, want.Path)
		}
	}
	if !slices.IsSortedFunc(files, func(a, b output.File) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("files are not sorted")
	}
}

// TestManifestOfPart wants manifest and README whatever was asked for.
func TestManifestOfPart(t *testing.T) {
	files, err := Files(rendertest.Program(t, rendertest.Small), Options{Only: []string{"json"}})
	if err != nil {
		t.Fatal(err)
	}
	var other []string
	for _, f := range files {
		if !strings.HasPrefix(f.Path, "json/") {
			other = append(other, f.Path)
		}
	}
	if want := []string{"README.md", "manifest.json"}; !slices.Equal(other, want) {
		t.Errorf("got %q, want %q", other, want)
	}
}

// TestOutREADME compares out/README.md with what a build writes; UPDATE=1 records it.
func TestOutREADME(t *testing.T) {
	const name = "../out/README.md"
	made := readmeFile()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, made.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(made.Data) {
		t.Errorf("%s is not what a build writes; UPDATE=1 go test records it. Got:\n%s", name, made.Data)
	}
	wantRows(t, name, rowsOf(string(want), 0))
}

// TestFormatTable compares the table of formats in README.md with the formats and what each of them writes.
func TestFormatTable(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(data), "\n## Formats and files\n")
	rows := rowsOf(table, 1)
	wantRows(t, "README.md", rows)
	for _, f := range Formats() {
		if !slices.ContainsFunc(rows, func(r row) bool { return r.format == f.Name && r.onRequest == f.OnRequest }) {
			t.Errorf("README.md does not say that %s is built on request only: %v", f.Name, f.OnRequest)
		}
	}
}

// row is a row of a table of files: the format that writes them, "" for every format, and their paths.
type row struct {
	format    string
	onRequest bool
	text      string
	paths     []*regexp.Regexp
}

// rowsOf reads the first table of a text, whose column at is of paths: a word in <> stands for an id, a star for a name, a folder for
// what is in it, a path without extension for a page, and an extension alone for another file beside the one before it.
func rowsOf(text string, at int) []row {
	var rows []row
	format := ""
	code := regexp.MustCompile("`([^`]+)`")
	_, text, _ = strings.Cut(text, "|---")
	text, _, _ = strings.Cut(text, "\n\n")
	for _, line := range strings.Split(text, "\n")[1:] {
		cells := strings.Split(line, "|")[1:]
		if first := strings.TrimSpace(cells[0]); at > 0 && first != "" {
			format = first
		}
		r := row{text: line, onRequest: strings.Contains(format, "only when named")}
		if name := code.FindStringSubmatch(format); name != nil {
			r.format = name[1]
		}
		last := ""
		for _, c := range code.FindAllStringSubmatch(cells[at], -1) {
			p := c[1]
			if strings.HasPrefix(p, ".") {
				p = strings.TrimSuffix(last, path.Ext(last)) + p
			}
			last = p
			switch e := regexp.QuoteMeta(p); {
			case strings.HasSuffix(p, "/"):
				p = e + ".+"
			case path.Ext(p) == "":
				p = e + `(\.brief)?\.(html|md)`
			default:
				p = e
			}
			p = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(p, `\*`, `[^/]+`), `[^/.]+`)
			r.paths = append(r.paths, regexp.MustCompile("^"+p+"$"))
		}
		rows = append(rows, r)
	}
	return rows
}

// wantRows wants a row for every file of every format, those on request and the printed ones too, and a file for every path of a row.
func wantRows(t *testing.T, name string, rows []row) {
	t.Helper()
	printer := &book.Printer{Paper: print.A4, AtOnce: 2, Set: rendertest.SetNothing}
	p := rendertest.Program(t, rendertest.Small)
	used := map[*regexp.Regexp]bool{}
	want := func(format, path string) {
		found := false
		for _, r := range rows {
			for _, x := range r.paths {
				if (r.format == "" || r.format == format) && x.MatchString(path) {
					found, used[x] = true, true
				}
			}
		}
		if !found {
			t.Errorf("%s says nothing of %s of %s", name, path, format)
		}
	}
	for _, f := range Formats() {
		files, err := f.Files(p, Options{Printer: printer})
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			want(f.Name, file.Path)
		}
	}
	want("", "README.md")
	want("", "manifest.json")
	for _, r := range rows {
		for _, x := range r.paths {
			if !used[x] {
				t.Errorf("%s has a row of %s, which nobody writes: %s", name, x, r.text)
			}
		}
	}
}

// TestDigest demands that what is printed names the catalog it is from: JSON in full, pages by its first ten digits.
func TestDigest(t *testing.T) {
	cat, found, err := schema.Load(rendertest.FS(t, rendertest.Small), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	digest := cat.Digest
	if len(digest) != 64 || digest == rendertest.Program(t, rendertest.Small).Digest() {
		t.Fatalf("digest %q", digest)
	}
	p, found := validate.Run(cat, found, validate.Options{})
	if p == nil {
		t.Fatal(found)
	}
	for _, test := range []struct {
		format  Format
		printed string
	}{{jsonFormat(), digest}, {guideFormat(), digest[:10]}} {
		files, err := test.format.Files(p, guideOptions())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if ext := path.Ext(f.Path); (ext == ".json" || ext == ".md" || ext == ".html") && !strings.HasSuffix(f.Path, ".schema.json") && !strings.Contains(string(f.Data), test.printed) {
				t.Errorf("%s does not say what it is from", f.Path)
			}
		}
	}
}
