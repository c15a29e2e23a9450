package wording

import (
	"strings"
	"testing"
	"time"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/timing"
)

// granted is a constraint: 供地方式为出让.
var granted = model.Guard{{Fact: &model.Fact{ID: "land", Fact: &schema.Fact{Name: "供地方式", Type: schema.Choice}},
	Test: schema.Test{Op: schema.Eq, Value: schema.Value{Text: "出让"}}}}

// Records by hand.
var (
	office          = &model.Department{ID: "office", Department: &schema.Department{Name: "某区自然资源局", Short: "自然资源局", Address: "中心二楼", Hours: "工作日"}}
	other           = &model.Matter{ID: "other", Matter: &schema.Matter{Name: "立项审批"}, Department: office}
	issued          = &model.Document{ID: "issued", Document: &schema.Document{Name: "立项批复"}, Issuers: []*model.Matter{other}}
	outside         = &model.Document{ID: "outside", Document: &schema.Document{Name: "测绘成果", Issuer: "测绘单位"}}
	law             = &model.Law{ID: "law", Law: &schema.Law{Title: "中华人民共和国试验法", Rank: schema.Statute, Number: "第1号"}}
	article         = &model.Basis{Basis: &schema.Basis{Article: "第五条", About: "应当取得许可"}, Law: law}
	twenty          = schema.Period{Value: 20, Unit: schema.WorkingDay}
	five            = schema.Period{Value: 5, Unit: schema.WorkingDay}
	one, two, three = 1, 2, 3
	yes             = true
)

// said is what texts say, line by line.
func said[T ~[]page.Text](texts T) string {
	lines := make([]string, len(texts))
	for i, t := range texts {
		lines[i] = t.String()
	}
	return strings.Join(lines, "\n")
}

// says compares what is said with what is wanted, both in turn.
func says(t *testing.T, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] != pairs[i+1] {
			t.Errorf("got %s, want %s", pairs[i], pairs[i+1])
		}
	}
}

func TestApplicants(t *testing.T) {
	says(t,
		model.Applicants(model.Guard(nil).Said()).ZH, "所有申请人", model.Applicants(granted.Said()).ZH, "供地方式为出让的申请人",
		model.Applicants(granted.Quoted()).ZH, "供地方式为“出让”的申请人",
		Only(nil), "", Only(granted), "供地方式为出让的",
		Lead(nil).String(), "", Lead(granted).String(), "供地方式为出让的：",
		said(Situation(nil)), "", said(Situation(granted)), "适用情形：供地方式为出让",
		Both(granted, granted).Sentence(), "供地方式为出让",
	)
}

func TestLimits(t *testing.T) {
	m := &model.Matter{Matter: &schema.Matter{Deadline: schema.Deadline{Promised: &five}}}
	says(t,
		Promise(m), "5 个工作日", Statutory(m, nil).String(), "", said(StatutoryNoted(m, nil)), "", said(Limits(m, nil)), "承诺时限：5 个工作日",
	)
	m.Type = schema.Licence // 行政许可法第四十二条
	says(t, Statutory(m, nil).String(), "20 个工作日（行政许可法第四十二条；未登记另有规定）", said(Limits(m, nil)), "承诺时限：5 个工作日\n法定时限：20 个工作日（行政许可法第四十二条；未登记另有规定）")
	m.Handling = schema.Joint
	says(t, Statutory(m, nil).String(), "45 个工作日（行政许可法第四十二条；未登记另有规定）")
	m.Handling = schema.AtOnce // 当场作出决定的除外
	says(t, Statutory(m, nil).String(), "")
	m.Unlimited = []*model.Basis{}
	says(t, Statutory(m, nil).String(), "法律没有规定")
	m.Statutory = &model.Limit{Period: twenty, Basis: []*model.Basis{article}}
	m.Deadline.Note = "材料齐全时起算"
	m.Excluded = []model.Excluded{{Kind: "听证", Period: five}, {Kind: "专家评审", Period: twenty, When: granted, Basis: []*model.Basis{article}}}
	cite := func(b []*model.Basis) page.Text {
		if len(b) == 0 {
			return nil
		}
		return page.Plain("（", b[0].Cite(), "）")
	}
	says(t,
		Statutory(m, nil).String(), "20 个工作日", said(StatutoryNoted(m, nil)), "20 个工作日\n材料齐全时起算",
		said(Limits(m, nil)), "承诺时限：5 个工作日\n法定时限：20 个工作日\n说明：材料齐全时起算。\n不计入时限：听证，最长 5 个工作日\n不计入时限：供地方式为出让的，专家评审，最长 20 个工作日",
		said(Limits(m, cite)), "承诺时限：5 个工作日\n法定时限：20 个工作日（《中华人民共和国试验法》第五条）\n说明：材料齐全时起算。\n不计入时限：听证，最长 5 个工作日\n"+
			"不计入时限：供地方式为出让的，专家评审，最长 20 个工作日（《中华人民共和国试验法》第五条）",
		ExcludedTime(m.Excluded[1]), "专家评审，最长 20 个工作日",
	)
}

