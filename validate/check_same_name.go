package validate

import (
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// namedOnce are the kinds of records of which no two in force have one name; two counties may both have a 新华区.
var namedOnce = []fieldpath.Kind{fieldpath.MatterKind, fieldpath.ProcedureKind, fieldpath.LawKind, fieldpath.DepartmentKind, fieldpath.DocumentKind, fieldpath.FactKind, fieldpath.AgencyKind}

func checkSameName() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R026", Name: "same-name", Severity: diag.Warning,
			Title: diag.T("两个标识用了同一个名称", "two ids have one name"),
			Doc: diag.T("同一部门的两个事项，或者同时有效的两部法律文件、两个部门、两种证照、两项情形同名，申请人分不清要办哪一个、要哪一份。多半是复制了一个文件，改了标识，没有改名称。确实是两件事的，名称写出区别；是同一件事的，只留一个。",
				"If two matters of one department, or two laws, departments, documents or facts in force at the same time have one name, applicants cannot tell which they need. Mostly a file was copied and given another id, but no other name. Say in the names how they differ, or keep one."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			type called struct {
				kind             fieldpath.Kind
				name, department string
			}
			first := map[called]schema.Record{}
			for _, r := range l.written.Records(namedOnce...) {
				if r.Absent || r.Name == "" || strings.HasPrefix(r.Name, schema.Unfilled) {
					continue
				}
				name := called{kind: r.Kind, name: schema.Alike(r.Name)}
				if m := l.Matter(r.ID); r.Kind == fieldpath.MatterKind && m != nil {
					name.department = m.Matter.Department
				}
				other, again := first[name]
				if !again {
					first[name] = r
					continue
				}
				if len(r.ID) < len(other.ID) { // a copy is mostly given a longer id
					r, other = other, r
				}
				label := schema.Label(r.Kind)
				d := l.Finding(fieldpath.Record(r.Kind, r.ID), diag.T("%[1]s“%[3]s”与“%[4]s”的名称相同：“%[5]s”", "%[2]s %[3]s has the name of %[4]s: %[5]q", label.ZH, label.EN, r.ID, other.ID, r.Name),
					diag.T("复制来的，改成自己的名称；是同一个的，只留一个", "Give a copy a name of its own; if both are the same, keep one"))
				at, there := r.Named, other.Named
				if at == there { // a shared definition gives it to both
					at, there = r.Place, other.Place
				}
				d.Place = at
				d.Related = []diag.Related{{Place: there, Message: diag.T("另一个写在这里", "the other one is here")}}
				report(d)
			}
		},
	}
}
