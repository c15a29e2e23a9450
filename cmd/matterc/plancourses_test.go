package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/random"
)

// What the documents leave open, and what is therefore not compared.
const (
	// The report of an agency is never drawn as what has to be supplied within a period, so that no acceptance is compared that waits for
	// an agency to be in time. It is undecided when such an agency begins, with the application or not before what else the matter waits
	// for is there, and so by how much the acceptance is put off for it.
	suppliedByChance = true
)

// TestPlanCourses writes random procedures in which more takes time than what offices promise: agencies, time that does not count, delivery,
// papers that are supplied later. What a plan says as promised and at the latest is compared with what follows from the README of package
// plan, and with courses of one applicant each, in which everybody takes as long as chance will have it: where the promises are used up
// nothing happens before what is said as promised, and nothing ever happens after what is said to be the latest.
func TestPlanCourses(t *testing.T) {
	seen := map[string]int{}
	rounds := random.Rounds(t, 32)
	registered, err := os.ReadFile("../../catalog/registers/calendars.cue")
	if err != nil {
		t.Fatal(err)
	}
	days := readDays(string(registered))
	for n := range rounds {
		g := drawing{Rand: random.New(t, 16, uint64(n))}
		a := g.affairs(days)
		a.close(drawing{Rand: random.New(t, 23, uint64(n))})
		if a.judge(t, g, string(registered), seen); t.Failed() {
			t.Fatalf("problem %d:\n%s", n, a.source())
		}
	}
	// A generator that makes nothing of one of these tests nothing about it.
	seldom := []string{"suspended", "resumed", "one review", "supplied in time", "committed", "behind the calendars", "only accepted"}
	for _, what := range []string{"as promised", "latest", "latest of an item", "elapsed", "unknown", "unknown review", "nobody says how long", "behind what nobody knows", "by law", "without what is unknown", "agencies", "agencies that wait", "commissioned", "commissioned that wait", "one review", "permuted", "excluded", "delivered", "passed", "behind the calendars", "off at the start", "only accepted", "alternatives", "告知承诺", "容缺", "模拟", "并联", "supplied in time", "courses", "full courses", "as late as can be", "trips", "early", "committed", "deliveries", "brought from another", "reports", "collected", "suspended", "resumed"} {
		if seen[what] == 0 && (rounds > 100 || !slices.Contains(seldom, what)) {
			t.Errorf("%s: not once in %d procedures", what, rounds)
		}
	}
	t.Log(seen)
}

// affair is a matter.
type affair struct {
	id       string
	office   string // the department; none: the one of the procedure
	member   bool
	stage    string
	when     asked // of the member
	licence  bool
	promise  span
	silent   bool // nobody has promised it: it is the statutory limit, or with deciding among what does not count, nobody knows how long it takes
	excluded []pause
	steps    []choreStep
	channels []string
	document string
	within   span // in which its document is delivered; no unit: nobody says
	demands  []*demand
	agencies []*bureau
	from, to int // suspended from one day until another; none if both are 0
}

// closed says whether a matter is suspended on a day.
func (x *affair) closed(day int) bool { return day >= x.from && day < x.to }

// asked says for whom something is: for all, or for those who answer so.
type asked string

func (a asked) holds(answer string) bool { return a == "" || string(a) == answer }

func (a asked) written() string {
	return map[asked]string{"是": ", when: fa: true", "否": ", when: fa: false"}[a]
}

// deciding is the kind of the pause of a matter of which nobody says how long it takes: written nowhere.
const deciding = "办理"

// pause is time that does not count.
type pause struct {
	span
	kind string
	when asked
}

// demand is what has to be there before an event: a prerequisite, a document, or a paper by name.
type demand struct {
	before bool // the decision, not the acceptance
	anyOf  []source
	name   string // of a paper that no matter issues
	paper  bool   // a material
	when   asked
	relax  string
	supply span
	look
}

// look is how a material is handed in: in one original, if nothing else is drawn.
type look struct {
	original, copies   int
	bare               bool   // nobody says in what form
	optional, deferred bool   // 非必要, 容缺后补
	fetched            bool   // by the window
	shared             string // one paper, named in one place of the files
}

func (f look) written() (text string) {
	if f.original == 0 && f.copies == 0 && !f.bare {
		f.original = 1
	}
	if f.original > 0 {
		text += fmt.Sprintf(", original: %d", f.original)
	}
	if f.copies > 0 {
		text += fmt.Sprintf(", copies: %d", f.copies)
	}
	if f.fetched {
		text += `, source: "系统获取"`
	}
	return text + (&chorePaper{optional: f.optional, deferred: f.deferred}).necessity()
}

// bureau is a service of an agency.
type bureau struct {
	name    string
	output  string // the name of a paper
	period  span   // no unit: nobody says
	demands []*demand
	when    asked
	payer   string
}

// commissioned says whether the department has a service done itself: it pays, and no material that it asks for is the report. Then the
// agency works while the department handles the matter, which does not count (行政许可法第四十五条).
func (x *affair) commissioned(s *bureau) bool {
	return s.payer == "审批部门" && !slices.ContainsFunc(x.demands, func(d *demand) bool { return d.name != "" && d.name == s.output })
}

// affairs is a catalog with one procedure.
type affairs struct {
	days    *civil
	list    []affair
	subject string
	busy    int // what is suspended is in the weeks from this day on; 0 for nothing
	claim   int // the promise that the procedure announces, in working days; 0 if there is none
}

func (g drawing) asked(percent int) asked {
	if !g.chance(percent) {
		return ""
	}
	return []asked{"是", "否"}[g.IntN(2)]
}

// dawns are days in the weeks before plans begin.
var dawns = []string{"2026-02-05", "2026-02-12", "2026-03-02", "2026-04-28", "2026-09-22", "2025-09-24", "2025-12-29", "2025-01-20", "2024-09-28", "2026-10-20", "2014-09-01", "2024-01-01", "2026-12-21"}

// close has some matters suspended for some days or weeks.
func (a *affairs) close(g drawing) {
	if !g.chance(40) {
		return
	}
	a.busy = dayOf(pick(g, dawns))
	for m := range a.list {
		if x := &a.list[m]; g.chance(40) {
			x.from = a.busy + g.IntN(30)
			x.to = x.from + 1 + g.IntN(25)
		}
	}
}

// review draws what a review of a matter is called.
func (g drawing) review(m int) string {
	return fmt.Sprintf("%s%d", pick(g, []string{"专家评审", "技术评审", "方案评审", "现场检测", "设备检测", "听证"}), m)
}

// takes draws a period that is not at once.
func (g drawing) takes(most int) span {
	for {
		if p := g.span(most); p.unit != "即时" {
			return p
		}
	}
}