func TestFees(t *testing.T) {
	m := &model.Matter{Matter: &schema.Matter{}}
	says(t, Charged(m), "未公布", said(FeeSummary(m)), "未公布", said(Fees(m)), "未公布")
	m.Fee = &schema.Fee{}
	says(t, Charged(m), "不收费", said(FeeSummary(m)), "不收费", said(Fees(m)), "不收费")
	m.Fee.Charged = true
	says(t, said(Fees(m)), "收费") // how much is not said
	m.Fees = []model.FeeItem{
		{FeeItem: &schema.FeeItem{Name: "登记费", Standard: "每件 80 元。\n加急的，每件 100 元。", Waiver: "小微企业免收。"}, When: granted},
		{FeeItem: &schema.FeeItem{Name: "工本费", Standard: "每本 10 元", Management: "缴入国库", Note: "首本不收"}, Base: &model.Fact{Fact: &schema.Fact{Name: "本数"}}},
	}
	says(t,
		Charged(m), "收费",
		said(FeeSummary(m)), "登记费：每件 80 元。 加急的，每件 100 元（供地方式为出让的）\n工本费：每本 10 元",
		said(Fees(m)), "登记费：每件 80 元。 加急的，每件 100 元（供地方式为出让的；减免：小微企业免收）\n工本费：每本 10 元",
		said(FeeStandard(m.Fees[0])), "每件 80 元。\n加急的，每件 100 元。", said(FeeStandard(m.Fees[1])), "每本 10 元\n按本数计算",
		said(FeeRemarks(m.Fees[0])), "小微企业免收。", said(FeeRemarks(m.Fees[1])), "缴入国库\n首本不收",
	)
}

func TestMaterials(t *testing.T) {
	material := func(r schema.Material, when model.Guard, d *model.Document) model.Material {
		return model.Material{Material: &r, Title: r.Name, When: when, Document: d}
	}
	form := material(schema.Material{Name: "申请表", Original: &one, Copies: &two, Form: "纸质", Paper: "A4", Necessity: schema.Required, By: schema.Accepted, Source: schema.OwnSource}, nil, nil)
	later := material(schema.Material{Name: "合同", Copies: &one, Form: "纸质", Necessity: schema.Deferred, By: schema.Decided, Source: schema.GovernmentSource, SourceNote: "原件核对"}, granted, issued)
	fetched := material(schema.Material{Name: "执照", Necessity: schema.Required, By: schema.Decided, Source: schema.SystemSource}, granted, nil)
	survey := material(schema.Material{Name: "成果", Necessity: schema.Optional, Source: schema.AgencySource}, nil, outside)
	m := &model.Matter{Matter: &schema.Matter{}}
	says(t, MaterialsSummary(m), "未公布。", MaterialsToBring(m), "")
	m.Matter.Materials = []schema.Material{} // as materials: [] is read
	says(t, MaterialsSummary(m), "无。", MaterialsToBring(m), "")
	m.Materials = []model.Material{form, fetched}
	says(t, MaterialsSummary(m), "共 2 项，其中 1 项由窗口调取，不用提交，1 项只有部分申请人需要。", MaterialsToBring(m), "共 1 项")
	m.Materials = []model.Material{form, survey}
	says(t, MaterialsToBring(m), "至多 2 项",
		MaterialLine(form).String(), "申请表（原件 1 份、复印件 2 份）", MaterialLine(later).String(), "合同（复印件 1 份；容缺后补；办结前提交；供地方式为出让的提交）",
		MaterialLine(fetched).String(), "执照（由窗口调取，不用提交；供地方式为出让的）", MaterialLine(survey).String(), "成果（非必要）",
		said(Necessity(later)), "容缺后补\n办结前提交", said(Necessity(fetched)), "必要",
		said(Quantity(form)), "原件 1 份、复印件 2 份\nA4 纸质", said(Quantity(fetched)), "不用提交",
		said(Source(form, nil)), "申请人自备", said(Source(later, issued.Issuers)), "政府部门核发\n办理“立项审批”取得\n原件核对", said(Source(survey, nil)), "中介机构出具\n由测绘单位核发",
		said(IssuedBy(issued, issued.Issuers, true)), "办理“立项审批”取得（自然资源局）", said(IssuedBy(outside, nil, true)), "由测绘单位核发",
		said(IssuedBy(nil, nil, false)), "", said(IssuedBy(&model.Document{Document: &schema.Document{}}, nil, false)), "",
		Proof(&schema.Proof{Purpose: "证明来源", Issuer: "村委会", Reason: "涉及权利"}), "证明事项：用于证明来源；由村委会开具；不能用承诺代替：涉及权利",
		Proof(&schema.Proof{Purpose: "证明来源", Issuer: "村委会", Commitment: &yes}), "证明事项：用于证明来源；由村委会开具；可以用书面承诺代替",
		Proof(&schema.Proof{Purpose: "证明来源", Issuer: "村委会"}), "证明事项：用于证明来源；由村委会开具",
	)
}

