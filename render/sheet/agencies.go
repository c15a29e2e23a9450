package sheet

import (
	"fmt"
	"slices"

	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// agenciesWorkbook is the workbook of intermediary services.
const agenciesWorkbook = "中介服务清单"

// service is an intermediary service of a matter.
type service struct {
	*model.AgencyService
	matter *model.Matter
	index  int
}

// servicesPlan is the sheet 中介服务清单.
func servicesPlan() plan[service] {
	field := func(name string) string { return "matter.*.agencies.*." + name }
	return plan[service]{
		workbook: agenciesWorkbook, name: agenciesWorkbook, title: "行政审批中介服务事项清单", paper: a3,
		places: func(s service) []fieldpath.Selector {
			return []fieldpath.Selector{fieldpath.Matter(s.matter.ID).Agencies().Item(s.index)}
		},
		columns: []column[service]{
			serial[service](),
			col(columnPlan{Title: "审批部门", Kind: kindWord, Width: 9, Field: "matter.*.department"},
				func(s service) any { return s.matter.Department.ShortName() }).
				down(func(s service) string { return s.matter.Department.ID }),
			col(columnPlan{Title: "审批事项名称", Kind: kindWord, Width: 16, Field: "matter.*.name", Exact: true},
				func(s service) any { return s.matter.Name }).
				down(func(s service) string { return s.matter.ID }),
			col(columnPlan{Title: "中介服务事项名称", Kind: kindProse, Width: 18, Grow: true, Field: field("name"), Exact: true},
				func(s service) any { return s.Name }),
			col(columnPlan{Title: "设定依据", Kind: kindProse, Width: 24, Grow: true, Field: field("basis")},
				func(s service) any { return cites(s.Basis) }),
			col(columnPlan{Title: "适用情形", Kind: kindProse, Width: 12, Grow: true, Field: field("when")},
				func(s service) any { return s.When.Sentence() }),
			col(columnPlan{Title: "机构要求", Kind: kindProse, Width: 16, Grow: true, Field: field("qualification"), Exact: true},
				func(s service) any { return s.Qualification }),
			col(columnPlan{Title: "实施机构（由申请人自主选择）", Kind: kindProse, Width: 22, Grow: true, Field: field("agencies")},
				func(s service) any { return list(s.Agencies, func(a *model.Agency) string { return a.Name }) }),
			col(columnPlan{Title: "办理时限", Kind: kindWord, Width: 10, Field: field("period")},
				func(s service) any {
					if s.Period == nil {
						return nil
					}
					return s.Period.Sentence()
				}),
			col(columnPlan{Title: "收费性质", Kind: kindWord, Width: 10, Field: field("pricing"), Exact: true},
				func(s service) any { return string(s.Pricing) }),
			col(columnPlan{Title: "付费方", Kind: kindWord, Width: 8, Field: field("payer"), Exact: true},
				func(s service) any { return string(s.Payer) }),
			col(columnPlan{Title: "服务成果", Kind: kindProse, Width: 12, Grow: true, Field: field("output"), Exact: true},
				func(s service) any { return s.Output }),
			col(columnPlan{Title: "前置", Kind: kindProse, Width: 14, Grow: true, Field: field("prerequisites")},
				func(s service) any {
					return list(s.Prerequisites, func(r model.Prerequisite) string {
						return wording.Requirement(r.When, r.By, wording.Ways(r.AnyOf)).String()
					})
				}),
		},
	}
}

// services fills the sheet 中介服务清单.
func (s *source) services() table {
	var rows []service
	matters, unknown := 0, 0
	for _, m := range s.matters {
		if len(m.Agencies) > 0 {
			matters++
		}
		if m.Matter.Agencies == nil {
			unknown++
		}
		for i := range m.Agencies {
			rows = append(rows, service{&m.Agencies[i], m, i})
		}
	}
	t := servicesPlan().table(rows)
	t.notes = []string{
		fmt.Sprintf("共 %d 项中介服务，涉及 %d 个审批事项；%d 个事项没有登记有没有中介服务。", len(rows), matters, unknown),
		"注：付费方为审批部门的，不向申请人收费。",
	}
	return t
}

// provider is an agency with the services it may be chosen for.
type provider struct {
	*model.Agency
	services []string
}

// agencyPlan is the sheet 中介机构名录.
func agencyPlan() plan[provider] {
	return plan[provider]{
		workbook: agenciesWorkbook, name: "中介机构名录", title: "中介服务机构名录", paper: a4,
		places: func(p provider) []fieldpath.Selector { return []fieldpath.Selector{fieldpath.Agency(p.ID)} },
		columns: []column[provider]{
			serial[provider](),
			col(columnPlan{Title: "机构名称", Kind: kindProse, Width: 24, Grow: true, Field: "agency.*.name", Exact: true},
				func(p provider) any { return p.Name }),
			col(columnPlan{Title: "机构性质", Kind: kindWord, Width: 9, Field: "agency.*.nature", Exact: true},
				func(p provider) any { return string(p.Nature) }),
			col(columnPlan{Title: "资质", Kind: kindProse, Width: 18, Grow: true, Field: "agency.*.qualification", Exact: true},
				func(p provider) any { return p.Qualification }),
			col(columnPlan{Title: "服务事项", Kind: kindProse, Width: 18, Grow: true},
				func(p provider) any { return numbered(p.services) }),
			col(columnPlan{Title: "地址", Kind: kindProse, Width: 20, Grow: true, Field: "agency.*.address", Exact: true},
				func(p provider) any { return p.Address }),
			col(columnPlan{Title: "电话", Kind: kindCode, Width: 14, Field: "agency.*.phones"},
				func(p provider) any { return lines(p.Phones...) }),
		},
	}
}

// agencyList fills the sheet 中介机构名录.
func (s *source) agencyList() table {
	var rows []provider
	for _, a := range s.agencies {
		p := provider{Agency: a}
		for _, m := range s.matters {
			for _, v := range m.Agencies {
				named := slices.ContainsFunc(v.Agencies, func(o *model.Agency) bool { return o.ID == a.ID })
				if named && !slices.Contains(p.services, v.Name) {
					p.services = append(p.services, v.Name)
				}
			}
		}
		rows = append(rows, p)
	}
	t := agencyPlan().table(rows)
	t.notes = []string{fmt.Sprintf("共 %d 家中介机构。", len(rows))}
	return t
}
