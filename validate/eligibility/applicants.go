package eligibility

import (
	"regexp"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/obtain"
)

// Given are values of some facts, by id: what is known of an applicant.
type Given map[string]schema.Value

// Guard returns what is known as a constraint on facts, in the order of the catalog.
func (g Given) Guard(c *model.Catalog) model.Guard {
	var guard model.Guard
	for _, f := range c.Facts() {
		if v, ok := g[f.ID]; ok {
			guard = append(guard, model.GuardTest{Fact: f, Test: schema.Test{Op: schema.Eq, Value: v}})
		}
	}
	return guard
}

// number is how a number is written in a value of a fact: what a person would type, and no more digits than a catalog may
// have.
var number = regexp.MustCompile(`^-?[0-9]{1,20}(\.[0-9]{1,20})?$`)

// ParseGiven reads values of facts written as fact=value, such as land=划拨, relocation=true or investment=30000000. What
// is wrong with one of them is said in problem.
func (w *Solution) ParseGiven(texts []string) (given Given, problem diag.Text) {
	given = Given{}
	for _, text := range texts {
		word, value, ok := strings.Cut(strings.Replace(text, "＝", "=", 1), "=")
		if !ok {
			return nil, diag.T("“%s”要写成 情形=值，如 land=划拨", "%q is not of the form fact=value, such as land=划拨", text)
		}
		record, unfound := schema.Find(word, w.Records(fieldpath.FactKind))
		if unfound != nil {
			return nil, unfound.Text(schema.Label(fieldpath.FactKind))
		}
		id, f := record.ID, w.Fact(record.ID)
		value = f.Meant(value)
		v := schema.Value{Kind: schema.TextValue, Text: value}
		switch f.Type {
		case schema.YesNo:
			v.Kind = schema.BoolValue
			if word, ok := map[string]string{"是": "true", "否": "false"}[value]; ok {
				v.Text = word
			}
			if !slices.Contains(model.YesNo(), v.Text) {
				return nil, diag.T("情形“%[1]s”没有“%[2]s”这个值。可以写 true 或 false，是或否", "%[3]s has no value %[2]q. Write true or false", f.Name, value, f.ID)
			}
		case schema.Number:
			x, ok := model.Exact(value)
			switch {
			case !ok || !number.MatchString(value):
				return nil, diag.T("情形“%s”要写一个数，如 %s=100", "%[2]s wants a number, such as %[2]s=100", f.Name, f.ID)
			case f.Integer && !x.IsInt():
				return nil, diag.T("情形“%s”要写整数，不能是 %s", "%[3]s wants a whole number, not %[2]s", f.Name, value, f.ID)
			}
			v = schema.Value{Kind: schema.NumberValue, Text: model.Decimal(x)}
		}
		if hint := f.Problem(schema.Eq, v); !hint.IsZero() {
			return nil, diag.T("情形“%[1]s”没有“%[2]s”这个值。%[4]s", "%[3]s has no value %[2]q. %[5]s", f.Name, value, f.ID, hint.ZH, hint.EN)
		}
		if old, twice := given[id]; twice && old != v {
			return nil, diag.T("情形“%s”写了两个值", "%[2]s is given twice", f.Name, id)
		}
		given[id] = v
	}
	if len(given) > 0 && w.Having(given).Empty() {
		for _, e := range w.Impossibles() {
			return nil, diag.T("没有这样的申请人：这几项情形合在一起，登记为不可能的组合（如“%s”）", "there is no such applicant: these facts together are declared impossible (such as %[2]q)", e.Reason, e.ID)
		}
	}
	return given, diag.Text{}
}

// Applicants are some profiles, for asking what those wait for.
type Applicants struct {
	w     *Solution
	given Given
	in    obtain.Region
}

// Applicants returns those who have the given values.
func (w *Solution) Applicants(given Given) Applicants {
	return Applicants{w, given, w.Having(given)}
}

// Include reports whether all of others are among them.
func (a Applicants) Include(others Applicants) bool { return others.in.Minus(a.in).Empty() }

