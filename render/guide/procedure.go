package guide

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// ProcedureGuide builds the guide of a procedure (联办指南): its members in order and by stage, which of them waits for
// which, what they ask together, what each of them takes, and what follows from that for the whole.
func ProcedureGuide(pr *model.Procedure, p *validate.Program, stamp string) page.Document {
	return procedureGuide(pr, p, stamp, false)
}

// heldRows say what those who use a procedure hold already, and what has happened for them.
func heldRows(pr *model.Procedure) []page.KeyRow {
	var rows []page.KeyRow
	row := func(key string, names []string) {
		if names != nil {
			rows = append(rows, page.KeyRow{Key: key, Value: []page.Text{page.Plain(strings.Join(names, "、"))}, Wide: true})
		}
	}
	var held, happened []string
	for _, d := range pr.Holds {
		held = append(held, d.Name)
	}
	for _, e := range pr.Happened {
		happened = append(happened, e.Name)
	}
	row("已有证照", held)
	row("已经发生", happened)
	return rows
}

// procedureGuide builds the guide of a procedure, in a book with its basis at the end, as in the guides of matters.
func procedureGuide(pr *model.Procedure, p *validate.Program, stamp string, bound bool) page.Document {
	g := newProcedurePage(pr, p, bound)
	pr = g.pr
	var departments []string
	for _, b := range pr.Members {
		if name := b.Matter.Department.ShortName(); !slices.Contains(departments, name) {
			departments = append(departments, name)
		}
	}
	rows := []page.KeyRow{
		{Key: "联办名称", Value: []page.Text{page.Strong(pr.Name)}, Wide: true},
		{Key: "牵头部门", Value: []page.Text{page.Plain(pr.Lead.Name)}, Wide: false},
		{Key: "服务对象", Value: page.Some(wording.Audience(pr.Audience)), Wide: false},
		{Key: "联办事项", Value: []page.Text{page.Plain(strconv.Itoa(len(pr.Members)), " 项")}, Wide: false},
		{Key: "参加部门", Value: []page.Text{page.Plain(strings.Join(departments, "、"))}, Wide: false},
	}
	rows = append(rows, heldRows(pr)...)
	g.w.Add(page.KeyTable{Box: true, Rows: append(rows, windowRows(pr.Service, pr.Lead)...)})
	g.suspended()
	if t := wording.ComingOf(pr); t != nil {
		g.w.Add(page.Note{Title: wording.ComingTitle, Text: t})
	}
	if pr.Note != "" {
		g.w.Add(page.Note{Title: "说明", Text: page.Paragraphs(pr.Note)})
	}
	g.w.Section("适用范围")
	if pr.Scope == "" {
		g.w.Say(page.Plain("适用于一并申请下列事项的申请人。"))
	}
	g.scope()
	if s := wording.Exists("本联办", pr.Effective, p.AsOf()); s != "" {
		g.w.Say(page.Plain(s))
	}
	if !bound {
		g.w.Section("依据")
		g.w.Add(g.cites.basisList())
	}
	g.w.Section(membersSection)
	g.w.Add(g.memberTable())
	g.w.Section("先后顺序")
	if g.outcome != nil {
		if t := g.outcome.of(); t != nil {
			g.w.Say(t)
		}
		g.w.Add(g.outcome.longest.StageChart(page.PicturePath(page.PathOf(page.ProcedurePage, pr.ID), "flow")))
	}
	g.memberOrder()
	g.w.Section("申请材料")
	g.memberMaterials()
	g.w.Section("办理时限")
	if g.outcome != nil {
		g.w.Add(g.outcome.figureTable()...)
		g.w.Add(g.outcome.longest.TimePicture(page.PathOf(page.ProcedurePage, pr.ID))...)
	}
	g.memberLimits()
	g.w.Section("收费")
	g.memberFees()
	g.w.Section("结果送达")
	g.w.Add(g.memberResults())
	if pr.Claims != nil {
		g.w.Section("公布指标")
		if g.outcome != nil {
			g.outcome.claimTable(&g.w, pr.Claims)
		} else {
			g.w.Add(claimList(pr.Claims)...)
		}
		if t := g.pastTotals(); t != nil {
			g.w.Say(t)
		}
	}
	g.w.Section("申请人权利和义务")
	g.memberRights()
	if len(pr.Service) > 0 {
		g.w.Section("办公地址和时间")
		g.w.Add(addressTable(pr.Service, pr.Lead))
	}
	g.w.Section("咨询途径")
	g.w.Add(phones(pr.Service, func(w schema.Window) []string { return w.Lines }))
	g.w.Section("监督投诉渠道")
	g.w.Add(phones(pr.Service, func(w schema.Window) []string { return w.Complaints }))
	if bound {
		g.w.Section(LawsSection)
		g.cites.basisInBook(&g.w)
	} else {
		g.cites.lawTexts(&g.w)
	}
	sort := "联办指南"
	if strings.HasSuffix(pr.Name, "联办") {
		sort = "指南"
	}
	return page.Document{
		Path: page.PathOf(page.ProcedurePage, pr.ID), Kind: page.ProcedurePage, ID: pr.ID, Title: pr.Name, Sort: sort, Owner: pr.Lead.Name,
		Banner: p.Edition().Name, Stamp: stamp, Blocks: g.w.Blocks(),
		Also: page.Linked("一次性告知书", page.Link{Page: page.PathOf(page.NoticePage, pr.ID)}),
	}
}

