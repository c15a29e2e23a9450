package render

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/form"
	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/render/rendertest"
)

func TestMarkdownKeepsText(t *testing.T) {
	want := elements(rendertest.MarkdownHTML(t, markdown.Print(rendertest.NastyDocument("甲"))))
	for _, s := range rendertest.Nasty() {
		d := rendertest.NastyDocument(s)
		rendertest.WantMarkdown(t, d)
		if got := elements(rendertest.MarkdownHTML(t, markdown.Print(d))); !slices.Equal(got, want) {
			t.Errorf("%q changes the structure:\n got %v\nwant %v", s, got, want)
		}
	}
	for _, a := range rendertest.Nasty() {
		for _, b := range rendertest.Nasty() {
			s := a + b
			rendertest.WantMarkdown(t, page.Document{Title: s, Blocks: []page.Block{
				page.Paragraph{Text: page.Concat(page.Plain(a), page.Strong(b), page.Plain(a))}, page.Paragraph{Text: page.Concat(page.Strong(a), page.Strong(b), page.Small(a))},
				page.Table{Columns: []page.Column{{Title: s}}, Rows: [][]page.Cell{{{page.Plain(s)}}}},
			}})
		}
	}
}

func FuzzMarkdownKeepsText(f *testing.F) {
	for _, s := range rendertest.Nasty() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool {
			return unicode.Is(unicode.Cc, r) && !strings.ContainsRune("\n\r\t", r) || r == utf8.RuneError
		}) {
			return // the language does not take them
		}
		rendertest.WantMarkdown(t, rendertest.NastyDocument(s))
	})
}

