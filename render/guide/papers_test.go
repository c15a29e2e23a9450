package guide

import (
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/render/rendertest"
)

// TestPapers reads the papers of a licence, which 行政许可法 governs, and of a filing, which it does not.
func TestPapers(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	for _, x := range []struct {
		id         string
		says, nots []string
	}{
		{"food-licence", []string{
			"一、行政许可申请受理通知书", "现予受理（《行政许可法》第三十二条第一款第五项）", "办理期限：承诺 5 个工作日，法定 20 个工作日（《行政许可法》第四十二条；《食品安全法》第三十五条）。", "期限说明：现场核查的时间计算在内。", "| □ | 经营场所平面图和主要设备设施布局图 | 复印件 1 份 |  |",
			"二、行政许可申请材料补正告知书", "（《行政许可法》第三十二条第一款第四项：当场或者在五个工作日内一次告知，法律、行政法规规定更短的，从其规定；逾期不告知的，自收到申请材料之日起即为受理）", "标明各功能区、设备设施的位置和面积。",
			"三、行政许可申请不予受理决定书", "请向＿＿＿＿＿＿＿＿申请",
			"四、不予行政许可决定书", "（《行政许可法》第三十八条第二款）", "有不予办理的情形：被吊销许可证的食品经营者", "向东营市河口区人民政府申请行政复议", "东营市河口区市场监督管理局（印章）", "东营市河口区市场监督管理局（专用印章）", "本人办理的不用提交", "非必要",
		}, []string{"| □ | 营业执照或者登记证书"}}, // which the window fetches
		{"seal-filing", []string{"一、申请受理通知书", "二、申请材料补正告知书", "三、申请不予受理决定书", "现予受理。", "需要补正的全部内容一次告知如下："}, []string{"行政许可法", "五个工作日内一次告知", "不予办理决定书"}},
		{"house-title", []string{"不予办理决定书", "不属于本事项的适用情形（本事项适用于：有建筑面积）"}, nil},
		{"project-filing", []string{"补正以后提交到：网上办理\n"}, nil},                   // over the internet alone
		{"land-allocation", []string{"向行政复议机关申请行政复议", "向东营市人民政府申请行政复议"}, nil}, // who accepts is not who decides
	} {
		text := string(markdown.Print(Papers(p.Matter(x.id), p, "版本 2026-11-01")))
		for _, s := range x.says {
			if !strings.Contains(text, s) {
				t.Errorf("%s does not say %q", x.id, s)
			}
		}
		for _, s := range x.nots {
			if strings.Contains(text, s) {
				t.Errorf("%s says %q", x.id, s)
			}
		}
	}
	p = rendertest.Program(t, rendertest.Small)
	if text := string(markdown.Print(Papers(p.Matter("approve"), p, ""))); strings.Count(text, "河口区人民政府（印章）") != 1 { // it decides, and the department accepts
		t.Errorf("the refusal is not of who decides:\n%s", text)
	}
}
