package sheet

import (
	"fmt"

	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// proofsWorkbook is the workbook of certificates demanded of applicants.
const proofsWorkbook = "证明事项清单"

// proof is a material that is a certificate.
type proof struct {
	*model.Material
	matter *model.Matter
	index  int
}

// issuer says who issues a certificate.
func (p proof) issuer() string {
	switch {
	case p.Proof != nil:
		return p.Proof.Issuer
	case len(p.Document.Issuers) == 0:
		return p.Document.Issuer
	}
	return list(p.Document.Issuers, func(m *model.Matter) string { return m.Department.Name })
}

// purpose says what a certificate is for.
func (p proof) purpose() string {
	if p.Proof != nil {
		return p.Proof.Purpose
	}
	return "用于办理" + quoted(p.matter)
}

// commitment reports whether a written commitment may replace a certificate.
func (p proof) commitment() bool {
	return model.Pledged(p.Proof) || p.Relax != nil && p.Relax.Kind == schema.ByCommitment
}

// proofsPlan is the sheet 证明事项清单, which must give basis, who demands and who issues (优化营商环境条例 §44).
func proofsPlan() plan[proof] {
	field := func(name string) string { return "matter.*.materials.*." + name }
	return plan[proof]{
		workbook: proofsWorkbook, name: proofsWorkbook, title: "证明事项清单", paper: a3,
		places: func(p proof) []fieldpath.Selector {
			return []fieldpath.Selector{fieldpath.Matter(p.matter.ID).Materials().Item(p.index)}
		},
		columns: []column[proof]{
			serial[proof](),
			col(columnPlan{Title: "证明名称", Kind: kindProse, Width: 16, Grow: true, Field: field("name"), Exact: true},
				func(p proof) any { return p.Title }),
			col(columnPlan{Title: "证明用途", Kind: kindProse, Width: 16, Grow: true, Field: field("proof.purpose"), Exact: true},
				func(p proof) any { return p.purpose() }),
			col(columnPlan{Title: "涉及事项", Kind: kindProse, Width: 16, Grow: true, Field: "matter.*.name", Exact: true},
				func(p proof) any { return p.matter.Name }),
			col(columnPlan{Title: "设定依据", Kind: kindProse, Width: 22, Grow: true, Field: field("basis")},
				func(p proof) any { return list(p.Basis, wording.RankedCite) }),
			col(columnPlan{Title: "依据规定内容", Kind: kindProse, Width: 26, Grow: true},
				func(p proof) any { return contents(p.Basis) }),
			col(columnPlan{Title: "索要单位", Group: "实施基本情况", Kind: kindProse, Width: 14, Field: "matter.*.department"},
				func(p proof) any { return p.matter.Department.Name }),
			col(columnPlan{Title: "开具单位", Group: "实施基本情况", Kind: kindProse, Width: 14, Field: field("proof.issuer"), Exact: true},
				func(p proof) any { return p.issuer() }),
			col(columnPlan{Title: "行使层级", Kind: kindWord, Width: 6, Field: "matter.*.level", Exact: true},
				func(p proof) any { return wording.Join("、", p.matter.Level) }),
			col(columnPlan{Title: "事项类型", Kind: kindWord, Width: 6, Field: "matter.*.type", Exact: true},
				func(p proof) any { return string(p.matter.Type) }),
			col(columnPlan{Title: "实行告知承诺", Kind: kindYesNo, Width: 6, Field: field("proof.commitment"), Exact: true},
				func(p proof) any {
					if p.Relax == nil && (p.Proof == nil || p.Proof.Commitment == nil) {
						return nil
					}
					return p.commitment()
				}),
			col(columnPlan{Title: "不能实行告知承诺及保留原因", Kind: kindProse, Width: 14, Grow: true, Field: field("proof.reason"), Exact: true},
				func(p proof) any {
					if p.Proof == nil {
						return nil
					}
					return p.Proof.Reason
				}),
			col(columnPlan{Title: "备注", Kind: kindProse, Width: 8, Field: field("note"), Exact: true},
				func(p proof) any { return p.Note }),
		},
	}
}

// proofs fills the sheet 证明事项清单: materials that name a proof, and those whose document is a certificate.
func (s *source) proofs() table {
	var rows []proof
	committed := 0
	for _, m := range s.matters {
		for i := range m.Materials {
			p := proof{&m.Materials[i], m, i}
			certificate := p.Document != nil && p.Document.Kind == schema.CertificatePaper
			if p.Proof == nil && !certificate {
				continue
			}
			if p.commitment() {
				committed++
			}
			rows = append(rows, p)
		}
	}
	t := proofsPlan().table(rows)
	t.notes = []string{
		fmt.Sprintf("共 %d 项证明：其中实行告知承诺 %d 项，保留 %d 项。", len(rows), committed, len(rows)-committed),
	}
	if !s.asOf.Before(businessEnvironment) {
		t.notes = append(t.notes, "注：清单之外，政府部门、公用企事业单位和服务机构不得索要证明（优化营商环境条例第四十四条）。")
	}
	return t
}
