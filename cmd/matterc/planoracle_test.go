package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/matterc/matterc/random"
)

// TestPlansDayByDay writes random procedures and compares what plan says about them with what follows from the README of package plan:
// every event is there as soon as what it waits for is there, counted in working days, or day by day in the calendars of the worked
// catalog. Nothing is taken from the packages that plan is made of.
func TestPlansDayByDay(t *testing.T) {
	seen := map[string]int{}
	rounds := random.Rounds(t, 25)
	registered, err := os.ReadFile("../../catalog/registers/calendars.cue")
	if err != nil {
		t.Fatal(err)
	}
	days := readDays(string(registered))
	for n := range rounds {
		g := drawing{Rand: random.New(t, 14, uint64(n))}
		w := g.errands(days)
		if w.judge(t, g, string(registered), seen); t.Failed() {
			t.Fatalf("problem %d:\n%s", n, w.source())
		}
	}
	// A generator that makes nothing of one of these tests nothing about it.
	for _, what := range []string{"compared", "ties", "blocked by a condition", "blocked by waiting", "blocked without a relief", "plans of a matter", "brought", "sent", "passed", "告知承诺", "容缺", "模拟", "并联"} {
		if seen[what] == 0 && (what != "并联" || rounds > 100) { // which seldom saves anything

			t.Errorf("%s: not once in %d procedures", what, rounds)
		}
	}
	t.Log(seen)
}

// civil says on which days offices work, in the years that are registered.
type civil struct {
	off, work map[int]bool // days since 1970
	years     map[int]bool
	month     int // how many working days a month has at most
}

func dayOf(date string) int {
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return none
	}
	return int(d.Unix() / 86400)
}

func civilDate(day int) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

func written(day int) string { return civilDate(day).Format(time.DateOnly) }

// readDays reads the text of the calendars: a list of days off and a list of working days for every year.
func readDays(text string) *civil {
	c := &civil{map[int]bool{}, map[int]bool{}, map[int]bool{}, 0}
	list := c.off
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.Contains(line, "off: ["):
			list = c.off
		case strings.Contains(line, "work: ["):
			list = c.work
		}
		if strings.Contains(line, "source:") || strings.Contains(line, "//") {
			continue
		}
		for _, m := range regexp.MustCompile(`"(\d{4})-\d\d-\d\d"`).FindAllString(line, -1) {
			list[dayOf(strings.Trim(m, `"`))] = true
		}
		if m := regexp.MustCompile(`^\s*"(\d{4})": #Calendar`).FindStringSubmatch(line); m != nil {
			year := 0
			fmt.Sscan(m[1], &year)
			c.years[year] = true
		}
	}
	for year := range c.years {
		for day := dayOf(fmt.Sprintf("%d-01-01", year)); civilDate(day).Year() == year; day++ {
			end := c.add(day, span{1, "月"})
			working := 0
			for d := day + 1; d <= end && end < beyond; d++ {
				if c.works(d) {
					working++
				}
			}
			c.month = max(c.month, working)
		}
	}
	return c
}

func (c *civil) works(day int) bool {
	weekday := civilDate(day).Weekday()
	return c.work[day] || !c.off[day] && weekday != time.Saturday && weekday != time.Sunday
}

// next is the first working day from a day on.
func (c *civil) next(day int) int {
	for ; day < beyond; day++ {
		if !c.years[civilDate(day).Year()] {
			return beyond
		}
		if c.works(day) {
			return day
		}
	}
	return day
}

// Times that are no days: what is behind the calendars, and what never happens.
const (
	beyond = 1 << 29
	none   = 1 << 30
)

// add is the last day of a period that begins after a day.
func (c *civil) add(day int, p span) int {
	if day >= beyond {
		return day
	}
	if p.value == 0 {
		return day
	}
	switch p.unit {
	case "工作日":
		for n := p.value; n > 0; n-- {
			if day = c.next(day + 1); day == beyond {
				return beyond
			}
		}
		return day
	case "日":
		return c.next(day + p.value)
	case "月":
		d := civilDate(day)
		first := time.Date(d.Year(), d.Month()+time.Month(p.value), 1, 0, 0, 0, 0, time.UTC)
		last := first.AddDate(0, 1, -1).Day()
		return c.next(int(first.Unix()/86400) + min(d.Day(), last) - 1)
	}
	panic(p.unit)
}

// span is a period.
type span struct {
	value int
	unit  string
}

func (p span) written() string {
	if p.unit == "即时" {
		return `{unit: "即时"}`
	}
	return fmt.Sprintf("{value: %d, unit: %q}", p.value, p.unit)
}

// moments counts time: in working days without a start, or in days of a calendar.
type moments struct {
	days  *civil
	start int // none without a date
}

func (c moments) first() int {
	if c.start == none {
		return 0
	}
	return c.start
}

