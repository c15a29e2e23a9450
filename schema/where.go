package schema

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

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

// Sentence says the test in Chinese about a fact's name, such as 供地方式为划拨或者出让, with the fact's unit after numbers. A
// yes-or-no fact whose name holds 是否 is asserted or denied: 需要拆迁, 不需要拆迁. Bounds are said as laws say them (民法典第一千二百五十九条):
// 不满 and 超过 leave the number out, 达到 and 不超过 have it in.
func (t Test) Sentence(name, unit string) string {
	switch t.Op {
	case And, Or:
		if values := t.anyOf(); values != nil {
			return name + "为" + Enumerated(values)
		}
		parts := make([]string, len(t.Of))
		for i, o := range t.Of {
			parts[i] = o.Sentence("", unit)
			switch {
			case o.Value.Kind == BoolValue && o.Of == nil:
				parts[i] = o.Sentence(name, unit) // a yes-or-no fact is named in every part
			case o.Of != nil && o.Op != t.Op:
				parts[i] = "（" + parts[i] + "）"
			}
		}
		joined := strings.Join(parts, map[Op]string{And: "且", Or: "或者"}[t.Op])
		if t.Of[0].Value.Kind == BoolValue && t.Of[0].Of == nil {
			return joined
		}
		return name + joined
	}
	value := t.Value.Text
	switch t.Value.Kind {
	case NumberValue:
		value = grouped(value) + unit
	case BoolValue:
		return asserted(name, value == "true")
	}
	word := map[Op]string{Eq: "为", Ne: "不是", Lt: "不满", Le: "不超过", Gt: "超过", Ge: "达到"}[t.Op]
	return fmt.Sprintf("%s%s%s", name, word, value)
}

// anyOf returns the texts of which a value must be one, nil for a test of another kind.
func (t Test) anyOf() (values []string) {
	for _, o := range t.Of {
		if t.Op != Or || o.Op != Eq || o.Of != nil || o.Value.Kind != TextValue {
			return nil
		}
		values = append(values, o.Value.Text)
	}
	return values
}

// Enumerated says values of which any will do: 划拨、出让或者租赁. Those that are lists themselves have quotation marks.
func Enumerated(values []string) string {
	list := slices.Clone(values)
	if slices.ContainsFunc(list, func(v string) bool { return strings.Contains(v, "、") }) {
		for i, v := range list {
			list[i] = "“" + v + "”"
		}
	}
	last := len(list) - 1
	if last < 1 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:last], "、") + "或者" + list[last]
}

// asserted turns the name of a yes-or-no fact into a statement.
func asserted(name string, yes bool) string {
	before, after, ok := strings.Cut(name, "是否")
	switch {
	case !ok:
		return fmt.Sprintf("“%s”为“%s”", name, map[bool]string{true: "是", false: "否"}[yes])
	case yes:
		return before + after
	case strings.HasPrefix(after, "有"):
		return before + "没" + after
	}
	return before + "不" + after
}

// grouped writes a whole number of 万 or 亿 with that word, as offices do, and any other number as it is.
func grouped(number string) string {
	for _, g := range []struct{ zeros, word string }{{"00000000", "亿"}, {"0000", "万"}} {
		if s, ok := strings.CutSuffix(number, g.zeros); ok && s != "" && !strings.Contains(s, ".") {
			return s + g.word
		}
	}
	return number
}
