package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema"
)

// docxText is the text of a Word document, without that of its pictures.
func docxText(t testing.TB, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	d := xml.NewDecoder(r)
	for {
		token, err := d.Token()
		if err == io.EOF {
			return words(b.String())
		}
		if err != nil {
			t.Fatal(err)
		}
		e, ok := token.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "AlternateContent":
			err = d.Skip()
		case ok && e.Name.Local == "t":
			var s string
			err = d.DecodeElement(&s, &e)
			b.WriteString(s)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// wantDocx compares the text of a Word document with the tree.
func wantDocx(t testing.TB, d Document) {
	t.Helper()
	d.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b Block) bool {
		switch b.(type) {
		case Picture: // drawn
			return true
		}
		return false
	})
	file, err := docx(d, schema.DateOf(2026, 11, 1))
	if err != nil {
		t.Fatalf("%s: %v", d.Path, err)
	}
	head := words(d.Banner + d.Name() + d.Owner + d.ID)
	contents := "目录"
	for _, b := range d.Blocks {
		if h, ok := b.(Heading); ok && h.Level == 2 {
			contents += words(h.Number+h.Text) + "…"
		}
	}
	tree := treeWords(d.Blocks, true)
	got := docxText(t, file)
	before, after, _ := strings.Cut(got, contents)
	want := words(head + tree)
	if before+after != want {
		t.Errorf("%s: the text differs:\n got %q\nwant %q", d.Path, before+after, want)
	}
}

func TestDocxKeepsText(t *testing.T) {
	for _, s := range nasty() {
		wantDocx(t, nastyDocument(s))
	}
	for _, dir := range []string{jsonCatalogDir, workedCatalog} {
		for _, d := range documents(loadProgram(t, dir)) {
			if d.Kind != IndexPage && d.Kind != BriefPage {
				wantDocx(t, d)
			}
		}
	}
}

// TestDocxHostileForm wants a form with quotes in quotes without end to be printed.
func TestDocxHostileForm(t *testing.T) {
	deep := strings.Repeat("> ", 200) + "最里面\n\n" + strings.Repeat("- ", 100) + "最深处\n\n|" + strings.Repeat("列|", 200) + "\n|" + strings.Repeat("-|", 200) + "\n"
	wantDocx(t, Document{Path: "guides/x", Title: "甲", Blocks: []Block{Heading{Level: 2, Text: "乙"}, Form{Blocks: formBlocks([]byte(deep))}}})
}

// TestDocxOpens opens a guide with LibreOffice and reads its pages.
func TestDocxOpens(t *testing.T) {
	for _, tool := range []string{"lowriter", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatalf("CI must have %s", tool)
			}
			t.Skipf("%s is not there", tool)
		}
	}
	p := loadProgram(t, workedCatalog)
	dir := t.TempDir()
	run := func(name string, arguments ...string) {
		t.Helper()
		if out, err := exec.Command(name, arguments...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v: %s", name, err, out)
		}
	}
	m, pr := p.Matter("food-licence"), p.Procedures()[0]
	guide, notice := Guide(m, p, guideOptions().Stamp(p)), Notice(pr, p, guideOptions().Stamp(p))
	for name, d := range map[string]Document{"guide": guide, "notice": notice} {
		file, err := docx(d, p.AsOf())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".docx"), file, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	run("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "guide.docx"), filepath.Join(dir, "notice.docx"))
	pages := map[string][]string{}
	for _, name := range []string{"guide", "notice"} {
		run("pdftotext", "-raw", filepath.Join(dir, name+".pdf"))
		text, err := os.ReadFile(filepath.Join(dir, name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for page := range strings.SplitSeq(strings.TrimSuffix(string(text), "\f"), "\f") {
			pages[name] = append(pages[name], words(page))
		}
	}
	for name, d := range map[string]Document{"guide": guide, "notice": notice} {
		whole := strings.Join(pages[name], "")
		for i, page := range pages[name] {
			if !strings.Contains(page, words(d.Title+d.Sort)) {
				t.Errorf("page %d of the %s has no header: %.60s", i+1, name, page)
			}
			if !strings.Contains(page, words(d.Stamp)) || !strings.Contains(page, words("第 "+strconv.Itoa(i+1)+" 页 共 "+strconv.Itoa(len(pages[name]))+" 页")) {
				t.Errorf("page %d of the %s has no footer: %s", i+1, name, page[max(0, len(page)-120):])
			}
		}
		if !strings.Contains(pages[name][0], words(d.Name())) || !strings.Contains(pages[name][0], "目录") {
			t.Errorf("the first page of the %s has no name or contents", name)
		}
		for _, b := range d.Blocks {
			if h, ok := b.(Heading); ok && h.Level == 2 && strings.Count(whole, words(h.Number+h.Text)) < 2 {
				t.Errorf("%s of the %s is not both in the contents and in the text", h.Text, name)
			}
		}
	}
	for name, d := range map[string]Document{"guide": guide, "notice": notice} {
		whole := strings.Join(pages[name], "")
		var last Table
		most := 0 // rows of a table
		for _, b := range d.Blocks {
			if t, ok := b.(Table); ok {
				last, most = t, max(most, len(t.Rows))
			}
		}
		for _, c := range last.Rows[len(last.Rows)-1] {
			for _, text := range c {
				if !strings.Contains(whole, words(text.String())) {
					t.Errorf("the last table of the %s has no %s", name, text)
				}
			}
		}
		for _, b := range d.Blocks {
			if table, ok := b.(Table); ok && len(table.Rows) == most {
				head := ""
				for _, c := range table.Columns {
					head += words(c.Title)
				}
				if n := strings.Count(whole, head); n < 2 {
					t.Errorf("the header row %s of the %s, with %d rows below it, is there %d times", head, name, most, n)
				}
			}
		}
	}
}

// BenchmarkDocx prints 385 guides, those of the worked catalog again and again.
func BenchmarkDocx(b *testing.B) {
	p := loadProgram(b, workedCatalog)
	var guides []Document
	for len(guides) < 385 {
		m := p.Matters()[len(guides)%len(p.Matters())]
		guides = append(guides, Guide(m, p, guideOptions().Stamp(p)))
	}
	b.ReportAllocs()
	for b.Loop() {
		size := 0
		for _, d := range guides {
			file, err := docx(d, p.AsOf())
			if err != nil {
				b.Fatal(err)
			}
			size += len(file)
		}
		b.ReportMetric(float64(size)/1e6, "MB")
	}
}
