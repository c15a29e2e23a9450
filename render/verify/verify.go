package verify

import (
	"errors"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
)

// Edition is a catalog on a day: which laws and matters are in force, and what its pages say.
type Edition struct {
	AsOf  schema.Date
	Pages []page.Entry
	Ended []page.Ending // of the matters that have ended by the day
}

// Catalog is a catalog as it is now.
type Catalog struct {
	Edition
	Commit  string // whose files it has, "" if those of none
	Digest  string
	Changed bool // it has no commit because its files are not those of the last one
}

// Past is where a catalog as it was is found. The errors of its methods end the verification and are handed on.
type Past interface {
	// On returns the catalog as it is now, on another day.
	On(day schema.Date) (Edition, error)
	// Named returns the commit whose id begins so and the digest of its catalog, "" if there is none here that has one.
	Named(commit string) (id, digest string, err error)
	// Find returns the newest commit whose catalog has a digest that begins so, and the digest; "" if there is none.
	Find(digest string) (id, whole string, err error)
	// At returns the catalog of a commit on a day; of no day, on the one the catalog itself says.
	At(commit string, day schema.Date) (Edition, error)
	// Since returns the commits that have changed the catalog after one, newest first, and whether there are more.
	Since(commit string) (list []Revision, more bool)
}

// ErrUnknownCatalog says that what a paper was printed from is not in the past of the catalog.
var ErrUnknownCatalog = errors.New("no catalog of the past has the digest of the paper")

// Verify compares what a paper says with what the catalog says now. The pages of both are made by the same program, so that what
// differs is the catalog's doing.
//
// What has the digest of the paper is what it was printed from: the catalog as it is now, and then nobody asks for its past, or
// else that of the commit which the paper names, or of the newest that has it where that commit is not known. Where the commit has
// another digest, one of the two has been altered, and nothing is compared.
func (m Imprint) Verify(now Catalog, past Past) (Report, error) {
	v := Report{
		Paper:       Origin{m.Edition.String(), m.Commit, m.Digest},
		Catalog:     Origin{now.AsOf.String(), now.Commit, now.Digest},
		Since:       []Revision{},
		Documents:   []DocumentState{},
		Uncommitted: now.Changed,
	}
	if strings.HasPrefix(now.Digest, m.Digest) {
		v.Uncommitted = false // whatever has changed is in the paper too
		printed := now.Edition
		if !m.Edition.IsZero() && m.Edition != now.AsOf {
			var err error
			if printed, err = past.On(m.Edition); err != nil {
				return v, err
			}
		}
		v.Printed = Origin{printed.AsOf.String(), now.Commit, now.Digest}
		v.compare(printed, now.Edition, m.Documents)
		return v, nil
	}
	commit, digest, err := m.printedFrom(past)
	if err != nil {
		return v, err
	}
	v.Printed = Origin{m.Edition.String(), commit, digest}
	if !strings.HasPrefix(digest, m.Digest) {
		v.Doubtful = true
		return v, nil
	}
	printed, err := past.At(commit, m.Edition)
	if err != nil {
		return v, err
	}
	v.Printed.Edition = printed.AsOf.String()
	v.compare(printed, now.Edition, m.Documents)
	since, more := past.Since(commit)
	v.Since, v.More = append(v.Since, since...), more // an empty list is one, and null is none
	return v, nil
}

// printedFrom returns the commit that a paper was printed from, with the digest of its catalog.
func (m Imprint) printedFrom(past Past) (commit, digest string, err error) {
	if m.Commit != "" {
		if commit, digest, err = past.Named(m.Commit); commit != "" || err != nil {
			return commit, digest, err
		}
	}
	if commit, digest, err = past.Find(m.Digest); commit == "" && err == nil {
		err = ErrUnknownCatalog
	}
	return commit, digest, err
}
