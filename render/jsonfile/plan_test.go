package jsonfile

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/timetable"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
	"github.com/matterc/matterc/validate/timing"
)

// plannedMatters is what the plans of TestPlanSaid are made of. The first week of October 2026 is off, from Thursday the 1st to Wednesday the
// 7th, and Saturday the 10th is not.
const plannedMatters = `package catalog

calendar: "2026": {source: "国办发明电〔2025〕7号", off: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"], work: ["2026-10-10"]}
document: licence: {name: "证", kind: "证照"}
document: opinion: {name: "意见", kind: "批文"}
document: circle: {name: "环形意见", kind: "批文"}
fact: big: {name: "规模大", question: "规模大吗？", type: "是否"}
_m: {
	type: "公共服务", department: "library", audience: ["自然人"], fee: charged: false
	basis: open: {law: "行政许可法", article: "第三十条"}
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
	channels: ["网上办理", "窗口办理"]
}
_n: _m & {handling: "承诺件", steps: [{name: "办理", role: "窗口"}], result: name: "完成"}
_five: deadline: promised: {value: 5, unit: "工作日"}
_one: {original: 1, basis: ["open"]}
_drawing: _one & {name: "图纸"}
_later: {kind: "容缺", effect: "撤销受理", basis: ["open"]}
_p: {
	lead: "library", audience: ["自然人"], basis: open: {law: "行政许可法", article: "第三十条"}
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
matter: first: #Matter & _m & {
	name: "先", handling: "承诺件", result: {document: "licence", within: {value: 4, unit: "工作日"}}
	deadline: {promised: {value: 3, unit: "工作日"}, excluded: [{kind: "专家评审", value: 4, unit: "工作日", basis: ["open"]}, {kind: "听证", value: 9, unit: "日", when: big: true, basis: ["open"]}]}
	materials: [_one & {name: "申请表"}, _drawing & {by: "办结"}, _one & {name: "场所证明", proof: {purpose: "有场所", issuer: "出租人", commitment: true}}]
	commitment: {text: "场所可用", consequence: "撤销证件。", basis: ["open"]}
	steps: [{name: "受理", role: "窗口"}, {name: "审查", role: "科长", value: 3}, {name: "领证", role: "窗口", visit: true}], visitReason: "核对身份证原件"
}
matter: then: #Matter & _n & _five & {
	name: "后", effective: {from: "2026-01-01", to: "2026-10-16"}, materials: [_one & {document: "licence"}, _drawing, _one & {name: "检测报告"}]
	agencies: [{name: "评估", payer: "申请人", period: {value: 1, unit: "工作日"}, basis: ["open"]}, {name: "检测", output: "检测报告", payer: "申请人", period: {value: 3, unit: "工作日"}, basis: ["open"]}]
}
matter: slow: #Matter & _n & {name: "慢", deadline: promised: {value: 1, unit: "月"}}
matter: seen: #Matter & _m & _five & {name: "再来", handling: "承诺件", steps: [{name: "受理", role: "窗口", visit: true}], result: name: "完成", prerequisites: [{matter: "slow", basis: ["open"]}]}
matter: gives: #Matter & _m & {name: "给", handling: "承诺件", deadline: promised: {value: 8, unit: "工作日"}, steps: [{name: "办理", role: "窗口"}], result: document: "opinion"}
matter: owes: #Matter & _n & _five & {name: "欠", materials: [_one & {document: "opinion", relax: _later & {supply: {value: 3, unit: "工作日"}}}, _one & {name: "说明", necessity: "容缺后补"}]}
matter: days: #Matter & _n & _five & {name: "欠几日", materials: [_one & {document: "opinion", relax: _later & {supply: {value: 5, unit: "日"}}}]}
matter: reported: #Matter & _n & _five & {name: "报", materials: [_one & {name: "报告", by: "办结"}], agencies: [{name: "查", output: "报告", payer: "申请人", period: {value: 3, unit: "工作日"}, prerequisites: [{matter: "gives", basis: ["open"]}], basis: ["open"]}]}
matter: large: #Matter & _n & _five & {name: "大", applies: big: true}
matter: open: #Matter & _n & _five & {name: "评", agencies: [{name: "鉴定", payer: "申请人", basis: ["open"]}]}
matter: circular: #Matter & _n & _five & {name: "环", materials: [_one & {document: "circle", relax: {kind: "告知承诺", basis: ["open"]}}]}
matter: gather: #Matter & _m & _five & {name: "环意见", handling: "承诺件", steps: [{name: "办理", role: "窗口"}], result: document: "circle", prerequisites: [{matter: "circular", basis: ["open"]}]}
matter: late: #Matter & _n & _five & {name: "迟", materials: [_one & {document: "delayed", relax: _later & {supply: {value: 5, unit: "工作日"}}}]}
document: delayed: {name: "迟来的意见", kind: "批文"}
matter: delays: #Matter & _m & {name: "拖", handling: "承诺件", deadline: {promised: {value: 2, unit: "工作日"}, excluded: [{kind: "专家评审", value: 9, unit: "工作日", basis: ["open"]}]}, steps: [{name: "办理", role: "窗口"}], result: document: "delayed", prerequisites: [{matter: "late", of: "受理", basis: ["open"]}]}
procedure: shop: #Procedure & _p & {
	name: "开店", note: "装修的时间不计。", effective: {from: "2026-01-01", to: "2026-10-13"}
	members: [{matter: "first", stage: "准备"}, {matter: "open", stage: "开业"}, {matter: "large"}]
}
matter: follows: #Matter & _n & _five & {name: "随", prerequisites: [{matter: "slow", of: "受理", basis: ["open"]}]}
procedure: two: #Procedure & _p & {name: "两件事", members: [{matter: "then"}, {matter: "follows"}]}
`

