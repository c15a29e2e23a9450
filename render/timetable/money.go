package timetable

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// yuan says an amount of money.
func (p *Timetable) yuan(r *big.Rat) string {
	return p.word(wording.DecimalText(r)+" 元", wording.DecimalText(r)+" yuan")
}

// FeeSum is what is known of the sum of some fees.
func FeeSum(fees []plan.Fee) (sum *big.Rat, unknown int) {
	sum = new(big.Rat)
	for _, f := range fees {
		if f.Amount == nil {
			unknown++
		} else {
			sum.Add(sum, f.Amount)
		}
	}
	return sum, unknown
}

// DepartmentFees are the fees of a plan that one department charges, and what is known of their sum.
type DepartmentFees struct {
	Department *model.Department
	Fees       []plan.Fee
	Sum        *big.Rat
	Unknown    int
}

// FeesByDepartment divides the fees by who charges them, in the order of the plan.
func (p *Timetable) FeesByDepartment() []DepartmentFees {
	var by []DepartmentFees
	for _, f := range p.Fees {
		d := p.Items[f.Item].Matter.Department
		i := slices.IndexFunc(by, func(x DepartmentFees) bool { return x.Department == d })
		if i < 0 {
			i, by = len(by), append(by, DepartmentFees{Department: d})
		}
		by[i].Fees = append(by[i].Fees, f)
	}
	for i := range by {
		by[i].Sum, by[i].Unknown = FeeSum(by[i].Fees)
	}
	return by
}

// Unpriced are the matters of a plan of which nobody says whether anything is charged.
func Unpriced(p *plan.Plan) (list []*model.Matter) {
	for _, i := range p.Items {
		if i.Matter.Fee == nil {
			list = append(list, i.Matter)
		}
	}
	return list
}

// total says what all fees come to, and of how many items nobody says whether there is one.
func (p *Timetable) total() page.Text {
	switch n := len(Unpriced(p.Plan)); {
	case n == 0:
		return p.known()
	case n == p.Offices():
		return p.text(wording.Unpublished, "not published")
	default:
		return page.Concat(p.known(), p.text("，另有 %d 项收费未公布", "; of %d items it is not published", n))
	}
}

// known says what the fees come to that are published.
func (p *Timetable) known() page.Text {
	if len(p.Fees) == 0 {
		return p.text(wording.Free, "none")
	}
	sum, unknown := FeeSum(p.Fees)
	switch {
	case unknown == len(p.Fees):
		return p.text("%d 项，金额按标准计算", "%d items, by their standards", unknown)
	case unknown > 0:
		return page.Concat(page.Strong(p.yuan(sum)), p.text("，另有 %d 项按标准计算", " and %d items by their standards", unknown))
	}
	return page.Strong(p.yuan(sum))
}

// feeBlocks lists the fees, department by department, and what they come to.
func (p *Timetable) feeBlocks() []page.Block {
	if len(p.Fees) == 0 {
		if len(Unpriced(p.Plan)) == 0 {
			return []page.Block{page.Paragraph{Text: p.text(wording.Free+"。", "None.")}}
		}
		return []page.Block{page.Paragraph{Text: page.Concat(p.text("收费：", "Total: "), p.total(), page.Plain(p.word("。", ".")))}}
	}
	t := page.Table{Empty: p.word("按标准计算", "by its standard"), Columns: []page.Column{
		{Title: p.word("收费项目", "item")}, {Title: p.word("收费部门", "department"), Width: 16}, {Title: p.word("事项", "matter"), Width: 16},
		{Title: p.word("标准", "standard"), Width: 34}, {Title: p.word("金额", "amount"), Width: 14, Align: page.Right},
	}}
	by := p.FeesByDepartment()
	var parts []string
	for _, d := range by {
		for _, f := range d.Fees {
			var amount page.Cell
			if f.Amount != nil {
				amount = page.Cell{page.Strong(p.yuan(f.Amount))}
				if per := f.Once(); per != "" {
					amount = append(amount, p.text("按 1 %s算", "for 1 %s", per))
				}
			}
			t.Rows = append(t.Rows, []page.Cell{{page.Plain(f.Name)}, {page.Plain(d.Department.ShortName())}, {p.name(f.Item)}, page.Paragraphs(f.Standard), amount})
		}
		s := d.Department.ShortName() + " " + p.yuan(d.Sum)
		switch {
		case d.Unknown == len(d.Fees):
			s = d.Department.ShortName() + p.word("按标准计算", " by its standard")
		case d.Unknown > 0:
			s += p.word("和按标准计算的", " and what is by standard")
		}
		parts = append(parts, s)
	}
	blocks := []page.Block{t}
	if len(by) > 1 {
		blocks = append(blocks, page.Paragraph{Text: p.text("各部门：%s。", "By department: %s.", strings.Join(parts, p.word("；", "; ")))})
	}
	return append(blocks, page.Paragraph{Text: page.Concat(p.text("收费：", "Total: "), p.total(), page.Plain(p.word("。", ".")))})
}

