package plan_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag/diagtest"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/plan"
	"github.com/matterc/matterc/validate/timing"
)

// orders has small catalogs with the plan that was worked out by hand: what is done, in order, from which working day to which, in
// brackets what is no member; or why it cannot be done. A matter is written “id days: what it demands”.
var orders = []struct {
	name    string
	matters string // CUE, _m is what all have in common
	members string // "" for a plan of the matter x
	facts   []string
	relief  []plan.Relief
	want    string
}{
	// Of alternatives that are there at the same time one does not wait for the other, nor any for itself.
	{"equals choose each other",
		`a: _m & _five & {prerequisites: [{anyOf: [{matter: "b", of: "受理"}, {matter: "c"}], basis: ["open"]}]}
		b: _m & _five & {prerequisites: [{anyOf: [{matter: "a", of: "受理"}, {matter: "c"}], basis: ["open"]}]}
		c: _m & _five`,
		`{matter: "a"}, {matter: "b"}, {matter: "c"}`, nil, nil, "c 0-5, a 5-10, b 5-10; 10"},
	{"a licence that is changed for one that is issued", // both issue it, and the change is made at once
		`change: _m & {handling: "即办件", deadline: promised: unit: "即时", result: document: "licence", prerequisites: [{document: "licence", basis: ["open"]}]}
		new: _m & _five & {result: document: "licence"}
		x: _m & _five & {prerequisites: [{document: "licence", basis: ["open"]}]}`,
		"", nil, nil, "new 0-5, x 5-10; 10"},
	// A plan of a matter has what is needed and nothing else.
	{"one of two ways",
		`a: _m & _five
		b: _m & {deadline: promised: {value: 60, unit: "工作日"}}
		x: _m & _five & {prerequisites: [{anyOf: [{matter: "b"}, {matter: "a"}], basis: ["open"]}]}`,
		"", nil, nil, "a 0-5, x 5-10; 10"},
	{"the other way waits for itself",
		`a: _m & _five & {prerequisites: [{matter: "a", basis: ["open"]}]}
		b: _m & {deadline: promised: {value: 60, unit: "工作日"}}
		x: _m & _five & {prerequisites: [{anyOf: [{matter: "a"}, {matter: "b"}], basis: ["open"]}]}`,
		"", nil, nil, "b 0-60, x 60-65; 65"},
	// What stands outside is done before what waits for it, and after what it waits for.
	{"through a matter outside",
		`a: _m & _five & {prerequisites: [{document: "licence", basis: ["open"]}]}
		y: _m & _five & {result: document: "licence", prerequisites: [{matter: "b", basis: ["open"]}]}
		b: _m & _five`,
		`{matter: "a"}, {matter: "b"}`, nil, nil, "b 0-5, (y) 5-10, a 10-15; 15"},
	{"a member before what stands outside", // although that is quicker
		`a: _m & {deadline: promised: {value: 30, unit: "工作日"}}
		y: _m & _five
		b: _m & _five & {prerequisites: [{anyOf: [{matter: "y"}, {matter: "a"}], basis: ["open"]}]}`,
		`{matter: "a"}, {matter: "b"}`, nil, nil, "a 0-30, b 30-35; 35"},
	{"outside where the member waits for itself",
		`a: _m & _five & {prerequisites: [{matter: "b", basis: ["open"]}]}
		y: _m & _five
		b: _m & _five & {prerequisites: [{anyOf: [{matter: "a"}, {matter: "y"}], basis: ["open"]}]}`,
		`{matter: "a"}, {matter: "b"}`, nil, nil, "(y) 0-5, b 5-10, a 10-15; 15"},
	{"what applicants hold", // is not done again
		`a: _m & _five & {prerequisites: [{document: "licence", basis: ["open"]}]}
		y: _m & _five & {result: document: "licence"}`,
		`{matter: "a"}], holds: ["licence"`, nil, nil, "a 0-5; 5"},
	// Of what is only to be accepted the decision is no part of the plan, nor is what only that waits for.
	{"accepted, and decided never",
		`a: _m & _five & {prerequisites: [{matter: "x", of: "受理", basis: ["open"]}]}
		x: _m & {deadline: promised: {value: 60, unit: "工作日"}, prerequisites: [{matter: "x", by: "办结", basis: ["open"]}]}`,
		`{matter: "a"}`, nil, nil, "(x) 0-0, a 0-5; 5"},
	{"accepted, and decided later",
		`x: _m & _five & {prerequisites: [{matter: "b", of: "受理", basis: ["open"]}]}
		b: _m & {deadline: promised: {value: 60, unit: "工作日"}, prerequisites: [{matter: "c", by: "办结", basis: ["open"]}]}
		c: _m & {deadline: promised: {value: 20, unit: "工作日"}}`,
		"", nil, nil, "b 0-0, x 0-5; 5"},
	// Conditions count.
	{"who does not qualify",
		`x: _m & _five & {conditions: [{text: "十八周岁", require: age: >=18, basis: ["open"]}]}`,
		"", []string{"age=5"}, nil, "x: “x”的条件：十八周岁（条件；行政许可法第三十条，法律）"},
	{"who does not qualify for what comes first",
		`a: _m & _five & {conditions: [{text: "十八周岁", require: age: >=18, basis: ["open"]}]}
		x: _m & _five & {prerequisites: [{matter: "a", basis: ["open"]}]}`,
		"", []string{"age=5"}, nil, "x: “a”的条件：十八周岁（条件；行政许可法第三十条，法律）"},
	{"the way one qualifies for",
		`a: _m & _five & {conditions: [{text: "十八周岁", require: age: >=18, basis: ["open"]}]}
		b: _m & {deadline: promised: {value: 9, unit: "工作日"}}
		x: _m & _five & {prerequisites: [{anyOf: [{matter: "a"}, {matter: "b"}], basis: ["open"]}]}`,
		"", []string{"age=5"}, nil, "b 0-9, x 9-14; 14"},
	{"only by a relief",
		`a: _m & _five & {result: document: "licence", prerequisites: [{matter: "x", basis: ["open"]}]}
		x: _m & _five & {materials: [{document: "licence", original: 1, relax: {kind: "告知承诺", basis: ["open"]}, basis: ["open"]}]}`,
		"", nil, nil, "x: only by 告知承诺"},
	{"by a relief",
		`a: _m & _five & {result: document: "licence", prerequisites: [{matter: "x", basis: ["open"]}]}
		x: _m & _five & {materials: [{document: "licence", original: 1, relax: {kind: "告知承诺", basis: ["open"]}, basis: ["open"]}]}`,
		"", nil, []plan.Relief{plan.ByCommitment}, "x 0-5; 5"},
	// The paper of a is there on day 5 and may be supplied within three days of the acceptance, so that x is accepted on day 2.
	{"supplied within some days",
		`a: _m & _five & {result: document: "licence"}
		x: _m & _five & {materials: [{document: "licence", original: 1, relax: {kind: "容缺", supply: {value: 3, unit: "工作日"}, effect: "撤销受理", basis: ["open"]}, basis: ["open"]}]}`,
		"", nil, []plan.Relief{plan.SupplyLater}, "a 0-5, x 2-7; 7"},
	{"supplied after the acceptance that it waits for",
		`a: _m & _five & {result: document: "licence", prerequisites: [{matter: "x", of: "受理", basis: ["open"]}]}
		x: _m & _five & {materials: [{document: "licence", original: 1, relax: {kind: "容缺", supply: {value: 5, unit: "工作日"}, effect: "撤销受理", basis: ["open"]}, basis: ["open"]}]}`,
		"", nil, []plan.Relief{plan.SupplyLater}, "x 0-5, a 0-5; 5"},
	{"supplied too late",
		`a: _m & _five & {result: document: "licence", prerequisites: [{matter: "x", of: "受理", basis: ["open"]}]}
		x: _m & _five & {materials: [{document: "licence", original: 1, relax: {kind: "容缺", supply: {value: 4, unit: "工作日"}, effect: "撤销受理", basis: ["open"]}, basis: ["open"]}]}`,
		"", nil, []plan.Relief{plan.SupplyLater}, "x: waits"},
	{"waiting for one another",
		`a: _m & _five & {prerequisites: [{matter: "x", basis: ["open"]}]}
		x: _m & _five & {prerequisites: [{matter: "a", basis: ["open"]}]}`,
		"", nil, nil, "x: waits"},
	{"nothing to do",
		`a: _m & _five`,
		`{matter: "a", when: age: >=18}`, []string{"age=5"}, nil, "; 0"},
	// Departments of one stage side by side: the other of the stage, though it is not there first.
	{"side by side",
		`a: _m & {deadline: promised: {value: 10, unit: "工作日"}}
		b: _m & _five
		c: _m & _five & {prerequisites: [{anyOf: [{matter: "b"}, {matter: "a"}], basis: ["open"]}]}`,
		`{matter: "b", stage: "一"}, {matter: "a", stage: "二"}, {matter: "c", stage: "二"}`, nil, []plan.Relief{plan.SideBySide}, "b 0-5, a 0-10, c 0-5; 10"},
}

