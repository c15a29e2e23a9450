package jsonfile

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/matterc/matterc/render/timetable"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
	"github.com/matterc/matterc/validate/timing"
)

// jsonPlanFile is what `matterc plan --format json` writes.
type jsonPlanFile struct {
	_             struct{}          `doc:"办理计划：某些申请人办一个联办或者一个事项（连同先要办的）要做什么。A plan: what some applicants must do for a procedure, or for a matter with all that comes first."`
	FormatVersion jsonVersion       `json:"formatVersion" doc:"本格式的版本。The version of this format."`
	Edition       jsonEdition       `json:"edition" doc:"目录的版本。The edition of the catalog."`
	Procedure     *jsonRef          `json:"procedure,omitempty" doc:"联办；办一个事项的不写。The procedure; left out for a matter."`
	Matter        *jsonMatterRef    `json:"matter,omitempty" doc:"事项；办联办的不写。The matter; left out for a procedure."`
	Note          string            `json:"note,omitempty" doc:"联办的说明。Note of the procedure."`
	Needless      []jsonNeedless    `json:"needless" doc:"这些申请人不用办的成员；办一个事项的没有。Members that these applicants need not do; none in a plan of a matter."`
	Given         []jsonGiven       `json:"given" doc:"已知的申请人情形。What is known of the applicant."`
	Have          []jsonRef         `json:"have,omitempty" doc:"申请人已经有的证照批文（--have）；没有说的不写。Documents that the applicants have already (--have); left out where none are named."`
	Reliefs       []jsonRelief      `json:"reliefs" doc:"各种放宽：能缩短多少、有什么后果。Reliefs: what each saves and what hangs on it."`
	Figures       jsonFigures       `json:"figures" doc:"由成员推算的数字。The figures derived from the matters."`
	Items         []jsonPlanItem    `json:"items" doc:"事项，按受理的先后。The matters, in the order in which they are accepted."`
	Trips         []jsonTrip        `json:"trips" doc:"一起办时每次到现场。Each visit, when handled together."`
	Materials     []jsonPaper       `json:"materials" doc:"材料，每种一次。Materials, each once."`
	Committed     []jsonCommitted   `json:"committed,omitempty" doc:"不用提交、以书面承诺代替的材料；没有的不写。Materials in place of which a written commitment is handed in; left out if there are none."`
	Ready         []jsonReady       `json:"ready" doc:"计划以外取得的证照批文。Papers to have from elsewhere."`
	Fees          []jsonPlanFee     `json:"fees" doc:"收费。Fees."`
	FeeTotal      jsonFeeTotal      `json:"feeTotal" doc:"收费合计。What the fees come to."`
	Services      []jsonPlanService `json:"intermediaryServices" doc:"中介服务，不计入部门的时限。Services of agencies, which the department's clock does not count."`
}

// jsonBeyond says why a plan that was to have dates has none.
type jsonBeyond struct {
	_     struct{} `doc:"超出日历的计划。A plan beyond the calendars."`
	Start jsonDate `json:"start" doc:"起办日期。The first day."`
	Year  int      `json:"year" doc:"没有登记日历的年份。The year whose calendar is not declared."`
	Known jsonDate `json:"known,omitempty" doc:"日期知道到哪一天为止；哪一天也不知道的不写。The last day of which dates are known; left out where none are."`
}

// beyondJSON is why a plan that was to have dates has none.
func beyondJSON(b *plan.NoDates) *jsonBeyond {
	if b == nil {
		return nil
	}
	j := &jsonBeyond{Start: jsonDate(b.Start.String()), Year: b.Year}
	if b.Any {
		j.Known = jsonDate(b.Known.String())
	}
	return j
}

