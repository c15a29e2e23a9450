package validate

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

func checkClaims() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T111", Name: "claims", Severity: diag.Error,
			Title: diag.T("联办公布的数字推不出来", "a procedure claims figures that do not follow from its members"),
			Doc: diag.T("联办公布的法定时限合计、分别办理跑动次数和联办跑动次数，要与成员的字段推出来的一致。法定时限合计是成员法定时限相加，单位不同的不能相加；分别办理的次数是成员各环节需要到场的次数之和；联办的次数按工作日安排：同一天到场算一次，领取结果可以等到下一次到场。有几种情形的，取最多的一种。以前公布的总数分不到各成员的，在 claims.whole 写明为什么，就不核对，也不必为了凑数给成员编时限。",
				"The sum of statutory limits, the visits one by one and the visits together that a procedure claims must be what the members' fields give. Limits of different units cannot be added up. Visits on one day are one trip, and results can be collected on the next trip. Of several situations the largest figure counts. Totals that were announced once and cannot be divided say why in claims.whole; they are not held against anything, and nobody has to invent limits for members that add up."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, pr := range l.Procedures() {
				c, at := pr.Claims, fieldpath.Procedure(pr.ID).Claims()
				if c == nil || c.Whole != "" || c.Statutory == nil && c.VisitsBefore == nil && c.VisitsAfter == nil {
					continue
				}
				_, plans := plan.Worst(l.solution(), pr)
				if plans == nil {
					continue
				}
				claim := func(at fieldpath.Value, claimed *int, word diag.Text, derived func(*plan.Plan) int, parts func(*plan.Plan) string) {
					if claimed == nil {
						return
					}
					most := plans[0]
					for _, p := range plans {
						if derived(p) > derived(most) {
							most = p
						}
					}
					if derived(most) == *claimed {
						return
					}
					d := l.Finding(at,
						diag.T("“%[1]s”公布的%[2]s是 %[3]d，按成员推算是 %[4]d：%[5]s", "“%[1]s” claims %[6]s of %[3]d, its members give %[4]d: %[5]s", pr.Name, word.ZH, *claimed, derived(most), parts(most), word.EN),
						diag.T("改正公布的数，或者改正成员的字段", "Correct the claim, or the members' fields"))
					report(d)
				}
				mixed := ""
				for _, p := range plans {
					if len(p.Statutory) > 1 {
						mixed = periods(p.Statutory)
					}
				}
				if mixed != "" && c.Statutory != nil {
					report(l.Finding(at.Statutory(),
						diag.T("“%s”公布的法定时限合计是 %d，而成员的法定时限单位不同（%s），不能相加", "“%s” claims statutory limits of %d, but those of its members have different units (%s) and cannot be added up", pr.Name, *c.Statutory, mixed),
						diag.T("删去 claims.statutory", "Remove claims.statutory")))
				} else {
					claim(at.Statutory(), c.Statutory, diag.T("法定时限合计", "a sum of statutory limits"), func(p *plan.Plan) int {
						if len(p.Statutory) == 0 {
							return 0
						}
						return p.Statutory[0].Value
					}, func(p *plan.Plan) string {
						return parts(p, func(m *model.Matter) string {
							limit, _, ok := m.Lawful()
							if !ok {
								return "没有"
							}
							return fmt.Sprint(limit.Value)
						})
					})
				}
				if slices.ContainsFunc(plans, func(p *plan.Plan) bool { return len(p.Unsaid) > 0 || p.Untimed() }) {
					continue // nobody knows how often one comes
				}
				claim(at.VisitsBefore(), c.VisitsBefore, diag.T("分别办理跑动次数", "visits one by one"), func(p *plan.Plan) int { return p.VisitsAlone }, func(p *plan.Plan) string {
					return parts(p, func(m *model.Matter) string { n, _ := m.Visits(); return fmt.Sprint(n) })
				})
				claim(at.VisitsAfter(), c.VisitsAfter, diag.T("联办跑动次数", "visits together"), func(p *plan.Plan) int { return len(p.Trips) }, func(p *plan.Plan) string {
					var days []string
					for _, t := range p.Trips {
						days = append(days, fmt.Sprint(t.Day))
					}
					return "第 " + strings.Join(days, "、") + " 个工作日"
				})
			}
		},
	}
}

// periods lists periods: 20 个工作日和 30 日.
func periods(list []schema.Period) string {
	var parts []string
	for _, p := range list {
		parts = append(parts, p.Sentence())
	}
	return strings.Join(parts, "和")
}

// parts lists a figure of every item.
func parts(p *plan.Plan, of func(*model.Matter) string) string {
	var list []string
	for _, i := range p.Items {
		list = append(list, i.Matter.Name+" "+of(i.Matter))
	}
	return strings.Join(list, "，")
}
