package main

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema"
)

// TestParseTree reads a folder of git, and what a stranger may have made of one.
func TestParseTree(t *testing.T) {
	id := strings.Repeat("\x01", 20)
	list, err := parseTree([]byte("100644 a.cue\x00"+id+"100755 b.cue\x00"+id+"120000 link\x00"+id+"160000 module\x00"+id+"40000 sub\x00"+id+
		"40000 .git\x00"+id+"40000 ..\x00"+id+"100644 a/b.cue\x00"+id+"100644 \x00"+id+"100644 \xff.cue\x00"+id), 20)
	var names []string
	for _, e := range list {
		names = append(names, e.name)
		if e.id != strings.Repeat("01", 20) || e.folder != (e.name == "sub") {
			t.Errorf("%+v", e)
		}
	}
	if got := strings.Join(names, " "); err != nil || got != "a.cue b.cue sub" {
		t.Errorf("%q, %v", got, err)
	}
	for _, broken := range []string{"100644", "100644 a", "100644 a\x00" + id[1:], "100644\x00" + id} {
		if _, err := parseTree([]byte(broken), 20); err == nil {
			t.Errorf("%q is a folder", broken)
		}
	}
}

// TestMemory walks and loads files in memory.
func TestMemory(t *testing.T) {
	m := memory{}
	if err := fs.WalkDir(m, ".", func(string, fs.DirEntry, error) error { return nil }); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"b/c/d.cue", "b/a.cue", "z.cue", "b.cue"} {
		m.add(name, []byte("package catalog\n"))
	}
	var names []string
	if err := fs.WalkDir(m, ".", func(name string, d fs.DirEntry, err error) error {
		if d.IsDir() {
			name += "/"
		}
		names = append(names, name)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(names, " "); got != "./ b/ b/a.cue b/c/ b/c/d.cue b.cue z.cue" {
		t.Error(got)
	}
	cat, _, err := schema.Load(m, schema.Options{})
	if err != nil || len(cat.Covered) != 4 {
		t.Errorf("%v, %v", cat.Covered, err)
	}
	for _, name := range []string{"c", "b/c/e", "b/c/d.cue/x"} {
		if _, err := m.Open(name); err == nil {
			t.Errorf("%s is there", name)
		}
	}
}
