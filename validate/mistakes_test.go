package validate

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"cuelang.org/go/cue/parser"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/schema/edit"
	"golang.org/x/tools/txtar"
)

// mistake is a case of testdata/mistakes: what somebody who knows the law and not the tool does wrong in one place of the sound
// catalog, and what must come of it. All but the output is written by hand, before the program is asked.
type mistake struct {
	archive *txtar.Archive
	// broken is the catalog with the mistake.
	broken fstest.MapFS
	// at is where the one finding must be: file, line and column, its code, and the text its place covers.
	at string
	// fixed is the catalog after the fix, nil where there must be none.
	fixed fstest.MapFS
}

// invisible is how a case writes a character that cannot be seen, as findings do.
var invisible = regexp.MustCompile(`<U\+([0-9A-F]{4,5})>`)

// hidden puts the characters themselves in.
func hidden(s string) string {
	return invisible.ReplaceAllStringFunc(s, func(m string) string {
		r, _ := strconv.ParseInt(invisible.FindStringSubmatch(m)[1], 16, 32)
		return string(rune(r))
	})
}

// mistakeHead is what the comment of a case must end with.
var mistakeHead = regexp.MustCompile("(?s)^\\S.*\nat ([^\n]*)\nfix (sound|none|below)\n$")

// readMistake reads a case. An archive has the files that are wrong as a whole, or `edit FILE`, whose lines with - stand in the sound
// file and are replaced by those with +; and where the fix leads elsewhere than back, `fixed`, what becomes of the lines with +.
func readMistake(t *testing.T, name, sound string) mistake {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head := mistakeHead.FindStringSubmatch(string(archive.Comment))
	if head == nil {
		t.Fatalf("%s begins with what was done, where the finding must be, and which fix: %s", name, archive.Comment)
	}
	m := mistake{archive: archive, broken: diagtest.FS(sound), at: hidden(head[1])}
	m.fixed = diagtest.FS(sound)
	file, right, wrong, mended := "", "", "", ""
	for _, f := range archive.Files {
		switch kind, arg, _ := strings.Cut(f.Name, " "); {
		case kind == "edit":
			file = arg
			for line := range strings.Lines(string(f.Data)) {
				switch line[0] {
				case '-':
					right += line[1:]
				case '+':
					wrong += line[1:]
				default:
					t.Fatalf("%s: %q", name, line)
				}
			}
		case f.Name == "fixed":
			mended = string(f.Data)
		case f.Name == "zh", f.Name == "en":
		case strings.HasPrefix(f.Name, "fixed "):
			m.fixed[arg] = &fstest.MapFile{Data: []byte(hidden(string(f.Data)))}
		default:
			m.broken[f.Name] = &fstest.MapFile{Data: []byte(hidden(string(f.Data)))}
			if head[2] == "none" || m.fixed[f.Name] == nil {
				m.fixed[f.Name] = m.broken[f.Name]
			}
		}
	}
	if file != "" {
		was := string(m.broken[file].Data)
		if right == "" || strings.Count(was, right) != 1 {
			t.Fatalf("%s: %q stands %d times in %s", name, right, strings.Count(was, right), file)
		}
		if head[2] != "below" {
			mended = right
		}
		m.broken[file] = &fstest.MapFile{Data: []byte(strings.Replace(was, right, hidden(wrong), 1))}
		m.fixed[file] = &fstest.MapFile{Data: []byte(strings.Replace(was, right, hidden(mended), 1))}
	}
	if head[2] == "none" {
		m.fixed = nil
	}
	return m
}

// where says where a finding is in the form of a case.
func (m mistake) where(d diag.Diagnostic) string {
	f := m.broken[d.Place.File]
	if f == nil {
		return d.Place.File + " " + d.Code
	}
	before := f.Data[:d.Place.Start]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return fmt.Sprintf("%s:%d:%d %s `%s`", d.Place.File, line, column, d.Code, f.Data[d.Place.Start:d.Place.End])
}

