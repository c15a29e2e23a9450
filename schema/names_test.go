package schema

import (
	"slices"
	"testing"

	"github.com/matterc/matterc/schema/metamodel"
)

// TestCallings wants what records are called by to be fields of records.
func TestCallings(t *testing.T) {
	for _, name := range callings {
		if !slices.ContainsFunc(Language().Root.Fields, func(f *metamodel.Field) bool {
			return f.Type.Kind == metamodel.Map && f.Type.Elem.Field(name) != nil
		}) {
			t.Errorf("no record has a field %s", name)
		}
	}
}