// jsonFigures are the figures of a plan.
type jsonFigures struct {
	_           struct{}        `doc:"由成员推算的数字，以工作日计的是从起办之日的次日数起；有日期的计划也按没有日期的推算：一个月算作最多有的工作日，一年也是，所以是上限，日期按日历数，可以更早。Figures derived from the matters. Working days count from the day after the first; those of a plan with dates, too, are as of one without, a month and a year having as many as any has: they are bounds, and its dates, which a calendar counts, may be earlier."`
	Start       jsonDate        `json:"start,omitempty" doc:"起办日期。The first day."`
	Beyond      *jsonBeyond     `json:"beyondCalendars,omitempty" doc:"要写日期，而目录没有登记那一年的日历：只有先后和工作日数，没有日期；有日期的、不要日期的不写。Dates were asked for, and the catalog does not declare the calendar of their year: there is the order and what is counted in working days, and no date. Left out where there are dates, or none were asked for."`
	DayOff      bool            `json:"dayOff,omitempty" doc:"起办日期是休息日：不到现场的按当天受理计算，到下一个工作日才受理的，日期相应推后，elapsed 和 latest 已经算上；是工作日的、没有日期的不写。The first day is a day off: what one need not come for is taken as accepted on it; what is accepted on the next working day is later by as much, which elapsed and latest count. Left out for a working day, and without dates."`
	End         jsonDate        `json:"end,omitempty" doc:"按承诺全部办结的日期：用足承诺时限，没有别的要等。The day on which all is decided as promised: promises are used up, and nothing else takes time."`
	Latest      jsonDate        `json:"latest,omitempty" doc:"最晚全部办结的日期：含不计入时限的时间、中介服务和送达；不确定的（有 open 或者 late）、超出日历的（两个都没有）不写。The last day on which all is decided: with time that is not counted, agencies and delivery; left out where that is not known, for what open or late says, or beyond the calendars, without either."`
	OtherWay    bool            `json:"otherWay,omitempty" doc:"按这一次的日历，先办好的是另一条路：promise 和 elapsed 是没有日期的计划的，走的不是 items 的路；同一条路的、没有日期的不写。On these days another way is there first: promise and elapsed are of the plan without dates, which has other items. Left out where it is the same way, and without dates."`
	Promise     int             `json:"promise" doc:"推算的承诺时限：承诺时限的最长路径，工作日，有日期的计划也是上限；要多久没有公布的事项没有算在内，见 open。The promise that can be kept: the longest path of promises, in working days; a bound, of a plan with dates, too; items of which nobody says how long they take are not in it, see open."`
	Promised    []jsonPeriod    `json:"promised" doc:"承诺时限合计，按单位。Sum of promises, by unit."`
	Claimed     *int            `json:"claimed,omitempty" doc:"公布的承诺，工作日。The promise that is claimed."`
	Kept        *bool           `json:"kept,omitempty" doc:"公布的承诺是否做得到：promise 不多于它；有事项要多久没有公布、不知道的不写。Whether it can be kept: promise is no more; left out where that is not known, since nobody says how long some item takes."`
	ExceededBy  int             `json:"exceededBy,omitempty" doc:"办到哪一项时超出公布的承诺，items 中的序号；做得到的、有日期的计划不办它的不写。Number of the item that exceeds what is claimed; left out where that can be kept, and if a plan with dates has it not."`
	Statutory   []jsonPeriod    `json:"statutory" doc:"法定时限合计，按单位。Sum of statutory limits, by unit."`
	Limit       int             `json:"limit" doc:"法定时限的最长路径，没有法定时限的按承诺，工作日，同样是上限。The longest path of limits, a promise standing in where there is none, in working days; a bound likewise."`
	Unlimited   []jsonMatterRef `json:"unlimited" doc:"没有法定时限的事项。Matters without a statutory limit."`
	Unpromised  []jsonMatterRef `json:"unpromised,omitempty" doc:"没有公布承诺时限的事项：有法定时限的按法定时限算，没有的没有算；没有的不写。Matters without a promise: their statutory limit is counted instead, nothing of those without one; left out if there are none."`
	Elapsed     *int            `json:"elapsed,omitempty" doc:"申请人最多要等的工作日：含不计入时限的时间、中介服务、送达和等休息日过去的 1 个工作日，同样是上限；不确定的不写。What the applicant waits at most, in working days: with time that is not counted, agencies, delivery and the working day after a day off; a bound likewise, left out where that is not known."`
	Besides     *int            `json:"elapsedWithoutOpen,omitempty" doc:"不算 open 中的，最多要等的工作日；没有 open 的、有 late 的不写。What the applicant waits at most without what is open, in working days; left out where nothing is, and where something may come too late."`
	Late        *jsonMatterRef  `json:"late,omitempty" doc:"受理后要补交的不一定来得及的事项：逾期受理就作废，所以 elapsed 不确定；在计划的日子里也不一定来得及的，latest 也不写；没有的不写。The matter of which what is owed after its acceptance may come too late, which voids that, so that elapsed is not known; nor is latest if it may on the days of the plan. Left out if there is none."`
	Closed      *jsonEffective  `json:"procedureOutOfForce,omitempty" doc:"联办的有效期间：计划里有不办理的日子；都办理的、没有日期的不写。The period of effect of the procedure, if the plan has other days; left out if it has not, and without dates."`
	Suspended   []jsonMatterRef `json:"suspended,omitempty" doc:"在计划的日子里、没有日期的在版本日期或者以后暂停办理的事项，从哪天到哪天见 items：有日期的已经算上，没有日期的没有算；没有的不写。Matters that are suspended on days of the plan, without dates on the edition's day or later; items have the days. Dates count it, working days do not. Left out if there are none."`
	OutOfForce  []jsonMatterRef `json:"outOfForce,omitempty" doc:"在计划的日子里不都办理的事项：还没有开始，或者已经停止，从哪天到哪天办理见 items；没有的不写。Matters that are not handled on all days of the plan: they have not begun, or have ended; items have the days on which they are. Left out if there are none."`
	Open        []string        `json:"open,omitempty" doc:"没有写明要多久的：中介服务的名称，“事项：不计入时限的环节”，“事项：办理”，申请人没有说要多久的里程碑，或者“事项：暂停办理”；有它们，最晚就不确定。What nobody says how long it takes, so that nothing is known of the latest: the names of agency services, MATTER：TIME THAT DOES NOT COUNT, MATTER：办理 for a matter without promise and limit, the name of a milestone of which the applicants have not said how long it takes, or MATTER：暂停办理 for a suspension of which nobody knows the end."`
	VisitsAlone int             `json:"visitsAlone" doc:"分别办到现场几次。Visits one by one."`
	Visits      int             `json:"visits" doc:"一起办到现场几次。Visits together."`
	Shorten     jsonShorten     `json:"shorten" doc:"最值得缩短的承诺。The promise worth shortening next."`
}

// jsonShorten is what is worth shortening.
type jsonShorten struct {
	_     struct{} `doc:"最值得缩短的承诺：缩短多少，全程就短多少。What is worth shortening: the whole becomes as much shorter."`
	Items []int    `json:"items" doc:"items 中的序号；几项的要一起缩短；有日期的计划不办它们的没有。Numbers of items; several only together; none if a plan with dates has them not."`
	Days  int      `json:"days" doc:"最多几个工作日，按没有日期的推算。Up to so many working days, as of a plan without dates."`
}

