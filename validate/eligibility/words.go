package eligibility

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// ApplicantsWith says who satisfies a guard: 供地方式为“划拨”的申请人.
func (w *Solution) ApplicantsWith(g obtain.Guard) diag.Text {
	return model.Applicants(w.Linked(g).Quoted())
}

// Hop says a requirement as a step of a reason. From is the requirement that leads to it, nil for the first.
func (w *Solution) Hop(r, from *Requirement) diag.Text {
	need, why := r.Demanded(), r.Elements[0].Grounds()
	asks := diag.T("要求", "requires")
	if r.By == schema.Decided {
		asks = diag.T("办结前要求", "requires before its decision")
	}
	if s := r.Elements[0].Service; s != nil {
		asks = diag.T("所需的中介服务“%s”%s", "needs the agency service “%[1]s”, which %[3]s", s.Name, asks.ZH, asks.EN)
	}
	asks = diag.T("%s%s（%s）", "%[4]s %[5]s (%[6]s)", asks.ZH, need.ZH, why.ZH, asks.EN, need.EN, why.EN)
	if from == nil {
		return diag.T("“%s”%s", "“%[1]s” %[3]s", r.Matter.Name, asks.ZH, asks.EN)
	}
	for _, a := range from.AnyOf {
		if a.Document != nil && slices.Contains(a.Document.Issuers, r.Matter) {
			return diag.T("而“%s”由“%s”核发，它%s", "and “%[1]s” is issued by “%[2]s”, which %[4]s", a.Title(), r.Matter.Name, asks.ZH, asks.EN)
		}
	}
	return diag.T("而“%s”%s", "and “%[1]s” %[3]s", r.Matter.Name, asks.ZH, asks.EN)
}

// Hops returns the places of a reason: every requirement with all elements that make it, then every condition.
func (w *Solution) Hops(f obtain.Obstacle) []diag.Related {
	var list []diag.Related
	for i, n := range f.Requirements {
		r := w.requirements[n]
		var from *Requirement
		for _, before := range f.Requirements[:i] {
			if w.requirements[before].Leads(r.Matter) {
				from = w.requirements[before]
			}
		}
		for j, a := range r.At {
			message := w.Hop(r, from)
			if j > 0 {
				why := r.Elements[j].Grounds()
				message = diag.T("这里也要求同一项（%s）", "and so it does here (%[2]s)", why.ZH, why.EN)
			}
			list = append(list, diag.Related{Place: w.ElementPlace(a), Message: message})
		}
	}
	for _, n := range f.Conditions {
		list = append(list, diag.Related{Place: w.Place(w.conditions[n].At.Require()), Message: w.conditions[n].Said()})
	}
	return list
}

// Names lists the names of matters in quotes.
func (w *Solution) Names(matters []int) string {
	var list []string
	for _, m := range matters {
		list = append(list, "“"+w.awaited[m].Name+"”")
	}
	return strings.Join(list, "、")
}

// Said says whose condition it is, what it says and on what it rests.
func (c Condition) Said() diag.Text {
	why := c.element.Grounds()
	return diag.T("“%s”的条件：%s（%s）", "a condition of “%[1]s”: %[2]s (%[4]s)", c.Matter.Name, c.text, why.ZH, why.EN)
}
