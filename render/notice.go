package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// Notice builds the one-time notice (一次性告知书) of a procedure: what an applicant is given at the window that takes the
// application, and takes home. It says everything at once: which departments in which order, when to come with what,
// what it costs, how long it takes, which rights there are, and has every form with its sample behind it.
func Notice(pr *model.Procedure, p *validate.Program, stamp string) Document {
	return makeNotice(pr, p, stamp, false)
}

// makeNotice builds a notice. In a book it has no forms and nothing to sign.
func makeNotice(pr *model.Procedure, p *validate.Program, stamp string, bound bool) Document {
	g := newProcedurePage(pr, p, bound)
	g.head()
	g.w.Section("办哪几项、先办什么")
	g.departments()
	g.w.Section("要来几次、每次带什么")
	g.comings()
	g.w.Section("材料清单")
	g.papers()
	g.w.Section("缴费清单")
	g.memberFees()
	g.w.Section("多长时间办完")
	g.times()
	g.w.Section("受理和补正")
	g.acceptance()
	g.w.Section("您的权利和义务")
	g.memberRights()
	g.w.Section("依据")
	g.w.Add(g.cites.lawList())
	if !bound {
		g.signature()
		g.memberForms()
	}
	return Document{
		Path: pathOf(NoticePage, pr.ID), Kind: NoticePage, ID: pr.ID, Title: pr.Name, Sort: "一次性告知书", Owner: pr.Lead.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: g.w.Blocks(),
		Also: linked("联办指南", Link{Page: pathOf(ProcedurePage, pr.ID)}),
	}
}

// head adds what is read first.
func (g *procedurePage) head() {
	var rows []KeyRow
	if d := g.outcome; d != nil {
		promise := concat(strong(d.longest.days(d.longest.Length)), plain("内全部办结"))
		if !d.one() {
			promise = concat(plain("最长 "), promise)
			if !d.all {
				promise = plain("因情形而异，见“五、多长时间办完”")
			}
		}
		visits := concat(strong(fmt.Sprintf("%d 次", d.most(func(p *plan.Plan) int { return len(p.Trips) }))),
			plain(fmt.Sprintf("（分别办要 %d 次）", d.most(func(p *plan.Plan) int { return p.VisitsAlone }))))
		if !d.one() {
			visits = concat(plain("最多 "), visits)
		}
		if d.most(func(p *plan.Plan) int { return p.VisitsAlone }) == 0 {
			visits = plain("不用到现场")
		}
		if !d.all {
			visits = plain("因情形而异，见“二、要来几次、每次带什么”")
		}
		rows = append(rows, KeyRow{"多久办完", []Text{promise}, !d.all}, KeyRow{"到现场", []Text{visits}, !d.all})
	}
	fee := "不收费"
	for _, b := range g.pr.Members {
		if b.Matter.Fee.Charged {
			fee = "收费，见“四、缴费清单”"
		}
	}
	rows = append(rows, KeyRow{"服务对象", []Text{plain(audience(g.pr.Audience))}, false}, KeyRow{"收费", []Text{plain(fee)}, false})
	g.w.Add(KeyTable{Box: true, Rows: append(rows, windowRows(g.pr.Service, g.pr.Lead)...)})
	if g.pr.Scope != "" {
		g.w.Say(paragraphs(g.pr.Scope)...)
	}
	if g.pr.Note != "" {
		g.w.Add(Note{Title: "说明", Text: paragraphs(g.pr.Note)})
	}
}

// inOrder returns the members, those of the plan in its order, then the others.
func (g *procedurePage) inOrder() []model.Member {
	list := slices.Clone(g.pr.Members)
	if g.outcome == nil {
		return list
	}
	place := func(b model.Member) int {
		n := slices.IndexFunc(g.outcome.longest.Items, func(i plan.Item) bool { return i.Matter == b.Matter })
		if n < 0 {
			return len(g.outcome.longest.Items)
		}
		return n
	}
	slices.SortStableFunc(list, func(a, b model.Member) int { return place(a) - place(b) })
	return list
}

