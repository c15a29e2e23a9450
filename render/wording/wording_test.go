package wording

import (
	"math/big"
	"strconv"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// TestStepLine says a step in a line.
func TestStepLine(t *testing.T) {
	for want, s := range map[string]schema.Step{
		"送达（窗口）。": {Name: "送达", Role: "窗口"},
		"受理（窗口，即时，★ 申请人到现场）。审查标准：材料齐全。办理结果：受理通知书。": {Name: "受理", Role: "窗口", Unit: schema.Immediate, Visit: &yes, Standard: "材料齐全", Output: "受理通知书"},
		"审查（某科，3 个工作日）。审查标准：形式审查：齐全。合法。":           {Name: "审查", Role: "某科", Value: &three, Unit: schema.WorkingDay, Standard: "形式审查：齐全。\n合法。"},
		"决定（局长，2 个工作日）。办理结果：决定书。":                  {Name: "决定", Role: "局长", Value: &two, Unit: schema.WorkingDay, Output: "决定书"},
	} {
		if got := StepLine(&model.Step{Step: &s}).String(); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

// TestBecause wants words of its own for every cause for which applicants are blocked.
func TestBecause(t *testing.T) {
	said := map[string]bool{}
	for _, c := range []eligibility.Cause{eligibility.Mutual, eligibility.NoSource} { // TestCauses: there are no others
		words := Because(c)
		if words == "" || said[words] {
			t.Errorf("%s is said in no words of its own: %q", c, words)
		}
		said[words] = true
	}
}

// TestExists wants a period to be printed only where it tells an applicant something.
func TestExists(t *testing.T) {
	for _, test := range []struct {
		e    *schema.Effective
		want string
	}{
		{nil, ""},
		{&schema.Effective{From: schema.DateOf(2020, 1, 1)}, ""},
		{&schema.Effective{From: schema.DateOf(2021, 1, 1)}, ""},
		{&schema.Effective{From: schema.DateOf(2021, 1, 2)}, "本事项自2021年1月2日起办理。"},
		{&schema.Effective{From: schema.DateOf(2020, 1, 1), To: schema.DateOf(2022, 1, 1)}, "本事项自2020年1月1日起办理，2022年1月1日起停止办理。"},
	} {
		if got := Exists("本事项", test.e, schema.DateOf(2021, 1, 1)); got != test.want {
			t.Errorf("%v: got %s, want %s", test.e, got, test.want)
		}
	}
}

// TestSuspended: until the day on which a matter is resumed, and no longer.
func TestSuspended(t *testing.T) {
	from, to := schema.DateOf(2026, 12, 15), schema.DateOf(2027, 3, 1)
	for _, test := range []struct {
		to, asOf schema.Date
		want     string
	}{
		{to, schema.DateOf(2026, 11, 1), "自2026年12月15日起暂停办理，2027年3月1日起恢复。系统改造。"},
		{to, schema.DateOf(2027, 2, 28), "自2026年12月15日起暂停办理，2027年3月1日起恢复。系统改造。"},
		{to, to, ""},
		{schema.Date{}, schema.DateOf(2030, 1, 1), "自2026年12月15日起暂停办理，恢复的日期还没有公布。系统改造。"},
	} {
		s := &model.Suspension{Suspension: &schema.Suspension{From: from, To: test.to, Reason: "系统改造"}}
		if got := Suspended(s, test.asOf, nil).String(); got != test.want {
			t.Errorf("%s: got %s, want %s", test.asOf, got, test.want)
		}
	}
	if got := Suspended(nil, to, nil); got != nil {
		t.Errorf("of a matter that is not suspended: %s", got)
	}
}

func TestSayings(t *testing.T) {
	d := &model.Department{Department: &schema.Department{Name: "甲局", Address: "中心一楼", Hours: "全天"}}
	for _, test := range []struct{ got, want string }{
		{Place(schema.Window{Window: "一楼 A01"}, d), "中心一楼 A01"},
		{Place(schema.Window{Window: "B12"}, d), "中心一楼 B12"},
		{Place(schema.Window{Window: "B12", Address: "乙楼B"}, d), "乙楼B B12"},
		{Place(schema.Window{Window: "一楼"}, d), "中心一楼"},
		{Place(schema.Window{Window: "加乐镇民政站", Address: "加乐镇民政站"}, d), "加乐镇民政站"},
		{Place(schema.Window{Window: "站", Address: "站"}, d), "站"},
		{Desk(schema.Window{Window: "加乐镇民政站", Address: "加乐镇民政站"})[0].String(), "加乐镇民政站"},
		{Desk(schema.Window{Window: "A01", Address: "乙楼"})[0].String(), "A01（乙楼）"},
		{Hours(schema.Window{Hours: "上午"}, d), "上午"},
		{Hours(schema.Window{}, d), "全天"},
		{Date(schema.DateOf(2008, 1, 2)), "2008年1月2日"},
		{Date(schema.DateOf(2026, 11, 30)), "2026年11月30日"},
		{StepTime(&model.Step{Step: &schema.Step{Unit: schema.Immediate}}), "即时"},
		{StepTime(&model.Step{Step: &schema.Step{Unit: schema.WorkingDay}}), ""},
		{StepTime(&model.Step{Step: &schema.Step{Value: &three, Unit: schema.Day}}), "3 日"},
		{ShortTitle(&model.Law{Law: &schema.Law{Title: "关于甲的通知", Number: "甲发〔2020〕1号", Rank: schema.NormativeDocument}}), "甲发〔2020〕1号"},
		{ShortTitle(&model.Law{Law: &schema.Law{Title: "中华人民共和国城乡规划法", Number: "令", Rank: schema.Statute}}), "《城乡规划法》"},
		{issuers(&model.Document{Document: &schema.Document{}}, nil).String(), ""},
		{Alternative(model.Alternative{Document: &model.Document{Document: &schema.Document{Name: "证"}}, Of: schema.Accepted}, nil).String(), "“证”须已经申请并受理"},
		{strconv.Itoa(len(Visits(&model.Matter{Matter: &schema.Matter{}, Steps: []*model.Step{{Step: &schema.Step{Visit: &yes}}}})[0])), "1"},
	} {
		if test.got != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
}

func TestDecimalText(t *testing.T) {
	for s, want := range map[string]string{"800": "800", "0.1": "0.1", "1/8": "0.125", "1025/100": "10.25"} {
		r, _ := new(big.Rat).SetString(s)
		if got := DecimalText(r); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}
