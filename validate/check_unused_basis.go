package validate

import (
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
)

func checkUnusedBasis() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R014", Name: "unused-basis", Severity: diag.Note,
			Title: diag.T("依据没有被任何一项引用", "a basis that no element names"),
			Doc: diag.T("依据要落到具体的条件、材料、前置、时限或收费上。没有一项引用的依据，要么是设定整个事项的依据（可以保留），要么是漏写了引用。",
				"A basis belongs to a condition, material, prerequisite, limit or fee. One that nothing names either creates the matter as a whole or has been forgotten."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Awaited() {
				if l.flawed(m.Record()) {
					continue // what could not be read may name it
				}
				var used []string
				for _, c := range model.Citations(m) {
					used = append(used, c.Keys...)
				}
				if slices.ContainsFunc(used, func(k string) bool { return m.Matter.Basis.Get(k) == nil }) {
					continue // a key is misspelt: R008 says so, and it may be meant for the one that seems unused
				}
				var other map[string]bool // named on another day
				for _, b := range m.Basis {
					if slices.Contains(used, b.Key) {
						continue
					}
					if other == nil {
						other = l.written.Everywhere(m.Record(), "basis")
					}
					if !other[b.Key] {
						report(l.Finding(basisOf(m).Key(b.Key),
							diag.T("“%s”的依据“%s”没有被任何一项引用", "basis %[2]q of %[1]s is named by no element", l.NameOf(m.Record()), b.Key),
							diag.T("在它规定的条件、材料或时限的 basis 中写上“%s”", "Name %q in the basis of what it prescribes", b.Key)))
					}
				}
			}
		},
	}
}