func (g drawing) affairs(days *civil) *affairs {
	a := &affairs{days: days, subject: "p"}
	members, outside := 2+g.IntN(5), g.IntN(4)
	mixed := g.chance(75) // units
	open := g.chance(30)
	for m := range members + outside {
		x := affair{id: fmt.Sprintf("m%d", m), member: g.IntN(members+outside) < members, licence: g.chance(40), promise: g.span(12)}
		if !mixed && x.promise.unit != "即时" {
			x.promise.unit = "工作日"
		}
		if m == 0 {
			x.member = true
		}
		if g.chance(75) {
			x.document = fmt.Sprintf("d%d", m)
			if g.chance(40) {
				x.within = g.takes(8)
			}
		}
		x.steps, x.channels = g.steps()
		if x.member {
			x.when = g.asked(15)
			if g.chance(40) {
				x.stage = fmt.Sprintf("阶段%d", g.IntN(2))
			}
		}
		for range g.IntN(4) * g.IntN(2) {
			p := pause{g.takes(15), g.review(m), g.asked(20)}
			if g.chance(6) { // nobody says how long
				p.span = span{}
			}
			if !slices.ContainsFunc(x.excluded, func(o pause) bool { return o.kind == p.kind }) {
				x.excluded = append(x.excluded, p)
			}
		}
		for range g.IntN(4) {
			d := a.demand(g, m, g.chance(60))
			if d != nil && !(d.paper && slices.ContainsFunc(x.demands, func(o *demand) bool { return o.paper && o.anyOf[0] == d.anyOf[0] })) {
				x.demands = append(x.demands, d)
			}
		}
		for k := range g.IntN(4) * g.IntN(2) {
			b := &bureau{name: fmt.Sprintf("服务%d号%d", m, k), period: g.takes(12), when: g.asked(15), payer: []string{"申请人", "审批部门"}[g.IntN(2)]}
			name, same := g.review(m), len(x.excluded) > 0 && g.chance(70)
			if same { // time that does not count may be that of this review
				p := pick(g, x.excluded)
				if b.payer = "审批部门"; p.unit != "" {
					b.period = span{1 + g.IntN(p.value), p.unit}
				}
				if g.chance(50) {
					name = p.kind
				}
			}
			if g.chance(80) && !slices.ContainsFunc(x.agencies, func(o *bureau) bool { return o.name == name }) {
				b.name = name
			}
			if open && g.chance(30) {
				b.period = span{}
			}
			if g.chance(80) && !same {
				b.output = fmt.Sprintf("报告%d号%d", m, k)
			}
			if b.output != "" && (b.payer == "申请人" || g.chance(50)) {
				d := &demand{name: b.output, paper: true, before: g.chance(25), when: b.when}
				g.relax(d)
				if suppliedByChance {
					d.supply = span{}
				}
				x.demands = append(x.demands, d)
			}
			for range g.IntN(2) * g.IntN(3) {
				if d := a.demand(g, m, false); d != nil {
					d.before, d.relax, d.supply, d.when = false, "", span{}, g.asked(10)
					b.demands = append(b.demands, d)
				}
			}
			x.agencies = append(x.agencies, b)
		}
		if x.silent = !x.licence && g.chance(15); x.silent && g.chance(30) || x.promise.value == 0 && x.silent {
			x.promise = span{0, "即时"}
			x.excluded = append(x.excluded, pause{kind: deciding})
		}
		if m > 0 && x.document != "" && g.chance(15) && a.list[m-1].document != "" && !x.names(a.list[m-1].document) {
			x.document = a.list[m-1].document
		}
		a.list = append(a.list, x)
	}
	return a
}

// external says whether a demand is for a document that no matter of the catalog issues.
func (d *demand) external() bool {
	return len(d.anyOf) == 1 && strings.HasPrefix(d.anyOf[0].document, "e")
}

// names says whether a matter demands a document.
func (x *affair) names(document string) bool {
	all := slices.Clone(x.demands)
	for _, s := range x.agencies {
		all = append(all, s.demands...)
	}
	return slices.ContainsFunc(all, func(d *demand) bool {
		return slices.ContainsFunc(d.anyOf, func(s source) bool { return s.document == document })
	})
}

// relax draws how what is demanded may be relaxed.
func (g drawing) relax(d *demand) {
	if !g.chance(35) {
		return
	}
	d.relax = []string{"告知承诺", "容缺", "容缺", "模拟"}[g.IntN(4)]
	if d.relax == "容缺" && g.chance(75) {
		d.supply = g.takes(10)
	}
}

// demand draws what a matter needs of those before it.
func (a *affairs) demand(g drawing, m int, paper bool) *demand {
	if m == 0 {
		return nil
	}
	d := &demand{before: g.chance(20), when: g.asked(15)}
	for range 1 + g.IntN(2)*g.IntN(3) {
		other := m - 1 - min(g.IntN(m), g.IntN(m))
		s := source{matter: other, decided: !g.chance(30)}
		if a.list[other].document != "" && (paper || g.chance(50)) {
			s = source{document: a.list[other].document, decided: true}
		}
		if !slices.Contains(d.anyOf, s) && (!paper || len(d.anyOf) == 0) {
			d.anyOf = append(d.anyOf, s)
		}
	}
	d.paper = paper && len(d.anyOf) == 1 && d.anyOf[0].document != ""
	g.relax(d)
	return d
}

// source writes the catalog without its calendars.
func (a *affairs) source() string {
	var b strings.Builder
	b.WriteString(`package catalog

catalog: {name: "示例", edition: "2026-06-01", region: "370503", publisher: "示例"}
region: "370503": {name: "示例县", level: "县级"}
_office: {address: "示例路 1 号", hours: "工作日", phones: ["0546-0000000"], window: "常设"}
department: "dep": _office & {name: "示例局"}
law: "甲法": {title: "甲法", rank: "法律", effective: from: "2000-01-01"}
fact: fa: {name: "情形fa", question: "怎样？", type: "是否"}
_item: {
	audience: ["企业法人"]
	basis: {b0: {law: "甲法", article: "第一条"}}
	fee: charged: false
	conditions: []
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
`)
	there := map[string]bool{}
	once := func(line string) {
		if !there[line] {
			there[line] = true
			fmt.Fprintln(&b, line)
		}
	}
	for _, x := range a.list {
		if x.document != "" {
			once(fmt.Sprintf("document: %s: {name: \"证%s\", kind: \"证照\"}", x.document, x.document))
		}
		if x.office != "" {
			once(fmt.Sprintf("department: %s: _office & {name: \"示例%s\"}", x.office, x.office))
		}
		for _, d := range x.demands {
			if d.shared != "" {
				once(fmt.Sprintf("_%s: name: %q", d.shared, d.name))
			}
			if d.external() {
				once(fmt.Sprintf("document: %s: {name: \"证%s\", kind: \"证照\", external: true, issuer: \"省局\"}", d.anyOf[0].document, d.anyOf[0].document))
			}
		}
	}
	list := func(field string, elements []string) {
		fmt.Fprintf(&b, "\t%s: [\n", field)
		for _, e := range elements {
			fmt.Fprintf(&b, "\t\t%s,\n", e)
		}
		fmt.Fprint(&b, "\t]\n")
	}
	for _, x := range a.list {
		handling, kind := "承诺件", "公共服务"
		if x.promise.value == 0 && !x.silent {
			handling = "即办件"
		}
		if x.licence {
			kind = "行政许可"
		}
		fmt.Fprintf(&b, "matter: %s: #Matter & _item & {\n\tname: \"事项%s\", department: %q, type: %q, handling: %q\n", x.id, x.id, cmp.Or(x.office, "dep"), kind, handling)
		switch {
		case !x.silent:
			fmt.Fprintf(&b, "\tdeadline: promised: %s\n", x.promise.written())
		case x.promise.value > 0:
			fmt.Fprintf(&b, "\tdeadline: statutory: {value: %d, unit: %q, basis: [\"b0\"]}\n", x.promise.value, x.promise.unit)
		}
		result := `name: "完成"`
		if x.document != "" {
			result = fmt.Sprintf("document: %q", x.document)
		}
		if x.within.unit != "" {
			result += ", within: " + x.within.written()
		}
		fmt.Fprintf(&b, "\tresult: {%s}\n", result)
		if x.licence { // who has longer than twenty working days has it from a law
			fmt.Fprint(&b, "\tdeadline: statutory: {value: 200, unit: \"工作日\", basis: [\"b0\"]}\n")
		}
		if len(x.channels) > 0 {
			fmt.Fprintf(&b, "\tchannels: [\"%s\"]\n", strings.Join(x.channels, `", "`))
		}
		if x.to != 0 {
			fmt.Fprintf(&b, "\tsuspended: {from: %q, to: %q, reason: \"改造\"}\n", written(x.from), written(x.to))
		}
		var steps, excluded, materials, prerequisites, agencies []string
		for _, s := range x.steps {
			steps = append(steps, s.written())
		}
		for _, p := range x.excluded {
			if p.kind == deciding {
				continue
			}
			takes := ""
			if p.unit != "" {
				takes = fmt.Sprintf(", value: %d, unit: %q", p.value, p.unit)
			}
			excluded = append(excluded, fmt.Sprintf(`{kind: %q%s%s, basis: ["b0"]}`, p.kind, takes, p.when.written()))
		}
		for _, d := range x.demands {
			if d.paper {
				materials = append(materials, a.written(d))
			} else {
				prerequisites = append(prerequisites, a.written(d))
			}
		}
		for _, s := range x.agencies {
			text := fmt.Sprintf("{name: %q, payer: %q%s", s.name, s.payer, s.when.written())
			if s.output != "" {
				text += fmt.Sprintf(", output: %q", s.output)
			}
			if s.period.unit != "" {
				text += ", period: " + s.period.written()
			}
			if len(s.demands) > 0 {
				text += ", prerequisites: ["
				for _, d := range s.demands {
					text += a.written(d) + ", "
				}
				text += "]"
			}
			agencies = append(agencies, text+`, basis: ["b0"]}`)
		}
		fmt.Fprintf(&b, "\tsteps: [%s]\n", strings.Join(steps, ", "))
		if len(excluded) > 0 {
			list("deadline: excluded", excluded)
		}
		list("materials", materials)
		list("prerequisites", prerequisites)
		list("agencies", agencies)
		fmt.Fprint(&b, "}\n")
	}
	fmt.Fprint(&b, "procedure: p: #Procedure & {\n\tname: \"一件事\", lead: \"dep\", audience: [\"企业法人\"], basis: b0: {law: \"甲法\", article: \"第一条\"}\n")
	fmt.Fprint(&b, "\tservice: [{window: \"一楼\", lines: [\"0546-0000000\"], complaints: [\"0546-0000001\"]}]\n\tmembers: [\n")
	for _, x := range a.list {
		if x.member {
			stage := ""
			if x.stage != "" {
				stage = fmt.Sprintf(", stage: %q", x.stage)
			}
			fmt.Fprintf(&b, "\t\t{matter: %q%s%s},\n", x.id, stage, x.when.written())
		}
	}
	fmt.Fprint(&b, "\t]\n")
	if a.claim > 0 {
		fmt.Fprintf(&b, "\tclaims: promised: %d\n", a.claim)
	}
	fmt.Fprint(&b, "}\n")
	return b.String()
}

