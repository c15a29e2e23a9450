package bind_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/render/print/bind"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/render/print/typst/typsttest"
	"github.com/matterc/matterc/render/viewtest"
)

const head = `
#set document(title: "The book", author: "Office")
#set text(lang: "en")
#set page(width: 300pt, height: 240pt, margin: 40pt)
`

var sources = map[string]string{
	"front": head + `
#set page(numbering: "i")

= Contents
To #link("book:a")[alpha] and #link("book:b")[beta].
#pagebreak()
More, and #link("https://example.org")[out].
`,
	"alpha": head + `
= Alpha (one) <start>
First of alpha. #link("book:b")[to beta], #link(<inner>)[within].
== Inner <inner>
#table(columns: 2, table.header([Name], [Value]), [n1], [v1], [n2], [v2])
#pagebreak()
Second of alpha. #rect(fill: gradient.linear(red, blue))[x] #footnote[A note.]
== Last
=== Deep
`,
	"beta": head + `
= 贝塔 Beta <start>
First of beta, see page #link("book:number:c", box(width: 12pt, height: 7pt)) of it, and page #link("book:number:b#drawing", box(width: 12pt, height: 7pt)). #link("book:c")[to gamma], #link(<start>)[within].
#table(columns: 2, table.header([Name], [Value]), [n1], [v1])
#link("book:place:b#drawing")[drawn]
#image(bytes("<svg xmlns='http://www.w3.org/2000/svg' width='20' height='20'><g opacity='0.5'><rect width='10' height='10'/><rect x='5' y='5' width='10' height='10'/></g></svg>"), alt: "squares") #footnote[Another.]
= Gamma
`,
	"digits": `
#set page(width: 6pt, height: 10pt, margin: 0pt)
#set text(size: 10pt, top-edge: "ascender")
#for i in range(10) { page(pdf.artifact(str(i))) }
#for name in ("alpha", "beta", "gamma") { page(width: 300pt, height: 200pt, place(dx: 40pt, dy: 2pt, text(size: 6pt, pdf.artifact[Head of #name]))) }
`,
	"tagged": `
#set page(width: 6pt, height: 10pt, margin: 0pt)
#for i in range(10) { page(str(i)) }
`,
	"bare":   "#set page(width: 300pt, height: 200pt)\nNothing but text.\n",
	"astray": "#set page(width: 300pt, height: 200pt)\n#link(\"book:place:missing#drawing\", rect())\n",
	"lost":   "#set page(width: 300pt, height: 200pt)\nTo #link(\"book:nowhere\")[a place].\n",
}

const large = head + `
#for i in range(60) [
= Section #i
#table(columns: 3, table.header([Name], [Value], [Note]), ..range(90).map(j => [Cell #j of #i]))
#link("https://example.org")[out] #lorem(60)
]
`

// samples are the documents as the print engine sets them, those that have been asked for.
var samples = map[string][]byte{}

func read(t testing.TB, name string) *bind.Section {
	t.Helper()
	s, err := bind.Read(sample(t, name))
	if err != nil {
		t.Fatal(name, err)
	}
	return s
}

// sample is a document as the print engine sets it: one of sources, or the large one of the benchmarks.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	if pdf, ok := samples[name]; ok {
		return pdf
	}
	e, err := typst.Open(t.Context(), typst.Options{Cache: typsttest.Cache(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	wanted := sources
	if name == "large" {
		wanted = map[string]string{name: large}
	}
	for n, source := range wanted {
		job := typst.Job{Main: "main.typ", Files: map[string][]byte{"main.typ": []byte(source)}, Date: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)}
		pdf, _, err := e.PDF(t.Context(), job)
		if err != nil {
			t.Fatal(n, err)
		}
		samples[n] = pdf
	}
	return samples[name]
}

func folio(t testing.TB) bind.Folio {
	return bind.Folio{Running: read(t, "digits"), Room: 7, Bottom: 15, Left: 20, Middle: 150}
}

// book is a front of two pages, a section of two, and one of a page that stands below it.
func book(t testing.TB) []bind.Leaf {
	return []bind.Leaf{
		{Section: read(t, "front")},
		{Section: read(t, "alpha"), Labels: []string{"a"}, Numbered: true, Heads: []int{0}},
		{Section: read(t, "beta"), Labels: []string{"b", "c"}, Below: true, Numbered: true, Heads: []int{1, 2}},
	}
}

func bound(t testing.TB, leaves []bind.Leaf) string {
	t.Helper()
	pdf, err := bind.Bind(leaves, folio(t))
	if err != nil {
		t.Fatal(err)
	}
	return viewtest.PDF(t, pdf)
}

// check lets qpdf look for errors and warnings.
func check(t *testing.T, name string) {
	t.Helper()
	out := viewtest.Run(t, "qpdf", "--check", name)
	if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
		t.Error(out)
	}
}

