package html

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/rendertest"
)

func TestBriefClass(t *testing.T) {
	row := page.KeyRow{Key: "甲", Value: []page.Text{page.Plain(strings.Repeat("文", 39*9))}}
	for rows, want := range map[int]string{1: "brief", 4: "brief dense", 5: "brief small"} {
		d := page.Document{Kind: page.BriefPage, Blocks: []page.Block{page.KeyTable{Rows: slices.Repeat([]page.KeyRow{row}, rows)}}}
		if got := class(d); got != want {
			t.Errorf("%d rows: %q, want %q", rows, got, want)
		}
	}
}

// TestWidths wants the style sheet to know every width that a table asks for, and no other, and the widths of a table
// to leave room.
func TestWidths(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	asked := map[string]bool{}
	look := func(blocks []page.Block) {
		for _, b := range blocks {
			table, ok := b.(page.Table)
			if !ok {
				continue
			}
			sum, free := 0, false
			for _, c := range table.Columns {
				sum += c.Width
				free = free || c.Width == 0
			}
			if free && sum > 92 || !free && sum != 100 {
				t.Errorf("widths of %v add up to %d", table.Columns, sum)
			}
		}
	}
	pages := New("")
	for _, e := range guide.Pages(p) {
		d := e.Build("")
		look(d.Blocks)
		web, err := pages.HTML(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`class="[^"]*\b(w[0-9]+)"`).FindAllSubmatch(web, -1) {
			asked[string(m[1])] = true
		}
	}
	for _, m := range regexp.MustCompile(`\.(w[0-9]+) \{`).FindAllStringSubmatch(asset("guide.css"), -1) {
		if !asked[m[1]] {
			t.Errorf("no table asks for %s", m[1])
		}
		delete(asked, m[1])
	}
	for w := range asked {
		t.Errorf("the style sheet has no %s", w)
	}
}

// TestTags wants every tag to have a name: one of the middle could be forgotten in tagNames.
func TestTags(t *testing.T) {
	for tag := range tagSpan + 1 {
		if tag.String() == "" {
			t.Errorf("tag %d has no name", int(tag))
		}
	}
	if len(tagNames) != int(tagSpan)+1 {
		t.Errorf("%d names", len(tagNames))
	}
}
