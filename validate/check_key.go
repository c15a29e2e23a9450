package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

// keyed is the key of an element of a list, and where it stands.
type keyed struct {
	key string
	at  fieldpath.Value
}

func checkKey() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R035", Name: "key-twice", Severity: diag.Error,
			Title: diag.T("同一列表里有两项用一个代号", "two elements of a list with one key"),
			Doc: diag.T("列表里一项的代号（key）让人和系统在它换了位置、改了文字以后还认得它，所以在同一个列表里只能有一项用它。",
				"The key of an element lets people and systems know it again when it is moved or reworded, so that no other element of the list may have it."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, m := range l.Awaited() {
				twice(l, m.Name, keysOf(m), report)
			}
			for _, p := range l.Procedures() {
				a := fieldpath.Procedure(p.ID)
				twice(l, p.Name, [][]keyed{
					keys(p.Procedure.Members, func(i int) keyed { return keyed{p.Procedure.Members[i].Key, a.Members().Item(i).Key()} }),
					keys(p.Service, func(i int) keyed { return keyed{p.Service[i].Key, a.Service().Item(i).Key()} }),
				}, report)
			}
		},
	}
}

// twice reports the keys that stand twice in one of the lists of a record.
func twice(l *inspected, name string, lists [][]keyed, report func(diag.Diagnostic)) {
	for _, list := range lists {
		for i, x := range list {
			for _, y := range list[:i] {
				if x.key == "" || x.key != y.key {
					continue
				}
				d := l.Finding(x.at, diag.T("“%[1]s”的同一列表里，代号“%[2]s”用了两次", "the key %[2]q stands twice in a list of “%[1]s”", name, x.key),
					diag.T("给其中一项换一个代号", "Give one of them another key"))
				d.Related = []diag.Related{{Place: l.Place(y.at), Message: diag.T("也用在这里", "it is also here")}}
				report(d)
				break
			}
		}
	}
}

// keysOf are the keys of the elements of every list of a matter, or of the milestone whose event it is.
func keysOf(m *model.Matter) [][]keyed {
	if e := m.Milestone; e != nil {
		return [][]keyed{keys(e.After, func(i int) keyed { return keyed{e.After[i].Key, fieldpath.Milestone(e.ID).After().Item(i).Key()} })}
	}
	s, a := m.Matter, fieldpath.Matter(m.ID)
	lists := [][]keyed{
		keys(s.Bodies, func(i int) keyed { return keyed{s.Bodies[i].Key, a.Bodies().Item(i).Key()} }),
		keys(s.Conditions, func(i int) keyed { return keyed{s.Conditions[i].Key, a.Conditions().Item(i).Key()} }),
		keys(s.Prohibitions, func(i int) keyed { return keyed{s.Prohibitions[i].Key, a.Prohibitions().Item(i).Key()} }),
		keys(s.Materials, func(i int) keyed { return keyed{s.Materials[i].Key, a.Materials().Item(i).Key()} }),
		keys(s.Prerequisites, func(i int) keyed { return keyed{s.Prerequisites[i].Key, a.Prerequisites().Item(i).Key()} }),
		keys(s.Deadline.Excluded, func(i int) keyed { return keyed{s.Deadline.Excluded[i].Key, a.Deadline().Excluded().Item(i).Key()} }),
		keys(s.FeeItems(), func(i int) keyed { return keyed{s.Fee.Items[i].Key, a.Fee().Items().Item(i).Key()} }),
		keys(s.Results, func(i int) keyed { return keyed{s.Results[i].Key, a.Results().Item(i).Key()} }),
		keys(s.Steps, func(i int) keyed { return keyed{s.Steps[i].Key, a.Steps().Item(i).Key()} }),
		keys(s.Agencies, func(i int) keyed { return keyed{s.Agencies[i].Key, a.Agencies().Item(i).Key()} }),
		keys(s.Service, func(i int) keyed { return keyed{s.Service[i].Key, a.Service().Item(i).Key()} }),
		keys(s.Questions, func(i int) keyed { return keyed{s.Questions[i].Key, a.Questions().Item(i).Key()} }),
	}
	for n, x := range s.Materials {
		lists = append(lists, keys(x.Counts, func(i int) keyed { return keyed{x.Counts[i].Key, a.Materials().Item(n).Counts().Item(i).Key()} }))
	}
	for n, x := range s.FeeItems() {
		lists = append(lists, keys(x.Bands, func(i int) keyed { return keyed{x.Bands[i].Key, a.Fee().Items().Item(n).Bands().Item(i).Key()} }))
	}
	for n, x := range s.Agencies {
		lists = append(lists, keys(x.Prerequisites, func(i int) keyed {
			return keyed{x.Prerequisites[i].Key, a.Agencies().Item(n).Prerequisites().Item(i).Key()}
		}))
	}
	return lists
}

// keys are the keys of the elements of a list.
func keys[T any](list []T, of func(i int) keyed) []keyed {
	all := make([]keyed, len(list))
	for i := range list {
		all[i] = of(i)
	}
	return all
}
