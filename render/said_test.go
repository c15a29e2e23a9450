package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/matterc/matterc/render/guide"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/validate"
)

// saidCatalog is what the matters of saidCases stand in, each of which says what its case does, and saidAnyway.
const saidCatalog = `package catalog

catalog: {name: "示例目录", edition: "2026-06-01", region: "370503", publisher: "示例县行政审批服务局", language: 2}
region: "370503": {name: "示例县", level: "县级"}
law: "办法": {title: "示例办法", rank: "部门规章", effective: from: "2010-01-01"}
document: "card": {name: "身份证", kind: "证照", external: true}
fact: old: {name: "是否属于老人", question: "是老人吗？", type: "是否"}
_department: {address: "示例路 1 号", hours: "每天 9:00—17:00", phones: ["0546-0000000"], window: "常设"}
_matter: steps: [{name: "审查", role: "窗口人员"}]
`

// saidAnyway is what a matter says of the elements that its case says nothing of, but for those behind WITHOUT in it.
var saidAnyway = []string{
	`type: "其他行政权力"`, `handling: "承诺件"`, `audience: ["自然人"]`, `basis: open: {law: "办法", article: "第一条"}`, `deadline: promised: {value: 5, unit: "工作日"}`,
	"fee: charged: false", `result: document: "p%[1]d"`, `service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]`,
}

// saying is what a matter, or behind PAPER the document that it issues, says of an element, and what is printed then: in "guide", "book",
// "brief", "flow", "graph", "department", "procedure", "notice" (of a procedure of which it is the member), "sheet/column" or "json/path", behind "|". Pages hold the text; a cell or a value is the text, "" if
// there is none.
type saying struct {
	cue  string
	want []string
}

// says is a saying.
func says(cue string, want ...string) saying { return saying{cue, want} }

// open and cited are the basis of what is said, as JSON and on a page have it.
const (
	open  = `[{"key":"open","citation":"《示例办法》第一条"}]`
	cited = "（《示例办法》第一条）"
)

