package guide

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/timetable"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// Notice builds the one-time notice (一次性告知书) of a procedure: what an applicant is given at the window that takes the
// application, and takes home. It says everything at once: which departments in which order, when to come with what,
// what it costs, how long it takes, which rights there are, and has every form with its sample behind it.
func Notice(pr *model.Procedure, p *validate.Program, stamp string) page.Document {
	return makeNotice(pr, p, stamp, false)
}

// makeNotice builds a notice. In a book it has no forms and nothing to sign.
func makeNotice(pr *model.Procedure, p *validate.Program, stamp string, bound bool) page.Document {
	g := newProcedurePage(pr, p, bound)
	pr = g.pr
	g.head()
	g.w.Section(orderSection)
	g.departments()
	g.w.Section(tripsSection)
	g.comings()
	g.w.Section("材料清单")
	g.papers()
	g.w.Section(feesSection)
	g.memberFees()
	g.w.Section(timesSection)
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
	return page.Document{
		Path: page.PathOf(page.NoticePage, pr.ID), Kind: page.NoticePage, ID: pr.ID, Title: pr.Name, Sort: "一次性告知书", Owner: pr.Lead.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: g.w.Blocks(),
		Also: page.Linked("联办指南", page.Link{Page: page.PathOf(page.ProcedurePage, pr.ID)}),
	}
}

// head adds what is read first.
func (g *procedurePage) head() {
	var rows []page.KeyRow
	if d := g.outcome; d != nil {
		promise := page.Concat(page.Plain("按承诺 "), page.Strong(d.longest.Days(d.longest.Length)), page.Plain("内全部办结", wording.Bracketed(d.longest.Without())))
		if d.longest.Length == 0 {
			promise = page.Concat(page.Plain("按承诺"), page.Strong(d.longest.Days(0)), page.Plain("全部办结"))
		}
		switch {
		case !d.all:
			promise = page.Concat(page.Plain("因情形而异，见"), page.ToSection(timesSection))
		case d.untimed():
			promise = page.Concat(page.Strong("不确定"), page.Plain("，见"), page.ToSection(timesSection))
		case slices.ContainsFunc(d.situations, func(s plan.Situation) bool { return s.Plan.Unsure() }):
			promise = page.Concat(promise, page.Plain("；申请人最多要等多久不确定，见"), page.ToSection(timesSection))
		default:
			most := d.most(func(p *plan.Plan) int { return p.Elapsed })
			wait := "最多要等 " + d.longest.Days(most)
			if most == 0 {
				wait = "不用等"
			}
			promise = page.Concat(promise, page.Plain("；申请人"+wait+"，另有没有算在内的，见"), page.ToSection(timesSection))
		}
		visits := page.Concat(page.Strong(fmt.Sprintf("%d 次", d.most(func(p *plan.Plan) int { return len(p.Trips) }))),
			page.Plain(fmt.Sprintf("（分别办要 %d 次）", d.most(func(p *plan.Plan) int { return p.VisitsAlone }))))
		if !d.one() {
			visits = page.Concat(page.Plain("最多 "), visits)
		}
		if unsaid := d.most(func(p *plan.Plan) int { return len(p.Unsaid) }); unsaid > 0 || d.most(func(p *plan.Plan) int { return p.VisitsAlone }) == 0 {
			visits = d.longest.Visits()
		}
		if !d.all {
			visits = page.Concat(page.Plain("因情形而异，见"), page.ToSection(tripsSection))
		}
		rows = append(rows, page.KeyRow{Key: "多久办完", Value: []page.Text{promise}, Wide: !d.all}, page.KeyRow{Key: "到现场", Value: []page.Text{visits}, Wide: !d.all})
	}
	fee := page.Plain(wording.Free)
	for _, b := range g.handled() {
		if len(b.fees()) > 0 || b.Matter.Fee == nil && fee.String() == wording.Free {
			fee = page.Concat(page.Plain(wording.Charged(b.Matter), "，见"), page.ToSection(feesSection))
		}
	}
	rows = append(rows, page.KeyRow{Key: "服务对象", Value: page.Some(wording.Audience(g.pr.Audience)), Wide: false}, page.KeyRow{Key: "收费", Value: []page.Text{fee}, Wide: false})
	rows = append(rows, heldRows(g.pr)...)
	g.w.Add(page.KeyTable{Box: true, Rows: append(rows, windowRows(g.pr.Service, g.pr.Lead)...)})
	g.scope()
	g.suspended()
	if t := wording.ComingOf(g.pr); t != nil {
		g.w.Add(page.Note{Title: wording.ComingTitle, Text: t})
	}
	if g.pr.Note != "" {
		g.w.Add(page.Note{Title: "说明", Text: page.Paragraphs(g.pr.Note)})
	}
}

