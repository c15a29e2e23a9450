package metamodel

import (
	"bytes"
	"fmt"
	"go/format"
	"strconv"
	"strings"
)

// Go writes the Go types of the language as a file of the given package. Optional structs and optional numbers are
// pointers, but for those that are empty where they are left out; maps are Keyed, which keeps the order of the file; a constraint on a fact is a Test; a day is a Date. An enumeration with a name is a type with its
// values, which the package hands out in the order of the schema.
func (l *Language) Go(pkg string) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Code generated from the schema by schema/metamodel/gen; DO NOT EDIT.\n\npackage %s\n", pkg)
	for _, t := range l.Types {
		switch t.Kind {
		case Enum:
			fmt.Fprintf(&b, "\n// %s is: %s\n//\n// %s：%s\ntype %s string\n", t.GoName, t.Doc.EN, t.Doc.Label, t.Doc.ZH, t.GoName)
			if len(t.GoConst) > 0 {
				fmt.Fprintf(&b, "\n// The values of %s.\nconst (\n", t.GoName)
				for i, c := range t.GoConst {
					fmt.Fprintf(&b, "\t%s %s = %q\n", c, t.GoName, t.Values[i])
				}
				b.WriteString(")\n")
			}
			fmt.Fprintf(&b, "\nfunc (%[1]s) values() []%[1]s {\n\treturn []%[1]s{%s}\n}\n", t.GoName, strings.Join(goValues(t), ", "))
		case Struct:
			fmt.Fprintf(&b, "\n// %s is: %s\n//\n// %s：%s\ntype %s struct {\n", t.GoName, t.Doc.EN, t.Doc.Label, t.Doc.ZH, t.GoName)
			for _, f := range t.Fields {
				if f.Type.Changes() {
					continue // a version of the record has them
				}
				fmt.Fprintf(&b, "\t%s %s `json:\"%s\"` // %s：%s\n", f.GoName, goType(f), tag(f), f.Doc.Label, f.Doc.EN)
			}
			b.WriteString("}\n")
		}
	}
	return format.Source(b.Bytes())
}

// goValues are the values of an enumeration as Go writes them, in the order of the schema.
func goValues(t *Type) []string {
	if len(t.GoConst) > 0 {
		return t.GoConst
	}
	var list []string
	for _, v := range t.Values {
		list = append(list, strconv.Quote(v))
	}
	return list
}

func tag(f *Field) string {
	switch {
	case f.Required || f.Default != "":
		return f.Name
	case f.Type.Kind == Date, f.Type.Kind == List, f.GoValue: // a struct is never empty, and an empty list says something
		return f.Name + ",omitzero"
	}
	return f.Name + ",omitempty"
}

func goType(f *Field) string {
	name := elemType(f.Type)
	optional := !f.Required && f.Default == ""
	switch f.Type.Kind {
	case Struct, Int, Number, Bool:
		if optional && !f.GoValue {
			return "*" + name
		}
	}
	return name
}

func elemType(t *Type) string {
	switch t.Kind {
	case Enum, Struct:
		if t.Name != "" {
			return t.GoName
		}
		return "string"
	case String:
		return "string"
	case Date:
		return "Date"
	case Int:
		return "int"
	case Number:
		return "Decimal"
	case Bool:
		return "bool"
	case Test:
		return "Test"
	case List:
		return "[]" + elemType(t.Elem)
	default:
		return "Keyed[" + elemType(t.Elem) + "]"
	}
}
