package validate

import (
	"cmp"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// Check is one rule a catalog must keep. It is a value: its documentation and tests come from it, its examples are in
// examples/CODE.txtar.
type Check struct {
	diag.Rule
	// Demands says that the check is about what matters demand of each other: it asks who can obtain what, as no other does but some
	// about time. An explanation or a drawing shows such a mistake: see Try.
	Demands bool
	// Exemptible says that a matter may be exempted from it for a while; a check whose finding makes a guide false is
	// not exemptible.
	Exemptible bool
	// Run looks at the linked catalog and calls report for every finding. Code and severity are filled in by the
	// registry.
	Run func(p *inspected, report func(diag.Diagnostic))
}

// checks returns every check, letter by letter in the order of their codes. A new check adds its value here.
func checks() []Check {
	return []Check{
		checkDepartment(), checkLaw(), checkArticle(), checkDocument(), checkMatter(), checkFact(), checkFactValue(), checkBasisKey(),
		checkAgency(), checkRegion(), checkOneOf(), checkIssuer(), checkFeeItems(), checkUnusedBasis(), checkFactDomain(),
		checkExemption(), checkEffective(), checkUnprintable(),
		checkFeeKind(), checkFeeBands(), checkFeeUnits(), checkFeeUnreckoned(), checkFeeStandard(), checkFeeFalls(), checkSameName(), checkVisits(), checkNamedDocument(), checkLawTitle(), checkReport(), checkLeaflet(), checkFormerly(), checkNone(), checkFamily(), checkKey(), checkWay(), checkSuspended(), checkReplaced(), checkResultTwice(), checkCalendar(), checkHolidays(), checkText(), checkProse(), checkSuccession(), checkMember(), checkMilestone(), checkMoved(), checkIdle(), checkDated(), checkEdition(), checkGiven(), checkGone(),
		checkWaiting(), checkNobody(), checkSource(), checkHidden(), checkReach(), checkUnusedFact(), checkUnusedMilestone(), checkVoid(), checkImplied(),
		checkUndecided(), checkUnproven(), checkExcluding(), checkCounts(), checkResults(),
		checkPromise(), checkUncomparable(), checkStatutory(), checkExcluded(), checkSteps(), checkAtOnce(), checkRenewal(), checkJoint(), checkExpiry(),
		checkProcedurePromise(), checkClaims(), checkPeriod(), checkReview(),
		checkUnfounded(), checkDemanded(), checkPublished(), checkAsked(), checkOutdated(), checkGeneralLimit(), checkCommencement(),
	}
}

// Rules returns the documentation of every kind of finding, those of loading included, sorted by code.
func Rules() []diag.Rule {
	rules := slices.Clone(schema.Rules())
	for _, c := range checks() {
		c.Bad, c.Good = example(c.Code)
		rules = append(rules, c.Rule)
	}
	slices.SortFunc(rules, func(a, b diag.Rule) int { return cmp.Compare(a.Code, b.Code) })
	return rules
}

func run(cat *schema.Catalog, found diag.List, o Options) (*Program, diag.List) {
	l, found := inspect(cat, found, o)
	if found.AtLeast(diag.Error) || cat.Edition == nil {
		return nil, found
	}
	return &Program{l.solution()}, found
}

// inspect links a catalog and adds the findings of every check.
func inspect(cat *schema.Catalog, found diag.List, o Options) (*inspected, diag.List) {
	l := linked(cat, found, o)
	found = slices.Clone(found)
	var made diag.List
	for _, c := range checks() {
		c.Run(l, func(d diag.Diagnostic) {
			d.Code, d.Severity = c.Code, c.Severity
			made = append(made, d)
		})
	}
	made = exempt(l, made)
	found = append(found, made...)
	found.Sort()
	return l, found
}

// Try is Run for those who want to understand a catalog rather than publish it. There may be mistakes in what is demanded, for
// a drawing and an explanation are how such mistakes are understood: the answer is nil only if other errors were found than those
// of checks about demands.
func Try(cat *schema.Catalog, found diag.List) (*eligibility.Solution, diag.List) {
	l, found := inspect(cat, found, Options{})
	if cat.Edition == nil || slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Severity == diag.Error && !understood(d.Code) }) {
		return nil, found
	}
	return l.solution(), found
}

// understood reports whether a code is that of a mistake in what is demanded, which an explanation or a drawing shows.
func understood(code string) bool {
	return slices.ContainsFunc(checks(), func(c Check) bool { return c.Code == code && c.Demands })
}

// inspected is a linked catalog as the checks look at it.
type inspected struct {
	*model.Catalog
	written   *schema.Catalog      // what the office has written, with what names nothing
	flaws     map[string]diag.List // of loading, by file
	suggested int                  // how often a nearest id has been looked for
	options   Options
	solved    *eligibility.Solution // who can obtain what; made when first asked for
}

// linked links a catalog, with what loading has found, before any check.
func linked(cat *schema.Catalog, found diag.List, o Options) *inspected {
	l := &inspected{Catalog: model.Link(cat), written: cat, flaws: map[string]diag.List{}, options: o}
	for _, d := range found {
		l.flaws[d.Place.File] = append(l.flaws[d.Place.File], d)
	}
	return l
}

// solution says who can obtain what. What cannot be translated, because something is wrong with it that other checks report, is
// left out in such a way that no finding follows from it.
func (l *inspected) solution() *eligibility.Solution {
	if l.solved == nil {
		l.solved = eligibility.Solve(l.Catalog, l.flaws, l.options.Budget)
	}
	return l.solved
}
