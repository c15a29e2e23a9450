package model

import (
	"bytes"
	"cmp"
	"math"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// sorter puts records into the order in which they are listed: by their order, what has none last, then by the pinyin of their names
// (zh-u-co-pinyin of CLDR). Ids are no order; of two records of one name the id decides, so that the order is always the same.
type sorter struct{ *collate.Collator }

func newSorter() sorter { return sorter{collate.New(language.MustParse("zh-u-co-pinyin"))} }

// rank is where a record stands: parts to compare one after another.
type rank []rankPart

type rankPart struct {
	number int
	name   []byte
}

// of ranks a record by its order, its name and its id.
func (s sorter) of(order *int, name, id string) rank {
	return rank{{number: ordered(order)}, {name: s.key(name)}, {name: []byte(id)}}
}

// ordered is an order as a number, behind all others for none.
func ordered(order *int) int {
	if order == nil {
		return math.MaxInt
	}
	return *order
}

func (s sorter) key(name string) []byte {
	var b collate.Buffer
	return bytes.Clone(s.KeyFromString(&b, name))
}

// department ranks a department, nil last.
func (s sorter) department(d *Department) rank {
	if d == nil {
		return rank{{number: math.MaxInt}, {}, {}}
	}
	return s.of(d.Order, d.Name, d.ID)
}

// matter ranks a matter in its department: by its order or else that of its family, those of a family together, by kind.
func (s sorter) matter(m *Matter) rank {
	order, name, kind := m.Order, m.Name, 0
	if f := m.Family; f != nil {
		if name = f.Name; order == nil {
			order = f.Order
		}
	}
	if kind = slices.Index(schema.Values[schema.MatterKind](), m.Kind); kind < 0 {
		kind = math.MaxInt
	}
	return append(rank{{number: ordered(order)}, {name: s.key(name)}, {number: kind}}, s.of(nil, m.Name, m.ID)[1:]...)
}

// list puts what is listed into its order: everything but matters and facts themselves, whose order findings and engines go by. A combination of
// facts has no order, but its reason; calendars go by years.
func (l *Catalog) list() {
	in := newSorter()
	whole := func(m *Matter) rank { return append(in.department(m.Department), in.matter(m)...) }
	l.listed = slices.Clone(l.matters)
	arrange(l.listed, whole)
	for _, m := range l.listed {
		if f := m.Family; f != nil {
			if len(f.Matters) == 0 {
				l.families = append(l.families, f)
			}
			f.Matters = append(f.Matters, m)
		}
	}
	for _, d := range l.byDept {
		arrange(d.Matters, in.matter)
	}
	for _, w := range l.laws {
		arrange(w.CitedBy, whole)
	}
	arrange(l.milestones, func(e *Milestone) rank { return in.of(e.Order, e.Name, e.ID) })
	for _, d := range l.documents {
		arrange(d.Issuers, whole)
	}
	arrange(l.documents, func(d *Document) rank { return in.of(d.Order, d.Name, d.ID) })
	arrange(l.laws, func(w *Law) rank { return in.of(w.Order, w.Title, w.ID) })
	arrange(l.agencies, func(a *Agency) rank { return in.of(a.Order, a.Name, a.ID) })
	arrange(l.impossibles, func(i *Impossible) rank { return in.of(nil, i.Reason, i.ID) })
	l.listedFacts = slices.Clone(l.facts)
	arrange(l.listedFacts, func(f *Fact) rank { return in.of(f.Order, f.Name, f.ID) })
	arrange(l.families, func(f *Family) rank { return in.of(f.Order, f.Name, f.ID) })
	arrange(l.procedures, func(p *Procedure) rank { return in.of(p.Order, p.Name, p.ID) })
	for _, m := range l.matters {
		arrange(m.Procedures, func(p *Procedure) rank { return in.of(p.Order, p.Name, p.ID) })
	}
	arrange(l.departments, in.department)
}

// ListRecords puts records that are called something into the order in which they are listed, kind by kind in the order of kinds: matters by
// their departments, as pages have them, others by their order and the pinyin of their names. Regions go by their codes and calendars by years,
// which are an order. A record that cannot be read goes by its name alone.
func ListRecords(cat *schema.Catalog, kinds []fieldpath.Kind, records []schema.Record) {
	in, all := newSorter(), &cat.Everything
	department := func(id string) rank {
		if d := all.Departments.Get(id); d != nil {
			return in.department(&Department{ID: id, Department: d})
		}
		return in.department(nil)
	}
	own := func(r schema.Record) rank {
		var order *int
		switch r.Kind {
		case fieldpath.MatterKind:
			m := &Matter{ID: r.ID, Matter: all.Matters.Get(r.ID)}
			if m.Matter == nil {
				m.Matter = &schema.Matter{Name: r.Name}
			}
			if f := all.Families.Get(m.Matter.Family); f != nil {
				m.Family = &Family{ID: m.Matter.Family, Family: f}
			}
			return append(department(m.Matter.Department), in.matter(m)...)
		case fieldpath.FamilyKind:
			order = orderOf(all.Families.Get(r.ID), func(x *schema.Family) *int { return x.Order })
		case fieldpath.ProcedureKind:
			order = orderOf(all.Procedures.Get(r.ID), func(x *schema.Procedure) *int { return x.Order })
		case fieldpath.LawKind:
			order = orderOf(all.Laws.Get(r.ID), func(x *schema.Law) *int { return x.Order })
		case fieldpath.DepartmentKind:
			order = orderOf(all.Departments.Get(r.ID), func(x *schema.Department) *int { return x.Order })
		case fieldpath.DocumentKind:
			order = orderOf(all.Documents.Get(r.ID), func(x *schema.Document) *int { return x.Order })
		case fieldpath.FactKind:
			order = orderOf(all.Facts.Get(r.ID), func(x *schema.Fact) *int { return x.Order })
		case fieldpath.AgencyKind:
			order = orderOf(all.Agencies.Get(r.ID), func(x *schema.Agency) *int { return x.Order })
		case fieldpath.CalendarKind, fieldpath.RegionKind:
			return in.of(nil, "", r.ID)
		}
		return in.of(order, r.Name, r.ID)
	}
	arrange(records, func(r schema.Record) rank { return append(rank{{number: slices.Index(kinds, r.Kind)}}, own(r)...) })
}

// orderOf is the order of a record, nil where it cannot be read.
func orderOf[T any](record *T, of func(*T) *int) *int {
	if record == nil {
		return nil
	}
	return of(record)
}

// compare says which of two ranks of one shape comes first.
func (r rank) compare(o rank) int {
	for i := range r {
		if c := cmp.Or(cmp.Compare(r[i].number, o[i].number), bytes.Compare(r[i].name, o[i].name)); c != 0 {
			return c
		}
	}
	return 0
}

// arrange sorts records by their ranks.
func arrange[T any](list []T, of func(T) rank) {
	type ranked struct {
		record T
		rank   rank
	}
	all := make([]ranked, len(list))
	for i, x := range list {
		all[i] = ranked{x, of(x)}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return a.rank.compare(b.rank) })
	for i, x := range all {
		list[i] = x.record
	}
}