func (a *affairs) written(d *demand) string {
	var parts []string
	for _, s := range d.anyOf {
		text := fmt.Sprintf("document: %q", s.document)
		if s.document == "" {
			text = fmt.Sprintf("matter: %q", a.list[s.matter].id)
		}
		if !s.decided {
			text += `, of: "受理"`
		}
		parts = append(parts, text)
	}
	text := fmt.Sprintf("name: %q", d.name)
	if d.shared != "" {
		text = ""
	}
	if len(parts) == 1 {
		text = parts[0]
	} else if len(parts) > 1 {
		text = "anyOf: [{" + strings.Join(parts, "}, {") + "}]"
	}
	if d.before {
		text += `, by: "办结"`
	}
	text += d.when.written()
	if d.relax != "" {
		text += fmt.Sprintf(`, relax: {kind: %q, basis: ["b0"]`, d.relax)
		if d.supply.unit != "" {
			text += ", supply: " + d.supply.written() + `, effect: "撤销受理"`
		}
		text += "}"
	}
	if d.paper {
		text += d.look.written()
	}
	text += `, basis: ["b0"]`
	if d.shared != "" {
		return fmt.Sprintf(`_%s & {%s}`, d.shared, strings.TrimPrefix(text, ", "))
	}
	return "{" + text + "}"
}

// way is how some applicants go: what each of their demands is met by, and when that is there.
type way struct {
	*affairs
	answer string
	relief string
	clock  moments
	items  map[int]saidItem // as they are printed, by matter
	chosen map[*demand]happening
	at     map[happening]int // as promised
	tied   bool              // nobody knows by which of two
	equals bool              // of alternatives
	latest map[happening]int
	quick  bool // services of which nobody says how long they take take no time
	seen   map[string]int
	args   []string
}

func (w *way) isMember(m int) bool {
	if w.subject != "p" {
		return w.list[m].id == w.subject
	}
	return w.list[m].member && w.list[m].when.holds(w.answer)
}

