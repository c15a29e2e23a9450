// Package rendertest has what the tests of several rooms need: catalogs, goldens, and texts that want to act instead of being seen.
//
// Only tests import it.
package rendertest

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"github.com/matterc/matterc/render/chart"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/plan"
	"github.com/matterc/matterc/validate/timing"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// Words is a text without white space, for comparing.
func Words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TreeWords is the text of blocks as Markdown has it, or as a page has it.
func TreeWords(blocks []page.Block, web bool) string {
	var b strings.Builder
	texts := func(texts []page.Text) {
		for _, t := range texts {
			b.WriteString(t.String())
		}
	}
	for _, block := range blocks {
		switch v := block.(type) {
		case page.Heading:
			b.WriteString(v.Number + v.Text)
		case page.Paragraph:
			b.WriteString(v.Text.String())
		case page.List:
			for _, it := range v.Items {
				b.WriteString(it.Text.String() + TreeWords(it.Blocks, web))
			}
		case page.KeyTable:
			if !web {
				b.WriteString("项目内容")
			}
			for _, r := range v.Rows {
				b.WriteString(r.Key)
				texts(r.Value)
			}
		case page.Table:
			for _, c := range v.Columns {
				b.WriteString(c.Title)
			}
			for _, r := range v.Rows {
				for _, c := range r {
					if len(c) == 0 {
						b.WriteString(v.Empty)
					}
					texts(c)
				}
			}
		case page.Note:
			b.WriteString(v.Title)
			texts(v.Text)
		case page.Form:
			b.WriteString(TreeWords(v.Blocks, web))
		case page.Picture:
			if web {
				b.WriteString(HtmlWords(string(v.Drawing.SVG())))
			} else if v.Path == "" {
				b.WriteString(strings.Join(v.Lines, ""))
			}
		case page.Lines:
			b.WriteString(strings.Join(v.Lines, ""))
		}
	}
	return Words(b.String())
}

// tags matches markup and comments in HTML that has been escaped.
func tags() *regexp.Regexp { return regexp.MustCompile(`<[^>]*>`) }

// HtmlWords is the text of HTML that has been escaped.
func HtmlWords(page string) string {
	return Words(html.UnescapeString(tags().ReplaceAllString(page, "")))
}

