// Package graph is the model of what needs what: matters issue documents, and require matters and documents.
//
// DOT, Mermaid and a picture are printers of it here, JSON is one in package jsonfile.
package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// Graph is the dependency graph: matters issue documents, and require matters and documents. What draws it and what writes it as
// JSON are printers of it.
type Graph struct {
	Nodes []Node // every matter, and every document that one issues or requires
	Edges []Edge // matter by matter: what it issues, its materials, its prerequisites
}

// The kinds of nodes.
const (
	MatterNode    = "matter"
	documentNode  = "document"
	milestoneNode = "milestone"
)

// Node is a matter, a document or a milestone.
type Node struct {
	ID         string // of the kind and the record: matter/land-permit
	Kind       string
	Record     string
	Name       string
	Department *model.Department // of a matter
	External   bool              // a document that no matter of the catalog issues
}

// besides follows the place of a material that cannot exist without a milestone, and may be a document as well: both are required.
const besides = ".milestone"

// The types of edges.
const (
	issuesEdge   = "issues"
	RequiresEdge = "requires"
)

// Edge is a relation: From issues To, or From requires To first.
type Edge struct {
	Type, From, To string
	Requirement    string // its place, land-permit.prerequisites[0]; of several edges with the same one, any one is enough
	Element        string
	When           model.Guard
	By             schema.Event // which event of From it holds up
	Of             schema.Event // which event of To it waits for
	Necessity      schema.Necessity
	Relax          *model.Relaxation
	Loop           bool // part of a mutual prerequisite, so that some applicants can finish none of the matters
	Basis          []*model.Basis
}

// Of returns the graph of some matters, with what is mutual among them (Solution.Waiting) marked, with those they wait for as nodes; of all matters, that of the whole catalog.
func Of(p *model.Catalog, loops map[string][]*model.Matter, matters []*model.Matter) Graph {
	g := Graph{}
	for _, e := range p.Milestones() {
		matters = append(slices.Clip(matters), e.Event)
	}
	for _, m := range matters {
		from := nodeOf(m)
		for _, r := range m.Results {
			if r.Document != nil {
				g.Edges = append(g.Edges, Edge{Type: issuesEdge, From: from, To: documentNode + "/" + r.Document.ID, When: r.When})
			}
		}
		for i, x := range m.Materials {
			if x.Milestone != nil {
				g.Edges = append(g.Edges, Edge{
					Type: RequiresEdge, From: from, To: nodeOf(x.Milestone.Event),
					Requirement: eligibility.Element{Kind: eligibility.MaterialElement, Index: i}.Name(m) + besides, Element: eligibility.MaterialElement, When: x.When,
					By: x.By, Of: schema.Decided, Necessity: x.Necessity, Relax: x.Relax, Basis: x.Basis,
				})
			}
			if x.Document != nil {
				g.Edges = append(g.Edges, Edge{
					Type: RequiresEdge, From: from, To: documentNode + "/" + x.Document.ID,
					Requirement: eligibility.Element{Kind: eligibility.MaterialElement, Index: i}.Name(m), Element: eligibility.MaterialElement, When: x.When,
					By: x.By, Of: schema.Decided, Necessity: x.Necessity, Relax: x.Relax, Basis: x.Basis,
				})
			}
		}
		prerequisite := func(x model.Prerequisite, when model.Guard, element eligibility.Element) {
			for _, a := range x.AnyOf {
				e := Edge{
					Type: RequiresEdge, From: from, Requirement: element.Name(m), Element: element.Kind, When: when,
					By: x.By, Of: a.Of, Relax: x.Relax, Basis: x.Basis,
				}
				if a.Document != nil {
					e.To = documentNode + "/" + a.Document.ID
				} else {
					e.To = nodeOf(a.Matter)
				}
				g.Edges = append(g.Edges, e)
			}
		}
		for i, x := range m.Prerequisites {
			element := eligibility.Element{Kind: eligibility.PrerequisiteElement, Index: i}
			if m.Milestone != nil {
				element.Kind = eligibility.MilestoneElement
			}
			prerequisite(x, x.When, element)
		}
		for i, s := range m.Agencies {
			for j, x := range s.Prerequisites {
				prerequisite(x, s.When.And(x.When), eligibility.Element{Kind: eligibility.AgencyElement, Index: i, Part: j})
			}
		}
	}
	for i, e := range g.Edges {
		g.Edges[i].Loop = slices.ContainsFunc(loops[strings.TrimSuffix(e.Requirement, besides)], func(m *model.Matter) bool {
			return e.To == nodeOf(m) || slices.ContainsFunc(m.Results, func(r model.Result) bool {
				return r.Document != nil && e.To == documentNode+"/"+r.Document.ID
			})
		})
	}
	for _, m := range p.Matters() {
		g.Nodes = append(g.Nodes, Node{ID: MatterNode + "/" + m.ID, Kind: MatterNode, Record: m.ID, Name: m.Name, Department: m.Department})
	}
	touched := map[string]bool{}
	for _, e := range g.Edges {
		touched[e.To] = true
	}
	for _, d := range slices.SortedFunc(slices.Values(p.Documents()), func(a, b *model.Document) int { return cmp.Compare(a.ID, b.ID) }) { // as the matters
		if n := (Node{ID: documentNode + "/" + d.ID, Kind: documentNode, Record: d.ID, Name: d.Name, External: d.External}); touched[n.ID] {
			g.Nodes = append(g.Nodes, n)
		}
	}
	for _, e := range p.Milestones() {
		if n := (Node{ID: nodeOf(e.Event), Kind: milestoneNode, Record: e.ID, Name: e.Name}); touched[n.ID] {
			g.Nodes = append(g.Nodes, n)
		}
	}
	return g
}

