package schema

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/metamodel"
)

// folderCount counts how often folders of a catalog are read.
type folderCount struct {
	fstest.MapFS
	read map[string]int
}

// ReadDir reads a folder.
func (c folderCount) ReadDir(name string) ([]fs.DirEntry, error) {
	c.read[name]++
	return c.MapFS.ReadDir(name)
}

// TestFoldersReadOnce wants a folder of forms to be read as often for a hundred of them as for one.
func TestFoldersReadOnce(t *testing.T) {
	reads := func(forms int) int {
		files := fstest.MapFS{"catalog.cue": text(edition)}
		var materials strings.Builder
		for i := range forms {
			fmt.Fprintf(&materials, "{name: \"表%d\", template: \"forms/f%d.md\", basis: [\"open\"]}, ", i, i)
			files[fmt.Sprintf("forms/f%d.md", i)] = text("# 表\n")
		}
		before, after, _ := strings.Cut(matter, "materials: [")
		_, after, _ = strings.Cut(after, "]}]\n")
		files["card.cue"] = text(before + "materials: [" + materials.String() + "]\n" + after)
		count := folderCount{files, map[string]int{}}
		c, found, err := Load(count, Options{AsOf: DateOf(2024, 1, 1)})
		if err != nil || len(found) > 0 || len(c.Templates) != forms {
			t.Fatal(err, found, len(c.Templates))
		}
		return count.read["forms"]
	}
	if one, many := reads(1), reads(100); many != one {
		t.Errorf("the folder of a hundred forms is read %d times, that of one %d times", many, one)
	}
}

// TestSkipHashes wants a run of # to be passed at once, for counting it again from each of its signs takes their square.
func TestSkipHashes(t *testing.T) {
	for text, want := range map[string]int{"###": 3, "### a": 3, "##\"a\"#\"## b": 9, "#a": 1} {
		if got := skipText([]byte(text), 0); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

// TestScan lists what is refused before it is parsed, each with one finding, and what is not.
func TestScan(t *testing.T) {
	for name, c := range map[string]struct{ source, code string }{
		"few broken escapes":   {"_a: \"" + strings.Repeat("\\z", 50) + "\"\n", "S001"},
		"many broken escapes":  {"_a: \"" + strings.Repeat("\\z", 100_000) + "\"\n", "S001"},
		"many illegal signs":   {strings.Repeat("^", 200_000), "S001"},
		"deep names":           {strings.Repeat("a: ", 80_000) + "1\n", "S016"},
		"deep names on lines":  {strings.Repeat("a:\n", 80_000) + "1\n", "S016"},
		"deep brackets":        {"_a: " + strings.Repeat("[", 100_000), "S016"},
		"deep in a text":       {"_a: \"\\(" + strings.Repeat("(", 100_000), "S016"},
		"many signs":           {strings.Repeat("_a: 1\n", 40_000), "S016"},
		"texts inside texts":   {"_a: \"x\\(\"y\\(1)z\")w\"\n_b: " + strings.Repeat("[", 40) + strings.Repeat("]", 40) + "\n", "S003"},
		"as deep as it may be": {"_a: " + strings.Repeat("{a: ", 46) + "1" + strings.Repeat("}", 46) + "\n", ""},
		"wide":                 {strings.Repeat("_a: {b: [1], c: d: 2}\n", 1), ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, found := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "x.cue": text("package catalog\n\n" + c.source)})
			switch {
			case c.code == "" && len(found) > 0:
				t.Errorf("found %v", found)
			case c.code != "" && (len(found) != 1 || found[0].Code != c.code):
				t.Errorf("want one %s, found %v", c.code, found)
			}
		})
	}
}

// TestFindingsOfAFile wants no more findings of a file than the limit, and one that counts the others.
func TestFindingsOfAFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("package catalog\n\n")
	for i := range 5000 {
		fmt.Fprintf(&b, "_a%d: _zzz%d\n", i, i)
	}
	_, found := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "x.cue": text(b.String())})
	if n := found.Count(2); n != maxFindings+1 || len(found) != n {
		t.Fatalf("%d findings", len(found))
	}
	if said := found[0].Message.ZH; !strings.Contains(said, "还有 4000 个没有列出") {
		t.Errorf("the first says %q", said)
	}
}

// TestNearestOfMany finds a misspelt name among more than are all compared, wherever its mistake is.
func TestNearestOfMany(t *testing.T) {
	var names []string
	for i := range 5000 {
		names = append(names, fmt.Sprintf("office-%d-permit-%d", i%70, i))
	}
	n := newKnownNames(append(names, "wedding-hall"))
	for _, word := range []string{"weding-hall", "wedding-hal", "xedding-hall", "wedding-hxll", "wedidng-hall"} {
		if got, _ := n.Nearest(word); got != "wedding-hall" {
			t.Errorf("%s: %q", word, got)
		}
	}
}

