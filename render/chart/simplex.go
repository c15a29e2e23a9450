package chart

import "slices"

// tie says that x[to]-x[from] is at least length, and costs weight for each unit of it.
type tie struct{ from, to, length, weight int }

// settle returns whole numbers x, the least of them 0, that keep all ties and cost as little as possible. The ties have no
// cycle. It is the network simplex of Gansner, Koutsofios, North and Vo (A Technique for Drawing Directed Graphs, 1993). Every
// step leads from an answer that keeps the ties to a better one, so after limit steps the answer is good if not the best.
func settle(n int, ties []tie, limit int) []int {
	if n == 0 {
		return nil
	}
	s := newSimplex(n, ties)
	s.grow()
	s.number(0, -1, 0)
	s.cuts()
	next := 0
	for range limit {
		leave := s.leaving(&next)
		if leave < 0 {
			break
		}
		s.exchange(leave, s.entering(leave))
	}
	x := s.x[:n]
	least := slices.Min(x)
	for i := range x {
		x[i] -= least
	}
	return x
}

// simplex is a spanning tree of tight ties, with the answer it stands for.
type simplex struct {
	ties    []tie
	out, in [][]int // ties at each number
	x       []int
	tree    [][]int // ties of the tree at each number
	inTree  []bool
	cut     []int // what it costs to pull the two sides of a tie of the tree apart by one
	up      []int // the tie to the parent, -1 at the root
	low     []int // below v in the tree are those whose lim is from low[v] to lim[v]
	lim     []int
	byLim   []int
}

// newSimplex begins with the least numbers the ties allow, those with nothing below them raised as far as possible. It adds a
// ground below all of these, so that everything hangs together.
func newSimplex(n int, ties []tie) *simplex {
	s := &simplex{ties: slices.Clone(ties), x: make([]int, n+1), out: make([][]int, n+1), in: make([][]int, n+1)}
	waits := make([]int, n)
	for i, t := range ties {
		s.out[t.from], s.in[t.to] = append(s.out[t.from], i), append(s.in[t.to], i)
		waits[t.to]++
	}
	var sorted []int
	for v := range n {
		if waits[v] == 0 {
			sorted = append(sorted, v)
		}
	}
	sources := len(sorted)
	set := make([]bool, n)
	for k := 0; k < len(sorted); k++ {
		for _, i := range s.out[sorted[k]] {
			t := ties[i]
			if least := s.x[t.from] + t.length; !set[t.to] || least > s.x[t.to] {
				s.x[t.to], set[t.to] = least, true
			}
			if waits[t.to]--; waits[t.to] == 0 {
				sorted = append(sorted, t.to)
			}
		}
	}
	for _, v := range sorted[:sources] {
		if len(s.out[v]) > 0 {
			room := s.slack(s.out[v][0])
			for _, i := range s.out[v][1:] {
				room = min(room, s.slack(i))
			}
			s.x[v] += room
		}
	}
	s.x[n] = slices.Min(s.x[:n])
	for _, v := range sorted[:sources] {
		s.out[n], s.in[v] = append(s.out[n], len(s.ties)), append(s.in[v], len(s.ties))
		s.ties = append(s.ties, tie{from: n, to: v})
	}
	s.tree, s.inTree, s.cut = make([][]int, n+1), make([]bool, len(s.ties)), make([]int, len(s.ties))
	s.up, s.low, s.lim, s.byLim = make([]int, n+1), make([]int, n+1), make([]int, n+1), make([]int, n+1)
	return s
}

// slack returns how much longer a tie is than it must be.
func (s *simplex) slack(i int) int { return s.x[s.ties[i].to] - s.x[s.ties[i].from] - s.ties[i].length }

// add puts a tie into the tree.
func (s *simplex) add(i int) {
	t := s.ties[i]
	s.inTree[i] = true
	s.tree[t.from], s.tree[t.to] = append(s.tree[t.from], i), append(s.tree[t.to], i)
}

// remove takes a tie out of the tree.
func (s *simplex) remove(i int) {
	t := s.ties[i]
	s.inTree[i] = false
	for _, v := range [2]int{t.from, t.to} {
		k := slices.Index(s.tree[v], i)
		s.tree[v] = slices.Delete(s.tree[v], k, k+1)
	}
}

