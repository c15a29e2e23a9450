package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile are texts that mean something to XML or to Word, or break what is careless.
func hostile() []string {
	return []string{
		"<w:t>甲</w:t>", "]]>", "<![CDATA[甲]]>", "&amp; &lt; &#60;", "\"'><", "<?xml version=\"1.0\"?>", "<!-- 注 -->", "--",
		"\x00\x01\x08\x0b\x0c\x1b\x1f", "甲\r\n乙\r丙\t丁\u2028戊", "\xff\xfe乙", "\ufffe\uffff", "\u202e倒写\u202c\u2066隔离\u2069", "\u200b\ufeff",
		"𠮷𬭎", "e\u0301", "{ TOC \\o }", "PAGEREF x \\h", "%1.%2", "%s%d%!", "  两边有空格  ", "",
		strings.Repeat("a", 10_000), strings.Repeat("长", 10_000),
	}
}

// everywhere has a text in every place of a document that takes one.
func everywhere(s string) Document {
	p := func(style Style) Paragraph { return Paragraph{Style: style, Runs: []Run{{Text: s}}, Bookmark: s} }
	runs := Paragraph{Style: BodyText, Keep: true, Runs: []Run{{Text: s, Strong: true}, {Text: s, Small: true}, {Text: s, Strong: true, Small: true},
		{Text: s, URL: s}, {Text: s, URL: "https://example.com/" + s, Small: true}, {Text: s, Bookmark: s, Strong: true}, {Text: s, Bookmark: "nowhere"}}}
	ordered, inner, bullets := &List{Ordered: true, Start: 7}, &List{Ordered: true}, &List{}
	item := func(l *List, level int) Paragraph { return Paragraph{List: l, Level: level, Runs: []Run{{Text: s}}} }
	grid := Table{Widths: []int{10, 0}, Header: 1, Bookmark: s, Rows: [][]TableCell{
		{{Blocks: []Block{p(CellHead)}}, {}}, {{Blocks: []Block{p(Cell), runs}, Span: 2}}, {{Blocks: []Block{p(Cell)}, Shaded: true}},
	}}
	blocks := []Block{p(Banner), p(Title), p(Subtitle), Contents{Title: s, Deep: true}, p(Heading1), p(Heading2), p(Heading3), p(Normal), runs,
		item(ordered, 0), item(inner, 1), item(bullets, 2), item(ordered, 0), item(bullets, 99), grid, grid, Table{}, Table{Rows: [][]TableCell{{}}},
		Table{Framed: true, Heavy: true, Level: 1, Rows: [][]TableCell{{{Blocks: []Block{p(FormHeading), grid, Table{Framed: true, Roomy: true, Rows: [][]TableCell{{{Blocks: []Block{grid}}}}}}}}}},
		p(Note), p(NoteHeading), p(Quote), p(Preformatted), p(Rule), p("没有的样式"), Picture{SVG: drawn(s), Title: s}}
	return Document{Title: s, Subject: s, Author: s, Date: "2026-11-01", Header: [2]string{s, s}, Footer: s, Blocks: blocks}
}

