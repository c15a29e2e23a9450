package obtain_test

import (
	"fmt"
	"math/big"
	"math/bits"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/matterc/matterc/random"
	"github.com/matterc/matterc/validate/obtain"
)

// TestRandomProblems compares the engine with the oracle on random problems. OBTAIN_SEEDS says how many, OBTAIN_SEED
// checks only that one. MATTERC_SEED says which they are: a million numbers belong to each.
func TestRandomProblems(t *testing.T) {
	n := number(t, "OBTAIN_SEEDS", random.Rounds(t, 2_000))
	if os.Getenv("OBTAIN_SEED") != "" {
		seed := number(t, "OBTAIN_SEED", 0)
		p := randomProblem(uint64(seed))
		t.Logf("seed %d:\n%s", seed, dump(p))
		report(t, fmt.Sprint("seed ", seed), p, &tally{})
		return
	}
	const shards = 2
	first := random.Seed(t) * 1_000_000
	for shard := range shards {
		t.Run(strconv.Itoa(shard), func(t *testing.T) {
			t.Parallel()
			var seen tally
			for seed, failed := shard, 0; seed < n && failed < 3; seed += shards {
				seed := first + uint64(seed)
				if !report(t, fmt.Sprint("seed ", seed), randomProblem(seed), &seen) {
					failed++
				}
			}
			t.Logf("%+v", seen)
			if n >= 2_000 && !t.Failed() && (seen.Waiting < 100 || seen.NoSource < 100 || seen.Nobody < 50 || seen.Implied < 50) {
				t.Errorf("the random problems are too tame: %+v", seen)
			}
		})
	}
}

func number(t *testing.T, variable string, otherwise int) int {
	s := os.Getenv(variable)
	if s == "" {
		return otherwise
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}

// report checks a problem; of one that fails it prints a smaller one that fails in the same check.
func report(t *testing.T, name string, p obtain.Problem, seen *tally) bool {
	t.Helper()
	f := check(p, seen)
	if f == nil {
		return true
	}
	small, g := shrink(p, f)
	t.Errorf("%s: %v\n%s\noriginal: %v\n%s", name, g, dump(small), f, dump(p))
	return false
}

// tally counts what the random problems show.
type tally struct {
	Problems, Profiles                                       int
	Waiting, More, NoSource, Nobody, Implied                 int
	LongestReason, MostReasons                               int
	Drop, Defer, Earlier, Narrow, Commit, Add, DropCondition int
	Pair, Twin, Rest                                         int
}

// failure is the first thing that is wrong with the solution of a problem.
type failure struct{ check, text string }

func (f *failure) Error() string { return f.check + ": " + f.text }

// patience is for one problem. They are all tiny and take milliseconds: what takes so long on a machine, however busy, never ends.
const patience = 10 * time.Minute

// check compares the engine's solution of a problem with the oracle's.
func check(p obtain.Problem, seen *tally) (f *failure) {
	watch := time.AfterFunc(patience, func() { panic("no solution within " + patience.String() + ":\n" + dump(p)) })
	defer watch.Stop()
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *failure:
			f = r
		default:
			f = &failure{"panic", fmt.Sprintf("%v\n%s", r, debug.Stack())}
		}
	}()
	before := dump(p)
	solved := p
	if len(p.Requirements)%2 == 1 {
		solved = p.TakenApart()
	}
	c := &checker{p: p, s: obtain.Solve(solved), seen: seen, random: rand.New(rand.NewPCG(uint64(len(before)), 1))}
	c.obstacles = c.s.Obstacles()
	c.drawRegions()
	var extra []obtain.Guard // bounds that the engine made up must be told apart, too
	for _, f := range c.obstacles {
		extra = append(append(extra, f.Witness), f.Where.Describe()...)
		for _, r := range f.Repairs {
			for _, k := range r.Changes {
				extra = append(extra, k.When)
			}
		}
	}
	for _, d := range c.drawn {
		extra = append(append(extra, d.shortest), d.guards...)
	}
	c.o = newOracle(p, extra...)
	seen.Problems++
	seen.Profiles += len(c.o.profiles)

	c.verdicts()
	c.regions()
	c.noSource()
	c.waiting()
	c.nobody()
	for i := range c.obstacles {
		c.obstacle(&c.obstacles[i])
	}
	c.implied()
	c.deterministic(before)
	return nil
}

type checker struct {
	p         obtain.Problem
	o         *oracle
	s         *obtain.Solution
	obstacles []obtain.Obstacle
	random    *rand.Rand
	drawn     []drawn
	seen      *tally
}

// drawn is a region that was computed with the engine's operations.
type drawn struct {
	how      string
	region   obtain.Region
	contains func(pr *oracleProfile) bool
	guards   []obtain.Guard // of Describe
	shortest obtain.Guard   // of Shortest, if not empty
}

func (c *checker) assert(ok bool, check, format string, args ...any) {
	if !ok {
		c.fail(check, format, args...)
	}
}

func (c *checker) fail(check, format string, args ...any) {
	panic(&failure{check, fmt.Sprintf(format, args...)})
}

// These are formatted only if an assertion fails.
type (
	lazyGuards   []obtain.Guard
	lazyObstacle obtain.Obstacle
	lazyProfile  obtain.Profile
	lazyReasons  map[uint64]bool
)

func (g lazyGuards) String() string   { return formatGuards(g) }
func (p lazyProfile) String() string  { return formatProfile(obtain.Profile(p)) }
func (r lazyReasons) String() string  { return formatReasons(r) }
func (f lazyObstacle) String() string { return formatObstacle(obtain.Obstacle(f)) }

// same asserts that a region has exactly the profiles that want says.
func (c *checker) same(region obtain.Region, want func(pr *oracleProfile) bool, check, format string, args ...any) {
	empty := true
	for i := range c.o.profiles {
		pr := &c.o.profiles[i]
		if w := want(pr); region.Contains(pr.Profile) != w {
			panic(&failure{check, fmt.Sprintf(format, args...) + fmt.Sprintf(": contains %s = %v, want %v", formatProfile(pr.Profile), !w, w)})
		} else if w {
			empty = false
		}
	}
	if region.Empty() != empty {
		panic(&failure{check, fmt.Sprintf(format, args...) + fmt.Sprintf(": Empty() = %v, want %v", !empty, empty)})
	}
	for _, profile := range c.o.outside {
		if region.Contains(profile) {
			panic(&failure{check, fmt.Sprintf(format, args...) + ": contains " + formatProfile(profile) + ", which is not admissible"})
		}
	}
}

func (c *checker) verdicts() {
	c.same(c.s.Admissible(), func(*oracleProfile) bool { return true }, "Admissible", "Admissible")
	for m := range c.p.Matters {
		c.same(c.s.Applies(m), func(pr *oracleProfile) bool { return has(pr.applies, m) }, "Applies", "m%d", m)
		c.same(c.s.Qualifies(m), func(pr *oracleProfile) bool { return c.o.qualifies(pr, m, all) }, "Qualifies", "m%d", m)
		for _, e := range []obtain.Event{{Matter: m}, {Matter: m, Decided: true}} {
			c.same(c.s.Orderable(e), func(pr *oracleProfile) bool { return pr.w&bit(e) != 0 }, "Orderable", "%s", formatEvent(e))
			c.same(c.s.Obtainable(e), func(pr *oracleProfile) bool { return pr.o&bit(e) != 0 }, "Obtainable", "%s", formatEvent(e))
		}
	}
	for r := range c.p.Requirements {
		c.same(c.s.Holds(r), func(pr *oracleProfile) bool { return has(pr.holds, r) }, "Holds", "r%d", r)
	}
}

