package main

import (
	"fmt"
	"slices"
	"strings"
)

// chore is a matter.
type chore struct {
	id         string
	member     bool
	stage      string
	when       worldGuard // of the member
	applies    worldGuard
	conditions []choreCondition
	promise    span
	statutory  span // without a unit if there is none
	until      int  // the day on which it ends, or none
	steps      []choreStep
	channels   []string
	document   string     // that it issues
	gives      worldGuard // to whom it issues it; others are told that it is done
	needs      []need
	papers     []chorePaper
	department string
	fees       []choreFee
	happens    bool // it is a milestone, which takes what it promises if anybody says so
}

type choreCondition struct {
	text          string
	require, when worldGuard
}

type choreStep struct {
	span
	name  string
	visit bool
}

func (s choreStep) written() string {
	text := fmt.Sprintf("{name: %q, role: \"窗口\"", s.name)
	if s.value > 0 {
		text += fmt.Sprintf(", value: %d, unit: %q", s.value, s.unit)
	}
	if s.visit {
		text += ", visit: true"
	}
	return text + "}"
}

// need is a prerequisite, or a material that is a document.
type need struct {
	before bool // the decision, not the acceptance
	anyOf  []source
	when   worldGuard
	relax  string
	supply span        // how long after acceptance what is missing has to be there; without a unit: until the decision
	paper  *chorePaper // of a material
}

// source is a document, or an event of a matter.
type source struct {
	document string
	matter   int
	decided  bool
}

type chorePaper struct {
	key, written     string // who has the same key is the same paper
	name, template   string
	document         string
	original, copies int
	optional         bool
	deferred         bool // 容缺后补
	supply           span // 容缺: how soon after the acceptance, of a paper that is no document
	when             worldGuard
}

// necessity writes whether a paper is required.
func (p *chorePaper) necessity() string {
	switch {
	case p.optional:
		return `, necessity: "非必要"`
	case p.deferred:
		return `, necessity: "容缺后补"`
	}
	return ""
}

// errands is a catalog with one procedure.
type errands struct {
	days    *civil
	facts   []worldFact
	chores  []chore
	holds   []string
	claim   int    // the promise that the procedure announces, in working days; 0 if there is none
	subject string // what is planned
	told    bool   // somebody says how long the milestone takes
}

func (g drawing) errands(days *civil) *errands {
	w := &errands{days: days, subject: "p"}
	w.facts = []worldFact{
		{"fa", `type: "是否"`, []any{true, false}},
		{"fb", `type: "选项", values: ["甲", "乙", "丙"]`, []any{"甲", "乙", "丙"}},
		{"fc", `type: "数值", unit: "层", min: 0, max: 4, integer: true`, []any{0.0, 1.0, 2.0, 3.0, 4.0}},
		area:       {"fd", `type: "数值", unit: "平方米", min: 0`, []any{0.0, 0.5, 37.5, 100.0, 150.0, 1234.56}},
		investment: {"fe", `type: "数值", unit: "万元", min: 0`, []any{0.0, 0.0001, 3.0, 12.5, 12.6, 1000.0}},
	}
	members, outside := 3+g.IntN(6), g.IntN(4)
	for m := range members + outside {
		c := chore{id: fmt.Sprintf("m%d", m), member: m < members, promise: g.span(12)}
		if g.chance(60) {
			if c.statutory = c.promise; c.promise.unit == "即时" {
				c.statutory = span{5, "工作日"}
			}
			c.statutory.value += g.IntN(2) * g.IntN(8)
		}
		if g.chance(60) {
			c.document = fmt.Sprintf("d%d", m)
			if g.chance(12) {
				c.gives = w.draw(g, 100)
			}
		}
		c.steps, c.channels = g.steps()
		if c.until = none; g.chance(10) {
			c.until = dayOf(pick(g, []string{"2026-06-20", "2026-10-08", "2026-12-16"}))
		}
		c.department = fmt.Sprintf("dep%d", g.IntN(3))
		for k := range max(0, g.IntN(4)-1) {
			c.fees = append(c.fees, w.fee(g, fmt.Sprintf("费%d", k)))
		}
		if c.member {
			c.when = w.draw(g, 20)
			if g.chance(40) {
				c.stage = fmt.Sprintf("阶段%d", g.IntN(2))
			}
		}
		c.applies = w.draw(g, 6)
		if g.chance(8) {
			c.conditions = append(c.conditions, choreCondition{fmt.Sprintf("条件%d", m), worldGuard{g.test(w.asked(), 2)}, w.draw(g, 40)})
		}
		w.chores = append(w.chores, c)
	}
	if last := &w.chores[len(w.chores)-1]; !last.member && g.chance(60) {
		*last = chore{id: last.id, promise: last.promise, until: none, happens: true}
		w.told = g.chance(50)
		if !w.told {
			last.promise = span{long, "工作日"} // it happens when all else has
		}
	}
	for m := range w.chores {
		for range g.IntN(4) {
			w.need(g, m)
		}
		for range g.IntN(3) * (1 - btoi(w.chores[m].happens)) {
			w.paper(g, m)
		}
	}
	if g.chance(25) {
		w.claim = 9000 + g.IntN(999) // for one that is not kept is an error, and nothing is planned
	}
	for _, c := range w.chores {
		if !c.member && c.document != "" && g.chance(20) {
			w.holds = append(w.holds, c.document)
		}
	}
	return w
}

