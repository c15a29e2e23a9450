// Code generated from the schema by schema/metamodel/gen; DO NOT EDIT.

package schema

// Data is: Catalog: every matter of a county and the laws, departments, documents and facts it refers to.
//
// 目录：一个县区全部事项及其引用的法律、部门、证照、情形。
type Data struct {
	Edition     *Edition          `json:"catalog,omitempty"`    // 目录信息：Edition record: name, edition date and region; written once in a catalog.
	Matters     Keyed[Matter]     `json:"matter,omitempty"`     // 事项：Matters: the smallest things one can apply for, by id.
	Families    Keyed[Family]     `json:"family,omitempty"`     // 主项：Families: what several matters are kinds of, such as the licence that one may be granted, change and renew, by id.
	Procedures  Keyed[Procedure]  `json:"procedure,omitempty"`  // 联办：Procedures: matters handled together under one lead department, by id.
	Laws        Keyed[Law]        `json:"law,omitempty"`        // 法律文件：Laws: what a basis cites, by short title.
	Departments Keyed[Department] `json:"department,omitempty"` // 部门：Departments: the authorities and their windows, by id.
	Documents   Keyed[Document]   `json:"document,omitempty"`   // 证照批文：Documents: papers that a matter issues and others may ask for, by id.
	Facts       Keyed[Fact]       `json:"fact,omitempty"`       // 申请人情形：Facts: declared properties of an applicant or project, by id.
	Impossibles Keyed[Impossible] `json:"impossible,omitempty"` // 不可能的情形组合：Impossible combinations: facts that never hold together, by id.
	Milestones  Keyed[Milestone]  `json:"milestone,omitempty"`  // 里程碑：Milestones: what no office handles and matters wait for, such as the completion of a building, by id.
	Agencies    Keyed[Agency]     `json:"agency,omitempty"`     // 中介机构：Agencies: bodies that provide intermediary services, by id.
	Calendars   Keyed[Calendar]   `json:"calendar,omitempty"`   // 工作日历：Calendars: days off and make-up working days by year.
	Regions     Keyed[Region]     `json:"region,omitempty"`     // 行政区划：Regions: by division code.
}

// Edition is: Edition: name, edition date and region of a catalog.
//
// 版本：目录的名称、版本日期和行政区划。
type Edition struct {
	Name      string  `json:"name"`               // 目录名称：Name: printed on guides and in the titles of sheets.
	Edition   Date    `json:"edition"`            // 版本日期：Edition date: the laws and matters in force on this day make the catalog.
	Review    *Period `json:"review,omitempty"`   // 核对周期：Review: how often the catalog is gone through, in days, months or years; an edition date that lies further behind the last change in git is a finding.
	Region    string  `json:"region"`             // 行政区划：Region: division code, declared under region.
	Publisher string  `json:"publisher"`          // 编制单位：Publisher: the unit named under a sheet's title.
	Language  *int    `json:"language,omitempty"` // 语言版本：Version of the language; 1 if left out, in which elements that are left out were printed as none, or as a default.
	Site      string  `json:"site,omitempty"`     // 网站：Site: web address of the guides.
	Note      string  `json:"note,omitempty"`     // 说明：Note: printed on the index page.
	Example   bool    `json:"example"`            // 示例：Whether the catalog is only an example; every page says that nothing may rest on it.
}

// Effective is: Period of effect: from a day, until a day on which it is no longer in force.
//
// 有效期间：自某日起施行，到某日失效（当日起不再有效）。
type Effective struct {
	From Date `json:"from"`        // 施行日期：In force from this day.
	To   Date `json:"to,omitzero"` // 失效日期：No longer in force from this day.
}

// Days is: Days: from and until which day an element of a list is in force.
//
// 起止：列表里的一项从哪一天起、到哪一天为止有效。
type Days struct {
	From Date `json:"from,omitzero"` // 起始日期：In force from this day; it has long been, if left out.
	To   Date `json:"to,omitzero"`   // 截止日期：No longer in force from this day; it goes on, if left out.
}

// Unit is: Unit of a period: working days, calendar days, months, years, or at once.
//
// 时限单位：工作日不含法定节假日；日为自然日；即时为当场办结。
type Unit string

// The values of Unit.
const (
	WorkingDay Unit = "工作日"
	Day        Unit = "日"
	Month      Unit = "月"
	Year       Unit = "年"
	Immediate  Unit = "即时"
)

func (Unit) values() []Unit {
	return []Unit{WorkingDay, Day, Month, Year, Immediate}
}

// Period is: Period: a number and a unit.
//
// 期间：数量和单位，如 20 工作日；当场办结写 unit: "即时"。
type Period struct {
	Value int  `json:"value"` // 数量：Value: a whole number; 0 when at once.
	Unit  Unit `json:"unit"`  // 单位：Unit.
}

// Exemption is: Exemption: a finding that is accepted for now, with a reason and an end.
//
// 豁免：暂不处理的问题，须写明理由和截止日期。
type Exemption struct {
	Code   string `json:"code"`   // 编号：Code of the finding.
	Reason string `json:"reason"` // 理由：Reason.
	Until  Date   `json:"until"`  // 截止日期：Until: the exemption ends on this day.
}

// MatterType is: Type of matter: its legal nature.
//
// 事项类型：政务服务事项的法律性质。
type MatterType string

// The values of MatterType.
const (
	Licence       MatterType = "行政许可"
	Benefit       MatterType = "行政给付"
	Confirmation  MatterType = "行政确认"
	Reward        MatterType = "行政奖励"
	Ruling        MatterType = "行政裁决"
	Filing        MatterType = "行政备案"
	Levy          MatterType = "行政征收"
	OtherPower    MatterType = "其他行政权力"
	PublicService MatterType = "公共服务"
)

func (MatterType) values() []MatterType {
	return []MatterType{Licence, Benefit, Confirmation, Reward, Ruling, Filing, Levy, OtherPower, PublicService}
}

// Handling is: Kind of case: at once, promised, joint, or reported upward.
//
// 办件类型：即办件当场办结；承诺件在承诺时限内办结；联办件几个部门共同办理；报批件须报上级审批。
type Handling string

// The values of Handling.
const (
	AtOnce   Handling = "即办件"
	Promised Handling = "承诺件"
	Joint    Handling = "联办件"
	Reported Handling = "报批件"
)

func (Handling) values() []Handling {
	return []Handling{AtOnce, Promised, Joint, Reported}
}

// Level is: Level of government that exercises the power.
//
// 行使层级：由哪一级行使。
type Level string

// The values of Level.
const (
	National   Level = "国家级"
	Provincial Level = "省级"
	Municipal  Level = "市级"
	County     Level = "县级"
	Township   Level = "镇（乡、街道）级"
	Village    Level = "村（社区）级"
)

func (Level) values() []Level {
	return []Level{National, Provincial, Municipal, County, Township, Village}
}

// PowerSource is: Source of power.
//
// 权力来源：本级行使这项权力的由来。
type PowerSource string

func (PowerSource) values() []PowerSource {
	return []PowerSource{"法定本级行使", "上级下放", "上级授权", "同级授权", "上级委托", "同级委托"}
}

// BodyType is: Nature of the implementing body.
//
// 实施主体性质：实施机关的性质。
type BodyType string

func (BodyType) values() []BodyType {
	return []BodyType{"法定机关", "授权组织", "受委托组织"}
}

// Audience is: Audience: who may apply.
//
// 服务对象：谁可以申请。
type Audience string

