package sheet

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// statisticsWorkbook is the workbook of statistics.
const statisticsWorkbook = "进驻事项统计"

// tally counts the matters of a department.
type tally struct {
	department *model.Department
	matters    []*model.Matter
}

// count returns how many matters satisfy a predicate.
func (t tally) count(is func(*model.Matter) bool) int {
	n := 0
	for _, m := range t.matters {
		if is(m) {
			n++
		}
	}
	return n
}

// promised returns how many matters promise working days or settlement at once, and how many days together. Promises
// in days, months or years are not comparable and do not count.
func (t tally) promised() (counted, days int) {
	for _, m := range t.matters {
		switch p, ok := m.Promise(); {
		case !ok:
		case p.Unit == schema.Immediate || p.Value == 0:
			counted++
		case p.Unit == schema.WorkingDay:
			counted++
			days += p.Value
		}
	}
	return counted, days
}

// visits returns of how many matters the catalog says whether applicants come, and how often they do for these together.
func (t tally) visits() (counted, visits int) {
	for _, m := range t.matters {
		if n, known := m.Visits(); known {
			counted++
			visits += n
		}
	}
	return counted, visits
}

// ratio is a/b, 0 where b is 0.
func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// figure is a column of statistics: the value of a row, and of the totals, where its formula differs from a sum.
type figure struct {
	column[tally]
	total func(all tally) any // nil for the sum of the column
}

// counted is a column that counts matters.
func counted(group, title string, width float64, is func(*model.Matter) bool) figure {
	return figure{column: col(columnPlan{Title: title, Group: group, Kind: kindNumber, Width: width}, func(t tally) any { return t.count(is) })}
}

// share is a column of a quotient of two others, in rows and in totals, blank where there is nothing to divide by.
func share(c columnPlan, expression string, value func(tally) (share float64, ok bool)) figure {
	quotient := func(t tally) any {
		if v, ok := value(t); ok {
			return formula{expression, v}
		}
		return nil
	}
	return figure{column: col(c, quotient), total: quotient}
}

// staffed is a column of a number that departments may have.
func staffed(title string, number func(*model.Department) *int) figure {
	return figure{column: col(columnPlan{Title: title, Group: "窗口", Kind: kindNumber, Width: 6}, func(t tally) any {
		if n := number(t.department); n != nil {
			return *n
		}
		return nil
	})}
}

// visited is a column of how often applicants come, blank where the catalog says it of no matter.
func visited(title string, k kind, width float64, value func(counted, visits int) any) figure {
	return figure{column: col(columnPlan{Title: title, Group: "到现场（推算）", Kind: k, Width: width}, func(t tally) any {
		counted, visits := t.visits()
		if counted == 0 {
			return nil
		}
		return value(counted, visits)
	})}
}

// present returns the values that some matter has, the one of those of which nobody has said it last, or all if none has any.
func present[T ~string](values []T, matters []*model.Matter, of func(*model.Matter) T) []T {
	var kept []T
	for _, v := range append(slices.Clone(values), "") {
		if slices.ContainsFunc(matters, func(m *model.Matter) bool { return of(m) == v }) {
			kept = append(kept, v)
		}
	}
	if len(kept) == 0 {
		return values
	}
	return kept
}

// unknownKind is the title of the column of the cases of which nobody says of what kind they are.
const unknownKind = "办件类型未公布"

// typeTitle is the title of the column of a type of matters.
func typeTitle(t schema.MatterType) string { return cmp.Or(string(t), "事项类型未公布") }

