// Package diag is the one form of a finding (问题) and every way of printing it.
//
// A finding says what is wrong with a catalog, never what is wrong with the machine: the latter is an error. A finding
// carries byte ranges; line and column are worked out only when it is printed, from the sources the printer is given.
// Everything a user reads exists in Chinese and in English and is chosen when printing.
package diag

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Severity says how much a finding matters. The zero value is Note.
type Severity int

// The severities, weakest first, so that s >= Warning means "a warning or worse".
const (
	Note Severity = iota
	Warning
	Error
)

// String returns the severity as flags and JSON spell it: note, warning or error.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "note"
}

// Title returns the severity as people read it, the one word for it wherever it is printed: 错误, 警告 or 提示.
func (s Severity) Title() Text {
	return Text{ZH: [...]string{Note: "提示", Warning: "警告", Error: "错误"}[min(max(s, Note), Error)], EN: s.String()}
}

// ParseSeverity reads what String writes.
func ParseSeverity(s string) (Severity, error) {
	for _, v := range []Severity{Note, Warning, Error} {
		if v.String() == s {
			return v, nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: want error, warning or note", s)
}

// Lang is a language a finding can be printed in. The zero value is Chinese.
type Lang int

// The languages: Chinese for the office, English by request.
const (
	ZH Lang = iota
	EN
)

// String returns the language as flags and JSON spell it: zh or en.
func (l Lang) String() string {
	if l == EN {
		return "en"
	}
	return "zh"
}

// ParseLang reads "zh" or "en".
func ParseLang(s string) (Lang, error) {
	switch s {
	case "zh":
		return ZH, nil
	case "en":
		return EN, nil
	}
	return 0, fmt.Errorf("unknown language %q: want zh or en", s)
}

// Text is one sentence in both languages.
type Text struct{ ZH, EN string }

// In returns the text in one language; the Chinese stands in for an English that is missing.
func (t Text) In(l Lang) string {
	if l == EN && t.EN != "" {
		return t.EN
	}
	return t.ZH
}

// IsZero reports whether there is no text.
func (t Text) IsZero() bool { return t == Text{} }

// T formats one sentence in both languages. Both formats take the same arguments; either may leave some out, or take
// them in another order by index.
func T(zh, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{zh, en}
	}
	return Text{fmt.Sprintf(indexed(zh), args...), fmt.Sprintf(indexed(en), args...)}
}

// indexed numbers the verbs of a format that does not number them itself, so that fmt does not complain about arguments
// that are left out.
func indexed(format string) string {
	if strings.Contains(format, "%[") {
		return format
	}
	n := 0
	return verb.ReplaceAllStringFunc(format, func(v string) string {
		if v == "%%" {
			return v
		}
		n++
		return fmt.Sprintf("%%[%d]%s", n, v[1:])
	})
}

var verb = regexp.MustCompile(`%[%a-z]`)

// Place is a byte range of a file of the catalog. File is a slash-separated path relative to the catalog's root. The
// zero Place means "the catalog as a whole"; Start == End means "here", without a width.
type Place struct {
	File       string
	Start, End int
}

// IsZero reports whether the place is the catalog as a whole.
func (p Place) IsZero() bool { return p == Place{} }

// Related is another place that belongs to a finding, with what it has to do with it.
type Related struct {
	Place   Place
	Message Text
}

// Edit replaces the bytes of a place.
type Edit struct {
	Place Place
	New   string
}

// Fix is a change of the source that mends a finding without changing what the office has decided.
type Fix struct {
	Message Text
	Edits   []Edit
	// Safe says that nobody has to look at it before it is made: there is no other way to mend the finding, and what is written after
	// it says what was written before, in the form of the language. A fix that has to guess, such as where a text without its closing quote ends,
	// is not safe.
	Safe bool
}

// Diagnostic is one finding.
type Diagnostic struct {
	Code     string   // stable, such as "S004"; never reused
	Severity Severity // Error, Warning or Note
	Matter   string   // id of the matter or other record concerned, "" if none
	Field    string   // path inside it, such as "materials[1].document", "" if none
	Place    Place    // in the file the office wrote
	Message  Text     // what is wrong, one sentence
	Hint     Text     // what to do, one imperative sentence
	Tried    bool     // the compiler has tried what the hint says, and it mends the finding
	Concerns []string // ids of other matters it is about; any of them can exempt it
	Related  []Related
	Fixes    []Fix
}

// Rule describes a kind of finding: the text behind `explain`, the tables in the READMEs and the SARIF rules.
type Rule struct {
	Code     string
	Name     string // short English name in kebab case, as SARIF wants one
	Severity Severity
	Title    Text   // one line
	Doc      Text   // Markdown: what it means, why it matters (with the law), what to do
	Bad      string // a catalog in txtar form that has the finding, "" if it cannot be shown as one
	Good     string // the same catalog put right
}

// List is a set of findings. Sort puts it into the one order everything prints it in.
type List []Diagnostic

// Sort orders by file, position, severity (worst first), code and words, and drops findings that are the same: not of which record,
// for what several share is written once, but where, what is wrong, what to do, and for which reasons.
func (l *List) Sort() {
	slices.SortStableFunc(*l, Diagnostic.compare)
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool { return a.compare(b) == 0 })
}

