package chart

import (
	"math"
	"slices"
)

// rank gives each node its layer, so that edges lead forward, those with a label over a layer between, stages follow one
// another, and edges are short. Nodes without edges fill the layers evenly.
func (s *sketch) rank() {
	n := len(s.nodes)
	var ties []tie
	linked := make([]bool, n)
	for _, e := range s.edges {
		linked[e.from], linked[e.to] = true, true
		switch {
		case e.from == e.to:
		case e.back && s.nodes[e.from].stage > s.nodes[e.to].stage:
			ties = append(ties, tie{e.to, e.from, 1, e.weight})
		case e.back:
			ties = append(ties, tie{e.to, e.from, 0, e.weight})
		case len(e.label.lines) > 0:
			ties = append(ties, tie{e.from, e.to, 2, e.weight})
		default:
			ties = append(ties, tie{e.from, e.to, 1, e.weight})
		}
	}
	for i, v := range s.nodes { // between two stages there is a number that is after one and before the other
		if v.stage > 0 {
			ties = append(ties, tie{n + v.stage - 1, i, 1, 0})
		}
		if v.stage < len(s.stages)-1 {
			ties = append(ties, tie{i, n + v.stage, 1, 0})
		}
	}
	for k := 1; k < len(s.stages)-1; k++ {
		ties = append(ties, tie{n + k - 1, n + k, 2, 0})
	}
	s.ranks = settle(n+max(0, len(s.stages)-1), ties, 20*n+100)[:n]
	s.spread(linked)
	s.compact()
}

// spread gives nodes without edges ranks where they make rows and columns of a good shape: among the boxes of their group and
// stage, if these have edges.
func (s *sketch) spread(linked []bool) {
	type place struct{ group, stage int }
	loose, used := map[place][]int{}, map[place][]int{}
	var places []place
	for i, v := range s.nodes {
		p := place{v.group, v.stage}
		if linked[i] {
			if !slices.Contains(used[p], s.ranks[i]) {
				used[p] = append(used[p], s.ranks[i])
			}
			continue
		}
		if len(loose[p]) == 0 {
			places = append(places, p)
		}
		loose[p] = append(loose[p], i)
	}
	for _, p := range places {
		ranks := used[p]
		slices.Sort(ranks)
		switch {
		case len(ranks) > 0:
		case len(s.stages) > 0:
			ranks = []int{s.ranks[loose[p][0]]}
		default:
			columns := math.Sqrt(float64(len(loose[p])) / 2) // boxes are wider than high
			if s.down {
				columns *= 2
			}
			for r := range max(1, int(columns)) {
				ranks = append(ranks, r)
			}
		}
		for k, i := range loose[p] {
			s.ranks[i] = ranks[k%len(ranks)]
		}
	}
}

// compact closes gaps: ranks where there is no node and no edge needs a place for its label.
func (s *sketch) compact() {
	last := slices.Max(s.ranks)
	used := make([]bool, last+1)
	for _, r := range s.ranks {
		used[r] = true
	}
	for _, e := range s.edges {
		if len(e.label.lines) > 0 && !e.back {
			used[s.ranks[e.to]-1] = true
		}
	}
	number := make([]int, last+1)
	for r := 1; r <= last; r++ {
		number[r] = number[r-1]
		if used[r-1] {
			number[r]++
		}
	}
	for i, r := range s.ranks {
		s.ranks[i] = number[r]
	}
}
