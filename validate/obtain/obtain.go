// Package obtain decides who can obtain what: in which order matters can be had, and by whom, when what each demands first is taken together.
//
// It knows neither catalogs nor findings in words. A [Problem] is numbered facts, matters, requirements and conditions;
// the [Solution] says for every matter which profiles can obtain it, and lists what is wrong as [Obstacle] values.
//
// # Meaning
//
// A profile gives every fact a value; a profile that satisfies all tests of an entry of Impossible is not admissible
// and is never considered. A matter applies to the profiles that satisfy its Applies; those of them that satisfy every
// condition (where its When holds, its Require holds) qualify.
//
// A matter has two events, accepted and decided; decided needs accepted. A requirement stands on one event. For a
// profile to which its matter applies and for which its When holds, it is met once one of its alternatives has happened,
// or if it is AtHand. An event of a matter that does not apply to the profile never happens.
//
// For every profile, W is the least set of events closed under this: an event of a matter that applies is in W if all
// requirements on it that hold are met by events of W, and, for decided, accepted is in W. O is the same with one thing
// more: accepted(m) needs a profile that qualifies for m.
//
// # Obstacles
//
// NoSource: a requirement holds for a profile and none of its alternatives is an event of a matter that applies to the
// profile, and it is not AtHand. There is one obstacle a requirement.
//
// Waiting (互为前提): a set R of requirements is a reason for a profile if each holds for it and has an alternative whose
// matter applies, and with all other requirements dropped some event of a matter that applies is not in W, and that is
// so for no proper subset of R. There is one obstacle for every R that is a reason for some profile.
//
// Nobody: a matter applies to somebody, its decided is in W for somebody and in O for nobody. Its reason is a set of
// requirements and conditions that, with all others dropped, still keeps decided(m) out of O for every profile, and of
// which none can be left out, unless Obstacle.Wide says that the budget did not suffice to tell. A matter that needs one of which this is true already, for the same reason, is not
// reported again.
//
// Undecided: the matters depend on one another in so many ways that the budget did not suffice and no reason of Waiting
// was found; nothing is known of them, and what waits for them is judged as if they could be obtained by all to whom they
// apply.
//
// The reasons of a component can be exponentially many. Search stops at [MaxReasons]; Obstacle.More then says that there
// are others. Until then the list is complete: for every profile, every blocked event lies behind a reported reason.
//
// # Method
//
// Sets of profiles are decision diagrams over the facts, whose values are first merged into classes that no test tells
// apart (numbers into intervals cut at the thresholds in use). The fixed points are computed component by component of
// the graph of events; where what comes first differs so much from profile to profile that the sets on the way grow too large, the
// profiles are divided by the fact on which most depends, and each part is decided by itself. Reasons are looked for where the fixed
// points say that somebody is held up, with a budget of their own.
//
// # Why neither a library of decision diagrams nor a solver
//
// The one library of decision diagrams in Go that can be had, dalzilio/rudd, knows only yes and no, so that choices and
// intervals would have to be coded in bits and decoded again for every sentence; it frees nodes by finalizers, so that how much
// a component costs, and with it whether its budget suffices, would differ from run to run; and it has not changed since
// 2023. What is needed is one file, diagram.go.
//
// A solver of propositional logic answers for one profile at a time. Here the answer is a set of profiles, which is then said in
// words, and is asked for again and again with requirements left out.
package obtain

import "math/big"

// Problem is what a catalog demands. Indexes refer to the lists of the problem.
type Problem struct {
	Facts        []Fact
	Impossible   []Guard
	Matters      []Matter
	Requirements []Requirement
	Conditions   []Condition
	Asked        []Guard // further guards that Satisfying will be asked about
	Budget       int     // what a component may cost, in steps, some million a second, see solve.go; 0 for DefaultBudget

	attempt int // steps after which a knot is taken apart, for tests; 0 for attempt
}

// Fact is a declared property of an applicant or project. A choice has the values 0 to Values-1. A number (Values 0) lies
// between Min and Max, both included, nil for no bound.
type Fact struct {
	Values   int
	Min, Max *big.Rat
	Whole    bool // a number that is a whole number
}

// Guard is a set of profiles: those for which every test holds. The empty guard holds for all.
type Guard []Test

// Test holds if the value of the fact is one of Values, or lies in one of Ranges. A guard may test a fact twice.
type Test struct {
	Fact   int
	Values []int   // of a choice, ascending
	Ranges []Range // of a number, ascending
}

// Range is an interval of numbers. A nil bound is no bound.
type Range struct {
	From, To         *big.Rat
	OpenFrom, OpenTo bool // the bound itself does not belong to the range
}

