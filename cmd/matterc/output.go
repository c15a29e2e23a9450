package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/schema/diag"
)

// checkPlace refuses a folder that a build cannot replace, whatever is to be written: a link, a file, what is mounted, and a folder
// that the catalog is in.
func checkPlace(out, catalog string) error {
	info, err := os.Lstat(out)
	switch {
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		return cannot("输出文件夹“%s”是符号链接，没有改动它", "the output folder %s is a symbolic link and was left as it is", out)
	case err == nil && !info.IsDir():
		return cannot("“%s”不是文件夹，不能输出到这里", "%s is not a folder", out)
	case err == nil && mounted(out):
		return bound(out)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fileError("输出文件夹“%s”打不开：%s", "the output folder %s cannot be opened: %s", out, err)
	}
	if inside, err := contains(out, catalog); err != nil {
		return fileError("输出文件夹“%s”打不开：%s", "the output folder %s cannot be opened: %s", out, err)
	} else if inside {
		return usage("输出文件夹“%s”里有目录“%s”，生成会把它替换掉；用 --out 换一个文件夹", "the output folder %s holds the catalog %s and would be replaced; choose another with --out", out, catalog)
	}
	return nil
}

// checkOutput refuses a folder that holds anything but what a build wrote, and returns the files that go because they are not written
// again. It is asked just before the files that take its place are written, and changes nothing.
func checkOutput(out string, files []output.File) (gone []string, err error) {
	stranger, gone, err := there(out, files)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fileError("输出文件夹“%s”读不了：%s", "the output folder %s cannot be read: %s", out, err)
	}
	if stranger != "" {
		return nil, cannot("输出文件夹“%s”里有不是 matterc 生成的“%s”，没有改动它；移走它，或者用 --out 换一个文件夹",
			"the output folder %s holds %s, which matterc did not write, and was left as it is; move it away or choose another folder with --out", out, stranger)
	}
	return gone, nil
}

// folders says how many files are in each of the folders that are named first in their paths, and names those that are in none.
func folders(files []string) diag.Text {
	count := map[string]int{}
	for _, f := range files {
		first, _, inside := strings.Cut(f, "/")
		if inside {
			first += "/"
		}
		count[first]++
	}
	var zh, en []string
	for _, name := range slices.Sorted(maps.Keys(count)) {
		if strings.HasSuffix(name, "/") {
			zh, en = append(zh, fmt.Sprintf("%s %d 个", name, count[name])), append(en, fmt.Sprintf("%d in %s", count[name], name))
		} else {
			zh, en = append(zh, name), append(en, name)
		}
	}
	return diag.Text{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")}
}

// contains reports whether a folder is inside another or the same. The outer one need not exist yet.
func contains(outer, inner string) (bool, error) {
	inner, err := real(inner)
	if err != nil {
		return false, err
	}
	outer, err = real(outer)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	rel, err := filepath.Rel(outer, inner)
	return err == nil && filepath.IsLocal(rel), nil
}

func real(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

// manifestName is the file by which a build knows its own output.
const manifestName = "manifest.json"

// readmeName is the file of the output that may be committed to git, and so be there without a manifest.
const readmeName = "README.md"

// there looks at an output folder and returns a file that no build wrote, or "", and those that a build wrote and that are not among
// the files now to be written. A build wrote what its manifest lists, and a README.md that is the one of the files now to be written.
func there(out string, files []output.File) (stranger string, gone []string, err error) {
	var manifest struct {
		ToolVersion string
		Edition     struct{ Digest string }
		Files       []struct{ Path string }
	}
	ours, next := map[string]bool{}, map[string]bool{}
	for _, f := range files {
		next[f.Path] = true
		if f.Path == readmeName {
			there, err := readPlain(filepath.Join(out, readmeName))
			ours[readmeName] = err == nil && bytes.Equal(there, f.Data)
		}
	}
	raw, err := readPlain(filepath.Join(out, manifestName))
	if err == nil && json.Unmarshal(raw, &manifest) == nil && manifest.ToolVersion != "" && manifest.Edition.Digest != "" {
		ours[manifestName] = true
		for _, f := range manifest.Files {
			ours[f.Path] = true
		}
	}
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		switch {
		case d.IsDir():
		case ours[name] && !next[name]:
			gone = append(gone, name)
		case !ours[name] && !leftover(d.Name()):
			stranger = name
			return fs.SkipAll
		}
		return nil
	})
	return stranger, gone, err
}