// statisticsFigures are the columns of the statistics of a catalog; types and kinds of cases nobody has are left out.
func (s *source) statisticsFigures() (figures []figure, types []schema.MatterType) {
	types = present(schema.Values[schema.MatterType](), s.matters, func(m *model.Matter) schema.MatterType { return m.Type })
	figures = []figure{
		{column: serial[tally](), total: func(tally) any { return "合计" }},
		{column: col(columnPlan{Title: "部门", Kind: kindWord, Width: 16}, func(t tally) any { return t.department.ShortName() }),
			total: func(tally) any { return "合计" }},
	}
	sum := fmt.Sprintf("SUM([%s]:[%s])", typeTitle(types[0]), typeTitle(types[len(types)-1]))
	figures = append(figures, share(columnPlan{Title: "事项合计", Kind: kindNumber, Width: 7}, sum,
		func(t tally) (float64, bool) { return float64(len(t.matters)), true }))
	for _, v := range types {
		figures = append(figures, counted("按事项类型（项）", typeTitle(v), 7, func(m *model.Matter) bool { return m.Type == v }))
	}
	kinds := present(schema.Values[schema.Handling](), s.matters, func(m *model.Matter) schema.Handling { return m.Handling })
	for _, v := range kinds {
		figures = append(figures, counted("按办件类型（项）", cmp.Or(string(v), unknownKind), 7, func(m *model.Matter) bool { return m.Handling == v }))
	}
	atOnce := "0"
	if slices.Contains(kinds, schema.AtOnce) {
		atOnce = "[" + string(schema.AtOnce) + "]"
	}
	said := "[事项合计]" // of which the kind of case is said
	if slices.Contains(kinds, "") {
		said = "([事项合计]-[" + unknownKind + "])"
	}
	average := visited("平均每项次数", kindDecimal, 7, func(counted, visits int) any {
		return formula{"[到现场次数合计]/[写明的事项]", ratio(visits, counted)}
	})
	average.total = average.value
	return append(figures,
		share(columnPlan{Title: "即办件占比", Group: "按办件类型（项）", Kind: kindPercent, Width: 8}, "IF("+said+"=0,0,"+atOnce+"/"+said+")",
			func(t tally) (float64, bool) {
				n := t.count(func(m *model.Matter) bool { return m.Handling != "" })
				return ratio(t.count(func(m *model.Matter) bool { return m.Handling == schema.AtOnce }), n), n > 0
			}),
		figure{column: col(columnPlan{Title: "计入事项", Group: "承诺时限（推算）", Kind: kindNumber, Width: 6},
			func(t tally) any { n, _ := t.promised(); return n })},
		figure{column: col(columnPlan{Title: "工作日合计", Group: "承诺时限（推算）", Kind: kindNumber, Width: 7},
			func(t tally) any { _, days := t.promised(); return days })},
		share(columnPlan{Title: "平均工作日", Group: "承诺时限（推算）", Kind: kindDecimal, Width: 7}, "IF([计入事项]=0,0,[工作日合计]/[计入事项])",
			func(t tally) (float64, bool) { n, days := t.promised(); return ratio(days, n), n > 0 }),
		counted("到现场（推算）", "写明的事项", 6, func(m *model.Matter) bool { _, known := m.Visits(); return known }),
		visited("到现场次数合计", kindNumber, 8, func(counted, visits int) any { return visits }),
		average,
		counted("其中（项）", "零跑动", 6, func(m *model.Matter) bool { n, known := m.Visits(); return known && n == 0 }),
		counted("其中（项）", "收费", 5, func(m *model.Matter) bool { charged, _ := m.Charged(); return charged }),
		staffed("窗口数", func(d *model.Department) *int { return d.Windows }),
		staffed("人员", func(d *model.Department) *int { return d.Staff }),
	), types
}

// statistics fills the sheet 进驻事项统计 and its charts.
func (s *source) statistics() table {
	figures, types := s.statisticsFigures()
	p := plan[tally]{workbook: statisticsWorkbook, name: statisticsWorkbook, title: "进驻政务服务中心事项统计表", paper: a3}
	for _, f := range figures {
		p.columns = append(p.columns, f.column)
	}
	width := 0.0
	for _, c := range p.columns {
		width += c.Width
	}
	if width <= a4.pageWidth()*1.15 { // a little smaller, but on the paper every office has
		p.paper = a4
	}
	var rows []tally
	for _, d := range s.departments {
		r := tally{department: d}
		for _, m := range s.matters {
			if m.Department.ID == d.ID {
				r.matters = append(r.matters, m)
			}
		}
		rows = append(rows, r)
	}
	t := p.table(rows)
	all := tally{matters: s.matters}
	for i, f := range figures {
		if f.total != nil {
			t.totals = append(t.totals, cellOf(kindWord, f.total(all)))
			continue
		}
		sum, known := 0.0, len(t.rows) == 0
		for _, r := range t.rows {
			sum += r.cells[i].number
			known = known || r.cells[i].isNumber
		}
		if !known { // no department says
			t.totals = append(t.totals, cell{isBlank: true})
			continue
		}
		t.totals = append(t.totals, cellOf(kindNumber, formula{"SUM([:" + f.Title + "])", sum}))
	}
	t.notes = []string{
		typeTotal(s.matters),
		"注：承诺时限只统计以工作日计算和当场办结的事项（当场办结按 0 个工作日计）；到现场次数只统计写明了要不要到现场的事项；部门未填报窗口数、人员的空着。",
		"注：标“（推算）”的数字由本目录按各事项的承诺时限和到现场的环节算出，不是部门公布的指标。",
	}
	if len(rows) > 0 && len(s.matters) > 0 {
		t.charts = []chart{
			{kind: bars, title: "各部门进驻事项数（项）", names: "部门", values: "事项合计"},
			{kind: pie, title: "事项类型构成（项）", names: typeTitle(types[0]), values: typeTitle(types[len(types)-1])},
		}
	}
	return t
}
