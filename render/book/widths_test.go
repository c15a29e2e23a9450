package book

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/viewtest"
)

// TestFitted gives a table's width to the column that is long, and wants the column of numbers and the names of columns to keep theirs.
func TestFitted(t *testing.T) {
	c := newConverter(print.A4, "", nil)
	table := page.Table{Empty: "无", Columns: []page.Column{page.IndexColumn(), {Title: "材料名称", Width: 22}, {Title: "必要性", Width: 9}, {Title: "份数", Width: 12}, {Title: "备注"}}}
	long := page.Cell{page.Plain(strings.Repeat("由窗口从平台调取", 12))}
	for range 3 {
		table.Rows = append(table.Rows, []page.Cell{{page.Plain("1")}, {page.Plain("申请书")}, {page.Plain("必要")}, long, {page.Plain("无")}})
	}
	before := newConverter(print.A4, "", nil).shares(table.Columns)
	after := c.fitted(table, before)
	sum := 0
	for _, w := range after {
		sum += w
	}
	if sum != 100 || after[0] != before[0] || after[3] < 40 || c.room(after[2], 100) < 6 || c.room(after[1], 100) < 8 {
		t.Errorf("%d became %d", before, after)
	}
	if again := c.fitted(table, before); !slices.Equal(after, again) {
		t.Errorf("%d, and then %d", after, again)
	}
}

// TestShortCells wants a period to have a line, however long the names beside it are: 十五个工|作日 is read as something else.
func TestShortCells(t *testing.T) {
	c := newConverter(print.A4, "", nil)
	long := page.Cell{page.Plain(strings.Repeat("建设项目用地预审与选址意见书", 30))}
	table := page.Table{Empty: "无", Columns: []page.Column{page.IndexColumn(), {Title: "事项"}, {Title: "谁办", Width: 20}, {Title: "部门和窗口", Width: 24}, {Title: "承诺时限", Width: 16}, {Title: "领到什么", Width: 14}}}
	for range 20 {
		table.Rows = append(table.Rows, []page.Cell{{page.Plain("1")}, long, {page.Plain("都要办")}, {page.Plain("三楼")}, {page.Plain("15 个工作日")}, {page.Plain("批复")}})
	}
	if w := c.fitted(table, c.shares(table.Columns)); c.room(w[4], 100) < text.Halves("15 个工作日") {
		t.Errorf("%d leaves a period %d halves", w, c.room(w[4], 100))
	}
}

// TestLongRows sets rows that are longer than a page, and wants each page on which one goes on to begin with its number and its name, all
// of it to be printed once and in order, and nothing of it outside the page.
func TestLongRows(t *testing.T) {
	viewtest.Need(t, "pdftotext")
	engine := openEngine(t)
	sentences := func(mark string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s%03d由申请人如实填写并且加盖印章，", mark, i)
		}
		return b.String() + "完。"
	}
	inOrder := func(mark string) *regexp.Regexp { return regexp.MustCompile(mark + "[0-9]{3}") }
	row := func(n int, name, about string, more ...page.Text) []page.Cell {
		return []page.Cell{{page.Plain(strconv.Itoa(n))}, {page.Strong(name)}, append(page.Cell{page.Plain(about)}, more...), nil}
	}
	for _, paper := range print.Papers {
		t.Run(string(paper), func(t *testing.T) {
			c := newConverter(paper, "", nil)
			d, err := c.document(page.Document{Path: "guides/a", Title: "甲", Sort: "办事指南", Blocks: []page.Block{
				page.Table{Empty: "无", Columns: []page.Column{page.IndexColumn(), {Title: "材料", Width: 22}, {Title: "怎样填写"}, {Title: "份数", Width: 12}}, Rows: [][]page.Cell{
					row(1, "申请书", "按样表填写"), row(2, "可行性研究报告", sentences("甲", 240), page.Plain(sentences("乙", 60))), row(3, "身份证明", "出示原件"),
				}},
				page.KeyTable{Rows: []page.KeyRow{{Key: "办理时间", Value: []page.Text{page.Plain("工作日")}}, {Key: "办理条件", Value: []page.Text{page.Plain(sentences("丙", 300))}}}},
			}})
			if err != nil {
				t.Fatal(err)
			}
			job, err := print.Job(print.Notice{Frame: print.Frame{Paper: paper, Fonts: []string{}, Keywords: []string{}, Title: "甲"}, Document: d}, c.pictures, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
			if err != nil {
				t.Fatal(err)
			}
			pdf, _, err := engine.PDF(t.Context(), job)
			if err != nil {
				t.Fatal(err)
			}
			wantApart(t, pdf)
			pages := strings.Split(strings.TrimSuffix(viewtest.Run(t, "pdftotext", "-raw", viewtest.PDF(t, pdf), "-"), "\f"), "\f")
			last := map[string]string{}
			wentOn := 0
			for n, s := range pages {
				s = strings.Join(strings.Fields(s), "")
				for _, x := range []struct{ mark, names string }{{"甲", "2可行性研究报告（续）"}, {"乙", "2可行性研究报告（续）"}, {"丙", "办理条件（续）"}} {
					found := inOrder(x.mark).FindAllString(s, -1)
					for _, m := range found {
						if m <= last[x.mark] {
							t.Errorf("page %d: %s comes after %s", n+1, m, last[x.mark])
						}
						last[x.mark] = m
					}
					if goes := found != nil && found[0] != x.mark+"000"; goes && !strings.Contains(s[:strings.Index(s, found[0])], x.names) {
						t.Errorf("page %d goes on with %s and does not say of what: %.120s", n+1, found[0], s)
					} else if goes {
						wentOn++
					}
				}
			}
			if want := map[string]string{"甲": "甲239", "乙": "乙059", "丙": "丙299"}; !maps.Equal(last, want) || wentOn < 3 {
				t.Errorf("the last that is printed: %v; rows go on %d times on %d pages", last, wentOn, len(pages))
			}
		})
	}
}

