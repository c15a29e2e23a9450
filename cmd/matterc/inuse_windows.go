package main

import (
	"errors"

	"golang.org/x/sys/windows"
)

// inUse reports whether something could not be done because another program has a file or folder open that it is about. Access is also
// denied to whoever has no permission; Windows does not tell the two apart.
func inUse(err error) bool {
	return errors.Is(err, windows.ERROR_SHARING_VIOLATION) || errors.Is(err, windows.ERROR_LOCK_VIOLATION) ||
		errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_DIR_NOT_EMPTY)
}
