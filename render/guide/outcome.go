package guide

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/timetable"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// mostSituations is how many situations a page has in a table; of more only the longest is printed.
const mostSituations = 6

// outcome is what the members of a procedure come to: the plans of all sorts of applicants.
type outcome struct {
	situations []plan.Situation
	all        bool                 // whether situations are all there are
	longest    *timetable.Timetable // of the longest situation: what is drawn and listed
}

// outcomeOf makes the plans of a procedure, nil if its members cannot be put in order.
func outcomeOf(p *validate.Program, pr *model.Procedure, bound bool) *outcome {
	list, all := p.Situations(pr)
	if len(list) == 0 {
		return nil
	}
	return &outcome{list, all, timetable.New(p.Catalog(), list[0].Plan, diag.ZH).OnPage(bound)}
}

// one reports whether the figures are the same for everybody.
func (d *outcome) one() bool { return d.all && len(d.situations) == 1 }

// untimed reports whether in some situation nobody says how long something takes.
func (d *outcome) untimed() bool {
	return slices.ContainsFunc(d.situations, func(s plan.Situation) bool { return s.Plan.Untimed() })
}

// who says for whom a situation is.
func who(s plan.Situation) string {
	var parts []string
	for _, g := range s.Who {
		if len(g) == 0 {
			return model.Applicants(diag.Text{}).ZH
		}
		parts = append(parts, g.Sentence())
	}
	if s.More {
		parts = append(parts, "其他一些情形")
	}
	return strings.Join(parts, "；或者")
}

// of says of which situation the pictures and lists of a page are, nil if there is one only.
func (d *outcome) of() page.Text {
	s := d.situations[0]
	switch {
	case d.one():
		return nil
	case d.all:
		return page.Plain("以用时最长的情形为例：", page.Sentence(who(s)))
	}
	return page.Plain("情形很多，以用时较长的一种为例：", page.Sentence(who(s)))
}

// others are the timetables of the situations that are not drawn and listed.
func (d *outcome) others() (list []*timetable.Timetable) {
	for _, s := range d.situations[1:] {
		list = append(list, timetable.New(d.longest.Catalog, s.Plan, diag.ZH))
	}
	return list
}

// otherwise reports whether by one of several timetables a material is handed in in another way than is said.
func otherwise(others []*timetable.Timetable, r model.Material, how string) bool {
	return slices.ContainsFunc(others, func(t *timetable.Timetable) bool {
		n := slices.IndexFunc(t.Papers, func(x timetable.Paper) bool { return x.Whole.Same(&r) })
		return n >= 0 && t.Handed(t.Papers[n]).String() != how
	})
}

// figureTable says what is derived from the members (按各事项推算).
func (d *outcome) figureTable() []page.Block {
	var blocks []page.Block
	if d.all && len(d.situations) > 1 && len(d.situations) <= mostSituations {
		t := page.Table{Empty: "无", Columns: []page.Column{
			{Title: "情形"}, {Title: "事项", Width: 8, Align: page.Center}, {Title: timetable.PromiseWord, Width: 16}, {Title: "法定时限合计", Width: 16},
			{Title: "申请人最多要等", Width: 16}, {Title: "到现场", Width: 12},
		}}
		var unsure []string
		asked := "。"
		for _, s := range d.situations {
			p := timetable.New(d.longest.Catalog, s.Plan, diag.ZH)
			most := page.Cell{page.Plain(p.ElapsedDays())}
			if why := p.Why(); why != "" {
				if !slices.Contains(unsure, why) {
					unsure = append(unsure, why)
				}
				if len(p.Open) > len(p.Awaits()) || p.Late != nil { // offices may know it
					asked = "，请先向窗口问明。"
				}
				if p.Late == nil {
					most = append(most, page.Small("这些时间不算，最多 "+p.Days(p.Elapsed)))
				}
			}
			t.Rows = append(t.Rows, []page.Cell{{page.Plain(who(s))}, {page.Plain(strconv.Itoa(p.Offices()), " 项")}, {page.Strong(p.PromiseDays())}, {page.Plain(p.Limits())},
				most, {p.Visits()}})
		}
		blocks = append(blocks, page.Paragraph{Text: page.Plain("下列数字由各事项的时限、前置和到现场环节推算，能同时办的同时办：")}, t)
		if unsure != nil {
			blocks = append(blocks, page.Paragraph{Text: page.Plain("不确定的，是因为", strings.Join(unsure, "；"), asked)})
		}
		return append(append(blocks, page.Paragraph{Text: d.longest.Beyond(false)}), d.early()...)
	}
	intro := "下列数字由各事项的时限、前置和到现场环节推算，能同时办的同时办。"
	if !d.one() {
		intro += d.of().String()
	}
	if !d.all {
		intro += "您的情形可以请窗口推算。"
	}
	rows := []page.KeyRow{
		{Key: timetable.PromiseWord, Value: []page.Text{d.longest.Promise()}, Wide: false}, {Key: "法定时限", Value: []page.Text{d.longest.StatutoryText()}, Wide: false},
		{Key: "申请人最多要等", Value: []page.Text{d.longest.ElapsedText()}, Wide: false}, {Key: "到现场", Value: []page.Text{d.longest.Visits()}, Wide: false},
	}
	blocks = append(blocks, page.Paragraph{Text: page.Plain(intro)}, page.KeyTable{Rows: rows})
	l := d.longest.Uncounted()
	l.Items = append(l.Items, page.Item{Text: d.longest.Beyond(false)})
	return append(append(blocks, l), d.early()...)
}