// procedurePage is the guide or the notice of a procedure while it is written.
type procedurePage struct {
	w       page.Writer
	pr      *model.Procedure
	p       *validate.Program
	parts   []part      // the members and what stands outside, in the order in which they are handled where that is known, else as they are declared
	common  model.Guard // all members are for these applicants alone
	cites   cites
	outcome *outcome // nil where the members cannot be put in order
	bound   bool     // it is bound in a book, which has no forms
}

// outside returns what some applicants of a procedure, who have something in common, have to do before a member and is none, or, where not
// all their plans are made, may have to do.
func outside(p *validate.Program, pr *model.Procedure, d *outcome, common model.Guard) (list []part) {
	if d == nil || !d.all {
		for _, m := range p.Before(pr) {
			list = append(list, part{Member: model.Member{Member: &schema.Member{}, Matter: m}, outside: besides(m, true), who: p.Taking(model.Member{Matter: m, When: common})})
		}
		return list
	}
	everybody := d.situations[0].For
	for _, s := range d.situations[1:] {
		everybody = everybody.Or(s.For)
	}
	for k, s := range d.situations {
		for _, i := range s.Plan.Items {
			if !i.Outside && !i.Happens() || slices.ContainsFunc(list, func(t part) bool { return t.Matter == i.Matter }) {
				continue
			}
			who := s.For
			for _, other := range d.situations[k+1:] {
				if slices.ContainsFunc(other.Plan.Items, func(j plan.Item) bool { return j.Matter == i.Matter }) {
					who = who.Or(other.For)
				}
			}
			t := part{Member: model.Member{Member: &schema.Member{}, Matter: i.Matter}, outside: besides(i.Matter, false), who: who}
			var sorts []string
			guards, more := who.Who(everybody)
			for _, g := range guards {
				if len(g) > 0 {
					sorts = append(sorts, g.Sentence())
				}
			}
			if len(sorts) == len(guards) && !more {
				t.some = wording.Bracketed("适用情形：" + strings.Join(sorts, "；或者"))
			}
			list = append(list, t)
		}
	}
	return list
}

// besides says what a part is that is no member: a matter to be done before, or a milestone.
func besides(m *model.Matter, may bool) string {
	if m.Milestone != nil {
		return wording.Happens(m.Milestone)
	}
	return wording.Outside(may).ZH
}

// handled are the parts that offices handle: all but milestones.
func (g *procedurePage) handled() []part {
	return slices.DeleteFunc(slices.Clone(g.parts), part.happens)
}

// happens reports whether a part is a milestone.
func (t part) happens() bool { return t.Matter.Milestone != nil }

// part is what the applicants of a procedure may have to do: a member, or what is none and has to be done before, or a milestone that a member
// waits for.
type part struct {
	model.Member
	outside string     // what is said of one that is no member
	some    string     // in brackets, which of the applicants do it, of one that is no member; "" for all, and where that takes too many words
	who     applicants // those who do it
}

// applicants are some of whom a guard may hold for some, and tell some from others.
type applicants interface {
	Meet(model.Guard) bool
	Told(model.Guard) model.Guard
}

