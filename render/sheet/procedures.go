package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/timetable"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// proceduresWorkbook is the workbook of combined procedures.
const proceduresWorkbook = "联办事项清单"

// part is a member of a procedure.
type part struct {
	*model.Member
	procedure *model.Procedure
	index     int
	most      *figures
}

// figures are what follows from the members of a procedure, each the most it is in any situation.
type figures struct {
	promise, apart, together int             // working days; visits of each matter by itself, and of all together
	untimed                  bool            // nobody says how long some member takes
	varies                   bool            // the situations are too many to know the most
	past                     []wording.Claim // what has been announced and does not follow from the members
	without                  []string        // the milestones whose time the promise has not
}

// varying stands for a figure where the situations are too many to derive it from all of them, and the guide has an example; unsure for a
// time of which nobody says how long a part of it is.
const (
	varying = "因情形而异，见指南"
	unsure  = "不确定"
)

// figuresOf derives the figures of a procedure; nil where its members cannot be put in order.
func figuresOf(program *validate.Program, p *model.Procedure) *figures {
	situations, all := program.Situations(p)
	if len(situations) == 0 {
		return nil
	}
	f := figures{varies: !all}
	if p.Claims != nil {
		f.past = timetable.PastOf(p.Claims, situations)
	}
	for _, s := range situations {
		for _, i := range s.Plan.Items {
			if name := "“" + i.Matter.Name + "”"; i.Happens() && !slices.Contains(f.without, name) {
				f.without = append(f.without, name)
			}
		}
		f.untimed = f.untimed || s.Plan.Untimed()
		f.promise, f.apart, f.together = max(f.promise, s.Plan.Length), max(f.apart, s.Plan.VisitsAlone), max(f.together, len(s.Plan.Trips))
	}
	return &f
}

// whole is a column of the procedure, merged down over its members.
func whole(c columnPlan, value func(*model.Procedure) any) column[part] {
	if c.Field != "" {
		c.Field = "procedure.*." + c.Field
	}
	return col(c, func(p part) any { return value(p.procedure) }).down(func(p part) string { return p.procedure.ID })
}

// derived is a figure of the members, merged like whole; blank where they cannot be put in order.
func derived(title string, figure func(*figures) any) column[part] {
	return col(columnPlan{Title: title, Group: derivedGroup, Kind: kindNumber, Width: 6}, func(p part) any {
		switch {
		case p.most == nil:
			return nil
		case p.most.varies:
			return varying
		}
		return figure(p.most)
	}).down(func(p part) string { return p.procedure.ID })
}

