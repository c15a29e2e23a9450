package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/docx"
	"github.com/matterc/matterc/render/page/form"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/viewtest"
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
			return rendertest.Words(b.String())
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

// TestFormsBreakBeforeHeadings wants a form that takes more than a page to be broken before a heading, and never after one.
func TestFormsBreakBeforeHeadings(t *testing.T) {
	var form page.Form
	for _, name := range []string{"申请书", "一、经营者", "二、经营项目"} {
		form.Blocks = append(form.Blocks, page.Heading{Text: name})
		if name != "申请书" {
			form.Blocks = append(form.Blocks, slices.Repeat([]page.Block{page.Paragraph{Text: page.Plain("一行")}}, 25)...)
		}
	}
	file, err := docx.Print(page.Document{Title: "指南", Blocks: []page.Block{form}}, schema.DateOf(2026, 11, 1), "")
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := fs.ReadFile(z, "word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, row := range strings.Split(string(data), "<w:tr>")[1:] {
		rows = append(rows, fmt.Sprint(strings.Count(row, `w:val="FormHeading"`), " headings and ", strings.Count(row, ">一行<"), " lines"))
	}
	if want := []string{"2 headings and 25 lines", "1 headings and 25 lines"}; !slices.Equal(rows, want) {
		t.Errorf("rows of the frame: %q, want %q", rows, want)
	}
}

// wantDocx compares the text of a Word document with the tree.
func wantDocx(t testing.TB, d page.Document) {
	t.Helper()
	d.Blocks = slices.DeleteFunc(slices.Clone(d.Blocks), func(b page.Block) bool {
		switch b.(type) {
		case page.Picture: // drawn
			return true
		}
		return false
	})
	file, err := docx.Print(d, schema.DateOf(2026, 11, 1), "")
	if err != nil {
		t.Fatalf("%s: %v", d.Path, err)
	}
	head := rendertest.Words(d.Banner + d.Name() + d.Owner)
	contents := "目录"
	for _, b := range d.Blocks {
		if h, ok := b.(page.Heading); ok && h.Level == 2 {
			contents += rendertest.Words(h.Number+h.Text) + "…"
		}
	}
	tree := rendertest.TreeWords(d.Blocks, true)
	got := docxText(t, file)
	before, after, _ := strings.Cut(got, contents)
	want := rendertest.Words(head + tree)
	if before+after != want {
		t.Errorf("%s: the text differs:\n got %q\nwant %q", d.Path, before+after, want)
	}
}

func TestDocxKeepsText(t *testing.T) {
	for _, s := range rendertest.Nasty() {
		wantDocx(t, rendertest.NastyDocument(s))
	}
	for _, dir := range []string{rendertest.Small, rendertest.Worked} {
		for _, d := range documents(rendertest.Program(t, dir)) {
			if d.Kind != page.IndexPage && d.Kind != page.BriefPage {
				wantDocx(t, d)
			}
		}
	}
}

// TestDocxHostileForm wants a form with quotes in quotes without end to be printed.
func TestDocxHostileForm(t *testing.T) {
	deep := strings.Repeat("> ", 200) + "最里面\n\n" + strings.Repeat("- ", 100) + "最深处\n\n|" + strings.Repeat("列|", 200) + "\n|" + strings.Repeat("-|", 200) + "\n"
	wantDocx(t, page.Document{Path: "guides/x", Title: "甲", Blocks: []page.Block{page.Heading{Level: 2, Text: "乙"}, page.Form{Blocks: form.Read([]byte(deep))}}})
}

