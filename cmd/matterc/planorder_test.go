package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
)

// judgeOrder permutes the lists of a catalog. What stands in which order in a list says nothing, but for which of equal alternatives is taken:
// where there are some, or alternatives are permuted, too, the figures alone are compared that no such choice changes.
func (a *affairs) judgeOrder(t *testing.T, g drawing, calendars, dir, answer, relief string, start int, seen map[string]int) {
	t.Helper()
	w, said, refused := a.ask(t, dir, answer, relief, start, seen)
	w.all()
	for _, alternatives := range []bool{w.equals, true} {
		other := a.permuted(g, alternatives)
		folder := t.TempDir()
		other.write(t, folder, calendars)
		_, then, otherwise := other.ask(t, folder, answer, relief, start, seen)
		switch {
		case said == nil || then == nil:
			if (said == nil) != (then == nil) {
				w.failing(t)("%s%s, in one order of its lists\n%s", refused, otherwise, other.source())
			}
			continue
		case alternatives:
			of, thenOf := &said.Figures, &then.Figures
			if of.Promise != thenOf.Promise || of.End != thenOf.End || of.Kept != thenOf.Kept {
				w.failing(t)("promise %d, end %s, and in another order of alternatives %d, %s\n%s", of.Promise, of.End, thenOf.Promise, thenOf.End, other.source())
			}
		default:
			before, after := said.unordered(t), then.unordered(t)
			for k := range max(len(before), len(after)) {
				if k >= len(before) || k >= len(after) || before[k] != after[k] {
					w.failing(t)("another order of the lists makes another plan:\n%v\n%v\n%s", before[min(k, len(before)-1)], after[min(k, len(after)-1)], other.source())
					break
				}
			}
		}
		seen["permuted"]++
	}
}

// permuted is the same catalog with its lists in another order, alternatives, too, if they are wanted.
func (a *affairs) permuted(g drawing, alternatives bool) *affairs {
	other := *a
	other.list = slices.Clone(a.list)
	demands := func(list []*demand) []*demand {
		list = shuffled(g, list)
		for k, d := range list {
			if alternatives {
				d := *d
				d.anyOf = shuffled(g, d.anyOf)
				list[k] = &d
			}
		}
		return list
	}
	for m := range other.list {
		x := &other.list[m]
		x.excluded, x.demands, x.agencies = shuffled(g, x.excluded), demands(x.demands), shuffled(g, x.agencies)
		for k, s := range x.agencies {
			s := *s
			s.demands = demands(s.demands)
			x.agencies[k] = &s
		}
	}
	return &other
}

func shuffled[T any](g drawing, list []T) []T {
	list = slices.Clone(list)
	g.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// unordered is what a plan says, in lines, without the order in which what a matter lists stands in it.
func (p *saidPlan) unordered(t *testing.T) (lines []string) {
	line := func(what string, v any) {
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, what+" "+string(text))
	}
	f := p.Figures
	f.Open = sorted(f.Open)
	line("figures", f)
	for _, i := range p.Items {
		i.Excluded = slices.SortedFunc(slices.Values(i.Excluded), func(a, b saidExcluded) int { return cmp.Compare(a.Kind, b.Kind) })
		line("item", i)
	}
	name := func(k int) string { return p.Materials[k-1].Name }
	for _, trip := range p.Trips {
		line("trip", []any{trip.Number, trip.Day, trip.Date, trip.Latest, sorted(each(trip.Errands, func(e saidErrand) string { return fmt.Sprint(e) })), sorted(each(trip.Bring, name))})
	}
	for _, x := range p.Materials {
		names := func(list []int) []string {
			return sorted(each(list, func(k int) string {
				return fmt.Sprint(p.IntermediaryServices[k-1].Item, p.IntermediaryServices[k-1].Name)
			}))
		}
		services := names(x.Services)
		x.Number, x.Services = 0, nil
		x.Handings = slices.Clone(x.Handings)
		for n := range x.Handings {
			services = append(services, names(x.Handings[n].Services)...)
			x.Handings[n].Services = nil
		}
		line("paper", []any{x, services})
	}
	for _, s := range p.IntermediaryServices {
		if s.SameAs > 0 {
			s.SameAs = p.IntermediaryServices[s.SameAs-1].Item
		}
		line("service", s)
	}
	for _, r := range p.Reliefs {
		line("relief", []any{r.Relief, r.Used, r.Only, r.Saves, sorted(each(r.Uses, func(u saidUse) string { return fmt.Sprint(u) }))})
	}
	for _, r := range p.Ready {
		line("ready", []any{sorted(r.AnyOf), sorted(r.Otherwise), r.Items})
	}
	return sorted(lines)
}

func each[T, U any](list []T, of func(T) U) (all []U) {
	for _, x := range list {
		all = append(all, of(x))
	}
	return all
}
