package wording

import (
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// Decider says who decides, at which level and by what power, and who else has a hand in it (决定机构); cite puts the basis of a role behind it
// where it is not nil.
func Decider(m *model.Matter, cite func([]*model.Basis) page.Text) []page.Text {
	about := Bracketed(Power(m))
	var texts []page.Text
	above := "上级机关"
	if deciders := m.Deciders(); len(deciders) == 0 {
		texts = append(texts, page.Plain(m.Department.Name, about))
	} else {
		for _, b := range deciders {
			texts = append(texts, page.Concat(page.Strong(b.Name), cited(cite, b.Basis)))
		}
		texts = append(texts, page.Plain("承办机构：", m.Department.Name, about))
		above = "决定机构"
	}
	if m.Handling == schema.Reported {
		texts = append(texts, page.Plain("本事项须报", above, "审批。"))
	}
	for _, role := range []schema.BodyRole{schema.JoiningBody, schema.AssistingBody, schema.ResponsibleOffice} {
		if t := Bodies(m, role, cite); t != nil {
			texts = append(texts, page.Concat(page.Plain(string(role), "："), t))
		}
	}
	return texts
}

// Bodies names the bodies that have a role in a matter, each with its basis, which cite puts behind it where it is not nil; nil for none.
func Bodies(m *model.Matter, role schema.BodyRole, cite func([]*model.Basis) page.Text) page.Text {
	var list []page.Text
	for _, b := range m.In(role) {
		list = append(list, page.Concat(page.Plain(b.Name), cited(cite, b.Basis)))
	}
	return page.Separate("、", list...)
}

// cited is what cite puts behind a text, nothing where there is no room for it or no basis is written.
func cited(cite func([]*model.Basis) page.Text, basis []*model.Basis) page.Text {
	if cite == nil || len(basis) == 0 {
		return nil
	}
	return cite(basis)
}

// Power says at which level an authority decides and where its power comes from, as far as the catalog says.
func Power(m *model.Matter) string {
	var parts []string
	for _, e := range []struct{ name, value string }{
		{"行使层级", Join("、", m.Level)}, {"权力来源", string(m.Power)}, {"实施主体性质", string(m.Body)}, {"委托部门", m.Entrusted},
	} {
		if e.value != "" {
			parts = append(parts, e.name+"："+e.value)
		}
	}
	return strings.Join(parts, "；")
}
