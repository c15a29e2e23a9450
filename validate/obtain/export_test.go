package obtain

// Contains reports whether a profile belongs to the region; a profile with a value its fact cannot have belongs to none.
func (r Region) Contains(p Profile) bool {
	classes := make([]int32, len(r.s.axes))
	for i, f := range r.s.p.Facts {
		level := r.s.levels[i]
		c := r.s.axes[level].classOf(f, p[i])
		if c < 0 {
			return false
		}
		classes[level] = c
	}
	return r.s.d.holds(r.n, classes)
}

// Describe returns all guards of Some.
func (r Region) Describe() []Guard {
	guards, _ := r.Some(-1)
	return guards
}

// TakenApart is the problem, solved in such a way that what waits for one another is taken apart at once.
func (p Problem) TakenApart() Problem {
	p.attempt = 1
	return p
}

// Steps is how much may still be spent on reasons and words.
func (s *Solution) Steps() int { return s.searches }
