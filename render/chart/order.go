package chart

import (
	"cmp"
	"slices"
)

// sweeps is how often order goes through all layers without finding anything better.
const sweeps = 4

// order puts the items of each layer in an order with few crossings: it sweeps forward and backward, sorting each layer by the
// mean place of its neighbours in the layer before and exchanging neighbours where that helps, and keeps the best it saw. Items
// of a group stay between its borders, and groups that share a layer keep one order everywhere.
func (s *sketch) order() {
	o := newOrderer(s)
	o.begin()
	if o.fixed() {
		return
	}
	best, least, idle := o.copy(), o.crossings(), 0
	for round := 0; idle < sweeps && least > 0; round++ {
		if round%2 == 0 {
			for r := 1; r < len(s.layers); r++ {
				o.sort(r, o.before)
			}
		} else {
			for r := len(s.layers) - 2; r >= 0; r-- {
				o.sort(r, o.after)
			}
		}
		o.transpose()
		if c := o.crossings(); c < least {
			best, least, idle = o.copy(), c, 0
		} else {
			idle++
		}
	}
	o.restore(best)
	o.around(least)
}

// orderer holds what ordering needs.
type orderer struct {
	*sketch
	before, after [][]int   // neighbours of items in the layer before and after
	beside        []int     // the item an edge turns back to, -1 for most
	place         []int     // of groups: their order
	key           []float64 // of items: what sort sorts by
}

// newOrderer finds neighbours.
func newOrderer(s *sketch) *orderer {
	o := &orderer{sketch: s, before: make([][]int, len(s.items)), after: make([][]int, len(s.items)), beside: make([]int, len(s.items)), key: make([]float64, len(s.items))}
	for i := range o.beside {
		o.beside[i] = -1
	}
	for k := range s.links {
		l := &s.links[k]
		a, b := l.ends[0].item, l.ends[1].item
		switch {
		case l.turns():
			if s.items[a].kind == nodeItem {
				o.beside[b] = a
			} else {
				o.beside[a] = b
			}
		case l.ends[0].after:
			o.before[a], o.after[b] = append(o.before[a], b), append(o.after[b], a)
		default:
			o.before[b], o.after[a] = append(o.before[b], a), append(o.after[a], b)
		}
	}
	o.place = s.arrange()
	return o
}

// arrange returns the order of groups: lanes as they are, others so that edges between them are short.
func (s *sketch) arrange() []int {
	n := len(s.groups)
	weight := make([][]int, n)
	for k := range weight {
		weight[k] = make([]int, n)
	}
	for _, e := range s.edges {
		if a, b := s.nodes[e.from].group, s.nodes[e.to].group; a >= 0 && b >= 0 && a != b {
			weight[a][b]++
			weight[b][a]++
		}
	}
	sequence := make([]int, n)
	for k := range sequence {
		sequence[k] = k
	}
	length := func(sequence []int) (sum int) {
		for i, a := range sequence {
			for j, b := range sequence[i+1:] {
				sum += weight[a][b] * (j + 1)
			}
		}
		return sum
	}
	least := length(sequence)
	for better := true; better; {
		better = false
		for k := range n {
			if s.groups[k].lane {
				continue
			}
			rest := slices.Clone(sequence)
			rest = slices.DeleteFunc(rest, func(x int) bool { return x == k })
			for at := range n {
				try := slices.Insert(slices.Clone(rest), at, k)
				if l := length(try); l < least {
					sequence, least, better = try, l, true
				}
			}
		}
	}
	place := make([]int, n)
	for i, k := range sequence {
		place[k] = i
	}
	return place
}

// begin takes the items as they are reached when the chart is walked from its first layer, in the order of nodes and edges.
func (o *orderer) begin() {
	reached := make([]bool, len(o.items))
	seen, next := make([]float64, len(o.items)), 0.0
	var walk func(i int)
	walk = func(i int) {
		reached[i] = true
		seen[i] = next
		next++
		for _, list := range [2][]int{o.after[i], o.before[i]} {
			for _, j := range list {
				if !reached[j] {
					walk(j)
				}
			}
		}
	}
	for i, it := range o.items {
		if it.kind == nodeItem && len(o.before[i]) == 0 && !reached[i] {
			walk(i)
		}
	}
	for i := range o.items {
		if !reached[i] {
			walk(i)
		}
	}
	for i, j := range o.beside {
		if j >= 0 {
			seen[i] = seen[j] + 0.5
		}
	}
	for r := range o.layers {
		o.arrangeLayer(r, seen)
	}
}

