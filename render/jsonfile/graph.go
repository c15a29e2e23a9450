package jsonfile

import (
	"github.com/matterc/matterc/render/graph"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// jsonGraphFile is json/graph.json.
type jsonGraphFile struct {
	_             struct{}    `doc:"依赖关系图。The dependency graph."`
	FormatVersion jsonVersion `json:"formatVersion" doc:"本格式的版本。The version of this format."`
	Edition       jsonEdition `json:"edition" doc:"目录的版本。The edition of the catalog."`
	jsonGraph
}

// jsonGraph is the dependency graph. It is what the other formats draw.
type jsonGraph struct {
	_     struct{}   `doc:"依赖关系图：事项核发证照批文，事项要求事项和证照批文。The dependency graph: matters issue documents, and require matters and documents."`
	Nodes []jsonNode `json:"nodes" doc:"全部事项，以及有事项核发或者要求的证照批文、要等的里程碑。Every matter, every document that one issues or requires, and every milestone that is waited for."`
	Edges []jsonEdge `json:"edges" doc:"关系，按事项排列，核发在前，材料、前置在后。Relations, matter by matter: what it issues, its materials, its prerequisites."`
}

// jsonNode is a matter or a document.
type jsonNode struct {
	_          struct{} `doc:"节点：事项、证照批文或者里程碑。A node: a matter, a document or a milestone."`
	ID         string   `json:"id" doc:"节点标识：matter/事项标识，document/证照批文标识，或者 milestone/里程碑标识。Id of the node: matter/, document/ or milestone/ and the id of the record."`
	Kind       string   `json:"kind" jsonschema:"enum=matter,enum=document,enum=milestone" doc:"matter 事项，document 证照批文，milestone 里程碑。Kind."`
	Record     string   `json:"record" doc:"事项、证照批文或者里程碑的标识。Id of the matter, document or milestone."`
	Name       string   `json:"name" doc:"名称。Name."`
	Department *jsonRef `json:"department,omitempty" doc:"事项的实施部门。The department of a matter."`
	External   bool     `json:"external" doc:"是否目录外文书。Whether it is a document that no matter of the catalog issues."`
}

// jsonElement is what of a matter demands something: a material or a prerequisite.
type jsonElement string

// jsonEdge is a relation.
type jsonEdge struct {
	_           struct{}         `doc:"关系：from 核发 to，或者 from 要求先有 to。A relation: from issues to, or from requires to."`
	Type        string           `json:"type" jsonschema:"enum=issues,enum=requires" doc:"issues 核发，requires 要求。Type."`
	From        string           `json:"from" doc:"核发或者提出要求的事项的节点标识。Node of the matter that issues or requires."`
	To          string           `json:"to" doc:"核发的证照批文，或者被要求的事项、证照批文的节点标识。Node of what is issued or required."`
	Requirement string           `json:"requirement,omitempty" doc:"这项要求的位置，如 land-permit.prerequisites[0]；同一要求的几条关系满足任一即可。Place of the requirement; of several edges with the same one, any one is enough. Only of requires."`
	Element     jsonElement      `json:"element,omitempty" doc:"由材料、前置还是里程碑提出。The element that creates the requirement. Only of requires."`
	When        *jsonGuard       `json:"when,omitempty" doc:"只对这些情形要求。For whom it is required."`
	By          schema.Event     `json:"by,omitempty" doc:"卡在 from 的哪一步。Which event of from it holds up. Only of requires."`
	Of          schema.Event     `json:"of,omitempty" doc:"等 to 的哪一步。Which event of to it waits for. Only of requires."`
	Necessity   schema.Necessity `json:"necessity,omitempty" doc:"材料的必要性。Necessity of a material."`
	Relaxation  *jsonRelaxation  `json:"relaxation,omitempty" doc:"放宽。Relaxation."`
	Loop        bool             `json:"loop" doc:"是否互为前提的一环，有申请人因此办不成。Whether it is part of a mutual prerequisite, so that some applicants can finish none of the matters."`
	Basis       []jsonCitation   `json:"basis,omitzero" doc:"要求的依据；核发没有。Basis of the requirement; empty for issues."`
}

// Graph writes a graph as json/graph.json is written.
func Graph(p *model.Catalog, g graph.Graph) ([]byte, error) {
	s, err := graphSchema()
	if err != nil {
		return nil, err
	}
	f, err := s.file("graph.json", jsonGraphFile{FormatVersion: formatVersion, Edition: editionJSON(p, ""), jsonGraph: graphRecord(g)})
	return f.Data, err
}

// graphRecord is a graph for other systems.
func graphRecord(g graph.Graph) jsonGraph {
	return jsonGraph{
		Nodes: each(g.Nodes, func(n graph.Node) jsonNode {
			made := jsonNode{ID: n.ID, Kind: n.Kind, Record: n.Record, Name: n.Name, External: n.External}
			if n.Department != nil {
				ref := departmentRef(n.Department)
				made.Department = &ref
			}
			return made
		}),
		Edges: each(g.Edges, func(e graph.Edge) jsonEdge {
			return jsonEdge{
				Type: e.Type, From: e.From, To: e.To, Requirement: e.Requirement, Element: jsonElement(e.Element), When: guardJSON(e.When), By: e.By, Of: e.Of,
				Necessity: e.Necessity, Relaxation: relaxationJSON(e.Relax), Loop: e.Loop, Basis: citations(e.Basis),
			}
		}),
	}
}
