package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkOneOf() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R011", Name: "one-of", Severity: diag.Error,
			Title: diag.T("几种写法只能选一种", "exactly one of several fields must be written"),
			Doc: diag.T("材料写 name 或 document 之一（证照批文写 document，它就成为一项依赖）；前置写 matter、document、milestone 或 anyOf 之一；审批结果写 document 或 name 之一。都不写，申请人不知道要什么；都写，就有两种说法。",
				"A material has a name or a document, a prerequisite a matter, a document, a milestone or anyOf, a result a document or a name: exactly one of them."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			check := func(a fieldpath.Selector, zh, en, fields string, written ...bool) {
				n := 0
				for _, w := range written {
					if w {
						n++
					}
				}
				if n == 1 || l.flawed(a) {
					return
				}
				message := diag.T("“%s”的这项%s没有写明是什么", "this %[3]s of %[1]s does not say what it is", l.NameOf(a), zh, en)
				if n > 1 {
					message = diag.T("“%s”的这项%s有 %d 种说法", "this %[4]s of %[1]s says %[3]d different things", l.NameOf(a), zh, n, en)
				}
				report(l.Finding(a, message, diag.T("在 %s 中写一个", "Write one of %s", fields)))
			}
			alternatives := func(at fieldpath.List[fieldpath.InAlternative], list []schema.Alternative) {
				for i, o := range list {
					check(at.Item(i), "任选前置", "alternative", "matter、document、milestone", o.Matter != "", o.Document != "", o.Milestone != "")
				}
			}
			for _, e := range l.Milestones() {
				for i, c := range e.Milestone.After {
					at := fieldpath.Milestone(e.ID).After().Item(i)
					check(at, "先要有", "after", "matter、document、milestone、anyOf", c.Matter != "", c.Document != "", c.Milestone != "", len(c.AnyOf) > 0)
					alternatives(at.AnyOf(), c.AnyOf)
				}
			}
			for _, m := range l.Matters() {
				a := fieldpath.Matter(m.ID)
				for i, c := range m.Matter.Materials {
					check(a.Materials().Item(i), "材料", "material", "name、document", c.Name != "", c.Document != "")
				}
				for _, c := range model.Prerequisites(m.ID, m.Matter) {
					check(c.At, "前置", "prerequisite", "matter、document、milestone、anyOf", c.Matter != "", c.Document != "", c.Milestone != "", len(c.AnyOf) > 0)
					alternatives(c.At.AnyOf(), c.AnyOf)
				}
				results, at := model.WrittenResults(m.ID, m.Matter)
				for i, r := range results {
					check(at[i], "审批结果", "result", "document、name", r.Document != "", r.Name != "")
				}
			}
		},
	}
}
