package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// mostSituations is how many situations a page has in a table; of more only the longest is printed.
const mostSituations = 4

// outcome is what the members of a procedure come to: the plans of all sorts of applicants.
type outcome struct {
	situations []plan.Situation
	all        bool     // whether situations are all there are
	longest    *planner // of the longest situation: what is drawn and listed
}

// outcomeOf makes the plans of a procedure, nil if its members cannot be put in order.
func outcomeOf(p *validate.Program, pr *model.Procedure, bound bool) *outcome {
	list, all := p.Situations(pr)
	if len(list) == 0 {
		return nil
	}
	return &outcome{list, all, newPlanner(p.Catalog, list[0].Plan, diag.ZH).onPage(bound)}
}

// one reports whether the figures are the same for everybody.
func (d *outcome) one() bool { return d.all && len(d.situations) == 1 }

// who says for whom a situation is.
func who(s plan.Situation) string {
	var parts []string
	for _, g := range s.Who {
		if len(g) == 0 {
			return "所有申请人"
		}
		parts = append(parts, g.Sentence())
	}
	if s.More {
		parts = append(parts, "其他一些情形")
	}
	return strings.Join(parts, "；或者")
}

// of says of which situation the pictures and lists of a page are, nil if there is one only.
func (d *outcome) of() Text {
	s := d.situations[0]
	switch {
	case d.one():
		return nil
	case d.all:
		return plain("以用时最长的情形为例：", sentence(who(s)))
	}
	return plain("情形很多，以用时较长的一种为例：", sentence(who(s)))
}

// figureTable says what is derived from the members (按成员推算).
func (d *outcome) figureTable() []Block {
	var blocks []Block
	if d.all && len(d.situations) > 1 && len(d.situations) <= mostSituations {
		t := Table{Empty: "无", Columns: []Column{
			{Title: "情形"}, {Title: "事项", Width: 8, Align: Center}, {Title: "能兑现的承诺", Width: 16}, {Title: "法定时限合计", Width: 16},
			{Title: "申请人最多要等", Width: 16}, {Title: "到现场", Width: 12},
		}}
		for _, s := range d.situations {
			p := newPlanner(d.longest.p, s.Plan, diag.ZH)
			t.Rows = append(t.Rows, []Cell{{plain(who(s))}, {plain(strconv.Itoa(len(p.Items)), " 项")}, {strong(p.days(p.Length))}, {plain(p.limits())},
				{plain(p.days(p.Elapsed))}, {p.visits()}})
		}
		return append(blocks, Paragraph{plain("下列数字由各事项的时限、前置和到现场环节推算，能同时办的同时办：")}, t)
	}
	intro := "下列数字由各事项的时限、前置和到现场环节推算，能同时办的同时办。"
	if !d.one() {
		intro += d.of().String()
	}
	if !d.all {
		intro += "您的情形可以请窗口推算。"
	}
	rows := []KeyRow{
		{"能兑现的承诺", []Text{d.longest.promise()}, false}, {"法定时限", []Text{d.longest.statutory()}, false},
		{"申请人最多要等", []Text{d.longest.elapsed()}, false}, {"到现场", []Text{d.longest.visits()}, false},
	}
	blocks = append(blocks, Paragraph{plain(intro)}, KeyTable{Rows: rows})
	if l := d.longest.uncounted(); len(l.Items) > 0 {
		blocks = append(blocks, l)
	}
	return blocks
}

// most returns the largest of a figure of all situations.
func (d *outcome) most(of func(*plan.Plan) int) int {
	most := 0
	for _, s := range d.situations {
		most = max(most, of(s.Plan))
	}
	return most
}

// claimTable compares what the office has announced with what is derived.
func (d *outcome) claimTable(w *Writer, c *schema.Claims) {
	w.Say(plain("“公布”是向社会公布的指标，“按成员推算”由各事项的字段推算；有几种情形的，取最多的一种。"))
	t := Table{Empty: "没有", Columns: []Column{{Title: "指标"}, {Title: "公布", Width: 30}, {Title: "按成员推算", Width: 34}}}
	row := func(name, unit string, claimed *int, made string) {
		if claimed != nil {
			t.Rows = append(t.Rows, []Cell{{plain(name)}, {plain(strconv.Itoa(*claimed), unit)}, {plain(made)}})
		}
	}
	count := func(unit string, of func(*plan.Plan) int) string { return fmt.Sprint(d.most(of)) + unit }
	var sums []string
	for _, s := range d.situations {
		if l := newPlanner(d.longest.p, s.Plan, diag.ZH).limits(); !slices.Contains(sums, l) {
			sums = append(sums, l)
		}
	}
	row("法定时限合计", " 个工作日", c.Statutory, strings.Join(sums, "；或者"))
	row("承诺时限", " 个工作日", c.Promised, "最短可以承诺 "+count(" 个工作日", func(p *plan.Plan) int { return p.Length }))
	row("分别办理跑动次数", " 次", c.VisitsBefore, count(" 次", func(p *plan.Plan) int { return p.VisitsAlone }))
	row("联办跑动次数", " 次", c.VisitsAfter, count(" 次", func(p *plan.Plan) int { return len(p.Trips) }))
	w.Add(t)
	if c.Source != "" {
		w.Say(plain("出处：", sentence(c.Source)))
	}
}
