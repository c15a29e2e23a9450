package diagtest

import (
	"testing"

	"github.com/matterc/matterc/schema/diag"
)

func edit(from, to int, text string) diag.Edit {
	return diag.Edit{Place: diag.Place{Start: from, End: to}, New: text}
}

func TestSplice(t *testing.T) {
	for _, c := range []struct {
		name, source string
		edits        []diag.Edit
		want         string
	}{
		{"nothing", "名称", nil, "名称"},
		{"replace", "name: a", []diag.Edit{edit(6, 7, "“甲”")}, "name: “甲”"},
		{"any order", "abcdef", []diag.Edit{edit(4, 5, "E"), edit(0, 1, "A"), edit(2, 2, "-")}, "Ab-cdEf"},
		{"insertions at one place keep their order", "ab", []diag.Edit{edit(1, 1, "1"), edit(1, 1, "2")}, "a12b"},
		{"insertion before what is replaced", "ab", []diag.Edit{edit(1, 2, "B"), edit(1, 1, "+")}, "a+B"},
		{"touching", "abcd", []diag.Edit{edit(0, 2, "x"), edit(2, 4, "y")}, "xy"},
		{"end", "ab", []diag.Edit{edit(2, 2, "!")}, "ab!"},
	} {
		t.Run(c.name, func(t *testing.T) {
			source := []byte(c.source)
			got, err := Splice(source, c.edits)
			if err != nil || string(got) != c.want {
				t.Errorf("Splice = %q, %v; want %q", got, err, c.want)
			}
			if string(source) != c.source {
				t.Errorf("the source became %q", source)
			}
		})
	}
}

func TestSpliceRefuses(t *testing.T) {
	for name, edits := range map[string][]diag.Edit{
		"overlap":              {edit(0, 3, "x"), edit(2, 4, "y")},
		"inside":               {edit(0, 4, "x"), edit(1, 2, "y")},
		"insertion into range": {edit(0, 3, "x"), edit(1, 1, "y")},
		"twice":                {edit(0, 1, "x"), edit(0, 1, "x")},
		"beyond the end":       {edit(3, 9, "x")},
		"before the start":     {edit(-1, 1, "x")},
		"backwards":            {edit(3, 1, "x")},
	} {
		if got, err := Splice([]byte("abcd"), edits); err == nil {
			t.Errorf("%s: Splice = %q, want an error", name, got)
		}
	}
}
