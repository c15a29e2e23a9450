package chart

import "slices"

// near is the distance below which two lines would look like one.
const near = 6

// stroke is the part of an edge that runs across a channel on a track of its own, with the places where it is left.
type stroke struct {
	link     int
	low, top int
	before   []int // places across where it continues towards the layer before the channel
	after    []int
	from, to int // places across where it begins and ends, seen from the layer before, or along the edge where it turns
	half     int // of strokes of one link the one that comes first has less
	track    int
}

// across returns the place across where an end of a link is.
func (s *sketch) across(e end) int { return s.items[e.item].at + e.port }

// tracks returns the strokes of each channel and how many tracks they need. No two on one track come near to one another, and no
// end lies on another's end; among the orders that keep this it takes one with few crossings.
func (s *sketch) tracks() (strokes [][]stroke, counts []int) {
	strokes, counts = make([][]stroke, len(s.layers)+1), make([]int, len(s.layers)+1)
	for k := range s.links {
		l := &s.links[k]
		a, b := s.across(l.ends[0]), s.across(l.ends[1])
		if l.edge < 0 || a == b && !l.turns() {
			continue
		}
		if l.ends[0].after && !l.turns() {
			a, b = b, a
		}
		st := stroke{link: k, from: a, to: b, low: min(a, b), top: max(a, b)}
		for _, e := range l.ends {
			if e.after {
				st.after = append(st.after, s.across(e))
			} else {
				st.before = append(st.before, s.across(e))
			}
		}
		strokes[l.channel] = append(strokes[l.channel], st)
	}
	for c := range strokes {
		for {
			order, stuck := sequence(strokes[c])
			if stuck < 0 {
				strokes[c], counts[c] = order, assign(order)
				break
			}
			strokes[c] = s.divide(c, strokes[c], stuck)
		}
	}
	return strokes, counts
}

// must reports whether a has to be on an earlier track than b: on a later one, what leads from a to the layer before would lie on
// what leads from b to the layer after.
func must(a, b *stroke) bool {
	if a.link == b.link {
		return a.half < b.half
	}
	for _, x := range a.before {
		for _, y := range b.after {
			if abs(x-y) < near {
				return true
			}
		}
	}
	return false
}

// crossed counts the crossings when a is on an earlier track than b.
func crossed(a, b *stroke) (n int) {
	for _, y := range a.after {
		if b.low < y && y < b.top {
			n++
		}
	}
	for _, x := range b.before {
		if a.low < x && x < a.top {
			n++
		}
	}
	return n
}

// sequence orders strokes by track. If no order keeps what must be, it returns the number of a stroke to divide, else -1.
func sequence(all []stroke) (order []stroke, stuck int) {
	n := len(all)
	waits, cost := make([]int, n), make([]int, n) // how many must be before; what it costs to come before all that are left
	extra := func(i, j int) int { return crossed(&all[i], &all[j]) - crossed(&all[j], &all[i]) }
	for i := range all {
		for j := range all {
			if i == j {
				continue
			}
			if must(&all[j], &all[i]) {
				waits[i]++
			}
			cost[i] += extra(i, j)
		}
	}
	taken := make([]bool, n)
	for range n {
		best := -1
		for i := range all {
			if !taken[i] && waits[i] == 0 && (best < 0 || cost[i] < cost[best]) {
				best = i
			}
		}
		if best < 0 {
			return nil, onCycle(all, taken)
		}
		taken[best] = true
		order = append(order, all[best])
		for i := range all {
			if !taken[i] {
				cost[i] -= extra(i, best)
				if must(&all[best], &all[i]) {
					waits[i]--
				}
			}
		}
	}
	return order, -1
}

// onCycle returns a stroke on a cycle of what must be, among those that are not taken: going back from any of them ends in one.
func onCycle(all []stroke, taken []bool) int {
	seen := make([]bool, len(all))
	i := slices.Index(taken, false)
	for !seen[i] {
		seen[i] = true
		for j := range all {
			if j != i && !taken[j] && must(&all[j], &all[i]) {
				i = j
				break
			}
		}
	}
	return i
}

// divide replaces a stroke by two with a step between, at a place across that is free.
func (s *sketch) divide(channel int, all []stroke, which int) []stroke {
	st := all[which]
	free := func(at int) bool {
		for k := range s.links {
			l := &s.links[k]
			if l.channel == channel && l.edge >= 0 && min(abs(s.across(l.ends[0])-at), abs(s.across(l.ends[1])-at)) < near {
				return false
			}
		}
		return !slices.ContainsFunc(all, func(o stroke) bool { return abs(o.low-at) < near || abs(o.top-at) < near })
	}
	step := (st.low + st.top) / 2
	for d := 1; !free(step); d++ { // by turns on both sides, farther and farther
		if d%2 == 1 {
			step += d * near / 2
		} else {
			step -= d * near / 2
		}
	}
	a, b := st, st
	a.to, a.after, a.low, a.top = step, []int{step}, min(st.from, step), max(st.from, step)
	b.from, b.before, b.low, b.top = step, []int{step}, min(st.to, step), max(st.to, step)
	b.half++
	for i := range all {
		if all[i].link == st.link && all[i].half > st.half {
			all[i].half++
		}
	}
	return append(slices.Delete(slices.Clone(all), which, which+1), a, b)
}

// assign gives ordered strokes the first tracks they can have and returns the number of tracks.
func assign(order []stroke) (count int) {
	for i := range order {
		a := &order[i]
		for j := range order[:i] {
			b := &order[j]
			if b.track >= a.track && (must(b, a) || a.low < b.top+2*near && b.low < a.top+2*near) {
				a.track = b.track + 1
			}
		}
		count = max(count, a.track+1)
	}
	return count
}

// abs returns the absolute value.
func abs(n int) int { return max(n, -n) }
