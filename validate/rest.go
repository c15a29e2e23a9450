package validate

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// Omission is a record that is left out where the rest of a catalog can be understood without it.
type Omission struct {
	Record fieldpath.At
	Wrong  diag.List      // the errors in it; none if it is left out for what it needs
	Needs  []fieldpath.At // the omitted records that it needs, those that are known
}

// need adds a record to what is needed.
func (x *Omission) need(r fieldpath.At) {
	if !slices.ContainsFunc(x.Needs, func(n fieldpath.At) bool { return same(n, r) }) {
		x.Needs = append(x.Needs, r)
	}
}

// same reports whether two places are of one record.
func same(a, b fieldpath.At) bool {
	return a.RecordKind() == b.RecordKind() && a.RecordID() == b.RecordID()
}

// Rest is Try of a catalog in which some records cannot be understood yet: they are left out, and with them every record that needs one
// of them, so that what is said of the others is what would be said if those were put right. The findings are those about what is
// left. The answer is nil, and the findings are all there are, if something is wrong that concerns everybody: what could not be read,
// the record of the catalog, a shared definition, an impossible combination of facts.
func Rest(cat *schema.Catalog, found diag.List) (s *eligibility.Solution, omitted []Omission, all diag.List) {
	s, all = Try(cat, found)
	if s != nil || cat.Edition == nil {
		return s, nil, all
	}
	o := &omissions{cat: cat, whole: model.Link(cat)}
	for rest, made := cat, all; s == nil; s, made = Try(rest, o.without(found)) {
		if !o.leaveOut(made) {
			return nil, nil, all
		}
		o.leaveOutWhatNeeds()
		rest = cat.Without(o.records()...)
	}
	return s, o.list, o.without(all)
}

// omissions gathers what is left out.
type omissions struct {
	cat   *schema.Catalog
	whole *model.Catalog
	list  []Omission
}

func (o *omissions) records() (records []fieldpath.At) {
	for _, x := range o.list {
		records = append(records, x.Record)
	}
	return records
}

// find returns the omission of a record, nil if it is not left out.
func (o *omissions) find(r fieldpath.At) *Omission {
	i := slices.IndexFunc(o.list, func(x Omission) bool { return same(x.Record, r) })
	if i < 0 {
		return nil
	}
	return &o.list[i]
}

// without returns the findings that are in no omitted record.
func (o *omissions) without(found diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(found), func(d diag.Diagnostic) bool {
		r, ok := o.cat.At(d.Place)
		return ok && o.find(r) != nil
	})
}

// leaveOut leaves out the records with errors. It reports whether that helps.
func (o *omissions) leaveOut(found diag.List) bool {
	before := len(o.list)
	for _, d := range found {
		if d.Severity != diag.Error || understood(d.Code) {
			continue
		}
		r, ok := o.cat.At(d.Place)
		if !ok || r.RecordKind() == fieldpath.ImpossibleKind {
			return false
		}
		x := o.find(r)
		switch {
		case x == nil && before > 0: // nothing was wrong with it while all were there
			o.list = append(o.list, Omission{Record: r, Needs: o.named(d.Place)})
		case x == nil:
			o.list = append(o.list, Omission{Record: r, Wrong: diag.List{d}})
		case x.Wrong != nil:
			x.Wrong = append(x.Wrong, d)
		default:
			for _, n := range o.named(d.Place) {
				x.need(n)
			}
		}
	}
	return len(o.list) > before
}

// named returns the omitted records of the id that stands at a place: a reference to one that is not there is found where it is written.
func (o *omissions) named(p diag.Place) (needs []fieldpath.At) {
	src, _ := o.cat.Source(p.File)
	id := strings.Trim(string(src[min(p.Start, len(src)):min(p.End, len(src))]), `"`)
	for _, x := range o.list {
		if x.Record.RecordID() == id {
			needs = append(needs, x.Record)
		}
	}
	return needs
}

// leaveOutWhatNeeds leaves out the matters and milestones that demand what an omitted one gives, also where another gives it as well: who can obtain
// them is another question without the one.
func (o *omissions) leaveOutWhatNeeds() {
	for again := true; again; {
		again = false
		for _, m := range o.whole.Awaited() {
			r := m.Record()
			if o.find(r) != nil {
				continue
			}
			x := Omission{Record: r}
			for _, d := range model.Demands(m) {
				for _, giver := range o.givers(d) {
					if o.find(giver) != nil {
						x.need(giver)
					}
				}
			}
			if x.Needs != nil {
				o.list, again = append(o.list, x), true
			}
		}
	}
}

// givers returns the matters that give what is demanded.
func (o *omissions) givers(d model.Demand) (givers []fieldpath.At) {
	if d.Milestone != "" {
		return []fieldpath.At{fieldpath.Record(fieldpath.MilestoneKind, d.Milestone)}
	}
	if d.Matter != "" {
		return []fieldpath.At{fieldpath.Record(fieldpath.MatterKind, d.Matter)}
	}
	if doc := o.whole.Document(d.Document); doc != nil {
		for _, m := range doc.Issuers {
			givers = append(givers, fieldpath.Record(fieldpath.MatterKind, m.ID))
		}
	}
	return givers
}
