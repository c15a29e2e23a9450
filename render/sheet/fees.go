package sheet

import (
	"fmt"
	"slices"
	"strings"
	"time"

	characters "github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// feesWorkbook is the workbook of fees.
const feesWorkbook = "收费目录清单"

// charge is an item of the fee list: a fee with one standard, and every matter of the department it is charged in.
type charge struct {
	model.FeeItem
	department *model.Department
	number     string // of the department: 一
	matters    []*model.Matter
	places     []fieldpath.Selector
}

// item identifies what gets one number: a fee's name within a department.
func (c *charge) item() string { return c.department.ID + "\n" + c.Name }

// same reports whether an item of the same department is the same charge.
func (c *charge) same(f model.FeeItem) bool {
	return c.Name == f.Name && c.Standard == f.Standard && c.Management == f.Management && c.Waiver == f.Waiver &&
		c.Note == f.Note && c.Kind == f.Kind && c.When.Sentence() == f.When.Sentence() && cites(c.Basis) == cites(f.Basis)
}

// feeColumn is a column of the fee list with a field of the item.
func feeColumn(c columnPlan, value func(*charge) any) column[*charge] {
	if c.Field != "" {
		c.Field = "matter.*.fee.items.*." + c.Field
	}
	return col(c, value)
}

// feesPlan is the sheet 收费目录清单, in the form of the national list of administrative charges: departments numbered
// 一、二、 in rows of their own, items numbered through.
func feesPlan() plan[*charge] {
	return plan[*charge]{
		workbook: feesWorkbook, name: feesWorkbook, title: "政务服务事项收费目录清单", paper: a3,
		places: func(c *charge) []fieldpath.Selector { return c.places },
		band:   func(c *charge) string { return c.number + "、" + c.department.Name },
		columns: []column[*charge]{
			feeColumn(columnPlan{Title: "部门", Kind: kindWord, Width: 10}, func(c *charge) any { return c.department.ShortName() }).
				down(func(c *charge) string { return c.department.ID }),
			col(columnPlan{Title: "项目序号", Kind: kindSerial, Width: 6}, func(*charge) any { return nil }).down((*charge).item),
			feeColumn(columnPlan{Title: "项目名称", Kind: kindProse, Width: 18, Grow: true, Field: "name", Exact: true},
				func(c *charge) any { return c.Name }).down((*charge).item),
			feeColumn(columnPlan{Title: "涉及事项", Kind: kindProse, Width: 18, Grow: true},
				func(c *charge) any { return list(c.matters, func(m *model.Matter) string { return m.Name }) }),
			feeColumn(columnPlan{Title: "资金管理方式", Kind: kindWord, Width: 14, Field: "management", Exact: true},
				func(c *charge) any { return c.Management }),
			feeColumn(columnPlan{Title: "政策依据", Kind: kindProse, Width: 26, Grow: true, Field: "basis"},
				func(c *charge) any { return list(c.Basis, wording.NumberedCite) }),
			feeColumn(columnPlan{Title: "收费类型", Kind: kindWord, Width: 8, Field: "kind", Exact: true},
				func(c *charge) any { return string(c.Kind) }),
			feeColumn(columnPlan{Title: "收费标准", Kind: kindProse, Width: 26, Grow: true, Field: "standard", Exact: true},
				func(c *charge) any { return c.Standard }),
			feeColumn(columnPlan{Title: "收费对象", Kind: kindProse, Width: 12, Grow: true, Field: "when"},
				func(c *charge) any { return c.When.Sentence() }),
			feeColumn(columnPlan{Title: "减免政策", Kind: kindProse, Width: 14, Grow: true, Field: "waiver", Exact: true},
				func(c *charge) any { return c.Waiver }),
			feeColumn(columnPlan{Title: "备注", Kind: kindProse, Width: 10, Grow: true, Field: "note", Exact: true},
				func(c *charge) any { return c.Note }),
		},
	}
}

// charges lists the fees of the matters by department, each once, those of one name together.
func (s *source) charges() []*charge {
	var all []*charge
	departments := 0
	for d := 0; d < len(s.matters); {
		department := s.matters[d].Department
		var own []*charge
		for ; d < len(s.matters) && s.matters[d].Department.ID == department.ID; d++ {
			m := s.matters[d]
			for i, f := range m.Fees {
				at := slices.IndexFunc(own, func(c *charge) bool { return c.same(f) })
				if at < 0 {
					at = len(own)
					own = append(own, &charge{FeeItem: f, department: department})
				}
				own[at].matters = append(own[at].matters, m)
				own[at].places = append(own[at].places, fieldpath.Matter(m.ID).Fee().Items().Item(i))
			}
		}
		if len(own) == 0 {
			continue
		}
		departments++
		for i, c := range own {
			c.number = characters.Numeral(departments)
			if first := slices.IndexFunc(own, func(o *charge) bool { return o.Name == c.Name }); first < i {
				continue // already taken along with the first of its name
			}
			for _, o := range own[i:] {
				if o.Name == c.Name {
					o.number = c.number
					all = append(all, o)
				}
			}
		}
	}
	return all
}

// businessEnvironment is the first day of 优化营商环境条例: editions of earlier days do not know it.
var businessEnvironment = schema.DateOf(2020, time.January, 1)

// feeLaw says what the laws in force on a day say of all fees: forms cost nothing (行政许可法第五十八条), and of those that are in public lists
// nothing is charged beside the list (优化营商环境条例第二十五条).
func feeLaw(day schema.Date) string {
	var said []string
	if !day.Before(model.LicensingLaw) {
		said = append(said, "行政机关提供行政许可申请书格式文本不收费（行政许可法第五十八条）")
	}
	if !day.Before(businessEnvironment) {
		said = append(said, "列入目录清单管理的政府性基金、涉企行政事业性收费、涉企保证金和实行政府定价的经营服务性收费，目录清单之外的一律不得执行（优化营商环境条例第二十五条）")
	}
	if said == nil {
		return ""
	}
	return "注：" + strings.Join(said, "；") + "。"
}

// fees fills the sheet 收费目录清单.
func (s *source) fees() table {
	all := s.charges()
	free, unknown := 0, 0
	for _, m := range s.matters {
		switch charged, known := m.Charged(); {
		case !known:
			unknown++
		case !charged:
			free++
		}
	}
	unsaid := ""
	if unknown > 0 {
		unsaid = fmt.Sprintf("；%d 个事项的收费"+wording.Unpublished, unknown)
	}
	var names []string
	for _, c := range all {
		if !slices.Contains(names, c.item()) {
			names = append(names, c.item())
		}
	}
	t := feesPlan().table(all)
	t.notes = []string{
		fmt.Sprintf("共 %d 个收费项目、%d 项标准；%d 个事项"+wording.Free+"%s。", len(names), len(all), free, unsaid),
	}
	if note := feeLaw(s.asOf); note != "" {
		t.notes = append(t.notes, note)
	}
	return t
}
