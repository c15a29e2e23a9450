package form_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/form"
)

// words is what the blocks of a form say: every text, with the numbers of lists.
type words struct{ said strings.Builder }

func (w *words) say(s string) { w.said.WriteString(s) }
func (w *words) blocks(list []page.Block) {
	for _, b := range list {
		b.Visit(w)
	}
}
func (w *words) cells(list []page.Text) {
	for _, t := range list {
		w.say(t.String() + "\n")
	}
}
func (w *words) Heading(b page.Heading)     { w.say(b.Text + "\n") }
func (w *words) Paragraph(b page.Paragraph) { w.cells([]page.Text{b.Text}) }
func (w *words) List(b page.List) {
	for i, it := range b.Items {
		if b.Ordered {
			w.say(fmt.Sprintf("%d. ", max(b.Start, 1)+i))
		}
		w.cells([]page.Text{it.Text})
		w.blocks(it.Blocks)
	}
}
func (w *words) Table(b page.Table) {
	for _, c := range b.Columns {
		w.say(c.Title + "\n")
	}
	for _, r := range b.Rows {
		for _, c := range r {
			w.cells(c)
		}
	}
}
func (w *words) Form(b page.Form)       { w.blocks(b.Blocks) }
func (w *words) Lines(b page.Lines)     { w.say(strings.Join(b.Lines, "\n") + "\n") }
func (w *words) Rule(page.Rule)         { w.say("----\n") }
func (w *words) Note(page.Note)         { panic("a form has none") }
func (w *words) KeyTable(page.KeyTable) { panic("a form has none") }
func (w *words) Picture(page.Picture)   { panic("a form has none") }

func said(source string) string {
	var w words
	w.blocks(form.Read([]byte(source)))
	return strings.TrimSpace(w.said.String())
}

// TestWhatAFormSays holds forms as offices write them, and what is printed of them.
func TestWhatAFormSays(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"请勾选**“延续”**一项，附**《营业执照》**复印件。", "请勾选“延续”一项，附《营业执照》复印件。"},
		{"长*宽*高：1200*800*600", "长*宽*高：1200*800*600"},
		{"~~三份~~一份", "~~三份~~一份"},
		{"面积[^1]\n\n[^1]: 以平方米计。", "面积[^1]\n[^1]: 以平方米计。"},
		{"见[说明][a]。\n\n[a]: https://e.cn \"说明\"", "见[说明][a]。\n[a]: https://e.cn \"说明\""},
		{"[网上申请](https://e.cn/a \"首页\")", "网上申请（https://e.cn/a \"首页\"）"},
		{"[https://e.cn](https://e.cn) <https://e.cn/b>", "https://e.cn https://e.cn/b"},
		{"[附件](forms/a.docx) ![印章](seal.png \"样式\")", "[附件](forms/a.docx) ![印章](seal.png \"样式\")"},
		{"__姓名__ ____ _甲_", "__姓名__ ____ _甲_"},
		{"2**10 与 3**4；甲 ** 乙；***丙***；5*6", "2**10 与 3**4；甲 ** 乙；***丙***；5*6"},
		{"申请人签字\n---\n负责人\n===", "申请人签字\n----\n负责人 ==="},
		{"1. 甲\n3. 乙\n4. 丙\n0. 丁", "1. 甲\n3. 乙\n4. 丙\n0. 丁"},
		{"1) 甲\n2) 乙\n\n   丙", "1) 甲\n2) 乙\n丙"},
		{"01. 甲\n02. 乙\n3. 丙", "01. 甲\n02. 乙\n3. 丙"},
		{"> 2. 甲\n> 2. 乙", "2. 甲\n2. 乙"},
		{"1. 5. 甲\n   7. 乙", "1. \n5. 甲\n7. 乙"},
		{"| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |"},
		{"| 甲 | 乙 |\n|---|---|\n| 1 |\n| 2 | a\\|b | |", "甲\n乙\n1\n2\na|b"},
		{"``` 填写\n甲\n```", "填写\n甲"},
		{"- [ ] 甲\n- [x] 乙\n- 丙", "□ 甲\n☑ 乙\n丙"},
		{"<u>甲</u><!-- 乙 -->", "<u>甲</u><!-- 乙 -->"},
		{"甲  \n乙\\\n丙<br>丁", "甲\n乙\n丙\n丁"},
		{"|a|\n|-|\n|`b\\|c`|", "a\nb|c"},
		{strings.Repeat("|a", 65) + "\n" + strings.Repeat("|-", 65), strings.Repeat("|a", 65) + "\n" + strings.Repeat("|-", 65)},
		{strings.Repeat("|a", 60) + "\n" + strings.Repeat("|-", 60) + strings.Repeat("\n|", 300), strings.Repeat("|a", 60) + "\n" + strings.Repeat("|-", 60) + strings.Repeat("\n|", 300)},
		{strings.Repeat("[", 3000) + strings.Repeat("]", 3000) + " [甲](https://e.cn)", strings.Repeat("[", 3000) + strings.Repeat("]", 3000) + " [甲](https://e.cn)"},
		{strings.Repeat("[ ] 是 [ ] 否 ", 200) + "[甲](https://e.cn)", strings.Repeat("[ ] 是 [ ] 否 ", 200) + "甲（https://e.cn）"},
		{"&lt;甲&gt; \\*乙\\* A&B &copy=1", "<甲> *乙* A&B &copy=1"},
	} {
		if got := said(test.source); got != test.want {
			t.Errorf("%q:\n got %q\nwant %q", test.source, got, test.want)
		}
	}
}