// asked are the facts that guards speak of.
func (w *errands) asked() *world { return &world{facts: w.facts[:area]} }

// draw draws a guard on one fact, in so many of a hundred cases.
func (w *errands) draw(g drawing, percent int) worldGuard {
	if !g.chance(percent) {
		return nil
	}
	return worldGuard{g.test(w.asked(), g.IntN(3))}
}

// paper draws a material that is no document.
func (w *errands) paper(g drawing, m int) {
	p := chorePaper{original: 1 + g.IntN(2), copies: g.IntN(3), optional: g.chance(20), deferred: g.chance(10), when: w.draw(g, 20)}
	kind := g.IntN(3)
	switch n := g.IntN(3); kind {
	case 0: // a name of its own, which others have too
		p.name, p.key = fmt.Sprintf("表%d", n), fmt.Sprintf("%d表%d", m, n)
		p.written = fmt.Sprintf("{name: %q", p.name)
	case 1: // named in one place
		p.name, p.key = fmt.Sprintf("图%d", n), fmt.Sprintf("图%d", n)
		p.written = fmt.Sprintf("_shared%d & {", n)
	default: // a blank form
		p.name, p.template = fmt.Sprintf("书%d", n), fmt.Sprintf("forms/f%d.md", n)
		p.key = p.template
		p.written = fmt.Sprintf("{name: %q, template: %q", p.name, p.template)
	}
	if slices.ContainsFunc(w.chores[m].papers, func(q chorePaper) bool { return q.key == p.key }) {
		return
	}
	if !p.optional && !p.deferred && g.chance(20) {
		if p.supply = g.span(5); p.supply.unit == "即时" {
			p.supply = span{2, "工作日"}
		}
	}
	if kind != 1 {
		p.written += ", "
	}
	p.written += fmt.Sprintf("original: %d, copies: %d", p.original, p.copies)
	if p.supply.unit != "" {
		p.written += fmt.Sprintf(`, relax: {kind: "容缺", supply: {value: %d, unit: %q}, effect: "撤销受理", basis: ["b0"]}`, p.supply.value, p.supply.unit)
	}
	p.written += p.necessity() + w.where(p.when) + `, basis: ["b0"]}`
	w.chores[m].papers = append(w.chores[m].papers, p)
}

// steps draws a flow, and the channels of the application.
func (g drawing) steps() (list []choreStep, channels []string) {
	add := func(name string, p span, visit bool) {
		list = append(list, choreStep{p, name, visit})
	}
	online := g.chance(25)
	if online {
		channels = []string{"网上办理"}
		if g.chance(30) {
			channels = append(channels, "窗口办理")
		}
	} else if g.chance(20) {
		channels = []string{"窗口办理"}
	}
	at := span{0, "工作日"}
	timed := g.chance(60)
	during := func() span {
		if !timed || g.chance(20) {
			return at
		}
		if p := g.span(6); p.unit != "即时" {
			return p
		}
		return at
	}
	if g.chance(10) {
		add("预约", at, false)
	}
	add("受理", at, !online)
	if g.chance(60) {
		add("审查", during(), false)
	}
	if g.chance(30) {
		add("现场", at, true)
	}
	if g.chance(50) {
		add("决定", during(), false)
	}
	if g.chance(40) {
		add("领证", at, true)
	}
	return list, channels
}

func (g drawing) span(most int) span {
	switch g.IntN(8) {
	case 0:
		return span{0, "即时"}
	case 1:
		return span{1 + g.IntN(2), "月"}
	case 2, 3:
		return span{1 + g.IntN(2*most), "日"}
	}
	return span{1 + g.IntN(most), "工作日"}
}

