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
	for _, what := range []string{"needed", "sent on", "original later", "optional", "prompt", "until", "within", "told", "brought", "owed", "any start", "made once", "made shorter", "permuted"} {
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
			if d := a.earlier(g, first); d != nil && !slices.ContainsFunc(a.list[first:], func(x affair) bool { return demanding(d, x.document) }) {
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

// demanding says whether a document meets a demand.
func demanding(d *demand, document string) bool {
	return document != "" && slices.ContainsFunc(d.anyOf, func(s source) bool { return s.document == document })
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
				if start == none {
					w.judgeShorter(t, calendars, said)
				}
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

// judgeShorter makes the promises shorter that are said to be worth it, and wants the whole to be shorter by as much, also where an agency counts.
func (w *way) judgeShorter(t *testing.T, calendars string, said *saidPlan) {
	s := said.Figures.Shorten
	if s.Days == 0 || w.relief == "" {
		return
	}
	other := *w.affairs
	other.list = slices.Clone(other.list)
	for _, k := range s.Items {
		m := slices.IndexFunc(other.list, func(x affair) bool { return x.id == said.Items[k-1].Matter.ID })
		if other.list[m].promise.unit == "月" {
			return
		}
		other.list[m].promise.value -= s.Days
	}
	dir := t.TempDir()
	other.write(t, dir, calendars)
	v, shorter, refused := other.ask(t, dir, w.answer, w.relief, none, w.seen)
	if shorter == nil {
		v.failing(t)("no plan, %s", refused)
		return
	}
	if w.seen["made shorter"]++; shorter.Figures.Promise > said.Figures.Promise-s.Days {
		w.failing(t)("%v shorter by %d make it %d, and it was %d", s.Items, s.Days, shorter.Figures.Promise, said.Figures.Promise)
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
	gone := slices.ContainsFunc(a.Shorten.Items, func(k int) bool { return dated.item(undated.Items[k-1].Matter.ID) == 0 }) // by another alternative
	if x, y := shorten(undated), shorten(dated); gone {
		w.seen["another way by the dates"]++
	} else if a.Shorten.Days != b.Shorten.Days || !slices.Equal(x, y) {
		fail("%v shorten by %d, and without dates %v by %d", y, b.Shorten.Days, x, a.Shorten.Days)
	}
	for _, r := range dated.Reliefs {
		if r.Saves < 0 {
			fail("%s saves %d", r.Relief, r.Saves)
		}
		if k := slices.IndexFunc(undated.Reliefs, func(o saidRelief) bool { return o.Relief == r.Relief }); k < 0 || undated.Reliefs[k].Saves != r.Saves {
			fail("%s saves %d, and without dates it is %v", r.Relief, r.Saves, undated.Reliefs)
		}
	}
	inAnyOrder := func(line string) string { // names are in the order of the plan
		names := regexp.MustCompile("“[^”]*”").FindAllString(line, -1)
		return strings.Join(append(sorted(names), regexp.MustCompile("“[^”]*”、?").ReplaceAllString(line, "")), " ")
	}
	lines := each(strings.Split(without, "\n"), func(l string) string { l, _, _ = strings.Cut(l, "（"); return inAnyOrder(l) })
	for _, line := range strings.Split(with, "\n") {
		of, ok := strings.CutPrefix(line, "  - 不论哪天起办，")
		of, _, _ = strings.Cut(of, "（")                                              // what the promises come to is of the matters of this plan
		if !ok || strings.HasPrefix(of, "申请人最多要等") && !w.days.works(w.clock.start) { // who waits for the next working day, too
			continue
		}
		if w.seen["any start"]++; !slices.Contains(lines, inAnyOrder("  - "+of)) {
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
	ends      int // the same where nobody knows how many working days a period has: as many as it can have
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
				x.ends = min(x.by, w.clock.add(w.day(happening{m, false}), d.supply))
				x.by = min(x.by, w.clock.within(w.day(happening{m, false}), d.supply))
			}
			if x.ends == 0 || w.clock.start != none {
				x.ends = x.by
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
		if sent = sent || strings.Contains(line, "在网上等渠道提交：") || strings.Contains(line, "交到窗口"); !sent {
			if _, paper, ok := strings.Cut(line, "带："); ok {
				list = append(list, listing{trip: trip, text: paper})
			}
		} else if m := regexp.MustCompile(`^  - ([^（，]*(?:（[^）]*）)?)，(.*?)：(.*)$`).FindStringSubmatch(line); m != nil {
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
		w.judgeRecipients(paper, p, wishes)
		for _, h := range p.Handings {
			hand := func(format string, args ...any) {
				paper("handed in to %d for %v, %s: "+format, append([]any{h.To, h.Items, h.How}, args...)...)
			}
			var theirs []wish
			for _, x := range wishes {
				if slices.Contains(h.Items, x.item) {
					theirs = append(theirs, x)
				}
			}
			w.judgeHanded(hand, said, p, &h, theirs, wishes)
			w.judgePeriod(hand, &h, theirs)
			about = w.judgeTold(hand, said, p, &h, about)
		}
		for _, l := range about {
			paper("%q, and in JSON it is not handed in so", l)
		}
		w.judgeOwed(paper, p, wishes)
		w.judgeReported(paper, said, p, wishes)
	}
}

// judgeReported wants a report that several need, and for which they name the same agency, to be said to be made once.
func (w *way) judgeReported(fail func(string, ...any), said *saidPlan, p *saidPaper, wishes []wish) {
	first := 0
	for n, s := range said.IntermediaryServices {
		if s.Output != p.Name {
			continue
		}
		if s.SameAs > 0 && (said.IntermediaryServices[s.SameAs-1].Output != p.Name || said.IntermediaryServices[s.SameAs-1].SameAs > 0) {
			fail("made with %d, in %v", s.SameAs, said.IntermediaryServices)
		}
		if !slices.ContainsFunc(recipients(wishes), func(x wish) bool { return x.item == s.Item }) {
			continue
		}
		if first == 0 {
			first = n + 1
			if s.SameAs > 0 {
				first = s.SameAs
			}
		} else if w.seen["made once"]++; s.SameAs != first {
			fail("for %d it is made with %d, not with %d: %v", s.Item, s.SameAs, first, said.IntermediaryServices)
		}
	}
}

// recipients are those to whom the applicants hand a paper in and who need it.
func recipients(wishes []wish) []wish {
	return slices.DeleteFunc(slices.Clone(wishes), func(x wish) bool {
		return x.optional || x.fetched || x.passed || x.committed || x.by == none
	})
}

func numbers(list []wish) []int { return each(list, func(x wish) int { return x.item }) }

// judgeRecipients wants a paper to be handed in to everybody who needs it, once, and what is said of the whole to be said of one of the times.
func (w *way) judgeRecipients(fail func(string, ...any), p *saidPaper, wishes []wish) {
	all := slices.Concat(each(p.Handings, func(h saidHanding) []int { return h.Items })...)
	slices.Sort(all)
	if !slices.Equal(all, sorted(p.To)) {
		fail("handed in to %v, and in all to %v", all, p.To)
	}
	to := recipients(wishes)
	for _, x := range wishes {
		needs := slices.ContainsFunc(to, func(r wish) bool { return r.item == x.item })
		if gets := slices.Contains(all, x.item); needs && !gets || gets && !needs && !x.optional {
			fail("handed in to %v, and %d needs it: %v", all, x.item, needs)
		}
	}
	if len(all) == 0 {
		if p.By != "" || p.Until != "" || p.UntilDay != nil || p.Within.Unit != "" || p.Date != "" || p.Day != nil || p.OriginalTrip != 0 {
			fail("handed in to nobody, by %q, within %v, until %q, on %q", p.By, p.Within, p.Until, p.Date)
		}
		return
	}
	first := p.Handings[0]
	if first.How == "brought" { // the visit says when
		first.Date, first.Day = "", nil
	}
	if p.How != first.How || p.Trip != first.Trip || p.Date != first.Date || (p.Day == nil) != (first.Day == nil) || p.Day != nil && *p.Day != *first.Day {
		fail("%s on trip %d, %q, and first %v", p.How, p.Trip, p.Date, first)
	}
	if !slices.ContainsFunc(p.Handings, func(h saidHanding) bool {
		return h.By == p.By && h.Until == p.Until && h.Within == p.Within && (h.UntilDay == nil) == (p.UntilDay == nil) && (h.UntilDay == nil || *h.UntilDay == *p.UntilDay)
	}) {
		fail("by %q, within %v, until %q, as none of %v", p.By, p.Within, p.Until, p.Handings)
	}
	if p.OriginalTrip > 0 {
		w.seen["original later"]++
		if first.Original > 0 || !slices.ContainsFunc(p.Handings, func(h saidHanding) bool { return h.Trip == p.OriginalTrip && h.Original > 0 }) {
			fail("the original comes on trip %d, not so in %v", p.OriginalTrip, p.Handings)
		}
	}
}

// judgeHanded wants a paper to be handed in not before it exists nor after it is needed, in the form in which it is wanted, where it is wanted.
func (w *way) judgeHanded(fail func(string, ...any), said *saidPlan, p *saidPaper, h *saidHanding, theirs, wishes []wish) {
	to := recipients(theirs)
	original, copies, first := 0, 0, none
	for _, x := range theirs {
		original, copies = max(original, x.original), max(copies, x.copies)
		first = min(first, w.day(happening{x.matter, false}))
	}
	if h.Original != original || h.Copies != copies || h.Mandatory != (len(to) > 0) {
		fail("%d originals and %d copies, mandatory: %v, not %d and %d, %v", h.Original, h.Copies, h.Mandatory, original, copies, len(to) > 0)
	}
	t := w.handedIn(said, h)
	if t == none || !slices.Contains(h.Items, h.To) || len(theirs) == 0 {
		fail("on no day, or to nobody who wants it: %v", h)
		return
	}
	there := w.exists(p, wishes, false)
	if there == none { // it is not issued in the plan
		there = w.clock.first()
	}
	// Where one of those who get it may have it later an agency counts for all; when it begins is not said.
	ready := w.exists(p, wishes, true)
	counts := func(x wish) bool { return x.soon && x.by >= ready }
	late := slices.ContainsFunc(recipients(wishes), counts)
	switch {
	case !late || len(to) < len(theirs):
	case !slices.ContainsFunc(to, func(x wish) bool { return !counts(x) }):
		there = ready
	default: // of several agencies that of those who get it is not told from the others
		for _, x := range wishes {
			for _, s := range w.list[x.matter].agencies {
				if s.output == p.Name && !x.committed && x.by != none {
					ready = min(ready, w.clock.add(w.clock.first(), s.period))
				}
			}
		}
		there = max(there, ready)
	}
	if t < there {
		fail("on %s, from %d, and not there before %s", w.say(t), p.From, w.say(there))
	}
	applies := true // everybody at the window, with the application
	for _, x := range to {
		if w.seen["needed"]++; t > x.by {
			fail("on %s, and %d needs it on %s", w.say(t), x.item, w.say(x.by))
		}
		applies = applies && !x.decided && w.comes(x.matter)
	}
	m := slices.IndexFunc(w.list, func(x affair) bool { return x.id == said.Items[h.To-1].Matter.ID })
	switch {
	case !w.comes(m):
		if h.How != "sent" && !slices.ContainsFunc(theirs, func(x wish) bool {
			return w.comes(x.matter) || h.Trip > 0 && slices.ContainsFunc(said.Trips[h.Trip-1].Errands, func(e saidErrand) bool {
				k := slices.IndexFunc(w.list, func(o affair) bool { return o.id == said.Items[e.Item-1].Matter.ID })
				return e.Item == x.item || w.subject == "p" && w.isMember(k) && w.isMember(x.matter) // whose window passes it on
			})
		}) {
			fail("none of %v is at a window, nor one that passes it on", h.Items)
		}
		if w.seen["sent on"]++; h.How == "sent" && len(to) == len(theirs) && !late && t != max(there, first) {
			fail("sent on %s, not on %s", w.say(t), w.say(max(there, first)))
		}
	case h.How == "sent":
		fail("sent, and applied for at a window")
	case applies && len(to) > 0:
		if w.seen["brought"]++; h.Trip == 0 || !slices.ContainsFunc(said.Trips[h.Trip-1].Errands, func(e saidErrand) bool {
			return e.Item == h.To && (&chore{steps: w.list[m].steps}).places(e.Step) == applying
		}) {
			fail("on trip %d, on which nobody applies for it", h.Trip)
		}
	}
	if alone := w.subject != "p" || !w.isMember(m); alone && len(h.Items) > 1 {
		fail("nobody passes it on")
	}
}

// handedIn is when a paper is handed in, none if nothing is said of that.
func (w *way) handedIn(said *saidPlan, h *saidHanding) int {
	switch dated := w.clock.start != none; {
	case h.Trip > 0 && dated:
		return dayOf(said.Trips[h.Trip-1].Date)
	case h.Trip > 0:
		return said.Trips[h.Trip-1].Day
	case h.Date != "" && dated:
		return dayOf(h.Date)
	case h.Day != nil && !dated:
		return *h.Day
	}
	return none
}

func (w *way) say(t int) string { return (&course{clock: w.clock}).say(t) }

// judgePeriod compares by when a paper is said to be needed, and within what: as the one of those who need it does that has to have it first.
func (w *way) judgePeriod(fail func(string, ...any), h *saidHanding, theirs []wish) {
	to := recipients(theirs)
	if len(to) < len(theirs) { // somebody need not have it
		if w.seen["optional"]++; len(to) == 0 && (h.Within.Unit != "" || !slices.ContainsFunc(theirs, func(x wish) bool { return x.decided }) && (h.Until != "" || h.UntilDay != nil)) {
			fail("within %v, until %q %v, though nobody requires it", h.Within, h.Until, h.UntilDay)
		}
		return
	}
	k := slices.IndexFunc(to, func(x wish) bool { return x.item == h.Urgent })
	if k < 0 {
		fail("of %v, %d has to have it first", numbers(to), h.Urgent)
		return
	}
	first := to[k]
	for _, x := range to {
		if x.ends < first.ends || x.ends == first.ends && !x.decided && first.decided {
			fail("%d has to have it by %s, and %d by %s", first.item, w.say(first.ends), x.item, w.say(x.ends))
		}
	}
	if !first.decided {
		if w.seen["prompt"]++; h.Within.Unit != "" || h.By != "受理" || h.Until != "" || h.UntilDay != nil {
			fail("by %s, within %v, until %q %v, though it is needed for the acceptance", h.By, h.Within, h.Until, h.UntilDay)
		}
		return
	}
	w.seen["until"]++
	granted := span{}
	if first.soon {
		w.seen["within"]++
		granted = first.supply
	}
	if h.By != "办结" || (span{h.Within.Value, h.Within.Unit}) != granted {
		fail("by %q, within %v, and for the decision, within %v", h.By, h.Within, granted)
	}
	switch working := granted.unit == "" || granted.unit == "工作日"; {
	case w.clock.start != none:
		if h.Until != written(first.by) || h.UntilDay != nil {
			fail("until %q, %v, not %s", h.Until, h.UntilDay, written(first.by))
		}
	case h.Until != "" || working && (h.UntilDay == nil || *h.UntilDay != first.by) || !working && h.UntilDay != nil:
		fail("until %q, %v, not %d", h.Until, h.UntilDay, first.by)
	}
}

// judgeTold finds a time that a paper is handed in in the text, which has its day, its form and its period, and returns what else is told.
func (w *way) judgeTold(fail func(string, ...any), said *saidPlan, p *saidPaper, h *saidHanding, about []listing) (rest []listing) {
	to, day := "事项"+said.Items[h.To-1].Matter.ID, h.Date
	switch {
	case h.Trip > 0:
		to, day = "", ""
	case h.Day != nil && *h.Day == 0:
		day = "起办当天"
	case h.Day != nil:
		day = fmt.Sprintf("第 %d 个工作日", *h.Day)
	}
	k := slices.IndexFunc(about, func(l listing) bool {
		return l.to == to && (to != "" || l.trip == h.Trip) && strings.HasPrefix(l.day, day)
	})
	if k < 0 {
		fail("on trip %d, day %q, and in the text %v", h.Trip, day, about)
		return about
	}
	w.seen["told"]++
	l, whose := about[k], ""
	if len(h.Items) > 1 {
		whose = fmt.Sprintf("第 %d 项", h.Urgent)
	}
	for text, wanted := range map[string]bool{
		fmt.Sprintf("原件 %d 份", h.Original): h.Original > 0,
		"原件 ":                              h.Original > 0,
		fmt.Sprintf("复印件 %d 份", h.Copies):  h.Copies > 0,
		"复印件 ":                             h.Copies > 0,
		"补齐":                               h.Within.Unit != "",
		whose + "受理后 " + strings.TrimSpace(h.Within.Text) + "内补齐": h.Within.Unit != "",
		whose + "办结前提交": h.By == "办结" && h.Within.Unit == "" && h.Mandatory,
		"项共用":           len(h.Items) > 1,
		"非必要":           !h.Mandatory,
	} {
		if strings.Contains(l.text, text) != wanted {
			fail("%q, and in JSON %s: %v", l.text, text, wanted)
		}
	}
	return slices.Delete(slices.Clone(about), k, k+1)
}

// judgeOwed wants what is owed within a period after an acceptance to come in time, the report of an agency, too, which takes its time.
func (w *way) judgeOwed(fail func(string, ...any), p *saidPaper, wishes []wish) {
	ready := w.exists(p, wishes, true)
	for _, x := range recipients(wishes) {
		if !x.soon || ready == none {
			continue
		}
		w.seen["owed"]++
		accepted := w.day(happening{x.matter, false})
		if last := w.clock.within(accepted, x.supply); last < ready {
			fail("%d is accepted on %s, owed until %s, and there on %s", x.item, w.say(accepted), w.say(last), w.say(ready))
		}
	}
}
