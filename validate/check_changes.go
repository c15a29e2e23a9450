package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkMoved() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R050", Name: "moved-from-or-to-nothing", Severity: diag.Warning,
			Title: diag.T("条文变动（moved）写的条不在文本里，或者两条移到一处", "an article that is said to have moved is not in the texts, or two have moved to one place"),
			Doc: diag.T("法律文件的变更里，moved 左边写原来文本的条号，右边写这一文本的条号；引用照它改条号。左边的条要在前一文本里，右边的条要在这一文本里，两条不能移到同一处：合并的，只写内容主要在那里的一条，另一条由人核对。没有登记条文的文本不核对。",
				"In a change of a law, moved has numbers of the text before on the left and numbers of this text on the right; citations follow it. What is on the left is in the text before, what is on the right in this one, and no two have moved to one place: where articles are joined, write the one whose content it mainly is, and leave the other to people. Texts without articles are not checked."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, c := range l.written.Changes() {
				if len(c.Moves) == 0 {
					continue
				}
				law := l.written.Everything.Laws.Get(c.ID)
				if law == nil {
					continue
				}
				var before, now *schema.Law
				texts := l.written.LawTexts(c.ID)
				for i := range texts {
					if texts[i].From.Before(c.Day) {
						before = &texts[i].Law
					} else if texts[i].From == c.Day {
						now = &texts[i].Law
					}
				}
				seen := map[string]schema.Move{}
				for _, m := range c.Moves {
					say := func(message, hint diag.Text) {
						d := l.Finding(fieldpath.Law(c.ID), message, hint)
						d.Place = m.Place
						if first, again := seen[m.To]; again {
							d.Related = []diag.Related{{Place: first.Place, Message: diag.T("另一条写在这里", "the other is here")}}
						}
						report(d)
					}
					to := schema.ReadArticle(m.To)
					switch {
					case before != nil && len(before.Articles) > 0 && before.Articles.Get(m.From) == nil:
						say(diag.T("《%[1]s》%[2]s 以前的文本没有登记%[3]s，说不上移到哪里", "%[1]s has no %[3]s in its text before %[2]s that could have moved", law.Title, c.Day, m.From), diag.T("核对条号：左边写原来的条号", "Check the number: the old one stands on the left"))
					case now != nil && len(now.Articles) > 0 && now.Articles.Get(to.Name) == nil:
						say(diag.T("《%[1]s》%[2]s 起的文本没有登记%[4]s，%[3]s移不到那里", "%[1]s has no %[4]s in its text from %[2]s on for %[3]s to have moved to", law.Title, c.Day, m.From, m.To), diag.T("核对条号；没错的，把那一条的原文补进变更", "Check the number; if it is right, add the text of that article to the change"))
					case seen[m.To] != (schema.Move{}):
						say(diag.T("《%[1]s》%[2]s和%[3]s都移到了%[4]s", "both %[2]s and %[3]s of %[1]s have moved to %[4]s", law.Title, seen[m.To].From, m.From, m.To), diag.T("合并的，只留内容主要在那里的一条；写错的改正", "If they have been joined, keep the one whose content it mainly is; if it is a slip, correct it"))
					}
					if seen[m.To] == (schema.Move{}) {
						seen[m.To] = m
					}
				}
			}
		},
	}
}

func checkIdle() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R051", Name: "change-of-nothing", Severity: diag.Note,
			Title: diag.T("变更什么也没有改", "a change that changes nothing"),
			Doc: diag.T("变更（changes）只写从那一天起不同的项。写的和原来一样的，多半是抄来没有改，或者记录已经改成了新的值：那样变更以前的日子也成了新的。",
				"A change (changes) has what is different from a day on. One that says what was there anyway has mostly been copied and not altered, or the record itself has been given the new value: then the days before the change have it too."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, c := range l.written.Changes() {
				if !c.Idle {
					continue
				}
				d := l.Finding(fieldpath.Record(c.Kind, c.ID), diag.T("“%[1]s” %[2]s 的变更什么也没有改", "the change of “%[1]s” on %[2]s changes nothing", l.NameOf(fieldpath.Record(c.Kind, c.ID)), c.Day),
					diag.T("写上从那一天起不同的值，记录里留原来的；没有不同的，删去它", "Write the value of that day there and leave the old one in the record; if nothing differs, delete it"))
				d.Place = c.Place
				report(d)
			}
		},
	}
}
