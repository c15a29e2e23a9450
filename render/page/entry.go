package page

// Entry is a page that a program has: its kind, the record it is about, and how it is built.
type Entry struct {
	Kind   Kind
	ID     string                      // "" for the index
	Build  func(stamp string) Document // stamp is a line about the edition, at its foot
	InBook func(stamp string) Document // as it stands in a book; of kinds that are Bound
	// Formerly are the ids that the record had before, so that the page is still found at its old addresses.
	Formerly []string
}

// Ending is what is said of the pages of a matter that has ended.
type Ending struct {
	Paths []string // their Document.Paths
	Title string
	Says  string // that it has ended, and what is in its place
}

// OldPaths are the Document.Paths that the page had before.
func (e Entry) OldPaths() []string {
	var paths []string
	for _, id := range e.Formerly {
		paths = append(paths, PathOf(e.Kind, id))
	}
	return paths
}

// Path is the Document.Path of the page.
func (e Entry) Path() string { return PathOf(e.Kind, e.ID) }
