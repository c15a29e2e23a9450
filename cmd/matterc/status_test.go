package main

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
)

// foreseen are the errors that the manual pages of open, read, write, close, fsync, stat, getdents, mkdir, rename, link, unlink, rmdir,
// chmod, flock and mount say that these can end with, but for those that only a defect of ours could cause (EFAULT, ENOTTY and the like).
var foreseen = []syscall.Errno{
	syscall.EPERM, syscall.ENOENT, syscall.EINTR, syscall.EIO, syscall.ENXIO, syscall.EBADF, syscall.EAGAIN, syscall.ENOMEM, syscall.EACCES, syscall.EBUSY,
	syscall.EEXIST, syscall.EXDEV, syscall.ENODEV, syscall.ENOTDIR, syscall.EISDIR, syscall.EINVAL, syscall.ENFILE, syscall.EMFILE, syscall.ETXTBSY,
	syscall.EFBIG, syscall.ENOSPC, syscall.EROFS, syscall.EMLINK, syscall.EPIPE, syscall.ENAMETOOLONG, syscall.ENOLCK, syscall.ENOTEMPTY, syscall.ELOOP,
	syscall.EOVERFLOW, syscall.EDQUOT, syscall.EOPNOTSUPP, syscall.ENOSYS, syscall.ESTALE, syscall.ETIMEDOUT, syscall.EILSEQ,
}

// latin finds what is no Chinese.
var latin = regexp.MustCompile("[A-Za-z]{2}")

// TestReason wants words for whatever a system says of files, and no English in Chinese for anything else that it could say.
func TestReason(t *testing.T) {
	for _, number := range foreseen {
		for _, err := range []error{number, &fs.PathError{Op: "open", Path: "x", Err: number}, &os.LinkError{Op: "rename", Old: "x", New: "y", Err: number}, os.NewSyscallError("fsync", number),
			errors.Join(number, errors.New("and another"))} {
			if why := reason(err); latin.MatchString(why.ZH) || strings.Contains(why.ZH, "错误") || strings.Contains(why.EN, "system error") {
				t.Errorf("%v (%d) is said as %q, %q", err, int(number), why.ZH, why.EN)
			}
		}
	}
	for number := syscall.Errno(1); number < 200; number++ {
		if why := reason(number); latin.MatchString(why.ZH) {
			t.Errorf("%v (%d) is said as %q", number, int(number), why.ZH)
		}
	}
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	_, outside := root.Open("../x")
	_, missing := root.Open("x")
	_, closed := func() (int, error) {
		f, err := root.Create("y")
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		return f.Write(nil)
	}()
	_, file := os.OpenRoot(dir + "/y")
	for _, err := range []error{outside, missing, closed, file, root.Link("y", "y")} {
		if err == nil {
			t.Error("no error")
		} else if why := reason(err); latin.MatchString(why.ZH) {
			t.Errorf("%v is said as %q", err, why.ZH)
		}
	}
}
