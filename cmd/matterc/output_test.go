package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/matterc/matterc/render/output"
)

// tree lists what is below a folder, with the contents of files.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, relErr := filepath.Rel(dir, name)
		list = append(list, filepath.ToSlash(rel)+"="+string(data))
		return firstError(err, relErr)
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func files(pairs ...string) []output.File {
	var list []output.File
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, output.File{Path: pairs[i], Data: []byte(pairs[i+1])})
	}
	return list
}

func TestWriteOutput(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "a", "out")
	for _, c := range []struct {
		files []output.File
		want  []string
	}{
		{files("x", "1", "d/y", "2"), []string{"out/d/y=2", "out/x=1"}},
		{files("x", "3", "e/f/z", "4"), []string{"out/e/f/z=4", "out/x=3"}},
	} {
		if err := writeOutput(out, c.files); err != nil {
			t.Fatal(err)
		}
		if got := tree(t, filepath.Dir(out)); !slices.Equal(got, c.want) {
			t.Errorf("the folder holds %q, want %q", got, c.want)
		}
	}
}

// TestWriteOutputFails fails in the middle of writing: the old output stays, and nothing is left beside it.
func TestWriteOutputFails(t *testing.T) {
	for name, bad := range map[string][]output.File{
		"outside":       files("x", "new", "../escaped", "new"),
		"twice":         files("x", "new", "x", "new"),
		"file and path": files("x", "new", "x/y", "new"),
		"long name":     files("x", "new", strings.Repeat("n", 300), "new"),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			out := filepath.Join(dir, "out")
			if err := writeOutput(out, files("x", "old")); err != nil {
				t.Fatal(err)
			}
			if err := writeOutput(out, bad); err == nil {
				t.Error("no error")
			}
			if got := tree(t, dir); !slices.Equal(got, []string{"out/x=old"}) {
				t.Errorf("the folder holds %q", got)
			}
		})
	}
}

// TestConcurrently meets a failure and a defect in the middle of many items.
func TestConcurrently(t *testing.T) {
	items := make([]int, 1000)
	for i := range items {
		items[i] = i
	}
	do := func(defect bool) func(int) error {
		return func(i int) error {
			switch {
			case i == 500:
				return os.ErrClosed
			case defect && i%2 == 1:
				panic("a defect")
			}
			return nil
		}
	}
	if err := concurrently(items, do(false)); !errors.Is(err, os.ErrClosed) {
		t.Errorf("error %v", err)
	}
	defer func() {
		if got := fmt.Sprint(recover()); !strings.HasPrefix(got, "a defect\n") || !strings.Contains(got, "output_test.go") {
			t.Errorf("the caller is told %q", got)
		}
	}()
	t.Errorf("no panic, but %v", concurrently(items, do(true)))
}

// TestSwapFails finds something other than a folder in the place.
func TestSwapFails(t *testing.T) {
	dir := t.TempDir()
	fresh, out := filepath.Join(dir, "fresh"), filepath.Join(dir, "out")
	if err := writeTree(fresh, files("x", "new")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(out, []byte("a file"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := swap(fresh, out); err == nil {
		t.Error("no error")
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"fresh/x=new", "out=a file"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestRemoveStale removes what a killed build left an hour ago and nothing else.
func TestRemoveStale(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	now := time.Now()
	for name, age := range map[string]time.Duration{
		".out.matterc-new-1": 2 * time.Hour, ".out.matterc-old-2": 2 * time.Hour, ".out.matterc-new-3": time.Minute,
		".other.matterc-new-4": 2 * time.Hour, ".out": 2 * time.Hour, "out": 2 * time.Hour, ".out.matterc-tmp-5": 2 * time.Hour,
	} {
		if err := firstError(os.Mkdir(filepath.Join(dir, name), 0o777), os.WriteFile(filepath.Join(dir, name, "f"), nil, 0o666),
			os.Chtimes(filepath.Join(dir, name), now.Add(-age), now.Add(-age))); err != nil {
			t.Fatal(err)
		}
	}
	removeStale(out, now)
	want := []string{".other.matterc-new-4/f=", ".out/f=", ".out.matterc-new-3/f=", ".out.matterc-tmp-5/f=", "out/f="}
	if got := tree(t, dir); !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "f")
	if err := writeFile(name, []byte("1"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := firstError(os.Chmod(name, 0o604), writeFile(name, []byte("2"), 0o666)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil || info.Mode().Perm() != 0o604 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"f=2"}) {
		t.Errorf("the folder holds %q", got)
	}
	if err := writeFile(dir, nil, 0o666); err == nil {
		t.Error("a folder was overwritten")
	}
}
