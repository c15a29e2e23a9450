package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/matterc/matterc/render/viewtest"
)

// pageTexts is the text of each page in the order in which it was written, which keeps a table cell in one piece.
func pageTexts(t *testing.T, name string) []string {
	t.Helper()
	pages := strings.Split(viewtest.Run(t, "pdftotext", "-raw", name, "-"), "\f")
	return pages[:len(pages)-1]
}

// tight is a text without white space, and without what pdftotext does not tell from it.
func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// A pdfPage is a page as pdftotext -bbox-layout sees it. Distances are in points from the upper left.
type pdfPage struct {
	width, height float64
	lines         [][]pdfWord
}

type pdfWord struct {
	x0, y0, x1, y1 float64
	text           string
}

func (w pdfWord) size() float64 { return w.y1 - w.y0 }

// beside reports whether two words stand on one line: most of the lower one is beside the higher one.
func (w pdfWord) beside(v pdfWord) bool {
	return min(w.y1, v.y1)-max(w.y0, v.y0) > min(w.size(), v.size())/2
}

// layout reads the words of a PDF and where they are.
func layout(t *testing.T, name string) []pdfPage {
	t.Helper()
	return parseLayout(t, viewtest.Run(t, "pdftotext", "-bbox-layout", name, "-"))
}

// parseLayout reads what pdftotext -bbox-layout writes, one element a line.
func parseLayout(t *testing.T, text string) []pdfPage {
	t.Helper()
	var pages []pdfPage
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		number := func(name string) float64 {
			_, rest, _ := strings.Cut(line, " "+name+`="`)
			value, _, _ := strings.Cut(rest, `"`)
			f, err := strconv.ParseFloat(value, 64)
			if err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			return f
		}
		switch {
		case strings.HasPrefix(line, "<page "):
			pages = append(pages, pdfPage{width: number("width"), height: number("height")})
		case strings.HasPrefix(line, "<line "):
			p := &pages[len(pages)-1]
			p.lines = append(p.lines, nil)
		case strings.HasPrefix(line, "<word "):
			p := &pages[len(pages)-1]
			_, rest, _ := strings.Cut(line, ">")
			last := &p.lines[len(p.lines)-1]
			*last = append(*last, pdfWord{number("xMin"), number("yMin"), number("xMax"), number("yMax"), html.UnescapeString(strings.TrimSuffix(rest, "</word>"))})
		}
	}
	return pages
}

// words are all words of a page.
func (p pdfPage) words() []pdfWord {
	var all []pdfWord
	for _, l := range p.lines {
		all = append(all, l...)
	}
	return all
}

// lowest is the nth line from below.
func (p pdfPage) lowest(n int) []pdfWord {
	lines := slices.Clone(p.lines)
	slices.SortStableFunc(lines, func(a, b []pdfWord) int { return cmp.Compare(b[0].y1, a[0].y1) })
	if len(lines) < n {
		return nil
	}
	return lines[n-1]
}

// Characters that begin or end no line (GB/T 15834—2011, 5.1; GB/T 9704 by the way of its examples).
const (
	beginsNoLine = "。，、；：？！）》〉」』】〕”’…%℃·～"
	endsNoLine   = "（《〈「『【〔“‘"
)

