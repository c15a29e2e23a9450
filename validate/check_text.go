package validate

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkText() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R042", Name: "text-changed", Severity: diag.Warning,
			Title: diag.T("所引的条文改过，引用还没有核对", "an article that is cited has changed, and the citation has not been looked at"),
			Doc: diag.T("法律修改以后，同一个条号可以是另外的内容：条文往后移了一条，引用照旧，指南就印错了依据。法律文件的变更（changes）里登记了新文本的，凡是文字改了的条，每一处引用都要核对：仍然适用的，在依据里写核对日期（confirmed）；内容移到别条的，改引那一条。证照批文有效期的依据（validity）也一样。事项自己开始办理以前的修改不用核对；改过几次的，只报告最近的一次。变更里写了 moved 的，说明移到了哪里。核对日期不能写还没有到的日子，除非那天的文本已经登记。",
				"After an amendment a number may be that of another article: where articles have moved and citations have not, guides print the wrong law. Where a change of a law registers a new text, every citation of an article whose words differ has to be looked at: if it still holds, its basis says when it was confirmed; if the content has moved, it cites the other article. So does what sets the validity of a document. What was amended before the matter itself began need not be looked at; of several amendments the last is reported. Where the change says what has moved, the finding says where to. A day to come confirms nothing, unless the text of that day is registered."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			texts := map[string][]schema.LawText{}
			for _, c := range l.citations() {
				law, name := c.law, schema.ReadArticle(c.article).Name
				if name == "" || l.Law(law) == nil {
					continue
				}
				if _, known := texts[law]; !known {
					texts[law] = l.written.LawTexts(law)
				}
				if day := c.confirmed; l.AsOf().Before(day) && texts[law][len(texts[law])-1].From.Before(day) { // it would answer for texts that nobody has seen
					report(l.Finding(c.atConfirmed, diag.T("核对日期 %s 还没有到，也没有登记从那天起的文本", "the day of confirmation, %s, has not come, and no text from it on is registered", day),
						diag.T("写核对的那一天；预先核对将要施行的文本的，先在法律文件的变更里登记它", "Write the day on which it was looked at; of a text to come, register that first in a change of the law")))
				}
				since := c.confirmed
				if born := l.begun(c.of); since.Before(born) { // it was written for the text of its first day
					since = born
				}
				for i, t := range slices.Backward(texts[law]) {
					if i == 0 || l.AsOf().Before(t.From) || !since.Before(t.From) {
						continue
					}
					before, now := texts[law][i-1].Law.Articles.Get(name), t.Law.Articles.Get(name)
					if before == nil || now == nil || *before == *now {
						continue // an article that is not there any more is reported
					}
					moved := ""
					if to, was := t.Law.Moved.Get(name), texts[law][i-1].Law.Moved.Get(name); to != nil && (was == nil || *was != *to) {
						moved = *to // by this change, not by one before
					}
					l.textChanged(c, name, moved, t, report)
					break // who looks at the last of them has looked at them all
				}
			}
		},
	}
}

// citation is an article that a record cites, and when that was looked at.
type citation struct {
	of, atArticle, atConfirmed fieldpath.Selector
	by, law, article           string
	confirmed                  schema.Date
	kept                       bool // fmt --upgrade does not follow it where its content moves
}

// citations returns the articles that the catalog cites, those that set the validity of documents included.
func (l *inspected) citations() (list []citation) {
	for _, b := range l.Bases() {
		list = append(list, citation{of: b.At, by: l.NameOf(b.At), atArticle: b.At.Article(), atConfirmed: b.At.Confirmed(), law: b.Basis.Law, article: b.Basis.Article, confirmed: b.Basis.Confirmed})
	}
	for _, e := range l.written.Documents {
		v, at := e.Value.Validity, fieldpath.Document(e.Key).Validity()
		if v == nil || !l.InUse(e.Key) {
			continue
		}
		set := citation{of: at, by: e.Value.Name, atArticle: at.Article(), atConfirmed: at.Confirmed(), law: v.Law, article: v.Article, confirmed: v.Confirmed, kept: true}
		renewal := set
		renewal.atArticle, renewal.law, renewal.article = at.RenewArticle(), cmp.Or(v.RenewLaw, v.Law), v.RenewArticle
		list = append(list, set, renewal)
	}
	return list
}

// begun is the first day of the matter or procedure of an element, the zero day where it says none.
func (l *inspected) begun(at fieldpath.Selector) schema.Date {
	a := at.Here()
	if m := l.Matter(a.RecordID()); m != nil && a.RecordKind() == fieldpath.MatterKind {
		return begins(m.Effective)
	}
	if p := l.written.Procedures.Get(a.RecordID()); p != nil && a.RecordKind() == fieldpath.ProcedureKind {
		return begins(p.Effective)
	}
	return schema.Date{}
}

// textChanged reports a citation of an article whose words are others since a text of its law.
func (l *inspected) textChanged(c citation, name, moved string, t schema.LawText, report func(diag.Diagnostic)) {
	title := l.Law(c.law).Title
	message := diag.T("《%[1]s》%[2]s的文字自 %[3]s 起改了，“%[4]s”引用它，还没有核对", "the words of %[2]s of %[1]s are others from %[3]s on, and its citation by %[4]s has not been confirmed", title, name, t.From, c.by)
	hint := diag.T("核对新文本：仍然适用的，写 confirmed: %[1]s", "Look at the new text; if it still holds, write confirmed: %[1]s", strconv.Quote(t.From.String()))
	switch {
	case moved != "" && c.kept:
		hint = diag.T("原来的内容移到了%[2]s：改引%[2]s；无论引哪条，写 confirmed: %[1]s", "what it said is in %[2]s now: cite that; whichever it is, write confirmed: %[1]s", strconv.Quote(t.From.String()), moved)
	case moved != "":
		hint = diag.T("原来的内容移到了%[2]s：改引%[2]s（fmt --upgrade 可以代劳）；仍然引%[3]s的，写 confirmed: %[1]s", "what it said is in %[2]s now: cite that (fmt --upgrade does it); if it is still %[3]s, write confirmed: %[1]s", strconv.Quote(t.From.String()), moved, name)
	}
	d := l.Finding(c.atArticle, message, hint)
	d.Related = []diag.Related{{Place: l.Place(fieldpath.Law(c.law).Articles().Key(name)), Message: diag.T("新文本在这里", "the new text is here")}}
	report(d)
}
