package render

import (
	"strconv"
	"strings"

	"github.com/matterc/matterc/validate/model"
)

// materials adds the table of materials and that of intermediary services.
func (g *matterPage) materials() {
	m := g.m
	if len(m.Materials) == 0 {
		g.w.Say(plain(none))
	} else {
		g.w.Say(plain(materialsSummary(m)))
		t := Table{Empty: "无", Columns: []Column{indexColumn(), {Title: "材料名称", Width: 22}, {Title: "必要性", Width: 8, Align: Center}}}
		if g.bound { // few wide columns make short rows
			t.Columns = append(t.Columns, Column{Title: "份数、形式和来源", Width: 26}, Column{Title: "受理标准、备注和依据"})
		} else {
			t.Columns = append(t.Columns, Column{Title: "份数和形式", Width: 12}, Column{Title: "来源", Width: 16},
				Column{Title: "受理标准和备注", Width: 20}, Column{Title: "依据", Width: 16})
		}
		for i, r := range m.Materials {
			row := []Cell{{plain(strconv.Itoa(i + 1))}, g.materialName(r), necessity(r)}
			if g.bound {
				row = append(row, Cell{separate("；", append(quantity(r), source(r)...)...)}, withBasis(g.cites.standard(r), g.cites.citeLaws(r.Basis)))
			} else {
				row = append(row, quantity(r), source(r), g.cites.standard(r), g.cites.citeLaws(r.Basis))
			}
			t.Rows = append(t.Rows, row)
		}
		g.w.Add(t)
	}
	if len(m.Agencies) > 0 {
		g.w.Add(Heading{Level: 3, Text: "办理中需要的中介服务"}, g.agencyTable(m.Agencies))
	}
}

// withBasis puts the basis of a cell behind its text, in brackets.
func withBasis(c Cell, basis []Text) Cell {
	if len(basis) == 0 {
		return c
	}
	cited := concat(small("（"), separateSmall("、", basis), small("）"))
	if len(c) == 0 {
		return Cell{cited}
	}
	c[len(c)-1] = concat(c[len(c)-1], cited)
	return c
}

// materialName is the name of a material, for whom it is asked, and where its forms are.
func (g *matterPage) materialName(r model.Material) Cell {
	c := Cell{strong(r.Title)}
	if len(r.When) > 0 {
		c = append(c, plain("适用情形：", r.When.Sentence()))
	}
	var links []Text
	for _, f := range []struct{ path, name string }{{r.Template, "空白表格"}, {r.Sample, "示范样表"}} {
		if len(g.p.Template(f.path)) > 0 {
			links = append(links, linked(f.name, Link{Anchor: formAnchor(f.path)}))
		}
	}
	switch {
	case len(links) > 0 && g.bound:
		c = append(c, concat(plain("有"), plain(separate("、", links...).String())))
	case len(links) > 0:
		c = append(c, concat(plain("见附录："), separate("、", links...)))
	}
	return c
}

// standard is the acceptance standard of a material and every remark on it.
func (c cites) standard(r model.Material) Cell {
	cell := Cell(paragraphs(r.Standard))
	for i, t := range paragraphs(r.Instructions) {
		if i == 0 {
			t = concat(plain("填写："), t)
		}
		cell = append(cell, t)
	}
	if r.Proof != nil {
		s := "证明事项：用于" + r.Proof.Purpose + "；由" + r.Proof.Issuer + "开具"
		if r.Proof.Commitment {
			s += "；可以用书面承诺代替"
		} else if r.Proof.Reason != "" {
			s += "；不能用承诺代替：" + r.Proof.Reason
		}
		cell = append(cell, plain(s))
	}
	if t := c.relaxation(r.Relax); t != nil {
		cell = append(cell, t)
	}
	if r.Note != "" {
		cell = append(cell, plain(r.Note))
	}
	return cell
}

// agencyTable lists intermediary services.
func (g *matterPage) agencyTable(services []model.AgencyService) Table {
	t := Table{Empty: "无", Columns: []Column{
		{Title: "服务", Width: 24}, {Title: "机构", Width: 30}, {Title: "付费方", Width: 10, Align: Center},
		{Title: "时限", Width: 12}, {Title: "依据", Width: 24},
	}}
	for _, s := range services {
		name := Cell{strong(s.Name)}
		if len(s.When) > 0 {
			name = append(name, plain("适用情形：", s.When.Sentence()))
		}
		if s.Output != "" {
			name = append(name, plain("成果：", s.Output))
		}
		var who Cell
		if s.Qualification != "" {
			who = append(who, plain(s.Qualification))
		}
		if len(s.Agencies) > 0 {
			who = append(who, plain("可以从下列机构中选择，也可以选择其他符合条件的机构："))
		}
		for _, a := range s.Agencies {
			who = append(who, plain(a.Name, bracketed(strings.Join(a.Phones, "、"))))
		}
		payer := Cell{plain(string(s.Payer))}
		if s.Pricing != "" {
			payer = append(payer, plain(s.Pricing))
		}
		var period Cell
		if s.Period != nil {
			period = Cell{plain(s.Period.Sentence())}
		}
		t.Rows = append(t.Rows, []Cell{name, who, payer, period, g.cites.citeLaws(s.Basis)})
	}
	return t
}
