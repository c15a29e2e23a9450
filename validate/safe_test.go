package validate

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/schema/edit"
)

// TestSafeFixes makes all safe fixes of every mistake, of every wrong example of a check and of every catalog that checks and loading are tested with,
// round after round: in the end no safe fix is left, each finding that had one is gone, and there is no error that was not there before unless
// the file could not be read.
func TestSafeFixes(t *testing.T) {
	sound, err := os.ReadFile("testdata/mistakes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	mended := 0
	for _, name := range glob(t, "testdata/mistakes/*.txtar") {
		m := readMistake(t, name, string(sound))
		n := mendAll(t, filepath.Base(name), m.broken)
		if mended += n; n > 0 && m.fixed == nil {
			t.Errorf("%s: a safe fix where there can be none", name)
		}
	}
	if mended < 125 {
		t.Errorf("only %d fixes of mistakes are safe", mended)
	}
	for _, c := range checks() {
		if bad, _ := example(c.Code); bad != "" {
			mended += mendAll(t, c.Code, diagtest.FS(base(t), bad))
		}
	}
	for _, name := range slices.Concat(glob(t, "testdata/*.txtar"), glob(t, "testdata/cases/*.txtar"), glob(t, "../schema/testdata/*.txtar")) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		mended += mendAll(t, name, diagtest.FS(base(t), string(data)))
	}
	t.Logf("%d fixes made", mended)
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: %v", pattern, err)
	}
	return names
}

// mendAll makes the safe fixes of a catalog until none is left, and returns how many it has made.
func mendAll(t *testing.T, name string, fsys fstest.MapFS) (n int) {
	t.Helper()
	fsys = maps.Clone(fsys)
	_, found := runOn(t, fsys)
	for round := range edit.MaxRounds {
		files, made := edit.Mend(found, func(file string) ([]byte, bool) {
			f := fsys[file]
			if f == nil {
				return nil, false
			}
			return f.Data, true
		})
		if len(made) == 0 {
			return n
		}
		n += len(made)
		hidden := map[string]bool{} // files of which not all could be said
		for _, d := range found {
			if d.Code == "S001" || d.Code == "S002" || d.Code == "S003" || d.Code == "S016" || d.Code == "S018" {
				hidden[d.Place.File] = true
			}
		}
		for file, data := range files {
			fsys[file] = &fstest.MapFile{Data: data}
		}
		was := found
		_, found = runOn(t, fsys)
		for _, d := range found {
			known := slices.ContainsFunc(was, func(o diag.Diagnostic) bool { return o.Code == d.Code })
			if d.Severity == diag.Error && !known && !hidden[d.Place.File] && len(hidden) == 0 {
				t.Errorf("%s: after round %d there is %s %s: %s", name, round, d.Place.File, d.Code, d.Message.ZH)
			}
		}
		for _, m := range made {
			if slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
				return d.Code == m.Finding.Code && d.Message == m.Finding.Message && d.Place == m.Finding.Place
			}) {
				t.Errorf("%s: %s is there again: %s", name, m.Finding.Code, m.Finding.Message.ZH)
			}
		}
	}
	t.Errorf("%s: there are always more fixes", name)
	return n
}
