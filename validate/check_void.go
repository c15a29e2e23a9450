package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkVoid() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D107", Name: "void-element", Severity: diag.Warning,
			Title: diag.T("限定使要求永远不起作用", "a guard under which an element never matters"),
			Doc: diag.T("限定（when）与事项的适用情形（applies）或者不可能组合矛盾，这一条材料、前置、条件、收费等等永远轮不到任何申请人。通常是限定写错了，等于悄悄取消了要求。",
				"The guard contradicts the matter's applies or the combinations declared impossible, so that the material, prerequisite, condition or fee never concerns anybody. Usually the guard is a mistake, and the requirement silently gone."),
		},
		Demands:    true,
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			w := l.solution()
			for _, c := range l.Constraints() {
				m := l.Matter(c.At.RecordID())
				if w.Broken() || c.At.RecordKind() != fieldpath.MatterKind || len(c.Where) == 0 || !c.When || !w.Sound(c) {
					continue
				}
				g, ok := w.Translate(l.Guard(c.Where))
				applies := w.Engine().Applies(w.NumberOf(m))
				if !ok || w.Engine().Undecided(w.NumberOf(m)) || applies.Empty() || !applies.And(w.Engine().Satisfying(g)).Empty() {
					continue
				}
				d := l.Finding(c.At, diag.T("“%s”的这项限定没有一个申请人符合，所限定的这一项永远不起作用", "no applicant for “%s” satisfies this guard: what it guards never matters", m.Name),
					diag.T("改正限定，或者删去这一条", "Correct the guard, or remove the element"))
				if len(m.Applies) > 0 {
					d.Related = append(d.Related, diag.Related{Place: l.Place(fieldpath.Matter(m.ID).Applies()), Message: diag.T("事项只适用于%s的申请人", "the matter applies only to some applicants", m.Applies.Sentence())})
				}
				report(d)
			}
		},
	}
}
