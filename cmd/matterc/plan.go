package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/text"
	"github.com/matterc/matterc/render/wording"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
	"github.com/matterc/matterc/validate/plan"
	"github.com/spf13/cobra"
)

func planCommand(a *app) *cobra.Command {
	var format, dir string
	var asOf, start schema.Date
	var facts, relax, milestones, have []string
	reliefs := make([]string, 0, 5)
	for _, r := range plan.Reliefs() {
		reliefs = append(reliefs, string(r))
	}
	c := &cobra.Command{
		Use:   "plan ID",
		Short: a.say("推算一个联办或者事项怎么办：先后、日期、材料、到现场、收费", "Derive what an applicant must do: order, dates, materials, visits, fees"),
		Long: a.say(`写联办的标识或名称，推算这些申请人要办哪些事项、先办什么、哪些同时办、哪一天到哪个窗口带什么、交多少钱；写事项的，连同先要办的一起推算。全部由事项的字段推算，不用另外写数。

--fact 写明申请人情形。结果取决于没有写明的情形的，在终端上逐个提问，不在终端上就列出还要写明什么，以状态 3 结束。办不成的，说明原因，以状态 1 结束。

--start 写起办日期，按目录登记的工作日历给出日期，超出已登记年份的只排先后、不写日期；不写的，从起办之日的次日数工作日。--relax 写采用的放宽；不写的，也列出每一种能缩短多少、有什么后果。

--milestone 写里程碑（如工程竣工）要多久，如 completion=180日：没有机关办理，只有申请人知道。不写的，它以后的从它发生之日的次日数起；可以写几个。--have 写已经有的证照批文：要它的不再等，也不再排只为取得它才办的事项；联办的成员照样列出。`,
			`With the id or the name of a procedure, derive which matters these applicants need, in which order, what runs side by side, on which day to bring what to which window, and what it costs; with that of a matter, the same for it and all that comes first. Everything is derived from the matters.

--fact gives what is known of the applicant. If the answer depends on other facts they are asked for on a terminal; elsewhere the facts that are missing are listed and the status is 3. If it cannot be finished the reason is told and the status is 1.

--start gives dates, by the calendars of the catalog, and only the order where these end; without it working days are counted. --relax makes the plan with reliefs; without it, too, what each would save is told.

--milestone says how long a milestone takes, such as completion=180日: no office handles it, and the applicants alone know. Without it, what comes after is counted from then on. --have names a document that they have already: what asks for it does not wait, and nothing is planned for its sake alone; members of a procedure are listed all the same.`),
		Example:           "matterc plan company-startup\nmatterc plan five-certificates --as-of 2014-06-01 --fact registered-capital=1000000 --start 2014-06-03\nmatterc plan company-startup --fact 是否招用职工=是 --format markdown > plan.md",
		Args:              a.arguments(1, 1, a.say("联办或者事项的标识或名称", "the id or name of a procedure or matter")),
		ValidArgsFunction: a.completesIDs(&dir, plannable...),
		RunE: func(_ *cobra.Command, args []string) error {
			draft, err := a.draft(dir, asOf)
			if err != nil {
				return err
			}
			subject, err := plannedFor(draft, args[0])
			if err != nil {
				return err
			}
			given, problem := draft.ParseGiven(facts)
			if !problem.IsZero() {
				return &failure{status: statusFailed, text: problem}
			}
			subject.Given = given
			for _, r := range relax {
				subject.Relief = append(subject.Relief, plan.Relief(r))
			}
			if subject.Milestones, problem = draft.ParseMilestones(milestones); !problem.IsZero() {
				return &failure{status: statusFailed, text: problem}
			}
			for _, word := range have {
				record, err := draft.named(word, fieldpath.DocumentKind)
				if err != nil {
					return err
				}
				subject.Have = append(subject.Have, draft.Document(record.ID))
			}
			if !start.IsZero() {
				day := model.TimingDate(start)
				subject.Start = &day
			}
			var questions *questioner
			if isTerminal(os.Stdin) && isTerminal(a.out) {
				questions = &questioner{app: a, in: bufio.NewReader(os.Stdin), out: a.err, draft: draft.Solution}
			}
			plan, err := subject.plan(a, questions)
			if err != nil {
				return draft.noDate(err)
			}
			if b := plan.NoDates; b != nil { // its calendar may be there, and be wrong
				if _, wrong := draft.named(strconv.Itoa(b.Year), fieldpath.CalendarKind); errors.Is(wrong, errFindings) {
					return wrong
				}
			}
			text, err := render.Plan(draft.Catalog(), plan, format, a.lang)
			if err != nil {
				return err
			}
			if err := a.result(format, text); err != nil {
				return err
			}
			return draft.failed
		},
	}
	formats := render.PlanFormats()
	a.factFlag(c, &facts, &dir)
	c.Flags().Var(date{&start}, "start", a.say("起办日期，如 2026-03-02", "the first day, such as 2026-03-02"))
	c.Flags().Var(choices{&relax, reliefs, "RELIEF,…"}, "relax", a.say("采用的放宽：", "the reliefs: ")+strings.Join(reliefs, "、"))
	completeFlag(c, "relax", reliefs)
	c.Flags().StringArrayVar(&have, "have", nil, a.say("已经有的证照批文 `DOC`，写标识或名称；可以写几个", "a document `DOC` that the applicants have already, by id or name; may be repeated"))
	c.Flags().StringArrayVar(&milestones, "milestone", nil, a.say("里程碑要多久 `ID=PERIOD`，如 completion=180日；可以写几个", "how long a milestone takes, `ID=PERIOD`, such as completion=180日; may be repeated"))
	chooseFlag(c, &format, "format", "FORMAT", formats[0], a.say("格式：text、markdown、json", "text, markdown or json"), formats)
	a.catalogFlag(c, &dir)
	a.asOfFlag(c, &asOf)
	return c
}

