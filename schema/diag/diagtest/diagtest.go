// Package diagtest compares findings with the expectations written beside the mistakes they are about. A comment
// // want S004 "nmae" on a line expects one finding S004 there whose place covers the quoted text (`…` where it has
// quotes itself).
package diagtest

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"github.com/matterc/matterc/schema/diag"
)

// FS returns the files of txtar archives as a file system; a file of a later archive replaces one of the same name.
func FS(archives ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for _, a := range archives {
		for _, f := range txtar.Parse([]byte(a)).Files {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return fsys
}

var want = regexp.MustCompile("^want ([A-Z][0-9]{3}) (?:\"([^\"]*)\"|`([^`]*)`)")

// Compare fails the test for every expectation without a finding and every finding without an expectation. Findings
// whose codes are listed in ignore are only compared if some line expects them.
func Compare(t testing.TB, fsys fstest.MapFS, got diag.List, ignore ...string) {
	t.Helper()
	expected := map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(fsys)) {
		for i, line := range strings.Split(string(fsys[name].Data), "\n") {
			_, comment, ok := strings.Cut(line, "// ")
			for ok && strings.HasPrefix(comment, "want ") {
				m := want.FindStringSubmatch(comment)
				if m == nil {
					t.Fatalf("%s:%d: cannot read %q", name, i+1, comment)
				}
				expected[fmt.Sprintf("%s:%d: %s %q", name, i+1, m[1], m[2]+m[3])]++
				comment = strings.TrimLeft(comment[len(m[0]):], ", ")
			}
		}
	}
	for _, d := range got {
		line, text := 0, ""
		if f := fsys[d.Place.File]; f != nil && d.Place.End <= len(f.Data) {
			line = 1 + strings.Count(string(f.Data[:d.Place.Start]), "\n")
			text, _, _ = strings.Cut(string(f.Data[d.Place.Start:d.Place.End]), "\n")
			if len(text) > 1 && strings.Count(text, `"`) == 2 && text[0] == '"' && text[len(text)-1] == '"' {
				text = text[1 : len(text)-1]
			}
		}
		key := fmt.Sprintf("%s:%d: %s %q", d.Place.File, line, d.Code, text)
		switch {
		case expected[key] > 0:
			expected[key]--
		case !slices.Contains(ignore, d.Code):
			t.Errorf("unexpected finding %s: %s", key, d.Message.ZH)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(expected)) {
		if expected[key] > 0 {
			t.Errorf("no finding %s", key)
		}
	}
}
