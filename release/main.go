// Command release makes what an office downloads: an archive for each system, with the licences of all that is in it, a bill of
// materials, and the list of their sums. It is run by make release, in the root of the module.
//
// The same commit and the same Go give the same bytes: times are the commit's, owners are nobody, names are sorted, and the programs
// name no folder of the machine that made them.
package main

import (
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/print/typst/assets"
)

// target is a system that an archive is for.
type target struct{ os, arch string }

func (t target) String() string { return t.os + "/" + t.arch }

// targets are the systems that offices have, and those of whoever writes for them.
var targets = []target{
	{"windows", "amd64"}, {"windows", "arm64"},
	{"linux", "amd64"}, {"linux", "arm64"}, {"linux", "loong64"},
	{"darwin", "amd64"}, {"darwin", "arm64"},
}

func main() {
	out := flag.String("out", "dist", "write to this folder")
	only := flag.String("only", "", "only these targets, such as linux/amd64,windows/amd64")
	flag.Parse()
	if err := release(".", *out, *only); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// sums is the name of the list of sums, as sha256sum reads it.
const sums = "SHA256SUMS"

// release makes the archives of a module and the list of their sums. What an earlier one has left in the folder goes.
func release(module, out, only string) error {
	list, err := choose(only)
	if err != nil {
		return err
	}
	if !assets.Present() {
		return errors.New("there is no print engine to release: run make assets first")
	}
	if err := os.MkdirAll(out, 0o777); err != nil {
		return err
	}
	old, err := filepath.Glob(filepath.Join(out, "matterc-*"))
	if err != nil {
		return err
	}
	for _, name := range append(old, filepath.Join(out, sums)) {
		if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	var lines []string
	for _, t := range list {
		p, err := compile(module, t)
		if err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
		name, data, err := p.archive(module)
		if err != nil {
			return fmt.Errorf("%s: %w", t, err)
		}
		if err := os.WriteFile(filepath.Join(out, name), data, 0o666); err != nil {
			return err
		}
		line := fmt.Sprintf("%x  %s\n", sha256.Sum256(data), name)
		fmt.Fprint(os.Stderr, line)
		lines = append(lines, line)
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[2*sha256.Size:], b[2*sha256.Size:]) })
	return os.WriteFile(filepath.Join(out, sums), []byte(strings.Join(lines, "")), 0o666)
}

// choose returns the targets with these names, all if there are none.
func choose(only string) (list []target, err error) {
	if only == "" {
		return targets, nil
	}
	for name := range strings.SplitSeq(only, ",") {
		i := slices.IndexFunc(targets, func(t target) bool { return t.String() == name })
		if i < 0 {
			return nil, fmt.Errorf("%s is none of the targets %v", name, targets)
		}
		list = append(list, targets[i])
	}
	return list, nil
}
