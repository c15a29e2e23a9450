package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkLaw() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R002", Name: "unknown-law", Severity: diag.Error,
			Title: diag.T("引用的法律文件没有登记或者已经失效", "reference to a law that is not in the catalog or not in force"),
			Doc: diag.T("依据引用的法律文件要在 law 中登记，并且在目录的版本日期有效。印出来的指南引用失效的法律，就是错误的指南（优化营商环境条例第三十五条要求办理条件有法律、法规、规章依据）。法律失效的，改引现行的法律，或者给事项写上失效日期。",
				"A law that a basis cites must be registered under law and in force on the edition date. A guide that cites a repealed law is wrong. Cite the law in force, or give the matter an end."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			known := l.written.Laws.Keys()
			for _, b := range l.Bases() {
				if l.Law(b.Basis.Law) == nil {
					l.nothing(report, b.At.Law(), referent{fieldpath.LawKind, "法律文件", "law"}, b.Basis.Law, known)
				}
			}
			for _, d := range l.written.Documents {
				v, at := d.Value.Validity, fieldpath.Document(d.Key).Validity()
				if v == nil || !l.InUse(d.Key) {
					continue
				}
				if v.Law != "" && l.Law(v.Law) == nil {
					l.nothing(report, at.Law(), referent{fieldpath.LawKind, "法律文件", "law"}, v.Law, known)
				}
				if v.RenewLaw != "" && l.Law(v.RenewLaw) == nil {
					l.nothing(report, at.RenewLaw(), referent{fieldpath.LawKind, "法律文件", "law"}, v.RenewLaw, known)
				}
			}
		},
	}
}
