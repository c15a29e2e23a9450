package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// trusted are the functions that make markup of what is no literal, with the reason.
var trusted = []string{
	"render/text/markup.go Markupf",      // it escapes
	"render/text/markup.go Markup",       // of markup that was added
	"render/wordxml/body.go run",         // cuts and joins markup
	"render/page/html/html.go New",       // a style sheet and a script that are embedded
	"render/page/html/html.go cssString", // it escapes
}

// TestMarkupIsEscaped wants no way past the methods that escape: nothing that writes is embedded, for all it can do would be a way
// around them, and markup is made of literals alone but by the functions named above.
func TestMarkupIsEscaped(t *testing.T) {
	root, used := os.DirFS("../.."), map[string]bool{}
	for pkg := range rooms {
		names, err := fs.Glob(root, pkg+"/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			source, err := fs.ReadFile(root, name)
			if err != nil {
				t.Fatal(err)
			}
			for _, way := range unescaped(t, name, source) {
				file, in, _ := strings.Cut(way, ": ")
				file, _, _ = strings.Cut(file, ":")
				if by := file + " " + in; slices.Contains(trusted, by) {
					used[by] = true
				} else {
					t.Errorf("%s writes past what escapes", way)
				}
			}
		}
	}
	if len(used) != len(trusted) {
		t.Errorf("%v make markup, %q are trusted to", used, trusted)
	}
}

// writers are the types of the standard library that write whatever they are given.
var writers = []string{"strings.Builder", "bytes.Buffer", "bufio.Writer", "io.Writer", "os.File"}

// unescaped returns where a file embeds a writer or makes markup of what is no literal, and in which type or function.
func unescaped(t *testing.T, name string, source []byte) (found []string) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	drawn := slices.Contains([]string{"render/wordxml", "render/shapes"}, path.Dir(name)) // their templates go through methods
	for _, d := range file.Decls {
		in := ""
		if f, ok := d.(*ast.FuncDecl); ok {
			in = f.Name.Name
		}
		ast.Inspect(d, func(n ast.Node) bool {
			bad := false
			switch n := n.(type) {
			case *ast.TypeSpec:
				in = n.Name.Name
			case *ast.StructType:
				bad = slices.ContainsFunc(n.Fields.List, func(f *ast.Field) bool { return len(f.Names) == 0 && slices.Contains(writers, dotted(f.Type)) })
			case *ast.CallExpr:
				called := dotted(n.Fun)
				switch {
				case called == "text.Markup", called == "Markup" && file.Name.Name == "text", called == "text.Markupf":
				case drawn && (strings.HasSuffix(called, ".line") || strings.HasSuffix(called, ".Add")):
				default:
					return true
				}
				bad = len(n.Args) > 0 && !literal(n.Args[0])
			}
			if bad {
				found = append(found, fmt.Sprintf("%s: %s", set.Position(n.Pos()), in))
			}
			return true
		})
	}
	return found
}

// dotted is an expression such as a.b.C or *a.B as "a.b.C" and "a.B"; "" for any other.
func dotted(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.StarExpr:
		return dotted(e.X)
	case *ast.SelectorExpr:
		return dotted(e.X) + "." + e.Sel.Name
	}
	return ""
}

// literal reports whether an expression is a string as it stands in the source, or the template of a function that passes it on.
func literal(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return true
	case *ast.Ident:
		return e.Name == "template"
	case *ast.BinaryExpr:
		return literal(e.X) && literal(e.Y)
	}
	return false
}

// TestUnescaped shows that the test sees what it is for.
func TestUnescaped(t *testing.T) {
	for body, want := range map[string]int{
		`type a struct{ strings.Builder }`:                  1,
		`type a struct{ *bytes.Buffer }`:                    1,
		`type a struct{ b strings.Builder }`:                0,
		`func f(io.Writer) *strings.Builder { return nil }`: 0,
		`func f(s string) { _ = text.Markup(s) }`:           1,
		`func f(s string) { _ = text.Markupf("<a>" + s) }`:  1,
		`func f(s string) { _ = text.Markupf("<a>%s", s) }`: 0,
		`func (p *svg) f(s string) { p.line("<a>" + s) }`:   1,
		`func (p *svg) f(s string) { p.xml.Add("%s", s) }`:  0,
	} {
		if got := unescaped(t, "render/shapes/x.go", []byte("package shapes\n"+body)); len(got) != want {
			t.Errorf("%s: %q, want %d", body, got, want)
		}
	}
}
