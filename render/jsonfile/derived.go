package jsonfile

import (
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
	Members []jsonDerivedMember `json:"members" doc:"要办的成员，按受理的先后。The members they need, in the order in which they are accepted."`
}

// jsonDerivedMember is when a member of a procedure happens.
type jsonDerivedMember struct {
	_        struct{} `doc:"一个成员事项的时间。When a member happens."`
	Number   int      `json:"number" doc:"序号，从 1 起。Number, from 1."`
	Matter   string   `json:"matter" doc:"事项标识。Id of the matter."`
	After    []int    `json:"after" doc:"受理前要等的成员的序号。Numbers of those it has to wait for before acceptance."`
	Supply   []int    `json:"supply" doc:"办结前要等的成员的序号。Numbers of those its decision waits for."`
	Start    int      `json:"start" doc:"最早第几个工作日受理，0 是起办当天。Working day of acceptance, 0 for the first day."`
	Finish   int      `json:"finish" doc:"第几个工作日办结。Working day of the decision."`
	Slack    int      `json:"slack" doc:"可以推迟几个工作日。By how many working days it can be put off."`
	Critical bool     `json:"critical" doc:"在最长路径上。Whether it is on the longest path."`
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
			Members: counted(s.Plan.Items, func(n int, i plan.Item) jsonDerivedMember {
				return jsonDerivedMember{Number: n, Matter: i.Matter.ID, After: places(i.After), Supply: places(i.Supply), Start: i.Start, Finish: i.Finish,
					Slack: i.Slack(), Critical: i.Critical}
			}),
		}
	})}
}
