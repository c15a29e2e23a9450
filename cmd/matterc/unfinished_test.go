package main

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/schema/edit"
)

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "f")
	if err := new(unfinished).writeFile(name, []byte("1"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := firstError(os.Chmod(name, 0o604), new(unfinished).writeFile(name, []byte("2"), 0o666)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(name)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o604 { // which has no such modes
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"f=2"}) {
		t.Errorf("the folder holds %q", got)
	}
	if err := new(unfinished).writeFile(dir, nil, 0o666); err == nil {
		t.Error("a folder was overwritten")
	}
	long := strings.Repeat("长", 80) // of 255 bytes that a file system takes there is no room for another name of the same length
	if err := new(unfinished).writeFile(filepath.Join(dir, long), []byte("3"), 0o666); err != nil {
		t.Error(err)
	}
}

func TestAddFile(t *testing.T) {
	dir := t.TempDir()
	if err := new(unfinished).addFile(dir, "d/f", []byte("1")); err != nil {
		t.Fatal(err)
	}
	if err := new(unfinished).addFile(dir, "d/f", []byte("2")); err == nil || !strings.Contains(err.Error(), "already exists") {
		t.Errorf("error %v", err)
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"d/f=1"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestAbandoned leaves what processes that are no more, and processes at work, have unfinished: the next one removes the former.
func TestAbandoned(t *testing.T) {
	for name, write := range map[string]func(u *unfinished, dir string) error{
		"writeFile":   func(u *unfinished, dir string) error { return u.writeFile(filepath.Join(dir, "f"), nil, 0o666) },
		"addFile":     func(u *unfinished, dir string) error { return u.addFile(dir, "f", nil) },
		"writeOutput": func(u *unfinished, dir string) error { return u.writeOutput(filepath.Join(dir, "f"), nil) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, name := range []string{".f.matterc-new-1", ".g.matterc-old-2", ".h.matterc-new-held", "out", ".out", ".f.matterc-new-"} {
				if err := firstError(os.Mkdir(filepath.Join(dir, name), 0o777), os.WriteFile(filepath.Join(dir, name, "x"), nil, 0o666)); err != nil {
					t.Fatal(err)
				}
			}
			for _, name := range []string{".f.matterc-tmp-3", ".g.matterc-tmp-held", "f.matterc-tmp-4", ".f.matterc-tmp-5.cue"} {
				if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			for _, name := range []string{".h.matterc-new-held", ".g.matterc-tmp-held"} {
				f, err := os.Open(filepath.Join(dir, name))
				if err != nil {
					t.Fatal(err)
				}
				defer f.Close()
				if err := hold(f); err != nil {
					t.Skipf("nothing can be held here: %v", err)
				}
			}
			if err := write(new(unfinished), dir); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range tree(t, dir) {
				if !strings.HasPrefix(e, "f=") {
					got = append(got, e)
				}
			}
			want := []string{".f.matterc-new-/x=", ".f.matterc-tmp-5.cue=", ".g.matterc-tmp-held=", ".h.matterc-new-held/x=", ".out/x=", "f.matterc-tmp-4=", "out/x="}
			if !slices.Equal(got, want) {
				t.Errorf("left are %q, want %q", got, want)
			}
		})
	}
}

// TestRemoveEach removes a folder name by name, as on systems that cannot do it at once: what a link in it leads to stays.
func TestRemoveEach(t *testing.T) {
	dir := t.TempDir()
	if err := firstError(os.MkdirAll(filepath.Join(dir, "x", "d", "e"), 0o777), os.WriteFile(filepath.Join(dir, "x", "d", "f"), nil, 0o666),
		os.Mkdir(filepath.Join(dir, "other"), 0o777), os.WriteFile(filepath.Join(dir, "other", "f"), nil, 0o666)); err != nil {
		t.Fatal(err)
	}
	_ = os.Symlink(filepath.Join(dir, "other"), filepath.Join(dir, "x", "link")) // where there are links
	if err := removeEach(filepath.Join(dir, "x")); err != nil {
		t.Error(err)
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"other/f="}) {
		t.Errorf("left are %q", got)
	}
	if err := removeEach(filepath.Join(dir, "x")); err == nil {
		t.Error("what is not there was removed")
	}
}

// TestRestore finds a folder that a killed process has taken out of its place, where two cannot be exchanged.
func TestRestore(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, ".out.matterc-old-1")
	if err := firstError(os.Mkdir(old, 0o777), os.WriteFile(filepath.Join(old, "x"), []byte("old"), 0o666)); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-48 * time.Hour) // where it cannot be told who holds it its age tells
	if err := os.Chtimes(old, long, long); err != nil {
		t.Fatal(err)
	}
	if err := new(unfinished).writeOutput(filepath.Join(dir, "out"), files("x", "new", "x/y", "cannot be")); err == nil {
		t.Fatal("no error")
	}
	if got := tree(t, dir); !slices.Equal(got, []string{"out/x=old"}) {
		t.Errorf("the folder holds %q", got)
	}
}

