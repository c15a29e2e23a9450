//go:build !linux

package main

import "errors"

// exchange would make two folders change places in one step; this system cannot.
func exchange(string, string) error { return errors.ErrUnsupported }