// badBreaks returns how many lines a page has and those that begin or end with what they may not.
//
// What pdftotext calls a line is not always one. Cells of a table that are close to each other are one line to it, so a
// line is cut where there is a gap of more than most of an em, which even a justified line does not have. And where two
// marks share an em, as ）） do, or where the size changes, it begins a new line in the middle of one: a piece that has
// text right beside it begins or ends no line.
func (p pdfPage) badBreaks() (count int, bad []string) {
	const gap = 0.8
	words := p.words()
	for _, line := range p.lines {
		for len(line) > 0 {
			n := 1
			for n < len(line) && line[n].x0-line[n-1].x1 <= gap*line[n].size() {
				n++
			}
			piece := line[:n]
			line = line[n:]
			count++
			first, last := piece[0], piece[n-1]
			continues := func(w pdfWord, onLeft bool) bool {
				for _, v := range words {
					room, before := w.x0-v.x1, v.x0 < w.x0
					if !onLeft {
						room, before = v.x0-w.x1, v.x0 > w.x0
					}
					if before && v.beside(w) && room > -1.1*w.size() && room < gap*w.size() {
						return true
					}
				}
				return false
			}
			begin, end := []rune(first.text), []rune(last.text)
			lone := begin[0] == '—' && (len(begin) == 1 || begin[1] != '—')
			if (lone || strings.ContainsRune(beginsNoLine, begin[0])) && !continues(first, true) ||
				strings.ContainsRune(endsNoLine, end[len(end)-1]) && !continues(last, false) {
				var text []string
				for _, w := range piece {
					text = append(text, w.text)
				}
				bad = append(bad, strings.Join(text, " "))
			}
		}
	}
	return count, bad
}

// outside returns the words that are not wholly on the page.
func (p pdfPage) outside() []string {
	var bad []string
	for _, w := range p.words() {
		if w.x0 < 0 || w.y0 < 0 || w.x1 > p.width || w.y1 > p.height {
			bad = append(bad, w.text)
		}
	}
	return bad
}

// pdfFile are the objects of a PDF as qpdf --json writes them.
type pdfFile struct {
	Pages []struct {
		Object string
	}
	PageLabels []struct {
		Index int
		Label struct {
			Style string `json:"/S"`
			Start int    `json:"/St"`
		}
	}
	Outlines []pdfOutline
	QPDF     [2]json.RawMessage

	objects map[string]struct {
		Value  any
		Stream struct{ Dict any }
	}
	position map[string]int // of a page's object, from 1
}

// pdfOutline is a bookmark.
type pdfOutline struct {
	Title string
	Dest  []any
	Page  int `json:"destpageposfrom1"`
	Kids  []pdfOutline
}

func openPDF(t *testing.T, name string) *pdfFile {
	t.Helper()
	f := &pdfFile{position: map[string]int{}}
	if err := json.Unmarshal([]byte(viewtest.Run(t, "qpdf", "--json", name)), f); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(f.QPDF[1], &f.objects); err != nil {
		t.Fatal(err)
	}
	for i, p := range f.Pages {
		f.position[p.Object] = i + 1
	}
	return f
}

// get returns a value, that of the object if it is a reference.
func (f *pdfFile) get(v any) any {
	if s, ok := v.(string); ok && strings.HasSuffix(s, " R") {
		return f.objects["obj:"+s].Value
	}
	return v
}

// field returns an entry of a dictionary, nil if there is none.
func (f *pdfFile) field(v any, name string) any {
	d, _ := f.get(v).(map[string]any)
	return f.get(d[name])
}

// catalog is the root of the document.
func (f *pdfFile) catalog() any { return f.field(f.objects["trailer"].Value, "/Root") }

// label is the number printed on a page, counted from 1.
func (f *pdfFile) label(page int) string {
	style, number := "", 0
	for _, l := range f.PageLabels {
		if l.Index < page {
			style, number = l.Label.Style, l.Label.Start+page-1-l.Index
		}
	}
	switch style {
	case "/D":
		return strconv.Itoa(number)
	case "/r":
		return roman(number)
	}
	return ""
}

// roman writes 1 to 399 in small Roman numerals.
func roman(n int) string {
	var b strings.Builder
	for _, s := range []struct {
		value int
		sign  string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= s.value; n -= s.value {
			b.WriteString(s.sign)
		}
	}
	return b.String()
}

// pdfPlace is a place of a document: its page and how far it is from the page's lower edge.
type pdfPlace struct {
	page   int
	height float64
}

// place reads a destination.
func (f *pdfFile) place(dest any) pdfPlace {
	list, _ := f.get(dest).([]any)
	if list == nil {
		list, _ = f.field(dest, "/D").([]any)
	}
	if len(list) < 4 {
		return pdfPlace{}
	}
	page, _ := list[0].(string)
	height, _ := list[3].(float64)
	return pdfPlace{f.position[page], height}
}

