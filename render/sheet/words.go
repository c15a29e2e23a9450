package sheet

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/matterc/matterc/render/page"
	characters "github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
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

// texts numbers texts, without their styles.
func texts(list []page.Text) string {
	items := make([]string, len(list))
	for i, t := range list {
		items[i] = t.String()
	}
	return numbered(items)
}

// stacked sets texts on lines of their own, without their styles.
func stacked(list []page.Text) string {
	items := make([]string, len(list))
	for i, t := range list {
		items[i] = t.String()
	}
	return lines(items...)
}

// cites numbers citations, every article once.
func cites(basis []*model.Basis) string {
	return list(wording.Provisions(basis), func(p *wording.Provision) string { return "《" + p.Title + "》" + p.Cited() })
}

// citation puts citations behind a text: （《办法》第一条）.
func citation(basis []*model.Basis) page.Text {
	var list []string
	for _, b := range basis {
		list = append(list, b.Cite())
	}
	return page.Plain("（", strings.Join(list, "、"), "）")
}

// contents numbers what articles prescribe, of those of which the catalog says it; the text of an article once, however many of its
// parts are cited.
func contents(basis []*model.Basis) string {
	var items []string
	for _, p := range wording.Provisions(basis) {
		if p.Text != "" {
			items = append(items, "《"+p.Title+"》"+p.Cited()+"："+p.Text)
			continue
		}
		for _, b := range p.Entries {
			if s := wording.Prescribes(b); s != "" {
				items = append(items, s)
			}
		}
	}
	return numbered(items)
}

// materialsWords numbers the materials of a matter.
func materialsWords(m *model.Matter) string {
	return cmp.Or(list(m.Materials, func(r model.Material) string { return wording.MaterialLine(r).String() }), wording.Declared(m.Matter.Materials))
}

// stepsWords numbers the steps of a matter.
func stepsWords(m *model.Matter) string {
	return cmp.Or(list(m.Steps, wording.Step), wording.Unpublished)
}

// feesWords says what a matter costs.
func feesWords(m *model.Matter) string { return texts(wording.Fees(m)) }

// windowsWords says where to go and whom to call.
func windowsWords(windows []schema.Window) string {
	return list(windows, func(w schema.Window) string { return stacked(wording.Desk(w)) })
}

// promiseCell is what a cell holds of the promise of a matter.
func promiseCell(m *model.Matter) any {
	if p, ok := m.Promise(); ok {
		return p
	}
	return wording.Unpublished
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
	if n := len(slices.DeleteFunc(slices.Clone(matters), func(m *model.Matter) bool { return m.Type != "" })); n > 0 {
		parts = append(parts, fmt.Sprintf("事项类型"+wording.Unpublished+" %d 项", n))
	}
	if len(parts) > 0 {
		s += "：其中" + strings.Join(parts, "，")
	}
	return s + "。"
}

// matterPlace is the place of a matter in the catalog.
func matterPlace(m *model.Matter) []fieldpath.Selector {
	return []fieldpath.Selector{fieldpath.Matter(m.ID)}
}
