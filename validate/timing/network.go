package timing

import "slices"

// Constraint says how far an event may lie behind another: time[To] - time[From] ≤ Most. Events are numbered from 0; the
// unit is the caller's, the same for all, such as calendar days.
type Constraint struct {
	From, To int
	Most     int // negative: To lies before From
	Label    int // the caller's, such as an index into what the constraint comes from
}

// AtMost says that an event happens no later than some time after another: a validity period.
func AtMost(from, to, most, label int) Constraint { return Constraint{from, to, most, label} }

// AtLeast says that an event happens no earlier than some time after another: a lead time.
func AtLeast(from, to, least, label int) Constraint { return Constraint{to, from, -least, label} }

// Solve finds when events can happen at the earliest, none of them before 0, with all constraints kept: the least solution
// of a simple temporal network (Dechter, Meiri, Pearl 1991). If there is none it returns a conflict instead: constraints
// in a ring, each beginning where the one before it ends, that together would have an event happen before itself, for their
// sum is negative. No event is in the ring twice, so none of them can be left out; it begins with the lowest event.
//
// It is the algorithm of Bellman and Ford with a queue; time is at worst events × constraints.
func Solve(events int, constraints []Constraint) (earliest []int, conflict []Constraint) {
	into := make([][]int, events) // by event, the constraints that hold it back: those that end there
	for i, c := range constraints {
		into[c.To] = append(into[c.To], i)
	}
	earliest = make([]int, events)
	cause := make([]int, events) // the constraint that set the time, or -1
	queue := make([]int, events)
	queued := make([]bool, events)
	for e := range events {
		cause[e], queue[e], queued[e] = -1, e, true
	}
	for moved := 0; len(queue) > 0; {
		e := queue[0]
		queue, queued[e] = queue[1:], false
		for _, i := range into[e] {
			c := constraints[i]
			if earliest[c.From] >= earliest[e]-c.Most {
				continue
			}
			earliest[c.From], cause[c.From] = earliest[e]-c.Most, i
			if moved++; c.From == e || moved%events == 0 {
				if ring := ringOf(constraints, cause); ring != nil {
					return nil, ring
				}
			}
			if !queued[c.From] {
				queue, queued[c.From] = append(queue, c.From), true
			}
		}
	}
	return earliest, nil
}

// ringOf looks for a ring among the constraints that set the times. There is one sooner or later if and only if the
// network has no solution.
func ringOf(constraints []Constraint, cause []int) []Constraint {
	seen := make([]int, len(cause)) // the walk that saw the event, from 1
	for start := range cause {
		e := start
		for seen[e] == 0 && cause[e] >= 0 {
			seen[e] = start + 1
			e = constraints[cause[e]].To
		}
		if seen[e] != start+1 {
			continue
		}
		ring := []Constraint{constraints[cause[e]]}
		lowest := 0
		for at := ring[0].To; at != e; at = constraints[cause[at]].To {
			if at < ring[lowest].From {
				lowest = len(ring)
			}
			ring = append(ring, constraints[cause[at]])
		}
		return slices.Concat(ring[lowest:], ring[:lowest])
	}
	return nil
}