// materials returns what a part asks of those who do it, for whom of them it is asked.
func (t part) materials() (list []model.Material) {
	for _, r := range t.Matter.Materials {
		if t.who.Meet(r.When) {
			r.When = t.who.Told(r.When)
			list = append(list, r)
		}
	}
	return list
}

// fees returns what those who do a part pay, and who of them.
func (t part) fees() (list []model.FeeItem) {
	for _, f := range t.Matter.Fees {
		if t.who.Meet(f.When) {
			f.When = t.who.Told(f.When)
			list = append(list, f)
		}
	}
	return list
}

// newProcedurePage begins a page of a procedure. What is asked of the applicants of all members alike is said once, by scope, and not of
// each member and situation.
func newProcedurePage(pr *model.Procedure, p *validate.Program, bound bool) procedurePage {
	common, own := pr.Common(), *pr
	own.Members = nil
	var parts []part
	for _, b := range pr.Members {
		who := p.Taking(b)
		b.When = b.When.Without(common)
		own.Members = append(own.Members, b)
		parts = append(parts, part{Member: b, who: who})
	}
	d := outcomeOf(p, pr, bound)
	if d != nil {
		d.situations = slices.Clone(d.situations)
		for i, s := range d.situations {
			d.situations[i].Who = nil
			for _, g := range s.Who {
				d.situations[i].Who = append(d.situations[i].Who, g.Without(common))
			}
		}
	}
	parts = append(parts, outside(p, pr, d, common)...)
	if d != nil && d.all {
		inOrder(d.longest.Plan, parts)
	}
	numberedAs(d, parts)
	return procedurePage{pr: &own, p: p, parts: parts, common: common, cites: cites{basis: wording.Ranked(pr.Basis)}, outcome: d, bound: bound}
}

// inOrder puts parts into the order of a plan, those that it has not behind the others.
func inOrder(p *plan.Plan, parts []part) {
	place := func(t part) int {
		if n := p.Place(t.Matter); n >= 0 {
			return n
		}
		return len(p.Items)
	}
	slices.SortStableFunc(parts, func(a, b part) int { return place(a) - place(b) })
}

// numberedAs has pictures and visits call matters by their places among some parts.
func numberedAs(d *outcome, parts []part) {
	if d == nil {
		return
	}
	var list []*model.Matter
	for _, b := range parts {
		list = append(list, b.Matter)
	}
	d.longest.Numbered(list)
}

// scope says whom the procedure is for.
func (g *procedurePage) scope() {
	if g.pr.Scope != "" {
		g.w.Say(page.Paragraphs(g.pr.Scope)...)
	}
	if len(g.common) > 0 {
		g.w.Say(page.Plain("只适用于", model.Applicants(g.common.Said()).ZH, "。"))
	}
}

// memberLink leads to the guide of a member.
func memberLink(b model.Member) page.Text {
	if b.Matter.Milestone != nil {
		return page.Plain(b.Matter.Name) // it has no guide
	}
	return page.Linked(b.Matter.Name, page.Link{Page: page.PathOf(page.GuidePage, b.Matter.ID)})
}

// name is the name of a part, and for whom it is a part of the procedure.
func (t part) name() page.Cell {
	c := append(page.Cell{memberLink(t.Member)}, wording.Situation(t.When)...)
	if t.outside != "" {
		c = append(c, page.Small(t.outside+t.some))
	}
	return c
}

// staged reports whether a procedure has stages.
func staged(pr *model.Procedure) bool {
	return slices.ContainsFunc(pr.Members, func(b model.Member) bool { return b.Stage != "" })
}

