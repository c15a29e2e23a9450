package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/random"
)

// TestPlanPapers writes random procedures that are about papers: one paper for several matters, at windows and over the internet, as an
// original, a copy, both or neither, at once or later, from other matters and from agencies which one of the matters names. What a plan says
// of each paper, in JSON and in its text, is compared with what follows from the catalog and from the days of the matters, which
// TestPlanCourses and TestPlansDayByDay compare.
func TestPlanPapers(t *testing.T) {
	seen := map[string]int{}
	rounds := random.Rounds(t, 14)
	registered, err := os.ReadFile("../../catalog/registers/calendars.cue")
	if err != nil {
		t.Fatal(err)
	}
	days := readDays(string(registered))
	for n := range rounds {
		g := drawing{Rand: random.New(t, 18, uint64(n))}
		a := g.folders(days)
		if a.judgeFolders(t, g, string(registered), seen); t.Failed() {
			t.Fatalf("problem %d:\n%s", n, a.source())
		}
	}
	// A generator that makes nothing of one of these tests nothing about it.
	for _, what := range []string{"needed", "sent on", "original later", "optional", "prompt", "until", "within", "each sent", "each brought", "owed", "any start", "permuted"} {
		if seen[what] == 0 {
			t.Errorf("%s: not once in %d procedures", what, rounds)
		}
	}
	t.Log(seen)
}

// folders draws a catalog in which much is about papers.
func (g drawing) folders(days *civil) *affairs {
	a := &affairs{days: days, subject: "p"}
	count := 3 + g.IntN(4)
	near := 3 + g.IntN(9) // much takes about as long, so that by the calendar another alternative is first
	for m := range count {
		x := affair{id: fmt.Sprintf("m%d", m), office: fmt.Sprintf("dep%d", m), member: m == 0 || g.chance(70), promise: g.span(12)}
		if g.chance(60) {
			x.promise = span{near + g.IntN(3), pick(g, []string{"工作日", "日"})}
		}
		if x.steps = []choreStep{{name: "受理", visit: g.chance(50)}}; !x.steps[0].visit {
			x.channels = []string{"网上办理"}
		}
		if g.chance(20) {
			x.steps = append(x.steps, choreStep{name: "领证", visit: true})
		}
		if d := a.earlier(g, m); d != nil && g.chance(60) {
			d.before = g.chance(20)
			x.demands = append(x.demands, d)
		}
		switch {
		case m > 0 && !x.names(a.list[m-1].document) && g.chance(10): // two issue it
			x.document = a.list[m-1].document
		case g.chance(60):
			x.document = fmt.Sprintf("d%d", m)
		}
		a.list = append(a.list, x)
	}
	for m := range a.list {
		for k := range m {
			document := a.list[k].document
			if document != "" && document != a.list[m].document && !a.list[m].names(document) && g.chance(30) {
				a.list[m].demands = append(a.list[m].demands, g.wanted(demand{anyOf: []source{{document: document, decided: true}}}))
			}
		}
		if g.chance(20) {
			a.list[m].demands = append(a.list[m].demands, g.wanted(demand{anyOf: []source{{document: "e0", decided: true}}}))
		}
	}
	for k := range 2 {
		for m := range a.list {
			if g.chance(45) {
				a.list[m].demands = append(a.list[m].demands, g.wanted(demand{name: fmt.Sprintf("材料%d", k), look: look{shared: fmt.Sprintf("own%d", k)}}))
			}
		}
		// What the agency of a report asks for is of matters before those that ask for the report.
		first := g.IntN(count)
		b := &bureau{name: fmt.Sprintf("检测%d", k), output: fmt.Sprintf("报告%d", k), period: g.takes(12), payer: []string{"申请人", "审批部门"}[g.IntN(2)]}
		for range g.IntN(3) {
			if d := a.earlier(g, first); d != nil {
				b.demands = append(b.demands, d)
			}
		}
		for m := first; m < count; m++ {
			if g.chance(60) {
				a.list[m].demands = append(a.list[m].demands, g.wanted(demand{name: b.output, look: look{shared: fmt.Sprintf("report%d", k)}}))
				if g.chance(50) {
					a.list[m].agencies = append(a.list[m].agencies, b)
				}
			}
		}
	}
	return a
}

