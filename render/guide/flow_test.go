package guide

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page/html"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
)

// TestFlowChart says by hand what the flow chart of a matter shows: the lanes of those who act, what steps take and produce, what
// the applicant comes for, what is brought and received.
func TestFlowChart(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	c := flowChart(p.Matter("school-establishment"), 0, 6, true)
	want := []string{
		`begin 备齐材料 [至多 9 项/窗口办理] in "申请人"`,
		`0 1. 收件 [★ 申请人到现场] in "教育窗口" strong`,
		`1 2. 受理 [结果：受理通知书] in "教育窗口"`,
		`2 3. 实地核查 [15 个工作日] in "民办教育股"`,
		`3 4. 审查 [10 个工作日] in "民办教育股"`,
		`4 5. 决定 [5 个工作日/结果：批准正式设立的决定] in "局长办公会"`,
		`5 6. 送达 [结果：办学许可证/★ 申请人到现场] in "教育窗口" strong`,
		`end 结果 [民办学校办学许可证/窗口领取] in "申请人"`,
		`begin > 0 []`, `0 > 1 []`, `1 > 2 []`, `2 > 3 []`, `3 > 4 []`, `4 > 5 []`, `5 > end []`,
	}
	if got := rendertest.Looks(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if notes := strings.Join(c.Notes, ""); notes != "承诺时限：30 个工作日。到现场 2 次：粗框、带★的环节。" {
		t.Error(notes)
	}
	c = flowChart(p.Matter("eia-registration"), 0, 2, false)
	want = []string{
		`begin 备齐材料 [共 1 项/网上办理] in ""`, `0 1. 网上填报 [建设单位] in ""`, `1 2. 备案 [网上备案系统/结果：备案编号和回执] in ""`,
		`end 结果 [建设项目环境影响登记表备案回执/网上下载] in ""`, `begin > 0 []`, `0 > 1 []`, `1 > end []`,
	}
	if got := rendertest.Looks(c); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if notes := strings.Join(c.Notes, ""); !strings.HasSuffix(notes, "不用到现场。") {
		t.Error(notes)
	}
}

// TestFlowPictures wants charts that a page holds, divided where there are many steps, with every step and in order.
func TestFlowPictures(t *testing.T) {
	one := *rendertest.Program(t, rendertest.Worked).Matter("school-establishment")
	source := *one.Matter
	one.Matter = &source
	for _, test := range []struct {
		steps int
		roles []string
		ends  []string // the last step of each picture
	}{
		{1, []string{"窗口"}, []string{"1"}},
		{8, []string{"窗口", "规划科", "申请人"}, []string{"8"}},
		{9, []string{"窗口", "规划科"}, []string{"4", "9"}},
		{20, []string{"窗口", "审批科", "分管领导"}, []string{"6", "13", "20"}},
		{5, []string{"自然资源和规划局国土空间用途管制科", "行政审批服务局综合窗口", "区人民政府常务会议", "局长办公会议", "分管负责人"}, []string{"5"}},
	} {
		one.Steps = nil
		for i := range test.steps {
			comes := i == 2
			one.Steps = append(one.Steps, &model.Step{Step: &schema.Step{Name: fmt.Sprintf("环节%c", 'A'+i), Role: test.roles[i%len(test.roles)], Visit: &comes}})
		}
		all := flow(&one)
		var ends []string
		for k, p := range all {
			svg := string(p.Drawing.SVG())
			for _, line := range p.Lines {
				number, rest, _ := strings.Cut(line, ". ")
				if name, _, _ := strings.Cut(rest, "（"); !strings.Contains(svg, ">"+number+". "+name+"<") {
					t.Errorf("%d steps: the picture has no %s", test.steps, line)
				}
			}
			last, _, _ := strings.Cut(p.Lines[len(p.Lines)-1], ".")
			ends = append(ends, last)
			if d := p.Drawing; d.Width > widestFlow || d.Height > 1200 {
				t.Errorf("%d steps: %d by %d", test.steps, d.Width, d.Height)
			}
			if strings.Contains(svg, ">接上图<") != (k > 0) || strings.Contains(svg, ">接下图<") != (k+1 < len(all)) {
				t.Errorf("%d steps: picture %d does not say what comes before and after it", test.steps, k+1)
			}
			if k > 0 && p.Path == all[k-1].Path {
				t.Errorf("%s is there twice", p.Path)
			}
		}
		if !slices.Equal(ends, test.ends) {
			t.Errorf("%d steps: pictures end with %v", test.steps, ends)
		}
	}
}

// manyFlows are the flow charts of 385 matters, those of the worked catalog again and again.
func manyFlows(p *validate.Program) (bytes int) {
	for i := range 385 {
		for _, x := range flow(p.Matters()[i%len(p.Matters())]) {
			bytes += len(x.Drawing.SVG())
		}
	}
	return bytes
}

// BenchmarkFlow385 draws the flow charts of a large catalog, and beside it prints the guides they are in.
func BenchmarkFlow385(b *testing.B) {
	p := rendertest.Program(b, rendertest.Worked)
	b.Run("charts", func(b *testing.B) {
		for b.Loop() {
			b.SetBytes(int64(manyFlows(p)))
		}
	})
	b.Run("guides", func(b *testing.B) {
		pages := html.New("")
		for b.Loop() {
			for i := range 385 {
				d := Guide(p.Matters()[i%len(p.Matters())], p, "")
				if _, err := pages.HTML(d); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
