package validate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// missing is an element of a matter of which a catalog may say nothing, so that nothing is printed of it.
type missing struct {
	name     diag.Text
	absent   func(*model.Matter) bool
	demanded bool // the first version of the language demanded it, so that its absence meant nothing there either
}

// The elements of which something has to be said, by who asks for them.
var (
	conditionsMissing = missing{diag.T("申请条件（没有的写 conditions: []）", "conditions ([] if there are none)"), func(m *model.Matter) bool { return m.Matter.Conditions == nil }, false}
	materialsMissing  = missing{diag.T("申请材料（不用交的写 materials: []）", "materials ([] if there are none)"), func(m *model.Matter) bool { return m.Matter.Materials == nil }, false}
	quotaMissing      = missing{diag.T("数量限制（没有的写 quota: limited: false）", "the quota (quota: limited: false if there is none)"), func(m *model.Matter) bool { return m.Matter.Quota == nil }, false}
	basisMissing      = missing{diag.T("审批依据（basis）", "the basis"), func(m *model.Matter) bool { return len(m.Matter.Basis) == 0 }, true}
	stepsMissing      = missing{diag.T("办理程序（steps）", "the steps"), func(m *model.Matter) bool { return len(m.Steps) == 0 }, false}
	scopeMissing      = missing{diag.T("服务内容（scope）", "the scope"), func(m *model.Matter) bool { return m.Scope == "" }, false}
	typeMissing       = missing{diag.T("事项类型（type，不写就不知道行政许可法管不管）", "its type (without it nobody knows whether the Administrative Licensing Law governs it)"), func(m *model.Matter) bool { return m.Type == "" }, true}
	promiseMissing    = missing{diag.T("承诺时限（deadline 的 promised）", "what is promised (promised of the deadline)"), func(m *model.Matter) bool { _, ok := m.Promise(); return !ok }, true}
	feeMissing        = missing{diag.T("收费（不收费的写 fee: charged: false）", "the fee (fee: charged: false if there is none)"), func(m *model.Matter) bool { return m.Fee == nil }, true}
	resultMissing     = missing{diag.T("办事结果（result）", "the result"), func(m *model.Matter) bool { return len(m.Results) == 0 }, true}

	prerequisitesMissing = missing{diag.T("前置（没有的写 prerequisites: []）", "the prerequisites (prerequisites: [] if there are none)"), func(m *model.Matter) bool { return m.Matter.Prerequisites == nil }, false}
	visitMissing         = missing{diag.T("要不要到现场（steps 的 visit）", "whether one has to come (visit of a step)"), func(m *model.Matter) bool { _, known := m.Visits(); return !known && len(m.Steps) > 0 }, false}

	// shared are those from which order, time, papers, fees, visits and results of a procedure are derived.
	shared = []missing{prerequisitesMissing, materialsMissing, promiseMissing, feeMissing, resultMissing, visitMissing}

	demandedOfLicences  = []missing{basisMissing, conditionsMissing, materialsMissing} // 行政许可法第三十条
	publishedOfLicences = []missing{quotaMissing, stepsMissing, promiseMissing, feeMissing, resultMissing, scopeMissing}
	published           = []missing{basisMissing, conditionsMissing, materialsMissing, stepsMissing, promiseMissing, feeMissing, resultMissing, scopeMissing, typeMissing} // 八公开
	asked               = []missing{                                                                                                                                       // of what is settled on the spot nothing has to be delivered or followed
		{diag.T("服务对象（audience）", "for whom it is (audience)"), func(m *model.Matter) bool { return m.Audience == nil }, true},
		{diag.T("办件类型（handling）", "the kind of case (handling)"), func(m *model.Matter) bool { return m.Handling == "" }, true},
		prerequisitesMissing,
		{diag.T("禁止性要求（没有的写 prohibitions: []）", "the prohibitions (prohibitions: [] if there are none)"), func(m *model.Matter) bool { return m.Type == schema.Licence && m.Matter.Prohibitions == nil }, false},
		{diag.T("出具材料的中介服务（agencies）", "the intermediary service that makes a material (agencies)"), func(m *model.Matter) bool {
			return m.Matter.Agencies == nil && slices.ContainsFunc(m.Materials, func(x model.Material) bool { return x.Source == schema.AgencySource })
		}, false},
		{diag.T("许可证件的有效期（证照批文的 validity；长期有效的写 forever: true）", "for how long what it grants is valid (validity of the document; forever: true if it does not expire)"), func(m *model.Matter) bool {
			return m.Type == schema.Licence && slices.ContainsFunc(m.Results, func(r model.Result) bool {
				return r.Document != nil && !r.Document.External && r.Document.Validity == nil
			})
		}, false},
		{diag.T("办理窗口（service）", "the windows (service)"), func(m *model.Matter) bool { return m.Service == nil && !overInternet(m) }, false},
		{diag.T("办理形式（channels）", "the channels"), func(m *model.Matter) bool { return m.Channels == nil }, false},
		visitMissing,
		{diag.T("送达方式（result.delivery）", "the ways of delivery (result.delivery)"), func(m *model.Matter) bool {
			return len(m.Results) > len(m.Others()) && m.Result.Delivery == nil && !m.AtOnce()
		}, false},
		{diag.T("怎样查询进程（tracking）", "how to follow the case (tracking)"), func(m *model.Matter) bool { return m.Tracking == "" && !m.AtOnce() }, false},
		{diag.T("咨询电话（service 的 lines）", "telephones for questions (lines of a window)"), func(m *model.Matter) bool {
			return slices.ContainsFunc(m.Service, func(w schema.Window) bool { return w.Lines == nil })
		}, false},
		{diag.T("投诉电话（service 的 complaints）", "telephones for complaints (complaints of a window)"), func(m *model.Matter) bool {
			return slices.ContainsFunc(m.Service, func(w schema.Window) bool { return w.Complaints == nil })
		}, false},
		{diag.T("办公地址和时间（部门的 address、hours）", "address and hours (of the department)"), func(m *model.Matter) bool {
			return m.Department != nil && slices.ContainsFunc(m.Service, func(w schema.Window) bool {
				return cmp.Or(w.Address, m.Department.Address) == "" || cmp.Or(w.Hours, m.Department.Hours) == ""
			})
		}, false},
		{diag.T("复议机关和法院（remedy）", "the remedies"), func(m *model.Matter) bool { return m.Remedy == nil }, false},
	}
)

