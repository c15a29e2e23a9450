// Code generated from the schema by schema/metamodel/gen; DO NOT EDIT.

package fieldpath

// The kinds of records.
const (
	CatalogKind    Kind = "catalog"    // 目录信息
	MatterKind     Kind = "matter"     // 事项
	FamilyKind     Kind = "family"     // 主项
	ProcedureKind  Kind = "procedure"  // 联办
	LawKind        Kind = "law"        // 法律文件
	DepartmentKind Kind = "department" // 部门
	DocumentKind   Kind = "document"   // 证照批文
	FactKind       Kind = "fact"       // 申请人情形
	ImpossibleKind Kind = "impossible" // 不可能的情形组合
	MilestoneKind  Kind = "milestone"  // 里程碑
	AgencyKind     Kind = "agency"     // 中介机构
	CalendarKind   Kind = "calendar"   // 工作日历
	RegionKind     Kind = "region"     // 行政区划
)

// Catalog selects the record: 目录信息.
func Catalog() InEdition { return InEdition{Record(CatalogKind, "")} }

// Matter selects a record by its id: 事项.
func Matter(id string) InMatter { return InMatter{Record(MatterKind, id)} }

// Family selects a record by its id: 主项.
func Family(id string) InFamily { return InFamily{Record(FamilyKind, id)} }

// Procedure selects a record by its id: 联办.
func Procedure(id string) InProcedure { return InProcedure{Record(ProcedureKind, id)} }

// Law selects a record by its id: 法律文件.
func Law(id string) InLaw { return InLaw{Record(LawKind, id)} }

// Department selects a record by its id: 部门.
func Department(id string) InDepartment { return InDepartment{Record(DepartmentKind, id)} }

// Document selects a record by its id: 证照批文.
func Document(id string) InDocument { return InDocument{Record(DocumentKind, id)} }

// Fact selects a record by its id: 申请人情形.
func Fact(id string) InFact { return InFact{Record(FactKind, id)} }

// Impossible selects a record by its id: 不可能的情形组合.
func Impossible(id string) InImpossible { return InImpossible{Record(ImpossibleKind, id)} }

// Milestone selects a record by its id: 里程碑.
func Milestone(id string) InMilestone { return InMilestone{Record(MilestoneKind, id)} }

// Agency selects a record by its id: 中介机构.
func Agency(id string) InAgency { return InAgency{Record(AgencyKind, id)} }

// Calendar selects a record by its id: 工作日历.
func Calendar(id string) InCalendar { return InCalendar{Record(CalendarKind, id)} }

// Region selects a record by its id: 行政区划.
func Region(id string) InRegion { return InRegion{Record(RegionKind, id)} }

// InEdition selects in: 版本.
type InEdition struct{ At }

// Name selects: 目录名称.
func (p InEdition) Name() Value { return Value{p.to("name")} }

// Edition selects: 版本日期.
func (p InEdition) Edition() Value { return Value{p.to("edition")} }

// Review selects: 核对周期.
func (p InEdition) Review() InPeriod { return InPeriod{p.to("review")} }

// Region selects: 行政区划.
func (p InEdition) Region() Value { return Value{p.to("region")} }

// Publisher selects: 编制单位.
func (p InEdition) Publisher() Value { return Value{p.to("publisher")} }

// Language selects: 语言版本.
func (p InEdition) Language() Value { return Value{p.to("language")} }

// Site selects: 网站.
func (p InEdition) Site() Value { return Value{p.to("site")} }

// Note selects: 说明.
func (p InEdition) Note() Value { return Value{p.to("note")} }

// Example selects: 示例.
func (p InEdition) Example() Value { return Value{p.to("example")} }

// InMatter selects in: 事项.
type InMatter struct{ At }

// Name selects: 事项名称.
func (p InMatter) Name() Value { return Value{p.to("name")} }

// Short selects: 日常用语.
func (p InMatter) Short() Value { return Value{p.to("short")} }

// Department selects: 实施部门.
func (p InMatter) Department() Value { return Value{p.to("department")} }

// Family selects: 主项.
func (p InMatter) Family() Value { return Value{p.to("family")} }

// Kind selects: 业务办理项类别.
func (p InMatter) Kind() Value { return Value{p.to("kind")} }

// Order selects: 次序.
func (p InMatter) Order() Value { return Value{p.to("order")} }

// Type selects: 事项类型.
func (p InMatter) Type() Value { return Value{p.to("type")} }

// Handling selects: 办件类型.
func (p InMatter) Handling() Value { return Value{p.to("handling")} }

// Keywords selects: 常用说法.
func (p InMatter) Keywords() List[Value] { return List[Value]{p.to("keywords")} }

// Codes selects: 事项编码.
func (p InMatter) Codes() InCodes { return InCodes{p.to("codes")} }

// Level selects: 行使层级.
func (p InMatter) Level() List[Value] { return List[Value]{p.to("level")} }

// Power selects: 权力来源.
func (p InMatter) Power() Value { return Value{p.to("power")} }

// Body selects: 实施主体性质.
func (p InMatter) Body() Value { return Value{p.to("body")} }

// Entrusted selects: 委托部门.
func (p InMatter) Entrusted() Value { return Value{p.to("entrusted")} }

// Decider selects: 决定机构.
func (p InMatter) Decider() Value { return Value{p.to("decider")} }

// Bodies selects: 有关机构.
func (p InMatter) Bodies() List[InBody] { return List[InBody]{p.to("bodies")} }

// Audience selects: 服务对象.
func (p InMatter) Audience() List[Value] { return List[Value]{p.to("audience")} }

// Topics selects: 主题分类.
func (p InMatter) Topics() List[Value] { return List[Value]{p.to("topics")} }

// Effective selects: 有效期间.
func (p InMatter) Effective() InEffective { return InEffective{p.to("effective")} }

// Suspended selects: 暂停.
func (p InMatter) Suspended() InSuspension { return InSuspension{p.to("suspended")} }

