package guide

import (
	"cmp"
	"slices"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/form"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// Guide builds the full service guide (办事指南完整版) of a matter: a box for the counter, then the twenty-one sections
// of the framework of 行政许可标准化指引（2016版）附录2 in its order, then the appendices.
func Guide(m *model.Matter, p *validate.Program, stamp string) page.Document {
	g := newMatterPage(m, p)
	g.box()
	g.sections()
	g.appendices()
	return page.Document{
		Path: page.PathOf(page.GuidePage, m.ID), Kind: page.GuidePage, ID: m.ID, Title: m.Name, Sort: "办事指南", Owner: m.Department.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: g.w.Blocks(), From: g.w.Sources(),
		Also: page.Linked("简版", page.Link{Page: page.PathOf(page.BriefPage, m.ID), Name: m.Name + "办事指南简版"}),
	}
}

// matterPage is the guide of a matter while it is written.
type matterPage struct {
	w     page.Writer
	m     *model.Matter
	p     *validate.Program
	cites cites
	bound bool // it is bound in a book, which has no forms
}

// newMatterPage begins the guide of a matter.
func newMatterPage(m *model.Matter, p *validate.Program) matterPage {
	return matterPage{m: m, p: p, cites: cites{basis: wording.Ranked(m.Basis), result: m.ResultBasis()}}
}

// box adds what an applicant at the counter reads first.
func (g *matterPage) box() {
	m := g.m
	name := m.Name
	if m.Short != "" {
		name += "（" + m.Short + "）"
	}
	var rows []page.KeyRow
	if !g.bound { // where it stands above as the title
		rows = append(rows, page.KeyRow{Key: "事项名称", Value: []page.Text{page.Strong(name)}, Wide: true, From: []page.Source{"matter.name", "matter.short"}})
	}
	rows = append(rows, codeRows(m.Codes)...)
	rows = append(rows, familyRow(m))
	if t := wording.Bodies(m, schema.DecidingBody, nil); t != nil {
		rows = append(rows, page.KeyRow{Key: "决定机构", Value: []page.Text{t}, Wide: true, From: fromDeciders})
	}
	rows = append(rows, []page.KeyRow{
		{Key: "事项类型", Value: page.Some(string(m.Type)), From: []page.Source{"matter.type"}},
		{Key: "办件类型", Value: page.Some(string(m.Handling)), From: []page.Source{"matter.handling"}},
		{Key: "服务对象", Value: page.Some(wording.Audience(m.Audience)), From: []page.Source{"matter.audience"}},
		{Key: "审批结果", Value: []page.Text{page.Plain(cmp.Or(m.ResultName(), wording.Unpublished))}, From: []page.Source{"matter.result", "matter.results", "document.name"}},
		{Key: "承诺时限", Value: wording.PromiseNoted(m), From: []page.Source{"matter.deadline.promised", "matter.deadline.note", "matter.handling"}},
		{Key: "法定时限", Value: wording.StatutoryNoted(m, nil), From: fromLimits},
		{Key: "收费", Value: wording.FeeSummary(m), From: []page.Source{"matter.fee"}},
		{Key: "到现场次数", Value: wording.Visits(m), From: fromVisits},
	}...)
	if g.bound && m.Short != "" {
		rows = append(rows, page.KeyRow{Key: "简称", Value: []page.Text{page.Plain(m.Short)}, Wide: true, From: []page.Source{"matter.short"}})
	}
	if len(m.Applies) > 0 {
		rows = append(rows, page.KeyRow{Key: "适用情形", Value: []page.Text{page.Plain(m.Applies.Sentence())}, Wide: true, From: []page.Source{"matter.applies"}})
	}
	materials := page.Plain(wording.MaterialsSummary(m))
	if len(m.Materials) > 0 {
		materials = page.Concat(materials, page.Linked("见"+MaterialsSection, page.Link{Section: MaterialsSection}))
	}
	rows = append(rows, page.KeyRow{Key: "申请材料", Value: []page.Text{materials}, Wide: true, From: []page.Source{"matter.materials"}})
	rows = append(rows, windowRows(m.Service, m.Department)...)
	if m.Online != nil {
		rows = append(rows, page.KeyRow{Key: "网上办理", Value: []page.Text{page.Linked(m.Online.URL, page.Link{URL: m.Online.URL})}, Wide: true, From: fromOnline})
	}
	g.w.From("matter.suspended")
	if t := wording.Suspended(m.Suspended, g.p.AsOf(), g.cites.after); t != nil {
		g.w.Add(page.Note{Title: wording.SuspendedTitle, Text: []page.Text{t}})
	}
	g.w.From(rowSources(rows)...)
	g.w.Add(page.KeyTable{Box: true, Rows: rows})
	if t := wording.Coming(m, g.p.AsOf()); t != nil {
		g.w.From(fromComing...)
		g.w.Add(page.Note{Title: wording.ComingTitle, Text: t})
	}
	g.w.From("matter.note")
	if m.Note != "" {
		g.w.Add(page.Note{Title: "说明", Text: page.Paragraphs(m.Note)})
	}
	g.family()
	g.w.From("procedure.members", "procedure.name", "procedure.order")
	if len(m.Procedures) > 0 {
		var links []page.Text
		for _, pr := range m.Procedures {
			links = append(links, page.Linked(pr.Name, page.Link{Page: page.PathOf(page.ProcedurePage, pr.ID)}))
		}
		g.w.Add(page.Note{Title: "可以联办", Text: []page.Text{page.Concat(page.Plain("本事项可以与其他事项一起申请："), page.Separate("、", links...), page.Plain("。"))}})
	}
}

// familyRow says of which family a matter is, and which kind of it; the kind alone where it is of no family, and nothing where it has none.
func familyRow(m *model.Matter) page.KeyRow {
	if m.Family == nil {
		return page.KeyRow{Key: wording.KindTitle, Value: page.Some(string(m.Kind)), Wide: true, From: []page.Source{"matter.kind"}}
	}
	return page.KeyRow{Key: "主项", Value: []page.Text{page.Plain(wording.Family(m))}, Wide: true, From: []page.Source{"matter.family", "matter.kind", "family"}}
}

// family says of a matter that is a kind of a family what holds for all of its kinds, and names the others.
func (g *matterPage) family() {
	f := g.m.Family
	if f == nil {
		return
	}
	g.w.From("matter.family", "matter.kind", "family")
	texts := page.Paragraphs(f.Note)
	var links []page.Text
	for _, m := range f.Matters {
		if m != g.m {
			links = append(links, page.Concat(page.Linked(m.Name, page.Link{Page: page.PathOf(page.GuidePage, m.ID)}), page.Plain(wording.Bracketed(string(m.Kind)))))
		}
	}
	if links != nil {
		texts = append(texts, page.Concat(page.Plain("同一主项还可以办："), page.Separate("、", links...), page.Plain("。")))
	}
	if texts != nil {
		g.w.Add(page.Note{Title: "主项“" + wording.Inner(f.Name) + "”", Text: texts})
	}
}

// codeRows says in a KeyTable the codes of a matter, none for nil.
func codeRows(c *schema.Codes) []page.KeyRow {
	if c == nil {
		return nil
	}
	var rows []page.KeyRow
	for _, e := range []struct{ name, code string }{
		{"基本编码", c.Basic}, {"实施规范编码", c.Specification}, {"实施编码", c.Implementation}, {"业务办理项编码", c.Item}, {"地方编码", c.Local},
	} {
		if e.code != "" {
			rows = append(rows, page.KeyRow{Key: e.name, Value: []page.Text{page.Plain(e.code)}, Wide: true, From: []page.Source{"matter.codes"}})
		}
	}
	return rows
}

// sections adds sections 一 to 二十一.
func (g *matterPage) sections() {
	m := g.m
	if t := wording.Scope(m, g.p.AsOf()); t != nil {
		g.w.Section("适用范围")
		g.w.From(fromScope...)
		g.w.Say(t...)
	}

	if m.Handling != "" {
		g.w.Section("事项审查类型")
		g.w.From("matter.handling")
		g.w.Say(page.Plain("办件类型为", string(m.Handling), "。"))
	}

	g.w.Section("审批依据")
	g.w.From("matter.basis", "law")
	g.w.Add(g.cites.basisList())

	g.w.Section("受理机构")
	g.w.From("matter.bodies", "matter.department", "matter.service")
	var desks []page.Text
	department := page.Linked(m.Department.Name, page.Link{Page: page.PathOf(page.DepartmentPage, m.Department.ID)})
	accepting := wording.Bodies(m, schema.AcceptingBody, g.cites.after)
	if accepting != nil {
		desks = append(desks, accepting)
	}
	desks = append(desks, g.examiners()...)
	for _, w := range m.Service {
		if accepting != nil { // whose window it is, nobody has said
			desks = append(desks, page.Plain("窗口：", w.Window))
			continue
		}
		desks = append(desks, page.Concat(department, page.Plain("（", w.Window, "）")))
	}
	if desks == nil {
		desks = append(desks, department)
	}
	g.w.Say(desks...)

	g.w.Section("决定机构")
	g.w.From(fromDecision...)
	g.w.Say(wording.Decider(m, g.cites.after)...)

	g.quota()

	g.w.Section("申请条件")
	g.conditions()

	if m.Matter.Prohibitions != nil {
		g.w.Section("禁止性要求")
		g.w.From("matter.prohibitions")
		g.prohibitions()
	}

	g.w.Section(MaterialsSection)
	g.materials()

	g.reception()

	g.w.Section("办理基本流程")
	g.w.From("matter.steps")
	g.steps()

	g.ways()

	g.w.Section("审批时限")
	g.w.From(fromLimits...)
	g.deadline()

	g.w.Section("审批收费依据及标准")
	g.w.From("matter.fee")
	g.fee()

	g.w.Section("审批结果")
	g.w.From(fromResults...)
	g.result()

	if said := delivered(m); said != nil {
		g.w.Section("结果送达")
		g.w.From(fromDelivery...)
		g.w.Say(said...)
	}

	g.w.Section("申请人权利和义务")
	g.w.From(fromRights...)
	g.remedies()

	if len(m.Service) > 0 {
		g.w.Section("咨询途径")
		g.w.From("matter.service")
		g.w.Add(phones(m.Service, func(w schema.Window) []string { return w.Lines }))

		g.w.Section("监督投诉渠道")
		g.w.From("matter.service")
		g.w.Add(phones(m.Service, func(w schema.Window) []string { return w.Complaints }))

		g.w.Section("办公地址和时间")
		g.w.From(fromDesks...)
		g.w.Add(addressTable(m.Service, m.Department))
	}

	if m.Tracking != "" {
		g.w.Section("办理进程和结果公开查询")
		g.w.From("matter.tracking")
		g.w.Say(page.Plain(page.Sentence(m.Tracking)))
	}
}

// delivered says how, when, where and to whom the result is handed over, nil where nobody has said anything.
func delivered(m *model.Matter) []page.Text {
	return append(page.Some(wording.DeliveryWays(m)), wording.Fetching(m)...)
}

// examiners names who examines an application, a line for each role (初审、复审).
func (g *matterPage) examiners() (texts []page.Text) {
	for _, role := range []schema.BodyRole{schema.ExaminingBody, schema.ReexaminingBody} {
		if t := wording.Bodies(g.m, role, g.cites.after); t != nil {
			texts = append(texts, page.Concat(page.Plain(string(role), "："), t))
		}
	}
	return texts
}

// appendices adds what there is of flow, forms, mistakes, questions and texts of the law.
func (g *matterPage) appendices() {
	m := g.m
	if pictures := flow(m); pictures != nil {
		g.w.Appendix("办理流程图")
		g.w.From(fromChart...)
		for _, p := range pictures {
			g.w.Add(p)
		}
	}

	forms, samples := g.forms(func(t model.Material) string { return t.Template }), g.forms(func(t model.Material) string { return t.Sample })
	addForms(&g.w, g.p, "申请书格式文本", wording.Blank, forms)
	addForms(&g.w, g.p, "申请书示范文本", wording.Sample, samples)

	g.mistakes(g.w.Appendix)
	g.cites.lawTexts(&g.w)
}

// quota adds how many are granted, where the catalog says it (数量限制).
func (g *matterPage) quota() {
	q := g.m.Quota
	if q == nil || g.bound && q.Text == "" {
		return
	}
	g.w.Section("数量限制")
	g.w.From("matter.quota")
	switch {
	case q.Text != "":
		g.w.Say(g.cites.cited(*q)...)
	case len(q.Basis) > 0:
		g.w.Say(page.Concat(page.Plain(wording.Nothing), g.cites.after(q.Basis), page.Plain("。")))
	default:
		g.w.Say(page.Plain(wording.None))
	}
}

// prohibitions lists when a matter is refused.
func (g *matterPage) prohibitions() {
	if len(g.m.Prohibitions) == 0 {
		g.w.Say(page.Plain(wording.None))
		return
	}
	l := page.List{Ordered: true}
	for _, c := range g.m.Prohibitions {
		l.Items = append(l.Items, item(nil, c, g.cites.after(c.Basis)))
	}
	g.w.Add(l)
}

// remedies adds the rights and duties of the applicant of a matter.
func (g *matterPage) remedies() {
	g.w.Add(numbered(wording.Rights(g.m, g.p.AsOf())))
}

// numbered is a numbered list of sentences.
func numbered(sentences []string) page.List {
	l := page.List{Ordered: true}
	for _, s := range sentences {
		l.Items = append(l.Items, page.Item{Text: page.Plain(s)})
	}
	return l
}

// mistakes adds frequent mistakes and questions, if there are any, each under a heading that head adds.
func (g *matterPage) mistakes(head func(title string)) {
	m := g.m
	if len(m.Mistakes) > 0 {
		head("常见错误示例")
		g.w.From("matter.mistakes")
		g.w.Add(numbered(m.Mistakes))
	}
	if len(m.Questions) > 0 {
		head("常见问题解答")
		g.w.From("matter.questions")
		for _, q := range m.Questions {
			g.w.Say(page.Strong("问：" + q.Question))
			for i, t := range page.Paragraphs(q.Answer) {
				if i == 0 {
					t = page.Concat(page.Plain("答："), t)
				}
				g.w.Say(t)
			}
		}
	}
}

// blankForm is a file of the catalog and the materials that name it.
type blankForm struct {
	path  string
	title string
}

// forms returns the forms that a matter's materials name, each once.
func (g *matterPage) forms(path func(model.Material) string) []blankForm {
	var forms []blankForm
	for _, t := range g.m.Materials {
		f := blankForm{path(t), t.Title}
		if len(g.p.Template(f.path)) == 0 || slices.ContainsFunc(forms, func(h blankForm) bool { return h.path == f.path }) {
			continue
		}
		forms = append(forms, f)
	}
	return forms
}

// addForms appends forms.
func addForms(w *page.Writer, p *validate.Program, title, each string, forms []blankForm) {
	if len(forms) == 0 {
		return
	}
	w.Appendix(title)
	w.From("matter.materials")
	for _, f := range forms {
		w.Add(page.Heading{Level: 3, Text: each + "：" + f.title, ID: page.FormAnchor(f.path)},
			page.Form{Blocks: form.Read(p.Template(f.path))})
	}
}

// item is an item of a list made of a cited text: its first line after lead, its citation after the last.
func item(lead page.Text, c model.Cited, cite page.Text) page.Item {
	texts := page.Paragraphs(c.Text)
	if len(texts) == 0 {
		texts = []page.Text{nil}
	}
	last := len(texts) - 1
	texts[last] = page.Concat(texts[last], cite)
	it := page.Item{Text: page.Concat(lead, texts[0])}
	for _, t := range texts[1:] {
		it.Blocks = append(it.Blocks, page.Paragraph{Text: t})
	}
	return it
}

// reception adds how and where an application is received.
func (g *matterPage) reception() {
	m := g.m
	rows := []page.KeyRow{{Key: "接收方式", Value: page.Some(wording.Channels(m))}}
	for _, w := range m.Service {
		rows = append(rows, page.KeyRow{Key: "窗口接收", Value: append([]page.Text{page.Plain(wording.Place(w, m.Department))}, page.Some(wording.Hours(w, m.Department))...)})
	}
	if m.Online != nil {
		rows = append(rows, page.KeyRow{Key: "网上接收", Value: []page.Text{page.Linked(m.Online.URL, page.Link{URL: m.Online.URL})}})
	}
	if m.Reach != "" {
		rows = append(rows, page.KeyRow{Key: "通办范围", Value: []page.Text{page.Plain(wording.Reach(m.Reach, g.p.Catalog()))}})
	}
	if !slices.ContainsFunc(rows, func(r page.KeyRow) bool { return len(r.Value) > 0 }) {
		return // nobody has said anything
	}
	g.w.Section("申请接收")
	g.w.From(slices.Concat(fromDesks, fromOnline, []page.Source{"matter.channels", "matter.reach", "region", "catalog.region"})...)
	g.w.Add(page.KeyTable{Rows: rows})
}
