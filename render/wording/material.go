package wording

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// MaterialsToBring says how many materials the applicant gets ready, without those the window fetches; "" for none.
func MaterialsToBring(m *model.Matter) string {
	count, all := "共", 0
	for _, r := range m.Materials {
		if r.Fetched() {
			continue
		}
		all++
		if len(r.When) > 0 || r.Necessity == schema.Optional {
			count = "至多"
		}
	}
	if all == 0 {
		return ""
	}
	return fmt.Sprintf("%s %d 项", count, all)
}

// What is said of a material that the window fetches itself.
const (
	Fetched     = "由窗口调取"
	notHandedIn = "不用提交"
)

// MaterialLine says a material in a line: its name, and in brackets how many, whether it is required, by when and of whom.
func MaterialLine(r model.Material) page.Text {
	hand, demand, only := semicolons(append([]string{Copies(model.NumbersOf(r.Original, r.Copies, r.Either))}, Counts(r)...)...), "", Only(r.When)
	if !r.Required() {
		demand = string(r.Necessity)
	}
	switch {
	case r.Exempted != "":
		hand = notHandedIn + "，" + r.Exempted
	case r.Fetched():
		hand = Fetched + "，" + notHandedIn
	case only != "":
		only += "提交"
	}
	return page.Concat(page.Plain(r.Title), page.Small(Bracketed(semicolons(hand, r.Format, Via(r), demand, later(r), only, semicolons(Reliefs(r)...), strings.TrimSuffix(r.Note, "。")))))
}

// Reliefs say what spares the applicant a material, or having it at once.
func Reliefs(r model.Material) []string {
	var list []string
	if relaxed := Relaxation(r.Relax).ZH; relaxed != "" {
		list = append(list, relaxed)
	}
	if said := ByCommitment().ZH; model.Pledged(r.Proof) && !slices.Contains(list, said) {
		list = append(list, said)
	}
	return list
}

// semicolons puts together what is not "".
func semicolons(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "；")
}

// later says of a material that the applicant may hand in after acceptance by when, "" of any other.
func later(r model.Material) string {
	if r.By != schema.Decided || r.Fetched() {
		return ""
	}
	return Before(r.By) + "提交"
}

// Necessity says whether a material is required, and whether it may come later, as far as the catalog says.
func Necessity(r model.Material) page.Cell {
	var c page.Cell
	if r.Necessity != "" {
		c = append(c, page.Plain(string(r.Necessity)))
	}
	if s := later(r); s != "" {
		c = append(c, page.Plain(s))
	}
	return c
}

// Strictness orders necessities: who asks most strictly for a paper decides whether it is required. What is listed is required, unless it is
// said otherwise.
func Strictness(n schema.Necessity) int {
	return slices.Index([]schema.Necessity{schema.Optional, schema.Deferred, schema.Required}, cmp.Or(n, schema.Required))
}

// Proof says what a certificate is for, who issues it, and whether the word of the applicant will do instead. A sheet has a column for
// each of that.
func Proof(f *schema.Proof) string {
	s := "证明事项：用于" + f.Purpose + "；由" + f.Issuer + "开具"
	if model.Pledged(f) {
		s += "；" + ByCommitment().ZH
	} else if f.Reason != "" {
		s += "；不能用承诺代替：" + f.Reason
	}
	return s
}

// Copies says how many originals and copies are asked, "" for none.
func Copies(n model.Numbers) string {
	var parts []string
	for _, e := range []struct {
		name string
		many int
	}{{"原件", n.Original}, {"复印件", n.Copies}, {"原件或者复印件", n.Either}} {
		if e.many > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 份", e.name, e.many))
		}
	}
	return strings.Join(parts, "、")
}

// Counts say how many of a material some applicants hand in, a part each: 供地方式为出让的，复印件 2 份.
func Counts(r model.Material) []string {
	var list []string
	for _, c := range r.Counts {
		many := Copies(c.Numbers())
		if many == "" {
			many = "不用交"
		}
		list = append(list, Only(c.When)+"，"+many)
	}
	return list
}

// Exempted says that nothing need be handed in, and why; "" where the applicant has to.
func Exempted(r model.Material) string {
	if r.Exempted == "" {
		return ""
	}
	return notHandedIn + "：" + r.Exempted
}

// Via says in which channels alone a material is handed in, "" for all.
func Via(r model.Material) string {
	if len(r.Via) == 0 {
		return ""
	}
	return "只在" + Join("、", r.Via) + "时提交"
}

// Quantity says how many of a material in which form, or that the applicant brings nothing.
func Quantity(r model.Material) page.Cell {
	if r.Fetched() {
		return append(page.Cell{page.Strong(notHandedIn)}, page.Some(r.Exempted)...)
	}
	c := page.Cell(page.Some(Copies(model.NumbersOf(r.Original, r.Copies, r.Either))))
	for _, s := range Counts(r) {
		c = append(c, page.Plain(s))
	}
	if t := InForm(r); t != nil {
		c = append(c, t)
	}
	return append(c, page.Some(Via(r))...)
}

// InForm says in which form a material is handed in, nil where the catalog does not say.
func InForm(r model.Material) page.Text {
	if s := Listed(Spaced(string(r.Paper), string(r.Form)), r.Format); s != "" {
		return page.Plain(s)
	}
	return nil
}

// Source says where a material comes from, a document from those of the matters that issue it of which it can be had; that it comes from elsewhere (其他) only where nothing else says from where.
func Source(r model.Material, from []*model.Matter) page.Cell {
	var c page.Cell
	if r.Source != "" && (r.Source != schema.OtherSource || r.Document == nil && r.SourceNote == "") {
		c = append(c, page.Plain(string(r.Source)))
	}
	c = append(c, IssuedBy(r.Document, from, false)...)
	if r.SourceNote != "" {
		c = append(c, page.Plain(r.SourceNote))
	}
	if s := OnceHappened(r); s != "" {
		c = append(c, page.Plain(s))
	}
	return c
}

// OnceHappened says without which milestone a material cannot exist, "" for none.
func OnceHappened(r model.Material) string {
	if r.Milestone == nil {
		return ""
	}
	return "“" + r.Milestone.Name + "”以后才有"
}

// MaterialsSummary counts the materials: how many to bring, how many the window fetches, how many only some need. It says that there are none
// where the catalog does, and else that they are not published, which the law demands (八公开).
func MaterialsSummary(m *model.Matter) string {
	if len(m.Materials) == 0 {
		return Declared(m.Matter.Materials) + "。"
	}
	system, some := 0, 0
	for _, r := range m.Materials {
		if r.Fetched() {
			system++
		}
		if len(r.When) > 0 || r.Necessity == schema.Optional {
			some++
		}
	}
	s := fmt.Sprintf("共 %d 项", len(m.Materials))
	if system > 0 {
		s += fmt.Sprintf("，其中 %d 项"+Fetched+"，"+notHandedIn, system)
	}
	if some > 0 {
		s += fmt.Sprintf("，%d 项只有部分申请人需要", some)
	}
	return s + "。"
}
