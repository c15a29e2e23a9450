package diag

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestConsole says by hand what becomes of what is written, in one piece and byte by byte.
func TestConsole(t *testing.T) {
	for in, want := range map[string]string{
		"事项 3 个\n":                     "事项 3 个\n",
		"::error file=x::y\n":          "<U+003A>:error file=x::y\n",
		"a\n  ::error::y":              "a\n  <U+003A>:error::y",
		"a ::b\n":                      "a ::b\n",
		"x##[error]y\n":                "x##<U+005B>error]y\n",
		"##vso[task.complete]\n":       "##vso<U+005B>task.complete]\n",
		"a\x1b]0;title\x07\n":          "a<U+001B>]0;title<U+0007>\n",
		"\x1b[1;31m错误\x1b[m\x1b[8mx\n": "\x1b[1;31m错误\x1b[m<U+001B>[8mx\n",
		"a\rb\n":                       "a b\n",
		"a\u202eb\n":                   "a<U+202E>b\n",
		"\xff\xffa\n":                  "\ufffda\n",
		"          ::x\n":              "          <U+003A>:x\n",
		"a          ::x\n":             "a          ::x\n",
		"\x1b[1m::x\x1b[m":             "\x1b[1m<U+003A>:x\x1b[m",
		"##\x1b[mvso[x":                "##\x1b[mvso<U+005B>x",
		"名":                            "名",
		"\t::x\t::y\n":                 "\t<U+003A>:x\t::y\n",
		"a\n\n":                        "a\n\n",
	} {
		var b bytes.Buffer
		c := NewConsole(&b)
		c.Color = true
		if n, err := c.Write([]byte(in)); n != len(in) || err != nil {
			t.Errorf("%q: %d, %v", in, n, err)
		}
		if b.String() != want {
			t.Errorf("%q: %q, want %q", in, b.String(), want)
		}
		if strings.ContainsAny(in, "\x1b\r") || !utf8.ValidString(in) { // what is one sign in several bytes is written in one piece
			continue
		}
		b.Reset()
		c = NewConsole(&b)
		for i := range len(in) {
			if _, err := c.Write([]byte(in[i : i+1])); err != nil {
				t.Fatal(err)
			}
		}
		if b.String() != want {
			t.Errorf("%q byte by byte: %q, want %q", in, b.String(), want)
		}
	}
}

// TestConsoleWithoutColors lets no ESC out where there are no colours, and data out as it is.
func TestConsoleWithoutColors(t *testing.T) {
	var b bytes.Buffer
	c := NewConsole(&b)
	if _, err := c.Write([]byte("\x1b[1mx\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Data().Write([]byte("::x\x1b")); err != nil {
		t.Fatal(err)
	}
	if err := c.JSON([]byte(`["##[a] ##vso[b] # [", [1]]`)); err != nil {
		t.Fatal(err)
	}
	if want := "<U+001B>[1mx\n::x\x1b" + `["##\u005ba] ##vso\u005bb] # [", [1]]`; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
