package book

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
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
	if got, want := slices.Sorted(maps.Keys(made)), kindsOfBlocks(t); !slices.Equal(got, want) {
		t.Errorf("the document has the kinds %q, and there are %q", got, want)
	}
	engine, err := typst.Open(t.Context(), typst.Options{Cache: typsttest.Cache(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
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

// kindsOfBlocks returns the kinds that package print has, read from its source, in order.
func kindsOfBlocks(t *testing.T) (kinds []print.Kind) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../print/print.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok {
			if typ, ok := v.Type.(*ast.Ident); ok && typ.Name == "Kind" {
				kinds = append(kinds, print.Kind(strings.Trim(v.Values[0].(*ast.BasicLit).Value, `"`)))
			}
		}
		return true
	})
	slices.Sort(kinds)
	return kinds
}
