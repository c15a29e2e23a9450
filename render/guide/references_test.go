package guide

import (
	"regexp"
	"slices"
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/rendertest"
)

// TestReferences wants every “二、…” of every page, on its own and in a book, to be a heading of that page.
func TestReferences(t *testing.T) {
	reference := regexp.MustCompile(`“([一二三四五六七八九十]+、[^”]*)”`)
	p := rendertest.Program(t, rendertest.Worked)
	var pages []page.Document
	for _, e := range Pages(p) {
		pages = append(pages, e.Build("版本"))
		if e.InBook != nil {
			pages = append(pages, e.InBook("版本"))
		}
	}
	found := 0
	for _, d := range pages {
		var headings []string
		for _, b := range d.Blocks {
			if h, ok := b.(page.Heading); ok {
				headings = append(headings, rendertest.Words(h.Number+h.Text))
			}
		}
		for _, m := range reference.FindAllStringSubmatch(rendertest.TreeWords(d.Blocks, false), -1) {
			found++
			if !slices.Contains(headings, m[1]) {
				t.Errorf("%s (%s) refers to “%s”; its headings are %q", d.Path, d.Sort, m[1], headings)
			}
		}
	}
	if found == 0 {
		t.Error("no page refers to a section")
	}
}