// TestBoldIsBold holds which words of a form are bold.
func TestBoldIsBold(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"请勾选**“延续”**一项，附**《营业执照》**复印件。", "“延续”|《营业执照》"}, {"**甲：**乙", "甲："}, {"甲**乙 **丙**", "丙"}, {"**甲\n乙**", "甲乙"}, {"**甲", ""}, {"甲** 乙 **", ""},
	} {
		var got []string
		for _, s := range form.Read([]byte(test.source))[0].(page.Paragraph).Text {
			if s.Style == page.Bold {
				got = append(got, s.Text)
			}
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("%q: bold is %q, want %q", test.source, s, test.want)
		}
	}
}

// TestDepth wants lists and quotations within one another to be printed as such, but for what no form has, which is printed as it is
// written.
func TestDepth(t *testing.T) {
	for _, mark := range []string{"> ", ">", "- ", "1. ", "> - "} {
		for _, depth := range []int{1, 8, 16, 17, 1000} {
			source := strings.Repeat(mark, depth) + "甲"
			blocks := form.Read([]byte(source))
			got := 0
			for inside := true; inside; {
				switch b := blocks[len(blocks)-1].(type) {
				case page.Form:
					blocks, got = b.Blocks, got+1
				case page.List:
					got++
					blocks, inside = b.Items[0].Blocks, len(b.Items[0].Blocks) > 0
				default:
					inside = false
				}
			}
			if want := min(depth*len(strings.Fields(mark)), 16); got != want {
				t.Errorf("%d times %q: %d within one another, want %d", depth, mark, got, want)
			}
			wantAll(t, source)
		}
	}
}

// marks are the characters that Markdown may use up, and those that stand for them.
const marks = "*#>|-+~`[]()!<\\_:=&;\"'.□☑（）"

var lineBreak = regexp.MustCompile(`(?i)<br\s*/?>`)

// content is what of a text no mark can use up.
func content(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(marks, r) || r < ' ' {
			return -1
		}
		return r
	}, s)
}

// wantAll fails unless a form says every character of the source that no mark can use up, in the same order.
func wantAll(t *testing.T, source string) {
	t.Helper()
	if got, want := content(lineBreak.ReplaceAllString(said(source), "")), content(lineBreak.ReplaceAllString(source, "")); got != want {
		t.Fatalf("%q:\n got %q\nwant %q", source, got, want)
	}
}

// TestNothingOfAFormIsLost puts forms together from pieces.
func TestNothingOfAFormIsLost(t *testing.T) {
	pieces := []string{"甲", "乙方", "1200", "a1", "“丙”", "《丁》", "，", "。", "：", " ", "  ", "\n", "\n\n", "\n", "    ", "\t", "> ", "- ", "* ", "+ ", "1. ", "3) ", "0. ", "2026. ", "# ", "### ", " ##", "*", "**", "***", "_", "____", "~~", "`", "``", "```\n", "\n```\n", "~~~ 说明\n",
		"|", " | ", "\n|---|---|\n", "\n---\n", "\n===\n", "---", "[ ] ", "[", "]", "(", ")", "[^1]", "\n[^1]: ", "\n[a]: https://e.cn\n", "[a]", "[甲](https://e.cn)", "[乙](b.docx \"题\")", "![丙](c.png)", "<https://e.cn/d>", "<br>", "<u>", "</u>", "<!-- 注 -->", "\n<div>\n", "\\", "\\\n", "\\*", "!", "　"}
	r := random.New(t, 13, 17)
	for range random.Rounds(t, 20_000) {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		wantAll(t, b.String())
	}
}

func FuzzNothingOfAFormIsLost(f *testing.F) {
	f.Add("请勾选**“延续”**一项\n1. 甲\n3. 乙\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 | 3 |\n~~三份~~[^1]\n\n[^1]: 注")
	f.Fuzz(func(t *testing.T, s string) {
		control := func(r rune) bool { return unicode.Is(unicode.C, r) && r != '\n' && r != '\t' } // the language takes none
		if !utf8.ValidString(s) || strings.ContainsFunc(s, control) || strings.Contains(s, "&") || strings.Contains(s, "[x]") || strings.Contains(s, "[X]") {
			return // entities, and boxes that are ticked, say something else
		}
		wantAll(t, s)
	})
}
