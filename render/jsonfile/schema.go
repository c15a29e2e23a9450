package jsonfile

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"

	writer "github.com/invopop/jsonschema"
	checker "github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/plan"
)

// schemaBase is where the schemas of the output are published.
const schemaBase = "https://matterc.github.io/schema/out/"

// jsonSchema is the JSON Schema (draft 2020-12) of one kind of file, made from the Go type the file is written from.
type jsonSchema struct {
	name    string // catalog, matter, …
	data    []byte
	checker *checker.Schema
}

// jsonSchemas are the schemas of everything that is written as JSON.
type jsonSchemas struct{ catalog, due, explanation, graph, manifest, matter, plan, procedure jsonSchema }

// all returns the schemas in the order of their names.
func (s *jsonSchemas) all() []jsonSchema {
	return []jsonSchema{s.catalog, s.due, s.explanation, s.graph, s.manifest, s.matter, s.plan, s.procedure}
}

// The schemas of what is written as JSON. Each is made and compiled when it is first wanted and then kept, for that takes
// as long as writing a small catalog.
var (
	catalogSchema     = lastingSchema("catalog", jsonCatalog{})
	dueSchema         = lastingSchema("due", jsonDueFile{})
	explanationSchema = lastingSchema("explanation", jsonExplanation{})
	graphSchema       = lastingSchema("graph", jsonGraphFile{})
	manifestSchema    = lastingSchema("manifest", jsonManifest{})
	matterSchema      = lastingSchema("matter", jsonMatterFile{})
	planSchema        = lastingSchema("plan", jsonPlanFile{})
	procedureSchema   = lastingSchema("procedure", jsonProcedureFile{})
)

// lastingSchema returns a function that makes the schema of a Go type once.
func lastingSchema(name string, of any) func() (jsonSchema, error) {
	return sync.OnceValues(func() (jsonSchema, error) {
		made, err := newJSONSchema(name, of)
		if err != nil {
			return jsonSchema{}, fmt.Errorf("schema of %s: %w", name, err)
		}
		return made, nil
	})
}

// outputSchemas returns the schemas of everything, which a build publishes.
func outputSchemas() (*jsonSchemas, error) {
	s := &jsonSchemas{}
	for _, x := range []struct {
		at     *jsonSchema
		schema func() (jsonSchema, error)
	}{
		{&s.catalog, catalogSchema}, {&s.due, dueSchema}, {&s.explanation, explanationSchema}, {&s.graph, graphSchema}, {&s.manifest, manifestSchema},
		{&s.matter, matterSchema}, {&s.plan, planSchema}, {&s.procedure, procedureSchema},
	} {
		made, err := x.schema()
		if err != nil {
			return nil, err
		}
		*x.at = made
	}
	return s, nil
}

// newJSONSchema makes the schema of a Go type. Objects are closed; a field is required unless it is omitempty; the
// descriptions are the doc tags, of a type that of its blank field; enumerations are those of the catalog language.
func newJSONSchema(name string, of any) (jsonSchema, error) {
	r := &writer.Reflector{
		Anonymous:      true,
		ExpandedStruct: true,
		Namer: func(t reflect.Type) string {
			return strings.TrimPrefix(t.Name(), "json")
		},
		Mapper: mapType,
		LookupComment: func(t reflect.Type, field string) string {
			if t.Kind() != reflect.Struct {
				return ""
			}
			f, _ := t.FieldByName(cmp.Or(field, "_"))
			return f.Tag.Get("doc")
		},
	}
	s := r.Reflect(of)
	s.ID = writer.ID(schemaBase + name + ".schema.json")
	data, err := output.JSON(s)
	if err != nil {
		return jsonSchema{}, err
	}
	// The library escapes <, > and & for HTML; no text of ours has a backslash that could stand before one.
	data = []byte(strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(string(data)))
	c, err := compileSchema(string(s.ID), data)
	return jsonSchema{name, data, c}, err
}

// mapType returns the schema of the types that are more than their Go kind, nil for all others.
func mapType(t reflect.Type) *writer.Schema {
	switch {
	case t == reflect.TypeFor[jsonVersion]():
		return &writer.Schema{Const: formatVersion}
	case t == reflect.TypeFor[jsonDate]():
		return &writer.Schema{Type: "string", Format: "date"}
	case t == reflect.TypeFor[schema.Decimal]():
		return &writer.Schema{Type: "number"}
	case t == reflect.TypeFor[schema.Op]():
		return oneOf(schema.Ops())
	case t == reflect.TypeFor[jsonReliefKind]():
		return oneOf(plan.Reliefs())
	case t == reflect.TypeFor[jsonDayKind]():
		return oneOf(each(wording.DayKinds(), dayKind))
	case t == reflect.TypeFor[jsonElement]():
		return oneOf([]string{eligibility.MaterialElement, eligibility.PrerequisiteElement, eligibility.AgencyElement, eligibility.MilestoneElement})
	case t.Kind() == reflect.Interface: // the value of a test
		return &writer.Schema{AnyOf: []*writer.Schema{{Type: "string"}, {Type: "number"}, {Type: "boolean"}}}
	case t.PkgPath() == reflect.TypeFor[schema.Unit]().PkgPath() && t.Kind() == reflect.String:
		for _, d := range schema.Language().Types {
			if d.GoName == t.Name() {
				return oneOf(d.Values)
			}
		}
	}
	return nil
}

// oneOf is the schema of a word that is one of some.
func oneOf[V ~string](values []V) *writer.Schema {
	return &writer.Schema{Type: "string", Enum: each(values, func(v V) any { return v })}
}

// compileSchema compiles a schema, reaching for nothing outside it.
func compileSchema(id string, data []byte) (*checker.Schema, error) {
	c := checker.NewCompiler()
	c.Draft = checker.Draft2020
	c.AssertFormat = true
	c.LoadURL = func(url string) (io.ReadCloser, error) { return nil, fmt.Errorf("%s is not loaded", url) }
	if err := c.AddResource(id, bytes.NewReader(data)); err != nil {
		return nil, err
	}
	return c.Compile(id)
}

// check returns an error if a JSON text does not match the schema.
func (s jsonSchema) check(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return err
	}
	return s.checker.Validate(v)
}

// file writes a value and checks it against the schema. That it fails is a defect of the program, not of a catalog.
func (s jsonSchema) file(path string, v any) (output.File, error) {
	data, err := output.JSON(v)
	if err == nil {
		err = s.check(data)
	}
	if err != nil {
		return output.File{}, fmt.Errorf("%s: %w", path, err)
	}
	return output.File{Path: path, Data: data}, nil
}