// drawRegions asks for some regions and combines them. Guards are those of Asked, or made of tests of the problem: the
// engine need not tell apart what no test of the problem does.
func (c *checker) drawRegions() {
	c.drawn = []drawn{{how: "admissible", region: c.s.Admissible(), contains: func(*oracleProfile) bool { return true }}}
	var tests []obtain.Test
	for _, g := range guardsOf(c.p) {
		tests = append(tests, g...)
	}
	asked := slices.Clone(c.p.Asked)
	for range 2 {
		var g obtain.Guard
		for n := c.random.IntN(4); n > 0 && len(tests) > 0; n-- {
			g = append(g, tests[c.random.IntN(len(tests))])
		}
		asked = append(asked, g)
	}
	for _, g := range asked {
		c.drawn = append(c.drawn, drawn{how: "(" + formatGuard(g) + ")", region: c.s.Satisfying(g), contains: func(pr *oracleProfile) bool {
			return !slices.ContainsFunc(g, func(t obtain.Test) bool { return !passes(t, pr.Profile[t.Fact]) })
		}})
	}
	if len(c.p.Matters) > 0 {
		e := obtain.Event{Matter: c.random.IntN(len(c.p.Matters)), Decided: true}
		c.drawn = append(c.drawn, drawn{how: "W " + formatEvent(e), region: c.s.Orderable(e), contains: func(pr *oracleProfile) bool { return pr.w&bit(e) != 0 }})
	}
	for range 4 {
		a, b := c.drawn[c.random.IntN(len(c.drawn))], c.drawn[c.random.IntN(len(c.drawn))]
		d := drawn{how: "(" + a.how + " - " + b.how + ")", region: a.region.Minus(b.region),
			contains: func(pr *oracleProfile) bool { return a.contains(pr) && !b.contains(pr) }}
		switch c.random.IntN(3) {
		case 0:
			d = drawn{how: "(" + a.how + " & " + b.how + ")", region: a.region.And(b.region),
				contains: func(pr *oracleProfile) bool { return a.contains(pr) && b.contains(pr) }}
		case 1:
			d = drawn{how: "(" + a.how + " | " + b.how + ")", region: a.region.Or(b.region),
				contains: func(pr *oracleProfile) bool { return a.contains(pr) || b.contains(pr) }}
		}
		c.drawn = append(c.drawn, d)
	}
	for i := range c.drawn {
		d := &c.drawn[i]
		d.guards = d.region.Describe()
		if !d.region.Empty() {
			d.shortest = d.region.Shortest()
		}
	}
}

func (c *checker) regions() {
	for _, d := range c.drawn {
		c.same(d.region, d.contains, "regions", "%s", d.how)
		c.describes(d.guards, d.contains, d.how)
		if !d.region.Empty() {
			c.shortest(d.shortest, d.contains, "Shortest", d.how)
		}
	}
}

// describes checks alternatives that Region.Describe gave.
func (c *checker) describes(guards []obtain.Guard, contains func(pr *oracleProfile) bool, how string) {
	alternatives, n := c.o.compileAll(guards), 0
	for i := range c.o.profiles {
		pr := &c.o.profiles[i]
		described := slices.ContainsFunc(alternatives, func(g compiled) bool { return g.holds(pr.index) })
		if described != contains(pr) {
			c.fail("Describe", "%s = %s: says %v for %s", how, formatGuards(guards), described, formatProfile(pr.Profile))
		}
		if described {
			n++
		}
	}
	switch n {
	case 0:
		c.assert(guards == nil, "Describe", "%s = %v, want nil", how, lazyGuards(guards))
	case len(c.o.profiles):
		c.assert(len(guards) == 1 && len(guards[0]) == 0, "Describe", "%s = %v, want one empty guard", how, lazyGuards(guards))
	}
}

// shortest checks a witness.
func (c *checker) shortest(g obtain.Guard, contains func(pr *oracleProfile) bool, check, how string) {
	in, any := make([]bool, len(c.o.profiles)), false
	tests := c.o.compile(g)
	for i := range c.o.profiles {
		pr := &c.o.profiles[i]
		in[i] = contains(pr)
		if tests.holds(pr.index) {
			any = true
			if !in[i] {
				c.fail(check, "%s: %s holds for %s, which is not in it", how, formatGuard(g), formatProfile(pr.Profile))
			}
		}
	}
	c.assert(any, check, "%s: nobody satisfies %v", how, lazyGuards{g})
	facts := uint64(0)
	for _, t := range g {
		facts |= 1 << t.Fact
	}
	n := c.o.fewest(in)
	c.assert(bits.OnesCount64(facts) == n, check, "%s: %v is about %d facts, %d are enough", how, lazyGuards{g}, bits.OnesCount64(facts), n)
}

func (c *checker) of(kind obtain.Kind) []obtain.Obstacle {
	return slices.DeleteFunc(slices.Clone(c.obstacles), func(f obtain.Obstacle) bool { return f.Kind != kind })
}

func (c *checker) noSource() {
	got, want := uint64(0), uint64(0)
	for i := range c.o.profiles {
		want |= c.o.noSource(&c.o.profiles[i])
	}
	for _, f := range c.of(obtain.NoSource) {
		c.seen.NoSource++
		c.assert(len(f.Requirements) == 1 && len(f.Conditions) == 0, "NoSource", "%s: want one requirement", lazyObstacle(f))
		r := f.Requirements[0]
		c.assert(!has(got, r), "NoSource", "r%d is reported twice", r)
		got |= 1 << r
		c.same(f.Where, func(pr *oracleProfile) bool { return has(c.o.noSource(pr), r) }, "NoSource", "Where of %s", lazyObstacle(f))
	}
	c.assert(got == want, "NoSource", "requirements %v are reported, want %v", members(got), members(want))
}

func (c *checker) waiting() {
	type world struct {
		applies, holds uint64
		gives          string
	}
	cache := map[world][]uint64{}
	reasons := func(pr *oracleProfile) []uint64 {
		key := world{pr.applies, pr.holds, fmt.Sprint(pr.gives)}
		if _, ok := cache[key]; !ok {
			cache[key] = c.o.reasons(pr, false)
		}
		return cache[key]
	}
	wanted, got, more := map[uint64]bool{}, map[uint64]bool{}, false
	for i := range c.o.profiles {
		for _, r := range reasons(&c.o.profiles[i]) {
			wanted[r] = true
			c.seen.LongestReason = max(c.seen.LongestReason, bits.OnesCount64(r))
		}
	}
	c.seen.MostReasons = max(c.seen.MostReasons, len(wanted))
	for _, f := range c.of(obtain.Waiting) {
		c.seen.Waiting++
		set := uint64(0)
		for _, r := range f.Requirements {
			set |= 1 << r
			c.assert(c.p.Requirements[r].Weakness <= c.p.Requirements[f.Requirements[0]].Weakness, "Waiting order",
				"%s: the first requirement has not the weakest basis", lazyObstacle(f))
		}
		c.assert(len(f.Conditions) == 0, "Waiting", "%s has conditions", lazyObstacle(f))
		c.assert(wanted[set], "Waiting", "%s is not a minimal reason for any profile; they are %v", lazyObstacle(f), lazyReasons(wanted))
		c.assert(!got[set], "Waiting", "%s is reported twice", lazyObstacle(f))
		got[set] = true
		more = more || f.More
		c.same(f.Where, func(pr *oracleProfile) bool { return slices.Contains(reasons(pr), set) }, "Waiting Where", "%s", lazyObstacle(f))
	}
	if more {
		c.seen.More++
		c.assert(len(wanted) > len(got) && len(got) >= obtain.MaxReasons, "Waiting", "More is set, but %d of %d reasons are reported", len(got), len(wanted))
		return
	}
	c.assert(len(got) == len(wanted), "Waiting", "reported are %v, want %v", lazyReasons(got), lazyReasons(wanted))

	// Every blocked event lies behind a reported reason: this follows from the above and is a check of the meaning itself.
	for i := range c.o.profiles {
		pr := &c.o.profiles[i]
		starts := c.o.noSource(pr)
		for _, r := range reasons(pr) {
			starts |= r
		}
		for m := range c.p.Matters {
			for _, e := range []obtain.Event{{Matter: m}, {Matter: m, Decided: true}} {
				if has(pr.applies, m) && pr.w&bit(e) == 0 {
					c.assert(c.behind(pr, e, starts), "Waiting completeness", "m%d is blocked for %v by nothing that is reported", m, lazyProfile(pr.Profile))
				}
			}
		}
	}
}

// behind says whether the blocked event e waits, directly or not, for an event on which one of the requirements stands.
func (c *checker) behind(pr *oracleProfile, e obtain.Event, requirements uint64) bool {
	visited := uint64(0)
	var walk func(e obtain.Event) bool
	walk = func(e obtain.Event) bool {
		if visited&bit(e) != 0 || pr.w&bit(e) != 0 || !has(pr.applies, e.Matter) {
			return false
		}
		visited |= bit(e)
		if e.Decided && walk(obtain.Event{Matter: e.Matter}) {
			return true
		}
		for r, requirement := range c.p.Requirements {
			if requirement.On == e && has(pr.holds, r) && !c.o.met(pr, r, pr.w) &&
				(has(requirements, r) || slices.ContainsFunc(c.o.giving(pr, r), walk)) {
				return true
			}
		}
		return false
	}
	return walk(e)
}

