package verify

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
)

// SectionChange is what differs in one section of two documents. Section is its heading as the newer document numbers
// it, "" for what comes before the first.
type SectionChange struct {
	Section string       `json:"section"`
	Changes []TextChange `json:"changes"`
}

// TextChange is one thing that differs. About says what it is about, such as the name of a material and the title of the
// column, "" for a text that says so itself. Old is "" for what has been added, New for what has been removed.
type TextChange struct {
	About string `json:"about"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// Compare says what a reader of the older document would read differently in the newer one: words, by section, in the
// order of the newer document, then the sections that are gone. What numbers items and rows, the stamp, links and
// drawings are left out. None means that the older one is as good as the newer one.
func Compare(older, newer page.Document) []SectionChange {
	was, is := sectionsOf(older), sectionsOf(newer)
	var list []SectionChange
	add := func(heading string, changes []TextChange) {
		if len(changes) > 0 {
			list = append(list, SectionChange{heading, changes})
		}
	}
	for _, s := range is {
		var old []entry
		if i := slices.IndexFunc(was, s.same); i >= 0 {
			old = was[i].entries
		}
		add(s.heading, compareEntries(old, s.entries))
	}
	for _, s := range was {
		if !slices.ContainsFunc(is, s.same) {
			add(s.heading, compareEntries(s.entries, nil))
		}
	}
	return list
}

// section is a section of a document, to be compared.
type section struct {
	heading string // as it is printed
	key     string // without its number, for a section keeps its name when others come and go
	nth     int    // of those with the same key
	entries []entry
}

func (s section) same(t section) bool { return s.key == t.key && s.nth == t.nth }

// entry is a paragraph, an item or a row. Rows have a key and a text for each column, other entries one text without.
type entry struct {
	key   string
	parts []part
}

// part is a text of an entry, with the title of its column: a line a paragraph.
type part struct{ title, text string }

// oneLine puts the paragraphs of a part on one line.
func oneLine(text string) string { return strings.ReplaceAll(text, "\n", " ") }

// String returns the entry in one line.
func (e entry) String() string {
	var b strings.Builder
	for i, p := range e.parts {
		if i > 0 {
			b.WriteString("；")
		}
		if p.title != "" {
			b.WriteString(p.title + "：")
		}
		b.WriteString(oneLine(p.text))
	}
	return b.String()
}

// sectionsOf takes a document apart.
func sectionsOf(d page.Document) []section {
	c := &collector{list: []section{{}}}
	c.row("", part{"名称", d.Name()}, part{"部门", d.Owner}, part{"目录", d.Banner})
	c.blocks(d.Blocks)
	return c.list
}

// collector gathers the entries of a document.
type collector struct{ list []section }

func (c *collector) add(e entry) {
	s := &c.list[len(c.list)-1]
	s.entries = append(s.entries, e)
}

// line adds a text, unless it is empty.
func (c *collector) line(text string) {
	if text = strings.TrimSpace(text); text != "" {
		c.add(entry{parts: []part{{"", text}}})
	}
}

// row adds a row. Parts without a text are left out.
func (c *collector) row(key string, parts ...part) {
	parts = slices.DeleteFunc(parts, func(p part) bool { return p.text == "" })
	if key != "" || len(parts) > 0 {
		c.add(entry{key, parts})
	}
}

func (c *collector) blocks(blocks []page.Block) {
	for _, b := range blocks {
		b.Visit(c)
	}
}

func (c *collector) Heading(b page.Heading) {
	if b.Level > 2 {
		c.line(b.Number + b.Text)
		return
	}
	n := 0
	for _, s := range c.list[1:] {
		if s.key == b.Text {
			n++
		}
	}
	c.list = append(c.list, section{heading: strings.TrimSpace(b.Number + b.Text), key: b.Text, nth: n})
}

func (c *collector) Paragraph(b page.Paragraph) {
	c.line(b.Text.String())
}

func (c *collector) List(b page.List) {
	for _, item := range b.Items {
		c.line(item.Text.String())
		c.blocks(item.Blocks)
	}
}

func (c *collector) KeyTable(b page.KeyTable) {
	for _, r := range b.Rows {
		c.row(r.Key, part{"", joined(r.Value)})
	}
}

func (c *collector) Table(b page.Table) {
	c.table(b)
}

func (c *collector) Note(b page.Note) {
	c.line(b.Title)
	c.texts(b.Text)
}

// Picture adds nothing: what a picture shows stands on the page in words, too.
func (c *collector) Picture(page.Picture) {}

func (c *collector) Form(b page.Form) {
	c.blocks(b.Blocks)
}

func (c *collector) Lines(b page.Lines) {
	for _, l := range b.Lines {
		c.line(l)
	}
}

// Rule adds nothing: it has no words.
func (c *collector) Rule(page.Rule) {}

func (c *collector) texts(texts []page.Text) {
	for _, t := range texts {
		c.line(t.String())
	}
}

// table adds the titles of a table, which in a form are all there is, and its rows: the first column that is no number names the row, with its first paragraph.
func (c *collector) table(t page.Table) {
	var titles []string
	for _, column := range t.Columns {
		titles = append(titles, column.Title)
	}
	c.line(strings.Join(titles, "｜"))
	for _, cells := range t.Rows {
		key, named := "", false
		var parts []part
		for i, cell := range cells {
			if i >= len(t.Columns) || t.Columns[i].Index {
				continue
			}
			text := joined(cell)
			if text == "" {
				text = t.Empty
			}
			if !named {
				key, text, _ = strings.Cut(text, "\n")
				named = true
			}
			parts = append(parts, part{t.Columns[i].Title, text})
		}
		c.row(key, parts...)
	}
}

// joined puts paragraphs together.
func joined(texts []page.Text) string {
	var lines []string
	for _, t := range texts {
		if s := strings.TrimSpace(t.String()); s != "" {
			lines = append(lines, s)
		}
	}
	return strings.Join(lines, "\n")
}

// compareEntries says what differs between two lists of entries. What stands in both, in the same order, is the same.
func compareEntries(was, is []entry) []TextChange {
	var list []TextChange
	for _, h := range hunks(was, is) {
		list = append(list, h.changes()...)
	}
	return list
}

// hunk is a passage of one list that stands for one of the other.
type hunk struct{ was, is []entry }

// changes pairs the entries of a hunk: rows of one key; texts, if there are as many of them.
func (h hunk) changes() []TextChange {
	texts := func(list []entry) int {
		n := 0
		for _, e := range list {
			if e.key == "" {
				n++
			}
		}
		return n
	}
	pair := texts(h.was) == texts(h.is)
	var list []TextChange
	is := slices.Clone(h.is)
	for _, e := range h.was {
		i := slices.IndexFunc(is, func(f entry) bool { return e.key == f.key && (e.key != "" || pair) })
		if i < 0 {
			list = append(list, TextChange{e.key, e.String(), ""})
			continue
		}
		list = append(list, compareParts(e, is[i])...)
		is = slices.Delete(is, i, i+1)
	}
	for _, f := range is {
		list = append(list, TextChange{f.key, "", f.String()})
	}
	return list
}

// compareParts says which parts of an entry differ.
func compareParts(was, is entry) []TextChange {
	var list []TextChange
	about := func(title string) string { return strings.Trim(was.key+"，"+title, "，") }
	text := func(e entry, title string) string {
		for _, p := range e.parts {
			if p.title == title {
				return p.text
			}
		}
		return ""
	}
	for _, p := range is.parts {
		old := text(was, p.title)
		before, after := strings.Split(old, "\n"), strings.Split(p.text, "\n")
		if len(before) != len(after) {
			before, after = []string{oneLine(old)}, []string{oneLine(p.text)}
		}
		for i := range before {
			if before[i] != after[i] {
				list = append(list, TextChange{about(p.title), before[i], after[i]})
			}
		}
	}
	for _, p := range was.parts {
		if text(is, p.title) == "" {
			list = append(list, TextChange{about(p.title), oneLine(p.text), ""})
		}
	}
	return list
}

// maxTable bounds the table of hunks: of two forms of a thousand different lines each it has a million places.
const maxTable = 4 << 20

// hunks returns the passages in which two lists differ, by a longest common subsequence. Lists too long for that are one
// hunk, from the first difference to the last.
func hunks(was, is []entry) []hunk {
	same := func(a, b entry) bool { return a.key == b.key && slices.Equal(a.parts, b.parts) }
	for len(was) > 0 && len(is) > 0 && same(was[0], is[0]) {
		was, is = was[1:], is[1:]
	}
	for len(was) > 0 && len(is) > 0 && same(was[len(was)-1], is[len(is)-1]) {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	n, m := len(was), len(is)
	if n == 0 && m == 0 {
		return nil
	}
	if n == 0 || m == 0 || n*m > maxTable {
		return []hunk{{was, is}}
	}
	longest := make([]int32, (n+1)*(m+1)) // of was[i:] and is[j:]
	at := func(i, j int) *int32 { return &longest[i*(m+1)+j] }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if same(was[i], is[j]) {
				*at(i, j) = *at(i+1, j+1) + 1
			} else {
				*at(i, j) = max(*at(i+1, j), *at(i, j+1))
			}
		}
	}
	var list []hunk
	var h hunk
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && same(was[i], is[j]):
			if len(h.was)+len(h.is) > 0 {
				list, h = append(list, h), hunk{}
			}
			i, j = i+1, j+1
		case j == m || i < n && *at(i+1, j) >= *at(i, j+1):
			h.was, i = append(h.was, was[i]), i+1
		default:
			h.is, j = append(h.is, is[j]), j+1
		}
	}
	return append(list, h)
}
