package render

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/html"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/shapes"
)

// printPage prints a document with a stamp.
func printPage(t testing.TB, d page.Document) string {
	t.Helper()
	page, err := html.New(d.Stamp).HTML(d)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// body is what stands between the jump list and the footer of a page.
func body(page string) string {
	_, after, _ := strings.Cut(page, `<div id="text" tabindex="-1">`)
	before, _, _ := strings.Cut(after, "</div>\n<footer>")
	return before
}

// elements are the names of the tags of a page in order, but for those that keep a name in a title on one line.
func elements(page string) []string {
	page = regexp.MustCompile(`<span class="whole">([^<]*)</span>`).ReplaceAllString(page, "$1")
	var names []string
	for _, m := range regexp.MustCompile(`<(/?[a-z0-9]+)`).FindAllStringSubmatch(page, -1) {
		names = append(names, m[1])
	}
	return names
}

func TestHTMLKeepsText(t *testing.T) {
	want := elements(printPage(t, rendertest.NastyDocument("甲")))
	for _, s := range rendertest.Nasty() {
		d := rendertest.NastyDocument(s)
		page := printPage(t, d)
		if got := rendertest.HtmlWords(body(page)); got != rendertest.TreeWords(d.Blocks, true) {
			t.Errorf("%q: the text differs: %s", s, got)
		}
		if got := elements(page); !slices.Equal(got, want) {
			t.Errorf("%q changes the structure of the page:\n got %v\nwant %v", s, got, want)
		}
		if strings.Contains(page, `"javascript:`) {
			t.Errorf("%q: a link runs a script", s)
		}
	}
}

// TestHTMLPolicy wants the policy of a page to allow its style sheet, that of the index its script as well, and nothing else.
func TestHTMLPolicy(t *testing.T) {
	only := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "&#39;sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "&#39;"
	}
	for i, stamp := range []string{"版本 2026-11-01 · 提交 0123", `"</style><script>` + "\n", "版本", `"</style><script>` + "\n"} {
		kind := page.IndexPage
		if i > 1 {
			kind = page.GuidePage
		}
		page := printPage(t, page.Document{Path: "a", Kind: kind, Title: "甲", Stamp: stamp})
		_, rest, _ := strings.Cut(page, "<style>")
		style, rest, _ := strings.Cut(rest, "</style>\n")
		policy := `content="default-src &#39;none&#39;; style-src ` + only(style)
		if i <= 1 {
			script := ""
			script, rest, _ = strings.Cut(strings.TrimPrefix(rest, "<script>"), "</script>")
			policy += `; script-src ` + only(script)
		}
		policy += `; base-uri &#39;none&#39;; form-action &#39;none&#39;"`
		if !strings.Contains(page, policy) {
			t.Errorf("the policy is not %s:\n%s", policy, page[:300])
		}
		for _, bad := range []string{"<script", " style=", "javascript:", "src=", "@import", "url("} {
			if strings.Contains(rest, bad) || strings.Contains(style, bad) && bad != "<script" {
				t.Errorf("the page has %q", bad)
			}
		}
	}
}

// TestHTMLMoved wants a page at an old address to lead to the new one by itself, by a link, and for those who index pages, and to have the
// policy of every page.
func TestHTMLMoved(t *testing.T) {
	web := printPage(t, page.Document{Path: "guides/a", Kind: page.MovedPage, ID: "a", Title: "甲", Moved: "guides/b",
		Blocks: []page.Block{page.Paragraph{Text: page.Linked("甲", page.Link{Page: "guides/b"})}}})
	for _, want := range []string{`<meta http-equiv="refresh" content="0; url=b.html">`, `<link rel="canonical" href="b.html">`, `<a href="b.html">甲</a>`, `content="default-src &#39;none&#39;; style-src`} {
		if !strings.Contains(web, want) {
			t.Errorf("the page has no %s:\n%s", want, web)
		}
	}
	if strings.Contains(printPage(t, page.Document{Path: "guides/b", Kind: page.GuidePage, Title: "甲"}), "refresh") {
		t.Error("a page leads elsewhere by itself")
	}
}