func (c *checker) nobody() {
	nobody, first, reasons := c.o.nobody(), uint64(0), map[string]bool{}
	for _, f := range c.of(obtain.Nobody) {
		c.seen.Nobody++
		c.assert(len(f.Matters) > 0 && has(nobody, f.Matters[0]), "Nobody", "%s: somebody obtains the first matter, or it is blocked anyway", lazyObstacle(f))
		m := f.Matters[0]
		requirements, conditions := setOf(f.Requirements), setOf(f.Conditions)
		key := fmt.Sprint(m, requirements, conditions)
		c.assert(!reasons[key], "Nobody", "%s is reported twice", lazyObstacle(f))
		reasons[key] = true
		first |= 1 << m
		c.assert(!c.obtained(c.o, m, requirements, conditions), "Nobody", "%s: its reason, alone, lets somebody obtain m%d", lazyObstacle(f), m)
		for _, r := range f.Requirements {
			c.assert(c.obtained(c.o, m, requirements&^(1<<r), conditions), "Nobody", "%s: r%d is not needed", lazyObstacle(f), r)
		}
		for _, k := range f.Conditions {
			c.assert(c.obtained(c.o, m, requirements, conditions&^(1<<k)), "Nobody", "%s: c%d is not needed", lazyObstacle(f), k)
		}
		c.same(f.Where, func(pr *oracleProfile) bool { return has(pr.applies, m) }, "Nobody", "Where of %s", lazyObstacle(f))
	}
	for _, m := range members(nobody) {
		visited := uint64(0)
		var walk func(m int) bool
		walk = func(m int) bool {
			if has(first, m) {
				return true
			}
			if has(visited, m) {
				return false
			}
			visited |= 1 << m
			return slices.ContainsFunc(c.p.Requirements, func(r obtain.Requirement) bool {
				return r.On.Matter == m && slices.ContainsFunc(r.AnyOf, func(e obtain.Event) bool { return walk(e.Matter) })
			})
		}
		c.assert(walk(m), "Nobody", "nobody obtains m%d, and it needs none that is reported", m)
	}
}

// obtained says whether some profile obtains m under the given requirements and conditions alone.
func (c *checker) obtained(o *oracle, m int, requirements, conditions uint64) bool {
	for i := range o.profiles {
		if o.least(&o.profiles[i], requirements, conditions, 0)&bit(obtain.Event{Matter: m, Decided: true}) != 0 {
			return true
		}
	}
	return false
}

// obstacle checks what all kinds have in common: matters, witness, repairs.
func (c *checker) obstacle(f *obtain.Obstacle) {
	c.assert(f.Kind == obtain.Waiting || f.Kind == obtain.NoSource || f.Kind == obtain.Nobody, "Kind", "%s", lazyObstacle(*f))
	owners := map[int]bool{}
	for _, r := range f.Requirements {
		owners[c.p.Requirements[r].On.Matter] = true
	}
	for _, k := range f.Conditions {
		owners[c.p.Conditions[k].Matter] = true
	}
	c.assert(bits.OnesCount64(setOf(f.Requirements)) == len(f.Requirements), "Requirements", "%s: one twice", lazyObstacle(*f))
	c.assert(bits.OnesCount64(setOf(f.Conditions)) == len(f.Conditions), "Conditions", "%s: one twice", lazyObstacle(*f))
	c.assert(len(owners) == len(f.Matters), "Matters", "%s: want the owners %v", lazyObstacle(*f), owners)
	for _, m := range f.Matters {
		c.assert(owners[m], "Matters", "%s: m%d twice, or without a part in the reason", lazyObstacle(*f), m)
		delete(owners, m)
	}
	where := func(pr *oracleProfile) bool { return f.Where.Contains(pr.Profile) }
	how := formatObstacle(*f)
	c.shortest(f.Witness, where, "Witness", how)
	c.describes(f.Where.Describe(), where, how)

	drops, reported := uint64(0), map[string]bool{}
	within := false // the power of who mends
	for i, r := range f.Repairs {
		c.repair(f, r)
		if k := r.Changes[0]; k.Kind == obtain.Drop && k.Requirement >= 0 && len(r.Changes) == 1 {
			drops |= 1 << k.Requirement
		}
		c.assert(!reported[formatRepair(r)], "Repairs", "%s: %s twice", lazyObstacle(*f), formatRepair(r))
		reported[formatRepair(r)] = true
		if len(r.Changes) == 2 {
			c.seen.Pair++
			c.assert(f.Kind == obtain.Waiting && !within, "Repairs", "%s: %s, where one change would do", lazyObstacle(*f), formatRepair(r))
		} else {
			within = within || !r.Beyond
		}
		if i > 0 {
			last := f.Repairs[i-1]
			switch {
			case last.Beyond != r.Beyond:
				c.assert(r.Beyond, "Repairs order", "%s", lazyObstacle(*f))
			case len(last.Changes) != len(r.Changes):
				c.assert(len(r.Changes) == 2, "Repairs order", "%s", lazyObstacle(*f))
			default:
				c.assert(c.weakness(r) <= c.weakness(last), "Repairs order", "%s", lazyObstacle(*f))
			}
		}
	}
	if f.Kind == obtain.Waiting {
		c.assert(drops == setOf(f.Requirements), "Repairs", "%s: want a Drop of every requirement", lazyObstacle(*f))
		if !slices.ContainsFunc(f.Repairs, func(r obtain.Repair) bool { return !r.Beyond }) {
			c.pairs(f)
		}
	}
}

// pairs makes every two changes that take nothing away and do not mend an obstacle alone, and wants none to mend one for which none is
// reported.
func (c *checker) pairs(f *obtain.Obstacle) {
	var list []obtain.Change
	for _, r := range f.Requirements {
		q := c.p.Requirements[r]
		if !q.On.Decided {
			list = append(list, obtain.Change{Kind: obtain.Defer, Requirement: r})
		}
		if q.Early && slices.ContainsFunc(q.AnyOf, func(e obtain.Event) bool { return e.Decided }) {
			list = append(list, obtain.Change{Kind: obtain.Earlier, Requirement: r})
		}
		if q.Commit {
			list = append(list, obtain.Change{Kind: obtain.Commit, Requirement: r})
		}
		for _, e := range q.Others {
			had := true
			for i := range c.o.profiles {
				had = had && (!f.Where.Contains(c.o.profiles[i].Profile) || c.o.profiles[i].w&bit(e) != 0)
			}
			if had {
				list = append(list, obtain.Change{Kind: obtain.Add, Requirement: r, Event: e})
			}
		}
	}
	for i := range list {
		list[i].Condition = -1
	}
	blocks := func(changes ...obtain.Change) bool {
		repaired := c.p
		repaired.Requirements = slices.Clone(c.p.Requirements)
		for _, k := range changes {
			repaired.Requirements[k.Requirement] = change(repaired.Requirements[k.Requirement], k)
		}
		return c.blocks(c.o.with(repaired), f, setOf(f.Requirements))
	}
	list = slices.DeleteFunc(list, func(x obtain.Change) bool { return !blocks(x) }) // alone, so that nothing has to be added
	for n, x := range list {
		for _, y := range list[n+1:] {
			if x.Requirement != y.Requirement {
				c.assert(blocks(x, y), "Repairs", "%s: %s would mend it", lazyObstacle(*f), formatRepair(obtain.Repair{Changes: []obtain.Change{x, y}}))
			}
		}
	}
}

// change makes a change to a requirement that it leaves standing.
func change(q obtain.Requirement, k obtain.Change) obtain.Requirement {
	switch k.Kind {
	case obtain.Drop, obtain.Commit:
		q.AtHand = true // in the whole problem the same as without it
	case obtain.Defer:
		q.On.Decided = true
	case obtain.Earlier:
		q.AnyOf = slices.Clone(q.AnyOf)
		for i := range q.AnyOf {
			q.AnyOf[i].Decided = false
		}
	case obtain.Narrow:
		q.When = append(slices.Clone(q.When), k.When...)
	case obtain.Add:
		q.AnyOf = append(slices.Clone(q.AnyOf), k.Event)
	}
	return q
}

// blocks says whether requirements alone still make for what an obstacle says, for one of those whom it is about.
func (c *checker) blocks(o *oracle, f *obtain.Obstacle, requirements uint64) bool {
	if f.Kind == obtain.Nobody {
		return !c.obtained(o, f.Matters[0], requirements, setOf(f.Conditions))
	}
	for i := range o.profiles {
		pr := &o.profiles[i]
		if !f.Where.Contains(pr.Profile) {
			continue
		}
		if f.Kind == obtain.Waiting && o.least(pr, requirements&^o.noSource(pr), 0, 0) != o.events(pr) || f.Kind == obtain.NoSource && o.noSource(pr)&requirements != 0 {
			return true
		}
	}
	return false
}

func (c *checker) weakness(r obtain.Repair) int {
	least := -1
	for _, k := range r.Changes {
		w := 0
		if k.Requirement >= 0 {
			w = c.p.Requirements[k.Requirement].Weakness
		} else {
			w = c.p.Conditions[k.Condition].Weakness
		}
		if least < 0 || w < least {
			least = w
		}
	}
	return least
}

