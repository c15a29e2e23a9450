package render

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Selection says which matters and procedures are printed. The zero value selects everything.
type Selection struct {
	Departments []string          // ids
	Audience    []schema.Audience // for any of them
	Matters     []string          // ids
}

// Matter reports whether a matter is selected.
func (s Selection) Matter(m *model.Matter) bool {
	return (len(s.Departments) == 0 || slices.Contains(s.Departments, m.Department.ID)) && s.serves(m.Audience) &&
		(len(s.Matters) == 0 || slices.Contains(s.Matters, m.ID))
}

// Procedure reports whether a procedure is selected: by its lead department and its audience. Who asks for single matters
// gets no procedure.
func (s Selection) Procedure(pr *model.Procedure) bool {
	return (len(s.Departments) == 0 || slices.Contains(s.Departments, pr.Lead.ID)) && s.serves(pr.Audience) && len(s.Matters) == 0
}

func (s Selection) serves(audience []schema.Audience) bool {
	return len(s.Audience) == 0 || slices.ContainsFunc(audience, func(a schema.Audience) bool { return slices.Contains(s.Audience, a) })
}

// all reports whether everything is selected.
func (s Selection) all() bool { return len(s.Departments)+len(s.Audience)+len(s.Matters) == 0 }

// title says what is selected, "" for everything.
func (s Selection) title(p *validate.Program) string {
	var parts, names []string
	for _, d := range p.Departments() {
		if slices.Contains(s.Departments, d.ID) {
			names = append(names, d.ShortName())
		}
	}
	if names != nil {
		parts = append(parts, strings.Join(names, "、"))
	}
	if len(s.Audience) > 0 {
		parts = append(parts, "服务对象："+audience(s.Audience))
	}
	if n := len(s.Matters); n == 1 {
		parts = append(parts, "“"+p.Matter(s.Matters[0]).Name+"”")
	} else if n > 1 {
		parts = append(parts, fmt.Sprintf("选编 %d 项", n))
	}
	return strings.Join(parts, " · ")
}

// bookTitle is the name of the book and of its file.
const bookTitle = "办事指南汇编"

// Labels of the places in a book that are no documents.
const (
	proceduresLabel = "procedures"
	audienceLabel   = "by-audience"
	pinyinLabel     = "by-pinyin"
	lawsLabel       = "laws"
)

// book gathers the parts of a book.
type book struct {
	p          *validate.Program
	press      *Press
	commit     string // of the catalog, "" for none
	stamp      string // at the foot of every page
	matters    []*model.Matter
	procedures []*model.Procedure
	documents  []Document
}

// newBook selects what a book holds, and builds its documents.
func newBook(p *validate.Program, press *Press, commit, stamp string) *book {
	b := &book{p: p, press: press, commit: commit, stamp: stamp}
	for _, d := range p.Departments() {
		for _, m := range d.Matters {
			if press.Selection.Matter(m) {
				b.matters = append(b.matters, m)
				b.documents = append(b.documents, BoundGuide(m, p, stamp))
			}
		}
	}
	for _, pr := range p.Procedures() {
		if press.Selection.Procedure(pr) {
			b.procedures = append(b.procedures, pr)
			b.documents = append(b.documents, BoundProcedureGuide(pr, p, stamp), BoundNotice(pr, p, stamp))
		}
	}
	return b
}

// bookPart is a part of a book.
type bookPart struct {
	label, title string
	opening      []Block // what stands below the title
	documents    []Document
}

// parts are the parts of the book: the departments that have a selected matter, the procedures, and the laws.
func (b *book) parts() []bookPart {
	var list []bookPart
	documents := b.documents
	take := func(n int) []Document {
		var taken []Document
		taken, documents = documents[:n], documents[n:]
		return taken
	}
	for _, d := range b.p.Departments() {
		n := 0
		for _, m := range b.matters {
			if m.Department == d {
				n++
			}
		}
		if n > 0 {
			list = append(list, bookPart{"department/" + d.ID, text.Visible(d.Name), b.opening(d), take(n)})
		}
	}
	if n := len(documents); n > 0 {
		list = append(list, bookPart{proceduresLabel, "联办（一件事）", b.combined(), take(n)})
	}
	return append(list, bookPart{lawsLabel, "附录 引用的法律和文件", b.laws(), nil})
}