// drawn is a picture with a text in it.
func drawn(s string) []byte {
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="80" fill="#1c2733"><title>甲</title><rect width="90" height="60" rx="5" fill="#fff"/>`+
		`<g><a href="x"><path d="M10 10L50,10Q60 10 60 20V30h5l7 7l-7 7-7-7z" stroke="#333" stroke-width="1.2" stroke-dasharray="9 3 2 3" fill="none"/></a></g>`+
		`<line x1="0" y1="5" x2="80" y2="5" stroke="#c4161c" stroke-dasharray="2 3"/><text x="45" y="40" font-size="14" text-anchor="middle" font-weight="bold" stroke="#fff">%s</text></svg>`, escape(s))
}

// read returns the parts of a file, each well-formed.
func read(t testing.TB, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if !f.Modified.IsZero() && f.Modified.Year() > 1980 {
			t.Errorf("%s has a time: %v", f.Name, f.Modified)
		}
		d := xml.NewDecoder(bytes.NewReader(content))
		for {
			_, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
		parts[f.Name] = string(content)
	}
	return parts
}

// made is the file of a document.
func made(t testing.TB, d Document) []byte {
	t.Helper()
	file, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// texts are the texts of the runs of a part.
func texts(t testing.TB, part string) []string {
	t.Helper()
	var all []string
	d := xml.NewDecoder(strings.NewReader(part))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "t" {
			var s string
			if err := d.DecodeElement(&s, &e); err != nil {
				t.Fatal(err)
			}
			all = append(all, s)
		}
	}
}

// seen is a text as it must come back: with blanks for line breaks, and U+FFFD for what XML cannot hold.
func seen(s string) string {
	s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ", "\u2028", " ").Replace(s)
	var b strings.Builder
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r < ' ' || r == 0xfffe || r == 0xffff {
			r = utf8.RuneError
		}
		b.WriteRune(r)
		s = s[n:]
	}
	return b.String()
}

// elements are the names of the elements of a part in order.
func elements(part string) string {
	return strings.Join(regexp.MustCompile(`<[/a-zA-Z:0-9]+`).FindAllString(part, -1), " ")
}

func TestHostileTexts(t *testing.T) {
	plain := read(t, made(t, everywhere("甲")))
	counts := map[string]int{}
	for name, part := range plain {
		counts[name] = strings.Count(strings.Join(texts(t, part), ""), "甲")
	}
	if counts["word/document.xml"] < 40 || counts["word/header1.xml"] != 2 || counts["word/footer1.xml"] != 1 {
		t.Errorf("texts are missing: %v", counts)
	}
	for _, s := range hostile() {
		if len(s) > 100 {
			counts["word/header1.xml"], counts["word/footer1.xml"] = 0, 0 // they are cut
		}
		file := made(t, everywhere(s))
		if !bytes.Equal(file, made(t, everywhere(s))) {
			t.Errorf("%.40q: two runs differ", s)
		}
		parts := read(t, file)
		if n := len(strings.Join(texts(t, parts["word/header1.xml"]), "")); n > 200 {
			t.Errorf("the header of %.40q has %d bytes", s, n)
		}
		if strings.TrimSpace(s) == "" {
			continue
		}
		for _, name := range []string{"word/document.xml", "word/header1.xml", "word/footer1.xml"} {
			n := 0
			for _, got := range texts(t, parts[name]) {
				if got == seen(s) {
					n++
				}
			}
			if n != counts[name] {
				t.Errorf("%.40q comes back %d times in %s, want %d", s, n, name, counts[name])
			}
		}
		// Links are made or not, and Chinese punctuation is marked; all else must be as with any other text.
		loose := regexp.MustCompile(` ?</?w:(hyperlink|rFonts|rStyle|rPr|sz|szCs|cantSplit)\b/?`)
		if got, want := loose.ReplaceAllString(elements(parts["word/document.xml"]), ""), loose.ReplaceAllString(elements(plain["word/document.xml"]), ""); got != want {
			t.Errorf("%.40q changes the structure", s)
		}
	}
}

func TestLinks(t *testing.T) {
	for url, want := range map[string]bool{
		"https://example.com": true, "http://example.com:8080/a?b=c&d=e#f": true, "https://example.com/办事": true,
		"": false, "javascript:alert(1)": false, "file:///etc/passwd": false, "ftp://example.com": false, "mailto:a@example.com": false, "https://": false,
		"http://[::1": false, "https://例子.中国": false, "https://example.com/a b": false, "https://example.com/\"": false, "https://example.com/\x00": false,
		"https://example.com/%zz": false, "https://example.com/" + strings.Repeat("a", 3000): false, "HTTP://example.com": false, "//example.com": false,
		"\\\\host\\share": false,
	} {
		parts := read(t, made(t, Document{Blocks: []Block{Paragraph{Runs: []Run{{Text: "甲", URL: url}}}}}))
		if got := strings.Contains(parts["word/_rels/document.xml.rels"], `TargetMode="External"`); got != want {
			t.Errorf("%.60q is linked: %v", url, got)
		}
		if got := strings.Contains(parts["word/document.xml"], "<w:hyperlink"); got != want {
			t.Errorf("%.60q has a link: %v", url, got)
		}
	}
}

// TestParts wants every part that another names, and a type for each.
func TestParts(t *testing.T) {
	parts := read(t, made(t, everywhere("甲")))
	for name, part := range parts {
		if name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") && !strings.Contains(parts["[Content_Types].xml"], `"/`+name+`"`) {
			t.Errorf("%s has no type", name)
		}
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		dir := strings.TrimSuffix(filepath.Dir(name), "_rels")
		for _, m := range regexp.MustCompile(`Target="([^"]*)"( TargetMode)?`).FindAllStringSubmatch(part, -1) {
			if _, ok := parts[dir+m[1]]; !ok && m[2] == "" {
				t.Errorf("%s names %s, which is not there", name, m[1])
			}
		}
	}
	document := parts["word/document.xml"]
	for _, m := range regexp.MustCompile(`w:anchor="([^"]*)"|PAGEREF (\S*)`).FindAllStringSubmatch(document, -1) {
		if !strings.Contains(document, `w:name="`+m[1]+m[2]+`"`) {
			t.Errorf("there is no bookmark %s", m[1]+m[2])
		}
	}
	for _, attribute := range []string{"w:name", "w:bookmarkStart w:id", "wp:docPr id"} {
		taken := map[string]bool{}
		for _, m := range regexp.MustCompile(attribute+`="([^"]*)"`).FindAllStringSubmatch(document, -1) {
			if taken[m[1]] {
				t.Errorf("%s %s is there twice", attribute, m[1])
			}
			taken[m[1]] = true
		}
	}
	for _, m := range regexp.MustCompile(`<w:pStyle w:val="([^"]*)"|<w:rStyle w:val="([^"]*)"`).FindAllStringSubmatch(document, -1) {
		if name := m[1] + m[2]; !strings.Contains(parts["word/styles.xml"], `w:styleId="`+name+`"`) {
			t.Errorf("there is no style %s", name)
		}
	}
	for _, m := range regexp.MustCompile(`<w:numId w:val="([^"]*)"`).FindAllStringSubmatch(document, -1) {
		if !strings.Contains(parts["word/numbering.xml"], `<w:num w:numId="`+m[1]+`"`) {
			t.Errorf("there is no list %s", m[1])
		}
	}
	if !strings.Contains(parts["docProps/core.xml"], "2026-11-01T00:00:00Z") {
		t.Error("the properties have no date")
	}
	if core := read(t, made(t, Document{Title: "甲"}))["docProps/core.xml"]; strings.Contains(core, "dcterms:created") {
		t.Error("a document without a date has one")
	}
}

