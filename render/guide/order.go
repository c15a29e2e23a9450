package guide

import (
	"reflect"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// need is a line about what a member of a procedure waits for, and the members that give it.
type need struct {
	text page.Text
	from []int // places in parts
}

// memberNeeds returns for every part what it waits for of others: prerequisites, and materials that another issues; of prerequisites also what no
// other gives, unless that is among its materials.
func (g *procedurePage) memberNeeds() [][]need {
	needs := make([][]need, len(g.parts))
	place := func(m *model.Matter) int {
		return slices.IndexFunc(g.parts, func(b part) bool { return b.Matter.Record().String() == m.Record().String() })
	}
	for i, b := range g.parts {
		add := func(when model.Guard, by schema.Event, any []model.Alternative, relax *model.Relaxation, said bool) {
			if !b.who.Meet(when) {
				return
			}
			told := when
			when = b.who.Told(when)
			var from []int
			for _, a := range any {
				for _, m := range a.Issuers() {
					if n := place(m); n >= 0 && n != i && !slices.Contains(from, n) {
						from = append(from, n)
					}
				}
			}
			if len(from) == 0 && (said || slices.ContainsFunc(any, g.has)) {
				return // it is among the materials, or the applicants have it
			}
			ways := make([]page.Text, len(any))
			who := g.p.Taking(model.Member{Matter: b.Matter, When: b.When.And(told)})
			for j, a := range any {
				ways[j] = wording.Alternative(a, who.From(a))
			}
			t := wording.Requirement(when, by, ways)
			if b.happens() { // nobody accepts it
				t = page.Concat(wording.Lead(when), page.Plain("开始以前，"), page.Separate("，或者", ways...))
			}
			t = page.Concat(t, page.Plain("。"), g.cites.relaxation(relax))
			if !slices.ContainsFunc(needs[i], func(n need) bool { return n.text.String() == t.String() }) {
				needs[i] = append(needs[i], need{t, from})
			}
		}
		for _, r := range b.Matter.EveryPrerequisite() {
			listed := len(r.AnyOf) == 1 && slices.ContainsFunc(b.Matter.Materials, func(x model.Material) bool { return x.Document != nil && x.Document == r.AnyOf[0].Document })
			add(r.When, r.By, r.AnyOf, r.Relax, listed)
		}
		for _, r := range b.Matter.Materials {
			if r.Document != nil {
				add(r.When, r.By, []model.Alternative{{Document: r.Document, Of: schema.Decided}}, r.Relax, true)
			}
			if r.Milestone != nil {
				add(r.When, r.By, []model.Alternative{{Matter: r.Milestone.Event, Of: schema.Decided}}, r.Relax, true)
			}
		}
	}
	if g.outcome != nil {
		g.borrowed(needs, place)
	}
	return needs
}

// has reports whether those who use the procedure have what an alternative demands already.
func (g *procedurePage) has(a model.Alternative) bool {
	if a.Document != nil {
		return slices.Contains(g.pr.Holds, a.Document)
	}
	return a.Matter.Milestone != nil && slices.Contains(g.pr.Happened, a.Matter.Milestone)
}

// borrowed adds what members wait for because they share a report with others, whose agency asks for it: in which situations, of which there is a
// plan, the plans say; not where they demand as much themselves.
func (g *procedurePage) borrowed(needs [][]need, place func(*model.Matter) int) {
	type lent struct {
		need
		who []string // in which situations
	}
	list := make([][]lent, len(needs))
	for _, situation := range g.outcome.situations {
		for _, item := range situation.Plan.Items {
			i := place(item.Matter)
			for _, r := range item.Lent {
				if i < 0 || demands(item.Matter, r) {
					continue
				}
				n, ok := g.lent(i, r, place)
				if !ok {
					continue
				}
				k := slices.IndexFunc(list[i], func(x lent) bool { return x.text.String() == n.text.String() })
				if k < 0 {
					k = len(list[i])
					list[i] = append(list[i], lent{need: n})
				}
				if said := who(situation); !slices.Contains(list[i][k].who, said) {
					list[i][k].who = append(list[i][k].who, said)
				}
			}
		}
	}
	for i := range list {
		for _, x := range list[i] {
			switch {
			case !g.outcome.all:
				x.text = page.Concat(page.Strong("有的情形："), x.text)
			case len(x.who) < len(g.outcome.situations):
				x.text = page.Concat(page.Strong(strings.Join(x.who, "；或者")+"的："), x.text)
			}
			needs[i] = append(needs[i], x.need)
		}
	}
}

// lent says what a member waits for because of a report that the agency of another makes for both; ok is false where no member gives it.
func (g *procedurePage) lent(i int, r *eligibility.Requirement, place func(*model.Matter) int) (n need, ok bool) {
	service := r.Elements[0].Service
	of := slices.IndexFunc(g.parts, func(b part) bool {
		return slices.ContainsFunc(b.Matter.Agencies, func(x model.AgencyService) bool { return x.AgencyService == service.AgencyService })
	})
	if of < 0 {
		return n, false
	}
	ways := make([]page.Text, len(r.AnyOf))
	for k, a := range r.AnyOf {
		ways[k] = wording.Alternative(a, g.p.Taking(model.Member{Matter: g.parts[i].Matter, When: g.parts[i].When}).From(a))
		for _, m := range a.Issuers() {
			if k := place(m); k >= 0 && k != i && !slices.Contains(n.from, k) {
				n.from = append(n.from, k)
			}
		}
	}
	n.text = page.Concat(wording.Requirement(nil, r.By, ways), page.Plain("：“", service.Output, "”与“"), memberLink(g.parts[of].Member), page.Plain("”共用，做它的中介服务要先有这一项。"))
	return n, len(n.from) > 0
}

// demands reports whether a matter itself demands of everybody what an agency of another asks for, and no later.
func demands(m *model.Matter, lent *eligibility.Requirement) bool {
	return slices.ContainsFunc(eligibility.RequirementsOf(m), func(r *eligibility.Requirement) bool {
		return len(r.When) == 0 && (r.By == lent.By || r.By == schema.Accepted) && reflect.DeepEqual(r.AnyOf, lent.AnyOf)
	})
}

// topological returns the places of members so that each comes after those it waits for, otherwise in the order of the
// catalog. Of several ways to meet a need, one that itself waits for the member does not count: an application for the
// land may rest on an approval that a later application for the approval rests on.
func topological(needs [][]need) []int {
	waits := make([][]bool, len(needs)) // directly or through others
	for i, list := range needs {
		waits[i] = make([]bool, len(needs))
		for _, n := range list {
			for _, j := range n.from {
				waits[i][j] = true
			}
		}
	}
	for k := range needs {
		for i := range needs {
			for j := range needs {
				waits[i][j] = waits[i][j] || waits[i][k] && waits[k][j]
			}
		}
	}
	var order []int
	seen := make([]bool, len(needs))
	var visit func(int)
	visit = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		for _, n := range needs[i] {
			for _, j := range n.from {
				if len(n.from) == 1 || !waits[j][i] {
					visit(j)
				}
			}
		}
		order = append(order, i)
	}
	for i := range needs {
		visit(i)
	}
	return order
}

