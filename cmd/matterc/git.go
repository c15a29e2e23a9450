package main

import (
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/matterc/matterc/schema"
)

// commitOf returns the commit a catalog was read from, or "": if git knows nothing of it, or if the files that the digest
// covers are not the commit's, for then no commit is what was read. changed tells the two apart.
//
// What is compared is what was read, not what is there by now, and with the commit itself. The index is not asked: it
// can be told to overlook changes, and asking it (git status) runs the filters that the repository's settings name.
func (a *app) commitOf(dir string, cat *schema.Catalog) (commit string, changed bool) {
	head, ok := a.git(dir, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if !ok {
		return "", false
	}
	commit = strings.TrimSpace(head)
	tree, ok := a.git(dir, "ls-tree", "-r", "-z", commit, "--", ".") // of this folder, named as seen from it
	if !ok {
		return "", false
	}
	committed := blobs(tree)
	for _, name := range cat.Covered {
		data, _ := cat.Source(name)
		if id := committed[name]; id == "" || id != blobID(data, len(id)) {
			return "", true
		}
	}
	for name := range committed {
		if _, read := cat.Source(name); !read && path.Ext(name) == ".cue" && schema.Candidate(name) {
			return "", true
		}
	}
	return commit, false
}

// blobs returns the ids of the plain files in an answer of git ls-tree -z, by path. An entry is "MODE TYPE ID\tPATH".
func blobs(tree string) map[string]string {
	ids := map[string]string{}
	for entry := range strings.SplitSeq(tree, "\x00") {
		about, name, _ := strings.Cut(entry, "\t")
		if f := strings.Fields(about); len(f) == 3 && strings.HasPrefix(f[0], "100") && f[1] == "blob" { // 120000 is a link
			ids[name] = f[2]
		}
	}
	return ids
}

// blobID returns the id that git gives a file, as long as the ids of its repository: 40 digits of SHA-1 or 64 of SHA-256.
// SHA-1 protects nothing here. It is git's name for the bytes, and who can make two files with one name can commit both;
// what protects a reader is the SHA-256 that is printed beside the commit.
func blobID(data []byte, length int) string {
	var h hash.Hash
	switch length {
	case 2 * sha1.Size:
		h = sha1.New()
	case 2 * sha256.Size:
		h = sha256.New()
	default:
		return ""
	}
	fmt.Fprintf(h, "blob %d\x00", len(data))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))
}

// git asks git a question about a folder.
func (a *app) git(dir string, args ...string) (string, bool) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	cmd, err := a.gitCommand(ctx, dir, args...)
	if err != nil {
		return "", false
	}
	out, err := cmd.Output()
	return string(out), err == nil
}

// gitCommand prepares a command of git in a folder. The repository may be a stranger's, so nothing that its settings or
// ours name is run: no hook, no file watcher, no pager, no prompt, and nothing is fetched, which a repository can ask for
// when an object is missing and name the program for; and no GIT_ variable around us points elsewhere.
func (a *app) gitCommand(ctx context.Context, dir string, args ...string) (*exec.Cmd, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "git", append([]string{
		"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
	}, args...)...)
	cmd.Dir = abs
	cmd.Env = []string{"GIT_CONFIG_NOSYSTEM=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none"} // older gits know only the second
	for _, name := range []string{"PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT"} { // for safe.directory
		if v := a.getenv(name); v != "" {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	return cmd, nil
}
