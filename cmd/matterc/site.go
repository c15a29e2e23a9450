package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// defaultCatalog is the folder of a catalog in the folder above it.
const defaultCatalog = "catalog"

// site is where a catalog is, and which part of it a command line means.
type site struct {
	dir  string // the catalog's folder, as seen from the working directory
	part string // the file or folder inside it that is meant, slash-separated; "" for the whole
}

// locate finds the catalog that an argument means: the folder itself, or the one around a file or folder inside a catalog, which
// is then the part that is meant. Without an argument it is the catalog around the working directory, or else the folder
// catalog.
func locate(arg string) (site, error) {
	if arg == "" {
		return around()
	}
	info, err := os.Stat(arg)
	if err != nil {
		return site{}, fileError("目录“%s”打不开：%s", "catalog %s cannot be opened: %s", arg, err)
	}
	folder := arg
	if !info.IsDir() {
		folder = filepath.Dir(arg)
	}
	dir, signs, err := enclosing(folder)
	switch {
	case err != nil:
		return site{}, fileError("目录“%s”打不开：%s", "catalog %s cannot be opened: %s", arg, err)
	case !signs.Record && info.IsDir():
		return site{dir: arg}, nil // what it lacks is a finding
	case !signs.Record && !signs.Schema:
		return site{}, cannot("“%s”不在任何一个目录里；要写目录的文件夹，或者目录里面的文件或文件夹", "%s is inside no catalog; name the folder of a catalog, or a file or folder inside one", arg)
	}
	part, err := pathIn(dir, arg)
	if err != nil {
		return site{}, fileError("目录“%s”打不开：%s", "catalog %s cannot be opened: %s", arg, err)
	}
	return site{dir, part}, nil
}

// around finds the catalog that is meant without an argument.
func around() (site, error) {
	dir, outer, err := enclosing(".")
	if err != nil {
		return site{}, fileError("文件夹“%s”打不开：%s", "folder %s cannot be opened: %s", ".", err)
	}
	info, err := os.Stat(defaultCatalog)
	inner := err == nil && info.IsDir()
	switch {
	case outer.Record && (dir == "." && outer.Schema || signsIn(defaultCatalog) == schema.Signs{}):
		return site{dir: dir}, nil
	case inner:
		return site{dir: defaultCatalog}, nil
	case outer.Schema:
		return site{dir: dir}, nil // what it lacks is a finding
	}
	return site{}, cannot("这里没有目录：当前文件夹不在目录里面，也没有文件夹 %s。写明目录的文件夹，或者用 matterc init 建立一个",
		"there is no catalog here: the working directory is inside none and has no folder %s. Name the folder of the catalog, or make one with matterc init", defaultCatalog)
}

// enclosing finds the catalog that a folder belongs to, and the signs by which it was known: the folder is that of the catalog or
// inside it. The answer is as seen from the working directory, with no signs if there is none.
func enclosing(folder string) (dir string, signs schema.Signs, err error) {
	start, err := real(folder)
	if err != nil {
		return "", signs, err
	}
	found, signs := nearest(start)
	switch {
	case found == "" || found == start:
		return folder, signs, nil // as it was written
	case filepath.IsAbs(folder):
		return found, signs, nil
	}
	dir, err = seen(found)
	return dir, signs, err
}

// nearest returns the folder of the catalog that an absolute path leads into, on the way up to the root of the repository, and the
// signs by which it was known; "" for none. It is the nearest folder with a catalog's record, or, if that stands in a folder
// inside, the one above it with the schema. Where there is no record, it is the nearest with the schema.
func nearest(at string) (dir string, signs schema.Signs) {
	for {
		here := signsIn(at)
		switch {
		case here.Record && !signs.Record:
			dir, signs = at, here
		case here.Record:
			return dir, signs
		case here.Schema && !signs.Schema:
			dir, signs.Schema = at, true
		}
		up := filepath.Dir(at)
		if signs.Record && signs.Schema || up == at || repositoryRoot(at) {
			return dir, signs
		}
		at = up
	}
}

