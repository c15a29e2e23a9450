// Package book makes what goes to the printer: the bound book of guides, a folded sheet for every matter, a notice for every procedure.
//
// It turns pages into the data of the templates of package print, has them set by a Printer, and binds what comes back. The book is set
// in sections and then bound, for the engine takes half as long for ten guides at a time as for all of them at once, and a third of
// the memory, and two processors can share the work.
//
// The index by pinyin is ordered by golang.org/x/text/collate (BSD, the Go project's own, v0.43.0 of 2026), which has the order of
// CLDR for Chinese and keeps it.
package book

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/print"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/wording"
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

// Count returns how many matters and procedures of a program are selected.
func (s Selection) Count(p *validate.Program) (matters, procedures int) {
	for _, m := range p.Catalog().Listed() {
		if s.Matter(m) {
			matters++
		}
	}
	for _, pr := range p.Procedures() {
		if s.Procedure(pr) {
			procedures++
		}
	}
	return matters, procedures
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
		parts = append(parts, "服务对象："+wording.Audience(s.Audience))
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
	printer    *Printer
	commit     string // of the catalog, "" for none
	stamp      string // at the foot of every page
	matters    []*model.Matter
	procedures []*model.Procedure
	pages      []page.Entry               // of these matters, and then of these procedures
	documents  []page.Document            // those of them that are bound
	of         map[string][]page.Document // the documents of each part, by its label
}

// newBook selects what a book holds, and builds its documents.
func newBook(p *validate.Program, printer *Printer, commit, stamp string) *book {
	b := &book{p: p, printer: printer, commit: commit, stamp: stamp, of: map[string][]page.Document{}}
	for _, d := range p.Departments() {
		for _, m := range d.Matters {
			if printer.Selection.Matter(m) {
				b.matters = append(b.matters, m)
				b.add(labelOf(d), guide.OfMatter(m, p))
			}
		}
	}
	for _, pr := range p.Procedures() {
		if printer.Selection.Procedure(pr) {
			b.addProcedure(pr)
		}
	}
	return b
}

// addProcedure adds a procedure to those before it.
func (b *book) addProcedure(pr *model.Procedure) {
	b.procedures = append(b.procedures, pr)
	b.add(proceduresLabel, guide.OfProcedure(pr, b.p))
}

// add adds pages to a part, and binds those that are bound.
func (b *book) add(part string, pages []page.Entry) {
	b.pages = append(b.pages, pages...)
	for _, e := range pages {
		if e.Kind.Printing().Book == page.Bound {
			d := e.InBook(b.stamp)
			b.documents, b.of[part] = append(b.documents, d), append(b.of[part], d)
		}
	}
}

// labelOf is the label of the part of a department.
func labelOf(d *model.Department) string { return "department/" + d.ID }

// bookPart is a part of a book.
type bookPart struct {
	label, title string
	opening      []page.Block // what stands below the title
	documents    []page.Document
}

// parts are the parts of the book: the departments that have a selected matter, the procedures, and the laws.
func (b *book) parts() []bookPart {
	var list []bookPart
	for _, d := range b.p.Departments() {
		if documents := b.of[labelOf(d)]; len(documents) > 0 {
			list = append(list, bookPart{labelOf(d), text.Visible(d.Name), b.opening(d), documents})
		}
	}
	if documents := b.of[proceduresLabel]; len(documents) > 0 {
		list = append(list, bookPart{proceduresLabel, "联办（一件事）", b.combined(), documents})
	}
	return append(list, bookPart{lawsLabel, "附录 引用的法律和文件", b.laws(), nil})
}

// combined lists the procedures.
func (b *book) combined() []page.Block {
	var l page.List
	for _, pr := range b.procedures {
		l.Items = append(l.Items, page.Item{Text: page.Concat(page.Linked(pr.Name, page.Link{Page: page.PathOf(page.ProcedurePage, pr.ID)}), page.Plain("（", pr.Lead.ShortName(), "牵头，", strconv.Itoa(len(pr.Members)), " 项，第 "), pageOf(page.PathOf(page.ProcedurePage, pr.ID)), page.Plain(" 页）"))})
	}
	return []page.Block{l}
}

