package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/render/print/typst/typsttest"
	"github.com/matterc/matterc/render/verify"
	"github.com/matterc/matterc/render/viewtest"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
)

// bookFile is where a build puts the book.
const bookFile = "print/办事指南汇编.pdf"

// proof is what has been printed of a catalog, with what the engine was told.
type proof struct {
	program *validate.Program
	files   map[string][]byte // by path
	book    bookData          // what its templates were told
}

// printProof prints what is selected of a catalog on A4; only says which templates are set, all of them if it is nil.
func printProof(t *testing.T, catalog fs.FS, selection book.Selection, only ...string) proof {
	t.Helper()
	return printOn(t, print.A4, catalog, selection, only...)
}

// printOn does the same on another paper.
func printOn(t *testing.T, paper print.Paper, catalog fs.FS, selection book.Selection, only ...string) proof {
	t.Helper()
	cat, found, err := schema.Load(catalog, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, found := validate.Run(cat, found, validate.Options{})
	for _, d := range found {
		if d.Severity == diag.Error {
			t.Errorf("%s:%d: %s %s", d.Place.File, d.Place.Start, d.Code, d.Message.ZH)
		}
	}
	if program == nil {
		t.FailNow()
	}
	typsttest.Need(t)
	e, err := openEngine(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer e.close(context.Background())
	p := proof{program: program, files: map[string][]byte{}}
	sections := map[string]bookSection{} // what opens a part, by its title: as it was set last
	documents := map[string][]bookDocument{}
	var mu sync.Mutex
	files, err := render.Files(program, render.Options{Only: []string{"print"}, Version: "test", Printer: &book.Printer{
		Paper:     paper,
		Selection: selection,
		AtOnce:    engineSeats(),
		Begin:     collectRarely,
		Idle:      debug.FreeOSMemory,
		Set: func(j typst.Job) ([]byte, error) {
			if err := func() error {
				mu.Lock()
				defer mu.Unlock()
				data := j.Files["data.json"]
				switch j.Main {
				case "front.typ":
					return json.Unmarshal(data, &p.book)
				case "section.typ":
					var s bookSection
					err := json.Unmarshal(data, &s)
					if s.Opens {
						sections[s.Part] = s
					}
					for _, d := range s.Documents {
						if !slices.ContainsFunc(documents[s.Part], func(x bookDocument) bool { return x.Title+x.Sort == d.Title+d.Sort }) {
							documents[s.Part] = append(documents[s.Part], d)
						}
					}
					return err
				}
				return nil
			}(); err != nil {
				return nil, err
			}
			if only != nil && !slices.Contains(only, j.Main) {
				return nil, nil
			}
			pdf, _, err := e.PDF(context.Background(), j)
			return pdf, err
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	// The contents say in which order the parts and documents stand and under which labels.
	for _, e := range p.book.Contents[len(p.book.Indexes):] {
		if e.Level == 1 {
			title := plainText(e.Text, nil)
			s, ok := sections[title]
			if !ok {
				t.Fatalf("nothing opens the part %s", title)
			}
			p.book.Parts = append(p.book.Parts, bookPart{Label: e.Label, Title: title, Blocks: s.Blocks})
			continue
		}
		part := &p.book.Parts[len(p.book.Parts)-1]
		name := plainText(e.Text, nil)
		i := slices.IndexFunc(documents[part.Title], func(d bookDocument) bool { return d.Title == name || d.Title+d.Sort == name })
		if i < 0 {
			t.Fatalf("%s is in the contents and was not set", name)
		}
		d := documents[part.Title][i]
		d.Label = e.Label
		part.Documents = append(part.Documents, d)
		documents[part.Title] = slices.Delete(documents[part.Title], i, i+1)
	}
	for _, f := range files {
		p.files[f.Path] = f.Data
	}
	return p
}

// The data of a book as its template reads them. A text is a string, or a list of strings and dictionaries.

type bookData struct {
	Title, Author string
	Keywords      []string
	Preface       []bookBlock
	Contents      []bookEntry
	Indexes       []struct {
		Groups []struct{ Entries []bookEntry }
	}
	Parts []bookPart `json:"-"` // of the sections
}

type bookEntry struct {
	Level int
	Text  any
	Label string
	Page  string
}

// bookSection is the data of a section: what opens a part, or some of its documents.
type bookSection struct {
	Part      string
	Opens     bool
	Blocks    []bookBlock
	Documents []bookDocument
}

type bookPart struct {
	Label, Title string
	Blocks       []bookBlock
	Documents    []bookDocument
}

type bookDocument struct {
	Label       string `json:"-"` // of the contents
	Title, Sort string
	Blocks      []bookBlock
}

type bookBlock struct {
	Kind  string `json:"k"`
	Title any    `json:"h"`
	Text  any    `json:"t"`
	Items []struct {
		Text   any         `json:"t"`
		Blocks []bookBlock `json:"d"`
	} `json:"i"`
	Facts []struct {
		Key   any  `json:"k"`
		Value any  `json:"v"`
		Long  bool `json:"x"`
	} `json:"f"`
	Columns []struct {
		Title any `json:"t"`
	} `json:"c"`
	Rows []struct {
		Cells []any `json:"c"`
		Long  bool  `json:"x"`
	} `json:"r"`
	Blocks []bookBlock `json:"d"`
}

// plainText is a text without its styles, with the number of a page where there is one.
func plainText(text any, number func(label string) string) string {
	switch x := text.(type) {
	case string:
		return x
	case []any:
		var b strings.Builder
		for _, one := range x {
			b.WriteString(plainText(one, number))
		}
		return b.String()
	case map[string]any:
		if label, ok := x["p"].(string); ok {
			return number(label)
		}
		if _, ok := x["r"].(string); ok { // the number is printed by the binder
			if alone, _ := x["a"].(bool); alone {
				return ""
			}
			return "第  页"
		}
		return plainText(x["t"], number) + plainText(x["n"], number)
	}
	return ""
}

// labels are the places that a text leads to.
func labels(text any) []string {
	var list []string
	switch x := text.(type) {
	case []any:
		for _, one := range x {
			list = append(list, labels(one)...)
		}
	case map[string]any:
		if label, ok := x["l"].(string); ok {
			list = append(list, label)
		}
		list = append(list, labels(x["n"])...)
	}
	return list
}

// paragraphs lists the texts of blocks one by one, as they are written, but those of rows that may be divided, whose cells take turns.
func paragraphs(blocks []bookBlock, number func(label string) string) []string {
	var list []string
	add := func(text any) {
		var several bool // the paragraphs of a cell are lists
		all, _ := text.([]any)
		for _, one := range all {
			_, is := one.([]any)
			several = several || is
		}
		if !several {
			all = []any{text}
		}
		for _, one := range all {
			list = append(list, plainText(one, number))
		}
	}
	for _, b := range blocks {
		add(b.Title)
		if all, ok := b.Text.([]any); ok { // a paragraph each
			for _, one := range all {
				list = append(list, plainText(one, number))
			}
		}
		for _, it := range b.Items {
			add(it.Text)
			list = append(list, paragraphs(it.Blocks, number)...)
		}
		for _, f := range b.Facts {
			if !f.Long {
				add(f.Key)
				add(f.Value)
			}
		}
		for _, r := range b.Rows {
			for _, c := range r.Cells {
				if !r.Long {
					add(c)
				}
			}
		}
		list = append(list, paragraphs(b.Blocks, number)...)
	}
	return list
}

// bookText is a text that a book has to have.
type bookText struct {
	text string
	row  bool // a row of a table: all of it on one page
	long bool // may be longer than a page
	to   []string
}

// texts lists the texts of blocks in order.
func texts(blocks []bookBlock, number func(label string) string) []bookText {
	var list []bookText
	add := func(row, long bool, text ...any) {
		if s := tight(plainText(text, number)); s != "" {
			list = append(list, bookText{s, row, long, labels(text)})
		}
	}
	for _, b := range blocks {
		add(false, false, b.Title)
		if t, ok := b.Text.([]any); ok {
			for _, one := range t {
				add(false, false, one)
			}
		} else {
			add(false, false, b.Text)
		}
		for _, it := range b.Items {
			add(false, false, it.Text)
			list = append(list, texts(it.Blocks, number)...)
		}
		for _, f := range b.Facts {
			add(true, f.Long, f.Key, f.Value)
		}
		for _, r := range b.Rows {
			add(true, r.Long, r.Cells...)
		}
		list = append(list, texts(b.Blocks, number)...)
	}
	return list
}

// all are all texts of a book from its first part on, in order.
func (b bookData) all(number func(label string) string) []bookText {
	list := texts(b.Preface, number)
	for _, p := range b.Parts {
		list = append(list, bookText{text: tight(p.Title)})
		list = append(list, texts(p.Blocks, number)...)
		for _, d := range p.Documents {
			list = append(list, bookText{text: tight(d.Title)})
			list = append(list, texts(d.Blocks, number)...)
		}
	}
	return list
}

// body is the text of a page of the book without what is drawn in front of every page, and so comes last: the head, of two names with a
// bar between them, the page number and the edition.
func body(page string) string {
	lines := strings.Split(strings.TrimSpace(page), "\n")
	for i, line := range slices.Backward(lines) {
		if strings.Contains(line, "｜") {
			return tight(strings.Join(lines[:i], ""))
		}
	}
	return tight(page)
}

// TestBook prints the worked catalog and reads the book as a reader, a screen reader and a printer would.
func TestBook(t *testing.T) {
	viewtest.Need(t, "pdftotext", "pdftoppm", "pdffonts", "pdfinfo", "qpdf", "zbarimg")
	p := printProof(t, os.DirFS("../../catalog"), book.Selection{})
	name := viewtest.PDF(t, p.files[bookFile])
	pages, raw, file := layout(t, name), pageTexts(t, name), openPDF(t, name)
	if len(raw) != len(pages) || len(pages) != len(file.Pages) {
		t.Fatalf("%d, %d and %d pages", len(raw), len(pages), len(file.Pages))
	}
	data := p.book
	places := file.places()
	number := func(label string) string { return file.label(places[label].page) }

	t.Run("lines", func(t *testing.T) {
		if len(pages) < 100 {
			t.Errorf("%d pages are too few to judge", len(pages))
		}
		count := 0
		for i, page := range pages {
			n, bad := page.badBreaks()
			count += n
			for _, line := range bad {
				t.Errorf("page %d: %s", i+1, line)
			}
			for _, word := range page.outside() {
				t.Errorf("page %d: %q is cut off", i+1, word)
			}
		}
		t.Logf("%d lines on %d pages", count, len(pages))
	})

	t.Run("breaks", func(t *testing.T) {
		list := paragraphs(data.Preface, number)
		for _, part := range data.Parts {
			list = append(append(list, part.Title), paragraphs(part.Blocks, number)...)
			for _, d := range part.Documents {
				list = append(append(list, d.Title), paragraphs(d.Blocks, number)...)
			}
		}
		breaks, lines, lost := viewtest.Breaks(t, name, 55, list)
		for _, b := range breaks {
			if what := b.Wrong(); what != "" {
				t.Errorf("%s: %v (%.1f wide)", what, b, b.Widest)
			}
		}
		if len(lost) > 0 || len(breaks) < 3000 {
			t.Errorf("%d breaks in %d lines; not found: %.20q", len(breaks), lines, lost)
		}
		t.Logf("%d lines of %d texts, of which %d go on", lines, len(list), len(breaks))
	})

	// The least type is 6 pt, and few pages are not half full.
	t.Run("use of pages", func(t *testing.T) {
		area, low := print.A4.TypeArea(), 0
		const mm = 72 / 25.4
		for i, page := range pages {
			top, bottom, last := area.Top*mm, page.height-area.Bottom*mm, 0.0
			for _, w := range page.words() {
				if y := (w.y0 + w.y1) / 2; y < bottom {
					last = max(last, y)
				}
				if least := min(w.x1-w.x0, w.y1-w.y0); utf8.RuneCountInString(w.text) >= 3 && least < 6-0.01 {
					t.Errorf("page %d: %q is set in %.2f pt", i+1, w.text, least)
				}
			}
			if last < (top+bottom)/2 {
				low++
			}
		}
		if 20*low > len(pages) {
			t.Errorf("%d of %d pages are less than half full", low, len(pages))
		}
		t.Logf("%d of %d pages are less than half full", low, len(pages))
	})

	t.Run("rows", func(t *testing.T) {
		long := 0
		for _, x := range data.all(number) {
			if x.long {
				long++
			}
		}
		rows, divided := file.tagged("/TR"), 0
		for _, in := range rows {
			switch {
			case len(in) == 0:
				t.Error("a row has no text")
			case len(in) > 1:
				divided++
				if long == 0 {
					t.Errorf("a row is divided between the pages %v", in)
				}
			}
		}
		if divided > long {
			t.Errorf("%d rows are divided, and %d may be longer than a page", divided, long)
		}
		t.Logf("%d rows, %d may be longer than a page, %d are divided", len(rows), long, divided)
	})

	// What stands at the foot of a page for want of room above divides no table.
	t.Run("pictures", func(t *testing.T) {
		flows, tables := 0, file.tagged("/Table")
		for name, place := range file.places() {
			if !strings.HasSuffix(name, "flow") {
				continue
			}
			flows++
			for _, in := range tables {
				if slices.Contains(in, place.page) && slices.Contains(in, place.page+1) {
					t.Errorf("%s stands at the foot of page %d, within a table", name, place.page+1)
				}
			}
		}
		if flows < 40 {
			t.Errorf("%d pictures", flows)
		}
	})

	// What is written in the order of the data is found in it, so every text is searched for after the one before. A row has
	// to be found on one page; another text may begin on one and end on the next.
	t.Run("texts", func(t *testing.T) {
		var all strings.Builder
		var ends []int
		for _, page := range raw {
			all.WriteString(body(page))
			ends = append(ends, all.Len())
		}
		text, at, rows := all.String(), 0, 0
		list := data.all(number)
		for _, x := range list {
			i := strings.Index(text[at:], x.text)
			if i < 0 {
				t.Errorf("lost: %s", x.text)
				continue
			}
			from, to := at+i, at+i+len(x.text)
			first, _ := slices.BinarySearch(ends, from+1)
			last, _ := slices.BinarySearch(ends, to)
			if x.row {
				rows++
				if first != last && !x.long {
					t.Errorf("divided between the pages %d and %d: %s", first+1, last+1, x.text)
				}
			}
			at = to
		}
		t.Logf("%d texts, of which %d rows", len(list), rows)
	})

	t.Run("contents", func(t *testing.T) {
		lists := [][]bookEntry{data.Contents}
		for _, x := range data.Indexes {
			var list []bookEntry
			for _, g := range x.Groups {
				list = append(list, g.Entries...)
			}
			lists = append(lists, list)
		}
		var front strings.Builder // the lines of the pages with Roman numbers
		var led []string
		for i, page := range raw {
			if label := file.label(i + 1); label != "" && strings.Trim(label, "ivxl") == "" {
				front.WriteString(page + "\n")
				led = append(led, file.links(i+1)...)
			}
		}
		text := strings.Split(front.String(), "\n")
		entries, at := 0, 0
		var want []string
		for _, x := range texts(data.Preface, number) {
			want = append(want, x.to...)
		}
		for _, list := range lists {
			for _, e := range list {
				entries++
				want = append(want, e.Label)
				place := places[e.Label]
				if place.page == 0 {
					t.Errorf("%s leads nowhere", e.Label)
				}
				// An entry is one to four lines that say its name and number and nothing else.
				line, found := tight(plainText(e.Text, number))+number(e.Label), false
				for i := at; i < len(text) && !found; i++ {
					for n := 1; n <= 5 && i+n <= len(text) && !found; n++ {
						if found = tight(strings.Join(text[i:i+n], "")) == line; found {
							at = i + n
						}
					}
				}
				if !found {
					t.Errorf("not in its place: %s", line)
				}
			}
		}
		// An entry of two lines has two links.
		if got, want := slices.Compact(led), slices.Compact(want); !slices.Equal(got, want) {
			t.Errorf("the links lead to %q, want %q", got, want)
		}
		t.Logf("%d entries, %d links", entries, len(led))
	})

	// heading reports whether a text stands at a place: in the lines that begin within some lines below it.
	heading := func(at pdfPlace, title string) bool {
		if at.page == 0 {
			return false
		}
		page := pages[at.page-1]
		var b strings.Builder
		for _, l := range page.lines {
			for _, w := range l {
				if top := page.height - at.height; w.y0 > top-8 && w.y0 < top+90 {
					b.WriteString(w.text)
				}
			}
		}
		return strings.Contains(tight(b.String()), tight(title))
	}
	t.Run("bookmarks", func(t *testing.T) {
		var top []string
		count := 0
		var walk func(list []pdfOutline, level int)
		walk = func(list []pdfOutline, level int) {
			for _, o := range list {
				count++
				if at := file.place(o.Dest); at.page != o.Page || !heading(at, o.Title) {
					t.Errorf("%s does not stand on page %d, where its bookmark leads", o.Title, o.Page)
				}
				if level < 2 {
					top = append(top, tight(o.Title))
				}
				walk(o.Kids, level+1)
			}
		}
		walk(file.Outlines, 0)
		for _, part := range data.Parts {
			for _, d := range append([]bookDocument{{Label: part.Label, Title: part.Title}}, part.Documents...) {
				if !heading(places[d.Label], d.Title) {
					t.Errorf("%s does not stand where %s leads, on page %d", d.Title, d.Label, places[d.Label].page)
				}
				if !slices.Contains(top, tight(d.Title)) && !slices.Contains(top, tight(d.Title+d.Sort)) {
					t.Errorf("%s has no bookmark", d.Title)
				}
			}
		}
		for _, part := range data.Parts {
			for _, d := range part.Documents {
				if first := slices.Index(top, tight(d.Title)); first >= 0 && slices.Contains(top[first+1:], tight(d.Title)) {
					t.Errorf("two bookmarks have the name %s", d.Title)
				}
			}
		}
		t.Logf("%d bookmarks", count)
	})

	t.Run("links", func(t *testing.T) {
		count := 0
		for i := range pages {
			for _, to := range file.links(i + 1) {
				if count++; places[to].page == 0 {
					t.Errorf("page %d: a link leads to %s, which is nowhere", i+1, to)
				}
			}
		}
		t.Logf("%d links to %d places", count, len(places))
	})

	// What refers to another guide leads to it, and prints its page: the number stands in the room of a link that leads there too.
	t.Run("references", func(t *testing.T) {
		count := 0
		for i, page := range pages {
			list, _ := file.field(file.objects["obj:"+file.Pages[i].Object].Value, "/Annots").([]any)
			for _, a := range list {
				address, _ := file.field(file.field(a, "/A"), "/URI").(string)
				for _, d := range p.program.Matters() {
					if strings.HasSuffix(address, "/guides/"+d.ID+".html") && file.label(i+1) != "" {
						t.Errorf("page %d leads to the web for %s, which is in the book", i+1, d.Name)
					}
				}
				contents, _ := file.field(a, "/Contents").(string)
				number, is := strings.CutPrefix(contents, "u:第")
				if number, ends := strings.CutSuffix(number, "页"); is && ends {
					count++
					to, _ := file.field(a, "/Dest").(string)
					if want := file.label(places[strings.TrimPrefix(to, "u:")].page); want != number {
						t.Errorf("page %d says that %s is on page %s, not %s", i+1, to, number, want)
					}
					r, _ := file.field(a, "/Rect").([]any)
					x0, y1 := r[0].(float64), page.height-r[1].(float64)
					var seen string
					box, _ := file.field(file.objects["obj:"+file.Pages[i].Object].Value, "/MediaBox").([]any)
					left := box[0].(float64)
					for _, w := range page.words() {
						if math.Abs((w.x0+w.x1)/2-(x0+r[2].(float64))/2+left) < 6 && math.Abs(w.y1-y1) < 6 {
							seen += w.text
						}
					}
					if !strings.Contains(seen, number) {
						t.Errorf("page %d: in the room for %s stands %q", i+1, number, seen)
					}
				}
			}
		}
		if count < 100 {
			t.Errorf("%d references are too few to judge", count)
		}
		t.Logf("%d references", count)
	})

	// Who does not see a picture is told what it says: each step of a flow chart, each arrow of a graph.
	t.Run("alternatives", func(t *testing.T) {
		var all []string
		for _, o := range file.objects {
			if e, _ := o.Value.(map[string]any); e["/S"] == "/Figure" {
				alt, _ := e["/Alt"].(string)
				all = append(all, strings.TrimPrefix(alt, "u:"))
			}
		}
		for _, alt := range all {
			if alt == "" || strings.HasSuffix(alt, "先后关系") || strings.HasSuffix(alt, "流程") || strings.HasSuffix(alt, "时间安排") || strings.HasSuffix(alt, "流程图") {
				t.Errorf("a picture says no more than %q", alt)
			}
		}
		for _, m := range p.program.Matters() {
			for _, s := range m.Steps {
				if !slices.ContainsFunc(all, func(alt string) bool {
					return strings.HasPrefix(alt, m.Name+"：办理流程") && strings.Contains(alt, ". "+s.Name)
				}) {
					t.Errorf("%s: no picture says %q", m.Name, s.Name)
				}
			}
		}
		if len(all) < 100 {
			t.Errorf("%d pictures are too few to judge", len(all))
		}
	})

	t.Run("numbers", func(t *testing.T) {
		body := 0
		for i := range raw {
			label := file.label(i + 1)
			if strings.Trim(label, "0123456789") == "" && label != "" {
				if body++; label != fmt.Sprint(body) {
					t.Errorf("page %d has the number %s, want %d", i+1, label, body)
				}
			} else if body > 0 {
				t.Errorf("page %d has the number %q within the body", i+1, label)
			}
			if label == "" {
				continue
			}
			// The edition stands below it.
			number := pages[i].lowest(2)
			if len(number) != 1 || number[0].text != label {
				t.Errorf("page %d has the number %s, and above the edition stands %v", i+1, label, number)
			} else if middle := (number[0].x0 + number[0].x1) / 2; math.Abs(middle-pages[i].width/2) > 11 {
				t.Errorf("page %d: the number is not in the middle", i+1)
			}
		}
		if first := places[data.Parts[0].Label].page; first%2 == 0 || file.label(first) != "1" {
			t.Errorf("the first part begins on sheet %d, with the number %s", first, file.label(first))
		}
	})

	t.Run("names", func(t *testing.T) {
		text := tight(strings.Join(raw, ""))
		count := 0
		want := func(name string) {
			if count++; !strings.Contains(text, tight(name)) {
				t.Errorf("%s is not in the book", name)
			}
		}
		for _, m := range p.program.Matters() {
			want(m.Name)
		}
		for _, pr := range p.program.Procedures() {
			want(pr.Name)
		}
		for _, d := range p.program.Departments() {
			want(d.Name)
		}
		t.Logf("%d names", count)
	})

	t.Run("codes", func(t *testing.T) {
		site := strings.TrimSuffix(p.program.Edition().Site, "/")
		for _, place := range []string{"guides/food-licence", "procedures/restaurant"} {
			if got, want := squareCode(t, name, places[place].page), site+"/"+place+".html\n"; got != want {
				t.Errorf("%s leads to %q, want %q", place, got, want)
			}
		}
	})
	t.Run("file", func(t *testing.T) { sound(t, name, data.Title, data.Author) })
	t.Run("keywords", func(t *testing.T) {
		if len(data.Keywords) < 3 || data.Keywords[0] != "matterc" {
			t.Fatalf("the book says of itself %q", data.Keywords)
		}
		if got := field(viewtest.Run(t, "pdfinfo", name), "Keywords"); got != strings.Join(data.Keywords, ", ") {
			t.Errorf("keywords %q, want %q", got, data.Keywords)
		}
		for _, file := range sortedKeys(p.files) {
			if !strings.HasSuffix(file, ".pdf") {
				continue
			}
			readBack(t, p.program, file, p.files[file], "", nil)
			imprint, err := verify.Read(p.files[file])
			if err != nil || len(imprint.Documents) == 0 {
				t.Errorf("%s: verify reads %d documents in it: %v", file, len(imprint.Documents), err)
			}
			if file == bookFile && !slices.Equal(imprint.Keywords(), data.Keywords) {
				t.Errorf("verify reads in the book %q, want %q", imprint.Keywords(), data.Keywords)
			}
		}
	})

	// Leaflets and notices.
	dir, leaflets, notices := t.TempDir(), 0, 0
	for _, file := range sortedKeys(p.files) {
		if !strings.HasSuffix(file, ".pdf") || file == bookFile {
			continue
		}
		name := filepath.Join(dir, path.Base(file))
		if err := os.WriteFile(name, p.files[file], 0o666); err != nil {
			t.Fatal(err)
		}
		pages := layout(t, name)
		if strings.HasPrefix(file, "print/leaflets/") {
			leaflets++
			if len(pages) != 1 || math.Abs(pages[0].width-841.89) > 0.01 || math.Abs(pages[0].height-595.276) > 0.01 {
				t.Errorf("%s has %d pages, and none is one of A4 laid across", file, len(pages))
			}
		} else {
			notices++
		}
		for i, page := range pages {
			_, bad := page.badBreaks()
			for _, line := range bad {
				t.Errorf("%s, page %d: %s", file, i+1, line)
			}
			for _, word := range page.outside() {
				t.Errorf("%s, page %d: %q is cut off", file, i+1, word)
			}
		}
	}
	if leaflets != len(p.program.Matters()) || notices != len(p.program.Procedures()) {
		t.Errorf("%d leaflets and %d notices", leaflets, notices)
	}
	t.Run("sheets", func(t *testing.T) {
		for _, m := range []string{"company-registration.pdf", "construction-project.pdf"} {
			info := viewtest.Run(t, "pdfinfo", filepath.Join(dir, m))
			sound(t, filepath.Join(dir, m), field(info, "Title"), data.Author)
		}
	})
}

// sound reports what a printer or a reader with a screen reader would complain about.
func sound(t *testing.T, name, title, author string) {
	t.Helper()
	fonts := strings.Split(strings.TrimSpace(viewtest.Run(t, "pdffonts", name)), "\n")
	if len(fonts) < 3 {
		t.Errorf("no fonts: %q", fonts)
		return
	}
	for _, f := range fonts[2:] {
		columns := strings.Fields(f) // name, type in two words or three, encoding, embedded, subset, unicode, object in two
		n := len(columns)
		if n < 8 || columns[n-5] != "yes" || columns[n-4] != "yes" || columns[n-3] != "yes" || strings.Contains(f, "Type 3") {
			t.Errorf("not embedded, not a subset, without Unicode or of Type 3: %s", f)
		}
	}
	viewtest.Run(t, "qpdf", "--check", name) // its status is 3 for warnings
	info := viewtest.Run(t, "pdfinfo", name)
	for what, want := range map[string]string{"Tagged": "yes", "Title": title, "Author": author, "Suspects": "no", "JavaScript": "no", "Encrypted": "no"} {
		if got := field(info, what); got != want || got == "" {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	for _, bad := range openPDF(t, name).unheard() {
		t.Errorf("%s: %s", filepath.Base(name), bad)
	}
}

// field returns a line of pdfinfo.
func field(info, name string) string {
	_, rest, _ := strings.Cut("\n"+info, "\n"+name+":")
	value, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(value)
}

func sortedKeys(m map[string][]byte) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// smallCatalog is the small catalog of the renderer's tests with some texts replaced, each of which must be there.
func smallCatalog(t *testing.T, replace ...string) fstest.MapFS {
	t.Helper()
	catalog := fstest.MapFS{}
	from := os.DirFS("../../render/testdata/json-catalog")
	found := make([]bool, len(replace))
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		for i := 0; i < len(replace); i += 2 {
			found[i] = found[i] || bytes.Contains(data, []byte(replace[i]))
			data = bytes.ReplaceAll(data, []byte(replace[i]), []byte(replace[i+1]))
		}
		catalog[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(replace); i += 2 {
		if !found[i] {
			t.Fatalf("the small catalog has no %q", replace[i])
		}
	}
	return catalog
}

// TestOneGuide prints names with characters that many fonts lack, and codes, in a book of one
// guide: pdfinfo takes a quarter of a minute to read the structure of four.
func TestOneGuide(t *testing.T) {
	viewtest.Need(t, "pdftotext", "pdftoppm", "pdffonts", "pdfinfo", "qpdf", "zbarimg")
	const site = "https://zwfw.hekou.example.gov.cn/banshi"
	p := printProof(t, smallCatalog(t, "试验许可", "䶮㙍镇试验𬭎许可", "https://example.gov.cn/a?b=1&c=2", site), book.Selection{Matters: []string{"licence"}})
	for _, file := range sortedKeys(p.files) {
		if path.Ext(file) != ".pdf" {
			continue
		}
		name := viewtest.PDF(t, p.files[file])
		text := tight(strings.Join(pageTexts(t, name), ""))
		if (file == bookFile || file == "print/leaflets/licence.pdf") && !strings.Contains(text, "䶮㙍镇试验𬭎许可") {
			t.Errorf("%s has not the name", file)
		}
		if strings.ContainsRune(text, unicode.ReplacementChar) {
			t.Errorf("%s has a character that is no text", file)
		}
	}
	book := viewtest.PDF(t, p.files[bookFile])
	sound(t, book, p.book.Title, p.program.Edition().Publisher)
	// What a screen reader reads has the names, lists that hold lists, and none of the heads.
	structure := viewtest.Run(t, "pdfinfo", "-struct-text", book)
	for _, want := range []string{"䶮㙍镇试验𬭎许可", "LBody", "Figure", "TH ", "/Scope /Row", "TOC\n"} {
		if !strings.Contains(structure, want) {
			t.Errorf("the structure has no %q", want)
		}
	}
	if strings.Contains(structure, "｜") {
		t.Error("the heads of pages are read aloud")
	}
	guide, page := site+"/guides/licence.html\n", openPDF(t, book).places()["guides/licence"].page
	if got := squareCode(t, book, page); got != guide {
		t.Errorf("the guide leads to %q, want %q", got, guide)
	}
	if got := squareCode(t, viewtest.PDF(t, p.files["print/leaflets/licence.pdf"]), 1); got != guide {
		t.Errorf("the leaflet leads to %q, want %q", got, guide)
	}
	if got := squareCode(t, book, 1); got != site+"\n" {
		t.Errorf("the cover leads to %q", got)
	}
}

// squareCode reads the code on a page as an office printer would print it, with a line break behind it.
func squareCode(t *testing.T, pdf string, page int) string {
	t.Helper()
	picture := filepath.Join(t.TempDir(), "page")
	viewtest.Run(t, "pdftoppm", "-r", "150", "-gray", "-singlefile", "-f", fmt.Sprint(page), "-l", fmt.Sprint(page), "-png", pdf, picture)
	return viewtest.Run(t, "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture+".png")
}

// hostile are texts that are markup, commands, paths or nothing to see somewhere else.
var hostile = []string{
	`#import "x.typ": *`, `*bold* _it_ $x$ \ @label <label> // /* */`, `../../etc/passwd`, `$(rm -rf /)`, `= Heading`, `#panic()`, `#{while true {}}`,
	"`raw` ```block```", `{"t":"x"}`, `0`, `\u{41}`, `<script>alert(1)</script>&amp;`, `"';--`, `%%{init}%%`, `~\\server\share`,
}

// TestHostileTexts prints texts that the engine could take for something else, and texts far too long.
func TestHostileTexts(t *testing.T) {
	viewtest.Need(t, "pdftotext", "pdffonts", "pdfinfo", "qpdf")
	quote := strconv.QuoteToASCII // for these texts it writes what CUE reads
	word, cell := strings.Repeat("abcdefghij", 1000), strings.Repeat("一行有一万个汉字。", 10000/9)
	all := strings.Join(hostile, " ")
	var list []string
	for _, h := range hostile {
		list = append(list, quote(h))
	}
	line := word[:299] // a name has at most 300 characters
	catalog := smallCatalog(t,
		`"试验许可"`, quote(hostile[1]+hostile[0]),
		`"申请表"`, quote("甲"+line),
		`"无违法证明"`, quote(hostile[2]+hostile[3]),
		`"签字齐全。"`, quote(cell),
		`"用黑色笔填写。"`, quote(word),
		`"可以在网上填写"`, quote(line),
		`"在河口区从事试验。"`, quote(all),
		`"凭编号查询"`, quote(line),
		`"能。"`, quote(all+cell),
		`"没有签字"`, strings.Join(list, ", "),
		`"其他说明。"`, quote(all+" "+word),
	)
	p := printProof(t, catalog, book.Selection{}, "front.typ", "section.typ", "running.typ", "leaflet.typ")
	name := viewtest.PDF(t, p.files[bookFile])
	raw, file := pageTexts(t, name), openPDF(t, name)
	data := p.book
	var b strings.Builder
	for _, page := range raw {
		b.WriteString(body(page))
	}
	text := b.String()
	for _, s := range append([]string{all, word, cell, all + cell, "甲" + line}, hostile...) {
		if !strings.Contains(text, tight(s)) {
			t.Errorf("not in the book: %.200q", s)
		}
	}
	// The cells of a row that is divided take turns, so of these rows only the number of characters is compared.
	at, places, count := 0, file.places(), map[rune]int{}
	for _, x := range data.all(func(label string) string { return file.label(places[label].page) }) {
		for _, r := range x.text {
			count[r]++
		}
		if x.long {
			continue
		}
		if i := strings.Index(text[at:], x.text); i < 0 {
			t.Errorf("lost: %.200s", x.text)
		} else {
			at += i + len(x.text)
		}
	}
	for _, r := range "汉字。ghij{}" {
		if got := strings.Count(text, string(r)); got < count[r] {
			t.Errorf("%c is %d times in the book, want %d", r, got, count[r])
		}
	}
	for _, f := range []string{bookFile, "print/leaflets/licence.pdf"} {
		for i, page := range layout(t, viewtest.PDF(t, p.files[f])) {
			for _, w := range page.outside() {
				t.Errorf("%s, page %d: %.50q is cut off", f, i+1, w)
			}
		}
	}
	sound(t, name, "办事指南汇编", p.program.Edition().Publisher)
}

// TestLargePrint reads the sizes of what is printed for those who see badly: text of 16 points, tables of 14, nothing of a picture under 9. What
// has its own sizes is the foot of the page and what is said about a picture.
func TestLargePrint(t *testing.T) {
	viewtest.Need(t, "pdftotext")
	p := printOn(t, print.A4Large, os.DirFS("../../catalog"), book.Selection{Departments: []string{"natural-resources"}}, "front.typ", "section.typ", "running.typ", "notice.typ")
	pages := layout(t, viewtest.PDF(t, p.files[bookFile]))
	sizes, all := map[float64]int{}, 0
	for i, page := range pages {
		part := slices.ContainsFunc(page.words(), func(w pdfWord) bool { return strings.Contains(w.text, "相邻的一幅里接着画") }) // what is cut goes on there
		for _, w := range page.outside() {
			if !part {
				t.Errorf("page %d: %q is cut off", i+1, w)
			}
		}
		for _, w := range page.words() {
			n := utf8.RuneCountInString(w.text)
			if size := min(w.x1-w.x0, w.y1-w.y0); n >= 3 {
				sizes[math.Round(size*10)/10] += n
				all += n
				if size < 9-0.01 {
					t.Errorf("page %d: %q is set in %.2f pt", i+1, w.text, size)
				}
			}
		}
	}
	large := 0
	for size, n := range sizes {
		if size > 13.7 { // small print of text
			large += n
		}
	}
	if 4*large < 3*all || sizes[16] == 0 || sizes[14] == 0 {
		t.Errorf("%d of %d characters are set in 13.7 pt or more: %v", large, all, sizes)
	}
}

// TestUnseenCharacters shows that what turns text round or cannot be seen does not get as far as the printer.
func TestUnseenCharacters(t *testing.T) {
	for _, text := range []string{"\u202e反\u202c正", "零\u200b宽", "连\u200d字", "字\ufeff节", "警\u0007报"} {
		cat, found, err := schema.Load(smallCatalog(t, `"试验许可"`, strconv.QuoteToASCII(text)), schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if program, _ := validate.Run(cat, found, validate.Options{}); program != nil {
			t.Errorf("%+q can be printed", text)
		}
	}
}

// TestSetBook is no test but a process of BenchmarkBook: it sets the book of the catalog in $BOOK_CATALOG into $BOOK_PDF.
func TestSetBook(t *testing.T) {
	dir, to := os.Getenv("BOOK_CATALOG"), os.Getenv("BOOK_PDF")
	if dir == "" || to == "" {
		t.Skip("only for BenchmarkBook")
	}
	debug.SetGCPercent(400) // as main does
	p := printProof(t, os.DirFS(dir), book.Selection{}, "front.typ", "section.typ", "running.typ")
	if err := os.WriteFile(to, p.files[bookFile], 0o666); err != nil {
		t.Fatal(err)
	}
}