func TestHTML(t *testing.T) {
	d := page.Document{
		Path: "guides/a", Kind: page.GuidePage, ID: "a", Title: "甲“个转企”许可", Sort: "办事指南", Owner: "乙局", Banner: "丙目录", Stamp: "版本 1",
		Also: page.Linked("简版", page.Link{Page: "guides/a.brief", Name: "甲许可办事指南简版"}),
		Blocks: []page.Block{
			page.Heading{Level: 2, Number: "一、", Text: "范围", ID: "s1"},
			page.Paragraph{Text: page.Phones([]string{"0546-0000000", "0546-0000000-12", "12345", "不知"}, page.Bold)},
			page.Note{Title: "说明"}, page.Picture{Title: "图一", Drawing: shapes.Drawing{Width: 400, Height: 9, Title: "图一"}}, page.Picture{Drawing: shapes.Drawing{Width: 9, Height: 9, Title: "图二"}},
			page.Paragraph{Text: page.Concat(page.Small("（甲）"), page.Linked("乙", page.Link{Page: "procedures/b"}), page.Linked("丙", page.Link{Anchor: "s1"}), page.Linked("丁", page.Link{URL: "https://e.cn/?a=1&b=2"}))},
			page.Table{Columns: []page.Column{page.IndexColumn(), {Title: "乙", Width: 24}}, Rows: [][]page.Cell{{{page.Plain("1")}, nil}}, Empty: "无"},
		},
	}
	web := printPage(t, d)
	for _, want := range []string{
		`<html lang="zh-CN">`, `<meta name="viewport"`, `<title>甲“个转企”许可办事指南｜丙目录</title>`, `<body class="guide">` + "\n" + `<a class="skip" href="#text">跳到正文</a>`,
		`<nav class="top" aria-label="相关页面">`, `<a href="../index.html">目录</a>`, `<a href="a.brief.html" aria-label="甲许可办事指南简版">简版</a>`,
		`<main>` + "\n" + `<header>`, `<nav class="parts" aria-label="本页内容">` + "\n" + `<a href="#s1">范围</a>` + "\n</nav>\n" + `<div id="text" tabindex="-1">`,
		`<h1>甲<span class="whole">“个转企”</span>许可 <span>办事指南</span></h1>`,
		`<p><strong><a href="tel:0546-0000000">0546-0000000</a></strong><strong>、</strong><strong><a href="tel:0546-0000000;ext=12">0546-0000000-12</a></strong>` +
			`<strong>、</strong><strong><a href="tel:12345">12345</a></strong><strong>、</strong><strong>不知</strong></p>`,
		`<div class="note" role="note"><p class="title">说明</p>`, `<figure tabindex="0" role="group" aria-label="图一">`, `<figure><svg `, `<h2 id="s1">一、范围</h2>`,
		`<p><small>（甲）</small><a href="../procedures/b.html">乙</a><a href="#s1">丙</a><a href="https://e.cn/?a=1&amp;b=2">丁</a></p>`,
		`<th scope="col" class="i w6">序号</th>`, `<td class="nil" data-label="乙">无</td>`, `<footer>版本 1</footer>`,
		`@page{@bottom-left{content:"版本 1"}}`,
	} {
		if !strings.Contains(web, want) {
			t.Errorf("the page has no %s:\n%s", want, web)
		}
	}
	index := printPage(t, page.Document{Path: "index", Kind: page.IndexPage, Title: "甲", Blocks: []page.Block{
		page.Heading{Level: 2, Text: "按部门查找", ID: "s1"}, page.Heading{Level: 3, Text: "乙局", ID: "d-b"}, page.Heading{Level: 3, Text: "丙"},
	}})
	if strings.Contains(index, ">目录</a>") {
		t.Error("the index leads to itself")
	}
	if want := `<strong><a href="#s1">按部门查找</a></strong>` + "\n" + `<a href="#d-b">乙局</a>` + "\n</nav>"; !strings.Contains(index, want) {
		t.Errorf("the jump list of the index has no departments:\n%s", index)
	}
}