// suspended says which of what the applicants have to do is suspended.
func (g *procedurePage) suspended() {
	var texts []page.Text
	for _, b := range g.parts {
		if t := wording.Suspended(b.Matter.Suspended, g.p.AsOf(), nil); t != nil {
			texts = append(texts, page.Concat(page.Plain("“"+b.Matter.Name+"”"), t))
		}
	}
	if len(texts) > 0 {
		g.w.Add(page.Note{Title: wording.SuspendedTitle, Text: texts})
	}
}

// departments adds the members with their departments in the order in which they are handled, and the flow chart.
func (g *procedurePage) departments() {
	d := g.outcome
	conditional := slices.ContainsFunc(g.parts, func(b part) bool { return b.outside != "" || len(b.When) > 0 })
	t := page.Table{Empty: "无", Columns: []page.Column{page.IndexColumn(), {Title: "事项"}}}
	if conditional {
		t.Columns = append(t.Columns, page.Column{Title: "谁办", Width: 20})
	}
	days := d != nil && d.all && !d.untimed() // on which each is handled
	when := "承诺时限"
	if days {
		when = "什么时候"
	}
	t.Columns = append(t.Columns, page.Column{Title: "部门和窗口", Width: 24}, page.Column{Title: when, Width: 16}, page.Column{Title: "领到什么", Width: 14})
	all := false // some are for all
	for n, b := range g.parts {
		m := b.Matter
		row := []page.Cell{{page.Plain(fmt.Sprint(n + 1))}, {memberLink(b.Member)}}
		if conditional {
			who := page.Plain("都要办")
			switch {
			case b.outside != "":
				who = page.Plain(b.outside, b.some)
			case len(b.When) > 0:
				who = page.Plain(wording.Only(b.When))
			default:
				all = true
			}
			row = append(row, page.Cell{who})
		}
		if b.happens() {
			when := page.Cell{page.Plain("由申请人安排")}
			if days && n < len(d.longest.Items) && len(d.longest.Items[n].StartSince.After)+d.longest.Items[n].Start > 0 {
				when = append(page.Cell{page.Strong(d.longest.Begins(d.longest.Items[n]) + "起")}, when...)
			}
			t.Rows = append(t.Rows, append(row, page.Cell{page.Plain("不是审批")}, when, nil))
			continue
		}
		where := page.Cell{page.Plain(m.Department.ShortName())}
		for _, w := range m.Service {
			at := wording.Place(w, m.Department)
			if slices.ContainsFunc(g.pr.Service, func(lead schema.Window) bool {
				return wording.Address(lead, g.pr.Lead) == wording.Address(w, m.Department)
			}) { // the address stands at the head of the notice
				at = w.Window
			}
			where = page.Once(where, page.Plain(at))
		}
		for _, w := range m.Service {
			if len(w.Lines) > 0 {
				where = page.Once(where, page.Concat(page.Plain("电话 "), page.Phones(w.Lines, page.Regular)))
			}
		}
		when := page.Cell{page.Plain(wording.Promise(m))}
		if _, promised := m.Promise(); days && promised {
			when = page.Cell{page.Plain("承诺 ", wording.Promise(m))}
		}
		if days && n < len(d.longest.Items) {
			i := d.longest.Items[n]
			when = append(page.Cell{page.Strong(d.longest.Span(i))}, when...)
		}
		t.Rows = append(t.Rows, append(row, where, when, page.Cell{page.Plain(cmp.Or(m.ResultName(), wording.Unpublished))}))
	}
	order := "各项的先后因情形而异，按各自的前置办理。"
	if d != nil && d.one() {
		order = "各项的先后按各自的前置；有的要多久没有公布，不知道哪一天办到哪一项。"
	}
	if days {
		order = "按下表的先后办理；“第几个工作日”从受理的次日数起，不算节假日和周末。"
		if len(d.longest.Awaits()) > 0 {
			order = "按下表的先后办理；“第几个工作日”从受理的次日数起，写明在什么以后的，从它发生之日的次日数起，不算节假日和周末。"
		}
		if len(d.longest.Items) < len(g.parts) {
			order += fmt.Sprintf("第 %d 项起不在下面的例子里，要办的按各自的前置办理。", len(d.longest.Items)+1)
		}
	}
	switch {
	case !conditional:
	case all:
		order += "写“都要办”的，每个申请人都要办；其余的看“谁办”。"
	default:
		order += "不是每一项都要办，要办哪几项看“谁办”。"
	}
	g.w.Say(page.Plain(order))
	g.w.Add(t)
	if g.twoWindows() {
		g.w.Say(page.Concat(page.Plain("联办的申请交到上面“办理窗口”写的窗口；表里是各部门自己的窗口，哪一次要到哪个窗口，见"), page.ToSection(tripsSection), page.Plain("。")))
	}
	for _, a := range g.alternatives() {
		g.w.Say(a)
	}
	g.relaxed()
	if d != nil {
		if t := d.of(); t != nil {
			g.w.Say(t)
		}
		g.w.Add(d.longest.StageChart(page.PicturePath(page.PathOf(page.NoticePage, g.pr.ID), "flow")))
	}
}