func TestMarkdown(t *testing.T) {
	d := page.Document{
		Path: "guides/a", ID: "a", Title: "甲许可", Sort: "办事指南", Owner: "乙局", Banner: "丙目录", Stamp: "版本 1",
		Also: page.Linked("简版", page.Link{Page: "guides/a.brief"}),
		Blocks: []page.Block{
			page.Heading{Level: 2, Number: "一、", Text: "甲"},
			page.Paragraph{Text: page.Concat(page.Strong("依据："), page.Plain("文"), page.Linked("乙", page.Link{Page: "procedures/b"}), page.Linked("丙", page.Link{URL: "https://e.cn/a(b)"}))},
			page.List{Ordered: true, Items: []page.Item{{Text: page.Plain("一"), Blocks: []page.Block{page.List{Items: []page.Item{{Text: page.Plain("- 二")}}}}}}},
			page.List{Ordered: true, Start: 3, Items: []page.Item{{Text: page.Plain("三")}}},
			page.Table{Columns: []page.Column{{Title: "甲"}, {Title: "乙", Align: page.Center}, {Title: "丙", Align: page.Right}}, Rows: [][]page.Cell{{{page.Plain("1"), page.Plain("2|3")}, nil, nil}}, Empty: "无"},
			page.Note{Title: "注", Text: []page.Text{page.Plain("1. 一"), page.Plain("二")}},
			page.Lines{Lines: []string{"a```b"}},
		},
	}
	want := strings.Join([]string{
		"# 甲许可办事指南", "", "丙目录 · 乙局", "", "[简版](a.brief.md)", "", "## 一、甲", "",
		"**依据：** 文[乙](../procedures/b.md)[丙](https://e.cn/a%28b%29)", "",
		"1. 一", "   - \\- 二", "", "3) 三", "",
		"| 甲 | 乙 | 丙 |", "| --- | :-: | --: |", "| 1<br>2\\|3 | 无 | 无 |", "",
		"> **注**", ">", "> 1\\. 一", ">", "> 二", "",
		"````text", "a```b", "````", "", "---", "", "版本 1", "", "<!-- guides/a -->", "",
	}, "\n")
	if got := string(markdown.Print(d)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFormBlocks(t *testing.T) {
	for _, test := range []struct {
		source string
		want   []page.Block
	}{
		{"# 申请表\n\n正文\n第二行 word\nnext", []page.Block{page.Heading{Level: 3, Text: "申请表"},
			page.Paragraph{Text: page.Plain("正文第二行 word next")}}},
		{"###### 深", []page.Block{page.Heading{Level: 6, Text: "深"}}},
		{"一  \n二<br>三", []page.Block{page.Paragraph{Text: page.Plain("一")}, page.Paragraph{Text: page.Plain("二")}, page.Paragraph{Text: page.Plain("三")}}},
		{"3. **粗**\n   - [ ] 甲\n   - [x] 乙\n", []page.Block{page.List{Ordered: true, Start: 3, Items: []page.Item{{Text: page.Strong("粗"),
			Blocks: []page.Block{page.List{Items: []page.Item{{Text: page.Plain("□ 甲")}, {Text: page.Plain("☑ 乙")}}}}}}}}},
		{"| 甲 | 乙 | 丙 |\n|---|:-:|--:|\n| a<br/>b | | <i>c</i> |\n", []page.Block{page.Table{
			Columns: []page.Column{{Title: "甲"}, {Title: "乙", Align: page.Center}, {Title: "丙", Align: page.Right}},
			Rows:    [][]page.Cell{{{page.Plain("a"), page.Plain("b")}, nil, {page.Plain("<i>c</i>")}}}}}},
		{"> 引\n\n---\n\n    缩进\n\n```\n码\t1\n```\n", []page.Block{page.Form{Blocks: []page.Block{page.Paragraph{Text: page.Plain("引")}}}, page.Rule{},
			page.Lines{Lines: []string{"缩进"}}, page.Lines{Lines: []string{"码    1"}}}},
		{"<script>\nalert(1)\n</script>\n", []page.Block{page.Lines{Lines: []string{"<script>", "alert(1)", "</script>"}}}},
		{"[甲](https://e.cn) [乙](javascript:alert(1)) ![丙](http://e.cn/x.png) <https://e.cn>", []page.Block{page.Paragraph{Text: page.Text{
			{Text: "甲", Link: page.Link{URL: "https://e.cn"}}, {Text: "（"}, {Text: "https://e.cn", Link: page.Link{URL: "https://e.cn"}}, {Text: "） [乙](javascript:alert(1)) ![丙](http://e.cn/x.png) "},
			{Text: "https://e.cn", Link: page.Link{URL: "https://e.cn"}}}}}},
		{"*斜* ~~删~~ `码 \\*` \\* &amp; &#35;", []page.Block{page.Paragraph{Text: page.Plain("*斜* ~~删~~ 码 \\* * & #")}}},
		{"一，\n二。\n“三”\nfour\n五\n한글\n한글", []page.Block{page.Paragraph{Text: page.Plain("一，二。“三” four 五 한글 한글")}}},
		{"应当\\ **“一次告知”**\\ 的", []page.Block{page.Paragraph{Text: page.Text{{Text: "应当"}, {Text: "“一次告知”", Style: page.Bold}, {Text: "的"}}}}},
		{"1\\. \xff", []page.Block{page.Paragraph{Text: page.Plain("1. \uFFFD")}}},
		{"", nil},
	} {
		if got := form.Read([]byte(test.source)); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q:\n got %s\nwant %s", test.source, fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", test.want))
		}
	}
}

// TestFormOnceMore prints nasty forms and reads what was printed.
func TestFormOnceMore(t *testing.T) {
	for _, s := range rendertest.Nasty() {
		for _, around := range []string{"# %s\n\n%[1]s\n", "- %s\n", "| %s |\n|---|\n| %[1]s |\n", "> %s\n", "```\n%s\n", "<div>\n%s", "**%s**", "[%s](%[1]s)", "1. %s\n\n   %[1]s"} {
			d := page.Document{Title: "甲", Blocks: []page.Block{page.Form{Blocks: form.Read(fmt.Appendf(nil, around, s))}, page.Paragraph{Text: page.Plain("后文")}}}
			rendertest.WantMarkdown(t, d)
		}
	}
}