// earlier draws what comes of the matters before one.
func (a *affairs) earlier(g drawing, m int) *demand {
	if m == 0 {
		return nil
	}
	d := &demand{}
	for range 1 + g.IntN(2) {
		k := g.IntN(m)
		s := source{matter: k, decided: !g.chance(25)}
		if a.list[k].document != "" && g.chance(50) {
			s = source{document: a.list[k].document, decided: true}
		}
		if !slices.Contains(d.anyOf, s) {
			d.anyOf = append(d.anyOf, s)
		}
	}
	return d
}

// wanted draws in what form a paper is wanted, and when.
func (g drawing) wanted(d demand) *demand {
	d.paper = true
	switch g.IntN(5) {
	case 0:
		d.copies = 1
	case 1:
		d.original, d.copies = 1, 1
	case 2:
		d.bare = true
	default:
		d.original = 1
	}
	switch k := g.IntN(100); {
	case k < 10:
		d.optional = true
	case k < 18:
		d.deferred = true
	case k < 26:
		d.before = true
	}
	d.fetched = g.chance(8)
	if !d.deferred && !d.before && g.chance(50) {
		d.relax = []string{"告知承诺", "模拟", "容缺", "容缺", "容缺", "容缺"}[g.IntN(6)]
		if d.relax == "容缺" && g.chance(75) {
			d.supply = g.takes(8)
		}
	}
	return &d
}

// judgeFolders makes plans and compares.
func (a *affairs) judgeFolders(t *testing.T, g drawing, calendars string, seen map[string]int) {
	t.Helper()
	dir := t.TempDir()
	a.write(t, dir, calendars)
	seen["procedures"]++
	if w, said, refused := a.ask(t, dir, "是", "", none, seen); said == nil {
		w.failing(t)("no plan, %s", refused)
	} else {
		a.claim = said.Figures.Promise // which no start breaks
		a.write(t, dir, calendars)
	}
	start := dayOf(pick(g, starts[:5])) + g.IntN(7)
	relief := pick(g, []string{"容缺", "容缺", "容缺", "告知承诺", "模拟"})
	one := *a
	one.subject = a.list[len(a.list)-1-min(g.IntN(len(a.list)), g.IntN(len(a.list)))].id
	for _, a := range []*affairs{a, &one} {
		for _, relief := range []string{"", relief} {
			var plans []*saidPlan
			var texts []string
			for _, start := range []int{none, start} {
				w, said, refused := a.ask(t, dir, "是", relief, start, seen)
				if said == nil {
					w.failing(t)("no plan, %s", refused)
					break
				}
				text, _, _ := w.run()
				w.judgeEachPaper(w.failing(t), said, tellings(text))
				if plans, texts = append(plans, said), append(texts, text); start != none {
					w.judgeAnyStart(w.failing(t), plans[0], said, texts[0], text)
				}
			}
		}
	}
	if g.chance(50) {
		a.judgeOrder(t, g, calendars, dir, "是", relief, []int{start, none}[g.IntN(2)], seen)
	}
}

// judgeAnyStart wants what a plan with dates says of any start to be what a plan without says.
func (w *way) judgeAnyStart(fail func(string, ...any), undated, dated *saidPlan, without, with string) {
	a, b := undated.Figures, dated.Figures
	if a.Promise != b.Promise || a.Claimed != b.Claimed || a.Kept != b.Kept {
		fail("promise %d, claimed %d, kept: %v, and without dates %d, %d, %v", b.Promise, b.Claimed, b.Kept, a.Promise, a.Claimed, a.Kept)
	}
	shorten := func(p *saidPlan) []string {
		return sorted(each(p.Figures.Shorten.Items, func(k int) string { return p.Items[k-1].Matter.ID }))
	}
	if x, y := shorten(undated), shorten(dated); a.Shorten.Days != b.Shorten.Days || !slices.Equal(x, y) {
		fail("%v shorten by %d, and without dates %v by %d", y, b.Shorten.Days, x, a.Shorten.Days)
	}
	for _, r := range dated.Reliefs {
		if k := slices.IndexFunc(undated.Reliefs, func(o saidRelief) bool { return o.Relief == r.Relief }); k < 0 || undated.Reliefs[k].Saves != r.Saves {
			fail("%s saves %d, and without dates it is %v", r.Relief, r.Saves, undated.Reliefs)
		}
	}
	lines := strings.Split(without, "\n")
	for _, line := range strings.Split(with, "\n") {
		of, ok := strings.CutPrefix(line, "  - 不论哪天起办，")
		of, _, _ = strings.Cut(of, "（")                                              // what the promises come to is of the matters of this plan
		if !ok || strings.HasPrefix(of, "申请人最多要等") && !w.days.works(w.clock.start) { // who waits for the next working day, too
			continue
		}
		if w.seen["any start"]++; !slices.ContainsFunc(lines, func(l string) bool { l, _, _ = strings.Cut(l, "（"); return l == "  - "+of }) {
			fail("%q, which is not said without dates", line)
		}
	}
}

