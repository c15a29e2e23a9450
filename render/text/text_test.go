package text

import (
	"math"
	"strings"
	"testing"
	"unicode"

	"github.com/matterc/matterc/random"
)

// TestVisible says by hand what becomes of a character.
func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "甲 a，“乙”——…·×": "甲 a，“乙”——…·×", "a\nb\tc\rd\r\ne\vf\fg\u0085h\u2028i\u2029j": "a b c d e f g h i j", "\n\n": "  ", "\r\r\n": "  ",
		"\x00\x07\x1b[31m\x7f\u009b":             "<U+0000><U+0007><U+001B>[31m<U+007F><U+009B>",
		"\u202e反\u202c\u2066离\u2069\u200e\u061c": "<U+202E>反<U+202C><U+2066>离<U+2069><U+200E><U+061C>",
		"零\u200b宽\u2060\ufeff\u00ad":             "零<U+200B>宽<U+2060><U+FEFF><U+00AD>", "\U000e0041\U000e0001": "<U+E0041><U+E0001>",
		"\u3164\u115f\u034f\ufff9": "<U+3164><U+115F><U+034F><U+FFF9>", "\ufffe\uffff\U0001ffff": "<U+FFFE><U+FFFF><U+1FFFF>",
		"甲\xff\xfe乙\xed\xa0\x80": "甲\ufffd乙\ufffd", "\ufffd\ufffd": "\ufffd\ufffd",
		"e\u0301": "e\u0301", "\u0301": "\u0301", "\u3000\u00a0": "\u3000\u00a0", "שלום": "שלום", "\u0600١": "\u0600١", "𠮷㙍": "𠮷㙍",
		"\ue000\U000f0000\U0002ebf0": "\ue000\U000f0000\U0002ebf0", // private; and a Chinese character newer than our tables
		"👨‍👩‍👧 👩🏽‍🦰 ❤️‍🔥 1️⃣":        "👨‍👩‍👧 👩🏽‍🦰 ❤️‍🔥 1️⃣", "葛\U000e0100 “\ufe01": "葛\U000e0100 “\ufe01",
		"连\u200d字 \u200d 👨\u200d 👨\u200d字 a\u200cb": "连<U+200D>字 <U+200D> 👨<U+200D> 👨<U+200D>字 a<U+200C>b",
		"a\ufe0f \ufe0f 葛\U000e0100\U000e0101":      "a<U+FE0F> <U+FE0F> 葛\U000e0100<U+E0101>",
		"می\u200cخواهم ᠪ\u180eᠠ a\u180e":            "می\u200cخواهم ᠪ\u180eᠠ a<U+180E>",
	} {
		if got := Visible(in); got != want {
			t.Errorf("%+q: %+q, want %+q", in, got, want)
		}
		if again := Visible(want); again != want {
			t.Errorf("%+q: twice is %+q", want, again)
		}
	}
}

// TestVisibleAnything wants of any text that nothing acts in it, that doing it twice is doing it once, and that what is plain stays.
func TestVisibleAnything(t *testing.T) {
	r := random.New(t, 1, 2)
	some := []rune("a汉 \t\r\n\x00\x1b\u202e\u200b\u200d\ufe0f\u2028\u00ad👨❤ی\u0301\U000e0041\U000e0100\ufffd")
	for range random.Rounds(t, 20000) {
		var b strings.Builder
		for range r.IntN(12) {
			if r.IntN(10) == 0 {
				b.WriteByte(byte(r.Uint32()))
			} else {
				b.WriteRune(some[r.IntN(len(some))])
			}
		}
		s := b.String()
		v := Visible(s)
		if Visible(v) != v {
			t.Fatalf("%+q: %+q is made %+q", s, v, Visible(v))
		}
		for _, c := range v {
			if unicode.In(c, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
				t.Fatalf("%+q: %+q", s, v)
			}
		}
		if lines := strings.Join(Lines(s), " "); lines != v && !strings.Contains(s, "\u200d") && !strings.ContainsAny(s, "\ufe0f\U000e0100") {
			t.Fatalf("%+q: the lines are %+q, want %+q", s, lines, v)
		}
	}
}

// TestLines cuts where lines end.
func TestLines(t *testing.T) {
	for in, want := range map[string]string{"": "", "甲": "甲", "甲\n乙\r\n丙\r丁\u2028\u0085戊\n": "甲|乙|丙|丁||戊|", "a\tb\n\x1b": "a b|<U+001B>"} {
		if got := strings.Join(Lines(in), "|"); got != want {
			t.Errorf("%+q: %q, want %q", in, got, want)
		}
	}
}

// TestWidth measures by hand.
func TestWidth(t *testing.T) {
	for s, want := range map[string][2]int{ // cells, halves
		"": {0, 0}, "abc": {3, 3}, "汉字": {4, 4}, "“a”": {3, 5}, "e\u0301": {1, 3}, "（）": {4, 4}, "👨‍👩‍👧": {2, 10}, "\u3000": {2, 2}, "…": {1, 2},
	} {
		if got := Width(s); got != want[0] {
			t.Errorf("%q has %d cells, want %d", s, got, want[0])
		}
		if got := Halves(s); got != want[1] {
			t.Errorf("%q has %d halves, want %d", s, got, want[1])
		}
	}
	for _, c := range []struct {
		s         string
		width     int
		head, end string
	}{
		{"汉字汉字", 8, "汉字汉字", "汉字汉字"}, {"汉字汉字", 7, "汉字汉…", "…字汉字"}, {"汉字汉字", 6, "汉字…", "… 汉字"}, {"abc", 1, "…", "…"},
	} {
		if got := Cut(c.s, c.width); got != c.head {
			t.Errorf("Cut(%q, %d) is %q, want %q", c.s, c.width, got, c.head)
		}
		if got := CutLeft(c.s, c.width); got != c.end {
			t.Errorf("CutLeft(%q, %d) is %q, want %q", c.s, c.width, got, c.end)
		}
	}
}

