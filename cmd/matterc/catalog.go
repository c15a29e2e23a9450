package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
)

// loaded is a catalog that has been read from a folder.
type loaded struct {
	*schema.Catalog
	site
	found diag.List // of loading
}

// load reads the catalog that an argument means (see locate) and nothing outside its folder: every file is opened through the
// folder's os.Root.
func (a *app) load(arg string, asOf schema.Date) (*loaded, error) {
	at, err := locate(arg)
	if err != nil {
		return nil, err
	}
	return a.loadAt(at, asOf)
}

// loadAt is load of a catalog that has been found.
func (a *app) loadAt(at site, asOf schema.Date) (*loaded, error) { return a.loadAs(at, asOf, nil) }

// loadAs is loadAt of the catalog that will be there once some of its files, by name, have other contents.
func (a *app) loadAs(at site, asOf schema.Date, files map[string][]byte) (*loaded, error) {
	root, err := openFolder(at.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	cat, found, err := schema.Load(overlay{root.FS(), files}, schema.Options{AsOf: asOf})
	if err != nil {
		if p := (*fs.PathError)(nil); errors.As(err, &p) && p.Path != "." {
			return nil, fileError("目录中的“%s”读不了：%s", "%s of the catalog cannot be read: %s", at.name(p.Path), err)
		}
		return nil, fileError("目录“%s”读不了：%s", "catalog %s cannot be read: %s", at.dir, err)
	}
	return &loaded{cat, at, found}, nil
}

// openFolder opens the folder of a catalog.
func openFolder(dir string) (*os.Root, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fileError("目录“%s”打不开：%s", "catalog %s cannot be opened: %s", dir, err)
	}
	return root, nil
}

// compile loads and validates a catalog that a command is to print something of. Its findings go to standard error; a
// catalog with errors, or with findings as severe as failOn, ends the command.
func (a *app) compile(at site, asOf schema.Date, failOn diag.Severity, o validate.Options) (*loaded, *validate.Program, diag.List, error) {
	p := a.progress()
	defer p.stop()
	p.stage("检查目录", "checking the catalog")
	l, err := a.loadAt(at, asOf)
	if err != nil {
		return nil, nil, nil, err
	}
	program, found := validate.Run(l.Catalog, l.found, o)
	p.stop()
	if err := a.printFindings(a.err, l, found, diag.FormatText); err != nil {
		return nil, nil, nil, err
	}
	if program == nil || found.AtLeast(failOn) {
		return nil, nil, nil, errFindings
	}
	return l, program, found, nil
}

// maxListed is how many findings are printed, in every format. More than that nobody reads, and a stranger can make them by the million.
const maxListed = 5_000

// printFindings prints a list in a format. Files are named as seen from the working directory, for systems that show them beside
// the sources as seen from the repository.
func (a *app) printFindings(w *diag.Console, l *loaded, found diag.List, format diag.Format) error {
	name := l.name
	switch format {
	case diag.FormatSARIF, diag.FormatGitHub, diag.FormatJUnit:
		dir := l.inRepository()
		name = func(file string) string { return path.Join(dir, file) }
	}
	w.Color = a.colored(w)
	found, others := found.Most(maxListed)
	if len(others) > 0 {
		found = append(diag.List{{Code: "S016", Severity: others[0].Severity,
			Message: diag.T("问题太多，只列出最重的 %[1]d 个，还有 %[2]d 个没有列出：%[3]s", "there are too many findings: the worst %[1]d are listed; %[2]d are not: %[4]s",
				maxListed, len(others), others.Counts().ZH, others.Counts().EN),
			Hint: diag.T("先改正列出的，再检查一次", "Correct those listed, then check again")}}, found...)
	}
	var b bytes.Buffer
	err := diag.Print(&b, found, l.Source, diag.Options{
		Format: format, Lang: a.lang, Color: w.Color, Rules: validate.Rules(), Version: toolVersion(), Name: name,
	})
	if err != nil {
		return err
	}
	return show(w, string(format), b.Bytes())
}