// serviceTable lists the services of agencies, which the applicant waits for and the department does not.
func (p *Timetable) serviceTable() page.Table {
	t := page.Table{Empty: p.word("没有写明", "not said"), Columns: []page.Column{
		{Title: p.word("服务", "service")}, {Title: p.word("事项", "matter"), Width: 24}, {Title: p.word("付费方", "paid by"), Width: 12},
		{Title: p.word("时限", "time"), Width: 16}, {Title: p.word("成果", "result"), Width: 20},
	}}
	for n, s := range p.Services {
		var period, output page.Cell
		name := page.Cell{page.Plain(s.Name)}
		if s.Commissioned {
			name = append(name, page.Small(wording.Commissioned().In(p.lang)))
		}
		if !p.Services[s.First].Waited {
			name = append(name, page.Small(p.word("非必要的材料才用，时间没有算在内", "for what is not required alone, and its time is not counted")))
		}
		if s.First != n {
			name = append(name, page.Small(p.word("与“"+p.Items[p.Services[s.First].Item].Matter.Name+"”是同一份成果，做一次", "the same report as for “"+p.Items[p.Services[s.First].Item].Matter.Name+"”, made once")))
		}
		if s.Review >= 0 {
			kind := p.Items[s.Item].Matter.Excluded[s.Review].Kind
			name = append(name, page.Small(p.word("时间算在不计入时限的“"+kind+"”里", "its time is that of “"+kind+"”, which does not count")))
		}
		if s.Period != nil {
			period = page.Cell{page.Plain(p.periods([]schema.Period{*s.Period}))}
		}
		if s.Output != "" {
			output = page.Cell{page.Plain(s.Output)}
		}
		t.Rows = append(t.Rows, []page.Cell{name, {p.name(s.Item)}, wording.Payer(*s.AgencyService), period, output})
	}
	return t
}

// reliefList says what every relief saves and what hangs on it.
func (p *Timetable) reliefList() page.List {
	var l page.List
	for _, r := range p.Reliefs {
		t := page.Strong(r.Relief.Name().In(p.lang))
		switch {
		case len(r.Uses) == 0 && r.Saves > 0:
			t = page.Concat(t, p.text("：全程缩短 %[1]s，要另办别的事项，写明采用再推算", ": saves %[1]s by way of other matters; ask for a plan with it", p.Days(r.Saves)))
		case len(r.Uses) == 0 && (r.Relief != plan.ByCommitment || len(p.Committed) == 0):
			t = page.Concat(t, p.text("：没有可以这样办的", ": nothing can be done so"))
		case r.Only:
			t = page.Concat(t, p.text("：不采用就办不成", ": nothing can be done without it"))
		case r.Saves == 0:
			t = page.Concat(t, p.text("：不缩短全程", ": saves nothing"))
		default:
			t = page.Concat(t, p.text("：全程缩短 %[1]s", ": saves %[1]s", p.Days(r.Saves)))
		}
		if p.Dated && r.Saves > 0 && !r.Only {
			t = page.Concat(t, p.text("（两个没有日期的计划之差，不是这一次的日期之差）", " (between two plans without dates, not between the dates of this time)"))
		}
		if r.Relief == plan.SideBySide && len(r.Uses) > 0 { // no requirement declares it, so that there is no basis to name
			t = page.Concat(t, p.text("；要有准许并联审批的规定，目录没有登记，去以前向窗口问明", "; it takes a rule that permits it, which the catalog does not declare: ask the window before you come"))
		}
		if r.Used {
			t = page.Concat(t, p.text("（本计划已采用）", " (this plan has it)"))
		}
		var uses page.List
		for _, u := range r.Uses {
			uses.Items = append(uses.Items, page.Item{Text: p.use(r.Relief, u)})
		}
		item := page.Item{Text: t}
		if len(uses.Items) > 0 {
			item.Blocks = []page.Block{uses}
		}
		l.Items = append(l.Items, item)
	}
	return l
}

// use says a requirement that a relief changes, and what becomes void if it fails.
func (p *Timetable) use(relief plan.Relief, u plan.ReliefUse) page.Text {
	s := p.word(fmt.Sprintf("“%s”要求%s（%s）", p.Items[u.Item].Matter.Name, u.Requirement.Demanded().ZH, u.Requirement.Grounds().ZH),
		fmt.Sprintf("“%s” wants %s (%s)", p.Items[u.Item].Matter.Name, u.Requirement.Demanded().EN, u.Requirement.Grounds().EN))
	switch relief {
	case plan.SupplyLater, plan.ByCommitment, plan.Simulated:
		relaxed := u.Requirement.Relax
		if kind := schema.RelaxationKind(relief); relaxed == nil || relaxed.Kind != kind { // the material says it in another way
			relaxed = &model.Relaxation{Relaxation: &schema.Relaxation{Kind: kind}}
		}
		s += p.word("：", ": ") + wording.Relaxation(relaxed).In(p.lang)
	case plan.SideBySide:
		s += p.word("：同时审查，前一项办结后再作决定", ": reviewed side by side, decided after it")
	}
	if len(u.Void) > 0 {
		s += p.word("；落空的，"+p.Numbers(u.Void)+"的办理作废", "; if that fails, void: "+p.Numbers(u.Void))
	}
	return page.Plain(s + p.word("。", "."))
}
