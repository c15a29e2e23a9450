// Package validate decides whether a catalog may be published.
//
// It runs every check on the linked catalog and returns the program that everything is printed from.
// A check is one file check_<name>.go that registers one value. Only Run makes a Program, so publishing a catalog with
// errors does not compile, let alone happen.
package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// solution has no name outside, so that nobody else can put a program together.
type solution = eligibility.Solution

// Program is a catalog without errors, and who can obtain what in it.
type Program struct{ *solution }

// Situations returns what a procedure comes to for all sorts of applicants, as plan.Situations does.
func (p *Program) Situations(pr *model.Procedure) (list []plan.Situation, all bool) {
	return plan.Situations(p.solution, pr)
}

// Before returns what may have to be done before a member of a procedure and is none, as plan.Before does.
func (p *Program) Before(pr *model.Procedure) []*model.Matter { return plan.Before(p.solution, pr) }

// Options say what Run is to know besides the catalog. The zero value is good for whoever does not print.
type Options struct {
	// Unprintable returns the characters of a text that no font can print; nil if that is not asked.
	Unprintable func(text string) []rune
	// Overfull returns what printing has shown of the folded sheet of a matter; nil if nothing has been printed.
	Overfull func(*model.Matter) Overfull
	// Given are what the history of the catalog says that ids meant, the newest first; nil where there is none.
	Given []Given
	// Changed is the last change of the catalog that its history knows.
	Changed Changed
	// Budget is how much the engine that decides who can obtain what may do; 0 for its own limit.
	Budget int
}

// Run links a catalog and runs every check. Findings are added to those of loading that are passed in; the program is
// nil if any finding is an error, for an invalid catalog cannot be printed.
func Run(cat *schema.Catalog, found diag.List, o Options) (*Program, diag.List) {
	return run(cat, found, o)
}
