package render

import (
	"slices"
	"strings"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// materialsSection is the title of the section that lists the materials, to which the box leads.
const materialsSection = "申请材料目录"

// Guide builds the full service guide (办事指南完整版) of a matter: a box for the counter, then the twenty-one sections
// of the framework of 行政许可标准化指引（2016版）附录2 in its order, then the appendices.
func Guide(m *model.Matter, p *validate.Program, stamp string) Document {
	g := newMatterPage(m, p)
	g.box()
	g.sections()
	g.appendices()
	return Document{
		Path: pathOf(GuidePage, m.ID), Kind: GuidePage, ID: m.ID, Title: m.Name, Sort: "办事指南", Owner: m.Department.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: g.w.Blocks(),
		Also: linked("简版", Link{Page: pathOf(BriefPage, m.ID)}),
	}
}

// matterPage is the guide of a matter while it is written.
type matterPage struct {
	w     Writer
	m     *model.Matter
	p     *validate.Program
	cites cites
	bound bool // it is bound in a book, which has no forms
}

// newMatterPage begins the guide of a matter.
func newMatterPage(m *model.Matter, p *validate.Program) matterPage {
	return matterPage{m: m, p: p, cites: cites{basis: ranked(m.Basis), validity: validityBasis(p, m.Document)}}
}

// box adds what an applicant at the counter reads first.
func (g *matterPage) box() {
	m := g.m
	name := m.Name
	if m.Short != "" {
		name += "（" + m.Short + "）"
	}
	var rows []KeyRow
	if !g.bound { // where it stands above as the title
		rows = append(rows, KeyRow{"事项名称", []Text{strong(name)}, true})
	}
	rows = append(rows, codeRows(m.Codes)...)
	if m.Decider != "" {
		rows = append(rows, KeyRow{"决定机构", []Text{plain(m.Decider)}, true})
	}
	rows = append(rows, []KeyRow{
		{"事项类型", []Text{plain(string(m.Type))}, false},
		{"办件类型", []Text{plain(string(m.Handling))}, false},
		{"服务对象", []Text{plain(audience(m.Audience))}, false},
		{"审批结果", []Text{plain(m.ResultName())}, false},
		{"承诺时限", []Text{strong(m.Deadline.Promised.Sentence())}, false},
		{"法定时限", statutoryNoted(m), false},
		{"收费", feeSummary(m), false},
		{"到现场次数", visits(m), false},
	}...)
	if g.bound && m.Short != "" {
		rows = append(rows, KeyRow{"简称", []Text{plain(m.Short)}, true})
	}
	if len(m.Applies) > 0 {
		rows = append(rows, KeyRow{"适用情形", []Text{plain(m.Applies.Sentence())}, true})
	}
	materials := plain(materialsSummary(m))
	if len(m.Materials) > 0 {
		materials = concat(materials, linked("见申请材料目录", Link{Section: materialsSection}))
	}
	rows = append(rows, KeyRow{"申请材料", []Text{materials}, true})
	rows = append(rows, windowRows(m.Service, m.Department)...)
	if m.Online != nil {
		rows = append(rows, KeyRow{"网上办理", []Text{linked(m.Online.URL, Link{URL: m.Online.URL})}, true})
	}
	g.w.Add(KeyTable{Box: true, Rows: rows})
	if m.Note != "" {
		g.w.Add(Note{Title: "说明", Text: paragraphs(m.Note)})
	}
	if len(m.Procedures) > 0 {
		var links []Text
		for _, pr := range m.Procedures {
			links = append(links, linked(pr.Name, Link{Page: pathOf(ProcedurePage, pr.ID)}))
		}
		g.w.Add(Note{Title: "可以联办", Text: []Text{concat(plain("本事项可以与其他事项一起申请："), separate("、", links...), plain("。"))}})
	}
}

// codeRows says in a KeyTable the codes of a matter, none for nil.
func codeRows(c *schema.Codes) []KeyRow {
	if c == nil {
		return nil
	}
	var rows []KeyRow
	for _, e := range []struct{ name, code string }{
		{"基本编码", c.Basic}, {"实施编码", c.Implementation}, {"业务办理项编码", c.Item}, {"地方编码", c.Local},
	} {
		if e.code != "" {
			rows = append(rows, KeyRow{e.name, []Text{plain(e.code)}, true})
		}
	}
	return rows
}

// sections adds sections 一 to 二十一.
func (g *matterPage) sections() {
	m := g.m
	g.w.Section("适用范围")
	g.w.Say(g.scope()...)

	g.w.Section("事项审查类型")
	g.w.Say(plain(m.Review(), "。办件类型为", string(m.Handling), "。"))

	g.w.Section("审批依据")
	g.w.Add(g.cites.basisList())

	g.w.Section("受理机构")
	var desks []Text
	for _, w := range m.Service {
		desks = append(desks, concat(linked(m.Department.Name, Link{Page: pathOf(DepartmentPage, m.Department.ID)}), plain("（", w.Window, "）")))
	}
	g.w.Say(desks...)

	g.w.Section("决定机构")
	g.decider()

	g.w.Section("数量限制")
	if m.Quota == nil {
		g.w.Say(plain(none))
	} else {
		g.w.Say(g.cites.cited(*m.Quota)...)
	}

	g.w.Section("申请条件")
	g.conditions()

	g.w.Section("禁止性要求")
	if len(m.Prohibitions) == 0 {
		g.w.Say(plain(none))
	} else {
		g.prohibitions()
	}

	g.w.Section(materialsSection)
	g.materials()

	g.w.Section("申请接收")
	g.reception()

	g.w.Section("办理基本流程")
	g.steps()

	g.w.Section("办理方式")
	g.ways()

	g.w.Section("审批时限")
	g.deadline()

	g.w.Section("审批收费依据及标准")
	g.fee()

	g.w.Section("审批结果")
	g.result()

	g.w.Section("结果送达")
	g.w.Say(plain(deliveryWays(m)))

	g.w.Section("申请人权利和义务")
	g.remedies()

	g.w.Section("咨询途径")
	g.w.Add(phones(m.Service, func(w schema.Window) []string { return w.Lines }))

	g.w.Section("监督投诉渠道")
	g.w.Add(phones(m.Service, func(w schema.Window) []string { return w.Complaints }))

	g.w.Section("办公地址和时间")
	g.w.Add(addressTable(m.Service, m.Department))

	g.w.Section("办理进程和结果公开查询")
	if m.Tracking != "" {
		g.w.Say(plain(sentence(m.Tracking)))
	} else {
		g.w.Say(plain("凭受理凭证到受理窗口查询，或者拨打咨询电话查询。"))
	}
}

// appendices adds what there is of flow, forms, mistakes, questions and texts of the law.
func (g *matterPage) appendices() {
	m := g.m
	g.w.Appendix("办理流程图")
	for _, p := range flow(m) {
		g.w.Add(p)
	}

	forms, samples := g.forms(func(t model.Material) string { return t.Template }), g.forms(func(t model.Material) string { return t.Sample })
	addForms(&g.w, g.p, "申请书格式文本", "空白表格", forms)
	addForms(&g.w, g.p, "申请书示范文本", "示范样表", samples)

	g.mistakes(g.w.Appendix)
	g.cites.lawTexts(&g.w)
}

// prohibitions lists when a matter is refused.
func (g *matterPage) prohibitions() {
	l := List{Ordered: true}
	for _, c := range g.m.Prohibitions {
		l.Items = append(l.Items, item(nil, c, g.cites.after(c.Basis)))
	}
	g.w.Add(l)
}

// remedies adds the rights and duties of the applicant of a matter.
func (g *matterPage) remedies() {
	m := g.m
	review, court := "行政复议机关", "人民法院"
	if m.Remedy != nil {
		review, court = m.Remedy.Review, m.Remedy.Court
	}
	of := noLicence
	if m.Type == schema.Licence {
		of = onlyLicence
	}
	g.w.Add(rights(g.p.AsOf(), of, review, court))
}

// mistakes adds frequent mistakes and questions, if there are any, each under a heading that head adds.
func (g *matterPage) mistakes(head func(title string)) {
	m := g.m
	if len(m.Mistakes) > 0 {
		head("常见错误示例")
		l := List{Ordered: true}
		for _, s := range m.Mistakes {
			l.Items = append(l.Items, Item{Text: plain(s)})
		}
		g.w.Add(l)
	}
	if len(m.Questions) > 0 {
		head("常见问题解答")
		for _, q := range m.Questions {
			g.w.Say(strong("问：" + q.Question))
			for i, t := range paragraphs(q.Answer) {
				if i == 0 {
					t = concat(plain("答："), t)
				}
				g.w.Say(t)
			}
		}
	}
}

// form is a file of the catalog and the materials that name it.
type form struct {
	path  string
	title string
}

// forms returns the forms that a matter's materials name, each once.
func (g *matterPage) forms(path func(model.Material) string) []form {
	var forms []form
	for _, t := range g.m.Materials {
		f := form{path(t), t.Title}
		if len(g.p.Template(f.path)) == 0 || slices.ContainsFunc(forms, func(h form) bool { return h.path == f.path }) {
			continue
		}
		forms = append(forms, f)
	}
	return forms
}

// addForms appends forms.
func addForms(w *Writer, p *validate.Program, title, each string, forms []form) {
	if len(forms) == 0 {
		return
	}
	w.Appendix(title)
	for _, f := range forms {
		w.Add(Heading{Level: 3, Text: each + "：" + f.title, ID: formAnchor(f.path)},
			Form{Blocks: formBlocks(p.Template(f.path))})
	}
}

// item is an item of a list made of a cited text: its first line after lead, its citation after the last.
func item(lead Text, c model.Cited, cite Text) Item {
	texts := paragraphs(c.Text)
	if len(texts) == 0 {
		texts = []Text{nil}
	}
	last := len(texts) - 1
	texts[last] = concat(texts[last], cite)
	it := Item{Text: concat(lead, texts[0])}
	for _, t := range texts[1:] {
		it.Blocks = append(it.Blocks, Paragraph{t})
	}
	return it
}

// reception adds how and where an application is received.
func (g *matterPage) reception() {
	m := g.m
	rows := []KeyRow{{Key: "接收方式", Value: []Text{plain(channels(m))}}}
	for _, w := range m.Service {
		rows = append(rows, KeyRow{Key: "窗口接收", Value: []Text{plain(place(w, m.Department)), plain(hours(w, m.Department))}})
	}
	if m.Online != nil {
		rows = append(rows, KeyRow{Key: "网上接收", Value: []Text{linked(m.Online.URL, Link{URL: m.Online.URL})}})
	}
	if m.Reach != "" {
		rows = append(rows, KeyRow{Key: "通办范围", Value: []Text{plain(string(m.Reach))}})
	}
	g.w.Add(KeyTable{Rows: rows})
}

// limited reports whether a note on a document speaks of its end, so that the document is not valid 长期 although the
// catalog gives no period. A note that only seems to is printed in the same place, which is never wrong.
func limited(note string) bool {
	return slices.ContainsFunc([]string{"期", "年", "月", "有效", "失效", "废止", "作废", "注销", "撤销", "不再"},
		func(s string) bool { return strings.Contains(note, s) })
}

// validFor says how long a document is valid and when to apply for renewal.
func (g *matterPage) validFor(d *model.Document) []Text {
	v := d.Validity
	if v == nil {
		return []Text{plain("长期")}
	}
	s := schema.Period{Value: v.Value, Unit: v.Unit}.Sentence()
	if v.Renew != nil {
		s += "；需要延续的，在期满 " + v.Renew.Sentence() + "前提出申请"
	}
	t := plain(s)
	if g.cites.validity != nil {
		t = concat(t, g.cites.after([]*model.Basis{g.cites.validity}))
	}
	return []Text{t}
}

// remedy is what the law in force from a day says about remedies. Sources: 行政许可法第七条、第三十一条；
// 行政复议法（1999）第九条、（2023）第二十条、第二十三条；行政诉讼法（1989）第三十八条、第三十九条、（2014）第四十五条、第四十六条.
type remedy struct {
	from schema.Date // no day: from the beginning
	text string
}

// inForce returns the last text in force on a day, "" for none. Texts are in the order of their days.
func inForce(texts []remedy, day schema.Date) string {
	text := ""
	for _, r := range texts {
		if !day.Before(r.from) {
			text = r.text
		}
	}
	return text
}

// licenceLaw is the first day of the 行政许可法.
var licenceLaw = schema.DateOf(2004, time.July, 1)

// licences says whether 行政许可法 governs what a guide is about.
type licences int

// The answers: for a matter the first or the last, for the members of a procedure any.
const (
	noLicence licences = iota
	someLicence
	onlyLicence
)

// rights says the rights and duties of an applicant (申请人权利和义务) by the law in force on a day.
func rights(day schema.Date, of licences, review, court string) List {
	licence, duty := "", ""
	if of != noLicence && !day.Before(licenceLaw) {
		lead := map[licences]string{someLicence: "行政许可事项依照"}[of]
		licence, duty = "（"+lead+"《行政许可法》第七条）", "（"+lead+"《行政许可法》第三十一条）"
	}
	reviewBasis := inForce([]remedy{{schema.DateOf(1999, time.October, 1), "（《行政复议法》第九条）"}, {schema.DateOf(2024, time.January, 1), "（《行政复议法》第二十条）"}}, day)
	first := inForce([]remedy{{schema.Date{}, ""}, {schema.DateOf(2024, time.January, 1), "认为行政机关未履行法定职责的，应当先申请行政复议，对复议决定不服的，再提起行政诉讼（《行政复议法》第二十三条）。"}}, day)
	term := inForce([]remedy{{schema.Date{}, "三个月"}, {schema.DateOf(2015, time.May, 1), "六个月"}}, day)
	suit := inForce([]remedy{{schema.DateOf(1990, time.October, 1), "（《行政诉讼法》第三十九条）"}, {schema.DateOf(2015, time.May, 1), "（《行政诉讼法》第四十六条）"}}, day)
	after := inForce([]remedy{{schema.DateOf(1990, time.October, 1), "（《行政诉讼法》第三十八条）"}, {schema.DateOf(2015, time.May, 1), "（《行政诉讼法》第四十五条）"}}, day)
	items := []string{
		"申请人依法享有陈述权、申辩权；合法权益因行政机关违法办理受到损害的，有权依法要求赔偿" + licence + "。",
		"对决定不服的，可以自知道或者应当知道该决定之日起六十日内，向" + review + "申请行政复议" + reviewBasis + "。",
		"也可以自知道或者应当知道该决定之日起" + term + "内，直接向" + court + "提起行政诉讼" + suit +
			"；对复议决定不服的，可以自收到复议决定书之日起十五日内提起行政诉讼" + after + "。",
		first,
		"申请人应当如实提交有关材料和反映真实情况，并对申请材料实质内容的真实性负责" + duty + "。",
	}
	l := List{Ordered: true}
	for _, s := range items {
		if s != "" {
			l.Items = append(l.Items, Item{Text: plain(s)})
		}
	}
	return l
}

// decider adds who decides (决定机构).
func (g *matterPage) decider() {
	m := g.m
	about := "（行使层级：" + string(m.Level) + power(m) + "）"
	if m.Decider == "" {
		g.w.Say(plain(m.Department.Name, about))
		if m.Handling == schema.Reported {
			g.w.Say(plain("本事项须报上级机关审批。"))
		}
		return
	}
	g.w.Say(strong(m.Decider), plain("承办机构：", m.Department.Name, about))
	if m.Handling == schema.Reported {
		g.w.Say(plain("本事项须报决定机构审批。"))
	}
}

// scope says for whom and for what a matter is (适用范围).
func (g *matterPage) scope() []Text {
	m := g.m
	texts := paragraphs(m.Scope)
	if len(texts) == 0 {
		texts = []Text{plain("适用于“", m.Name, "”的申请和办理。")}
	}
	if len(m.Applies) > 0 {
		texts = append(texts, plain("适用情形：", m.Applies.Sentence(), "。"))
	}
	texts = append(texts, plain("服务对象：", audience(m.Audience), "。"))
	if s := exists("本事项", m.Effective, g.p.AsOf()); s != "" {
		texts = append(texts, plain(s))
	}
	return texts
}
