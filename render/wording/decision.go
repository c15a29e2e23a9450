package wording

import (
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Decider says who decides, at which level and by what power (决定机构).
func Decider(m *model.Matter) []page.Text {
	about := Bracketed(power(m))
	var texts []page.Text
	above := "上级机关"
	if m.Decider == "" {
		texts = append(texts, page.Plain(m.Department.Name, about))
	} else {
		texts = append(texts, page.Strong(m.Decider), page.Plain("承办机构：", m.Department.Name, about))
		above = "决定机构"
	}
	if m.Handling == schema.Reported {
		texts = append(texts, page.Plain("本事项须报", above, "审批。"))
	}
	return texts
}

// power says at which level an authority decides and where its power comes from, as far as the catalog says.
func power(m *model.Matter) string {
	var parts []string
	for _, e := range []struct{ name, value string }{
		{"行使层级", string(m.Level)}, {"权力来源", string(m.Power)}, {"实施主体性质", string(m.Body)}, {"委托部门", m.Entrusted},
	} {
		if e.value != "" {
			parts = append(parts, e.name+"："+e.value)
		}
	}
	return strings.Join(parts, "；")
}
