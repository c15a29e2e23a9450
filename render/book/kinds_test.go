package book

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst/typsttest"
	"github.com/matterc/matterc/render/rendertest"
)

// TestKinds sets a document with every kind of block that a page may have, and wants a kind that the templates do not draw to be an
// error, not a gap on paper.
func TestKinds(t *testing.T) {
	typsttest.Need(t)
	converter := newConverter(print.A4, "", nil)
	d, err := converter.document(rendertest.NastyDocument("甲"))
	if err != nil {
		t.Fatal(err)
	}
	made := map[print.Kind]bool{}
	var collect func([]print.Block)
	collect = func(blocks []print.Block) {
		for _, b := range blocks {
			made[b.Kind] = true
			collect(b.Blocks)
			for _, it := range b.Items {
				collect(it.Blocks)
			}
		}
	}
	collect(d.Blocks)
	var want []print.Kind
	for _, k := range rendertest.Constants(t, "../print/print.go", "Kind") {
		want = append(want, print.Kind(k))
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(made)); !slices.Equal(got, want) {
		t.Errorf("the document has the kinds %q, and there are %q", got, want)
	}
	engine := openEngine(t)
	set := func(blocks []print.Block) error {
		d.Blocks = blocks
		job, err := print.Job(print.Notice{Frame: print.Frame{Paper: print.A4, Fonts: []string{}, Keywords: []string{}, Title: "甲"}, Document: d}, converter.pictures, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
		if err != nil {
			return err
		}
		_, _, err = engine.PDF(t.Context(), job)
		return err
	}
	if err := set(d.Blocks); err != nil {
		t.Errorf("not every kind is drawn: %v", err)
	}
	empty := converter.blocks([]page.Block{page.Heading{Level: 2}, page.Paragraph{}, page.List{}, page.List{Ordered: true}, page.KeyTable{}, page.KeyTable{Box: true}, page.Table{}, page.Note{}, page.Form{}, page.Lines{}})
	if err := set(empty); err != nil {
		t.Errorf("blocks with nothing in them: %v", err)
	}
	unknown := print.Block{Kind: "sidebar", Text: []print.Text{}}
	for _, blocks := range [][]print.Block{{unknown}, {{Kind: print.Form, Blocks: []print.Block{unknown}}}} {
		if err := set(blocks); err == nil || !strings.Contains(err.Error(), "sidebar") {
			t.Errorf("a block of a kind that no template draws: %v", err)
		}
	}
}

// TestSheets wants a template for every kind of sheet.
func TestSheets(t *testing.T) {
	for _, s := range rendertest.Constants(t, "../page/kind.go", "Sheet") {
		if _, err := sheetOf(page.Sheet(s), print.Frame{}, print.Document{}); (err == nil) != (page.Sheet(s) != page.NoSheet) {
			t.Errorf("a page on sheets of kind %q: %v", s, err)
		}
	}
}

// TestPagesOfBook wants in the book, and on sheets of their own, the pages whose kinds say so, of all that there are.
func TestPagesOfBook(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	b := newBook(p, dataPrinter(), testCommit, testStamp)
	jobs, err := b.alone()
	if err != nil {
		t.Fatal(err)
	}
	var bound, alone []string
	for _, x := range b.parts() {
		bound = append(bound, paths(x.documents)...)
	}
	for _, j := range jobs {
		alone = append(alone, j.path)
	}
	wantPaths := func(what string, got []string, path func(page.Printing, page.Entry) string, want ...string) {
		t.Helper()
		for _, e := range guide.Pages(p) {
			if s := path(e.Kind.Printing(), e); s != "" {
				want = append(want, s)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s: %q, want %q", what, got, want)
		}
	}
	wantPaths("bound", bound, func(says page.Printing, e page.Entry) string {
		if says.Book != page.Bound {
			return ""
		}
		return e.Path()
	})
	wantPaths("named", b.marked(), func(says page.Printing, e page.Entry) string {
		if says.Book == page.Nowhere {
			return ""
		}
		return e.Path()
	}, page.PathOf(page.BookPage, "")) // what it says besides
	wantPaths("alone", alone, func(says page.Printing, e page.Entry) string {
		if says.PDF == page.NoSheet {
			return ""
		}
		return "print/" + string(says.PDF) + "/" + e.ID + ".pdf"
	})
}