// Taking returns those who take part in a member of a procedure: its matter applies to them, and they are those it is a member for.
func (w *Solution) Taking(b model.Member) Applicants {
	in := w.engine.Applies(w.NumberOf(b.Matter))
	if g, ok := w.Translate(b.When); ok {
		in = in.And(w.engine.Satisfying(g))
	}
	return Applicants{w, nil, in}
}

// In returns those of some profiles.
func (w *Solution) In(profiles obtain.Region) Applicants { return Applicants{w, nil, profiles} }

// Or returns them and others.
func (a Applicants) Or(others Applicants) Applicants { return Applicants{a.w, nil, a.in.Or(others.in)} }

// Who says of applicants who of others they are: they satisfy one of these guards, without what all of the others satisfy; more reports that
// these are not all.
func (a Applicants) Who(of Applicants) (guards []model.Guard, more bool) {
	some, rest := a.in.Some(MostGuards)
	for _, g := range some {
		guards = append(guards, of.Told(a.w.Linked(g)))
	}
	return guards, !rest.Empty()
}

// Meet reports whether some of them satisfy a guard.
func (a Applicants) Meet(g model.Guard) bool { return a.w.Holds(g, a.in) }

// From returns the matters from which some of them can have what an alternative demands; all that issue it, where they can from none.
func (a Applicants) From(of model.Alternative) []*model.Matter {
	var list []*model.Matter
	for _, m := range of.Issuers() {
		if !a.in.And(a.w.Gives(of, m)).Empty() {
			list = append(list, m)
		}
	}
	if list == nil {
		return of.Issuers()
	}
	return list
}

// IssuersFor returns the matters from which those who take part in a member can have what an alternative demands, as From does.
func (w *Solution) IssuersFor(b model.Member, of model.Alternative) []*model.Matter {
	if all := of.Issuers(); len(all) < 2 { // whoever can have it has it from there
		return all
	}
	return w.Taking(b).From(of)
}

// IssuersOf returns the matters from which those whom a member asks for a material can have it, nil for what is no document.
func (w *Solution) IssuersOf(b model.Member, r model.Material) []*model.Matter {
	if r.Document == nil {
		return nil
	}
	return w.IssuersFor(model.Member{Matter: b.Matter, When: b.When.And(r.When)}, model.Alternative{Document: r.Document, Of: schema.Decided})
}

// Told returns what of a guard tells them apart: the tests that not all of them satisfy.
func (a Applicants) Told(g model.Guard) model.Guard { return a.w.Told(g, a.in) }

// Wait is a requirement as some applicants meet it.
type Wait struct {
	*Requirement
	When model.Guard // for whom of them it holds
	Ways []Way
	For  Applicants // those of them for whom it holds
}

// Way is an alternative of a requirement.
type Way struct {
	model.Alternative
	AtHand  bool            // no matter of the catalog issues it
	Matters []*model.Matter // those of which it can be had by some
}

// Waits returns what a matter waits for when the applicants apply: requirements that hold for none of them are left out.
func (a Applicants) Waits(m *model.Matter) []Wait {
	w := a.w
	var list []Wait
	of := Applicants{w, a.given, w.engine.Applies(w.NumberOf(m)).And(a.in)}
	for _, n := range w.of[w.NumberOf(m)] {
		holds := w.engine.Holds(n).And(a.in)
		if holds.Empty() {
			continue
		}
		r := w.requirements[n]
		wait := Wait{Requirement: r, When: of.Told(r.When), For: Applicants{w, a.given, holds}}
		for _, x := range r.AnyOf {
			way := Way{Alternative: x, AtHand: x.Document != nil && len(x.Document.Issuers) == 0}
			for _, k := range x.Issuers() {
				if !w.Gives(x, k).And(holds).Empty() {
					way.Matters = append(way.Matters, k)
				}
			}
			if way.AtHand || len(way.Matters) > 0 {
				wait.Ways = append(wait.Ways, way)
			}
		}
		list = append(list, wait)
	}
	return list
}