// jsonPlanItem is a matter of a plan.
type jsonPlanItem struct {
	_              struct{}        `doc:"计划中的一个事项。A matter of a plan."`
	Number         int             `json:"number" doc:"序号，从 1 起。Number, from 1."`
	Matter         *jsonMatterRef  `json:"matter,omitempty" doc:"事项；是里程碑的不写。The matter; left out for a milestone."`
	Milestone      *jsonRef        `json:"milestone,omitempty" doc:"里程碑：没有机关办理，由申请人自己安排；是事项的不写。The milestone, which no office handles; left out for a matter."`
	Takes          *jsonPeriod     `json:"takes,omitempty" doc:"里程碑要多久，申请人说的；没有说的、是事项的不写。How long the milestone takes, as the applicants say; left out where they do not, and for a matter."`
	Stage          string          `json:"stage,omitempty" doc:"阶段。Stage."`
	Outside        bool            `json:"outside,omitempty" doc:"不是联办的成员，要先办；是成员的不写。No member of the procedure, to be done before; left out for members."`
	Accepts        bool            `json:"acceptanceOnly,omitempty" doc:"只等它受理，办结不在计划之内；办结也要等的不写。Only its acceptance is waited for, its decision is no part of the plan; left out where it is."`
	Promise        *jsonPeriod     `json:"promise,omitempty" doc:"承诺时限；没有公布的不写。Its promise; left out where there is none."`
	Instead        *jsonPeriod     `json:"statutoryInstead,omitempty" doc:"没有承诺时限，按它算的法定时限；有承诺的、没有登记的不写。The statutory limit that is counted in place of a promise; left out where something is promised, and where there is none."`
	After          []int           `json:"after" doc:"受理前要等的事项的序号。Numbers of those it has to wait for before acceptance."`
	Supply         []int           `json:"supply" doc:"办结前要等的事项的序号。Numbers of those its decision waits for."`
	Start          int             `json:"start" doc:"最早第几个工作日受理，0 是起办当天；有日期的也按没有日期的推算：一个月算作最多有的工作日，是上限。Working day of acceptance, 0 for the first day; of a plan with dates, too, as of one without: a month has as many as any has, a bound."`
	Finish         int             `json:"finish" doc:"第几个工作日办结，同上。Working day of the decision, likewise."`
	StartOpen      bool            `json:"startOpen,omitempty" doc:"它的前面有要多久没有公布的事项，start 只是最早的；没有的不写。Something before it takes nobody knows how long, and start is the earliest; left out for others."`
	FinishOpen     bool            `json:"finishOpen,omitempty" doc:"同上，finish 只是最早的。Likewise finish."`
	Slack          int             `json:"slack" doc:"可以推迟几个工作日，同上；有要多久没有说的里程碑的，不知道，写 0。By how many working days it can be put off, likewise; 0 where nobody says how long a milestone takes, as it is not known then."`
	Critical       bool            `json:"critical" doc:"在最长路径上，同上。Whether it is on the longest path, likewise."`
	StartSince     *jsonSince      `json:"startSince,omitempty" doc:"在要多久没有说的里程碑以后受理的，从它发生之日数；不是的不写。Of what is accepted after milestones of which nobody says how long they take: counted since then; left out for others."`
	FinishSince    *jsonSince      `json:"finishSince,omitempty" doc:"同上，办结。Likewise the decision."`
	Accepted       jsonDate        `json:"accepted,omitempty" doc:"受理日期；在这样的里程碑以后的不写。Day of acceptance; left out after such a milestone."`
	Due            jsonDate        `json:"due,omitempty" doc:"按承诺办结的日期。Day of the decision as promised."`
	LatestAccepted jsonDate        `json:"latestAccepted,omitempty" doc:"最晚受理日期；不确定的、超出日历的不写。Last day of acceptance; left out where that is not known or beyond the calendars."`
	LatestDue      jsonDate        `json:"latestDue,omitempty" doc:"最晚办结日期，同上。Last day of the decision, likewise."`
	Delivery       *jsonPeriod     `json:"delivery,omitempty" doc:"申请人领到结果、交给别的事项以前，最长还要等多久送达，最晚的日子算上它；不用等的不写。How long at most the result takes to reach the applicant, who hands it in elsewhere, which the latest counts; left out where nothing waits for that."`
	Later          *jsonPeriod     `json:"deliveryAfter,omitempty" doc:"办结后送达最长多久，计划没有算上：计划里没有别的事项等它；没有规定的不写。How long delivery takes at most once it is decided, which the plan does not count, as nothing in it waits for that; left out where nobody says it."`
	Excluded       []jsonExcluded  `json:"excluded" doc:"部门的时限不计、这些申请人可能要等的时间，最晚的日子算上它。Time that the department's clock does not count and that these applicants may have to wait, which the latest counts."`
	OutOfForce     *jsonEffective  `json:"outOfForce,omitempty" doc:"有效期间：从受理到办结有不办理的日子；都办理的、没有日期的不写。Its period of effect, if there are other days from the acceptance to the decision; left out if there are not, and without dates."`
	Suspended      *jsonSuspension `json:"suspended,omitempty" doc:"在计划的日子里的暂停办理；没有的不写。Its suspension on days of the plan; left out if there is none."`
	Early          bool            `json:"early,omitempty" doc:"前面的阶段没有全部办结就受理，因为目录没有写要等；不是的不写。Accepted before all of the stages before it is decided, for nothing says that it waits; left out for others."`
	VisitsHere     *int            `json:"visits,omitempty" doc:"单独办到现场几次；没有写明的没有。Visits, handled by itself."`
}

// jsonSince counts since milestones have happened.
type jsonSince struct {
	_     struct{} `doc:"从里程碑发生之日数的工作日。Working days since milestones have happened."`
	After []int    `json:"after" doc:"哪几个里程碑，items 中的序号；都发生以后。Numbers of the milestones, all of which have happened."`
	Day   int      `json:"day" doc:"从最后一个发生之日的次日起的第几个工作日，0 是当天。Working day after the last of them, 0 for the same day."`
	Open  bool     `json:"open,omitempty" doc:"前面还有要多久没有公布的事项，只是最早的；没有的不写。Something else before it takes nobody knows how long, and the day is the earliest; left out for others."`
}

// sinceJSON counts since milestones have happened, nil for what waits for none.
func sinceJSON(x plan.Since) *jsonSince {
	if len(x.After) == 0 {
		return nil
	}
	return &jsonSince{After: places(x.After), Day: x.Day, Open: x.Earliest}
}

