package print

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestText says by hand what the templates read: what must not break is kept (n), and 0 is where a long word may.
func TestText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", `""`},
		{"食品经营许可", `"食品经营许可"`},
		{"符合 GB/T 29639—2020 的", `["符合 GB/T ",{"n":"29639—2020"}," 的"]`},
		{"共5～7天", `[{"n":"共5～7天"}]`},
		{"破折号——不断开", `"破折号——不断开"`},
		{"阿·布拉克", `[{"n":"阿·布"},"拉克"]`},
		{"https://zwfw.example.cn/matter/food", `["https://",0,"zwfw.example.cn/",0,"matter/food"]`},
		{strings.Repeat("a", 50), `["` + strings.Repeat("a", 24) + `",0,"` + strings.Repeat("a", 24) + `",0,"aa"]`},
		{"— 起首", `"— 起首"`},
		{"#import \"x\" *b* $x$", `"#import \"x\" *b* $x$"`},
	} {
		got, err := json.Marshal(Text{{Text: c.text}})
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %s %v", c.text, got, err)
		}
	}
	got, err := json.Marshal(Text{{Text: "见"}, {Text: "甲", Style: Strong, URL: "https://a"}, {Page: "guides/x", Label: "guides/x"}})
	if want := `["见",{"t":"甲","s":"b","u":"https://a"},{"p":"guides/x","l":"guides/x"}]`; err != nil || string(got) != want {
		t.Errorf("%s %v", got, err)
	}
}

// FuzzText wants every text to come back whole, whatever is in it.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "甲—乙", "a~b~c", strings.Repeat("·", 60), "GB 1—2～3·4／5", "\x00\u202e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		var b strings.Builder
		for _, r := range runs(s) {
			b.WriteString(r.Text + r.Kept)
		}
		if b.String() != s {
			t.Errorf("%q became %q", s, b.String())
		}
	})
}

// TestCode wants codes that a camera can read: a margin of four modules, and an error for what no code holds.
func TestCode(t *testing.T) {
	svg, err := Code("https://zwfw.example.cn/guides/food-licence.html")
	if err != nil {
		t.Fatal(err)
	}
	// 48 bytes with correction M take version 4 (ISO/IEC 18004, table 7): 33 modules, and 4 on each side.
	if !strings.Contains(string(svg), `viewBox="0 0 41 41"`) || !strings.Contains(string(svg), "M4 4h7v1") {
		t.Errorf("%s", svg[:200])
	}
	if _, err := Code(strings.Repeat("a", 3000)); err == nil {
		t.Error("3 000 bytes are a code")
	}
}
