package model

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Result is one of the things that a matter gives to those who are granted it.
type Result struct {
	schema.Result
	Document *Document // nil where it is no document
	When     Guard     // to whom it is given; to all without a test
	Payment  *Payment  // nil where nothing is paid, or nobody has said
	At       fieldpath.InResult
}

// Payment is what a benefit comes to, and to whom; to all who are given the result without a test.
type Payment struct {
	Cited
	When Guard
}

// Title returns the name of the document or of the outcome.
func (r Result) Title() string {
	if r.Document != nil {
		return r.Document.Name
	}
	return r.Name
}

// Said returns the name of a result, and to whom it is given where not to all: 告知单（场地为租赁）.
func (r Result) Said() string {
	if who := r.When.Sentence(); who != "" {
		return r.Title() + "（" + who + "）"
	}
	return r.Title()
}

// ResultName returns what applicants receive, and who of them what.
func (m *Matter) ResultName() string {
	var names []string
	for _, r := range m.Results {
		names = append(names, r.Said())
	}
	return strings.Join(names, "、")
}

// Others returns the results besides the result (审批结果) itself: those of which each says how it is delivered.
func (m *Matter) Others() []Result {
	return m.Results[len(m.Results)-len(m.Matter.Results):]
}

// ResultOf returns the result by which a matter issues a document; the zero value if it issues it to nobody.
func (m *Matter) ResultOf(d *Document) Result {
	for _, r := range m.Results {
		if r.Document == d {
			return r
		}
	}
	return Result{}
}

// IssuedTo says to whom a matter issues a document that it issues: to all without a test.
func (m *Matter) IssuedTo(d *Document) Guard { return m.ResultOf(d).When }

// WrittenResults returns the results of a matter as they are written, the result (审批结果) first where it has a name, and where.
func WrittenResults(id string, m *schema.Matter) (list []schema.Result, at []fieldpath.InResult) {
	a, r := fieldpath.Matter(id), m.Result
	if r.Document != "" || r.Name != "" {
		list = append(list, r)
		at = append(at, a.Result())
	}
	for i, o := range m.Results {
		list, at = append(list, o), append(at, a.Results().Item(i))
	}
	return list, at
}

// ResultBasis returns what sets how long the documents that applicants may receive are valid and when to apply for renewal, each once, as
// far as the catalog says.
func (m *Matter) ResultBasis() []*Basis {
	var list []*Basis
	for _, r := range m.Results {
		if r.Document == nil {
			continue
		}
		for _, b := range []*Basis{r.Document.ValidityBasis, r.Document.RenewalBasis} {
			if b != nil && !slices.Contains(list, b) {
				list = append(list, b)
			}
		}
	}
	return list
}

// Deliveries returns within what times the results are delivered to those who meet guards: that of the matter (Delivery), and those of other
// results that have their own.
func (m *Matter) Deliveries(meet func(Guard) bool) []schema.Period {
	list := []schema.Period{m.Delivery()}
	for _, r := range m.Others() {
		if r.Within != nil && meet(r.When) {
			list = append(list, *r.Within)
		}
	}
	return list
}