// TestDocxOpens opens a guide with LibreOffice and reads its pages.
func TestDocxOpens(t *testing.T) {
	viewtest.Need(t, "lowriter", "pdftotext", "pdftoppm", "zbarimg")
	p := rendertest.Program(t, rendertest.Worked)
	m, pr := p.Matter("food-licence"), p.Procedures()[0]
	guide, notice := guide.Guide(m, p, guideOptions().Stamp(p)), guide.Notice(pr, p, guideOptions().Stamp(p))
	var files [][]byte
	for _, d := range []page.Document{guide, notice} {
		file, err := docx.Print(d, p.AsOf(), page.Address(p.Edition().Site, d.Path))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	pages, printed := map[string][]string{}, map[string][]byte{}
	pdfs := viewtest.Convert(t, "pdf", files...)
	for i, name := range []string{"guide", "notice"} {
		printed[name] = pdfs[i]
		text := viewtest.Run(t, "pdftotext", "-raw", viewtest.PDF(t, pdfs[i]), "-")
		for page := range strings.SplitSeq(strings.TrimSuffix(text, "\f"), "\f") {
			pages[name] = append(pages[name], rendertest.Words(page))
		}
	}
	for name, d := range map[string]page.Document{"guide": guide, "notice": notice} {
		whole := strings.Join(pages[name], "")
		for i, page := range pages[name] {
			if !strings.Contains(page, rendertest.Words(d.Title+d.Sort)) {
				t.Errorf("page %d of the %s has no header: %.60s", i+1, name, page)
			}
			if !strings.Contains(page, rendertest.Words(d.Stamp)) || !strings.Contains(page, rendertest.Words("第 "+strconv.Itoa(i+1)+" 页 共 "+strconv.Itoa(len(pages[name]))+" 页")) {
				t.Errorf("page %d of the %s has no footer: %s", i+1, name, page[max(0, len(page)-120):])
			}
		}
		if !strings.Contains(pages[name][0], rendertest.Words(d.Name())) || !strings.Contains(pages[name][0], "目录") {
			t.Errorf("the first page of the %s has no name or contents", name)
		}
		if strings.Contains(whole, "…") && strings.Contains(pages[name][0], "…") {
			t.Errorf("the contents of the %s have no page numbers: %s", name, pages[name][0])
		}
		for _, b := range d.Blocks {
			h, ok := b.(page.Heading)
			if !ok || h.Level != 2 {
				continue
			}
			words := rendertest.Words(h.Number + h.Text)
			entry := regexp.MustCompile(regexp.QuoteMeta(words) + `\.{3,}([0-9]+)`).FindStringSubmatch(whole)
			if entry == nil {
				t.Errorf("%s of the %s is not in the contents with a page", h.Text, name)
				continue
			}
			n, err := strconv.Atoi(entry[1])
			if err != nil || n > len(pages[name]) || !strings.Contains(strings.ReplaceAll(pages[name][n-1], words+"...", ""), words) {
				t.Errorf("%s of the %s is not on page %s, as the contents say", h.Text, name, entry[1])
			}
		}
		picture := filepath.Join(t.TempDir(), "page")
		last := strconv.Itoa(len(pages[name]))
		viewtest.Run(t, "pdftoppm", "-r", "150", "-gray", "-singlefile", "-f", last, "-l", last, "-png", viewtest.PDF(t, printed[name]), picture)
		want := page.Address(p.Edition().Site, d.Path)
		if got := strings.TrimSpace(viewtest.Run(t, "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture+".png")); got != want || want == "" {
			t.Errorf("the code at the end of the %s leads to %q, want %q", name, got, want)
		}
	}
	for name, d := range map[string]page.Document{"guide": guide, "notice": notice} {
		whole := strings.Join(pages[name], "")
		var last page.Table
		most := 0 // rows of a table
		for _, b := range d.Blocks {
			if t, ok := b.(page.Table); ok {
				last, most = t, max(most, len(t.Rows))
			}
		}
		for _, c := range last.Rows[len(last.Rows)-1] {
			for _, text := range c {
				if !strings.Contains(whole, rendertest.Words(text.String())) {
					t.Errorf("the last table of the %s has no %s", name, text)
				}
			}
		}
		for _, b := range d.Blocks {
			if table, ok := b.(page.Table); ok && len(table.Rows) == most {
				head := ""
				for _, c := range table.Columns {
					head += rendertest.Words(c.Title)
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
	p := rendertest.Program(b, rendertest.Worked)
	var guides []page.Document
	for len(guides) < 385 {
		m := p.Matters()[len(guides)%len(p.Matters())]
		guides = append(guides, guide.Guide(m, p, guideOptions().Stamp(p)))
	}
	b.ReportAllocs()
	for b.Loop() {
		size := 0
		for _, d := range guides {
			file, err := docx.Print(d, p.AsOf(), "")
			if err != nil {
				b.Fatal(err)
			}
			size += len(file)
		}
		b.ReportMetric(float64(size)/1e6, "MB")
	}
}

// TestWordPages wants a Word document of every page whose kind says so, and of no other, and a page of every kind that is printed
// anywhere.
func TestWordPages(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	files, err := docxFormat().Files(p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, f := range files {
		got = append(got, f.Path)
	}
	listed := map[page.Kind]bool{}
	for _, e := range guide.Pages(p) {
		listed[e.Kind] = true
		if e.Kind.Printing().Word {
			want = append(want, "docx/"+e.Path()+".docx")
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, k := range rendertest.Constants(t, "page/kind.go", "Kind") {
		if k := page.Kind(k); !listed[k] && k.Printing() != (page.Printing{}) {
			t.Errorf("pages of kind %s are printed, and no page is of that kind", k)
		}
	}
}
