package validate

import (
	"fmt"
	"slices"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// flawed reports whether loading has found something wrong with an element, or it is missing: what is missing in such
// an element has been reported already.
func (l *inspected) flawed(s fieldpath.Selector) bool {
	span, ok := l.Written().Span(s)
	return !ok || slices.ContainsFunc(l.flaws[span.File], func(d diag.Diagnostic) bool {
		return span.Start <= d.Place.Start && d.Place.Start < span.End
	})
}

// maxSuggestions bounds the search for what was meant, which costs the number of ids: who has more references to nothing
// than this has lost a file, not misspelt a word.
const maxSuggestions = 500

// referent is a kind of thing that references name, in words.
type referent struct {
	of     fieldpath.Kind // "" for what is no record of its own
	zh, en string
}

// nothing reports a reference to a record that does not exist, unless it may stand in a file that could not be read.
func (l *inspected) nothing(report func(diag.Diagnostic), s fieldpath.Selector, kind referent, id string, known []string) {
	if id == "" || l.Written().Mentions(id) {
		return
	}
	d := l.Finding(s, diag.T("“%s”引用的%s“%s”没有登记", "%[1]s refers to %[4]s %[3]q, which is not in the catalog", l.NameOf(s), kind.zh, id, kind.en),
		diag.T("先登记这个%s，或者改正标识", "Register the %[2]s first, or correct the id", kind.zh, kind.en))
	for _, absent := range l.Written().Absent {
		if absent.Kind != kind.of || absent.Key != id {
			continue
		}
		d.Message = diag.T("“%s”引用的%s“%s”在 %s 还没有施行", "%[1]s refers to %[5]s %[3]q, which is not yet in force on %[4]s", l.NameOf(s), kind.zh, id, l.Written().AsOf, kind.en)
		if !l.AsOf().Before(absent.Effective.From) {
			d.Message = diag.T("“%s”引用的%s“%s”自 %s 起不再有效", "%[1]s refers to %[5]s %[3]q, which is no longer in force since %[4]s", l.NameOf(s), kind.zh, id, absent.Effective.To, kind.en)
		}
		d.Hint = diag.T("改用现在有效的%s，或者写明本事项的有效期间", "Refer to a %[2]s in force, or say when the matter ends", kind.zh, kind.en)
		d.Related = []diag.Related{{Place: absent.Place, Message: diag.T("它的有效期间写在这里", "its period is declared here")}}
		report(d)
		return
	}
	if l.suggested++; l.suggested > maxSuggestions {
		report(d)
		return
	}
	if near, ok := schema.Nearest(id, known); ok {
		d.Hint = diag.T("是否应为“%s”？", "Did you mean %q?", near)
		p := l.Place(s)
		if src, ok := l.Written().Source(p.File); ok && p.End <= len(src) && string(src[p.Start:p.End]) == fmt.Sprintf("%q", id) {
			d.Fixes = []diag.Fix{{Message: d.Hint, Edits: []diag.Edit{{Place: p, New: fmt.Sprintf("%q", near)}}}}
		}
	}
	report(d)
}
