package validate

import (
	"github.com/matterc/matterc/schema/diag"
)

func checkOutdated() Check {
	return Check{
		Rule: diag.Rule{
			Code: "P004", Name: "earlier-version", Severity: diag.Note,
			Title: diag.T("用了以前的写法", "written as an earlier version of the language has it"),
			Doc: diag.T("决定机构以前写在 decider，现在与受理、初审、联办的机构和责任科室一起写在 bodies，可以写依据。以前的写法仍然有效；matterc check --fix 或者 fmt --upgrade 把它改过来，注释不动。用第 1 版语言写的目录不报告。",
				"Who decides was written in decider; now it is one of the bodies, beside those that accept, examine and join and the office in charge, and may have a basis. What is written stays valid; matterc check --fix or fmt --upgrade writes it anew and leaves comments alone. Catalogs in version 1 of the language are not judged."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			if !l.current() {
				return
			}
			for _, x := range l.written.Outdated() {
				hint := diag.T("改成 %s", "Write %s", x.Edit.New)
				d := l.Finding(x.At, diag.T("“%s”的决定机构是以前的写法", "who decides on “%s” is written as an earlier version has it", l.NameOf(x.At)), hint)
				d.Fixes = []diag.Fix{{Safe: true, Message: hint, Edits: []diag.Edit{x.Edit}}}
				report(d)
			}
		},
	}
}