// repair makes the repair and looks whether it mends the obstacle.
func (c *checker) repair(f *obtain.Obstacle, r obtain.Repair) {
	ok := func(ok bool, why string, args ...any) {
		if !ok {
			c.fail("Repair "+formatChangeKind(r.Changes[0].Kind), "%s: %s: %s", formatObstacle(*f), formatRepair(r), fmt.Sprintf(why, args...))
		}
	}
	ok(len(r.Changes) == 1 || len(r.Changes) == 2 && r.Changes[0].Requirement != r.Changes[1].Requirement, "%d changes", len(r.Changes))
	requirements, conditions := setOf(f.Requirements), setOf(f.Conditions)
	repaired, alone := c.p, c.p // with twins, and without
	repaired.Requirements, repaired.Conditions = slices.Clone(c.p.Requirements), slices.Clone(c.p.Conditions)
	alone.Requirements = slices.Clone(c.p.Requirements)
	beyond, adds := false, false
	takes := func(k obtain.Change) bool {
		return k.Kind == obtain.Drop || k.Kind == obtain.Narrow || k.Kind == obtain.Add
	}
	for _, k := range r.Changes {
		c.change(f, k, ok)
		if k.Condition >= 0 {
			conditions &^= 1 << k.Condition
			repaired.Conditions[k.Condition].Require = nil
			beyond = beyond || c.p.Conditions[k.Condition].Fixed
			continue
		}
		if k.Kind == obtain.Drop {
			requirements &^= 1 << k.Requirement
		}
		adds = adds || k.Kind == obtain.Add
		for _, q := range append([]int{k.Requirement}, k.Also...) {
			repaired.Requirements[q] = change(repaired.Requirements[q], k)
			beyond = beyond || takes(k) && c.p.Requirements[q].Fixed
		}
		alone.Requirements[k.Requirement] = change(alone.Requirements[k.Requirement], k)
	}
	ok(r.Beyond == beyond, "beyond is %v", r.Beyond)
	for _, k := range r.Changes {
		for _, twin := range k.Also {
			c.seen.Twin++
			ok(!slices.Contains(f.Requirements, twin), "r%d is of the reason", twin)
			ok(c.p.Requirements[twin].On.Matter == c.p.Requirements[k.Requirement].On.Matter, "r%d is of another matter", twin)
			instead := setOf(f.Requirements)&^(1<<k.Requirement) | 1<<twin
			ok(c.blocks(c.o, f, instead), "r%d blocks nobody instead", twin)
		}
	}

	o := c.o.with(repaired)
	rest := f.Kind == obtain.Nobody && !c.obtained(o, f.Matters[0], all, all)
	for i := range o.profiles {
		pr, before := &o.profiles[i], &c.o.profiles[i]
		ok(before.w&^pr.w == 0, "blocks what was not blocked")
		if !f.Where.Contains(pr.Profile) {
			continue
		}
		for _, m := range f.Matters {
			rest = rest || f.Kind != obtain.Nobody && has(pr.applies, m) && pr.w>>(2*m)&3 != 3
		}
		for _, k := range r.Changes {
			ok(k.Kind != obtain.Add || f.Kind != obtain.Waiting || before.w&bit(k.Event) != 0, "the added event is blocked for %v", lazyProfile(pr.Profile))
		}
	}
	ok(!c.blocks(c.o.with(alone), f, requirements) || f.Kind == obtain.Nobody && conditions != setOf(f.Conditions), "it is not mended")
	if f.Kind == obtain.Nobody {
		ok(c.obtained(c.o.with(alone), f.Matters[0], requirements, conditions), "still nobody")
	}
	if r.Rest {
		c.seen.Rest++
	}
	ok(r.Rest == rest || f.Kind == obtain.Nobody && adds && r.Rest, "rest is %v", r.Rest)
}

// change looks whether a change may be made.
func (c *checker) change(f *obtain.Obstacle, r obtain.Change, ok func(bool, string, ...any)) {
	ok((r.Requirement < 0) != (r.Condition < 0), "must be about a requirement or a condition")
	ok(r.Requirement < 0 || slices.Contains(f.Requirements, r.Requirement), "not a requirement of the reason")
	ok(r.Condition < 0 || slices.Contains(f.Conditions, r.Condition), "not a condition of the reason")
	if r.Condition >= 0 {
		c.seen.DropCondition++
		ok(r.Kind == obtain.Drop && len(r.Also) == 0, "not for conditions")
		return
	}
	for _, n := range append([]int{r.Requirement}, r.Also...) {
		q := c.p.Requirements[n]
		switch r.Kind {
		case obtain.Drop:
			c.seen.Drop++
		case obtain.Defer:
			c.seen.Defer++
			ok(!q.On.Decided, "holds up decided already")
		case obtain.Earlier:
			c.seen.Earlier++
			ok(q.Early, "not allowed")
		case obtain.Narrow:
			c.seen.Narrow++
			ok(len(r.When) > 0, "no test")
			for _, t := range r.When {
				ok(t.Fact == r.When[0].Fact, "more than one fact")
			}
			old, narrow := c.o.compile(q.When), c.o.compile(r.When)
			holds, changes := false, false
			for i := range c.o.profiles {
				if pr := &c.o.profiles[i]; has(pr.applies, q.On.Matter) && old.holds(pr.index) {
					holds = holds || narrow.holds(pr.index)
					changes = changes || !narrow.holds(pr.index)
				}
			}
			ok(holds, "nothing is left of it")
			ok(changes, "changes nothing")
		case obtain.Commit:
			c.seen.Commit++
			ok(q.Commit, "not allowed")
		case obtain.Add:
			c.seen.Add++
			ok(slices.Contains(q.Others, r.Event), "not one of Others")
			ok(!slices.Contains(q.AnyOf, r.Event), "an alternative already")
		default:
			ok(false, "unknown kind")
		}
	}
}

func (c *checker) implied() {
	for r := range c.p.Requirements {
		want := c.o.implied(r)
		c.assert(c.s.Implied(r) == want, "Implied", "r%d: %v, want %v", r, !want, want)
		if want {
			c.seen.Implied++
		}
	}
}

func (c *checker) deterministic(before string) {
	list := func(obstacles []obtain.Obstacle) string {
		var lines []string
		for _, f := range obstacles {
			lines = append(lines, formatObstacle(f)+" "+formatGuards(f.Where.Describe()))
		}
		return strings.Join(lines, "\n")
	}
	first, again := list(c.obstacles), list(c.s.Obstacles())
	c.assert(before == dump(c.p), "deterministic", "the problem was changed to\n%s", dump(c.p))
	c.assert(first == again, "deterministic", "Obstacles called twice:\n%s\n\n%s", first, again)
	second := list(obtain.Solve(c.p).Obstacles()) // taken apart or not
	c.assert(first == second, "deterministic", "solved twice:\n%s\n\n%s", first, second)
}

func setOf(list []int) uint64 {
	set := uint64(0)
	for _, i := range list {
		set |= 1 << i
	}
	return set
}

// style says what random problems look like. Chances are in percent.
type style struct {
	matters, facts, numbers, requirements, conditions, others int // at most
	guarded, applies, alternatives, ring, early               int
}

var styles = []style{
	{matters: 6, facts: 2, numbers: 0, requirements: 7, conditions: 2, others: 2, guarded: 40, applies: 30, alternatives: 20, ring: 20, early: 30},  // mixed
	{matters: 7, facts: 1, numbers: 0, requirements: 12, conditions: 1, others: 2, guarded: 20, applies: 20, alternatives: 30, ring: 10, early: 30}, // dense
	{matters: 5, facts: 1, numbers: 0, requirements: 9, conditions: 0, others: 1, guarded: 30, applies: 10, alternatives: 10, ring: 90, early: 20},  // loops
	{matters: 4, facts: 3, numbers: 2, requirements: 5, conditions: 4, others: 1, guarded: 70, applies: 40, alternatives: 20, ring: 50, early: 30},  // numbers
	{matters: 5, facts: 4, numbers: 1, requirements: 8, conditions: 1, others: 1, guarded: 95, applies: 40, alternatives: 15, ring: 90, early: 20},  // guards
	{matters: 6, facts: 2, numbers: 0, requirements: 10, conditions: 0, others: 2, guarded: 25, applies: 40, alternatives: 80, ring: 30, early: 30}, // alternatives
	{matters: 5, facts: 2, numbers: 1, requirements: 5, conditions: 7, others: 1, guarded: 50, applies: 25, alternatives: 20, ring: 0, early: 20},   // conditions
	{matters: 3, facts: 1, numbers: 0, requirements: 12, conditions: 0, others: 1, guarded: 15, applies: 10, alternatives: 10, ring: 90, early: 10}, // many reasons
	{matters: 3, facts: 2, numbers: 1, requirements: 4, conditions: 3, others: 3, guarded: 60, applies: 50, alternatives: 40, ring: 40, early: 50},  // small
}

