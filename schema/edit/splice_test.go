package edit

import (
	"testing"

	"github.com/matterc/matterc/schema/diag"
)

func editOf(from, to int, text string) diag.Edit {
	return diag.Edit{Place: diag.Place{Start: from, End: to}, New: text}
}

func TestSplice(t *testing.T) {
	for _, c := range []struct {
		name, source string
		edits        []diag.Edit
		want         string
	}{
		{"nothing", "名称", nil, "名称"},
		{"replace", "name: a", []diag.Edit{editOf(6, 7, "“甲”")}, "name: “甲”"},
		{"any order", "abcdef", []diag.Edit{editOf(4, 5, "E"), editOf(0, 1, "A"), editOf(2, 2, "-")}, "Ab-cdEf"},
		{"insertions at one place keep their order", "ab", []diag.Edit{editOf(1, 1, "1"), editOf(1, 1, "2")}, "a12b"},
		{"insertion before what is replaced", "ab", []diag.Edit{editOf(1, 2, "B"), editOf(1, 1, "+")}, "a+B"},
		{"touching", "abcd", []diag.Edit{editOf(0, 2, "x"), editOf(2, 4, "y")}, "xy"},
		{"end", "ab", []diag.Edit{editOf(2, 2, "!")}, "ab!"},
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
		"overlap":              {editOf(0, 3, "x"), editOf(2, 4, "y")},
		"inside":               {editOf(0, 4, "x"), editOf(1, 2, "y")},
		"insertion into range": {editOf(0, 3, "x"), editOf(1, 1, "y")},
		"twice":                {editOf(0, 1, "x"), editOf(0, 1, "x")},
		"beyond the end":       {editOf(3, 9, "x")},
		"before the start":     {editOf(-1, 1, "x")},
		"backwards":            {editOf(3, 1, "x")},
	} {
		if got, err := Splice([]byte("abcd"), edits); err == nil {
			t.Errorf("%s: Splice = %q, want an error", name, got)
		}
	}
}
