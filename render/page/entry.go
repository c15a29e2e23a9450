package page

// Entry is a page that a program has: its kind, the record it is about, and how it is built.
type Entry struct {
	Kind   Kind
	ID     string                      // "" for the index
	Build  func(stamp string) Document // stamp is a line about the edition, at its foot
	InBook func(stamp string) Document // as it stands in a book; of kinds that are Bound
}

// Path is the Document.Path of the page.
func (e Entry) Path() string { return PathOf(e.Kind, e.ID) }
