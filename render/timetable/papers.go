package timetable

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// Handing is how a paper of a plan comes to the windows.
type Handing int

const (
	Fetched  Handing = iota // the windows fetch it
	Passed                  // a matter of the plan issues it and the windows pass it on
	Brought                 // on a trip
	Sent                    // without coming: on the internet, by post
	AtWindow                // to a window, though no step says that the applicant comes
)

// Paper is a material of a plan with how it gets there.
type Paper struct {
	*plan.Material
	How   Handing
	Trip  int  // place in Trips, of one that is brought
	Shown int  // place in Trips, of one that is sent as a copy: where another item wants the original; -1 for nowhere
	over  bool // it is handed to a window of that trip that passes it on
	item  int  // of those that ask for it the one that gets it first
	later bool // needed for the decision only
	Whole model.Material
	// to are the items to which the applicant hands it in; for others the windows fetch it, or pass it on.
	to []int
}

// papersOf decides how each material of a plan gets to the windows. It is handed in once: to the matter that asks first. A
// procedure passes on what one of its matters issues; who applies for the matters alone collects it and brings it.
func papersOf(whole *plan.Plan) []Paper {
	var list []Paper
	for n := range whole.Materials {
		m := &whole.Materials[n]
		x := Paper{Material: m, How: Fetched, Trip: -1, Shown: -1, item: -1, Whole: *m.Material}
		record := *m.Material.Material
		record.Original, record.Copies = nil, nil
		if m.Original > 0 {
			record.Original = &m.Original
		}
		if m.Copies > 0 {
			record.Copies = &m.Copies
		}
		x.later = true
		beyond := -1                   // an item that needs it for a decision which is no part of the plan
		served, passed := false, false // the item gets it in time; the windows pass it on to another
		for k, i := range m.For {
			as := m.As[k]
			if record.Template == "" {
				record.Template = as.Template
			}
			if record.Sample == "" {
				record.Sample = as.Sample
			}
			if wording.FromSystem(*as) {
				continue
			}
			record.Source = as.Source
			if strictness(as.Necessity) > strictness(record.Necessity) {
				record.Necessity = as.Necessity
			}
			by := schema.Accepted
			if as.By == schema.Decided || putOff(as, whole.Relief) {
				by = schema.Decided
			}
			x.later = x.later && by == schema.Decided
			if by == schema.Decided && whole.Items[i].Accepts && whole.Owed(as) == nil {
				beyond = i
				continue
			}
			if m.From >= 0 && whole.PassesOn(m.From, i) {
				passed = true
				continue
			}
			x.to = append(x.to, i)
			there := m.From < 0 || whole.Serves(m.From, i, by) // who does not require it does without it until it is there
			if x.item < 0 || there && (!served || whole.Sooner(i, x.item)) {
				x.item, served = i, there
			}
		}
		x.Whole.Material = &record
		switch {
		case x.item < 0 && passed:
			x.How = Passed
		case x.item < 0 && beyond < 0:
		case x.item < 0:
			if x.How = Sent; atWindow(whole.Items[beyond].Matter) {
				x.How = AtWindow
			}
		default:
			x.How = Brought
			x.Trip, x.over = tripOf(whole, x)
			if x.Trip < 0 && m.From < 0 && atWindow(whole.Items[x.item].Matter) && whole.Procedure != nil {
				x.Trip, x.over = before(whole, x), true
			}
			switch {
			case x.Trip < 0 && atWindow(whole.Items[x.item].Matter):
				x.How = AtWindow
			case x.Trip < 0:
				x.How = Sent
			}
		}
		if x.How == Sent && x.item >= 0 {
			x.Shown = shown(whole, x)
		}
		list = append(list, x)
	}
	return list
}

// shown returns the trip on which the original of a paper is brought to an item that wants it, of one of which the first that asks for it gets
// copies only; -1 if there is none.
func shown(whole *plan.Plan, x Paper) int {
	wants := func(item int) bool {
		n := x.As[slices.Index(x.For, item)].Original
		return n != nil && *n > 0
	}
	if wants(x.item) {
		return -1
	}
	return slices.IndexFunc(whole.Trips, func(t plan.Trip) bool {
		return slices.ContainsFunc(t.For, func(e plan.Errand) bool { return slices.Contains(x.to, e.Item) && wants(e.Item) && !whole.Collects(e) })
	})
}

// strictness orders necessities: who asks most strictly for a paper decides whether it is required.
func strictness(n schema.Necessity) int {
	return slices.Index([]schema.Necessity{schema.Optional, schema.Deferred, schema.Required}, n)
}

// putOff reports whether a material is put off to the decision with some reliefs.
func putOff(m *model.Material, reliefs []plan.Relief) bool {
	return slices.Contains(reliefs, plan.SupplyLater) && (m.Necessity == schema.Deferred || m.Relax != nil && m.Relax.Kind == schema.SupplyLater)
}