// TestNumeral says by hand how numbers are written, and that they are read as they are written.
func TestNumeral(t *testing.T) {
	for n, want := range map[int]string{
		0: "零", 1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 100: "一百", 101: "一百零一", 105: "一百零五", 110: "一百一十",
		111: "一百一十一", 210: "二百一十", 999: "九百九十九", 1000: "一千", 1001: "一千零一", 1010: "一千零一十", 1011: "一千零一十一", 1100: "一千一百", 1260: "一千二百六十",
		2026: "二千零二十六", 10000: "一万", 10001: "一万零一", 10010: "一万零一十", 10500: "一万零五百", 11000: "一万一千", 100000: "十万", 100010: "十万零一十",
		203000: "二十万三千", 200300: "二十万零三百", 1200000: "一百二十万", 100000000: "一亿", 100000003: "一亿零三", 100100000: "一亿零一十万", 110000000: "一亿一千万",
		1000000000000: "一万亿", -7: "负七", math.MinInt: "负九百二十二亿三千三百七十二万零三百六十八亿五千四百七十七万五千八百零八",
	} {
		if got := Numeral(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	r := random.New(t, 3, 4)
	for i := range 110000 + random.Rounds(t, 90000) {
		n := i
		if i > 110000 {
			n = r.Int() >> r.IntN(63)
		}
		if got, rest := Number(Numeral(n) + "条"); got != n || rest != "条" {
			t.Fatalf("%d is written %s and read as %d with the rest %q", n, Numeral(n), got, rest)
		}
	}
	if n, rest := Number(Numeral(math.MaxInt)); n != math.MaxInt || rest != "" {
		t.Errorf("%d, %q", n, rest)
	}
}

// TestNumber reads what Numeral does not write.
func TestNumber(t *testing.T) {
	for s, want := range map[string]struct {
		n    int
		rest string
	}{
		"": {0, ""}, "条": {0, "条"}, "四十二条第一款": {42, "条第一款"}, "一十二": {12, ""}, "一百〇五": {105, ""}, "二〇二六年": {2026, "年"}, "一百二十条之一": {120, "条之一"}, "零": {0, ""},
		"十": {10, ""}, "百": {100, ""}, "万": {10000, ""}, "万五": {10005, ""}, strings.Repeat("亿", 100): {0, strings.Repeat("亿", 100)}, strings.Repeat("亿", 101): {0, strings.Repeat("亿", 101)}, "三千五": {3005, ""}, strings.Repeat("九", 40): {0, strings.Repeat("九", 40)}, strings.Repeat("九亿", 40): {0, strings.Repeat("九亿", 40)},
	} {
		if n, rest := Number(s); n != want.n || rest != want.rest {
			t.Errorf("%s: %d, %q, want %d, %q", s, n, rest, want.n, want.rest)
		}
	}
}

// TestIsWebAddress says by hand what may be a link.
func TestIsWebAddress(t *testing.T) {
	for s, want := range map[string]bool{
		"https://example.com": true, "http://example.com:8080/a?b=c&d=e#f": true, "https://example.com/办事": true, "https://example.com/(a)_[b]|c&d=`e`": true,
		"": false, "javascript:alert(1)": false, "file:///etc/passwd": false, "ftp://example.com": false, "mailto:a@example.com": false, "https://": false,
		"http://[::1": false, "https://例子.中国": false, "https://example.com/a b": false, "https://example.com/\"": false, "https://example.com/\x00": false,
		"https://example.com/%zz": false, "https://example.com/" + strings.Repeat("a", 3000): false, "HTTP://example.com": false, "//example.com": false,
		"\\\\host\\share": false, "https://example.com/\u202e": false, "https://example.com/\u3000": false, "https://gov.cn@evil.example": false, "https://a.cn/\xff": false,
	} {
		if got := IsWebAddress(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

func TestMarkupf(t *testing.T) {
	var x XML
	x.Add(`<a b="%s">`, "甲\u202e\"<")
	x.Add(`%s%d</a>`, Markupf(`<i>%s</i>`, []string{"&"}), 3)
	if got, want := x.Markup(), Markup(`<a b="甲&lt;U+202E&gt;&#34;&lt;"><i>[&amp;]</i>3</a>`); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestRunsOn holds where a line of a form may end without a blank being meant.
func TestRunsOn(t *testing.T) {
	for want, list := range map[bool]string{true: "汉，：（《。“”…—①ア㎡⏰", false: "aé1 ,-(한я"} {
		for _, r := range list {
			if RunsOn(r) != want {
				t.Errorf("%q: %v", r, !want)
			}
		}
	}
}
