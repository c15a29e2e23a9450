package timetable_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/page/terminal"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/render/timetable"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// TestPlanText says by hand what is printed of the five certificates: 68 working days by law as a total that was announced once, 12 promised, 8 visits one by
// one and 5 together with their dates (the Dragon Boat day of 2014 was 2 June), 800 yuan for the registration of a million.
func TestPlanText(t *testing.T) {
	p, plan := rendertest.FiveCertificates(t)
	text, err := render.Plan(p.Catalog(), plan, "text", diag.ZH)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"五证联办办理计划\n", "已知情形：注册资本为100万元\n", "2014-06-03（周二）起办，最晚办结：2014-06-19（周四）\n",
		"推算的承诺时限：12 个工作日（能同时办的同时办；各事项承诺合计 12 个工作日）\n", "公布的承诺：12 个工作日，做得到\n",
		"法定时限：登记了的合计 20 个工作日加 25 日；", "公布的总数：法定时限合计 68 个工作日，是以前公布的总数，不由各事项推算：法定时限合计只公布了总数，怎样分到五个事项没有资料（出处：2014年河口区政务服务概况）\n", "到现场：分别办 8 次，一起办 5 次\n",
		"第 1 次：2014-06-03（周二）\n    - 工商分局（一楼 工商窗口）：企业名称预先核准（2014年） 收件\n      - 为什么要来：当时没有网上办理，须到窗口提交申请；通知书在申请设立登记时一并领取，不用另跑\n      - 带：企业名称预先核准申请书（原件 1 份），有空白表格、示范样表\n",
		"第 2 次：2014-06-04（周三）\n    - 工商分局（一楼 工商窗口）：有限责任公司设立登记（2014年） 受理\n",
		"第 3 次：2014-06-11（周三）\n", "第 4 次：2014-06-16（周一）\n", "第 5 次：2014-06-19（周四）\n",
		"      - 带：法定代表人和经办人身份证明（复印件 1 份；第 3、4 项共用）\n", "第 2 项核发，窗口转交\n", " 800 元\n",
		"各部门：工商分局 800 元和按标准计算的；质监局 148 元。\n", "收费：948 元，另有 1 项按标准计算。\n",
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	if strings.Contains(string(text), "第 6 次") || strings.Contains(string(text), "带：企业法人营业执照") {
		t.Errorf("a trip or a paper too many:\n%s", text)
	}
	for _, line := range strings.Split(string(text), "\n") {
		if strings.HasSuffix(line, " ") {
			t.Errorf("blanks at the end of %q", line)
		}
	}
	english, err := render.Plan(p.Catalog(), plan, "text", diag.EN)
	if err != nil || !strings.Contains(string(english), "visits: 8 one by one, 5 together\n") || !strings.Contains(string(english), "decided by 2014-06-19 (Thu)\n") {
		t.Errorf("%v\n%s", err, english)
	}
}

// TestPlanJSON wants the same figures of the JSON.
func TestPlanJSON(t *testing.T) {
	p, plan := rendertest.FiveCertificates(t)
	data, err := render.Plan(p.Catalog(), plan, "json", diag.ZH)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Figures struct {
			Start, End          string
			Promise, Limit      int
			Statutory           []struct{ Value int }
			Claimed             int
			Kept                bool
			VisitsAlone, Visits int
			Shorten             struct{ Items []int }
			Elapsed             int
		}
		Trips []struct {
			Date  string
			Bring []int
		}
		Fees     []struct{ Name, Amount string }
		FeeTotal struct{ Amount string }
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	f := got.Figures
	if f.Start != "2014-06-03" || f.End != "2014-06-19" || f.Promise != 12 || len(f.Statutory) != 2 || f.Statutory[0].Value != 20 || f.Statutory[1].Value != 25 ||
		f.Claimed != 12 || !f.Kept || f.VisitsAlone != 8 || f.Visits != 5 || !slices.Equal(f.Shorten.Items, []int{2}) {
		t.Errorf("figures %+v", f)
	}
	var days []string
	for _, x := range got.Trips {
		days = append(days, x.Date)
	}
	if !slices.Equal(days, []string{"2014-06-03", "2014-06-04", "2014-06-11", "2014-06-16", "2014-06-19"}) {
		t.Errorf("trips %v", days)
	}
	if got.FeeTotal.Amount != "948" || len(got.Fees) == 0 || got.Fees[0].Amount != "800" {
		t.Errorf("fees %+v, %+v", got.Fees, got.FeeTotal)
	}
}

// TestBrokenPromise claims 9 working days, which the members cannot keep.
func TestBrokenPromise(t *testing.T) {
	p, plan := rendertest.FiveCertificates(t)
	nine, pr := 9, *plan.Procedure
	record := *pr.Procedure
	claims := *record.Claims
	claims.Promised, record.Claims, pr.Procedure, plan.Procedure = &nine, &claims, &record, &pr
	if text, err := render.Plan(p.Catalog(), plan, "text", diag.ZH); err != nil || !strings.Contains(string(text), "公布的承诺：9 个工作日，做不到，少 3 个，办到“组织机构代码登记（2014年）”时超出\n") {
		t.Errorf("%v\n%s", err, text)
	}
}

