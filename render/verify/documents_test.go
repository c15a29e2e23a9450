package verify_test

import (
	"slices"
	"testing"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/verify"
)

// TestCompareDocuments wants every document to be the same as itself, and different without a block.
func TestCompareDocuments(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	for _, e := range guide.Pages(p) {
		path, d := e.Path(), e.Build("")
		if d.Path != path {
			t.Fatalf("%s: %s", path, d.Path)
		}
		stamped := d
		if stamped.Stamp = "版本"; verify.Compare(d, stamped) != nil {
			t.Errorf("%s: %v", path, verify.Compare(d, stamped))
		}
		for i, b := range d.Blocks {
			switch b.(type) {
			case page.Picture, page.Rule:
				continue
			case page.Heading: // of nothing but pictures, which say what stands elsewhere in words
				if i+1 < len(d.Blocks) {
					if _, picture := d.Blocks[i+1].(page.Picture); picture {
						continue
					}
				}
			}
			less := d
			less.Blocks = slices.Delete(slices.Clone(d.Blocks), i, i+1)
			if verify.Compare(less, d) == nil || verify.Compare(d, less) == nil {
				t.Errorf("%s: nothing is missing without block %d, %T", path, i, b)
			}
		}
	}
}
