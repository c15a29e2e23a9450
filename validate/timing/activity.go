package timing

import (
	"fmt"
	"slices"
)

// Activity is one piece of work, such as a matter of a procedure. Others are named by their indexes in the same list.
type Activity struct {
	Days  int   // how long it takes, not negative; the caller's unit, the same for all
	After []int // the activities that must have ended before it starts
	// Lead says for some of After by how much it may start before they have ended.
	Lead map[int]int
}

// after is when an activity may start that waits for another which ends at a time.
func (a Activity) after(other, end int) int { return end - a.Lead[other] }

// Plan is how activities fit together: each starts as soon as those before it let it, beginning at 0.
type Plan struct {
	Slots  []Slot // by activity
	Length int    // when the last one ends: the longest path
	Sum    int    // of all durations: how long it takes one after another

	activities []Activity
	order      []int   // every activity after those it waits for
	next       [][]int // by activity, who waits for it, in order
}

// Slot is when an activity happens. Starts and finishes are counted from 0; an activity that takes no time finishes as it
// starts.
type Slot struct {
	Start, Finish             int // earliest
	LatestStart, LatestFinish int // without making the whole longer
}

// Slack returns how long the activity can be put off, or how much longer it can take, without making the whole longer. An
// activity without slack is critical.
func (s Slot) Slack() int { return s.LatestStart - s.Start }

// CycleError is a list of activities that wait for each other in a circle: each for the next, the last for the first. No
// activity is in it twice.
type CycleError struct{ Activities []int }

// Error names the activities.
func (e *CycleError) Error() string {
	return fmt.Sprintf("the activities %v wait for each other in a circle", e.Activities)
}

// NewPlan computes the longest path of activities. The error is a *CycleError. An index that is none, or a negative
// duration, is a mistake of the caller and panics.
func NewPlan(activities []Activity) (*Plan, error) {
	after := make([][]int, len(activities))
	for i, a := range activities {
		if a.Days < 0 {
			panic(fmt.Sprintf("activity %d takes %d days", i, a.Days))
		}
		after[i] = a.After
	}
	order, err := sorted(after)
	if err != nil {
		return nil, err
	}
	p := &Plan{activities: activities, order: order, next: followers(after), Slots: make([]Slot, len(activities))}
	for _, i := range order {
		s := &p.Slots[i]
		for _, j := range activities[i].After {
			s.Start = max(s.Start, activities[i].after(j, p.Slots[j].Finish))
		}
		s.Finish = s.Start + activities[i].Days
		p.Length = max(p.Length, s.Finish)
		p.Sum += activities[i].Days
	}
	for _, i := range slices.Backward(order) {
		s := &p.Slots[i]
		s.LatestFinish = p.Length
		for _, j := range p.next[i] {
			s.LatestFinish = min(s.LatestFinish, p.Slots[j].LatestStart+activities[j].Lead[i])
		}
		s.LatestStart = s.LatestFinish - activities[i].Days
	}
	return p, nil
}

// sorted puts activities in an order in which each comes after those it waits for. The error is a *CycleError.
func sorted(after [][]int) ([]int, error) {
	const (
		fresh = iota
		open  // on the stack
		done
	)
	state := make([]int, len(after))
	var order, stack []int
	var visit func(i int) error
	visit = func(i int) error {
		state[i] = open
		stack = append(stack, i)
		for _, j := range after[i] {
			if state[j] == open {
				return &CycleError{slices.Clone(stack[slices.Index(stack, j):])}
			}
			if state[j] == fresh {
				if err := visit(j); err != nil {
					return err
				}
			}
		}
		state[i] = done
		stack = stack[:len(stack)-1]
		order = append(order, i)
		return nil
	}
	for i := range after {
		if state[i] == fresh {
			if err := visit(i); err != nil {
				return nil, err
			}
		}
	}
	return order, nil
}

// followers lists who waits for each activity, in order and without repetition.
func followers(after [][]int) [][]int {
	next := make([][]int, len(after))
	for i, before := range after {
		for _, j := range before {
			if n := len(next[j]); n == 0 || next[j][n-1] != i {
				next[j] = append(next[j], i)
			}
		}
	}
	return next
}

// follows reports whether an activity that waits for a critical one is critical as well and starts as soon as that lets it.
func (p *Plan) follows(i, j int) bool {
	return p.Slots[j].Slack() == 0 && p.Slots[j].Start == p.activities[j].after(i, p.Slots[i].Finish)
}

// first reports whether a critical activity starts a critical path.
func (p *Plan) first(i int) bool {
	return p.Slots[i].Start == 0 || !slices.ContainsFunc(p.activities[i].After, func(j int) bool { return p.activities[i].after(j, p.Slots[j].Finish) == p.Slots[i].Start })
}