// The values of Audience.
const (
	NaturalPerson            Audience = "自然人"
	Enterprise               Audience = "企业法人"
	PublicInstitution        Audience = "事业法人"
	SocialOrganization       Audience = "社会组织法人"
	UnincorporatedEnterprise Audience = "非法人企业"
	GovernmentBody           Audience = "行政机关"
	OtherOrganization        Audience = "其他组织"
)

func (Audience) values() []Audience {
	return []Audience{NaturalPerson, Enterprise, PublicInstitution, SocialOrganization, UnincorporatedEnterprise, GovernmentBody, OtherOrganization}
}

// Channel is: Channel of application.
//
// 办理形式：可以通过哪些渠道申请。
type Channel string

// The values of Channel.
const (
	AtWindow     Channel = "窗口办理"
	OverInternet Channel = "网上办理"
	ByCourier    Channel = "快递申请"
)

func (Channel) values() []Channel {
	return []Channel{AtWindow, OverInternet, ByCourier}
}

// OnlineDepth is: Depth of online handling.
//
// 网上办理深度：网上能办到哪一步。
type OnlineDepth string

func (OnlineDepth) values() []OnlineDepth {
	return []OnlineDepth{"互联网咨询", "互联网收件", "互联网预审", "互联网受理", "互联网办理", "互联网办理结果信息反馈", "互联网电子证照反馈", "其他"}
}

// Reach is: Reach: where one may apply.
//
// 通办范围：可以在哪些地方申请。
type Reach string

func (Reach) values() []Reach {
	return []Reach{"全国", "全省", "全市", "全县", "全镇（乡、街道）", "全村（社区）"}
}

// MatterKind is: Kind of matter in its family: what of the family is applied for.
//
// 业务办理项类别：同一主项下办的是哪一种。
type MatterKind string

// The values of MatterKind.
const (
	NewKind          MatterKind = "新办"
	ChangeKind       MatterKind = "变更"
	RenewalKind      MatterKind = "延续"
	ReplacementKind  MatterKind = "补证"
	ExchangeKind     MatterKind = "换证"
	CancellationKind MatterKind = "注销"
	FilingKind       MatterKind = "备案"
	OtherKind        MatterKind = "其他"
)

func (MatterKind) values() []MatterKind {
	return []MatterKind{NewKind, ChangeKind, RenewalKind, ReplacementKind, ExchangeKind, CancellationKind, FilingKind, OtherKind}
}

// BodyRole is: Role of a body in a matter.
//
// 机构职责：一个机构在事项中做什么。
type BodyRole string

// The values of BodyRole.
const (
	AcceptingBody     BodyRole = "受理机构"
	ExaminingBody     BodyRole = "初审机构"
	ReexaminingBody   BodyRole = "复审机构"
	DecidingBody      BodyRole = "决定机构"
	JoiningBody       BodyRole = "联办机构"
	AssistingBody     BodyRole = "协助机构"
	PayingBody        BodyRole = "发放机构"
	ResponsibleOffice BodyRole = "责任科室"
)

func (BodyRole) values() []BodyRole {
	return []BodyRole{AcceptingBody, ExaminingBody, ReexaminingBody, DecidingBody, JoiningBody, AssistingBody, PayingBody, ResponsibleOffice}
}

// ConditionKind is: Kind of condition: looked at when an application is accepted, or when it is decided.
//
// 条件类别：受理时看的，还是决定时看的。
type ConditionKind string

// The values of ConditionKind.
const (
	AcceptanceCondition ConditionKind = "受理条件"
	GrantCondition      ConditionKind = "准予条件"
)

func (ConditionKind) values() []ConditionKind {
	return []ConditionKind{AcceptanceCondition, GrantCondition}
}

// Event is: Event: acceptance or decision.
//
// 节点：受理或者办结，前置要求卡在哪一步。
type Event string

// The values of Event.
const (
	Accepted Event = "受理"
	Decided  Event = "办结"
)

func (Event) values() []Event {
	return []Event{Accepted, Decided}
}

// Matter is: Matter: the smallest thing one can apply for.
//
// 事项：可以申请办理的最小单位（业务办理项）。
type Matter struct {
	Name          string          `json:"name"`                   // 事项名称：Name: the full name as in the implementation list.
	Short         string          `json:"short,omitempty"`        // 日常用语：Everyday name.
	Department    string          `json:"department"`             // 实施部门：Department: its id.
	Family        string          `json:"family,omitempty"`       // 主项：Family: its id.
	Kind          MatterKind      `json:"kind,omitempty"`         // 业务办理项类别：Kind of matter in its family.
	Order         *int            `json:"order,omitempty"`        // 次序：Its place in lists and on pages.
	Type          MatterType      `json:"type,omitempty"`         // 事项类型：Type of matter; not yet known, if left out.
	Handling      Handling        `json:"handling,omitempty"`     // 办件类型：Kind of case; not published, if left out.
	Keywords      []string        `json:"keywords,omitzero"`      // 常用说法：What people say who look for the matter.
	Codes         *Codes          `json:"codes,omitempty"`        // 事项编码：Codes of the matter.
	Level         []Level         `json:"level,omitzero"`         // 行使层级：Level of government; a list, where several exercise the power.
	Power         PowerSource     `json:"power,omitempty"`        // 权力来源：Source of power.
	Body          BodyType        `json:"body,omitempty"`         // 实施主体性质：Nature of the implementing body.
	Entrusted     string          `json:"entrusted,omitempty"`    // 委托部门：Entrusting authority.
	Decider       string          `json:"decider,omitempty"`      // 决定机构：Who decides, where it is not the department; now written in bodies.
	Bodies        []Body          `json:"bodies,omitzero"`        // 有关机构：Bodies that accept, examine, examine again, decide, join, assist or pay, and the office in charge, as far as they are not the department.
	Audience      []Audience      `json:"audience,omitzero"`      // 服务对象：Audience: at least one kind of applicant; not published, if left out.
	Topics        []string        `json:"topics,omitzero"`        // 主题分类：Topics.
	Effective     *Effective      `json:"effective,omitempty"`    // 有效期间：When the matter exists.
	Suspended     *Suspension     `json:"suspended,omitempty"`    // 暂停：Suspension: while it cannot be applied for, and why.
	Replaces      []string        `json:"replaces,omitzero"`      // 代替：What it replaces: ids of earlier matters.
	Scope         string          `json:"scope,omitempty"`        // 适用范围：Scope, in a sentence.
	Applies       Keyed[Test]     `json:"applies,omitempty"`      // 适用情形：For whom the matter exists at all.
	Basis         Keyed[Basis]    `json:"basis,omitempty"`        // 依据：Basis: the articles cited, each under a key that the elements below refer to; nobody has said, if left out.
	Conditions    []Condition     `json:"conditions,omitzero"`    // 申请条件：Conditions the applicant must meet; [] says that there are none, leaving it out that nobody has said.
	Prohibitions  []Prohibition   `json:"prohibitions,omitzero"`  // 禁止性要求：Prohibitions: who is refused; [] says that there are none.
	Quota         *Quota          `json:"quota,omitempty"`        // 数量限制：Quota; limited: false says that there is none.
	Materials     []Material      `json:"materials,omitzero"`     // 申请材料：Materials the applicant hands in; [] says that there are none.
	Prerequisites []Prerequisite  `json:"prerequisites,omitzero"` // 前置：Prerequisites: what must have happened first; [] says that there are none.
	Deadline      Deadline        `json:"deadline,omitzero"`      // 办理时限：Deadlines: statutory, promised, excluded; not published, if left out.
	Fee           *Fee            `json:"fee,omitempty"`          // 收费：Fee; not published, if left out.
	Result        Result          `json:"result,omitzero"`        // 审批结果：Result; not published, if left out.
	Results       []Result        `json:"results,omitzero"`       // 其他结果：Other results: what is given besides, or to some instead, in order; leave it out if there is none.
	Steps         []Step          `json:"steps,omitzero"`         // 办理流程：Steps, in order; not published, if left out.
	VisitReason   string          `json:"visitReason,omitempty"`  // 必须现场办理原因：Why the applicant must come in person.
	Channels      []Channel       `json:"channels,omitzero"`      // 办理形式：Channels.
	Online        *Online         `json:"online,omitempty"`       // 网上办理：Online handling.
	Reach         Reach           `json:"reach,omitempty"`        // 通办范围：Reach.
	Service       []Window        `json:"service,omitzero"`       // 办理窗口：Windows: where, when, whom to call; may be left out where one applies over the internet only.
	Agencies      []AgencyService `json:"agencies,omitzero"`      // 中介服务：Intermediary services the matter requires.
	Commitment    *Commitment     `json:"commitment,omitempty"`   // 告知承诺：Commitment in place of a proof.
	Tracking      string          `json:"tracking,omitempty"`     // 进程查询：How to follow the case.
	Remedy        *Remedy         `json:"remedy,omitempty"`       // 救济：Remedies: where to ask for review and where to sue.
	Questions     []Question      `json:"questions,omitzero"`     // 常见问题：Questions and answers.
	Mistakes      []string        `json:"mistakes,omitzero"`      // 常见错误：Common mistakes in applications.
	Note          string          `json:"note,omitempty"`         // 说明：Note to the applicant.
	Formerly      []string        `json:"formerly,omitzero"`      // 原标识：Former ids: what the record was called before; whoever uses its old address is led to the new one, and no other record may take them.
	Exempt        []Exemption     `json:"exempt,omitzero"`        // 豁免：Exempted findings.
}

