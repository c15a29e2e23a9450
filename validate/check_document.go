package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkDocument() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R004", Name: "unknown-document", Severity: diag.Error,
			Title: diag.T("引用的证照批文没有登记", "reference to a document that is not in the catalog"),
			Doc: diag.T("材料、前置、审批结果和联办的已有证照引用的证照批文，要在 document 中登记。登记了才知道它由哪个事项核发，申请人到哪里去办。",
				"A document in materials, prerequisites, a result or what a procedure says its applicants hold must be registered under document; only then is it known which matter issues it."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			known := l.written.Documents.Keys()
			kind := referent{fieldpath.DocumentKind, "证照批文", "document"}
			for _, p := range l.Procedures() {
				for i, id := range p.Procedure.Holds {
					if l.Document(id) == nil {
						l.nothing(report, fieldpath.Procedure(p.ID).Holds().Item(i), kind, id, known)
					}
				}
			}
			for _, m := range l.Awaited() {
				for _, d := range model.Demands(m) {
					if d.Document != "" && l.Document(d.Document) == nil {
						l.nothing(report, d.At, kind, d.Document, known)
					}
				}
				for _, r := range m.Results {
					if id := r.Result.Document; id != "" && r.Document == nil {
						l.nothing(report, r.At.Document(), kind, id, known)
					}
				}
			}
		},
	}
}
