package validate

import (
	"regexp"
	"slices"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkUnusedFact() Check {
	return Check{
		Rule: diag.Rule{
			Code: "D106", Name: "unused-fact", Severity: diag.Warning,
			Title: diag.T("登记的申请人情形没有用处", "a fact that nothing depends on"),
			Doc: diag.T("没有一个事项、联办的限定或者收费标准用到这项情形，问申请人也不影响任何结果。删去它，或者写上忘了写的限定。",
				"No matter, procedure or fee depends on the fact, so that asking applicants for it changes nothing. Remove it, or add the constraint that was forgotten."),
		},
		Demands: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			if l.constraintFlawed() { // what is wrong may be meant for any fact
				return
			}
			all := l.written.Everything // a fact may be of use in another edition
			var used []string
			for _, m := range all.Matters {
				for _, f := range m.Value.FeeItems() {
					used = append(used, f.Base)
				}
			}
			all.Impossibles = nil // what nobody has depends on nothing
			for _, c := range model.ConstraintsOf(&all) {
				used = append(used, c.Where.Keys()...)
			}
			if l.solution().Engine().Excluding() != nil { // one of them will say less, and may leave a fact out
				for _, e := range l.written.Impossibles {
					used = append(used, e.Value.Where.Keys()...)
				}
			}
			slices.Sort(used)
			var other map[string]bool // of use on another day
			for _, f := range l.Facts() {
				if _, found := slices.BinarySearch(used, f.ID); found || l.written.Mentions(f.ID) || l.flawed(fieldpath.Fact(f.ID)) {
					continue
				}
				if other == nil {
					other = l.written.Everywhere(fieldpath.At{}, "when", "applies", "require", "base")
				}
				if other[f.ID] {
					continue
				}
				report(l.Finding(fieldpath.Fact(f.ID), diag.T("没有什么取决于情形“%s”", "nothing depends on the fact %[2]s", f.Name, f.ID),
					diag.T("删去这项情形，或者写上忘了写的限定", "Remove the fact, or add the constraint that was forgotten")))
			}
		},
	}
}

// dependent finds the fields that say what depends on a fact, with what is in them.
var dependent = regexp.MustCompile(`(^|\.)(when|applies|require|where|base)($|[.\[])`)

// constraintFlawed reports whether loading has found something wrong with what depends on a fact, so that the fact it names is unknown.
func (l *inspected) constraintFlawed() bool {
	for _, found := range l.flaws {
		if slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return dependent.MatchString(d.Field) }) {
			return true
		}
	}
	return false
}
