package model

import (
	"bytes"
	"cmp"
	"math"
	"slices"

	"github.com/matterc/matterc/schema"
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

// list puts what is listed into its order: everything but the matters themselves, whose order findings and engines go by.
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
	arrange(l.families, func(f *Family) rank { return in.of(f.Order, f.Name, f.ID) })
	arrange(l.procedures, func(p *Procedure) rank { return in.of(p.Order, p.Name, p.ID) })
	arrange(l.departments, in.department)
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
