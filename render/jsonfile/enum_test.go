package jsonfile

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/plan"
)

// TestEnumerationsAreNotRepeated allows tags to list words of the contract's own alone: what the catalog language or an engine
// calls something is asked for there, so that a new value is in the schema of the JSON at once.
func TestEnumerationsAreNotRepeated(t *testing.T) {
	theirs := map[string]string{}
	for _, d := range schema.Language().Types {
		for _, v := range d.Values {
			theirs[v] = "#" + d.Name
		}
	}
	for _, r := range plan.Reliefs() {
		theirs[string(r)] = "plan.Relief"
	}
	for _, op := range schema.Ops() {
		theirs[string(op)] = "schema.Op"
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	tag, found := regexp.MustCompile(`jsonschema:"(enum=[^"]*)"`), 0
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		for _, m := range tag.FindAllStringSubmatch(string(source), -1) {
			for v := range strings.SplitSeq(m[1], ",") {
				found++
				v = strings.TrimPrefix(v, "enum=")
				if whose := theirs[v]; whose != "" || strings.ContainsFunc(v, func(r rune) bool { return r > 0x7f }) {
					t.Errorf("%s lists “%s” (%s) in a tag", f, v, whose)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no tag was read")
	}
}