// maxPlain is how large a manifest of a build may be: one of 40 000 matters is a quarter of it.
const maxPlain = 256 << 20

// readPlain reads a file that is no link, no pipe and no device, and no larger than a build writes it.
func readPlain(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > maxPlain {
		return nil, fs.ErrInvalid
	}
	return os.ReadFile(name)
}

// leftover reports whether a file is what desktops and office programs leave where somebody looked.
func leftover(name string) bool {
	return name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini" || strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock.")
}

// writeOutput replaces the output folder whole: the files go to a new folder beside it, are on the disk before anything
// is replaced, and take its place in one step. If anything fails the old folder is as it was.
func (u *unfinished) writeOutput(out string, files []output.File) error {
	err := u.replace(out, files)
	switch {
	case errors.Is(err, syscall.EBUSY), errors.Is(err, syscall.EXDEV): // it is mounted, or a part of a container's image
		return bound(out)
	case inUse(err):
		return cannot("输出文件夹“%[1]s”换不了：里面有文件正被别的程序打开（例如 WPS），或者没有权限。没有改动它；关掉打开的文件再运行",
			"the output folder %[1]s cannot be replaced: another program has a file in it open, or there is no permission. It was left as it is; close the file and run this again", out)
	case err != nil:
		return fileError("输出文件夹“%s”写不了：%s", "the output folder %s cannot be written: %s", out, err)
	}
	return nil
}

// bound says that the system does not let a folder be replaced, and what to do.
func bound(out string) error {
	return cannot("输出文件夹“%[1]s”是挂载上来的（例如容器的卷），系统不让整个替换，没有改动它；输出到它里面的一个文件夹：--out %[2]s",
		"the output folder %[1]s is mounted there, as the volume of a container is, and cannot be replaced whole; it was left as it is. Write to a folder inside it: --out %[2]s",
		out, filepath.Join(out, "matterc"))
}

func (u *unfinished) replace(out string, files []output.File) error {
	out, err := filepath.Abs(out)
	if err != nil {
		return err
	}
	dir, base := filepath.Split(out)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := restore(root, base, time.Now()); err != nil {
		return err
	}
	fresh, err := u.folder(root, base, 0o777)
	if err != nil {
		return err
	}
	err = writeTree(root, fresh, files)
	return u.finish(fresh, func() error {
		if err == nil {
			err = swap(root, fresh, base)
		}
		return err
	})
}

// writeTree writes files into an empty folder and waits until they, and the folders that name them, are on the disk.
func writeTree(above *os.Root, dir string, files []output.File) error {
	root, err := above.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	folders := map[string]bool{".": true}
	for _, f := range files {
		folder := path.Dir(f.Path)
		if !folders[folder] {
			if err := root.MkdirAll(folder, 0o777); err != nil {
				return err
			}
		}
		for ; !folders[folder]; folder = path.Dir(folder) {
			folders[folder] = true
		}
	}
	if err := concurrently(files, func(f output.File) error { return writeDurably(root, f) }); err != nil {
		return err
	}
	return concurrently(slices.Sorted(maps.Keys(folders)), func(folder string) error { return syncFolder(root, folder) })
}

