// Package render is the registry of formats: a program into files, purely, the same bytes every time.
//
// The rooms below it make what the formats write; each imports only what stands below itself. Readable formats print the pages of
// package guide, so that they cannot disagree. Graph, Plan and Explain answer questions about a catalog that may not be published yet.
package render

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/jsonfile"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/verify"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
)

// Options are what a program does not know about itself. All of it is printed, none of it is read from the machine.
type Options struct {
	Only    []string      // names of formats; empty for all that are not OnRequest
	Commit  string        // the git commit of the catalog, "" if it has none
	Version string        // of the tool
	Printer *book.Printer // what prints PDFs, nil for nothing
}

// Stamp is the line every page and sheet carries: which edition and commit it is from.
func (o Options) Stamp(p *validate.Program) string {
	return verify.Imprint{Edition: p.AsOf(), Commit: o.Commit, Digest: p.Digest(), Example: p.Edition().Example}.Stamp(diag.ZH)
}

// Format is one kind of output.
type Format struct {
	Name      string    // as in `build --only`
	Title     diag.Text // one line for help and READMEs
	OnRequest bool      // built only when Options.Only names it
	Files     func(*validate.Program, Options) ([]output.File, error)
}

// About says what the format is, and whether it is built on request only, in one line for help and READMEs.
func (f Format) About() diag.Text {
	t := f.Title
	if f.OnRequest {
		t.ZH += "（写明 --only " + f.Name + " 才生成）"
		t.EN += " (only with --only " + f.Name + ")"
	}
	return t
}

// Formats returns every format in the order they are built.
func Formats() []Format {
	return []Format{guideFormat(), jsonFormat(), sheetFormat(), printFormat(), docxFormat()}
}

// Files prints a program in every wanted format, followed by README.md and manifest.json, sorted by path. An unknown
// name in o.Only is an error.
func Files(p *validate.Program, o Options) ([]output.File, error) {
	for _, name := range o.Only {
		if !slices.ContainsFunc(Formats(), func(f Format) bool { return f.Name == name }) {
			return nil, fmt.Errorf("unknown format %q", name)
		}
	}
	var files []output.File
	for _, f := range Formats() {
		if !slices.Contains(o.Only, f.Name) && (len(o.Only) > 0 || f.OnRequest) {
			continue
		}
		if f.Name == PrintName && o.Printer == nil && len(o.Only) == 0 {
			continue // everything that can be made
		}
		made, err := f.Files(p, o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		files = append(files, made...)
	}
	files = append(files, readmeFile())
	slices.SortFunc(files, func(a, b output.File) int { return strings.Compare(a.Path, b.Path) })
	for i, f := range files {
		if f.Path != path.Clean(f.Path) || path.IsAbs(f.Path) || strings.HasPrefix(f.Path, "../") {
			return nil, fmt.Errorf("path %q is not inside the output", f.Path)
		}
		if i > 0 && files[i-1].Path == f.Path {
			return nil, fmt.Errorf("path %q is written twice", f.Path)
		}
	}
	manifest, err := jsonfile.Manifest(p, o.Commit, o.Version, files)
	if err != nil {
		return nil, err
	}
	at, taken := slices.BinarySearchFunc(files, manifest, func(a, b output.File) int { return strings.Compare(a.Path, b.Path) })
	if taken {
		return nil, fmt.Errorf("path %q is written twice", manifest.Path)
	}
	return slices.Insert(files, at, manifest), nil
}
