package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/validate/obtain"
)

// TestEveryProfile writes random catalogs and compares what check, explain and build say about them with what is found by going
// through all profiles one by one: who can obtain a matter, every minimal reason why some cannot, and what prerequisites add.
func TestEveryProfile(t *testing.T) {
	seen := map[string]int{}
	rounds := random.Rounds(t, 80)
	for n := range rounds {
		g := drawing{Rand: random.New(t, 13, uint64(n))}
		w := g.world()
		if w.judge(t, seen); t.Failed() {
			t.Fatalf("problem %d:\n%s", n, w.source())
		}
	}
	// A generator that makes nothing of one of these tests nothing about it.
	for _, what := range []string{"D101", "D102", "D103", "no error", "several reasons", "alternatives", "more reasons", "added", "lost", "impossible combinations", "D111", "agencies"} {
		if seen[what] < max(1, rounds/100) {
			t.Errorf("%s: %d times in %d problems", what, seen[what], rounds)
		}
	}
	t.Log(seen)
}

// worldFact is a fact with values that stand for all that the tests of the world tell apart.
type worldFact struct {
	id, declared string
	values       []any // string, bool or float64
}

// worldTest is a test on a fact as it is written, and the values that pass.
type worldTest struct {
	fact    int
	written string
	passes  func(v any) bool
}

type worldGuard []worldTest

// worldEvent is an event of a matter.
type worldEvent struct {
	matter  int
	decided bool
}

// worldDemand is what materials or prerequisites demand of a matter before an event, on the lines where they stand.
type worldDemand struct {
	on      worldEvent
	when    worldGuard
	anyOf   []worldEvent
	words   string
	written []string // one element each, none but the first said twice
	list    []string // in which list each stands
	lines   []int
	output  string // of an agency service, where its material says which event it holds up
}

type worldCondition struct {
	matter        int
	when, require worldGuard
}

type worldMatter struct {
	applies  worldGuard
	document int
}

// world is a catalog to be written, and what it means.
type world struct {
	facts      []worldFact
	impossible []worldGuard
	matters    []worldMatter
	demands    []worldDemand
	conditions []worldCondition
}

// drawing draws a world.
type drawing struct{ *rand.Rand }

func (g drawing) chance(percent int) bool { return g.IntN(100) < percent }

func (g drawing) world() *world {
	w := &world{}
	for f := range 1 + g.IntN(3) {
		id := fmt.Sprintf("f%d", f)
		switch g.IntN(3) {
		case 0:
			words := []any{"甲", "乙", "丙"}[:2+g.IntN(2)]
			w.facts = append(w.facts, worldFact{id, fmt.Sprintf(`type: "选项", values: [%s]`, quotedList(words)), words})
		case 1:
			w.facts = append(w.facts, worldFact{id, `type: "是否"`, []any{true, false}})
		default:
			if g.chance(50) {
				w.facts = append(w.facts, worldFact{id, `type: "数值", unit: "层", min: 0, max: 4, integer: true`, []any{0.0, 1.0, 2.0, 3.0, 4.0}})
			} else { // what is drawn are bounds from 1 to 3
				w.facts = append(w.facts, worldFact{id, `type: "数值", unit: "平方米", min: 0`, []any{0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5}})
			}
		}
	}
	for range g.IntN(3) {
		if i := g.guard(w, 100); len(i) > 0 {
			w.impossible = append(w.impossible, i)
		}
	}
	matters, demands, sound := 2+g.IntN(4), 1+g.IntN(10), g.chance(40)
	if g.chance(8) { // two that demand one another in more ways than are listed
		matters, demands, sound = 2, 30, false
	}
	for m := range matters {
		document := m
		if m > 1 && g.chance(15) {
			document = m - 1 // two matters issue one document
		}
		w.matters = append(w.matters, worldMatter{g.guard(w, 35), document})
	}
	for range demands {
		w.demand(g, sound, demands == 30)
	}
	conditions := g.IntN(4)
	if sound { // of which more is left to say
		conditions += 2
	}
	for range conditions {
		c := worldCondition{matter: g.IntN(matters), when: g.guard(w, 40), require: g.guard(w, 100)}
		if len(c.require) > 0 {
			w.conditions = append(w.conditions, c)
		}
	}
	return w
}

