package main

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// writeFile writes a file whole or not at all: into a new file beside it, which then takes its name. A file that is
// there keeps its mode; perm is that of a new one, before the umask. What is no plain file is refused, so that a link is
// neither followed nor replaced.
func writeFile(name string, data []byte, perm fs.FileMode) (err error) {
	info, err := os.Lstat(name)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return cannot("“%s”不是普通文件，没有改动它", "%s is not a plain file and was left as it is", name)
	case err == nil:
		perm = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return fileError("文件“%s”写不了：%s", "file %s cannot be written: %s", name, err)
	}
	temp := besides(name, "tmp")
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return fileError("文件“%s”写不了：%s", "file %s cannot be written: %s", name, err)
	}
	_, err = f.Write(data)
	if info != nil {
		err = errors.Join(err, f.Chmod(perm)) // the umask is for new files
	}
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(temp, name)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(temp))
		return fileError("文件“%s”写不了：%s", "file %s cannot be written: %s", name, err)
	}
	return nil
}

// besides returns a new hidden name in the same folder. The word says what it is for.
func besides(name, word string) string {
	dir, base := filepath.Split(filepath.Clean(name))
	return filepath.Join(dir, "."+base+".matterc-"+word+"-"+strconv.FormatUint(rand.Uint64(), 36))
}
