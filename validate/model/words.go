package model

import (
	"fmt"
	"strings"

	"github.com/matterc/matterc/schema"
)

// Quoted says a test on a choice with its values in quotes.
func Quoted(t schema.Test, name string) string {
	values := []string{}
	op := t.Op
	t.Values(func(o schema.Op, v schema.Value) { values, op = append(values, "“"+v.Text+"”"), o })
	if op == schema.Ne {
		return name + "不为" + strings.Join(values, "、")
	}
	return name + "为" + strings.Join(values, "或")
}

// Source writes a test as the catalog does.
func Source(t schema.Test) string {
	switch t.Op {
	case schema.And, schema.Or:
		parts := make([]string, len(t.Of))
		for i, o := range t.Of {
			parts[i] = Source(o)
			if len(o.Of) > 1 && o.Op != t.Op {
				parts[i] = "(" + parts[i] + ")"
			}
		}
		return strings.Join(parts, " "+string(t.Op)+" ")
	}
	v := t.Value.Text
	if t.Value.Kind == schema.TextValue {
		v = fmt.Sprintf("%q", v)
	}
	if t.Op == schema.Eq {
		return v
	}
	return string(t.Op) + v
}

// Source writes a guard as the catalog does: land: "划拨", investment: >=30000000.
func (g Guard) Source() string {
	var parts []string
	for _, t := range g {
		label := t.Fact.ID
		if strings.ContainsRune(label, '-') {
			label = fmt.Sprintf("%q", label)
		}
		parts = append(parts, label+": "+Source(t.Test))
	}
	return strings.Join(parts, ", ")
}
