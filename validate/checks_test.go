package validate

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func base(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// unprintable stands for fonts that have the characters of Unicode's first plane.
func unprintable(text string) (missing []rune) {
	for _, r := range text {
		if r > 0xffff && !slices.Contains(missing, r) {
			missing = append(missing, r)
		}
	}
	return missing
}

// overfull stands for a printer whose folded sheets have room for a hundred characters of what a matter is about.
func overfull(m *model.Matter) (o Overfull) {
	if n := utf8.RuneCountInString(m.Scope); n > 100 {
		o = Overfull{Path: "print/leaflets/" + m.ID + ".pdf", Pages: 2, Parts: []LongPart{{"服务内容", n}}}
	}
	return o
}

func runOn(t testing.TB, fsys fstest.MapFS) (*Program, diag.List) {
	t.Helper()
	cat, found, err := schema.Load(fsys, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return Run(cat, found, Options{Unprintable: unprintable, Overfull: overfull, Given: given(t, fsys), Changed: Changed{"0123456789abcdef", day("2026-01-02")}})
}

// given reads what stands for a history: a line of history.txt is a commit that gave an id to something.
func given(t testing.TB, fsys fstest.MapFS) (list []Given) {
	t.Helper()
	f, ok := fsys["history.txt"]
	if !ok {
		return nil
	}
	for line := range strings.Lines(string(f.Data)) {
		w := strings.Fields(line)
		if len(w) < 3 {
			t.Fatalf("no commit: %q", line)
		}
		g := Given{Identity: schema.Identity{Kind: fieldpath.Kind(w[0]), ID: w[1], Names: w[2:3]}, Commit: "0123456789abcdef", Day: day("2026-01-02")}
		for _, more := range w[3:] {
			if more == "began" {
				g.Began = true
			} else {
				g.Codes = append(g.Codes, more)
			}
		}
		list = append(list, g)
	}
	return list
}

// TestEveryCheck is the meta-test of the registry: codes are unique and in order, every text is there in both
// languages, every example is of a check, the bad example has exactly the findings it says, the good one has none at all and
// makes a program.
func TestEveryCheck(t *testing.T) {
	last := ""
	for _, r := range Rules() {
		if r.Code <= last {
			t.Errorf("%s does not come after %s", r.Code, last)
		}
		last = r.Code
	}
	var examplesOf []string
	for _, c := range checks() {
		c.Bad, c.Good = example(c.Code)
		if c.Code != "D109" { // only hundreds of matters are undecided: TestUndecided
			examplesOf = append(examplesOf, "examples/"+c.Code+".txtar")
		}
		t.Run(c.Code, func(t *testing.T) {
			if c.Name == "" || c.Title.ZH == "" || c.Title.EN == "" || c.Doc.ZH == "" || c.Doc.EN == "" || c.Run == nil || (c.Bad == "" || c.Good == "") && c.Code != "D109" {
				t.Fatal("incomplete")
			}
			if c.Bad == "" {
				return
			}
			if !strings.Contains(c.Bad, "want "+c.Code) {
				t.Error("the bad example expects no finding")
			}
			bad := diagtest.FS(base(t), c.Bad)
			program, found := runOn(t, bad)
			diagtest.Compare(t, bad, found)
			wantDemands(t, c, bad)
			if (program == nil) != (c.Severity == diag.Error) {
				t.Errorf("severity %v, but a program: %v", c.Severity, program != nil)
			}
			for _, d := range found {
				if d.Code == c.Code && (d.Severity != c.Severity || d.Message.EN == "" || d.Hint.ZH == "" || d.Hint.EN == "" || d.Place.IsZero()) {
					t.Errorf("incomplete finding %+v", d)
				}
			}
			good := diagtest.FS(base(t), c.Good)
			program, found = runOn(t, good)
			diagtest.Compare(t, good, found)
			if program == nil {
				t.Error("the good example makes no program")
			}
		})
	}
	files, err := filepath.Glob("examples/*")
	if slices.Sort(examplesOf); err != nil || !slices.Equal(files, examplesOf) {
		t.Errorf("examples %v (%v), checks have %v", files, err, examplesOf)
	}
}

// asksWho are the checks that ask who can obtain what and are about something else: time, which has no meaning before that is known.
var asksWho = []string{"T109", "T110", "T111", "T113"}

// wantDemands wants a check to say that it is about demands if it asks who can obtain what, and only then, and an explanation and a
// drawing to be made in spite of what it finds if it says so, and not otherwise.
func wantDemands(t *testing.T, c Check, bad fstest.MapFS) {
	t.Helper()
	cat, found, err := schema.Load(bad, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l := linked(cat, found, Options{Unprintable: unprintable})
	c.Run(l, func(diag.Diagnostic) {})
	if asks := l.solved != nil; asks != (c.Demands || slices.Contains(asksWho, c.Code)) {
		t.Errorf("about demands: %v; asks who can obtain what: %v", c.Demands, asks)
	}
	if shown, found := Try(cat, found); (shown != nil) != (c.Demands || c.Severity != diag.Error) {
		t.Errorf("about demands: %v; an explanation is made: %v of %v", c.Demands, shown != nil, found)
	}
}

// TestCases runs the archives testdata/<CODE>_*.txtar on top of the base catalog.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/[A-Z][0-9]*_*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no archives", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys := diagtest.FS(base(t), string(data))
			_, found := runOn(t, fsys)
			diagtest.Compare(t, fsys, found)
		})
	}
}
