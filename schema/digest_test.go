package schema

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestDigest compares with what sha256sum says of the same files, by hand, and what Load says with what Digest says.
func TestDigest(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"catalog.cue": "package catalog\n", "a/b.cue": "package catalog\n\n", "a-b.cue": "package catalog\n\n// \"forms/x.md\"\n", "forms/x.md": "表\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	digest := func() string {
		t.Helper()
		cat, _, err := Load(files, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := Digest(slices.Collect(maps.Keys(files)), func(name string) (Summary, bool) { return Summarize(name, files[name].Data) })
		if got != cat.Digest {
			t.Errorf("the digest is %s, and %s where it is loaded", got, cat.Digest)
		}
		for _, name := range cat.Covered {
			if _, ok := cat.Source(name); !ok {
				t.Errorf("%s is covered and was not read", name)
			}
		}
		return cat.Digest
	}
	const want = "1803f92b562cdb6f606ffbaf7bc0102235855e89001784657b5e0b172ff47d20"
	if got := digest(); got != want {
		t.Errorf("the digest is %s, want %s", got, want)
	}
	for name, text := range map[string]string{
		SchemaFile: "package catalog\n", "README.md": "r", "out/guides/a.md": "x", "forms/.x.md": "x", ".git/x.cue": "x", "cue.mod/module.cue": "x",
		"big.cue": strings.Repeat("x", MaxFileBytes+1), "bad.cue": "\xff", "a/b/c/d/e/f/g/h/i/j/k/l/m/n.cue": "x", "x.cue/y.txt": "x",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	if got := digest(); got != want {
		t.Errorf("the digest is %s with files that do not count", got)
	}
	for _, name := range []string{"forms/x.md", "a/b.cue", "a\nb.cue"} {
		before := digest()
		files[name] = &fstest.MapFile{Data: []byte("x" + name)}
		if digest() == before {
			t.Errorf("%q does not count", name)
		}
	}
}

// TestFormName compares with the catalog language.
func TestFormName(t *testing.T) {
	for _, s := range schemaFiles() {
		if strings.Contains(string(s.Data), "#File: string & =~#\""+"^"+formPath+"$\"#\n") {
			return
		}
	}
	t.Errorf("#File is not %s", formPath)
}
