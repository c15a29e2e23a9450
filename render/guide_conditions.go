package render

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// conditions adds the conditions, the prerequisites, and what these add.
func (g *matterPage) conditions() {
	g.ownConditions()
	g.prerequisites()
	g.added()
}

// added says what the conditions of prerequisites demand of applicants besides the matter's own.
func (g *matterPage) added() {
	j := g.p.Assess(g.m, nil)
	for _, b := range j.Blocks { // exempted for a time, but applicants must not find out at the window
		who := "所有申请人"
		if len(b.Who) > 0 {
			who = b.Who.Sentence() + "的申请人"
		}
		var matters []string
		for _, m := range b.Matters {
			matters = append(matters, "“"+m.Name+"”")
		}
		g.w.Add(Note{Title: "注意", Text: paragraphs(who + "目前办不成本事项：" + strings.Join(matters, "、") + map[string]string{"D101": "互为前提", "D103": "所要求的证照批文无处取得"}[b.Code] + "。请向窗口咨询。")})
	}
	if len(j.Added)+len(j.Lost) == 0 {
		return
	}
	g.w.Add(Heading{Level: 3, Text: "实际还须满足"})
	g.w.Say(plain("前置的事项另有条件，不符合的办不成前置，也就办不成本事项："))
	l := List{Ordered: true}
	for _, a := range j.Added {
		var lead Text
		if len(a.When) > 0 {
			lead = strong(a.When.Sentence() + "的：")
		}
		l.Items = append(l.Items, Item{Text: concat(lead, plain(a.Require.Sentence(), "。“"), linked(a.Matter.Name, Link{Page: pathOf(GuidePage, a.Matter.ID)}),
			plain("”的条件：", a.Text), g.cites.after(a.Basis), plain("。"))})
	}
	for _, who := range j.Lost {
		l.Items = append(l.Items, Item{Text: concat(strong(who.Sentence()+"的："), plain("几项前置的条件合在一起，办不成。"))})
	}
	g.w.Add(l)
}

// ownConditions adds the conditions.
func (g *matterPage) ownConditions() {
	m := g.m
	if len(m.Conditions) == 0 {
		g.w.Say(plain(none))
	} else {
		l := List{Ordered: true}
		for _, c := range m.Conditions {
			var lead Text
			if len(c.When) > 0 {
				lead = strong(c.When.Sentence() + "的：")
			}
			var cite Text
			if len(c.Require) > 0 {
				cite = small("（核验：" + c.Require.Sentence() + "）")
			}
			l.Items = append(l.Items, item(lead, c.Cited, concat(cite, g.cites.after(c.Basis))))
		}
		g.w.Add(l)
	}
}

// prerequisites adds the prerequisites.
func (g *matterPage) prerequisites() {
	m := g.m
	if len(m.Prerequisites) == 0 {
		needs := none
		if slices.ContainsFunc(m.Materials, func(r model.Material) bool { return r.Document != nil }) {
			needs = "除申请材料中的证照批文外，没有其他前置要求。"
		}
		g.w.Say(concat(strong("前置要求："), plain(needs)))
		return
	}
	g.w.Add(Heading{Level: 3, Text: "前置要求"})
	l := List{Ordered: true}
	for _, r := range m.Prerequisites {
		l.Items = append(l.Items, g.cites.prerequisite(r))
	}
	g.w.Add(l)
}

// prerequisite says a prerequisite: who needs it, before which event, what, how it may be relaxed, on what basis.
func (c cites) prerequisite(r model.Prerequisite) Item {
	var t Text
	if len(r.When) > 0 {
		t = strong(r.When.Sentence() + "的：")
	}
	t = concat(t, plain(string(r.By), "前，"))
	end := concat(c.after(r.Basis), plain("。"), c.relaxation(r.Relax))
	if len(r.AnyOf) == 1 {
		return Item{Text: concat(t, alternative(r.AnyOf[0]), end)}
	}
	l := List{}
	for _, a := range r.AnyOf {
		l.Items = append(l.Items, Item{Text: concat(alternative(a), plain("；"))})
	}
	last := l.Items[len(l.Items)-1].Text
	last[len(last)-1].Text = "。"
	return Item{Text: concat(t, plain("须符合下列"), strong("任一"), plain("项"), end), Blocks: []Block{l}}
}

// relaxation says how a requirement may be relaxed, nothing for nil.
func (c cites) relaxation(r *model.Relaxation) Text {
	if r == nil {
		return nil
	}
	s := map[schema.RelaxationKind]string{
		schema.SupplyLater:  "可以容缺受理",
		schema.ByCommitment: "可以用书面承诺代替",
		schema.Simulated:    "可以先行模拟审批，取得后转为正式审批",
	}[r.Kind]
	if r.Supply != nil {
		s += "，" + r.Supply.Sentence() + "内补齐"
	}
	if r.Effect != "" {
		s += "，逾期" + r.Effect
	}
	t := strong(s)
	if len(r.Basis) > 0 {
		t = concat(t, small("（"), separateSmall("；", c.citeLaws(r.Basis)), small("）"))
	}
	return concat(t, plain("。"))
}
