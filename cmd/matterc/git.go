package main

import (
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"os"
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
	r, ok := a.openRepository(dir)
	if !ok {
		return "", false
	}
	head, ok := r.git("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	if !ok {
		return "", false
	}
	commit = strings.TrimSpace(head)
	tree, ok := r.git("ls-tree", "-r", "-z", commit, "--", r.pathspec())
	if !ok {
		return "", false
	}
	committed := blobs(tree, r.below)
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

// blobs returns the ids of the plain files of a folder in an answer of git ls-tree -z, by their paths in the folder. An entry is "MODE TYPE
// ID\tPATH".
func blobs(tree, folder string) map[string]string {
	ids := map[string]string{}
	for entry := range strings.SplitSeq(tree, "\x00") {
		about, name, _ := strings.Cut(entry, "\t")
		if folder != "" {
			name = strings.TrimPrefix(name, folder+"/")
		}
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

// repository is the repository of git that holds a catalog's folder: the nearest work tree around it. What only looks like one, such as
// the files HEAD, config, objects and refs of a bare repository, which anybody can commit to a folder, is none.
type repository struct {
	app         *app
	root, below string // of the work tree, and the slash-separated way from there to the folder, "" for the root itself
	stuck       bool   // git has not answered in time, and is not asked again
}

// gitTime is how long git may take to answer. What is read may be a stranger's, a pipe that nobody writes into for example.
const gitTime = 10 * time.Second

// openRepository finds the repository that holds a folder.
func (a *app) openRepository(dir string) (*repository, bool) {
	root, below, ok := workTree(dir)
	if !ok || strings.ContainsAny(below, "\n\x00") {
		return nil, false
	}
	for _, name := range []string{"HEAD", "config", "config.worktree", "packed-refs", "commondir", "shallow", "objects/info/alternates"} {
		if info, err := os.Stat(filepath.Join(root, ".git", name)); err == nil && !info.Mode().IsRegular() {
			return nil, false // git would wait for what comes out of a pipe
		}
	}
	r := &repository{app: a, root: root, below: below}
	answer, ok := r.git("rev-parse", "--is-inside-work-tree", "--show-prefix") // and the work tree is not elsewhere
	return r, ok && answer == "true\n\n"
}

// pathspec names the folder to git.
func (r *repository) pathspec() string {
	if r.below == "" {
		return "."
	}
	return r.below
}

// git asks git a question.
func (r *repository) git(args ...string) (string, bool) {
	if r.stuck {
		return "", false
	}
	ctx, cancel := context.WithTimeout(context.Background(), gitTime)
	defer cancel()
	out, err := r.command(ctx, args...).Output()
	r.stuck = ctx.Err() != nil
	return string(out), err == nil
}

// command prepares a command of git at the root of the work tree, where git finds this repository and no other. It may be a stranger's, so nothing that its settings or
// ours name is run: no hook, no file watcher, no pager, no prompt, and nothing is fetched, which a repository can ask for
// when an object is missing and name the program for; and no GIT_ variable around us points elsewhere.
func (r *repository) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "git", append([]string{
		"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit",
	}, args...)...)
	cmd.Dir = r.root
	cmd.Env = []string{"GIT_CONFIG_NOSYSTEM=1", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_REPLACE_OBJECTS=1", "GIT_LITERAL_PATHSPECS=1", "LC_ALL=C",
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none"} // older gits know only the second
	for _, name := range []string{"PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT"} { // for safe.directory
		if v := r.app.getenv(name); v != "" {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	return cmd
}