// derivedGroup is the head of the columns of what follows from the members.
const derivedGroup = "按各事项（推算）"

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
	announced := "公布的指标（时限：工作日；跑动：次）"
	return plan[part]{
		workbook: proceduresWorkbook, name: proceduresWorkbook, title: "联办事项（一件事）清单", paper: a3,
		places: func(p part) []fieldpath.Selector {
			return []fieldpath.Selector{fieldpath.Procedure(p.procedure.ID).Members().Item(p.index)}
		},
		columns: []column[part]{
			col(columnPlan{Title: "序号", Kind: kindSerial, Width: 5}, func(part) any { return nil }).
				down(func(p part) string { return p.procedure.ID }),
			whole(columnPlan{Title: "联办事项名称", Kind: kindWord, Width: 14, Field: "name", Exact: true},
				func(p *model.Procedure) any { return p.Name }),
			whole(columnPlan{Title: "牵头部门", Kind: kindWord, Width: 8, Field: "lead"},
				func(p *model.Procedure) any { return p.Lead.ShortName() }),
			whole(columnPlan{Title: "服务对象", Kind: kindWord, Width: 12, Field: "audience"},
				func(p *model.Procedure) any { return wording.Audience(p.Audience) }),
			whole(columnPlan{Title: "依据", Kind: kindProse, Width: 18, Grow: true, Field: "basis"},
				func(p *model.Procedure) any { return list(p.Basis, wording.NumberedCite) }),
			whole(columnPlan{Title: "施行日期", Kind: kindDate, Width: 10, Field: "effective.from", Exact: true},
				func(p *model.Procedure) any {
					if p.Effective == nil {
						return nil
					}
					return p.Effective.From
				}),
			col(columnPlan{Title: "阶段", Group: "联办的事项", Kind: kindWord, Width: 8, Field: "procedure.*.members.*.stage", Exact: true},
				func(p part) any { return p.Stage }),
			col(columnPlan{Title: "事项", Group: "联办的事项", Kind: kindProse, Width: 18, Grow: true, Field: "procedure.*.members.*.matter"},
				func(p part) any { return p.Matter.Name }),
			col(columnPlan{Title: "联办部门", Group: "联办的事项", Kind: kindWord, Width: 9},
				func(p part) any { return p.Matter.Department.ShortName() }),
			col(columnPlan{Title: "实施层级", Group: "联办的事项", Kind: kindWord, Width: 7},
				func(p part) any { return wording.Join("、", p.Matter.Level) }),
			col(columnPlan{Title: "证照名称", Group: "联办的事项", Kind: kindProse, Width: 12, Grow: true},
				func(p part) any { return p.Matter.ResultName() }),
			col(columnPlan{Title: "适用情形", Group: "联办的事项", Kind: kindProse, Width: 12, Grow: true, Field: "procedure.*.members.*.when"},
				func(p part) any { return p.When.Sentence() }),
			col(columnPlan{Title: "单独办理承诺时限", Group: "联办的事项", Kind: kindTerm, Width: 11},
				func(p part) any { return promiseCell(p.Matter) }),
			whole(columnPlan{Title: "法定时限合计", Group: announced, Kind: kindNumber, Width: 8, Field: "claims.statutory", Exact: true},
				func(p *model.Procedure) any { return claimed(p, func(c *schema.Claims) *int { return c.Statutory }) }),
			whole(columnPlan{Title: "承诺时限", Group: announced, Kind: kindNumber, Width: 8, Field: "claims.promised", Exact: true},
				func(p *model.Procedure) any { return claimed(p, func(c *schema.Claims) *int { return c.Promised }) }),
			whole(columnPlan{Title: "联办前跑动", Group: announced, Kind: kindNumber, Width: 7, Field: "claims.visitsBefore", Exact: true},
				func(p *model.Procedure) any {
					return claimed(p, func(c *schema.Claims) *int { return c.VisitsBefore })
				}),
			whole(columnPlan{Title: "联办后跑动", Group: announced, Kind: kindNumber, Width: 7, Field: "claims.visitsAfter", Exact: true},
				func(p *model.Procedure) any {
					return claimed(p, func(c *schema.Claims) *int { return c.VisitsAfter })
				}),
			derived("最短时限", func(f *figures) any {
				if f.untimed {
					return unsure
				}
				return f.promise
			}),
			derived("分别办跑动", func(f *figures) any { return f.apart }),
			derived("一起办跑动", func(f *figures) any { return f.together }),
			whole(columnPlan{Title: "办理窗口和电话", Kind: kindProse, Width: 15, Grow: true, Field: "service"},
				func(p *model.Procedure) any { return windowsWords(p.Service) }),
		},
	}
}

// procedureList fills the sheet 联办事项清单.
func (s *source) procedureList() table {
	var rows []part
	for _, p := range s.procedures {
		most := s.figures(p)
		for i := range p.Members {
			rows = append(rows, part{&p.Members[i], p, i, most})
		}
	}
	t := proceduresPlan().table(rows)
	t.notes = []string{
		fmt.Sprintf("共 %d 件联办事项，涉及 %d 个事项（次）。", len(s.procedures), len(rows)),
		"注：“按各事项（推算）”的数字由本目录按各事项的承诺时限、前置和到现场的环节算出，有几种情形的取最多的一种，没有写明的时间和跑动不计；情形太多、没有都算的，见联办指南。公布的指标由牵头部门填报，未公布的空着。",
	}
	for _, p := range s.procedures {
		if most := s.figures(p); most != nil && most.without != nil {
			t.notes = append(t.notes, fmt.Sprintf("“%s”的最短时限不含%s的时间。", p.Name, strings.Join(most.without, "、")))
		}
		if p.Claims != nil {
			past := timetable.Past(p.Claims)
			if most := s.figures(p); most != nil {
				past = most.past
			}
			if said := wording.PastTotals(p.Claims, past); !said.IsZero() {
				t.notes = append(t.notes, "“"+p.Name+"”公布的"+said.ZH+"。")
			}
		}
	}
	return t
}
