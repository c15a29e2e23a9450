package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
)

// The limits of what is read of a history to learn what ids have meant: the newest changes and versions of files. Reading these takes about
// as long as the check itself does.
const (
	maxGivenCommits = 5_000
	maxGivenFiles   = 5_000
)

// given adds to the options what the history of a catalog says: what ids have been given to, the newest first, and when the catalog was
// changed; nothing where git knows nothing of it. whole is false if there is more that was not read, or is not here.
func (a *app) given(l *loaded, o *validate.Options) (whole bool) {
	h, err := a.openHistory(l.dir)
	if err != nil {
		return true
	}
	defer h.close()
	whole = !h.shallow()
	changes, all, err := h.changes()
	if err != nil {
		return true // no commit yet, or no git that could be asked
	}
	if i := slices.IndexFunc(changes, func(c change) bool { return len(c.files) > 0 }); i >= 0 {
		o.Changed = validate.Changed{Commit: changes[i].commit, Day: changes[i].day}
	}
	now := map[string][]schema.Identity{} // by the id of a file as it is now
	called, files := l.Identities()
	for i, c := range called {
		data, _ := l.Source(files[i])
		for _, width := range []int{40, 64} {
			id := blobID(data, width)
			now[id] = append(now[id], c)
		}
	}
	whole = whole && all
	read := 0
	known := map[string]*[]schema.Identity{} // nil for what cannot be read
	said := func(blob string) *[]schema.Identity {
		if c, ok := now[blob]; ok {
			return &c
		}
		c, ok := known[blob]
		if ok {
			return c
		}
		if read++; read > maxGivenFiles {
			whole = false
			return nil
		}
		_, kind, data, err := h.object(blob)
		if err == nil && kind == "blob" {
			if list, ok := schema.ReadIdentities("", data); ok {
				c = &list
			}
		}
		if err != nil && !errors.Is(err, errTooMuch) && !errors.Is(err, fs.ErrNotExist) {
			read = maxGivenFiles // git answers no more
			whole = false
		}
		known[blob] = c
		return c
	}
	for _, change := range changes {
		var then, before []schema.Identity
		sure := true // of all that was there before
		for _, f := range change.files {
			if f.now != "" {
				if c := said(f.now); c != nil {
					then = append(then, *c...)
				}
			}
			if f.before != "" {
				c := said(f.before)
				if sure = sure && c != nil; c != nil {
					before = append(before, *c...)
				}
			}
		}
		for _, c := range then {
			began := sure && !slices.ContainsFunc(before, func(o schema.Identity) bool { return o.Kind == c.Kind && o.ID == c.ID })
			o.Given = append(o.Given, validate.Given{Identity: c, Commit: change.commit, Day: change.day, Began: began})
		}
		for _, c := range before {
			o.Given = append(o.Given, validate.Given{Identity: c, Commit: change.commit, Day: change.day, Until: true})
		}
		if read > maxGivenFiles {
			break
		}
	}
	return whole
}

// shallow reports whether older commits are not here.
func (h *history) shallow() bool {
	answer, ok := h.git("rev-parse", "--is-shallow-repository")
	return ok && strings.TrimSpace(answer) == "true"
}

// change is what a commit has changed in the CUE files of a catalog's folder.
type change struct {
	commit string
	day    schema.Date
	files  []changedFile
}

// changedFile has the ids of a file's contents, "" where it is not there.
type changedFile struct{ before, now string }

// changes returns what the commits of the folder have changed, newest first; all is false if there are more. Merges change nothing by
// themselves. Only plumbing is asked, which the settings of a repository do not alter.
func (h *history) changes() (list []change, all bool, err error) {
	commits, ok := h.git("rev-list", "--topo-order", "--no-merges", "--full-history", "--max-count="+strconv.Itoa(maxGivenCommits+1), "--format=%cd", "--date=format:%Y-%m-%d", "HEAD", "--", h.pathspec())
	if !ok {
		return nil, false, errNoHistory
	}
	days := map[string]schema.Date{}
	var order []string
	for line := range strings.Lines(commits) {
		line = strings.TrimSpace(line)
		if id, ok := strings.CutPrefix(line, "commit "); ok {
			order = append(order, id)
		} else if day, err := schema.ParseDate(line); err == nil && len(order) > 0 {
			days[order[len(order)-1]] = day
		}
	}
	if all = len(order) <= maxGivenCommits; !all {
		order = order[:maxGivenCommits]
	}
	ctx, cancel := context.WithTimeout(h.ctx, gitTime)
	defer cancel()
	cmd := h.command(ctx, "diff-tree", "--stdin", "--root", "-r", "-z", "--no-renames", "--no-ext-diff", "--", h.pathspec())
	cmd.Stdin = strings.NewReader(strings.Join(order, "\n") + "\n")
	out, err := cmd.Output()
	if err != nil {
		return nil, false, err
	}
	for len(out) > 0 {
		field, rest, _ := bytes.Cut(out, []byte{0})
		out = rest
		about, isFile := strings.CutPrefix(string(field), ":")
		if !isFile {
			id := strings.TrimSpace(string(field))
			list = append(list, change{commit: id, day: days[id]})
			continue
		}
		name, rest, _ := bytes.Cut(out, []byte{0})
		out = rest
		f := strings.Fields(about) // OLDMODE NEWMODE OLDID NEWID STATUS
		file := strings.TrimPrefix(string(name), h.below+"/")
		if len(f) != 5 || len(list) == 0 || path.Ext(file) != ".cue" || !schema.Candidate(file) {
			continue
		}
		plain := func(mode, id string) string {
			if !strings.HasPrefix(mode, "100") {
				return ""
			}
			return id
		}
		c := &list[len(list)-1]
		c.files = append(c.files, changedFile{plain(f[0], f[2]), plain(f[1], f[3])})
	}
	return list, all, nil
}
