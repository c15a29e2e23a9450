package chart

// turn finds the edges that run against the others: those that lead to an earlier stage, and those that close a cycle when the
// chart is walked from its beginnings, in the order of nodes and edges. An edge from a node to itself is one.
func (s *sketch) turn() {
	out, begins := make([][]int, len(s.nodes)), make([]bool, len(s.nodes))
	for n := range begins {
		begins[n] = true
	}
	for i := range s.edges {
		e := &s.edges[i]
		e.back = e.from == e.to || s.nodes[e.from].stage > s.nodes[e.to].stage
		if !e.back {
			out[e.from] = append(out[e.from], i)
			begins[e.to] = false
		}
	}
	const fresh, open, done = 0, 1, 2
	state := make([]int, len(s.nodes))
	var walk func(n int)
	walk = func(n int) {
		state[n] = open
		for _, i := range out[n] {
			switch e := &s.edges[i]; state[e.to] {
			case fresh:
				walk(e.to)
			case open:
				e.back = true
			}
		}
		state[n] = done
	}
	for n := range s.nodes {
		if begins[n] {
			walk(n)
		}
	}
	for n := range s.nodes {
		if state[n] == fresh {
			walk(n)
		}
	}
}
