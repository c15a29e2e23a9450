package jsonfile

import (
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate/timing"
)

// jsonDueFile is what `matterc due --format json` writes.
type jsonDueFile struct {
	_          struct{}      `doc:"期限在哪一天届满：due 的回答。When a period ends: the answer of due."`
	Accepted   jsonDate      `json:"accepted" doc:"受理日。The day of acceptance."`
	AcceptedOn jsonDayKind   `json:"acceptedOn" doc:"受理日是什么日子。What sort of day that is."`
	Period     jsonDuePeriod `json:"period" doc:"期限。The period."`
	From       jsonDate      `json:"from" doc:"起算日（民法典第二百零一条）；即时的是受理日。The first day that may count; the day of acceptance of a period that ends at once."`
	Counted    jsonDate      `json:"counted" doc:"顺延前的到期日。Where the count ends."`
	Last       jsonDate      `json:"last" doc:"最后一天。The last day of the period."`
	LastOn     jsonDayKind   `json:"lastOn" doc:"最后一天是什么日子。What sort of day that is."`
	Rolled     bool          `json:"rolled" doc:"到期日休息，已经顺延（第二百零三条）。Whether the count ended on a day off and has moved on."`
	MonthEnd   bool          `json:"monthEnd" doc:"到期月没有对应日，到月末（第二百零二条）。Whether the month has no day of the same number."`
	Off        []jsonOff     `json:"off" doc:"不计的，或者顺延跳过的休息日。Days off not counted, or passed over when moving on."`
	MakeUp     []jsonDate    `json:"makeUp" doc:"计入的调休上班日。Working Saturdays and Sundays counted."`
	Days       int           `json:"days" doc:"从受理到最后一天的自然日数。Calendar days from acceptance to the last day."`
	Sources    []string      `json:"sources" doc:"放假通知。The State Council's notices."`
}

// jsonDuePeriod is a period as it is asked for, in data alone.
type jsonDuePeriod struct {
	_     struct{}    `doc:"问到的期限。The period asked about."`
	Value int         `json:"value" doc:"数量；即时为 0。A whole number; 0 when at once."`
	Unit  schema.Unit `json:"unit" doc:"单位。Unit."`
}

// jsonOff are days off in a row.
type jsonOff struct {
	_     struct{}    `doc:"连续的休息日。Days off in a row."`
	First jsonDate    `json:"first" doc:"第一天。The first."`
	Last  jsonDate    `json:"last" doc:"最后一天。The last."`
	Kind  jsonDayKind `json:"kind" doc:"放假通知提到其中任何一天的是放假，否则是周末。放假 (a day off) if the notice declares any of them, else 周末 (a weekend)."`
	Days  int         `json:"days" doc:"日数。How many."`
}

// jsonDayKind is what sort of day a day is, in Chinese.
type jsonDayKind string

// dayKind is what sort of day a day is.
func dayKind(k timing.Kind) jsonDayKind { return jsonDayKind(wording.DayKind(k).ZH) }

// Due is the last day of a period by a calendar, why, and which notices say so.
func Due(due timing.Due, period schema.Period, calendar *timing.Calendar, sources []string) ([]byte, error) {
	s, err := dueSchema()
	if err != nil {
		return nil, err
	}
	lastOn, err := calendar.Kind(due.Last)
	if err != nil {
		return nil, err
	}
	f, err := s.file("due.json", jsonDueFile{
		Accepted: jsonDate(due.Accepted.String()), AcceptedOn: dayKind(due.On), Period: jsonDuePeriod{Value: period.Value, Unit: period.Unit},
		From: jsonDate(due.First.String()), Counted: jsonDate(due.Counted.String()), Last: jsonDate(due.Last.String()), LastOn: dayKind(lastOn),
		Rolled: due.Last != due.Counted, MonthEnd: due.MonthEnd, Days: due.Days(),
		Off: each(due.Off, func(s timing.Stretch) jsonOff {
			return jsonOff{First: jsonDate(s.First.String()), Last: jsonDate(s.Last.String()), Kind: dayKind(s.Kind), Days: s.Days()}
		}),
		MakeUp:  each(due.MakeUp, func(d timing.Date) jsonDate { return jsonDate(d.String()) }),
		Sources: each(sources, func(s string) string { return s }),
	})
	return f.Data, err
}