// jsonTrip is a visit.
type jsonTrip struct {
	_       struct{}     `doc:"到现场一次。A visit."`
	Number  int          `json:"number" doc:"第几次。Number, from 1."`
	Day     int          `json:"day" doc:"从起办之日的次日到这一天有几个工作日，0 是起办当天；有日期的按日历数，没有日期的一个月算作最多有的工作日，是上限。How many working days there are after the first day up to and with this one, 0 for the first day: by the calendar if there are dates; without, a month has as many as any has, a bound."`
	Open    bool         `json:"open,omitempty" doc:"前面有要多久没有公布的事项，day 和 date 只是最早的；没有的不写。Something before it takes nobody knows how long, and day and date are the earliest; left out for others."`
	Since   *jsonSince   `json:"since,omitempty" doc:"在要多久没有说的里程碑以后的，从它发生之日数；不是的不写。After milestones of which nobody says how long they take: counted since then; left out for others."`
	Date    jsonDate     `json:"date,omitempty" doc:"日期；在这样的里程碑以后的不写。Date; left out after such a milestone."`
	Latest  jsonDate     `json:"latest,omitempty" doc:"最晚的日期，以窗口通知为准；不确定的、超出日历的不写。The last day, as the window says; left out where that is not known or beyond the calendars."`
	Errands []jsonErrand `json:"errands" doc:"办什么。What is done."`
	Bring   []int        `json:"bring" doc:"带的材料在 materials 中的序号。Numbers of the materials to bring."`
}

// jsonErrand is a step that the applicant comes for.
type jsonErrand struct {
	_       struct{} `doc:"要到场的一个环节。A step that the applicant comes for."`
	Item    int      `json:"item" doc:"事项在 items 中的序号。Number of the item."`
	Step    string   `json:"step" doc:"环节。The step."`
	Windows []string `json:"windows" doc:"窗口，任一。The windows, any one of them."`
	Reason  string   `json:"reason,omitempty" doc:"为什么要到现场。Why the applicant has to come."`
}

// jsonPaper is a material of a plan.
type jsonPaper struct {
	_         struct{}      `doc:"一种材料。A material."`
	Number    int           `json:"number" doc:"序号，从 1 起。Number, from 1."`
	Name      string        `json:"name" doc:"名称。Name."`
	Document  *jsonRef      `json:"document,omitempty" doc:"证照批文。The document, if it is one."`
	Original  int           `json:"original" doc:"原件份数。Number of originals."`
	Copies    int           `json:"copies" doc:"复印件份数。Number of copies."`
	Either    int           `json:"either" doc:"原件或者复印件份数。Number of those that may be originals or copies."`
	Items     []int         `json:"items" doc:"谁要，items 中的序号。Numbers of the items that ask for it."`
	How       string        `json:"how" jsonschema:"enum=brought,enum=sent,enum=window,enum=passed,enum=fetched" doc:"brought 到现场交，sent 在网上等渠道交，window 交到窗口（没有环节写要到场），passed 前一事项核发、窗口转交，fetched 窗口调取。Brought on a visit, sent without coming, handed to a window though no step says that the applicant comes, passed on by the windows, or fetched by them."`
	Trip      int           `json:"trip,omitempty" doc:"第几次到现场交。On which visit."`
	To        []int         `json:"to" doc:"申请人交给谁，items 中的序号：items 中其余的，窗口调取或者转交，或者是为计划以外的办结要的，或者不是必要的、受理时还没有。Numbers of the items to which the applicant hands it in: for the rest of those that ask for it the windows fetch it or pass it on, it is for a decision that is no part of the plan, or it is not required and not there yet when they are accepted."`
	By        schema.Event  `json:"by,omitempty" doc:"最迟什么时候要，几项要的按最急的：受理时，或者办结以前；不由申请人交的不写。For which event it is needed, the most urgent of several: the acceptance or the decision; left out where the applicant hands nothing in."`
	Day       *int          `json:"day,omitempty" doc:"在网上等渠道交的、交到窗口的，第几个工作日交：受理那天，要等核发、等中介开始做的不早于那时，数法与 trips 的 day 相同；其他的、有日期的计划不写。The working day on which what is sent, or handed to a window, is: that of the acceptance, not before it is issued or its agency can begin, counted as day of trips; left out for others, and in a plan with dates."`
	Date      jsonDate      `json:"date,omitempty" doc:"有日期的计划，哪一天交，同上。The day of that, in a plan with dates."`
	Shown     int           `json:"originalTrip,omitempty" doc:"先交复印件、后面的事项要原件的，带原件的那一次到场；没有的不写。The trip with the original, of what is sent as a copy first and wanted as an original by another item; left out for others."`
	Within    *jsonPeriod   `json:"within,omitempty" doc:"容缺的，受理后多久以内补齐；没有写明的、不容缺的不写。How soon after the acceptance what is supplied later (容缺) has to come; left out where nobody says it, and for others."`
	UntilDay  *int          `json:"untilDay,omitempty" doc:"by 是办结的，最迟第几个工作日交：按承诺办结那天，within 先到的以它为准；within 不以工作日计的、有日期的计划不写。The last working day for what is needed by the decision: that of the decision as promised, or where within ends sooner; left out where within is not in working days, and in a plan with dates."`
	Until     jsonDate      `json:"until,omitempty" doc:"有日期的计划，by 是办结的，最迟哪一天交，同上。The last day for what is needed by the decision, in a plan with dates."`
	Handings  []jsonHanding `json:"handings" doc:"申请人怎样交：几个窗口各收各的，或者先交复印件、后交原件的，每次一条；第一条就是 how、trip、day、date 说的，最急的一条就是 by、within、until 说的。How the applicant hands it in: one for every time, where several windows each want it, or a copy comes first and the original later. The first is what how, trip, day and date say, the most urgent what by, within and until say."`
	Services  []int         `json:"services" doc:"先委托哪些中介服务做出来，intermediaryServices 中的序号。Numbers of the services of agencies that make it, to be commissioned first."`
	From      int           `json:"from,omitempty" doc:"核发它的事项的序号。Number of the item that issues it."`
	Template  string        `json:"template,omitempty" doc:"空白表格在目录源文件中的路径。Path of the blank form in the catalog's sources."`
	Sample    string        `json:"sample,omitempty" doc:"示例样表在目录源文件中的路径。Path of a completed form in the catalog's sources."`
	Mandatory bool          `json:"mandatory" doc:"是否必要。Whether it is required."`
}

