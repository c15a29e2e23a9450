package wording

import (
	"regexp"
	"strings"

	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate/model"
)

// What legends of pictures say: where arrows point, and of a requirement that does not hold up acceptance.
const (
	Arrows      = "箭头从先办的指向后办的"
	OnlyDecided = "办结前才需要"
)

// Outside says of a matter that it is no member of a procedure, and that a member needs what it gives, or may need it.
func Outside(may bool) diag.Text {
	if may {
		return diag.T("不在本联办内，有的情形要先办", "no member of the procedure: some have to do it before")
	}
	return diag.T("不在本联办内，要先办", "no member of the procedure: to be done before")
}

// Before is the time before an event: 受理前.
func Before(e schema.Event) string { return string(e) + "前" }

// Requirement says who needs one of several things before which event: 供地方式为出让的：受理前，须已经取得“甲”，或者“乙”须已经办结.
func Requirement(when model.Guard, by schema.Event, ways []page.Text) page.Text {
	return page.Concat(Lead(when), page.Plain(Before(by), "，"), page.Separate("，或者", ways...))
}

// Alternative says one way of meeting a prerequisite, and which matters lead to it: those of which it is told.
func Alternative(a model.Alternative, from []*model.Matter) page.Text {
	if a.Matter != nil {
		return alternative(a)
	}
	return page.Concat(alternative(a), issuers(a.Document, from))
}

// alternative says one way of meeting a prerequisite.
func alternative(a model.Alternative) page.Text {
	if a.Matter != nil && a.Matter.Milestone != nil {
		return page.Plain("“", a.Matter.Name, "”须已经发生", Bracketed(Happens(a.Matter.Milestone)))
	}
	if a.Matter != nil {
		return page.Concat(page.Plain("“"), linked(a.Matter), page.Plain("”须已经", string(a.Of)))
	}
	if a.Of == schema.Accepted {
		return page.Plain("“", a.Document.Name, "”须已经申请并受理")
	}
	return page.Plain("须已经取得“", a.Document.Name, "”")
}

// Happens says of a milestone that no office handles it, and what else is said of it.
func Happens(e *model.Milestone) string {
	if e.Note == "" {
		return "不是审批事项，由申请人自己安排"
	}
	return "不是审批事项，由申请人自己安排；" + strings.TrimSuffix(e.Note, "。")
}

// linked is the name of a matter, which leads to its guide.
func linked(m *model.Matter) page.Text {
	return page.Linked(m.Name, page.Link{Page: page.PathOf(page.GuidePage, m.ID)})
}

// issuers says in brackets which of some matters issue a document, each linked to its guide.
func issuers(d *model.Document, from []*model.Matter) page.Text {
	var links []page.Text
	for _, m := range from {
		links = append(links, page.Concat(linked(m), page.Plain(givenTo(m, d))))
	}
	switch {
	case len(links) > 0:
		return page.Concat(page.Plain("（办理“"), page.Separate("”或“", links...), page.Plain("”取得）"))
	case d.Issuer != "":
		return page.Plain("（", issuedOutside(d), "）")
	}
	return nil
}

// givenTo says in brackets to whom a matter gives a document, "" where to all.
func givenTo(m *model.Matter, d *model.Document) string {
	return Bracketed(m.IssuedTo(d).Sentence())
}

// issuedOutside says which body outside the catalog issues a document.
func issuedOutside(d *model.Document) string {
	if signed.MatchString(d.Name) { // nobody issues what several sign
		return "由" + d.Issuer + "签订"
	}
	return "由" + d.Issuer + "核发"
}

var signed = regexp.MustCompile("(合同|协议|协议书)$")

// IssuedBy says on a line each how a document is come by: the matters from which it can be had, of those that issue it, or the body
// outside the catalog; none where the catalog does not say. A sheet, on which no name leads to a guide, names the department of a matter as well.
func IssuedBy(d *model.Document, from []*model.Matter, department bool) []page.Text {
	if d == nil {
		return nil
	}
	var texts []page.Text
	for _, m := range from {
		t := page.Concat(page.Plain("办理“"), linked(m), page.Plain("”取得", givenTo(m, d)))
		if department {
			t = page.Concat(t, page.Plain(Bracketed(m.Department.ShortName())))
		}
		texts = append(texts, t)
	}
	if len(texts) == 0 && d.Issuer != "" {
		texts = append(texts, page.Plain(issuedOutside(d)))
	}
	return texts
}

// ByCommitment says that the word of the applicant stands in for a paper.
func ByCommitment() diag.Text {
	return diag.Text{ZH: "可以用书面承诺代替", EN: "a written commitment may stand in for it"}
}

// Relaxation says how a requirement may be relaxed, nothing for nil. What is accepted without a paper is not decided without it, so
// that a relaxation that names no period ends with the decision.
func Relaxation(r *model.Relaxation) diag.Text {
	if r == nil {
		return diag.Text{}
	}
	switch r.Kind {
	case schema.ByCommitment:
		return ByCommitment()
	case schema.Simulated:
		return diag.Text{ZH: "可以先行模拟审批，取得后转为正式审批", EN: "may be reviewed as if it were there (模拟), and decided when it is"}
	case schema.SupplyLater:
		t := diag.Text{ZH: "可以容缺受理，办结前补齐", EN: "may be accepted without it (容缺), to be supplied before the decision"}
		if r.Supply != nil {
			t = diag.T("可以容缺受理，受理后 %[1]s内补齐", "may be accepted without it (容缺), to be supplied within %[2]s of acceptance", r.Supply.Sentence(), r.Supply.SentenceEN())
		}
		if r.Effect != "" {
			t = diag.Text{ZH: t.ZH + "，逾期" + string(r.Effect), EN: t.EN + "; if late: " + string(r.Effect)}
		}
		return t
	}
	panic("nothing says how a requirement is relaxed by " + string(r.Kind))
}
