package validate

import (
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkDated() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R049", Name: "dates-do-not-meet", Severity: diag.Warning,
			Title: diag.T("列表里有起止日期的项，前后接不上，或者重叠", "dated elements of a list that do not meet, or overlap"),
			Doc: diag.T("材料、环节、窗口、联办成员等列表里的一项可以有起止日期（effective）。同一项写了前后两个样子的，前一个到哪天为止，后一个就从哪天起：中间空着的，那些天没有这一项；重叠的，那些天有两项。联办成员里停止办理的事项和代替它的事项（replaces）也一样。真要空一段的，写豁免。",
				"An element of a list – a material, a step, a window, a member of a procedure – may have days of its own (effective). Where one is written as it is first and as it is then, the second begins when the first ends: between them there is none, and where they overlap there are two. The same holds for members that end and those whose matters replace them. Where a gap is meant, exempt it."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			all := l.written.Dated()
			for i, a := range all {
				for _, b := range all[i+1:] {
					if a.Kind != b.Kind || a.ID != b.ID || a.List != b.List {
						if a.Kind != b.Kind || a.ID != b.ID {
							break
						}
						continue
					}
					first, then := a, b
					if b.From.Before(a.From) || l.replaces(a, b) {
						first, then = b, a
					}
					l.meet(first, then, all, report)
				}
			}
		},
	}
}

// replaces reports whether a member's matter takes the place of another's.
func (l *inspected) replaces(a, b schema.Dated) bool {
	m := l.written.Everything.Matters.Get(a.Called)
	return a.Kind == fieldpath.ProcedureKind && a.List == "members" && m != nil && a.Called != b.Called && slices.Contains(m.Replaces, b.Called)
}

// meet reports that an element and what comes after it do not meet, if that is still to come.
func (l *inspected) meet(first, then schema.Dated, all []schema.Dated, report func(diag.Diagnostic)) {
	same := first.Called == then.Called && first.When == then.When
	if !same && !l.replaces(then, first) || !l.AsOf().Before(then.From) {
		return
	}
	say := func(message, hint diag.Text) {
		d := l.Finding(fieldpath.Record(then.Kind, then.ID), message, hint)
		d.Place = then.Place
		d.Related = []diag.Related{{Place: first.Place, Message: diag.T("前一个写在这里", "the first is here")}}
		report(d)
	}
	name, of := l.calledOf(then), l.NameOf(fieldpath.Record(then.Kind, then.ID))
	switch {
	case !first.To.IsZero() && first.To.Before(then.From):
		if slices.ContainsFunc(all, func(o schema.Dated) bool { // something else is there in between
			return o.Kind == first.Kind && o.ID == first.ID && o.List == first.List && (o.Called == first.Called || o.Called == then.Called) && o.From.Before(then.From) && (o.To.IsZero() || first.To.Before(o.To))
		}) {
			return
		}
		say(diag.T("“%[1]s”的“%[2]s”到 %[3]s 为止，“%[4]s” %[5]s 才开始，从 %[3]s 起中间没有", "“%[2]s” of “%[1]s” ends on %[3]s, and “%[4]s” begins on %[5]s: from %[3]s on there is none between them", of, l.calledOf(first), first.To, name, then.From),
			diag.T("让两个日期接上", "Let one begin when the other ends"))
	case same && then.From != first.From && (first.To.IsZero() || then.From.Before(first.To)) && then.Kind+"."+fieldpath.Kind(then.List) != fieldpath.ProcedureKind+".members": // of members R043 says so, which knows who does both
		say(diag.T("“%[1]s”的“%[2]s”写了两个，从 %[3]s 起同时有效", "“%[1]s” has “%[2]s” twice from %[3]s on", of, name, then.From),
			diag.T("给前一个写上截止日期（effective.to）%s", "Let the first end (effective.to) on %s", then.From))
	}
}

// calledOf is what people call an element.
func (l *inspected) calledOf(d schema.Dated) string {
	if m := l.written.Everything.Matters.Get(d.Called); m != nil && d.Kind == fieldpath.ProcedureKind {
		return m.Name
	}
	return d.Called
}