// TestPlanAll prints the plans of every situation of every procedure, and of every matter that needs no facts, in every
// format and language, the same every time.
func TestPlanAll(t *testing.T) {
	for _, dir := range []string{rendertest.Small, rendertest.Worked} {
		p := rendertest.Solution(t, dir)
		var plans []*plan.Plan
		for _, r := range p.Procedures() {
			list, _ := plan.Situations(p, r)
			for _, s := range list {
				plans = append(plans, s.Plan)
			}
		}
		for _, m := range p.Matters() {
			if plan, err := plan.Make(p, nil, m, plan.Options{Relief: plan.Reliefs()}); err == nil {
				plans = append(plans, plan)
			}
		}
		if len(plans) < 3 {
			t.Errorf("%s: %d plans", dir, len(plans))
		}
		for _, plan := range plans {
			for _, format := range render.PlanFormats() {
				for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
					a, err := render.Plan(p.Catalog(), plan, format, lang)
					if err != nil {
						t.Fatal(format, err)
					}
					if b, _ := render.Plan(p.Catalog(), plan, format, lang); string(a) != string(b) || len(a) == 0 {
						t.Errorf("a plan as %s differs", format)
					}
				}
			}
			rendertest.WantMarkdown(t, timetable.New(p.Catalog(), plan, diag.ZH).Document())
		}
	}
}

// TestPlanHostile wants nothing of a name to act on a terminal, and no text to break a drawing.
func TestPlanHostile(t *testing.T) {
	p, plan := rendertest.FiveCertificates(t)
	for _, s := range rendertest.Nasty() {
		s += "\x1b[31m\u202e"
		hostile := *plan
		hostile.Items = slices.Clone(plan.Items)
		m := *plan.Items[0].Matter
		record := *m.Matter
		record.Name, record.Short = s, s
		m.Matter, hostile.Items[0].Matter, hostile.Items[0].Stage = &record, &m, s
		w := timetable.New(p.Catalog(), &hostile, diag.ZH)
		text := string(terminal.Print(w.Document()))
		if strings.ContainsAny(text, "\x1b\u202e\r\t") {
			t.Errorf("%q acts on a terminal", s)
		}
		for _, pic := range []page.Picture{w.Gantt("x.svg"), w.StageChart("y.svg")} {
			svg := pic.Drawing.SVG()
			if err := rendertest.WellFormed(svg); err != nil || strings.Contains(string(svg), "%!") || strings.Contains(string(svg), "<script") || bytes.ContainsAny(svg, "\x1b\u202e") {
				t.Errorf("%q: %v\n%s", s, err, svg)
			}
		}
	}
}

// TestReliefsAsDeclared wants a plan to say of a relaxation what the guide says of it, whether the matter declares it or a material
// may be handed in later without it.
func TestReliefsAsDeclared(t *testing.T) {
	p, made := rendertest.FiveCertificates(t)
	wants := eligibility.RequirementsOf(made.Items[1].Matter)[0]
	declared := func(r *schema.Relaxation) *eligibility.Requirement {
		with := *wants
		with.Relax = &model.Relaxation{Relaxation: r}
		return &with
	}
	later := declared(&schema.Relaxation{Kind: schema.SupplyLater, Supply: &schema.Period{Value: 5, Unit: schema.WorkingDay}, Effect: schema.TreatedAsWithdrawn})
	for _, c := range []struct {
		relief plan.Relief
		of     *eligibility.Requirement
		zh, en string
	}{
		{plan.SupplyLater, later, "：可以容缺受理，受理后 5 个工作日内补齐，逾期视为撤回申请。", "supplied within 5 working days of acceptance; if late: 视为撤回申请."},
		{plan.SupplyLater, wants, "：可以容缺受理，办结前补齐。", "supplied before the decision."},
		{plan.ByCommitment, later, "：可以用书面承诺代替。", "a written commitment may stand in for it."},
		{plan.Simulated, declared(&schema.Relaxation{Kind: schema.Simulated}), "：可以先行模拟审批，取得后转为正式审批。", "reviewed as if it were there (模拟), and decided when it is."},
	} {
		relaxed := *made
		relaxed.Reliefs = []plan.ReliefEffect{{Relief: c.relief, Uses: []plan.ReliefUse{{Item: 1, Requirement: c.of}}}}
		for lang, want := range map[diag.Lang]string{diag.ZH: c.zh, diag.EN: c.en} {
			if got := string(terminal.Print(timetable.New(p.Catalog(), &relaxed, lang).Document())); !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", c.relief, want, got)
			}
		}
	}
}
