package obtain

// Sets of profiles are multi-valued decision diagrams: a node asks for the class of one fact and has a child for every
// class. The package comment says why they are our own.

// ref is a set of profiles: a node of diagrams.
type ref int32

// The empty set and the set of everything.
const (
	none ref = iota
	all
)

// diagrams holds the nodes. Equal sets are equal refs. Nodes are never freed: a run makes few.
type diagrams struct {
	sizes []int32 // classes of the fact of every level
	level []int32 // of every node
	first []int32 // of every node: its first child in kids
	kids  []ref
	table []ref // hash table of nodes; none is free
	cache []step

	// left is the budget. When it is used up, over is set, results are meaningless, and nothing is remembered of them.
	left int
	over bool
}

// step is a remembered set operation.
type step struct {
	op      operation
	a, b, r ref
}

type operation int32

const (
	noOperation operation = iota
	intersection
	union
	difference
)

func newDiagrams(sizes []int32) *diagrams {
	bottom := int32(len(sizes))
	return &diagrams{sizes: sizes, level: []int32{bottom, bottom}, first: []int32{0, 0}, table: make([]ref, 1<<10), cache: make([]step, 1<<12)}
}

// children returns the children of a node. The slice is valid until the next node is made.
func (d *diagrams) children(n ref) []ref {
	l := d.level[n]
	return d.kids[d.first[n] : d.first[n]+d.sizes[l]]
}

func hash(level int32, kids []ref) uint64 {
	h := uint64(level) + 0x9e3779b97f4a7c15
	for _, k := range kids {
		h = (h ^ uint64(uint32(k))) * 0xff51afd7ed558ccd
		h ^= h >> 29
	}
	return h
}

// spend takes something from the budget.
func (d *diagrams) spend(n int) {
	if d.left -= n; d.left < 0 {
		d.over = true
	}
}

// node returns the set that asks for the fact of a level and goes on with kids.
func (d *diagrams) node(level int32, kids []ref) ref {
	same := true
	for _, k := range kids[1:] {
		same = same && k == kids[0]
	}
	if same {
		return kids[0]
	}
	mask := uint64(len(d.table) - 1)
	at := hash(level, kids) & mask
search:
	for ; d.table[at] != none; at = (at + 1) & mask {
		n := d.table[at]
		if d.level[n] != level {
			continue
		}
		for i, k := range d.children(n) {
			if kids[i] != k {
				continue search
			}
		}
		return n
	}
	n := ref(len(d.level))
	d.level, d.first, d.kids = append(d.level, level), append(d.first, int32(len(d.kids))), append(d.kids, kids...)
	d.table[at] = n
	if 2*len(d.level) > len(d.table) {
		d.grow()
	}
	return n
}

// grow doubles the tables.
func (d *diagrams) grow() {
	d.table = make([]ref, 2*len(d.table))
	mask := uint64(len(d.table) - 1)
	for n := ref(2); int(n) < len(d.level); n++ {
		at := hash(d.level[n], d.children(n)) & mask
		for d.table[at] != none {
			at = (at + 1) & mask
		}
		d.table[at] = n
	}
	if len(d.cache) < len(d.table) && len(d.cache) < 1<<20 {
		d.cache = make([]step, 2*len(d.cache))
	}
}

func (d *diagrams) and(a, b ref) ref   { return d.apply(intersection, a, b) }
func (d *diagrams) or(a, b ref) ref    { return d.apply(union, a, b) }
func (d *diagrams) minus(a, b ref) ref { return d.apply(difference, a, b) }

func (d *diagrams) apply(op operation, a, b ref) ref {
	switch op {
	case intersection:
		switch {
		case a == none || b == none:
			return none
		case a == all || a == b:
			return b
		case b == all:
			return a
		case a > b:
			a, b = b, a
		}
	case union:
		switch {
		case a == all || b == all:
			return all
		case a == none || a == b:
			return b
		case b == none:
			return a
		case a > b:
			a, b = b, a
		}
	case difference:
		switch {
		case a == none || b == all || a == b:
			return none
		case b == none:
			return a
		}
	}
	h := (uint64(uint32(a))*0x9e3779b97f4a7c15 ^ uint64(uint32(b))*0xc2b2ae3d27d4eb4f ^ uint64(op)*0x165667b19e3779f9)
	at := (h ^ h>>31) & uint64(len(d.cache)-1)
	if s := d.cache[at]; s.op == op && s.a == a && s.b == b {
		return s.r
	}
	level := min(d.level[a], d.level[b])
	n := int(d.sizes[level])
	if d.spend(n); d.over {
		return none
	}
	var few [8]ref
	kids := few[:0]
	if n > len(few) {
		kids = make([]ref, 0, n)
	}
	for i := range n {
		x, y := a, b
		if d.level[a] == level {
			x = d.children(a)[i]
		}
		if d.level[b] == level {
			y = d.children(b)[i]
		}
		kids = append(kids, d.apply(op, x, y))
	}
	if d.over {
		return none
	}
	r := d.node(level, kids)
	at = (h ^ h>>31) & uint64(len(d.cache)-1) // it may have grown
	d.cache[at] = step{op, a, b, r}
	return r
}

// classes returns the profiles whose fact of a level is in one of the classes that in names.
func (d *diagrams) classes(level int32, in []bool) ref {
	d.spend(len(in))
	kids := make([]ref, len(in))
	for i, yes := range in {
		if yes {
			kids[i] = all
		}
	}
	return d.node(level, kids)
}

// holds reports whether a set holds a profile, given by its classes, level by level.
func (d *diagrams) holds(n ref, classes []int32) bool {
	for n > all {
		n = d.children(n)[classes[d.level[n]]]
	}
	return n == all
}

// pick returns the first profile of a set that is not empty, by classes.
func (d *diagrams) pick(n ref) []int32 {
	classes := make([]int32, len(d.sizes))
	for n > all {
		for i, k := range d.children(n) {
			if k != none {
				classes[d.level[n]], n = int32(i), k
				break
			}
		}
	}
	return classes
}

// support returns the levels a set asks for, ascending.
func (d *diagrams) support(n ref) []int32 {
	seen := map[ref]bool{}
	asked := make([]bool, len(d.sizes))
	var visit func(ref)
	visit = func(n ref) {
		if n <= all || seen[n] {
			return
		}
		seen[n], asked[d.level[n]] = true, true
		for _, k := range d.children(n) {
			visit(k)
		}
	}
	visit(n)
	var levels []int32
	for l, yes := range asked {
		if yes {
			levels = append(levels, int32(l))
		}
	}
	return levels
}

// project returns the profiles that agree with one of the set on the levels that keep names.
func (d *diagrams) project(n ref, keep []bool) ref {
	done := map[ref]ref{}
	var visit func(ref) ref
	visit = func(n ref) ref {
		if n <= all {
			return n
		}
		if r, ok := done[n]; ok {
			return r
		}
		level := d.level[n]
		d.spend(1)
		kids := append([]ref(nil), d.children(n)...)
		for i, k := range kids {
			kids[i] = visit(k)
		}
		r := none
		if keep[level] {
			r = d.node(level, kids)
		} else {
			for _, k := range kids {
				r = d.or(r, k)
			}
		}
		done[n] = r
		return r
	}
	return visit(n)
}