// memberTable lists the members of a procedure, and what has to be done before and is none.
func (g *procedurePage) memberTable() page.Table {
	staged := staged(g.pr)
	t := page.Table{Columns: []page.Column{page.IndexColumn()}}
	if staged {
		t.Columns = append(t.Columns, page.Column{Title: "阶段", Width: 14})
	}
	t.Columns = append(t.Columns, page.Column{Title: "事项"}, page.Column{Title: "事项类型", Width: 12, Align: page.Center},
		page.Column{Title: "部门", Width: 16}, page.Column{Title: "审批结果", Width: 20})
	for i, b := range g.parts {
		m := b.Matter
		row := []page.Cell{{page.Plain(strconv.Itoa(i + 1))}}
		if staged {
			row = append(row, page.Paragraphs(b.Stage))
		}
		if b.happens() {
			t.Rows = append(t.Rows, append(row, b.name(), page.Cell{page.Plain("里程碑")}, nil, nil))
			continue
		}
		who := page.Cell{page.Plain(m.Department.ShortName())}
		if t := wording.Bodies(m, schema.DecidingBody, nil); t != nil {
			who = append(who, page.Small("由"+t.String()+"决定"))
		}
		t.Rows = append(t.Rows, append(row, b.name(), page.Cell{page.Plain(string(m.Type))}, who, page.Cell{page.Plain(cmp.Or(m.ResultName(), wording.Unpublished))}))
	}
	return t
}

// asked is a material of a procedure with the parts that ask for it.
type asked struct{ by []asking }

// asking is a material as one part asks for it.
type asking struct {
	place    int // of the part
	part     part
	material model.Material
}

// issuers are the matters from which those can have a material whom the part asks for it.
func (g *procedurePage) issuers(q asking) []*model.Matter {
	return g.p.IssuersOf(model.Member{Matter: q.part.Matter, When: q.part.When}, q.material)
}

// askedMaterials returns what is asked of the applicants of the procedure, each material once.
func (g *procedurePage) askedMaterials() []asked {
	var list []asked
	for n, b := range g.parts {
		for _, r := range b.materials() {
			i := slices.IndexFunc(list, func(a asked) bool { return a.by[0].material.Same(&r) })
			if i < 0 {
				i = len(list)
				list = append(list, asked{})
			}
			list[i].by = append(list[i].by, asking{n, b, r})
		}
	}
	return list
}

// merged is a material as the procedure asks for it: the strictest necessity and the earliest event of those who ask so
// strictly, the largest counts of those that the window does not fetch itself.
func (a asked) merged() model.Material {
	var whole model.Material
	for _, q := range a.by {
		r := q.material
		if whole.Material == nil {
			record := *r.Material
			record.Original, record.Copies, record.Either = nil, nil, nil
			whole = r
			whole.Material, whole.Counts = &record, nil
		}
		switch more := wording.Strictness(r.Necessity) - wording.Strictness(whole.Necessity); {
		case more > 0:
			whole.Necessity, whole.By = r.Necessity, r.By
		case more == 0:
			whole.Necessity = cmp.Or(whole.Necessity, r.Necessity)
			if r.By == schema.Accepted {
				whole.By = r.By
			}
		}
		if !r.Fetched() {
			most := model.NumbersOf(whole.Original, whole.Copies, whole.Either).Max(r.Most())
			whole.Original, whole.Copies, whole.Either = &most.Original, &most.Copies, &most.Either
			whole.Source = r.Source
		}
	}
	return whole
}

// unlisted adds which members have not published what they ask, where none of them lists a material whether there are none.
func (g *procedurePage) unlisted(listed bool) {
	var names []page.Text
	for _, b := range g.handled() {
		if b.Matter.Matter.Materials == nil {
			names = append(names, memberLink(b.Member))
		}
	}
	switch {
	case names == nil && !listed:
		g.w.Say(page.Plain(wording.None))
	case len(names) == len(g.handled()):
		g.w.Say(page.Plain(wording.Unpublished, "。"))
	case names != nil:
		g.w.Say(page.Concat(page.Separate("、", names...), page.Plain("的申请材料", wording.Unpublished, "。")))
	}
}

