package guide

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// steps adds the steps (办理流程): a table, or in a book, which has their chart beside it, a line each.
func (g *matterPage) steps() {
	if len(g.m.Steps) == 0 {
		g.w.Say(page.Plain(wording.Unpublished, "。"))
		return
	}
	if g.bound {
		l := page.List{Ordered: true}
		for _, s := range g.m.Steps {
			l.Items = append(l.Items, page.Item{Text: wording.StepLine(s)})
		}
		g.w.Add(l)
		return
	}
	t := page.Table{Columns: []page.Column{
		page.IndexColumn(), {Title: "环节", Width: 14}, {Title: "办理人员", Width: 14},
		{Title: "时限", Width: 12}, {Title: "申请人到现场", Width: 10, Align: page.Center},
		{Title: "审查标准", Width: 26}, {Title: "办理结果"},
	}}
	for i, s := range g.m.Steps {
		var come, output page.Cell
		switch {
		case s.Comes():
			come = page.Cell{page.Strong("要")}
		case s.Visit != nil:
			come = page.Cell{page.Plain("不用")}
		}
		if s.Output != "" {
			output = page.Cell{page.Plain(s.Output)}
		}
		t.Rows = append(t.Rows, []page.Cell{{page.Plain(strconv.Itoa(i + 1))}, stepName(s), {page.Plain(s.Role)}, page.Some(wording.StepLength(s)), come, page.Paragraphs(s.Standard), output})
	}
	g.w.Add(t)
}

// stepName is the name of a step, for whom there is it, and what is done together.
func stepName(s *model.Step) page.Cell {
	c := append(page.Cell{page.Strong(s.Name)}, page.Some(wording.StepFor(s))...)
	if s.Together != "" {
		c = append(c, page.Plain(wording.StepTogether(s)))
	}
	return c
}

// facts adds rows of keys and values: a table, or in a book, where its first table has said most of them, a line each.
func (g *matterPage) facts(rows []page.KeyRow) {
	if !g.bound {
		g.w.Add(page.KeyTable{Rows: rows})
		return
	}
	for _, r := range rows {
		if r.Value == nil {
			continue
		}
		g.w.Say(page.Concat(page.Strong(r.Key+"："), page.Separate("；", r.Value...)))
	}
}

// ways adds how the matter is handled (办理方式), where the catalog says anything of it.
func (g *matterPage) ways() {
	m := g.m
	rows := []page.KeyRow{
		{Key: "办理形式", Value: page.Some(wording.Channels(m))},
		{Key: "到现场次数", Value: wording.Visits(m)},
	}
	if m.Online != nil && m.Online.Depth != "" {
		rows = append(rows, page.KeyRow{Key: "网上办理深度", Value: []page.Text{page.Plain(string(m.Online.Depth))}})
	}
	if g.bound && m.Reach != "" { // which has no section of how applications are received
		rows = append(rows, page.KeyRow{Key: "通办范围", Value: []page.Text{page.Plain(wording.Reach(m.Reach, g.p.Catalog()))}})
	}
	if m.Commitment != nil {
		rows = append(rows, page.KeyRow{Key: "告知承诺", Value: g.cites.cited(*m.Commitment)})
		rows = append(rows, page.KeyRow{Key: "不实承诺的后果", Value: page.Paragraphs(g.m.Matter.Commitment.Consequence)})
	}
	if slices.ContainsFunc(rows, func(r page.KeyRow) bool { return r.Value != nil }) {
		g.w.Section("办理方式")
		g.w.From("matter.channels", "matter.steps", "matter.visitReason", "matter.online", "matter.commitment", "matter.reach", "region", "catalog.region")
		g.facts(rows)
	}
}

// deadline adds the limits (审批时限).
func (g *matterPage) deadline() {
	var l page.List
	for _, t := range wording.Limits(g.m, g.cites.after) {
		l.Items = append(l.Items, page.Item{Text: t})
	}
	g.w.Add(l)
}

// fee adds the fees (审批收费依据及标准).
func (g *matterPage) fee() {
	m := g.m
	if m.Fee == nil {
		g.w.Say(page.Plain(wording.Unpublished, "。"))
		return
	}
	if !m.Fee.Charged {
		free := page.Plain(wording.Free)
		if len(m.Free) > 0 {
			free = page.Concat(free, g.cites.after(m.Free))
		}
		if free = page.Concat(free, page.Plain("。")); m.Fee.Note != "" {
			free = page.Concat(free, page.Plain(page.Sentence(m.Fee.Note)))
		}
		g.w.Say(free)
		return
	}
	t := page.Table{Columns: []page.Column{
		{Title: "收费项目", Width: 22}, {Title: "收费标准", Width: 34}, {Title: "减免和备注", Width: 24}, {Title: "依据", Width: 20},
	}}
	for _, f := range m.Fees {
		name := append(page.Cell{page.Strong(f.Name)}, wording.Situation(f.When)...)
		t.Rows = append(t.Rows, []page.Cell{name, wording.FeeStandard(f), wording.FeeRemarks(f), g.cites.citeLaws(f.Basis)})
	}
	g.w.Add(t)
	if m.Fee.Note != "" {
		g.w.Say(page.Plain(page.Sentence(m.Fee.Note)))
	}
}

// result adds what the applicant receives (审批结果).
func (g *matterPage) result() {
	m := g.m
	defer func() {
		for _, x := range wording.Payments(m) {
			said := g.cites.cited(x.Cited)
			said[0] = page.Concat(page.Strong(x.Title+"："), said[0])
			g.w.Say(said...)
		}
		if t := wording.Bodies(m, schema.PayingBody, g.cites.after); t != nil {
			g.w.Say(page.Concat(page.Strong(string(schema.PayingBody)+"："), t))
		}
	}()
	if len(m.Results) == 0 {
		g.w.Say(page.Plain(wording.Unpublished, "。"))
		return
	}
	if r := m.Results[0]; len(m.Results) == 1 && r.Document == nil && len(r.When) == 0 && r.Sample == "" {
		g.w.Say(page.Plain(page.Sentence(r.Name)))
		return
	}
	var rows []page.KeyRow
	for i, r := range m.Results {
		name := "名称"
		if len(m.Results) > 1 {
			name = fmt.Sprintf("结果 %d", i+1)
		}
		rows = append(rows, page.KeyRow{Key: name, Value: []page.Text{page.Strong(r.Title())}})
		if len(r.When) > 0 {
			rows = append(rows, page.KeyRow{Key: "适用情形", Value: page.Some(r.When.Sentence())})
		}
		if d := r.Document; d != nil {
			rows = append(rows, page.KeyRow{Key: "类别和形式", Value: page.Some(wording.Listed(string(d.Kind), string(d.Form)))},
				page.KeyRow{Key: "有效期", Value: wording.Validity(d, g.cites.after)}, page.KeyRow{Key: "说明", Value: page.Paragraphs(d.Note)})
		}
		if i > 0 {
			rows = append(rows, page.KeyRow{Key: "送达", Value: page.Some(wording.OtherWays(r))}, page.KeyRow{Key: "领取地点", Value: page.Some(r.Pickup)}, page.KeyRow{Key: "领取人", Value: page.Some(r.Collector)})
		}
		if g.p.Catalog().Attachment(r.Sample) != nil {
			rows = append(rows, page.KeyRow{Key: "样本", Value: []page.Text{wording.Download("结果样本", r.Sample)}})
		}
	}
	g.facts(rows)
}
