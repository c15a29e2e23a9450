package validate

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/schema/metamodel"
)

// TestEveryListOfKeys wants R035 of every list of the language whose elements have a key, so that a list which gets keys later is
// looked at, too.
func TestEveryListOfKeys(t *testing.T) {
	var want []string
	var walk func(field string, typ *metamodel.Type)
	walk = func(field string, typ *metamodel.Type) {
		switch {
		case typ.Kind == metamodel.List && typ.Elem.Kind == metamodel.Struct:
			if typ.Elem.Field("key") != nil {
				want = append(want, field)
			}
			walk(field, typ.Elem)
		case typ.Kind == metamodel.Map:
			walk(field, typ.Elem)
		case typ.Kind == metamodel.Struct:
			for _, f := range typ.Fields {
				walk(field+"."+f.Name, f.Type)
			}
		}
	}
	for _, f := range schema.Language().Root.Fields {
		walk(f.Name, f.Type)
	}
	data, err := os.ReadFile("testdata/R035_lists.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, found := runOn(t, diagtest.FS(base(t), string(data)))
	var got []string
	for _, d := range found {
		if d.Code == "R035" {
			kind := "matter"
			switch d.Matter {
			case "both":
				kind = "procedure"
			case "move":
				kind = "milestone"
			}
			got = append(got, kind+"."+listOfKey.ReplaceAllString(d.Field, ""))
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("lists with a key twice that are reported:\n%q\nlists with keys:\n%q", got, want)
	}
}

// listOfKey are the indices in a place, and the key at its end.
var listOfKey = regexp.MustCompile(`\[[0-9]+\]|\.key$`)
