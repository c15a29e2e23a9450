package fieldpath_test

import (
	"reflect"
	"testing"

	"cuelang.org/go/cue"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

func TestAt(t *testing.T) {
	m := fieldpath.Matter("land-permit")
	document := m.Prerequisites().Item(0).AnyOf().Item(2).Document()
	if got := document.Field(); got != "prerequisites[0].anyOf[2].document" {
		t.Error(got)
	}
	if got := document.String(); got != "land-permit.prerequisites[0].anyOf[2].document" {
		t.Error(got)
	}
	if m.String() != "land-permit" || m.RecordKind() != fieldpath.MatterKind || m.RecordID() != "land-permit" {
		t.Error(m)
	}
	if m.OfLabel().Labelled() == m.Labelled() {
		t.Error("the label of a place is another place")
	}
	if rest, ok := document.PartOf(m.Prerequisites().Item(0)); !ok || !reflect.DeepEqual(rest, []any{"anyOf", 2, "document"}) {
		t.Error(rest, ok)
	}
	for _, other := range []fieldpath.Selector{m.Prerequisites().Item(1), m.Materials(), fieldpath.Matter("other"), fieldpath.Law("land-permit"), document.Here().OfLabel(), m.Prerequisites().Item(0).AnyOf().Item(2).Matter()} {
		if _, ok := document.PartOf(other); ok != (other.Here().String() == document.String()) {
			t.Errorf("%v is part of %v: %v", document, other, ok)
		}
	}
	// Two steps from one place do not write to the same memory.
	relax := m.Materials().Item(3).Relax()
	basis, kind := relax.Basis(), relax.Kind()
	if basis.Field() != "materials[3].relax.basis" || kind.Field() != "materials[3].relax.kind" {
		t.Error(basis.Field(), kind.Field())
	}
}

// TestCUE wants CUE to read the path of an element as the steps that lead to it.
func TestCUE(t *testing.T) {
	for want, at := range map[string]fieldpath.Selector{
		`matter."land-permit".fee.items[0]`:    fieldpath.Matter("land-permit").Fee().Items().Item(0),
		`matter."a"`:                           fieldpath.Matter("a"),
		`catalog.name`:                         fieldpath.Catalog().Name(),
		`matter."a".basis.main.article`:        fieldpath.Matter("a").Basis().Key("main").Article(),
		`law."城乡规划法".articles."第三十七条"`:         fieldpath.Law("城乡规划法").Articles().Key("第三十七条"),
		`matter."a".applies."land-use"`:        fieldpath.Matter("a").Applies().Key("land-use"),
		`matter."a".applies."_hidden"`:         fieldpath.Matter("a").Applies().Key("_hidden"),
		`calendar."2026".dayOff."a\"b"`:        fieldpath.Walked(fieldpath.CalendarKind, "2026", "dayOff", `a"b`),
		`procedure."b".members[12].when."1st"`: fieldpath.Procedure("b").Members().Item(12).When().Key("1st"),
		`agency."x".phones[0]`:                 fieldpath.Agency("x").Phones().Item(0),
	} {
		at := at.Here()
		got := at.CUE()
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
		steps := []any{string(at.RecordKind())}
		if at.RecordID() != "" {
			steps = append(steps, at.RecordID())
		}
		steps = append(steps, at.Path()...)
		path := cue.ParsePath(got)
		if err := path.Err(); err != nil || len(path.Selectors()) != len(steps) {
			t.Errorf("%s is %d steps, want %v: %v", got, len(path.Selectors()), steps, err)
			continue
		}
		for i, s := range path.Selectors() {
			var step any
			if s.Type() == cue.IndexLabel {
				step = s.Index()
			} else {
				step = s.Unquoted()
			}
			if step != steps[i] {
				t.Errorf("%s: step %d is %v, want %v", got, i, step, steps[i])
			}
		}
	}
}

// TestSelectors follows every selector there is: each leads to an element of the language, and they lead to all of them.
func TestSelectors(t *testing.T) {
	count := 0
	var follow func(v reflect.Value, typ *metamodel.Type)
	follow = func(v reflect.Value, typ *metamodel.Type) {
		count++
		call := func(name string, args ...any) reflect.Value {
			m := v.MethodByName(name)
			if !m.IsValid() {
				t.Fatalf("%v has no method %s", v.Type(), name)
			}
			var in []reflect.Value
			for _, a := range args {
				in = append(in, reflect.ValueOf(a))
			}
			return m.Call(in)[0]
		}
		path := v.Interface().(fieldpath.Selector).Here().Path()
		if len(path) > 12 {
			t.Fatalf("%v: the language has no end", path)
		}
		switch typ.Kind {
		case metamodel.Struct:
			own := v.NumMethod() - reflect.TypeFor[fieldpath.Value]().NumMethod()
			if own != len(typ.Fields) {
				t.Errorf("%v selects %d of %d fields", v.Type(), own, len(typ.Fields))
			}
			for _, f := range typ.Fields {
				next := call(metamodel.GoName(f.Name))
				if got := next.Interface().(fieldpath.Selector).Here().Path(); got[len(got)-1] != f.Name {
					t.Errorf("%v: %s leads to %v", path, f.Name, got)
				}
				follow(next, f.Type)
			}
		case metamodel.List:
			follow(call("Item", 0), typ.Elem)
		case metamodel.Map:
			follow(call("Key", "k"), typ.Elem)
		}
	}
	root := schema.Language().Root
	record := func(k fieldpath.Kind) *metamodel.Type {
		f := root.Field(string(k))
		if f == nil {
			t.Fatalf("the language has no records of kind %s", k)
		}
		if f.Type.Kind == metamodel.Map {
			return f.Type.Elem
		}
		return f.Type
	}
	all := []fieldpath.Selector{fieldpath.Catalog(), fieldpath.Matter("x"), fieldpath.Family("x"), fieldpath.Procedure("x"), fieldpath.Law("x"), fieldpath.Department("x"), fieldpath.Document("x"),
		fieldpath.Fact("x"), fieldpath.Impossible("x"), fieldpath.Milestone("x"), fieldpath.Agency("x"), fieldpath.Calendar("x"), fieldpath.Region("x")}
	if len(all) != len(root.Fields) {
		t.Errorf("%d kinds of records, tested %d", len(root.Fields), len(all))
	}
	for _, s := range all {
		follow(reflect.ValueOf(s), record(s.Here().RecordKind()))
	}
	if count < 200 {
		t.Errorf("only %d places", count)
	}
}
