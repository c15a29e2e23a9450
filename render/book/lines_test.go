package book

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/render/print/typst/typsttest"
	"github.com/matterc/matterc/render/viewtest"
)

// hard are pieces of guides at which lines break wrongly. # stands for a number.
var hard = []string{
	"8:30", "上午8:30—11:30", "14：00～17：30", "2026年11月18日", "2026 年 1 月 31 日", "二〇二六年十一月十八日", "11月1日", "2026年3月1日至5月31日", "自2026年11月1日起",
	"GB 50016—2014（2018 年版）", "GB/T 9704—2012", "GB/T 29639—2020《生产经营单位生产安全事故应急预案编制导则》", "HJ 942—2018", "DB37/T 4200—2020",
	"1 234.56元", "80元/件", "1,200.00 万元", "3.5‰", "#%", "¥100", "#元", "人民币 # 万元", "12 345 678 元", "不低于#万元",
	"第十一条第（三）项", "第十一条", "第#条", "第 # 项", "第（三）项", "第一百二十条之一", "第一款", "第四十二条第二款", "第 3、4、12 项", "第#批",
	"最长 40 个工作日", "最长40个工作日", "# 个工作日", "#日内", "三十日内", "五个工作日", "# 个月", "# 小时", "二十个工作日", "#至#日", "#～# 天", "3-5 个工作日", "10%～20%",
	"# 平方米", "#㎡", "≥120㎡", "5 kW", "0.8 MPa", "40 m²", "3 份", "一式 # 份", "20余人", "18 周岁", "-20℃", "25℃",
	"OFD", "PDF/A", "ISO 9001:2015", "Word", "APP", "CA 证书", "X 射线", "KTV", "U 盘", "COVID-19", "e-mail", "zwfw@example.cn", "0546-1234567", "12345", "https://zwfw.example.cn/matter/food?id=1", "www.example.cn",
}

// marks are what is between them.
var marks = []string{
	"——", "……", "·", "、", "，", "。", "；", "：", "！", "？", "～", "—", "／", "/", "和/或", "阿·布拉克", "北京—上海", "”——", "——“", "……”", "……。", "）——",
	"（", "）", "《", "》", "“", "”", "‘", "’", "【", "】", "〔", "〕", "「", "」", "『", "』", "〈", "〉", "［", "］", "(", ")", "[", "]",
}

// plain are pieces of guides between them.
var plain = []string{"申请人", "应当", "提交", "的", "营业执照", "复印件", "在", "受理", "之后", "由", "窗口", "核对", "原件", "办理", "变更登记", "并", "说明", "情况", "许可", "有效期", "届满", "前", "或者", "需要"}

// brackets enclose a text, one kind after another.
var brackets = []string{"（）", "《》", "“”", "‘’", "【】", "〔〕", "「」", "『』", "〈〉", "［］", "()", "[]"}

// hardText is a text of a guide that is hard to break.
func hardText(r *rand.Rand, pieces int) string {
	var b strings.Builder
	for range pieces {
		switch n := r.IntN(10); {
		case n < 4:
			b.WriteString(plain[r.IntN(len(plain))])
		case n < 9:
			list := hard
			if pieces > 5 && r.IntN(3) == 0 {
				list = marks
			}
			s := strings.ReplaceAll(list[r.IntN(len(list))], "#", fmt.Sprint(1+r.IntN([]int{9, 99, 2000}[r.IntN(3)])))
			if apart(b.String(), s) {
				b.WriteString(plain[r.IntN(len(plain))])
			}
			b.WriteString(s)
		case pieces > 2:
			k := []rune(brackets[r.IntN(len(brackets))])
			b.WriteString(string(k[0]) + hardText(r, 1+r.IntN(3)) + string(k[1]))
		}
	}
	return b.String()
}

// apart reports whether nobody would write two pieces side by side: two words or two numbers are one then.
func apart(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	wordy := func(r rune) bool {
		return r < 0x2e80 && r != utf8.RuneError || strings.ContainsRune("〇一二三四五六七八九十", r)
	}
	return wordy(last) && wordy(first) || strings.HasPrefix(b, "http") || strings.HasPrefix(b, "www")
}