// nodeOf is the node of a matter, or of the milestone whose event it is.
func nodeOf(m *model.Matter) string {
	if m.Milestone != nil {
		return milestoneNode + "/" + m.ID
	}
	return MatterNode + "/" + m.ID
}

// Subject are the nodes a neighbourhood is drawn around: none for the whole catalog.
type Subject struct {
	Name   string // of what they are
	Nodes  []string
	users  bool // with what directly needs them
	direct bool // without what they need indirectly: the matters of a department
}

// Whole are the roots of the graph of everything.
func Whole(p *model.Catalog) *Subject { return &Subject{Name: p.Edition().Name} }

// DOT draws a graph in the language of Graphviz.
func DOT(p *model.Catalog, g Graph) []byte { return drawGraph(p, g, &dotPen{}) }

// Mermaid draws a graph as a flowchart of Mermaid.
func Mermaid(p *model.Catalog, g Graph) []byte { return drawGraph(p, g, &mermaidPen{}) }

// SubjectOf returns what an id names, nil if it names nothing.
func SubjectOf(p *model.Catalog, id string) *Subject {
	if m := p.Matter(id); m != nil {
		return &Subject{Name: m.Name, Nodes: []string{MatterNode + "/" + id}, users: true}
	}
	for _, d := range p.Documents() {
		if d.ID == id {
			return &Subject{Name: d.Name, Nodes: []string{documentNode + "/" + id}, users: true}
		}
	}
	for _, r := range p.Procedures() {
		if r.ID == id {
			members := &Subject{Name: r.Name}
			for _, m := range r.Members {
				members.Nodes = append(members.Nodes, MatterNode+"/"+m.Matter.ID)
			}
			return members
		}
	}
	for _, d := range p.Departments() {
		if d.ID == id {
			return DepartmentSubject(d)
		}
	}
	return nil
}

// DepartmentSubject are the matters of a department.
func DepartmentSubject(d *model.Department) *Subject {
	r := &Subject{Name: d.Name, direct: true}
	for _, m := range d.Matters {
		r.Nodes = append(r.Nodes, MatterNode+"/"+m.ID)
	}
	return r
}

