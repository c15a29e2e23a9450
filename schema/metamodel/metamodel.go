// Package metamodel is the model of the catalog language, read from the syntax trees of the schema.
//
// It knows which records and fields there are, what values they take, and what their comments say.
//
// Everything that must agree with the schema is made from this one model: the checker of schema.Load, the Go types,
// the JSON Schema of the input, the field reference and the templates of `matterc new`. The model covers the part of
// CUE the schema uses and refuses the rest, so that no rule of the schema can be overlooked without an error.
package metamodel

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/literal"
	"cuelang.org/go/cue/parser"
	"cuelang.org/go/cue/token"
	"github.com/cockroachdb/apd/v3"
)

// Kind says what values a type takes.
type Kind int

// The kinds of values of the catalog language.
const (
	String Kind = iota // text that matches Pattern, if there is one
	Date               // text that matches Pattern and is a day of the calendar: the definition #Date
	Enum               // one of Values
	Int                // a whole number within Bounds
	Number             // any number within Bounds
	Bool               // true or false
	Struct             // the Fields, and no others
	Map                // any number of entries; keys are of type Key, values of type Elem
	List               // at least Min elements of type Elem
	Test               // a constraint on a fact: a literal, bounds, != and alternatives of them
	Change             // some of the fields of the struct Elem, and of those in it, as they are from a day on
)

// Doc is the comment of a definition or field.
type Doc struct {
	Label  string // the Chinese name, as findings and the reference print it
	ZH     string // the Chinese explanation, without the label
	EN     string
	Source string // where the term comes from
}

// Bound is one limit of a number: Op is one of < <= > >=.
type Bound struct {
	Op    token.Token
	Value *apd.Decimal
}

// Holds reports whether n keeps the bound.
func (b Bound) Holds(n *apd.Decimal) bool {
	c := n.Cmp(b.Value)
	switch b.Op {
	case token.LSS:
		return c < 0
	case token.LEQ:
		return c <= 0
	case token.GTR:
		return c > 0
	default:
		return c >= 0
	}
}

// Type is a definition of the schema, or an anonymous type of a field.
type Type struct {
	Name    string // without '#'; "" for an anonymous type
	GoName  string // Name, unless an attribute @go says otherwise
	Doc     Doc
	Kind    Kind
	Pattern *regexp.Regexp // String, Date
	Values  []string       // Enum, in the order of the schema
	GoConst []string       // Enum: Go names of Values, empty if Go needs none
	Bounds  []Bound        // Int, Number
	Fields  []*Field       // Struct, in the order of the schema
	Key     *Type          // Map
	Elem    *Type          // Map, List; Change: of what
	Min     int            // List
	Alone   bool           // List: one element may stand for itself, without brackets
}

