package timetable

import "github.com/matterc/matterc/validate/plan"

// axis are the working days over which a plan is drawn, in parts: between two of them lies a milestone of which nobody says how long it takes,
// and each is counted anew.
type axis struct {
	last   int
	breaks []int       // the days of a plan on which such milestones happen, ascending: those that wait for one another, one after another
	depth  map[int]int // how many of them follow one another up to one of the places in Items, itself included
}

// axisDay is a working day of a plan and the part in which it lies: on the day of a milestone one ends and the next begins.
type axisDay struct{ day, part int }

// axis returns the days of the plan.
func (p *Timetable) axis() axis {
	a := axis{depth: map[int]int{}}
	for _, i := range p.Items {
		a.last = max(a.last, i.Finish, i.LatestFinish)
	}
	for _, n := range p.Awaits() { // in the order in which they happen
		for _, before := range p.Items[n].StartSince.After {
			a.depth[n] = max(a.depth[n], a.depth[before])
		}
		if a.depth[n]++; a.depth[n] > len(a.breaks) {
			a.breaks = append(a.breaks, 0)
		}
		a.breaks[a.depth[n]-1] = max(a.breaks[a.depth[n]-1], p.Items[n].Finish)
	}
	if len(a.breaks) > 0 { // how far something can be put off is not known
		a.last = 0
		for _, i := range p.Items {
			a.last = max(a.last, i.Finish)
		}
	}
	return a
}

// length is how many days there are.
func (a axis) length() int { return a.last }

// since is the part in which something is that waits for milestones.
func (a axis) since(x plan.Since) (part int) {
	for _, n := range x.After {
		part = max(part, a.depth[n])
	}
	return part
}

// item returns when an item is accepted, when what it takes is over, when it is decided, and when at the latest.
func (a axis) item(i plan.Item) (start, over, finish, latest axisDay) {
	start = axisDay{i.Start, a.since(i.StartSince)}
	over = axisDay{i.Start + i.Days, start.part}
	finish = axisDay{i.Finish, a.since(i.FinishSince)}
	if latest = finish; len(a.breaks) == 0 {
		latest.day = max(i.LatestFinish, i.Finish)
	}
	return start, over, finish, latest
}

// begins is the first day of a part.
func (a axis) begins(part int) int {
	if part == 0 {
		return 0
	}
	return a.breaks[part-1]
}

// number is what a day of a part is called: how many days of it there are up to that.
func (a axis) number(d axisDay) int { return d.day - a.begins(d.part) }

// ticks are the days whose numbers are written, so that from one to the next there is some room along the axis.
func (a axis) ticks(along func(days int) int, room int) (list []axisDay) {
	step := 1000
	for _, n := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500} {
		if along(n) >= room || n >= a.length() {
			step = n
			break
		}
	}
	for part := range len(a.breaks) + 1 {
		end := a.last
		if part < len(a.breaks) {
			end = a.breaks[part]
		}
		for day := a.begins(part); day <= end; day += step {
			list = append(list, axisDay{day, part})
		}
	}
	return list
}
