package main

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// memory is a file system in memory: its files and folders by their paths. The zero value cannot be added to.
type memory map[string]*memoryFile

// memoryFile is a file, or a folder with its entries.
type memoryFile struct {
	name    string
	data    []byte
	entries []fs.DirEntry // nil for a file
}

// add adds a file and the folders it is in.
func (m memory) add(name string, data []byte) {
	f := &memoryFile{name: path.Base(name), data: data}
	m[name] = f
	for name != "." {
		name = path.Dir(name)
		dir, known := m[name]
		if !known {
			dir = &memoryFile{name: path.Base(name)}
			m[name] = dir
		}
		dir.entries = append(dir.entries, fs.FileInfoToDirEntry(f))
		if f = dir; known {
			return
		}
	}
}

// Open opens a file for reading, or a folder, which cannot be read from.
func (m memory) Open(name string) (fs.File, error) {
	f, ok := m[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &memoryReader{f, bytes.NewReader(f.data)}, nil
}

// ReadDir returns the entries of a folder, sorted by name. A memory without files has an empty root.
func (m memory) ReadDir(name string) ([]fs.DirEntry, error) {
	f, ok := m[name]
	if !ok && name != "." {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	if !ok {
		return nil, nil
	}
	return slices.SortedFunc(slices.Values(f.entries), func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }), nil
}

// Stat describes a file or folder.
func (m memory) Stat(name string) (fs.FileInfo, error) {
	if f, ok := m[name]; ok {
		return f, nil
	}
	if name == "." {
		return &memoryFile{name: ".", entries: []fs.DirEntry{}}, nil
	}
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
}

// The methods of fs.FileInfo.

func (f *memoryFile) Name() string       { return f.name }
func (f *memoryFile) Size() int64        { return int64(len(f.data)) }
func (f *memoryFile) IsDir() bool        { return f.entries != nil }
func (f *memoryFile) ModTime() time.Time { return time.Time{} }
func (f *memoryFile) Sys() any           { return nil }
func (f *memoryFile) Mode() fs.FileMode {
	if f.IsDir() {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// memoryReader is an open file.
type memoryReader struct {
	*memoryFile
	*bytes.Reader
}

// Stat describes the file.
func (r *memoryReader) Stat() (fs.FileInfo, error) { return r.memoryFile, nil }

// Size is the file's, which the reader has as well.
func (r *memoryReader) Size() int64 { return r.memoryFile.Size() }

// Close does nothing.
func (r *memoryReader) Close() error { return nil }
