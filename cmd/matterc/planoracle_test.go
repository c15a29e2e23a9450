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

// TestPlansDayByDay writes random procedures and compares what plan says about them with what follows from the README of package plan:
// every event is there as soon as what it waits for is there, counted in working days, or day by day in the calendars of the worked
// catalog. Nothing is taken from the packages that plan is made of. What is drawn is in planerrands_test.go, what happens in
// plansimulation_test.go, what is read of a plan in plansaid_test.go; what is true of every plan is in planinvariants_test.go.
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
	seldom := []string{"补交期限", "committed"}
	for _, what := range []string{"compared", "ties", "blocked by a condition", "blocked by waiting", "blocked without a relief", "plans of a matter", "brought", "sent", "passed", "告知承诺", "容缺", "模拟", "并联", "figures", "补交期限", "several reliefs", "dated", "refused", "fees", "early", "committed", "otherwise", "handed in", "until", "固定单价", "分段固定单价", "分段固定费率", "分段费率累加", "milestones told", "milestones open"} {
		if seen[what] == 0 && (rounds >= 100 || !slices.Contains(seldom, what)) {
			t.Errorf("%s: not once in %d procedures", what, rounds)
		}
	}
	t.Log(seen)
}

// What the documents leave open, and what is therefore not compared.
const (
	// With 容缺, a plan is not compared if something that has to follow within a period after an acceptance waits for that acceptance
	// itself, by any of its alternatives. Putting the acceptance off does not bring it in time, and the documents do not say which
	// alternative is the first one then: the days of one depend on whether another is waited for.
	otherwiseCircular = true
	// With 并联, a demand that some matter of the stage can meet is taken to be due with the decision, as plan takes it, even if it is met by
	// one outside the stage: this is not held against plan. 并联 is for matters that are handled together, and no document says what it
	// is for a demand with alternatives in the stage and out of it. Without this such plans are not compared at all.
	otherwiseStages = true
)

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
		var value []any
		for _, f := range w.facts {
			value = append(value, pick(g, f.values))
		}
		seen["profiles"]++
		start := dayOf(pick(g, starts)) + g.IntN(5)
		relief := pick(g, reliefs)
		plain := w.compare(t, dir, value, "", none, seen)
		if plain != nil && len(plain.Reliefs) > 0 && g.chance(80) {
			relief = pick(g, plain.Reliefs).Relief
		}
		if w.milestone() >= 0 && !w.told {
			w.compare(t, dir, value, relief, none, seen) // nobody knows the days
			continue
		}
		dated := w.compare(t, dir, value, "", start, seen)
		if plain != nil && dated != nil && slices.EqualFunc(plain.order(), dated.order(), slices.Equal) {
			seen["dated"]++
			for _, i := range dated.Items {
				if j := plain.Items[plain.item(i.Matter.ID)-1]; i.Start != j.Start || i.Finish != j.Finish || i.Slack != j.Slack || i.Critical != j.Critical {
					t.Errorf("%v %s: %s from %d to %d, slack %d, without a date from %d to %d, slack %d", value, written(start), i.Matter.ID, i.Start, i.Finish, i.Slack, j.Start, j.Finish, j.Slack)
				}
			}
		}
		if g.chance(25) {
			relief += "," + pick(g, slices.DeleteFunc(slices.Clone(reliefs), func(r string) bool { return r == relief }))
			seen["several reliefs"]++
		}
		w.compare(t, dir, value, relief, none, seen)
		if m := g.IntN(len(w.chores)); w.chores[m].applies.holds(value) && !w.chores[m].happens {
			seen["plans of a matter"]++
			w.alone(m).compare(t, dir, value, "", []int{none, start}[g.IntN(2)], seen)
		}
		if g.chance(50) {
			w.compare(t, dir, value, relief, start, seen)
		}
	}
}