// fixed reports whether nothing can change its place: there is one item a layer, and frames are lanes.
func (o *orderer) fixed() bool {
	for _, c := range o.groups {
		if !c.lane {
			return false
		}
	}
	for _, layer := range o.layers {
		count := 0
		for _, i := range layer {
			switch it := o.items[i]; {
			case it.kind == topItem || it.kind == bottomItem:
			case it.group < 0 && len(o.groups) > 0:
				return false
			default:
				count++
			}
		}
		if count > 1 {
			return false
		}
	}
	return true
}

// set gives a layer an order.
func (o *orderer) set(r int, layer []int) {
	o.layers[r] = layer
	for pos, i := range layer {
		o.items[i].pos = pos
	}
}

// copy returns the order of all layers.
func (o *orderer) copy() [][]int {
	all := make([][]int, len(o.layers))
	for r, layer := range o.layers {
		all[r] = slices.Clone(layer)
	}
	return all
}

// restore gives all layers an order they had.
func (o *orderer) restore(all [][]int) {
	for r, layer := range all {
		o.set(r, slices.Clone(layer))
	}
}

// tries is up to how many backward edges around looks for a better way.
const tries = 40

// around leads backward edges past everything on one side where that saves crossings; least is how many there are.
func (o *orderer) around(least int) {
	left := tries
	for k, e := range o.edges {
		if !e.back || left == 0 {
			continue
		}
		left--
		for _, side := range [2]int{-len(o.items), len(o.items)} {
			was := o.copy()
			key := make([]float64, len(o.items))
			for i, it := range o.items {
				key[i] = float64(it.pos)
				if it.of == k && (it.kind == bendItem || it.kind == labelItem) {
					key[i] = float64(side)
				}
			}
			for r := o.ranks[e.to]; r <= o.ranks[e.from]; r++ {
				o.arrangeLayer(r, key)
			}
			if c := o.crossings(); c < least {
				least = c
			} else {
				o.restore(was)
			}
		}
	}
}

// sort sorts a layer by the mean place of neighbours. Items without any go with the item before them.
func (o *orderer) sort(r int, neighbours [][]int) {
	key, known := o.key, -1.0 // those of other layers are not looked at
	for _, i := range o.layers[r] {
		if len(neighbours[i]) > 0 {
			sum := 0
			for _, j := range neighbours[i] {
				sum += o.items[j].pos
			}
			known = float64(sum) / float64(len(neighbours[i]))
		}
		key[i] = known
	}
	for _, i := range o.layers[r] {
		if j := o.beside[i]; j >= 0 && len(neighbours[i]) == 0 {
			key[i] = key[j]
		}
	}
	o.arrangeLayer(r, key)
}

// unit is what stands in a layer side by side: a group, or an item of none.
type unit struct {
	items []int // in order
	key   float64
	place int // of the group, -1 for an item of none
	pos   int // where it was
}

// before reports whether an item of none stands before a group.
func (u unit) before(block unit) bool {
	return cmp.Or(cmp.Compare(u.key, block.key), cmp.Compare(u.pos, block.pos)) < 0
}

// units returns the units of a layer in their order.
func (o *orderer) units(r int) []unit {
	var all []unit
	block := make([]int, len(o.groups)) // one more than the number of the unit
	for pos, i := range o.layers[r] {
		k := o.items[i].group
		if k >= 0 && block[k] > 0 {
			u := &all[block[k]-1]
			u.items = append(u.items, i)
			continue
		}
		place := -1
		if k >= 0 {
			block[k], place = len(all)+1, o.place[k]
		}
		all = append(all, unit{items: []int{i}, place: place, pos: pos})
	}
	return all
}

// arrangeLayer sorts a layer by keys as far as groups allow.
func (o *orderer) arrangeLayer(r int, key []float64) {
	byKey := func(a, b int) int {
		return cmp.Or(cmp.Compare(key[a], key[b]), cmp.Compare(o.items[a].pos, o.items[b].pos), cmp.Compare(a, b))
	}
	var blocks, free []unit
	for _, u := range o.units(r) {
		if u.place < 0 {
			u.key = key[u.items[0]]
			free = append(free, u)
			continue
		}
		slices.SortFunc(u.items, func(a, b int) int {
			return cmp.Or(cmp.Compare(o.edgeOf(a), o.edgeOf(b)), byKey(a, b))
		})
		for _, i := range u.items {
			u.key += key[i] / float64(len(u.items))
		}
		blocks = append(blocks, u)
	}
	slices.SortFunc(blocks, func(a, b unit) int { return cmp.Compare(a.place, b.place) })
	level(blocks)
	slices.SortStableFunc(free, func(a, b unit) int { return byKey(a.items[0], b.items[0]) })
	var layer []int
	for len(blocks) > 0 || len(free) > 0 {
		if len(blocks) == 0 || len(free) > 0 && free[0].before(blocks[0]) {
			layer = append(layer, free[0].items...)
			free = free[1:]
		} else {
			layer = append(layer, blocks[0].items...)
			blocks = blocks[1:]
		}
	}
	o.set(r, layer)
}

