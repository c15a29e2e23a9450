package graph

import (
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
)

// TestGraphChart says by hand what pictures show: a document in the box of the one matter that issues it, what is asked for twice
// on the same terms once, alternatives where they meet, a loop as a loop, the matters of other departments faint.
func TestGraphChart(t *testing.T) {
	small, worked := rendertest.Solution(t, rendertest.Small), rendertest.Solution(t, rendertest.Worked)
	for _, x := range []struct {
		id    string
		wants []string
	}{
		{"licence", []string{
			`matter/approve 立项审批 [发：立项"批复"] in "quality"`,
			`matter/licence 试验许可 [发：试验许可证] in "planning" strong loop`,
			`matter/renewal 试验许可延续 [] in "planning" loop`,
			`document/survey 测绘成果 [] in "" dashed`,
			`licence.prerequisites[0] 任一 [前置] in "planning"`,
			`document/survey > matter/licence [材料/仅当总投资超过1000元不超过5000万元/办结前/可容缺] dashed`,
			`licence.prerequisites[0] > matter/licence [] thick`,
			`matter/file > licence.prerequisites[0] [受理即可] thick plain`,
			`matter/approve > matter/licence [前置/仅当属于政府投资，并且供地方式为划拨或者租赁/办结前] thick dashed`,
			`matter/licence > matter/renewal [材料（非必要）]`,
			`matter/licence > matter/renewal [前置] thick loop`,
		}},
		{"construction-land-permit", []string{
			`matter/land-contract > matter/construction-land-permit [材料、前置/仅当供地方式为出让] thick`,
			`document/land-preapproval 建设项目用地预审与选址意见书 [] in ""`,
			`matter/site-opinion > document/land-preapproval [核发] faint`,
		}},
		{"water", []string{
			`matter/water-licence 取水许可（取水许可证核发） [发：取水许可证] in ""`,
			`matter/project-filing 企业投资项目备案 [东营市河口区行政审批服务局/发：企业投资项目备案证明] in "" faint`,
		}},
	} {
		p := small
		if SubjectOf(p.Catalog(), x.id) == nil {
			p = worked
		}
		subject := SubjectOf(p.Catalog(), x.id)
		g := Of(p.Catalog(), p.Waiting(), p.Matters()).Around(subject)
		for i, e := range g.Edges {
			g.Edges[i].Loop = e.Requirement == "renewal.prerequisites[0]"
		}
		got := rendertest.Looks(Chart(p.Catalog(), g, subject))
		for _, w := range x.wants {
			if !slices.Contains(got, w) {
				t.Errorf("%s: no %s in\n%s", x.id, w, strings.Join(got, "\n"))
			}
		}
	}
}

// TestOverviewChart says by hand what the picture of a large catalog shows, and wants every department in it.
func TestOverviewChart(t *testing.T) {
	p := rendertest.Solution(t, rendertest.Worked)
	c := overviewChart(p.Catalog(), Of(p.Catalog(), p.Waiting(), p.Matters()))
	got := rendertest.Looks(c)
	for _, w := range []string{
		`education 教育局 [2 个事项/内部先后 1 处] in ""`,
		`education > civil-affairs [民办学校办学许可证]`,
		`natural-resources > housing-construction [7 处要求] thick`,
	} {
		if !slices.Contains(got, w) {
			t.Errorf("no %s in\n%s", w, strings.Join(got, "\n"))
		}
	}
	svg, err := SVG(p.Catalog(), Of(p.Catalog(), p.Waiting(), p.Matters()), Whole(p.Catalog()))
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range p.Departments() {
		if len(d.Matters) > 0 && !strings.Contains(string(svg), ">"+d.ShortName()+"<") {
			t.Errorf("the picture does not show %s", d.Name)
		}
	}
}

// TestOverviewLoops wants mutual prerequisites to show in the picture of a large catalog, with the names of the matters.
func TestOverviewLoops(t *testing.T) {
	p := rendertest.Solution(t, rendertest.Worked)
	g := Of(p.Catalog(), p.Waiting(), p.Matters())
	for i, e := range g.Edges {
		g.Edges[i].Loop = e.Type == RequiresEdge && e.From == MatterNode+"/private-nonprofit-registration" && e.To == documentNode+"/school-licence"
	}
	c := overviewChart(p.Catalog(), g)
	if got := rendertest.Looks(c); !slices.Contains(got, `education > civil-affairs [民办学校办学许可证] loop`) || strings.Count(strings.Join(got, "\n"), " loop") != 3 {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if notes := strings.Join(c.Notes, ""); !strings.Contains(notes, "有关的事项：“民办非企业单位成立登记”。") {
		t.Error(notes)
	}
}