// front makes the data of what comes before the parts, and its pictures. The numbers are those of the pages on which parts and
// documents begin, by their label.
func (b *book) front(parts []bookPart, numbers map[string]int) (print.Front, map[string][]byte, error) {
	e := b.p.Edition()
	t := newConverter(b.printer.Paper, e.Site, numbers)
	indexes := b.indexes(numbers)
	front := print.Front{
		Frame: b.frame(b.title(), b.marked()...), Area: b.printer.Paper.TypeArea(), Cover: b.cover(), Preface: t.blocks(b.preface()),
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
	if b.printer.Selection.all() {
		return bookTitle
	}
	return bookTitle + "（" + b.printer.Selection.title(b.p) + "）"
}

// marked are the documents that the book says it holds: what it says besides, its own, and of what it holds whole, which is to say the pages of
// departments and the index, what they list. So a matter that is added later makes it out of date.
func (b *book) marked() []string {
	paths := []string{page.PathOf(page.BookPage, "")}
	whole := func(pages []page.Entry) {
		for _, e := range pages {
			if e.Kind.Printing().Book == page.Summed {
				paths = append(paths, e.Path())
			}
		}
	}
	if b.printer.Selection.all() {
		whole(guide.OfAll(b.p))
	}
	for _, d := range b.p.Departments() {
		if !slices.ContainsFunc(d.Matters, func(m *model.Matter) bool { return !b.printer.Selection.Matter(m) }) {
			whole(guide.OfDepartment(d, b.p))
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
	c := print.Cover{Region: text.Visible(e.Name), Title: bookTitle, Part: text.Visible(b.printer.Selection.title(b.p))}
	if r := b.p.Region(); r != nil && !strings.Contains(e.Name, r.Name) {
		c.Lines = append(c.Lines, text.Visible(r.Name))
	}
	if b.printer.Paper == print.A4Large {
		c.Lines = append(c.Lines, "大字版")
	}
	c.Lines = append(c.Lines, text.Visible(e.Publisher), wording.Date(b.p.AsOf())+"版", text.Visible(b.stamp))
	return c
}

// preface says how to use the book.
func (b *book) preface() []page.Block {
	e := b.p.Edition()
	what := fmt.Sprintf("%d 个事项", len(b.matters))
	if b.procedures != nil {
		what += fmt.Sprintf("和 %d 项联办", len(b.procedures))
	}
	var of string
	if s := b.printer.Selection; !s.all() {
		of = "（" + s.title(b.p) + "）"
	}
	blocks := []page.Block{
		page.Paragraph{Text: page.Plain("本书收录", e.Name, of, "的 ", what, "，以 ", wording.Date(b.p.AsOf()), "有效的法律和目录为准。")},
		page.Heading{Level: 2, Text: "怎样找到要办的事"},
		page.List{Ordered: true, Items: []page.Item{
			{Text: page.Concat(page.Plain("知道归哪个部门办：查“目录”，事项按部门排列。"))},
			{Text: page.Concat(page.Plain("按身份找：查“按服务对象查找”（第 "), pageOf(audienceLabel), page.Plain(" 页），分个人和企业、法人。"))},
			{Text: page.Concat(page.Plain("知道名称：查“按拼音查找”（第 "), pageOf(pinyinLabel), page.Plain(" 页）。"))},
		}},
		page.Heading{Level: 2, Text: "怎样读一份指南"},
		page.List{Ordered: true, Items: []page.Item{
			{Text: page.Plain("先看开头的表：谁可以办、多久办完、收不收费、要来几次、到哪里办、问谁。")},
			{Text: page.Plain("再看“" + guide.MaterialsSection + "”，按序号备齐。写“不用提交”的，由窗口调取，不用带来；写“适用情形”的，只有这种情形才要。")},
			{Text: page.Plain("“承诺时限”是本机关承诺的期限，“法定时限”是法律规定的期限；依法可以延长或者不计入的时间，见“" + guide.LimitsSection + "”。“工作日”不含节假日和周末。")},
			{Text: page.Plain("小号字是每项要求的依据。条文印在指南最后的“" + guide.LawsSection + "”，一部法律的级别、文号和施行日期印在它的第一条下面。")},
		}},
		page.Heading{Level: 2, Text: "怎样核对这本书是不是最新"},
		page.Paragraph{Text: page.Plain("封面和每页页脚印有版本和摘要：", b.stamp, "。向窗口报出摘要，窗口可以查出内容有没有变、变了什么（工作人员用 matterc verify）。")},
	}
	if e.Site != "" {
		blocks = append(blocks, page.Paragraph{Text: page.Plain("指南标题旁的二维码通向它在网上的一页。写“有空白表格”的，表格印在那一页的附录里。")})
	}
	if e.Note != "" {
		blocks = append(blocks, page.Note{Title: "说明", Text: page.Paragraphs(e.Note)})
	}
	return blocks
}

// pageOf is the number of the page of a place in the book.
func pageOf(label string) page.Text { return page.Text{{Link: page.Link{PageOf: label}}} }

// opening says below the title of a department where it is and what it handles.
func (b *book) opening(d *model.Department) []page.Block {
	rows := []page.KeyRow{{Key: "地址", Value: []page.Text{page.Plain(d.Address)}, Wide: true}, {Key: "办公时间", Value: []page.Text{page.Plain(d.Hours)}, Wide: true}, {Key: "电话", Value: []page.Text{page.Phones(d.Phones, page.Regular)}, Wide: true}}
	var matters []*model.Matter
	for _, m := range b.matters {
		if m.Department == d {
			matters = append(matters, m)
		}
	}
	t := guide.MatterTable(matters, "页", func(m *model.Matter) page.Text { return pageOf(page.PathOf(page.GuidePage, m.ID)) })
	blocks := []page.Block{page.KeyTable{Rows: rows}, t}
	if n := len(matters); n < len(d.Matters) {
		blocks = append(blocks, page.Paragraph{Text: page.Plain(fmt.Sprintf("本部门共 %d 项，本册收录其中 %d 项。", len(d.Matters), n))})
	} else if graph := guide.DepartmentGraph(d, b.p); graph != nil {
		blocks = append(append(blocks, page.Heading{Level: 2, Text: "先后关系"}), graph...)
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
		names = append(names, name{m.Name, page.PathOf(page.GuidePage, m.ID), m.Audience})
		for _, word := range m.Keywords {
			if word != m.Name && word != m.Short {
				names = append(names, name{word + "（" + m.Name + "）", page.PathOf(page.GuidePage, m.ID), nil})
			}
		}
		if m.Short != "" && m.Short != m.Name {
			names = append(names, name{m.Short + "（" + m.Name + "）", page.PathOf(page.GuidePage, m.ID), nil})
		}
	}
	for _, pr := range b.procedures {
		names = append(names, name{pr.Name, page.PathOf(page.ProcedurePage, pr.ID), pr.Audience})
	}
	slices.SortStableFunc(names, func(a, b name) int { return r.compare(a.text, b.text) })
	by := print.Index{Label: audienceLabel, Title: "按服务对象查找", Note: "个人和企业都可以办的，两处都有。同一处按拼音排列。"}
	for _, a := range guide.AudienceGroups() {
		g := print.Group{Title: a.Title}
		for _, n := range names {
			if slices.ContainsFunc(n.audience, a.Of) {
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
	e := print.Entry{Level: level, Text: print.Text{{Text: text.Squeeze(name)}}, Label: label}
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
			if d.Kind == page.NoticePage {
				name += d.Sort
			}
			list = append(list, line(2, name, d.Path, numbers))
		}
	}
	return list
}

// laws lists the laws that the book cites, highest rank first and within a rank by pinyin, each article in a line with what cites it and on which page.
func (b *book) laws() []page.Block {
	type use struct {
		basis *model.Basis
		pages []page.Text // what cites it
	}
	var uses []use
	note := func(basis []*model.Basis, name, path string) {
		for _, x := range basis {
			i := slices.IndexFunc(uses, func(u use) bool {
				return u.basis.Law.ID == x.Law.ID && schema.ReadArticle(u.basis.Article).Name == schema.ReadArticle(x.Article).Name
			})
			if i < 0 {
				i = len(uses)
				uses = append(uses, use{basis: x})
			}
			at := page.Concat(page.Linked(name+"\u00a0", page.Link{Page: path}), pageOf(path))
			if k := len(uses[i].pages); k == 0 || uses[i].pages[k-1][0].Link.Page != path {
				uses[i].pages = append(uses[i].pages, at)
			}
		}
	}
	for _, m := range b.matters {
		name := cmp.Or(m.Short, m.Name)
		note(m.Basis, name, page.PathOf(page.GuidePage, m.ID))
		note(m.ResultBasis(), name, page.PathOf(page.GuidePage, m.ID))
	}
	for _, pr := range b.procedures {
		note(pr.Basis, pr.Name, page.PathOf(page.ProcedurePage, pr.ID))
	}
	r := newReading()
	slices.SortStableFunc(uses, func(a, b use) int {
		return cmp.Or(
			schema.Order(a.basis.Law.Rank)-schema.Order(b.basis.Law.Rank),
			r.compare(a.basis.Law.Title, b.basis.Law.Title), strings.Compare(a.basis.Law.ID, b.basis.Law.ID), wording.ArticleNumber(a.basis.Article)-wording.ArticleNumber(b.basis.Article), strings.Compare(a.basis.Article, b.basis.Article))
	})
	blocks := []page.Block{page.Paragraph{Text: page.Plain("按效力级别排列，同一级别的按拼音排列。每条后面是引用它的事项和所在的页。")}}
	for i, u := range uses {
		l := u.basis.Law
		if i == 0 || uses[i-1].basis.Law.ID != l.ID {
			blocks = append(blocks, page.Heading{Level: 3, Text: "《" + l.Title + "》"}, page.Paragraph{Text: page.Small(wording.Standing(l))}, page.List{})
		}
		articles := blocks[len(blocks)-1].(page.List)
		articles.Items = append(articles.Items, page.Item{Text: page.Concat(page.Strong(cmp.Or(schema.Cited(schema.ReadArticle(u.basis.Article).Name), "未指明条款")), page.Plain("："), page.Separate("、", u.pages...))})
		blocks[len(blocks)-1] = articles
	}
	return blocks
}
