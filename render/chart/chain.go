package chart

import "slices"

// sketch is a part of a chart while it is laid out. Along is the way the chart runs, across the other: in a chart from left to
// right along is x and across is y.
type sketch struct {
	*graph
	ranks  []int // of nodes
	items  []item
	links  []link
	chains [][]int // links of edges, from the first node to the last
	layers [][]int // items by rank, in order
}

// itemKind is what an item is.
type itemKind int

// The kinds of items.
const (
	nodeItem   itemKind = iota // of is a node; nodes have the numbers of their items
	bendItem                   // of is an edge that passes
	labelItem                  // of is an edge that passes with its label
	topItem                    // of is a group whose frame begins
	bottomItem                 // of is a group whose frame ends
)

// item is something that has a place in a layer.
type item struct {
	kind          itemKind
	of            int
	group         int // -1 for none
	rank          int
	along, across int // size
	line          int // offset of the edge that passes from the middle
	pos           int // place in the layer
	at            int // middle, across
}

// end is where a link holds on to an item.
type end struct {
	item  int
	after bool // the item is in the layer after the channel, so the link holds on to its entry
	port  int  // offset from the middle of the item, across
}

// link is the part of an edge in the channel between two layers. Channel c is before layer c. Most links have one end on each
// side; where an edge turns back both are on the same.
type link struct {
	edge    int // -1 for the borders of frames
	channel int
	ends    [2]end
}

// turns reports whether both ends are on the same side.
func (l *link) turns() bool { return l.ends[0].after == l.ends[1].after }

// sides returns the ends of a link that does not turn: before the channel and after it.
func (l *link) sides() (before, after end) {
	if l.ends[0].after {
		return l.ends[1], l.ends[0]
	}
	return l.ends[0], l.ends[1]
}

// held is an end of a link, by number, at a node.
type held struct{ link, end int }

// hold returns the ends of links at the exit and at the entry of each node.
func (s *sketch) hold() [][2][]held {
	sides := make([][2][]held, len(s.nodes))
	for k := range s.links {
		for x, e := range s.links[k].ends {
			if e.item < len(s.nodes) {
				side := 0
				if e.after {
					side = 1
				}
				sides[e.item][side] = append(sides[e.item][side], held{k, x})
			}
		}
	}
	return sides
}

// labelGap is the room between a label and its edge.
const labelGap = 4

// chain makes the items and the links.
func (s *sketch) chain() {
	count := slices.Max(s.ranks) + 1
	for i, v := range s.nodes {
		it := item{kind: nodeItem, of: i, group: v.group, rank: s.ranks[i], along: v.w, across: v.h}
		if s.down {
			it.along, it.across = v.h, v.w
		}
		s.items = append(s.items, it)
	}
	s.span(count)
	s.chains = make([][]int, len(s.edges))
	for k, e := range s.edges {
		s.follow(k, e)
	}
	s.widen()
	for k, c := range s.groups {
		before := [2]int{-1, -1}
		for r := c.first; r <= c.last; r++ {
			for b, kind := range [2]itemKind{topItem, bottomItem} {
				i := s.add(item{kind: kind, of: k, group: k, rank: r})
				if before[b] >= 0 {
					s.join(-1, end{item: before[b]}, end{item: i, after: true})
				}
				before[b] = i
			}
		}
	}
	s.layers = make([][]int, count)
	for i, it := range s.items {
		s.layers[it.rank] = append(s.layers[it.rank], i)
	}
}

// span finds the ranks that frames cover.
func (s *sketch) span(count int) {
	for k := range s.groups {
		c := &s.groups[k]
		c.first, c.last = count, -1
		for i, v := range s.nodes {
			if v.group == k {
				c.first, c.last = min(c.first, s.ranks[i]), max(c.last, s.ranks[i])
			}
		}
		if c.lane {
			c.first, c.last = 0, count-1
		}
	}
}

// add appends an item.
func (s *sketch) add(it item) int {
	s.items = append(s.items, it)
	return len(s.items) - 1
}

// join links two items.
func (s *sketch) join(edge int, a, b end) {
	channel := s.items[a.item].rank
	if !a.after {
		channel++
	}
	if edge >= 0 {
		s.chains[edge] = append(s.chains[edge], len(s.links))
	}
	s.links = append(s.links, link{edge: edge, channel: channel, ends: [2]end{a, b}})
}

// follow makes the chain of an edge. A forward edge leaves by the exit of its first node and passes the layers between. A
// backward edge leaves and arrives the same way, so it also passes the layers of its nodes, and turns before and after.
func (s *sketch) follow(k int, e arrow) {
	from, to := s.ranks[e.from], s.ranks[e.to]
	var ranks []int
	label := to - 1
	if e.back {
		for r := from; r >= to; r-- {
			ranks = append(ranks, r)
		}
		label = ranks[len(ranks)/2]
	} else {
		for r := from + 1; r < to; r++ {
			ranks = append(ranks, r)
		}
	}
	last := end{item: e.from}
	for _, r := range ranks {
		it := item{kind: bendItem, of: k, rank: r, group: s.home(e, r)}
		if r == label && len(e.label.lines) > 0 {
			it.kind = labelItem
			it.along, it.across = e.label.w, even(e.label.h+labelGap)
			it.line = it.across / 2
			if s.down {
				it.along, it.across = e.label.h, e.label.w+2*labelGap
				it.line = -it.across / 2
			}
		}
		i := s.add(it)
		s.join(k, last, end{item: i, after: !e.back, port: it.line})
		last = end{item: i, after: e.back, port: it.line}
	}
	s.join(k, last, end{item: e.to, after: true})
}

// home returns the group in whose frame an edge passes a rank: that of both its ends, or a lane; else -1.
func (s *sketch) home(e arrow, rank int) int {
	from, to := s.nodes[e.from].group, s.nodes[e.to].group
	for _, g := range [2]int{to, from} {
		if g >= 0 && (from == to || s.groups[g].lane) && s.groups[g].first <= rank && rank <= s.groups[g].last {
			return g
		}
	}
	return -1
}

// Room between the places where edges hold on to a node.
const (
	portGap = 8  // at least
	portFar = 18 // at most
	portPad = 10 // to the corner
)

// widen makes room for the edges of nodes that have many.
func (s *sketch) widen() {
	for i, sides := range s.hold() {
		most := max(len(sides[0]), len(sides[1]))
		s.items[i].across = max(s.items[i].across, (most-1)*portGap+2*portPad)
	}
}