// saidCases are elements that a catalog may leave out: how they are absent, none and said, as far as there is that. Pages say the words
// only where the element is; those that 八公开 asks for are always there.
var saidCases = []struct {
	element, words     string
	absent, none, said saying
}{
	{"type", "",
		says(`WITHOUT type`, "guide|示例办件类型承诺件", "book|办件类型承诺件服务对象", "八公开/事项类型|", "进驻事项统计/事项类型未公布|1", "进驻事项统计/事项合计|1", "json/type|"), saying{},
		says(`type: "行政确认"`, "guide|事项类型行政确认", "book|事项类型行政确认", "八公开/事项类型|行政确认", "进驻事项统计/行政确认|1", "进驻事项统计/事项类型未公布|0", `json/type|"行政确认"`)},
	{"type of a levy", "", saying{}, saying{},
		says(`type: "行政征收"`, "guide|事项类型行政征收", "book|事项类型行政征收", "八公开/事项类型|行政征收", "进驻事项统计/行政征收|1", "进驻事项统计/事项类型未公布|0", `json/type|"行政征收"`)},
	{"handling", "",
		says(`WITHOUT handling`, "guide|一、适用范围服务对象：自然人。二、审批依据", "guide|事项类型其他行政权力服务对象", "进驻事项统计/办件类型未公布|1", "json/handling|"), saying{},
		says(`handling: "联办件"`, "guide|二、事项审查类型办件类型为联办件。三、审批依据", "guide|办件类型联办件", "book|办件类型联办件", "进驻事项统计/联办件|1", `json/handling|"联办件"`)},
	{"audience", "服务对象 自然人",
		says(`WITHOUT audience`, "八公开/服务内容|示例", "json/audience|"), saying{},
		says(`audience: ["企业法人"]`, "guide|服务对象企业法人", "guide|服务对象：企业法人。", "book|服务对象企业法人", "brief|服务对象企业法人", "八公开/服务内容|示例\n服务对象：企业法人", `json/audience|["企业法人"]`)},
	{"basis", "示例办法",
		says(`WITHOUT basis`, "guide|三、审批依据未公布。四", "book|依据条文未公布。", "brief|审批依据未公布申报条件", "八公开/审批依据|未公布", "json/basis|"), saying{},
		says(``, "guide|《示例办法》（部门规章", "book|《示例办法》第一条", "brief|审批依据《示例办法》第一条申报条件", "八公开/审批依据|《示例办法》第一条", `json/basis/0/citation|"《示例办法》第一条"`)},
	{"deadline.promised", "",
		says(`WITHOUT deadline`, "guide|承诺时限未公布", "guide|十、审批时限承诺时限：未公布十一", "book|承诺时限：未公布", "brief|承诺期限承诺时限：未公布收费标准", "flow|承诺时限：未公布。", "department|未公布", "五公开/承诺时限|未公布", "八公开/承诺期限|承诺时限：未公布", "进驻事项统计/计入事项|0", "json/deadline/promised|"), saying{},
		says(`deadline: promised: {value: 3, unit: "日"}`, "guide|承诺时限3日", "guide|承诺时限：3日", "book|承诺时限：3日", "brief|承诺时限：3日收费标准", "flow|承诺时限：3日。", "五公开/承诺时限|3 日", "八公开/承诺期限|承诺时限：3 日", `json/deadline/promised|{"value":3,"unit":"日","text":"3 日"}`)},
	{"deadline.promised of what is settled at once", "未公布",
		says(`WITHOUT deadline handling: "即办件", conditions: [], materials: [], steps: [{visit: true}]`, "guide|承诺时限当场办结", "book|承诺时限：当场办结", "procedure|事项承诺时限示例当场办结", "json/deadline/promised|"), saying{}, saying{}},
	{"fee", "收费。 不收费",
		says(`WITHOUT fee`, "procedure|收费未公布", "notice|收费未公布", "guide|收费未公布", "guide|审批收费依据及标准未公布。", "book|收费未公布。", "brief|收费标准未公布办事结果", "department|未公布", "五公开/收费标准|未公布", "八公开/收费标准|未公布", "进驻事项统计/收费|0", "json/fee|"),
		says(`fee: charged: false`, "procedure|收费不收费", "notice|收费不收费", "guide|审批收费依据及标准不收费。", "五公开/收费标准|不收费", "json/fee/charged|false"),
		says(`fee: {charged: true, items: [{name: "工本费", standard: "每份 5 元", basis: ["open"]}]}`, "procedure|每份5元", "notice|每份5元", "guide|工本费每份5元", "五公开/收费标准|工本费：每份 5 元", "进驻事项统计/收费|1", "json/fee/charged|true")},
	{"result", "示例证",
		says(`WITHOUT result`, "guide|审批结果未公布", "guide|十二、审批结果未公布。", "book|未公布。", "brief|办事结果未公布", "八公开/办事结果|未公布", "json/result|"), saying{},
		says(`result: name: "答复"`, "guide|审批结果答复", "guide|十二、审批结果答复。", "book|答复。", "brief|办事结果答复", "八公开/办事结果|答复", `json/result/name|"答复"`)},
	{"scope", "",
		says(``, "guide|一、适用范围服务对象：自然人。", "book|一、适用范围服务对象：自然人。", "brief|服务内容示例服务对象", "八公开/服务内容|示例\n服务对象：自然人", "五公开/审批内容|示例\n服务对象：自然人", "json/scope|"), saying{},
		says(`scope: "开店的。"`, "guide|一、适用范围开店的。服务对象", "book|一、适用范围开店的。服务对象", "brief|服务内容示例开店的。服务对象", "八公开/服务内容|开店的。\n服务对象：自然人", "json/scope|\"开店的。\"")},
	{"basis kind", "设定依据", says(``, "json/basis/0/kind|"), saying{},
		says(`basis: open: kind: "设定依据"`, "guide|第一条（设定依据）", "book|第一条（设定依据）", "事项基本要素/依据类型|设定依据：\n《示例办法》第一条", `json/basis/0/kind|"设定依据"`)},
	{"conditions", "",
		says(``, "guide|六、申请条件未公布。七", "book|申请条件未公布。", "brief|申报条件未公布申报材料", "八公开/申报条件|未公布", "json/conditions|"),
		says(`conditions: []`, "guide|六、申请条件无。七", "book|申请条件无。", "brief|申报条件无申报材料", "八公开/申报条件|无", "json/conditions|[]"),
		says(`conditions: [{text: "成年。", basis: ["open"]}]`, "guide|六、申请条件成年。"+cited+"七", "book|申请条件成年。"+cited, "brief|申报条件1.成年申报材料", "八公开/申报条件|成年", `json/conditions|[{"text":"成年。","basis":`+open+`}]`)},
	{"materials", "",
		says(``, "guide|申请材料未公布。办理窗口", "guide|七、申请材料目录未公布。八", "book|申请材料目录未公布。", "brief|申报材料未公布办理程序", "五公开/申报材料|未公布", "八公开/申报材料|未公布", "材料清单/材料名称|未公布", "json/materials|"),
		says(`materials: []`, "guide|申请材料无。办理窗口", "guide|七、申请材料目录无。八", "book|申请材料目录无。", "brief|申报材料无办理程序", "五公开/申报材料|无", "八公开/申报材料|无", "材料清单/材料名称|无", "json/materials|[]"),
		says(`materials: [{name: "申请表", basis: []}]`, "guide|申请材料共1项。", "book|1申请表", "brief|申报材料1.申请表办理程序", "五公开/申报材料|申请表", "八公开/申报材料|申请表", "材料清单/材料名称|申请表", `json/materials/0/name|"申请表"`)},
	{"material necessity", "必要",
		says(`materials: [{name: "申请表", basis: []}]`, "brief|1.申请表办理程序", "材料清单/必要性|", "json/materials/0/necessity|"), saying{},
		says(`materials: [{name: "申请表", basis: [], necessity: "非必要"}]`, "guide|申请表非必要", "book|申请表非必要", "brief|1.申请表（非必要）", "材料清单/必要性|非必要", `json/materials/0/necessity|"非必要"`)},
	{"material form", "纸质 电子",
		says(`materials: [{name: "申请表", basis: []}]`, "材料清单/形式|", "json/materials/0/form|"), saying{},
		says(`materials: [{name: "申请表", basis: [], form: "纸质"}]`, "guide|申请表纸质", "book|申请表纸质", "材料清单/形式|纸质", `json/materials/0/form|"纸质"`)},
	{"material source", "来源 自备",
		says(`materials: [{name: "申请表", basis: []}]`, "材料清单/来源渠道|", "json/materials/0/source|"), saying{},
		says(`materials: [{name: "申请表", basis: [], source: "申请人自备"}]`, "guide|申请表申请人自备", "book|申请表申请人自备", "材料清单/来源渠道|申请人自备", `json/materials/0/source|"申请人自备"`)},
	{"material original", "份数 原件 0份",
		says(`materials: [{name: "申请表", basis: []}]`, "brief|1.申请表办理程序", "材料清单/原件|", "材料清单/复印件|", "json/materials/0/original|"), saying{},
		says(`materials: [{name: "申请表", basis: [], original: 2}]`, "guide|申请表原件2份", "book|申请表原件2份", "brief|1.申请表（原件2份）", "材料清单/原件|2", "json/materials/0/original|2")},
	{"steps value", "不占时限",
		says(``, "guide|1审查窗口人员", "book|审查（窗口人员）。", "brief|办理程序审查承诺期限", "八公开/办理程序|审查（窗口人员）", "json/steps/0/time|"),
		says(`steps: [{value: 0}]`, "guide|1审查窗口人员不占时限", "book|审查（窗口人员，不占时限）", "八公开/办理程序|审查（窗口人员）", `json/steps/0/time|{"value":0,"unit":"工作日","text":"不占时限"}`), // as long as it takes
		says(`steps: [{value: 3}]`, "guide|1审查窗口人员3个工作日", "book|审查（窗口人员，3个工作日）", "八公开/办理程序|审查（窗口人员，3 个工作日）", `json/steps/0/time|{"value":3,"unit":"工作日","text":"3 个工作日"}`)},
	{"steps visit", "到现场",
		says(``, "八公开/办理程序|审查（窗口人员）", "json/visits|", "json/steps/0/visit|", "进驻事项统计/到现场次数合计|", "进驻事项统计/平均每项次数|", "进驻事项统计/零跑动|0"),
		says(`steps: [{visit: false}]`, "guide|到现场次数0次（不用到现场）", "guide|审查窗口人员不用", "book|到现场次数0次（不用到现场）", "brief|到现场次数0次（不用到现场）", "json/visits|0", "json/steps/0/visit|false", "进驻事项统计/到现场次数合计|0", "进驻事项统计/零跑动|1"),
		says(`steps: [{visit: true}]`, "guide|到现场次数1次", "guide|审查窗口人员要", "book|到现场次数1次", "brief|到现场次数1次", "flow|申请人到现场", "八公开/办理程序|审查（窗口人员，申请人到现场）", "json/visits|1", "json/steps/0/visit|true", "进驻事项统计/到现场次数合计|1")},
	{"deadline.statutory", "法定时限 法律没有规定",
		says(``, "brief|承诺期限承诺时限：5个工作日收费标准", "八公开/承诺期限|承诺时限：5 个工作日", "json/deadline/statutory|", "json/deadline/unlimited|"),
		says(`deadline: statutory: {limited: false, basis: ["open"]}`, "guide|法定时限法律没有规定", "guide|法定时限：法律没有规定"+cited, "book|法定时限：法律没有规定"+cited, "brief|法定时限：法律没有规定收费标准", "八公开/承诺期限|承诺时限：5 个工作日\n法定时限：法律没有规定", "json/deadline/statutory|", "json/deadline/unlimited|"+open),
		says(`deadline: statutory: {value: 15, unit: "日", basis: ["open"]}`, "procedure|5个工作日15日", "notice|15日", "guide|法定时限15日", "guide|法定时限：15日"+cited, "book|法定时限：15日"+cited, "brief|法定时限：15日收费标准", "八公开/承诺期限|承诺时限：5 个工作日\n法定时限：15 日", `json/deadline/statutory|{"value":15,"unit":"日","text":"15 日","basis":`+open+`}`)},
	{"deadline.statutory of a licence", "法律没有规定",
		says(`type: "行政许可", conditions: [], materials: []`, "guide|法定时限20个工作日（行政许可法第四十二条；未登记另有规定）", "book|法定时限：20个工作日（行政许可法第四十二条；未登记另有规定）", "brief|法定时限：20个工作日（行政许可法第四十二条；未登记另有规定）收费标准",
			"八公开/承诺期限|承诺时限：5 个工作日\n法定时限：20 个工作日（行政许可法第四十二条；未登记另有规定）", `json/deadline/statutory|{"value":20,"unit":"工作日","text":"20 个工作日","derived":true,"basis":[]}`, "json/deadline/unlimited|"),
		says(`type: "行政许可", conditions: [], materials: [], deadline: statutory: {limited: false, basis: ["open"]}`, "guide|法定时限法律没有规定", "brief|法定时限：法律没有规定收费标准", "json/deadline/statutory|", "json/deadline/unlimited|"+open),
		says(`type: "行政许可", conditions: [], materials: [], deadline: statutory: {value: 15, unit: "工作日", basis: ["open"]}`, "guide|法定时限15个工作日", "brief|法定时限：15个工作日收费标准", `json/deadline/statutory|{"value":15,"unit":"工作日","text":"15 个工作日","basis":`+open+`}`)},
	{"deadline.excluded", "不计入",
		says(``, "json/deadline/excluded|"), says(`deadline: excluded: []`, "json/deadline/excluded|[]"),
		says(`deadline: excluded: [{kind: "听证", value: 9, unit: "日", basis: ["open"]}]`, "guide|不计入时限：听证，最长9日"+cited, "book|不计入时限：听证，最长9日"+cited, "brief|不计入时限：听证，最长9日", "八公开/承诺期限|承诺时限：5 个工作日\n不计入时限：听证，最长 9 日", `json/deadline/excluded/0/value|9`)},
	{"fee basis and note", "依法停收",
		says(`fee: charged: false`, "guide|收费不收费", "guide|审批收费依据及标准不收费。十", "book|收费不收费。", "brief|收费标准不收费办事结果", "department|不收费", "五公开/收费标准|不收费", "八公开/收费标准|不收费", "json/fee/charged|false", "json/fee/basis|", "json/fee/note|"),
		says(`fee: {charged: false, basis: ["open"], note: "依法停收"}`, "guide|审批收费依据及标准不收费"+cited+"。依法停收。", "book|收费不收费"+cited+"。依法停收。", "brief|收费标准不收费（依法停收）办事结果", "五公开/收费标准|不收费（依法停收）", "八公开/收费标准|不收费（依法停收）", "json/fee/basis|"+open, `json/fee/note|"依法停收"`),
		says(`fee: {charged: true, items: [{name: "工本费", standard: "每份 5 元", basis: ["open"]}], note: "学生不收"}`, "guide|工本费每份5元", "guide|学生不收。", "book|学生不收。", "brief|收费标准工本费：每份5元学生不收办事结果", "五公开/收费标准|1.工本费：每份 5 元\n2.学生不收", "收费目录清单/收费标准|每份 5 元", `json/fee/note|"学生不收"`)},
	{"result.validity", "有效期 长期",
		says(``, "brief|办事结果示例证", "八公开/办事结果|示例证", "json/result/validity|"),
		says(`PAPER validity: forever: true`, "guide|有效期长期", "book|有效期：长期", "brief|办事结果示例证有效期：长期", "八公开/办事结果|示例证\n有效期：长期", `json/result/validity|{"forever":true,"text":"长期"}`),
		says(`PAPER validity: {value: 5, unit: "年"}`, "guide|有效期5年", "book|有效期：5年", "brief|办事结果示例证有效期：5年", "八公开/办事结果|示例证\n有效期：5 年", `json/result/validity|{"value":5,"unit":"年","text":"5 年"}`)},
	{"result.delivery", "送达 领取",
		says(``, "八公开/办事结果|示例证", "json/result/delivery|"), saying{},
		says(`result: delivery: ["窗口领取"]`, "guide|结果送达窗口领取。", "book|窗口领取。", "brief|送达：窗口领取", "八公开/办事结果|示例证\n送达：窗口领取", `json/result/delivery|["窗口领取"]`)},
	{"result.within", "送达",
		says(``, "八公开/办事结果|示例证", "json/result/within|"), saying{},
		says(`result: within: {value: 7, unit: "日"}`, "guide|结果送达自作出决定之日起7日内送达。", "book|自作出决定之日起7日内送达。", "brief|送达：自作出决定之日起7日内送达", "八公开/办事结果|示例证\n送达：自作出决定之日起 7 日内送达", `json/result/within|{"value":7,"unit":"日","text":"7 日"}`)},
	{"result.pickup", "领取",
		says(``, "八公开/办事结果|示例证", "json/result/pickup|"), saying{},
		says(`result: pickup: "一楼发证窗口"`, "guide|领取地点：一楼发证窗口。", "procedure|领取地点：一楼发证窗口", "book|领取地点：一楼发证窗口。", "brief|领取地点：一楼发证窗口。", "八公开/办事结果|示例证\n领取地点：一楼发证窗口。", `json/result/pickup|"一楼发证窗口"`)},
	{"result.collector", "领取",
		says(``, "八公开/办事结果|示例证", "json/result/collector|"), saying{},
		says(`result: collector: "本人或者受托人"`, "guide|领取人：本人或者受托人。", "book|领取人：本人或者受托人。", "brief|领取人：本人或者受托人。", "八公开/办事结果|示例证\n领取人：本人或者受托人。", `json/result/collector|"本人或者受托人"`)},
	{"result.payment", "给付",
		says(``, "八公开/办事结果|示例证", "json/result/payment|"), saying{},
		says(`result: payment: {text: "每月 300 元。", when: old: true, basis: ["open"]}`, "guide|给付标准（属于老人）：每月300元。"+cited, "book|给付标准（属于老人）：每月300元。"+cited, "brief|给付标准（属于老人）：每月300元",
			"八公开/办事结果|示例证\n给付标准（属于老人）：每月 300 元（《示例办法》第一条）", `json/result/payment/basis|`+open, `json/result/payment/when/sentence|"属于老人"`)},
	{"results.within", "告知单",
		says(``, "json/results|"), saying{},
		says(`results: [{name: "告知单", within: {value: 9, unit: "日"}}]`, "guide|“告知单”送达：自作出决定之日起9日内送达", "book|“告知单”送达：自作出决定之日起9日内送达", "brief|“告知单”送达：自作出决定之日起9日内送达",
			"八公开/办事结果|示例证\n告知单\n“告知单”送达：自作出决定之日起 9 日内送达", `json/results/0/within/value|9`)},
	{"results.collector", "告知单 领取人",
		says(``, "json/results|"), saying{},
		says(`results: [{name: "告知单", collector: "经办人"}]`, "guide|“告知单”送达：领取人：经办人", "guide|领取人经办人", "book|领取人：经办人", "brief|“告知单”送达：领取人：经办人", "八公开/办事结果|示例证\n告知单\n“告知单”送达：领取人：经办人", `json/results/0/collector|"经办人"`)},
	{"results.payment", "告知单 给付",
		says(``, "json/results|"), saying{},
		says(`results: [{name: "补贴", payment: {text: "每年 90 元。", basis: ["open"]}}]`, "guide|“补贴”给付标准：每年90元。"+cited, "book|“补贴”给付标准：每年90元。"+cited, "brief|“补贴”给付标准：每年90元", "八公开/办事结果|示例证\n补贴\n“补贴”给付标准：每年 90 元（《示例办法》第一条）", `json/results/0/payment/text|"每年 90 元。"`)},
	{"prohibitions", "禁止 不予办理",
		says(``, "json/prohibitions|"),
		says(`prohibitions: []`, "guide|禁止性要求无。", "json/prohibitions|[]"), // a book leaves out what does not apply
		says(`prohibitions: [{text: "失信的。", basis: ["open"]}]`, "guide|禁止性要求失信的。"+cited, "book|不予办理的情形失信的。"+cited, "brief|不予办理1.失信的", "八公开/申报条件|未公布\n不予办理：\n失信的", `json/prohibitions|[{"text":"失信的。","basis":`+open+`}]`)},
	{"quota", "数量限制",
		says(``, "json/quota|"),
		says(`quota: {limited: false, basis: ["open"]}`, "guide|数量限制无"+cited+"。", "事项基本要素/数量限制|无（《示例办法》第一条）", `json/quota|{"limited":false,"basis":`+open+`}`), // as above
		says(`quota: {text: "每年 3 件。", basis: ["open"]}`, "guide|数量限制每年3件。"+cited, "book|数量限制每年3件。"+cited, "brief|数量限制每年3件", "八公开/申报条件|未公布\n数量限制：每年 3 件", `json/quota|{"limited":true,"text":"每年 3 件。","basis":`+open+`}`)},
	{"prerequisites", "前置 先办 先后关系 受理前",
		says(`materials: []`, "json/prerequisites|"),
		says(`materials: [], prerequisites: []`, "guide|前置要求：无。", "book|前置要求：无。", "department|本部门的事项都不要求先办其他事项，也不要求其他机关的证照批文。", "json/prerequisites|[]"),
		says(`prerequisites: [{document: "card", basis: ["open"]}]`, "guide|受理前，须已经取得“身份证”", "book|受理前，须已经取得“身份证”", "brief|受理前，须已经取得“身份证”", "graph|身份证", "八公开/申报条件|受理前，须已经取得“身份证”", `json/prerequisites/0/anyOf/0/name|"身份证"`)},
	{"agencies", "中介",
		says(``, "json/intermediaryServices|"), says(`agencies: []`, "json/intermediaryServices|[]"),
		says(`agencies: [{name: "测绘", payer: "申请人", basis: ["open"]}]`, "guide|中介服务", "guide|测绘", "book|中介服务", "中介服务清单/中介服务事项名称|测绘", `json/intermediaryServices/0/name|"测绘"`)},
	{"kind without a family", "业务办理项类别 变更",
		says(``, "json/kind|"), saying{},
		says(`kind: "变更"`, "guide|业务办理项类别变更", "book|业务办理项类别变更", "brief|业务办理项类别变更", "事项基本要素/办理项类别|变更", `json/kind|"变更"`, "json/family|")},
	{"level", "行使层级 县级",
		says(``, "json/levels|"), saying{},
		says(`level: "县级"`, "guide|行使层级：县级", "book|行使层级：县级", "事项基本要素/行使层级和权力|行使层级：县级", `json/levels|["县级"]`)},
	{"channels", "窗口办理 网上 快递 办理形式 接收方式",
		says(``, "json/channels|"), saying{},
		says(`channels: ["窗口办理"]`, "guide|接收方式窗口办理", "guide|办理形式窗口办理", "book|窗口办理", "flow|窗口办理", `json/channels|["窗口办理"]`)},
	{"channels with a step in one", "网上 快递",
		says(`steps: [{visit: true, via: ["窗口办理"]}]`, "guide|到现场次数", "json/channels|"), saying{},
		says(`channels: ["窗口办理", "网上办理"], steps: [{visit: true, via: ["窗口办理"]}]`, "guide|到现场次数窗口办理1次，网上办理0次", "brief|到现场次数窗口办理1次，网上办理0次")},
	{"tracking", "查询",
		says(``, "json/tracking|"), saying{},
		says(`tracking: "凭受理编号查询"`, "guide|凭受理编号查询。", "book|凭受理编号查询。", `json/tracking|"凭受理编号查询"`)},
	// Who hears a case is not said: that one may ask for review and sue is law, whatever a catalog says.
	{"remedy", "示例县人民",
		says(``, "guide|向行政复议机关申请行政复议", "guide|直接向人民法院提起行政诉讼", "book|向行政复议机关申请行政复议", "json/remedy|"), saying{},
		says(`remedy: {review: "示例县人民政府", court: "示例县人民法院"}`, "guide|向示例县人民政府申请行政复议", "guide|直接向示例县人民法院提起行政诉讼", "book|向示例县人民政府申请行政复议", `json/remedy|{"review":"示例县人民政府","court":"示例县人民法院"}`)},
	{"online", "网上 网办 互联网",
		says(``, "json/online|"), saying{},
		says(`online: {url: "https://example.gov.cn/m", depth: "互联网受理"}`, "guide|网上办理https://example.gov.cn/m", "guide|网上办理深度互联网受理", "book|网上办理深度：互联网受理", "brief|网上办理https://example.gov.cn/m", `json/online|{"url":"https://example.gov.cn/m","depth":"互联网受理"}`)},
	{"service", "窗口接收 办理窗口 咨询 投诉 办公地址",
		says(`WITHOUT service channels: ["网上办理"], online: url: "https://example.gov.cn"`, "json/windows|"), saying{},
		says(``, "guide|办理窗口示例路1号一楼", "guide|咨询途径一楼：0546-0000000", "book|办理窗口示例路1号一楼", "brief|办理窗口示例路1号一楼", `json/windows/0/window|"一楼"`)},
	{"reach", "通办",
		says(``, "json/reach|"), saying{},
		says(`reach: "全省"`, "guide|通办范围全省", "book|通办范围：全省", `json/reach|"全省"`)},
}