// Field returns the field of a struct type, or of the struct that a change is of, or nil.
func (t *Type) Field(name string) *Field {
	if t.Kind == Change {
		t = t.Elem
	}
	for _, f := range t.Fields {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Field is a field of a struct type.
type Field struct {
	Name     string
	GoName   string
	GoValue  bool // an optional struct that is empty in Go, no nil pointer, where it is left out
	Doc      Doc
	Required bool   // must be written
	Default  string // a JSON literal that stands for the field when it is left out; "" if there is none
	Type     *Type
	Outdated bool // how an earlier version of the language has it: read, and offered to nobody
}

// Language is the whole model.
type Language struct {
	Types []*Type // the definitions, in the order of the files and inside them
	Root  *Type   // #Catalog
}

// Type returns a definition by its name without '#', or nil.
func (l *Language) Type(name string) *Type {
	for _, t := range l.Types {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Source is one file of the schema.
type Source struct {
	Name string
	Data []byte
}

// Compile reads the files of the schema. It fails on any syntax the model does not cover, naming the place.
func Compile(files []Source) (*Language, error) {
	c := &compiler{defs: map[string]*definition{}}
	for _, f := range files {
		tree, err := parser.ParseFile(f.Name, f.Data, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		for _, d := range tree.Decls {
			if err := c.declare(d); err != nil {
				return nil, err
			}
		}
	}
	for _, d := range c.order {
		if _, err := c.resolve(d); err != nil {
			return nil, err
		}
	}
	l := &Language{}
	for _, d := range c.order {
		l.Types = append(l.Types, d.typ)
	}
	if l.Root = l.Type("Catalog"); l.Root == nil || l.Root.Kind != Struct {
		return nil, fmt.Errorf("the schema has no struct #Catalog")
	}
	return l, nil
}

type definition struct {
	name  string
	field *ast.Field
	typ   *Type
	busy  bool
}

type compiler struct {
	defs  map[string]*definition
	order []*definition
}

func unsupported(n ast.Node, what string) error {
	return fmt.Errorf("%s: the model of the language does not cover %s", n.Pos(), what)
}

func (c *compiler) declare(d ast.Decl) error {
	switch d := d.(type) {
	case *ast.Package, *ast.CommentGroup:
		return nil
	case *ast.Field:
		name, _, err := ast.LabelName(d.Label)
		if err != nil || !strings.HasPrefix(name, "#") {
			return unsupported(d, "a top-level field that is no definition")
		}
		def := &definition{name: name[1:], field: d}
		if c.defs[def.name] != nil {
			return fmt.Errorf("%s: #%s is declared twice", d.Pos(), def.name)
		}
		c.defs[def.name] = def
		c.order = append(c.order, def)
		return nil
	}
	return unsupported(d, fmt.Sprintf("a top-level %T", d))
}

func (c *compiler) resolve(d *definition) (*Type, error) {
	if d.typ != nil {
		return d.typ, nil
	}
	if d.busy {
		return nil, fmt.Errorf("%s: #%s contains itself", d.field.Pos(), d.name)
	}
	d.busy = true
	t, def, err := c.typ(d.field.Value)
	if err != nil {
		return nil, err
	}
	if def != "" {
		return nil, unsupported(d.field, "a default in a definition")
	}
	if t.Name != "" {
		copied := *t
		t = &copied
	}
	t.Name, t.GoName = d.name, d.name
	if d.name == "Date" {
		if t.Kind != String || t.Pattern == nil {
			return nil, unsupported(d.field, "a #Date that is no text with a pattern")
		}
		t.Kind = Date
	}
	if t.Doc, err = doc(d.field); err != nil {
		return nil, err
	}
	if names := goAttr(d.field); len(names) > 0 {
		if t.Kind == Enum {
			t.GoConst = names
			if len(names) != len(t.Values) {
				return nil, fmt.Errorf("%s: @go names %d of %d values", d.field.Pos(), len(names), len(t.Values))
			}
		} else {
			t.GoName = names[0]
		}
	}
	d.typ = t
	return t, nil
}

// typ reads a type and, where one arm of it is marked as such, its default as a JSON literal.
func (c *compiler) typ(x ast.Expr) (*Type, string, error) {
	switch x := x.(type) {
	case *ast.ParenExpr:
		return c.typ(x.X)
	case *ast.Ident:
		switch x.Name {
		case "string":
			return &Type{Kind: String}, "", nil
		case "int":
			return &Type{Kind: Int}, "", nil
		case "number":
			return &Type{Kind: Number}, "", nil
		case "bool":
			return &Type{Kind: Bool}, "", nil
		}
		d := c.defs[strings.TrimPrefix(x.Name, "#")]
		if d == nil || !strings.HasPrefix(x.Name, "#") {
			return nil, "", unsupported(x, "the name "+x.Name)
		}
		t, err := c.resolve(d)
		return t, "", err
	case *ast.BasicLit:
		s, err := stringLit(x)
		return &Type{Kind: Enum, Values: []string{s}}, "", err
	case *ast.BinaryExpr:
		switch x.Op {
		case token.OR:
			return c.alternatives(x)
		case token.AND:
			return c.both(x)
		}
	case *ast.StructLit:
		t, err := c.structType(x)
		return t, "", err
	case *ast.ListLit:
		t, err := c.listType(x)
		return t, "", err
	case *ast.UnaryExpr:
		if x.Op == token.MAT {
			t, err := c.pattern(&Type{Kind: String}, x)
			return t, "", err
		}
	}
	return nil, "", unsupported(x, fmt.Sprintf("this %T", x))
}

func stringLit(x *ast.BasicLit) (string, error) {
	if x.Kind != token.STRING {
		return "", unsupported(x, "the literal "+x.Value)
	}
	return literal.Unquote(x.Value)
}

func (c *compiler) alternatives(x *ast.BinaryExpr) (*Type, string, error) {
	var arms []ast.Expr
	var flatten func(ast.Expr)
	flatten = func(e ast.Expr) {
		if b, ok := e.(*ast.BinaryExpr); ok && b.Op == token.OR {
			flatten(b.X)
			flatten(b.Y)
			return
		}
		arms = append(arms, e)
	}
	flatten(x)
	var def *ast.BasicLit
	var rest []*Type
	for _, a := range arms {
		if u, ok := a.(*ast.UnaryExpr); ok && u.Op == token.MUL {
			lit, ok := u.X.(*ast.BasicLit)
			if !ok || def != nil {
				return nil, "", unsupported(a, "this default")
			}
			def = lit
			if lit.Kind == token.STRING {
				s, err := stringLit(lit)
				if err != nil {
					return nil, "", err
				}
				rest = append(rest, &Type{Kind: Enum, Values: []string{s}})
			}
			continue
		}
		t, _, err := c.typ(a)
		if err != nil {
			return nil, "", err
		}
		rest = append(rest, t)
	}
	kinds := map[Kind]bool{}
	for _, t := range rest {
		kinds[t.Kind] = true
	}
	var t *Type
	switch {
	case len(rest) == 3 && kinds[Bool] && kinds[Number] && kinds[String]:
		t = &Type{Kind: Test}
	case len(kinds) == 1 && kinds[Enum]:
		t = &Type{Kind: Enum}
		for _, r := range rest {
			if r.Name != "" { // *"a" | #Enum, where #Enum has "a"
				if def != nil && !slices.Contains(r.Values, rest[0].Values[0]) {
					return nil, "", unsupported(x, "a default outside its enumeration")
				}
				t = r
				break
			}
			t.Values = append(t.Values, r.Values...)
		}
	case len(rest) == 1:
		t = rest[0]
	case len(rest) == 2 && rest[1].Kind == List && rest[1].Elem == rest[0]: // #Level | [#Level, ...#Level]
		t = rest[1]
		t.Alone = true
	default:
		return nil, "", unsupported(x, "these alternatives")
	}
	if def == nil {
		return t, "", nil
	}
	switch def.Kind {
	case token.STRING:
		s, err := stringLit(def)
		return t, fmt.Sprintf("%q", s), err
	case token.INT, token.TRUE, token.FALSE:
		return t, def.Value, nil
	}
	return nil, "", unsupported(def, "this default")
}

func (c *compiler) both(x *ast.BinaryExpr) (*Type, string, error) {
	t, def, err := c.typ(x.X)
	if err != nil {
		return nil, "", err
	}
	u, ok := x.Y.(*ast.UnaryExpr)
	if !ok || def != "" || t.Name != "" {
		return nil, "", unsupported(x, "this conjunction")
	}
	if u.Op == token.MAT {
		t, err = c.pattern(t, u)
		return t, "", err
	}
	lit, ok := u.X.(*ast.BasicLit)
	if !ok || (t.Kind != Int && t.Kind != Number) {
		return nil, "", unsupported(u, "this bound")
	}
	switch u.Op {
	case token.LSS, token.LEQ, token.GTR, token.GEQ:
	default:
		return nil, "", unsupported(u, "this bound")
	}
	var n literal.NumInfo
	if err := literal.ParseNum(lit.Value, &n); err != nil {
		return nil, "", err
	}
	v := new(apd.Decimal)
	if err := n.Decimal(v); err != nil {
		return nil, "", err
	}
	t.Bounds = append(t.Bounds, Bound{u.Op, v})
	return t, "", nil
}

func (c *compiler) pattern(t *Type, u *ast.UnaryExpr) (*Type, error) {
	lit, ok := u.X.(*ast.BasicLit)
	if !ok || t.Kind != String || t.Pattern != nil {
		return nil, unsupported(u, "this pattern")
	}
	s, err := stringLit(lit)
	if err != nil {
		return nil, err
	}
	t.Pattern, err = regexp.Compile(s)
	return t, err
}

func (c *compiler) structType(x *ast.StructLit) (*Type, error) {
	if len(x.Elts) == 1 {
		if f, ok := x.Elts[0].(*ast.Field); ok {
			if l, ok := f.Label.(*ast.ListLit); ok && len(l.Elts) == 1 {
				key, _, err := c.typ(l.Elts[0])
				if err != nil {
					return nil, err
				}
				elem, def, err := c.typ(f.Value)
				if err != nil {
					return nil, err
				}
				if key.Kind != String || def != "" {
					return nil, unsupported(f, "this key or default")
				}
				return &Type{Kind: Map, Key: key, Elem: elem}, named(f, elem)
			}
		}
	}
	t := &Type{Kind: Struct}
	for _, e := range x.Elts {
		f, ok := e.(*ast.Field)
		if !ok {
			return nil, unsupported(e, fmt.Sprintf("a %T in a struct", e))
		}
		name, _, err := ast.LabelName(f.Label)
		if err != nil {
			return nil, unsupported(f, "this label")
		}
		var ft *Type
		var def string
		if changes(f) {
			ft, err = c.changeType(t, f)
		} else {
			ft, def, err = c.typ(f.Value)
		}
		if err != nil {
			return nil, err
		}
		field := &Field{Name: name, GoName: GoName(name), Required: f.Constraint == token.NOT, Default: def, Type: ft, Outdated: attribute(f, "outdated")}
		if (f.Constraint == token.ILLEGAL) != (def != "") {
			return nil, unsupported(f, "a field that is neither required, optional nor given a default")
		}
		if field.Doc, err = doc(f); err != nil {
			return nil, err
		}
		switch names := goAttr(f); {
		case len(names) == 1:
			field.GoName = names[0]
		case len(names) == 2 && names[1] == "value":
			if ft.Kind != Struct || slices.ContainsFunc(ft.Fields, func(f *Field) bool { return f.Required || f.Default != "" }) {
				return nil, unsupported(f, "a field that is empty where it is left out, of a type of which something must be there")
			}
			field.GoName, field.GoValue = names[0], true
		}
		if err := named(f, ft); err != nil {
			return nil, err
		}
		t.Fields = append(t.Fields, field)
	}
	return t, nil
}

// changes reports whether a field has the changes of the struct it stands in: {[day]: {...}} with the attribute @change().
func changes(f *ast.Field) bool {
	s, ok := f.Value.(*ast.StructLit)
	if !ok || len(s.Elts) != 1 {
		return false
	}
	inner, ok := s.Elts[0].(*ast.Field)
	return ok && attribute(inner, "change")
}

// attribute reports whether a field has an attribute, such as @outdated().
func attribute(f *ast.Field, name string) bool {
	return slices.ContainsFunc(f.Attrs, func(a *ast.Attribute) bool { key, _ := a.Split(); return key == name })
}

// changeType reads the type of the changes of a struct.
func (c *compiler) changeType(of *Type, f *ast.Field) (*Type, error) {
	inner := f.Value.(*ast.StructLit).Elts[0].(*ast.Field)
	label, ok := inner.Label.(*ast.ListLit)
	open, isStruct := inner.Value.(*ast.StructLit)
	if !ok || len(label.Elts) != 1 || !isStruct || len(open.Elts) != 1 {
		return nil, unsupported(f, "these changes")
	}
	if _, any := open.Elts[0].(*ast.Ellipsis); !any {
		return nil, unsupported(f, "these changes")
	}
	key, _, err := c.typ(label.Elts[0])
	if err != nil {
		return nil, err
	}
	if key.Kind != Date {
		return nil, unsupported(f, "changes by another key than a day")
	}
	return &Type{Kind: Map, Key: key, Elem: &Type{Kind: Change, Elem: of}}, nil
}

// Changes reports whether the type is that of the changes of a record.
func (t *Type) Changes() bool { return t.Kind == Map && t.Elem.Kind == Change }

func (c *compiler) listType(x *ast.ListLit) (*Type, error) {
	t := &Type{Kind: List}
	for i, e := range x.Elts {
		if el, ok := e.(*ast.Ellipsis); ok && i == len(x.Elts)-1 {
			elem, def, err := c.typ(el.Type)
			if err != nil {
				return nil, err
			}
			if def != "" || (t.Elem != nil && t.Elem != elem) {
				return nil, unsupported(x, "a list of different types")
			}
			t.Elem = elem
			return t, named(x, elem)
		}
		elem, _, err := c.typ(e)
		if err != nil {
			return nil, err
		}
		if t.Elem != nil && t.Elem != elem {
			return nil, unsupported(x, "a list of different types")
		}
		t.Elem = elem
		t.Min++
	}
	return nil, unsupported(x, "a list of fixed length")
}

// named wants an enumeration of what stands in a record, a list or a map to be a definition: what has no name can be asked for its values
// by nobody, and would be written a second time wherever they are needed.
func named(at ast.Node, t *Type) error {
	if t.Kind == Enum && t.Name == "" {
		return unsupported(at, "an enumeration without a definition of its own")
	}
	return nil
}

// doc reads a comment of the three parts the schema's package comment asks for.
func doc(f *ast.Field) (Doc, error) {
	var lines []string
	for _, g := range ast.Comments(f) {
		if !g.Doc {
			continue
		}
		for _, c := range g.List {
			lines = append(lines, strings.TrimSpace(strings.TrimPrefix(c.Text, "//")))
		}
	}
	var d Doc
	var zh, en []string
	for _, l := range lines {
		switch source, ok := strings.CutPrefix(l, "出处："); {
		case ok && len(zh) > 0:
			d.Source = source
		case l != "" && l[0] < 0x80:
			en = append(en, l)
		default:
			zh = append(zh, l)
		}
	}
	label, text, ok := strings.Cut(strings.Join(zh, ""), "：")
	d.Label, d.ZH, d.EN = label, text, strings.Join(en, " ")
	if !ok || d.EN == "" || d.Source == "" {
		return d, fmt.Errorf("%s: the comment must have the three parts label：explanation, English, 出处：source", f.Pos())
	}
	return d, nil
}

// goAttr reads the attribute @go of a field. CUE attaches that of `f: [k]: t @go(n)` to the inner field.
func goAttr(f *ast.Field) []string {
	for _, a := range f.Attrs {
		if key, body := a.Split(); key == "go" {
			return strings.Split(body, ",")
		}
	}
	if s, ok := f.Value.(*ast.StructLit); ok && len(s.Elts) == 1 {
		if inner, ok := s.Elts[0].(*ast.Field); ok {
			return goAttr(inner)
		}
	}
	return nil
}

// GoName turns a field name into an exported Go name.
func GoName(name string) string {
	switch name {
	case "url":
		return "URL"
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
