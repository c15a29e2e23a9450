package render

import (
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
)

// ProcedureGuide builds the guide of a procedure (联办指南): its members in order and by stage, and what each of them asks.
func ProcedureGuide(pr *validate.Procedure, p *validate.Program, o Options) Document {
	g := guide{p: p, basis: pr.Basis}
	var departments []string
	for _, b := range pr.Members {
		if name := b.Matter.Department.ShortName(); !slices.Contains(departments, name) {
			departments = append(departments, name)
		}
	}
	rows := []KeyRow{
		{"联办名称", []Text{strong(pr.Name)}, true},
		{"牵头部门", []Text{plain(pr.Lead.Name)}, false},
		{"服务对象", []Text{plain(audience(pr.Audience))}, false},
		{"联办事项", []Text{plain(strconv.Itoa(len(pr.Members)), " 项")}, false},
		{"参加部门", []Text{plain(strings.Join(departments, "、"))}, false},
	}
	g.add(KeyTable{Box: true, Rows: append(rows, windowRows(pr.Service, pr.Lead)...)})
	if pr.Note != "" {
		g.add(Note{Title: "说明", Text: paragraphs(pr.Note)})
	}
	g.section("适用范围")
	if pr.Scope != "" {
		g.say(paragraphs(pr.Scope)...)
	} else {
		g.say(plain("适用于一并申请下列事项的申请人。"))
	}
	g.section("依据")
	g.add(g.basisList())
	g.section("联办事项")
	g.add(memberTable(pr))
	g.section("申请材料")
	if pr.Shared != "" {
		g.say(paragraphs(pr.Shared)...)
	}
	g.add(memberMaterials(pr))
	if pr.Claims != nil {
		g.section("公布指标")
		g.claims(pr.Claims)
	}
	g.section("办公地址和时间")
	g.add(addressTable(pr.Service, pr.Lead))
	g.section("咨询途径")
	g.add(phones(pr.Service, func(w schema.Window) []string { return w.Lines }))
	g.section("监督投诉渠道")
	g.add(phones(pr.Service, func(w schema.Window) []string { return w.Complaints }))
	g.lawTexts()
	return Document{
		Path: procedurePath(pr), Kind: ProcedurePage, ID: pr.ID, Title: pr.Name, Sort: "联办指南", Owner: pr.Lead.Name,
		Banner: p.Edition().Name, Stamp: o.Stamp(p), Blocks: g.blocks,
	}
}

// memberTable lists the members of a procedure in order.
func memberTable(pr *validate.Procedure) Table {
	staged := slices.ContainsFunc(pr.Members, func(b validate.Member) bool { return b.Stage != "" })
	t := Table{Empty: "无", Columns: []Column{indexColumn()}}
	if staged {
		t.Columns = append(t.Columns, Column{Title: "阶段", Width: 14})
	}
	t.Columns = append(t.Columns, Column{Title: "事项"}, Column{Title: "部门", Width: 14}, Column{Title: "法定时限", Width: 12},
		Column{Title: "承诺时限", Width: 12}, Column{Title: "审批结果", Width: 20})
	for i, b := range pr.Members {
		m := b.Matter
		name := Cell{linked(m.Name, Link{Page: guidePath(m)})}
		if len(b.When) > 0 {
			name = append(name, plain("适用情形：", b.When.Sentence()))
		}
		row := []Cell{{plain(strconv.Itoa(i + 1))}}
		if staged {
			row = append(row, paragraphs(b.Stage))
		}
		t.Rows = append(t.Rows, append(row, name, Cell{plain(m.Department.ShortName())}, Cell{plain(statutory(m))},
			Cell{plain(m.Deadline.Promised.Sentence())}, Cell{plain(m.ResultName())}))
	}
	return t
}

// memberMaterials lists what each member of a procedure asks, with a link to its guide.
func memberMaterials(pr *validate.Procedure) Table {
	t := Table{Empty: "无", Columns: []Column{{Title: "事项", Width: 30}, {Title: "申请材料"}}}
	for _, b := range pr.Members {
		var names Cell
		for i, r := range b.Matter.Materials {
			names = append(names, concat(plain(strconv.Itoa(i+1), ". ", r.Title), small(bracketed(hand(r)))))
		}
		t.Rows = append(t.Rows, []Cell{{linked(b.Matter.Name, Link{Page: guidePath(b.Matter)})}, names})
	}
	return t
}

// claims adds what the office has announced about a procedure, labelled as such.
func (g *guide) claims(c *schema.Claims) {
	g.say(plain("下列数字是向社会公布的指标。"))
	var rows []KeyRow
	for _, e := range []struct {
		name, unit string
		value      *int
	}{
		{"法定时限合计", " 个工作日", c.Statutory}, {"承诺时限", " 个工作日", c.Promised},
		{"分别办理跑动次数", " 次", c.VisitsBefore}, {"联办跑动次数", " 次", c.VisitsAfter},
	} {
		if e.value != nil {
			rows = append(rows, KeyRow{Key: e.name, Value: []Text{plain(strconv.Itoa(*e.value), e.unit)}})
		}
	}
	if c.Source != "" {
		rows = append(rows, KeyRow{Key: "出处", Value: []Text{plain(c.Source)}})
	}
	g.add(KeyTable{Rows: rows})
}