// departments adds the members with their departments in the order in which they are handled, and the flow chart.
func (g *procedurePage) departments() {
	d := g.outcome
	conditional := slices.ContainsFunc(g.pr.Members, func(b model.Member) bool { return len(b.When) > 0 })
	t := Table{Empty: "无", Columns: []Column{indexColumn(), {Title: "事项"}}}
	if conditional {
		t.Columns = append(t.Columns, Column{Title: "谁办", Width: 20})
	}
	t.Columns = append(t.Columns, Column{Title: "部门和窗口", Width: 24}, Column{Title: "什么时候", Width: 14}, Column{Title: "领到什么", Width: 14})
	for n, b := range g.inOrder() {
		m := b.Matter
		row := []Cell{{plain(fmt.Sprint(n + 1))}, {memberLink(b)}}
		if conditional {
			who := plain("都要办")
			if len(b.When) > 0 {
				who = plain(b.When.Sentence(), "的")
			}
			row = append(row, Cell{who})
		}
		where := Cell{plain(m.Department.ShortName())}
		for _, w := range m.Service {
			at := place(w, m.Department)
			if slices.ContainsFunc(g.pr.Service, func(lead schema.Window) bool {
				return cmp.Or(lead.Address, g.pr.Lead.Address) == cmp.Or(w.Address, m.Department.Address)
			}) { // the address stands at the head of the notice
				at = w.Window
			}
			where = once(where, plain(at))
		}
		for _, w := range m.Service {
			where = once(where, plain("电话 ", strings.Join(w.Lines, "、")))
		}
		when := Cell{plain("承诺 ", m.Deadline.Promised.Sentence())}
		if d != nil && n < len(d.longest.Items) && d.longest.Items[n].Matter == m && d.all {
			i := d.longest.Items[n]
			span := fmt.Sprintf("第 %d–%d 个工作日", i.Start+1, i.Finish)
			if i.Finish <= i.Start+1 {
				span = d.longest.day(max(i.Finish, i.Start))
			}
			when = append(Cell{strong(span)}, when...)
		}
		t.Rows = append(t.Rows, append(row, where, when, Cell{plain(m.ResultName())}))
	}
	g.w.Say(plain("按下表的先后办理；“第几个工作日”从受理的次日数起，不算节假日和周末。"))
	g.w.Add(t)
	if d != nil {
		if t := d.of(); t != nil {
			g.w.Say(t)
		}
		g.w.Add(d.longest.stageChart(picturePath(pathOf(NoticePage, g.pr.ID), "flow")))
	}
}

// comings adds the trips.
func (g *procedurePage) comings() {
	d := g.outcome
	if d == nil {
		g.w.Say(plain("请向窗口查询。"))
		return
	}
	if t := d.of(); t != nil {
		g.w.Say(t)
	}
	for _, b := range d.longest.trips() {
		g.w.Add(b)
	}
	if g.pr.Shared != "" {
		g.w.Say(paragraphs(g.pr.Shared)...)
	}
}

// papers adds the materials, each once, with a box to tick, those of members outside the plan at the end.
func (g *procedurePage) papers() {
	t := Table{Empty: "无", Columns: []Column{
		{Title: "备齐", Width: 6, Align: Center}, {Title: "材料"}, {Title: "份数和形式", Width: 16}, {Title: "用于", Width: 16}, {Title: "从哪里取得", Width: 20}, {Title: "怎样交", Width: 16},
	}}
	listed := func(r model.Material) bool {
		return g.outcome != nil && slices.ContainsFunc(g.outcome.longest.papers, func(x paper) bool { return same(x.whole, r) })
	}
	row := func(name Cell, r model.Material, of, how Text) {
		if len(r.When) > 0 {
			name = append(name, plain("适用情形：", r.When.Sentence()))
		}
		if r.Necessity != schema.Required {
			name = append(name, plain(string(r.Necessity)))
		}
		t.Rows = append(t.Rows, []Cell{{plain("□")}, name, quantity(r), {of}, source(r), {how}})
	}
	var none []Text
	if d := g.outcome; d != nil {
		for _, x := range d.longest.papers {
			if x.how == fetched || x.how == passed {
				none = append(none, plain(x.Title, "（"+d.longest.handed(x).String()+"）"))
				continue
			}
			name := Cell{strong(x.Title)}
			if f := d.longest.formsOf(x); f != nil {
				name = append(name, f)
			}
			row(name, x.whole, plain(d.longest.numbers(x.For)), d.longest.handed(x))
		}
	}
	seen := []model.Material{}
	for n, b := range g.inOrder() {
		if g.outcome != nil && n < len(g.outcome.longest.Items) {
			continue
		}
		for _, r := range b.Matter.Materials {
			if listed(r) || slices.ContainsFunc(seen, func(s model.Material) bool { return same(s, r) }) {
				continue
			}
			seen = append(seen, r)
			if fromSystem(r) {
				none = append(none, plain(r.Title, "（窗口调取）"))
				continue
			}
			row(Cell{strong(r.Title)}, r, plain(fmt.Sprintf("第 %d 项", n+1)), plain("申请该项时交"))
		}
	}
	if len(t.Rows) > 0 {
		g.w.Say(plain("几个事项都要的材料只交一次，份数按最多的写。“第几项”是“一、办哪几项”中的序号。备齐一样，划一个勾。"))
		g.w.Add(t)
	}
	if none != nil {
		g.w.Say(concat(strong("不用交的："), separate("；", none...), plain("。")))
	}
	if len(t.Rows) == 0 && none == nil {
		g.w.Say(plain("无。"))
	}
}

