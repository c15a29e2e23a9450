package schema

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
)

func mustLoad(t *testing.T, fsys fstest.MapFS) (*Catalog, diag.List) {
	t.Helper()
	c, found, err := Load(fsys, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c, found
}

// TestLoad runs the archives of testdata: a catalog, with the findings expected written on the offending lines.
func TestLoad(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys := diagtest.FS(string(data))
			_, found := mustLoad(t, fsys)
			diagtest.Compare(t, fsys, found, "S020")
		})
	}
}

// TestRules executes the examples of the rules and demands that every text is there in both languages.
func TestRules(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.Code] || r.Name == "" || r.Title.ZH == "" || r.Title.EN == "" || r.Doc.ZH == "" || r.Doc.EN == "" {
			t.Errorf("%s is twice there or incomplete", r.Code)
		}
		seen[r.Code] = true
		if r.Bad == "" {
			continue
		}
		bad := diagtest.FS(r.Bad)
		_, found := mustLoad(t, bad)
		diagtest.Compare(t, bad, found, "S020")
		if !strings.Contains(r.Bad, "want "+r.Code) {
			t.Errorf("the bad example of %s expects no %s", r.Code, r.Code)
		}
		good := diagtest.FS(r.Good)
		_, found = mustLoad(t, good)
		diagtest.Compare(t, good, found, "S020")
	}
}
