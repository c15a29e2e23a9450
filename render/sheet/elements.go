package sheet

import (
	"cmp"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// elementsPlan is the sheet 事项基本要素: what the implementation list says of a matter and the directories have no column for.
func elementsPlan() plan[*model.Matter] {
	return plan[*model.Matter]{
		workbook: disclosureWorkbook, name: "事项基本要素", title: "政务服务事项基本要素表", paper: a3, places: matterPlace,
		columns: []column[*model.Matter]{
			serial[*model.Matter](),
			departmentColumn(),
			nameColumn(),
			codeColumn(),
			text("主项", "matter.*.family", 12, func(m *model.Matter) string {
				if m.Family == nil {
					return ""
				}
				return m.Family.Name + wording.Bracketed(m.Family.Code)
			}),
			col(columnPlan{Title: "办理项类别", Kind: kindWord, Width: 7, Field: "matter.*.kind", Exact: true},
				func(m *model.Matter) any { return string(m.Kind) }),
			text("常用说法", "matter.*.keywords", 12, func(m *model.Matter) string { return wording.Join("、", m.Keywords) }),
			text("行使层级和权力", "matter.*.power", 14, wording.Power),
			text("有关机构", "matter.*.bodies", 20, func(m *model.Matter) string { return list(m.Bodies, bodyWords) }),
			text("依据类型", "matter.*.basis", 20, kindsOfBasis),
			text("数量限制", "matter.*.quota", 12, quotaWords),
			text("证照有效期和依据", "document.*.validity", 20, validityWords),
		},
	}
}

// elements fills the sheet 事项基本要素.
func (s *source) elements() table {
	t := elementsPlan().table(s.matters)
	t.notes = []string{typeTotal(s.matters), "注：空白的，目录没有登记。"}
	return t
}

// bodyWords says what a body does in a matter, and on what basis.
func bodyWords(b model.Body) string { return string(b.Role) + "：" + b.Name + based(b.Basis) }

// based puts citations behind a text, nothing where no basis is written.
func based(basis []*model.Basis) string {
	if len(basis) == 0 {
		return ""
	}
	return citation(basis).String()
}

// kindsOfBasis says what the articles do for a matter of which the catalog says it, kind by kind.
func kindsOfBasis(m *model.Matter) string {
	var said []string
	for _, k := range schema.Values[schema.BasisKind]() {
		var of []*model.Basis
		for _, b := range m.Basis {
			if b.Kind == k {
				of = append(of, b)
			}
		}
		if of != nil {
			said = append(said, string(k)+"：", cites(of))
		}
	}
	return lines(said...)
}

// quotaWords says how many are granted and on what basis, "" where nobody has said.
func quotaWords(m *model.Matter) string {
	if m.Quota == nil {
		return ""
	}
	return cmp.Or(m.Quota.Text, wording.Nothing) + based(m.Quota.Basis)
}

// validityWords says for how long what a matter issues is valid, and on what basis.
func validityWords(m *model.Matter) string {
	var said []page.Text
	for _, r := range m.Results {
		if r.Document == nil {
			continue
		}
		for _, t := range wording.Validity(r.Document, citation) {
			said = append(said, page.Concat(page.Plain(r.Title(), "："), t))
		}
	}
	return texts(said)
}