// Near returns the matters of a department, and those whose documents they ask for.
func Near(d *model.Department) []*model.Matter {
	all := slices.Clone(d.Matters)
	seen := map[*model.Matter]bool{}
	for _, m := range d.Matters {
		seen[m] = true
	}
	issuers := func(d *model.Document) {
		if d == nil {
			return
		}
		for _, m := range d.Issuers {
			if !seen[m] {
				seen[m] = true
				all = append(all, m)
			}
		}
	}
	for _, m := range d.Matters {
		for _, r := range m.Results {
			issuers(r.Document)
		}
		for _, x := range m.Materials {
			issuers(x.Document)
		}
		for _, x := range m.EveryPrerequisite() {
			for _, a := range x.AnyOf {
				issuers(a.Document)
			}
		}
	}
	return all
}

// Around returns the part of the graph that the roots need, what they issue, and what directly needs them.
func (g Graph) Around(r *Subject) Graph {
	from, to := map[string][]int{}, map[string][]int{}
	for i, e := range g.Edges {
		from[e.From] = append(from[e.From], i)
		to[e.To] = append(to[e.To], i)
	}
	edges, needed := map[int]bool{}, map[string]bool{}
	for queue := slices.Clone(r.Nodes); len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		if needed[n] {
			continue
		}
		needed[n] = true
		for _, i := range from[n] { // a matter: what it requires
			if g.Edges[i].Type == RequiresEdge && (!r.direct || slices.Contains(r.Nodes, n)) {
				edges[i] = true
				queue = append(queue, g.Edges[i].To)
			}
		}
		for _, i := range to[n] { // a document: who issues it
			if g.Edges[i].Type == issuesEdge {
				edges[i] = true
				queue = append(queue, g.Edges[i].From)
			}
		}
	}
	offered := slices.Clone(r.Nodes)
	for _, n := range r.Nodes {
		for _, i := range from[n] {
			if g.Edges[i].Type == issuesEdge {
				edges[i] = true
				offered = append(offered, g.Edges[i].To)
			}
		}
	}
	if r.users {
		for _, n := range offered {
			for _, i := range to[n] {
				for _, j := range from[g.Edges[i].From] { // with all alternatives of the requirement
					if g.Edges[i].Type == RequiresEdge && g.Edges[j].Requirement == g.Edges[i].Requirement {
						edges[j] = true
					}
				}
			}
		}
	}
	nodes := map[string]bool{}
	for _, n := range r.Nodes {
		nodes[n] = true
	}
	part := Graph{}
	for i, e := range g.Edges {
		if edges[i] {
			part.Edges = append(part.Edges, e)
			nodes[e.From], nodes[e.To] = true, true
		}
	}
	for _, n := range g.Nodes {
		if nodes[n.ID] {
			part.Nodes = append(part.Nodes, n)
		}
	}
	return part
}

// A pen writes a drawing. Texts come as lines, unescaped; ids are those of nodes and requirements.
type pen interface {
	begin(title string)
	group(name string) // what follows until end is inside it
	end()
	matter(id, name string)
	document(id, name string, external bool)
	any(id string) // a node where alternatives meet
	arrow(from, to string, s arrowStyle)
	bytes() []byte
}

// arrowStyle says how an arrow looks.
type arrowStyle struct {
	label  []string
	thick  bool // a prerequisite
	dashed bool // needed only before the decision
	faint  bool // an issued document
	plain  bool // no arrow head
	loop   bool // part of a mutual prerequisite
}