// day is when an event of a plan happens, as it is printed; none if it is no part of the plan.
func (w *way) day(e happening) int {
	i, ok := w.items[e.matter]
	dated := w.clock.start != none
	switch {
	case !ok || e.decided && i.AcceptanceOnly:
		return none
	case dated && e.decided:
		return dayOf(i.Due)
	case dated:
		return dayOf(i.Accepted)
	case e.decided:
		return i.Finish
	}
	return i.Start
}

// wish is that a matter of a plan wants a paper.
type wish struct {
	*demand
	happening     // which waits for it
	item, by  int // the last time, none if it is no part of the plan
	soon      bool
	passed    bool // from one window to another
	committed bool
}

// wishes lists who wants a paper, by its name.
func (w *way) wishes(p *saidPaper) (list []wish) {
	for m, i := range w.items {
		for _, d := range w.list[m].demands {
			if !d.paper || d.called() != p.Name {
				continue
			}
			on, ok := w.due(d, m)
			if !ok || d.optional { // which no relief changes
				on = happening{m, d.before}
			}
			x := wish{demand: d, happening: on, item: i.Number, committed: !ok, by: w.day(on)}
			if x.soon = on.decided && w.relief == "容缺" && d.relax == w.relief && d.supply.unit != ""; x.soon {
				x.by = min(x.by, w.clock.within(w.day(happening{m, false}), d.supply))
			}
			for _, e := range w.from(d) {
				k, waits := w.items[e.matter], slices.Concat(i.After, i.Supply)
				x.passed = x.passed || w.subject == "p" && w.isMember(m) && w.isMember(e.matter) && slices.Contains(waits, k.Number)
			}
			list = append(list, x)
		}
	}
	slices.SortFunc(list, func(a, b wish) int { return a.item - b.item })
	return list
}

// called is the name of the paper.
func (d *demand) called() string {
	if d.name == "" {
		return "证" + d.anyOf[0].document
	}
	return d.name
}

// exists is the first time at which a paper is there, as promised: what a matter issues when that is decided, the report of an agency when there
// is what it asks for. With worked it is so much later as the agency takes; nobody says how long is no time.
func (w *way) exists(p *saidPaper, wishes []wish, worked bool) int {
	there := w.clock.first()
	first := func(d *demand) int {
		t := none
		for _, e := range w.from(d) {
			t = min(t, w.day(e))
		}
		return t
	}
	if p.Document.ID != "" {
		if d := wishes[0].demand; !d.external() {
			there = first(d)
		}
		return there
	}
	for _, x := range wishes {
		for _, s := range w.list[x.matter].agencies {
			if s.output != p.Name || x.committed || x.by == none {
				continue
			}
			begin := w.clock.first()
			for _, d := range s.demands {
				begin = max(begin, first(d))
			}
			if worked && s.period.unit != "" {
				begin = w.clock.add(begin, s.period)
			}
			there = max(there, begin)
		}
	}
	return there
}

// listing is where the text of a plan tells of a paper.
type listing struct {
	trip     int    // or it is sent
	day      string // on which it is sent
	to, text string
}

