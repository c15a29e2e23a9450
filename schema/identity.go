package schema

import (
	"slices"

	"cuelang.org/go/cue/ast"
	"cuelang.org/go/cue/literal"
	"cuelang.org/go/cue/parser"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Identity is what tells whether an id means the same as it did at another time: how a record that has an address is called, and the codes
// that others have given it.
type Identity struct {
	Kind     fieldpath.Kind
	ID       string
	Names    []string // of all its versions, the first first; none if the file does not say
	Codes    []string
	Formerly []string
}

// addressed are the kinds of records that have pages, and so addresses that people keep.
var addressed = []fieldpath.Kind{fieldpath.MatterKind, fieldpath.ProcedureKind, fieldpath.DepartmentKind}

// ReadIdentities returns what a file by itself says of the records that have addresses; ok is false if it cannot be read. The file may be of
// any edition of the language, and a stranger's. What it takes over from other files is not known.
func ReadIdentities(name string, source []byte) (list []Identity, ok bool) {
	if len(source) > MaxFileBytes || notText(source) >= 0 {
		return nil, false
	}
	if _, refused := scan(&file{name: name, data: source}, source); refused != nil {
		return nil, false
	}
	tree, err := parser.ParseFile(name, source)
	if err != nil {
		return nil, false
	}
	for _, top := range tree.Decls {
		kind, value := nameAndValue(top)
		if !slices.Contains(addressed, fieldpath.Kind(kind)) {
			continue
		}
		for _, elem := range elements(value) {
			if id, record := nameAndValue(elem); id != "" {
				c := Identity{Kind: fieldpath.Kind(kind), ID: id}
				c.read(record)
				list = append(list, c)
			}
		}
	}
	return list, true
}

// read adds what a record says, its changes included.
func (c *Identity) read(record ast.Expr) {
	for _, elem := range elements(record) {
		switch field, value := nameAndValue(elem); field {
		case "name":
			c.Names = appendText(c.Names, value)
		case "code":
			c.Codes = appendText(c.Codes, value)
		case "codes":
			for _, e := range elements(value) {
				_, code := nameAndValue(e)
				c.Codes = appendText(c.Codes, code)
			}
		case "formerly":
			if l, ok := value.(*ast.ListLit); ok {
				for _, e := range l.Elts {
					c.Formerly = appendText(c.Formerly, e)
				}
			}
		case "changes":
			for _, e := range elements(value) {
				_, change := nameAndValue(e)
				c.read(change)
			}
		}
	}
}

// nameAndValue returns the name and the value of a field; none where it is something else.
func nameAndValue(d ast.Node) (string, ast.Expr) {
	f, ok := d.(*ast.Field)
	if !ok {
		return "", nil
	}
	name, _, err := ast.LabelName(f.Label)
	if err != nil {
		return "", nil
	}
	return name, f.Value
}

// elements returns what is written in a struct, also in one of several that are joined with &.
func elements(x ast.Expr) []ast.Decl {
	switch x := x.(type) {
	case *ast.StructLit:
		return x.Elts
	case *ast.ParenExpr:
		return elements(x.X)
	case *ast.BinaryExpr:
		return append(slices.Clone(elements(x.X)), elements(x.Y)...)
	}
	return nil
}

// appendText adds a text that is written as such and is not there yet.
func appendText(list []string, x ast.Expr) []string {
	lit, ok := x.(*ast.BasicLit)
	if !ok {
		return list
	}
	text, err := literal.Unquote(lit.Value)
	if err != nil || text == "" || slices.Contains(list, text) {
		return list
	}
	return append(list, text)
}

// Identities returns what the records of the catalog that have addresses are called, those of all editions, and the file of each.
func (c *Catalog) Identities() (list []Identity, files []string) {
	for _, id := range c.order {
		if id.key == "" || !slices.Contains(addressed, fieldpath.Kind(id.kind)) {
			continue
		}
		r := Identity{Kind: fieldpath.Kind(id.kind), ID: id.key}
		for _, v := range c.all[id] {
			r.Names = v.value.says(r.Names, "name")
			r.Codes = v.value.says(r.Codes, "code")
			if f := v.value.field("codes"); f != nil {
				for _, code := range f.value.fields {
					r.Codes = f.value.says(r.Codes, code.name)
				}
			}
			if f := v.value.field("formerly"); f != nil {
				for _, e := range f.value.elems {
					if e.kind == textNode && !slices.Contains(r.Formerly, e.text) {
						r.Formerly = append(r.Formerly, e.text)
					}
				}
			}
		}
		list, files = append(list, r), append(files, c.roots[id].label.file.name)
	}
	return list, files
}

// says adds the text of a field, if it has one that is not there yet.
func (n *node) says(list []string, field string) []string {
	if f := n.field(field); f != nil && f.value.kind == textNode && f.value.text != "" && !slices.Contains(list, f.value.text) {
		return append(list, f.value.text)
	}
	return list
}
