package render_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/validate"
)

// called are the fields by which a record, or an article, is called wherever something is said of it.
var called = []string{
	"matter.name", "department.name", "department.short", "document.name", "agency.name", "family.name", "procedure.name", "region.name",
	"law.title", "law.number", "law.rank", "matter.basis.law", "matter.basis.article", "fact.name", "fact.unit", "fact.values",
}

// of another day is another edition, and everything may be different on it.
const editionDay = "catalog.edition"

// within reports whether a field is one of some fields or in it.
func within(field string, of []string) bool {
	return slices.ContainsFunc(of, func(s string) bool { return field == s || strings.HasPrefix(field, s+".") })
}

// said is what a page of a matter says, by where it says that it comes from: the path of the page, the key of the row and the sources.
type said map[string]string

// guides are what the guides of all matters say, full, short and in the book.
func guides(p *validate.Program) said {
	all := said{}
	var note func(d page.Document, key string, from []page.Source, b page.Block)
	note = func(d page.Document, key string, from []page.Source, b page.Block) {
		if f, ok := b.(page.Form); ok {
			for _, b := range f.Blocks {
				note(d, key, from, b)
			}
			return
		}
		var sources []string
		for _, s := range from {
			sources = append(sources, string(s))
		}
		var text string
		switch b := b.(type) {
		case page.Picture:
			text = strings.Join(b.Said, "\n")
		case page.Table: // without its labels
			for _, row := range b.Rows {
				for _, cell := range row {
					for _, t := range cell {
						text += t.String() + "\n"
					}
				}
			}
		case page.KeyTable:
			for _, t := range b.Rows[0].Value {
				text += t.String() + "\n"
			}
		default:
			text, _, _ = strings.Cut(string(markdown.Print(page.Document{Blocks: []page.Block{b}})), "\n---\n")
		}
		all[strings.Join([]string{d.Path, key, strings.Join(sources, " ")}, "|")] += text
	}
	for _, m := range p.Matters() {
		for _, e := range guide.OfMatter(m, p) {
			for kind, build := range map[string]func(string) page.Document{"": e.Build, " in the book": e.InBook} {
				if build == nil {
					continue
				}
				d := build("")
				d.Path += kind
				for i, b := range d.Blocks {
					var from []page.Source
					if i < len(d.From) {
						from = d.From[i]
					}
					switch b := b.(type) {
					case page.Heading: // says what is below it
					case page.KeyTable:
						for _, r := range b.Rows {
							if page.Separate("", r.Value...).String() == "" {
								continue // nothing is printed of it
							}
							source := r.From
							if source == nil {
								source = from
							}
							note(d, r.Key, source, page.KeyTable{Rows: []page.KeyRow{r}})
						}
					default:
						note(d, "", from, b)
					}
				}
			}
		}
	}
	return all
}

// sourcesOf are the sources in a key of said.
func sourcesOf(key string) []string {
	parts := strings.Split(key, "|")
	return strings.Fields(parts[len(parts)-1])
}

// sentences are those of a text, without what is written around them.
func sentences(text string) []string {
	var list []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\n。；|", r) }) {
		if s = strings.Trim(s, " *#-:>.0123456789"); s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// fixed are the sentences that a guide says whatever the catalog says, and why it may.
var fixed = map[string]string{
	"可以从下列机构中选择，也可以选择其他符合条件的机构：":                              "优化营商环境条例第四十三条：不得指定中介服务机构",
	"对复议决定不服的，可以自收到复议决定书之日起十五日内提起行政诉讼（《行政诉讼法》第四十五条）":          "it cites its law",
	"认为行政机关未履行法定职责的，应当先申请行政复议，对复议决定不服的，再提起行政诉讼（《行政复议法》第二十三条）": "it cites its law",
	"对决定不服的，可以自知道或者应当知道该决定之日起六十日内，向行政复议机关申请行政复议（《行政复议法》第二十条）": "it cites its law, and names nobody where the catalog does not",
	"也可以自知道或者应当知道该决定之日起六个月内，直接向人民法院提起行政诉讼（《行政诉讼法》第四十六条）":      "it cites its law, and names nobody where the catalog does not",
	"未公布": "of what the catalog does not say, and 八公开 demands",
	// What is one of two words by a field that has errors with the other, or is left out.
	"不收费": "matter.fee.charged", "当场办结": "matter.deadline.promised", "承诺时限：当场办结": "matter.deadline.promised", "承诺时限：**当场办结": "matter.deadline.promised",
	"不用提交": "matter.materials.source and exempted",
	// What a window fills in.
	"您（单位）的申请有下列情形，决定不予受理：": "what is ticked below it says the reason", "□": "to be ticked", "其他（写明依据）：": "written by hand",
	"受理日期：＿＿＿＿年＿＿月＿＿日": "written by hand", "办理期限：承诺 当场办结": "matter.deadline.promised",
	"您（单位）的申请，材料不齐全或者不符合法定形式": "what is ticked below it says the reason",
	// What leads to something, or stands above it.
	"说明": "a title", "暂停办理": "a title", "以后的变化": "a title", "可以联办": "a title", "流程图见第  页": "leads to the chart", "见申请材料目录": "leads to a section", "结果样本（PNG）": "leads to a file",
}

// TestGuidesSayTheirSources wants everything that a guide says to say where it comes from, and to be right in that: whatever field of the language is
// changed, in a catalog that has them all, only that changes which comes from it. And it wants every sentence to change with some field, but for
// those that are fixed: so nothing is printed that no one declared, nothing derives and no law says.
func TestGuidesSayTheirSources(t *testing.T) {
	c := loadFields(t, "testdata/every-field")
	before := guides(c.program())
	moved := map[string]bool{} // sentences
	note := func(after said) {
		for key, now := range after {
			if was, there := before[key]; there && was != now {
				for _, s := range sentences(was) {
					moved[s] = moved[s] || !slices.Contains(sentences(now), s)
				}
			}
		}
	}
	for key := range before {
		if len(sourcesOf(key)) == 0 {
			t.Errorf("%s comes from nowhere: %s", key, before[key])
		}
	}
	all := c.markAll()
	note(guides(c.program()))
	all()
	for _, f := range c.fields {
		if f == editionDay {
			continue
		}
		tried := 0
		for _, x := range c.changes(f) {
			undo := x.make()
			if p := c.program(); p != nil {
				tried++
				after := guides(p)
				note(after)
				for _, key := range slices.Sorted(maps.Keys(before)) {
					now, there := after[key]
					page, _, _ := strings.Cut(key, "|")
					if now == before[key] || !there && !slices.ContainsFunc(slices.Collect(maps.Keys(after)), func(k string) bool { return strings.HasPrefix(k, page+"|") }) {
						continue // or the whole page is gone
					}
					if !within(f, sourcesOf(key)) && !within(f, called) {
						t.Errorf("%s changes %s", f, key)
					}
				}
			}
			if undo(); tried == 12 {
				break
			}
		}
	}
	said := map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(before)) {
		for _, s := range sentences(before[key]) {
			if said[s] {
				continue
			}
			said[s] = true
			if why := fixed[s]; moved[s] == (why != "") {
				t.Errorf("%q, fixed: %q, changes with a field: %v (%s)", s, why, moved[s], key)
			}
		}
	}
	for s := range fixed {
		if !said[s] {
			t.Errorf("no guide says %q", s)
		}
	}
}
