package validate

import (
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

func checkLawTitle() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R029", Name: "title-in-marks", Severity: diag.Warning,
			Title: diag.T("法律文件的全称写了书名号", "the title of a law is written with its marks"),
			Doc: diag.T("全称（title）不写外面的书名号：指南、公开表引用时会加上，写了就印两层。名称里面的书名号照写。",
				"A title is written without the marks around it: guides and sheets add them when they cite, and would print them twice. Marks inside the title stay."),
		},
		Exemptible: true,
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			for _, e := range l.written.Laws {
				title := strings.TrimSpace(e.Value.Title)
				inner := strings.TrimSuffix(strings.TrimPrefix(title, "《"), "》")
				if len(title)-len(inner) != len("《》") || strings.ContainsAny(inner, "《》") {
					continue
				}
				d := l.Finding(fieldpath.Law(e.Key).Title(), diag.T("法律文件“%s”的全称写了书名号，印出来是两层", "the title of the law %s is written with its marks, which are printed twice", e.Key),
					diag.T("去掉外面的书名号", "Leave out the marks around it"))
				l.mend(&d, e.Value.Title, strconv.Quote(inner))
				report(d)
			}
		},
	}
}
