package page_test

import (
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/rendertest"
)

// TestPrinting wants it said of every kind of page where else it is printed.
func TestPrinting(t *testing.T) {
	for _, k := range rendertest.Constants(t, "kind.go", "Kind") {
		func() {
			defer func() {
				if err := recover(); err != nil {
					t.Error(err)
				}
			}()
			page.Kind(k).Printing()
		}()
	}
	defer func() {
		if recover() == nil {
			t.Error("a kind that is not known is printed somewhere")
		}
	}()
	page.Kind("poster").Printing()
}