// twoWindows reports whether the head of a notice and its table name different windows.
func (g *procedurePage) twoWindows() bool {
	if len(g.pr.Service) == 0 {
		return false
	}
	for _, b := range g.handled() {
		for _, w := range b.Matter.Service {
			if !slices.ContainsFunc(g.pr.Service, func(own schema.Window) bool {
				return own.Window == w.Window && wording.Address(own, g.pr.Lead) == wording.Address(w, b.Matter.Department)
			}) {
				return true
			}
		}
	}
	return false
}

// alternatives says which members come to the same in different ways, of which an applicant has to choose one.
func (g *procedurePage) alternatives() (list []page.Text) {
	seen := make([]bool, len(g.parts))
	for i, a := range g.parts {
		way, same := (*model.Fact)(nil), ""
		numbers := []string{fmt.Sprint(i + 1)}
		for k, b := range g.parts[i+1:] {
			if f, d := choice(a.Member, b.Member); f != nil && !seen[i] && !seen[i+1+k] && (way == nil || way == f && same == d.Name) {
				way, same, seen[i+1+k] = f, d.Name, true
				numbers = append(numbers, fmt.Sprint(i+2+k))
			}
		}
		if way != nil {
			list = append(list, page.Concat(page.Plain("第 ", strings.Join(numbers, "、"), " 项"), page.Strong(wording.OneOf(len(numbers))), page.Plain("：办下来的都是", same, "，按", way.Name, "只办其中一项。")))
		}
	}
	return list
}

// choice returns the fact by which one of two members has to be chosen that come to the same document, and that, nil if there is none:
// whoever has to do one for one value of it has to do the other for another. What one of them gives to some only is not the same.
func choice(a, b model.Member) (*model.Fact, *model.Document) {
	same := slices.IndexFunc(a.Matter.Results, func(r model.Result) bool {
		return r.Document != nil && len(r.When) == 0 && slices.ContainsFunc(b.Matter.Results, func(o model.Result) bool { return o.Document == r.Document && len(o.When) == 0 })
	})
	if same < 0 {
		return nil, nil
	}
	one, other := a.When.Without(b.When), b.When.Without(a.When)
	if len(one) != 1 || len(other) != 1 || one[0].Fact != other[0].Fact || one[0].Fact.Type != schema.Choice || one[0].Test.Op != schema.Eq || other[0].Test.Op != schema.Eq {
		return nil, nil
	}
	return one[0].Fact, a.Matter.Results[same].Document
}

