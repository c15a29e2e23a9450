package render

import (
	"cmp"
	"strconv"
)

// steps adds the steps (办理流程): a table, or in a book, which has their chart beside it, a line each.
func (g *matterPage) steps() {
	if g.bound {
		l := List{Ordered: true}
		for _, s := range g.m.Steps {
			l.Items = append(l.Items, Item{Text: stepLine(s)})
		}
		g.w.Add(l)
		return
	}
	t := Table{Empty: "无", Columns: []Column{
		indexColumn(), {Title: "环节", Width: 14}, {Title: "办理人员", Width: 14},
		{Title: "时限", Width: 12}, {Title: "申请人到现场", Width: 10, Align: Center},
		{Title: "审查标准", Width: 26}, {Title: "办理结果"},
	}}
	for i, s := range g.m.Steps {
		come, output := Cell{plain("不用")}, Cell(nil)
		if s.Visit {
			come = Cell{strong("要")}
		}
		if s.Output != "" {
			output = Cell{plain(s.Output)}
		}
		t.Rows = append(t.Rows, []Cell{{plain(strconv.Itoa(i + 1))}, {strong(s.Name)}, {plain(s.Role)}, {plain(cmp.Or(stepTime(s), "不占时限"))}, come, paragraphs(s.Standard), output})
	}
	g.w.Add(t)
}

// facts adds rows of keys and values: a table, or in a book, where its first table has said most of them, a line each.
func (g *matterPage) facts(rows []KeyRow) {
	if !g.bound {
		g.w.Add(KeyTable{Rows: rows})
		return
	}
	for _, r := range rows {
		g.w.Say(concat(strong(r.Key+"："), separate("；", r.Value...)))
	}
}

// ways adds how the matter is handled (办理方式).
func (g *matterPage) ways() {
	m := g.m
	rows := []KeyRow{
		{Key: "办理形式", Value: []Text{plain(channels(m))}},
		{Key: "到现场次数", Value: visits(m)},
	}
	if m.Online != nil && m.Online.Depth != "" {
		rows = append(rows, KeyRow{Key: "网上办理深度", Value: []Text{plain(string(m.Online.Depth))}})
	}
	if m.Commitment != nil {
		rows = append(rows, KeyRow{Key: "告知承诺", Value: g.cites.cited(*m.Commitment)})
		rows = append(rows, KeyRow{Key: "不实承诺的后果", Value: paragraphs(g.m.Matter.Commitment.Consequence)})
	}
	g.facts(rows)
}

// deadline adds the limits (审批时限).
func (g *matterPage) deadline() {
	m := g.m
	limit := plain("法定时限：", statutory(m))
	if m.Statutory != nil {
		limit = concat(limit, g.cites.after(m.Statutory.Basis))
	}
	l := List{Items: []Item{
		{Text: concat(plain("承诺时限："), strong(m.Deadline.Promised.Sentence()))},
		{Text: limit},
	}}
	if m.Deadline.Note != "" {
		l.Items = append(l.Items, Item{Text: concat(strong("说明："), plain(sentence(m.Deadline.Note)))})
	}
	for _, e := range m.Excluded {
		who := ""
		if len(e.When) > 0 {
			who = e.When.Sentence() + "的，"
		}
		l.Items = append(l.Items, Item{Text: concat(plain("不计入时限：", who, e.Kind, "，最长 ", e.Sentence()), g.cites.after(e.Basis))})
	}
	g.w.Add(l)
}

// fee adds the fees (审批收费依据及标准).
func (g *matterPage) fee() {
	m := g.m
	if !m.Fee.Charged {
		g.w.Say(plain("不收费。"))
		return
	}
	t := Table{Empty: "无", Columns: []Column{
		{Title: "收费项目", Width: 22}, {Title: "收费标准", Width: 34}, {Title: "减免和备注", Width: 24}, {Title: "依据", Width: 20},
	}}
	for _, f := range m.Fees {
		name := Cell{strong(f.Name)}
		if len(f.When) > 0 {
			name = append(name, plain("适用情形：", f.When.Sentence()))
		}
		t.Rows = append(t.Rows, []Cell{name, feeStandard(f), feeRemarks(f), g.cites.citeLaws(f.Basis)})
	}
	g.w.Add(t)
}

// result adds what the applicant receives (审批结果).
func (g *matterPage) result() {
	m := g.m
	if m.Document == nil {
		g.w.Say(plain(sentence(m.Result.Name)))
		return
	}
	d := m.Document
	valid, note := g.validFor(d), paragraphs(d.Note)
	if d.Validity == nil && limited(d.Note) {
		valid, note = note, nil
	}
	rows := []KeyRow{
		{Key: "名称", Value: []Text{strong(d.Name)}},
		{Key: "类别和形式", Value: []Text{plain(string(d.Kind), "，", string(d.Form))}},
		{Key: "有效期", Value: valid},
	}
	if len(note) > 0 {
		rows = append(rows, KeyRow{Key: "说明", Value: note})
	}
	g.facts(rows)
}
