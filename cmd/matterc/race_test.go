package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestRaced wants the race detector to be given, at night, the TestAtOnce of every package that starts goroutines, and of no other: it
// slows tests tenfold. By day it is given that of cmd/matterc, a build that starts them all.
func TestRaced(t *testing.T) {
	root := os.DirFS("../..")
	makefile, err := fs.ReadFile(root, "Makefile")
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?m)^RACED *:= (.*)$`).FindSubmatch(makefile)
	if list == nil {
		t.Fatal("the Makefile has no list RACED")
	}
	var starts []string
	for pkg := range rooms {
		files, err := fs.Glob(root, pkg+"/*.go")
		if err != nil {
			t.Fatal(err)
		}
		starting, test := false, false
		for _, name := range files {
			source, err := fs.ReadFile(root, name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(path.Base(name), "_test.go") {
				test = test || bytes.Contains(source, []byte("\nfunc TestAtOnce(t *testing.T) {"))
			} else {
				starting = starting || startsGoroutines(t, name, source)
			}
		}
		if starting {
			starts = append(starts, "./"+pkg)
		}
		if starting && !test {
			t.Errorf("%s starts goroutines and has no TestAtOnce", pkg)
		}
	}
	slices.Sort(starts)
	if got := strings.Fields(string(list[1])); !slices.Equal(got, starts) {
		t.Errorf("RACED in the Makefile is %q, and goroutines are started by %q", got, starts)
	}
}

// TestNight wants the workflow of the night to run every part that make nightly has.
func TestNight(t *testing.T) {
	parts := func(file, pattern, between string) []string {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list := regexp.MustCompile(pattern).FindSubmatch(text)
		if list == nil {
			t.Fatalf("%s has no list of parts", file)
		}
		return strings.Split(string(list[1]), between)
	}
	want, got := parts("../../Makefile", `(?m)^NIGHT := (.*)$`, " "), parts("../../.github/workflows/nightly.yml", `(?m)^ *part: \[(.*)\]$`, ", ")
	if !slices.Equal(got, want) {
		t.Errorf("the workflow runs %q, and make nightly %q", got, want)
	}
}

// startsGoroutines reports whether a file has a go statement or hands something to a method Go, as those of groups are named, that
// can be a function.
func startsGoroutines(t *testing.T, name string, source []byte) (found bool) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			found = true
		case *ast.CallExpr:
			s, ok := n.Fun.(*ast.SelectorExpr)
			if ok && s.Sel.Name == "Go" && len(n.Args) == 1 {
				_, literal := n.Args[0].(*ast.BasicLit)
				found = found || !literal
			}
		}
		return !found
	})
	return found
}

// TestStartsGoroutines shows that TestRaced sees what it is for.
func TestStartsGoroutines(t *testing.T) {
	for body, want := range map[string]bool{
		"func f() { go f() }":                         true,
		"func f(g G) { g.Go(func() {}) }":             true,
		"func f(w *G) { defer func() { go f(w) }() }": true,
		"func f(l L) { l.Go(\"schema\") }":            false,
		"// go func()\nfunc f() { Go() }":             false,
	} {
		if got := startsGoroutines(t, "x.go", []byte("package x\n"+body)); got != want {
			t.Errorf("%s: %v", body, got)
		}
	}
}
