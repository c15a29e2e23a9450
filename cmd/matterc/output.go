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
	"time"

	"github.com/matterc/matterc/render/output"
)

// checkOutput refuses a folder that a build may not replace: a link, a file, a folder that the catalog is in, and one that
// holds anything but what a build wrote. It is asked just before the files that take its place are written, and changes
// nothing.
func checkOutput(out, catalog string, files []output.File) error {
	info, err := os.Lstat(out)
	switch {
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		return cannot("输出文件夹“%s”是符号链接，没有改动它", "the output folder %s is a symbolic link and was left as it is", out)
	case err == nil && !info.IsDir():
		return cannot("“%s”不是文件夹，不能输出到这里", "%s is not a folder", out)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fileError("输出文件夹“%s”打不开：%s", "the output folder %s cannot be opened: %s", out, err)
	}
	if inside, err := contains(out, catalog); err != nil {
		return fileError("输出文件夹“%s”打不开：%s", "the output folder %s cannot be opened: %s", out, err)
	} else if inside {
		return usage("输出文件夹“%s”里有目录“%s”，生成会把它替换掉；用 --out 换一个文件夹", "the output folder %s holds the catalog %s and would be replaced; choose another with --out", out, catalog)
	}
	if info == nil {
		return nil
	}
	stranger, err := foreign(out, files)
	if err != nil {
		return fileError("输出文件夹“%s”读不了：%s", "the output folder %s cannot be read: %s", out, err)
	}
	if stranger != "" {
		return cannot("输出文件夹“%s”里有不是 matterc 生成的“%s”，没有改动它；移走它，或者用 --out 换一个文件夹",
			"the output folder %s holds %s, which matterc did not write, and was left as it is; move it away or choose another folder with --out", out, stranger)
	}
	return nil
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

// foreign returns a file of an output folder that no build wrote, or "". A build wrote what its manifest lists, and a
// README.md that is the one of the files now to be written.
func foreign(out string, files []output.File) (string, error) {
	var manifest struct {
		ToolVersion string
		Edition     struct{ Digest string }
		Files       []struct{ Path string }
	}
	ours := map[string]bool{}
	for _, f := range files {
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
	stranger := ""
	err = fs.WalkDir(os.DirFS(out), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !d.IsDir() && !ours[name] && !leftover(d.Name()) {
			stranger = name
			return fs.SkipAll
		}
		return nil
	})
	return stranger, err
}

// readPlain reads a file that is no link, no pipe and no device.
func readPlain(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
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
func writeOutput(out string, files []output.File) error {
	if err := os.MkdirAll(filepath.Dir(filepath.Clean(out)), 0o777); err != nil {
		return fileError("输出文件夹“%s”建不了：%s", "the output folder %s cannot be made: %s", out, err)
	}
	removeStale(out, time.Now())
	fresh := besides(out, "new")
	defer os.RemoveAll(fresh) // whatever fails, a defect included
	err := writeTree(fresh, files)
	if err == nil {
		err = swap(fresh, out)
	}
	if err != nil {
		return fileError("输出文件夹“%s”写不了：%s", "the output folder %s cannot be written: %s", out, err)
	}
	return nil
}

// writeTree writes files into a new folder and waits until they, and the folders that name them, are on the disk.
func writeTree(dir string, files []output.File) error {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
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

// swap puts a new folder in the place of another, which goes. What of the old one cannot be removed now is hidden, and a
// later build removes it.
func swap(fresh, out string) error {
	err := os.Rename(fresh, out)
	if err == nil { // there was none, or an empty one
		return nil
	}
	if info, statErr := os.Lstat(out); statErr != nil || !info.IsDir() {
		return err
	}
	if exchange(fresh, out) == nil {
		os.RemoveAll(fresh)
		return nil
	}
	old := besides(out, "old")
	if err := os.Rename(out, old); err != nil {
		return err
	}
	if err := os.Rename(fresh, out); err != nil {
		return errors.Join(err, os.Rename(old, out))
	}
	os.RemoveAll(old)
	return nil
}

// stale is the age at which a hidden folder beside the output belongs to a build that was killed.
const stale = time.Hour

// removeStale removes what killed builds of the same output folder have left beside it.
func removeStale(out string, now time.Time) {
	dir, base := filepath.Split(filepath.Clean(out))
	entries, err := os.ReadDir(filepath.Join(dir, "."))
	if err != nil {
		return // writing will say what is wrong
	}
	for _, e := range entries {
		ours := strings.HasPrefix(e.Name(), "."+base+".matterc-new-") || strings.HasPrefix(e.Name(), "."+base+".matterc-old-")
		if info, err := e.Info(); ours && e.IsDir() && err == nil && now.Sub(info.ModTime()) > stale {
			os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}