// planned reads a catalog of a few matters; procedure is "" for a plan of the matter x.
func planned(t *testing.T, matters, members string, o plan.Options, facts []string) (*plan.Plan, error) {
	t.Helper()
	base, err := os.ReadFile("../testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	text := `package catalog

document: licence: {name: "证", kind: "证照"}
calendar: "2026": {source: "国办发明电〔2025〕7号", off: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"], work: ["2026-10-10"]}
_m: {
	type: "公共服务", department: "library", audience: ["自然人"], fee: charged: false
	basis: open: {law: "行政许可法", article: "第三十条"}
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
_five: deadline: promised: {value: 5, unit: "工作日"}
_seen: steps: [{name: "受理", role: "窗口", visit: true}]
_passport: name: "护照"
`
	for line := range strings.Lines(matters) {
		id, body, _ := strings.Cut(strings.TrimSpace(line), ": ")
		rest := fmt.Sprintf("name: %q", id)
		if !strings.Contains(body, "handling:") {
			rest += `, handling: "承诺件"`
		}
		if !strings.Contains(body, "steps:") && !strings.Contains(body, "_seen") {
			rest += `, steps: [{name: "办理", role: "窗口"}]`
		}
		if !strings.Contains(body, "result:") {
			rest += `, result: name: "完成"`
		}
		text += fmt.Sprintf("matter: %q: #Matter & %s & {%s}\n", id, body, rest)
	}
	if members != "" {
		text += `procedure: p: #Procedure & {name: "一件事", lead: "library", audience: ["自然人"], basis: open: {law: "行政许可法", article: "第三十条"},
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}], members: [` + members + "]}\n"
	}
	fsys := diagtest.FS(string(base))
	fsys["orders.cue"] = &fstest.MapFile{Data: []byte(text)}
	fsys["forms/both.md"] = &fstest.MapFile{Data: []byte("# 申请表\n\n申请办理 □审查 □验收\n")}
	cat, found, err := schema.Load(fsys, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s, all := validate.Try(cat, found)
	if s == nil {
		t.Fatalf("%v\n%s", all, text)
	}
	given, problem := s.ParseGiven(facts)
	if !problem.IsZero() {
		t.Fatal(problem)
	}
	o.Given = given
	if members == "" {
		return plan.Make(s, nil, s.Matter("x"), o)
	}
	return plan.Make(s, s.Procedures()[0], nil, o)
}

func TestOrder(t *testing.T) {
	for _, c := range orders {
		t.Run(c.name, func(t *testing.T) {
			made, err := planned(t, c.matters, c.members, plan.Options{Relief: c.relief}, c.facts)
			got := ""
			blocked := (*plan.BlockedError)(nil)
			switch {
			case errors.As(err, &blocked):
				got = blocked.Matter.ID + ": "
				switch {
				case len(blocked.Unmet) > 0:
					for _, x := range blocked.Unmet {
						got += x.Said().ZH
					}
				case len(blocked.Only) > 0:
					got += "only by"
					for _, r := range blocked.Only {
						got += " " + string(r)
					}
				default:
					got += "waits"
				}
			case err != nil:
				t.Fatal(err)
			default:
				var items []string
				for _, i := range made.Items {
					id := i.Matter.ID
					if i.Outside {
						id = "(" + id + ")"
					}
					items = append(items, fmt.Sprintf("%s %d-%d", id, i.Start, i.Finish))
				}
				got = fmt.Sprintf("%s; %d", strings.Join(items, ", "), made.Length)
			}
			if got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if made != nil && made.Elapsed < made.Length {
				t.Errorf("%d working days at the latest, and %d as promised", made.Elapsed, made.Length)
			}
		})
	}
}

// TestDatedChoice wants a plan with dates to choose what is there first on the calendar: ten calendar days from 28 September 2026 end on
// 8 October, the first working day after the holidays; nine working days end on 15 October.
func TestDatedChoice(t *testing.T) {
	start := timing.DateOf(2026, 9, 28)
	made, err := planned(t, `a: _m & {deadline: promised: {value: 10, unit: "日"}}
		b: _m & {deadline: promised: {value: 9, unit: "工作日"}}
		x: _m & _five & {prerequisites: [{anyOf: [{matter: "b"}, {matter: "a"}], basis: ["open"]}]}`, "", plan.Options{Start: &start}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(made.Items) != 2 || made.Items[0].Matter.ID != "a" || made.Items[0].Due != timing.DateOf(2026, 10, 8) || made.End != timing.DateOf(2026, 10, 14) {
		t.Errorf("%v, %v: decided on %v", made.Items[0].Matter.ID, made.Items[0].Due, made.End)
	}
}

// visitCases have the days on which an applicant comes, worked out by hand on the calendar of 2026, from Monday 2 March on unless another
// day is said: a day a trip, with the steps, M matter and step.
var visitCases = []struct {
	name, matters, members, start, want string
}{
	{"a month, then a hearing", // one month from 2 March ends on 2 April
		`x: _m & {deadline: promised: {value: 2, unit: "月"}, steps: [{name: "受理", role: "窗口", visit: true}, {name: "公示", role: "窗口", value: 1, unit: "月"}, {name: "陈述", role: "窗口", visit: true}, {name: "决定", role: "局长", value: 5}]}`,
		"", "2026-03-02", "2026-03-02 x受理, 2026-04-02 x陈述"},
	{"twenty days, then a hearing", // the twentieth is Sunday 22 March
		`x: _m & {deadline: promised: {value: 2, unit: "月"}, steps: [{name: "受理", role: "窗口", visit: true}, {name: "公示", role: "窗口", value: 20, unit: "日"}, {name: "陈述", role: "窗口", visit: true}, {name: "决定", role: "局长", value: 5}]}`,
		"", "2026-03-02", "2026-03-02 x受理, 2026-03-23 x陈述"},
	{"a hearing beyond the calendar is not before the decision", // the twenty-fifth day is Saturday 26 December
		`x: _m & {deadline: promised: {value: 30, unit: "日"}, steps: [{name: "受理", role: "窗口", visit: true}, {name: "公示", role: "窗口", value: 25, unit: "日"}, {name: "陈述", role: "窗口", visit: true}, {name: "决定", role: "局长", value: 2}]}`,
		"", "2026-12-01", "2026-12-01 x受理, 2026-12-28 x陈述"},
	{"days beside working days", // ten days end on Thursday 12 March, ten working days on Monday 16 March
		`a: _m & _seen & {deadline: promised: {value: 10, unit: "日"}}
		b: _m & _seen & _five & {prerequisites: [{matter: "a", basis: ["open"]}]}
		c: _m & _seen & {deadline: promised: {value: 10, unit: "工作日"}}
		d: _m & _seen & _five & {prerequisites: [{matter: "c", basis: ["open"]}]}`,
		`{matter: "a"}, {matter: "b"}, {matter: "c"}, {matter: "d"}`, "2026-03-02", "2026-03-02 a受理 c受理, 2026-03-12 b受理, 2026-03-16 d受理"},
	{"what is done together is one trip", // b is inspected from the third day on, when a, which could be from the first, still can
		`a: _m & _five & {steps: [{name: "受理", role: "窗口", value: 1}, {name: "勘验", role: "科室", value: 2, visit: true, together: "联合勘验"}, {name: "决定", role: "局长", value: 2}]}
		b: _m & {deadline: promised: {value: 8, unit: "工作日"}, steps: [{name: "受理", role: "窗口", value: 3}, {name: "勘验", role: "科室", value: 2, visit: true, together: "联合勘验"}, {name: "决定", role: "局长", value: 3}]}
		c: _m & _five & {steps: [{name: "受理", role: "窗口", value: 1}, {name: "勘验", role: "科室", value: 4, visit: true}, {name: "决定", role: "局长"}]}`,
		`{matter: "a"}, {matter: "b"}, {matter: "c"}`, "2026-03-02", "2026-03-03 c勘验, 2026-03-05 a勘验 b勘验"},
	{"what takes nobody knows how long is no day", // c is applied for when a's paper is there, on another day than a
		`a: _m & {steps: [{name: "受理", role: "窗口", visit: true}, {name: "审查", role: "科室"}, {name: "领证", role: "窗口", visit: true}], result: document: "licence"}
		b: _m & _seen & _five & {materials: [{document: "licence", original: 1, basis: ["open"]}], prerequisites: [{document: "licence", basis: ["open"]}]}
		c: _m & _seen & _five & {prerequisites: [{matter: "b", basis: ["open"]}]}`,
		`{matter: "a"}, {matter: "b"}, {matter: "c"}`, "2026-03-02", "2026-03-02 a受理, 2026-03-02 a领证 b受理, 2026-03-09 c受理"},
	{"two ends on one day are one trip", // seven days and five working days both end on Monday 9 March
		`a: _m & _seen & {deadline: promised: {value: 7, unit: "日"}}
		b: _m & _seen & _five & {prerequisites: [{matter: "a", basis: ["open"]}]}
		c: _m & _seen & _five
		d: _m & _seen & _five & {prerequisites: [{matter: "c", basis: ["open"]}]}`,
		`{matter: "a"}, {matter: "b"}, {matter: "c"}, {matter: "d"}`, "2026-03-02", "2026-03-02 a受理 c受理, 2026-03-09 b受理 d受理"},
	{"nobody is at a window on a day off", // 1 October is a holiday, the 8th the first working day
		`x: _m & _seen & {handling: "即办件", deadline: promised: unit: "即时"}`,
		"", "2026-10-01", "2026-10-08 x受理"},
	{"who applies over the internet need not wait for the window", // and collects on the first working day
		`x: _m & {handling: "即办件", deadline: promised: unit: "即时", steps: [{name: "办理", role: "窗口"}, {name: "领证", role: "窗口", visit: true}]}`,
		"", "2026-10-01", "2026-10-08 x领证"},
	{"steps without times in their order", // booked, then handed in: on the day of the application
		`x: _m & {deadline: promised: {value: 10, unit: "工作日"}, steps: [{name: "预约", role: "系统"}, {name: "受理", role: "窗口", visit: true}, {name: "审查", role: "窗口"}, {name: "决定", role: "局长"}]}`,
		"", "2026-03-02", "2026-03-02 x受理"},
	{"the last step without a time is after the decision",
		`x: _m & _five & {steps: [{name: "受理", role: "窗口", visit: true}, {name: "决定", role: "局长"}, {name: "领证", role: "窗口", visit: true}]}`,
		"", "2026-03-02", "2026-03-02 x受理, 2026-03-09 x领证"},
	{"a visit before an office decides", // on the day after the review, although no step behind it says how long it takes
		`x: _m & _five & {steps: [{name: "受理", role: "窗口", visit: true}, {name: "审查", role: "窗口", value: 1}, {name: "现场", role: "窗口", visit: true}, {name: "决定", role: "局长"}, {name: "缴费", role: "窗口", visit: true}, {name: "领证", role: "窗口", visit: true}]}`,
		"", "2026-03-02", "2026-03-02 x受理, 2026-03-03 x现场, 2026-03-09 x缴费 x领证"},
	{"what is handed in is collected first", // x takes the licence over the internet on 9 March
		`a: _m & _five & {result: document: "licence", steps: [{name: "受理", role: "窗口", visit: true}, {name: "审", role: "局长", value: 5}, {name: "领证", role: "窗口", visit: true}]}
		b: _m & {deadline: promised: {value: 9, unit: "工作日"}, channels: ["网上办理"], online: {url: "https://a.example.cn"}, materials: [{document: "licence", original: 1, basis: ["open"]}]}
		x: _m & _seen & _five & {prerequisites: [{matter: "b", basis: ["open"]}]}`,
		"", "2026-03-02", "2026-03-02 a受理, 2026-03-09 a领证, 2026-03-20 x受理"},
	{"what the windows pass on may wait", // as members of a procedure the result of a is passed on, and fetched on the last trip
		`a: _m & _five & {result: document: "licence", steps: [{name: "受理", role: "窗口", visit: true}, {name: "审", role: "局长", value: 5}, {name: "领证", role: "窗口", visit: true}]}
		b: _m & {deadline: promised: {value: 9, unit: "工作日"}, materials: [{document: "licence", original: 1, basis: ["open"]}]}
		c: _m & _seen & _five & {prerequisites: [{matter: "b", basis: ["open"]}]}`,
		`{matter: "a"}, {matter: "b"}, {matter: "c"}`, "2026-03-02", "2026-03-02 a受理, 2026-03-20 a领证 c受理"},
}

func TestVisitDays(t *testing.T) {
	for _, c := range visitCases {
		t.Run(c.name, func(t *testing.T) {
			d, err := schema.ParseDate(c.start)
			if err != nil {
				t.Fatal(err)
			}
			start := timing.DateOf(d.Civil())
			made, err := planned(t, c.matters, c.members, plan.Options{Start: &start}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var trips []string
			for _, trip := range made.Trips {
				s := trip.Date.String()
				for _, e := range trip.For {
					s += " " + made.Items[e.Item].Matter.ID + e.Step.Name
				}
				trips = append(trips, s)
			}
			if got := strings.Join(trips, ", "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if made.Bounded && made.Latest < made.End {
				t.Errorf("on %s at the latest, and on %s as promised", made.Latest, made.End)
			}
		})
	}
}

// TestPapers has which papers of a plan are one, and what is not brought.
func TestPapers(t *testing.T) {
	const offices = `a: _m & _five & {materials: [{name: "申请表", original: 1, basis: ["open"]}, {name: "审查申请表", template: "forms/both.md", original: 1, basis: ["open"]}, {name: "登记表", template: "forms/both.md", original: 1, basis: ["open"]}, _passport & {original: 1, basis: ["open"]}, {name: "法定代表人身份证明", original: 1, basis: ["open"]}]}
		b: _m & _five & {materials: [{name: "申请表", original: 2, basis: ["open"]}, {name: "验收申请表", template: "forms/both.md", original: 1, basis: ["open"]}, {name: "登记表", template: "forms/both.md", original: 2, basis: ["open"]}, _passport & {original: 3, basis: ["open"]}, {document: "licence", original: 1, relax: {kind: "告知承诺", basis: ["open"]}, basis: ["open"]}]}
		c: _m & _five & {result: document: "licence"}`
	for _, x := range []struct {
		relief []plan.Relief
		want   string
	}{
		{nil, "申请表×1 审查申请表×1 登记表×2 护照×3 法定代表人身份证明×1 申请表×2 验收申请表×1 证×1"},
		{[]plan.Relief{plan.ByCommitment}, "申请表×1 审查申请表×1 登记表×2 护照×3 法定代表人身份证明×1 申请表×2 验收申请表×1"},
	} {
		made, err := planned(t, offices, `{matter: "a"}, {matter: "b"}, {matter: "c"}`, plan.Options{Relief: x.relief}, nil)
		if err != nil {
			t.Fatal(err)
		}
		var papers []string
		for _, m := range made.Materials {
			papers = append(papers, fmt.Sprintf("%s×%d", m.Title, m.Original))
		}
		if got := strings.Join(papers, " "); got != x.want {
			t.Errorf("%v: %s, want %s", x.relief, got, x.want)
		}
	}
}

// TestLatest has the last days of plans, worked out by hand: an agency begins when the matter's other prerequisites are there, what is
// excluded is added, a licence is delivered within ten working days where the applicant has to hand it in.
func TestLatest(t *testing.T) {
	agency := `agencies: [{name: "检测", payer: "申请人", period: {value: 10, unit: "工作日"}, output: "检测报告", basis: ["open"]}], materials: [{name: "检测报告", original: 1, source: "中介机构出具", basis: ["open"]}]`
	for _, c := range []struct {
		name, matters, members string
		elapsed                int
		end, latest            string // "" for none
	}{
		{"an agency and a review by experts",
			`a: _m & {deadline: {promised: {value: 5, unit: "工作日"}, excluded: [{kind: "专家评审", value: 15, unit: "工作日", basis: ["open"]}]}, ` + agency + `}
			b: _m & _five & {prerequisites: [{matter: "a", basis: ["open"]}]}`,
			`{matter: "a"}, {matter: "b"}`, 35, "2026-03-16", "2026-04-20"},
		{"an agency of a matter that waits",
			`a: _m & {deadline: promised: {value: 10, unit: "工作日"}}
			b: _m & _five & {prerequisites: [{matter: "a", basis: ["open"]}], ` + agency + `}`,
			`{matter: "a"}, {matter: "b"}`, 25, "2026-03-23", "2026-04-06"},
		{"nobody says how long the agency takes",
			`x: _m & _five & {agencies: [{name: "检测", payer: "申请人", output: "检测报告", basis: ["open"]}], materials: [{name: "检测报告", original: 1, basis: ["open"]}]}`,
			"", 5, "2026-03-09", ""},
		{"a longer review in other words", // is another, or the office would have said so
			`x: _m & {deadline: {promised: {value: 5, unit: "工作日"}, excluded: [{kind: "专家评审", value: 5, unit: "工作日", basis: ["open"]}]}, agencies: [{name: "环境技术评估", payer: "审批部门", period: {value: 30, unit: "工作日"}, basis: ["open"]}]}`,
			"", 40, "2026-03-09", "2026-04-27"},
		{"one of two reviews is the one that does not count",
			`x: _m & {deadline: {promised: {value: 5, unit: "工作日"}, excluded: [{kind: "专家评审", value: 20, unit: "工作日", basis: ["open"]}]}, agencies: [{name: "评审甲", payer: "审批部门", period: {value: 10, unit: "工作日"}, basis: ["open"]}, {name: "评审乙", payer: "审批部门", period: {value: 10, unit: "工作日"}, basis: ["open"]}]}`,
			"", 35, "2026-03-09", "2026-04-20"},
		{"nobody says how long the experts take",
			`x: _m & {deadline: {promised: {value: 5, unit: "工作日"}, excluded: [{kind: "专家评审", basis: ["open"]}, {kind: "听证", value: 20, unit: "工作日", basis: ["open"]}]}}`,
			"", 25, "2026-03-09", ""},
		{"a result to be handed in elsewhere",
			`a: _m & _five & {result: {document: "licence", within: {value: 7, unit: "日"}}}
			x: _m & _five & {prerequisites: [{document: "licence", basis: ["open"]}]}`,
			"", 17, "2026-03-16", "2026-03-23"},
		{"one that the window fetches", // and nobody has to be given
			`a: _m & _five & {result: {document: "licence", within: {value: 7, unit: "日"}}}
			x: _m & _five & {materials: [{document: "licence", copies: 1, source: "系统获取", basis: ["open"]}]}`,
			"", 10, "2026-03-16", "2026-03-16"},
		{"one that the windows pass on",
			`a: _m & _five & {result: {document: "licence", within: {value: 7, unit: "日"}}}
			b: _m & _five & {prerequisites: [{document: "licence", basis: ["open"]}]}`,
			`{matter: "a"}, {matter: "b"}`, 10, "2026-03-16", "2026-03-16"},
		{"an agency whose report the decision alone waits for",
			`x: _m & {deadline: promised: {value: 1, unit: "工作日"}, materials: [{name: "报告甲", original: 1, basis: ["open"]}, {name: "报告乙", by: "办结", original: 1, basis: ["open"]}], agencies: [{name: "甲", payer: "申请人", period: {value: 10, unit: "工作日"}, output: "报告甲", basis: ["open"]}, {name: "乙", payer: "申请人", period: {value: 20, unit: "工作日"}, output: "报告乙", basis: ["open"]}]}`,
			"", 30, "2026-03-03", "2026-04-13"},
		{"two agencies that ask for the same",
			`a: _m & _five
			x: _m & {deadline: promised: {value: 1, unit: "工作日"}, materials: [{name: "报告", original: 1, basis: ["open"]}], agencies: [{name: "甲", payer: "申请人", period: {value: 2, unit: "工作日"}, output: "报告", prerequisites: [{matter: "a", basis: ["open"]}], basis: ["open"]}, {name: "乙", payer: "申请人", period: {value: 20, unit: "工作日"}, prerequisites: [{matter: "a", basis: ["open"]}], basis: ["open"]}]}`,
			"", 26, "2026-03-10", "2026-04-07"},
		{"an agency wants to see what a member issues",
			`a: _m & _five & {result: {document: "licence", within: {value: 8, unit: "工作日"}}}
			b: _m & _five & {materials: [{name: "报告", original: 1, basis: ["open"]}], agencies: [{name: "甲", payer: "申请人", period: {value: 3, unit: "工作日"}, output: "报告", prerequisites: [{document: "licence", basis: ["open"]}], basis: ["open"]}]}`,
			`{matter: "a"}, {matter: "b"}`, 21, "2026-03-16", "2026-03-31"},
		{"a review that comes before a weekend", // 4 days to Friday the 6th, a working day to Monday the 9th, 6 days to Sunday the 15th
			`x: _m & {deadline: {promised: {value: 10, unit: "日"}, excluded: [{kind: "专家评审", value: 1, unit: "工作日", basis: ["open"]}]}}`,
			"", 11, "2026-03-12", "2026-03-16"},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := timing.DateOf(2026, 3, 2)
			made, err := planned(t, c.matters, c.members, plan.Options{Start: &start}, nil)
			if err != nil {
				t.Fatal(err)
			}
			latest := ""
			if made.Bounded {
				latest = made.Latest.String()
			}
			if made.Elapsed != c.elapsed || made.End.String() != c.end || latest != c.latest || (latest == "") != (len(made.Open) > 0) {
				t.Errorf("%d working days, %s, at the latest %s; open are %v", made.Elapsed, made.End, latest, made.Open)
			}
		})
	}
}

// TestSideBySide has of the members of a stage one that waits for another, and others that do not: one asks for what the applicants hold, of
// another it is an agency that asks.
func TestSideBySide(t *testing.T) {
	made, err := planned(t, `a: _m & _five & {result: document: "licence"}
		b: _m & _five & {prerequisites: [{matter: "a", basis: ["open"]}]}
		c: _m & _five & {prerequisites: [{anyOf: [{document: "licence"}, {matter: "a"}], basis: ["open"]}]}
		d: _m & _five & {materials: [{name: "报告", original: 1, basis: ["open"]}], agencies: [{name: "甲", payer: "申请人", output: "报告", prerequisites: [{matter: "a", basis: ["open"]}], basis: ["open"]}]}`,
		`{matter: "a", stage: "甲"}, {matter: "b", stage: "甲"}, {matter: "c", stage: "甲"}, {matter: "d", stage: "甲"}], holds: ["licence"`, plan.Options{Relief: []plan.Relief{plan.SideBySide}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var changed []string
	for _, e := range made.Reliefs {
		for _, u := range e.Uses {
			changed = append(changed, string(e.Relief)+" "+made.Items[u.Item].Matter.ID)
		}
	}
	if want := []string{"并联 b"}; !slices.Equal(changed, want) {
		t.Errorf("%v, not %v", changed, want)
	}
}

// TestSupplied has what is accepted before a paper is there that has to be supplied within five working days: 9 days for the paper, 24 from
// the fourth on. The paper cannot be later by a day, and 19 days less are the most that make the whole shorter: then it is there on day 9.
func TestSupplied(t *testing.T) {
	const matters = `a: _m & {deadline: promised: {value: 9, unit: "工作日"}, result: document: "licence"}
		b: _m & {deadline: promised: {value: 24, unit: "工作日"}, materials: [{document: "licence", original: 1, relax: {kind: "容缺", supply: {value: 5, unit: "工作日"}, effect: "撤销受理", basis: ["open"]}, basis: ["open"]}]}`
	const members = `{matter: "a", stage: "甲"}, {matter: "b", stage: "甲"}`
	made, err := planned(t, matters, members, plan.Options{Relief: []plan.Relief{plan.SupplyLater}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	a, b := made.Items[0], made.Items[1]
	if a.Slack() != 0 || !a.Critical || b.Start != 4 || b.Finish != 28 || !slices.Equal(made.Shorten.Members, []int{1}) || made.Shorten.Days != 19 {
		t.Errorf("%+v\n%+v\n%+v", a, b, made.Shorten)
	}
	for _, relief := range [][]plan.Relief{{plan.SideBySide}, {plan.SupplyLater, plan.SideBySide}} { // 并联 sets no such limit, and needs no 容缺
		made, err = planned(t, matters, members, plan.Options{Relief: relief}, nil)
		if err != nil || made.Items[1].Start != 0 || made.Length != 24 {
			t.Errorf("%v: %+v %v", relief, made.Items, err)
		}
	}
}

// TestOwedByAgency has a report that may be supplied within three working days of the acceptance and takes an agency eight: begun on Monday the
// 2nd it is there on Thursday the 12th, so that nothing is accepted before Monday the 9th, as promised no more than at the latest, and fifteen
// working days later is the 30th. A paper of one's own has the same limit, Thursday the 12th, and puts nothing off. Without 容缺 the agency has
// eight days before the fifteen, 23 in all: three are saved.
func TestOwedByAgency(t *testing.T) {
	start := timing.DateOf(2026, 3, 2)
	const later = `relax: {kind: "容缺", supply: {value: 3, unit: "工作日"}, effect: "撤销受理", basis: ["open"]}, basis: ["open"]`
	made, err := planned(t, `x: _m & {deadline: promised: {value: 15, unit: "工作日"}, materials: [{name: "检测报告", original: 1, `+later+`}, {name: "声明", original: 1, `+later+`}], agencies: [{name: "检测", payer: "申请人", period: {value: 8, unit: "工作日"}, output: "检测报告", basis: ["open"]}]}`,
		"", plan.Options{Start: &start, Relief: []plan.Relief{plan.SupplyLater}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if i := made.Items[0]; i.Accepted.String() != "2026-03-09" || i.Due.String() != "2026-03-30" || i.Start != 5 || i.Finish != 20 || i.Slack() != 0 || !i.Critical || made.Shorten.Days != 12 { // with three days left it is decided on the day of the report
		t.Errorf("accepted %s, decided %s, %+v, %+v", i.Accepted, i.Due, i, made.Shorten)
	}
	if i := made.Items[0]; i.LatestAccepted != i.Accepted || i.LatestDue != i.Due || made.Elapsed != 20 || len(made.Reliefs) != 1 || len(made.Reliefs[0].Uses) != 2 || made.Reliefs[0].Saves != 3 {
		t.Errorf("accepted %s, decided %s, %d days, %+v", i.LatestAccepted, i.LatestDue, made.Elapsed, made.Reliefs)
	}
	for n, m := range made.Materials {
		h := m.First()
		if on := []string{"2026-03-12", "2026-03-09"}[n]; h.Within == nil || h.Until.Date.String() != "2026-03-12" || h.On.Date.String() != on {
			t.Errorf("%s is handed in on %s, within %v, by %v", m.Title, h.On.Date, h.Within, h.Until)
		}
	}
}

// TestReportTooLate has a report that is owed within three working days of the acceptance, of an agency that takes eight once the matter is
// accepted: no day is soon enough, and so there is no latest, but the promise is that of the matter.
func TestReportTooLate(t *testing.T) {
	start := timing.DateOf(2026, 3, 2)
	const later = `relax: {kind: "容缺", supply: {value: 3, unit: "工作日"}, effect: "撤销受理", basis: ["open"]}, basis: ["open"]`
	made, err := planned(t, `x: _m & {deadline: promised: {value: 15, unit: "工作日"}, materials: [{name: "检测报告", original: 1, `+later+`}], agencies: [{name: "检测", payer: "申请人", period: {value: 8, unit: "工作日"}, output: "检测报告", prerequisites: [{matter: "k", basis: ["open"]}], basis: ["open"]}]}
		k: _m & {deadline: promised: {value: 1, unit: "工作日"}, prerequisites: [{matter: "x", of: "受理", basis: ["open"]}]}`,
		"", plan.Options{Start: &start, Relief: []plan.Relief{plan.SupplyLater}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if made.Length != 15 || made.Items[0].Accepted != start || made.Bounded || made.Late == nil || made.Late.ID != "x" {
		t.Errorf("length %d, accepted on %s, bounded %v, late %v", made.Length, made.Items[0].Accepted, made.Bounded, made.Late)
	}
}

// TestSharedReport has a report that two matters ask for, of which one names the agency, that takes three days once there is a licence of five, and
// the other may get it within four days of its acceptance: accepted on the fourth it has it on the eighth. The agency counts for the first, too,
// for it is one report, and he passes it on. A third asks for it and is asked for by the agency: he has one of his own.
func TestSharedReport(t *testing.T) {
	start := timing.DateOf(2026, 3, 2)
	const report = `_passport & {original: 1, basis: ["open"]}`
	made, err := planned(t, `k: _m & _five & {result: document: "licence"}
		x: _m & _five & {materials: [`+report+`], agencies: [{name: "检测", payer: "申请人", period: {value: 3, unit: "工作日"}, output: "护照", prerequisites: [{document: "licence", basis: ["open"]}, {matter: "y", of: "受理", basis: ["open"]}], basis: ["open"]}]}
		y: _m & _five & {materials: [`+report+`]}
		z: _m & _five & {materials: [`+report+` & {relax: {kind: "容缺", supply: {value: 4, unit: "工作日"}, effect: "撤销受理", basis: ["open"]}}]}`,
		`{matter: "k"}, {matter: "x"}, {matter: "y"}, {matter: "z"}`, plan.Options{Start: &start, Relief: []plan.Relief{plan.SupplyLater}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	accepted := map[string]string{}
	for _, i := range made.Items {
		accepted[i.Matter.ID] = i.Accepted.String() + " " + i.LatestAccepted.String()
	}
	if want := map[string]string{"k": "2026-03-02 2026-03-02", "x": "2026-03-12 2026-03-12", "y": "2026-03-02 2026-03-02", "z": "2026-03-06 2026-03-06"}; !maps.Equal(accepted, want) {
		t.Errorf("accepted %v, not %v", accepted, want)
	}
	var got []string
	for _, m := range made.Materials {
		for _, h := range m.Handings {
			got = append(got, made.Items[h.To].Matter.ID+" "+h.On.Date.String())
		}
	}
	slices.Sort(got)
	if want := []string{"x 2026-03-12", "y 2026-03-02"}; !slices.Equal(got, want) {
		t.Errorf("handed in %v, not %v", got, want)
	}
}

// TestReportNotRequired: an agency works once there is what it asks for, on day 5, and for three days. x names it and does without its report,
// which y requires by its decision.
func TestReportNotRequired(t *testing.T) {
	made, err := planned(t, `k: _m & _five & {result: document: "licence"}
		x: _m & _five & {materials: [_passport & {necessity: "非必要", basis: ["open"]}], agencies: [{name: "检测", payer: "申请人", period: {value: 3, unit: "工作日"}, output: "护照", prerequisites: [{document: "licence", basis: ["open"]}], basis: ["open"]}]}
		y: _m & _five & {materials: [_passport & {by: "办结", basis: ["open"]}]}`,
		`{matter: "k"}, {matter: "x"}, {matter: "y"}`, plan.Options{Relief: []plan.Relief{plan.ByCommitment}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if h := made.Materials[0].Handings; len(h) != 1 || made.Items[h[0].To].Matter.ID != "y" || len(h[0].Items) != 1 || h[0].On.Day != 5 || h[0].Optional {
		t.Errorf("handed in %+v", h)
	}
	if len(made.Services) != 1 || made.Elapsed != 8 {
		t.Errorf("%d services, %d days at the latest", len(made.Services), made.Elapsed)
	}
}

// TestReviewedOnce has reviews that a department commissions and that are excluded time as well, in every order: each is counted once, with what
// is called as it is, else with what is as long. Five working days are promised.
func TestReviewedOnce(t *testing.T) {
	excluded := func(kind string, days int) string {
		return fmt.Sprintf(`{kind: %q, value: %d, unit: "工作日", basis: ["open"]}`, kind, days)
	}
	service := func(name string, days int) string {
		return fmt.Sprintf(`{name: %q, payer: "审批部门", period: {value: %d, unit: "工作日"}, basis: ["open"]}`, name, days)
	}
	for _, c := range []struct {
		name               string
		excluded, services []string
		elapsed            int
		open               bool
	}{
		{"each by its name", []string{excluded("专家评审", 20), excluded("技术评估", 10)}, []string{service("技术评估", 10), service("专家评审", 20)}, 35, false},
		{"by its length", []string{excluded("专家评审", 20)}, []string{service("评审甲", 10), service("评审乙", 20)}, 35, false}, // and 10 for 评审甲
		{"by one word before another", []string{excluded("评审", 20), excluded("评估", 20)}, []string{service("评估甲", 10), service("评审甲", 15)}, 45, false},
		{"one of which nobody says how long", []string{excluded("专家评审", 20)}, []string{service("评审甲", 10), `{name: "评审乙", payer: "审批部门", basis: ["open"]}`}, 25, true},
	} {
		for _, list := range [][][]string{{c.excluded, c.services}, {c.excluded, reversed(c.services)}, {reversed(c.excluded), c.services}, {reversed(c.excluded), reversed(c.services)}} {
			made, err := planned(t, fmt.Sprintf(`x: _m & {deadline: {promised: {value: 5, unit: "工作日"}, excluded: [%s]}, agencies: [%s]}`, strings.Join(list[0], ", "), strings.Join(list[1], ", ")), "", plan.Options{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			once := map[string]string{}
			for _, x := range made.Services {
				if x.Review >= 0 {
					once[x.Name] = made.Items[0].Matter.Excluded[x.Review].Kind
				}
			}
			if made.Elapsed != c.elapsed || len(made.Open) > 0 != c.open {
				t.Errorf("%s, %v: %d working days, open are %v; %v", c.name, list, made.Elapsed, made.Open, once)
			}
			for name, kind := range once {
				if strings.Contains(name, "评估") != strings.Contains(kind, "评估") {
					t.Errorf("%s, %v: “%s” is taken for “%s”", c.name, list, name, kind)
				}
			}
		}
	}
}

// reversed is a list from its end.
func reversed(list []string) []string {
	list = slices.Clone(list)
	slices.Reverse(list)
	return list
}

// TestOwedBeforeTheEnd has a matter of which the acceptance alone is waited for, and whose decision lies behind the calendars: what it owes within
// five working days is in the plan all the same.
func TestOwedBeforeTheEnd(t *testing.T) {
	start := timing.DateOf(2026, 12, 17)
	made, err := planned(t, `a: _m & {deadline: promised: {value: 2, unit: "工作日"}, prerequisites: [{matter: "m", of: "受理", basis: ["open"]}]}
		k: _m & {deadline: promised: {value: 2, unit: "工作日"}, result: document: "licence"}
		m: _m & {deadline: promised: {value: 60, unit: "工作日"}, materials: [{document: "licence", original: 1, relax: {kind: "容缺", supply: {value: 5, unit: "工作日"}, effect: "撤销受理", basis: ["open"]}, basis: ["open"]}]}`,
		`{matter: "a"}`, plan.Options{Start: &start, Relief: []plan.Relief{plan.SupplyLater}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, i := range made.Items {
		ids = append(ids, i.Matter.ID)
	}
	slices.Sort(ids)
	if !slices.Equal(ids, []string{"a", "k", "m"}) || made.End.String() != "2026-12-21" {
		t.Errorf("%v until %s", ids, made.End)
	}
}

// TestLate has a paper that comes of the acceptance after which it has to be supplied within five working days: promised within three, but
// with a review of fifteen nobody can say that it comes in time, and there is no latest.
func TestLate(t *testing.T) {
	start := timing.DateOf(2026, 3, 2)
	made, err := planned(t, `k: _m & {deadline: {promised: {value: 3, unit: "工作日"}, excluded: [{kind: "专家评审", value: 15, unit: "工作日", basis: ["open"]}]}, result: document: "licence", prerequisites: [{matter: "m", of: "受理", basis: ["open"]}]}
		m: _m & {deadline: promised: {value: 10, unit: "工作日"}, materials: [{document: "licence", original: 1, relax: {kind: "容缺", supply: {value: 5, unit: "工作日"}, effect: "撤销受理", basis: ["open"]}, basis: ["open"]}]}`,
		`{matter: "m"}, {matter: "k"}`, plan.Options{Start: &start, Relief: []plan.Relief{plan.SupplyLater}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if made.Length != 10 || made.Bounded || made.Late == nil || made.Late.ID != "m" || !made.Unsure() || !made.Reliefs[0].Only {
		t.Errorf("length %d, bounded %v, late %v, %+v", made.Length, made.Bounded, made.Late, made.Reliefs)
	}
}

// TestManyMoments: what does not count for a ninth reason makes nothing earlier.
func TestManyMoments(t *testing.T) {
	start, last := timing.DateOf(2026, 9, 10), timing.Date(0)
	for n := range 12 {
		made, err := planned(t, `x: _m & {deadline: {promised: {value: 10, unit: "日"}, excluded: [`+strings.Repeat(`{kind: "专家评审", value: 1, unit: "日", basis: ["open"]}, `, n)+`]}}`, "", plan.Options{Start: &start}, nil)
		if err != nil || made.Latest < last {
			t.Errorf("%d reasons: %s after %s, %v", n, made.Latest, last, err)
		}
		last = made.Latest
	}
}

// TestOutOfForce wants what does not exist on all days of a plan to be named.
func TestOutOfForce(t *testing.T) {
	start := timing.DateOf(2026, 7, 27)
	made, err := planned(t, `a: _m & _five & {effective: {from: "2026-01-01", to: "2026-08-03"}}
		b: _m & _five & {effective: {from: "2026-01-01", to: "2026-08-04"}}
		x: _m & _five`, `{matter: "a"}, {matter: "b"}, {matter: "x"}`, plan.Options{Start: &start}, nil)
	if err != nil || len(made.OutOfForce) != 1 || made.OutOfForce[0].ID != "a" { // decided on 3 August
		t.Error(made.OutOfForce, err)
	}
}