// drawGraph draws a graph.
func drawGraph(p *model.Catalog, g Graph, to pen) []byte {
	to.begin(p.Edition().Name + "（版本 " + p.AsOf().String() + "）")
	alternatives, last := map[string]int{}, map[string]Edge{}
	for _, e := range g.Edges {
		if e.Type == RequiresEdge {
			alternatives[e.Requirement]++
			last[e.Requirement] = e
		}
	}

	var matters []Node
	for _, n := range g.Nodes {
		if n.Kind == MatterNode {
			matters = append(matters, n)
		}
	}
	slices.SortStableFunc(matters, func(a, b Node) int { return cmp.Compare(a.Department.ID, b.Department.ID) })
	for i, n := range matters {
		if i == 0 || matters[i-1].Department.ID != n.Department.ID {
			to.group(n.Department.Name)
		}
		to.matter(n.ID, n.Name)
		if i == len(matters)-1 || matters[i+1].Department.ID != n.Department.ID {
			to.end()
		}
	}
	for _, n := range g.Nodes {
		if n.Kind == documentNode || n.Kind == milestoneNode {
			to.document(n.ID, n.Name, n.External || n.Kind == milestoneNode)
		}
	}

	met := map[string]bool{}
	for _, e := range g.Edges {
		if e.Type == issuesEdge {
			to.arrow(e.From, e.To, arrowStyle{label: issueLabel(e), faint: true})
			continue
		}
		style := arrowStyle{label: requirementLabel(e), thick: e.Element == eligibility.PrerequisiteElement, dashed: e.By == schema.Decided, loop: e.Loop}
		var of []string
		if e.Of == schema.Accepted {
			of = []string{"受理即可"}
		}
		if alternatives[e.Requirement] == 1 {
			style.label = append(style.label, of...)
			to.arrow(e.To, e.From, style)
			continue
		}
		if !met[e.Requirement] {
			met[e.Requirement] = true
			to.any(e.Requirement)
			to.arrow(e.Requirement, e.From, style)
		}
		to.arrow(e.To, e.Requirement, arrowStyle{label: of, thick: style.thick, dashed: style.dashed, plain: true, loop: style.loop})
	}
	return to.bytes()
}

// issueLabel says that a matter issues a document, and to whom where not to all, a line each.
func issueLabel(e Edge) []string {
	if len(e.When) > 0 {
		return []string{"核发", "仅当" + e.When.Sentence()}
	}
	return []string{"核发"}
}

// requirementLabel says what an arrow means, a line each.
func requirementLabel(e Edge) []string {
	label := []string{e.Element}
	if e.Necessity == schema.Optional {
		label[0] += "（非必要）"
	}
	if len(e.When) > 0 {
		label = append(label, "仅当"+e.When.Sentence())
	}
	if e.By == schema.Decided {
		label = append(label, "办结前")
	}
	switch {
	case e.Relax != nil:
		label = append(label, "可"+string(e.Relax.Kind))
	case e.Necessity == schema.Deferred:
		label = append(label, string(e.Necessity))
	}
	return label
}

// dotPen writes the language of Graphviz.
type dotPen struct {
	b      strings.Builder
	indent string
	groups int
}

// line writes a line at the present depth.
func (d *dotPen) line(format string, args ...any) {
	fmt.Fprintf(&d.b, d.indent+format+"\n", args...)
}

// escaped joins lines, each escaped.
func escaped(lines []string, sep string, escape func(string) string) string {
	made := make([]string, len(lines))
	for i, s := range lines {
		made[i] = escape(s)
	}
	return strings.Join(made, sep)
}

// dotText quotes lines of text. Graphviz reads backslashes and HTML entities in quoted texts.
func dotText(lines ...string) string {
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")
	return `"` + escaped(lines, `\n`, func(s string) string { return escape.Replace(text.Visible(s)) }) + `"`
}

func (d *dotPen) begin(title string) {
	d.line("digraph matters {")
	d.indent = "  "
	d.line("graph [rankdir=LR, fontname=%s, label=%s, labelloc=t];", dotText("sans-serif"), dotText(title))
	d.line("node [fontname=%s, shape=box];", dotText("sans-serif"))
	d.line("edge [fontname=%s, fontsize=10];", dotText("sans-serif"))
}

func (d *dotPen) group(name string) {
	d.line("subgraph cluster_%d {", d.groups)
	d.groups++
	d.indent += "  "
	d.line("label=%s; style=rounded; color=gray60;", dotText(name))
}

func (d *dotPen) end() {
	d.indent = d.indent[2:]
	d.line("}")
}

func (d *dotPen) matter(id, name string) { d.line("%s [label=%s];", dotText(id), dotText(name)) }

func (d *dotPen) document(id, name string, external bool) {
	style := ""
	if external {
		style = ", style=dashed"
	}
	d.line("%s [label=%s, shape=note%s];", dotText(id), dotText(name), style)
}

func (d *dotPen) any(id string) {
	d.line("%s [label=%s, shape=diamond, fontsize=10];", dotText(id), dotText("任一"))
}

