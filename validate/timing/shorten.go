package timing

import (
	"slices"
	"sort"
)

// Gain returns by how much the whole becomes shorter if each of some activities takes so many days less, though never less
// than none.
func (p *Plan) Gain(members []int, days int) int {
	finish := make([]int, len(p.activities))
	length := 0
	for _, i := range p.order {
		for _, j := range p.activities[i].After {
			finish[i] = max(finish[i], p.activities[i].after(j, finish[j]))
		}
		takes := p.activities[i].Days
		if slices.Contains(members, i) {
			takes = max(0, takes-days)
		}
		finish[i] += takes
		length = max(length, finish[i])
	}
	return p.Length - length
}

// Shortening is what has to become shorter for the whole to become shorter.
type Shortening struct {
	// Members are the activities, in order. One is the bottleneck; several lie on critical paths beside one another, and
	// shortening fewer of them gains nothing. None: no shortening makes the whole shorter.
	Members []int
	// Days is how far each member can be shortened with the whole becoming a day shorter for every day; after that the
	// member takes no time any more or other activities decide.
	Days int
}

// Bottleneck returns what is worth shortening next: the activity that alone makes the whole shorter, and of several the one
// that can be shortened the furthest, of equals the one that starts first. Where no activity alone does, because several critical paths
// have none in common, it is the smallest set that does, of several the one nearest the start.
func (p *Plan) Bottleneck() Shortening {
	var best Shortening
	for i := range p.activities {
		if p.Slots[i].Slack() > 0 || p.Gain([]int{i}, 1) == 0 {
			continue
		}
		if s := p.shortening([]int{i}); s.Days > best.Days || s.Days == best.Days && p.Slots[i].Start < p.Slots[best.Members[0]].Start {
			best = s
		}
	}
	if best.Members == nil && p.takesTime() {
		best = p.shortening(p.criticalCut())
	}
	return best
}

// takesTime reports whether every critical path has an activity that takes time: one may consist of waiting alone.
func (p *Plan) takesTime() bool {
	all := make([]int, len(p.activities))
	for i := range all {
		all[i] = i
	}
	return p.Gain(all, 1) > 0
}

// shortening finds how far members whose shortening by one day gains one day can go. The length is a maximum of lines, so
// the gain rises less and less: up to some number of days it is that number, and never again.
func (p *Plan) shortening(members []int) Shortening {
	least := p.activities[members[0]].Days
	for _, i := range members {
		least = min(least, p.activities[i].Days)
	}
	return Shortening{members, sort.Search(least, func(n int) bool { return p.Gain(members, n+1) < n+1 })}
}

// criticalCut returns the smallest set of activities that take time of which every critical path has one, of several the
// one nearest the start: a minimum cut of the critical activities, by augmenting paths. Every critical path must have one.
func (p *Plan) criticalCut() []int {
	n := len(p.activities)
	source, sink := 2*n, 2*n+1 // 2i is where activity i starts, 2i+1 where it finishes
	f := flow{edges: make([][]int, 2*n+2)}
	for i, a := range p.activities {
		s := p.Slots[i]
		if s.Slack() > 0 {
			continue
		}
		capacity := unlimited
		if a.Days > 0 {
			capacity = 1
		}
		f.add(2*i, 2*i+1, capacity)
		if p.first(i) {
			f.add(source, 2*i, unlimited)
		}
		if s.Finish == p.Length {
			f.add(2*i+1, sink, unlimited)
		}
		for _, j := range p.next[i] {
			if p.follows(i, j) {
				f.add(2*i+1, 2*j, unlimited)
			}
		}
	}
	for f.augment(source, sink, make([]bool, len(f.edges))) {
	}
	side := make([]bool, len(f.edges))
	f.augment(source, sink, side)
	var cut []int
	for i := range n {
		if side[2*i] && !side[2*i+1] {
			cut = append(cut, i)
		}
	}
	return cut
}

// flow is a network of unit flows.
type flow struct {
	edges [][]int // by node, indexes of to and left; an edge and its reverse differ in the last bit
	to    []int
	left  []int // capacity left
}

// unlimited is a capacity that is never used up.
const unlimited = 1 << 30

// add adds an edge.
func (f *flow) add(from, to, capacity int) {
	f.edges[from] = append(f.edges[from], len(f.to))
	f.edges[to] = append(f.edges[to], len(f.to)+1)
	f.to = append(f.to, to, from)
	f.left = append(f.left, capacity, 0)
}

// augment sends one more unit from a node to another and reports whether it could. It marks the nodes it has seen.
func (f *flow) augment(from, to int, seen []bool) bool {
	if from == to {
		return true
	}
	seen[from] = true
	for _, e := range f.edges[from] {
		if f.left[e] > 0 && !seen[f.to[e]] && f.augment(f.to[e], to, seen) {
			f.left[e]--
			f.left[e^1]++
			return true
		}
	}
	return false
}
