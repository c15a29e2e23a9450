package render

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/matterc/matterc/render/chart"
	"github.com/matterc/matterc/render/text"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// nasty are texts that mean something to Markdown, HTML or CSS, or once did.
func nasty() []string {
	return []string{
		"*强调*", "**粗体**", "_下划线_ __双__", "a*b_c", "|竖线|", "| --- |", "`代码`", "``` 代码", "~~~", "~~删除~~",
		"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- 注 -->", "<b>粗", "a < b > c", "</td></table>",
		"[x](javascript:alert(1))", "![图](http://example.com/x.png)", "[x]: javascript:alert(1)", "[x][y]", "[^1]", "[^1]: 脚注",
		"[ ] 待办", "[x] 已办", "# 标题", "## 标题 ##", "标题 #", "- 项", "-", "---", "+ 项", "* 项", "1. 项", "1) 项", "12.", "3.5 万元",
		"=", "===", "> 引用", ": 定义", "    缩进", "\t制表", "两行\n- 一项", "两段\n\n# 标题", "回车\r\n换行\r单独", "行尾反斜线\\", "\\*", "\\",
		"&amp; &lt; &#60; &copy;", "&", "$x$", "{#id .class}", "{{.Title}}", "{% raw %}", "http://example.com/a_b_c|d", "<http://example.com>",
		"www.example.com", "a@example.com", "“引号”'单'\"双\"", "《法》第一条：", "。", "（", "\u2028行分隔", "　全角空格　", "𠮷野家", "e\u0301",
		"content:\"x\"}", "*/ body{display:none}", "</style><script>", "%3Cscript%3E", "@media", "!important", "****", "__", "[]()", "!", "()",
	}
}

// nastyDocument has a text in every place of a document that takes one.
func nastyDocument(s string) Document {
	t := plain(s)
	mixed := concat(plain("甲"), strong(s), plain("乙"), strong("丙"), strong(s), small(s), linked(s, Link{Page: "guides/x"}),
		Text{{Text: s, Style: Strong, Link: Link{URL: "https://example.com/(a)_[b]|c&copy;=`d`"}}}, linked(s, Link{URL: "javascript:alert(1)"}),
		linked(s, Link{Anchor: "s1"}), plain(s))
	table := Table{Empty: s, Columns: []Column{{Title: s}, {Title: s, Width: 10, Align: Center}, {Title: "序号", Align: Right}}, Rows: [][]Cell{
		{{t}, {t, mixed}, nil}, {{mixed}, nil, {strong(s)}},
	}}
	return Document{
		Path: "guides/y", Kind: GuidePage, ID: "y", Title: s, Sort: "办事指南", Owner: s, Banner: s, Stamp: s,
		Also: linked(s, Link{Page: "procedures/z"}),
		Blocks: []Block{
			KeyTable{Box: true, Rows: []KeyRow{{s, []Text{t, mixed}, true}, {"甲", nil, false}}},
			Heading{Level: 2, Number: "一、", Text: s, ID: "s1"}, Heading{Level: 3, Text: s, Page: true},
			Paragraph{t}, Paragraph{mixed}, Paragraph{strong(s)}, Paragraph{linked(s, Link{Page: "index"})},
			List{Items: []Item{{Text: t}, {Text: mixed, Blocks: []Block{Paragraph{t}, List{Ordered: true, Items: []Item{{Text: t}}}, table}}, {}}},
			List{Items: []Item{{Text: t}}}, List{Items: []Item{{Text: t}}},
			List{Ordered: true, Items: []Item{{Text: t}, {Blocks: []Block{Paragraph{t}}}}},
			List{Ordered: true, Start: 7, Items: []Item{{Text: strong(s)}}},
			table,
			Note{Title: s, Text: []Text{t, mixed}}, Note{Quote: true, Text: []Text{t}}, Note{},
			Form{ID: "f", Blocks: []Block{Heading{Level: 4, Text: s}, Paragraph{t}, List{Items: []Item{{Text: t}}}, table, Rule{}, Lines{[]string{s, "", s}}}},
			Lines{[]string{"  " + s, "```", s}}, Rule{}, Picture{Title: s, Drawing: nastyDrawing(s), Lines: []string{s}},
			Picture{Path: "guides/y.svg", Title: s, Drawing: chart.Drawing{Width: 9, Height: 9}}, Paragraph{t},
		},
	}
}

