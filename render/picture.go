package render

import (
	"github.com/matterc/matterc/render/chart"
)

// Picture is a drawing. A page has it inline, Markdown shows the file at Path, and where there is no file, as on a
// terminal, the same is drawn in characters.
type Picture struct {
	Path    string // of the file under out/, with its extension; "" for none
	Title   string // what it shows, for those who do not see it
	Drawing chart.Drawing
	Lines   []string // the same in characters
	Loose   bool     // in print it stands at the foot of its page or of the next one, and what follows goes on above it
}

// pictures returns the files of the pictures of a document.
func pictures(d Document) []File {
	var files []File
	for _, b := range d.Blocks {
		if p, ok := b.(Picture); ok && p.Path != "" {
			files = append(files, File{p.Path, p.Drawing.SVG()})
		}
	}
	return files
}

// picturePath is where a picture of a page is, beside it.
func picturePath(page, what string) string { return page + "." + what + ".svg" }