// Replaces selects: 代替.
func (p InMatter) Replaces() List[Value] { return List[Value]{p.to("replaces")} }

// Scope selects: 适用范围.
func (p InMatter) Scope() Value { return Value{p.to("scope")} }

// Applies selects: 适用情形.
func (p InMatter) Applies() Map[Value] { return Map[Value]{p.to("applies")} }

// Basis selects: 依据.
func (p InMatter) Basis() Map[InBasis] { return Map[InBasis]{p.to("basis")} }

// Conditions selects: 申请条件.
func (p InMatter) Conditions() List[InCondition] { return List[InCondition]{p.to("conditions")} }

// Prohibitions selects: 禁止性要求.
func (p InMatter) Prohibitions() List[InProhibition] {
	return List[InProhibition]{p.to("prohibitions")}
}

// Quota selects: 数量限制.
func (p InMatter) Quota() InQuota { return InQuota{p.to("quota")} }

// Materials selects: 申请材料.
func (p InMatter) Materials() List[InMaterial] { return List[InMaterial]{p.to("materials")} }

// Prerequisites selects: 前置.
func (p InMatter) Prerequisites() List[InPrerequisite] {
	return List[InPrerequisite]{p.to("prerequisites")}
}

// Deadline selects: 办理时限.
func (p InMatter) Deadline() InDeadline { return InDeadline{p.to("deadline")} }

// Fee selects: 收费.
func (p InMatter) Fee() InFee { return InFee{p.to("fee")} }

// Result selects: 审批结果.
func (p InMatter) Result() InResult { return InResult{p.to("result")} }

// Results selects: 其他结果.
func (p InMatter) Results() List[InResult] { return List[InResult]{p.to("results")} }

// Steps selects: 办理流程.
func (p InMatter) Steps() List[InStep] { return List[InStep]{p.to("steps")} }

// VisitReason selects: 必须现场办理原因.
func (p InMatter) VisitReason() Value { return Value{p.to("visitReason")} }

// Channels selects: 办理形式.
func (p InMatter) Channels() List[Value] { return List[Value]{p.to("channels")} }

// Online selects: 网上办理.
func (p InMatter) Online() InOnline { return InOnline{p.to("online")} }

// Reach selects: 通办范围.
func (p InMatter) Reach() Value { return Value{p.to("reach")} }

// Service selects: 办理窗口.
func (p InMatter) Service() List[InWindow] { return List[InWindow]{p.to("service")} }

// Agencies selects: 中介服务.
func (p InMatter) Agencies() List[InAgencyService] { return List[InAgencyService]{p.to("agencies")} }

// Commitment selects: 告知承诺.
func (p InMatter) Commitment() InCommitment { return InCommitment{p.to("commitment")} }

// Tracking selects: 进程查询.
func (p InMatter) Tracking() Value { return Value{p.to("tracking")} }

// Remedy selects: 救济.
func (p InMatter) Remedy() InRemedy { return InRemedy{p.to("remedy")} }

// Questions selects: 常见问题.
func (p InMatter) Questions() List[InQuestion] { return List[InQuestion]{p.to("questions")} }

// Mistakes selects: 常见错误.
func (p InMatter) Mistakes() List[Value] { return List[Value]{p.to("mistakes")} }

// Note selects: 说明.
func (p InMatter) Note() Value { return Value{p.to("note")} }

// Formerly selects: 原标识.
func (p InMatter) Formerly() List[Value] { return List[Value]{p.to("formerly")} }

// Exempt selects: 豁免.
func (p InMatter) Exempt() List[InExemption] { return List[InExemption]{p.to("exempt")} }

// Changes selects: 变更.
func (p InMatter) Changes() Map[Value] { return Map[Value]{p.to("changes")} }

// InFamily selects in: 主项.
type InFamily struct{ At }

// Name selects: 名称.
func (p InFamily) Name() Value { return Value{p.to("name")} }

// Code selects: 主项编码.
func (p InFamily) Code() Value { return Value{p.to("code")} }

// Order selects: 次序.
func (p InFamily) Order() Value { return Value{p.to("order")} }

// Note selects: 说明.
func (p InFamily) Note() Value { return Value{p.to("note")} }

// InProcedure selects in: 联办.
type InProcedure struct{ At }

// Name selects: 名称.
func (p InProcedure) Name() Value { return Value{p.to("name")} }

// Order selects: 次序.
func (p InProcedure) Order() Value { return Value{p.to("order")} }

// Lead selects: 牵头部门.
func (p InProcedure) Lead() Value { return Value{p.to("lead")} }

// Audience selects: 服务对象.
func (p InProcedure) Audience() List[Value] { return List[Value]{p.to("audience")} }

// Effective selects: 有效期间.
func (p InProcedure) Effective() InEffective { return InEffective{p.to("effective")} }

// Scope selects: 适用范围.
func (p InProcedure) Scope() Value { return Value{p.to("scope")} }

// Holds selects: 已有证照.
func (p InProcedure) Holds() List[Value] { return List[Value]{p.to("holds")} }

// Happened selects: 已经发生.
func (p InProcedure) Happened() List[Value] { return List[Value]{p.to("happened")} }

// Basis selects: 依据.
func (p InProcedure) Basis() Map[InBasis] { return Map[InBasis]{p.to("basis")} }

// Members selects: 成员.
func (p InProcedure) Members() List[InMember] { return List[InMember]{p.to("members")} }

// Claims selects: 公开的指标.
func (p InProcedure) Claims() InClaims { return InClaims{p.to("claims")} }

// Shared selects: 共享材料.
func (p InProcedure) Shared() Value { return Value{p.to("shared")} }

// Service selects: 办理窗口.
func (p InProcedure) Service() List[InWindow] { return List[InWindow]{p.to("service")} }

// Note selects: 说明.
func (p InProcedure) Note() Value { return Value{p.to("note")} }