// same reports whether two materials are the same document or, for what is none, have the same name.
func same(a, b model.Material) bool {
	if a.Document != nil && b.Document != nil {
		return a.Document.ID == b.Document.ID
	}
	return a.Document == nil && b.Document == nil && a.Title == b.Title
}

// times adds how long it takes.
func (g *procedurePage) times() {
	if g.outcome != nil {
		g.w.Add(g.outcome.figureTable()...)
		g.w.Add(g.outcome.longest.timePicture(pathOf(NoticePage, g.pr.ID))...)
	}
	if licensed(g.pr) != noLicence && !g.p.AsOf().Before(licenceLaw) {
		g.w.Say(jointCeiling())
	}
}

// acceptance adds what happens when something is missing.
func (g *procedurePage) acceptance() {
	of := licensed(g.pr)
	items := []string{"材料不齐全或者不符合要求的，窗口一次告知需要补正的全部内容。"}
	if of != noLicence && !g.p.AsOf().Before(licenceLaw) {
		lead := ""
		if of == someLicence {
			lead = "行政许可事项依照"
		}
		items = []string{
			"材料齐全、符合法定形式的，当场受理，出具加盖专用印章、注明日期的书面凭证（" + lead + "《行政许可法》第三十二条）。",
			"材料不齐全或者不符合法定形式的，当场或者在五日内一次告知需要补正的全部内容；逾期不告知的，自收到申请材料之日起即为受理（" + lead + "《行政许可法》第三十二条）。",
			"材料中可以当场更正的错误，允许当场更正（" + lead + "《行政许可法》第三十二条）。",
			"不予许可的，出具书面决定，说明理由，告知申请行政复议或者提起行政诉讼的权利（" + lead + "《行政许可法》第三十八条）。",
		}
	}
	l := List{Ordered: true}
	for _, s := range items {
		l.Items = append(l.Items, Item{Text: plain(s)})
	}
	g.w.Add(l)
}

// lawList lists the laws of the procedure in a line each.
func (c cites) lawList() Block {
	var l List
	for _, b := range c.basis {
		t := plain(b.Cite())
		if b.About != "" {
			t = concat(t, plain("：", b.About))
		}
		l.Items = append(l.Items, Item{Text: t})
	}
	return l
}

// signature adds what is filled in when the notice is handed over.
func (g *procedurePage) signature() {
	t := Table{Columns: []Column{{Title: "申请人（签收）", Width: 26}, {Title: "联系电话", Width: 24}, {Title: "告知窗口（盖章）", Width: 26}, {Title: "告知日期", Width: 24}},
		Rows: [][]Cell{{nil, nil, nil, nil}}}
	g.w.Add(Form{Blocks: []Block{t}})
}

// memberForms appends the forms of all members, each with its sample.
func (g *procedurePage) memberForms() {
	var blank, sample []form
	add := func(list []form, path, title string) []form {
		if len(g.p.Template(path)) == 0 || slices.ContainsFunc(list, func(f form) bool { return f.path == path }) {
			return list
		}
		return append(list, form{path, title})
	}
	for _, b := range g.inOrder() {
		for _, r := range b.Matter.Materials {
			blank, sample = add(blank, r.Template, r.Title), add(sample, r.Sample, r.Title)
		}
	}
	addForms(&g.w, g.p, "示范样表", "示范样表", sample)
	addForms(&g.w, g.p, "空白表格", "空白表格", blank)
}