// memberOrder says which member waits for which (先后顺序).
func (g *procedurePage) memberOrder() {
	outside := slices.DeleteFunc(slices.Clone(g.parts), func(b part) bool { return b.outside == "" || b.happens() })
	if len(outside) > 0 {
		var links []page.Text
		for _, b := range outside {
			links = append(links, page.Concat(memberLink(b.Member), page.Plain(b.some)))
		}
		g.w.Say(page.Concat(page.Plain(outside[0].outside, "："), page.Separate("、", links...), page.Plain("。下面的材料、时限、收费和到现场次数包括它们。")))
	}
	needs := g.memberNeeds()
	if !slices.ContainsFunc(needs, func(list []need) bool { return len(list) > 0 }) {
		if slices.ContainsFunc(g.parts, func(b part) bool { return b.Matter.Matter.Prerequisites == nil }) { // there may be what nobody has said
			g.w.Say(page.Plain("目录没有写明各事项之间的先后；窗口没有另外要求的，可以同时办理。"))
			return
		}
		g.w.Say(page.Plain("各事项互不为前置，没有先后要求，可以同时办理。"))
		return
	}
	free := "没有写明先后的，可以同时办理。"
	if staged(g.pr) {
		free = "没有写明先后的，同一阶段内可以同时办理。"
	}
	g.w.Say(page.Plain("下面按先后排列，写明哪一项要等哪一项；", free))
	l := page.List{}
	var first, silent []page.Text // what waits for none, and of what nobody has said whether it does
	for _, i := range topological(needs) {
		b := g.parts[i]
		t := memberLink(b.Member)
		if len(b.When) > 0 {
			t = page.Concat(t, page.Small(wording.Bracketed(wording.Situation(b.When)[0].String())))
		}
		switch {
		case len(needs[i]) == 0 && b.Matter.Matter.Prerequisites == nil:
			silent = append(silent, t)
			continue
		case len(needs[i]) == 0:
			first = append(first, t)
			continue
		}
		var under page.List
		for _, n := range needs[i] {
			under.Items = append(under.Items, page.Item{Text: n.text})
		}
		l.Items = append(l.Items, page.Item{Text: t, Blocks: []page.Block{under}})
	}
	if first != nil {
		l.Items = slices.Insert(l.Items, 0, page.Item{Text: page.Concat(page.Plain("不用等其他联办事项的："), page.Separate("、", first...), page.Plain("。"))})
	}
	if silent != nil {
		l.Items = append(l.Items, page.Item{Text: page.Concat(page.Plain("没有写明要不要等其他事项的："), page.Separate("、", silent...), page.Plain("。"))})
	}
	g.w.Add(l)
}
