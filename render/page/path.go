package page

import (
	"path"
	"strings"
)

// PathOf returns where the document of a kind about a record is, without extension; of an index and a book, which are about no record,
// the id is "".
func PathOf(k Kind, id string) string {
	switch k {
	case BriefPage:
		return "guides/" + id + ".brief"
	case IndexPage, BookPage:
		return string(k)
	}
	return string(k) + "s/" + id
}

// FilePath returns where a file of the catalog is that is for downloading.
func FilePath(path string) string { return "files/" + path }

// Address is where a document is on the web, "" when the site of the office is not known.
func Address(site, document string) string {
	if site == "" {
		return ""
	}
	return strings.TrimSuffix(site, "/") + "/" + document + ".html"
}

// LeadsToForm reports whether blocks begin with headings and then a form. Such a heading begins a page, so that a form can
// be taken out and filled in, and is on one page if it fits.
func LeadsToForm(blocks []Block) bool {
	for i, b := range blocks {
		switch b.(type) {
		case Heading:
			continue
		case Form:
			return i > 0
		}
		return false
	}
	return false
}

// FormAnchor is the anchor of a form in a guide.
func FormAnchor(path string) string {
	return "form-" + strings.NewReplacer("/", "-", ".", "-").Replace(path)
}

// Relative returns the path of one document as seen from another.
func Relative(from, to string) string {
	up := strings.Repeat("../", strings.Count(from, "/"))
	if path.Dir(from) == path.Dir(to) {
		return path.Base(to)
	}
	return up + to
}
