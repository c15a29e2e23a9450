package jsonfile

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/model"
)

// jsonExplanation is what explain writes as JSON.
type jsonExplanation struct {
	_             struct{}        `doc:"谁办得成：explain 的回答。Who can obtain what: the answer of explain."`
	FormatVersion jsonVersion     `json:"formatVersion" doc:"本格式的版本。The version of this format."`
	Edition       jsonEdition     `json:"edition" doc:"目录的版本。The edition of the catalog."`
	Given         []jsonGiven     `json:"given" doc:"已知的申请人情形。What is known of the applicant."`
	Matters       []jsonJudgement `json:"matters" doc:"问到的事项，然后是它们要等的事项，按标识排序。The matters asked about, then those they wait for, sorted by id."`
}

// jsonGiven is a fact that is known.
type jsonGiven struct {
	_        struct{} `doc:"一项已知的情形。A fact that is known."`
	Fact     string   `json:"fact" doc:"情形标识。Id of the fact."`
	Value    any      `json:"value" doc:"值。Its value."`
	Sentence string   `json:"sentence" doc:"一句话。In a sentence."`
}

// jsonJudgement is who can obtain a matter.
type jsonJudgement struct {
	_          struct{}          `doc:"一个事项谁办得成。Who can obtain a matter."`
	Matter     jsonMatterRef     `json:"matter" doc:"事项。The matter."`
	Asked      bool              `json:"asked" doc:"是问到的事项，不是它们要等的。Whether it was asked about, and not only what those wait for."`
	Audience   []schema.Audience `json:"audience,omitzero" doc:"服务对象，下面说的申请人都在其中；目录没有登记的不写。The kinds of persons it is for; whoever is spoken of below is one of them; left out where the catalog does not say."`
	Applies    jsonAnswer        `json:"applies" doc:"适用于谁。To whom it applies."`
	Qualifies  jsonAnswer        `json:"qualifies" doc:"适用的申请人中，谁符合自身的条件。Of those, who meets its own conditions."`
	Orderable  jsonAnswer        `json:"orderable" doc:"适用的申请人中，谁的前置排得出先后。Of those to whom it applies, for whom what comes first can be put in order."`
	Obtainable jsonAnswer        `json:"obtainable" doc:"适用的申请人中，谁办得成。Of those to whom it applies, who obtains it."`
	Undecided  bool              `json:"undecided" doc:"关系太复杂，没有判断出来。Whether it was too complex to be decided."`
	Added      []jsonAdded       `json:"added" doc:"前置的条件另外要求什么（实际还须满足）。What the conditions of prerequisites add."`
	Lost       []jsonWho         `json:"lost" doc:"还有谁因前置的几项条件合在一起办不成。Who else is kept out, by several conditions of prerequisites together."`
	More       bool              `json:"more" doc:"added 和 lost 没有列全。Whether added and lost are not complete."`
	Reason     []jsonBlock       `json:"reason" doc:"为什么有申请人排不出先后。Why some cannot put it in order."`
}

// jsonAnswer is an answer.
type jsonAnswer struct {
	_      struct{}  `doc:"对哪些申请人成立。For whom it is true."`
	Answer string    `json:"answer" jsonschema:"enum=all,enum=some,enum=none" doc:"all 全部，some 一部分，none 没有。All, some or none of them."`
	Who    []jsonWho `json:"who" doc:"一部分的，是符合其中任一组限定的。If some: those who satisfy one of these guards."`
	More   bool      `json:"more" doc:"who 没有列全。Whether who is not complete."`
}

// jsonWho is a set of applicants.
type jsonWho struct {
	_    struct{}   `doc:"一些申请人。Some applicants."`
	When *jsonGuard `json:"when,omitempty" doc:"限定；没有的，是所有申请人。The guard they satisfy; everybody if there is none."`
}

// jsonAdded is a condition of a prerequisite.
type jsonAdded struct {
	_       struct{}       `doc:"前置的一项条件。A condition of a prerequisite."`
	When    *jsonGuard     `json:"when,omitempty" doc:"只对这些申请人。Of whom it is demanded."`
	Require *jsonGuard     `json:"require" doc:"条件。The condition."`
	Text    string         `json:"text" doc:"条件的文字。The text of the condition."`
	Matter  jsonMatterRef  `json:"matter" doc:"条件所属的事项。The matter whose condition it is."`
	Basis   []jsonCitation `json:"basis,omitzero" doc:"条件的依据。Its basis."`
}