// tellings reads the text of a plan.
func tellings(text string) (list []listing) {
	_, text, _ = strings.Cut(text, "二、到现场")
	text, _, _ = strings.Cut(text, "三、材料")
	trip, sent := 0, false
	for _, line := range strings.Split(text, "\n") {
		if m := regexp.MustCompile(`^  - 第 (\d+) 次：`).FindStringSubmatch(line); m != nil {
			fmt.Sscan(m[1], &trip)
		}
		if sent = sent || strings.Contains(line, "在网上等渠道提交："); !sent {
			if _, paper, ok := strings.Cut(line, "带："); ok {
				list = append(list, listing{trip: trip, text: paper})
			}
		} else if m := regexp.MustCompile(`^  - (.*?)，(.*?)：(.*)$`).FindStringSubmatch(line); m != nil {
			depth := 0
			for _, paper := range strings.FieldsFunc(m[3], func(r rune) bool {
				depth += map[rune]int{'（': 1, '）': -1}[r]
				return r == '；' && depth == 0
			}) {
				list = append(list, listing{day: m[1], to: m[2], text: paper})
			}
		}
	}
	return list
}

// judgeEachPaper compares what is said of each paper.
func (w *way) judgeEachPaper(fail func(string, ...any), said *saidPlan, told []listing) {
	for k := range said.Materials {
		p := &said.Materials[k]
		paper := func(format string, args ...any) { fail("%s: "+format, append([]any{p.Name}, args...)...) }
		wishes := w.wishes(p)
		var about []listing
		for _, l := range told {
			if strings.HasPrefix(l.text, p.Name) {
				about = append(about, l)
			}
		}
		w.judgeHanded(paper, said, p, wishes)
		w.judgeToldDay(paper, p, wishes, about)
		w.judgePeriod(paper, p, wishes, about)
		w.judgeForm(paper, p, wishes, about)
		if w.subject != "p" {
			w.judgeEachVisit(paper, said, p, wishes, about)
		}
	}
	w.judgeOwed(fail, said)
}

// recipients are those to whom the applicants hand a paper in and who need it.
func recipients(wishes []wish) []wish {
	return slices.DeleteFunc(slices.Clone(wishes), func(x wish) bool {
		return x.optional || x.fetched || x.passed || x.committed || x.by == none
	})
}

func numbers(list []wish) []int { return each(list, func(x wish) int { return x.item }) }

// handedIn is when a paper is handed in, none if nothing is said of that.
func (w *way) handedIn(said *saidPlan, p *saidPaper) int {
	switch {
	case p.Trip > 0:
		return w.tripDay(said, p.Trip)
	case p.Date != "":
		return dayOf(p.Date)
	case p.Day != nil:
		return *p.Day
	}
	return none
}

func (w *way) tripDay(said *saidPlan, number int) int {
	if w.clock.start != none {
		return dayOf(said.Trips[number-1].Date)
	}
	return said.Trips[number-1].Day
}

// judgeHanded wants a paper handed in to everybody who needs it, not before it exists nor after it is needed.
func (w *way) judgeHanded(fail func(string, ...any), said *saidPlan, p *saidPaper, wishes []wish) {
	to := recipients(wishes)
	for _, x := range wishes {
		needs := slices.ContainsFunc(to, func(r wish) bool { return r.item == x.item })
		if gets := slices.Contains(p.To, x.item); needs && !gets || gets && !needs && !x.optional {
			fail("handed in to %v, who is %d needs it: %v", p.To, x.item, needs)
		}
	}
	sent, dated := p.How == "sent" && len(p.To) > 0, w.clock.start != none
	if (p.Date != "") != (sent && dated) || (p.Day != nil) != (sent && !dated) {
		fail("%s, on %q %v", p.How, p.Date, p.Day)
	}
	t := w.handedIn(said, p)
	if t == none || len(p.To) == 0 {
		return
	}
	there, first := w.exists(p, wishes, false), none
	if there != none && t < there {
		fail("handed in on %s, from %d, mandatory: %v, and not there before %s", w.say(t), p.From, p.Mandatory, w.say(there))
	}
	for _, x := range to {
		first = min(first, w.day(happening{x.matter, false}))
		if w.seen["needed"]++; t > x.by {
			fail("handed in on %s, and %d needs it on %s", w.say(t), x.item, w.say(x.by))
		}
	}
	if ready := w.exists(p, wishes, true); owed(wishes, ready) {
		there = ready
	}
	if there != none && len(to) > 0 && len(to) == len(p.To) && p.How == "sent" {
		if w.seen["sent on"]++; t != max(there, first) {
			fail("sent on %s, not on %s", w.say(t), w.say(max(there, first)))
		}
	}
	if p.OriginalTrip == 0 {
		return
	}
	w.seen["original later"]++
	trip := said.Trips[p.OriginalTrip-1]
	day := w.tripDay(said, p.OriginalTrip)
	if p.How != "sent" || day < t || there != none && day < there {
		fail("%s on %s and the original brought on %s, there on %s", p.How, w.say(t), w.say(day), w.say(there))
	}
	if !slices.ContainsFunc(wishes, func(x wish) bool {
		return x.original > 0 && day <= x.by && slices.ContainsFunc(trip.Errands, func(e saidErrand) bool { return e.Item == x.item })
	}) {
		fail("nobody wants the original on trip %d", p.OriginalTrip)
	}
}

