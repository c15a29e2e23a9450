package schema

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	cueload "cuelang.org/go/cue/load"
)

// TestLeftOut wants the files that count to be those that the cue command reads, and a finding for each of the others that somebody may
// take for a part of the catalog.
func TestLeftOut(t *testing.T) {
	dir := t.TempDir()
	for name, told := range map[string]bool{
		"catalog.cue": false, "x.cue": false, "a/x.cue": false, "a/x_tests.cue": false, "a/test.cue": false, "a/x_.cue": false, "a/test/x.cue": false,
		"_x.cue": true, "x_test.cue": true, "x_tool.cue": true, "a/_x.cue": true, "_b/x.cue": true, "a/_c/d/x.cue": true, "testdata/x.cue": true, "a/testdata/d/x.cue": true,
		"x.CUE": true, "y.Cue": true, "x.cue(1)": true, "z.cue（2）": true, "x.cue - 副本": true, "x.cue.txt": true, "x．cue": true,
		".x.cue": false, ".b/x.cue": false, "x.cue.bak": false, "x.cue~": false, "x.cues": false, "cue": false, "README.md": false,
	} {
		for _, dirs := range []string{filepath.Dir(filepath.Join(dir, name)), filepath.Join(dir, "cue.mod")} {
			if err := os.MkdirAll(dirs, 0o777); err != nil {
				t.Fatal(err)
			}
		}
		text := "package catalog\n"
		if name == "catalog.cue" {
			text = edition
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		t.Run(name, func(t *testing.T) {
			alone := t.TempDir()
			full := filepath.Join(alone, name)
			if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
				t.Fatal(err)
			}
			for file, data := range map[string]string{filepath.Join(alone, "catalog.cue"): edition, full: text} {
				if err := os.WriteFile(file, []byte(data), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			_, found, err := Load(os.DirFS(alone), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := len(found) == 1 && found[0].Code == "S025" && found[0].Place.File == name; got != told || !told && len(found) > 0 {
				t.Errorf("findings: %v, want one: %v", found, told)
			}
		})
	}
	if err := os.WriteFile(filepath.Join(dir, "cue.mod", "module.cue"), []byte("module: \"example.cn/catalog\"\nlanguage: version: \"v0.9.0\"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	c, _, err := Load(os.DirFS(dir), Options{})
	if err != nil {
		t.Fatal(err)
	}
	read := map[string]bool{}
	for _, instance := range cueload.Instances([]string{"./..."}, &cueload.Config{Dir: dir}) {
		if instance.Err != nil {
			t.Fatal(instance.Err)
		}
		for _, f := range instance.BuildFiles {
			name, err := filepath.Rel(dir, f.Filename)
			if err != nil {
				t.Fatal(err)
			}
			read[filepath.ToSlash(name)] = true
		}
	}
	for _, name := range c.Covered {
		if filepath.Ext(name) == ".cue" && !read[name] {
			t.Errorf("%s counts, and cue does not read it", name)
		}
	}
	for name := range read {
		if !slices.Contains(c.Covered, name) {
			t.Errorf("cue reads %s, and it does not count", name)
		}
	}
}
