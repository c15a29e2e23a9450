//go:build !linux

package main

// machineMemory returns how many bytes of memory the machine has, 0 if it is not known.
func machineMemory() int64 { return 0 }
