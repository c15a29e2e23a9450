package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/matterc/matterc/render/verify"
	"github.com/matterc/matterc/schema"
)

// The limits of what is read of a history, which may be a stranger's. A province has some ten thousand matters.
const (
	maxCommits     = 10_000   // looked through for a digest
	maxTreeEntries = 300_000  // of one commit, in the folder of the catalog
	maxTreeDepth   = 16       // more than a catalog may have
	maxObjectBytes = 16 << 20 // of a file or a folder
	historyTime    = 5 * time.Minute
)

// history reads the commits of a catalog's folder through one git process, and checks nothing out. close ends it.
type history struct {
	*repository
	ctx    context.Context
	cancel context.CancelFunc
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	trees  map[string][]treeEntry // by id
	sums   map[string]summary     // by the id of a file and its extension
}

// treeEntry is a plain file or a folder.
type treeEntry struct {
	name, id string
	folder   bool
}

// errBrokenTree says that git has given something that is no folder.
var errBrokenTree = errors.New("a folder in git is broken")

// summary is a schema.Summary, or that there is none.
type summary struct {
	schema.Summary
	ok bool
}

// errNoHistory says that a folder is in no repository of git, or there is no git.
var errNoHistory = errors.New("no git repository")

// errTooMuch says that a commit is beyond the limits.
var errTooMuch = errors.New("the commit is too large")

// openHistory opens the history of a catalog's folder.
func (a *app) openHistory(dir string) (*history, error) {
	r, ok := a.openRepository(dir)
	if !ok {
		return nil, errNoHistory
	}
	h := &history{repository: r, trees: map[string][]treeEntry{}, sums: map[string]summary{}}
	h.ctx, h.cancel = context.WithTimeout(context.Background(), historyTime)
	h.cmd = h.command(h.ctx, "cat-file", "--batch")
	in, err := h.cmd.StdinPipe()
	if err != nil {
		h.cancel()
		return nil, err
	}
	out, err := h.cmd.StdoutPipe()
	if err != nil {
		h.cancel()
		return nil, err
	}
	h.in, h.out = in, bufio.NewReader(out)
	if err := h.cmd.Start(); err != nil {
		h.cancel()
		return nil, errNoHistory
	}
	return h, nil
}

// close ends the process.
func (h *history) close() {
	h.in.Close()
	h.cancel()
	_ = h.cmd.Wait() // it has been killed
}

// object reads an object of the repository. What is not there, or is too large, is fs.ErrNotExist or errTooMuch.
func (h *history) object(name string) (id, kind string, data []byte, err error) {
	waited := time.AfterFunc(gitTime, h.cancel)
	defer waited.Stop()
	if _, err := io.WriteString(h.in, name+"\n"); err != nil {
		return "", "", nil, err
	}
	head, err := h.out.ReadString('\n')
	if err != nil {
		return "", "", nil, err
	}
	f := strings.Fields(head)
	if len(f) != 3 || strings.HasSuffix(head, " missing\n") || strings.HasSuffix(head, " ambiguous\n") {
		return "", "", nil, fs.ErrNotExist
	}
	size, err := strconv.ParseInt(f[2], 10, 64)
	if err != nil || size < 0 {
		return "", "", nil, fmt.Errorf("git cat-file: %q", head)
	}
	if size > maxObjectBytes {
		_, err := io.CopyN(io.Discard, h.out, size+1)
		return "", "", nil, errors.Join(errTooMuch, err)
	}
	data = make([]byte, size+1)
	if _, err := io.ReadFull(h.out, data); err != nil {
		return "", "", nil, err
	}
	return f[0], f[1], data[:size], nil
}

