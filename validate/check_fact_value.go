package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

func checkFactValue() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R007", Name: "fact-value", Severity: diag.Error,
			Title: diag.T("限定写的值不在申请人情形的取值之内", "a constraint names a value the fact cannot have"),
			Doc: diag.T("限定里的每一个值都要是这项情形能取的值：选项类的是登记的选项，数值类的是数，是否类的是 true 或 false；只有数值可以比较大小。写错的值永远不会成立，等于悄悄取消了这项要求。",
				"Every value in a constraint must be one the fact can take: a declared choice, a number, or true and false; only numbers can be compared. A wrong value never holds and silently removes the requirement."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, c := range l.Constraints() {
				for _, e := range c.Where {
					f := l.Fact(e.Key)
					if f == nil || f.Type == "" {
						continue
					}
					e.Value.Values(func(op schema.Op, v schema.Value) {
						hint := f.Problem(op, v)
						if hint.IsZero() {
							return
						}
						message := diag.T("情形“%s”不能与“%s”比较", "fact %[3]s cannot be compared with %[2]q", f.Name, v.Text, f.ID)
						if op == schema.Eq || op == schema.Ne {
							message = diag.T("情形“%s”没有“%s”这个值", "fact %[3]s has no value %[2]q", f.Name, v.Text, f.ID)
						}
						d := l.Finding(c.At.Key(e.Key), message, hint)
						if literal, ok := f.Literal(v.Text); ok && v.Kind == schema.TextValue {
							l.mend(&d, v.Text, literal)
						}
						report(d)
					})
				}
			}
		},
	}
}