// guard draws a guard that is not empty in so many of a hundred cases.
func (g drawing) guard(w *world, percent int) (list worldGuard) {
	if !g.chance(percent) {
		return nil
	}
	for f := range w.facts {
		if g.chance(60) {
			list = append(list, g.test(w, f))
		}
	}
	return list
}

func (g drawing) test(w *world, f int) worldTest {
	fact := w.facts[f]
	switch fact.values[0].(type) {
	case bool:
		want := g.chance(50)
		return worldTest{f, fmt.Sprint(want), func(v any) bool { return v == want }}
	case string:
		n := g.IntN(len(fact.values))
		word := fact.values[n]
		switch {
		case g.chance(40):
			return worldTest{f, fmt.Sprintf("!=%q", word), func(v any) bool { return v != word }}
		case g.chance(40) && len(fact.values) > 2:
			other := fact.values[(n+1)%len(fact.values)]
			return worldTest{f, fmt.Sprintf("%q | %q", word, other), func(v any) bool { return v == word || v == other }}
		}
		return worldTest{f, fmt.Sprintf("%q", word), func(v any) bool { return v == word }}
	}
	a := float64(1 + g.IntN(3))
	switch g.IntN(6) {
	case 0:
		return worldTest{f, fmt.Sprintf(">=%v", a), func(v any) bool { return v.(float64) >= a }}
	case 1:
		return worldTest{f, fmt.Sprintf("<%v", a), func(v any) bool { return v.(float64) < a }}
	case 2:
		return worldTest{f, fmt.Sprintf(">%v", a), func(v any) bool { return v.(float64) > a }}
	case 3:
		return worldTest{f, fmt.Sprintf("!=%v", a), func(v any) bool { return v.(float64) != a }}
	case 4:
		return worldTest{f, fmt.Sprintf("<%v | >=3", a), func(v any) bool { return v.(float64) < a || v.(float64) >= 3 }}
	}
	return worldTest{f, fmt.Sprintf(">=%v & <=3", a), func(v any) bool { return v.(float64) >= a && v.(float64) <= 3 }}
}

// demand draws what one or two elements demand in the same words: sound, of a matter before it; crossed, of the other one of two.
func (w *world) demand(g drawing, sound, crossed bool) {
	d := worldDemand{on: worldEvent{g.IntN(len(w.matters)), g.chance(20)}, when: g.guard(w, 45)}
	var words []string
	alternatives := 1 + g.IntN(2)*g.IntN(3)
	if crossed {
		d.when, alternatives = g.guard(w, 20), 1
	}
	for range alternatives {
		m := g.IntN(len(w.matters))
		switch {
		case crossed:
			m = 1 - d.on.matter
		case sound && d.on.matter > 0:
			m = g.IntN(d.on.matter)
		case sound:
			return
		}
		a, written := worldEvent{m, true}, fmt.Sprintf("matter: %q", w.id(m))
		switch document := w.matters[m].document; {
		case g.chance(20):
			a.decided, written = false, written+`, of: "受理"`
		case g.chance(60):
			written = fmt.Sprintf("document: \"d%d\"", document)
		}
		if slices.Contains(words, written) {
			continue
		}
		words = append(words, written)
		d.anyOf = append(d.anyOf, a)
		for k, other := range w.matters {
			if k != m && strings.HasPrefix(written, "document") && other.document == w.matters[m].document {
				d.anyOf = append(d.anyOf, worldEvent{k, true})
			}
		}
	}
	rest := ""
	if d.on.decided {
		rest += `, by: "办结"`
	}
	if len(d.when) > 0 {
		rest += ", when: " + w.written(d.when)
	}
	rest += `, basis: ["b0"]`
	demanded := words[0]
	if len(words) > 1 {
		demanded = "anyOf: [{" + strings.Join(words, "}, {") + "}]"
	}
	for _, old := range w.demands {
		if old.on.matter == d.on.matter && old.words == demanded+rest {
			return
		}
	}
	d.words, d.written, d.list = demanded+rest, []string{"{" + demanded + rest + "}"}, []string{"prerequisites"}
	if !strings.HasPrefix(demanded, "anyOf") && strings.HasPrefix(demanded, "document") && g.chance(40) {
		d.written, d.list = append(d.written, "{"+demanded+`, copies: 1`+rest+"}"), append(d.list, "materials")
	}
	if g.chance(25) { // what an agency wants to see first
		d.written, d.list = []string{w.service(g, &d, demanded)}, []string{"agencies"}
	}
	d.lines = make([]int, len(d.written))
	w.demands = append(w.demands, d)
}