// Formerly selects: 原标识.
func (p InProcedure) Formerly() List[Value] { return List[Value]{p.to("formerly")} }

// Exempt selects: 豁免.
func (p InProcedure) Exempt() List[InExemption] { return List[InExemption]{p.to("exempt")} }

// Changes selects: 变更.
func (p InProcedure) Changes() Map[Value] { return Map[Value]{p.to("changes")} }

// InLaw selects in: 法律文件.
type InLaw struct{ At }

// Title selects: 全称.
func (p InLaw) Title() Value { return Value{p.to("title")} }

// Order selects: 次序.
func (p InLaw) Order() Value { return Value{p.to("order")} }

// Rank selects: 效力层级.
func (p InLaw) Rank() Value { return Value{p.to("rank")} }

// Number selects: 文号.
func (p InLaw) Number() Value { return Value{p.to("number")} }

// Issuer selects: 颁布机关.
func (p InLaw) Issuer() Value { return Value{p.to("issuer")} }

// Effective selects: 有效期间.
func (p InLaw) Effective() InLawPeriod { return InLawPeriod{p.to("effective")} }

// Enacted selects: 首次施行日期.
func (p InLaw) Enacted() Value { return Value{p.to("enacted")} }

// Source selects: 出处.
func (p InLaw) Source() Value { return Value{p.to("source")} }

// Articles selects: 条文.
func (p InLaw) Articles() Map[Value] { return Map[Value]{p.to("articles")} }

// Moved selects: 条文变动.
func (p InLaw) Moved() Map[Value] { return Map[Value]{p.to("moved")} }

// Changes selects: 变更.
func (p InLaw) Changes() Map[Value] { return Map[Value]{p.to("changes")} }

// InDepartment selects in: 部门.
type InDepartment struct{ At }

// Name selects: 名称.
func (p InDepartment) Name() Value { return Value{p.to("name")} }

// Short selects: 简称.
func (p InDepartment) Short() Value { return Value{p.to("short")} }

// Code selects: 统一社会信用代码.
func (p InDepartment) Code() Value { return Value{p.to("code")} }

// Address selects: 办公地址.
func (p InDepartment) Address() Value { return Value{p.to("address")} }

// Hours selects: 办公时间.
func (p InDepartment) Hours() Value { return Value{p.to("hours")} }

// Phones selects: 电话.
func (p InDepartment) Phones() List[Value] { return List[Value]{p.to("phones")} }

// Window selects: 窗口类别.
func (p InDepartment) Window() Value { return Value{p.to("window")} }

// Lead selects: 首席代表窗口.
func (p InDepartment) Lead() Value { return Value{p.to("lead")} }

// Windows selects: 窗口数.
func (p InDepartment) Windows() Value { return Value{p.to("windows")} }

// Staff selects: 窗口人员.
func (p InDepartment) Staff() Value { return Value{p.to("staff")} }

// Order selects: 次序.
func (p InDepartment) Order() Value { return Value{p.to("order")} }

// Successor selects: 已撤并.
func (p InDepartment) Successor() Value { return Value{p.to("successor")} }

// Formerly selects: 原标识.
func (p InDepartment) Formerly() List[Value] { return List[Value]{p.to("formerly")} }

// Effective selects: 有效期间.
func (p InDepartment) Effective() InEffective { return InEffective{p.to("effective")} }

// Changes selects: 变更.
func (p InDepartment) Changes() Map[Value] { return Map[Value]{p.to("changes")} }

// InDocument selects in: 证照批文.
type InDocument struct{ At }

// Name selects: 名称.
func (p InDocument) Name() Value { return Value{p.to("name")} }

// Order selects: 次序.
func (p InDocument) Order() Value { return Value{p.to("order")} }

// Kind selects: 类别.
func (p InDocument) Kind() Value { return Value{p.to("kind")} }

// Validity selects: 有效期.
func (p InDocument) Validity() InValidity { return InValidity{p.to("validity")} }

// Form selects: 载体.
func (p InDocument) Form() Value { return Value{p.to("form")} }

// External selects: 目录外文书.
func (p InDocument) External() Value { return Value{p.to("external")} }

// Issuer selects: 核发机关.
func (p InDocument) Issuer() Value { return Value{p.to("issuer")} }

// Note selects: 说明.
func (p InDocument) Note() Value { return Value{p.to("note")} }

// Changes selects: 变更.
func (p InDocument) Changes() Map[Value] { return Map[Value]{p.to("changes")} }

// InFact selects in: 申请人情形.
type InFact struct{ At }

// Name selects: 名称.
func (p InFact) Name() Value { return Value{p.to("name")} }

// Order selects: 次序.
func (p InFact) Order() Value { return Value{p.to("order")} }

// Question selects: 提问.
func (p InFact) Question() Value { return Value{p.to("question")} }

// Type selects: 类型.
func (p InFact) Type() Value { return Value{p.to("type")} }

// Values selects: 选项.
func (p InFact) Values() List[Value] { return List[Value]{p.to("values")} }

// Unit selects: 单位.
func (p InFact) Unit() Value { return Value{p.to("unit")} }

// Min selects: 最小值.
func (p InFact) Min() Value { return Value{p.to("min")} }

// Max selects: 最大值.
func (p InFact) Max() Value { return Value{p.to("max")} }

// Integer selects: 整数.
func (p InFact) Integer() Value { return Value{p.to("integer")} }

// Note selects: 说明.
func (p InFact) Note() Value { return Value{p.to("note")} }

// InImpossible selects in: 不可能的情形组合.
type InImpossible struct{ At }

// Where selects: 组合.
func (p InImpossible) Where() Map[Value] { return Map[Value]{p.to("where")} }

// Reason selects: 原因.
func (p InImpossible) Reason() Value { return Value{p.to("reason")} }

// InMilestone selects in: 里程碑.
type InMilestone struct{ At }

