package render

import (
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Brief builds the short service guide (办事指南简版): one page that holds what 八公开 asks for, so that it can hang on a
// wall or be handed out.
func Brief(m *model.Matter, p *validate.Program, stamp string) Document {
	g := newMatterPage(m, p)
	promise := []Text{concat(strong(m.Deadline.Promised.Sentence()), plain("（法定时限：", statutory(m), "）"))}
	if m.Deadline.Note != "" {
		promise = append(promise, plain(m.Deadline.Note))
	}
	rows := []KeyRow{
		{Key: "服务内容", Value: append([]Text{strong(m.Name)}, paragraphs(m.Scope)...)},
		{Key: "服务对象", Value: []Text{plain(audience(m.Audience))}},
	}
	if len(m.Applies) > 0 {
		rows = append(rows, KeyRow{Key: "适用情形", Value: []Text{plain(m.Applies.Sentence())}})
	}
	if m.Decider != "" {
		rows = append(rows, KeyRow{Key: "决定机构", Value: []Text{plain(m.Decider)}})
	}
	rows = append(rows,
		KeyRow{Key: "审批依据", Value: []Text{plain(separate("；", g.cites.citeLaws(g.cites.basis)...).String())}},
		KeyRow{Key: "申报条件", Value: g.briefConditions()},
		KeyRow{Key: "申报材料", Value: g.briefMaterials()},
		KeyRow{Key: "办理程序", Value: []Text{plain(briefSteps(m))}},
		KeyRow{Key: "承诺期限", Value: promise},
		KeyRow{Key: "收费标准", Value: feeSummary(m)},
		KeyRow{Key: "办事结果", Value: []Text{plain(m.ResultName(), deliveries(m))}},
		KeyRow{Key: "到现场次数", Value: visits(m)},
	)
	rows = append(rows, windowRows(m.Service, m.Department)...)
	if m.Online != nil {
		rows = append(rows, KeyRow{Key: "网上办理", Value: []Text{linked(m.Online.URL, Link{URL: m.Online.URL})}})
	}
	if site := p.Edition().Site; site != "" {
		url := strings.TrimSuffix(site, "/") + "/" + pathOf(GuidePage, m.ID) + ".html"
		rows = append(rows, KeyRow{Key: "完整版指南", Value: []Text{linked(url, Link{URL: url})}})
	}
	return Document{
		Path: pathOf(BriefPage, m.ID), Kind: BriefPage, ID: m.ID, Title: m.Name, Sort: "办事指南（简版）", Owner: m.Department.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: []Block{KeyTable{Rows: rows}},
		Also: linked("完整版", Link{Page: pathOf(GuidePage, m.ID)}),
	}
}

// briefConditions says conditions, prohibitions and prerequisites, numbered, one text each.
func (g *matterPage) briefConditions() []Text {
	var texts []Text
	number := func(t Text) {
		texts = append(texts, concat(plain(strconv.Itoa(len(texts)+1), ". "), t))
	}
	for _, c := range g.m.Conditions {
		t := separate(" ", paragraphs(c.Text)...)
		if len(c.When) > 0 {
			t = concat(plain(c.When.Sentence(), "的："), t)
		}
		number(t)
	}
	for _, r := range g.m.Prerequisites {
		var ways []Text
		for _, a := range r.AnyOf {
			ways = append(ways, plain(a.Title()))
		}
		t := concat(plain(string(r.By), "前须有："), separate(" 或 ", ways...))
		if len(r.When) > 0 {
			t = concat(plain(r.When.Sentence(), "的，"), t)
		}
		number(t)
	}
	for _, c := range g.m.Prohibitions {
		number(concat(plain("不予办理："), separate(" ", paragraphs(c.Text)...)))
	}
	if len(texts) == 0 {
		return []Text{plain(none)}
	}
	return texts
}

// briefMaterials says materials, numbered, one text each: name, how many, for whom, and whether the window fetches it.
func (g *matterPage) briefMaterials() []Text {
	var texts []Text
	for i, r := range g.m.Materials {
		var about []string
		if s := hand(r); s != "" {
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
		texts = append(texts, concat(plain(strconv.Itoa(i+1), ". ", r.Title), small(bracketed(strings.Join(about, "；")))))
	}
	if len(texts) == 0 {
		return []Text{plain(none)}
	}
	return texts
}