// combined lists the procedures.
func (b *book) combined() []Block {
	var l List
	for _, pr := range b.procedures {
		l.Items = append(l.Items, Item{Text: concat(linked(pr.Name, Link{Page: pathOf(ProcedurePage, pr.ID)}), plain("（", pr.Lead.ShortName(), "牵头，", strconv.Itoa(len(pr.Members)), " 项，第 "), pageOf(pathOf(ProcedurePage, pr.ID)), plain(" 页）"))})
	}
	return []Block{l}
}

// front makes the data of what comes before the parts, and its pictures. The numbers are those of the pages on which parts and
// documents begin, by their label.
func (b *book) front(parts []bookPart, numbers map[string]int) (print.Front, map[string][]byte, error) {
	e := b.p.Edition()
	t := newTypesetter(b.press.Paper, e.Site, numbers)
	indexes := b.indexes(numbers)
	front := print.Front{
		Frame: b.frame(b.title(), b.marked()...), Sheet: b.press.Paper.Sheet(), Cover: b.cover(), Preface: t.blocks(b.preface()),
		Contents: contents(indexes, parts, numbers), Indexes: indexes,
	}
	if e.Site == "" {
		return front, nil, nil
	}
	var err error
	front.Cover.Picture, err = t.code(e.Site)
	front.Cover.Caption = e.Site
	return front, t.pictures, err
}

// title is the title of the PDF: the book, and what of the catalog it holds.
func (b *book) title() string {
	if b.press.Selection.all() {
		return bookTitle
	}
	return bookTitle + "（" + b.press.Selection.title(b.p) + "）"
}

// marked are the documents that the book says it holds: its own, and of what it holds whole, which is to say the pages of
// departments and the index, what they list. So a matter that is added later makes it out of date.
func (b *book) marked() []string {
	var paths []string
	if b.press.Selection.all() {
		paths = append(paths, pathOf(IndexPage, ""))
	}
	for _, d := range b.p.Departments() {
		if len(d.Matters) > 0 && !slices.ContainsFunc(d.Matters, func(m *model.Matter) bool { return !b.press.Selection.Matter(m) }) {
			paths = append(paths, pathOf(DepartmentPage, d.ID))
		}
	}
	for _, d := range b.documents {
		paths = append(paths, d.Path)
	}
	return paths
}

// cover says what stands on the cover.
func (b *book) cover() print.Cover {
	e := b.p.Edition()
	c := print.Cover{Region: text.Visible(e.Name), Title: bookTitle, Part: text.Visible(b.press.Selection.title(b.p))}
	if r := b.p.Region(); r != nil && !strings.Contains(e.Name, r.Name) {
		c.Lines = append(c.Lines, text.Visible(r.Name))
	}
	c.Lines = append(c.Lines, text.Visible(e.Publisher), date(b.p.AsOf())+"版", text.Visible(b.stamp))
	return c
}