// nastyDrawing has a text in every place of a drawing that takes one.
func nastyDrawing(s string) chart.Drawing {
	s = text.Visible(s)
	text := chart.Text{Size: 9, Colour: chart.Ink, Text: s}
	return chart.Drawing{Title: s, Description: s, Width: 9, Height: 9, Shapes: []chart.Drawn{chart.Named{Title: s, Href: "x.html", Shapes: []chart.Drawn{text}}, text}}
}

// words is a text without white space, for comparing.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// treeWords is the text of blocks as Markdown has it, or as a page has it.
func treeWords(blocks []Block, page bool) string {
	var b strings.Builder
	texts := func(texts []Text) {
		for _, t := range texts {
			b.WriteString(t.String())
		}
	}
	for _, block := range blocks {
		switch v := block.(type) {
		case Heading:
			b.WriteString(v.Number + v.Text)
		case Paragraph:
			b.WriteString(v.Text.String())
		case List:
			for _, it := range v.Items {
				b.WriteString(it.Text.String() + treeWords(it.Blocks, page))
			}
		case KeyTable:
			if !page {
				b.WriteString("项目内容")
			}
			for _, r := range v.Rows {
				b.WriteString(r.Key)
				texts(r.Value)
			}
		case Table:
			for _, c := range v.Columns {
				b.WriteString(c.Title)
			}
			for _, r := range v.Rows {
				for _, c := range r {
					if len(c) == 0 {
						b.WriteString(v.Empty)
					}
					texts(c)
				}
			}
		case Note:
			b.WriteString(v.Title)
			texts(v.Text)
		case Form:
			b.WriteString(treeWords(v.Blocks, page))
		case Picture:
			if page {
				b.WriteString(htmlWords(string(v.Drawing.SVG())))
			} else if v.Path == "" {
				b.WriteString(strings.Join(v.Lines, ""))
			}
		case Lines:
			b.WriteString(strings.Join(v.Lines, ""))
		}
	}
	return words(b.String())
}

// tags matches markup and comments in HTML that has been escaped.
func tags() *regexp.Regexp { return regexp.MustCompile(`<[^>]*>`) }

// htmlWords is the text of HTML that has been escaped.
func htmlWords(page string) string {
	return words(html.UnescapeString(tags().ReplaceAllString(page, "")))
}

// markdownHTML is Markdown as a reader with many extensions sees it.
func markdownHTML(t testing.TB, md []byte) string {
	t.Helper()
	var b strings.Builder
	reader := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))
	if err := reader.Convert(md, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// markdownWords is the text of Markdown.
func markdownWords(t testing.TB, md []byte) string { return htmlWords(markdownHTML(t, md)) }

// wantMarkdown compares what a reader of Markdown sees with the document.
func wantMarkdown(t testing.TB, d Document) {
	t.Helper()
	meta := slices.DeleteFunc([]string{d.Banner, d.Owner, d.ID}, func(s string) bool { return s == "" })
	var also []string
	for _, s := range d.Also {
		also = append(also, s.Text)
	}
	want := words(d.Name()+strings.Join(meta, "·")+strings.Join(also, "·")) + treeWords(d.Blocks, false) + words(d.Stamp)
	md := Markdown(d)
	if got := markdownWords(t, md); got != want {
		i := 0
		for i < min(len(got), len(want)) && got[i] == want[i] {
			i++
		}
		t.Errorf("%s: the text differs after %q:\n got %q\nwant %q", d.Path, want[max(0, i-60):i], got[i:min(len(got), i+90)], want[i:min(len(want), i+90)])
	}
}

func TestTexts(t *testing.T) {
	if got := paragraphs("甲\n\n  乙 \r\n"); len(got) != 2 || got[0].String() != "甲" || got[1].String() != "乙" {
		t.Errorf("paragraphs: %v", got)
	}
	if small("") != nil {
		t.Error("a small text of nothing is something")
	}
	for in, want := range map[string]string{"甲": "甲。", "甲。": "甲。", "甲？": "甲？", "甲！": "甲！"} {
		if got := sentence(in); got != want {
			t.Errorf("sentence(%q) = %q", in, got)
		}
	}
}
