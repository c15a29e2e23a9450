package main

import (
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

// machineMemory returns how many bytes of memory the program may have: those of the machine or, in a container that is given fewer, of
// that; 0 if it is not known. See cgroups(7), memory.max and memory.limit_in_bytes.
func machineMemory() int64 {
	var info unix.Sysinfo_t
	if unix.Sysinfo(&info) != nil {
		return 0
	}
	all := int64(info.Totalram) * int64(info.Unit)
	for _, name := range []string{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"} {
		data, err := os.ReadFile(name)
		if err != nil {
			continue
		}
		if most, err := strconv.ParseInt(strings.TrimSpace(string(data)), 10, 64); err == nil && most > 0 { // and not "max"
			all = min(all, most)
		}
	}
	return all
}

// mounted reports whether a folder is a mount point, which nothing can take the place of, as far as the system tells.
func mounted(name string) bool {
	var about unix.Statx_t
	err := unix.Statx(unix.AT_FDCWD, name, unix.AT_SYMLINK_NOFOLLOW, 0, &about)
	return err == nil && about.Attributes&unix.STATX_ATTR_MOUNT_ROOT != 0
}
