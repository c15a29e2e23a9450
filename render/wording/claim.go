package wording

import (
	"strconv"
	"strings"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

// Claim is a figure that an office has announced about a procedure.
type Claim struct {
	Name, Unit string
	Value      *int // nil where it has announced none

	name, unit string // in English
}

// Figure is the value with its unit.
func (c Claim) Figure() string { return strconv.Itoa(*c.Value) + c.Unit }

// Claims are the figures that an office has announced: the limits of the law added up, the promise, and how often applicants come,
// for one matter after another and for all together. The columns of a sheet, which are narrow, have the unit in the header above them.
func Claims(c *schema.Claims) (statutory, promised, apart, together Claim) {
	return Claim{"法定时限合计", " 个工作日", c.Statutory, "statutory limits in all", " working days"},
		Claim{"承诺时限", " 个工作日", c.Promised, "promise", " working days"},
		Claim{"分别办理跑动次数", " 次", c.VisitsBefore, "one by one", " visits"},
		Claim{"联办跑动次数", " 次", c.VisitsAfter, "together", " visits"}
}

// PastTotals says of figures that an office has announced and that do not follow from the members that they are totals as they were
// announced, why they cannot be divided, and where they were announced; "" for no figures.
func PastTotals(c *schema.Claims, figures []Claim) diag.Text {
	if len(figures) == 0 {
		return diag.Text{}
	}
	var zh, en []string
	for _, x := range figures {
		zh = append(zh, x.Name+" "+x.Figure())
		en = append(en, x.name+" "+strconv.Itoa(*x.Value)+x.unit)
	}
	said := strings.TrimSuffix(c.Whole, "。")
	t := diag.Text{ZH: strings.Join(zh, "，") + "，是以前公布的总数，不由各事项推算：" + said, EN: strings.Join(en, ", ") + ": announced as a total, which does not follow from the matters: " + said}
	if c.Source != "" {
		t.ZH, t.EN = t.ZH+"（出处："+c.Source+"）", t.EN+" (announced in: "+c.Source+")"
	}
	return t
}