// plannedSolution solves plannedMatters.
func plannedSolution(t *testing.T) *eligibility.Solution {
	t.Helper()
	base, err := fs.ReadFile(rendertest.FS(t, "validate/testdata"), "base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := diagtest.FS(string(base))
	fsys["planned.cue"] = &fstest.MapFile{Data: []byte(plannedMatters)}
	cat, found, err := schema.Load(fsys, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, found := validate.Try(cat, found)
	if s == nil {
		t.Fatal(found)
	}
	return s
}

// makePlan makes the plan of a matter or a procedure.
func makePlan(t *testing.T, s *eligibility.Solution, id string, o plan.Options) *plan.Plan {
	t.Helper()
	var pr *model.Procedure
	if n := slices.IndexFunc(s.Procedures(), func(pr *model.Procedure) bool { return pr.ID == id }); n >= 0 {
		pr = s.Procedures()[n]
	}
	made, err := plan.Make(s, pr, s.Matter(id), o)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// TestPlanSaid compares what the JSON of plans says beside figures and dates with what was worked out by hand. Whatever path is not written
// wants "".
func TestPlanSaid(t *testing.T) {
	s := plannedSolution(t)
	small := []string{"big=false"}
	for _, test := range []struct {
		of, start string
		facts     []string
		relief    []plan.Relief
		want      map[string]string
	}{
		// The first is accepted on the 1st and decided after the 8th, 9th and 10th; the second is decided on the 13th,
		// when the procedure is handled no more.
		// At the latest the first takes four days more, and both one more, for the first day is off.
		{"shop", "2026-10-01", small, nil, map[string]string{
			"note": `"装修的时间不计。"`, "needless.0.matter.id": `"large"`, "needless.0.when.tests.0.fact": `"big"`, "needless.1": "",
			"figures.dayOff": "true", "figures.procedureOutOfForce": `{"from":"2026-01-01","to":"2026-10-13"}`,
			"figures.elapsed": "", "figures.elapsedWithoutOpen": "8", "figures.late": "",
			"items.0.due": `"2026-10-10"`, "items.0.excluded.0.kind": `"专家评审"`, "items.0.excluded.1": "", "items.1.excluded": "[]", "items.1.early": "true",
			"trips.0.day": "3", "trips.0.errands.0.reason": `"核对身份证原件"`,
			"materials.0.how": `"sent"`, "materials.0.by": `"受理"`, "materials.0.date": `"2026-10-01"`, "materials.0.day": "", "materials.0.until": "",
			"materials.1.how": `"sent"`, "materials.1.by": `"办结"`, "materials.1.date": `"2026-10-01"`, "materials.1.until": `"2026-10-10"`, "materials.1.untilDay": "", "materials.1.within": "",
		}},
		{"shop", "", small, []plan.Relief{plan.ByCommitment}, map[string]string{
			"figures.dayOff": "", "figures.procedureOutOfForce": "", "figures.elapsedWithoutOpen": "7", "committed.0.consequences": `[{"item":1,"text":"撤销证件。"}]`,
			"materials.0.day": "0", "materials.0.date": "", "materials.1.day": "0", "materials.1.untilDay": "3", "materials.1.until": "",
		}},
		{"shop", "2026-09-01", []string{"big=true"}, nil, map[string]string{
			"figures.dayOff": "", "figures.procedureOutOfForce": "", "needless": "[]", "items.0.excluded.1.kind": `"听证"`,
		}},
		// The drawing is for both, and the second wants it to be accepted.
		{"then", "", small, nil, map[string]string{
			"needless": "[]", "items.0.delivery.value": "4", "figures.elapsed": "19", // 3 and 4, delivered in 4, the agencies' 3, then 5
			"materials.1.name": `"图纸"`, "materials.1.to": "[1,2]", "materials.1.by": `"受理"`, "materials.1.day": "0", "materials.1.services": "[]",
			"materials.3.name": `"证"`, "materials.3.to": "[2]", "materials.3.how": `"brought"`, "materials.3.day": "", "materials.4.services": "[2]", "materials.4.day": "3",
		}},
		// The licence is there on Saturday the 10th, and the second decided on Friday the 16th, from which on it is not handled.
		{"then", "2026-10-01", small, nil, map[string]string{
			"items.0.outOfForce": "", "items.1.outOfForce": `{"from":"2026-01-01","to":"2026-10-16"}`, "figures.outOfForce.0.id": `"then"`, "figures.elapsedWithoutOpen": "",
			"materials.3.trip": "1", "materials.3.date": "", "materials.4.date": `"2026-10-10"`, "materials.4.day": "",
		}},
		// The opinion is there on day 8, and may be supplied within three days: the acceptance is on day 5.
		{"owes", "", nil, []plan.Relief{plan.SupplyLater}, map[string]string{
			"materials.0.by": `"办结"`, "materials.0.within.text": `"3 个工作日"`, "materials.0.day": "8", "materials.0.untilDay": "8", "materials.0.to": "[2]",
			"materials.1.by": `"办结"`, "materials.1.within": "", "materials.1.day": "5", "materials.1.untilDay": "10",
		}},
		// It is there on Monday the 19th; accepted on the 14th, decided on the 21st.
		{"owes", "2026-10-08", nil, []plan.Relief{plan.SupplyLater}, map[string]string{
			"materials.0.date": `"2026-10-19"`, "materials.0.until": `"2026-10-19"`, "materials.0.untilDay": "",
			"materials.1.date": `"2026-10-14"`, "materials.1.until": `"2026-10-21"`, "figures.dayOff": "",
		}},
		{"owes", "", nil, nil, map[string]string{"materials.0.by": `"受理"`, "materials.0.within": "", "materials.0.day": "8", "materials.0.untilDay": ""}},
		// The agency begins when the opinion is there, on day 8, and as promised takes no time.
		{"reported", "", nil, nil, map[string]string{"items.0.start": "0", "materials.0.by": `"办结"`, "materials.0.day": "8", "materials.0.untilDay": "8"}},
		// Five days from Monday the 12th end on Saturday the 17th, and so on the 19th. Without dates nobody knows on which working day.
		{"days", "2026-10-08", nil, []plan.Relief{plan.SupplyLater}, map[string]string{
			"items.1.accepted": `"2026-10-12"`, "materials.0.within.text": `"5 日"`, "materials.0.until": `"2026-10-19"`,
		}},
		{"days", "", nil, []plan.Relief{plan.SupplyLater}, map[string]string{"materials.0.by": `"办结"`, "materials.0.within.text": `"5 日"`, "materials.0.untilDay": ""}},
		// The 30th of October is the eighteenth working day after the 30th of September.
		{"seen", "2026-09-30", nil, nil, map[string]string{"trips.0.date": `"2026-10-30"`, "trips.0.day": "18"}},
		{"circular", "", nil, []plan.Relief{plan.ByCommitment}, map[string]string{"reliefs.0.only": "true", "committed.0.consequences": "[]"}},
		// The opinion takes two days, or eleven, and is owed within five.
		{"late", "", nil, []plan.Relief{plan.SupplyLater}, map[string]string{"figures.late.id": `"late"`, "figures.elapsed": "", "figures.elapsedWithoutOpen": ""}},
	} {
		t.Run(strings.TrimSpace(test.of+" "+test.start), func(t *testing.T) {
			given, problem := s.ParseGiven(test.facts)
			if !problem.IsZero() {
				t.Fatal(problem)
			}
			o := plan.Options{Given: given, Relief: test.relief}
			if test.start != "" {
				d, err := schema.ParseDate(test.start)
				if err != nil {
					t.Fatal(err)
				}
				start := timing.DateOf(d.Civil())
				o.Start = &start
			}
			made := makePlan(t, s, test.of, o)
			data, err := Plan(s.Catalog(), made)
			if err != nil {
				t.Fatal(err)
			}
			files := []output.File{{Path: "json/plan.json", Data: data}}
			for path, want := range test.want {
				if got := at(t, files, "plan.json", path); got != want {
					t.Errorf("%s: got %s, want %s", path, got, want)
				}
			}
			if t.Failed() {
				t.Logf("%s", data)
			}
		})
	}
}

// TestDerivedMembers wants of the members of a procedure, and of what comes first, what plans say of items.
func TestDerivedMembers(t *testing.T) {
	s := plannedSolution(t)
	given, problem := s.ParseGiven([]string{"big=false"})
	if !problem.IsZero() {
		t.Fatal(problem)
	}
	var got []string
	for _, id := range []string{"shop", "two"} {
		for _, m := range derivedMembers(makePlan(t, s, id, plan.Options{Given: given})) {
			delivery := ""
			if m.Delivery != nil {
				delivery = m.Delivery.Text
			}
			got = append(got, fmt.Sprint(m.Matter, " ", m.Outside, m.Accepts, m.Early, delivery))
		}
	}
	slices.Sort(got)
	want := []string{"first false false false", "first true false false4 个工作日", "follows false false false", "open false false true", "slow true true false", "then false false false"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestExceeded claims 9 working days, which the code exceeds, the last that takes days.
func TestExceeded(t *testing.T) {
	p, made := rendertest.FiveCertificates(t)
	nine, pr := 9, *made.Procedure
	record := *pr.Procedure
	claims := *record.Claims
	if got := figures(timetable.New(p.Catalog(), made, diag.ZH)); !*got.Kept || got.ExceededBy != 0 {
		t.Errorf("%+v", got)
	}
	claims.Promised, record.Claims, pr.Procedure, made.Procedure = &nine, &claims, &record, &pr
	got := figures(timetable.New(p.Catalog(), made, diag.ZH))
	if *got.Kept || got.ExceededBy == 0 || made.Items[got.ExceededBy-1].Matter.Name != "组织机构代码登记（2014年）" {
		t.Errorf("%+v", got)
	}
}
