package render

import (
	"os"
	"path"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
)

// TestPublishedGuides prints three guides that offices have published, entered whole, and wants their guides to say what theirs do, in its
// place, and nothing that theirs do not: the sentences are those of the offices.
func TestPublishedGuides(t *testing.T) {
	for name, test := range map[string]struct {
		id        string
		says, not []string
	}{
		// 洛川县 高龄老人津贴申请, 2017-07-13.
		"benefit": {"elderly-allowance", []string{
			"初审机构：乡镇（街道办、社区）", "复审机构：县老龄办", "协助机构：村委会", "洛川户籍，年满69周岁。", "户口本原件1份、复印件2份", "照片原件2份二寸", "到乡镇（街道办、社区）领取并填写",
			"给付标准：年满70周岁，按月、社会化发放高龄补贴。", "100周岁以上，600元/月。", "法定时限1个月", "不收费", "各乡镇（街道社区）民政站：0911-3631903", "监督投诉渠道未公布。",
			"自知道该具体行政行为之日起六十日内", "承诺时限未公布",
		}, []string{"事项类型", "办件类型", "服务对象", "承诺1个月", "陈述", "没有依据", "长期", "数量限制", "送达", "行使层级", "必要"}},
		// 滑县 林木采伐许可证, 2017-10-16; its flow is a picture.
		"quota": {"felling-licence", []string{
			"地方编码X0903", "全县范围内除房前屋后零星林木外的林木采伐", "《中华人民共和国森林法》", "第三十二条", "有采伐指标。", "申请单位为驻豫部队", "师级以上领导机关同意采伐的文件", "集体林场面积1500亩以上",
			"承诺时限：3个工作日", "办理基本流程未公布。", "林业局窗口：0372-8181579", "林业局窗口：0372-8112226", "法定时限：20个工作日（行政许可法第四十二条；未登记另有规定）",
		}, []string{"办件类型", "服务对象", "没有依据", "办理流程图", "到现场", "有效期", "前置要求", "数量限制"}},
		// 澄迈县加乐镇 长寿（高龄）老人补贴, 2016-03-05.
		"township": {"longevity", []string{
			"受理机构村便民服务站", "初审机构：镇民政办", "澄迈县80周岁以上长寿老年人。", "老人近期正面免冠红底1寸彩照原件3份近期，正面免冠，红底，1寸，彩色", "由别人申报原件1份、复印件2份",
			"提前1个月申报", "户籍为其他省份", "现居住地派出所出具的证明", "上报澄迈县民政局", "承诺时限：20个工作日", "审批结果未公布", "窗口：村便民服务站", "咨询途径未公布。", "村便民服务站：0898-67368123、0898-67369023",
		}, []string{"事项类型", "办件类型", "陈述", "没有依据", "法定时限", "办公时间", "有效期", "12345", "到现场"}},
	} {
		t.Run(name, func(t *testing.T) {
			cat, found, err := schema.Load(os.DirFS(path.Join("testdata/published", name)), schema.Options{})
			if err != nil {
				t.Fatal(err)
			}
			p, found := validate.Run(cat, found, validate.Options{})
			if p == nil || found.AtLeast(diag.Error) {
				t.Fatal(found)
			}
			files, err := Files(p, Options{Only: []string{"guide"}})
			if err != nil {
				t.Fatal(err)
			}
			said := ""
			for _, f := range files {
				if f.Path == "guides/"+test.id+".html" {
					_, main, _ := strings.Cut(string(f.Data), "<main")
					said = rendertest.HtmlWords(main)
				}
			}
			for _, s := range test.says {
				if !strings.Contains(said, s) {
					t.Errorf("it does not say %s", s)
				}
			}
			for _, s := range test.not {
				if strings.Contains(said, s) {
					t.Errorf("it says %s", s)
				}
			}
			if t.Failed() {
				t.Log(said)
			}
		})
	}
}