func (w *errands) compare(t *testing.T, dir string, value []any, relief string, start int, seen map[string]int) *saidPlan {
	t.Helper()
	args := []string{"plan", w.subject, "--catalog", dir, "--format", "json"}
	for f, v := range value {
		text := fmt.Sprint(v)
		if yes, ok := v.(bool); ok {
			text = map[bool]string{true: "是", false: "否"}[yes]
		}
		args = append(args, "--fact", w.facts[f].id+"="+text)
	}
	if m := w.milestone(); m >= 0 && w.told {
		period := w.chores[m].promise.unit
		if w.chores[m].promise.value > 0 {
			period = fmt.Sprint(w.chores[m].promise.value) + period
		}
		args = append(args, "--milestone", w.chores[m].id+"="+period)
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
	beyondThem := false
	if said, ok := beyondCalendars(t, args, out.String()); ok { // what is to be said of dates is that there are none
		out.Reset()
		errors.WriteString(said)
		beyondThem = true
	}
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
	case out.Len() == 0 && c.ambiguous && c.has("容缺") && otherwiseCircular:
		seen["ambiguous"]++
		return nil
	case out.Len() == 0 && ok && c.ambiguous && start != none && strings.Contains(errors.String(), "没有登记"):
		seen["ambiguous"]++
		return nil
	case out.Len() == 0 && ok && late:
		seen["refused"]++
		year := civilDate(start).Year()
		for w.days.years[year] {
			year++
		}
		if status != 3 && !beyondThem || !strings.Contains(errors.String(), fmt.Sprintf("没有登记 %d 年", year)) {
			fail("status %d, not that %d is missing: %s", status, year, errors.String())
		}
		return nil
	case out.Len() == 0 && !ok:
		c.judgeBlocked(fail, roots, errors.String(), seen)
		return nil
	case out.Len() == 0:
		lines := strings.Split(strings.TrimSpace(errors.String()), "\n")
		fail("no plan, status %d: %s", status, lines[len(lines)-1])
		return nil
	case !ok && c.ambiguous && !slices.ContainsFunc(roots, func(m int) bool { return !w.someDay(value, relief, m) }):
		seen["chance"]++ // what is in time on some days only has a plan all the same
		return nil
	case !ok:
		fail("a plan for who cannot")
		return nil
	case late:
		fail("dates that nobody knows")
		return nil
	}
	if len(roots) == 0 && start != none && !w.days.years[civilDate(start).Year()] { // nothing is counted on its days
		seen["nothing to do"]++
		if !strings.Contains(out.String(), `"items": []`) {
			fail("something to do")
		}
		return nil
	}
	var said saidPlan
	all := json.NewDecoder(&out)
	all.DisallowUnknownFields() // what is added to a plan is compared, or listed as not compared
	if err := all.Decode(&said); err != nil {
		t.Fatal(err)
	}
	for n, i := range said.Items {
		if i.Milestone.ID != "" {
			said.Items[n].Matter, said.Items[n].Promise = i.Milestone, i.Takes
		}
	}
	if m := w.milestone(); m >= 0 && said.item(w.chores[m].id) > 0 {
		seen[map[bool]string{true: "milestones told", false: "milestones open"}[w.told]]++
	}
	if !(c.ambiguous && c.has("容缺") && otherwiseCircular) {
		seen["early"] += said.sound(fail, w, roots, start)
		seen["committed"] += len(said.Committed)
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
	waited, tied := map[happening][]happening{}, false
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
			seen["补交期限"] += len(c.limited(m))
			queue = append(queue, happening{m, false})
		}
		item, there := items[number[c.chores[m].id]]
		if !there {
			fail("%s is missing", c.chores[m].id)
			continue
		}
		if !decided { // the acceptance stands only if what is owed is supplied
			for _, n := range c.limited(m) {
				list, atHand := c.from(n)
				first := c.first(list)
				var equal, whole []happening // those that are in the plan, and those of them whose decision is
				for _, other := range list {
					if t, ok := c.at[other]; ok && !atHand && t == first && items[number[c.chores[other.matter].id]].Number > 0 {
						if equal = append(equal, other); !other.decided || !items[number[c.chores[other.matter].id]].AcceptanceOnly {
							whole = append(whole, other)
						}
					}
				}
				if len(whole) > 0 { // of equals one is waited for
					equal = whole
				}
				queue = append(queue, equal...)
			}
		}
		for _, n := range c.waits(e) {
			list, atHand := c.from(n)
			if atHand {
				continue
			}
			first := c.first(list)
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
					tied = tied || len(equal) > 1
					waited[e] = append(waited[e], other)
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
	end := c.clock.first()
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
		if c.decided[m] && !x.happens {
			promised[x.promise.unit] += x.promise.value
		}
		if i.Outside == (c.isMember(m, c.value) || c.subject != "p" || x.happens) {
			fail("%s outside: %v", x.id, i.Outside)
		}
		if open := c.milestone(); open >= 0 && !c.told {
			c.judgeSince(fail, m, items[number[x.id]], items[number[c.chores[open].id]], said, after)
			continue
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
	if c.milestone() >= 0 && !c.told && planned[c.milestone()] {
		return // of the rest it is not known when it is
	}
	c.judgePapers(fail, planned, number, said)
	if c.clock.start == none && !tied { // otherwise it waits for what is there first by the calendar
		c.judgeFigures(fail, roots, planned, waited, said, seen)
	}
	c.judgeReady(fail, planned, number, said, seen)
	c.judgeReliefs(fail, roots, planned, number, said, seen)
	c.judgeFees(fail, planned, number, said, seen)
	c.judgeTrips(fail, planned, number, after, said)
	c.judgeHandedIn(fail, number, after, said, seen)
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
	if c.milestone() >= 0 && planned[c.milestone()] && c.clock.start == none {
		return // what is promised is without its time
	}
	if c.clock.start == none {
		if said.Figures.Promise != end {
			fail("promise %d, not %d", end, said.Figures.Promise)
		}
	} else if said.Figures.End != written(end) {
		fail("end %s, not %s", written(end), said.Figures.End)
	}
}

// judgePapers compares the materials, each once, the largest numbers, and what commitments stand in for.
func (c *course) judgePapers(fail func(string, ...any), planned map[int]bool, number map[string]int, said *saidPlan) {
	papers, committed := map[string]*saidPaper{}, map[string][]int{}
	asks := map[string]map[int][2]int{} // how many originals and copies an item asks for
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
		if asks[p.key] == nil {
			asks[p.key] = map[int][2]int{}
		}
		asks[p.key][number[c.chores[m].id]] = [2]int{p.original, p.copies}
		x.Original, x.Copies = max(x.Original, p.original), max(x.Copies, p.copies)
		x.Items = append(x.Items, number[c.chores[m].id])
		x.Mandatory = x.Mandatory || !p.optional
	}
	for m := range planned {
		for _, p := range c.chores[m].papers {
			add(m, p)
		}
		for _, n := range c.chores[m].needs {
			switch {
			case n.paper == nil:
			case n.relax != "告知承诺" || !c.has(n.relax):
				add(m, *n.paper)
			case n.paper.when.holds(c.value):
				committed[n.paper.name] = append(committed[n.paper.name], number[c.chores[m].id])
			}
		}
	}
	said.commits(fail, committed)
	line := func(p *saidPaper) string {
		slices.Sort(p.Items)
		return fmt.Sprintln(p.Name, p.Document.ID, p.Template, p.Original, p.Copies, p.Items, p.Mandatory)
	}
	var want, got []string
	for key, p := range papers {
		line(p)
		for _, said := range said.Materials { // the most that those ask for who get it at once, all times together
			line(&said)
			if said.Name != p.Name || said.Template != p.Template || said.Document.ID != p.Document.ID || !slices.Equal(said.Items, p.Items) || len(said.Handings) == 0 {
				continue
			}
			p.Original, p.Copies = 0, 0
			for _, h := range said.Handings {
				original, copies := 0, 0
				for _, i := range h.Items {
					original, copies = max(original, asks[key][i][0]), max(copies, asks[key][i][1])
				}
				p.Original, p.Copies = p.Original+original, p.Copies+copies
			}
		}
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
			if x := said.Materials[p-1]; !x.brings(trip) {
				fail("trip %d brings %s, which is for trip %d", trip.Number, x.Name, x.Trip)
			}
		}
	}
	for _, p := range said.Materials {
		seen[p.How]++
		needed, late := none, false
		by := none                   // the last day of the one that has to have it first
		first, prompt := none, false // of a material of one's own: who has to have it first, and whether one of these wants it with the application
		soon := map[span]bool{}      // the periods that these grant, or none
		whole := len(p.Handings) < 2 // it is handed in once, and all that want it need it, with decisions in the plan
		issuers := map[int]bool{}
		for _, i := range p.Items {
			m := matter[i]
			for _, decided := range []bool{false, true} {
				for _, n := range c.waits(happening{m, decided}) {
					if n.paper != nil && n.paper.document == p.Document.ID && p.Document.ID != "" && (c.decided[m] || !decided) {
						passed := false // from one window to another, whatever is brought to others
						for k := range after[happening{m, decided}] {
							passed = passed || c.issues(matter[k], p.Document.ID) && c.subject == "p" && c.isMember(m, c.value) && c.isMember(matter[k], c.value)
						}
						if late = late || decided; !passed {
							needed = min(needed, c.at[happening{m, decided}])
						}
						if decided && !passed && slices.ContainsFunc(c.limited(m), func(l need) bool { return l.paper == n.paper }) {
							needed = min(needed, c.clock.within(c.at[happening{m, false}], n.supply))
							seen["supplied within a period"]++
						}
						for k := range after[happening{m, decided}] {
							if c.issues(matter[k], p.Document.ID) {
								issuers[k] = true
							}
						}
					}
				}
			}
			if p.Document.ID == "" && p.Mandatory {
				for _, q := range c.chores[m].papers {
					whole = whole && !(q.name == p.Name && q.optional && q.when.holds(c.value)) // who need not have it may get it sooner
					if (q.key == p.Template || p.Template == "" && q.name == p.Name) && !q.optional && q.when.holds(c.value) {
						whole = whole && c.decided[m]
						supplied := happening{m, (q.deferred || q.supply.unit != "") && c.has("容缺")}
						if supplied.decided && !c.decided[m] { // its decision is no part of the plan
							continue
						}
						last, within := c.at[supplied], span{}
						ends := last // where nobody knows how many working days a period has: as many as it can have
						if supplied.decided && q.supply.unit != "" {
							ends = min(last, c.clock.add(c.at[happening{m, false}], q.supply))
							last, within = min(last, c.clock.within(c.at[happening{m, false}], q.supply)), q.supply
							seen["supplied within a period"]++
						}
						if ends < first {
							first, prompt, soon, by = ends, false, map[span]bool{}, last
						}
						if ends == first {
							prompt, soon[within] = prompt || !supplied.decided, true
						}
						late, needed = late || supplied.decided, min(needed, last)
					}
				}
			}
		}
		own := whole && first < none
		if within := (span{p.Within.Value, p.Within.Unit}); own && (prompt && within.unit != "" || !prompt && !soon[within]) {
			fail("%s is supplied within %v, and who has to have it first wants it with the application: %v, or grants one of %v", p.Name, within, prompt, soon)
		}
		if own && !prompt {
			seen["until"]++
			until, last := p.Until, ""
			if p.UntilDay != nil {
				until = fmt.Sprint(*p.UntilDay)
			}
			if c.clock.start != none || p.Within.Unit == "" || p.Within.Unit == "工作日" {
				last = c.say(by)
			}
			if until != last {
				fail("%s is handed in until %q, not until %q", p.Name, last, until)
			}
		}
		document := []source{{document: p.Document.ID}}
		sources, atHand := c.from(need{anyOf: document})
		if p.From != 0 && !issuers[p.From] && needed < none {
			fail("%s comes from %d, not from one of %v", p.Name, p.From, issuers)
		}
		if p.From == 0 && len(issuers) > 0 && !atHand {
			fail("%s comes from nobody, not from one of %v", p.Name, issuers)
		}
		if (p.How == "brought") != (p.Trip > 0) {
			fail("%s is %s on trip %d", p.Name, p.How, p.Trip)
			continue
		}
		day, ok := days[p.Trip]
		switch {
		case p.Trip > 0 && (!ok || !slices.Contains(said.Trips[p.Trip-1].Bring, p.Number)):
			fail("%s is not among what trip %d brings", p.Name, p.Trip)
		case p.Date != "":
			day = dayOf(p.Date)
		case p.Day != nil:
			day = *p.Day
		case p.Trip == 0: // it is not said when
			continue
		}
		if seen["handed in"]++; day > needed {
			fail("%s is handed in on %s and needed on %s", p.Name, c.say(day), c.say(needed))
		}
		if p.From > 0 {
			if there := c.at[happening{matter[p.From], true}]; day < there {
				fail("%s is handed in on %s and decided on %s", p.Name, c.say(day), c.say(there))
			}
		}
		if there := c.first(sources); p.Document.ID != "" && !atHand && day < there && (needed < none || slices.ContainsFunc(p.Handings, func(h saidHanding) bool { return h.Mandatory })) {
			fail("%s is handed in on %s, and nobody issues it before %s", p.Name, c.say(day), c.say(there))
		}
		if p.Trip == 0 {
			continue
		}
		// What is wanted with an application is brought on the visit of one of those who want it; what is wanted later, to one of their windows.
		applied := !late && p.By != "办结" && !slices.ContainsFunc(p.Items, func(i int) bool { return !c.chores[matter[i]].comes() })
		takes := func(e saidErrand) bool { return slices.Contains(p.Items, e.Item) }
		if p.By == "办结" {
			windows := map[string]bool{}
			for _, trip := range said.Trips {
				for _, e := range trip.Errands {
					for _, at := range e.Windows {
						windows[at] = windows[at] || slices.Contains(p.Items, e.Item)
					}
				}
			}
			applied = len(windows) > 0 && !slices.ContainsFunc(p.Items, func(i int) bool { return !c.chores[matter[i]].comes() })
			takes = func(e saidErrand) bool {
				return slices.ContainsFunc(e.Windows, func(at string) bool { return windows[at] })
			}
		}
		if applied && !slices.ContainsFunc(said.Trips[p.Trip-1].Errands, takes) {
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
	handing := 0 // trips for that alone
	for k, trip := range said.Trips {
		if len(trip.Errands) == 0 {
			handing++
		}
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
							list, atHand := c.from(need)                         // who holds another of the kind does not wait for this one
							soonest := c.at[happening{m, true}] == c.first(list) // or another meets it before
							document := slices.ContainsFunc(need.anyOf, func(s source) bool { return s.document == x.document && c.issues(m, s.document) }) &&
								!slices.ContainsFunc(need.anyOf, func(s source) bool { return s.document == "" && s.matter == m && !s.decided }) // which is there before
							handed := !passed[x.document] // what is a paper
							if need.paper == nil {
								handed = c.subject != "p" || !c.isMember(k, c.value) || !c.isMember(m, c.value)
							}
							if !atHand && soonest && document && x.document != "" && after[happening{k, decided}][n] && handed {
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
	if said.Figures.Visits != len(said.Trips) || said.Figures.Visits != len(fixed)+handing {
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
	said := regexp.MustCompile(`这些申请人(只有.*才)?办(?:不成|得成)“事项m(\d+)”(，因为不符合)?：(加上 --relax (.+))?`).FindStringSubmatch(told)
	if said == nil {
		lines := strings.Split(strings.TrimSpace(told), "\n")
		fail("blocked, but: %s", lines[len(lines)-1])
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
	var helps, might []string
	for _, r := range reliefs {
		relaxed, ok := c.solve(c.value, r, c.clock, []int{named})
		if ok {
			might = append(might, r)
		}
		if ok && !(relaxed.ambiguous && (r == "并联" || r == "容缺" && otherwiseCircular)) {
			helps = append(helps, r)
		}
	}
	together := strings.Split(said[5], " --relax ")
	chance := func(relaxed *course, reliefs []string) bool { // what is owed waits for the acceptance: the days may tell whether it comes in time
		seen["chance"]++
		return relaxed.ambiguous && slices.Contains(reliefs, "容缺") && c.someDay(c.value, strings.Join(reliefs, ","), named)
	}
	switch {
	case said[5] != "" && len(together) > 1:
		seen["blocked without several reliefs"]++
		relaxed, ok := c.solve(c.value, strings.Join(together, ","), c.clock, []int{named})
		if c.relief == "" && (!ok && !chance(relaxed, together) || len(helps) > 0) {
			fail("m%d is said to be possible by %v: %v, and by one of %v", named, together, ok, helps)
		}
	case said[5] != "":
		seen["blocked without a relief"]++
		relaxed, _ := c.solve(c.value, said[5], c.clock, []int{named})
		if c.relief == "" && !slices.Contains(might, said[5]) && !chance(relaxed, together) { // with a relief it is meant beside that
			fail("m%d is said to be possible by %s: %v are", named, said[5], might)
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

// otherwise names the alternatives of a need that are not at hand, and that a matter gives which applies.
func (c *course) otherwise(n need) (names []string) {
	for _, s := range n.anyOf {
		atHand := s.document != "" && (slices.Contains(c.holds, s.document) || strings.HasPrefix(s.document, "e"))
		given := slices.ContainsFunc(c.chores, func(x chore) bool {
			return x.applies.holds(c.value) && (s.document == "" && x.id == c.chores[s.matter].id || s.document != "" && x.document == s.document && x.gives.holds(c.value))
		})
		switch {
		case atHand || !given:
		case s.document == "":
			names = append(names, map[bool]string{true: "里程碑", false: "事项"}[c.chores[s.matter].happens]+c.chores[s.matter].id)
		default:
			names = append(names, "证"+s.document)
		}
	}
	return names
}

// sorted has each once.
func sorted[T cmp.Ordered](list []T) []T { return slices.Compact(slices.Sorted(slices.Values(list))) }

// judgeReady compares what is to be had at hand before, and what is known of the applicants.
func (c *course) judgeReady(fail func(string, ...any), planned map[int]bool, number map[string]int, said *saidPlan, seen map[string]int) {
	ready := map[string][]int{}
	for m := range planned {
		for _, decided := range []bool{false, true} {
			for _, n := range c.waits(happening{m, decided}) {
				var names []string
				for _, s := range n.anyOf {
					if s.document != "" && (slices.Contains(c.holds, s.document) || strings.HasPrefix(s.document, "e")) {
						names = append(names, "证"+s.document)
					}
				}
				slices.Sort(names)
				key := strings.Join(names, " ") + " otherwise " + strings.Join(sorted(c.otherwise(n)), " ")
				if len(names) > 0 && !slices.Contains(ready[key], number[c.chores[m].id]) {
					ready[key] = append(ready[key], number[c.chores[m].id])
				}
			}
		}
	}
	var want, got []string
	for key, items := range ready {
		slices.Sort(items)
		want = append(want, fmt.Sprint(key, items))
	}
	for _, r := range said.Ready {
		slices.Sort(r.AnyOf)
		seen["otherwise"] += len(r.Otherwise)
		got = append(got, fmt.Sprint(strings.Join(r.AnyOf, " ")+" otherwise "+strings.Join(sorted(r.Otherwise), " "), r.Items))
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		fail("to have at hand %v, not %v", want, got)
	}
	if len(said.Given) != len(c.value) {
		fail("given: %v", said.Given)
	}
	for _, g := range said.Given {
		if f := slices.IndexFunc(c.facts, func(f worldFact) bool { return f.id == g.Fact }); f < 0 || c.value[f] != g.Value {
			fail("given: %v", g)
		}
	}
}

// judgeSince compares what is counted from a milestone of which nobody says how long it takes: what is behind it is as many days after it as by a
// milestone that takes longer than all else, and what is not happens when it would without.
func (c *course) judgeSince(fail func(string, ...any), m int, i, milestone saidItem, said *saidPlan, after map[happening]map[int]bool) {
	happened := c.at[happening{c.milestone(), true}]
	for _, x := range []struct {
		at    int
		since *saidSince
		day   int
	}{{c.at[happening{m, false}], i.StartSince, i.Start}, {c.at[happening{m, true}], i.FinishSince, i.Finish}} {
		switch {
		case x.since == nil && x.at >= long, x.since != nil && x.at < long:
			fail("%s on day %d, since %v", c.chores[m].id, x.at, x.since)
		case x.since == nil && x.at != x.day:
			fail("%s on day %d, not %d", c.chores[m].id, x.at, x.day)
		case x.since != nil && (x.at-happened != x.since.Day || !slices.Equal(x.since.After, []int{milestone.Number}) || x.day < milestone.Finish):
			fail("%s %d days after the milestone, not %v, on %d after %d", c.chores[m].id, x.at-happened, x.since, x.day, milestone.Finish)
		}
		if !c.decided[m] {
			break
		}
	}
}
