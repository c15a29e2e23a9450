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
		if FromSystem(r) {
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
	hand, demand, only := Copies(r), "", Only(r.When)
	if !r.Required() {
		demand = string(r.Necessity)
	}
	switch {
	case FromSystem(r):
		hand = Fetched + "，" + notHandedIn
	case only != "":
		only += "提交"
	}
	return page.Concat(page.Plain(r.Title), page.Small(Bracketed(semicolons(hand, demand, later(r), only, semicolons(Reliefs(r)...)))))
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
	if r.By != schema.Decided || FromSystem(r) {
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

// FromSystem reports whether the window fetches a material itself, so that the applicant brings nothing.
func FromSystem(r model.Material) bool { return r.Source == schema.SystemSource }

// Copies says how many originals and copies are asked, "" for none.
func Copies(r model.Material) string {
	var parts []string
	if r.Original != nil && *r.Original > 0 {
		parts = append(parts, fmt.Sprintf("原件 %d 份", *r.Original))
	}
	if r.Copies != nil && *r.Copies > 0 {
		parts = append(parts, fmt.Sprintf("复印件 %d 份", *r.Copies))
	}
	return strings.Join(parts, "、")
}

// Quantity says how many of a material in which form, or that the applicant brings nothing.
func Quantity(r model.Material) page.Cell {
	if FromSystem(r) {
		return page.Cell{page.Strong(notHandedIn)}
	}
	var c page.Cell
	if n := Copies(r); n != "" {
		c = append(c, page.Plain(n))
	}
	if t := InForm(r); t != nil {
		c = append(c, t)
	}
	return c
}

// InForm says in which form a material is handed in, nil where the catalog does not say.
func InForm(r model.Material) page.Text {
	if s := Spaced(string(r.Paper), string(r.Form)); s != "" {
		return page.Plain(s)
	}
	return nil
}

// Source says where a material comes from.
func Source(r model.Material) page.Cell {
	var c page.Cell
	if r.Source != "" {
		c = append(c, page.Plain(string(r.Source)))
	}
	c = append(c, IssuedBy(r.Document, false)...)
	if r.SourceNote != "" {
		c = append(c, page.Plain(r.SourceNote))
	}
	return c
}

// MaterialsSummary counts the materials: how many to bring, how many the window fetches, how many only some need. It says that there are none
// where the catalog does, and else that they are not published, which the law demands (八公开).
func MaterialsSummary(m *model.Matter) string {
	if len(m.Materials) == 0 {
		return Declared(m.Matter.Materials) + "。"
	}
	system, some := 0, 0
	for _, r := range m.Materials {
		if FromSystem(r) {
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