// Name selects: 名称.
func (p InMilestone) Name() Value { return Value{p.to("name")} }

// After selects: 先要有.
func (p InMilestone) After() List[InAfter] { return List[InAfter]{p.to("after")} }

// Asks selects: 问法.
func (p InMilestone) Asks() Value { return Value{p.to("asks")} }

// Note selects: 说明.
func (p InMilestone) Note() Value { return Value{p.to("note")} }

// Basis selects: 依据.
func (p InMilestone) Basis() Map[InBasis] { return Map[InBasis]{p.to("basis")} }

// Order selects: 次序.
func (p InMilestone) Order() Value { return Value{p.to("order")} }

// Effective selects: 有效期间.
func (p InMilestone) Effective() InEffective { return InEffective{p.to("effective")} }

// InAgency selects in: 中介机构.
type InAgency struct{ At }

// Name selects: 名称.
func (p InAgency) Name() Value { return Value{p.to("name")} }

// Order selects: 次序.
func (p InAgency) Order() Value { return Value{p.to("order")} }

// Nature selects: 机构性质.
func (p InAgency) Nature() Value { return Value{p.to("nature")} }

// Address selects: 地址.
func (p InAgency) Address() Value { return Value{p.to("address")} }

// Phones selects: 电话.
func (p InAgency) Phones() List[Value] { return List[Value]{p.to("phones")} }

// Qualification selects: 资质.
func (p InAgency) Qualification() Value { return Value{p.to("qualification")} }

// Changes selects: 变更.
func (p InAgency) Changes() Map[Value] { return Map[Value]{p.to("changes")} }

// InCalendar selects in: 工作日历.
type InCalendar struct{ At }

// Off selects: 放假日.
func (p InCalendar) Off() List[Value] { return List[Value]{p.to("off")} }

// Work selects: 上班日.
func (p InCalendar) Work() List[Value] { return List[Value]{p.to("work")} }

// Source selects: 出处.
func (p InCalendar) Source() Value { return Value{p.to("source")} }

// InRegion selects in: 行政区划.
type InRegion struct{ At }

// Name selects: 名称.
func (p InRegion) Name() Value { return Value{p.to("name")} }

// Level selects: 层级.
func (p InRegion) Level() Value { return Value{p.to("level")} }

// Parent selects: 上级.
func (p InRegion) Parent() Value { return Value{p.to("parent")} }

// InPeriod selects in: 期间.
type InPeriod struct{ At }

// Value selects: 数量.
func (p InPeriod) Value() Value { return Value{p.to("value")} }

// Unit selects: 单位.
func (p InPeriod) Unit() Value { return Value{p.to("unit")} }

// InCodes selects in: 事项编码.
type InCodes struct{ At }

// Basic selects: 基本编码.
func (p InCodes) Basic() Value { return Value{p.to("basic")} }

// Specification selects: 实施规范编码.
func (p InCodes) Specification() Value { return Value{p.to("specification")} }

// Implementation selects: 实施编码.
func (p InCodes) Implementation() Value { return Value{p.to("implementation")} }

// Item selects: 业务办理项编码.
func (p InCodes) Item() Value { return Value{p.to("item")} }

// Local selects: 地方编码.
func (p InCodes) Local() Value { return Value{p.to("local")} }

// InEffective selects in: 有效期间.
type InEffective struct{ At }

// From selects: 施行日期.
func (p InEffective) From() Value { return Value{p.to("from")} }

// To selects: 失效日期.
func (p InEffective) To() Value { return Value{p.to("to")} }

// InSuspension selects in: 暂停.
type InSuspension struct{ At }

// From selects: 起.
func (p InSuspension) From() Value { return Value{p.to("from")} }

// To selects: 止.
func (p InSuspension) To() Value { return Value{p.to("to")} }

// Reason selects: 原因.
func (p InSuspension) Reason() Value { return Value{p.to("reason")} }

// Basis selects: 依据.
func (p InSuspension) Basis() List[Value] { return List[Value]{p.to("basis")} }

// InQuota selects in: 数量限制.
type InQuota struct{ At }

// Limited selects: 是否有数量限制.
func (p InQuota) Limited() Value { return Value{p.to("limited")} }

// Text selects: 内容.
func (p InQuota) Text() Value { return Value{p.to("text")} }

// Basis selects: 依据.
func (p InQuota) Basis() List[Value] { return List[Value]{p.to("basis")} }

// InDeadline selects in: 办理时限.
type InDeadline struct{ At }

// Statutory selects: 法定时限.
func (p InDeadline) Statutory() InLimit { return InLimit{p.to("statutory")} }

// Promised selects: 承诺时限.
func (p InDeadline) Promised() InPeriod { return InPeriod{p.to("promised")} }

// Excluded selects: 不计入时限.
func (p InDeadline) Excluded() List[InExcluded] { return List[InExcluded]{p.to("excluded")} }

// Note selects: 说明.
func (p InDeadline) Note() Value { return Value{p.to("note")} }

// InFee selects in: 收费.
type InFee struct{ At }

// Charged selects: 是否收费.
func (p InFee) Charged() Value { return Value{p.to("charged")} }

// Items selects: 收费项目.
func (p InFee) Items() List[InFeeItem] { return List[InFeeItem]{p.to("items")} }

// Basis selects: 依据.
func (p InFee) Basis() List[Value] { return List[Value]{p.to("basis")} }

// Note selects: 说明.
func (p InFee) Note() Value { return Value{p.to("note")} }

// InResult selects in: 审批结果.
type InResult struct{ At }

// Key selects: 代号.
func (p InResult) Key() Value { return Value{p.to("key")} }

// Document selects: 证照批文.
func (p InResult) Document() Value { return Value{p.to("document")} }

// Name selects: 结果名称.
func (p InResult) Name() Value { return Value{p.to("name")} }

// Delivery selects: 送达方式.
func (p InResult) Delivery() List[Value] { return List[Value]{p.to("delivery")} }

