package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// exemption is a list, map, switch or comparison that leaves values of an enumeration of the schema out on purpose.
type exemption struct {
	in          string // the file, and the function or variable in it
	enumeration string
	values      string // those it does not name, in the order of the schema
}

// passedOver says of every list, map, switch and comparison that names some values of an enumeration, but not all, why that
// is right. A value that is new in the schema is in none of them, so every place that may have to care fails until somebody
// has thought about it.
var passedOver = map[exemption]string{
	{"cmd/matterc/plan.go answers", "FactType", "Choice"}:                                                                                            "the values of a choice are those the catalog declares",
	{"render/sheet/disclosure.go rural", "Level", "National Provincial Municipal County"}:                                                            "公开层级 of the standard plan is 县级 or 乡级",
	{"render/sheet/disclosure.go urban", "Level", "National Provincial Municipal County"}:                                                            "公开层级 of the standard plan is 县级 or 乡级",
	{"render/wording/decision.go Decider", "BodyRole", "AcceptingBody ExaminingBody ReexaminingBody DecidingBody PayingBody"}:                        "who decides is said before, who accepts and examines in the section on acceptance, and who pays in that on the result",
	{"render/guide/matter.go matterPage.examiners", "BodyRole", "AcceptingBody DecidingBody JoiningBody AssistingBody PayingBody ResponsibleOffice"}: "who accepts is said before, the others by whom it is decided",
	{"render/sheet/statistics.go tally.promised", "Unit", "Day Month Year"}:                                                                          "they do not compare with working days and do not count",
	{"schema/period.go Period.Sentence", "Unit", "Day Year"}:                                                                                         "日 and 年 are counted without 个",
	{"validate/check_at_once.go checkAtOnce", "Handling", "Joint Reported"}:                                                                          "either may be settled at once or not",
	{"validate/check_edition.go after", "Unit", "WorkingDay Immediate"}:                                                                              "a catalog is gone through every so many days, months or years",
	{"validate/check_expiry.go expiry.lead", "Unit", "Immediate"}:                                                                                    "it takes no days",
	{"validate/check_expiry.go expiry.longest", "Unit", "Day Month Year"}:                                                                            "the map below has them",
	{"validate/check_expiry.go expiry.longest", "Unit", "WorkingDay Immediate"}:                                                                      "without a calendar nobody knows how long working days last; at once is no validity",
	{"validate/check_fact_domain.go checkFactDomain", "FactType", "YesNo"}:                                                                           "it has neither values nor a range, as whatever is no choice and no number",
	{"validate/check_statutory.go special", "Rank", "StateCouncilDecision MinisterialRule LocalGovernmentRule NormativeDocument"}:                    "行政许可法第四十二条: 法律、法规另有规定的",
	{"validate/eligibility/applicants.go Solution.ParseGiven", "FactType", "Choice"}:                                                                 "its text is taken as it is",
	{"validate/eligibility/assess.go Solution.Having", "FactType", "Choice"}:                                                                         "its value is its place among those declared",
	{"validate/eligibility/requirement.go Requirement.relax", "RelaxationKind", "Simulated"}:                                                         "it changes nothing about the formal decision",
	{"validate/model/fee.go FeeItem.Once", "FeeKind", "FloatingPrice FloatingRate BandRate ProgressiveRate"}:                                         "a floating fee has no sum, and a rate is of an amount",
	{"validate/plan/plan.go planner.days", "Unit", "WorkingDay Day"}:                                                                                 "n days are at most n working days",
}

