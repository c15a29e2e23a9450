package validate

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
)

// caseWant is an expectation of a real case: a code and a part of the message, on the line of the finding.
var caseWant = regexp.MustCompile(`want (D[0-9]{3}) "([^"]*)"`)

// TestRealCases runs the cases of domain.md §5: what is circular in rules or practice is reported for exactly the right
// applicants, what only looks so is not.
func TestRealCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) < 30 {
		t.Fatal("too few cases", len(files), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys := diagtest.FS(base(t), string(data))
			_, found := runOn(t, fsys)
			wants := map[string][]string{} // messages by file:line: code
			for file, f := range fsys {
				for i, line := range strings.Split(string(f.Data), "\n") {
					for _, m := range caseWant.FindAllStringSubmatch(line, -1) {
						key := fmt.Sprintf("%s:%d: %s", file, i+1, m[1])
						wants[key] = append(wants[key], m[2])
					}
				}
			}
			for _, d := range found {
				key := fmt.Sprintf("%s:%d: %s", d.Place.File, lineOf(fsys, d.Place), d.Code)
				i := slices.IndexFunc(wants[key], func(part string) bool { return strings.Contains(d.Message.ZH, part) })
				if i < 0 {
					t.Errorf("unexpected %s: %s", key, d.Message.ZH)
					continue
				}
				wants[key] = slices.Delete(wants[key], i, i+1)
			}
			for key, parts := range wants {
				for _, part := range parts {
					t.Errorf("no %s %q", key, part)
				}
			}
		})
	}
}

func lineOf(fsys fstest.MapFS, p diag.Place) int {
	if fsys[p.File] == nil {
		return 0
	}
	return 1 + strings.Count(string(fsys[p.File].Data[:p.Start]), "\n")
}