// signsIn looks for the signs of a catalog in a folder. One that may not be read has none.
func signsIn(dir string) schema.Signs {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return schema.Signs{}
	}
	defer root.Close()
	return schema.SignsIn(root.FS())
}

// seen returns the name of a file or folder as seen from the working directory.
func seen(name string) (string, error) {
	here, err := real(".")
	if err != nil {
		return "", err
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(here, name)
	}
	return filepath.Rel(here, name)
}

// pathIn returns the way from a folder to what is in it, slash-separated, "" for the folder itself.
func pathIn(dir, name string) (string, error) {
	outer, err := real(dir)
	if err != nil {
		return "", err
	}
	inner, err := real(name)
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(outer, inner)
	if rel == "." {
		rel = ""
	}
	return filepath.ToSlash(rel), err
}

// repositoryRoot reports whether a folder is the root of a work tree of git. Nothing is asked of git, which could be told by
// the repository what to run.
func repositoryRoot(dir string) bool {
	info, err := os.Lstat(filepath.Join(dir, ".git"))
	return err == nil && (info.IsDir() || info.Mode().IsRegular())
}

// workTree returns the root of the work tree that a folder is in, and the slash-separated way from there to the folder.
func workTree(dir string) (root, below string, ok bool) {
	dir, err := real(dir)
	if err != nil {
		return "", "", false
	}
	for root = dir; !repositoryRoot(root); root = filepath.Dir(root) {
		if filepath.Dir(root) == root {
			return "", "", false
		}
	}
	below, err = pathIn(root, dir)
	return root, below, err == nil
}

// inRepository returns the way to the catalog from the root of its repository, slash-separated, "" for the root itself; without a
// repository the catalog's folder as the command line names it.
func (s site) inRepository() string {
	if _, below, ok := workTree(s.dir); ok {
		return below
	}
	given := filepath.ToSlash(filepath.Clean(s.dir))
	if !fs.ValidPath(given) && !path.IsAbs(given) || given == "." {
		return ""
	}
	return given
}

// name returns what a file of the catalog is called as seen from the working directory.
func (s site) name(file string) string {
	full := filepath.Join(s.dir, filepath.FromSlash(file))
	if strings.HasPrefix(filepath.ToSlash(full), "../") {
		if name, err := seen(full); err == nil {
			full = name
		}
	}
	return filepath.ToSlash(full)
}

// concerns reports whether a finding is about the part of the catalog that is meant: a place in it, or a reason.
func (s site) concerns(d diag.Diagnostic) bool {
	return s.has(d.Place.File) || slices.ContainsFunc(d.Related, func(r diag.Related) bool { return s.has(r.Place.File) })
}

// has reports whether a file belongs to the part that is meant.
func (s site) has(file string) bool {
	return s.part == "" || file == s.part || strings.HasPrefix(file, s.part+"/")
}

// above reports whether the catalog's folder is above the working directory.
func (s site) above() bool { return strings.HasPrefix(filepath.ToSlash(s.dir)+"/", "../") }

// whole is locate for commands that cannot do a part of a catalog.
func whole(arg string) (site, error) {
	at, err := locate(arg)
	if err == nil && at.part != "" {
		return at, usage("“%[1]s”是目录“%[2]s”的一部分，这个命令只能对整个目录：写 %[2]s", "%[1]s is a part of catalog %[2]s, and this command is for whole catalogs: write %[2]s", arg, at.dir)
	}
	return at, err
}

// knows reports whether the part that is meant has anything that was read, or has findings.
func (l *loaded) knows(found diag.List) bool {
	return slices.ContainsFunc(l.Files, l.has) || slices.ContainsFunc(l.Covered, l.has) || slices.ContainsFunc(found, l.concerns)
}
