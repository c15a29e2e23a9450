package chart

import (
	"cmp"
	"slices"
)

// Room across the layers.
const (
	nodeGap  = 18 // between two nodes
	edgeGap  = 12 // beside an edge that passes
	labelSep = 8  // beside a label
	framePad = 12 // between a frame and what is in it
	frameGap = 16 // outside a frame
)

// place gives items their place across the layers, in the order they have, so that edges are straight and short and frames
// narrow. Bends of one edge that follow one another form a line and share one number.
func (s *sketch) place() {
	s.ports()
	line, offset, count := s.straight()
	var ties []tie
	for _, layer := range s.layers {
		for k := 1; k < len(layer); k++ {
			a, b := layer[k-1], layer[k]
			ties = append(ties, tie{line[a], line[b], offset[a] - offset[b] + s.apart(a, b), 0})
		}
	}
	for _, l := range s.links {
		a, b := l.ends[0], l.ends[1]
		if line[a.item] == line[b.item] {
			continue
		}
		w := 4
		if l.edge >= 0 {
			w *= s.edges[l.edge].weight
		}
		switch {
		case l.turns():
			w = 1 // what runs backward must not bend what runs forward
		case s.items[b.item].kind == nodeItem:
			w++ // if it has to bend, then not just before its end
		case s.items[a.item].kind != nodeItem:
			w *= 2
		}
		// A number below both ends, as near as possible: what it costs is their distance.
		ties = append(ties, tie{count, line[a.item], -offset[a.item] - a.port, w}, tie{count, line[b.item], -offset[b.item] - b.port, w})
		count++
	}
	border := make([][2]int, len(s.groups))
	for i, it := range s.items {
		switch it.kind {
		case topItem:
			border[it.of][0] = line[i]
		case bottomItem:
			border[it.of][1] = line[i]
		}
	}
	for k, b := range border {
		least := 0
		if s.down {
			least = s.groups[k].title.w + 2*framePad
		}
		ties = append(ties, tie{b[0], b[1], least, 1})
	}
	x := settle(count, ties, 10*count)
	for i := range s.items {
		s.items[i].at = x[line[i]] + offset[i]
	}
	s.align()
}

// apart returns how far the middles of two neighbours are from one another at least.
func (s *sketch) apart(i, j int) int {
	a, b := &s.items[i], &s.items[j]
	gap := nodeGap
	switch {
	case a.kind == topItem:
		gap = framePad
		if t := s.groups[a.of].title; !s.down && t.h > 0 {
			gap = t.h + framePad
		}
	case b.kind == bottomItem:
		gap = framePad
	case a.kind == bottomItem && b.kind == topItem && s.groups[a.of].lane && s.groups[b.of].lane:
		gap = 0
	case a.kind == bottomItem || b.kind == topItem:
		gap = frameGap
	case a.kind == labelItem || b.kind == labelItem:
		gap = labelSep
	case a.kind == bendItem || b.kind == bendItem:
		gap = edgeGap
	}
	return (a.across+b.across)/2 + gap
}

// ports spreads the ends of links over the sides of nodes, in the order of what they lead to. Edges that turn back are outside,
// the wider turn around the narrower one.
func (s *sketch) ports() {
	for i, sides := range s.hold() {
		rank := func(h held) (side, pos int) {
			l := &s.links[h.link]
			pos = s.items[l.ends[1-h.end].item].pos
			if l.turns() {
				return cmp.Compare(pos, s.items[i].pos), -pos
			}
			return 0, pos
		}
		for _, list := range sides {
			slices.SortStableFunc(list, func(a, b held) int {
				aSide, aPos := rank(a)
				bSide, bPos := rank(b)
				return cmp.Or(cmp.Compare(aSide, bSide), cmp.Compare(aPos, bPos))
			})
			n := len(list) - 1
			gap := 0
			if n > 0 {
				gap = min(portFar, (s.items[i].across-2*portPad)/n) &^ 1
			}
			for k, h := range list {
				s.links[h.link].ends[h.end].port = k*gap - n*gap/2
			}
		}
	}
}

