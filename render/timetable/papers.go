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

// Paper is a material of a plan, as a whole: in the largest number that anyone asks for, as strictly as anyone does.
type Paper struct {
	*plan.Material
	Whole model.Material
}

// papersOf are the materials of a plan.
func papersOf(whole *plan.Plan) []Paper {
	var list []Paper
	for n := range whole.Materials {
		m := &whole.Materials[n]
		record := *m.Material.Material
		record.Original, record.Copies, record.Either = &m.Original, &m.Copies, &m.Either
		for _, as := range m.As {
			if record.Template == "" {
				record.Template = as.Template
			}
			if record.Sample == "" {
				record.Sample = as.Sample
			}
			if as.Fetched() {
				continue
			}
			record.Source = as.Source
			if wording.Strictness(as.Necessity) > wording.Strictness(record.Necessity) {
				record.Necessity = as.Necessity
			}
		}
		x := Paper{Material: m, Whole: *m.Material}
		x.Whole.Material = &record
		list = append(list, x)
	}
	return list
}

// amount says how many of a paper are handed in.
func (p *Timetable) amount(n model.Numbers) string {
	if p.lang == diag.ZH {
		return wording.Copies(n)
	}
	var parts []string
	for _, e := range []struct {
		name string
		many int
	}{{"originals", n.Original}, {"copies", n.Copies}, {"originals or copies", n.Either}} {
		if e.many > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d", e.name, e.many))
		}
	}
	return strings.Join(parts, ", ")
}