const mostProfiles = 150

type generator struct {
	style
	*rand.Rand
	p    obtain.Problem
	cuts [][]*big.Rat // bounds to be used for each fact
}

func randomProblem(seed uint64) obtain.Problem {
	for try := uint64(0); ; try++ {
		g := &generator{style: styles[seed%uint64(len(styles))], Rand: rand.New(rand.NewPCG(seed, try))}
		g.problem()
		n, guards := 1, guardsOf(g.p)
		for f, fact := range g.p.Facts {
			n *= len(representatives(f, fact, guards))
		}
		if 0 < n && n <= mostProfiles {
			return g.p
		}
	}
}

func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func (g *generator) problem() {
	for f := range max(g.IntN(g.facts+1), g.IntN(g.facts+1)) {
		fact, cuts := obtain.Fact{Values: []int{2, 2, 2, 3, 4}[g.IntN(5)]}, []*big.Rat(nil)
		if f < g.numbers && g.chance(75) {
			fact = obtain.Fact{Whole: g.chance(50)}
			if g.chance(50) {
				fact.Min = big.NewRat(int64(g.IntN(4)), 1)
			}
			if g.chance(40) {
				fact.Max = big.NewRat(int64(4+g.IntN(6)), 1)
			}
			for range 1 + g.IntN(3) {
				cuts = append(cuts, big.NewRat(int64(g.IntN(18)), 2))
			}
			cuts = ascending(cuts)
		}
		g.p.Facts, g.cuts = append(g.p.Facts, fact), append(g.cuts, cuts)
	}
	matters := 1 + g.IntN(g.matters)
	for range matters {
		var m obtain.Matter
		if g.chance(g.applies) {
			m.Applies = g.guard()
		}
		g.p.Matters = append(g.p.Matters, m)
	}
	for range g.IntN(3) {
		if impossible := g.guard(); g.chance(40) && (len(impossible) > 0 || g.chance(3)) {
			g.p.Impossible = append(g.p.Impossible, impossible)
		}
	}
	for range g.IntN(g.requirements + 1) {
		r := obtain.Requirement{On: obtain.Event{Matter: g.IntN(matters), Decided: g.chance(30)}, AtHand: g.chance(6), Weakness: g.IntN(4), Fixed: g.chance(40), Early: g.chance(60), Commit: g.chance(30)}
		alternatives := 1
		if g.chance(g.alternatives) {
			alternatives += 1 + g.IntN(2)
		} else if g.chance(3) {
			alternatives = 0
		}
		for range alternatives {
			e := obtain.Event{Matter: g.IntN(matters), Decided: !g.chance(g.early)}
			if g.chance(g.ring) {
				e.Matter = (r.On.Matter + 1) % matters
			}
			if e.Matter == r.On.Matter && g.chance(70) {
				e.Matter = g.IntN(matters) // on itself only sometimes
			}
			if !slices.Contains(r.AnyOf, e) {
				r.AnyOf = append(r.AnyOf, e)
			}
		}
		if g.chance(20) {
			for range g.IntN(len(r.AnyOf) + 1) {
				r.For = append(r.For, g.guard())
			}
		}
		for range g.IntN(g.others + 1) {
			e := obtain.Event{Matter: g.IntN(matters), Decided: !g.chance(g.early)}
			if !slices.Contains(r.AnyOf, e) && !slices.Contains(r.Others, e) {
				r.Others = append(r.Others, e)
			}
		}
		if g.chance(g.guarded) {
			r.When = g.guard()
		}
		g.p.Requirements = append(g.p.Requirements, r)
	}
	for range g.IntN(g.conditions + 1) {
		c := obtain.Condition{Matter: g.IntN(matters), Require: g.guard(), Weakness: g.IntN(4), Fixed: g.chance(40)}
		if g.chance(30) {
			c.When = g.guard()
		}
		g.p.Conditions = append(g.p.Conditions, c)
	}
	if g.chance(30) {
		g.p.Asked = append(g.p.Asked, g.guard())
	}
}

func (g *generator) guard() obtain.Guard {
	var guard obtain.Guard
	n := []int{1, 1, 1, 1, 1, 1, 2, 2, 2, 3}[g.IntN(10)]
	for range n {
		if len(g.p.Facts) == 0 {
			break
		}
		guard = append(guard, g.test(g.IntN(len(g.p.Facts)))) // the same fact twice, or in contradiction: why not
	}
	return guard
}

func (g *generator) test(f int) obtain.Test {
	t := obtain.Test{Fact: f}
	if n := g.p.Facts[f].Values; n > 0 {
		for v := range n {
			if g.chance(35) {
				t.Values = append(t.Values, v)
			}
		}
		if len(t.Values) == 0 && !g.chance(3) {
			t.Values = []int{g.IntN(n)}
		}
		return t
	}
	// Ends of ranges, ascending, -1 and len(cuts) for none.
	cuts := g.cuts[f]
	ends := []int{g.IntN(len(cuts)+1) - 1, g.IntN(len(cuts)) + 1}
	if g.chance(10) {
		ends = append(ends, g.IntN(len(cuts)), g.IntN(len(cuts)))
	}
	slices.Sort(ends)
	for i := 0; i < len(ends); i += 2 {
		r := obtain.Range{OpenFrom: g.chance(50), OpenTo: g.chance(50)}
		if ends[i] >= 0 {
			r.From = new(big.Rat).Set(cuts[min(ends[i], len(cuts)-1)])
		}
		if ends[i+1] < len(cuts) && ends[i+1] >= 0 {
			r.To = new(big.Rat).Set(cuts[ends[i+1]])
		}
		if i > 0 && t.Ranges[i/2-1].To == nil {
			break
		}
		t.Ranges = append(t.Ranges, r)
	}
	return t
}

// shrink makes a problem that fails smaller as long as the same check fails.
func shrink(p obtain.Problem, f *failure) (obtain.Problem, *failure) {
	if strings.HasPrefix(f.text, "no solution within") {
		return p, f
	}
	end := time.Now().Add(15 * time.Second)
	for again := true; again; {
		again = false
		for _, smaller := range smallerProblems(p) {
			if time.Now().After(end) {
				return p, f
			}
			if g := check(smaller, &tally{}); g != nil && g.check == f.check {
				p, f, again = smaller, g, true
				break
			}
		}
	}
	return p, f
}

// smallerProblems are problems in which one thing of p is left out.
func smallerProblems(p obtain.Problem) []obtain.Problem {
	var list []obtain.Problem
	try := func(change func(q *obtain.Problem)) {
		q := clone(p)
		change(&q)
		list = append(list, q)
	}
	for m := range p.Matters {
		try(func(q *obtain.Problem) { dropMatter(q, m) })
	}
	for r := range p.Requirements {
		try(func(q *obtain.Problem) { q.Requirements = slices.Delete(q.Requirements, r, r+1) })
	}
	for c := range p.Conditions {
		try(func(q *obtain.Problem) { q.Conditions = slices.Delete(q.Conditions, c, c+1) })
	}
	for i := range p.Asked {
		try(func(q *obtain.Problem) { q.Asked = slices.Delete(q.Asked, i, i+1) })
	}
	for i := range p.Impossible {
		try(func(q *obtain.Problem) { q.Impossible = slices.Delete(q.Impossible, i, i+1) })
	}
	for f := range p.Facts {
		try(func(q *obtain.Problem) { dropFact(q, f) })
		if fact := p.Facts[f]; fact.Min != nil || fact.Max != nil || fact.Whole {
			try(func(q *obtain.Problem) { q.Facts[f] = obtain.Fact{} })
		}
	}
	for i, g := range guardPointers(&p) {
		for j := range *g {
			try(func(q *obtain.Problem) { g := guardPointers(q)[i]; *g = slices.Delete(*g, j, j+1) })
		}
	}
	for r, q := range p.Requirements {
		for a := range q.AnyOf {
			try(func(q *obtain.Problem) { withoutAlternatives(&q.Requirements[r], func(i int) bool { return i == a }) })
		}
		for a := range q.Others {
			try(func(q *obtain.Problem) { q.Requirements[r].Others = slices.Delete(q.Requirements[r].Others, a, a+1) })
		}
		if q.AtHand || q.Commit || q.Fixed || q.Early || q.Weakness > 0 {
			try(func(q *obtain.Problem) {
				r := &q.Requirements[r]
				r.AtHand, r.Commit, r.Fixed, r.Early, r.Weakness = false, false, false, false, 0
			})
		}
	}
	for c, k := range p.Conditions {
		if k.Weakness > 0 {
			try(func(q *obtain.Problem) { q.Conditions[c].Weakness = 0 })
		}
	}
	return list
}