// Codes is: Codes of a matter.
//
// 事项编码：国家和地方给事项的编码。
type Codes struct {
	Basic          string `json:"basic,omitempty"`          // 基本编码：Basic code: twelve characters, digits but for the last, which is a letter for a family of matters.
	Specification  string `json:"specification,omitempty"`  // 实施规范编码：Code in the specification of the licence: fourteen characters.
	Implementation string `json:"implementation,omitempty"` // 实施编码：Implementation code: thirty-one characters.
	Item           string `json:"item,omitempty"`           // 业务办理项编码：Code of the item: thirty-three characters.
	Local          string `json:"local,omitempty"`          // 地方编码：Local code.
}

// BasisKind is: Kind of basis: what an article does for the matter.
//
// 依据类型：这一条对事项起什么作用。
type BasisKind string

// The values of BasisKind.
const (
	Establishes BasisKind = "设定依据"
	Implements  BasisKind = "实施依据"
	Charges     BasisKind = "收费依据"
	Supervises  BasisKind = "监管依据"
)

func (BasisKind) values() []BasisKind {
	return []BasisKind{Establishes, Implements, Charges, Supervises}
}

// Basis is: Basis: an article of a law.
//
// 依据：一部法律文件的一条。
type Basis struct {
	Law       string    `json:"law"`                // 法律文件：Law: its short title under law.
	Kind      BasisKind `json:"kind,omitempty"`     // 依据类型：Kind of basis.
	Article   string    `json:"article,omitempty"`  // 条款：Article, clause, item and point; may be left out for a paper without articles.
	About     string    `json:"about,omitempty"`    // 规定内容：What the article prescribes for this matter.
	Confirmed Date      `json:"confirmed,omitzero"` // 核对日期：Confirmed: the day on which the citation was held against the text, after the article had changed.
}