// from lists the events that meet a demand: members come first.
func (w *way) from(d *demand) (list []happening) {
	add := func(e happening) {
		if !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	for _, s := range d.anyOf {
		if s.document == "" {
			add(happening{s.matter, s.decided})
			continue
		}
		for m, x := range w.list {
			if x.document == s.document {
				add(happening{m, true})
			}
		}
	}
	if w.subject == "p" {
		var members []happening
		for _, e := range list {
			if w.isMember(e.matter) {
				members = append(members, e)
			}
		}
		if len(members) > 0 {
			return members
		}
	}
	return list
}

// due is the event that a demand of a matter holds up; ok is false if a commitment stands in for it.
func (w *way) due(d *demand, m int) (e happening, ok bool) {
	before := d.before
	if d.relax != "" && d.relax == w.relief {
		if d.relax == "告知承诺" {
			return happening{-1, false}, false
		}
		before = true
	}
	if w.relief == "容缺" && d.deferred {
		before = true
	}
	if w.relief == "并联" && len(d.anyOf) > 0 {
		in, out := w.staged(d, m)
		w.tied = w.tied || in && out
		before = before || in
	}
	return happening{m, before}, true
}

// waits lists the demands that hold up an event, and the services whose report or whose work does.
func (w *way) waits(e happening) (demands []*demand, services []*bureau) {
	x := &w.list[e.matter]
	due := map[string]happening{}
	for _, d := range x.demands {
		if !d.when.holds(w.answer) {
			continue
		}
		on, ok := w.due(d, e.matter)
		due[d.name] = on
		if ok && on == e && !d.optional {
			demands = append(demands, d)
		}
	}
	for _, s := range x.agencies {
		if !s.when.holds(w.answer) {
			continue
		}
		on, ok := due[s.output]
		if !ok || s.output == "" {
			on = happening{e.matter, x.commissioned(s)}
		}
		if on == e {
			services = append(services, s)
		}
	}
	return demands, services
}

// counted lists the time that does not count which is that of a service: one review that the department commissions, told twice.
func (w *way) counted(x *affair, s *bureau) []int {
	best, _ := w.matched(x)
	if n, ok := best[s]; ok {
		return []int{n}
	}
	return nil
}

// matched finds which time that does not count is that of which commissioned service: each at most once, of the same kind, and long enough. Of
// all ways the best has the most of one name, then the most at all, then those closest in length. It is not sure if there are two that differ
// in anything that matters, or if it depends on how close the length of a service is of which nobody says how long it takes.
func (w *way) matched(x *affair) (best map[*bureau]int, sure bool) {
	best, sure = w.match(x, 0)
	other, also := w.match(x, 1000)
	return best, sure && also && maps.Equal(best, other)
}

func (w *way) match(x *affair, unknown int) (best map[*bureau]int, sure bool) {
	fits := func(s *bureau, p pause) bool {
		same := slices.ContainsFunc(sortsOfReview, func(word string) bool { return strings.Contains(s.name, word) && strings.Contains(p.kind, word) })
		long := s.period.unit == "" || s.period.unit == p.unit && s.period.value <= p.value
		return same && long && p.unit != "" && s.when.holds(w.answer) && p.when.holds(w.answer) && x.commissioned(s)
	}
	score := func(way map[*bureau]int) []int {
		equal, apart := 0, 0
		for s, n := range way {
			if s.name == x.excluded[n].kind {
				equal++
			}
			if s.period.unit == "" {
				apart += unknown
			} else {
				apart += x.excluded[n].value - s.period.value
			}
		}
		return []int{equal, len(way), -apart}
	}
	way := map[*bureau]int{}
	taken := map[int]bool{}
	var try func(left []*bureau)
	try = func(left []*bureau) {
		if len(left) == 0 {
			order := 1
			if best != nil {
				order = slices.Compare(score(way), score(best))
			}
			alike := len(way) == len(best)
			for s, n := range way {
				other, ok := best[s]
				alike = alike && ok && (n == other || len(s.demands) == 0 && s.period.unit != "")
			}
			switch {
			case order > 0:
				best, sure = maps.Clone(way), true
			case order == 0 && !alike:
				sure = false
			}
			return
		}
		try(left[1:])
		for n, p := range x.excluded {
			if !taken[n] && fits(left[0], p) {
				way[left[0]], taken[n] = n, true
				try(left[1:])
				delete(way, left[0])
				taken[n] = false
			}
		}
	}
	try(x.agencies)
	return best, sure
}

// sortsOfReview are words that say of what kind a review is.
var sortsOfReview = []string{"评审", "检验", "检测", "检疫", "鉴定"}

// open says whether nobody says how long a service takes.
func (w *way) open(x *affair, s *bureau) bool {
	return s.period.unit == "" && len(w.counted(x, s)) == 0
}

// staged says whether what a demand is met by is in the same stage as a matter.
func (w *way) staged(d *demand, m int) (in, out bool) {
	for _, e := range w.from(d) {
		same := w.isMember(m) && w.isMember(e.matter) && w.subject == "p" && w.list[m].stage != "" && w.list[m].stage == w.list[e.matter].stage
		in, out = in || same, out || !same
	}
	return in, out
}

// comes says whether the applicants come to a window to apply.
func (w *way) comes(m int) bool {
	for _, place := range (&chore{steps: w.list[m].steps}).placed() {
		if place == applying {
			return true
		}
	}
	return false
}

// promised is when an event is there if every promise is used up and nothing else takes time; it chooses among alternatives.
func (w *way) promised(e happening) int {
	if t, ok := w.at[e]; ok {
		return t
	}
	demands, services := w.waits(e)
	t := w.clock.first()
	if e.decided {
		t = w.clock.add(w.promised(happening{e.matter, false}), w.list[e.matter].promise)
	}
	for _, d := range demands {
		t = max(t, w.choose(d, e, false))
	}
	for _, s := range services {
		for _, d := range s.demands {
			if d.when.holds(w.answer) {
				t = max(t, w.choose(d, e, true))
			}
		}
	}
	if !e.decided {
		for _, d := range w.late(e.matter) {
			t = max(t, w.inTime(t, w.choose(d, happening{e.matter, true}, false), d.supply))
		}
		t = w.admits(e.matter, t, w.comes(e.matter))
	}
	w.at[e] = t
	return t
}

// vague says whether an event waits, by the alternatives that have been chosen, for a matter of which nobody says how long it takes.
func (w *way) vague(e happening) bool {
	if e.decided && (w.vague(happening{e.matter, false}) || w.list[e.matter].silent && w.list[e.matter].promise.value == 0) {
		return true
	}
	demands, services := w.waits(e)
	if !e.decided {
		demands = append(slices.Clone(demands), w.late(e.matter)...)
	}
	for _, s := range services {
		for _, d := range s.demands {
			if d.when.holds(w.answer) {
				demands = append(slices.Clone(demands), d)
			}
		}
	}
	return slices.ContainsFunc(demands, func(d *demand) bool {
		by, ok := w.chosen[d]
		return ok && by != e && w.vague(by)
	})
}

// admits is the first time from t on at which a matter can be applied for, on a day on which offices work if that is wanted. Without a date nobody
// knows whether it is suspended then.
func (w *way) admits(m, t int, working bool) int {
	x := &w.list[m]
	for t < beyond {
		at := t
		if working {
			at = w.clock.open(at)
		}
		if w.clock.start != none && x.closed(at) {
			w.seen["resumed"]++
			at = x.to
		}
		if at == t {
			break
		}
		t = at
	}
	return t
}

// late lists what a matter is supplied after it has been accepted, within a period.
func (w *way) late(m int) (list []*demand) {
	demands, _ := w.waits(happening{m, true})
	for _, d := range demands {
		if w.relief == "容缺" && !d.before && d.relax == "容缺" && d.supply.unit != "" && len(d.anyOf) > 0 {
			list = append(list, d)
		}
	}
	return list
}

// inTime is the first time from t on at which a matter can be accepted if something is there at a time and has to be supplied within a period.
func (w *way) inTime(t, there int, within span) int {
	for t < there && w.clock.within(t, within) < there {
		t++
	}
	return t
}

// choose finds the alternative that is there first, of equals the one that is printed, and is when it is in the hands of whoever needs it.
func (w *way) choose(d *demand, e happening, toAgency bool) int {
	if d.name != "" || d.external() {
		return w.clock.first()
	}
	first := none
	list := w.from(d)
	for _, other := range list {
		first = min(first, w.promised(other))
	}
	var equal []happening
	for _, other := range list {
		if w.at[other] == first {
			equal = append(equal, other)
		}
	}
	if len(equal) > 1 {
		w.equals = true
		printed := w.items[e.matter].After
		if e.decided {
			printed = w.items[e.matter].Supply
		}
		equal = slices.DeleteFunc(equal, func(o happening) bool {
			item, ok := w.items[o.matter]
			return !ok || !slices.Contains(printed, item.Number)
		})
		w.tied = w.tied || len(equal) != 1
	}
	if len(equal) > 0 {
		w.chosen[d] = equal[0]
		if w.collected(d, equal[0], e.matter, toAgency) {
			return w.clock.open(first)
		}
	}
	return first
}

// collected says whether the applicants come to a window for what meets a demand, and hand it in themselves.
func (w *way) collected(d *demand, by happening, m int, toAgency bool) bool {
	x := &w.list[by.matter]
	switch {
	case !by.decided, d.fetched && !toAgency, !slices.ContainsFunc(d.anyOf, func(s source) bool { return s.document != "" && s.document == x.document }):
		return false
	case w.subject == "p" && w.isMember(m) && w.isMember(by.matter) && !toAgency:
		return false
	}
	for _, place := range (&chore{steps: x.steps}).placed() {
		if place == collecting {
			return true
		}
	}
	return false
}

// needed lists the events of a plan.
func (w *way) needed(roots []int) map[happening]bool {
	needed := map[happening]bool{}
	var add func(e happening)
	add = func(e happening) {
		if needed[e] {
			return
		}
		needed[e] = true
		if e.decided {
			add(happening{e.matter, false})
		}
		demands, services := w.waits(e)
		for _, s := range services {
			for _, d := range s.demands {
				if d.when.holds(w.answer) {
					demands = append(demands, d)
				}
			}
		}
		if !e.decided {
			demands = slices.Concat(demands, w.late(e.matter))
		}
		for _, d := range demands {
			if other, ok := w.chosen[d]; ok {
				add(other)
			}
		}
	}
	for _, m := range roots {
		add(happening{m, true})
	}
	return needed
}

// unknown is later than every time: nobody knows when.
const unknown = none + 1

// add counts a period, if it is known when it begins.
func (w *way) add(t int, p span) int {
	if t == unknown || p.unit == "" {
		return unknown
	}
	return w.clock.add(t, p)
}

// handed is the period in which a paper that meets a demand of a matter comes into the hands of the applicants; ok is false if it does
// not come into their hands, or nobody says anything of it.
func (w *way) handed(d *demand, by happening, m int, toAgency bool) (p span, ok bool) {
	x := &w.list[by.matter]
	if !slices.ContainsFunc(d.anyOf, func(s source) bool { return s.document != "" && s.document == x.document }) || !by.decided {
		return p, false
	}
	if w.subject == "p" && w.isMember(m) && w.isMember(by.matter) && !toAgency {
		return p, false // by one window to another
	}
	return x.delivery()
}

// delivery is the period in which the result of a matter is delivered; ok is false if nobody says anything of it.
func (x *affair) delivery() (p span, ok bool) {
	if x.within.unit != "" {
		return x.within, true
	}
	if x.licence {
		return span{10, "工作日"}, true
	}
	return p, false
}

// arrives is when what meets a demand is there at the latest.
func (w *way) arrives(d *demand, m int, toAgency bool) int {
	by, ok := w.chosen[d]
	if !ok {
		return w.clock.first()
	}
	t := w.atLatest(by)
	if p, ok := w.handed(d, by, m, toAgency); ok {
		t = w.add(t, p)
	}
	if w.collected(d, by, m, toAgency) {
		t = w.clock.open(t)
	}
	return t
}

// atLatest is when an event is there if everything takes as long as it may.
func (w *way) atLatest(e happening) int {
	if t, ok := w.latest[e]; ok {
		return t
	}
	demands, services := w.waits(e)
	begin := w.clock.first()
	if e.decided {
		begin = w.atLatest(happening{e.matter, false})
	}
	t := begin
	if e.decided {
		t = w.handled(t, &w.list[e.matter], services)
	}
	for _, d := range demands {
		begin = max(begin, w.arrives(d, e.matter, false))
	}
	if !e.decided {
		for _, d := range w.late(e.matter) {
			if there := w.arrives(d, e.matter, false); begin < beyond && there < beyond {
				begin = w.inTime(begin, there, d.supply)
			} else { // how long before a day that is not known is not known, either
				begin = max(begin, there)
			}
		}
	}
	t = max(t, begin)
	for _, s := range services {
		if !w.list[e.matter].commissioned(s) {
			t = max(t, w.service(s, begin, e.matter))
		}
	}
	if !e.decided {
		t = w.admits(e.matter, t, true)
	}
	w.latest[e] = t
	return t
}

// still is time while the clock of an office stands still. What it waits for is there at a time at the latest, and may be there before.
type still struct {
	span
	from int
}

// stills lists them for a matter: what does not count, and what agencies do that the department commissions, once there is what they ask for.
func (w *way) stills(accepted int, x *affair, services []*bureau) (list []still) {
	from := make([]int, len(x.excluded))
	for _, s := range services {
		if !x.commissioned(s) {
			continue
		}
		begin := w.asked(s, accepted, slices.IndexFunc(w.list, func(o affair) bool { return o.id == x.id }))
		places := w.counted(x, s)
		for _, n := range places {
			from[n] = max(from[n], begin)
		}
		switch {
		case len(places) > 0:
			w.seen["one review"]++
		case w.quick && s.period.unit == "":
			list = append(list, still{span{0, "工作日"}, begin})
		default:
			list = append(list, still{s.period, begin})
		}
	}
	for n, p := range x.excluded {
		switch {
		case !p.when.holds(w.answer):
		case w.quick && p.unit == "":
			list = append(list, still{span{0, "工作日"}, from[n]})
		default:
			list = append(list, still{p.span, from[n]})
		}
	}
	return list
}

// handled is when an office is done at the latest that has accepted at a time: its clock stands still while something does not count, one
// after another, whenever that happens. It does not stand still while the office waits for what an agency asks for.
func (w *way) handled(t int, x *affair, services []*bureau) int {
	pauses := w.stills(t, x, services)
	for _, p := range pauses {
		if p.unit == "" { // nobody knows
			return unknown
		}
		if p.from >= beyond {
			t = max(t, p.from)
		}
	}
	if t >= beyond {
		return t
	}
	parts, one := x.promise.value, 1
	if x.promise.unit == "月" { // not in parts
		parts, one = min(parts, 1), parts
	}
	// When so much of the promise is used up and these pauses are over, at the latest.
	over := map[[2]int]int{}
	var after func(used, gone int) int
	after = func(used, gone int) int {
		if used == 0 && gone == 0 {
			return t
		}
		if known, ok := over[[2]int{used, gone}]; ok {
			return known
		}
		last := 0
		if used > 0 {
			last = after(used-1, gone)
			switch {
			case last >= beyond:
			case w.clock.start != none && x.promise.unit == "日":
				if last++; !w.days.years[civilDate(last).Year()] {
					last = beyond
				}
			default:
				last = w.add(last, span{one, x.promise.unit})
			}
			if used == parts && x.promise.unit == "日" && last < beyond {
				last = w.clock.open(last)
			}
		}
		for n, p := range pauses {
			if gone&(1<<n) == 0 {
				continue
			}
			begin := after(used, gone&^(1<<n))
			switch {
			case used == parts:
				begin = max(begin, p.from)
			case x.promise.unit == "工作日" && begin < p.from: // on days off until then nothing is used up
				begin = max(begin, min(p.from, w.add(begin, span{1, "工作日"})-1))
			}
			last = max(last, w.add(begin, p.span))
		}
		over[[2]int{used, gone}] = last
		return last
	}
	last := after(parts, 1<<len(pauses)-1)
	if x.promise.unit == "日" && x.promise.value > 0 {
		last = w.clock.open(last)
	}
	return last
}

// asked is when there is what an agency asks for, not before a time.
func (w *way) asked(s *bureau, t, m int) int {
	for _, d := range s.demands {
		if d.when.holds(w.answer) {
			t = max(t, w.arrives(d, m, true))
		}
	}
	return t
}

// service is when an agency is done that begins when all else is there.
func (w *way) service(s *bureau, begin, m int) int {
	begin = w.asked(s, begin, m)
	if w.quick && s.period.unit == "" {
		return begin
	}
	return w.add(begin, s.period)
}

// judge writes a catalog, makes plans, and compares.
func (a *affairs) judge(t *testing.T, g drawing, calendars string, seen map[string]int) {
	t.Helper()
	dir := t.TempDir()
	a.write(t, dir, calendars)
	seen["procedures"]++
	answer := []string{"是", "否"}[g.IntN(2)]
	start := dayOf(dawns[g.IntN(13)]) + g.IntN(7)
	if a.busy != 0 && g.chance(80) {
		start = a.busy + g.IntN(14)
	}
	a.compare(t, g, dir, answer, "", none, seen)
	a.compare(t, g, dir, answer, "", start, seen)
	a.compare(t, g, dir, answer, []string{"告知承诺", "容缺", "容缺", "模拟", "并联"}[g.IntN(5)], []int{start, none}[g.IntN(2)], seen)
	one := *a
	one.subject = a.list[len(a.list)-1-min(g.IntN(len(a.list)), g.IntN(len(a.list)))].id
	one.compare(t, g, dir, answer, "", []int{start, none}[g.IntN(2)], seen)
	if g.chance(50) {
		a.judgeOrder(t, g, calendars, dir, answer, pick(g, reliefs), []int{start, none}[g.IntN(2)], seen)
	}
}

// write writes the catalog into a directory.
func (a *affairs) write(t *testing.T, dir, calendars string) {
	t.Helper()
	for name, text := range map[string]string{"c.cue": a.source(), "calendars.cue": calendars} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// ask makes a plan. Without one there is only what is said of that.
func (a *affairs) ask(t *testing.T, dir, answer, relief string, start int, seen map[string]int) (w *way, said *saidPlan, refused string) {
	t.Helper()
	w = &way{affairs: a, answer: answer, relief: relief, clock: moments{a.days, start}, items: map[int]saidItem{}, chosen: map[*demand]happening{}, at: map[happening]int{}, latest: map[happening]int{}, seen: seen}
	w.args = []string{"plan", a.subject, "--catalog", dir, "--fact", "fa=" + answer}
	if relief != "" {
		w.args = append(w.args, "--relax", relief)
	}
	if start != none {
		w.args = append(w.args, "--start", written(start))
	}
	out, errors, status := w.run("--format", "json")
	seen["plans"]++
	if out == "" {
		return w, nil, fmt.Sprintf("status %d: %s", status, errors)
	}
	if said, ok := beyondCalendars(t, slices.Concat(w.args, []string{"--format", "json"}), out); ok {
		return w, nil, said
	}
	all := json.NewDecoder(strings.NewReader(out))
	all.DisallowUnknownFields()
	said = &saidPlan{}
	if err := all.Decode(said); err != nil {
		t.Fatal(err)
	}
	for _, i := range said.Items {
		m := 0
		fmt.Sscanf(i.Matter.ID, "m%d", &m)
		w.items[m] = i
	}
	return w, said, ""
}

// run makes the plan, as text or as the flags want it.
func (w *way) run(flags ...string) (out, errors string, status int) {
	var o, e bytes.Buffer
	status = run(slices.Concat(w.args, flags), &o, &e, func(string) string { return "" })
	return o.String(), e.String(), status
}

// failing says of what plan something is wrong.
func (w *way) failing(t *testing.T) func(format string, args ...any) {
	return func(format string, args ...any) {
		t.Helper()
		t.Errorf("%s fa=%s %s %s: "+format, append([]any{w.subject, w.answer, w.relief, map[bool]string{true: written(w.clock.start)}[w.clock.start != none]}, args...)...)
	}
}

// all lists what has to be done, and says when that has happened as promised.
func (w *way) all() (roots []int, end int) {
	end = w.clock.first()
	for m := range w.list {
		if w.isMember(m) {
			roots = append(roots, m)
			end = max(end, w.promised(happening{m, true}))
		}
	}
	return roots, end
}

func (a *affairs) compare(t *testing.T, g drawing, dir, answer, relief string, start int, seen map[string]int) {
	t.Helper()
	w, said, refused := a.ask(t, dir, answer, relief, start, seen)
	fail := w.failing(t)
	roots, end := w.all()
	switch {
	case w.tied:
		seen["tied"]++
		return
	case said == nil && end >= beyond:
		seen["refused"]++
		if !strings.Contains(refused, "没有登记") {
			fail("%s", refused)
		}
		return
	case said == nil:
		fail("no plan, %s", refused)
		return
	case len(roots) == 0:
		seen["nothing to do"]++
		return
	case end >= beyond:
		fail("dates that nobody knows")
		return
	}
	needed := w.needed(roots)
	for e := range needed {
		if _, sure := w.matched(&w.list[e.matter]); !sure {
			seen["matched in two ways"]++
			return
		}
	}
	w.judgeLatest(fail, needed, said)
	w.judgeTrips(fail, said)
	w.judgeBeside(fail, needed, said)
	if start == none {
		text, _, _ := w.run()
		w.judgeWords(fail, needed, text, said)
	}
	if !t.Failed() {
		w.judgeCourses(g, fail, needed, said)
	}
}

// judgeLatest compares every day of a plan with the one counted here.
func (w *way) judgeLatest(fail func(string, ...any), needed map[happening]bool, said *saidPlan) {
	day := func(t int) string {
		if t >= beyond || w.clock.start == none {
			return ""
		}
		return written(t)
	}
	end, latest := w.clock.first(), w.clock.first()
	matters := map[int]bool{}
	open := map[string]bool{}
	for e := range needed {
		matters[e.matter] = true
		end, latest = max(end, w.at[e]), max(latest, w.atLatest(e))
		demands, services := w.waits(e)
		for _, s := range services {
			w.seen["agencies"]++
			if len(s.demands) > 0 {
				w.seen["agencies that wait"]++
			}
			if w.list[e.matter].commissioned(s) {
				w.seen["commissioned"]++
				if len(s.demands) > 0 {
					w.seen["commissioned that wait"]++
				}
			}
			if w.open(&w.list[e.matter], s) {
				open[s.name] = true
			}
		}
		if x := w.list[e.matter]; e.decided && x.silent && x.promise.value > 0 {
			w.seen["by law"]++
		}
		for _, p := range w.list[e.matter].excluded {
			if e.decided && p.unit == "" && p.when.holds(w.answer) {
				open[fmt.Sprintf("事项%s：%s", w.list[e.matter].id, p.kind)] = true
				w.seen["unknown review"]++
				if p.kind == deciding {
					w.seen["nobody says how long"]++
				}
			}
		}
		for _, d := range demands {
			if by, ok := w.chosen[d]; ok {
				if _, handed := w.handed(d, by, e.matter, false); handed {
					w.seen["delivered"]++
				} else if d.paper {
					w.seen["passed"]++
				}
				if len(d.anyOf) > 1 {
					w.seen["alternatives"]++
				}
			}
		}
		if e.decided {
			w.seen["excluded"] += len(w.list[e.matter].excluded)
			w.seen["supplied in time"] += len(w.late(e.matter))
		}
	}
	for m := range w.items {
		if !matters[m] {
			fail("m%d is not needed", m)
		}
	}
	w.seen["as promised"]++
	w.seen[w.relief]++
	for m := range matters {
		i, ok := w.items[m]
		if !ok {
			fail("m%d is missing", m)
			continue
		}
		accepted, decided := happening{m, false}, happening{m, true}
		if !needed[decided] {
			w.seen["only accepted"]++
			decided = accepted
		}
		if i.StartOpen != w.vague(accepted) || i.FinishOpen != w.vague(decided) {
			fail("m%d is said to be open %v, %v, not %v, %v", m, i.StartOpen, i.FinishOpen, w.vague(accepted), w.vague(decided))
		} else if i.StartOpen {
			w.seen["behind what nobody knows"]++
		}
		if w.clock.start == none && (i.Start != w.at[accepted] || i.Finish != w.at[decided]) {
			fail("m%d from %d to %d, not from %d to %d", m, w.at[accepted], w.at[decided], i.Start, i.Finish)
		}
		if w.clock.start == none {
			continue
		}
		if i.Accepted != written(w.at[accepted]) || i.Due != written(w.at[decided]) {
			fail("m%d from %s to %s, not from %s to %s", m, written(w.at[accepted]), written(w.at[decided]), i.Accepted, i.Due)
		}
		if i.LatestAccepted != day(w.latest[accepted]) || i.LatestDue != day(w.latest[decided]) {
			fail("m%d at the latest from %q to %q, not from %q to %q", m, day(w.latest[accepted]), day(w.latest[decided]), i.LatestAccepted, i.LatestDue)
		}
		if i.LatestDue != "" {
			w.seen["latest of an item"]++
		}
		x := &w.list[m]
		listed := slices.ContainsFunc(said.Figures.Suspended, func(r saidRef) bool { return r.ID == x.id })
		concerns := x.to > w.clock.start && x.from <= w.latest[accepted]
		if listed != concerns || listed != (i.Suspended != nil) {
			fail("m%d from %s until %s is said to be suspended: %v", m, written(x.from), written(x.to), listed)
		} else if listed {
			if w.seen["suspended"]++; i.Suspended.From != written(x.from) || i.Suspended.To != written(x.to) {
				fail("m%d is said to be suspended from %s until %s", m, i.Suspended.From, i.Suspended.To)
			}
		}
		if i.LatestDue != "" && i.LatestDue < i.Due || i.LatestAccepted != "" && i.LatestAccepted < i.Accepted {
			fail("m%d at the latest from %s to %s, before %s to %s", m, i.LatestAccepted, i.LatestDue, i.Accepted, i.Due)
		}
	}
	if got, want := slices.Sorted(slices.Values(said.Figures.Open)), slices.Sorted(maps.Keys(open)); !slices.Equal(got, want) {
		fail("nobody says of %v how long they take, not of %v", want, got)
	}
	if len(open) > 0 {
		w.seen["unknown"]++
	}
	if most := said.Figures.Elapsed; most != nil && *most < said.Figures.Promise || said.Figures.Latest != "" && said.Figures.Latest < said.Figures.End {
		fail("at the latest %d, %s, before what is promised, %d, %s", *most, said.Figures.Latest, said.Figures.Promise, said.Figures.End)
	}
	if len(open) > 0 && (said.Figures.Elapsed != nil && !said.Figures.OtherWay || said.Figures.Latest != "") { // what is counted without dates is of the other way
		fail("a latest, though nobody says of %v how long they take", open)
	}
	if w.clock.start == none {
		if said.Figures.Promise != end {
			fail("promise %d, not %d", end, said.Figures.Promise)
		}
		switch {
		case latest == unknown && said.Figures.Elapsed != nil:
			fail("unknown at the latest, not %d", *said.Figures.Elapsed)
		case latest != unknown && said.Figures.Elapsed == nil:
			fail("%d at the latest, not unknown", latest)
		case latest != unknown && *said.Figures.Elapsed != latest:
			fail("%d at the latest, not %d", latest, *said.Figures.Elapsed)
		case latest != unknown:
			w.seen["elapsed"]++
		}
		return
	}
	if !w.days.works(w.clock.start) {
		w.seen["off at the start"]++
	}
	if said.Figures.End != written(end) {
		fail("end %s, not %s", written(end), said.Figures.End)
	}
	if said.Figures.Latest != day(latest) {
		fail("%q at the latest, not %q", day(latest), said.Figures.Latest)
	}
	switch {
	case latest == beyond:
		w.seen["behind the calendars"]++
	case latest < beyond:
		w.seen["latest"]++
	}
}

// judgeBeside compares what is delivered to the applicants, what commitments stand in for, and who does not wait for the stages before.
func (w *way) judgeBeside(fail func(string, ...any), needed map[happening]bool, said *saidPlan) {
	delivered, committed := map[int]span{}, map[string][]int{}
	for e := range needed {
		demands, services := w.waits(e)
		x := &w.list[e.matter]
		for _, s := range services {
			if counted := len(w.counted(x, s)) > 0; !slices.ContainsFunc(said.IntermediaryServices, func(o saidService) bool {
				return o.Item == w.items[e.matter].Number && o.Name == s.name && o.CountedAsExcluded == counted && o.Commissioned == x.commissioned(s)
			}) {
				fail("%s of %s: its time is that of a review that does not count: %v, not so in %v", s.name, x.id, counted, said.IntermediaryServices)
			}
		}
		take := func(list []*demand, toAgency bool) {
			for _, d := range list {
				by, ok := w.chosen[d]
				if p, handed := w.handed(d, by, e.matter, toAgency); ok && handed && d.when.holds(w.answer) {
					delivered[by.matter] = p
				}
			}
		}
		take(demands, false)
		for _, s := range services {
			take(s.demands, true)
		}
		if e.decided {
			continue
		}
		take(w.late(e.matter), false)
		for _, d := range w.list[e.matter].demands {
			if d.paper && d.relax == "告知承诺" && w.relief == d.relax && d.when.holds(w.answer) {
				name := d.name
				if name == "" {
					name = "证" + d.anyOf[0].document
				}
				committed[name] = append(committed[name], w.items[e.matter].Number)
			}
		}
	}
	for m, i := range w.items {
		if !i.Delivery.is(delivered[m]) {
			fail("%s is delivered within %v, not %v", i.Matter.ID, delivered[m], i.Delivery)
		}
	}
	for m := range delivered { // what the applicant hands in elsewhere, to an agency, too, he has collected at once
		x := &chore{steps: w.list[m].steps}
		for n, place := range x.placed() {
			if day := w.clock.open(w.at[happening{m, true}]); place == collecting && !said.does(w.items[m].Number, x.steps[n].name, day, w.clock) {
				fail("m%d, which is handed in elsewhere, is not collected on %s", m, w.say(day))
			}
			if place == collecting {
				w.seen["collected"]++
			}
		}
	}
	said.commits(fail, committed)
	var stages []string
	for _, x := range w.list {
		if x.member {
			stages = append(stages, x.stage)
		}
	}
	w.seen["early"] += said.early(fail, stages)
	w.seen["committed"] += len(committed)
	w.seen["deliveries"] += len(delivered)
}

// judgeWords looks at what is told of the latest.
func (w *way) judgeWords(fail func(string, ...any), needed map[happening]bool, text string, said *saidPlan) {
	_, told, ok := strings.Cut(text, "最多要等：")
	if told, _, _ = strings.Cut(told, "\n  - "); !ok {
		fail("nothing is told of the latest: %s", text)
		return
	}
	quick := *w
	quick.quick, quick.latest = true, map[happening]int{}
	latest := 0
	want, matters, delivered := map[string]bool{}, map[int]bool{}, map[int]bool{}
	for e := range needed {
		matters[e.matter] = true
		latest = max(latest, quick.atLatest(e))
		x := &w.list[e.matter]
		demands, services := w.waits(e)
		for _, s := range services {
			who := "中介服务"
			if x.commissioned(s) {
				who = "审批部门委托的"
			}
			if s.period.unit != "" && len(w.counted(x, s)) == 0 {
				want[fmt.Sprintf("    - 事项%s：%s“%s”，%s", x.id, who, s.name, s.period.said())] = true
			}
			for _, d := range s.demands {
				by, ok := w.chosen[d]
				if p, handed := w.handed(d, by, e.matter, true); handed && ok && d.when.holds(w.answer) {
					want[fmt.Sprintf("    - 事项%s：送达，最长 %s", w.list[by.matter].id, p.said())] = true
					delivered[by.matter] = true
				}
			}
		}
		if !e.decided { // what it is supplied later has to come, too, though its decision may be no part of the plan
			demands = slices.Concat(demands, w.late(e.matter))
		}
		for _, d := range demands {
			by, ok := w.chosen[d]
			if p, handed := w.handed(d, by, e.matter, false); handed && ok {
				want[fmt.Sprintf("    - 事项%s：送达，最长 %s", w.list[by.matter].id, p.said())] = true
				delivered[by.matter] = true
			}
		}
		for _, p := range x.excluded {
			if e.decided && p.when.holds(w.answer) && p.kind != deciding {
				long := "最长 " + p.said()
				if p.unit == "" {
					long = "要多久没有公布"
				}
				want[fmt.Sprintf("    - 事项%s：%s，%s", x.id, p.kind, long)] = true
			}
		}
	}
	got := map[string]bool{}
	for _, line := range strings.Split(told, "\n")[1:] {
		if line, _, _ = strings.Cut(line, "（"); strings.TrimSpace(line) != "" {
			got[line] = true
		}
	}
	beyond := ""
	for line := range got {
		if said, ok := strings.CutPrefix(line, "    - 没有算在内的："); ok {
			beyond = said
			delete(got, line)
		}
	}
	for m := range matters {
		// What nobody is given in the plan is delivered when the plan is over.
		x := &w.list[m]
		if p, ok := x.delivery(); ok && p.value > 0 {
			after := regexp.MustCompile(fmt.Sprintf(`第 ([0-9]+、)*%d(、[0-9]+)* 项办结后送达，最长 %s`, w.items[m].Number, regexp.QuoteMeta(p.said())))
			if later := needed[happening{m, true}] && !delivered[m]; later != after.MatchString(beyond) {
				fail("%s is delivered when the plan is over: %v, but: %s", x.id, later, beyond)
			}
		}
	}
	if !strings.HasSuffix(beyond, "申请人自己准备材料、办理别的手续的时间") {
		fail("what an applicant does himself is not counted, but: %s", beyond)
	}
	if !maps.Equal(got, want) {
		fail("what takes more time is %v, not %v", slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got)))
	}
	if len(said.Figures.Open) == 0 {
		if !strings.HasPrefix(told, fmt.Sprintf("%d 个工作日", latest)) && (latest > 0 || !strings.HasPrefix(told, "当场")) {
			fail("%d at the latest, not: %s", latest, told)
		}
		return
	}
	for _, name := range said.Figures.Open {
		said := "“" + name + "”"
		if matter, review, ok := strings.Cut(name, "："); ok {
			said = "“" + matter + "”的" + review
		}
		if !strings.HasPrefix(told, "不确定") || !strings.Contains(told, said) {
			fail("nobody says how long %s takes, but: %s", name, told)
		}
	}
	if most := regexp.MustCompile(`不算.*，最多 (\d+) 个工作日`).FindStringSubmatch(told); most != nil && most[1] != fmt.Sprint(latest) {
		fail("without what is unknown %d, not: %s", latest, told)
	} else if most != nil {
		w.seen["without what is unknown"]++
	}
}

