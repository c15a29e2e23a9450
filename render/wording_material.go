package render

import (
	"fmt"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// materialsToBring says how many materials the applicant gets ready, without those the window fetches; "" for none.
func materialsToBring(m *model.Matter) string {
	count, all := "共", 0
	for _, r := range m.Materials {
		if fromSystem(r) {
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

// necessity says whether a material is required, and whether it may come later.
func necessity(r model.Material) Cell {
	c := Cell{plain(string(r.Necessity))}
	if r.By == schema.Decided {
		c = append(c, plain("办结前提交"))
	}
	return c
}

// fromSystem reports whether the window fetches a material itself, so that the applicant brings nothing.
func fromSystem(r model.Material) bool { return r.Source == schema.SystemSource }

// copies says how many originals and copies are asked, "" for none.
func copies(r model.Material) string {
	var parts []string
	if r.Original != nil && *r.Original > 0 {
		parts = append(parts, fmt.Sprintf("原件 %d 份", *r.Original))
	}
	if r.Copies != nil && *r.Copies > 0 {
		parts = append(parts, fmt.Sprintf("复印件 %d 份", *r.Copies))
	}
	return strings.Join(parts, "、")
}

// hand says in a few words what an applicant hands in of a material, "" where the catalog does not say.
func hand(r model.Material) string {
	if fromSystem(r) {
		return "由窗口调取，不用提交"
	}
	return copies(r)
}

// quantity says how many of a material in which form, or that the applicant brings nothing.
func quantity(r model.Material) Cell {
	if fromSystem(r) {
		return Cell{strong("不用提交")}
	}
	var c Cell
	if n := copies(r); n != "" {
		c = append(c, plain(n))
	}
	return append(c, inForm(r))
}

// inForm says in which form a material is handed in.
func inForm(r model.Material) Text {
	if r.Paper != "" {
		return plain(r.Paper, " ", string(r.Form))
	}
	return plain(string(r.Form))
}

// source says where a material comes from.
func source(r model.Material) Cell {
	var c Cell
	if r.Source != "" {
		c = append(c, plain(string(r.Source)))
	}
	if r.Document != nil {
		for _, m := range r.Document.Issuers {
			c = append(c, concat(plain("办理："), linked(m.Name, Link{Page: pathOf(GuidePage, m.ID)})))
		}
		if len(r.Document.Issuers) == 0 && r.Document.Issuer != "" {
			c = append(c, plain("由", r.Document.Issuer, "核发"))
		}
	}
	if r.SourceNote != "" {
		c = append(c, plain(r.SourceNote))
	}
	return c
}

// materialsSummary counts the materials: how many to bring, how many the window fetches, how many only some need.
func materialsSummary(m *model.Matter) string {
	if len(m.Materials) == 0 {
		return none
	}
	system, some := 0, 0
	for _, r := range m.Materials {
		if fromSystem(r) {
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

// bracketed puts a text in brackets, nothing for "".
func bracketed(s string) string {
	if s == "" {
		return ""
	}
	return "（" + s + "）"
}