// TestEnd ends the process while things are unfinished: they are gone, and nothing finishes after that.
func TestEnd(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	u := new(unfinished)
	folder, err := u.folder(root, "out", 0o777)
	if err != nil {
		t.Fatal(err)
	}
	file, f, err := u.file(root, "f", 0o666)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("half")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, folder, "x"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	u.end()
	if got := tree(t, dir); len(got) > 0 {
		t.Errorf("left are %q", got)
	}
	done := make(chan error)
	go func() {
		done <- u.finish(file, func() error { return os.WriteFile(filepath.Join(dir, "f"), nil, 0o666) })
	}()
	select {
	case err := <-done:
		t.Errorf("it finished after the end: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
}

// TestInterrupted ends commands at every moment by every signal, and by one that nothing can heed: what was there stays whole or the new
// is there whole, and what is unfinished is gone, in the second case after the next run.
func TestInterrupted(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	program := filepath.Join(work, "matterc") // by which name TestMain knows what to be
	if err := os.Symlink(exe, program); err != nil {
		t.Skip(err)
	}
	matterc := func(dir string, args ...string) *exec.Cmd {
		cmd := exec.Command(program, args...)
		cmd.Dir = dir
		return cmd
	}
	must := func(cmd *exec.Cmd) {
		t.Helper()
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%q: %v\n%s", cmd.Args, err, said)
		}
	}
	must(matterc(work, "init", "catalog"))
	catalog := filepath.Join(work, "catalog")
	messy := filepath.Join(work, "messy")
	if err := os.Mkdir(messy, 0o777); err != nil {
		t.Fatal(err)
	}
	source, laid := "package catalog\n\n\n\n_a:   1\n", "package catalog\n\n_a: 1\n"
	for i := range 100 {
		if err := os.WriteFile(filepath.Join(messy, fmt.Sprintf("f%d.cue", i)), []byte(source), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	skeleton, err := edit.Skeleton()
	if err != nil {
		t.Fatal(err)
	}
	var whole []string
	for _, f := range skeleton {
		whole = append(whole, f.Name+"="+string(f.Data))
	}
	slices.Sort(whole)

	must(matterc(work, "build", catalog, "--only", "json,guide"))
	built := tree(t, filepath.Join(work, "out"))

	for _, c := range []struct {
		name  string
		args  []string
		reset func(dir string) // makes what the command works on
		check func(dir string, ended bool) string
	}{
		{"build", []string{"build", catalog, "--only", "json,guide"}, func(dir string) {
			if err := os.CopyFS(filepath.Join(dir, "out"), os.DirFS(filepath.Join(work, "out"))); err != nil {
				t.Fatal(err)
			}
		}, func(dir string, _ bool) string {
			if got := tree(t, filepath.Join(dir, "out")); !slices.Equal(got, built) {
				return fmt.Sprintf("out has %d files of %d", len(got), len(built))
			}
			return ""
		}},
		{"init", []string{"init", "new"}, func(string) {}, func(dir string, ended bool) string {
			if _, err := os.Lstat(filepath.Join(dir, "new")); os.IsNotExist(err) && !ended {
				return ""
			}
			if got := tree(t, filepath.Join(dir, "new")); !slices.Equal(got, whole) {
				return fmt.Sprintf("new has %d files of %d", len(got), len(whole))
			}
			return ""
		}},
		{"new", []string{"new", "matter", "x", "--catalog", catalog}, func(string) {
			os.Remove(filepath.Join(catalog, "matters", "x.cue"))
		}, func(string, bool) string {
			data, err := os.ReadFile(filepath.Join(catalog, "matters", "x.cue"))
			if err == nil && !strings.HasSuffix(string(data), "}\n") {
				return fmt.Sprintf("x.cue is half: %q", data)
			}
			return ""
		}},
		{"fmt", []string{"fmt", "messy"}, func(dir string) {
			if err := os.CopyFS(filepath.Join(dir, "messy"), os.DirFS(messy)); err != nil {
				t.Fatal(err)
			}
		}, func(dir string, ended bool) string {
			for _, e := range tree(t, filepath.Join(dir, "messy")) {
				if name, data, _ := strings.Cut(e, "="); data != laid && (ended || data != source) && !strings.HasPrefix(name, ".") {
					return fmt.Sprintf("%s is %q", name, data)
				}
			}
			return ""
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fresh := func() string {
				dir := t.TempDir()
				c.reset(dir)
				return dir
			}
			dir := fresh()
			start := time.Now()
			must(matterc(dir, c.args...))
			took := time.Since(start)
			seen := map[int]bool{}
			const moments = 4
			for i, heeded := 0, false; i < moments || !heeded && i < 10*moments; i++ {
				s := []syscall.Signal{syscall.SIGTERM, syscall.SIGKILL, syscall.SIGHUP, syscall.SIGINT}[i%4]
				dir := fresh()
				cmd := matterc(dir, c.args...)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(took * time.Duration(i%moments+1) / (moments + 1))
				_ = cmd.Process.Signal(s) // it may have ended
				_ = cmd.Wait()
				status := cmd.ProcessState.ExitCode()
				seen[status] = true
				heeded = heeded || status > statusInterrupted
				if want := statusInterrupted + int(s); status != statusOK && status != want && status != -1 { // killed, or not yet heeding
					t.Errorf("signal %d: status %d, want %d", s, status, want)
				}
				if problem := c.check(dir, status == statusOK); problem != "" {
					t.Errorf("signal %d: %s", s, problem)
				}
				if s == syscall.SIGKILL && status != statusOK {
					if c.name == "new" {
						c.reset(dir)
					}
					must(matterc(dir, append(slices.Clone(c.args), "--quiet")...))
				}
				for _, place := range []string{dir, catalog} {
					for _, e := range tree(t, place) {
						if strings.Contains(e, ".matterc-") {
							t.Errorf("signal %d: left is %s", s, e)
						}
					}
				}
			}
			if !slices.ContainsFunc(slices.Collect(maps.Keys(seen)), func(status int) bool { return status > statusInterrupted }) {
				t.Errorf("no signal has been heeded, statuses %v", seen)
			}
		})
	}
}

// TestFill adds what a killed init has not written into a folder that was there, and refuses a folder that has anything else.
func TestFill(t *testing.T) {
	all := files("a", "1", "d/b", "2", "d/c", "3")
	for name, c := range map[string]struct {
		there []output.File
		ok    bool
	}{
		"empty":   {nil, true},
		"a part":  {files("d/b", "2"), true},
		"whole":   {all, false},
		"other":   {files("d/b", "other"), false},
		"half":    {files("a", ""), false},
		"further": {files("a", "1", "z", "9"), false},
		"folder":  {files("e/f", ""), false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, f := range c.there {
				if err := firstError(os.MkdirAll(filepath.Dir(filepath.Join(dir, f.Path)), 0o777), os.WriteFile(filepath.Join(dir, f.Path), f.Data, 0o666)); err != nil {
					t.Fatal(err)
				}
			}
			before := tree(t, dir)
			err := new(unfinished).fill(dir, all)
			got := tree(t, dir)
			if c.ok && (err != nil || !slices.Equal(got, []string{"a=1", "d/b=2", "d/c=3"})) || !c.ok && (err == nil || !slices.Equal(got, before)) {
				t.Errorf("error %v, the folder holds %q", err, got)
			}
		})
	}
}
