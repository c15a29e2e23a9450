package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// writeFile writes a file, over the one that is there. That keeps its mode; perm is that of a new one, before the umask. What is no
// plain file is refused, so that a link is neither followed nor replaced.
func (u *unfinished) writeFile(name string, data []byte, perm fs.FileMode) error {
	failed := func(err error) error {
		return fileError("文件“%s”写不了：%s", "file %s cannot be written: %s", name, err)
	}
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return failed(err)
	}
	defer root.Close()
	base := filepath.Base(name)
	info, err := root.Lstat(base)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return cannot("“%s”不是普通文件，没有改动它", "%s is not a plain file and was left as it is", name)
	case err == nil:
		perm = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return failed(err)
	}
	temp, f, err := u.file(root, base, perm)
	if err != nil {
		return failed(err)
	}
	_, err = f.Write(data)
	if info != nil {
		err = errors.Join(err, f.Chmod(perm)) // the umask is for new files
	}
	err = errors.Join(err, f.Sync())
	err = u.finish(temp, func() error {
		if err == nil {
			err = f.Close() // Windows renames no open file
		}
		if err == nil {
			err = patiently(inUse, func() error { return root.Rename(temp, base) })
		}
		return err
	})
	if err != nil {
		return failed(err)
	}
	return nil
}

// addFile writes a file of a catalog that is not there yet, through the folder's os.Root.
func (u *unfinished) addFile(dir, name string, data []byte) error {
	root, err := openFolder(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if folder := path.Dir(name); folder != "." {
		if err := root.MkdirAll(folder, 0o777); err != nil {
			return fileError("文件夹“%s”建不了：%s", "folder %s cannot be made: %s", filepath.Join(dir, folder), err)
		}
	}
	temp, f, err := u.file(root, name, 0o666)
	if err == nil {
		_, err = f.Write(data)
		err = errors.Join(err, f.Sync())
		err = u.finish(temp, func() error {
			if err == nil {
				err = f.Close()
			}
			if err == nil {
				err = place(root, temp, name)
			}
			return err
		})
	}
	if errors.Is(err, fs.ErrExist) {
		return cannot("文件“%s”已经存在，没有改动它", "file %s already exists and was left as it is", filepath.Join(dir, name))
	}
	if err != nil {
		return fileError("文件“%s”写不了：%s", "file %s cannot be written: %s", filepath.Join(dir, name), err)
	}
	return nil
}

// place gives a file its name, over nothing: a link is made only where there is none. Where the file system knows no links, somebody
// who writes the same name at the same moment is not seen.
func place(root *os.Root, temp, name string) error {
	err := root.Link(temp, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := root.Lstat(name); err == nil {
		return fs.ErrExist
	}
	return patiently(inUse, func() error { return root.Rename(temp, name) })
}
