package sheet

import (
	"fmt"

	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// materialsWorkbook is the workbook of materials.
const materialsWorkbook = "材料清单"

// handedIn is a material of a matter; for a matter that asks for none, only the matter.
type handedIn struct {
	matter   *model.Matter
	index    int
	material *model.Material // nil for none
	from     []*model.Matter // of which those who are asked for it can have it
}

// materialColumn is a column of the list of materials; it is blank where a matter asks for none.
func materialColumn(c columnPlan, value func(*model.Material) any) column[handedIn] {
	if c.Field != "" {
		c.Field = "matter.*.materials.*." + c.Field
	}
	return col(c, func(h handedIn) any {
		if h.material == nil {
			return "/"
		}
		return value(h.material)
	})
}

// count is a number that may be missing; 0 is missing too.
func count(n *int) any {
	if n == nil || *n == 0 {
		return nil
	}
	return *n
}

// materialsPlan is the sheet 材料清单: every material of every matter.
func materialsPlan() plan[handedIn] {
	return plan[handedIn]{
		workbook: materialsWorkbook, name: materialsWorkbook, title: "政务服务事项申请材料清单", paper: a3,
		places: func(h handedIn) []fieldpath.Selector {
			if h.material == nil {
				return matterPlace(h.matter)
			}
			return []fieldpath.Selector{fieldpath.Matter(h.matter.ID).Materials().Item(h.index)}
		},
		columns: []column[handedIn]{
			serial[handedIn](),
			col(columnPlan{Title: "部门", Kind: kindWord, Width: 8, Field: "matter.*.department"},
				func(h handedIn) any { return h.matter.Department.ShortName() }).
				down(func(h handedIn) string { return h.matter.Department.ID }),
			col(columnPlan{Title: "事项", Kind: kindWord, Width: 14, Field: "matter.*.name", Exact: true},
				func(h handedIn) any { return h.matter.Name }).
				down(func(h handedIn) string { return h.matter.ID }),
			col(columnPlan{Title: "事项编码", Kind: kindCode, Width: 18, Field: "matter.*.codes"},
				func(h handedIn) any { return codes(h.matter) }).
				down(func(h handedIn) string { return h.matter.ID }),
			col(columnPlan{Title: "材料名称", Kind: kindProse, Width: 20, Grow: true, Field: "matter.*.materials.*.name", Exact: true},
				func(h handedIn) any {
					if h.material == nil {
						return wording.Declared(h.matter.Matter.Materials)
					}
					return h.material.Title
				}),
			materialColumn(columnPlan{Title: "必要性", Kind: kindWord, Width: 7, Field: "necessity", Exact: true},
				func(m *model.Material) any { return string(m.Necessity) }),
			materialColumn(columnPlan{Title: "原件", Group: "份数", Kind: kindNumber, Width: 5, Field: "original", Exact: true},
				func(m *model.Material) any { return count(m.Original) }),
			materialColumn(columnPlan{Title: "复印件", Group: "份数", Kind: kindNumber, Width: 6, Field: "copies", Exact: true},
				func(m *model.Material) any { return count(m.Copies) }),
			materialColumn(columnPlan{Title: "原件或复印件", Group: "份数", Kind: kindNumber, Width: 6, Field: "either", Exact: true},
				func(m *model.Material) any { return count(m.Either) }),
			materialColumn(columnPlan{Title: "形式", Kind: kindWord, Width: 6, Field: "form", Exact: true},
				func(m *model.Material) any { return string(m.Form) }),
			materialColumn(columnPlan{Title: "规格", Kind: kindCode, Width: 5, Field: "paper", Exact: true},
				func(m *model.Material) any { return string(m.Paper) }),
			materialColumn(columnPlan{Title: "来源渠道", Kind: kindWord, Width: 8, Field: "source", Exact: true},
				func(m *model.Material) any { return string(m.Source) }),
			col(columnPlan{Title: "来源说明/核发事项", Kind: kindProse, Width: 16, Grow: true, Field: "matter.*.materials.*.sourceNote"}, func(h handedIn) any {
				if h.material == nil {
					return "/"
				}
				return lines(texts(wording.IssuedBy(h.material.Document, h.from, true)), h.material.SourceNote)
			}),
			materialColumn(columnPlan{Title: "适用情形", Kind: kindProse, Width: 12, Grow: true, Field: "when"},
				func(m *model.Material) any { return m.When.Sentence() }),
			materialColumn(columnPlan{Title: "受理标准", Kind: kindProse, Width: 16, Grow: true, Field: "standard", Exact: true},
				func(m *model.Material) any { return m.Standard }),
			materialColumn(columnPlan{Title: "依据", Kind: kindProse, Width: 18, Grow: true, Field: "basis"},
				func(m *model.Material) any { return cites(m.Basis) }),
			materialColumn(columnPlan{Title: "备注", Kind: kindProse, Width: 10, Grow: true, Field: "note"},
				func(m *model.Material) any {
					return lines(append(wording.Counts(*m), m.Format, wording.Via(*m), wording.Exempted(*m), wording.OnceHappened(*m), wording.Relaxation(m.Relax).ZH, file(wording.Blank, m.Template), file(wording.Sample, m.Sample), m.Note)...)
				}),
		},
	}
}

// file names a file of a material, "" for none.
func file(what, path string) string {
	if path == "" {
		return ""
	}
	return what + "：" + path
}

// materials fills the sheet 材料清单.
func (s *source) materials() table {
	var rows []handedIn
	asking, unknown, n := 0, 0, 0
	for _, m := range s.matters {
		if len(m.Materials) == 0 {
			rows = append(rows, handedIn{matter: m})
			if m.Matter.Materials == nil {
				unknown++
			}
			continue
		}
		asking++
		for i := range m.Materials {
			n++
			rows = append(rows, handedIn{m, i, &m.Materials[i], s.issuers(m, m.Materials[i])})
		}
	}
	t := materialsPlan().table(rows)
	total := fmt.Sprintf("共 %d 份材料，涉及 %d 个事项", n, asking)
	if none := len(s.matters) - asking - unknown; none > 0 {
		total += fmt.Sprintf("；另有 %d 个事项没有申请材料", none)
	}
	if unknown > 0 {
		total += fmt.Sprintf("；%d 个事项的申请材料"+wording.Unpublished, unknown)
	}
	t.notes = []string{total + "。"}
	return t
}
