package validate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// flawed reports whether loading has found something wrong with an element, or it is missing: what is missing in such
// an element has been reported already.
func (l *inspected) flawed(s fieldpath.Selector) bool {
	span, ok := l.written.Span(s)
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
	if id == "" || l.written.Mentions(id) {
		return
	}
	d := l.Finding(s, diag.T("“%s”引用的%s“%s”没有登记", "%[1]s refers to %[4]s %[3]q, which is not in the catalog", l.NameOf(s), kind.zh, id, kind.en),
		diag.T("先登记这个%s，或者改正标识", "Register the %[2]s first, or correct the id", kind.zh, kind.en))
	for _, absent := range l.written.Absent {
		if absent.Kind != kind.of || absent.Key != id {
			continue
		}
		d.Message = diag.T("“%s”引用的%s“%s”在 %s 还没有施行", "%[1]s refers to %[5]s %[3]q, which is not yet in force on %[4]s", l.NameOf(s), kind.zh, id, l.written.AsOf, kind.en)
		if !l.AsOf().Before(absent.Effective.From) {
			d.Message = diag.T("“%s”引用的%s“%s”自 %s 起不再有效", "%[1]s refers to %[5]s %[3]q, which is no longer in force since %[4]s", l.NameOf(s), kind.zh, id, absent.Effective.To, kind.en)
		}
		d.Hint = diag.T("改用现在有效的%s，或者写明本事项的有效期间", "Refer to a %[2]s in force, or say when the matter ends", kind.zh, kind.en)
		if l.AsOf().Before(absent.Effective.From) && kind.of == fieldpath.LawKind {
			d.Hint = diag.T("改用现在有效的%s；从那天起才引用它的，依据写在那天的变更里（changes）", "Refer to a %[2]s in force; if it is only cited from that day on, write the basis in the change of that day (changes)", kind.zh, kind.en)
		}
		if law := l.written.Everything.Laws.Get(id); kind.of == fieldpath.LawKind && law != nil && !law.Enacted.IsZero() && !l.AsOf().Before(law.Enacted) && l.AsOf().Before(absent.Effective.From) {
			d.Message = diag.T("“%[1]s”引用的法律文件“%[2]s”在 %[3]s 已经施行，当时的条文没有登记：登记的是 %[4]s 起的文本", "%[1]s refers to law %[2]q, which was in force on %[3]s with a text that is not registered: that in the catalog is of %[4]s",
				l.NameOf(s), id, l.written.AsOf, absent.Effective.From)
			d.Hint = diag.T("登记当时的文本，后来的写在它的变更里（changes）；不出那一天的版本的，不用管", "Register the text of that day, and the later one in its changes; who makes no edition of that day can leave it")
		}
		d.Related = []diag.Related{{Place: absent.Place, Message: diag.T("它的有效期间写在这里", "its period is declared here")}}
		report(d)
		return
	}
	if l.suggested++; l.suggested > maxSuggestions {
		report(d)
		return
	}
	l.suggest(&d, s, kind, id, known)
	report(d)
}

// suggest says in a finding about a reference to nothing which id was meant: that of the record with this name, that of what is meant
// by a record of another kind, or one that is written like it.
func (l *inspected) suggest(d *diag.Diagnostic, s fieldpath.Selector, kind referent, id string, known []string) {
	if kind.of != "" {
		name, article := id, ""
		if law, a, ok := schema.CutArticle(id); kind.of == fieldpath.LawKind && ok {
			name, article = law, a.String()
		}
		if r, ok := l.written.Called(kind.of, name); ok && (r.ID != id || article != "") {
			d.Message = diag.T("“%s”引用的%s写的是名称，不是标识：“%s”", "%[1]s refers to a %[4]s by its name and not by its id: %[3]q", l.NameOf(s), kind.zh, id, kind.en)
			literal := strconv.Quote(r.ID)
			if article != "" {
				literal += ", article: " + strconv.Quote(article)
			}
			d.Hint = diag.T("写成 %s", "Write %s", literal)
			l.mend(d, id, literal)
			return
		}
		if other, message, ok := l.otherKind(kind.of, id); ok {
			d.Message = message
			d.Hint = diag.T("写成 %s", "Write %s", strconv.Quote(other))
			l.mend(d, id, strconv.Quote(other))
			return
		}
	}
	if near, ok := schema.Nearest(id, known); ok {
		if !schema.Misspelt(id, near) {
			d.Hint = diag.T("先登记这个%[1]s，或者改正标识：相近的有“%[2]s”", "Register the %[3]s first, or correct the id: %[2]q is like it", kind.zh, near, kind.en)
			return
		}
		d.Hint = diag.T("是否应为“%s”？", "Did you mean %q?", near)
		l.mend(d, id, strconv.Quote(near))
	}
}

// otherKind returns what is meant by the id of a matter where a document is wanted, the one it issues, and the other way round.
func (l *inspected) otherKind(want fieldpath.Kind, id string) (meant string, message diag.Text, ok bool) {
	switch want {
	case fieldpath.DocumentKind:
		if m := l.Matter(id); m != nil {
			var issued []*model.Document
			for _, r := range m.Results {
				if r.Document != nil {
					issued = append(issued, r.Document)
				}
			}
			if len(issued) == 1 {
				return issued[0].ID, diag.T("“%s”是事项的标识，这里要写证照批文的标识；这个事项核发的是“%s”", "%[1]s is the id of a matter, and a document is wanted here; that matter issues %[3]s", id, issued[0].Name, issued[0].ID), true
			}
		}
	case fieldpath.MatterKind:
		if d := l.Document(id); d != nil && len(d.Issuers) == 1 {
			return d.Issuers[0].ID, diag.T("“%s”是证照批文的标识，这里要写事项的标识；核发它的是“%s”", "%[1]s is the id of a document, and a matter is wanted here; %[3]s issues it", id, d.Issuers[0].Name, d.Issuers[0].ID), true
		}
	}
	return "", diag.Text{}, false
}

// mend gives a finding the fix that writes a literal in the place of a text, where that is written as a text of its own.
func (l *inspected) mend(d *diag.Diagnostic, text, literal string) {
	src, ok := l.written.Source(d.Place.File)
	if !ok || d.Place.Start > d.Place.End || d.Place.End > len(src) {
		return
	}
	switch string(src[d.Place.Start:d.Place.End]) {
	case text:
		if s, err := strconv.Unquote(literal); err == nil && !strings.Contains(s, "-") { // a name before a colon
			literal = s
		}
	case strconv.Quote(text):
	default:
		return
	}
	d.Hint = diag.T("写成 %s", "Write %s", literal)
	d.Fixes = []diag.Fix{{Message: d.Hint, Edits: []diag.Edit{{Place: d.Place, New: literal}}}}
}
