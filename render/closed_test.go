package render_test

import (
	"reflect"
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/wordxml"
)

// TestClosed wants every sum of kinds that says it is closed to be so: no package but its own can add to it a kind that its printers
// have never heard of.
func TestClosed(t *testing.T) {
	for _, sum := range []reflect.Type{
		reflect.TypeFor[page.Block](), reflect.TypeFor[shapes.Drawn](), reflect.TypeFor[wordxml.Block](), reflect.TypeFor[print.Data](),
	} {
		closed := false
		for m := range sum.Methods() {
			closed = closed || !m.IsExported()
		}
		if !closed {
			t.Errorf("anybody can add a kind to %s", sum)
		}
	}
}
