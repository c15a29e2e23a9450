package schema

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
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