// straight joins bends, labels and borders to lines where links between them do not cross one another; the borders of frames
// come first. The nodes of a lane that has one item a layer at most make a column, and are one line too. It returns the line of each item, where its middle is from the line, and the number of lines.
func (s *sketch) straight() (line, offset []int, count int) {
	inner := make([][]int, len(s.layers)+1) // links by channel, in the order of their ends on both sides
	pos := func(e end) int { return s.items[e.item].pos }
	for _, frames := range [2]bool{true, false} {
		for k := range s.links {
			l := &s.links[k]
			a, b := l.sides()
			if (l.edge < 0) != frames || l.turns() || a.item < len(s.nodes) || b.item < len(s.nodes) {
				continue
			}
			list := inner[l.channel]
			at, _ := slices.BinarySearchFunc(list, pos(a), func(k, place int) int {
				c, _ := s.links[k].sides()
				return cmp.Compare(pos(c), place)
			})
			crossed := false
			if at > 0 {
				_, d := s.links[list[at-1]].sides()
				crossed = pos(d) > pos(b)
			}
			if at < len(list) {
				_, d := s.links[list[at]].sides()
				crossed = crossed || pos(d) < pos(b)
			}
			if !crossed {
				inner[l.channel] = slices.Insert(list, at, k)
			}
		}
	}
	next := make([]int, len(s.items)) // the item that goes on, one more than its number
	begun := make([]bool, len(s.items))
	for _, links := range inner {
		for _, k := range links {
			a, b := s.links[k].sides()
			next[a.item], begun[b.item] = b.item+1, true
		}
	}
	line, offset = make([]int, len(s.items)), make([]int, len(s.items))
	columns := s.columns()
	for i, it := range s.items {
		if begun[i] {
			continue
		}
		if it.kind == nodeItem && it.group >= 0 && columns[it.group] >= 0 {
			if first := columns[it.group]; first != i {
				line[i] = line[first]
				continue
			}
		}
		for j := i; ; j = next[j] - 1 {
			line[j], offset[j] = count, -s.items[j].line
			if next[j] == 0 {
				break
			}
		}
		count++
	}
	return line, offset, count
}

// columns returns for each group the first of its nodes if it is a lane in which nothing stands side by side, else -1.
func (s *sketch) columns() []int {
	first := make([]int, len(s.groups))
	for k := range first {
		first[k] = -1
	}
	for i, it := range slices.Backward(s.items) {
		if it.kind == nodeItem && it.group >= 0 && s.groups[it.group].lane {
			first[it.group] = i
		}
	}
	count := make([]int, len(s.groups))
	for _, layer := range s.layers {
		clear(count)
		for _, i := range layer {
			if it := s.items[i]; it.group >= 0 && it.kind != topItem && it.kind != bottomItem {
				if count[it.group]++; count[it.group] > 1 {
					first[it.group] = -1
				}
			}
		}
	}
	return first
}

// align moves ends of links on the sides of nodes where that makes an edge straight.
func (s *sketch) align() {
	offset := func(h held) int { return s.links[h.link].ends[h.end].port }
	for i, sides := range s.hold() {
		room := s.items[i].across/2 - portPad
		for _, list := range sides {
			slices.SortFunc(list, func(a, b held) int { return cmp.Compare(offset(a), offset(b)) })
			for k, h := range list {
				l := &s.links[h.link]
				want := s.across(l.ends[1-h.end]) - s.items[i].at
				low, top := -room, room
				if k > 0 {
					low = max(low, offset(list[k-1])+portGap)
				}
				if k+1 < len(list) {
					top = min(top, offset(list[k+1])-portGap)
				}
				if !l.turns() && low <= want && want <= top {
					l.ends[h.end].port = want
				}
			}
		}
	}
}
