package jsonfile

import "github.com/matterc/matterc/schema"

// The types of this file are the contract with other systems. They are not the types of the catalog language: every id
// comes with its name, every citation is spelled out, every period and guard is there both as data and as the sentence
// a guide prints. A field never changes its meaning: one that must is given a new name, and formatVersion goes up when
// an old one is dropped. Lists are always there, empty or not; a text, number or object the catalog says nothing about
// is left out. The tag doc is the description in the published JSON Schema, for a type that of its blank field.

// formatVersion is the version of every JSON file that is written.
const formatVersion = 2

// jsonVersion is formatVersion in a file; the schema allows no other value.
type jsonVersion int

// jsonDate is a day, 2006-01-02.
type jsonDate string

// jsonCatalog is json/catalog.json.
type jsonCatalog struct {
	_             struct{}         `doc:"整个目录：一个文件包含全部内容。The whole catalog: everything in one file."`
	FormatVersion jsonVersion      `json:"formatVersion" doc:"本格式的版本。The version of this format."`
	Edition       jsonEdition      `json:"edition" doc:"目录的版本。The edition of the catalog."`
	Matters       []jsonMatter     `json:"matters" doc:"事项，按部门和目录的次序排列。Matters, in the order of departments and of the catalog."`
	Procedures    []jsonProcedure  `json:"procedures" doc:"联办（一件事），按目录的次序排列。Procedures, in the order of the catalog."`
	Departments   []jsonDepartment `json:"departments" doc:"有事项或者牵头联办的部门，按目录的次序排列。Departments that have a matter or lead a procedure, in the order of the catalog."`
	Families      []jsonFamily     `json:"families" doc:"有事项的主项，按目录的次序排列。Families that have a matter, in the order of the catalog."`
	Documents     []jsonDocument   `json:"documents" doc:"证照批文，按标识排序。Documents, sorted by id."`
	Laws          []jsonLaw        `json:"laws" doc:"被引用的法律文件，按简称排序。Laws that are cited, sorted by short title."`
	Facts         []jsonFact       `json:"facts" doc:"申请人情形，按标识排序。Facts about an applicant or project, sorted by id."`
	Milestones    []jsonMilestone  `json:"milestones,omitempty" doc:"里程碑，按目录的次序排列；没有的不写。Milestones, in the order of the catalog; left out if there are none."`
	Impossible    []jsonImpossible `json:"impossible" doc:"不可能的情形组合，按标识排序。Combinations of facts that never occur, sorted by id."`
	Agencies      []jsonAgency     `json:"agencies" doc:"中介机构，按标识排序。Agencies, sorted by id."`
	Calendars     []jsonCalendar   `json:"calendars" doc:"工作日历，按年排序。Calendars, sorted by year."`
	Graph         jsonGraph        `json:"graph" doc:"依赖关系图，与 graph.json 相同。The dependency graph, the same as graph.json."`
}

// jsonMatterFile is json/matters/<id>.json.
type jsonMatterFile struct {
	_             struct{}    `doc:"一个事项。One matter."`
	FormatVersion jsonVersion `json:"formatVersion" doc:"本格式的版本。The version of this format."`
	Edition       jsonEdition `json:"edition" doc:"目录的版本。The edition of the catalog."`
	Matter        jsonMatter  `json:"matter" doc:"事项。The matter."`
}

// jsonProcedureFile is json/procedures/<id>.json.
type jsonProcedureFile struct {
	_             struct{}      `doc:"一个联办（一件事）。One procedure."`
	FormatVersion jsonVersion   `json:"formatVersion" doc:"本格式的版本。The version of this format."`
	Edition       jsonEdition   `json:"edition" doc:"目录的版本。The edition of the catalog."`
	Procedure     jsonProcedure `json:"procedure" doc:"联办。The procedure."`
}

// jsonEdition says which edition a file is from.
type jsonEdition struct {
	_         struct{}   `doc:"目录的版本。The edition of a catalog."`
	Name      string     `json:"name" doc:"目录名称。The name of the catalog."`
	AsOf      jsonDate   `json:"asOf" doc:"版本日期：内容以这一天有效的法律和事项为准。Date of the edition: the laws and matters in force on this day."`
	Region    jsonRegion `json:"region" doc:"行政区划。The region."`
	Publisher string     `json:"publisher" doc:"编制单位。The unit that publishes the catalog."`
	Site      string     `json:"site,omitempty" doc:"网站。Web address of the guides."`
	Note      string     `json:"note,omitempty" doc:"说明。Note."`
	Example   bool       `json:"example,omitempty" doc:"示例目录，不能作为办事依据；正式目录不写。Only an example: nothing may rest on it; left out of a catalog that is in force."`
	Digest    string     `json:"digest" doc:"目录全部文件的 SHA-256，十六进制。SHA-256 of all files of the catalog, hexadecimal."`
	Commit    string     `json:"commit,omitempty" doc:"目录的 git 提交；没有提交的不写。The git commit of the catalog; left out if it has none."`
}

// jsonRegion is the region of a catalog.
type jsonRegion struct {
	_    struct{} `doc:"行政区划。A region."`
	Code string   `json:"code" doc:"区划代码。Division code."`
	Name string   `json:"name,omitempty" doc:"区划全称。Full name."`
}

// jsonRef names a record.
type jsonRef struct {
	_    struct{} `doc:"一条记录的标识和名称。The id and name of a record."`
	ID   string   `json:"id" doc:"标识。Id."`
	Name string   `json:"name" doc:"名称。Name."`
}

// jsonMatterRef names a matter and who handles it.
type jsonMatterRef struct {
	_          struct{} `doc:"一个事项的标识、名称和部门。The id, name and department of a matter."`
	ID         string   `json:"id" doc:"事项标识。Id of the matter."`
	Name       string   `json:"name" doc:"事项名称。Name of the matter."`
	Department jsonRef  `json:"department" doc:"实施部门。The department that handles it."`
}

// jsonEffective is a period of effect.
type jsonEffective struct {
	_    struct{} `doc:"有效期间。A period of effect."`
	From jsonDate `json:"from" doc:"自这一天起有效。In force from this day."`
	To   jsonDate `json:"to,omitempty" doc:"自这一天起不再有效；没有期限的不写。No longer in force from this day; left out if open."`
}

// jsonInForce is when a law is in force.
type jsonInForce struct {
	_    struct{} `doc:"法律文件的有效期间。When a law is in force."`
	From jsonDate `json:"from,omitempty" doc:"自这一天起施行；目录没有写的不写。In force from this day; left out where the catalog does not say."`
	To   jsonDate `json:"to,omitempty" doc:"自这一天起不再有效；没有期限的不写。No longer in force from this day; left out if open."`
}

