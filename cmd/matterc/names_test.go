package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"github.com/matterc/matterc/schema"
)

// TestNamesAreOfTheLanguage demands that whoever asks the language or a record for a field or a type by a name in the source asks
// for one that there is: a misspelt one, or one that was renamed in the schema, would be found nowhere and nothing would say so.
func TestNamesAreOfTheLanguage(t *testing.T) {
	fields := map[string]bool{}
	for _, typ := range schema.Language().Types {
		for _, f := range typ.Fields {
			fields[f.Name] = true
		}
	}
	asked := 0
	for name, source := range sources(t) {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
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
				if of, ok := typeOf(method.X); ok && schema.Language().Type(of) != nil && schema.Language().Type(of).Field(word) == nil {
					t.Errorf("%s: the type %s has no field %s", set.Position(call.Pos()), of, word)
				}
			case "Type":
				asked++
				if schema.Language().Type(word) == nil {
					t.Errorf("%s: the language has no type %s", set.Position(call.Pos()), word)
				}
			}
			return true
		})
	}
	if asked < 8 {
		t.Errorf("only %d names are asked for", asked)
	}
}

// typeOf returns the name of the type in Language().Type("name"), of which a field is asked.
func typeOf(x ast.Expr) (name string, ok bool) {
	call, ok := x.(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return "", false
	}
	method, ok := call.Fun.(*ast.SelectorExpr)
	literal, ok2 := call.Args[0].(*ast.BasicLit)
	if !ok || !ok2 || method.Sel.Name != "Type" || literal.Kind != token.STRING {
		return "", false
	}
	name, err := strconv.Unquote(literal.Value)
	return name, err == nil
}
