package schema

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestByteOrderMark reads a catalog as Notepad saves one, and wants what is read without the marks.
func TestByteOrderMark(t *testing.T) {
	files := map[string]string{"catalog.cue": edition, "region.cue": "package catalog\n\nregion: \"370503\": {name: \"示例县\", level: \"县级\"}\n",
		"forms/a.md": "# 申请表\n", "matter.cue": strings.Replace(matter, "\"2025-01-01\"", "\"2035-01-01\"", 1)}
	plain, marked := fstest.MapFS{}, fstest.MapFS{}
	for name, data := range files {
		plain[name], marked[name] = text(data), text(byteOrderMark+data)
	}
	c, found := mustLoad(t, plain)
	m, same := mustLoad(t, marked)
	if len(found) != 1 || len(same) != 1 { // forms/none.md
		t.Fatalf("%d findings, %d with marks: %+v", len(found), len(same), same)
	}
	want, err := c.Export()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := m.Export(); err != nil || string(got) != string(want) {
		t.Errorf("with marks: %s, %v", got, err)
	}
	if got := string(m.Templates["forms/a.md"]); got != files["forms/a.md"] {
		t.Errorf("the form is %q", got)
	}
	if _, found := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "x.cue": text(byteOrderMark + "region: \"370503\": {name: \"示例县\", level: \"县级\"}\n")}); len(found) != 1 ||
		found[0].Fixes[0].Edits[0].Place.Start != len(byteOrderMark) {
		t.Errorf("a first line goes behind the mark: %+v", found)
	}
}

// TestEncodings saves a file as Windows does in other encodings, and wants to be told which.
func TestEncodings(t *testing.T) {
	for name, c := range map[string]struct{ data, says string }{
		"UTF-16":         {"\xff\xfep\x00a\x00c\x00", "UTF-16 编码（记事本里叫“Unicode”）"},
		"GBK":            {"package catalog\n\n// \xca\xbe\xc0\xfd\xcf\xd8\n", "GBK 编码（记事本里叫“ANSI”）"},
		"a Word file":    {"PK\x03\x04\x14\x00\x06\x00", "里有空字符，不是文本"},
		"a byte is lost": {"package catalog\n\n// 示例\xe5\x8e\n", "从第 27 个字节起不是 UTF-8 文本"},
	} {
		t.Run(name, func(t *testing.T) {
			_, found := mustLoad(t, fstest.MapFS{"catalog.cue": text(edition), "x.cue": text(c.data)})
			if len(found) != 1 || found[0].Code != "S017" || !strings.Contains(found[0].Message.ZH, c.says) {
				t.Errorf("%+v", found)
			}
		})
	}
}
