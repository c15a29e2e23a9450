package validate

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
)

// TestUndecided checks the finding about a component that the budget does not suffice for, and that nothing else is said
// of it.
func TestUndecided(t *testing.T) {
	wrong, _ := example("D101")
	cat, found, err := schema.Load(diagtest.FS(base(t), wrong), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, undecided := Run(cat, found, Options{Budget: 1})
	if program != nil || len(undecided) != 1 || undecided[0].Code != "D109" || undecided[0].Message.ZH != "2 个事项之间的关系太复杂，判断不了谁办得成：“借书证办理”、“阅览证办理”" {
		t.Errorf("got %v", undecided)
	}
	if _, decided := Run(cat, found, Options{}); len(decided) != 1 || decided[0].Code != "D101" {
		t.Errorf("with the engine's own limit got %v", decided)
	}
}

// TestFindingsOrder gives the files of every real case other names, so that they are read in the opposite order, and
// wants the same findings.
func TestFindingsOrder(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) < 30 {
		t.Fatal("too few cases", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		fsys := diagtest.FS(base(t), string(data))
		var names []string
		for n := range fsys {
			names = append(names, n)
		}
		slices.Sort(names)
		renamed, old := fstest.MapFS{}, map[string]string{}
		for i, n := range names {
			other := "f" + string(rune('z'-i)) + ".cue" // names are at most 26
			renamed[other], old[other] = fsys[n], n
		}
		_, first := runOn(t, fsys)
		_, second := runOn(t, renamed)
		if a, b := said(first, nil), said(second, old); !slices.Equal(a, b) {
			t.Errorf("%s: got\n%s\nin another order\n%s", name, strings.Join(a, "\n"), strings.Join(b, "\n"))
		}
	}
}

// said is all that findings say, in the order of their places, with files by the names they had.
func said(found diag.List, names map[string]string) []string {
	var list []string
	for _, d := range found {
		s := fmt.Sprintf("%s %v %s %s %+v", d.Code, d.Severity, d.Matter, d.Field, []diag.Text{d.Message, d.Hint})
		for _, r := range append([]diag.Related{{Place: d.Place}}, d.Related...) {
			name := r.Place.File
			if old := names[name]; old != "" {
				name = old
			}
			s += fmt.Sprintf("; %s:%d-%d %+v", name, r.Place.Start, r.Place.End, r.Message)
		}
		for from, to := range names {
			s = strings.ReplaceAll(s, from, path.Base(to))
		}
		list = append(list, s)
	}
	slices.Sort(list) // the list is in the order of the files
	return list
}

// TestSlips makes one slip of the pen after another in a catalog that is sound: each is reported for what it is, and no
// dependency is.
func TestSlips(t *testing.T) {
	sound := `
-- matters/a.cue --
package catalog

matter: "card": #Matter & _card & {
	applies: residence: "本县" | "外地"
	conditions: [{text: "年满十四周岁", require: age: >=14, when: student: false, basis: ["open"]}]
	prerequisites: [{document: "reader-permit", when: residence: "本县", by: "受理", basis: ["open"]}]
}
-- matters/b.cue --
package catalog

document: "reader-permit": {name: "阅览证", kind: "证照"}
matter: "reader": #Matter & _plain & {
	name: "阅览证办理", department: "library", fee: charged: false, result: document: "reader-permit"
	prerequisites: [{document: "library-card", when: residence: "外地", of: "办结", basis: ["open"]}]
}
-- facts.cue --
package catalog

impossible: "child-student": {where: {student: true, age: <6}, reason: "不满六周岁不上学"}
`
	run := func(text string) (codes []string) {
		_, found := runOn(t, diagtest.FS(base(t), text))
		for _, d := range found {
			if d.Severity == diag.Error {
				codes = append(codes, d.Code)
			}
		}
		return codes
	}
	if codes := run(sound); len(codes) != 0 {
		t.Fatal(codes)
	}
	for _, slip := range [][2]string{
		{`when: residence: "本县"`, `when: residence: 本县`}, {`when: residence: "本县"`, `when: residence: ["本县"]`},
		{`when: residence: "本县"`, `whne: residence: "本县"`}, {`when: residence: "本县"`, `when: residence: =~"本"`},
		{`when: residence: "外地"`, `when: residence: "外国"`}, {`when: residence: "外地"`, `when: residense: "外地"`},
		{`by: "受理"`, `by: 受理`}, {`of: "办结"`, `of: 办结`}, {`of: "办结"`, `of: "办完"`}, {`>=14`, `>=一十四`}, {`>=14`, `>=` + strings.Repeat("1", 60)},
		{`applies: residence: "本县" | "外地"`, `applies: residence: 本县 | "外地"`}, {`applies: residence: "本县" | "外地"`, `aplies: residence: "本县"`},
		{`result: document: "reader-permit"`, `result: documnet: "reader-permit"`}, {`result: document: "reader-permit"`, `result: document: "reader-permits"`},
		{`{student: true, age: <6}`, `{student: 是, age: <6}`}, {`{student: true, age: <6}`, `{student: true, age: <六}`}, {`where:`, `were:`},
		{`document: "library-card", when`, `document: "library-crad", when`}, {`document: "library-card", when`, `documnt: "library-card", when`},
	} {
		if !strings.Contains(sound, slip[0]) {
			t.Fatal(slip[0])
		}
		codes := run(strings.Replace(sound, slip[0], slip[1], 1))
		if len(codes) == 0 {
			t.Errorf("%s: no finding", slip[1])
		}
		for _, c := range codes {
			if strings.HasPrefix(c, "D") {
				t.Errorf("%s: %v", slip[1], codes)
				break
			}
		}
	}
}

// TestPrintedRepairs does to every real case what its findings say, each fix by itself, and wants the finding to be gone.
func TestPrintedRepairs(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	applied := map[string]int{}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, found := runOn(t, diagtest.FS(base(t), string(data)))
		for _, d := range found {
			if d.Code != "D101" && d.Code != "D103" {
				continue
			}
			where := ""
			for _, fix := range strings.Split(d.Hint.ZH, "；") {
				fsys := diagtest.FS(base(t), string(data))
				kind := mend(t, fsys, fix, &where)
				applied[kind]++
				_, again := runOn(t, fsys)
				for _, o := range again {
					if o.Code == d.Code && slices.EqualFunc(o.Related, d.Related, func(a, b diag.Related) bool { return a.Message == b.Message }) || strings.HasPrefix(o.Code, "S") || strings.HasPrefix(o.Code, "R") && o.Severity == diag.Error {
						t.Errorf("%s: after %q there is %s %s", name, fix, o.Code, o.Message.ZH)
					}
				}
			}
		}
	}
	if applied["删去"] < 10 || applied["when"] == 0 || applied["anyOf"] == 0 || applied["relax"] == 0 {
		t.Errorf("only %v were tried", applied)
	}
}