// need draws what a matter needs first: mostly of one that was drawn before it.
func (w *errands) need(g drawing, m int) {
	n := need{before: g.chance(20), when: w.draw(g, 25)}
	if g.chance(10) {
		n.anyOf = append(n.anyOf, source{document: "e0", decided: true})
	}
	for range 1 + g.IntN(2)*g.IntN(3) {
		other := g.IntN(len(w.chores))
		if g.chance(98) && m > 0 {
			other = g.IntN(m)
			if w.chores[m].member && g.chance(20) && !w.chores[len(w.chores)-1].member {
				other = len(w.chores) - 1
			}
		}
		if other == m {
			continue
		}
		s := source{matter: other, decided: !g.chance(20) || w.chores[other].happens}
		if w.chores[other].document != "" && g.chance(50) {
			s = source{document: w.chores[other].document, decided: true}
		}
		if !slices.Contains(n.anyOf, s) {
			n.anyOf = append(n.anyOf, s)
		}
	}
	if w.chores[m].happens {
		n.before = false
	} else if g.chance(30) {
		n.relax = []string{"告知承诺", "容缺", "容缺", "模拟"}[g.IntN(4)]
		if n.relax == "容缺" && !n.before && g.chance(60) {
			if n.supply = g.span(5); n.supply.unit == "即时" {
				n.supply = span{2, "工作日"}
			}
		}
	}
	if len(n.anyOf) == 1 && n.anyOf[0].document != "" && g.chance(60) && !w.chores[m].happens {
		p := &chorePaper{key: n.anyOf[0].document, document: n.anyOf[0].document, name: "证" + n.anyOf[0].document, original: 1 + g.IntN(2), copies: g.IntN(3), optional: g.chance(15), deferred: g.chance(15), when: n.when}
		if !slices.ContainsFunc(w.chores[m].needs, func(q need) bool { return q.paper != nil && q.paper.key == p.key }) {
			if n.paper = p; n.relax == "" && g.chance(35) {
				n.relax = "告知承诺"
			}
		}
	}
	if len(n.anyOf) > 0 {
		w.chores[m].needs = append(w.chores[m].needs, n)
	}
}

func (w *errands) guard(g worldGuard) string { return (&world{facts: w.facts}).written(g) }