// service writes a demand as that of an agency for a service: its guard stands at the service or at the prerequisite, and that it holds up
// the decision alone is said there, or follows from its output.
func (w *world) service(g drawing, d *worldDemand, demanded string) string {
	service, prerequisite := fmt.Sprintf(`name: "服务%d", payer: "申请人"`, len(w.demands)), demanded
	switch {
	case len(d.when) == 0:
	case g.chance(50):
		service += ", when: " + w.written(d.when)
	default:
		prerequisite += ", when: " + w.written(d.when)
	}
	switch {
	case !d.on.decided:
	case g.chance(50):
		prerequisite += `, by: "办结"`
	default:
		d.output = fmt.Sprintf("报告%d", len(w.demands))
		service += fmt.Sprintf(", output: %q", d.output)
	}
	basis := []string{`["b0"]`, "[]"}
	return fmt.Sprintf("{%s, basis: %s, prerequisites: [{%s, basis: %s}]}", service, basis[g.IntN(2)], prerequisite, basis[g.IntN(2)])
}

func (w *world) id(matter int) string { return fmt.Sprintf("m%d", matter) }

func (w *world) written(g worldGuard) string {
	var parts []string
	for _, t := range g {
		parts = append(parts, w.facts[t.fact].id+": "+t.written)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func quotedList(words []any) string {
	var list []string
	for _, w := range words {
		list = append(list, fmt.Sprintf("%q", w))
	}
	return strings.Join(list, ", ")
}

// source writes the catalog in one file, and notes on which line every demand stands.
func (w *world) source() string {
	var b strings.Builder
	b.WriteString(`package catalog

catalog: {name: "示例", edition: "2026-06-01", region: "370503", publisher: "示例"}
region: "370503": {name: "示例县", level: "县级"}
department: "dep": {name: "示例局", address: "示例路 1 号", hours: "工作日", phones: ["0546-0000000"], window: "常设"}
law: "甲法": {title: "甲法", rank: "法律", effective: from: "2000-01-01"}
_item: {
	type: "其他行政权力", handling: "承诺件", department: "dep"
	audience: ["企业法人"]
	basis: {b0: {law: "甲法", article: "第一条"}}
	deadline: promised: {value: 10, unit: "工作日"}
	fee: charged: false
	steps: [{name: "受理", role: "窗口", visit: true}, {name: "决定", role: "分管领导"}]
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
`)
	for _, f := range w.facts {
		fmt.Fprintf(&b, "fact: %s: {name: \"情形%s\", question: \"怎样？\", %s}\n", f.id, f.id, f.declared)
	}
	for i, g := range w.impossible {
		fmt.Fprintf(&b, "impossible: i%d: {reason: \"不会有\", where: %s}\n", i, w.written(g))
	}
	documents := map[int]bool{}
	for m, matter := range w.matters {
		if !documents[matter.document] {
			fmt.Fprintf(&b, "document: d%d: {name: \"证%d\", kind: \"证照\"}\n", matter.document, matter.document)
		}
		documents[matter.document] = true
		fmt.Fprintf(&b, "matter: %s: #Matter & _item & {\n\tname: \"事项%d\"\n\tresult: document: \"d%d\"\n", w.id(m), m, matter.document)
		if len(matter.applies) > 0 {
			fmt.Fprintf(&b, "\tapplies: %s\n", w.written(matter.applies))
		}
		fmt.Fprint(&b, "\tconditions: [\n")
		for _, c := range w.conditions {
			if c.matter == m {
				when := ""
				if len(c.when) > 0 {
					when = "when: " + w.written(c.when) + ", "
				}
				fmt.Fprintf(&b, "\t\t{text: \"条件\", %srequire: %s, basis: [\"b0\"]},\n", when, w.written(c.require))
			}
		}
		fmt.Fprint(&b, "\t]\n")
		for _, list := range []string{"materials", "prerequisites", "agencies"} {
			fmt.Fprintf(&b, "\t%s: [\n", list)
			for _, d := range w.demands {
				if d.on.matter == m && d.output != "" && list == "materials" {
					fmt.Fprintf(&b, "\t\t{name: %q, original: 1, necessity: \"容缺后补\", basis: [\"b0\"]},\n", d.output)
				}
				for i, element := range d.written {
					if d.on.matter == m && d.list[i] == list {
						d.lines[i] = strings.Count(b.String(), "\n") + 1
						fmt.Fprintf(&b, "\t\t%s,\n", element)
					}
				}
			}
			fmt.Fprint(&b, "\t]\n")
		}
		fmt.Fprint(&b, "}\n")
	}
	return b.String()
}

// worldProfile is an admissible profile, and what happens for it.
type worldProfile struct {
	value    []any
	ordered  map[worldEvent]bool // W
	obtained map[worldEvent]bool // O
}

func (g worldGuard) holds(value []any) bool {
	return !slices.ContainsFunc(g, func(t worldTest) bool { return !t.passes(value[t.fact]) })
}

// profiles goes through all admissible profiles.
func (w *world) profiles() (list []worldProfile) {
	value := make([]any, len(w.facts))
	every := make([]int, len(w.demands))
	for d := range every {
		every[d] = d
	}
	var walk func(f int)
	walk = func(f int) {
		if f < len(value) {
			for _, value[f] = range w.facts[f].values {
				walk(f + 1)
			}
			return
		}
		if !slices.ContainsFunc(w.impossible, func(g worldGuard) bool { return g.holds(value) }) {
			v := slices.Clone(value)
			list = append(list, worldProfile{v, w.happen(v, every, false), w.happen(v, every, true)})
		}
	}
	walk(0)
	return list
}

func (w *world) applies(m int, value []any) bool { return w.matters[m].applies.holds(value) }

// held reports whether a demand is made of a profile.
func (w *world) held(d int, value []any) bool {
	return w.applies(w.demands[d].on.matter, value) && w.demands[d].when.holds(value)
}

// sourced reports whether a matter that could meet a demand applies to a profile.
func (w *world) sourced(d int, value []any) bool {
	return slices.ContainsFunc(w.demands[d].anyOf, func(a worldEvent) bool { return w.applies(a.matter, value) })
}

func (w *world) qualifies(m int, value []any) bool {
	return !slices.ContainsFunc(w.conditions, func(c worldCondition) bool {
		return c.matter == m && c.when.holds(value) && !c.require.holds(value)
	})
}

// happen returns which events happen for a profile if some demands are made; qualified: only those who qualify are accepted.
func (w *world) happen(value []any, demands []int, qualified bool) map[worldEvent]bool {
	done := map[worldEvent]bool{}
	for again := true; again; {
		again = false
		for m := range w.matters {
			for _, e := range []worldEvent{{m, false}, {m, true}} {
				ready := w.applies(m, value) && !done[e] && (e.decided && done[worldEvent{m, false}] || !e.decided && (!qualified || w.qualifies(m, value)))
				for _, d := range demands {
					ready = ready && (w.demands[d].on != e || !w.demands[d].when.holds(value) ||
						slices.ContainsFunc(w.demands[d].anyOf, func(a worldEvent) bool { return done[a] }))
				}
				if ready {
					done[e], again = true, true
				}
			}
		}
	}
	return done
}

// reasons returns, for a profile, every smallest set of demands that alone holds an event up; key says one in a word.
func (w *world) reasons(value []any) (list [][]int) {
	var sound []int
	for d := range w.demands {
		if w.held(d, value) && w.sourced(d, value) {
			sound = append(sound, d)
		}
	}
	met := w.happen(value, sound, false)
	var candidates []int // a demand that is met when all are made is in no smallest set
	for _, d := range sound {
		if !slices.ContainsFunc(w.demands[d].anyOf, func(a worldEvent) bool { return met[a] }) {
			candidates = append(candidates, d)
		}
	}
	for n := range 1 << len(candidates) { // smaller sets come before those that hold them
		var set []int
		for i, d := range candidates {
			if n>>i&1 == 1 {
				set = append(set, d)
			}
		}
		if slices.ContainsFunc(list, func(smaller []int) bool {
			return !slices.ContainsFunc(smaller, func(d int) bool { return !slices.Contains(set, d) })
		}) {
			continue
		}
		done := w.happen(value, set, false)
		for m := range w.matters {
			if w.applies(m, value) && (!done[worldEvent{m, false}] || !done[worldEvent{m, true}]) {
				list = append(list, set)
				break
			}
		}
	}
	return list
}

// said is as much of the findings in JSON as is compared.
type said struct {
	Findings []struct {
		Code, Severity, Matter, Message string
		Line                            int
		Related                         []struct {
			Line    int
			Message string
		}
	}
}

// saidTest is a test in JSON.
type saidTest struct {
	Op    string
	Value any
	Of    []saidTest
}

func (s saidTest) holds(v any) bool {
	number := func(holds func(a, b float64) bool) bool {
		a, ok := v.(float64)
		b, ok2 := s.Value.(float64)
		return ok && ok2 && holds(a, b)
	}
	switch s.Op {
	case "=":
		return v == s.Value
	case "!=":
		return v != s.Value
	case "<":
		return number(func(a, b float64) bool { return a < b })
	case "<=":
		return number(func(a, b float64) bool { return a <= b })
	case ">":
		return number(func(a, b float64) bool { return a > b })
	case ">=":
		return number(func(a, b float64) bool { return a >= b })
	case "&":
		return !slices.ContainsFunc(s.Of, func(o saidTest) bool { return !o.holds(v) })
	case "|":
		return slices.ContainsFunc(s.Of, func(o saidTest) bool { return o.holds(v) })
	}
	panic("unknown operator " + s.Op)
}

// saidGuard is a guard in JSON.
type saidGuard struct {
	Tests []struct {
		Fact string
		Test saidTest
	}
}

func (g saidGuard) holds(w *world, value []any) bool {
	for _, t := range g.Tests {
		f := slices.IndexFunc(w.facts, func(f worldFact) bool { return f.id == t.Fact })
		if !t.Test.holds(value[f]) {
			return false
		}
	}
	return true
}

type saidWho struct{ When saidGuard }

func anyHolds(list []saidWho, w *world, value []any) bool {
	return slices.ContainsFunc(list, func(g saidWho) bool { return g.When.holds(w, value) })
}

// saidAnswer is for whom something is true.
type saidAnswer struct {
	Answer string
	Who    []saidWho
	More   bool
}

// saidAdded is what prerequisites add.
type saidAdded struct {
	Added []struct{ When, Require saidGuard }
	Lost  []saidWho
}

// saidMatter is as much of an explanation as is compared.
type saidMatter struct {
	Asked                                     bool
	Undecided                                 bool
	Applies, Qualifies, Orderable, Obtainable saidAnswer
	Reason                                    []struct{ Code string }
	saidAdded
}

// judge writes a world, runs the commands on it, and compares.
func (w *world) judge(t *testing.T, seen map[string]int) {
	t.Helper()
	dir := t.TempDir()
	source := w.source()
	if err := os.WriteFile(filepath.Join(dir, "catalog.cue"), []byte(source), 0o666); err != nil {
		t.Fatal(err)
	}
	profiles := w.profiles()
	printed, status := command(t, source, "check", dir, "--format", "json")
	var found said
	decode(t, printed, &found)
	errors := w.compareFindings(t, found, profiles, seen)
	if want := map[bool]int{true: statusFindings, false: statusOK}[errors > 0]; status != want {
		t.Errorf("check ends with %d for %d errors", status, errors)
	}
	explained := make([]saidAdded, len(w.matters))
	for m := range w.matters {
		printed, got := command(t, source, "explain", w.id(m), "--catalog", dir, "--format", "json")
		if got != status {
			t.Errorf("explain ends with %d, check with %d", got, status)
		}
		var x struct{ Matters []saidMatter }
		decode(t, printed, &x)
		n := slices.IndexFunc(x.Matters, func(s saidMatter) bool { return s.Asked })
		if n < 0 {
			t.Fatalf("explain %s is about other matters", w.id(m))
		}
		w.compareMatter(t, m, x.Matters[n], profiles, seen)
		explained[m] = x.Matters[n].saidAdded
	}
	out := filepath.Join(t.TempDir(), "out")
	_, got := command(t, source, "build", dir, "--only", "json", "--out", out)
	if got != status {
		t.Errorf("build ends with %d, check with %d", got, status)
	}
	if status != statusOK {
		return
	}
	for m := range w.matters {
		data, err := os.ReadFile(filepath.Join(out, "json", "matters", w.id(m)+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var x struct{ Matter saidAdded }
		decode(t, data, &x)
		if a, b := fmt.Sprint(x.Matter), fmt.Sprint(explained[m]); a != b {
			t.Errorf("%s: build says\n%s\nexplain says\n%s", w.id(m), a, b)
		}
	}
}

func decode(t *testing.T, data []byte, v any) {
	t.Helper()
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
}

// mostAllocated is how many bytes a command may allocate for one of these catalogs: fifty times what one takes. A command that never
// ends allocates more, sooner or later.
const mostAllocated = 2 << 30

// command runs a command line, and stops the tests if it does not end.
func command(t *testing.T, source string, args ...string) (printed []byte, status int) {
	t.Helper()
	allocated := func() uint64 {
		s := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
		metrics.Read(s)
		return s[0].Value.Uint64()
	}
	var out, errors bytes.Buffer
	before, done := allocated(), make(chan bool)
	go func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(time.Second): // how often is looked, not how long it may take
				if allocated()-before > mostAllocated {
					panic(fmt.Sprintf("matterc %s does not end:\n%s", args, source))
				}
			}
		}
	}()
	status = run(args, &out, &errors, func(string) string { return "" })
	close(done)
	if n := allocated() - before; n > mostAllocated {
		t.Errorf("matterc %s allocates %d bytes", args, n)
	}
	if status != statusOK && status != statusFindings {
		t.Fatalf("matterc %s ends with %d\n%s", args, status, errors.Bytes())
	}
	return out.Bytes(), status
}

// compareFindings compares the findings about who can obtain what, and returns how many errors there are.
func (w *world) compareFindings(t *testing.T, found said, profiles []worldProfile, seen map[string]int) (errors int) {
	t.Helper()
	type reason struct {
		demands []int
		where   map[int]bool
	}
	reasons, noSource := map[string]reason{}, map[string]bool{}
	for p, profile := range profiles {
		for _, set := range w.reasons(profile.value) {
			key := w.key(set)
			if reasons[key].where == nil {
				reasons[key] = reason{set, map[int]bool{}}
			}
			reasons[key].where[p] = true
		}
		for d := range w.demands {
			if w.held(d, profile.value) && !w.sourced(d, profile.value) {
				noSource[w.key([]int{d})] = true
			}
		}
	}
	if len(reasons) > 1 {
		seen["several reasons"]++
	}
	for _, r := range reasons {
		if slices.ContainsFunc(r.demands, func(d int) bool { return w.demands[d].list[0] == "agencies" }) {
			seen["agencies"]++
			break
		}
	}
	if len(w.impossible) > 0 {
		seen["impossible combinations"]++
	}
	nobody := map[string]bool{}
	for m := range w.matters {
		decided := worldEvent{m, true}
		if slices.ContainsFunc(profiles, func(p worldProfile) bool { return p.ordered[decided] }) &&
			!slices.ContainsFunc(profiles, func(p worldProfile) bool { return p.obtained[decided] }) {
			nobody[w.id(m)] = true
		}
	}
	waiting, missing, more := map[string]bool{}, map[string]bool{}, false
	void := map[string]bool{}
	for m, matter := range w.matters {
		if len(matter.applies) > 0 && !slices.ContainsFunc(profiles, func(p worldProfile) bool { return w.applies(m, p.value) }) {
			void[w.id(m)] = true
		}
	}
	count := map[string]int{}
	for _, f := range found.Findings {
		if f.Severity != "error" {
			continue
		}
		errors++
		count[f.Code]++
		lines := map[int]bool{f.Line: true}
		for _, r := range f.Related {
			lines[r.Line] = true
		}
		var set []int
		for d, demand := range w.demands {
			in := 0
			for _, line := range demand.lines {
				if lines[line] {
					in++
				}
			}
			if in > 0 {
				set = append(set, d)
			}
			if in > 0 && in < len(demand.lines) {
				t.Errorf("%s: only some of the elements that demand the same are named", f.Message)
			}
		}
		key := w.key(set)
		switch f.Code {
		case "D101":
			r, ok := reasons[key]
			if !ok || waiting[key] {
				t.Errorf("%s on lines %s: no reason, or twice", f.Message, key)
				continue
			}
			waiting[key] = true
			if all := len(r.where) == len(profiles); all != strings.Contains(f.Message, "所有申请人") {
				t.Errorf("%s on lines %s: true of %d of %d profiles", f.Message, key, len(r.where), len(profiles))
			}
			others := 0
			for other, o := range reasons {
				if other != key && slices.ContainsFunc(slices.Collect(maps.Keys(o.where)), func(p int) bool { return r.where[p] }) &&
					slices.ContainsFunc(o.demands, func(d int) bool {
						return slices.ContainsFunc(r.demands, func(e int) bool { return w.demands[d].on.matter == w.demands[e].on.matter })
					}) {
					others++
				}
			}
			told, stopped := 0, false
			for _, x := range f.Related {
				if n, ok := strings.CutPrefix(x.Message, "这些事项之间另有 "); ok {
					if _, err := fmt.Sscanf(n, "%d", &told); err != nil {
						t.Error(err)
					}
				}
				stopped = stopped || strings.Contains(x.Message, "没有列出")
			}
			more = more || stopped
			if told != others && !stopped {
				t.Errorf("%s on lines %s: %d others, says %d", f.Message, key, others, told)
			}
		case "D103":
			if !noSource[key] || missing[key] {
				t.Errorf("%s on line %d: it has a source, or twice", f.Message, f.Line)
			}
			missing[key] = true
		case "D102":
			if len(nobody) == 0 || f.Matter != "" && !nobody[f.Matter] && !slices.ContainsFunc(slices.Sorted(maps.Keys(nobody)), func(m string) bool { return strings.Contains(f.Message, m[1:]) }) {
				t.Errorf("%s: somebody obtains it", f.Message)
			}
		case "D105":
			if !void[f.Matter] {
				t.Errorf("%s: it applies to somebody", f.Message)
			}
			delete(void, f.Matter)
		case "D111":
			if len(profiles) > 0 || count["D111"] > 1 {
				t.Errorf("%s: %d profiles are left, or twice", f.Message, len(profiles))
			}
		default:
			t.Errorf("%s %s", f.Code, f.Message)
		}
	}
	if len(profiles) == 0 {
		void = nil // what is wrong is that there is nobody
		if count["D111"] == 0 {
			t.Error("the impossible combinations leave nobody, which is not reported")
		}
	}
	for key := range reasons {
		if !waiting[key] && !more {
			t.Errorf("lines %s hold somebody up and are not reported", key)
		}
	}
	if more {
		seen["more reasons"]++
		if len(waiting) < obtain.MaxReasons || len(waiting) == len(reasons) {
			t.Errorf("%d of %d reasons are reported, and there are said to be more", len(waiting), len(reasons))
		}
	}
	for key := range noSource {
		if !missing[key] {
			t.Errorf("what line %s demands has no source for some, which is not reported", key)
		}
	}
	if len(nobody) > 0 && count["D102"]+count["D101"] == 0 {
		t.Errorf("nobody obtains %v, which is not reported", slices.Sorted(maps.Keys(nobody)))
	}
	for m := range void {
		t.Errorf("%s applies to nobody, which is not reported", m)
	}
	for code := range count {
		seen[code]++
	}
	if errors == 0 {
		seen["no error"]++
	}
	return errors
}

// key says a set of demands: the lines of its elements.
func (w *world) key(set []int) string {
	var lines []int
	for _, d := range set {
		lines = append(lines, w.demands[d].lines...)
	}
	slices.Sort(lines)
	return fmt.Sprint(lines)
}

// compareMatter compares what explain says of a matter, profile by profile.
func (w *world) compareMatter(t *testing.T, m int, x saidMatter, profiles []worldProfile, seen map[string]int) {
	t.Helper()
	if x.Undecided {
		t.Errorf("%s is undecided", w.id(m))
	}
	decided := worldEvent{m, true}
	answer := func(what string, a saidAnswer, of, is func(p worldProfile) bool) {
		t.Helper()
		all, none := true, true
		for _, p := range profiles {
			if !of(p) {
				continue
			}
			all, none = all && is(p), none && !is(p)
			if a.Answer == "some" && !a.More && anyHolds(a.Who, w, p.value) != is(p) {
				t.Errorf("%s: %s is said wrongly of %v", w.id(m), what, p.value)
			}
		}
		want := map[[2]bool]string{{true, false}: "all", {false, true}: "none", {false, false}: "some"}[[2]bool{all, none}]
		if want != "" && a.Answer != want {
			t.Errorf("%s: %s by %s, not %s", w.id(m), what, want, a.Answer)
		}
	}
	everybody := func(worldProfile) bool { return true }
	applies := func(p worldProfile) bool { return w.applies(m, p.value) }
	answer("applies", x.Applies, everybody, applies)
	answer("qualifies", x.Qualifies, applies, func(p worldProfile) bool { return w.qualifies(m, p.value) })
	answer("orderable", x.Orderable, applies, func(p worldProfile) bool { return p.ordered[decided] })
	answer("obtainable", x.Obtainable, applies, func(p worldProfile) bool { return p.obtained[decided] })
	if slices.ContainsFunc(profiles, func(p worldProfile) bool { return applies(p) && !p.ordered[decided] }) && len(x.Reason) == 0 {
		t.Errorf("%s cannot be put in order for some, and no reason is given", w.id(m))
	}
	for _, p := range profiles {
		could := applies(p) && w.qualifies(m, p.value) && p.ordered[decided]
		explained := anyHolds(x.Lost, w, p.value)
		if could && p.obtained[decided] && explained {
			t.Errorf("%s: %v is said to be lost and obtains it", w.id(m), p.value)
		}
		for _, a := range x.Added {
			if could && a.When.holds(w, p.value) && !a.Require.holds(w, p.value) {
				explained = true
				if p.obtained[decided] {
					t.Errorf("%s: %v does not meet what is added and obtains it", w.id(m), p.value)
				}
			}
		}
		if could && !p.obtained[decided] && !explained {
			t.Errorf("%s: it is not said why %v does not obtain it", w.id(m), p.value)
		}
	}
	if len(x.Added) > 0 {
		seen["added"]++
	}
	if len(x.Lost) > 0 {
		seen["lost"]++
	}
	if slices.ContainsFunc(w.demands, func(d worldDemand) bool { return d.on.matter == m && len(d.anyOf) > 1 }) {
		seen["alternatives"]++
	}
}
