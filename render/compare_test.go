package render

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/random"
)

func TestCompare(t *testing.T) {
	head := func(text string) Heading { return Heading{Level: 2, Number: "一、", Text: text} }
	table := func(rows ...[]Cell) Table {
		return Table{Empty: "无", Columns: []Column{indexColumn(), {Title: "材料名称"}, {Title: "份数"}, {Title: "备注"}}, Rows: rows}
	}
	row := func(n int, name, count, note string) []Cell {
		return []Cell{{plain(fmt.Sprint(n))}, {plain(name)}, {plain(count)}, {plain(note)}}
	}
	was := Document{Title: "许可", Stamp: "版本 1", Blocks: []Block{
		KeyTable{Rows: []KeyRow{{Key: "承诺时限", Value: []Text{plain("10 日"), plain("可以延长")}}}},
		head("材料"), table(row(1, "身份证", "1", ""), row(2, "申请书", "1", "签字")), Paragraph{plain("共 2 项")},
		head("条件"), List{Ordered: true, Items: []Item{{Text: plain("成年")}, {Text: plain("守法")}}},
		head("附录"), Note{Title: "说明", Text: []Text{plain("旧")}},
	}}
	is := Document{Title: "许可", Stamp: "版本 2", Blocks: []Block{
		KeyTable{Rows: []KeyRow{{Key: "承诺时限", Value: []Text{plain("5 日"), plain("可以延长")}}}},
		head("条件"), List{Ordered: true, Items: []Item{{Text: plain("有房")}, {Text: plain("成年")}, {Text: plain("守法")}}},
		head("材料"), table(row(1, "照片", "2", ""), row(2, "身份证", "1", ""), row(3, "申请书", "2", "")), Paragraph{plain("共 3 项")},
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

// TestCompareDocuments finds every document by its path, the same as itself, and different without a block.
func TestCompareDocuments(t *testing.T) {
	p := loadProgram(t, jsonCatalogDir)
	list := Pages(p)
	for _, path := range append(documentPaths(list), pathOf(IndexPage, "")) {
		d, ok := built(list, path)
		if !ok || d.Path != path {
			t.Fatalf("%s: %v %s", path, ok, d.Path)
		}
		stamped := d
		if stamped.Stamp = "版本"; Compare(d, stamped) != nil {
			t.Errorf("%s: %v", path, Compare(d, stamped))
		}
		for i, b := range d.Blocks {
			switch b.(type) {
			case Picture, Rule:
				continue
			case Heading: // of nothing but pictures, which say what stands elsewhere in words
				if i+1 < len(d.Blocks) {
					if _, picture := d.Blocks[i+1].(Picture); picture {
						continue
					}
				}
			}
			less := d
			less.Blocks = slices.Delete(slices.Clone(d.Blocks), i, i+1)
			if Compare(less, d) == nil || Compare(d, less) == nil {
				t.Errorf("%s: nothing is missing without block %d, %T", path, i, b)
			}
		}
	}
	for _, path := range []string{"", "guides/", "guides/nothing", "notices/licence", "licence", "procedures/one-thing.brief"} {
		if _, ok := built(list, path); ok {
			t.Errorf("there is a document %q", path)
		}
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