// jsonPeriod is a period as data and as text.
type jsonPeriod struct {
	_     struct{}    `doc:"期间。A period."`
	Value int         `json:"value" doc:"数量；即时为 0。A whole number; 0 when at once."`
	Unit  schema.Unit `json:"unit" doc:"单位：工作日不含法定节假日，日为自然日。Unit: working days, calendar days, months, years, or at once."`
	Text  string      `json:"text" doc:"文字，与办事指南一致。The period as a guide prints it."`
}

// jsonGuard is a constraint on facts as data and as a sentence.
type jsonGuard struct {
	_        struct{}       `doc:"对申请人情形的限定，各项须同时满足；没有限定的不写，即对所有申请人。A constraint on facts; all tests must hold. Left out where it concerns everyone."`
	Sentence string         `json:"sentence" doc:"限定的文字。The constraint as a sentence."`
	Tests    []jsonFactTest `json:"tests" doc:"各项限定。The tests, one a fact."`
}

// jsonFactTest is a constraint on one fact.
type jsonFactTest struct {
	_        struct{} `doc:"对一项情形的限定。A constraint on one fact."`
	Fact     string   `json:"fact" doc:"情形标识。Id of the fact."`
	Name     string   `json:"name" doc:"情形名称。Name of the fact."`
	Unit     string   `json:"unit,omitempty" doc:"数值的单位。Unit of a number."`
	Sentence string   `json:"sentence" doc:"限定的文字。The constraint as a sentence."`
	Test     jsonTest `json:"test" doc:"限定。The constraint."`
}

// jsonTest is a comparison with a value, or several tests of the same fact.
type jsonTest struct {
	_     struct{}   `doc:"限定：与 value 比较，或者 of 中各项都满足、任一项满足。A comparison with value, or all or any one of the tests in of."`
	Op    schema.Op  `json:"op" doc:"运算：与一个值比较；& 各项都满足；| 任一项满足。Operator: a comparison; and; or."`
	Value any        `json:"value,omitempty" doc:"比较的值：文字、数值或者是否。The value: text, number, or true and false."`
	Of    []jsonTest `json:"of,omitempty" doc:"各项限定，只在 op 为 & 和 | 时有。The tests of & and |."`
}

// jsonBasis is an article cited, spelled out.
type jsonBasis struct {
	_        struct{}         `doc:"依据：一部法律文件的一条。An article of a law."`
	Key      string           `json:"key" doc:"代号，下面各项用它引用。The key that elements refer to."`
	Citation string           `json:"citation" doc:"引用的写法，如《中华人民共和国城乡规划法》第三十七条。The citation as printed."`
	Law      jsonRef          `json:"law" doc:"法律文件的简称和全称。Short and full title of the law."`
	Rank     schema.Rank      `json:"rank" doc:"效力层级。Rank of the law."`
	Number   string           `json:"number,omitempty" doc:"文号。Number of the law."`
	Issuer   string           `json:"issuer,omitempty" doc:"颁布机关。Who issued the law."`
	Kind     schema.BasisKind `json:"kind,omitempty" doc:"依据类型。Kind of basis."`
	Article  string           `json:"article,omitempty" doc:"条款。Article, clause and item."`
	About    string           `json:"about,omitempty" doc:"这一条对本事项规定了什么。What the article prescribes here."`
	Text     string           `json:"text,omitempty" doc:"条文；目录没有登记的不写。The text of the article, if the catalog holds it."`
}

// jsonCitation refers to an entry of a basis.
type jsonCitation struct {
	_        struct{} `doc:"对依据的引用。A reference to a basis."`
	Key      string   `json:"key" doc:"依据的代号。The key of the basis."`
	Citation string   `json:"citation" doc:"引用的写法。The citation as printed."`
}