func clone(p obtain.Problem) obtain.Problem {
	p.Facts, p.Impossible, p.Asked, p.Matters = slices.Clone(p.Facts), slices.Clone(p.Impossible), slices.Clone(p.Asked), slices.Clone(p.Matters)
	p.Requirements, p.Conditions = slices.Clone(p.Requirements), slices.Clone(p.Conditions)
	for i := range p.Requirements {
		r := &p.Requirements[i]
		r.AnyOf, r.For, r.Others = slices.Clone(r.AnyOf), slices.Clone(r.For), slices.Clone(r.Others)
	}
	for _, g := range guardPointers(&p) {
		*g = slices.Clone(*g)
	}
	return p
}

func guardPointers(p *obtain.Problem) []*obtain.Guard {
	var list []*obtain.Guard
	for i := range p.Impossible {
		list = append(list, &p.Impossible[i])
	}
	for i := range p.Asked {
		list = append(list, &p.Asked[i])
	}
	for i := range p.Matters {
		list = append(list, &p.Matters[i].Applies)
	}
	for i := range p.Requirements {
		list = append(list, &p.Requirements[i].When)
		for k := range p.Requirements[i].For {
			list = append(list, &p.Requirements[i].For[k])
		}
	}
	for i := range p.Conditions {
		list = append(list, &p.Conditions[i].When, &p.Conditions[i].Require)
	}
	return list
}

func dropMatter(p *obtain.Problem, m int) {
	p.Matters = slices.Delete(p.Matters, m, m+1)
	p.Requirements = slices.DeleteFunc(p.Requirements, func(r obtain.Requirement) bool { return r.On.Matter == m })
	p.Conditions = slices.DeleteFunc(p.Conditions, func(c obtain.Condition) bool { return c.Matter == m })
	without := func(events []obtain.Event) []obtain.Event {
		events = slices.DeleteFunc(events, func(e obtain.Event) bool { return e.Matter == m })
		for i := range events {
			if events[i].Matter > m {
				events[i].Matter--
			}
		}
		return events
	}
	for i := range p.Requirements {
		r := &p.Requirements[i]
		if r.On.Matter > m {
			r.On.Matter--
		}
		withoutAlternatives(r, func(a int) bool { return r.AnyOf[a].Matter == m })
		r.AnyOf, r.Others = without(r.AnyOf), without(r.Others)
	}
	for i := range p.Conditions {
		if p.Conditions[i].Matter > m {
			p.Conditions[i].Matter--
		}
	}
}

// withoutAlternatives takes some alternatives out of a requirement.
func withoutAlternatives(r *obtain.Requirement, out func(int) bool) {
	var anyOf []obtain.Event
	var whom []obtain.Guard
	for a, e := range r.AnyOf {
		if out(a) {
			continue
		}
		if anyOf = append(anyOf, e); a < len(r.For) {
			whom = append(whom, r.For[a])
		}
	}
	r.AnyOf, r.For = anyOf, whom
}

func dropFact(p *obtain.Problem, f int) {
	p.Facts = slices.Delete(p.Facts, f, f+1)
	for _, g := range guardPointers(p) {
		*g = slices.DeleteFunc(*g, func(t obtain.Test) bool { return t.Fact == f })
		for i := range *g {
			if (*g)[i].Fact > f {
				(*g)[i].Fact--
			}
		}
	}
}

// dump prints a problem: facts f, matters m, requirements r, conditions c; an event is m0+ (accepted) or m0! (decided).
func dump(p obtain.Problem) string {
	var b strings.Builder
	for i, f := range p.Facts {
		if f.Values > 0 {
			fmt.Fprintf(&b, "  f%d: 0 to %d\n", i, f.Values-1)
		} else {
			fmt.Fprintf(&b, "  f%d: %s%s\n", i, formatRange(obtain.Range{From: f.Min, To: f.Max}), map[bool]string{true: " whole"}[f.Whole])
		}
	}
	for _, g := range p.Impossible {
		fmt.Fprintf(&b, "  impossible: %s\n", formatGuard(g))
	}
	for i, m := range p.Matters {
		fmt.Fprintf(&b, "  m%d applies: %s\n", i, formatGuard(m.Applies))
	}
	for i, r := range p.Requirements {
		fmt.Fprintf(&b, "  r%d: %s needs %s when %s", i, formatEvent(r.On), formatEvents(r.AnyOf), formatGuard(r.When))
		for k, g := range r.For {
			fmt.Fprintf(&b, ", %s for %s", formatEvent(r.AnyOf[k]), formatGuard(g))
		}
		if r.AtHand {
			b.WriteString(", at hand")
		}
		if r.Weakness != 0 {
			fmt.Fprintf(&b, ", weakness %d", r.Weakness)
		}
		for _, flag := range []struct {
			set  bool
			name string
		}{{r.Fixed, "fixed"}, {r.Early, "early"}, {r.Commit, "commit"}} {
			if flag.set {
				b.WriteString(", " + flag.name)
			}
		}
		if len(r.Others) > 0 {
			fmt.Fprintf(&b, ", others %s", formatEvents(r.Others))
		}
		b.WriteByte('\n')
	}
	for i, c := range p.Conditions {
		fmt.Fprintf(&b, "  c%d: m%d requires %s when %s", i, c.Matter, formatGuard(c.Require), formatGuard(c.When))
		if c.Weakness != 0 {
			fmt.Fprintf(&b, ", weakness %d", c.Weakness)
		}
		b.WriteByte('\n')
	}
	for _, g := range p.Asked {
		fmt.Fprintf(&b, "  asked: %s\n", formatGuard(g))
	}
	return b.String()
}

func formatEvent(e obtain.Event) string {
	if e.Decided {
		return fmt.Sprintf("m%d!", e.Matter)
	}
	return fmt.Sprintf("m%d+", e.Matter)
}

func formatEvents(events []obtain.Event) string {
	if len(events) == 0 {
		return "nothing there is"
	}
	var list []string
	for _, e := range events {
		list = append(list, formatEvent(e))
	}
	return strings.Join(list, "|")
}

func formatGuards(guards []obtain.Guard) string {
	var list []string
	for _, g := range guards {
		list = append(list, formatGuard(g))
	}
	return "{" + strings.Join(list, " or ") + "}"
}

func formatGuard(g obtain.Guard) string {
	if len(g) == 0 {
		return "always"
	}
	var list []string
	for _, t := range g {
		var values []string
		for _, v := range t.Values {
			values = append(values, strconv.Itoa(v))
		}
		for _, r := range t.Ranges {
			values = append(values, formatRange(r))
		}
		list = append(list, fmt.Sprintf("f%d=%s", t.Fact, strings.Join(values, "/")))
	}
	return strings.Join(list, " & ")
}

func formatRange(r obtain.Range) string {
	s := "["
	if r.OpenFrom {
		s = "("
	}
	if r.From != nil {
		s += r.From.RatString()
	}
	s += ".."
	if r.To != nil {
		s += r.To.RatString()
	}
	if r.OpenTo {
		return s + ")"
	}
	return s + "]"
}

func formatProfile(p obtain.Profile) string {
	var list []string
	for f, v := range p {
		if v.Number != nil {
			list = append(list, fmt.Sprintf("f%d=%s", f, v.Number.RatString()))
		} else {
			list = append(list, fmt.Sprintf("f%d=%d", f, v.Choice))
		}
	}
	return "<" + strings.Join(list, " ") + ">"
}

func formatReasons(reasons map[uint64]bool) string {
	var list []string
	for r := range reasons {
		list = append(list, fmt.Sprint(members(r)))
	}
	slices.Sort(list)
	return "{" + strings.Join(list, " ") + "}"
}

func formatKind(k obtain.Kind) string {
	names := []string{"waiting", "no source", "nobody", "undecided"}
	if k < 0 || int(k) >= len(names) {
		return fmt.Sprintf("kind %d", int(k))
	}
	return names[k]
}

func formatChangeKind(k obtain.ChangeKind) string {
	names := []string{"drop", "defer", "earlier", "narrow", "commit", "add"}
	if k < 0 || int(k) >= len(names) {
		return fmt.Sprintf("change %d", int(k))
	}
	return names[k]
}

func formatRepair(r obtain.Repair) string {
	var list []string
	for _, k := range r.Changes {
		s := formatChangeKind(k.Kind)
		for _, q := range append([]int{k.Requirement}, k.Also...) {
			if q >= 0 {
				s += fmt.Sprintf(" r%d", q)
			}
		}
		if k.Condition >= 0 {
			s += fmt.Sprintf(" c%d", k.Condition)
		}
		if k.Kind == obtain.Narrow {
			s += " to " + formatGuard(k.When)
		}
		if k.Kind == obtain.Add {
			s += " " + formatEvent(k.Event)
		}
		list = append(list, s)
	}
	s := strings.Join(list, " and ")
	if r.Beyond {
		s += " (beyond)"
	}
	if r.Rest {
		s += " (rest)"
	}
	return s
}

