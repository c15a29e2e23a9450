package sheet

import (
	"fmt"
	"strings"
	"unicode/utf16"

	characters "github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// cellLimit is how many UTF-16 units an Excel cell holds.
const cellLimit = 32767

// cutMark ends a text that was cut to fit a cell.
const cutMark = "…（全文见办事指南）"

// clean makes a text fit for a cell: visible, in lines, no blanks at the ends, no longer than a cell holds.
func clean(s string) string {
	s = strings.Join(characters.Lines(s), "\n")
	s = strings.TrimSpace(s)
	units := 0
	room := cellLimit - len(utf16.Encode([]rune(cutMark)))
	end := -1
	for i, r := range s {
		units += utf16.RuneLen(r)
		if units > room && end < 0 {
			end = i
		}
	}
	if units > cellLimit {
		return s[:end] + cutMark
	}
	return s
}

// numbered sets items on lines of their own, numbered if there are several: 1.《…》第…条.
func numbered(items []string) string {
	if len(items) == 1 {
		return items[0]
	}
	lines := make([]string, len(items))
	for i, s := range items {
		lines[i] = fmt.Sprintf("%d.%s", i+1, s)
	}
	return strings.Join(lines, "\n")
}

// list maps values to their words and numbers them.
func list[T any](values []T, word func(T) string) string {
	items := make([]string, len(values))
	for i, v := range values {
		items[i] = word(v)
	}
	return numbered(items)
}

// joined joins words of a string type with 、.
func joined[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, "、")
}

// lines joins the texts that are not empty, each on a line of its own.
func lines(texts ...string) string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return strings.Join(kept, "\n")
}

// prefixed puts a label before a text that is not empty.
func prefixed(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}

// bracketed puts remarks in brackets behind a text, joined with ；.
func bracketed(text string, remarks ...string) string {
	var kept []string
	for _, r := range remarks {
		if r != "" {
			kept = append(kept, r)
		}
	}
	if len(kept) == 0 {
		return text
	}
	return text + "（" + strings.Join(kept, "；") + "）"
}

// cites numbers citations.
func cites(basis []*model.Basis) string { return list(basis, (*model.Basis).Cite) }

// ranked numbers citations, each after the rank of its law: 【法律】《…》第…条.
func ranked(basis []*model.Basis) string {
	return list(basis, func(b *model.Basis) string { return "【" + string(b.Law.Rank) + "】" + b.Cite() })
}

// contents numbers what articles prescribe: their text, or else the catalog's words for it.
func contents(basis []*model.Basis) string {
	items := make([]string, 0, len(basis))
	for _, b := range basis {
		switch {
		case b.Text != "":
			items = append(items, b.Cite()+"："+b.Text)
		case b.About != "":
			items = append(items, b.Cite()+"："+b.About)
		}
	}
	return numbered(items)
}

// whenWords says for whom something holds: 供地方式为划拨的.
func whenWords(g model.Guard) string {
	if len(g) == 0 {
		return ""
	}
	return g.Sentence() + "的"
}

// countWords says how many originals and copies are asked for: 原件 1 份、复印件 2 份.
func countWords(m *schema.Material) string {
	var parts []string
	if m.Original != nil && *m.Original > 0 {
		parts = append(parts, fmt.Sprintf("原件 %d 份", *m.Original))
	}
	if m.Copies != nil && *m.Copies > 0 {
		parts = append(parts, fmt.Sprintf("复印件 %d 份", *m.Copies))
	}
	return strings.Join(parts, "、")
}

// materialWords is a material in one line.
func materialWords(m model.Material) string {
	necessity := ""
	if m.Necessity != schema.Required {
		necessity = string(m.Necessity)
	}
	if m.Source == schema.SystemSource {
		return bracketed(m.Title, "系统获取，无须提交", whenWords(m.When))
	}
	return bracketed(m.Title, countWords(m.Material), whenWords(m.When), necessity)
}

// materialsWords numbers the materials of a matter.
func materialsWords(m *model.Matter) string {
	if len(m.Materials) == 0 {
		return "无须提交材料"
	}
	return list(m.Materials, materialWords)
}

// stepWords is a step in one line: 受理（窗口；1 个工作日；须到现场）.
func stepWords(s schema.Step) string {
	time, visit := "", ""
	if s.Value > 0 {
		time = schema.Period{Value: s.Value, Unit: s.Unit}.Sentence()
	}
	if s.Visit {
		visit = "须到现场"
	}
	return bracketed(s.Name, s.Role, time, visit)
}

// stepsWords numbers the steps of a matter.
func stepsWords(m *model.Matter) string { return list(m.Steps, stepWords) }