// said is a period as it is printed.
func (p span) said() string {
	if p.unit == "日" {
		return fmt.Sprintf("%d 日", p.value)
	}
	return fmt.Sprintf("%d 个%s", p.value, p.unit)
}

// judgeTrips wants nobody to be told to come when a window is shut, nor to bring what does not exist yet.
func (w *way) judgeTrips(fail func(string, ...any), said *saidPlan) {
	said.lastTrips(fail, w.days, func(i saidItem) *chore {
		m := 0
		fmt.Sscanf(i.Matter.ID, "m%d", &m)
		return &chore{steps: w.list[m].steps}
	})
	last := -1
	for k, trip := range said.Trips {
		w.seen["trips"]++
		day := trip.Day
		if w.clock.start != none {
			if day = dayOf(trip.Date); !w.days.works(day) {
				fail("trip %d is on %s, a day off", trip.Number, trip.Date)
			}
		}
		if day <= last && !trip.Open || trip.Number != k+1 {
			fail("trip %d is not after the one before it", trip.Number)
		}
		for _, e := range trip.Errands { // what nobody knows the day of is on no trip of a known day
			if i := said.Items[e.Item-1]; i.StartOpen && !trip.Open {
				fail("%s on trip %d, whose day is known", i.Matter.ID, trip.Number)
			}
		}
		last = day
		for _, n := range trip.Bring {
			p := said.Materials[n-1]
			for m, i := range w.items {
				if slices.Contains(p.Items, i.Number) {
					w.judgeReport(fail, m, p.Name, day)
				}
			}
			if p.From == 0 {
				continue
			}
			w.seen["brought from another"]++
			for m, i := range w.items {
				if i.Number == p.From && day < w.at[happening{m, true}] {
					fail("trip %d brings %s, which m%d decides on only later", trip.Number, p.Name, m)
				}
			}
		}
	}
}