// jsonHanding is one time that a material is handed in.
type jsonHanding struct {
	_         struct{}     `doc:"交一次材料。One time that a material is handed in."`
	To        int          `json:"to" doc:"交给谁，items 中的序号。Number of the item that gets it."`
	Items     []int        `json:"items" doc:"连同窗口转交的，items 中的序号。Numbers of the items it is for: the windows of a procedure pass it on."`
	How       string       `json:"how" jsonschema:"enum=brought,enum=sent,enum=window" doc:"同材料的 how。As how of the material."`
	Trip      int          `json:"trip,omitempty" doc:"第几次到现场交；不到现场的不写。On which visit; left out where it is not brought."`
	Day       *int         `json:"day,omitempty" doc:"第几个工作日交，数法与 trips 的 day 相同；有日期的计划不写。The working day on which it is handed in, counted as day of trips; left out in a plan with dates."`
	Date      jsonDate     `json:"date,omitempty" doc:"哪一天交。The day on which it is handed in, in a plan with dates."`
	Original  int          `json:"original" doc:"原件份数，没有写的是 0。Number of originals, 0 where nobody says it."`
	Copies    int          `json:"copies" doc:"复印件份数，同上。Number of copies, likewise."`
	Either    int          `json:"either" doc:"原件或者复印件份数，同上。Number of those that may be either, likewise."`
	Mandatory bool         `json:"mandatory" doc:"是否有要的人必须要。Whether any of them requires it."`
	Urgent    int          `json:"urgent" doc:"最急的一项，items 中的序号：by、within、until 都是它的。Number of the item that has to have it first: by, within and until are of it."`
	By        schema.Event `json:"by" doc:"最急的那一项什么时候要：受理时，或者办结以前。For which event the most urgent of them needs it."`
	Within    *jsonPeriod  `json:"within,omitempty" doc:"容缺的，受理后多久以内补齐。How soon after its acceptance that has to have it, with 容缺."`
	UntilDay  *int         `json:"untilDay,omitempty" doc:"by 是办结的，最迟第几个工作日交；within 不以工作日计的、有日期的计划不写。The last working day for what is needed by the decision; left out where within is not in working days, and in a plan with dates."`
	Until     jsonDate     `json:"until,omitempty" doc:"by 是办结的，最迟哪一天交。The last day for what is needed by the decision, in a plan with dates."`
	Services  []int        `json:"services" doc:"为这一次先委托哪些中介服务，intermediaryServices 中的序号；几项写的是同一项服务的，只列一个。Numbers of the services of agencies to be commissioned first for this time, once where several items name the same."`
}

// jsonCommitted is a material in place of which a written commitment is handed in.
type jsonCommitted struct {
	_            struct{}          `doc:"以书面承诺代替的材料。A material in place of which a written commitment is handed in."`
	Name         string            `json:"name" doc:"名称。Name."`
	Items        []int             `json:"items" doc:"谁要，items 中的序号。Numbers of the items that ask for it."`
	Consequences []jsonConsequence `json:"consequences" doc:"承诺不实的后果，按事项；目录没有写的没有。What follows if the commitment is untrue, matter by matter; none where the catalog says nothing."`
}

// jsonConsequence is what follows from an untrue commitment.
type jsonConsequence struct {
	_    struct{} `doc:"承诺不实的后果。What follows from an untrue commitment."`
	Item int      `json:"item" doc:"事项在 items 中的序号。Number of the item."`
	Text string   `json:"text" doc:"后果。What follows."`
}

// jsonNeedless is a member that applicants need not do.
type jsonNeedless struct {
	_      struct{}      `doc:"一个不用办的成员。A member that need not be done."`
	Matter jsonMatterRef `json:"matter" doc:"事项。The matter."`
	When   *jsonGuard    `json:"when,omitempty" doc:"它适用于谁。For whom it is."`
}

// jsonReady is a paper to have before.
type jsonReady struct {
	_     struct{} `doc:"计划以外取得的证照批文，任一。A paper to have from elsewhere, any one of several."`
	AnyOf []string `json:"anyOf" doc:"名称，任一。Names, any one of them."`
	Else  []string `json:"otherwise,omitempty" doc:"没有的，用什么也可以：要先办，计划没有算上。What serves instead: it comes first, and the plan does not count it."`
	Items []int    `json:"items" doc:"谁要，items 中的序号。Numbers of the items that ask for it."`
}

// jsonPlanFee is a fee of a plan.
type jsonPlanFee struct {
	_          struct{} `doc:"一项收费。A fee."`
	Name       string   `json:"name" doc:"项目名称。Name."`
	Item       int      `json:"item" doc:"事项在 items 中的序号。Number of the item."`
	Department jsonRef  `json:"department" doc:"收费部门。Who charges it."`
	Standard   string   `json:"standard" doc:"收费标准。Standard."`
	Amount     string   `json:"amount,omitempty" jsonschema:"pattern=^[0-9]+(\\.[0-9]+)?$" doc:"金额，元，精确的十进制数；算不出的不写。Exact amount in yuan; left out if it cannot be worked out."`
	Once       string   `json:"once,omitempty" doc:"金额是按一个算的，目录没有写要几个：如“本”。What the amount is for one of, for the catalog does not say how many."`
}

// jsonFeeTotal is what fees come to.
type jsonFeeTotal struct {
	_       struct{}             `doc:"收费合计。What the fees come to."`
	Amount  string               `json:"amount" jsonschema:"pattern=^[0-9]+(\\.[0-9]+)?$" doc:"算得出的合计，元。Sum of those that can be worked out, in yuan."`
	Unknown int                  `json:"unknown" doc:"算不出的有几项。How many cannot be worked out."`
	By      []jsonDepartmentFees `json:"byDepartment" doc:"各部门。By department."`
	Unsaid  []jsonMatterRef      `json:"unpublished,omitempty" doc:"收不收费没有公布的事项，不在合计里；没有的不写。Matters of which nobody says whether anything is charged, in no sum; left out if there are none."`
}

// jsonDepartmentFees are the fees of a department.
type jsonDepartmentFees struct {
	_          struct{} `doc:"一个部门的收费。The fees of a department."`
	Department jsonRef  `json:"department" doc:"部门。Department."`
	Amount     string   `json:"amount" jsonschema:"pattern=^[0-9]+(\\.[0-9]+)?$" doc:"算得出的合计，元。Sum of those that can be worked out, in yuan."`
	Unknown    int      `json:"unknown" doc:"算不出的有几项。How many cannot be worked out."`
}

