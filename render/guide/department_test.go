package guide

import (
	"strings"
	"testing"

	"github.com/matterc/matterc/render/graph"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/rendertest"
)

// TestDepartment compares lines written by hand with the pages of departments.
func TestDepartment(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	pages := map[string]page.Document{}
	for _, d := range p.Departments() {
		pages[d.ID] = department(d, p, "版本 2026-11-01")
	}
	for id, wants := range map[string][]string{
		"housing-construction": {
			"东营市河口区住房和城乡建设局", "地址河口区政务服务中心（示例）", "电话0546-0000000", "窗口类别常设", "牵头窗口三楼C10", "事项6项",
			"建筑工程施工许可证核发行政许可承诺件5日不收费简版", "工程建设项目审批东营市河口区行政审批服务局特殊建设工程消防设计审查",
			"特殊建设工程消防设计审查→特殊建设工程消防验收（材料、前置）", "另有1个事项没有登记先后关系，图中没有画出。",
		},
		"approval-service": {"企业投资项目备案"},
	} {
		text := rendertest.TreeWords(pages[id].Blocks, false)
		for _, b := range pages[id].Blocks {
			if x, ok := b.(page.Picture); ok {
				text += rendertest.Words(strings.Join(x.Lines, " "))
			}
		}
		for _, w := range wants {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %s in\n%s", id, w, text)
			}
		}
	}
	if n := len(page.Pictures(pages["approval-service"])); n != 0 {
		t.Errorf("%d pictures of what depends on nothing", n)
	}
	drawn := page.Pictures(pages["natural-resources"])
	if len(drawn) != 1 || drawn[0].Path != "departments/natural-resources.graph.svg" {
		t.Fatalf("pictures %v", drawn)
	}
	svg := string(drawn[0].Data)
	for _, w := range []string{`<a href="../guides/land-contract.html">`, `<a href="../guides/project-filing.html">`, ">任一<", "各条先后关系适用的情形，见有关事项的办事指南。"} {
		if !strings.Contains(svg, w) {
			t.Errorf("no %s in the picture", w)
		}
	}
	if strings.Contains(svg, "仅当供地方式") { // of an arrow, not of a choice
		t.Error("a picture too large for a page has labels")
	}
	if labelled := string(page.Pictures(pages["ecology"])[0].Data); !strings.Contains(labelled, ">仅当") {
		t.Error("a picture that fits on a page has no labels")
	}
}

// TestNeedTable says by hand what a table of requirements lists.
func TestNeedTable(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	for _, d := range p.Departments() {
		if d.ID != "natural-resources" {
			continue
		}
		text := rendertest.TreeWords([]page.Block{needTable(d, graph.Of(p.Catalog(), p.Waiting(), graph.Near(d)).Around(graph.DepartmentSubject(d)))}, false)
		for _, w := range []string{
			"事项要求先有", "建设工程设计方案审查“建设用地规划条件”建设项目农用地转用审批", "“项目核准文件”，或者“企业投资项目备案证明”",
		} {
			if !strings.Contains(text, w) {
				t.Errorf("no %s in\n%s", w, text)
			}
		}
	}
}