// judgeReport wants no report to be brought before its agency has seen what it asks for.
func (w *way) judgeReport(fail func(string, ...any), m int, name string, day int) {
	for _, s := range w.list[m].agencies {
		if s.output != name || !s.when.holds(w.answer) {
			continue
		}
		for _, d := range s.demands {
			if by, ok := w.chosen[d]; ok && d.when.holds(w.answer) {
				w.seen["reports"]++
				if there := w.at[by]; day < there {
					fail("m%d is brought %s before %v", m, name, by)
				}
			}
		}
	}
}

// judgeCourses follows applicants who do what a plan says.
func (w *way) judgeCourses(g drawing, fail func(string, ...any), needed map[happening]bool, said *saidPlan) {
	var order []happening
	for m := range w.list {
		for _, e := range []happening{{m, false}, {m, true}} {
			if needed[e] {
				order = append(order, e)
			}
		}
	}
	var turns []turn
	plain := true // promised in working days alone
	for _, e := range order {
		turns = append(turns, w.turn(e))
		plain = plain && (w.list[e.matter].promise.unit == "工作日" || w.list[e.matter].promise.value == 0)
		plain = plain && !slices.ContainsFunc(w.late(e.matter), func(d *demand) bool { return d.supply.unit != "工作日" })
	}
	latest := map[happening]int{}
	for _, e := range order {
		i := w.items[e.matter]
		date := i.LatestAccepted
		if e.decided {
			date = i.LatestDue
		}
		if date != "" {
			latest[e] = dayOf(date)
		}
	}
	const courses = 200
	for n := range courses {
		c := &life{way: w, drawing: g, start: w.clock.start, used: n%2 == 0, most: n%8 == 0, at: map[happening]int{}, handed: map[int]int{}}
		if c.start == none { // any working day will do
			for c.start = dayOf("2024-12-01") + g.IntN(700); !w.days.works(c.start); c.start++ {
			}
		}
		w.seen["courses"]++
		if c.used {
			w.seen["full courses"]++
		}
		working := 0 // from the day after the start on
		counted := c.start
		for _, turn := range turns {
			e := turn.happening
			t := c.happens(&turn)
			c.at[e] = t
			if last, ok := latest[e]; ok && t > last {
				fail("%v on %s, after the latest, %s, in a course %v", e, c.say(t), written(last), c)
				return
			} else if ok && t == last {
				w.seen["as late as can be"]++
			}
			if t >= beyond {
				continue
			}
			for counted < t {
				if counted++; w.days.works(counted) {
					working++
				}
			}
			if w.clock.start != none && c.used && t < w.at[e] {
				fail("%v on %s, before what is promised, %s, in a course %v", e, c.say(t), written(w.at[e]), c)
				return
			}
			if w.clock.start == none && c.used && plain && t == counted && working < w.at[e] {
				fail("%v on the working day %d, before what is promised, %d, in a course %v", e, working, w.at[e], c)
				return
			}
		}
		if most := said.Figures.Elapsed; most != nil && !said.Figures.OtherWay && len(said.Figures.Suspended) == 0 && working > *most {
			fail("%d working days, more than %d, in a course %v", working, *most, c)
			return
		}
	}
}

