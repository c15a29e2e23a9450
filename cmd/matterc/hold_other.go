//go:build !(linux || darwin || freebsd || netbsd || openbsd)

package main

import (
	"errors"
	"os"
)

// hold would mark an open file or folder as one that this process is at work on; this system cannot.
func hold(*os.File) error { return errors.ErrUnsupported }
