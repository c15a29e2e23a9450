package graph_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/rendertest"
)

// TestGraphGolden compares drawings with those recorded.
func TestGraphGolden(t *testing.T) {
	p := rendertest.Solution(t, rendertest.Small)
	var files []output.File
	for _, id := range []string{"", "approve", "licence", "filing", "one-thing", "quality"} {
		for _, format := range render.GraphFormats() {
			data, err := render.Graph(p, id, format)
			if err != nil {
				t.Fatal(err)
			}
			if again, err := render.Graph(p, id, format); err != nil || string(again) != string(data) {
				t.Errorf("%s %s: two runs differ (%v)", id, format, err)
			}
			name := "all." + format
			if id != "" {
				name = id + "." + format
			}
			files = append(files, output.File{Path: name, Data: data})
		}
	}
	rendertest.Goldens(t, "testdata/golden", files)
}

// TestGraphNeighbourhood says by hand what belongs to a record.
func TestGraphNeighbourhood(t *testing.T) {
	p := rendertest.Solution(t, rendertest.Small)
	for id, want := range map[string]struct{ nodes, edges string }{
		"": {
			"approve file licence renewal approval filing licence survey",
			"approve>approval file>filing licence>licence licence<survey licence<approval licence<filing licence<file " +
				"licence<approve renewal<licence renewal<licence",
		},
		// With what asks for its document, and the alternatives to that.
		"approve": {
			"approve file licence approval filing",
			"approve>approval licence<approval licence<filing licence<file licence<approve",
		},
		// What renews it is another matter's business, but it asks for the licence.
		"licence": {
			"approve file licence renewal approval filing licence survey",
			"approve>approval file>filing licence>licence licence<survey licence<approval licence<filing licence<file " +
				"licence<approve renewal<licence renewal<licence",
		},
		"renewal": {
			"approve file licence renewal approval filing licence survey",
			"approve>approval file>filing licence>licence licence<survey licence<approval licence<filing licence<file " +
				"licence<approve renewal<licence renewal<licence",
		},
		// A document: who issues it, who asks for it.
		"survey": {"licence survey", "licence<survey"},
		"filing": {"file licence approval filing", "file>filing licence<approval licence<filing licence<file"},
		"unused": {"", ""},
		// A procedure: what its members need, not who needs them.
		"one-thing": {
			"approve file licence approval filing licence survey",
			"approve>approval file>filing licence>licence licence<survey licence<approval licence<filing licence<file licence<approve",
		},
		// A department: what its matters need directly, and who issues that.
		"quality":  {"approve file approval filing", "approve>approval file>filing"},
		"planning": {"approve file licence renewal approval filing licence survey", "approve>approval file>filing licence>licence licence<survey licence<approval licence<filing licence<file licence<approve renewal<licence renewal<licence"},
	} {
		data, err := render.Graph(p, id, "json")
		if err != nil {
			t.Fatal(err)
		}
		var g struct {
			Nodes []struct{ Record string }
			Edges []struct{ Type, From, To string }
		}
		if err := json.Unmarshal(data, &g); err != nil {
			t.Fatal(err)
		}
		var nodes, edges []string
		for _, n := range g.Nodes {
			nodes = append(nodes, n.Record)
		}
		for _, e := range g.Edges {
			arrow := map[string]string{"issues": ">", "requires": "<"}[e.Type]
			edges = append(edges, strings.TrimPrefix(e.From, "matter/")+arrow+e.To[strings.Index(e.To, "/")+1:])
		}
		if got := strings.Join(nodes, " "); got != want.nodes {
			t.Errorf("%q nodes: got %s, want %s", id, got, want.nodes)
		}
		if got := strings.Join(edges, " "); got != want.edges {
			t.Errorf("%q edges: got %s, want %s", id, got, want.edges)
		}
	}
}

// TestGraphErrors wants an error that names what is not known.
func TestGraphErrors(t *testing.T) {
	p := rendertest.Solution(t, rendertest.Small)
	if _, err := render.Graph(p, "nobody", "dot"); err == nil || !strings.Contains(err.Error(), `"nobody"`) {
		t.Errorf("unknown id: got error %v", err)
	}
	if _, err := render.Graph(p, "", "png"); err == nil || !strings.Contains(err.Error(), "svg, dot, mermaid, json") {
		t.Errorf("unknown format: got error %v", err)
	}
}

// TestGraphLabels says by hand what is written and how on the arrows of the drawings.
func TestGraphLabels(t *testing.T) {
	p := rendertest.Solution(t, rendertest.Small)
	for format, lines := range map[string][]string{
		"dot": {
			`"matter/file" -> "document/filing" [label="核发", color=gray60, fontcolor=gray60, arrowhead=empty];`,
			`"document/survey" -> "matter/licence" [label="材料\n仅当总投资超过1000元不超过5000万元\n办结前\n可容缺", style=dashed];`,
			`"matter/approve" -> "matter/licence" [label="前置\n仅当属于政府投资，并且供地方式为划拨或者租赁\n办结前", penwidth=2, style=dashed];`,
			`"licence.prerequisites[0]" -> "matter/licence" [label="前置", penwidth=2];`,
			`"document/approval" -> "licence.prerequisites[0]" [arrowhead=none, penwidth=2];`,
			`"matter/file" -> "licence.prerequisites[0]" [label="受理即可", arrowhead=none, penwidth=2];`,
			`"document/licence" -> "matter/renewal" [label="材料（非必要）"];`,
			`"document/survey" [label="测绘成果", shape=note, style=dashed];`,
			`label="河口区\"质量\" [安全] {局} \\"; style=rounded; color=gray60;`,
			`"matter/file" [label="项目备案 [web] <b>&amp;amp;</b> | ` + "`x`" + ` %%{init}%%"];`,
		},
		"mermaid": {
			`%% 试验目录 "A&B" <一> \ init: （版本 2026-11-01）`,
			`flowchart LR`,
			`subgraph g2["河口区#34;质量#34; #91;安全#93; #123;局#125; #92;"]`,
			`n6(["备案证明 #35;1#59; end"])`,
			`n9{"任一"}`,
			`n9 ==>|"前置"| n1`,
			`n5 === n9`,
			`n4 ===|"受理即可"| n9`,
			`n8 -.->|"材料<br/>仅当总投资超过1000元不超过5000万元<br/>办结前<br/>可容缺"| n1`,
			`linkStyle 8 stroke-width:3.5px`,
			`style n8 stroke-dasharray:4`,
		},
	} {
		data, err := render.Graph(p, "", format)
		if err != nil {
			t.Fatal(err)
		}
		var have []string
		for _, l := range strings.Split(string(data), "\n") {
			have = append(have, strings.TrimSpace(l))
		}
		for _, l := range lines {
			if !slices.Contains(have, l) {
				t.Errorf("%s: no line %s in\n%s", format, l, data)
			}
		}
	}
}
