package schema

import "slices"

// Enumeration is a type of the schema that takes one of a few values, such as Rank. There are no others: its values come
// from the schema alone, so that no list of them, and no order among them, is written twice.
type Enumeration[E any] interface {
	comparable
	values() []E
}

// Values returns all values of an enumeration in the order of the schema, as in Values[Rank]().
func Values[E Enumeration[E]]() []E {
	var e E
	return e.values()
}

// Order returns the place of a value among Values, or -1 for what is none of them, such as a value left out.
func Order[E Enumeration[E]](e E) int { return slices.Index(e.values(), e) }