func (d *dotPen) arrow(from, to string, s arrowStyle) {
	var style []string
	if len(s.label) > 0 {
		style = append(style, "label="+dotText(s.label...))
	}
	if s.faint {
		style = append(style, "color=gray60", "fontcolor=gray60", "arrowhead=empty")
	}
	if s.plain {
		style = append(style, "arrowhead=none")
	}
	if s.thick {
		style = append(style, "penwidth=2")
	}
	if s.dashed {
		style = append(style, "style=dashed")
	}
	if s.loop {
		style = append(style, "color=red", "fontcolor=red")
	}
	attributes := ""
	if len(style) > 0 {
		attributes = " [" + strings.Join(style, ", ") + "]"
	}
	d.line("%s -> %s%s;", dotText(from), dotText(to), attributes)
}

func (d *dotPen) bytes() []byte { return []byte(d.b.String() + "}\n") }

// mermaidPen writes a flowchart of Mermaid. Nodes are numbered, for Mermaid reads words such as “end” inside ids.
type mermaidPen struct {
	b       strings.Builder
	indent  string
	groups  int
	arrows  int
	numbers map[string]int
}

// line writes a line at the present depth.
func (m *mermaidPen) line(format string, args ...any) {
	fmt.Fprintf(&m.b, m.indent+format+"\n", args...)
}

// id returns the number of a node.
func (m *mermaidPen) id(id string) string {
	n, ok := m.numbers[id]
	if !ok {
		n = len(m.numbers) + 1
		m.numbers[id] = n
	}
	return fmt.Sprintf("n%d", n)
}

// mermaidText quotes lines of text. All ASCII but letters, digits and spaces is written as entities, for Mermaid finds
// directives, comments, Markdown and HTML also inside quotes.
func mermaidText(lines ...string) string {
	return `"` + escaped(lines, "<br/>", func(s string) string {
		var b strings.Builder
		for _, r := range text.Visible(s) {
			if r < 0x80 && r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				fmt.Fprintf(&b, "#%d;", r)
			} else {
				b.WriteRune(r)
			}
		}
		return cmp.Or(b.String(), " ") // an empty text is no text to Mermaid
	}) + `"`
}

func (m *mermaidPen) begin(title string) {
	m.numbers = map[string]int{}
	m.line("%%%% %s", strings.Map(func(r rune) rune {
		if strings.ContainsRune("%{}[", r) { // a comment that contains %%{…}%% is a directive, and ##[ a command of a log
			return -1
		}
		return r
	}, text.Visible(title)))
	m.line("flowchart LR")
	m.indent = "  "
}

func (m *mermaidPen) group(name string) {
	m.groups++
	m.line("subgraph g%d[%s]", m.groups, mermaidText(name))
	m.indent += "  "
}

func (m *mermaidPen) end() {
	m.indent = m.indent[2:]
	m.line("end")
}

func (m *mermaidPen) matter(id, name string) { m.line("%s[%s]", m.id(id), mermaidText(name)) }

func (m *mermaidPen) document(id, name string, external bool) {
	m.line("%s([%s])", m.id(id), mermaidText(name))
	if external {
		m.line("style %s stroke-dasharray:4", m.id(id))
	}
}

func (m *mermaidPen) any(id string) { m.line("%s{%s}", m.id(id), mermaidText("任一")) }

func (m *mermaidPen) arrow(from, to string, s arrowStyle) {
	line := "--"
	switch {
	case s.dashed:
		line = "-.-"
	case s.thick:
		line = "=="
	}
	switch {
	case !s.plain:
		line += ">"
	case !s.dashed:
		line += line[:1]
	}
	label := ""
	if len(s.label) > 0 {
		label = "|" + mermaidText(s.label...) + "|"
	}
	m.line("%s %s%s %s", m.id(from), line, label, m.id(to))
	if s.thick && s.dashed { // there is no such arrow
		m.line("linkStyle %d stroke-width:3.5px", m.arrows)
	}
	if s.loop {
		m.line("linkStyle %d stroke:red", m.arrows)
	}
	m.arrows++
}

func (m *mermaidPen) bytes() []byte { return []byte(m.b.String()) }