// preface says how to use the book.
func (b *book) preface() []Block {
	e := b.p.Edition()
	what := fmt.Sprintf("%d 个事项", len(b.matters))
	if b.procedures != nil {
		what += fmt.Sprintf("和 %d 项联办", len(b.procedures))
	}
	var of string
	if s := b.press.Selection; !s.all() {
		of = "（" + s.title(b.p) + "）"
	}
	blocks := []Block{
		Paragraph{plain("本书收录", e.Name, of, "的 ", what, "，以 ", date(b.p.AsOf()), "有效的法律和目录为准。")},
		Heading{Level: 2, Text: "怎样找到要办的事"},
		List{Ordered: true, Items: []Item{
			{Text: concat(plain("知道归哪个部门办：查“目录”，事项按部门排列。"))},
			{Text: concat(plain("按身份找：查“按服务对象查找”（第 "), pageOf(audienceLabel), plain(" 页），分个人和企业、法人。"))},
			{Text: concat(plain("知道名称：查“按拼音查找”（第 "), pageOf(pinyinLabel), plain(" 页）。"))},
		}},
		Heading{Level: 2, Text: "怎样读一份指南"},
		List{Ordered: true, Items: []Item{
			{Text: plain("先看开头的表：谁可以办、多久办完、收不收费、要来几次、到哪里办、问谁。")},
			{Text: plain("再看“申请材料目录”，按序号备齐。写“不用提交”的，由窗口调取，不用带来；写“适用情形”的，只有这种情形才要。")},
			{Text: plain("“承诺时限”是本机关承诺的期限，“法定时限”是法律规定的期限；依法可以延长或者不计入的时间，见“时限”。“工作日”不含节假日和周末。")},
			{Text: plain("小号字是每项要求的依据。条文印在指南最后的“依据条文”，一部法律的级别、文号和施行日期印在它的第一条下面。")},
		}},
		Heading{Level: 2, Text: "怎样核对这本书是不是最新"},
		Paragraph{plain("封面和每页页脚印有版本和摘要：", b.stamp, "。向窗口报出摘要，窗口可以查出内容有没有变、变了什么（工作人员用 matterc verify）。")},
	}
	if e.Site != "" {
		blocks = append(blocks, Paragraph{plain("指南标题旁的二维码通向它在网上的一页。")})
	}
	if e.Note != "" {
		blocks = append(blocks, Note{Title: "说明", Text: paragraphs(e.Note)})
	}
	return blocks
}

// pageOf is the number of the page of a place in the book.
func pageOf(label string) Text { return Text{{Link: Link{PageOf: label}}} }

// opening says below the title of a department where it is and what it handles.
func (b *book) opening(d *model.Department) []Block {
	rows := []KeyRow{{"地址", []Text{plain(d.Address)}, true}, {"办公时间", []Text{plain(d.Hours)}, true}, {"电话", []Text{plain(strings.Join(d.Phones, "、"))}, true}}
	t := Table{Empty: "无", Columns: []Column{
		{Title: "事项"}, {Title: "事项类型", Width: 16, Align: Center}, {Title: "办件类型", Width: 12, Align: Center},
		{Title: "承诺时限", Width: 18}, {Title: "收费", Width: 10, Align: Center}, {Title: "页", Width: 8, Align: Center},
	}}
	for _, m := range b.matters {
		if m.Department == d {
			fee := "不收费"
			if m.Fee.Charged {
				fee = "收费"
			}
			t.Rows = append(t.Rows, []Cell{{linked(m.Name, Link{Page: pathOf(GuidePage, m.ID)})}, {plain(string(m.Type))}, {plain(string(m.Handling))},
				{plain(m.Deadline.Promised.Sentence())}, {plain(fee)}, {pageOf(pathOf(GuidePage, m.ID))}})
		}
	}
	blocks := []Block{KeyTable{Rows: rows}, t}
	if n := len(t.Rows); n < len(d.Matters) {
		blocks = append(blocks, Paragraph{plain(fmt.Sprintf("本部门共 %d 项，本册收录其中 %d 项。", len(d.Matters), n))})
	} else {
		blocks = append(append(blocks, Heading{Level: 2, Text: "先后关系"}), departmentGraph(d, b.p)...)
	}
	return blocks
}

// indexes are the index by audience and that by pinyin.
func (b *book) indexes(numbers map[string]int) []print.Index {
	r := newReading()
	type name struct {
		text, label string
		audience    []schema.Audience
	}
	var names []name
	for _, m := range b.matters {
		names = append(names, name{m.Name, pathOf(GuidePage, m.ID), m.Audience})
		if m.Short != "" && m.Short != m.Name {
			names = append(names, name{m.Short + "（" + m.Name + "）", pathOf(GuidePage, m.ID), nil})
		}
	}
	for _, pr := range b.procedures {
		names = append(names, name{pr.Name, pathOf(ProcedurePage, pr.ID), pr.Audience})
	}
	slices.SortStableFunc(names, func(a, b name) int { return r.compare(a.text, b.text) })
	by := print.Index{Label: audienceLabel, Title: "按服务对象查找", Note: "个人和企业都可以办的，两处都有。同一处按拼音排列。"}
	for _, a := range audienceGroups() {
		g := print.Group{Title: a.title}
		for _, n := range names {
			if slices.ContainsFunc(n.audience, a.of) {
				g.Entries = append(g.Entries, line(2, n.text, n.label, numbers))
			}
		}
		if g.Entries != nil {
			by.Groups = append(by.Groups, g)
		}
	}
	pinyin := print.Index{Label: pinyinLabel, Title: "按拼音查找", Note: "按名称第一个字的读音排列，有简称的，简称也在内。"}
	for _, n := range names {
		letter := r.initial(n.text)
		if k := len(pinyin.Groups); k == 0 || pinyin.Groups[k-1].Title != letter {
			pinyin.Groups = append(pinyin.Groups, print.Group{Title: letter})
		}
		g := &pinyin.Groups[len(pinyin.Groups)-1]
		g.Entries = append(g.Entries, line(2, n.text, n.label, numbers))
	}
	return []print.Index{by, pinyin}
}

