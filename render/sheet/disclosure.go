package sheet

import (
	"cmp"
	"slices"
	"strings"

	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// disclosureWorkbook is the workbook of the directories: what must be open about every matter.
const disclosureWorkbook = "政务服务事项公开目录"

// departmentColumn is the column 部门, merged down.
func departmentColumn() column[*model.Matter] {
	return col(columnPlan{Title: "部门", Kind: kindWord, Width: 8, Field: "matter.*.department"},
		func(m *model.Matter) any { return m.Department.ShortName() }).
		down(func(m *model.Matter) string { return m.Department.ID })
}

// nameColumn is the column 事项名称.
func nameColumn() column[*model.Matter] {
	return col(columnPlan{Title: "事项名称", Kind: kindWord, Width: 14, Field: "matter.*.name", Exact: true},
		func(m *model.Matter) any { return m.Name })
}

// codeColumn is the column 事项编码: the basic code, which is that of the matter in the whole country, and below it the office's own.
func codeColumn() column[*model.Matter] {
	return col(columnPlan{Title: "事项编码", Kind: kindCode, Width: 18, Field: "matter.*.codes"}, func(m *model.Matter) any { return codes(m) })
}

// codes are the codes of a matter, a line each.
func codes(m *model.Matter) string {
	if m.Codes == nil {
		return ""
	}
	return lines(m.Codes.Basic, m.Codes.Specification, m.Codes.Implementation, m.Codes.Item, m.Codes.Local)
}

// text is a column of running text made from one field of a matter.
func text(title, field string, width float64, value func(*model.Matter) string) column[*model.Matter] {
	return col(columnPlan{Title: title, Kind: kindProse, Width: width, Grow: true, Field: field},
		func(m *model.Matter) any { return value(m) })
}

// fiveOpenPlan is the sheet 五公开: content, procedure, materials, promised limit and fee of every matter, the five
// things the Hekou centre opened for each matter in 2006.
func fiveOpenPlan() plan[*model.Matter] {
	return plan[*model.Matter]{
		workbook: disclosureWorkbook, name: "五公开", title: "行政审批和公共服务事项五公开目录", paper: a3, places: matterPlace,
		columns: []column[*model.Matter]{
			serial[*model.Matter](),
			departmentColumn(),
			nameColumn(),
			codeColumn(),
			text("审批内容", "matter.*.scope", 24, func(m *model.Matter) string { return stacked(wording.ScopeCell(m)) }),
			text("审批程序", "matter.*.steps", 30, stepsWords),
			text("申报材料", "matter.*.materials", 30, materialsWords),
			col(columnPlan{Title: "承诺时限", Kind: kindTerm, Width: 13, Field: "matter.*.deadline.promised"},
				func(m *model.Matter) any { return promiseCell(m) }),
			text("收费标准", "matter.*.fee", 11, feesWords),
			text("办理窗口和电话", "matter.*.service", 20, func(m *model.Matter) string { return windowsWords(m.Service) }),
		},
	}
}

// fiveOpen fills the sheet 五公开.
func (s *source) fiveOpen() table {
	t := fiveOpenPlan().table(s.matters)
	t.notes = []string{typeTotal(s.matters)}
	return t
}

// eightOpenPlan is the sheet 八公开: service, basis, conditions, materials, procedure, promised limit, fee and result.
func eightOpenPlan() plan[*model.Matter] {
	return plan[*model.Matter]{
		workbook: disclosureWorkbook, name: "八公开", title: "政务服务事项八公开目录", paper: a3, places: matterPlace,
		columns: []column[*model.Matter]{
			serial[*model.Matter](),
			departmentColumn(),
			nameColumn(),
			codeColumn(),
			col(columnPlan{Title: "事项类型", Kind: kindWord, Width: 6, Field: "matter.*.type", Exact: true},
				func(m *model.Matter) any { return string(m.Type) }),
			text("服务内容", "matter.*.scope", 12, func(m *model.Matter) string { return stacked(wording.ScopeCell(m)) }),
			text("审批依据", "matter.*.basis", 14, func(m *model.Matter) string { return cmp.Or(cites(m.Basis), wording.Unpublished) }),
			text("申报条件", "matter.*.conditions", 16, func(m *model.Matter) string {
				said := []string{cmp.Or(texts(wording.Conditions(m)), wording.Declared(m.Matter.Conditions))}
				if list := texts(wording.Refusals(m)); list != "" { // which nobody has to meet
					said = append(said, wording.RefusalsTitle+"：", list)
				}
				if s := wording.Quota(m); s != "" {
					said = append(said, wording.QuotaTitle+"："+s)
				}
				return lines(said...)
			}),
			text("申报材料", "matter.*.materials", 18, materialsWords),
			text("办理程序", "matter.*.steps", 13, stepsWords),
			text("承诺期限", "matter.*.deadline", 12, func(m *model.Matter) string { return stacked(wording.Limits(m, nil)) }),
			text("收费标准", "matter.*.fee", 9, feesWords),
			text("办事结果", "matter.*.result", 12, func(m *model.Matter) string { return stacked(wording.Result(m, citation)) }),
		},
	}
}

// eightOpen fills the sheet 八公开.
func (s *source) eightOpen() table {
	t := eightOpenPlan().table(s.matters)
	t.notes = []string{typeTotal(s.matters)}
	return t
}

// disclosed is a matter in the standard directory, with the site it is published on.
type disclosed struct {
	*model.Matter
	online bool // the office has a site
}

// tick is a column of the standard directory that is ticked or blank.
func tick(group, title string, value func(disclosed) bool) column[disclosed] {
	return col(columnPlan{Title: title, Group: group, Kind: kindTick, Width: 5}, func(d disclosed) any { return value(d) })
}

// always ticks a column in every row.
func always(disclosed) bool { return true }

// never leaves a column blank in every row.
func never(disclosed) bool { return false }

// standardPlan is the sheet 基层政务公开标准目录, in the national form with two header rows (国办发〔2019〕54号). A matter is
// published to everyone, on the office's own motion, within 20 working days (政府信息公开条例 §20, §26; 行政许可法 §30).
func standardPlan() plan[disclosed] {
	return plan[disclosed]{
		workbook: disclosureWorkbook, name: "基层政务公开标准目录", title: "基层政务公开标准目录（政务服务事项）", paper: a3,
		places: func(d disclosed) []fieldpath.Selector { return matterPlace(d.Matter) },
		columns: []column[disclosed]{
			serial[disclosed](),
			col(columnPlan{Title: "一级事项", Group: "公开事项", Kind: kindWord, Width: 8, Field: "matter.*.type", Exact: true},
				func(d disclosed) any { return string(d.Type) }).down(func(d disclosed) string { return string(d.Type) }),
			col(columnPlan{Title: "二级事项", Group: "公开事项", Kind: kindWord, Width: 18, Field: "matter.*.name", Exact: true},
				func(d disclosed) any { return d.Name }),
			col(columnPlan{Title: "公开内容（要素）", Kind: kindProse, Width: 26, Grow: true},
				func(d disclosed) any { return elements(d.Matter) }),
			col(columnPlan{Title: "公开依据", Kind: kindProse, Width: 30, Grow: true, Field: "matter.*.basis"},
				func(d disclosed) any { return openBasis(d.Matter) }),
			col(columnPlan{Title: "公开时限", Kind: kindProse, Width: 14},
				func(disclosed) any { return "信息形成或者变更之日起 20 个工作日内" }),
			col(columnPlan{Title: "公开主体", Kind: kindWord, Width: 14, Field: "matter.*.department"},
				func(d disclosed) any { return d.Department.Name }),
			col(columnPlan{Title: "公开渠道和载体", Kind: kindProse, Width: 34}, func(d disclosed) any { return carriers(d) }),
			tick("公开对象", "全社会", always),
			tick("公开对象", "特定群体", never),
			tick("公开方式", "主动", always),
			tick("公开方式", "依申请", never),
			tick("公开层级", "县级", func(d disclosed) bool { return urban(d.Matter) }),
			tick("公开层级", "乡级", func(d disclosed) bool { return rural(d.Matter) }),
		},
	}
}

// standardDirectory fills the sheet 基层政务公开标准目录, by type of matter.
func (s *source) standardDirectory() table {
	var rows []disclosed
	for _, t := range append(schema.Values[schema.MatterType](), "") {
		for _, m := range s.matters {
			if m.Type == t {
				rows = append(rows, disclosed{m, s.edition.Site != "" || m.Online != nil})
			}
		}
	}
	table := standardPlan().table(rows)
	table.notes = []string{typeTotal(s.matters), "注：■为采用的渠道和载体，□为未采用。"}
	return table
}

// rural reports whether a township or village exercises the matter, and urban whether somebody above them does, or nobody says who.
func rural(m *model.Matter) bool {
	return slices.ContainsFunc(m.Level, func(l schema.Level) bool { return l == schema.Township || l == schema.Village })
}
func urban(m *model.Matter) bool {
	return len(m.Level) == 0 || slices.ContainsFunc(m.Level, func(l schema.Level) bool { return l != schema.Township && l != schema.Village })
}

// elements names what is published about a matter: the elements of its guide that it has.
func elements(m *model.Matter) string {
	var words []string
	_, timed := m.Time()
	for _, x := range []struct {
		word string
		said bool
	}{{"设定依据", len(m.Basis) > 0}, {"申请条件", m.Matter.Conditions != nil}, {"申请材料", m.Matter.Materials != nil}, {"办理程序", len(m.Steps) > 0}, {"办理时限", timed}} {
		if x.said {
			words = append(words, x.word)
		}
	}
	switch charged, known := m.Charged(); {
	case charged:
		words = append(words, "收费项目、标准和依据")
	case known:
		words = append(words, "收费情况")
	}
	if len(m.Service) > 0 {
		words = append(words, "办理地点和时间", "咨询和投诉电话")
	}
	if m.Quota != nil {
		words = append(words, "数量限制")
	}
	if len(m.Agencies) > 0 {
		words = append(words, "中介服务")
	}
	if m.Commitment != nil {
		words = append(words, "告知承诺")
	}
	if m.Remedy != nil {
		words = append(words, "救济途径")
	}
	return "1.办事指南：" + strings.Join(words, "、") + "\n2.办理结果：" + cmp.Or(m.ResultName(), wording.Unpublished)
}

// openBasis is the law that makes the office publish a matter, followed by the matter's own.
func openBasis(m *model.Matter) string {
	items := []string{"《中华人民共和国政府信息公开条例》第二十条"}
	if m.Type == schema.Licence {
		items = append(items, "《中华人民共和国行政许可法》第三十条")
	}
	for _, b := range m.Basis {
		if c := b.Cite(); !slices.Contains(items, c) {
			items = append(items, c)
		}
	}
	return numbered(items)
}

// carriers is the national list of channels with ■ before those used and □ before the others.
func carriers(d disclosed) string {
	box := func(used bool, name string) string {
		if used {
			return "■" + name
		}
		return "□" + name
	}
	return strings.Join([]string{
		box(d.online, "政府网站") + "　　" + box(false, "政府公报"),
		box(false, "两微一端") + "　　" + box(false, "发布会/听证会"),
		box(false, "广播电视") + "　　" + box(false, "纸质媒体"),
		box(false, "公开查阅点") + "　" + box(len(d.Service) > 0, "政务服务中心"),
		box(rural(d.Matter), "便民服务站") + "　" + box(false, "入户/现场"),
		box(false, "社区/企事业单位/村公示栏（电子屏）"),
		box(false, "精准推送") + "　　" + box(false, "其他"),
	}, "\n")
}