// concurrently does something to all items, many at once, for they mostly wait for the disk. A panic in one becomes the
// caller's, so that a defect is reported as one.
func concurrently[T any](items []T, do func(T) error) error {
	var (
		wg     sync.WaitGroup
		mu     sync.Mutex
		failed error
		defect any
		next   = make(chan T)
	)
	one := func(item T) (err error) {
		defer func() {
			p := recover()
			mu.Lock()
			defer mu.Unlock()
			failed = errors.Join(failed, err)
			if p != nil && defect == nil {
				defect = fmt.Sprintf("%v\n%s", p, debug.Stack())
			}
		}()
		return do(item)
	}
	for range 4 * runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for item := range next {
				one(item)
			}
		})
	}
	for _, item := range items {
		next <- item
	}
	close(next)
	wg.Wait()
	if defect != nil {
		panic(defect)
	}
	return failed
}

// syncFolder waits until the names in a folder are on the disk. Windows keeps them so by itself and cannot be asked.
func syncFolder(root *os.Root, name string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := root.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func writeDurably(root *os.Root, file output.File) error {
	f, err := root.OpenFile(file.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(file.Data)
	return errors.Join(err, f.Sync(), f.Close())
}

// swap puts a new folder in the place of another. What was in the place is then under the name of the new one, or gone.
func swap(root *os.Root, fresh, out string) error {
	if info, err := root.Lstat(out); err == nil && !info.IsDir() { // some systems put a folder in the place of a file
		return &fs.PathError{Op: "replace", Path: out, Err: syscall.ENOTDIR}
	}
	err := root.Rename(fresh, out)
	if err == nil { // there was none, or an empty one
		return nil
	}
	switch _, statErr := root.Lstat(out); {
	case errors.Is(statErr, fs.ErrNotExist):
		return patiently(inUse, func() error { return root.Rename(fresh, out) })
	case statErr != nil:
		return err
	}
	if exchange(filepath.Join(root.Name(), fresh), filepath.Join(root.Name(), out)) == nil {
		return nil
	}
	return swapInSteps(root, fresh, out)
}

// swapInSteps is swap where two folders cannot change places: for a moment there is none, and restore puts the old one back if the
// process is killed then. No file of ours is open in the old one when it is removed, for Windows removes none that is open; what
// another program has open there stays under a hidden name until a later build.
func swapInSteps(root *os.Root, fresh, out string) error {
	f, err := root.Open(out)
	if err != nil {
		return err
	}
	_ = hold(f) // for restore; where it cannot be held its age tells
	old := besides(out, "old")
	err = patiently(inUse, func() error { return root.Rename(out, old) })
	if err == nil {
		if err = patiently(inUse, func() error { return root.Rename(fresh, out) }); err != nil {
			err = errors.Join(err, patiently(inUse, func() error { return root.Rename(old, out) }))
		}
	}
	f.Close()
	if err == nil {
		_ = patiently(inUse, func() error { return removeAll(root, old) }) // or else a later build does
	}
	return err
}

// patiently does something again for a second as long as another program is in its way: a virus scanner looks at every new
// file for a moment.
func patiently(inUse func(error) bool, do func() error) error {
	for wait := time.Millisecond; ; wait *= 2 {
		err := do()
		if err == nil || !inUse(err) || wait > time.Second {
			return err
		}
		time.Sleep(wait)
	}
}

// restore puts the old folder back that a process has taken out of its place when it was killed before the new one was there. Where
// the place is taken, old folders are what nobody could remove, and go. That needs no look at who holds them: they are listed before
// the place is looked at, and whoever has taken one of them out has filled the place since.
func restore(root *os.Root, out string, now time.Time) (err error) {
	var old []string
	for _, name := range entries(root, ".") {
		if strings.HasPrefix(name, hiddenPrefix(out)+"old-") && hiddenName.MatchString(name) {
			old = append(old, name)
		}
	}
	if _, err := root.Lstat(out); !errors.Is(err, fs.ErrNotExist) {
		for _, name := range old {
			_ = removeAll(root, name) // or else a later build does
		}
		return nil
	}
	for _, name := range old {
		ifAbandoned(root, name, now, func() { err = root.Rename(name, out) })
		return err
	}
	return nil
}
