package main

import (
	"fmt"
	"slices"
)

// saidPlan is what plan prints, every field of it. Not compared are the edition, which is not derived, and words: the sentence of what is
// given, the text of a period, what a relaxed demand is and its grounds.
type saidPlan struct {
	Edition struct {
		Name, AsOf, Publisher, Digest string
		Region                        struct{ Code, Name string }
	}
	FormatVersion     int
	Procedure, Matter saidRef
	Note              string
	Needless          []struct {
		Matter saidRef
		When   any
	}
	Given []struct {
		Fact, Sentence string
		Value          any
	}
	Ready []struct {
		AnyOf, Otherwise []string
		Items            []int
	}
	Committed []struct {
		Name         string
		Items        []int
		Consequences []struct {
			Item int
			Text string
		}
	}
	Figures struct {
		Start, End, Latest                string
		Claimed                           int
		Kept, DayOff                      bool
		ExceededBy                        int
		OtherWay                          bool
		ElapsedWithoutOpen                *int
		Late                              *saidRef
		ProcedureOutOfForce               any
		Promise, Visits, VisitsAlone      int
		Elapsed                           *int
		Promised, Statutory               []saidPeriod
		Limit                             int
		Unlimited, Unpromised, OutOfForce []saidRef
		Suspended                         []saidRef
		Open                              []string
		Shorten                           struct {
			Items []int
			Days  int
		}
	}
	Items     []saidItem
	Trips     []saidTrip
	Materials []saidPaper
	Fees      []saidFee
	FeeTotal  struct {
		saidTotal
		ByDepartment []saidTotal
	}
	Reliefs              []saidRelief
	IntermediaryServices []saidService
}

// saidService is a service of an agency.
type saidService struct {
	Name, Payer, Output             string
	Item, SameAs                    int
	Commissioned, CountedAsExcluded bool
	Optional                        bool
	Period                          saidPeriod
}

// order lists what each matter waits for, in the order of their ids.
func (p *saidPlan) order() (list [][]string) {
	for _, i := range p.Items {
		line := []string{i.Matter.ID}
		for _, k := range i.After {
			line = append(line, p.Items[k-1].Matter.ID)
		}
		line = append(line, fmt.Sprint(i.AcceptanceOnly))
		for _, k := range i.Supply {
			line = append(line, p.Items[k-1].Matter.ID)
		}
		slices.Sort(line[1:])
		list = append(list, line)
	}
	slices.SortFunc(list, slices.Compare)
	return list
}

type saidItem struct {
	Number                    int
	Matter                    saidRef
	Milestone                 saidRef
	Takes                     saidPeriod
	StartSince, FinishSince   *saidSince
	Outside                   bool
	AcceptanceOnly, Early     bool
	StartOpen, FinishOpen     bool
	Delivery, DeliveryAfter   saidPeriod
	Excluded                  []saidExcluded
	OutOfForce                any
	Suspended                 *saidSuspension
	After, Supply             []int
	Start, Finish             int
	Accepted, Due             string
	LatestAccepted, LatestDue string
	Visits                    int
	Promise, StatutoryInstead saidPeriod
	Stage                     string
	Slack                     int
	Critical                  bool
}

// saidSince counts since milestones.
type saidSince struct {
	After []int
	Day   int
	Open  bool
}

// saidSuspension is when a matter is suspended.
type saidSuspension struct {
	From, To, Reason string
	Basis            any
}

// saidExcluded is time that does not count.
type saidExcluded struct {
	Kind string
	saidPeriod
	When, Basis any
}

// saidRef is a matter, a document or a department.
type saidRef struct {
	ID, Name   string
	Department *saidRef // of a matter
}

type saidPeriod struct {
	Value      int
	Unit, Text string
}

func (p saidPeriod) is(s span) bool { return p.Value == s.value && p.Unit == s.unit }

type saidTrip struct {
	Since        *saidSince
	Open         bool // behind something of which nobody says how long it takes
	Number, Day  int
	Date, Latest string
	Errands      []saidErrand
	Bring        []int
}

type saidErrand struct {
	Item    int
	Step    string
	Windows []string
	Reason  string
}

type saidPaper struct {
	Number                   int
	Name, Template           string
	Sample                   string
	Document                 saidRef
	Original, Copies, Either int
	Items                    []int
	How                      string
	Trip, From               int
	Mandatory                bool
	To, Services             []int
	By                       string
	Day, UntilDay            *int
	Date, Until              string
	Within                   saidPeriod
	OriginalTrip             int
	Handings                 []saidHanding
}

// saidHanding is one time that a material is handed in.
type saidHanding struct {
	To                       int
	Items                    []int
	How, Date                string
	Trip                     int
	Day, UntilDay            *int
	Original, Copies, Either int
	Mandatory                bool
	Urgent                   int
	By, Until                string
	Within                   saidPeriod
	Services                 []int
}

// saidFee is a fee of a plan.
type saidFee struct {
	Name, Standard, Amount, Once string
	Item                         int
	Department                   saidRef
}

type saidTotal struct {
	Amount     string
	Unknown    int
	Department saidRef
}

// saidRelief is a relief of a plan.
type saidRelief struct {
	Relief string
	Used   bool
	Only   bool
	Saves  int
	// RuleNotDeclared is said of 并联.
	RuleNotDeclared bool
	Uses            []saidUse
}

type saidUse struct {
	Item     int
	Demanded string
	Grounds  string
	Supply   saidPeriod
	Effect   string
	Void     []int
}

// does reports whether the applicant comes on a day for a step of an item.
func (p *saidPlan) does(item int, step string, day int, clock moments) bool {
	return slices.ContainsFunc(p.Trips, func(t saidTrip) bool {
		on := t.Day
		if clock.start != none {
			on = dayOf(t.Date)
		}
		return on == day && slices.ContainsFunc(t.Errands, func(e saidErrand) bool { return e.Item == item && e.Step == step })
	})
}
