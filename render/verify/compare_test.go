package verify

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/render/page"
)

func TestCompare(t *testing.T) {
	head := func(text string) page.Heading { return page.Heading{Level: 2, Number: "一、", Text: text} }
	table := func(rows ...[]page.Cell) page.Table {
		return page.Table{Empty: "无", Columns: []page.Column{page.IndexColumn(), {Title: "材料名称"}, {Title: "份数"}, {Title: "备注"}}, Rows: rows}
	}
	row := func(n int, name, count, note string) []page.Cell {
		return []page.Cell{{page.Plain(fmt.Sprint(n))}, {page.Plain(name)}, {page.Plain(count)}, {page.Plain(note)}}
	}
	was := page.Document{Title: "许可", Stamp: "版本 1", Blocks: []page.Block{
		page.KeyTable{Rows: []page.KeyRow{{Key: "承诺时限", Value: []page.Text{page.Plain("10 日"), page.Plain("可以延长")}}}},
		head("材料"), table(row(1, "身份证", "1", ""), row(2, "申请书", "1", "签字")), page.Paragraph{Text: page.Plain("共 2 项")},
		head("条件"), page.List{Ordered: true, Items: []page.Item{{Text: page.Plain("成年")}, {Text: page.Plain("守法")}}},
		head("附录"), page.Note{Title: "说明", Text: []page.Text{page.Plain("旧")}},
	}}
	is := page.Document{Title: "许可", Stamp: "版本 2", Blocks: []page.Block{
		page.KeyTable{Rows: []page.KeyRow{{Key: "承诺时限", Value: []page.Text{page.Plain("5 日"), page.Plain("可以延长")}}}},
		head("条件"), page.List{Ordered: true, Items: []page.Item{{Text: page.Plain("有房")}, {Text: page.Plain("成年")}, {Text: page.Plain("守法")}}},
		head("材料"), table(row(1, "照片", "2", ""), row(2, "身份证", "1", ""), row(3, "申请书", "2", "")), page.Paragraph{Text: page.Plain("共 3 项")},
	}}
	want := []SectionChange{
		{"", []TextChange{{"承诺时限", "10 日", "5 日"}}},
		{"一、条件", []TextChange{{"", "", "有房"}}},
		{"一、材料", []TextChange{{"照片", "", "份数：2；备注：无"}, {"申请书，份数", "1", "2"}, {"申请书，备注", "签字", "无"}, {"", "共 2 项", "共 3 项"}}},
		{"一、附录", []TextChange{{"", "说明", ""}, {"", "旧", ""}}},
	}
	if got := Compare(was, is); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := Compare(was, was); got != nil {
		t.Errorf("a document differs from itself: %v", got)
	}
}

// TestBuilt finds a page by its path.
func TestBuilt(t *testing.T) {
	list := []page.Entry{
		{Kind: page.NoticePage, ID: "one-thing", Build: func(string) page.Document { return page.Document{Title: "告知书"} }},
		{Kind: page.IndexPage, Build: func(string) page.Document { return page.Document{Title: "目录"} }},
	}
	for path, title := range map[string]string{"notices/one-thing": "告知书", "index": "目录", "": "", "notices/": "", "one-thing": "", "notices/one-thing.brief": ""} {
		if d, ok := built(byPath(list), path); ok != (title != "") || d.Title != title {
			t.Errorf("%q: %v %s", path, ok, d.Title)
		}
	}
	if got := documentPaths(list); !slices.Equal(got, []string{"notices/one-thing"}) {
		t.Errorf("the pages but the index are %v", got)
	}
}

// TestHunks wants the hunks of random lists to lead from one to the other, with as much left alone as can be.
func TestHunks(t *testing.T) {
	r := random.New(t, 1, 2)
	list := func() (l []entry) {
		for range r.IntN(8) {
			l = append(l, entry{parts: []part{{"", string(rune('a' + r.IntN(3)))}}})
		}
		return l
	}
	text := func(l []entry) string {
		var b strings.Builder
		for _, e := range l {
			b.WriteString(e.String())
		}
		return b.String()
	}
	var common func(a, b string) int
	common = func(a, b string) int {
		switch {
		case a == "" || b == "":
			return 0
		case a[0] == b[0]:
			return 1 + common(a[1:], b[1:])
		}
		return max(common(a[1:], b), common(a, b[1:]))
	}
	for range 2000 {
		was, is := list(), list()
		removed, added := 0, 0
		rest := text(was)
		for _, h := range hunks(was, is) {
			removed, added = removed+len(h.was), added+len(h.is)
			if len(h.was)+len(h.is) == 0 || !strings.Contains(rest, text(h.was)) {
				t.Fatalf("%s, %s: %v", text(was), text(is), h)
			}
		}
		kept := common(text(was), text(is))
		if removed != len(was)-kept || added != len(is)-kept {
			t.Fatalf("%s, %s: %d removed, %d added, %d in common", text(was), text(is), removed, added, kept)
		}
	}
	long := make([]entry, 3000)
	for i := range long {
		long[i].key = fmt.Sprint(i)
	}
	other := slices.Clone(long)
	slices.Reverse(other)
	if got := hunks(long, other); len(got) != 1 {
		t.Errorf("%d hunks of long lists", len(got))
	}
}
