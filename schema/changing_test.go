package schema

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema/diag"
)

// TestMissingInChange wants what a change takes away to be found where the change says so, not at the record.
func TestMissingInChange(t *testing.T) {
	source := strings.Replace(dated, `"2026-12-01": {deadline: promised: {value: 3}}`, `"2026-12-01": {name: null}`, 1)
	_, found, err := Load(fstest.MapFS{"catalog.cue": {Data: []byte(source)}}, Options{})
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	if p := found[0].Place; source[p.Start:p.End] != "name" || !strings.HasPrefix(source[p.Start:], "name: null") {
		t.Errorf("at %q", source[p.Start:p.End])
	}
}

// TestComingForm wants a form that only a change names to be looked for before its day: where it is missing that is a warning that names
// the day, and from the day on an error.
func TestComingForm(t *testing.T) {
	source := strings.Replace(dated, `"2026-12-01": {deadline: promised: {value: 3}}`, `"2026-12-01": {materials: [{name: "表", template: "forms/new.md"}]}`, 1)
	fsys := fstest.MapFS{"catalog.cue": {Data: []byte(source)}}
	for _, test := range []struct {
		day      string
		severity diag.Severity
		message  string
	}{{"2026-11-30", diag.Warning, "自2026-12-01起：目录中没有文件“forms/new.md”"}, {"2026-12-01", diag.Error, "目录中没有文件“forms/new.md”"}} {
		day, err := ParseDate(test.day)
		if err != nil {
			t.Fatal(err)
		}
		_, found, err := Load(fsys, Options{AsOf: day})
		if err != nil || len(found) != 1 || found[0].Code != "S021" || found[0].Severity != test.severity || found[0].Message.ZH != test.message {
			t.Errorf("%s: %v, %v", test.day, found, err)
		}
	}
	fsys["forms/new.md"] = &fstest.MapFile{Data: []byte("新表\n")}
	cat, found, err := Load(fsys, Options{})
	if err != nil || len(found) > 0 || string(cat.Templates["forms/new.md"]) != "新表\n" {
		t.Error(found, err)
	}
}
