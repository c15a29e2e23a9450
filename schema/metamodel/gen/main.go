// Command gen writes everything that is made from the schema: Go types, selectors of places, JSON Schema, field
// reference and the schema file of the worked catalog. It runs in schema/ (go generate).
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/matterc/matterc/schema/metamodel"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	names, err := filepath.Glob("*.cue")
	if err != nil {
		return err
	}
	var files []metamodel.Source
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			return err
		}
		files = append(files, metamodel.Source{Name: n, Data: data})
	}
	l, err := metamodel.Compile(files)
	if err != nil {
		return err
	}
	types, err := l.Go("schema")
	if err != nil {
		return err
	}
	places, err := l.Places("fieldpath")
	if err != nil {
		return err
	}
	jsonSchema, err := l.JSONSchema()
	if err != nil {
		return err
	}
	cue, err := metamodel.CUE(files)
	if err != nil {
		return err
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		return err
	}
	mark := []byte("<!-- generated: field reference -->\n")
	head, _, ok := bytes.Cut(readme, mark)
	if !ok {
		return fmt.Errorf("schema/README.md has no line %s", mark)
	}
	readme = append(append(append([]byte{}, head...), mark...), l.Reference()...)
	for _, out := range []metamodel.Source{
		{Name: "types_gen.go", Data: types},
		{Name: "fieldpath/fieldpath_gen.go", Data: places},
		{Name: "catalog.schema.json", Data: jsonSchema},
		{Name: "README.md", Data: readme},
		{Name: "../catalog/schema.cue", Data: cue},
	} {
		if err := os.WriteFile(out.Name, out.Data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