// grow builds the tree. Whenever no tight tie leads out of it, the tree moves until one does.
func (s *simplex) grow() {
	reached := make([]bool, len(s.x))
	members := []int{0}
	reached[0] = true
	for k := 0; ; {
		for ; k < len(members); k++ {
			v := members[k]
			for _, list := range [2][]int{s.out[v], s.in[v]} {
				for _, i := range list {
					if w := s.ties[i].from + s.ties[i].to - v; !reached[w] && s.slack(i) == 0 {
						s.add(i)
						reached[w] = true
						members = append(members, w)
					}
				}
			}
		}
		if len(members) == len(s.x) {
			return
		}
		nearest, room := -1, 0
		for i, t := range s.ties {
			if reached[t.from] != reached[t.to] {
				if r := s.slack(i); nearest < 0 || r < room {
					nearest, room = i, r
				}
			}
		}
		if reached[s.ties[nearest].to] {
			room = -room
		}
		for _, v := range members {
			s.x[v] += room
		}
		k = 0
		for j, v := range members { // only ends of ties that are tight now need another look; the nearest is one
			if v == s.ties[nearest].from || v == s.ties[nearest].to {
				members[j], members[len(members)-1] = members[len(members)-1], members[j]
				break
			}
		}
		k = len(members) - 1
	}
}

// number numbers the subtree of v, reached by a tie, from a number on.
func (s *simplex) number(v, by, from int) {
	type frame struct{ v, next int }
	s.up[v], s.low[v] = by, from
	stack := []frame{{v, 0}}
	for len(stack) > 0 {
		f := &stack[len(stack)-1]
		if f.next == len(s.tree[f.v]) {
			s.lim[f.v], s.byLim[from] = from, f.v
			from++
			stack = stack[:len(stack)-1]
			continue
		}
		i := s.tree[f.v][f.next]
		f.next++
		if i != s.up[f.v] {
			w := s.ties[i].from + s.ties[i].to - f.v
			s.up[w], s.low[w] = i, from
			stack = append(stack, frame{w, 0})
		}
	}
}

// below reports whether w is in the subtree of v.
func (s *simplex) below(w, v int) bool { return s.low[v] <= s.lim[w] && s.lim[w] <= s.lim[v] }

// cuts computes all cut values, children first.
func (s *simplex) cuts() {
	for _, v := range s.byLim[:len(s.byLim)-1] {
		up := s.up[v]
		sum := 0
		for _, list := range [2][]int{s.out[v], s.in[v]} {
			for _, i := range list {
				if i == up {
					continue
				}
				value := s.ties[i].weight
				if s.inTree[i] { // to a child: its cut counts what ends at v as well as what goes on
					value -= s.cut[i]
				}
				if s.ties[i].from == v {
					value = -value
				}
				sum += value
			}
		}
		if s.ties[up].from == v {
			sum = -sum
		}
		s.cut[up] = sum + s.ties[up].weight
	}
}

// leaving returns a tie of the tree that is better not tight, -1 if there is none. It goes on where the last search ended.
func (s *simplex) leaving(next *int) int {
	worst, found := -1, 0
	for k := range s.ties {
		i := (*next + k) % len(s.ties)
		if s.inTree[i] && s.cut[i] < 0 {
			if worst < 0 || s.cut[i] < s.cut[worst] {
				worst = i
			}
			if found++; found == 30 {
				*next = (i + 1) % len(s.ties)
				break
			}
		}
	}
	return worst
}

// entering returns the tie that becomes tight first when the two sides of a tie of the tree are pulled apart.
func (s *simplex) entering(leave int) int {
	t := s.ties[leave]
	v, lists := t.from, s.in // the subtree at from goes down: what ends there holds it up
	if s.lim[t.from] > s.lim[t.to] {
		v, lists = t.to, s.out
	}
	best, room := -1, 0
	for _, u := range s.byLim[s.low[v] : s.lim[v]+1] {
		for _, i := range lists[u] {
			if s.inTree[i] || s.below(s.ties[i].from+s.ties[i].to-u, v) {
				continue
			}
			if r := s.slack(i); best < 0 || r < room {
				best, room = i, r
			}
		}
	}
	return best
}

// exchange replaces a tie of the tree.
func (s *simplex) exchange(leave, enter int) {
	t := s.ties[leave]
	v, move := t.from, -s.slack(enter)
	if s.lim[t.from] > s.lim[t.to] {
		v, move = t.to, -move
	}
	if move != 0 {
		for _, u := range s.byLim[s.low[v] : s.lim[v]+1] {
			s.x[u] += move
		}
	}
	// The cut values change on the way in the tree between the ends of the new tie.
	cut := s.cut[leave]
	e := s.ties[enter]
	top := s.climb(e.from, e.to, cut, true)
	s.climb(e.to, e.from, cut, false)
	s.cut[enter], s.cut[leave] = -cut, 0
	s.remove(leave)
	s.add(enter)
	s.number(top, s.up[top], s.low[top])
}

// climb goes up from v until w is below, adding to the cut values on the way, and returns where it ends.
func (s *simplex) climb(v, w, cut int, add bool) int {
	for !s.below(w, v) {
		i := s.up[v]
		if (s.ties[i].from == v) == add {
			s.cut[i] += cut
		} else {
			s.cut[i] -= cut
		}
		v = s.ties[i].from + s.ties[i].to - v
	}
	return v
}
