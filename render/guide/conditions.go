package guide

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// conditions adds the conditions, the prerequisites, and what these add.
func (g *matterPage) conditions() {
	g.w.From("matter.conditions")
	g.ownConditions()
	g.w.From("matter.prerequisites", "matter.materials", "matter.result", "matter.results", "document", "milestone")
	g.prerequisites()
	g.w.From(fromJudged...)
	g.added()
}

// added says what the conditions of prerequisites demand of applicants besides the matter's own.
func (g *matterPage) added() {
	j := g.p.Assess(g.m, nil)
	for _, b := range j.Blocks { // exempted for a time, but applicants must not find out at the window
		var matters []string
		for _, m := range b.Matters {
			matters = append(matters, "“"+m.Name+"”")
		}
		g.w.Add(page.Note{Title: "注意", Text: page.Paragraphs(model.Applicants(b.Who.Said()).ZH + "目前办不成本事项：" + strings.Join(matters, "、") + wording.Because(b.Cause) + "。请向窗口咨询。")})
	}
	if len(j.Added)+len(j.Lost) == 0 {
		return
	}
	g.w.Add(page.Heading{Level: 3, Text: wording.Added().ZH})
	g.w.Say(page.Plain("前置的事项另有条件，不符合的办不成前置，也就办不成本事项："))
	l := page.List{Ordered: true}
	for _, a := range j.Added {
		name := page.Linked(a.Matter.Name, page.Link{Page: page.PathOf(page.GuidePage, a.Matter.ID)})
		if out, ok := keptOut(a.Require); ok { // whom it does not concern sees so at once
			l.Items = append(l.Items, page.Item{Text: page.Concat(wording.Lead(a.When.And(out)), page.Plain("办不成“"), name, page.Plain("”，它的条件：", strings.TrimSuffix(a.Text, "。")), g.cites.after(a.Basis), page.Plain("。"))})
			continue
		}
		l.Items = append(l.Items, page.Item{Text: page.Concat(wording.Lead(a.When), page.Plain(a.Require.Sentence(), "。“"), name,
			page.Plain("”的条件：", a.Text), g.cites.after(a.Basis), page.Plain("。"))})
	}
	for _, who := range j.Lost {
		l.Items = append(l.Items, page.Item{Text: page.Concat(wording.Lead(who), page.Plain(wording.KeptOut().ZH, "。"))})
	}
	g.w.Add(l)
}

// keptOut says of a requirement that leaves out one value of a choice who has that value.
func keptOut(require model.Guard) (model.Guard, bool) {
	if len(require) != 1 || require[0].Test.Op != schema.Ne || require[0].Fact.Type != schema.Choice {
		return nil, false
	}
	out := require[0]
	out.Test.Op = schema.Eq
	return model.Guard{out}, true
}

// ownConditions adds the conditions.
func (g *matterPage) ownConditions() {
	m := g.m
	if len(m.Conditions) == 0 {
		g.w.Say(page.Plain(wording.Declared(m.Matter.Conditions), "。"))
	} else {
		for _, kind := range append(schema.Values[schema.ConditionKind](), "") {
			l := page.List{Ordered: true}
			for _, c := range m.Conditions {
				var cite page.Text
				if c.Kind != kind {
					continue
				}
				if len(c.Require) > 0 {
					cite = page.Small("（核验：" + c.Require.Sentence() + "）")
				}
				l.Items = append(l.Items, item(wording.Lead(c.When), c.Cited, page.Concat(cite, g.cites.after(c.Basis))))
			}
			if l.Items == nil {
				continue
			}
			switch {
			case kind != "":
				g.w.Add(page.Heading{Level: 3, Text: string(kind)})
			case len(l.Items) < len(m.Conditions):
				g.w.Add(page.Heading{Level: 3, Text: "其他条件"})
			}
			g.w.Add(l)
		}
	}
}

// prerequisites adds the prerequisites.
func (g *matterPage) prerequisites() {
	m := g.m
	switch {
	case m.Matter.Prerequisites == nil:
		return
	case len(m.Prerequisites) == 0:
		needs := wording.None
		if slices.ContainsFunc(m.Materials, func(r model.Material) bool { return r.Document != nil }) {
			needs = "除申请材料中的证照批文外，没有其他前置要求。"
		}
		g.w.Say(page.Concat(page.Strong("前置要求："), page.Plain(needs)))
		return
	}
	g.w.Add(page.Heading{Level: 3, Text: "前置要求"})
	l := page.List{Ordered: true}
	for _, r := range m.Prerequisites {
		l.Items = append(l.Items, g.cites.prerequisite(r, g.p.Taking(model.Member{Matter: m, When: r.When})))
	}
	g.w.Add(l)
}

// prerequisite says a prerequisite: who needs it, before which event, what and from where those who need it can have it, how it may be relaxed,
// on what basis.
func (c cites) prerequisite(r model.Prerequisite, who eligibility.Applicants) page.Item {
	end := page.Concat(c.after(r.Basis), page.Plain("。"), c.relaxation(r.Relax))
	if len(r.AnyOf) == 1 {
		return page.Item{Text: page.Concat(wording.Requirement(r.When, r.By, []page.Text{wording.Alternative(r.AnyOf[0], who.From(r.AnyOf[0]))}), end)}
	}
	l := page.List{}
	for _, a := range r.AnyOf {
		l.Items = append(l.Items, page.Item{Text: page.Concat(wording.Alternative(a, who.From(a)), page.Plain("；"))})
	}
	last := l.Items[len(l.Items)-1].Text
	last[len(last)-1].Text = "。"
	return page.Item{Text: page.Concat(wording.Requirement(r.When, r.By, []page.Text{page.Concat(page.Plain("须符合下列"), page.Strong("任一"), page.Plain("项"))}), end), Blocks: []page.Block{l}}
}

// relaxation says how a requirement may be relaxed and on what basis, nothing for nil.
func (c cites) relaxation(r *model.Relaxation) page.Text {
	if r == nil {
		return nil
	}
	return page.Concat(page.Strong(wording.Relaxation(r).ZH), c.after(r.Basis), page.Plain("。"))
}