func (c moments) add(t int, p span) int {
	switch {
	case t >= beyond:
		return t
	case c.start != none:
		return c.days.add(t, p)
	case p.unit == "月":
		return t + p.value*c.days.month
	}
	return t + p.value
}

// open is the first day from t on on which a window is open.
func (c moments) open(t int) int {
	if c.start == none || t >= beyond {
		return t
	}
	return c.days.next(t)
}

// chore is a matter.
type chore struct {
	id         string
	member     bool
	stage      string
	when       worldGuard // of the member
	applies    worldGuard
	conditions []choreCondition
	promise    span
	steps      []choreStep
	channels   []string
	document   string // that it issues
	needs      []need
	papers     []chorePaper
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

// need is a prerequisite, or a material that is a document.
type need struct {
	before bool // the decision, not the acceptance
	anyOf  []source
	when   worldGuard
	relax  string
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
	when             worldGuard
}

// errands is a catalog with one procedure.
type errands struct {
	days    *civil
	facts   []worldFact
	chores  []chore
	holds   []string
	subject string // what is planned
}

func (g drawing) errands(days *civil) *errands {
	w := &errands{days: days, subject: "p"}
	w.facts = []worldFact{
		{"fa", `type: "是否"`, []any{true, false}},
		{"fb", `type: "选项", values: ["甲", "乙", "丙"]`, []any{"甲", "乙", "丙"}},
		{"fc", `type: "数值", unit: "层", min: 0, max: 4, integer: true`, []any{0.0, 1.0, 2.0, 3.0, 4.0}},
	}
	members, outside := 3+g.IntN(6), g.IntN(4)
	for m := range members + outside {
		c := chore{id: fmt.Sprintf("m%d", m), member: m < members, promise: g.span(12)}
		if g.chance(60) {
			c.document = fmt.Sprintf("d%d", m)
		}
		c.steps, c.channels = g.steps()
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
	for m := range w.chores {
		for range g.IntN(4) {
			w.need(g, m)
		}
		for range g.IntN(3) {
			w.paper(g, m)
		}
	}
	for _, c := range w.chores {
		if !c.member && c.document != "" && g.chance(20) {
			w.holds = append(w.holds, c.document)
		}
	}
	return w
}

func (w *errands) asked() *world { return &world{facts: w.facts} }

// draw draws a guard on one fact, in so many of a hundred cases.
func (w *errands) draw(g drawing, percent int) worldGuard {
	if !g.chance(percent) {
		return nil
	}
	return worldGuard{g.test(w.asked(), g.IntN(3))}
}

// paper draws a material that is no document.
func (w *errands) paper(g drawing, m int) {
	p := chorePaper{original: 1 + g.IntN(2), copies: g.IntN(3), optional: g.chance(20), when: w.draw(g, 20)}
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
	if kind != 1 {
		p.written += ", "
	}
	p.written += fmt.Sprintf("original: %d, copies: %d", p.original, p.copies)
	if p.optional {
		p.written += `, necessity: "非必要"`
	}
	p.written += w.where(p.when) + `, basis: ["b0"]}`
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
		s := source{matter: other, decided: !g.chance(20)}
		if w.chores[other].document != "" && g.chance(50) {
			s = source{document: w.chores[other].document, decided: true}
		}
		if !slices.Contains(n.anyOf, s) {
			n.anyOf = append(n.anyOf, s)
		}
	}
	if g.chance(30) {
		n.relax = []string{"告知承诺", "容缺", "模拟"}[g.IntN(3)]
	}
	if len(n.anyOf) == 1 && n.anyOf[0].document != "" && g.chance(60) {
		p := &chorePaper{key: n.anyOf[0].document, document: n.anyOf[0].document, name: "证" + n.anyOf[0].document, original: 1 + g.IntN(2), copies: g.IntN(3), optional: g.chance(15), when: n.when}
		if !slices.ContainsFunc(w.chores[m].needs, func(q need) bool { return q.paper != nil && q.paper.key == p.key }) {
			n.paper = p
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
department: "dep": {name: "示例局", address: "示例路 1 号", hours: "工作日", phones: ["0546-0000000"], window: "常设"}
law: "甲法": {title: "甲法", rank: "法律", effective: from: "2000-01-01"}
_item: {
	type: "公共服务", department: "dep"
	audience: ["企业法人"]
	basis: {b0: {law: "甲法", article: "第一条"}}
	fee: charged: false
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
		handling := "承诺件"
		if c.promise.value == 0 {
			handling = "即办件"
		}
		fmt.Fprintf(&b, "matter: %s: #Matter & _item & {\n\tname: \"事项%s\", handling: %q, deadline: promised: %s\n", c.id, c.id, handling, c.promise.written())
		if c.document != "" {
			fmt.Fprintf(&b, "\tresult: document: %q\n", c.document)
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
			text := fmt.Sprintf("{name: %q, role: \"窗口\"", s.name)
			if s.value > 0 {
				text += fmt.Sprintf(", value: %d, unit: %q", s.value, s.unit)
			}
			if s.visit {
				text += ", visit: true"
			}
			steps = append(steps, text+"}")
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
			var parts []string
			for _, s := range n.anyOf {
				text := fmt.Sprintf("document: %q", s.document)
				if s.document == "" {
					text = fmt.Sprintf("matter: %q", w.chores[s.matter].id)
				}
				if !s.decided {
					text += `, of: "受理"`
				}
				parts = append(parts, text)
			}
			text := parts[0]
			if len(parts) > 1 {
				text = "anyOf: [{" + strings.Join(parts, "}, {") + "}]"
			}
			if n.before {
				text += `, by: "办结"`
			}
			text += w.where(n.when)
			if n.relax != "" {
				text += fmt.Sprintf(`, relax: {kind: %q, basis: ["b0"]}`, n.relax)
			}
			if n.paper != nil {
				text += fmt.Sprintf(", original: %d, copies: %d", n.paper.original, n.paper.copies)
				if n.paper.optional {
					text += `, necessity: "非必要"`
				}
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
	fmt.Fprint(&b, "procedure: p: #Procedure & {\n\tname: \"一件事\", lead: \"dep\", audience: [\"企业法人\"], basis: b0: {law: \"甲法\", article: \"第一条\"}\n")
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
	if len(w.holds) > 0 {
		fmt.Fprintf(&b, "\tholds: [\"%s\"]\n", strings.Join(w.holds, `", "`))
	}
	fmt.Fprint(&b, "}\n")
	return b.String()
}

func (w *errands) where(g worldGuard) string {
	if len(g) == 0 {
		return ""
	}
	return ", when: " + w.guard(g)
}

// saidPlan is what plan prints.
type saidPlan struct {
	Figures struct {
		Start, End, Latest           string
		Promise, Visits, VisitsAlone int
		Elapsed                      int
		Promised                     []struct {
			Value int
			Unit  string
		}
	}
	Items     []saidItem
	Trips     []saidTrip
	Materials []saidPaper
	Reliefs   []struct {
		Relief string
		Used   bool
		Saves  int
	}
}

// decided is the day on which all members are.
func (p *saidPlan) decided() (day int) {
	for _, i := range p.Items {
		if !i.Outside {
			day = max(day, i.Finish)
		}
	}
	return day
}

type saidItem struct {
	Number                    int
	Matter                    struct{ ID string }
	Outside                   bool
	AcceptanceOnly            bool
	After, Supply             []int
	Start, Finish             int
	Accepted, Due             string
	LatestAccepted, LatestDue string
	Visits                    int
}

type saidTrip struct {
	Number, Day int
	Date        string
	Errands     []saidErrand
	Bring       []int
}

type saidErrand struct {
	Item int
	Step string
}

type saidPaper struct {
	Number           int
	Name, Template   string
	Document         struct{ ID string }
	Original, Copies int
	Items            []int
	How              string
	Trip, From       int
	Mandatory        bool
}

// happening is an event of a matter.
type happening = worldEvent

// course is what happens for a profile.
type course struct {
	*errands
	value     []any
	relief    string
	clock     moments
	qualify   bool
	preferred bool // members before what stands outside, where a member can be had
	possible  map[happening]bool
	at        map[happening]int
	ambiguous bool
	decided   map[int]bool // the matters of a plan whose decision somebody waits for
}

func (w *errands) isMember(m int, value []any) bool {
	c := w.chores[m]
	return c.member && c.when.holds(value) && c.applies.holds(value)
}

func (w *errands) qualifies(m int, value []any) bool {
	return !slices.ContainsFunc(w.chores[m].conditions, func(k choreCondition) bool { return k.when.holds(value) && !k.require.holds(value) })
}

// from lists the events that meet a need, and whether it is met by what is at hand.
func (c *course) from(n need) (list []happening, atHand bool) {
	add := func(e happening) {
		if c.chores[e.matter].applies.holds(c.value) && !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	for _, s := range n.anyOf {
		if s.document == "" {
			add(happening{s.matter, s.decided})
			continue
		}
		if slices.Contains(c.holds, s.document) || strings.HasPrefix(s.document, "e") {
			atHand = true
		}
		for k := range c.chores {
			if c.chores[k].document == s.document {
				add(happening{k, true})
			}
		}
	}
	if c.preferred {
		var members []happening
		for _, e := range list {
			if c.isMember(e.matter, c.value) && c.possible[e] {
				members = append(members, e)
			}
		}
		if len(members) > 0 {
			list = members
		}
	}
	return list, atHand
}

// waits lists the needs that hold up an event for these applicants.
func (c *course) waits(e happening) (list []need) {
	for _, n := range c.chores[e.matter].needs {
		if !n.when.holds(c.value) || n.paper != nil && n.paper.optional {
			continue
		}
		before := n.before
		if c.relief == "并联" && !before {
			in, out := c.staged(n, e.matter)
			c.ambiguous = c.ambiguous || in && out
			before = in
		}
		if n.relax != "" && n.relax == c.relief {
			if n.relax == "告知承诺" {
				continue
			}
			before = true
		}
		if before == e.decided {
			list = append(list, n)
		}
	}
	return list
}

// staged says whether alternatives of a need are members of the same stage as a matter, and whether some are not.
func (c *course) staged(n need, m int) (in, out bool) {
	list, atHand := c.from(n)
	out = atHand
	for _, e := range list {
		same := c.isMember(m, c.value) && c.isMember(e.matter, c.value) && c.chores[m].stage != "" && c.chores[m].stage == c.chores[e.matter].stage
		in, out = in || same, out || !same
	}
	return in, out
}

// run lets events happen, each as soon as what it waits for is there.
func (c *course) run() {
	c.at = map[happening]int{}
	time := func(e happening) int {
		if t, ok := c.at[e]; ok {
			return t
		}
		return none
	}
	for changed := true; changed; {
		changed = false
		for m := range c.chores {
			for _, decided := range []bool{false, true} {
				e := happening{m, decided}
				t := c.clock.first()
				if decided {
					t = time(happening{m, false})
					if t < beyond {
						t = c.clock.add(t, c.chores[m].promise)
					}
				} else if c.qualify && !c.qualifies(m, c.value) || !c.chores[m].applies.holds(c.value) {
					t = none
				}
				for _, n := range c.waits(e) {
					list, atHand := c.from(n)
					if atHand {
						continue
					}
					first := none
					for _, other := range list {
						first = min(first, time(other))
					}
					t = max(t, first)
				}
				if !decided && c.comes(m) {
					t = c.clock.open(t)
				}
				if t < none && t != time(e) {
					c.at[e], changed = t, true
				}
			}
		}
	}
}

// How a step that needs the applicant is placed.
const (
	applying   = iota // part of the application
	between           // on the day on which the periods before it end
	collecting        // after the decision
)

// placed lists the steps that need the applicant, and how each is placed.
func (c *chore) placed() map[int]int {
	places := map[int]int{}
	times := slices.ContainsFunc(c.steps, func(s choreStep) bool { return s.value > 0 })
	before := false
	for i, s := range c.steps {
		if s.visit {
			switch {
			case i == len(c.steps)-1 && i > 0:
				places[i] = collecting
			case !times || !before:
				places[i] = applying
			case !slices.ContainsFunc(c.steps[i:], func(s choreStep) bool { return s.value > 0 || !s.visit }):
				places[i] = collecting
			default:
				places[i] = between
			}
		}
		before = before || s.value > 0
	}
	return places
}

// comes says whether the applicants come to a window to apply.
func (c *course) comes(m int) bool {
	for _, place := range c.chores[m].placed() {
		if place == applying {
			return true
		}
	}
	return false
}

// inFlow is the day of a step between others.
func (c *course) inFlow(m, step int) int {
	t := c.at[happening{m, false}]
	for _, s := range c.chores[m].steps[:step] {
		t = c.clock.add(t, s.span)
	}
	return c.clock.open(min(t, c.at[happening{m, true}]))
}

// solve finds when everything happens; ok is false if a member does not.
func (w *errands) solve(value []any, relief string, clock moments, roots []int) (c *course, ok bool) {
	c = &course{errands: w, value: value, relief: relief, clock: clock, qualify: true}
	c.run()
	done := func() bool {
		return !slices.ContainsFunc(roots, func(m int) bool { _, ok := c.at[happening{m, true}]; return !ok })
	}
	if !done() {
		return c, false
	}
	c.possible = map[happening]bool{}
	for e := range c.at {
		c.possible[e] = true
	}
	c.preferred = w.subject == "p"
	c.run()
	if !done() {
		c.ambiguous = true
	}
	return c, true
}

// alone is the same catalog where one matter is planned and nothing else.
func (w *errands) alone(m int) *errands {
	other := *w
	other.chores, other.holds, other.subject = slices.Clone(w.chores), nil, w.chores[m].id
	for k := range other.chores {
		other.chores[k].member, other.chores[k].stage, other.chores[k].when = k == m, "", nil
	}
	return &other
}

// judge writes a catalog, makes plans, and compares.
func (w *errands) judge(t *testing.T, g drawing, calendars string, seen map[string]int) {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "forms"), 0o777); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{"c.cue": w.source(), "calendars.cue": calendars, "forms/f0.md": "# 书\n", "forms/f1.md": "# 书\n", "forms/f2.md": "# 书\n"}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	seen["procedures"]++
	for range 2 {
		value := []any{g.chance(50), []string{"甲", "乙", "丙"}[g.IntN(3)], float64(g.IntN(5))}
		seen["profiles"]++
		start := dayOf([]string{"2026-02-13", "2026-02-17", "2026-03-02", "2026-04-03", "2026-04-30", "2026-05-09", "2025-09-26", "2025-12-30", "2024-09-28"}[g.IntN(9)]) + g.IntN(5)
		relief := []string{"告知承诺", "容缺", "模拟", "并联"}[g.IntN(4)]
		plain := w.compare(t, dir, value, "", none, seen)
		if plain != nil && len(plain.Reliefs) > 0 && g.chance(80) {
			if r := plain.Reliefs[g.IntN(len(plain.Reliefs))].Relief; r != "超时默许" {
				relief = r
			}
		}
		w.compare(t, dir, value, "", start, seen)
		relaxed := w.compare(t, dir, value, relief, none, seen)
		if m := g.IntN(len(w.chores)); w.chores[m].applies.holds(value) {
			seen["plans of a matter"]++
			w.alone(m).compare(t, dir, value, "", []int{none, start}[g.IntN(2)], seen)
		}
		if g.chance(50) {
			w.compare(t, dir, value, relief, start, seen)
		}
		if plain != nil && relaxed != nil {
			saves := 0
			for _, r := range plain.Reliefs {
				if r.Relief == relief {
					saves = r.Saves
					seen[relief]++
				}
			}
			if difference := plain.decided() - relaxed.decided(); saves != difference {
				t.Errorf("%v %s: saves %d, not %d", value, relief, difference, saves)
			}
		}
	}
}

func (w *errands) compare(t *testing.T, dir string, value []any, relief string, start int, seen map[string]int) *saidPlan {
	t.Helper()
	args := []string{"plan", w.subject, "--catalog", dir, "--format", "json"}
	yes := map[any]string{true: "是", false: "否"}[value[0]]
	for f, v := range []string{yes, fmt.Sprint(value[1]), fmt.Sprint(value[2])} {
		args = append(args, "--fact", w.facts[f].id+"="+v)
	}
	if relief != "" {
		args = append(args, "--relax", relief)
	}
	if start != none {
		args = append(args, "--start", written(start))
	}
	var out, errors bytes.Buffer
	status := run(args, &out, &errors, func(string) string { return "" })
	seen["plans"]++
	fail := func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s %v %s %s: "+format, append([]any{w.subject, value, relief, map[bool]string{true: written(start)}[start != none]}, args...)...)
	}
	var roots []int
	for m := range w.chores {
		if w.isMember(m, value) {
			roots = append(roots, m)
		}
	}
	c, ok := w.solve(value, relief, moments{w.days, start}, roots)
	late := false
	for _, m := range roots {
		late = late || c.at[happening{m, true}] == beyond
	}
	switch {
	case out.Len() == 0 && ok && late:
		seen["refused"]++
		if !strings.Contains(errors.String(), "没有登记") {
			fail("%s", errors.String())
		}
		return nil
	case out.Len() == 0 && !ok:
		c.judgeBlocked(fail, roots, errors.String(), seen)
		return nil
	case out.Len() == 0:
		lines := strings.Split(strings.TrimSpace(errors.String()), "\n")
		fail("no plan, status %d: %s", status, lines[len(lines)-1])
		return nil
	case !ok:
		fail("a plan for who cannot")
		return nil
	case late:
		fail("dates that nobody knows")
		return nil
	}
	var said saidPlan
	if err := json.Unmarshal(out.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	if c.ambiguous {
		seen["ambiguous"]++
		return &said
	}
	seen["compared"]++
	c.judge(fail, roots, &said, seen)
	return &said
}

// judge compares a plan with what happens.
func (c *course) judge(fail func(string, ...any), roots []int, said *saidPlan, seen map[string]int) {
	number := map[string]int{}
	items := map[int]saidItem{}
	for _, i := range said.Items {
		number[i.Matter.ID] = i.Number
		items[i.Number] = i
	}
	// Which alternative is waited for: of equals the one that is printed.
	planned := map[int]bool{}
	c.decided = map[int]bool{}
	var queue []happening
	for _, m := range roots {
		queue = append(queue, happening{m, true})
	}
	after := map[happening]map[int]bool{}
	for len(queue) > 0 {
		e := queue[0]
		queue = queue[1:]
		if after[e] != nil {
			continue
		}
		after[e] = map[int]bool{}
		m, decided := e.matter, e.decided
		if planned[m] = true; decided {
			c.decided[m] = true
			queue = append(queue, happening{m, false})
		}
		item, there := items[number[c.chores[m].id]]
		if !there {
			fail("%s is missing", c.chores[m].id)
			continue
		}
		for _, n := range c.waits(e) {
			list, atHand := c.from(n)
			if atHand {
				continue
			}
			first := none
			for _, other := range list {
				if t, ok := c.at[other]; ok {
					first = min(first, t)
				}
			}
			var equal []happening
			for _, other := range list {
				if t, ok := c.at[other]; ok && t == first {
					equal = append(equal, other)
				}
			}
			if len(equal) == 0 {
				continue // an outside matter that is never decided
			}
			wait := item.After
			if decided {
				wait = item.Supply
			}
			some := false
			for _, other := range equal {
				if k := number[c.chores[other.matter].id]; len(equal) == 1 || slices.Contains(wait, k) {
					some = true
					other.decided = other.decided && !(len(equal) > 1 && items[k].AcceptanceOnly) // its acceptance may be as early
					queue = append(queue, other)
					if other.matter != m {
						after[e][k] = true
					}
				}
			}
			if len(equal) > 1 {
				seen["ties"]++
				if !some && !slices.Contains(equal, happening{m, false}) {
					fail("%s waits for none of %v", c.chores[m].id, equal)
				}
			}
		}
	}
	end := 0
	promised := map[string]int{}
	for m := range planned {
		x := c.chores[m]
		i := items[number[x.id]]
		if i.Number == 0 {
			continue
		}
		accepted, decided := c.at[happening{m, false}], c.at[happening{m, true}]
		if !c.decided[m] { // of what is only accepted nobody waits for the decision
			decided = accepted
		}
		if i.AcceptanceOnly == c.decided[m] {
			fail("%s is only accepted: %v", x.id, i.AcceptanceOnly)
		}
		end = max(end, decided)
		promised[x.promise.unit] += x.promise.value
		if i.Outside == (c.isMember(m, c.value) || c.subject != "p") {
			fail("%s outside: %v", x.id, i.Outside)
		}
		if c.clock.start == none {
			if i.Start != accepted || i.Finish != decided {
				fail("%s from %d to %d, not from %d to %d", x.id, accepted, decided, i.Start, i.Finish)
			}
		} else if i.Accepted != written(accepted) || i.Due != written(decided) {
			fail("%s from %s to %s, not from %s to %s", x.id, written(accepted), written(decided), i.Accepted, i.Due)
		}
		for _, when := range []bool{false, true} {
			list := i.After
			if when {
				list = i.Supply
			}
			if got, want := slices.Sorted(slices.Values(list)), slices.Sorted(maps.Keys(after[happening{m, when}])); !slices.Equal(got, want) {
				fail("%s (%d) waits for %v (decision: %v), not for %v", x.id, i.Number, want, when, got)
			}
		}
	}
	for _, i := range said.Items {
		m := 0
		fmt.Sscanf(i.Matter.ID, "m%d", &m)
		if !planned[m] {
			fail("%s is not needed", i.Matter.ID)
		}
	}
	c.judgePapers(fail, planned, number, said)
	c.judgeTrips(fail, planned, number, after, said)
	c.judgeHandedIn(fail, number, after, said, seen)
	if f := said.Figures; f.Elapsed < f.Promise || f.Latest != "" && f.Latest < f.End {
		fail("at the latest %d, %s, before what is promised, %d, %s", f.Elapsed, f.Latest, f.Promise, f.End)
	}
	for _, i := range said.Items {
		if i.LatestDue != "" && (i.LatestDue < i.Due || i.LatestAccepted < i.Accepted) {
			fail("%s at the latest from %s to %s, before %s to %s", i.Matter.ID, i.LatestAccepted, i.LatestDue, i.Accepted, i.Due)
		}
	}
	delete(promised, "即时")
	got := map[string]int{}
	for _, p := range said.Figures.Promised {
		if p.Unit != "即时" {
			got[p.Unit] += p.Value
		}
	}
	if !maps.Equal(got, promised) {
		fail("promises come to %v, not %v", promised, got)
	}
	if c.clock.start == none {
		if said.Figures.Promise != end {
			fail("promise %d, not %d", end, said.Figures.Promise)
		}
	} else if said.Figures.End != written(end) {
		fail("end %s, not %s", written(end), said.Figures.End)
	}
}

// judgePapers compares the materials: each once, the largest numbers.
func (c *course) judgePapers(fail func(string, ...any), planned map[int]bool, number map[string]int, said *saidPlan) {
	papers := map[string]*saidPaper{}
	add := func(m int, p chorePaper) {
		if !p.when.holds(c.value) {
			return
		}
		x := papers[p.key]
		if x == nil {
			x = &saidPaper{Name: p.name, Template: p.template}
			x.Document.ID = p.document
			papers[p.key] = x
		}
		x.Original, x.Copies = max(x.Original, p.original), max(x.Copies, p.copies)
		x.Items = append(x.Items, number[c.chores[m].id])
		x.Mandatory = x.Mandatory || !p.optional
	}
	for m := range planned {
		for _, p := range c.chores[m].papers {
			add(m, p)
		}
		for _, n := range c.chores[m].needs {
			if n.paper != nil && (n.relax != "告知承诺" || n.relax != c.relief) {
				add(m, *n.paper)
			}
		}
	}
	line := func(p *saidPaper) string {
		slices.Sort(p.Items)
		return fmt.Sprintln(p.Name, p.Document.ID, p.Template, p.Original, p.Copies, p.Items, p.Mandatory)
	}
	var want, got []string
	for _, p := range papers {
		want = append(want, line(p))
	}
	for i := range said.Materials {
		got = append(got, line(&said.Materials[i]))
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		fail("materials\n%v, not\n%v", want, got)
	}
}

// judgeHandedIn looks at when each paper is handed in: not before it is there, and not after it is needed.
func (c *course) judgeHandedIn(fail func(string, ...any), number map[string]int, after map[happening]map[int]bool, said *saidPlan, seen map[string]int) {
	matter := map[int]int{}
	for m := range c.chores {
		matter[number[c.chores[m].id]] = m
	}
	days := map[int]int{}
	for _, trip := range said.Trips {
		days[trip.Number] = trip.Day
		if c.clock.start != none {
			days[trip.Number] = dayOf(trip.Date)
		}
		for _, p := range trip.Bring {
			if said.Materials[p-1].Trip != trip.Number {
				fail("trip %d brings %s, which is for trip %d", trip.Number, said.Materials[p-1].Name, said.Materials[p-1].Trip)
			}
		}
	}
	for _, p := range said.Materials {
		seen[p.How]++
		needed, late := none, false
		issuers := map[int]bool{}
		for _, i := range p.Items {
			m := matter[i]
			for _, decided := range []bool{false, true} {
				for _, n := range c.waits(happening{m, decided}) {
					if n.paper != nil && n.paper.document == p.Document.ID && p.Document.ID != "" {
						needed, late = min(needed, c.at[happening{m, decided}]), late || decided
						for k := range after[happening{m, decided}] {
							if c.chores[matter[k]].document == p.Document.ID {
								issuers[k] = true
							}
						}
					}
				}
			}
			if p.Document.ID == "" && p.Mandatory {
				for _, q := range c.chores[m].papers {
					if (q.key == p.Template || p.Template == "" && q.name == p.Name) && !q.optional && q.when.holds(c.value) {
						needed = min(needed, c.at[happening{m, false}])
					}
				}
			}
		}
		if p.From != 0 && !issuers[p.From] && needed < none {
			fail("%s comes from %d, not from one of %v", p.Name, p.From, issuers)
		}
		if p.From == 0 && len(issuers) > 0 {
			fail("%s comes from nobody, not from one of %v", p.Name, issuers)
		}
		if (p.How == "brought") != (p.Trip > 0) {
			fail("%s is %s on trip %d", p.Name, p.How, p.Trip)
			continue
		}
		if p.Trip == 0 {
			continue
		}
		day, ok := days[p.Trip]
		if !ok || !slices.Contains(said.Trips[p.Trip-1].Bring, p.Number) {
			fail("%s is not among what trip %d brings", p.Name, p.Trip)
		}
		if day > needed {
			fail("%s is brought on %s and needed on %s", p.Name, c.say(day), c.say(needed))
		}
		if p.From > 0 {
			if there := c.at[happening{matter[p.From], true}]; day < there {
				fail("%s is brought on %s and decided on %s", p.Name, c.say(day), c.say(there))
			}
		}
		applied := !late && !slices.ContainsFunc(p.Items, func(i int) bool { return !c.comes(matter[i]) })
		if applied && !slices.ContainsFunc(said.Trips[p.Trip-1].Errands, func(e saidErrand) bool { return slices.Contains(p.Items, e.Item) }) {
			fail("%s is brought on trip %d, which none of %v is about", p.Name, p.Trip, p.Items)
		}
	}
}

// judgeTrips compares the visits: each step on its day, the trips as few as can be.
func (c *course) judgeTrips(fail func(string, ...any), planned map[int]bool, number map[string]int, after map[happening]map[int]bool, said *saidPlan) {
	type errand struct {
		item int
		step string
	}
	printed := map[errand]int{}
	last := -1
	for k, trip := range said.Trips {
		day := trip.Day
		if c.clock.start != none {
			day = dayOf(trip.Date)
			if !c.days.works(day) {
				fail("trip %d is on a day off", trip.Number)
			}
		}
		if day <= last || trip.Number != k+1 {
			fail("trip %d is not after the one before it", trip.Number)
		}
		last = day
		for _, e := range trip.Errands {
			if _, twice := printed[errand{e.Item, e.Step}]; twice {
				fail("%v twice", e)
			}
			printed[errand{e.Item, e.Step}] = day
		}
	}
	passed := map[string]bool{} // by one window to another: nobody has to collect it before
	for _, p := range said.Materials {
		passed[p.Document.ID] = p.How == "passed"
	}
	fixed := map[int]bool{}
	alone := 0
	type result struct{ from, to int }
	var results []result
	steps := 0
	for m := range planned {
		x := &c.chores[m]
		n := number[x.id]
		days := x.placed() // by itself, every step is a visit
		for i, place := range x.placed() {
			if place != applying && !c.decided[m] {
				continue
			}
			steps++
			day, ok := printed[errand{n, x.steps[i].name}]
			if !ok {
				fail("%s %s is on no trip", x.id, x.steps[i].name)
				continue
			}
			switch place {
			case applying:
				want := c.at[happening{m, false}]
				fixed[want] = true
				if day != want {
					fail("%s %s on %s, not on %s", x.id, x.steps[i].name, c.say(want), c.say(day))
				}
			case between:
				want := c.inFlow(m, i)
				fixed[want] = true
				if day != want {
					fail("%s %s on %s, not on %s", x.id, x.steps[i].name, c.say(want), c.say(day))
				}
			default:
				r := result{c.clock.open(c.at[happening{m, true}]), none}
				for k := range planned {
					for _, decided := range []bool{false, true} {
						for _, need := range c.waits(happening{k, decided}) {
							if need.paper != nil && need.paper.document == x.document && after[happening{k, decided}][n] && !passed[x.document] {
								r.to = r.from
							}
						}
					}
				}
				for _, p := range said.Materials { // one that is not necessary
					if p.From == n && p.How != "passed" {
						r.to = r.from
					}
				}
				if day < r.from || day > r.to {
					fail("%s %s from %s to %s, not on %s", x.id, x.steps[i].name, c.say(r.from), c.say(r.to), c.say(day))
				}
				results = append(results, r)
			}
		}
		for _, i := range said.Items {
			if i.Number == n && i.Visits != len(days) {
				fail("%s alone needs %d visits, not %d", x.id, len(days), i.Visits)
			}
		}
		for _, place := range days {
			if place == applying || c.decided[m] {
				alone++
			}
		}
	}
	if len(printed) != steps {
		fail("%d steps need the applicant, not %d", steps, len(printed))
	}
	// The fewest trips: whatever has to be collected first is collected as late as it may be, if no trip passes by.
	slices.SortFunc(results, func(a, b result) int { return a.to - b.to })
	late := 0
	for _, r := range results {
		late = max(late, r.from)
	}
	for _, r := range results {
		met := false
		for day := range fixed {
			met = met || day >= r.from && day <= r.to
		}
		if !met && r.to < none {
			fixed[r.to] = true
		} else if !met {
			fixed[late] = true
		}
	}
	if said.Figures.Visits != len(said.Trips) || said.Figures.Visits != len(fixed) {
		fail("%d trips, not %d (%d)", len(fixed), len(said.Trips), said.Figures.Visits)
	}
	if said.Figures.VisitsAlone != alone {
		fail("%d visits alone, not %d", alone, said.Figures.VisitsAlone)
	}
}

func (c *course) say(t int) string {
	switch {
	case t == none:
		return "ever"
	case c.clock.start == none:
		return fmt.Sprint(t)
	}
	return written(t)
}

// judgeBlocked compares what is told to those who get no plan.
func (c *course) judgeBlocked(fail func(string, ...any), roots []int, told string, seen map[string]int) {
	said := regexp.MustCompile(`这些申请人(只有.*才)?办(?:不成|得成)“事项m(\d+)”(，因为不符合)?：(加上 --relax (\S+))?`).FindStringSubmatch(told)
	if said == nil {
		fail("blocked, but: %s", told)
		return
	}
	named := 0
	fmt.Sscan(said[2], &named)
	decided := happening{named, true}
	if !slices.Contains(roots, named) {
		fail("m%d is no member", named)
	}
	if _, ok := c.at[decided]; ok {
		fail("m%d can be finished", named)
	}
	without := *c // of conditions
	without.qualify = false
	without.run()
	_, ordered := without.at[decided]
	var helps []string
	for _, r := range []string{"容缺", "告知承诺", "模拟", "并联"} {
		if relaxed, ok := c.solve(c.value, r, c.clock, []int{named}); ok && (r != "并联" || !relaxed.ambiguous) {
			helps = append(helps, r)
		}
	}
	switch {
	case said[5] != "":
		seen["blocked without a relief"]++
		if c.relief == "" && !slices.Contains(helps, said[5]) { // with a relief it is meant beside that
			fail("m%d is said to be possible by %s: %v are", named, said[5], helps)
		}
	case len(helps) > 0 && c.relief == "" && said[3] == "":
		fail("m%d would be possible by %v, which is not said", named, helps)
	case said[3] != "":
		seen["blocked by a condition"]++
		if !ordered {
			fail("m%d is said to wait for a condition: without conditions it is not there either", named)
		}
		listed := regexp.MustCompile(`条件(\d+)`).FindAllStringSubmatch(told[strings.Index(told, "因为不符合"):], -1)
		for _, k := range listed {
			m := 0
			fmt.Sscan(k[1], &m)
			if c.qualifies(m, c.value) {
				fail("condition %d is met", m)
			}
		}
		if len(listed) == 0 {
			fail("no condition: %s", told)
		}
	default:
		seen["blocked by waiting"]++
		if ordered {
			fail("m%d waits for conditions only, which is not said", named)
		}
	}
}
