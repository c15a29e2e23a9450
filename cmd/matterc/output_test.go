package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

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
		if err := new(unfinished).writeOutput(out, c.files); err != nil {
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
			if err := new(unfinished).writeOutput(out, files("x", "old")); err != nil {
				t.Fatal(err)
			}
			if err := new(unfinished).writeOutput(out, bad); err == nil {
				t.Error("no error")
			}
			if got := tree(t, dir); !slices.Equal(got, []string{"out/x=old"}) {
				t.Errorf("the folder holds %q", got)
			}
		})
	}
}

// names lists what is in a folder, hidden names too.
func names(t *testing.T, dir string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// TestSwapInSteps replaces a folder as systems do on which two cannot change places: nothing is left beside it.
func TestSwapInSteps(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, word := range []string{"1", "2", "3"} {
		if err := firstError(os.Mkdir(filepath.Join(dir, "new"), 0o777), os.WriteFile(filepath.Join(dir, "new", "x"), []byte(word), 0o666)); err != nil {
			t.Fatal(err)
		}
		if word == "1" {
			err = swap(root, "new", "out")
		} else {
			err = swapInSteps(root, "new", "out")
		}
		if got := tree(t, dir); err != nil || !slices.Equal(got, []string{"out/x=" + word}) {
			t.Fatalf("%v; the folder holds %q", err, got)
		}
		if got := names(t, dir); !slices.Equal(got, []string{"out"}) {
			t.Errorf("left are %q", got)
		}
	}
}

// TestOldOutput finds old folders that builds before could not remove, beside one that is in its place: they go, even where a system
// cannot tell whether somebody is at work on them, and however new they are.
func TestOldOutput(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"out", ".out.matterc-old-1", ".out.matterc-old-2", ".out.matterc-old-x.y", ".other.matterc-old-3"} {
		if err := firstError(os.Mkdir(filepath.Join(dir, name), 0o777), os.WriteFile(filepath.Join(dir, name, "x"), []byte("old"), 0o666)); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(filepath.Join(dir, name)) // as a system sees it that cannot tell
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := hold(f); err != nil && name != "out" && !errors.Is(err, errors.ErrUnsupported) {
			t.Fatal(err)
		}
		if runtime.GOOS == "windows" {
			f.Close()
		}
	}
	if err := new(unfinished).writeOutput(filepath.Join(dir, "out"), files("x", "new")); err != nil {
		t.Fatal(err)
	}
	if got, want := names(t, dir), []string{".other.matterc-old-3", ".out.matterc-old-x.y", "out"}; !slices.Equal(got, want) {
		t.Errorf("left are %q, want %q", got, want)
	}
}

// TestPatiently waits for what is in the way, not for ever, and for nothing else.
func TestPatiently(t *testing.T) {
	for name, c := range map[string]struct {
		err   error
		after int // that many times it fails
		want  error
		tries int
	}{
		"at once":       {nil, 0, nil, 1},
		"after a while": {os.ErrDeadlineExceeded, 3, nil, 4},
		"never":         {os.ErrDeadlineExceeded, 1 << 30, os.ErrDeadlineExceeded, 11},
		"another error": {os.ErrExist, 1 << 30, os.ErrExist, 1},
	} {
		tries := 0
		err := patiently(func(err error) bool { return errors.Is(err, os.ErrDeadlineExceeded) }, func() error {
			if tries++; tries <= c.after {
				return c.err
			}
			return nil
		})
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) || tries != c.tries {
			t.Errorf("%s: %v after %d tries", name, err, tries)
		}
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
	if err := os.WriteFile(filepath.Join(dir, "out"), []byte("a file"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := new(unfinished).writeOutput(filepath.Join(dir, "out"), files("x", "new")); err == nil {
		t.Error("no error")
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"out=a file"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestMounted builds where a volume is mounted: the folder is refused and stays as it is, and a folder inside it is not.
func TestMounted(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	if err := firstError(os.Mkdir(out, 0o777), os.WriteFile(filepath.Join(out, "x"), []byte("old"), 0o666)); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("mount", "--bind", out, out).CombinedOutput(); err != nil {
		t.Skipf("nothing can be mounted here: %s", said)
	}
	t.Cleanup(func() {
		if said, err := exec.Command("umount", out).CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, said)
		}
	})
	for what, err := range map[string]error{
		"asked before":  checkPlace(out, t.TempDir()),
		"while written": new(unfinished).writeOutput(out, files("x", "new")),
	} {
		if err == nil || !strings.Contains(err.Error(), "--out "+filepath.Join(out, "matterc")) {
			t.Errorf("%s: %v", what, err)
		}
	}
	inside := filepath.Join(out, "matterc")
	for _, word := range []string{"1", "2"} {
		if err := firstError(checkPlace(inside, t.TempDir()), new(unfinished).writeOutput(inside, files("x", word))); err != nil {
			t.Error(err)
		}
		if got := tree(t, dir); !slices.Equal(got, []string{"out/matterc/x=" + word, "out/x=old"}) {
			t.Errorf("the folder holds %q", got)
		}
	}
}
