package schema

import (
	"slices"
	"testing"

	"github.com/matterc/matterc/schema/metamodel"
)

// namesNone are the fields that are ids which no record has any more.
var namesNone = []string{"formerly"}

// TestReferents wants to know of every id in the language which kind of record it names, and of every kind that it is one.
func TestReferents(t *testing.T) {
	ids := 0
	for _, in := range Language().Types {
		for _, f := range in.Fields {
			of := f.Type
			if of.Kind == metamodel.List {
				of = of.Elem
			}
			if of.Name != "ID" && of.Name != "LawID" && of.Name != "RegionCode" || slices.Contains(namesNone, f.Name) {
				continue
			}
			ids++
			kind, ok := referent(of, []string{"matter", "x", f.Name, "[0]"})
			if root := Language().Root.Field(string(kind)); !ok || root == nil || root.Type.Key == nil || root.Type.Key.Name != of.Name {
				t.Errorf("%s.%s is a #%s and names a %q", in.Name, f.Name, of.Name, kind)
			}
		}
	}
	if ids < 12 {
		t.Errorf("only %d fields are ids", ids)
	}
}

// TestMisspelt tells slips of the hand from other words.
func TestMisspelt(t *testing.T) {
	for _, c := range []struct {
		word, name string
		want       bool
	}{
		{"depatment", "department", true},
		{"deparmtent", "department", true},
		{"nmae", "name", true},
		{"Name", "name", true},
		{"receiver", "decider", false},
		{"from", "form", true},
		{"to", "by", false},
		{"permit-1", "permit-2", false},
		{"行政处罚法", "行政许可法", false},
		{"城市规划法", "城乡规划法", false},
		{"market-regulatoin", "market-regulation", true},
		{"housing", "house", false},
	} {
		if got := Misspelt(c.word, c.name); got != c.want {
			t.Errorf("Misspelt(%q, %q) = %v", c.word, c.name, got)
		}
	}
}