// saidByProcedures are words that the pages of a procedure say whatever its member says, by the element of the case, with the reason.
var saidByProcedures = map[string][]string{
	"audience": {"服务对象", "自然人"}, // those of the procedure
	"basis":    {"示例办法"},        // that of the procedure
	"service":  {"咨询", "投诉"},    // where the procedure answers
	"deadline.promised of what is settled at once": {"未公布"},      // its windows are not, nor how long it takes
	"material original":                            {"份数"},       // how materials of several members are counted
	"steps visit":                                  {"到现场"},      // the row says that the catalog does not say
	"deadline.statutory":                           {"法定时限"},     // the row says that none is registered
	"result.delivery":                              {"送达"},       // the section, and the receipt of the notice
	"result.within":                                {"送达"},       // likewise
	"prerequisites":                                {"前置", "先办"}, // from what figures are derived, and the section
}

// TestSaidUnknownNone wants an element that a catalog leaves out to be printed nowhere, or as not published where 八公开 or 五公开 ask for it;
// what there is none of as none; and what is said as it is said.
func TestSaidUnknownNone(t *testing.T) {
	source, n := saidCatalog, 0
	for _, c := range saidCases {
		for _, s := range []saying{c.absent, c.none, c.said} {
			said, paper := s.cue, ""
			if of, ok := strings.CutPrefix(said, "PAPER "); ok {
				said, paper = "", of
			}
			without := ""
			if of, ok := strings.CutPrefix(said, "WITHOUT "); ok {
				without, said, _ = strings.Cut(of, " ")
			}
			for _, s := range saidAnyway {
				name, _, _ := strings.Cut(s, ":")
				if own := "\n" + said; name == without || slices.Contains([]string{"type", "handling", "audience", "fee", "service"}, name) && strings.Contains(own, name+": ") || strings.Contains(own, "result: name") && name == "result" ||
					name == "deadline" && strings.Contains(own, "deadline: promised") {
					continue
				}
				if strings.Contains(s, "%") {
					s = fmt.Sprintf(s, n)
				}
				said += "\n" + s
			}
			source += fmt.Sprintf(`
document: "p%[1]d": #Document & {name: "示例证%02[1]d", kind: "证照", %[2]s}
department: "d%[1]d": #Department & _department & {name: "示例局%02[1]d"}
matter: "m%[1]d": #Matter & _matter & {name: "示例%02[1]d", department: "d%[1]d", %[3]s}
procedure: "r%[1]d": {name: "联办%02[1]d", lead: "d%[1]d", audience: ["自然人"], basis: open: {law: "办法", article: "第一条"}, members: [{matter: "m%[1]d"}]}
`, n, paper, said)
			n++
		}
	}
	p := rendertest.Source(t, source)
	all := readSaid(t, p)
	for i, c := range saidCases {
		for j, s := range []saying{c.absent, c.none, c.said} {
			state := []string{"absent", "none", "said"}[j]
			pages := all.pages(i*3 + j)
			for _, want := range s.want {
				place, text, _ := strings.Cut(want, "|")
				if strings.Contains(place, "/") {
					if got := all.value(t, i*3+j, place); got != text {
						t.Errorf("%s %s: %s is %q, want %q", c.element, state, place, got, text)
					}
					continue
				}
				for file, got := range pages[place] {
					if !strings.Contains(got, rendertest.Words(text)) {
						t.Errorf("%s %s: %s does not say %s:\n%s", c.element, state, file, text, got)
					}
				}
			}
			if state != "absent" {
				continue
			}
			for place, texts := range pages {
				for file, got := range texts {
					for _, word := range strings.Fields(c.words) {
						if anyway := slices.Contains([]string{"procedure", "notice"}, place) && slices.Contains(saidByProcedures[c.element], word); !anyway && strings.Contains(got, word) {
							t.Errorf("%s %s: %s says %s:\n%s", c.element, state, file, word, got)
						}
					}
				}
			}
		}
	}
}