// jsonMatter is a matter.
type jsonMatter struct {
	_             struct{}           `doc:"事项：可以申请办理的最小单位（业务办理项）。A matter: the smallest thing one can apply for."`
	ID            string             `json:"id" doc:"事项标识。Id."`
	Name          string             `json:"name" doc:"事项名称。Name."`
	ShortName     string             `json:"shortName,omitempty" doc:"日常用语。Everyday name."`
	Keywords      []string           `json:"keywords,omitzero" doc:"常用说法：找这个事项的人说的话。What people say who look for it."`
	Formerly      []string           `json:"formerly" doc:"原来用过的标识。Ids that it had before."`
	Department    jsonRef            `json:"department" doc:"实施部门。Department."`
	Type          schema.MatterType  `json:"type,omitempty" doc:"事项类型；目录没有登记的不写。Type of matter; left out where the catalog does not say."`
	Handling      schema.Handling    `json:"handling,omitempty" doc:"办件类型；目录没有登记的不写。Kind of case; left out where the catalog does not say."`
	Codes         *jsonCodes         `json:"codes,omitempty" doc:"事项编码。Codes."`
	Family        *jsonRef           `json:"family,omitempty" doc:"主项；没有的不写。Its family; left out if there is none."`
	Kind          schema.MatterKind  `json:"kind,omitempty" doc:"业务办理项类别。Kind of matter in its family."`
	Order         *int               `json:"order,omitempty" doc:"次序。Its place in lists."`
	Levels        []schema.Level     `json:"levels,omitzero" doc:"行使层级。Levels of government."`
	Power         schema.PowerSource `json:"power,omitempty" doc:"权力来源。Source of power."`
	Body          schema.BodyType    `json:"body,omitempty" doc:"实施主体性质。Nature of the implementing body."`
	Entrusted     string             `json:"entrusted,omitempty" doc:"委托部门。Entrusting authority."`
	Bodies        []jsonBody         `json:"bodies,omitzero" doc:"有关机构；就是实施部门的不写。Bodies that have a role, as far as they are not the department."`
	Coming        []jsonComing       `json:"coming,omitempty" doc:"以后的变化，依次；没有的不写。What changes on coming days, in their order; left out if nothing does."`
	Suspended     *jsonSuspension    `json:"suspended,omitempty" doc:"暂停办理；没有暂停的不写。Suspension; left out if there is none."`
	Replaces      []string           `json:"replaces,omitzero" doc:"代替的原来的事项，标识。Ids of the earlier matters that it replaces."`
	Audience      []schema.Audience  `json:"audience,omitzero" doc:"服务对象；目录没有登记的不写。Who may apply; left out where the catalog does not say."`
	Topics        []string           `json:"topics,omitzero" doc:"主题分类。Topics."`
	Effective     *jsonEffective     `json:"effective,omitempty" doc:"有效期间。When the matter exists."`
	Scope         string             `json:"scope,omitempty" doc:"适用范围。Scope, in a sentence."`
	Applies       *jsonGuard         `json:"applies,omitempty" doc:"适用情形：只对这些申请人存在本事项。For whom the matter exists at all."`
	Basis         []jsonBasis        `json:"basis,omitzero" doc:"依据；目录没有登记的不写。Basis; left out where the catalog does not say."`
	Conditions    []jsonCondition    `json:"conditions,omitzero" doc:"申请条件；空的是没有条件，没有的是目录没有登记，下同。Conditions; empty where there are none, absent where the catalog does not say, as all that follows."`
	Prohibitions  []jsonCited        `json:"prohibitions,omitzero" doc:"禁止性要求。Who is refused."`
	Quota         *jsonQuota         `json:"quota,omitempty" doc:"数量限制。Quota."`
	Materials     []jsonMaterial     `json:"materials,omitzero" doc:"申请材料。Materials."`
	Prerequisites []jsonPrerequisite `json:"prerequisites,omitzero" doc:"前置。Prerequisites."`
	Added         []jsonAdded        `json:"added" doc:"前置的条件另外要求什么（实际还须满足）。What the conditions of prerequisites add."`
	Lost          []jsonWho          `json:"lost" doc:"还有谁因前置的几项条件合在一起办不成。Who else is kept out, by several conditions of prerequisites together."`
	Deadline      jsonDeadline       `json:"deadline" doc:"办理时限。Deadlines."`
	Fee           *jsonFee           `json:"fee,omitempty" doc:"收费；目录没有登记的不写。Fee; left out where the catalog does not say."`
	Result        *jsonResult        `json:"result,omitempty" doc:"审批结果；目录没有登记的不写。Result; left out where the catalog does not say."`
	Results       []jsonResult       `json:"results,omitempty" doc:"其他结果：审批结果以外发给的，或者有的情形下发给的；没有的不写。What is given besides, or to some instead; left out if there is none."`
	Steps         []jsonStep         `json:"steps,omitzero" doc:"办理流程。Steps."`
	Visits        *int               `json:"visits,omitempty" doc:"到办事现场次数：须到现场的环节数。How often the applicant must come: the steps that ask for it."`
	VisitReason   string             `json:"visitReason,omitempty" doc:"必须现场办理原因。Why the applicant must come."`
	Channels      []schema.Channel   `json:"channels,omitzero" doc:"办理形式。Channels."`
	Online        *jsonOnline        `json:"online,omitempty" doc:"网上办理；目录没有登记的不写。Online handling; left out where the catalog does not say."`
	Reach         schema.Reach       `json:"reach,omitempty" doc:"通办范围。Where one may apply."`
	Windows       []jsonWindow       `json:"windows,omitzero" doc:"办理窗口。Windows."`
	Services      []jsonService      `json:"intermediaryServices,omitzero" doc:"中介服务。Intermediary services."`
	Commitment    *jsonCommitment    `json:"commitment,omitempty" doc:"告知承诺；目录没有登记的不写。Commitment in place of a proof; left out where the catalog does not say."`
	Tracking      string             `json:"tracking,omitempty" doc:"进程查询。How to follow the case."`
	Remedy        *jsonRemedy        `json:"remedy,omitempty" doc:"救济。Remedies."`
	Questions     []jsonQuestion     `json:"questions,omitzero" doc:"常见问题。Questions and answers."`
	Mistakes      []string           `json:"mistakes,omitzero" doc:"常见错误。Common mistakes."`
	Note          string             `json:"note,omitempty" doc:"说明。Note."`
	Procedures    []jsonRef          `json:"procedures" doc:"所属的联办。Procedures it is a member of."`
}

// jsonCodes are the codes of a matter.
type jsonCodes struct {
	_              struct{} `doc:"事项编码。Codes of a matter."`
	Basic          string   `json:"basic,omitempty" doc:"基本编码，12 位。Basic code, 12 characters."`
	Specification  string   `json:"specification,omitempty" doc:"实施规范编码，14 位。Code in the specification of the licence, 14 characters."`
	Implementation string   `json:"implementation,omitempty" doc:"实施编码，31 位。Implementation code, 31 characters."`
	Item           string   `json:"item,omitempty" doc:"业务办理项编码，33 位。Code of the item, 33 characters."`
	Local          string   `json:"local,omitempty" doc:"地方编码。Local code."`
}

// jsonMilestone is a milestone.
type jsonMilestone struct {
	_         struct{}           `doc:"里程碑：没有机关办理、却要等它发生的事。A milestone: what no office handles and matters wait for."`
	ID        string             `json:"id" doc:"里程碑标识。Id."`
	Name      string             `json:"name" doc:"名称。Name."`
	After     []jsonPrerequisite `json:"after,omitzero" doc:"开始以前须先有的；没有写明的不写，没有的是空的。What must have happened before it can begin; left out where nobody has said, empty where there is nothing."`
	Asks      string             `json:"asks,omitempty" doc:"问申请人要多久的话。The question that asks applicants how long it takes."`
	Note      string             `json:"note,omitempty" doc:"说明。Note."`
	Order     *int               `json:"order,omitempty" doc:"次序。Its place in lists."`
	Basis     []jsonBasis        `json:"basis,omitzero" doc:"依据。Basis."`
	Effective *jsonEffective     `json:"effective,omitempty" doc:"有效期间。Period of effect."`
}

// jsonFamily is a family.
type jsonFamily struct {
	_       struct{}  `doc:"主项：几个业务办理项共有的事项。A family: what several matters are kinds of."`
	ID      string    `json:"id" doc:"主项标识。Id."`
	Name    string    `json:"name" doc:"名称。Name."`
	Code    string    `json:"code,omitempty" doc:"主项编码。Basic code."`
	Order   *int      `json:"order,omitempty" doc:"次序。Its place in lists."`
	Note    string    `json:"note,omitempty" doc:"说明。Note."`
	Matters []jsonRef `json:"matters" doc:"它的业务办理项。Its matters."`
}

