package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
	"github.com/matterc/matterc/validate/timing"
)

func checkJoint() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T108", Name: "joint-ceiling", Severity: diag.Error,
			Title: diag.T("联办的承诺超过四十五日", "a procedure promises more than 45 days"),
			Doc: diag.T("行政许可统一办理、联合办理、集中办理的，办理时间不得超过四十五日，按工作日计算（行政许可法第二十六条、第四十二条、第八十二条）。经本级人民政府负责人批准可以延长十五日，那是逐件批准的例外，不能作为对外的承诺。成员里没有行政许可的联办不核对；各阶段分别联合办理的，分成几个联办写，或者写明理由申请豁免。没有公布承诺的，或者公布的承诺不超过四十五日的，按成员推算：同一阶段、同一天受理的几个部门的行政许可，有一个自己承诺的时间超过四十五日，联办就不能在四十五日内办结。它的法律、法规规定的时限更长，也不改变联合办理的期限；要等别的成员办结才受理的、等节点的、不计入时限的时间，都不算在内。",
				"Licences that are handled jointly take 45 working days at most (articles 26, 42 and 82 of the Administrative Licensing Law). The 15 days that the head of the government may grant are an exception of single cases and cannot be promised. Procedures without a licence are not checked; if every stage is a joint handling of its own, make each a procedure, or exempt the finding and say why. Where no promise is claimed, or one within the limit, it is derived: of licences of several departments that are accepted on one day in one stage none may promise more than 45 working days itself. A law that gives it longer does not change the limit of joint handling. What is accepted only when another member is decided, milestones and time that does not count are not counted."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			c, alone := l.comparer(), l.licenceLimits()
			beyond := func(m *model.Matter) bool {
				promise, ok := m.Promise()
				return ok && m.Type == schema.Licence && c.compare(promise, model.JointLimit).Verdict == timing.Exceeded &&
					!slices.ContainsFunc(alone, func(b bound) bool { return b.matter == m })
			}
			for _, p := range l.Procedures() {
				a := fieldpath.Procedure(p.ID).Claims().Promised()
				if p.Claims == nil || p.Claims.Promised == nil || *p.Claims.Promised <= model.JointLimit.Value {
					l.jointMembers(p, beyond, report)
					continue
				}
				if l.flawed(a) {
					continue
				}
				i := slices.IndexFunc(p.Members, func(m model.Member) bool { return m.Matter.Type == schema.Licence })
				if i < 0 {
					continue
				}
				d := l.Finding(a, diag.T("“%s”承诺 %d 个工作日，联合办理行政许可不得超过 %d 个工作日", "“%s” promises %d working days; licences handled jointly may take %d", p.Name, *p.Claims.Promised, model.JointLimit.Value),
					diag.T("承诺不超过 %d 个工作日", "Promise at most %d working days", model.JointLimit.Value))
				d.Related = []diag.Related{{Place: l.Place(fieldpath.Matter(p.Members[i].Matter.ID).Type()), Message: diag.T("成员“%s”是行政许可", "its member “%s” is a licence", p.Members[i].Matter.Name)}}
				d.Related = append(d.Related, l.jointLaw()...)
				report(d)
			}
		},
	}
}

// jointLaw returns the place of 行政许可法第四十二条, where the catalog holds it.
func (l *inspected) jointLaw() []diag.Related {
	var list []diag.Related
	for _, w := range l.Laws() {
		if licensing(w) && w.Articles.Get("第四十二条") != nil {
			list = append(list, diag.Related{Place: l.Place(fieldpath.Law(w.ID).Articles().Key("第四十二条")), Message: diag.T("依据：《%s》第四十二条", "its basis: %s, article 42", w.Title)})
		}
	}
	return list
}

// jointMembers reports the member that promises most beyond the limit of joint handling among licences of several departments that are accepted
// on one day in one stage, whoever applies; beyond says which do. A promise that is too long for the member by itself is reported there.
func (l *inspected) jointMembers(p *model.Procedure, beyond func(*model.Matter) bool, report func(diag.Diagnostic)) {
	if !slices.ContainsFunc(p.Members, func(b model.Member) bool { return beyond(b.Matter) }) {
		return
	}
	var longest, other *plan.Item
	_, plans := plan.Worst(l.solution(), p)
	for _, situation := range plans {
		for i := range situation.Items {
			a := &situation.Items[i]
			if !jointly(a) || longest != nil && a.Days <= longest.Days || !beyond(a.Matter) {
				continue
			}
			for k := range situation.Items {
				if b := &situation.Items[k]; jointly(b) && b.Stage == a.Stage && b.Start == a.Start && b.Matter.Department != a.Matter.Department {
					longest, other = a, b
					break
				}
			}
		}
	}
	if longest == nil {
		return
	}
	m := longest.Matter
	promise, _ := m.Promise()
	at := fieldpath.Procedure(p.ID).Members().Item(slices.IndexFunc(p.Procedure.Members, func(b schema.Member) bool { return b.Matter == m.ID })).Matter()
	d := l.Finding(at, diag.T("“%[1]s”里“%[2]s”与“%[3]s”一同受理，它承诺 %[4]s，联合办理行政许可不得超过 %[5]d 个工作日", "in “%[1]s”, “%[2]s” is accepted together with “%[3]s” and promises %[6]s; licences handled jointly may take %[5]d working days", p.Name, m.Name, other.Matter.Name, promise.Sentence(), model.JointLimit.Value, promise.SentenceEN()),
		diag.T("承诺不超过 %d 个工作日，或者不与别的许可同一阶段联合办理", "Promise at most %d working days, or do not handle it jointly in one stage", model.JointLimit.Value))
	d.Related = append([]diag.Related{{Place: l.Place(fieldpath.Matter(m.ID).Deadline().Promised()), Message: diag.T("“%s”的承诺", "what “%s” promises", m.Name)}}, l.jointLaw()...)
	report(d)
}

// jointly reports whether an item is a licence that the procedure itself handles, from acceptance to decision.
func jointly(i *plan.Item) bool {
	return i.Matter.Type == schema.Licence && !i.Outside && !i.Accepts && i.StartBehind == 0
}