// TestMistakes makes one mistake after another: one finding each, at the place a person would point at, saying what to do, and
// whose fix, where there is one, leads to what was meant and to no finding.
func TestMistakes(t *testing.T) {
	sound, err := os.ReadFile("testdata/mistakes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	if program, found := runOn(t, diagtest.FS(string(sound))); program == nil || len(found) > 0 {
		t.Fatalf("the sound catalog has findings: %+v", found)
	}
	names, err := filepath.Glob("testdata/mistakes/*.txtar")
	if err != nil || len(names) < leastMistakes {
		t.Fatalf("%d mistakes, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			m := readMistake(t, name, string(sound))
			_, found := runOn(t, m.broken)
			for _, d := range found {
				if got := m.where(d); got != m.at {
					t.Errorf("found at %s: %s; want it at %s", got, d.Message.ZH, m.at)
				}
			}
			if len(found) != 1 {
				t.Fatalf("%d findings", len(found))
			}
			m.mend(t, found[0].Fixes)
			m.lay(t, found[0])
			m.print(t, name, found)
		})
	}
}

// leastMistakes is how many cases there are at least.
const leastMistakes = 272

// mend applies the fix of a finding and wants the catalog that was meant, without a finding.
func (m mistake) mend(t *testing.T, fixes []diag.Fix) {
	t.Helper()
	if m.fixed == nil {
		for _, f := range fixes {
			t.Errorf("a fix where there can be none: %s %v", f.Message.ZH, f.Edits)
		}
		return
	}
	if len(fixes) != 1 || fixes[0].Message.ZH == "" || fixes[0].Message.EN == "" {
		t.Fatalf("%d fixes", len(fixes))
	}
	edits := map[string][]diag.Edit{}
	for _, e := range fixes[0].Edits {
		edits[e.Place.File] = append(edits[e.Place.File], e)
	}
	after := maps.Clone(m.broken)
	for _, name := range slices.Sorted(maps.Keys(edits)) {
		data, err := edit.Splice(after[name].Data, edits[name])
		if err != nil {
			t.Fatal(err)
		}
		after[name] = &fstest.MapFile{Data: data}
	}
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if want := m.fixed[name]; want == nil || !bytes.Equal(after[name].Data, want.Data) {
			t.Errorf("after the fix %s is\n%s", name, after[name].Data)
		}
	}
	if _, again := runOn(t, after); len(again) > 0 {
		t.Errorf("after the fix: %+v", again)
	}
}

// lay wants fmt to refuse the file of a syntax error with the words of check, and no other.
func (m mistake) lay(t *testing.T, d diag.Diagnostic) {
	t.Helper()
	f := m.broken[d.Place.File]
	if f == nil || filepath.Ext(d.Place.File) != ".cue" || !utf8.Valid(f.Data) {
		return
	}
	_, err := edit.Format(f.Data)
	r, refused := err.(*edit.Refusal)
	if (err != nil) != refused {
		t.Fatal(err)
	}
	_, errSyntax := parser.ParseFile("", f.Data)
	if refused != (errSyntax != nil) {
		t.Errorf("fmt refuses the file: %v", err)
	}
	if refused && (r.Offset != d.Place.Start || r.Reason != d.Message || r.Hint != d.Hint) {
		t.Errorf("fmt refuses the file at %d (%s, %s), not at %d", r.Offset, r.Reason.ZH, r.Hint.ZH, d.Place.Start)
	}
}

// print compares all that is printed with what the case has recorded; UPDATE=1 records.
func (m mistake) print(t *testing.T, name string, found diag.List) {
	t.Helper()
	source := func(file string) ([]byte, bool) {
		f := m.broken[file]
		if f == nil {
			return nil, false
		}
		return f.Data, utf8.Valid(f.Data)
	}
	changed := false
	for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
		var b bytes.Buffer
		if err := diag.Print(&b, found, source, diag.Options{Lang: lang, Rules: Rules()}); err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(m.archive.Files, func(f txtar.File) bool { return f.Name == lang.String() })
		if i >= 0 && bytes.Equal(m.archive.Files[i].Data, b.Bytes()) {
			continue
		}
		if os.Getenv("UPDATE") == "" {
			t.Errorf("prints\n%s", b.Bytes())
			continue
		}
		if i < 0 {
			i = len(m.archive.Files)
			m.archive.Files = append(m.archive.Files, txtar.File{Name: lang.String()})
		}
		m.archive.Files[i].Data, changed = b.Bytes(), true
	}
	if changed && !t.Failed() {
		if err := os.WriteFile(name, txtar.Format(m.archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