// jsonPlanService is a service of an agency.
type jsonPlanService struct {
	_            struct{}     `doc:"一项中介服务。A service of an agency."`
	Name         string       `json:"name" doc:"名称。Name."`
	Item         int          `json:"item" doc:"事项在 items 中的序号。Number of the item."`
	Payer        schema.Payer `json:"payer" doc:"付费方。Who pays."`
	Period       *jsonPeriod  `json:"period,omitempty" doc:"时限。How long it takes."`
	Output       string       `json:"output,omitempty" doc:"成果。What it produces."`
	Commissioned bool         `json:"commissioned,omitempty" doc:"目录写明审批部门付费、成果又不是要交的材料，算作由它在受理后委托，在办理之中；申请人委托的不写。The catalog has the department pay, and nobody hands the result in: taken as commissioned by it after the acceptance, while it handles the matter; left out for what the applicant commissions."`
	Counted      bool         `json:"countedAsExcluded,omitempty" doc:"它的时间已经写在不计入时限的时间里，不另算；不是的不写。Its time is among that which the limit does not count, and counted once; left out for others."`
	SameAs       int          `json:"sameAs,omitempty" doc:"与第几项中介服务是同一份成果，只做一次，时间只算一次；自己的成果不写。Number of the service that makes the same report, which is made, and its time counted, once; left out where no other does."`
	Optional     bool         `json:"optional,omitempty" doc:"只为非必要的材料做，时间没有算在内；不是的不写。For what is not required alone, and its time is not counted; left out for others."`
}

// jsonReliefKind is a kind of relief.
type jsonReliefKind plan.Relief

// jsonRelief is a relief.
type jsonRelief struct {
	_      struct{}        `doc:"一种放宽。A relief."`
	Relief jsonReliefKind  `json:"relief" doc:"方式。Kind."`
	Used   bool            `json:"used" doc:"本计划是否采用。Whether the plan has it."`
	Saves  int             `json:"saves" doc:"单独采用时缩短几个工作日：两个没有日期的计划之差。Working days it saves by itself: the difference of two plans without dates."`
	Only   bool            `json:"only,omitempty" doc:"不采用就办不成，saves 没有意义；不采用也办得成的不写。Without it there is no plan, and saves says nothing; left out for others."`
	NoRule bool            `json:"ruleNotDeclared,omitempty" doc:"要有准许这样办的规定，目录没有登记，去以前向窗口问明：并联；别的不写。It takes a rule that permits it, which the catalog does not declare: of 并联; left out for others."`
	Uses   []jsonReliefUse `json:"uses" doc:"改变哪些要求。The requirements it changes."`
}

// jsonReliefUse is a requirement that a relief changes.
type jsonReliefUse struct {
	_        struct{}          `doc:"放宽的一项要求。A requirement that is relaxed."`
	Item     int               `json:"item" doc:"事项在 items 中的序号。Number of the item."`
	Demanded string            `json:"demanded" doc:"要求。The requirement."`
	Grounds  string            `json:"grounds" doc:"由什么提出，依据。What makes it, and its basis."`
	Supply   *jsonPeriod       `json:"supply,omitempty" doc:"受理后多久补齐。By when it has to be supplied after acceptance."`
	Effect   schema.LateEffect `json:"effect,omitempty" doc:"逾期的后果。Effect of lateness."`
	Void     []int             `json:"void" doc:"落空时作废的事项的序号。Numbers of the items that become void if it fails."`
}

// Plan prints a plan for other systems.
func Plan(p *model.Catalog, plan *plan.Plan) ([]byte, error) {
	s, err := planSchema()
	if err != nil {
		return nil, err
	}
	f, err := s.file("plan.json", planFile(p, plan))
	return f.Data, err
}

