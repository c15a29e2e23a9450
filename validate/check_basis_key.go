package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// basisOf selects the basis of a matter, or of the milestone whose event it is.
func basisOf(m *model.Matter) fieldpath.Map[fieldpath.InBasis] {
	if m.Milestone != nil {
		return fieldpath.Milestone(m.ID).Basis()
	}
	return fieldpath.Matter(m.ID).Basis()
}

func checkBasisKey() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R008", Name: "unknown-basis-key", Severity: diag.Error,
			Title: diag.T("引用的依据代号不在本事项的依据里", "an element names a basis the matter does not have"),
			Doc: diag.T("条件、材料、前置、时限和收费各自写明由哪一条依据规定，写的是本事项 basis 中的代号。代号写错，这一项就没有了依据。",
				"Conditions, materials, prerequisites, limits and fees each name the entries of the matter's basis that prescribe them. A wrong key leaves the element without a basis."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Awaited() {
				if l.flawed(basisOf(m)) {
					continue // it may be there, and could not be read
				}
				known := m.Matter.Basis.Keys()
				for _, c := range model.Citations(m) {
					for i, k := range c.Keys {
						if k != "" && m.Matter.Basis.Get(k) == nil {
							l.nothing(report, c.At.Item(i), referent{"", "依据", "basis"}, k, known)
						}
					}
				}
			}
		},
	}
}
