package validate

import (
	"slices"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

func checkUnfilled() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R017", Name: "unfilled", Severity: diag.Error,
			Title: diag.T("模板里的内容还没有填", "a template that has not been filled in"),
			Doc: diag.T("matterc new 写出的文件里，要填的文字以“待填”开头，电话写的是 000-00000000，网址写的是 https://example.cn/。还没有填的内容不能印到指南上。",
				"In the files matterc new writes, texts to be filled in begin with 待填, a telephone is 000-00000000, a web address https://example.cn/. They must not be printed on a guide."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			l.Written().Texts(func(path schema.Path, text string) {
				if strings.HasPrefix(text, schema.Unfilled) || slices.Contains(schema.Placeholders, text) {
					report(l.Finding(path.At(), diag.T("这里还没有填", "this has not been filled in"),
						diag.T("写上实际的内容", "Write what is true")))
				}
			})
		},
	}
}