var (
	fixPlace = regexp.MustCompile(`([a-z0-9.-]+\.cue):([0-9]+)`)
	fixGuard = regexp.MustCompile(`when: (\{.*\})`)
	fixAdded = regexp.MustCompile(`anyOf 中加 (\{.*\})`)
	oldGuard = regexp.MustCompile(`when: (\{[^}]*\}|[a-z-]+: "?[^",}]*"?)(, )?`)
	oldBasis = regexp.MustCompile(`basis: (\[[^\]]*\])`)
	oldOne   = regexp.MustCompile(`document: "([a-z0-9-]+)"`)
)

// mend changes the line of a file as a fix says and returns what kind of fix it was. A fix that names no place is about
// the place before.
func mend(t *testing.T, fsys fstest.MapFS, fix string, where *string) string {
	t.Helper()
	if m := fixPlace.FindString(fix); m != "" {
		*where = m
	}
	base, number, _ := strings.Cut(*where, ":")
	n, _ := strconv.Atoi(number)
	for name, f := range fsys {
		if path.Base(name) != base {
			continue
		}
		lines := strings.Split(string(f.Data), "\n")
		line, kind := lines[n-1], ""
		switch {
		case strings.Contains(fix, "删去"):
			kind, line = "删去", ""
		case strings.Contains(fix, `by: "办结"`):
			kind, line = "by", strings.Replace(line, "{", `{by: "办结", `, 1)
		case strings.Contains(fix, "告知承诺"):
			kind, line = "relax", strings.Replace(line, "{", `{relax: {kind: "告知承诺", basis: `+oldBasis.FindStringSubmatch(line)[1]+"}, ", 1)
		case fixAdded.MatchString(fix):
			kind = "anyOf"
			alternative := fixAdded.FindStringSubmatch(fix)[1]
			if strings.Contains(line, "anyOf: [") {
				line = strings.Replace(line, "anyOf: [", "anyOf: ["+alternative+", ", 1)
			} else {
				line = oldOne.ReplaceAllString(line, `anyOf: [{document: "$1"}, `+alternative+`]`)
			}
		case fixGuard.MatchString(fix):
			kind = "when"
			line = strings.Replace(oldGuard.ReplaceAllString(line, ""), "{", "{when: "+fixGuard.FindStringSubmatch(fix)[1]+", ", 1)
		default:
			t.Fatalf("cannot do %q", fix)
		}
		lines[n-1] = line
		fsys[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
		return kind
	}
	t.Fatalf("no file %s", base)
	return ""
}
