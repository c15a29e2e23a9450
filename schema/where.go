package schema

import (
	"encoding/json"

	"github.com/cockroachdb/apd/v3"
)

// Op says what a Test demands.
type Op string

// The operators of a Test. Eq is written as the bare value in a catalog.
const (
	Eq  Op = "="
	Ne  Op = "!="
	Lt  Op = "<"
	Le  Op = "<="
	Gt  Op = ">"
	Ge  Op = ">="
	And Op = "&"
	Or  Op = "|"
)

// Ops returns all operators.
func Ops() []Op { return []Op{Eq, Ne, Lt, Le, Gt, Ge, And, Or} }

// ValueKind is the kind of a fact's value.
type ValueKind int

// The kinds of values of facts.
const (
	TextValue ValueKind = iota
	NumberValue
	BoolValue
)

// Value is a value of a fact: text, a number or true and false. Values are equal if they are ==.
type Value struct {
	Kind ValueKind
	Text string // the text, the shortest decimal notation of the number, or "true" or "false"
}

// Compare orders two numbers: -1, 0 or +1. It is 0 for values that are no numbers.
func (v Value) Compare(w Value) int {
	a, _, errA := apd.NewFromString(v.Text)
	b, _, errB := apd.NewFromString(w.Text)
	if v.Kind != NumberValue || w.Kind != NumberValue || errA != nil || errB != nil {
		return 0
	}
	return a.Cmp(b)
}

// MarshalJSON writes the value as JSON text, number or boolean.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.Kind == TextValue {
		return json.Marshal(v.Text)
	}
	return []byte(v.Text), nil
}

// Test is a constraint on one fact: Op and Value, or for And and Or the parts Of.
type Test struct {
	Op    Op
	Value Value
	Of    []Test
}

// Holds reports whether a value satisfies the test. A value of another kind satisfies none, as in CUE.
func (t Test) Holds(v Value) bool {
	switch t.Op {
	case And:
		for _, o := range t.Of {
			if !o.Holds(v) {
				return false
			}
		}
		return true
	case Or:
		for _, o := range t.Of {
			if o.Holds(v) {
				return true
			}
		}
		return false
	case Eq:
		return v == t.Value
	case Ne:
		return v.Kind == t.Value.Kind && v != t.Value
	}
	if v.Kind != NumberValue || t.Value.Kind != NumberValue {
		return false
	}
	c := v.Compare(t.Value)
	switch t.Op {
	case Lt:
		return c < 0
	case Le:
		return c <= 0
	case Gt:
		return c > 0
	}
	return c >= 0
}

// Values calls yield for every value the test names, in the order of the file.
func (t Test) Values(yield func(Op, Value)) {
	if t.Op != And && t.Op != Or {
		yield(t.Op, t.Value)
	}
	for _, o := range t.Of {
		o.Values(yield)
	}
}

// MarshalJSON writes an equality as its bare value, as CUE does, and anything else as {"op", "value"} or {"op", "of"}.
func (t Test) MarshalJSON() ([]byte, error) {
	switch t.Op {
	case Eq:
		return json.Marshal(t.Value)
	case And, Or:
		return json.Marshal(struct {
			Op Op     `json:"op"`
			Of []Test `json:"of"`
		}{t.Op, t.Of})
	}
	return json.Marshal(struct {
		Op    Op    `json:"op"`
		Value Value `json:"value"`
	}{t.Op, t.Value})
}