func texts(t *testing.T, name string) []string {
	t.Helper()
	pages := strings.Split(viewtest.Run(t, "pdftotext", "-layout", name, "-"), "\f")
	return pages[:len(pages)-1]
}

// file are the objects of a PDF as qpdf sees them.
type file struct {
	Pages      []struct{ Object string }
	PageLabels []struct {
		Index int
		Label map[string]any
	}
	Outlines []outline
	QPDF     [2]json.RawMessage
	objects  map[string]struct {
		Value  any
		Stream struct{ Dict any }
	}
}

type outline struct {
	Title string
	Page  int `json:"destpageposfrom1"`
	Open  bool
	Kids  []outline
}

func open(t *testing.T, name string) *file {
	t.Helper()
	f := &file{}
	err := json.Unmarshal([]byte(viewtest.Run(t, "qpdf", "--json", name)), f)
	if err == nil {
		err = json.Unmarshal(f.QPDF[1], &f.objects)
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *file) get(v any) any {
	if s, ok := v.(string); ok && strings.HasSuffix(s, " R") {
		o := f.objects["obj:"+s]
		if o.Value == nil {
			return o.Stream.Dict
		}
		return o.Value
	}
	return v
}

func (f *file) field(v any, names ...string) any {
	for _, name := range names {
		d, _ := f.get(v).(map[string]any)
		v = d[name]
	}
	return f.get(v)
}

func (f *file) list(v any, names ...string) []any {
	l, _ := f.field(v, names...).([]any)
	return l
}

func (f *file) catalog() any { return f.field(f.objects["trailer"].Value, "/Root") }

// tree are the entries of a name or number tree, whose limits and order it checks.
func (f *file) tree(t *testing.T, root any, kind string) (keys []any, values map[any]any) {
	t.Helper()
	values = map[any]any{}
	nodes := f.list(root, "/Kids")
	if nodes == nil {
		nodes = []any{root}
	}
	for _, n := range nodes {
		list := f.list(n, kind)
		for i := 0; i < len(list); i += 2 {
			if _, twice := values[list[i]]; twice {
				t.Errorf("%s has %v twice", kind, list[i])
			}
			keys = append(keys, list[i])
			values[list[i]] = list[i+1]
		}
		if limits := f.list(n, "/Limits"); limits != nil && (limits[0] != list[0] || limits[1] != list[len(list)-2]) {
			t.Errorf("%s: limits %v", kind, limits)
		}
	}
	return keys, values
}

func TestPages(t *testing.T) {
	name := bound(t, book(t))
	check(t, name)
	pages := texts(t, name)
	want := [][]string{
		{"Contents", "To alpha and beta", `\bi\s*$`},
		{"More, and out", `\bii\s*$`},
		{"Head of alpha", `Alpha \(one\)`, "n2 +v2", `v2\s+1\s*$`},
		{"Head of alpha", "Second of alpha", `A note\.\s+2\s*$`},
		{"贝塔 Beta", "Gamma|First of beta"},
	}
	if len(pages) < len(want) {
		t.Fatalf("%d pages: %q", len(pages), pages)
	}
	for i, page := range pages {
		if i >= 2 && !regexp.MustCompile(fmt.Sprintf(`\b%d\s*$`, i-1)).MatchString(page) {
			t.Errorf("page %d does not end with its number: %q", i+1, page)
		}
		if heads := strings.Count(page, "Head of "); heads != min(max(0, i-1), 1) {
			t.Errorf("page %d has %d heads: %q", i+1, heads, page)
		}
		if i < len(want) {
			for _, w := range want[i] {
				if !regexp.MustCompile(w).MatchString(page) {
					t.Errorf("page %d has no %q: %q", i+1, w, page)
				}
			}
		}
	}
	info := viewtest.Run(t, "pdfinfo", "-box", "-l", "-1", name)
	for _, w := range []string{
		`Title: +The book`, `Author: +Office`, `Tagged: +yes`, `Pages: +` + strconv.Itoa(len(pages)) + `\n`, `PDF version: +1\.7`, `CreationDate: +\w+ Nov +1 .*2026`,
		`Page +2 MediaBox: +0\.00 +0\.00 +300\.00`, `Page +3 MediaBox: +0\.00 +0\.00 +300\.00`, `Page +4 MediaBox: +20\.00 +0\.00 +320\.00`,
	} {
		if !regexp.MustCompile(w).MatchString(info) {
			t.Errorf("pdfinfo does not say %q:\n%s", w, info)
		}
	}
	var meta struct {
		Pages     int    `xml:"RDF>Description>NPages"`
		Instance  string `xml:"RDF>Description>InstanceID"`
		Document  string `xml:"RDF>Description>DocumentID"`
		Rendition string `xml:"RDF>Description>RenditionClass"` // what stands last
	}
	packet := viewtest.Run(t, "pdfinfo", "-meta", name)
	if err := xml.Unmarshal([]byte(packet), &meta); err != nil || meta.Pages != len(pages) || meta.Instance == "" || meta.Instance != meta.Document || meta.Rendition == "" {
		t.Errorf("%v: the metadata say %+v, want %d pages:\n%s", err, meta, len(pages), packet)
	}

	// The middle of the number is where it should be, on a left-hand page as far from it as that is moved.
	word := regexp.MustCompile(`xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(\d)</word>\s*</line>\s*</block>\s*</flow>\s*</page>`)
	for i, middle := range []float64{150, 130} {
		page := strconv.Itoa(3 + i)
		m := word.FindStringSubmatch(viewtest.Run(t, "pdftotext", "-bbox-layout", "-f", page, "-l", page, name, "-"))
		if m == nil {
			t.Fatalf("page %s has no number at its end", page)
		}
		left, _ := strconv.ParseFloat(m[1], 64)
		right, _ := strconv.ParseFloat(m[3], 64)
		if x := (left + right) / 2; x < middle-1 || x > middle+1 {
			t.Errorf("page %s: the number is at %.2f, not at %.2f", page, x, middle)
		}
	}
	f := open(t, name)

	// The number of a page that is referred to stands in its room, and who cannot see it is told.
	list, _ := f.field(f.objects["obj:"+f.Pages[4].Object].Value, "/Annots").([]any)
	said := ""
	for _, a := range list {
		if s, _ := f.field(a, "/Contents").(string); strings.HasPrefix(s, "u:第") && said == "" {
			said = s
		}
	}
	number := strings.TrimSuffix(strings.TrimPrefix(said, "u:第"), "页")
	if n, _ := strconv.Atoi(number); n < 3 || n > len(pages)-2 || !strings.Contains(pages[1+n], "Gamma") || !regexp.MustCompile(`see page +`+number+` +of it`).MatchString(pages[4]) {
		t.Errorf("gamma is said to be on page %q: %q", said, pages[4])
	}

	var labels []string
	for _, l := range f.PageLabels {
		labels = append(labels, fmt.Sprint(l.Index, l.Label["/S"], l.Label["/St"]))
	}
	if want := []string{"0/r1", "1/r2", "2/D1"}; !slices.Equal(labels, want) {
		t.Errorf("labels %q, not %q", labels, want)
	}
	if lang := f.field(f.catalog(), "/Lang"); lang != "u:en" {
		t.Errorf("language %v", lang)
	}
	last := pages[len(pages)-1]
	if !strings.Contains(last, "Head of gamma") || !strings.Contains(last, "Gamma") {
		t.Errorf("the last page is not below the head of gamma: %q", last)
	}
	if names := slices.Sorted(maps.Keys(f.names())); !slices.Equal(names, []string{"u:a", "u:b", "u:b#drawing", "u:c"}) {
		t.Errorf("the book names the places %q", names)
	}
}

func TestBlankPage(t *testing.T) {
	bare, alpha := read(t, "bare"), read(t, "alpha")
	for _, c := range []struct {
		front []*bind.Section
		want  int // index of page 1
		blank bool
	}{{nil, 0, false}, {[]*bind.Section{bare}, 2, true}, {[]*bind.Section{bare, bare}, 2, false}, {[]*bind.Section{bare, bare, bare}, 4, true}} {
		var leaves []bind.Leaf
		for _, s := range c.front {
			leaves = append(leaves, bind.Leaf{Section: s})
		}
		leaves = append(leaves, bind.Leaf{Section: alpha, Numbered: true, Labels: []string{"b"}})
		name := bound(t, leaves)
		check(t, name)
		pages := texts(t, name)
		if len(pages) != c.want+alpha.Pages() || !strings.Contains(pages[c.want], "First of alpha") {
			t.Errorf("%d before: %q", len(c.front), pages)
			continue
		}
		for i, page := range pages[:c.want] {
			if empty := strings.TrimSpace(page) == ""; empty != (c.blank && i == c.want-1) {
				t.Errorf("%d before: page %d: %q", len(c.front), i+1, page)
			}
		}
	}
}

func TestBookmarks(t *testing.T) {
	f := open(t, bound(t, book(t)))
	var lines []string
	var show func(list []outline, indent string)
	show = func(list []outline, indent string) {
		for _, o := range list {
			lines = append(lines, fmt.Sprint(indent, o.Title, " ", o.Page))
			show(o.Kids, indent+"-")
		}
	}
	show(f.Outlines, "")
	if want := []string{"Contents 1", "Alpha (one) 3", "-Inner 3", "-Last 4", "--Deep 4", "-贝塔 Beta 5", "-Gamma 6"}; !slices.Equal(lines, want) {
		t.Errorf("%q\nnot\n%q", lines, want)
	}

	// Each item knows its neighbours and how many are seen when it is open.
	root := f.field(f.catalog(), "/Outlines")
	var walk func(above any, ref string) float64
	walk = func(above any, ref string) (visible float64) {
		last := any(nil)
		for at := above.(map[string]any)["/First"]; at != nil; {
			m := f.get(at).(map[string]any)
			if m["/Parent"] != ref || m["/Prev"] != last {
				t.Errorf("%v: /Parent %v /Prev %v", m["/Title"], m["/Parent"], m["/Prev"])
			}
			visible++
			if m["/First"] != nil {
				below, count := walk(m, at.(string)), m["/Count"].(float64)
				if count > 0 {
					visible += count
				}
				if count != below && count != -below {
					t.Errorf("%v: count %v, not %v", m["/Title"], count, below)
				}
			}
			last, at = at, m["/Next"]
		}
		if above.(map[string]any)["/Last"] != last {
			t.Error("wrong last bookmark")
		}
		return visible
	}
	ref := f.catalog().(map[string]any)["/Outlines"].(string)
	if n := walk(root, ref); n != f.field(root, "/Count") || n != 2 {
		t.Errorf("%v bookmarks are open", n)
	}
	if got := read(t, "alpha").Bookmarks(0); !slices.Equal(got, []int{0}) {
		t.Errorf("bookmarks lead to %d", got)
	}
	if got := read(t, "alpha").Bookmarks(1); !slices.Equal(got, []int{0, 0, 1}) {
		t.Errorf("bookmarks of two levels lead to %d", got)
	}
	if got := read(t, "beta").Bookmarks(0); !slices.Equal(got, []int{0, 1}) && !slices.Equal(got, []int{0, 0}) {
		t.Errorf("bookmarks lead to %d", got)
	}
}

func TestStructure(t *testing.T) {
	f := open(t, bound(t, book(t)))
	root := f.field(f.catalog(), "/StructTreeRoot")
	_, parents := f.tree(t, f.field(root, "/ParentTree"), "/Nums")
	idKeys, ids := f.tree(t, f.field(root, "/IDTree"), "/Names")
	if !slices.IsSortedFunc(idKeys, func(a, b any) int { return strings.Compare(a.(string), b.(string)) }) || len(ids) < 6 {
		t.Errorf("identifiers %v", idKeys)
	}
	position := map[string]int{}
	for i, p := range f.Pages {
		position[p.Object] = i
	}
	reached := map[string]bool{}
	headers, tables, order := 0, 0, []int{}
	var walk func(ref, above string)
	walk = func(ref, above string) {
		e, _ := f.get(ref).(map[string]any)
		if e["/S"] == nil || e["/P"] != above || reached[ref] {
			t.Errorf("element %s: /S %v /P %v, not %s", ref, e["/S"], e["/P"], above)
			return
		}
		reached[ref] = true
		if e["/S"] == "/Table" {
			tables++
		}
		if page, ok := e["/Pg"].(string); ok {
			i, ok := position[page]
			if !ok {
				t.Errorf("element %s is on no page", ref)
			}
			if e["/S"] == "/H1" {
				order = append(order, i)
			}
		}
		if id := e["/ID"]; id != nil && ids[id] != ref {
			t.Errorf("identifier %v leads to %v, not to %s", id, ids[id], ref)
		}
		for _, a := range f.list(e, "/A") {
			for _, id := range f.list(a, "/Headers") {
				headers++
				if ids[id] == nil {
					t.Errorf("a cell has the header %v, which there is not", id)
				}
			}
		}
		for _, kid := range f.list(e, "/K") {
			if s, ok := kid.(string); ok {
				walk(s, ref)
			} else if object := f.field(kid, "/Obj"); object != nil {
				if parents[f.field(object, "/StructParent")] != ref {
					t.Errorf("the parent tree does not lead from a link to %s", ref)
				}
			}
		}
	}
	top := f.list(root, "/K")
	if len(top) != 1 {
		t.Fatalf("%d elements on top", len(top))
	}
	walk(top[0].(string), f.catalog().(map[string]any)["/StructTreeRoot"].(string))
	for name, o := range f.objects {
		if v, _ := o.Value.(map[string]any); v["/Type"] == "/StructElem" && !reached[strings.TrimPrefix(name, "obj:")] {
			t.Errorf("%s is not below the document", name)
		}
	}
	if headers < 6 || tables != 2 || !slices.Equal(order, []int{0, 2, 4, 5}) {
		t.Errorf("%d headers of cells, %d tables, headings on pages %d", headers, tables, order)
	}
	for key, v := range parents {
		list, ok := f.get(v).([]any)
		if !ok {
			list = []any{v}
		}
		for _, e := range list {
			if s, _ := e.(string); !reached[s] {
				t.Errorf("key %v of the parent tree leads to %v", key, e)
			}
		}
		if n := f.field(root, "/ParentTreeNextKey").(float64); key.(float64) >= n {
			t.Errorf("key %v is not below the next one, %v", key, n)
		}
	}
	used := map[any]bool{}
	for i, p := range f.Pages {
		d := f.get(p.Object).(map[string]any)
		key := d["/StructParents"]
		list, _ := f.get(parents[key]).([]any)
		if key == nil || used[key] || len(list) == 0 {
			t.Errorf("page %d has the key %v in the parent tree", i+1, key)
		}
		used[key] = true
		for _, e := range list {
			if pg := f.field(e, "/Pg"); pg != nil && e.(string) != "" && f.get(e).(map[string]any)["/Pg"] != p.Object {
				t.Errorf("page %d shows %v, which is on %v", i+1, e, f.get(e).(map[string]any)["/Pg"])
			}
		}
	}
}

// names are the named destinations of a book.
func (f *file) names() map[string][]any {
	names := map[string][]any{}
	for _, leaf := range f.list(f.field(f.catalog(), "/Names", "/Dests"), "/Kids") {
		for pair := range slices.Chunk(f.list(leaf, "/Names"), 2) {
			names[pair[0].(string)] = f.list(pair[1])
		}
	}
	return names
}

func TestLinks(t *testing.T) {
	f := open(t, bound(t, book(t)))
	position, names := map[string]int{}, f.names()
	for i, p := range f.Pages {
		position[p.Object] = i
	}
	var got []string
	for i, p := range f.Pages {
		for _, a := range f.list(p.Object, "/Annots") {
			dest := f.list(a, "/Dest")
			if name, ok := f.field(a, "/Dest").(string); ok {
				dest = names[name]
			}
			if dest == nil {
				got = append(got, fmt.Sprint(i, " ", f.field(a, "/A", "/URI")))
				continue
			}
			got = append(got, fmt.Sprint(i, " ", position[dest[0].(string)], " ", f.field(a, "/Contents")))
		}
	}
	want := []string{"0 2 u:Alpha (one)", "0 4 u:贝塔 Beta", "1 u:https://example.org", "2 4 u:贝塔 Beta", "2 2 "}
	for i, w := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], w) {
			t.Fatalf("%q\nnot\n%q", got, want)
		}
	}
	for _, w := range []string{"4 5 u:第4页", "4 4 u:第3页", "4 4 u:贝塔 Beta", "4 5 u:Gamma", "4 4 "} {
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, w) }) {
			t.Errorf("no %q in %q", w, got)
		}
	}
}