// TestForms says only which forms the catalog holds.
func TestForms(t *testing.T) {
	held := model.Link(&schema.Catalog{Templates: map[string][]byte{"a.md": []byte("表"), "b.md": []byte("样")}, Attachments: map[string][]byte{"d.docx": []byte("PK")}})
	r := &schema.Material{Template: "a.md", Sample: "b.md"}
	says(t,
		Forms(r, held, true).String(), "见附录：空白表格、示范样表", Forms(r, held, false).String(), "有空白表格、示范样表",
		Forms(&schema.Material{Template: "c.md"}, held, true).String(), "", Forms(&schema.Material{Sample: "b.md"}, held, false).String(), "有示范样表",
		Forms(&schema.Material{Template: "d.docx", Sample: "b.md"}, held, true).String(), "见附录：示范样表；可以下载：空白表格（Word）",
	)
	if to := Forms(r, held, true)[1].Link.Anchor; to != page.FormAnchor("a.md") {
		t.Errorf("the blank form leads to %q", to)
	}
	if to := Forms(&schema.Material{Template: "d.docx"}, held, false)[1].Link.File; to != "files/d.docx" {
		t.Errorf("the blank form for downloading leads to %q", to)
	}
}

func TestConditions(t *testing.T) {
	m := &model.Matter{Matter: &schema.Matter{}}
	says(t, said(Conditions(m)), "")
	m.Conditions = []model.Condition{{Cited: model.Cited{Text: "符合规划。"}}, {Cited: model.Cited{Text: "签订合同，\n并已付款；"}, When: granted}}
	m.Prerequisites = []model.Prerequisite{
		{Prerequisite: &schema.Prerequisite{By: schema.Accepted}, When: granted, AnyOf: []model.Alternative{
			{Document: issued, Of: schema.Decided}, {Matter: other, Of: schema.Accepted}, {Document: outside, Of: schema.Decided}, {Document: issued, Of: schema.Accepted}}},
		{Prerequisite: &schema.Prerequisite{By: schema.Decided}, AnyOf: []model.Alternative{{Matter: other, Of: schema.Decided}}},
	}
	m.Prohibitions, m.Quota = []model.Cited{{Text: "三年内被撤销过许可的。"}}, &model.Cited{Text: "不超过 10 件。"}
	says(t, said(Conditions(m)), strings.Join([]string{
		"符合规划", "供地方式为出让的：签订合同， 并已付款",
		"供地方式为出让的：受理前，须已经取得“立项批复”或“测绘成果”，或者“立项审批”须已经受理，或者“立项批复”须已经申请并受理",
		"办结前，“立项审批”须已经办结",
	}, "\n"))
	says(t, said(Refusals(m)), "三年内被撤销过许可的")
	says(t, Quota(m), "不超过 10 件")
	says(t,
		Alternative(model.Alternative{Document: issued, Of: schema.Decided}, issued.Issuers).String(), "须已经取得“立项批复”（办理“立项审批”取得）",
		Alternative(model.Alternative{Document: outside, Of: schema.Accepted}, nil).String(), "“测绘成果”须已经申请并受理（由测绘单位核发）",
	)
}

