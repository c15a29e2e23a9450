// Package explanation says in a terminal's words who can obtain a matter, who cannot and why, and what has to come first.
package explanation

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// Matters returns the matters that the id of a matter, a document or a procedure names; ok is false if it is the id of none of these.
func Matters(p *model.Catalog, id string) (matters []*model.Matter, ok bool) {
	if m := p.Matter(id); m != nil {
		return []*model.Matter{m}, true
	}
	for _, d := range p.Documents() {
		if d.ID == id {
			return d.Issuers, true
		}
	}
	for _, r := range p.Procedures() {
		if r.ID == id {
			var members []*model.Matter
			for _, m := range r.Members {
				members = append(members, m.Matter)
			}
			return members, true
		}
	}
	return nil, false
}

// Text says in a language who can obtain matters, of those who have the given values, and why.
func Text(p *eligibility.Solution, matters []*model.Matter, given eligibility.Given, lang diag.Lang) []byte {
	e := explanation{p: p, given: given, lang: lang}
	for i, m := range matters {
		if i > 0 {
			e.b.WriteByte('\n')
		}
		e.matter(m)
	}
	return []byte(e.b.String())
}

// explanation writes what Explain says.
type explanation struct {
	p     *eligibility.Solution
	given eligibility.Given
	lang  diag.Lang
	b     strings.Builder
}

// say returns the text of the language.
func (e *explanation) say(zh, en string) string { return diag.Text{ZH: zh, EN: en}.In(e.lang) }

// line writes a line with its key.
func (e *explanation) line(zh, en, said string) {
	fmt.Fprintf(&e.b, "  %s%s%s\n", e.say(zh, en), e.say("：", ": "), text.Visible(said))
}

// who says who meets a guard.
func (e *explanation) who(g model.Guard) string { return model.Applicants(g.Said()).In(e.lang) }

// guard says a guard.
func (e *explanation) guard(g model.Guard) string { return g.Said().In(e.lang) }

// answer says for whom something is true.
func (e *explanation) answer(a eligibility.Answer, all, none, some string) string {
	switch {
	case a.None: // first, for of nobody it is true of all as well
		return none
	case a.All:
		return all
	}
	var who []string
	for _, g := range a.Who {
		who = append(who, e.who(g))
	}
	s := strings.Join(who, e.say("；或者", "; or "))
	if a.More {
		s += e.say("；等等", "; and others")
	}
	return some + s
}

// matter explains a matter.
func (e *explanation) matter(m *model.Matter) {
	j := e.p.Assess(m, e.given)
	fmt.Fprintf(&e.b, "%s%s%s%s%s%s\n", text.Visible(m.Name), e.say("（", " ("), text.Visible(m.Department.Name), e.say("，", ", "), m.ID, e.say("）", ")"))
	if len(e.given) > 0 {
		e.line("已知", "given", wording.Known(e.given.Guard(e.p.Catalog())))
	}
	e.line("服务对象", "audience", cmp.Or(wording.Audience(m.Audience), e.say("没有写明", "not said")))
	everybody := e.say("全部服务对象", "all of these")
	if len(m.Audience) == 0 {
		everybody = e.say("没有写限制", "nothing is said")
	}
	e.line("适用", "applies to", e.answer(j.Applies, everybody, e.say("都不适用", "nobody"), ""))
	if j.Applies.None {
		return
	}
	e.line("自身条件", "own conditions", e.answer(j.Qualifies, e.say("可由情形判断的，适用的申请人都符合", "as far as facts decide, everybody meets them"),
		e.say("都不符合", "nobody meets them"), e.say("只有这些申请人符合：", "met only by ")))
	e.conditions(m)
	if j.Undecided {
		e.line("先后顺序", "order", e.say("关系太复杂，没有判断出来（"+eligibility.UndecidedCode+"）", "too complex to be decided ("+eligibility.UndecidedCode+")"))
		return
	}
	e.line("先后顺序", "order", e.answer(j.Orderable, e.say("前置排得出先后", "what comes first can be put in order"),
		e.say("前置排不出先后", "what comes first can be put in no order"), e.say("只有这些申请人排得出：", "only for ")))
	e.line("办得成", "obtained by", e.answer(j.Obtainable, e.say("适用的申请人都办得成", "all to whom it applies"), e.say("没有人办得成", "nobody"), ""))
	e.results(m)
	e.added(j)
	e.blocks(j)
	e.b.WriteByte('\n')
	e.tree(m)
}

// results says what those receive who obtain a matter, and who of them what.
func (e *explanation) results(m *model.Matter) {
	var said []string
	for _, r := range m.Results {
		s := r.Title()
		if len(r.When) > 0 {
			s += e.say("（", " (") + e.guard(r.When) + e.say("）", ")")
		}
		said = append(said, s)
	}
	if said != nil {
		e.line("发给", "what they receive", strings.Join(said, e.say("、", ", ")))
	}
}

// conditions lists the conditions of a matter, also those that no fact decides, each with its basis.
func (e *explanation) conditions(m *model.Matter) {
	for _, c := range m.Conditions {
		said := strings.TrimSuffix(c.Text, "。")
		if len(c.When) > 0 {
			said = e.guard(c.When) + e.say("的，", ": ") + said
		}
		if len(c.Basis) > 0 {
			said += e.say("（", " (") + eligibility.Citations(c.Basis).In(e.lang) + e.say("）", ")")
		}
		fmt.Fprintf(&e.b, "  - %s\n", text.Visible(said))
	}
}

