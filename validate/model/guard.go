package model

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// Guard is a constraint on facts, linked: every entry must hold.
type Guard []GuardTest

// GuardTest is a constraint on one fact.
type GuardTest struct {
	Fact *Fact
	Test schema.Test
}

// Applicants says who meets a guard, of which it takes the words: 供地方式为“划拨”的申请人. All meet no guard.
func Applicants(guard diag.Text) diag.Text {
	if guard.IsZero() {
		return diag.T("所有申请人", "everybody")
	}
	return diag.T("%[1]s的申请人", "those with %[2]s", guard.ZH, guard.EN)
}

// Without returns the tests of the guard that another does not have.
func (g Guard) Without(o Guard) Guard {
	return slices.DeleteFunc(slices.Clone(g), func(t GuardTest) bool {
		return slices.ContainsFunc(o, func(u GuardTest) bool { return t.Fact == u.Fact && reflect.DeepEqual(t.Test, u.Test) })
	})
}

// And returns the guard that holds where both do, with one test on each fact.
func (g Guard) And(o Guard) Guard {
	both := slices.Clone(g)
	for _, t := range o {
		switch i := slices.IndexFunc(both, func(b GuardTest) bool { return b.Fact == t.Fact }); {
		case i < 0:
			both = append(both, t)
		case !reflect.DeepEqual(both[i].Test, t.Test):
			both[i].Test = schema.Test{Op: schema.And, Of: []schema.Test{both[i].Test, t.Test}}
		}
	}
	return both
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