// Within selects: 送达期限.
func (p InResult) Within() InPeriod { return InPeriod{p.to("within")} }

// Pickup selects: 领取地点.
func (p InResult) Pickup() Value { return Value{p.to("pickup")} }

// Collector selects: 领取人.
func (p InResult) Collector() Value { return Value{p.to("collector")} }

// Sample selects: 样本.
func (p InResult) Sample() Value { return Value{p.to("sample")} }

// When selects: 适用情形.
func (p InResult) When() Map[Value] { return Map[Value]{p.to("when")} }

// Payment selects: 给付标准.
func (p InResult) Payment() InPayment { return InPayment{p.to("payment")} }

// InOnline selects in: 网上办理.
type InOnline struct{ At }

// URL selects: 网址.
func (p InOnline) URL() Value { return Value{p.to("url")} }

// Depth selects: 深度.
func (p InOnline) Depth() Value { return Value{p.to("depth")} }

// InCommitment selects in: 告知承诺.
type InCommitment struct{ At }

// Text selects: 内容.
func (p InCommitment) Text() Value { return Value{p.to("text")} }

// Consequence selects: 后果.
func (p InCommitment) Consequence() Value { return Value{p.to("consequence")} }

// Basis selects: 依据.
func (p InCommitment) Basis() List[Value] { return List[Value]{p.to("basis")} }

// InRemedy selects in: 救济.
type InRemedy struct{ At }

// Review selects: 行政复议机关.
func (p InRemedy) Review() Value { return Value{p.to("review")} }

// Court selects: 诉讼法院.
func (p InRemedy) Court() Value { return Value{p.to("court")} }

// InClaims selects in: 公开的指标.
type InClaims struct{ At }

// Statutory selects: 法定时限合计.
func (p InClaims) Statutory() Value { return Value{p.to("statutory")} }

// Promised selects: 承诺时限.
func (p InClaims) Promised() Value { return Value{p.to("promised")} }

// VisitsBefore selects: 联办前跑动次数.
func (p InClaims) VisitsBefore() Value { return Value{p.to("visitsBefore")} }

// VisitsAfter selects: 联办后跑动次数.
func (p InClaims) VisitsAfter() Value { return Value{p.to("visitsAfter")} }

// Whole selects: 整体公布.
func (p InClaims) Whole() Value { return Value{p.to("whole")} }

// Source selects: 出处.
func (p InClaims) Source() Value { return Value{p.to("source")} }

// InLawPeriod selects in: 施行期间.
type InLawPeriod struct{ At }

// From selects: 施行日期.
func (p InLawPeriod) From() Value { return Value{p.to("from")} }

// To selects: 失效日期.
func (p InLawPeriod) To() Value { return Value{p.to("to")} }

// InValidity selects in: 有效期.
type InValidity struct{ At }

// Forever selects: 长期有效.
func (p InValidity) Forever() Value { return Value{p.to("forever")} }

// Value selects: 数量.
func (p InValidity) Value() Value { return Value{p.to("value")} }

// Unit selects: 单位.
func (p InValidity) Unit() Value { return Value{p.to("unit")} }

// UpTo selects: 最长.
func (p InValidity) UpTo() Value { return Value{p.to("upTo")} }

// Until selects: 截止日.
func (p InValidity) Until() Value { return Value{p.to("until")} }

// Renew selects: 延续申请.
func (p InValidity) Renew() InPeriod { return InPeriod{p.to("renew")} }

// Law selects: 依据.
func (p InValidity) Law() Value { return Value{p.to("law")} }

// Article selects: 条款.
func (p InValidity) Article() Value { return Value{p.to("article")} }

// RenewLaw selects: 延续依据.
func (p InValidity) RenewLaw() Value { return Value{p.to("renewLaw")} }

// RenewArticle selects: 延续条款.
func (p InValidity) RenewArticle() Value { return Value{p.to("renewArticle")} }

// Confirmed selects: 核对日期.
func (p InValidity) Confirmed() Value { return Value{p.to("confirmed")} }

// InBody selects in: 有关机构.
type InBody struct{ At }

// Key selects: 代号.
func (p InBody) Key() Value { return Value{p.to("key")} }

// Role selects: 职责.
func (p InBody) Role() Value { return Value{p.to("role")} }

// Name selects: 名称.
func (p InBody) Name() Value { return Value{p.to("name")} }

// Basis selects: 依据.
func (p InBody) Basis() List[Value] { return List[Value]{p.to("basis")} }

// InBasis selects in: 依据.
type InBasis struct{ At }

// Law selects: 法律文件.
func (p InBasis) Law() Value { return Value{p.to("law")} }

// Kind selects: 依据类型.
func (p InBasis) Kind() Value { return Value{p.to("kind")} }

// Article selects: 条款.
func (p InBasis) Article() Value { return Value{p.to("article")} }

// About selects: 规定内容.
func (p InBasis) About() Value { return Value{p.to("about")} }

// Confirmed selects: 核对日期.
func (p InBasis) Confirmed() Value { return Value{p.to("confirmed")} }

// InCondition selects in: 条件.
type InCondition struct{ At }

// Key selects: 代号.
func (p InCondition) Key() Value { return Value{p.to("key")} }

// Text selects: 内容.
func (p InCondition) Text() Value { return Value{p.to("text")} }

// Kind selects: 条件类别.
func (p InCondition) Kind() Value { return Value{p.to("kind")} }

// Require selects: 核验.
func (p InCondition) Require() Map[Value] { return Map[Value]{p.to("require")} }

// When selects: 适用情形.
func (p InCondition) When() Map[Value] { return Map[Value]{p.to("when")} }

// Basis selects: 依据.
func (p InCondition) Basis() List[Value] { return List[Value]{p.to("basis")} }

// Effective selects: 有效期间.
func (p InCondition) Effective() InDays { return InDays{p.to("effective")} }

// InProhibition selects in: 禁止性要求.
type InProhibition struct{ At }

