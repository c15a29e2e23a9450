package wording

import (
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
)

// Conditions says in a line each what is asked of the applicant, where there is room for no more than that: the conditions and what must
// have happened first. A guide has sections for them, with their basis. The lines are items of one list and end alike, without a full stop.
func Conditions(m *model.Matter) []page.Text {
	var items []page.Text
	add := func(parts ...string) { items = append(items, page.Plain(parts...)) }
	for _, c := range m.Conditions {
		kind := ""
		if c.Kind != "" {
			kind = string(c.Kind) + "："
		}
		add(kind, Lead(c.When).String(), condensed(c.Text))
	}
	for _, r := range m.Prerequisites {
		add(Requirement(r.When, r.By, Ways(r.AnyOf)).String())
	}
	for _, s := range m.Agencies {
		for _, r := range s.Prerequisites {
			add(Requirement(s.When.And(r.When), r.By, Ways(r.AnyOf)).String(), "（中介服务“", s.Name, "”要求）")
		}
	}
	return items
}

// RefusalsTitle is above what Refusals says.
const RefusalsTitle = "不予办理"

// Refusals says in a line each who is refused, which nobody has to meet.
func Refusals(m *model.Matter) []page.Text {
	var items []page.Text
	for _, c := range m.Prohibitions {
		items = append(items, page.Plain(condensed(c.Text)))
	}
	return items
}

// QuotaTitle is above what Quota says.
const QuotaTitle = "数量限制"

// Quota says how many are granted, "" where no number is set or nobody has said.
func Quota(m *model.Matter) string {
	if m.Quota == nil {
		return ""
	}
	return condensed(m.Quota.Text)
}

// Added introduces what prerequisites demand of applicants besides the conditions of a matter itself.
func Added() diag.Text { return diag.T("实际还须满足", "what its prerequisites add") }

// KeptOut says why those cannot obtain a matter whom no single condition of a prerequisite keeps out.
func KeptOut() diag.Text {
	return diag.T("因几项前置的条件合在一起办不成", "kept out by several conditions together")
}

// Ways says the ways of meeting a prerequisite, those of having a document together.
func Ways(any []model.Alternative) []page.Text {
	var texts []page.Text
	var documents []string
	for _, a := range any {
		if a.Document != nil && a.Of == schema.Decided {
			documents = append(documents, a.Document.Name)
		} else {
			texts = append(texts, alternative(a))
		}
	}
	if documents == nil {
		return texts
	}
	return append([]page.Text{page.Plain("须已经取得“", strings.Join(documents, "”或“"), "”")}, texts...)
}

// condensed is a text of the catalog in one line without the mark at its end.
func condensed(s string) string {
	return strings.TrimRight(page.Separate(" ", page.Paragraphs(s)...).String(), "。；")
}