// planSubject is what is to be planned.
type planSubject struct {
	plan.Options
	solution  *eligibility.Solution
	procedure *model.Procedure
	matter    *model.Matter
}

// plannable are the kinds of records that can be planned.
var plannable = []fieldpath.Kind{fieldpath.ProcedureKind, fieldpath.MatterKind}

// plannedFor finds what a word of the command line means.
func plannedFor(draft *drafted, word string) (*planSubject, error) {
	record, err := draft.named(word, plannable...)
	if err != nil {
		return nil, err
	}
	s := &planSubject{solution: draft.Solution}
	if record.Kind == fieldpath.MatterKind {
		s.matter = draft.Matter(record.ID)
		return s, nil
	}
	for _, r := range draft.Procedures() {
		if r.ID == record.ID {
			s.procedure = r
		}
	}
	return s, nil
}

// plan makes the plan, asking for what it depends on if there is somebody to ask.
func (s *planSubject) plan(a *app, questions *questioner) (*plan.Plan, error) {
	for {
		made, err := plan.Make(s.solution, s.procedure, s.matter, s.Options)
		var (
			ask     *plan.AskError
			blocked *plan.BlockedError
		)
		switch {
		case err == nil:
			return made, nil
		case errors.As(err, &ask) && len(ask.Facts) == 0:
			return nil, cannot("这些情形不会同时出现，目录登记为不可能的组合", "these facts never occur together: the catalog declares the combination impossible")
		case errors.As(err, &ask):
			if questions == nil {
				return nil, a.wanted(ask.Facts)
			}
			value, ok := questions.ask(ask.Facts[0], s.Given)
			if !ok {
				return nil, a.wanted(ask.Facts)
			}
			s.Given[ask.Facts[0].ID] = value
		case errors.As(err, &blocked):
			a.blocked(blocked)
			if blocked.Needless || blocked.Days != nil || blocked.Suspended != nil || blocked.Late != nil || len(blocked.Unmet) > 0 || len(blocked.Only) > 0 {
				return nil, errFindings
			}
			text, err := render.Explain(s.solution, blocked.Matter.ID, s.Given, "text", a.lang)
			if err != nil {
				return nil, err
			}
			if _, err := a.err.Write(text); err != nil {
				return nil, err
			}
			return nil, errFindings
		default:
			return nil, err
		}
	}
}

// blocked says what these applicants cannot finish, and why if it is not for what waits for what.
func (a *app) blocked(b *plan.BlockedError) {
	say := func(t diag.Text) { fmt.Fprintln(a.err, text.Visible(t.In(a.lang))) }
	switch {
	case b.Needless:
		who := model.Applicants(b.Matter.Applies.Said())
		say(diag.T("这些申请人不用办“%[1]s”：它只适用于%[2]s", "“%[1]s” is nothing for these applicants to do: it is for %[3]s alone", b.Matter.Name, who.ZH, who.EN))
	case b.Days != nil:
		say(diag.T("从这一天起办，“%s”受理后要补交的来不及补齐；换一天起办也许来得及", "from this day on, what “%s” is owed after its acceptance cannot come in time; from another day it may", b.Days.Name))
	case b.Suspended == b.Matter:
		say(diag.T("从这一天起办，这些申请人办不成“%[1]s”：自%[2]s起暂停办理，恢复的日期还没有公布", "from this day on these applicants cannot finish “%[1]s”: it is suspended from %[3]s on, and nobody says until when", b.Matter.Name, wording.Date(b.Suspended.Suspended.From), b.Suspended.Suspended.From))
	case b.Suspended != nil:
		say(diag.T("从这一天起办，这些申请人办不成“%[1]s”：要先办的“%[4]s”自%[2]s起暂停办理，恢复的日期还没有公布", "from this day on these applicants cannot finish “%[1]s”: what has to come first, “%[4]s”, is suspended from %[3]s on, and nobody says until when", b.Matter.Name, wording.Date(b.Suspended.Suspended.From), b.Suspended.Suspended.From, b.Suspended.Name))
	case b.Late == b.Matter:
		say(diag.T("这些申请人办不成“%[1]s”：容缺受理后要补交的，不论哪天起办，都来不及在期限内补齐", "these applicants cannot finish “%[1]s”: whatever the first day, what is owed after its acceptance cannot come in time", b.Matter.Name))
	case b.Late != nil:
		say(diag.T("这些申请人办不成“%[1]s”：“%[2]s”容缺受理后要补交的，不论哪天起办，都来不及在期限内补齐", "these applicants cannot finish “%[1]s”: whatever the first day, what “%[2]s” is owed after its acceptance cannot come in time", b.Matter.Name, b.Late.Name))
	case len(b.Unmet) > 0:
		say(diag.T("这些申请人办不成“%s”，因为不符合：", "these applicants cannot finish “%s”, for they do not meet:", b.Matter.Name))
		for _, c := range b.Unmet {
			said := c.Said()
			say(diag.T("  - %[1]s", "  - %[2]s", said.ZH, said.EN))
		}
	case len(b.Only) == 0:
		say(diag.T("这些申请人办不成“%s”：", "these applicants cannot finish “%s”:", b.Matter.Name))
	}
	if len(b.Only) > 0 {
		var zh, en, flags []string
		for _, r := range b.Only {
			zh, en, flags = append(zh, r.Name().ZH), append(en, r.Name().EN), append(flags, "--relax "+string(r))
		}
		name := diag.T(strings.Join(zh, "和"), strings.Join(en, " and "))
		if len(zh) > 1 {
			name = diag.T(name.ZH+"都采用", name.EN)
		}
		say(diag.T("这些申请人只有%[2]s才办得成“%[1]s”：加上 %[4]s", "these applicants can finish “%[1]s” only by %[3]s: add %[4]s", b.Matter.Name, name.ZH, name.EN, strings.Join(flags, " ")))
	}
}

