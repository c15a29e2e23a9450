package validate

import (
	"time"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
)

// Changed is the newest commit that has changed the files of the catalog; the zero value if that is not known.
type Changed struct {
	Commit string
	Day    schema.Date
}

func checkEdition() Check {
	return Check{
		Rule: diag.Rule{
			Code: "R048", Name: "edition-behind", Severity: diag.Warning,
			Title: diag.T("版本日期落在最后一次改动后面太久", "the edition date lies too far behind the last change"),
			Doc: diag.T("版本日期说明目录照哪一天的法律和事项编写。目录改了又改，版本日期没有动，印出来的就一直是那一天的。catalog.review 写明多久核对一次；目录在 git 里的，matterc check 拿最后一次改动的日期来比。日子从 git 来，不看今天是哪一天。",
				"The edition date says of which day the laws and matters of a catalog are. If the catalog is changed and the date is not, what is printed stays that of the day. catalog.review says how often the catalog is gone through; where it is in git, matterc check compares it with the day of the last change. That day comes from git: nothing asks what day it is."),
		},
		Run: func(l *inspected, report func(diag.Diagnostic)) {
			e, last := l.written.Edition, l.options.Changed
			if e == nil || e.Review == nil || e.Edition.IsZero() || l.flawed(fieldpath.Catalog().Review()) {
				return
			}
			end, ok := after(e.Edition, *e.Review)
			if !ok {
				report(l.Finding(fieldpath.Catalog().Review(), diag.T("核对周期“%s”不能这样写", "the review period “%[2]s” cannot be so", e.Review.Sentence(), e.Review.SentenceEN()), diag.T("用日、月或者年，如 {value: 6, unit: \"月\"}", "Write it in days, months or years, such as {value: 6, unit: \"月\"}")))
				return
			}
			if !end.Before(last.Day) {
				return
			}
			report(l.Finding(fieldpath.Catalog().Edition(), diag.T("版本日期是 %[1]s，而目录在 %[2]s 还改过（git 提交 %[3]s），相隔超过核对周期 %[4]s", "the edition is of %[1]s, and the catalog was changed on %[2]s (git commit %[3]s), later than the review period of %[5]s allows",
				e.Edition, last.Day, last.Commit[:min(len(last.Commit), 10)], e.Review.Sentence(), e.Review.SentenceEN()),
				diag.T("把法律和事项核对一遍，版本日期改为核对的那一天", "Go through the laws and matters, and let the edition be of the day on which you have")))
		},
	}
}

// after returns the day a period after another, of a month that is shorter its last; ok is false for a period of working days, or of none.
func after(day schema.Date, p schema.Period) (end schema.Date, ok bool) {
	months := p.Value
	switch p.Unit {
	case schema.Day:
		return day.Plus(p.Value), p.Value > 0
	case schema.Year:
		months *= 12
	case schema.Month:
	default:
		return schema.Date{}, false
	}
	y, m, d := day.Civil()
	last := schema.DateOf(y, m+time.Month(months)+1, 0)
	_, _, most := last.Civil()
	return schema.DateOf(y, m+time.Month(months), min(d, most)), p.Value > 0
}
