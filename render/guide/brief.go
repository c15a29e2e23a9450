package guide

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Brief builds the short service guide (办事指南简版): one page that holds what 八公开 asks for, so that it can hang on a
// wall or be handed out.
func Brief(m *model.Matter, p *validate.Program, stamp string) page.Document {
	g := newMatterPage(m, p)
	var rows []page.KeyRow
	if t := wording.Suspended(m.Suspended, p.AsOf(), nil); t != nil {
		rows = append(rows, page.KeyRow{Key: wording.SuspendedTitle, Value: []page.Text{t}, From: []page.Source{"matter.suspended"}})
	}
	if t := wording.Coming(m, p.AsOf()); t != nil {
		rows = append(rows, page.KeyRow{Key: wording.ComingTitle, Value: t, From: fromComing})
	}
	rows = append(rows, []page.KeyRow{
		{Key: "服务内容", Value: append([]page.Text{page.Strong(m.Name)}, page.Paragraphs(m.Scope)...), From: []page.Source{"matter.name", "matter.scope"}},
		{Key: "服务对象", Value: page.Some(wording.Audience(m.Audience)), From: []page.Source{"matter.audience"}},
	}...)
	if len(m.Applies) > 0 {
		rows = append(rows, page.KeyRow{Key: "适用情形", Value: []page.Text{page.Plain(m.Applies.Sentence())}, From: []page.Source{"matter.applies"}})
	}
	rows = append(rows, familyRow(m))
	if t := wording.Bodies(m, schema.DecidingBody, nil); t != nil {
		rows = append(rows, page.KeyRow{Key: "决定机构", Value: []page.Text{t}, From: fromDeciders})
	}
	rows = append(rows,
		page.KeyRow{Key: "审批依据", Value: []page.Text{page.Plain(cmp.Or(page.Separate("；", g.cites.citeLaws(g.cites.basis)...).String(), wording.Unpublished))}, From: []page.Source{"matter.basis", "law"}},
		page.KeyRow{Key: "申报条件", Value: numberedLines(wording.Conditions(m), wording.Declared(m.Matter.Conditions)), From: []page.Source{"matter.conditions", "matter.prerequisites", "matter.agencies", "document", "milestone"}},
		page.KeyRow{Key: wording.RefusalsTitle, Value: numberedLines(wording.Refusals(m), ""), From: []page.Source{"matter.prohibitions"}},
		page.KeyRow{Key: wording.QuotaTitle, Value: page.Some(wording.Quota(m)), From: []page.Source{"matter.quota"}},
		page.KeyRow{Key: "申报材料", Value: numberedLines(materialLines(m), wording.Declared(m.Matter.Materials)), From: []page.Source{"matter.materials", "document"}},
		page.KeyRow{Key: "办理程序", Value: []page.Text{page.Plain(wording.BriefSteps(m))}, From: []page.Source{"matter.steps"}},
		page.KeyRow{Key: "承诺期限", Value: wording.Limits(m, nil), From: fromLimits},
		page.KeyRow{Key: "收费标准", Value: wording.Fees(m), From: []page.Source{"matter.fee"}},
		page.KeyRow{Key: "办事结果", Value: wording.Result(m, nil), From: slices.Concat(fromResults, fromDelivery)},
		page.KeyRow{Key: "到现场次数", Value: wording.Visits(m), From: fromVisits},
	)
	rows = append(rows, windowRows(m.Service, m.Department)...)
	if m.Online != nil {
		rows = append(rows, page.KeyRow{Key: "网上办理", Value: []page.Text{page.Linked(m.Online.URL, page.Link{URL: m.Online.URL})}, From: fromOnline})
	}
	if url := page.Address(p.Edition().Site, page.PathOf(page.GuidePage, m.ID)); url != "" {
		rows = append(rows, page.KeyRow{Key: "完整版指南", Value: []page.Text{page.Linked(url, page.Link{URL: url})}, From: []page.Source{"catalog.site"}})
	}
	rows = append(rows, page.KeyRow{Key: "说明", Value: page.Paragraphs(m.Note), From: []page.Source{"matter.note"}})
	g.w.From(rowSources(rows)...)
	g.w.Add(page.KeyTable{Rows: rows})
	return page.Document{
		Path: page.PathOf(page.BriefPage, m.ID), Kind: page.BriefPage, ID: m.ID, Title: m.Name, Sort: "办事指南（简版）", Owner: m.Department.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: g.w.Blocks(), From: g.w.Sources(),
		Also: page.Linked("完整版", page.Link{Page: page.PathOf(page.GuidePage, m.ID), Name: m.Name + "办事指南完整版"}),
	}
}

// numberedLines numbers lines; without any it says what else is said.
func numberedLines(lines []page.Text, none string) []page.Text {
	if len(lines) == 0 {
		return page.Some(none)
	}
	var texts []page.Text
	for i, t := range lines {
		texts = append(texts, page.Concat(page.Plain(strconv.Itoa(i+1), ". "), t))
	}
	return texts
}

// materialLines says the materials, a line each.
func materialLines(m *model.Matter) []page.Text {
	var texts []page.Text
	for _, r := range m.Materials {
		texts = append(texts, wording.MaterialLine(r))
	}
	return texts
}
