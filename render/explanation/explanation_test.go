package explanation_test

import (
	"strings"
	"testing"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/explanation"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// TestExplain says by hand what is explained of the worked catalog.
func TestExplain(t *testing.T) {
	p := rendertest.Solution(t, rendertest.Worked)
	for _, x := range []struct {
		id, facts string
		wants     []string
		nots      []string
	}{
		{"construction-land-permit", "", []string{
			"  服务对象：企业法人、事业法人、行政机关、社会组织法人、非法人企业、自然人\n  适用：项目位置为规划区内，并且供地方式为划拨、出让或者租赁的申请人\n", "  办得成：适用的申请人都办得成\n",
			"├─ 受理前，供地方式为租赁的：先有“国有建设用地租赁合同”（材料；东营市城乡规划条例第二十七条，地方性法规），不由本目录的事项核发\n",
			"├─ 受理前，供地方式为出让的：先有“国有建设用地使用权出让合同”（材料、前置；城乡规划法第三十八条，法律）\n│  └─ 国有建设用地使用权出让\n",
			"└─ 受理前：先有“可行性研究报告批复”或“项目核准文件”或“企业投资项目备案证明”（前置；城乡规划法第三十七条，法律；城乡规划法第三十八条，法律）\n",
		}, []string{"互为前提", "划拨决定书"}},
		{"land-decision", "land=划拨 zone=规划区内", []string{
			"国有建设用地使用权划拨（", "  已知：供地方式为划拨，项目位置为规划区内\n", "  适用：全部服务对象\n", "└─ 建设用地规划许可证核发\n",
		}, []string{"出让合同"}},
		{"construction-land-permit", "land=自有存量", []string{"  适用：都不适用\n"}, []string{"办得成"}},
		{"food-licence", "", []string{
			"  服务对象：自然人、企业法人、非法人企业、其他组织\n", "  - 有专职或者兼职的食品安全管理人员和保证食品安全的规章制度（食品安全法第三十三条，法律）\n",
		}, []string{"所有申请人"}},
	} {
		given, problem := p.ParseGiven(strings.Fields(x.facts))
		if !problem.IsZero() {
			t.Fatal(problem)
		}
		text, err := render.Explain(p, x.id, given, "text", diag.ZH)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range x.wants {
			if !strings.Contains(string(text), w) {
				t.Errorf("%s %s: no %q in\n%s", x.id, x.facts, w, text)
			}
		}
		for _, w := range x.nots {
			if strings.Contains(string(text), w) {
				t.Errorf("%s %s: %q in\n%s", x.id, x.facts, w, text)
			}
		}
	}
	for _, id := range []string{"nothing", p.Departments()[0].ID} { // a department has no answer
		if text, err := render.Explain(p, id, nil, "text", diag.ZH); err == nil {
			t.Errorf("%s is explained: %q", id, text)
		}
	}
	if _, err := render.Explain(p, "land-decision", nil, "xml", diag.ZH); err == nil {
		t.Error("an unknown format is written")
	}
}

// TestExplainAll explains everything, in both formats and languages, the same every time.
func TestExplainAll(t *testing.T) {
	p := rendertest.Solution(t, rendertest.Worked)
	ids := 0
	for _, r := range p.Records(fieldpath.MatterKind, fieldpath.DocumentKind, fieldpath.ProcedureKind) {
		id := r.ID
		if matters, ok := explanation.Matters(p.Catalog(), id); r.Absent || ok && len(matters) == 0 {
			continue
		}
		ids++
		for _, format := range render.ExplainFormats() {
			for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
				a, err := render.Explain(p, id, nil, format, lang)
				if err != nil {
					t.Fatal(id, err)
				}
				if b, _ := render.Explain(p, id, nil, format, lang); string(a) != string(b) || len(a) == 0 {
					t.Errorf("%s as %s differs", id, format)
				}
			}
		}
	}
	if ids <= len(p.Matters()) {
		t.Errorf("only %d are explained", ids)
	}
}
