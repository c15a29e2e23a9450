package edit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/metamodel"
)

// Kinds are the kinds of records New writes: the top-level names of the language that hold records by key.
func Kinds() []string {
	var kinds []string
	for _, f := range schema.Language().Root.Fields {
		if f.Type.Kind == metamodel.Map {
			kinds = append(kinds, f.Name)
		}
	}
	return kinds
}

// Key returns the type that the keys of a kind of record have.
func Key(kind string) *metamodel.Type { return schema.Language().Root.Field(kind).Type.Key }

// ValidKey reports whether a record of a kind may have a key.
func ValidKey(kind, key string) bool {
	t := Key(kind)
	return t.Pattern == nil || t.Pattern.MatchString(key)
}

// New writes the file of a new record of one of Kinds. Every required field stands in it with its comment and a
// placeholder of the right shape; optional fields an office usually needs follow as comments. given holds texts for
// fields of the record, such as the department of a matter. The key must be valid.
func New(kind, key string, given map[string]string) ([]byte, error) {
	if !slices.Contains(Kinds(), kind) || !ValidKey(kind, key) {
		return nil, fmt.Errorf("no record of kind %q can have the key %q", kind, key)
	}
	t := schema.Language().Root.Field(kind).Type.Elem
	w := &writer{given: given}
	w.printf("package catalog\n\n%s: %s: #%s & {\n", kind, strconv.Quote(key), t.Name)
	w.fields(t)
	optional := slices.DeleteFunc(slices.Clone(t.Fields), func(f *metamodel.Field) bool { return !slices.Contains(offered[t.Name], f.Name) })
	if len(optional) > 0 {
		w.printf("\n// 下面的内容按需要填写：去掉行首的 //，再改成自己的。\n")
	}
	for _, f := range optional {
		w.comment(f)
		w.printf("// %s: %s\n", f.Name, inline(t, f))
	}
	w.printf("}\n")
	return Format([]byte(w.b.String()))
}

// offered are the optional fields that New writes as comments, by type.
var offered = map[string][]string{
	"Matter": {"short", "topics", "effective", "scope", "conditions", "materials", "prerequisites", "channels", "online", "agencies",
		"tracking", "remedy", "questions", "note"},
	"Procedure":  {"effective", "scope", "claims", "shared", "note"},
	"Law":        {"number", "issuer", "source", "articles"},
	"Department": {"short", "lead", "windows", "staff"},
	"Document":   {"validity", "external", "issuer", "note"},
	"Fact":       {"unit", "min", "max", "note"},
}

// written are fields that are not required but without which a value says nothing.
var written = map[string][]string{
	"Period": {"value"}, "Limit": {"value"}, "Basis": {"article"}, "Deadline": {"statutory"}, "Result": {"name"}, "Material": {"name", "original", "source"},
	"Prerequisite": {"document"}, "Step": {"value", "visit"}, "AgencyService": {"agencies"}, "Fact": {"values"},
	"Claims": {"statutory", "promised", "visitsBefore", "visitsAfter", "source"},
}

// placeholders are values for what has a form of its own, by type or by type and field, and keys of maps by type and field.
var placeholders = map[string]string{
	"ID": `"to-be-filled"`, "Key": `"main"`, "Matter.basis key": "main", "Procedure.basis key": "main", "LawID": `"待填法律简称"`, "Date": `"2026-01-01"`, "Year": `"2026"`, "RegionCode": `"000000"`,
	"Phone": `"000-00000000"`, "URL": `"https://example.cn/"`, "File": `"forms/to-be-filled.md"`, "CreditCode": `"000000000000000000"`,
	"Basis.article": `"第一条"`, "Law.articles key": `"第一条"`, "Matter.handling": `"承诺件"`, "Period.value": "10", "Limit.value": "20",
	"Step.value": "1", "Step.visit": "true", "Material.original": "1", "Fact.values": `["待填：选项一", "待填：选项二"]`, "Validity.value": "5",
	"Validity.unit": `"年"`, "Fact.max": "100",
}