// current reports whether the catalog is written in the present version of the language.
func (l *inspected) current() bool {
	e := l.Edition()
	return e != nil && e.Language != nil && *e.Language >= schema.LanguageVersion
}

// complete reports the elements that matters leave out, a finding each; of catalogs in the first version of the language, in which what was
// left out meant something, those alone that had to be written there.
func (l *inspected) complete(report func(diag.Diagnostic), of func(*model.Matter) []missing, message func(m *model.Matter, zh, en string) (diag.Text, diag.Text)) {
	current := l.current()
	for _, m := range l.Matters() {
		var zh, en []string
		member := false // whether a procedure has it from its members
		for _, x := range of(m) {
			if (current || x.demanded) && x.absent(m) {
				zh, en = append(zh, x.name.ZH), append(en, x.name.EN)
				member = member || slices.ContainsFunc(shared, func(s missing) bool { return s.name == x.name })
			}
		}
		if zh == nil || l.flawed(fieldpath.Matter(m.ID)) {
			continue
		}
		said, hint := message(m, strings.Join(zh, "、"), strings.Join(en, ", "))
		d := l.Finding(fieldpath.Matter(m.ID), said, hint)
		if member {
			d.Related = l.leftOutOf(m)
		}
		report(d)
	}
}

// leftOutOf returns the places where procedures have a matter as a member, which cannot say either what it leaves out.
func (l *inspected) leftOutOf(m *model.Matter) []diag.Related {
	var list []diag.Related
	for _, pr := range m.Procedures {
		if i := slices.IndexFunc(pr.Procedure.Members, func(b schema.Member) bool { return b.Matter == m.ID }); i >= 0 {
			list = append(list, diag.Related{Place: l.Place(fieldpath.Procedure(pr.ID).Members().Item(i).Matter()), Message: diag.T("联办“%s”有这个成员，也就说不全", "the procedure “%s” has it as a member and cannot say it either", pr.Name)})
		}
	}
	return list
}

