package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkReview() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T113", Name: "review-twice", Severity: diag.Warning,
			Title: diag.T("同一次评审的时间写了两次", "the time of one review is written twice"),
			Doc: diag.T("付费方是审批部门、成果又不是申请人要交的材料的中介服务，是受理后由部门委托的评审、检验、检测、检疫、鉴定，时间不计入时限，另加在承诺之外（行政许可法第四十五条）。它写了时限，不计入时限的时间里又写了同一类的，看起来像两次：申请人不知道要等一次还是两次，推算只算不计入时限的那一次。同一次的，时间只写一处；确实是两次的，名称不要用同一类的词。",
				"An agency service that the department pays for, and whose report is no material that an applicant hands in, is a review, inspection, test, quarantine or appraisal that the department commissions after the acceptance: its time does not count and comes on top of the promise (article 45 of the Administrative Licensing Law). Where it has a period and time of the same kind is excluded as well they look like two: applicants cannot tell whether they wait once or twice, and plans count the excluded time alone. Write the time of one review once; if they are two, do not call them by words of one kind."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, m := range l.Matters() {
				for i := range m.Agencies {
					s := &m.Agencies[i]
					if s.Period == nil {
						continue
					}
					for _, n := range m.Reviews(s) {
						a := fieldpath.Matter(m.ID)
						both, ok := uncovered(w, m, s.When.And(m.Excluded[n].When), nil)
						if !ok || both.Empty() || len(m.Materials) > 0 && l.flawed(a.Materials()) {
							continue
						}
						kind := m.Excluded[n].Kind
						at := a.Deadline().Excluded().Item(n).Kind()
						d := l.Finding(at, diag.T("“%[1]s”的“%[2]s”写在不计入时限的时间里，又是审批部门委托的“%[3]s”", "“%[1]s” has “%[2]s” among its excluded time and as the service “%[3]s” that the department commissions", m.Name, kind, s.Name),
							diag.T("同一次的，删去这一项或者中介服务的时限；不是同一次的，名称写得分得开", "If they are one review, remove this entry or the period of the service; if they are two, give them names that tell them apart"))
						d.Related = []diag.Related{{Place: l.Place(a.Agencies().Item(i).Period()), Message: diag.T("中介服务的时限写在这里", "the period of the service is written here")}}
						report(d)
					}
				}
			}
		},
	}
}
