package edit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

// Key returns the type that the keys of a kind of record have.
func Key(kind fieldpath.Kind) *metamodel.Type {
	return schema.Language().Root.Field(string(kind)).Type.Key
}

// ValidKey reports whether a record of a kind may have a key.
func ValidKey(kind fieldpath.Kind, key string) bool {
	t := Key(kind)
	return t.Pattern == nil || t.Pattern.MatchString(key)
}

// New writes the file of a new record of one of schema.Kinds. Every required field stands in it with its comment, and every optional
// one in a comment, but for those of earlier versions of the language. Each value is schema.Unfilled, of whatever type it will be: nothing that an office has to decide is decided
// here, and Load finds each value until it is. given holds texts for fields of the record, such as the department of a
// matter. The key must be valid.
func New(kind fieldpath.Kind, key string, given map[string]string) ([]byte, error) {
	if !slices.Contains(schema.Kinds(), kind) || !ValidKey(kind, key) {
		return nil, fmt.Errorf("no record of kind %q can have the key %q", kind, key)
	}
	t := schema.Language().Root.Field(string(kind)).Type.Elem
	w := &writer{}
	w.printf("package catalog\n\n%s: %s: #%s & {\n", kind, strconv.Quote(key), t.Name)
	w.record(t, given)
	w.printf("}\n")
	return Format([]byte(w.b.String()))
}

// written are fields that are not required but without which a value says nothing.
var written = map[string][]string{
	"Period": {"value"}, "Limit": {"value", "unit", "basis"}, "Excluded": {"value"}, "Basis": {"article"}, "Deadline": {"statutory", "promised"}, "Result": {"name"}, "Validity": {"value", "unit"}, "Quota": {"text", "basis"},
	"Material": {"name", "original", "necessity", "source", "basis"}, "Prerequisite": {"document", "basis"}, "Step": {"role", "value", "visit"}, "Window": {"lines", "complaints"}, "Department": {"address", "hours", "phones", "window"}, "AgencyService": {"agencies", "basis"},
	"Matter": {"type", "handling", "audience", "basis", "deadline", "fee", "result", "steps", "service"}, "Procedure": {"audience", "basis", "service"}, "Condition": {"basis"}, "Payment": {"basis"}, "Claims": {"statutory", "promised", "visitsBefore", "visitsAfter", "source"}, "Codes": {"basic"},
}

// basisKey is the key of the one entry of a template's basis, and what its elements cite. It is a name inside the record and says
// nothing to anybody.
const basisKey = "main"

// keys are those of the entries of maps, by what their keys are. A map whose keys are ids of other records is decided as a whole.
var keys = map[string]string{"Key": basisKey, "articles": "第一条"}

// writer writes values with a comment above every field.
type writer struct{ b strings.Builder }

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(&w.b, format, args...) }

// comment writes what a field is, and what an enumeration takes.
func (w *writer) comment(f *metamodel.Field) {
	w.printf("// %s：%s", f.Doc.Label, f.Doc.ZH)
	t := f.Type
	if t.Kind == metamodel.List {
		t = t.Elem
	}
	if t.Kind == metamodel.Enum && slices.ContainsFunc(t.Values, func(v string) bool { return !strings.Contains(f.Doc.ZH, v) }) {
		w.printf("可以填：%s。", strings.Join(t.Values, "、"))
	}
	w.printf("\n")
}

// record writes the fields of a record: those that must be there, then in comments those that may.
func (w *writer) record(t *metamodel.Type, given map[string]string) {
	w.printf("// 写着“待填”的都要填上。行首有 // 的按需要填写：去掉 //，再改成自己的。\n\n")
	var optional []*metamodel.Field
	for _, f := range t.Fields {
		text, ok := given[f.Name]
		switch {
		case ok:
			w.comment(f)
			w.printf("%s: %s\n", f.Name, strconv.Quote(text))
		case necessary(t, f):
			w.field(f)
		case f.Outdated:
		default:
			optional = append(optional, f)
		}
	}
	w.printf("\n")
	for _, f := range optional {
		w.offer(f)
	}
}

// fields writes the fields of a struct inside a record, in their order.
func (w *writer) fields(fields []*metamodel.Field, t *metamodel.Type) {
	for _, f := range fields {
		switch {
		case necessary(t, f):
			w.field(f)
		case !f.Outdated:
			w.offer(f)
		}
	}
}

// element writes the fields of a struct in a list: the last that must be there comes last of all, since a layout moves comments that
// nothing follows out of the braces.
func (w *writer) element(t *metamodel.Type) {
	last := len(t.Fields) - 1
	for !necessary(t, t.Fields[last]) {
		last--
	}
	w.fields(slices.Concat(t.Fields[:last], t.Fields[last+1:], t.Fields[last:last+1]), t)
}

// field writes a field with its comment.
func (w *writer) field(f *metamodel.Field) {
	w.comment(f)
	w.printf("%s: ", f.Name)
	w.value(f, f.Type)
	w.printf("\n")
}

// offer writes a field that may be left out, as a comment.
func (w *writer) offer(f *metamodel.Field) {
	w.comment(f)
	w.printf("// %s: %s\n", f.Name, inline(f, f.Type))
}

// value writes a value over as many lines as its comments need.
func (w *writer) value(f *metamodel.Field, t *metamodel.Type) {
	key, known := keyOf(f, t)
	switch {
	case t.Kind == metamodel.Struct:
		w.printf("{\n")
		w.fields(t.Fields, t)
		w.printf("}")
	case t.Kind == metamodel.Map && known:
		w.printf("%s: ", key)
		w.value(f, t.Elem)
	case t.Kind == metamodel.List && t.Elem.Kind == metamodel.Struct:
		w.printf("[{\n")
		w.element(t.Elem)
		w.printf("}]")
	default:
		w.printf("%s", inline(f, t))
	}
}

// inline returns the value of a field on one line.
func inline(f *metamodel.Field, t *metamodel.Type) string {
	key, known := keyOf(f, t)
	switch {
	case t.Kind == metamodel.Struct:
		var parts []string
		for _, inner := range t.Fields {
			if necessary(t, inner) {
				parts = append(parts, inner.Name+": "+inline(inner, inner.Type))
			}
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case t.Kind == metamodel.Map && known:
		return "{" + key + ": " + inline(f, t.Elem) + "}"
	case t.Kind == metamodel.List:
		return "[" + inline(f, t.Elem) + "]"
	case t.Name == "Key":
		return strconv.Quote(basisKey)
	}
	return strconv.Quote(schema.Unfilled + f.Doc.Label)
}

// keyOf returns a key for the entry of a map; known is false if only the office knows one.
func keyOf(f *metamodel.Field, t *metamodel.Type) (key string, known bool) {
	if t.Kind != metamodel.Map {
		return "", false
	}
	if key, known = keys[t.Key.Name]; !known {
		key, known = keys[f.Name]
	}
	if known && !t.Key.Pattern.MatchString(key) {
		return "", false
	}
	return strconv.Quote(key), known
}

func necessary(t *metamodel.Type, f *metamodel.Field) bool {
	return f.Required || slices.Contains(written[t.Name], f.Name)
}