// judgeToldDay wants the text of a procedure to name the day and the visit of the JSON.
func (w *way) judgeToldDay(fail func(string, ...any), p *saidPaper, wishes []wish, about []listing) {
	original := slices.ContainsFunc(wishes, func(x wish) bool { return x.original > 0 && !w.comes(x.matter) })
	day := p.Date
	if p.Day != nil && *p.Day == 0 {
		day = "起办当天"
	} else if p.Day != nil {
		day = fmt.Sprintf("第 %d 个工作日", *p.Day)
	}
	for _, l := range about {
		switch {
		case w.subject != "p":
		case l.to == "" && l.trip != p.Trip && l.trip != p.OriginalTrip:
			fail("%q on trip %d, and in JSON on %d, %d", l.text, l.trip, p.Trip, p.OriginalTrip)
		case l.to != "" && (day == "" || !strings.HasPrefix(l.day, day)):
			fail("%q on %s, and in JSON on %s", l.text, l.day, day)
		case l.to != "" && p.OriginalTrip > 0 && !original && regexp.MustCompile(`原件 \d+ 份`).MatchString(l.text):
			fail("%q, though the original is brought on trip %d", l.text, p.OriginalTrip)
		}
	}
}

func (w *way) say(t int) string { return (&course{clock: w.clock}).say(t) }

// judgePeriod compares by when a paper is said to be needed, and within what: no more than those who need it grant.
func (w *way) judgePeriod(fail func(string, ...any), p *saidPaper, wishes []wish, about []listing) {
	prompt, until := false, none
	granted := map[span]bool{}
	to := recipients(wishes)
	for _, x := range to {
		prompt = prompt || !x.decided
		until = min(until, x.by)
		if x.soon {
			granted[x.supply] = true
		}
	}
	for _, l := range about {
		period := strings.Contains(l.text, "补齐")
		if period && (len(granted) == 0 || prompt && w.subject == "p") {
			fail("%q, though nobody grants that, or somebody wants it with the application: %v", l.text, numbers(to))
		}
		if strings.HasPrefix(l.text, p.Name+"的原件") { // which is handed in later
			continue
		}
		if w.subject == "p" && period != (p.Within.Unit != "") {
			fail("%q, and in JSON %v", l.text, p.Within)
		}
		before := strings.Contains(l.text, "办结前提交")
		if w.subject == "p" && before != (p.By == "办结" && p.Within.Unit == "" && p.Mandatory && len(to) > 0) {
			fail("%q, and in JSON by %s, %v", l.text, p.By, p.Within)
		}
	}
	optional := slices.ContainsFunc(wishes, func(x wish) bool { return x.optional && slices.Contains(p.To, x.item) })
	switch {
	case len(to) == 0 && !optional:
		if p.By != "" {
			fail("by %s, and handed in to nobody", p.By)
		}
		prompt = true
	case prompt:
		if p.By != "受理" {
			fail("by %q, and one of %v needs it for the acceptance", p.By, numbers(to))
		}
	case optional:
		if w.seen["optional"]++; len(to) > 0 { // one of them need not have it, and it is handed in once
			return
		}
		prompt = !slices.ContainsFunc(wishes, func(x wish) bool { return x.decided })
	case p.By != "办结":
		fail("by %q, and all of %v need it for the decision", p.By, numbers(to))
	}
	if prompt {
		if w.seen["prompt"]++; p.Within.Unit != "" || p.Until != "" || p.UntilDay != nil {
			fail("within %v, until %q %v, though it is needed for the acceptance", p.Within, p.Until, p.UntilDay)
		}
		return
	}
	if optional {
		return
	}
	w.seen["until"]++
	if p.Within.Unit != "" && !granted[span{p.Within.Value, p.Within.Unit}] || p.Within.Unit == "" && len(granted) > 0 && len(to) == 1 {
		fail("within %v, not one of %v", p.Within, granted)
	}
	w.seen["within"] += len(granted)
	working := true // all of them in working days
	for s := range granted {
		working = working && s.unit == "工作日"
	}
	switch {
	case w.clock.start != none:
		if p.Until != written(until) || p.UntilDay != nil {
			fail("until %q, %v, not %s", p.Until, p.UntilDay, written(until))
		}
	case p.Until != "" || working && (p.UntilDay == nil || *p.UntilDay != until) || p.Within.Unit != "" && p.Within.Unit != "工作日" && p.UntilDay != nil:
		fail("until %q, %v, not %d", p.Until, p.UntilDay, until)
	}
}