// FormsOf says which forms of a paper the catalog holds.
func (p *Timetable) FormsOf(x Paper) page.Text {
	if p.lang == diag.ZH {
		return wording.Forms(x.Whole.Material, p.Catalog, p.pages && !p.bound)
	}
	var forms []string
	for _, f := range []struct{ path, name string }{{x.Whole.Template, "blank form"}, {x.Whole.Sample, "sample"}} {
		if len(p.Catalog.Template(f.path))+len(p.Catalog.Attachment(f.path)) > 0 {
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
		none := p.text(wording.NoVisit+"。", "No need to come.")
		if len(p.Unsaid) > 0 {
			none = page.Concat(p.unsaid(), page.Plain(p.word("。", ".")))
		}
		return append([]page.Block{page.Paragraph{Text: none}}, p.sent()...)
	}
	var list page.List
	for n, t := range p.Trips {
		var windows page.List
		places := p.windows(t)
		for k, place := range places {
			w := page.Item{Text: page.Concat(page.Plain(place.where, p.word("：", ": ")), page.Separate(p.word("；", "; "), place.errands...))}
			var bring page.List
			for _, s := range place.reasons {
				bring.Items = append(bring.Items, page.Item{Text: page.Plain(p.word("为什么要来：", "why: "), s)})
			}
			for _, x := range p.Papers {
				for _, h := range x.Handings {
					if h.Trip == n && k == p.takes(places, h) {
						bring.Items = append(bring.Items, page.Item{Text: p.bring(x, h)})
					}
				}
			}
			if len(bring.Items) > 0 {
				w.Blocks = []page.Block{bring}
			}
			windows.Items = append(windows.Items, w)
		}
		when := page.Strong(p.word(fmt.Sprintf("第 %d 次：", n+1), fmt.Sprintf("visit %d: ", n+1)) + p.when(t.Beyond, t.Day, t.Date, t.Since))
		switch {
		case len(t.Since.After) > 0: // nobody knows the day
		case t.Latest > t.Date:
			when = page.Concat(when, p.text("，最晚 %[1]s，以窗口通知为准", ", at the latest on %[1]s, as the window says", p.date(t.Latest)))
		case p.Dated && t.Latest == 0:
			when = page.Concat(when, p.text("，最晚%[1]s，以窗口通知为准", ", at the latest %[1]s, as the window says", p.notKnown(t.Unknown)))
		}
		list.Items = append(list.Items, page.Item{Text: when, Blocks: []page.Block{windows}})
	}
	return append([]page.Block{list}, p.sent()...)
}

// takes is the window, of some, to which a paper is handed: that of the item that gets it, or the first that passes it on.
func (p *Timetable) takes(places []window, h plan.Handing) int {
	if n := slices.IndexFunc(places, func(w window) bool { return slices.Contains(w.items, h.To) }); n >= 0 {
		return n
	}
	if n := slices.IndexFunc(places, func(w window) bool { return w.where == placeOf(p.Items[h.To].Matter) }); n >= 0 {
		return n
	}
	return max(0, slices.IndexFunc(places, func(w window) bool {
		return slices.ContainsFunc(w.items, func(i int) bool { return p.PassesOn(i, h.To) })
	}))
}

// sent lists what is handed in without coming, and what to a window for which no step says that one comes, and when.
func (p *Timetable) sent() []page.Block {
	return append(p.handed(plan.Sent, p.text("下列材料不用到现场，在网上等渠道提交：", "Handed in without coming:")),
		p.handed(plan.AtWindow, p.text("下列材料另外交到窗口，环节里没有写要到现场：", "Handed to a window, though no step says that one comes:"))...)
}

// handed lists what is handed in in one way, and when.
func (p *Timetable) handed(way plan.Way, title page.Text) []page.Block {
	type place struct {
		on     string
		to     int
		day    int // to sort by
		papers []page.Text
	}
	var places []place
	for _, x := range p.Papers {
		for _, h := range x.Handings {
			if h.Way != way {
				continue
			}
			on := p.when(0, h.On.Day, h.On.Date, h.On.Since)
			n := slices.IndexFunc(places, func(x place) bool { return x.on == on && x.to == h.To })
			if n < 0 {
				n, places = len(places), append(places, place{on: on, to: h.To, day: h.On.Day + int(h.On.Date)})
			}
			places[n].papers = append(places[n].papers, page.Concat(page.Plain(x.Title), p.about(x, h)))
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Or(a.to-b.to, a.day-b.day) })
	var list page.List
	for _, at := range places {
		list.Items = append(list.Items, page.Item{Text: page.Concat(page.Plain(at.on, p.word("，", ", ")), p.name(at.to), page.Plain(p.word("：", ": ")), page.Separate(p.word("；", "; "), at.papers...))})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []page.Block{page.Paragraph{Text: title}, list}
}

// bring says a paper to be brought.
func (p *Timetable) bring(x Paper, h plan.Handing) page.Text {
	t := page.Concat(page.Plain(p.word("带：", "bring: "), x.Title), p.about(x, h))
	if f := p.FormsOf(x); f != nil {
		t = page.Concat(t, page.Plain(p.word("，", ", ")), f)
	}
	return t
}

// about says in brackets how many of a paper are handed in, how strictly and by when it is wanted, who makes it, and what it is for.
func (p *Timetable) about(x Paper, h plan.Handing) page.Text {
	var about []string
	if s := p.amount(h.Numbers); s != "" {
		about = append(about, s)
	}
	if s := p.only(x, h); s != "" {
		about = append(about, s)
	}
	who, whoEN := "", ""
	if len(h.Items) > 1 {
		who, whoEN = p.Numbers([]int{h.Urgent}), " of "+p.Numbers([]int{h.Urgent})
	}
	switch {
	case h.Optional:
		about = append(about, p.word(string(schema.Optional), "not required"))
	case h.Within != nil:
		period := p.periods([]schema.Period{*h.Within})
		about = append(about, p.word(who+"受理后 "+period+"内补齐", "within "+period+" of the acceptance"+whoEN))
	case h.By == schema.Decided:
		about = append(about, p.word(who+"办结前提交", "by the decision"+whoEN))
	}
	for _, n := range p.Makers(x.Material, h) {
		service := p.Services[n]
		how := p.word("先委托“"+service.Name+"”", "from the agency service “"+service.Name+"”")
		if service.Period != nil {
			how += p.word("，要 ", ", which takes ") + p.periods([]schema.Period{*service.Period})
			if !service.Counted {
				how += p.word("，没有算在内", ", not counted here")
			}
		}
		about = append(about, how)
	}
	if len(h.Items) > 1 {
		about = append(about, p.word(p.Numbers(h.Items)+"共用", "for "+p.Numbers(h.Items)))
	}
	if len(about) == 0 {
		return nil
	}
	return page.Plain(p.word("（", " ("), strings.Join(about, p.word("；", "; ")), p.word("）", ")"))
}

// only says who of the applicants hands a paper in, "" for all of them: plans are for several sorts.
func (p *Timetable) only(x Paper, h plan.Handing) string {
	var list []string
	for k, i := range x.For {
		if !slices.Contains(h.Items, i) {
			continue
		}
		if len(x.Told[k]) == 0 {
			return ""
		}
		if s := p.word(wording.Only(x.Told[k])+"交", "by those of whom holds: "+x.Told[k].Sentence()); !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return strings.Join(list, p.word("，或者", ", or "))
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
	return m.Department.ShortName() + wording.Bracketed(strings.Join(m.Windows(), "或"))
}

// materialBlocks list every material once, and the items whose materials nobody has published.
func (p *Timetable) materialBlocks() []page.Block {
	var unlisted []int
	for n, i := range p.Items {
		if i.Matter.Matter.Materials == nil {
			unlisted = append(unlisted, n)
		}
	}
	var blocks []page.Block
	switch {
	case len(p.Papers) > 0:
		blocks = append(blocks, p.materialTable())
	case unlisted == nil:
		return []page.Block{page.Paragraph{Text: p.text(wording.None, "None.")}}
	}
	if unlisted != nil {
		blocks = append(blocks, page.Paragraph{Text: p.text("%s的申请材料"+wording.Unpublished+"。", "The materials of %s are not published.", p.Numbers(unlisted))})
	}
	return blocks
}

// materialTable lists every material once.
func (p *Timetable) materialTable() page.Block {
	t := page.Table{Empty: p.word("无", "none"), Columns: []page.Column{
		{Title: p.word("序号", "no."), Width: 6, Align: page.Center, Index: true}, {Title: p.word("材料", "material")}, {Title: p.word("份数", "number"), Width: 16},
		{Title: p.word("谁要", "asked for by"), Width: 16}, {Title: p.word("怎样交", "how it is handed in"), Width: 26},
	}}
	for n, x := range p.Papers {
		var many page.Cell
		if s := p.amount(x.Numbers); s != "" && x.Way != plan.Fetched && x.Way != plan.Passed {
			many = page.Cell{page.Plain(s)}
		} else if x.Way != plan.Fetched && x.Way != plan.Passed {
			many = page.Cell{page.Plain(p.word("没有写明", "not said"))}
		}
		name := page.Cell{page.Plain(x.Title)}
		if f := p.FormsOf(x); f != nil {
			name = append(name, f)
		}
		name = append(name, p.notes(x)...)
		t.Rows = append(t.Rows, []page.Cell{{page.Plain(fmt.Sprint(n + 1))}, name, many, {page.Plain(p.Numbers(x.For))}, {p.Handed(x)}})
	}
	return t
}

// notes are what those who ask for a paper note of it, in the words of the catalog.
func (p *Timetable) notes(x Paper) (notes page.Cell) {
	for k, as := range x.As {
		others := slices.ContainsFunc(x.As, func(o *model.Material) bool { return o.Note != as.Note })
		switch {
		case as.Note == "":
		case others:
			notes = append(notes, page.Small(p.Numbers(x.For[k:k+1])+p.word("：", ": ")+as.Note))
		default:
			notes = page.Once(notes, page.Small(as.Note))
		}
	}
	return notes
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
	switch x.Way {
	case plan.Fetched:
		return p.text(wording.Fetched, "fetched by the windows")
	case plan.Passed:
		return p.text("%[1]s核发，窗口转交", "issued by %[1]s and passed on", p.Numbers([]int{x.From}))
	}
	later := p.Later(x.Material)
	t := p.way(x.Way, -1)
	if len(later) == len(x.For) {
		t = p.text("受理以后才要，这里没有算上", "wanted after the acceptance, not counted here")
	}
	if first := x.First(); first != nil {
		t = p.way(first.Way, first.Trip)
		if len(later) > 0 || slices.ContainsFunc(x.Handings, func(h plan.Handing) bool { return h.Way != first.Way || h.Trip != first.Trip }) {
			var ways []page.Text
			for _, h := range x.Handings {
				ways = append(ways, page.Concat(page.Plain(p.Numbers(h.Items), p.word("：", ": ")), p.way(h.Way, h.Trip)))
			}
			if len(later) > 0 {
				ways = append(ways, p.text("%[1]s：受理以后才要，这里没有算上", "%[1]s: wanted after its acceptance, not counted here", p.Numbers(later)))
			}
			t = page.Separate(p.word("；", "; "), ways...)
		}
	}
	if x.From >= 0 {
		t = page.Concat(p.text("%[1]s办结后领取，", "collected from %[1]s, then ", p.Numbers([]int{x.From})), t)
	}
	return t
}

// way says how a paper is handed in.
func (p *Timetable) way(way plan.Way, trip int) page.Text {
	switch way {
	case plan.Sent:
		return p.text("在网上等渠道交", "handed in without coming")
	case plan.AtWindow:
		return p.text("交到窗口", "handed to a window")
	}
	return p.text("第 %d 次到场时交", "on visit %d", trip+1)
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