// jsonBlock is a reason.
type jsonBlock struct {
	_          struct{}        `doc:"排不出先后的一个原因。One reason."`
	Code       string          `json:"code" doc:"问题编号。Code of the finding."`
	When       *jsonGuard      `json:"when,omitempty" doc:"对哪些申请人，至少。For whom, at least."`
	Matters    []jsonMatterRef `json:"matters" doc:"有关的事项。The matters it is about."`
	Milestones []jsonRef       `json:"milestones,omitempty" doc:"有关的里程碑；没有的不写。The milestones it is about; left out if there are none."`
	Hops       []string        `json:"hops" doc:"一步一步的原因。The reason, hop by hop."`
}

// Explanation answers for matters and for all that they wait for.
func Explanation(p *eligibility.Solution, asked []*model.Matter, given eligibility.Given) ([]byte, error) {
	s, err := explanationSchema()
	if err != nil {
		return nil, err
	}
	var first []*model.Matter
	who := p.Applicants(given)
	seen := map[*model.Matter]bool{}
	var visit func(m *model.Matter)
	visit = func(m *model.Matter) {
		if seen[m] {
			return
		}
		seen[m] = true
		if !slices.Contains(asked, m) && m.Milestone == nil {
			first = append(first, m)
		}
		for _, w := range who.Waits(m) {
			for _, way := range w.Ways {
				for _, k := range way.Matters {
					visit(k)
				}
			}
		}
	}
	for _, m := range asked {
		visit(m)
	}
	slices.SortFunc(first, func(a, b *model.Matter) int { return strings.Compare(a.ID, b.ID) })
	out := jsonExplanation{FormatVersion: formatVersion, Edition: editionJSON(p.Catalog(), ""), Given: givenJSON(given.Guard(p.Catalog())), Matters: []jsonJudgement{}}
	for i, m := range slices.Concat(asked, first) {
		out.Matters = append(out.Matters, judgementJSON(p.Assess(m, given), i < len(asked)))
	}
	f, err := s.file("explanation.json", out)
	return f.Data, err
}

func judgementJSON(j eligibility.Assessment, asked bool) jsonJudgement {
	answer := func(a eligibility.Answer) jsonAnswer {
		word := "some"
		switch {
		case a.None:
			word = "none"
		case a.All:
			word = "all"
		}
		return jsonAnswer{Answer: word, Who: each(a.Who, whoJSON), More: a.More}
	}
	return jsonJudgement{
		Matter: matterRef(j.Matter), Asked: asked, Audience: j.Matter.Audience, Applies: answer(j.Applies), Qualifies: answer(j.Qualifies), Orderable: answer(j.Orderable),
		Obtainable: answer(j.Obtainable), Undecided: j.Undecided,
		Added: each(j.Added, addedJSON),
		Lost:  each(j.Lost, whoJSON),
		More:  j.More,
		Reason: each(j.Blocks, func(b eligibility.Blocked) jsonBlock {
			made := jsonBlock{Code: string(b.Cause), When: guardJSON(b.Who), Matters: []jsonMatterRef{}, Hops: each(b.Reason, func(t diag.Text) string { return t.ZH })}
			for _, m := range b.Matters {
				if e := milestoneRef(m); e != nil {
					made.Milestones = append(made.Milestones, *e)
				} else {
					made.Matters = append(made.Matters, matterRef(m))
				}
			}
			return made
		}),
	}
}

// givenJSON is what is known of an applicant.
func givenJSON(known model.Guard) []jsonGiven {
	return each(known, func(t model.GuardTest) jsonGiven {
		return jsonGiven{Fact: t.Fact.ID, Value: testJSON(t.Test).Value, Sentence: model.Guard{t}.Sentence()}
	})
}

func whoJSON(g model.Guard) jsonWho { return jsonWho{When: guardJSON(g)} }

func addedJSON(a eligibility.Added) jsonAdded {
	return jsonAdded{When: guardJSON(a.When), Require: guardJSON(a.Require), Text: a.Text, Matter: matterRef(a.Matter), Basis: citations(a.Basis)}
}