// places are the named destinations.
func (f *pdfFile) places() map[string]pdfPlace {
	all := map[string]pdfPlace{}
	var walk func(node any)
	walk = func(node any) {
		kids, _ := f.field(node, "/Kids").([]any)
		for _, k := range kids {
			walk(k)
		}
		names, _ := f.field(node, "/Names").([]any)
		for i := 0; i+1 < len(names); i += 2 {
			name, _ := names[i].(string)
			all[strings.TrimPrefix(name, "u:")] = f.place(names[i+1])
		}
	}
	walk(f.field(f.field(f.catalog(), "/Names"), "/Dests"))
	return all
}

// links are the names of the places that the links of a page lead to, in order.
func (f *pdfFile) links(page int) []string {
	var names []string
	list, _ := f.field(f.objects["obj:"+f.Pages[page-1].Object].Value, "/Annots").([]any)
	for _, a := range list {
		if name, ok := f.field(a, "/Dest").(string); ok {
			names = append(names, strings.TrimPrefix(name, "u:"))
		}
	}
	return names
}

// tagged returns the pages of every element of this type, such as /TR, in the order of the document, as its tags say: each piece of text in
// an element names its page.
func (f *pdfFile) tagged(element string) [][]int {
	var all [][]int
	var pages func(v any, page any, in map[int]bool)
	pages = func(v any, page any, in map[int]bool) {
		switch v := f.get(v).(type) {
		case float64:
			if s, ok := page.(string); ok {
				in[f.position[s]] = true
			}
		case []any:
			for _, k := range v {
				pages(k, page, in)
			}
		case map[string]any:
			if own, ok := v["/Pg"]; ok {
				page = own
			}
			if k, ok := v["/K"]; ok {
				pages(k, page, in)
			} else if s, ok := page.(string); ok && v["/S"] == nil {
				in[f.position[s]] = true // a reference to marked content or to a link
			}
		}
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := f.get(v).(type) {
		case []any:
			for _, k := range v {
				walk(k)
			}
		case map[string]any:
			if v["/S"] == element {
				in := map[int]bool{}
				pages(v, nil, in)
				var list []int
				for p := range in {
					list = append(list, p)
				}
				slices.Sort(list)
				all = append(all, list)
			}
			if k, ok := v["/K"]; ok {
				walk(k)
			}
		}
	}
	walk(f.field(f.catalog(), "/StructTreeRoot"))
	return all
}