// planFile is a plan for other systems.
func planFile(p *model.Catalog, made *plan.Plan) jsonPlanFile {
	w := timetable.New(p, made, diag.ZH)
	out := jsonPlanFile{
		FormatVersion: formatVersion, Edition: editionJSON(p, ""), Given: givenJSON(made.Given.Guard(p)), Have: each(made.Have, func(d *model.Document) jsonRef { return *documentRef(d) }), Figures: figures(w),
		Reliefs: each(made.Reliefs, func(r plan.ReliefEffect) jsonRelief {
			return jsonRelief{Relief: jsonReliefKind(r.Relief), Used: r.Used, Saves: r.Saves, Only: r.Only, NoRule: r.Relief == plan.SideBySide && len(r.Uses) > 0, Uses: each(r.Uses, func(u plan.ReliefUse) jsonReliefUse {
				return jsonReliefUse{Item: u.Item + 1, Demanded: u.Requirement.Demanded().ZH, Grounds: u.Requirement.Grounds().ZH,
					Supply: periodRef(u.Supply), Effect: u.Effect, Void: places(u.Void)}
			})}
		}),
		Items: counted(made.Items, func(n int, i plan.Item) jsonPlanItem {
			var takes *jsonPeriod
			if i.Happens() && i.Timed {
				takes = periodRef(&i.Takes)
			}
			return jsonPlanItem{Number: n, Matter: awaitedRef(i.Matter), Milestone: milestoneRef(i.Matter), Takes: takes, StartSince: sinceJSON(i.StartSince), FinishSince: sinceJSON(i.FinishSince), Stage: i.Stage, Outside: i.Outside, Accepts: i.Accepts, Promise: periodRef(i.Matter.Deadline.Promised), Instead: instead(i.Matter), After: places(i.After),
				Supply: places(i.Supply), Start: i.Start, Finish: i.Finish, StartOpen: i.StartBehind > 0, FinishOpen: i.FinishBehind > 0, Slack: i.Slack(), Critical: i.Critical,
				Accepted: latest(i.Accepted), Due: latest(i.Due), LatestAccepted: latest(i.LatestAccepted), LatestDue: latest(i.LatestDue), Delivery: delivery(made, n-1), Later: deliveryAfter(made, n-1),
				Excluded:   each(i.Excluded, func(k int) jsonExcluded { return excludedJSON(i.Matter.Excluded[k]) }),
				OutOfForce: outOfForce(made, i.Matter.Effective, i.Accepted, i.Due), Suspended: suspendedIn(made, i.Matter), Early: slices.Contains(made.Early, n-1), VisitsHere: visitsJSON(i.Matter)}
		}),
		Trips: counted(made.Trips, func(n int, t plan.Trip) jsonTrip {
			bring := []int{}
			for k, x := range w.Papers {
				if slices.ContainsFunc(x.Handings, func(h plan.Handing) bool { return h.Trip == n-1 }) {
					bring = append(bring, k+1)
				}
			}
			return jsonTrip{Number: n, Open: t.Beyond > 0, Day: t.Day, Since: sinceJSON(t.Since), Date: latest(t.Date), Latest: latest(t.Latest), Bring: bring, Errands: each(t.For, func(e plan.Errand) jsonErrand {
				return jsonErrand{Item: e.Item + 1, Step: e.Step.Name, Windows: each(made.Items[e.Item].Matter.Service, func(w schema.Window) string { return w.Window }),
					Reason: made.Items[e.Item].Matter.VisitReason}
			})}
		}),
		Materials: counted(w.Papers, func(n int, x timetable.Paper) jsonPaper {
			made := jsonPaper{Number: n, Name: x.Title, Document: documentRef(x.Document), Original: x.Original, Copies: x.Copies, Either: x.Either, Items: places(x.For),
				How: ways[x.Way], From: x.From + 1,
				Template: x.Whole.Template, Sample: x.Whole.Sample, Mandatory: x.Whole.Necessity != schema.Optional}
			made.handIn(w, x)
			return made
		}),
		Committed: each(made.Committed, func(m plan.Material) jsonCommitted {
			c := jsonCommitted{Name: m.Title, Items: places(m.For), Consequences: []jsonConsequence{}}
			for _, i := range m.For {
				if x := made.Items[i].Matter.Matter.Commitment; x != nil && x.Consequence != "" {
					c.Consequences = append(c.Consequences, jsonConsequence{Item: i + 1, Text: x.Consequence})
				}
			}
			return c
		}),
		Needless: []jsonNeedless{},
		Ready:    each(made.Ready, func(r plan.Ready) jsonReady { return jsonReady{AnyOf: r.Titles, Else: r.Else, Items: places(r.For)} }),
		Fees: each(made.Fees, func(f plan.Fee) jsonPlanFee {
			return jsonPlanFee{Name: f.Name, Item: f.Item + 1, Department: departmentRef(made.Items[f.Item].Matter.Department), Standard: f.Standard, Amount: amountJSON(f.Amount), Once: f.Once()}
		}),
		FeeTotal: feeTotal(w),
		Services: counted(made.Services, func(n int, s plan.Service) jsonPlanService {
			same := s.First + 1
			if same == n {
				same = 0
			}
			return jsonPlanService{SameAs: same, Name: s.Name, Item: s.Item + 1, Payer: s.Payer, Period: periodRef(s.Period), Output: s.Output, Commissioned: s.Commissioned, Counted: s.Review >= 0, Optional: !made.Services[s.First].Waited}
		}),
	}
	if pr := made.Procedure; pr != nil {
		out.Procedure, out.Note = &jsonRef{ID: pr.ID, Name: pr.Name}, pr.Note
		for _, b := range pr.Members {
			if slices.ContainsFunc(made.Items, func(i plan.Item) bool { return i.Matter == b.Matter && !i.Outside }) {
				continue
			}
			when := b.When
			if len(when) == 0 {
				when = b.Matter.Applies
			}
			out.Needless = append(out.Needless, jsonNeedless{Matter: matterRef(b.Matter), When: guardJSON(when)})
		}
	} else {
		ref := matterRef(made.Matter)
		out.Matter = &ref
	}
	return out
}

// delivery is how long the result of an item takes to reach the applicant, nil where nothing waits for that.
func delivery(p *plan.Plan, item int) *jsonPeriod {
	if !slices.Contains(p.Delivered, item) {
		return nil
	}
	within := p.Items[item].Matter.Delivery()
	return periodRef(&within)
}

// deliveryAfter is how long delivery takes of what nothing in the plan waits for, nil where nobody says it.
func deliveryAfter(p *plan.Plan, item int) *jsonPeriod {
	within := p.Items[item].Matter.Delivery()
	if slices.Contains(p.Delivered, item) || p.Items[item].Accepts || within.Value == 0 {
		return nil
	}
	return periodRef(&within)
}

// outOfForce is a period of effect that does not have all days of a plan with dates from one to another, nil for another.
func outOfForce(p *plan.Plan, e *schema.Effective, from, to timing.Date) *jsonEffective {
	if !p.Dated || e == nil || plan.InForce(e, from, to) {
		return nil
	}
	return effectiveJSON(e)
}

// ways are the ways in which a paper comes to a window.
var ways = [...]string{plan.Fetched: "fetched", plan.Passed: "passed", plan.Brought: "brought", plan.Sent: "sent", plan.AtWindow: "window"}

// handIn says to whom the applicant hands a paper in, when, and until when.
func (j *jsonPaper) handIn(p *timetable.Timetable, x timetable.Paper) {
	j.To, j.Services, j.Handings = places(x.To()), []int{}, each(x.Handings, func(h plan.Handing) jsonHanding { return handingJSON(p, x, h) })
	for _, h := range j.Handings {
		j.Services = append(j.Services, h.Services...)
	}
	slices.Sort(j.Services)
	j.Services = slices.Compact(j.Services)
	if len(j.Handings) == 0 {
		return
	}
	first, urgent := j.Handings[0], handingJSON(p, x, *x.Urgent())
	j.Trip, j.Day, j.Date = first.Trip, first.Day, first.Date
	if first.Trip > 0 { // trips have its day
		j.Day, j.Date = nil, ""
	}
	j.By, j.Within, j.UntilDay, j.Until = urgent.By, urgent.Within, urgent.UntilDay, urgent.Until
	if h := x.First(); h.Way == plan.Sent && h.Original == 0 && h.Copies > 0 {
		n := slices.IndexFunc(x.Handings, func(h plan.Handing) bool { return h.Trip >= 0 && h.Original > 0 })
		if n >= 0 {
			j.Shown = x.Handings[n].Trip + 1
		}
	}
}

