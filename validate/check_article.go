package validate

import (
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/validate/model"
)

func checkArticle() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R003", Name: "unknown-article", Severity: diag.Error,
			Title: diag.T("法律文件里没有引用的这一条", "the law has no such article"),
			Doc: diag.T("法律文件登记了条文（articles）的，每一处引用都逐条核对。引错条号的指南会让申请人查不到依据。没有登记条文的法律文件不核对。",
				"Where the articles of a law are registered, every citation is checked against them. Laws without articles are not checked."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			check := func(a fieldpath.Selector, id, article string) {
				law := l.Law(id)
				if law == nil || article == "" || len(law.Articles) == 0 || law.Articles.Get(model.ArticleOf(article)) != nil {
					return
				}
				d := l.Finding(a, diag.T("《%s》没有登记%s", "%[1]s has no article %[2]s", law.Title, model.ArticleOf(article)),
					diag.T("核对条号；条号没错的，把这一条的原文补进法律文件", "Check the number; if it is right, add the text of the article to the law"))
				d.Related = []diag.Related{{Place: l.Place(fieldpath.Law(id).Articles()), Message: diag.T("已登记的条文在这里", "the articles are registered here")}}
				report(d)
			}
			for _, b := range l.Bases() {
				check(b.At.Article(), b.Basis.Law, b.Basis.Article)
			}
			for _, e := range l.Written().Documents {
				if v := e.Value.Validity; v != nil && l.InUse(e.Key) {
					check(fieldpath.Document(e.Key).Validity().Article(), v.Law, v.Article)
				}
			}
		},
	}
}
