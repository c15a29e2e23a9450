package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkReplaced() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R038", Name: "replaces-what-goes-on", Severity: diag.Error,
			Title: diag.T("代替的事项没有登记，或者没有停止办理", "a matter that replaces one that is not there, or goes on"),
			Doc: diag.T("replaces 写的是本事项代替的原来的事项：它们要在目录中登记，并且写明失效日期（effective.to），原来的指南才知道到哪里去。自己不能代替自己。",
				"replaces names the earlier matters that a matter takes the place of: they are in the catalog and have an end (effective.to), so that their guides know where to lead. Nothing replaces itself."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			all := l.written.Everything // what is replaced is not in force any more
			for _, e := range all.Matters {
				for i, id := range e.Value.Replaces {
					at := fieldpath.Matter(e.Key).Replaces().Item(i)
					old := all.Matters.Get(id)
					switch {
					case id == e.Key:
						report(l.Finding(at, diag.T("“%s”代替它自己", "“%s” replaces itself", e.Value.Name), diag.T("写原来的事项的标识", "Name the earlier matter")))
					case old == nil:
						l.nothing(report, at, referent{fieldpath.MatterKind, "事项", "matter"}, id, all.Matters.Keys())
					case !ends(old.Effective):
						d := l.Finding(at, diag.T("“%[1]s”代替“%[2]s”，而“%[2]s”没有写停止办理的日期", "“%[1]s” replaces “%[2]s”, which does not say when it ends", e.Value.Name, old.Name),
							diag.T("给“%s”写上 effective.to", "Write effective.to of “%s”", old.Name))
						d.Related = []diag.Related{{Place: l.written.Place(fieldpath.Matter(id)), Message: diag.T("它写在这里", "it is here")}}
						report(d)
					}
				}
			}
		},
	}
}

// ends reports whether a period of effect has an end.
func ends(e *schema.Effective) bool { return e != nil && !e.To.IsZero() }
