package plan_test

import (
	"errors"
	"fmt"
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
	"github.com/matterc/matterc/validate/timing"
)

// day is a day that a test has written, no day for "".
func day(s string) schema.Date {
	d, _ := schema.ParseDate(s)
	return d
}

func worked(t testing.TB, asOf string) *eligibility.Solution {
	t.Helper()
	cat, found, err := schema.Load(os.DirFS("../../catalog"), schema.Options{AsOf: day(asOf)})
	if err != nil {
		t.Fatal(err)
	}
	p, found := validate.Try(cat, found)
	if p == nil {
		t.Fatal(found)
	}
	return p
}

func procedure(t testing.TB, p *eligibility.Solution, id string) *model.Procedure {
	t.Helper()
	for _, r := range p.Procedures() {
		if r.ID == id {
			return r
		}
	}
	t.Fatal("no procedure", id)
	return nil
}

// TestFiveCertificates derives by hand-checked arithmetic what the office published in 2014 and the members say: 12 working days
// promised, 8 visits one by one and 5 together. The 68 working days by law do not follow: the articles give 10 and 15 days, a licence without
// a limit 20 working days (行政许可法 §42), and the tax office registers on the day.
func TestFiveCertificates(t *testing.T) {
	p := worked(t, "2014-06-01")
	given, problem := p.ParseGiven([]string{"registered-capital=1000000"})
	if !problem.IsZero() {
		t.Fatal(problem)
	}
	start := timing.DateOf(2014, time.June, 3)
	made, err := plan.Make(p, procedure(t, p, "five-certificates"), nil, plan.Options{Given: given, Start: &start})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(made.Statutory, []schema.Period{{Value: 20, Unit: schema.WorkingDay}, {Value: 25, Unit: schema.Day}}) || len(made.Unlimited) != 1 || made.Unlimited[0].ID != "organization-code-2014" {
		t.Errorf("statutory %v, without a limit %v", made.Statutory, made.Unlimited)
	}
	if made.Length != 12 || made.Sum != 12 || made.VisitsAlone != 8 || len(made.Trips) != 5 {
		t.Errorf("length %d, sum %d, visits %d, trips %d; want 12, 12, 8, 5", made.Length, made.Sum, made.VisitsAlone, len(made.Trips))
	}
	var got []string
	for _, i := range made.Items {
		got = append(got, fmt.Sprintf("%s %d–%d %s–%s", i.Matter.ID, i.Start, i.Finish, i.Accepted, i.Due))
	}
	want := []string{
		"name-preapproval-2014 0–1 2014-06-03–2014-06-04", "company-registration-2014 1–6 2014-06-04–2014-06-11",
		"seal-engraving-2014 6–9 2014-06-11–2014-06-16", "organization-code-2014 9–12 2014-06-16–2014-06-19", "tax-registration-2014 12–12 2014-06-19–2014-06-19",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	got = nil
	for _, x := range made.Trips {
		s := fmt.Sprintf("%d %s:", x.Day, x.Date)
		for _, e := range x.For {
			s += " " + made.Items[e.Item].Matter.ID + " " + e.Step.Name
		}
		got = append(got, s)
	}
	want = []string{
		"0 2014-06-03: name-preapproval-2014 收件",
		"1 2014-06-04: company-registration-2014 受理",
		"6 2014-06-11: company-registration-2014 领照 seal-engraving-2014 受理",
		"9 2014-06-16: seal-engraving-2014 领章 organization-code-2014 受理",
		"12 2014-06-19: organization-code-2014 领证 tax-registration-2014 受理",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	fee := false
	for _, f := range made.Fees {
		if f.Kind == schema.ProgressiveRate {
			fee = f.Amount != nil && f.Amount.Cmp(big.NewRat(800, 1)) == 0
		}
	}
	if !fee {
		t.Errorf("the registration fee of 100万 is not 800 yuan: %+v", made.Fees)
	}
}

// TestRegistrationFee checks the values of domain.md §3.3: 0.8‰ up to 1000万, 0.4‰ above, none above 1亿, 50 yuan at least.
func TestRegistrationFee(t *testing.T) {
	p := worked(t, "2014-06-01")
	var item *model.FeeItem
	for _, m := range p.Matters() {
		for i := range m.Fees {
			if m.Fees[i].Kind == schema.ProgressiveRate {
				item = &m.Fees[i]
			}
		}
	}
	for capital, want := range map[int64]int64{1_000_000: 800, 500_000: 400, 50_000: 50, 10_000_000: 8_000, 30_000_000: 16_000, 100_000_000: 44_000, 500_000_000: 44_000} {
		if got := item.Worth(big.NewRat(capital, 1)); got == nil || got.Cmp(big.NewRat(want, 1)) != 0 {
			t.Errorf("capital %d: got %v, want %d", capital, got, want)
		}
	}
	if item.Worth(nil) != nil {
		t.Error("a fee is worked out from nothing")
	}
}

// TestConstruction plans both land routes.
func TestConstruction(t *testing.T) {
	p := worked(t, "")
	pr := procedure(t, p, "construction-project")
	_, err := plan.Make(p, pr, nil, plan.Options{})
	ask := (*plan.AskError)(nil)
	if !errors.As(err, &ask) || len(ask.Facts) < 5 {
		t.Fatalf("got %v, want to be asked", err)
	}
	for _, land := range []string{"划拨", "出让"} {
		facts := []string{"land=" + land, "zone=规划区内", "newland=true", "investment-management=备案", "energy=false", "eia=报告表", "soil=不需要", "water-use=false",
			"fire-special=false", "civil=false", "investment=50000000", "floor-area=10000", "site-plan=false", "demolition=false", "tendering=false", "residential=false"}
		facts = slices.DeleteFunc(facts, func(f string) bool {
			_, problem := p.ParseGiven([]string{f})
			return strings.HasPrefix(problem.ZH, "没有标识或名称为“"+f[:strings.Index(f, "=")])
		})
		given, problem := p.ParseGiven(facts)
		if !problem.IsZero() {
			t.Fatal(problem)
		}
		made, err := plan.Make(p, pr, nil, plan.Options{Given: given})
		if errors.As(err, &ask) {
			var ids []string
			for _, f := range ask.Facts {
				ids = append(ids, f.ID+" "+strings.Join(f.Values, "|"))
			}
			t.Fatal("asked for ", ids)
		}
		if err != nil {
			t.Fatal(err)
		}
		at := func(id string) int {
			return slices.IndexFunc(made.Items, func(i plan.Item) bool { return i.Matter.ID == id })
		}
		permit, title := at("construction-land-permit"), at("land-title")
		other := at(map[string]string{"划拨": "land-allocation", "出让": "land-contract"}[land])
		if permit < 0 || title < 0 || other < 0 || (other < permit) != (land == "出让") || title < permit {
			t.Errorf("%s: permit %d, land %d, title %d", land, permit, other, title)
		}
		// 建筑法第七条：领取施工许可证才开工；城乡规划法第四十五条：规划核实以后才组织竣工验收；房屋建成才登记。
		order := []string{"construction-permit", "completion", "planning-verification", "acceptance", "fire-filing", "completion-filing", "house-title"}
		for n, id := range order[1:] {
			first, then := at(order[n]), at(id)
			if first < 0 || then < 0 || made.Items[then].Start < made.Items[first].Finish || made.Items[first].Happens() && made.Items[then].StartSince.After == nil {
				t.Errorf("%s: %s, the %dth, is not behind %s, the %dth", land, id, then, order[n], first)
			}
		}
		if title := made.Items[at("house-title")]; len(title.StartSince.After) != 1 || made.Items[title.StartSince.After[0]].Matter.ID != "acceptance" {
			t.Errorf("%s: the title is counted since %v", land, title.StartSince)
		}
		if made.Length <= 0 || made.Length >= made.Sum || made.Elapsed < made.Length {
			t.Errorf("%s: length %d, sum %d, elapsed %d", land, made.Length, made.Sum, made.Elapsed)
		}
	}
}

// TestSituations looks at what the guides print of the worked procedures.
func TestSituations(t *testing.T) {
	for _, x := range []struct {
		asOf, id string
		n        int // 0 for too many
		length   int // of the longest
	}{{"2014-06-01", "five-certificates", 1, 12}, {"", "company-startup", 6, 2}, {"", "construction-project", 0, 0}} {
		p := worked(t, x.asOf)
		list, all := plan.Situations(p, procedure(t, p, x.id))
		if all != (x.n > 0) || len(list) != max(x.n, 1) || x.n > 0 && list[0].Plan.Length != x.length {
			t.Errorf("%s: %d situations, all %v, length %d", x.id, len(list), all, list[0].Plan.Length)
		}
		for i, s := range list {
			t.Log(x.id, i, s.Plan.Length, len(s.Plan.Items), s.Who, s.More)
			if len(s.Who) == 0 || i > 0 && s.Plan.Length > list[i-1].Plan.Length {
				t.Errorf("%s: situation %d is nobody, or not in order", x.id, i)
			}
		}
	}
}

// TestAsk wants the facts asked for that change the plan, and no others: of a founder of a company that is no school not how a school is
// founded; the capital, which the fee of 2014 is worked out from.
func TestAsk(t *testing.T) {
	for _, x := range []struct {
		asOf, id string
		asks     []string
	}{
		{"", "company-startup", []string{"school", "employees", "organization-form", "paper-invoice", "pre-approval"}},
		{"2014-06-01", "five-certificates", []string{"registered-capital"}},
	} {
		p := worked(t, x.asOf)
		_, err := plan.Make(p, procedure(t, p, x.id), nil, plan.Options{})
		ask := (*plan.AskError)(nil)
		if !errors.As(err, &ask) {
			t.Fatalf("%s: %v", x.id, err)
		}
		var asks []string
		for _, f := range ask.Facts {
			asks = append(asks, f.ID)
		}
		if !slices.Equal(asks, x.asks) {
			t.Errorf("%s asks for %v", x.id, asks)
		}
	}
}

// TestServiceWaits wants what an agency asks for first to come before its service: the applicant reckons with both, one after the other.
func TestServiceWaits(t *testing.T) {
	const head = `package catalog
catalog: {name: "示例", edition: "2026-06-01", region: "370503", publisher: "示例"}
region: "370503": {name: "示例县", level: "县级"}
department: "dep": {name: "示例局", address: "示例路 1 号", hours: "工作日", phones: ["0546-0000000"], window: "常设"}
law: "甲法": {title: "甲法", rank: "法律", effective: from: "2000-01-01"}
_item: {
	type: "其他行政权力", handling: "承诺件", department: "dep", audience: ["企业法人"], fee: charged: false
	basis: b0: {law: "甲法", article: "第一条"}
	deadline: promised: {value: 10, unit: "工作日"}
	steps: [{name: "受理", role: "窗口", visit: true}]
	service: [{window: "一楼", lines: ["0546-0000000"], complaints: ["0546-0000001"]}]
}
document: "account": {name: "开户许可证", kind: "证照"}
matter: "account": #Matter & _item & {name: "银行账户核准", result: document: "account"}
matter: "company": #Matter & _item & {name: "公司登记", result: name: "执照"
	materials: [{name: "验资报告", original: 1, necessity: NECESSITY, basis: ["b0"]}]
	agencies: [{name: "验资", output: "验资报告", payer: "申请人", period: {value: 3, unit: "工作日"}, basis: ["b0"]PREREQUISITES}]
}
`
	const asks = `, prerequisites: [{document: "account", basis: []}]`
	for _, test := range []struct {
		name, necessity, prerequisites string
		length, elapsed                int
	}{
		{"nothing first", `"必要"`, "", 10, 13},
		{"the account, then the report, then the company", `"必要"`, asks, 20, 23},
		{"the report may follow", `"容缺后补"`, asks, 10, 13},
	} {
		source := strings.NewReplacer("NECESSITY", test.necessity, "PREREQUISITES", test.prerequisites).Replace(head)
		cat, found, err := schema.Load(fstest.MapFS{"catalog.cue": {Data: []byte(source)}}, schema.Options{})
		if err != nil {
			t.Fatal(err)
		}
		p, found := validate.Try(cat, found)
		if p == nil {
			t.Fatal(found)
		}
		relief := []plan.Relief{plan.SupplyLater}
		made, err := plan.Make(p, nil, p.Matter("company"), plan.Options{Relief: relief})
		if err != nil {
			t.Fatal(err)
		}
		if made.Length != test.length || made.Elapsed != test.elapsed {
			t.Errorf("%s: length %d, elapsed %d", test.name, made.Length, made.Elapsed)
		}
	}
}

// TestReliefNames wants a name for every relief, also for a new kind of relaxation in the schema.
func TestReliefNames(t *testing.T) {
	for _, r := range plan.Reliefs() {
		if n := r.Name(); n.ZH == "" || n.EN == "" {
			t.Errorf("%s has no name", r)
		}
	}
}