// relaxed adds the prerequisites of members that may be relaxed.
func (g *procedurePage) relaxed() {
	var l page.List
	for n, b := range g.parts {
		for _, r := range b.Matter.Prerequisites {
			if r.Relax != nil {
				it := g.cites.prerequisite(r, g.p.Taking(model.Member{Matter: b.Matter, When: b.When.And(r.When)}))
				it.Text = page.Concat(page.Plain(fmt.Sprintf("第 %d 项：", n+1)), it.Text)
				l.Items = append(l.Items, it)
			}
		}
	}
	if l.Items != nil {
		g.w.Say(page.Strong("前置可以放宽的："))
		g.w.Add(l)
	}
}

// comings adds the trips.
func (g *procedurePage) comings() {
	d := g.outcome
	if d == nil {
		g.w.Say(page.Plain("请向窗口查询。"))
		return
	}
	if t := d.of(); t != nil {
		g.w.Say(t)
	}
	for _, b := range d.longest.TripList() {
		g.w.Add(b)
	}
	if g.pr.Shared != "" {
		g.w.Say(page.Paragraphs(g.pr.Shared)...)
	}
}

// papers adds the materials of all parts, each once, with a box to tick.
func (g *procedurePage) papers() {
	t := page.Table{Columns: []page.Column{
		{Title: "备齐", Width: 6, Align: page.Center}, {Title: "材料"}, {Title: "份数和形式", Width: 16}, {Title: "用于", Width: 16}, {Title: "从哪里取得", Width: 20}, {Title: "怎样交", Width: 16},
	}}
	var none []page.Text
	var others []*timetable.Timetable
	if g.outcome != nil {
		others = g.outcome.others()
	}
	for _, a := range g.askedMaterials() {
		r := a.merged()
		how, handed := page.Plain("申请该项时交"), !r.Fetched()
		name, many := page.Cell{page.Strong(r.Title)}, wording.Quantity(r)
		if d := g.outcome; d != nil {
			if n := slices.IndexFunc(d.longest.Papers, func(x timetable.Paper) bool { return x.Whole.Same(&r) }); n >= 0 {
				x := d.longest.Papers[n]
				how = d.longest.Handed(x)
				if otherwise(others, r, how.String()) {
					how = page.Concat(how, page.Small("（其他情形另有交法，问窗口）"))
				}
				if all := wording.Copies(x.Numbers); len(x.Handings) > 1 && all != wording.Copies(r.Most()) {
					many = append(many, page.Small(fmt.Sprintf("交 %d 处，共%s", len(x.Handings), all)))
				}
				handed = handed && x.Way != plan.Fetched && x.Way != plan.Passed || len(x.For) < len(a.by) && !r.Fetched()
				if f := d.longest.FormsOf(x); f != nil {
					name = append(name, f)
				}
			}
		}
		if !handed {
			if r.Fetched() {
				how = page.Plain(wording.Fetched)
			}
			none = append(none, page.Plain(r.Title, wording.Bracketed(how.String())))
			continue
		}
		for _, s := range wording.Necessity(r) {
			if s.String() != string(schema.Required) {
				name = append(name, s)
			}
		}
		name = append(name, a.said(func(r model.Material) (c page.Cell) {
			c = append(c, page.Paragraphs(r.Standard)...)
			for i, t := range page.Paragraphs(r.Instructions) {
				if i == 0 {
					t = page.Concat(page.Plain("填写："), t)
				}
				c = append(c, t)
			}
			for _, s := range wording.Reliefs(r) {
				c = append(c, page.Plain(s))
			}
			return append(c, page.Some(r.Note)...)
		})...)
		var from page.Cell
		for _, q := range a.by {
			from = page.Once(from, wording.Source(q.material, g.issuers(q))...)
		}
		t.Rows = append(t.Rows, []page.Cell{{page.Plain("□")}, name, many, a.members(r), from, {how}})
	}
	if len(t.Rows) > 0 {
		g.w.Say(page.Concat(page.Plain("几个事项都要的材料只列一次，份数按其中最多的写，哪一次各交几份见"), page.ToSection(tripsSection), page.Plain("；“第几项”是"), page.ToSection(orderSection),
			page.Plain("中的序号。备齐一样，划一个勾。")))
		g.w.Add(t)
	}
	if none != nil {
		g.w.Say(page.Concat(page.Strong("不用交的："), page.Separate("；", none...), page.Plain("。")))
	}
	g.unlisted(len(t.Rows) > 0 || none != nil)
}

