package schema

import (
	"maps"
	"slices"
)

// EditionDays returns the days from which on what is printed is different from the edition of the catalog's day, or was: records change, and,
// after that day, matters, procedures and departments begin and end, and matters are suspended and resumed. Editions of these days have one
// digest.
func (c *Catalog) EditionDays() []Date {
	days := map[Date]bool{}
	add := func(d Date) {
		if !d.IsZero() && c.AsOf.Before(d) {
			days[d] = true
		}
	}
	period := func(e *Effective) {
		if e != nil {
			add(e.From)
			add(e.To)
		}
	}
	for _, e := range c.Everything.Matters {
		period(e.Value.Effective)
		if s := e.Value.Suspended; s != nil {
			add(s.From)
			add(s.To)
		}
	}
	for _, e := range c.Everything.Procedures {
		period(e.Value.Effective)
	}
	for _, e := range c.Everything.Departments {
		period(e.Value.Effective)
	}
	for _, all := range c.all {
		for _, v := range all[1:] {
			days[v.from] = true
		}
	}
	return slices.SortedFunc(maps.Keys(days), Date.Compare)
}

// ComingDays returns the days after the day of the edition, up to another, on which a record begins, ends, changes, is suspended or resumed,
// or an exemption ends, in their order.
func (c *Catalog) ComingDays(until Date) []Date {
	days := map[Date]bool{}
	add := func(list ...Date) {
		for _, d := range list {
			if !d.IsZero() && c.AsOf.Before(d) && !until.Before(d) {
				days[d] = true
			}
		}
	}
	period := func(e *Effective) {
		if e != nil {
			add(e.From, e.To)
		}
	}
	exempt := func(list []Exemption) {
		for _, e := range list {
			add(e.Until)
		}
	}
	for _, e := range c.Everything.Matters {
		period(e.Value.Effective)
		exempt(e.Value.Exempt)
		if s := e.Value.Suspended; s != nil {
			add(s.From, s.To)
		}
	}
	for _, e := range c.Everything.Procedures {
		period(e.Value.Effective)
		exempt(e.Value.Exempt)
	}
	for _, e := range c.Everything.Laws {
		period(&e.Value.Effective)
	}
	for _, e := range c.Everything.Departments {
		period(e.Value.Effective)
	}
	for _, all := range c.all {
		for _, v := range all[1:] {
			add(v.from)
		}
	}
	return slices.SortedFunc(maps.Keys(days), Date.Compare)
}
