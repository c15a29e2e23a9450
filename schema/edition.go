package schema

import (
	"reflect"
	"slices"
	"sync"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// On returns the catalog as it is on another day.
func (c *Catalog) On(day Date) *Catalog {
	other := *c
	other.Data, other.Everything, other.Absent, other.AsOf = Data{}, Data{}, nil, day
	other.indexes = sync.OnceValue(other.indexed)
	other.decode()
	other.choose()
	return &other
}

// value returns a record as it is on the day of the edition.
func (c *Catalog) value(id recordID) *node {
	if all, known := c.all[id]; known {
		return on(all, c.AsOf)
	}
	return c.roots[id].label.value // while it is being read
}

// dated sets the day of the edition; no day is the catalog's own.
func (c *Catalog) dated(asOf Date) diag.List {
	r, ok := c.roots[recordID{"catalog", ""}]
	if !ok {
		if len(c.broken) > 0 {
			return nil // it may stand in a file that could not be read
		}
		return diag.List{{Code: "S020", Severity: diag.Error,
			Message: diag.T("目录没有写明名称和版本日期（catalog）", "the catalog does not say its name and edition date (catalog)"),
			Hint:    diag.T(`在根目录的 catalog.cue 中写 catalog: {name: "…", edition: "…", region: "…", publisher: "…"}`, `Write catalog: {name: "…", edition: "…", region: "…", publisher: "…"} in catalog.cue`)}}
	}
	var own Edition
	c.decoder.decode(c.all[r.id][0].value, r.typ, reflect.ValueOf(&own).Elem())
	if c.AsOf = asOf; asOf.IsZero() {
		c.AsOf = own.Edition
	}
	return nil
}

// choose leaves in Data what is in force on the day of the edition.
func (c *Catalog) choose() {
	c.Everything = c.Data
	if c.Edition == nil {
		return
	}
	c.Matters = inForce(c, fieldpath.MatterKind, c.Matters, func(m Matter) *Effective { return m.Effective })
	c.Procedures = inForce(c, fieldpath.ProcedureKind, c.Procedures, func(p Procedure) *Effective { return p.Effective })
	c.Laws = inForce(c, fieldpath.LawKind, c.Laws, func(l Law) *Effective { return (*Effective)(&l.Effective) })
	c.Departments = inForce(c, fieldpath.DepartmentKind, c.Departments, func(d Department) *Effective { return d.Effective })
	c.Milestones = inForce(c, fieldpath.MilestoneKind, c.Milestones, func(m Milestone) *Effective { return m.Effective })
}

// inForce returns the records in force on the date of the edition and notes the others as absent.
func inForce[T any](c *Catalog, kind fieldpath.Kind, all Keyed[T], period func(T) *Effective) Keyed[T] {
	var in Keyed[T]
	for _, e := range all {
		p := period(e.Value)
		if p == nil || c.AsOf.IsZero() || c.AsOf.Within(p.From, p.To) {
			in = append(in, e)
			continue
		}
		c.Absent = append(c.Absent, Absent{kind, e.Key, *p, c.Place(fieldpath.Record(kind, e.Key))})
	}
	return in
}

// EditionDays returns the days from which on what is printed is different from the edition of the catalog's day, or was: records change, and,
// after that day, matters, procedures and departments begin and end, and matters are suspended and resumed. Editions of these days have one
// digest.
func (c *Catalog) EditionDays() []Date {
	days := map[Date]bool{}
	coming := func(d Date) { days[d] = days[d] || c.AsOf.Before(d) }
	c.turns(coming)
	for _, all := range c.all {
		for i, v := range all {
			if v.value.suspensions(coming); i > 0 {
				days[v.from] = true
			}
		}
	}
	return those(days)
}

// ComingDays returns the days after the day of the edition, up to another, on which a record begins, ends, changes, is suspended or resumed,
// or an exemption ends, in their order.
func (c *Catalog) ComingDays(until Date) []Date {
	days := map[Date]bool{}
	add := func(d Date) { days[d] = days[d] || c.AsOf.Before(d) && !until.Before(d) }
	c.turns(add)
	for _, e := range c.Everything.Laws {
		add(e.Value.Effective.From)
		add(e.Value.Effective.To)
	}
	for _, all := range c.all {
		for _, v := range all {
			add(v.from)
			v.value.suspensions(add)
			v.value.exemptions(add)
		}
	}
	return those(days)
}

// suspensions calls yield for the days on which a version of a record is suspended and resumed.
func (n *node) suspensions(yield func(Date)) {
	if f := n.field("suspended"); f != nil {
		f.value.day("from", yield)
		f.value.day("to", yield)
	}
}

// exemptions calls yield for the days on which the exemptions of a version of a record end.
func (n *node) exemptions(yield func(Date)) {
	if f := n.field("exempt"); f != nil {
		for _, e := range f.value.elems {
			e.day("until", yield)
		}
	}
}

// day calls yield for the day that a field holds, if it holds one.
func (n *node) day(name string, yield func(Date)) {
	if f := n.field(name); f != nil {
		if d, err := ParseDate(f.value.text); err == nil {
			yield(d)
		}
	}
}

// turns calls yield for the days on which matters, procedures, departments and milestones begin and end; also for no day, where no end is written.
func (c *Catalog) turns(yield func(Date)) {
	period := func(e *Effective) {
		if e != nil {
			yield(e.From)
			yield(e.To)
		}
	}
	for _, e := range c.Everything.Matters {
		period(e.Value.Effective)
	}
	for _, e := range c.Everything.Procedures {
		period(e.Value.Effective)
	}
	for _, e := range c.Everything.Departments {
		period(e.Value.Effective)
	}
	for _, e := range c.Everything.Milestones {
		period(e.Value.Effective)
	}
}

// those returns the days of a set, in their order.
func those(days map[Date]bool) []Date {
	var list []Date
	for d, in := range days {
		if in {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, Date.Compare)
	return list
}
