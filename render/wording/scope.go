package wording

import (
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Scope says in sentences for whom and for what a matter is (适用范围), and from when and until when it exists.
func Scope(m *model.Matter, day schema.Date) []page.Text {
	texts := page.Paragraphs(m.Scope)
	if len(m.Applies) > 0 {
		texts = append(texts, page.Concat(Situation(m.Applies)[0], page.Plain("。")))
	}
	if len(m.Audience) > 0 {
		texts = append(texts, page.Plain("服务对象：", Audience(m.Audience), "。"))
	}
	if s := Exists("本事项", m.Effective, day); s != "" {
		texts = append(texts, page.Plain(s))
	}
	if len(m.Replaced) > 0 {
		texts = append(texts, page.Plain("本事项代替原来的“", strings.Join(m.Replaced, "”、“"), "”。"))
	}
	return texts
}

// ScopeCell says the same in a cell beside the name of the matter, whose column asks what it is about: a line each.
func ScopeCell(m *model.Matter) page.Cell {
	c := page.Cell(page.Paragraphs(m.Scope))
	if len(c) == 0 {
		c = page.Cell{page.Plain(m.Name)}
	}
	c = append(c, Situation(m.Applies)...)
	if len(m.Audience) > 0 {
		c = append(c, page.Plain("服务对象：", Audience(m.Audience)))
	}
	return c
}

// Exists says when a matter or procedure begins and ends, "" for one that an applicant of the edition's day need not ask
// about: it is there, and no end is set.
func Exists(what string, e *schema.Effective, day schema.Date) string {
	switch {
	case e == nil:
		return ""
	case !e.To.IsZero():
		return what + "自" + Date(e.From) + "起办理，" + Date(e.To) + "起停止办理。"
	case day.Before(e.From):
		return what + "自" + Date(e.From) + "起办理。"
	}
	return ""
}
