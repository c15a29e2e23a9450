package render

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestMarkdownKeepsText(t *testing.T) {
	want := elements(markdownHTML(t, Markdown(nastyDocument("甲"))))
	for _, s := range nasty() {
		d := nastyDocument(s)
		wantMarkdown(t, d)
		if got := elements(markdownHTML(t, Markdown(d))); !slices.Equal(got, want) {
			t.Errorf("%q changes the structure:\n got %v\nwant %v", s, got, want)
		}
	}
	for _, a := range nasty() {
		for _, b := range nasty() {
			s := a + b
			wantMarkdown(t, Document{Title: s, Blocks: []Block{
				Paragraph{concat(plain(a), strong(b), plain(a))}, Paragraph{concat(strong(a), strong(b), small(a))},
				Table{Columns: []Column{{Title: s}}, Rows: [][]Cell{{{plain(s)}}}},
			}})
		}
	}
}

func FuzzMarkdownKeepsText(f *testing.F) {
	for _, s := range nasty() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool {
			return unicode.Is(unicode.Cc, r) && !strings.ContainsRune("\n\r\t", r) || r == utf8.RuneError
		}) {
			return // the language does not take them
		}
		wantMarkdown(t, nastyDocument(s))
	})
}

func TestMarkdown(t *testing.T) {
	d := Document{
		Path: "guides/a", ID: "a", Title: "甲许可", Sort: "办事指南", Owner: "乙局", Banner: "丙目录", Stamp: "版本 1",
		Also: linked("简版", Link{Page: "guides/a.brief"}),
		Blocks: []Block{
			Heading{Level: 2, Number: "一、", Text: "甲"},
			Paragraph{concat(strong("依据："), plain("文"), linked("乙", Link{Page: "procedures/b"}), linked("丙", Link{URL: "https://e.cn/a(b)"}))},
			List{Ordered: true, Items: []Item{{Text: plain("一"), Blocks: []Block{List{Items: []Item{{Text: plain("- 二")}}}}}}},
			List{Ordered: true, Start: 3, Items: []Item{{Text: plain("三")}}},
			Table{Columns: []Column{{Title: "甲"}, {Title: "乙", Align: Center}, {Title: "丙", Align: Right}}, Rows: [][]Cell{{{plain("1"), plain("2|3")}, nil, nil}}, Empty: "无"},
			Note{Title: "注", Text: []Text{plain("1. 一"), plain("二")}},
			Lines{[]string{"a```b"}},
		},
	}
	want := strings.Join([]string{
		"# 甲许可办事指南", "", "丙目录 · 乙局 · a", "", "[简版](a.brief.md)", "", "## 一、甲", "",
		"**依据：** 文[乙](../procedures/b.md)[丙](https://e.cn/a%28b%29)", "",
		"1. 一", "   - \\- 二", "", "3) 三", "",
		"| 甲 | 乙 | 丙 |", "| --- | :-: | --: |", "| 1<br>2\\|3 | 无 | 无 |", "",
		"> **注**", ">", "> 1\\. 一", ">", "> 二", "",
		"````text", "a```b", "````", "", "---", "", "版本 1", "",
	}, "\n")
	if got := string(Markdown(d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFormBlocks(t *testing.T) {
	for _, test := range []struct {
		source string
		want   []Block
	}{
		{"# 申请表\n\n正文\n第二行 word\nnext", []Block{Heading{Level: 3, Text: "申请表"},
			Paragraph{Text{{Text: "正文"}, {Text: "第二行 word"}, {Text: " next"}}}}},
		{"###### 深", []Block{Heading{Level: 6, Text: "深"}}},
		{"一  \n二<br>三", []Block{Paragraph{plain("一")}, Paragraph{plain("二")}, Paragraph{plain("三")}}},
		{"3. **粗**\n   - [ ] 甲\n   - [x] 乙\n", []Block{List{Ordered: true, Start: 3, Items: []Item{{Text: strong("粗"),
			Blocks: []Block{List{Items: []Item{{Text: plain2("□ ", "甲")}, {Text: plain2("☑ ", "乙")}}}}}}}}},
		{"| 甲 | 乙 | 丙 |\n|---|:-:|--:|\n| a<br/>b | | <i>c</i> |\n", []Block{Table{
			Columns: []Column{{Title: "甲"}, {Title: "乙", Align: Center}, {Title: "丙", Align: Right}},
			Rows:    [][]Cell{{{plain("a"), plain("b")}, nil, {Text{{Text: "<i>"}, {Text: "c"}, {Text: "</i>"}}}}}}}},
		{"> 引\n\n---\n\n    缩进\n\n```\n码\t1\n```\n", []Block{Form{Blocks: []Block{Paragraph{plain("引")}}}, Rule{},
			Lines{[]string{"缩进"}}, Lines{[]string{"码    1"}}}},
		{"<script>\nalert(1)\n</script>\n", []Block{Lines{[]string{"<script>", "alert(1)", "</script>"}}}},
		{"[甲](https://e.cn) [乙](javascript:alert(1)) ![丙](http://e.cn/x.png) <https://e.cn>", []Block{Paragraph{Text{
			{Text: "甲", Link: Link{URL: "https://e.cn"}}, {Text: " "}, {Text: "乙"}, {Text: " "}, {Text: "丙"}, {Text: " "},
			{Text: "https://e.cn", Link: Link{URL: "https://e.cn"}}}}}},
		{"*斜* ~~删~~ `码 \\*` \\* &amp; &#35;", []Block{Paragraph{Text{{Text: "斜"}, {Text: " "}, {Text: "删"}, {Text: " "},
			{Text: "码 \\*"}, {Text: " * & #"}}}}},
		{"1\\. \xff", []Block{Paragraph{plain("1. \uFFFD")}}},
		{"", nil},
	} {
		if got := formBlocks([]byte(test.source)); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q:\n got %s\nwant %s", test.source, fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", test.want))
		}
	}
}

// plain2 is a text in two spans.
func plain2(a, b string) Text { return Text{{Text: a}, {Text: b}} }

// TestFormOnceMore prints nasty forms and reads what was printed.
func TestFormOnceMore(t *testing.T) {
	for _, s := range nasty() {
		for _, around := range []string{"# %s\n\n%[1]s\n", "- %s\n", "| %s |\n|---|\n| %[1]s |\n", "> %s\n", "```\n%s\n", "<div>\n%s", "**%s**", "[%s](%[1]s)", "1. %s\n\n   %[1]s"} {
			d := Document{Title: "甲", Blocks: []Block{Form{Blocks: formBlocks(fmt.Appendf(nil, around, s))}, Paragraph{plain("后文")}}}
			wantMarkdown(t, d)
		}
	}
}