func formatObstacle(f obtain.Obstacle) string {
	s := fmt.Sprintf("%s m%v r%v c%v for %s", formatKind(f.Kind), f.Matters, f.Requirements, f.Conditions, formatGuard(f.Witness))
	for _, r := range f.Repairs {
		s += ", " + formatRepair(r)
	}
	if f.More {
		s += ", more"
	}
	return s
}

// TestHandwritten checks problems whose obstacles are known, with the engine and thereby the oracle, too.
func TestHandwritten(t *testing.T) {
	accepted := func(m int) obtain.Event { return obtain.Event{Matter: m} }
	decided := func(m int) obtain.Event { return obtain.Event{Matter: m, Decided: true} }
	is := func(fact int, values ...int) obtain.Guard { return obtain.Guard{{Fact: fact, Values: values}} }
	atLeast := func(fact int, n int64) obtain.Guard {
		return obtain.Guard{{Fact: fact, Ranges: []obtain.Range{{From: big.NewRat(n, 1)}}}}
	}
	below := func(fact int, n int64) obtain.Guard {
		return obtain.Guard{{Fact: fact, Ranges: []obtain.Range{{To: big.NewRat(n, 1), OpenTo: true}}}}
	}
	needs := func(on obtain.Event, when obtain.Guard, anyOf ...obtain.Event) obtain.Requirement {
		return obtain.Requirement{On: on, When: when, AnyOf: anyOf}
	}
	choice, whole := obtain.Fact{Values: 2}, obtain.Fact{Min: new(big.Rat), Whole: true}
	everybody := obtain.Guard(nil)

	type want struct {
		obstacle string // kind, requirements, conditions
		where    obtain.Guard
		repairs  []string // that must be among those offered
		never    []string // that must not
	}
	tests := []struct {
		name string
		p    obtain.Problem
		want []want
	}{
		{name: "nothing at all"},
		{name: "matters without requirements", p: obtain.Problem{Matters: make([]obtain.Matter, 3)}},
		{name: "land routes", // 供地方式: 0 划拨, 1 出让. m0 建设用地规划许可证, m1 土地供应 (划拨决定书, 出让合同)
			p: obtain.Problem{Facts: []obtain.Fact{choice}, Matters: make([]obtain.Matter, 2), Requirements: []obtain.Requirement{
				needs(accepted(0), is(0, 1), decided(1)), // 出让: first the contract
				needs(accepted(1), is(0, 0), decided(0)), // 划拨: first the permit
			}}},
		{name: "land routes, the guard of the contract forgotten",
			p: obtain.Problem{Facts: []obtain.Fact{choice}, Matters: make([]obtain.Matter, 2), Requirements: []obtain.Requirement{
				needs(accepted(0), nil, decided(1)),
				needs(accepted(1), is(0, 0), decided(0)),
			}},
			want: []want{{obstacle: "waiting [0 1] []", where: is(0, 0), repairs: []string{"drop r0", "drop r1"}, never: []string{"defer r0", "defer r1"}}}},
		{name: "both routes in one catalog, as three matters", // m0 规划许可证, m1 划拨决定书, m2 出让合同
			p: obtain.Problem{Facts: []obtain.Fact{choice}, Matters: []obtain.Matter{{}, {Applies: is(0, 0)}, {Applies: is(0, 1)}}, Requirements: []obtain.Requirement{
				needs(accepted(0), is(0, 1), decided(2)),
				needs(accepted(1), nil, decided(0)),
			}}},
		{name: "three in a ring, one value escapes", // 项目类型: 0 审批, 1 核准, 2 备案; m3 备案证明 only for 2
			p: obtain.Problem{Facts: []obtain.Fact{{Values: 3}}, Matters: []obtain.Matter{{}, {}, {}, {Applies: is(0, 2)}}, Requirements: []obtain.Requirement{
				needs(accepted(0), nil, decided(1)),
				needs(accepted(1), nil, decided(2)),
				needs(accepted(2), nil, decided(0), decided(3)),
			}},
			want: []want{{obstacle: "waiting [0 1 2] []", where: is(0, 0, 1)}}},
		{name: "a ring that is impossible", // the only profile that waits is not admissible
			p: obtain.Problem{Facts: []obtain.Fact{choice, choice}, Impossible: []obtain.Guard{append(is(0, 0), is(1, 0)...)}, Matters: make([]obtain.Matter, 2), Requirements: []obtain.Requirement{
				needs(accepted(0), is(0, 0), decided(1)),
				needs(accepted(1), is(1, 0), decided(0)),
			}}},
		{name: "for itself",
			p:    obtain.Problem{Matters: make([]obtain.Matter, 2), Requirements: []obtain.Requirement{needs(accepted(0), nil, decided(0)), needs(accepted(1), nil, decided(0))}},
			want: []want{{obstacle: "waiting [0] []", where: everybody, never: []string{"defer r0"}}}},
		{name: "no source for one value", // m1 环评批复 applies only to 0 报告书, and m0 wants it from all
			p:    obtain.Problem{Facts: []obtain.Fact{choice}, Matters: []obtain.Matter{{}, {Applies: is(0, 0)}}, Requirements: []obtain.Requirement{needs(accepted(0), nil, decided(1))}},
			want: []want{{obstacle: "no source [0] []", where: is(0, 1), never: []string{"defer r0", "commit r0"}}}},
		{name: "no source for anybody",
			p:    obtain.Problem{Matters: make([]obtain.Matter, 1), Requirements: []obtain.Requirement{needs(accepted(0), nil)}},
			want: []want{{obstacle: "no source [0] []", where: everybody}}},
		{name: "a ring of which one has no source", // the second alternative of r0 does not exist for 1, the ring does
			p: obtain.Problem{Facts: []obtain.Fact{choice}, Matters: []obtain.Matter{{}, {Applies: is(0, 0)}}, Requirements: []obtain.Requirement{
				needs(accepted(0), nil, decided(1)),
				needs(accepted(1), nil, decided(0)),
			}},
			want: []want{{obstacle: "waiting [0 1] []", where: is(0, 0)}, {obstacle: "no source [0] []", where: is(0, 1)}}},
		{name: "nobody: two conditions on a number", // 建筑面积
			p: obtain.Problem{Facts: []obtain.Fact{whole}, Matters: make([]obtain.Matter, 1), Conditions: []obtain.Condition{
				{Matter: 0, Require: atLeast(0, 300)}, {Matter: 0, Require: below(0, 300)},
			}},
			want: []want{{obstacle: "nobody [] [0 1]", where: everybody}}},
		{name: "somebody: two conditions on a number",
			p: obtain.Problem{Facts: []obtain.Fact{whole}, Matters: make([]obtain.Matter, 1), Conditions: []obtain.Condition{
				{Matter: 0, Require: atLeast(0, 300)}, {Matter: 0, Require: below(0, 301)},
			}}},
		{name: "nobody: between two whole numbers",
			p: obtain.Problem{Facts: []obtain.Fact{whole}, Matters: make([]obtain.Matter, 1), Conditions: []obtain.Condition{
				{Matter: 0, Require: obtain.Guard{{Fact: 0, Ranges: []obtain.Range{{From: big.NewRat(3, 1), To: big.NewRat(4, 1), OpenFrom: true, OpenTo: true}}}}},
			}},
			want: []want{{obstacle: "nobody [] [0]", where: everybody}}},
		{name: "nobody: a prerequisite contradicts", // m0 needs m1, whose condition excludes its own; m2 waits behind m0
			p: obtain.Problem{Facts: []obtain.Fact{whole}, Matters: make([]obtain.Matter, 3),
				Requirements: []obtain.Requirement{needs(accepted(0), nil, decided(1)), needs(accepted(2), nil, decided(0))},
				Conditions:   []obtain.Condition{{Matter: 0, Require: atLeast(0, 300)}, {Matter: 1, Require: below(0, 300)}}},
			want: []want{{obstacle: "nobody [0] [0 1]", where: everybody, repairs: []string{"drop r0", "drop c0", "drop c1"}}}},
		{name: "a deferral breaks the loop", // m0 waits for m1's acceptance
			p: obtain.Problem{Matters: make([]obtain.Matter, 2), Requirements: []obtain.Requirement{
				needs(accepted(0), nil, accepted(1)),
				needs(accepted(1), nil, decided(0)),
			}},
			want: []want{{obstacle: "waiting [0 1] []", where: everybody, repairs: []string{"drop r0", "drop r1", "defer r1"}, never: []string{"defer r0"}}}},
		{name: "a deferral does not break the loop", // m0 waits for m1's decision
			p: obtain.Problem{Matters: make([]obtain.Matter, 2), Requirements: []obtain.Requirement{
				needs(accepted(0), nil, decided(1)),
				needs(accepted(1), nil, decided(0)),
			}},
			want: []want{{obstacle: "waiting [0 1] []", where: everybody, repairs: []string{"drop r0", "drop r1"}, never: []string{"defer r0", "defer r1"}}}},
		{name: "accepting earlier and waiting for the acceptance together", // no law lets either be left out
			p: obtain.Problem{Matters: make([]obtain.Matter, 2), Requirements: []obtain.Requirement{
				{On: accepted(0), AnyOf: []obtain.Event{decided(1)}, Fixed: true, Early: true},
				{On: accepted(1), AnyOf: []obtain.Event{decided(0)}, Fixed: true, Early: true},
			}},
			want: []want{{obstacle: "waiting [0 1] []", where: everybody, repairs: []string{"defer r0 and earlier r1", "earlier r0 and defer r1", "drop r0 (beyond)", "drop r1 (beyond)"}}}},
		{name: "a material and a prerequisite demand the same", // r0 and r2 with guards of their own
			p: obtain.Problem{Facts: []obtain.Fact{choice, choice}, Matters: make([]obtain.Matter, 3), Requirements: []obtain.Requirement{
				{On: accepted(0), AnyOf: []obtain.Event{decided(1)}, Others: []obtain.Event{decided(2)}, When: is(0, 0)},
				{On: accepted(1), AnyOf: []obtain.Event{decided(0)}, Fixed: true},
				{On: accepted(0), AnyOf: []obtain.Event{decided(1)}, Others: []obtain.Event{decided(2)}, When: is(1, 0)},
			}},
			want: []want{{obstacle: "waiting [0 1] []", where: is(0, 0), repairs: []string{"drop r0 r2", "add r0 r2 m2!", "drop r1 (beyond)"}, never: []string{"drop r0 (rest)"}},
				{obstacle: "waiting [1 2] []", where: is(1, 0), repairs: []string{"drop r2 r0", "add r2 r0 m2!"}}}},
		{name: "two circles at one matter", // mending one leaves the other
			p: obtain.Problem{Matters: make([]obtain.Matter, 3), Requirements: []obtain.Requirement{
				needs(accepted(0), nil, decided(1)), needs(accepted(1), nil, decided(0)),
				needs(accepted(0), nil, decided(2)), needs(accepted(2), nil, decided(0)),
			}},
			want: []want{{obstacle: "waiting [0 1] []", where: everybody, repairs: []string{"drop r0 (rest)", "drop r1 (rest)"}},
				{obstacle: "waiting [2 3] []", where: everybody, repairs: []string{"drop r2 (rest)", "drop r3 (rest)"}}}},
		{name: "a commitment or another document breaks the loop",
			p: obtain.Problem{Matters: make([]obtain.Matter, 3), Requirements: []obtain.Requirement{
				{On: accepted(0), AnyOf: []obtain.Event{decided(1)}, Commit: true, Weakness: 1},
				{On: accepted(1), AnyOf: []obtain.Event{decided(0)}, Others: []obtain.Event{decided(2)}, Weakness: 2},
			}},
			want: []want{{obstacle: "waiting [1 0] []", where: everybody, repairs: []string{"drop r0", "drop r1", "commit r0", "add r1 m2!"}, never: []string{"commit r1", "add r0 m2!"}}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			report(t, test.name, test.p, &tally{})
			obstacles := obtain.Solve(test.p).Obstacles()
			var got []string
			for _, f := range obstacles {
				got = append(got, fmt.Sprintf("%s %v %v", formatKind(f.Kind), orEmpty(f.Requirements), orEmpty(f.Conditions)))
			}
			if len(got) != len(test.want) {
				t.Errorf("%d obstacles, want %d: %q", len(got), len(test.want), got)
			}
			for _, w := range test.want {
				i := slices.Index(got, canonical(w.obstacle, got))
				if i < 0 {
					t.Errorf("obstacles %q, want %q", got, w.obstacle)
					continue
				}
				o := newOracle(test.p, w.where)
				where := o.compile(w.where)
				for _, pr := range o.profiles {
					if obstacles[i].Where.Contains(pr.Profile) != where.holds(pr.index) {
						t.Errorf("%s: is %s in Where? want %v", w.obstacle, formatProfile(pr.Profile), where.holds(pr.index))
					}
				}
				var repairs []string
				for _, r := range obstacles[i].Repairs {
					repairs = append(repairs, formatRepair(r))
				}
				for _, r := range w.repairs {
					if !slices.Contains(repairs, r) {
						t.Errorf("%s: repairs %q, want %q, too", w.obstacle, repairs, r)
					}
				}
				for _, r := range w.never {
					if slices.Contains(repairs, r) {
						t.Errorf("%s: repairs %q, but not %q", w.obstacle, repairs, r)
					}
				}
			}
		})
	}
}