func TestRelaxation(t *testing.T) {
	relax := func(r schema.Relaxation) diag.Text { return Relaxation(&model.Relaxation{Relaxation: &r}) }
	later := relax(schema.Relaxation{Kind: schema.SupplyLater, Supply: &five, Effect: "视为撤回申请"})
	says(t,
		Relaxation(nil).ZH, "",
		relax(schema.Relaxation{Kind: schema.SupplyLater}).ZH, "可以容缺受理，办结前补齐",
		later.ZH, "可以容缺受理，受理后 5 个工作日内补齐，逾期视为撤回申请",
		later.EN, "may be accepted without it (容缺), to be supplied within 5 working days of acceptance; if late: 视为撤回申请",
		relax(schema.Relaxation{Kind: schema.ByCommitment}).ZH, "可以用书面承诺代替",
		relax(schema.Relaxation{Kind: schema.Simulated}).ZH, "可以先行模拟审批，取得后转为正式审批",
	)
}

// TestWeekday has a day of each name, for 6 to 12 November 2026.
func TestWeekday(t *testing.T) {
	var zh, en []string
	for day := timing.DateOf(2026, time.November, 6); day < timing.DateOf(2026, time.November, 13); day++ {
		zh, en = append(zh, Weekday(day).ZH), append(en, Weekday(day).EN)
	}
	says(t, strings.Join(zh, " "), "周五 周六 周日 周一 周二 周三 周四", strings.Join(en, " "), "Fri Sat Sun Mon Tue Wed Thu")
}

// TestKnown says what is known in the order of the catalog, one after another.
func TestKnown(t *testing.T) {
	says(t, Known(nil), "", Known(granted), "供地方式为出让", Known(model.Guard{granted[0], granted[0]}), "供地方式为出让，供地方式为出让")
}

// granting puts what a matter made by hand gives where the catalog has it linked.
func granting(m *model.Matter) *model.Matter {
	m.Results = []model.Result{{Result: schema.Result{Name: m.Result.Name}, Document: m.Document}}
	return m
}

// TestResult says of validity and delivery in a line only what the catalog says.
func TestResult(t *testing.T) {
	m := &model.Matter{Matter: &schema.Matter{Result: schema.Result{Name: "准予延续"}}}
	says(t, said(Result(granting(m), nil)), "准予延续", DeliveryWays(m), "")
	m.Result.Within = &five
	says(t, said(Result(granting(m), nil)), "准予延续\n送达：自作出决定之日起 5 个工作日内送达", DeliveryWays(m), "自作出决定之日起 5 个工作日内送达。")
	m.Result.Delivery = []schema.Delivery{"窗口领取", "邮寄送达"}
	says(t, said(Result(granting(m), nil)), "准予延续\n送达：窗口领取、邮寄送达，自作出决定之日起 5 个工作日内送达", DeliveryWays(m), "窗口领取、邮寄送达。自作出决定之日起 5 个工作日内送达。")
	m.Document, m.Result = &model.Document{Document: &schema.Document{Name: "许可证"}}, schema.Result{}
	says(t, said(Result(granting(m), nil)), "许可证", said(Validity(m.Document, nil)), "")
	years := 5
	m.Document.Validity = &schema.Validity{Value: &years, Unit: schema.Year, Renew: &schema.Period{Value: 30, Unit: schema.Day}}
	m.Document.Term, m.Document.ValidityBasis = &schema.Period{Value: 5, Unit: schema.Year}, article
	says(t, said(Result(granting(m), nil)), "许可证\n有效期：5 年；需要延续的，在期满 30 日前提出申请", said(Validity(m.Document, nil)), "5 年；需要延续的，在期满 30 日前提出申请",
		said(Validity(m.Document, func([]*model.Basis) page.Text { return page.Plain("（第五条）") })), "5 年（第五条）；需要延续的，在期满 30 日前提出申请")
	m.Document.Validity, m.Document.Term = &schema.Validity{Forever: &yes}, nil
	says(t, said(Result(granting(m), nil)), "许可证\n有效期：长期", said(Validity(m.Document, nil)), "长期")
	m.Document.Validity, m.Type = nil, schema.Licence // 行政许可法第四十四条
	says(t, said(Result(granting(m), nil)), "许可证\n送达：自作出决定之日起 10 个工作日内送达（行政许可法第四十四条）")
}