// tripOf returns the last trip for an item on which a paper of it can be handed in, or, of one that an item of the plan issues, the first
// trip on which it is there: over says that a window of that trip passes it on. It is -1 if there is none.
func tripOf(whole *plan.Plan, x Paper) (trip int, over bool) {
	by := schema.Accepted
	if x.later {
		by = schema.Decided
	}
	trip = -1
	for n, t := range whole.Trips {
		fits := whole.Reaches(t, x.item, by) && (x.From < 0 || whole.Follows(t, x.From)) && whole.Between(t, x.Since, x.Until)
		comes := slices.ContainsFunc(t.For, func(e plan.Errand) bool { return e.Item == x.item && !(x.later && whole.Collects(e)) })
		switch {
		case fits && comes:
			trip, over = n, false
		case fits && trip < 0 && x.From >= 0 && takes(whole, t, x.item):
			trip, over = n, true
		}
	}
	return trip, over
}

// takes reports whether a window that somebody comes to on a trip takes what is for an item: it is its own, or passes it on, as those of a
// procedure do for its members.
func takes(whole *plan.Plan, t plan.Trip, item int) bool {
	return slices.ContainsFunc(t.For, func(e plan.Errand) bool {
		return placeOf(whole.Items[e.Item].Matter) == placeOf(whole.Items[item].Matter) || whole.PassesOn(e.Item, item)
	})
}

// atWindow reports whether one can apply for a matter at a window only.
func atWindow(m *model.Matter) bool {
	return !slices.ContainsFunc(m.Channels, func(c schema.Channel) bool { return c != schema.AtWindow })
}

// before returns the last trip before an item is accepted on which a paper of it is there, -1 if there is none: the windows of a procedure
// pass on what is handed in for others.
func before(whole *plan.Plan, x Paper) int {
	found := -1
	for n, t := range whole.Trips {
		if whole.Reaches(t, x.item, schema.Accepted) && whole.Between(t, x.Since, x.Until) && takes(whole, t, x.item) {
			found = n
		}
	}
	return found
}

// amount says how many of a paper are handed in.
func (p *Timetable) amount(x Paper) string {
	if p.lang == diag.ZH {
		return wording.Copies(x.Whole)
	}
	var parts []string
	if n := x.Whole.Original; n != nil {
		parts = append(parts, fmt.Sprintf("originals: %d", *n))
	}
	if n := x.Whole.Copies; n != nil {
		parts = append(parts, fmt.Sprintf("copies: %d", *n))
	}
	return strings.Join(parts, ", ")
}

// FormsOf says which forms of a paper the catalog holds.
func (p *Timetable) FormsOf(x Paper) page.Text {
	if p.lang == diag.ZH {
		return wording.Forms(x.Whole.Material, p.Catalog.Template, p.pages && !p.bound)
	}
	var forms []string
	for _, f := range []struct{ path, name string }{{x.Whole.Template, "blank form"}, {x.Whole.Sample, "sample"}} {
		if len(p.Catalog.Template(f.path)) > 0 {
			forms = append(forms, f.name)
		}
	}
	if forms == nil {
		return nil
	}
	return page.Plain("there is a ", strings.Join(forms, " and a "))
}

// TripList lists what is done and brought on each trip.
func (p *Timetable) TripList() []page.Block {
	if len(p.Trips) == 0 {
		return append([]page.Block{page.Paragraph{Text: p.text(wording.NoVisit+"。", "No need to come.")}}, p.sent()...)
	}
	var list page.List
	for n, t := range p.Trips {
		var windows page.List
		for k, place := range p.windows(t) {
			w := page.Item{Text: page.Concat(page.Plain(place.where, p.word("：", ": ")), page.Separate(p.word("；", "; "), place.errands...))}
			var bring page.List
			for _, s := range place.reasons {
				bring.Items = append(bring.Items, page.Item{Text: page.Plain(p.word("为什么要来：", "why: "), s)})
			}
			for _, x := range p.Papers {
				if x.How == Brought && x.Trip == n && (slices.Contains(place.items, x.item) || x.over && k == 0) {
					bring.Items = append(bring.Items, page.Item{Text: p.bring(x)})
				}
			}
			for _, x := range p.Papers {
				if x.Shown == n && slices.ContainsFunc(place.items, func(i int) bool { return slices.Contains(x.to, i) }) {
					bring.Items = append(bring.Items, page.Item{Text: p.text("带：%[1]s的原件（%[2]s收的是复印件）", "bring: the original of %[1]s (%[2]s got a copy)", x.Title, p.Numbers([]int{x.item}))})
				}
			}
			if len(bring.Items) > 0 {
				w.Blocks = []page.Block{bring}
			}
			windows.Items = append(windows.Items, w)
		}
		when := page.Strong(p.word(fmt.Sprintf("第 %d 次：", n+1), fmt.Sprintf("visit %d: ", n+1)) + p.on(t.Day, t.Date))
		switch {
		case t.Latest > t.Date:
			when = page.Concat(when, p.text("，最晚 %[1]s，以窗口通知为准", ", at the latest on %[1]s, as the window says", p.date(t.Latest)))
		case p.Dated && t.Latest == 0:
			when = page.Concat(when, p.text("，最晚%[1]s，以窗口通知为准", ", at the latest %[1]s, as the window says", p.notKnown()))
		}
		list.Items = append(list.Items, page.Item{Text: when, Blocks: []page.Block{windows}})
	}
	return append([]page.Block{list}, p.sent()...)
}

