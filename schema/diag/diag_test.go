package diag

import (
	"slices"
	"strconv"
	"testing"
)

func TestParse(t *testing.T) {
	for _, s := range []Severity{Note, Warning, Error} {
		if got, err := ParseSeverity(s.String()); got != s || err != nil {
			t.Errorf("ParseSeverity(%q) = %v, %v", s, got, err)
		}
	}
	for _, l := range []Lang{ZH, EN} {
		if got, err := ParseLang(l.String()); got != l || err != nil {
			t.Errorf("ParseLang(%q) = %v, %v", l, got, err)
		}
	}
	if _, err := ParseSeverity("fatal"); err == nil {
		t.Error("ParseSeverity accepts fatal")
	}
	if _, err := ParseLang("fr"); err == nil {
		t.Error("ParseLang accepts fr")
	}
}

func TestText(t *testing.T) {
	if got := T("“%s”有 %d 个", "“%s” has %d", "甲", 2); got != (Text{"“甲”有 2 个", "“甲” has 2"}) {
		t.Error(got)
	}
	if got := T("没有", "none"); got != (Text{"没有", "none"}) {
		t.Error(got)
	}
	if got := (Text{ZH: "甲"}).In(EN); got != "甲" {
		t.Errorf("without English: %q", got)
	}
}

func TestSort(t *testing.T) {
	of := func(code string, s Severity, file string, start int) Diagnostic {
		return Diagnostic{Code: code, Severity: s, Place: Place{file, start, start + 1}}
	}
	want := List{
		of("D001", Error, "", 0), of("S002", Error, "a.cue", 1), of("S003", Error, "a.cue", 1),
		of("S001", Warning, "a.cue", 1), of("S001", Note, "a.cue", 2), of("S001", Error, "b.cue", 0),
	}
	got := append(slices.Clone(want), want...)
	slices.Reverse(got)
	got.Sort()
	if !slices.EqualFunc(got, want, func(a, b Diagnostic) bool {
		return a.Code == b.Code && a.Severity == b.Severity && a.Place == b.Place
	}) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got.Count(Error) != 4 || !got.AtLeast(Error) || (List{of("S001", Note, "", 0)}).AtLeast(Warning) {
		t.Error("Count or AtLeast is wrong")
	}
}

// TestMost keeps the worst findings, in their order.
func TestMost(t *testing.T) {
	var l List
	for i, s := range []Severity{Note, Error, Warning, Error, Warning} {
		l = append(l, Diagnostic{Severity: s, Place: Place{File: "x", Start: i}})
	}
	for n, want := range []string{"", "1", "13", "123", "1234", "01234"} {
		most, others := l.Most(n)
		got := ""
		for _, d := range most {
			got += strconv.Itoa(d.Place.Start)
		}
		if got != want || len(most)+len(others) != len(l) {
			t.Errorf("of the worst %d there are %s and %d others, want %s", n, got, len(others), want)
		}
	}
}
