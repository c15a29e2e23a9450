package sheet

import (
	"fmt"

	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// proceduresBook is the workbook of combined procedures.
const proceduresBook = "联办事项清单"

// part is a member of a procedure.
type part struct {
	*model.Member
	procedure *model.Procedure
	index     int
}

// whole is a column of the procedure, merged down over its members.
func whole(c Column, value func(*model.Procedure) any) column[part] {
	if c.Field != "" {
		c.Field = "procedure.*." + c.Field
	}
	return col(c, func(p part) any { return value(p.procedure) }).down(func(p part) string { return p.procedure.ID })
}

// claimed is a figure the office claims, "" where it claims none.
func claimed(p *model.Procedure, figure func(*schema.Claims) *int) any {
	if p.Claims == nil {
		return nil
	}
	if n := figure(p.Claims); n != nil {
		return *n
	}
	return nil
}

// proceduresPlan is the sheet 联办事项清单: the matters handled together, under one lead department.
func proceduresPlan() plan[part] {
	figures := "公布的指标（时限：工作日；跑动：次）"
	return plan[part]{
		book: proceduresBook, name: proceduresBook, title: "联办事项（一件事）清单", paper: A3,
		places: func(p part) []fieldpath.Selector {
			return []fieldpath.Selector{fieldpath.Procedure(p.procedure.ID).Members().Item(p.index)}
		},
		columns: []column[part]{
			col(Column{Title: "序号", Kind: Serial, Width: 5}, func(part) any { return nil }).
				down(func(p part) string { return p.procedure.ID }),
			whole(Column{Title: "联办事项名称", Kind: Word, Width: 14, Field: "name", Exact: true},
				func(p *model.Procedure) any { return p.Name }),
			whole(Column{Title: "牵头部门", Kind: Word, Width: 10, Field: "lead"},
				func(p *model.Procedure) any { return p.Lead.ShortName() }),
			whole(Column{Title: "服务对象", Kind: Word, Width: 11, Field: "audience"},
				func(p *model.Procedure) any { return wording.Audience(p.Audience) }),
			whole(Column{Title: "依据", Kind: Prose, Width: 24, Grow: true, Field: "basis"},
				func(p *model.Procedure) any { return list(p.Basis, wording.NumberedCite) }),
			whole(Column{Title: "施行日期", Kind: Date, Width: 10, Field: "effective.from", Exact: true},
				func(p *model.Procedure) any {
					if p.Effective == nil {
						return nil
					}
					return p.Effective.From
				}),
			col(Column{Title: "阶段", Group: "联办的事项", Kind: Word, Width: 8, Field: "procedure.*.members.*.stage", Exact: true},
				func(p part) any { return p.Stage }),
			col(Column{Title: "事项", Group: "联办的事项", Kind: Prose, Width: 20, Grow: true, Field: "procedure.*.members.*.matter"},
				func(p part) any { return p.Matter.Name }),
			col(Column{Title: "联办部门", Group: "联办的事项", Kind: Word, Width: 10},
				func(p part) any { return p.Matter.Department.ShortName() }),
			col(Column{Title: "实施层级", Group: "联办的事项", Kind: Word, Width: 7},
				func(p part) any { return string(p.Matter.Level) }),
			col(Column{Title: "证照名称", Group: "联办的事项", Kind: Prose, Width: 14, Grow: true},
				func(p part) any { return p.Matter.ResultName() }),
			col(Column{Title: "适用情形", Group: "联办的事项", Kind: Prose, Width: 12, Grow: true, Field: "procedure.*.members.*.when"},
				func(p part) any { return p.When.Sentence() }),
			col(Column{Title: "单独办理承诺时限", Group: "联办的事项", Kind: Word, Width: 10},
				func(p part) any { return wording.Promise(p.Matter) }),
			whole(Column{Title: "法定时限合计", Group: figures, Kind: Number, Width: 8, Field: "claims.statutory", Exact: true},
				func(p *model.Procedure) any { return claimed(p, func(c *schema.Claims) *int { return c.Statutory }) }),
			whole(Column{Title: "承诺时限", Group: figures, Kind: Number, Width: 8, Field: "claims.promised", Exact: true},
				func(p *model.Procedure) any { return claimed(p, func(c *schema.Claims) *int { return c.Promised }) }),
			whole(Column{Title: "联办前跑动", Group: figures, Kind: Number, Width: 7, Field: "claims.visitsBefore", Exact: true},
				func(p *model.Procedure) any {
					return claimed(p, func(c *schema.Claims) *int { return c.VisitsBefore })
				}),
			whole(Column{Title: "联办后跑动", Group: figures, Kind: Number, Width: 7, Field: "claims.visitsAfter", Exact: true},
				func(p *model.Procedure) any {
					return claimed(p, func(c *schema.Claims) *int { return c.VisitsAfter })
				}),
			whole(Column{Title: "办理窗口和电话", Kind: Prose, Width: 20, Grow: true, Field: "service"},
				func(p *model.Procedure) any { return windowsWords(p.Service) }),
		},
	}
}

// procedureList fills the sheet 联办事项清单.
func (s *source) procedureList() table {
	var rows []part
	for _, p := range s.procedures {
		for i := range p.Members {
			rows = append(rows, part{&p.Members[i], p, i})
		}
	}
	t := proceduresPlan().table(rows)
	t.notes = []string{fmt.Sprintf("共 %d 件联办事项，涉及 %d 个事项（次）。", len(s.procedures), len(rows))}
	return t
}
