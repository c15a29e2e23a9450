package guide

import (
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// index builds the first page of the output (目录): every procedure, every matter by department and by audience, and what
// the catalog says about itself.
func index(p *validate.Program, stamp string) page.Document {
	var w page.Writer
	e := p.Edition()
	if e.Note != "" {
		w.Add(page.Note{Title: "说明", Text: page.Paragraphs(e.Note)})
	}
	region := e.Region
	if r := p.Region(); r != nil {
		region = r.Name
	}
	w.Add(page.KeyTable{Box: true, Rows: []page.KeyRow{
		{Key: "行政区划", Value: []page.Text{page.Plain(region)}, Wide: false},
		{Key: "版本日期", Value: []page.Text{page.Plain(wording.Date(p.AsOf()))}, Wide: false},
		{Key: "事项", Value: []page.Text{page.Plain(strconv.Itoa(len(p.Matters())), " 项")}, Wide: false},
		{Key: "联办", Value: []page.Text{page.Plain(strconv.Itoa(len(p.Procedures())), " 项")}, Wide: false},
	}})
	if len(p.Procedures()) > 0 {
		w.Section("联办（一件事）")
		t := page.Table{Empty: "无", Columns: []page.Column{{Title: "联办"}, {Title: "牵头部门", Width: 34}, {Title: "事项数", Width: 12, Align: page.Center}}}
		for _, pr := range p.Procedures() {
			t.Rows = append(t.Rows, []page.Cell{
				{page.Linked(pr.Name, page.Link{Page: page.PathOf(page.ProcedurePage, pr.ID)})}, {page.Plain(pr.Lead.Name)}, {page.Plain(strconv.Itoa(len(pr.Members)), " 项")},
			})
		}
		w.Add(t)
	}
	w.Section("按部门查找")
	for _, d := range p.Departments() {
		if len(d.Matters) == 0 {
			continue
		}
		w.Add(page.Heading{Level: 3, Text: d.Name, ID: "d-" + d.ID}, matterTable(d.Matters),
			page.Paragraph{Text: page.Linked(d.ShortName()+"的地址、电话和事项先后关系", page.Link{Page: page.PathOf(page.DepartmentPage, d.ID)})})
	}
	w.Section("按服务对象查找")
	list := func(title, anchor string, of func(*model.Matter) bool) {
		var l page.List
		for _, m := range p.Catalog().Listed() {
			if of(m) {
				l.Items = append(l.Items, page.Item{Text: page.Linked(m.Name, page.Link{Page: page.PathOf(page.GuidePage, m.ID)})})
			}
		}
		if len(l.Items) > 0 {
			w.Add(page.Heading{Level: 3, Text: title, ID: anchor}, l)
		}
	}
	for _, a := range AudienceGroups() {
		list(a.Title, a.anchor, func(m *model.Matter) bool { return slices.ContainsFunc(m.Audience, a.Of) })
	}
	list("服务对象未公布", "o-unknown", func(m *model.Matter) bool { return m.Audience == nil })
	return page.Document{
		Path: page.PathOf(page.IndexPage, ""), Kind: page.IndexPage, Title: e.Name, Owner: e.Publisher, Stamp: stamp, Blocks: w.Blocks(),
	}
}

// AudienceGroup is a group of applicants who look for their matters in one place.
type AudienceGroup struct {
	Title  string
	anchor string // on the index
	Of     func(schema.Audience) bool
}

// AudienceGroups are the two groups that guides are sorted by.
func AudienceGroups() []AudienceGroup {
	person := func(a schema.Audience) bool { return a == schema.NaturalPerson }
	return []AudienceGroup{{"个人（自然人）", "o-person", person}, {"企业、法人和其他组织", "o-other", func(a schema.Audience) bool { return !person(a) }}}
}

// MatterTable lists matters with their guides, and in the last column where to look for more.
func MatterTable(matters []*model.Matter, title string, more func(*model.Matter) page.Text) page.Table {
	t := page.Table{Empty: "无", Columns: []page.Column{
		{Title: "事项"}, {Title: "事项类型", Width: 14, Align: page.Center}, {Title: "办件类型", Width: 12, Align: page.Center},
		{Title: "承诺时限", Width: 16}, {Title: "收费", Width: 10, Align: page.Center}, {Title: title, Width: 8, Align: page.Center},
	}}
	for _, m := range matters {
		t.Rows = append(t.Rows, []page.Cell{
			append(page.Cell{page.Linked(m.Name, page.Link{Page: page.PathOf(page.GuidePage, m.ID)})}, keywords(m)...), {page.Plain(string(m.Type))}, {page.Plain(string(m.Handling))},
			{page.Plain(wording.Promise(m))}, {page.Plain(wording.Charged(m))}, {more(m)},
		})
	}
	return t
}

// keywords says what people call a matter who look for it.
func keywords(m *model.Matter) page.Cell {
	if len(m.Keywords) == 0 {
		return nil
	}
	return page.Cell{page.Small(strings.Join(m.Keywords, "、"))}
}

// matterTable lists matters with their guides and briefs.
func matterTable(matters []*model.Matter) page.Table {
	return MatterTable(matters, "简版", func(m *model.Matter) page.Text {
		return page.Linked("简版", page.Link{Page: page.PathOf(page.BriefPage, m.ID), Name: m.Name + "办事指南简版"})
	})
}