// turn is an event, and what it waits for.
type turn struct {
	happening
	demands  []got
	services []job
	late     []got
}

// got is what meets a demand, and how long it may take to the applicants.
type got struct {
	*demand
	by     happening
	atHand bool
	handed span
	// collected is what the applicants come for.
	collected bool
}

// job is what an agency does.
type job struct {
	period       span
	demands      []got
	commissioned bool // by the department
	counted      []int
}

func (w *way) turn(e happening) turn {
	demands, services := w.waits(e)
	all := func(list []*demand, toAgency bool) (all []got) {
		for _, d := range list {
			if !d.when.holds(w.answer) {
				continue
			}
			by, ok := w.chosen[d]
			p, _ := w.handed(d, by, e.matter, toAgency)
			all = append(all, got{d, by, !ok, p, ok && w.collected(d, by, e.matter, toAgency)})
		}
		return all
	}
	t := turn{happening: e, demands: all(demands, false)}
	for _, s := range services {
		x := &w.list[e.matter]
		t.services = append(t.services, job{s.period, all(s.demands, true), x.commissioned(s), w.counted(x, s)})
	}
	if !e.decided {
		t.late = all(w.late(e.matter), false)
	}
	return t
}

// life is one course of all that happens.
type life struct {
	*way
	drawing
	start  int
	used   bool // every promise is used up
	most   bool // and all other time
	at     map[happening]int
	handed map[int]int // when the document of a matter is in the hands of the applicants
}

