package main

import (
	"fmt"
	"slices"
)

// reliefs are in the order in which a plan lists them.
var reliefs = []string{"容缺", "告知承诺", "模拟", "并联"}

// judgeReliefs compares what each relief saves by itself, and which demands it changes.
func (c *course) judgeReliefs(fail func(string, ...any), roots []int, planned map[int]bool, number map[string]int, said *saidPlan, seen map[string]int) {
	undated := moments{c.days, none}
	without, possible := c.solve(c.value, "", undated, roots)
	last := func(c *course) (end int) {
		for _, m := range roots {
			end = max(end, c.at[happening{m, true}])
		}
		return end
	}
	for _, r := range reliefs {
		k := slices.IndexFunc(said.Reliefs, func(s saidRelief) bool { return s.Relief == r })
		with, ok := c.solve(c.value, r, undated, roots)
		known, saves := possible && ok && !without.ambiguous && !with.ambiguous, last(without)-last(with)
		if k < 0 { // as one that saves nothing
			if known && saves > 0 {
				fail("%s saves %d, which is not said", r, saves)
			}
			continue
		}
		s := &said.Reliefs[k]
		if s.Used != c.has(r) {
			fail("%s is used: %v", r, s.Used)
		}
		if known {
			if seen[r]++; s.Saves != saves {
				fail("%s saves %d, not %d", r, saves, s.Saves)
			}
		}
		c.judgeUses(fail, planned, number, s)
	}
}

// judgeUses compares the demands that a relief changes.
func (c *course) judgeUses(fail func(string, ...any), planned map[int]bool, number map[string]int, said *saidRelief) {
	var want, got []string
	for m := range planned {
		for _, n := range c.chores[m].needs {
			if c.changes(said.Relief, m, n) {
				if said.Relief == "并联" {
					n.supply = span{}
				}
				want = append(want, fmt.Sprint(number[c.chores[m].id], " ", n.supply))
			}
		}
	}
	for m := range planned {
		for _, q := range c.chores[m].papers {
			if said.Relief == "容缺" && (q.deferred || q.supply.unit != "") && !q.optional && q.when.holds(c.value) {
				want = append(want, fmt.Sprint(number[c.chores[m].id], " ", q.supply))
			}
		}
	}
	if said.RuleNotDeclared != (said.Relief == "并联" && len(said.Uses) > 0) {
		fail("%s: no rule is declared: %v", said.Relief, said.RuleNotDeclared)
	}
	for _, u := range said.Uses {
		got = append(got, fmt.Sprint(u.Item, " ", span{u.Supply.Value, u.Supply.Unit}))
		if (u.Effect != "") != (u.Supply.Unit != "") || u.Demanded == "" || u.Grounds == "" {
			fail("%s: %v", said.Relief, u)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	want, got = slices.Compact(want), slices.Compact(got) // what is a material and a prerequisite is one demand
	if !slices.Equal(got, want) {
		fail("%s changes demands of %v, not of %v", said.Relief, want, got)
	}
}

// changes says whether a relief changes a need of a matter that is planned.
func (c *course) changes(relief string, m int, n need) bool {
	if relief == "并联" {
		in, out := c.staged(n, m)
		_, atHand := c.from(n)
		return in && !atHand && (otherwiseStages || !out) && !n.before && n.when.holds(c.value) && (n.paper == nil || !n.paper.optional)
	}
	return (n.relax == relief || n.deferred() && relief == "容缺") && n.when.holds(c.value) && (n.paper == nil || !n.paper.optional) && (!n.before || relief == "告知承诺")
}
