package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// passedOver says of every list and switch that names some values of an enumeration of the schema, but not all, which ones
// it does not name, and why that is right. A value that is new in the schema is in none of these lists, so every place that
// may have to care fails until somebody has thought about it.
var passedOver = map[string]struct{ values, reason string }{
	"answers FactType":     {"Choice", "the values of a choice are those the catalog declares"},
	"ParseGiven FactType":  {"Choice", "its text is taken as it is"},
	"Having FactType":      {"Choice", "its value is its place among those declared"},
	"lead Unit":            {"Immediate", "it takes no days"},
	"longest Unit":         {"WorkingDay Immediate", "without a calendar nobody knows how long working days last; at once is no validity"},
	"workingDays Unit":     {"WorkingDay Day", "n days are at most n working days"},
	"special Rank":         {"StateCouncilDecision MinisterialRule LocalGovernmentRule NormativeDocument", "行政许可法第四十二条: 法律、法规另有规定的"},
	"relax RelaxationKind": {"Simulated", "it changes nothing about the formal decision"},
}

// TestEnumerations demands that every list, map and switch that names several values of an enumeration of the schema
// considers all of them: what wants them all should ask schema.Values; what has its own order or leaves values out on
// purpose must change when the schema does.
func TestEnumerations(t *testing.T) {
	generated, err := os.ReadFile("../../schema/types_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	of, all := enumerations(t, generated)
	if of["WorkingDay"] != "Unit" || all["Unit"][0] != "WorkingDay" {
		t.Fatalf("the units are %v", all["Unit"])
	}
	unused := map[string]bool{}
	for k := range passedOver {
		unused[k] = true
	}
	for name, source := range sources(t) {
		if name == "schema/types_gen.go" {
			continue
		}
		for _, l := range enumerated(t, name, source, of) {
			key := l.function + " " + l.enumeration
			delete(unused, key)
			considered := append(strings.Fields(passedOver[key].values), l.values...)
			for _, v := range all[l.enumeration] {
				switch n := count(considered, v); {
				case n == 0:
					t.Errorf("%s: %s names values of %s, but not %s", l.at, l.function, l.enumeration, v)
				case n > 1:
					t.Errorf("%s: %s is considered twice", l.at, v)
				}
			}
			if len(considered) > len(all[l.enumeration]) {
				t.Errorf("%s: %v are more than the values of %s", l.at, considered, l.enumeration)
			}
		}
	}
	for k := range unused {
		t.Errorf("no list or switch is %q any more; take it out of the table", k)
	}
}

// TestEnumerated tries the reader of the sources on a small one.
func TestEnumerated(t *testing.T) {
	const source = `package x
import "schema"
var a = []schema.Unit{schema.Day, schema.Month}
func f(u schema.Unit) int {
	switch u {
	case schema.Day, schema.Year:
		return 1
	case other:
		return 2
	}
	return map[schema.Unit]int{schema.Day: 1, schema.Licence: 2, schema.Immediate: 3}[u]
}
var one = []schema.Unit{schema.Day}
`
	of := map[string]string{"Day": "Unit", "Month": "Unit", "Year": "Unit", "Immediate": "Unit", "Licence": "MatterType"}
	var got []string
	for _, l := range enumerated(t, "x.go", []byte(source), of) {
		got = append(got, fmt.Sprint(l.function, l.enumeration, l.values))
	}
	want := []string{"aUnit[Day Month]", "fUnit[Day Year]", "fUnit[Day Immediate]"}
	if !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}

func count(list []string, s string) (n int) {
	for _, x := range list {
		if x == s {
			n++
		}
	}
	return n
}

// enumerations reads the generated types: which enumeration a constant is of, and the constants of each.
func enumerations(t *testing.T, generated []byte) (of map[string]string, all map[string][]string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "types_gen.go", generated, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	of, all = map[string]string{}, map[string][]string{}
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			v := s.(*ast.ValueSpec)
			name, typ := v.Names[0].Name, v.Type.(*ast.Ident).Name
			of[name], all[typ] = typ, append(all[typ], name)
		}
	}
	return of, all
}

// enumeratedList is a list, a map or a switch that names several values of an enumeration.
type enumeratedList struct {
	at                    token.Position
	function, enumeration string // the function or variable it is in
	values                []string
}

// enumerated returns the lists, maps and switches of a file that name several values of an enumeration, in the order of
// the file; of says which enumeration a constant of package schema is of.
func enumerated(t *testing.T, name string, source []byte, of map[string]string) (list []enumeratedList) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	prefix := "schema"
	for _, i := range file.Imports {
		if p, err := strconv.Unquote(i.Path.Value); err == nil && p == module+"/schema" && i.Name != nil {
			prefix = i.Name.Name
		}
	}
	constant := func(e ast.Expr) string {
		if s, ok := e.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == prefix {
				return s.Sel.Name
			}
		}
		if id, ok := e.(*ast.Ident); ok && file.Name.Name == "schema" {
			return id.Name
		}
		return ""
	}
	for _, d := range file.Decls {
		var function string
		add := func(n ast.Node, exprs []ast.Expr) {
			found := map[string][]string{}
			var order []string
			for _, e := range exprs {
				c := constant(e)
				if of[c] == "" {
					continue
				}
				if found[of[c]] == nil {
					order = append(order, of[c])
				}
				found[of[c]] = append(found[of[c]], c)
			}
			for _, e := range order {
				if len(found[e]) > 1 {
					list = append(list, enumeratedList{set.Position(n.Pos()), function, e, found[e]})
				}
			}
		}
		ast.Inspect(d, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				function = n.Name.Name
			case *ast.ValueSpec:
				if function == "" {
					function = n.Names[0].Name
				}
			case *ast.CompositeLit:
				var exprs []ast.Expr
				for _, e := range n.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						e = kv.Key
					}
					exprs = append(exprs, e)
				}
				add(n, exprs)
			case *ast.SwitchStmt:
				var exprs []ast.Expr
				for _, c := range n.Body.List {
					exprs = append(exprs, c.(*ast.CaseClause).List...)
				}
				add(n, exprs)
			}
			return true
		})
	}
	return list
}
