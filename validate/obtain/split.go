package obtain

// Split divides a region into parts within which none of the others tells profiles apart: every part lies in each of
// them or outside it. ok is false if there were more than most parts.
func (r Region) Split(others []Region, most int) (parts []Region, ok bool) {
	if r.Empty() {
		return nil, true
	}
	parts = []Region{r}
	for _, o := range others {
		var next []Region
		for _, p := range parts {
			in, out := p.And(o), p.Minus(o)
			if !in.Empty() {
				next = append(next, in)
			}
			if !out.Empty() {
				next = append(next, out)
			}
		}
		if parts = next; len(parts) > most {
			return nil, false
		}
	}
	return parts, true
}

// DependsOn reports whether, among the profiles of another region, it depends on the value of a fact which of them belong
// to this one.
func (r Region) DependsOn(fact int, among Region) bool {
	keep := make([]bool, len(r.s.axes))
	for i := range keep {
		keep[i] = i != int(r.s.levels[fact])
	}
	in := r.And(among)
	wider := Region{r.s, r.s.d.project(in.n, keep)}
	return !wider.And(among).Equal(in)
}
