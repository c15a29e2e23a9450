package main

import (
	"context"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// commitOf returns the commit a catalog was read from, or "": if git knows nothing of it, or if any file of the catalog
// is not the commit's, for then no commit is what was read. changed tells the two apart.
func (a *app) commitOf(dir string, files []string) (commit string, changed bool) {
	head, ok := a.git(dir, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if !ok {
		return "", false
	}
	tracked, ok := a.git(dir, "ls-files", "-z", "--", ".")
	if !ok {
		return "", false
	}
	status, ok := a.git(dir, "status", "--porcelain", "-z", "--untracked-files=normal", "--", ".")
	if !ok {
		return "", false
	}
	known := map[string]bool{}
	for _, name := range strings.Split(tracked, "\x00") {
		known[name] = true
	}
	unknown := slices.ContainsFunc(files, func(name string) bool { return !known[name] })
	if status != "" || unknown {
		return "", true
	}
	return strings.TrimSpace(head), false
}

// git asks git a question about a folder. The repository may be a stranger's, so nothing that its settings or ours name
// is run: no hook, no file watcher, no pager, no prompt; and no GIT_ variable around us points elsewhere.
func (a *app) git(dir string, args ...string) (string, bool) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", false
	}
	cmd := exec.CommandContext(ctx, "git", append([]string{
		"--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.untrackedCache=false",
		"-c", "core.attributesFile=/dev/null", "-c", "core.excludesFile=/dev/null", "-c", "core.quotePath=false",
	}, args...)...)
	cmd.Dir = abs
	cmd.Env = []string{"GIT_CONFIG_NOSYSTEM=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C"}
	for _, name := range []string{"PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT"} { // for safe.directory
		if v := a.getenv(name); v != "" {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	out, err := cmd.Output()
	return string(out), err == nil
}