// memberMaterials adds what the members ask, each material once: who asks for it, for whom, and the most that is asked.
func (g *procedurePage) memberMaterials() {
	pr := g.pr
	if pr.Shared != "" {
		g.w.Say(page.Paragraphs(pr.Shared)...)
	}
	list := g.askedMaterials()
	defer g.unlisted(len(list) > 0)
	if len(list) == 0 {
		return
	}
	g.w.Say(page.Concat(page.Plain("几个事项都要的材料只列一次，份数按其中最多的写。“第几项”是"), page.ToSection(membersSection),
		page.Plain("中的序号；只有部分申请人办理的事项，其材料也只由这些申请人提交。")))
	t := page.Table{Columns: []page.Column{
		page.IndexColumn(), {Title: "材料名称", Width: 22}, {Title: "哪些事项要", Width: 16}, {Title: "必要性", Width: 8, Align: page.Center},
		{Title: "份数和形式", Width: 12}, {Title: "来源", Width: 14}, {Title: "受理标准和备注"},
	}}
	for i, a := range list {
		whole := a.merged()
		var many, from page.Cell
		for _, q := range a.by {
			r := q.material
			if !r.Fetched() {
				if t := wording.InForm(r); t != nil {
					many = page.Once(many, t)
				}
			}
			from = page.Once(from, wording.Source(r, g.issuers(q))...)
		}
		if whole.Fetched() {
			many = wording.Quantity(whole)
		} else if s := wording.Copies(whole.Most()); s != "" {
			many = append(page.Cell{page.Plain(s)}, many...)
		}
		t.Rows = append(t.Rows, []page.Cell{{page.Plain(strconv.Itoa(i + 1))}, {page.Strong(whole.Title)}, a.members(whole), wording.Necessity(whole), many, from, a.said(g.cites.standard)})
	}
	g.w.Add(t)
}

// said is what is said of a material as the members ask for it; what is not said of all of them says whose it is.
func (a asked) said(of func(model.Material) page.Cell) page.Cell {
	var texts page.Cell
	places := map[string][]string{}
	for _, q := range a.by {
		for _, t := range page.Once(nil, of(q.material)...) {
			texts = page.Once(texts, t)
			places[t.String()] = append(places[t.String()], strconv.Itoa(q.place+1))
		}
	}
	for i, t := range texts {
		if whose := places[t.String()]; len(whose) < len(a.by) {
			texts[i] = page.Concat(page.Plain("第 ", strings.Join(whose, "、"), " 项："), t)
		}
	}
	return texts
}

// members says which members ask for a material, by their numbers: in one line those that ask for the same.
func (a asked) members(whole model.Material) page.Cell {
	var abouts []string
	numbers := map[string][]page.Text{}
	for _, q := range a.by {
		about := q.about(whole)
		if len(numbers[about]) == 0 {
			abouts = append(abouts, about)
		}
		numbers[about] = append(numbers[about], page.Linked(strconv.Itoa(q.place+1), page.Link{Page: page.PathOf(page.GuidePage, q.part.Matter.ID)}))
	}
	var c page.Cell
	for _, about := range abouts {
		c = append(c, page.Concat(page.Plain("第 "), page.Separate("、", numbers[about]...), page.Plain(" 项", wording.Bracketed(about))))
	}
	return c
}

// about says for whom, of those who need the member at all, it asks for a material, and where it asks less than the
// procedure.
func (q asking) about(whole model.Material) string {
	var about []string
	if when := wording.Both(q.part.When, q.material.When)[len(q.part.When):]; len(when) > 0 {
		about = append(about, wording.Only(when))
	}
	if n := q.material.Necessity; n != "" && n != whole.Necessity {
		about = append(about, string(q.material.Necessity))
	}
	if q.material.By != whole.By && q.material.Necessity != schema.Optional {
		about = append(about, wording.Before(q.material.By)+"提交")
	}
	if q.material.Fetched() && !whole.Fetched() {
		about = append(about, wording.Fetched)
	}
	return strings.Join(about, "；")
}

// memberLimits adds the limits of the members (办理时限) and the ceiling of the law on joint handling.
func (g *procedurePage) memberLimits() {
	t := page.Table{Columns: []page.Column{
		{Title: "事项", Width: 24}, {Title: "承诺时限", Width: 14}, {Title: "法定时限", Width: 38}, {Title: "不计入时限"},
	}}
	for _, b := range g.handled() {
		m := b.Matter
		limit := page.Cell(wording.StatutoryNoted(m, g.cites.after))
		var excluded page.Cell
		for _, e := range m.Excluded {
			excluded = append(excluded, page.Plain(wording.Excluded(e)))
		}
		t.Rows = append(t.Rows, []page.Cell{{memberLink(b.Member)}, page.Cell(wording.PromiseNoted(m)), limit, excluded})
	}
	g.w.Add(t)
	g.ceiling()
}

