package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkExemption() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R016", Name: "exemption", Severity: diag.Warning,
			Title: diag.T("豁免已经到期、没有用处或者不允许", "an exemption that has ended, is not needed or is not allowed"),
			Doc: diag.T("豁免（exempt）写明问题编号、理由和截止日期。到期的豁免不再起作用；没有对应问题的豁免应当删去；使指南失实的错误不能豁免。",
				"An exemption names a code, a reason and an end. One that has ended has no effect, one without a finding should go, and an error that makes a guide false cannot be exempted."),
		},
		Run: func(*inspected, func(diag.Diagnostic)) {}, // exempt reports it, after every other check has run
	}
}

// exempt takes away the findings that the catalog exempts and reports exemptions that have ended, are not needed or
// are not allowed.
func exempt(l *inspected, found diag.List) diag.List {
	rule := checkExemption().Rule
	apply := func(at fieldpath.List[fieldpath.InExemption], list []schema.Exemption) {
		id := at.RecordID()
		for i, e := range list {
			if e.Code == "" || e.Until.IsZero() {
				continue // its shape is wrong
			}
			a := at.Item(i)
			hits := func(d diag.Diagnostic) bool {
				return (d.Matter == id || slices.Contains(d.Concerns, id)) && d.Code == e.Code
			}
			var d diag.Diagnostic
			switch {
			case slices.ContainsFunc(checks(), func(c Check) bool { return c.Code == e.Code && !c.Exemptible }):
				d = l.Finding(a.Code(), diag.T("“%s”豁免了 %s，这类问题使指南失实，不能豁免", "%[1]s exempts %[2]s, which makes a guide false and cannot be exempted", l.NameOf(a), e.Code),
					diag.T("改正问题，删去这项豁免", "Mend the finding and remove the exemption"))
			case !l.AsOf().Before(e.Until):
				d = l.Finding(a.Until(), diag.T("“%s”对 %s 的豁免已于 %s 到期", "the exemption of %[1]s from %[2]s ended on %[3]s", l.NameOf(a), e.Code, e.Until),
					diag.T("改正问题，或者写明新的理由和期限", "Mend the finding, or give a new reason and end"))
			case !slices.ContainsFunc(found, hits) && e.Code == checkGiven().Code:
				continue // it depends on how much of the history is here
			case !slices.ContainsFunc(found, hits):
				d = l.Finding(a.Code(), diag.T("“%s”豁免的 %s 并不存在", "%[1]s is exempted from %[2]s but has no such finding", l.NameOf(a), e.Code),
					diag.T("删去这项豁免", "Remove the exemption"))
			default:
				found = slices.DeleteFunc(found, hits)
				continue
			}
			d.Code, d.Severity = rule.Code, rule.Severity
			found = append(found, d)
		}
	}
	for _, m := range l.Matters() {
		apply(fieldpath.Matter(m.ID).Exempt(), m.Exempt)
	}
	for _, p := range l.Procedures() {
		apply(fieldpath.Procedure(p.ID).Exempt(), p.Exempt)
	}
	return found
}