// Key selects: 代号.
func (p InProhibition) Key() Value { return Value{p.to("key")} }

// Text selects: 内容.
func (p InProhibition) Text() Value { return Value{p.to("text")} }

// Basis selects: 依据.
func (p InProhibition) Basis() List[Value] { return List[Value]{p.to("basis")} }

// Effective selects: 有效期间.
func (p InProhibition) Effective() InDays { return InDays{p.to("effective")} }

// InMaterial selects in: 材料.
type InMaterial struct{ At }

// Key selects: 代号.
func (p InMaterial) Key() Value { return Value{p.to("key")} }

// Name selects: 材料名称.
func (p InMaterial) Name() Value { return Value{p.to("name")} }

// Document selects: 证照批文.
func (p InMaterial) Document() Value { return Value{p.to("document")} }

// Milestone selects: 里程碑.
func (p InMaterial) Milestone() Value { return Value{p.to("milestone")} }

// Original selects: 原件份数.
func (p InMaterial) Original() Value { return Value{p.to("original")} }

// Copies selects: 复印件份数.
func (p InMaterial) Copies() Value { return Value{p.to("copies")} }

// Either selects: 原件或者复印件份数.
func (p InMaterial) Either() Value { return Value{p.to("either")} }

// Counts selects: 份数因情形而异.
func (p InMaterial) Counts() List[InCount] { return List[InCount]{p.to("counts")} }

// Form selects: 材料形式.
func (p InMaterial) Form() Value { return Value{p.to("form")} }

// Format selects: 格式.
func (p InMaterial) Format() Value { return Value{p.to("format")} }

// Via selects: 渠道.
func (p InMaterial) Via() List[Value] { return List[Value]{p.to("via")} }

// Exempted selects: 免提交.
func (p InMaterial) Exempted() Value { return Value{p.to("exempted")} }

// Paper selects: 纸质规格.
func (p InMaterial) Paper() Value { return Value{p.to("paper")} }

// Necessity selects: 必要性.
func (p InMaterial) Necessity() Value { return Value{p.to("necessity")} }

// Source selects: 来源渠道.
func (p InMaterial) Source() Value { return Value{p.to("source")} }

// SourceNote selects: 来源说明.
func (p InMaterial) SourceNote() Value { return Value{p.to("sourceNote")} }

// Template selects: 空白表格.
func (p InMaterial) Template() Value { return Value{p.to("template")} }

// Sample selects: 示例样表.
func (p InMaterial) Sample() Value { return Value{p.to("sample")} }

// Instructions selects: 填报须知.
func (p InMaterial) Instructions() Value { return Value{p.to("instructions")} }

// Standard selects: 受理标准.
func (p InMaterial) Standard() Value { return Value{p.to("standard")} }

// Proof selects: 证明事项.
func (p InMaterial) Proof() InProof { return InProof{p.to("proof")} }

// When selects: 适用情形.
func (p InMaterial) When() Map[Value] { return Map[Value]{p.to("when")} }

// By selects: 卡在哪一步.
func (p InMaterial) By() Value { return Value{p.to("by")} }

// Relax selects: 放宽.
func (p InMaterial) Relax() InRelaxation { return InRelaxation{p.to("relax")} }

// Basis selects: 依据.
func (p InMaterial) Basis() List[Value] { return List[Value]{p.to("basis")} }

// Note selects: 备注.
func (p InMaterial) Note() Value { return Value{p.to("note")} }

// Effective selects: 有效期间.
func (p InMaterial) Effective() InDays { return InDays{p.to("effective")} }

// InPrerequisite selects in: 前置.
type InPrerequisite struct{ At }

// Key selects: 代号.
func (p InPrerequisite) Key() Value { return Value{p.to("key")} }

// Matter selects: 事项.
func (p InPrerequisite) Matter() Value { return Value{p.to("matter")} }

// Document selects: 证照批文.
func (p InPrerequisite) Document() Value { return Value{p.to("document")} }

// Milestone selects: 里程碑.
func (p InPrerequisite) Milestone() Value { return Value{p.to("milestone")} }

// AnyOf selects: 任一.
func (p InPrerequisite) AnyOf() List[InAlternative] { return List[InAlternative]{p.to("anyOf")} }

// Of selects: 对方节点.
func (p InPrerequisite) Of() Value { return Value{p.to("of")} }

// By selects: 卡在哪一步.
func (p InPrerequisite) By() Value { return Value{p.to("by")} }

// When selects: 适用情形.
func (p InPrerequisite) When() Map[Value] { return Map[Value]{p.to("when")} }

// Relax selects: 放宽.
func (p InPrerequisite) Relax() InRelaxation { return InRelaxation{p.to("relax")} }

// Basis selects: 依据.
func (p InPrerequisite) Basis() List[Value] { return List[Value]{p.to("basis")} }

// Effective selects: 有效期间.
func (p InPrerequisite) Effective() InDays { return InDays{p.to("effective")} }

// InLimit selects in: 法定时限.
type InLimit struct{ At }

// Limited selects: 是否有期限.
func (p InLimit) Limited() Value { return Value{p.to("limited")} }

// Value selects: 数量.
func (p InLimit) Value() Value { return Value{p.to("value")} }

// Unit selects: 单位.
func (p InLimit) Unit() Value { return Value{p.to("unit")} }

// Basis selects: 依据.
func (p InLimit) Basis() List[Value] { return List[Value]{p.to("basis")} }

// InPayment selects in: 给付标准.
type InPayment struct{ At }

// Text selects: 内容.
func (p InPayment) Text() Value { return Value{p.to("text")} }

// When selects: 适用情形.
func (p InPayment) When() Map[Value] { return Map[Value]{p.to("when")} }

// Basis selects: 依据.
func (p InPayment) Basis() List[Value] { return List[Value]{p.to("basis")} }

// InStep selects in: 环节.
type InStep struct{ At }

