package page

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/shapes"
	"github.com/matterc/matterc/render/text"
)

// Picture is a drawing. A page has it inline, Markdown shows the file at Path, and where there is no file, as on a
// terminal, the same is drawn in characters.
type Picture struct {
	Path    string // of the file under out/, with its extension; "" for none
	Title   string // what it shows, for those who do not see it
	Drawing shapes.Drawing
	Lines   []string // the same in characters
	Said    []string // the same in words, a line each, for those who do not see it
	Loose   bool     // in print it stands at the foot of its page or of the next one, and what follows goes on above it
	Place   string   // what it is called where a bound book refers to it (Link.PageOf), "" for nothing
}

// Alternative is what a picture says to those who do not see it (WCAG 2.2, 1.1.1; ISO 14289-1, 7.3): its title, and then all that it says, or how it
// is read where that is not known in words.
func (p Picture) Alternative() string {
	said := strings.Join(p.Said, "；")
	if said == "" {
		said = p.Drawing.Description
	}
	return strings.Join(slices.DeleteFunc([]string{text.Visible(p.Title), text.Visible(said)}, func(s string) bool { return s == "" }), "：")
}

// Pictures returns the files of the pictures of a document.
func Pictures(d Document) []output.File {
	var files []output.File
	for _, b := range d.Blocks {
		if p, ok := b.(Picture); ok && p.Path != "" {
			files = append(files, output.File{Path: p.Path, Data: p.Drawing.SVG()})
		}
	}
	return files
}

// PlaceIn is the name of a place in a document of a bound book.
func PlaceIn(document, what string) string { return document + "#" + what }

// PicturePath is where a picture of a page is, beside it.
func PicturePath(page, what string) string { return page + "." + what + ".svg" }