// hardDocument has hard texts in lines of many lengths.
func hardDocument(r *rand.Rand, blocks int, tables bool) page.Document {
	text := func(pieces int) page.Text {
		t := page.Plain(hardText(r, pieces))
		switch r.IntN(5) { // some in several spans
		case 0:
			return page.Concat(t, page.Strong("应当"+hardText(r, 2)), page.Plain("许可", hardText(r, pieces)))
		case 1:
			return page.Concat(t, page.Small("在"+hardText(r, 3)), page.Linked("依据"+hardText(r, 2), page.Link{URL: "https://example.cn/"}), page.Plain("的", hardText(r, pieces)))
		}
		return t
	}
	texts := func(n, pieces int) (list []page.Text) {
		for range n {
			list = append(list, text(pieces))
		}
		return list
	}
	d := page.Document{Path: "guides/x", Kind: page.GuidePage, ID: "x", Title: "示例", Sort: "办事指南"}
	for range blocks {
		kinds := 5
		if tables {
			kinds = 8
		}
		switch r.IntN(kinds) {
		case 0, 1:
			d.Blocks = append(d.Blocks, page.Paragraph{Text: text(10 + r.IntN(30))})
		case 2:
			d.Blocks = append(d.Blocks, page.List{Ordered: r.IntN(2) == 0, Items: []page.Item{{Text: text(20)}, {Text: text(12)}, {Text: text(5)}}})
		case 3:
			d.Blocks = append(d.Blocks, page.KeyTable{Box: r.IntN(2) == 0, Rows: []page.KeyRow{{Key: "承诺时限", Value: texts(2, 8)}, {Key: "法定时限", Value: texts(1, 6)}, {Key: "办理地点", Value: texts(2, 20), Wide: true}}})
		case 4:
			d.Blocks = append(d.Blocks, page.Note{Title: "注意", Text: texts(2, 20), Quote: r.IntN(2) == 0})
		default:
			table := page.Table{}
			columns := 2 + r.IntN(6)
			for range columns {
				table.Columns = append(table.Columns, page.Column{Title: "内容", Width: []int{0, 0, 14, 90 / columns}[r.IntN(4)], Align: page.Align(r.IntN(3))})
			}
			for range 2 {
				var row []page.Cell
				for range columns {
					row = append(row, texts(1+r.IntN(3), 3+r.IntN(3)))
				}
				table.Rows = append(table.Rows, row)
			}
			d.Blocks = append(d.Blocks, table)
		}
	}
	return d
}

// textsOf are the texts of blocks in the order in which they are printed.
func textsOf(blocks []print.Block) (list []string) {
	add := func(texts ...print.Text) {
		for _, t := range texts {
			var b strings.Builder
			for _, s := range t {
				b.WriteString(s.Text)
			}
			list = append(list, b.String())
		}
	}
	for _, b := range blocks {
		add(b.Title)
		add(b.Text...)
		for _, it := range b.Items {
			add(it.Text)
			list = append(list, textsOf(it.Blocks)...)
		}
		for _, f := range b.Facts {
			if !f.Long { // the cells of a row that is divided take turns
				add(append([]print.Text{f.Key}, f.Value...)...)
			}
		}
		for _, r := range b.Rows {
			for _, c := range r.Cells {
				if !r.Long {
					add(c...)
				}
			}
		}
	}
	return list
}

// openEngine opens the engine for a test.
func openEngine(t *testing.T) *typst.Engine {
	t.Helper()
	typsttest.Need(t)
	engine, err := typst.Open(t.Context(), typst.Options{Cache: typsttest.Cache(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { engine.Close() })
	return engine
}

// TestLines sets texts that nobody has made for it in lines of many lengths, and wants no line to begin or end with what may not, and no
// number torn from its unit, its article or its date.
func TestLines(t *testing.T) {
	viewtest.Need(t, "pdftotext")
	engine := openEngine(t)
	r := random.New(t, 15, 1)
	all, wrong := 0, map[string]int{}
	for round := range random.Rounds(t, 4) {
		paper := print.Papers[round%len(print.Papers)]
		converter := newConverter(paper, "", nil)
		converter.folded = round%4 == 3
		d, err := converter.document(hardDocument(r, 16, !converter.folded))
		if err != nil {
			t.Fatal(err)
		}
		frame := print.Frame{Paper: paper, Fonts: []string{}, Keywords: []string{}, Title: "甲"}
		var data any = print.Section{Frame: frame, Area: paper.TypeArea(), Part: "甲", Documents: []print.Document{d}}
		if converter.folded {
			frame.Paper = print.A4
			d.Blocks = d.Blocks[:12] // the engine tries sizes until they fit a page
			data = print.Leaflet{Frame: frame, Document: d}
		}
		job, err := print.Job(data, converter.pictures, time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		pdf, _, err := engine.PDF(t.Context(), job)
		if err != nil {
			t.Fatal(err)
		}
		breaks, lines, lost := viewtest.Breaks(t, viewtest.PDF(t, pdf), 0, textsOf(d.Blocks))
		for _, s := range lost {
			t.Errorf("not on paper: %s", s)
		}
		all += lines
		for _, b := range breaks {
			if what := b.Wrong(); what != "" {
				kind, _, _ := strings.Cut(what, " ")
				if wrong[kind]++; wrong[kind] <= 10 {
					t.Errorf("%s: %v (%.1f wide)", what, b, b.Widest)
				}
			}
		}
	}
	if all < 1000 {
		t.Errorf("%d lines are too few to judge", all)
	}
	t.Logf("%d lines, wrong: %v", all, wrong)
}