func TestSameBytes(t *testing.T) {
	a, err := bind.Bind(book(t), folio(t))
	if err != nil {
		t.Fatal(err)
	}
	b, err := bind.Bind(book(t), folio(t))
	if err != nil || !bytes.Equal(a, b) {
		t.Error("the same book has other bytes the second time", err)
	}
	leaves := book(t)
	leaves[2].Below = false
	c, err := bind.Bind(leaves, folio(t))
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`/ID\[(<\w+>)`)
	if x, y := id.FindSubmatch(a), id.FindSubmatch(c); x == nil || y == nil || bytes.Equal(x[1], y[1]) {
		t.Errorf("two books have the identifiers %q and %q", x, y)
	}
}

// TestAtOnce binds books of many batches at once, each with its workers, and demands the same of all.
func TestAtOnce(t *testing.T) {
	f, leaves := folio(t), append(book(t), slices.Repeat([]bind.Leaf{{Section: read(t, "alpha"), Numbered: true}}, 100)...)
	books := make([][]byte, 4)
	var wait sync.WaitGroup
	for i := range books {
		wait.Go(func() {
			var err error
			if books[i], err = bind.Bind(leaves, f); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	for i, b := range books {
		if len(b) == 0 || !bytes.Equal(b, books[0]) {
			t.Errorf("book %d is another", i)
		}
	}
}

func TestErrors(t *testing.T) {
	with := func(change func(leaves []bind.Leaf, f *bind.Folio) []bind.Leaf) error {
		f := folio(t)
		_, err := bind.Bind(change(book(t), &f), f)
		return err
	}
	for want, change := range map[string]func(l []bind.Leaf, f *bind.Folio) []bind.Leaf{
		"without sections": func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { return nil },
		"no section":       func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { return append(l, bind.Leaf{}) },
		`"nowhere"`:        func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { return append(l, bind.Leaf{Section: read(t, "lost")}) },
		`"missing"`: func(l []bind.Leaf, f *bind.Folio) []bind.Leaf {
			return append(l, bind.Leaf{Section: read(t, "astray")})
		},
		`"a"`:          func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { l[2].Labels[0] = "a"; return l },
		"labels for 2": func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { l[1].Labels = []string{"a", "x"}; return l },
		"below":        func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { l[0].Below = true; return l },
		"ten pages":    func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { f.Running = nil; return l },
		"no head 3":    func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { l[1].Heads = []int{3}; return l },
		"heads for 2":  func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { l[1].Heads = []int{0, 0}; return l },
		"page numbers": func(l []bind.Leaf, f *bind.Folio) []bind.Leaf { f.Running = l[0].Section; return l },
		"no artifact": func(l []bind.Leaf, f *bind.Folio) []bind.Leaf {
			f.Running, l[1].Heads, l[2].Heads = read(t, "tagged"), nil, nil
			return l
		},
		"role Title": func(l []bind.Leaf, f *bind.Folio) []bind.Leaf {
			other, err := bind.Read(bytes.Replace(sample(t, "beta"), []byte("/Title /P\n"), []byte("/Title /H\n"), 1))
			if err != nil {
				t.Fatal(err)
			}
			l[2].Section = other
			return l
		},
	} {
		if err := with(change); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %s", err, want)
		}
	}
}

// TestBroken changes and cuts bytes. What comes out is an error or a book, and never much memory.
func TestBroken(t *testing.T) {
	good := sample(t, "beta")
	var outside []int // of streams
	for _, piece := range regexp.MustCompile(`(?s)(?:\A|endstream).*?(?:>>\nstream|\z)`).FindAllIndex(good, -1) {
		for at := piece[0]; at < piece[1]; at++ {
			outside = append(outside, at)
		}
	}
	f := folio(t)
	attempt := func(what string, pdf []byte) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if s, err := bind.Read(pdf); err == nil {
			bind.Bind([]bind.Leaf{{Section: s, Numbered: true}, {Section: s, Below: true}}, f)
		}
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 16<<20 {
			t.Errorf("%s: %d bytes take %d of memory", what, len(pdf), n)
		}
	}
	for n := range 500 {
		attempt(fmt.Sprint("cut at ", len(good)*n/500), good[:len(good)*n/500])
	}
	r := random.New(t, 1, 2)
	alphabet := []byte("0123456789 R[]<>()/\\%\n\x00xtrailerobj")
	for n := range 3000 {
		pdf := bytes.Clone(good)
		for range 1 + r.IntN(3) {
			pdf[outside[r.IntN(len(outside))]] = alphabet[r.IntN(len(alphabet))]
		}
		attempt(fmt.Sprint("change ", n), pdf)
	}
	for what, c := range map[string][2]string{
		"another version":   {"%PDF-1.7", "%PDF-1.4"},
		"no table":          {"xref\n0", "XREF\n0"},
		"no trailer":        {"trailer", "Trailer"},
		"no start":          {"startxref", "startXref"},
		"no pages":          {"/Kids [", "/Kits ["},
		"a key unknown":     {"/MarkInfo", "/MarkInfa"},
		"another object":    {"\n12 0 obj", "\n13 0 obj"},
		"a generation":      {"/K [12 0 R", "/K [12 1 R"},
		"a wrong length":    {"/Length 1", "/Length 2"},
		"a lost reference":  {"/Parent 1 0 R", "/Parent 9 9 R"},
		"a missing element": {"/StructTreeRoot ", "/StructTreeRoof "},
	} {
		pdf := bytes.Replace(good, []byte(c[0]), []byte(c[1]), 1)
		if bytes.Equal(pdf, good) {
			t.Errorf("%s: the sample has no %q", what, c[0])
		}
		if _, err := bind.Read(pdf); err == nil {
			t.Errorf("%s is no error", what)
		}
	}
}

// BenchmarkBind joins a section many times, to a book of about 45 MB and 2 000 pages.
func BenchmarkBind(b *testing.B) {
	s, pdf, f := read(b, "large"), sample(b, "large"), folio(b)
	leaves := make([]bind.Leaf, 45<<20/len(pdf))
	for i := range leaves {
		leaves[i] = bind.Leaf{Section: s, Numbered: true}
	}
	b.SetBytes(int64(len(leaves) * len(pdf)))
	b.ReportAllocs()
	var out []byte
	for b.Loop() {
		var err error
		if out, err = bind.Bind(leaves, f); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(leaves)*s.Pages()), "pages")
	b.ReportMetric(float64(len(out)), "bytes")
}

func BenchmarkRead(b *testing.B) {
	pdf := sample(b, "large")
	b.SetBytes(int64(len(pdf)))
	for b.Loop() {
		if _, err := bind.Read(pdf); err != nil {
			b.Fatal(err)
		}
	}
}