// wanted lists the facts that have to be given.
func (a *app) wanted(facts []*model.Fact) error {
	wanted := &failure{status: statusFailed, text: diag.T("结果取决于申请人情形，还需要写明：", "the answer depends on facts that are not given:")}
	for _, f := range facts {
		wanted.lines = append(wanted.lines, sentence("  --fact %s=%s（%s：%s）", "  --fact %s=%s (%s: %s)", f.ID, strings.Join(answers(f), "|"), f.Name, f.Question))
	}
	return wanted
}

// answers are the values of a fact; of a number what it is a number of.
func answers(f *model.Fact) []string {
	switch f.Type {
	case schema.YesNo:
		return []string{"是", "否"}
	case schema.Number:
		return []string{"数" + map[bool]string{true: "（" + f.Unit + "）"}[f.Unit != ""]}
	}
	return f.Values
}

// questioner asks an applicant for facts.
type questioner struct {
	*app
	in    *bufio.Reader
	out   io.Writer
	draft *eligibility.Solution
}

// ask puts the question of a fact until there is an answer that makes sense beside what is given; ok is false if there is
// none to be had.
func (q *questioner) ask(f *model.Fact, given eligibility.Given) (value schema.Value, ok bool) {
	fmt.Fprintf(q.out, "%s\n", text.Visible(f.Question))
	if f.Note != "" {
		fmt.Fprintf(q.out, "  %s\n", text.Visible(f.Note))
	}
	choices := answers(f)
	if f.Type != schema.Number {
		for i, v := range choices {
			fmt.Fprintf(q.out, "  %d. %s\n", i+1, text.Visible(v))
		}
	}
	for {
		switch {
		case f.Type == schema.Number && f.Unit != "":
			fmt.Fprintf(q.out, "%s", q.say("请写一个数（"+text.Visible(f.Unit)+"）：", "a number ("+text.Visible(f.Unit)+"): "))
		case f.Type == schema.Number:
			fmt.Fprintf(q.out, "%s", q.say("请写一个数：", "a number: "))
		default:
			fmt.Fprintf(q.out, "%s", q.say("请写序号或者值：", "its number or value: "))
		}
		line, err := q.in.ReadString('\n')
		line = strings.TrimSpace(line)
		if line == "" && err != nil {
			fmt.Fprintln(q.out)
			return schema.Value{}, false
		}
		if line == "" {
			continue
		}
		if f.Type != schema.Number && !slices.Contains(choices, line) {
			for i, v := range choices {
				if line == fmt.Sprint(i+1) {
					line = v
				}
			}
		}
		if f.Type == schema.YesNo && !slices.Contains(choices, line) {
			fmt.Fprintln(q.out, sentence("情形“%[1]s”没有“%[2]s”这个值。可以写：%[3]s", "%[4]s has no value %[2]q. It may be %[3]s",
				f.Name, line, strings.Join(choices, "、"), f.ID).In(q.lang))
			continue
		}
		texts := []string{f.ID + "=" + line}
		for id, v := range given {
			texts = append(texts, id+"="+v.Text)
		}
		slices.Sort(texts)
		made, problem := q.draft.ParseGiven(texts)
		if problem.IsZero() {
			return made[f.ID], true
		}
		fmt.Fprintln(q.out, text.Visible(problem.In(q.lang)))
	}
}