// source writes the catalog without its calendars.
func (w *errands) source() string {
	var b strings.Builder
	b.WriteString(`package catalog

catalog: {name: "示例", edition: "2026-06-01", region: "370503", publisher: "示例"}
region: "370503": {name: "示例县", level: "县级"}
_office: {address: "示例路 1 号", hours: "工作日", phones: ["0546-0000000"], window: "常设"}
department: {
	dep0: _office & {name: "示例零局"}
	dep1: _office & {name: "示例一局"}
	dep2: _office & {name: "示例二局"}
}
law: "甲法": {title: "甲法", rank: "法律", effective: from: "2000-01-01"}
_item: {
	type: "公共服务"
	audience: ["企业法人"]
	basis: {b0: {law: "甲法", article: "第一条"}}
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
`)
	for _, f := range w.facts {
		fmt.Fprintf(&b, "fact: %s: {name: \"情形%s\", question: \"怎样？\", %s}\n", f.id, f.id, f.declared)
	}
	fmt.Fprint(&b, "document: e0: {name: \"证e0\", kind: \"证照\", external: true, issuer: \"省局\"}\n")
	for n := range 3 {
		fmt.Fprintf(&b, "_shared%d: name: \"图%d\"\n", n, n)
	}
	for _, c := range w.chores {
		if c.document != "" {
			fmt.Fprintf(&b, "document: %s: {name: \"证%s\", kind: \"证照\"}\n", c.document, c.document)
		}
	}
	for _, c := range w.chores {
		if c.happens {
			var after []string
			for _, n := range c.needs {
				after = append(after, w.needed(n)+w.where(n.when)+`, basis: ["b0"]`)
			}
			fmt.Fprintf(&b, "milestone: %s: {name: \"里程碑%s\", basis: b0: {law: \"甲法\", article: \"第一条\"}, after: [", c.id, c.id)
			for _, a := range after {
				fmt.Fprintf(&b, "{%s}, ", a)
			}
			b.WriteString("]}\n")
			continue
		}
		handling := "承诺件"
		if c.promise.value == 0 {
			handling = "即办件"
		}
		fmt.Fprintf(&b, "matter: %s: #Matter & _item & {\n\tname: \"事项%s\", department: %q, handling: %q, deadline: promised: %s\n", c.id, c.id, c.department, handling, c.promise.written())
		if c.until != none {
			fmt.Fprintf(&b, "\teffective: {from: \"2014-02-07\", to: %q}\n", written(c.until))
		}
		if s := c.statutory; s.unit != "" {
			fmt.Fprintf(&b, "\tdeadline: statutory: {value: %d, unit: %q, basis: [\"b0\"]}\n", s.value, s.unit)
		}
		var fees []string
		for _, f := range c.fees {
			fees = append(fees, f.written(w))
		}
		if len(fees) > 0 {
			fmt.Fprintf(&b, "\tfee: {charged: true, items: [\n\t\t%s,\n\t]}\n", strings.Join(fees, ",\n\t\t"))
		} else {
			fmt.Fprint(&b, "\tfee: charged: false\n")
		}
		if c.document != "" {
			fmt.Fprintf(&b, "\tresult: document: %q\n", c.document)
			if len(c.gives) > 0 {
				fmt.Fprintf(&b, "\tresult: when: %s\n\tresults: [{name: \"完成\"}]\n", w.guard(c.gives))
			}
		} else {
			fmt.Fprint(&b, "\tresult: name: \"完成\"\n")
		}
		if len(c.applies) > 0 {
			fmt.Fprintf(&b, "\tapplies: %s\n", w.guard(c.applies))
		}
		if len(c.channels) > 0 {
			fmt.Fprintf(&b, "\tchannels: [\"%s\"]\n", strings.Join(c.channels, `", "`))
		}
		var steps []string
		for _, s := range c.steps {
			steps = append(steps, s.written())
		}
		fmt.Fprintf(&b, "\tsteps: [%s]\n", strings.Join(steps, ", "))
		var conditions, materials, prerequisites []string
		for _, k := range c.conditions {
			conditions = append(conditions, fmt.Sprintf("{text: %q, require: %s%s, basis: [\"b0\"]}", k.text, w.guard(k.require), w.where(k.when)))
		}
		for _, p := range c.papers {
			if p.document == "" {
				materials = append(materials, p.written)
			}
		}
		for _, n := range c.needs {
			text := w.needed(n)
			if n.before {
				text += `, by: "办结"`
			}
			text += w.where(n.when)
			if n.relax != "" {
				supply := ""
				if n.supply.unit != "" {
					supply = fmt.Sprintf(`, supply: %s, effect: "撤销受理"`, n.supply.written())
				}
				text += fmt.Sprintf(`, relax: {kind: %q%s, basis: ["b0"]}`, n.relax, supply)
			}
			if n.paper != nil {
				text += fmt.Sprintf(", original: %d, copies: %d", n.paper.original, n.paper.copies) + n.paper.necessity()
				materials = append(materials, "{"+text+`, basis: ["b0"]}`)
			} else {
				prerequisites = append(prerequisites, "{"+text+`, basis: ["b0"]}`)
			}
		}
		for _, l := range []struct {
			name string
			list []string
		}{{"conditions", conditions}, {"materials", materials}, {"prerequisites", prerequisites}} {
			fmt.Fprintf(&b, "\t%s: [\n", l.name)
			for _, e := range l.list {
				fmt.Fprintf(&b, "\t\t%s,\n", e)
			}
			fmt.Fprint(&b, "\t]\n")
		}
		fmt.Fprint(&b, "}\n")
	}
	fmt.Fprint(&b, "procedure: p: #Procedure & {\n\tname: \"一件事\", lead: \"dep0\", audience: [\"企业法人\"], basis: b0: {law: \"甲法\", article: \"第一条\"}\n")
	fmt.Fprint(&b, "\tservice: [{window: \"一楼\", lines: [\"0546-0000000\"], complaints: [\"0546-0000001\"]}]\n\tmembers: [\n")
	for _, c := range w.chores {
		if c.member {
			stage := ""
			if c.stage != "" {
				stage = fmt.Sprintf(", stage: %q", c.stage)
			}
			fmt.Fprintf(&b, "\t\t{matter: %q%s%s},\n", c.id, stage, w.where(c.when))
		}
	}
	fmt.Fprint(&b, "\t]\n")
	if w.claim > 0 {
		fmt.Fprintf(&b, "\tclaims: promised: %d\n", w.claim)
	}
	if len(w.holds) > 0 {
		fmt.Fprintf(&b, "\tholds: [\"%s\"]\n", strings.Join(w.holds, `", "`))
	}
	fmt.Fprint(&b, "}\n")
	return b.String()
}

// long is longer than anything else takes.
const long = 2000

func btoi(b bool) int { return map[bool]int{true: 1}[b] }

// needed writes what a need asks for.
func (w *errands) needed(n need) string {
	var parts []string
	for _, s := range n.anyOf {
		text := fmt.Sprintf("document: %q", s.document)
		switch {
		case s.document == "" && w.chores[s.matter].happens:
			text = fmt.Sprintf("milestone: %q", w.chores[s.matter].id)
		case s.document == "":
			text = fmt.Sprintf("matter: %q", w.chores[s.matter].id)
		}
		if !s.decided {
			text += `, of: "受理"`
		}
		parts = append(parts, text)
	}
	if len(parts) > 1 {
		return "anyOf: [{" + strings.Join(parts, "}, {") + "}]"
	}
	return parts[0]
}

// milestone is the place of the milestone among the chores, -1 if there is none.
func (w *errands) milestone() int {
	return slices.IndexFunc(w.chores, func(c chore) bool { return c.happens })
}

func (w *errands) where(g worldGuard) string {
	if len(g) == 0 {
		return ""
	}
	return ", when: " + w.guard(g)
}
