package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkPeriod() Check {
	return Check{
		Rule: diag.Rule{
			Code: "T112", Name: "period-unit", Severity: diag.Error,
			Title: diag.T("时间的数量与单位不符", "the value of a period does not go with its unit"),
			Doc: diag.T("“即时”是当场，没有数量；其他单位要有数量，不写就不知道是多久，指南会印成“当场办结”。证照的有效期和延续申请的提前时间不能是即时，不计入时限的环节也不能。环节可以不占时间，这时不写单位；不计入时限的环节要多久没有规定、没有公布的，数量和单位都不写，计划的最晚就不确定。",
				"即时 is at once and has no value; every other unit has one, for without it guides say “at once”. The validity of a document, the time before its end when it must be renewed, and excluded time cannot be 即时. A step may take no time: it says no unit then. Excluded time of which nobody says how long it lasts has neither, and it is not known then when a plan ends at the latest."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			look := func(at fieldpath.Selector, value fieldpath.Selector, p schema.Period, atOnce bool) {
				switch {
				case l.flawed(at):
				case p.Unit == schema.Immediate && p.Value != 0:
					report(l.Finding(value, diag.T("写的是 %d，单位却是“即时”", "the value is %d, but the unit is 即时, at once", p.Value),
						diag.T("改正单位，如“工作日”；当场办结的，删去数量", "Correct the unit, such as 工作日 (working days); remove the value of what is settled at once")))
				case p.Unit == schema.Immediate && !atOnce:
					report(l.Finding(at, diag.T("这里不能是“即时”", "this cannot be 即时, at once"), diag.T("写明多久：数量 value 和单位 unit", "Say how long, with value and unit")))
				case p.Unit != schema.Immediate && p.Value == 0 && !(atOnce && l.said(value)): // 0 个工作日 is at once to whoever writes so
					hint := diag.T("写明数量 value", "Say the value")
					if atOnce {
						hint = diag.T("写明数量 value；当场办结的，单位写“即时”", "Say the value; the unit of what is settled at once is 即时")
					}
					report(l.Finding(at, diag.T("单位是“%s”，却没有写数量", "the unit is %s, but there is no value", p.Unit), hint))
				}
			}
			period := func(at fieldpath.InPeriod, p *schema.Period, atOnce bool) {
				if p != nil {
					look(at, at.Value(), *p, atOnce)
				}
			}
			for _, e := range l.written.Matters {
				m, a := &e.Value, fieldpath.Matter(e.Key)
				period(a.Deadline().Promised(), m.Deadline.Promised, true)
				if s := m.Deadline.Statutory; s != nil && model.Limited(s.Limited) {
					at := a.Deadline().Statutory()
					look(at, at.Value(), schema.Period{Value: s.Value, Unit: s.Unit}, true)
				}
				for i, x := range m.Deadline.Excluded {
					at := a.Deadline().Excluded().Item(i)
					switch {
					case x.Unit != "":
						look(at, at.Value(), schema.Period{Value: x.Value, Unit: x.Unit}, false)
					case l.said(at.Value()): // how many of what
						report(l.Finding(at.Value(), diag.T("写了数量 %d，没有写单位", "the value is %d, but there is no unit", x.Value),
							diag.T("写明单位 unit，如“工作日”；多久没有规定的，数量也不写", "Say the unit, such as 工作日 (working days); where nobody says how long, leave out the value, too")))
					}
				}
				for i, x := range m.Steps {
					if at := a.Steps().Item(i); l.said(at.Unit()) {
						look(at, at.Value(), (&model.Step{Step: &x}).Period(), true)
					}
				}
				for i, x := range m.Agencies {
					period(a.Agencies().Item(i).Period(), x.Period, true)
				}
				period(a.Result().Within(), m.Result.Within, true)
				for i, x := range m.Results {
					period(a.Results().Item(i).Within(), x.Within, true)
				}
				for i, x := range m.Materials {
					if x.Relax != nil {
						period(a.Materials().Item(i).Relax().Supply(), x.Relax.Supply, false)
					}
				}
				for _, x := range model.Prerequisites(e.Key, m) {
					if x.Relax != nil {
						period(x.At.Relax().Supply(), x.Relax.Supply, false)
					}
				}
			}
			for _, e := range l.written.Documents {
				if v := e.Value.Validity; v != nil {
					at := fieldpath.Document(e.Key).Validity()
					if v.Value != nil && v.Unit != "" { // else there is more to say than of a period, see checkNone
						look(at, at.Value(), schema.Period{Value: *v.Value, Unit: v.Unit}, false)
					}
					period(at.Renew(), v.Renew, false)
				}
			}
		},
	}
}

// vague reports whether a limit does not say how long it is: checks that compare it with something have nothing to compare.
func (l *inspected) vague(at fieldpath.InPeriod, p schema.Period) bool {
	if p.Unit == schema.Immediate {
		return p.Value != 0
	}
	return p.Value == 0 && !l.said(at.Value())
}

// said reports whether somebody has written a value, which may be a default otherwise.
func (l *inspected) said(at fieldpath.Selector) bool {
	_, ok := l.written.Span(at)
	return ok
}
