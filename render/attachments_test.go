package render

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
)

// TestAttachmentsAreCopied wants every file that is the form or the sample of a material to stand in files/ with the same bytes, and nothing else
// there; and the guide to lead to it.
func TestAttachmentsAreCopied(t *testing.T) {
	held := []struct{ field, name, data string }{
		{"template", "forms/form.docx", "PK\x03\x04 a form\r\n\x00\xff"},
		{"sample", "forms/table.xlsx", "PK\x03\x04 a table\r\n"},
		{"template", "forms/sample.pdf", "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%%EOF\n"},
		{"sample", "forms/photo.png", "\x89PNG\r\n\x1a\n\x00\x00"},
		{"sample", "forms/photo.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\xff\xd9"},
	}
	source := issuersCatalog
	files := fstest.MapFS{"forms/unused.docx": {Data: []byte("PK\x03\x04 nobody names it")}}
	for i, h := range held {
		files[h.name] = &fstest.MapFile{Data: []byte(h.data)}
		source += fmt.Sprintf("matter: held%d: #Matter & _office & {name: \"存表%[1]d\", result: name: \"单%[1]d\", materials: [{name: \"表%[1]d\", copies: 1, %[2]s: %[3]q, basis: [\"open\"]}]}\n", i, h.field, h.name)
	}
	files["catalog.cue"] = &fstest.MapFile{Data: []byte(source)}
	cat, found, err := schema.Load(files, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, found := validate.Run(cat, found, validate.Options{})
	for _, d := range found {
		if d.Severity == diag.Error {
			t.Errorf("%s %s", d.Code, d.Message.ZH)
		}
	}
	if p == nil {
		t.Fatal("no program")
	}
	made, err := Files(p, Options{Only: []string{"guide"}})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	copied := 0
	for _, f := range made {
		got[f.Path] = string(f.Data)
		if strings.HasPrefix(f.Path, "files/") {
			copied++
		}
	}
	if copied != len(held) {
		t.Errorf("%d files, want %d", copied, len(held))
	}
	for i, h := range held {
		if got["files/"+h.name] != h.data {
			t.Errorf("%s is copied as %q, want %q", h.name, got["files/"+h.name], h.data)
		}
		if !strings.Contains(got[fmt.Sprintf("guides/held%d.html", i)], `href="../files/`+h.name+`"`) {
			t.Errorf("the guide does not lead to %s", h.name)
		}
	}
}