// Value is the value of a fact in a profile: Choice for a choice, Number for a number.
type Value struct {
	Choice int
	Number *big.Rat
}

// Profile gives every fact of the problem a value.
type Profile []Value

// Matter is a matter.
type Matter struct {
	Applies Guard
}

// Event is one of the two events of a matter.
type Event struct {
	Matter  int
	Decided bool // else accepted
}

// Requirement is something that must have happened before an event.
type Requirement struct {
	On     Event
	When   Guard
	AnyOf  []Event // alternatives; one is enough
	For    []Guard // whom each of AnyOf gives it; all of those of whom its matter applies where there is none, or it has no test
	AtHand bool    // everybody has it

	// For repairs:
	Weakness int     // how weak its basis is; repairs of the weakest come first
	Fixed    bool    // who mends has no power over its basis: what it demands can be put off, not taken away
	Early    bool    // it could wait for the acceptance of what it waits for
	Whole    bool    // what it stands on happens at once: it cannot hold up the decision instead
	Commit   bool    // a written commitment (告知承诺) could stand in for it
	Others   []Event // alternatives that could be added
}

// Condition is what must be true of those who apply.
type Condition struct {
	Matter        int
	When, Require Guard
	Weakness      int
	Fixed         bool // who mends has no power over its basis
}

// Kind is the kind of an obstacle.
type Kind int

// The kinds of obstacles.
const (
	Waiting Kind = iota
	NoSource
	Nobody
	Undecided
)

// Obstacle is one thing that keeps somebody from a matter, or from knowing whether it does (Undecided). Requirements and Conditions are its minimal reason.
type Obstacle struct {
	Kind Kind
	// Matters are those whose requirements and conditions are the reason, in the order in which one waits for another; of
	// Nobody the first is the matter that nobody obtains; of Undecided those of the component.
	Matters []int
	// Requirements are the reason, in the order in which one leads to the other. The first of Waiting is the one with the
	// weakest basis.
	Requirements []int
	Conditions   []int
	// Where are all profiles the obstacle is about: those for which the requirements are a reason; of NoSource those without
	// a source; of Nobody and Undecided those to whom the matters apply.
	Where Region
	// Witness is a guard over the fewest facts that some admissible profile satisfies, and whose admissible profiles are all
	// in Where.
	Witness Guard
	// Repairs mend the obstacle for every profile: after one of them the reason, alone, blocks nobody in Where (Nobody: not everybody).
	// Those within the power of who mends come first, of these single changes, and of these those with the weakest basis. Two changes at
	// a time are tried for Waiting if no single one is within that power.
	Repairs []Repair
	// More says that the search for reasons was stopped: there are more in the same component. All obstacles of the component say so, for
	// who sees one of them may not see the others.
	More bool
	// Wide says of Nobody that the budget did not suffice to leave out of the reason all that can be.
	Wide bool
}

// Repair is what mends an obstacle: one change, or two that do so together.
type Repair struct {
	Changes []Change
	// Beyond says that a change takes away what is Fixed: who mends has no power to do that.
	Beyond bool
	// Rest says that after it somebody in Where still waits in vain for an event of the obstacle's matters (Nobody: that still nobody obtains
	// the matter), for other reasons.
	Rest bool
}

// ChangeKind is the kind of a change.
type ChangeKind int

// The kinds of changes, in the order in which they are offered for one requirement or condition.
const (
	Drop    ChangeKind = iota // leave the requirement or condition out
	Defer                     // let the requirement hold up decided instead of accepted (容缺)
	Earlier                   // let it wait for the acceptance of its alternatives only
	Narrow                    // demand it only of profiles that satisfy When, too
	Commit                    // let a written commitment stand in for it (告知承诺)
	Add                       // accept Event as a further alternative
)

// Change is a change of one requirement or condition.
type Change struct {
	Kind        ChangeKind
	Requirement int // -1 if it is about a condition
	Condition   int // -1 if it is about a requirement
	// Also are other requirements that demand the same of the same matter, and would hold up somebody in Where in place of the first: they
	// are changed with it.
	Also  []int
	When  Guard // of Narrow, for requirements: a test on one fact, to be added to the requirement's own
	Event Event // of Add
}

// DefaultBudget is the budget of a problem that sets none.
const DefaultBudget = 3_000_000

// MaxReasons is how many reasons of Waiting are reported for one component.
const MaxReasons = 20

// maxPairs is how many repairs of two changes are offered for one obstacle.
const maxPairs = 4
