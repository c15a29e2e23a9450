package obtain

import (
	"cmp"
	"slices"
)

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
	order := s.freeing(r.n)
	for left != none && limit != 0 {
		b := s.grown(left, r.n, order)
		guards = append(guards, s.guardOf(b))
		left = s.d.minus(left, s.set(b))
		limit--
	}
	return guards, Region{s, left}
}

// Around returns a guard that some profile of part satisfies and whose admissible profiles all belong to the region. Part must have a
// profile and lie in the region.
func (r Region) Around(part Region) Guard {
	return r.s.guardOf(r.s.grown(part.n, r.n, r.s.freeing(r.n)))
}

// grown returns a box of which a profile is in one region and all admissible ones are in another: the first profile of the one, with as
// many facts free as can be, which are tried in some order.
func (s *Solution) grown(seed, within ref, order []int32) box {
	b := s.corner(seed)
	for _, level := range order {
		keep := b[level]
		b[level] = nil
		if !s.inside(b, within) {
			b[level] = keep
		}
	}
	s.widen(b, within)
	return b
}

// freeing returns the levels in the order in which a box inside a region is made to do without them: first those without which can be told
// which admissible profiles belong to the region, for if one of the others went before, what implies it would stay in its place; then the
// others; both from the last fact to the first.
func (s *Solution) freeing(n ref) []int32 {
	useful := s.useful(n)
	var useless, rest []int32
	for fact := len(s.p.Facts) - 1; fact >= 0; fact-- {
		if level := s.levels[fact]; slices.Contains(useful, level) {
			rest = append(rest, level)
		} else {
			useless = append(useless, level)
		}
	}
	return append(useless, rest...)
}

// useful returns, ascending, the levels of facts that together tell which admissible profiles belong to a region, and of which none can be
// done without; of the facts that the region depends on all if the budget does not suffice to tell.
func (s *Solution) useful(n ref) []int32 {
	s.searching(func() {
		wrong := s.d.minus(s.allowed, n)
		keep := make([]bool, len(s.axes))
		for i := range keep {
			keep[i] = true
		}
		for fact := len(s.p.Facts) - 1; fact >= 0 && !s.d.over; fact-- {
			level := s.levels[fact]
			keep[level] = false
			if wider := s.d.project(n, keep); s.d.and(wider, wrong) == none && !s.d.over {
				n = wider
			}
			keep[level] = true
		}
	})
	return s.d.support(n)
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
// belong to the region; the guard is nil for the empty region. Where more than maxSupport facts tell profiles apart, or a budget does not
// suffice for every selection, it may test a few too many, but none that is of no use.
func (r Region) Shortest() Guard {
	s := r.s
	if r.n == none {
		return nil
	}
	levels := s.d.support(r.n)
	levels = slices.Compact(slices.Sorted(slices.Values(append(levels, s.d.support(s.allowed)...)))) // by what is implied it may be said, too
	if len(levels) > maxSupport {
		levels = s.useful(r.n)
	}
	var found box
	if len(levels) <= maxSupport {
		slices.SortFunc(levels, func(a, b int32) int { return cmp.Compare(s.axes[a].fact, s.axes[b].fact) })
		found = s.fewest(r.n, levels)
	}
	if found == nil {
		found = s.grown(r.n, r.n, s.freeing(r.n))
	} else {
		s.widen(found, r.n)
	}
	return s.guardOf(found)
}

// fewest returns a box that tests the fewest of some facts, has an admissible profile, and whose admissible profiles are all in a region;
// nil if there is none, or if the budget does not suffice.
func (s *Solution) fewest(n ref, levels []int32) (found box) {
	s.searching(func() {
		wrong := s.d.minus(s.allowed, n)
		for size := 0; size <= len(levels) && found == nil && !s.d.over; size++ {
			choose(len(levels), size, func(chosen []int) bool {
				keep := make([]bool, len(s.axes))
				for _, i := range chosen {
					keep[levels[i]] = true
				}
				good := s.d.minus(s.d.project(n, keep), s.d.project(wrong, keep))
				if good == none || s.d.over {
					return s.d.over
				}
				found = s.corner(good)
				for level, k := range keep {
					if !k {
						found[level] = nil
					}
				}
				return true
			})
		}
	})
	return found
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
