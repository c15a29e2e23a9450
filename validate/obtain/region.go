package obtain

import "slices"

// Region is a set of admissible profiles of a solved problem.
type Region struct {
	s *Solution
	n ref
}

// Empty reports whether no profile belongs to the region.
func (r Region) Empty() bool { return r.n == none }

// Equal reports whether two regions hold the same profiles.
func (r Region) Equal(o Region) bool { return r.n == o.n }

// And returns the profiles that belong to both regions.
func (r Region) And(o Region) Region { return Region{r.s, r.s.d.and(r.n, o.n)} }

// Or returns the profiles that belong to one of the regions.
func (r Region) Or(o Region) Region { return Region{r.s, r.s.d.or(r.n, o.n)} }

// Minus returns the profiles that belong to r and not to o.
func (r Region) Minus(o Region) Region { return Region{r.s, r.s.d.minus(r.n, o.n)} }

// box is a product of sets of classes, by level; nil means that the fact is free.
type box [][]bool

// set returns the profiles of a box, admissible or not.
func (s *Solution) set(b box) ref {
	n := all
	for level := len(b) - 1; level >= 0; level-- {
		if b[level] != nil {
			n = s.d.and(s.d.classes(int32(level), b[level]), n)
		}
	}
	return n
}

// inside reports whether all admissible profiles of a box belong to a region.
func (s *Solution) inside(b box, n ref) bool {
	return s.d.minus(s.d.and(s.allowed, s.set(b)), n) == none
}

// widen adds classes to the facts a box tests as long as the box stays inside a region, but only such as the region
// has, and frees a fact that takes them all.
func (s *Solution) widen(b box, n ref) {
	for level, in := range b {
		if in == nil {
			continue
		}
		for c := range in {
			if in[c] {
				continue
			}
			in[c] = true
			only := slices.Clone(b)
			only[level] = make([]bool, len(in))
			only[level][c] = true
			if s.d.and(s.set(only), n) == none || !s.inside(b, n) {
				in[c] = false
			}
		}
		if !slices.Contains(in, false) {
			b[level] = nil
		}
	}
}

// guardOf says a box as a guard, in the order of the facts.
func (s *Solution) guardOf(b box) Guard {
	g := Guard{}
	for fact := range s.p.Facts {
		if level := s.levels[fact]; b[level] != nil {
			g = append(g, s.axes[level].test(b[level]))
		}
	}
	return g
}

// Some returns guards, and what they leave out: each holds for no admissible profile but those of the region, and with nothing left
// out one of them holds for each of these. There are at most so many as the limit says, or any number if it is negative: none for the
// empty region, one empty guard for all profiles.
func (r Region) Some(limit int) (guards []Guard, rest Region) {
	s := r.s
	left := r.n
	for left != none && limit != 0 {
		b := s.grown(left, r.n)
		guards = append(guards, s.guardOf(b))
		left = s.d.minus(left, s.set(b))
		limit--
	}
	return guards, Region{s, left}
}

// Around returns a guard that some profile of part satisfies and whose admissible profiles all belong to the region. Part must have a
// profile and lie in the region.
func (r Region) Around(part Region) Guard { return r.s.guardOf(r.s.grown(part.n, r.n)) }

// grown returns a box of which a profile is in one region and all admissible ones are in another: the first profile of the one, with as
// many facts free as can be.
func (s *Solution) grown(seed, within ref) box {
	b := s.corner(seed)
	for _, fact := range s.freeing() {
		level := s.levels[fact]
		keep := b[level]
		b[level] = nil
		if !s.inside(b, within) {
			b[level] = keep
		}
	}
	s.widen(b, within)
	return b
}

// freeing returns the facts in the order in which Some tries to do without them: the last first.
func (s *Solution) freeing() []int {
	facts := make([]int, len(s.p.Facts))
	for i := range facts {
		facts[i] = len(facts) - 1 - i
	}
	return facts
}

// corner returns the first profile of a region as a box that tests every fact.
func (s *Solution) corner(n ref) box {
	b := make(box, len(s.axes))
	for level, c := range s.d.pick(n) {
		b[level] = make([]bool, s.axes[level].size)
		b[level][c] = true
	}
	return b
}

// maxSupport is the largest number of facts among which Shortest looks at every selection.
const maxSupport = 12

// Shortest returns a guard over the fewest facts that some admissible profile satisfies and whose admissible profiles all
// belong to the region; the guard is nil for the empty region. Beyond maxSupport facts it may test a few too many.
func (r Region) Shortest() Guard {
	s := r.s
	if r.n == none {
		return nil
	}
	var levels []int // those worth testing, in the order of their facts
	asked := s.d.support(s.d.or(r.n, none))
	asked = append(asked, s.d.support(s.allowed)...)
	for fact := range s.p.Facts {
		if slices.Contains(asked, s.levels[fact]) {
			levels = append(levels, int(s.levels[fact]))
		}
	}
	if len(levels) > maxSupport {
		guards, _ := r.Some(1)
		return guards[0]
	}
	wrong := s.d.minus(s.allowed, r.n)
	for size := 0; ; size++ {
		var found box
		choose(len(levels), size, func(chosen []int) bool {
			keep := make([]bool, len(s.axes))
			for _, i := range chosen {
				keep[levels[i]] = true
			}
			good := s.d.minus(s.d.project(r.n, keep), s.d.project(wrong, keep))
			if good == none {
				return false
			}
			found = s.corner(good)
			for level, k := range keep {
				if !k {
					found[level] = nil
				}
			}
			return true
		})
		if found != nil {
			s.widen(found, r.n)
			return s.guardOf(found)
		}
	}
}

// choose calls yield for the selections of k of n, in order, until it returns true.
func choose(n, k int, yield func([]int) bool) bool {
	chosen := make([]int, 0, k)
	var rest func(from int) bool
	rest = func(from int) bool {
		if len(chosen) == k {
			return yield(chosen)
		}
		for i := from; i <= n-(k-len(chosen)); i++ {
			chosen = append(chosen, i)
			if rest(i + 1) {
				return true
			}
			chosen = chosen[:len(chosen)-1]
		}
		return false
	}
	return rest(0)
}
