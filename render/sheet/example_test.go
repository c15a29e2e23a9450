package sheet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/model"
)

// p returns a pointer to a value.
func p[T any](v T) *T { return &v }

// example is a small catalog, linked by hand: three departments, six matters, two procedures, one of which holds a matter
// twice, agencies, certificates, fees, and texts that try to be formulas, markup and control characters.
func example() *source {
	law := func(id, title string, rank schema.Rank, number string) *model.Law {
		return &model.Law{ID: id, Law: &schema.Law{Title: title, Rank: rank, Number: number}}
	}
	planning := law("城乡规划法", "中华人民共和国城乡规划法", schema.Statute, "")
	licensing := law("行政许可法", "中华人民共和国行政许可法", schema.Statute, "")
	food := law("食品安全法", "中华人民共和国食品安全法", schema.Statute, "")
	pricing := law("收费办法", "不动产登记收费管理办法", schema.NormativeDocument, "发改价格规〔2016〕2559号")
	rules := law("卫生细则", "公共场所卫生管理条例实施细则", schema.MinisterialRule, "卫生部令第80号")
	basis := func(key string, l *model.Law, article, about, text string) *model.Basis {
		return &model.Basis{Key: key, Basis: &schema.Basis{Law: l.ID, Article: article, About: about}, Law: l, Text: text}
	}
	granted := basis("granted", planning, "第三十八条", "规划条件和出让合同", "在城市、镇规划区内以出让方式提供国有土地使用权的，在国有土地使用权出让前，城市、县人民政府城乡规划主管部门应当依据控制性详细规划，提出出让地块的位置、使用性质、开发强度等规划条件，作为国有土地使用权出让合同的组成部分。")
	period := basis("period", licensing, "第四十二条", "二十日内决定", "")
	foodBasis := basis("papers", food, "第三十五条", "食品经营许可", "")
	price := basis("price", pricing, "第二条", "登记费标准", "")
	hygiene := basis("hygiene", rules, "第二十三条", "检测或者评价报告", "")

	land := &model.Fact{ID: "land", Fact: &schema.Fact{Name: "供地方式", Type: schema.Choice}}
	invest := &model.Fact{ID: "investment", Fact: &schema.Fact{Name: "项目总投资", Type: schema.Number, Unit: "元"}}
	granting := model.Guard{{Fact: land, Test: schema.Test{Op: schema.Eq, Value: schema.Value{Text: "出让"}}}}
	large := model.Guard{{Fact: invest, Test: schema.Test{Op: schema.Ge, Value: schema.Value{Kind: schema.NumberValue, Text: "30000000"}}}}

	resources := &model.Department{ID: "natural-resources", Department: &schema.Department{
		Name: "东营市河口区自然资源局", Short: "自然资源局", Windows: p(3), Staff: p(5)}}
	market := &model.Department{ID: "market-regulation", Department: &schema.Department{
		Name: "东营市河口区市场监督管理局", Short: "市场监管局", Windows: p(2), Staff: p(4)}}
	health := &model.Department{ID: "health", Department: &schema.Department{Name: "东营市河口区卫生健康局"}}

	window := []schema.Window{{Window: "二楼 B12", Lines: []string{"0546-0000000"}, Complaints: []string{"0546-0000001", "12345"}}}
	step := func(name, role string, days int, visit bool) schema.Step {
		return schema.Step{Name: name, Role: role, Value: &days, Unit: schema.WorkingDay, Visit: &visit}
	}

	contract := &model.Document{ID: "land-contract", Document: &schema.Document{Name: "国有土地使用权出让合同", Kind: schema.ApprovalPaper, External: true, Issuer: "东营市自然资源和规划局"}}
	permit := &model.Document{ID: "land-permit", Document: &schema.Document{Name: "建设用地规划许可证", Kind: schema.LicencePaper, Validity: &schema.Validity{Value: p(1), Unit: schema.Year}}, Term: &schema.Period{Value: 1, Unit: schema.Year}}
	licence := &model.Document{ID: "food-licence", Document: &schema.Document{Name: "食品经营许可证", Kind: schema.LicencePaper}}
	report := &model.Document{ID: "fire-proof", Document: &schema.Document{Name: "消防安全检查合格证明", Kind: schema.CertificatePaper, External: true, Issuer: "消防救援机构"}}

	agencies := []*model.Agency{
		{ID: "testing-1", Agency: &schema.Agency{Name: "某某卫生检测有限公司（示例一）", Nature: "企业", Phones: []string{"0546-0000002", "13800000000"}, Qualification: "检验检测机构资质认定证书"}},
		{ID: "testing-2", Agency: &schema.Agency{Name: "某某检测技术服务有限公司（示例二）", Nature: "企业", Address: "河口区黄河路 1 号", Phones: []string{"0546-0000003"}}},
	}

	landPermit := &model.Matter{
		ID: "construction-land-permit",
		Matter: &schema.Matter{
			Codes: &schema.Codes{Basic: "000115003000", Implementation: "11370503MB28487654400011500300"},
			Name:  "建设用地规划许可证核发", Type: schema.Licence, Handling: schema.Promised, Level: []schema.Level{schema.County},
			Audience: []schema.Audience{schema.Enterprise, schema.PublicInstitution},
			Scope:    "在城市、镇规划区内使用国有土地进行建设的项目。",
			Deadline: schema.Deadline{Promised: &schema.Period{Value: 5, Unit: schema.WorkingDay}},
			Result:   schema.Result{Delivery: []schema.Delivery{"窗口领取", "邮寄"}, Within: &schema.Period{Value: 10, Unit: schema.Day}},
			Steps: []schema.Step{step("受理", "窗口", 1, true), step("审查", "规划科", 3, false), step("决定", "分管领导", 1, false),
				step("送达", "窗口", 0, true)},
			Service: window, Remedy: &schema.Remedy{Review: "河口区人民政府", Court: "河口区人民法院"},
		},
		Department: resources, Basis: []*model.Basis{granted, period}, Applies: large,
		Conditions: []model.Condition{
			{Cited: model.Cited{Text: "符合控制性详细规划。", Basis: []*model.Basis{granted}}},
			{Cited: model.Cited{Text: "已经签订国有土地使用权出让合同", Basis: []*model.Basis{granted}}, When: granting},
		},
		Prohibitions: []model.Cited{{Text: "规划条件未纳入出让合同的", Basis: []*model.Basis{granted}}},
		Quota:        &model.Cited{Text: "无总量限制"},
		Materials: []model.Material{
			{Material: &schema.Material{Name: "建设用地规划许可申请表", Original: p(1), Form: "纸质/电子", Paper: "A4", Necessity: schema.Required,
				Source: schema.OwnSource, Standard: "填写完整，加盖公章"}, Title: "建设用地规划许可申请表", Basis: []*model.Basis{granted}},
			{Material: &schema.Material{Document: "land-contract", Copies: p(2), Form: "纸质", Necessity: schema.Deferred,
				Source: schema.GovernmentSource, SourceNote: "原件核对后退还"}, Title: contract.Name, Document: contract, When: granting,
				Basis: []*model.Basis{granted, period},
				Relax: &model.Relaxation{Relaxation: &schema.Relaxation{Kind: schema.SupplyLater, Supply: &schema.Period{Value: 5, Unit: schema.WorkingDay}, Effect: "视为撤回申请"}}},
			{Material: &schema.Material{Name: "营业执照", Form: "电子", Necessity: schema.Required, Source: schema.SystemSource}, Title: "营业执照", Basis: []*model.Basis{granted}},
		},
		Prerequisites: []model.Prerequisite{{Prerequisite: &schema.Prerequisite{By: schema.Accepted},
			AnyOf: []model.Alternative{{Document: contract, Of: schema.Decided}}, When: granting, Basis: []*model.Basis{granted}}},
		Statutory: &model.Limit{Period: schema.Period{Value: 20, Unit: schema.WorkingDay}, Basis: []*model.Basis{period}},
		Excluded:  []model.Excluded{{Kind: "专家评审", Period: schema.Period{Value: 15, Unit: schema.WorkingDay}, When: large}},
		Document:  permit,
	}
	permit.Issuers = []*model.Matter{landPermit}

	registration := func(id, name, waiver string) *model.Matter {
		fee := func(name, standard string) model.FeeItem {
			return model.FeeItem{FeeItem: &schema.FeeItem{Name: name, Standard: standard, Kind: schema.FixedPrice, Amount: p(schema.Decimal("550")),
				Management: "缴入地方国库", Waiver: waiver}, Basis: []*model.Basis{price}}
		}
		return &model.Matter{
			ID: id,
			Matter: &schema.Matter{
				Name: name, Type: schema.Confirmation, Handling: schema.AtOnce, Level: []schema.Level{schema.County},
				Audience: []schema.Audience{schema.NaturalPerson, schema.Enterprise},
				Deadline: schema.Deadline{Promised: &schema.Period{Unit: schema.Immediate}},
				Fee:      &schema.Fee{Charged: true},
				Result:   schema.Result{Name: "不动产权证书"},
				Steps:    []schema.Step{step("受理", "登记窗口", 0, true), step("登簿", "登记窗口", 0, false)},
				Service:  window, Online: &schema.Online{URL: "https://example.cn"},
			},
			Department: resources, Basis: []*model.Basis{price},
			Materials: []model.Material{
				{Material: &schema.Material{Document: "land-permit", Original: p(1), Form: "纸质", Necessity: schema.Required, Source: schema.GovernmentSource},
					Title: permit.Name, Document: permit, Basis: []*model.Basis{price}},
				{Material: &schema.Material{Name: "不动产权属来源证明", Original: p(1), Form: "纸质", Necessity: schema.Optional, Source: schema.OtherSource,
					Proof: &schema.Proof{Purpose: "证明不动产权属来源", Issuer: "村（居）民委员会", Commitment: new(bool), Reason: "涉及重大财产权利"}},
					Title: "不动产权属来源证明", Basis: []*model.Basis{price, granted}},
			},
			Fees: []model.FeeItem{fee("不动产登记费", "非住宅类每件 550 元"), fee("证书工本费", "每增加一本 10 元"), fee("不动产登记费", "住宅类每件 80 元")},
		}
	}
	first := registration("estate-first", "国有建设用地使用权首次登记", "小微企业免收")
	transfer := registration("estate-transfer", "国有建设用地使用权转移登记", "小微企业免收")

	foodLicence := &model.Matter{
		ID: "food-licence",
		Matter: &schema.Matter{
			Name: "食品经营许可", Type: schema.Licence, Handling: schema.Promised, Level: []schema.Level{schema.County},
			Audience: []schema.Audience{schema.Enterprise}, Scope: "=HYPERLINK(\"http://example.cn\")",
			Deadline: schema.Deadline{Promised: &schema.Period{Value: 8, Unit: schema.WorkingDay}},
			Result:   schema.Result{}, Steps: []schema.Step{step("受理", "窗口", 1, false), step("核查", "监管所", 7, false)},
			Service: window, Note: "",
		},
		Department: market, Basis: []*model.Basis{foodBasis}, Document: licence,
		Materials: []model.Material{
			{Material: &schema.Material{Name: "=1+1", Original: p(1), Necessity: schema.Required, Note: "@SUM(A1)\x00\x07<b>&amp;_x000D_"}, Title: "=1+1", Basis: []*model.Basis{foodBasis}},
			{Material: &schema.Material{Document: "fire-proof", Copies: p(1), Necessity: schema.Required, Form: "纸质"}, Title: report.Name, Document: report,
				Basis: []*model.Basis{foodBasis},
				Relax: &model.Relaxation{Relaxation: &schema.Relaxation{Kind: schema.ByCommitment}}},
		},
		Fees: []model.FeeItem{},
		Agencies: []model.AgencyService{{AgencyService: &schema.AgencyService{Name: "环境检测", Payer: schema.DepartmentPays, Basis: []string{"papers"}},
			Agencies: agencies[:1], Basis: []*model.Basis{foodBasis}}},
		Commitment: &model.Cited{Text: "承诺符合条件"},
	}
	filing := &model.Matter{
		ID: "food-filing",
		Matter: &schema.Matter{
			Name: "仅销售预包装食品备案", Type: schema.Filing, Handling: schema.AtOnce, Level: []schema.Level{schema.Township},
			Audience: []schema.Audience{schema.Enterprise},
			Deadline: schema.Deadline{Promised: &schema.Period{Unit: schema.Immediate}},
			Result:   schema.Result{Name: "备案编号"}, Steps: []schema.Step{step("备案", "窗口", 0, false)}, Service: window,
		},
		Department: market, Basis: []*model.Basis{foodBasis},
		Prerequisites: []model.Prerequisite{{Prerequisite: &schema.Prerequisite{By: schema.Decided},
			AnyOf: []model.Alternative{{Matter: foodLicence, Of: schema.Decided}, {Document: licence, Of: schema.Decided}}, Basis: []*model.Basis{foodBasis}}},
	}
	hygieneLicence := &model.Matter{
		ID: "public-place-hygiene",
		Matter: &schema.Matter{
			Name: "公共场所卫生许可", Type: schema.Licence, Handling: schema.Promised, Level: []schema.Level{schema.County},
			Audience: []schema.Audience{schema.Enterprise}, Scope: "游泳场所、宾馆、旅店、理发店、美容店。\n变更、延续不在此列。",
			Deadline: schema.Deadline{Promised: &schema.Period{Value: 1, Unit: schema.Month}},
			Result:   schema.Result{Name: "卫生许可证"}, Steps: []schema.Step{step("受理", "窗口", 0, true)}, Service: window,
		},
		Department: health, Basis: []*model.Basis{hygiene},
		Materials: []model.Material{{Material: &schema.Material{Name: "卫生检测或者评价报告", Original: p(1), Copies: p(0), Form: "纸质", Paper: "A4",
			Necessity: schema.Required, Source: schema.AgencySource}, Title: "卫生检测或者评价报告", Basis: []*model.Basis{hygiene}}},
		Agencies: []model.AgencyService{{AgencyService: &schema.AgencyService{Name: "公共场所卫生检测或者评价", Payer: schema.ApplicantPays,
			Pricing: "市场调节价", Period: &schema.Period{Value: 10, Unit: schema.WorkingDay}, Output: "检测或者评价报告", Qualification: "具备检测能力"},
			Agencies: agencies, Basis: []*model.Basis{hygiene}, When: granting}},
	}
	matters := []*model.Matter{hygieneLicence, foodLicence, filing, landPermit, first, transfer}
	for _, m := range matters {
		if m.Fee == nil {
			m.Fee = &schema.Fee{} // nothing is charged
		}
		for i := range m.Matter.Steps {
			m.Steps = append(m.Steps, &model.Step{Step: &m.Matter.Steps[i]})
		}
	}
	restaurant := &model.Procedure{
		ID: "restaurant",
		Procedure: &schema.Procedure{Name: "开办餐饮店", Audience: []schema.Audience{schema.Enterprise}, Service: window,
			Effective: &schema.Effective{From: schema.DateOf(2024, 3, 1)},
			Claims:    &schema.Claims{Statutory: p(68), Promised: p(12), VisitsBefore: p(8), VisitsAfter: p(0)}},
		Lead: market, Basis: []*model.Basis{price},
		Members: []model.Member{
			{Member: &schema.Member{Stage: "第一阶段"}, Matter: foodLicence},
			{Member: &schema.Member{Stage: "第二阶段"}, Matter: hygieneLicence, When: granting},
		},
	}
	estate := &model.Procedure{
		ID:        "estate",
		Procedure: &schema.Procedure{Name: "买地建厂", Audience: []schema.Audience{schema.Enterprise}, Service: window},
		Lead:      resources, Basis: []*model.Basis{granted},
		Members: []model.Member{{Member: &schema.Member{}, Matter: landPermit}, {Member: &schema.Member{}, Matter: first}},
	}
	for _, m := range matters {
		m.Results = []model.Result{{Result: schema.Result{Name: m.Result.Name}, Document: m.Document}}
	}
	return &source{
		figures: func(*model.Procedure) *figures { return &figures{promise: 9, apart: 4, together: 2} },
		issuers: func(_ *model.Matter, r model.Material) []*model.Matter {
			if r.Document == nil {
				return nil
			}
			return r.Document.Issuers
		},
		edition: schema.Edition{Name: "东营市河口区政务服务事项目录（示例）", Edition: schema.DateOf(2026, 11, 1), Publisher: "东营市河口区行政审批服务局（示例）"},
		asOf:    schema.DateOf(2026, 11, 1), matters: matters, procedures: []*model.Procedure{estate, restaurant},
		departments: []*model.Department{health, market, resources}, agencies: agencies,
	}
}

// crowd is a catalog of many matters with long texts, as a real centre has.
func crowd(n int) *source {
	s := example()
	base := s.matters
	s.matters = nil
	for i := range n {
		m := *base[i%len(base)]
		copied := *m.Matter
		m.Matter = &copied
		m.ID = fmt.Sprintf("%s-%d", m.ID, i)
		m.Name = fmt.Sprintf("%s（第 %d 项）", m.Name, i)
		if i%7 == 0 {
			m.Scope = strings.Repeat("在城市、镇规划区内以出让方式提供国有土地使用权的建设项目。", 1+i%5)
		}
		s.matters = append(s.matters, &m)
	}
	slices.SortStableFunc(s.matters, func(a, b *model.Matter) int { return strings.Compare(a.Department.ID, b.Department.ID) })
	return s
}
