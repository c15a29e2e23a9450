package guide

import (
	"cmp"
	"slices"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Papers builds what the window of a matter hands out while it is handled (窗口文书): that the application is accepted, what has to be put right, that
// it is not accepted, and that it is refused. Each says what the catalog says of the matter, so that only the case is written by hand: 行政许可法第三十二条、
// 第三十八条, whose articles are cited for licences alone.
func Papers(m *model.Matter, p *validate.Program, stamp string) page.Document {
	g := papersPage{m: m, p: p, law: m.Type == schema.Licence && !p.AsOf().Before(model.LicensingLaw), cites: cites{basis: wording.Ranked(m.Basis)}}
	g.acceptance()
	g.correction()
	g.rejection()
	if m.Type != schema.Filing { // what is complete is filed
		g.refusal()
	}
	return page.Document{
		Path: page.PathOf(page.PaperPage, m.ID), Kind: page.PaperPage, ID: m.ID, Title: m.Name, Sort: "窗口文书", Owner: m.Department.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: g.w.Blocks(), From: g.w.Sources(),
		Also: page.Linked("办事指南", page.Link{Page: page.PathOf(page.GuidePage, m.ID), Name: m.Name + "办事指南"}),
	}
}

// papersPage is the papers of a matter while they are written.
type papersPage struct {
	w     page.Writer
	m     *model.Matter
	p     *validate.Program
	law   bool // 行政许可法 governs it
	cites cites
}

// cited is an article of 行政许可法 in brackets, "" where that does not govern the matter.
func (g *papersPage) cited(articles string) string {
	if !g.law {
		return ""
	}
	return "（《行政许可法》" + articles + "）"
}

// after is the basis of something in brackets: a paper does not quote articles, and has nothing to lead to.
func (g *papersPage) after(basis []*model.Basis) page.Text {
	if t := g.cites.after(basis); t != nil {
		return page.Plain(t.String())
	}
	return nil
}

// paper adds a paper of a body, the department if the catalog names none: a heading, which begins a sheet, and a frame with what is said of the case,
// some blocks, and who signs.
func (g *papersPage) paper(licence, other string, by schema.BodyRole, from []page.Source, blocks ...page.Block) {
	title, body, seal := other, g.m.Department.Name, "印章"
	if t := wording.Bodies(g.m, by, nil); t != nil {
		body = t.String()
	}
	if g.law && by == schema.AcceptingBody { // 行政许可法第三十二条第二款
		seal = "专用印章"
	}
	if g.m.Type == schema.Licence {
		title = licence
	}
	g.w.Section(title)
	g.w.From(append([]page.Source{"matter.name", "matter.type", "matter.department", "matter.codes", "matter.decider", "matter.bodies", "department"}, from...)...)
	blank := page.Table{Blank: true, Columns: []page.Column{{Title: "编号", Width: 22}, {Title: "申请人", Width: 34}, {Title: "联系电话", Width: 22}, {Title: "收到申请的日期", Width: 22}}, Rows: [][]page.Cell{{nil, nil, nil, nil}}}
	sign := page.Table{Blank: true, Columns: []page.Column{{Title: "经办人", Width: 22}, {Title: body + "（" + seal + "）", Width: 34}, {Title: "日期", Width: 22}, {Title: "申请人（签收）", Width: 22}}, Rows: [][]page.Cell{{nil, nil, nil, nil}}}
	of := page.Paragraph{Text: page.Concat(page.Plain("申请事项："), page.Strong(g.m.Name), page.Plain(wording.Bracketed(codeOf(g.m))))}
	g.w.Add(page.Form{Blocks: append(append([]page.Block{blank, of}, blocks...), sign)})
}

// codeOf is the code by which a matter is called, "" for none.
func codeOf(m *model.Matter) string {
	if m.Codes == nil {
		return ""
	}
	return cmp.Or(m.Codes.Implementation, m.Codes.Item, m.Codes.Basic, m.Codes.Local)
}

// say is a paragraph.
func say(parts ...string) page.Block { return page.Paragraph{Text: page.Plain(parts...)} }

// acceptance adds that an application is accepted.
func (g *papersPage) acceptance() {
	m := g.m
	blocks := []page.Block{
		say("您（单位）的申请，材料齐全、符合法定形式，现予受理", g.cited("第三十二条第一款第五项"), "。"),
	}
	var limits []page.Text
	if _, promised := m.Promise(); promised {
		limits = append(limits, page.Plain("承诺 ", wording.Promise(m)))
	}
	if t := wording.Statutory(m, g.after); t != nil {
		limits = append(limits, page.Concat(page.Plain("法定 "), t))
	}
	accepted := page.Plain("受理日期：＿＿＿＿年＿＿月＿＿日。")
	if limits != nil {
		accepted = page.Concat(accepted, page.Plain("办理期限："), page.Separate("，", limits...), page.Plain("。"))
	}
	blocks = append(blocks, page.Paragraph{Text: accepted})
	if m.Deadline.Note != "" { // such as when the clock starts, if not with the acceptance
		blocks = append(blocks, say("期限说明：", page.Sentence(m.Deadline.Note)))
	}
	for _, e := range m.Excluded { // how long it takes the applicant is told in writing (第四十五条)
		what := wording.Excluded(e)
		if e.Unknown() { // that nobody has published how long it takes is no news on a paper that says it
			what = wording.Listed(wording.Only(e.When), e.Kind)
		}
		blocks = append(blocks, page.Paragraph{Text: page.Concat(page.Plain("不计入期限：", what), g.after(e.Basis), page.Plain("，本件需要＿＿＿＿＿＿", g.cited("第四十五条"), "。"))})
	}
	received := page.Table{Blank: true, Columns: []page.Column{{Title: "收到", Width: 8, Align: page.Center}, {Title: "材料"}, {Title: "份数和形式", Width: 24}, {Title: "备注", Width: 24}}}
	for _, r := range m.Materials {
		if !r.Fetched() {
			received.Rows = append(received.Rows, []page.Cell{{page.Plain("□")}, paperOf(r), wording.Quantity(r), nil})
		}
	}
	if received.Rows != nil {
		blocks = append(blocks, received)
	}
	if m.Tracking != "" {
		blocks = append(blocks, say("进程查询：", page.Sentence(m.Tracking)))
	}
	blocks = append(blocks, g.telephones()...)
	g.paper("行政许可申请受理通知书", "申请受理通知书", schema.AcceptingBody, []page.Source{"matter.deadline", "matter.materials", "matter.result", "matter.results", "document", "matter.tracking", "matter.service", "matter.basis"}, blocks...)
}

// telephones says whom to ask and where to complain.
func (g *papersPage) telephones() (blocks []page.Block) {
	for _, x := range []struct {
		title string
		of    func(schema.Window) []string
	}{{"咨询电话", func(w schema.Window) []string { return w.Lines }}, {"监督投诉电话", func(w schema.Window) []string { return w.Complaints }}} {
		var numbers []page.Text
		for _, w := range g.m.Service {
			if t := page.Phones(x.of(w), page.Regular); len(t) > 0 {
				numbers = append(numbers, t)
			}
		}
		if numbers != nil {
			blocks = append(blocks, page.Paragraph{Text: page.Concat(page.Plain(x.title, "："), page.Separate("、", page.Once(nil, numbers...)...))})
		}
	}
	return blocks
}

// correction adds what of an application has to be put right.
func (g *papersPage) correction() {
	m := g.m
	term := ""
	if g.law { // the five days of 第三十二条 are working days by 第八十二条
		term = "（《行政许可法》第三十二条第一款第四项：当场或者在五个工作日内一次告知，法律、行政法规规定更短的，从其规定；逾期不告知的，自收到申请材料之日起即为受理）"
	}
	blocks := []page.Block{say("您（单位）的申请，材料不齐全或者不符合法定形式。需要补正的全部内容一次告知如下", term, "：")}
	t := page.Table{Blank: true, Columns: []page.Column{{Title: "补正", Width: 8, Align: page.Center}, {Title: "材料", Width: 26}, {Title: "要求", Width: 30}, {Title: "怎样补正"}}}
	for _, r := range m.Materials {
		if !r.Fetched() {
			t.Rows = append(t.Rows, []page.Cell{{page.Plain("□")}, paperOf(r), append(wording.Quantity(r), page.Paragraphs(r.Standard)...), nil})
		}
	}
	t.Rows = append(t.Rows, []page.Cell{{page.Plain("□")}, nil, nil, nil}, []page.Cell{{page.Plain("□")}, nil, nil, nil})
	blocks = append(blocks, t)
	var where page.Cell
	online := slices.Equal(m.Channels, []schema.Channel{schema.OverInternet}) // what is handed in there alone is put right there
	if online {
		where = page.Cell{page.Plain(string(schema.OverInternet))}
	}
	for _, w := range m.Service {
		if online {
			break
		}
		where = page.Once(where, page.Plain(wording.Listed(wording.Place(w, m.Department), wording.Hours(w, m.Department))))
	}
	if m.Online != nil {
		where = append(where, page.Linked(m.Online.URL, page.Link{URL: m.Online.URL}))
	}
	if where != nil {
		blocks = append(blocks, page.Paragraph{Text: page.Concat(page.Plain("补正以后提交到："), page.Separate("；", where...))})
	}
	g.paper("行政许可申请材料补正告知书", "申请材料补正告知书", schema.AcceptingBody, []page.Source{"matter.materials", "matter.result", "matter.results", "document", "matter.service", "matter.online", "matter.channels"}, append(blocks, g.telephones()...)...)
}

// paperOf is a material, for whom it is asked, whether it may be missing, and what is noted of it.
func paperOf(r model.Material) page.Cell {
	c := append(page.Cell{page.Plain(r.Title)}, wording.Situation(r.When)...)
	for _, t := range wording.Necessity(r) {
		if t.String() != string(schema.Required) {
			c = append(c, t)
		}
	}
	return append(c, page.Some(r.Note)...)
}

// remedies says what the applicant can do who does not agree, with whom the catalog names for what its decider decides.
func (g *papersPage) remedies(decided bool) (blocks []page.Block) {
	m := g.m
	if !decided && len(m.Deciders()) > 0 {
		other := *m.Matter
		other.Remedy = nil
		m = &model.Matter{Matter: &other}
	}
	for _, s := range wording.Remedies(m, g.p.AsOf()) {
		blocks = append(blocks, say(s))
	}
	return blocks
}

// grounds is a table of what may be the reason, each to be ticked, with room for the facts.
func grounds(reasons ...page.Text) page.Table {
	t := page.Table{Blank: true, Columns: []page.Column{{Title: "情形", Width: 8, Align: page.Center}, {Title: "依据和条件"}, {Title: "事实和理由", Width: 30}}}
	for _, r := range reasons {
		t.Rows = append(t.Rows, []page.Cell{{page.Plain("□")}, {r}, nil})
	}
	return t
}

// rejection adds that an application is not accepted, with what an acceptance depends on. The licensing law has two grounds, and no other.
func (g *papersPage) rejection() {
	m := g.m
	var reasons []page.Text
	if g.law {
		reasons = append(reasons, page.Plain("申请事项依法不需要取得行政许可（《行政许可法》第三十二条第一款第一项）"), page.Plain("申请事项依法不属于本机关职权范围（《行政许可法》第三十二条第一款第二项），请向＿＿＿＿＿＿＿＿申请"))
	} else {
		reasons = append(reasons, page.Plain("申请事项不属于本机关职权范围，请向＿＿＿＿＿＿＿＿申请"))
		if s := m.Applies.Sentence(); s != "" {
			reasons = append(reasons, page.Plain("不属于本事项的适用情形（本事项适用于："+s+"）"))
		}
	}
	for _, c := range m.Conditions {
		if c.Kind == schema.AcceptanceCondition {
			reasons = append(reasons, page.Concat(page.Plain("不符合受理条件："), wording.Lead(c.When), page.Plain(page.Sentence(c.Text)), g.after(c.Basis)))
		}
	}
	reasons = append(reasons, page.Plain("其他（写明依据）："))
	blocks := append([]page.Block{say("您（单位）的申请有下列情形，决定不予受理："), grounds(reasons...)}, g.remedies(false)...)
	g.paper("行政许可申请不予受理决定书", "申请不予受理决定书", schema.AcceptingBody, []page.Source{"matter.applies", "fact", "matter.conditions", "matter.basis", "matter.remedy"}, blocks...)
}

// refusal adds that what is applied for is refused, with all that it may be refused for.
func (g *papersPage) refusal() {
	m := g.m
	var reasons []page.Text
	for _, c := range m.Conditions {
		if c.Kind != schema.AcceptanceCondition {
			reasons = append(reasons, page.Concat(page.Plain("不符合："), wording.Lead(c.When), page.Plain(page.Sentence(c.Text)), g.after(c.Basis)))
		}
	}
	for _, c := range m.Prohibitions {
		reasons = append(reasons, page.Concat(page.Plain("有不予办理的情形：", page.Sentence(c.Text)), g.after(c.Basis)))
	}
	if m.Quota != nil && m.Quota.Text != "" {
		reasons = append(reasons, page.Concat(page.Plain("受数量限制不能准予，限制是：", page.Sentence(m.Quota.Text)), g.after(m.Quota.Basis)))
	}
	reasons = append(reasons, page.Plain("其他（写明依据）："))
	what := "不予办理"
	if m.Type == schema.Licence {
		what = "不予行政许可"
	}
	blocks := append([]page.Block{say("您（单位）的申请，经审查有下列情形，决定", what, g.cited("第三十八条第二款"), "："), grounds(reasons...)}, g.remedies(true)...)
	g.paper("不予行政许可决定书", "不予办理决定书", schema.DecidingBody, []page.Source{"matter.conditions", "matter.prohibitions", "matter.quota", "fact", "matter.basis", "matter.remedy"}, blocks...)
}