// sent lists what is handed in without coming, and when.
func (p *Timetable) sent() []page.Block {
	var list page.List
	for n := range p.Items {
		var days []plan.Moment
		papers := map[plan.Moment][]page.Text{}
		for _, x := range p.Papers {
			if x.How == Sent && x.item == n {
				day := p.SentOn(x)
				if papers[day] == nil {
					days = append(days, day)
				}
				papers[day] = append(papers[day], page.Concat(page.Plain(x.Title), p.about(x)))
			}
		}
		slices.SortStableFunc(days, func(a, b plan.Moment) int { return cmp.Or(a.Day-b.Day, int(a.Date-b.Date)) })
		for _, d := range days {
			list.Items = append(list.Items, page.Item{Text: page.Concat(page.Plain(p.on(d.Day, d.Date), p.word("，", ", ")), p.name(n), page.Plain(p.word("：", ": ")), page.Separate(p.word("；", "; "), papers[d]...))})
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []page.Block{page.Paragraph{Text: p.text("下列材料不用到现场，在网上等渠道提交：", "Handed in without coming:")}, list}
}

// SentOn is the day on which a paper is sent in: that of the application, or that on which it is there.
func (p *Timetable) SentOn(x Paper) plan.Moment {
	first := p.Items[x.item]
	day := plan.Moment{Day: first.Start, Date: first.Accepted}
	if x.From >= 0 {
		day.Day, day.Date = max(day.Day, p.Items[x.From].Finish), max(day.Date, p.Items[x.From].Due)
	}
	if x.Since != nil {
		day.Day, day.Date = max(day.Day, x.Since.Day), max(day.Date, x.Since.Date)
	}
	if p.Dated {
		day.Day = 0
	}
	return day
}

// bring says a paper to be brought.
func (p *Timetable) bring(x Paper) page.Text {
	t := page.Concat(page.Plain(p.word("带：", "bring: "), x.Title), p.about(x))
	if f := p.FormsOf(x); f != nil {
		t = page.Concat(t, page.Plain(p.word("，", ", ")), f)
	}
	return t
}

// about says in brackets how many of a paper are handed in, how strictly and by when it is wanted, who makes it, and what it is for.
func (p *Timetable) about(x Paper) page.Text {
	var about []string
	if s := p.amount(x); s != "" {
		about = append(about, s)
	}
	switch {
	case x.Whole.Necessity == schema.Optional:
		about = append(about, p.word(string(schema.Optional), "not required"))
	case x.Within != nil:
		period := p.periods([]schema.Period{*x.Within})
		about = append(about, p.word("受理后 "+period+"内补齐", "within "+period+" of the acceptance"))
	case x.later:
		about = append(about, p.word("办结前提交", "by the decision"))
	}
	for _, service := range p.Services {
		if service.Makes(x.Material.Material) && slices.Contains(x.For, service.Item) {
			how := p.word("先委托“"+service.Name+"”", "from the agency service “"+service.Name+"”")
			if service.Period != nil {
				how += p.word("，要 ", ", which takes ") + p.periods([]schema.Period{*service.Period}) + p.word("，没有算在内", ", not counted here")
			}
			about = append(about, how)
		}
	}
	if x.Shown >= 0 {
		about = append(about, p.word(fmt.Sprintf("先交复印件，原件第 %d 次到场时带", x.Shown+1), fmt.Sprintf("a copy first, the original is brought on visit %d", x.Shown+1)))
	}
	if len(x.to) > 1 {
		about = append(about, p.word(p.Numbers(x.to)+"共用", "for "+p.Numbers(x.to)))
	}
	if len(about) == 0 {
		return nil
	}
	return page.Plain(p.word("（", " ("), strings.Join(about, p.word("；", "; ")), p.word("）", ")"))
}

// window is a place where something is done on a trip.
type window struct {
	where   string
	errands []page.Text
	reasons []string // why the applicant has to come, as the catalog says
	items   []int
}

// windows groups the errands of a trip by where they are done: what is applied for first, then what is collected.
func (p *Timetable) windows(t plan.Trip) []window {
	var list []window
	for _, e := range t.For {
		m := p.Items[e.Item].Matter
		where := placeOf(m)
		i := slices.IndexFunc(list, func(w window) bool { return w.where == where })
		if i < 0 {
			i = len(list)
			list = append(list, window{where: where})
		}
		if s := m.VisitReason; s != "" && !slices.Contains(list[i].reasons, s) {
			list[i].reasons = append(list[i].reasons, s)
		}
		list[i].errands = append(list[i].errands, page.Concat(p.name(e.Item), page.Strong(" "+e.Step.Name)))
		list[i].items = append(list[i].items, e.Item)
	}
	return list
}

// placeOf says the window of a matter, with its department.
func placeOf(m *model.Matter) string {
	var windows []string
	for _, w := range m.Service {
		if !slices.Contains(windows, w.Window) {
			windows = append(windows, w.Window)
		}
	}
	return m.Department.ShortName() + "（" + strings.Join(windows, "或") + "）"
}

// materialTable lists every material once.
func (p *Timetable) materialTable() page.Block {
	if len(p.Papers) == 0 {
		return page.Paragraph{Text: p.text(wording.None, "None.")}
	}
	t := page.Table{Empty: p.word("无", "none"), Columns: []page.Column{
		{Title: p.word("序号", "no."), Width: 6, Align: page.Center, Index: true}, {Title: p.word("材料", "material")}, {Title: p.word("份数", "number"), Width: 16},
		{Title: p.word("谁要", "asked for by"), Width: 16}, {Title: p.word("怎样交", "how it is handed in"), Width: 26},
	}}
	for n, x := range p.Papers {
		var many page.Cell
		if s := p.amount(x); s != "" && x.How != Fetched && x.How != Passed {
			many = page.Cell{page.Plain(s)}
		}
		name := page.Cell{page.Plain(x.Title)}
		if f := p.FormsOf(x); f != nil {
			name = append(name, f)
		}
		t.Rows = append(t.Rows, []page.Cell{{page.Plain(fmt.Sprint(n + 1))}, name, many, {page.Plain(p.Numbers(x.For))}, {p.Handed(x)}})
	}
	return t
}

// committed says in place of which papers a commitment is handed in, and what follows if it is broken, as far as the catalog says.
func (p *Timetable) committed() (texts []page.Text) {
	for _, x := range p.Committed {
		t := p.text("“%[1]s”不用提交，%[2]s交书面承诺代替", "“%[1]s” is not handed in: %[2]s takes a written commitment instead", x.Title, p.Numbers(x.For))
		for _, i := range x.For {
			if c := p.Items[i].Matter.Matter.Commitment; c != nil && c.Consequence != "" {
				t = page.Concat(t, page.Plain(p.word("；", "; "), strings.TrimSuffix(c.Consequence, "。")))
				break
			}
		}
		texts = append(texts, page.Concat(t, page.Plain(p.word("。", "."))))
	}
	return texts
}

// Handed says how a paper gets to the windows.
func (p *Timetable) Handed(x Paper) page.Text {
	switch x.How {
	case Fetched:
		return p.text(wording.Fetched, "fetched by the windows")
	case Passed:
		return p.text("%[1]s核发，窗口转交", "issued by %[1]s and passed on", p.Numbers([]int{x.From}))
	}
	t := p.text("第 %d 次到场时交", "on visit %d", x.Trip+1)
	switch x.How {
	case Sent:
		t = p.text("在网上等渠道交", "handed in without coming")
	case AtWindow:
		t = p.text("交到窗口", "handed to a window")
	}
	if x.From >= 0 {
		t = page.Concat(p.text("%[1]s办结后领取，", "collected from %[1]s, then ", p.Numbers([]int{x.From})), t)
	}
	return t
}

// readyList lists what has to be at hand before.
func (p *Timetable) readyList() page.List {
	var l page.List
	for _, r := range p.Ready {
		var titles []string
		for _, s := range r.Titles {
			titles = append(titles, "“"+s+"”")
		}
		t := page.Concat(page.Strong(strings.Join(titles, p.word("或", " or "))), p.text("（%[1]s要）", " (for %[1]s)", p.Numbers(r.For)))
		if len(r.Else) > 0 {
			t = page.Concat(t, p.text("；没有的，“%[1]s”也可以，要先办，这里没有算上", "; who has none of them can have “%[1]s” instead, which comes first and is not counted here", strings.Join(r.Else, p.word("”或“", "” or “"))))
		}
		l.Items = append(l.Items, page.Item{Text: t})
	}
	return l
}