// times adds how long it takes.
func (g *procedurePage) times() {
	if g.outcome != nil {
		g.w.Add(g.outcome.figureTable()...)
		g.w.Add(g.outcome.longest.TimePicture(page.PathOf(page.NoticePage, g.pr.ID))...)
	}
	if t := g.pastTotals(); t != nil {
		g.w.Say(t)
	}
	g.ceiling()
}

// ceiling adds how long joint handling may take, unless the plan says that the whole is none: several of them follow one another then.
func (g *procedurePage) ceiling() {
	if d := g.outcome; d != nil && d.longest.Length > model.JointLimit.Value {
		return
	}
	if t := wording.JointCeiling(g.pr, g.p.AsOf()); t != nil {
		g.w.Say(t)
	}
}

// acceptance adds what happens when something is missing.
func (g *procedurePage) acceptance() {
	g.w.Add(numbered(wording.Acceptance(g.pr, g.p.AsOf())))
}

// lawList lists the articles that the procedure rests on in a line each.
func (c cites) lawList() page.Block {
	if len(c.basis) == 0 {
		return page.Paragraph{Text: page.Plain(wording.Unpublished, "。")}
	}
	var l page.List
	for _, p := range wording.Provisions(c.basis) {
		says := c.provision(p).String() // a notice does not quote articles, and has nothing to lead to
		if p.Article == "" && says != "" {
			says = "：" + says
		}
		l.Items = append(l.Items, page.Item{Text: page.Plain("《", p.Title, "》", says)})
	}
	return l
}

// signature adds what is filled in when the notice is handed over.
func (g *procedurePage) signature() {
	t := page.Table{Blank: true, Columns: []page.Column{{Title: "申请人（签收）", Width: 26}, {Title: "联系电话", Width: 24}, {Title: "告知窗口（盖章）", Width: 26}, {Title: "告知日期", Width: 24}},
		Rows: [][]page.Cell{{nil, nil, nil, nil}}}
	g.w.Add(page.Form{Blocks: []page.Block{
		page.Paragraph{Text: page.Strong("送达回执")},
		page.Paragraph{Text: page.Plain("下列办理“", wording.Inner(g.pr.Name), "”的申请人收到了本一次性告知书，版本和摘要印在每页页脚。")}, t,
	}})
}

// memberForms appends the forms of all members, each with its sample.
func (g *procedurePage) memberForms() {
	var blank, sample []blankForm
	add := func(list []blankForm, path, title string) []blankForm {
		if len(g.p.Template(path)) == 0 {
			return list
		}
		n := slices.IndexFunc(list, func(f blankForm) bool { return f.path == path })
		if n < 0 {
			return append(list, blankForm{path, title})
		}
		if !slices.Contains(strings.Split(list[n].title, "、"), title) { // a material of another name is written on the same form
			list[n].title += "、" + title
		}
		return list
	}
	for _, b := range g.parts {
		for _, r := range b.materials() {
			blank, sample = add(blank, r.Template, r.Title), add(sample, r.Sample, r.Title)
		}
	}
	addForms(&g.w, g.p, wording.Sample, wording.Sample, sample)
	addForms(&g.w, g.p, wording.Blank, wording.Blank, blank)
}