// TestEnumerations demands that every list, map, switch and comparison that names several values of an enumeration of the
// schema considers all of them: what wants them all should ask schema.Values; what has its own order or leaves values out on
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
	unused := maps.Clone(passedOver)
	for name, source := range sources(t) {
		if name == "schema/types_gen.go" {
			continue
		}
		for _, l := range enumerated(t, name, source, of) {
			var missing []string
			for _, v := range all[l.enumeration] {
				switch count(l.values, v) {
				case 0:
					missing = append(missing, v)
				case 1:
				default:
					t.Errorf("%s: %s is named twice", l.at, v)
				}
			}
			if len(missing) == 0 {
				continue
			}
			x := exemption{name + " " + l.function, l.enumeration, strings.Join(missing, " ")}
			if delete(unused, x); passedOver[x] == "" {
				t.Errorf("%s: %s names values of %s, but not %q", l.at, x.in, x.enumeration, x.values)
			}
		}
	}
	for x := range unused {
		t.Errorf("nothing is %+q any more; take it out of the table", x)
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
func (x *g[T]) m(a, b x) bool { return a.u == schema.Day || (schema.Month == a.u && a.t == schema.Licence) || a.u == schema.Day }
func (*g) n(a, b x) bool { return a.u == schema.Day || b.u == schema.Year || a.u > schema.Month }
func o(u schema.Unit) bool { return !(u != schema.Day && p(u != schema.Day && u != schema.Year)) }
func q(u schema.Unit) int {
	switch {
	case u == schema.Day && more(), u == schema.Month:
		return 1
	case u == schema.Year:
		return 2
	}
	return 3
}
`
	of := map[string]string{"Day": "Unit", "Month": "Unit", "Year": "Unit", "Immediate": "Unit", "Licence": "MatterType"}
	var got []string
	for _, l := range enumerated(t, "x.go", []byte(source), of) {
		got = append(got, fmt.Sprint(l.function, l.enumeration, l.values))
	}
	want := []string{"aUnit[Day Month]", "fUnit[Day Year]", "fUnit[Day Immediate]", "g.mUnit[Day Month]", "oUnit[Day Year]", "qUnit[Day Month Year]"}
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

// enumeratedList is a list, a map, a switch or a comparison that names several values of an enumeration.
type enumeratedList struct {
	at                    token.Position
	function, enumeration string // the function or variable it is in, a method with its receiver
	values                []string
}

// enumerated returns the lists, maps, switches and comparisons of a file that name several values of an enumeration, in the
// order of the file; of says which enumeration a constant of package schema is of. A comparison is one of the same operand with
// several values, joined by || and && or as the cases of a switch.
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
		read := map[ast.Expr]bool{} // what is part of a comparison that has been read
		var compared func(e ast.Expr, with map[string][]ast.Expr, order *[]string)
		compared = func(e ast.Expr, with map[string][]ast.Expr, order *[]string) {
			read[e] = true
			switch e := e.(type) {
			case *ast.ParenExpr:
				compared(e.X, with, order)
			case *ast.UnaryExpr:
				compared(e.X, with, order)
			case *ast.BinaryExpr:
				switch e.Op {
				case token.LOR, token.LAND:
					compared(e.X, with, order)
					compared(e.Y, with, order)
				case token.EQL, token.NEQ:
					x, y := e.X, e.Y
					if of[constant(x)] != "" {
						x, y = y, x
					}
					c, operand := constant(y), types.ExprString(x)
					if of[c] == "" || slices.ContainsFunc(with[operand], func(old ast.Expr) bool { return constant(old) == c }) {
						return
					}
					if with[operand] == nil {
						*order = append(*order, operand)
					}
					with[operand] = append(with[operand], y)
				}
			}
		}
		compare := func(n ast.Node, exprs []ast.Expr) {
			with := map[string][]ast.Expr{}
			var order []string
			for _, e := range exprs {
				compared(e, with, &order)
			}
			for _, operand := range order {
				add(n, with[operand])
			}
		}
		ast.Inspect(d, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				function = n.Name.Name
				if n.Recv != nil {
					receiver, _, _ := strings.Cut(strings.TrimPrefix(types.ExprString(n.Recv.List[0].Type), "*"), "[")
					function = receiver + "." + function
				}
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
				if n.Tag == nil {
					compare(n, exprs)
				} else {
					add(n, exprs)
				}
			case *ast.BinaryExpr:
				if !read[n] {
					compare(n, []ast.Expr{n})
				}
			}
			return true
		})
	}
	return list
}