// memberFees adds the fees of the members, each item once (收费).
func (g *procedurePage) memberFees() {
	t := page.Table{Columns: []page.Column{
		{Title: "收费项目", Width: 20}, {Title: "收费标准", Width: 24}, {Title: "事项", Width: 20}, {Title: "减免和备注"}, {Title: "依据", Width: 16},
	}}
	free := false
	var unknown []page.Text
	seen := map[string]int{}
	for _, b := range g.handled() {
		fees := b.fees()
		switch {
		case b.Matter.Fee == nil:
			unknown = append(unknown, memberLink(b.Member))
		case len(fees) == 0:
			free = true
		}
		for _, f := range fees {
			who := memberLink(b.Member)
			if when := wording.Both(b.When, f.When); len(when) > 0 {
				who = page.Concat(who, page.Small(wording.Bracketed(wording.Only(when))))
			}
			key := f.Name + "\n" + f.Standard
			if i, ok := seen[key]; ok {
				row := t.Rows[i]
				row[2], row[3], row[4] = page.Once(row[2], who), page.Once(row[3], wording.FeeRemarks(f)...), page.Once(row[4], g.cites.citeLaws(f.Basis)...)
				continue
			}
			seen[key] = len(t.Rows)
			t.Rows = append(t.Rows, []page.Cell{{page.Strong(f.Name)}, wording.FeeStandard(f), {who}, wording.FeeRemarks(f), g.cites.citeLaws(f.Basis)})
		}
	}
	others := ""
	if len(t.Rows) > 0 {
		g.w.Add(t)
		others = "其余事项"
	}
	if unknown != nil {
		g.w.Say(page.Concat(page.Separate("、", unknown...), page.Plain("的收费", wording.Unpublished, "。")))
		others = "其余事项"
	}
	if free {
		g.w.Say(page.Plain(others, wording.Free, "。"))
	}
}

// memberResults says how the results of the members are delivered (结果送达).
func (g *procedurePage) memberResults() page.Table {
	t := page.Table{Columns: []page.Column{{Title: "事项", Width: 30}, {Title: "审批结果", Width: 26}, {Title: "送达方式和期限"}}}
	for _, b := range g.handled() {
		t.Rows = append(t.Rows, []page.Cell{{memberLink(b.Member)}, {page.Plain(cmp.Or(b.Matter.ResultName(), wording.Unpublished))}, delivered(b.Matter)})
	}
	return t
}

// memberRights adds the rights and duties of the applicant. Where the members have not the same remedies, a table says
// which member has which.
func (g *procedurePage) memberRights() {
	pr := g.pr
	t := page.Table{Empty: "未登记", Columns: []page.Column{{Title: "事项", Width: 30}, {Title: "行政复议机关", Width: 34}, {Title: "诉讼法院"}}}
	var found []schema.Remedy
	for _, b := range g.handled() {
		row := []page.Cell{{memberLink(b.Member)}, nil, nil}
		var r schema.Remedy
		if b.Matter.Remedy != nil {
			r = *b.Matter.Remedy
			row[1], row[2] = page.Cell{page.Plain(r.Review)}, page.Cell{page.Plain(r.Court)}
		}
		if !slices.Contains(found, r) {
			found = append(found, r)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(found) == 1 && found[0] != (schema.Remedy{}) {
		g.w.Add(numbered(wording.MemberRights(pr, g.p.AsOf(), &found[0])))
		return
	}
	g.w.Add(numbered(wording.MemberRights(pr, g.p.AsOf(), nil)))
	if len(found) > 1 {
		g.w.Say(page.Plain("各事项的行政复议机关和诉讼法院："))
		g.w.Add(t)
	}
}

// claimList says what the office has announced about a procedure, labelled as such.
func claimList(c *schema.Claims) []page.Block {
	var rows []page.KeyRow
	statutory, promised, apart, together := wording.Claims(c)
	for _, x := range []wording.Claim{statutory, promised, apart, together} {
		if x.Value != nil {
			rows = append(rows, page.KeyRow{Key: x.Name, Value: []page.Text{page.Plain(x.Figure())}})
		}
	}
	if c.Source != "" {
		rows = append(rows, page.KeyRow{Key: "出处", Value: []page.Text{page.Plain(c.Source)}})
	}
	return []page.Block{page.Paragraph{Text: page.Plain("下列数字是向社会公布的指标。")}, page.KeyTable{Rows: rows}}
}
