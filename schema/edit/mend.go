package edit

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
)

// Mended is a fix that has been made.
type Mended struct {
	Finding diag.Diagnostic
	Fix     diag.Fix
}

// Mend makes the safe fixes of findings, in the order of the findings: each wholly or not at all, and of those that touch the same
// bytes the first. It returns the files that are others now, by name, and what has been done; what could not be done because of another fix is
// there to be found again. source returns a file as it was when the findings were made.
func Mend(found diag.List, source func(file string) ([]byte, bool)) (map[string][]byte, []Mended) {
	edits := map[string][]diag.Edit{}
	var made []Mended
	for _, d := range found {
		i := slices.IndexFunc(d.Fixes, func(f diag.Fix) bool { return f.Safe && len(f.Edits) > 0 })
		if i < 0 {
			continue
		}
		fix := d.Fixes[i]
		with := map[string][]diag.Edit{}
		possible := true
		for _, e := range fix.Edits {
			file := e.Place.File
			if with[file] == nil {
				with[file] = slices.Clip(edits[file])
			}
			with[file] = append(with[file], e)
		}
		for file, all := range with {
			data, ok := source(file)
			possible = possible && ok && apart(edits[file], all[len(edits[file]):])
			if possible {
				_, err := Splice(data, all)
				possible = err == nil
			}
		}
		if !possible {
			continue
		}
		for file, all := range with {
			edits[file] = all
		}
		made = append(made, Mended{d, fix})
	}
	files := map[string][]byte{}
	for file, all := range edits {
		data, _ := source(file)
		if next, err := Splice(data, all); err == nil {
			files[file] = next
		}
	}
	return files, made
}

// apart reports whether no edit stands at the place of another, not even beside it: what two fixes write at one place would be read
// together.
func apart(a, b []diag.Edit) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Place.Start <= y.Place.End && y.Place.Start <= x.Place.End {
				return false
			}
		}
	}
	return true
}

// MaxRounds is how often a catalog is mended and read again until nothing is left to mend: a fix may uncover another mistake, and one that
// has been put off has its turn.
const MaxRounds = 50
