package metamodel

import (
	"bytes"
	"encoding/json"

	"cuelang.org/go/cue/token"
)

// object is a JSON object that keeps the order of its members.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// marshal is json.Marshal without escaping <, > and &, which fill the patterns of the schema.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

// JSONSchema writes the JSON Schema (draft 2020-12) of a catalog as `matterc export` prints it. It is written from the
// model because CUE's own writer drops what it cannot express without saying so.
func (l *Language) JSONSchema() ([]byte, error) {
	defs := object{}
	for _, t := range l.Types {
		if t != l.Root {
			defs = append(defs, member{t.Name, describe(t.Doc, schemaOf(t))})
		}
	}
	defs = append(defs, member{"Test", testSchema()})
	root := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "https://matterc.github.io/schema/catalog.schema.json"},
		{"title", l.Root.Doc.Label},
	}
	root = append(root, describe(l.Root.Doc, schemaOf(l.Root))...)
	root = append(root, member{"$defs", defs})
	raw, err := marshal(root)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, raw, "", "  "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

func describe(d Doc, s object) object {
	if d.Label == "" {
		return s
	}
	return append(object{{"description", d.Label + "：" + d.ZH + " " + d.EN + " 出处：" + d.Source}}, s...)
}

func ref(t *Type) object {
	if t.Name != "" {
		return object{{"$ref", "#/$defs/" + t.Name}}
	}
	if t.Kind == Test {
		return object{{"$ref", "#/$defs/Test"}}
	}
	return schemaOf(t)
}

func schemaOf(t *Type) object {
	switch t.Kind {
	case String, Date:
		s := object{{"type", "string"}}
		if t.Pattern != nil {
			s = append(s, member{"pattern", t.Pattern.String()})
		}
		return s
	case Enum:
		return object{{"enum", t.Values}}
	case Bool:
		return object{{"type", "boolean"}}
	case Int, Number:
		s := object{{"type", map[Kind]string{Int: "integer", Number: "number"}[t.Kind]}}
		for _, b := range t.Bounds {
			name := map[token.Token]string{token.LSS: "exclusiveMaximum", token.LEQ: "maximum",
				token.GTR: "exclusiveMinimum", token.GEQ: "minimum"}[b.Op]
			s = append(s, member{name, json.Number(b.Value.Text('f'))})
		}
		return s
	case List:
		s := object{{"type", "array"}, {"items", ref(t.Elem)}}
		if t.Min > 0 {
			s = append(s, member{"minItems", t.Min})
		}
		if t.Alone {
			return object{{"anyOf", []object{ref(t.Elem), s}}}
		}
		return s
	case Change:
		return object{{"type", "object"}}
	case Map:
		return object{{"type", "object"}, {"propertyNames", ref(t.Key)}, {"additionalProperties", ref(t.Elem)}}
	case Struct:
		props, required := object{}, []string{}
		for _, f := range t.Fields {
			s := describe(f.Doc, ref(f.Type))
			if f.Default != "" {
				s = append(s, member{"default", json.RawMessage(f.Default)})
			}
			if f.Outdated {
				s = append(s, member{"deprecated", true})
			}
			props = append(props, member{f.Name, s})
			if f.Required || f.Default != "" {
				required = append(required, f.Name)
			}
		}
		return object{{"type", "object"}, {"properties", props}, {"required", required}, {"additionalProperties", false}}
	}
	return testSchema()
}

// testSchema describes a constraint on one fact, as Test.MarshalJSON writes it.
func testSchema() object {
	value := []string{"string", "number", "boolean"}
	of := object{{"type", "array"}, {"items", object{{"$ref", "#/$defs/Test"}}}, {"minItems", 2}}
	return object{{"anyOf", []object{
		{{"type", value}},
		{
			{"type", "object"},
			{"properties", object{{"op", object{{"enum", []string{"!=", "<", "<=", ">", ">="}}}}, {"value", object{{"type", value}}}}},
			{"required", []string{"op", "value"}},
			{"additionalProperties", false},
		},
		{
			{"type", "object"},
			{"properties", object{{"op", object{{"enum", []string{"&", "|"}}}}, {"of", of}}},
			{"required", []string{"op", "of"}},
			{"additionalProperties", false},
		},
	}}}
}
