package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkJoint() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T108", Name: "joint-ceiling", Severity: diag.Error,
			Title: diag.T("联办的承诺超过四十五日", "a procedure promises more than 45 days"),
			Doc: diag.T("行政许可统一办理、联合办理、集中办理的，办理时间不得超过四十五日，按工作日计算（行政许可法第二十六条、第四十二条、第八十二条）。经本级人民政府负责人批准可以延长十五日，那是逐件批准的例外，不能作为对外的承诺。成员里没有行政许可的联办不核对；各阶段分别联合办理的，分成几个联办写，或者写明理由申请豁免。",
				"Licences that are handled jointly take 45 working days at most (articles 26, 42 and 82 of the Administrative Licensing Law). The 15 days that the head of the government may grant are an exception of single cases and cannot be promised. Procedures without a licence are not checked; if every stage is a joint handling of its own, make each a procedure, or exempt the finding and say why."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, p := range l.Procedures() {
				a := fieldpath.Procedure(p.ID).Claims().Promised()
				if p.Claims == nil || p.Claims.Promised == nil || *p.Claims.Promised <= model.JointLimit.Value || l.flawed(a) {
					continue
				}
				i := slices.IndexFunc(p.Members, func(m model.Member) bool { return m.Matter.Type == schema.Licence })
				if i < 0 {
					continue
				}
				d := l.Finding(a, diag.T("“%s”承诺 %d 个工作日，联合办理行政许可不得超过 %d 个工作日", "“%s” promises %d working days; licences handled jointly may take %d", p.Name, *p.Claims.Promised, model.JointLimit.Value),
					diag.T("承诺不超过 %d 个工作日", "Promise at most %d working days", model.JointLimit.Value))
				d.Related = []diag.Related{{Place: l.Place(fieldpath.Matter(p.Members[i].Matter.ID).Type()), Message: diag.T("成员“%s”是行政许可", "its member “%s” is a licence", p.Members[i].Matter.Name)}}
				for _, w := range l.Laws() {
					if licensing(w) && w.Articles.Get("第四十二条") != nil {
						d.Related = append(d.Related, diag.Related{Place: l.Place(fieldpath.Law(w.ID).Articles().Key("第四十二条")), Message: diag.T("依据：《%s》第四十二条", "its basis: %s, article 42", w.Title)})
					}
				}
				report(d)
			}
		},
	}
}