// Condition is: Condition the applicant must meet.
//
// 条件：申请人须符合的一项条件。
type Condition struct {
	Key       string        `json:"key,omitempty"`       // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Text      string        `json:"text"`                // 内容：Text of the condition.
	Kind      ConditionKind `json:"kind,omitempty"`      // 条件类别：Kind of condition; left out where the law makes no difference.
	Require   Keyed[Test]   `json:"require,omitempty"`   // 核验：What of it can be judged from facts.
	When      Keyed[Test]   `json:"when,omitempty"`      // 适用情形：For whom the condition is made.
	Basis     []string      `json:"basis,omitzero"`      // 依据：Keys of the basis that prescribes it; [] if there is none; nobody has said, if left out.
	Effective *Days         `json:"effective,omitempty"` // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Prohibition is: Prohibition.
//
// 禁止性要求：有此情形不予办理。
type Prohibition struct {
	Key       string   `json:"key,omitempty"`       // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Text      string   `json:"text"`                // 内容：Text.
	Basis     []string `json:"basis"`               // 依据：Keys of the basis.
	Effective *Days    `json:"effective,omitempty"` // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Quota is: Quota.
//
// 数量限制：限制的内容和依据。
type Quota struct {
	Limited *bool    `json:"limited,omitempty"` // 是否有数量限制：Whether there is a limit; there is one, if left out.
	Text    string   `json:"text,omitempty"`    // 内容：Text; required where there is a limit.
	Basis   []string `json:"basis,omitzero"`    // 依据：Keys of the basis; at least one where there is a limit.
}

// Necessity is: Necessity of a material.
//
// 材料必要性：必要、非必要，或者可以容缺后补。
type Necessity string

// The values of Necessity.
const (
	Required Necessity = "必要"
	Optional Necessity = "非必要"
	Deferred Necessity = "容缺后补"
)

func (Necessity) values() []Necessity {
	return []Necessity{Required, Optional, Deferred}
}

// Form is: Form of a material.
//
// 材料形式：纸质、电子或都可以。
type Form string

func (Form) values() []Form {
	return []Form{"纸质", "电子", "纸质或电子"}
}

// Source is: Where a material comes from.
//
// 来源渠道：材料从哪里来。
type Source string

// The values of Source.
const (
	OwnSource        Source = "申请人自备"
	GovernmentSource Source = "政府部门核发"
	AgencySource     Source = "中介机构出具"
	SystemSource     Source = "系统获取"
	OtherSource      Source = "其他"
)

func (Source) values() []Source {
	return []Source{OwnSource, GovernmentSource, AgencySource, SystemSource, OtherSource}
}

// PaperSize is: Paper size: how large the paper of a material is.
//
// 纸质规格：材料用多大的纸。
type PaperSize string

// The values of PaperSize.
const (
	A4 PaperSize = "A4"
	A3 PaperSize = "A3"
)

func (PaperSize) values() []PaperSize {
	return []PaperSize{A4, A3}
}

// Material is: Material the applicant hands in: a name or a document.
//
// 材料：申请人提交的一份材料，写 name 或 document 之一。
type Material struct {
	Key          string      `json:"key,omitempty"`          // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Name         string      `json:"name,omitempty"`         // 材料名称：Name, for a material that no matter issues.
	Document     string      `json:"document,omitempty"`     // 证照批文：Document issued by a matter: a dependency.
	Milestone    string      `json:"milestone,omitempty"`    // 里程碑：The milestone without which it cannot exist.
	Original     *int        `json:"original,omitempty"`     // 原件份数：Number of originals.
	Copies       *int        `json:"copies,omitempty"`       // 复印件份数：Number of copies.
	Either       *int        `json:"either,omitempty"`       // 原件或者复印件份数：Number of those that may be originals or copies.
	Counts       []Count     `json:"counts,omitzero"`        // 份数因情形而异：Counts of some situations, where they differ; no two may hold together.
	Form         Form        `json:"form,omitempty"`         // 材料形式：Form.
	Format       string      `json:"format,omitempty"`       // 格式：Format of photographs, drawings and files.
	Via          []Channel   `json:"via,omitzero"`           // 渠道：The channels through which it is asked for; all, if left out.
	Exempted     string      `json:"exempted,omitempty"`     // 免提交：Why nothing need be handed in: the office has it, or fetches it.
	Paper        PaperSize   `json:"paper,omitempty"`        // 纸质规格：Paper size.
	Necessity    Necessity   `json:"necessity,omitempty"`    // 必要性：Necessity.
	Source       Source      `json:"source,omitempty"`       // 来源渠道：Where it comes from.
	SourceNote   string      `json:"sourceNote,omitempty"`   // 来源说明：How to get it.
	Template     string      `json:"template,omitempty"`     // 空白表格：Blank form: a file of the catalog.
	Sample       string      `json:"sample,omitempty"`       // 示例样表：Sample: a completed form.
	Instructions string      `json:"instructions,omitempty"` // 填报须知：How to fill it in.
	Standard     string      `json:"standard,omitempty"`     // 受理标准：Acceptance standard.
	Proof        *Proof      `json:"proof,omitempty"`        // 证明事项：A certificate: its purpose and who issues it.
	When         Keyed[Test] `json:"when,omitempty"`         // 适用情形：For whom it is asked.
	By           Event       `json:"by"`                     // 卡在哪一步：Which event it holds up.
	Relax        *Relaxation `json:"relax,omitempty"`        // 放宽：Relaxation.
	Basis        []string    `json:"basis,omitzero"`         // 依据：Keys of the basis that asks for it; [] if there is none; nobody has said, if left out.
	Note         string      `json:"note,omitempty"`         // 备注：Note.
	Effective    *Days       `json:"effective,omitempty"`    // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Count is: Count of one situation.
//
// 份数：一种情形的份数。
type Count struct {
	Key      string      `json:"key,omitempty"`      // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	When     Keyed[Test] `json:"when"`               // 适用情形：For whom.
	Original *int        `json:"original,omitempty"` // 原件份数：Number of originals.
	Copies   *int        `json:"copies,omitempty"`   // 复印件份数：Number of copies.
	Either   *int        `json:"either,omitempty"`   // 原件或者复印件份数：Number of those that may be originals or copies.
}

// Body is: Body: one that has a role in a matter.
//
// 有关机构：在事项中有职责的一个机构。
type Body struct {
	Key   string   `json:"key,omitempty"`  // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Role  BodyRole `json:"role"`           // 职责：Role.
	Name  string   `json:"name"`           // 名称：Name.
	Basis []string `json:"basis,omitzero"` // 依据：Keys of the basis that gives it the role.
}

// Suspension is: Suspension: its period, reason and basis.
//
// 暂停：暂时停止办理的期间、原因和依据。
type Suspension struct {
	From   Date     `json:"from"`           // 起：From this day.
	To     Date     `json:"to,omitzero"`    // 止：Resumed on this day; not yet decided, if left out.
	Reason string   `json:"reason"`         // 原因：Why, and whom to ask.
	Basis  []string `json:"basis,omitzero"` // 依据：Keys of the basis.
}

// Proof is: Certificate demanded of an applicant.
//
// 证明事项：要求申请人提交的一份证明。
type Proof struct {
	Purpose    string `json:"purpose"`              // 证明用途：Purpose.
	Issuer     string `json:"issuer"`               // 开具单位：Who issues it.
	Commitment *bool  `json:"commitment,omitempty"` // 告知承诺：Whether a written commitment may replace it.
	Reason     string `json:"reason,omitempty"`     // 保留原因：Why a commitment cannot replace it.
}

// Prerequisite is: Prerequisite: a matter, a document, a milestone, or anyOf of them.
//
// 前置：须先办成的事项、先有的证照或者先发生的里程碑，写 matter、document、milestone 或 anyOf 之一。
type Prerequisite struct {
	Key       string        `json:"key,omitempty"`       // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Matter    string        `json:"matter,omitempty"`    // 事项：A matter.
	Document  string        `json:"document,omitempty"`  // 证照批文：A document.
	Milestone string        `json:"milestone,omitempty"` // 里程碑：A milestone that must have happened.
	AnyOf     []Alternative `json:"anyOf,omitzero"`      // 任一：Any one of these.
	Of        Event         `json:"of"`                  // 对方节点：Which event of the other matter it waits for.
	By        Event         `json:"by"`                  // 卡在哪一步：Which event of this matter it holds up.
	When      Keyed[Test]   `json:"when,omitempty"`      // 适用情形：For whom it is required.
	Relax     *Relaxation   `json:"relax,omitempty"`     // 放宽：Relaxation.
	Basis     []string      `json:"basis,omitzero"`      // 依据：Keys of the basis that prescribes it; [] if there is none; nobody has said, if left out.
	Effective *Days         `json:"effective,omitempty"` // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Alternative is: Alternative of a prerequisite: a matter, a document or a milestone.
//
// 任选的前置：写 matter、document 或 milestone 之一。
type Alternative struct {
	Matter    string `json:"matter,omitempty"`    // 事项：A matter.
	Document  string `json:"document,omitempty"`  // 证照批文：A document.
	Milestone string `json:"milestone,omitempty"` // 里程碑：A milestone.
	Of        Event  `json:"of"`                  // 对方节点：Which event of the other matter it waits for.
}

// RelaxationKind is: Kind of relaxation.
//
// 放宽方式：容缺受理、告知承诺或模拟审批。
type RelaxationKind string

// The values of RelaxationKind.
const (
	SupplyLater  RelaxationKind = "容缺"
	ByCommitment RelaxationKind = "告知承诺"
	Simulated    RelaxationKind = "模拟"
)

func (RelaxationKind) values() []RelaxationKind {
	return []RelaxationKind{SupplyLater, ByCommitment, Simulated}
}

// LateEffect is: Effect of lateness: what happens if it is not supplied in time.
//
// 逾期后果：容缺的没有在期限内补齐会怎样。
type LateEffect string

// The values of LateEffect.
const (
	TreatedAsWithdrawn LateEffect = "视为撤回申请"
	PermitRefused      LateEffect = "作出不予许可决定"
	AcceptanceRevoked  LateEffect = "撤销受理"
)

func (LateEffect) values() []LateEffect {
	return []LateEffect{TreatedAsWithdrawn, PermitRefused, AcceptanceRevoked}
}

// Relaxation is: Relaxation: how, on what basis, until when, with what effect.
//
// 放宽：怎样放宽、依据、补交期限和逾期后果。
type Relaxation struct {
	Kind   RelaxationKind `json:"kind"`             // 方式：Kind.
	Supply *Period        `json:"supply,omitempty"` // 补交期限：How long the applicant has to supply it.
	Effect LateEffect     `json:"effect,omitempty"` // 逾期后果：Effect of lateness.
	Basis  []string       `json:"basis"`            // 依据：Keys of the basis.
}

// Deadline is: Deadlines.
//
// 办理时限：法定时限、承诺时限和不计入的时间。
type Deadline struct {
	Statutory *Limit     `json:"statutory,omitempty"` // 法定时限：Statutory limit; limited: false and a basis say that the law sets none, leaving it out that nobody has looked.
	Promised  *Period    `json:"promised,omitempty"`  // 承诺时限：Promised limit; none is promised or published, if left out.
	Excluded  []Excluded `json:"excluded,omitzero"`   // 不计入时限：Time that does not count.
	Note      string     `json:"note,omitempty"`      // 说明：Note, such as when the clock starts.
}

// Limit is: Statutory limit: a period and its basis.
//
// 法定时限：期间和依据。
type Limit struct {
	Limited *bool    `json:"limited,omitempty"` // 是否有期限：Whether the law sets a limit; it does, if left out.
	Value   int      `json:"value"`             // 数量：Value: a whole number; 0 when at once.
	Unit    Unit     `json:"unit,omitempty"`    // 单位：Unit; required where there is a limit.
	Basis   []string `json:"basis,omitzero"`    // 依据：Keys of the basis that sets it, nobody has said, if left out; of what makes it that there is none, then required.
}

// Excluded is: Time excluded from a limit.
//
// 不计入时限的环节：听证、鉴定、专家评审等。
type Excluded struct {
	Key       string      `json:"key,omitempty"`       // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Kind      string      `json:"kind"`                // 环节：What takes the time.
	Value     int         `json:"value"`               // 数量：Value: at most; neither value nor unit where nobody says it.
	Unit      Unit        `json:"unit,omitempty"`      // 单位：Unit.
	Basis     []string    `json:"basis"`               // 依据：Keys of the basis.
	When      Keyed[Test] `json:"when,omitempty"`      // 适用情形：For whom it happens.
	Effective *Days       `json:"effective,omitempty"` // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Fee is: Fee.
//
// 收费：是否收费、收费项目。
type Fee struct {
	Charged bool      `json:"charged"`        // 是否收费：Whether a fee is charged.
	Items   []FeeItem `json:"items,omitzero"` // 收费项目：Items.
	Basis   []string  `json:"basis,omitzero"` // 依据：Keys of the basis on which nothing is charged; where something is, each item has its own.
	Note    string    `json:"note,omitempty"` // 说明：Note.
}

// FeeKind is: How a fee is set.
//
// 收费类型：收费标准怎样定。
type FeeKind string

// The values of FeeKind.
const (
	FixedPrice      FeeKind = "固定单价"
	FloatingPrice   FeeKind = "浮动单价"
	FloatingRate    FeeKind = "浮动费率"
	BandPrice       FeeKind = "分段固定单价"
	BandRate        FeeKind = "分段固定费率"
	ProgressiveRate FeeKind = "分段费率累加"
)

func (FeeKind) values() []FeeKind {
	return []FeeKind{FixedPrice, FloatingPrice, FloatingRate, BandPrice, BandRate, ProgressiveRate}
}

// FeeItem is: Item of a fee.
//
// 收费项目：名称、标准、依据。
type FeeItem struct {
	Key        string      `json:"key,omitempty"`        // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Name       string      `json:"name"`                 // 项目名称：Name.
	Standard   string      `json:"standard"`             // 收费标准：Standard, as printed.
	Kind       FeeKind     `json:"kind,omitempty"`       // 收费类型：How it is set.
	Amount     *Decimal    `json:"amount,omitempty"`     // 金额：Amount in yuan, for a fixed price; of each unit of the price where a fact says how many.
	Per        string      `json:"per,omitempty"`        // 计价单位：Unit of the price, such as 件, 平方米, 100 平方米; convertible to that of the fact by which it is reckoned.
	Remainder  Remainder   `json:"remainder,omitempty"`  // 余数：What is less than a whole unit of the price: charged as a whole one, or not; exactly, if left out.
	Bands      []Band      `json:"bands,omitzero"`       // 分段：Bands of a rate or a price, from low to high; each includes its upper end.
	BandUnit   string      `json:"bandUnit,omitempty"`   // 分段单位：Unit of the upper ends of the bands; yuan if left out.
	Minimum    *Decimal    `json:"minimum,omitempty"`    // 最低收费：Minimum, in yuan.
	Maximum    *Decimal    `json:"maximum,omitempty"`    // 最高收费：Maximum, in yuan.
	Rounding   Rounding    `json:"rounding,omitempty"`   // 取整：How the sum is rounded; to the nearest fen, if left out.
	Base       string      `json:"base,omitempty"`       // 计费情形：The numeric fact the price or the bands are applied to; its unit is converted.
	Management string      `json:"management,omitempty"` // 资金管理方式：How the money is managed.
	Waiver     string      `json:"waiver,omitempty"`     // 减免：Who pays less or nothing.
	When       Keyed[Test] `json:"when,omitempty"`       // 适用情形：Who pays it.
	Basis      []string    `json:"basis"`                // 依据：Keys of the basis.
	Note       string      `json:"note,omitempty"`       // 备注：Note.
	Effective  *Days       `json:"effective,omitempty"`  // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Remainder is: How less than a whole unit of a price is charged: as a whole one, or not.
//
// 余数的收法：不足一个计价单位的，按一个收，或者不收。
type Remainder string

// The values of Remainder.
const (
	ChargedWhole Remainder = "按一个计价单位收"
	NotCharged   Remainder = "不收"
)

func (Remainder) values() []Remainder {
	return []Remainder{ChargedWhole, NotCharged}
}

// Rounding is: How a sum becomes one that can be paid.
//
// 取整方式：算出的数额怎样成为可以付的钱。
type Rounding string

// The values of Rounding.
const (
	NearestFen  Rounding = "四舍五入到分"
	NearestJiao Rounding = "四舍五入到角"
	NearestYuan Rounding = "四舍五入到元"
	UpToYuan    Rounding = "不足一元的按一元"
	DownToYuan  Rounding = "不足一元的舍去"
)

func (Rounding) values() []Rounding {
	return []Rounding{NearestFen, NearestJiao, NearestYuan, UpToYuan, DownToYuan}
}

// Band is: Band: upper end and rate or price.
//
// 分段：一段的上限和费率或者单价。
type Band struct {
	Key      string   `json:"key,omitempty"`      // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	UpTo     *Decimal `json:"upTo,omitempty"`     // 上限：Upper end, itself included, in the unit of the bands; left out in the last band.
	Permille *Decimal `json:"permille,omitempty"` // 费率：Rate per thousand, for the kinds with rates.
	Amount   *Decimal `json:"amount,omitempty"`   // 单价：Price in yuan, for the kind with prices.
}

// Delivery is: How the result is delivered.
//
// 结果领取方式：窗口领取、邮寄或网上下载。
type Delivery string

func (Delivery) values() []Delivery {
	return []Delivery{"窗口领取", "邮寄送达", "网上下载"}
}

// Result is: Result: a document, or the name of an outcome without one; other results have the same shape.
//
// 审批结果：证照批文，或者不发证照的结果名称；其他结果的写法也是这样。
type Result struct {
	Key       string      `json:"key,omitempty"`       // 代号：Key: the short name of one of several results in their list, which stays when it is moved or reworded.
	Document  string      `json:"document,omitempty"`  // 证照批文：Document: its id.
	Name      string      `json:"name,omitempty"`      // 结果名称：Name of an outcome without a document.
	Delivery  []Delivery  `json:"delivery,omitzero"`   // 送达方式：How it is delivered; of other results left out where that is as for the result.
	Within    *Period     `json:"within,omitempty"`    // 送达期限：Within what time it is delivered.
	Pickup    string      `json:"pickup,omitempty"`    // 领取地点：Where it is fetched.
	Collector string      `json:"collector,omitempty"` // 领取人：Who may fetch it, and with what.
	Sample    string      `json:"sample,omitempty"`    // 样本：Sample: a picture of the result, a file of the catalog.
	When      Keyed[Test] `json:"when,omitempty"`      // 适用情形：When it is given: for which applicants; to all, if left out.
	Payment   *Payment    `json:"payment,omitempty"`   // 给付标准：What a benefit comes to, and how it is paid.
}

// Payment is: Payment: what a benefit comes to, and its basis.
//
// 给付标准：行政给付的金额或者待遇和依据。
type Payment struct {
	Text  string      `json:"text"`           // 内容：Text.
	When  Keyed[Test] `json:"when,omitempty"` // 适用情形：Who is paid it; all who are given the result, if left out.
	Basis []string    `json:"basis,omitzero"` // 依据：Keys of the basis; [] if there is none; nobody has said, if left out.
}

// Step is: Step of the flow.
//
// 环节：办理流程的一步。
type Step struct {
	Key       string      `json:"key,omitempty"`       // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Name      string      `json:"name"`                // 环节名称：Name.
	Role      string      `json:"role,omitempty"`      // 办理人员：Who does it; nobody has said, if left out.
	Value     *int        `json:"value,omitempty"`     // 数量：Value of its time; 0 says that it takes nothing of the limit.
	Unit      Unit        `json:"unit"`                // 单位：Unit of its time.
	Visit     *bool       `json:"visit,omitempty"`     // 到现场：Whether the applicant must come; where no step says it, nobody knows.
	When      Keyed[Test] `json:"when,omitempty"`      // 适用情形：For whom there is this step.
	Via       []Channel   `json:"via,omitzero"`        // 渠道：The channels in which there is this step; all, if left out.
	Together  string      `json:"together,omitempty"`  // 一同办理：What is done together with the steps of other matters that have the same name here; in a procedure the applicant comes for it once.
	Standard  string      `json:"standard,omitempty"`  // 审查标准：What is examined.
	Output    string      `json:"output,omitempty"`    // 办理结果：What it produces.
	Effective *Days       `json:"effective,omitempty"` // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Online is: Online handling.
//
// 网上办理：网址和办理深度。
type Online struct {
	URL   string      `json:"url"`             // 网址：Address.
	Depth OnlineDepth `json:"depth,omitempty"` // 深度：Depth.
}

// Window is: Window: where, when and whom to call.
//
// 办理窗口：在哪里办、何时办、咨询和投诉电话。
type Window struct {
	Key        string   `json:"key,omitempty"`       // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Window     string   `json:"window"`              // 窗口：Window: floor and number.
	Address    string   `json:"address,omitempty"`   // 地址：Address; the department's if left out.
	Hours      string   `json:"hours,omitempty"`     // 办公时间：Hours; the department's if left out.
	Lines      []string `json:"lines,omitzero"`      // 咨询电话：Telephone for questions.
	Complaints []string `json:"complaints,omitzero"` // 投诉电话：Telephone for complaints.
	Effective  *Days    `json:"effective,omitempty"` // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Payer is: Who pays for an intermediary service.
//
// 付费方：谁付中介服务的费用。
type Payer string

// The values of Payer.
const (
	ApplicantPays  Payer = "申请人"
	DepartmentPays Payer = "审批部门"
)

func (Payer) values() []Payer {
	return []Payer{ApplicantPays, DepartmentPays}
}

// Pricing is: Pricing: how the price of a service is set.
//
// 收费性质：中介服务的价格怎样定。
type Pricing string

// The values of Pricing.
const (
	GovernmentSetPrice    Pricing = "政府定价"
	GovernmentGuidedPrice Pricing = "政府指导价"
	MarketPrice           Pricing = "市场调节价"
)

func (Pricing) values() []Pricing {
	return []Pricing{GovernmentSetPrice, GovernmentGuidedPrice, MarketPrice}
}

// AgencyService is: Intermediary service required by a matter.
//
// 中介服务：办理中须由中介机构提供的一项服务。
type AgencyService struct {
	Key           string         `json:"key,omitempty"`           // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Name          string         `json:"name"`                    // 服务名称：Name.
	Agencies      []string       `json:"agencies,omitzero"`       // 可选机构：Agencies one may choose from.
	Qualification string         `json:"qualification,omitempty"` // 机构要求：What the agency must be.
	Payer         Payer          `json:"payer"`                   // 付费方：Who pays.
	Pricing       Pricing        `json:"pricing,omitempty"`       // 收费性质：How the price is set.
	Period        *Period        `json:"period,omitempty"`        // 时限：How long it takes.
	Output        string         `json:"output,omitempty"`        // 成果：What it produces.
	Prerequisites []Prerequisite `json:"prerequisites,omitzero"`  // 前置：Prerequisites of the service: what the agency wants to see before it begins.
	When          Keyed[Test]    `json:"when,omitempty"`          // 适用情形：For whom it is needed.
	Basis         []string       `json:"basis,omitzero"`          // 依据：Keys of the basis; [] if there is none; nobody has said, if left out.
	Effective     *Days          `json:"effective,omitempty"`     // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Commitment is: Commitment: content and consequence.
//
// 告知承诺：承诺的内容和后果。
type Commitment struct {
	Text        string   `json:"text"`        // 内容：What is promised.
	Consequence string   `json:"consequence"` // 后果：What follows when it is untrue.
	Basis       []string `json:"basis"`       // 依据：Keys of the basis.
}

// Remedy is: Remedies.
//
// 救济：行政复议机关和诉讼法院。
type Remedy struct {
	Review string `json:"review"` // 行政复议机关：Where to ask for administrative review.
	Court  string `json:"court"`  // 诉讼法院：Which court hears a suit.
}

// Question is: Question and answer.
//
// 常见问题：一问一答。
type Question struct {
	Key      string `json:"key,omitempty"` // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Question string `json:"question"`      // 问题：Question.
	Answer   string `json:"answer"`        // 回答：Answer.
}

// Procedure is: Procedure: matters handled together under one lead department.
//
// 联办：由牵头部门统一受理、一次办成的一组事项。
type Procedure struct {
	Name      string       `json:"name"`                // 名称：Name.
	Order     *int         `json:"order,omitempty"`     // 次序：Its place in lists and on pages.
	Lead      string       `json:"lead"`                // 牵头部门：Lead department.
	Audience  []Audience   `json:"audience,omitzero"`   // 服务对象：Audience; not published, if left out.
	Effective *Effective   `json:"effective,omitempty"` // 有效期间：When the procedure exists.
	Scope     string       `json:"scope,omitempty"`     // 适用范围：Scope.
	Holds     []string     `json:"holds,omitzero"`      // 已有证照：Documents that those who use the procedure hold already, so that nothing that leads to them is planned.
	Happened  []string     `json:"happened,omitzero"`   // 已经发生：Milestones that have happened already for those who use the procedure.
	Basis     Keyed[Basis] `json:"basis,omitempty"`     // 依据：Basis, each under a key; nobody has said, if left out.
	Members   []Member     `json:"members"`             // 成员：Members.
	Claims    *Claims      `json:"claims,omitempty"`    // 公开的指标：What the office claims; compared with what is derived.
	Shared    string       `json:"shared,omitempty"`    // 共享材料：What is shared, in words.
	Service   []Window     `json:"service,omitzero"`    // 办理窗口：Windows: where, when, whom to call; not published, if left out.
	Note      string       `json:"note,omitempty"`      // 说明：Note.
	Formerly  []string     `json:"formerly,omitzero"`   // 原标识：Former ids: what the record was called before; whoever uses its old address is led to the new one, and no other record may take them.
	Exempt    []Exemption  `json:"exempt,omitzero"`     // 豁免：Exempted findings.
}

// Member is: Member of a procedure.
//
// 成员：联办的一个事项。
type Member struct {
	Key       string      `json:"key,omitempty"`       // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Matter    string      `json:"matter"`              // 事项：Matter.
	Stage     string      `json:"stage,omitempty"`     // 阶段：Stage.
	When      Keyed[Test] `json:"when,omitempty"`      // 适用情形：For whom it is part of the procedure.
	Effective *Days       `json:"effective,omitempty"` // 有效期间：From and until which day this element is in force; left out where it always is.
}

// Claims is: Claims: limits and visits the office announces.
//
// 公开的指标：向社会宣布的时限和次数。
type Claims struct {
	Statutory    *int   `json:"statutory,omitempty"`    // 法定时限合计：Sum of statutory limits, in working days.
	Promised     *int   `json:"promised,omitempty"`     // 承诺时限：Promise, in working days.
	VisitsBefore *int   `json:"visitsBefore,omitempty"` // 联办前跑动次数：Visits when handled apart.
	VisitsAfter  *int   `json:"visitsAfter,omitempty"`  // 联办后跑动次数：Visits when handled together.
	Whole        string `json:"whole,omitempty"`        // 整体公布：Why the figures cannot be divided among the members, where only totals were announced: then they are printed, and not held against what is derived.
	Source       string `json:"source,omitempty"`       // 出处：Where they were announced.
}

// Rank is: Rank of a law, highest first.
//
// 效力层级：法律文件的效力等级，由高到低。
type Rank string

// The values of Rank.
const (
	Statute                  Rank = "法律"
	AdministrativeRegulation Rank = "行政法规"
	StateCouncilDecision     Rank = "国务院决定"
	LocalRegulation          Rank = "地方性法规"
	MinisterialRule          Rank = "部门规章"
	LocalGovernmentRule      Rank = "地方政府规章"
	NormativeDocument        Rank = "规范性文件"
)

func (Rank) values() []Rank {
	return []Rank{Statute, AdministrativeRegulation, StateCouncilDecision, LocalRegulation, MinisterialRule, LocalGovernmentRule, NormativeDocument}
}

// Law is: Law: what a basis cites.
//
// 法律文件：依据所引用的一部法律、法规、规章或文件。
type Law struct {
	Title     string        `json:"title"`              // 全称：Full title, without book-title marks.
	Order     *int          `json:"order,omitempty"`    // 次序：Its place in lists and on pages.
	Rank      Rank          `json:"rank"`               // 效力层级：Rank.
	Number    string        `json:"number,omitempty"`   // 文号：Number of the document.
	Issuer    string        `json:"issuer,omitempty"`   // 颁布机关：Who issued it.
	Effective LawPeriod     `json:"effective,omitzero"` // 有效期间：When this version is in force; from is left out where nobody has looked up its first day.
	Enacted   Date          `json:"enacted,omitzero"`   // 首次施行日期：The day the law first came into force, where the text in force is a later amendment.
	Source    string        `json:"source,omitempty"`   // 出处：Where the text was checked.
	Articles  Keyed[string] `json:"articles,omitempty"` // 条文：Articles: number and text. Once given, every citation is checked against them.
	Moved     Keyed[string] `json:"moved,omitempty"`    // 条文变动：Moved: in a change, which article of the text before it has become which of this one, by its old number.
}

// LawPeriod is: Period of a law: from a day, if that is known, until a day on which it is no longer in force.
//
// 施行期间：法律文件自某日起施行，到某日失效；施行日期不知道的不写 from，当作一直施行。
type LawPeriod struct {
	From Date `json:"from,omitzero"` // 施行日期：In force from this day; left out where nobody has looked it up.
	To   Date `json:"to,omitzero"`   // 失效日期：No longer in force from this day.
}

// WindowKind is: Kind of window.
//
// 窗口类别：常设、综合、收费或代办窗口。
type WindowKind string

// The values of WindowKind.
const (
	PermanentWindow WindowKind = "常设"
	GeneralWindow   WindowKind = "综合"
	FeeWindow       WindowKind = "收费"
	ProxyWindow     WindowKind = "代办"
)

func (WindowKind) values() []WindowKind {
	return []WindowKind{PermanentWindow, GeneralWindow, FeeWindow, ProxyWindow}
}

// Department is: Department: an authority and its windows.
//
// 部门：实施事项的机关及其窗口。
type Department struct {
	Name      string     `json:"name"`                // 名称：Full name.
	Short     string     `json:"short,omitempty"`     // 简称：Short name, for tables.
	Code      string     `json:"code,omitempty"`      // 统一社会信用代码：Unified social credit code.
	Address   string     `json:"address,omitempty"`   // 办公地址：Address.
	Hours     string     `json:"hours,omitempty"`     // 办公时间：Hours.
	Phones    []string   `json:"phones,omitzero"`     // 电话：Telephone.
	Window    WindowKind `json:"window,omitempty"`    // 窗口类别：Kind of window.
	Lead      string     `json:"lead,omitempty"`      // 首席代表窗口：Lead window.
	Windows   *int       `json:"windows,omitempty"`   // 窗口数：Number of windows.
	Staff     *int       `json:"staff,omitempty"`     // 窗口人员：Number of staff at the windows.
	Order     *int       `json:"order,omitempty"`     // 次序：Its place in lists and on pages.
	Successor string     `json:"successor,omitempty"` // 已撤并：A department since dissolved: who has taken over.
	Formerly  []string   `json:"formerly,omitzero"`   // 原标识：Former ids: what the record was called before; whoever uses its old address is led to the new one, and no other record may take them.
	Effective *Effective `json:"effective,omitempty"` // 有效期间：When the department existed.
}

// Family is: Family: what several matters are kinds of.
//
// 主项：几个业务办理项共有的事项。
type Family struct {
	Name  string `json:"name"`            // 名称：Name.
	Code  string `json:"code,omitempty"`  // 主项编码：Basic code, the last of whose twelve characters is a letter.
	Order *int   `json:"order,omitempty"` // 次序：Its place in lists and on pages.
	Note  string `json:"note,omitempty"`  // 说明：What is said of every one of its matters.
}

// DocumentKind is: Kind of document.
//
// 文书类别：证照、批文、证明或其他。
type DocumentKind string

// The values of DocumentKind.
const (
	LicencePaper     DocumentKind = "证照"
	ApprovalPaper    DocumentKind = "批文"
	CertificatePaper DocumentKind = "证明"
	OtherPaper       DocumentKind = "其他"
)

func (DocumentKind) values() []DocumentKind {
	return []DocumentKind{LicencePaper, ApprovalPaper, CertificatePaper, OtherPaper}
}

// Document is: Document: a paper that a matter issues and others may ask for.
//
// 证照批文：事项办结时发出、其他事项可能索要的文书。
type Document struct {
	Name     string       `json:"name"`               // 名称：Full name.
	Order    *int         `json:"order,omitempty"`    // 次序：Its place in lists and on pages.
	Kind     DocumentKind `json:"kind"`               // 类别：Kind.
	Validity *Validity    `json:"validity,omitempty"` // 有效期：Validity; forever: true says that it does not expire, leaving it out that nobody has said.
	Form     Form         `json:"form,omitempty"`     // 载体：Form in which it is issued.
	External bool         `json:"external"`           // 目录外文书：Issued by no matter of this catalog, and taken to be at hand.
	Issuer   string       `json:"issuer,omitempty"`   // 核发机关：Who issues an external document.
	Note     string       `json:"note,omitempty"`     // 说明：Note.
}

// Validity is: Validity: for how long, and when to apply for renewal.
//
// 有效期：多久有效，何时申请延续。
type Validity struct {
	Forever      *bool   `json:"forever,omitempty"`      // 长期有效：Whether it does not expire; then without value and unit.
	Value        *int    `json:"value,omitempty"`        // 数量：Value; required where it expires.
	Unit         Unit    `json:"unit,omitempty"`         // 单位：Unit; required where it expires.
	UpTo         *bool   `json:"upTo,omitempty"`         // 最长：Whether value and unit are the most that may be granted.
	Until        string  `json:"until,omitempty"`        // 截止日：The day of the year on which it expires; then without value and unit.
	Renew        *Period `json:"renew,omitempty"`        // 延续申请：How long before the end renewal must be asked for.
	Law          string  `json:"law,omitempty"`          // 依据：The law that sets it.
	Article      string  `json:"article,omitempty"`      // 条款：The article that sets it.
	RenewLaw     string  `json:"renewLaw,omitempty"`     // 延续依据：The law that sets when to apply for renewal, where it is another than that of the validity.
	RenewArticle string  `json:"renewArticle,omitempty"` // 延续条款：The article on renewal.
	Confirmed    Date    `json:"confirmed,omitzero"`     // 核对日期：The day on which its basis was last looked at after an amendment.
}

// FactType is: Type of a fact: choice, number, or yes and no.
//
// 情形类型：选项、数值或者是否。
type FactType string

// The values of FactType.
const (
	Choice FactType = "选项"
	Number FactType = "数值"
	YesNo  FactType = "是否"
)

func (FactType) values() []FactType {
	return []FactType{Choice, Number, YesNo}
}

// Fact is: Fact: a declared property of an applicant or project.
//
// 申请人情形：申请人或项目的一项性质。
type Fact struct {
	Name     string   `json:"name"`            // 名称：Name; that of a yes-or-no fact holds 是否 before a verb, so that it can be asserted and denied.
	Order    *int     `json:"order,omitempty"` // 次序：Its place in lists and on pages.
	Question string   `json:"question"`        // 提问：The question put to the applicant.
	Type     FactType `json:"type"`            // 类型：Type.
	Values   []string `json:"values,omitzero"` // 选项：The values of a choice.
	Unit     string   `json:"unit,omitempty"`  // 单位：Unit of a number.
	Min      *Decimal `json:"min,omitempty"`   // 最小值：Smallest value of a number.
	Max      *Decimal `json:"max,omitempty"`   // 最大值：Largest value of a number.
	Integer  bool     `json:"integer"`         // 整数：Whether a number is whole.
	Note     string   `json:"note,omitempty"`  // 说明：How to tell.
}

// Impossible is: Impossible combination of facts; listed by the pinyin of its reason, for it is looked up by nobody.
//
// 不可能的情形组合：不会同时出现的情形。
type Impossible struct {
	Where  Keyed[Test] `json:"where"`  // 组合：What never holds together.
	Reason string      `json:"reason"` // 原因：Why not.
}

// Milestone is: Milestone: what no office handles and matters wait for; how long it takes is for the applicants to say.
//
// 里程碑：没有机关办理、却要等它发生的事，如“工程竣工”：申请人自己安排，要多久由他自己说。
type Milestone struct {
	Name      string       `json:"name"`                // 名称：Name: what happens.
	After     []After      `json:"after,omitzero"`      // 先要有：After: what must have happened before it can begin; [] says that there is nothing.
	Asks      string       `json:"asks,omitempty"`      // 问法：The question that asks applicants how long it takes.
	Note      string       `json:"note,omitempty"`      // 说明：Who sees to it, and when it has happened.
	Basis     Keyed[Basis] `json:"basis,omitempty"`     // 依据：Basis of what must have happened before.
	Order     *int         `json:"order,omitempty"`     // 次序：Its place in lists and on pages.
	Effective *Effective   `json:"effective,omitempty"` // 有效期间：From and until which day it is waited for; left out where it always is.
}

// After is: What must have happened before a milestone can begin: a matter, a document, a milestone, or anyOf of them.
//
// 先要有：里程碑开始以前须先办成的事项、先有的证照批文或者先发生的里程碑，写 matter、document、milestone 或 anyOf 之一。
type After struct {
	Key       string        `json:"key,omitempty"`       // 代号：Key: its short name in the list, which stays when it is moved or reworded.
	Matter    string        `json:"matter,omitempty"`    // 事项：A matter.
	Document  string        `json:"document,omitempty"`  // 证照批文：A document.
	Milestone string        `json:"milestone,omitempty"` // 里程碑：A milestone.
	AnyOf     []Alternative `json:"anyOf,omitzero"`      // 任一：Any one of these.
	Of        Event         `json:"of"`                  // 对方节点：Which event of the other matter it waits for.
	When      Keyed[Test]   `json:"when,omitempty"`      // 适用情形：For whom it is required.
	Basis     []string      `json:"basis,omitzero"`      // 依据：Keys of the basis that prescribes it; [] if there is none; nobody has said, if left out.
}

// AgencyNature is: Nature of an agency: what kind of body it is.
//
// 机构性质：中介机构是哪一类组织。
type AgencyNature string

// The values of AgencyNature.
const (
	EnterpriseAgency         AgencyNature = "企业"
	PublicInstitutionAgency  AgencyNature = "事业单位"
	SocialOrganizationAgency AgencyNature = "社会组织"
)

func (AgencyNature) values() []AgencyNature {
	return []AgencyNature{EnterpriseAgency, PublicInstitutionAgency, SocialOrganizationAgency}
}

// Agency is: Agency: a provider of intermediary services.
//
// 中介机构：承担中介服务的机构。
type Agency struct {
	Name          string       `json:"name"`                    // 名称：Full name.
	Order         *int         `json:"order,omitempty"`         // 次序：Its place in lists and on pages.
	Nature        AgencyNature `json:"nature,omitempty"`        // 机构性质：Nature of the body.
	Address       string       `json:"address,omitempty"`       // 地址：Address.
	Phones        []string     `json:"phones,omitzero"`         // 电话：Telephone.
	Qualification string       `json:"qualification,omitempty"` // 资质：Qualification.
}

// Calendar is: Calendar: days off and make-up working days of one year; other Saturdays and Sundays are off.
//
// 工作日历：一年的放假日和调休上班日，其余周六周日休息。
type Calendar struct {
	Off    []Date `json:"off"`    // 放假日：Days off.
	Work   []Date `json:"work"`   // 上班日：Make-up working days.
	Source string `json:"source"` // 出处：The notice that sets them.
}

// Region is: Region.
//
// 行政区划：一个区划。
type Region struct {
	Name   string `json:"name"`             // 名称：Full name.
	Level  Level  `json:"level"`            // 层级：Level.
	Parent string `json:"parent,omitempty"` // 上级：The region above.
}
