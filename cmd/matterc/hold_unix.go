//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// hold marks an open file or folder as one that this process is at work on, until it is closed or the process is no more, however it
// ends. It is errHeld if another has done so, and another error if the file system cannot tell.
func hold(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errHeld
	}
	return err
}
