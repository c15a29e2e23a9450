package schema_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag/diagtest"
)

// TestReferences wants every place that names a record: in records, shared definitions, used or not, on both sides of an &, in constraints,
// and what a text in a definition means besides.
func TestReferences(t *testing.T) {
	fsys := diagtest.FS(`-- a.cue --
package catalog

_d: {department: "tax"}
_u: {department: "tax", name: "tax", when: {land: "x"}}
_word: "tax"
department: tax: {name: "税务局"}
fact: land: {name: "土地", type: "选项", values: ["x", "y"]}
matter: a: _d & {department: "tax", note: "tax", applies: land: "x"}
matter: b: {department: _word, name: _word, prerequisites: [{matter: "a", when: {"land": "y"}}]}
`)
	c, _, err := schema.Load(fsys, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range c.References() {
		source, _ := c.Source(r.Place.File)
		if r.Kind != "" || r.ID == "tax" {
			got = append(got, fmt.Sprintf("%d %s %s %s %d", lineOf(source, r.Place.Start), r.Kind, r.ID, source[r.Place.Start:r.Place.End], len(r.From)))
		}
	}
	want := []string{
		`3 department tax "tax" 1`, `4 department tax "tax" 0`, `4 fact land land 0`, `5  tax "tax" 1`, `5 department tax "tax" 1`,
		`8 department tax "tax" 1`, `8  tax "tax" 1`, `8 fact land land 1`, `9 matter a "a" 1`, `9 fact land "land" 1`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

// lineOf returns the number of the line of an offset.
func lineOf(source []byte, at int) int {
	n := 1
	for _, b := range source[:at] {
		if b == '\n' {
			n++
		}
	}
	return n
}