// TestWholeCatalog wants a catalog that is too large for the limit to be one finding, which names the file that is too much, whether that
// is a file of the catalog, a form of this edition, or one of another edition that only its digest covers; and as much as the limit to be
// none. A form that is too large is read once, however many materials name it.
func TestWholeCatalog(t *testing.T) {
	files := fstest.MapFS{"catalog.cue": text(edition), "m/card.cue": text(strings.ReplaceAll(matter, "none", "b")), "forms/a.md": text("# 表\n"), "forms/b.md": text("# 样\n")}
	all := 0
	for _, f := range files {
		all += len(f.Data)
	}
	for _, day := range []Date{DateOf(2024, 1, 1), DateOf(2026, 6, 1)} {
		for beyond, file := range map[int]string{0: "", 1: "forms/b.md", 1 + len(files["forms/b.md"].Data): "forms/a.md", all - 10: "catalog.cue"} {
			w := newWalker(files)
			w.left = all - beyond
			c, found, err := load(w, Options{AsOf: day})
			switch {
			case err != nil:
				t.Fatal(err)
			case file == "" && len(found) > 0:
				t.Errorf("%s: within the limit, found %v", day, found)
			case file != "" && (len(found) != 1 || found[0].Code != "S016" || found[0].Place.File != file || !strings.Contains(found[0].Message.ZH, "512 MB")):
				t.Errorf("%s: beyond by %d, want one S016 in %s, found %v", day, beyond, file, found)
			case file == "catalog.cue" && c.Edition != nil:
				t.Error("the rest of what is too large is read")
			}
		}
	}
	if honest := 40_000 * 6 << 10; MaxBytes < 2*honest {
		t.Errorf("%d bytes are too few for a province", MaxBytes)
	}

	files["forms/a.md"] = text(strings.Repeat("表", MaxFileBytes))
	if _, found, err := Load(files, Options{AsOf: DateOf(2024, 1, 1)}); err != nil || len(found) != 1 {
		t.Errorf("a large form that two materials name: %v %v", err, found)
	}
}

// TestLongLists wants every list of a record to have a limit: as many elements are none, one more is a finding at its name that says how
// many there are. What facts, laws and calendars are known to need is within it.
func TestLongLists(t *testing.T) {
	if needed := 1382; maxRegister < needed {
		t.Errorf("%d values of a fact are too few for %d industries", maxRegister, needed)
	}
	lists := map[string]int{}
	var visit func(kind string, typ *metamodel.Type, o owner, most int)
	visit = func(kind string, typ *metamodel.Type, o owner, most int) {
		switch typ.Kind {
		case metamodel.Struct:
			for _, f := range typ.Fields {
				visit(kind, f.Type, o.in(called(f), f.Name, o.place), most)
			}
		case metamodel.List, metamodel.Map:
			lists[kind]++
			_, field := o.record()
			of := &file{name: "x.cue"}
			for _, n := range []int{most, most + 1} {
				v := &node{kind: listNode, file: of}
				if typ.Kind == metamodel.Map {
					v.kind = structNode
				}
				for i := range n {
					element := &node{kind: badNode, file: of}
					v.elems = append(v.elems, element)
					v.fields = append(v.fields, nodeField{name: fmt.Sprintf("k%d", i), file: of, value: element})
				}
				c := checker{invalid: map[*node]bool{}}
				c.check(v, typ, o)
				if said := len(c.found) > 0 && c.found[0].Code == "S016" && c.found[0].Field == field && strings.Contains(c.found[0].Message.ZH, fmt.Sprintf("有 %d 项，最多 %d 项", n, most)); said != (n > most) {
					t.Errorf("%s: %d elements of %s: %v", kind, n, field, c.found[:min(1, len(c.found))])
				}
			}
			visit(kind, typ.Elem, o.in(o.label, "k", o.place), most)
		}
	}
	for _, f := range Language().Root.Fields {
		most := maxRegister
		if f.Name == "matter" || f.Name == "procedure" {
			most = maxList
		}
		if f.Type.Kind == metamodel.Map {
			visit(f.Name, f.Type.Elem, owner{path: []string{f.Name, "x"}, place: diag.Place{File: "x.cue"}}, most)
		}
	}
	for _, kind := range []string{"matter", "procedure", "fact", "law", "calendar", "department"} {
		if lists[kind] == 0 {
			t.Errorf("no list of a %s", kind)
		}
	}
	t.Log(lists)

	_, found := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "x.cue": text(strings.Replace(matter, `["自然人"]`, "["+strings.Repeat(`"自然人", `, maxList+1)+"]", 1))})
	if !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == "S016" && d.Field == "audience" }) {
		t.Errorf("a matter for %d is read, found %v", maxList+1, found)
	}
}
