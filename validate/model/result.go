package model

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Result is one of the things that a matter gives to those who are granted it.
type Result struct {
	schema.OtherResult
	Document *Document // nil where it is no document
	When     Guard     // to whom it is given; to all without a test
	At       ResultPlace
}

// ResultPlace is where a result is written: result or an item of results.
type ResultPlace interface {
	fieldpath.Selector
	Document() fieldpath.Value
	Name() fieldpath.Value
	When() fieldpath.Map[fieldpath.Value]
	Delivery() fieldpath.List[fieldpath.Value]
	Sample() fieldpath.Value
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
func WrittenResults(id string, m *schema.Matter) (list []schema.OtherResult, at []ResultPlace) {
	a, r := fieldpath.Matter(id), m.Result
	if r.Document != "" || r.Name != "" {
		list = append(list, schema.OtherResult{Document: r.Document, Name: r.Name, When: r.When, Delivery: r.Delivery, Pickup: r.Pickup, Sample: r.Sample})
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
