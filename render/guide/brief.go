package guide

import (
	"strconv"
	"strings"

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
	promise := []page.Text{page.Concat(page.Strong(m.Deadline.Promised.Sentence()), page.Plain("（法定时限：", wording.Statutory(m), "）"))}
	if m.Deadline.Note != "" {
		promise = append(promise, page.Plain(m.Deadline.Note))
	}
	rows := []page.KeyRow{
		{Key: "服务内容", Value: append([]page.Text{page.Strong(m.Name)}, page.Paragraphs(m.Scope)...)},
		{Key: "服务对象", Value: []page.Text{page.Plain(wording.Audience(m.Audience))}},
	}
	if len(m.Applies) > 0 {
		rows = append(rows, page.KeyRow{Key: "适用情形", Value: []page.Text{page.Plain(m.Applies.Sentence())}})
	}
	if m.Decider != "" {
		rows = append(rows, page.KeyRow{Key: "决定机构", Value: []page.Text{page.Plain(m.Decider)}})
	}
	rows = append(rows,
		page.KeyRow{Key: "审批依据", Value: []page.Text{page.Plain(page.Separate("；", g.cites.citeLaws(g.cites.basis)...).String())}},
		page.KeyRow{Key: "申报条件", Value: g.briefConditions()},
		page.KeyRow{Key: "申报材料", Value: g.briefMaterials()},
		page.KeyRow{Key: "办理程序", Value: []page.Text{page.Plain(wording.BriefSteps(m))}},
		page.KeyRow{Key: "承诺期限", Value: promise},
		page.KeyRow{Key: "收费标准", Value: wording.FeeSummary(m)},
		page.KeyRow{Key: "办事结果", Value: []page.Text{page.Plain(m.ResultName(), wording.Deliveries(m))}},
		page.KeyRow{Key: "到现场次数", Value: wording.Visits(m)},
	)
	rows = append(rows, windowRows(m.Service, m.Department)...)
	if m.Online != nil {
		rows = append(rows, page.KeyRow{Key: "网上办理", Value: []page.Text{page.Linked(m.Online.URL, page.Link{URL: m.Online.URL})}})
	}
	if site := p.Edition().Site; site != "" {
		url := strings.TrimSuffix(site, "/") + "/" + page.PathOf(page.GuidePage, m.ID) + ".html"
		rows = append(rows, page.KeyRow{Key: "完整版指南", Value: []page.Text{page.Linked(url, page.Link{URL: url})}})
	}
	return page.Document{
		Path: page.PathOf(page.BriefPage, m.ID), Kind: page.BriefPage, ID: m.ID, Title: m.Name, Sort: "办事指南（简版）", Owner: m.Department.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: []page.Block{page.KeyTable{Rows: rows}},
		Also: page.Linked("完整版", page.Link{Page: page.PathOf(page.GuidePage, m.ID)}),
	}
}

// briefConditions says conditions, prohibitions and prerequisites, numbered, one text each.
func (g *matterPage) briefConditions() []page.Text {
	var texts []page.Text
	number := func(t page.Text) {
		texts = append(texts, page.Concat(page.Plain(strconv.Itoa(len(texts)+1), ". "), t))
	}
	for _, c := range g.m.Conditions {
		t := page.Separate(" ", page.Paragraphs(c.Text)...)
		if len(c.When) > 0 {
			t = page.Concat(page.Plain(c.When.Sentence(), "的："), t)
		}
		number(t)
	}
	for _, r := range g.m.Prerequisites {
		var ways []page.Text
		for _, a := range r.AnyOf {
			ways = append(ways, page.Plain(a.Title()))
		}
		t := page.Concat(page.Plain(string(r.By), "前须有："), page.Separate(" 或 ", ways...))
		if len(r.When) > 0 {
			t = page.Concat(page.Plain(r.When.Sentence(), "的，"), t)
		}
		number(t)
	}
	for _, c := range g.m.Prohibitions {
		number(page.Concat(page.Plain("不予办理："), page.Separate(" ", page.Paragraphs(c.Text)...)))
	}
	if len(texts) == 0 {
		return []page.Text{page.Plain(wording.None)}
	}
	return texts
}

// briefMaterials says materials, numbered, one text each: name, how many, for whom, and whether the window fetches it.
func (g *matterPage) briefMaterials() []page.Text {
	var texts []page.Text
	for i, r := range g.m.Materials {
		var about []string
		if s := wording.Hand(r); s != "" {
			about = append(about, s)
		}
		if r.Necessity != schema.Required {
			about = append(about, string(r.Necessity))
		}
		if r.By == schema.Decided {
			about = append(about, "办结前提交")
		}
		if len(r.When) > 0 {
			about = append(about, r.When.Sentence()+"的提交")
		}
		texts = append(texts, page.Concat(page.Plain(strconv.Itoa(i+1), ". ", r.Title), page.Small(wording.Bracketed(strings.Join(about, "；")))))
	}
	if len(texts) == 0 {
		return []page.Text{page.Plain(wording.None)}
	}
	return texts
}
