package main

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/matterc/matterc/schema"
)

// overlay is a folder in which some files have other contents than on the disk: what a catalog will be once they are written.
type overlay struct {
	fs.FS
	files map[string][]byte
}

// Open opens a file as it is to be, and everything else as it is.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.FS.Open(name)
	data, ok := o.files[name]
	if err != nil || !ok {
		return f, err
	}
	return &planned{f, bytes.NewReader(data)}, nil
}

// planned is a file with the contents it is to have.
type planned struct {
	fs.File
	data *bytes.Reader
}

// Read reads what is to be written.
func (p *planned) Read(b []byte) (int, error) { return p.data.Read(b) }

// rewrite writes files of a catalog that have been read before, each in one step, and one of them last: where it is the one that says what
// was to be done, who is interrupted can do it again. A file that somebody has written meanwhile is left as it is, and so are those behind it.
func (a *app) rewrite(l *loaded, files map[string][]byte, last string) error {
	root, err := openFolder(l.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	names := slices.Sorted(maps.Keys(files))
	if i := slices.Index(names, last); i >= 0 {
		names = append(slices.Delete(names, i, i+1), last)
	}
	for _, name := range names {
		was, _ := l.Source(name)
		info, err := root.Lstat(name)
		if err == nil && !info.Mode().IsRegular() {
			return cannot("“%s”不是普通文件，没有改动它", "%s is not a plain file and was left as it is", l.name(name))
		}
		is, err := readIn(root, name)
		if err != nil {
			return fileError("文件“%s”读不了：%s", "file %s cannot be read: %s", l.name(name), err)
		}
		if !bytes.Equal(is, was) {
			return cannot("文件“%s”在这期间有人改过，没有改动它；请再运行一次", "file %s has been changed meanwhile and was left as it is; run this again", l.name(name))
		}
		if err := a.unfinished.writeFile(filepath.Join(l.dir, filepath.FromSlash(name)), files[name], 0o666); err != nil {
			return err
		}
	}
	return nil
}

// readIn reads a file of a catalog through the root of its folder.
func readIn(root *os.Root, name string) ([]byte, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, schema.MaxFileBytes+1))
}
