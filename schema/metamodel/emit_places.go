package metamodel

import (
	"bytes"
	"fmt"
	"go/format"
	"slices"
)

// takenByAt are the methods that every selector has; a field cannot have their names.
var takenByAt = []string{"At", "Here", "RecordKind", "RecordID", "Path", "OfLabel", "Labelled", "Field", "String", "CUE", "PartOf"}

// Places writes the selectors of package fieldpath: a constructor for every kind of record and a method for every field.
func (l *Language) Places(pkg string) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Code generated from the schema by schema/metamodel/gen; DO NOT EDIT.\n\npackage %s\n\n// The kinds of records.\nconst (\n", pkg)
	for _, f := range l.Root.Fields {
		fmt.Fprintf(&b, "\t%sKind Kind = %q // %s\n", GoName(f.Name), f.Name, f.Doc.Label)
	}
	b.WriteString(")\n")
	var queue []*Type
	for _, f := range l.Root.Fields {
		name, id := GoName(f.Name), `""`
		if t := f.Type; t.Kind == Map {
			id = "id"
			fmt.Fprintf(&b, "\n// %s selects a record by its id: %s.\nfunc %[1]s(id string) %[3]s", name, f.Doc.Label, selector(t.Elem))
			queue = append(queue, t.Elem)
		} else {
			fmt.Fprintf(&b, "\n// %s selects the record: %s.\nfunc %[1]s() %[3]s", name, f.Doc.Label, selector(t))
			queue = append(queue, t)
		}
		fmt.Fprintf(&b, " { return %s{Record(%sKind, %s)} }\n", selector(queue[len(queue)-1]), name, id)
	}
	var done []*Type
	for ; len(queue) > 0; queue = queue[1:] {
		t := queue[0]
		if t.Kind == List || t.Kind == Map {
			queue = append(queue, t.Elem)
		}
		if t.Kind != Struct || slices.Contains(done, t) {
			continue
		}
		done = append(done, t)
		fmt.Fprintf(&b, "\n// In%s selects in: %s.\ntype In%[1]s struct{ At }\n", t.GoName, t.Doc.Label)
		for _, f := range t.Fields {
			name := GoName(f.Name)
			if slices.Contains(takenByAt, name) {
				return nil, fmt.Errorf("the field %s of %s has the name of a method that every place has", f.Name, t.GoName)
			}
			fmt.Fprintf(&b, "\n// %s selects: %s.\nfunc (p In%s) %[1]s() %[4]s { return %[4]s{p.to(%[5]q)} }\n", name, f.Doc.Label, t.GoName, selector(f.Type), f.Name)
			queue = append(queue, f.Type)
		}
	}
	return format.Source(b.Bytes())
}

// selector returns the Go type that selects in a type.
func selector(t *Type) string {
	switch t.Kind {
	case Struct:
		return "In" + t.GoName
	case List:
		return "List[" + selector(t.Elem) + "]"
	case Map:
		return "Map[" + selector(t.Elem) + "]"
	}
	return "Value"
}
