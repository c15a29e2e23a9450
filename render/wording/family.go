package wording

import (
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Family names the family of a matter, its code, and which kind of it the matter is: 食品经营许可（00013103200Y），变更.
func Family(m *model.Matter) string {
	return Listed(m.Family.Name+Bracketed(m.Family.Code), string(m.Kind))
}

// KindTitle is above the kind of a matter that belongs to no family.
const KindTitle = "业务办理项类别"

// SuspendedTitle is above what Suspended says.
const SuspendedTitle = "暂停办理"

// Suspended says from when and until when a matter cannot be applied for, why, and on what basis, which cite puts behind it where it is not
// nil; nil for one that can, and for one that has been resumed on the day of the edition.
func Suspended(s *model.Suspension, asOf schema.Date, cite func([]*model.Basis) page.Text) page.Text {
	if s == nil || !s.To.IsZero() && !asOf.Before(s.To) {
		return nil
	}
	when := "自" + Date(s.From) + "起"
	if s.To.IsZero() {
		when += "暂停办理，恢复的日期还没有公布"
	} else {
		when += "暂停办理，" + Date(s.To) + "起恢复"
	}
	return page.Concat(page.Plain(when, "。", page.Sentence(s.Reason)), cited(cite, s.Basis))
}
