package main

import (
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licence is under what a work is, in its author's words.
type licence struct {
	files map[string][]byte // by their paths below the folder of the work
	names []string          // SPDX identifiers, sorted
}

// licenceFile matches the names of files that a copy of a work has to have beside it.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|notice|patents)(\.(txt|md))?$`)

// licences returns the licence of every module in the program by its path, and of Go's own library by "std". A module is of several
// authors where a folder of it has a licence of its own: those of the folders that the program is made of are in it.
func (p program) licences() (map[string]licence, error) {
	found := map[string]licence{}
	for _, l := range p.packages {
		switch {
		case l.Standard:
			continue
		case l.Module == nil:
			return nil, fmt.Errorf("the package in %s is of no module", l.Dir)
		case l.Module.Main:
			continue
		}
		within, err := filepath.Rel(l.Module.Dir, l.Dir)
		if err != nil {
			return nil, err
		}
		if _, ok := found[l.Module.Path]; !ok {
			found[l.Module.Path] = licence{files: map[string][]byte{}}
		}
		folder := ""
		for part := range strings.SplitSeq(path.Join(".", filepath.ToSlash(within)), "/") {
			if err := found[l.Module.Path].add(l.Module.Dir, folder); err != nil {
				return nil, err
			}
			folder = path.Join(folder, part)
		}
		if err := found[l.Module.Path].add(l.Module.Dir, folder); err != nil {
			return nil, err
		}
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, err
	}
	std := licence{files: map[string][]byte{}}
	if err := std.add(strings.TrimSpace(string(root)), ""); err != nil {
		return nil, err
	}
	found["std"] = std
	for module, l := range found {
		for _, text := range l.files {
			l.names = append(l.names, spdx(string(text))...)
		}
		slices.Sort(l.names)
		if l.names = slices.Compact(l.names); len(l.names) == 0 {
			return nil, fmt.Errorf("%s has no licence that is known: %d files", module, len(l.files))
		}
		found[module] = l
	}
	return found, nil
}

// add adds the files of a folder of a work.
func (l licence) add(work, folder string) error {
	entries, err := os.ReadDir(filepath.Join(work, filepath.FromSlash(folder)))
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !licenceFile.MatchString(e.Name()) {
			continue
		}
		name := path.Join(folder, e.Name())
		if l.files[name], err = os.ReadFile(filepath.Join(work, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}

// phrases are what no licence but one says, in lower case and with single spaces.
var phrases = []struct{ name, phrase string }{
	{"Apache-2.0", "apache license version 2.0, january 2004"},
	{"Apache-2.0", "licensed under the apache license, version 2.0"},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"ISC", "permission to use, copy, modify, and distribute this software for any purpose"},
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose"},
	{"MPL-2.0", "mozilla public license"},
	{"BSD-3-Clause", "endorse or promote products derived from this software without specific"},
}

// bsd is what both licences of that name say.
const bsd = "redistribution and use in source and binary forms"

// spdx returns the identifiers of the licences in a text.
func spdx(text string) (names []string) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, p := range phrases {
		if strings.Contains(text, p.phrase) {
			names = append(names, p.name)
		}
	}
	if strings.Contains(text, bsd) && !slices.Contains(names, "BSD-3-Clause") {
		names = append(names, "BSD-2-Clause")
	}
	return names
}
