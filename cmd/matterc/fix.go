package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/edit"
	"github.com/matterc/matterc/validate"
)

// mended is a fix that has been made: in which line, and what the line was and is.
type mended struct {
	place  string // file and line as they were then
	code   string
	before string
	after  string
}

// mend makes the safe fixes of the findings, in the part of the catalog that is meant, until there are no more, and writes the files once
// all of it is known. It returns the catalog as it is then, and what is left to be found.
func (a *app) mend(l *loaded, found diag.List, asOf schema.Date, o validate.Options) (*loaded, diag.List, []mended, error) {
	first := l
	files := map[string][]byte{}
	var all []mended
	for range edit.MaxRounds {
		mine := slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool {
			return !first.has(d.Place.File) || slices.ContainsFunc(d.Fixes, func(f diag.Fix) bool {
				return slices.ContainsFunc(f.Edits, func(e diag.Edit) bool { return !first.has(e.Place.File) })
			})
		})
		next, made := edit.Mend(mine, l.Source)
		if len(made) == 0 {
			break
		}
		for _, m := range made {
			all = append(all, l.mended(m)...)
		}
		for file, data := range next {
			was, _ := first.Source(file)
			files[file] = laidOutAs(was, data)
		}
		after, err := a.loadAs(first.site, asOf, files)
		if err != nil {
			return nil, nil, nil, err
		}
		l = after
		_, found = validate.Run(l.Catalog, l.found, o)
	}
	if len(files) == 0 {
		return l, found, nil, nil
	}
	return l, found, all, a.rewrite(first, files, "")
}

// laidOutAs lays a mended source out if it was laid out before: a fix does not know how the lines beside it are aligned, and what `fmt --check`
// had nothing to say of must not be its next finding.
func laidOutAs(was, mended []byte) []byte {
	if before, err := edit.Format(was); err != nil || !bytes.Equal(before, was) {
		return mended
	}
	if after, err := edit.Format(mended); err == nil {
		return after
	}
	return mended
}

// mended says what a fix makes of the lines that it is in, file by file.
func (l *loaded) mended(m edit.Mended) (all []mended) {
	edits := map[string][]diag.Edit{}
	for _, e := range m.Fix.Edits {
		edits[e.Place.File] = append(edits[e.Place.File], e)
	}
	for _, file := range slices.Sorted(maps.Keys(edits)) {
		source, _ := l.Source(file)
		from, to := len(source), 0
		for _, e := range edits[file] {
			from, to = min(from, e.Place.Start), max(to, e.Place.End)
		}
		after, err := edit.Splice(source, edits[file])
		if err != nil {
			continue // it has been made
		}
		begin := bytes.LastIndexByte(source[:from], '\n') + 1
		rest := len(source) - to // bytes behind the fix
		if i := bytes.IndexByte(source[to:], '\n'); i >= 0 {
			rest -= i
		}
		all = append(all, mended{fmt.Sprintf("%s:%d", l.name(file), 1+bytes.Count(source[:from], []byte("\n"))), m.Finding.Code,
			string(source[begin : len(source)-rest]), string(after[begin : len(after)-rest])})
	}
	return all
}

// widestMended is how many cells of what a line was and is are shown.
const widestMended = 100

// tellMended prints what has been mended: as a result for people, and beside a document for programs.
func (a *app) tellMended(made []mended, format diag.Format) {
	to := a.out
	if format != diag.FormatText {
		to = a.err
	}
	short := func(s string) string { return text.Cut(text.Visible(strings.TrimSpace(s)), widestMended) }
	for _, m := range made[:min(len(made), maxListed)] {
		fmt.Fprintf(to, "%s: %s  %s → %s\n", text.Visible(m.place), m.code, short(m.before), short(m.after))
	}
	if len(made) > 0 {
		a.note("改正了 %d 处", "mended %d places", len(made))
	}
}