// writer writes values with a comment above every field.
type writer struct {
	b     strings.Builder
	given map[string]string // for the fields of the record itself
}

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(&w.b, format, args...) }

// comment writes what a field is, and what an enumeration takes.
func (w *writer) comment(f *metamodel.Field) {
	w.printf("// %s：%s", f.Doc.Label, f.Doc.ZH)
	if f.Type.Kind == metamodel.Enum && slices.ContainsFunc(f.Type.Values, func(v string) bool { return !strings.Contains(f.Doc.ZH, v) }) {
		w.printf("可以填：%s。", strings.Join(f.Type.Values, "、"))
	}
	w.printf("\n")
}

// fields writes the fields of a struct that must be there.
func (w *writer) fields(t *metamodel.Type) {
	given := w.given
	w.given = nil
	for _, f := range t.Fields {
		text, ok := given[f.Name]
		if !ok && !necessary(t, f) {
			continue
		}
		w.comment(f)
		w.printf("%s: ", f.Name)
		if ok {
			w.printf("%s", strconv.Quote(text))
		} else {
			w.value(t, f, f.Type)
		}
		w.printf("\n")
	}
}

// value writes a placeholder over as many lines as its comments need.
func (w *writer) value(owner *metamodel.Type, f *metamodel.Field, t *metamodel.Type) {
	_, fixed := placeholder(owner, f, t)
	switch {
	case t.Kind == metamodel.Struct && !fixed:
		w.printf("{\n")
		w.fields(t)
		w.printf("}")
	case t.Kind == metamodel.Map && !fixed:
		w.printf("%s: ", keyOf(owner, f, t))
		w.value(owner, f, t.Elem)
	case t.Kind == metamodel.List && t.Elem.Kind == metamodel.Struct && !fixed:
		w.printf("[")
		w.value(owner, f, t.Elem)
		w.printf("]")
	default:
		w.printf("%s", literalOf(owner, f, t))
	}
}

// inline returns a placeholder on one line.
func inline(owner *metamodel.Type, f *metamodel.Field) string { return literalOf(owner, f, f.Type) }

// literalOf returns a placeholder of a type for a field on one line.
func literalOf(owner *metamodel.Type, f *metamodel.Field, t *metamodel.Type) string {
	if s, ok := placeholder(owner, f, t); ok {
		return s
	}
	switch t.Kind {
	case metamodel.Enum:
		return strconv.Quote(t.Values[0])
	case metamodel.Int, metamodel.Number:
		return "0"
	case metamodel.Bool:
		return "false"
	case metamodel.Test:
		return `"待填"`
	case metamodel.Map:
		return "{" + keyOf(owner, f, t) + ": " + literalOf(owner, f, t.Elem) + "}"
	case metamodel.List:
		return "[" + literalOf(owner, f, t.Elem) + "]"
	case metamodel.Struct:
		var parts []string
		for _, inner := range t.Fields {
			if necessary(t, inner) {
				parts = append(parts, inner.Name+": "+literalOf(t, inner, inner.Type))
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return strconv.Quote(schema.Unfilled + f.Doc.Label)
}

func keyOf(owner *metamodel.Type, f *metamodel.Field, t *metamodel.Type) string {
	if s, ok := placeholders[owner.Name+"."+f.Name+" key"]; ok {
		return s
	}
	return placeholders[t.Key.Name]
}

func placeholder(owner *metamodel.Type, f *metamodel.Field, t *metamodel.Type) (string, bool) {
	if s, ok := placeholders[owner.Name+"."+f.Name]; ok {
		return s, true
	}
	s, ok := placeholders[t.Name]
	return s, ok
}

func necessary(t *metamodel.Type, f *metamodel.Field) bool {
	return f.Required || slices.Contains(written[t.Name], f.Name)
}