// edgeOf sorts the borders of a group around its items.
func (o *orderer) edgeOf(i int) int {
	switch o.items[i].kind {
	case topItem:
		return -1
	case bottomItem:
		return 1
	}
	return 0
}

// level makes keys that must not fall rise: where one does, it and those before take their mean (isotonic regression).
func level(blocks []unit) {
	type pool struct {
		sum   float64
		count int
	}
	var pools []pool
	for _, b := range blocks {
		p := pool{b.key, 1}
		for len(pools) > 0 && pools[len(pools)-1].sum*float64(p.count) > p.sum*float64(pools[len(pools)-1].count) {
			last := pools[len(pools)-1]
			pools = pools[:len(pools)-1]
			p = pool{p.sum + last.sum, p.count + last.count}
		}
		pools = append(pools, p)
	}
	k := 0
	for _, p := range pools {
		for range p.count {
			blocks[k].key = p.sum / float64(p.count)
			k++
		}
	}
}

// transpose exchanges neighbours while that saves crossings: items of one group or of none, and items of none with a group.
func (o *orderer) transpose() {
	for range 8 {
		better := false
		for r := range o.layers {
			units := o.units(r)
			for k, u := range units {
				for j := 1; u.place >= 0 && j+2 < len(u.items); j++ {
					if o.swap(u.items[j:j+1], u.items[j+1:j+2]) {
						u.items[j], u.items[j+1] = u.items[j+1], u.items[j]
						better = true
					}
				}
				if k > 0 && (units[k-1].place < 0 || u.place < 0) && o.swap(units[k-1].items, u.items) {
					units[k-1], units[k] = u, units[k-1]
					better = true
				}
			}
			var layer []int
			for _, u := range units {
				layer = append(layer, u.items...)
			}
			o.set(r, layer)
		}
		if !better {
			return
		}
	}
}

// swap reports whether fewer edges cross when the items of b stand before those of a.
func (o *orderer) swap(a, b []int) bool {
	now, then := 0, 0
	for _, i := range a {
		for _, j := range b {
			for _, n := range [2][][]int{o.before, o.after} {
				for _, x := range n[i] {
					for _, y := range n[j] {
						switch px, py := o.items[x].pos, o.items[y].pos; {
						case px > py:
							now++
						case px < py:
							then++
						}
					}
				}
			}
		}
	}
	return then < now
}

// turned counts what edges cross where they turn back: the edges of all that stands between.
func (o *orderer) turned() (n int) {
	for i, j := range o.beside {
		if j < 0 {
			continue
		}
		it := &o.items[i]
		from, to := min(it.pos, o.items[j].pos), max(it.pos, o.items[j].pos)
		e := o.edges[it.of]
		for _, x := range o.layers[it.rank][from+1 : to] {
			if it.rank == o.ranks[e.from] {
				n += len(o.after[x])
			}
			if it.rank == o.ranks[e.to] {
				n += len(o.before[x])
			}
		}
	}
	return n
}

// crossings counts the crossings of links, those of borders included.
func (o *orderer) crossings() int {
	total := o.turned()
	var ends []int
	for r := 1; r < len(o.layers); r++ {
		ends = ends[:0]
		for _, i := range o.layers[r] {
			from := len(ends)
			for _, j := range o.before[i] {
				ends = append(ends, o.items[j].pos)
			}
			slices.Sort(ends[from:])
		}
		tree := make([]int, len(o.layers[r-1])+1) // how many ends before are at a place or after it (Fenwick)
		for k, at := range ends {
			greater := k
			for x := at + 1; x > 0; x -= x & -x {
				greater -= tree[x]
			}
			total += greater
			for x := at + 1; x < len(tree); x += x & -x {
				tree[x]++
			}
		}
	}
	return total
}
