package jsonfile

import (
	"slices"

	"github.com/matterc/matterc/render/timetable"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
)

// jsonDerived is what follows from the members of a procedure.
type jsonDerived struct {
	_          struct{}        `doc:"按成员推算：由各事项的时限、前置和到现场环节得出。What follows from the members."`
	Complete   bool            `json:"complete" doc:"situations 是否包括所有情形；情形太多时只有一种用时较长的。Whether all situations are there; where there are too many, one that takes long."`
	Situations []jsonSituation `json:"situations" doc:"各种情形，用时长的在前。Situations, the longest first."`
}

// jsonSituation is a sort of applicants.
type jsonSituation struct {
	_       struct{}            `doc:"一种情形的申请人。A sort of applicants."`
	Who     []jsonWho           `json:"who" doc:"是符合其中任一组限定的申请人。Those who satisfy one of these guards."`
	More    bool                `json:"more" doc:"who 没有列全。Whether who is not complete."`
	Figures jsonFigures         `json:"figures" doc:"推算的数字。The figures."`
	Members []jsonDerivedMember `json:"members" doc:"要办的成员和先要办的别的事项，按受理的先后。The members they need and other matters that come first, in the order in which they are accepted."`
}

// jsonDerivedMember is when a member of a procedure happens.
type jsonDerivedMember struct {
	_           struct{}    `doc:"一个成员事项，或者先要办的事项的时间。When a member happens, or a matter that comes first."`
	Number      int         `json:"number" doc:"序号，从 1 起。Number, from 1."`
	Matter      string      `json:"matter,omitempty" doc:"事项标识；是里程碑的不写。Id of the matter; left out for a milestone."`
	Milestone   string      `json:"milestone,omitempty" doc:"里程碑标识；是事项的不写。Id of the milestone; left out for a matter."`
	Outside     bool        `json:"outside,omitempty" doc:"不是联办的成员，要先办；是成员的不写。No member of the procedure, to be done before; left out for members."`
	Accepts     bool        `json:"acceptanceOnly,omitempty" doc:"只等它受理，办结不算；办结也要等的不写。Only its acceptance is waited for; left out where its decision is, too."`
	After       []int       `json:"after" doc:"受理前要等的成员的序号。Numbers of those it has to wait for before acceptance."`
	Supply      []int       `json:"supply" doc:"办结前要等的成员的序号。Numbers of those its decision waits for."`
	Start       int         `json:"start" doc:"最早第几个工作日受理，0 是起办当天；一个月算作最多有的工作日，是上限。Working day of acceptance, 0 for the first day; a month has as many as any has, a bound."`
	Finish      int         `json:"finish" doc:"第几个工作日办结。Working day of the decision."`
	StartOpen   bool        `json:"startOpen,omitempty" doc:"它的前面有要多久没有公布的事项，start 只是最早的；没有的不写。Something before it takes nobody knows how long, and start is the earliest; left out for others."`
	FinishOpen  bool        `json:"finishOpen,omitempty" doc:"同上，finish 只是最早的。Likewise finish."`
	StartSince  *jsonSince  `json:"startSince,omitempty" doc:"在里程碑以后受理的，从它发生之日数；不是的不写。Of what is accepted after milestones: counted since then; left out for others."`
	FinishSince *jsonSince  `json:"finishSince,omitempty" doc:"同上，办结。Likewise the decision."`
	Slack       int         `json:"slack" doc:"可以推迟几个工作日。By how many working days it can be put off."`
	Critical    bool        `json:"critical" doc:"在最长路径上。Whether it is on the longest path."`
	Delivery    *jsonPeriod `json:"delivery,omitempty" doc:"申请人领到结果、交给别的事项以前，最长还要等多久送达，elapsed 算上它；不用等的不写。How long at most the result takes to reach the applicant, who hands it in elsewhere, which elapsed counts; left out where nothing waits for that."`
	Early       bool        `json:"early,omitempty" doc:"前面的阶段没有全部办结就受理，因为目录没有写要等；不是的不写。Accepted before all of the stages before it is decided, for nothing says that it waits; left out for others."`
}

// derivedJSON is what follows from the members; nil if they cannot be put in order.
func derivedJSON(p *validate.Program, r *model.Procedure) *jsonDerived {
	list, all := p.Situations(r)
	if len(list) == 0 {
		return nil
	}
	return &jsonDerived{Complete: all, Situations: each(list, func(s plan.Situation) jsonSituation {
		return jsonSituation{
			Who: each(s.Who, whoJSON), More: s.More, Figures: figures(timetable.New(p.Catalog(), s.Plan, diag.ZH)),
			Members: derivedMembers(s.Plan),
		}
	})}
}

// derivedMembers is when the members happen, and what comes first.
func derivedMembers(p *plan.Plan) []jsonDerivedMember {
	return counted(p.Items, func(n int, i plan.Item) jsonDerivedMember {
		made := jsonDerivedMember{
			Number: n, Matter: i.Matter.ID, StartSince: sinceJSON(i.StartSince), FinishSince: sinceJSON(i.FinishSince), Outside: i.Outside, Accepts: i.Accepts, After: places(i.After), Supply: places(i.Supply), Start: i.Start, Finish: i.Finish, StartOpen: i.StartBehind > 0, FinishOpen: i.FinishBehind > 0,
			Slack: i.Slack(), Critical: i.Critical, Delivery: delivery(p, n-1), Early: slices.Contains(p.Early, n-1),
		}
		if i.Happens() {
			made.Matter, made.Milestone = "", i.Matter.ID
		}
		return made
	})
}
