package edit

import (
	"embed"
	"io/fs"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
)

//go:embed skeleton
var skeleton embed.FS

// File is a file of a catalog. Name is slash-separated and relative to the catalog.
type File struct {
	Name string
	Data []byte
}

// Skeleton returns the files of a new catalog, sorted by name: a small one that checks without a finding and builds, in
// which everything that is not the law is marked as an example.
func Skeleton() ([]File, error) {
	var files []File
	err := fs.WalkDir(skeleton, "skeleton", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := skeleton.ReadFile(name)
		if err != nil {
			return err
		}
		name = strings.TrimPrefix(name, "skeleton/")
		if name == "gitignore" { // under its own name it would rule over this repository
			name = ".gitignore"
		}
		files = append(files, File{name, data})
		return nil
	})
	files = append(files, File{schema.SchemaFile, schema.SchemaCUE()})
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return files, err
}
