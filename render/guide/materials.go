package guide

import (
	"strconv"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// materials adds the table of materials and that of intermediary services.
func (g *matterPage) materials() {
	m := g.m
	g.w.From("matter.materials", "document", "matter.result", "matter.results", "agency", "milestone")
	if len(m.Materials) == 0 {
		g.w.Say(page.Plain(wording.MaterialsSummary(m)))
	} else {
		g.w.Say(page.Plain(wording.MaterialsSummary(m)))
		t := page.Table{Columns: []page.Column{page.IndexColumn(), {Title: "材料名称", Width: 22}, {Title: "必要性", Width: 8, Align: page.Center}}}
		if g.bound { // few wide columns make short rows
			t.Columns = append(t.Columns, page.Column{Title: "份数、形式和来源", Width: 26}, page.Column{Title: "受理标准、备注和依据"})
		} else {
			t.Columns = append(t.Columns, page.Column{Title: "份数和形式", Width: 12}, page.Column{Title: "来源", Width: 16},
				page.Column{Title: "受理标准和备注", Width: 20}, page.Column{Title: "依据", Width: 16})
		}
		for i, r := range m.Materials {
			row := []page.Cell{{page.Plain(strconv.Itoa(i + 1))}, g.materialName(r), wording.Necessity(r)}
			from := wording.Source(r, g.p.IssuersOf(model.Member{Matter: m}, r))
			if g.bound {
				row = append(row, page.Cell{page.Separate("；", append(wording.Quantity(r), from...)...)}, withBasis(g.cites.standard(r), g.cites.citeLaws(r.Basis)))
			} else {
				row = append(row, wording.Quantity(r), from, g.cites.standard(r), g.cites.citeLaws(r.Basis))
			}
			t.Rows = append(t.Rows, row)
		}
		g.w.Add(t)
	}
	g.w.From("matter.agencies", "agency", "document", "matter.result", "matter.results", "milestone")
	if len(m.Agencies) > 0 {
		g.w.Add(page.Heading{Level: 3, Text: "办理中需要的中介服务"}, g.agencyTable(m.Agencies))
	}
}

// withBasis puts the basis of a cell behind its text, in brackets.
func withBasis(c page.Cell, basis []page.Text) page.Cell {
	if len(basis) == 0 {
		return c
	}
	cited := page.Concat(page.Small("（"), page.SeparateSmall("、", basis), page.Small("）"))
	if len(c) == 0 {
		return page.Cell{cited}
	}
	c[len(c)-1] = page.Concat(c[len(c)-1], cited)
	return c
}

// materialName is the name of a material, for whom it is asked, and where its forms are.
func (g *matterPage) materialName(r model.Material) page.Cell {
	c := append(page.Cell{page.Strong(r.Title)}, wording.Situation(r.When)...)
	if t := wording.Forms(r.Material, g.p.Catalog(), !g.bound); t != nil {
		c = append(c, t)
	}
	return c
}

// standard is the acceptance standard of a material and every remark on it.
func (c cites) standard(r model.Material) page.Cell {
	cell := page.Cell(page.Paragraphs(r.Standard))
	for i, t := range page.Paragraphs(r.Instructions) {
		if i == 0 {
			t = page.Concat(page.Plain("填写："), t)
		}
		cell = append(cell, t)
	}
	if r.Proof != nil {
		cell = append(cell, page.Plain(wording.Proof(r.Proof)))
	}
	said := model.Pledged(r.Proof) && r.Relax != nil && r.Relax.Kind == schema.ByCommitment // with the proof
	if t := c.relaxation(r.Relax); t != nil && !said {
		cell = append(cell, t)
	}
	if r.Note != "" {
		cell = append(cell, page.Plain(r.Note))
	}
	return cell
}

// agencyTable lists intermediary services.
func (g *matterPage) agencyTable(services []model.AgencyService) page.Table {
	t := page.Table{Columns: []page.Column{
		{Title: "服务", Width: 24}, {Title: "机构", Width: 30}, {Title: "付费方", Width: 10, Align: page.Center},
		{Title: "时限", Width: 12}, {Title: "依据", Width: 24},
	}}
	for _, s := range services {
		name := append(page.Cell{page.Strong(s.Name)}, wording.Situation(s.When)...)
		if s.Output != "" {
			name = append(name, page.Plain("成果：", s.Output))
		}
		if g.m.Commissions(&s) {
			name = append(name, page.Plain(wording.Commissioned().ZH))
		}
		for _, r := range s.Prerequisites {
			ways := make([]page.Text, len(r.AnyOf))
			who := g.p.Taking(model.Member{Matter: g.m, When: s.When.And(r.When)})
			for i, a := range r.AnyOf {
				ways[i] = wording.Alternative(a, who.From(a))
			}
			name = append(name, page.Concat(page.Plain("前置："), wording.Requirement(r.When, r.By, ways), g.cites.after(r.Basis), page.Plain("。"), g.cites.relaxation(r.Relax)))
		}
		var who page.Cell
		if s.Qualification != "" {
			who = append(who, page.Plain(s.Qualification))
		}
		if len(s.Agencies) > 0 {
			who = append(who, page.Plain("可以从下列机构中选择，也可以选择其他符合条件的机构："))
		}
		for _, a := range s.Agencies {
			agency := page.Plain(a.Name)
			if len(a.Phones) > 0 {
				agency = page.Concat(agency, page.Plain("（"), page.Phones(a.Phones, page.Regular), page.Plain("）"))
			}
			who = append(who, agency)
		}
		var period page.Cell
		if s.Period != nil {
			period = page.Cell{page.Plain(s.Period.Sentence())}
		}
		t.Rows = append(t.Rows, []page.Cell{name, who, wording.Payer(s), period, g.cites.citeLaws(s.Basis)})
	}
	return t
}
