package page

import (
	"slices"
	"testing"

	"github.com/matterc/matterc/render/shapes"
)

// TestPictures finds the pictures of a page wherever they stand: each is a file, or Markdown leads to one that nobody writes.
func TestPictures(t *testing.T) {
	picture := func(name string) Block { return Picture{Path: name, Drawing: shapes.Drawing{Width: 1, Height: 1}} }
	files := Pictures(Document{Blocks: []Block{
		picture("top.svg"),
		List{Items: []Item{{Blocks: []Block{Paragraph{}, List{Items: []Item{{Blocks: []Block{picture("list.svg")}}}}}}}},
		Form{Blocks: []Block{picture("form.svg")}},
		picture(""),
	}})
	var got []string
	for _, f := range files {
		got = append(got, f.Path)
	}
	if want := []string{"top.svg", "list.svg", "form.svg"}; !slices.Equal(got, want) {
		t.Errorf("the pictures are %q, want %q", got, want)
	}
}
