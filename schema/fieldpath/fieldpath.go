// Package fieldpath says which element of which record is meant: fieldpath.Matter("land-permit").Deadline().Promised().
//
// The selectors are made from the schema, one method a field. So a place that the language does not have does not compile; a
// finding reported at a misspelt one would land on the line of the record, and a check that asks first whether the element is
// sound would fall silent.
package fieldpath

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Kind is a kind of record: the field of the catalog that its records stand under, such as matter.
type Kind string

// At is an element of a record, or the record itself where no field has been selected.
type At struct {
	kind  Kind
	id    string
	path  []any // names of fields, keys of maps and indices of lists
	label bool
}

// Selector is an element that has been selected: At, and what can be selected further.
type Selector interface {
	// Here returns the element.
	Here() At
}

// Record returns a record of any kind.
func Record(kind Kind, id string) At { return At{kind: kind, id: id} }

// Walked returns an element by the names under which it was found. It is for package schema alone, which walks the trees of
// files: whoever writes a name selects it.
func Walked(kind Kind, id string, path ...any) At { return At{kind: kind, id: id, path: path} }

// Here returns the element itself.
func (a At) Here() At { return a }

// RecordKind returns the kind of the record.
func (a At) RecordKind() Kind { return a.kind }

// RecordID returns the id of the record, "" for the catalog's record of itself.
func (a At) RecordID() string { return a.id }

// Path returns the way from the record to the element: names of fields, keys of maps and indices of lists.
func (a At) Path() []any { return slices.Clone(a.path) }

// OfLabel returns the name of the element in the place of its value: what a finding about the whole of a list points to.
func (a At) OfLabel() At {
	a.label = true
	return a
}

// Labelled reports whether the name of the element is meant.
func (a At) Labelled() bool { return a.label }

// Field writes the path as findings do: materials[1].document.
func (a At) Field() string {
	var b strings.Builder
	for _, p := range a.path {
		switch p := p.(type) {
		case int:
			fmt.Fprintf(&b, "[%d]", p)
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			fmt.Fprint(&b, p)
		}
	}
	return b.String()
}

// String names the element in the catalog, as the graph does: land-permit.prerequisites[0].
func (a At) String() string {
	if len(a.path) == 0 {
		return a.id
	}
	return a.id + "." + a.Field()
}

// CUE writes the whole path as CUE does, from the top of the catalog: matter."land-permit".fee.items[0].
func (a At) CUE() string {
	s := string(a.kind)
	if a.id != "" {
		s += "." + strconv.Quote(a.id)
	}
	for _, p := range a.path {
		switch p := p.(type) {
		case int:
			s += "[" + strconv.Itoa(p) + "]"
		case string:
			if !identifier.MatchString(p) {
				p = strconv.Quote(p)
			}
			s += "." + p
		}
	}
	return s
}

// identifier is a name that CUE takes without quotation marks in a path.
var identifier = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)

// PartOf reports whether the element is another or a part of it, and the rest of the way from there.
func (a At) PartOf(other Selector) (rest []any, ok bool) {
	o := other.Here()
	if a.kind != o.kind || a.id != o.id || len(a.path) < len(o.path) || !slices.Equal(a.path[:len(o.path)], o.path) {
		return nil, false
	}
	return slices.Clone(a.path[len(o.path):]), true
}

// to returns what one step leads to. Selectors share no memory that another step could write.
func (a At) to(step any) At {
	return At{kind: a.kind, id: a.id, path: append(a.path[:len(a.path):len(a.path)], step)}
}

// Value is an element that has no parts of its own.
type Value struct{ At }

// element is a generated selector.
type element interface{ ~struct{ At } }

// List is a list of elements.
type List[T element] struct{ At }

// Item returns an element of the list by its index.
func (l List[T]) Item(index int) T { return T(struct{ At }{l.to(index)}) }

// Map is a list of elements by key.
type Map[T element] struct{ At }

// Key returns an element of the map by its key.
func (m Map[T]) Key(key string) T { return T(struct{ At }{m.to(key)}) }