// handingJSON is a handing for other systems.
func handingJSON(p *timetable.Timetable, x timetable.Paper, h plan.Handing) jsonHanding {
	j := jsonHanding{To: h.To + 1, Items: places(h.Items), How: ways[h.Way], Trip: h.Trip + 1, Day: undated(p, h.On.Day), Date: latest(h.On.Date), Original: h.Original, Copies: h.Copies, Either: h.Either,
		Mandatory: !h.Optional, Urgent: h.Urgent + 1, By: h.By, Within: periodRef(h.Within), Services: places(p.Makers(x.Material, h))}
	if h.Until != nil {
		if j.Until = latest(h.Until.Date); h.Within == nil || h.Within.Unit == schema.WorkingDay {
			j.UntilDay = undated(p, h.Until.Day)
		}
	}
	return j
}

// undated is a working day of a plan without dates, nil of one with them.
func undated(p *timetable.Timetable, day int) *int {
	if p.Dated {
		return nil
	}
	return &day
}

// places are places in a list as numbers from 1.
func places(list []int) []int { return each(list, func(n int) int { return n + 1 }) }

// amountJSON is an amount, "" for one that is not known.
func amountJSON(r *big.Rat) string {
	if r == nil {
		return ""
	}
	return wording.DecimalText(r)
}

// dated is a day of a plan with dates, "" of one without.
func dated(p *timetable.Timetable, d timing.Date) jsonDate {
	if !p.Dated {
		return ""
	}
	return jsonDate(d.String())
}

// latest is a last day, "" for one that is not known.
func latest(d timing.Date) jsonDate {
	if d == 0 {
		return ""
	}
	return jsonDate(d.String())
}

// suspendedIn is the suspension of a matter on days of a plan, nil if there is none.
func suspendedIn(p *plan.Plan, m *model.Matter) *jsonSuspension {
	if !slices.Contains(p.Suspended, m) {
		return nil
	}
	return suspendedJSON(m.Suspended)
}

// instead is the statutory limit that stands in for the promise of a matter, nil where it has one, or neither.
func instead(m *model.Matter) *jsonPeriod {
	if m.Milestone != nil {
		return nil
	}
	p, known := m.Time()
	if _, promised := m.Promise(); promised || !known {
		return nil
	}
	return periodRef(&p)
}

// figures are the figures of the plan.
func figures(p *timetable.Timetable) jsonFigures {
	var elapsed, besides *int
	var late *jsonMatterRef
	always := p.Always()
	if owing := cmp.Or(always.Late, p.LateThen); owing != nil {
		ref := matterRef(owing)
		late = &ref
	}
	switch {
	case always.Late != nil:
	case len(always.Open) > 0:
		besides = &always.Elapsed
	default:
		elapsed = &always.Elapsed
	}
	open := []string{}
	for _, made := range []*plan.Plan{p.Plan, always} {
		for _, x := range made.Open {
			name := x.Name
			switch m := made.Items[x.Item].Matter; {
			case x.Suspended:
				name = m.Name + "：" + wording.SuspendedTitle
			case x.Milestone:
				name = m.Name
			case x.Decision:
				name = m.Name + "：办理"
			case !x.Service:
				name = m.Name + "：" + x.Name
			}
			if !slices.Contains(open, name) {
				open = append(open, name)
			}
		}
	}
	f := jsonFigures{
		Start: dated(p, p.Start), Beyond: beyondJSON(p.NoDates), DayOff: p.DayOff, End: dated(p, p.End), Latest: latest(p.Plan.Latest), OtherWay: always != p.Plan, Promise: always.Length, Promised: each(p.Promised, periodJSON), Statutory: each(p.Plan.Statutory, periodJSON),
		Limit: p.Limit, Unlimited: each(p.Unlimited, matterRef), Unpromised: each(p.Unpromised, matterRef), Elapsed: elapsed, Besides: besides, Late: late, OutOfForce: each(p.OutOfForce, matterRef), Suspended: each(p.Plan.Suspended, matterRef), Open: open, VisitsAlone: p.VisitsAlone, Visits: len(p.Trips),
		Shorten: shorten(p.Plan),
	}
	if c := p.Claims(); c != nil && c.Promised != nil {
		kept := always.Length <= *c.Promised
		if f.Claimed = c.Promised; !kept || !always.Untimed() {
			f.Kept = &kept
		}
		if n := always.Breaks(*c.Promised); n >= 0 {
			f.ExceededBy = p.Place(always.Items[n].Matter) + 1
		}
	}
	if p.Procedure != nil {
		f.Closed = outOfForce(p.Plan, p.Procedure.Effective, p.Start, p.End)
	}
	return f
}

// shorten is what is worth shortening, nothing if it is no part of a plan with dates.
func shorten(p *plan.Plan) jsonShorten {
	list := []int{}
	for _, n := range p.Always().Shorten.Members {
		n = p.Place(p.Always().Items[n].Matter)
		if n < 0 {
			return jsonShorten{Items: []int{}}
		}
		list = append(list, n+1)
	}
	return jsonShorten{Items: list, Days: p.Always().Shorten.Days}
}

// feeTotal adds the fees up.
func feeTotal(p *timetable.Timetable) jsonFeeTotal {
	sum, unknown := timetable.FeeSum(p.Fees)
	return jsonFeeTotal{Amount: wording.DecimalText(sum), Unknown: unknown, Unsaid: each(timetable.Unpriced(p.Plan), matterRef), By: each(p.FeesByDepartment(), func(f timetable.DepartmentFees) jsonDepartmentFees {
		return jsonDepartmentFees{Department: departmentRef(f.Department), Amount: wording.DecimalText(f.Sum), Unknown: f.Unknown}
	})}
}