func (c *life) say(t int) string {
	if t >= beyond {
		return "a day behind the calendars"
	}
	return written(t)
}

// String lists what happens.
func (c *life) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "from %s:", written(c.start))
	for m := range c.list {
		for _, decided := range []bool{false, true} {
			if t, ok := c.at[happening{m, decided}]; ok {
				fmt.Fprintf(&b, " m%d %s %s", m, map[bool]string{false: "受理", true: "办结"}[decided], c.say(t))
			}
		}
	}
	return b.String()
}

// known says whether it is known whether a day is a working day.
func (c *life) known(day int) bool { return day < beyond && c.days.years[civilDate(day).Year()] }

// of draws how many of some days, or months, are taken.
func (c *life) of(most int, all bool) int {
	switch {
	case all || most == 0 || c.chance(35):
		return most
	case c.chance(25):
		return 0
	}
	return c.IntN(most + 1)
}

// pass lets days go by until somebody has worked for so many of them, and is the day on which he has; the end of a period is no day off.
func (c *life) pass(day, number int, unit string, end bool) int {
	if unit == "月" {
		return c.days.add(day, span{number, unit})
	}
	for number > 0 {
		if day++; !c.known(day) {
			return beyond
		}
		if unit == "日" || c.days.works(day) {
			number--
		}
	}
	for end && unit == "日" && !c.days.works(day) {
		if day++; !c.known(day) {
			return beyond
		}
	}
	return day
}

// takes is the day on which somebody is done who may take a period; nobody says how long: as long as he likes.
func (c *life) takes(day int, p span, all bool) int {
	if p.unit == "" {
		p = span{40, "工作日"}
	}
	n := c.of(p.value, all)
	if n == 0 || day >= beyond {
		return day
	}
	return c.pass(day, n, p.unit, true)
}

// office is the day on which an office is done that has accepted on a day. Its clock stands still while something does not count, one after
// another, whenever that happens, but no agency begins before there is what it asks for.
func (c *life) office(day int, x *affair, services []job) int {
	left := c.of(x.promise.value, c.used)
	if x.promise.value == 0 {
		left = 0
	}
	var pauses []job
	for n, p := range x.excluded {
		if !p.when.holds(c.answer) {
			continue
		}
		pause := job{period: p.span}
		for _, s := range services {
			if slices.Contains(s.counted, n) {
				pause.demands = append(pause.demands, s.demands...)
			}
		}
		pauses = append(pauses, pause)
	}
	for _, s := range services {
		if s.commissioned && len(s.counted) == 0 {
			pauses = append(pauses, s)
		}
	}
	c.Shuffle(len(pauses), func(i, j int) { pauses[i], pauses[j] = pauses[j], pauses[i] })
	for _, p := range pauses {
		before := left * c.IntN(2) // of what it takes
		if x.promise.unit != "月" {
			before = c.IntN(left + 1)
		}
		if day < beyond && before > 0 {
			day = c.pass(day, before, x.promise.unit, false)
		}
		left -= before
		for day < beyond && !c.ready(p.demands, day) {
			if x.promise.unit == "月" && left > 0 {
				day, left = c.pass(day, left, "月", false), 0
				continue
			}
			if day++; !c.known(day) {
				return beyond
			}
			if left > 0 && (x.promise.unit == "日" || c.days.works(day)) {
				left--
			}
		}
		day = c.takes(day, p.period, c.most)
	}
	if day < beyond {
		day = c.pass(day, left, x.promise.unit, true)
	}
	return day
}

// there is the day on which what meets a demand is there.
func (c *life) there(g got) int {
	if g.atHand {
		return c.start
	}
	t := c.at[g.by]
	if g.handed.unit != "" {
		if _, ok := c.handed[g.by.matter]; !ok {
			c.handed[g.by.matter] = c.takes(t, g.handed, c.most)
		}
		t = c.handed[g.by.matter]
	}
	for g.collected && c.known(t) && !c.days.works(t) {
		t++
	}
	return t
}

// ready says whether all that is demanded is there on a day.
func (c *life) ready(list []got, day int) bool {
	return !slices.ContainsFunc(list, func(g got) bool { return c.there(g) > day })
}

// happens is the day of an event: the applicants come as soon as they can.
func (c *life) happens(t *turn) int {
	inTime := func(day int) bool {
		return !slices.ContainsFunc(t.late, func(g got) bool { return c.days.add(day, g.supply) < c.there(g) })
	}
	x := &c.list[t.matter]
	begin := c.start
	if t.decided {
		begin = c.at[happening{t.matter, false}]
	}
	handled := begin
	if t.decided {
		handled = c.office(begin, x, t.services)
	}
	done := make([]int, len(t.services))
	for n, s := range t.services {
		if s.commissioned {
			continue
		}
		first := c.start
		tardy := c.most || c.chance(50) // whether everything else is there before the agency begins
		for known := true; known && !(c.ready(s.demands, first) && (!tardy || first >= begin && c.ready(t.demands, first) && inTime(first))); first++ {
			known = c.known(first)
		}
		done[n] = c.takes(first, s.period, c.most)
	}
	for day := begin; c.known(day); day++ {
		if day < handled || !c.ready(t.demands, day) || slices.ContainsFunc(done, func(d int) bool { return d > day }) {
			continue
		}
		if !t.decided && c.clock.start != none && x.closed(day) {
			continue
		}
		if !t.decided && (!inTime(day) || c.comes(t.matter) && !c.days.works(day)) {
			continue
		}
		return day
	}
	return beyond
}