// line is a line of the contents or an index. What has no number yet stands beside it.
func line(level int, name, label string, numbers map[string]int) print.Entry {
	e := print.Entry{Level: level, Text: print.Text{{Text: squeeze(name)}}, Label: label}
	if n, ok := numbers[label]; ok {
		e.Page = strconv.Itoa(n)
	}
	return e
}

// contents lists the indexes, the parts and their documents.
func contents(indexes []print.Index, parts []bookPart, numbers map[string]int) []print.Entry {
	var list []print.Entry
	for _, x := range indexes {
		list = append(list, line(1, x.Title, x.Label, numbers))
	}
	for _, x := range parts {
		list = append(list, line(1, x.title, x.label, numbers))
		for _, d := range x.documents {
			name := d.Title
			if d.Kind == NoticePage {
				name += d.Sort
			}
			list = append(list, line(2, name, d.Path, numbers))
		}
	}
	return list
}

// laws lists the laws that the book cites, highest rank first, each article in a line with what cites it and on which page.
func (b *book) laws() []Block {
	type use struct {
		basis *model.Basis
		pages []Text // what cites it
	}
	var uses []use
	note := func(basis []*model.Basis, name, path string) {
		for _, x := range basis {
			i := slices.IndexFunc(uses, func(u use) bool { return u.basis.Law.ID == x.Law.ID && u.basis.Article == x.Article })
			if i < 0 {
				i = len(uses)
				uses = append(uses, use{basis: x})
			}
			at := concat(linked(name+"\u00a0", Link{Page: path}), pageOf(path))
			if k := len(uses[i].pages); k == 0 || uses[i].pages[k-1][0].Link.Page != path {
				uses[i].pages = append(uses[i].pages, at)
			}
		}
	}
	for _, m := range b.matters {
		name := cmp.Or(m.Short, m.Name)
		note(m.Basis, name, pathOf(GuidePage, m.ID))
		if v := validityBasis(b.p, m.Document); v != nil {
			note([]*model.Basis{v}, name, pathOf(GuidePage, m.ID))
		}
	}
	for _, pr := range b.procedures {
		note(pr.Basis, pr.Name, pathOf(ProcedurePage, pr.ID))
	}
	slices.SortStableFunc(uses, func(a, b use) int {
		return cmp.Or(
			schema.Order(a.basis.Law.Rank)-schema.Order(b.basis.Law.Rank),
			strings.Compare(a.basis.Law.ID, b.basis.Law.ID), articleNumber(a.basis.Article)-articleNumber(b.basis.Article), strings.Compare(a.basis.Article, b.basis.Article))
	})
	blocks := []Block{Paragraph{plain("每条后面是引用它的事项和所在的页。")}}
	for i, u := range uses {
		l := u.basis.Law
		if i == 0 || uses[i-1].basis.Law.ID != l.ID {
			blocks = append(blocks, Heading{Level: 3, Text: "《" + l.Title + "》"}, Paragraph{small(standing(l))}, List{})
		}
		articles := blocks[len(blocks)-1].(List)
		articles.Items = append(articles.Items, Item{Text: concat(strong(cmp.Or(u.basis.Article, "未指明条款")), plain("："), separate("、", u.pages...))})
		blocks[len(blocks)-1] = articles
	}
	return blocks
}