// unheard returns what those who have the document read to them do not hear, by what PDF/UA-1 (ISO 14289-1, 7.1 to 7.18) asks for and
// can be seen in the tags: what language it is in and what it is called; what is a heading of which level, a list, a table of contents,
// the head of a column or of a row; what a picture says and where a link leads.
func (f *pdfFile) unheard() (bad []string) {
	fail := func(format string, args ...any) { bad = append(bad, fmt.Sprintf(format, args...)) }
	if f.field(f.field(f.catalog(), "/MarkInfo"), "/Marked") != true || f.field(f.field(f.catalog(), "/MarkInfo"), "/Suspects") == true {
		fail("it is not tagged")
	}
	if f.field(f.field(f.catalog(), "/ViewerPreferences"), "/DisplayDocTitle") != true {
		fail("its title is not shown")
	}
	if f.field(f.catalog(), "/Lang") == nil {
		fail("it has no language")
	}
	for i, p := range f.Pages {
		page := f.objects["obj:"+p.Object].Value
		list, _ := f.field(page, "/Annots").([]any)
		if len(list) > 0 && f.field(page, "/Tabs") != "/S" {
			fail("page %d: the order of its links is not that of the tags", i+1)
		}
		for _, a := range list {
			if said, _ := f.field(a, "/Contents").(string); said == "" || strings.HasPrefix(said, "u:book:") || f.field(a, "/StructParent") == nil {
				fail("page %d: a link says %q of where it leads", i+1, said)
			}
		}
	}
	below := map[string]string{"/LI": "/L", "/Lbl": "/LI", "/LBody": "/LI", "/TOCI": "/TOC", "/THead": "/Table", "/TBody": "/Table", "/TR": "/Table /THead /TBody", "/TH": "/TR", "/TD": "/TR"}
	level, heads := 0, 0 // heads of tables so far
	var walk func(v any, parent string)
	walk = func(v any, parent string) {
		switch v := f.get(v).(type) {
		case []any:
			for _, k := range v {
				walk(k, parent)
			}
		case map[string]any:
			kind, _ := v["/S"].(string)
			if kind == "" {
				kind = parent
			}
			if within, ok := below[kind]; ok && kind != parent && !slices.Contains(strings.Fields(within), parent) {
				fail("%s in %s", kind, parent)
			}
			if own := map[string]string{"/L": "/LI /L", "/TOC": "/TOCI /TOC"}[parent]; own != "" && kind != parent && !slices.Contains(strings.Fields(own), kind) {
				fail("%s in %s", kind, parent)
			}
			switch kind {
			case "/H1", "/H2", "/H3", "/H4", "/H5", "/H6":
				n := int(kind[2] - '0')
				if n > level+1 {
					fail("a heading of level %d follows one of level %d", n, level)
				}
				level = n
			case "/Figure":
				if said, _ := v["/Alt"].(string); strings.TrimPrefix(said, "u:") == "" {
					fail("a picture says nothing")
				}
			case "/TH":
				list, _ := f.get(v["/A"]).([]any)
				if !slices.ContainsFunc(list, func(a any) bool { return f.field(a, "/Scope") != nil }) {
					fail("the head of a table does not say of what")
				}
				heads++
			}
			before := heads
			if k, ok := v["/K"]; ok {
				walk(k, kind)
			}
			if kind == "/Table" && heads == before {
				fail("a table has no heads")
			}
		}
	}
	walk(f.field(f.catalog(), "/StructTreeRoot"), "")
	if level == 0 {
		fail("it has no heading")
	}
	slices.Sort(bad)
	return slices.Compact(bad)
}

// TestBadBreaks shows that the check of the line breaks sees what it is for, and only that.
func TestBadBreaks(t *testing.T) {
	word := func(x0, y0, x1 float64, text string) pdfWord { return pdfWord{x0, y0, x1, y0 + 10, text} }
	for _, c := range []struct {
		name string
		page pdfPage
		want int
	}{
		{"good", pdfPage{lines: [][]pdfWord{{word(0, 0, 40, "（一）甲乙")}, {word(0, 15, 40, "丙。")}}}, 0},
		{"begins", pdfPage{lines: [][]pdfWord{{word(0, 0, 40, "甲乙丙丁")}, {word(0, 15, 10, "。")}}}, 1},
		{"ends", pdfPage{lines: [][]pdfWord{{word(0, 0, 40, "甲乙丙（")}, {word(0, 15, 10, "丁）")}}}, 1},
		{"one dash", pdfPage{lines: [][]pdfWord{{word(0, 0, 40, "—12")}}}, 1},
		{"two dashes", pdfPage{lines: [][]pdfWord{{word(0, 0, 40, "——甲")}}}, 0},
		{"marks that share an em", pdfPage{lines: [][]pdfWord{{word(0, 0, 40, "（甲）")}, {word(35, 0, 45, "）")}}}, 0},
		{"a cell far away", pdfPage{lines: [][]pdfWord{{word(0, 0, 40, "甲")}, {word(52, 0, 62, "）")}}}, 1},
		{"two cells as one line", pdfPage{lines: [][]pdfWord{{word(0, 0, 40, "甲"), word(52, 0, 62, "）乙")}}}, 1},
		{"words of a line", pdfPage{lines: [][]pdfWord{{word(0, 0, 40, "甲"), word(43, 0, 62, "）乙")}}}, 0},
	} {
		if _, bad := c.page.badBreaks(); len(bad) != c.want {
			t.Errorf("%s: %q, want %d", c.name, bad, c.want)
		}
	}
}
