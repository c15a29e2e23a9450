package validate

import (
	"github.com/matterc/matterc/schema/diag"
)

func checkExcluding() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D111", Name: "nobody-possible", Severity: diag.Error,
			Title: diag.T("不可能的组合排除了所有申请人", "the combinations declared impossible exclude everybody"),
			Doc: diag.T("登记为不可能的组合（impossible）合在一起，没有给任何一种申请人情形留下余地：每个事项都没有人可以申请，谁办得成也就无从判断。问题列出缺一不可的几个组合，改正其中一个就有人了。常见的错误是把限定写反了，例如“不是学生”写成“是学生”，或者一个组合漏写了另一项情形。",
				"Taken together the combinations declared impossible leave no profile at all: nobody can apply for anything, and nothing can be said about who obtains it. The finding lists combinations of which none can be left out. Mostly a constraint is the wrong way round, or a combination lacks the other fact."),
		},
		Demands: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			entries := w.Engine().Excluding()
			if entries == nil || w.Broken() {
				return
			}
			first := w.Impossible()[entries[0]]
			d := l.Finding(first.Where(), diag.T("登记为不可能的 %d 个组合合在一起，排除了所有申请人", "together %d combinations declared impossible exclude everybody", len(entries)),
				diag.T("改正其中一个组合，给会出现的申请人留下余地", "Correct one of the combinations, so that the applicants there are remain"))
			if len(entries) == 1 {
				d.Message = diag.T("登记为不可能的这个组合包括了所有申请人", "the combination declared impossible includes everybody")
				d.Hint = diag.T("改正这个组合，只写不会出现的情形", "Correct the combination: it says what never occurs")
			}
			for _, n := range entries {
				e := l.written.Impossibles.Get(w.Impossible()[n].RecordID())
				d.Related = append(d.Related, diag.Related{Place: l.Place(w.Impossible()[n].Where()), Message: diag.T("登记为不可能的组合：%s", "declared impossible: %s", e.Reason)})
			}
			report(d)
		},
	}
}