func TestScope(t *testing.T) {
	day := schema.DateOf(2026, 11, 1)
	m := &model.Matter{Matter: &schema.Matter{Name: "试验许可", Audience: []schema.Audience{schema.NaturalPerson, schema.Enterprise}}}
	says(t, said(Scope(m, day)), "服务对象：自然人、企业法人。", said(ScopeCell(m)), "试验许可\n服务对象：自然人、企业法人")
	m.Scope, m.Applies = "在本区试验。\n变更不在此列。", granted
	m.Effective = &schema.Effective{From: schema.DateOf(2027, 1, 1)}
	says(t,
		said(Scope(m, day)), "在本区试验。\n变更不在此列。\n适用情形：供地方式为出让。\n服务对象：自然人、企业法人。\n本事项自2027年1月1日起办理。",
		said(ScopeCell(m)), "在本区试验。\n变更不在此列。\n适用情形：供地方式为出让\n服务对象：自然人、企业法人",
	)
}

func TestDecider(t *testing.T) {
	m := &model.Matter{Matter: &schema.Matter{Level: []schema.Level{schema.County}, Handling: schema.Promised}, Department: office}
	says(t, said(Decider(m, nil)), "某区自然资源局（行使层级：县级）")
	m.Handling, m.Power, m.Body, m.Entrusted = schema.Reported, "法定本级行使", "法定机关", "市局"
	says(t, said(Decider(m, nil)), "某区自然资源局（行使层级：县级；权力来源：法定本级行使；实施主体性质：法定机关；委托部门：市局）\n本事项须报上级机关审批。")
	m.Bodies, m.Power, m.Body, m.Entrusted = []model.Body{{Role: schema.DecidingBody, Name: "某区人民政府"}, {Role: schema.JoiningBody, Name: "某镇人民政府"}}, "", "", ""
	says(t, said(Decider(m, nil)), "某区人民政府\n承办机构：某区自然资源局（行使层级：县级）\n本事项须报决定机构审批。\n联办机构：某镇人民政府")
}

func TestWindows(t *testing.T) {
	hall, own := schema.Window{Window: "B12", Lines: []string{"1", "2"}, Complaints: []string{"12345"}}, schema.Window{Window: "B13", Address: "分中心"}
	says(t,
		Address(hall, office), "中心二楼", Address(own, office), "分中心",
		said(Desk(hall)), "B12\n咨询：1、2\n投诉：12345", said(Desk(own)), "B13（分中心）",
		Channels(&model.Matter{Matter: &schema.Matter{}}), "",
		Channels(&model.Matter{Matter: &schema.Matter{Channels: []schema.Channel{schema.AtWindow, schema.OverInternet}}}), string(schema.AtWindow+"、"+schema.OverInternet),
	)
}

func TestSteps(t *testing.T) {
	accept := &model.Step{Step: &schema.Step{Name: "受理", Role: "窗口", Value: &one, Unit: schema.WorkingDay, Visit: &yes}}
	deliver := &model.Step{Step: &schema.Step{Name: "送达", Role: "窗口", Unit: schema.WorkingDay}}
	m := &model.Matter{Matter: &schema.Matter{}, Steps: []*model.Step{accept, deliver}}
	says(t,
		Step(accept), "受理（窗口，1 个工作日，申请人到现场）", Step(deliver), "送达（窗口）", StepRemarks(accept), "（窗口，1 个工作日，★ 申请人到现场）",
		StepLength(accept), "1 个工作日", StepLength(deliver), "", StepLength(&model.Step{Step: &schema.Step{Value: new(int), Unit: schema.WorkingDay}}), "不占时限", StepLength(&model.Step{Step: &schema.Step{Unit: schema.Immediate}}), "即时",
		BriefSteps(m), "受理 → 送达",
		said(Visits(m)), "1 次", said(Visits(&model.Matter{Matter: &schema.Matter{}})), "",
		said(Visits(&model.Matter{Matter: &schema.Matter{}, Steps: []*model.Step{{Step: &schema.Step{Visit: new(bool)}}}})), "0 次（不用到现场）",
	)
	m.VisitReason = "核对原件"
	says(t, said(Visits(m)), "1 次（核对原件）")
}