// compare orders findings. Two of which it returns 0 say the same.
func (d Diagnostic) compare(o Diagnostic) int {
	return cmp.Or(
		cmp.Compare(d.Place.File, o.Place.File),
		cmp.Compare(d.Place.Start, o.Place.Start),
		cmp.Compare(o.Severity, d.Severity),
		cmp.Compare(d.Code, o.Code),
		d.Message.compare(o.Message),
		cmp.Compare(d.Place.End, o.Place.End),
		d.Hint.compare(o.Hint),
		slices.CompareFunc(d.Related, o.Related, func(a, b Related) int { return cmp.Or(a.Place.compare(b.Place), a.Message.compare(b.Message)) }),
		slices.CompareFunc(d.Fixes, o.Fixes, func(a, b Fix) int {
			return cmp.Or(a.Message.compare(b.Message), slices.CompareFunc(a.Edits, b.Edits, func(a, b Edit) int {
				return cmp.Or(a.Place.compare(b.Place), cmp.Compare(a.New, b.New))
			}))
		}),
	)
}

// compare orders texts.
func (t Text) compare(o Text) int { return cmp.Or(cmp.Compare(t.ZH, o.ZH), cmp.Compare(t.EN, o.EN)) }

// compare orders places.
func (p Place) compare(o Place) int {
	return cmp.Or(cmp.Compare(p.File, o.File), cmp.Compare(p.Start, o.Start), cmp.Compare(p.End, o.End))
}

// Most returns the worst findings of a sorted list, no more than n, in the same order, and the others.
func (l List) Most(n int) (most, others List) {
	if len(l) <= n {
		return l, nil
	}
	room := n
	for _, s := range []Severity{Error, Warning, Note} {
		for _, d := range l {
			switch {
			case d.Severity != s:
			case room > 0:
				room--
				most = append(most, d)
			default:
				others = append(others, d)
			}
		}
	}
	most.Sort()
	return most, others
}

// Count returns how many findings have severity s.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Counts says how many findings there are of each severity, worst first, leaving out those of which there are none: "2 个错误，1 个提示".
func (l List) Counts() Text {
	var zh, en []string
	for _, s := range []Severity{Error, Warning, Note} {
		n := l.Count(s)
		switch {
		case n == 1:
			en = append(en, "1 "+s.Title().EN)
		case n > 1:
			en = append(en, fmt.Sprintf("%d %ss", n, s.Title().EN))
		}
		if n > 0 {
			zh = append(zh, fmt.Sprintf("%d 个%s", n, s.Title().ZH))
		}
	}
	return Text{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")}
}

// AtLeast reports whether any finding is as bad as s or worse.
func (l List) AtLeast(s Severity) bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity >= s })
}