// TestLargePrint wants no line of large print whose characters stand apart, because what does not break goes to the next one.
func TestLargePrint(t *testing.T) {
	viewtest.Need(t, "pdftotext")
	engine := openEngine(t)
	c := newConverter(print.A4Large, "", nil)
	d := page.Document{Path: "guides/a", Title: "甲", Sort: "办事指南"}
	for n := range 24 {
		d.Blocks = append(d.Blocks, page.Paragraph{Text: page.Plain(strings.Repeat("请", n), "向河口区人民政府申请行政复议的，自收到决定书之日起提出（《中华人民共和国行政复议法》第一百三十三条之一第二款、第一百三十四条）。")})
	}
	doc, err := c.document(d)
	if err != nil {
		t.Fatal(err)
	}
	job, err := print.Job(print.Section{Frame: print.Frame{Paper: print.A4Large, Fonts: []string{}, Keywords: []string{}, Title: "甲"}, Area: print.A4Large.TypeArea(), Part: "甲", Documents: []print.Document{doc}}, c.pictures, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	pdf, _, err := engine.PDF(t.Context(), job)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(viewtest.Run(t, "pdftotext", "-layout", viewtest.PDF(t, pdf), "-")) {
		if apartInLine.MatchString(line) {
			t.Errorf("characters stand apart: %s", line)
		}
	}
}

var apartInLine = regexp.MustCompile(`(?:\p{Han} +){4}`)

// TestParagraphsOfArticle wants each paragraph (款) of an article that is quoted to begin two characters further in than its other lines, and
// those of other notes not to.
func TestParagraphsOfArticle(t *testing.T) {
	viewtest.Need(t, "pdftotext")
	engine := openEngine(t)
	c := newConverter(print.A4, "", nil)
	var words []page.Text
	for _, mark := range []string{"甲", "乙", "丙"} {
		words = append(words, page.Plain(mark, strings.Repeat("行政机关应当依照规定办理许可", 12)))
	}
	d, err := c.document(page.Document{Path: "guides/a", Title: "示例", Sort: "办事指南", Blocks: []page.Block{page.Note{Title: "《示例法》第一条", Quote: true, Text: words}, page.Note{Title: "注意", Text: []page.Text{page.Plain("丁", strings.Repeat("行政机关应当依照规定办理许可", 12))}}}})
	if err != nil {
		t.Fatal(err)
	}
	job, err := print.Job(print.Notice{Frame: print.Frame{Paper: print.A4, Fonts: []string{}, Keywords: []string{}, Title: "甲"}, Document: d}, c.pictures, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	pdf, _, err := engine.PDF(t.Context(), job)
	if err != nil {
		t.Fatal(err)
	}
	left := map[string]float64{}
	var line, size float64 // where the lines begin that begin no paragraph, and how high one is
	for _, m := range wordPlace.FindAllStringSubmatch(viewtest.Run(t, "pdftotext", "-bbox", viewtest.PDF(t, pdf), "-"), -1) {
		var box [4]float64
		for i := range box {
			if box[i], err = strconv.ParseFloat(m[i+1], 64); err != nil {
				t.Fatal(err)
			}
		}
		switch mark, _ := utf8.DecodeRuneInString(m[5]); {
		case strings.ContainsRune("甲乙丙丁", mark):
			left[string(mark)] = box[0]
		case left["甲"] > 0 && line == 0 && left["丁"] == 0:
			line, size = box[0], box[3]-box[1]
		}
	}
	for _, mark := range []string{"甲", "乙", "丙"} {
		if in := left[mark] - line; in < size || in > 2.5*size {
			t.Errorf("the paragraph %s begins %.1f points further in than %.1f; a line is %.1f high", mark, in, line, size)
		}
	}
	if in := left["丁"] - line; math.Abs(in) > size/2 {
		t.Errorf("a note that is no article begins %.1f points further in", in)
	}
}

// TestLawsInOrder wants the laws of a rank by pinyin, as a reader looks for them.
func TestLawsInOrder(t *testing.T) {
	b := newBook(rendertest.Program(t, rendertest.Worked), dataPrinter(), testCommit, testStamp)
	blocks, r := b.laws(), newReading()
	rank, name, count := "", "", 0
	for i, x := range blocks {
		h, ok := x.(page.Heading)
		if !ok {
			continue
		}
		of, _, _ := strings.Cut(blocks[i+1].(page.Paragraph).Text.String(), "，")
		if count++; of == rank && r.compare(name, h.Text) > 0 {
			t.Errorf("%s stands before %s", name, h.Text)
		}
		rank, name = of, h.Text
	}
	if count < 20 {
		t.Errorf("%d laws are too few to judge", count)
	}
}
