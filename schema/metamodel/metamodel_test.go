package metamodel_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema/metamodel"
)

func files(t *testing.T) []metamodel.Source {
	t.Helper()
	names, err := filepath.Glob("../*.cue")
	if err != nil || len(names) == 0 {
		t.Fatal(err)
	}
	var list []metamodel.Source
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, metamodel.Source{Name: filepath.Base(n), Data: data})
	}
	return list
}

// TestGenerated demands that everything made from the schema is what the schema makes now.
func TestGenerated(t *testing.T) {
	src := files(t)
	l, err := metamodel.Compile(src)
	if err != nil {
		t.Fatal(err)
	}
	types, err := l.Go("schema")
	if err != nil {
		t.Fatal(err)
	}
	places, err := l.Places("fieldpath")
	if err != nil {
		t.Fatal(err)
	}
	jsonSchema, err := l.JSONSchema()
	if err != nil {
		t.Fatal(err)
	}
	cue, err := metamodel.CUE(src)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range []metamodel.Source{{Name: "../types_gen.go", Data: types}, {Name: "../fieldpath/fieldpath_gen.go", Data: places}, {Name: "../catalog.schema.json", Data: jsonSchema}, {Name: "../../catalog/schema.cue", Data: cue}} {
		if have, err := os.ReadFile(g.Name); err != nil || !bytes.Equal(have, g.Data) {
			t.Errorf("%s is not what the schema makes; run go generate ./schema (%v)", g.Name, err)
		}
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil || !bytes.HasSuffix(readme, l.Reference()) {
		t.Error("the field reference of schema/README.md is not fresh")
	}
	if !json.Valid(jsonSchema) {
		t.Error("the JSON Schema is no JSON")
	}
}

// TestModel checks by hand what the model says about a few fields.
func TestModel(t *testing.T) {
	l, err := metamodel.Compile(files(t))
	if err != nil {
		t.Fatal(err)
	}
	matter := l.Type("Matter")
	name := matter.Field("name")
	if !name.Required || name.Type.Kind != metamodel.String || name.Doc.Label != "事项名称" || !strings.Contains(name.Doc.Source, "task_name") {
		t.Errorf("name: %+v", name)
	}
	if level := matter.Field("level"); level.Required || level.Default != "" || level.Type.Kind != metamodel.List || !level.Type.Alone || level.Type.Elem.Name != "Level" || len(level.Type.Elem.Values) != 6 {
		t.Errorf("level: %+v", level)
	}
	if by := l.Type("Material").Field("by"); by.Default != `"受理"` || by.Type.Name != "Event" {
		t.Errorf("by: %+v", by)
	}
	if a := matter.Field("audience"); a.Type.Kind != metamodel.List || a.Type.Min != 1 {
		t.Errorf("audience: %+v", a.Type)
	}
	if w := l.Type("Where"); w.Kind != metamodel.Map || w.Elem.Kind != metamodel.Test {
		t.Errorf("Where: %+v", w)
	}
	if matter.Field("nothing") != nil || l.Type("Nothing") != nil {
		t.Error("found what is not there")
	}
	value := l.Type("Period").Field("value")
	if got := metamodel.Describe(value.Type); got != "整数，不小于 0，不大于 1200" || value.Default != "0" {
		t.Errorf("value: %s, default %s", got, value.Default)
	}
	for _, typ := range l.Types {
		for _, f := range typ.Fields {
			if metamodel.Describe(f.Type) == "" {
				t.Errorf("%s.%s has no description", typ.Name, f.Name)
			}
		}
	}
}

const documented = "// 甲：乙。\n// C.\n// 出处：丁\n"

// TestUnsupported demands an error for every piece of CUE the model does not cover: nothing is ever ignored.
func TestUnsupported(t *testing.T) {
	for what, src := range map[string]string{
		"no catalog":             "",
		"regular field":          "a: 1",
		"import":                 `import "strings"` + "\n",
		"twice":                  documented + "#A: string\n" + documented + "#A: string",
		"itself":                 documented + "#A: {\n" + documented + "a!: #A\n}",
		"undocumented":           "#A: string",
		"undocumented field":     documented + "#A: {a!: string}",
		"unknown name":           documented + "#A: bytes",
		"unknown reference":      documented + "#A: #B",
		"call":                   documented + `#A: strings.MinRunes(3)`,
		"comprehension":          documented + "#A: {if true {a: 1}}",
		"struct alternatives":    documented + "#A: {a: 1} | {b: 2}",
		"mixed alternatives":     documented + `#A: "x" | 3`,
		"two defaults":           documented + "#A: {\n" + documented + `a: *"x" | *"y"` + "\n}",
		"default elsewhere":      documented + `#E: "a" | "b"` + "\n" + documented + "#A: {\n" + documented + `a: *"x" | #E` + "\n}",
		"computed default":       documented + "#A: {\n" + documented + `a: *(1+1) | int` + "\n}",
		"default of definition":  documented + `#A: *"x" | "y"`,
		"bound of text":          documented + `#A: string & >"x"`,
		"bound by a reference":   documented + `#A: int & >b`,
		"not equal":              documented + `#A: int & !=3`,
		"two conjuncts":          documented + "#B: string\n" + documented + `#A: #B & =~"x"`,
		"conjunction of types":   documented + `#A: string & int`,
		"bad pattern":            documented + `#A: string & =~"("`,
		"pattern of a number":    documented + `#A: int & =~"x"`,
		"fixed list":             documented + `#A: [string]`,
		"list of different":      documented + `#A: [int, ...string]`,
		"list of two":            documented + `#A: [int, string, ...string]`,
		"plain field":            documented + "#A: {\n" + documented + "a: string\n}",
		"default and required":   documented + "#A: {\n" + documented + `a!: *"x" | "y"` + "\n}",
		"number as a value":      documented + "#A: 3",
		"key that is no text":    documented + "#A: {[int]: string}",
		"ellipsis":               documented + "#A: {...}",
		"names for other values": documented + `#A: "x" | "y" @go(X)`,
		"enumeration in a field": documented + "#A: {\n" + documented + `a?: "x" | "y"` + "\n}",
		"the same by default":    documented + "#A: {\n" + documented + `a: *"x" | "y"` + "\n}",
		"enumeration in a list":  documented + "#A: {\n" + documented + `a?: [...("x" | "y")]` + "\n}",
		"enumeration in a map":   documented + "#A: {\n" + documented + `a?: [string]: "x" | "y"` + "\n}",
		"syntax":                 "#A: {",
	} {
		catalog := documented + "#Catalog: {\n" + documented + "z!: string\n}\n"
		if what == "no catalog" {
			catalog = ""
		}
		if _, err := metamodel.Compile([]metamodel.Source{{Name: "x.cue", Data: []byte("package schema\n" + src + "\n" + catalog)}}); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	if _, err := metamodel.CUE([]metamodel.Source{{Name: "x.cue", Data: []byte("package other\n")}}); err == nil {
		t.Error("CUE took a file of another package")
	}
}