// jsonBody is a body that has a role in a matter.
type jsonBody struct {
	_     struct{}        `doc:"有关机构。A body that has a role."`
	Role  schema.BodyRole `json:"role" doc:"职责。Role."`
	Name  string          `json:"name" doc:"名称。Name."`
	Basis []jsonCitation  `json:"basis,omitzero" doc:"依据；没有写的为空。Basis; empty if none is written."`
	Key   string          `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonSuspension is the time in which a matter cannot be applied for.
type jsonSuspension struct {
	_      struct{}       `doc:"暂停办理。A suspension."`
	From   jsonDate       `json:"from" doc:"起。From this day."`
	To     jsonDate       `json:"to,omitempty" doc:"恢复的日期；还没有定的不写。Resumed on this day; left out where it is not yet decided."`
	Reason string         `json:"reason" doc:"原因。Why."`
	Basis  []jsonCitation `json:"basis,omitzero" doc:"依据；没有写的为空。Basis; empty if none is written."`
}

// jsonCount is how many of a material some applicants hand in.
type jsonCount struct {
	_        struct{}  `doc:"一种情形的份数。How many in one situation."`
	When     jsonGuard `json:"when" doc:"哪些情形。For whom."`
	Original *int      `json:"original,omitempty" doc:"原件份数。Number of originals."`
	Copies   *int      `json:"copies,omitempty" doc:"复印件份数。Number of copies."`
	Either   *int      `json:"either,omitempty" doc:"原件或者复印件份数。Number of those that may be either."`
	Key      string    `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonCited is a text with what prescribes it.
type jsonCited struct {
	_     struct{}       `doc:"一段文字及其依据。A text with its basis."`
	Text  string         `json:"text" doc:"内容。Text."`
	Basis []jsonCitation `json:"basis,omitzero" doc:"依据。Basis."`
	Key   string         `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonQuota is a limit of how many are granted.
type jsonQuota struct {
	_       struct{}       `doc:"数量限制。A limit of how many are granted."`
	Limited bool           `json:"limited" doc:"是否有数量限制。Whether there is one."`
	Text    string         `json:"text,omitempty" doc:"内容；没有限制的不写。Text; left out if there is none."`
	Basis   []jsonCitation `json:"basis,omitzero" doc:"依据。Basis."`
}

// jsonCondition is a condition.
type jsonCondition struct {
	_       struct{}             `doc:"条件。A condition."`
	Text    string               `json:"text" doc:"内容。Text."`
	Require *jsonGuard           `json:"require,omitempty" doc:"可由申请人情形判断的部分。What of it can be judged from facts."`
	When    *jsonGuard           `json:"when,omitempty" doc:"只对这些情形提出。For whom the condition is made."`
	Basis   []jsonCitation       `json:"basis,omitzero" doc:"依据。Basis."`
	Key     string               `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
	Kind    schema.ConditionKind `json:"kind,omitempty" doc:"条件类别；没有分的不写。Kind of condition; left out where none is said."`
}

// jsonMaterial is a material.
type jsonMaterial struct {
	_            struct{}         `doc:"材料。A material."`
	Number       int              `json:"number" doc:"序号，从 1 起。Number in the list, from 1."`
	Name         string           `json:"name" doc:"材料名称；是证照批文的，为其名称。Name, or that of the document."`
	Document     *jsonRef         `json:"document,omitempty" doc:"证照批文；不是证照批文的不写。The document, if it is one."`
	IssuedBy     []jsonMatterRef  `json:"issuedBy" doc:"在哪个事项取得这份证照批文：核发它的事项中，要交它的申请人能办的；都办不了的，全部列出。The matters from which those who are asked for the document can have it; all that issue it where they can from none."`
	Issuer       string           `json:"issuer,omitempty" doc:"目录外文书的核发机关。Who issues an external document."`
	Original     *int             `json:"original,omitempty" doc:"原件份数。Number of originals."`
	Copies       *int             `json:"copies,omitempty" doc:"复印件份数。Number of copies."`
	Form         schema.Form      `json:"form,omitempty" doc:"材料形式。Form."`
	Paper        schema.PaperSize `json:"paper,omitempty" doc:"纸质规格。Paper size."`
	Necessity    schema.Necessity `json:"necessity,omitempty" doc:"必要性。Necessity."`
	Source       schema.Source    `json:"source,omitempty" doc:"来源渠道。Where it comes from."`
	SourceNote   string           `json:"sourceNote,omitempty" doc:"来源说明。How to get it."`
	Template     string           `json:"template,omitempty" doc:"空白表格在目录源文件中的路径。Path of the blank form in the catalog's sources."`
	Sample       string           `json:"sample,omitempty" doc:"示例样表在目录源文件中的路径。Path of a completed form in the catalog's sources."`
	Instructions string           `json:"instructions,omitempty" doc:"填报须知。How to fill it in."`
	Standard     string           `json:"standard,omitempty" doc:"受理标准。Acceptance standard."`
	Proof        *jsonProof       `json:"proof,omitempty" doc:"证明事项。Certificate demanded of the applicant."`
	When         *jsonGuard       `json:"when,omitempty" doc:"只对这些情形要这份材料。For whom it is asked."`
	By           schema.Event     `json:"by" doc:"卡在哪一步：受理前要交，还是办结前补齐。Which event it holds up."`
	Relaxation   *jsonRelaxation  `json:"relaxation,omitempty" doc:"放宽。Relaxation."`
	Basis        []jsonCitation   `json:"basis,omitzero" doc:"依据。Basis."`
	Note         string           `json:"note,omitempty" doc:"备注。Note."`
	Key          string           `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
	Either       *int             `json:"either,omitempty" doc:"原件或者复印件份数。Number of those that may be originals or copies."`
	Counts       []jsonCount      `json:"counts,omitzero" doc:"份数因情形而异的。Counts of some situations, where they differ."`
	Format       string           `json:"format,omitempty" doc:"格式要求。Format."`
	Via          []schema.Channel `json:"via,omitzero" doc:"只在这些办理形式要交。The channels through which it is asked for."`
	Milestone    *jsonRef         `json:"milestone,omitempty" doc:"发生以后才有这份材料的里程碑；没有的不写。The milestone without which it cannot exist; left out if there is none."`
	Exempted     string           `json:"exempted,omitempty" doc:"免提交的原因。Why nothing need be handed in."`
}

// jsonProof is a certificate demanded of an applicant.
type jsonProof struct {
	_          struct{} `doc:"证明事项。A certificate demanded of an applicant."`
	Purpose    string   `json:"purpose" doc:"证明用途。Purpose."`
	Issuer     string   `json:"issuer" doc:"开具单位。Who issues it."`
	Commitment *bool    `json:"commitment,omitempty" doc:"是否可以用告知承诺代替。Whether a written commitment may replace it."`
	Reason     string   `json:"reason,omitempty" doc:"保留原因。Why a commitment cannot replace it."`
}

// jsonRelaxation is a relaxation.
type jsonRelaxation struct {
	_      struct{}              `doc:"放宽。A relaxation."`
	Kind   schema.RelaxationKind `json:"kind" doc:"方式。Kind."`
	Supply *jsonPeriod           `json:"supply,omitempty" doc:"补交期限。How long the applicant has to supply it."`
	Effect schema.LateEffect     `json:"effect,omitempty" doc:"逾期后果。Effect of lateness."`
	Basis  []jsonCitation        `json:"basis,omitzero" doc:"依据。Basis."`
}

// jsonPrerequisite is a prerequisite.
type jsonPrerequisite struct {
	_          struct{}          `doc:"前置：anyOf 中满足任一项即可。A prerequisite: any one of anyOf is enough."`
	Number     int               `json:"number" doc:"序号，从 1 起。Number in the list, from 1."`
	AnyOf      []jsonAlternative `json:"anyOf" doc:"可选的前置，至少一项。The alternatives, at least one."`
	When       *jsonGuard        `json:"when,omitempty" doc:"只对这些情形要求。For whom it is required."`
	By         schema.Event      `json:"by" doc:"卡在哪一步：受理还是办结。Which event of this matter it holds up."`
	Relaxation *jsonRelaxation   `json:"relaxation,omitempty" doc:"放宽。Relaxation."`
	Basis      []jsonCitation    `json:"basis,omitzero" doc:"依据。Basis."`
	Key        string            `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonAlternative is one way of meeting a prerequisite.
type jsonAlternative struct {
	_         struct{}        `doc:"一项可选的前置：事项、证照批文或者里程碑。One alternative: a matter, a document or a milestone."`
	Name      string          `json:"name" doc:"事项、证照批文或者里程碑的名称。Name of the matter, document or milestone."`
	Matter    *jsonMatterRef  `json:"matter,omitempty" doc:"事项。The matter, if it is one."`
	Document  *jsonRef        `json:"document,omitempty" doc:"证照批文。The document, if it is one."`
	Milestone *jsonRef        `json:"milestone,omitempty" doc:"里程碑。The milestone, if it is one."`
	IssuedBy  []jsonMatterRef `json:"issuedBy" doc:"在哪个事项取得这份证照批文：核发它的事项中，要交它的申请人能办的；都办不了的，全部列出。The matters from which those who are asked for the document can have it; all that issue it where they can from none."`
	Issuer    string          `json:"issuer,omitempty" doc:"目录外文书的核发机关。Who issues an external document."`
	Of        schema.Event    `json:"of" doc:"等对方的哪一步：受理还是办结。Which event of the other matter it waits for."`
}

// jsonDeadline holds the limits of a matter.
type jsonDeadline struct {
	_         struct{}       `doc:"办理时限。Deadlines."`
	Statutory *jsonLimit     `json:"statutory,omitempty" doc:"法定时限。Statutory limit."`
	Unlimited []jsonCitation `json:"unlimited,omitzero" doc:"法律没有规定期限的，使它没有期限的依据。What makes it that the law sets no limit."`
	Promised  *jsonPeriod    `json:"promised,omitempty" doc:"承诺时限；目录没有登记的不写。Promised limit; left out where the catalog does not say."`
	Excluded  []jsonExcluded `json:"excluded,omitzero" doc:"不计入时限的环节；没有登记的不写。Time that does not count; left out where the catalog does not say."`
	Note      string         `json:"note,omitempty" doc:"说明。Note."`
}

// jsonLimit is a statutory limit.
type jsonLimit struct {
	_ struct{} `doc:"法定时限。A statutory limit."`
	jsonPeriod
	Derived bool           `json:"derived,omitempty" doc:"目录没有登记，由行政许可法第四十二条推出。Not in the catalog, but derived from article 42 of the Administrative Licensing Law."`
	Basis   []jsonCitation `json:"basis,omitzero" doc:"依据。Basis."`
}

// jsonExcluded is time that a limit does not count.
type jsonExcluded struct {
	_     struct{}       `doc:"不计入时限的环节。Time that does not count."`
	Kind  string         `json:"kind" doc:"环节。What takes the time."`
	Value int            `json:"value,omitempty" doc:"最长多少；没有公布的不写。At most; left out where nobody says it."`
	Unit  schema.Unit    `json:"unit,omitempty" doc:"单位；没有公布的不写。Unit; left out where nobody says how long."`
	Text  string         `json:"text" doc:"文字，与办事指南一致。The period as a guide prints it."`
	When  *jsonGuard     `json:"when,omitempty" doc:"只对这些情形。For whom it happens."`
	Basis []jsonCitation `json:"basis,omitzero" doc:"依据。Basis."`
	Key   string         `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonFee is a fee.
type jsonFee struct {
	_       struct{}       `doc:"收费。Fee."`
	Charged bool           `json:"charged" doc:"是否收费。Whether a fee is charged."`
	Items   []jsonFeeItem  `json:"items" doc:"收费项目。Items."`
	Basis   []jsonCitation `json:"basis,omitzero" doc:"不收费的依据。On what basis nothing is charged."`
	Note    string         `json:"note,omitempty" doc:"说明。Note."`
}

// jsonFeeItem is an item of a fee.
type jsonFeeItem struct {
	_          struct{}         `doc:"收费项目。An item of a fee."`
	Name       string           `json:"name" doc:"项目名称。Name."`
	Standard   string           `json:"standard" doc:"收费标准。Standard, as printed."`
	Kind       schema.FeeKind   `json:"kind,omitempty" doc:"收费类型。How it is set."`
	Amount     *schema.Decimal  `json:"amount,omitempty" doc:"金额，元；写了计费情形的，是每个计价单位的金额。Amount in yuan, of each unit of the price."`
	Per        string           `json:"per,omitempty" doc:"计价单位。Unit of the price."`
	Remainder  schema.Remainder `json:"remainder,omitempty" doc:"不足一个计价单位的怎么收；没有的按实际数量收。What is less than a whole unit; exactly, if left out."`
	Bands      []jsonBand       `json:"bands" doc:"分段。Bands of a rate or a price."`
	BandUnit   string           `json:"bandUnit,omitempty" doc:"各段上限的单位；没有的为元。Unit of the upper ends; yuan if left out."`
	Minimum    *schema.Decimal  `json:"minimum,omitempty" doc:"最低收费，元。Minimum in yuan."`
	Maximum    *schema.Decimal  `json:"maximum,omitempty" doc:"最高收费，元。Maximum in yuan."`
	Rounding   schema.Rounding  `json:"rounding,omitempty" doc:"取整；没有的四舍五入到分。How the sum is rounded; to the nearest fen, if left out."`
	Base       *jsonRef         `json:"base,omitempty" doc:"计费情形，单位要换算成计价单位或者分段单位。The fact the price or the bands are applied to; its unit is converted."`
	Management string           `json:"management,omitempty" doc:"资金管理方式。How the money is managed."`
	Waiver     string           `json:"waiver,omitempty" doc:"减免。Who pays less or nothing."`
	When       *jsonGuard       `json:"when,omitempty" doc:"只对这些情形收取。Who pays it."`
	Basis      []jsonCitation   `json:"basis,omitzero" doc:"依据。Basis."`
	Note       string           `json:"note,omitempty" doc:"备注。Note."`
	Key        string           `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonBand is a band of a rate or a price.
type jsonBand struct {
	_        struct{}        `doc:"分段。A band."`
	UpTo     *schema.Decimal `json:"upTo,omitempty" doc:"上限，含本数，单位见 bandUnit；最后一段不写。Upper end, itself included; left out in the last band."`
	Permille *schema.Decimal `json:"permille,omitempty" doc:"费率，千分之几。Rate per thousand."`
	Amount   *schema.Decimal `json:"amount,omitempty" doc:"单价，元。Price in yuan."`
	Key      string          `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonResult is one of the things that the applicant receives.
type jsonResult struct {
	_         struct{}            `doc:"审批结果，或者其他结果。A result."`
	Name      string              `json:"name,omitempty" doc:"结果名称；目录没有登记的不写。Name; left out where the catalog does not say."`
	When      *jsonGuard          `json:"when,omitempty" doc:"只发给这些情形；都发给的不写。To whom it is given; left out where to all."`
	Document  *jsonRef            `json:"document,omitempty" doc:"证照批文；不发证照的不写。The document, if one is issued."`
	Kind      schema.DocumentKind `json:"kind,omitempty" doc:"文书类别。Kind of document."`
	Validity  *jsonValidity       `json:"validity,omitempty" doc:"有效期。Validity."`
	Delivery  []schema.Delivery   `json:"delivery,omitzero" doc:"送达方式；其他结果与审批结果一样的不写。How it is delivered; of other results left out where as the result."`
	Within    *jsonPeriod         `json:"within,omitempty" doc:"送达期限。Within what time it is delivered."`
	Pickup    string              `json:"pickup,omitempty" doc:"领取地点。Where it is fetched."`
	Collector string              `json:"collector,omitempty" doc:"领取人。Who may fetch it."`
	Sample    string              `json:"sample,omitempty" doc:"结果样本在目录中的路径。Path of a picture of it in the catalog."`
	Payment   *jsonPayment        `json:"payment,omitempty" doc:"给付标准。What a benefit comes to."`
	Key       string              `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonPayment is what a benefit comes to.
type jsonPayment struct {
	_     struct{}       `doc:"给付标准。What a benefit comes to."`
	Text  string         `json:"text" doc:"内容。Text."`
	When  *jsonGuard     `json:"when,omitempty" doc:"只给付给这些情形；都给付的不写。Who is paid it; left out where all who are given the result."`
	Basis []jsonCitation `json:"basis,omitzero" doc:"依据。Basis."`
}

// jsonComing is what changes on a coming day.
type jsonComing struct {
	_      struct{} `doc:"从某一天起的变化。What changes from a day on."`
	From   jsonDate `json:"from" doc:"从这一天起。From this day on."`
	Fields []string `json:"fields" doc:"有变化的项，目录里的名称。The fields that change, by their names in the catalog."`
}

// jsonValidity is the validity of a document.
type jsonValidity struct {
	_             struct{}    `doc:"有效期。Validity."`
	Forever       bool        `json:"forever,omitempty" doc:"是否长期有效；没有期限的没有数量和单位。Whether it does not expire, and has neither value nor unit."`
	Value         int         `json:"value,omitempty" doc:"数量。A whole number."`
	Unit          schema.Unit `json:"unit,omitempty" doc:"单位。Unit."`
	Text          string      `json:"text" doc:"文字，与办事指南一致。As a guide prints it."`
	Renew         *jsonPeriod `json:"renew,omitempty" doc:"届满前多久申请延续。How long before the end renewal must be asked for."`
	Citation      string      `json:"citation,omitempty" doc:"规定有效期的条款。The article that sets it."`
	UpTo          bool        `json:"upTo,omitempty" doc:"写的是上限。Whether it is the most that may be granted."`
	Until         string      `json:"until,omitempty" doc:"有效到当年的这一天，月-日。The day of the year on which it expires."`
	RenewCitation string      `json:"renewCitation,omitempty" doc:"规定延续的条款；与有效期相同的不写。The article on renewal, where it is another."`
}

// jsonStep is a step of the flow.
type jsonStep struct {
	_        struct{}         `doc:"环节。A step."`
	Number   int              `json:"number" doc:"序号，从 1 起。Number in the list, from 1."`
	Name     string           `json:"name" doc:"环节名称。Name."`
	Role     string           `json:"role,omitempty" doc:"办理人员。Who does it."`
	Time     *jsonPeriod      `json:"time,omitempty" doc:"用时；单位为即时的当场完成，数量为 0 的不占时限。Time it takes: at once if the unit is 即时, nothing of the limit if it is 0."`
	Visit    *bool            `json:"visit,omitempty" doc:"申请人是否须到现场。Whether the applicant must come."`
	Standard string           `json:"standard,omitempty" doc:"审查标准。What is examined."`
	Output   string           `json:"output,omitempty" doc:"办理结果。What it produces."`
	Key      string           `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
	When     *jsonGuard       `json:"when,omitempty" doc:"只对这些情形有这一步。For whom there is this step."`
	Via      []schema.Channel `json:"via,omitzero" doc:"只在这些办理形式有这一步。The channels in which there is this step."`
	Together string           `json:"together,omitempty" doc:"与其他事项同名的环节一同办理。What is done together with steps of other matters."`
}

// jsonOnline is online handling.
type jsonOnline struct {
	_     struct{}           `doc:"网上办理。Online handling."`
	URL   string             `json:"url" doc:"网址。Address."`
	Depth schema.OnlineDepth `json:"depth,omitempty" doc:"网上办理深度。Depth."`
}

// jsonWindow is a window.
type jsonWindow struct {
	_          struct{} `doc:"办理窗口。A window."`
	Window     string   `json:"window" doc:"窗口。Window: floor and number."`
	Address    string   `json:"address,omitempty" doc:"地址；窗口没有写的，为部门地址。Address; the department's where the window has none."`
	Hours      string   `json:"hours,omitempty" doc:"办公时间；窗口没有写的，为部门办公时间。Hours; the department's where the window has none."`
	Lines      []string `json:"lines,omitzero" doc:"咨询电话。Telephone for questions."`
	Complaints []string `json:"complaints,omitzero" doc:"投诉电话。Telephone for complaints."`
	Key        string   `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonService is an intermediary service.
type jsonService struct {
	_             struct{}           `doc:"中介服务。An intermediary service."`
	Name          string             `json:"name" doc:"服务名称。Name."`
	Agencies      []jsonRef          `json:"agencies" doc:"可选机构。Agencies one may choose from."`
	Qualification string             `json:"qualification,omitempty" doc:"机构要求。What the agency must be."`
	Payer         schema.Payer       `json:"payer" doc:"付费方。Who pays."`
	Pricing       schema.Pricing     `json:"pricing,omitempty" doc:"收费性质。How the price is set."`
	Period        *jsonPeriod        `json:"period,omitempty" doc:"时限。How long it takes."`
	Output        string             `json:"output,omitempty" doc:"成果。What it produces."`
	Prerequisites []jsonPrerequisite `json:"prerequisites" doc:"机构提供服务的前置。What the agency wants to see first."`
	When          *jsonGuard         `json:"when,omitempty" doc:"只对这些情形需要。For whom it is needed."`
	Basis         []jsonCitation     `json:"basis,omitzero" doc:"依据；没有依据的为空。Basis; empty if there is none."`
	Key           string             `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonCommitment is a commitment in place of a proof.
type jsonCommitment struct {
	_           struct{}       `doc:"告知承诺。A commitment in place of a proof."`
	Text        string         `json:"text" doc:"承诺的内容。What is promised."`
	Consequence string         `json:"consequence" doc:"不实承诺的后果。What follows when it is untrue."`
	Basis       []jsonCitation `json:"basis,omitzero" doc:"依据。Basis."`
}

// jsonRemedy names where to ask for review and where to sue.
type jsonRemedy struct {
	_      struct{} `doc:"救济。Remedies."`
	Review string   `json:"review" doc:"行政复议机关。Where to ask for administrative review."`
	Court  string   `json:"court" doc:"诉讼法院。Which court hears a suit."`
}

// jsonQuestion is a question and its answer.
type jsonQuestion struct {
	_        struct{} `doc:"常见问题。A question and its answer."`
	Question string   `json:"question" doc:"问题。Question."`
	Answer   string   `json:"answer" doc:"回答。Answer."`
	Key      string   `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonProcedure is a procedure.
type jsonProcedure struct {
	_         struct{}          `doc:"联办（一件事）：由牵头部门统一受理的一组事项。A procedure: matters handled together under one lead department."`
	ID        string            `json:"id" doc:"联办标识。Id."`
	Name      string            `json:"name" doc:"名称。Name."`
	Formerly  []string          `json:"formerly" doc:"原来用过的标识。Ids that it had before."`
	Lead      jsonRef           `json:"lead" doc:"牵头部门。Lead department."`
	Audience  []schema.Audience `json:"audience,omitzero" doc:"服务对象；目录没有登记的不写。Who may apply; left out where the catalog does not say."`
	Effective *jsonEffective    `json:"effective,omitempty" doc:"有效期间。When the procedure exists."`
	Scope     string            `json:"scope,omitempty" doc:"适用范围。Scope."`
	Happened  []jsonRef         `json:"happened,omitempty" doc:"对申请人已经发生的里程碑；没有的不写。Milestones that have happened for those who use it; left out if there are none."`
	Holds     []jsonRef         `json:"holds,omitempty" doc:"申请人事先已经持有的证照批文；没有的不写。Documents that those who use it hold already; left out if there are none."`
	Basis     []jsonBasis       `json:"basis,omitzero" doc:"依据；目录没有登记的不写。Basis; left out where the catalog does not say."`
	Members   []jsonMember      `json:"members" doc:"成员事项。Members."`
	Claims    *jsonClaims       `json:"claims,omitempty" doc:"向社会公开的指标。What the office claims."`
	Derived   *jsonDerived      `json:"derived,omitempty" doc:"按成员推算的数字；成员排不出先后的不写。What follows from the members; left out if they cannot be put in order."`
	Shared    string            `json:"shared,omitempty" doc:"共享材料的说明。What is shared, in words."`
	Windows   []jsonWindow      `json:"windows,omitzero" doc:"办理窗口；目录没有登记的不写。Windows; left out where the catalog does not say."`
	Note      string            `json:"note,omitempty" doc:"说明。Note."`
	Order     *int              `json:"order,omitempty" doc:"次序。Its place in lists."`
	Coming    []jsonComing      `json:"coming,omitempty" doc:"以后的变化，依次；没有的不写。What changes on coming days, in their order; left out if nothing does."`
}

// jsonMember is a member of a procedure.
type jsonMember struct {
	_         struct{}      `doc:"联办的成员事项。A member of a procedure."`
	Number    int           `json:"number" doc:"序号，从 1 起。Number in the list, from 1."`
	Matter    jsonMatterRef `json:"matter" doc:"事项。The matter."`
	Stage     string        `json:"stage,omitempty" doc:"阶段。Stage."`
	When      *jsonGuard    `json:"when,omitempty" doc:"只对这些情形是成员。For whom it is part of the procedure."`
	Statutory *jsonPeriod   `json:"statutory,omitempty" doc:"单独办理的法定时限。Its own statutory limit."`
	Promised  *jsonPeriod   `json:"promised,omitempty" doc:"单独办理的承诺时限；目录没有登记的不写。Its own promised limit; left out where the catalog does not say."`
	Visits    *int          `json:"visits,omitempty" doc:"单独办理的到现场次数。Visits when handled on its own."`
	Key       string        `json:"key,omitempty" doc:"代号：在列表内的短名，换了位置和文字都不变。Its short name in the list, which stays when it is moved or reworded."`
}

// jsonClaims are the figures an office announces.
type jsonClaims struct {
	_            struct{} `doc:"向社会公开的指标。What the office claims."`
	Statutory    *int     `json:"statutory,omitempty" doc:"法定时限合计，工作日。Sum of statutory limits in working days."`
	Promised     *int     `json:"promised,omitempty" doc:"承诺时限，工作日。Promise in working days."`
	VisitsBefore *int     `json:"visitsBefore,omitempty" doc:"联办前跑动次数。Visits when handled apart."`
	VisitsAfter  *int     `json:"visitsAfter,omitempty" doc:"联办后跑动次数。Visits when handled together."`
	Whole        string   `json:"whole,omitempty" doc:"公布的只是总数、分不到各成员的，为什么；能分的不写。Why the figures cannot be divided among the members; left out where they can."`
	Source       string   `json:"source,omitempty" doc:"出处。Where they were announced."`
}

// jsonDepartment is a department.
type jsonDepartment struct {
	_           struct{}          `doc:"部门。A department."`
	ID          string            `json:"id" doc:"部门标识。Id."`
	Name        string            `json:"name" doc:"全称。Full name."`
	ShortName   string            `json:"shortName,omitempty" doc:"简称。Short name."`
	Formerly    []string          `json:"formerly" doc:"原来用过的标识。Ids that it had before."`
	Code        string            `json:"code,omitempty" doc:"统一社会信用代码。Unified social credit code."`
	Address     string            `json:"address,omitempty" doc:"办公地址。Address."`
	Hours       string            `json:"hours,omitempty" doc:"办公时间。Hours."`
	Phones      []string          `json:"phones,omitzero" doc:"电话。Telephone."`
	WindowKind  schema.WindowKind `json:"windowKind,omitempty" doc:"窗口类别。Kind of window."`
	LeadWindow  string            `json:"leadWindow,omitempty" doc:"首席代表窗口。Lead window."`
	WindowCount *int              `json:"windowCount,omitempty" doc:"窗口数。Number of windows."`
	StaffCount  *int              `json:"staffCount,omitempty" doc:"窗口人员数。Number of staff at the windows."`
	Successor   *jsonRef          `json:"successor,omitempty" doc:"撤并后承担职能的部门。The department that has taken over."`
	Effective   *jsonEffective    `json:"effective,omitempty" doc:"有效期间。When the department existed."`
	Matters     []jsonRef         `json:"matters" doc:"实施的事项。Its matters."`
	Order       *int              `json:"order,omitempty" doc:"次序。Its place in lists."`
}

// jsonDocument is a document.
type jsonDocument struct {
	_          struct{}            `doc:"证照批文。A document."`
	ID         string              `json:"id" doc:"证照批文标识。Id."`
	Name       string              `json:"name" doc:"名称。Name."`
	Kind       schema.DocumentKind `json:"kind" doc:"类别。Kind."`
	Form       schema.Form         `json:"form,omitempty" doc:"载体。Form in which it is issued."`
	Validity   *jsonValidity       `json:"validity,omitempty" doc:"有效期。Validity."`
	External   bool                `json:"external" doc:"是否目录外文书：没有事项核发，视为申请人已有。Whether no matter of the catalog issues it; it is then taken to be at hand."`
	IssuedBy   []jsonMatterRef     `json:"issuedBy" doc:"核发它的事项。The matters that issue it."`
	Issuer     string              `json:"issuer,omitempty" doc:"目录外文书的核发机关。Who issues an external document."`
	RequiredBy []jsonMatterRef     `json:"requiredBy" doc:"材料或者前置要求它的事项。The matters that ask for it as a material or prerequisite."`
	Note       string              `json:"note,omitempty" doc:"说明。Note."`
	Order      *int                `json:"order,omitempty" doc:"次序。Its place in lists."`
}

// jsonLaw is a law.
type jsonLaw struct {
	_         struct{}        `doc:"法律文件。A law."`
	ID        string          `json:"id" doc:"简称。Short title."`
	Title     string          `json:"title" doc:"全称。Full title."`
	Rank      schema.Rank     `json:"rank" doc:"效力层级。Rank."`
	Number    string          `json:"number,omitempty" doc:"文号。Number."`
	Issuer    string          `json:"issuer,omitempty" doc:"颁布机关。Who issued it."`
	Effective jsonInForce     `json:"effective" doc:"有效期间。When this version is in force."`
	Enacted   jsonDate        `json:"enacted,omitempty" doc:"首次施行日期；现行文本就是最初文本或者没有登记的不写。The day the law first came into force, where the text in force is an amendment."`
	Source    string          `json:"source,omitempty" doc:"条文从哪里核对。Where the text was checked."`
	Articles  []jsonArticle   `json:"articles" doc:"登记的条文。Articles the catalog holds."`
	CitedBy   []jsonMatterRef `json:"citedBy" doc:"引用它的事项。The matters that cite it."`
	Order     *int            `json:"order,omitempty" doc:"次序。Its place in lists."`
}

// jsonArticle is an article of a law.
type jsonArticle struct {
	_       struct{} `doc:"条文。An article."`
	Article string   `json:"article" doc:"条号。Number."`
	Text    string   `json:"text" doc:"原文。Text."`
}

// jsonFact is a fact.
type jsonFact struct {
	_        struct{}        `doc:"申请人情形。A fact about an applicant or project."`
	ID       string          `json:"id" doc:"情形标识。Id."`
	Name     string          `json:"name" doc:"名称。Name."`
	Question string          `json:"question" doc:"向申请人提的问题。The question put to the applicant."`
	Type     schema.FactType `json:"type" doc:"类型。Type."`
	Values   []string        `json:"values" doc:"选项。The values of a choice."`
	Unit     string          `json:"unit,omitempty" doc:"数值的单位。Unit of a number."`
	Min      *schema.Decimal `json:"min,omitempty" doc:"最小值。Smallest value."`
	Max      *schema.Decimal `json:"max,omitempty" doc:"最大值。Largest value."`
	Integer  bool            `json:"integer" doc:"数值是否只取整数。Whether a number is whole."`
	Note     string          `json:"note,omitempty" doc:"怎样判断。How to tell."`
	Order    *int            `json:"order,omitempty" doc:"次序。Its place in lists."`
}

// jsonImpossible is a combination of facts that never occurs.
type jsonImpossible struct {
	_      struct{}  `doc:"不可能的情形组合。A combination of facts that never occurs."`
	ID     string    `json:"id" doc:"标识。Id."`
	Where  jsonGuard `json:"where" doc:"组合。What never holds together."`
	Reason string    `json:"reason" doc:"原因。Why not."`
}

// jsonAgency is an agency.
type jsonAgency struct {
	_             struct{}            `doc:"中介机构。An agency."`
	ID            string              `json:"id" doc:"机构标识。Id."`
	Name          string              `json:"name" doc:"全称。Full name."`
	Nature        schema.AgencyNature `json:"nature,omitempty" doc:"机构性质。Nature of the body."`
	Address       string              `json:"address,omitempty" doc:"地址。Address."`
	Phones        []string            `json:"phones" doc:"电话。Telephone."`
	Qualification string              `json:"qualification,omitempty" doc:"资质。Qualification."`
	Order         *int                `json:"order,omitempty" doc:"次序。Its place in lists."`
}

// jsonCalendar is the calendar of a year.
type jsonCalendar struct {
	_      struct{}   `doc:"工作日历：放假日和调休上班日，其余周六周日休息。A calendar: other Saturdays and Sundays are off."`
	Year   string     `json:"year" doc:"年份。Year."`
	Off    []jsonDate `json:"off" doc:"放假日。Days off."`
	Work   []jsonDate `json:"work" doc:"调休上班日。Make-up working days."`
	Source string     `json:"source" doc:"出处。The notice that sets them."`
}
