package render

import (
	"slices"
	"strconv"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Index builds the first page of the output (目录): every procedure, every matter by department and by audience, and what
// the catalog says about itself.
func Index(p *validate.Program, stamp string) Document {
	var w Writer
	e := p.Edition()
	if e.Note != "" {
		w.Add(Note{Title: "说明", Text: paragraphs(e.Note)})
	}
	region := e.Region
	if r := p.Region(); r != nil {
		region = r.Name
	}
	w.Add(KeyTable{Box: true, Rows: []KeyRow{
		{"行政区划", []Text{plain(region)}, false},
		{"版本日期", []Text{plain(date(p.AsOf()))}, false},
		{"事项", []Text{plain(strconv.Itoa(len(p.Matters())), " 项")}, false},
		{"联办", []Text{plain(strconv.Itoa(len(p.Procedures())), " 项")}, false},
	}})
	if len(p.Procedures()) > 0 {
		w.Section("联办（一件事）")
		t := Table{Empty: "无", Columns: []Column{{Title: "联办"}, {Title: "牵头部门", Width: 34}, {Title: "事项数", Width: 12, Align: Center}}}
		for _, pr := range p.Procedures() {
			t.Rows = append(t.Rows, []Cell{
				{linked(pr.Name, Link{Page: pathOf(ProcedurePage, pr.ID)})}, {plain(pr.Lead.Name)}, {plain(strconv.Itoa(len(pr.Members)), " 项")},
			})
		}
		w.Add(t)
	}
	w.Section("按部门查找")
	for _, d := range p.Departments() {
		if len(d.Matters) == 0 {
			continue
		}
		w.Add(Heading{Level: 3, Text: d.Name, ID: "d-" + d.ID}, matterTable(d.Matters),
			Paragraph{linked(d.ShortName()+"的地址、电话和事项先后关系", Link{Page: pathOf(DepartmentPage, d.ID)})})
	}
	w.Section("按服务对象查找")
	for _, a := range audienceGroups() {
		var l List
		for _, m := range p.Matters() {
			if slices.ContainsFunc(m.Audience, a.of) {
				l.Items = append(l.Items, Item{Text: linked(m.Name, Link{Page: pathOf(GuidePage, m.ID)})})
			}
		}
		if len(l.Items) > 0 {
			w.Add(Heading{Level: 3, Text: a.title}, l)
		}
	}
	return Document{
		Path: pathOf(IndexPage, ""), Kind: IndexPage, Title: e.Name, Owner: e.Publisher, Stamp: stamp, Blocks: w.Blocks(),
	}
}

// audienceGroup is a group of applicants who look for their matters in one place.
type audienceGroup struct {
	title string
	of    func(schema.Audience) bool
}

// audienceGroups are the two groups that guides are sorted by.
func audienceGroups() []audienceGroup {
	person := func(a schema.Audience) bool { return a == schema.NaturalPerson }
	return []audienceGroup{{"个人（自然人）", person}, {"企业、法人和其他组织", func(a schema.Audience) bool { return !person(a) }}}
}

// matterTable lists matters with their guides.
func matterTable(matters []*model.Matter) Table {
	t := Table{Empty: "无", Columns: []Column{
		{Title: "事项"}, {Title: "事项类型", Width: 14, Align: Center}, {Title: "办件类型", Width: 12, Align: Center},
		{Title: "承诺时限", Width: 16}, {Title: "收费", Width: 10, Align: Center}, {Title: "简版", Width: 8, Align: Center},
	}}
	for _, m := range matters {
		fee := "不收费"
		if m.Fee.Charged {
			fee = "收费"
		}
		t.Rows = append(t.Rows, []Cell{
			{linked(m.Name, Link{Page: pathOf(GuidePage, m.ID)})}, {plain(string(m.Type))}, {plain(string(m.Handling))},
			{plain(m.Deadline.Promised.Sentence())}, {plain(fee)}, {linked("简版", Link{Page: pathOf(BriefPage, m.ID)})},
		})
	}
	return t
}