// early says what of the example does not wait for the stages before its own, by names, for the numbers of pages differ.
func (d *outcome) early() []page.Block {
	var names []page.Text
	for _, n := range d.longest.Early {
		names = append(names, page.Plain("“", d.longest.Items[n].Matter.Name, "”"))
	}
	if names == nil {
		return nil
	}
	return []page.Block{page.Paragraph{Text: page.Concat(page.Plain("注意："), page.Separate("、", names...), page.Plain("排在后面的阶段，前置里没有要等前面的阶段全部办结的，上面的数字没有让它们等；窗口要求等的，相应推后。"))}}
}

// most returns the largest of a figure of all situations.
func (d *outcome) most(of func(*plan.Plan) int) int {
	most := 0
	for _, s := range d.situations {
		most = max(most, of(s.Plan))
	}
	return most
}

// past returns what has been announced of a procedure that does not follow from its members.
func (d *outcome) past(c *schema.Claims) []wording.Claim {
	if d == nil {
		return timetable.Past(c)
	}
	return timetable.PastOf(c, d.situations)
}

// pastTotals says which announced figures are totals that do not follow from the members, nil for none.
func (g *procedurePage) pastTotals() page.Text {
	if g.pr.Claims == nil {
		return nil
	}
	if t := wording.PastTotals(g.pr.Claims, g.outcome.past(g.pr.Claims)); !t.IsZero() {
		return page.Plain("公布的", t.ZH, "。")
	}
	return nil
}

// claimTable compares what the office has announced with what is derived.
func (d *outcome) claimTable(w *page.Writer, c *schema.Claims) {
	w.Say(page.Plain("“公布”是向社会公布的指标，“按各事项推算”由它们的时限、前置和到现场环节推算；有几种情形的，取最多的一种。"))
	t := page.Table{Empty: "没有", Columns: []page.Column{{Title: "指标"}, {Title: "公布", Width: 30}, {Title: "按各事项推算", Width: 34}}}
	past := d.past(c)
	row := func(x wording.Claim, made string) {
		if x.Value != nil {
			if slices.ContainsFunc(past, func(p wording.Claim) bool { return p.Name == x.Name }) {
				made = "是以前公布的总数，不由各事项推算"
			}
			t.Rows = append(t.Rows, []page.Cell{{page.Plain(x.Name)}, {page.Plain(x.Figure())}, {page.Plain(made)}})
		}
	}
	count := func(x wording.Claim, of func(*plan.Plan) int) string { return fmt.Sprint(d.most(of)) + x.Unit }
	var sums []string
	for _, s := range d.situations {
		if l := timetable.New(d.longest.Catalog, s.Plan, diag.ZH).Limits(); !slices.Contains(sums, l) {
			sums = append(sums, l)
		}
	}
	statutory, promised, apart, together := wording.Claims(c)
	row(statutory, strings.Join(sums, "；或者"))
	shortest := "最短可以承诺 " + count(promised, func(p *plan.Plan) int { return p.Length })
	if d.untimed() {
		shortest = "不确定"
	}
	row(promised, shortest)
	row(apart, count(apart, func(p *plan.Plan) int { return p.VisitsAlone }))
	row(together, count(together, func(p *plan.Plan) int { return len(p.Trips) }))
	w.Add(t)
	if c.Source != "" {
		w.Say(page.Plain("出处：", page.Sentence(c.Source)))
	}
}
