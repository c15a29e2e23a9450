package guide

import (
	"fmt"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/page/markdown"
	"github.com/matterc/matterc/render/rendertest"
)

// outsider is a catalog with the procedure of a shop, which needs a certificate that no member issues. HOLDS, MEMBERS and FACTS are filled in.
const outsider = `package catalog
catalog: {name: "示例", edition: "2026-06-01", region: "370503", publisher: "示例"}
region: "370503": {name: "示例县", level: "县级"}
department: "dep": {name: "示例局", address: "示例路 1 号", hours: "工作日", phones: ["0546-0000000"], window: "常设"}
law: "甲法": {title: "甲法", rank: "法律", effective: from: "2000-01-01"}
fact: trade: {name: "行业", question: "做什么？", type: "选项", values: ["餐饮", "零售"]}
FACTS
_item: {
	type: "其他行政权力", handling: "承诺件", department: "dep", audience: ["企业法人"]
	basis: b0: {law: "甲法", article: "第一条"}
	deadline: promised: {value: 10, unit: "工作日"}
	steps: [{name: "受理", role: "窗口", visit: true}]
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
document: "certificate": {name: "房屋安全证明", kind: "证明"}
matter: "certificate": #Matter & _item & {name: "房屋安全鉴定", result: document: "certificate"
	materials: [{name: "房屋图纸", original: 1, basis: ["b0"]}, {name: "厨房图纸", original: 1, when: trade: "餐饮", basis: ["b0"]}, {name: "货架图纸", original: 1, when: trade: "零售", basis: ["b0"]}]
	fee: {charged: true, items: [{name: "鉴定费", kind: "固定单价", amount: 80, standard: "每件 80 元", basis: ["b0"]}]}
}
matter: "stall": #Matter & _item & {name: "摊位备案", result: name: "回执", fee: charged: false}
matter: "shop": #Matter & _item & {name: "开店备案", result: name: "回执", fee: charged: false
	materials: [{document: "certificate", original: 1, basis: ["b0"]}, {name: "菜单", original: 1, when: trade: "餐饮", basis: ["b0"]}]
}
procedure: "open": {name: "开店", lead: "dep", audience: ["企业法人"], basis: b0: {law: "甲法", article: "第一条"}
	members: [MEMBERS]
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
`

// TestOutside wants a guide and a notice to say of what stands outside a procedure what they say of its members, for the plan has its days,
// papers, fees and visits; and nothing of what its applicants are never asked.
func TestOutside(t *testing.T) {
	var facts, members strings.Builder
	for n := range 12 { // so many situations that not all plans are made
		fmt.Fprintf(&facts, "fact: f%d: {name: \"情形%d\", question: \"是否？\", type: \"是否\"}\nmatter: m%d: #Matter & _item & {name: \"事项%d\", fee: charged: false, result: name: \"回执\"}\n", n, n, n, n)
		fmt.Fprintf(&members, ", {matter: \"m%d\", when: {trade: \"餐饮\", f%d: true}}", n, n)
	}
	for _, test := range []struct{ facts, members, outside, some, shop string }{
		{"", "", "不在本联办内，要先办", "", "2"}, // in the order in which they are handled
		{"", `, {matter: "stall"}`, "不在本联办内，要先办", "（适用情形：行业为餐饮）", "3"},
		{facts.String(), members.String(), "不在本联办内，有的情形要先办", "", "1"},
	} {
		source := strings.NewReplacer("FACTS", test.facts, "MEMBERS", `{matter: "shop", when: trade: "餐饮"}`+test.members).Replace(outsider)
		p := rendertest.Source(t, source)
		pr := p.Procedures()[0]
		guide, notice := string(markdown.Print(ProcedureGuide(pr, p, ""))), string(markdown.Print(Notice(pr, p, "")))
		for _, want := range []string{
			test.outside + "：[房屋安全鉴定](../guides/certificate.md)" + test.some + "。下面的材料、时限、收费和到现场次数包括它们。", // in the order
			"[房屋安全鉴定](../guides/certificate.md)<br>" + test.outside + test.some,                          // beside the members
			"| **房屋图纸** |", "| **厨房图纸** |", "| **鉴定费** |", "| [房屋安全鉴定](../guides/certificate.md) | **10 个工作日** |", "| 房屋安全证明 |",
			"受理前，须已经取得“房屋安全证明”（办理“[房屋安全鉴定](../guides/certificate.md)”取得）", "| **菜单** | 第 [" + test.shop + "](../guides/shop.md) 项 |",
		} {
			if !strings.Contains(guide, want) {
				t.Errorf("the guide has no %q in\n%s", want, guide)
			}
		}
		for _, want := range []string{test.outside + test.some, "**房屋图纸**", "**厨房图纸**", "**鉴定费**", "每件 80 元"} {
			if !strings.Contains(notice, want) {
				t.Errorf("the notice has no %q in\n%s", want, notice)
			}
		}
		for _, text := range []string{guide, notice} {
			if strings.Contains(text, "货架图纸") { // of shops that sell no food, which the procedure is not for
				t.Errorf("asks for what nobody hands in:\n%s", text)
			}
		}
	}
}
