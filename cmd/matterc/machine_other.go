//go:build !linux

package main

// machineMemory returns how many bytes of memory the machine has, 0 if it is not known.
func machineMemory() int64 { return 0 }

// mounted would report whether a folder is a mount point; this system does not tell before one is to be replaced.
func mounted(string) bool { return false }