// Key selects: 代号.
func (p InStep) Key() Value { return Value{p.to("key")} }

// Name selects: 环节名称.
func (p InStep) Name() Value { return Value{p.to("name")} }

// Role selects: 办理人员.
func (p InStep) Role() Value { return Value{p.to("role")} }

// Value selects: 数量.
func (p InStep) Value() Value { return Value{p.to("value")} }

// Unit selects: 单位.
func (p InStep) Unit() Value { return Value{p.to("unit")} }

// Visit selects: 到现场.
func (p InStep) Visit() Value { return Value{p.to("visit")} }

// When selects: 适用情形.
func (p InStep) When() Map[Value] { return Map[Value]{p.to("when")} }

// Via selects: 渠道.
func (p InStep) Via() List[Value] { return List[Value]{p.to("via")} }

// Together selects: 一同办理.
func (p InStep) Together() Value { return Value{p.to("together")} }

// Standard selects: 审查标准.
func (p InStep) Standard() Value { return Value{p.to("standard")} }

// Output selects: 办理结果.
func (p InStep) Output() Value { return Value{p.to("output")} }

// Effective selects: 有效期间.
func (p InStep) Effective() InDays { return InDays{p.to("effective")} }

// InWindow selects in: 办理窗口.
type InWindow struct{ At }

// Key selects: 代号.
func (p InWindow) Key() Value { return Value{p.to("key")} }

// Window selects: 窗口.
func (p InWindow) Window() Value { return Value{p.to("window")} }

// Address selects: 地址.
func (p InWindow) Address() Value { return Value{p.to("address")} }

// Hours selects: 办公时间.
func (p InWindow) Hours() Value { return Value{p.to("hours")} }

// Lines selects: 咨询电话.
func (p InWindow) Lines() List[Value] { return List[Value]{p.to("lines")} }

// Complaints selects: 投诉电话.
func (p InWindow) Complaints() List[Value] { return List[Value]{p.to("complaints")} }

// Effective selects: 有效期间.
func (p InWindow) Effective() InDays { return InDays{p.to("effective")} }

// InAgencyService selects in: 中介服务.
type InAgencyService struct{ At }

// Key selects: 代号.
func (p InAgencyService) Key() Value { return Value{p.to("key")} }

// Name selects: 服务名称.
func (p InAgencyService) Name() Value { return Value{p.to("name")} }

// Agencies selects: 可选机构.
func (p InAgencyService) Agencies() List[Value] { return List[Value]{p.to("agencies")} }

// Qualification selects: 机构要求.
func (p InAgencyService) Qualification() Value { return Value{p.to("qualification")} }

// Payer selects: 付费方.
func (p InAgencyService) Payer() Value { return Value{p.to("payer")} }

// Pricing selects: 收费性质.
func (p InAgencyService) Pricing() Value { return Value{p.to("pricing")} }

// Period selects: 时限.
func (p InAgencyService) Period() InPeriod { return InPeriod{p.to("period")} }

// Output selects: 成果.
func (p InAgencyService) Output() Value { return Value{p.to("output")} }

// Prerequisites selects: 前置.
func (p InAgencyService) Prerequisites() List[InPrerequisite] {
	return List[InPrerequisite]{p.to("prerequisites")}
}

// When selects: 适用情形.
func (p InAgencyService) When() Map[Value] { return Map[Value]{p.to("when")} }

// Basis selects: 依据.
func (p InAgencyService) Basis() List[Value] { return List[Value]{p.to("basis")} }

// Effective selects: 有效期间.
func (p InAgencyService) Effective() InDays { return InDays{p.to("effective")} }

// InQuestion selects in: 常见问题.
type InQuestion struct{ At }

// Key selects: 代号.
func (p InQuestion) Key() Value { return Value{p.to("key")} }

// Question selects: 问题.
func (p InQuestion) Question() Value { return Value{p.to("question")} }

// Answer selects: 回答.
func (p InQuestion) Answer() Value { return Value{p.to("answer")} }

// InExemption selects in: 豁免.
type InExemption struct{ At }

// Code selects: 编号.
func (p InExemption) Code() Value { return Value{p.to("code")} }

// Reason selects: 理由.
func (p InExemption) Reason() Value { return Value{p.to("reason")} }

// Until selects: 截止日期.
func (p InExemption) Until() Value { return Value{p.to("until")} }

// InMember selects in: 成员.
type InMember struct{ At }

// Key selects: 代号.
func (p InMember) Key() Value { return Value{p.to("key")} }

// Matter selects: 事项.
func (p InMember) Matter() Value { return Value{p.to("matter")} }

// Stage selects: 阶段.
func (p InMember) Stage() Value { return Value{p.to("stage")} }

// When selects: 适用情形.
func (p InMember) When() Map[Value] { return Map[Value]{p.to("when")} }

// Effective selects: 有效期间.
func (p InMember) Effective() InDays { return InDays{p.to("effective")} }

// InAfter selects in: 先要有.
type InAfter struct{ At }

// Key selects: 代号.
func (p InAfter) Key() Value { return Value{p.to("key")} }

// Matter selects: 事项.
func (p InAfter) Matter() Value { return Value{p.to("matter")} }

// Document selects: 证照批文.
func (p InAfter) Document() Value { return Value{p.to("document")} }

// Milestone selects: 里程碑.
func (p InAfter) Milestone() Value { return Value{p.to("milestone")} }

// AnyOf selects: 任一.
func (p InAfter) AnyOf() List[InAlternative] { return List[InAlternative]{p.to("anyOf")} }

// Of selects: 对方节点.
func (p InAfter) Of() Value { return Value{p.to("of")} }

// When selects: 适用情形.
func (p InAfter) When() Map[Value] { return Map[Value]{p.to("when")} }

// Basis selects: 依据.
func (p InAfter) Basis() List[Value] { return List[Value]{p.to("basis")} }

// InDays selects in: 起止.
type InDays struct{ At }

