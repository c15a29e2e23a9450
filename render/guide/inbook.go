package guide

import (
	"fmt"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// guideInBook builds the guide of a matter as it stands in a book: what an applicant reads at the counter, in the order in which it
// is asked for, without what does not apply, and without forms, which nobody can fill in in a book.
func guideInBook(m *model.Matter, p *validate.Program, stamp string) page.Document {
	g := newMatterPage(m, p)
	g.bound = true
	g.box()
	if t := wording.Scope(m, p.AsOf()); t != nil {
		g.w.Section("适用范围")
		g.w.From(fromScope...)
		g.w.Say(t...)
	}
	g.w.Section("决定机构")
	g.w.From(fromDecision...)
	g.w.Say(g.examiners()...)
	g.w.Say(wording.Decider(m, g.cites.after)...)
	g.quota()
	g.w.Section("申请条件")
	g.conditions()
	if len(m.Prohibitions) > 0 {
		g.w.From("matter.prohibitions")
		g.w.Add(page.Heading{Level: 3, Text: "不予办理的情形"})
		g.prohibitions()
	}
	g.w.Section(MaterialsSection)
	g.materials()
	g.w.Section("办理流程")
	pictures := flow(m)
	g.w.From(fromChart...)
	for _, pic := range pictures { // at the bottom of this page or of the next, after the table of materials, which it would divide, and before the laws
		pic.Loose = true
		if pic.Path == pictures[0].Path {
			pic.Place = page.PlaceIn(page.PathOf(page.GuidePage, m.ID), "flow")
		}
		g.w.Add(pic)
	}
	g.w.From("matter.steps")
	g.steps()
	if n := len(pictures); n > 0 {
		place := page.PlaceIn(page.PathOf(page.GuidePage, m.ID), "flow")
		which := "流程图见第 "
		if n > 1 {
			which = fmt.Sprintf("流程图共 %d 幅，第一幅见第 ", n)
		}
		g.w.Say(page.Concat(page.Small(which), page.Text{{Style: page.Remark, Link: page.Link{PageOf: place}}}, page.Small(" 页。")))
	}
	g.ways()
	g.w.Section(LimitsSection)
	g.w.From(fromLimits...)
	g.deadline()
	g.w.Section("收费")
	g.w.From("matter.fee")
	g.fee()
	delivery := delivered(m)
	if delivery == nil {
		g.w.Section("结果")
	} else {
		g.w.Section("结果和送达")
	}
	g.w.From(fromResults...)
	g.result()
	g.w.From(fromDelivery...)
	g.w.Say(delivery...)
	g.w.From("matter.tracking")
	if m.Tracking != "" {
		g.w.Say(page.Plain("查询进程和结果：", page.Sentence(m.Tracking)))
	}
	if len(m.Service) > 1 {
		g.w.Section("各窗口的地址、时间和电话")
		g.w.From(fromDesks...)
		g.w.Add(addressTable(m.Service, m.Department), page.Paragraph{Text: page.Strong("咨询：")}, phones(m.Service, func(w schema.Window) []string { return w.Lines }),
			page.Paragraph{Text: page.Strong("投诉：")}, phones(m.Service, func(w schema.Window) []string { return w.Complaints }))
	}
	g.w.Section("权利和义务")
	g.w.From(fromRights...)
	g.remedies()
	g.mistakes(g.w.Section)
	g.w.Section(LawsSection)
	g.w.From("matter.basis", "matter.result", "matter.results", "document.validity", "law")
	g.cites.basisInBook(&g.w)
	return page.Document{
		Path: page.PathOf(page.GuidePage, m.ID), Kind: page.GuidePage, ID: m.ID, Title: m.Name, Sort: "办事指南", Owner: m.Department.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: g.w.Blocks(), From: g.w.Sources(),
	}
}

// procedureGuideInBook builds the guide of a procedure as it stands in a book, with its basis at the end.
func procedureGuideInBook(pr *model.Procedure, p *validate.Program, stamp string) page.Document {
	return procedureGuide(pr, p, stamp, true)
}

// noticeInBook builds a one-time notice as it stands in a book, without forms and nothing to sign.
func noticeInBook(pr *model.Procedure, p *validate.Program, stamp string) page.Document {
	return makeNotice(pr, p, stamp, true)
}