// added says what prerequisites add.
func (e *explanation) added(j eligibility.Assessment) {
	if len(j.Added)+len(j.Lost) == 0 {
		return
	}
	fmt.Fprintf(&e.b, "  %s%s\n", wording.Added().In(e.lang), e.say("：", ":"))
	for _, a := range j.Added {
		when := ""
		if len(a.When) > 0 {
			when = e.guard(a.When) + e.say("的，", ": ")
		}
		fmt.Fprintf(&e.b, "  - %s\n", text.Visible(when+e.guard(a.Require)+e.say("（前置“", " (a condition of “")+a.Matter.Name+e.say("”的条件）", "”)")))
	}
	for _, g := range j.Lost {
		fmt.Fprintf(&e.b, "  - %s\n", text.Visible(e.who(g)+e.say("，", ": ")+wording.KeptOut().In(e.lang)))
	}
	if j.More {
		fmt.Fprintf(&e.b, "  - %s\n", e.say("还有别的，没有全部列出", "and more that is not listed"))
	}
}

// blocks says why some cannot put the matter in order.
func (e *explanation) blocks(j eligibility.Assessment) {
	for _, b := range j.Blocks {
		fmt.Fprintf(&e.b, "  %s%s%s%s\n", text.Visible(e.who(b.Who)), e.say("办不成（", " cannot finish it ("), b.Cause, e.say("）：", "):"))
		for _, t := range b.Reason {
			fmt.Fprintf(&e.b, "  - %s\n", text.Visible(t.In(e.lang)))
		}
	}
}

// maxTree is how many lines a tree has before it is cut.
const maxTree = 400

// tree writes what has to come first, and what before that. What no matter of the catalog issues is named where the matter itself demands it.
func (e *explanation) tree(m *model.Matter) {
	written := map[*model.Matter][]eligibility.Applicants{}
	lines := 0
	line := func(parts ...string) bool {
		if lines++; lines == maxTree {
			e.b.WriteString("……\n")
		}
		if lines < maxTree {
			e.b.WriteString(strings.Join(parts, "") + "\n")
		}
		return lines < maxTree
	}
	var branch func(m *model.Matter, who eligibility.Applicants, indent string)
	branch = func(m *model.Matter, who eligibility.Applicants, indent string) {
		written[m] = append(written[m], who)
		waits := who.Waits(m)
		if indent != "" || len(written) > 1 {
			waits = catalogWaits(waits)
		}
		for i, w := range waits {
			stem, below := twig(i == len(waits)-1)
			if !line(indent, stem, text.Visible(e.wait(w))) {
				return
			}
			var next []*model.Matter
			for _, way := range w.Ways {
				for _, k := range way.Matters {
					if !slices.Contains(next, k) {
						next = append(next, k)
					}
				}
			}
			for j, k := range next {
				stem, deeper := twig(j == len(next)-1)
				above := slices.ContainsFunc(written[k], func(a eligibility.Applicants) bool { return a.Include(w.For) })
				note := ""
				if above && len(catalogWaits(w.For.Waits(k))) > 0 {
					note = e.say("（见上）", " (see above)")
				}
				if !line(indent, below, stem, text.Visible(k.Name), note) {
					return
				}
				if !above {
					branch(k, w.For, indent+below+deeper)
				}
			}
		}
	}
	line(text.Visible(m.Name))
	branch(m, e.p.Applicants(e.given), "")
}

// twig returns the signs before a branch of a tree and before what is below it.
func twig(last bool) (stem, below string) {
	if last {
		return "└─ ", "   "
	}
	return "├─ ", "│  "
}

// catalogWaits returns what is waited for without papers that no matter of the catalog issues.
func catalogWaits(waits []eligibility.Wait) []eligibility.Wait {
	return slices.DeleteFunc(waits, atHand)
}

// atHand reports whether what is waited for are papers that no matter of the catalog issues.
func atHand(w eligibility.Wait) bool {
	return len(w.Ways) > 0 && !slices.ContainsFunc(w.Ways, func(w eligibility.Way) bool { return !w.AtHand })
}

// wait says what is waited for.
func (e *explanation) wait(w eligibility.Wait) string {
	s := e.say(string(w.By)+"前", map[schema.Event]string{schema.Accepted: "before acceptance", schema.Decided: "before the decision"}[w.By])
	if w.Matter.Milestone != nil { // nobody accepts it
		s = e.say("开始前", "before it begins")
	}
	if len(w.When) > 0 {
		s += e.say("，", ", ") + e.guard(w.When) + e.say("的", "")
	}
	s += e.say("：", ": ") + w.Demanded().In(e.lang)
	s += e.say("（", " (") + w.Grounds().In(e.lang) + e.say("）", ")")
	switch {
	case w.Committed():
		s += e.say("，", ", ") + wording.ByCommitment().In(e.lang)
	case len(w.Ways) == 0:
		s += e.say("，没有来源", ", which has no source")
	case atHand(w):
		s += e.say("，不由本目录的事项核发", ", which no matter of this catalog issues")
	}
	return s
}
