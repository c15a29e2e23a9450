package wording

import (
	"fmt"
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

// Necessity says whether a material is required, and whether it may come later.
func Necessity(r model.Material) page.Cell {
	c := page.Cell{page.Plain(string(r.Necessity))}
	if r.By == schema.Decided {
		c = append(c, page.Plain("办结前提交"))
	}
	return c
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

// Hand says in a few words what an applicant hands in of a material, "" where the catalog does not say.
func Hand(r model.Material) string {
	if FromSystem(r) {
		return "由窗口调取，不用提交"
	}
	return Copies(r)
}

// Quantity says how many of a material in which form, or that the applicant brings nothing.
func Quantity(r model.Material) page.Cell {
	if FromSystem(r) {
		return page.Cell{page.Strong("不用提交")}
	}
	var c page.Cell
	if n := Copies(r); n != "" {
		c = append(c, page.Plain(n))
	}
	return append(c, InForm(r))
}

// InForm says in which form a material is handed in.
func InForm(r model.Material) page.Text {
	if r.Paper != "" {
		return page.Plain(r.Paper, " ", string(r.Form))
	}
	return page.Plain(string(r.Form))
}

// Source says where a material comes from.
func Source(r model.Material) page.Cell {
	var c page.Cell
	if r.Source != "" {
		c = append(c, page.Plain(string(r.Source)))
	}
	if r.Document != nil {
		for _, m := range r.Document.Issuers {
			c = append(c, page.Concat(page.Plain("办理："), page.Linked(m.Name, page.Link{Page: page.PathOf(page.GuidePage, m.ID)})))
		}
		if len(r.Document.Issuers) == 0 && r.Document.Issuer != "" {
			c = append(c, page.Plain("由", r.Document.Issuer, "核发"))
		}
	}
	if r.SourceNote != "" {
		c = append(c, page.Plain(r.SourceNote))
	}
	return c
}

// MaterialsSummary counts the materials: how many to bring, how many the window fetches, how many only some need.
func MaterialsSummary(m *model.Matter) string {
	if len(m.Materials) == 0 {
		return None
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
		s += fmt.Sprintf("，其中 %d 项由窗口调取，不用提交", system)
	}
	if some > 0 {
		s += fmt.Sprintf("，%d 项只有部分申请人需要", some)
	}
	return s + "。"
}

// Bracketed puts a text in brackets, nothing for "".
func Bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "（" + s + "）"
}