// files returns the plain files of the catalog's folder in a commit. A commit without the folder is fs.ErrNotExist.
func (h *history) files(commit string) ([]treeEntry, error) {
	id, kind, data, err := h.object(commit + ":" + h.below)
	if err != nil {
		return nil, err
	}
	if kind != "tree" {
		return nil, fs.ErrNotExist
	}
	if h.trees[id], err = parseTree(data, len(id)/2); err != nil {
		return nil, err
	}
	var list []treeEntry
	seen := 0
	var add func(id, below string, depth int) error
	add = func(id, below string, depth int) error {
		entries, err := h.tree(id)
		if err != nil {
			return err
		}
		if seen += len(entries); seen > maxTreeEntries || depth > maxTreeDepth {
			return errTooMuch
		}
		for _, e := range entries {
			if e.name = below + e.name; !e.folder {
				list = append(list, e)
				continue
			}
			if err := add(e.id, e.name+"/", depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return list, add(id, "", 0)
}

// tree returns the plain files and folders directly in a folder, but for those that cannot be part of a catalog.
func (h *history) tree(id string) ([]treeEntry, error) {
	if known, ok := h.trees[id]; ok {
		return known, nil
	}
	_, _, data, err := h.object(id)
	if err != nil {
		return nil, err
	}
	h.trees[id], err = parseTree(data, len(id)/2)
	return h.trees[id], err
}

// parseTree reads a tree of git: for each entry its mode, its name and, in so many bytes, its id.
func parseTree(data []byte, width int) (list []treeEntry, err error) {
	for len(data) > 0 {
		about, rest, ok := bytes.Cut(data, []byte{0})
		mode, name, named := strings.Cut(string(about), " ")
		if !ok || !named || len(rest) < width {
			return nil, errBrokenTree
		}
		e := treeEntry{name, hex.EncodeToString(rest[:width]), mode == "40000"}
		data = rest[width:]
		if (e.folder || strings.HasPrefix(mode, "100")) && !strings.HasPrefix(name, ".") && !strings.Contains(name, "/") && fs.ValidPath(name) {
			list = append(list, e)
		}
	}
	return list, nil
}

// digest returns the digest of the catalog in a commit, without reading the catalog.
func (h *history) digest(commit string) (string, error) {
	files, err := h.files(commit)
	if err != nil {
		return "", err
	}
	names, ids := make([]string, len(files)), make(map[string]string, len(files))
	for i, f := range files {
		names[i], ids[f.name] = f.name, f.id
	}
	var failed error
	digest := schema.Digest(names, func(name string) (schema.Summary, bool) {
		key := ids[name] + path.Ext(name)
		s, known := h.sums[key]
		if !known {
			_, _, data, err := h.object(ids[name])
			switch {
			case err == nil:
				s.Summary, s.ok = schema.Summarize(name, data)
			case !errors.Is(err, errTooMuch):
				failed = err
			}
			h.sums[key] = s
		}
		return s.Summary, s.ok
	})
	return digest, failed
}

// catalog returns the files of the catalog in a commit, in memory.
func (h *history) catalog(commit string) (fs.FS, error) {
	files, err := h.files(commit)
	if err != nil {
		return nil, err
	}
	tree, size := memory{}, 0
	for _, f := range files {
		if !schema.Candidate(f.name) {
			continue
		}
		_, _, data, err := h.object(f.id)
		if errors.Is(err, errTooMuch) {
			continue // no part of a catalog
		}
		if err != nil {
			return nil, err
		}
		if size += len(data); size > schema.MaxBytes {
			return nil, errTooMuch
		}
		tree.add(f.name, data)
	}
	return tree, nil
}

// named returns the commit whose id begins so and the digest of its catalog; "" if it is not known here, or the folder had
// another name, or objects are missing.
func (h *history) named(commit string) (id, digest string, err error) {
	id, ok := h.resolve(commit)
	if !ok {
		return "", "", nil
	}
	digest, err = h.digest(id)
	if errors.Is(err, fs.ErrNotExist) {
		return "", "", nil
	}
	return id, digest, err
}

// find returns the newest commit of the folder's history whose catalog has a digest that begins so, "" for none.
func (h *history) find(digest string) (commit, whole string, err error) {
	list, ok := h.git("rev-list", "--full-history", "--max-count="+strconv.Itoa(maxCommits), "HEAD", "--", h.pathspec())
	if !ok {
		return "", "", errNoHistory
	}
	for commit := range strings.Lines(list) {
		commit = strings.TrimSpace(commit)
		got, err := h.digest(commit)
		if h.ctx.Err() != nil {
			return "", "", h.ctx.Err()
		}
		if err == nil && strings.HasPrefix(got, digest) {
			return commit, got, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errTooMuch) {
			return "", "", err
		}
	}
	return "", "", nil
}

// resolve returns the full id of a commit, of which the beginning is known; ok is false if there is none or several.
func (h *history) resolve(commit string) (id string, ok bool) {
	out, ok := h.git("rev-parse", "--verify", "--quiet", commit+"^{commit}")
	return strings.TrimSpace(out), ok
}

// maxChanges is how many commits are told.
const maxChanges = 20

// since returns the commits that have changed the folder after another one, newest first, and whether there are more.
func (h *history) since(commit string) (list []verify.Revision, more bool) {
	out, ok := h.git("log", "-z", "--no-show-signature", "--no-decorate", "--encoding=UTF-8", "--format=%H%x00%cd%x00%s", "--date=format:%Y-%m-%d",
		"--max-count="+strconv.Itoa(maxChanges+1), commit+"..HEAD", "--", h.pathspec())
	if !ok || out == "" {
		return nil, false
	}
	for f := strings.Split(strings.TrimSuffix(out, "\x00"), "\x00"); len(f) >= 3; f = f[3:] {
		list = append(list, verify.Revision{Commit: f[0], Date: f[1], Subject: strings.ToValidUTF8(f[2], "\ufffd")})
	}
	if len(list) > maxChanges {
		return list[:maxChanges], true
	}
	return list, false
}