func checkDemanded() Check {
	return Check{
		Rule: diag.Rule{
			Code: "P001", Name: "law-demands-it", Severity: diag.Error,
			Title: diag.T("行政许可没有写法律要求公示的内容", "a licence without what the law has published"),
			Doc: diag.T("行政许可的依据、条件、需要提交的全部材料的目录要公示（行政许可法第三十条）。目录里没有写的，不知道是没有还是漏了，指南上不能写“无”，只能写“未公布”。没有的要写出来：conditions: []、materials: []。用第 1 版语言写的目录，只报告没有写依据的。",
				"The basis and the conditions of a licence and the list of all its materials are published (article 30 of the Administrative Licensing Law). Of what a catalog leaves out nobody knows whether there is none, and a guide can only say that it is not published. What there is none of is said: conditions: [], materials: []. Of catalogs in version 1 of the language only the basis is looked for."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			l.complete(report, func(m *model.Matter) []missing {
				if m.Type == schema.Licence {
					return demandedOfLicences
				}
				return nil
			}, func(m *model.Matter, zh, en string) (diag.Text, diag.Text) {
				return diag.T("行政许可“%[1]s”没有写：%[2]s", "the licence “%[1]s” does not say: %[3]s", m.Name, zh, en),
					diag.T("写上；没有的也要写明没有（行政许可法第三十条）", "Say it; if there is none, say so (article 30 of the Administrative Licensing Law)")
			})
		},
	}
}

func checkPublished() Check {
	return Check{
		Rule: diag.Rule{
			Code: "P002", Name: "disclosure-asks-for-it", Severity: diag.Warning,
			Title: diag.T("事项没有写公开要求的内容", "a matter without what has to be disclosed"),
			Doc: diag.T("八公开要求公开服务内容、审批依据、申报条件、申报材料、办理程序、承诺期限、收费标准、办事结果；行政许可还要公示数量（行政许可法第三十条）。目录里没有写的，公开表和指南上印“未公布”，或者什么也不印。没有的要写出来：conditions: []、materials: []、quota: limited: false。事项类型不写，就不知道行政许可法管不管它。用第 1 版语言写的目录，只报告第 1 版就要写的：依据、事项类型、承诺时限、收费、办事结果。",
				"Eight things are disclosed of a matter: its content, basis, conditions, materials, procedure, promise, fee and result; and of a licence how many are granted (article 30 of the Administrative Licensing Law). What the catalog leaves out is printed as not published, or not at all. What there is none of is said: conditions: [], materials: [], quota: limited: false. Without its type nobody knows whether the Administrative Licensing Law governs a matter. Of catalogs in version 1 of the language only what that demanded is looked for: basis, type, promise, fee and result."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			l.complete(report, func(m *model.Matter) []missing {
				if m.Type == schema.Licence {
					return publishedOfLicences
				}
				return published
			}, func(m *model.Matter, zh, en string) (diag.Text, diag.Text) {
				return diag.T("“%[1]s”没有写：%[2]s", "“%[1]s” does not say: %[3]s", m.Name, zh, en), diag.T("写上；没有的也要写明没有", "Say it; if there is none, say so")
			})
		},
	}
}

func checkAsked() Check {
	return Check{
		Rule: diag.Rule{
			Code: "P003", Name: "applicants-ask-for-it", Severity: diag.Note,
			Title: diag.T("事项没有写申请人要问的内容", "a matter without what applicants ask"),
			Doc: diag.T("申请人要知道自己能不能申请、要先办什么、从哪里申请、要不要到现场、结果怎样送达、有效多久、怎样查询、不服怎么办。目录里没有写的，指南上没有这一项，办理计划也不知道要先办什么、要跑几次。前置没有的写 prerequisites: []：法律、法规没有明确规定为前置条件的，不作为前置（国办发〔2014〕59号）。禁止性要求、许可证件的有效期只问行政许可（服务指南“八、禁止性要求”，实施规范“十一、行政许可证件”）；中介服务只问有材料由中介机构出具的（优化营商环境条例第四十三条）。法律没有要求逐项公示这些，所以只是提示；它们里面属于条件、材料的，由 P001 要求（行政许可法第三十条）。用第 1 版语言写的目录，只报告第 1 版就要写的：服务对象、办件类型。",
				"Applicants ask for whom a matter is, what comes first, where and through which channels to apply, whether they have to come, how the result is delivered and how long it is valid, how to follow the case and what to do if they disagree. Of what the catalog leaves out a guide says nothing, and plans know neither what comes first nor how often one comes. That nothing comes first is said: prerequisites: []; what no law or regulation makes a prerequisite is none (国办发〔2014〕59号). Prohibitions and the validity are asked of licences alone, intermediary services where a material is made by one (article 43 of the Regulation on Improving the Business Environment). No law has each of these published, so that this is a note; what of them is a condition or a material, P001 asks for. Of catalogs in version 1 of the language only what that demanded is looked for: for whom it is, and the kind of case."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			l.complete(report, func(*model.Matter) []missing { return asked }, func(m *model.Matter, zh, en string) (diag.Text, diag.Text) {
				return diag.T("“%[1]s”没有写：%[2]s", "“%[1]s” does not say: %[3]s", m.Name, zh, en), diag.T("写上，指南和办理计划才说得出来", "Say it, so that guides and plans can")
			})
			for _, pr := range l.Procedures() {
				var zh, en []string
				for _, x := range []struct {
					name   diag.Text
					absent bool
				}{{diag.T("依据（basis）", "its basis"), len(pr.Procedure.Basis) == 0}, {diag.T("服务对象（audience）", "for whom it is (audience)"), pr.Audience == nil}, {diag.T("办理窗口（service）", "the windows (service)"), pr.Service == nil}} {
					if x.absent {
						zh, en = append(zh, x.name.ZH), append(en, x.name.EN)
					}
				}
				if at := fieldpath.Procedure(pr.ID); zh != nil && !l.flawed(at) {
					report(l.Finding(at, diag.T("联办“%[1]s”没有写：%[2]s", "the procedure “%[1]s” does not say: %[3]s", pr.Name, strings.Join(zh, "、"), strings.Join(en, ", ")),
						diag.T("写上，联办指南和一次性告知单才说得出来", "Say it, so that its guide and its notice can")))
				}
			}
		},
	}
}
