package schema

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema/metamodel"
)

// TestNamesAreOfTheLanguage demands that whoever asks the language or a record for a field or a type by a name in the source asks
// for one that there is: a misspelt one, or one that was renamed in the schema, would be found nowhere and nothing would say so.
func TestNamesAreOfTheLanguage(t *testing.T) {
	fields := map[string]bool{}
	for _, typ := range Language().Types {
		for _, f := range typ.Fields {
			fields[f.Name] = true
		}
	}
	for _, name := range callings {
		if !slices.ContainsFunc(Language().Root.Fields, func(f *metamodel.Field) bool {
			return f.Type.Kind == metamodel.Map && f.Type.Elem.Field(name) != nil
		}) {
			t.Errorf("no record has a field %s", name)
		}
	}
	asked := 0
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules" || d.Name() == "out"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			literal, ok2 := call.Args[0].(*ast.BasicLit)
			if !ok || !ok2 || literal.Kind != token.STRING {
				return true
			}
			word, err := strconv.Unquote(literal.Value)
			if err != nil {
				return true
			}
			switch method.Sel.Name {
			case "Field", "field":
				asked++
				if !fields[word] {
					t.Errorf("%s: the language has no field %s", set.Position(call.Pos()), word)
				}
			case "Type":
				asked++
				if Language().Type(word) == nil {
					t.Errorf("%s: the language has no type %s", set.Position(call.Pos()), word)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if asked < 8 {
		t.Errorf("only %d names are asked for", asked)
	}
}