// judgeForm wants no copy and no original to be spoken of that nobody declares.
func (w *way) judgeForm(fail func(string, ...any), p *saidPaper, wishes []wish, about []listing) {
	original, copies := false, false
	for _, x := range wishes {
		original, copies = original || x.original > 0, copies || x.copies > 0
	}
	for _, l := range about {
		if strings.Contains(l.text, "复印件") && !copies || strings.Contains(l.text, "原件") && !original {
			fail("%q, and of originals it is declared: %v, of copies: %v", l.text, original, copies)
		}
		if m := regexp.MustCompile(`第 ([\d、]+) 项收的是复印件`).FindStringSubmatch(l.text); m != nil {
			for _, x := range wishes {
				if slices.Contains(strings.Split(m[1], "、"), fmt.Sprint(x.item)) && x.copies == 0 {
					fail("%q, and %d declares no copy", l.text, x.item)
				}
			}
		}
	}
}

// judgeEachVisit looks at plans in which nobody passes a paper on: each matter gets its own, at its window or over the internet.
func (w *way) judgeEachVisit(fail func(string, ...any), said *saidPlan, p *saidPaper, wishes []wish, about []listing) {
	there := w.exists(p, wishes, false)
	for _, x := range recipients(wishes) {
		id := "事项" + w.list[x.matter].id
		if !w.comes(x.matter) {
			w.seen["each sent"]++
			if !slices.ContainsFunc(about, func(l listing) bool { return l.to != "" && strings.Contains(l.to+l.text, id) }) {
				fail("%s wants it over the internet, which is said nowhere: %v", id, about)
			}
			continue
		}
		w.seen["each brought"]++
		if !slices.ContainsFunc(about, func(l listing) bool {
			if l.trip == 0 {
				return false
			}
			day := w.tripDay(said, l.trip)
			applied := slices.ContainsFunc(said.Trips[l.trip-1].Errands, func(e saidErrand) bool {
				return e.Item == x.item && (&chore{steps: w.list[x.matter].steps}).places(e.Step) == applying
			})
			return day <= x.by && (there == none || day >= there) && (applied || x.decided)
		}) {
			fail("%s wants it at its window by %s, and no visit lists it: %v", id, w.say(x.by), about)
		}
	}
}

// owed says whether everybody who needs a paper may have it later within a period, which is not over when it is ready.
func owed(wishes []wish, ready int) bool {
	return !slices.ContainsFunc(recipients(wishes), func(x wish) bool { return !x.soon || x.by < ready })
}

// judgeOwed wants what is owed within a period after an acceptance to come in time, the report of an agency, too, which takes its time.
func (w *way) judgeOwed(fail func(string, ...any), said *saidPlan) {
	for k := range said.Materials {
		p := &said.Materials[k]
		wishes := w.wishes(p)
		ready := w.exists(p, wishes, true)
		owed := owed(wishes, ready)
		for _, x := range recipients(wishes) {
			if !x.soon || ready == none {
				continue
			}
			w.seen["owed"]++
			accepted := w.day(happening{x.matter, false})
			if last := w.clock.within(accepted, x.supply); last < ready {
				fail("%s: %d is accepted on %s, owed until %s, and there on %s", p.Name, x.item, w.say(accepted), w.say(last), w.say(ready))
			}
			if t := w.handedIn(said, p); t < ready && owed {
				fail("%s: owed, handed in on %s, and there on %s", p.Name, w.say(t), w.say(ready))
			}
		}
	}
}
