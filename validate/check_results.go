package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkResults() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D113", Name: "no-result", Severity: diag.Error,
			Title: diag.T("有的申请人办成了也没有结果", "some applicants are granted it and receive nothing"),
			Doc: diag.T("审批结果和其他结果（results）都写了适用情形（when）的，符合条件的申请人至少要符合其中一种，否则他办成了，谁也不知道发给他什么。不可能有的情形组合，在目录中登记。",
				"Where the result and all other results have a guard, whoever qualifies has to satisfy one of them; else nobody knows what he is given. Combinations that nobody has are declared impossible."),
		},
		Demands: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for i, m := range l.Matters() {
				if len(m.Results) == 0 || w.Broken() || w.Engine().Undecided(i) {
					continue
				}
				none, known := w.Engine().Qualifies(i), true
				for _, r := range m.Results {
					g, ok := w.Translate(r.When)
					if known = known && ok; ok {
						none = none.Minus(w.Engine().Satisfying(g))
					}
				}
				if !known || none.Empty() {
					continue
				}
				at := fieldpath.Matter(m.ID)
				who := w.ApplicantsWith(none.Shortest())
				d := l.Finding(at.Result().When(), diag.T("“%[1]s”没有写明发给%[2]s什么", "“%[1]s” does not say what %[3]s receive", m.Name, who.ZH, who.EN),
					diag.T("改正适用情形，或者在 results 中增加发给他们的结果", "Correct the guards, or add to results what they receive"))
				for j := range m.Matter.Results {
					d.Related = append(d.Related, diag.Related{Place: l.Place(at.Results().Item(j).When()), Message: diag.T("另一种结果只发给这些申请人", "another result is given to these alone")})
				}
				report(d)
			}
		},
	}
}

func checkResultTwice() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R039", Name: "result-twice", Severity: diag.Error,
			Title: diag.T("同一个结果在一个事项里写了两次", "one result stands twice in a matter"),
			Doc: diag.T("一份证照批文或者一个结果名称，在审批结果和其他结果（results）里只写一次，发给哪些申请人写在它的适用情形（when）里。写两次，就有两种说法。",
				"A document or a name stands once among the result and the other results of a matter, with the guard that says to whom it is given; twice makes two statements."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Matters() {
				for i, r := range m.Results {
					for _, o := range m.Results[:i] {
						if r.Document != o.Document || r.Document == nil && (r.Name == "" || r.Name != o.Name) {
							continue
						}
						at, other := r.At.Document(), o.At.Document()
						if r.Document == nil {
							at, other = r.At.Name(), o.At.Name()
						}
						d := l.Finding(at, diag.T("“%[1]s”的结果里，“%[2]s”写了两次", "“%[2]s” stands twice among the results of “%[1]s”", m.Name, r.Title()),
							diag.T("只写一次，适用情形用“或者”（|）合在一起", "Write it once, with both situations in its guard"))
						d.Related = []diag.Related{{Place: l.Place(other), Message: diag.T("也写在这里", "it is also here")}}
						report(d)
						break
					}
				}
			}
		},
	}
}