// From selects: 起始日期.
func (p InDays) From() Value { return Value{p.to("from")} }

// To selects: 截止日期.
func (p InDays) To() Value { return Value{p.to("to")} }

// InProof selects in: 证明事项.
type InProof struct{ At }

// Purpose selects: 证明用途.
func (p InProof) Purpose() Value { return Value{p.to("purpose")} }

// Issuer selects: 开具单位.
func (p InProof) Issuer() Value { return Value{p.to("issuer")} }

// Commitment selects: 告知承诺.
func (p InProof) Commitment() Value { return Value{p.to("commitment")} }

// Reason selects: 保留原因.
func (p InProof) Reason() Value { return Value{p.to("reason")} }

// InRelaxation selects in: 放宽.
type InRelaxation struct{ At }

// Kind selects: 方式.
func (p InRelaxation) Kind() Value { return Value{p.to("kind")} }

// Supply selects: 补交期限.
func (p InRelaxation) Supply() InPeriod { return InPeriod{p.to("supply")} }

// Effect selects: 逾期后果.
func (p InRelaxation) Effect() Value { return Value{p.to("effect")} }

// Basis selects: 依据.
func (p InRelaxation) Basis() List[Value] { return List[Value]{p.to("basis")} }

// InExcluded selects in: 不计入时限的环节.
type InExcluded struct{ At }

// Key selects: 代号.
func (p InExcluded) Key() Value { return Value{p.to("key")} }

// Kind selects: 环节.
func (p InExcluded) Kind() Value { return Value{p.to("kind")} }

// Value selects: 数量.
func (p InExcluded) Value() Value { return Value{p.to("value")} }

// Unit selects: 单位.
func (p InExcluded) Unit() Value { return Value{p.to("unit")} }

// Basis selects: 依据.
func (p InExcluded) Basis() List[Value] { return List[Value]{p.to("basis")} }

// When selects: 适用情形.
func (p InExcluded) When() Map[Value] { return Map[Value]{p.to("when")} }

// Effective selects: 有效期间.
func (p InExcluded) Effective() InDays { return InDays{p.to("effective")} }

// InFeeItem selects in: 收费项目.
type InFeeItem struct{ At }

// Key selects: 代号.
func (p InFeeItem) Key() Value { return Value{p.to("key")} }

// Name selects: 项目名称.
func (p InFeeItem) Name() Value { return Value{p.to("name")} }

// Standard selects: 收费标准.
func (p InFeeItem) Standard() Value { return Value{p.to("standard")} }

// Kind selects: 收费类型.
func (p InFeeItem) Kind() Value { return Value{p.to("kind")} }

// Amount selects: 金额.
func (p InFeeItem) Amount() Value { return Value{p.to("amount")} }

// Per selects: 计价单位.
func (p InFeeItem) Per() Value { return Value{p.to("per")} }

// Remainder selects: 余数.
func (p InFeeItem) Remainder() Value { return Value{p.to("remainder")} }

// Bands selects: 分段.
func (p InFeeItem) Bands() List[InBand] { return List[InBand]{p.to("bands")} }

// BandUnit selects: 分段单位.
func (p InFeeItem) BandUnit() Value { return Value{p.to("bandUnit")} }

// Minimum selects: 最低收费.
func (p InFeeItem) Minimum() Value { return Value{p.to("minimum")} }

// Maximum selects: 最高收费.
func (p InFeeItem) Maximum() Value { return Value{p.to("maximum")} }

// Rounding selects: 取整.
func (p InFeeItem) Rounding() Value { return Value{p.to("rounding")} }

// Base selects: 计费情形.
func (p InFeeItem) Base() Value { return Value{p.to("base")} }

// Management selects: 资金管理方式.
func (p InFeeItem) Management() Value { return Value{p.to("management")} }

// Waiver selects: 减免.
func (p InFeeItem) Waiver() Value { return Value{p.to("waiver")} }

// When selects: 适用情形.
func (p InFeeItem) When() Map[Value] { return Map[Value]{p.to("when")} }

// Basis selects: 依据.
func (p InFeeItem) Basis() List[Value] { return List[Value]{p.to("basis")} }

// Note selects: 备注.
func (p InFeeItem) Note() Value { return Value{p.to("note")} }

// Effective selects: 有效期间.
func (p InFeeItem) Effective() InDays { return InDays{p.to("effective")} }

// InCount selects in: 份数.
type InCount struct{ At }

// Key selects: 代号.
func (p InCount) Key() Value { return Value{p.to("key")} }

// When selects: 适用情形.
func (p InCount) When() Map[Value] { return Map[Value]{p.to("when")} }

// Original selects: 原件份数.
func (p InCount) Original() Value { return Value{p.to("original")} }

// Copies selects: 复印件份数.
func (p InCount) Copies() Value { return Value{p.to("copies")} }

// Either selects: 原件或者复印件份数.
func (p InCount) Either() Value { return Value{p.to("either")} }

// InAlternative selects in: 任选的前置.
type InAlternative struct{ At }

// Matter selects: 事项.
func (p InAlternative) Matter() Value { return Value{p.to("matter")} }

// Document selects: 证照批文.
func (p InAlternative) Document() Value { return Value{p.to("document")} }

// Milestone selects: 里程碑.
func (p InAlternative) Milestone() Value { return Value{p.to("milestone")} }

// Of selects: 对方节点.
func (p InAlternative) Of() Value { return Value{p.to("of")} }

// InBand selects in: 分段.
type InBand struct{ At }

// Key selects: 代号.
func (p InBand) Key() Value { return Value{p.to("key")} }

// UpTo selects: 上限.
func (p InBand) UpTo() Value { return Value{p.to("upTo")} }

// Permille selects: 费率.
func (p InBand) Permille() Value { return Value{p.to("permille")} }

// Amount selects: 单价.
func (p InBand) Amount() Value { return Value{p.to("amount")} }
