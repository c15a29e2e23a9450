package print

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestText says by hand what the templates read: what must not break is kept (n), and 0 is where a long word may. In a first line nothing
// has to be kept.
func TestText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", `""`},
		{"食品经营许可", `"食品经营许可"`},
		{"符合 GB/T 29639—2020 的", `["符合 ",{"n":"GB/T 29639—2020"}," 的"]`},
		{"共5～7天", `["共",1,{"n":"5～7天"}]`},
		{"破折号——不断开", `["破折",{"n":"号——"},"不断开"]`},
		{"阿·布拉克", `[{"n":"阿·"},"布拉克"]`},
		{"（最长 40 个工作日）：", `["（最长 ",{"n":"40 个工作日"},"）："]`},
		{"最长40个工作日", `["最长",1,{"n":"40个工作日"}]`},
		{"2026年11月18日8:30前", `[1,{"n":"2026年11月18日"},1,"8:30前"]`},
		{"依据第十一条第（三）项", `["依据",{"n":"第十一条"},{"n":"第（三）项"}]`},
		{"原件 1 份；非必要", `["原件 ",{"n":"1 份；"},2,"非必要"]`},
		{"第九条；《行政许可法》", `[{"n":"第九条；"},"《行政许可法》"]`},
		{"和/或", `[{"n":"和/或"}]`},
		{"许可。（注）", `"许可。（注）"`},
		{"https://zwfw.example.cn/matter/food", `["https://",0,"zwfw.example.cn/",0,"matter/food"]`},
		{strings.Repeat("a", 50), `["` + strings.Repeat("a", 24) + `",0,"` + strings.Repeat("a", 24) + `",0,"aa"]`},
		{"最长 40 个工作日", `"最长 40 个工作日"`},
		{"— 起首", `"— 起首"`},
		{"#import \"x\" *b* $x$", `"#import \"x\" *b* $x$"`},
	} {
		lead := ""
		if strings.HasPrefix(c.want, "[") {
			lead = "在申请人应当前往的办事窗口或者网上"
		}
		got, err := json.Marshal(Text{{Text: lead + c.text}})
		got = bytes.Replace(bytes.Replace(got, []byte(`"`+lead+`",`), nil, 1), []byte(lead), nil, 1)
		if err != nil || string(got) != c.want {
			t.Errorf("%s: %s %v", c.text, got, err)
		}
	}
	// What is held together may have several spans, and breaks where a line has no room for it: a date before its month.
	got, err := json.Marshal(Text{{Text: "见第 ", Room: 12, First: 1}, {Page: "guides/x", Label: "guides/x", Room: 12, First: 1}, {Text: " 页，2026年11月18日", Room: 12, First: 1}})
	if want := `["见",{"n":["第 ",{"p":"guides/x","l":"guides/x"}," 页"]},"，",{"n":"2026年"},0,{"n":"11月18日"}]`; err != nil || string(got) != want {
		t.Errorf("%s %v", got, err)
	}
	got, err = json.Marshal(Text{{Text: "见"}, {Text: "甲", Style: Strong, URL: "https://a"}, {Page: "guides/x", Label: "guides/x"}})
	if want := `["见",{"t":"甲","s":"b","u":"https://a"},{"p":"guides/x","l":"guides/x"}]`; err != nil || string(got) != want {
		t.Errorf("%s %v", got, err)
	}
}

// FuzzText wants every text to come back whole, whatever is in it.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "甲—乙", "a~b~c", strings.Repeat("·", 60), "GB 1—2～3·4／5", "\x00\u202e"} {
		f.Add(s, 9)
	}
	f.Fuzz(func(t *testing.T, s string, room int) {
		s = strings.ToValidUTF8(s, "?")
		var b strings.Builder
		var write func([]run)
		write = func(list []run) {
			for _, r := range list {
				if b.WriteString(r.Text); r.Kept != nil {
					write(*r.Kept)
				}
			}
		}
		half := len(s) / 2
		for half > 0 && !utf8.RuneStart(s[half]) {
			half--
		}
		write(runs(Text{{Text: s[:half], Room: room}, {Text: s[half:], Style: Strong}}))
		if b.String() != s {
			t.Errorf("%q became %q", s, b.String())
		}
	})
}

// TestCut cuts texts, and wants both parts to be the whole, the first as long as there is room, and no cut where no line may end.
func TestCut(t *testing.T) {
	f := func(text string) Text { return Text{{Text: text}} }
	for _, c := range []struct {
		text        Text
		halves      int
		first, rest string
	}{
		{f("持有营业执照。经营场所符合规定。"), 40, "持有营业执照。经营场所符合规定。", ""},
		{f("持有营业执照。经营场所符合规定。"), 22, "持有营业执照。", "经营场所符合规定。"},
		{f("持有营业执照，经营场所符合规定。"), 22, "持有营业执照，经营场所", "符合规定。"},
		{f("自受理之日起二十个工作日内办结"), 18, "自受理之日起", "二十个工作日内办结"},
		{f(strings.Repeat("a", 60)), 20, strings.Repeat("a", 60), ""},
		{Text{{Text: "见第二项，"}, {Text: "第  页", Number: "guides/a"}, {Text: "的说明和样表", Style: Strong}}, 24, "见第二项，第  页的说", "明和样表"},
	} {
		first, rest := c.text.Cut(c.halves)
		if string(first.plain()) != c.first || string(rest.plain()) != c.rest {
			t.Errorf("%v: %v and %v", c.text, first, rest)
		}
		for i := range first {
			if i+1 < len(first) && first[i] != c.text[i] {
				t.Errorf("%v became %v", c.text, first)
			}
		}
	}
}

// plain is what a text says.
func (t Text) plain() (s string) {
	for _, span := range t {
		s += span.Text
	}
	return s
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
