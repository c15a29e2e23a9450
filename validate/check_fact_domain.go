package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkFactDomain() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R015", Name: "fact-domain", Severity: diag.Error,
			Title: diag.T("申请人情形的取值没有写对", "the domain of a fact is not declared properly"),
			Doc: diag.T("选项类情形要列出至少两个不同的选项；数值类情形的最小值不能大于最大值；要填整数的，两者之间要有整数；选项只属于选项类，最小值、最大值和单位只属于数值类。",
				"A choice lists at least two different values; the smallest value of a number is not above its largest, and a whole number lies between them where one is wanted; values belong to choices, min, max and unit to numbers."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, f := range l.Facts() {
				a := fieldpath.Fact(f.ID)
				if l.flawed(a) {
					continue
				}
				seen := map[string]bool{}
				for i, v := range f.Values {
					if seen[v] {
						report(l.Finding(a.Values().Item(i), diag.T("情形“%s”的选项“%s”写了两次", "fact %[3]s lists %[2]q twice", f.Name, v, f.ID),
							diag.T("只留一个", "Keep one")))
					}
					seen[v] = true
				}
				numeric := f.Min != nil || f.Max != nil || f.Unit != ""
				switch {
				case f.Type == schema.Choice && len(f.Values) < 2:
					report(l.Finding(a, diag.T("选项类情形“%s”没有列出选项", "choice %[2]s lists fewer than two values", f.Name, f.ID),
						diag.T("在 values 中列出至少两个选项", "List at least two values")))
				case f.Type != schema.Choice && len(f.Values) > 0:
					report(l.Finding(a.Values(), diag.T("情形“%s”不是选项类，不能列选项", "%[2]s is no choice and cannot list values", f.Name, f.ID),
						diag.T("删去 values，或者把 type 改为“选项”", "Remove values, or make it a choice (选项)")))
				case f.Type != schema.Number && numeric:
					report(l.Finding(a, diag.T("情形“%s”不是数值类，不能有单位和范围", "%[2]s is no number and cannot have a unit or range", f.Name, f.ID),
						diag.T("删去 unit、min 和 max，或者把 type 改为“数值”", "Remove unit, min and max, or make it a number (数值)")))
				case f.Min != nil && f.Max != nil && f.Min.Cmp(*f.Max) > 0:
					report(l.Finding(a.Min(), diag.T("情形“%s”的最小值大于最大值", "the smallest value of %[2]s is above its largest", f.Name, f.ID),
						diag.T("改正 min 或 max", "Correct min or max")))
				case f.Type == schema.Number && !f.HasNumber():
					report(l.Finding(a.Min(), diag.T("情形“%s”要填整数，而最小值和最大值之间没有整数", "%[2]s is a whole number, and there is none between its smallest and largest value", f.Name, f.ID),
						diag.T("改正 min 或 max，或者删去 integer", "Correct min or max, or remove integer")))
				}
			}
		},
	}
}