// MarkdownHTML is Markdown as a reader with many extensions sees it.
func MarkdownHTML(t testing.TB, md []byte) string {
	t.Helper()
	var b strings.Builder
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	if err := reader.Convert(md, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// MarkdownWords is the text of Markdown.
func MarkdownWords(t testing.TB, md []byte) string { return HtmlWords(MarkdownHTML(t, md)) }

// WantMarkdown compares what a reader of Markdown sees with the document.
func WantMarkdown(t testing.TB, d page.Document) {
	t.Helper()
	meta := slices.DeleteFunc([]string{d.Banner, d.Owner}, func(s string) bool { return s == "" })
	var also []string
	for _, s := range d.Also {
		also = append(also, s.Text)
	}
	want := Words(d.Name()+strings.Join(meta, "·")+strings.Join(also, "·")) + TreeWords(d.Blocks, false) + Words(d.Stamp)
	md := markdown.Print(d)
	if got := MarkdownWords(t, md); got != want {
		i := 0
		for i < min(len(got), len(want)) && got[i] == want[i] {
			i++
		}
		t.Errorf("%s: the text differs after %q:\n got %q\nwant %q", d.Path, want[max(0, i-60):i], got[i:min(len(got), i+90)], want[i:min(len(want), i+90)])
	}
}

// Looks writes what a chart shows, a line for each node and edge.
func Looks(c chart.Chart) []string {
	flags := func(names ...any) (s string) {
		for i := 0; i < len(names); i += 2 {
			if names[i+1].(bool) {
				s += " " + names[i].(string)
			}
		}
		return s
	}
	var all []string
	for _, n := range c.Nodes {
		all = append(all, fmt.Sprintf("%s %s [%s] in %q%s", n.ID, n.Text, strings.Join(n.Small, "/"), n.Group,
			flags("dashed", n.Dashed, "faint", n.Faint, "strong", n.Strong, "loop", n.Loop)))
	}
	for _, e := range c.Edges {
		all = append(all, fmt.Sprintf("%s > %s [%s]%s", e.From, e.To, strings.Join(e.Label, "/"),
			flags("thick", e.Thick, "dashed", e.Dashed, "faint", e.Faint, "plain", e.Plain, "loop", e.Loop)))
	}
	return all
}

// loadCatalog loads a catalog. Its digest is always the same, so that an edit of the catalog changes in the goldens what it says
// and nothing else; TestDigest is about the true one.
func loadCatalog(t testing.TB, dir string) (*schema.Catalog, diag.List) {
	t.Helper()
	cat, found, err := schema.Load(FS(t, dir), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	cat.Digest = strings.Repeat("0123456789abcdef", 4)
	return cat, found
}

// Program returns the program of a catalog that must have no errors.
func Program(t testing.TB, dir string) *validate.Program {
	t.Helper()
	cat, found := loadCatalog(t, dir)
	p, found := validate.Run(cat, found, validate.Options{})
	for _, d := range found {
		if d.Severity == diag.Error {
			t.Errorf("%s %s: %s", d.Code, d.Place.File, d.Message.ZH)
		}
	}
	if p == nil {
		t.Fatal("no program")
	}
	return p
}

// Source returns the program of a catalog of one file, which may have findings that do not stop it.
func Source(t testing.TB, source string) *validate.Program {
	t.Helper()
	cat, found, err := schema.Load(fstest.MapFS{"catalog.cue": {Data: []byte(source)}}, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, found := validate.Run(cat, found, validate.Options{})
	if p == nil {
		t.Fatal(found)
	}
	return p
}

// Solution loads a catalog as the commands do that explain and draw.
func Solution(t testing.TB, dir string) *eligibility.Solution {
	t.Helper()
	cat, found := loadCatalog(t, dir)
	s, found := validate.Try(cat, found)
	if s == nil {
		t.Fatal(found)
	}
	return s
}

// Goldens compares files with those below a folder, all of them both ways; UPDATE=1 records them.
func Goldens(t *testing.T, dir string, files []output.File) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			name := filepath.Join(dir, f.Path)
			if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, f.Data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	produced := map[string]bool{}
	for _, f := range files {
		name := filepath.Join(dir, f.Path)
		produced[name] = true
		if want, err := os.ReadFile(name); err != nil {
			t.Error(err)
		} else if string(want) != string(f.Data) {
			t.Errorf("%s differs; UPDATE=1 go test records it. Got:\n%s", name, f.Data)
		}
	}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !produced[name] {
			t.Errorf("%s: no test produces it", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Small is a small catalog with something of everything, and hostile names.
const Small = "render/testdata/json-catalog"

// Worked is the worked example.
const Worked = "catalog"

// FS opens a folder of the module, whichever package is tested.
func FS(t testing.TB, dir string) fs.FS {
	t.Helper()
	root := "."
	for range 8 {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			return os.DirFS(filepath.Join(root, filepath.FromSlash(dir)))
		}
		root = filepath.Join(root, "..")
	}
	t.Fatal("there is no go.mod above")
	return nil
}

// FiveCertificates is the plan of the worked edition of 2014 for a capital of one million.
func FiveCertificates(t testing.TB) (*validate.Program, *plan.Plan) {
	t.Helper()
	cat, found, err := schema.Load(FS(t, Worked), schema.Options{AsOf: schema.DateOf(2014, 6, 1)})
	if err != nil {
		t.Fatal(err)
	}
	p, findings := validate.Run(cat, found, validate.Options{})
	if p == nil {
		t.Fatal(findings)
	}
	s, _ := validate.Try(cat, found)
	given, problem := p.ParseGiven([]string{"registered-capital=1000000"})
	if !problem.IsZero() {
		t.Fatal(problem)
	}
	start := timing.DateOf(2014, time.June, 3)
	plan, err := plan.Make(s, s.Procedures()[0], nil, plan.Options{Given: given, Start: &start})
	if err != nil {
		t.Fatal(err)
	}
	return p, plan
}

// BarePDF writes a PDF as the engine does, with next to nothing in it. The bookmarks are the pages to which they lead, from 0.
func BarePDF(pages int, bookmarks []int, data []byte) []byte {
	const root, tree, outlines, structure, document, content = 1, 2, 3, 4, 5, 6
	first := 7 // page
	mark := first + pages
	objects := []string{
		fmt.Sprintf("<< /Type /Catalog /Pages %d 0 R /Outlines %d 0 R /StructTreeRoot %d 0 R /Lang (zh) /MarkInfo << /Marked true >> >>", tree, outlines, structure),
	}
	var kids, nums strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", first+i)
		fmt.Fprintf(&nums, "%d [] ", i)
	}
	items := ""
	if n := len(bookmarks); n > 0 {
		items = fmt.Sprintf("/First %d 0 R /Last %d 0 R /Count %d", mark, mark+n-1, n)
	}
	objects = append(objects,
		fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", pages, kids.String()),
		fmt.Sprintf("<< /Type /Outlines %s >>", items),
		fmt.Sprintf("<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree << /Nums [%s] >> >>", document, nums.String()),
		fmt.Sprintf("<< /Type /StructElem /S /Document /P %d 0 R /K [] >>", structure),
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(data), data))
	for i := range pages {
		object := fmt.Sprintf("<< /Type /Page /Parent %d 0 R /MediaBox [0 0 100 100] /Resources << >> /Contents %d 0 R", tree, content)
		if len(bookmarks) > 0 { // figures are artifacts
			object += fmt.Sprintf(" /StructParents %d", i)
		}
		objects = append(objects, object+" >>")
	}
	for i, at := range bookmarks {
		item := fmt.Sprintf("<< /Title (%d) /Parent %d 0 R /Dest [%d 0 R /XYZ 0 0 0]", i, outlines, first+at)
		if i > 0 {
			item += fmt.Sprintf(" /Prev %d 0 R", mark+i-1)
		}
		if i+1 < len(bookmarks) {
			item += fmt.Sprintf(" /Next %d 0 R", mark+i+1)
		}
		objects = append(objects, item+" >>")
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var places []int
	for i, o := range objects {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f\r\n", len(objects)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n\r\n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R /Info << >> >>\nstartxref\n%d\n%%%%EOF", len(objects)+1, root, xref)
	return b.Bytes()
}

// Nasty are texts that mean something to Markdown, HTML or CSS, or once did.
func Nasty() []string {
	return []string{
		"*强调*", "**粗体**", "_下划线_ __双__", "a*b_c", "|竖线|", "| --- |", "`代码`", "``` 代码", "~~~", "~~删除~~",
		"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- 注 -->", "<b>粗", "a < b > c", "</td></table>",
		"[x](javascript:alert(1))", "![图](http://example.com/x.png)", "[x]: javascript:alert(1)", "[x][y]", "[^1]", "[^1]: 脚注",
		"[ ] 待办", "[x] 已办", "# 标题", "## 标题 ##", "标题 #", "- 项", "-", "---", "+ 项", "* 项", "1. 项", "1) 项", "12.", "3.5 万元",
		"=", "===", "> 引用", ": 定义", "    缩进", "\t制表", "两行\n- 一项", "两段\n\n# 标题", "回车\r\n换行\r单独", "行尾反斜线\\", "\\*", "\\",
		"&amp; &lt; &#60; &copy;", "&", "$x$", "{#id .class}", "{{.Title}}", "{% raw %}", "http://example.com/a_b_c|d", "<http://example.com>",
		"www.example.com", "a@example.com", "“引号”'单'\"双\"", "《法》第一条：", "。", "（", "\u2028行分隔", "　全角空格　", "𠮷野家", "e\u0301",
		"content:\"x\"}", "*/ body{display:none}", "</style><script>", "%3Cscript%3E", "@media", "!important", "****", "__", "[]()", "!", "()",
	}
}

// NastyDocument has a text in every place of a document that takes one.
func NastyDocument(s string) page.Document {
	t := page.Plain(s)
	mixed := page.Concat(page.Plain("甲"), page.Strong(s), page.Plain("乙"), page.Strong("丙"), page.Strong(s), page.Small(s), page.Linked(s, page.Link{Page: "guides/x"}),
		page.Text{{Text: s, Style: page.Bold, Link: page.Link{URL: "https://example.com/(a)_[b]|c&copy;=`d`"}}}, page.Linked(s, page.Link{URL: "javascript:alert(1)"}),
		page.Linked(s, page.Link{Anchor: "s1"}), page.Plain(s))
	table := page.Table{Empty: s, Columns: []page.Column{{Title: s}, {Title: s, Width: 10, Align: page.Center}, {Title: "序号", Align: page.Right}}, Rows: [][]page.Cell{
		{{t}, {t, mixed}, nil}, {{mixed}, nil, {page.Strong(s)}},
	}}
	return page.Document{
		Path: "guides/y", Kind: page.GuidePage, ID: "y", Title: s, Sort: "办事指南", Owner: s, Banner: s, Stamp: s,
		Also: page.Linked(s, page.Link{Page: "procedures/z"}),
		Blocks: []page.Block{
			page.KeyTable{Box: true, Rows: []page.KeyRow{{Key: s, Value: []page.Text{t, mixed}, Wide: true}, {Key: "甲", Value: nil, Wide: false}}},
			page.Heading{Level: 2, Number: "一、", Text: s, ID: "s1"}, page.Heading{Level: 3, Text: s, Page: true},
			page.Paragraph{Text: t}, page.Paragraph{Text: mixed}, page.Paragraph{Text: page.Strong(s)}, page.Paragraph{Text: page.Linked(s, page.Link{Page: "index"})},
			page.List{Items: []page.Item{{Text: t}, {Text: mixed, Blocks: []page.Block{page.Paragraph{Text: t}, page.List{Ordered: true, Items: []page.Item{{Text: t}}}, table}}, {}}},
			page.List{Items: []page.Item{{Text: t}}}, page.List{Items: []page.Item{{Text: t}}},
			page.List{Ordered: true, Items: []page.Item{{Text: t}, {Blocks: []page.Block{page.Paragraph{Text: t}}}}},
			page.List{Ordered: true, Start: 7, Items: []page.Item{{Text: page.Strong(s)}}},
			table,
			page.Note{Title: s, Text: []page.Text{t, mixed}}, page.Note{Quote: true, Text: []page.Text{t}}, page.Note{},
			page.Form{ID: "f", Blocks: []page.Block{page.Heading{Level: 4, Text: s}, page.Paragraph{Text: t}, page.List{Items: []page.Item{{Text: t}}}, table, page.Rule{}, page.Lines{Lines: []string{s, "", s}}}},
			page.Lines{Lines: []string{"  " + s, "```", s}}, page.Rule{}, page.Picture{Title: s, Drawing: nastyDrawing(s), Lines: []string{s}},
			page.Picture{Path: "guides/y.svg", Title: s, Drawing: shapes.Drawing{Width: 9, Height: 9}}, page.Paragraph{Text: t},
		},
	}
}

// nastyDrawing has a text in every place of a drawing that takes one.
func nastyDrawing(s string) shapes.Drawing {
	s = text.Visible(s)
	text := shapes.Text{Size: 9, Colour: chart.Ink, Text: s}
	return shapes.Drawing{Title: s, Description: s, Width: 9, Height: 9, Shapes: []shapes.Drawn{shapes.Named{Title: s, Href: "x.html", Shapes: []shapes.Drawn{text}}, text}}
}

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

// SetNothing stands for an engine: a PDF of it has pages that say what the data of their job are, and the bookmarks that the job
// asks for.
func SetNothing(job typst.Job) ([]byte, error) {
	var data struct {
		Contents  []any
		Indexes   []any
		Opens     bool
		Documents []any
		Heads     []any
	}
	raw := job.Files[print.DataFile]
	if err := json.Unmarshal(raw, &data); err != nil {
		return nil, err
	}
	pages := max(1, len(data.Documents))
	var bookmarks []int
	if data.Opens {
		bookmarks = append(bookmarks, 0)
	}
	for i := range data.Documents {
		bookmarks = append(bookmarks, i)
	}
	switch job.Main {
	case "front.typ":
		bookmarks = make([]int, 2+len(data.Indexes))
	case "running.typ":
		pages = 10 + len(data.Heads)
	}
	return BarePDF(pages, bookmarks, raw), nil
}

// WantVisible wants a printer, with what is markup undone, to show of every hostile character what is to be seen of it.
func WantVisible(t *testing.T, printer func([]string) []string) {
	t.Helper()
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
}

// OneByOne prints texts one after another.
func OneByOne(one func(s string) string) func([]string) []string {
	return func(texts []string) (outs []string) {
		for _, s := range texts {
			outs = append(outs, one(s))
		}
		return outs
	}
}

// HostilePage has a text in every place of a page that has one.
func HostilePage(s string) page.Document {
	return page.Document{Path: "guides/y", Kind: page.GuidePage, ID: "y", Title: s, Sort: "办事指南", Owner: s, Banner: s, Stamp: s, Also: page.Linked(s, page.Link{Page: "index"}), Blocks: []page.Block{
		page.KeyTable{Box: true, Rows: []page.KeyRow{{Key: s, Value: []page.Text{page.Plain(s)}}}}, page.Heading{Level: 2, Number: "一、", Text: s, ID: "s1"}, page.Paragraph{Text: page.Concat(page.Plain(s), page.Strong(s), page.Small(s))},
		page.List{Items: []page.Item{{Text: page.Plain(s)}}}, page.Table{Empty: s, Columns: []page.Column{{Title: s}}, Rows: [][]page.Cell{{{page.Plain(s)}}, {nil}}}, page.Note{Title: s, Text: []page.Text{page.Plain(s)}},
		page.Form{Blocks: []page.Block{page.Paragraph{Text: page.Plain(s)}}}, page.Lines{Lines: []string{s, s}},
	}}
}

// WellFormed returns what is wrong with XML.
func WellFormed(data []byte) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// Constants returns the strings that the constants of a type are, read from the source of a file, so that a test of all of them has a
// new one as well.
func Constants(t testing.TB, file, typ string) (values []string) {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if of, ok := v.Type.(*ast.Ident); ok && of.Name == typ {
				value, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, value)
			}
		}
		return true
	})
	if len(values) == 0 {
		t.Fatalf("%s has no constants of type %s", file, typ)
	}
	return values
}