// saidFiles are the outputs of the matters of saidCases: of each its name stands there as 示例, as if it were the only one.
type saidFiles struct {
	book  map[string]string // the guide of a matter as it stands in a book, by id
	files map[string]string // pages as their readers see them, and JSON, by path
	rows  map[string][][]string
}

// readSaid makes the outputs.
func readSaid(t *testing.T, p *validate.Program) saidFiles {
	t.Helper()
	all := saidFiles{map[string]string{}, map[string]string{}, map[string][][]string{}}
	files, err := Files(p, Options{Only: []string{"guide", "json", "sheet", "docx"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		switch path.Ext(f.Path) {
		case ".json":
			all.files[f.Path] = string(f.Data)
		case ".docx":
			all.files[f.Path] = docxText(t, f.Data)
		case ".xlsx":
			book, err := excelize.OpenReader(bytes.NewReader(f.Data))
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range book.GetSheetList() {
				if all.rows[name], err = book.GetRows(name); err != nil {
					t.Fatal(err)
				}
			}
		default:
			all.files[f.Path], _ = readable(t, f)
		}
	}
	for _, m := range p.Matters() {
		for _, e := range guide.OfMatter(m, p) {
			if e.Kind.Printing().Book == page.Bound {
				all.book[m.ID] = rendertest.TreeWords(e.InBook("").Blocks, false)
			}
		}
	}
	return all
}

// pages are the texts of the pages of a matter, by place and file. A leaflet prints the brief.
func (f saidFiles) pages(n int) map[string]map[string]string {
	id := "m" + strconv.Itoa(n)
	pages := map[string]map[string]string{"book": {"book": f.book[id]}}
	for place, names := range map[string][]string{
		"guide": {"guides/" + id + ".md", "guides/" + id + ".html", "docx/guides/" + id + ".docx"}, "brief": {"guides/" + id + ".brief.md", "guides/" + id + ".brief.html"},
		"flow": {"guides/" + id + ".flow.svg"}, "graph": {"departments/d" + id[1:] + ".graph.svg"}, "department": {"departments/d" + id[1:] + ".md", "departments/d" + id[1:] + ".html"},
		"procedure": {"procedures/r" + id[1:] + ".md", "procedures/r" + id[1:] + ".html"}, "notice": {"notices/r" + id[1:] + ".md", "notices/r" + id[1:] + ".html"},
	} {
		pages[place] = map[string]string{}
		for _, name := range names {
			pages[place][name] = f.files[name]
		}
	}
	for _, texts := range pages {
		for name, s := range texts {
			texts[name] = unnumbered(s, n)
		}
	}
	return pages
}

// value is what a column of a sheet, or a path in the JSON, has of a matter; "" for nothing.
func (f saidFiles) value(t *testing.T, n int, place string) string {
	t.Helper()
	sheet, column, _ := strings.Cut(place, "/")
	if sheet == "json" {
		value := json.RawMessage(f.files[fmt.Sprintf("json/matters/m%d.json", n)])
		for _, name := range strings.Split("matter/"+column, "/") {
			var list []json.RawMessage
			var fields map[string]json.RawMessage
			if i, err := strconv.Atoi(name); err == nil && json.Unmarshal(value, &list) == nil && i < len(list) {
				value = list[i]
			} else if json.Unmarshal(value, &fields) != nil || fields[name] == nil {
				return ""
			} else {
				value = fields[name]
			}
		}
		var b bytes.Buffer
		if err := json.Compact(&b, value); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	at := -1
	for _, row := range f.rows[sheet] {
		if at < 0 {
			at = slices.Index(row, column)
			continue
		}
		if slices.Contains(row, fmt.Sprintf("示例%02d", n)) || slices.Contains(row, fmt.Sprintf("示例局%02d", n)) {
			if at >= len(row) {
				return ""
			}
			return unnumbered(row[at], n)
		}
	}
	t.Errorf("there is no %s of matter %d", place, n)
	return ""
}

// unnumbered is a text in which a matter and its document are called as if there were no others.
func unnumbered(s string, n int) string {
	return strings.NewReplacer(fmt.Sprintf("示例%02d", n), "示例", fmt.Sprintf("示例证%02d", n), "示例证").Replace(s)
}
