package render

import (
	"fmt"
	"strings"

	"github.com/matterc/matterc/render/explanation"
	"github.com/matterc/matterc/render/graph"
	"github.com/matterc/matterc/render/jsonfile"
	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/render/page/terminal"
	"github.com/matterc/matterc/render/timetable"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// ExplainFormats are the formats Explain writes.
func ExplainFormats() []string { return []string{"text", "json"} }

// Explain says who can obtain what an id names — a matter, what issues a document, the members of a procedure —, of
// those who have the given values, and why: what prerequisites add, what blocks whom, and what has to come first. As
// "text" it is written in a language; "json" also answers for everything that has to come first. An unknown id or format
// is an error.
func Explain(p *eligibility.Solution, id string, given eligibility.Given, format string, lang diag.Lang) ([]byte, error) {
	matters, ok := explanation.Matters(p.Catalog(), id)
	if !ok {
		return nil, fmt.Errorf("no matter, document or procedure has the id %q", id)
	}
	switch format {
	case "text":
		return explanation.Text(p, matters, given, lang), nil
	case "json":
		return jsonfile.Explanation(p, matters, given)
	}
	return nil, fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(ExplainFormats(), ", "))
}

// GraphFormats are the formats Graph writes.
func GraphFormats() []string { return []string{"svg", "dot", "mermaid", "json"} }

// Graph prints which matter waits for which, as a picture ("svg"), as a drawing in the language of Graphviz ("dot") or
// Mermaid ("mermaid"), or as "json", in the form of json/graph.json. With the id of a matter or document it is only what
// that one needs, directly or not, and what directly needs it; with the id of a procedure what its members need; with the
// id of a department what its matters directly need; with "" everything. The picture of a large catalog has one box for
// each department. An unknown id or format is an error.
//
// Drawings follow the work: an arrow leads from what comes first to what waits for it. Matters are boxes, grouped by
// department, documents have another shape, and where any one of several is enough they meet in a node “任一”.
// Prerequisites are thick, materials thin, what is only needed before the decision (办结) dashed, and what matters require of
// one another (互为前提) red.
func Graph(p *eligibility.Solution, id, format string) ([]byte, error) {
	g := graph.Of(p.Catalog(), p.Waiting(), p.Matters())
	subject := graph.Whole(p.Catalog())
	if id != "" {
		subject = graph.SubjectOf(p.Catalog(), id)
		if subject == nil {
			return nil, fmt.Errorf("no matter, document, procedure or department has the id %q", id)
		}
		g = g.Around(subject)
	}
	switch format {
	case "svg":
		return graph.SVG(p.Catalog(), g, subject)
	case "dot":
		return graph.DOT(p.Catalog(), g), nil
	case "mermaid":
		return graph.Mermaid(p.Catalog(), g), nil
	case "json":
		return jsonfile.Graph(p.Catalog(), g)
	}
	return nil, fmt.Errorf("unknown graph format %q: want one of %s", format, strings.Join(GraphFormats(), ", "))
}

// PlanFormats are the formats Plan writes.
func PlanFormats() []string { return []string{"text", "markdown", "json"} }

// Plan prints a plan of a catalog: as "text" for a terminal and as "markdown" in a language, as "json" for other systems.
// An unknown format is an error.
func Plan(p *model.Catalog, made *plan.Plan, format string, lang diag.Lang) ([]byte, error) {
	switch format {
	case "text":
		return terminal.Print(timetable.New(p, made, lang).Document()), nil
	case "markdown":
		return markdown.Print(timetable.New(p, made, lang).Document()), nil
	case "json":
		return jsonfile.Plan(p, made)
	}
	return nil, fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(PlanFormats(), ", "))
}