func TestLaws(t *testing.T) {
	says(t,
		RankedCite(article), "【法律】《中华人民共和国试验法》第五条", NumberedCite(article), "《中华人民共和国试验法》（第1号）第五条",
		NumberedCite(&model.Basis{Basis: &schema.Basis{Article: "第一条"}, Law: &model.Law{Law: &schema.Law{Title: "办法"}}}), "《办法》第一条",
		Prescribes(article), "《中华人民共和国试验法》第五条：应当取得许可",
		Prescribes(&model.Basis{Basis: article.Basis, Law: law, Text: "从事试验，应当取得许可。"}), "《中华人民共和国试验法》第五条：从事试验，应当取得许可。",
		Prescribes(&model.Basis{Basis: &schema.Basis{Article: "第六条"}, Law: law}), "",
	)
}

func TestAgencies(t *testing.T) {
	says(t,
		said(Payer(model.AgencyService{AgencyService: &schema.AgencyService{Payer: schema.ApplicantPays, Pricing: "市场调节价"}})), string(schema.ApplicantPays)+"\n市场调节价",
		said(Payer(model.AgencyService{AgencyService: &schema.AgencyService{Payer: schema.DepartmentPays}})), string(schema.DepartmentPays),
	)
}

func TestClaims(t *testing.T) {
	statutory, promised, apart, together := Claims(&schema.Claims{Promised: &two})
	says(t, statutory.Name+statutory.Unit, "法定时限合计 个工作日", promised.Name+promised.Unit, "承诺时限 个工作日", apart.Name+apart.Unit, "分别办理跑动次数 次", together.Name+together.Unit, "联办跑动次数 次")
	if statutory.Value != nil || promised.Value != &two || apart.Value != nil || together.Value != nil {
		t.Error("the figures are others")
	}
}

// TestRights says what the law of the day says, and of 行政许可法 only where there are licences.
func TestRights(t *testing.T) {
	m := &model.Matter{Matter: &schema.Matter{Type: schema.Licence, Remedy: &schema.Remedy{Review: "甲机关", Court: "乙法院"}}}
	pr := &model.Procedure{Members: []model.Member{{Matter: m}, {Matter: &model.Matter{Matter: &schema.Matter{Type: schema.Filing}}}}}
	none := &model.Procedure{Members: pr.Members[1:]}
	day, old := schema.DateOf(2026, 11, 1), schema.DateOf(2004, 6, 30)
	for _, x := range []struct {
		got  []string
		want []string
		not  string
	}{
		{Rights(m, day), []string{"（《行政许可法》第七条）", "向甲机关申请行政复议（《行政复议法》第二十条）", "六个月内，直接向乙法院", "第二十三条"}, "行政许可事项依照"},
		{Rights(m, old), []string{"三个月内", "（《行政复议法》第九条）", "（《行政诉讼法》第三十九条）"}, "《行政许可法》"},
		{MemberRights(pr, day, nil), []string{"（行政许可事项依照《行政许可法》第七条）", "向行政复议机关申请", "直接向人民法院提起"}, "甲机关"},
		{MemberRights(none, day, m.Remedy), []string{"向甲机关申请"}, "《行政许可法》"},
		{Acceptance(pr, day), []string{"当场受理", "（行政许可事项依照《行政许可法》第三十八条）"}, "符合要求"},
		{Acceptance(pr, old), []string{"不符合要求的，窗口一次告知"}, "《行政许可法》"},
		{Acceptance(none, day), []string{"不符合要求的，窗口一次告知"}, "《行政许可法》"},
	} {
		got := strings.Join(x.got, "\n")
		for _, w := range x.want {
			if !strings.Contains(got, w) {
				t.Errorf("no %s in\n%s", w, got)
			}
		}
		if strings.Contains(got, x.not) {
			t.Errorf("%s in\n%s", x.not, got)
		}
	}
	if JointCeiling(none, day) != nil || JointCeiling(pr, old) != nil || !strings.Contains(JointCeiling(pr, day).String(), "不得超过四十五日") {
		t.Error("the ceiling of joint handling is another")
	}
}

// TestInner sets the name of a procedure in quotation marks that has some itself.
func TestInner(t *testing.T) {
	if got := "“" + Inner("开办餐饮店“一件事”") + "”"; got != "“开办餐饮店‘一件事’”" {
		t.Error(got)
	}
}