// feeWords is an item of a fee in one line.
func feeWords(f model.FeeItem) string {
	return bracketed(f.Name+"："+f.Standard, whenWords(f.When), prefixed("减免：", f.Waiver))
}

// feesWords says what a matter costs.
func feesWords(m *model.Matter) string {
	if !m.Fee.Charged || len(m.Fees) == 0 {
		return "不收费"
	}
	return list(m.Fees, feeWords)
}

// excludedWords says what a limit does not count.
func excludedWords(m *model.Matter) string {
	items := make([]string, len(m.Excluded))
	for i, e := range m.Excluded {
		items[i] = bracketed(e.Kind+" "+e.Sentence(), whenWords(e.When))
	}
	return prefixed("不计入时限：", strings.Join(items, "、"))
}

// statutoryWords says the limit the law sets.
func statutoryWords(m *model.Matter) string {
	if m.Statutory == nil {
		return "法律未规定"
	}
	return m.Statutory.Sentence()
}

// prerequisiteWords is a prerequisite in one line.
func prerequisiteWords(p model.Prerequisite) string {
	ways := make([]string, len(p.AnyOf))
	for i, a := range p.AnyOf {
		switch {
		case a.Of == schema.Accepted:
			ways[i] = "“" + a.Title() + "”已受理"
		case a.Document != nil:
			ways[i] = "取得“" + a.Title() + "”"
		default:
			ways[i] = "办结“" + a.Title() + "”"
		}
	}
	time := "申请前"
	if p.By == schema.Decided {
		time = "办结前"
	}
	return bracketed(time+"须"+strings.Join(ways, "或者"), whenWords(p.When))
}

// conditionsWords numbers the conditions of a matter, what must have happened first and who is refused.
func conditionsWords(m *model.Matter) string {
	var items []string
	for _, c := range m.Conditions {
		items = append(items, bracketed(strings.TrimRight(c.Text, "。；"), whenWords(c.When)))
	}
	for _, p := range m.Prerequisites {
		items = append(items, prerequisiteWords(p))
	}
	for _, p := range m.Prohibitions {
		items = append(items, "不予办理："+strings.TrimRight(p.Text, "。；"))
	}
	if m.Quota != nil {
		items = append(items, "数量限制："+strings.TrimRight(m.Quota.Text, "。；"))
	}
	return numbered(items)
}

// scopeWords says what a matter is about and for whom.
func scopeWords(m *model.Matter) string {
	scope := m.Scope
	if scope == "" {
		scope = m.Name
	}
	return lines(scope, prefixed("适用情形：", m.Applies.Sentence()), prefixed("服务对象：", joined(m.Audience)))
}

// resultWords says what the applicant receives, for how long it is valid and how it is delivered.
func resultWords(m *model.Matter) string {
	validity := ""
	if m.Document != nil && m.Document.Validity != nil {
		validity = periodWords(m.Document.Validity.Value, m.Document.Validity.Unit)
	}
	within := ""
	if m.Result.Within != nil {
		within = m.Result.Within.Sentence() + "内送达"
	}
	return lines(m.ResultName(), prefixed("有效期：", validity), prefixed("领取：", bracketed(joined(m.Result.Delivery), within)))
}

// periodWords says a period.
func periodWords(value int, unit schema.Unit) string {
	return schema.Period{Value: value, Unit: unit}.Sentence()
}

// windowsWords says where to go and whom to call.
func windowsWords(windows []schema.Window) string {
	return list(windows, func(w schema.Window) string {
		return lines(bracketed(w.Window, w.Address), prefixed("咨询：", joined(w.Lines)), prefixed("投诉：", joined(w.Complaints)))
	})
}

// quoted is a matter's name in quotation marks.
func quoted(m *model.Matter) string { return "“" + m.Name + "”" }

// typeTotal is the totals line: 共 N 项：其中行政许可 n 项，公共服务 n 项。
func typeTotal(matters []*model.Matter) string {
	s := fmt.Sprintf("共 %d 项", len(matters))
	var parts []string
	for _, t := range schema.Values[schema.MatterType]() {
		n := 0
		for _, m := range matters {
			if m.Type == t {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d 项", t, n))
		}
	}
	if len(parts) > 0 {
		s += "：其中" + strings.Join(parts, "，")
	}
	return s + "。"
}

// matterPlace is the place of a matter in the catalog.
func matterPlace(m *model.Matter) string { return fmt.Sprintf("matter.%q", m.ID) }

// partPlace is the place of an element of a matter's list.
func partPlace(m *model.Matter, name string, i int) string {
	return fmt.Sprintf("%s.%s[%d]", matterPlace(m), name, i)
}