func TestTables(t *testing.T) {
	cell := func(s string) TableCell {
		return TableCell{Blocks: []Block{Paragraph{Style: Cell, Runs: []Run{{Text: s}}}}}
	}
	page := strings.Repeat("很长的一行字，", 3000)
	wide := make([]TableCell, 100)
	for i := range wide {
		wide[i] = cell(fmt.Sprint("第", i, "格"))
	}
	document := read(t, made(t, Document{Blocks: []Block{
		Table{Widths: []int{10, 0, 30}, Header: 1, Rows: [][]TableCell{{cell("一"), cell("二"), cell("三")}, {cell("甲")}, {cell(page)}}},
		Table{Rows: [][]TableCell{wide}},
	}}))["word/document.xml"]
	for what, want := range map[string]int{"<w:tblHeader/>": 1, "<w:cantSplit/>": 2, `<w:gridCol w:w="884"/>`: 1, `<w:gridCol w:w="5307"/>`: 1, "<w:gridCol ": 3 + mostColumns} {
		if got := strings.Count(document, what); got != want {
			t.Errorf("%s is there %d times, want %d", what, got, want)
		}
	}
	for i := range wide {
		if s := fmt.Sprint(">第", i, "格<"); !strings.Contains(document, s) {
			t.Errorf("%s is lost", s)
		}
	}
	for _, c := range []struct {
		in   []int
		n    int
		want string
	}{
		{nil, 4, "[250 250 250 250]"}, {[]int{10, 0, 0}, 3, "[100 450 450]"}, {[]int{60, 60, 0}, 3, "[441 441 118]"}, {[]int{50, 50}, 2, "[500 500]"}, {[]int{30, 30}, 2, "[500 500]"},
	} {
		if got := fmt.Sprint(shares(c.in, c.n, 1000)); got != c.want {
			t.Errorf("shares(%v, %d) = %s, want %s", c.in, c.n, got, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	for want, d := range map[string]Document{
		"the date of a document":       {Date: "昨天"},
		"no width or height":           {Blocks: []Block{Picture{SVG: []byte("<svg/>")}}},
		"no shape for <image>":         {Blocks: []Block{Picture{SVG: []byte(`<svg width="9" height="9"><image/></svg>`)}}},
		"no step for 'A'":              {Blocks: []Block{Picture{SVG: []byte(`<svg width="9" height="9"><path d="M0 0A9 9"/></svg>`)}}},
		"invalid syntax":               {Blocks: []Block{Picture{SVG: []byte(`<svg width="9" height="9"><path d="M0"/></svg>`)}}},
		"picture: XML syntax error":    {Blocks: []Block{Picture{SVG: []byte(`<svg width="9" height="9"><g></svg>`)}}},
		"a table of contents in a tab": {Blocks: []Block{Table{Rows: [][]TableCell{{{Blocks: []Block{Contents{}}}}}}}},
	} {
		d.Blocks = append(d.Blocks, Paragraph{Style: Heading1})
		if _, err := d.Bytes(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
}

// TestLibreOffice opens documents full of hostile texts with LibreOffice and wants all of them to be read.
func TestLibreOffice(t *testing.T) {
	if _, err := exec.LookPath("lowriter"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("CI must have LibreOffice Writer")
		}
		t.Skip("LibreOffice Writer is not there")
	}
	dir := t.TempDir()
	var names []string
	for i, s := range hostile() {
		if len(s) > 1000 {
			s = s[:999]
		}
		name := filepath.Join(dir, fmt.Sprintf("%d.docx", i))
		if err := os.WriteFile(name, made(t, everywhere(s+"甲")), 0o666); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	out, err := exec.Command("soffice", append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir}, names...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for i, s := range hostile() {
		text, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)))
		if err != nil {
			t.Fatalf("%.40q: %v: %s", s, err, out)
		}
		if n := strings.Count(string(text), "甲"); n < 30 {
			t.Errorf("%.40q: LibreOffice shows %d texts", s, n)
		}
	}
}
