package book

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/docx"
	"github.com/matterc/matterc/render/page/form"
	"github.com/matterc/matterc/render/page/html"
	"github.com/matterc/matterc/render/page/terminal"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/schema"
)

// hardForm is a blank form with what offices write and Markdown may use up.
const hardForm = `始

# 食品经营许可申请书 #

请勾选**“延续”**一项，附**《营业执照》**复印件；长*宽*高：1200*800*600，~~三份~~一份。

姓名：____ 电话：＿＿＿＿ __（签字）__ <u>盖章</u> ［公章］２份

---

1. 申请人
3. 代理人
   - 委托书
     - 原件
   - 身份证
4. 其他
0. 备注

- [ ] 新办
- [x] 延续

| 项目 | 数量 |
|---|---|
| 桌 | 5 |
| 椅 | a\|b |

| 甲项 | 乙项 |
|---|---|
| 一 | 二 | 三 |

见[网上申请](https://e.cn/a "首页")、[附件](forms/a.docx)、![印章](seal.png "样式")和[说明][a]，面积[^1]以“㎡”计。

[a]: https://e.cn/b "说明页"

[^1]: 建筑面积。

> 填表说明：A&B，3<5，C:\表 ＊号必填

终
`

// hardWords is what a reader must see of it, number and all, whatever the format: written by hand.
var hardWords = []string{"食品经营许可申请书", "请勾选“延续”一项，附《营业执照》复印件；长*宽*高：1200*800*600，~~三份~~一份。",
	"姓名：____电话：＿＿＿＿__（签字）__<u>盖章</u>［公章］２份",
	"1.申请人", "3.代理人", "委托书", "原件", "身份证", "4.其他", "0.备注", "□新办", "☑延续",
	"项目", "数量", "桌", "5", "椅", "a|b", "|甲项|乙项|", "|---|---|", "|一|二|三|",
	`见网上申请（https://e.cn/a"首页"）、[附件](forms/a.docx)、![印章](seal.png"样式")和[说明][a]，面积[^1]以“㎡”计。`,
	`[a]:https://e.cn/b"说明页"`, "[^1]:建筑面积。", `填表说明：A&B，3<5，C:\表＊号必填`}

var (
	markup  = regexp.MustCompile(`<!--.*?-->|</?([a-zA-Z:]+)([^>]*)>`)
	starts  = regexp.MustCompile(`(?:start|value)="([0-9]+)"`)
	frames  = regexp.MustCompile(`[│─┌┐└┘├┤┬┴┼═║╔╗╚╝╭╮╰╯|]`)
	bullets = regexp.MustCompile(`(?m)^[\s│]*[·•◦▪–-] `)
)

// ofPage is the text of a web page as it is seen, with the numbers of lists.
func ofPage(data []byte) string {
	var b strings.Builder
	var numbers []int // of the lists around, 0 for those without
	at := 0
	for _, m := range markup.FindAllSubmatchIndex(data, -1) {
		b.Write(data[at:m[0]])
		at = m[1]
		if m[2] < 0 {
			continue
		}
		tag, attributes, closing := string(data[m[2]:m[3]]), data[m[4]:m[5]], data[m[0]+1] == '/'
		start := 1
		s := starts.FindSubmatch(attributes)
		if s != nil {
			fmt.Sscan(string(s[1]), &start)
		}
		switch n := len(numbers); {
		case (tag == "ol" || tag == "ul") && closing:
			numbers = numbers[:n-1]
		case tag == "ol":
			numbers = append(numbers, start)
		case tag == "ul":
			numbers = append(numbers, -1)
		case tag == "li" && !closing && numbers[n-1] >= 0:
			if s != nil {
				numbers[n-1] = start
			}
			fmt.Fprintf(&b, "%d.", numbers[n-1])
			numbers[n-1]++
		}
	}
	return rendertest.HtmlWords(b.String())
}

// ofData is the text of the data of a page template, with the numbers of lists.
func ofData(blocks []print.Block) string {
	var b strings.Builder
	text := func(t print.Text) {
		for _, s := range t {
			b.WriteString(s.Text)
		}
	}
	for _, x := range blocks {
		text(x.Title)
		for _, t := range x.Text {
			text(t)
		}
		for i, it := range x.Items {
			if x.Level > 0 {
				fmt.Fprintf(&b, "%d.", x.Level+i)
			}
			text(it.Text)
			b.WriteString(ofData(it.Blocks))
		}
		for _, c := range x.Columns {
			text(c.Title)
		}
		for _, r := range x.Rows {
			for _, c := range r.Cells {
				for _, t := range c {
					text(t)
				}
			}
		}
		b.WriteString(ofData(x.Blocks))
	}
	return rendertest.Words(b.String())
}

// ofWord is the text of a Word document, whose numbers are Word's.
func ofWord(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return rendertest.HtmlWords(string(text))
}

// TestAFormSaysTheSameEverywhere takes a form through every format that prints forms, and wants each to show every character of it, in
// order, as a reader of the paper sees it.
func TestAFormSaysTheSameEverywhere(t *testing.T) {
	d := page.Document{Path: "guides/x", Kind: page.GuidePage, ID: "x", Title: "示例", Sort: "办事指南", Blocks: []page.Block{page.Form{ID: "form", Blocks: form.Read([]byte(hardForm))}}}
	web, err := html.New("").HTML(d)
	if err != nil {
		t.Fatal(err)
	}
	word, err := docx.Print(d, schema.Date{}, "")
	if err != nil {
		t.Fatal(err)
	}
	data, err := newConverter(print.A4, "", nil).document(d)
	if err != nil {
		t.Fatal(err)
	}
	number := regexp.MustCompile(`^[1-9]\.`) // Word's own; what is numbered 0 is text
	bare := func(s string) string { return frames.ReplaceAllString(s, "") }
	for _, format := range []struct {
		name, got string
		seen      func(line string) string
	}{
		{"web", ofPage(web), func(s string) string { return s }},
		{"book", ofData(data.Blocks), func(s string) string { return s }},
		{"terminal", bare(rendertest.Words(bullets.ReplaceAllString(string(terminal.Print(d)), ""))), bare},
		{"Word", ofWord(t, word), func(s string) string { return number.ReplaceAllString(s, "") }},
	} {
		var want strings.Builder
		for _, line := range hardWords {
			want.WriteString(format.seen(line))
		}
		_, got, _ := strings.Cut(format.got, "始")
		got, _, _ = strings.Cut(got, "终")
		if got != want.String() {
			t.Errorf("%s:\n got %s\nwant %s", format.name, got, want.String())
		}
	}
}