// TestExcluding leaves entries of Impossible out of random lists that exclude everybody: of those that are named none can be.
func TestExcluding(t *testing.T) {
	excluded := 0
	for seed := range uint64(3_000) {
		random := rand.New(rand.NewPCG(seed, 7))
		p := obtain.Problem{Facts: []obtain.Fact{{Values: 2}, {Values: 3}}, Matters: make([]obtain.Matter, 1)}
		for range 3 + random.IntN(6) {
			var g obtain.Guard
			for f := range p.Facts {
				if random.IntN(3) > 0 {
					g = append(g, obtain.Test{Fact: f, Values: []int{random.IntN(p.Facts[f].Values)}})
				}
			}
			p.Impossible = append(p.Impossible, g)
		}
		everybody := func(p obtain.Problem) bool { return len(newOracle(p).profiles) == 0 }
		got := obtain.Solve(p).Excluding()
		if (got != nil) != everybody(p) {
			t.Fatalf("seed %d: %v\n%s", seed, got, dump(p))
		}
		if got == nil {
			continue
		}
		excluded++
		only := p
		only.Impossible = nil
		for _, i := range got {
			only.Impossible = append(only.Impossible, p.Impossible[i])
		}
		if !everybody(only) {
			t.Fatalf("seed %d: %v do not exclude everybody\n%s", seed, got, dump(p))
		}
		for i := range got {
			fewer := only
			fewer.Impossible = slices.Delete(slices.Clone(only.Impossible), i, i+1)
			if everybody(fewer) {
				t.Fatalf("seed %d: of %v the %dth is not needed\n%s", seed, got, i, dump(p))
			}
		}
	}
	if excluded < 100 {
		t.Errorf("only %d excluded everybody", excluded)
	}
}

// TestMore checks a component with more reasons than are reported: two matters, each needing the other five times.
func TestMore(t *testing.T) {
	p := obtain.Problem{Matters: make([]obtain.Matter, 2)}
	for i := range 10 {
		p.Requirements = append(p.Requirements, obtain.Requirement{
			On: obtain.Event{Matter: i % 2}, AnyOf: []obtain.Event{{Matter: 1 - i%2, Decided: true}}, Weakness: i % 3})
	}
	report(t, "25 reasons", p, &tally{})
	obstacles := obtain.Solve(p).Obstacles()
	if len(obstacles) != obtain.MaxReasons || slices.ContainsFunc(obstacles, func(f obtain.Obstacle) bool { return !f.More }) {
		t.Errorf("%d obstacles, want %d and More with each", len(obstacles), obtain.MaxReasons)
	}
}

func orEmpty(list []int) []int { return append([]int{}, list...) }

// canonical finds the string that differs from obstacle only in the order of requirements and conditions.
func canonical(obstacle string, got []string) string {
	sorted := func(s string) string {
		letters := strings.Split(s, "")
		slices.Sort(letters)
		return strings.Join(letters, "")
	}
	for _, g := range got {
		if sorted(g) == sorted(obstacle) {
			return g
		}
	}
	return obstacle
}

// TestOracle compares the oracle's short cut with the search among all subsets.
func TestOracle(t *testing.T) {
	first := random.Seed(t) * 1_000_000
	for seed := first; seed < first+400; seed++ {
		p := randomProblem(seed)
		if len(p.Requirements) > 8 {
			continue
		}
		o := newOracle(p)
		for i := range o.profiles {
			pr := &o.profiles[i]
			quick, full := o.reasons(pr, false), o.reasons(pr, true)
			slices.Sort(quick)
			slices.Sort(full)
			if !slices.Equal(quick, full) {
				t.Fatalf("seed %d: %v for %s, want %v\n%s", seed, quick, formatProfile(pr.Profile), full, dump(p))
			}
		}
	}
}
